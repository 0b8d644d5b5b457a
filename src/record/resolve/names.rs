//! Topics and organizations: those that site.yaml lists, and, where it lists none, those that records name.

use super::listed::DeclaredOrganization;
use super::settings::Settings;
use crate::record::model::{Organization, OrganizationIndex, Party, Text, Topic, TopicIndex};
use crate::record::parse::shape::OneOrMany;
use crate::text::{fold, id_of, nearest, slug};
use std::collections::HashMap;

/// Topics and organizations with the ways that people write them.
#[derive(Debug, Default)]
pub struct Names {
    /// In the order of site.yaml, else in that in which records name them.
    pub topics: Vec<Topic>,
    /// In the order of site.yaml, else in that in which records name them.
    pub organizations: Vec<Organization>,
    topic_of: HashMap<String, TopicIndex>,
    organization_of: HashMap<String, OrganizationIndex>,
    topics_closed: bool,
    organizations_closed: bool,
}

impl Names {
    /// Those of site.yaml.
    pub fn new(settings: &Settings) -> Self {
        let mut names = Self {
            topics_closed: settings.config.topics_closed,
            organizations_closed: !settings.organizations.is_empty(),
            ..Self::default()
        };
        for (id, name) in &settings.topics {
            names.add_topic(id.clone(), name.clone());
        }
        for organization in &settings.organizations {
            names.add_organization(organization);
        }
        names
    }

    fn add_topic(&mut self, id: String, name: Text) -> TopicIndex {
        let index = TopicIndex::at(self.topics.len());
        self.topic_of.insert(fold::key(&id), index);
        self.topic_of.entry(fold::key(&name.original)).or_insert(index);
        self.topics.push(Topic { id, name });
        index
    }

    fn add_organization(&mut self, declared: &DeclaredOrganization) -> OrganizationIndex {
        let index = OrganizationIndex::at(self.organizations.len());
        self.organization_of.insert(fold::key(&declared.id), index);
        self.organization_of.entry(fold::key(&declared.name.original)).or_insert(index);
        self.organizations.push(Organization {
            id: declared.id.clone(),
            name: declared.name.clone(),
            sector: declared.sector.clone(),
            url: declared.url.clone(),
            listed: true,
        });
        index
    }

    /// The topic; made where the site gives no list.
    ///
    /// # Errors
    /// The nearest topic of the list, if one is near, where the list has no such topic.
    pub fn topic(&mut self, written: &str) -> Result<TopicIndex, Option<String>> {
        let key = fold::key(written);
        if let Some(index) = self.topic_of.get(&key) {
            return Ok(*index);
        }
        let id = id_of_name(written);
        if self.topics_closed || id.is_empty() {
            return Err(nearest(written, self.topics.iter().map(|topic| topic.id.as_str())).map(str::to_owned));
        }
        if let Some(index) = self.topic_of.get(&fold::key(&id)).copied() {
            self.topic_of.insert(key, index);
            return Ok(index);
        }
        let index = self.add_topic(id, Text::new(crate::record::parse::adopt::name_from_slug(written.trim())));
        self.topic_of.insert(key, index);
        Ok(index)
    }

    /// An organization that must be on the list, where there is one.
    ///
    /// # Errors
    /// The nearest organization of the list, if one is near.
    pub fn organization(&mut self, written: &str) -> Result<OrganizationIndex, Option<String>> {
        let key = fold::key(written);
        if let Some(index) = self.organization_of.get(&key) {
            return Ok(*index);
        }
        let id = id_of_name(written);
        if self.organizations_closed || id.is_empty() {
            let known = self
                .organizations
                .iter()
                .flat_map(|organization| [organization.id.as_str(), organization.name.original.as_str()]);
            return Err(nearest(written, known).map(str::to_owned));
        }
        if let Some(index) = self.organization_of.get(&fold::key(&id)).copied() {
            self.organization_of.insert(key, index);
            return Ok(index);
        }
        let index = OrganizationIndex::at(self.organizations.len());
        self.organization_of.insert(key, index);
        self.organization_of.insert(fold::key(&id), index);
        self.organizations.push(Organization {
            id,
            name: Text::new(written.trim()),
            sector: String::new(),
            url: String::new(),
            listed: false,
        });
        Ok(index)
    }

    /// An organization of the list, or a name that stands for itself.
    pub fn party(&self, written: &str) -> Party {
        match self.organization_of.get(&fold::key(written)) {
            Some(index) => Party::Listed(*index),
            None => Party::Named(written.trim().to_owned()),
        }
    }

