//! What became of promises, counted: every figure on small sites, the sums, and the pages that say them.

use crate::support::html::{Page, Piece};
use crate::support::sites::{CHARLOTTE, LARKMOOR, RENAMED};
use crate::support::{Content, SMALLEST_SITE, errors, options};
use huddle::site::tally::{Duration, Fate, Share, Tallies, Tally};
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use proptest::sample::select;
use proptest::test_runner::Config;
use std::collections::BTreeMap;

const DIVISION: &str = "---\nname: Central\nresponse_areas: [{id: c-1, name: Area 1}, {id: c-2, name: Area 2}]\n---\n";

/// A site with two areas, no records yet.
fn site() -> Content {
    Content::new(SMALLEST_SITE).with("divisions/central.md", DIVISION)
}

/// A huddle on a day, with the lines of its front matter that matter here.
fn huddle(content: Content, date: &str, lines: &str) -> Content {
    let text =
        format!("---\ntitle: Talk\ndate: {date}\ndivision: central\nresponse_areas: [c-1]\n{lines}\n---\nWe talked.\n");
    content.with(&format!("huddles/central/{date}.md"), &text)
}

/// One promise of January 10, 2026, due as given, and its reports: (date, rest of the entry).
fn promise(due: &str, reports: &[(&str, &str)]) -> Content {
    let due = if due.is_empty() { String::new() } else { format!(", due: {due}") };
    let made = format!("commitments:\n  - {{id: lamp, text: Mend it, owner: {{role: Captain}}{due}}}");
    let content = huddle(site(), "2026-01-10", &made);
    reports.iter().fold(content, |content, (date, entry)| {
        huddle(content, date, &format!("reports:\n  - {{commitment: 2026-01-10/lamp, note: So it is., {entry}}}"))
    })
}

#[track_caller]
fn tallies(content: &Content) -> Tallies {
    let prepared = content.prepare(&options());
    assert_eq!(errors(&prepared.diags), Vec::<String>::new());
    prepared.plan.tallies
}

/// The fate of the only promise of a site.
#[track_caller]
fn fate(content: &Content) -> Fate {
    let city = tallies(content).city;
    assert_eq!(city.made(), 1);
    Fate::ALL.into_iter().find(|fate| city.count(*fate) == 1).expect("a promise has a fate")
}

#[test]
fn what_is_kept_by_the_first_date_is_kept_in_time_and_the_day_itself_is_in_time() {
    assert_eq!(fate(&promise("2026-03-12", &[("2026-03-12", "status: done")])), Fate::KeptInTime);
    assert_eq!(fate(&promise("2026-03-12", &[("2026-03-13", "status: done")])), Fate::KeptLate);
    assert_eq!(fate(&promise("", &[("2026-03-13", "status: done")])), Fate::KeptUndated);
    assert_eq!(fate(&promise("before long", &[("2026-03-13", "status: done")])), Fate::KeptUndated);
}

/// The only row of `commitments`.
#[track_caller]
fn row(content: &Content) -> serde_json::Value {
    let built = content.build();
    let lines = std::str::from_utf8(&built.files["data/commitments.jsonl"]).expect("data is UTF-8");
    assert_eq!(lines.lines().count(), 1, "{lines}");
    serde_json::from_str(lines).expect("a row is JSON")
}

/// Of the only promise: fate, whether it was kept, when it ended, whether it counts, why not, and the reason.
#[track_caller]
fn outcome(content: &Content) -> String {
    let row = row(content);
    ["fate", "kept", "ended_on", "counts", "not_counted_because", "state_reason"]
        .map(|column| row[column].to_string().replace('"', ""))
        .join(" ")
}

