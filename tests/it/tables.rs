//! The record as tables: what each holds is said in every language, and cells keep to it.

use crate::support::project;
use crate::support::sites::LARKMOOR;
use crate::support::words::messages;
use huddle::data::{Cell, Form, Kind, Published, Row, Selection, TABLES};
use huddle::pages::language::Speech;
use huddle::record::model::Language;
use huddle::site::theme::{OwnFiles, Theme};
use std::collections::BTreeSet;

/// Every message about a table or a column, with the words that its cells may be.
fn description() -> Vec<(&'static str, Form)> {
    let columns =
        TABLES.iter().flat_map(|source| source.table.columns.iter().map(|column| (column.description, column.form)));
    TABLES.iter().map(|source| (source.table.description, Form::Free)).chain(columns).collect()
}

#[test]
fn every_table_and_column_is_reported_in_every_language_of_the_theme() {
    let config = &LARKMOOR.prepared.site.config;
    let theme = Theme::new(OwnFiles::default());
    // How the database joins tables, and what the log has: files that are no tables.
    let other = ["data_join", "data_change", "data_changes"];
    for tag in Theme::civic_languages() {
        let own = messages(
            &std::fs::read_to_string(project("themes/civic/languages").join(format!("{tag}.ftl"))).expect("is there"),
        );
        let speech = Speech::new(&Language::from(tag.as_str()), &theme, config).expect("its words can be read");
        for (id, form) in description() {
            assert!(own.contains_key(id), "{tag}: {id}");
            let words = speech.word(id);
            assert!(words.ends_with('.') && !words.contains(['{', '$']), "{tag}: {id}: {words}");
            let in_words = !id.starts_with("column_table") && !id.starts_with("column_column");
            for word in form.words().iter().filter(|_| in_words) {
                assert!(
                    words.contains(&format!("“{word}”")) || words.contains(&format!("«{word}»")),
                    "{tag}: {id} does not tell {word}"
                );
            }
        }
        let known: BTreeSet<&str> = description().into_iter().map(|(id, _)| id).collect();
        let dead: Vec<&String> = own
            .keys()
            .filter(|id| {
                (id.starts_with("column_") || id.starts_with("data_"))
                    && !other.contains(&id.as_str())
                    && !known.contains(id.as_str())
            })
            .collect();
        assert_eq!(dead, Vec::<&String>::new(), "{tag}: messages that tell of no table or column");
    }
}

#[test]
fn every_column_that_may_be_empty_says_when() {
    let words = messages(&std::fs::read_to_string(project("themes/civic/languages/en.ftl")).expect("is there"));
    for column in TABLES.iter().flat_map(|source| source.table.columns).filter(|column| column.optional) {
        assert!(words[column.description].join(" ").contains("Empty"), "{}", column.description);
    }
}

/// What is wrong with a cell of a column; empty where nothing is.
fn wrong(cell: &Cell<'_>, column: &huddle::data::Column) -> String {
    let text = |text: &str| match column.form {
        Form::OneOf(words) if !words.contains(&text) => format!("{text} is none of {words:?}"),
        Form::Address if !text.starts_with("https://") || text.contains([' ', '"', '<', '>']) => {
            format!("{text} is no address")
        }
        Form::MediaType if text.split('/').count() != 2 || text.contains([';', ' ']) => {
            format!("{text} is no media type")
        }
        Form::TimeZone if text.parse::<chrono_tz::Tz>().is_err() => format!("{text} is no time zone"),
        Form::Clock if text.len() != 5 || chrono::NaiveTime::parse_from_str(text, "%H:%M").is_err() => {
            format!("{text} is no time")
        }
        Form::Sha256
            if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) =>
        {
            format!("{text} is no digest")
        }
        Form::Language if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => {
            format!("{text} is no tag")
        }
        _ => String::new(),
    };
    match (cell, column.kind) {
        (Cell::Absent, _) => {
            if column.optional {
                String::new()
            } else {
                "absent".to_owned()
            }
        }
        (Cell::Text(value), Kind::Text) => text(value),
        (Cell::List(list), Kind::List) => list.iter().map(|value| text(value)).collect(),
        (Cell::Integer(number), Kind::Integer) => {
            if *number < 0 {
                format!("{number} is below zero")
            } else {
                String::new()
            }
        }
        (Cell::Boolean(_), Kind::Boolean) | (Cell::Date(_), Kind::Date) => String::new(),
        _ => "of another kind".to_owned(),
    }
}

#[test]
fn every_cell_is_what_its_column_says() {
    let published = Published { site: &LARKMOOR.prepared.site, plan: &LARKMOOR.prepared.plan };
    let (mut filled, mut mistakes) = (BTreeSet::new(), Vec::new());
    for source in TABLES {
        (source.rows)(&published, &Selection::all(published.site), &mut |row: &dyn Row| {
            for (cell, column) in row.cells().iter().zip(source.table.columns) {
                let wrong = wrong(cell, column);
                if !wrong.is_empty() {
                    mistakes.push(format!("{}.{}: {wrong}", source.table.name, column.name));
                }
                if !matches!(cell, Cell::Absent | Cell::List([])) {
                    filled.insert(format!("{}.{}", source.table.name, column.name));
                }
            }
        });
    }
    assert_eq!(mistakes, Vec::<String>::new());
    for column in [
        "commitments.silent_huddle_ids",
        "commitments.owner_name",
        "huddles.next_location_name",
        "huddles.translated_into",
        "huddles.seal",
    ] {
        assert!(filled.contains(column), "the sample fills no cell of {column}");
    }
}
