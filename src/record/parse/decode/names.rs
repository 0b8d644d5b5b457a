//! Names of fields as people write them, and what a kind of value is called in a message.

use super::super::shape::{Kind, Shape};
use super::super::tree::{Node, NodeValue};
use crate::text::{fold, list_of, nearest};

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
    ("what", "text"),
    ("promise", "text"),
    ("concern", "text"),
    ("action", "text"),
    ("task", "text"),
    ("issue", "text"),
    ("problem", "text"),
    ("request", "text"),
    ("title", "text"),
    ("responsible", "owner"),
    ("assignee", "owner"),
    ("assigned_to", "owner"),
    ("lead", "owner"),
    ("by", "owner"),
    ("when", "due"),
    ("when", "date"),
    ("until", "due"),
    ("until", "end"),
    ("chair", "host"),
    ("facilitator", "host"),
    ("moderator", "host"),
];

impl Shape {
    /// The field whose name is a slip of the pen away.
    pub(super) fn nearest(&self, name: &str) -> Option<&'static str> {
        nearest(&name.replace([' ', '-'], "_"), self.names())
    }

    /// The field that other people call by this name, or what to write in its place.
    pub(super) fn synonym(&self, name: &str) -> Option<&'static str> {
        let name = fold::fold(name);
        let known = SYNONYMS.iter().find(|(other, ours)| *other == name && self.kind_of(field_of(ours)).is_some());
        known.map(|(_, ours)| *ours)
    }

    /// A field that shares a word with the name: `due_date` and `due`.
    pub(super) fn related(&self, name: &str) -> Option<&'static str> {
        let lower = fold::key(name).replace(' ', "_");
        let words: Vec<&str> = lower.split('_').filter(|word| word.len() > 2).collect();
        self.names()
            .find(|known| words.contains(known))
            .or_else(|| self.names().find(|known| known.split('_').any(|word| words.contains(&word))))
    }

    /// The field that says what an entry is about.
    pub(super) fn main_field(&self) -> &'static str {
        let usual = ["text", "name", "file", "commitment", "date", "organization"];
        usual.into_iter().find(|name| self.kind_of(name).is_some()).or_else(|| self.names().next()).unwrap_or("text")
    }
}

/// The field that a name which is none stands for, and its kind: a slip of the pen, or another word for the field with
/// a value of the kind that the field takes.
pub(super) fn meant_by(name: &str, node: &Node, shape: &'static Shape) -> Option<(&'static str, Kind)> {
    let of = |meant: &'static str| Some((meant, shape.kind_of(meant)?));
    let fits = |kind: Kind| {
        matches!(
            (kind, &node.value),
            (Kind::Text, NodeValue::Scalar { .. })
                | (Kind::TextOr(_), NodeValue::Scalar { .. } | NodeValue::Map(_))
                | (Kind::Record(_), NodeValue::Map(_))
                | (Kind::List(_), NodeValue::List(_))
        )
    };
    match shape.nearest(name) {
        Some(meant) => of(meant),
        None => of(shape.synonym(name)?).filter(|(_, kind)| fits(*kind)),
    }
}

/// The field's name of `publish: false`.
pub(super) fn field_of(line: &str) -> &str {
    line.split(':').next().unwrap_or(line)
}

/// `name_es` where the shape has `names`: the language, and the field that gathers them.
pub(super) fn translation_of<'n>(name: &'n str, shape: &Shape) -> Option<(&'n str, String)> {
    let (base, language) = name.split_once('_')?;
    let plural = format!("{base}s");
    let is_language =
        (2..=8).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_language && shape.kind_of(base).is_some() && matches!(shape.kind_of(&plural), Some(Kind::Dictionary(_))))
        .then_some((language, plural))
}

pub(super) fn expected(kind: Kind) -> String {
    match kind {
        Kind::Text => "one text".into(),
        Kind::Flag => "true or false".into(),
        Kind::Count => "a whole number".into(),
        Kind::List(Kind::Record(shape) | Kind::TextOr(Kind::Record(shape))) | Kind::OneOrMany(Kind::Record(shape)) => {
            format!("a list in which each item is {}", shape.title)
        }
        Kind::List(_) | Kind::OneOrMany(_) => "a list".into(),
        Kind::Record(shape) => format!("{} with its own fields ({})", shape.title, list_of(shape.names(), 6)),
        Kind::TextOr(Kind::Record(shape)) => {
            format!("one text, or {} with its own fields ({})", shape.title, list_of(shape.names(), 6))
        }
        Kind::TextOr(_) => "one text".into(),
        Kind::NamesOr(_) => "a list of names, or names that are true or false".into(),
        Kind::CountOr(_) => "a whole number, or one number for each group".into(),
        Kind::Dictionary(_) => "names with their values".into(),
    }
}

pub(super) fn found(node: &Node) -> &'static str {
    match &node.value {
        NodeValue::Scalar { .. } => "one text",
        NodeValue::List(_) => "a list",
        NodeValue::Map(_) => "a set of fields",
    }
}
