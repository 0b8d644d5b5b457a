//! The page of search of a combined site, and what its results are narrowed by: the department and the topic. The
//! index is made by `publish/export/joined`.

use super::frame::{Heading, Viewer, number};
use super::plan::Key;
use super::shapes::Content;
use super::topics::{listed, topic_name};
use crate::pages::view::search::{Facet, FacetGroup, FacetValue, SearchPage, counts};
use crate::pages::view::shapes::Link;

/// The folder of the index, one for each language below it.
pub const INDEX: &str = "search";

/// The kind of every document of the index, as the page and the index name it.
pub const KIND: &str = "huddle";

/// What a huddle is narrowed by: the parts of addresses of its department and topics.
pub fn about_of<'a>(slug: &'a str, topics: Vec<&'a str>) -> crate::search::About<'a> {
    let topics = topics.into_iter().map(Into::into).collect();
    crate::search::About(KIND, vec![slug.into()], Vec::new(), topics)
}

/// The page, which works with the theme's script and lists the ways to browse without it.
pub fn page(viewer: &Viewer<'_>) -> (Heading, Content) {
    let federation = viewer.federation;
    let value = |value: &str, label: String| FacetValue { value: value.to_owned(), short: label.clone(), label };
    let facet = |name, word: &str, values| Facet {
        name,
        label: viewer.word(word),
        groups: vec![FacetGroup { label: String::new(), values }],
    };
    let departments = federation.departments.iter().map(|one| value(&one.slug, one.about.name.clone()));
    let topics =
        (0..federation.topics.len()).map(|at| value(&federation.topics[at].id, topic_name(viewer, at).to_owned()));
    let years = years(viewer).into_iter().map(|year| value(&year, year.clone()));
    let link = |word: &str, key| viewer.crumb(word, key);
    let content = SearchPage {
        address: viewer.address(Key::Search),
        index: format!("{INDEX}/{}/", viewer.speech().language),
        facets: vec![
            facet("division", "federation_department", departments.collect()),
            facet("topic", "filter_topic", topics.collect()),
            facet("year", "filter_year", years.collect()),
        ],
        counts: counts(viewer.speech()),
        others: "[]".to_owned(),
        years: Vec::new(),
        topics: listed(viewer)
            .into_iter()
            .map(|item| Link { label: item.label, address: item.address, lang: String::new() })
            .collect(),
        lists: vec![link("federation_departments_heading", Key::Home), link("nav_topics", Key::Topics)],
    };
    let heading = Heading {
        kind: "search",
        title: viewer.word("title_search"),
        description: viewer.speech().count("federation_search_desc", number(federation.departments.len())),
        breadcrumb: vec![viewer.crumb("nav_home", Key::Home)],
    };
    (heading, Content::Search(content))
}

/// The years with a huddle, newest first.
fn years(viewer: &Viewer<'_>) -> Vec<String> {
    let all = viewer.federation.departments.iter().flat_map(|department| &department.huddles);
    let years: std::collections::BTreeSet<i32> = all.map(|huddle| huddle.date().year()).collect();
    years.into_iter().rev().map(|year| format!("{year:04}")).collect()
}
