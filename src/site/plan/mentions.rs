//! Which records speak of a commitment without reporting on it: huddles and updates whose text links to it or names its
//! id. Found once for the whole site, from what was gathered of each text while it was parsed.

use crate::record::model::commitment::ReportSource;
use crate::record::model::{
    Body, CommitmentIndex, FormerAddress, HuddleIndex, RecordDate, RecordIndex, Site, SourceIndex, UpdateIndex,
};
use crate::record::parse::FileFacts;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// By commitment the huddles and updates that mention it, the newest first. Those that report on it are not among them:
/// its story has them.
pub type Mentions = HashMap<CommitmentIndex, Vec<RecordIndex>>;

/// Finds the mentions in every text that is published. Of withdrawn minutes there is no text.
pub(super) fn mentions(site: &Site, facts: &[Arc<FileFacts>]) -> Mentions {
    let known = Known::of(site);
    let mut found = Mentions::new();
    let huddles = site.huddles.iter().enumerate().rev();
    let huddles = huddles.map(|(at, huddle)| (huddle.date, RecordIndex::Huddle(HuddleIndex::at(at)), &huddle.body));
    let updates = site.updates.iter().enumerate().rev();
    let updates = updates
        .map(|(at, update)| (RecordDate::Day(update.date), RecordIndex::Update(UpdateIndex::at(at)), &update.body));
    let mut dated: Vec<(RecordDate, RecordIndex)> = Vec::new();
    let mut named: Vec<(usize, CommitmentIndex)> = Vec::new();
    for (date, record, body) in huddles.chain(updates) {
        let texts = sources(body).filter(|source| !site.withdrawn.contains(source));
        let pairs = texts.flat_map(|source| &facts[source.position()].body.named);
        let all: BTreeSet<CommitmentIndex> = pairs.filter_map(|(huddle, id)| known.find(huddle, id)).collect();
        let others = all.into_iter().filter(|index| !tells(site, *index, record));
        named.extend(others.map(|index| (dated.len(), index)));
        dated.push((date, record));
    }
    named.sort_by(|(one, _), (other, _)| dated[*other].0.cmp(&dated[*one].0));
    for (at, index) in named {
        found.entry(index).or_default().push(dated[at].1);
    }
    found
}

/// The texts of a record: its own, and those of its translations.
fn sources(body: &Body) -> impl Iterator<Item = SourceIndex> {
    std::iter::once(body.source).chain(body.translations.iter().map(|(_, source, _)| *source))
}

/// Whether a commitment was made in this record, or its story has a report from there.
fn tells(site: &Site, index: CommitmentIndex, record: RecordIndex) -> bool {
    let commitment = site.commitment(index);
    let told = |source: ReportSource| match source {
        ReportSource::Huddle(index) => record == RecordIndex::Huddle(index),
        ReportSource::Update(index) => record == RecordIndex::Update(index),
    };
    told(ReportSource::Huddle(commitment.huddle)) || commitment.reports.iter().any(|report| told(report.source))
}

/// Commitments by the id of their huddle, and by that of the commitment; huddles by the ids that they had before too.
struct Known<'s> {
    huddles: HashMap<&'s str, HuddleIndex>,
    commitments: HashMap<(HuddleIndex, &'s str), CommitmentIndex>,
}

impl<'s> Known<'s> {
    fn of(site: &'s Site) -> Self {
        let former = site.former.iter().filter_map(|former| match former {
            FormerAddress::Huddle { id, now } => Some((id.as_str(), *now)),
            _ => None,
        });
        let huddles = site.huddles.iter().enumerate().map(|(at, huddle)| (huddle.id.as_str(), HuddleIndex::at(at)));
        let commitments = site.commitments.iter().enumerate();
        Self {
            huddles: former.chain(huddles).collect(),
            commitments: commitments
                .map(|(at, commitment)| ((commitment.huddle, commitment.id.as_str()), CommitmentIndex::at(at)))
                .collect(),
        }
    }

    fn find(&self, huddle: &str, id: &str) -> Option<CommitmentIndex> {
        let huddle = self.huddles.get(huddle)?;
        self.commitments.get(&(*huddle, id)).copied()
    }
}
