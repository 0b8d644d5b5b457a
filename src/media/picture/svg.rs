//! Drawings (SVG) as they are published: built anew from the elements, attributes and properties on the lists of
//! [`lists`], and nothing else. A drawing that is opened by itself can run scripts, call other servers and keep a
//! reader's machine busy, so one that holds such things is refused; notes of the program that made it, which may name
//! people and folders, and links are left out (docs/decisions/0028-nothing-live.md).

mod limits;
mod lists;
mod style;

use super::flaw::Flaw;
use super::size::Size;
use crate::text::escape_into;
use lists::{Kept, SVG, Target, XLINK};
use roxmltree::{Attribute, Document, Node, ParsingOptions};

const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Namespaces of which a browser runs elements inside a drawing.
const PAGES: [&str; 2] = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"];

/// The largest drawing that is read, in bytes, and what the reader holds at most of it.
const LARGEST: usize = 5_000_000;
const MOST_NODES: u32 = 400_000;

/// The drawing as it is published, and its size where it says so.
///
/// # Errors
/// What is no drawing, one that does more than draw, or one that takes too long to show.
pub fn clean(bytes: &[u8]) -> Result<(Vec<u8>, Option<Size>), Flaw> {
    if bytes.len() > LARGEST {
        return Err(Flaw::Heavy("a file of more than 5 MB"));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Flaw::NotAPicture)?.trim_start_matches('\u{FEFF}');
    if text.contains("<!ENTITY") {
        return Err(Flaw::Live("declarations of its own (`<!ENTITY`)".into()));
    }
    limits::tags(text)?;
    let document = read(text)?;
    let root = document.root_element();
    let namespace = root.tag_name().namespace();
    if root.tag_name().name() != "svg" || namespace.is_some_and(|namespace| namespace != SVG) {
        return Err(Flaw::NotAPicture);
    }
    limits::depth(root)?;
    let mut writer = Writer { out: String::with_capacity(text.len()), namespace };
    writer.element(root)?;
    // Counted is what is published, in which everything is written in one way.
    limits::steps(read(&writer.out)?.root_element())?;
    writer.out.push('\n');
    Ok((writer.out.into_bytes(), size_of(root)))
}

fn read(text: &str) -> Result<Document<'_>, Flaw> {
    // A `<!DOCTYPE>` without declarations is what drawing programs write.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Flaw::Heavy("too many elements"),
        roxmltree::Error::NoRootNode => Flaw::NotAPicture,
        _ if text.trim_start().starts_with('<') => Flaw::Broken,
        _ => Flaw::NotAPicture,
    })
}

struct Writer<'a> {
    out: String,
    /// That of the drawing's own elements; `None` in a drawing that was cut out of a page.
    namespace: Option<&'a str>,
}

