//! What can be read of a huddle: minutes, its agenda, or both. Which of the two stands below the details, `resolve` has
//! found out (docs/decisions/0023-agendas.md).

use super::date::RecordDate;
use super::huddle::{Huddle, HuddleStatus, Minutes};
use super::site::Site;
use super::translated::Language;
use crate::text::SitePath;
use chrono::{Datelike, NaiveDate};

/// An agenda in one language.
#[derive(Clone, Copy, Debug)]
pub struct Agenda<'a> {
    /// Where it stands: what its links begin at.
    pub file: &'a SitePath,
    /// Markdown.
    pub text: &'a str,
    /// The language that it is in.
    pub language: &'a Language,
}

impl Huddle {
    /// Whether minutes can be read.
    pub fn has_minutes(&self) -> bool {
        !self.body_is_agenda && self.shows_body()
    }

    /// The same day of the next year, where the huddle was likely meant for it: its day has passed months ago and
    /// nothing in the record says that it was held, and in the next year it is still to come, soon.
    pub fn likely_next_year(&self, today: NaiveDate) -> Option<NaiveDate> {
        let is_announced = self.body_is_agenda && self.status != HuddleStatus::Cancelled;
        in_next_year(self.date, today).filter(|_| is_announced)
    }

    /// Whether an agenda can be read: below the details, or kept beside the minutes.
    pub fn has_agenda(&self) -> bool {
        if self.body_is_agenda {
            self.shows_body()
        } else {
            self.minutes != Minutes::Withdrawn && self.agenda.is_some()
        }
    }

    fn shows_body(&self) -> bool {
        self.minutes != Minutes::Withdrawn && self.body_says_something
    }
}

/// The same day of the next year, where it is soon and the day of `date` has passed.
pub fn in_next_year(date: RecordDate, today: NaiveDate) -> Option<NaiveDate> {
    const SOON: i64 = 183;
    let day = date.day().filter(|day| *day < today)?;
    day.with_year(day.year() + 1).filter(|meant| *meant > today && (*meant - today).num_days() <= SOON)
}

impl Site {
    /// The agenda of a huddle in this language, or in its own, as Markdown, with the file that its links begin at and
    /// the language that it is in; `None` where there is none to read.
    pub fn agenda<'a>(&'a self, huddle: &'a Huddle, language: &str) -> Option<Agenda<'a>> {
        if !huddle.has_agenda() {
            return None;
        }
        if huddle.body_is_agenda {
            let (source, span, language) = self.body(&huddle.body, &huddle.language, language);
            return Some(Agenda { file: &self.source(source).path, text: self.text_of(source, span), language });
        }
        let (file, text) = (&self.source(huddle.source).path, huddle.agenda.as_ref()?);
        let translated = text.translations.iter().find(|(tag, _)| **tag == *language);
        let (language, text) = translated.map_or((&huddle.language, &text.original), |(tag, text)| (tag, text));
        Some(Agenda { file, text, language })
    }
}
