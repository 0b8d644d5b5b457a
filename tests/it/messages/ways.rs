//! Details are read in two ways: at once by serde where nothing looks wrong, and with care by way of a tree. Both must
//! give the same record, and neither may ever panic.

use huddle::record::parse::decode::Decoder;
use huddle::record::parse::front_matter::{Dialect, Split, split};
use huddle::record::parse::raw::RawHuddle;
use huddle::record::parse::{Class, Habits, details, lines, parse};
use huddle::text::SitePath;
use huddle::text::source::Source;
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;
use walkdir::WalkDir;

/// The record in both ways, where the first may be taken.
fn both(source: &Source) -> Option<(RawHuddle, RawHuddle)> {
    let split: Split = split(source, &mut Vec::new());
    let (Dialect::Yaml, head) = split.head? else { return None };
    if lines::scan(source, head).careful {
        return None;
    }
    let at_once =
        serde_yaml::from_str::<Option<RawHuddle>>(&source.text[head.start..head.end]).ok()?.unwrap_or_default();
    let mut reported = Vec::new();
    let tree = details::tree(source, &split, &mut reported);
    assert!(tree.is_some(), "{} is read at once, but not with care: {reported:#?}", source.path);
    let with_care = Decoder { source, diags: &mut reported, keep: &[] }.record(&tree?);
    assert_eq!(reported, [], "{} is read at once, but told with care", source.path);
    Some((at_once, with_care))
}

fn file(text: String) -> Source {
    Source::new(SitePath::new("huddles/central/2026-05-07-central-2.md").expect("a plain path"), text)
}

#[test]
fn every_file_at_hand_is_read_the_same_in_both_ways() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("content"), root.join("tests/sites"), root.join("../shared/corpus")];
    let mut compared = 0;
    for entry in folders.iter().filter(|folder| folder.is_dir()).flat_map(WalkDir::new).filter_map(Result::ok) {
        let Some(path) = entry.path().to_str().filter(|path| path.ends_with(".md")) else { continue };
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        if let Some((at_once, with_care)) =
            both(&Source::new(SitePath::new(path.trim_start_matches('/')).expect("a path"), text))
        {
            assert_eq!(at_once, with_care, "{path}");
            compared += 1;
        }
    }
    assert!(compared > 40, "only {compared} files could be compared");
}

#[test]
fn what_is_harmless_is_read_the_same_in_both_ways() {
    let files = super::reader::scenarios("harmless.md").into_iter().flat_map(|scenario| scenario.files);
    let read: Vec<_> = files.filter_map(|(_, text)| both(&file(text))).collect();
    assert!(read.len() > 25, "only {} could be compared", read.len());
    assert!(read.iter().all(|(at_once, with_care)| at_once == with_care));
}

/// Values as people and their word processors write them.
fn value() -> impl Strategy<Value = String> {
    prop::string::string_regex("[a-zA-Z0-9 ,.:#'\"\\\\\\[\\]{}&*!|>@%?`~“”‘’„«»•–—é日\u{A0}\t-]{0,24}")
        .expect("the expression is right")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value_is_read_the_same_in_both_ways(one in value(), two in value(), three in value()) {
        let text = format!(
            "---\ntitle: {one}\nlocation: {{name: {two}, address: x}}\ntopics:\n  - {two}\n  - {three}\n\
             commitments:\n  - id: {three}\n    text: {two}\n    owner: {{role: {one}}}\nhost: {three}\n---\nThe minutes.\n"
        );
        if let Some((at_once, with_care)) = both(&file(text)) {
            prop_assert_eq!(at_once, with_care);
        }
    }

    #[test]
    fn no_lines_make_it_panic_and_every_place_is_in_the_file(lines in prop::collection::vec((0usize..6, "[-•]?[ ]?", value()), 0..12)) {
        let lines: String = lines.iter().map(|(indent, dash, value)| format!("{}{dash}{value}\n", " ".repeat(*indent))).collect();
        let source = Arc::new(file(format!("---\ntitle: x\n{lines}---\nThe minutes.\n")));
        let draft = parse(source.clone(), Class::Huddle, &Habits::default());
        for diag in &draft.diags {
            let line = source.text.split('\n').nth(diag.place.start.line - 1);
            prop_assert!(line.is_some_and(|line| diag.place.start.column <= line.chars().count() + 1), "{diag:?}");
        }
    }
}
