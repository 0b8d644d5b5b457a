//! From a tree to a record: tells every unknown or doubled field and every value of a wrong kind, reads them as what is
//! most likely meant or leaves them out, and gives the rest, so that one mistake hides no other and causes no other.
//! Slower than reading into the struct at once, which is tried first wherever nothing looks wrong.

use super::hints;
use super::shape::{Kind, Shape, Shaped};
use super::tree::{Node, NodeValue};
use crate::diag::{Code, Diag, Fix, Help, Place};
use crate::source::{Source, Span};
use crate::text::{fold, list_of, nearest, one_line};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

/// What decoding needs beside the tree: the file, where mistakes go, and fields of other tools to leave alone.
pub struct Decoder<'a> {
    pub source: &'a Source,
    pub diags: &'a mut Vec<Diag>,
    /// Top-level fields that are passed over in silence.
    pub keep: &'a [String],
}

/// A record, and whether a field or an entry of it had to be left out.
pub struct Decoded<T> {
    pub record: T,
    pub lost: bool,
}

impl Decoder<'_> {
    /// Reads the tree as a `T`.
    pub fn record<T: DeserializeOwned + Shaped>(&mut self, node: &Node) -> T {
        self.read(node).record
    }

    /// Reads the tree as a `T`, and says whether something was lost.
    pub fn read<T: DeserializeOwned + Shaped>(&mut self, node: &Node) -> Decoded<T> {
        let date = node.get("date").and_then(Node::text).and_then(|text| crate::model::date::parse_day(text).ok());
        let mut walk = Walk { source: self.source, diags: self.diags, keep: self.keep, lost: false, date };
        let value = walk.value(node, T::KIND, Field { name: "", depth: 0, is_item: false }).unwrap_or(Value::Mapping(Mapping::new()));
        let record = serde_yaml::from_value(value).expect("a value that was made after the shape fits the shape");
        Decoded { record, lost: walk.lost }
    }
}

struct Walk<'a> {
    source: &'a Source,
    diags: &'a mut Vec<Diag>,
    keep: &'a [String],
    lost: bool,
    /// The day of the record.
    date: Option<NaiveDate>,
}

/// A field with fields of its own, and the column at which these stand.
struct Host<'n> {
    key: &'n str,
    shape: &'static Shape,
    column: usize,
}

/// Where a value stands: the field it belongs to, how deep, and whether it is an item of the field's list.
#[derive(Clone, Copy)]
struct Field<'n> {
    name: &'n str,
    depth: usize,
    is_item: bool,
}

impl<'n> Field<'n> {
    fn inner(self, name: &'n str) -> Self {
        Self { name, depth: self.depth + 1, is_item: false }
    }
}

/// Names of fields that other people use for ours, for a hint.
const SYNONYMS: &[(&str, &str)] = &[
    ("name", "title"),
    ("subject", "title"),
    ("heading", "title"),
    ("description", "summary"),
    ("abstract", "summary"),
    ("place", "location"),
    ("venue", "location"),
    ("where", "location"),
    ("present", "participants"),
    ("attendees", "attendance"),
    ("people", "participants"),
    ("tags", "topics"),
    ("categories", "topics"),
    ("category", "topic"),
    ("issues", "concerns"),
    ("actions", "commitments"),
    ("action_items", "commitments"),
    ("promises", "commitments"),
    ("updates", "reports"),
    ("files", "attachments"),
    ("documents", "attachments"),
    ("links", "attachments"),
    ("deadline", "due"),
    ("lang", "language"),
    ("time", "start"),
    ("begin", "start"),
    ("draft", "publish: false"),
    ("published", "publish"),
    ("area", "response_area"),
    ("district", "division"),
    ("beat", "response_area"),
    ("approved", "minutes"),
    ("changes", "corrections"),
    ("author", "by"),
    ("phone_number", "phone"),
    ("comment", "note"),
    ("who", "owner"),
    ("url", "file"),
];