    /// The listed organization whose id or name stands in a text among other words, and these: `St. Brannoc parish
    /// council` is `st-brannoc` and `parish council`.
    pub fn named_in(&self, text: &str) -> Option<(&str, String)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let slugs: Vec<String> = words.iter().map(|word| slug(word)).collect();
        let place = |name: &str| {
            let wanted = slug(name);
            let lengths = (1..=words.len()).flat_map(|length| (0..=words.len() - length).map(move |at| (at, length)));
            lengths.into_iter().find(|(at, length)| !wanted.is_empty() && slugs[*at..at + length].join("-") == wanted)
        };
        let listed = self.organizations.iter().filter(|organization| organization.listed);
        let mut found = listed.filter_map(|organization| {
            let (at, length) = place(&organization.id).or_else(|| place(&organization.name.original))?;
            Some((organization.id.as_str(), at, length))
        });
        let (id, at, length) = found.next().or_else(|| self.named_shortly(&words))?;
        let rest = [&words[..at], &words[at + length..]].concat().join(" ");
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '.'));
        let is_whole = |inner: &&str| !inner.contains(['(', ')']);
        let rest = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(is_whole).unwrap_or(rest);
        let mut letters = rest.chars();
        Some((
            id,
            letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str()),
        ))
    }

    /// The one listed organization whose name without its first words begins a text, before a bracket or a comma:
    /// `Transport Department (engineer)` of the `Larkmoor Transport Department`. One word alone names nothing.
    fn named_shortly(&self, words: &[&str]) -> Option<(&str, usize, usize)> {
        let end = words.iter().position(|word| word.starts_with('(') || word.ends_with(','))?;
        let length = end + usize::from(words[end].ends_with(','));
        let short = slug(&words[..length].join(" "));
        if length < 2 {
            return None;
        }
        let is_end = |organization: &&Organization| {
            organization.listed
                && slug(&organization.name.original).strip_suffix(&short).is_some_and(|rest| rest.ends_with('-'))
        };
        let mut named = self.organizations.iter().filter(is_end);
        let only = named.next().filter(|_| named.next().is_none())?;
        Some((only.id.as_str(), 0, length))
    }

    /// The id of the listed organization of this id or name, or of the only one whose name ends with these words, two
    /// or more: `Light and Power` of `Larkmoor Light and Power`.
    pub fn listed_shortly(&self, written: &str) -> Option<&str> {
        let listed = || self.organizations.iter().filter(|organization| organization.listed);
        if let Some(index) = self.organization_of.get(&fold::key(written)) {
            return self
                .organizations
                .get(index.position())
                .filter(|known| known.listed)
                .map(|known| known.id.as_str());
        }
        let short = slug(written);
        let is_end = |known: &&Organization| {
            slug(&known.name.original).strip_suffix(&short).is_some_and(|rest| rest.ends_with('-'))
        };
        let mut named = listed().filter(is_end);
        let only = named.next().filter(|_| named.next().is_none() && short.contains('-'))?;
        Some(&only.id)
    }

    /// Whether site.yaml lists a topic of this id or name.
    pub fn is_listed_topic(&self, written: &str) -> bool {
        self.topics_closed && self.topic_of.contains_key(&fold::key(written))
    }

    /// Whether a text of the list holds several topics where the site has no list of topics: `;` is part of no name,
    /// and `,` of none that is the only text of its list.
    pub fn separates_topics(&self, list: &OneOrMany<String>) -> bool {
        let signs: &[char] = if list.0.len() == 1 { &[',', ';'] } else { &[';'] };
        !self.topics_closed && list.0.iter().flatten().any(|text| text.contains(signs))
    }

    /// Whether site.yaml lists an organization of this id or name.
    pub fn is_listed(&self, written: &str) -> bool {
        self.organizations_closed && self.organization_of.contains_key(&fold::key(written))
    }

    /// Whether the site has a topic of this id or name. Where the site gives no list, two names that a word joins may
    /// be the name of one.
    pub fn knows_topic(&self, written: &str) -> bool {
        let may_be_new = !self.topics_closed && !written.contains([',', ';']) && written.trim().contains(' ');
        may_be_new
            || self.topic_of.contains_key(&written.trim().to_lowercase())
            || self.topic_of.contains_key(&slug(written))
    }
}

/// The id of something that records name; empty where the name has no letter and no digit.
fn id_of_name(name: &str) -> String {
    if slug(name).is_empty() { String::new() } else { id_of(name) }
}
