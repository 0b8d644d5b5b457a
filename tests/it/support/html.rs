//! Reads pages as strictly as the program writes them: every tag closed, every attribute in double quotes, nothing
//! guessed. A page that a browser would have to mend is a mistake here.

use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Open(Tag),
    Close(String),
    Text(String),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tag {
    pub name: String,
    /// Values with their entities read.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

pub const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Tags of link previews that hold what programs read: codes, sizes, addresses.
pub fn is_code(tag: &Tag) -> bool {
    const CODES: [&str; 8] = [
        "og:type",
        "og:url",
        "og:locale",
        "og:locale:alternate",
        "og:image",
        "og:image:width",
        "og:image:height",
        "twitter:card",
    ];
    tag.get("property").or(tag.get("name")).is_some_and(|name| CODES.contains(&name))
}

/// Elements that minutes may never bring to a page.
const LIVE: [&str; 15] = [
    "script", "iframe", "object", "embed", "form", "input", "button", "textarea", "select", "svg", "math", "base",
    "frame", "style", "template",
];

/// The pieces of a page, or what is wrong with it.
pub fn pieces(page: &str) -> Result<Vec<Piece>, String> {
    let mut out = Vec::new();
    let mut rest = page.strip_prefix("<!doctype html>").unwrap_or(page);
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            out.push(Piece::Text(text(rest)?));
            break;
        };
        if at > 0 {
            out.push(Piece::Text(text(&rest[..at])?));
        }
        let inner = &rest[at + 1..];
        let end = end_of_tag(inner).ok_or_else(|| format!("a tag is not closed: {:.60}", &rest[at..]))?;
        let (tag, after) = (&inner[..end], &inner[end + 1..]);
        match tag.strip_prefix('/') {
            Some(name) => out.push(Piece::Close(name.to_owned())),
            None => out.push(Piece::Open(read_tag(tag)?)),
        }
        rest = after;
    }
    Ok(out)
}

fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Some(at),
            b'<' if !quoted => return None,
            _ => {}
        }
    }
    None
}

fn read_tag(tag: &str) -> Result<Tag, String> {
    let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
    if name.is_empty() || name != name.to_lowercase() {
        return Err(format!("<{tag}> is no tag"));
    }
    let mut read = Tag { attributes: Vec::new(), name };
    let mut rest = &tag[read.name.len()..];
    while !rest.trim().is_empty() {
        let Some(after) = rest.strip_prefix(' ') else {
            return Err(format!("<{tag}>: a space is missing before {rest:?}"));
        };
        let word: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        if word.is_empty() {
            return Err(format!("<{tag}>: {after:?} is no attribute"));
        }
        rest = &after[word.len()..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').ok_or_else(|| format!("<{tag}>: a quote is not closed"))?;
            value = text(&quoted[..end])?;
            rest = &quoted[end + 1..];
        }
        if read.get(&word).is_some() {
            return Err(format!("<{tag}>: {word} is there twice"));
        }
        read.attributes.push((word, value));
    }
    Ok(read)
}

/// Reads the entities of a text; a bare `&` is a mistake.
fn text(escaped: &str) -> Result<String, String> {
    let mut out = String::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(';').ok_or_else(|| format!("a bare & in {escaped:?}"))?;
        let entity = &rest[at + 1..at + end];
        let character = match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{A0}',
            "hellip" => '…',
            "ndash" => '–',
            "mdash" => '—',
            "copy" => '©',
            other => {
                let number = other
                    .strip_prefix("#x")
                    .or_else(|| other.strip_prefix("#X"))
                    .map(|hex| u32::from_str_radix(hex, 16));
                let number = number.or_else(|| other.strip_prefix('#').map(str::parse));
                number.and_then(Result::ok).and_then(char::from_u32).ok_or_else(|| format!("&{other}; is no entity"))?
            }
        };
        out.push(character);
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

