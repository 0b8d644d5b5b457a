//! The versions of approved minutes as readers see them, and the commands that withdraw and move records.

use crate::support::TODAY;
use crate::support::program::{Workshop, files};
use std::sync::LazyLock;

const RECORD: &str = "content/huddles/central/2026-05-07-central-1.md";
const ID: &str = "2026-05-07-central-1";

fn minutes(more: &str, body: &str) -> String {
    format!(
        "---\ntitle: Lights\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n{more}commitments:\n  - {{id: \
            lamps, text: Mend two lamps on Main Street., owner: {{role: Captain}}}}\n---\n{body}\n"
    )
}

fn approve(workshop: &Workshop, on: &str) {
    workshop.run(&["approve", RECORD, "--on", on, "--by", "Captain"]).ends_with(0);
}

/// Edits the record, with another correction before those that it has.
fn correct(workshop: &Workshop, (from, to): (&str, &str), correction: &str) {
    let text = workshop.read(RECORD);
    assert!(text.contains(from), "{from:?} is not in\n{text}");
    let text = text.replace(from, to);
    let text = match text.contains("corrections: [") {
        true => text.replacen("corrections: [", &format!("corrections: [{correction}, "), 1),
        false => text.replacen("division:", &format!("corrections: [{correction}]\ndivision:"), 1),
    };
    workshop.write(RECORD, &text);
}

/// A site whose minutes were approved, corrected and approved again, and built.
static CORRECTED: LazyLock<Workshop> = LazyLock::new(|| {
    let workshop = Workshop::new();
    let settings = workshop.read("content/site.yaml");
    workshop.write("content/site.yaml", &format!("{settings}languages: [en, es]\n"));
    workshop.write(RECORD, &minutes("", "Two lamps are out on Main Street.\n\nNobody knows why. <!-- zqvhidden -->"));
    approve(&workshop, "2026-05-21");
    correct(
        &workshop,
        ("Main Street", "Hall Street"),
        "{date: 2026-06-01, kind: fact, reason: It is Hall Street., by: Captain}",
    );
    approve(&workshop, "2026-06-02");
    workshop.build().ends_with(0);
    workshop
});

/// The same, to be changed.
fn corrected() -> Workshop {
    CORRECTED.copied()
}

fn page(workshop: &Workshop, address: &str) -> String {
    workshop.read(&format!("public/{address}index.html"))
}

/// Whether any file of the built site holds these words.
fn published(workshop: &Workshop, words: &str) -> bool {
    files(&workshop.path("public"))
        .values()
        .any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
}

#[test]
fn the_page_says_when_it_was_corrected_and_leads_to_all_versions() {
    let workshop = corrected();
    let huddle = page(&workshop, &format!("huddles/{ID}/"));
    for words in ["Corrected on June 1, 2026", "Error of fact. ", "It is Hall Street.", "All versions"] {
        assert!(huddle.contains(words), "{words} is not in\n{huddle}");
    }
    assert!(huddle.contains(&format!("href=\"../../huddles/{ID}/versions/\"")), "{huddle}");
    let list = page(&workshop, &format!("huddles/{ID}/versions/"));
    let (second, first) = (list.find("Version 2").expect("version 2"), list.rfind("<h2>Version 1").expect("version 1"));
    assert!(second < first, "the newest is first");
    for words in ["June 2, 2026", "May 21, 2026", "Captain", "Error of fact", "It is Hall Street."] {
        assert!(list.contains(words), "{words} is not in\n{list}");
    }
    assert!(
        list.contains(&format!("huddles/{ID}/versions/2/")) && !list.contains(&format!("huddles/{ID}/versions/1/"))
    );
    let spanish = page(&workshop, &format!("es/huddles/{ID}/versions/"));
    assert!(spanish.contains("Todas las versiones") && spanish.contains("Error de hecho"), "{spanish}");
    assert!(page(&workshop, &format!("es/huddles/{ID}/")).contains("Acta corregida el 1 de junio de 2026"));
}

