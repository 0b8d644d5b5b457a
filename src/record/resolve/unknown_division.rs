//! What is said of a text that is no division of the site, or several.

use super::fields::Fields;
use super::fields::lists::names_in;
use super::places::Places;
use super::texts::strings;
use crate::diagnostics::{Code, Help};
use crate::record::parse::raw::RawHuddle;
use crate::record::parse::tree::Step::Key;
use crate::text::one_line;

/// Reports the text, with what may be meant.
pub(super) fn report(places: &Places, fields: &mut Fields<'_>, raw: &RawHuddle, written: &str) {
    let path = [Key("division")];
    let id_of = |name: &str| places.division(name).map(|found| places.divisions[found.position()].id.clone());
    if let Some(mut ids) = names_in(written, id_of) {
        ids.retain(|id| places.division(id).is_some());
        // The division whose areas the huddle names is the one that held it.
        let areas = strings(raw.response_areas.as_ref().or(raw.response_area.as_ref()));
        let has_all = |id: &&String| {
            let division = places.division(id);
            division.is_some_and(|division| areas.iter().all(|area| places.area(division, area).is_ok()))
        };
        let fitting: Vec<&String> = ids.iter().filter(has_all).collect();
        let message = format!("\"{}\" are several divisions, and a huddle has one", one_line(written));
        let rest = "; `response_areas:` lists areas of that division";
        let help = match fitting.as_slice() {
            [one] if !areas.is_empty() => Help::typed("write ", fields.write(&path, one)).and(rest),
            _ => Help::new(format!("write the division that held it, one of: {}{rest}", ids.join(", "))),
        };
        return fields.error(Code::UnknownName, &path, message, help);
    }
    let near = places.nearest_division(written);
    let ids = places.divisions.iter().map(|division| division.id.as_str());
    // Another division than the nearest has other areas: which one is meant only the author knows.
    let help = Help::one_of(ids, near, |_| None)
        .by(near.and_then(|near| fields.put(&path, near)))
        .and("; divisions are the files in content/divisions/");
    fields.error(Code::UnknownName, &path, format!("\"{}\" is not a division of this site", one_line(written)), help);
}
