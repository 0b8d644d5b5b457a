//! Whether what stands below the details of a huddle is its agenda or its minutes.

use super::resolver::Resolver;
use crate::record::model::{HuddleStatus, RecordDate};
use crate::record::parse::raw::RawHuddle;
use crate::record::parse::{Class, Draft};

impl Resolver<'_> {
    /// Whether the text below the details is the agenda (docs/decisions/0023-agendas.md): of a huddle that is still to
    /// come or was called off; once its day has passed, as long as the record announces when and where it is and holds
    /// nothing that is known only afterwards.
    pub(super) fn body_is_agenda(
        &self,
        draft: &Draft,
        raw: &RawHuddle,
        status: HuddleStatus,
        date: RecordDate,
    ) -> bool {
        if raw.agenda.is_some() || date.is_after(self.today) {
            return raw.agenda.is_none();
        }
        let written_afterwards = raw.minutes.is_some()
            || raw.approved_on.is_some()
            || raw.approved_by.is_some()
            || raw.attendance.is_some()
            || raw.next.is_some()
            || raw.concerns.as_ref().is_some_and(|list| !list.is_empty())
            || raw.commitments.as_ref().is_some_and(|list| !list.is_empty())
            || raw.reports.as_ref().is_some_and(|list| !list.is_empty())
            || raw.corrections.as_ref().is_some_and(|list| !list.is_empty());
        let announces =
            raw.status.is_none() && raw.start.is_some() && raw.location.is_some() && draft.class == Class::Huddle;
        !written_afterwards && (status != HuddleStatus::Held || announces)
    }
}
