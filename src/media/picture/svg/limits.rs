//! How much there is to draw. A few lines can name parts that name parts, and keep a browser busy for hours: what a
//! drawing comes to, with every part counted as often as it is named, is worked out before anything is written.

use super::lists::{SVG, XLINK};
use super::style;
use crate::media::picture::flaw::Flaw;
use roxmltree::{Node, NodeId};
use std::collections::{BTreeSet, HashMap};

/// How deep elements may stand in each other.
const DEEPEST: usize = 100;

/// The most steps of drawing: an element is one, a part that is named all of its own each time.
const MOST_STEPS: u64 = 200_000;

/// Steps that an element of a filter, a mask or a clip counts, since it is worked out pixel by pixel.
const OF_PIXELS: u64 = 50;

/// The most octaves of noise that can be seen.
const MOST_OCTAVES: f64 = 10.0;

/// The most attributes of an element, and the most namespaces of a drawing: a reader compares each with all others.
const MOST_ATTRIBUTES: usize = 500;
const MOST_NAMESPACES: usize = 200;

/// Looks at the tags of a drawing before they are read as a tree.
///
/// # Errors
/// A drawing that takes a reader too long.
pub fn tags(text: &str) -> Result<(), Flaw> {
    let mut namespaces = BTreeSet::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let skipped =
            [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>")].into_iter().find(|(open, _)| after.starts_with(open));
        rest = match skipped {
            Some((_, close)) => after.split_once(close).map_or("", |(_, rest)| rest),
            None => attributes(after, &mut namespaces)?,
        };
    }
    Ok(())
}

/// Counts the attributes of a tag, and gives what stands behind it.
fn attributes<'t>(tag: &'t str, namespaces: &mut BTreeSet<(&'t str, &'t str)>) -> Result<&'t str, Flaw> {
    let mut rest = tag;
    for _ in 0..=MOST_ATTRIBUTES {
        let Some(at) = rest.find(['"', '\'', '>']) else { return Ok("") };
        let (before, quote, after) = (&rest[..at], &rest[at..=at], &rest[at + 1..]);
        if quote == ">" {
            return Ok(after);
        }
        let Some((value, behind)) = after.split_once(quote) else { return Ok("") };
        if let Some((_, prefix)) = before.rsplit_once("xmlns") {
            namespaces.insert((prefix, value));
        }
        if namespaces.len() > MOST_NAMESPACES {
            return Err(Flaw::Heavy("too many namespaces"));
        }
        rest = behind;
    }
    Err(Flaw::Heavy("an element with too many attributes"))
}

/// # Errors
/// A drawing whose elements stand too deep in each other.
pub fn depth(root: Node<'_, '_>) -> Result<(), Flaw> {
    let mut levels = vec![root];
    for _ in 0..=DEEPEST {
        levels = levels.iter().flat_map(Node::children).filter(Node::is_element).collect();
        if levels.is_empty() {
            return Ok(());
        }
    }
    Err(Flaw::Heavy("elements that stand too deep in each other"))
}

/// # Errors
/// A drawing that draws itself, or comes to too much.
pub fn steps(root: Node<'_, '_>) -> Result<(), Flaw> {
    let ids = root.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let styles = root.descendants().filter(|node| node.has_tag_name((SVG, "style"))).filter_map(|node| node.text());
    Counting { ids, sheet: styles.map(Sheet::new).fold(Sheet::default(), Sheet::joined), known: HashMap::new() }
        .steps(root, 0)
        .map(|_| ())
}

/// What the rules of the stylesheets name, by the class, id or element that they are for.
#[derive(Default)]
struct Sheet {
    named: HashMap<String, Vec<Naming>>,
}

/// A property and the id of the part that it names.
type Naming = (String, String);

/// What declarations name, written as [`style::declarations`] writes them.
fn namings(declarations: &str) -> Vec<Naming> {
    let pairs = declarations.split(';').filter_map(|declaration| declaration.split_once(':'));
    pairs
        .flat_map(|(property, value)| style::named_parts(value).map(|id| (property.to_owned(), id.to_owned())))
        .collect()
}

impl Sheet {
    /// The rules of a stylesheet that is written as [`style::stylesheet`] writes it.
    fn new(text: &str) -> Self {
        let mut sheet = Self::default();
        for rule in text.split('}') {
            let Some((head, declarations)) = rule.rsplit_once('{') else { continue };
            let named = namings(declarations);
            let selectors = head.rsplit('{').next().unwrap_or(head);
            for selector in selectors.split(',').filter(|_| !named.is_empty()) {
                sheet.named.entry(subject(selector).to_owned()).or_default().extend(named.iter().cloned());
            }
        }
        sheet
    }