#[test]
fn a_row_says_what_became_of_a_promise_whether_it_counts_and_why() {
    let content = |due, reports: &[(&str, &str)]| outcome(&promise(due, reports));
    assert_eq!(content("2026-03-12", &[("2026-03-12", "status: done")]), "kept-in-time true 2026-03-12 true null null");
    assert_eq!(content("2026-03-12", &[("2026-03-13", "status: done")]), "kept-late true 2026-03-13 true null null");
    let again = [("2026-03-13", "status: done"), ("2026-04-13", "status: confirmed")];
    assert_eq!(content("", &again), "kept-without-date true 2026-03-13 true null null");
    assert_eq!(content("2099-01-01", &[]), "not-due-yet false null false not-due-yet null");
    assert_eq!(content("2026-02-01", &[]), "overdue false null true null null");
    let waiting = [("2026-03-13", "status: waiting")];
    assert_eq!(content("2026-02-01", &waiting), "overdue false null true null So it is.");
    let dropped = [("2026-03-13", "status: dropped")];
    assert_eq!(content("2026-04-01", &dropped), "dropped false 2026-03-13 true null So it is.");
    let replaced = [("2026-03-13", "status: replaced")];
    assert_eq!(content("2026-04-01", &replaced), "replaced-by-nothing false null true null So it is.");
    let moved = [("2026-03-13", "status: open, due: 2099-01-01")];
    assert_eq!(content("2026-02-01", &moved), "date-moved false null true null null");
    // Counted from 180 days after it was made.
    let undated = promise("", &[]);
    let on = |day: &str| {
        let today = chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").expect("a day");
        let options = huddle::publish::pipeline::Options { today, ..options() };
        undated.prepare(&options).plan.tallies.city.share().whole
    };
    assert_eq!((on("2026-07-08"), on("2026-07-09")), (0, 1));
}

#[test]
fn rows_add_up_to_the_figures_of_the_scoreboard() {
    for built in [&*LARKMOOR, &*RENAMED, &*CHARLOTTE] {
        let lines = std::str::from_utf8(&built.files["data/commitments.jsonl"]).expect("data is UTF-8");
        let rows: Vec<serde_json::Value> =
            lines.lines().map(|line| serde_json::from_str(line).expect("a row is JSON")).collect();
        let count = |test: &dyn Fn(&serde_json::Value) -> bool| rows.iter().filter(|row| test(row)).count();
        let city = &built.prepared.plan.tallies.city;
        for (fate, word) in Fate::ALL.into_iter().zip(huddle::data::words::FATES) {
            assert_eq!(count(&|row| row["fate"] == *word), city.count(fate) as usize, "{word}");
        }
        let share = city.share();
        assert_eq!(count(&|row| row["counts"] == true), share.whole as usize);
        assert_eq!(count(&|row| row["counts"] == true && row["kept"] == true), share.part as usize);
        assert_eq!(count(&|row| (row["counts"] == true) != row["not_counted_because"].is_null()), 0);
        let quiet = |row: &serde_json::Value| row["silent_huddle_ids"] == serde_json::json!([]);
        assert_eq!(count(&|row| row["settled"] == true && !quiet(row)), 0, "of what is settled nobody is silent");
    }
}

#[test]
fn the_day_that_a_report_gives_is_the_one_that_counts() {
    assert_eq!(fate(&promise("2026-03-12", &[("2026-06-11", "status: done, date: 2026-03-01")])), Fate::KeptInTime);
}

#[test]
fn what_was_confirmed_later_was_kept_when_it_was_first_reported_done() {
    let kept = promise("2026-03-12", &[("2026-03-01", "status: done"), ("2026-06-11", "status: confirmed")]);
    assert_eq!(fate(&kept), Fate::KeptInTime);
    let again = promise(
        "2026-03-12",
        &[("2026-03-01", "status: done"), ("2026-04-01", "status: open"), ("2026-06-11", "status: done")],
    );
    assert_eq!(fate(&again), Fate::KeptLate);
}

#[test]
fn a_later_date_does_not_make_a_promise_less_late() {
    let moved = [("2026-02-01", "status: in-progress, due: 2026-06-30"), ("2026-06-11", "status: done")];
    assert_eq!(fate(&promise("2026-03-12", &moved)), Fate::KeptLate);
    let city = tallies(&promise("2026-03-12", &moved)).city;
    assert_eq!(city.postponed(), 1);
    assert_eq!(fate(&promise("2026-03-12", &[("2026-02-01", "status: in-progress, due: 2027-06-30")])), Fate::Moved);
    assert_eq!(fate(&promise("2026-12-12", &[("2026-02-01", "status: in-progress, due: 2027-06-30")])), Fate::Ahead);
    let sooner = tallies(&promise("2026-12-12", &[("2026-02-01", "status: in-progress, due: 2026-12-01")])).city;
    assert_eq!(sooner.postponed(), 0);
}