impl Walk<'_> {
    fn tell(&mut self, code: Code, span: Span, message: String, help: impl Into<Help>) {
        self.diags.push(Diag::new(code, Place::new(self.source, span), message, help));
    }

    /// The node as a value of this kind; `None` where it is absent or was told to be wrong.
    fn value(&mut self, node: &Node, kind: Kind, field: Field<'_>) -> Option<Value> {
        if node.is_null() {
            return None;
        }
        match (kind, &node.value) {
            (Kind::Text | Kind::TextOr(_), NodeValue::Scalar { text, .. }) => Some(Value::String(text.clone())),
            (Kind::Flag, NodeValue::Scalar { text, .. }) => self.flag(node, text),
            (Kind::Count | Kind::CountOr(_), NodeValue::Scalar { text, .. }) => self.number(node, text),
            (Kind::List(item) | Kind::OneOrMany(item), NodeValue::List(items)) => {
                Some(Value::Sequence(items.iter().map(|part| self.item(part, *item, field)).collect()))
            }
            (Kind::OneOrMany(item), NodeValue::Scalar { .. }) => self.value(node, *item, field).map(|value| Value::Sequence(vec![value])),
            (Kind::OneOrMany(item @ Kind::Record(_)), NodeValue::Map(_)) => {
                self.value(node, *item, field).map(|value| Value::Sequence(vec![value]))
            }
            (Kind::Record(shape), NodeValue::Map(entries)) => Some(self.fields(entries, shape, field)),
            (Kind::TextOr(Kind::Record(shape)), NodeValue::Map(entries))
                if self.is_split_text(node, Some(*shape)) && !entries.is_empty() =>
            {
                Some(self.split_text(node, field))
            }
            (Kind::TextOr(inner) | Kind::CountOr(inner), NodeValue::Map(_)) => self.value(node, *inner, field),
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

    /// A value of another kind: told, and read as what may be meant.
    fn other_kind(&mut self, node: &Node, kind: Kind, field: Field<'_>) -> Option<Value> {
        let what = if field.is_item { "an item of " } else { "" };
        let message = format!("{what}`{}` must be {}, but it is {}", one_line(field.name), expected(kind), found(node));
        let help = self.instead(node, kind, field);
        self.tell(Code::WrongKind, node.beginning(self.source), message, help);
        match (kind, &node.value) {
            (Kind::List(item), NodeValue::Map(_)) => self.value(node, *item, field).map(|value| Value::Sequence(vec![value])),
            (Kind::Text | Kind::TextOr(_), NodeValue::List(items)) => {
                items.first().and_then(Node::text).map(|text| Value::String(text.to_owned()))
            }
            _ => None,
        }
    }

    /// Whether a map is only a text that was cut at its colon: none of its names is a field.
    fn is_split_text(&self, node: &Node, shape: Option<&Shape>) -> bool {
        let NodeValue::Map(entries) = &node.value else { return false };
        let known = |name: &str| shape.is_some_and(|shape| shape.kind_of(name).is_some() || shape.nearest(name).is_some());
        !node.is_flow(self.source) && entries.len() == 1 && entries.iter().all(|(key, _)| key.text().is_some_and(|name| !known(name)))
    }

    fn split_text(&mut self, node: &Node, field: Field<'_>) -> Value {
        let start = node.head().start;
        let text = one_line(&self.source.text[start..node.span.end.max(start)]);
        let line = self.source.position(start).line;
        if !self.diags.iter().any(|diag| diag.code == Code::UnquotedColon && diag.place.start.line == line) {
            let help = Help::typed("write ", Fix::replace(self.source, Span::new(start, self.end(node)), quoted(&text)));
            let message = format!("this text of `{}` has a colon, so it needs straight quotes", one_line(field.name));
            self.tell(Code::UnquotedColon, Span::new(start, node.span.end), message, help);
        }
        Value::String(text)
    }

    fn flag(&mut self, node: &Node, text: &str) -> Option<Value> {
        match text.to_ascii_lowercase().as_str() {
            "true" | "yes" => Some(Value::Bool(true)),
            "false" | "no" => Some(Value::Bool(false)),
            _ => {
                self.tell(
                    Code::WrongKind,
                    node.span,
                    format!("\"{}\" is neither true nor false", one_line(text)),
                    Help::any("write ", ["true", "false"].map(|word| Fix::replace(self.source, node.span, word))),
                );
                None
            }
        }
    }

    fn number(&mut self, node: &Node, text: &str) -> Option<Value> {
        if let Ok(number) = text.trim().parse::<u32>() {
            return Some(Value::Number(number.into()));
        }
        let help = match hints::whole_number(text) {
            Some(number) => Help::typed("write the number alone: ", Fix::replace(self.source, node.span, number.to_string())),
            None => Help::new("write one whole number, or delete it if nobody counted").by(self.without(node)),
        };
        self.tell(Code::WrongKind, node.span, format!("\"{}\" is not a whole number", one_line(text)), help);
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
                    let texts = translated.entry(Value::String(plural)).or_insert_with(|| Value::Mapping(Mapping::new()));
                    if let Value::Mapping(texts) = texts {
                        texts.insert(Value::String(language.to_owned()), value);
                    }
                }
            } else if let Some(host) = self.host_of(entries, at, shape) {
                self.misplaced(entries, at, &host, &mut mapping);
            } else if !(field.depth == 0 && self.keep.iter().any(|kept| kept == name)) {
                self.unknown((key, node), name, shape);
                // A slip of the pen is read as what is meant, unless that is there too.
                let meant = shape.nearest(name).filter(|meant| !entries.iter().any(|(key, _)| key.text() == Some(meant)));
                if let Some((meant, kind)) = meant.and_then(|meant| Some((meant, shape.kind_of(meant)?))) {
                    self.field(&mut mapping, node, kind, field.inner(meant));
                }
            }
        }
        mapping.extend(translated);
        Value::Mapping(mapping)
    }

    /// The field before the one at `at` whose entry it belongs to, where it stands too far to the left.
    fn host_of<'n>(&self, entries: &'n [(Node, Node)], at: usize, shape: &Shape) -> Option<Host<'n>> {
        let name = entries[at].0.text()?;
        let before = (0..at).rev().find(|before| entries[*before].0.text().is_some_and(|name| shape.kind_of(name).is_some()))?;
        let (key, node) = &entries[before];
        let (inner, is_list): (&'static Shape, bool) = match shape.kind_of(key.text()?)? {
            Kind::Record(inner) => (inner, false),
            Kind::TextOr(Kind::Record(inner)) => (inner, false),
            Kind::List(Kind::Record(inner) | Kind::TextOr(Kind::Record(inner))) => (inner, true),
            _ => return None,
        };
        inner.kind_of(name)?;
        let column = |span: Span| self.source.position(span.start).column;
        let column = match &node.value {
            NodeValue::List(items) if is_list && !node.is_flow(self.source) => items
                .last()
                .filter(|item| matches!(item.value, NodeValue::Map(_)) && !item.is_flow(self.source))
                .map(|item| column(item.head()))?,
            NodeValue::Map(_) if !is_list && !node.is_flow(self.source) => column(node.head()),
            _ if node.is_null() && !is_list => column(key.span) + 2,
            _ => return None,
        };
        (column > self.source.position(entries[at].0.span.start).column).then_some(Host { key: key.text()?, shape: inner, column })
    }

    /// Fields of an entry that stand too far to the left: told once for all that follow each other, and read as what they are.
    fn misplaced(&mut self, entries: &[(Node, Node)], at: usize, host: &Host<'_>, mapping: &mut Mapping) {
        let belongs = |(key, _): &&(Node, Node)| key.text().is_some_and(|name| host.shape.kind_of(name).is_some());
        let (key, node) = &entries[at];
        let Some(name) = key.text() else { return };
        let is_first = at == 0 || !belongs(&&entries[at - 1]) || entries[at - 1].0.text() == Some(host.key);
        if is_first {
            let run: Vec<&(Node, Node)> = entries[at..].iter().take_while(belongs).collect();
            let start = self.source.text[..key.span.start].rfind('\n').map_or(self.source.beginning(), |at| at + 1);
            let end = run.last().map_or(key.span.end, |(key, node)| if node.is_null() { key.span.end } else { self.end(node) });
            let spaces = host.column - self.source.position(key.span.start).column;
            let moved: Vec<String> = self.source.text[start..end].split('\n').map(|line| format!("{}{line}", " ".repeat(spaces))).collect();
            let (first, last) = (self.source.position(start).line, self.source.position(end).line);
            let lines = if first == last { "it".to_owned() } else { format!("each of the lines {first} to {last}") };
            let help = Help::new(format!("put {spaces} spaces before {lines}")).by([Fix::replace(
                self.source,
                Span::new(start, end),
                moved.join("\n"),
            )]);
            let message = format!("`{name}` belongs to `{}` above it, but begins too far to the left", host.key);
            self.tell(Code::Malformed, key.span, message, help);
        }
        let Some(value) = host.shape.kind_of(name).and_then(|kind| self.value(node, kind, Field { name, depth: 2, is_item: false })) else {
            return;
        };
        let entry = mapping.entry(Value::String(host.key.to_owned())).or_insert_with(|| Value::Mapping(Mapping::new()));
        let inner = match entry {
            Value::Sequence(items) => items.last_mut(),
            other => Some(other),
        };
        if let Some(Value::Mapping(inner)) = inner {
            inner.entry(Value::String(name.to_owned())).or_insert(value);
        }
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
            mapping.insert(Value::String(name.to_owned()), self.value(node, item, field.inner(name)).unwrap_or(Value::Null));
        }
        Value::Mapping(mapping)
    }

    /// The name of the entry, unless it is no text or was there before.
    fn key<'n>(&mut self, entries: &'n [(Node, Node)], at: usize) -> Option<&'n str> {
        let key = &entries[at].0;
        let Some(name) = key.text() else {
            self.tell(Code::Malformed, key.span, "a field's name must be a word".into(), "write a line such as `title: \"…\"`");
            return None;
        };
        let first = entries[..at].iter().find(|(earlier, _)| earlier.text() == Some(name));
        let Some((first, _)) = first else { return Some(name) };
        let (one, two) = (self.source.position(first.span.start).line, self.source.position(key.span.start).line);
        let (message, words) = if one == two {
            (format!("`{}` is given twice on line {two}", one_line(name)), "keep one of the two and delete the other")
        } else {
            (format!("`{}` is given twice, on lines {one} and {two}", one_line(name)), "keep one of the two lines and delete the other")
        };
        let (again, earlier) = (&entries[at], entries.iter().find(|(earlier, _)| earlier.text() == Some(name)));
        let fixes = earlier.into_iter().chain([again]).filter_map(|(key, node)| self.without_entry(key, node));
        let help = Help::new(words).by(fixes.collect::<Vec<_>>());
        self.tell(Code::DuplicateField, key.span, message, help);
        None
    }

    fn unknown(&mut self, (key, node): (&Node, &Node), name: &str, shape: &Shape) {
        let synonym = || {
            SYNONYMS
                .iter()
                .find(|(other, ours)| *other == fold::fold(name) && shape.kind_of(field_of(ours)).is_some())
                .map(|(_, ours)| *ours)
        };
        let help = match shape.nearest(name).or_else(synonym).or_else(|| shape.related(name)) {
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
            None => Help::new(format!("delete it, or write one of: {}", list_of(shape.names(), 40))).by(self.without_entry(key, node)),
        };
        self.tell(Code::UnknownField, key.span, format!("`{}` is not a field of {}", one_line(name), shape.title), help);
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

    /// The line of a value taken away, where nothing else stands on it but the field's name.
    fn without(&self, node: &Node) -> Option<Fix> {
        let line = self.source.position(node.span.start).column - 1;
        let before = self.source.line_at(node.span.start).chars().take(line).collect::<String>();
        let name = before.trim_end().strip_suffix(':')?.trim_start();
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let whole = self.source.line_at(node.span.start).trim_end().chars().count() == self.source.position(self.end(node)).column - 1;
        (is_name && whole).then(|| Fix::delete_lines(self.source, Span::new(node.span.start, self.end(node))))
    }

    /// What to write instead of a value of another kind, with the words that stand there where they can be used.
    fn instead(&self, node: &Node, kind: Kind, field: Field<'_>) -> Help {
        let span = Span::new(node.span.start, self.end(node));
        let replace = |text: String| Fix::replace(self.source, span, text);
        let written = one_line(&match node.text() {
            Some(text) => text.to_owned(),
            None if node.is_flow(self.source) => self.source.text[span.start + 1..span.end].trim_end_matches([']', '}']).to_owned(),
            None => "…".to_owned(),
        });
        // With the field's name before it, where that stands on the line.
        let field_of = |text: String| {
            let before = self.source.text[..span.start].trim_end().strip_suffix(':').and_then(|before| before.strip_suffix(field.name));
            match before.filter(|_| !field.is_item && !field.name.is_empty()) {
                Some(before) => Fix::replace(self.source, Span::new(before.len(), span.end), format!("{}: {text}", field.name)),
                None => Fix::replace(self.source, span, text),
            }
        };
        let is_list = matches!(kind, Kind::List(_) | Kind::OneOrMany(_));
        if hints::says_nothing(&written) && node.text().is_some() && !field.is_item {
            return match self.without(node) {
                Some(delete) if is_list => Help::typed("delete the line, or write ", field_of("[]".into())).by([delete]),
                Some(delete) => Help::new("delete the line: what is not there needs no field").by([delete]),
                None if is_list => Help::typed("write ", replace("[]".into())),
                None => Help::new("delete the field: what is not there needs none"),
            };
        }
        match kind {
            Kind::List(Kind::Record(shape) | Kind::TextOr(Kind::Record(shape))) | Kind::OneOrMany(Kind::Record(shape)) => {
                self.items(node, matches!(kind, Kind::List(Kind::TextOr(_))), shape, &written)
            }
            Kind::List(_) | Kind::OneOrMany(_) => Help::typed("write a list in brackets: ", field_of(in_brackets(&written))),
            Kind::Record(shape) if shape.kind_of("start").is_some() && shape.kind_of("date").is_some() => {
                match hints::next_huddle(&written, self.date) {
                    Some(next) => Help::typed("write it in braces: ", replace(next)),
                    None => {
                        Help::new("write its date, and its time if it has one, in braces, as in `{date: …, start: …}`, or delete the line")
                            .by(self.without(node))
                    }
                }
            }
            Kind::Record(shape) if matches!(node.value, NodeValue::Scalar { .. }) => {
                Help::typed("write it in braces: ", replace(format!("{{{}: {}}}", shape.main_field(), quoted(&written))))
            }
            Kind::Record(shape) => Help::new(format!("write its fields with their names, such as `{{{}: …}}`", shape.main_field())),
            Kind::CountOr(_) => Help::new("write one number, or `{residents: 31, police: 5}`"),
            Kind::Text | Kind::TextOr(_) if written != "…" => {
                Help::typed("write it as one text between straight quotes: ", field_of(quoted(&written)))
            }
            Kind::Text | Kind::TextOr(_) => Help::new(format!("write one text on the line of `{}:`, between straight quotes", field.name)),
            Kind::Flag => Help::any("write ", ["true", "false"].map(|word| replace(word.into()))),
            Kind::Count => Help::new(format!("write one whole number, such as `{}: 31`", field.name)),
            Kind::Dictionary(_) => Help::new(format!("write names with their values, such as `{}: {{en: …}}`", field.name)),
        }
    }

    /// One entry without its hyphen: the edit that puts it there.
    fn hyphen_before(&self, node: &Node) -> Option<Fix> {
        let NodeValue::Map(entries) = &node.value else { return None };
        let first = entries.first()?.0.span.start;
        if node.is_flow(self.source) {
            return None;
        }
        let indent = self.source.position(first).column - 1;
        let end = self.end(node);
        let lines = self.source.text[first..end].replace('\n', "\n  ");
        Some(Fix::replace(self.source, Span::new(first, end), format!("- {lines}"))).filter(|_| indent > 0)
    }

    /// Texts where entries are meant: each on a line of its own.
    fn items(&self, node: &Node, may_be_texts: bool, shape: &Shape, written: &str) -> Help {
        let key = shape.main_field();
        let (at, source) = (node.span.start, self.source);
        let column = source.position(at).column - 1;
        let line = source.line_at(at);
        let indent = line.len() - line.trim_start().len();
        let in_block =
            line.trim_start().starts_with(|c: char| c.is_ascii_lowercase()) && !line.chars().take(column).any(|c| "{[".contains(c));
        if node.text().is_none() || !in_block {
            let help = Help::new(format!("begin each item on a line of its own with two spaces, a hyphen and a space: `  - {{{key}: …}}`"));
            return match self.hyphen_before(node) {
                Some(fix) => {
                    Help::new("put a hyphen and a space before the first line of each item, and two spaces before its other lines")
                        .by([fix])
                }
                None => help,
            };
        }
        let is_names = may_be_texts && written.contains(',') && written.split(',').all(|name| name.split_whitespace().count() <= 4);
        let names: Vec<&str> =
            if is_names { written.split(',').map(str::trim).filter(|name| !name.is_empty()).collect() } else { Vec::new() };
        if names.len() > 1 {
            return Help::typed("write a list in brackets: ", Fix::replace(source, Span::new(at, self.end(node)), in_brackets(written)));
        }
        let value = if key == "date" { written.to_owned() } else { quoted(written) };
        let id = crate::text::slug(written).split('-').take(3).collect::<Vec<_>>().join("-");
        let fields = match shape.title {
            "a commitment" => format!("id: {id}, text: {value}, owner: {{role: …}}"),
            "an attachment" => format!("file: {value}, title: \"…\""),
            "an exception" => format!("text: {value}, reason: \"…\""),
            "a report" => format!("commitment: {value}, status: done, note: \"…\""),
            "a correction" => format!("date: {value}, reason: \"…\", by: \"…\""),
            _ => format!("{key}: {value}"),
        };
        let item = format!("\n{}- {{{fields}}}", " ".repeat(indent + 2));
        let end = self.end(node);
        let start = source.text[..at].trim_end().len();
        Help::typed(
            "begin each item on a line of its own with two spaces, a hyphen and a space: ",
            Fix::replace(source, Span::new(start, end), item),
        )
    }
}

