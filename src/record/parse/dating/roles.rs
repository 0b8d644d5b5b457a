//! What a date in a text is the date of, by the words around it: of the meeting; of something else, such as an
//! approval, a deadline or the number of an ordinance; or nobody says. Dates that may be the meeting's and differ are
//! all its readings.

use super::words::{Around, Role, is_alone, is_in_address, is_joined, is_label, role};
use crate::record::model::RecordDate;
use crate::record::model::written_date::{DateGrammar, WrittenDate};

/// What a text says of the meeting's date.
#[derive(Debug, PartialEq)]
pub enum Stated {
    /// It holds no date.
    Nothing,
    /// Its dates are of something else: the words of the first.
    Other(String),
    /// The words, and what they can mean. Whether the text says that it is the meeting's date.
    Date { words: String, date: WrittenDate, sure: bool },
}

/// The words of a date and what they can mean.
type Dated = (String, WrittenDate);

/// How much of the text is looked at, in characters, up to the end of the line.
const HEAD: usize = 400;
/// A line of at least so many bytes goes on in the next.
const WRAPPED: usize = 50;
/// Lines at the top that may say what the minutes are, and the most words of one.
const TITLE_LINES: usize = 3;
const TITLE_WORDS: usize = 10;
/// A month in a longer line is what the line is about, not when people met.
const WORDS_OF_MONTH: usize = 5;
/// The most days of one meeting that are written as a range.
const RANGE: i64 = 7;

/// What a title says of the meeting's date.
pub fn in_title(title: &str, grammar: &DateGrammar) -> Stated {
    let dates = dates(title, grammar);
    in_words(title, &dates, |at| role(&Around::in_title(title, &dates, at), grammar))
}

/// What the name of a file says: the date that it begins with is its own.
pub fn in_name(name: &str, grammar: &DateGrammar) -> Stated {
    let dates = dates(name, grammar);
    in_words(name, &dates, |at| {
        if dates[at].start == 0 { Role::Meeting } else { role(&Around::in_name(name, &dates, at), grammar) }
    })
}

fn in_words(text: &str, dates: &[WrittenDate], role_of: impl Fn(usize) -> Role) -> Stated {
    let mut meeting = Vec::new();
    let mut open = Vec::new();
    let mut other = None;
    let mut role = Role::Open;
    for (at, date) in dates.iter().enumerate() {
        let words = text[date.start..date.end].to_owned();
        if !(at > 0 && is_joined(&text[dates[at - 1].end..date.start])) {
            role = role_of(at);
        }
        match role {
            Role::Meeting => meeting.push((words, date.clone())),
            Role::Open => open.push((words, date.clone())),
            Role::Other => other = other.or(Some(words)),
        }
    }
    let has_day = meeting.iter().any(|(_, date)| date.is_day());
    let stated = if has_day { decided(&meeting, &open) } else { combined([meeting, open].concat()) };
    stated.map_or(other.map_or(Stated::Nothing, Stated::Other), |(words, date)| Stated::Date {
        words,
        date,
        sure: true,
    })
}

/// What the first dates come to; where that is unclear, a date of the others decides.
fn decided(first: &[Dated], others: &[Dated]) -> Option<Dated> {
    let all = || combined([first, others].concat());
    let own = combined(first.to_vec())?;
    let is_certain = |(_, date): &Dated| date.certain().is_some();
    if is_certain(&own) { Some(own) } else { all().filter(is_certain).or(Some(own)) }
}

/// What the text says: lines that name the date, then sentences that say it, then any date where all of the text agree.
pub fn in_text(body: &str, grammar: &DateGrammar) -> Stated {
    let cut = body.char_indices().nth(HEAD).map_or(body.len(), |(cut, _)| cut);
    let head = &body[..body[cut..].find('\n').map_or(body.len(), |length| cut + length)];
    let mut levels: [Vec<Dated>; 3] = Default::default();
    let mut other = None;
    let lines = unwrapped(head);
    // The first heading is a place of its own.
    let heading =
        lines.iter().position(|line| line.starts_with('#') && line.trim_start_matches('#').starts_with([' ', '\t']));
    let lines = lines.iter().enumerate().filter(|(number, _)| Some(*number) != heading).map(|(_, line)| line);
    for (number, line) in lines.enumerate() {
        let (stated, passed) = in_line(line, grammar, number < TITLE_LINES);
        other = other.or(passed);
        for (level, words, date) in stated {
            levels[level].push((words, date));
        }
    }
    let [labelled, said, open] = levels;
    let below = [said.as_slice(), &open].concat();
    if let Some((words, date)) = decided(&labelled, &below) {
        return Stated::Date { words, date, sure: true };
    }
    if let Some((words, date)) = decided(&said, &open) {
        return Stated::Date { words, date, sure: false };
    }
    if open.is_empty() {
        return other.map_or(Stated::Nothing, Stated::Other);
    }
    let beyond = unwrapped(&body[head.len()..]).into_iter().flat_map(|line| in_line(&line, grammar, false).0);
    let all = open
        .into_iter()
        .chain(beyond.filter(|(_, _, date)| date.is_day()).map(|(_, words, date)| (words, date)))
        .collect();
    combined(all).map_or(Stated::Nothing, |(words, date)| Stated::Date { words, date, sure: false })
}

