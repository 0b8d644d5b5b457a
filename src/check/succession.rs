//! First days, last days and successors of divisions and areas must not contradict each other.

use super::Checked;
use crate::diag::{Code, Diag, Help};
use crate::model::{AreaIndex, DivisionIndex, Level, RecordDate, Site};
use crate::parse::tree::Step::Key;
use crate::resolve::outlines::{in_details, place};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A successor that began longer before the end was there already, and took the land over.
const TAKEN_OVER_DAYS: i64 = 366;

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let divisions = (0..site.divisions.len()).map(|at| Level::Division(DivisionIndex::at(at)));
    let areas = (0..site.areas.len()).map(|at| Level::Area(AreaIndex::at(at)));
    for level in divisions.chain(areas) {
        let mut tell_of = |level: Level, field: &'static str, message: String, help: Help| {
            diags.push(Diag::new(Code::Succession, place(site, level, field), message, help));
        };
        let mut tell = |field: &'static str, message: String, help: Help| tell_of(level, field, message, help);
        dates(site, level, &mut tell);
        if follows_itself(site, level) {
            let message = format!("\"{}\" is in the end its own successor", site.level_id(level));
            tell("successors", message, "a successor is what came afterwards: take the older one out of the list".into());
            continue;
        }
        if is_reversed(site, level) {
            continue;
        }
        ends_too_late(site, level, &mut |field, message, help| tell_of(level, field, message, help));
        for successor in site.lookup.successors.get(&level).into_iter().flatten().filter(|successor| !is_reversed(site, **successor)) {
            handover(site, level, *successor, &mut tell_of);
        }
    }
}

fn dates(site: &Site, level: Level, tell: &mut dyn FnMut(&'static str, String, Help)) {
    let validity = site.validity(level);
    if let (Some(from), Some(to)) = (validity.from, validity.to)
        && to < from
    {
        let message = format!("\"{}\" ends on {to}, before it begins on {from}", site.level_id(level));
        let swapped = in_details(site, level, |teller, path| {
            let write = |field, day: NaiveDate| teller.write(&[path, &[Key(field)]].concat(), &day.to_string());
            write("valid_from", to).and_then(|fix| Ok(fix.with(Some(write("valid_to", from)?))))
        });
        let words = format!("if the two changed places, write `valid_from: {to}` and `valid_to: {from}`; else check the year of both");
        tell("valid_to", message, Help::new(words).by(swapped.and_then(Result::ok)));
    }
    if validity.to.is_none() && !validity.successors.is_empty() {
        let message = format!("\"{}\" has successors, but no last day", site.level_id(level));
        tell("successors", message, "add the last day on which it was in use, such as `valid_to: 2025-06-30`".into());
    }
}

/// A last day that is still to come, though what follows began long ago: told with the day before that.
fn ends_too_late(site: &Site, level: Level, tell: &mut dyn FnMut(&'static str, String, Help)) {
    let Some(to) = site.validity(level).to.filter(|to| *to > site.today) else { return };
    let successors = || site.lookup.successors.get(&level).into_iter().flatten();
    let began = successors().filter_map(|successor| Some((site.validity(*successor).from?, *successor))).min();
    let Some((from, successor)) = began.filter(|(from, _)| (to - *from).num_days() >= TAKEN_OVER_DAYS && *from <= site.today) else {
        return;
    };
    let message =
        format!("\"{}\" ends only on {to}, but its successor \"{}\" began on {from}", site.level_id(level), site.level_id(successor));
    let before = from.pred_opt().unwrap_or(from);
    let fix = in_details(site, level, |teller, path| teller.write(&[path, &[Key("valid_to")]].concat(), &before.to_string()));
    tell("valid_to", message, Help::typed("write ", fix.unwrap_or_else(|| Err(format!("valid_to: {before}")))));
}

/// Whether that is said of it: of what else its last day contradicts nothing is known.
pub(super) fn is_said_to_end_too_late(site: &Site, level: Level) -> bool {
    let mut is_said = false;
    ends_too_late(site, level, &mut |_, _, _| is_said = true);
    is_said
}

/// The successor begins the day after the end, or was there long before.
fn handover(site: &Site, level: Level, successor: Level, tell_of: &mut dyn FnMut(Level, &'static str, String, Help)) {
    let mut tell = |field: &'static str, message: String, help: Help| tell_of(level, field, message, help);
    let (old, new) = (site.validity(level), site.validity(successor));
    let Some(to) = old.to else { return };
    let names = (site.level_id(level), site.level_id(successor));
    if new.to.is_some_and(|end| end <= to) {
        let message = format!("\"{}\" is followed by \"{}\", which ended no later", names.0, names.1);
        tell("successors", message, "name what is in use after it".into());
        return;
    }
    let Some(from) = new.from else { return };
    let days = (from - to).num_days();
    let next = to.succ_opt().unwrap_or(to);
    if days > 1
        && let Some(first) = begins_too_late(site, successor)
    {
        let message = format!(
            "\"{}\" begins on {from}, but a huddle was held for it on {first}, and \"{}\", which it follows, ended on {to}",
            names.1, names.0
        );
        let fix = in_details(site, successor, |teller, path| teller.write(&[path, &[Key("valid_from")]].concat(), &next.to_string()));
        let help = Help::typed("write ", fix.unwrap_or_else(|| Err(format!("valid_from: {next}"))));
        return tell_of(successor, "valid_from", message, help);
    }
    if days > 1 {
        let message = format!("\"{}\" ends on {to}, but its successor \"{}\" begins only on {from}", names.0, names.1);
        tell("valid_to", message, begins_next(site, successor, next).and(", or a later `valid_to`"));
    } else if days < 1 && days > -TAKEN_OVER_DAYS {
        let message = format!("\"{}\" ends on {to}, but its successor \"{}\" begins already on {from}", names.0, names.1);
        tell("valid_to", message, begins_next(site, successor, next).and(", or an earlier `valid_to`"));
    }
}

/// The day on which the successor begins, where it is to begin at once.
fn begins_next(site: &Site, successor: Level, next: NaiveDate) -> Help {
    let fix = in_details(site, successor, |teller, path| teller.write(&[path, &[Key("valid_from")]].concat(), &next.to_string()));
    Help::typed("write ", fix.unwrap_or_else(|| Err(format!("valid_from: {next}")))).and(format!(" for \"{}\"", site.level_id(successor)))
}

/// Whether it ends before it begins, which is told: of what else these days say nothing is known.
pub(super) fn is_reversed(site: &Site, level: Level) -> bool {
    let validity = site.validity(level);
    validity.from.zip(validity.to).is_some_and(|(from, to)| to < from)
}

/// The first of the huddles for an area between the last day of what it follows and its own first day: that is the day
/// that is wrong, which is told once, and not of each of them.
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
