//! Rows of records: huddles and what belongs to them, updates, and the translations of every text.

use super::places::{area_ids, division_id, topic_ids};
use super::published::{Published, Selection, count, dated, language, said};
use super::table::Row;
use super::{bodies, promises, v1, words};
use crate::record::model::{
    Attachment, Attendance, Correction, Huddle, HuddleIndex, Language, Minutes, Participant, Party, RecordDate, Text,
    UpdateIndex,
};
use crate::site::artifact::media_type;
use crate::site::plan::Key;
use crate::text::SitePath;
use chrono::NaiveTime;
use std::borrow::Cow;
use std::collections::HashMap;

/// The row of `attendance` of a head count that was not counted by groups.
pub const EVERYONE: &str = "total";

/// Puts a row of `huddles` for each huddle that is selected.
pub fn huddles(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for &index in &selection.huddles {
        put(&huddle(published, index));
    }
}

/// The row of one huddle.
pub fn huddle<'a>(published: &Published<'a>, index: HuddleIndex) -> v1::Huddle<'a> {
    let site = published.site;
    let huddle = site.huddle(index);
    let (date, date_precision) = dated(huddle.date);
    let (approved_on, approved_by) = match &huddle.minutes {
        Minutes::Approved { on, by } => (Some(*on), said(by)),
        Minutes::Draft | Minutes::Withdrawn => (None, None),
    };
    let (host_id, host_name) = party(published, huddle.host.as_ref());
    let place = huddle.location.as_ref();
    let next = huddle.next.as_ref();
    let next_place = next.and_then(|next| next.location.as_ref());
    v1::Huddle {
        id: Cow::Borrowed(&huddle.id),
        url: published.url(Key::Huddle(index)).into(),
        title: Cow::Borrowed(&huddle.title.original),
        language: language(&huddle.language),
        date,
        date_precision,
        start: huddle.start.map(clock),
        end: huddle.end.map(clock),
        timezone: Cow::Borrowed(site.config.timezone.name()),
        division_id: division_id(published, huddle.division),
        area_ids: area_ids(published, &huddle.areas),
        whole_division: huddle.whole_division,
        status: Cow::Borrowed(words::of_status(huddle.status)),
        minutes: Cow::Borrowed(words::of_minutes(huddle)),
        has_minutes: huddle.has_minutes(),
        approved_on,
        approved_by,
        host_id,
        host_name,
        location_name: place.and_then(|place| said(&place.name)),
        location_address: place.and_then(|place| said(&place.address)),
        location_accessibility: place.and_then(|place| said(&place.accessibility)),
        attendance_total: huddle.attendance.as_ref().map(|attendance| i64::from(attendance.total())),
        topic_ids: topic_ids(published, &huddle.topics),
        summary: huddle.summary.as_ref().and_then(|summary| said(&summary.original)),
        concerns: count(huddle.concerns.len()),
        commitments: count(huddle.commitments.len()),
        corrections: count(huddle.corrections.len()),
        last_changed: site.huddle_changed(index).map(RecordDate::first_day),
        next_date: next.and_then(|next| next.date).map(RecordDate::first_day),
        next_start: next.and_then(|next| next.start).map(clock),
        next_end: next.and_then(|next| next.end).map(clock),
        next_location_name: next_place.and_then(|place| said(&place.name)),
        next_location_address: next_place.and_then(|place| said(&place.address)),
        translated_into: huddle.translations.iter().map(language).collect(),
        seal: said(&huddle.seal),
        agenda: bodies::agenda(*published, index, &huddle.language).map(Cow::Owned),
        version: site.approved_version(huddle).map(|version| i64::from(version.number)),
    }
}

/// Hours and minutes, ISO 8601, at the site's place.
fn clock(time: NaiveTime) -> v1::Text<'static> {
    time.format("%H:%M").to_string().into()
}

/// The id of an organization of the site, or the name of another; and its name in both cases.
fn party<'a>(published: &Published<'a>, party: Option<&'a Party>) -> (Option<v1::Text<'a>>, Option<v1::Text<'a>>) {
    match party {
        Some(Party::Listed(index)) => {
            let organization = published.site.organization(*index);
            (Some(Cow::Borrowed(organization.id.as_str())), Some(Cow::Borrowed(organization.name.original.as_str())))
        }
        Some(Party::Named(name)) => (None, said(name)),
        None => (None, None),
    }
}

/// Puts a row of `updates` for each update that is selected.
pub fn updates(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for &index in &selection.updates {
        put(&update(published, index));
    }
}

/// The row of one update.
pub fn update<'a>(published: &Published<'a>, index: UpdateIndex) -> v1::Update<'a> {
    let update = published.site.update(index);
    v1::Update {
        id: Cow::Borrowed(&update.id),
        url: published.url(Key::Update(index)).into(),
        date: update.date,
        title: update.title.as_ref().and_then(|title| said(&title.original)),
        language: language(&update.language),
        summary: update.summary.as_ref().and_then(|summary| said(&summary.original)),
        reports: count(update.reports.len()),
        last_changed: published.site.update_changed(index).first_day(),
        translated_into: update.translations.iter().map(language).collect(),
    }
}