#[test]
fn open_promises_are_ahead_overdue_or_without_a_date() {
    assert_eq!(fate(&promise("2026-11-22", &[])), Fate::Ahead);
    assert_eq!(fate(&promise("2026-11-21", &[])), Fate::Overdue);
    assert_eq!(fate(&promise("", &[("2026-03-01", "status: waiting")])), Fate::Undated);
    assert_eq!(fate(&promise("2026-01-20", &[("2026-03-01", "status: dropped")])), Fate::Dropped);
}

#[test]
fn a_date_that_was_given_later_is_the_first_where_there_was_none() {
    let dated = [("2026-02-01", "status: in-progress, due: 2026-06-30"), ("2026-06-11", "status: done")];
    assert_eq!(fate(&promise("", &dated)), Fate::KeptInTime);
    assert_eq!(tallies(&promise("", &dated)).city.postponed(), 0);
}

#[test]
fn the_young_are_not_judged_and_one_without_a_date_is_young_for_half_a_year() {
    let share = |content: &Content| tallies(content).city.share();
    assert_eq!(share(&promise("2026-12-01", &[])), Share { part: 0, whole: 0 });
    assert_eq!(share(&promise("2026-03-01", &[])), Share { part: 0, whole: 1 });
    assert_eq!(share(&promise("", &[])), Share { part: 0, whole: 1 });
    let made_on =
        |date: &str| huddle(site(), date, "commitments:\n  - {id: lamp, text: Mend it, owner: {role: Captain}}");
    assert_eq!(share(&made_on("2026-05-27")), Share { part: 0, whole: 0 }, "179 days");
    assert_eq!(share(&made_on("2026-05-26")), Share { part: 0, whole: 1 }, "180 days");
}

#[test]
fn of_a_promise_and_its_successor_one_counts() {
    let replaced = |successor: &str| {
        let lines = format!(
            "commitments:\n  - \
                {{id: better, text: Mend it well, owner: {{role: Captain}}, due: 2026-05-01}}\nreports:\n  - {{commitment: 2026-01-10/lamp, status: replaced, note: A better way.{successor}}}\n  - {{commitment: 2026-03-01/better, status: done, note: Mended.}}"
        );
        huddle(promise("2026-02-01", &[]), "2026-03-01", &lines)
    };
    let city = tallies(&replaced(", successor: better")).city;
    assert_eq!((city.made(), city.count(Fate::Replaced), city.share()), (2, 1, Share { part: 1, whole: 1 }));
    let city = tallies(&replaced("")).city;
    assert_eq!((city.made(), city.count(Fate::ReplacedByNothing), city.share()), (2, 1, Share { part: 1, whole: 2 }));
}

#[test]
fn promises_that_replace_one_another_in_a_circle_are_not_lost() {
    let lines = "commitments:\n  - {id: a, text: Mend it, owner: {role: Captain}}\n  - \
        {id: b, text: Buy one, owner: {role: Captain}}";
    let reports = "reports:\n  - {commitment: 2026-01-10/a, status: replaced, successor: 2026-01-10/b, note: So.}\n  - \
        {commitment: 2026-01-10/b, status: replaced, successor: 2026-01-10/a, note: So.}";
    let city = tallies(&huddle(huddle(site(), "2026-01-10", lines), "2026-02-10", reports)).city;
    assert_eq!((city.count(Fate::ReplacedByNothing), city.share()), (2, Share { part: 0, whole: 2 }));
}

#[test]
fn a_share_is_reported_in_per_cent_only_of_ten_or_more_and_is_whole_only_where_all_are() {
    let percent = |part, whole| Share { part, whole }.percent();
    assert_eq!((percent(0, 0), percent(9, 9), percent(4, 9)), (None, None, None));
    assert_eq!((percent(5, 10), percent(0, 10), percent(10, 10)), (Some(50), Some(0), Some(100)));
    assert_eq!((percent(999, 1000), percent(1, 1000), percent(2, 3)), (Some(99), Some(1), None));
    assert_eq!((percent(31, 44), percent(1, 8_000_000)), (Some(70), Some(1)));
}

