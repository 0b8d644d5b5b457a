//! The words of a record's text on its page: what stands in the elements of the class `prose`, which the theme puts
//! around every text that staff wrote. Only pages that this program made are read.

/// How an element with the text begins.
const PROSE: &str = "<div class=\"prose\"";

/// The words, with a space where an element begins or ends.
pub fn prose(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some(at) = rest.find(PROSE) {
        let inside = &rest[at + PROSE.len()..];
        let end = end_of_element(inside);
        text.push_str(&words(&inside[..end]));
        rest = &inside[end..];
    }
    text
}

/// Where the `div` ends that was opened before `text`.
fn end_of_element(text: &str) -> usize {
    let mut depth = 1_usize;
    for (at, _) in text.match_indices('<') {
        let tag = &text[at..];
        if tag.starts_with("<div") {
            depth += 1;
        } else if tag.starts_with("</div") {
            depth -= 1;
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// What is between tags. The text begins inside one.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = true;
    for character in html.chars() {
        match character {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                text.push(' ');
            }
            _ if is_tag => {}
            _ => text.push(character),
        }
    }
    // The five signs that the program writes as entities; the last one is what the others begin with.
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_texts_and_nothing_around_them() {
        let page = "<h1>Title</h1><div class=\"prose\" lang=\"en\"><p>A &lt;b&gt; &amp;lt; c</p>\n<div class=\"scroll\"><table><tr>\
            <td>1</td><td>2</td></tr></table></div><p>End</p></div><p>After</p><div class=\"prose\"><p>More</p></div>";
        let words: Vec<String> = prose(page).split_whitespace().map(str::to_owned).collect();
        assert_eq!(words, ["A", "<b>", "&lt;", "c", "1", "2", "End", "More"]);
        assert_eq!(prose("<p>No text</p>"), "");
    }
}
