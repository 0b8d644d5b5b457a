//! The pages of topics: ids that are the same in several departments' data are taken as one topic, which the pages say.

use super::department::{Huddle, NEWEST, OwnTopic};
use super::frame::{Heading, Viewer, number};
use super::parts::{Whose, columns, counted, department_link, far, row};
use super::plan::Key;
use super::promises::Promises;
use super::shapes::{Content, TopicPage};
use crate::pages::language::Argument;
use crate::pages::view::indexes::Index;
use crate::pages::view::score::Table;
use crate::pages::view::shapes::{Fact, ListedItem, Value};
use crate::site::plan::ROWS;
use std::cmp::Reverse;

/// The name that most departments give a topic; of several, the one of the first department.
pub fn topic_name<'a>(viewer: &Viewer<'a>, at: usize) -> &'a str {
    let federation = viewer.federation;
    let names: Vec<&str> = federation.topics[at]
        .parts
        .iter()
        .map(|part| {
            let text = &federation.part(*part).1.name;
            text.translated(&federation.languages[viewer.planned.language]).unwrap_or(&text.original)
        })
        .collect();
    let count = |name: &str| names.iter().filter(|other| **other == name).count();
    names.iter().rev().copied().max_by_key(|name| count(name)).unwrap_or_default()
}

/// Every topic with how much there is of it, by name.
pub fn listed(viewer: &Viewer<'_>) -> Vec<ListedItem> {
    let item = |at: usize| {
        let topic = &viewer.federation.topics[at];
        let parts = topic.parts.iter().map(|part| viewer.federation.part(*part).1);
        let huddles: usize = parts.map(|own| own.huddles as usize).sum();
        let counts = [
            viewer.speech().count("federation_departments", number(topic.parts.len())),
            viewer.speech().count("count_huddles", number(huddles)),
        ];
        ListedItem {
            label: topic_name(viewer, at).to_owned(),
            address: viewer.address(Key::Topic(at)),
            meta: counts.join(" · "),
        }
    };
    let mut items: Vec<ListedItem> = (0..viewer.federation.topics.len()).map(item).collect();
    items.sort_by_cached_key(|item| (crate::text::sort_key(&item.label), item.address.clone()));
    items
}

/// The page of all topics.
pub fn all(viewer: &Viewer<'_>) -> (Heading, Content) {
    let heading = Heading {
        kind: "topics",
        title: viewer.word("title_topics"),
        description: viewer.word("federation_topics_lede"),
        breadcrumb: vec![viewer.crumb("nav_home", Key::Home)],
    };
    (heading, Content::Topics(Index { lede: viewer.word("federation_topics_lede"), items: listed(viewer) }))
}

/// The page of one topic.
pub fn one(viewer: &Viewer<'_>, at: usize) -> (Heading, Content) {
    let federation = viewer.federation;
    let topic = &federation.topics[at];
    let parts: Vec<(usize, &OwnTopic)> = topic.parts.iter().map(|part| (part.0, federation.part(*part).1)).collect();
    let all = parts.iter().fold(Promises::default(), |sum, (_, own)| sum.and(own.promises));
    let count: usize = parts.iter().map(|(_, own)| own.huddles as usize).sum();
    let mut newest: Vec<(usize, Huddle)> = parts
        .iter()
        .flat_map(|(department, own)| own.newest.iter().map(move |huddle| (*department, *huddle)))
        .collect();
    newest.sort_by_key(|(department, huddle)| (Reverse(huddle.date().first_day()), *department));
    newest.truncate(NEWEST.min(ROWS));
    let row = |(department, own): &(usize, &OwnTopic)| {
        row(viewer, department_link(viewer, *department), own.huddles as usize, &own.promises)
    };
    let departments = [("n", Argument::Number(number(parts.len()))), ("id", Argument::Text(topic.id.as_str()))];
    let content = TopicPage {
        lede: viewer.speech().say("federation_topic_lede", &departments),
        facts: counted(viewer, count, &all),
        departments: Table {
            caption: viewer.word("federation_departments_caption"),
            first: viewer.word("federation_department"),
            columns: columns(viewer),
            rows: parts.iter().map(row).collect(),
        },
        own: parts.iter().map(|(department, own)| own_page(viewer, *department, own)).collect(),
        huddles_note: if count > newest.len() { some_of(viewer, newest.len(), count) } else { String::new() },
        huddles: newest.iter().map(|(department, huddle)| far(viewer, *department, huddle, Whose::Everyones)).collect(),
    };
    let title = topic_name(viewer, at).to_owned();
    let heading = Heading {
        kind: "federation_topic",
        description: viewer.speech().with("desc_topic", "topic", &title),
        title,
        breadcrumb: vec![viewer.crumb("nav_home", Key::Home), viewer.crumb("nav_topics", Key::Topics)],
    };
    (heading, Content::Topic(content))
}

/// What a department calls the topic, with its own page of it.
fn own_page(viewer: &Viewer<'_>, department: usize, own: &OwnTopic) -> Fact {
    let value = Value { url: own.url.clone(), ..Value::text(viewer.name(&own.name)) };
    let also = own.also.iter().map(|(_, name, url)| Value { url: url.clone(), ..Value::text(name.as_str()) });
    Fact {
        term: viewer.federation.departments[department].about.name.clone(),
        values: std::iter::once(value).chain(also).collect(),
        note: String::new(),
    }
}

fn some_of(viewer: &Viewer<'_>, shown: usize, whole: usize) -> String {
    let whole = viewer.speech().dates.number(number(whole));
    viewer
        .speech()
        .say("federation_some_of", &[("n", Argument::Number(number(shown))), ("whole", Argument::Text(&whole))])
}
