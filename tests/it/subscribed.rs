//! Feeds, calendars, citations and books: what people keep, subscribe to and cite. Feeds are read back by a strict
//! XML parser, calendars as their standard says.

use crate::support::html::Page;
use crate::support::sites::{LARKMOOR, LARKMOOR_NEXT_DAY, SMALLEST};
use crate::support::{Built, Content, SMALLEST_SITE, assert_same_files, day};
use huddle::diagnostics::Code;
use std::collections::{BTreeMap, BTreeSet};

const DIVISION: &str =
    "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}, {id: central-2, name: Area 2}]\n---\n";

/// A huddle of the division with these further lines of details and this body.
fn huddle(date: &str, more: &str, body: &str) -> String {
    format!(
        "---\ntitle: \"Huddle of {date}\"\ndate: {date}\ndivision: central\nresponse_areas: \
            [central-1]\n{more}---\n{body}"
    )
}

fn small() -> Content {
    Content::new(SMALLEST_SITE).with("divisions/central.md", DIVISION)
}

fn text<'b>(built: &'b Built, path: &str) -> &'b str {
    let bytes = built.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).expect("feeds and calendars are UTF-8")
}

/// A feed as an XML parser sees it.
#[derive(Debug)]
struct Feed {
    id: String,
    title: String,
    updated: String,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    id: String,
    title: String,
    published: String,
    updated: String,
    content: String,
}

