//! Rows of records: huddles and what belongs to them, updates, and the translations of every text.

use super::places::{area_ids, division_id, topic_ids};
use super::{Published, Row, Selection, count, dated, language, promises, said, v1, words};
use crate::artifact::media_type;
use crate::model::{Attendance, Correction, Huddle, HuddleIndex, Language, Minutes, Party, RecordDate, Text};
use crate::plan::Key;
use chrono::NaiveTime;
use std::borrow::Cow;

/// The row of `attendance` of a head count that was not counted by groups.
pub const EVERYONE: &str = "total";

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
        has_minutes: huddle.has_minutes(site),
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

pub fn updates(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for &index in &selection.updates {
        let update = published.site.update(index);
        put(&v1::Update {
            id: Cow::Borrowed(&update.id),
            url: published.url(Key::Update(index)).into(),
            date: update.date,
            title: update.title.as_ref().and_then(|title| said(&title.original)),
            language: language(&update.language),
            summary: update.summary.as_ref().and_then(|summary| said(&summary.original)),
            reports: count(update.reports.len()),
            last_changed: published.site.update_changed(index).first_day(),
            translated_into: update.translations.iter().map(language).collect(),
        });
    }
}

/// The huddles of a selection.
fn selected<'a>(published: &Published<'a>, selection: &Selection) -> impl Iterator<Item = &'a Huddle> {
    let site = published.site;
    selection.huddles.clone().into_iter().map(|index| site.huddle(index))
}

pub fn attendance(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for huddle in selected(published, selection) {
        let mut group = |group: &str, people: u32| {
            put(&v1::Attendance { huddle_id: Cow::Borrowed(&huddle.id), group: Cow::Borrowed(group), people: i64::from(people) });
        };
        match &huddle.attendance {
            Some(Attendance::Total(people)) => group(EVERYONE, *people),
            Some(Attendance::Parts(parts)) => parts.iter().for_each(|(name, people)| group(name, *people)),
            None => {}
        }
    }
}

pub fn participants(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for huddle in selected(published, selection) {
        for (at, person) in huddle.participants.iter().enumerate() {
            let (organization_id, organization_name) = party(published, person.organization.as_ref());
            put(&v1::Participant {
                huddle_id: Cow::Borrowed(&huddle.id),
                position: count(at + 1),
                name: Cow::Borrowed(&person.name),
                role: said(&person.role),
                organization_id,
                organization_name,
                sector: said(&person.sector),
            });
        }
    }
}

pub fn attachments(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    let site = published.site;
    for huddle in selected(published, selection) {
        for (at, attachment) in huddle.attachments.iter().enumerate() {
            // A picture is published smaller than it lies in the folder.
            let bytes = if site.pictures.contains_key(&attachment.file) { None } else { site.media.get(&attachment.file) };
            put(&v1::Attachment {
                id: attachment_id(huddle, at).into(),
                huddle_id: Cow::Borrowed(&huddle.id),
                position: count(at + 1),
                title: Cow::Borrowed(&attachment.title.original),
                media_type: Cow::Borrowed(media_type(&attachment.file).split(';').next().unwrap_or_default()),
                bytes: bytes.and_then(|bytes| i64::try_from(*bytes).ok()),
                url: published.media_url(&attachment.file).map(Cow::Owned),
            });
        }
    }
}

fn attachment_id(huddle: &Huddle, at: usize) -> String {
    format!("{}/{}", huddle.id, at + 1)
}

pub fn corrections(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    let site = published.site;
    for &index in &selection.huddles {
        let huddle = site.huddle(index);
        let url = published.url(Key::Huddle(index));
        for (at, correction) in huddle.corrections.iter().enumerate() {
            let id = format!("huddles/{}/{}", huddle.id, at + 1);
            let row = corrected(correction, &huddle.language, id, &url);
            put(&v1::Correction { huddle_id: Some(Cow::Borrowed(&huddle.id)), ..row });
        }
    }
    for &index in &selection.updates {
        let update = site.update(index);
        let url = published.url(Key::Update(index));
        for (at, correction) in update.corrections.iter().enumerate() {
            let id = format!("updates/{}/{}", update.id, at + 1);
            let row = corrected(correction, &update.language, id, &url);
            put(&v1::Correction { update_id: Some(Cow::Borrowed(&update.id)), ..row });
        }
    }
}

fn corrected<'a>(correction: &'a Correction, own: &'a Language, id: String, url: &'a str) -> v1::Correction<'a> {
    v1::Correction {
        id: id.into(),
        url: Cow::Borrowed(url),
        huddle_id: None,
        update_id: None,
        date: correction.date,
        reason: Cow::Borrowed(&correction.reason),
        by: Cow::Borrowed(&correction.by),
        language: language(own),
    }
}

/// Hands over the translations of one text.
struct Translating<'p> {
    put: &'p mut dyn FnMut(&dyn Row),
}

impl Translating<'_> {
    fn text(&mut self, table: &str, row_id: &str, column: &str, text: &Text) {
        for (tag, translated) in text.translations.iter().filter(|(_, text)| !text.is_empty()) {
            (self.put)(&v1::Translation {
                table: Cow::Borrowed(table),
                row_id: Cow::Borrowed(row_id),
                column: Cow::Borrowed(column),
                language: language(tag),
                text: Cow::Borrowed(translated),
            });
        }
    }
}

pub fn translations(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    let site = published.site;
    let mut translating = Translating { put };
    for &index in &selection.divisions {
        translating.text("divisions", &site.division(index).id, "name", &site.division(index).name);
    }
    for &index in &selection.areas {
        translating.text("areas", &published.area_id(index), "name", &site.area(index).name);
    }
    for topic in &site.topics {
        translating.text("topics", &topic.id, "name", &topic.name);
    }
    for organization in &site.organizations {
        translating.text("organizations", &organization.id, "name", &organization.name);
    }
    for &index in &selection.huddles {
        of_huddle(published, site.huddle(index), &mut translating);
    }
    for &index in &selection.updates {
        let update = site.update(index);
        for (column, text) in [("title", &update.title), ("summary", &update.summary)] {
            if let Some(text) = text {
                translating.text("updates", &update.id, column, text);
            }
        }
    }
}

fn of_huddle(published: &Published<'_>, huddle: &Huddle, translating: &mut Translating<'_>) {
    translating.text("huddles", &huddle.id, "title", &huddle.title);
    if let Some(summary) = &huddle.summary {
        translating.text("huddles", &huddle.id, "summary", summary);
    }
    for (at, attachment) in huddle.attachments.iter().enumerate() {
        translating.text("attachments", &attachment_id(huddle, at), "title", &attachment.title);
    }
    for concern in &huddle.concerns {
        translating.text("concerns", &format!("{}/{}", huddle.id, concern.id), "text", &concern.text);
    }
    for index in huddle.commitment_indices() {
        let commitment = published.site.commitment(index);
        translating.text("commitments", &published.commitment_id(index), "text", &commitment.text);
        for (id, report) in promises::identified(published, index, commitment) {
            if let Some(note) = &report.note {
                translating.text("reports", &id, "note", note);
            }
        }
    }
}
