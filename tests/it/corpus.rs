//! Two real archives of public minutes, where they are at hand beside the project: they build as they are found, with
//! nothing but an `adopt:` block, and the adopted records say what the converted ones say.

use crate::support::html::{live_markup, well_formed};
use crate::support::{Built, Content, SMALLEST_SITE, errors, options, pages_alone};
use huddle::record::model::{Huddle, Site};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// The archive, or a line that says why nothing is tried.
fn archive(name: &str) -> Option<PathBuf> {
    let folder = crate::support::project("../shared/corpus").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {} is not here", folder.display());
    None
}

/// Folders of the standards group's teams, with what the teams are called.
const TEAMS: [(&str, &str); 19] = [
    ("ai", "AI and Dataset"),
    ("asia", "Asia"),
    ("build", "Build"),
    ("canonical", "Canonicalisation"),
    ("cryptography", "Cryptography"),
    ("general", "General Meeting"),
    ("hardware", "Hardware"),
    ("implementers", "Implementers"),
    ("joint", "Joint"),
    ("legal", "Legal Team"),
    ("operations", "Operations"),
    ("outreach", "Outreach Team"),
    ("safety", "Functional Safety"),
    ("security", "Defects / Security"),
    ("serialisation", "Serialisation"),
    ("service", "Service"),
    ("steering", "Steering Committee"),
    ("tech", "Tech Team"),
    ("threats", "Threats"),
];

/// One block for each team: what a person would write who knows the folders and has read no file.
fn teams() -> String {
    let block = |(folder, name): &(&str, &str)| {
        format!(
            "  - files: [\"{folder}/**/*.md\"]\n    path: \"{folder}/**/{{date}}.md\"\n    defaults: \
                {{division: \"{name}\", response_areas: \
                    all}}\n    make_divisions: true\n    skip: [\"**/decisions.md\"]\n"
        )
    };
    format!("{SMALLEST_SITE}adopt:\n{}", TEAMS.iter().map(block).collect::<String>())
}

const COUNCIL: &str = "adopt:\n  - files: [\"minutes/**/*.md\"]\n    path: \
    \"minutes/{response_area}/{date}.md\"\n    defaults: {division: Leadership council}\n    make_divisions: true\n";

/// Asserts that a page is well formed and holds nothing live.
fn assert_harmless(path: &str, text: &str) {
    let pieces = well_formed(text).unwrap_or_else(|mistake| panic!("{path}: {mistake}"));
    let live = live_markup(&pieces);
    assert!(live.is_empty(), "{path}: {live:?}");
}

/// What can be compared of a record.
struct Reported<'a> {
    title: &'a str,
    date: String,
    division: &'a str,
}

/// Records by their bodies; those that several share are left out, as nobody can say which is which.
fn by_body<'a>(site: &'a Site, huddles: &'a [Huddle]) -> HashMap<&'a str, Reported<'a>> {
    let mut found: HashMap<&str, Vec<Reported<'_>>> = HashMap::new();
    for huddle in huddles {
        let body = site.text_of(huddle.body.source, huddle.body.span).trim();
        let reported = Reported {
            title: &huddle.title.original,
            date: huddle.date.to_string(),
            division: &site.division(huddle.division).name.original,
        };
        found.entry(body).or_default().push(reported);
    }
    found
        .into_iter()
        .filter(|(_, list)| list.len() == 1)
        .filter_map(|(body, list)| Some((body, list.into_iter().next()?)))
        .collect()
}

/// How many records the two have in common, and of those how many have the same title, date and division.
#[derive(Debug, Default)]
struct Agreement {
    common: usize,
    titles: usize,
    dates: usize,
    divisions: usize,
}

fn compare(adopted: &Site, converted: &Site) -> Agreement {
    let theirs = by_body(converted, &converted.huddles);
    let mut agreement = Agreement::default();
    let mut differing: BTreeMap<String, String> = BTreeMap::new();
    for (body, own) in by_body(adopted, &adopted.huddles) {
        let Some(other) = theirs.get(body) else { continue };
        agreement.common += 1;
        agreement.titles += usize::from(own.title == other.title);
        agreement.dates += usize::from(own.date == other.date);
        agreement.divisions += usize::from(
            own.division.eq_ignore_ascii_case(other.division)
                || own.division.replace(' ', "-").eq_ignore_ascii_case(other.division),
        );
        if own.title != other.title || own.date != other.date {
            differing.insert(format!("{} | {}", own.date, own.title), format!("{} | {}", other.date, other.title));
        }
    }
    if std::env::var_os("HUDDLE_SHOW_DIFFERENCES").is_some() {
        for (own, other) in differing {
            println!("adopted:   {own}\nconverted: {other}\n");
        }
    }
    agreement
}

/// Builds an archive as it was found, and makes the pages of the converted one; compares the two.
fn both_ways(name: &str, settings: &str) -> Option<(usize, Agreement)> {
    let folder = archive(name)?;
    let converted = Content::at(&folder.join("content"));
    let adopted = Content::at(&folder.join("raw")).with("site.yaml", settings);
    let prepare = |what: &str, content: &Content| {
        let prepared = content.prepare(&options());
        let reported = errors(&prepared.diags);
        assert!(
            reported.is_empty(),
            "{name}, {what}: {} mistakes, such as\n{}",
            reported.len(),
            reported.iter().take(10).cloned().collect::<Vec<_>>().join("\n")
        );
        prepared
    };
    let converted = prepare("converted", &converted);
    let adopted = Built::render(&adopted, &options(), prepare("raw", &adopted));
    pages_alone(&converted).iter().for_each(|(path, text)| assert_harmless(path, text));
    adopted.pages().for_each(|(path, text)| assert_harmless(path, text));
    let agreement = compare(&adopted.prepared.site, &converted.site);
    let count = |site: &Site| format!("{} huddles, {} left out", site.huddles.len(), site.left_out.len());
    println!("{name}: converted {}; adopted {}; {agreement:?}", count(&converted.site), count(&adopted.prepared.site));
    Some((converted.site.huddles.len(), agreement))
}

/// At least this share of the whole.
#[track_caller]
fn at_least(percent: usize, part: usize, whole: usize, what: &str) {
    assert!(part * 100 >= whole * percent, "{what}: {part} of {whole}");
}

#[test]
fn a_councils_minutes_need_no_more_than_one_block() {
    let Some((converted, agreement)) = both_ways("leadership-council", &format!("{SMALLEST_SITE}{COUNCIL}")) else {
        return;
    };
    at_least(99, agreement.common, converted, "records");
    at_least(99, agreement.dates, agreement.common, "dates");
    at_least(99, agreement.divisions, agreement.common, "divisions");
    at_least(95, agreement.titles, agreement.common, "titles");
}

#[test]
fn nineteen_teams_of_a_standards_group_need_one_block_each() {
    let Some((converted, agreement)) = both_ways("spdx", &teams()) else { return };
    at_least(99, agreement.common, converted, "records");
    at_least(99, agreement.dates, agreement.common, "dates");
    at_least(99, agreement.divisions, agreement.common, "divisions");
    at_least(95, agreement.titles, agreement.common, "titles");
}
