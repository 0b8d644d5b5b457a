//! From the tables of the parser to JSON Schema. Only what draft 7 knows as well is used, but for `$defs`: editors read
//! that where they do not know the newest draft yet.

use super::form;
use crate::record::parse::demand::{Demand, Form, Needed};
use crate::record::parse::limits::Of;
use crate::record::parse::shape::{Declared, Kind, Shape};
use crate::text::slug;
use serde_json::{Map, Value, json};

/// How a record is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// As what it is: everything that is demanded of it holds.
    Record,
    /// As a translation: it has only texts, and what else it says is not judged.
    Translation,
    /// As what other records have where they do not say: nothing is demanded.
    Defaults,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place {
    /// The name of its field.
    name: &'static str,
    mode: Mode,
    of: Of,
}

/// What is demanded of a value.
#[derive(Clone, Copy)]
struct Wanted {
    form: Form,
    is_needed: bool,
    /// Whether it is an item of a list, in which texts without words are passed over.
    is_listed: bool,
}

impl Wanted {
    const ANY: Self = Self { form: Form::Any, is_needed: false, is_listed: false };
}

/// Writes a schema, and gathers the definitions of its entries.
#[derive(Default)]
pub(super) struct Writer {
    /// By their names.
    pub(super) definitions: Map<String, Value>,
}

/// The fields of a value that is a map.
fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// Names of fields that say too little as a title.
const TITLES: [(&str, &str); 6] = [
    ("id", "Name in its address"),
    ("formerly", "Earlier names in its address"),
    ("url", "Web address"),
    ("base_url", "Address of the site"),
    ("allow", "What may be published"),
    ("publish", "Published"),
];

/// A field's name as a person would write it.
fn title(name: &str) -> String {
    if let Some((_, title)) = TITLES.iter().find(|(known, _)| *known == name) {
        return (*title).to_owned();
    }
    let words = name.replace('_', " ");
    words[..1].to_uppercase() + &words[1..]
}

/// What a field is, on one line.
fn about(field: &Declared) -> String {
    field.about.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}

impl Writer {
    /// The schema of a record itself.
    pub(super) fn root(&mut self, shape: &'static Shape, mode: Mode, of: Of) -> Map<String, Value> {
        let mut root = self.object(shape, mode, of);
        if mode == Mode::Translation {
            // It may have no details.
            root.insert("type".into(), json!(["object", "null"]));
        }
        root
    }

    fn object(&mut self, shape: &'static Shape, mode: Mode, of: Of) -> Map<String, Value> {
        let mut properties = Map::new();
        for field in shape.fields {
            let place = Place { name: field.name, mode, of };
            let mut value = self.value(field.kind, wanted(field.demand, mode), place);
            value.insert("title".into(), title(field.name).into());
            value.insert("description".into(), about(field).into());
            if mode == Mode::Translation && !field.demand.translated {
                value.insert("doNotSuggest".into(), true.into());
            }
            properties.insert(field.name.into(), Value::Object(value));
        }
        let mut object = Map::from_iter([
            ("type".to_owned(), json!("object")),
            ("additionalProperties".to_owned(), json!(false)),
            ("properties".to_owned(), Value::Object(properties)),
        ]);
        object.extend(self.named_in_languages(shape, mode, of));
        if mode != Mode::Defaults && !shape.not_both.is_empty() {
            object.insert(
                "not".into(),
                json!({ "type": "object", "required": shape.not_both, "properties": filled(shape.not_both) }),
            );
        }
        if mode == Mode::Record {
            self.demands(shape, of, &mut object);
        }
        object
    }

    /// `name_es` beside `name` and `names`.
    fn named_in_languages(&mut self, shape: &'static Shape, mode: Mode, of: Of) -> Option<(String, Value)> {
        let is_gathered = |field: &&Declared| {
            matches!(shape.kind_of(&format!("{}s", field.name)), Some(Kind::Dictionary(Kind::Text)))
        };
        let field = shape.fields.iter().find(is_gathered)?;
        let mut text = self.value(Kind::Text, Wanted::ANY, Place { name: field.name, mode, of });
        text.insert("description".into(), format!("`{}` in another language.", field.name).into());
        let pattern = format!("^{}_[A-Za-z0-9-]{{2,8}}$", field.name);
        Some(("patternProperties".into(), json!({ pattern: text })))
    }

