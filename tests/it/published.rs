//! What is not published is in no byte of the output. Words that stand nowhere else are planted in every field of
//! records with `publish: false` and in all else that stays in the content folder; then every file of the site is read
//! as a program would read it, unpacked where it is packed. The same records, published, show that each word would be
//! found.
//!
//! The fields come from the tables of `record::parse::raw`: a new one is planted by itself. A new kind of file is
//! reported.

pub mod kinds;
mod plant;

use crate::support::sites::HOSTILE;
use crate::support::{Built, Content};
use huddle::record::resolve::sealing::Sealing;
use plant::{Planted, SIGN};
use std::collections::BTreeSet;

const SETTINGS: &str = r#"# zqvmarkcomment: a comment of the settings
title: "Minutes" # zqvmarkcomment
organization: {name: "Office"}
base_url: https://minutes.example/
timezone: America/New_York
languages: [en, es]
adopt:
  - {files: "minutes/**/*.md", keep: [layout, json-ld], path: "minutes/{division}/{response_area}/{date}.md"}
"#;

const DIVISION: &str = "---\n# zqvmarkcomment\nname: \"Central\" # zqvmarkcomment\nresponse_areas:\n  - \
    {id: central-1, name: \"Area 1\", \
                        boundary: boundaries/areas.geojson#one}\n---\n<!-- zqvmarkcomment -->\n";

const OUTLINES: &str = r#"{"type": "FeatureCollection", "name": "zqvmarkoutline", "features": [
{"type": "Feature", "id": "one", "properties": {"note": "zqvmarkoutline"}, "geometry": {"type": "Polygon", "coordinates": [[[-80,35],[-79,35],[-79,36],[-80,36],[-80,35]]]}},
{"type": "Feature", "id": "zqvmarkoutline", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[-70,35],[-69,35],[-69,36],[-70,36],[-70,35]]]}}]}"#;

/// A huddle that is published, with all that a writer may put into its file for nobody to see.
const HUDDLE: &str = r#"---
title: "Lights" # zqvmarkcomment
# zqvmarkcomment
date: 2026-05-07
division: central
response_areas: [central-1]
commitments:
  - {id: lights, text: "Mend the lights", owner: {role: Captain}} # zqvmarkcomment
  - {id: more, text: "Mend more", owner: {role: Captain}}
  # zqvmarkcomment: {id: other, text: "Another"}
allow: [{text: "555-0100", reason: "zqvmarkreason"}]
---
<!-- zqvmarkcomment -->

Before <!-- zqvmarkcomment --> after.

<!--
zqvmarkcomment
-->

- item <!-- zqvmarkcomment
  zqvmarkcomment -->

| a | b <!-- zqvmarkcomment --> |
|---|---|
| <!-- zqvmarkcomment --> | d |

