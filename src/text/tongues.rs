//! Names of another language in the text of a page: each gets an element that says which language it is in. Only what
//! readers see as text of the page's own language is looked at; what is inside an element with a `lang` of its own says
//! so already.

use super::phrases::end_of_tag;
use regex::Regex;
use std::collections::HashMap;

/// Names and their languages, put together for many pages.
#[derive(Debug)]
pub struct Names {
    any: Regex,
    /// The attributes that say their language, by the name as HTML has it.
    tags: HashMap<String, String>,
}

impl Names {
    /// Of names with the BCP 47 tag of their language; `None` where there are none. The first language of a name holds.
    /// `turned` has the languages that are written in the other direction than the page's, and that direction.
    pub fn new(names: &[(String, String)], turned: (&[String], &str)) -> Option<Self> {
        let mut tags = HashMap::new();
        for (name, tag) in names.iter().filter(|(name, _)| !name.trim().is_empty()) {
            tags.entry(super::escape(name.trim())).or_insert_with(|| match turned.0.contains(tag) {
                true => format!(" lang=\"{tag}\" dir=\"{}\"", turned.1),
                false => format!(" lang=\"{tag}\""),
            });
        }
        if tags.is_empty() {
            return None;
        }
        // Of several names that begin at one place the longest is meant: "Harbor Side" before "Harbor".
        let mut longest: Vec<&String> = tags.keys().collect();
        longest.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
        let any = longest.into_iter().map(|name| regex::escape(name)).collect::<Vec<_>>().join("|");
        Some(Self { any: Regex::new(&any).ok()?, tags })
    }

    /// The page with each of the names in an element of its language. A page without any comes back as it is.
    pub fn marked(&self, html: Vec<u8>) -> Vec<u8> {
        let Ok(html) = String::from_utf8(html) else { return Vec::new() };
        if !self.any.is_match(&html) {
            return html.into_bytes();
        }
        let mut out = String::with_capacity(html.len() + html.len() / 16);
        let mut at = 0;
        while at < html.len() {
            let tag = html[at..].find('<').map_or(html.len(), |length| at + length);
            self.put_text(&mut out, &html[at..tag]);
            let end = end_of_tag(html.as_bytes(), tag);
            let end = own_language(&html[tag..end]).map_or(end, |name| end_of_element(&html, end, name));
            out.push_str(&html[tag..end]);
            at = end;
        }
        out.into_bytes()
    }

    fn put_text(&self, out: &mut String, text: &str) {
        let (mut written, mut from) = (0, 0);
        while let Some(found) = self.any.find_at(text, from) {
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_part =
                is_letter(text[..found.start()].chars().next_back()) || is_letter(text[found.end()..].chars().next());
            from = found.end();
            if is_part {
                continue;
            }
            let tag = self.tags.get(found.as_str()).map_or("", String::as_str);
            out.push_str(&text[written..found.start()]);
            out.push_str("<span");
            out.push_str(tag);
            out.push('>');
            out.push_str(found.as_str());
            out.push_str("</span>");
            written = found.end();
        }
        out.push_str(&text[written..]);
    }
}

/// The name of the element that this tag begins, where the element says which language it is in. The page's own element
/// says it of everything else.
fn own_language(tag: &str) -> Option<&str> {
    let inside = tag.strip_prefix('<')?;
    let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let says = !name.is_empty() && name != "html" && !tag.ends_with("/>") && tag.contains(" lang=\"");
    // Drawings and the like were passed over whole.
    (says && !tag[1..].contains('<')).then_some(name)
}

/// Where the element ends whose content begins at `from`.
fn end_of_element(html: &str, from: usize, name: &str) -> usize {
    let mut depth = 1_usize;
    let mut at = from;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        at = end_of_tag(html.as_bytes(), start).max(start + 1);
        let rest = &html[start + 1..];
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let is_same = rest.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
        match (is_same, closes) {
            (true, true) => depth -= 1,
            (true, false) => depth += 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn marked(html: &str) -> String {
        let name = |name: &str| (name.to_owned(), "en".to_owned());
        let all = [name("Harbor"), name("Harbor Side"), name("Parks & Trees"), ("مرفأ".to_owned(), "ar".to_owned())];
        let names = Names::new(&all, (&["ar".to_owned()], "rtl")).expect("there are some");
        String::from_utf8(names.marked(html.as_bytes().to_vec())).expect("it was a text")
    }

    #[test]
    fn names_get_their_language_where_readers_see_them() {
        for (html, expected) in [
            ("<p>División Harbor.</p>", "<p>División <span lang=\"en\">Harbor</span>.</p>"),
            ("<p>Harbor Side</p>", "<p><span lang=\"en\">Harbor Side</span></p>"),
            ("<p>«Parks &amp; Trees»</p>", "<p>«<span lang=\"en\">Parks &amp; Trees</span>»</p>"),
            ("<p>Harbors, éHarbor</p>", "<p>Harbors, éHarbor</p>"),
            (
                "<p lang=\"en\">Harbor <p>Harbor</p> Harbor</p> Harbor",
                "<p lang=\"en\">Harbor <p>Harbor</p> Harbor</p> <span lang=\"en\">Harbor</span>",
            ),
            (
                "<html lang=\"es\"><title>Harbor</title><p>Harbor",
                "<html lang=\"es\"><title>Harbor</title><p><span lang=\"en\">Harbor</span>",
            ),
            (
                "<a title=\"Harbor\" hreflang=\"en\" href=\"Harbor/\">x</a>",
                "<a title=\"Harbor\" hreflang=\"en\" href=\"Harbor/\">x</a>",
            ),
            (
                "<svg lang=\"en\"><text>Harbor</text></svg>Harbor",
                "<svg lang=\"en\"><text>Harbor</text></svg><span lang=\"en\">Harbor</span>",
            ),
            ("<p>مرفأ</p>", "<p><span lang=\"ar\" dir=\"rtl\">مرفأ</span></p>"),
            ("<p>nothing</p>", "<p>nothing</p>"),
        ] {
            assert_eq!(marked(html), expected, "{html}");
        }
        assert!(Names::new(&[], (&[], "rtl")).is_none());
    }
}