    /// What must be there.
    fn demands(&mut self, shape: &'static Shape, of: Of, object: &mut Map<String, Value>) {
        let always = shape.fields.iter().filter(|field| field.demand.needed == Needed::Always);
        let always: Vec<&str> = always.map(|field| field.name).collect();
        if !always.is_empty() {
            object.insert("required".into(), json!(always));
        }
        let one_of = shape.one_of.iter().map(|name| json!({ "required": [name], "properties": filled(&[name]) }));
        let one_of: Vec<Value> = one_of.collect();
        if !one_of.is_empty() {
            object.insert("anyOf".into(), json!(one_of));
        }
        let mut conditions: Vec<Value> = Vec::new();
        for field in shape.fields {
            let (other, word, branch) = match field.demand.needed {
                Needed::Where(other, word) => (other, word, "then"),
                Needed::Unless(other, word) => (other, word, "else"),
                Needed::Never | Needed::Always => continue,
            };
            let place = Place { name: field.name, mode: Mode::Record, of };
            let wanted = Wanted { form: field.demand.form, is_needed: true, is_listed: false };
            let value = self.value(field.kind, wanted, place);
            let form =
                shape.fields.iter().find(|field| field.name == other).map_or(Form::Any, |other| other.demand.form);
            let has_word = json!({ "type": "string", "pattern": form::of_word(form, word) });
            conditions.push(json!({
                "if": { "required": [other], "properties": { other: has_word } },
                branch: { "required": [field.name], "properties": { field.name: value } },
            }));
        }
        if !conditions.is_empty() {
            object.insert("allOf".into(), json!(conditions));
        }
    }

    fn value(&mut self, kind: Kind, wanted: Wanted, place: Place) -> Map<String, Value> {
        let listed = Wanted { is_needed: false, is_listed: true, ..wanted };
        match kind {
            Kind::Text => text(wanted, place),
            Kind::Flag => fields(json!({
                "type": types(&["boolean", "string"], wanted),
                "pattern": "^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])$",
                "patternErrorMessage": "Write true or false.",
            })),
            Kind::Count => fields(json!({
                "type": types(&["integer", "string"], wanted),
                "minimum": 0,
                "maximum": u32::MAX,
                "pattern": "^\\s*[+]?[0-9]{1,10}\\s*$",
                "patternErrorMessage": "Write one whole number.",
            })),
            Kind::List(item) => {
                let mut list = fields(json!({ "type": types(&["array"], wanted) }));
                list.insert("items".into(), Value::Object(self.value(*item, Wanted::ANY, place)));
                list.insert("maxItems".into(), most(place).into());
                list
            }
            Kind::OneOrMany(item @ Kind::Text) => {
                let one = text(Wanted { is_listed: true, ..wanted }, place);
                self.or_list(one, *item, listed, place)
            }
            Kind::OneOrMany(item) => {
                let one = self.value(*item, Wanted { form: Form::Any, is_needed: true, is_listed: false }, place);
                let many = self.value(Kind::List(item), Wanted { form: Form::Any, ..wanted }, place);
                either(one, many)
            }
            Kind::Record(shape) => self.record(shape, wanted, place),
            Kind::TextOr(inner) => {
                let one = text(wanted, place);
                either(one, self.value(*inner, Wanted { is_needed: true, ..Wanted::ANY }, place))
            }
            Kind::CountOr(inner) => {
                let one = self.value(Kind::Count, wanted, place);
                either(one, self.value(*inner, Wanted { is_needed: true, ..wanted }, place))
            }
            Kind::NamesOr(inner) => {
                let one = text(Wanted { is_listed: true, ..wanted }, place);
                let names = self.or_list(one, Kind::Text, listed, place);
                either(names, self.value(*inner, Wanted { is_needed: true, ..Wanted::ANY }, place))
            }
            Kind::Dictionary(inner) => self.dictionary(*inner, wanted, place),
        }
    }

    /// One text, or a list of such.
    fn or_list(&mut self, mut one: Map<String, Value>, item: Kind, listed: Wanted, place: Place) -> Map<String, Value> {
        let items = Value::Object(self.value(item, listed, place));
        // Words that are offered are beside what is accepted.
        let own = match one.get_mut("anyOf").and_then(Value::as_array_mut).and_then(|both| both.last_mut()) {
            Some(Value::Object(accepted)) => accepted,
            _ => &mut one,
        };
        if let Some(Value::Array(types)) = own.get_mut("type") {
            types.push("array".into());
        }
        own.insert("items".into(), items);
        own.insert("maxItems".into(), most(place).into());
        one
    }