[a link](https://www.example.org/ "title") and `code`. <!-- zqvmarkcomment -->
"#;

const WITHDRAWN: &str = r#"---
title: "Withdrawn"
date: 2026-06-04
division: central
response_areas: [central-1]
minutes: withdrawn
corrections: [{date: 2026-07-01, reason: "Withdrawn.", by: Captain}]
---
# zqvmarkwithdrawn

The minutes said zqvmarkwithdrawn. ![zqvmarkwithdrawn](../media/zqvmarkwithdrawn.png) [file](../media/zqvmarkwithdrawn.pdf)
"#;

const ADOPTED: &str = r#"---
layout: zqvmarkkept
json-ld: {"@type": "Event", name: "zqvmarkkept", inner: [zqvmarkkept]}
summary: "Adopted minutes"
---
# Adopted

Minutes of another program.
"#;

/// What is in the files of published records for nobody to see.
const STAYS: &[&str] =
    &["zqvmarkcomment", "zqvmarkreason", "zqvmarkoutline", "zqvmarkunused", "zqvmarkwithdrawn", "zqvmarkkept"];

const PDF: &[u8] = b"%PDF-1.4\n% zqvmarkfile\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";

/// The site: what is published, and the planted records.
fn content(planted: Vec<(String, String)>) -> Content {
    let content = Content::new(SETTINGS)
        .with("divisions/central.md", DIVISION)
        .with("boundaries/areas.geojson", OUTLINES)
        .with("boundaries/zqvmarkfile.geojson", OUTLINES)
        .with("huddles/2026-05-07-central-1.md", HUDDLE)
        .with("huddles/2026-06-04-central-1.md", WITHDRAWN)
        .with("huddles/2026-06-04-central-1.es.md", &WITHDRAWN.replace("Withdrawn", "Retirada"))
        .with("minutes/central/1/2026-08-06.md", ADOPTED)
        .with_media("media/zqvmarkunused.pdf", PDF)
        .with_media("media/zqvmarkunused.png", &png())
        .with_media("media/zqvmarkwithdrawn.pdf", PDF)
        .with_media("media/zqvmarkwithdrawn.png", &png())
        .with_media(plant::ATTACHED, PDF)
        .with_media(plant::EVIDENCE, &png());
    planted.into_iter().fold(content, |content, (path, text)| content.with(&path, &text))
}

fn png() -> Vec<u8> {
    std::fs::read(crate::support::project("tests/sites/renamed/media/1.png")).expect("the picture is there")
}

/// Every planted word that is in a file of the site or in its name, and the files that hold one.
fn found(built: &Built) -> (BTreeSet<String>, BTreeSet<&str>) {
    let (mut words, mut files) = (BTreeSet::new(), BTreeSet::new());
    for (path, bytes) in &built.files {
        let mut texts = kinds::texts(path, bytes);
        texts.push(path.clone().into_bytes());
        let held: BTreeSet<String> = texts.iter().flat_map(|text| words_in(text)).collect();
        if !held.is_empty() {
            files.insert(path.as_str());
        }
        words.extend(held);
    }
    (words, files)
}

/// The words of a text that begin with the sign, whatever their case.
fn words_in(text: &[u8]) -> Vec<String> {
    let starts =
        text.windows(SIGN.len()).enumerate().filter(|(_, window)| window.eq_ignore_ascii_case(SIGN.as_bytes()));
    let word = |at: usize| {
        text[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).map(|byte| byte.to_ascii_lowercase() as char)
    };
    starts.map(|(at, _)| word(at).collect()).collect()
}

#[test]
fn what_is_not_published_is_in_no_byte_of_the_output() {
    let planted = Planted::new();
    let built = content(planted.files("publish: false\n")).build();
    let (words, files) = found(&built);
    assert!(words.is_empty(), "{files:?} hold {:?}", planted.named(&words));
}

#[test]
fn the_log_holds_no_more_of_a_record_than_its_pages() {
    let planted = Planted::new();
    let logged = |line| {
        let mut content = content(planted.files(line));
        content.inputs.sealing = Sealing::Keyed([7; 32]);
        content.inputs.log = Some(std::sync::Arc::default());
        let mut built = content.build();
        built.files.retain(|path, _| path.starts_with("tlog/"));
        assert!(built.files.contains_key("tlog/sources/000.jsonl.gz"));
        built
    };
    let built = logged("publish: false\n");
    let (words, files) = found(&built);
    assert!(words.is_empty(), "{files:?} hold {:?}", planted.named(&words));
    let built = logged("");
    let (words, _) = found(&built);
    let beyond: BTreeSet<String> = words.difference(&planted.shown()).cloned().collect();
    let mut beyond = planted.named(&beyond);
    // Shown on a page where the agenda is.
    beyond.retain(|place| !place.ends_with("(huddle in Spanish.agenda)"));
    assert!(beyond.is_empty(), "the log holds {beyond:?}");
    assert!(words.len() > 40, "it holds the records: {words:?}");
}

#[test]
fn of_withdrawn_minutes_the_notice_alone_is_published() {
    let planted = Planted::new();
    let built = content(planted.withdrawn()).build();
    let (words, files) = found(&built);
    let notice = planted.of_notice();
    assert!(
        notice.is_subset(&words),
        "the notice lacks {:?}",
        planted.named(&notice.difference(&words).cloned().collect())
    );
    // In a database one text follows the other with nothing between them.
    let without = |word: &String| notice.iter().fold(word.clone(), |word, known| word.replace(known.as_str(), ""));
    let kept: BTreeSet<String> = words.iter().map(without).filter(|word| word.contains(SIGN)).collect();
    assert!(kept.is_empty(), "{files:?} hold {:?}", planted.named(&kept));
}

#[test]
fn each_planted_word_would_be_found_in_each_kind_of_file_that_holds_text() {
    let planted = Planted::new();
    let built = content(planted.files("publish: true\n")).build();
    let (words, files) = found(&built);
    let missing: BTreeSet<String> = planted.shown().difference(&words).cloned().collect();
    assert!(
        missing.is_empty(),
        "these fields are published and were not found anywhere: {:?}",
        planted.named(&missing)
    );
    let kept = |word: &&String| STAYS.iter().any(|stays| word.contains(stays));
    let kept: Vec<&String> = words.iter().filter(kept).collect();
    assert!(kept.is_empty(), "these are in the output, and were to stay in the folder: {kept:?}");
    let of = |kind: &str| built.files.keys().filter(|path| kinds::kind(path) == kind).count();
    for kind in kinds::holding_text().filter(|kind| of(kind) > 0) {
        assert!(
            files.iter().any(|path| kinds::kind(path) == kind),
            "no file {kind:?} holds a word that is published: is it read?"
        );
    }
}

#[test]
fn every_kind_of_file_of_a_whole_site_is_known() {
    for (path, bytes) in &HOSTILE.files {
        kinds::texts(path, bytes);
    }
}

#[test]
fn what_is_packed_is_read() {
    assert_eq!(words_in(b"a ZQVMARKone-two"), ["zqvmarkone"]);
    let mut image = png();
    let end = image.len() - 12;
    let mut chunk = 12u32.to_be_bytes().to_vec();
    chunk.extend(b"tEXtzqvmarkin\0png\0\0\0\0");
    image.splice(end..end, chunk);
    assert!(kinds::texts("a.png", &image).iter().any(|text| !words_in(text).is_empty()));
}
