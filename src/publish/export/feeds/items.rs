//! The items of a feed, as references into the record: which items, when each was published and last changed, and in
//! which of a feed's documents it stands. The same for every language and format.

use crate::record::model::commitment::ReportSource;
use crate::record::model::{
    Commitment, CommitmentIndex, Correction, EventKind, Huddle, HuddleIndex, HuddleStatus, Minutes, RecordDate,
    RecordIndex, Site, UpdateIndex,
};
use crate::site::plan::subscriptions::News;
use crate::site::plan::{HuddleScope, OutcomeScope, Plan};
use chrono::{Datelike, NaiveDate};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many items the document has that people subscribe to.
pub const CURRENT: usize = 50;

/// How many items it has of an area's commitments: enough for some weeks between two looks of a reader's program.
pub const SHORT: usize = 20;

/// How many dates to come it tells of at most: the calendars have all.
pub const NOTICES: usize = 20;

/// How many items a page of an archive has. Fewer than half of [`CURRENT`], so that there is room for old items that
/// have changed beside those that no page holds yet, and the dates to come.
pub const PAGE: usize = 25;

/// How many pages the archive of changes reaches back, counted from the newest: 750 items. What came before is in
/// the tables.
pub const PAGES_OF_CHANGES: usize = 30;

/// What an item is about. The order is that of the record: of items of one day, the first was there first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A huddle that was held, with its minutes or the notice in their place.
    Huddle(HuddleIndex),
    /// That a huddle is announced, was put off or called off.
    Notice(HuddleIndex),
    /// Which event of the commitment's story.
    Event(CommitmentIndex, usize),
    /// Which correction of the record.
    HuddleCorrected(HuddleIndex, usize),
    /// Which correction of the update.
    UpdateCorrected(UpdateIndex, usize),
    /// Which change of the log.
    Published(usize),
}

/// An item of a feed. Items are in the order in which they were published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The day of what it is about, not of the build.
    pub published: NaiveDate,
    /// What it is about.
    pub subject: Subject,
    /// The day of the last change on record, never before it was published.
    pub updated: NaiveDate,
}

/// A page of an archive: its year, its number in the year from 1, and its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The year in which all of its items were published.
    pub year: i32,
    /// From 1.
    pub number: usize,
    /// Positions in [`Listed::items`].
    pub items: Range<usize>,
}

/// A feed: all of its items, and the pages of its archive, both oldest first.
#[derive(Debug)]
pub struct Listed {
    /// Which feed.
    pub news: News,
    /// All of its items that stay.
    pub items: Vec<Item>,
    /// What it says of dates to come, soonest first. No page of the archive holds these: once its day has passed, a
    /// huddle is an item of its own.
    pub notices: Vec<Item>,
    /// Pages of its archive; empty where it has none.
    pub pages: Vec<Page>,
}

impl Listed {
    /// Lists the items of a feed, and cuts its archive into pages.
    pub fn new(site: &Site, plan: &Plan, news: News) -> Self {
        let mut items = match news {
            News::Huddles(scope) => huddles(site, plan, scope),
            News::Changes(scope) => changes(site, scope),
            News::Corrections => corrections(site),
            News::Published => published(plan),
        };
        items.sort_unstable();
        items.shrink_to_fit();
        let notices = match news {
            News::Huddles(scope) => notices(site, plan, scope),
            News::Changes(_) | News::Corrections | News::Published => Vec::new(),
        };
        let pages = match news {
            News::Huddles(HuddleScope::All | HuddleScope::Division(_)) | News::Corrections | News::Published => {
                pages(&items)
            }
            News::Changes(OutcomeScope::All | OutcomeScope::Division(_)) => {
                let all = pages(&items);
                all[all.len().saturating_sub(PAGES_OF_CHANGES)..].to_vec()
            }
            // All items of these are in the archives above.
            News::Huddles(_) | News::Changes(_) => Vec::new(),
        };
        Self { news, items, notices, pages }
    }

    /// What the document holds that people subscribe to: the items that no page holds yet, the next dates, and of the
    /// others those that changed last, until there are [`CURRENT`]; the last changed first.
    pub fn current(&self) -> Vec<Item> {
        let most = if self.is_short() { SHORT } else { CURRENT };
        let held = self.pages.last().map_or(0, |page| page.items.end);
        let (old, new) = self.items.split_at(held);
        let latest = |item: &Item| Reverse((item.updated, *item));
        let mut others = old.to_vec();
        others.sort_unstable_by_key(latest);
        let mut current = new.to_vec();
        current.sort_unstable_by_key(latest);
        let notices = &self.notices[..self.notices.len().min(NOTICES)];
        current.truncate(most - notices.len());
        current.extend(notices);
        current.extend(others.into_iter().take(most - current.len()));
        current.sort_unstable_by_key(latest);
        current
    }

    /// Whether the document is short: of what is promised in an area, whose division tells the same at length.
    fn is_short(&self) -> bool {
        matches!(self.news, News::Changes(OutcomeScope::Area(_)))
    }
}

