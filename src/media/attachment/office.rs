//! Documents of office programs: Office Open XML (ECMA-376) and OpenDocument (ISO 26300), packed files with parts of
//! known names.

use super::contents::{Contents, Detail, Flaw};
use super::kinds::Office;
use super::notes::{find, has_position, with_tree};
use super::packed::{MOST_UNPACKED, names, open};
use roxmltree::{Document, Node};
use std::io::{self, Read, Seek};
use zip::ZipArchive;

/// The most that is read of a part with details, and of the beginning of a picture, in bytes.
const MOST_DETAILS: u64 = 2_000_000;
const MOST_HEAD: u64 = 128_000;

/// Parts with words that a document shows or says of itself, and how much is read of one, and kept of all.
const SHOWN: [&str; 9] = [
    "word/document",
    "word/header",
    "word/footer",
    "word/footnotes",
    "word/comments",
    "xl/sharedstrings",
    "ppt/slides/",
    "docprops/c",
    "content",
];
const MOST_SHOWN: u64 = 8_000_000;
const MOST_TEXT: usize = 400_000;

/// Adds the words of a part: what stands between tags, a line for each paragraph, row and cell.
fn words(xml: &str, out: &mut String) {
    const LINES: [&str; 8] =
        ["/w:p", "/a:p", "/text:p", "/text:h", "/si", "/dc:title", "/dc:subject", "/dc:description"];
    let mut rest = xml;
    while let Some(start) = rest.find('<').filter(|_| out.len() < MOST_TEXT) {
        push_words(&rest[..start], out);
        let Some(end) = rest[start..].find('>').map(|more| start + more) else { return };
        let tag = &rest[start + 1..end];
        if LINES.contains(&tag.trim_end()) || tag.starts_with("w:br") || tag.starts_with("/cp:") {
            out.push('\n');
        } else if tag.starts_with("w:tab") || tag.starts_with("text:s") || tag.starts_with("text:tab") {
            out.push(' ');
        }
        rest = &rest[end + 1..];
    }
}

fn push_words(text: &str, out: &mut String) {
    if text.contains('&') {
        let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#64;", "@"), ("&amp;", "&")];
        out.push_str(&plain.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign)));
    } else {
        out.push_str(text.trim_matches(['\n', '\r', '\t']));
    }
}

/// What words in parts of Office Open XML say: of a text, a workbook, comments of a workbook or of slides.
const OF_A_TEXT: &[(&str, Detail)] = &[
    ("<w:ins ", Detail::TrackedChanges),
    ("<w:del ", Detail::TrackedChanges),
    ("<w:moveFrom ", Detail::TrackedChanges),
    ("<w:rPrChange ", Detail::TrackedChanges),
    ("<w:pPrChange ", Detail::TrackedChanges),
    ("<w:comment ", Detail::Comments),
];
const OF_A_WORKBOOK: &[(&str, Detail)] = &[
    ("state=\"hidden\"", Detail::Hidden),
    ("state=\"veryHidden\"", Detail::Hidden),
    (":\\", Detail::Path),
    ("absPath url=\"/", Detail::Path),
];
const OF_COMMENTS: &[(&str, Detail)] = &[("<comment ", Detail::Comments), (":cm ", Detail::Comments)];

/// What words in the parts of OpenDocument say.
const OF_AN_OPEN_TEXT: &[(&str, Detail)] = &[
    ("<text:changed-region", Detail::TrackedChanges),
    ("<table:tracked-changes", Detail::TrackedChanges),
    ("<office:annotation ", Detail::Comments),
    ("<office:annotation>", Detail::Comments),
    ("table:display=\"false\"", Detail::Hidden),
];

/// Parts that are there only where a document has such a thing; what their names begin with, in small letters.
const PARTS: &[(&str, Detail)] = &[
    ("objectreplacements/", Detail::Embedded),
    ("object ", Detail::Embedded),
    ("xl/revisions/", Detail::TrackedChanges),
    ("xl/threadedcomments/", Detail::Comments),
    ("versions/", Detail::EarlierVersions),
];

/// What the name of a part says.
fn by_name(lower: &str) -> Option<Detail> {
    let of_part = PARTS.iter().find(|(begin, _)| lower.starts_with(begin)).map(|(_, detail)| *detail);
    of_part.or_else(|| lower.contains("/embeddings/").then_some(Detail::Embedded))
}

impl Office {
    /// What the part that says so must hold for a document to be one of this kind.
    fn signs(self) -> &'static [&'static str] {
        match self {
            Self::Word => &["wordprocessingml.document.main+xml"],
            Self::Excel => &["spreadsheetml.sheet.main+xml"],
            Self::PowerPoint => &["presentationml.presentation.main+xml", "presentationml.slideshow.main+xml"],
            Self::OpenText => &["application/vnd.oasis.opendocument.text"],
            Self::OpenTable => &["application/vnd.oasis.opendocument.spreadsheet"],
        }
    }

    fn is_open(self) -> bool {
        matches!(self, Self::OpenText | Self::OpenTable)
    }
}

