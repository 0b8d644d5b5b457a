//! How a reader finds their area: what the lists hold, what they leave out, and where they lead.

use crate::support::html::{Page, Piece};
use crate::support::sites::{LARKMOOR, RENAMED, SMALLEST};
use crate::support::{Content, SMALLEST_SITE, options, page_alone};
use huddle::site::plan::directory::MOST_ON_ONE_PAGE;
use huddle::site::plan::streets::Street;
use std::collections::{BTreeMap, BTreeSet};

/// The entries of the lists by name: the name, and the addresses from the site's root with what stands before each.
fn entries(page: &str) -> BTreeMap<String, BTreeSet<(String, String)>> {
    let mut found: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    let (mut inside, mut name, mut part, mut naming) = (false, String::new(), String::new(), false);
    for piece in crate::support::html::pieces(page).expect("pages are well formed") {
        match piece {
            Piece::Open(tag) if tag.get("class") == Some("list places") => inside = true,
            Piece::Close(tag) if tag == "ul" => inside = false,
            Piece::Open(tag) if inside && tag.get("class") == Some("name") => {
                (naming, name, part) = (true, String::new(), String::new())
            }
            Piece::Open(tag) if inside && tag.get("data-n").is_some() => {
                part = tag.get("data-n").unwrap_or_default().to_owned();
            }
            Piece::Open(tag) if inside && tag.name == "a" => {
                let address = tag.get("href").unwrap_or_default().trim_start_matches("../").to_owned();
                found.entry(name.clone()).or_default().insert((part.clone(), address));
            }
            Piece::Close(tag) if tag == "p" => naming = false,
            Piece::Text(text) if naming => name.push_str(&text),
            _ => {}
        }
    }
    found
}

fn streets(count: usize) -> Content {
    let lines: Vec<String> =
        (0..count).map(|at| format!("\"{}{at:03} Street 1-99\"", ["Ash", "Élan", "the Birch", "9"][at % 4])).collect();
    let division = format!(
        "---\nname: North\nresponse_areas:\n  - \
            {{id: north-1, name: Area 1, neighborhoods: [Zoo Park], streets: [{}]}}\n---\nNorth.\n",
        lines.join(", ")
    );
    Content::new(SMALLEST_SITE).with("divisions/north.md", &division)
}

#[test]
fn every_area_is_found_under_each_of_its_neighborhoods_and_streets() {
    let site = &LARKMOOR.prepared.site;
    for (prefix, lead) in [("", ""), ("es/", "es/")] {
        let page = LARKMOOR.page(&format!("{prefix}find/"));
        let entries = entries(page);
        let mut checked = 0;
        for area in site.areas.iter().filter(|area| !area.validity.is_retired(site.today)) {
            let address = format!("{lead}divisions/{}/{}/", site.division(area.division).id, area.id);
            assert!(
                page.contains(&format!("href=\"{}{address}\"", "../".repeat(prefix.len() / 3 + 1))),
                "{address} is not on the page"
            );
            for name in &area.neighborhoods {
                assert!(entries[name].contains(&(String::new(), address.clone())), "{name}: {:?}", entries[name]);
            }
            for line in &area.streets {
                let street = Street::read(line);
                let places = &entries[&street.name];
                assert!(places.contains(&(street.numbers.to_string(), address.clone())), "{line}: {places:?}");
                checked += 1;
            }
        }
        assert!(checked > 25, "only {checked} streets");
    }
}

#[test]
fn a_street_of_two_areas_is_one_entry_with_both() {
    let entries = entries(LARKMOOR.page("find/"));
    let places = |list: &[(&str, &str)]| {
        list.iter().map(|(part, to)| ((*part).to_owned(), (*to).to_owned())).collect::<BTreeSet<_>>()
    };
    let hall = [("100-300", "divisions/central/central-2/"), ("300-500", "divisions/central/central-3/")];
    assert_eq!(entries["Hall Street"], places(&hall));
    assert_eq!(entries["Ring Road underpass"], places(&[("", "divisions/northgate/northgate-3/")]));
}

#[test]
fn areas_and_divisions_that_no_longer_exist_are_not_offered() {
    let page = LARKMOOR.page("find/");
    assert!(LARKMOOR.page("divisions/northgate/").contains("northgate-4/"), "its page is still there");
    assert!(!page.contains("northgate-4") && !page.contains("Upper Mill"), "Upper Mill has ended");
    let gone = Content::of_project().edited(
        "content/divisions/harbor.md".trim_start_matches("content/"),
        "name: Harbor\n",
        "name: Harbor\nvalid_to: 2026-01-31\n",
    );
    let page = page_alone(&gone.prepare(&options()), "find/");
    assert!(!page.contains("divisions/harbor/"), "the whole division has ended");
}

