//! The date of an adopted file: of what its details, its path, its name, its heading and its first lines tell, the first
//! that is certain. What can be read in two ways is decided by another of them, or by nobody.

use super::Draft;
use super::adopt::PathFacts;
use crate::diag::{Code, Diag, Fix, Help, Place};
use crate::model::RecordDate;
use crate::model::date;
use crate::model::written_date::{DateGrammar, WrittenDate};
use crate::source::Span;
use crate::text::{SitePath, one_line, shorten};
use chrono::Datelike;

/// Where a date was found, in words that go into a message.
const FIELD: &str = "`date:`";
const PATH: &str = "the path";
const NAME: &str = "the file's name";
const HEADING: &str = "the first heading";
const FOLDERS: &str = "the folders";
const LINES: &str = "the first lines";

/// How much of the text is looked at, in characters.
const HEAD: usize = 400;

/// What one place tells.
struct Clue {
    place: &'static str,
    text: String,
    /// What the text means; none where it holds no date at all.
    date: Option<WrittenDate>,
}

impl Clue {
    fn certain(&self) -> Option<RecordDate> {
        self.date.as_ref().and_then(WrittenDate::certain)
    }

    fn is_day(&self) -> bool {
        self.date.as_ref().is_some_and(WrittenDate::is_day)
    }

    fn is_unclear(&self) -> bool {
        self.date.as_ref().is_some_and(|date| date.readings.len() > 1)
    }

    /// Whether the date may be meant here.
    fn allows(&self, day: RecordDate) -> bool {
        self.date.as_ref().is_none_or(|date| date.readings.contains(&day))
    }
}

/// What came of looking.
pub enum Dating {
    /// The date, and what is to be said of the `date:` that was not followed.
    Found(RecordDate, Option<String>),
    /// Why there is none, in words.
    Unclear(String),
    /// No place has a date.
    Nothing,
}

/// Finds the date of a file whose own field says `written`.
pub fn date_of(draft: &Draft, written: Option<&str>, facts: &PathFacts, grammar: &DateGrammar) -> Dating {
    let clues = clues(draft, written, facts, grammar);
    let Some((at, mut found)) = first_certain(&clues) else { return nothing(&clues) };
    let place = clues[at].place;
    if let (RecordDate::Month(..), Some(day)) = (found, day_within(&clues, found)) {
        found = day;
    }
    if let Some(day) = clues[at].date.as_ref().and_then(|date| date.midnight) {
        // Midnight of universal time is what programs write for a day without a time.
        let written = RecordDate::Day(day);
        if clues.iter().any(|clue| clue.place != place && clue.certain() == Some(written)) {
            return Dating::Found(written, None);
        }
        let note = (written != found).then(|| format!("midnight of universal time on {day} is still {found} in the site's time zone"));
        return Dating::Found(found, note);
    }
    let note = match clues.first() {
        Some(field) if at > 0 && field.place == FIELD && !field.is_unclear() => {
            Some(format!("\"{}\" is not a date that can be used; {place} has {found}, which is taken", shown(&field.text)))
        }
        _ => None,
    };
    Dating::Found(found, note)
}

/// Where the first heading has another day than the file's name, which was followed.
pub fn other_in_heading(draft: &Draft, taken: RecordDate, grammar: &DateGrammar) -> Option<Diag> {
    let source = &draft.source;
    let certain_day = |text: &str| grammar.date_in(text).filter(|date| date.certain().and_then(RecordDate::day).is_some());
    let named = certain_day(&name_of(&source.path).replace(' ', "_"))?;
    let heading = draft.facts.body.first_heading.as_deref()?;
    let written = certain_day(heading)?;
    let (named, day) = (named.certain()?, written.certain()?);
    if named != taken || named == day {
        return None;
    }
    let words = &heading[written.start..written.end];
    let body = draft.split.body.start;
    let at = source.text[body..].find(words).map_or(Span::new(body, body), |at| Span::new(body + at, body + at + words.len()));
    let message = format!("the heading says {}, but the file's name says {named}, which is taken", one_line(words));
    let name = source.path.file_name();
    let rename = name.strip_prefix(&named.to_string()).and_then(|rest| Fix::rename(&source.path, &format!("{day}{rest}")));
    let help = match rename {
        Some(rename) => Help::typed("if the heading is right, rename the file to ", rename).and("; else correct the heading"),
        None => Help::new("give the file the right day in its name, or correct the heading"),
    };
    Some(Diag::new(Code::FileNameDate, Place::new(source, at), message, help))
}

