//! What people read or hear of a built site, in whatever file it stands; and other letters, so that words that came
//! from nowhere are seen.

use super::Built;
use super::html::{Piece, Tag, VOID, is_code, well_formed};
use std::collections::BTreeMap;

/// Words of a file, and the language that they are said to be in.
#[derive(Debug)]
pub struct Saying {
    pub path: String,
    pub language: String,
    pub words: String,
}

/// Files of the site whose names and words are for programs.
const FOR_PROGRAMS: [&str; 1] = ["manifest.json"];

/// The tag for what is in no language (ISO 639-2): names of columns and files, which are the same on every site.
const NO_LANGUAGE: &str = "zxx";

/// Everything that the site says, pages and data files.
pub fn sayings(built: &Built) -> Vec<Saying> {
    let languages = &built.prepared.site.config.languages;
    let mut out = Vec::new();
    for (path, bytes) in built.files.iter().filter(|(path, _)| !FOR_PROGRAMS.contains(&path.as_str())) {
        let language = languages[1..]
            .iter()
            .find(|tag| path.starts_with(&format!("{}/", &***tag)))
            .unwrap_or(&languages[0])
            .to_string();
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let mut say = |language: &str, words: &str| {
            if language == NO_LANGUAGE {
                return;
            }
            let words = without_addresses(words);
            if words.chars().any(char::is_alphabetic) {
                out.push(Saying { path: path.clone(), language: language.to_owned(), words });
            }
        };
        match path.rsplit('.').next().unwrap_or_default() {
            "html" => of_page(text, &mut say),
            "svg" | "xml" | "atom" | "rss" => of_markup(text, &language, &mut say),
            "ics" => of_calendar(text, &language, &mut say),
            "json" | "geojson" => {
                of_json(&serde_json::from_str(text).expect("JSON that can be read"), &language, &mut say)
            }
            "txt" => say(&language, text),
            _ => {}
        }
    }
    out
}

/// Addresses are fixed, whatever a site calls its levels.
fn without_addresses(words: &str) -> String {
    // A dot between two letters: `works.example`, `lamp.png`.
    let dotted = |word: &str| {
        word.as_bytes()
            .windows(3)
            .any(|part| part[0].is_ascii_alphanumeric() && part[1] == b'.' && part[2].is_ascii_alphabetic())
    };
    let address = |word: &&str| {
        word.contains("://") || word.contains('@') || word.trim_matches('/').contains('/') || dotted(word)
    };
    words.split_whitespace().filter(|word| !address(word)).collect::<Vec<_>>().join(" ")
}

/// An attribute that is read out, shown, or read by a script to be shown.
fn is_said(tag: &Tag, name: &str, value: &str) -> bool {
    match name {
        "alt" | "title" | "label" | "placeholder" | "summary" | "abbr" => true,
        "value" => tag.name == "input" && matches!(tag.get("type"), Some("submit" | "button" | "reset")),
        "content" => {
            tag.name == "meta"
                && tag.get("http-equiv").is_none()
                && !is_code(tag)
                && !matches!(
                    tag.get("name"),
                    Some("viewport" | "color-scheme" | "robots" | "generator" | "theme-color")
                )
        }
        // Codes that scripts compare are single words in lower case; what they show begins with a capital or is a
        // phrase.
        _ => {
            (name.starts_with("aria-")
                && !["labelledby", "describedby", "controls", "current", "live", "hidden"].contains(&&name[5..]))
                || (name.starts_with("data-") && is_phrase(value))
        }
    }
}

fn is_phrase(value: &str) -> bool {
    value.trim().contains(' ') || value.chars().next().is_some_and(char::is_uppercase)
}

