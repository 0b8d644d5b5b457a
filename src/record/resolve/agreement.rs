//! What the dates and times of one record say of each other: nothing ends before it starts, is due before it was
//! promised, or was approved before it was said. What needs other records is in `check`.

use super::fields::Fields;
use super::pending::CommitmentRecord;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::date::parse_day;
use crate::record::model::written_date::DateGrammar;
use crate::record::model::{Due, HuddleStatus, Minutes, Next, RecordDate};
use crate::record::parse::Draft;
use crate::record::parse::dating::titles::meeting_day;
use crate::record::parse::decode::quoted;
use crate::record::parse::raw::{RawCorrection, RawHuddle};
use crate::record::parse::shape::List;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::fold::{self, plain_words};
use crate::text::source::Span;
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike};

/// A huddle that lasts longer than this was hardly meant.
const LONGEST: TimeDelta = TimeDelta::hours(12);
/// Of two ways to mend times, none is named that gives a huddle longer than this.
const USUAL: TimeDelta = TimeDelta::hours(5);
/// The end that is named as an example.
const EXAMPLE: TimeDelta = TimeDelta::minutes(90);

/// Years after which nothing that a huddle promises is due, but for a wrong digit.
const YEARS_OF_A_PROMISE: i32 = 20;

/// The end comes after the start, on the same day. `path` leads to what holds both.
pub(super) fn times(fields: &mut Fields<'_>, (start, end): (Option<NaiveTime>, Option<NaiveTime>), path: &[Step<'_>]) {
    let (Some(start), Some(end)) = (start, end) else { return };
    let at = |key| [path, &[Key(key)]].concat();
    let length = end - start;
    let (from, to) = (start.format("%-H:%M"), end.format("%-H:%M"));
    if length > LONGEST {
        let message = format!("this would last {} hours, from {from} to {to}", length.num_hours());
        let later = evening(start).filter(|start| end > *start && end - *start <= USUAL);
        let help = match later {
            Some(later) => format!(
                "times are those of a 24-hour clock: write `start: \"{}\"`, or check both times",
                later.format("%H:%M")
            ),
            None => "check both times: they are those of a 24-hour clock, such as `end: \"19:30\"`".to_owned(),
        };
        fields.warn(Code::Contradiction, &at(if later.is_some() { "start" } else { "end" }), message, help);
    } else if length == TimeDelta::zero() {
        let help = match start.overflowing_add_signed(EXAMPLE) {
            (example, 0) => {
                format!("write when it ended, such as `end: \"{}\"`, or delete `end`", example.format("%H:%M"))
            }
            _ => "write when it ended, or delete `end`".to_owned(),
        };
        fields.error_unless_mild(
            Code::Contradiction,
            &at("end"),
            format!("the end, {to}, is the same as the start"),
            help,
        );
    } else if length < TimeDelta::zero() {
        let lines = [fields.place(&at("start")).start.line, fields.place(&at("end")).start.line];
        let elsewhere = if lines[0] == lines[1] { String::new() } else { format!(" (line {})", lines[0]) };
        let message = format!("the end, {to}, comes before the start, {from}{elsewhere}");
        fields.error_unless_mild(Code::Contradiction, &at("end"), message, end_after(start, end));
    }
}

/// How an end before its start may be meant: in the evening, or the other way round, whichever is shorter.
fn end_after(start: NaiveTime, end: NaiveTime) -> String {
    let later = evening(end).filter(|later| *later > start);
    let swapped = start - end;
    match later {
        Some(later) if later - start <= swapped && later - start <= LONGEST => {
            format!("times are those of a 24-hour clock: write `end: \"{}\"`", later.format("%H:%M"))
        }
        _ if swapped <= USUAL => {
            format!(
                "if the two changed places, write `start: \"{}\"` and `end: \"{}\"`",
                end.format("%H:%M"),
                start.format("%H:%M")
            )
        }
        _ => "the end is a time of the same day: correct it, or delete `end`".to_owned(),
    }
}