    fn dictionary(&mut self, inner: Kind, wanted: Wanted, place: Place) -> Map<String, Value> {
        let mut object = fields(json!({ "type": types(&["object"], wanted) }));
        let value = match wanted.form {
            Form::Keys(_) => fields(json!({
                "type": ["object", "null"],
                "additionalProperties": {
                    "description": "One and several, such as [District, Districts].",
                    "type": "array", "minItems": 2, "maxItems": 2,
                    "items": { "type": ["string", "number", "boolean"], "pattern": form::FILLED },
                },
            })),
            Form::Colors => text(Wanted::ANY, place),
            _ => self.value(inner, Wanted::ANY, place),
        };
        if wanted.form == Form::Colors {
            let mut dark = fields(json!({ "type": ["object", "null"], "additionalProperties": value }));
            dark.insert("title".into(), "Dark".into());
            dark.insert("description".into(), "Colours on screens that are set to dark.".into());
            object.insert("properties".into(), json!({ "dark": dark }));
        }
        if let Form::Usual(words) | Form::Keys(words) = wanted.form {
            let named = |word: &&str| {
                let mut own = value.clone();
                own.insert("title".into(), title(word).into());
                let about = match wanted.form {
                    Form::Keys(_) => format!("Your own words for \"{}\", by language.", word.replace('_', " ")),
                    _ => format!("How many of this group came: {word}."),
                };
                own.insert("description".into(), about.into());
                ((*word).to_owned(), Value::Object(own))
            };
            object.insert("properties".into(), Value::Object(words.iter().map(named).collect()));
        }
        let others = if matches!(wanted.form, Form::Keys(_)) { json!(false) } else { Value::Object(value) };
        object.insert("additionalProperties".into(), others);
        object
    }

    /// A reference to the schema of a record inside another.
    fn record(&mut self, shape: &'static Shape, wanted: Wanted, place: Place) -> Map<String, Value> {
        let mode = if place.name == "defaults" { Mode::Defaults } else { place.mode };
        let ending = match mode {
            Mode::Record => "",
            Mode::Translation => "-translation",
            Mode::Defaults => "-default",
        };
        let name = ["a ", "an "].iter().find_map(|article| shape.title.strip_prefix(article));
        let name = format!("{}{ending}", slug(name.unwrap_or(shape.title)));
        if !self.definitions.contains_key(&name) {
            let object = self.object(shape, mode, place.of);
            self.definitions.insert(name.clone(), Value::Object(object));
        }
        let reference = json!({ "$ref": format!("#/$defs/{name}") });
        let either = if wanted.is_needed { json!([reference]) } else { json!([reference, { "type": "null" }]) };
        fields(json!({ "anyOf": either }))
    }
}

/// What a field demands of its value where it is read in this way. What depends on another field is said apart.
fn wanted(demand: Demand, mode: Mode) -> Wanted {
    match (demand.needed, mode) {
        (Needed::Always, Mode::Record) => Wanted { form: demand.form, is_needed: true, is_listed: false },
        (Needed::Never, Mode::Record) => Wanted { form: demand.form, ..Wanted::ANY },
        _ => match demand.form {
            Form::Usual(_) | Form::Keys(_) | Form::Colors => Wanted { form: demand.form, ..Wanted::ANY },
            _ => Wanted::ANY,
        },
    }
}

/// These kinds, and nothing where it may be left out.
fn types(kinds: &[&'static str], wanted: Wanted) -> Vec<&'static str> {
    let nothing = (!wanted.is_needed).then_some("null");
    kinds.iter().copied().chain(nothing).collect()
}

fn text(wanted: Wanted, place: Place) -> Map<String, Value> {
    let mut text = fields(json!({ "type": types(&form::types(wanted.form), wanted) }));
    text.extend(form::more(wanted.form));
    if let Some((pattern, message)) = form::pattern(wanted.form, wanted.is_listed) {
        text.insert("pattern".into(), pattern.into());
        text.insert("patternErrorMessage".into(), message.into());
    }
    if let Some(longest) = place.of.longest(place.name) {
        text.insert("maxLength".into(), longest.into());
    }
    match form::offered(wanted.form) {
        Some(words) => fields(json!({ "anyOf": [{ "enum": words }, text] })),
        None => text,
    }
}

/// The most entries of a list.
fn most(place: Place) -> usize {
    place.of.most(place.name)
}

/// What fits one of two schemas.
fn either(one: Map<String, Value>, other: Map<String, Value>) -> Map<String, Value> {
    let parts = |mut schema: Map<String, Value>| match (schema.len(), schema.remove("anyOf")) {
        (1, Some(Value::Array(parts))) => parts,
        (_, any) => {
            schema.extend(any.map(|any| ("anyOf".to_owned(), any)));
            vec![Value::Object(schema)]
        }
    };
    let all: Vec<Value> = parts(one).into_iter().chain(parts(other)).collect();
    fields(json!({ "anyOf": all }))
}

/// Fields that say something: no blank text, no empty list.
fn filled(names: &[&str]) -> Value {
    let kinds = ["string", "number", "boolean", "array", "object"];
    let filled = || json!({ "type": kinds, "pattern": form::FILLED, "minItems": 1 });
    names.iter().map(|name| ((*name).to_owned(), filled())).collect()
}
