//! Since when nobody has spoken of a commitment, as the record of its site says.

use super::commitment::Commitment;
use super::date::RecordDate;
use super::site::Site;

impl Commitment {
    /// The date of the huddle at which it was made.
    pub fn made_on(&self, site: &Site) -> RecordDate {
        site.huddle(self.huddle).date
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