/// Looks through the parts of a document of so many bytes.
///
/// # Errors
/// A system error while the file is read.
pub fn look<R: Read + Seek>(reader: &mut R, size: u64, kind: Office) -> io::Result<Contents> {
    let archive = match open(reader, size)? {
        Ok(archive) => archive,
        Err(flaw) => return Ok(Contents::flawed(flaw)),
    };
    let names = names(&archive);
    let mut reading =
        Reading { archive, left: MOST_UNPACKED, contents: Contents::default(), live: None, is_locked: false };
    let said = reading.part(if kind.is_open() { "mimetype" } else { "[Content_Types].xml" }, MOST_DETAILS);
    let said = String::from_utf8_lossy(&said).into_owned();
    if said.contains("macroEnabled") {
        return Ok(Contents::flawed(Flaw::Live("macros".into())));
    }
    if !kind.signs().iter().any(|sign| said.contains(sign)) {
        return Ok(Contents::flawed(Flaw::Other("a packed file without the parts of such a document")));
    }
    for name in &names {
        reading.one(name, kind);
    }
    let flaw = match reading.live {
        Some(what) => Some(Flaw::Live(what)),
        None if reading.is_locked => Some(Flaw::Locked),
        None if reading.left == 0 => Some(Flaw::TooLarge("more inside than can be looked through")),
        None => None,
    };
    Ok(Contents { flaw, ..reading.contents })
}

struct Reading<'r, R> {
    archive: ZipArchive<&'r mut R>,
    /// How much more may be unpacked.
    left: u64,
    contents: Contents,
    live: Option<String>,
    is_locked: bool,
}

impl<R: Read + Seek> Reading<'_, R> {
    /// The beginning of a part, at most so many bytes; nothing where it cannot be read.
    fn part(&mut self, name: &str, most: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        let limit = most.min(self.left);
        if let Ok(part) = self.archive.by_name(name) {
            // A part that is broken shows what can be read.
            let _ = part.take(limit).read_to_end(&mut bytes);
        }
        self.left -= (bytes.len() as u64).min(self.left);
        bytes
    }

    /// Which of these words stand in a part, of whatever length, a piece at a time.
    fn holds(&mut self, name: &str, words: &[(&str, Detail)]) {
        let longest = words.iter().map(|(word, _)| word.len()).max().unwrap_or(1);
        let mut buffer = vec![0; 1 << 16];
        let mut kept = 0;
        let Ok(mut part) = self.archive.by_name(name) else { return };
        while self.left > 0 {
            let Ok(count) = part.read(&mut buffer[kept..]) else { break };
            if count == 0 {
                break;
            }
            self.left -= (count as u64).min(self.left);
            let held = &buffer[..kept + count];
            let found = words.iter().filter(|(word, _)| find(held, word.as_bytes()).is_some());
            self.contents.details.extend(found.map(|(_, detail)| *detail));
            // A word may stand on both sides of the cut.
            let rest = held.len().min(longest - 1);
            let from = held.len() - rest;
            buffer.copy_within(from..from + rest, 0);
            kept = rest;
        }
    }

    fn one(&mut self, name: &str, kind: Office) {
        let lower = name.to_ascii_lowercase();
        let is_folder = lower.ends_with('/');
        let is_macro = lower.ends_with("vbaproject.bin")
            || lower.contains("/macrosheets/")
            || lower.contains("/activex/")
            || (kind.is_open() && !is_folder && (lower.starts_with("basic/") || lower.starts_with("scripts/")));
        if is_macro {
            self.live.get_or_insert_with(|| "macros".to_owned());
        }
        self.contents.details.extend((!is_folder).then(|| by_name(&lower)).flatten());
        if lower.ends_with(".jpg") || lower.ends_with(".jpeg") {
            let head = self.part(name, MOST_HEAD);
            if has_position(&head) {
                self.contents.add(Detail::Location);
            }
        }
        if kind.is_open() {
            self.of_open(name, &lower)
        } else {
            self.of_office(name, &lower)
        }
        let is_shown = SHOWN.iter().any(|begin| lower.starts_with(begin)) && lower.ends_with(".xml");
        if is_shown && self.contents.text.len() < MOST_TEXT {
            let bytes = self.part(name, MOST_SHOWN);
            words(&String::from_utf8_lossy(&bytes), &mut self.contents.text);
        }
    }

    fn of_office(&mut self, name: &str, lower: &str) {
        let is_text = lower.ends_with(".xml");
        match lower {
            "docprops/core.xml" => self.details(name, core),
            "docprops/app.xml" => self.details(name, app),
            "docprops/custom.xml" => self.holds(name, &[("<property ", Detail::Properties)]),
            "xl/workbook.xml" => self.holds(name, OF_A_WORKBOOK),
            _ if lower.ends_with(".rels") => self.relations(name),
            _ if lower.starts_with("word/") && is_text => self.holds(name, OF_A_TEXT),
            _ if lower.starts_with("xl/comments") || lower.starts_with("ppt/comments/") => {
                self.holds(name, OF_COMMENTS)
            }
            _ if lower.starts_with("ppt/notesslides/") && is_text => self.notes(name),
            _ if lower.starts_with("ppt/slides/") && is_text => self.holds(name, &[("show=\"0\"", Detail::Hidden)]),
            _ => {}
        }
    }

    fn of_open(&mut self, name: &str, lower: &str) {
        match lower {
            "meta.xml" => self.details(name, meta),
            "meta-inf/manifest.xml" => {
                let list = self.part(name, MOST_DETAILS);
                self.is_locked |= find(&list, b"encryption-data").is_some();
            }
            "content.xml" | "styles.xml" => self.holds(name, OF_AN_OPEN_TEXT),
            _ => {}
        }
    }

    /// What a small part says, as a tree.
    fn details(&mut self, name: &str, says: fn(Node<'_, '_>) -> Option<Detail>) {
        let bytes = self.part(name, MOST_DETAILS);
        with_tree(&bytes, |document| {
            for node in elements(document) {
                match says(node) {
                    Some(detail @ (Detail::Author | Detail::Editor | Detail::Company)) => {
                        self.contents.name(detail, node.text().unwrap_or_default())
                    }
                    Some(other) => self.contents.add(other),
                    None => {}
                }
            }
        });
    }

    /// The notes below a slide: the number of the slide is one, and none that a speaker wrote.
    fn notes(&mut self, name: &str) {
        let bytes = self.part(name, MOST_DETAILS);
        with_tree(&bytes, |document| {
            let is_number = |node: &Node<'_, '_>| node.ancestors().any(|around| around.tag_name().name() == "fld");
            let texts = elements(document).filter(|node| node.tag_name().name() == "t" && !is_number(node));
            if texts.filter_map(|node| node.text()).any(|text| !text.trim().is_empty()) {
                self.contents.add(Detail::SpeakerNotes);
            }
        });
    }

    /// What a part takes from elsewhere when it is opened.
    fn relations(&mut self, name: &str) {
        let bytes = self.part(name, MOST_DETAILS);
        with_tree(&bytes, |document| {
            for relation in elements(document).filter(|node| node.attribute("TargetMode") == Some("External")) {
                let target = relation.attribute("Target").unwrap_or_default();
                let kind = relation.attribute("Type").unwrap_or_default().rsplit('/').next().unwrap_or_default();
                let lower = target.to_ascii_lowercase();
                if lower.starts_with("file:") || target.contains(":\\") || target.starts_with("\\\\") {
                    self.contents.add(Detail::Path);
                } else if matches!(
                    kind,
                    "attachedTemplate" | "oleObject" | "frame" | "subDocument" | "image" | "externalLinkPath"
                ) && lower.contains("://")
                {
                    self.live.get_or_insert_with(|| "a part that is loaded from another address".to_owned());
                }
            }
        });
    }
}