/// The first certain date that no place before it speaks against.
fn first_certain(clues: &[Clue]) -> Option<(usize, RecordDate)> {
    clues.iter().enumerate().find_map(|(at, clue)| {
        let date = clue.certain()?;
        let fits = |before: &Clue| !before.is_unclear() || before.allows(date);
        // Where the heading has a day that does not exist, another day in the text is likely of something else.
        let broken = |before: &Clue| {
            clue.place == LINES && matches!(before.place, NAME | HEADING) && !before.is_unclear() && before.certain().is_none()
        };
        clues[..at].iter().all(|before| fits(before) && !broken(before)).then_some((at, date))
    })
}

/// A day of the month that another place has.
fn day_within(clues: &[Clue], month: RecordDate) -> Option<RecordDate> {
    let within = |day: &RecordDate| day.day().is_some() && day.first_day() >= month.first_day() && day.last_day() <= month.last_day();
    clues.iter().filter_map(Clue::certain).find(within)
}

fn nothing(clues: &[Clue]) -> Dating {
    if let Some(Clue { place, text, date: Some(date) }) = clues.iter().find(|clue| clue.is_unclear()) {
        let readings: Vec<String> = date.readings.iter().map(ToString::to_string).collect();
        let words = text.get(date.start..date.end).unwrap_or(text);
        return Dating::Unclear(format!("\"{}\" in {place} could be {}", shown(words), readings.join(" or ")));
    }
    if let Some(Clue { place, text, date: Some(date) }) = clues.iter().find(|clue| clue.date.is_some()) {
        return Dating::Unclear(format!(
            "there is no day \"{}\", which is in {place}",
            shown(text.get(date.start..date.end).unwrap_or(text))
        ));
    }
    match clues.iter().find(|clue| clue.place == FIELD) {
        Some(field) => Dating::Unclear(format!("\"{}\" in {FIELD} is not a date that can be used", shown(&field.text))),
        None => Dating::Nothing,
    }
}

/// What is said of a file without any date: what comes near to one in it, and what to do.
pub fn missing(draft: &Draft, grammar: &DateGrammar) -> Diag {
    let path = &draft.source.path;
    let name = path.file_name();
    let tell = |why: &str, help: Help| {
        Diag::new(Code::NotARecord, Place::file(path), format!("no date found in this file{why}: it is left out"), help)
    };
    let at_the_top = "or write it at the top of the file between two lines with only `---`";
    if let Some(day) = name.get(..10).and_then(|named| date::parse_day(named).ok()).filter(|day| !grammar.years.contains(&day.year())) {
        let why = format!(" (the year of {day} in its name is not one of {} to {})", grammar.years.start(), grammar.years.end());
        let year = day.year();
        let swapped = year / 100 * 100 + year % 10 * 10 + year / 10 % 10;
        let meant = day.with_year(swapped).filter(|_| grammar.years.contains(&swapped));
        let rename = meant.and_then(|meant| Fix::rename(path, &format!("{meant}{}", &name[10..])));
        return tell(
            &why,
            match rename {
                Some(rename) => Help::typed("rename the file with the right year, perhaps ", rename),
                None => Help::new("rename the file with the right year"),
            },
        );
    }
    let heading = draft.facts.body.first_heading.as_deref();
    let head = draft.source.text[draft.split.body.start..draft.split.body.end].lines().filter(|line| !line.trim().is_empty()).take(3);
    let stem = name_of(path).replace(['-', '_'], " ");
    let places = [(NAME, Some(stem.as_str())), (HEADING, heading)].into_iter().chain(head.map(|line| (LINES, Some(line))));
    let mut near = places.filter_map(|(place, text)| Some((place, day_without_year(text?, grammar)?)));
    match near.next() {
        Some((place, (words, day))) => {
            let why = format!(" (\"{}\" in {place} has no year)", shown(&words));
            let example = format!("{EXAMPLE_YEAR}-{day}");
            tell(
                &why,
                Help::new(format!(
                    "add the year: for {EXAMPLE_YEAR}, rename the file to `{example} {name}`, {at_the_top}: `date: {example}`"
                )),
            )
        }
        None => tell(
            "",
            Help::new(format!(
                "begin the file's name with its date, such as `2019-03-05 {name}` for March 5, 2019, {at_the_top}: `date: 2019-03-05`; or name the file under `skip:`"
            )),
        ),
    }
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

fn shown(text: &str) -> String {
    shorten(&one_line(text), 40).into_owned()
}

/// What each place tells, in the order in which they count.
fn clues(draft: &Draft, written: Option<&str>, facts: &PathFacts, grammar: &DateGrammar) -> Vec<Clue> {
    let mut clues = Vec::new();
    if let Some(text) = written.map(str::trim).filter(|text| !text.is_empty()) {
        clues.push(Clue { place: FIELD, text: text.to_owned(), date: plain_or_written(text, grammar) });
    }
    if let Some(text) = &facts.date {
        // Words that only stand where the date is in other files tell nothing.
        let text = text.replace(' ', "_");
        let date = plain_or_written(&text, grammar);
        clues.extend(date.map(|date| Clue { place: PATH, text, date: Some(date) }));
    }
    let mut look = |place: &'static str, text: String| {
        let date = grammar.date_in(&text);
        clues.extend(date.map(|date| Clue { place, text, date: Some(date) }));
    };
    look(NAME, name_of(&draft.source.path).replace(' ', "_"));
    if let Some(heading) = &draft.facts.body.first_heading {
        look(HEADING, heading.clone());
    }
    let folders = in_folders(&draft.source.path, grammar).filter(|_| !clues.iter().any(|clue| clue.place == NAME));
    let (day, month) = folders.map_or((None, None), |clue| if clue.is_day() { (Some(clue), None) } else { (None, Some(clue)) });
    clues.extend(day);
    let body = &draft.source.text[draft.split.body.start..draft.split.body.end];
    let head = body.char_indices().nth(HEAD).map_or(body, |(cut, _)| &body[..cut]);
    let dates = head.lines().filter_map(|line| Some((line, in_line(line, grammar)?)));
    let mut dates: Vec<Clue> = dates.map(|(line, date)| Clue { place: LINES, text: line.to_owned(), date: Some(date) }).collect();
    dates.sort_by_key(|clue| clue.date.as_ref().is_some_and(|date| !date.is_day()));
    clues.extend(dates);
    clues.extend(month);
    clues
}

