//! Records with every field, and each field changed in every way that people get it wrong: taken away, of another kind,
//! in another form. The schemas and the program agree on each.

use super::agreement::disagreements;
use crate::messages::reader::{Files, inputs_of, reported_of, with_base};
use crate::support::{day, site_path};
use huddle::diagnostics::{Diag, Severity};
use huddle::publish::pipeline::Inputs;
use huddle::record::model::Revisions;
use huddle::record::model::written_date::DateGrammar;
use huddle::record::parse::{Class, Draft, Habits, parse};
use huddle::record::resolve::{Input, resolve, settings};
use huddle::site::published::PublishedSite;
use huddle::text::SitePath;
use huddle::text::source::Source;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde_yaml::{Mapping, Value};
use std::sync::Arc;

const SITE: &str = r##"
title: Larkmoor community huddles
titles: {es: Reuniones}
title_pt: Encontros
organization: {name: Larkmoor Police Department, kind: police, names: {es: Policía}, url: "https://police.example/", contact: desk@police.example}
base_url: https://huddles.larkmoor.example/
timezone: America/New_York
languages: [en, es]
theme: civic
style: {logo: media/flyer.png, colors: {link: "#005ea2", dark: {link: "#73b3e7"}}, footer: "Made for Larkmoor.", footers: {es: "Hecho."}}
license: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
fictional: true
terms: {division: {en: [District, Districts]}}
topics: [{id: lighting, name: Street lighting, names: {es: Luz}}, Noise]
organizations: [{id: city-transport, name: City transport, sector: government, url: "https://transport.example/"}, Public works]
sectors: [resident, government, police]
rules: {minutes_due_days: 14, silence_days: 60, private: warning, earliest_year: 1990, latest_year: 2030, attachments: [doc]}
adopt:
  - {files: "minutes/**/*.md", path: "minutes/{division}/{date}.md", fields: {Datum: date}, keep: [weather], defaults: {status: held, topics: [lighting]}, make_divisions: false, skip: [minutes/old.md], strict: true}
allow: [{text: "555-0100", reason: The front desk}]
public_contacts: ["*@police.example"]
previews: huddles
exports: {tables: true, database: false}
"##;

const DIVISION: &str = r#"
id: central
name: Central
names: {es: Centro}
summary: The old town.
code: "01"
response_areas:
  - {id: central-1, name: Response Area 1, name_es: Zona 1, neighborhoods: [Old Town], streets: [Main Street 100-400], valid_from: 2020-01-01}
  - {id: central-2, name: Response Area 2, neighborhoods: [], streets: []}
  - {id: central-3, name: Response Area 3, formerly: [central-30]}
  - {id: central-9, name: Response Area 9, valid_to: 2019-12-31, successors: [central-1]}
office: {name: Central office, address: 119 Wharf St, phone: "555-0100", email: desk@police.example, hours: Mon-Fri 9-5, url: "https://police.example/central/"}
valid_from: 2010-01-01
language: en
formerly: [downtown]
publish: true
allow: [{text: "555-0100", reason: The front desk}]
"#;

const HUDDLE: &str = r#"
id: 2026-05-07-central-2
title: Lights on 5th Street
date: 2026-05-07
start: "18:00"
end: "19:30"
division: central
response_areas: [central-2]
status: held
minutes: approved
approved_on: 2026-05-21
approved_by: Division captain
host: city-transport
location: {name: First Ward Library, address: 210 Hall St, accessibility: Step-free}
attendance: {residents: 31, police: 5}
participants: [{name: Dana Ruiz, role: Mayor Pro Tem, organization: city-transport, sector: government}]
topics: [lighting]
summary: The library's lot is dark.
language: en
concerns: [{id: dark-blocks, response_area: central-2, topic: lighting, text: Three lights are out., answered_by: [lights-5th]}]
commitments:
  - {id: lights-5th, text: Repair the three lights, response_areas: [central-2], owner: {organization: city-transport, role: Supervisor}, due: 2026-06-15, topic: lighting}
  - {id: lights-6th, text: Repair two other lights, response_area: central-2, owner: Street lighting supervisor, due: 2026-07}
reports: [{commitment: 2026-02-05-central-2/cameras-lot, status: in-progress, note: One works., evidence: ["https://www.example.org/"], due: 2026-08-01, date: 2026-05-01}]
attachments: [{file: media/flyer.pdf, title: The flyer, language: en}]
corrections: [{date: 2026-06-01, kind: fact, reason: The second light is on 6th Street., by: Division captain}]
next: {date: 2026-08-06, start: "18:00", end: "19:30", location: First Ward Library}
agenda: "1. Lights"
formerly: [2026-05-07-central]
publish: true
allow: [{text: "555-0100", reason: The front desk}]
"#;

