//! The whole that departments make together.

use super::department::{Department, OwnTopic};
use crate::record::model::Language;
use chrono::NaiveDate;

/// A topic across departments: equal ids are taken as one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// In lower case, as a part of its page's address.
    pub id: String,
    /// The departments that have it, in their order, and which of their topics it is.
    pub parts: Vec<(usize, usize)>,
}

/// All departments together.
#[derive(Debug)]
pub struct Federation {
    /// As its maker calls it; empty for a title made of words.
    pub title: String,
    /// With a slash at its end; empty where nobody said.
    pub base_url: String,
    /// Of the combined site's pages; the first is at its root.
    pub languages: Vec<Language>,
    /// In alphabetical order.
    pub departments: Vec<Department>,
    /// In the order of their ids.
    pub topics: Vec<Topic>,
}

impl Federation {
    /// The department and its own topic that a part of a [`Topic`] stands for.
    pub fn part(&self, part: (usize, usize)) -> (&Department, &OwnTopic) {
        let department = &self.departments[part.0];
        (department, &department.topics[part.1])
    }

    /// The first and the last of the days that departments' counts are of.
    pub fn as_of(&self) -> (NaiveDate, NaiveDate) {
        let days = || self.departments.iter().map(|department| department.about.as_of);
        (days().min().unwrap_or_default(), days().max().unwrap_or_default())
    }
}