#[test]
fn each_word_that_came_or_went_is_marked_and_listed() {
    let workshop = corrected();
    let page = page(&workshop, &format!("huddles/{ID}/versions/2/"));
    for words in [
        "<del><span class=\"vh\">[taken out: </span>Main<span class=\"vh\"> ]</span></del>",
        "<ins><span class=\"vh\">[added: </span>Hall<span class=\"vh\"> ]</span></ins>",
        "Two lamps are out on",
        "Before: <q>Two lamps are out on <del>Main</del> Street.</q> Now: <q>Two lamps are out on <ins>Hall</ins> Street.</q>",
    ] {
        assert!(page.contains(words), "{words} is not in\n{page}");
    }
    // In the promise and in the text; what stays is left out.
    assert_eq!(page.matches("<p class=\"diff\">").count(), 2, "{page}");
    assert!(!page.contains("Nobody knows why"), "{page}");
    assert!(!published(&workshop, "zqvhidden"));
}

#[test]
fn minutes_with_one_version_have_no_list_of_versions() {
    let workshop = Workshop::new();
    workshop.write(RECORD, &minutes("", "Two lamps are out."));
    approve(&workshop, "2026-05-21");
    workshop.build().ends_with(0);
    assert!(!workshop.path(&format!("public/huddles/{ID}/versions")).exists());
    assert!(!page(&workshop, &format!("huddles/{ID}/")).contains("All versions"));
}

#[test]
fn what_was_redacted_is_in_no_difference() {
    let workshop = corrected();
    // A name is added by a correction, and taken out by the next.
    correct(
        &workshop,
        ("Nobody knows", "Zqvname knows"),
        "{date: 2026-06-10, kind: fact, reason: Somebody does., by: Captain}",
    );
    approve(&workshop, "2026-06-11");
    workshop.build().ends_with(0);
    assert!(published(&workshop, "Zqvname"));
    correct(
        &workshop,
        ("Zqvname knows", "Somebody knows"),
        "{date: 2026-07-01, kind: redaction, reason: A name., by: Captain}",
    );
    approve(&workshop, "2026-07-02");
    workshop.build().ends_with(0);
    assert!(!published(&workshop, "Zqvname"));
    for version in [2, 3, 4] {
        let page = page(&workshop, &format!("huddles/{ID}/versions/{version}/"));
        assert!(page.contains("The words of this change are not shown") && !page.contains("<del>"), "{page}");
    }
    correct(
        &workshop,
        ("Somebody knows", "The city knows"),
        "{date: 2026-07-10, kind: fact, reason: The city does., by: Captain}",
    );
    approve(&workshop, "2026-07-11");
    workshop.build().ends_with(0);
    assert!(
        page(&workshop, &format!("huddles/{ID}/versions/5/")).contains("<del>") && !published(&workshop, "Zqvname")
    );
}

#[test]
fn a_telephone_number_that_was_taken_out_is_in_no_difference() {
    let workshop = Workshop::new();
    let private = "allow: [{text: \"704-555-0199\", reason: The desk.}]\n";
    workshop.write(RECORD, &minutes(private, "Call 704-555-0199 about the lamps."));
    approve(&workshop, "2026-05-21");
    correct(
        &workshop,
        ("Call 704-555-0199 about", "Ask about"),
        "{date: 2026-06-01, kind: fact, reason: No number., by: Captain}",
    );
    workshop.write(RECORD, &workshop.read(RECORD).replace(private, ""));
    approve(&workshop, "2026-06-02");
    workshop.build().ends_with(0);
    assert!(!published(&workshop, "555-0199"));
    assert!(page(&workshop, &format!("huddles/{ID}/versions/2/")).contains("are not shown"));
}

