//! Topics and organizations: the lists of them, and what belongs to each.

use super::heading::Heading;
use super::parts::concern::concern_item;
use super::parts::crumb::crumb;
use super::score::{Score, score};
use super::shapes::{CommitmentLine, ConcernItem, Fact, HuddleItem, ListedItem, Value};
use super::viewer::Viewer;
use crate::record::model::{CommitmentIndex, HuddleIndex, OrganizationIndex, TopicIndex};
use crate::site::plan::{HuddleScope, Key, OutcomeScope, ROWS};
use crate::text::sort_key;
use serde::Serialize;

/// How many settled commitments and concerns a topic's page shows.
const SHOWN: usize = 10;

/// A list of all topics or of all organizations.
#[derive(Serialize)]
pub struct Index {
    /// What the list is, as a sentence.
    pub lede: String,
    /// In alphabetical order.
    pub items: Vec<ListedItem>,
}

/// A topic or an organization, with what belongs to it.
#[derive(Serialize)]
pub struct Collection {
    /// What is known of it, and how much belongs to it.
    pub facts: Vec<Fact>,
    /// The newest, as many as a page of a list has.
    pub huddles: Vec<HuddleItem>,
    /// How many more there are, as a sentence; empty where there are none.
    pub more_huddles: String,
    /// Commitments that are not settled, as many as a page of a list has.
    pub open: Vec<CommitmentLine>,
    /// The last commitments that were settled.
    pub settled: Vec<CommitmentLine>,
    /// Of a topic: the newest; of an organization none.
    pub concerns: Vec<ConcernItem>,
    /// What became of its commitments; `None` where there is nothing to say.
    pub score: Option<Score>,
}

/// The list of all topics, in the viewer's language.
pub fn topics(viewer: &Viewer<'_>) -> (Heading, Index) {
    let item = |at: usize| {
        let index = TopicIndex::at(at);
        ListedItem {
            label: viewer.name(&viewer.site.topic(index).name).to_owned(),
            address: viewer.address(Key::Topic(index)),
            meta: counts(
                viewer,
                viewer.plan.huddles(HuddleScope::Topic(index)),
                viewer.plan.outcomes(OutcomeScope::Topic(index)),
            ),
        }
    };
    let items = (0..viewer.site.topics.len()).map(item).collect();
    let heading = index_heading(viewer, "topics", "title_topics", "desc_topics");
    (heading, Index { lede: viewer.word("topics_lede"), items: sorted(items) })
}

/// The list of all organizations, in the viewer's language.
pub fn organizations(viewer: &Viewer<'_>) -> (Heading, Index) {
    let item = |at: usize| {
        let index = OrganizationIndex::at(at);
        ListedItem {
            label: viewer.name(&viewer.site.organization(index).name).to_owned(),
            address: viewer.address(Key::Organization(index)),
            meta: counts(
                viewer,
                viewer.plan.huddles(HuddleScope::Organization(index)),
                viewer.plan.outcomes(OutcomeScope::Organization(index)),
            ),
        }
    };
    let items = (0..viewer.site.organizations.len()).map(item).collect();
    let heading = index_heading(viewer, "organizations", "title_organizations", "desc_organizations");
    (heading, Index { lede: viewer.word("organizations_lede"), items: sorted(items) })
}

fn index_heading(viewer: &Viewer<'_>, kind: &'static str, title: &str, description: &str) -> Heading {
    Heading {
        kind,
        title: viewer.word(title),
        description: viewer.word(description),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated: None,
    }
}

fn sorted(mut items: Vec<ListedItem>) -> Vec<ListedItem> {
    items.sort_by_cached_key(|item| sort_key(&item.label));
    items
}

fn counts(viewer: &Viewer<'_>, huddles: &[HuddleIndex], commitments: &[CommitmentIndex]) -> String {
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    format!(
        "{}, {}",
        viewer.speech.count("count_huddles", number(huddles.len())),
        viewer.speech.count("count_commitments", number(commitments.len()))
    )
}

