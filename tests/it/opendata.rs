//! The record as JSON and as Markdown: every file is read back and is what was written; nothing comes along that no
//! page shows; and what search engines and other programs begin with.

use crate::support::sites::{EMPTY, LARKMOOR, LARKMOOR_NEXT_DAY, RENAMED};
use crate::support::{Built, Content, EVERYTHING, SMALLEST_SITE};
use huddle::data::document::{self, DivisionRecord, HuddleRecord, PageRecord, UpdateRecord};
use huddle::data::{Published, Row, Selection, TABLES, site, v1};
use huddle::record::model::{DivisionIndex, HuddleIndex, PageIndex, UpdateIndex};
use serde::de::DeserializeOwned;

fn published(built: &Built) -> Published<'_> {
    Published { site: &built.prepared.site, plan: &built.prepared.plan }
}

fn file<'b>(built: &'b Built, path: &str) -> &'b str {
    let bytes = built.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).expect("JSON and Markdown are UTF-8")
}

fn read<T: DeserializeOwned>(built: &Built, path: &str) -> T {
    serde_json::from_str(file(built, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of a table, read back from its lines, each of which is written as it was.
fn read_table<R: Row + DeserializeOwned + PartialEq + std::fmt::Debug>(built: &Built, table: &str) -> usize {
    let lines = file(built, &format!("data/{table}.jsonl"));
    let rows: Vec<R> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{table}: {error}")))
        .collect();
    for (row, line) in rows.iter().zip(lines.lines()) {
        assert_eq!(String::from_utf8(row.json()).expect("JSON is UTF-8"), line);
        assert_eq!(row.table().name, table);
    }
    rows.len()
}

fn read_tables(built: &Built) -> Vec<(&'static str, usize)> {
    macro_rules! each {
        ($($row:ident),+) => { vec![$((v1::$row::TABLE.name, read_table::<v1::$row<'static>>(built, v1::$row::TABLE.name))),+] };
    }
    each![
        Division,
        Area,
        Topic,
        Organization,
        Huddle,
        Update,
        Commitment,
        Report,
        Concern,
        Attendance,
        Participant,
        Attachment,
        Correction,
        Translation
    ]
}

#[test]
fn every_table_is_read_back_as_it_was_written() {
    for built in [&*LARKMOOR, &*RENAMED, &*EMPTY] {
        let read = read_tables(built);
        assert_eq!(read.len(), TABLES.len());
        let about: site::Site<'_> = read_site(built);
        for ((name, rows), source) in read.into_iter().zip(TABLES) {
            assert_eq!(name, source.table.name);
            let mut made = 0;
            (source.rows)(&published(built), &Selection::all(&built.prepared.site), &mut |_| made += 1);
            assert_eq!((made, about.tables[name].rows), (rows, rows as u64), "{name}");
        }
    }
}

fn read_site(built: &Built) -> site::Site<'static> {
    let about: site::Site<'static> = read(built, "data/site.json");
    assert_eq!(about, site::about(published(built), about.files.clone()));
    about
}

/// Rows of a file, as its format has them; `None` for what is no table.
fn rows_in(path: &str, bytes: &[u8]) -> Option<u64> {
    let text = || std::str::from_utf8(bytes).expect("texts are UTF-8");
    let rows = match path.rsplit_once('.')?.1 {
        "jsonl" => text().lines().count(),
        "csv" => csv::ReaderBuilder::new().from_reader(bytes).records().count(),
        "geojson" => serde_json::from_str::<serde_json::Value>(text()).ok()?["features"].as_array()?.len(),
        #[cfg(feature = "parquet")]
        "parquet" => {
            use parquet::file::reader::{FileReader, SerializedFileReader};
            let mut file = tempfile::tempfile().expect("a file can be made");
            std::io::Write::write_all(&mut file, bytes).expect("it can be written");
            let reader = SerializedFileReader::new(file).expect("it is Parquet");
            usize::try_from(reader.metadata().file_metadata().num_rows()).expect("few")
        }
        _ => return None,
    };
    Some(rows as u64)
}

#[test]
fn the_index_lists_every_file_of_the_data_as_it_is() {
    use sha2::Digest;
    for built in [&*LARKMOOR, &*RENAMED, &*EMPTY] {
        let about = read_site(built);
        let is_data = |path: &&String| {
            let event =
                path.starts_with("api/ocd/events/") && !path.contains("/years/") && !path.ends_with("index.json");
            let below = path.starts_with("data/") || path.starts_with("api/");
            (below && !event && *path != "data/site.json" && !path.ends_with(".html"))
                || ["datapackage.json", "data.json"].contains(&path.as_str())
        };
        let expected: Vec<&str> = built.files.keys().filter(is_data).map(String::as_str).collect();
        assert_eq!(about.files.keys().map(|path| &**path).collect::<Vec<_>>(), expected);
        assert!(expected.len() > 40, "{expected:?}");
        for (path, listed) in &about.files {
            let bytes = &built.files[&**path];
            let sum: String = sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(
                (listed.bytes, &*listed.sha256, listed.day),
                (bytes.len() as u64, sum.as_str(), about.as_of),
                "{path}"
            );
            assert_eq!(listed.rows, rows_in(path, bytes), "{path}");
        }
    }
}

#[test]
fn what_is_listed_is_the_same_when_it_is_asked_for_alone() {
    for path in ["data/site.json", "data.json", "datapackage.json"] {
        let path = crate::support::site_path(path);
        let alone = LARKMOOR.prepared.at(&path, &|_| unreachable!("no media is read")).expect("it can be made");
        assert_eq!(alone.expect("it is there").bytes, LARKMOOR.files[path.as_str()], "{path}");
    }
}

/// On every day the data either is as it was the day before, with its date, or says that it changed on that day.
#[test]
fn the_day_of_the_last_change_moves_when_a_file_does_and_only_then() {
    let promise = |id: &str, due: &str| format!("  - {{id: {id}, text: Mend it, owner: {{role: Captain}}{due}}}\n");
    let commitments = format!("commitments:\n{}{}", promise("lamp", ", due: 2026-03-05"), promise("bench", ""));
    let content = small(&commitments, "We talked.\n").with(
        "huddles/later.md",
        "---\ntitle: Later\ndate: 2026-03-04\ndivision: central\nresponse_areas: [central-1]\nreports:\n  - {commitment: \
            lamps/lamp, status: open, due: 2026-03-20}\n---\nWe talked.\n",
    );
    let mut before: Option<(Vec<(String, String)>, String)> = None;
    let (mut moved, mut day) = (0, chrono::NaiveDate::from_ymd_opt(2026, 3, 4).expect("a day"));
    while day < chrono::NaiveDate::from_ymd_opt(2026, 9, 5).expect("a day") {
        let options = huddle::publish::pipeline::Options { today: day, ..crate::support::options() };
        let built = content.prepare(&options);
        let bytes =
            built.at(&crate::support::site_path("data/site.json"), &|_| unreachable!("no media")).expect("made");
        let about: site::Site<'_> = serde_json::from_slice(&bytes.expect("it is there").bytes).expect("JSON");
        let sums: Vec<(String, String)> =
            about.files.iter().map(|(path, file)| (path.to_string(), file.sha256.to_string())).collect();
        let modified = about.modified.to_string();
        if let Some((old, said)) = before {
            assert_eq!(old != sums, said != modified, "{day}: {said} {modified}");
            if old != sums {
                assert_eq!(modified, day.to_string());
                moved += 1;
            }
        }
        before = Some((sums, modified));
        // Months in which nothing can happen are skipped.
        let quiet = day == chrono::NaiveDate::from_ymd_opt(2026, 3, 26).expect("a day");
        day = day + chrono::Days::new(if quiet { 151 } else { 1 });
    }
    // The first date that passed, the one that holds, and 180 days without a date.
    assert_eq!(moved, 3);
}

#[test]
fn a_site_without_an_address_of_mail_has_a_catalogue_in_the_words_of_dcat_3() {
    let mailed = SMALLEST_SITE.replace("{name: Office}", "{name: Office, contact: desk@office.example}");
    let form = SMALLEST_SITE.replace("{name: Office}", "{name: Office, contact: \"https://office.example/form\"}");
    for (settings, conforms) in
        [(SMALLEST_SITE, "vocab-dcat-3"), (form.as_str(), "vocab-dcat-3"), (mailed.as_str(), "v1.1/schema")]
    {
        let built = Content::new(settings).publishing_everything().with("divisions/central.md", DIVISION).build();
        let text = file(&built, "data.json");
        let catalogue: serde_json::Value = serde_json::from_str(text).expect("JSON");
        assert!(text.contains(conforms), "{text}");
        let dcat3 = catalogue["dcterms:conformsTo"].is_object();
        let datasets = catalogue[if dcat3 { "dcat:dataset" } else { "dataset" }].as_array().expect("datasets");
        assert_eq!(datasets.len(), TABLES.len() + 1);
        let names =
            ["data/divisions.csv", "api/ocd/events/index.json", "api/popolo/persons.json", "data/huddles.sqlite"];
        for name in names {
            assert!(text.contains(&format!("/{name}\"")), "{name}: {text}");
            let about = read_site(&built);
            let sum = about.files[name].sha256.to_string();
            assert!(text.contains(&sum), "the digest of {name} is not in data.json");
        }
    }
}

/// Every text of a record's details that a reader would ask for.
#[test]
fn the_text_of_a_record_holds_what_its_page_says() {
    let promised = "concerns:\n  - {id: dark, text: The lamp on the corner is dark., response_area: central-1, answered_by: [lamp]}\ncommitments:\n  - \
        {id: lamp, text: Mend the lamp, owner: {role: Captain}, due: 2026-04-01}\n";
    let details = format!(
        "start: \"18:00\"\nend: \"19:30\"\nlocation: {{name: Library, address: 12 Mill Street}}\nsummary: People asked for light.\n{promised}"
    );
    let built = small(&details, "We talked.\n")
        .with(
            "huddles/later.md",
            "---\ntitle: Later\ndate: 2026-05-04\ndivision: central\nresponse_areas: [central-1]\nreports:\n  - {commitment: \
                lamps/lamp, status: waiting, note: The pole is on order.}\n---\nWe talked again.\n",
        )
        .with(
            "updates/news.md",
            "---\ndate: 2026-05-20\ntitle: News\nreports:\n  - {commitment: lamps/lamp, status: in-progress, note: The pole \
                is here.}\n---\nNews of the lamp.\n",
        )
        .build();
    let text = file(&built, RECORD);
    for words in [
        "start: \"18:00\"",
        "place: \"Library, 12 Mill Street\"",
        "6:00",
        "People asked for light.",
        "We talked.",
        "The lamp on the corner is dark.",
        "Mend the lamp",
        "Captain",
        "Overdue",
        "The pole is here.",
        "https://minutes.example/commitments/lamps/lamp/",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    assert!(file(&built, "huddles/later/record.md").contains("The pole is on order."));
    assert!(file(&built, "updates/news/record.md").contains("The pole is here."));
    let index = file(&built, "llms.txt");
    for words in [
        "6:00",
        "Library",
        "People asked for light.",
        "The lamp on the corner is dark.",
        "Mend the lamp",
        "Captain",
        "The pole is on order.",
    ] {
        assert!(index.contains(words), "{words:?} is not in {index}");
    }
    let overdue = index.split("## Overdue\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a list of it");
    assert!(overdue.contains("Mend the lamp") && overdue.contains("The pole is here."), "{overdue}");
}

#[test]
fn civic_standards_are_named_where_data_is() {
    for path in ["data/index.html", "llms.txt", "data.json"] {
        let text = file(&LARKMOOR, path);
        for name in ["api/ocd/events/index.json", "api/popolo/organizations.json", "api/popolo/posts.json"] {
            assert!(text.contains(name), "{path} does not name {name}");
        }
    }
}

#[test]
fn every_record_is_read_back_as_it_was_written() {
    for built in [&*LARKMOOR, &*RENAMED] {
        let (site, published) = (&built.prepared.site, published(built));
        for index in (0..site.huddles.len()).map(HuddleIndex::at) {
            let path = format!("huddles/{}/record.json", site.huddle(index).id);
            assert_eq!(read::<HuddleRecord<'_>>(built, &path), document::huddle(published, index));
        }
        for index in (0..site.updates.len()).map(UpdateIndex::at) {
            let path = format!("updates/{}/record.json", site.update(index).id);
            assert_eq!(read::<UpdateRecord<'_>>(built, &path), document::update(published, index));
        }
        for index in (0..site.divisions.len()).map(DivisionIndex::at) {
            let path = format!("divisions/{}/record.json", site.division(index).id);
            assert_eq!(read::<DivisionRecord<'_>>(built, &path), document::division(published, index));
        }
        for index in (0..site.pages.len()).map(PageIndex::at) {
            let path = format!("{}/record.json", site.page(index).id);
            assert_eq!(read::<PageRecord<'_>>(built, &path), document::page(published, index));
        }
    }
}

#[test]
fn a_huddles_document_reports_the_story_of_each_commitment() {
    let record: HuddleRecord<'_> = read(&LARKMOOR, "huddles/2026-05-07-central-2/record.json");
    assert_eq!(record.huddle.status, "held");
    assert_eq!(record.commitments.len(), 3);
    for promise in &record.commitments {
        let id = promise.commitment.id.as_ref();
        let state = &LARKMOOR.commitment(id);
        assert_eq!((promise.reports.len(), promise.story.len()), (state.reports.len(), state.story.len()), "{id}");
        let reported: Vec<&str> = promise.story.iter().filter_map(|event| event.report_id.as_deref()).collect();
        assert_eq!(reported, promise.reports.iter().map(|report| report.id.as_ref()).collect::<Vec<_>>());
        assert_eq!(promise.story[0].event, "made");
    }
    let languages: Vec<&str> = record.texts.iter().map(|text| text.language.as_ref()).collect();
    assert_eq!(languages, ["en", "es"]);
    assert_eq!(record.texts[1].url, "https://huddles.larkmoor.example/es/huddles/2026-05-07-central-2/record.md");
}

const DIVISION: &str =
    "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\nThe middle of town.\n";

fn huddle(more: &str, body: &str) -> String {
    format!(
        "---\ntitle: \"Lamps: # a [title] & \\\"more\\\"\"\ndate: 2026-03-03\ndivision: central\nresponse_areas: \
            [central-1]\n{more}---\n{body}"
    )
}

fn small(more: &str, body: &str) -> Content {
    let site = Content::new(SMALLEST_SITE).publishing_everything();
    site.with("divisions/central.md", DIVISION).with("huddles/lamps.md", &huddle(more, body))
}

const RECORD: &str = "huddles/lamps/record.md";

#[test]
fn what_no_page_shows_is_in_no_file() {
    let body = "# Part\n\nRead <!-- marker --> [this](https://a.example/).\n\n<!--\nmarker\n-->\n\n[//]: # \
        (marker)\n\n```marker\ncode\n```\n\nThe end.[^marker]\n\n[^marker]: A note.\n";
    let built = small("# marker\n", body).build();
    assert_eq!(built.holding("marker"), Vec::<&str>::new());
    let text = file(&built, RECORD);
    assert!(
        text.contains("Read  [this](https://a.example/).")
            && text.contains("code\n```")
            && text.contains("[^1]: A note."),
        "{text}"
    );
}

#[test]
fn the_details_are_quoted_and_the_title_is_no_markup() {
    let text = small("", "Text.\n").build();
    let text = file(&text, RECORD);
    assert_eq!(
        text,
        "---\ntitle: \"Lamps: # a [title] & \\\"more\\\"\"\ndate: \"2026-03-03\"\ndivision: \"Central\"\nareas: \
            [\"Area 1\"]\nstatus: \"held\"\nminutes: \"draft\"\nlast_changed: \"2026-03-03\"\nlanguage: \
                \"en\"\naddress: \"https://minutes.example/huddles/lamps/\"\ndata: \
                    \"https://minutes.example/huddles/lamps/record.json\"\n---\n\n# Lamps: # a \\[title\\] &amp; \
                        \"more\"\n\n- When: March 3, 2026\n- Where: The place was not recorded\n- Division: Central \
                            Division\n- Response area: Area 1\n- Who came: No head count was recorded\n- Minutes: Draft \
                                minutes\n\nText.\n"
    );
}

#[test]
fn links_and_pictures_are_permanent_addresses() {
    let record = file(&LARKMOOR, "huddles/2026-05-07-central-2/record.md");
    let targets: Vec<&str> = record.split("](").skip(1).filter_map(|part| part.split(')').next()).collect();
    assert!(targets.len() > 2, "{record}");
    for target in targets {
        let path = target.strip_prefix("https://huddles.larkmoor.example/").unwrap_or_else(|| panic!("{target}"));
        let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        assert!(LARKMOOR.files.contains_key(&path), "{target}");
    }
    let body = "See [the other](other.md#the-part), [a part](#lamps), [nothing](gone.md) and [a \
        draft](draft.md).\n\n## Lamps\n";
    let other = huddle("", "## The part\n").replace("2026-03-03", "2026-04-04");
    let draft = huddle("publish: false\n", "Hidden.\n");
    let built = small("", body).with("huddles/other.md", &other).with("huddles/draft.md", &draft).build();
    let text = file(&built, RECORD);
    assert!(text.contains("[the other](https://minutes.example/huddles/other/#m-the-part)"), "{text}");
    assert!(text.contains("[a part](https://minutes.example/huddles/lamps/#m-lamps)"), "{text}");
    assert!(text.contains("nothing and a draft."), "{text}");
}

#[test]
fn withdrawn_minutes_are_a_record_without_a_text() {
    let built = small("minutes: withdrawn\n", "Taken back.\n").build();
    assert!(built.holding("Taken back").is_empty(), "{:?}", built.holding("Taken back"));
    let record: HuddleRecord<'_> = read(&built, "huddles/lamps/record.json");
    assert_eq!((record.huddle.minutes.as_ref(), record.texts.len()), ("withdrawn", 0));
    let text = file(&built, RECORD);
    assert!(text.contains("\n# Central, Area 1, 2026-03-03\n\n- When: March 3, 2026\n"), "{text}");
    assert!(
        text.contains("\n\n## Minutes withdrawn\n\nThe minutes of this huddle were withdrawn.")
            && !text.contains("Where:"),
        "{text}"
    );
    let reason = "corrections:\n- {date: 2026-03-05, reason: Old words., by: Clerk}\n- \
        {date: 2026-03-06, reason: \"A *name* was in them.\", by: Captain}\n";
    let content = small(&format!("{reason}minutes: withdrawn\n"), "Taken back.\n").build();
    let text = file(&content, RECORD);
    assert!(text.ends_with("keep their meaning.\n\n- March 6, 2026: A \\*name\\* was in them. (Captain)\n"), "{text}");
    assert!(content.page("huddles/lamps/").contains("A *name* was in them.") && !text.contains("Old words"), "{text}");
}

#[test]
fn a_text_stands_beside_the_page_of_its_language() {
    let settings = format!("{SMALLEST_SITE}{EVERYTHING}languages: [en, es]\n");
    let content = small("", "One.\n").with("site.yaml", &settings);
    let translated = content.clone().with("huddles/lamps.es.md", "---\ntitle: Farolas\n---\nUno.\n").build();
    assert!(file(&translated, "es/huddles/lamps/record.md").contains("# Farolas\n\n- "));
    assert!(file(&translated, "es/huddles/lamps/record.md").ends_with("\n\nUno.\n"));
    assert!(file(&translated, RECORD).contains("One.\n") && !file(&translated, RECORD).contains("Uno"));
    let built = content.build();
    assert!(!built.files.contains_key("es/huddles/lamps/record.md"));
    let spanish = small("language: es\n", "Uno.\n").with("site.yaml", &settings).build();
    assert!(file(&spanish, "es/huddles/lamps/record.md").contains("Uno.\n") && !spanish.files.contains_key(RECORD));
    let alternate = |page: &str, kind: &str| page.contains(&format!("<link rel=\"alternate\" type=\"{kind}\""));
    assert!(
        alternate(spanish.page("es/huddles/lamps/"), "text/markdown")
            && !alternate(spanish.page("huddles/lamps/"), "text/markdown")
    );
    assert!(alternate(spanish.page("huddles/lamps/"), "application/json"));
}

#[test]
fn a_document_of_a_commitments_page_is_its_huddles() {
    let page = LARKMOOR.page("commitments/2026-05-07-central-2/lights-5th/");
    assert!(page.contains(
        "<link rel=\"alternate\" type=\"application/json\" href=\"../../../huddles/2026-05-07-central-2/record.json\">"
    ));
}

#[test]
fn the_sitemap_has_every_page_once_and_the_day_that_the_record_reports() {
    let text = file(&LARKMOOR, "sitemap.xml");
    let document = roxmltree::Document::parse(text).expect("a sitemap is XML");
    let locations: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("loc")).filter_map(|node| node.text()).collect();
    let mut listed: Vec<String> = locations
        .iter()
        .map(|address| {
            format!(
                "{}index.html",
                address.strip_prefix("https://huddles.larkmoor.example/").expect("an address of the site")
            )
        })
        .collect();
    listed.sort();
    let pages: Vec<&str> = LARKMOOR.pages().map(|(path, _)| path).filter(|path| *path != "404.html").collect();
    assert_eq!(listed, pages);
    let entry = |address: &str| {
        text.lines().find(|line| line.contains(&format!("<loc>https://huddles.larkmoor.example/{address}</loc>")))
    };
    let huddle = entry("huddles/2026-05-07-central-2/").expect("is listed");
    assert!(huddle.contains("<lastmod>2026-09-08</lastmod>"), "{huddle}");
    // Its page names the other languages itself.
    let page = LARKMOOR.page("huddles/2026-05-07-central-2/");
    let spanish = "hreflang=\"es\" href=\"https://huddles.larkmoor.example/es/huddles/2026-05-07-central-2/\"";
    assert!(page.contains(spanish) && !text.contains("hreflang"), "{huddle}");
    assert!(!entry("scoreboard/").expect("is listed").contains("lastmod"));
}

#[test]
fn nothing_but_what_depends_on_the_day_differs_on_another_day() {
    for path in [
        "sitemap.xml",
        "llms.txt",
        "opensearch.xml",
        "huddles/2026-05-07-central-2/record.md",
        "data/schema/v1/huddles.json",
    ] {
        assert_eq!(file(&LARKMOOR, path), file(&LARKMOOR_NEXT_DAY, path), "{path}");
    }
}

#[test]
fn the_index_for_programs_is_bounded_and_its_words_are_the_sites() {
    let text = file(&LARKMOOR, "llms.txt");
    assert!(text.starts_with("# Larkmoor community huddles\n\n> Larkmoor Police Department"));
    assert!(text.len() < 150_000, "{} bytes", text.len());
    assert!(file(&RENAMED, "llms.txt").contains("Rondas") || file(&RENAMED, "llms.txt").contains("rondas"));
    assert!(file(&EMPTY, "llms.txt").contains("data/huddles.jsonl"));
}

#[test]
fn ids_of_attachments_and_corrections_stay_when_others_are_put_before_them() {
    let huddle = |attachments: &str, corrections: &str| {
        format!(
            "---\ntitle: Lights\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\nattachments: \
                [{attachments}]\ncorrections: [{corrections}]\n---\nWords.\n"
        )
    };
    let ids = |record: &str| -> Vec<Vec<String>> {
        let built = Content::new(SMALLEST_SITE)
            .with("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n")
            .with("huddles/one.md", record)
            .with_media("media/a.pdf", b"%PDF-1.4 a")
            .with_media("media/b.pdf", b"%PDF-1.4 b")
            .build();
        let of = |table: &str| {
            let text = std::str::from_utf8(&built.files[&format!("data/{table}.jsonl")]).expect("UTF-8");
            let row = |line| {
                serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].as_str().expect("an id").to_owned()
            };
            text.lines().map(row).collect()
        };
        vec![of("attachments"), of("corrections")]
    };
    let (b, later) = ("{file: media/b.pdf, title: B}", "{date: 2026-06-02, reason: Later., by: Captain}");
    let before = ids(&huddle(b, later));
    assert_eq!(before, [vec!["one/media/b.pdf"], vec!["huddles/one/2026-06-02"]]);
    let first = "{date: 2026-06-01, reason: Earlier., by: Captain}";
    let after =
        ids(&huddle(&format!("{{file: media/a.pdf, title: A}}, {b}, {b}"), &format!("{first}, {later}, {later}")));
    assert_eq!(after[0], ["one/media/a.pdf", "one/media/b.pdf", "one/media/b.pdf/2"]);
    assert_eq!(after[1], ["huddles/one/2026-06-01", "huddles/one/2026-06-02", "huddles/one/2026-06-02/2"]);
}
