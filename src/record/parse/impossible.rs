//! Days and times of day in a file that do not exist.

use crate::record::model::written_date::DateGrammar;
use crate::text::markdown::shown::Shown;
use crate::text::source::{Source, Span};

/// Fields whose own checks read them as a date or a time.
const READ_AS_DATES: [&str; 7] = ["date", "due", "start", "end", "approved_on", "valid_from", "valid_to"];

/// Where they stand in the details and in the text.
pub(super) fn find(source: &Source, texts: &[Shown], dates: &DateGrammar) -> Vec<Span> {
    let of = |text: &Shown| {
        let found = dates.impossible(&text.text).into_iter();
        found.map(|range| text.place(range.start, range.end)).filter(|span| !is_read(source, *span)).collect::<Vec<_>>()
    };
    texts.iter().flat_map(of).collect()
}

/// Whether the field that it stands in is one of those.
fn is_read(source: &Source, span: Span) -> bool {
    let mut lines = source.text[..span.start].rsplit('\n');
    let own = lines.next().unwrap_or_default();
    // A text below `due: >-` belongs to that line.
    let line = if own.contains(": ") { own } else { lines.next().unwrap_or_default() };
    let key = line.rsplit_once(':').map_or("", |(before, _)| before);
    READ_AS_DATES.contains(&key.rsplit([' ', '{', '-']).next().unwrap_or_default())
}
