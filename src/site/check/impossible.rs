//! Days and times of day that do not exist: readers cannot know which is meant.

use super::Checked;
use crate::diagnostics::{Code, Diag, Place, report_first};
use crate::text::one_line;
use crate::text::source::Span;

/// Reports them; of a file with many, the first ones.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for source in checked.seen_sources() {
        let file = &checked.site.sources[source];
        let facts = &checked.facts[source];
        // What looks private is reported so, and not quoted.
        let is_private =
            |span: &Span| facts.private.iter().any(|fact| fact.span.start < span.end && span.start < fact.span.end);
        let wrong: Vec<Span> = facts.impossible.iter().copied().filter(|span| !is_private(span)).collect();
        report_first(diags, &wrong, |span| {
            let message = format!("there is no {}", one_line(&file.text[span.start..span.end]));
            let help = "write the day or the time that is meant";
            Diag::new(Code::InvalidDate, Place::new(file, *span), message, help).as_warning()
        });
    }
}