/// Texts run on through elements that stand in a line; each piece has the language of its element.
fn of_page(text: &str, say: &mut dyn FnMut(&str, &str)) {
    const IN_LINE: [&str; 11] = ["a", "span", "strong", "em", "time", "sup", "b", "i", "mark", "abbr", "code"];
    let mut open: Vec<(String, String)> = Vec::new();
    let mut line = (String::new(), String::new());
    for piece in well_formed(text).expect("a page that can be read") {
        if let (Piece::Text(data), Some((name, language))) = (&piece, open.last())
            && name == "script"
        {
            // Only data stands inside one: what it says is said of the page.
            of_json(&serde_json::from_str(data).expect("linked data is JSON"), language, say);
            continue;
        }
        let language = || open.last().map_or(String::new(), |(_, language)| language.clone());
        match piece {
            Piece::Open(tag) => {
                let inside = tag.get("lang").map_or_else(language, str::to_owned);
                let own = if tag.get("translate") == Some("no") { NO_LANGUAGE.to_owned() } else { inside };
                if !IN_LINE.contains(&tag.name.as_str()) || own != line.0 {
                    say(&line.0, &std::mem::take(&mut line.1));
                    line.0.clone_from(&own);
                }
                for (name, value) in tag.attributes.iter().filter(|(name, value)| is_said(&tag, name, value)) {
                    let _ = name;
                    say(&own, value);
                }
                if !VOID.contains(&tag.name.as_str()) {
                    open.push((tag.name, own));
                }
            }
            Piece::Close(name) => {
                open.pop();
                let own = open.last().map_or(String::new(), |(_, language)| language.clone());
                if !IN_LINE.contains(&name.as_str()) || own != line.0 {
                    say(&line.0, &std::mem::take(&mut line.1));
                    line.0 = own;
                }
            }
            Piece::Text(text) => line.1.push_str(&text),
        }
    }
    say(&line.0, &line.1);
}

/// Texts of XML, and the attributes that hold some. Pages inside a feed are escaped, and are read as what they are.
fn of_markup(text: &str, language: &str, say: &mut dyn FnMut(&str, &str)) {
    for part in text.split('<').skip(1) {
        let Some((tag, after)) = part.split_once('>') else { continue };
        if tag == "Language" {
            continue; // A tag of BCP 47, in what describes the search.
        }
        let inner = after.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        match inner.contains('<') {
            true => of_markup(&format!("<>{inner}"), language, say),
            false => say(language, &inner),
        }
        for name in [" title=\"", " label=\"", " aria-label=\""] {
            if let Some((_, value)) = tag.split_once(name) {
                say(language, value.split('"').next().unwrap_or_default());
            }
        }
    }
}

/// Lines of a calendar that are shown (RFC 5545: a line that begins with a space goes on).
fn of_calendar(text: &str, language: &str, say: &mut dyn FnMut(&str, &str)) {
    const SHOWN: [&str; 8] =
        ["SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"];
    for line in text.replace("\r\n", "\n").replace("\n ", "").lines() {
        if let Some((name, value)) = line.split_once(':')
            && SHOWN.contains(&name.split(';').next().unwrap_or_default())
        {
            say(language, &value.replace("\\n", " "));
        }
    }
}

fn of_json(value: &serde_json::Value, language: &str, say: &mut dyn FnMut(&str, &str)) {
    match value {
        // A page inside a feed.
        serde_json::Value::String(text) if text.contains('<') && text.contains('>') => {
            of_markup(&format!("<>{text}"), language, say)
        }
        serde_json::Value::String(text) if is_phrase(text) => say(language, text),
        serde_json::Value::Array(list) => list.iter().for_each(|inner| of_json(inner, language, say)),
        // Types of linked data are words of its vocabulary, the same in every language.
        serde_json::Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != "@type").for_each(|(_, inner)| of_json(inner, language, say));
        }
        _ => {}
    }
}

/// Messages of a file of strings: id and the lines of the value, `{ … }` and all.
pub fn messages(ftl: &str) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in ftl.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" = ") {
            Some((id, value)) if line.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                current = id.to_owned();
                out.insert(current.clone(), vec![value.to_owned()]);
            }
            _ => out.entry(current.clone()).or_default().push(line.to_owned()),
        }
    }
    out
}

