//! What stands twice in a list of one record: an area, a topic, a file, a concern.

use super::fields::Fields;
use crate::diagnostics::{Code, Help};
use crate::record::parse::tree::Step;
use crate::text::one_line;

/// Reports an item of a list, `written` at `path`, that is the same as one before it: the thing whose id is `id`.
pub(super) fn listed(fields: &mut Fields<'_>, path: &[Step<'_>], written: &str, id: &str) {
    let message = match one_line(written) {
        written if written == *id => format!("\"{written}\" is listed twice"),
        written => format!("\"{written}\" is {id}, which is listed already"),
    };
    let help = Help::new("delete one of the two").by(fields.without_item(path));
    fields.warn(Code::Repeated, path, message, help);
}

/// Reports an entry of a list that says the same as one before it. `path` leads to what is the same, and `entry` is how
/// much of it leads to the entry.
pub(super) fn said(fields: &mut Fields<'_>, (path, entry): (&[Step<'_>], usize), message: String) {
    let help = Help::new("delete one of the two").by(fields.without_item(&path[..entry]));
    fields.warn(Code::Repeated, path, message, help);
}
