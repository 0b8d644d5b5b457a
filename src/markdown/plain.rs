//! Pieces of what people write, made harmless before they reach a page; and a body as nothing but its words.

use super::options;
use pulldown_cmark::{Event, Parser, TagEnd};

/// An address of another site, without the spaces and controls that a browser would drop anyway.
pub(super) fn clean(target: &str) -> String {
    target.chars().filter(|c| !c.is_control()).map(|c| if c.is_whitespace() { "%20".to_owned() } else { c.to_string() }).collect()
}

/// An address of another site as its standard has it.
pub(super) fn address(target: &str) -> String {
    crate::text::web_address(&clean(target))
}

/// `<br>` in any of its spellings.
pub(super) fn is_break(html: &str) -> bool {
    let inner = html.trim().trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    inner.eq_ignore_ascii_case("br") && html.trim_start().starts_with('<')
}

/// Raw HTML without its comments; one that is never closed ends the text.
pub(super) fn without_comments(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        out.push_str(&rest[..start]);
        match rest[start..].find("-->") {
            Some(end) => rest = &rest[start + end + 3..],
            None => return out,
        }
    }
    out.push_str(rest);
    out
}

/// The words of a body on one line for each of its blocks: no markup, no raw HTML, no addresses.
pub fn text_of(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    for event in Parser::new_ext(body, options()) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => text.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead | TagEnd::CodeBlock,
            ) if !text.ends_with('\n') => text.push('\n'),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_body_only_the_words_are_left() {
        let body =
            "# Two *lamps*\n\nSee [the plan](x.md), <b>now</b>.<!-- not this -->\n\n- one\n- `two`\n\n| A | B |\n|---|---|\n| c | d |\n";
        assert_eq!(text_of(body), "Two lamps\nSee the plan, now.\none\ntwo\nA B \nc d \n");
    }
}
