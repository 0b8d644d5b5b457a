//! JSON Schema (draft 2020-12) of every kind of record, for editors: what may stand in the details of a file, in the
//! words of its declaration. They are made from the same tables as the parser's structs
//! (docs/decisions/0039-schema-of-records.md). What only the whole site knows, such as which topics there are, no
//! schema says.

mod form;
mod writer;

use crate::record::parse::limits::Of;
use crate::record::parse::raw::{RawDivision, RawHuddle, RawPage, RawUpdate};
use crate::record::parse::raw_site::RawSite;
use crate::record::parse::shape::{Kind, Shape, Shaped};
use crate::record::parse::translation_of;
use crate::text::SitePath;
use serde_json::{Value, json};
use writer::{Mode, Writer};

/// A kind of record that has a schema.
#[derive(Debug)]
pub struct RecordKind {
    /// As it is asked for, and its file without `.json`.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Which files it is for.
    pub about: &'static str,
    shape: &'static Shape,
    mode: Mode,
    of: Of,
}

/// The shape of a record.
const fn shape_of<T: Shaped>() -> &'static Shape {
    match T::KIND {
        Kind::Record(shape) => shape,
        _ => panic!("a record has a shape"),
    }
}

const fn of_record<T: Shaped>(name: &'static str, title: &'static str, about: &'static str) -> RecordKind {
    RecordKind { name, title, about, shape: shape_of::<T>(), mode: Mode::Record, of: Of::Record }
}

const fn of_translation<T: Shaped>(name: &'static str, title: &'static str, about: &'static str) -> RecordKind {
    RecordKind { mode: Mode::Translation, ..of_record::<T>(name, title, about) }
}

impl RecordKind {
    const fn with_limits_of(self, of: Of) -> Self {
        Self { of, ..self }
    }
}

/// Every kind, in the order in which they are listed.
pub static KINDS: [RecordKind; 9] = [
    of_record::<RawSite>("site", "site.yaml", "content/site.yaml: who publishes the site, its words, lists and rules.")
        .with_limits_of(Of::Site),
    of_record::<RawHuddle>(
        "huddle",
        "A huddle",
        "Details of a file below content/huddles/: a meeting and its minutes.",
    ),
    of_record::<RawUpdate>("update", "An update", "Details of a file below content/updates/: news between huddles."),
    of_record::<RawDivision>(
        "division",
        "A division",
        "Details of a file below content/divisions/: a division with its response areas.",
    )
    .with_limits_of(Of::Division),
    of_record::<RawPage>("page", "A page", "Details of a file below content/pages/: a plain page."),
    of_translation::<RawHuddle>(
        "huddle-translation",
        "A translation of a huddle",
        "Details of a translation, such as 2026-05-07-central-2.es.md: only texts are given again.",
    ),
    of_translation::<RawUpdate>(
        "update-translation",
        "A translation of an update",
        "Details of a translation, such as 2026-06-01-lights.es.md: only texts are given again.",
    ),
    of_translation::<RawDivision>(
        "division-translation",
        "A translation of a division",
        "Details of a translation, such as central.es.md: only texts are given again.",
    )
    .with_limits_of(Of::Division),
    of_translation::<RawPage>(
        "page-translation",
        "A translation of a page",
        "Details of a translation, such as about.es.md: only texts are given again.",
    ),
];

const FILE: &str = "site.yaml";

/// The version of JSON Schema that they are written in.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
/// By which a file is known to be one of these.
pub const COMMENT: &str = "Written by `huddle schema`; it is written over when it is written again.";

/// The kind with this name.
pub fn named(name: &str) -> Option<&'static RecordKind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// The kind of record that a file of the content folder holds, by its path: `x.es.md` is a translation.
pub fn of_file(path: &SitePath) -> Option<&'static RecordKind> {
    if path.as_str() == FILE {
        return named("site");
    }
    let kind = path.top().strip_suffix('s').filter(|kind| *kind != "site" && path.extension() == "md")?;
    match translation_of(path) {
        Some(_) => named(&format!("{kind}-translation")),
        None => named(kind),
    }
}

impl RecordKind {
    /// The name of its file.
    pub fn file_name(&self) -> String {
        format!("{}.json", self.name)
    }

    /// Its schema.
    pub fn schema(&self) -> Value {
        let mut writer = Writer::default();
        let mut root = writer.root(self.shape, self.mode, self.of);
        root.insert("$schema".into(), DRAFT.into());
        root.insert("$comment".into(), COMMENT.into());
        root.insert("title".into(), self.title.into());
        root.insert("description".into(), self.about.into());
        root.insert("$defs".into(), json!(writer.definitions));
        Value::Object(root)
    }

    /// Its schema as the text of a file.
    pub fn text(&self) -> String {
        let text = serde_json::to_string_pretty(&self.schema()).expect("a schema is made of texts, numbers and lists");
        format!("{text}\n")
    }
}
