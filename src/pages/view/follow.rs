//! How to hear of what is new: of the site, a division, an area or a topic. Each way in a sentence, with the address to
//! copy where a program asks for one.

use super::frame::{calendars, followed_name, news_feeds};
use super::heading::Heading;
use super::parts::crumb::crumb;
use super::shapes::Link;
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::config::ExportGroup;
use crate::site::plan::{Followed, Key, OutcomeScope, subscriptions};
use serde::Serialize;

/// The page.
#[derive(Serialize)]
pub struct FollowPage {
    /// What the ways have in common, as sentences.
    pub lede: String,
    /// In the order in which most people want them.
    pub offers: Vec<Way>,
    /// Leads to the pages about what this one is a part of; empty on the site's own.
    pub wider: Vec<Link>,
}

/// A way to hear of news.
#[derive(Serialize)]
pub struct Way {
    /// Its fragment.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it does, as a sentence.
    pub text: String,
    /// What to press.
    pub links: Vec<WayLink>,
    /// What happens then on a phone, as a sentence; empty where nothing needs to be said.
    pub note: String,
}

/// Something to press, or an address to copy.
#[derive(Serialize)]
pub struct WayLink {
    /// In words.
    pub label: String,
    /// From the site's root; `None` where [`Self::url`] has it.
    pub address: Option<String>,
    /// A whole address: of another site, or one that a phone opens with its calendar.
    pub url: String,
    /// The whole address, for programs that ask for it; empty where none does.
    pub copy: String,
}

/// The page of what is followed, in the viewer's language.
pub fn view(viewer: &Viewer<'_>, followed: Followed) -> (Heading, FollowPage) {
    let name = followed_name(viewer, followed.page()).unwrap_or_default();
    let exports = &viewer.site.config.exports;
    let is_place = !matches!(followed, Followed::Topic(_));
    let mut offers = Vec::new();
    offers.extend((is_place && exports.has(ExportGroup::Calendars)).then(|| calendar(viewer, followed)));
    offers.extend(mail(viewer, followed));
    offers.extend(exports.has(ExportGroup::Feeds).then(|| reader(viewer, followed)));
    offers.push(promise(viewer, followed));
    offers.push(data(viewer));
    let heading = Heading {
        kind: "follow",
        title: viewer.speech.with("follow_title", "name", &name),
        description: viewer.speech.with("desc_follow", "name", &name),
        breadcrumb: above(viewer, followed),
        untranslated: None,
    };
    (heading, FollowPage { lede: viewer.word("follow_lede"), offers, wider: wider(viewer, followed) })
}

fn calendar(viewer: &Viewer<'_>, followed: Followed) -> Way {
    let [dates, tasks] = calendars(viewer, followed.page());
    let base = &viewer.site.config.base_url;
    let link = |word: &str, address: &str| {
        let whole = format!("{base}{address}");
        let url = whole.split_once("://").map_or(String::new(), |(_, rest)| format!("webcal://{rest}"));
        WayLink { label: viewer.word(word), address: None, url, copy: whole }
    };
    Way {
        id: "calendar",
        title: viewer.word("footer_calendar"),
        text: viewer.word("follow_calendar"),
        links: vec![link("follow_calendar_add", &dates.address), link("follow_tasks_add", &tasks.address)],
        note: viewer.word("follow_calendar_phone"),
    }
}

fn mail(viewer: &Viewer<'_>, followed: Followed) -> Option<Way> {
    let list = subscriptions::mailing_list(viewer.site, followed);
    let publisher = viewer.name(&viewer.site.config.publisher.name);
    let link = WayLink { label: viewer.word("follow_mail_link"), address: None, url: list.into(), copy: String::new() };
    (!list.is_empty()).then(|| Way {
        id: "mail",
        title: viewer.word("follow_mail_title"),
        text: viewer.speech.say("follow_mail", &[("organization", Argument::Text(publisher))]),
        links: vec![link],
        note: String::new(),
    })
}

fn reader(viewer: &Viewer<'_>, followed: Followed) -> Way {
    let feeds = subscriptions::news_of(viewer.plan, followed).into_iter().map(|news| {
        let [atom, _] = news_feeds(viewer, news);
        WayLink {
            label: atom.label,
            copy: format!("{}{}", viewer.site.config.base_url, atom.address),
            address: Some(atom.address),
            url: String::new(),
        }
    });
    Way {
        id: "reader",
        title: viewer.word("follow_reader_title"),
        text: viewer.word("follow_reader"),
        links: feeds.collect(),
        note: String::new(),
    }
}

/// The page of each commitment says how to follow it alone.
fn promise(viewer: &Viewer<'_>, followed: Followed) -> Way {
    let scope = match followed {
        Followed::Site => OutcomeScope::All,
        Followed::Division(index) => OutcomeScope::Division(index),
        Followed::Area(index) => OutcomeScope::Area(index),
        Followed::Topic(index) => OutcomeScope::Topic(index),
    };
    let scope = if viewer.plan.outcomes(scope).is_empty() { OutcomeScope::All } else { scope };
    Way {
        id: "promise",
        title: viewer.word("follow_promise_title"),
        text: viewer.word("follow_promise"),
        links: vec![page_link(viewer, "nav_outcomes", Key::Outcomes(scope, 1))],
        note: String::new(),
    }
}

fn data(viewer: &Viewer<'_>) -> Way {
    Way {
        id: "data",
        title: viewer.word("open_title"),
        text: viewer.word("follow_data"),
        links: vec![page_link(viewer, "follow_data_link", Key::Data)],
        note: String::new(),
    }
}

fn page_link(viewer: &Viewer<'_>, word: &str, key: Key) -> WayLink {
    WayLink { label: viewer.word(word), address: Some(viewer.address(key)), url: String::new(), copy: String::new() }
}

/// The pages above: those above what is followed, and its own.
fn above(viewer: &Viewer<'_>, followed: Followed) -> Vec<Link> {
    let home = crumb(viewer, "nav_home", Key::Home);
    let link = |key: Key| Link {
        label: followed_name(viewer, key).unwrap_or_default(),
        address: viewer.address(key),
        lang: String::new(),
    };
    match followed {
        Followed::Site => vec![home],
        Followed::Division(index) => {
            vec![home, crumb(viewer, "nav_divisions", Key::Divisions), viewer.division_link(index)]
        }
        Followed::Area(index) => vec![
            home,
            crumb(viewer, "nav_divisions", Key::Divisions),
            viewer.division_link(viewer.site.area(index).division),
            link(Key::Area(index)),
        ],
        Followed::Topic(index) => vec![home, crumb(viewer, "nav_topics", Key::Topics), link(Key::Topic(index))],
    }
}

/// The division of an area, and the site.
fn wider(viewer: &Viewer<'_>, followed: Followed) -> Vec<Link> {
    let parts = match followed {
        Followed::Site => vec![],
        Followed::Area(index) => vec![Followed::Division(viewer.site.area(index).division), Followed::Site],
        Followed::Division(_) | Followed::Topic(_) => vec![Followed::Site],
    };
    let parts = parts.into_iter().filter(|part| subscriptions::can_follow(viewer.site, *part));
    let link = |part: Followed| Link {
        label: followed_name(viewer, part.page()).unwrap_or_default(),
        address: viewer.address(Key::Follow(part)),
        lang: String::new(),
    };
    parts.map(link).collect()
}
