//! The index of the search as part of a built site: what is in it, and what of it is made again.

use crate::support::sites::{LARKMOOR, LARKMOOR_WITH_DRAFTS};
use crate::support::{Content, assert_same_files, options};
use huddle::disk::write::MemorySink;
use huddle::publish::pipeline::{Memory, Unobserved, prepare};
use huddle::search::unpacked;
use huddle::site::artifact::{Artifact, FileSeal, Sink};
use huddle::site::plan::{Key, address};
use huddle::text::SitePath;
use std::collections::{BTreeMap, BTreeSet};

type Files = BTreeMap<String, Vec<u8>>;

/// The files of the index.
fn index(files: &Files) -> Files {
    files
        .iter()
        .filter(|(path, _)| path.starts_with("search/") && !path.ends_with(".html"))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

/// The folders of the segments of a language, by their names.
fn folders(files: &Files, language: &str) -> BTreeMap<String, String> {
    let entry: serde_json::Value =
        serde_json::from_slice(&files[&format!("search/{language}/index.json")]).expect("JSON");
    let list = entry["segments"].as_array().expect("a list").iter().filter_map(serde_json::Value::as_str);
    list.map(|folder| (folder.split('/').next().expect("a name").to_owned(), format!("search/{language}/{folder}/")))
        .collect()
}

/// What the results of a language show: `[title, language, address, date, text, names, kind, divisions, areas]`.
fn shown(files: &Files, language: &str) -> Vec<Vec<serde_json::Value>> {
    let prefix = format!("search/{language}/");
    let texts = files.iter().filter(|(path, _)| path.starts_with(&prefix) && path.contains("/texts-"));
    texts
        .flat_map(|(_, bytes)| {
            serde_json::from_slice::<Vec<Vec<serde_json::Value>>>(&unpacked(bytes).expect("deflated")).expect("JSON")
        })
        .collect()
}

/// A published site, and the one that takes its place.
struct Beside<'a> {
    stands: &'a Files,
    sink: MemorySink,
}

impl Sink for Beside<'_> {
    fn put(&self, artifact: Artifact, seal: &FileSeal) -> std::io::Result<()> {
        self.sink.put(artifact, seal)
    }

    fn published(&self, path: &SitePath) -> Option<Vec<u8>> {
        self.stands.get(path.as_str()).cloned()
    }
}

/// Builds where a site stands already.
fn build_over(content: &Content, stands: &Files) -> Files {
    let prepared = prepare(&content.inputs, &options(), &mut Memory::none(), &Unobserved);
    let published = Beside { stands, sink: MemorySink::default() };
    prepared
        .render_all(&published, &|path| content.read_media(path), String::new(), &Unobserved)
        .expect("the site renders");
    let files = published.sink.0.into_inner().expect("no thread panicked");
    files.into_iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes)).collect()
}

#[test]
fn every_record_is_in_the_index_of_every_language_once() {
    let site = &LARKMOOR.prepared.site;
    for (at, language) in site.config.languages.iter().enumerate() {
        let listed: Vec<String> = shown(&LARKMOOR.files, language)
            .into_iter()
            .map(|entry| entry[2].as_str().expect("an address").to_owned())
            .collect();
        let is_record = |key: Key| {
            matches!(
                key,
                Key::Huddle(_) | Key::Commitment(_) | Key::Update(_) | Key::Plain(_) | Key::Division(_) | Key::Area(_)
            )
        };
        let pages = LARKMOOR
            .prepared
            .plan
            .pages
            .iter()
            .map(|placed| placed.page)
            .filter(|planned| planned.language == at && is_record(planned.key));
        let mut wanted: BTreeSet<String> = pages.map(|planned| address(site, planned)).collect();
        let agendas = site.huddles.iter().filter(|huddle| huddle.has_agenda()).map(|huddle| &huddle.id);
        let prefix = if at == 0 { String::new() } else { format!("{language}/") };
        wanted.extend(agendas.map(|id| format!("{prefix}huddles/{id}/#agenda")));
        assert_eq!(listed.len(), wanted.len());
        assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), wanted);
    }
}

