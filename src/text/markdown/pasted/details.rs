//! A file that was pasted below itself, or into another: its line of hyphens and its details stand in the text.

use super::found::{Found, Pasted};
use crate::text::source::Span;

/// Fields that a record begins with.
const FIELDS: [&str; 5] = ["title:", "date:", "division:", "response_areas:", "start:"];

/// How many lines below the hyphens are looked at, and how many of them must be such fields.
const LINES: usize = 6;
const ENOUGH: usize = 3;

/// Adds the first place where details begin.
pub(super) fn find(body: &str, found: &mut Vec<Found>) {
    if !body.contains("\ntitle:") && !body.contains("\ndate:") {
        return;
    }
    let mut start = 0;
    let mut is_fenced = false;
    for line in body.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let words = line.trim_end();
        if words.starts_with("```") || words.starts_with("~~~") {
            is_fenced = !is_fenced;
        }
        // At the beginning they are the file's own, which something else kept from being read.
        let is_first = body[..at].trim().is_empty() || body.starts_with("<<<<<<<");
        if words != "---" || is_fenced || is_first {
            continue;
        }
        let below = body[start..].lines().filter(|line| !line.trim().is_empty()).take(LINES);
        if below.filter(|line| FIELDS.iter().any(|field| line.starts_with(field))).count() >= ENOUGH {
            let rest = vec![(Span::new(at, body.len()), String::new())];
            found.push(Found { span: Span::new(at, at + words.len()), pasted: Pasted::Details, edits: rest });
            return;
        }
    }
}
