//! Large sites: what the pages weigh that people land on, and what building again the next day publishes anew.

use crate::support::sites::LARKMOOR;
use crate::support::{Content, DrawnOnce, TODAY, errors, options, pages_alone};
use chrono::{Datelike, Days, NaiveDate};
use flate2::Compression;
use flate2::write::GzEncoder;
use huddle::publish::pipeline::{Options, Prepared, Unobserved};
use huddle::record::model::{HuddleStatus, Site};
use huddle::site::artifact::{Artifact, FileSeal, Sink};
use huddle::site::plan::{HuddleScope, Key, Planned};
use huddle::text::SitePath;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::LazyLock;

/// As many as a city of thirteen divisions holds in six years.
const HUDDLES: usize = 2_000;

/// Bytes over the wire of a page with its stylesheet and icon (tests/browser/lib/weight.mjs has the same budget).
const BUDGET: usize = 30_000;

/// Every page of a kind that there are few of, and every so-manieth of the others.
const EVERY: usize = 40;

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes everything");
    encoder.finish().expect("memory takes everything").len()
}

fn generated(huddles: usize) -> Content {
    let folder = tempfile::tempdir().expect("a folder");
    crate::generated_site::generate(folder.path(), huddles).expect("the content can be written");
    Content::at(folder.path())
}

fn kind(key: Key) -> Option<&'static str> {
    match key {
        Key::Home => Some("home"),
        Key::Division(_) => Some("division"),
        Key::Area(_) => Some("area"),
        Key::Huddle(_) => Some("huddle"),
        _ => None,
    }
}

#[test]
fn pages_of_a_large_site_stay_within_their_budget() {
    let prepared = generated(HUDDLES).prepare(&options());
    assert!(!prepared.has_errors(), "{:?}", prepared.diags.first());
    let stylesheet =
        std::fs::read(crate::support::project("themes/civic/static/site.css")).expect("the theme's stylesheet");
    let icon = std::fs::read(crate::support::project("themes/civic/static/favicon.svg")).expect("the theme's icon");
    let around = gzip(&stylesheet) + gzip(&icon);
    let mut heaviest: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    let mut seen = BTreeMap::<&str, usize>::new();
    for planned in prepared.plan.pages.iter().map(|placed| placed.page) {
        let Some(kind) = kind(planned.key) else { continue };
        let number = seen.entry(kind).or_default();
        *number += 1;
        if kind == "huddle" && !number.is_multiple_of(EVERY) {
            continue;
        }
        let (bytes, path) = rendered(&prepared, planned);
        let total = gzip(&bytes) + around;
        if heaviest.get(kind).is_none_or(|(most, _)| total > *most) {
            heaviest.insert(kind, (total, path));
        }
    }
    println!("{heaviest:?}");
    assert_eq!(heaviest.len(), 4);
    assert!(seen["huddle"] >= HUDDLES && seen["area"] >= 39, "{seen:?}");
    for (kind, (total, path)) in heaviest {
        assert!(total <= BUDGET, "the {kind} page {path} weighs {total} bytes; {BUDGET} are allowed");
    }
}

fn rendered(prepared: &Prepared, planned: Planned) -> (Vec<u8>, String) {
    let artifact = prepared.render(planned).expect("it renders");
    let path = artifact.path.to_string();
    (artifact.bytes.to_vec(), path)
}

/// Keeps no file: what a site holds is read from the hashes of its manifest.
struct Hashed;

impl Sink for Hashed {
    fn put(&self, _: Artifact, _: &FileSeal) -> std::io::Result<()> {
        Ok(())
    }
}

/// The files of the site as it is built on a day, each with its size and hash.
fn files_on(content: &Content, today: NaiveDate) -> BTreeMap<String, FileSeal> {
    let options = Options { today, ..options() };
    let prepared = content.prepare(&options);
    assert!(!prepared.has_errors(), "{:?}", errors(&prepared.diags));
    let reader = |path: &SitePath| content.read_media(path);
    let manifest =
        prepared.render_all(&DrawnOnce(Hashed), &reader, String::new(), &Unobserved).expect("the site renders");
    manifest.files
}

fn changed(before: &BTreeMap<String, FileSeal>, after: &BTreeMap<String, FileSeal>) -> Vec<String> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

/// The days on which a site says something else than the day before: a promised date has passed, nobody has spoken of
/// something for too long, a month begins.
fn eventful_days(site: &Site, plan: &huddle::site::plan::Plan) -> BTreeSet<NaiveDate> {
    let silence = Days::new(u64::from(site.config.rules.silence_days));
    let open = site.commitments.iter().filter(|commitment| !commitment.state.status.is_settled());
    let mut days: BTreeSet<NaiveDate> = open
        .flat_map(|commitment| {
            let late = commitment.state.due.map(|day| day + Days::new(1));
            late.into_iter().chain([commitment.silent_since(site).first_day() + silence])
        })
        .collect();
    let held = |scope: HuddleScope| {
        let last = plan
            .huddles(scope)
            .iter()
            .map(|index| site.huddle(*index))
            .find(|huddle| huddle.status == HuddleStatus::Held);
        last.map(|huddle| huddle.date.first_day() + Days::new(91))
    };
    // A day that was announced passes.
    let to_come = site.huddles.iter().filter(|huddle| huddle.is_to_come(site.today));
    days.extend(to_come.map(|huddle| huddle.date.last_day() + Days::new(1)));
    days.extend(
        (0..site.areas.len()).filter_map(|at| held(HuddleScope::Area(huddle::record::model::AreaIndex::at(at)))),
    );
    days
}

