//! What divisions and areas came after others, and when each was in use.

use super::shapes::{Fact, Link, Value};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{Level, RecordDate};

impl Viewer<'_> {
    /// "Until June 30, 2025. Now Response Area 2"; empty where it still holds.
    pub fn retired(&self, level: Level) -> String {
        let validity = self.site.validity(level);
        let Some(to) = validity.to.filter(|_| validity.is_retired(self.site.today)) else { return String::new() };
        let until = self.speech.dated("retired_until", RecordDate::Day(to));
        let names: Vec<String> = self.successors(level).into_iter().map(|link| link.label).collect();
        if names.is_empty() {
            until
        } else {
            format!("{until}. {}", self.speech.with("retired_successors", "areas", &names.join(", ")))
        }
    }

    /// What came after it.
    pub fn successors(&self, level: Level) -> Vec<Link> {
        self.links(self.site.lookup.successors.get(&level), level)
    }

    /// When it is or was in use, what it replaces, and what came after it.
    pub fn succession_facts(&self, level: Level) -> Vec<Fact> {
        let mut facts = Vec::new();
        let mut linked = |term: &str, links: Vec<Link>| {
            if !links.is_empty() {
                facts.push(self.fact_of(term, links.into_iter().map(Value::link).collect()));
            }
        };
        if self.site.validity(level).is_retired(self.site.today) {
            linked("fact_successors", self.successors(level));
        }
        linked("fact_replaces", self.links(self.site.lookup.predecessors.get(&level), level));
        facts.extend(self.fact("fact_valid", self.in_use(level)));
        facts
    }

    /// For a record that names a place no longer in use: when its use ended, and what is there now.
    pub fn since_then(&self, levels: &[Level]) -> Option<Fact> {
        let retired = levels.iter().filter(|level| self.site.validity(**level).is_retired(self.site.today));
        let mut links: Vec<Link> = Vec::new();
        for link in retired.flat_map(|level| self.successors(*level)) {
            if !links.iter().any(|known| known.address == link.address) {
                links.push(link);
            }
        }
        (!links.is_empty()).then(|| self.fact_of("fact_successors", links.into_iter().map(Value::link).collect()))
    }

    /// "Until June 30, 2025", for a place no longer in use.
    pub fn until(&self, level: Level) -> Option<String> {
        let validity = self.site.validity(level);
        let to = validity.to.filter(|_| validity.is_retired(self.site.today))?;
        Some(self.speech.dated("retired_until", RecordDate::Day(to)))
    }

    fn in_use(&self, level: Level) -> String {
        let validity = self.site.validity(level);
        let day = |date| self.speech.dates.day(date);
        match (validity.from, validity.to) {
            (Some(from), Some(to)) => self
                .speech
                .say("valid_between", &[("from", Argument::Text(&day(from))), ("to", Argument::Text(&day(to)))]),
            (Some(from), None) => self.speech.dated("valid_from", RecordDate::Day(from)),
            (None, Some(to)) => self.speech.dated("retired_until", RecordDate::Day(to)),
            (None, None) => String::new(),
        }
    }

    /// Links to places; an area of another division is called with it.
    fn links(&self, levels: Option<&Vec<Level>>, seen_from: Level) -> Vec<Link> {
        let division = |level: Level| match level {
            Level::Division(index) => index,
            Level::Area(index) => self.site.area(index).division,
        };
        let link = |level: &Level| match *level {
            Level::Division(index) => self.division_link(index),
            Level::Area(index) => {
                let mut link = self.area_link(index);
                if division(seen_from) != division(*level) {
                    let names = [("area", link.label.clone()), ("division", self.division_name(division(*level)))];
                    let arguments = names.each_ref().map(|(name, text)| (*name, Argument::Text(text)));
                    link.label = self.speech.say("area_title", &arguments);
                }
                link
            }
        };
        levels.into_iter().flatten().map(link).collect()
    }
}
