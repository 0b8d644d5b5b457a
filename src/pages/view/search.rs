//! The page of search: the form and what results can be narrowed by, for the script; and ways to browse, for everyone.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::parts::years::years;
use super::shapes::{Choice, Link};
use super::viewer::Viewer;
use crate::pages::language::{Argument, Speech};
use crate::record::model::{AreaIndex, DivisionIndex, Language, TopicIndex};
use crate::site::plan::{HuddleScope, Key, OutcomeScope, Planned, address};
use serde::Serialize;

/// The page of search.
#[derive(Serialize)]
pub struct SearchPage {
    /// The page's own, which the form is sent to.
    pub address: String,
    /// The folder of this language's index, from the site's root.
    pub index: String,
    /// What results can be narrowed by.
    pub facets: Vec<Facet>,
    /// The sentence that says how many results there are, said for several numbers: JSON, `[[number, sentence], …]`,
    /// with `%n` for the number and `%q` for what was looked for.
    pub counts: String,
    /// The search in the site's other languages: JSON, `[[index, page, sentence], …]`, the first two from the root of
    /// the site, with `%n` in the sentence for the number of results.
    pub others: String,
    /// Leads to the huddles of each year, newest first.
    pub years: Vec<Choice>,
    /// Leads to each topic, in the order of the site.
    pub topics: Vec<Link>,
    /// Leads to the lists of everything.
    pub lists: Vec<Link>,
}

/// Something that results can be narrowed by.
#[derive(Serialize)]
pub struct Facet {
    /// Its name in the address of the page.
    pub name: &'static str,
    /// Its name for people.
    pub label: String,
    /// Its values, in the order in which they are offered.
    pub groups: Vec<FacetGroup>,
}

/// Values under a heading, or without one.
#[derive(Serialize)]
pub struct FacetGroup {
    /// The heading: a division's name over its areas; empty for a group alone.
    pub label: String,
    /// In the order in which they are offered.
    pub values: Vec<FacetValue>,
}

/// A value that results can be narrowed to.
#[derive(Serialize)]
pub struct FacetValue {
    /// As the index and the address of the page have it: an id, a year, or a kind.
    pub value: String,
    /// As it is offered.
    pub label: String,
    /// What stands in a result.
    pub short: String,
}

/// Kinds of pages as the index names them, with the words for many and for one.
const KINDS: [(&str, &str, &str); 6] = [
    ("huddle", "search_huddles", "search_huddle"),
    ("agenda", "search_agendas", "search_agenda"),
    ("commitment", "search_commitments", "search_commitment"),
    ("update", "search_updates", "search_update"),
    ("page", "search_pages", "search_page"),
    ("place", "search_places", "search_place"),
];

/// Numbers that stand for the plurals of all languages (Unicode CLDR, "Language Plural Rules").
const SAMPLES: [i64; 8] = [0, 1, 2, 3, 6, 11, 20, 100];

/// The page of search, in the viewer's language.
pub fn view(viewer: &Viewer<'_>) -> (Heading, SearchPage) {
    let content = SearchPage {
        address: viewer.address(Key::Search),
        index: index_of(&viewer.speech.language),
        facets: facets(viewer),
        counts: counts(viewer.speech),
        others: others(viewer),
        years: years(viewer, None),
        topics: (0..viewer.site.topics.len()).map(|at| topic(viewer, TopicIndex::at(at))).collect(),
        lists: lists(viewer),
    };
    let heading = Heading {
        kind: "search",
        title: viewer.word("title_search"),
        description: viewer.word("desc_search"),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated: None,
    };
    (heading, content)
}

/// The folder of a language's index in the built site.
pub fn index_of(language: &str) -> String {
    format!("search/{language}/")
}

/// An area's id with its division's, as its address has them: `harbor/harbor-2`.
pub fn area_id(viewer: &Viewer<'_>, index: AreaIndex) -> String {
    let area = viewer.site.area(index);
    format!("{}/{}", viewer.site.division(area.division).id, area.id)
}

/// How many results there are, as [`SearchPage::counts`] has it.
pub fn counts(speech: &Speech) -> String {
    let sentence = |n: i64| {
        let arguments = [("n", Argument::Number(n)), ("n_text", Argument::Text("%n")), ("query", Argument::Text("%q"))];
        (n, speech.say("search_count", &arguments))
    };
    serde_json::to_string(&SAMPLES.map(sentence)).expect("numbers and strings serialize")
}

/// As [`SearchPage::others`] has it.
fn others(viewer: &Viewer<'_>) -> String {
    let languages = viewer.site.config.languages.iter().enumerate().filter(|(at, _)| *at != viewer.language);
    let other = |(language, tag): (usize, &Language)| {
        let page = address(viewer.site, Planned { key: Key::Search, language });
        (index_of(tag), page, viewer.speech.with("search_other", "language", viewer.speech.name_of(tag)))
    };
    serde_json::to_string(&languages.map(other).collect::<Vec<_>>()).expect("strings serialize")
}

fn facets(viewer: &Viewer<'_>) -> Vec<Facet> {
    let site = viewer.site;
    let plain = |values: Vec<FacetValue>| vec![FacetGroup { label: String::new(), values }];
    let named = |value: &str, label: String| FacetValue { value: value.to_owned(), short: label.clone(), label };
    let kinds = KINDS.map(|(value, many, one)| FacetValue {
        value: value.into(),
        label: viewer.word(many),
        short: viewer.word(one),
    });
    let division = |at: usize| named(&site.divisions[at].id, viewer.division_name(DivisionIndex::at(at)));
    let areas = |at: usize| FacetGroup {
        label: viewer.division_name(DivisionIndex::at(at)),
        values: site.divisions[at]
            .areas
            .iter()
            .map(|index| named(&area_id(viewer, *index), viewer.area_link(*index).label))
            .collect(),
    };
    let topic = |at: usize| named(&site.topics[at].id, viewer.name(&site.topics[at].name).to_owned());
    let year = |year: i32| named(&format!("{year:04}"), format!("{year:04}"));
    let facet = |name, word: &str, groups| Facet { name, label: viewer.word(word), groups };
    vec![
        facet("kind", "search_kind", plain(kinds.into())),
        facet("division", "filter_division", plain((0..site.divisions.len()).map(division).collect())),
        facet(
            "area",
            "filter_area",
            (0..site.divisions.len()).map(areas).filter(|group| !group.values.is_empty()).collect(),
        ),
        facet("topic", "filter_topic", plain((0..site.topics.len()).map(topic).collect())),
        facet("year", "filter_year", plain(viewer.plan.record_years(site).into_iter().map(year).collect())),
    ]
}

fn topic(viewer: &Viewer<'_>, index: TopicIndex) -> Link {
    Link {
        label: viewer.name(&viewer.site.topic(index).name).to_owned(),
        address: viewer.address(Key::Topic(index)),
        lang: String::new(),
    }
}

fn lists(viewer: &Viewer<'_>) -> Vec<Link> {
    let link =
        |word: &str, key: Key| Link { label: viewer.word(word), address: viewer.address(key), lang: String::new() };
    let mut links = vec![
        link("search_all_huddles", Key::Huddles(HuddleScope::All, 1)),
        link("search_all_commitments", Key::Outcomes(OutcomeScope::All, 1)),
        link("search_all_places", Key::Divisions),
    ];
    links.extend(viewer.plan.directory.has_areas().then(|| link("find_title", Key::Find)));
    links
}
