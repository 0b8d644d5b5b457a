//! The index of the search, a year of a language at a time. A year in which nothing has changed is taken over from the
//! published site. What is in it is what the pages show: no draft, no text of withdrawn minutes.

use super::task::{Exporting, Makes, Task};
use crate::pages::view::Viewer;
use crate::pages::view::search::{area_id, index_of};
use crate::record::model::{
    AreaIndex, Body, Commitment, CommitmentIndex, DivisionIndex, HuddleIndex, Language, Location, PageIndex, Report,
    Text, TopicIndex, UpdateIndex,
};
use crate::search::{About, Document, Segment, entry, files_of, written};
use crate::site::artifact::Artifact;
use crate::site::plan::Key;
use crate::text::SitePath;
use chrono::Datelike;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// What is found although it has no year: pages, divisions, areas.
const UNDATED: &str = "undated";

/// A folder for each year of each language.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let years = exporting.plan.record_years(exporting.site);
    exporting.viewers.iter().flat_map(|viewer| tasks(viewer, &years)).collect()
}

fn tasks<'a>(viewer: &'a Viewer<'a>, years: &[i32]) -> Vec<Task<'a>> {
    let language = &*viewer.speech.language;
    let segments = years.iter().copied().map(Some).chain([None]);
    // The entry names the folder of each segment: whoever comes first works it out.
    let segments: Arc<Vec<Named>> = Arc::new(segments.map(|year| Named { year, folder: OnceLock::new() }).collect());
    let mut tasks: Vec<Task<'a>> = (0..segments.len()).map(|at| segment_task(viewer, segments.clone(), at)).collect();
    tasks.push(Task::file(path(&format!("{}index.json", index_of(language))), move |_| {
        let folder = |named: &Named| named.folder.get_or_init(|| segment(viewer, named.year).folder()).clone();
        Ok(entry(language, &segments.iter().map(folder).collect::<Vec<String>>()))
    }));
    tasks
}

/// A segment, and its folder once that is known.
struct Named {
    /// The year of its documents; `None` of those without one.
    year: Option<i32>,
    /// As [`Segment::folder`] gives it.
    folder: OnceLock<String>,
}

fn segment_task<'a>(viewer: &'a Viewer<'a>, segments: Arc<Vec<Named>>, at: usize) -> Task<'a> {
    let language = &*viewer.speech.language;
    let year = segments[at].year;
    let make = move |means: &super::task::Means<'_>| {
        let segment = segment(viewer, year);
        let folder = format!("{}{}", index_of(language), segments[at].folder.get_or_init(|| segment.folder()));
        let files = files_of(&segment, &folder, &|path| (means.published)(path), &written);
        Ok(files.into_iter().map(|(name, bytes)| Artifact::new(path(&format!("{folder}/{name}")), bytes)).collect())
    };
    Task { makes: vec![Makes::Folder(path(&format!("{}{}", index_of(language), name(year))))], make: Box::new(make) }
}

fn path(text: &str) -> SitePath {
    SitePath::new(text).expect("the parts of addresses are checked")
}

fn name(year: Option<i32>) -> String {
    year.map_or(UNDATED.to_owned(), |year| format!("{year:04}"))
}

fn segment<'a>(viewer: &'a Viewer<'a>, year: Option<i32>) -> Segment<'a> {
    Segment {
        name: name(year),
        documents: year.map_or_else(|| undated(viewer), |year| dated(viewer, year)),
        unread: viewer.site.redacted.phrases().collect(),
    }
}

/// Huddles with their commitments, and updates: the newest first.
fn dated<'a>(viewer: &'a Viewer<'a>, year: i32) -> Vec<Document<'a>> {
    let site = viewer.site;
    let huddles = site.huddles.partition_point(|huddle| huddle.date.year() < year)
        ..site.huddles.partition_point(|huddle| huddle.date.year() <= year);
    let mut records: Vec<(chrono::NaiveDate, bool, usize)> =
        huddles.map(|at| (site.huddles[at].date.first_day(), false, at)).collect();
    let updates = site.updates.iter().enumerate().filter(|(_, update)| update.date.year() == year);
    records.extend(updates.map(|(at, update)| (update.date, true, at)));
    records.sort_by(|a, b| b.cmp(a));
    let mut documents = Vec::new();
    for (_, is_update, at) in records {
        if is_update {
            documents.push(update(viewer, UpdateIndex::at(at)));
        } else {
            documents.push(huddle(viewer, HuddleIndex::at(at)));
            documents.extend(agenda(viewer, HuddleIndex::at(at)));
            documents.extend(site.huddles[at].commitment_indices().map(|index| commitment(viewer, index)));
        }
    }
    documents
}

fn undated<'a>(viewer: &'a Viewer<'a>) -> Vec<Document<'a>> {
    let site = viewer.site;
    let pages = (0..site.pages.len()).map(|at| page(viewer, PageIndex::at(at)));
    let divisions = (0..site.divisions.len()).map(|at| division(viewer, DivisionIndex::at(at)));
    let areas = (0..site.areas.len()).map(|at| area(viewer, AreaIndex::at(at)));
    pages.chain(divisions).chain(areas).collect()
}

