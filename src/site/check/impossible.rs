//! Days and times of day that there are not: readers cannot know which is meant.

use super::Checked;
use crate::diagnostics::{Code, Diag, Place, report_first};
use crate::text::one_line;

/// Reports them; of a file with many, the first ones.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for source in checked.seen_sources() {
        let file = &checked.site.sources[source];
        report_first(diags, &checked.facts[source].impossible, |span| {
            let message = format!("there is no {}", one_line(&file.text[span.start..span.end]));
            let help = "write the day or the time that is meant";
            Diag::new(Code::InvalidDate, Place::new(file, *span), message, help).as_warning()
        });
    }
}