const UPDATE: &str = r#"
id: 2026-06-10-lights
title: Lights work
date: 2026-06-10
reports: [{commitment: 2026-02-05-central-2/cameras-lot, status: replaced, note: Another one., successor: 2026-05-07-central-2/lights-5th}]
summary: Both lights work.
language: en
formerly: [2026-06-10-light]
publish: true
corrections: [{date: 2026-06-12, reason: The date was wrong., by: Division captain}]
allow: [{text: "555-0100", reason: The front desk}]
"#;

const PAGE: &str = r#"
id: about
title: About
summary: What this is.
language: en
formerly: [info]
publish: true
allow: [{text: "555-0100", reason: The front desk}]
"#;

const TRANSLATION: &str = r#"
title: Luces de la calle 5
summary: Está oscuro.
concerns: [{id: dark-blocks, text: Tres luces no funcionan.}]
commitments: [{id: lights-5th, text: Reparar las luces}]
reports: [{commitment: 2026-02-05-central-2/cameras-lot, note: Una funciona.}]
attachments: [{file: media/flyer.pdf, title: El volante}]
"#;

const RECORDS: [(&str, &str, &str); 6] = [
    ("site", "site.yaml", SITE),
    ("division", "divisions/central.md", DIVISION),
    ("huddle", "huddles/central/2026-05-07-central-2.md", HUDDLE),
    ("update", "updates/2026/2026-06-10-lights.md", UPDATE),
    ("page", "pages/about.md", PAGE),
    ("huddle-translation", "huddles/central/2026-05-07-central-2.es.md", TRANSLATION),
];

/// What people write in the place of a value.
const VALUES: [&str; 17] = [
    "null",
    "\"\"",
    "\" \"",
    "zqv",
    "\"two words\"",
    "7",
    "-7",
    "1.5",
    "true",
    "2026-02-30",
    "2024-02-29",
    "2026-13",
    "05/07/2026",
    "\"25:00\"",
    "[]",
    "[zqv]",
    "{zqv: 1}",
];

fn read(text: &str) -> Value {
    serde_yaml::from_str(text).expect("the YAML of a test")
}

fn written(path: &str, value: &Value) -> String {
    let text = serde_yaml::to_string(value).expect("YAML can be written");
    if path == "site.yaml" { text } else { format!("---\n{text}---\nThe minutes.\n") }
}

/// The site with every field.
fn files() -> Files {
    let mut files = with_base(&Files::new());
    for (_, path, text) in RECORDS {
        files.insert(path.to_owned(), written(path, &read(text)));
    }
    files.insert("media/flyer.png".to_owned(), "png 10 10".to_owned());
    files
}

/// The same inside of entries, where every kind and form is tried once.
const FEWER: [&str; 8] = ["null", "\" \"", "zqv", "-7", "2026-02-30", "2026-13", "[]", "{zqv: 1}"];

/// Every way to change one part of a value: what was done, and the whole with it.
fn changes(value: &Value, values: &[&str]) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    match value {
        Value::Mapping(entries) => {
            let mut more = entries.clone();
            more.insert("zqv".into(), "of no kind".into());
            all.push((" with another field".to_owned(), Value::Mapping(more)));
            for (key, inner) in entries {
                let name = key.as_str().unwrap_or("?");
                let with = |inner: Option<Value>| {
                    let entries = entries.iter().filter_map(|(known, old)| match &inner {
                        _ if known != key => Some((known.clone(), old.clone())),
                        Some(new) => Some((known.clone(), new.clone())),
                        None => None,
                    });
                    Value::Mapping(entries.collect::<Mapping>())
                };
                all.push((format!("/{name} taken away"), with(None)));
                let values = values.iter().map(|text| (format!("/{name}: {text}"), with(Some(read(text)))));
                all.extend(values);
                let parts = changes(inner, &FEWER).into_iter();
                all.extend(parts.map(|(what, new)| (format!("/{name}{what}"), with(Some(new)))));
            }
        }
        Value::Sequence(items) => {
            // One entry of each kind is enough.
            if let Some(first) = items.first().filter(|first| !first.is_string()) {
                let with =
                    |new: Value| Value::Sequence(std::iter::once(new).chain(items.iter().skip(1).cloned()).collect());
                let values =
                    ["null", "zqv", "7", "[]", "{zqv: 1}"].iter().map(|text| (format!("/0: {text}"), with(read(text))));
                all.extend(values);
                all.extend(changes(first, &FEWER).into_iter().map(|(what, new)| (format!("/0{what}"), with(new))));
            }
        }
        _ => {}
    }
    all
}

