//! Ten thousand canaries, each a word or a number that stands nowhere else, in every place of a content folder that is
//! not published; and none of them in any byte of the site, however it is packed or written. Outputs that were spoiled
//! show that each would be found.

mod opened;
mod sought;

use crate::support::{Built, Content};
use opened::opened;
use sought::{NUMBERS, Sought, WORDS};
use std::io::Write;

/// How many are planted at least.
const MANY: usize = 10_000;

const SETTINGS: &str = "title: \"Minutes\" # WORD NUMBER\n# WORD\norganization: {name: \"Office\"}\nbase_url: \
    https://minutes.example/\ntimezone: America/New_York\nlanguages: [en, es]\nallow: [{text: \"555-0100\", reason: \"WORD NUMBER\", by: \
    \"WORD\"}]\nadopt:\n  - {files: \"minutes/**/*.md\", keep: [layout, extra], path: \"minutes/{division}/{response_area}/{date}.md\"}\n";

/// A record with a text in each field, as a draft has it.
const DRAFT: &str = "---\ntitle: \"WORD NUMBER\"\ndate: DATE\ndivision: central\nresponse_areas: [central-1]\npublish: false\nsummary: \
    \"WORD NUMBER\"\nhost: \"WORD\"\nlocation: {name: \"WORD\", address: \"NUMBER WORD\", accessibility: \"WORD\"}\nparticipants: [{name: \
    \"WORD\", role: \"WORD\", organization: \"WORD\"}]\nconcerns: [{id: one, text: \"WORD NUMBER\"}]\ncommitments: [{id: two, text: \"WORD \
    NUMBER\", owner: {role: \"WORD\"}}]\nattachments: [{file: media/WORD.pdf, title: \"WORD\"}]\nagenda: \"WORD NUMBER\"\nformerly: \
    [WORD]\nallow: [{text: \"WORD\", reason: \"WORD\"}]\n---\n# WORD\n\nWORD NUMBER [WORD](../media/WORD.txt) ![WORD](../media/WORD.png) \
    `WORD` WORDS\n\n| WORD | NUMBER |\n|---|---|\n| WORD | WORD |\n";

/// A published record, with what no reader sees of it.
const PUBLISHED: &str = "---\ntitle: \"Lights\" # WORD NUMBER\n# WORD\ndate: DATE\ndivision: central\nresponse_areas: [central-1]\nallow: \
    [{text: \"555-0100\", reason: \"WORD NUMBER\", by: \"WORD\"}]\n# WORDS\n---\n<!-- WORD NUMBER -->\n\nThe lamps <!-- WORD --> of Main \
    Street.\n\n<!--\nWORDS\n-->\n\n- one <!-- WORD\n  NUMBER -->\n\n| a <!-- WORD --> | b |\n|---|---|\n| <!-- NUMBER --> | d |\n\n![A \
    lamp](../media/lamp.png) ![A drawing](../media/lamp.svg)\n\n[//]: # (WORD)\n";

const WITHDRAWN: &str = "---\ntitle: \"WORD NUMBER\"\ndate: DATE\ndivision: central\nresponse_areas: [central-1]\nminutes: \
    withdrawn\nsummary: \"WORD NUMBER\"\nhost: \"WORD\"\nlocation: \"WORD\"\nconcerns: [{id: one, text: \"WORD NUMBER\"}]\ncorrections: \
    [{date: 2026-07-01, reason: \"WORD NUMBER\", by: \"WORD\"}, {date: 2026-08-01, reason: \"Withdrawn.\", by: \"Captain\"}]\n---\nWORD \
    NUMBER WORDS\n";

const ADOPTED: &str = "---\nlayout: WORD\nextra: {one: \"WORD NUMBER\", two: [WORD, NUMBER]}\nsummary: \"Adopted\"\n# WORD\n---\n# \
    Adopted\n\nMinutes. <!-- WORD NUMBER -->\n";

/// Minutes as they were approved, before something was taken out.
const KEPT: &str = "---\ntitle: \"Lamps\"\ndate: DATE\ndivision: central\nresponse_areas: [central-1]\nminutes: approved\napproved_on: \
    2026-05-21\napproved_by: Captain\nsummary: \"WORD NUMBER\"\nunknown: \"WORD\"\n# WORD\n---\nWORD NUMBER said WORDS <!-- WORD -->\n";

/// The same now: what was taken out is a mark.
const REDACTED: &str = "---\ntitle: \"Lamps\"\ndate: DATE\ndivision: central\nresponse_areas: [central-1]\nminutes: \
    approved\napproved_on: 2026-06-21\napproved_by: Captain\nsummary: \"[[redacted: private-name]]\"\ncorrections: [{date: 2026-06-20, \
    kind: redaction, reason: \"A name.\", by: Captain}]\n---\n[[redacted: private-name]] said so.\n";

/// Plants canaries: each `WORD` and `NUMBER` of a text is one of its own, `WORDS` is sixty.
#[derive(Default)]
struct Planter {
    count: usize,
}

