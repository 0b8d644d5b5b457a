//! The details at the top of a file as a tree in which every part knows its place.
//! It refuses what no record needs (anchors, aliases, tags, deep nesting) and never interprets a value. In files that
//! were written for other programs anchors are followed and tags passed over.

use super::mend::Mended;
use crate::text::source::{Source, Span};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use std::collections::HashMap;

/// Deepest nesting of lists and maps that is read.
pub const DEEPEST: usize = 16;

/// A part of the details: bytes in the file, and what stands there.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its bytes in the file; of a text in quotes with these.
    pub span: Span,
    /// What stands there.
    pub value: NodeValue,
}

/// What a part of the details is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeValue {
    /// A single value.
    Scalar {
        /// Without quotes, its escapes read.
        text: String,
        /// Whether no quotes stand around it.
        plain: bool,
    },
    /// Its items, in the order of the file.
    List(Vec<Node>),
    /// In the order of the file, with every duplicate.
    Map(Vec<(Node, Node)>),
}

/// Why no tree could be made.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeError {
    /// Where it is, in the file.
    pub span: Span,
    /// Why.
    pub kind: TreeErrorKind,
}

/// Why details cannot be read as a tree.
#[derive(Clone, Debug, PartialEq)]
pub enum TreeErrorKind {
    /// What the YAML scanner said.
    Syntax(String),
    /// Deeper nesting than any record needs.
    TooDeep,
    /// An anchor, an alias or a tag: its sign.
    Refused(char),
}

/// A step from a node to one of its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<'a> {
    /// To the value of a field.
    Key(&'a str),
    /// To an item of a list, from 0.
    Index(usize),
}

