//! What is said of a name that is no response area of its division.

use super::fields::Fields;
use super::places::{Places, UnknownArea};
use crate::diagnostics::{Code, Help};
use crate::record::model::DivisionIndex;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::{fold, one_line};

/// Reports the name, with what may be meant.
pub(super) fn report(
    places: &Places,
    fields: &mut Fields<'_>,
    division: DivisionIndex,
    (written, path): (&str, &[Step<'_>]),
    unknown: &UnknownArea,
) {
    let division = &places.divisions[division.position()];
    let name = &division.name.original;
    let known: Vec<&str> = division.areas.iter().map(|area| places.areas[area.position()].id.as_str()).collect();
    let help = if known.is_empty() {
        let all =
            path.split_last().map_or(Err("response_areas: all".to_owned()), |(_, list)| fields.write(list, "all"));
        let words = format!("{name} has no response areas yet: list them in its file in content/divisions/, or write ");
        Help::typed(&words, all)
    } else if says_all(written)
        && let Some((Index(0), list)) = path.split_last()
        && fields.text(list).is_some()
    {
        Help::typed("write ", fields.write(list, "all"))
    } else if let Some((id, other)) = &unknown.division {
        let help = Help::one_of(known, None, |name| fields.put(path, name))
            .and(format!("; {} is an area of {other}", one_line(written)));
        // Of several areas the others would be wrong then.
        let is_only = matches!(path, [Key(key), Index(0)] if !fields.is_there(&[Key(key), Index(1)]));
        match fields.put(&[Key("division")], id).filter(|_| is_only) {
            Some(fix) => help.and(format!(": if it is meant, write `division: {id}`")).by([fix]),
            None => help,
        }
    } else {
        Help::one_of(known, unknown.hint.as_deref(), |name| fields.put(path, name))
    };
    fields.error(Code::UnknownName, path, format!("\"{}\" is not a response area of {name}", one_line(written)), help);
}

/// Whether a text names all areas: `all areas`, `the entire division`, `todas las zonas`.
fn says_all(text: &str) -> bool {
    const ALL: [&str; 11] = [
        "all",
        "every",
        "entire",
        "whole",
        "citywide",
        "todas",
        "todos",
        "toda",
        "divisionwide",
        "everywhere",
        "districtwide",
    ];
    let key = fold::fold(text);
    key.split(|c: char| !c.is_alphanumeric()).any(|word| ALL.contains(&word))
}
