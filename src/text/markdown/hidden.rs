//! Comments that hide whole paragraphs. A short one is a note for those who write; minutes inside a long one are seen
//! by no reader, and their author may not know it.

use super::comments::comments;
use super::reading::Reading;
use crate::text::source::Span;
use pulldown_cmark::{Event, Tag, TagEnd};

/// So many words in one paragraph are no note any more; in several, fewer.
const MOST_WORDS: usize = 60;
const MOST_IN_SEVERAL: usize = 25;

/// Words with a colon that a comment for those who write begins with.
const FOR_WRITERS: [&str; 9] = ["note", "notes", "editor", "editors", "todo", "comment", "nota", "notas", "comentario"];

/// The comments of a body that hide paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The first of them, as bytes, with its signs.
    pub first: Span,
    /// How many there are.
    pub count: usize,
    /// How many words all of them hide.
    pub words: usize,
}

/// Looks for them in a body that was read.
pub(super) fn find(body: &str, reading: &Reading<'_>) -> Option<Hidden> {
    let mut found: Option<Hidden> = None;
    let mut add = |span: Span| {
        for range in comments(&body[span.start..span.end]).hidden {
            let comment = Span::new(span.start + range.start, span.start + range.end);
            let Some(words) = hidden_words(&body[comment.start..comment.end]) else { continue };
            let known = found.get_or_insert(Hidden { first: comment, count: 0, words: 0 });
            known.count += 1;
            known.words += words;
        }
    };
    let mut block: Option<Span> = None;
    for (event, span) in reading.events.iter().zip(&reading.spans) {
        match event {
            Event::Start(Tag::HtmlBlock) => block = Some(*span),
            Event::End(TagEnd::HtmlBlock) => block.take().into_iter().for_each(&mut add),
            Event::InlineHtml(html) if html.starts_with("<!--") => add(*span),
            _ => {}
        }
    }
    found
}

/// How many words a comment hides, where these are whole paragraphs.
fn hidden_words(comment: &str) -> Option<usize> {
    let inside = comment.trim_start_matches("<!--").trim_end_matches("-->").trim();
    let label = inside.split_once(':').map_or("", |(label, _)| label.trim());
    let is_for_writers = FOR_WRITERS.iter().any(|word| label.eq_ignore_ascii_case(word));
    let words = inside.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let several = inside.lines().filter(|line| line.trim().is_empty()).count() > 0;
    let most = if several { MOST_IN_SEVERAL } else { MOST_WORDS };
    (!is_for_writers && words >= most).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::super::reading::read;
    use super::*;

    fn found(body: &str) -> Option<(usize, usize, usize)> {
        find(body, &read(body)).map(|hidden| (hidden.first.start, hidden.count, hidden.words))
    }

    #[test]
    fn comments_that_hide_paragraphs_are_counted() {
        let many = |count: usize| vec!["word"; count].join(" ");
        let two = format!("{}\n\n{}", many(15), many(15));
        assert_eq!(found(&format!("A.\n\n<!--\n{two}\n-->\n\nB.\n")), Some((4, 1, 30)));
        assert_eq!(found(&format!("A.\n\n<!-- {two} -->\n\nB.\n\n<!-- {two} -->\n")), Some((4, 2, 60)));
        assert_eq!(found(&format!("A <!-- {} --> b.\n", many(60))), Some((2, 1, 60)));
    }

    #[test]
    fn notes_for_those_who_write_are_left_alone() {
        let many = |count: usize| vec!["word"; count].join(" ");
        for body in [
            "<!-- check with Joan before the next huddle -->\n".to_owned(),
            format!("<!--\n{}\n\n{}\n-->\n", many(9), many(9)),
            format!("<!-- {} -->\n", many(50)),
            format!("<!-- Note: {}\n\n{} -->\n", many(40), many(40)),
            format!("```\n<!-- {} -->\n```\n", many(90)),
            format!("`<!-- {} -->`\n", many(90)),
        ] {
            assert_eq!(found(&body), None, "{body}");
        }
    }
}
