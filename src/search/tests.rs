//! What the files of an index must hold, read as the script reads them.

use super::files::{taken_over, unpacked, written};
use super::index::index;
use super::words::each_word;
use super::{About, Document, Segment, files_of};
use crate::text::fold::fold;
use proptest::prelude::{Strategy, proptest};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

fn document<'a>(title: &'a str, said: &'a str, prose: &'a str) -> Document<'a> {
    Document {
        about: About("huddle", vec!["central".into()], vec!["central/central-2".into()], vec!["lighting".into()]),
        language: "en".into(),
        address: "huddles/x/".into(),
        title: title.into(),
        date: "May 7, 2026".into(),
        state: String::new(),
        names: Vec::new(),
        said: vec![said.into()],
        prose,
    }
}

fn segment(documents: Vec<Document<'_>>) -> Segment<'_> {
    Segment { name: "2026".into(), documents, unread: Vec::new() }
}

/// The levels of a word by document.
fn levels(segment: &Segment<'_>, word: &str) -> BTreeMap<u32, u8> {
    let groups = index(segment).groups;
    groups.into_iter().filter(|group| group.forms.contains(word)).flat_map(|group| group.postings).collect()
}

/// The JSON and the numbers of a file.
fn parted(bytes: &[u8]) -> (serde_json::Value, Vec<u64>) {
    let mut bytes = unpacked(bytes).expect("it is deflated");
    bytes.push(b'\n');
    let end = bytes.iter().position(|byte| *byte == b'\n').expect("it was put there");
    bytes.pop();
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0_u64, 0);
    for byte in bytes.get(end + 1..).unwrap_or_default() {
        number |= u64::from(byte & 0x7F) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    (serde_json::from_slice(&bytes[..end]).expect("it is JSON"), numbers)
}

/// The documents that a word is in, looked up in the files alone: the one file of words where it would stand.
fn looked_up(files: &BTreeMap<String, Vec<u8>>, word: &str) -> BTreeSet<u64> {
    let (head, _) = parted(&files["head.bin"]);
    let firsts: Vec<&str> =
        head["words"].as_array().expect("a list").iter().filter_map(serde_json::Value::as_str).collect();
    let Some(at) = firsts.iter().rposition(|first| *first <= word) else { return BTreeSet::new() };
    let (groups, numbers) = parted(&files[&format!("words-{at}.bin")]);
    let mut documents = BTreeSet::new();
    // Lengths are in bytes: here each number is taken to be as long as it is written.
    let mut numbers = numbers.into_iter();
    for group in groups.as_array().expect("a list") {
        let mut left = group[2].as_u64().expect("a length");
        let mut next = 0;
        let mine = group[1].as_array().expect("forms").iter().any(|form| form == word);
        while left > 0 {
            let number = numbers.next().expect("as many as were told");
            left -= (u64::from(64 - number.leading_zeros()).div_ceil(7)).max(1);
            let document = next + number / 8;
            if mine {
                documents.insert(document);
            }
            next = document + 1;
        }
    }
    documents
}

#[test]
fn texts_are_cut_as_the_script_cuts_them() {
    let lines = include_str!("../../tests/cut.tsv").lines().filter(|line| !line.starts_with('#'));
    for (text, words) in lines.map(|line| line.split_once('\t').expect("a text, a Tab, its words")) {
        let text: String = serde_json::from_str(&format!("\"{text}\"")).expect("escapes of JSON");
        let mut found = Vec::new();
        each_word(&text, |word| found.push(fold(word).into_owned()));
        assert_eq!(found.join(" "), words, "{text}");
    }
}

#[test]
fn a_word_is_found_without_its_apostrophe_and_by_its_part_behind_it() {
    let segment =
        segment(vec![document("The ʻEwa park", "", "l’école"), document("O’Brien Street", "", "neigh\u{AD}borhood")]);
    for (word, at) in [("ewa", 0), ("lecole", 0), ("ecole", 0), ("obrien", 1), ("brien", 1), ("neighborhood", 1)] {
        assert_eq!(levels(&segment, word).into_keys().collect::<Vec<_>>(), [at], "{word}");
    }
}

#[test]
fn a_fact_counts_more_than_prose() {
    let segment = segment(vec![
        document("Lights on Mill Street", "", ""),
        document("Noise", "Two lights are out.", ""),
        document("Noise", "", "Someone spoke of a light."),
        document("Noise", "", "Light, lights and lighting: the lights of the street, all lit."),
    ]);
    let levels = levels(&segment, "lights");
    assert_eq!(levels.len(), 4);
    assert!(levels[&0] > levels[&1] && levels[&1] > levels[&2] && levels[&3] > levels[&2], "{levels:?}");
}

#[test]
fn inflected_forms_share_their_documents() {
    let segment = segment(vec![document("Lighting", "", ""), document("A light", "", ""), document("Parks", "", "")]);
    assert_eq!(levels(&segment, "light").into_keys().collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn a_language_is_stemmed_by_its_own_rules() {
    let mut spanish = document("Luces públicas", "", "");
    spanish.language = "es".into();
    let mut other = document("Alumbrado público", "", "");
    other.language = "es".into();
    let segment = segment(vec![spanish, other, document("Public", "", "")]);
    assert_eq!(levels(&segment, "publico").into_keys().collect::<Vec<_>>(), [0, 1, 2]);
}

/// A segment of many documents with words of all kinds.
fn large() -> Vec<(String, String)> {
    let mut number = 1_u64;
    let mut next = |limit: u64| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) % limit
    };
    let syllables = ["ba", "con", "de", "li", "ght", "mo", "pre", "sta", "ti", "on", "ing", "er", "ñu", "x"];
    let mut word =
        || (0..1 + next(4)).map(|_| syllables[usize::try_from(next(14)).expect("small")]).collect::<String>();
    (0..400).map(|_| (word(), (0..120).map(|_| word() + " ").collect())).collect()
}

#[test]
fn files_of_words_are_of_one_size_and_there_are_few_of_texts() {
    let texts = large();
    let files = written(&segment(texts.iter().map(|(title, prose)| document(title, "", prose)).collect()));
    let sizes = |kind: &str| -> Vec<usize> {
        files.iter().filter(|(name, _)| name.starts_with(kind)).map(|(_, bytes)| bytes.len()).collect()
    };
    let words = sizes("words");
    assert!(words.len() > 10, "{words:?}");
    // A word that is in nearly every document makes its file larger.
    let mut sorted = words.clone();
    sorted.sort_unstable();
    assert!(sorted[words.len() / 2] < 1_500 && sorted[words.len() - 1] < 6_000, "{words:?}");
    assert!(sizes("texts").len() < 400);
}

#[test]
fn every_word_is_found_in_the_files_where_it_is() {
    let texts = large();
    let segment = segment(texts.iter().map(|(title, prose)| document(title, "", prose)).collect());
    let files: BTreeMap<String, Vec<u8>> = written(&segment).into_iter().collect();
    for (at, (title, prose)) in texts.iter().enumerate() {
        for word in [title.as_str()].into_iter().chain(prose.split(' ').take(5)) {
            assert!(looked_up(&files, &fold(word)).contains(&(at as u64)), "{word} of {at}");
        }
    }
    assert!(looked_up(&files, "nowhere").is_empty());
}

#[test]
fn what_a_result_shows_can_be_read_from_the_files() {
    let files: BTreeMap<String, Vec<u8>> =
        written(&segment(vec![document("A \"title\" </script>", "Said.", "# Head\n\nText **bold**.")]))
            .into_iter()
            .collect();
    let texts: serde_json::Value =
        serde_json::from_slice(&unpacked(&files["texts-0.bin"]).expect("deflated")).expect("JSON");
    assert_eq!(
        texts,
        serde_json::json!([[
            "A \"title\" </script>",
            "en",
            "huddles/x/",
            "May 7, 2026",
            "Said. · Head Text bold.",
            "",
            "huddle",
            ["central"],
            ["central/central-2"],
            ""
        ]])
    );
    assert_eq!(parted(&files["head.bin"]).0, serde_json::json!({"size": 1, "words": [""], "texts": [1]}));
}

#[test]
fn what_documents_are_about_is_reported_once_for_those_that_follow_each_other() {
    let mut other = document("Other", "", "");
    other.about = About("commitment", vec!["harbor".into()], Vec::new(), Vec::new());
    let mut last = document("Last", "", "");
    last.about.3 = Vec::new();
    let files: BTreeMap<String, Vec<u8>> =
        written(&segment(vec![document("One", "", ""), other, last.clone(), last])).into_iter().collect();
    let (tables, numbers) = parted(&files["about.bin"]);
    let places = serde_json::json!([[["central"], ["central/central-2"]], [["harbor"], []]]);
    assert_eq!(
        tables,
        serde_json::json!({"kinds": ["huddle", "commitment"], "places": places, "topics": [["lighting"], []]})
    );
    assert_eq!(numbers, [0, 1, 0, 0, 1, 2, 1, 0, 0, 1, 1, 1]);
}

#[test]
fn a_segment_that_stands_is_taken_over_and_not_indexed_again() {
    let texts = large();
    let segment = segment(texts.iter().map(|(title, prose)| document(title, "", prose)).collect());
    let folder = format!("search/en/{}", segment.folder());
    let indexed = Cell::new(0);
    let make = |segment: &Segment<'_>| {
        indexed.set(indexed.get() + 1);
        written(segment)
    };
    let sorted = |mut files: Vec<(String, Vec<u8>)>| {
        files.sort();
        files
    };
    let anew = sorted(files_of(&segment, &folder, &|_| None, &make));
    let stands: BTreeMap<String, Vec<u8>> =
        anew.iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes.clone())).collect();
    let again = sorted(files_of(&segment, &folder, &|path| stands.get(path.as_str()).cloned(), &make));
    assert_eq!((indexed.get(), again == anew), (1, true));
    // One file is missing or is no file of an index: all are made anew.
    for lost in ["texts-0.bin", "words-1.bin", "about.bin", "head.bin"] {
        let without = |path: &crate::text::SitePath| {
            stands.get(path.as_str()).filter(|_| !path.as_str().ends_with(lost)).cloned()
        };
        assert_eq!(sorted(files_of(&segment, &folder, &without, &make)), anew);
    }
    assert_eq!(indexed.get(), 5);
    assert!(taken_over(&|_| Some(b"no head".to_vec())).is_none());
}

