//! Raw HTML that a writer typed: what it is where it is shown as text.

use super::comments::comments;

/// `<br>` in any of its spellings.
pub(super) fn is_break(html: &str) -> bool {
    let inner = html.trim().trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    inner.eq_ignore_ascii_case("br") && html.trim_start().starts_with('<')
}

/// Raw HTML without its comments. What begins like a comment and is never closed is text.
pub(super) fn without_comments(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    for hidden in comments(html).hidden {
        out.push_str(&html[from..hidden.start]);
        from = hidden.end;
    }
    out.push_str(&html[from..]);
    out
}
