//! No address of a published record leads nowhere: who cited it, linked it or bookmarked it finds the record, a notice
//! that says why it was withdrawn, or the record that took its place.

use super::Checked;
use crate::diagnostics::{Code, Diag, Help, Place};
use crate::record::model::{LeftOutReason, Site, SourceIndex};
use crate::record::parse::front_matter;
use crate::record::resolve::approval;
use crate::record::resolve::fields::Fields;
use crate::record::resolve::settings;
use crate::site::published::{PublishedAddresses, RecordIds};
use crate::text::{SitePath, nearest};
use std::collections::BTreeSet;

/// Kinds of records, with the folders that their files are in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Division,
    Area,
    Huddle,
    Commitment,
    Update,
    Page,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Division => "division",
            Self::Area => "response area",
            Self::Huddle => "huddle",
            Self::Commitment => "commitment",
            Self::Update => "update",
            Self::Page => "page",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Division | Self::Area => "divisions",
            Self::Huddle | Self::Commitment => "huddles",
            Self::Update => "updates",
            Self::Page => "pages",
        }
    }
}

/// An address that leads nowhere any more.
struct Vanished<'a> {
    kind: Kind,
    /// Of the record; of a commitment or a response area the id of what it belongs to.
    id: &'a str,
    /// Of a commitment or a response area.
    part: &'a str,
}

impl Vanished<'_> {
    fn address(&self) -> String {
        match self.kind {
            Kind::Commitment => format!("/commitments/{}/{}/", self.id, self.part),
            Kind::Area => format!("/divisions/{}/{}/", self.id, self.part),
            Kind::Page => format!("/{}/", self.id),
            kind => format!("/{}/{}/", kind.folder(), self.id),
        }
    }

    fn name(&self) -> String {
        match self.kind {
            Kind::Commitment => format!("{}/{}", self.id, self.part),
            Kind::Area => self.part.to_owned(),
            _ => self.id.to_owned(),
        }
    }
}

/// Reports every address of the published site that would lead nowhere, and half of the record going at once.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let Some(published) = &checked.published.addresses else { return };
    let now = PublishedAddresses::of(checked.site);
    for vanished in vanished(published, &now) {
        diags.extend(report(checked, published, &vanished));
    }
    diags.extend(half_gone(checked, published, &now));
}

/// What the published site has at an address where the new one has nothing. What belongs to a record that has gone is
/// not listed beside it.
fn vanished<'a>(published: &'a PublishedAddresses, now: &PublishedAddresses) -> Vec<Vanished<'a>> {
    let mut all = Vec::new();
    for ids in [&published.records, &published.former] {
        for (id, areas) in &ids.divisions {
            let known: Vec<&BTreeSet<String>> = both(now).filter_map(|ids| ids.divisions.get(id)).collect();
            gone(&mut all, (Kind::Division, Kind::Area), id, areas, &known);
        }
        for (id, commitments) in ids.huddles.iter().filter(|(id, _)| !now.withdrawn.contains(*id)) {
            let known: Vec<&BTreeSet<String>> = both(now).filter_map(|ids| ids.huddles.get(id)).collect();
            gone(&mut all, (Kind::Huddle, Kind::Commitment), id, commitments, &known);
        }
        let updates = ids.updates.iter().filter(|id| !both(now).any(|ids| ids.updates.contains(*id)));
        all.extend(updates.map(|id| Vanished { kind: Kind::Update, id, part: "" }));
        let pages = ids.pages.iter().filter(|id| !both(now).any(|ids| ids.pages.contains(*id)));
        all.extend(pages.map(|id| Vanished { kind: Kind::Page, id, part: "" }));
    }
    all
}

fn both(addresses: &PublishedAddresses) -> impl Iterator<Item = &RecordIds> {
    [&addresses.records, &addresses.former].into_iter()
}

/// Adds the record where it is not known any more, else those of its parts that are not.
fn gone<'a>(
    all: &mut Vec<Vanished<'a>>,
    (kind, of_parts): (Kind, Kind),
    id: &'a str,
    parts: &'a BTreeSet<String>,
    known: &[&BTreeSet<String>],
) {
    if known.is_empty() {
        all.push(Vanished { kind, id, part: "" });
        return;
    }
    let missing = parts.iter().filter(|part| !known.iter().any(|known| known.contains(*part)));
    all.extend(missing.map(|part| Vanished { kind: of_parts, id, part }));
}

/// The message; none where the record's file is there with a mistake that is reported already.
fn report(checked: &Checked<'_>, published: &PublishedAddresses, vanished: &Vanished<'_>) -> Option<Diag> {
    let site = checked.site;
    let (name, word) = (vanished.name(), vanished.kind.word());
    let message = format!(
        "the {word} \"{name}\" is published at {}, and would be gone: that address would lead nowhere",
        vanished.address()
    );
    if matches!(vanished.kind, Kind::Commitment | Kind::Area) {
        return part_gone(site, vanished, message);
    }
    if let Some((source, reason)) = hidden(site, vanished) {
        return left_out(site, source, reason, message);
    }
    let back = match vanished.kind {
        Kind::Huddle => {
            "bring its file back; if nobody may read it any more, bring it back with `minutes: withdrawn` and a \
                correction that says who withdrew it and why"
        }
        _ => "bring its file back",
    };
    let successor = successor(checked, published, vanished);
    let Some(source) = successor else {
        let words = format!(
            "{back}; if another record has taken its place, write `formerly: [{name}]` into the details of that"
        );
        return Some(Diag::new(Code::Vanished, settings_file(), message, words));
    };
    let source = site.source(source);
    let split = front_matter::split(source, &mut Vec::new());
    let fields = Fields::new(source, &split);
    let line = fields.append("formerly", &[("", &name)]);
    let help = Help::typed("if this record has taken its place, write ", line).and(format!("; else {back}"));
    Some(Diag::new(Code::Vanished, Place::file(&source.path), message, help))
}