/// The field at `span` taken away, with its lines where nothing else stands on them.
pub fn lines_of_its_own(source: &Source, span: Span) -> Option<Fix> {
    let start = source.text[..span.start].rfind('\n').map_or(source.beginning(), |at| at + 1);
    let rest = source.text[span.end..].split('\n').next().unwrap_or("").trim();
    let alone = source.text[start..span.start].trim().is_empty() && (rest.is_empty() || rest.starts_with('#') || rest == ":");
    if alone {
        return Some(Fix::delete_lines(source, span));
    }
    // Between braces it goes with one of the commas beside it.
    let (before, after) = (source.text[..span.start].trim_end(), &source.text[span.end..]);
    if before.ends_with(',') {
        return Some(Fix::replace(source, Span::new(before.len() - 1, span.end), ""));
    }
    let comma = after.strip_prefix(',').filter(|_| before.ends_with('{'))?;
    Some(Fix::replace(source, Span::new(span.start, span.end + 1 + comma.len() - comma.trim_start_matches(' ').len()), ""))
}

/// Texts between commas as a list in brackets, each as it is or in quotes where it needs them.
pub fn in_brackets(written: &str) -> String {
    let separator = if written.contains(';') { ';' } else { ',' };
    let items: Vec<String> = written.split(separator).map(str::trim).filter(|item| !item.is_empty()).map(plain_or_quoted).collect();
    format!("[{}]", items.join(", "))
}

