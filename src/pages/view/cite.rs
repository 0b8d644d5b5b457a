//! How a page is cited, its version, and where a mistake on it is reported: the same for every page that stands for a
//! record or a place.

use super::every_page::Cite;
use super::parts::log_line::{log_line, record_of};
use super::shapes::Date;
use super::viewer::Viewer;
use crate::record::model::{HuddleStatus, Minutes, RecordDate, RecordIndex};
use crate::site::plan::Key;
use crate::text::{address_of_mailbox, sentence};
use std::fmt::Write;

/// What is cited, before it is put into words.
struct Cited {
    /// What kind of record and of when: "Huddle of May 7, 2026"; empty where the title says it.
    about: String,
    /// "Draft minutes".
    state: String,
    changed: Option<RecordDate>,
    /// A mark of a text that has no date.
    mark: String,
}

/// For the pages that stand for a record or a place; `None` for lists and the rest.
pub fn cite(viewer: &Viewer<'_>, key: Key, title: &str, permanent: &str) -> Option<Cite> {
    let cited = cited(viewer, key)?;
    let publisher = viewer.name(&viewer.site.config.publisher.name);
    let logged = record_of(key).filter(|record| !matches!(record, RecordIndex::Division(_)));
    let logged = logged.and_then(|record| viewer.plan.logged(record));
    let changed = logged.map(|logged| RecordDate::Day(logged.changed_on)).or(cited.changed);
    let version = changed.map_or_else(Date::default, |date| viewer.date(date));
    let said = match cited.mark.as_str() {
        _ if changed.is_some() => viewer.speech.with("cite_version", "date", &version.text),
        "" => String::new(),
        mark => viewer.speech.with("cite_mark", "mark", mark),
    };
    let mut text = format!("{publisher}: ");
    for part in [title, &cited.about, &cited.state, &said] {
        if !part.is_empty() {
            text.push_str(&sentence(part));
            text.push(' ');
        }
    }
    text.push_str(permanent);
    let log = log_line(viewer, key);
    Some(Cite { text, version, note: viewer.word("cite_address_note"), log, report: report(viewer, permanent) })
}

fn cited(viewer: &Viewer<'_>, key: Key) -> Option<Cited> {
    let site = viewer.site;
    let of = |about: String, changed: Option<RecordDate>| Cited {
        about,
        state: String::new(),
        changed,
        mark: String::new(),
    };
    Some(match key {
        Key::Huddle(index) => {
            let huddle = site.huddle(index);
            let state = match huddle.minutes {
                Minutes::Withdrawn => viewer.word("minutes_withdrawn"),
                Minutes::Draft if huddle.status == HuddleStatus::Held && huddle.has_minutes() => {
                    viewer.word("minutes_draft")
                }
                Minutes::Draft | Minutes::Approved { .. } => String::new(),
            };
            Cited {
                state,
                ..of(viewer.speech.dated("cite_huddle", huddle.date), viewer.plan.huddle_changed(site, index))
            }
        }
        Key::Commitment(index) => {
            let made = site.commitment(index).made_on(site);
            of(viewer.speech.dated("cite_commitment", made), Some(viewer.plan.commitment_changed(site, index)))
        }
        Key::Update(index) => {
            let update = site.update(index);
            let about = || viewer.speech.dated("title_update", RecordDate::Day(update.date));
            of(
                update.title.as_ref().map_or_else(String::new, |_| about()),
                Some(viewer.plan.update_changed(site, index)),
            )
        }
        Key::Division(index) => of(String::new(), viewer.plan.division_changed(site, index)),
        Key::Area(index) => of(String::new(), viewer.plan.area_changed(site, index)),
        Key::Plain(index) => {
            let page = site.page(index);
            let (source, span, _) = site.body(&page.body, &page.language, &viewer.speech.language);
            Cited { mark: mark(site.text_of(source, span)), ..of(String::new(), None) }
        }
        _ => return None,
    })
}

/// Eight signs that change when a text changes: the start of its SHA-256.
fn mark(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes()).iter().take(4).fold(String::new(), |mut mark, byte| {
        let _ = write!(mark, "{byte:02x}");
        mark
    })
}

/// Where a mistake on the page is reported.
fn report(viewer: &Viewer<'_>, permanent: &str) -> String {
    let contact = viewer.site.config.publisher.contact.trim();
    if contact.starts_with("https://") || contact.starts_with("http://") {
        return contact.to_owned();
    }
    let address = contact.strip_prefix("mailto:").unwrap_or(contact);
    if !address.contains('@') || address.contains(char::is_whitespace) {
        return String::new();
    }
    let subject = encoded(&viewer.speech.with("cite_report_subject", "address", permanent));
    format!("mailto:{}?subject={subject}", address_of_mailbox(address.split('?').next().unwrap_or(address)))
}

/// Percent-encoded for a `mailto:` address (RFC 6068, 2).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(sentence("Lights out?"), "Lights out?");
        assert_eq!(sentence("Lights "), "Lights.");
    }

    #[test]
    fn a_subject_is_no_second_field() {
        assert_eq!(encoded("a&b?c=d é"), "a%26b%3Fc%3Dd%20%C3%A9");
    }

    #[test]
    fn the_mark_of_a_text_is_of_the_text_alone() {
        assert_eq!(mark("a"), mark("a"));
        assert_ne!(mark("a"), mark("b"));
        assert_eq!(mark("").len(), 8);
    }
}