/// The same hour in the afternoon or evening, where a time is in the morning.
pub fn evening(time: NaiveTime) -> Option<NaiveTime> {
    (1..12).contains(&time.hour()).then(|| time + TimeDelta::hours(12))
}

/// What a held huddle says of other days: its approval, corrections, due dates.
pub(super) fn dates(
    fields: &mut Fields<'_>,
    raw: &RawHuddle,
    (date, today): (RecordDate, NaiveDate),
    minutes: &Minutes,
    list: &[CommitmentRecord],
) {
    approval(fields, raw, minutes, (date, today));
    corrections(fields, raw.corrections.as_ref(), (date, today), "the huddle");
    for (at, entry) in raw.commitments.iter().flatten().enumerate() {
        let id = entry.as_ref().and_then(|entry| entry.id.as_deref()).map(str::trim);
        let Some(commitment) = id.and_then(|id| list.iter().find(|known| known.id == id)) else { continue };
        let Some(Due::Date(due)) = commitment.due else { continue };
        let is_month = entry.as_ref().and_then(|entry| entry.due.as_deref()).is_some_and(|due| due.trim().len() == 7);
        let form = if is_month { "%Y-%m" } else { "%Y-%m-%d" };
        let years = due.year() - date.first_day().year();
        if years > YEARS_OF_A_PROMISE {
            let message = format!("this is due on {}, {years} years after it was promised on {date}", due.format(form));
            let made = date.first_day();
            let mut near = [made.year(), made.year() + 1].into_iter().filter_map(|year| due.with_year(year));
            let help = match near.find(|meant| *meant >= made) {
                Some(meant) => format!("check the year: write for instance `due: {}`", meant.format(form)),
                None => "check the year".to_owned(),
            };
            fields.warn(Code::Contradiction, &[Key("commitments"), Index(at), Key("due")], message, help);
        }
        if due < date.first_day() {
            let message = format!("this was due on {}, before it was promised on {date}", due.format(form));
            let help = match in_years(due, date.first_day(), NaiveDate::MAX) {
                Some(meant) => format!("check the year: write for instance `due: {}`", meant.format(form)),
                None => "check the month, the day and the year: write by when it was promised".to_owned(),
            };
            fields.error_unless_mild(Code::Contradiction, &[Key("commitments"), Index(at), Key("due")], message, help);
        }
    }
}

fn approval(fields: &mut Fields<'_>, raw: &RawHuddle, minutes: &Minutes, (date, today): (RecordDate, NaiveDate)) {
    let path = [Key("approved_on")];
    match minutes {
        Minutes::Approved { on, .. } if *on < date.first_day() || *on > today => {
            let message = if *on > today {
                format!("the minutes were approved on {on}, which is after {today}")
            } else {
                format!("the minutes were approved on {on}, before the huddle on {date}")
            };
            let help = match likely(*on, date.first_day(), today).as_slice() {
                [meant] => Help::new(format!("check the year: write for instance `approved_on: {meant}`")),
                [one, other] => Help::any(
                    "check the year and the month: write for instance ",
                    [one, other].map(|meant| fields.write(&path, &meant.to_string())),
                ),
                _ => Help::typed(
                    "write the day on which they were approved; until they are, write ",
                    back_to_draft(fields),
                )
                .and(", and delete `approved_on` and `approved_by`"),
            };
            fields.error_unless_mild(Code::Contradiction, &path, message, help);
        }
        Minutes::Draft
            if raw.approved_on.is_some()
                && raw.minutes.as_deref().is_none_or(|word| word.trim() == "draft")
                && fields.has("approved_on") =>
        {
            let message = "this says when the minutes were approved, but they are published as a draft";
            fields.warn(Code::Contradiction, &path, message, "write `minutes: approved`, or delete `approved_on`");
        }
        _ => {}
    }
}