/// A text as it stands between brackets.
pub fn plain_or_quoted(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_alphanumeric())
        && !text.contains([',', '[', ']', '{', '}', '"', '#'])
        && !text.contains(": ")
        && !text.ends_with(':');
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A text between straight quotes.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

impl Shape {
    /// The field whose name is a slip of the pen away.
    fn nearest(&self, name: &str) -> Option<&'static str> {
        nearest(&name.replace([' ', '-'], "_"), self.names())
    }

    /// A field that shares a word with the name: `due_date` and `due`.
    fn related(&self, name: &str) -> Option<&'static str> {
        let lower = fold::key(name).replace(' ', "_");
        let words: Vec<&str> = lower.split('_').filter(|word| word.len() > 2).collect();
        self.names()
            .find(|known| words.contains(known))
            .or_else(|| self.names().find(|known| known.split('_').any(|word| words.contains(&word))))
    }

    /// The field that says what an entry is about.
    fn main_field(&self) -> &'static str {
        let usual = ["text", "name", "file", "commitment", "date", "organization"];
        usual.into_iter().find(|name| self.kind_of(name).is_some()).or_else(|| self.names().next()).unwrap_or("text")
    }
}

/// The field's name of `publish: false`.
fn field_of(line: &str) -> &str {
    line.split(':').next().unwrap_or(line)
}

