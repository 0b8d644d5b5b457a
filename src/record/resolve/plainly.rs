//! Texts of the details are shown as they are typed. Reported is what nobody means to publish there: marks of Markdown
//! and HTML, words from the name of a file, remarks for colleagues, and `yes` where somebody is to be named.

use super::fields::Fields;
use crate::diagnostics::{Code, Help};
use crate::record::model::date;
use crate::record::parse::decode::quoted;
use crate::record::parse::tree::Step;
use crate::text::markdown::unmarked::unmarked;
use crate::text::{fold, one_line, shorten};
use regex::Regex;
use std::sync::LazyLock;

/// Fields that name somebody or a place: nothing but the name stands in them.
const NAMES: [&str; 9] = ["host", "approved_by", "by", "role", "owner", "location", "address", "hours", "participants"];

/// Words of a file's name before a title: `Copy of …`.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?i:copy|copia|cópia|copie|kopie)(?: ?\(\d+\))? (?i:of|de|von) +",
        r"|\[?(?:DRAFT|FINAL|BORRADOR|COPY|COPIA)\]? *[-–—:] *|[\[(](?i:draft|final|borrador|copy|copia)[\])] *)",
    ))
});

/// Words of a file's name behind a title: `… - Copy`, `… (1)`, `… FINAL v2`, `….docx`.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:[ _]*[-–—_] *(?i:copy|copia|copie|kopie)(?: ?\(?\d+\)?)?",
        r"|[ _]*\((?i:\d{1,2}|(?:\w+ )?(?:copy|copia)(?: \d+)?|draft(?: ?\d+)?|final|borrador|clean|edited|v\.? ?\d+|rev\.? ?\d*)\)",
        r"|[ _]+\[(?i:draft|final|borrador|copy|copia)\]",
        r"|[ _]+[-–—]? ?(?:FINAL|DRAFT|BORRADOR|DEFINITIVO|COPY|REV|NEW)",
        r"|[ _]+[-–—]? ?(?i:v|ver\.?|version|versión|rev\.?)[ .]?\d+(?:\.\d+)?",
        r"|\.(?i:docx?|pdf|odt|rtf|txt|md|pages))+$",
    ))
});

/// A remark for colleagues behind a value: `// ask Fr. Dunmore first`.
static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<value>.*?\S)(?P<remark>(?P<sign>\s+//+|\s+--+|\s*<--+|\s+<-|\s*/\*+|\s*#+|\s+;;+|\s+%%+|\s+>>+|\s*\(\(+)\s*(?P<words>\S.*))$",
    )
});

/// What remarks begin with, in small letters; in the name of somebody, other words too.
const REMARKS: [&str; 23] = [
    "ask",
    "check",
    "confirm",
    "verify",
    "todo",
    "fixme",
    "fix",
    "note",
    "nb",
    "pls",
    "please",
    "delete",
    "remove",
    "preguntar",
    "pregunta",
    "revisar",
    "verificar",
    "confirmar",
    "falta",
    "ojo",
    "quitar",
    "borrar",
    "cambiar",
];
const OF_NAMES: [&str; 16] = [
    "see", "maybe", "perhaps", "not", "need", "needs", "update", "was", "is", "who", "which", "call", "wait", "still",
    "or", "same",
];

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is right")
}

