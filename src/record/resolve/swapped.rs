//! Two fields that have each other's value, such as `approved_on: Division captain` and `approved_by: 2026-10-05`. One
//! message says so, and the record is read as it is meant: a list of what the first may be would lead away from it.

use super::fields::Fields;
use super::resolver::Resolver;
use crate::diagnostics::{Code, Fix, Help};
use crate::record::model::ReportStatus;
use crate::record::model::date;
use crate::record::model::written_date::DateGrammar;
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::private::{is_name_for_role, is_street};
use crate::record::parse::raw::{RawHuddle, RawLocation, RawReport};
use crate::record::parse::shape::TextOr;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::{SitePath, is_address_part, one_line};

/// Two fields of one record or entry: where it is, and their names.
struct Swap {
    above: Vec<Step<'static>>,
    keys: [&'static str; 2],
}

/// A field by its name, and what it holds.
type Named<'r> = (&'static str, Option<&'r str>);

/// What looks for pairs, and those that it has found.
#[derive(Default)]
struct Search {
    found: Vec<Swap>,
}

impl Search {
    /// Takes note of the pair where the second field holds what the first takes, and the first does not.
    fn look(&mut self, above: &[Step<'static>], one: Named<'_>, other: Named<'_>, fits: impl Fn(&str) -> bool) {
        let text = |named: Named<'_>| named.1.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let (Some(first), Some(second)) = (text(one), text(other)) else { return };
        // Nearly always the first fits, and the second, which may be long, need not be looked at.
        if !fits(&first) && fits(&second) {
            self.found.push(Swap { above: above.to_vec(), keys: [one.0, other.0] });
        }
    }
}

/// The huddle with its values where they belong, and each pair reported; `None` where nothing changed places.
pub(super) fn in_huddle(fields: &mut Fields<'_>, raw: &RawHuddle, known: &Resolver<'_>) -> Option<RawHuddle> {
    let mut search = Search::default();
    of_the_record(&mut search, raw, known);
    of_entries(&mut search, raw, known);
    if search.found.is_empty() {
        return None;
    }
    let mut mended = raw.clone();
    for swap in &search.found {
        report(fields, &swap.above, swap.keys, &known.due_dates);
        let values = swap.keys.map(|key| slot(&mut mended, &swap.above, key).and_then(Option::take));
        let [first, second] = values;
        for (key, value) in swap.keys.into_iter().zip([second, first]) {
            if let Some(slot) = slot(&mut mended, &swap.above, key) {
                *slot = value.map(|value| day_in(&value, &known.due_dates).unwrap_or(value));
            }
        }
    }
    Some(mended)
}

/// The report with its values where they belong.
pub(super) fn in_report(fields: &mut Fields<'_>, raw: &RawReport, at: usize) -> Option<RawReport> {
    let mut search = Search::default();
    let is_status =
        |text: &str| ReportStatus::WORDS.iter().any(|(word, _)| word.eq_ignore_ascii_case(&text.replace(' ', "-")));
    let status = ("status", raw.status.as_deref());
    search.look(&[Key("reports"), Index(at)], status, ("note", raw.note.as_deref()), is_status);
    let swap = search.found.first()?;
    report(fields, &swap.above, swap.keys, &DateGrammar::default());
    Some(RawReport { status: raw.note.clone(), note: raw.status.clone(), ..raw.clone() })
}

/// The day that a text is, and nothing else.
fn day_in(text: &str, dates: &DateGrammar) -> Option<String> {
    if date::parse(text).is_ok() {
        return Some(text.trim().to_owned());
    }
    let found = dates.dates_in(text);
    let [only] = found.as_slice() else { return None };
    let is_whole = only.start == 0 && text[only.end..].trim_matches(['.', ' ']).is_empty();
    only.certain().filter(|_| is_whole && only.is_day()).map(|day| day.to_string())
}

fn of_the_record(search: &mut Search, raw: &RawHuddle, known: &Resolver<'_>) {
    let is_day = |text: &str| day_in(text, &known.due_dates).is_some();
    let on = ("approved_on", raw.approved_on.as_deref());
    search.look(&[], on, ("approved_by", raw.approved_by.as_deref()), is_day);
    let date = ("date", raw.date.as_deref());
    search.look(&[], date, ("title", raw.title.as_deref()), is_day);
    search.look(&[], date, ("start", raw.start.as_deref()), is_day);
    let status = ("status", raw.status.as_deref());
    let is_status = |text: &str| matches!(text, "scheduled" | "held" | "cancelled" | "postponed");
    search.look(&[], status, ("minutes", raw.minutes.as_deref()), is_status);
    let areas = raw.response_areas.as_ref().map(|list| list.0.as_slice());
    if let (Some([Some(area)]), Some(division)) = (areas, raw.division.as_deref())
        && let Some(index) = known.places.division(area)
        && known.places.known_area(index, division).is_some()
    {
        let division = ("division", Some(division));
        search.look(&[], division, ("response_areas", Some(area)), |text| known.places.division(text).is_some());
    }
    let next = raw.next.as_ref().and_then(|next| next.location.as_ref());
    for (above, place) in [(vec![Key("location")], raw.location.as_ref()), (vec![Key("next"), Key("location")], next)] {
        if let Some(TextOr::Record(RawLocation { name, address, .. })) = place
            && !address.as_deref().is_some_and(|address| address.contains(|c: char| c.is_ascii_digit()))
        {
            search.look(&above, ("address", address.as_deref()), ("name", name.as_deref()), is_street);
        }
    }
}

fn of_entries(search: &mut Search, raw: &RawHuddle, known: &Resolver<'_>) {
    let is_day = |text: &str| day_in(text, &known.due_dates).is_some();
    let is_topic = |text: &str| known.names.is_listed_topic(text);
    let is_listed = |text: &str| known.names.is_listed(text);
    // An id is one word of small letters; a text has several words.
    let is_id = |text: &str| is_address_part(text) && !text.contains(char::is_uppercase);
    let is_sentence = |text: &Option<String>| text.as_deref().is_some_and(|text| text.trim().contains(' '));
    let division = raw.division.as_deref().and_then(|written| known.places.division(written));
    for (at, concern) in raw.concerns.iter().flatten().enumerate() {
        let Some(concern) = concern else { continue };
        let here = [Key("concerns"), Index(at)];
        let text = ("text", concern.text.as_deref());
        let topic = ("topic", concern.topic.as_deref());
        let area = ("response_area", concern.response_area.as_deref());
        search.look(&here, topic, text, is_topic);
        let is_area = |text: &str| division.is_some_and(|division| known.places.known_area(division, text).is_some());
        search.look(&here, area, text, is_area);
        search.look(&here, area, topic, |text| is_area(text) && !is_topic(text));
        if is_sentence(&concern.id) {
            search.look(&here, ("id", concern.id.as_deref()), text, is_id);
        }
    }
    for (at, commitment) in raw.commitments.iter().flatten().enumerate() {
        let Some(commitment) = commitment else { continue };
        let here = [Key("commitments"), Index(at)];
        let text = ("text", commitment.text.as_deref());
        search.look(&here, ("topic", commitment.topic.as_deref()), text, is_topic);
        search.look(&here, ("due", commitment.due.as_deref()), text, is_day);
        if is_sentence(&commitment.id) {
            search.look(&here, ("id", commitment.id.as_deref()), text, is_id);
        }
        if let Some(TextOr::Record(owner)) = &commitment.owner {
            let organization = ("organization", owner.organization.as_deref());
            let owner_path = [here[0], here[1], Key("owner")];
            search.look(&owner_path, organization, ("role", owner.role.as_deref()), is_listed);
        }
    }
    for (at, participant) in raw.participants.iter().flatten().enumerate() {
        let Some(TextOr::Record(person)) = participant else { continue };
        let here = [Key("participants"), Index(at)];
        let role = ("role", person.role.as_deref());
        let organization = ("organization", person.organization.as_deref());
        let sector = ("sector", person.sector.as_deref());
        search.look(&here, organization, role, is_listed);
        search.look(&here, sector, organization, |text| known.sectors.iter().any(|known| known == text));
        if is_name_for_role(person.name.as_deref().unwrap_or_default(), person.role.as_deref().unwrap_or_default()) {
            let own = person.name.clone().unwrap_or_default();
            search.look(&here, ("name", person.name.as_deref()), role, |text| text != own.trim());
        }
    }
    for (at, attachment) in raw.attachments.iter().flatten().enumerate() {
        let Some(attachment) = attachment else { continue };
        let is_file = |text: &str| SitePath::new(text).is_some_and(|path| known.media.contains_key(&path));
        let file = ("file", attachment.file.as_deref());
        search.look(&[Key("attachments"), Index(at)], file, ("title", attachment.title.as_deref()), is_file);
    }
    for (at, correction) in raw.corrections.iter().flatten().enumerate() {
        let Some(correction) = correction else { continue };
        let here = [Key("corrections"), Index(at)];
        let date = ("date", correction.date.as_deref());
        search.look(&here, date, ("by", correction.by.as_deref()), is_day);
        search.look(&here, date, ("reason", correction.reason.as_deref()), is_day);
    }
}

/// The field of a huddle that `key` names in the record or entry at `above`.
fn slot<'r>(raw: &'r mut RawHuddle, above: &[Step<'_>], key: &str) -> Option<&'r mut Option<String>> {
    fn place<'p>(raw: Option<&'p mut TextOr<RawLocation>>, key: &str) -> Option<&'p mut Option<String>> {
        match (raw?, key) {
            (TextOr::Record(place), "name") => Some(&mut place.name),
            (TextOr::Record(place), "address") => Some(&mut place.address),
            _ => None,
        }
    }
    Some(match (above, key) {
        ([], "approved_on") => &mut raw.approved_on,
        ([], "approved_by") => &mut raw.approved_by,
        ([], "date") => &mut raw.date,
        ([], "title") => &mut raw.title,
        ([], "start") => &mut raw.start,
        ([], "status") => &mut raw.status,
        ([], "minutes") => &mut raw.minutes,
        ([], "division") => &mut raw.division,
        ([], "response_areas") => raw.response_areas.as_mut()?.0.first_mut()?,
        ([Key("location")], _) => place(raw.location.as_mut(), key)?,
        ([Key("next"), Key("location")], _) => place(raw.next.as_mut()?.location.as_mut(), key)?,
        ([Key("concerns"), Index(at)], _) => {
            let concern = raw.concerns.as_mut()?.get_mut(*at)?.as_mut()?;
            match key {
                "id" => &mut concern.id,
                "topic" => &mut concern.topic,
                "response_area" => &mut concern.response_area,
                _ => &mut concern.text,
            }
        }
        ([Key("commitments"), Index(at)], _) => {
            let commitment = raw.commitments.as_mut()?.get_mut(*at)?.as_mut()?;
            match key {
                "id" => &mut commitment.id,
                "topic" => &mut commitment.topic,
                "due" => &mut commitment.due,
                _ => &mut commitment.text,
            }
        }
        ([Key("commitments"), Index(at), Key("owner")], _) => {
            match raw.commitments.as_mut()?.get_mut(*at)?.as_mut()?.owner.as_mut()? {
                TextOr::Text(_) => return None,
                TextOr::Record(owner) => match key {
                    "organization" => &mut owner.organization,
                    _ => &mut owner.role,
                },
            }
        }
        ([Key("participants"), Index(at)], _) => match raw.participants.as_mut()?.get_mut(*at)?.as_mut()? {
            TextOr::Text(_) => return None,
            TextOr::Record(person) => match key {
                "name" => &mut person.name,
                "role" => &mut person.role,
                "organization" => &mut person.organization,
                _ => &mut person.sector,
            },
        },
        ([Key("attachments"), Index(at)], _) => {
            let attachment = raw.attachments.as_mut()?.get_mut(*at)?.as_mut()?;
            if key == "file" { &mut attachment.file } else { &mut attachment.title }
        }
        ([Key("corrections"), Index(at)], _) => {
            let correction = raw.corrections.as_mut()?.get_mut(*at)?.as_mut()?;
            match key {
                "date" => &mut correction.date,
                "by" => &mut correction.by,
                _ => &mut correction.reason,
            }
        }
        _ => return None,
    })
}

/// Reports a pair at its first field, with both as they should be.
fn report(fields: &mut Fields<'_>, above: &[Step<'_>], keys: [&str; 2], dates: &DateGrammar) {
    let paths = keys.map(|key| [above, &[Key(key)]].concat());
    let written = paths.each_ref().map(|path| fields.text(path).map(|text| one_line(&text)).unwrap_or_default());
    let [first, second] = &written;
    let values = [second, first].map(|text| day_in(text, dates).unwrap_or_else(|| plain_or_quoted(text)));
    let lines: Vec<String> = keys.iter().zip(&values).map(|(key, value)| format!("{key}: {value}")).collect();
    // The later of the two first, so that it is still where it was.
    let mut edits: Vec<(usize, Option<Fix>)> = paths
        .iter()
        .zip(&values)
        .map(|(path, value)| (fields.span(path).map_or(0, |span| span.start), fields.put(path, value)))
        .collect();
    edits.sort_by_key(|(start, _)| std::cmp::Reverse(*start));
    let mut edits = edits.into_iter().map(|(_, edit)| edit);
    let fix = match (edits.next().flatten(), edits.next().flatten()) {
        (Some(later), Some(earlier)) => Some(later.with(Some(earlier))),
        _ => None,
    };
    let message = format!("`{}` and `{}` have each other's value", keys[0], keys[1]);
    let help = Help::new(format!("write `{}` and `{}`", lines[0], lines[1])).by(fix);
    fields.error_unless_mild(Code::WrongKind, &paths[0], message, help);
}
