//! Nothing is there twice: no record under two names, no code or name of two places, no name of two topics or
//! organizations.

use super::Checked;
use crate::diagnostics::{Code, Diag, Place, Severity};
use crate::record::model::{AreaIndex, Body, DivisionIndex, Level, Site, SourceIndex, Text, Validity};
use crate::record::parse::tree::Step::{Index, Key};
use crate::record::resolve::outlines::place;
use crate::record::resolve::settings;
use crate::text::source::{Source, Span};
use crate::text::{fold, list_of};
use std::collections::HashMap;
use std::hash::Hash;

/// Reports records, places, topics and organizations that are there twice.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    records(checked.site, diags);
    places(checked.site, diags);
    lists(checked, diags);
}

/// Records of one day and place with one text. Huddles and updates are in the order of their days.
fn records(site: &Site, diags: &mut Vec<Diag>) {
    for day in site.huddles.chunk_by(|one, two| one.date == two.date).filter(|day| day.len() > 1) {
        let areas = |areas: &[AreaIndex]| {
            let mut sorted = areas.to_vec();
            sorted.sort();
            sorted
        };
        same(
            site,
            day.iter().map(|huddle| ((huddle.division, areas(&huddle.areas)), &huddle.body)),
            "division, response areas, date",
            diags,
        );
    }
    for day in site.updates.chunk_by(|one, two| one.date == two.date).filter(|day| day.len() > 1) {
        let reports = day.iter().map(|update| {
            let mut commitments: Vec<usize> = update.reports.iter().map(|(index, _)| index.position()).collect();
            commitments.sort_unstable();
            (commitments, &update.body)
        });
        same(site, reports, "date, reports", diags);
    }
}

/// Of the records with one key, those that say the same as one before them in the order of the files.
fn same<'a, K: Eq + Hash>(
    site: &Site,
    records: impl Iterator<Item = (K, &'a Body)>,
    what: &str,
    diags: &mut Vec<Diag>,
) {
    let mut groups: HashMap<K, Vec<&Body>> = HashMap::new();
    for (key, body) in records {
        groups.entry(key).or_default().push(body);
    }
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        // `….md` before `…-final.md`.
        group.sort_by_key(|body| (site.source(body.source).path.stem(), body.source));
        let mut first: HashMap<Vec<&str>, SourceIndex> = HashMap::new();
        for body in group {
            let source = site.source(body.source);
            let Some(other) = first.get(&said(site, body)) else {
                first.insert(said(site, body), body.source);
                continue;
            };
            let start = Span::new(source.beginning(), source.beginning());
            let message =
                format!("this record says the same as {}: it has the same {what} and text", site.source(*other).path);
            diags.push(Diag::new(
                Code::Repeated,
                Place::new(source, start),
                message,
                "keep one of the two files, and delete the other",
            ));
        }
    }
}

/// The lines of a record's text; where it has none, those of its details, but for its id.
fn said<'a>(site: &'a Site, body: &Body) -> Vec<&'a str> {
    let source = site.source(body.source);
    let lines = |text: &'a str| text.lines().map(str::trim).filter(|line| !line.is_empty());
    let own: Vec<&str> = lines(&source.text[body.span.start..body.span.end]).collect();
    if own.is_empty() {
        lines(&source.text[..body.span.start]).filter(|line| !line.starts_with("id:")).collect()
    } else {
        own
    }
}

/// Divisions with one code or name, and response areas of one division with one name, that exist at the same time: a
/// record that is written with it would go to the first of the two.
fn places(site: &Site, diags: &mut Vec<Diag>) {
    let divisions: Vec<DivisionIndex> = (0..site.divisions.len()).map(DivisionIndex::at).collect();
    let validity = |level| site.validity(level);
    let mut reported_pairs = copied_divisions(site, diags);
    for field in ["name", "code"] {
        let value = |index: &DivisionIndex| {
            let division = site.division(*index);
            fold::words(if field == "code" { &division.code } else { &division.name.original })
        };
        pairs(&divisions, value, |index| validity(Level::Division(index)), &mut |one, two| {
            let [first, second] = [one, two].map(|index| site.division(index));
            // Two files with one id are reported by their address.
            if first.id == second.id || reported_pairs.contains(&(one, two)) {
                return;
            }
            reported_pairs.push((one, two));
            let written = if field == "code" { &second.code } else { &second.name.original };
            let message =
                format!("\"{written}\" is the {field} of two divisions: \"{}\" and \"{}\"", first.id, second.id);
            let help = format!("write the {field} that the division has, here or in {}", file_of(site, one));
            reported(place(site, Level::Division(two), field), message, help, diags);
        });
    }
    for division in &site.divisions {
        let value = |index: &AreaIndex| numbered(&fold::words(&site.area(*index).name.original));
        pairs(&division.areas, value, |index| validity(Level::Area(index)), &mut |one, two| {
            let [first, second] = [one, two].map(|index| site.area(index));
            let message = format!(
                "two response areas of {} are called \"{}\": \"{}\" and \"{}\"",
                division.name.original, second.name.original, first.id, second.id
            );
            reported(
                place(site, Level::Area(two), "name"),
                message,
                "give each the name that it has".to_owned(),
                diags,
            );
        });
    }
}

