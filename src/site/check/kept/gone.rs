//! Records of which versions are kept, and which are not on the site any more; and updates that versions name.

use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::{FormerAddress, LeftOutReason, Revision, SourceIndex};
use crate::record::parse::canonical::Canonical;
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::translation_of;
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::fields::Fields;
use crate::record::resolve::kept::split_of;
use crate::site::check::Checked;
use std::collections::BTreeSet;

/// Reports versions of records that are not there any more, or that are no longer published.
pub(super) fn records(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let known = ids(checked);
    for (id, versions) in &checked.site.revisions.of_record {
        let Some(last) = versions.last().filter(|_| !known.contains(id.as_str()) && !is_published(checked, id)) else {
            continue;
        };
        diags.extend(match file_of(checked, id) {
            Some(source) => hidden(checked, source, last),
            None => Some(missing(checked, id, last)),
        });
    }
}

/// Whether the comparison with the published site reports that it is gone.
fn is_published(checked: &Checked<'_>, id: &str) -> bool {
    let addresses = checked.published.addresses.as_ref();
    addresses.is_some_and(|known| {
        [&known.records, &known.former].iter().any(|ids| ids.huddles.contains_key(id) || ids.updates.contains(id))
    })
}

/// The file that says that it has this id, whether or not a record was made of it.
fn file_of(checked: &Checked<'_>, id: &str) -> Option<SourceIndex> {
    let site = checked.site;
    let has_id = |at: &usize| {
        let source = &site.sources[*at];
        if translation_of(&source.path).is_some() || site.lookup.record_of_file.contains_key(&source.path) {
            return false;
        }
        let own = Fields::of(source, &checked.facts[*at]).text(&[Key("id")]);
        own.as_deref().map_or(source.path.stem(), str::trim) == id
    };
    (0..site.sources.len()).find(has_id).map(SourceIndex::at)
}

/// A file that is there but is not published; none where it has a mistake of its own, which is reported.
fn hidden(checked: &Checked<'_>, source: SourceIndex, last: &Revision) -> Option<Diag> {
    let file = checked.site.source(source);
    let left = checked.site.left_out.iter().find(|left| left.path == file.path)?;
    let fields = Fields::of(file, &checked.facts[source.position()]);
    let path = [Key("publish")];
    let message = format!(
        "version {} of this record was approved on {}, and it would not be published any more: its address would lead \
            nowhere",
        last.number, last.on
    );
    let why = "; if nobody may read it any more, withdraw it: `huddle withdraw`";
    if left.reason != LeftOutReason::Draft || !fields.has("publish") {
        let help = format!("let the file be published as it was{why}");
        return Some(Diag::new(Code::Vanished, Place::file(&file.path), message, help));
    }
    let help = Help::new(format!("take out `publish: false`{why}")).by(fields.without(&path));
    Some(Diag::new(Code::Vanished, fields.place(&path), message, help))
}

/// There is no such record: it was deleted, or has another id.
fn missing(checked: &Checked<'_>, id: &str, last: &Revision) -> Diag {
    let message = format!(
        "version {} of the record \"{id}\" was approved on {} and is kept in {}, but there is no such record any more",
        last.number, last.on, last.file
    );
    let back = "bring its file back; if nobody may read it any more, bring it back and withdraw it: `huddle withdraw`";
    let Some(source) = successor(checked, id, last) else {
        let help = format!(
            "{back}; if another record has taken its place, write `formerly: [{id}]` into the details of that one"
        );
        return Diag::new(Code::Vanished, Place::file(&last.file), message, help);
    };
    let source = checked.site.source(source);
    let fields = Fields::of(source, &checked.facts[position(checked, source)]);
    let help = Help::typed("if this record has taken its place, write ", fields.append("formerly", &[("", id)]));
    Diag::new(Code::Vanished, Place::file(&source.path), message, help.and(format!("; else {back}")))
}

fn position(checked: &Checked<'_>, source: &crate::text::source::Source) -> usize {
    checked.site.sources.iter().position(|known| known.path == source.path).unwrap_or_default()
}

