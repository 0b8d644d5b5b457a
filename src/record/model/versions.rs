//! Which kept versions a record has, under the ids that it has and had.

use super::former::FormerAddress;
use super::huddle::{Huddle, Minutes};
use super::revision::Revision;
use super::site::Site;
use super::update::Update;
use std::collections::BTreeMap;

impl Site {
    /// The ids that a huddle had before.
    pub fn former_ids_of_huddle(&self, huddle: &Huddle) -> Vec<&str> {
        let ids = self.former.iter().filter_map(|former| match former {
            FormerAddress::Huddle { id, now } if self.huddle(*now).id == huddle.id => Some(id.as_str()),
            _ => None,
        });
        ids.collect()
    }

    /// The ids that an update had before.
    pub fn former_ids_of_update(&self, update: &Update) -> Vec<&str> {
        let ids = self.former.iter().filter_map(|former| match former {
            FormerAddress::Update { id, now } if self.update(*now).id == update.id => Some(id.as_str()),
            _ => None,
        });
        ids.collect()
    }

    /// The versions of a huddle that are kept, oldest first.
    pub fn versions(&self, huddle: &Huddle) -> Vec<&Revision> {
        if self.revisions.of_record.is_empty() {
            return Vec::new();
        }
        self.revisions.of(&huddle.id, &self.former_ids_of_huddle(huddle))
    }

    /// The number of the newest version that is kept, by the id of its record. None of withdrawn minutes.
    pub fn newest_versions(&self) -> BTreeMap<String, u32> {
        let stand = self.huddles.iter().filter(|huddle| huddle.minutes != Minutes::Withdrawn);
        let huddles = stand.map(|huddle| (&huddle.id, self.versions(huddle)));
        let updates = self.updates.iter().map(|update| {
            let former = self.former_ids_of_update(update);
            (&update.id, self.revisions.of(&update.id, &former))
        });
        let newest = huddles.chain(updates);
        newest.filter_map(|(id, versions)| Some((id.clone(), versions.last()?.number))).collect()
    }

    /// The version that approved minutes are; `None` where they are not approved now, or none is kept.
    pub fn approved_version(&self, huddle: &Huddle) -> Option<&Revision> {
        let is_approved = matches!(huddle.minutes, Minutes::Approved { .. });
        self.versions(huddle).last().copied().filter(|_| is_approved)
    }

    /// How many versions of a huddle readers can compare: none where its minutes are not approved now, or there is
    /// only one.
    pub fn published_versions(&self, huddle: &Huddle) -> usize {
        let is_approved = matches!(huddle.minutes, Minutes::Approved { .. });
        let count = if is_approved { self.versions(huddle).len() } else { 0 };
        if count < 2 { 0 } else { count }
    }
}
