//! Whole sites: what stands at which address, what a reader finds there, and what must never be there.

use crate::support::html::{Page, target};
use crate::support::sites::{CHARLOTTE, LARKMOOR, LARKMOOR_WITH_DRAFTS, RENAMED, SMALLEST};
use crate::support::{Built, Content, SMALLEST_SITE, day, options};
use chrono::NaiveDate;
use huddle::record::model::{Due, EventKind, ReportStatus};
use std::collections::{BTreeMap, BTreeSet};

/// What a reader sees and hears on a page.
fn said(built: &Built, address: &str) -> String {
    Page::read(built.page(address)).said().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(built: &Built, address: &str, words: &[&str]) {
    let text = said(built, address);
    for word in words {
        assert!(text.contains(word), "{address} does not say {word:?}:\n{text}");
    }
}

#[track_caller]
fn does_not_say(built: &Built, address: &str, words: &[&str]) {
    let text = said(built, address);
    for word in words {
        assert!(!text.contains(word), "{address} says {word:?}:\n{text}");
    }
}

/// Every link and every loaded file of every page leads to something: a file of the site, and a part of it.
fn dead_links(built: &Built) -> Vec<String> {
    let pages: BTreeMap<&str, Page> = built.pages().map(|(path, text)| (path, Page::read(text))).collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages.iter().map(|(path, page)| (*path, page.ids())).collect();
    let base = &built.prepared.site.config.base_url;
    let base_path = built.prepared.site.config.base_path();
    let mut dead = Vec::new();
    for (path, page) in &pages {
        for written in page.addresses() {
            let inside = match written.strip_prefix(base.as_str()) {
                Some(own) => format!("/{own}"),
                None if written.contains("://") || written.starts_with("mailto:") || written.starts_with("tel:") => {
                    continue;
                }
                None if *path == "404.html" => match written.strip_prefix(base_path) {
                    Some(own) => format!("/{own}"),
                    None => written.to_owned(),
                },
                None => written.to_owned(),
            };
            let (address, fragment) = inside.split_once('#').unwrap_or((&inside, ""));
            let address = address.split('?').next().unwrap_or_default();
            let file = if address.is_empty() { Some((*path).to_owned()) } else { target(path, address) };
            let Some(file) = file.filter(|file| built.files.contains_key(file)) else {
                dead.push(format!("{path}: {written}"));
                continue;
            };
            if !fragment.is_empty() && !ids.get(file.as_str()).is_some_and(|ids| ids.contains(fragment)) {
                dead.push(format!("{path}: {written} (there is no such part)"));
            }
        }
    }
    dead
}

#[test]
fn every_kind_of_page_has_the_address_that_people_cite() {
    let paths = LARKMOOR.paths();
    for address in [
        "index.html",
        "404.html",
        "divisions/index.html",
        "divisions/harbor/index.html",
        "divisions/harbor/harbor-2/index.html",
        "divisions/harbor/huddles/index.html",
        "huddles/index.html",
        "huddles/2026/index.html",
        "huddles/2026-05-07-central-2/index.html",
        "huddles/2027-01-14-central-2/index.html",
        "outcomes/index.html",
        "outcomes/page/2/index.html",
        "outcomes/overdue/index.html",
        "outcomes/harbor/index.html",
        "outcomes/harbor/harbor-2/index.html",
        "commitments/2026-05-07-central-2/lights-5th/index.html",
        "topics/index.html",
        "topics/lighting/index.html",
        "organizations/index.html",
        "organizations/city-transport/index.html",
        "upcoming/index.html",
        "updates/2026-06-20-lights-and-bins/index.html",
        "about/index.html",
        "es/index.html",
        "es/huddles/2026-05-07-central-2/index.html",
        "es/commitments/2026-05-07-central-2/lights-5th/index.html",
        "media/hall-street-lot-light.jpg",
        "manifest.json",
        "site.css",
    ] {
        assert!(paths.contains(address), "there is no {address}");
    }
}

#[test]
fn every_page_exists_in_every_language() {
    let of_language = |prefix: &str| -> BTreeSet<String> {
        let inside = LARKMOOR
            .pages()
            .map(|(path, _)| path)
            .filter(|path| *path != "404.html" && path.starts_with("es/") != prefix.is_empty());
        inside.map(|path| path.strip_prefix(prefix).unwrap_or(path).to_owned()).collect()
    };
    assert_eq!(of_language(""), of_language("es/"));
}

#[test]
fn the_manifest_lists_every_other_file_with_its_hash() {
    let mut listed: BTreeSet<&str> = LARKMOOR.manifest.files.keys().map(String::as_str).collect();
    listed.insert("manifest.json");
    assert_eq!(listed, LARKMOOR.paths());
    for (path, seal) in &LARKMOOR.manifest.files {
        assert!(seal.is_same(&huddle::site::artifact::FileSeal::of(&LARKMOOR.files[path])), "{path}");
    }
}

#[test]
fn a_commitment_past_its_date_is_overdue_since_the_day_after() {
    let commitment = LARKMOOR.commitment("2025-04-10-harbor-2/truck-signs");
    assert_eq!(
        (commitment.state.due, commitment.state.overdue_since),
        (Some(day("2025-08-01")), Some(day("2025-08-02")))
    );
    says(&LARKMOOR, "commitments/2025-04-10-harbor-2/truck-signs/", &["Overdue since August 2, 2025"]);
    assert!(LARKMOOR.page("outcomes/overdue/").contains("2025-04-10-harbor-2/truck-signs/"));
}

#[test]
fn a_commitment_without_a_date_is_never_overdue() {
    let commitment = LARKMOOR.commitment("2025-03-13-central-3/steps-lamp");
    assert_eq!((commitment.state.status, commitment.state.overdue_since), (ReportStatus::Open, None));
    says(&LARKMOOR, "commitments/2025-03-13-central-3/steps-lamp/", &["No date was promised"]);
    assert!(!LARKMOOR.page("outcomes/overdue/").contains("steps-lamp"));
}

#[test]
fn a_settled_commitment_is_not_overdue_though_its_date_has_passed() {
    for (name, status) in [
        ("2026-05-07-central-2/lights-5th", ReportStatus::Done),
        ("2026-02-05-central-2/cameras-lot", ReportStatus::Confirmed),
        ("2025-05-22-harbor-1/bike-racks", ReportStatus::Dropped),
        ("2026-03-26-northgate-2/make-safe-1400", ReportStatus::Replaced),
    ] {
        let commitment = LARKMOOR.commitment(name);
        assert_eq!((commitment.state.status, commitment.state.overdue_since), (status, None), "{name}");
        assert!(!LARKMOOR.page("outcomes/overdue/").contains(&format!("commitments/{name}/")), "{name}");
    }
    says(&LARKMOOR, "commitments/2026-02-05-central-2/cameras-lot/", &["Done, confirmed"]);
    says(&LARKMOOR, "commitments/2025-05-22-harbor-1/bike-racks/", &["Will not be done", "no room for a wheelchair"]);
}

#[test]
fn a_replaced_commitment_leads_to_what_replaces_it() {
    let site = &LARKMOOR.prepared.site;
    for commitment in site.commitments.iter().filter(|commitment| commitment.state.status == ReportStatus::Replaced) {
        let last = commitment.reports.last().expect("a report replaced it");
        let huddle = &site.huddle(commitment.huddle).id;
        if let Some(successor) = last.successor {
            let successor = site.commitment(successor);
            let address = format!("commitments/{}/{}/", site.huddle(successor.huddle).id, successor.id);
            assert!(
                LARKMOOR.page(&format!("commitments/{huddle}/{}/", commitment.id)).contains(&address),
                "{huddle}/{}",
                commitment.id
            );
        }
    }
    says(&LARKMOOR, "commitments/2025-11-06-central-2/patio-hours/", &["Replaced"]);
}

#[test]
fn a_commitment_that_was_done_can_be_taken_up_again() {
    let commitment = LARKMOOR.commitment("2025-10-23-northgate-3/underpass-clear");
    let said: Vec<ReportStatus> = commitment.reports.iter().map(|report| report.status).collect();
    assert_eq!(said, [ReportStatus::Done, ReportStatus::InProgress]);
    assert_eq!(commitment.state.status, ReportStatus::InProgress);
    assert!(commitment.state.is_overdue());
}

#[test]
fn a_moved_date_is_reported_with_the_old_one_and_holds_from_then_on() {
    let commitment = LARKMOOR.commitment("2025-08-07-central-2/lights-replace");
    let moved = commitment.story.iter().find_map(|event| match &event.kind {
        EventKind::DueMoved { from, to, .. } => Some((from.clone(), *to)),
        _ => None,
    });
    assert_eq!(moved, Some((Some(Due::Date(day("2025-10-31"))), day("2026-01-31"))));
    assert_eq!(commitment.state.due, Some(day("2026-01-31")));
    says(&LARKMOOR, "commitments/2025-08-07-central-2/lights-replace/", &["October 31, 2025", "January 31, 2026"]);
    let postponed = LARKMOOR.commitment("2026-06-11-harbor-3/road-end-gate");
    assert_eq!((postponed.state.due, postponed.state.overdue_since), (Some(day("2026-12-15")), None));
}

#[test]
fn silence_at_the_next_huddle_of_the_area_is_reported_by_itself() {
    let silent = |name: &str| -> Vec<String> {
        let reported = LARKMOOR.commitment(name).story.iter();
        reported
            .filter_map(|event| match event.kind {
                EventKind::NotMentioned(huddle) => Some(LARKMOOR.prepared.site.huddle(huddle).id.clone()),
                _ => None,
            })
            .collect()
    };
    assert_eq!(silent("2025-11-06-central-2/stop-study"), ["2026-02-05-central-2"]);
    // The next huddle of the area spoke of it.
    assert_eq!(silent("2026-02-05-central-2/cameras-lot"), Vec::<String>::new());
    // The next one has no minutes yet, so nobody knows what was said there.
    assert_eq!(silent("2026-03-19-central-1-and-3/alley-gate"), Vec::<String>::new());
    // A huddle that was put off is not one that kept silent.
    assert_eq!(silent("2025-04-10-harbor-2/truck-signs"), ["2026-10-15-harbor-2"]);
    says(
        &LARKMOOR,
        "commitments/2025-11-06-central-2/stop-study/",
        &["No report on it in the minutes of the next huddle"],
    );
}

#[test]
fn a_page_says_since_when_nobody_has_reported() {
    says(
        &LARKMOOR,
        "commitments/2025-03-13-central-3/steps-lamp/",
        &["Nobody has reported on this since it was made."],
    );
    says(
        &LARKMOOR,
        "commitments/2025-04-10-harbor-2/truck-signs/",
        &["Last heard July 16, 2026: ", "Nobody has reported on it since."],
    );
    does_not_say(&LARKMOOR, "commitments/2026-05-07-central-2/lights-5th/", &["Nobody has reported"]);
}

#[test]
fn every_commitment_is_in_exactly_the_lists_of_its_state() {
    let built = &*LARKMOOR;
    let listed = |word: &str| -> usize {
        (1..)
            .map_while(|page| list_page(built, word, page))
            .map(|page| page.matches("class=\"item promise\"").count())
            .sum()
    };
    let count = |holds: &dyn Fn(&huddle::record::model::Commitment) -> bool| {
        built.prepared.site.commitments.iter().filter(|commitment| holds(commitment)).count()
    };
    assert_eq!(listed("outcomes/"), built.prepared.site.commitments.len());
    assert_eq!(listed("outcomes/overdue/"), count(&|commitment| commitment.state.is_overdue()));
    assert_eq!(listed("outcomes/open/"), count(&|commitment| !commitment.state.status.is_settled()));
    assert_eq!(listed("outcomes/done/"), count(&|commitment| commitment.state.status.is_kept()));
    assert!(listed("outcomes/dropped/") > 0);
}

fn list_page<'b>(built: &'b Built, address: &str, number: usize) -> Option<&'b str> {
    let path = if number == 1 { format!("{address}index.html") } else { format!("{address}page/{number}/index.html") };
    built.files.get(&path).and_then(|bytes| std::str::from_utf8(bytes).ok())
}

