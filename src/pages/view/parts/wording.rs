//! How readers are told what kept versions and the log's sources write as ids, days and fixed words: as on every other
//! page. What the site does not know any more is said as it was written.

use crate::data::versions::Wording;
use crate::pages::language::Argument;
use crate::pages::view::viewer::Viewer;
use crate::record::model::date::{self, RecordDate};
use crate::record::model::{
    AreaIndex, Attendance, CommitmentIndex, DivisionIndex, FormerAddress, HuddleStatus, Location, OrganizationIndex,
    ReportStatus,
};
use crate::text::fold;
use chrono::NaiveTime;

impl Wording for Viewer<'_> {
    fn language(&self) -> &str {
        &self.speech.language
    }

    fn date(&self, date: RecordDate) -> String {
        self.speech.date(date)
    }

    fn time(&self, start: Option<NaiveTime>, end: Option<NaiveTime>) -> String {
        Viewer::time(self, start, end)
    }

    fn due(&self, written: &str) -> String {
        match date::parse(written) {
            // A month means its last day.
            Ok(date) => self.speech.dated("due_on", RecordDate::Day(date.last_day())),
            Err(_) if written.is_empty() => String::new(),
            Err(_) => self.speech.with("due_words", "words", written),
        }
    }

    fn division(&self, written: &str) -> String {
        division(self, written).map_or_else(|| written.to_owned(), |index| self.division_name(index))
    }

    fn area(&self, of: &str, written: &str) -> String {
        if fold::key(written) == "all" {
            return self.word("all_areas");
        }
        let found = division(self, of).and_then(|division| area(self, division, written));
        found.map_or_else(|| written.to_owned(), |index| self.area_name(index).to_owned())
    }

    fn topic(&self, written: &str) -> String {
        let key = fold::key(written);
        let mut topics = self.site.topics.iter();
        let found = topics.find(|topic| fold::key(&topic.id) == key || fold::key(&topic.name.original) == key);
        found.map_or_else(|| written.to_owned(), |topic| self.name(&topic.name).to_owned())
    }

    fn organization(&self, written: &str) -> String {
        let found = organization(self, written);
        found.map_or_else(|| written.to_owned(), |index| self.name(&self.site.organization(index).name).to_owned())
    }

    fn owner(&self, of: &str, role: &str) -> String {
        let name = self.organization(of);
        match (name.as_str(), role) {
            (one, "") | ("", one) => one.to_owned(),
            (name, role) => {
                self.speech.say("owner_at", &[("role", Argument::Text(role)), ("organization", Argument::Text(name))])
            }
        }
    }

    fn place(&self, name: &str, address: &str) -> String {
        let location = Location { name: name.to_owned(), address: address.to_owned(), ..Location::default() };
        Viewer::place(self, &location)
    }

    fn status(&self, written: &str) -> String {
        let word = match HuddleStatus::WORDS.iter().find(|(word, _)| *word == written) {
            Some((_, HuddleStatus::Scheduled)) => "status_scheduled",
            Some((_, HuddleStatus::Held)) => "history_held",
            Some((_, HuddleStatus::Cancelled)) => "status_cancelled",
            Some((_, HuddleStatus::Postponed)) => "status_postponed",
            None => return written.to_owned(),
        };
        self.word(word)
    }

    fn progress(&self, written: &str) -> String {
        let found = ReportStatus::WORDS.iter().find(|(word, _)| *word == written);
        found.map_or_else(|| written.to_owned(), |(_, status)| self.status_tag(*status).label)
    }

    fn commitment(&self, written: &str) -> String {
        commitment(self, written).map_or_else(|| written.to_owned(), |index| self.commitment_link(index).label)
    }

    fn head_count(&self, total: u32) -> String {
        self.attendance_total(Some(&Attendance::Total(total)))
    }

    fn attendance(&self, parts: &[(String, u32)]) -> String {
        self.attendance_parts(&Attendance::Parts(parts.to_vec()))
    }
}

/// The division that has or had this id, name or code.
fn division(viewer: &Viewer<'_>, written: &str) -> Option<DivisionIndex> {
    let key = fold::key(written);
    let is_it = |division: &crate::record::model::Division| {
        [&division.id, &division.name.original, &division.code].iter().any(|name| fold::key(name) == key)
    };
    let now = viewer.site.divisions.iter().position(is_it).map(DivisionIndex::at);
    now.or_else(|| {
        viewer.site.former.iter().find_map(|former| match former {
            FormerAddress::Division { id, now } if fold::key(id) == key => Some(*now),
            _ => None,
        })
    })
}

/// The area of the division that has or had this id, name or number.
fn area(viewer: &Viewer<'_>, division: DivisionIndex, written: &str) -> Option<AreaIndex> {
    let site = viewer.site;
    let key = fold::key(written);
    let is_number = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    let is_it = |index: &&AreaIndex| {
        let area = site.area(**index);
        let (id, name) = (fold::key(&area.id), fold::key(&area.name.original));
        let ends = |text: &str| is_number && text.rsplit(' ').next() == Some(key.as_str());
        id == key || name == key || ends(&id) || ends(&name)
    };
    let now = site.division(division).areas.iter().find(is_it).copied();
    now.or_else(|| {
        site.former.iter().find_map(|former| match former {
            FormerAddress::Area { id, now, .. } if fold::key(id) == key && site.area(*now).division == division => {
                Some(*now)
            }
            _ => None,
        })
    })
}

fn organization(viewer: &Viewer<'_>, written: &str) -> Option<OrganizationIndex> {
    let key = fold::key(written);
    let mut organizations = viewer.site.organizations.iter();
    let at = organizations.position(|known| fold::key(&known.id) == key || fold::key(&known.name.original) == key)?;
    Some(OrganizationIndex::at(at))
}

/// The commitment with this id of the huddle that has or had that id.
fn commitment(viewer: &Viewer<'_>, written: &str) -> Option<CommitmentIndex> {
    let site = viewer.site;
    let (huddle, id) = written.split_once('/')?;
    let former = site.former.iter().find_map(|former| match former {
        FormerAddress::Huddle { id, now } if id == huddle => Some(site.huddle(*now)),
        _ => None,
    });
    let huddle = site.huddles.iter().find(|known| known.id == huddle).or(former)?;
    huddle.commitment_indices().find(|index| site.commitment(*index).id == id)
}
