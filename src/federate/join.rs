//! Departments to one whole: in a fixed order whatever order they were named in, each with its address, topics joined
//! by id.

use super::department::Department;
use super::federation::{Federation, Topic};
use super::same::SameTopics;
use crate::diagnostics::{Code, Diag, Place};
use crate::pages::language::FALLBACK;
use crate::record::model::Language;
use crate::site::theme::Theme;
use crate::text::{SitePath, slug, sort_key};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What the maker of a combined site asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    /// Empty for a title made of words.
    pub title: String,
    /// Empty where nobody said.
    pub base_url: String,
    /// Empty for those that the departments share.
    pub languages: Vec<Language>,
    /// Topics that mean the same.
    pub topics: SameTopics,
}

/// Joins departments, of which no two are of one site.
pub fn join(mut departments: Vec<Department>, wishes: &Wishes) -> Federation {
    departments.sort_by_cached_key(|department| (sort_key(&department.about.name), department.about.base_url.clone()));
    name_addresses(&mut departments);
    let languages = if wishes.languages.is_empty() { shared_languages(&departments) } else { wishes.languages.clone() };
    let topics = join_topics(&departments);
    Federation { title: wishes.title.clone(), base_url: wishes.base_url.clone(), languages, departments, topics }
}

/// That two folders hold data of one site: for the second of them.
pub fn same_site(department: &Department, first: &str) -> Diag {
    let message = format!(
        "{} is in the folder {first} too: the data of one site can be joined only once",
        department.about.base_url
    );
    let file = SitePath::new(super::read::SITE).expect("a plain name");
    Diag::new(Code::SameAddress, Place::file(&file), message, "name one of the two folders")
}

/// The languages of the theme that every department offers, in the order of the first one; else the first one's own.
fn shared_languages(departments: &[Department]) -> Vec<Language> {
    let known = Theme::civic_languages();
    let Some(first) = departments.first() else { return vec![Language::from(FALLBACK)] };
    let own = || first.about.languages.iter().filter(|tag| known.iter().any(|known| *known == ***tag));
    let everywhere = |tag: &&Language| departments.iter().all(|department| department.about.languages.contains(tag));
    let mut languages: Vec<Language> = Vec::new();
    for tag in own().filter(everywhere) {
        if !languages.contains(tag) {
            languages.push(tag.clone());
        }
    }
    if languages.is_empty() {
        languages.push(own().next().cloned().unwrap_or_else(|| Language::from(FALLBACK)));
    }
    languages
}

/// Addresses are made of where a department publishes, which stays, and not of its name. Where two would be the same, a
/// mark of the whole address distinguishes them.
fn name_addresses(departments: &mut [Department]) {
    let plain: Vec<String> = departments.iter().map(|department| of_base(&department.about.base_url)).collect();
    for (department, own) in departments.iter_mut().zip(&plain) {
        let alone = !own.is_empty() && plain.iter().filter(|other| *other == own).count() == 1;
        department.slug = if alone {
            own.clone()
        } else {
            let mark = crate::record::resolve::sealing::hex(&Sha256::digest(&department.about.base_url));
            slug(&format!("{own} {}", &mark[..12]))
        };
    }
}

/// `huddles.larkmoor.example/north/` as `huddles-larkmoor-example-north`.
fn of_base(base_url: &str) -> String {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let mut part = slug(rest.strip_prefix("www.").unwrap_or(rest));
    part.truncate(100);
    part
}

fn join_topics(departments: &[Department]) -> Vec<Topic> {
    let mut topics: BTreeMap<String, Topic> = BTreeMap::new();
    for (at, department) in departments.iter().enumerate() {
        for (position, topic) in department.topics.iter().enumerate() {
            let id = topic.joined.clone();
            topics.entry(id.clone()).or_insert_with(|| Topic { id, parts: Vec::new() }).parts.push((at, position));
        }
    }
    topics.into_values().collect()
}