#[test]
fn not_a_byte_of_a_draft_record_is_in_any_file() {
    for words in [
        "gate-keys",
        "Footings poured",
        "Raw notes, from the pad",
        "2026-11-19-harbor-3",
        "gate keys and the winter storms",
        "half past three opening",
    ] {
        assert_eq!(LARKMOOR.holding(words), Vec::<&str>::new(), "{words:?}");
    }
    assert_eq!(LARKMOOR.commitment("2026-07-16-harbor-all/flats-shelter").reports.len(), 0);
    let left: Vec<String> = LARKMOOR.prepared.site.left_out.iter().map(|left| left.path.to_string()).collect();
    assert_eq!(left, ["huddles/harbor/2026-11-19-harbor-3.md"]);
}

#[test]
fn a_draft_record_is_there_for_those_who_ask_for_drafts() {
    let built = &*LARKMOOR_WITH_DRAFTS;
    says(built, "huddles/2026-11-19-harbor-3/", &["Raw notes, from the pad", "Footings poured"]);
    assert!(built.files.contains_key("commitments/2026-11-19-harbor-3/gate-keys/index.html"));
    assert_eq!(built.commitment("2026-07-16-harbor-all/flats-shelter").state.status, ReportStatus::InProgress);
    assert!(built.prepared.site.left_out.is_empty());
    assert_eq!(dead_links(built), Vec::<String>::new());
}

