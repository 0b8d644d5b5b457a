//! A division's year as one page, for paper and the archive: a title page, contents, each huddle whole, and an index of
//! what was promised. It says what the huddles' own pages say, through the same data; those stay the pages to cite.

use super::heading::Heading;
use super::parts::crumb::{crumb, root_of};
use super::parts::pager::pager;
use super::parts::whole_huddle::{HuddlePage, Place, whole};
use super::shapes::{CommitmentItem, Date, Fact, Pager, Tag, Value};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{DivisionIndex, HuddleIndex, Minutes};
use crate::site::plan::{CHAPTERS, Key, parts};
use serde::Serialize;

/// A part of a division's year: some huddles, each whole.
#[derive(Serialize)]
pub struct Book {
    /// What a book is, as a sentence.
    pub lede: String,
    /// Of the title page: division, year, what it holds, publisher, address, version.
    pub facts: Vec<Fact>,
    /// That drafts are marked, where there are any.
    pub drafts: String,
    /// The huddles of this part, oldest first.
    pub chapters: Vec<Chapter>,
    /// Everything that was promised in the book's huddles.
    pub commitments: Vec<CommitmentItem>,
    /// The other parts, where a year is too long for one page.
    pub pager: Option<Pager>,
}

/// One huddle of a book.
#[derive(Serialize)]
pub struct Chapter {
    /// Its id on the page; every id inside begins with it and a hyphen.
    pub id: String,
    /// The huddle's title.
    pub title: String,
    /// The BCP 47 tag of the title; empty where it is the page's language.
    pub lang: String,
    /// The day or the month of the huddle.
    pub date: Date,
    /// What sets it apart from a huddle that was held and whose minutes are approved.
    pub tags: Vec<Tag>,
    /// The huddle's own page, which is the one to cite.
    pub address: String,
    /// Everything that its own page shows.
    pub huddle: HuddlePage,
}

/// A part of the book of a division's year, from 1.
pub fn view(viewer: &Viewer<'_>, division: DivisionIndex, year: i32, part: u32) -> (Heading, Book) {
    let all = viewer.plan.books.get(&(division, year)).map_or(&[][..], Vec::as_slice);
    let start = (part as usize - 1) * CHAPTERS;
    let list = &all[start.min(all.len())..(start + CHAPTERS).min(all.len())];
    let own = viewer.address(Key::Book(division, year, part));
    let root = root_of(&own);
    let draft = |index: &HuddleIndex| {
        let huddle = viewer.site.huddle(*index);
        huddle.minutes == Minutes::Draft && huddle.has_minutes()
    };
    let promised = list.iter().flat_map(|index| viewer.site.huddle(*index).commitment_indices());
    let book = Book {
        lede: viewer.word("book_lede"),
        facts: facts(viewer, division, year, list, &own),
        drafts: if list.iter().any(draft) { viewer.word("book_drafts") } else { String::new() },
        chapters: list.iter().enumerate().map(|(at, index)| chapter(viewer, *index, at + 1, &root)).collect(),
        commitments: promised.map(|index| viewer.commitment_line(index)).collect(),
        pager: pager(viewer, parts(all), part, |part| Key::Book(division, year, part)),
    };
    let name = viewer.division_name(division);
    let heading = Heading {
        kind: "book",
        title: title(viewer, &name, year, (part, parts(all))),
        description: viewer.word("book_lede"),
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_divisions", Key::Divisions),
            viewer.division_link(division),
        ],
        untranslated: None,
    };
    (heading, book)
}

/// "Huddles of 2026: Central Division", and which part where there are several.
fn title(viewer: &Viewer<'_>, division: &str, year: i32, (part, of): (u32, u32)) -> String {
    let names = [("division", Argument::Text(division)), ("year", Argument::Text(&format!("{year:04}")))];
    let title = viewer.speech.say("title_huddles_division_year", &names);
    if of <= 1 {
        return title;
    }
    let (part, of) = (part.to_string(), of.to_string());
    let numbered = [("title", Argument::Text(&title)), ("part", Argument::Text(&part)), ("parts", Argument::Text(&of))];
    viewer.speech.say("book_part", &numbered)
}

fn facts(viewer: &Viewer<'_>, division: DivisionIndex, year: i32, list: &[HuddleIndex], own: &str) -> Vec<Fact> {
    let site = viewer.site;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let promised = list.iter().map(|index| site.huddle(*index).commitments.len()).sum();
    let mut facts = vec![
        viewer.fact_of("fact_division", vec![Value::link(viewer.division_link(division))]),
        viewer.fact_of("filter_year", vec![Value::text(format!("{year:04}"))]),
        viewer.fact_of(
            "book_holds",
            vec![
                Value::text(viewer.speech.count("count_huddles", count(list.len()))),
                Value::text(viewer.speech.count("count_commitments", count(promised))),
            ],
        ),
        viewer.fact_of("footer_published_by", vec![Value::text(viewer.name(&site.config.publisher.name))]),
        viewer.fact_of("book_address", vec![Value::text(format!("{}{own}", site.config.base_url))]),
    ];
    // The day of the last change of what it holds, as the huddles' own pages have it.
    if let Some(changed) = list.iter().filter_map(|index| viewer.plan.huddle_changed(site, *index)).max() {
        let date = viewer.date(changed);
        facts.push(
            viewer.fact_of("book_version", vec![Value { text: date.text, date_iso: date.iso, ..Value::default() }]),
        );
    }
    facts
}

fn chapter(viewer: &Viewer<'_>, index: HuddleIndex, number: usize, root: &str) -> Chapter {
    let huddle = viewer.site.huddle(index);
    let title = viewer.said(&huddle.title, &huddle.language);
    let id = format!("h{number}");
    let prefix = format!("{id}-");
    Chapter {
        title: title.text.to_owned(),
        lang: title.lang,
        date: viewer.date(huddle.date),
        tags: viewer.huddle_tags(huddle),
        address: viewer.address(Key::Huddle(index)),
        huddle: whole(viewer, index, &Place { root, top_level: 4, prefix: &prefix }),
        id,
    }
}
