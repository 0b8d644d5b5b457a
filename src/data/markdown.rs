//! A record as a file of Markdown: a few lines of YAML from its row, its title, and the text that is published.

use super::published::Published;
use super::{bodies, places, records, v1};
use crate::record::model::{Language, RecordIndex};
use crate::site::plan::{self, Planned, data};
use crate::text::markdown::source;
use crate::text::{is_unprintable, one_line};
use std::fmt::Write;

/// What stands around the text of a record, in its language.
pub struct Around<'a> {
    /// Below the title: what the record says in its details.
    pub before: &'a str,
    /// At the end: lists of what was raised, promised and reported.
    pub after: &'a str,
    /// The heading of an agenda, which stands below the text.
    pub agenda: &'a str,
}

/// The file of a record in a language, with this text and what stands around it.
pub fn file(
    published: Published<'_>,
    record: RecordIndex,
    language: &Language,
    (body, around): (&str, &Around<'_>),
) -> String {
    let agenda = around.agenda;
    let site = published.site;
    let title = one_line(bodies::title(published, record, language).unwrap_or_default());
    let mut details = Details(String::from("---\n"));
    if !title.is_empty() {
        details.text("title", &title);
    }
    match record {
        RecordIndex::Huddle(index) => of_huddle(&mut details, published, &records::huddle(&published, index), language),
        RecordIndex::Update(index) => {
            let row = records::update(&published, index);
            details.text("date", &row.date.to_string());
        }
        RecordIndex::Division(index) => {
            let row = places::division(&published, index);
            details.list("areas", site.division(index).areas.iter().map(|area| name(&site.area(*area).name, language)));
            details.maybe("last_changed", row.last_changed);
        }
        RecordIndex::Page(_) => {}
    }
    details.text("language", language);
    let page = plan::address(site, bodies::page_in(published, record, language));
    details.text("address", &format!("{}{page}", site.config.base_url));
    let document = plan::beside(site, Planned { key: plan::key_of(record), language: 0 }, data::RECORD);
    details.text("data", &format!("{}{document}", site.config.base_url));
    details.0.push_str("---\n");
    if !title.is_empty() {
        let _ = write!(details.0, "\n# {}\n", source::escaped(&title));
    }
    for part in [around.before, body].into_iter().filter(|part| !part.is_empty()) {
        details.0.push('\n');
        details.0.push_str(part);
    }
    if let RecordIndex::Huddle(index) = record
        && let Some(text) = bodies::agenda(published, index, language)
    {
        let says_so =
            text.lines().next().is_some_and(|line| line.trim_start_matches('#').trim().eq_ignore_ascii_case(agenda));
        let heading = if says_so { String::new() } else { format!("## {}\n\n", source::escaped(agenda)) };
        let _ = write!(details.0, "\n{heading}{text}");
    }
    if !around.after.is_empty() {
        let _ = write!(details.0, "\n{}", around.after);
    }
    details.0
}

fn of_huddle(details: &mut Details, published: Published<'_>, row: &v1::Huddle<'_>, language: &Language) {
    let site = published.site;
    let named = |id: &str| site.divisions.iter().find(|division| division.id == id);
    let month = row.date_precision == "month";
    details.text("date", &row.date.format(if month { "%Y-%m" } else { "%Y-%m-%d" }).to_string());
    let said = [("start", &row.start), ("end", &row.end)];
    for (key, value) in said.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?))) {
        details.text(key, value);
    }
    if row.start.is_some() {
        details.text("timezone", &row.timezone);
    }
    let place: Vec<&str> =
        [&row.location_name, &row.location_address].into_iter().filter_map(Option::as_deref).collect();
    if !place.is_empty() {
        details.text("place", &one_line(&place.join(", ")));
    }
    details.text("division", named(&row.division_id).map_or("", |division| name(&division.name, language)));
    let areas = row
        .area_ids
        .iter()
        .filter_map(|id| id.split_once('/').and_then(|(division, area)| Some((named(division)?, area))));
    let areas = areas
        .filter_map(|(division, id)| division.areas.iter().map(|area| site.area(*area)).find(|area| area.id == id));
    details.list("areas", areas.map(|area| name(&area.name, language)));
    details.text("status", &row.status);
    details.text("minutes", &row.minutes);
    details.maybe("approved_on", row.approved_on);
    details.maybe("last_changed", row.last_changed);
}

fn name<'a>(text: &'a crate::record::model::Text, language: &str) -> &'a str {
    text.translated(language).unwrap_or(&text.original)
}

/// Lines of YAML. Every value is in double quotes, so that none is read as anything but the text that it is.
struct Details(String);

impl Details {
    fn text(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.0, "{key}: {}", quoted(value));
    }

    fn maybe(&mut self, key: &str, day: Option<chrono::NaiveDate>) {
        if let Some(day) = day {
            self.text(key, &day.to_string());
        }
    }

    fn list<'t>(&mut self, key: &str, values: impl Iterator<Item = &'t str>) {
        let values: Vec<String> = values.map(quoted).collect();
        let _ = writeln!(self.0, "{key}: [{}]", values.join(", "));
    }
}

/// A double-quoted scalar (YAML 1.2.2, 7.3.1): what JSON writes, with what YAML takes for a line break, or does not
/// take at all, by its number.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\n' | '\r' | '\t' => {
                let _ = write!(out, "\\u{:04X}", character as u32);
            }
            _ if is_unprintable(character) => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}