fn elements<'a, 'i>(document: &'a Document<'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    document.descendants().filter(|node| node.is_element())
}

/// A detail, where the element says something.
fn said(node: Node<'_, '_>, detail: Detail) -> Option<Detail> {
    node.text().is_some_and(|text| !text.trim().is_empty()).then_some(detail)
}

fn is_more_than(node: Node<'_, '_>, least: u64) -> Option<Detail> {
    let number = node.text().and_then(|text| text.trim().parse::<u64>().ok());
    number.is_some_and(|number| number > least).then_some(Detail::History)
}

/// docProps/core.xml (ECMA-376, part 2, 8.3).
fn core(node: Node<'_, '_>) -> Option<Detail> {
    match node.tag_name().name() {
        "creator" => said(node, Detail::Author),
        "lastModifiedBy" => said(node, Detail::Editor),
        "revision" => is_more_than(node, 1),
        _ => None,
    }
}

/// docProps/app.xml (ECMA-376, part 1, 22.2).
fn app(node: Node<'_, '_>) -> Option<Detail> {
    match node.tag_name().name() {
        "Company" | "Manager" => said(node, Detail::Company),
        "TotalTime" => is_more_than(node, 0),
        "HyperlinkBase" => said(node, Detail::Path),
        _ => None,
    }
}

/// meta.xml (ISO 26300, 3.1).
fn meta(node: Node<'_, '_>) -> Option<Detail> {
    match node.tag_name().name() {
        "initial-creator" => said(node, Detail::Author),
        "creator" | "printed-by" => said(node, Detail::Editor),
        "editing-cycles" => is_more_than(node, 1),
        "user-defined" => said(node, Detail::Properties),
        "template" => node
            .attributes()
            .any(|attribute| attribute.name() == "href" && attribute.value().contains("file:"))
            .then_some(Detail::Path),
        _ => None,
    }
}