/// Looks at a text of the details. `field` is the field's name, or that of the field around it.
pub(super) fn check(fields: &mut Fields<'_>, text: &str, path: &[Step<'_>], field: &str) {
    let line = |text: &str| match path.last() {
        Some(Step::Key(key)) => fields.write(path, &quoted(text)).map_err(|_| format!("{key}: {}", quoted(text))),
        _ => fields.put(path, &quoted(text)).ok_or_else(|| quoted(text)),
    };
    if let Some((sign, clean)) = unmarked(text) {
        let message =
            format!("`{}` would be shown as it is typed: `{field}` has no Markdown and no HTML", shorten(&sign, 40));
        let is_block = text.trim().contains('\n')
            || fields.span(path).is_some_and(|span| fields.source.text[span.start..span.end].contains('\n'));
        let help = match is_block {
            true => Help::new("take these signs away, and write the words alone"),
            false => Help::typed("write ", line(&clean)),
        };
        return fields.warn(Code::PastedText, path, message, help);
    }
    if field == "title"
        && let Some((words, title)) = of_a_file(text)
    {
        let message = format!("\"{words}\" comes from the name of a file, and would be published in the title");
        let help = Help::typed("write ", line(&title));
        return fields.warn(Code::Repeated, path, message, help);
    }
    let promises = matches!(path.first(), Some(Step::Key("commitments"))) && says_anybody(text);
    if matches!(field, "host" | "approved_by" | "by" | "role" | "owner") && (promises || says_no_name(text)) {
        let message = format!("`{field}` says who it was, and \"{}\" is nobody", one_line(text));
        let help = match field {
            "host" => Help::new("write who the host was, or delete `host`"),
            "owner" | "role" if promises => Help::new(
                "write an organization or a role, such as Street lighting supervisor; what nobody has promised stays \
                    a concern",
            ),
            "owner" | "role" => Help::new("write an organization or a role, such as Street lighting supervisor"),
            _ => Help::new("write the role of who it was, such as Division captain"),
        };
        return fields.error_unless_mild(Code::WrongKind, path, message, help);
    }
    if let Some((value, remark)) = remark(text, field) {
        let message =
            format!("\"{}\" looks like a remark for colleagues, and would be published", shorten(&remark, 60));
        let help = Help::typed("write ", line(&value))
            .and("; a remark that is for nobody else stands on a line of its own that begins with `# `");
        fields.warn(Code::PastedText, path, message, help);
    }
}

/// The words of a file's name around a title, and the title without them.
fn of_a_file(text: &str) -> Option<(String, String)> {
    let (text, mut words) = (text.trim(), Vec::new());
    let start = BEFORE.find(text).map_or(0, |found| found.end());
    let end = BEHIND.find(&text[start..]).map_or(text.len(), |found| start + found.start());
    words.extend([&text[..start], &text[end..]].into_iter().map(|part| part.trim_matches(['_', ' '])));
    words.retain(|part| !part.is_empty());
    let title = text[start..end].trim_matches([' ', '_', '-']);
    (!words.is_empty() && title.contains(char::is_alphabetic)).then(|| (words.join(" … "), title.to_owned()))
}

/// What a box of a form has in it, a word that means whoever wrote it, or a date.
fn says_no_name(text: &str) -> bool {
    const TICKS: [&str; 26] = [
        "yes",
        "y",
        "no",
        "true",
        "false",
        "x",
        "ok",
        "okay",
        "done",
        "sí",
        "si",
        "approved",
        "signed",
        "same",
        "above",
        "see above",
        "me",
        "myself",
        "i",
        "us",
        "we",
        "you",
        "yo",
        "mi",
        "mí",
        "nosotros",
    ];
    let plain = text.trim().trim_end_matches('.').to_lowercase();
    TICKS.contains(&plain.as_str()) || date::parse(text).is_ok() || date::parse_time(text).is_some()
}

/// Nobody, or everybody, in the place of who promised something.
fn says_anybody(text: &str) -> bool {
    const ANYBODY: [&str; 26] = [
        "unknown",
        "not known",
        "nobody",
        "no one",
        "noone",
        "no owner",
        "anyone",
        "anybody",
        "someone",
        "somebody",
        "everyone",
        "everybody",
        "all",
        "all of us",
        "all attendees",
        "all present",
        "all participants",
        "attendees",
        "nadie",
        "todos",
        "todas",
        "todos los presentes",
        "alguien",
        "desconocido",
        "desconocida",
        "cualquiera",
    ];
    const LONGEST: usize = 24;
    text.len() <= LONGEST && ANYBODY.contains(&fold::words(text).as_str())
}

