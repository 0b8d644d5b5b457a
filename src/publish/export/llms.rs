//! An index of the record in plain Markdown for programs that read text (`llms.txt`, the shape of llmstxt.org: a title,
//! a summary in a quote, sections of links), in the site's first language.

use super::substance::{concerns, promise, promises, reports, summary};
use super::task::{Exporting, Task};
use crate::data::{Published, TABLES, bodies, document, v1};
use crate::pages::language::Argument;
use crate::pages::view::Viewer;
use crate::record::config::ExportGroup;
use crate::record::model::{DivisionIndex, HuddleIndex, HuddleStatus, PageIndex, RecordIndex};
use crate::site::plan::data::Format;
use crate::site::plan::subscriptions::{CALENDAR, FEED};
use crate::site::plan::{self, Key, Outcome, OutcomeScope, Planned, beside, data, key_of};
use crate::text::address_of_file;
use crate::text::markdown::source::escaped;
use std::fmt::Write;

/// How many of the newest huddles are listed: the tables have all.
const NEWEST: usize = 60;

/// The index, once for the site.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Published { site: exporting.site, plan: exporting.plan };
    let viewer = exporting.viewers.first();
    viewer
        .into_iter()
        .map(|viewer| Task::file(data::path(data::LLMS), move |_| Ok(index(published, viewer).into_bytes())))
        .collect()
}

fn index(published: Published<'_>, viewer: &Viewer<'_>) -> String {
    let site = published.site;
    let publisher = viewer.name(&site.config.publisher.name);
    let mut index = Index { text: String::new(), base: &site.config.base_url };
    let _ = write!(index.text, "# {}\n\n", escaped(viewer.name(&site.config.title)));
    let _ = write!(index.text, "> {}\n\n", escaped(&viewer.speech.with("home_lede", "organization", publisher)));
    if site.config.fictional {
        let _ = write!(index.text, "{}\n\n", escaped(&viewer.word("fictional_banner")));
    }
    let exports = &site.config.exports;
    let files = exports.has(ExportGroup::Documents).then_some("llms_files");
    for word in std::iter::once("llms_record").chain(files) {
        let _ = write!(index.text, "{}\n\n", escaped(&viewer.word(word)));
    }
    index.heading(&viewer.word("nav_divisions"));
    for division in (0..site.divisions.len()).map(DivisionIndex::at) {
        index.link(&viewer.division_name(division), &text_of(published, RecordIndex::Division(division)), "");
    }
    upcoming(published, viewer, &mut index);
    overdue(viewer, &mut index);
    newest(published, viewer, &mut index);
    data_files(published, viewer, &mut index);
    let home = Planned { key: Key::Home, language: 0 };
    if exports.has_any(&[ExportGroup::Feeds, ExportGroup::Calendars]) {
        index.heading(&viewer.word("llms_feeds"));
    }
    for (group, word, file) in
        [(ExportGroup::Feeds, "footer_feed", FEED), (ExportGroup::Calendars, "footer_calendar", CALENDAR)]
    {
        if exports.has(group) {
            index.link(&viewer.word(word), &beside(site, home, file), "");
        }
    }
    // What a reader who is short of room may leave out (llmstxt.org).
    index.heading("Optional");
    for page in (0..site.pages.len()).map(PageIndex::at) {
        let title = viewer.name(&site.page(page).title).to_owned();
        index.link(&title, &text_of(published, RecordIndex::Page(page)), "");
    }
    index.text
}

/// The address of a record's Markdown: in the site's first language where it has a text in it, else in its own. That of
/// its page where documents are not published.
fn text_of(published: Published<'_>, record: RecordIndex) -> String {
    let site = published.site;
    if !site.config.exports.has(ExportGroup::Documents) {
        return plan::address(site, Planned { key: key_of(record), language: 0 });
    }
    let languages = bodies::languages(published, record);
    let first = languages.iter().find(|tag| **tag == site.config.default_language()).or(languages.first());
    let language = first.map_or("", |tag| &***tag);
    beside(site, bodies::page_in(published, record, language), data::SOURCE)
}

/// The newest huddles that were held, by year.
fn newest(published: Published<'_>, viewer: &Viewer<'_>, index: &mut Index<'_>) {
    let site = published.site;
    let all = (0..site.huddles.len()).rev().map(HuddleIndex::at);
    let held = all.filter(|huddle| site.huddle(*huddle).status == HuddleStatus::Held).take(NEWEST);
    let mut year = None;
    for at in held {
        let huddle = site.huddle(at);
        if year.replace(huddle.date.year()) != Some(huddle.date.year()) {
            let title = format!("{:04}", huddle.date.year());
            index.heading(&viewer.speech.with("title_huddles_year", "year", &title));
        }
        held_or_to_come(published, viewer, at, index);
        index.below(&viewer.word("summary_heading"), summary(viewer, at).map(escaped).into_iter().collect());
        index.below(&viewer.word("concerns_raised_heading"), concerns(viewer, at));
        index.below(&viewer.word("commitments_made_heading"), promises(viewer, at));
        index.below(&viewer.word("reports_heading"), reports(viewer, at));
    }
}