/// The pages of an archive: each year's items by [`PAGE`], counted from the first; what is left over at the end of the
/// last year waits until there are enough, or another year has come. So a page stays as it is when something is
/// published after it. None where the document that people subscribe to
/// holds everything, beside the dates to come.
fn pages(items: &[Item]) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut from = 0;
    while let Some(first) = items.get(from).filter(|_| items.len() > CURRENT - NOTICES) {
        let year = first.published.year();
        let end = from + items[from..].partition_point(|item| item.published.year() == year);
        for (at, start) in (from..end).step_by(PAGE).enumerate() {
            let last = end.min(start + PAGE);
            if last - start == PAGE || end < items.len() {
                pages.push(Page { year, number: at + 1, items: start..last });
            }
        }
        from = end;
    }
    pages
}

/// Huddles with minutes, or whose minutes were withdrawn; and those that did not take place on their day, once it has
/// passed.
fn huddles(site: &Site, plan: &Plan, scope: HuddleScope) -> Vec<Item> {
    let subject = |huddle: &Huddle, index| match huddle.status {
        HuddleStatus::Held => {
            (huddle.minutes == Minutes::Withdrawn || huddle.has_minutes()).then_some(Subject::Huddle(index))
        }
        HuddleStatus::Cancelled | HuddleStatus::Postponed => {
            (!huddle.is_to_come(site.today)).then_some(Subject::Notice(index))
        }
        HuddleStatus::Scheduled => None,
    };
    let item = |index: &HuddleIndex| {
        let huddle = site.huddle(*index);
        let subject = subject(huddle, *index)?;
        let updated = plan.huddle_changed(site, *index)?.first_day();
        Some(Item { published: huddle.date.first_day(), subject, updated })
    };
    plan.huddles(scope).iter().filter_map(item).collect()
}

/// What is announced, put off or called off of the days to come, soonest first.
fn notices(site: &Site, plan: &Plan, scope: HuddleScope) -> Vec<Item> {
    let mut to_come: Vec<HuddleIndex> =
        plan.huddles(scope).iter().copied().filter(|index| site.huddle(*index).is_to_come(site.today)).collect();
    to_come.sort_unstable_by_key(|index| (site.huddle(*index).date, *index));
    let item = |index: HuddleIndex| {
        let record = RecordIndex::Huddle(index);
        let said = site.huddle_changed(index).map(RecordDate::first_day);
        let published = plan.came(record).or(said).unwrap_or_else(|| told_at(site, index));
        let changed = said.max(plan.seen(record));
        Item {
            published,
            subject: Subject::Notice(index),
            updated: changed.map_or(published, |day| day.max(published)),
        }
    };
    to_come.into_iter().map(item).collect()
}

/// Where nothing says when a date was announced: the day of the last huddle of its division, where the next ones are
/// told; where there was none, the first day that the record knows.
fn told_at(site: &Site, index: HuddleIndex) -> NaiveDate {
    let huddle = site.huddle(index);
    let division = &site.lookup.huddles_of_division[huddle.division.position()];
    let held = division.iter().map(|index| site.huddle(*index)).filter(|other| other.status == HuddleStatus::Held);
    let before = held.filter(|other| !other.date.is_after(site.today) && other.date < huddle.date);
    before.map(|other| other.date.first_day()).max().unwrap_or_else(|| site.first_known_day())
}

/// What happened to the commitments of the site or of a place.
fn changes(site: &Site, scope: OutcomeScope) -> Vec<Item> {
    let mut items = Vec::new();
    let mut of = |index: CommitmentIndex| {
        let commitment = site.commitment(index);
        let item_at = |at: usize| {
            let (published, corrected) = event_days(site, commitment, at)?;
            let updated = corrected.map_or(published, |day| day.max(published));
            Some(Item { published, subject: Subject::Event(index, at), updated })
        };
        items.extend((0..commitment.story.len()).filter_map(item_at));
    };
    match scope {
        OutcomeScope::Division(division) => {
            site.lookup.commitments_of_division[division.position()].iter().copied().for_each(&mut of)
        }
        OutcomeScope::Area(area) => site.lookup.commitments_of_area[area.position()].iter().copied().for_each(&mut of),
        _ => (0..site.commitments.len()).map(CommitmentIndex::at).for_each(&mut of),
    }
    items
}

