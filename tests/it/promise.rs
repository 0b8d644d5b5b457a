//! The story of a promise: the sentence that its page begins with and that shared links say, in every state and both
//! languages; who mentions it; how it is followed. What a huddle's page says of a date that was called off, and the
//! addresses of its paragraphs.

use crate::support::sites::LARKMOOR;
use crate::support::{Built, Content, SMALLEST_SITE, day, errors, options};
use huddle::publish::pipeline::Options;
use std::collections::BTreeSet;

const DIVISION: &str = "---\nname: Central\nresponse_areas:\n  - {id: central-1, name: Area 1}\n---\n";
const ID: &str = "2026-03-05-central-1";

/// A site in two languages with one promise, made on March 5, 2026; `due` is its field, `reports` are those of June 4.
fn site(due: &str, reports: &str) -> Content {
    let made = format!(
        "---\ntitle: Lights\ndate: 2026-03-05\ndivision: central\nresponse_areas: [central-1]\ncommitments:\n  - {{id: \
            lights, text: Repair the lights, owner: {{role: Crew}}{due}}}\n---\nWords.\n"
    );
    let content = Content::new(&format!("{SMALLEST_SITE}languages: [en, es]\n"))
        .publishing_everything()
        .with("divisions/central.md", DIVISION)
        .with(&format!("huddles/{ID}.md"), &made);
    if reports.is_empty() {
        content
    } else {
        content.with("updates/2026-06-04-news.md", &update("2026-06-04", reports))
    }
}

fn update(date: &str, reports: &str) -> String {
    format!("---\ndate: {date}\nreports:\n{reports}---\n")
}

fn report(rest: &str) -> String {
    format!("  - {{commitment: {ID}/lights, {rest}}}\n")
}

fn built_on(content: &Content, today: &str) -> Built {
    let options = Options { today: day(today), ..options() };
    let prepared = content.prepare(&options);
    assert!(!prepared.has_errors(), "{:?}", errors(&prepared.diags));
    Built::render(content, &options, prepared)
}

/// The sentence at the top of a page, as plain text.
fn sentence(page: &str) -> String {
    let from = page.split("<p class=\"state-now\">").nth(1).expect("the page says how it stands");
    plain(from.split("</p>").next().unwrap_or_default())
}

fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text.replace("&#39;", "'").replace("&quot;", "\"")
}

fn content_of<'p>(page: &'p str, tag: &str) -> &'p str {
    let from = page.split(tag).nth(1).unwrap_or_else(|| panic!("no {tag}"));
    from.split('"').next().unwrap_or_default()
}

const WAITING: &str = "status: waiting, note: The grant is not paid.";
const BEGUN: &str = "status: in-progress, note: Holes are dug";
const DONE: &str = "status: done, note: All shine.";
const DONE_ON_A_DAY: &str = "status: done, date: 2026-06-03, note: All shine.";
const CONFIRMED: &str = "status: confirmed, note: People agree.";
const DROPPED: &str = "status: dropped, note: No money.";
const MOVED: &str = "status: in-progress, note: It takes longer., due: 2026-12-01";

