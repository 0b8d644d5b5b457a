//! What pages say as linked data: which kinds of page say what, that it is what the page shows, and that no text gets
//! out of it.

use crate::support::sites::{HOSTILE, LARKMOOR, SMALLEST};
use crate::support::{Content, SMALLEST_SITE};
use serde_json::Value;
use std::collections::BTreeSet;

const OPEN: &str = "<script type=\"application/ld+json\">";

/// The blocks of a page as text.
fn texts(page: &str) -> Vec<&str> {
    page.split(OPEN).skip(1).map(|rest| rest.split("</script>").next().expect("a block is closed")).collect()
}

fn blocks(page: &str) -> Vec<Value> {
    texts(page)
        .into_iter()
        .map(|text| serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}")))
        .collect()
}

/// The first thing of a type, wherever it stands.
fn find<'v>(value: &'v Value, kind: &str) -> Option<&'v Value> {
    match value {
        Value::Object(fields) if fields.get("@type").is_some_and(|own| own == kind) => Some(value),
        Value::Object(fields) => fields.values().find_map(|inner| find(inner, kind)),
        Value::Array(list) => list.iter().find_map(|inner| find(inner, kind)),
        _ => None,
    }
}

/// The thing of a type that a page describes.
fn thing(page: &str, kind: &str) -> Value {
    blocks(page).iter().find_map(|block| find(block, kind)).unwrap_or_else(|| panic!("no {kind}")).clone()
}

fn types(page: &str) -> Vec<String> {
    blocks(page).iter().map(|block| block["@type"].as_str().expect("a type").to_owned()).collect()
}

#[test]
fn every_kind_of_page_says_what_it_is_about_and_where_it_stands() {
    let built = &*LARKMOOR;
    for (address, expected) in [
        ("", vec!["WebSite", "GovernmentOrganization", "Dataset"]),
        ("divisions/", vec!["BreadcrumbList"]),
        ("divisions/central/", vec!["GovernmentOrganization", "BreadcrumbList"]),
        ("divisions/central/central-2/", vec!["GovernmentOrganization", "BreadcrumbList"]),
        ("huddles/2025-08-07-central-2/", vec!["Event", "BreadcrumbList"]),
        ("commitments/2025-08-07-central-2/lights-replace/", vec![]),
        ("es/commitments/2025-08-07-central-2/lights-replace/", vec![]),
        ("outcomes/", vec!["BreadcrumbList"]),
        ("topics/lighting/", vec!["BreadcrumbList"]),
        ("data/", vec!["Dataset", "BreadcrumbList"]),
        ("es/huddles/2025-08-07-central-2/", vec!["Event", "BreadcrumbList"]),
        ("404.html", vec![]),
    ] {
        assert_eq!(types(built.page(address)), expected, "{address}");
    }
    assert_eq!(
        thing(built.page("divisions/central/central-2/"), "AdministrativeArea")["name"],
        "Response Area 2, Central Division"
    );
}

#[test]
fn every_block_is_complete_and_every_address_in_it_is_of_the_site_or_the_web() {
    fn addresses(value: &Value, out: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, inner) in fields {
                    match inner {
                        Value::String(text) if ["@id", "url", "item", "contentUrl"].contains(&name.as_str()) => {
                            out.insert(text.clone());
                        }
                        _ => addresses(inner, out),
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|inner| addresses(inner, out)),
            _ => {}
        }
    }
    let built = &*LARKMOOR;
    let mut all = BTreeSet::new();
    for (path, page) in built.pages().filter(|(path, _)| *path != "404.html") {
        let blocks = blocks(page);
        let is_commitment = path.trim_start_matches("es/").starts_with("commitments/");
        assert_eq!(blocks.is_empty(), is_commitment, "{path}");
        for block in blocks {
            assert_eq!(block["@context"], "https://schema.org", "{path}");
            addresses(&block, &mut all);
        }
    }
    let base = "https://huddles.larkmoor.example/";
    let inside: Vec<&str> = all.iter().filter_map(|url| url.strip_prefix(base)).collect();
    assert!(inside.len() > 200, "only {} addresses", inside.len());
    for address in inside {
        let path = address.split('#').next().unwrap_or_default();
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        assert!(built.files.contains_key(&file), "{address} leads nowhere");
    }
}

#[test]
fn the_breadcrumb_is_the_one_that_is_shown_and_ends_with_the_page() {
    let page = LARKMOOR.page("huddles/2025-08-07-central-2/");
    let shown = page
        .split("<nav class=\"crumbs")
        .nth(1)
        .and_then(|rest| rest.split("</nav>").next())
        .expect("the page has a breadcrumb");
    let list = thing(page, "BreadcrumbList");
    let items = list["itemListElement"].as_array().expect("a list");
    let (last, above) = items.split_last().expect("a page stands somewhere");
    assert_eq!(above.len(), shown.matches("<li>").count());
    for (at, item) in above.iter().enumerate() {
        assert_eq!(item["position"], at + 1);
        assert!(shown.contains(item["name"].as_str().expect("a name")), "{item}");
    }
    assert_eq!(last["item"], "https://huddles.larkmoor.example/huddles/2025-08-07-central-2/");
    assert!(page.contains(&format!("<h1>{}</h1>", last["name"].as_str().expect("a name"))));
}