#[test]
fn a_median_is_reported_of_five_or_more() {
    let after = |days: &[&str]| {
        let ids: Vec<String> = (0..days.len()).map(|at| format!("p{at}")).collect();
        let made: String =
            ids.iter().map(|id| format!("\n  - {{id: {id}, text: Mend it, owner: {{role: Captain}}}}")).collect();
        let content = huddle(site(), "2026-01-10", &format!("commitments:{made}"));
        let reports: String = ids
            .iter()
            .zip(days)
            .map(|(id, day)| format!("\n  - {{commitment: 2026-01-10/{id}, status: done, date: {day}, note: Mended.}}"))
            .collect();
        tallies(&huddle(content, "2026-06-10", &format!("reports:{reports}"))).city.duration()
    };
    assert_eq!(tallies(&promise("", &[])).city.duration(), Duration::Unknown);
    assert_eq!(after(&["2026-01-20"]), Duration::Range { ended: 1, shortest: 10, longest: 10 });
    assert_eq!(
        after(&["2026-02-09", "2026-01-20", "2026-01-11", "2026-01-30"]),
        Duration::Range { ended: 4, shortest: 1, longest: 30 }
    );
    let five = after(&["2026-01-11", "2026-01-20", "2026-01-30", "2026-02-09", "2026-04-20"]);
    assert_eq!(five, Duration::Quartiles { ended: 5, quarter: 10, half: 20, longer: 2, three_quarters: 30 });
}

#[test]
fn a_concern_came_back_when_two_huddles_heard_of_it_in_one_area() {
    let concern = |id: &str, area: &str| format!("  - {{id: {id}, response_area: {area}, topic: noise, text: Loud.");
    let with =
        |content, date: &str, lines: &[String]| huddle(content, date, &format!("concerns:\n{}", lines.join("\n")));
    let plain = |id: &str, area: &str| format!("{}}}", concern(id, area));
    let content = with(site(), "2024-05-07", &[plain("a", "c-1"), plain("b", "c-1"), plain("c", "c-2")]);
    let answered = format!(
        "{}, answered_by: [meter]}}\ncommitments:\n  - {{id: meter, text: Measure, owner: {{role: Captain}}}}",
        concern("a", "c-1")
    );
    let content = with(content, "2026-05-07", &[answered]);
    let content = with(content, "2026-06-07", &[plain("a", "c-1"), "status: cancelled".into()]);
    let returns = tallies(&content).returns;
    let [only] = returns.all.as_slice() else { panic!("{:?}", returns.all) };
    assert_eq!((only.huddles.len(), only.years, only.answered, only.answers.made()), (2, 2, 1, 1));
    assert_eq!(returns.of_area(only.area).count() + returns.of_topic(only.topic).count(), 2);
}

#[test]
fn cancelled_huddles_are_counted_apart_and_those_to_come_not_at_all() {
    let content = huddle(site(), "2026-05-07", "");
    let content = huddle(huddle(content, "2026-05-09", "status: cancelled"), "2026-05-11", "status: postponed");
    let ahead = huddle(content, "2026-12-07", "").edited("huddles/central/2026-12-07.md", "We talked.\n", "");
    let meetings = tallies(&ahead).meetings;
    let may = meetings.month(2026, 5);
    assert_eq!((may.held, may.called_off), (1, 2));
    assert_eq!(meetings.between((2026, 1), (2027, 1)), may);
}

/// Everything counts in exactly one part; divisions, owners and years add up to the whole, areas and topics to no less.
fn sums(tallies: &Tallies) -> Result<(), proptest::test_runner::TestCaseError> {
    let city = &tallies.city;
    prop_assert_eq!(city.kept() + city.open() + city.count(Fate::Dropped) + city.replaced(), city.made());
    prop_assert_eq!(Fate::ALL.map(|fate| city.count(fate)).iter().sum::<u32>(), city.made());
    let together = |list: &mut dyn Iterator<Item = &Tally>| Tally::together(list);
    prop_assert_eq!(&together(&mut tallies.divisions.iter()), city);
    prop_assert_eq!(&together(&mut tallies.years.values()), city);
    prop_assert_eq!(&together(&mut tallies.organizations.iter().chain(tallies.roles.values())), city);
    prop_assert_eq!(together(&mut tallies.areas.iter()).made() >= city.made() || tallies.areas.is_empty(), true);
    prop_assert_eq!(city.share().part <= city.share().whole && city.share().whole <= city.made(), true);
    Ok(())
}

#[test]
fn the_figures_of_the_parts_add_up_to_the_whole() {
    for (name, built) in [("the sample", &*LARKMOOR), ("charlotte", &*CHARLOTTE), ("renamed", &*RENAMED)] {
        sums(&built.prepared.plan.tallies).expect(name);
    }
}