/// How a promise is written, what was reported on June 4, the day of the build, and the sentence in English and Spanish.
const STATES: &[(&str, &[&str], &str, &str, &str)] = &[
    (
        ", due: 2026-09-01",
        &[],
        "2026-03-20",
        "Open since March 5, 2026, due September 1, 2026. No news yet.",
        "Pendiente desde el 5 de marzo de 2026, con plazo hasta el 1 de septiembre de 2026. Aún no hay noticias.",
    ),
    (
        "",
        &[],
        "2026-03-20",
        "Open since March 5, 2026. No date was promised. No news yet.",
        "Pendiente desde el 5 de marzo de 2026. No se prometió una fecha. Aún no hay noticias.",
    ),
    (
        ", due: when the grant is paid",
        &[],
        "2026-03-20",
        "Open since March 5, 2026. The time was promised in words, so it never counts as overdue. No news yet.",
        "Pendiente desde el 5 de marzo de 2026. El plazo se prometió con palabras, así que nunca cuenta como vencido. Aún no hay noticias.",
    ),
    (
        ", due: 2026-09-01",
        &[],
        "2026-06-20",
        "Open since March 5, 2026, due September 1, 2026. Nobody has reported on this since it was made.",
        "Pendiente desde el 5 de marzo de 2026, con plazo hasta el 1 de septiembre de 2026. Nadie ha informado desde el principio.",
    ),
    (
        ", due: 2026-05-01",
        &[],
        "2026-06-20",
        "Overdue since May 2, 2026. Nobody has reported on this since it was made.",
        "Plazo vencido desde el 2 de mayo de 2026. Nadie ha informado desde el principio.",
    ),
    (
        ", due: 2026-09-01",
        &[BEGUN],
        "2026-06-20",
        "In progress since June 4, 2026, due September 1, 2026. Last heard June 4, 2026: Holes are dug.",
        "En curso desde el 4 de junio de 2026, con plazo hasta el 1 de septiembre de 2026. Última noticia (4 de junio de 2026): Holes are dug.",
    ),
    (
        ", due: 2026-05-01",
        &[BEGUN],
        "2026-06-20",
        "Overdue since May 2, 2026, but work has begun. Last heard June 4, 2026: Holes are dug.",
        "Plazo vencido desde el 2 de mayo de 2026, aunque ya se empezó. Última noticia (4 de junio de 2026): Holes are dug.",
    ),
    (
        ", due: 2026-05-01",
        &[BEGUN],
        "2026-10-20",
        "Overdue since May 2, 2026, but work has begun. Last heard June 4, 2026: Holes are dug. Nobody has reported on it since.",
        "Plazo vencido desde el 2 de mayo de 2026, aunque ya se empezó. Última noticia (4 de junio de 2026): Holes are dug. Desde entonces nadie ha informado.",
    ),
    (
        ", due: 2026-09-01",
        &[WAITING],
        "2026-06-20",
        "Waiting since June 4, 2026, due September 1, 2026. Last heard June 4, 2026: The grant is not paid.",
        "En espera desde el 4 de junio de 2026, con plazo hasta el 1 de septiembre de 2026. Última noticia (4 de junio de 2026): The grant is not paid.",
    ),
    (
        ", due: 2026-05-01",
        &[WAITING],
        "2026-06-20",
        "Overdue since May 2, 2026, and waiting for someone else since June 4, 2026. Last heard June 4, 2026: The grant is not paid.",
        "Plazo vencido desde el 2 de mayo de 2026, y en espera de alguien más desde el 4 de junio de 2026. Última noticia (4 de junio de 2026): The grant is not paid.",
    ),
    (
        "",
        &[WAITING],
        "2026-10-20",
        "Waiting since June 4, 2026. No date was promised. Last heard June 4, 2026: The grant is not paid. Nobody has reported on it since.",
        "En espera desde el 4 de junio de 2026. No se prometió una fecha. Última noticia (4 de junio de 2026): The grant is not paid. Desde entonces nadie ha informado.",
    ),
    (
        ", due: 2026-05-01",
        &[MOVED],
        "2026-06-20",
        "In progress since June 4, 2026, due December 1, 2026. Last heard June 4, 2026: It takes longer.",
        "En curso desde el 4 de junio de 2026, con plazo hasta el 1 de diciembre de 2026. Última noticia (4 de junio de 2026): It takes longer.",
    ),
    (
        ", due: 2026-09-01",
        &[DONE],
        "2026-10-20",
        "Done on time, as reported on June 4, 2026. All shine.",
        "Se cumplió a tiempo, según se informó el 4 de junio de 2026. All shine.",
    ),
    (
        ", due: 2026-09-01",
        &[DONE_ON_A_DAY],
        "2026-10-20",
        "Done on June 3, 2026, on time. All shine.",
        "Se cumplió el 3 de junio de 2026, a tiempo. All shine.",
    ),
    (
        ", due: 2026-05-01",
        &[DONE],
        "2026-10-20",
        "Done, as reported on June 4, 2026, late: it was first due May 1, 2026. All shine.",
        "Se cumplió, según se informó el 4 de junio de 2026, con retraso: el primer plazo era el 1 de mayo de 2026. All shine.",
    ),
    (
        ", due: 2026-05-01",
        &[DONE_ON_A_DAY],
        "2026-10-20",
        "Done on June 3, 2026, late: it was first due May 1, 2026. All shine.",
        "Se cumplió el 3 de junio de 2026, con retraso: el primer plazo era el 1 de mayo de 2026. All shine.",
    ),
    (
        "",
        &[DONE],
        "2026-10-20",
        "Done, as reported on June 4, 2026. All shine.",
        "Se cumplió, según se informó el 4 de junio de 2026. All shine.",
    ),
    (
        "",
        &[DONE_ON_A_DAY],
        "2026-10-20",
        "Done on June 3, 2026. All shine.",
        "Se cumplió el 3 de junio de 2026. All shine.",
    ),
    (
        ", due: 2026-05-01",
        &[DONE, CONFIRMED],
        "2026-10-20",
        "Done, confirmed. It was reported done on June 4, 2026, late: it was first due May 1, 2026. People agree.",
        "Cumplimiento confirmado. Se informó de ello el 4 de junio de 2026, con retraso: el primer plazo era el 1 de mayo de 2026. People agree.",
    ),
    (
        ", due: 2026-05-01",
        &[DONE_ON_A_DAY, CONFIRMED],
        "2026-10-20",
        "Done, confirmed. The work was done on June 3, 2026, late: it was first due May 1, 2026. Last heard June 4, 2026: People agree.",
        "Cumplimiento confirmado. Se cumplió el 3 de junio de 2026, con retraso: el primer plazo era el 1 de mayo de 2026. Última noticia (4 de junio de 2026): People agree.",
    ),
    (
        ", due: 2026-09-01",
        &[DONE, CONFIRMED],
        "2026-10-20",
        "Done, confirmed. It was reported done on June 4, 2026, on time. People agree.",
        "Cumplimiento confirmado. Se informó de ello el 4 de junio de 2026, a tiempo. People agree.",
    ),
    (
        ", due: 2026-09-01",
        &[DONE_ON_A_DAY, CONFIRMED],
        "2026-10-20",
        "Done, confirmed. The work was done on June 3, 2026, on time. Last heard June 4, 2026: People agree.",
        "Cumplimiento confirmado. Se cumplió el 3 de junio de 2026, a tiempo. Última noticia (4 de junio de 2026): People agree.",
    ),
    (
        "",
        &[DONE, CONFIRMED],
        "2026-10-20",
        "Done, confirmed. It was reported done on June 4, 2026. People agree.",
        "Cumplimiento confirmado. Se informó de ello el 4 de junio de 2026. People agree.",
    ),
    (
        "",
        &[DONE_ON_A_DAY, CONFIRMED],
        "2026-10-20",
        "Done, confirmed. The work was done on June 3, 2026. Last heard June 4, 2026: People agree.",
        "Cumplimiento confirmado. Se cumplió el 3 de junio de 2026. Última noticia (4 de junio de 2026): People agree.",
    ),
    (
        ", due: 2026-05-01",
        &[DROPPED],
        "2026-10-20",
        "Will not be done. This was said on June 4, 2026. No money.",
        "No se hará. Se dijo el 4 de junio de 2026. No money.",
    ),
    (
        "",
        &["status: replaced, note: Something else comes."],
        "2026-10-20",
        "Replaced on June 4, 2026. Something else comes.",
        "Se reemplazó el 4 de junio de 2026. Something else comes.",
    ),
    (
        ", due: 2026-05-01",
        &["status: open"],
        "2026-06-20",
        "Overdue since May 2, 2026. Last heard June 4, 2026.",
        "Plazo vencido desde el 2 de mayo de 2026. Última noticia: 4 de junio de 2026.",
    ),
];