/// The edit that makes minutes a draft again, without what only approved minutes have.
fn back_to_draft(fields: &Fields<'_>) -> Result<Fix, String> {
    let draft = fields.write(&[Key("minutes")], "draft")?;
    let mut lines: Vec<(usize, Fix)> = ["approved_on", "approved_by"]
        .iter()
        .filter_map(|field| Some((fields.place(&[Key(field)]).start.line, fields.without(&[Key(field)])?)))
        .collect();
    // From the end, so that no edit moves the lines of another.
    lines.sort_by_key(|(line, _)| std::cmp::Reverse(*line));
    Ok(lines.into_iter().fold(draft, |fix, (_, line)| fix.with(Some(line))))
}

/// Corrections are made after what they correct, and not in the future. `what` is the record in words.
pub(super) fn corrections(
    fields: &mut Fields<'_>,
    raw: Option<&List<RawCorrection>>,
    (date, today): (RecordDate, NaiveDate),
    what: &str,
) {
    for (at, entry) in raw.into_iter().flatten().enumerate() {
        let written = entry.as_ref().and_then(|entry| entry.date.as_deref());
        let Some(day) = written.and_then(|written| parse_day(written).ok()) else { continue };
        let path = [Key("corrections"), Index(at), Key("date")];
        let help = match likely(day, date.first_day(), today).as_slice() {
            [meant] => Help::new(format!("check the year: write for instance `date: {meant}`")),
            [one, other] => Help::any(
                "check the year and the month: write for instance ",
                [one, other].map(|meant| fields.write(&path, &meant.to_string())),
            ),
            _ => "check the month, the day and the year: write when it was corrected".into(),
        };
        if day > today {
            fields.error_unless_mild(
                Code::Contradiction,
                &path,
                format!("this correction is of {day}, which is after {today}"),
                help,
            );
        } else if day < date.first_day() {
            // A huddle that was moved to a later day may have a correction that says so: no error.
            let message = format!("this correction is of {day}, before {what} on {date}");
            fields.warn(Code::Contradiction, &path, message, help);
        }
    }
}

/// The next huddle comes after this one.
pub(super) fn next(fields: &mut Fields<'_>, next: Option<&Next>, date: RecordDate) {
    let Some(next) = next else { return };
    times(fields, (next.start, next.end), &[Key("next")]);
    let Some(day) = next.date else { return };
    let same = day == date && day.day().is_some();
    if same || day.last_day() < date.first_day() {
        let message = if same {
            format!("the next huddle is on the day of this one, {date}")
        } else {
            format!("the next huddle, on {day}, comes before this one, on {date}")
        };
        let first = date.last_day().succ_opt().unwrap_or(NaiveDate::MAX);
        let help = match in_years(day.last_day(), first, NaiveDate::MAX).filter(|_| !same) {
            Some(meant) if day.day().is_some() => format!("check the year: write for instance `date: {meant}`"),
            Some(meant) => format!("check the year: write for instance `date: {}`", meant.format("%Y-%m")),
            None => "write the date of the huddle after this one, or delete `next`".to_owned(),
        };
        fields.error_unless_mild(Code::Contradiction, &[Key("next"), Key("date")], message, help);
    }
}

/// A huddle of the past that is said to come, or not to have been held, has no outcomes.
pub(super) fn status(fields: &mut Fields<'_>, raw: &RawHuddle, status: Option<HuddleStatus>, date: RecordDate) {
    let (word, instead) = match status {
        Some(HuddleStatus::Scheduled) => ("scheduled", "write `status: held`, or delete the line"),
        Some(HuddleStatus::Cancelled) => ("cancelled", "write `status: held`, or delete what did not happen"),
        Some(HuddleStatus::Postponed) => ("postponed", "write `status: held`, or delete what did not happen"),
        _ => return,
    };
    let minutes = raw.minutes.as_deref().map(str::trim);
    let counts = if word == "scheduled" { minutes.is_some() } else { minutes == Some("approved") };
    let found: Vec<&str> = outcomes(raw).into_iter().chain(counts.then_some("minutes")).collect();
    if !found.is_empty() {
        let message = format!("this huddle of {date} is marked as {word}, but has outcomes ({})", found.join(", "));
        fields.error_unless_mild(Code::Contradiction, &[Key("status")], message, instead);
    }
}