#[test]
fn withdrawn_minutes_are_not_shown_but_their_page_says_why() {
    says(&LARKMOOR, "huddles/2026-05-21-northgate-3/", &["Minutes withdrawn", "two households easy to recognise"]);
    for words in ["written on their survey cards", "what the person does for a living"] {
        assert_eq!(LARKMOOR.holding(words), Vec::<&str>::new(), "{words:?}");
    }
    let page = LARKMOOR.page("huddles/2026-05-21-northgate-3/");
    for words in ["The place was not recorded", "No head count was recorded", "Minutes and commitments"] {
        assert!(!page.contains(words), "it was recorded, and then withdrawn: {words:?}");
    }
}

#[test]
fn a_cancelled_and_a_postponed_huddle_say_so_and_ask_for_no_minutes() {
    says(&LARKMOOR, "huddles/2026-07-09-westfield-3/", &["Cancelled", "did not take place"]);
    says(&LARKMOOR, "huddles/2026-01-22-harbor-2/", &["Postponed"]);
    for address in ["huddles/2026-07-09-westfield-3/", "huddles/2026-01-22-harbor-2/"] {
        does_not_say(&LARKMOOR, address, &["They were due", "No head count", "They are due"]);
    }
}

#[test]
fn a_huddle_to_come_asks_for_nothing_that_cannot_be_known_yet() {
    let address = "huddles/2027-01-14-central-2/";
    says(&LARKMOOR, address, &["January 14, 2027"]);
    does_not_say(&LARKMOOR, address, &["No head count", "They were due"]);
    assert!(LARKMOOR.page("upcoming/").contains("2027-01-14-central-2/"));
    assert!(!LARKMOOR.page("upcoming/").contains("huddles/2026-11-12-westfield-1/"));
}

