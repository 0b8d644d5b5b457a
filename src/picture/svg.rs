//! Drawings (SVG) as they are published: only what draws comes through. A drawing that is opened by itself can run
//! scripts and call other servers, so one that holds such things is refused; notes of the program that made it, which
//! may name people and folders, are left out.

use super::{Flaw, Size};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements that do more than draw, in small letters.
const LIVE: [&str; 9] = ["script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener"];

/// Prefixes that belong to drawings; what has another is a note of a program.
const PREFIXES: [&str; 4] = ["svg", "xlink", "xml", "xmlns"];

/// The drawing as it is published, and its size where it says so.
///
/// # Errors
/// What is no drawing, or one that does more than draw.
pub fn clean(bytes: &[u8]) -> Result<(Vec<u8>, Option<Size>), Flaw> {
    let text = std::str::from_utf8(bytes).map_err(|_| Flaw::NotAPicture)?.trim_start_matches('\u{FEFF}');
    let mut reader = Reader::from_str(text);
    let mut cleaner = Cleaner { out: String::with_capacity(text.len()), size: None, hidden: 0, depth: 0, style: false, rooted: false };
    loop {
        match reader.read_event().map_err(|_| Flaw::Broken)? {
            Event::Start(tag) => cleaner.start(&tag)?,
            Event::Empty(tag) => cleaner.empty(&tag)?,
            Event::End(tag) => cleaner.end(tag.name().as_ref()),
            Event::Text(text) => cleaner.text(&text, |text| text.to_owned())?,
            Event::CData(text) => cleaner.text(&text, |text| format!("<![CDATA[{text}]]>"))?,
            Event::GeneralRef(name) => cleaner.text(&name, |name| format!("&{name};"))?,
            Event::DocType(text) if text.contains('[') => return Err(Flaw::Live("declarations of its own".into())),
            Event::Eof => break,
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
        }
    }
    if !cleaner.rooted || cleaner.depth != 0 {
        return Err(if cleaner.rooted { Flaw::Broken } else { Flaw::NotAPicture });
    }
    cleaner.out.push('\n');
    Ok((cleaner.out.into_bytes(), cleaner.size))
}

struct Cleaner {
    out: String,
    size: Option<Size>,
    /// How many elements deep inside one that is left out.
    hidden: usize,
    depth: usize,
    /// Inside a stylesheet.
    style: bool,
    rooted: bool,
}

impl Cleaner {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Flaw> {
        self.depth += 1;
        let written = self.tag(tag)?;
        match written {
            Some(written) if self.hidden == 0 => {
                self.style = local(tag.name().as_ref()) == "style";
                self.out.push_str(&format!("<{written}>"));
            }
            _ => self.hidden += 1,
        }
        Ok(())
    }

    fn empty(&mut self, tag: &BytesStart<'_>) -> Result<(), Flaw> {
        if let Some(written) = self.tag(tag)?.filter(|_| self.hidden == 0) {
            self.out.push_str(&format!("<{written}/>"));
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.style = false;
        if self.hidden > 0 {
            self.hidden -= 1;
        } else {
            self.out.push_str(&format!("</{name}>"));
        }
    }

    fn text(&mut self, text: &str, write: fn(&str) -> String) -> Result<(), Flaw> {
        if self.hidden > 0 || self.depth == 0 {
            return Ok(());
        }
        // A stylesheet in which something is written in other signs could hide what is looked for.
        if self.style && (text.contains('\\') || leads_away(text)) {
            return Err(Flaw::Live("a stylesheet that asks for other files".into()));
        }
        self.out.push_str(&write(text));
        Ok(())
    }

    /// An element's name and attributes, or nothing where it is a note.
    fn tag(&mut self, tag: &BytesStart<'_>) -> Result<Option<String>, Flaw> {
        let name = tag.name().as_ref().to_owned();
        let lower = local(&name);
        if !self.rooted {
            if lower != "svg" {
                return Err(Flaw::NotAPicture);
            }
            self.rooted = true;
            self.size = size_of(tag);
        }
        if LIVE.contains(&lower.as_str()) {
            return Err(Flaw::Live(format!("an element \"{name}\"")));
        }
        if lower == "metadata" || is_note(&name) {
            return Ok(None);
        }
        let mut written = name;
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| Flaw::Broken)?;
            let key = attribute.key.as_ref().to_owned();
            let raw = attribute.value.to_string();
            let is_declared_note = key.strip_prefix("xmlns:").is_some_and(|prefix| is_note(&format!("{prefix}:")));
            if !is_note(&key) && !is_declared_note {
                judge(&key, &quick_xml::escape::unescape(&raw).map_err(|_| Flaw::Broken)?)?;
                let quote = if raw.contains('"') { '\'' } else { '"' };
                written.push_str(&format!(" {key}={quote}{raw}{quote}"));
            }
        }
        Ok(Some(written))
    }
}

