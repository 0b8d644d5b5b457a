//! The story of a commitment: its reports in order, with what happens by itself (made, not mentioned, overdue), and
//! the state that follows from them. Pure: commitments, huddles and the day of the build in, stories out.

use crate::model::commitment::ReportSource;
use crate::model::{
    AreaIndex, Commitment, Due, Event, EventKind, Huddle, HuddleIndex, HuddleStatus, Minutes, RecordDate, ReportStatus, State,
};
use chrono::NaiveDate;

/// Held huddles of each area, in order, of which something is written down.
pub struct Calendar {
    spoken: Vec<Vec<HuddleIndex>>,
}

impl Calendar {
    /// `has_minutes` says of which huddles there is a record of what was said.
    pub fn new(huddles: &[Huddle], areas: usize, has_minutes: &dyn Fn(&Huddle) -> bool) -> Self {
        let mut spoken = vec![Vec::new(); areas];
        for (at, huddle) in huddles.iter().enumerate() {
            let counts = huddle.status == HuddleStatus::Held
                && huddle.minutes != Minutes::Withdrawn
                && (has_minutes(huddle) || !huddle.reports.is_empty());
            if counts {
                for area in &huddle.areas {
                    spoken[area.position()].push(HuddleIndex::at(at));
                }
            }
        }
        Self { spoken }
    }

    /// The first huddle after `date` in any of the areas.
    fn next(&self, huddles: &[Huddle], areas: &[AreaIndex], date: RecordDate) -> Option<HuddleIndex> {
        let of = |area: &AreaIndex| {
            let list = &self.spoken[area.position()];
            let at = list.partition_point(|huddle| huddles[huddle.position()].date <= date);
            list.get(at).copied()
        };
        areas.iter().filter_map(of).min()
    }
}

/// Works out the story and state of one commitment. Its reports are put in order first.
pub fn tell(commitment: &mut Commitment, huddles: &[Huddle], calendar: &Calendar, today: NaiveDate) {
    let made = huddles[commitment.huddle.position()].date;
    let mut story = vec![Event { date: made, kind: EventKind::Made }];
    let mut due = commitment.due.clone();
    let mut status = ReportStatus::Open;
    let mut settled_on: Option<RecordDate> = None;
    let mut mentions = vec![(made, status)];
    let mut overdue_told: Option<NaiveDate> = None;
    for (at, report) in commitment.reports.iter().enumerate() {
        overdue_event(&mut story, &mut overdue_told, due.as_ref(), status, report.date.first_day());
        story.push(Event { date: report.date, kind: EventKind::Reported(at) });
        if let Some(to) = report.due
            && due != Some(Due::Date(to))
        {
            story.push(Event { date: report.date, kind: EventKind::DueMoved { from: due.replace(Due::Date(to)), to } });
        }
        status = report.status;
        settled_on = if status.is_settled() { settled_on.or(Some(report.date)) } else { None };
        mentions.push((report.date, status));
    }
    overdue_event(&mut story, &mut overdue_told, due.as_ref(), status, today + chrono::Days::new(1));
    silences(&mut story, commitment, huddles, calendar, &mentions);
    story.sort_by_key(|event| event.date);
    let due_day = match due {
        Some(Due::Date(day)) => Some(day),
        _ => None,
    };
    let overdue_since = due_day.and_then(|day| day.succ_opt()).filter(|late| *late <= today && !status.is_settled());
    let last_report = commitment.reports.iter().map(|report| report.given).max();
    commitment.state = State { status, overdue_since, last_report, due: due_day };
    story.shrink_to_fit();
    commitment.story = story;
}

/// The day after the due date, where it came before `until` and nothing had settled the commitment by then.
fn overdue_event(story: &mut Vec<Event>, told: &mut Option<NaiveDate>, due: Option<&Due>, status: ReportStatus, until: NaiveDate) {
    let Some(Due::Date(day)) = due else { return };
    let Some(late) = day.succ_opt() else { return };
    if late < until && !status.is_settled() && *told != Some(*day) {
        *told = Some(*day);
        story.push(Event { date: RecordDate::Day(late), kind: EventKind::Overdue(*day) });
    }
}

/// After each mention, the next huddle of the area that passed without one, as long as the commitment was not settled.
fn silences(
    story: &mut Vec<Event>,
    commitment: &Commitment,
    huddles: &[Huddle],
    calendar: &Calendar,
    mentions: &[(RecordDate, ReportStatus)],
) {
    let spoke = |huddle: HuddleIndex| commitment.reports.iter().any(|report| report.source == ReportSource::Huddle(huddle));
    for (at, (date, status)) in mentions.iter().enumerate() {
        if status.is_settled() {
            continue;
        }
        let Some(next) = calendar.next(huddles, &commitment.areas, *date) else { continue };
        let next_date = huddles[next.position()].date;
        let mentioned_before = mentions.get(at + 1).is_some_and(|(later, _)| *later <= next_date);
        if !mentioned_before && !spoke(next) && next != commitment.huddle {
            story.push(Event { date: next_date, kind: EventKind::NotMentioned(next) });
        }
    }
}
