//! A huddle names divisions and areas that were in use on its date.

use super::Checked;
use super::succession::{begins_too_late, is_in_a_gap, is_reversed};
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::{DivisionIndex, Huddle, Level, Site};
use crate::record::parse::tree::Step::{Index, Key};
use crate::text::list_of;

/// Reports divisions and areas that a huddle names and that were not in use on its date.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for huddle in &checked.site.huddles {
        let areas = huddle.areas.iter().enumerate().map(|(at, area)| (Level::Area(*area), at));
        let named = areas.chain([(Level::Division(huddle.division), 0)]);
        let is_reported = |level: Level| {
            is_reversed(checked.site, level)
                || is_in_a_gap(checked.site, level, huddle.date)
                || checked.site.validity(level).from.is_some_and(|from| huddle.date.last_day() < from)
                    && begins_too_late(checked.site, level).is_some_and(|first| first <= huddle.date)
        };
        let wrong =
            named.filter(|(level, _)| !checked.site.validity(*level).holds_on(huddle.date) && !is_reported(*level));
        for (level, at) in wrong {
            diags.push(report(checked, huddle, level, at));
        }
    }
}

fn report(checked: &Checked<'_>, huddle: &Huddle, level: Level, at: usize) -> Diag {
    let (site, teller) = (checked.site, checked.fields(huddle.source));
    let (key, what) = match level {
        Level::Division(_) => ("division", "division"),
        Level::Area(_) if teller.has("response_areas") => ("response_areas", "response area"),
        Level::Area(_) => ("response_area", "response area"),
    };
    let id = site.level_id(level);
    let place = if key == "division" { teller.place(&[Key(key)]) } else { teller.place(&[Key(key), Index(at)]) };
    let validity = site.validity(level);
    let ended = validity.to.filter(|to| *to < huddle.date.first_day());
    let message = match (ended, validity.from) {
        (Some(to), _) => format!("the {what} \"{id}\" was no longer in use on {}: its last day was {to}", huddle.date),
        (None, Some(from)) => {
            format!("the {what} \"{id}\" was not yet in use on {}: its first day was {from}", huddle.date)
        }
        (None, None) => format!("the {what} \"{id}\" was not in use on {}", huddle.date),
    };
    let related = if ended.is_some() { &site.lookup.successors } else { &site.lookup.predecessors };
    let mut meant: Vec<&str> = related
        .get(&level)
        .into_iter()
        .flatten()
        .filter(|other| fits(site, huddle, **other))
        .map(|other| site.level_id(*other))
        .collect();
    if meant.is_empty() {
        meant = in_use(site, huddle, level);
    }
    let path = if key == "division" { vec![Key(key)] } else { vec![Key(key), Index(at)] };
    let fixes: Vec<_> = meant.iter().filter_map(|id| teller.put(&path, id)).collect();
    let help = match meant.as_slice() {
        [] => format!("check the date of the huddle, and `valid_from` and `valid_to` of \"{id}\""),
        some => format!(
            "in use on that date: {}; or check the date, and `valid_from` and `valid_to` of \"{id}\"",
            list_of(some.iter().copied(), 12)
        ),
    };
    Diag::new(Code::PlaceOutOfUse, place, message, Help::new(help).by(fixes))
}

fn fits(site: &Site, huddle: &Huddle, level: Level) -> bool {
    site.validity(level).holds_on(huddle.date)
}

fn in_use<'a>(site: &'a Site, huddle: &Huddle, level: Level) -> Vec<&'a str> {
    let levels: Vec<Level> = match level {
        Level::Division(_) => (0..site.divisions.len()).map(|at| Level::Division(DivisionIndex::at(at))).collect(),
        Level::Area(_) => site.division(huddle.division).areas.iter().map(|area| Level::Area(*area)).collect(),
    };
    levels.into_iter().filter(|level| fits(site, huddle, *level)).map(|level| site.level_id(level)).collect()
}
