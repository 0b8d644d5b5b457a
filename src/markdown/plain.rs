//! Pieces of what people write, made harmless before they reach a page.

/// An address of another site, without the spaces and controls that a browser would drop anyway.
pub(super) fn clean(target: &str) -> String {
    target.chars().filter(|c| !c.is_control()).map(|c| if c.is_whitespace() { "%20".to_owned() } else { c.to_string() }).collect()
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
