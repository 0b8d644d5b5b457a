//! The schemas of records and the program say the same. A validator that others wrote reads the details of every record
//! of the tests, right and wrong: where a schema refuses, the program reports an error on that field; where the program
//! reports a mistake of shape, the schema refuses. What no schema can say is listed by code.

mod agreement;
mod changed;

use crate::messages::fixes::REPORTED;
use crate::support::program::Workshop;
use crate::support::{Content, project};
use agreement::disagreements;
use huddle::diagnostics::Code;
use huddle::record::parse::raw::{RawDivision, RawHuddle, RawPage, RawUpdate};
use huddle::record::parse::raw_site::RawSite;
use huddle::record::parse::shape::{Kind, Shape, Shaped};
use huddle::record::schema::{KINDS, named};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_schema_is_one_by_the_metaschema() {
    for kind in &KINDS {
        let schema = kind.schema();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{}", kind.name);
    }
    assert_eq!(agreement::compiled(), KINDS.len());
}

/// What is said of a property, at its place; of a part of it that has none, at that of the part.
fn undescribed(schema: &Value, place: &str, found: &mut Vec<String>, seen: &mut usize) {
    match schema {
        Value::Object(fields) => {
            let is_said = |value: &Value| {
                let words = ["title", "description"].map(|key| value[key].as_str().unwrap_or("").trim());
                words[0].starts_with(|c: char| c.is_uppercase() || c == 'c') && words[1].ends_with(['.', '"'])
            };
            for (name, value) in fields.get("properties").and_then(Value::as_object).into_iter().flatten() {
                *seen += 1;
                // In a condition only what it asks for is said.
                let in_condition = ["/if", "/then", "/else", "/not", "/anyOf/"].iter().any(|part| place.contains(part));
                if !in_condition && !is_said(value) {
                    found.push(format!("{place}/{name}"));
                }
            }
            for (key, value) in fields {
                undescribed(value, &format!("{place}/{key}"), found, seen);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                undescribed(item, &format!("{place}/{at}"), found, seen);
            }
        }
        _ => {}
    }
}

#[test]
fn every_property_says_what_it_is() {
    let (mut found, mut seen) = (Vec::new(), 0);
    for kind in &KINDS {
        undescribed(&kind.schema(), kind.name, &mut found, &mut seen);
    }
    assert!(found.is_empty() && seen > 300, "{seen} properties; these say nothing: {found:#?}");
}

/// The fields of a shape and of those in it.
fn declared(shape: &'static Shape, into: &mut BTreeMap<&'static str, BTreeSet<&'static str>>) {
    if into.contains_key(shape.title) {
        return;
    }
    into.insert(shape.title, shape.names().collect());
    for field in shape.fields {
        let mut kind = field.kind;
        while let Kind::List(inner)
        | Kind::OneOrMany(inner)
        | Kind::TextOr(inner)
        | Kind::CountOr(inner)
        | Kind::NamesOr(inner)
        | Kind::Dictionary(inner) = kind
        {
            kind = *inner;
        }
        if let Kind::Record(inner) = kind {
            declared(inner, into);
        }
    }
}

#[test]
fn every_field_that_the_program_reads_is_in_a_schema() {
    let mut tables = BTreeMap::new();
    for kind in [RawSite::KIND, RawHuddle::KIND, RawUpdate::KIND, RawDivision::KIND, RawPage::KIND] {
        let Kind::Record(shape) = kind else { panic!("a record has a shape") };
        declared(shape, &mut tables);
    }
    let mut objects: Vec<BTreeSet<String>> = Vec::new();
    for kind in &KINDS {
        let schema = kind.schema();
        let parts = schema["$defs"].as_object().expect("definitions").values().chain([&schema]);
        let keys = |part: &Value| part["properties"].as_object().map(|fields| fields.keys().cloned().collect());
        objects.extend(parts.filter_map(keys));
    }
    for (title, fields) in tables {
        let is_there = objects.iter().any(|object| object.iter().eq(fields.iter()));
        assert!(is_there, "no schema has the fields of {title}: {fields:?}");
    }
}

#[test]
fn every_code_is_one_that_schemas_say_or_cannot_say() {
    for code in Code::ALL {
        let lists = [
            agreement::SAID.contains(code),
            agreement::NOT_SAID.iter().any(|(known, why)| known == code && !why.is_empty()),
        ];
        assert!(lists[0] != lists[1], "{} is in both lists or in none: {}", code.label(), code.title());
    }
}

