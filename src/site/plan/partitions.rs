//! The files of Parquet: which there are. A table whose rows belong to huddles and updates has a file for each year in
//! which it has rows, another table a single one; what would be a file without rows is no file.

use super::data::{path, table};
use crate::record::config::ExportGroup;
use crate::record::model::{Attendance, Huddle, Site, Text, Update};
use crate::text::SitePath;
use chrono::Datelike;
use std::collections::BTreeSet;

/// The ending of the files.
pub const EXTENSION: &str = "parquet";

/// A file of a table: its year, where the table has years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partition {
    /// None where the table has no years.
    pub year: Option<i32>,
    /// From the site's root.
    pub path: SitePath,
}

/// The files of a table in the order of their years; none where they are not published, or the program was made without
/// them.
pub fn partitions(site: &Site, name: &str, dated: bool) -> Vec<Partition> {
    if cfg!(not(feature = "parquet")) || !site.config.exports.has(ExportGroup::Parquet) {
        return Vec::new();
    }
    if dated {
        return years(site, name)
            .into_iter()
            .map(|year| Partition {
                year: Some(year),
                path: path(&format!("{}/{name}-{year}.{EXTENSION}", super::data::FOLDER)),
            })
            .collect();
    }
    let whole = || Partition { year: None, path: table(name, EXTENSION) };
    has_rows(site, name).then(whole).into_iter().collect()
}

/// The years in which a table has rows.
fn years(site: &Site, name: &str) -> BTreeSet<i32> {
    let huddles = site.huddles.iter().filter(|huddle| of_huddle(site, huddle, name)).map(|huddle| huddle.date.year());
    let updates = site.updates.iter().filter(|update| of_update(update, name)).map(|update| update.date.year());
    huddles.chain(updates).collect()
}

/// Whether a huddle has rows in a table.
fn of_huddle(site: &Site, huddle: &Huddle, name: &str) -> bool {
    match name {
        "huddles" => true,
        "commitments" => !huddle.commitments.is_empty(),
        "reports" => huddle.commitment_indices().any(|index| !site.commitment(index).reports.is_empty()),
        "concerns" => !huddle.concerns.is_empty(),
        "attendance" => match &huddle.attendance {
            Some(Attendance::Parts(parts)) => !parts.is_empty(),
            Some(Attendance::Total(_)) => true,
            None => false,
        },
        "participants" => !huddle.participants.is_empty(),
        "attachments" => !huddle.attachments.is_empty(),
        "corrections" => !huddle.corrections.is_empty(),
        _ => false,
    }
}

/// Whether an update has rows in a table: what it reports belongs to the year of the huddle where it was promised.
fn of_update(update: &Update, name: &str) -> bool {
    match name {
        "updates" => true,
        "corrections" => !update.corrections.is_empty(),
        _ => false,
    }
}

/// Whether a table without years has rows.
fn has_rows(site: &Site, name: &str) -> bool {
    match name {
        "divisions" => !site.divisions.is_empty(),
        "areas" => !site.areas.is_empty(),
        "topics" => !site.topics.is_empty(),
        "organizations" => !site.organizations.is_empty(),
        _ => has_translations(site),
    }
}

/// Whether a text is published in a second language.
fn has_translations(site: &Site) -> bool {
    let is_translated = |text: &Text| {
        text.translations.iter().any(|(tag, text)| !text.is_empty() && site.config.languages.contains(tag))
    };
    let names = site.divisions.iter().map(|division| &division.name);
    let names = names.chain(site.areas.iter().map(|area| &area.name));
    let names = names.chain(site.topics.iter().map(|topic| &topic.name));
    let mut names = names.chain(site.organizations.iter().map(|organization| &organization.name));
    let of_update = |update: &Update| [&update.title, &update.summary].into_iter().flatten().any(is_translated);
    names.any(is_translated)
        || site.updates.iter().any(of_update)
        || site.commitments.iter().any(|commitment| {
            is_translated(&commitment.text)
                || commitment.reports.iter().filter_map(|report| report.note.as_ref()).any(is_translated)
        })
        || site.huddles.iter().any(|huddle| {
            let texts = std::iter::once(&huddle.title).chain(&huddle.summary);
            let texts = texts.chain(huddle.concerns.iter().map(|concern| &concern.text));
            let mut texts = texts.chain(huddle.attachments.iter().map(|attachment| &attachment.title));
            texts.any(is_translated) || has_translated_agenda(site, huddle)
        })
}

fn has_translated_agenda(site: &Site, huddle: &Huddle) -> bool {
    let others = site.config.languages.iter().filter(|tag| **tag != huddle.language);
    others.into_iter().any(|tag| {
        site.agenda(huddle, tag).is_some_and(|agenda| agenda.language == tag && !agenda.text.trim().is_empty())
    })
}