#[test]
fn the_page_says_in_a_sentence_how_the_promise_stands_in_every_state() {
    for (due, reports, today, english, spanish) in STATES {
        let reports: String = reports.iter().map(|rest| report(rest)).collect();
        let built = built_on(&site(due, &reports), today);
        for (page, said) in
            [(format!("commitments/{ID}/lights/"), english), (format!("es/commitments/{ID}/lights/"), spanish)]
        {
            let html = built.page(&page);
            assert_eq!(sentence(html), *said, "{due} {reports} on {today}");
            // A shared link says the same, as much of it as services show.
            let description = content_of(html, "<meta name=\"description\" content=\"");
            let start: String = said.chars().take(100).collect();
            assert!(plain(description).starts_with(start.trim_end_matches('.')), "{description}");
            assert_eq!(content_of(html, "<meta property=\"og:description\" content=\""), description);
        }
    }
}

#[test]
fn of_a_month_the_sentence_says_no_day() {
    let content = site(", due: 2026-09-01", "").with(
        "huddles/2026-06-central-1.md",
        &format!(
            "---\ntitle: Later\ndate: 2026-06\ndivision: central\nresponse_areas: [central-1]\nreports:\n{}---\nWords.\n",
            report("status: done, note: All shine.")
        ),
    );
    let built = built_on(&content, "2026-10-20");
    assert_eq!(
        sentence(built.page(&format!("commitments/{ID}/lights/"))),
        "Done on time, as reported in June 2026. All shine."
    );
    let spanish = built.page(&format!("es/commitments/{ID}/lights/"));
    assert_eq!(sentence(spanish), "Se cumplió a tiempo, según se informó en junio de 2026. All shine.");
    assert!(spanish.contains("<span lang=\"en\">All shine.</span>"), "words of the record are in its language");
}