fn entry() -> impl Strategy<Value = (&'static str, &'static str, &'static str)> {
    let due = select(vec!["", ", due: 2026-03-01", ", due: 2026-12-31", ", due: soon"]);
    let owner = select(vec!["role: Captain", "role: Major", "role: \"\", organization: works"]);
    let status =
        select(vec!["", "open", "in-progress", "waiting, due: 2027-01-01", "done", "confirmed", "dropped", "replaced"]);
    (due, owner, status)
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(8), ..Config::with_cases(48) })]

    #[test]
    fn whatever_became_of_promises_the_sums_hold(entries in proptest::collection::vec(entry(), 1..24)) {
        let settings = format!("{SMALLEST_SITE}organizations: [{{id: works, name: Works, sector: government}}]\n");
        let (mut made, mut reports) = (String::from("commitments:"), String::from("reports:"));
        for (at, (due, owner, status)) in entries.iter().enumerate() {
            made.push_str(&format!("\n  - {{id: p{at}, text: Mend it, owner: {{{owner}}}{due}}}"));
            if !status.is_empty() {
                reports.push_str(&format!("\n  - {{commitment: 2026-01-10/p{at}, note: So., status: {status}}}"));
            }
        }
        let content = Content::new(&settings).with("divisions/central.md", DIVISION);
        let content = huddle(content, "2026-01-10", &made);
        let reports = if reports.ends_with(':') { String::new() } else { reports };
        sums(&tallies(&huddle(content, "2026-04-10", &reports)))?;
    }
}

/// The tables of a page by their captions: each row with its head first.
fn tables(page: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut found: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let (mut caption, mut row, mut cell) = (String::new(), Vec::new(), None::<String>);
    for piece in Page::read(page).pieces {
        match piece {
            Piece::Open(tag) if matches!(tag.name.as_str(), "caption" | "th" | "td") => cell = Some(String::new()),
            Piece::Text(text) => cell.iter_mut().for_each(|cell| cell.push_str(&text)),
            Piece::Close(name) => match name.as_str() {
                "caption" => caption = cell.take().unwrap_or_default(),
                "th" | "td" => row.push(cell.take().unwrap_or_default().trim().to_owned()),
                "tr" => found.entry(caption.clone()).or_default().push(std::mem::take(&mut row)),
                _ => {}
            },
            Piece::Open(_) => {}
        }
    }
    found
}

/// How many commitments the list at an address has, over all its pages, with a tag of one of these words.
fn listed(address: &str, words: &[&str]) -> usize {
    let page = |number: usize| match number {
        1 => LARKMOOR.files.get(&format!("{address}index.html")),
        _ => LARKMOOR.files.get(&format!("{address}page/{number}/index.html")),
    };
    let texts = (1..).map_while(page).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    texts.map(|text| words.iter().map(|word| text.matches(&format!("\">{word}</strong>")).count()).sum::<usize>()).sum()
}

/// The caption of the whole table of divisions.
const BY_DIVISION: &str = "Commitments by division, in the order of this site’s list";

/// A cell of a table by the head of its column; `0` where nothing of the whole site would be in that column.
fn cell(table: &[Vec<String>], row: &[String], head: &str) -> usize {
    let at = table[0].iter().position(|known| known == head);
    at.map_or(0, |at| row[at].parse().unwrap_or_else(|_| panic!("{head}: {row:?}")))
}

/// The columns that everything is in exactly one of.
const HEADS: [&str; 8] = [
    "On time",
    "Late",
    "No date",
    "Still open",
    "Will not be done",
    "Replaced by nothing recorded here",
    "Cannot be judged yet",
    "Replaced",
];

