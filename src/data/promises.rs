//! Rows of what was asked for, what was promised, and what was said of it since.

use super::places::{area_ids, division_id, topic_ids};
use super::published::{Published, Selection, count, dated, language, said};
use super::table::Row;
use super::{v1, words};
use crate::record::model::commitment::{Evidence, ReportSource};
use crate::record::model::{Commitment, CommitmentIndex, Concern, Due, HuddleIndex, RecordDate, Report, ReportStatus};
use crate::site::plan::Key;
use crate::site::tally;
use std::borrow::Cow;
use std::collections::HashMap;

/// The commitments of the selection's huddles, in their order.
fn selected<'a>(
    published: &Published<'a>,
    selection: &Selection,
) -> impl Iterator<Item = (CommitmentIndex, &'a Commitment)> {
    let site = published.site;
    let indices: Vec<HuddleIndex> = selection.huddles.clone();
    indices
        .into_iter()
        .flat_map(|huddle| site.huddle(huddle).commitment_indices())
        .map(|index| (index, site.commitment(index)))
}

/// Puts a row of `commitments` for each commitment of the huddles that are selected.
pub fn commitments(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for (index, _) in selected(published, selection) {
        put(&commitment(published, index));
    }
}

/// The row of one commitment.
pub fn commitment<'a>(published: &Published<'a>, index: CommitmentIndex) -> v1::Commitment<'a> {
    let site = published.site;
    let commitment = site.commitment(index);
    let huddle = site.huddle(commitment.huddle);
    let (made_on, made_on_precision) = dated(huddle.date);
    let due_words = match &commitment.due_when_made {
        Some(Due::Words(words)) => said(words),
        _ => None,
    };
    let owner = commitment.owner.organization.map(|owner| site.organization(owner));
    let moves = commitment.due_moves().filter(|(from, _)| from.is_some());
    let seen = tally::look(site, index);
    let left_out = seen.left_out();
    let (state_reason, state_reason_language) = state_reason(published, commitment).unzip();
    v1::Commitment {
        id: published.commitment_id(index).into(),
        url: published.url(Key::Commitment(index)).into(),
        huddle_id: Cow::Borrowed(&huddle.id),
        division_id: division_id(published, huddle.division),
        area_ids: area_ids(published, &commitment.areas),
        text: Cow::Borrowed(&commitment.text.original),
        language: language(&huddle.language),
        owner_id: owner.map(|owner| Cow::Borrowed(owner.id.as_str())),
        owner_name: owner.map(|owner| Cow::Borrowed(owner.name.original.as_str())),
        owner_role: said(&commitment.owner.role),
        topic_ids: topic_ids(published, &commitment.topics),
        made_on,
        made_on_precision,
        first_due: commitment.first_due_date(),
        due: commitment.state.due,
        due_words,
        due_moves: count(moves.count()),
        status: Cow::Borrowed(commitment.state.status.word()),
        settled: commitment.state.status.is_settled(),
        overdue_since: commitment.state.overdue_since,
        reports: count(commitment.reports.len()),
        last_report_on: commitment.state.last_report.map(RecordDate::first_day),
        silent_huddle_ids: silences(published, commitment),
        successor_id: successor(published, commitment.successor()),
        last_changed: site.commitment_changed(index).first_day(),
        fate: Cow::Borrowed(words::of_fate(seen.fate)),
        kept: commitment.state.status.is_kept(),
        ended_on: commitment.ended_on().map(RecordDate::first_day),
        counts: left_out.is_none(),
        not_counted_because: left_out.map(|why| Cow::Borrowed(words::of_left_out(why))),
        state_reason,
        state_reason_language,
    }
}

/// Why it waits, was dropped or was replaced, in the words of the last report and their language.
fn state_reason<'a>(published: &Published<'a>, commitment: &'a Commitment) -> Option<(v1::Text<'a>, v1::Text<'a>)> {
    let report = commitment.last_report()?;
    let asks = matches!(report.status, ReportStatus::Waiting | ReportStatus::Dropped | ReportStatus::Replaced);
    let note = said(&report.note.as_ref().filter(|_| asks)?.original)?;
    Some((note, language(published.site.language_of(report.source))))
}

/// The huddles at which it was expected to be spoken of and was not, as long as it is not settled: of what is, nobody
/// needs to say anything more.
fn silences<'a>(published: &Published<'a>, commitment: &Commitment) -> Vec<v1::Text<'a>> {
    if commitment.state.status.is_settled() {
        return Vec::new();
    }
    commitment.silences().map(|huddle| Cow::Borrowed(published.site.huddle(huddle).id.as_str())).collect()
}

