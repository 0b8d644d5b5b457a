//! Comments of HTML: which are hidden, and which are never closed and so are text. A comment that is never closed must
//! not hide the minutes up to the end of another one, or up to an arrow between words.

use std::ops::Range;

/// The comments of a piece of HTML.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Comments {
    /// Those that no reader sees, with their signs.
    pub hidden: Vec<Range<usize>>,
    /// Where those begin that are never closed.
    pub open: Vec<usize>,
}

/// Finds the comments of a piece of HTML. One that holds the beginning of another was never closed. So was one of
/// several paragraphs or entries of a list that ends at a `-->` with words before and after it in its line.
pub(crate) fn comments(html: &str) -> Comments {
    let mut found = Comments::default();
    let (mut from, mut end) = (0, 0);
    while let Some(start) = html[from..].find("<!--").map(|at| from + at) {
        if end < start + 2 {
            end = end_of(html, start);
        }
        if is_hidden(html, start, end) {
            found.hidden.push(start..end + 3);
            from = end + 3;
        } else {
            found.open.push(start);
            from = start + 4;
        }
    }
    found
}

/// The comment that a text begins with, where no reader sees it. Nothing behind it is looked at.
pub(crate) fn first_comment(text: &str) -> Option<Range<usize>> {
    let end = text.starts_with("<!--").then(|| end_of(text, 0))?;
    is_hidden(text, 0, end).then_some(0..end + 3)
}

/// Where the next `-->` stands, or else the end of the text. `<!-->` is a whole comment.
fn end_of(html: &str, start: usize) -> usize {
    html[start + 2..].find("-->").map_or(html.len(), |at| start + 2 + at)
}

fn is_hidden(html: &str, start: usize, end: usize) -> bool {
    let inside = html.get(start + 4..end).unwrap_or("");
    end < html.len() && !inside.contains("<!--") && !is_arrow(inside, &html[end + 3..])
}

/// Whether the `-->` after this comment stands between the words of a line that belongs to no comment.
fn is_arrow(inside: &str, after: &str) -> bool {
    let Some((above, line)) = inside.rsplit_once('\n') else { return false };
    let has_words = |text: &str| text.contains(char::is_alphanumeric);
    let after = after.split(['\n', '<']).next().unwrap_or("");
    has_words(line)
        && has_words(after)
        && (begins_block(line) || above.split('\n').skip(1).any(|line| is_empty(line) || begins_block(line)))
}

fn is_empty(line: &str) -> bool {
    line.trim_matches(|c: char| c.is_whitespace() || c == '>').is_empty()
}

/// Whether a line begins an entry of a list, a heading or a row of a table.
fn begins_block(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = (1..=9).contains(&digits) && [". ", ") "].iter().any(|sign| line[digits..].starts_with(sign));
    is_numbered || ["- ", "* ", "+ ", "#", "|"].iter().any(|sign| line.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_hides_only_what_it_closes_itself() {
        for (html, hidden, open) in [
            ("<!-- a -->", vec!["<!-- a -->"], 0),
            ("<!-- a\nb --> c", vec!["<!-- a\nb -->"], 0),
            ("<!--\na\n\nb\n-->\nc", vec!["<!--\na\n\nb\n-->"], 0),
            ("<!-- a\n\nb --> <!-- c -->", vec!["<!-- a\n\nb -->", "<!-- c -->"], 0),
            ("x <!--> y <!---> z <!-- a -- b --->", vec!["<!-->", "<!--->", "<!-- a -- b --->"], 0),
            ("<!-- a", vec![], 1),
            ("<!-- a\n\nb\n\n<!-- c -->", vec!["<!-- c -->"], 1),
            ("<!-- a <!-- b <!-- c --> d <!-- e", vec!["<!-- c -->"], 3),
            ("<!-- a\n\nAye --> Nay", vec![], 1),
            ("<!-- a\n- Ruiz: Aye --> Nay\n", vec![], 1),
            ("<!-- a\n2. b\nc --> d <!-- e -->", vec!["<!-- e -->"], 1),
        ] {
            let found = comments(html);
            assert_eq!(found.hidden.iter().map(|range| &html[range.clone()]).collect::<Vec<_>>(), hidden, "{html:?}");
            assert_eq!(found.open.len(), open, "{html:?}");
            assert_eq!(
                first_comment(html),
                found.hidden.into_iter().next().filter(|first| first.start == 0),
                "{html:?}"
            );
        }
    }
}