#[test]
fn a_site_with_every_field_is_right() {
    let files = files();
    let diags = reported_of(&files, &PublishedSite::default());
    let reported: Vec<String> = crate::support::errors(&diags);
    assert!(reported.is_empty(), "{}", reported.join("\n"));
    let mut wrong = Vec::new();
    let judged = disagreements("every field", &files, &diags, &mut wrong);
    assert!(wrong.is_empty() && judged >= RECORDS.len(), "{}", wrong.join("\n"));
}

/// The site with every field as it is read, of which one file at a time is another.
struct Read {
    inputs: Inputs,
    drafts: Vec<Arc<Draft>>,
}

impl Read {
    fn new() -> Self {
        let inputs = inputs_of(&files());
        let drafts = inputs.texts.iter().map(parsed).collect();
        Self { inputs, drafts }
    }
}

fn parsed(source: &Arc<Source>) -> Arc<Draft> {
    let habits = Habits { dates: DateGrammar::default(), today: day("2026-06-20"), ..Habits::default() };
    let class = match source.path.top() {
        "huddles" => Class::Huddle,
        "updates" => Class::Update,
        "divisions" => Class::Division,
        _ => Class::Page,
    };
    Arc::new(parse(source.clone(), class, &habits))
}

/// What parsing and resolving report where one file has this text: all that is about the shape of a record, without the
/// checks of the whole site, which take their time.
fn reported(Read { inputs, drafts }: &Read, path: &str, text: &str) -> Vec<Diag> {
    let changed = Arc::new(Source::new(site_path(path), text.to_owned()));
    let is_settings = inputs.settings.as_ref().is_some_and(|settings| settings.path == changed.path);
    let (settings, mut diags) = settings::read(if is_settings { Some(&changed) } else { inputs.settings.as_deref() });
    let mut drafts = drafts.clone();
    match drafts.iter_mut().find(|draft| draft.source.path == changed.path) {
        Some(draft) => *draft = parsed(&changed),
        None => assert!(is_settings, "{path} is no file of the site"),
    }
    diags.extend(drafts.iter().flat_map(|draft| draft.diags.iter().cloned()));
    let errors = diags.iter().filter(|diag| diag.severity == Severity::Error);
    let mistaken: Vec<SitePath> = errors.map(|diag| diag.place.file.clone()).collect();
    let resolved = resolve(Input {
        redacted: Default::default(),
        mistaken: &mistaken,
        settings: &settings,
        settings_file: None,
        drafts: &mut drafts,
        media: inputs.files.clone(),
        boundaries: &inputs.boundaries,
        attachments: inputs.attachments.clone(),
        pictures: inputs.pictures.clone(),
        left_out: Vec::new(),
        today: day("2026-06-20"),
        with_drafts: false,
        sealing: &inputs.sealing,
        revisions: Revisions::default(),
    });
    diags.extend(resolved.diags);
    diags
}

/// Changes one record in every way.
fn every_change_of(name: &str) {
    let (name, path, text) = RECORDS.into_iter().find(|(known, ..)| *known == name).expect("a record");
    let all = changes(&read(text), &VALUES);
    assert!(all.len() > 50, "{} changes", all.len());
    let original = path.strip_suffix(".es.md").map(|stem| format!("{stem}.md"));
    let (site, read_site) = (files(), Read::new());
    let judge = |(what, value): &(String, Value)| {
        let text = written(path, value);
        let with_text = |mut files: Files| {
            files.insert(path.to_owned(), text.clone());
            files
        };
        // Exceptions are judged with what they are for.
        let diags = if what.starts_with("/allow") {
            reported_of(&with_text(site.clone()), &PublishedSite::default())
        } else {
            reported(&read_site, path, &text)
        };
        // Of the other records nothing is asked: what they name may be gone.
        let files = with_text(original.iter().map(|path| (path.clone(), site[path].clone())).collect());
        let mut wrong = Vec::new();
        disagreements(&format!("{name}{what}"), &files, &diags, &mut wrong);
        wrong.retain(|line| line.contains(&format!(": {path}: ")));
        wrong
    };
    let wrong: Vec<String> = all.par_iter().flat_map_iter(judge).collect();
    assert!(wrong.is_empty(), "{} of {} changes\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[test]
fn every_change_of_the_settings_is_judged_alike() {
    every_change_of("site");
}

#[test]
fn every_change_of_a_division_is_judged_alike() {
    every_change_of("division");
}

#[test]
fn every_change_of_a_huddle_is_judged_alike() {
    every_change_of("huddle");
}

#[test]
fn every_change_of_an_update_is_judged_alike() {
    every_change_of("update");
}

#[test]
fn every_change_of_a_page_is_judged_alike() {
    every_change_of("page");
}

#[test]
fn every_change_of_a_translation_is_judged_alike() {
    every_change_of("huddle-translation");
}
