//! Who took part in a public or named role, and which roles have promised something, in the words of Popolo. The record
//! has names, not people: one name at one organization counts as one person.

use super::names::{Named, Names};
use super::popolo::{Link, Membership, Person as PopoloPerson, Post};
use super::{listed_id, names};
use crate::data::v1::Participant;
use crate::data::{Published, promises, records};
use crate::record::model::{CommitmentIndex, HuddleIndex};
use crate::site::plan::Key;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A name, and where: an organization of the record by its id, or one that is only named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    /// As it was written in the minutes.
    pub name: String,
    /// The id in the tables of the organization that they were there for, where the record has it.
    pub organization: Option<String>,
    /// The organization's name, where it has no id.
    pub elsewhere: Option<String>,
}

impl Person {
    /// The person of a row, so that rows of several huddles with one name and organization are one person.
    pub fn of(row: &Participant<'_>) -> Self {
        let elsewhere =
            if row.organization_id.is_some() { None } else { row.organization_name.as_ref().map(ToString::to_string) };
        Self {
            name: row.name.to_string(),
            organization: row.organization_id.as_ref().map(ToString::to_string),
            elsewhere,
        }
    }

    fn place(&self) -> &str {
        self.organization.as_deref().or(self.elsewhere.as_deref()).unwrap_or_default()
    }
}

/// Worked out from the name and the organization, since nobody who takes part has a page.
pub fn person_id(published: Published<'_>, person: &Person) -> String {
    listed_id(published, "persons", "person", &[&person.name, person.place()])
}

/// Everyone with their roles, and the page of the last huddle at which they had each.
fn roles(published: Published<'_>) -> BTreeMap<Person, BTreeMap<String, HuddleIndex>> {
    let mut people: BTreeMap<Person, BTreeMap<String, HuddleIndex>> = BTreeMap::new();
    for index in (0..published.site.huddles.len()).map(HuddleIndex::at) {
        for row in records::participants_of(&published, index) {
            let role = row.role.as_deref().unwrap_or_default().to_owned();
            people.entry(Person::of(&row)).or_default().insert(role, index);
        }
    }
    people
}

/// Everyone who took part in a public or named role, each once.
pub fn persons(published: Published<'_>) -> Vec<PopoloPerson> {
    let page = |roles: &BTreeMap<String, HuddleIndex>| {
        roles.values().max().map(|index| Link::to(published.url(Key::Huddle(*index))))
    };
    let person = |(person, roles): (&Person, &BTreeMap<String, HuddleIndex>)| PopoloPerson {
        id: person_id(published, person),
        name: person.name.clone(),
        sources: page(roles).into_iter().collect(),
    };
    roles(published).iter().map(person).collect()
}

/// One for each role of each person; someone without a role or an organization belongs to nothing.
pub fn memberships(published: Published<'_>) -> Vec<Membership> {
    let names = names::names(published);
    let posts = posted(published);
    let mut list = Vec::new();
    for (person, roles) in roles(published) {
        for (role, last) in roles {
            if role.is_empty() && person.place().is_empty() {
                continue;
            }
            let held = (person.organization.clone(), role);
            let post = posts.contains_key(&held).then(|| post_id(published, &held));
            list.push(membership(published, &person, &held.1, Held { names: &names, post, last }));
        }
    }
    list
}

/// What is known of a membership beside who and as what.
struct Held<'h> {
    names: &'h Names,
    post: Option<String>,
    /// The last huddle at which the role was held.
    last: HuddleIndex,
}

fn membership(published: Published<'_>, person: &Person, role: &str, held: Held<'_>) -> Membership {
    Membership {
        id: listed_id(published, "memberships", "membership", &[&person.name, person.place(), role]),
        label: person.elsewhere.clone(),
        role: (!role.is_empty()).then(|| role.to_owned()),
        person_id: person_id(published, person),
        organization_id: organization_id(held.names, person.organization.as_deref()),
        post_id: held.post,
        sources: vec![Link::to(published.url(Key::Huddle(held.last)))],
    }
}

fn organization_id(names: &Names, id: Option<&str>) -> Option<String> {
    names.organizations.get(id?).map(|Named { id, .. }| id.clone())
}

/// Roles that have promised, by organization, with the page of the last promise.
fn posted(published: Published<'_>) -> BTreeMap<(Option<String>, String), String> {
    let mut posts = BTreeMap::new();
    for index in (0..published.site.commitments.len()).map(CommitmentIndex::at) {
        let row = promises::commitment(&published, index);
        if let Some(role) = row.owner_role {
            posts.insert((row.owner_id.map(Cow::into_owned), role.into_owned()), row.url.into_owned());
        }
    }
    posts
}

fn post_id(published: Published<'_>, (organization, role): &(Option<String>, String)) -> String {
    listed_id(published, "posts", "post", &[organization.as_deref().unwrap_or_default(), role])
}

/// The roles that have promised something, one for each organization and role.
pub fn posts(published: Published<'_>) -> Vec<Post> {
    let names = names::names(published);
    let post = |(held, url): (&(Option<String>, String), &String)| Post {
        id: post_id(published, held),
        label: held.1.clone(),
        role: held.1.clone(),
        organization_id: organization_id(&names, held.0.as_deref()),
        sources: vec![Link::to(url.as_str())],
    };
    posted(published).iter().map(post).collect()
}