/// What folders of years tell: `2024/04/02/minutes.md`, `2024/06/18-minutes.md`, `2024/June 18.md`.
fn in_folders(path: &SitePath, grammar: &DateGrammar) -> Option<Clue> {
    let (folders, _) = path.as_str().rsplit_once('/')?;
    let name = name_of(path);
    let folders: Vec<&str> = folders.split('/').collect();
    let is_year = |folder: &&str| folder.len() == 4 && folder.parse().is_ok_and(|year| grammar.years.contains(&year));
    let at = folders.iter().rposition(is_year)?;
    let year = folders[at];
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| (1..=2).contains(&text.len()));
    let leading = name.split(|c: char| !c.is_ascii_digit()).next().filter(|digits| digits.len() == 2);
    let month = folders.get(at + 1).and_then(|folder| number(folder));
    let day = month.and_then(|_| folders.get(at + 2)).and_then(|folder| number(folder)).or_else(|| number(leading?));
    let texts = match (month, day) {
        (Some(month), Some(day)) => vec![format!("{year}-{month:02}-{day:02}")],
        (Some(month), None) => vec![format!("{year}-{month:02}")],
        _ => {
            // A folder with the name of the month is read with the name of the file: `2024/June/18.md`.
            let name = [&folders[at + 1..], &[name]].concat().join(" ").replace(['-', '_'], " ");
            let words: Vec<&str> = name.split_whitespace().collect();
            let with_year = |at: usize| [&words[..at], &[year], &words[at..]].concat().join(" ");
            (0..=words.len()).rev().map(with_year).chain([format!("{year}_{}", words.join("_"))]).collect()
        }
    };
    let mut read = texts.into_iter().filter_map(|text| {
        let date = plain_or_written(&text, grammar).filter(|date| !date.readings.is_empty())?;
        Some(Clue { place: FOLDERS, text, date: Some(date) })
    });
    let first = read.next()?;
    if first.is_day() { Some(first) } else { read.find(Clue::is_day).or(Some(first)) }
}

/// The file's name as far as it can hold a date: `2023.12.3-minutes.md` has more dots than one.
fn name_of(path: &SitePath) -> &str {
    let name = path.file_name();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A plain date of the record format, where its year is plausible, or one in words.
fn plain_or_written(text: &str, grammar: &DateGrammar) -> Option<WrittenDate> {
    match date::parse(text) {
        Ok(date) if grammar.years.contains(&date.year()) => {
            Some(WrittenDate { start: 0, end: text.len(), readings: vec![date], midnight: None })
        }
        Ok(_) => None,
        Err(_) => grammar.date_in(text),
    }
}

/// A date in a line of the text. A month in a sentence is what the sentence is about, not when people met.
fn in_line(line: &str, grammar: &DateGrammar) -> Option<WrittenDate> {
    const FEW: usize = 5;
    grammar.date_in(line).filter(|date| date.is_day() || line.split_whitespace().count() <= FEW)
}