#[test]
fn withdrawing_leaves_the_notice_and_no_version() {
    let workshop = corrected();
    let before = workshop.read(RECORD);
    let arguments = |more: &'static str| {
        let all = [
            "withdraw",
            ID,
            "--basis",
            "A household is easy to recognise.",
            "--by",
            "Captain",
            "--on",
            "2026-07-01",
            more,
        ];
        all.into_iter().filter(|argument| !argument.is_empty()).collect::<Vec<_>>()
    };
    let shown = workshop.run(&arguments("--show")).ends_with(0).out;
    assert!(shown.contains("+minutes: withdrawn") && shown.contains("-minutes: approved"), "{shown}");
    assert_eq!(workshop.read(RECORD), before);
    let reported = workshop.run(&arguments("")).ends_with(0).reported;
    assert!(reported.contains("history of the repository"), "{reported}");
    let text = workshop.read(RECORD);
    assert!(text.contains("minutes: withdrawn") && text.contains("kind: \"withdrawal\""), "{text}");
    workshop.build().ends_with(0);
    assert!(page(&workshop, &format!("huddles/{ID}/")).contains("A household is easy to recognise."));
    assert!(!published(&workshop, "Two lamps") && !workshop.path(&format!("public/huddles/{ID}/versions")).exists());
    assert!(workshop.run(&arguments("")).ends_with(0).out.contains("withdrawn already"));
    workshop.run(&["withdraw", "nothing", "--basis", "x", "--by", "Captain"]).refuses_saying(&["nothing is no file"]);
}

#[test]
fn a_moved_record_takes_its_versions_along_and_its_address_leads_on() {
    let workshop = corrected();
    let (to, other) = ("2026-05-07-central-lights", "content/huddles/central/2026-06-04-central-1.md");
    workshop.write(
        other,
        &minutes(
            "reports: [{commitment: 2026-05-07-central-1/lamps, status: done, note: They burn.}]\n",
            "See [May](2026-05-07-central-1.md).",
        )
        .replace("2026-05-07\n", "2026-06-04\n")
        .replace("id: lamps", "id: trees"),
    );
    let shown = workshop.run(&["move", ID, to, "--show"]).ends_with(0).out;
    assert!(shown.contains(&format!("huddles/central/{ID}.md -> huddles/central/{to}.md")), "{shown}");
    assert!(workshop.path(RECORD).exists());
    workshop.run(&["move", ID, to]).ends_with(0);
    let moved = workshop.read(&format!("content/huddles/central/{to}.md"));
    assert!(moved.contains(&format!("formerly: [\"{ID}\"]")) && !workshop.path(RECORD).exists(), "{moved}");
    assert!(workshop.path(&format!("content/revisions/{to}/2.md")).exists());
    let reported = workshop.run(&["check", "--today", TODAY, "--previous", "public"]).ends_with(0).reported;
    assert!(!reported.contains("error"), "{reported}");
    workshop.build().ends_with(0);
    assert!(page(&workshop, &format!("huddles/{ID}/")).contains(&format!("huddles/{to}/")));
    assert!(page(&workshop, "huddles/2026-06-04-central-1/").contains(&format!("huddles/{to}/")));
    assert!(page(&workshop, &format!("huddles/{to}/versions/2/")).contains("<del>"));
    for (id, words) in
        [("2026-06-04-central-1", "is the address of two records"), ("a b", "cannot be part of an address")]
    {
        let ran = workshop.run(&["move", to, id]);
        assert!(
            ran.code != Some(0) && ran.reported.contains(words) || ran.reported.contains("is there already"),
            "{}",
            ran.reported
        );
    }
}

#[test]
fn a_record_with_a_former_folder_of_versions_is_still_compared_with_them() {
    let workshop = corrected();
    let to = "content/huddles/central/2026-05-07-central-lights.md";
    std::fs::rename(workshop.path(RECORD), workshop.path(to)).expect("a file");
    workshop.write(to, &workshop.read(to).replacen("division:", "formerly: [2026-05-07-central-1]\ndivision:", 1));
    workshop.run(&["check", "--today", TODAY]).ends_with(0);
    workshop.write(to, &workshop.read(to).replace("Nobody", "Somebody"));
    assert!(workshop.run(&["check", "--today", TODAY]).ends_with(1).reported.contains("error H019"));
}

