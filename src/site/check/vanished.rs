//! No address of a published record leads nowhere: who cited it, linked it or bookmarked it finds the record, a notice
//! that says why it was withdrawn, or the record that took its place.

use super::Checked;
use crate::diagnostics::{Code, Diag, Help, Place};
use crate::record::model::{LeftOutReason, Site, SourceIndex};
use crate::record::resolve::approval;
use crate::record::resolve::settings;
use crate::site::plan::address_of;
use crate::site::published::{AddressedId, PublishedAddresses};
use crate::text::{SitePath, nearest};
use std::collections::BTreeSet;

/// Reports every address of the published site that would lead nowhere, and half of the record going at once.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let Some(published) = &checked.published.addresses else { return };
    let now = PublishedAddresses::of(checked.site);
    for vanished in vanished(published, &now) {
        diags.extend(report(checked, published, &vanished));
    }
    diags.extend(half_gone(checked, published, &now));
}

/// What the published site has at an address where the new one has nothing. What belongs to a record that has gone, or
/// whose minutes were withdrawn, is not listed beside it.
fn vanished(published: &PublishedAddresses, now: &PublishedAddresses) -> Vec<AddressedId> {
    let now_known: BTreeSet<AddressedId> = now.records.all().chain(now.former.all()).collect();
    let before: BTreeSet<AddressedId> = published.records.all().chain(published.former.all()).collect();
    let is_listed = |id: &AddressedId| match id {
        AddressedId::Area(division, _) => now_known.contains(&AddressedId::Division(division.clone())),
        AddressedId::Commitment(huddle, _) => {
            now_known.contains(&AddressedId::Huddle(huddle.clone())) && !now.withdrawn.contains(huddle)
        }
        _ => true,
    };
    before.into_iter().filter(|id| !now_known.contains(id) && is_listed(id)).collect()
}

/// What it is, as it is called, and the folder that its file is in.
fn named(id: &AddressedId) -> (&'static str, String, &'static str) {
    match id {
        AddressedId::Division(id) => ("division", id.clone(), "divisions"),
        AddressedId::Area(_, id) => ("response area", id.clone(), "divisions"),
        AddressedId::Huddle(id) => ("huddle", id.clone(), "huddles"),
        AddressedId::Commitment(huddle, id) => ("commitment", format!("{huddle}/{id}"), "huddles"),
        AddressedId::Update(id) => ("update", id.clone(), "updates"),
        AddressedId::Page(id) => ("page", id.clone(), "pages"),
    }
}

/// The message; none where the record's file is there with a mistake that is reported already.
fn report(checked: &Checked<'_>, published: &PublishedAddresses, vanished: &AddressedId) -> Option<Diag> {
    let site = checked.site;
    let (word, name, folder) = named(vanished);
    let message = format!(
        "the {word} \"{name}\" is published at /{}, and would be gone: that address would lead nowhere",
        address_of(vanished)
    );
    if matches!(vanished, AddressedId::Commitment(..) | AddressedId::Area(..)) {
        return part_gone(site, vanished, message);
    }
    if let Some((source, reason)) = hidden(site, folder, &name) {
        return left_out(checked, source, reason, message);
    }
    let back = match vanished {
        AddressedId::Huddle(_) => {
            "bring its file back; if nobody may read it any more, bring it back with `minutes: withdrawn` and a \
                correction that says who withdrew it and why"
        }
        _ => "bring its file back",
    };
    let Some(source) = successor(checked, published, vanished) else {
        let words = format!(
            "{back}; if another record has taken its place, write `formerly: [{name}]` into the details of that"
        );
        return Some(Diag::new(Code::Vanished, settings_file(), message, words));
    };
    let fields = checked.fields(source);
    let line = fields.append("formerly", &[("", &name)]);
    let help = Help::typed("if this record has taken its place, write ", line).and(format!("; else {back}"));
    Some(Diag::new(Code::Vanished, Place::file(&fields.source.path), message, help))
}

/// A commitment or a response area that its record does not have any more.
fn part_gone(site: &Site, vanished: &AddressedId, message: String) -> Option<Diag> {
    let (source, help) = match vanished {
        AddressedId::Commitment(huddle, _) => (
            site.huddles.iter().find(|known| is_or_was_huddle(site, known, huddle))?.source,
            "bring the commitment back under this id. If it is no longer meant, or another has taken its place, say so \
                in a report of a later huddle or update: `status: dropped`, or `status: replaced` with `successor:`",
        ),
        AddressedId::Area(division, _) => (
            site.divisions.iter().find(|known| known.id == *division)?.body.as_ref()?.source,
            "bring the response area back, with `valid_to:` and its last day where it is no longer in use; if it has \
                another id now, write the old one into its `formerly:`",
        ),
        _ => return None,
    };
    Some(Diag::new(Code::Vanished, Place::file(&site.source(source).path), message, help))
}

fn is_or_was_huddle(site: &Site, huddle: &crate::record::model::Huddle, id: &str) -> bool {
    use crate::record::model::FormerAddress::Huddle;
    let was = |former: &crate::record::model::FormerAddress| match former {
        Huddle { id: old, now } => old == id && site.huddle(*now).id == huddle.id,
        _ => false,
    };
    huddle.id == id || site.former.iter().any(was)
}