/// A value and the remark behind it.
fn remark(text: &str, field: &str) -> Option<(String, String)> {
    let text = text.trim();
    let found = REMARK.captures(text)?;
    let (value, sign, words) = (&found["value"], found["sign"].trim(), &found["words"]);
    let first = words.split([' ', ':', ',']).next().unwrap_or_default();
    let is_name = NAMES.contains(&field);
    let first = first.to_lowercase();
    let is_reported = REMARKS.contains(&&*first) || is_name && OF_NAMES.contains(&&*first);
    let is_remark = match sign {
        // `Apt#3`, `Suite #2`.
        "#" | "##" => is_name && is_reported && words.contains(' '),
        _ if sign.starts_with("--") || sign.starts_with(">>") => is_reported && words.starts_with(char::is_lowercase),
        _ => is_reported || is_name,
    };
    let value = value.trim_end_matches([',', ';', ' ']);
    is_remark.then(|| (value.to_owned(), found["remark"].trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{of_a_file, remark, says_no_name};

    #[test]
    fn titles_lose_the_words_of_a_files_name() {
        for (text, title) in [
            ("Copy of Westgate huddle", "Westgate huddle"),
            ("Copia de Reunión de Central", "Reunión de Central"),
            ("Copy (2) of Westgate huddle", "Westgate huddle"),
            ("Westgate huddle - Copy", "Westgate huddle"),
            ("Westgate huddle - Copy (2)", "Westgate huddle"),
            ("Westgate huddle (1)", "Westgate huddle"),
            ("Westgate huddle (draft)", "Westgate huddle"),
            ("Westgate huddle FINAL v2", "Westgate huddle"),
            ("Westgate huddle_FINAL", "Westgate huddle"),
            ("DRAFT - Westgate huddle", "Westgate huddle"),
            ("[DRAFT] Westgate huddle", "Westgate huddle"),
            ("Westgate huddle v3.docx", "Westgate huddle"),
            ("Westgate huddle (copia)", "Westgate huddle"),
        ] {
            assert_eq!(of_a_file(text).map(|(_, title)| title).as_deref(), Some(title), "{text}");
        }
        for text in [
            "Westgate huddle: six checks",
            "Draft budget of the parks",
            "The final plan for Hall Street",
            "Lights at the lot (5th Street)",
            "Copy shop and parking",
            "A new version of the plan",
            "2026",
            "Crime report, April (PDF)",
            "Lot 2",
            "Huddle of 2026 (held online)",
        ] {
            assert_eq!(of_a_file(text), None, "{text}");
        }
    }

    #[test]
    fn remarks_for_colleagues_are_reported_from_texts() {
        for (field, text, value) in [
            ("host", "st-brannoc // ask Fr. Dunmore first", "st-brannoc"),
            ("host", "st-brannoc # ask Fr. Dunmore first", "st-brannoc"),
            ("host", "st-brannoc# ask Fr. Dunmore first", "st-brannoc"),
            ("host", "st-brannoc -- ask Fr. Dunmore first", "st-brannoc"),
            ("role", "Drainage foreman /* check spelling */", "Drainage foreman"),
            ("location", "First Ward Library <-- confirm", "First Ward Library"),
            ("approved_by", "Division captain // not yet", "Division captain"),
            ("title", "Westgate huddle // check with captain", "Westgate huddle"),
            ("note", "Two cameras work. ((Captain, ok to say this?))", ""),
            ("text", "Repair the lights -- revisar con Ana", "Repair the lights"),
        ] {
            let found = remark(text, field).map(|(value, _)| value).unwrap_or_default();
            assert_eq!(found, value, "{text}");
        }
        for (field, text) in [
            ("title", "Lights // Noise"),
            ("title", "Westgate huddle -- six checks, and Sunday parking"),
            ("summary", "See https://larkmoor.example//plan and more"),
            ("text", "Repair the lights -- not the signs"),
            ("host", "First Ward Library — children's room"),
            ("address", "210 Hall St, Apt #3"),
            ("address", "210 Hall St Suite# 5"),
            ("text", "Repair lights #2 and #5"),
            ("role", "Chair (Second Ward)"),
        ] {
            assert_eq!(remark(text, field), None, "{text}");
        }
        assert!(says_no_name("yes") && says_no_name("2026-05-07") && says_no_name("OK."));
        assert!(!says_no_name("Division captain") && !says_no_name("Okay Street Association"));
    }
}