#[test]
fn draft_minutes_are_labelled_on_their_page_and_in_lists() {
    let site = &LARKMOOR.prepared.site;
    let drafts = site.huddles.iter().filter(|huddle| {
        huddle.minutes == huddle::record::model::Minutes::Draft
            && huddle.has_minutes()
            && !huddle.date.is_after(site.today)
    });
    let mut seen = 0;
    for huddle in drafts {
        says(&LARKMOOR, &format!("huddles/{}/", huddle.id), &["Draft minutes"]);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_correction_is_reported_on_the_page_that_it_corrects() {
    let site = &LARKMOOR.prepared.site;
    for huddle in site.huddles.iter().filter(|huddle| !huddle.corrections.is_empty()) {
        for correction in &huddle.corrections {
            says(&LARKMOOR, &format!("huddles/{}/", huddle.id), &[&correction.reason]);
        }
    }
    says(&LARKMOOR, "huddles/2026-05-07-central-2/", &["Corrected"]);
}

#[test]
fn no_link_is_dead_on_any_site() {
    for (name, built) in
        [("larkmoor", &*LARKMOOR), ("charlotte", &*CHARLOTTE), ("renamed", &*RENAMED), ("empty", &*SMALLEST)]
    {
        assert_eq!(dead_links(built), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_dead_link_would_be_found() {
    let template = "{% extends \"base.html\" %}{% block content %}<p><a href=\"../nowhere/\">a</a> <a \
        href=\"#no-part\">b</a> <a href=\"#main\">c</a></p>{% endblock content %}";
    let built = Content::new(SMALLEST_SITE)
        .with("pages/x.md", "---\ntitle: X\n---\n")
        .with("theme/templates/page.html", template)
        .build();
    assert_eq!(dead_links(&built), ["x/index.html: ../nowhere/", "x/index.html: #no-part (there is no such part)"]);
}

#[test]
fn links_are_relative_so_that_a_copy_works_anywhere() {
    for (path, text) in LARKMOOR.pages().filter(|(path, _)| *path != "404.html") {
        let page = Page::read(text);
        let absolute: Vec<&str> = page.addresses().into_iter().filter(|address| address.starts_with('/')).collect();
        assert!(absolute.is_empty(), "{path}: {absolute:?}");
    }
    let page = Page::read(LARKMOOR.page("404.html"));
    assert!(
        page.addresses()
            .iter()
            .all(|address| address.starts_with('/') || address.starts_with('#') || address.contains(':')),
        "the page for lost addresses is shown at any depth"
    );
}

#[test]
fn a_site_under_a_path_has_the_same_pages_and_says_its_whole_address() {
    let base_url = Some("https://city.example/police/huddles".to_owned());
    let built = Content::of_project().build_with(&huddle::publish::pipeline::Options { base_url, ..options() });
    assert_eq!(built.paths(), LARKMOOR.paths());
    assert_eq!(dead_links(&built), Vec::<String>::new());
    assert!(
        built.page("about/").contains("<link rel=\"canonical\" href=\"https://city.example/police/huddles/about/\">")
    );
    let lost = Page::read(built.page("404.html"));
    for address in lost.addresses().into_iter().filter(|address| address.starts_with('/')) {
        assert!(address.starts_with("/police/huddles/"), "{address}");
    }
}

#[test]
fn every_page_says_that_the_city_is_made_up() {
    for (path, text) in LARKMOOR.pages() {
        let words = if path.starts_with("es/") { "son inventados" } else { "made up" };
        let above = text.split("<header").next().unwrap_or_default();
        let banner = above.split("<aside class=\"made-up\">").nth(1).unwrap_or_default();
        assert!(banner.contains(words), "{path}: {banner}");
    }
    does_not_say(&CHARLOTTE, "", &["made up"]);
}

#[test]
fn every_page_has_one_title_one_main_heading_and_a_description() {
    for built in [&*LARKMOOR, &*CHARLOTTE, &*RENAMED, &*SMALLEST] {
        for (path, text) in built.pages() {
            let page = Page::read(text);
            let count = |name: &str| page.tags().filter(|tag| tag.name == name).count();
            // Shapes of a map have titles too, in the body.
            let titles = page.tags().take_while(|tag| tag.name != "body").filter(|tag| tag.name == "title").count();
            assert_eq!((titles, count("h1"), count("main")), (1, 1, 1), "{path}");
            assert!(!page.text_of("h1").unwrap_or_default().is_empty(), "{path}");
            assert!(
                page.tags().any(|tag| tag.get("name") == Some("description")
                    && tag.get("content").is_some_and(|text| !text.trim().is_empty())),
                "{path}"
            );
            assert_eq!(page.empty_headings(), Vec::<String>::new(), "{path}");
            let ids: Vec<&str> = page.tags().filter_map(|tag| tag.get("id")).collect();
            assert_eq!(ids.len(), page.ids().len(), "{path}: an id is there twice");
        }
    }
}

#[test]
fn no_page_shows_the_name_of_a_message_or_an_unfilled_place() {
    for built in [&*LARKMOOR, &*RENAMED, &*SMALLEST] {
        for (path, text) in built.pages() {
            let page = Page::read(text);
            let said = page.said();
            let unfilled: Vec<&str> = said
                .split_whitespace()
                .filter(|word| word.contains("{$") || word.contains("{{") || *word == "{" || *word == "undefined")
                .collect();
            assert!(unfilled.is_empty(), "{path}: {unfilled:?}");
            let names: Vec<&str> =
                said.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| word.contains('_')).collect();
            assert!(names.is_empty(), "{path}: {names:?}");
        }
    }
}

#[test]
fn spanish_pages_say_that_they_are_spanish() {
    for (path, text) in LARKMOOR.pages() {
        let language = if path.starts_with("es/") { "es" } else { "en" };
        let page = Page::read(text);
        let html = page.tags().find(|tag| tag.name == "html").expect("a page has an html element");
        assert_eq!(html.get("lang"), Some(language), "{path}");
    }
}

#[test]
fn a_translated_record_is_shown_in_spanish() {
    let address = "es/huddles/2026-05-07-central-2/";
    says(
        &LARKMOOR,
        address,
        &[
            "Reunión de Central: alumbrado y ruido de madrugada",
            "El supervisor sospecha que hay agua en el cable",
            "7 de mayo de 2026",
        ],
    );
    does_not_say(&LARKMOOR, address, &["aún no tiene traducción"]);
    says(
        &LARKMOOR,
        "es/commitments/2026-05-07-central-2/lights-5th/",
        &["Reparar las tres luces de 5th Street y 6th Street"],
    );
}

#[test]
fn a_translation_that_is_not_published_is_in_no_byte_of_the_site() {
    let site = format!("{SMALLEST_SITE}languages: [en, es]\n");
    let original =
        "---\ntitle: Lights\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n---\nWords.\n";
    let built = Content::new(&site)
        .with("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n")
        .with("huddles/one.md", original)
        .with("huddles/one.es.md", "---\ntitle: Luces zzborrador\npublish: false\n---\nTexto zzborrador.\n")
        .build();
    let found: Vec<&String> = built
        .files
        .iter()
        .filter(|(_, bytes)| bytes.windows(10).any(|part| part == b"zzborrador"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(found, Vec::<&String>::new());
    assert!(built.page("es/huddles/one/").contains("Words."));
    let left_out: Vec<&str> = built.prepared.site.left_out.iter().map(|left| left.path.as_str()).collect();
    assert_eq!(left_out, ["huddles/one.es.md"]);
}

#[test]
fn a_file_that_a_browser_would_run_is_never_published() {
    let record = |file: &str| {
        format!(
            "---\ntitle: One\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\nattachments: \
                [{{file: media/{file}, title: Ours}}]\n---\nWords.\n"
        )
    };
    let site = |settings: &str, file: &str, text: &str| {
        Content::new(&format!("{SMALLEST_SITE}{settings}"))
            .with("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n")
            .with("huddles/one.md", text)
            .with_media(&format!("media/{file}"), b"<script>alert(1)</script>")
    };
    let reported = |content: &Content| -> Vec<String> {
        content
            .diags()
            .iter()
            .map(|diag| format!("{:?} {} {}", diag.severity, diag.code.label(), diag.place.start.line))
            .collect()
    };
    for file in ["evil.html", "evil.HTM", "evil.js", "evil.xml", "evil.svgz", "evil", "evil.exe", "evil.doc"] {
        assert_eq!(reported(&site("", file, &record(file))), ["Error H034 6"], "{file}");
        let page = format!(
            "---\ntitle: One\ndate: 2026-05-07\ndivision: central\nresponse_areas: \
                [central-1]\n---\n[Ours](../media/{file})\n"
        );
        assert_eq!(reported(&site("", file, &page)), ["Error H034 7"], "{file}");
    }
    // Of a kind that may be attached, it is not what its name says.
    for file in [
        "a.pdf", "a.docx", "a.xlsx", "a.pptx", "a.odt", "a.ods", "a.csv", "a.txt", "a.mp3", "a.mp4", "a.ics", "a.zip",
        "A.PDF",
    ] {
        assert_eq!(reported(&site("", file, &record(file))), ["Error H059 6"], "{file}");
    }
    let allowed = "rules: {attachments: [doc, .GeoJSON]}\n";
    let right = |file: &str| {
        site(allowed, file, &record(file)).with_media(&format!("media/{file}"), b"{\"type\": \"Feature\"}")
    };
    assert!(reported(&right("a.doc")).is_empty());
    assert!(right("a.geojson").build().files.contains_key("media/a.geojson"));
    let live = site("rules: {attachments: [html]}\n", "evil.html", &record("evil.html"));
    assert_eq!(reported(&live), ["Error H034 6", "Error H031 5"]);
    let adopted = site(
        "adopt: [{files: \"minutes/*.md\", defaults: {division: central, response_areas: all, date: 2026-05-07}}]\n",
        "evil.html",
        &record("a.pdf"),
    )
    .without("huddles/one.md")
    .with("minutes/one.md", "# Minutes of May\n\n[Ours](../media/evil.html)\n");
    assert_eq!(reported(&adopted), ["Warning H034 3"]);
    let built = adopted.build();
    assert!(!built.files.contains_key("media/evil.html") && built.holding("evil.html").is_empty());
}

#[test]
fn a_file_that_wants_the_address_of_an_export_is_reported() {
    let reported = Content::new(SMALLEST_SITE)
        .with("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n")
        .with(
            "huddles/one.md",
            "---\ntitle: One\ndate: 2026-05-07\ndivision: central\nresponse_areas: \
            [central-1]\nattachments: [{file: data/huddles.csv, title: Ours}]\n---\nWords.\n",
        )
        .with_media("data/huddles.csv", b"a,b\n")
        .diags();
    let reported: Vec<String> =
        reported.iter().map(|diag| format!("{:?} {}: {}", diag.code, diag.place.file, diag.message)).collect();
    assert!(
        reported
            .iter()
            .any(|line| line.contains("data/huddles.csv") && line.contains("one address: /data/huddles.csv")),
        "{reported:?}"
    );
}

#[test]
fn a_name_that_is_translated_twice_has_the_words_of_the_translation_s_own_file() {
    let site = format!("{SMALLEST_SITE}languages: [en, es]\n");
    let built = Content::new(&site)
        .with(
            "divisions/central.md",
            "---\nname: Central\nnames: {es: Centro}\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n",
        )
        .with("divisions/central.es.md", "---\nname: El centro\n---\nTexto.\n")
        .build();
    let translated = &built.prepared.site.divisions[0].name.translations;
    assert_eq!(translated.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["El centro"]);
}

#[test]
fn an_untranslated_record_is_announced_and_marked_with_its_language() {
    let address = "es/huddles/2025-01-16-harbor-1/";
    says(&LARKMOOR, address, &["Esta página aún no tiene traducción"]);
    let page = Page::read(LARKMOOR.page(address));
    let body =
        page.tags().find(|tag| tag.get("class").is_some_and(|class| class.contains("prose"))).expect("the minutes");
    assert_eq!(body.get("lang"), Some("en"));
    let heading = page.tags().find(|tag| tag.name == "h1").expect("a heading");
    assert_eq!(heading.get("lang"), Some("en"));
    says(&LARKMOOR, address, &["Se muestra en inglés"]);
    assert!(!LARKMOOR.page("huddles/2025-01-16-harbor-1/").contains("no translation yet"));
}

#[test]
fn times_are_reported_as_people_say_them() {
    says(&LARKMOOR, "huddles/2025-01-16-harbor-1/", &["6:30", "8:00"]);
    says(&LARKMOOR, "es/huddles/2025-01-16-harbor-1/", &["18:30", "20:00"]);
    does_not_say(&LARKMOOR, "es/huddles/2025-01-16-harbor-1/", &["18:30:00"]);
}

#[test]
fn the_page_for_lost_addresses_speaks_every_language_of_the_site() {
    says(&LARKMOOR, "404.html", &["Page not found", "Página no encontrada"]);
    assert!(LARKMOOR.page("404.html").contains("lang=\"es\""));
}

#[test]
fn a_month_without_a_day_is_shown_as_it_is_known() {
    let address = "huddles/2025-05-chats/";
    says(&CHARLOTTE, address, &["May 2025", "Dante Anderson", "Mayor Pro Tem", "Charlotte Center City Partners"]);
    does_not_say(&CHARLOTTE, address, &["May 1", "May 31", "2025-05-01", "They were due"]);
    let page = Page::read(CHARLOTTE.page(address));
    let times: Vec<&str> = page.tags().filter(|tag| tag.name == "time").filter_map(|tag| tag.get("datetime")).collect();
    assert!(!times.is_empty() && times.iter().all(|time| *time == "2025-05"), "{times:?}");
}

#[test]
fn what_a_record_does_not_say_is_reported_as_unknown_and_never_made_up() {
    let address = "huddles/2025-05-chats/";
    says(&CHARLOTTE, address, &["No head count was recorded", "The place was not recorded"]);
    does_not_say(
        &CHARLOTTE,
        address,
        &[
            "0 people",
            "Overdue",
            "Next huddle",
            "Attachments",
            "What people raised",
            "Commitments made here",
            "America/New_York",
        ],
    );
    assert_eq!(CHARLOTTE.prepared.site.commitments.len(), 0);
    assert_eq!(CHARLOTTE.prepared.site.areas.len(), 0);
}

#[test]
fn a_site_without_records_builds_and_says_that_nothing_is_there() {
    says(&SMALLEST, "huddles/", &["No huddles"]);
    says(&SMALLEST, "upcoming/", &["No huddles are scheduled"]);
    assert_eq!(dead_links(&SMALLEST), Vec::<String>::new());
    assert!(SMALLEST.prepared.diags.is_empty(), "{:?}", SMALLEST.prepared.diags);
}

#[test]
fn a_site_with_spanish_first_has_it_at_the_root_and_its_own_names_everywhere() {
    assert!(RENAMED.page("").contains("<html lang=\"es\">"));
    assert!(RENAMED.page("en/").contains("<html lang=\"en\">"));
    says(&RENAMED, "", &["Distritos", "Juntas de ronda"]);
    says(&RENAMED, "en/", &["Districts", "Beat meetings"]);
    says(&RENAMED, "en/divisions/east/", &["East District", "Beats"]);
}

/// The pieces of the page's map but those next door: what each leads to, where it leads anywhere.
fn shapes<'b>(built: &'b Built, address: &str) -> Vec<(&'b str, &'b str)> {
    let map = built
        .page(address)
        .split("<figure class=\"map")
        .nth(1)
        .and_then(|rest| rest.split("</figure>").next())
        .unwrap_or("");
    let between = |text: &'b str, from: &str, to: &str| {
        text.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap_or("")
    };
    map.split("<title>")
        .skip(1)
        .zip(map.split("<title>"))
        .map(|(piece, before)| {
            let opening = before.rsplit('\n').next().unwrap_or("");
            (opening, piece)
        })
        .filter(|(opening, _)| !opening.contains("class=\"near\""))
        .map(|(opening, piece)| (between(opening, "href=\"", "\""), piece.split("</title>").next().unwrap_or("")))
        .collect()
}

#[test]
fn maps_lead_to_the_places_that_the_page_lists() {
    let divisions = shapes(&LARKMOOR, "divisions/");
    assert_eq!(
        divisions.iter().map(|shape| shape.1).collect::<Vec<_>>(),
        ["Central Division", "Harbor Division", "Northgate Division", "Westfield Division"]
    );
    assert_eq!(divisions[0].0, "../divisions/central/");
    let areas = shapes(&LARKMOOR, "divisions/northgate/");
    let leads: Vec<&str> = areas.iter().map(|shape| shape.0).collect();
    assert_eq!(
        leads,
        ["northgate-1", "northgate-2", "northgate-3"].map(|area| format!("../../divisions/northgate/{area}/")),
        "only what is in use"
    );
    assert!(shapes(&LARKMOOR, "es/divisions/northgate/")[0].0.starts_with("../../../es/divisions/"));
}

#[test]
fn an_area_is_shown_in_its_division_and_a_retired_one_among_those_of_its_time() {
    let here = |address: &str| {
        shapes(&LARKMOOR, address)
            .into_iter()
            .filter(|shape| shape.0.is_empty())
            .map(|shape| shape.1)
            .collect::<Vec<_>>()
    };
    assert_eq!(here("divisions/northgate/northgate-2/"), ["Response Area 2"]);
    let old = shapes(&LARKMOOR, "divisions/northgate/northgate-4/");
    assert_eq!(old.iter().map(|shape| shape.1).collect::<Vec<_>>(), ["Response Area 1", "Response Area 4"]);
    says(
        &LARKMOOR,
        "divisions/northgate/northgate-4/",
        &["as of June 30, 2025", "April 1, 2014 to June 30, 2025", "Now part of"],
    );
    says(&LARKMOOR, "divisions/northgate/northgate-3/", &["Replaces Response Area 4", "Since July 1, 2025"]);
}

#[test]
fn a_huddle_keeps_the_area_of_its_time_and_says_what_is_there_now() {
    says(
        &LARKMOOR,
        "huddles/2025-02-20-northgate-4/",
        &["Response Area 4", "Until June 30, 2025", "Now part of Response Area 2 Response Area 3"],
    );
    does_not_say(&LARKMOOR, "huddles/2025-09-04-northgate-2/", &["Now part of", "Until "]);
}

#[test]
fn maps_weigh_little() {
    for address in [
        "divisions/central/",
        "divisions/harbor/",
        "divisions/northgate/",
        "divisions/westfield/",
        "divisions/northgate/northgate-4/",
    ] {
        let map =
            LARKMOOR.page(address).split("<svg").nth(1).and_then(|rest| rest.split("</svg>").next()).expect("a map");
        assert!((500..6_000).contains(&map.len()), "{address}: {}", map.len());
    }
    let city =
        LARKMOOR.page("divisions/").split("<svg").nth(1).and_then(|rest| rest.split("</svg>").next()).expect("a map");
    assert!((500..8_000).contains(&city.len()), "{}", city.len());
}

#[test]
fn a_position_can_be_looked_up_in_every_area_in_use_and_in_no_other() {
    let outlines: serde_json::Value = serde_json::from_slice(&LARKMOOR.files["find/outlines.json"]).expect("JSON");
    let areas = outlines["areas"].as_array().expect("a list");
    assert_eq!(areas.len(), 12);
    for area in areas {
        for language in ["en", "es"] {
            let address = area["addresses"][language].as_str().expect("an address");
            assert!(LARKMOOR.files.contains_key(&format!("{address}index.html")), "{address}");
            assert!(area["names"][language].as_str().is_some_and(|name| !name.is_empty()));
        }
        let number = |value: &serde_json::Value| value.as_f64().expect("a number");
        let [west, south, east, north] = [0, 1, 2, 3].map(|at| number(&area["box"][at]));
        let rings =
            area["polygons"].as_array().into_iter().flatten().flat_map(|part| part.as_array().into_iter().flatten());
        for ring in rings.map(|ring| ring.as_array().expect("a ring")) {
            assert_eq!(ring.first(), ring.last(), "rings are closed");
            assert!(
                ring.iter()
                    .all(|at| (west..=east).contains(&number(&at[0])) && (south..=north).contains(&number(&at[1])))
            );
        }
    }
    assert_eq!(areas[5]["names"]["en"], "Response Area 3, Harbor Division");
    assert_eq!(areas[5]["polygons"].as_array().map(Vec::len), Some(2), "the Flats and the island before them");
    assert_eq!(areas[6]["polygons"][0].as_array().map(Vec::len), Some(2), "the lake in the old quarry is cut out");
}

#[test]
fn without_outlines_there_is_no_map_and_nothing_to_look_up() {
    for built in [&*RENAMED, &*SMALLEST] {
        assert!(!built.files.contains_key("find/outlines.json"));
        assert!(built.pages().all(|(_, text)| !text.contains("<figure class=\"map")));
    }
}

#[test]
fn a_division_is_found_by_its_own_outline_where_its_areas_have_none_and_drawn_by_theirs_where_it_has_none() {
    let areas = Content::of_project();
    let text = areas.text("divisions/central.md");
    let only_areas = text.replace("\nboundary: boundaries/divisions.geojson#central", "");
    assert_ne!(text, only_areas);
    let built = areas.clone().with("divisions/central.md", &only_areas).build();
    assert_eq!(shapes(&built, "divisions/").len(), 4);
    let only_division: String =
        text.lines().filter(|line| !line.contains("areas.geojson")).map(|line| format!("{line}\n")).collect();
    let built = areas.with("divisions/central.md", &only_division).build();
    assert!(shapes(&built, "divisions/central/").is_empty());
    let outlines = std::str::from_utf8(&built.files["find/outlines.json"]).expect("JSON");
    assert!(
        outlines.contains("\"names\":{\"en\":\"Central Division\"") && outlines.contains("\"divisions/central/\""),
        "{outlines:.300}"
    );
}

#[test]
fn the_day_of_the_build_alone_decides_what_is_overdue() {
    let on = |today: &str| {
        Content::of_project().prepare(&huddle::publish::pipeline::Options { today: day(today), ..options() })
    };
    let overdue = |today: &str| -> Option<NaiveDate> {
        let site = on(today).site;
        let named = |commitment: &&huddle::record::model::Commitment| commitment.id == "storm-drains";
        site.commitments.iter().find(named).expect("the commitment").state.overdue_since
    };
    assert_eq!(overdue("2026-12-10"), None);
    assert_eq!(overdue("2026-12-11"), Some(day("2026-12-11")));
    assert_eq!(overdue("2026-12-31"), Some(day("2026-12-11")));
}

#[test]
fn everything_that_was_corrected_stands_on_one_page_and_nothing_has_none() {
    let site = &LARKMOOR.prepared.site;
    let of_huddles = site.huddles.iter().map(|huddle| (format!("huddles/{}/", huddle.id), &huddle.corrections));
    let of_updates = site.updates.iter().map(|update| (format!("updates/{}/", update.id), &update.corrections));
    let all: Vec<_> =
        of_huddles.chain(of_updates).flat_map(|(at, list)| list.iter().map(move |one| (at.clone(), one))).collect();
    assert!(all.len() > 3, "the sample has corrections");
    for prefix in ["", "es/"] {
        let address = format!("{prefix}corrections/");
        let html = LARKMOOR.page(&address);
        let mut at = 0;
        let mut latest_first = all.clone();
        latest_first.sort_by_key(|(_, one)| std::cmp::Reverse(one.date));
        for (record, correction) in latest_first {
            let reason = huddle::text::escape(&correction.reason);
            let found = html[at..].find(&reason).unwrap_or_else(|| panic!("{address} lacks {reason:?} in its place"));
            let before = html[..at + found].rfind("<li>").expect("a line");
            assert!(html[before..at + found].contains(&format!("/{record}\"")), "{reason} does not lead to {record}");
            at = before;
        }
        assert!(LARKMOOR.page("scoreboard/").contains("../corrections/\""), "every page leads to it");
    }
    assert!(SMALLEST.try_page("corrections/").is_none());
    assert!(!SMALLEST.page("").contains("corrections/\""), "nothing leads to a page that is not there");
}
