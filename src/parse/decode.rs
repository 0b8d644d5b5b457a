//! From a tree to a record: tells every unknown or doubled field and every value of a wrong kind, leaves those out,
//! and gives the rest, so that one mistake hides no other. Slower than reading into the struct at once, which is
//! tried first wherever nothing looks wrong.

use super::shape::{Kind, Shape};
use super::tree::{Node, NodeValue};
use crate::diag::{Code, Diag, Place};
use crate::source::{Source, Span};
use crate::text::{list_of, nearest, one_line};
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

/// What decoding needs beside the tree: the file, where mistakes go, and fields of other tools to leave alone.
pub struct Decoder<'a> {
    pub source: &'a Source,
    pub diags: &'a mut Vec<Diag>,
    /// Top-level fields that are passed over in silence.
    pub keep: &'a [String],
}

impl Decoder<'_> {
    /// Reads the tree as a `T`.
    pub fn record<T: DeserializeOwned + super::shape::Shaped>(&mut self, node: &Node) -> T {
        let value = self.value(node, T::KIND, 0).unwrap_or(Value::Mapping(Mapping::new()));
        serde_yaml::from_value(value).expect("a value that was made after the shape fits the shape")
    }

    fn tell(&mut self, code: Code, span: Span, message: String, help: String) {
        self.diags.push(Diag::new(code, Place::new(self.source, span), message, help));
    }

    /// The node as a value of this kind; `None` where it is absent or was told to be wrong.
    fn value(&mut self, node: &Node, kind: Kind, depth: usize) -> Option<Value> {
        if node.is_null() {
            return None;
        }
        match (kind, &node.value) {
            (Kind::Text, NodeValue::Scalar { text, .. }) => Some(Value::String(text.clone())),
            (Kind::Flag, NodeValue::Scalar { text, .. }) => self.flag(node, text),
            (Kind::Count, NodeValue::Scalar { text, .. }) => self.number(node, text),
            (Kind::List(item), NodeValue::List(items)) | (Kind::OneOrMany(item), NodeValue::List(items)) => {
                Some(Value::Sequence(items.iter().map(|part| self.value(part, *item, depth + 1).unwrap_or(Value::Null)).collect()))
            }
            (Kind::OneOrMany(item), _) => self.value(node, *item, depth).map(|value| Value::Sequence(vec![value])),
            (Kind::Record(shape), NodeValue::Map(entries)) => Some(self.fields(entries, shape, depth)),
            (Kind::TextOr(_), NodeValue::Scalar { text, .. }) => Some(Value::String(text.clone())),
            (Kind::TextOr(record), NodeValue::Map(_)) => self.value(node, *record, depth),
            (Kind::CountOr(_), NodeValue::Scalar { text, .. }) => self.number(node, text),
            (Kind::CountOr(parts), NodeValue::Map(_)) => self.value(node, *parts, depth),
            (Kind::Dictionary(item), NodeValue::Map(entries)) => Some(self.dictionary(entries, *item, depth)),
            _ => {
                let message = format!("this must be {}, but it is {}", expected(kind), found(node));
                self.tell(Code::WrongKind, node.head(), message, example(kind));
                None
            }
        }
    }

    fn flag(&mut self, node: &Node, text: &str) -> Option<Value> {
        match text.to_ascii_lowercase().as_str() {
            "true" | "yes" => Some(Value::Bool(true)),
            "false" | "no" => Some(Value::Bool(false)),
            _ => {
                self.tell(Code::WrongKind, node.span, format!("\"{}\" is neither true nor false", one_line(text)), "write `true` or `false`".into());
                None
            }
        }
    }

    fn number(&mut self, node: &Node, text: &str) -> Option<Value> {
        if let Ok(number) = text.trim().parse::<u32>() {
            return Some(Value::Number(number.into()));
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
        let help = if digits.is_empty() {
            "write a whole number such as `31`, or delete the line if nobody counted".to_owned()
        } else {
            format!("write the number alone: `{digits}`")
        };
        self.tell(Code::WrongKind, node.span, format!("\"{}\" is not a whole number", one_line(text)), help);
        None
    }

    fn fields(&mut self, entries: &[(Node, Node)], shape: &'static Shape, depth: usize) -> Value {
        let mut mapping = Mapping::new();
        let mut translated = Mapping::new();
        for (at, (key, node)) in entries.iter().enumerate() {
            let Some(name) = self.key(entries, at) else { continue };
            if let Some(kind) = shape.kind_of(name) {
                if let Some(value) = self.value(node, kind, depth + 1) {
                    mapping.insert(Value::String(name.to_owned()), value);
                }
            } else if let Some((language, plural)) = translation_of(name, shape) {
                if let Some(value) = self.value(node, Kind::Text, depth + 1) {
                    let texts = translated.entry(Value::String(plural)).or_insert_with(|| Value::Mapping(Mapping::new()));
                    if let Value::Mapping(texts) = texts {
                        texts.insert(Value::String(language.to_owned()), value);
                    }
                }
            } else if !(depth == 0 && self.keep.iter().any(|kept| kept == name)) {
                self.unknown(key, name, shape);
            }
        }
        mapping.extend(translated);
        Value::Mapping(mapping)
    }

    fn dictionary(&mut self, entries: &[(Node, Node)], item: Kind, depth: usize) -> Value {
        let mut mapping = Mapping::new();
        for (at, (_, node)) in entries.iter().enumerate() {
            let Some(name) = self.key(entries, at) else { continue };
            mapping.insert(Value::String(name.to_owned()), self.value(node, item, depth + 1).unwrap_or(Value::Null));
        }
        Value::Mapping(mapping)
    }

    /// The name of the entry, unless it is no text or was there before.
    fn key<'n>(&mut self, entries: &'n [(Node, Node)], at: usize) -> Option<&'n str> {
        let key = &entries[at].0;
        let Some(name) = key.text() else {
            self.tell(Code::Malformed, key.span, "a field's name must be a word".into(), "write a line such as `title: \"…\"`".into());
            return None;
        };
        let first = entries[..at].iter().find(|(earlier, _)| earlier.text() == Some(name));
        let Some((first, _)) = first else { return Some(name) };
        let (one, two) = (self.source.position(first.span.start).line, self.source.position(key.span.start).line);
        let message = format!("`{}` is given twice, on lines {one} and {two}", one_line(name));
        self.tell(Code::DuplicateField, key.span, message, "keep one of the two lines and delete the other".into());
        None
    }

    fn unknown(&mut self, key: &Node, name: &str, shape: &Shape) {
        let help = match nearest(name, shape.names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("delete the line, or write one of: {}", list_of(shape.names(), 40)),
        };
        self.tell(Code::UnknownField, key.span, format!("`{}` is not a field of {}", one_line(name), shape.title), help);
    }
}