/// What only a huddle that was held can have, of what the details give.
pub(super) fn outcomes(raw: &RawHuddle) -> Vec<&'static str> {
    [
        (raw.attendance.is_some(), "attendance"),
        (raw.reports.as_ref().is_some_and(|reports| !reports.is_empty()), "reports"),
        (raw.commitments.as_ref().is_some_and(|list| !list.is_empty()), "commitments"),
    ]
    .into_iter()
    .filter_map(|(there, what)| there.then_some(what))
    .collect()
}

/// Around New Year people write the wrong one of two years. Further from it, the month is as likely to be wrong.
const TURN_OF_THE_YEAR: TimeDelta = TimeDelta::days(120);

/// The same day of the year that was likely meant, between `from` and `to`; none where the month or the day may be what
/// is wrong, or where several years fit.
pub(super) fn in_years(day: NaiveDate, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
    let (bound, beyond) = if day < from { (from, from.year().saturating_add(1)) } else { (to, to.year() - 1) };
    let within = |year: i32| day.with_year(year).filter(|meant| (from..=to).contains(meant));
    let near = |meant: &NaiveDate| (*meant - bound).abs() <= TURN_OF_THE_YEAR;
    if day.year() == bound.year() {
        return within(beyond).filter(near);
    }
    within(bound.year()).filter(|_| day < from || within(beyond).is_none())
}

/// What was likely meant by a day that is not between `from` and `to`: the same in another year, and then, where one
/// wrong digit of the month explains it too, that. None where nothing is likely, or too much.
fn likely(day: NaiveDate, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let Some(in_year) = in_years(day, from, to) else { return Vec::new() };
    let digits = |month: u32| [month / 10, month % 10];
    let is_slip = |month: &u32| {
        let (written, meant) = (digits(day.month()), digits(*month));
        written.iter().zip(&meant).filter(|(one, other)| one != other).count() == 1 || written == [meant[1], meant[0]]
    };
    let in_months =
        (1..=12).filter(is_slip).filter_map(|month| day.with_month(month)).filter(|meant| (from..=to).contains(meant));
    let mut all: Vec<NaiveDate> = in_months.chain([in_year]).collect();
    all.sort_unstable();
    all.dedup();
    if all.len() > 2 { Vec::new() } else { all }
}

/// The day that a title says is that of the record.
pub(super) fn title(fields: &mut Fields<'_>, title: &str, own: NaiveDate, dates: &DateGrammar) {
    let Some((place, day)) = meeting_day(title, own, dates).filter(|(_, day)| *day != own) else { return };
    let words = &title[place.clone()];
    let line = fields.place(&[Key("date")]).start.line;
    let message = format!("the title says {words}, but line {line} says {own}");
    // Of the same month only the number differs.
    let number = format!("{}", day.day());
    let is_month = day.with_day(own.day()) == Some(own);
    let right = words.split(|c: char| !c.is_ascii_digit()).filter(|part| *part == number).count() == 1;
    let meant = (is_month && right).then(|| {
        let whole = words.replacen(&number, &own.day().to_string(), 1);
        format!("{}{whole}{}", &title[..place.start], &title[place.end..])
    });
    let date = write_date(fields, (own, day));
    let help = match meant {
        Some(meant) => Help::typed("write ", fields.write(&[Key("title")], &quoted(&meant))).or(", or ", date),
        None => Help::typed("correct the title, or write ", date),
    };
    fields.warn(
        Code::FileNameDate,
        &[Key("title")],
        message,
        help.and(", and let the file's name begin with its date"),
    );
}