#[test]
fn the_home_page_reports_how_to_search_and_where_the_data_is() {
    let page = LARKMOOR.page("");
    let target = &thing(page, "SearchAction")["target"];
    assert_eq!(target["urlTemplate"], "https://huddles.larkmoor.example/search/?q={search_term_string}");
    let data = thing(page, "Dataset");
    assert_eq!(data["license"], "https://creativecommons.org/licenses/by/4.0/");
    assert!(data["description"].as_str().is_some_and(|text| text.chars().count() >= 50), "{data}");
    assert!(data["distribution"].as_array().is_some_and(|list| list.len() >= 14));
    let page = LARKMOOR.page("data/");
    let whole = thing(page, "Dataset");
    assert_eq!((&data["url"], &whole["url"]), (&"https://huddles.larkmoor.example/data/".into(), &data["url"]));
    let kinds: BTreeSet<&str> = whole["distribution"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|file| file["encodingFormat"].as_str())
        .collect();
    assert_eq!(
        kinds,
        BTreeSet::from([
            "application/geo+json",
            "application/jsonl",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.sqlite3",
            "text/csv",
        ])
    );
}

const DIVISION: &str = "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n";

/// A site with one division and this huddle's details.
fn event(details: &str) -> Value {
    let record = format!("---\ntitle: Meeting\ndivision: central\nresponse_areas: [central-1]\n{details}---\nWords.\n");
    let built =
        Content::new(SMALLEST_SITE).with("divisions/central.md", DIVISION).with("huddles/one.md", &record).build();
    thing(built.page("huddles/one/"), "Event")
}

#[test]
fn times_have_the_offset_of_their_day() {
    let winter = event("date: 2026-01-15\nstart: \"18:00\"\nend: \"19:30\"\n");
    assert_eq!(
        (&winter["startDate"], &winter["endDate"]),
        (&"2026-01-15T18:00:00-05:00".into(), &"2026-01-15T19:30:00-05:00".into())
    );
    let summer = event("date: 2026-07-15\nstart: \"18:00\"\n");
    assert_eq!((&summer["startDate"], summer.get("endDate")), (&"2026-07-15T18:00:00-04:00".into(), None));
    // The clocks are set back in this night.
    let night = event("date: 2026-11-01\nstart: \"00:30\"\nend: \"02:30\"\n");
    assert_eq!(
        (&night["startDate"], &night["endDate"]),
        (&"2026-11-01T00:30:00-04:00".into(), &"2026-11-01T02:30:00-05:00".into())
    );
}

#[test]
fn what_the_record_does_not_know_is_not_said() {
    let day = event("date: 2026-01-15\n");
    assert_eq!(day["startDate"], "2026-01-15");
    assert_eq!(event("date: 2026-01\n")["startDate"], "2026-01");
    for unknown in ["endDate", "location", "eventAttendanceMode", "contributor", "about", "isAccessibleForFree"] {
        assert_eq!(day.get(unknown), None, "{unknown}");
    }
    let placed = event(
        "date: 2026-01-15\nlocation: {name: Hall, address: 1 Main St, accessibility: Step-free}\nhost: The library\n",
    );
    assert_eq!(
        placed["location"],
        serde_json::json!({"@type": "Place", "name": "Hall", "address": "1 Main St", "description": "Step-free"})
    );
    assert_eq!(placed["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
    assert_eq!(placed["contributor"], serde_json::json!({"@type": "Organization", "name": "The library"}));
}

#[test]
fn what_was_called_off_is_reported() {
    for (status, word) in [("cancelled", "EventCancelled"), ("postponed", "EventPostponed"), ("held", "EventScheduled")]
    {
        let event = event(&format!("date: 2026-01-15\nstatus: {status}\n"));
        assert_eq!(event["eventStatus"], format!("https://schema.org/{word}"));
    }
}

#[test]
fn a_page_in_another_language_reports_of_the_same_thing() {
    let (english, spanish) = ("divisions/central/central-2/", "es/divisions/central/central-2/");
    let area = |address: &str| thing(LARKMOOR.page(address), "AdministrativeArea");
    assert_eq!(area(english)["@id"], area(spanish)["@id"]);
    assert_eq!(area(spanish)["url"], format!("https://huddles.larkmoor.example/{spanish}"));
}

#[test]
fn no_text_gets_out_of_its_block() {
    let title = "</script><script>alert(1)</script><!-- & \u{2028} ]]>";
    let record = format!(
        "---\ntitle: \"{title}\"\ndate: 2026-01-15\ndivision: central\nresponse_areas: [central-1]\nsummary: \
            \"<!--<script>\"\n---\n"
    );
    let built =
        Content::new(SMALLEST_SITE).with("divisions/central.md", DIVISION).with("huddles/one.md", &record).build();
    let page = built.page("huddles/one/");
    assert_eq!(
        thing(page, "Event")["name"].as_str().map(|name| name.replace(['\u{2028}', ' '], "")),
        Some(title.replace(['\u{2028}', ' '], ""))
    );
    for text in texts(page) {
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
    }
    let own = page.matches("<script src=\"../../copy.js\" defer>").count();
    assert_eq!(page.matches("<script").count(), texts(page).len() + own, "a script that is not ours");
}

#[test]
fn hostile_texts_stay_data_on_every_page() {
    for (path, page) in HOSTILE.pages() {
        let blocks = blocks(page);
        for text in texts(page) {
            assert!(
                !text.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\u{FFFE}', '\u{7F}']),
                "{path}: {text:.300}"
            );
        }
        assert_eq!(page.matches("ld+json").count(), blocks.len(), "{path}");
    }
}

#[test]
fn without_a_licence_no_data_set_is_offered_and_a_theme_can_leave_all_of_it_out() {
    assert_eq!(types(SMALLEST.page("")), ["WebSite", "Organization"]);
    let own = "{% extends \"civic/base.html\" %}{% block head_data %}{% endblock head_data %}";
    let built = Content::new(SMALLEST_SITE).with("theme/templates/base.html", own).build();
    for (path, page) in built.pages() {
        assert!(!page.contains("ld+json"), "{path}");
    }
}