/// A page as pieces of which every tag is closed in its order.
pub fn well_formed(page: &str) -> Result<Vec<Piece>, String> {
    let all = pieces(page)?;
    let mut open: Vec<&str> = Vec::new();
    for piece in &all {
        match piece {
            Piece::Open(tag) if !VOID.contains(&tag.name.as_str()) => open.push(&tag.name),
            Piece::Close(name) => match open.pop() {
                Some(last) if last == name => {}
                other => return Err(format!("</{name}> closes {other:?}")),
            },
            _ => {}
        }
    }
    match open.is_empty() {
        true => Ok(all),
        false => Err(format!("{open:?} are not closed")),
    }
}

/// The theme's own live elements, each by every attribute that it has; what is left open are ways inside the site.
const OF_THE_THEME: [&str; 15] = [
    "form class=find id=find action=* role=search",
    "input id=q name=q type=search autocomplete=off",
    "input id=q name=q type=search autocomplete=off aria-describedby=hint",
    "button class=button type=submit",
    "button class=button second type=button hidden=",
    "button class=button second id=locate type=button hidden= data-script-only=",
    "script src=* defer=",
    "form id=search class=search action=*",
    "input id=q name=q type=search maxlength=200 autocomplete=off spellcheck=false",
    "button id=clear class=clear type=button hidden=",
    "select id=by-kind name=kind",
    "select id=by-division name=division",
    "select id=by-area name=area",
    "select id=by-topic name=topic",
    "select id=by-year name=year",
];

fn is_the_themes(tag: &Tag) -> bool {
    let mut written = tag.name.clone();
    // What the form of search says to its script is text; the script puts none of it on the page as markup.
    let reported = |name: &str| tag.name == "form" && name.starts_with("data-");
    for (name, value) in tag.attributes.iter().filter(|(name, _)| !reported(name)) {
        let inside = value.starts_with("./") || value.starts_with("../");
        let own = match name.as_str() {
            "action" if inside => "*",
            "src"
                if inside
                    && ["copy.js", "find.js", "fold.js", "outcomes.js", "search.js", "verify.js"]
                        .contains(&value.trim_start_matches("../").trim_start_matches("./")) =>
            {
                "*"
            }
            _ => value,
        };
        written.push_str(&format!(" {name}={own}"));
    }
    OF_THE_THEME.contains(&written.as_str())
}

/// A block of data, which no browser runs.
pub fn is_data(tag: &Tag) -> bool {
    tag.name == "script" && tag.attributes == [("type".to_owned(), "application/ld+json".to_owned())]
}

/// What on a page could act by itself: scripts, frames, forms, handlers, styles, addresses that run.
pub fn live_markup(page: &[Piece]) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_head = true;
    for piece in page {
        let tag = match piece {
            Piece::Open(tag) => tag,
            Piece::Close(name) => {
                in_head &= name != "head";
                continue;
            }
            Piece::Text(_) => continue,
        };
        if in_head && is_data(tag) {
            continue;
        }
        // The charts of the theme; minutes cannot bring a picture of that kind either, as they have no class of their
        // own.
        let chart = tag.name == "svg" && tag.get("class").is_some_and(|class| class.starts_with("chart"));
        if LIVE.contains(&tag.name.as_str()) && !chart && !is_the_themes(tag) {
            found.push(format!("<{}>", tag.name));
        }
        for (name, value) in &tag.attributes {
            let address = matches!(name.as_str(), "href" | "src" | "action" | "cite" | "data" | "poster" | "srcset");
            let plain: String =
                value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
            let runs =
                ["javascript:", "data:", "vbscript:", "file:", "//"].iter().any(|scheme| plain.starts_with(scheme));
            if name.starts_with("on") || name == "style" || name == "srcdoc" || (address && runs) {
                found.push(format!("{name}={value:?}"));
            }
        }
    }
    found
}

/// The first character of a page that HTML forbids.
pub fn forbidden_character(page: &[Piece]) -> Option<char> {
    let find = |text: &str| text.chars().find(|c| huddle::text::is_unprintable(*c));
    page.iter().find_map(|piece| match piece {
        Piece::Text(text) => find(text),
        Piece::Open(tag) => tag.attributes.iter().find_map(|(_, value)| find(value)),
        Piece::Close(_) => None,
    })
}

/// A page, read.
pub struct Page {
    pub pieces: Vec<Piece>,
}

