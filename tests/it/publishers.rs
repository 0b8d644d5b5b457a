//! Whoever publishes: a council and a cycling club with names of their own for the levels, on whose sites nothing speaks
//! of the police, and of which search engines are told what they are.

use crate::support::{Built, Content, SMALLEST_SITE, errors, options};

const DIVISION: &str =
    "---\nname: North\nresponse_areas: [{id: north-1, name: One}]\noffice: {name: Office, phone: 555-0100}\n---\n";

const HUDDLE: &str = "---\ntitle: The crossing on Mill Street\ndate: 2026-05-07\nstart: \"18:00\"\ndivision: north\nresponse_areas: \
    [north-1]\nattendance: {residents: 12}\nsummary: People asked for a crossing.\nconcerns:\n  - {id: dark, text: The \
    crossing is dark., response_area: north-1, answered_by: [crossing]}\ncommitments:\n  - {id: crossing, text: Paint the crossing, owner: {role: \
    Roads officer}, due: 2026-06-01}\n---\nWe talked of the crossing.\n";

/// A site with everything that is published, of an organization.
fn site(organization: &str, terms: &str) -> Built {
    let settings = SMALLEST_SITE.replace("{name: Office}", organization);
    let content = Content::new(&format!("{settings}languages: [en, es]\nterms: {terms}\n")).publishing_everything();
    content.with("divisions/north.md", DIVISION).with("huddles/crossing.md", HUDDLE).build()
}

const COUNCIL: &str = "{huddle: {en: [ward meeting, ward meetings], es: [sesión, sesiones]}, division: {en: [ward, wards], \
    es: [distrito, distritos]}}";
const CLUB: &str = "{huddle: {en: [club evening, club evenings], es: [velada, veladas]}, division: {en: [chapter, \
    chapters], es: [sección, secciones]}}";

#[test]
fn nothing_on_the_site_of_a_council_or_a_club_speaks_of_the_police() {
    for (organization, terms, kind) in [
        ("{name: Fernbrook City Council, kind: council}", COUNCIL, "GovernmentOrganization"),
        ("{name: Riverside Wheelers, kind: Club}", CLUB, "Organization"),
        ("{name: Riverside Wheelers}", CLUB, "Organization"),
        ("{name: Mill Street School, kind: school}", CLUB, "EducationalOrganization"),
        ("{name: Light for All, kind: nonprofit}", CLUB, "NGO"),
    ] {
        let built = site(organization, terms);
        let texts = ["html", "json", "jsonl", "csv", "md", "txt", "xml", "ics", "geojson"];
        let mut read = 0;
        for (path, bytes) in &built.files {
            if !texts.iter().any(|ending| path.ends_with(&format!(".{ending}"))) {
                continue;
            }
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            read += 1;
            for word in ["police", "policía", "officers and", "department"] {
                assert!(!text.contains(word), "{organization}: {path} says {word:?}");
            }
        }
        assert!(read > 60, "{read}");
        for page in ["", "divisions/north/", "divisions/north/north-1/", "huddles/crossing/"] {
            let page = built.page(page);
            assert!(page.contains(&format!("\"@type\":\"{kind}\"")), "{organization}: {page}");
            assert!(kind == "GovernmentOrganization" || !page.contains("GovernmentOrganization"), "{organization}");
        }
    }
}

#[test]
fn a_kind_that_is_none_is_reported_with_one_that_is_near() {
    let settings = SMALLEST_SITE.replace("{name: Office}", "{name: Office, kind: counsil}");
    let diags = Content::new(&settings).prepare(&options()).diags;
    let found: Vec<_> = diags.iter().filter(|diag| diag.message.contains("counsil")).collect();
    assert_eq!((found.len(), errors(&diags).len()), (1, 1), "{diags:#?}");
    assert!(found[0].help.to_string().contains("council"), "{:?}", found[0].help);
}
