//! The details at the top of a file as a tree in which every part knows its place.
//! It refuses what no record needs (anchors, aliases, tags, deep nesting) and never interprets a value.

use super::mend::Mended;
use crate::source::{Source, Span};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

/// Deepest nesting of lists and maps that is read.
pub const DEEPEST: usize = 16;

/// A part of the details: bytes in the file, and what stands there.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Span,
    pub value: NodeValue,
}

#[derive(Clone, Debug, PartialEq)]
pub enum NodeValue {
    /// `plain` where no quotes stand around it.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    /// In the order of the file, with every duplicate.
    Map(Vec<(Node, Node)>),
}

/// Why no tree could be made.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeError {
    pub span: Span,
    pub kind: TreeErrorKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum TreeErrorKind {
    /// What the YAML scanner said.
    Syntax(String),
    TooDeep,
    /// An anchor, an alias or a tag: its sign.
    Refused(char),
}

/// A step from a node to one of its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl Node {
    pub fn is_null(&self) -> bool {
        matches!(&self.value, NodeValue::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
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

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The part that `path` leads to. An index into what is not a list is the thing itself, since one value may stand where
    /// a list is meant.
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
    let bytes = ByteIndex::new(mended, offset);
    let mut builder = Builder { bytes, open: Vec::new(), root: None };
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
}

/// A list or map that is being read.
struct Open {
    start: usize,
    parts: Vec<Node>,
    is_map: bool,
}

impl Builder<'_> {
    /// Takes one event; true when the first document is at its end.
    fn take(&mut self, event: Event<'_>, span: saphyr_parser::Span) -> Result<bool, TreeError> {
        let start = self.bytes.at(span.start.index());
        let end = self.bytes.at(span.end.index()).max(start);
        match event {
            Event::Alias(_) => return Err(TreeError { span: Span::new(start, end), kind: TreeErrorKind::Refused('*') }),
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse(anchor, tag.is_some(), Span::new(start, end))?;
                let plain = style == ScalarStyle::Plain;
                let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let end = if is_block { end.min(self.bytes.line_end(span.start.index())) } else { end };
                self.put(Node { span: Span::new(start, end), value: NodeValue::Scalar { text: text.into_owned(), plain } });
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
        self.open.push(Open { start, parts: Vec::new(), is_map });
        Ok(())
    }

    fn refuse(&self, anchor: usize, tagged: bool, span: Span) -> Result<(), TreeError> {
        match (anchor, tagged) {
            (0, false) => Ok(()),
            (0, true) => Err(TreeError { span, kind: TreeErrorKind::Refused('!') }),
            _ => Err(TreeError { span, kind: TreeErrorKind::Refused('&') }),
        }
    }

    fn leave(&mut self, end: usize) {
        let Some(Open { start, parts, is_map }) = self.open.pop() else { return };
        let value = if is_map {
            let mut entries = Vec::with_capacity(parts.len() / 2);
            let mut parts = parts.into_iter();
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                entries.push((key, value));
            }
            NodeValue::Map(entries)
        } else {
            NodeValue::List(parts)
        };
        self.put(Node { span: Span::new(start, end.max(start)), value });
    }

    fn put(&mut self, node: Node) {
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
        let byte = if self.starts.is_empty() { character } else { self.starts.get(character).copied().unwrap_or(length) };
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
