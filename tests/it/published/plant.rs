//! Records in which every field that may hold text holds a word of its own, made after the tables that the program
//! reads records by.

use huddle::record::parse::raw::{RawDivision, RawHuddle, RawPage, RawUpdate};
use huddle::record::parse::shape::{Declared, Kind, Shaped};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What every planted word begins with.
pub const SIGN: &str = "zqvmark";

pub const ATTACHED: &str = "media/zqvmarkattached.pdf";
pub const EVIDENCE: &str = "media/zqvmarkevidence.png";

/// Fields that cannot hold any text, and what they hold instead, by the record and the field; `""` leaves a field out.
const FIXED: &[(&str, &str, &str)] = &[
    ("a huddle", "date", "2026-07-02"),
    ("a huddle", "start", "\"18:00\""),
    ("a huddle", "end", "\"19:00\""),
    ("a huddle", "division", "central"),
    ("a huddle", "response_areas", "[central-1]"),
    ("a huddle", "response_area", ""), // the same as `response_areas`
    ("a huddle", "status", "held"),
    ("a huddle", "minutes", "approved"),
    ("a huddle", "approved_on", "2026-07-09"),
    ("a huddle", "language", "en"),
    ("a huddle", "publish", ""), // written by the test
    ("a participant", "sector", "business"),
    ("a concern", "response_area", "central-1"),
    ("a concern", "answered_by", "[@huddle.commitments.id]"),
    ("a commitment", "response_areas", "[central-1]"),
    ("a commitment", "response_area", ""),
    ("a report", "commitment", "2026-05-07-central-1/lights"),
    ("a report", "status", "replaced"),
    ("a report", "due", "2026-12-01"),
    ("a report", "successor", "2026-05-07-central-1/more"),
    ("a report", "date", "2026-07-01"),
    ("a report", "evidence", "[media/zqvmarkevidence.png, \"https://www.example.org/zqvmarkaddress\"]"),
    ("an attachment", "file", "media/zqvmarkattached.pdf"),
    ("an attachment", "language", "en"),
    ("an exception", "kind", "plate"),
    ("an exception", "until", "2027-12-31"),
    ("a correction", "date", "2026-07-10"),
    ("a correction", "kind", "fact"),
    ("the next huddle", "date", "2026-08-06"),
    ("the next huddle", "start", "\"18:00\""),
    ("the next huddle", "end", "\"19:00\""),
    ("an update", "date", "2026-07-20"),
    ("an update", "language", "en"),
    ("an update", "publish", ""),
    ("a page", "language", "en"),
    ("a page", "publish", ""),
    ("a division", "boundary", ""),
    ("a division", "valid_from", "2020-01-01"),
    ("a division", "valid_to", "2026-12-31"),
    ("a division", "successors", "[central]"),
    ("a division", "language", "en"),
    ("a division", "publish", ""),
    ("a response area", "boundary", "boundaries/areas.geojson#one"),
    ("a response area", "valid_from", "2020-01-01"),
    ("a response area", "valid_to", "2026-12-31"),
    ("a response area", "successors", "[central-1]"),
    ("the ways to follow", "email", "\"https://www.example.org/zqvmarkaddress\""),
    ("an office", "url", "\"https://www.example.org/zqvmarkaddress\""),
];

/// Fields of published records that no page and no file of data shows, by the end of their place: reasons of
/// exceptions, a name that another goes before (the file of a translation, `name` before `title`), and what has no
/// place yet.
const NEVER_SHOWN: &[&str] = &[
    "allow.text",
    "allow.reason",
    "allow.by",
    "division.names",
    "division.title",
    "division.summary",
    "next.location.accessibility",
];

/// Words that are planted outside of the tables and are shown where their record is published.
const ALSO_SHOWN: &[&str] = &["zqvmarkbody", "zqvmarkattached", "zqvmarkevidence", "zqvmarkaddress", "zqvmarkfile"];

/// The planted records: their files without the line that publishes them, and where each word stands.
pub struct Planted {
    files: Vec<(String, String)>,
    places: BTreeMap<String, String>,
}

impl Planted {
    pub fn new() -> Self {
        let plant = Planter::default();
        let mut files = Vec::new();
        for (path, name, kind) in [
            ("huddles/2026-07-02-planted", "huddle", RawHuddle::KIND),
            ("updates/2026-07-20-planted", "update", RawUpdate::KIND),
            ("pages/planted", "page", RawPage::KIND),
            ("divisions/planted", "division", RawDivision::KIND),
        ] {
            for (ending, of) in [(".md", name.to_owned()), (".es.md", format!("{name} in Spanish"))] {
                let details = plant.details(kind, &of, name);
                files.push((
                    format!("{path}{ending}"),
                    format!("{details}---\nThe body says zqvmarkbody. <!-- zqvmarkcomment -->\n"),
                ));
            }
        }
        Self { files, places: plant.places.into_inner() }
    }

    /// Paths and texts; originals get the line, translations follow their originals.
    pub fn files(&self, line: &str) -> Vec<(String, String)> {
        let text = |(path, text): &(String, String)| {
            let line = if path.ends_with(".es.md") { "" } else { line };
            (path.clone(), format!("---\n{line}{text}"))
        };
        self.files.iter().map(text).collect()
    }