/// The dates of a line that may be the meeting's, each with how clearly that is said, and one that is of something
/// else.
fn in_line(line: &str, grammar: &DateGrammar, on_top: bool) -> (Vec<(usize, String, WrittenDate)>, Option<String>) {
    let dates = dates(line, grammar);
    let count = line.split_whitespace().count();
    let is_title = on_top && count <= TITLE_WORDS && !line.trim_end().ends_with(['.', '!', '?']);
    let mut stated = Vec::new();
    let mut other = None;
    let mut own = Role::Open;
    for (at, date) in dates.iter().enumerate() {
        if !date.is_day() && count > WORDS_OF_MONTH {
            continue;
        }
        let words = line[date.start..date.end].to_owned();
        if !(at > 0 && is_joined(&line[dates[at - 1].end..date.start])) {
            own = role(&Around::in_text(line, &dates, at), grammar);
        }
        let level = match own {
            Role::Other => {
                other = other.or(Some(words));
                continue;
            }
            _ if is_alone(line, &dates, grammar) || is_label(&line[..date.start], grammar) => 0,
            Role::Meeting => 1,
            Role::Open if is_title => 1,
            Role::Open => 2,
        };
        stated.push((level, words, date.clone()));
    }
    (stated, other)
}

/// The dates of a text, without those in addresses of pages, and of the first and last day of one meeting the first.
fn dates(text: &str, grammar: &DateGrammar) -> Vec<WrittenDate> {
    let mut dates: Vec<WrittenDate> = grammar.dates_in(text);
    dates.retain(|date| !is_in_address(&text[..date.start]));
    let is_range = |one: &WrittenDate, two: &WrittenDate| {
        let days = |date: &WrittenDate| date.certain().and_then(RecordDate::day);
        let gap = text[one.end..two.start].trim();
        let joins = matches!(gap, "-" | "–" | "—" | "to" | "through" | "al" | "a" | "bis");
        joins && days(one).zip(days(two)).is_some_and(|(one, two)| (1..=RANGE).contains(&(two - one).num_days()))
    };
    let second: Vec<usize> = (1..dates.len()).filter(|at| is_range(&dates[at - 1], &dates[*at])).collect();
    let mut at = 0;
    dates.retain(|_| {
        at += 1;
        !second.contains(&(at - 1))
    });
    dates
}

/// Dates that should be one: that, or all that they can mean.
fn combined(mut dates: Vec<Dated>) -> Option<Dated> {
    if dates.iter().any(|(_, date)| date.is_day()) {
        dates.retain(|(_, date)| date.is_day());
    }
    if dates.first()?.1.readings.is_empty() {
        return dates.into_iter().next();
    }
    dates.retain(|(_, date)| !date.readings.is_empty());
    let certain: Vec<RecordDate> = dates.iter().filter_map(|(_, date)| date.certain()).collect();
    if let Some(one) = certain.first()
        && dates.iter().all(|(_, date)| date.allows(*one))
    {
        return dates.into_iter().find(|(_, date)| date.certain() == Some(*one));
    }
    let mut readings: Vec<RecordDate> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for (written, date) in &dates {
        let new = date.readings.iter().filter(|reading| !readings.contains(reading)).copied().collect::<Vec<_>>();
        if !new.is_empty() {
            words.push(written);
            readings.extend(new);
        }
    }
    let words = words.join(" and ");
    let date = WrittenDate { start: 0, end: words.len(), readings, midnight: None };
    Some((words, date))
}

/// The lines of a text, with those joined that only the width of a page broke.
fn unwrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let trimmed = line.trim();
        let begins = trimmed.is_empty() || trimmed.starts_with(['-', '*', '+', '#', '|', '>', '•']);
        match lines.last_mut() {
            Some(last) if goes_on && !begins => {
                last.push(' ');
                last.push_str(trimmed);
            }
            _ if !trimmed.is_empty() => lines.push(trimmed.to_owned()),
            _ => {}
        }
        let hangs = trimmed.split_whitespace().next_back().is_some_and(super::words::is_filler);
        goes_on = !trimmed.is_empty() && !trimmed.starts_with('#') && (trimmed.len() >= WRAPPED || hangs);
    }
    lines
}