/// Puts another day in the place of a record's own, and in the name of its file where that begins with it. What is to
/// be typed, where no edit can be made.
fn write_date(fields: &Fields<'_>, (own, day): (NaiveDate, NaiveDate)) -> Result<Fix, String> {
    let rest = fields.source.path.file_name().strip_prefix(&own.to_string());
    let rename = rest.and_then(|rest| Fix::rename(&fields.source.path, &format!("{day}{rest}")));
    fields.write(&[Key("date")], &day.to_string()).map(|fix| fix.with(rename))
}

/// Words of a heading that names the whole text, folded.
const OF_MINUTES: [&str; 6] = ["minutes", "meeting", "huddle", "acta", "minuta", "reunion"];

/// The day that minutes say in the heading at their top is that of the record.
pub(super) fn heading(fields: &mut Fields<'_>, draft: &Draft, own: NaiveDate, dates: &DateGrammar) {
    let body = draft.split.body;
    let line = draft.source.text[body.start..body.end].trim_start().lines().next().unwrap_or_default();
    let Some(words) = line.strip_prefix("# ") else { return };
    if !plain_words(&fold::fold(words)).any(|word| OF_MINUTES.contains(&word)) {
        return;
    }
    let Some((place, day)) = meeting_day(words, own, dates).filter(|(_, day)| *day != own) else { return };
    let start = body.start + draft.source.text[body.start..].find(words).unwrap_or_default();
    let said = Span::new(start + place.start, start + place.end);
    let of_date = fields.place(&[Key("date")]).start.line;
    let message = format!("the heading says {}, but line {of_date} says {own}", &words[place]);
    let date = write_date(fields, (own, day));
    let help = Help::typed("correct the heading, or write ", date).and(", and let the file's name begin with its date");
    let diag = Diag::new(Code::FileNameDate, Place::new(fields.source, said), message, help);
    fields.push(diag.as_warning());
}

/// Words at the beginning of a title, or alone in brackets, that say that a huddle does not take place, folded; and the
/// status that they are.
const CALLED_OFF: [(&str, &str); 9] = [
    ("cancelled", "cancelled"),
    ("canceled", "cancelled"),
    ("cancelado", "cancelled"),
    ("cancelada", "cancelled"),
    ("suspendida", "cancelled"),
    ("postponed", "postponed"),
    ("rescheduled", "postponed"),
    ("aplazada", "postponed"),
    ("pospuesta", "postponed"),
];

/// A title that says that the huddle does not take place, of one whose status says nothing of that.
pub(super) fn called_off(fields: &mut Fields<'_>, raw: &RawHuddle, title: &str, status: HuddleStatus) {
    if matches!(status, HuddleStatus::Cancelled | HuddleStatus::Postponed) {
        return;
    }
    let first = title.split_once([':', '-', '–', '—', '!']).map(|(first, _)| first);
    let inside = |open: char, close: char| Some(title.split_once(open)?.1.split_once(close)?.0);
    let words = [first, inside('(', ')'), inside('[', ']')].into_iter().flatten();
    let status = |words: &str| {
        let words = fold::key(words);
        CALLED_OFF.iter().find(|(word, _)| *word == words.trim()).map(|(_, status)| *status)
    };
    let Some(status) = words.into_iter().find_map(status) else { return };
    let fix = match fields.has("status") {
        true => fields.write(&[Key("status")], status),
        false => fields.add(&[], &format!("status: {status}")),
    };
    let message = format!("the title says that this huddle is {status}, and its status does not");
    // With outcomes, the status alone would be the next contradiction.
    let help = match outcomes(raw).is_empty() {
        true => Help::typed("write ", fix),
        false => {
            Help::new("take the word out of the title, or delete what did not happen and give the huddle that status")
        }
    };
    fields.warn(Code::Contradiction, &[Key("title")], message, help);
}