/// The link to a huddle, with when and where it is, and what it is about.
fn held_or_to_come(published: Published<'_>, viewer: &Viewer<'_>, at: HuddleIndex, index: &mut Index<'_>) {
    let huddle = published.site.huddle(at);
    let title = viewer.said(&huddle.title, &huddle.language).text.to_owned();
    let time = viewer.time(huddle.start, huddle.end);
    let place = huddle.location.as_ref().map_or(String::new(), |location| viewer.place(location));
    let when = [viewer.speech.date(huddle.date), time, place];
    let when = when.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let division = viewer.division_name(huddle.division);
    let areas = viewer.area_names(&huddle.areas, huddle.whole_division);
    let arguments =
        [("date", Argument::Text(&when)), ("division", Argument::Text(&division)), ("areas", Argument::Text(&areas))];
    index.link(&title, &text_of(published, RecordIndex::Huddle(at)), &viewer.speech.say("llms_huddle", &arguments));
}

/// Huddles to come, soonest first.
fn upcoming(published: Published<'_>, viewer: &Viewer<'_>, index: &mut Index<'_>) {
    let list = &viewer.plan.upcoming;
    if !list.is_empty() {
        index.heading(&viewer.word("upcoming_heading"));
    }
    for at in list.iter().copied().take(NEWEST) {
        held_or_to_come(published, viewer, at, index);
    }
}

/// What is overdue, the longest first, with how many there are and where all of them stand.
fn overdue(viewer: &Viewer<'_>, index: &mut Index<'_>) {
    let scope = OutcomeScope::State(Outcome::Overdue);
    let list = viewer.plan.outcomes(scope);
    if list.is_empty() {
        return;
    }
    index.heading(&viewer.word("state_overdue"));
    for at in list.iter().copied().take(OVERDUE) {
        let _ = writeln!(index.text, "- {}", promise(viewer, at));
    }
    if list.len() > OVERDUE {
        let number = |count: usize| viewer.speech.dates.number(i64::try_from(count).unwrap_or(i64::MAX));
        let (part, whole) = (number(OVERDUE), number(list.len()));
        let of = viewer.speech.say("share_of", &[("part", Argument::Text(&part)), ("whole", Argument::Text(&whole))]);
        index.link(&of, &viewer.address(Key::Outcomes(scope, 1)), "");
    }
}

fn data_files(published: Published<'_>, viewer: &Viewer<'_>, index: &mut Index<'_>) {
    index.heading(&viewer.word("llms_data"));
    index.link(data::SITE, data::SITE, &viewer.word("llms_site"));
    let exports = &viewer.site.config.exports;
    for (format, path) in data::whole(viewer.site) {
        let word = if format == Format::Workbook { "open_workbook" } else { "open_database" };
        index.link(path.as_str(), path.as_str(), &viewer.word(word));
    }
    for source in TABLES.iter().filter(|_| exports.has(ExportGroup::Tables)) {
        let file = data::table(source.table.name, super::json::LINES);
        index.link(file.as_str(), file.as_str(), &viewer.word(source.table.description));
    }
    if let Some(file) = data::changes(published.plan) {
        index.link(file.as_str(), file.as_str(), &viewer.word("data_changes"));
    }
    let described = [(ExportGroup::Documents, document::HUDDLE), (ExportGroup::Tables, v1::Huddle::TABLE.name)];
    if let Some((_, name)) = described.into_iter().find(|(group, _)| exports.has(*group)) {
        let schema = data::schema(name);
        index.link(schema.as_str(), schema.as_str(), &viewer.word("llms_schema"));
    }
    for (standard, kind, path) in data::civic(viewer.site) {
        let label = format!("{standard}: {kind}");
        index.link(&label, path.as_str(), &viewer.word(&format!("open_civic_{kind}")));
    }
    index.link(data::SITEMAP, data::SITEMAP, &viewer.word("llms_sitemap"));
}

/// How many overdue commitments are listed: their page has all.
const OVERDUE: usize = 100;

/// Sections of links.
struct Index<'b> {
    text: String,
    base: &'b str,
}

impl Index<'_> {
    fn heading(&mut self, title: &str) {
        let gap = if self.text.ends_with("\n\n") { "" } else { "\n" };
        let _ = write!(self.text, "{gap}## {}\n\n", escaped(title));
    }

    /// Lines below the last link, under a word for what they are; nothing where there are none.
    fn below(&mut self, what: &str, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        let _ = writeln!(self.text, "  - {}:", escaped(what));
        for line in lines {
            let _ = writeln!(self.text, "    - {line}");
        }
    }

    /// A link to an address of the site, and what is said of it.
    fn link(&mut self, label: &str, address: &str, note: &str) {
        let _ = write!(self.text, "- [{}]({}{})", escaped(label), self.base, address_of_file(address));
        if !note.is_empty() {
            let _ = write!(self.text, ": {}", escaped(note));
        }
        self.text.push('\n');
    }
}
