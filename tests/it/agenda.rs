//! What is to be discussed at a huddle, and what becomes of it: below the details while the huddle is to come and until
//! there are minutes, then kept as `agenda:` beside them.

use crate::support::{Built, Content, EVERYTHING, SMALLEST_SITE, day, options};
use huddle::publish::pipeline::Options;

const DIVISION: &str = "---\nname: Central\nresponse_areas:\n  - {id: central-1, name: Area 1}\n---\n";
const FILE: &str = "huddles/2026-12-03-central-1.md";
const PAGE: &str = "huddles/2026-12-03-central-1/";

/// What `huddle new` begins a huddle to come with.
const ANNOUNCED: &str = "start: \"18:00\"\nlocation: {name: Library}\n";
const AGENDA: &str = "1. The **lanterns** of 5th Street\n2. [Counts](../media/counts.pdf)\n";

fn record(details: &str, body: &str) -> String {
    format!(
        "---\ntitle: Winter lights\ndate: 2026-12-03\ndivision: central\nresponse_areas: \
            [central-1]\n{details}---\n{body}"
    )
}

fn site(details: &str, body: &str) -> Content {
    Content::new(SMALLEST_SITE)
        .publishing_everything()
        .with("divisions/central.md", DIVISION)
        .with(FILE, &record(details, body))
        .with_media("media/counts.pdf", b"%PDF-1.4\n%%EOF\n")
}

fn on(today: &str) -> Options {
    Options { today: day(today), ..options() }
}

fn reported(content: &Content, today: &str) -> Vec<String> {
    let diags = content.prepare(&on(today)).diags;
    diags.iter().map(|diag| format!("{} {}: {}", diag.code.label(), diag.message, diag.help)).collect()
}

/// The section of a page under this heading, to the next; empty where there is none.
fn section<'b>(built: &'b Built, page: &str, heading: &str) -> &'b str {
    let text = built.page(page);
    let Some(at) = text.find(&format!("<h2 id=\"{heading}\">")) else { return "" };
    text[at..].split("</section>").next().unwrap_or_default()
}

fn row(built: &Built) -> serde_json::Value {
    let bytes = &built.files[&format!("{PAGE}record.json")];
    serde_json::from_slice::<serde_json::Value>(bytes).expect("JSON")
}

#[test]
fn the_text_of_a_huddle_to_come_is_its_agenda_everywhere() {
    let content = site("", AGENDA);
    assert!(reported(&content, "2026-11-22").is_empty());
    let built = content.build();
    assert!(section(&built, PAGE, "agenda").contains("<strong>lanterns</strong>"));
    assert_eq!(section(&built, PAGE, "minutes"), "");
    for page in ["", "upcoming/", "huddles/", "divisions/", "divisions/central/", "divisions/central/central-1/"] {
        assert!(built.page(page).contains(&format!("{PAGE}#agenda")), "{page} does not lead to the agenda");
    }
    let row = row(&built);
    assert_eq!(
        row["huddle"]["agenda"],
        "1. The **lanterns** of 5th Street\n2. [Counts](https://minutes.example/media/counts.pdf)\n"
    );
    assert_eq!(row["huddle"]["has_minutes"], false);
    assert_eq!(row["texts"], serde_json::json!([]));
    let text = |file: &str| String::from_utf8(built.files[file].clone()).expect("UTF-8");
    assert!(text(&format!("{PAGE}record.md")).contains("\n## Agenda\n\n1. The **lanterns** of 5th Street\n"));
    assert!(text("calendar.ics").replace("\r\n ", "").contains("\\nAgenda:\\nThe lanterns of 5th Street\\nCounts\\n"));
    assert!(built.files.contains_key("media/counts.pdf"), "what an agenda links to is published");
    let found: Vec<&str> = built.holding("lanterns").into_iter().filter(|path| path.starts_with("search/")).collect();
    assert!(!found.is_empty(), "the search finds the agenda");
    assert!(built.holding("#agenda").iter().any(|path| path.contains("/texts-")), "a result leads to the agenda");
    assert!(built.page("search/").contains("value=\"agenda\""));
}

#[test]
fn an_agenda_stays_one_once_its_day_has_passed_until_minutes_are_written() {
    for (details, today) in
        [(ANNOUNCED, "2026-12-04"), (ANNOUNCED, "2027-03-01"), ("status: scheduled\n", "2026-12-04")]
    {
        let built = site(details, AGENDA).build_with(&on(today));
        assert!(section(&built, PAGE, "agenda").contains("lanterns"), "{details} on {today}");
        assert!(!section(&built, PAGE, "minutes").contains("lanterns"));
        assert!(!built.page(PAGE).contains("Draft minutes"));
        assert_eq!(row(&built)["huddle"]["has_minutes"], false);
    }
    let late = reported(&site(ANNOUNCED, AGENDA), "2027-03-01");
    assert!(
        matches!(late.as_slice(), [one] if one.starts_with("H035") && one.contains("only its \
            agenda") && one.contains("`minutes: draft`")),
        "{late:?}"
    );
    assert_eq!(reported(&site("status: scheduled\n", AGENDA), "2027-03-01").len(), 1);
    assert!(reported(&site(ANNOUNCED, AGENDA), "2026-12-10").is_empty());
}