    fn joined(mut self, other: Self) -> Self {
        for (subject, named) in other.named {
            self.named.entry(subject).or_default().extend(named);
        }
        self
    }

    fn of<'s>(&'s self, node: Node<'_, '_>) -> impl Iterator<Item = &'s Naming> + use<'s> {
        let classes = node.attribute("class").unwrap_or_default().split_whitespace().map(|class| format!(".{class}"));
        let id = node.attribute("id").map(|id| format!("#{id}"));
        let subjects: Vec<String> =
            classes.chain(id).chain([node.tag_name().name().to_owned(), "*".to_owned()]).collect();
        subjects.into_iter().filter_map(|subject| self.named.get(&subject)).flatten()
    }
}

/// The class, id or element that the last part of a selector is for; `*` where it says none.
fn subject(selector: &str) -> &str {
    let last = selector.trim().rsplit([' ', '>', '+', '~', '\n', '\t']).next().unwrap_or_default();
    let last = last.split([':', '[']).next().unwrap_or_default();
    let from = last.find(['.', '#']).unwrap_or(0);
    let end = last[from..]
        .char_indices()
        .skip(1)
        .find(|(_, c)| matches!(c, '.' | '#'))
        .map_or(last.len(), |(at, _)| from + at);
    if last[from..end].is_empty() { "*" } else { &last[from..end] }
}

struct Counting<'a, 'i> {
    ids: HashMap<&'a str, Node<'a, 'i>>,
    sheet: Sheet,
    /// `None` while it is counted: a part that comes to itself.
    known: HashMap<NodeId, Option<u64>>,
}

impl<'a, 'i> Counting<'a, 'i> {
    /// How many steps an element with everything in it takes. `depth` counts elements and parts that are named.
    fn steps(&mut self, node: Node<'a, 'i>, depth: usize) -> Result<u64, Flaw> {
        match self.known.get(&node.id()) {
            Some(Some(steps)) => return Ok(*steps),
            Some(None) => return Err(Flaw::Heavy("a part that is drawn with itself")),
            None if depth > 4 * DEEPEST => return Err(Flaw::Heavy("parts that name parts too often")),
            None => {}
        }
        self.known.insert(node.id(), None);
        let mut steps = if node.tag_name().name().starts_with("fe") { OF_PIXELS } else { 1 };
        if node
            .attribute("numOctaves")
            .and_then(|octaves| octaves.trim().parse().ok())
            .is_some_and(|octaves: f64| octaves > MOST_OCTAVES)
        {
            return Err(Flaw::Heavy("noise that takes too long to draw"));
        }
        for child in node.children().filter(Node::is_element) {
            steps = within(steps + self.steps(child, depth + 1)?)?;
        }
        let own = steps;
        let named = self.named(node);
        // A rule that names a part takes as long as a step, whether the part is drawn or not.
        steps = within(steps + named.len() as u64)?;
        for (property, id) in named {
            let Some(part) =
                self.ids.get(id.as_str()).copied().filter(|part| !part.tag_name().name().ends_with("Gradient"))
            else {
                continue;
            };
            let times = match property.as_str() {
                // Whatever stands inside inherits these.
                "fill" | "stroke" => own,
                marker if marker.starts_with("marker") => node.descendants().map(corners).sum(),
                _ => 1,
            };
            steps = within(steps.saturating_add(self.steps(part, depth + 1)?.saturating_mul(times)))?;
        }
        self.known.insert(node.id(), Some(steps));
        Ok(steps)
    }

    /// The properties and parts that an element names.
    fn named(&self, node: Node<'_, '_>) -> Vec<Naming> {
        let mut named: Vec<Naming> = Vec::new();
        for link in [node.attribute("href"), node.attribute((XLINK, "href"))].into_iter().flatten() {
            named.extend(link.strip_prefix('#').map(|id| ("href".to_owned(), id.to_owned())));
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            if name == "style" {
                named.extend(namings(value));
            } else {
                named.extend(style::named_parts(value).map(|id| (name.to_owned(), id.to_owned())));
            }
        }
        named.extend(self.sheet.of(node).cloned());
        named
    }
}

fn within(steps: u64) -> Result<u64, Flaw> {
    if steps > MOST_STEPS { Err(Flaw::Heavy("parts that are drawn too often")) } else { Ok(steps) }
}

/// At how many places of a line a marker may stand.
fn corners(node: Node<'_, '_>) -> u64 {
    let drawn = node.attribute("d").or_else(|| node.attribute("points")).unwrap_or("");
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let numbers = drawn.split(|c: char| !is_number(c)).filter(|part| !part.is_empty()).count();
    1 + numbers as u64 / 2
}