impl Planter {
    fn plant(&mut self, text: &str, date: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = ["WORDS", "WORD", "NUMBER", "DATE"].iter().filter_map(|sign| rest.find(sign)).min() {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let mut take = |sign: &str| {
                let is_here = rest.starts_with(sign);
                rest = rest.strip_prefix(sign).unwrap_or(rest);
                is_here
            };
            if take("WORDS") {
                (0..60).for_each(|_| out.push_str(&format!("{} ", self.word())));
            } else if take("WORD") {
                out.push_str(&self.word());
            } else if take("NUMBER") {
                self.count += 1;
                out.push_str(&format!("{NUMBERS}{:06}", self.count));
            } else if take("DATE") {
                out.push_str(date);
            }
        }
        out.push_str(rest);
        out
    }

    fn word(&mut self) -> String {
        self.count += 1;
        let letter = |number: usize| char::from(b'b' + u8::try_from(number % 20).expect("below twenty"));
        format!(
            "{WORDS}{}{}{}{}",
            letter(self.count / 8000),
            letter(self.count / 400),
            letter(self.count / 20),
            letter(self.count)
        )
    }
}

/// The site, and how many canaries are in its folder.
fn planted() -> (Content, usize) {
    let mut planter = Planter::default();
    let mut content = Content::new(&planter.plant(SETTINGS, "")).publishing_everything();
    let division = "---\nname: \"Central\" # WORD\nresponse_areas: [{id: central-1, name: \"Area 1\", boundary: \
        boundaries/areas.geojson#one}]\n# WORD NUMBER\n---\n<!-- WORDS -->\n";
    let outlines = r#"{"type": "FeatureCollection", "name": "WORD", "features": [
{"type": "Feature", "id": "one", "properties": {"note": "WORD NUMBER"}, "geometry": {"type": "Polygon", "coordinates": [[[-80,35],[-79,35],[-79,36],[-80,36],[-80,35]]]}},
{"type": "Feature", "id": "WORD", "properties": {"WORD": "WORD"}, "geometry": {"type": "Polygon", "coordinates": [[[-70,35],[-69,35],[-69,36],[-70,36],[-70,35]]]}}]}"#;
    content = content
        .with("divisions/central.md", &planter.plant(division, ""))
        .with(
            "divisions/north.md",
            &planter.plant(
                "---\nname: \"WORD\"\npublish: false\nresponse_areas: [{id: WORD, name: \"WORD\"}]\n---\nWORDS\n",
                "",
            ),
        )
        .with("boundaries/areas.geojson", &planter.plant(outlines, ""))
        .with("boundaries/unused.geojson", &planter.plant(outlines, ""))
        .with("minutes/central/1/2026-08-06.md", &planter.plant(ADOPTED, ""));
    for number in 1..=28 {
        let date = |month: u32| format!("2026-{month:02}-{number:02}");
        let day = |month: u32| format!("huddles/{}-central-1.md", date(month));
        content = content.with(&day(1), &planter.plant(&DRAFT.replace("WORDS", &"WORDS ".repeat(4)), &date(1)));
        content = content.with(&day(2), &planter.plant(WITHDRAWN, &date(2)));
        content = content.with(
            &day(2).replace(".md", ".es.md"),
            &planter.plant("---\ntitle: WORD\nsummary: WORD\n---\nWORDS\n", ""),
        );
        if number <= 6 {
            content = content.with(&day(3), &planter.plant(PUBLISHED, &date(3)));
            content = content.with(
                &format!("pages/draft-{number}.md"),
                &planter.plant("---\ntitle: \"WORD\"\nsummary: \"NUMBER\"\npublish: false\n---\nWORDS\n", ""),
            );
            content = content.with(
                &format!("updates/{}-draft.md", date(4)),
                &planter.plant(
                    "---\ntitle: \"WORD\"\ndate: DATE\nsummary: \"WORD NUMBER\"\npublish: false\n---\nWORDS\n",
                    &date(4),
                ),
            );
            content = with_versions(content, &mut planter, &date(5));
        }
    }
    content = with_files(content, &mut planter);
    (content, planter.count)
}

/// A record of which two versions are kept: of the first something was taken out with a correction.
fn with_versions(content: Content, planter: &mut Planter, date: &str) -> Content {
    use huddle::record::parse::revision::{RevisionHead, hashed};
    let id = format!("{date}-central-1");
    let head = |revision: u32, on: &str, previous: String| RevisionHead {
        revision,
        approved_on: on.to_owned(),
        approved_by: "Captain".to_owned(),
        previous,
        ..RevisionHead::default()
    };
    let now = REDACTED.replace("DATE", date);
    let (first, hash) = hashed(&head(1, "2026-05-21", String::new()), &planter.plant(KEPT, date));
    let (second, _) = hashed(&head(2, "2026-06-21", hash), &now);
    content
        .with(&format!("huddles/{id}.md"), &now)
        .with(&format!("revisions/{id}/1.md"), &first)
        .with(&format!("revisions/{id}/2.md"), &second)
}

