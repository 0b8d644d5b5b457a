//! Commitments in lists: as rows, and as lines that lead to them.

use super::shapes::{CommitmentItem, Phrase};
use super::viewer::Viewer;
use crate::record::model::{Commitment, CommitmentIndex, Due, Language, RecordDate, ReportStatus, State};
use crate::site::plan::Key;

impl Viewer<'_> {
    /// A commitment as a full row of a list.
    pub fn commitment_item(&self, index: CommitmentIndex) -> CommitmentItem {
        let commitment = self.site.commitment(index);
        let news = if commitment.state.status.is_settled() { String::new() } else { self.news(commitment) };
        CommitmentItem { news, is_row: true, ..self.commitment_line(index) }
    }

    /// Full rows, in the order of the list.
    pub fn commitment_items(&self, list: &[CommitmentIndex]) -> Vec<CommitmentItem> {
        list.iter().map(|index| self.commitment_item(*index)).collect()
    }

    /// A commitment as a line that leads to its page.
    pub fn commitment_line(&self, index: CommitmentIndex) -> CommitmentItem {
        let commitment = self.site.commitment(index);
        let huddle = self.site.huddle(commitment.huddle);
        let said = self.said(&commitment.text, &huddle.language);
        CommitmentItem {
            address: self.address(Key::Commitment(index)),
            text: said.text.to_owned(),
            lang: said.lang,
            division: self.division_name(huddle.division),
            areas: self.commitment_areas(commitment),
            owner: self.spoken.owner(index).to_owned(),
            owner_parts: self.owner_parts(index, &huddle.language),
            tag: self.state_tag(commitment.state),
            status: self.how_it_stands(commitment),
            status_parts: self.status_parts(commitment, &huddle.language),
            news: String::new(),
            is_row: false,
        }
    }

    /// Lines, in the order of the list.
    pub fn commitment_lines(&self, list: &[CommitmentIndex]) -> Vec<CommitmentItem> {
        list.iter().map(|index| self.commitment_line(*index)).collect()
    }

    /// What is said of a commitment after the word for its state: "since August 1, 2025", "due May 7, 2026",
    /// "on May 7, 2026, late", and where no day of the work was given "(reported May 7, 2026, late)". It was confirmed
    /// on another day than it was done.
    fn how_it_stands(&self, commitment: &Commitment) -> String {
        let state = commitment.state;
        if let Some(day) = state.overdue_since {
            return self.speech.dated("status_since", RecordDate::Day(day));
        }
        if !state.status.is_settled() {
            return match commitment.due().as_deref() {
                Some(Due::Date(day)) => self.speech.dated("status_due", RecordDate::Day(*day)),
                Some(Due::Words(words)) => self.speech.with("status_due_words", "words", words),
                None => self.word("status_undated"),
            };
        }
        let Some(ended) = commitment.ended_on().or(state.last_report) else { return String::new() };
        let is_late = commitment.first_due_date().map(|due| ended.first_day() > due);
        let is_reported = state.status.is_kept() && !commitment.ended_by().is_some_and(|report| report.says_a_day);
        let id = match (state.status, is_late) {
            (_, Some(true)) if is_reported => "status_reported_late",
            (_, Some(false)) if is_reported => "status_reported_in_time",
            (_, None) if is_reported => "status_reported",
            (ReportStatus::Done, Some(true)) => "status_kept_late",
            (ReportStatus::Done, Some(false)) => "status_kept_in_time",
            (ReportStatus::Confirmed, Some(true)) => "status_confirmed_late",
            (ReportStatus::Confirmed, Some(false)) => "status_confirmed_in_time",
            (ReportStatus::Confirmed, None) => "status_confirmed",
            (ReportStatus::Dropped, _) => "status_dropped",
            _ => "status_on",
        };
        self.speech.dated(id, ended)
    }

    /// "last news July 16, 2026"; that there was none.
    fn news(&self, commitment: &Commitment) -> String {
        match commitment.state.last_report {
            Some(date) => self.speech.dated("status_news", date),
            None => self.word("status_no_news"),
        }
    }

    /// The areas of a commitment; all of a division in one word.
    pub fn commitment_areas(&self, commitment: &Commitment) -> String {
        let huddle = self.site.huddle(commitment.huddle);
        self.area_names(&commitment.areas, huddle.whole_division && commitment.areas == huddle.areas)
    }

    /// By when it is due, as a sentence; that no date was said, where there is none.
    pub fn due(&self, due: Option<&Due>) -> String {
        match due {
            Some(Due::Date(day)) => self.speech.dated("due_on", RecordDate::Day(*day)),
            Some(Due::Words(words)) => self.speech.with("due_words", "words", words),
            None => self.word("due_none"),
        }
    }

    /// When it was last reported on, as a sentence; that it never was, where that is so.
    pub fn last_report(&self, commitment: &Commitment) -> String {
        match commitment.state.last_report {
            Some(date) => self.speech.dated("last_reported", date),
            None => self.word("never_reported"),
        }
    }

    /// "Overdue since May 2, 2026"; empty where it is not overdue.
    pub fn lateness(&self, state: State) -> String {
        state.overdue_since.map_or(String::new(), |day| self.speech.dated("overdue_since", RecordDate::Day(day)))
    }

    /// The owner with the role marked, where the record's language is not the page's: roles are shown as written.
    fn owner_parts(&self, index: CommitmentIndex, own: &Language) -> Option<Phrase> {
        let role = &self.site.commitment(index).owner.role;
        if *own == self.speech.language || role.is_empty() {
            return None;
        }
        let (before, after) = self.spoken.around_role(index);
        Some(Phrase { before: before.to_owned(), words: role.clone(), lang: own.to_string(), after: after.to_owned() })
    }

    /// Words in place of a due date, marked where the record's language is not the page's.
    fn status_parts(&self, commitment: &Commitment, own: &Language) -> Option<Phrase> {
        if commitment.state.status.is_settled() || *own == self.speech.language {
            return None;
        }
        match commitment.due().as_deref() {
            Some(Due::Words(words)) => {
                let (before, after) = self.speech.around("status_due_words", "words", &[]);
                Some(Phrase { before, words: words.clone(), lang: own.to_string(), after })
            }
            _ => None,
        }
    }
}
