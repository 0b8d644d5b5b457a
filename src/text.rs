//! Small types for text that must be right by construction: paths inside a site, slugs, escaped HTML.
//! It never touches the disk; a [`SitePath`] is a name, not a handle.

mod address;
pub mod fold;
pub mod mailbox;
pub mod markdown;
pub mod misread;
pub mod near;
pub mod passages;
pub mod paths;
pub mod pattern;
pub mod phrases;
pub mod redirects;
pub mod safe;
pub mod source;
pub mod tongues;

pub use address::{
    LONGEST_ADDRESS_PART, address_of_file, address_of_mailbox, decode, id_of, is_address_part, is_of_one_machine,
    is_reserved, is_whole_address, marked_id, meant_site_address, site_address, slug, stays_below, web_address,
};
use fold::fold;
use std::borrow::Cow;
use std::fmt;

/// A path inside the content folder or the built site: relative, `/`-separated, without `.`, `..` or empty parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct SitePath(String);

impl SitePath {
    /// Makes a path from `/`-separated text. `None` where it is absolute or would leave the folder.
    pub fn new(text: &str) -> Option<Self> {
        let mut parts: Vec<&str> = Vec::new();
        if text.starts_with('/') || text.contains('\\') || text.contains('\0') {
            return None;
        }
        for part in text.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                other => parts.push(other),
            }
        }
        Some(Self(parts.join("/")))
    }

    /// Resolves `relative` against the folder that holds this file. `None` where it would leave the content folder.
    pub fn beside(&self, relative: &str) -> Option<Self> {
        if relative.starts_with('/') {
            return Self::new(relative.trim_start_matches('/'));
        }
        match self.0.rsplit_once('/') {
            Some((folder, _)) => Self::new(&format!("{folder}/{relative}")),
            None => Self::new(relative),
        }
    }

    /// With `/` between its parts, and none at the beginning.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part: a file's name.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or("")
    }

    /// The file's name without its last extension.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The extension in lower case, without the dot; empty where there is none.
    pub fn extension(&self) -> String {
        let name = self.file_name();
        name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
    }

    /// The first part: the top folder, or the file's name at the root.
    pub fn top(&self) -> &str {
        self.0.split('/').next().unwrap_or("")
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// True for characters that HTML forbids or that no reader can see but a page's structure can feel:
/// controls other than Tab and line ends, and noncharacters (HTML, 13.2.3.5 "Preprocessing the input stream").
pub fn is_unprintable(character: char) -> bool {
    let code = character as u32;
    matches!(code, 0..=8 | 0xB | 0xC | 0xE..=0x1F | 0x7F..=0x9F | 0xFDD0..=0xFDEF) || code & 0xFFFE == 0xFFFE
}

/// Appends `text` to `out` with `& < > " '` escaped and unprintable characters replaced by U+FFFD.
pub fn escape_into(out: &mut String, text: &str) {
    escape_parts(text, &mut |part| out.push_str(part));
}

/// The parts of `text`, escaped, one after the other. Bytes are looked at, since most of a text needs nothing.
pub fn escape_parts(text: &str, put: &mut dyn FnMut(&str)) {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut at = 0;
    while let Some(plain) = bytes[at..].iter().position(|byte| !IS_PLAIN[usize::from(*byte)]) {
        at += plain;
        let (entity, length) = match bytes[at] {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            b'\'' => ("&#39;", 1),
            _ => {
                let character = text[at..].chars().next().unwrap_or('\u{FFFD}');
                (if is_unprintable(character) { "\u{FFFD}" } else { "" }, character.len_utf8())
            }
        };
        if !entity.is_empty() {
            put(&text[from..at]);
            put(entity);
            from = at + length;
        }
        at += length;
    }
    put(&text[from..]);
}

/// Of each byte whether it stands in HTML as it is, and is a character.
const IS_PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 0x7f {
        plain[byte as usize] =
            matches!(byte, b' '..=b'~' | b'\n' | b'\t' | b'\r') && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
        byte += 1;
    }
    plain
};

/// [`escape_into`] into a new string.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    escape_into(&mut out, text);
    out
}

/// `text` on one line: runs of white space (NBSP, U+2028 and U+2029 too) become one space, unprintable characters go.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || is_unprintable(c)).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// At most `limit` characters of `text`, cut at a word where there is one, with an ellipsis where something was cut.
pub fn shorten(text: &str, limit: usize) -> Cow<'_, str> {
    let Some((cut, _)) = text.char_indices().nth(limit) else { return text.into() };
    let head = &text[..cut];
    let end = head.rfind(' ').filter(|&at| at > cut / 2).unwrap_or(cut);
    format!("{}…", head[..end].trim_end()).into()
}

/// The text with a full stop, unless it ends with a sign already.
pub fn sentence(text: &str) -> Cow<'_, str> {
    let text = text.trim_end();
    let is_ended = text.is_empty() || text.ends_with(['.', '!', '?', '。', '…', ':', ';']);
    let is_quoted =
        || text.ends_with(['”', '"', '»', ')']) && text.trim_end_matches(['”', '"', '»', ')']).ends_with('.');
    if is_ended || is_quoted() { text.into() } else { format!("{text}.").into() }
}

/// The candidate nearest to `word` as both are folded, where one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let best = candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .min_by_key(|(distance, candidate)| (*distance, *candidate))?;
    let limit = (word.chars().count() / 3).clamp(1, 4);
    (best.0 <= limit).then_some(best.1)
}

