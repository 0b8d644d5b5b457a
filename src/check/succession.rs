//! First days, last days and successors of divisions and areas must not contradict each other.

use super::Checked;
use crate::diag::{Code, Diag, Help};
use crate::model::{AreaIndex, DivisionIndex, Level, Site};
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
        let mut tell = |field: &'static str, message: String, help: Help| {
            diags.push(Diag::new(Code::Succession, place(site, level, field), message, help));
        };
        dates(site, level, &mut tell);
        if follows_itself(site, level) {
            let message = format!("\"{}\" is in the end its own successor", site.level_id(level));
            tell("successors", message, "a successor is what came afterwards: take the older one out of the list".into());
            continue;
        }
        for successor in site.lookup.successors.get(&level).into_iter().flatten() {
            handover(site, level, *successor, &mut tell);
        }
    }
}

fn dates(site: &Site, level: Level, tell: &mut dyn FnMut(&'static str, String, Help)) {
    let validity = site.validity(level);
    if let (Some(from), Some(to)) = (validity.from, validity.to)
        && to < from
    {
        let message = format!("\"{}\" ends on {to}, before it begins on {from}", site.level_id(level));
        tell("valid_to", message, "check the year of both dates".into());
    }
    if validity.to.is_none() && !validity.successors.is_empty() {
        let message = format!("\"{}\" has successors, but no last day", site.level_id(level));
        tell("successors", message, "add the last day on which it was in use, such as `valid_to: 2025-06-30`".into());
    }
}

/// The successor begins the day after the end, or was there long before.
fn handover(site: &Site, level: Level, successor: Level, tell: &mut dyn FnMut(&'static str, String, Help)) {
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