/// Divisions with response areas of another: the file was a form for it. The copy is the one whose name the areas' ids
/// do not begin with.
fn copied_divisions(site: &Site, diags: &mut Vec<Diag>) -> Vec<(DivisionIndex, DivisionIndex)> {
    let mut owner: HashMap<&str, DivisionIndex> = HashMap::new();
    let mut shared: Vec<(DivisionIndex, DivisionIndex, Vec<&str>)> = Vec::new();
    for area in &site.areas {
        let Some(other) = owner.get(area.id.as_str()).copied().filter(|other| *other != area.division) else {
            owner.insert(&area.id, area.division);
            continue;
        };
        match shared.iter_mut().find(|(one, two, _)| (*one, *two) == (other, area.division)) {
            Some((.., ids)) => ids.push(&area.id),
            None => shared.push((other, area.division, vec![&area.id])),
        }
    }
    for (one, two, ids) in &shared {
        let begin_with = |index: DivisionIndex| ids.iter().all(|id| id.starts_with(site.division(index).id.as_str()));
        let (original, copy) = if begin_with(*two) && !begin_with(*one) { (*two, *one) } else { (*one, *two) };
        let name = &site.division(copy).id;
        let message = format!(
            "this division has response areas of {}: {}",
            file_of(site, original),
            list_of(ids.iter().copied(), 4)
        );
        let help = format!(
            "give it response areas of its own, such as `{name}-1`, with their own streets and outlines, and a code of \
                its own"
        );
        reported(place(site, Level::Division(copy), "response_areas"), message, help, diags);
    }
    shared.into_iter().map(|(one, two, _)| (one.min(two), one.max(two))).collect()
}

/// Two topics or organizations of site.yaml with one name.
fn lists(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let Some(source) = checked.settings else { return };
    let topics = site.topics.iter().filter(|_| site.config.topics_closed).map(|topic| (topic.id.as_str(), &topic.name));
    let organizations =
        site.organizations.iter().filter(|known| known.listed).map(|known| (known.id.as_str(), &known.name));
    names(source, "topics", topics, diags);
    names(source, "organizations", organizations, diags);
}

fn names<'a>(
    source: &Source,
    key: &'static str,
    list: impl Iterator<Item = (&'a str, &'a Text)>,
    diags: &mut Vec<Diag>,
) {
    let mut first: HashMap<String, &str> = HashMap::new();
    for (at, (id, Text { original: name, .. })) in list.enumerate() {
        if let Some(other) = first.get(&fold::words(name)) {
            let message = format!("two {key} are called \"{name}\": \"{other}\" and \"{id}\"");
            let help = "delete one of the two, or give each the name that it has".to_owned();
            reported(settings::place(source, &[Key(key), Index(at)]), message, help, diags);
        } else {
            first.insert(fold::words(name), id);
        }
    }
}

/// Each two of the list that have one value at one time, the second with the first before it.
fn pairs<'a, I: Copy>(
    list: &[I],
    value: impl Fn(&I) -> String,
    validity: impl Fn(I) -> &'a Validity,
    report: &mut dyn FnMut(I, I),
) {
    let mut known: HashMap<String, Vec<I>> = HashMap::new();
    for index in list {
        let value = value(index);
        if value.is_empty() {
            continue;
        }
        let before = known.entry(value).or_default();
        if let Some(other) = before.iter().find(|other| validity(**other).overlaps(validity(*index))) {
            report(*other, *index);
        }
        before.push(*index);
    }
}

fn reported(place: Place, message: String, help: String, diags: &mut Vec<Diag>) {
    let mut diag = Diag::new(Code::Repeated, place, message, help);
    diag.severity = Severity::Error;
    diags.push(diag);
}

fn file_of(site: &Site, index: DivisionIndex) -> String {
    let body = site.division(index).body.as_ref();
    body.map_or_else(|| site.division(index).id.clone(), |body| site.source(body.source).path.to_string())
}

/// "area 02" as "area 2".
fn numbered(name: &str) -> String {
    let plain = |word: &str| {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            word.trim_start_matches('0').to_owned()
        } else {
            word.to_owned()
        }
    };
    name.split(' ').map(plain).collect::<Vec<_>>().join(" ")
}