impl Node {
    /// Whether it is nothing: an empty value, `~` or `null`, without quotes.
    pub fn is_null(&self) -> bool {
        let NodeValue::Scalar { text, plain: true } = &self.value else { return false };
        matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// The value of `key`; the first, where it is there twice.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The key's own node and its value.
    pub fn entry(&self, key: &str) -> Option<(&Node, &Node)> {
        let NodeValue::Map(entries) = &self.value else { return None };
        entries.iter().find(|(name, _)| name.text() == Some(key)).map(|(name, value)| (name, value))
    }

    /// A scalar as text; `None` for lists and maps.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The part that `path` leads to. An index into what is not a list is the thing itself, since one value may stand
    /// where a list is meant.
    pub fn follow(&self, path: &[Step<'_>]) -> Option<&Node> {
        let Some((step, rest)) = path.split_first() else { return Some(self) };
        match (step, &self.value) {
            (Step::Key(key), _) => self.get(key)?.follow(rest),
            (Step::Index(index), NodeValue::List(items)) => items.get(*index)?.follow(rest),
            (Step::Index(_), _) => self.follow(rest),
        }
    }

    /// The nearest part on the way along `path` that exists. An index into what is not a list is the thing itself,
    /// since one value may stand where a list is meant.
    pub fn locate(&self, path: &[Step<'_>]) -> Span {
        let Some((step, rest)) = path.split_first() else { return self.span };
        let next = match (step, &self.value) {
            (Step::Key(key), _) => self.get(key),
            (Step::Index(index), NodeValue::List(items)) => items.get(*index),
            (Step::Index(_), _) => return self.locate(rest),
        };
        match next {
            Some(node) if node.is_null() && rest.is_empty() => self.key_span(step).unwrap_or(node.span),
            Some(node) => node.locate(rest),
            None => self.head(),
        }
    }

    /// Where a map or list begins: its first key or item; a scalar is itself.
    pub fn head(&self) -> Span {
        match &self.value {
            NodeValue::Map(entries) => entries.first().map_or(self.span, |(key, _)| key.span),
            NodeValue::List(items) => items.first().map_or(self.span, Node::head),
            NodeValue::Scalar { .. } => self.span,
        }
    }

    /// Whether it is a map or list between braces or brackets.
    pub fn is_flow(&self, source: &Source) -> bool {
        !matches!(self.value, NodeValue::Scalar { .. }) && source.text[self.span.start..].starts_with(['[', '{'])
    }

    /// Where it begins as a person sees it: the bracket or brace, else the first key or item.
    pub fn beginning(&self, source: &Source) -> Span {
        if self.is_flow(source) { self.span } else { self.head() }
    }

    fn key_span(&self, step: &Step<'_>) -> Option<Span> {
        match step {
            Step::Key(key) => self.entry(key).map(|(name, _)| name.span),
            Step::Index(_) => None,
        }
    }
}

/// Reads a text that begins at byte `offset` of its file. An empty text is an empty map.
///
/// # Errors
/// The first thing that cannot be read, with its place.
pub fn parse(mended: &Mended, offset: usize) -> Result<Node, TreeError> {
    build(mended, offset, None)
}

/// The same, with anchors, aliases and tags.
///
/// # Errors
/// The first thing that cannot be read, with its place; aliases that grow beyond measure.
pub fn parse_any(mended: &Mended, offset: usize) -> Result<Node, TreeError> {
    build(mended, offset, Some(Anchors::default()))
}

/// Parts that have a name, and how many nodes aliases have copied.
#[derive(Default)]
struct Anchors {
    named: HashMap<usize, Node>,
    copied: usize,
}

/// The most nodes that aliases may stand for.
const MOST_COPIED: usize = 2_000;

fn build(mended: &Mended, offset: usize, anchors: Option<Anchors>) -> Result<Node, TreeError> {
    let bytes = ByteIndex::new(mended, offset);
    let mut builder = Builder { bytes, open: Vec::new(), root: None, anchors };
    for event in Parser::new_from_str(&mended.text) {
        let (event, span) = event.map_err(|error| builder.syntax(&error))?;
        if builder.take(event, span)? {
            break;
        }
    }
    Ok(builder.root.unwrap_or(Node { span: Span::new(offset, offset), value: NodeValue::Map(Vec::new()) }))
}

struct Builder<'a> {
    bytes: ByteIndex<'a>,
    open: Vec<Open>,
    root: Option<Node>,
    /// `None` where anchors are refused.
    anchors: Option<Anchors>,
}

/// A list or map that is being read.
struct Open {
    start: usize,
    parts: Vec<Node>,
    is_map: bool,
    anchor: usize,
}

impl Builder<'_> {
    /// Takes one event; true when the first document is at its end.
    fn take(&mut self, event: Event<'_>, span: saphyr_parser::Span) -> Result<bool, TreeError> {
        let start = self.bytes.at(span.start.index());
        let end = self.bytes.at(span.end.index()).max(start);
        match event {
            Event::Alias(name) => {
                let copy = self.copy(name, Span::new(start, end))?;
                self.put(copy, 0);
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse(anchor, tag.is_some(), Span::new(start, end))?;
                let plain = style == ScalarStyle::Plain;
                let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let end = if is_block { end.min(self.bytes.line_end(span.start.index())) } else { end };
                let text = if self.bytes.mended.is_mended() {
                    self.bytes.mended.stand_ins.taken_back(&text)
                } else {
                    text.into_owned()
                };
                self.put(Node { span: Span::new(start, end), value: NodeValue::Scalar { text, plain } }, anchor);
            }
            Event::SequenceStart(anchor, tag) => self.enter(anchor, tag.is_some(), start, false)?,
            Event::MappingStart(anchor, tag) => self.enter(anchor, tag.is_some(), start, true)?,
            Event::SequenceEnd | Event::MappingEnd => self.leave(end),
            Event::DocumentEnd | Event::StreamEnd => return Ok(true),
            _ => {}
        }
        Ok(false)
    }

    fn enter(&mut self, anchor: usize, tagged: bool, start: usize, is_map: bool) -> Result<(), TreeError> {
        self.refuse(anchor, tagged, Span::new(start, start + 1))?;
        if self.open.len() >= DEEPEST {
            return Err(TreeError { span: Span::new(start, start + 1), kind: TreeErrorKind::TooDeep });
        }
        self.open.push(Open { start, parts: Vec::new(), is_map, anchor });
        Ok(())
    }

    fn refuse(&self, anchor: usize, tagged: bool, span: Span) -> Result<(), TreeError> {
        match (anchor, tagged) {
            _ if self.anchors.is_some() => Ok(()),
            (0, false) => Ok(()),
            (0, true) => Err(TreeError { span, kind: TreeErrorKind::Refused('!') }),
            _ => Err(TreeError { span, kind: TreeErrorKind::Refused('&') }),
        }
    }

    fn leave(&mut self, end: usize) {
        let Some(Open { start, parts, is_map, anchor }) = self.open.pop() else { return };
        let value = if is_map {
            let mut entries = Vec::with_capacity(parts.len() / 2);
            let mut parts = parts.into_iter();
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                entries.push((key, value));
            }
            NodeValue::Map(if self.anchors.is_some() { with_merged(entries) } else { entries })
        } else {
            NodeValue::List(parts)
        };
        self.put(Node { span: Span::new(start, end.max(start)), value }, anchor);
    }