#[test]
fn a_record_is_in_the_language_of_the_page_where_it_is_translated() {
    let of = |language: &str, address: &str| {
        let entry = shown(&LARKMOOR.files, language).into_iter().find(|entry| entry[2] == address);
        entry.unwrap_or_else(|| panic!("no {address}"))
    };
    let spanish = of("es", "es/huddles/2026-05-07-central-2/");
    assert_eq!((&spanish[1], &spanish[3]), (&"es".into(), &"7 de mayo de 2026".into()));
    let untranslated = of("es", "es/huddles/2025-08-07-central-2/");
    assert_eq!(untranslated[1], "en");
    assert_eq!(of("en", "huddles/2025-08-07-central-2/")[0], untranslated[0]);
}

#[test]
fn no_word_of_a_draft_or_of_withdrawn_minutes_is_in_the_index() {
    let words: Vec<(String, String)> = index(&LARKMOOR.files)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".bin"))
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&unpacked(&bytes).expect("deflated")).to_lowercase()))
        .collect();
    assert!(words.iter().any(|(_, text)| text.contains("\"library\"")));
    for word in ["\"footings\"", "footings poured", "raw notes", "gate-keys", "survey cards", "does for a living"] {
        let found: Vec<&String> = words.iter().filter(|(_, text)| text.contains(word)).map(|(path, _)| path).collect();
        assert!(found.is_empty(), "{word}: {found:?}");
    }
    assert!(
        shown(&LARKMOOR_WITH_DRAFTS.files, "en")
            .iter()
            .any(|entry| entry[4].as_str().is_some_and(|text| text.contains("Footings poured"))),
        "the words are in the draft"
    );
}

#[test]
fn the_entry_names_the_folders_that_are_there() {
    for language in ["en", "es"] {
        let folders = folders(&LARKMOOR.files, language);
        assert_eq!(folders.keys().map(String::as_str).collect::<Vec<_>>(), ["2024", "2025", "2026", "2027", "undated"]);
        assert!(folders.values().all(|folder| LARKMOOR.files.contains_key(&format!("{folder}head.bin"))));
        let prefix = format!("search/{language}/");
        let stray = index(&LARKMOOR.files).into_keys().filter(|path| {
            path.starts_with(&prefix)
                && !path.ends_with("index.json")
                && !folders.values().any(|folder| path.starts_with(folder))
        });
        assert_eq!(stray.collect::<Vec<_>>(), Vec::<String>::new());
    }
}

#[test]
fn only_the_year_in_which_something_changed_is_made_again() {
    let before = folders(&LARKMOOR.files, "en");
    let edited =
        Content::of_project().edited("updates/2025/2025-05-20-aldine-hotel.md", "\n---\n", "\n---\nA word more.\n");
    // Marked, so that it is seen where a file of the published site was taken over.
    let mut stands = LARKMOOR.files.clone();
    for folder in before.values() {
        stands.insert(format!("{folder}texts-0.bin"), b"taken over".to_vec());
    }
    let after = build_over(&edited, &stands);
    let now = folders(&after, "en");
    for (name, folder) in &now {
        let taken_over = after[&format!("{folder}texts-0.bin")] == b"taken over";
        assert_eq!((folder == &before[name], taken_over), (name != "2025", name != "2025"), "{name}");
    }
}

#[test]
fn what_is_taken_over_is_what_would_be_made() {
    let content =
        Content::of_project().edited("updates/2025/2025-05-20-aldine-hotel.md", "\n---\n", "\n---\nA word more.\n");
    let anew = build_over(&content, &Files::new());
    assert_same_files(&index(&anew), &index(&build_over(&content, &LARKMOOR.files)), "over an older site");
    assert_same_files(&index(&anew), &index(&build_over(&content, &anew)), "over the same site");
}

#[test]
fn a_name_that_changes_makes_the_years_again_in_which_it_is_said() {
    let before = folders(&LARKMOOR.files, "en");
    let renamed =
        Content::of_project().edited("site.yaml", "name: Parks, name_es", "name: Green places, name_es").build();
    let after = folders(&renamed.files, "en");
    assert_ne!(before["2026"], after["2026"]);
    assert_eq!(before["undated"], after["undated"]);
}
