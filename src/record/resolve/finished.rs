//! Placed records become those of the model, whole: with what was reported, and the story that follows from it.

use super::pending::{Given, HuddleRecord, PlacedCommitment, PlacedHuddle, PlacedUpdate};
use super::records::Records;
use super::reported::Reports;
use super::story::{Calendar, Story, story};
use crate::record::model::{Commitment, CommitmentIndex, Concern, Huddle, Page, Report, Update};
use chrono::NaiveDate;

/// The records of the model; those of each kind are in the order of their indices.
pub struct Finished {
    /// By date, then id.
    pub huddles: Vec<Huddle>,
    /// In the order of their huddles, then of the records.
    pub commitments: Vec<Commitment>,
    /// By date, then id.
    pub updates: Vec<Update>,
    /// In the order of their files.
    pub pages: Vec<Page>,
}

impl Records {
    /// The records of the model. `areas` is how many the site has; `has_minutes` says of which huddles there is a
    /// record of what was said.
    pub fn finish(
        self,
        reports: Reports,
        areas: usize,
        has_minutes: impl Fn(&HuddleRecord) -> bool,
        today: NaiveDate,
    ) -> Finished {
        let Reports { of_commitments, of_huddles, of_updates } = reports;
        let calendar = Calendar::new(&self.huddles, &of_huddles, areas, has_minutes);
        let finish = |(commitment, reports): (PlacedCommitment, Vec<Report>)| {
            let story = story(&commitment, &reports, &calendar, today);
            commitment.finish(reports, story)
        };
        let commitments: Vec<Commitment> = self.commitments.into_iter().zip(of_commitments).map(finish).collect();
        let huddles = self.huddles.into_iter().zip(of_huddles);
        let updates = self.updates.into_iter().zip(of_updates);
        Finished {
            huddles: huddles.map(|(huddle, reports)| huddle.finish(reports, &commitments)).collect(),
            updates: updates.map(|(update, reports)| update.finish(reports)).collect(),
            commitments,
            pages: self.pages,
        }
    }
}

impl PlacedHuddle {
    /// The huddle, with the reports that it gives. `commitments` are all of the site.
    pub fn finish(self, reports: Given, commitments: &[Commitment]) -> Huddle {
        let Self { record, commitments: own, .. } = self;
        let index = |id: &String| {
            let position = commitments[own.clone()].iter().position(|commitment| commitment.id == *id)?;
            Some(CommitmentIndex::at(own.start + position))
        };
        let concerns = record.concerns.into_iter().map(|concern| Concern {
            answered_by: concern.answered_by.iter().filter_map(index).collect(),
            id: concern.id,
            area: concern.area,
            topic: concern.topic,
            text: concern.text,
        });
        Huddle {
            concerns: concerns.collect(),
            id: record.id,
            source: record.source,
            language: record.language,
            title: record.title,
            date: record.date,
            start: record.start,
            end: record.end,
            division: record.division,
            areas: record.areas,
            whole_division: record.whole_division,
            status: record.status,
            minutes: record.minutes,
            host: record.host,
            location: record.location,
            attendance: record.attendance,
            participants: record.participants,
            topics: record.topics,
            summary: record.summary,
            commitments: own,
            withdrawn_commitments: record.withdrawn_commitments,
            reports,
            attachments: record.attachments,
            corrections: record.corrections,
            correction_count: record.correction_count,
            next: record.next,
            body: record.body,
            body_is_agenda: record.body_is_agenda,
            body_says_something: record.body_says_something,
            agenda: record.agenda,
            translations: record.translations,
            title_from_body: record.title_from_body,
            seal: record.seal,
        }
    }
}

impl PlacedCommitment {
    /// The commitment, with everything that was said of it and what follows from that.
    pub fn finish(self, reports: Vec<Report>, story: Story) -> Commitment {
        let Self { record, huddle } = self;
        Commitment {
            id: record.id,
            huddle,
            text: record.text,
            areas: record.areas,
            owner: record.owner,
            due_when_made: record.due,
            topics: record.topics,
            reports,
            story: story.events,
            state: story.state,
        }
    }
}

impl PlacedUpdate {
    /// The update, with the reports that it gives.
    pub fn finish(self, reports: Given) -> Update {
        let record = self.record;
        Update {
            id: record.id,
            language: record.language,
            title: record.title,
            date: record.date,
            summary: record.summary,
            reports,
            corrections: record.corrections,
            body: record.body,
            translations: record.translations,
        }
    }
}