#[test]
fn earlier_due_dates_are_listed_and_what_is_settled_is_not_followed() {
    let open = report("status: in-progress, note: It takes longer., due: 2026-12-01");
    let built = built_on(&site(", due: 2026-05-01", &open), "2026-06-20");
    let page = built.page(&format!("commitments/{ID}/lights/"));
    assert!(
        page.contains("<dt>Earlier due date</dt><dd><time datetime=\"2026-05-01\">May 1, 2026</time></dd>"),
        "{page}"
    );
    let follow = page.split("<h2 id=\"follow\">").nth(1).expect("what is open is followed");
    let files: Vec<&str> = follow.split("</section>").next().unwrap_or_default().split("href=\"").skip(1).collect();
    assert_eq!(files.len(), 2);
    for file in files {
        let path = file.split('"').next().unwrap_or_default().trim_start_matches("../");
        assert!(built.files.contains_key(path), "{path} is not there");
    }
    let done = built_on(&site("", &report("status: done, note: All shine.")), "2026-06-20");
    assert!(!done.page(&format!("commitments/{ID}/lights/")).contains("id=\"follow\""));
}

#[test]
fn a_promise_is_mentioned_where_a_text_links_to_it_or_names_its_id() {
    let huddle = |date: &str, more: &str, body: &str| {
        format!(
            "---\ntitle: H {date}\ndate: {date}\ndivision: central\nresponse_areas: [central-1]\n{more}---\n{body}\n"
        )
    };
    let content = site("", &report("status: in-progress, note: Begun."))
        .with("huddles/2026-04-02-a.md", &huddle("2026-04-02", "", &format!("See `{ID}/lights`, said the crew.")))
        .with(
            "huddles/2026-04-09-b.md",
            &huddle(
                "2026-04-09",
                "",
                &format!("The [lights](https://minutes.example/es/commitments/{ID}/lights/) again."),
            ),
        )
        .with("huddles/2026-04-16-c.md", &huddle("2026-04-16", "", &format!("The [lights]({ID}.md#lights).")))
        .with("huddles/2026-04-23-hidden.md", &huddle("2026-04-23", "", &format!("Words. <!-- {ID}/lights -->")))
        .with("huddles/2026-04-24-other.md", &huddle("2026-04-24", "", &format!("{ID}/lights-2 and lights.")))
        .with("huddles/2026-04-25-draft.md", &huddle("2026-04-25", "publish: false\n", &format!("{ID}/lights")))
        .with(
            "huddles/2026-04-26-gone.md",
            &huddle(
                "2026-04-26",
                "minutes: withdrawn\ncorrections: [{date: 2026-05-01, reason: A name, by: Captain}]\n",
                &format!("{ID}/lights"),
            ),
        );
    let built = content.build_with(&Options { today: day("2026-06-20"), ..options() });
    let page = built.page(&format!("commitments/{ID}/lights/"));
    let mentions = page.split("<h2 id=\"mentions\">").nth(1).expect("it is mentioned");
    let mentions = mentions.split("</section>").next().unwrap_or_default();
    let found: Vec<&str> = mentions.split("/huddles/").skip(1).filter_map(|link| link.split('/').next()).collect();
    assert_eq!(found, ["2026-04-16-c", "2026-04-09-b", "2026-04-02-a"], "{mentions}");
    assert!(!mentions.contains("updates/"), "what reports on it is in its story");
}

fn minutes(body: &str) -> (BTreeSet<String>, String) {
    let text =
        format!("---\ntitle: T\ndate: 2026-04-02\ndivision: central\nresponse_areas: [central-1]\n---\n{body}\n");
    let built = built_on(&site("", "").with("huddles/2026-04-02-a.md", &text), "2026-06-20");
    let page = built.page("huddles/2026-04-02-a/").to_owned();
    let ids: Vec<String> =
        page.split("id=\"p-").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    let set: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(set.len(), ids.len(), "no two have one address");
    let book = built.page("books/central/2026/");
    assert!(!book.contains("id=\"p-"), "the page of the huddle has the addresses");
    (set, page)
}

