//! The story of a commitment: its reports in order, with what happens by itself (made, not mentioned, overdue), and
//! the state that follows from them. Pure: commitments, reports, huddles and the day of the build in, stories out.

use super::pending::{Given, HuddleRecord, PlacedCommitment, PlacedHuddle};
use crate::record::model::commitment::ReportSource;
use crate::record::model::{
    AreaIndex, Due, Event, EventKind, HuddleIndex, HuddleStatus, Minutes, RecordDate, Report, ReportStatus, State,
};
use chrono::{Days, NaiveDate};

/// What happened to a commitment, and where it stands.
pub struct Story {
    /// Oldest first.
    pub events: Vec<Event>,
    /// Where it stands on the day of the build.
    pub state: State,
}

/// Held huddles of each area, in order, of which something is written down.
pub struct Calendar<'a> {
    huddles: &'a [PlacedHuddle],
    spoken: Vec<Vec<HuddleIndex>>,
}

impl<'a> Calendar<'a> {
    /// `reports` are those that each huddle gives; `has_minutes` says of which huddles there is a record of what was
    /// said.
    pub fn new(
        huddles: &'a [PlacedHuddle],
        reports: &[Given],
        areas: usize,
        has_minutes: impl Fn(&HuddleRecord) -> bool,
    ) -> Self {
        let mut spoken = vec![Vec::new(); areas];
        for (at, huddle) in huddles.iter().map(|huddle| &huddle.record).enumerate() {
            let counts = huddle.status == HuddleStatus::Held
                && huddle.minutes != Minutes::Withdrawn
                && (has_minutes(huddle) || !reports[at].is_empty());
            if counts {
                for area in &huddle.areas {
                    spoken[area.position()].push(HuddleIndex::at(at));
                }
            }
        }
        Self { huddles, spoken }
    }

    fn date(&self, huddle: HuddleIndex) -> RecordDate {
        self.huddles[huddle.position()].record.date
    }

    /// The first huddle after `date` in any of the areas.
    fn next(&self, areas: &[AreaIndex], date: RecordDate) -> Option<HuddleIndex> {
        let of = |area: &AreaIndex| {
            let list = &self.spoken[area.position()];
            let at = list.partition_point(|huddle| self.date(*huddle) <= date);
            list.get(at).copied()
        };
        areas.iter().filter_map(of).min()
    }
}

/// Works out the story of one commitment. Its reports are in the order of their dates.
pub fn story(commitment: &PlacedCommitment, reports: &[Report], calendar: &Calendar<'_>, today: NaiveDate) -> Story {
    let made = calendar.date(commitment.huddle);
    let mut events = vec![Event { date: made, kind: EventKind::Made }];
    let mut due = commitment.record.due.clone();
    let mut status = ReportStatus::Open;
    let mut mentions = vec![(made, status)];
    let mut last_overdue: Option<NaiveDate> = None;
    for (at, report) in reports.iter().enumerate() {
        events.extend(overdue(&mut last_overdue, due.as_ref(), status, report.date.first_day()));
        events.push(Event { date: report.date, kind: EventKind::Reported(at) });
        if let Some(to) = report.due
            && due != Some(Due::Date(to))
        {
            let from = due.replace(Due::Date(to));
            events.push(Event { date: report.date, kind: EventKind::DueMoved { report: at, from, to } });
        }
        status = report.status;
        mentions.push((report.date, status));
    }
    events.extend(overdue(&mut last_overdue, due.as_ref(), status, today + Days::new(1)));
    events.extend(silences(commitment, reports, calendar, &mentions));
    events.sort_by_key(|event| event.date);
    events.shrink_to_fit();
    let due = if let Some(Due::Date(day)) = due { Some(day) } else { None };
    let overdue_since = due.and_then(|day| day.succ_opt()).filter(|late| *late <= today && !status.is_settled());
    let last_report = reports.iter().map(|report| report.given).max();
    Story { events, state: State { status, overdue_since, last_report, due } }
}

/// The event of the day after the due date, where that came before `until` and nothing had settled the commitment by
/// then. `last` is the due date of the last such event.
fn overdue(last: &mut Option<NaiveDate>, due: Option<&Due>, status: ReportStatus, until: NaiveDate) -> Option<Event> {
    let Some(Due::Date(day)) = due else { return None };
    let late = day.succ_opt()?;
    if late >= until || status.is_settled() || *last == Some(*day) {
        return None;
    }
    *last = Some(*day);
    Some(Event { date: RecordDate::Day(late), kind: EventKind::Overdue(*day) })
}

/// After each mention, the next huddle of the area that passed without one, as long as the commitment was not settled.
fn silences(
    commitment: &PlacedCommitment,
    reports: &[Report],
    calendar: &Calendar<'_>,
    mentions: &[(RecordDate, ReportStatus)],
) -> Vec<Event> {
    let spoke = |huddle: HuddleIndex| reports.iter().any(|report| report.source == ReportSource::Huddle(huddle));
    let silent = |(at, (date, status)): (usize, &(RecordDate, ReportStatus))| {
        let next = calendar.next(&commitment.record.areas, *date).filter(|_| !status.is_settled())?;
        let next_date = calendar.date(next);
        let mentioned_before = mentions.get(at + 1).is_some_and(|(later, _)| *later <= next_date);
        let counts = !mentioned_before && !spoke(next) && next != commitment.huddle;
        counts.then_some(Event { date: next_date, kind: EventKind::NotMentioned(next) })
    };
    mentions.iter().enumerate().filter_map(silent).collect()
}
