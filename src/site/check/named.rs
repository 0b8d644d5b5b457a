//! A file's name and folder say where its huddle was, and so do its details. The name is the page's address, which
//! stays: where the two differ, one was left from the file that it was copied from.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::{AreaIndex, DivisionIndex, Huddle, Site};
use crate::record::parse::translation_of;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::resolve::fields::Fields;
use crate::text::source::Span;
use crate::text::{SitePath, list_of};

/// The folder of huddles; those below it may be named for divisions.
const FOLDER: &str = "huddles/";

/// Reports huddles whose file is named for another response area or division, or lies in another division's folder.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for huddle in &checked.site.huddles {
        if checked.facts[huddle.source.position()].adopted {
            continue;
        }
        diags.extend(folder(checked, huddle).or_else(|| name(checked, huddle)));
    }
}

/// The division whose id this is, where it is another one than the huddle's.
fn other_division(checked: &Checked<'_>, huddle: &Huddle, id: &str) -> Option<DivisionIndex> {
    let at = checked.site.divisions.iter().position(|division| division.id == id)?;
    Some(DivisionIndex::at(at)).filter(|index| *index != huddle.division)
}

fn folder(checked: &Checked<'_>, huddle: &Huddle) -> Option<Diag> {
    let site = checked.site;
    let source = site.source(huddle.source);
    let (folder, below) = source.path.as_str().strip_prefix(FOLDER)?.split_once('/')?;
    let named = site.division(other_division(checked, huddle, folder)?);
    let own = site.division(huddle.division);
    let message =
        format!("the file is in the folder of {}, but the huddle is of {}", named.name.original, own.name.original);
    let to = |path: &SitePath| {
        let below = path.as_str().strip_prefix(FOLDER)?.split_once('/')?.1;
        SitePath::new(&format!("{FOLDER}{}/{below}", own.id))
    };
    let translations = site
        .sources
        .iter()
        .filter(|other| translation_of(&other.path).is_some_and(|(base, _)| base == source.path))
        .filter_map(|other| Some(Fix::move_to(&other.path, to(&other.path)?)));
    let free = to(&source.path).filter(|to| site.sources.iter().all(|other| other.path != *to));
    let help = match free {
        Some(to) => {
            let fix = translations.fold(Fix::move_to(&source.path, to), |fix, other| fix.with(Some(other)));
            Help::typed("move the file to ", Ok(fix)).and(", or write the division that held it")
        }
        None => Help::new(format!("keep {FOLDER}{}/{below} or this file, and delete the other", own.id)),
    };
    let mut fields = checked.fields(huddle.source);
    fields.warn(Code::Contradiction, &[Key("division")], message, help);
    fields.into_diagnostics().pop()
}

/// Where the first area stands, if every one is written with its id: where one could not be read, or was read in some
/// other way, the name may say what was meant.
fn places_as_written(huddle: &Huddle, site: &Site, fields: &Fields<'_>) -> Option<Vec<Step<'static>>> {
    let [list, alone] = ["response_areas", "response_area"].map(|key| fields.has(key).then_some(key));
    let key = list.xor(alone)?;
    let is_one = !fields.is_there(&[Key(key), Index(0)]);
    let path = |at| if is_one { vec![Key(key)] } else { vec![Key(key), Index(at)] };
    let is_written = |(at, area): (usize, &AreaIndex)| fields.text(&path(at)).as_ref() == Some(&site.area(*area).id);
    let are_all = huddle.areas.iter().enumerate().all(is_written);
    (are_all && (is_one || !fields.is_there(&path(huddle.areas.len())))).then(|| path(0))
}

/// Only where the name is a date and one id: `2026-05-07-central-1-and-3` says what its author wants.
fn name(checked: &Checked<'_>, huddle: &Huddle) -> Option<Diag> {
    let site = checked.site;
    let source = site.source(huddle.source);
    let id = source.path.stem().get(11..)?;
    let meant = site.areas.iter().position(|area| area.id == id).map(AreaIndex::at);
    if let Some(index) = meant {
        if huddle.areas.is_empty() || huddle.areas.contains(&index) || !site.area(index).validity.holds_on(huddle.date)
        {
            return None;
        }
    } else {
        other_division(checked, huddle, id)?;
    }
    let fields = checked.fields(huddle.source);
    // An id of its own is the address, whatever the file is called.
    if fields.has("id") {
        return None;
    }
    let path = match meant {
        Some(_) => places_as_written(huddle, site, &fields)?,
        None => vec![Key("division")],
    };
    let is = match meant {
        Some(_) => list_of(huddle.areas.iter().map(|area| site.area(*area).id.as_str()), 4),
        None => site.division(huddle.division).id.clone(),
    };
    let message = format!("the file's name says {id}, but the huddle is of {is}");
    let rename = "rename the file: its name is the address of the page";
    let of_division = meant.is_some_and(|index| site.division(huddle.division).areas.contains(&index));
    let fix = fields.put(&path, id).filter(|_| of_division && huddle.areas.len() == 1);
    let help = match fix {
        Some(fix) => Help::typed("write ", Ok(fix)).and(format!(", or {rename}")),
        None => Help::new(format!("{rename}; or write where the huddle was")),
    };
    let place = if fields.is_there(&path) { fields.place(&path) } else { Place::new(source, Span::new(0, 0)) };
    Some(Diag::new(Code::Contradiction, place, message, help).as_warning())
}
