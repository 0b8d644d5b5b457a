//! The forms of texts as schemas have them: patterns that JavaScript, Python and Rust read alike, and what an editor
//! says of a text that is of another form. Capitals are spelled out, since JSON Schema knows no flags.

use crate::record::parse::demand::Form;
use serde_json::{Map, Value, json};

/// A day that exists, in years of four digits.
const DAY: &str = "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
    |02-(?:0[1-9]|1[0-9]|2[0-8]))\
    |(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";
const MONTH: &str = "[0-9]{4}-(?:0[1-9]|1[0-2])";
const TIME: &str = "(?:[01]?[0-9]|2[0-3]):[0-5][0-9]";
/// What `text::is_address_part` takes, apart from [`DEVICE`].
const ID: &str = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,198}[A-Za-z0-9_-])?";
/// Names that some systems keep for devices, which it refuses. A pattern of its own, since not every reader of schemas
/// knows patterns that look ahead.
const DEVICE: &str =
    "^\\s*(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|(?:[Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9])(?:[.]|\\s*$)";
const LANGUAGE: &str = "[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?\
    (?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*";
/// What `text::site_address` takes.
const SITE: &str = "https?://[A-Za-z0-9.:\\[\\]-]+(?:/[!$%&'()*+,./0-9:;=@A-Z\\[\\]_a-z~-]*)?";
/// Zones that are offered; any other may be written.
const ZONES: [&str; 12] = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "America/Toronto",
    "America/Mexico_City",
    "Europe/London",
    "Europe/Madrid",
];
const LETTER: &str = "(?:[A-Za-z]|[^\\x00-\\x7F])";
/// More than spaces.
pub(super) const FILLED: &str = "\\S";

/// The pattern of a form, and what an editor says where a text does not fit it; `None` where any text does. Of a list,
/// texts without words are passed over.
pub(super) fn pattern(form: Form, is_listed: bool) -> Option<(String, String)> {
    let whole = |pattern: &str| {
        let maybe = if is_listed { "?" } else { "" };
        format!("^\\s*(?:{pattern}){maybe}\\s*$")
    };
    let words = |words: &[&str]| format!("Write one of: {}.", words.join(", "));
    Some(match form {
        Form::Any | Form::Usual(_) | Form::Keys(_) | Form::Colors => return None,
        Form::Filled => (FILLED.to_owned(), "Write what belongs here.".to_owned()),
        Form::Day => (whole(DAY), "Write year-month-day with two digits each, such as 2026-05-07.".to_owned()),
        Form::Date => (
            whole(&format!("{DAY}|{MONTH}")),
            "Write year-month-day, such as 2026-05-07, or 2026-05 where the day is not known.".to_owned(),
        ),
        Form::Time => (
            whole(TIME),
            "Write hours and minutes of a 24-hour clock between straight quotes, such as \"18:00\".".to_owned(),
        ),
        Form::Due => (
            format!("^\\s*(?:{DAY}|{MONTH})?\\s*$|{LETTER}|[(]|^[^0-9]*(?:[0-9][^0-9]*){{0,4}}$"),
            "Write year-month-day, such as 2026-06-15, or 2026-06 where it is due at the end of the month.".to_owned(),
        ),
        Form::NewDue => (
            format!("^\\s*(?:{DAY}|{MONTH})?\\s*$|{LETTER}.*[0-9]|[0-9].*{LETTER}|[(]"),
            "Write the new date as year-month-day, such as 2026-06-15.".to_owned(),
        ),
        Form::Id => (whole(ID), "Use letters, digits and hyphens, such as lights-5th.".to_owned()),
        Form::Language => (whole(LANGUAGE), "Write the tag of a language, such as en, es or pt-BR.".to_owned()),
        Form::Words(list) => (whole(&list.join("|")), words(list)),
        Form::LooseWords(list) => {
            let each: Vec<String> = list.iter().map(|word| loosely(word)).collect();
            (whole(&each.join("|")), words(list))
        }
        Form::TimeZone => {
            let zones: Vec<String> =
                chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name().replace('+', "[+]")).collect();
            (whole(&zones.join("|")), "Write the name of a time zone, such as America/New_York.".to_owned())
        }
        Form::SiteAddress => (whole(SITE), "Write the whole address, such as https://huddles.example.org/.".to_owned()),
        Form::Contact => (
            "^\\s*$|://|^\\s*(?:mailto:)?[^\\s@]+@[^\\s@]+\\s*$".to_owned(),
            "Write an e-mail address alone, or the whole address of a page.".to_owned(),
        ),
        Form::PathPattern(list) => (
            format!("^(?:[^{{]|\\{{(?:{})\\}})*$", list.join("|")),
            format!("Between braces may stand: {}.", list.join(", ")),
        ),
    })
}

/// The pattern of one word in a form of words: whether a field has this word.
pub(super) fn of_word(form: Form, word: &str) -> String {
    match form {
        Form::LooseWords(_) => format!("^\\s*{}\\s*$", loosely(word)),
        _ => format!("^\\s*{word}\\s*$"),
    }
}

/// A word in capitals or not, with a space or an underscore for a hyphen.
fn loosely(word: &str) -> String {
    let sign = |c: char| match c {
        '-' => "[-_ ]".to_owned(),
        _ => format!("[{}{c}]", c.to_ascii_uppercase()),
    };
    word.chars().map(sign).collect()
}

/// The kinds of YAML that a text of this form is read from: a number or `true` is a text to the program.
pub(super) fn types(form: Form) -> Vec<&'static str> {
    match form {
        Form::Day
        | Form::Date
        | Form::Time
        | Form::NewDue
        | Form::Language
        | Form::Words(_)
        | Form::LooseWords(_)
        | Form::TimeZone
        | Form::SiteAddress
        | Form::Contact => vec!["string"],
        _ => vec!["string", "number", "boolean"],
    }
}

/// What else a schema says of a form.
pub(super) fn more(form: Form) -> Map<String, Value> {
    let more = match form {
        Form::Id => json!({ "minimum": 0, "not": { "type": "string", "pattern": DEVICE } }),
        Form::Due => json!({ "maximum": 9999 }),
        Form::Usual(words) => json!({ "examples": words }),
        Form::TimeZone => json!({ "examples": ZONES }),
        _ => json!({}),
    };
    match more {
        Value::Object(more) => more,
        _ => Map::new(),
    }
}

/// The words that an editor offers.
pub(super) fn offered(form: Form) -> Option<&'static [&'static str]> {
    match form {
        Form::Words(words) | Form::LooseWords(words) => Some(words),
        _ => None,
    }
}
