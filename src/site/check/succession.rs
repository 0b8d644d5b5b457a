//! First days, last days and successors of divisions and areas must not contradict each other.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help};
use crate::record::model::{AreaIndex, DivisionIndex, Level, RecordDate, Site};
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::outlines::{Levels, place};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A successor that began longer before the end was there already, and took the land over.
const TAKEN_OVER_DAYS: i64 = 366;

/// Reports first days, last days and successors that contradict each other.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let divisions = (0..site.divisions.len()).map(|at| Level::Division(DivisionIndex::at(at)));
    let areas = (0..site.areas.len()).map(|at| Level::Area(AreaIndex::at(at)));
    for level in divisions.chain(areas) {
        let mut report_of = |level: Level, field: &'static str, message: String, help: Help| {
            diags.push(Diag::new(Code::Succession, place(site, level, field), message, help));
        };
        let mut report = |field: &'static str, message: String, help: Help| report_of(level, field, message, help);
        dates(site, level, &mut report);
        if follows_itself(site, level) {
            let message = format!("\"{}\" is in the end its own successor", site.level_id(level));
            report(
                "successors",
                message,
                "a successor is what came afterwards: take the older one out of the list".into(),
            );
            continue;
        }
        if is_reversed(site, level) {
            continue;
        }
        ends_too_late(site, level, &mut |field, message, help| report_of(level, field, message, help));
        for successor in
            site.lookup.successors.get(&level).into_iter().flatten().filter(|successor| !is_reversed(site, **successor))
        {
            handover(site, level, *successor, &mut report_of);
        }
    }
}