    /// The part that an alias stands for.
    fn copy(&mut self, name: usize, span: Span) -> Result<Node, TreeError> {
        let Some(anchors) = &mut self.anchors else {
            return Err(TreeError { span, kind: TreeErrorKind::Refused('*') });
        };
        let Some(node) = anchors.named.get(&name) else {
            return Err(TreeError { span, kind: TreeErrorKind::Refused('*') });
        };
        anchors.copied += size(node);
        if anchors.copied > MOST_COPIED || depth(node) + self.open.len() > DEEPEST {
            return Err(TreeError { span, kind: TreeErrorKind::TooDeep });
        }
        Ok(Node { span, value: node.value.clone() })
    }

    fn put(&mut self, node: Node, anchor: usize) {
        if let Some(anchors) = self.anchors.as_mut().filter(|_| anchor > 0) {
            anchors.named.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            Some(open) => open.parts.push(node),
            None => self.root = Some(node),
        }
    }

    fn syntax(&self, error: &ScanError) -> TreeError {
        let at = self.bytes.at(error.marker().index());
        // The parser has a limit of its own, far beyond ours.
        let too_deep = error.info().contains("recursion");
        let kind = if too_deep { TreeErrorKind::TooDeep } else { TreeErrorKind::Syntax(error.info().to_owned()) };
        TreeError { span: Span::new(at, at), kind }
    }
}

fn parts(node: &Node) -> Box<dyn Iterator<Item = &Node> + '_> {
    match &node.value {
        NodeValue::Scalar { .. } => Box::new(std::iter::empty()),
        NodeValue::List(items) => Box::new(items.iter()),
        NodeValue::Map(entries) => Box::new(entries.iter().flat_map(|(key, value)| [key, value])),
    }
}

fn size(node: &Node) -> usize {
    1 + parts(node).map(size).sum::<usize>()
}

fn depth(node: &Node) -> usize {
    parts(node).map(|part| 1 + depth(part)).max().unwrap_or(0)
}

/// The fields with those of `<<: *other` behind them, where they are not given themselves.
fn with_merged(entries: Vec<(Node, Node)>) -> Vec<(Node, Node)> {
    let (merged, mut own): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| key.text() == Some("<<"));
    for (_, value) in merged {
        let maps = match value.value {
            NodeValue::List(items) => items,
            _ => vec![value],
        };
        for map in maps {
            let NodeValue::Map(entries) = map.value else { continue };
            let new = |key: &Node| !own.iter().any(|(known, _)| known.text() == key.text());
            let added: Vec<_> = entries.into_iter().filter(|(key, _)| new(key)).collect();
            own.extend(added);
        }
    }
    own
}

