//! What takes the whole site to say of a commitment: who promised it, and since when nobody has spoken of it.

use super::commitment::{Commitment, Owner, ReportSource};
use super::date::RecordDate;
use super::site::Site;
use super::translated::Language;
use crate::text::one_line;
use chrono::Datelike;

/// Where a commitment stands in lists. Open ones that were made long ago stand after the others, so that what nobody
/// ever reported on does not bury what was promised lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListPart {
    /// Open, and made in the calendar year of the build or in the one before.
    Recent,
    /// Open, and made before that.
    Older,
    /// Nothing more is expected to happen.
    Settled,
}

impl Site {
    /// The language that a report was written in: that of the huddle or update.
    pub fn language_of(&self, source: ReportSource) -> &Language {
        match source {
            ReportSource::Huddle(huddle) => &self.huddle(huddle).language,
            ReportSource::Update(update) => &self.update(update).language,
        }
    }
}

impl Owner {
    /// Who promised, in the words of the record: the organization, then the role.
    pub fn words(&self, site: &Site) -> String {
        let organization = self.organization.map(|index| site.organization(index).name.original.as_str());
        let parts = organization.into_iter().chain([self.role.as_str()]).filter(|part| !part.is_empty());
        one_line(&parts.collect::<Vec<_>>().join(", "))
    }
}

impl Commitment {
    /// The date of the huddle at which it was made.
    pub fn made_on(&self, site: &Site) -> RecordDate {
        site.huddle(self.huddle).date
    }

    /// Where it stands in lists. It changes with a report, or with the year, never with the day.
    pub fn list_part(&self, site: &Site) -> ListPart {
        if self.state.status.is_settled() {
            ListPart::Settled
        } else if self.made_on(site).year() >= site.today.year() - 1 {
            ListPart::Recent
        } else {
            ListPart::Older
        }
    }

    /// When anyone last said anything of it: the last report, or the huddle at which it was made.
    pub fn silent_since(&self, site: &Site) -> RecordDate {
        self.state.last_report.unwrap_or_else(|| self.made_on(site))
    }

    /// Whether nobody has reported on it for as long as the site's rules allow, and it is not settled.
    pub fn is_silent(&self, site: &Site) -> bool {
        let days = (site.today - self.silent_since(site).first_day()).num_days();
        !self.state.status.is_settled() && days >= i64::from(site.config.rules.silence_days)
    }
}