/// Whether an attribute does more than draw.
fn judge(key: &str, value: &str) -> Result<(), Flaw> {
    let name = local(key);
    // Browsers overlook white space and controls inside a scheme.
    let plain: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    if name.starts_with("on") || plain.contains("javascript:") {
        return Err(Flaw::Live(format!("a script (`{key}`)")));
    }
    let links = matches!(name.as_str(), "href" | "src") && !plain.starts_with('#');
    let moves = name == "attributename" && plain.ends_with("href");
    if links || moves || leads_away(value) || (name == "style" && value.contains('\\')) {
        return Err(Flaw::Live(format!("a link to another file (`{key}`)")));
    }
    Ok(())
}

/// Whether a piece of a stylesheet asks for another file: only parts of the drawing itself may be named.
fn leads_away(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect::<String>().to_lowercase();
    plain.contains("@import") || plain.match_indices("url(").any(|(at, _)| !plain[at + 4..].starts_with('#'))
}

/// A name without its prefix, in small letters.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_lowercase()
}

/// Whether a name has the prefix of a program that drew, not of a drawing.
fn is_note(name: &str) -> bool {
    name.split_once(':').is_some_and(|(prefix, _)| !PREFIXES.contains(&prefix))
}

/// From `width` and `height`, else from `viewBox`.
fn size_of(tag: &BytesStart<'_>) -> Option<Size> {
    let value = |name: &str| tag.try_get_attribute(name).ok().flatten().map(|attribute| attribute.value.to_string());
    let pixels = |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok().filter(|length| (1.0..=20_000.0).contains(length));
    let size = |width: f64, height: f64| Size { width: width.round() as u32, height: height.round() as u32 };
    if let (Some(width), Some(height)) = (value("width").and_then(|text| pixels(&text)), value("height").and_then(|text| pixels(&text))) {
        return Some(size(width, height));
    }
    let view = value("viewBox")?;
    let numbers: Vec<f64> = view.split([' ', ',']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
    match numbers[..] {
        [_, _, width, height] if (1.0..=20_000.0).contains(&width) && (1.0..=20_000.0).contains(&height) => Some(size(width, height)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40 20\">";

    fn cleaned(inside: &str) -> Result<String, Flaw> {
        clean(format!("{OPEN}{inside}</svg>").as_bytes()).map(|(bytes, _)| String::from_utf8(bytes).expect("text"))
    }

    #[test]
    fn what_draws_comes_through() {
        let drawing = "<defs><linearGradient id=\"a\"/></defs><style>.x{fill:url(#a)}</style><g class=\"x\"><path d='M0 0\"'/><use xlink:href=\"#b\"/><text>5 &lt; 6</text></g>";
        assert_eq!(cleaned(drawing).as_deref(), Ok(format!("{OPEN}{drawing}</svg>\n").as_str()));
        let (_, size) = clean(format!("{OPEN}</svg>").as_bytes()).expect("a drawing");
        assert_eq!(size, Some(Size { width: 40, height: 20 }));
    }

    #[test]
    fn what_does_more_is_refused() {
        for live in [
            "<script>alert(1)</script>",
            "<g onload=\"x()\"/>",
            "<foreignObject/>",
            "<a href=\"java&#115;cript:x\"/>",
            "<a xlink:href=\" java\tscript:x\"/>",
            "<image href=\"https://a.example/x.png\"/>",
            "<image href=\"data:image/png;base64,AA\"/>",
            "<style>@import 'x.css'</style>",
            "<rect style=\"fill:url( 'https://a.example/#x')\"/>",
            "<rect style=\"fill:\\75rl(https://a.example)\"/>",
            "<rect fill=\"url(x.svg#y)\"/>",
            "<animate attributeName=\"xlink:href\" to=\"#x\"/>",
            "<svg:script/>",
        ] {
            assert!(matches!(cleaned(live), Err(Flaw::Live(_))), "{live}: {:?}", cleaned(live));
        }
        let entity = "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>";
        assert!(matches!(clean(entity.as_bytes()), Err(Flaw::Live(_))));
    }

    #[test]
    fn notes_of_the_program_that_drew_are_left_out() {
        let noted = "<!-- by R. Vale --><metadata><rdf:RDF>R. Vale</rdf:RDF></metadata><inkscape:perspective/><g inkscape:label=\"R. Vale\" id=\"a\"/><?note R. Vale?>";
        assert_eq!(cleaned(noted).as_deref(), Ok(format!("{OPEN}<g id=\"a\"/></svg>\n").as_str()));
    }

    #[test]
    fn what_is_no_drawing_is_told() {
        assert_eq!(clean(b"<html/>").err(), Some(Flaw::NotAPicture));
        assert_eq!(clean(b"words").err(), Some(Flaw::NotAPicture));
        assert_eq!(clean(b"<svg><g>").err(), Some(Flaw::Broken));
    }
}