/// The page of a topic, in the viewer's language.
pub fn topic(viewer: &Viewer<'_>, index: TopicIndex) -> (Heading, Collection) {
    let topic = viewer.site.topic(index);
    let name = viewer.name(&topic.name).to_owned();
    let huddles = viewer.plan.huddles(HuddleScope::Topic(index));
    let mut concerns = Vec::new();
    for &at in huddles {
        let about = viewer.site.huddle(at).concerns.iter().filter(|concern| concern.topic == Some(index));
        concerns.extend(about.map(|concern| concern_item(viewer, at, concern)));
        if concerns.len() >= SHOWN {
            break;
        }
    }
    concerns.truncate(SHOWN);
    let mut collection = collection(viewer, HuddleScope::Topic(index), OutcomeScope::Topic(index));
    collection.concerns = concerns;
    collection.score =
        score(viewer, viewer.plan.tallies.topic(index), None, viewer.plan.tallies.returns.of_topic(index).collect());
    let heading = Heading {
        kind: "topic",
        description: viewer.speech.with("desc_topic", "topic", &name),
        title: name,
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home), crumb(viewer, "nav_topics", Key::Topics)],
        untranslated: None,
    };
    (heading, collection)
}

/// The page of an organization, in the viewer's language.
pub fn organization(viewer: &Viewer<'_>, index: OrganizationIndex) -> (Heading, Collection) {
    let organization = viewer.site.organization(index);
    let name = viewer.name(&organization.name).to_owned();
    let mut collection = collection(viewer, HuddleScope::Organization(index), OutcomeScope::Organization(index));
    let sector = format!("sector_{}", organization.sector);
    let sector = if viewer.speech.has(&sector) { viewer.word(&sector) } else { organization.sector.clone() };
    let mut facts: Vec<Fact> = viewer.fact("fact_sector", sector).into_iter().collect();
    if crate::text::markdown::scheme(&organization.url) == crate::text::markdown::Scheme::Outside
        && !organization.url.is_empty()
    {
        let label = organization
            .url
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        facts.push(viewer.fact_of(
            "fact_website",
            vec![Value { text: label, url: Some(organization.url.clone()), ..Value::default() }],
        ));
    }
    facts.append(&mut collection.facts);
    collection.facts = facts;
    collection.score = score(viewer, viewer.plan.tallies.organization(index), None, Vec::new());
    let heading = Heading {
        kind: "organization",
        description: viewer.speech.with("desc_organization", "name", &name),
        title: name,
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home), crumb(viewer, "nav_organizations", Key::Organizations)],
        untranslated: None,
    };
    (heading, collection)
}

fn collection(viewer: &Viewer<'_>, huddles: HuddleScope, outcomes: OutcomeScope) -> Collection {
    let list = viewer.plan.huddles(huddles);
    let promised = viewer.plan.outcomes(outcomes);
    let settled = |commitment: &CommitmentIndex| viewer.site.commitment(*commitment).state.status.is_settled();
    let (closed, open): (Vec<CommitmentIndex>, Vec<CommitmentIndex>) = promised.iter().copied().partition(settled);
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let linked = |text: String, there: bool, key: Key| Value {
        text,
        address: there.then(|| viewer.address(key)),
        ..Value::default()
    };
    let facts = vec![
        viewer.fact_of(
            "fact_huddles",
            vec![linked(
                viewer.speech.count("count_huddles", number(list.len())),
                list.len() > ROWS,
                Key::Huddles(huddles, 1),
            )],
        ),
        viewer.fact_of(
            "fact_commitments",
            vec![linked(
                viewer.speech.count("count_commitments", number(promised.len())),
                !promised.is_empty(),
                Key::Outcomes(outcomes, 1),
            )],
        ),
    ];
    Collection {
        facts,
        huddles: viewer.huddle_items(&list[..list.len().min(ROWS)]),
        more_huddles: if list.len() > ROWS {
            viewer.speech.count("more_huddles", number(list.len() - ROWS))
        } else {
            String::new()
        },
        open: viewer.commitment_lines(&open[..open.len().min(ROWS)]),
        settled: viewer.commitment_lines(&closed[..closed.len().min(SHOWN)]),
        concerns: Vec::new(),
        score: None,
    }
}
