//! Commitments in lists: as rows, and as lines that lead to them.

use super::shapes::{CommitmentItem, CommitmentLine, Phrase};
use super::viewer::Viewer;
use crate::record::model::{Commitment, CommitmentIndex, Due, Language, RecordDate, State};
use crate::site::plan::Key;

impl Viewer<'_> {
    /// A commitment as a full row of a list.
    pub fn commitment_item(&self, index: CommitmentIndex) -> CommitmentItem {
        let commitment = self.site.commitment(index);
        let huddle = self.site.huddle(commitment.huddle);
        let said = self.said(&commitment.text, &huddle.language);
        CommitmentItem {
            address: self.address(Key::Commitment(index)),
            text: said.text.to_owned(),
            lang: said.lang,
            tag: self.state_tag(commitment.state),
            owner: self.spoken.owner(index).to_owned(),
            owner_parts: self.owner_parts(index, &huddle.language),
            due: self.due(commitment.due().as_deref()),
            due_parts: self.due_parts(commitment, &huddle.language),
            lateness: self.lateness(commitment.state),
            made: self.date(huddle.date),
            made_at: self.huddle_link(commitment.huddle),
            areas: self.commitment_areas(commitment),
            last: self.last_report(commitment),
        }
    }

    /// Full rows, in the order of the list.
    pub fn commitment_items(&self, list: &[CommitmentIndex]) -> Vec<CommitmentItem> {
        list.iter().map(|index| self.commitment_item(*index)).collect()
    }

    /// A commitment as a line that leads to its page.
    pub fn commitment_line(&self, index: CommitmentIndex) -> CommitmentLine {
        let commitment = self.site.commitment(index);
        let language = &self.site.huddle(commitment.huddle).language;
        let said = self.said(&commitment.text, language);
        CommitmentLine {
            address: self.address(Key::Commitment(index)),
            text: said.text.to_owned(),
            lang: said.lang,
            tag: self.state_tag(commitment.state),
            owner: self.spoken.owner(index).to_owned(),
            owner_parts: self.owner_parts(index, language),
            due: commitment
                .state
                .open_due()
                .map_or(String::new(), |day| self.speech.dated("due_on", RecordDate::Day(day))),
        }
    }

    /// Lines, in the order of the list.
    pub fn commitment_lines(&self, list: &[CommitmentIndex]) -> Vec<CommitmentLine> {
        list.iter().map(|index| self.commitment_line(*index)).collect()
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

    /// "Overdue since May 2, 2026"; empty where it is not overdue.
    pub fn lateness(&self, state: State) -> String {
        state.overdue_since.map_or(String::new(), |day| self.speech.dated("overdue_since", RecordDate::Day(day)))
    }

    fn last_report(&self, commitment: &Commitment) -> String {
        match commitment.state.last_report {
            Some(date) => self.speech.dated("last_reported", date),
            None => self.word("never_reported"),
        }
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
    fn due_parts(&self, commitment: &Commitment, own: &Language) -> Option<Phrase> {
        match commitment.due().as_deref() {
            Some(Due::Words(words)) if *own != self.speech.language => {
                let (before, after) = self.speech.around("due_words", "words", &[]);
                Some(Phrase { before, words: words.clone(), lang: own.to_string(), after })
            }
            _ => None,
        }
    }
}