fn dates(site: &Site, level: Level, report: &mut dyn FnMut(&'static str, String, Help)) {
    let validity = site.validity(level);
    if let (Some(from), Some(to)) = (validity.from, validity.to)
        && to < from
    {
        let message = format!("\"{}\" ends on {to}, before it begins on {from}", site.level_id(level));
        let swapped = Levels::of(site).in_details(level, |teller, path| {
            let write = |field, day: NaiveDate| teller.write(&[path, &[Key(field)]].concat(), &day.to_string());
            write("valid_from", to).and_then(|fix| Ok(fix.with(Some(write("valid_to", from)?))))
        });
        let words = format!(
            "if the two changed places, write `valid_from: {to}` and `valid_to: {from}`; else check the year of both"
        );
        report("valid_to", message, Help::new(words).by(swapped.and_then(Result::ok)));
    }
    if validity.to.is_none() && !validity.successors.is_empty() {
        let message = format!("\"{}\" has successors, but no last day", site.level_id(level));
        report("successors", message, "add the last day on which it was in use, such as `valid_to: 2025-06-30`".into());
    }
}

/// A last day that is still to come, though what follows began long ago: reported with the day before that.
fn ends_too_late(site: &Site, level: Level, report: &mut dyn FnMut(&'static str, String, Help)) {
    let Some(to) = site.validity(level).to.filter(|to| *to > site.today) else { return };
    let successors = || site.lookup.successors.get(&level).into_iter().flatten();
    let began = successors().filter_map(|successor| Some((site.validity(*successor).from?, *successor))).min();
    let Some((from, successor)) =
        began.filter(|(from, _)| (to - *from).num_days() >= TAKEN_OVER_DAYS && *from <= site.today)
    else {
        return;
    };
    let message = format!(
        "\"{}\" ends only on {to}, but its successor \"{}\" began on {from}",
        site.level_id(level),
        site.level_id(successor)
    );
    let before = from.pred_opt().unwrap_or(from);
    report("valid_to", message, Help::typed("write ", date_of(site, level, "valid_to", before)));
}

/// Whether that is said of it: of what else its last day contradicts nothing is known.
pub(super) fn is_said_to_end_too_late(site: &Site, level: Level) -> bool {
    let mut is_said = false;
    ends_too_late(site, level, &mut |_, _, _| is_said = true);
    is_said
}

/// How a last day and the first day of a successor contradict each other.
#[derive(Clone, Copy, PartialEq)]
enum Clash {
    /// The successor begins only later.
    Gap,
    /// It begins before the end. One that began long before was there already.
    Overlap,
}

fn clash(site: &Site, level: Level, successor: Level) -> Option<(Clash, NaiveDate, NaiveDate)> {
    let (to, new) = (site.validity(level).to?, site.validity(successor));
    let from = new.from.filter(|_| new.to.is_none_or(|end| end > to))?;
    if is_reversed(site, level) || is_reversed(site, successor) {
        return None;
    }
    let days = (from - to).num_days();
    let kind = if days > 1 { Clash::Gap } else { Clash::Overlap };
    (days != 1 && days > -TAKEN_OVER_DAYS).then_some((kind, to, from))
}

/// Whether one of the two follows the other, and begins before it ends: that is reported, and that their outlines
/// overlap follows from it.
pub(super) fn overlap_in_time(site: &Site, one: Level, two: Level) -> bool {
    let is_reported = |old: Level, new: Level| {
        let follows = site.lookup.successors.get(&old).is_some_and(|successors| successors.contains(&new));
        follows && clash(site, old, new).is_some_and(|(kind, ..)| kind == Clash::Overlap)
    };
    is_reported(one, two) || is_reported(two, one)
}

/// Whether the day of a huddle is between the last day of the place and the first of all that follow it, which is
/// reported.
pub(super) fn is_in_a_gap(site: &Site, level: Level, date: RecordDate) -> bool {
    let successors = site.lookup.successors.get(&level).map_or(&[][..], Vec::as_slice);
    !successors.is_empty()
        && successors.iter().all(|successor| {
            let gap = clash(site, level, *successor).filter(|_| begins_too_late(site, *successor).is_none());
            gap.is_some_and(|(kind, to, from)| kind == Clash::Gap && to < date.first_day() && date.last_day() < from)
        })
}

/// The successor begins the day after the end, or was there long before.
fn handover(site: &Site, level: Level, successor: Level, report_of: &mut dyn FnMut(Level, &'static str, String, Help)) {
    let mut report = |field: &'static str, message: String, help: Help| report_of(level, field, message, help);
    let (old, new) = (site.validity(level), site.validity(successor));
    let Some(to) = old.to else { return };
    let names = (site.level_id(level), site.level_id(successor));
    if new.to.is_some_and(|end| end <= to) {
        let message = format!("\"{}\" is followed by \"{}\", which ended no later", names.0, names.1);
        report("successors", message, "name what is in use after it".into());
        return;
    }
    let Some((kind, to, from)) = clash(site, level, successor) else { return };
    let next = to.succ_opt().unwrap_or(to);
    if kind == Clash::Gap
        && let Some(first) = begins_too_late(site, successor)
    {
        let message = format!(
            "\"{}\" begins on {from}, but a huddle was held for it on {first}, and \"{}\", which it follows, ended on \
                {to}",
            names.1, names.0
        );
        let help = Help::typed("write ", date_of(site, successor, "valid_from", next));
        return report_of(successor, "valid_from", message, help);
    }
    let same: Vec<Level> = site.lookup.successors[&level]
        .iter()
        .copied()
        .filter(|other| {
            clash(site, level, *other) == Some((kind, to, from))
                && (kind == Clash::Overlap || begins_too_late(site, *other).is_none())
        })
        .collect();
    // One message for all that begin on that day.
    if same.first() != Some(&successor) {
        return;
    }
    let begins = if kind == Clash::Gap { "only" } else { "already" };
    let ids = same.iter().map(|other| format!("\"{}\"", site.level_id(*other))).collect::<Vec<_>>().join(" and ");
    let (word, verb) = if same.len() > 1 { ("successors", "begin") } else { ("successor", "begins") };
    let message = format!("\"{}\" ends on {to}, but its {word} {ids} {verb} {begins} on {from}", names.0);
    let before = from.pred_opt().unwrap_or(from);
    // Where several agree, or huddles were held in between, it is the last day that is wrong.
    let is_used = match kind {
        Clash::Gap => is_used(site, level, next, before),
        Clash::Overlap => is_used(site, successor, from, to),
    };
    let last = date_of(site, level, "valid_to", before);
    let help = if same.len() > 1 || is_used {
        Help::typed("write ", last)
    } else {
        Help::typed("write ", date_of(site, successor, "valid_from", next)).and(format!(" for {ids}")).or(", or ", last)
    };
    report("valid_to", message, help);
}

/// The edit that gives a place another first or last day.
fn date_of(site: &Site, level: Level, field: &'static str, day: NaiveDate) -> Result<Fix, String> {
    let fix = Levels::of(site)
        .in_details(level, |teller, path| teller.write(&[path, &[Key(field)]].concat(), &day.to_string()));
    fix.unwrap_or_else(|| Err(format!("{field}: {day}")))
}

/// Whether huddles were held for the place in these days.
fn is_used(site: &Site, level: Level, from: NaiveDate, to: NaiveDate) -> bool {
    let huddles = match level {
        Level::Area(index) => &site.lookup.huddles_of_area[index.position()],
        Level::Division(index) => &site.lookup.huddles_of_division[index.position()],
    };
    huddles.iter().map(|huddle| site.huddle(*huddle).date).any(|date| from <= date.first_day() && date.last_day() <= to)
}

/// Whether it ends before it begins, which is reported: what else these days say does not count.
pub(super) fn is_reversed(site: &Site, level: Level) -> bool {
    let validity = site.validity(level);
    validity.from.zip(validity.to).is_some_and(|(from, to)| to < from)
}

/// The first of the huddles for an area between the last day of what it follows and its own first day: that is the day
/// that is wrong, which is reported once, and not of each of them.
pub(super) fn begins_too_late(site: &Site, level: Level) -> Option<RecordDate> {
    let Level::Area(index) = level else { return None };
    let from = site.validity(level).from?;
    let ended = site.lookup.predecessors.get(&level)?.iter().filter_map(|before| site.validity(*before).to).max()?;
    let dates = site.lookup.huddles_of_area[index.position()].iter().map(|huddle| site.huddle(*huddle).date);
    dates.filter(|date| date.first_day() > ended && date.last_day() < from).min()
}

fn follows_itself(site: &Site, level: Level) -> bool {
    let validity = site.validity(level);
    if validity.successors.iter().any(|successor| successor == site.level_id(level)) {
        return true;
    }
    let after = |level: Level| site.lookup.successors.get(&level).into_iter().flatten().copied();
    let mut seen = BTreeSet::new();
    let mut open: Vec<Level> = after(level).collect();
    while let Some(next) = open.pop() {
        if next == level {
            return true;
        }
        if seen.insert(next) {
            open.extend(after(next));
        }
    }
    false
}