/// The words of a line of a message, without what stands in braces, the head of a choice and the names of its cases.
pub fn literal(line: &str) -> String {
    let line = case(line).map_or(line, |(_, text)| text);
    outside(line, &mut str::to_owned).0
}

/// `   *[other] text` as its head and its text.
fn case(line: &str) -> Option<(&str, &str)> {
    let trimmed = line.trim_start();
    let at = (trimmed.starts_with('[') || trimmed.starts_with("*[")).then(|| line.find("] "))??;
    Some((&line[..at + 2], &line[at + 2..]))
}

/// The parts outside of braces, changed and alone; and the whole with those parts changed.
fn outside(line: &str, change: &mut dyn FnMut(&str) -> String) -> (String, String) {
    let (mut alone, mut whole, mut depth) = (String::new(), String::new(), 0_usize);
    for character in line.chars() {
        depth += usize::from(character == '{');
        if depth == 0 && character != '}' {
            let changed = change(character.encode_utf8(&mut [0; 4]));
            alone.push_str(&changed);
            whole.push_str(&changed);
        } else {
            whole.push(character);
        }
        depth = depth.saturating_sub(usize::from(character == '}'));
    }
    (alone, whole)
}

/// The same words in letters that no record and no program uses: fullwidth ones, which have capitals and read the same.
pub fn foreign(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphabetic() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c })
        .collect()
}

/// A file of strings in other letters.
pub fn foreign_messages(ftl: &str) -> String {
    let mut out = String::new();
    for line in ftl.lines().filter(|line| !line.starts_with('#')) {
        let (head, text) = match (case(line), line.split_once(" = ")) {
            (Some(parts), _) => parts,
            (None, Some((id, value))) => (&line[..id.len() + 3], value),
            (None, None) => ("", line),
        };
        out.push_str(head);
        out.push_str(&outside(text, &mut foreign).1);
        out.push('\n');
    }
    out
}

/// A record in other letters: what stands in straight quotes, and the text below the details.
pub fn foreign_record(text: &str) -> String {
    let (details, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((details, body)) => (details, Some(body)),
        None => (text, None),
    };
    let in_quotes =
        |(at, part): (usize, &str)| if at % 2 == 1 && !part.contains("://") { foreign(part) } else { part.to_owned() };
    let line = |line: &str| {
        if line.starts_with('#') {
            String::new()
        } else {
            line.split('"').enumerate().map(in_quotes).collect::<Vec<_>>().join("\"")
        }
    };
    let details = details.lines().map(line).collect::<Vec<_>>().join("\n");
    match body {
        None => details + "\n",
        Some(body) => format!("---\n{details}\n---\n{}", foreign_text(body)),
    }
}

/// Markdown in other letters, but for addresses of links and ticks of lists.
fn foreign_text(body: &str) -> String {
    let mut out = String::new();
    for (at, part) in body.split("](").enumerate() {
        let (address, text) = if at == 0 {
            ("", part)
        } else {
            part.split_once(')').map_or(("", part), |(address, _)| (address, &part[address.len()..]))
        };
        if at > 0 {
            out.push_str("](");
            out.push_str(address);
        }
        out.push_str(&foreign(text));
    }
    out.replace("[ｘ]", "[x]")
}

/// Words (runs of letters) in which every letter is of the alphabet that programs are written in; names of formats are
/// the same everywhere, and `{count}` is a place that a script fills in.
pub fn plain_words(text: &str) -> Vec<String> {
    const FORMATS: [&str; 2] = ["PDF", "PNG"];
    // Monday and Tuesday in Vietnamese, as Unicode has them.
    const DAYS: [&str; 2] = ["Hai", "Ba"];
    let text = outside(text, &mut str::to_owned).0;
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    // What has a digit in it is a mark, not a word.
    let words = words.filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()));
    words.filter(|word| !FORMATS.contains(word) && !DAYS.contains(word)).map(str::to_owned).collect()
}