/// The first day from the last held huddle on that is followed by a day on which nothing happens; and the first that is
/// followed by a day on which a promised date has passed and nothing else happens.
fn quiet_and_eventful(content: &Content) -> (NaiveDate, NaiveDate, Vec<String>) {
    // Their files begin with their dates; those that are announced come later than any day of a build.
    let names = content.inputs.texts.iter().filter(|source| source.path.top() == "huddles");
    let dates = names.filter_map(|source| source.path.as_str().rsplit('/').next()?.get(..10));
    let last: NaiveDate = dates.filter(|date| *date <= TODAY).max().and_then(|date| date.parse().ok()).expect("a day");
    let prepared = content.prepare(&Options { today: last, ..options() });
    let site = &prepared.site;
    let held = site.huddles.iter().rfind(|huddle| huddle.status == HuddleStatus::Held).expect("there are huddles");
    assert_eq!(held.date.first_day(), last);
    let days = eventful_days(site, &prepared.plan);
    let late = |day: NaiveDate| -> Vec<String> {
        let open = site.commitments.iter().filter(|commitment| !commitment.state.status.is_settled());
        let due = open.filter(|commitment| commitment.state.due.is_some_and(|due| due + Days::new(1) == day));
        due.map(|commitment| format!("commitments/{}/{}/", site.huddle(commitment.huddle).id, commitment.id)).collect()
    };
    let next = |from: NaiveDate, fits: &dyn Fn(NaiveDate) -> bool| {
        (1..400).map(|n| from + Days::new(n)).find(|day| day.day() != 1 && fits(*day)).expect("there is such a day")
    };
    let quiet = next(last, &|day| !days.contains(&day));
    let eventful = next(last, &|day| !late(day).is_empty());
    (quiet - Days::new(1), eventful - Days::new(1), late(eventful))
}

/// A thousand huddles, and what is published of them on a day that is followed by a day on which nothing happens.
struct Thousand {
    content: Content,
    quiet: NaiveDate,
    files: BTreeMap<String, FileSeal>,
}

static THOUSAND: LazyLock<Thousand> = LazyLock::new(|| {
    // tests/run builds it for tests/browser/area.test.mjs.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("thousand");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    crate::generated_site::generate(&folder, 1_000).expect("the content can be written");
    let content = Content::at(&folder);
    let (quiet, ..) = quiet_and_eventful(&content);
    let files = files_on(&content, quiet);
    Thousand { content, quiet, files }
});

/// A small site that publishes everything, and its days.
struct Eighty {
    content: Content,
    quiet: NaiveDate,
    eventful: NaiveDate,
    late: Vec<String>,
}

static EIGHTY: LazyLock<Eighty> = LazyLock::new(|| {
    let content = generated(80).publishing_everything();
    let (quiet, eventful, late) = quiet_and_eventful(&content);
    Eighty { content, quiet, eventful, late }
});

/// Pages that say the day of the build.
const DATED: [&str; 2] = ["index.html", "data/index.html"];

#[test]
fn a_day_on_which_nothing_happens_publishes_next_to_nothing_anew() {
    let Thousand { content, quiet, files } = &*THOUSAND;
    let prepared = content.prepare(&Options { today: *quiet + Days::new(1), ..options() });
    assert!(!prepared.has_errors(), "{:?}", errors(&prepared.diags));
    // Every list, and so many of the pages of one record; files of data are looked at below.
    let is_one_of_many = |key: Key| matches!(key, Key::Huddle(_) | Key::Commitment(_));
    let pages = prepared.plan.pages.iter().map(|placed| placed.page).enumerate();
    let tried: Vec<Planned> = pages
        .filter(|(at, page)| !is_one_of_many(page.key) || at.is_multiple_of(EVERY))
        .map(|(_, page)| page)
        .collect();
    let is_other = |page: &Planned| {
        let (bytes, path) = rendered(&prepared, *page);
        let is_same = files.get(&path).is_some_and(|seal| seal.is_same(&FileSeal::of(&bytes)));
        (!is_same).then_some(path)
    };
    let changed: Vec<String> = tried.par_iter().filter_map(is_other).collect();
    assert!(tried.len() > 200, "{}", tried.len());
    // The day of the build is there: a site without it would prove nothing.
    for path in DATED {
        assert!(changed.iter().any(|known| known == path), "{path} does not say the day of the build");
    }
    let others: Vec<&String> = changed.iter().filter(|path| !DATED.contains(&path.as_str())).collect();
    assert!(
        others.is_empty(),
        "{} files say the day of the build: {:?}",
        others.len(),
        &others[..others.len().min(10)]
    );
}

