//! The words that times are told with, in English and Spanish, folded.

/// What words of a time come to.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::record::resolve) enum Meant {
    /// A date or month, as it is typed.
    Date(String),
    /// One that depends on where the year, season or term ends: as it is typed, and what else may be meant.
    About(String, &'static str),
    /// No date at all: `as soon as possible`, `in a few weeks`.
    Never,
}

/// Words that add nothing to a time.
pub(super) const FILLER: &[&str] = &[
    "by",
    "the",
    "of",
    "end",
    "in",
    "within",
    "before",
    "until",
    "till",
    "on",
    "at",
    "latest",
    "about",
    "around",
    "approximately",
    "approx",
    "sometime",
    "later",
    "no",
    "than",
    "during",
    "from",
    "now",
    "time",
    "due",
    "mid",
    "middle",
    "early",
    "late",
    "beginning",
    "start",
    "en",
    "de",
    "del",
    "el",
    "la",
    "para",
    "antes",
    "dentro",
    "plazo",
    "aqui",
    "hasta",
    "mas",
    "tardar",
    "lo",
    "los",
    "las",
    "fin",
    "fines",
    "finales",
    "final",
    "mediados",
    "principios",
    "inicios",
    "hoy",
    "today",
    "out",
    "away",
    "after",
    "following",
    "calendar",
    "maximo",
    "maximum",
    "max",
    "up",
    "to",
    "most",
    "roughly",
    "close",
    "cob",
    "eob",
    "partir",
    "huddle",
    "meeting",
    "reunion",
    "junta",
    "or",
    "so",
];

pub(super) const NUMBERS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("sixty", 60),
    ("ninety", 90),
    ("quince", 15),
    ("veinte", 20),
    ("treinta", 30),
    ("sesenta", 60),
    ("noventa", 90),
    ("couple", 2),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("diez", 10),
];

/// What counts quarters, and nothing else: a second week may be any.
pub(super) const ORDINALS: [(&str, u32); 12] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("1st", 1),
    ("2nd", 2),
    ("3rd", 3),
    ("4th", 4),
    ("primer", 1),
    ("segundo", 2),
    ("tercer", 3),
    ("cuarto", 4),
];

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Unit {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// A month of the calendar.
    Month,
    /// Three months of the calendar, from January on.
    Quarter,
    /// A year of the calendar.
    Year,
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" | "dia" | "dias" => Unit::Day,
        "week" | "weeks" | "wk" | "wks" | "semana" | "semanas" => Unit::Week,
        "month" | "months" | "mo" | "mos" | "mes" | "meses" => Unit::Month,
        "quarter" | "qtr" | "trimestre" => Unit::Quarter,
        "year" | "years" | "yr" | "yrs" | "ano" | "anos" => Unit::Year,
        _ => return None,
    })
}

pub(super) fn in_list<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    list.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

pub(super) fn is_relative(word: &str) -> bool {
    const WORDS: [&str; 12] = [
        "next",
        "this",
        "current",
        "coming",
        "proximo",
        "proxima",
        "proximos",
        "proximas",
        "este",
        "esta",
        "siguiente",
        "siguientes",
    ];
    WORDS.contains(&word)
}

/// The number in `q3` or `3q`.
pub(super) fn part(word: &str, sign: char) -> Option<u32> {
    word.strip_prefix(sign).or_else(|| word.strip_suffix(sign)).and_then(|rest| rest.parse().ok())
}

#[expect(clippy::unnecessary_wraps, reason = "its neighbours may give none")]
pub(super) fn last_month(year: i32, month: u32) -> Option<String> {
    Some(format!("{year:04}-{month:02}"))
}