impl Page {
    pub fn read(page: &str) -> Self {
        Self { pieces: well_formed(page).unwrap_or_else(|mistake| panic!("{mistake}\n{page:.400}")) }
    }

    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Open(tag) => Some(tag),
            _ => None,
        })
    }

    /// Every address that the page links to or loads, as it is written.
    pub fn addresses(&self) -> Vec<&str> {
        let written =
            self.tags().flat_map(|tag| ["href", "src", "action"].into_iter().filter_map(|name| tag.get(name)));
        let sources = self.tags().filter_map(|tag| tag.get("srcset")).flat_map(|set| set.split(','));
        written.chain(sources.filter_map(|source| source.split_whitespace().next())).collect()
    }

    pub fn ids(&self) -> BTreeSet<&str> {
        self.tags().filter_map(|tag| tag.get("id")).collect()
    }

    /// Everything that a person reads or hears: texts, and the attributes that are read out or shown by search engines.
    pub fn said(&self) -> String {
        let mut out = String::new();
        let mut in_data = false;
        for piece in &self.pieces {
            match piece {
                Piece::Text(_) if in_data => {}
                Piece::Text(text) => out.push_str(text),
                Piece::Open(tag) => {
                    // Names of files and columns are no words.
                    in_data = is_data(tag) || tag.get("translate") == Some("no");
                    for (name, value) in &tag.attributes {
                        if matches!(name.as_str(), "alt" | "aria-label" | "title" | "label" | "placeholder")
                            || (tag.name == "meta" && name == "content" && !is_code(tag))
                        {
                            out.push_str(&format!(" {value} "));
                        }
                    }
                    if !matches!(tag.name.as_str(), "a" | "span" | "strong" | "em" | "time" | "sup") {
                        out.push(' ');
                    }
                }
                Piece::Close(_) => in_data = false,
            }
        }
        out
    }

    /// The text of the first element of this name.
    pub fn text_of(&self, name: &str) -> Option<String> {
        let start = self.pieces.iter().position(|piece| matches!(piece, Piece::Open(tag) if tag.name == name))?;
        let mut depth = 0;
        let mut out = String::new();
        for piece in &self.pieces[start..] {
            match piece {
                Piece::Open(tag) if tag.name == name => depth += 1,
                Piece::Close(closed) if closed == name => depth -= 1,
                Piece::Text(text) => out.push_str(text),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        Some(out.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Headings with nothing in them, and headings that nothing follows before the next of their level.
    pub fn empty_headings(&self) -> Vec<String> {
        let level = |name: &str| name.strip_prefix('h').and_then(|digit| digit.parse::<u8>().ok());
        let mut empty = Vec::new();
        let mut last: Option<(u8, String, bool)> = None;
        let mut inside = None;
        for piece in &self.pieces {
            match piece {
                Piece::Open(tag) if level(&tag.name).is_some() => {
                    let this = level(&tag.name).unwrap_or(1);
                    if let Some((before, words, false)) = &last
                        && *before >= this
                    {
                        empty.push(words.clone());
                    }
                    inside = Some((this, String::new()));
                }
                Piece::Close(name) if level(name).is_some() => {
                    if let Some((this, words)) = inside.take() {
                        if words.trim().is_empty() {
                            empty.push("a heading without words".into());
                        }
                        last = Some((this, words, false));
                    }
                }
                Piece::Text(text) if !text.trim().is_empty() => match (&mut inside, &mut last) {
                    (Some((_, words)), _) => words.push_str(text),
                    (None, Some((_, _, followed))) => *followed = true,
                    (None, None) => {}
                },
                Piece::Open(tag) if tag.name == "img" => {
                    if let Some((_, _, followed)) = &mut last {
                        *followed = true;
                    }
                }
                _ => {}
            }
        }
        empty
    }
}

/// Resolves a relative address against the file that it stands in, as a browser would; `None` where it leaves the site.
pub fn target(file: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    let (path, folder) = match address.strip_prefix('/') {
        Some(absolute) => {
            parts.clear();
            (absolute, absolute.is_empty())
        }
        None => (address, false),
    };
    let mut ends_in_folder = folder;
    for part in path.split('/') {
        ends_in_folder = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    if ends_in_folder {
        parts.push("index.html");
    }
    Some(parts.join("/"))
}
