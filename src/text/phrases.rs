//! Puts phrases of a page's text between tags: of the text that readers see, not of attributes, titles, scripts and
//! drawings, where a tag would be none.

use aho_corasick::{AhoCorasick, MatchKind};

/// Elements whose content is no place for tags.
const WITHOUT_TAGS: [&str; 7] = ["title", "script", "style", "textarea", "option", "svg", "template"];

/// What finds each of these phrases, of two that begin alike the longer. However many there are, a text is read once.
pub fn one_of(phrases: &[impl AsRef<[u8]>]) -> AhoCorasick {
    let made = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(phrases);
    made.expect("the phrases of a few languages are no gigabytes")
}

/// A page with each of these phrases (as HTML) between the two tags. A page without any comes back as it is.
pub fn tagged(html: Vec<u8>, phrases: &AhoCorasick, (open, close): (&str, &str)) -> Vec<u8> {
    if !phrases.is_match(&html) {
        return html;
    }
    let mut out = Vec::with_capacity(html.len() + html.len() / 8);
    let mut at = 0;
    while at < html.len() {
        let text = memchr::memchr(b'<', &html[at..]).map_or(html.len(), |length| at + length);
        put_text(&mut out, &html[at..text], phrases, (open, close));
        let end = end_of_tag(&html, text);
        out.extend_from_slice(&html[text..end]);
        at = end;
    }
    out
}

fn put_text(out: &mut Vec<u8>, text: &[u8], phrases: &AhoCorasick, (open, close): (&str, &str)) {
    let mut from = 0;
    for phrase in phrases.find_iter(text) {
        out.extend_from_slice(&text[from..phrase.start()]);
        out.extend_from_slice(open.as_bytes());
        out.extend_from_slice(&text[phrase.range()]);
        out.extend_from_slice(close.as_bytes());
        from = phrase.end();
    }
    out.extend_from_slice(&text[from..]);
}

/// Where the text goes on after the tag that begins here: after the whole element, where it is no place for tags.
pub(super) fn end_of_tag(html: &[u8], start: usize) -> usize {
    let Some(tag) = html.get(start + 1..) else { return html.len() };
    let mut quote = None;
    let length = tag.iter().position(|byte| match (quote, byte) {
        (None, b'"' | b'\'') => {
            quote = Some(*byte);
            false
        }
        (Some(open), byte) if open == *byte => {
            quote = None;
            false
        }
        (None, b'>') => true,
        _ => false,
    });
    let end = length.map_or(html.len(), |length| start + 2 + length);
    let name = |element: &&&str| {
        let after = tag.get(element.len());
        tag.starts_with(element.as_bytes()) && after.is_some_and(|byte| matches!(byte, b'>' | b' ' | b'\n' | b'/'))
    };
    match WITHOUT_TAGS.iter().find(name) {
        Some(element) if !html[..end].ends_with(b"/>") => {
            let close = format!("</{element}>");
            memchr::memmem::find(&html[end..], close.as_bytes()).map_or(html.len(), |at| end + at + close.len())
        }
        _ => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_readers_see_as_text_gets_tags() {
        let phrases = one_of(&["[x: a]", "[x: b]"]);
        let tagged = |html: &str| {
            String::from_utf8(tagged(html.as_bytes().to_vec(), &phrases, ("<i>", "</i>"))).expect("it was a text")
        };
        for (html, expected) in [
            ("<p>a [x: a] b [x: b]</p>", "<p>a <i>[x: a]</i> b <i>[x: b]</i></p>"),
            ("<title>[x: a]</title><h1>[x: a]</h1>", "<title>[x: a]</title><h1><i>[x: a]</i></h1>"),
            (r#"<img alt="a > [x: a]">[x: a]"#, r#"<img alt="a > [x: a]"><i>[x: a]</i>"#),
            ("<script>\"[x: a]\"</script>[x: b]", "<script>\"[x: a]\"</script><i>[x: b]</i>"),
            ("<svg><text>[x: a]</text></svg> [x: a]", "<svg><text>[x: a]</text></svg> <i>[x: a]</i>"),
            ("<option>[x: a]</option>", "<option>[x: a]</option>"),
            ("<titles>[x: a]</titles>", "<titles><i>[x: a]</i></titles>"),
            ("[x: c] <p", "[x: c] <p"),
            ("[x: a] <p", "<i>[x: a]</i> <p"),
        ] {
            assert_eq!(tagged(html), expected, "{html}");
        }
    }
}