/// `name_es` where the shape has `names`: the language, and the field that gathers them.
fn translation_of<'n>(name: &'n str, shape: &Shape) -> Option<(&'n str, String)> {
    let (base, language) = name.split_once('_')?;
    let plural = format!("{base}s");
    let is_language = (2..=8).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_language && shape.kind_of(base).is_some() && matches!(shape.kind_of(&plural), Some(Kind::Dictionary(_))))
        .then_some((language, plural))
}

fn expected(kind: Kind) -> String {
    match kind {
        Kind::Text => "one text".into(),
        Kind::Flag => "true or false".into(),
        Kind::Count => "a whole number".into(),
        Kind::List(Kind::Record(shape) | Kind::TextOr(Kind::Record(shape))) | Kind::OneOrMany(Kind::Record(shape)) => {
            format!("a list in which each item is {}", shape.title)
        }
        Kind::List(_) | Kind::OneOrMany(_) => "a list".into(),
        Kind::Record(shape) => format!("{} with its own fields ({})", shape.title, list_of(shape.names(), 6)),
        Kind::TextOr(Kind::Record(shape)) => format!("one text, or {} with its own fields ({})", shape.title, list_of(shape.names(), 6)),
        Kind::TextOr(_) => "one text".into(),
        Kind::CountOr(_) => "a whole number, or one number for each group".into(),
        Kind::Dictionary(_) => "names with their values".into(),
    }
}

fn found(node: &Node) -> &'static str {
    match &node.value {
        NodeValue::Scalar { .. } => "one text",
        NodeValue::List(_) => "a list",
        NodeValue::Map(_) => "a set of fields",
    }
}