#[test]
fn schemas_and_program_agree_on_the_sites_of_the_tests() {
    let mut wrong = Vec::new();
    let mut judged = 0;
    let folders = ["charlotte", "empty", "hostile", "renamed"].map(|name| project("tests/sites").join(name));
    for folder in folders.into_iter().chain([project("content")]) {
        let content = Content::at(&folder);
        let sources = content.inputs.settings.iter().chain(&content.inputs.texts);
        let files = sources.map(|source| (source.path.to_string(), source.text.clone())).collect();
        judged += disagreements(&folder.display().to_string(), &files, &content.diags(), &mut wrong);
    }
    assert!(wrong.is_empty() && judged > 100, "{judged} records\n{}", wrong.join("\n"));
}

#[test]
fn schemas_and_program_agree_on_the_records_of_the_mistakes() {
    let mut wrong = Vec::new();
    let mut judged = 0;
    for reported in &*REPORTED {
        judged += disagreements(&reported.name, &reported.files, &reported.diags, &mut wrong);
    }
    assert!(wrong.is_empty() && judged > 2_000, "{judged} records, {} wrong\n{}", wrong.len(), wrong.join("\n"));
    let unused = agreement::unused();
    assert!(unused.is_empty(), "no record needs these: {unused:#?}");
}

#[test]
fn new_files_lead_editors_to_schemas_that_are_there() {
    let shop = Workshop::empty();
    shop.run(&["init", "site"]).ends_with(0);
    let records = ["site.yaml", "divisions/central.md", "huddles/central/2026-05-07-central-1.md", "pages/about.md"];
    for path in records {
        let text = shop.read(&format!("site/content/{path}"));
        let line = text.lines().find_map(|line| line.strip_prefix("# yaml-language-server: $schema="));
        let folder = shop.path("site/content").join(path).parent().expect("a folder").to_owned();
        let schema = folder.join(line.unwrap_or_else(|| panic!("{path} has no line")));
        let kind = huddle::record::schema::of_file(&crate::support::site_path(path)).expect("a record");
        assert_eq!(std::fs::read_to_string(&schema).expect("a schema"), kind.text(), "{path}");
    }
    // `huddle new` leads there too, and nowhere where no schemas are.
    shop.run(&["new", "huddle", "central", "--content", "site/content", "--date", "2026-06-04"]).ends_with(0);
    let begun = shop.read("site/content/huddles/central/2026-06-04-central.md");
    assert!(begun.starts_with("---\n# yaml-language-server: $schema=../../../.huddle/schema/huddle.json\n"), "{begun}");
    std::fs::remove_file(shop.path("site/content/huddles/central/2026-06-04-central.md")).expect("a file");
    std::fs::rename(shop.path("site/.huddle"), shop.path("elsewhere")).expect("a folder");
    shop.run(&["new", "page", "Help", "--content", "site/content"]).ends_with(0);
    assert!(!shop.read("site/content/pages/help.md").contains("yaml-language-server"));
    std::fs::remove_file(shop.path("site/content/pages/help.md")).expect("a file");
    // The line is part of no page, and nothing is said of it.
    let reported = shop.run(&["check", "site"]).ends_with(0).reported;
    assert!(!reported.contains("yaml-language-server"), "{reported}");
    shop.run(&["build", "site", "--output", "public"]).ends_with(0);
    let pages =
        walkdir::WalkDir::new(shop.path("public")).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    for page in pages {
        let bytes = std::fs::read(page.path()).expect("a file");
        assert!(!bytes.windows(20).any(|part| part == b"yaml-language-server"), "{}", page.path().display());
    }
}

#[test]
fn schemas_are_printed_and_written_and_never_over_files_of_others() {
    let shop = Workshop::empty();
    let listed = shop.run(&["schema"]).ends_with(0).out;
    assert!(KINDS.iter().all(|kind| listed.contains(kind.name) && listed.contains(kind.about)), "{listed}");
    let printed = shop.run(&["schema", "huddle"]).ends_with(0).out;
    let schema: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(schema, named("huddle").expect("a kind").schema());
    shop.run(&["schema", "hudle"]).refuses_saying(&["\"hudle\"", "did you mean huddle?"]);
    shop.run(&["schema", "--output", "schemas"]).ends_with(0);
    for kind in &KINDS {
        assert_eq!(shop.read(&format!("schemas/{}", kind.file_name())), kind.text());
    }
    // An older one is written over; what is no schema of this program stays.
    shop.write("schemas/page.json", &printed.replace("minutes", "minuets"));
    shop.run(&["schema", "page", "--output", "schemas"]).ends_with(0);
    assert_eq!(shop.read("schemas/page.json"), named("page").expect("a kind").text());
    shop.write("schemas/page.json", "{\"mine\": true}\n");
    shop.run(&["schema", "--output", "schemas"]).refuses_saying(&["page.json", "left as it is"]);
    assert_eq!(shop.read("schemas/page.json"), "{\"mine\": true}\n");
}