#[test]
fn the_figures_of_the_tables_are_those_of_the_lists() {
    let all = tables(LARKMOOR.page("scoreboard/method/"));
    let rows = &all[BY_DIVISION];
    let sum = |row: &[String], heads: &[&str]| heads.iter().map(|head| cell(rows, row, head)).sum::<usize>();
    for (row, address) in
        rows[1..].iter().zip(["central", "harbor", "northgate", "westfield"].map(|id| format!("outcomes/{id}/")))
    {
        let count = |words: &[&str]| listed(&address, words);
        let kept = sum(row, &HEADS[..3]);
        assert_eq!(kept, count(&["Done", "Done, confirmed"]), "{row:?}");
        let open = sum(row, &["Still open", "Cannot be judged yet"]);
        assert_eq!(open, count(&["Open", "In progress", "Waiting", "Overdue"]), "{row:?}");
        assert_eq!(sum(row, &["Will not be done"]), count(&["Will not be done"]), "{row:?}");
        let replaced = sum(row, &["Replaced", "Replaced by nothing recorded here"]);
        assert_eq!(replaced, count(&["Replaced"]), "{row:?}");
        assert_eq!(sum(row, &HEADS), cell(rows, row, "Made"), "{row:?}");
        let judged = sum(row, &HEADS[..6]);
        assert!(row[row.len() - 2].starts_with(&format!("{kept} of {judged} kept")), "{row:?}");
    }
    let whole = rows.last().expect("the sum");
    assert_eq!((whole[0].as_str(), cell(rows, whole, "Made")), ("All", LARKMOOR.prepared.site.commitments.len()));
    assert_eq!(all["Commitments by the year in which they were made"].last(), Some(whole));
    for (caption, table) in &all {
        assert!(table[1..].iter().all(|row| row.len() == table[0].len()), "{caption}");
        for at in 1..table[0].len() {
            assert!(table[1..].iter().any(|row| row[at] != "0"), "{caption}: {} is a column of zeros", table[0][at]);
        }
    }
}

#[test]
fn nothing_is_ranked() {
    let site = &LARKMOOR.prepared.site;
    let divisions: Vec<String> = site.divisions.iter().map(|division| division.name.original.clone()).collect();
    for page in ["scoreboard/", "scoreboard/method/"] {
        let all = tables(LARKMOOR.page(page));
        let heads = |caption: &str| all[caption][1..].iter().map(|row| row[0].clone()).collect::<Vec<_>>();
        assert!(heads(BY_DIVISION).starts_with(&divisions), "{page}: in the order of the site");
        for caption in ["Commitments by topic, in alphabetical order", "Commitments by owner, in alphabetical order"] {
            let names: Vec<String> = heads(caption).into_iter().filter(|name| name != "All").collect();
            let mut sorted = names.clone();
            sorted.sort_by_key(|name| name.to_lowercase());
            assert!(names.len() >= 3, "{page}: {caption}");
            assert_eq!(names, sorted, "{page}: {caption}");
        }
    }
}

#[test]
fn a_board_is_the_beginning_of_its_table_and_says_so() {
    let (board, whole) = (tables(LARKMOOR.page("scoreboard/")), tables(LARKMOOR.page("scoreboard/method/")));
    let page = LARKMOOR.page("scoreboard/");
    for (caption, id) in [
        (BY_DIVISION, "divisions"),
        ("Commitments by topic, in alphabetical order", "topics"),
        ("Commitments by owner, in alphabetical order", "owners"),
        ("Commitments by the year in which they were made", "years"),
    ] {
        let names = |table: &[Vec<String>]| {
            table[1..].iter().map(|row| row[0].clone()).filter(|name| name != "All").collect::<Vec<_>>()
        };
        let (some, all) = (names(&board[caption]), names(&whole[caption]));
        assert!(all.starts_with(&some) && !some.is_empty(), "{caption}");
        let says = page.contains(&format!("<p class=\"shown\">{} of {}", some.len(), all.len()));
        let leads = page.contains(&format!("method/#{id}\">All {}</a>", all.len()));
        assert_eq!((says, leads), (some.len() < all.len(), some.len() < all.len()), "{caption}");
    }
}

#[test]
fn a_site_without_promises_says_so_and_shows_no_figure() {
    for content in [Content::new(SMALLEST_SITE), huddle(site(), "2026-05-07", "")] {
        let built = content.build();
        let text = Page::read(built.page("scoreboard/")).said();
        assert!(text.contains("No commitments have been recorded yet."), "{text}");
        for page in ["scoreboard/", "scoreboard/method/"] {
            let main = Page::read(built.page(page)).text_of("main").unwrap_or_default();
            for word in ["0%", "NaN", "0 of 0", "inf"] {
                assert!(!main.contains(word), "{page}: {word}: {main}");
            }
            assert!(!built.page(page).contains("id=\"years\""));
        }
    }
}

