//! Groups of files that are published beside the pages: each is there only where it is switched on, and nothing that is
//! published names a file that is not.

use crate::support::html::{Page, target};
use crate::support::sites::LARKMOOR;
use crate::support::{Built, Content, options};
use huddle::record::config::{ExportGroup, Exports};
use std::collections::BTreeSet;

/// A site with this line in place of its own.
fn with_line(content: Content, line: &str) -> Content {
    let settings = content.text("site.yaml");
    let own: String =
        settings.lines().filter(|line| !line.starts_with("exports:")).map(|line| format!("{line}\n")).collect();
    content.with("site.yaml", &format!("{own}{line}\n"))
}

/// The sample with this line in place of its own.
fn sample(line: &str) -> Content {
    with_line(Content::of_project(), line)
}

/// The group that a file belongs to; `None` for what every site has.
fn group_of(path: &str) -> Option<ExportGroup> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit('.').next().unwrap_or_default();
    let of_feed = name == "feed.xml" || name == "feed.json" || path.contains("/feed/") || path.starts_with("feed/");
    match ending {
        "csv" | "jsonl" if path.starts_with("data/") => Some(ExportGroup::Tables),
        "csv" if name == "open.csv" => Some(ExportGroup::Tables),
        "json" if name == "datapackage.json" || name == "csv-metadata.json" => Some(ExportGroup::Tables),
        "json" if path == "data/metadata.json" => Some(ExportGroup::Database),
        "json" if path.starts_with("data/schema/") && name.ends_with("-record.json") => Some(ExportGroup::Documents),
        "json" if path.starts_with("data/schema/") && name != "site.json" => Some(ExportGroup::Tables),
        "json" | "md" if name.starts_with("record.") => Some(ExportGroup::Documents),
        "json" if path.starts_with("api/") => Some(ExportGroup::Civic),
        "geojson" if path.starts_with("data/") => Some(ExportGroup::Maps),
        "sqlite" => Some(ExportGroup::Database),
        "parquet" => Some(ExportGroup::Parquet),
        "xlsx" => Some(ExportGroup::Workbook),
        "ics" => Some(ExportGroup::Calendars),
        _ if of_feed => Some(ExportGroup::Feeds),
        _ => None,
    }
}

fn groups(built: &Built) -> BTreeSet<ExportGroup> {
    built.files.keys().filter_map(|path| group_of(path)).collect()
}

/// The files that an absolute address of the site at `base` leads to, of all that stand in a text.
fn absolute<'t>(base: &str, text: &'t str) -> impl Iterator<Item = String> + use<'t> {
    let ends = |character: char| character.is_whitespace() || "\"'<>()[]{}\\?#;,&".contains(character);
    let after: Vec<&str> = text.split(base).skip(1).collect();
    after.into_iter().map(move |rest| {
        let path = rest.split(ends).next().unwrap_or_default().trim_end_matches('.');
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    })
}

/// The files that site.json names.
fn from_the_root(built: &Built) -> Vec<String> {
    let about: serde_json::Value = serde_json::from_slice(&built.files["data/site.json"]).expect("JSON");
    let tables = about["tables"].as_object().expect("tables").values();
    tables
        .flat_map(|table| table["files"].as_array().expect("files"))
        .map(|file| file.as_str().expect("a path").to_owned())
        .collect()
}

/// Every address of the site that something published names and that is not there.
fn missing(built: &Built) -> Vec<String> {
    let base = built.prepared.site.config.base_url.as_str();
    let mut missing: Vec<String> =
        from_the_root(built).into_iter().filter(|path| !built.files.contains_key(path)).collect();
    for (path, bytes) in &built.files {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        // A long line of a calendar goes on in the next one (RFC 5545, 3.1).
        let mut named: Vec<String> = absolute(base, &text.replace("\r\n ", "")).collect();
        if path.ends_with(".html") {
            // Absolute addresses are read above.
            let inside = |address: &&str| !address.contains(':') && !address.starts_with(['#', '?']);
            let page = Page::read(text);
            let own = |address: &str| target(path, address.split(['#', '?']).next().unwrap_or_default());
            named.extend(page.addresses().into_iter().filter(inside).filter_map(own));
        }
        missing.extend(
            named.into_iter().filter(|file| !built.files.contains_key(file)).map(|file| format!("{path}: {file}")),
        );
    }
    missing
}

#[test]
fn each_group_is_published_alone_and_nothing_names_another() {
    let off = |except: Option<ExportGroup>| {
        let all = ExportGroup::ALL.iter().map(|(group, name, _)| format!("{name}: {}", Some(*group) == except));
        format!("exports: {{{}}}", all.collect::<Vec<_>>().join(", "))
    };
    let none = sample(&off(None)).build();
    assert_eq!(groups(&none), BTreeSet::new());
    assert_eq!(missing(&none), Vec::<String>::new());
    for path in
        ["data/index.html", "data/site.json", "data/schema/v1/site.json", "manifest.json", "llms.txt", "sitemap.xml"]
    {
        assert!(none.files.contains_key(path), "every site has {path}");
    }
    assert!(!none.files.contains_key("data.json"), "a catalogue without data");
    // The small site has a record of every kind and state.
    for (group, name, _) in ExportGroup::ALL {
        let built = with_line(Content::of_test_site("renamed"), &off(Some(group))).build();
        let published: BTreeSet<ExportGroup> =
            if cfg!(feature = "parquet") || group != ExportGroup::Parquet { [group].into() } else { [].into() };
        assert_eq!(groups(&built), published, "{name}");
        assert_eq!(missing(&built), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn without_a_line_a_site_has_what_the_table_says() {
    let usual = sample("").build();
    let table: BTreeSet<ExportGroup> =
        ExportGroup::ALL.iter().filter(|(.., usual)| *usual).map(|(group, ..)| *group).collect();
    assert_eq!(groups(&usual), table);
    assert_eq!(missing(&usual), Vec::<String>::new());
    // The table of decision 30 and of docs/writing.md.
    let words = std::fs::read_to_string(crate::support::project("docs/writing.md")).expect("the documentation");
    for (_, name, usual) in ExportGroup::ALL {
        let row = words
            .lines()
            .find(|line| line.starts_with(&format!("| `{name}` |")))
            .unwrap_or_else(|| panic!("{name} is not explained"));
        assert!(row.ends_with(if usual { "| on |" } else { "| off |" }), "{row}");
    }
}

#[test]
fn a_list_adds_to_what_is_usual_and_names_with_false_take_away() {
    let of = |line: &str| sample(line).prepare(&options()).site.config.exports;
    let mut with_civic = Exports::default();
    with_civic.set(ExportGroup::Civic, true);
    for line in ["exports: [civic]", "exports: civic", "exports: [Civic, tables]", "exports: {civic: true}"] {
        assert_eq!(of(line), with_civic, "{line}");
    }
    let mut without_feeds = Exports::default();
    without_feeds.set(ExportGroup::Feeds, false);
    assert_eq!(of("exports: {feeds: false}"), without_feeds);
}

#[test]
fn the_sample_publishes_everything() {
    let all: BTreeSet<ExportGroup> = ExportGroup::ALL.iter().map(|(group, ..)| *group).collect();
    let expected = if cfg!(feature = "parquet") {
        all
    } else {
        all.into_iter().filter(|group| *group != ExportGroup::Parquet).collect()
    };
    assert_eq!(groups(&LARKMOOR), expected);
    assert_eq!(missing(&LARKMOOR), Vec::<String>::new());
}