#[test]
fn a_difference_has_names_and_dates_as_readers_see_them() {
    let workshop = Workshop::new();
    let settings = workshop.read("content/site.yaml");
    workshop.write(
        "content/site.yaml",
        &format!(
            "{settings}languages: [en, es]\norganizations: [{{id: public-works, name: Larkmoor Public Works, name_es: Obras \
                de Larkmoor}}, {{id: transit, name: Larkmoor Transit}}]\ntopics: [{{id: lighting, name: Street lighting}}, \
                {{id: parks, name: Parks}}]\n"
        ),
    );
    workshop.write(
        "content/divisions/central.md",
        "---\nname: Central\ncode: \"01\"\nresponse_areas: [{id: central-1, name: Response Area 1}, {id: central-2, name: \
            Response Area 2}]\n---\n",
    );
    let before = [
        ("topics: [lighting]\n", "topics: [lighting, parks]\n"),
        ("start: \"18:00\"\n", "start: \"18:30\"\n"),
        ("attendance: {residents: 12}\n", "attendance: {residents: 14}\n"),
        ("response_areas: [central-1]\n", "response_areas: [central-2]\n"),
        ("owner: {organization: public-works}, due: 2026-06-15", "owner: {organization: transit}, due: 2026-07"),
        ("status: in-progress", "status: done"),
    ];
    let text = "---\ntitle: Lights\ndate: 2026-05-07\nstart: \"18:00\"\ndivision: central\nresponse_areas: \
                    [central-1]\nattendance: {residents: 12}\ntopics: [lighting]\ncommitments:\n  - {id: lamps, text: Mend two \
                    lamps., owner: {organization: public-works}, due: 2026-06-15}\nreports:\n  - {commitment: \
                    2026-04-02-central-1/bench, status: in-progress, note: It is ordered.}\n---\nTwo lamps are out.\n";
    workshop.write(RECORD, text);
    workshop.write(
        "content/huddles/central/2026-04-02-central-1.md",
        "---\ntitle: Benches\ndate: 2026-04-02\ndivision: central\nresponse_areas: [central-1]\ncommitments:\n  - {id: bench, \
            text: A bench on Hall Street., owner: {role: Captain}}\n---\nA bench.\n",
    );
    approve(&workshop, "2026-05-21");
    let correction = "{date: 2026-06-01, kind: fact, reason: Mistakes., by: Captain}";
    for (number, (from, to)) in before.into_iter().enumerate() {
        if number == 0 {
            correct(&workshop, (from, to), correction);
        } else {
            let text = workshop.read(RECORD);
            assert!(text.contains(from), "{from}");
            workshop.write(RECORD, &text.replace(from, to));
        }
    }
    approve(&workshop, "2026-06-02");
    workshop.build().ends_with(0);
    let listed = |address: &str| {
        let page = page(&workshop, address);
        let (_, list) = page.split_once("id=\"list\"").expect("a list");
        let list = list.split("</ul>").next().expect("its end");
        ["<del>", "</del>", "<ins>", "</ins>"].iter().fold(list.to_owned(), |list, mark| list.replace(mark, ""))
    };
    let list = listed(&format!("huddles/{ID}/versions/2/"));
    for words in [
        "When: Before: <q>May 7, 2026, 6:00 PM</q> Now: <q>May 7, 2026, 6:30 PM</q>",
        "<q>Response Area 1</q> Now: <q>Response Area 2</q>",
        "<q>12 residents</q> Now: <q>14 residents</q>",
        "<q>Street lighting</q> Now: <q>Street lighting, Parks</q>",
        "<q>Mend two lamps. – Larkmoor Public Works – Due June 15, 2026</q> Now: <q>Mend two lamps. – Larkmoor Transit – Due \
            July 31, 2026</q>",
        "<q>A bench on Hall Street. – In progress – It is ordered.</q> Now: <q>A bench on Hall Street. – Done – It is \
            ordered.</q>",
    ] {
        assert!(list.contains(words), "{words} is not in\n{list}");
    }
    for id in ["central-1", "central-2", "public-works", "transit", "2026-0", "in-progress", "bench"] {
        assert!(!list.contains(&format!(">{id}")) && !list.contains(&format!(" {id}<")), "{id} is in\n{list}");
    }
    let spanish = listed(&format!("es/huddles/{ID}/versions/2/"));
    for words in ["Obras de Larkmoor", "15 de junio de 2026", "7 de mayo de 2026", "12 residentes"] {
        assert!(spanish.contains(words), "{words} is not in\n{spanish}");
    }
}