/// Puts the rows of `attendance` of each huddle that is selected.
pub fn attendance(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    let rows = selection.huddles.iter().flat_map(|huddle| attendance_of(published, *huddle));
    rows.for_each(|row| put(&row));
}

/// The rows of the head counts of one huddle.
pub fn attendance_of<'a>(published: &Published<'a>, index: HuddleIndex) -> Vec<v1::Attendance<'a>> {
    let huddle = published.site.huddle(index);
    let group = |group: &'a str, people: u32| v1::Attendance {
        huddle_id: Cow::Borrowed(&huddle.id),
        group: Cow::Borrowed(group),
        people: i64::from(people),
    };
    match &huddle.attendance {
        Some(Attendance::Total(people)) => vec![group(EVERYONE, *people)],
        Some(Attendance::Parts(parts)) => parts.iter().map(|(name, people)| group(name, *people)).collect(),
        None => Vec::new(),
    }
}

/// Puts the rows of `participants` of each huddle that is selected.
pub fn participants(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    let rows = selection.huddles.iter().flat_map(|huddle| participants_of(published, *huddle));
    rows.for_each(|row| put(&row));
}

/// The rows of people who took part in one huddle in a named role.
pub fn participants_of<'a>(published: &Published<'a>, index: HuddleIndex) -> Vec<v1::Participant<'a>> {
    let huddle = published.site.huddle(index);
    let row = |(at, person): (usize, &'a Participant)| {
        let (organization_id, organization_name) = party(published, person.organization.as_ref());
        v1::Participant {
            huddle_id: Cow::Borrowed(&huddle.id),
            position: count(at + 1),
            name: Cow::Borrowed(&person.name),
            role: said(&person.role),
            organization_id,
            organization_name,
            sector: said(&person.sector),
        }
    };
    huddle.participants.iter().enumerate().map(row).collect()
}

/// Puts the rows of `attachments` of each huddle that is selected.
pub fn attachments(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    let rows = selection.huddles.iter().flat_map(|huddle| attachments_of(published, *huddle));
    rows.for_each(|row| put(&row));
}

/// The rows of the files of one huddle.
pub fn attachments_of<'a>(published: &Published<'a>, index: HuddleIndex) -> Vec<v1::Attachment<'a>> {
    let huddle = published.site.huddle(index);
    let site = published.site;
    // A picture is published smaller than it lies in the folder.
    let size = |file: &SitePath| if site.pictures.contains_key(file) { None } else { site.media.get(file) };
    let ids = attachment_ids(huddle);
    let row = |(at, attachment): (usize, &'a Attachment)| v1::Attachment {
        id: ids[at].clone().into(),
        huddle_id: Cow::Borrowed(&huddle.id),
        position: count(at + 1),
        title: Cow::Borrowed(&attachment.title.original),
        media_type: Cow::Borrowed(media_type(&attachment.file).split(';').next().unwrap_or_default()),
        bytes: size(&attachment.file).and_then(|bytes| i64::try_from(*bytes).ok()),
        url: published.media_url(&attachment.file).map(Cow::Owned),
    };
    huddle.attachments.iter().enumerate().map(row).collect()
}

/// Made of the file, since its place in the list may change.
fn attachment_ids(huddle: &Huddle) -> Vec<String> {
    numbered(huddle.attachments.iter().map(|attachment| format!("{}/{}", huddle.id, attachment.file)))
}

/// Made of the day, since a correction may be added before others.
fn correction_ids(kind: &str, id: &str, corrections: &[Correction]) -> Vec<String> {
    numbered(corrections.iter().map(|correction| format!("{kind}/{id}/{}", correction.date)))
}

/// The ids, with `/2` and so on after those that are there already.
fn numbered(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut number = |id: String| {
        let nth = seen.entry(id.clone()).and_modify(|nth| *nth += 1).or_insert(1);
        if *nth > 1 { format!("{id}/{nth}") } else { id }
    };
    ids.map(&mut number).collect()
}

/// Puts the rows of `corrections` of each huddle and update that is selected.
pub fn corrections(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    let huddles = selection.huddles.iter().flat_map(|huddle| corrections_of_huddle(published, *huddle));
    let updates = selection.updates.iter().flat_map(|update| corrections_of_update(published, *update));
    huddles.chain(updates).for_each(|row| put(&row));
}

/// The rows of what was corrected in one huddle.
pub fn corrections_of_huddle<'a>(published: &Published<'a>, index: HuddleIndex) -> Vec<v1::Correction<'a>> {
    let huddle = published.site.huddle(index);
    let url = published.url(Key::Huddle(index));
    let ids = correction_ids("huddles", &huddle.id, &huddle.corrections);
    let row = |(correction, id): (&'a Correction, String)| {
        let row = corrected(correction, &huddle.language, id, &url);
        v1::Correction { huddle_id: Some(Cow::Borrowed(&huddle.id)), ..row }
    };
    huddle.corrections.iter().zip(ids).map(row).collect()
}