impl Writer<'_> {
    fn element(&mut self, node: Node<'_, '_>) -> Result<(), Flaw> {
        let name = node.tag_name().name();
        if !self.is_own(node)? {
            return Ok(());
        }
        if lists::NOTES.contains(&name) {
            return Ok(());
        }
        if name == "style" {
            return self.stylesheet(node);
        }
        if name == "foreignObject" && has_fallback(node) {
            return Ok(());
        }
        // What a link holds stays; where it leads goes.
        let in_text = node.parent_element().is_some_and(|parent| lists::TEXTS.contains(&parent.tag_name().name()));
        let written = match name {
            "a" if in_text => "tspan",
            "a" => "g",
            name => name,
        };
        if lists::PICTURES.contains(&name) {
            return Err(Flaw::PictureInside);
        }
        if !lists::ELEMENTS.contains(&written) {
            return Err(Flaw::Live(lists::what(name)));
        }
        self.out.push('<');
        self.out.push_str(written);
        if node.parent_element().is_none() {
            self.namespaces(node);
        }
        for attribute in node.attributes() {
            self.attribute(node, &attribute)?;
        }
        let before = self.out.len();
        self.out.push('>');
        let opened = self.out.len();
        self.inside(node, written)?;
        if self.out.len() == opened {
            self.out.truncate(before);
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.push_str(written);
            self.out.push('>');
        }
        Ok(())
    }

    fn inside(&mut self, node: Node<'_, '_>, written: &str) -> Result<(), Flaw> {
        let is_description = lists::DESCRIPTIONS.contains(&written);
        let shows_text = is_description || lists::TEXTS.contains(&written);
        for child in node.children() {
            if child.is_element() && !is_description {
                self.element(child)?;
            } else if let Some(text) =
                child.text().filter(|text| child.is_text() && (shows_text || text.trim().is_empty()))
            {
                escape_into(&mut self.out, text);
            }
        }
        Ok(())
    }

    /// Whether an element is one of the drawing, and no note of another program.
    fn is_own(&self, node: Node<'_, '_>) -> Result<bool, Flaw> {
        let namespace = node.tag_name().namespace();
        match namespace {
            Some(other) if PAGES.contains(&other) => {
                Err(Flaw::Live(format!("an element \"{}\" of a web page", node.tag_name().name())))
            }
            _ => Ok(namespace == self.namespace),
        }
    }

    fn namespaces(&mut self, root: Node<'_, '_>) {
        self.put("xmlns", SVG);
        let names_a_part = |node: Node<'_, '_>| {
            let link = node.attribute((XLINK, "href"));
            link.is_some_and(|link| matches!(lists::target(node.tag_name().name(), link), Target::Own(_)))
        };
        if root.descendants().any(names_a_part) {
            self.put("xmlns:xlink", XLINK);
        }
    }

    fn attribute(&mut self, node: Node<'_, '_>, attribute: &Attribute<'_, '_>) -> Result<(), Flaw> {
        let (name, value) = (attribute.name(), attribute.value());
        match attribute.namespace() {
            None if name.to_ascii_lowercase().starts_with("on") => {
                return Err(Flaw::Live(format!("a script (`{name}`)")));
            }
            None if name == "href" => self.link(node, name, value)?,
            None if name == "style" => {
                let declarations = style::declarations(value)?;
                if !declarations.is_empty() {
                    self.put(name, &declarations);
                }
            }
            None => match lists::attribute(name) {
                Kept::AsValue => {
                    if let Some(value) = style::value(value)? {
                        self.put(name, &value);
                    }
                }
                Kept::AsText => self.put(name, value),
                Kept::No => {}
            },
            Some(XLINK) if name == "href" => self.link(node, "xlink:href", value)?,
            Some(XML) if name == "space" => self.put("xml:space", value),
            Some(XML) if name == "lang" => self.put("xml:lang", value),
            Some(_) => {}
        }
        Ok(())
    }

    /// Parts of the drawing itself are all that may be named.
    fn link(&mut self, node: Node<'_, '_>, written: &str, value: &str) -> Result<(), Flaw> {
        match lists::target(node.tag_name().name(), value) {
            Target::Own(id) => self.put(written, &format!("#{id}")),
            Target::LeftOut => {}
            Target::Outside => return Err(Flaw::Live(format!("a link to another file (`{written}`)"))),
        }
        Ok(())
    }

    fn stylesheet(&mut self, node: Node<'_, '_>) -> Result<(), Flaw> {
        if node.children().any(|child| child.is_element()) {
            return Err(Flaw::Live("a stylesheet with elements in it".into()));
        }
        // Comments cut a text into several, which a browser reads as one.
        let text: String = node.children().filter(|child| child.is_text()).filter_map(|child| child.text()).collect();
        let rules = style::stylesheet(&text)?;
        if !rules.is_empty() {
            self.out.push_str("<style>");
            escape_into(&mut self.out, &rules);
            self.out.push_str("</style>");
        }
        Ok(())
    }

    fn put(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        // White space of other kinds would be read as spaces.
        for (at, line) in value.split(['\n', '\r', '\t']).enumerate() {
            if at > 0 {
                self.out.push(' ');
            }
            escape_into(&mut self.out, line);
        }
        self.out.push('"');
    }
}

/// Whether a text of a page is one of several forms of the same label, of which another stays: draw.io writes both.
fn has_fallback(node: Node<'_, '_>) -> bool {
    let is_switch = node.parent_element().is_some_and(|parent| parent.tag_name().name() == "switch");
    is_switch
        && node
            .next_siblings()
            .skip(1)
            .any(|other| lists::ELEMENTS.contains(&other.tag_name().name()) || other.tag_name().name() == "a")
}

/// From `width` and `height`, else from `viewBox`.
fn size_of(root: Node<'_, '_>) -> Option<Size> {
    let pixels = |text: &str| {
        text.trim().trim_end_matches("px").parse::<f64>().ok().filter(|length| (1.0..=20_000.0).contains(length))
    };
    let size = |width: f64, height: f64| Size { width: width.round() as u32, height: height.round() as u32 };
    if let (Some(width), Some(height)) =
        (root.attribute("width").and_then(pixels), root.attribute("height").and_then(pixels))
    {
        return Some(size(width, height));
    }
    let view = root.attribute("viewBox")?;
    let numbers: Vec<f64> =
        view.split([' ', ',']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
    match numbers[..] {
        [_, _, width, height] if (1.0..=20_000.0).contains(&width) && (1.0..=20_000.0).contains(&height) => {
            Some(size(width, height))
        }
        _ => None,
    }
}