fn feed(built: &Built, path: &str) -> Feed {
    let document = roxmltree::Document::parse(text(built, path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let root = document.root_element();
    let atom = |name: &'static str| ("http://www.w3.org/2005/Atom", name);
    assert!(root.has_tag_name(atom("feed")), "{path}");
    // What RFC 4287 asks for, once each (4.1.1 and 4.1.2).
    let one = |node: roxmltree::Node<'_, '_>, name: &'static str| {
        let own: Vec<_> = node.children().filter(|child| child.has_tag_name(atom(name))).collect();
        assert_eq!(own.len(), 1, "{path}: {name}");
        own[0].text().unwrap_or_default().to_owned()
    };
    let entry = |node| Entry {
        id: one(node, "id"),
        title: one(node, "title"),
        published: one(node, "published"),
        updated: one(node, "updated"),
        content: String::new(),
    };
    assert_eq!(root.children().filter(|child| child.has_tag_name(atom("author"))).count(), 1, "{path}");
    let entries = root.children().filter(|child| child.has_tag_name(atom("entry"))).map(entry);
    let mut entries: Vec<Entry> = entries.collect();
    let written: Vec<String> = contents(text(built, path)).collect();
    assert_eq!(written.len(), entries.len(), "{path}");
    entries.iter_mut().zip(written).for_each(|(entry, content)| entry.content = content);
    let feed = Feed { id: one(root, "id"), title: one(root, "title"), updated: one(root, "updated"), entries };
    for date in feed.entries.iter().flat_map(|entry| [&entry.published, &entry.updated]).chain([&feed.updated]) {
        assert!(chrono::DateTime::parse_from_rfc3339(date).is_ok(), "{path}: {date}");
    }
    feed
}

/// The markup of each entry as it is written, without the elements that hold it (RFC 4287, 4.2.3.1).
fn contents(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split("<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">").skip(1);
    parts.map(|part| part.split_once("</div></content>").expect("it ends").0.to_owned())
}

/// What both formats say of an entry: id, title, when it was published and changed, text.
type Reported = Vec<[String; 5]>;

fn reported(feed: &Feed) -> Reported {
    let entry =
        |entry: &Entry| [&entry.id, &entry.title, &entry.published, &entry.updated, &entry.content].map(String::clone);
    feed.entries.iter().map(entry).collect()
}

fn json_feed(built: &Built, path: &str) -> Reported {
    let feed: serde_json::Value =
        serde_json::from_str(text(built, path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(
        (&feed["version"], feed["feed_url"].as_str().is_some_and(|url| url.ends_with(path))),
        (&"https://jsonfeed.org/version/1.1".into(), true)
    );
    let fields = ["id", "title", "date_published", "date_modified", "content_html"];
    let item = |item: &serde_json::Value| {
        fields.map(|field| item[field].as_str().unwrap_or_else(|| panic!("{path}: {field}")).to_owned())
    };
    feed["items"].as_array().expect("there are items").iter().map(item).collect()
}

/// The ids of a feed, and what each of its archives' pages holds, by path.
fn archives(built: &Built, folder: &str) -> (Vec<String>, BTreeMap<String, Vec<String>>) {
    let ids = |path: &str| feed(built, path).entries.into_iter().map(|entry| entry.id).collect::<Vec<_>>();
    let pages = built.files.keys().filter(|path| path.starts_with(&format!("{folder}feed/")) && path.ends_with(".xml"));
    (ids(&format!("{folder}feed.xml")), pages.map(|path| (path.clone(), ids(path))).collect())
}

/// The events of a calendar, each as names and values of its properties: read as RFC 5545 says (3.1), values still
/// escaped.
fn events(built: &Built, path: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = text(built, path).replace("\r\n ", "");
    let mut open: Vec<&str> = Vec::new();
    let mut events = Vec::new();
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{path}: no property: {line:?}"));
        let name = name.split(';').next().unwrap_or_default();
        assert!(
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-'),
            "{path}: {line:?}"
        );
        match name {
            "BEGIN" => {
                open.push(value);
                events.extend(matches!(value, "VEVENT" | "VTODO").then(Vec::new));
            }
            "END" => assert_eq!(open.pop(), Some(value), "{path}"),
            _ if matches!(open.last(), Some(&("VEVENT" | "VTODO"))) => {
                let event: &mut Vec<_> = events.last_mut().expect("an event is open");
                event.push((name.to_owned(), value.to_owned()));
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{path}: {open:?}");
    for event in &events {
        for name in ["UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "URL", "STATUS"] {
            assert_eq!(event.iter().filter(|(own, _)| own == name).count(), 1, "{path}: {name}");
        }
    }
    events
}

fn value<'e>(event: &'e [(String, String)], name: &str) -> &'e str {
    event.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
}

#[test]
fn the_site_and_its_parts_have_news_and_dates_in_each_language() {
    let site = &LARKMOOR.prepared.site;
    let (divisions, areas, topics) = (site.divisions.len(), site.areas.len(), site.topics.len());
    let feeds = (1 + divisions + areas + topics) + (1 + divisions + areas) + 1;
    for (name, count) in [
        ("feed.xml", feeds),
        ("feed.json", feeds),
        ("calendar.ics", 1 + divisions + areas),
        ("commitments.ics", 1 + divisions + areas),
    ] {
        let files = LARKMOOR.files.keys().filter(|path| *path == name || path.ends_with(&format!("/{name}"))).count();
        assert_eq!(files, count * site.config.languages.len(), "{name}");
    }
    let (news, json, dates) = ("application/atom+xml", "application/feed+json", "text/calendar");
    let home = vec![
        ("feed.xml", news),
        ("feed.json", json),
        ("outcomes/feed.xml", news),
        ("outcomes/feed.json", json),
        ("corrections/feed.xml", news),
        ("corrections/feed.json", json),
        ("calendar.ics", dates),
        ("commitments.ics", dates),
    ];
    let division = ["divisions/central/", "outcomes/central/"]
        .map(|folder| [format!("{folder}feed.xml"), format!("{folder}feed.json")]);
    let division: Vec<(&str, &str)> =
        division.iter().flat_map(|[one, two]| [(one.as_str(), news), (two.as_str(), json)]).collect();
    let central = [
        division.clone(),
        vec![("divisions/central/calendar.ics", dates), ("divisions/central/commitments.ics", dates)],
    ]
    .concat();
    let area = vec![
        ("divisions/central/central-2/feed.xml", news),
        ("divisions/central/central-2/feed.json", json),
        ("outcomes/central/central-2/feed.xml", news),
        ("outcomes/central/central-2/feed.json", json),
        ("divisions/central/central-2/calendar.ics", dates),
        ("divisions/central/central-2/commitments.ics", dates),
    ];
    for (address, expected) in [
        ("", home),
        ("divisions/central/", central),
        ("outcomes/central/", division[2..].to_vec()),
        ("divisions/central/central-2/", area),
        (
            "outcomes/central/central-2/",
            vec![("outcomes/central/central-2/feed.xml", news), ("outcomes/central/central-2/feed.json", json)],
        ),
        ("topics/lighting/", vec![("topics/lighting/feed.xml", news), ("topics/lighting/feed.json", json)]),
        ("about/", Vec::new()),
    ] {
        let page = Page::read(LARKMOOR.page(address));
        let root = "../".repeat(address.matches('/').count());
        let linked = |tag: &str| -> Vec<(String, String)> {
            let fits = |one: &&crate::support::html::Tag| {
                one.name == tag && one.get("type").is_some_and(|kind| [news, json, dates].contains(&kind))
            };
            let href =
                |one: &crate::support::html::Tag| one.get("href").map(|href| href.trim_start_matches("./").to_owned());
            let link = |one: &crate::support::html::Tag| {
                Some((href(one)?.strip_prefix(&root)?.to_owned(), one.get("type")?.to_owned()))
            };
            page.tags().filter(fits).filter_map(link).collect()
        };
        let owned = |list: Vec<(&str, &str)>| {
            list.into_iter().map(|(one, two)| (one.to_owned(), two.to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(linked("link"), owned(expected), "{address}");
        // People are led to the page that says how to follow; programs find the files in the head.
        assert_eq!(linked("a"), Vec::new(), "{address}");
    }
}

/// The addresses that a page leads to, as they are written.
fn hrefs(page: &str) -> BTreeSet<String> {
    Page::read(page).tags().filter(|tag| tag.name == "a").filter_map(|tag| Some(tag.get("href")?.to_owned())).collect()
}

#[test]
fn a_page_says_how_to_follow_the_site_each_place_and_each_topic() {
    let base = "https://huddles.larkmoor.example/";
    let feeds = LARKMOOR.files.keys().filter(|path| path.ends_with("feed.xml")).collect::<BTreeSet<_>>();
    let mut told = BTreeSet::new();
    for (path, page) in LARKMOOR.pages().filter(|(path, _)| path.ends_with("follow/index.html")) {
        let place = path.strip_suffix("follow/index.html").expect("it ends so");
        let links = hrefs(page);
        let about = Page::read(LARKMOOR.page(place));
        let ways =
            about.tags().filter(|tag| tag.name == "a" && tag.get("href").is_some_and(|to| to.ends_with("follow/")));
        assert!(ways.count() > 1, "{place} leads to how it is followed, and to how the site is");
        let calendars = links.iter().filter(|link| link.starts_with("webcal://")).count();
        assert_eq!(calendars, if place.contains("topics/") { 0 } else { 2 }, "{path}");
        for link in links.iter().filter(|link| link.starts_with("webcal://")) {
            let address = link.replacen("webcal://", "https://", 1);
            assert!(LARKMOOR.files.contains_key(address.strip_prefix(base).expect("of the site")), "{link}");
            assert!(page.contains(&format!("<code translate=\"no\">{address}</code>")), "{address} can be copied");
        }
        for file in links.iter().filter(|link| link.ends_with("feed.xml")) {
            let file = crate::support::html::target(path, file).expect("of the site");
            assert!(page.contains(&format!("<code translate=\"no\">{base}{file}</code>")), "{file} can be copied");
            told.insert(file);
        }
    }
    let known: BTreeSet<String> = feeds.into_iter().cloned().collect();
    assert_eq!(told, known, "every feed is told of once, in its language");
}

#[test]
fn a_mailing_list_is_told_of_where_site_yaml_or_the_division_names_one() {
    let list = "follow: {email: \"https://lists.example/all\"}\n";
    let own = DIVISION.replace("name: Central", "name: Central\nfollow: {email: \"https://lists.example/central\"}");
    let east = DIVISION.replace("Central", "East").replace("central", "east");
    let with = |settings: &str| {
        Content::new(settings).with("divisions/central.md", &own).with("divisions/east.md", &east).build()
    };
    let built = with(&format!("{SMALLEST_SITE}{list}"));
    for (page, address) in [
        ("follow/", "all"),
        ("divisions/central/follow/", "central"),
        ("divisions/central/central-2/follow/", "central"),
        ("divisions/east/follow/", "all"),
    ] {
        let lists: Vec<String> =
            hrefs(built.page(page)).into_iter().filter(|link| link.contains("lists.example")).collect();
        assert_eq!(lists, [format!("https://lists.example/{address}")], "{page}");
    }
    let without = with(SMALLEST_SITE);
    assert!(!without.page("follow/").contains("id=\"mail\""));
    assert!(without.page("divisions/central/follow/").contains("id=\"mail\""));
    // A place to write to is no page where people sign up.
    let diags = Content::new(&format!("{SMALLEST_SITE}follow: {{email: all@lists.example}}\n")).diags();
    assert!(diags.iter().any(|diag| diag.code == Code::UnsafeLink), "{diags:?}");
    // Where nothing can be followed, nobody is led there.
    let nothing = Content::new(&format!("{SMALLEST_SITE}exports: {{feeds: false, calendars: false}}\n")).build();
    assert!(!nothing.files.contains_key("follow/index.html") && !nothing.page("").contains("follow/"));
}

#[test]
fn what_is_announced_moved_or_cancelled_is_news_until_its_day_and_the_minutes_are_news_of_their_own() {
    let told = |files: &[(&str, &str, &str)]| -> Vec<(String, String, String)> {
        let mut content = small().with("huddles/2026-01-05-a.md", &huddle("2026-01-05", "", "Said.\n"));
        for (date, more, body) in files {
            content = content.with(&format!("huddles/{date}-a.md"), &huddle(date, more, body));
        }
        let built = content.build();
        let entries = |path: &str| {
            let mark = |entry: &Entry| entry.id.rsplit("/huddles/").next().unwrap_or_default().to_owned();
            let feed = feed(&built, path);
            feed.entries
                .iter()
                .map(|entry| (mark(entry), entry.title.clone(), entry.published[..10].to_owned()))
                .collect::<Vec<_>>()
        };
        let site = entries("feed.xml");
        for part in ["divisions/central/feed.xml", "divisions/central/central-1/feed.xml"] {
            assert_eq!(entries(part), site, "{part}");
        }
        site
    };
    let owned = |list: &[(&str, &str, &str)]| -> Vec<(String, String, String)> {
        list.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect()
    };
    let held = ("2026-01-05-a/", "Huddle of 2026-01-05", "2026-01-05");
    let ahead = ("2027-03-04", "start: \"18:00\"\nlocation: {name: Pier Hall}\n", "");
    // Nothing says when it was announced: it is told at the last huddle before it.
    let announced = "Announced for Thursday, March 4, 2027: Huddle of 2027-03-04";
    assert_eq!(told(&[ahead]), owned(&[("2027-03-04-a/#announced", announced, "2026-01-05"), held]));
    let cancelled = ("2027-03-04", "status: cancelled\n", "");
    let title = "Cancelled: Huddle of 2027-03-04";
    assert_eq!(told(&[cancelled]), owned(&[("2027-03-04-a/#cancelled", title, "2026-01-05"), held]));
    let reason = "corrections: [{date: 2026-02-01, reason: \"The hall is flooded.\", by: Captain}]\n";
    let moved = ("2027-03-04", &*format!("status: postponed\n{reason}"), "");
    let title = "Postponed: Huddle of 2027-03-04";
    assert_eq!(told(&[moved]), owned(&[("2027-03-04-a/#postponed", title, "2026-02-01"), held]));
    // Its day has passed: what did not take place stays, what was announced is news again with its minutes.
    let past = [("2026-03-02", "status: cancelled\n", ""), ("2026-03-09", "status: held\n", "")];
    let title = "Cancelled: Huddle of 2026-03-02";
    assert_eq!(told(&past), owned(&[("2026-03-02-a/#cancelled", title, "2026-03-02"), held]));
    let minutes = told(&[("2026-03-09", "", "Said.\n")]);
    assert_eq!(minutes, owned(&[("2026-03-09-a/", "Huddle of 2026-03-09", "2026-03-09"), held]));
}

#[test]
fn every_feed_can_be_read_and_reports_huddles_with_minutes_the_last_changed_first() {
    for path in LARKMOOR.files.keys().filter(|path| path.ends_with("feed.xml")) {
        let feed = feed(&LARKMOOR, path);
        assert_eq!(feed.id, format!("https://huddles.larkmoor.example/{path}"));
        assert_eq!(json_feed(&LARKMOOR, &path.replace(".xml", ".json")), reported(&feed), "{path}");
        assert!(feed.entries.len() <= 50);
        let dates: Vec<&str> = feed.entries.iter().map(|entry| &entry.updated[..10]).collect();
        assert!(dates.is_sorted_by(|one, other| one >= other), "{path}");
        assert!(feed.entries.first().is_none_or(|entry| entry.updated == feed.updated), "{path}");
        let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids.len(), feed.entries.len(), "{path}");
        for entry in &feed.entries {
            let page = entry.id.split('#').next().unwrap_or_default();
            let file = format!(
                "{}index.html",
                page.strip_prefix("https://huddles.larkmoor.example/").expect("its own address")
            );
            assert!(LARKMOOR.files.contains_key(&file), "{path}: {file}");
        }
    }
    assert!(text(&LARKMOOR, "es/feed.xml").contains("xml:lang=\"es\""));
    assert_eq!(feed(&LARKMOOR, "es/feed.xml").title, "Actas y noticias: Reuniones vecinales de Larkmoor");
}

#[test]
fn approval_correction_and_report_change_an_entry_and_not_its_id() {
    let promise = "commitments: [{id: lamp, text: \"Mend the lamp\", owner: {role: Foreman}}]\n";
    let first = huddle("2026-01-05", promise, "Said.\n");
    let entry = |content: &Content| {
        let feed = feed(&content.build(), "feed.xml");
        let entry = feed.entries.into_iter().find(|entry| entry.id.contains("2026-01-05")).expect("the entry");
        (entry.id, entry.updated[..10].to_owned())
    };
    let id = "https://minutes.example/huddles/2026-01-05-a/".to_owned();
    let site = |first: &str| small().with("huddles/2026-01-05-a.md", first);
    assert_eq!(entry(&site(&first)), (id.clone(), "2026-01-05".into()));
    let approved =
        first.replace("---\nSaid", "minutes: approved\napproved_on: 2026-01-20\napproved_by: Captain\n---\nSaid");
    assert_eq!(entry(&site(&approved)), (id.clone(), "2026-01-20".into()));
    let corrected = approved.replace(
        "---\nSaid",
        "corrections: [{date: 2026-02-01, reason: \"The lamp is green.\", by: Captain}]\n---\nSaid",
    );
    assert_eq!(entry(&site(&corrected)), (id.clone(), "2026-02-01".into()));
    let update =
        "---\ndate: 2026-03-04\nreports: [{commitment: 2026-01-05-a/lamp, status: done, note: \"It shines.\"}]\n---\n";
    assert_eq!(entry(&site(&corrected).with("updates/2026-03-04-x.md", update)), (id, "2026-03-04".into()));
    let page = site(&corrected).with("updates/2026-03-04-x.md", update).build();
    assert!(page.page("huddles/2026-01-05-a/").contains("Version of March 4, 2026."));
}

/// A commitment that was promised, became overdue, got a new date, was not spoken of, and was done.
fn storied() -> Content {
    let promise = "commitments: [{id: lamp, text: \"Mend the lamp\", owner: {role: Foreman}, due: 2026-02-01}]\n";
    let moved = "reports: [{commitment: 2026-01-05-a/lamp, status: in-progress, note: \"Parts.\", due: 2026-04-01}]\n";
    small()
        .with("huddles/2026-01-05-a.md", &huddle("2026-01-05", promise, "Said.\n"))
        .with("huddles/2026-02-09-a.md", &huddle("2026-02-09", moved, "Said.\n"))
        .with("huddles/2026-03-09-a.md", &huddle("2026-03-09", "", "Said.\n"))
        .with(
            "updates/2026-05-01-x.md",
            "---\ndate: 2026-05-01\nreports: \
                [{commitment: 2026-01-05-a/lamp, status: done, note: \"It shines.\"}]\n---\n",
        )
}

#[test]
fn each_event_of_a_commitment_is_an_entry_whose_id_stays() {
    let ids = |content: &Content| -> BTreeMap<String, String> {
        let entries = feed(&content.build(), "outcomes/feed.xml").entries.into_iter();
        entries
            .map(|entry| (entry.id.rsplit('/').next().unwrap_or_default().to_owned(), entry.updated[..10].to_owned()))
            .collect()
    };
    let expected = |changes: &[(&str, &str)]| -> BTreeMap<String, String> {
        let all = [
            ("#made", "2026-01-05"),
            ("#overdue-2026-02-01", "2026-02-02"),
            ("#report-huddles-2026-02-09-a", "2026-02-09"),
            ("#due-huddles-2026-02-09-a", "2026-02-09"),
            ("#silent-2026-03-09-a", "2026-03-09"),
            ("#overdue-2026-04-01", "2026-04-02"),
            ("#report-updates-2026-05-01-x", "2026-05-01"),
        ];
        all.iter().chain(changes).map(|(id, day)| ((*id).to_owned(), (*day).to_owned())).collect()
    };
    assert_eq!(ids(&storied()), expected(&[]));
    let titles: BTreeSet<String> =
        feed(&storied().build(), "outcomes/central/feed.xml").entries.into_iter().map(|entry| entry.title).collect();
    for title in [
        "Promised: Mend the lamp",
        "Overdue: Mend the lamp",
        "In progress: Mend the lamp",
        "New date, April 1, 2026: Mend the lamp",
        "No report: Mend the lamp",
        "Done: Mend the lamp",
    ] {
        assert!(titles.contains(title), "{title}: {titles:?}");
    }
    // Another title, a correction of what a report said, a report more: the ids that were there stay.
    let renamed = storied().edited("huddles/2026-01-05-a.md", "Huddle of 2026-01-05", "Another").edited(
        "huddles/2026-01-05-a.md",
        "Mend the lamp",
        "Mend the old lamp",
    );
    assert_eq!(ids(&renamed), expected(&[]));
    let corrected = storied().edited("huddles/2026-02-09-a.md", "\"Parts.\"", "\"Parts came.\"").edited(
        "huddles/2026-02-09-a.md",
        "---\nSaid",
        "corrections: [{date: 2026-06-01, reason: \"They came.\", by: Captain}]\n---\nSaid",
    );
    assert_eq!(
        ids(&corrected),
        expected(&[("#report-huddles-2026-02-09-a", "2026-06-01"), ("#due-huddles-2026-02-09-a", "2026-06-01")])
    );
    let confirmed = storied().with(
        "huddles/2026-06-08-a.md",
        &huddle(
            "2026-06-08",
            "reports: [{commitment: 2026-01-05-a/lamp, status: confirmed, note: \"Seen.\"}]\n",
            "Said.\n",
        ),
    );
    assert_eq!(ids(&confirmed), expected(&[("#report-huddles-2026-06-08-a", "2026-06-08")]));
}

#[test]
fn a_correction_is_an_entry_whose_id_no_other_correction_changes() {
    let with = |corrections: &str| {
        let record = huddle("2026-01-05", &format!("corrections: [{corrections}]\n"), "Said.\n");
        let built = small().with("huddles/2026-01-05-a.md", &record).build();
        feed(&built, "corrections/feed.xml")
            .entries
            .into_iter()
            .map(|entry| (entry.id, entry.content))
            .collect::<BTreeMap<_, _>>()
    };
    let one = "{date: 2026-02-01, reason: \"The lamp is green.\", by: Captain}";
    let alone = with(one);
    assert_eq!(
        alone.keys().collect::<Vec<_>>(),
        ["https://minutes.example/huddles/2026-01-05-a/#correction-2026-02-01"]
    );
    assert!(alone.values().all(|content| content.contains("The lamp is green.")));
    let more = with(&format!(
        "{{date: 2026-03-01, reason: \"Blue.\", by: Captain}}, {one}, \
            {{date: 2026-02-01, reason: \"A word.\", by: Captain}}"
    ));
    assert_eq!(more.len(), 3);
    assert!(
        alone.iter().all(|(id, content)| more.get(id) == Some(content))
            && more.keys().any(|id| id.ends_with("#correction-2026-02-01-2"))
    );
}

#[test]
fn pages_of_an_archive_stay_as_they_are_when_there_is_more_to_report() {
    let site = |count: u64| {
        let mut content = small();
        for number in 0..count {
            let date = (day("2025-11-01") + chrono::Days::new(number)).to_string();
            content = content.with(&format!("huddles/{date}-a.md"), &huddle(&date, "", "Said.\n"));
        }
        content
    };
    assert_eq!(archives(&site(30).build(), "").1.len(), 0, "all of it is in one document");
    let (before, after) = (site(140).build(), site(166).build());
    for folder in ["", "divisions/central/"] {
        let (current, pages) = archives(&before, folder);
        let names: Vec<&str> = pages.keys().map(|path| path.rsplit('/').next().unwrap_or_default()).collect();
        // 61 huddles of 2025, 79 of 2026; four wait for a page.
        assert_eq!(names, ["2025-1.xml", "2025-2.xml", "2025-3.xml", "2026-1.xml", "2026-2.xml", "2026-3.xml"]);
        assert_eq!(pages.values().map(Vec::len).collect::<Vec<_>>(), [25, 25, 11, 25, 25, 25]);
        let all: BTreeSet<&String> = pages.values().flatten().chain(&current).collect();
        assert_eq!((all.len(), current.len()), (140, 50), "{folder}");
        for (path, _) in pages.iter().filter(|(path, _)| !path.ends_with("2026-3.xml")) {
            assert_eq!(before.files[path], after.files[path], "{path}");
        }
        // The newest page gets the address of the one after it once.
        let last = format!("{folder}feed/2026-3.xml");
        let link = format!(
            "<link rel=\"next-archive\" type=\"application/atom+xml\" \
                href=\"https://minutes.example/{folder}feed/2026-4.xml\"/>\n"
        );
        assert_eq!(text(&before, &last), text(&after, &last).replace(&link, ""));
    }
    // A correction changes the one page that its huddle is on, and is among what people subscribe to.
    let correction = "corrections: [{date: 2026-10-01, reason: \"A word.\", by: Captain}]\n---\nSaid";
    let corrected = site(140).edited("huddles/2025-11-30-a.md", "---\nSaid", correction).build();
    let changed: Vec<&String> = before
        .files
        .keys()
        .filter(|path| path.starts_with("feed/") && before.files[*path] != corrected.files[*path])
        .collect();
    assert_eq!(changed, ["feed/2025-2.xml"]);
    assert!(feed(&corrected, "feed.xml").entries[0].id.ends_with("2025-11-30-a/"));
}

#[test]
fn a_revision_of_an_event_never_falls() {
    let sequence = |more: &str| -> u32 {
        let built = small().with("huddles/2026-10-05-a.md", &huddle("2026-10-05", more, "Said.\n")).build();
        value(&events(&built, "calendar.ics")[0], "SEQUENCE").parse().expect("a number")
    };
    let correction = |day: &str| format!("{{date: {day}, reason: \"A word.\", by: Captain}}");
    let approved = "minutes: approved\napproved_on: 2026-10-20\napproved_by: Captain\n";
    let revisions = [
        sequence("status: postponed\n"),
        sequence("status: held\n"),
        sequence(approved),
        sequence(&format!("{approved}corrections: [{}]\n", correction("2026-10-21"))),
        sequence(&format!("{approved}corrections: [{}, {}]\n", correction("2026-10-21"), correction("2026-10-22"))),
    ];
    assert!(revisions.is_sorted_by(|one, other| one < other), "{revisions:?}");
    assert!(sequence("status: cancelled\n") > revisions[0]);
}

#[test]
fn what_was_promised_is_a_task_of_its_own() {
    let built = storied().build();
    let tasks = events(&built, "commitments.ics");
    assert_eq!(tasks.len(), 1);
    for (name, expected) in [
        ("UID", "2026-01-05-a/lamp@minutes.example"),
        ("SUMMARY", "Mend the lamp"),
        ("DUE", "20260401"),
        ("STATUS", "COMPLETED"),
        ("COMPLETED", "20260501T160000Z"),
        ("RELATED-TO", "2026-01-05-a@minutes.example"),
        ("SEQUENCE", "2"),
        ("DTSTAMP", "20260501T120000Z"),
        ("URL", "https://minutes.example/commitments/2026-01-05-a/lamp/"),
    ] {
        assert_eq!(value(&tasks[0], name), expected, "{name}");
    }
    assert!(text(&built, "commitments.ics").contains("DUE;VALUE=DATE:"));
    let states: BTreeSet<String> =
        events(&LARKMOOR, "commitments.ics").iter().map(|task| value(task, "STATUS").to_owned()).collect();
    assert_eq!(states, ["CANCELLED", "COMPLETED", "IN-PROCESS", "NEEDS-ACTION"].map(str::to_owned).into());
    let of_area = events(&LARKMOOR, "divisions/central/central-2/commitments.ics");
    assert!(!of_area.is_empty() && of_area.len() < events(&LARKMOOR, "divisions/central/commitments.ics").len());
}

#[test]
fn withdrawn_minutes_are_reported_as_withdrawn_and_not_repeated() {
    let feed = text(&LARKMOOR, "divisions/northgate/feed.xml");
    assert!(feed.contains("2026-05-21-northgate-3") && feed.contains("Minutes withdrawn"));
}

#[test]
fn a_site_without_records_has_feeds_and_calendars_that_can_be_read() {
    let built = &*SMALLEST;
    let feed = feed(built, "feed.xml");
    assert_eq!((feed.entries.len(), feed.updated[..10].to_owned()), (0, "1970-01-01".into()));
    for path in ["feed.json", "outcomes/feed.json", "corrections/feed.json"] {
        assert!(json_feed(built, path).is_empty());
    }
    for path in ["calendar.ics", "commitments.ics"] {
        assert_eq!(events(built, path).len(), 0);
        assert!(text(built, path).contains("BEGIN:VTIMEZONE"), "a calendar has at least one part");
    }
}

#[test]
fn what_people_write_breaks_neither_a_feed_nor_a_calendar() {
    let title = "A ]]> b & <script>alert(1)</script>, c; d\\ne \u{202E}f\u{FFFE} BEGIN:VEVENT";
    let quoted = title.replace('\\', "\\\\");
    let more = "minutes: draft\nsummary: \"x\\r\\nBEGIN:VEVENT\\r\\nUID:fake\\n\\u0007 ]]> <b onclick=x>\"\nlocation: \
        {name: \"Hall; 5, \\\"main\\\"\"}\nstart: \"18:00\"\ntopics: [\"a\\\"><x\"]\n";
    let record = huddle("2026-10-05", more, "Said.\n").replace("Huddle of 2026-10-05", &quoted);
    let built = small().with("huddles/2026-10-05-a.md", &record).build();
    let feed = feed(&built, "feed.xml");
    assert_eq!(feed.entries.len(), 1);
    assert!(feed.entries[0].title.contains("<script>alert(1)</script>, c; d\\ne"));
    assert_eq!(json_feed(&built, "feed.json"), reported(&feed));
    let content = &feed.entries[0].content;
    let page = Page::read(content);
    assert!(page.tags().all(|tag| ["p", "strong", "ul", "li", "a", "span"].contains(&tag.name.as_str())), "{content}");
    let events = events(&built, "calendar.ics");
    assert_eq!(events.len(), 1);
    assert_eq!(value(&events[0], "UID"), "2026-10-05-a@minutes.example");
    assert!(value(&events[0], "SUMMARY").contains("c\\; d\\\\ne"), "{:?}", value(&events[0], "SUMMARY"));
    let calendar = text(&built, "calendar.ics");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
    assert_eq!(calendar.split("\r\n").filter(|line| *line == "BEGIN:VEVENT").count(), 1);
}

#[test]
fn times_stand_in_the_zone_of_the_site_on_both_sides_of_a_change() {
    let late = "start: \"22:00\"\nend: \"23:30\"\n";
    let built = small()
        .with("huddles/2026-03-07-a.md", &huddle("2026-03-07", late, "Said.\n"))
        .with("huddles/2026-03-08-a.md", &huddle("2026-03-08", "start: \"18:00\"\nend: \"19:00\"\n", "Said.\n"))
        .with("huddles/2026-03-09-a.md", &huddle("2026-03-09", "", "Said.\n"))
        .with("huddles/2026-04-a.md", &huddle("2026-04", "", "Said.\n"))
        .build();
    let calendar = text(&built, "calendar.ics");
    for line in [
        "DTSTART;TZID=America/New_York:20260307T220000",
        "DTEND;TZID=America/New_York:20260307T233000",
        "DTSTART;TZID=America/New_York:20260308T180000",
        "DTSTART;VALUE=DATE:20260309",
        "DTSTART:20260308T020000",
        "TZOFFSETTO:-0400",
    ] {
        assert!(calendar.split("\r\n").any(|own| own == line), "there is no {line}:\n{calendar}");
    }
    assert_eq!(events(&built, "calendar.ics").len(), 3, "a month cannot stand in a calendar");
    let feed = feed(&built, "feed.xml");
    assert!(text(&built, "feed.xml").contains("<published>2026-03-07T12:00:00-05:00</published>"));
    assert!(text(&built, "feed.xml").contains("<published>2026-03-08T12:00:00-04:00</published>"));
    assert_eq!(feed.entries.len(), 4);
}

#[test]
fn a_calendar_says_what_does_not_take_place() {
    let all = events(&LARKMOOR, "calendar.ics");
    let event = |id: &str| {
        all.iter().find(|event| value(event, "UID").starts_with(id)).unwrap_or_else(|| panic!("there is no {id}"))
    };
    let cancelled = event("2026-07-09-westfield-3");
    assert_eq!(value(cancelled, "STATUS"), "CANCELLED");
    assert!(value(cancelled, "SUMMARY").starts_with("Cancelled: "));
    let postponed = event("2026-01-22-harbor-2");
    assert!(value(postponed, "SUMMARY").starts_with("Postponed: "));
    assert_eq!(value(event("2027-01-14-central-2"), "STATUS"), "CONFIRMED");
    assert!(all.iter().all(|event| !value(event, "UID").starts_with("2025-01")), "older than a year");
    let uids: BTreeSet<&str> = all.iter().map(|event| value(event, "UID")).collect();
    assert_eq!(uids.len(), all.len());
}

#[test]
fn another_day_of_the_build_changes_no_stamp() {
    let own = |built: &Built| {
        let files = built.files.iter().filter(|(path, _)| path.contains("feed") || path.ends_with(".ics"));
        files.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
    };
    assert_same_files(&own(&LARKMOOR), &own(&LARKMOOR_NEXT_DAY), "feeds and calendars a day later");
}

#[test]
fn a_place_whose_id_is_the_name_of_a_feed_is_reported() {
    let division = DIVISION.replace("id: central-2", "id: feed.xml");
    let diags = Content::new(SMALLEST_SITE).with("divisions/central.md", &division).diags();
    assert!(
        diags.iter().any(|diag| diag.message.contains("feed.xml") && diag.message.contains("one address")),
        "{diags:?}"
    );
}

#[test]
fn a_page_is_cited_with_its_version_and_its_mistakes_have_an_address() {
    let said =
        |address: &str| Page::read(LARKMOOR.page(address)).said().split_whitespace().collect::<Vec<_>>().join(" ");
    let address = "huddles/2026-05-07-central-2/";
    let text = "Larkmoor Police Department: Central huddle: street lights and late-night noise. Huddle of May 7, 2026. \
        Version of September 8, 2026. \
                https://huddles.larkmoor.example/huddles/2026-05-07-central-2/";
    assert!(said(address).contains(text), "{}", said(address));
    let report = "mailto:huddles@larkmoor.example?subject=Error%20on%20the%20page%20https%3A//huddles.larkmoor.example/huddles/2026-05-07-central-2/";
    assert!(LARKMOOR.page(address).contains(report));
    for (address, words) in [
        (
            "commitments/2026-05-07-central-2/lights-5th/",
            "Commitment made on May 7, 2026. Version of August 6, 2026. https://",
        ),
        ("updates/2026-06-20-lights-and-bins/", "Version of June 20, 2026. https://"),
        ("divisions/central/", "Larkmoor Police Department: Central Division. Version of "),
        ("divisions/central/central-2/", "Response Area 2, Central Division. Version of September 8, 2026. https://"),
        ("about/", "About these huddles. Version b74c588a of the text. https://huddles.larkmoor.example/about/"),
        ("huddles/2027-01-14-central-2/", "Huddle of January 14, 2027. https://"),
        (
            "es/huddles/2026-05-07-central-2/",
            "Versión: 8 de septiembre de 2026. https://huddles.larkmoor.example/es/huddles/",
        ),
    ] {
        assert!(said(address).contains(words), "{address}: {}", said(address));
    }
    assert!(!LARKMOOR.page("outcomes/").contains("class=\"citation\""));
}

#[test]
fn a_site_without_a_contact_or_with_a_page_for_it_says_so() {
    let with = |contact: &str| {
        let settings = SMALLEST_SITE.replace("{name: Office}", &format!("{{name: Office, contact: \"{contact}\"}}"));
        Content::new(&settings).with("pages/about.md", "---\ntitle: About\n---\nText.\n")
    };
    assert!(
        with("https://office.example/report")
            .build()
            .page("about/")
            .contains("<p class=\"report\"><a href=\"https://office.example/report\">")
    );
    // Nobody could follow a contact in words.
    assert!(with("the front desk").diags().iter().any(|diag| diag.code == Code::InvalidSetting));
    assert!(
        !Content::new(SMALLEST_SITE)
            .with("pages/about.md", "---\ntitle: About\n---\n")
            .build()
            .page("about/")
            .contains("class=\"report\"")
    );
}

#[test]
fn the_next_huddle_is_linked_to_its_record_where_there_is_one() {
    let next = |address: &str| {
        let page = LARKMOOR.page(address);
        page.split("id=\"next\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or_default().to_owned()
    };
    assert!(next("huddles/2026-05-07-central-2/").contains("href=\"../../huddles/2026-08-06-central-2/\""));
    let alone = small().with("huddles/2026-10-05-a.md", &huddle("2026-10-05", "next: {date: 2026-12-01}\n", "Said.\n"));
    assert!(!alone.build().page("huddles/2026-10-05-a/").contains("href=\"../../huddles/2026-12-01"));
    let elsewhere = huddle("2026-12-01", "", "").replace("central-1", "central-2");
    let other = alone.clone().with("huddles/2026-12-01-b.md", &elsewhere).build();
    assert!(!next_of(&other).contains("2026-12-01-b"), "another area");
    let same = alone.with("huddles/2026-12-01-b.md", &huddle("2026-12-01", "", "")).build();
    assert!(next_of(&same).contains("2026-12-01-b"));
}

fn next_of(built: &Built) -> String {
    let page = built.page("huddles/2026-10-05-a/");
    page.split("id=\"next\"")
        .nth(1)
        .and_then(|rest| rest.split("</section>").next())
        .expect("the next huddle is told")
        .to_owned()
}

#[test]
fn a_book_holds_each_huddle_of_the_year_once_in_the_order_of_dates() {
    let address = "books/central/2026/";
    let page = LARKMOOR.page(address);
    let site = &LARKMOOR.prepared.site;
    let mut last = 0;
    let mut held = 0;
    for huddle in site
        .huddles
        .iter()
        .filter(|huddle| site.division(huddle.division).id == "central" && huddle.date.year() == 2026)
    {
        let chapter = format!("<p class=\"meta whole\">https://huddles.larkmoor.example/huddles/{}/</p>", huddle.id);
        assert_eq!(page.matches(&chapter).count(), 1, "{}", huddle.id);
        let at = page.find(&chapter).expect("it is there");
        assert!(at > last, "{}", huddle.id);
        last = at;
        held += 1;
    }
    assert_eq!(page.matches("<section class=\"chapter\">").count(), held + 1, "and the index");
    let text = Page::read(page).said();
    for words in [
        "The supervisor suspects water in the cable",
        "The third light is on 6th Street",
        "Repair the three lights on 5th Street and 6th Street",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(
        Page::read(LARKMOOR.page("es/books/central/2026/"))
            .said()
            .contains("El supervisor sospecha que hay agua en el cable")
    );
    assert!(!LARKMOOR.files.contains_key("books/central/2027/index.html"), "a year that is all to come has no book");
    assert!(LARKMOOR.page("divisions/central/").contains("../../books/central/2026/"));
    assert!(LARKMOOR.page("huddles/2026/").contains("../../books/central/2026/"));
}

#[test]
fn a_book_shows_of_withdrawn_minutes_the_notice_alone_and_marks_drafts() {
    let text = Page::read(LARKMOOR.page("books/northgate/2026/")).said();
    assert!(text.contains("Minutes withdrawn") && !text.contains("written on their survey cards"));
    let drafts = small().with("huddles/2026-10-05-a.md", &huddle("2026-10-05", "", "Said.\n")).build();
    let text = Page::read(drafts.page("books/central/2026/")).said();
    assert!(text.contains("Draft minutes are marked") && text.contains("Draft minutes"), "{text}");
}

#[test]
fn a_year_of_many_huddles_is_a_book_in_parts() {
    let mut content = small();
    for number in 0..205 {
        let date = (day("2026-01-01") + chrono::Days::new(number)).to_string();
        content =
            content.with(&format!("huddles/{date}-a.md"), &huddle(&date, "", "# Part\n\nSaid[^1].\n\n[^1]: Note.\n"));
    }
    let built = content.build();
    let chapters = |address: &str| built.page(address).matches("<section class=\"chapter\">").count();
    assert_eq!(
        (chapters("books/central/2026/"), chapters("books/central/2026/2/"), chapters("books/central/2026/3/")),
        (100, 100, 5)
    );
    assert!(!built.files.contains_key("books/central/2026/4/index.html"));
    assert!(built.page("books/central/2026/2/").contains("part 2 of 3"));
    for path in ["books/central/2026/", "books/central/2026/2/"] {
        let page = Page::read(built.page(path));
        let ids: Vec<&str> = page.tags().filter_map(|tag| tag.get("id")).collect();
        assert_eq!(ids.len(), page.ids().len(), "{path}: an id is there twice");
    }
}
