//! Versions of a huddle's minutes as its page and those of its versions show them.

use crate::data::versions::{Changes, Field, KeptCorrection, Version, versions};
use crate::pages::view::shapes::{Date, NoteItem};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{CorrectionKind, Huddle, HuddleIndex};
use crate::site::plan::Key;
use serde::Serialize;

/// A version in a list.
#[derive(Clone, Serialize)]
pub struct VersionItem {
    /// From 1, as it is written in the page's language.
    pub number: String,
    /// "Version 2".
    pub title: String,
    /// The day of its approval.
    pub date: Date,
    /// The role of who approved it, as it was written.
    pub by: String,
    /// The BCP 47 tag of the role; empty where it is the page's language.
    pub lang: String,
    /// What was corrected since the version before, oldest first.
    pub corrections: Vec<NoteItem>,
    /// The page that compares it with the version before; empty for the first.
    pub address: String,
    /// It is what the huddle's page says now.
    pub is_current: bool,
}

/// The versions that readers can compare, oldest first.
pub fn kept(viewer: &Viewer<'_>, huddle: &Huddle) -> Vec<Version> {
    versions(viewer.site, huddle, viewer)
}

/// The versions of a huddle's minutes, oldest first.
pub fn items(viewer: &Viewer<'_>, index: HuddleIndex, all: &[Version]) -> Vec<VersionItem> {
    let huddle = viewer.site.huddle(index);
    let newest = all.last().map(|version| version.number);
    let lang = viewer.lang_of(&huddle.language);
    let item = |version: &Version| {
        let number = viewer.speech.dates.number(i64::from(version.number));
        VersionItem {
            title: viewer.speech.with("version_number", "number", &number),
            number,
            date: viewer.day(version.on),
            by: version.by.clone(),
            lang: lang.clone(),
            corrections: version.corrections.iter().map(|correction| note(viewer, correction, &lang)).collect(),
            address: match version.changes {
                Changes::First => String::new(),
                _ => viewer.address(Key::Version(index, version.number)),
            },
            is_current: Some(version.number) == newest,
        }
    };
    all.iter().map(item).collect()
}

fn note(viewer: &Viewer<'_>, correction: &KeptCorrection, lang: &str) -> NoteItem {
    NoteItem {
        date: correction.date.map_or_else(Date::default, |date| viewer.day(date)),
        kind: kind(viewer, correction.kind),
        text: correction.reason.clone(),
        by: correction.by.clone(),
        lang: lang.to_owned(),
    }
}

/// The kind of a correction in the page's language; empty where the record does not say.
pub fn kind(viewer: &Viewer<'_>, kind: Option<CorrectionKind>) -> String {
    kind.map_or(String::new(), |kind| viewer.word(&format!("correction_{}", kind.word())))
}

/// The message that names a field.
pub fn heading_of(field: Field) -> &'static str {
    match field {
        Field::Title => "version_title",
        Field::When => "fact_when",
        Field::Status => "version_status",
        Field::Where => "fact_where",
        Field::Division => "fact_division",
        Field::Areas => "fact_areas",
        Field::Attendance => "fact_attendance",
        Field::Host => "fact_host",
        Field::Topics => "fact_topics",
        Field::Summary => "summary_heading",
        Field::Concerns => "concerns_raised_heading",
        Field::Commitments => "commitments_made_heading",
        Field::Reports => "reports_heading",
        Field::Participants => "participants_heading",
        Field::Minutes => "minutes_heading",
        Field::Agenda => "agenda_heading",
        Field::Files => "attachments_heading",
    }
}
