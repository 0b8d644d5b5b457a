//! What people subscribe to, and its addresses: feeds of news (Atom, JSON Feed) with their archives, and calendars
//! (iCalendar), beside the page that each is about.

use super::addresses::{CORRECTIONS, address, folder};
use super::inventory::Plan;
use super::page::{Followed, HuddleScope, Key, OutcomeScope, Planned};
use crate::record::config::ExportGroup;
use crate::record::model::{AreaIndex, Commitment, DivisionIndex, Huddle, HuddleIndex, HuddleStatus, Site, TopicIndex};

/// Names of the files: news as Atom and as JSON Feed, dates of huddles and what was promised as iCalendar.
pub const FEED: &str = "feed.xml";
/// The name of feeds in JSON Feed 1.1.
pub const JSON_FEED: &str = "feed.json";
/// The name of calendars of huddles (RFC 5545).
pub const CALENDAR: &str = "calendar.ics";
/// The name of calendars of commitments, as tasks (RFC 5545, section 3.6.2).
pub const TASKS: &str = "commitments.ics";

/// The name of the file with the date of one huddle.
pub const EVENT: &str = "event.ics";

/// Which items a feed has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum News {
    /// Huddles with their minutes, and those that are announced, put off or called off.
    Huddles(HuddleScope),
    /// What happens to commitments.
    Changes(OutcomeScope),
    /// What was changed in records after they were published.
    Corrections,
    /// Everything that was published since the log began.
    Published,
}

/// Every feed of a site: huddles of the site, of each division, area and topic; commitments of the site, of each
/// division and area; corrections of the site; where a log is kept, its changes.
pub fn news(site: &Site, plan: &Plan) -> Vec<News> {
    let divisions = || (0..site.divisions.len()).map(DivisionIndex::at);
    let areas = || (0..site.areas.len()).map(AreaIndex::at);
    let topics = (0..site.topics.len()).map(|at| HuddleScope::Topic(TopicIndex::at(at)));
    let places = divisions().map(HuddleScope::Division).chain(areas().map(HuddleScope::Area));
    let huddles = std::iter::once(HuddleScope::All).chain(places).chain(topics);
    let places = divisions().map(OutcomeScope::Division).chain(areas().map(OutcomeScope::Area));
    let changes = std::iter::once(OutcomeScope::All).chain(places);
    huddles
        .map(News::Huddles)
        .chain(changes.map(News::Changes))
        .chain([News::Corrections])
        .chain(plan.history.as_ref().map(|_| News::Published))
        .collect()
}

/// What has a page that says how to follow it: the site, each division, area and topic, where there is a way to.
pub fn followed(site: &Site) -> Vec<Followed> {
    let divisions = (0..site.divisions.len()).map(|at| Followed::Division(DivisionIndex::at(at)));
    let areas = (0..site.areas.len()).map(|at| Followed::Area(AreaIndex::at(at)));
    let topics = (0..site.topics.len()).map(|at| Followed::Topic(TopicIndex::at(at)));
    let all = std::iter::once(Followed::Site).chain(divisions).chain(areas).chain(topics);
    all.filter(|followed| can_follow(site, *followed)).collect()
}

/// Whether there is a way to follow something.
pub fn can_follow(site: &Site, followed: Followed) -> bool {
    let exports = &site.config.exports;
    let is_topic = matches!(followed, Followed::Topic(_));
    exports.has(ExportGroup::Feeds)
        || (!is_topic && exports.has(ExportGroup::Calendars))
        || !mailing_list(site, followed).is_empty()
}

/// Where people sign up for the mailing list of a place, or else of the publisher; empty where there is none.
pub fn mailing_list(site: &Site, followed: Followed) -> &str {
    let of_division = |index: DivisionIndex| site.division(index).mailing_list.as_str();
    let own = match followed {
        Followed::Site | Followed::Topic(_) => "",
        Followed::Division(index) => of_division(index),
        Followed::Area(index) => of_division(site.area(index).division),
    };
    if own.is_empty() { &site.config.mailing_list } else { own }
}