/// `a, b and c`-like lists for messages: the first `limit`, then how many more.
pub fn list_of<'a>(items: impl IntoIterator<Item = &'a str>, limit: usize) -> String {
    let all: Vec<&str> = items.into_iter().collect();
    let mut text = all.iter().take(limit).copied().collect::<Vec<_>>().join(", ");
    if all.len() > limit {
        text.push_str(&format!(" and {} more", all.len() - limit));
    }
    text
}

/// Bytes in words: `48 KB`, `1.2 MB`.
pub fn file_size(bytes: u64) -> String {
    match bytes {
        0..=999 => format!("{bytes} bytes"),
        1_000..=999_999 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1_000_000.0),
    }
}

/// What lists are sorted by: folded, and in the order of the Latin alphabet. Different names can have one key: to
/// compare names, [`fold::key`] is there.
pub fn sort_key(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() { folded.into_owned() } else { deunicode::deunicode(&folded).to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_machine_are_known() {
        for written in
            ["http://localhost:8000/", "https://127.0.0.1/a/", "http://192.168.1.20/", "https://files.local/"]
        {
            assert!(is_of_one_machine(written), "{written}");
        }
        for written in
            ["https://city.example/", "https://192.0.2.1/", "https://localhost.example/", "https://10.example/"]
        {
            assert!(!is_of_one_machine(written), "{written}");
        }
    }

    #[test]
    fn a_path_cannot_leave_its_folder() {
        assert_eq!(SitePath::new("a/./b//c").unwrap().as_str(), "a/b/c");
        assert!(SitePath::new("../x").is_none());
        assert!(SitePath::new("/etc/passwd").is_none());
        assert!(SitePath::new("a\\b").is_none());
        let file = SitePath::new("huddles/central/x.md").unwrap();
        assert_eq!(file.beside("../harbor/y.md").unwrap().as_str(), "huddles/harbor/y.md");
        assert!(file.beside("../../../y.md").is_none());
    }

    #[test]
    fn a_slug_is_plain_whatever_comes_in() {
        assert_eq!(slug("Zona 3 — Niño's Ärea"), "zona-3-ninos-area");
        assert_eq!(slug("«»"), "");
        assert_eq!(slug("Con"), "con-1");
        assert!(
            !is_address_part("aux")
                && !is_address_part("LPT1.x")
                && !is_address_part("a.")
                && is_address_part("console")
        );
        assert_eq!(slug("警察"), "jing-cha");
        assert_eq!(slug("Hawaiʻi Neigh\u{AD}bor’s O'Brien"), "hawaii-neighbors-obrien");
    }

    #[test]
    fn an_address_holds_only_what_addresses_may() {
        assert_eq!(
            web_address("https://a.example/b c?d=\"e\"&f=%27#<g>#h"),
            "https://a.example/b%20c?d=%22e%22&f=%27#%3Cg%3E%23h"
        );
        assert_eq!(web_address(" https://[::1]:8/ñ[x]|100%"), "https://[::1]:8/%C3%B1%5Bx%5D%7C100%25");
        assert_eq!(web_address("https://a.example"), "https://a.example");
        assert_eq!(address_of_file("media/a b#c%,(1).pdf"), "media/a%20b%23c%25,(1).pdf");
        assert_eq!(address_of_mailbox("\"a b\"@c?subject=x"), "%22a%20b%22@c%3Fsubject%3Dx");
    }

    #[test]
    fn the_address_of_a_site_is_whole_and_a_folder() {
        for (written, address) in [
            ("https://a.example", "https://a.example/"),
            (" http://localhost:8000/x ", "http://localhost:8000/x/"),
            ("https://a.example/x/", "https://a.example/x/"),
        ] {
            assert_eq!(site_address(written).as_deref(), Some(address));
        }
        for written in [
            "",
            "a.example",
            "ftp://a.example/",
            "https://",
            "https:///x",
            "https://a b.example/",
            "https://a.example/?x",
            "https://u@a.example/",
            "https://a.example/../",
        ] {
            assert_eq!(site_address(written), None, "{written}");
        }
        for (written, meant) in [
            ("a.example", "https://a.example/"),
            ("htp://a.example/x", "https://a.example/x/"),
            ("//a.example", "https://a.example/"),
            ("https://a.example/?q=1", "https://a.example/"),
            ("not an address", "https://huddles.example.org/"),
            ("", "https://huddles.example.org/"),
            ("./site", "https://huddles.example.org/"),
        ] {
            assert_eq!(meant_site_address(written), meant, "{written}");
        }
    }

    #[test]
    fn controls_and_noncharacters_never_reach_a_page() {
        assert_eq!(escape("a\u{0}<b>\u{FFFE}&'\""), "a\u{FFFD}&lt;b&gt;\u{FFFD}&amp;&#39;&quot;");
        assert_eq!(one_line("a\u{A0}\u{2028} b\t\nc"), "a b c");
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(shorten("one two three", 9), "one two…");
        assert_eq!(shorten("one", 9), "one");
    }

    #[test]
    fn only_a_near_name_is_suggested() {
        assert_eq!(nearest("attendence", ["attendance", "approved_on"]), Some("attendance"));
        assert_eq!(nearest("zzz", ["attendance"]), None);
        assert_eq!(nearest("peticion", ["Petición’s"]), Some("Petición’s"));
        assert_eq!(nearest("ＨＡＲＢＯＲ", ["harbor"]), Some("harbor"));
    }
}