#[test]
fn the_folder_of_a_segment_names_all_that_went_in() {
    let whole = || segment(vec![document("Title", "Said", "Prose")]);
    let mut seen = BTreeSet::from([whole().folder()]);
    let mut changed = |change: &dyn Fn(&mut Document<'_>)| {
        let mut segment = whole();
        change(&mut segment.documents[0]);
        assert!(seen.insert(segment.folder()), "a change made no difference");
    };
    changed(&|document| document.title = "Titles".into());
    changed(&|document| document.said = vec!["Sai".into(), "d".into()]);
    changed(&|document| document.names = vec!["Central".into()]);
    changed(&|document| document.prose = "Other");
    changed(&|document| document.date = "May 8, 2026".into());
    changed(&|document| document.address = "huddles/y/".into());
    changed(&|document| document.language = "es".into());
    changed(&|document| document.about.0 = "update");
    changed(&|document| document.about.1.clear());
    changed(&|document| document.about.3 = vec!["noise".into()]);
    assert_eq!(whole().folder(), whole().folder());
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "\"",
        "'",
        "</script>",
        "<!--",
        "\u{202E}",
        "שלום",
        "🚲👩🏽‍🚒",
        "\\",
        "\n",
        "\u{0}",
        "é\u{301}",
        "ﬀ",
        "½",
        "警察",
        "\u{2028}",
        "İ",
        "a·b",
    ];
    let piece = proptest::prop_oneof![
        4 => "[a-zA-ZáñüßØ0-9]{1,12}",
        3 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => proptest::char::any().prop_map(String::from),
        1 => (0..60_usize).prop_map(|n| "w".repeat(n * 20)),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 48, ..proptest::prelude::ProptestConfig::default() })]

    #[test]
    fn every_word_of_a_title_finds_its_record(
        titles in proptest::collection::vec(hostile(), 1..8),
        prose in hostile(),
    ) {
        let segment = segment(titles.iter().map(|title| document(title, "", &prose)).collect());
        let files: BTreeMap<String, Vec<u8>> = written(&segment).into_iter().collect();
        let again: BTreeMap<String, Vec<u8>> = written(&segment).into_iter().collect();
        assert_eq!(files, again);
        for (at, title) in titles.iter().enumerate() {
            each_word(title, |word| {
                let form = fold(word);
                assert!(form.is_empty() || looked_up(&files, &form).contains(&(at as u64)), "{word:?} of {title:?}");
            });
        }
        for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with("texts")) {
            let texts: serde_json::Value = serde_json::from_slice(&unpacked(bytes).expect("deflated")).expect("JSON");
            assert!(texts.is_array(), "{name}");
        }
    }
}
