//! What people write in the place of a value, and what they most likely mean by it: for help only, never for the
//! record. A hint that is not certain is none.

use crate::record::model::RecordDate;
use crate::text::fold::plain_words;
use chrono::{Datelike, NaiveDate};

/// Words that say that there is nothing.
const NOTHING: &[&str] = &[
    "none", "no", "nothing", "nil", "n/a", "na", "-", "–", "—", "unknown", "tbd", "tba", "not yet", "ninguno", "nada",
];

/// Whether the text only says that there is nothing.
pub fn says_nothing(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    text.is_empty() || NOTHING.contains(&text.as_str())
}

/// Whether the text only says that what belongs here is elsewhere: `see minutes`, `same as last time`, `attached`.
pub fn points_elsewhere(text: &str) -> bool {
    const BEGINNINGS: [&str; 22] = [
        "see ",
        "as ",
        "same ",
        "refer ",
        "cf ",
        "in the ",
        "listed ",
        "attached",
        "available ",
        "on file",
        "on request",
        "to follow",
        "to come",
        "ver ",
        "vease ",
        "véase ",
        "igual ",
        "adjunto",
        "en el ",
        "en la ",
        "ask ",
        "per ",
    ];
    let text = text.trim().to_lowercase();
    let is_path =
        text.contains('/') || text.rsplit_once('.').is_some_and(|(_, ending)| (2..=4).contains(&ending.len()));
    !is_path && text.split_whitespace().count() <= 6 && BEGINNINGS.iter().any(|words| text.starts_with(words))
}

/// The whole number in a text such as `1,200` or `about 30 people`; none where there are two, or a part of one.
pub fn whole_number(text: &str) -> Option<u32> {
    let is_inner = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’' | '\u{A0}' | '\u{202F}');
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let mut length = rest.find(|c| !is_inner(c)).unwrap_or(rest.len());
    // A space is part of a number only where three digits follow: "1 200".
    while let Some(group) =
        rest[length..].strip_prefix(' ').and_then(|after| after.get(..3)).filter(|group| is_digits(group))
    {
        let ends = rest[length + 4..].chars().next().is_none_or(|next| !next.is_ascii_digit());
        if !ends || length > 3 && !rest[..length].contains(' ') || group.is_empty() {
            break;
        }
        length += 4;
    }
    let written = rest[..length].trim_end_matches(|c: char| !c.is_ascii_digit());
    let is_negative = text[..start].trim_end().ends_with(['-', '−', '.', ',']);
    let has_another = rest[written.len()..].contains(|c: char| c.is_ascii_digit());
    if is_negative || has_another {
        return None;
    }
    let groups: Vec<&str> = written.split(|c: char| !c.is_ascii_digit()).collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if grouped { groups.concat().parse().ok() } else { None }
}

const NUMBERS: [&str; 13] =
    ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// The number that a word is, from `one` to `twelve`.
pub fn number(word: &str) -> Option<u32> {
    NUMBERS.iter().position(|known| *known == word && !word.is_empty()).and_then(|at| u32::try_from(at).ok())
}

