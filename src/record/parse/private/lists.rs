//! Files that list people: a sign-in sheet or a list of contacts holds what no page would say.

use crate::record::parse::raw::{RawAttachment, RawReport};
use crate::record::parse::record::Record;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::pattern::of_words;
use regex::Regex;
use std::sync::LazyLock;

static LIST: LazyLock<Regex> = LazyLock::new(|| {
    of_words(concat!(
        r"(?i)(?:^|[^\p{Alphabetic}])(",
        r"sign[- _]?(?:ins?|ups?)(?:[- _]+(?:sheets?|lists?|log|roster|pages?|form))?",
        r"|(?:attendance|attendees?|participants?|residents?|neighbou?rs?|contacts?|phone|telephone|call(?:ing)?|mailing|e-?mail|volunteers?|members?|membership)[- _]+(?:sheets?|lists?|log|roster)",
        r"|attendees|roster",
        r"|(?:list|names)[- _](?:of|and)[- _](?:the[- _])?(?:attendees|participants|residents|neighbou?rs|names|numbers|phones|contacts)",
        r"|(?:hoja|lista|registro|planilla)[- _]de[- _](?:asistencia|asistentes|firmas|contactos|vecinos|participantes|tel[eé]fonos)",
        r")(?:$|[^\p{Alphabetic}])",
    ))
});

/// Words by which a sheet holds nobody yet, or people on duty.
static NOBODY: LazyLock<Regex> = LazyLock::new(|| {
    of_words(
        r"(?i)(?:^|[^\p{Alphabetic}])(?:blank|empty|template|en blanco|plantilla|officers?|patrol|duty|staff|team|how to)(?:$|[^\p{Alphabetic}])",
    )
});

/// The words by which a title or the name of a file says that it lists people.
pub fn opens_a_list(text: &str) -> Option<&str> {
    let name = text.rsplit('/').next().unwrap_or(text);
    let found = LIST.captures(name)?.get(1)?;
    (!NOBODY.is_match(name)).then(|| found.as_str())
}

/// The attachments and evidence that list people: where each is named, and by which words.
pub(super) fn lists(record: &Record) -> Vec<(Vec<Step<'static>>, String)> {
    let (attachments, reports) = match record {
        Record::Huddle(raw) => (raw.attachments.as_ref(), raw.reports.as_ref()),
        Record::Update(raw) => (None, raw.reports.as_ref()),
        Record::Division(_) | Record::Page(_) => return Vec::new(),
    };
    let attached =
        attachments.into_iter().flatten().enumerate().filter_map(|(at, entry)| attached(at, entry.as_ref()?));
    let evidence = reports.into_iter().flatten().enumerate().filter_map(|(at, entry)| shown(at, entry.as_ref()?));
    attached.chain(evidence).collect()
}

fn attached(at: usize, raw: &RawAttachment) -> Option<(Vec<Step<'static>>, String)> {
    [("title", &raw.title), ("file", &raw.file)].into_iter().find_map(|(field, text)| {
        let words = opens_a_list(text.as_deref()?)?;
        Some((vec![Key("attachments"), Index(at), Key(field)], words.to_owned()))
    })
}

fn shown(at: usize, raw: &RawReport) -> Option<(Vec<Step<'static>>, String)> {
    raw.evidence.iter().flat_map(|evidence| evidence.0.iter().enumerate()).find_map(|(position, file)| {
        let words = opens_a_list(file.as_deref()?)?;
        Some((vec![Key("reports"), Index(at), Key("evidence"), Index(position)], words.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_people_is_known_by_its_name() {
        for (text, words) in [
            ("Sign-in sheet", Some("Sign-in sheet")),
            ("media/sign-in-sheet-2026-11-12.pdf", Some("sign-in-sheet")),
            ("media/2026-11-12_signin.pdf", Some("signin")),
            ("Sign up list", Some("Sign up list")),
            ("Attendance list, May", Some("Attendance list")),
            ("Volunteer roster", Some("Volunteer roster")),
            ("List of residents", Some("List of residents")),
            ("Hoja de asistencia", Some("Hoja de asistencia")),
            ("Blank sign-in sheet", None),
            ("Patrol roster", None),
            ("Attendance by year", None),
            ("List of storm drains", None),
            ("media/design-inventory.pdf", None),
        ] {
            assert_eq!(opens_a_list(text), words, "{text}");
        }
    }
}