#[test]
fn a_replaced_file_is_named_by_its_title_in_a_sentence() {
    let workshop = Workshop::new();
    let attached = "attachments: [{file: media/counts.csv, title: \"Lamps, by block\"}]\n";
    workshop.write(RECORD, &minutes(attached, "Two lamps are out."));
    workshop.write("content/media/counts.csv", "block,lamps\n1,2\n");
    approve(&workshop, "2026-05-21");
    workshop.write("content/media/counts.csv", "block,lamps\n1,3\n");
    correct(
        &workshop,
        ("title: Lights", "title: Lights"),
        "{date: 2026-06-01, kind: fact, reason: A wrong count., by: Captain}",
    );
    approve(&workshop, "2026-06-02");
    workshop.build().ends_with(0);
    let page = page(&workshop, &format!("huddles/{ID}/versions/2/"));
    assert!(page.contains("The file “Lamps, by block” was replaced by another.") && !page.contains("<del>"), "{page}");
}

#[test]
fn calendars_say_which_version_the_minutes_are() {
    let workshop = corrected();
    let calendar = workshop.read("public/calendar.ics").replace("\r\n ", "");
    assert!(calendar.contains("X-HUDDLE-VERSION:2"), "{calendar}");
    assert!(calendar.contains("Minutes: version 2\\, approved June 2\\, 2026"), "{calendar}");
    assert!(
        workshop.read("public/es/calendar.ics").replace("\r\n ", "").contains("Acta: versión 2\\, aprobada el 2 de")
    );
}

#[test]
fn a_version_that_was_published_is_missed_though_no_other_is_kept() {
    let workshop = Workshop::new();
    workshop.write(RECORD, &minutes("", "Two lamps are out."));
    approve(&workshop, "2026-05-21");
    workshop.build().ends_with(0);
    let folder = workshop.path(&format!("content/revisions/{ID}"));
    let text = std::fs::read_to_string(folder.join("1.md")).expect("the version");
    std::fs::remove_dir_all(&folder).expect("the folder of versions");
    let compared = || workshop.run(&["check", "--today", TODAY, "--previous", "public"]);
    let ran = compared().ends_with(1);
    for words in [
        "error H077: version 1 of this record is published, and nothing is kept of what it said",
        &format!("bring the files in revisions/{ID}/ back"),
    ] {
        assert!(ran.reported.contains(words), "{words} is not in\n{}", ran.reported);
    }
    // One cause, one message.
    assert_eq!(
        ran.reported.matches(": error H").count() + ran.reported.matches(": warning H").count(),
        1,
        "{}",
        ran.reported
    );
    // Without the published site nothing says that there was a version.
    std::fs::rename(workshop.path("public"), workshop.path("elsewhere")).expect("the site");
    workshop.run(&["check", "--today", TODAY]).ends_with(0);
    std::fs::rename(workshop.path("elsewhere"), workshop.path("public")).expect("the site");
    workshop.write(&format!("content/revisions/{ID}/1.md"), &text);
    compared().ends_with(0);
    // Of withdrawn minutes none need be kept.
    workshop.run(&["withdraw", ID, "--basis", "A household.", "--by", "Captain", "--on", "2026-07-01"]).ends_with(0);
    std::fs::remove_dir_all(&folder).expect("the folder of versions");
    assert!(!compared().reported.contains("H077"));
}