/// A commitment or a response area that its record does not have any more.
fn part_gone(site: &Site, vanished: &Vanished<'_>, message: String) -> Option<Diag> {
    let source = match vanished.kind {
        Kind::Commitment => site.huddles.iter().find(|huddle| is_or_was_huddle(site, huddle, vanished.id))?.source,
        _ => site.divisions.iter().find(|division| division.id == vanished.id)?.body.as_ref()?.source,
    };
    let help = match vanished.kind {
        Kind::Commitment => {
            "bring the commitment back under this id. If it is no longer meant, or another has taken its place, say so \
                in a report of a later huddle or update: `status: dropped`, or `status: replaced` with `successor:`"
        }
        _ => {
            "bring the response area back, with `valid_to:` and its last day where it is no longer in use; if it has \
                another id now, write the old one into its `formerly:`"
        }
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
fn hidden(site: &Site, vanished: &Vanished<'_>) -> Option<(SourceIndex, Option<LeftOutReason>)> {
    let is_file = |path: &SitePath| path.top() == vanished.kind.folder() && path.stem() == vanished.id;
    let at = site.sources.iter().position(|source| is_file(&source.path))?;
    let left = site.left_out.iter().find(|left| left.path == site.sources[at].path);
    Some((SourceIndex::at(at), left.map(|left| left.reason)))
}

/// What to do with a file that is left out; none where it has a mistake of its own, which is reported.
fn left_out(site: &Site, source: SourceIndex, reason: Option<LeftOutReason>, message: String) -> Option<Diag> {
    let reason = reason?;
    let source = site.source(source);
    let split = front_matter::split(source, &mut Vec::new());
    let fields = Fields::new(source, &split);
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
fn successor(checked: &Checked<'_>, published: &PublishedAddresses, vanished: &Vanished<'_>) -> Option<SourceIndex> {
    let site = checked.site;
    let known = &published.records;
    let only = |mut found: Vec<SourceIndex>| if found.len() == 1 { found.pop() } else { None };
    let near = |candidates: Vec<(&str, SourceIndex)>| {
        let name = nearest(vanished.id, candidates.iter().map(|(id, _)| *id));
        let near = candidates.iter().find(|(id, _)| Some(*id) == name).map(|(_, source)| *source);
        near.or_else(|| only(candidates.into_iter().map(|(_, source)| source).collect()))
    };
    match vanished.kind {
        Kind::Huddle => {
            let new: Vec<_> = site.huddles.iter().filter(|huddle| !known.huddles.contains_key(&huddle.id)).collect();
            let sealed = new.iter().find(|huddle| has_seal(checked, huddle.source, vanished.id));
            let day = vanished.id.get(..10);
            let of_day = || new.iter().filter(|huddle| Some(huddle.date.to_string().as_str()) == day);
            sealed.map(|huddle| huddle.source).or_else(|| only(of_day().map(|huddle| huddle.source).collect()))
        }
        Kind::Update => {
            let new = site.updates.iter().filter(|update| !known.updates.contains(&update.id));
            let day = vanished.id.get(..10);
            let of_day = new.filter(|update| Some(update.date.to_string().as_str()) == day);
            only(of_day.map(|update| update.body.source).collect())
        }
        Kind::Page => {
            let new = site.pages.iter().filter(|page| !known.pages.contains(&page.id));
            near(new.map(|page| (page.id.as_str(), page.body.source)).collect())
        }
        Kind::Division => {
            let new = site.divisions.iter().filter(|division| !known.divisions.contains_key(&division.id));
            let sources = new.filter_map(|division| Some((division.id.as_str(), division.body.as_ref()?.source)));
            near(sources.collect())
        }
        Kind::Area | Kind::Commitment => None,
    }
}

/// Whether the file says what the approved minutes of the huddle with this id said.
fn has_seal(checked: &Checked<'_>, source: SourceIndex, id: &str) -> bool {
    let Some(sealing) = checked.published.sealing(checked.sealing) else { return false };
    let Some((seal, _)) = checked.published.seals.get(id) else { return false };
    let source = checked.site.source(source);
    let split = front_matter::split(source, &mut Vec::new());
    approval::seal(source, &split, sealing) == *seal
}

/// Half of the published records going at once is hardly meant, whatever is said of each.
fn half_gone(checked: &Checked<'_>, published: &PublishedAddresses, now: &PublishedAddresses) -> Option<Diag> {
    let whole = |addresses: &PublishedAddresses| -> BTreeSet<(&'static str, String)> {
        let records = &addresses.records;
        let huddles = records.huddles.keys().filter(|id| !addresses.withdrawn.contains(*id));
        let divisions = records.divisions.keys().map(|id| ("divisions", id.clone()));
        let updates = records.updates.iter().map(|id| ("updates", id.clone()));
        let pages = records.pages.iter().map(|id| ("pages", id.clone()));
        huddles.map(|id| ("huddles", id.clone())).chain(divisions).chain(updates).chain(pages).collect()
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
