//! What a file says to readers, apart from how it is written, as JSON: what the log of everything published commits
//! to (docs/decisions/0043-the-log.md). Fields that no reader sees, unknown ones and comments are left out; quotes,
//! styles, the order of fields and the two ways of writing one thing make no difference. It stays as it is: what it
//! makes of a file is kept by a test, since another result would look like a change of every record.

use super::canonical::{body, words};
use super::details;
use super::front_matter;
use super::record::{Class, Record};
use super::shape::{Kind, Shape, Shaped};
use super::{Habits, parse, raw};
use crate::record::model::placeholder::{TRANSLATED_BODY, is_untranslated};
use crate::text::source::Source;
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The details by the names of their fields, without those that are empty.
    pub details: Map<String, Value>,
    /// The text below the details, in NFC and with line feeds; empty where there is none.
    pub text: String,
}

/// Fields of records that no page and no file of data shows, by the title of what they are fields of.
const NOT_SHOWN: [(&str, &[&str]); 5] = [
    ("a huddle", &["id", "formerly", "publish", "allow"]),
    ("an update", &["id", "formerly", "publish", "allow"]),
    ("a page", &["id", "formerly", "publish", "allow"]),
    ("a division", &["id", "formerly", "publish", "allow", "names", "summary", "boundary"]),
    ("a response area", &["formerly", "boundary"]),
];

/// What a text alone stands for, where a record with more fields may stand: its name.
const NAMED: [&str; 4] = ["a location", "an office", "a participant", "a response area"];

/// What the file of a record says; of a `translation` only what it gives again.
pub fn said(source: &Arc<Source>, class: Class, habits: &Habits, translation: bool) -> Said {
    let (record, split) = match class {
        Class::Adopted(_) => {
            let draft = parse(source.clone(), class, habits);
            (draft.record, draft.split)
        }
        Class::Huddle | Class::Update | Class::Division | Class::Page => {
            let mut unread = Vec::new();
            let split = front_matter::split(source, &mut unread);
            let record = match class {
                Class::Update => Record::Update(details::read(source, &split, &mut unread).record),
                Class::Division => Record::Division(Box::new(details::read(source, &split, &mut unread).record)),
                Class::Page => Record::Page(details::read(source, &split, &mut unread).record),
                _ => Record::Huddle(Box::new(details::read(source, &split, &mut unread).record)),
            };
            (record, split)
        }
    };
    let details = match &record {
        Record::Huddle(raw) => details_of::<raw::RawHuddle>(raw, translation),
        Record::Update(raw) => details_of::<raw::RawUpdate>(raw, translation),
        Record::Division(raw) => details_of::<raw::RawDivision>(raw, translation),
        Record::Page(raw) => details_of::<raw::RawPage>(raw, translation),
    };
    let text = body(&source.text[split.body.start..split.body.end]);
    let is_shown = !translation || !text.contains(TRANSLATED_BODY.text);
    Said { details, text: if is_shown { text } else { String::new() } }
}

fn details_of<T: Serialize + Shaped>(raw: &T, translation: bool) -> Map<String, Value> {
    let value = serde_json::to_value(raw).expect("what was read as fields is written as fields");
    match shown(value, T::KIND, translation) {
        Some(Value::Object(mut details)) => {
            // A division has its name under two names, of which one goes before the other; that a huddle was held is
            // usual.
            let is_division = matches!(T::KIND, Kind::Record(shape) if shape.kind_of("name").is_some());
            if let Some(name) = if is_division { details.remove("title") } else { None } {
                details.entry("name").or_insert(name);
            }
            if details.get("status").and_then(Value::as_str) == Some("held") {
                details.remove("status");
            }
            details
        }
        _ => Map::new(),
    }
}

/// The value of a field without what no reader sees; `None` where nothing is left.
fn shown(value: Value, kind: Kind, translation: bool) -> Option<Value> {
    match (kind, value) {
        (_, Value::Null) => None,
        (_, Value::String(text)) if translation && is_untranslated(&text) => None,
        (kind, Value::String(text)) => {
            let text = words(&text);
            let name = || Value::Object(Map::from_iter([("name".to_owned(), Value::String(text.clone()))]));
            match shape_of(kind) {
                _ if text.is_empty() => None,
                Some(shape) if NAMED.contains(&shape.title) => Some(name()),
                _ => Some(Value::String(text)),
            }
        }
        (Kind::List(inner) | Kind::OneOrMany(inner) | Kind::NamesOr(inner), Value::Array(items)) => {
            let items: Vec<Value> = items.into_iter().filter_map(|item| shown(item, *inner, translation)).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        (kind, Value::Object(fields)) => match (shape_of(kind), kind) {
            (Some(shape), _) => shown_fields(fields, shape, translation),
            (None, Kind::Dictionary(inner) | Kind::CountOr(&Kind::Dictionary(inner))) => {
                let fields = fields.into_iter();
                let fields: Map<_, _> =
                    fields.filter_map(|(name, value)| Some((name, shown(value, *inner, translation)?))).collect();
                (!fields.is_empty()).then_some(Value::Object(fields))
            }
            (None, _) => None,
        },
        (_, value) => Some(value),
    }
}

fn shown_fields(fields: Map<String, Value>, shape: &Shape, translation: bool) -> Option<Value> {
    let hidden = NOT_SHOWN.iter().find(|(title, _)| *title == shape.title).map_or(&[][..], |(_, fields)| fields);
    let mut kept = Map::new();
    for declared in shape.fields.iter().filter(|field| !hidden.contains(&field.name)) {
        if translation && !declared.demand.translated {
            continue;
        }
        let Some(value) = fields.get(declared.name).and_then(|value| shown(value.clone(), declared.kind, translation))
        else {
            continue;
        };
        // Two names of one list.
        let is_list = matches!(declared.kind, Kind::OneOrMany(_)) && declared.name == "response_area";
        kept.insert(if is_list { "response_areas" } else { declared.name }.to_owned(), value);
    }
    if let Some(Value::Object(place)) = kept.get_mut("location").filter(|_| shape.title == "the next huddle") {
        place.remove("accessibility");
    }
    (!kept.is_empty()).then_some(Value::Object(kept))
}

fn shape_of(kind: Kind) -> Option<&'static Shape> {
    match kind {
        Kind::Record(shape) => Some(shape),
        Kind::TextOr(inner) | Kind::OneOrMany(inner) => shape_of(*inner),
        _ => None,
    }
}