#[test]
fn every_paragraph_of_minutes_has_an_address_that_stays_when_another_is_edited() {
    let body = "First words of *all*.\n\n## Lights\n\nThe lights are\nout.\n\n- one lamp\n- two lamps\n  - inside\n\n1. loose\n\n2. items\n";
    let (before, page) = minutes(body);
    assert_eq!(before.len(), 7, "{page}");
    // Another line length, a paragraph before and one in between change no address; an edit changes one.
    let (same, _) = minutes(&body.replace("are\nout", "are out"));
    assert_eq!(before, same);
    let (more, _) = minutes(&format!("New.\n\n{}", body.replace("## Lights", "Also new.\n\n## Street lights")));
    assert!(before.is_subset(&more) && more.len() == before.len() + 2);
    let (edited, _) = minutes(&body.replace("one lamp", "three lamps"));
    assert_eq!(before.difference(&edited).count(), 1);
    // The same words twice are two addresses.
    let (twice, _) = minutes("Aye.\n\nNay.\n\nAye.\n");
    assert_eq!(twice.len(), 3);
    assert!(twice.iter().any(|id| id.ends_with("-2")), "{twice:?}");
    assert!(page.contains("<summary>Link to a paragraph</summary>"));
}

#[test]
fn what_was_called_off_says_why_and_when_it_will_be_held() {
    let off = |status: &str, more: &str| {
        format!(
            "---\ntitle: Off\ndate: 2026-04-02\ndivision: central\nresponse_areas: [central-1]\nstatus: \
                {status}\nsummary: The school was closed.\n{more}---\n"
        )
    };
    let held = "---\ntitle: On\ndate: 2026-04-16\ndivision: central\nresponse_areas: [central-1]\n---\nWords.\n";
    let page = |status: &str, more: &str, language: &str| {
        let content =
            site("", "").with("huddles/2026-04-02-off.md", &off(status, more)).with("huddles/2026-04-16-on.md", held);
        let built = built_on(&content, "2026-06-20");
        let page = built.page(&format!("{language}huddles/2026-04-02-off/"));
        let note = page.split(&format!("<section class=\"note {status}\">")).nth(1).expect("a note");
        assert!(!page.contains("id=\"summary\""), "the reason stands in the note alone");
        assert!(!page.contains("id=\"next\""), "so does the date");
        note.split("</section>").next().unwrap_or_default().to_owned()
    };
    let next = "next: {date: 2026-04-16, start: \"18:30\"}\n";
    let note = page("postponed", next, "");
    assert!(note.contains("<p>The school was closed.</p>"), "{note}");
    assert!(
        note.contains(
            "<strong>New date:</strong> <a href=\"../../huddles/2026-04-16-on/\"><time datetime=\"2026-04-16\">"
        ),
        "{note}"
    );
    assert!(page("postponed", "", "").contains("No new date has been set yet."));
    assert!(page("cancelled", next, "").contains("<strong>Next huddle:</strong>"));
    assert!(!page("cancelled", "", "").contains("No new date"));
    let spanish = page("postponed", next, "es/");
    assert!(
        spanish.contains("<p lang=\"en\">The school was closed.</p>") && spanish.contains("Nueva fecha:"),
        "{spanish}"
    );
}

#[test]
fn the_contents_of_a_huddle_name_every_section_and_lead_to_its_files() {
    for (path, page) in LARKMOOR.pages().filter(|(_, page)| page.contains("<nav class=\"contents\"")) {
        let (contents, rest) =
            page.split("<nav class=\"contents\"").nth(1).and_then(|rest| rest.split_once("</nav>")).expect("a list");
        let headings = rest.split("<h2 id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        if !page.contains("kind-huddle\"") {
            continue;
        }
        for heading in headings {
            assert!(contents.contains(&format!("href=\"#{heading}\"")), "{path}: {heading} is not in the contents");
        }
        assert!(contents.contains("record.json\">JSON</a>"), "{path}");
    }
    let page = LARKMOOR.page("huddles/2026-05-07-central-2/");
    assert!(page.contains("record.md\">Markdown</a>"), "text in the page's language");
}

#[test]
fn a_year_lists_its_updates_corrections_and_books() {
    let page = LARKMOOR.page("huddles/2026/");
    for part in [
        "<h2 id=\"updates\">Updates of 2026</h2>",
        "<h2 id=\"corrections\">Corrections of 2026</h2>",
        "class=\"books\"",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let updates = LARKMOOR.prepared.site.updates.iter().filter(|update| update.date >= day("2026-01-01"));
    for update in updates {
        assert!(page.contains(&format!("updates/{}/", update.id)), "{}", update.id);
    }
    let harbor = LARKMOOR.page("huddles/2026/harbor/");
    assert!(harbor.contains("Updates of 2026"), "a division has its own");
}