    /// The same, the huddle with its minutes withdrawn, after an earlier correction of them; all else is not published.
    pub fn withdrawn(&self) -> Vec<(String, String)> {
        let earlier = "corrections: [{date: 2026-07-05, reason: \"zqvmarkearlier\", by: \"zqvmarkearlier\"}, ";
        let text = |(path, text): (String, String)| match path.starts_with("huddles/") {
            true => {
                let withdrawn = text.replace("publish: false\n", "").replace("minutes: approved", "minutes: withdrawn");
                assert!(
                    withdrawn.contains("corrections: [{") && withdrawn.contains("minutes: withdrawn"),
                    "{withdrawn}"
                );
                (path, withdrawn.replacen("corrections: [", earlier, 1))
            }
            false => (path, text),
        };
        self.files("publish: false\n").into_iter().map(text).collect()
    }

    /// What stays of the withdrawn huddle: its address, and the reason with whose it is.
    pub fn of_notice(&self) -> BTreeSet<String> {
        const NOTICE: &[&str] = &["huddle.id", "huddle.formerly", "huddle.corrections.reason", "huddle.corrections.by"];
        self.places.iter().filter(|(_, place)| NOTICE.contains(&place.as_str())).map(|(word, _)| word.clone()).collect()
    }

    /// The words that are shown where the records are published.
    pub fn shown(&self) -> BTreeSet<String> {
        let fields = self.places.iter().filter(|(_, place)| !is_never_shown(place)).map(|(word, _)| word.clone());
        fields.chain(ALSO_SHOWN.iter().map(|word| (*word).to_owned())).collect()
    }

    /// The words with the places that they were planted in.
    pub fn named(&self, words: &BTreeSet<String>) -> Vec<String> {
        words
            .iter()
            .map(|word| format!("{word} ({})", self.places.get(word).map_or("in no field", String::as_str)))
            .collect()
    }
}

/// What a translation does not give again is its original's.
fn is_never_shown(place: &str) -> bool {
    const TRANSLATED: &[&str] = &[
        "huddle in Spanish.title",
        "huddle in Spanish.summary",
        "huddle in Spanish.concerns.text",
        "huddle in Spanish.commitments.text",
        "huddle in Spanish.reports.note",
        "huddle in Spanish.attachments.title",
        "update in Spanish.title",
        "update in Spanish.summary",
        "update in Spanish.reports.note",
        "page in Spanish.title",
        "page in Spanish.summary",
        "division in Spanish.name",
    ];
    NEVER_SHOWN.iter().any(|end| place.ends_with(end)) || place.contains(" in Spanish") && !TRANSLATED.contains(&place)
}

#[derive(Default)]
struct Planter {
    places: RefCell<BTreeMap<String, String>>,
}

impl Planter {
    /// A word that stands for this place; always the same.
    fn word(&self, place: &str) -> String {
        let mut places = self.places.borrow_mut();
        if let Some((word, _)) = places.iter().find(|(_, known)| *known == place) {
            return word.clone();
        }
        let letter = |number: usize| char::from(b'b' + u8::try_from(number % 20).expect("below twenty"));
        let number = places.len();
        let word = format!("{SIGN}x{}{}{}x", letter(number / 400), letter(number / 20), letter(number));
        places.insert(word.clone(), place.to_owned());
        word
    }

    /// All fields of a record as lines. Ids are those of the original.
    fn details(&self, kind: Kind, of: &str, original: &str) -> String {
        let Kind::Record(shape) = kind else { panic!("{of} is a record") };
        let field = |Declared { name, kind, .. }: &Declared| {
            let value = self.field(shape.title, name, *kind, of, original);
            if value.is_empty() { String::new() } else { format!("{name}: {value} # zqvmarkcomment\n") }
        };
        shape.fields.iter().map(field).collect()
    }

    fn field(&self, title: &str, name: &str, kind: Kind, of: &str, original: &str) -> String {
        if let Some((.., value)) = FIXED.iter().find(|(record, field, _)| *record == title && *field == name) {
            return match value.strip_prefix("[@") {
                Some(place) => format!("[{}]", self.word(place.trim_end_matches(']'))),
                None => (*value).to_owned(),
            };
        }
        let place = |of: &str| format!("{of}.{name}");
        // A translation has the ids of its original.
        if name == "id" { self.word(&place(original)) } else { self.value(kind, &place(of), &place(original)) }
    }

    fn value(&self, kind: Kind, of: &str, original: &str) -> String {
        match kind {
            Kind::Text => format!("\"{}\"", self.word(of)),
            Kind::Flag => "true".to_owned(),
            Kind::Count => "5".to_owned(),
            Kind::CountOr(Kind::Dictionary(_)) => "{residents: 5, police: 2}".to_owned(),
            Kind::List(inner) | Kind::OneOrMany(inner) => format!("[{}]", self.value(*inner, of, original)),
            Kind::TextOr(inner) | Kind::CountOr(inner) | Kind::NamesOr(inner) => self.value(*inner, of, original),
            Kind::Dictionary(inner) => format!("{{es: {}}}", self.value(*inner, of, original)),
            Kind::Record(shape) => {
                let field = |Declared { name, kind, .. }: &Declared| {
                    let value = self.field(shape.title, name, *kind, of, original);
                    (!value.is_empty()).then(|| format!("{name}: {value}"))
                };
                format!("{{{}}}", shape.fields.iter().filter_map(field).collect::<Vec<_>>().join(", "))
            }
        }
    }
}
