//! The first language of the site, which records are in that do not say another.

use super::settings;
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::Language;
use crate::record::parse::tree::Step::{Index, Key};
use crate::text::source::Source;

/// How many translations into the first language of the site say that another one is the records' own.
const SEVERAL: usize = 3;

/// What is said of translations into the language that their originals are taken for: of several, that the languages of
/// the site are in another order than its records.
pub(super) fn judge(own: Vec<Diag>, languages: &[Language], settings: Option<&Source>) -> Vec<Diag> {
    let [first, others @ ..] = languages else { return own };
    let (Some(settings), [second, ..]) = (settings, others) else { return own };
    if own.len() < SEVERAL {
        return own;
    }
    let message = format!(
        "records that do not say their language are in the first one, \"{first}\", and {} of them have a translation \
            into it",
        own.len()
    );
    let order: Vec<&str> =
        std::iter::once(second).chain([first]).chain(&others[1..]).map(|language| &**language).collect();
    let line = format!("[{}]", order.join(", "));
    let typed = settings::in_settings(settings, |fields| fields.write(&[Key("languages")], &line));
    let help = Help::typed("put the language of the records first: ", typed);
    let place = settings::place(settings, &[Key("languages"), Index(0)]);
    vec![Diag::new(Code::TranslationMismatch, place, message, help)]
}