#[test]
fn a_city_with_many_streets_has_a_page_for_each_letter_and_one_for_all() {
    let built = streets(MOST_ON_ONE_PAGE).build();
    let page = built.page("find/");
    assert!(entries(page).is_empty(), "the names are on pages of their own");
    let letters = ["a", "e", "t", "z", "other"];
    let linked: Vec<String> = Page::read(page)
        .addresses()
        .iter()
        .filter_map(|to| to.strip_prefix("../find/")?.strip_suffix('/').map(str::to_owned))
        .collect();
    assert_eq!(linked.iter().filter(|to| *to != "all").map(String::as_str).collect::<Vec<_>>(), letters);
    let whole = entries(built.page("find/all/"));
    assert_eq!(whole.len(), MOST_ON_ONE_PAGE + 1);
    let mut together = BTreeMap::new();
    for letter in letters {
        together.extend(entries(built.page(&format!("find/{letter}/"))));
    }
    assert_eq!(together, whole, "no name is lost between the letters");
    assert!(entries(built.page("find/e/")).keys().all(|name| name.starts_with("Élan")));
    assert!(entries(built.page("find/other/")).keys().all(|name| name.starts_with('9')));
    assert!(built.page("find/e/").contains("Find your response area: E"));
}

#[test]
fn a_city_with_few_streets_has_all_on_one_page() {
    let built = streets(MOST_ON_ONE_PAGE - 1).build();
    assert_eq!(entries(built.page("find/")).len(), MOST_ON_ONE_PAGE);
    assert!(!built.paths().iter().any(|path| path.starts_with("find/") && *path != "find/index.html"));
}

#[test]
fn a_site_without_areas_asks_for_nothing() {
    let built = &*SMALLEST;
    assert!(built.page("find/").contains("No response areas have been published yet."));
    for (path, page) in built.pages() {
        assert!(!page.contains("class=\"find\"") && !page.contains("class=\"way-in\""), "{path}");
    }
}

#[test]
fn a_position_is_asked_for_only_where_there_are_outlines() {
    for at in ["", "find/"] {
        assert!(!RENAMED.page(at).contains("location"), "{at}");
    }
    assert!(!RENAMED.files.contains_key("find/outlines.json"));
    assert!(LARKMOOR.page("").contains("./find/#location") && LARKMOOR.page("find/").contains("id=\"locate\""));
    assert!(LARKMOOR.files.contains_key("find/outlines.json"));
}

#[test]
fn only_the_page_that_finds_an_area_has_its_script() {
    for (path, page) in LARKMOOR.pages() {
        let wanted = matches!(path, "find/index.html" | "es/find/index.html");
        assert_eq!(page.contains("find.js"), wanted, "{path}");
    }
    let script = String::from_utf8_lossy(&LARKMOOR.files["find.js"]).into_owned();
    for power in [
        "localStorage",
        "sessionStorage",
        "cookie",
        "sendBeacon",
        "XMLHttpRequest",
        "watchPosition",
        "http:",
        "https:",
        "innerHTML",
    ] {
        assert!(!script.contains(power), "{power}");
    }
}

#[test]
fn every_page_leads_to_it_and_the_home_page_asks_at_once() {
    for (path, page) in LARKMOOR.pages() {
        assert!(page.contains("class=\"way-in\""), "{path}");
    }
    assert!(LARKMOOR.page("").contains("<form class=\"find\" id=\"find\" action=\"./find/\""));
    assert!(LARKMOOR.page("es/").contains("<form class=\"find\" id=\"find\" action=\"../es/find/\""));
    assert!(!LARKMOOR.page("").contains("<script src"));
}

#[test]
fn renamed_levels_are_used_here_too() {
    let (spanish, english) = (RENAMED.page("find/"), RENAMED.page("en/find/"));
    assert!(english.contains("<h1>Find your beat</h1>"));
    assert!(spanish.contains("<h1>Encuentre su ronda</h1>"));
    assert!(english.contains("data-inside=\"You are in {area}\""));
    let sentence =
        "data-outside=\"You are outside of every beat on this site. The nearest is {nearest}, about {distance} away.\"";
    assert!(english.contains(sentence));
    for language in ["", "en/"] {
        let page = RENAMED.page(&format!("{language}find/"));
        let lower = page.to_lowercase();
        for word in ["response area", "área de respuesta", "división", ">by division"] {
            assert!(!lower.contains(word), "{word}");
        }
    }
}