/// A document with its title, in the page's language or in its own.
fn titled<'a>(viewer: &'a Viewer<'a>, key: Key, title: &'a Text, own: &'a Language) -> Document<'a> {
    let said = viewer.said(title, own);
    let language = if said.lang.is_empty() { Cow::Borrowed(&*viewer.speech.language) } else { Cow::Owned(said.lang) };
    Document { address: viewer.address(key), title: said.text.into(), language, ..Document::default() }
}

fn huddle<'a>(viewer: &'a Viewer<'a>, index: HuddleIndex) -> Document<'a> {
    let huddle = viewer.site.huddle(index);
    let own = &huddle.language;
    let topics =
        huddle.topics.iter().chain(huddle.concerns.iter().filter_map(|concern| concern.topic.as_ref())).copied();
    let topics: BTreeSet<TopicIndex> = topics.collect();
    let mut names = place_names(viewer, &[huddle.division], &huddle.areas);
    names.extend(topic_names(viewer, topics.iter().copied()));
    names.extend(huddle.location.iter().flat_map(location_names));
    names.extend(huddle.host.iter().map(|host| viewer.party(host).text.into()));
    let sentences = huddle.summary.iter().chain(huddle.concerns.iter().map(|concern| &concern.text));
    let sentences = sentences.chain(huddle.attachments.iter().map(|attachment| &attachment.title));
    let mut said: Vec<Cow<'a, str>> = sentences.map(|text| viewer.said(text, own).text.into()).collect();
    said.extend(huddle.corrections.iter().map(|correction| correction.reason.as_str().into()));
    Document {
        about: about(viewer, "huddle", &[huddle.division], &huddle.areas, topics),
        date: viewer.speech.date(huddle.date),
        names,
        said,
        prose: if huddle.has_minutes() { prose(viewer, &huddle.body, own) } else { "" },
        ..titled(viewer, Key::Huddle(index), &huddle.title, own)
    }
}

/// The agenda of a huddle, where it has one: it leads to that part of the huddle's page.
fn agenda<'a>(viewer: &'a Viewer<'a>, index: HuddleIndex) -> Option<Document<'a>> {
    let huddle = viewer.site.huddle(index);
    let agenda = viewer.site.agenda(huddle, &viewer.speech.language)?;
    Some(Document {
        about: about(viewer, "agenda", &[huddle.division], &huddle.areas, huddle.topics.iter().copied()),
        date: viewer.speech.date(huddle.date),
        names: place_names(viewer, &[huddle.division], &huddle.areas),
        prose: agenda.text,
        address: viewer.agenda_address(index),
        ..titled(viewer, Key::Huddle(index), &huddle.title, &huddle.language)
    })
}

fn commitment<'a>(viewer: &'a Viewer<'a>, index: CommitmentIndex) -> Document<'a> {
    let commitment = viewer.site.commitment(index);
    let huddle = viewer.site.huddle(commitment.huddle);
    let mut names = vec![viewer.spoken.owner(index).into()];
    names.extend(place_names(viewer, &[huddle.division], &commitment.areas));
    names.extend(topic_names(viewer, commitment.topics.iter().copied()));
    Document {
        about: about(viewer, "commitment", &[huddle.division], &commitment.areas, commitment.topics.iter().copied()),
        date: viewer.speech.date(huddle.date),
        state: state(viewer, commitment),
        names,
        said: notes(viewer, commitment),
        ..titled(viewer, Key::Commitment(index), &commitment.text, &huddle.language)
    }
}

/// "Overdue · due June 15, 2026".
fn state(viewer: &Viewer<'_>, commitment: &Commitment) -> String {
    let state = commitment.state;
    let label = if state.is_overdue() { viewer.word("state_overdue") } else { viewer.status_tag(state.status).label };
    format!("{label} · {}", viewer.due(commitment.due().as_deref()))
}

/// What was reported of a commitment, the last first.
fn notes<'a>(viewer: &'a Viewer<'a>, commitment: &'a Commitment) -> Vec<Cow<'a, str>> {
    let written = |report: &Report| viewer.site.language_of(report.source);
    let notes = commitment.reports.iter().rev().filter_map(|report| Some((report.note.as_ref()?, written(report))));
    notes.map(|(note, language)| viewer.said(note, language).text.into()).collect()
}

