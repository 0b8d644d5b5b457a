//! What is said of a file in which no date is found: what comes near to one in it, and what to do.

use super::clues::{HEADING, LINES, NAME, TITLE, body_of, joined_name, name_of, shown, title_of};
use super::roles::{self, Stated};
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::date;
use crate::record::model::written_date::DateGrammar;
use crate::record::parse::draft::Draft;
use chrono::Datelike;

/// What is said of a file without any date: what comes near to one in it, and what to do.
pub fn missing(draft: &Draft, grammar: &DateGrammar) -> Diag {
    let path = &draft.source.path;
    let name = path.file_name();
    let missing = |why: &str, help: Help| {
        Diag::new(Code::NotARecord, Place::file(path), format!("no date found in this file{why}: it is left out"), help)
    };
    let at_the_top = "or write it at the top of the file between two lines with only `---`";
    if let Some(day) =
        name.get(..10).and_then(|named| date::parse_day(named).ok()).filter(|day| !grammar.years.contains(&day.year()))
    {
        let why = format!(
            " (the year of {day} in its name is not one of {} to {})",
            grammar.years.start(),
            grammar.years.end()
        );
        let year = day.year();
        let swapped = year / 100 * 100 + year % 10 * 10 + year / 10 % 10;
        let meant = day.with_year(swapped).filter(|_| grammar.years.contains(&swapped));
        let rename = meant.and_then(|meant| Fix::rename(path, &format!("{meant}{}", &name[10..])));
        return missing(
            &why,
            match rename {
                Some(rename) => Help::typed("rename the file with the right year, perhaps ", rename),
                None => Help::new("rename the file with the right year"),
            },
        );
    }
    if let Some((place, words)) = of_something_else(draft, grammar) {
        let why = format!(" (\"{}\" in {place} may be the day of something else)", shown(&words));
        return missing(
            &why,
            Help::new(format!(
                "begin the file's name with its date, such as `2019-03-05 {name}`, {at_the_top}: `date: 2019-03-05`"
            )),
        );
    }
    let heading = draft.facts.body.first_heading.as_deref();
    let head = body_of(draft).lines().filter(|line| !line.trim().is_empty()).take(3);
    let stem = name_of(path).replace(['-', '_'], " ");
    let places =
        [(NAME, Some(stem.as_str())), (HEADING, heading)].into_iter().chain(head.map(|line| (LINES, Some(line))));
    let mut near = places.filter_map(|(place, text)| Some((place, day_without_year(text?, grammar)?)));
    match near.next() {
        Some((place, (words, day))) => {
            let why = format!(" (\"{}\" in {place} has no year)", shown(&words));
            let example = format!("{EXAMPLE_YEAR}-{day}");
            missing(
                &why,
                Help::new(format!(
                    "add the year: for {EXAMPLE_YEAR}, rename the file to `{example} {name}`, {at_the_top}: `date: \
                        {example}`"
                )),
            )
        }
        None => missing(
            "",
            Help::new(format!(
                "begin the file's name with its date, such as `2019-03-05 {name}` for March 5, 2019, {at_the_top}: \
                    `date: 2019-03-05`; or name the file under `skip:`"
            )),
        ),
    }
}

/// A date that was passed over, since the words beside it say that it is not the meeting's.
fn of_something_else(draft: &Draft, grammar: &DateGrammar) -> Option<(&'static str, String)> {
    let heading = draft.facts.body.first_heading.as_deref();
    let stated = [
        (NAME, roles::in_name(&joined_name(&draft.source.path), grammar)),
        (TITLE, title_of(draft).map_or(Stated::Nothing, |title| roles::in_title(title, grammar))),
        (HEADING, heading.map_or(Stated::Nothing, |heading| roles::in_title(heading, grammar))),
        (LINES, roles::in_text(body_of(draft), grammar)),
    ];
    stated.into_iter().find_map(|(place, stated)| match stated {
        Stated::Other(words) => Some((place, words)),
        _ => None,
    })
}

/// A year that stands for any.
const EXAMPLE_YEAR: i32 = 2019;

/// A day and its month in a text that has no year: its words, and both in digits.
fn day_without_year(text: &str, grammar: &DateGrammar) -> Option<(String, String)> {
    const WORDS: usize = 12;
    let spaced = spaced(text);
    let words: Vec<&str> = spaced.split_whitespace().take(WORDS).collect();
    let year = EXAMPLE_YEAR.to_string();
    (1..=words.len()).find_map(|at| {
        let with_year = [&words[..at], &[year.as_str()]].concat().join(" ");
        let date = grammar.date_in(&with_year).filter(|date| date.is_day() && date.end == with_year.len())?;
        let day = date.certain()?.day()?;
        let words = with_year[date.start..].trim_end_matches(&year).trim().to_owned();
        Some((words, day.format("%m-%d").to_string()))
    })
}

/// `march4` as `march 4`.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut last: Option<char> = None;
    for character in text.chars() {
        if last.is_some_and(|last| last.is_alphabetic() && character.is_ascii_digit()) {
            out.push(' ');
        }
        out.push(character);
        last = Some(character);
    }
    out
}