#[test]
fn whatever_is_known_only_afterwards_makes_the_text_minutes() {
    let afterwards = [
        "minutes: draft\n",
        "status: held\n",
        "attendance: 12\n",
        "concerns: [{id: dark, text: \"It is dark.\"}]\n",
        "commitments: [{id: lamp, text: \"Mend it\", owner: {role: Captain}}]\n",
        "next: {date: 2027-02-04}\n",
    ];
    for more in afterwards {
        let built = site(&format!("{ANNOUNCED}{more}"), AGENDA).build_with(&on("2026-12-04"));
        assert!(section(&built, PAGE, "minutes").contains("lanterns"), "{more}");
        assert_eq!(section(&built, PAGE, "agenda"), "", "{more}");
    }
}

#[test]
fn a_text_that_nothing_announces_is_minutes_as_ever() {
    for details in ["", "start: \"18:00\"\nend: \"19:00\"\n", "location: {name: Library}\n"] {
        let content = site(details, AGENDA);
        let built = content.build_with(&on("2026-12-04"));
        assert!(section(&built, PAGE, "minutes").contains("lanterns"), "{details}");
        assert!(reported(&content, "2027-03-01").is_empty(), "{details}");
    }
}

#[test]
fn the_agenda_is_kept_beside_the_minutes_and_translated() {
    let kept = "agenda: |\n  1. The **lanterns**\n  2. [Counts](../media/counts.pdf) <!-- hidden -->\nminutes: draft\n";
    let content = site(kept, "## Lanterns\n\nThey were *mended*.\n")
        .with("site.yaml", &format!("{SMALLEST_SITE}{EVERYTHING}languages: [en, es]\n"))
        .with("huddles/2026-12-03-central-1.es.md", "---\ntitle: Luces\nagenda: \"Los **faroles**\"\n---\n");
    let built = content.build_with(&on("2026-12-04"));
    assert!(section(&built, PAGE, "minutes").contains("<em>mended</em>"));
    assert!(section(&built, PAGE, "agenda").contains("<strong>lanterns</strong>"));
    assert!(section(&built, PAGE, "agenda").contains("href=\"../../media/counts.pdf\""));
    assert!(section(&built, &format!("es/{PAGE}"), "agenda").contains("<strong>faroles</strong>"));
    assert!(built.holding("hidden -->").is_empty());
    let row = row(&built);
    assert!(row["huddle"]["agenda"].as_str().is_some_and(|text| text.starts_with("1. The **lanterns**")));
    assert!(
        row["translations"]
            .as_array()
            .is_some_and(|rows| rows.iter().any(|row| row["column"] == "agenda" && row["text"] == "Los **faroles**\n"))
    );
    let spanish = String::from_utf8(built.files[&format!("es/{PAGE}record.md")].clone()).expect("UTF-8");
    assert!(spanish.ends_with("\n## Orden del día\n\nLos **faroles**\n"), "{spanish}");
}

#[test]
fn what_an_agenda_among_the_details_links_to_is_checked_at_its_place() {
    let content = site("agenda: |\n  See [the plan](../media/plan.pdf).\n", "");
    let diags = content.prepare(&on("2026-11-22")).diags;
    let [diag] = diags.as_slice() else { panic!("{diags:?}") };
    assert_eq!((diag.code.label().as_str(), diag.place.start.line), ("H017", 7));
    assert!(diag.place.line_text.contains("plan.pdf"));
}

#[test]
fn withdrawn_minutes_take_the_agenda_with_them() {
    let content =
        site("agenda: \"The lanterns, [here](../media/counts.pdf)\"\nminutes: withdrawn\n", "The lanterns.\n");
    let built = content.build_with(&on("2026-12-04"));
    assert_eq!(built.holding("lanterns"), Vec::<&str>::new());
    assert!(!built.files.contains_key("media/counts.pdf"));
}

#[test]
fn the_notice_counts_the_commitments_that_went_with_the_minutes() {
    let promises = "commitments:\n  - {id: one, text: \"The lanterns\", owner: {role: Captain}}\n  - \
        {id: two, text: \"The lanterns\", owner: {role: Captain}}\n";
    let reason = "corrections: [{date: 2026-12-01, reason: \"It named a household.\", by: Captain}]\n";
    let built =
        site(&format!("{promises}{reason}minutes: withdrawn\n"), "The lanterns.\n").build_with(&on("2026-12-04"));
    assert_eq!(built.holding("lanterns"), Vec::<&str>::new());
    let page = built
        .pages()
        .find(|(path, text)| path.starts_with("huddles/2") && text.contains("It named a household."))
        .expect("the page");
    assert!(page.1.contains("2 commitments that were made in them are no longer published."), "{}", page.1);
    assert_eq!(built.prepared.site.commitments.len(), 0);
}