/// The rows of what was corrected in one update.
pub fn corrections_of_update<'a>(published: &Published<'a>, index: UpdateIndex) -> Vec<v1::Correction<'a>> {
    let update = published.site.update(index);
    let url = published.url(Key::Update(index));
    let ids = correction_ids("updates", &update.id, &update.corrections);
    let row = |(correction, id): (&'a Correction, String)| {
        let row = corrected(correction, &update.language, id, &url);
        v1::Correction { update_id: Some(Cow::Borrowed(&update.id)), ..row }
    };
    update.corrections.iter().zip(ids).map(row).collect()
}

fn corrected<'a>(correction: &'a Correction, own: &'a Language, id: String, url: &str) -> v1::Correction<'a> {
    v1::Correction {
        id: id.into(),
        url: url.to_owned().into(),
        huddle_id: None,
        update_id: None,
        date: correction.date,
        reason: Cow::Borrowed(&correction.reason),
        by: Cow::Borrowed(&correction.by),
        language: language(own),
        kind: correction.kind.map(|kind| Cow::Borrowed(kind.word())),
    }
}

/// Puts the rows of `translations` of everything that is selected, and of all topics and organizations.
pub fn translations(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    let site = published.site;
    let mut put = |rows: Vec<v1::Translation<'_>>| rows.iter().for_each(|row| put(row));
    for &index in &selection.divisions {
        put(translated(published, "divisions", &site.division(index).id, "name", &site.division(index).name));
    }
    for &index in &selection.areas {
        put(translated(published, "areas", &published.area_id(index), "name", &site.area(index).name));
    }
    for topic in &site.topics {
        put(translated(published, "topics", &topic.id, "name", &topic.name));
    }
    for organization in &site.organizations {
        put(translated(published, "organizations", &organization.id, "name", &organization.name));
    }
    for &index in &selection.huddles {
        put(translations_of_huddle(published, index));
    }
    for &index in &selection.updates {
        put(translations_of_update(published, index));
    }
}

/// The rows of the translations of one text into languages of the site: what no page shows is not published.
pub fn translated<'a>(
    published: &Published<'a>,
    table: &'static str,
    row_id: &str,
    column: &'static str,
    text: &'a Text,
) -> Vec<v1::Translation<'a>> {
    let row = |(tag, translated): &'a (Language, String)| v1::Translation {
        table: Cow::Borrowed(table),
        row_id: row_id.to_owned().into(),
        column: Cow::Borrowed(column),
        language: language(tag),
        text: Cow::Borrowed(translated),
    };
    let shown = |(tag, text): &&(Language, String)| !text.is_empty() && published.site.config.languages.contains(tag);
    text.translations.iter().filter(shown).map(row).collect()
}

/// The rows of the translations of an update's texts.
pub fn translations_of_update<'a>(published: &Published<'a>, index: UpdateIndex) -> Vec<v1::Translation<'a>> {
    let update = published.site.update(index);
    let texts = [("title", &update.title), ("summary", &update.summary)];
    let texts = texts.into_iter().filter_map(|(column, text)| Some((column, text.as_ref()?)));
    texts.flat_map(|(column, text)| translated(published, "updates", &update.id, column, text)).collect()
}

/// The rows of the translations of the texts of a huddle, its concerns and commitments, and what was reported of these.
pub fn translations_of_huddle<'a>(published: &Published<'a>, index: HuddleIndex) -> Vec<v1::Translation<'a>> {
    let huddle = published.site.huddle(index);
    let mut rows = translated(published, "huddles", &huddle.id, "title", &huddle.title);
    rows.extend(
        huddle.summary.iter().flat_map(|summary| translated(published, "huddles", &huddle.id, "summary", summary)),
    );
    let agendas = bodies::agendas(*published, index).into_iter().filter(|(tag, _)| **tag != huddle.language);
    rows.extend(agendas.map(|(tag, text)| v1::Translation {
        table: Cow::Borrowed("huddles"),
        row_id: Cow::Borrowed(&huddle.id),
        column: Cow::Borrowed("agenda"),
        language: language(tag),
        text: text.into(),
    }));
    for (id, attachment) in attachment_ids(huddle).iter().zip(&huddle.attachments) {
        rows.extend(translated(published, "attachments", id, "title", &attachment.title));
    }
    for concern in &huddle.concerns {
        rows.extend(translated(published, "concerns", &format!("{}/{}", huddle.id, concern.id), "text", &concern.text));
    }
    for index in huddle.commitment_indices() {
        let commitment = published.site.commitment(index);
        rows.extend(translated(published, "commitments", &published.commitment_id(index), "text", &commitment.text));
        for (id, report) in promises::identified(published, index, commitment) {
            rows.extend(report.note.iter().flat_map(|note| translated(published, "reports", &id, "note", note)));
        }
    }
    rows
}