/// The one record without versions of its own that says the same, or else is of the same day.
fn successor(checked: &Checked<'_>, id: &str, last: &Revision) -> Option<SourceIndex> {
    let site = checked.site;
    let kept = Canonical::of(&last.text, &split_of(&last.text, false))?;
    let huddles = site.huddles.iter().map(|huddle| (huddle.source, site.versions(huddle).is_empty()));
    let updates = site.updates.iter().map(|update| {
        let former = site.former_ids_of_update(update);
        (update.body.source, site.revisions.of(&update.id, &former).is_empty())
    });
    let new: Vec<SourceIndex> =
        huddles.chain(updates).filter(|(_, is_new)| *is_new).map(|(source, _)| source).collect();
    let canonical = |index: &SourceIndex| Canonical::of(site.source(*index), &checked.facts[index.position()].split);
    let says_the_same = |index: &&SourceIndex| canonical(index).as_ref() == Some(&kept);
    if let Some(same) = new.iter().find(says_the_same) {
        return Some(*same);
    }
    let day = id.get(..10).filter(|day| day.starts_with(|c: char| c.is_ascii_digit()))?;
    let mut of_day = new.iter().filter(|index| site.source(**index).path.stem().starts_with(day));
    of_day.next().copied().filter(|_| of_day.next().is_none())
}

/// Reports updates that the newest version of a huddle names, and that were changed or are gone since. Those with
/// versions of their own are compared with these.
pub(super) fn updates(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let mut reported = BTreeSet::new();
    let newest = site.huddles.iter().filter_map(|huddle| Some((huddle, *site.versions(huddle).last()?)));
    for (huddle, last) in newest {
        for named in &last.updates {
            if site.revisions.of_record.contains_key(&named.id) || !reported.insert(&named.id) {
                continue;
            }
            let is_it = |update: &&crate::record::model::Update| {
                update.id == named.id || site.former_ids_of_update(update).contains(&named.id.as_str())
            };
            let Some(update) = site.updates.iter().find(is_it) else {
                if !is_published(checked, &named.id) && file_of(checked, &named.id).is_none() {
                    diags.push(lost(checked, huddle.source, &named.id, last));
                }
                continue;
            };
            let (source, facts) = (site.source(update.body.source), &checked.facts[update.body.source.position()]);
            let Some(canonical) = Canonical::of(source, &facts.split) else { continue };
            if canonical.hash() == named.hash || update.corrections.len() > named.corrections {
                continue;
            }
            diags.push(changed(checked, update.body.source, huddle, last));
        }
    }
}

fn lost(checked: &Checked<'_>, huddle: SourceIndex, id: &str, last: &Revision) -> Diag {
    let message = format!(
        "the update \"{id}\" reported on commitments of this huddle when version {} was approved, and is not there any \
            more",
        last.number
    );
    let help = format!(
        "bring its file back, or write `formerly: [{id}]` into the details of the update that has taken its place"
    );
    Diag::new(Code::Vanished, Place::file(&checked.site.source(huddle).path), message, help)
}

fn changed(checked: &Checked<'_>, update: SourceIndex, huddle: &crate::record::model::Huddle, last: &Revision) -> Diag {
    let source = checked.site.source(update);
    let teller = Fields::of(source, &checked.facts[update.position()]);
    let message = format!(
        "this update is not what it was on {}, when the minutes of \"{}\" were approved, and no correction says why",
        last.on, huddle.id
    );
    let entry =
        format!("{{date: {}, kind: fact, reason: \"…\", by: {}}}", checked.site.today, plain_or_quoted(&last.by));
    let help = if teller.has("corrections") {
        Help::new(format!("add what changed, and why, to the list of corrections: `- {entry}`, or undo the change"))
    } else {
        let fix: Result<Fix, String> = teller.add(&[], &format!("corrections: [{entry}]"));
        Help::typed("add what changed, and why: ", fix).and(", or undo the change")
    };
    Diag::new(Code::ChangedAfterApproval, teller.place(&[Key("date")]), message, help)
}

/// Every id that a huddle or an update has or had.
fn ids<'c>(checked: &Checked<'c>) -> BTreeSet<&'c str> {
    let site = checked.site;
    let former = site.former.iter().filter_map(|former| match former {
        FormerAddress::Huddle { id, .. } | FormerAddress::Update { id, .. } => Some(id.as_str()),
        _ => None,
    });
    let huddles = site.huddles.iter().map(|huddle| huddle.id.as_str());
    huddles.chain(site.updates.iter().map(|update| update.id.as_str())).chain(former).collect()
}