#[test]
fn no_file_of_data_says_the_day_of_the_build() {
    let Eighty { content, quiet, .. } = &*EIGHTY;
    let (before, after) = (files_on(content, *quiet), files_on(content, *quiet + Days::new(1)));
    for file in ["data/huddles.sqlite", "data/commitments.jsonl", "data/commitments.csv", "commitments.ics", "feed.xml"]
    {
        assert!(before.contains_key(file), "there is no {file}");
    }
    let changed = changed(&before, &after);
    assert!(changed.iter().any(|path| path == "data/site.json"), "data/site.json does not say the day of the build");
    let others: Vec<&String> =
        changed.iter().filter(|path| !DATED.contains(&path.as_str()) && *path != "data/site.json").collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn what_is_published_of_a_huddle_stays_within_its_budget() {
    let files = &THOUSAND.files;
    let bytes: u64 = files.values().map(|seal| seal.bytes).sum();
    println!("{} files, {bytes} bytes", files.len());
    // At 10,000 huddles the budget is 7 files and 90 KB for each; a smaller site has more lists and feeds for each of
    // its huddles.
    assert!(files.len() <= 1_000 * 8, "{} files", files.len());
    assert!(bytes <= 1_000 * 110_000, "{bytes} bytes");
    // A quarter of all bytes was once what lists of commitments repeated.
    let lists: u64 = files
        .iter()
        .filter(|(path, _)| path.starts_with("outcomes/") && path.ends_with(".html"))
        .map(|(_, seal)| seal.bytes)
        .sum();
    assert!(lists <= 1_000 * 16_000, "{lists} bytes of lists");
}

/// The addresses of commitments that a page shows as rows.
fn rows_of(path: &str, page: &str) -> Vec<String> {
    let rows =
        page.split("<li class=\"item promise\">").skip(1).map(|row| row.split("</li>").next().unwrap_or_default());
    let commitments = rows.filter_map(|row| {
        let name = row.split("<p class=\"name\"><a href=\"").nth(1)?.split('"').next()?;
        crate::support::html::target(path, name)
    });
    commitments.filter(|file| file.starts_with("commitments/")).collect()
}

#[test]
fn a_commitment_stands_as_a_row_on_at_most_five_pages() {
    let many = generated(200).prepare(&options());
    let of_sample = LARKMOOR.pages().map(|(path, page)| (path.to_owned(), page.to_owned())).collect();
    for (prepared, published) in [(&many, pages_alone(&many)), (&LARKMOOR.prepared, of_sample)] {
        let mut pages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        // A book repeats the pages of huddles for paper, and pages in another language repeat those of the first.
        for (path, page) in published.iter().filter(|(path, _)| !path.starts_with("books/") && !path.starts_with("es/"))
        {
            for commitment in rows_of(path, page) {
                pages.entry(commitment).or_default().insert(path.clone());
            }
        }
        assert_eq!(pages.len(), prepared.site.commitments.len(), "every commitment is a row somewhere");
        let most = pages.iter().max_by_key(|(_, pages)| pages.len()).expect("there are some");
        assert!(most.1.len() >= 3, "{most:?}");
        assert!(most.1.len() <= 5, "{most:?}");
    }
}

#[test]
fn a_date_that_passes_changes_only_the_pages_that_show_it() {
    let Eighty { content, eventful, late, .. } = &*EIGHTY;
    let on = |today: NaiveDate| pages_alone(&content.prepare(&Options { today, ..options() }));
    let (first, second) = (on(*eventful), on(*eventful + Days::new(1)));
    let changed: BTreeSet<&String> =
        first.keys().chain(second.keys()).filter(|path| first.get(*path) != second.get(*path)).collect();
    for commitment in late {
        assert!(changed.contains(&format!("{commitment}index.html")), "{commitment} is overdue: {changed:?}");
    }
    // What changes says the day of the build, leads to what is overdue now, or counts it.
    let counts = |path: &str| {
        path == "outcomes/index.html"
            || path.starts_with("outcomes/overdue/")
            || ["scoreboard/", "divisions/", "topics/", "organizations/"].iter().any(|folder| path.starts_with(folder))
    };
    let leads = |path: &str| {
        late.iter().any(|commitment| {
            second[path].contains(&format!("{commitment}\"")) || path.starts_with(commitment.as_str())
        })
    };
    let others: Vec<&&String> =
        changed.iter().filter(|path| !DATED.contains(&path.as_str()) && !counts(path) && !leads(path)).collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(changed.len() * 20 < second.len(), "{} of {} pages", changed.len(), second.len());
}