/// Files that nothing uses, and pictures that are used, with what their makers wrote into them.
fn with_files(content: Content, planter: &mut Planter) -> Content {
    let mut plant = |text: &str| planter.plant(text, "");
    let pdf = format!(
        "%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n2 0 obj <</Author ({}) /Title ({})>> endobj\ntrailer <</Root 1 0 R /Info 2 0 R>>\n%%EOF\n",
        plant("WORD NUMBER"),
        plant("WORDS")
    );
    // What it is drawn of, its description among it, is published.
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><!-- {} --><metadata>{}</metadata><rect width=\"9\" \
            height=\"9\" data-name=\"{}\"/></svg>",
        plant("WORDS"),
        plant("WORD NUMBER"),
        plant("WORD")
    );
    let office = opened::zipped("docProps/core.xml", plant("<cp>WORD NUMBER WORDS</cp>").as_bytes());
    let photo = picture(&plant("WORD NUMBER WORDS"));
    let name = plant("media/WORD.pdf");
    content
        .with_media(&name, pdf.as_bytes())
        .with_media("media/unused.docx", &office)
        .with_media("media/unused.txt", plant("WORDS NUMBER").as_bytes())
        .with_media("media/unused.png", &picture(&plant("WORDS")))
        .with_media("media/lamp.svg", drawing.as_bytes())
        .with_media("media/lamp.png", &photo)
}

/// A picture with words in the parts of it that are text: plain, packed, and behind its end.
fn picture(words: &str) -> Vec<u8> {
    let mut image = std::fs::read(crate::support::project("tests/sites/renamed/media/1.png")).expect("it is there");
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(words.as_bytes()).expect("memory takes it");
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let mut chunk = u32::try_from(data.len()).expect("it is short").to_be_bytes().to_vec();
        let named = [kind.as_slice(), data].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&named);
        chunk.extend(&named);
        chunk.extend(crc.sum().to_be_bytes());
        chunk
    };
    let text = chunk(b"tEXt", &[b"Comment\0", words.as_bytes()].concat());
    let zipped = chunk(b"zTXt", &[b"Author\0\0".as_slice(), &packed.finish().expect("memory takes it")].concat());
    let end = image.len() - 12;
    image.splice(end..end, [text, zipped].concat());
    image.extend(words.as_bytes());
    image
}

/// What is found in files, by their paths.
fn found(files: &[(String, Vec<u8>)]) -> Vec<String> {
    let sought = Sought::new();
    let mut found = Vec::new();
    for (path, bytes) in files {
        let mut texts = opened(path, bytes);
        texts.push(path.clone().into_bytes());
        found.extend(texts.iter().flat_map(|text| sought.find(text)).map(|what| format!("{path}: {what}")));
    }
    found
}

fn files(built: &Built) -> Vec<(String, Vec<u8>)> {
    built.files.iter().map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

#[test]
fn ten_thousand_canaries_are_in_no_byte_of_the_site() {
    let (content, count) = planted();
    assert!(count >= MANY, "only {count} were planted");
    let files = files(&content.build());
    let found = found(&files);
    assert!(found.is_empty(), "{} of {} files: {:?}", found.len(), files.len(), &found[..found.len().min(20)]);
    for kind in ["html", "xml", "ics", "csv", "json", "jsonl", "sqlite", "bin", "png"] {
        assert!(files.iter().any(|(path, _)| path.ends_with(&format!(".{kind}"))), "no file {kind} was searched");
    }
}

#[test]
fn the_same_canaries_are_found_where_they_are_published() {
    let (content, _) = planted();
    let published = Planter::default().plant(
        "---\ntitle: \"WORD NUMBER\"\ndate: DATE\ndivision: central\nresponse_areas: [central-1]\nsummary: \
            \"WORD\"\ncommitments: [{id: two, text: \"WORD NUMBER\", owner: {role: \"WORD\"}}]\n---\nWORD NUMBER WORDS\n",
        "2026-03-28",
    );
    let built = content.with("huddles/2026-03-28-central-1.md", &published).build();
    let found = found(&files(&built));
    for kind in ["html", "xml", "ics", "csv", "json", "jsonl", "sqlite", "bin"] {
        assert!(found.iter().any(|found| found.split(": ").next().is_some_and(|path| path.ends_with(kind))), "{kind}");
    }
}

#[test]
fn a_spoiled_output_is_noticed_however_it_was_spoiled() {
    let word = format!("{WORDS}bcde");
    let number = format!("{NUMBERS}000017");
    let (words, numbers) = (sought::written(&word), sought::written(&number));
    for (how, bytes) in words.iter().chain(&numbers) {
        let around = [b"<p>before ".as_slice(), bytes, b" after</p>"].concat();
        for (path, file) in opened::packed(&around) {
            let found = found(&[(path.clone(), file)]);
            assert!(!found.is_empty(), "{how} in {path} was not found");
        }
    }
    let digits = format!("({}) {}-{}", &number[..3], &number[3..9], &number[9..]);
    assert!(!found(&[("a.html".into(), format!("<p>{digits}</p>").into_bytes())]).is_empty(), "{digits}");
    assert!(!found(&[(format!("a/{word}/index.html"), Vec::new())]).is_empty());
    assert!(found(&[("a.html".into(), b"<p>Nothing of the kind, 2026-05-07.</p>".to_vec())]).is_empty());
}