/// The days in a text such as `two weeks` or `14 days`.
pub fn days(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = plain_words(&lower).collect();
    let units = [
        ("day", 1),
        ("days", 1),
        ("week", 7),
        ("weeks", 7),
        ("fortnight", 14),
        ("fortnights", 14),
        ("día", 1),
        ("días", 1),
        ("dias", 1),
        ("semana", 7),
        ("semanas", 7),
    ];
    let of_unit = |word: &&str| units.iter().find(|(unit, _)| unit == word).map(|(_, days)| *days);
    let (amount, unit) = match *words.as_slice() {
        [unit] if of_unit(&unit).is_some() => ("one", unit),
        ["a" | "an" | "una" | "un", unit] => ("one", unit),
        [amount, unit] => (amount, unit),
        _ => return None,
    };
    let spoken = || number(amount);
    amount.parse().ok().or_else(spoken)?.checked_mul(of_unit(&unit)?)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Times of the clock with 24 hours that a text such as `6:30 PM`, `1830` or `7.30` may mean: two where morning and
/// evening are both possible. Of a span such as `6-8 PM`, the beginning or (`is_end`) the end.
pub fn times(text: &str, is_end: bool) -> Vec<String> {
    let lower = text.trim().to_lowercase().replace("a.m", "am").replace("p.m", "pm");
    let parts: Vec<&str> = lower
        .split(['-', '–', '—'])
        .flat_map(|part| part.split(" to "))
        .flat_map(|part| part.split(" until "))
        .collect();
    match parts.as_slice() {
        [one] => clock(one, ""),
        [from, to] => {
            let half = to
                .trim_end_matches('.')
                .trim_end()
                .get(to.trim_end_matches('.').trim_end().len().saturating_sub(2)..)
                .unwrap_or("");
            let half = if matches!(half, "am" | "pm") { half } else { "" };
            if clock(from, half).is_empty() || clock(to, "").is_empty() {
                return Vec::new();
            }
            if is_end { clock(to, "") } else { clock(from, half) }
        }
        _ => Vec::new(),
    }
}

/// One time; `half` is "am" or "pm" where another part of the text says so.
fn clock(text: &str, half: &str) -> Vec<String> {
    match text.trim() {
        "noon" | "12 noon" => return vec!["12:00".into()],
        "midnight" => return vec!["00:00".into()],
        _ => {}
    }
    let text = text.trim().trim_start_matches("at ").trim_start_matches("about ").trim();
    let length = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(text.len());
    let (digits, rest) = text.split_at(length);
    let digits = digits.trim_end_matches(['.', ':']);
    let numbers: Vec<&str> = digits.split([':', '.']).collect();
    let (hour, minute) = match numbers.as_slice() {
        [hour] if (1..=2).contains(&hour.len()) => (*hour, "0"),
        [both] if (3..=4).contains(&both.len()) => both.split_at(both.len() - 2),
        [hour, minute] | [hour, minute, "00"] if minute.len() == 2 => (*hour, *minute),
        _ => return Vec::new(),
    };
    let (Ok(hour), Ok(minute)) = (hour.parse::<u32>(), minute.parse::<u32>()) else { return Vec::new() };
    let mut words = rest.split([' ', '.', '\'', '’']).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("");
    let known =
        matches!(first, "" | "am" | "a" | "pm" | "p" | "h" | "hrs" | "hours" | "uhr" | "o" | "sharp") || is_zone(first);
    if !known || hour > 23 || minute > 59 {
        return Vec::new();
    }
    let half = match first {
        "am" | "a" => "am",
        "pm" | "p" => "pm",
        _ => half,
    };
    let hours = match half {
        "am" | "pm" if hour > 12 => vec![hour],
        "am" => vec![hour % 12],
        "pm" => vec![hour % 12 + 12],
        // Four digits without a sign are military time; one that is alone may be of either half of the day.
        _ if numbers.len() == 1 && length == 4 => vec![hour],
        _ if (1..12).contains(&hour) && !matches!(first, "h" | "hrs" | "hours" | "uhr") => vec![hour, hour + 12],
        _ => vec![hour],
    };
    hours.into_iter().map(|hour| format!("{hour:02}:{minute:02}")).collect()
}

/// `EST`, `pt`: a time zone's abbreviation.
fn is_zone(word: &str) -> bool {
    matches!(word, "et" | "ct" | "mt" | "pt" | "est" | "edt" | "cst" | "cdt" | "mst" | "mdt" | "pst" | "pdt")
}

/// Languages by the names that people write, in English and in their own words.
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("spanish", "es"),
    ("español", "es"),
    ("espanol", "es"),
    ("french", "fr"),
    ("français", "fr"),
    ("german", "de"),
    ("deutsch", "de"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("vietnamese", "vi"),
    ("tiếng việt", "vi"),
    ("chinese", "zh"),
    ("mandarin", "zh"),
    ("中文", "zh"),
    ("korean", "ko"),
    ("한국어", "ko"),
    ("japanese", "ja"),
    ("日本語", "ja"),
    ("russian", "ru"),
    ("русский", "ru"),
    ("arabic", "ar"),
    ("العربية", "ar"),
    ("hindi", "hi"),
    ("haitian", "ht"),
    ("haitian creole", "ht"),
    ("hmong", "hmn"),
    ("somali", "so"),
    ("polish", "pl"),
    ("polski", "pl"),
    ("italian", "it"),
    ("italiano", "it"),
    ("tagalog", "tl"),
    ("filipino", "fil"),
    ("burmese", "my"),
    ("nepali", "ne"),
    ("swahili", "sw"),
    ("ukrainian", "uk"),
    ("hebrew", "he"),
    ("greek", "el"),
    ("turkish", "tr"),
];

/// The language's tag, where its name is written; what stands for Spanish in file names of other tools too.
pub fn language_tag(name: &str) -> Option<&'static str> {
    let name = name.trim().trim_matches('-').to_lowercase();
    match name.as_str() {
        "sp" | "esp" | "spa" => Some("es"),
        "eng" => Some("en"),
        "vn" => Some("vi"),
        "cn" | "chn" => Some("zh"),
        "kr" => Some("ko"),
        "jp" => Some("ja"),
        "ger" => Some("de"),
        _ => LANGUAGES.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag),
    }
}

