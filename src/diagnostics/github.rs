//! Mistakes as GitHub's workflow commands: they show as annotations beside the lines of a change. It shows the first
//! ten of a step and drops the others, so the worst come first, and no more than that are written.

use super::codes::Severity;
use super::diag::Diag;
use crate::text::safe::is_obeyed;

/// As many annotations as GitHub shows of one step.
pub const SHOWN: usize = 10;

/// One `::error` or `::warning` line for each of the first [`SHOWN`], errors before warnings.
pub fn render(diags: &[Diag], prefix: &str) -> String {
    let mut worst: Vec<&Diag> = diags.iter().collect();
    worst.sort_by_key(|diag| diag.severity);
    let mut out = String::new();
    for diag in worst.into_iter().take(SHOWN) {
        let level = match diag.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = &diag.place;
        let body = if diag.help.is_empty() { diag.message.clone() } else { format!("{}\n{}", diag.message, diag.help) };
        out.push_str(&format!(
            "::{level} file={},line={},col={},endColumn={},title={}::{}\n",
            property(&format!("{prefix}{}", place.file)),
            place.start.line,
            place.start.column,
            place.end_column,
            property(&format!("{}: {}", diag.code.label(), diag.code.title())),
            data(&body)
        ));
    }
    out
}

fn data(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_obeyed(c) { '\u{FFFD}' } else { c }).collect();
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