fn successor(published: &Published<'_>, successor: Option<CommitmentIndex>) -> Option<v1::Text<'static>> {
    successor.map(|index| published.commitment_id(index).into())
}

/// Puts the rows of `reports` of each commitment of the huddles that are selected.
pub fn reports(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for (index, _) in selected(published, selection) {
        for report in reports_of(published, index) {
            put(&report);
        }
    }
}

/// The rows of the reports of one commitment, in the order of their dates.
pub fn reports_of<'a>(published: &Published<'a>, index: CommitmentIndex) -> Vec<v1::Report<'a>> {
    let identified = identified(published, index, published.site.commitment(index));
    identified.into_iter().map(|(id, report)| report_row(published, index, id, report)).collect()
}

/// The row of one report of a commitment.
pub fn report_of<'a>(published: &Published<'a>, (index, at): (CommitmentIndex, usize)) -> v1::Report<'a> {
    let (id, report) = identified(published, index, published.site.commitment(index)).swap_remove(at);
    report_row(published, index, id, report)
}

/// The reports of a commitment with the ids that they have in the data.
pub fn identified<'a>(
    published: &Published<'a>,
    index: CommitmentIndex,
    commitment: &'a Commitment,
) -> Vec<(String, &'a Report)> {
    let id = published.commitment_id(index);
    let mut from: HashMap<&str, usize> = HashMap::new();
    let identify = |report: &'a Report| {
        let source = source_id(published, report.source);
        let nth = from.entry(source).and_modify(|nth| *nth += 1).or_insert(1);
        (report_id(&id, report.source, source, *nth), report)
    };
    commitment.reports.iter().map(identify).collect()
}

/// The id of the huddle or update.
fn source_id<'a>(published: &Published<'a>, source: ReportSource) -> &'a str {
    match source {
        ReportSource::Huddle(huddle) => &published.site.huddle(huddle).id,
        ReportSource::Update(update) => &published.site.update(update).id,
    }
}

fn report_row<'a>(published: &Published<'a>, index: CommitmentIndex, id: String, report: &'a Report) -> v1::Report<'a> {
    let key = match report.source {
        ReportSource::Huddle(huddle) => Key::Huddle(huddle),
        ReportSource::Update(update) => Key::Update(update),
    };
    let source = source_id(published, report.source);
    let at_huddle = matches!(report.source, ReportSource::Huddle(_));
    let (date, date_precision) = dated(report.date);
    v1::Report {
        id: id.into(),
        url: published.url(key).into(),
        commitment_id: published.commitment_id(index).into(),
        date,
        date_precision,
        given_on: report.given.first_day(),
        huddle_id: at_huddle.then_some(Cow::Borrowed(source)),
        update_id: (!at_huddle).then_some(Cow::Borrowed(source)),
        status: Cow::Borrowed(report.status.word()),
        note: report.note.as_ref().and_then(|note| said(&note.original)),
        language: language(published.site.language_of(report.source)),
        due: report.due,
        successor_id: successor(published, report.successor),
        evidence: evidence(published, report),
    }
}

/// The commitment's id and where the report was given; numbered from the second that one record gives of one
/// commitment.
fn report_id(commitment: &str, source: ReportSource, source_id: &str, nth: usize) -> String {
    // An update and a huddle may have one id.
    let kind = if matches!(source, ReportSource::Huddle(_)) { "huddles" } else { "updates" };
    if nth > 1 { format!("{commitment}/{kind}/{source_id}/{nth}") } else { format!("{commitment}/{kind}/{source_id}") }
}

/// Addresses of what shows that a report is true; a file that is not published has none.
fn evidence<'a>(published: &Published<'a>, report: &'a Report) -> Vec<v1::Text<'a>> {
    let address = |evidence: &'a Evidence| match evidence {
        Evidence::File(file) => published.media_url(file).map(Cow::Owned),
        Evidence::Url(url) => Some(Cow::Borrowed(url.as_str())),
    };
    report.evidence.iter().filter_map(address).collect()
}

/// Puts a row of `concerns` for each concern of the huddles that are selected.
pub fn concerns(published: &Published<'_>, selection: &Selection, put: &mut dyn FnMut(&dyn Row)) {
    for &index in &selection.huddles {
        for concern in concerns_of(published, index) {
            put(&concern);
        }
    }
}

/// The rows of what was raised at one huddle.
pub fn concerns_of<'a>(published: &Published<'a>, index: HuddleIndex) -> Vec<v1::Concern<'a>> {
    let site = published.site;
    let huddle = site.huddle(index);
    let page = published.url(Key::Huddle(index));
    let row = |concern: &'a Concern| v1::Concern {
        id: format!("{}/{}", huddle.id, concern.id).into(),
        url: format!("{page}#concern-{}", concern.id).into(),
        huddle_id: Cow::Borrowed(&huddle.id),
        area_id: concern.area.map(|area| published.area_id(area).into()),
        topic_id: concern.topic.map(|topic| Cow::Borrowed(site.topic(topic).id.as_str())),
        text: Cow::Borrowed(&concern.text.original),
        language: language(&huddle.language),
        commitment_ids: concern.answered_by.iter().map(|answer| published.commitment_id(*answer).into()).collect(),
    };
    huddle.concerns.iter().map(row).collect()
}