/// The next huddle as it is written, of a text such as `December 10 at 6 PM` in the minutes of the day `after`: only
/// where the day is certain, and a time only where there is one reading of it.
pub fn next_huddle(text: &str, after: Option<NaiveDate>) -> Option<String> {
    let (day, time) = match text.to_lowercase().split_once(" at ") {
        Some((day, time)) => (day.to_owned(), Some(time.to_owned())),
        None => (text.to_lowercase(), None),
    };
    let date = match crate::record::model::date::parse(day.trim()) {
        Ok(RecordDate::Day(day)) => day,
        _ => day_in_words(&day, after)?,
    };
    let times = time.as_deref().map(|time| times(time, false)).unwrap_or_default();
    match (times.as_slice(), time) {
        ([time], _) => Some(format!("{{date: {date}, start: \"{time}\"}}")),
        (_, None) => Some(format!("{{date: {date}}}")),
        _ => None,
    }
}

/// `Thursday, December 10, 2026`, `10 December`: a day with its month in English words. Without a year it is the first
/// such day after `after`.
fn day_in_words(text: &str, after: Option<NaiveDate>) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let (mut month, mut day, mut year, mut weekday) = (None, None, None, None);
    for word in text.split([' ', ',', '.']).filter(|word| !word.is_empty()) {
        let is_start_of =
            |name: &&str| word.len() >= 3 && name.starts_with(word) || (*name == "september" && word == "sept");
        let ordinal = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &word[ordinal.len()..];
        if let Some(at) = MONTHS.iter().position(&is_start_of) {
            month.replace(at as u32 + 1).map_or(Some(()), |_| None)?;
        } else if let Some(at) = DAYS.iter().position(&is_start_of) {
            weekday = Some(at as u32);
        } else if word.len() == 4 && is_digits(word) {
            year = word.parse::<i32>().ok();
        } else if (1..=2).contains(&ordinal.len())
            && is_digits(ordinal)
            && matches!(suffix, "" | "st" | "nd" | "rd" | "th")
        {
            day.replace(ordinal.parse::<u32>().ok()?).map_or(Some(()), |_| None)?;
        } else if !matches!(word, "on" | "the" | "of") {
            return None;
        }
    }
    let (month, day) = (month?, day?);
    let found = match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day)?,
        None => {
            let after = after?;
            let of = |year| NaiveDate::from_ymd_opt(year, month, day);
            of(after.year()).filter(|found| *found > after).or_else(|| of(after.year() + 1))?
        }
    };
    weekday.is_none_or(|weekday| found.weekday().num_days_from_monday() == weekday).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_whole_or_not_at_all() {
        for (text, number) in [
            ("1,200", Some(1200)),
            ("1.200", Some(1200)),
            ("1 200", Some(1200)),
            ("1,234,567", Some(1_234_567)),
            ("about 30", Some(30)),
            ("31.", Some(31)),
            ("~45 people", Some(45)),
            ("1,2", None),
            ("31.5", None),
            ("30-40", None),
            ("30 or 40", None),
            ("-5", None),
            ("many", None),
            ("99999999999", None),
        ] {
            assert_eq!(whole_number(text), number, "{text}");
        }
    }

    #[test]
    fn a_time_has_the_readings_that_it_can_have() {
        for (text, is_end, readings) in [
            ("1830", false, &["18:30"][..]),
            ("0630", false, &["06:30"]),
            ("6:30 PM", false, &["18:30"]),
            ("6:30 p.m.", false, &["18:30"]),
            ("6 PM EST", false, &["18:00"]),
            ("6pm", false, &["18:00"]),
            ("12 AM", false, &["00:00"]),
            ("12:30 pm", false, &["12:30"]),
            ("7.30", false, &["07:30", "19:30"]),
            ("18h", false, &["18:00"]),
            ("noon", false, &["12:00"]),
            ("6-8 PM", false, &["18:00"]),
            ("6-8 PM", true, &["20:00"]),
            ("6:00 to 7:30 pm", true, &["19:30"]),
            ("18:00:00", false, &["18:00"]),
            ("24:00", true, &[]),
            ("18:75", false, &[]),
            ("after the parade", false, &[]),
            ("6 people", false, &[]),
            ("2026-05-07", false, &[]),
        ] {
            assert_eq!(times(text, is_end), readings, "{text}");
        }
    }

    #[test]
    fn the_next_huddle_is_after_this_one_and_on_the_day_of_the_week_that_is_named() {
        let after = NaiveDate::from_ymd_opt(2026, 11, 12);
        for (text, meant) in [
            ("December 10 at 6 PM", Some("{date: 2026-12-10, start: \"18:00\"}")),
            ("Dec. 10th", Some("{date: 2026-12-10}")),
            ("Thursday, December 10, 2026 at 18:00", Some("{date: 2026-12-10, start: \"18:00\"}")),
            ("2026-12-10", Some("{date: 2026-12-10}")),
            ("January 14", Some("{date: 2027-01-14}")),
            ("Friday, December 10", None),
            ("December 10 at 6", None),
            ("in December", None),
            ("same time next month", None),
        ] {
            assert_eq!(next_huddle(text, after).as_deref(), meant, "{text}");
        }
        assert_eq!(next_huddle("December 10", None), None);
    }
}