/// The file that the record was in, where it is there but not published.
fn hidden(site: &Site, folder: &str, id: &str) -> Option<(SourceIndex, Option<LeftOutReason>)> {
    let is_file = |path: &SitePath| path.top() == folder && path.stem() == id;
    let at = site.sources.iter().position(|source| is_file(&source.path))?;
    let left = site.left_out.iter().find(|left| left.path == site.sources[at].path);
    Some((SourceIndex::at(at), left.map(|left| left.reason)))
}

/// What to do with a file that is left out; none where it has a mistake of its own, which is reported.
fn left_out(
    checked: &Checked<'_>,
    source: SourceIndex,
    reason: Option<LeftOutReason>,
    message: String,
) -> Option<Diag> {
    let reason = reason?;
    let fields = checked.fields(source);
    let source = fields.source;
    let path = [crate::record::parse::tree::Step::Key("publish")];
    let why = "; if nobody may read its minutes any more, write `minutes: withdrawn` and a correction that says why";
    if reason != LeftOutReason::Draft || !fields.has("publish") {
        let help = format!("let the file be published as it was{why}");
        return Some(Diag::new(Code::Vanished, Place::file(&source.path), message, help));
    }
    let help = Help::new(format!("take out `publish: false`{why}")).by(fields.without(&path));
    Some(Diag::new(Code::Vanished, fields.place(&path), message, help))
}

/// The one record that is new and may be the one that is gone: with the same minutes, or of the same day; of places and
/// pages the one whose id is near.
fn successor(checked: &Checked<'_>, published: &PublishedAddresses, vanished: &AddressedId) -> Option<SourceIndex> {
    let site = checked.site;
    let known = &published.records;
    match vanished {
        AddressedId::Huddle(id) => {
            let new: Vec<_> = site.huddles.iter().filter(|huddle| !known.huddles.contains_key(&huddle.id)).collect();
            let sealed = new.iter().find(|huddle| has_seal(checked, huddle.source, id));
            let days = new.iter().map(|huddle| (huddle.date.to_string(), huddle.source));
            sealed.map(|huddle| huddle.source).or_else(|| of_day(id, days))
        }
        AddressedId::Update(id) => {
            let new = site.updates.iter().filter(|update| !known.updates.contains(&update.id));
            of_day(id, new.map(|update| (update.date.to_string(), update.body.source)))
        }
        AddressedId::Page(id) => {
            let new = site.pages.iter().filter(|page| !known.pages.contains(&page.id));
            near(id, new.map(|page| (page.id.as_str(), page.body.source)).collect())
        }
        AddressedId::Division(id) => {
            let new = site.divisions.iter().filter(|division| !known.divisions.contains_key(&division.id));
            let sources = new.filter_map(|division| Some((division.id.as_str(), division.body.as_ref()?.source)));
            near(id, sources.collect())
        }
        AddressedId::Area(..) | AddressedId::Commitment(..) => None,
    }
}

/// The only one of the day that the id begins with.
fn of_day(id: &str, records: impl Iterator<Item = (String, SourceIndex)>) -> Option<SourceIndex> {
    let day = id.get(..10)?;
    let mut of_day = records.filter(|(date, _)| date == day).map(|(_, source)| source);
    of_day.next().filter(|_| of_day.next().is_none())
}

/// The one whose id is nearest, else the only one.
fn near(id: &str, candidates: Vec<(&str, SourceIndex)>) -> Option<SourceIndex> {
    let name = nearest(id, candidates.iter().map(|(id, _)| *id));
    let near = candidates.iter().find(|(id, _)| Some(*id) == name);
    near.or_else(|| candidates.first().filter(|_| candidates.len() == 1)).map(|(_, source)| *source)
}

/// Whether the file says what the approved minutes of the huddle with this id said.
fn has_seal(checked: &Checked<'_>, source: SourceIndex, id: &str) -> bool {
    let Some(sealing) = checked.published.sealing(checked.sealing) else { return false };
    let Some((seal, _)) = checked.published.seals.get(id) else { return false };
    let split = &checked.facts[source.position()].split;
    approval::seal(checked.site.source(source), split, sealing) == *seal
}

/// Half of the published records going at once is hardly meant, whatever is said of each.
fn half_gone(checked: &Checked<'_>, published: &PublishedAddresses, now: &PublishedAddresses) -> Option<Diag> {
    let whole = |addresses: &PublishedAddresses| -> BTreeSet<AddressedId> {
        let is_whole = |id: &AddressedId| match id {
            AddressedId::Area(..) | AddressedId::Commitment(..) => false,
            AddressedId::Huddle(id) => !addresses.withdrawn.contains(id),
            _ => true,
        };
        addresses.records.all().filter(is_whole).collect()
    };
    let (before, after) = (whole(published), whole(now));
    let gone = before.difference(&after).count();
    if gone < 2 || gone * 2 < before.len() || checked.published.removals.is_some_and(|allowed| gone <= allowed) {
        return None;
    }
    let message = format!(
        "{gone} of the {} published records would be gone, withdrawn or moved at once: at least half of them",
        before.len()
    );
    let help = format!(
        "look whether a folder of the content is missing; if it is meant, build once with `--allow-removals {gone}`"
    );
    Some(Diag::new(Code::MostlyGone, settings_file(), message, help))
}

/// Where a thing is reported that has no file any more.
fn settings_file() -> Place {
    Place::file(&SitePath::new(settings::FILE).expect("a plain name"))
}