/// The news of what people follow, in the order in which a page tells of them.
pub fn news_of(plan: &Plan, followed: Followed) -> Vec<News> {
    match followed {
        Followed::Site => {
            let log = plan.history.as_ref().map(|_| News::Published);
            let all = [News::Huddles(HuddleScope::All), News::Changes(OutcomeScope::All), News::Corrections];
            all.into_iter().chain(log).collect()
        }
        Followed::Division(index) => {
            vec![News::Huddles(HuddleScope::Division(index)), News::Changes(OutcomeScope::Division(index))]
        }
        Followed::Area(index) => {
            vec![News::Huddles(HuddleScope::Area(index)), News::Changes(OutcomeScope::Area(index))]
        }
        Followed::Topic(index) => vec![News::Huddles(HuddleScope::Topic(index))],
    }
}

/// The page that a feed is about.
pub fn page_of(news: News) -> Key {
    match news {
        News::Huddles(HuddleScope::Division(index)) => Key::Division(index),
        News::Huddles(HuddleScope::Area(index)) => Key::Area(index),
        News::Huddles(HuddleScope::Topic(index)) => Key::Topic(index),
        News::Changes(scope) => Key::Outcomes(scope, 1),
        News::Published => Key::Changes(None, 1),
        News::Huddles(_) | News::Corrections => Key::Home,
    }
}

/// The address of a feed; `file` is [`FEED`] or [`JSON_FEED`].
pub fn feed(site: &Site, news: News, language: usize, file: &str) -> String {
    format!("{}{file}", place(site, news, language))
}

/// The address of a page of a feed's archive: `feed/2025-1.xml` beside the feed.
pub fn archive(site: &Site, news: News, language: usize, (year, number): (i32, usize)) -> String {
    format!("{}feed/{year:04}-{number}.xml", place(site, news, language))
}

/// The folder of a feed's files.
fn place(site: &Site, news: News, language: usize) -> String {
    let page = address(site, Planned { key: page_of(news), language });
    match news {
        News::Corrections => format!("{page}{}", folder(&[CORRECTIONS])),
        News::Huddles(_) | News::Changes(_) | News::Published => page,
    }
}

/// What carries the date of a commitment and the news of it: the calendar of a place, and a feed. They are those of its
/// area where it is for one, else of its division.
pub fn of_commitment(site: &Site, commitment: &Commitment) -> (Key, News) {
    let division = site.huddle(commitment.huddle).division;
    match commitment.areas.as_slice() {
        [only] => (Key::Area(*only), News::Changes(OutcomeScope::Area(*only))),
        _ => (Key::Division(division), News::Changes(OutcomeScope::Division(division))),
    }
}

/// Pages that have calendars: of the site, of each division and of each area; with the lists of what is in them.
pub fn calendars(site: &Site) -> Vec<(Key, HuddleScope, OutcomeScope)> {
    let division = |index| (Key::Division(index), HuddleScope::Division(index), OutcomeScope::Division(index));
    let area = |index| (Key::Area(index), HuddleScope::Area(index), OutcomeScope::Area(index));
    let divisions = (0..site.divisions.len()).map(DivisionIndex::at).map(division);
    let areas = (0..site.areas.len()).map(AreaIndex::at).map(area);
    std::iter::once((Key::Home, HuddleScope::All, OutcomeScope::All)).chain(divisions).chain(areas).collect()
}

/// The address of a calendar; `file` is [`CALENDAR`] or [`TASKS`].
pub fn calendar(site: &Site, page: Key, language: usize, file: &str) -> String {
    format!("{}{file}", address(site, Planned { key: page, language }))
}

/// Whether a huddle has a file with its date: one that is announced, on a day that has not passed. It is gone when the
/// huddle was held; the calendars of its places keep the date.
pub fn has_event(site: &Site, huddle: &Huddle) -> bool {
    huddle.status == HuddleStatus::Scheduled && huddle.date.day().is_some_and(|day| day >= site.today)
}

/// The address of the file with the date of a huddle.
pub fn event(site: &Site, index: HuddleIndex, language: usize) -> String {
    format!("{}{EVENT}", address(site, Planned { key: Key::Huddle(index), language }))
}
