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
    assert_eq!(five, Duration::Quartiles { ended: 5, quarter: 10, half: 20, three_quarters: 30 });
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

#[test]
fn the_figures_of_the_page_are_those_of_the_lists() {
    let all = tables(LARKMOOR.page("scoreboard/"));
    let rows = &all["Commitments by division, in the order of this site’s list"];
    let number = |text: &String| text.parse::<usize>().expect("a number");
    for (row, address) in
        rows[1..].iter().zip(["central", "harbor", "northgate", "westfield"].map(|id| format!("outcomes/{id}/")))
    {
        let count = |words: &[&str]| listed(&address, words);
        assert_eq!(number(&row[2]) + number(&row[3]), count(&["Done", "Done, confirmed"]), "{row:?}");
        assert_eq!(number(&row[4]) + number(&row[5]), count(&["Open", "In progress", "Waiting", "Overdue"]), "{row:?}");
        assert_eq!((number(&row[6]), number(&row[7])), (count(&["Will not be done"]), count(&["Replaced"])), "{row:?}");
        assert_eq!(row[2..8].iter().map(number).sum::<usize>(), number(&row[1]), "{row:?}");
        assert!(row[8].starts_with(&format!("{} of ", number(&row[2]) + number(&row[3]))), "{row:?}");
    }
    let whole = rows.last().expect("the sum");
    assert_eq!((whole[0].as_str(), number(&whole[1])), ("All", LARKMOOR.prepared.site.commitments.len()));
    assert_eq!(all["Commitments by the year in which they were made"].last(), Some(whole));
}

#[test]
fn nothing_is_ranked() {
    let all = tables(LARKMOOR.page("scoreboard/"));
    let heads = |caption: &str| all[caption][1..].iter().map(|row| row[0].clone()).collect::<Vec<_>>();
    let site = &LARKMOOR.prepared.site;
    let divisions: Vec<String> =
        site.divisions.iter().map(|division| format!("{} Division", division.name.original)).collect();
    let reported = heads("Commitments by division, in the order of this site’s list");
    assert_eq!(reported[..reported.len() - 1], divisions, "in the order of the site");
    for caption in ["Commitments by topic, in alphabetical order", "Commitments by owner, in alphabetical order"] {
        let names = heads(caption);
        let mut sorted = names.clone();
        sorted.sort_by_key(|name| name.to_lowercase());
        assert!(names.len() > 5);
        assert_eq!(names, sorted);
    }
}

#[test]
fn a_site_without_promises_says_so_and_shows_no_figure() {
    for content in [Content::new(SMALLEST_SITE), huddle(site(), "2026-05-07", "")] {
        let built = content.build();
        let text = Page::read(built.page("scoreboard/")).said();
        assert!(text.contains("No commitments have been recorded yet."), "{text}");
        let main = Page::read(built.page("scoreboard/")).text_of("main").unwrap_or_default();
        for word in ["0%", "NaN", "0 of 0", "inf"] {
            assert!(!main.replace("information", "").contains(word), "{word}: {main}");
        }
        assert!(!built.page("scoreboard/").contains("id=\"years\""));
    }
}

#[test]
fn few_promises_are_reported_as_they_are() {
    let says = |content: &Content, words: &[&str]| {
        let built = content.build();
        for page in ["scoreboard/", "divisions/central/", "divisions/central/c-1/"] {
            let text = Page::read(built.page(page)).said().split_whitespace().collect::<Vec<_>>().join(" ");
            for word in words {
                assert!(text.contains(word), "{page} does not say {word:?}: {text}");
            }
            assert!(!text.contains('%') || page == "scoreboard/", "{text}");
        }
        Page::read(built.page("scoreboard/")).text_of("main").unwrap_or_default()
    };
    let dropped = says(
        &promise("2026-03-01", &[("2026-04-01", "status: dropped")]),
        &["0 of 1 that can be judged by now", "The only one that has ended took 81 days"],
    );
    assert!(dropped.contains("The only one that can be judged by now has not been kept."), "{dropped}");
    let young = says(
        &promise("2026-12-24", &[]),
        &["None can be judged yet", "None has ended yet", "1 more is too young to judge"],
    );
    assert!(young.contains("1 commitment was made. None can be judged yet."), "{young}");
}

#[test]
fn charts_are_drawn_with_patterns_and_words_and_have_a_table() {
    let page = LARKMOOR.page("scoreboard/");
    for pattern in ["kept-late", "late", "dropped"] {
        assert!(
            page.contains(&format!("<pattern id=\"p-{pattern}\""))
                && page.contains(&format!("fill=\"url(#p-{pattern})\"")),
            "{pattern}"
        );
    }
    let read = Page::read(page);
    let pictures: Vec<&str> = read
        .tags()
        .filter(|tag| tag.name == "svg" && tag.get("aria-hidden").is_none())
        .filter_map(|tag| tag.get("aria-label"))
        .collect();
    assert!(pictures.len() >= 6 && pictures.iter().all(|said| said.contains(": ")), "{pictures:?}");
    assert!(pictures.contains(&"2024: 3 commitments; Kept, not late: 1; Kept late: 2"), "{pictures:?}");
    assert!(!page.contains(" style="));
}
