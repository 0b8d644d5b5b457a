//! Outlines of one time must fit each other: areas do not overlap, divisions neither, and an area lies in its division.
//! The outlines as simplified along shared borders are compared: what is wrong by a few metres is only drawing.

use super::Checked;
use super::succession::{is_said_to_end_too_late, overlap_in_time};
use crate::diagnostics::{Code, Diag};
use crate::record::geography::measure::{square_metres, twice_area_of};
use crate::record::geography::repair::twice_common_area;
use crate::record::model::outline::Outline;
use crate::record::model::{Level, Site};
use crate::record::resolve::outlines::place;

/// How much of the smaller of two outlines may be the other's too, or of an area outside its division.
const SHARE: f64 = 0.02;

/// What is smaller than this is never reported, in square metres.
const LEAST: f64 = 2_000.0;

/// Reports outlines that overlap, or that lie outside their division.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    // Of a place whose last day is wrong, that is reported.
    let outlines = site.outlines.near.iter().filter(|(level, _)| !is_said_to_end_too_late(site, **level));
    let near: Vec<(Level, &Outline)> = outlines.map(|(level, outline)| (*level, outline)).collect();
    for (at, &(one, its)) in near.iter().enumerate() {
        for &(two, other) in &near[at + 1..] {
            let same_kind =
                matches!((one, two), (Level::Division(_), Level::Division(_)) | (Level::Area(_), Level::Area(_)));
            // Of one outline that two files name, the two are reported as copies of each other.
            let is_one = site.level_id(one) == site.level_id(two) || (its == other && !are_neighbours(site, one, two));
            if same_kind
                && !is_one
                && !overlap_in_time(site, one, two)
                && site.validity(one).overlaps(site.validity(two))
            {
                diags.extend(overlap(site, (one, its), (two, other)));
            }
        }
        diags.extend(outside(site, one, its));
    }
}

/// Whether both are areas of one division, and so stand in one file.
fn are_neighbours(site: &Site, one: Level, two: Level) -> bool {
    match (one, two) {
        (Level::Area(one), Level::Area(two)) => site.area(one).division == site.area(two).division,
        _ => false,
    }
}

fn overlap(site: &Site, (one, its): (Level, &Outline), (two, other): (Level, &Outline)) -> Option<Diag> {
    let common = twice_common_area(its, other);
    let smaller = twice_area_of(its).min(twice_area_of(other));
    let share = noticeable(common, smaller, its)?;
    if its == other {
        let (one, name) = (site.level_id(one), site.level_id(two));
        let message = format!("\"{one}\" and \"{name}\" have one and the same outline");
        let help = "name the outline of each: what stands behind the `#` is the feature's id or name in the file";
        return Some(Diag::new(Code::OutlinesDisagree, place(site, two, "boundary"), message, help));
    }
    let message = format!(
        "the outlines of \"{}\" and \"{}\" overlap: {share} of the smaller one is in both",
        site.level_id(one),
        site.level_id(two)
    );
    let help = "mend the border between them in your mapping program; where one followed the other, give them \
        `valid_to` and `valid_from`";
    Some(Diag::new(Code::OutlinesDisagree, place(site, two, "boundary"), message, help))
}

/// An area that lies outside the outline of its division.
fn outside(site: &Site, level: Level, its: &Outline) -> Option<Diag> {
    let Level::Area(index) = level else { return None };
    let division = Level::Division(site.area(index).division);
    let whole = site.outlines.near.get(&division)?;
    if !site.validity(level).overlaps(site.validity(division)) {
        return None;
    }
    let own = twice_area_of(its);
    let share = noticeable(own - twice_common_area(its, whole), own, its)?;
    let message = format!("{share} of the outline of \"{}\" is outside its division", site.level_id(level));
    let help = "check that the boundary names the right feature, and that longitudes come before latitudes";
    Some(Diag::new(Code::OutlinesDisagree, place(site, level, "boundary"), message, help))
}

/// The share in percent, where it is large enough to be reported.
fn noticeable(part: i64, whole: i64, of: &Outline) -> Option<String> {
    let share = part as f64 / (whole as f64).max(1.0);
    let latitude = of.parts.first().and_then(|part| part.edge.first()).map_or(0, |spot| spot.latitude);
    let large = square_metres(part as f64 / 2.0, latitude) >= LEAST;
    (share >= SHARE && large).then(|| format!("{:.0} %", share * 100.0))
}