/// A text with single spaces.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn few_promises_are_reported_as_they_are() {
    let says = |content: &Content, words: &[&str]| {
        let built = content.build();
        for page in ["scoreboard/", "divisions/central/", "divisions/central/c-1/"] {
            let text = spaced(&Page::read(built.page(page)).said());
            for word in words {
                assert!(text.contains(word), "{page} does not say {word:?}: {text}");
            }
            assert!(!text.contains('%'), "{text}");
            // A bar of so few would be a share in per cent.
            assert!(!built.page(page).contains("class=\"whole-bar") && !built.page(page).contains("height=\"1.25em\""));
        }
    };
    says(
        &promise("2026-03-01", &[("2026-04-01", "status: dropped")]),
        &[
            "The only commitment that can be judged has not been kept.",
            "Not kept: 1 will not be done.",
            "The only one that has ended took 81 days.",
        ],
    );
    says(
        &promise("2026-03-12", &[("2026-01-11", "status: done")]),
        &["The only commitment that can be judged was kept: 1 on time.", "The only one that has ended took 1 day."],
    );
    says(
        &promise("2026-12-24", &[]),
        &[
            "None of the commitments can be judged yet.",
            "None has ended yet.",
            "1 cannot be judged yet: its date is still to come",
        ],
    );
}

#[test]
fn half_took_longer_is_said_only_where_half_did() {
    let took = |days: &[&str]| {
        let ids: Vec<String> = (0..days.len()).map(|at| format!("p{at}")).collect();
        let made: String =
            ids.iter().map(|id| format!("\n  - {{id: {id}, text: Mend it, owner: {{role: Captain}}}}")).collect();
        let content = huddle(site(), "2026-01-10", &format!("commitments:{made}"));
        let report = |(id, day): (&String, &&str)| {
            format!("\n  - {{commitment: 2026-01-10/{id}, status: done, date: {day}, note: Mended.}}")
        };
        let reports: String = ids.iter().zip(days).map(report).collect();
        let built = huddle(content, "2026-06-10", &format!("reports:{reports}")).build();
        spaced(&Page::read(built.page("scoreboard/")).said())
    };
    let text = took(&["2026-01-11", "2026-01-20", "2026-01-30", "2026-02-09", "2026-04-20"]);
    let said = "Half of the 5 that have ended took longer than 20 days. One in four took 30 days or more.";
    assert!(text.contains(said), "{text}");
    let text = took(&["2026-01-11", "2026-01-20", "2026-01-20", "2026-01-20", "2026-01-20"]);
    let said = "Half of the 5 that have ended took 10 days or more. One in four took 10 days or more.";
    assert!(text.contains(said), "{text}");
}

/// The numbers of the sentence that every page with figures has, in the order of its words: judged, kept, on time, late,
/// without a date. `None` where the page does not have it.
fn sentence(page: &str) -> Option<[u32; 5]> {
    let text = spaced(&Page::read(page).said());
    let (before, after) = text.split_once(" commitments that can be judged, ")?;
    let number = |word: &str| word.replace(',', "").parse::<u32>().ok();
    let judged = number(before.rsplit_once("Of ")?.1)?;
    let (said, _) = after.split_once('.')?;
    let (kept, parts) = said.split_once(" kept: ")?;
    let kept = number(kept.strip_suffix(" were").or(kept.strip_suffix(" was"))?)?;
    let part = |words: &str| {
        parts.split(", ").find_map(|part| part.strip_suffix(words)).map_or(0, |part| number(part).expect("a number"))
    };
    Some([judged, kept, part(" on time"), part(" late"), part(" without a calendar date")])
}

#[test]
fn every_page_with_figures_has_the_same_sentence_and_its_numbers() {
    let (site, tallies) = (&LARKMOOR.prepared.site, &LARKMOOR.prepared.plan.tallies);
    let mut pages = vec![("scoreboard/".to_owned(), &tallies.city), (String::new(), &tallies.city)];
    for (division, tally) in site.divisions.iter().zip(&tallies.divisions) {
        pages.push((format!("divisions/{}/", division.id), tally));
    }
    for (area, tally) in site.areas.iter().zip(&tallies.areas) {
        pages.push((format!("divisions/{}/{}/", site.division(area.division).id, area.id), tally));
    }
    pages
        .extend(site.topics.iter().zip(&tallies.topics).map(|(topic, tally)| (format!("topics/{}/", topic.id), tally)));
    let owners = site.organizations.iter().zip(&tallies.organizations);
    pages.extend(owners.map(|(owner, tally)| (format!("organizations/{}/", owner.id), tally)));
    let mut said = 0;
    for (page, tally) in pages {
        let share = tally.share();
        if share.whole < 2 || share.part == 0 {
            continue;
        }
        let count = |fate| tally.count(fate);
        let numbers =
            [share.whole, share.part, count(Fate::KeptInTime), count(Fate::KeptLate), count(Fate::KeptUndated)];
        assert_eq!(sentence(LARKMOOR.page(&page)), Some(numbers), "/{page}");
        assert_eq!(numbers[2..].iter().sum::<u32>(), share.part);
        said += 1;
    }
    assert!(said > 25, "{said} pages with figures");
}