/// `name_es` where the shape has `names`: the language, and the field that gathers them.
fn translation_of<'n>(name: &'n str, shape: &Shape) -> Option<(&'n str, String)> {
    let (base, language) = name.split_once('_')?;
    let plural = format!("{base}s");
    let is_language = (2..=8).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_language && shape.kind_of(base).is_some() && matches!(shape.kind_of(&plural), Some(Kind::Dictionary(_)))).then_some((language, plural))
}

fn expected(kind: Kind) -> String {
    match kind {
        Kind::Text => "text on one line".into(),
        Kind::Flag => "true or false".into(),
        Kind::Count => "a whole number".into(),
        Kind::List(item) | Kind::OneOrMany(item) => match item {
            Kind::Record(shape) => format!("a list in which each item is {}", shape.title),
            Kind::TextOr(Kind::Record(shape)) => format!("a list in which each item is {}", shape.title),
            _ => "a list".into(),
        },
        Kind::Record(shape) => format!("{} with its own fields ({})", shape.title, list_of(shape.names(), 6)),
        Kind::TextOr(record) => format!("text, or {}", expected(*record)),
        Kind::CountOr(_) => "a whole number, or one number for each group".into(),
        Kind::Dictionary(_) => "a set of `name: value` pairs".into(),
    }
}

fn example(kind: Kind) -> String {
    match kind {
        Kind::List(&Kind::Record(shape) | &Kind::TextOr(&Kind::Record(shape))) | Kind::OneOrMany(&Kind::Record(shape)) => {
            let first = shape.fields.first().map_or("id", |(name, _)| name);
            format!("start each item on a line of its own with a hyphen and a space: `  - {{{first}: …}}`")
        }
        Kind::List(_) | Kind::OneOrMany(_) => "write a list in brackets: `[one, two]`".into(),
        Kind::Record(shape) | Kind::TextOr(&Kind::Record(shape)) => {
            let first = shape.fields.first().map_or("name", |(name, _)| name);
            format!("write it in braces: `{{{first}: …}}`")
        }
        Kind::CountOr(_) => "write one number, or `{residents: 31, police: 5}`".into(),
        Kind::Text => "write it as one text; put it between straight quotes if it holds a colon, brackets or braces".into(),
        _ => String::new(),
    }
}

fn found(node: &Node) -> &'static str {
    match &node.value {
        NodeValue::Scalar { .. } => "one text",
        NodeValue::List(_) => "a list",
        NodeValue::Map(_) => "a set of fields",
    }
}
