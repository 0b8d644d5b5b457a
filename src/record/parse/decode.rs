//! From a tree to a record: reports every unknown or doubled field and every value of a wrong kind, reads them as what
//! is most likely meant or leaves them out, and gives the rest, so that one mistake hides no other and causes no other.
//! Slower than reading into the struct at once, which is tried first wherever nothing looks wrong.

mod instead;
mod misplaced;
mod names;
mod walk;
mod written;

use super::hints;
use super::shape::{Kind, Shape, Shaped};
use super::tree::{Node, NodeValue};
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::text::source::{Source, Span};
use crate::text::{list_of, one_line};
use names::{expected, field_of, found, meant_by, translation_of};
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};
use walk::{Field, Walk};

pub use written::{in_brackets, lines_of_its_own, plain_or_quoted, quoted};

/// What decoding needs beside the tree: the file, where mistakes go, and fields of other tools to leave alone.
pub struct Decoder<'a> {
    /// The file, for the places of mistakes.
    pub source: &'a Source,
    /// Where mistakes are put.
    pub diags: &'a mut Vec<Diag>,
    /// Top-level fields that are passed over in silence.
    pub keep: &'a [String],
}

/// A record, and whether a field or an entry of it had to be left out.
pub struct Decoded<T> {
    /// What could be read; fields that were left out are absent.
    pub record: T,
    /// Whether a field or an entry was left out, and reported.
    pub lost: bool,
}

impl Decoder<'_> {
    /// Reads the tree as a `T`.
    pub fn record<T: DeserializeOwned + Shaped>(&mut self, node: &Node) -> T {
        self.read(node).record
    }

    /// Reads the tree as a `T`, and says whether something was lost.
    pub fn read<T: DeserializeOwned + Shaped>(&mut self, node: &Node) -> Decoded<T> {
        let date =
            node.get("date").and_then(Node::text).and_then(|text| crate::record::model::date::parse_day(text).ok());
        let mut walk = Walk { source: self.source, diags: self.diags, keep: self.keep, lost: false, date };
        let value = walk
            .value(node, T::KIND, Field { name: "", depth: 0, is_item: false })
            .unwrap_or(Value::Mapping(Mapping::new()));
        let record = serde_yaml::from_value(value).expect("a value that was made after the shape fits the shape");
        Decoded { record, lost: walk.lost }
    }
}