/// From the parser's counting in characters of the mended text to bytes of the file.
struct ByteIndex<'a> {
    mended: &'a Mended,
    /// Empty where every character is one byte.
    starts: Vec<usize>,
    offset: usize,
}

impl<'a> ByteIndex<'a> {
    fn new(mended: &'a Mended, offset: usize) -> Self {
        let text = &mended.text;
        let starts = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
        Self { mended, starts, offset }
    }

    fn here(&self, character: usize) -> usize {
        let length = self.mended.text.len();
        let byte =
            if self.starts.is_empty() { character } else { self.starts.get(character).copied().unwrap_or(length) };
        byte.min(length)
    }

    fn at(&self, character: usize) -> usize {
        self.offset + self.mended.original(self.here(character))
    }

    /// The end of the line with this character.
    fn line_end(&self, character: usize) -> usize {
        let from = self.here(character);
        let end = self.mended.text[from..].find('\n').map_or(self.mended.text.len(), |length| from + length);
        self.offset + self.mended.original(end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::mend::Mends;
    use super::*;

    fn parse(text: &str, offset: usize) -> Result<Node, TreeError> {
        super::parse(&Mends::default().apply(text), offset)
    }

    #[test]
    fn every_part_knows_its_bytes() {
        let text = "título: ñandú\nareas: [a, Nroth 2]\nlist:\n  - {id: x}\n  - id: y\n";
        let tree = parse(text, 4).unwrap();
        let words = |path: &[Step<'_>]| {
            let span = tree.locate(path);
            text[span.start - 4..span.end - 4].to_owned()
        };
        assert_eq!(words(&[Step::Key("título")]), "ñandú");
        assert_eq!(words(&[Step::Key("areas"), Step::Index(1)]), "Nroth 2");
        assert_eq!(words(&[Step::Key("list"), Step::Index(0), Step::Key("id")]), "x");
        assert_eq!(words(&[Step::Key("list"), Step::Index(1), Step::Key("missing")]), "id");
    }

    #[test]
    fn ten_thousand_brackets_are_refused_at_once() {
        let error = parse(&format!("a: {}", "[".repeat(60_000)), 0).unwrap_err();
        assert_eq!(error.kind, TreeErrorKind::TooDeep);
    }

    #[test]
    fn in_files_of_other_programs_aliases_are_what_they_stand_for() {
        let read = |text: &str| super::parse_any(&Mends::default().apply(text), 0);
        let tree = read("base: &b {publish: false, x: 1}\n<<: *b\nx: !!str 2\nlist: [&t a, *t]\n").unwrap();
        assert_eq!((tree.get("publish").unwrap().text(), tree.get("x").unwrap().text()), (Some("false"), Some("2")));
        let NodeValue::List(items) = &tree.get("list").unwrap().value else { panic!("a list") };
        assert_eq!(items.iter().map(Node::text).collect::<Vec<_>>(), [Some("a"), Some("a")]);
        let bomb: String = (1..14).map(|at| format!("a{at}: &a{at} [*a{0}, *a{0}, *a{0}, *a{0}]\n", at - 1)).collect();
        assert_eq!(read(&format!("a0: &a0 x\n{bomb}")).unwrap_err().kind, TreeErrorKind::TooDeep);
        assert!(read("a: *nothing\n").is_err());
    }

    #[test]
    fn anchors_aliases_and_tags_are_refused() {
        for (text, sign) in [("a: &x [1]\nb: 2", '&'), ("a: *x", '*'), ("a: !!python x", '!')] {
            match parse(text, 0).unwrap_err().kind {
                TreeErrorKind::Refused(found) => assert_eq!(found, sign),
                TreeErrorKind::Syntax(_) if sign == '*' || sign == '!' => {}
                other => panic!("{text}: {other:?}"),
            }
        }
    }
}