fn update<'a>(viewer: &'a Viewer<'a>, index: UpdateIndex) -> Document<'a> {
    let site = viewer.site;
    let update = site.update(index);
    let mut divisions: Vec<DivisionIndex> = Vec::new();
    let mut areas: Vec<AreaIndex> = Vec::new();
    let mut topics = BTreeSet::new();
    let mut said: Vec<Cow<'a, str>> =
        update.summary.iter().map(|text| viewer.said(text, &update.language).text.into()).collect();
    for (commitment, report) in &update.reports {
        let commitment = site.commitment(*commitment);
        divisions.push(site.huddle(commitment.huddle).division);
        areas.extend(&commitment.areas);
        topics.extend(commitment.topics.iter().copied());
        said.push(viewer.said(&commitment.text, &site.huddle(commitment.huddle).language).text.into());
        said.extend(
            commitment.reports[*report].note.iter().map(|note| viewer.said(note, &update.language).text.into()),
        );
    }
    divisions.sort_unstable();
    divisions.dedup();
    areas.sort_unstable();
    areas.dedup();
    let link = crate::pages::view::parts::update_link::update_link(viewer, index);
    let mut names = place_names(viewer, &divisions, &areas);
    names.extend(topic_names(viewer, topics.iter().copied()));
    said.extend(update.corrections.iter().map(|correction| correction.reason.as_str().into()));
    Document {
        about: about(viewer, "update", &divisions, &areas, topics),
        language: if link.lang.is_empty() { Cow::Borrowed(&*viewer.speech.language) } else { link.lang.into() },
        address: link.address,
        title: link.label.into(),
        date: viewer.speech.dates.day(update.date),
        state: String::new(),
        names,
        said,
        prose: prose(viewer, &update.body, &update.language),
    }
}

fn page<'a>(viewer: &'a Viewer<'a>, index: PageIndex) -> Document<'a> {
    let page = viewer.site.page(index);
    Document {
        about: About("page", Vec::new(), Vec::new(), Vec::new()),
        said: page.summary.iter().map(|text| viewer.said(text, &page.language).text.into()).collect(),
        prose: prose(viewer, &page.body, &page.language),
        ..titled(viewer, Key::Plain(index), &page.title, &page.language)
    }
}

fn division<'a>(viewer: &'a Viewer<'a>, index: DivisionIndex) -> Document<'a> {
    let division = viewer.site.division(index);
    let mut names: Vec<Cow<'a, str>> = vec![division.code.as_str().into()];
    names.extend(
        division.office.iter().flat_map(|office| [office.name.as_str().into(), office.address.as_str().into()]),
    );
    names.extend(division.areas.iter().flat_map(|area| area_names(viewer, *area)));
    Document {
        about: about(viewer, "place", &[index], &[], []),
        names,
        prose: division.body.as_ref().map_or("", |body| prose(viewer, body, &division.language)),
        title: viewer.division_name(index).into(),
        ..titled(viewer, Key::Division(index), &division.name, &viewer.speech.language)
    }
}

fn area<'a>(viewer: &'a Viewer<'a>, index: AreaIndex) -> Document<'a> {
    let area = viewer.site.area(index);
    let mut names = place_names(viewer, &[area.division], &[]);
    names.extend(area_names(viewer, index).skip(1));
    Document {
        about: about(viewer, "place", &[area.division], &[index], []),
        names,
        title: viewer.area_title(index).into(),
        ..titled(viewer, Key::Area(index), &area.name, &viewer.speech.language)
    }
}

fn about<'a>(
    viewer: &'a Viewer<'a>,
    kind: &'static str,
    divisions: &[DivisionIndex],
    areas: &[AreaIndex],
    topics: impl IntoIterator<Item = TopicIndex>,
) -> About<'a> {
    let site = viewer.site;
    About(
        kind,
        divisions.iter().map(|index| site.division(*index).id.as_str().into()).collect(),
        areas.iter().map(|index| area_id(viewer, *index).into()).collect(),
        topics.into_iter().map(|index| site.topic(index).id.as_str().into()).collect(),
    )
}

fn place_names<'a>(viewer: &'a Viewer<'a>, divisions: &[DivisionIndex], areas: &[AreaIndex]) -> Vec<Cow<'a, str>> {
    let divisions = divisions.iter().map(|index| viewer.spoken.division(*index).into());
    divisions.chain(areas.iter().flat_map(|index| area_names(viewer, *index))).collect()
}

/// Its name, then what lies in it.
fn area_names<'a>(viewer: &'a Viewer<'a>, index: AreaIndex) -> impl Iterator<Item = Cow<'a, str>> {
    let area = viewer.site.area(index);
    let inside = area.neighborhoods.iter().chain(&area.streets).map(|name| name.as_str().into());
    std::iter::once(viewer.area_name(index).into()).chain(inside)
}

fn topic_names<'a>(
    viewer: &'a Viewer<'a>,
    topics: impl Iterator<Item = TopicIndex>,
) -> impl Iterator<Item = Cow<'a, str>> {
    topics.map(|index| viewer.name(&viewer.site.topic(index).name).into())
}

fn location_names(location: &Location) -> impl Iterator<Item = Cow<'_, str>> {
    [&location.name, &location.address].into_iter().map(|name| name.as_str().into())
}

/// A body in the page's language, or as it was written.
fn prose<'a>(viewer: &'a Viewer<'a>, body: &'a Body, own: &'a Language) -> &'a str {
    let (source, span, _) = viewer.site.body(body, own, &viewer.speech.language);
    viewer.site.text_of(source, span)
}