impl Walk<'_> {
    fn report(&mut self, code: Code, span: Span, message: String, help: impl Into<Help>) {
        self.diags.push(Diag::new(code, Place::new(self.source, span), message, help));
    }

    /// The node as a value of this kind; `None` where it is absent or was reported to be wrong.
    fn value(&mut self, node: &Node, kind: Kind, field: Field<'_>) -> Option<Value> {
        if node.is_null() {
            return None;
        }
        match (kind, &node.value) {
            (Kind::Text | Kind::TextOr(_), NodeValue::Scalar { text, .. }) => Some(Value::String(text.clone())),
            (Kind::Flag, NodeValue::Scalar { text, .. }) => self.flag(node, text),
            (Kind::Count | Kind::CountOr(_), NodeValue::Scalar { text, .. }) => self.number(node, text, field),
            (Kind::List(item) | Kind::OneOrMany(item), NodeValue::List(items)) => {
                Some(Value::Sequence(items.iter().map(|part| self.item(part, *item, field)).collect()))
            }
            (Kind::NamesOr(inner), NodeValue::List(items))
                if items.iter().any(|part| matches!(part.value, NodeValue::Map(_))) =>
            {
                let message = format!("`{}` holds names and names with a value in one list", one_line(field.name));
                let help = self.in_braces(node, items, *inner);
                self.report(Code::WrongKind, node.beginning(self.source), message, help);
                None
            }
            (Kind::NamesOr(_), NodeValue::List(items)) => {
                Some(Value::Sequence(items.iter().map(|part| self.item(part, Kind::Text, field)).collect()))
            }
            (Kind::NamesOr(_), NodeValue::Scalar { text, .. }) => {
                Some(Value::Sequence(vec![Value::String(text.clone())]))
            }
            (Kind::OneOrMany(item), NodeValue::Scalar { .. }) => {
                self.value(node, *item, field).map(|value| Value::Sequence(vec![value]))
            }
            (Kind::OneOrMany(item @ Kind::Record(_)), NodeValue::Map(_)) => {
                self.value(node, *item, field).map(|value| Value::Sequence(vec![value]))
            }
            (Kind::Record(shape), NodeValue::Map(entries)) => Some(self.fields(entries, shape, field)),
            (Kind::TextOr(Kind::Record(shape)), NodeValue::Map(entries))
                if self.is_split_text(node, Some(*shape)) && !entries.is_empty() =>
            {
                Some(self.split_text(node, field))
            }
            (Kind::TextOr(inner) | Kind::CountOr(inner) | Kind::NamesOr(inner), NodeValue::Map(_)) => {
                self.value(node, *inner, field)
            }
            (Kind::Text, NodeValue::Map(_)) if self.is_split_text(node, None) => Some(self.split_text(node, field)),
            (Kind::Dictionary(item), NodeValue::Map(entries)) => Some(self.dictionary(entries, *item, field)),
            _ => self.other_kind(node, kind, field),
        }
    }

    fn item(&mut self, node: &Node, kind: Kind, field: Field<'_>) -> Value {
        let value = self.value(node, kind, Field { depth: field.depth + 1, is_item: true, ..field });
        self.lost |= value.is_none() && !node.is_null();
        value.unwrap_or(Value::Null)
    }

    /// A value of another kind: reported, and read as what may be meant.
    fn other_kind(&mut self, node: &Node, kind: Kind, field: Field<'_>) -> Option<Value> {
        let what = if field.is_item { "an item of " } else { "" };
        let message = format!("{what}`{}` must be {}, but it is {}", one_line(field.name), expected(kind), found(node));
        let help = self.instead(node, kind, field);
        self.report(Code::WrongKind, node.beginning(self.source), message, help);
        match (kind, &node.value) {
            (Kind::List(item), NodeValue::Map(_)) => {
                self.value(node, *item, field).map(|value| Value::Sequence(vec![value]))
            }
            (Kind::Record(shape), NodeValue::Scalar { text, .. })
                if field.name == "defaults" && text.eq_ignore_ascii_case("all") =>
            {
                let areas =
                    shape.kind_of("response_areas").map(|_| Value::Sequence(vec![Value::String(text.clone())]))?;
                Some(Value::Mapping(Mapping::from_iter([(Value::String("response_areas".into()), areas)])))
            }
            (Kind::Text | Kind::TextOr(_), NodeValue::List(items)) => {
                items.first().and_then(Node::text).map(|text| Value::String(text.to_owned()))
            }
            _ => None,
        }
    }

    /// Whether a map is only a text that was cut at its colon: none of its names is a field.
    fn is_split_text(&self, node: &Node, shape: Option<&Shape>) -> bool {
        let NodeValue::Map(entries) = &node.value else { return false };
        let known =
            |name: &str| shape.is_some_and(|shape| shape.kind_of(name).is_some() || shape.nearest(name).is_some());
        !node.is_flow(self.source)
            && entries.len() == 1
            && entries.iter().all(|(key, _)| key.text().is_some_and(|name| !known(name)))
    }

    fn split_text(&mut self, node: &Node, field: Field<'_>) -> Value {
        let start = node.head().start;
        let text = one_line(&self.source.text[start..node.span.end.max(start)]);
        let line = self.source.position(start).line;
        if !self.diags.iter().any(|diag| diag.code == Code::UnquotedColon && diag.place.start.line == line) {
            let help =
                Help::typed("write ", Fix::replace(self.source, Span::new(start, self.end(node)), quoted(&text)));
            let message = format!("this text of `{}` has a colon, so it needs straight quotes", one_line(field.name));
            self.report(Code::UnquotedColon, Span::new(start, node.span.end), message, help);
        }
        Value::String(text)
    }

    fn flag(&mut self, node: &Node, text: &str) -> Option<Value> {
        match text.to_ascii_lowercase().as_str() {
            "true" | "yes" => Some(Value::Bool(true)),
            "false" | "no" => Some(Value::Bool(false)),
            _ => {
                self.report(
                    Code::WrongKind,
                    node.span,
                    format!("\"{}\" is neither true nor false", one_line(text)),
                    Help::any("write ", ["true", "false"].map(|word| Fix::replace(self.source, node.span, word))),
                );
                None
            }
        }
    }

    fn number(&mut self, node: &Node, text: &str, field: Field<'_>) -> Option<Value> {
        if let Ok(number) = text.trim().parse::<u32>() {
            return Some(Value::Number(number.into()));
        }
        let is_days = field.name.ends_with("_days");
        let help = match if is_days { hints::days(text) } else { hints::whole_number(text) } {
            Some(days) if is_days => {
                Help::typed("write the number of days: ", Fix::replace(self.source, node.span, days.to_string()))
            }
            Some(number) => {
                Help::typed("write the number alone: ", Fix::replace(self.source, node.span, number.to_string()))
            }
            None if is_days => Help::new("write the number of days, such as `14`, or delete it").by(self.without(node)),
            None if field.name.ends_with("_year") => {
                Help::new("write the year, with four digits, or delete it").by(self.without(node))
            }
            None => Help::new("write one whole number, or delete it if nobody counted").by(self.without(node)),
        };
        self.report(Code::WrongKind, node.span, format!("\"{}\" is not a whole number", one_line(text)), help);
        None
    }

    fn fields(&mut self, entries: &[(Node, Node)], shape: &'static Shape, field: Field<'_>) -> Value {
        let mut mapping = Mapping::new();
        let mut translated = Mapping::new();
        for (at, (key, node)) in entries.iter().enumerate() {
            let Some(name) = self.key(entries, at) else { continue };
            if let Some(kind) = shape.kind_of(name) {
                self.field(&mut mapping, node, kind, field.inner(name));
            } else if let Some((language, plural)) = translation_of(name, shape) {
                if let Some(value) = self.value(node, Kind::Text, field.inner(name)) {
                    let texts =
                        translated.entry(Value::String(plural)).or_insert_with(|| Value::Mapping(Mapping::new()));
                    if let Value::Mapping(texts) = texts {
                        texts.insert(Value::String(language.to_owned()), value);
                    }
                }
            } else if let Some(host) = self.host_of(entries, at, shape) {
                self.misplaced(entries, at, &host, &mut mapping);
            } else if !(field.depth == 0 && self.keep.iter().any(|kept| kept == name)) {
                self.unknown((key, node), name, shape);
                // Read as what is meant, unless that is there too.
                let free = |meant: &&str| !entries.iter().any(|(key, _)| key.text() == Some(*meant));
                if let Some((meant, kind)) = meant_by(name, node, shape).filter(|(meant, _)| free(meant)) {
                    self.field(&mut mapping, node, kind, field.inner(meant));
                }
            }
        }
        mapping.extend(translated);
        Value::Mapping(mapping)
    }

    fn field(&mut self, mapping: &mut Mapping, node: &Node, kind: Kind, field: Field<'_>) {
        let value = self.value(node, kind, field);
        self.lost |= value.is_none() && field.depth == 1 && !node.is_null();
        if let Some(value) = value {
            mapping.insert(Value::String(field.name.to_owned()), value);
        }
    }

    fn dictionary(&mut self, entries: &[(Node, Node)], item: Kind, field: Field<'_>) -> Value {
        let mut mapping = Mapping::new();
        for (at, (_, node)) in entries.iter().enumerate() {
            let Some(name) = self.key(entries, at) else { continue };
            mapping.insert(
                Value::String(name.to_owned()),
                self.value(node, item, field.inner(name)).unwrap_or(Value::Null),
            );
        }
        Value::Mapping(mapping)
    }

    /// The name of the entry, unless it is no text or was there before.
    fn key<'n>(&mut self, entries: &'n [(Node, Node)], at: usize) -> Option<&'n str> {
        let key = &entries[at].0;
        let Some(name) = key.text() else {
            self.report(
                Code::Malformed,
                key.span,
                "a field's name must be a word".into(),
                "write a line such as `title: \"…\"`",
            );
            return None;
        };
        let first = entries[..at].iter().find(|(earlier, _)| earlier.text() == Some(name));
        let Some((first, _)) = first else { return Some(name) };
        let (one, two) = (self.source.position(first.span.start).line, self.source.position(key.span.start).line);
        let (message, words) = if one == two {
            (format!("`{}` is given twice on line {two}", one_line(name)), "keep one of the two and delete the other")
        } else {
            (
                format!("`{}` is given twice, on lines {one} and {two}", one_line(name)),
                "keep one of the two lines and delete the other",
            )
        };
        let (again, earlier) = (&entries[at], entries.iter().find(|(earlier, _)| earlier.text() == Some(name)));
        let fixes = earlier.into_iter().chain([again]).filter_map(|(key, node)| self.without_entry(key, node));
        let fixes = fixes.collect::<Vec<_>>();
        let joined = earlier.and_then(|earlier| self.joined(earlier, again));
        let help = match joined {
            Some(joined) => Help::typed("write one list of both, ", joined).and(format!(", or {words}")).by(fixes),
            None => Help::new(words).by(fixes),
        };
        self.report(Code::DuplicateField, key.span, message, help);
        None
    }

    /// The edit that puts the entries of two lists of words into the first, and takes the second away.
    fn joined(&self, (name, first): &(Node, Node), (key, second): &(Node, Node)) -> Option<Fix> {
        let words = |node: &Node| match &node.value {
            NodeValue::List(items) => {
                items.iter().map(|item| item.text().map(str::to_owned)).collect::<Option<Vec<String>>>()
            }
            _ => None,
        };
        let mut all = words(first)?;
        let more: Vec<String> = words(second)?.into_iter().filter(|word| !all.contains(word)).collect();
        let span = Span::new(name.span.start, self.end(first));
        if more.is_empty() || self.source.text[span.start..span.end].contains('\n') {
            return None;
        }
        all.extend(more);
        let list = all.iter().map(|word| plain_or_quoted(word)).collect::<Vec<_>>().join(", ");
        let without = self.without_entry(key, second)?;
        Some(Fix::replace(self.source, span, format!("{}: [{list}]", name.text()?)).with(Some(without)))
    }

    fn unknown(&mut self, (key, node): (&Node, &Node), name: &str, shape: &Shape) {
        let help = match shape.nearest(name).or_else(|| shape.synonym(name)).or_else(|| shape.related(name)) {
            Some(near) if near.contains(':') => {
                let whole = Fix::replace(self.source, Span::new(key.span.start, self.end(node)), near);
                Help::typed(&format!("did you mean `{}`? Then write ", field_of(near)), whole)
            }
            Some(near) => {
                let text = &self.source.text;
                let gap = text[key.span.end..].len() - text[key.span.end..].trim_start_matches([' ', '"', '\'']).len();
                let colon = text[key.span.end + gap..].starts_with(':').then_some(key.span.end + gap + 1);
                let fix = match colon {
                    Some(end) => Fix::replace(self.source, Span::new(key.span.start, end), format!("{near}:")),
                    None => Fix::replace(self.source, key.span, near),
                };
                match colon {
                    Some(_) => Help::typed(&format!("did you mean `{near}`? Then write "), fix),
                    None => Help::new(format!("did you mean `{near}`?")).by([fix]),
                }
            }
            None if name.contains(' ') => Help::new(format!(
                "if it belongs to the minutes, move it below the line with only `---`; fields here are: {}",
                list_of(shape.names(), 40)
            )),
            None if !self.keep.is_empty() => Help::new(format!(
                "to pass over it in silence, name it in the adopt block: `keep: [{}]`",
                one_line(name)
            )),
            None => Help::new(format!("delete it, or write one of: {}", list_of(shape.names(), 40)))
                .by(self.without_entry(key, node)),
        };
        self.report(
            Code::UnknownField,
            key.span,
            format!("`{}` is not a field of {}", one_line(name), shape.title),
            help,
        );
    }

    /// Where a value ends, without the white space and comments that follow a block.
    fn end(&self, node: &Node) -> usize {
        let text = &self.source.text[..node.span.end.max(node.span.start)];
        node.span.start + text[node.span.start..].trim_end().len()
    }

    /// The lines of a field taken away, where it has lines of its own.
    fn without_entry(&self, key: &Node, node: &Node) -> Option<Fix> {
        let end = if node.is_null() { key.span.end } else { self.end(node).max(key.span.end) };
        lines_of_its_own(self.source, Span::new(key.span.start, end))
    }
}