#[test]
fn bars_are_all_of_what_can_be_judged_and_the_numbers_stand_beside_them() {
    let page = LARKMOOR.page("scoreboard/");
    assert!(!page.contains(" style="));
    let read = Page::read(page);
    let svgs: Vec<_> = read.tags().filter(|tag| tag.name == "svg").collect();
    assert!(svgs.iter().all(|tag| tag.get("aria-hidden").is_some() || tag.get("aria-label").is_some()));
    let city = &LARKMOOR.prepared.plan.tallies.city;
    // The first bar is that of the whole site.
    let bar: Vec<(&str, f64)> = read
        .tags()
        .skip_while(|tag| tag.get("class") != Some("whole-bar"))
        .skip(2)
        .take_while(|tag| tag.name == "rect")
        .map(|tag| {
            let width = tag.get("width").and_then(|width| width.strip_suffix('%')).expect("a share");
            (tag.get("class").unwrap_or_default(), width.parse().expect("a number"))
        })
        .collect();
    let share = |count: u32| f64::from(count) * 100.0 / f64::from(city.share().whole);
    let kept = city.count(Fate::KeptInTime) + city.count(Fate::KeptUndated);
    let gone = city.count(Fate::Dropped) + city.count(Fate::ReplacedByNothing);
    let expected = [
        ("kept", share(kept)),
        ("kept-late", share(city.count(Fate::KeptLate))),
        ("open", share(city.still_open())),
        ("dropped", share(gone)),
    ];
    assert_eq!(bar.len(), expected.len(), "{bar:?}");
    for ((kind, width), (wanted, length)) in bar.iter().zip(expected) {
        assert!(*kind == wanted && (width - length).abs() < 0.01, "{bar:?}");
    }
    assert!((bar.iter().map(|(_, width)| width).sum::<f64>() - 100.0).abs() < 0.05, "{bar:?}");
}

/// The grade of school in which a text can be read (Flesch and Kincaid), with syllables as groups of vowels.
fn grade(text: &str) -> f64 {
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let sentences = text.matches(['.', '?', '!', ':']).count().max(1);
    let syllables = |word: &&str| {
        let word = word.to_lowercase();
        let vowel = |letter: char| "aeiouy".contains(letter);
        let groups = word.split(|letter| !vowel(letter)).filter(|group| !group.is_empty()).count();
        groups.saturating_sub(usize::from(word.trim_end_matches(['.', ',']).ends_with('e') && groups > 1)).max(1)
    };
    let (words, all) = (words.len() as f64, words.iter().map(syllables).sum::<usize>() as f64);
    0.39 * words / sentences as f64 + 11.8 * all / words - 15.59
}

#[test]
fn figures_can_be_read_in_the_eighth_grade() {
    for page in ["scoreboard/", "scoreboard/method/"] {
        let html = LARKMOOR.page(page);
        let main = &html[html.find("<main").expect("a main")..html.find("</main>").expect("its end")];
        let texts = main.split("<p").skip(1).chain(main.split("<dd").skip(1));
        let text: String = texts
            .filter_map(|rest| rest.split_once('>'))
            .map(|(_, rest)| rest.split("</").next().unwrap_or_default().to_owned() + " ")
            .filter(|text| !text.contains('<') && text.trim_end().ends_with('.'))
            .collect();
        assert!(text.split_whitespace().count() > 60, "{page}: {text}");
        let grade = grade(&text);
        println!("/{page}: grade {grade:.1}");
        assert!(grade <= 8.0, "/{page}: grade {grade:.1}: {text}");
    }
}