/// The day on which an event became known, and the last correction of the record that reports it; `None` for what is
/// still to come.
fn event_days(site: &Site, commitment: &Commitment, at: usize) -> Option<(NaiveDate, Option<NaiveDate>)> {
    let event = &commitment.story[at];
    let of_huddle = |index: HuddleIndex| last_correction(&site.huddle(index).corrections);
    let (day, corrected) = match &event.kind {
        EventKind::Made => (event.date, of_huddle(commitment.huddle)),
        EventKind::NotMentioned(huddle) => (event.date, of_huddle(*huddle)),
        EventKind::Overdue(_) => (event.date, None),
        EventKind::Reported(report) | EventKind::DueMoved { report, .. } => {
            let report = &commitment.reports[*report];
            let corrected = match report.source {
                ReportSource::Huddle(huddle) => of_huddle(huddle),
                ReportSource::Update(update) => last_correction(&site.update(update).corrections),
            };
            (report.given, corrected)
        }
    };
    (!day.is_after(site.today)).then_some((day.first_day(), corrected))
}

fn last_correction(corrections: &[Correction]) -> Option<NaiveDate> {
    corrections.iter().map(|correction| correction.date).max()
}

/// The corrections of huddles and updates.
fn corrections(site: &Site) -> Vec<Item> {
    let mut items = Vec::new();
    let mut put = |corrections: &[Correction], subject: &dyn Fn(usize) -> Subject| {
        let item = |(at, correction): (usize, &Correction)| Item {
            published: correction.date,
            subject: subject(at),
            updated: correction.date,
        };
        items.extend(corrections.iter().enumerate().map(item));
    };
    for (at, huddle) in site.huddles.iter().enumerate() {
        put(&huddle.corrections, &|number| Subject::HuddleCorrected(HuddleIndex::at(at), number));
    }
    for (at, update) in site.updates.iter().enumerate() {
        put(&update.corrections, &|number| Subject::UpdateCorrected(UpdateIndex::at(at), number));
    }
    items
}

/// What was published since the log began.
fn published(plan: &Plan) -> Vec<Item> {
    let changes = plan.history.as_ref().map_or(&[][..], |history| history.changes.as_slice());
    let item = |at: &usize| {
        let day = changes[*at].day;
        Item { published: day, subject: Subject::Published(*at), updated: day }
    };
    plan.changes.since.iter().map(item).collect()
}

/// The years of the pages of some archives.
pub fn years<'l>(lists: impl IntoIterator<Item = &'l Listed>) -> BTreeSet<i32> {
    lists.into_iter().flat_map(|listed| listed.pages.iter().map(|page| page.year)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(days: &[(&str, usize)]) -> Vec<Item> {
        let mut items = Vec::new();
        for (day, count) in days {
            let published: NaiveDate = day.parse().unwrap();
            items.extend((0..*count).map(|at| Item {
                published,
                subject: Subject::Huddle(HuddleIndex::at(at)),
                updated: published,
            }));
        }
        items.sort_unstable();
        items
    }

    fn named(items: &[Item]) -> Vec<(i32, usize, usize)> {
        pages(items).into_iter().map(|page| (page.year, page.number, page.items.len())).collect()
    }

    #[test]
    fn a_page_is_full_or_its_year_is_over() {
        assert_eq!(named(&items(&[("2024-01-01", 18), ("2025-01-01", 12)])), [], "all of it fits into one document");
        let now = [("2024-01-01", 30), ("2025-01-01", 21)];
        assert_eq!(named(&items(&now)), [(2024, 1, 25), (2024, 2, 5)]);
        assert_eq!(named(&items(&[now[0], ("2025-01-01", 26)])), [(2024, 1, 25), (2024, 2, 5), (2025, 1, 25)]);
        assert_eq!(
            named(&items(&[now[0], ("2025-01-01", 25), ("2026-01-01", 1)])),
            [(2024, 1, 25), (2024, 2, 5), (2025, 1, 25)]
        );
    }

    #[test]
    fn what_no_page_holds_is_always_in_the_document_that_people_subscribe_to() {
        for count in 1..140 {
            let mut items = items(&[("2024-01-01", 40), ("2025-01-01", count)]);
            // Old items change every day; that must not push out what stands nowhere else.
            items.iter_mut().take(40).for_each(|item| item.updated = "2026-01-01".parse().unwrap());
            let notices = (0..count % 30).map(|at| Item {
                published: "2025-01-01".parse().unwrap(),
                subject: Subject::Notice(HuddleIndex::at(at)),
                updated: "2025-01-01".parse().unwrap(),
            });
            let notices: Vec<Item> = notices.collect();
            let told = notices.len().min(NOTICES);
            let listed = Listed { news: News::Corrections, pages: pages(&items), items, notices };
            let current: BTreeSet<Item> = listed.current().into_iter().collect();
            let held: BTreeSet<Item> =
                listed.pages.iter().flat_map(|page| listed.items[page.items.clone()].iter().copied()).collect();
            assert_eq!(current.len(), (listed.items.len() + told).min(CURRENT), "{count}");
            assert!(listed.notices[..told].iter().all(|notice| current.contains(notice)), "{count}");
            assert!(listed.items.iter().all(|item| current.contains(item) || held.contains(item)), "{count}");
            assert_eq!(
                held.len(),
                listed.pages.iter().map(|page| page.items.len()).sum::<usize>(),
                "on two pages: {count}"
            );
        }
    }
}
