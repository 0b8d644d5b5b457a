//! Updates, and the reports of all records: put with their commitments, in the order of their dates.

use super::input::Input;
use super::pending::{FormerId, PlacedHuddle, PlacedUpdate, Renamed};
use super::records::Records;
use super::reported::Reports;
use super::reports::{Giver, Known};
use super::resolver::Resolver;
use super::sorting::Sorted;
use super::withdrawn;
use crate::record::model::commitment::ReportSource;
use crate::record::model::{HuddleIndex, Minutes, RecordDate, RecordIndex, SourceIndex, UpdateIndex};
use crate::record::parse::Record;
use crate::text::SitePath;
use std::collections::{HashMap, HashSet};

impl Resolver<'_> {
    /// The updates, in the order of their dates, then ids.
    pub(super) fn updates(
        &mut self,
        input: &Input<'_>,
        sorted: &Sorted,
        of_file: &mut HashMap<SitePath, RecordIndex>,
    ) -> Vec<PlacedUpdate> {
        let mut updates = Vec::new();
        for &at in &sorted.updates {
            let draft = &input.drafts[at];
            let Record::Update(raw) = &draft.record else { continue };
            updates
                .extend(self.update(draft, raw, SourceIndex::at(at)).map(|record| PlacedUpdate { record, draft: at }));
        }
        updates.sort_by(|a, b| (a.record.date, &a.record.id).cmp(&(b.record.date, &b.record.id)));
        for (at, update) in updates.iter().enumerate() {
            of_file.insert(input.drafts[update.draft].source.path.clone(), RecordIndex::Update(UpdateIndex::at(at)));
        }
        updates
    }

    /// The ids that huddles have now, by those that they had: reports go on naming these.
    fn former_huddles(&self, input: &Input<'_>, records: &Records) -> HashMap<String, String> {
        let of = |former: &FormerId| {
            let Renamed::Record(file) = &former.renamed else { return None };
            let huddle = records.huddles.iter().find(|huddle| input.drafts[huddle.draft].source.path == *file)?;
            Some((former.id.clone(), huddle.record.id.clone()))
        };
        self.former.iter().filter_map(of).collect()
    }

    /// The reports of all huddles and updates.
    pub(super) fn all_reports(
        &mut self,
        input: &Input<'_>,
        sorted: &Sorted,
        records: &Records,
        unreadable: HashSet<String>,
    ) -> Reports {
        let known = Known {
            huddles: &records.huddles,
            commitments: &records.commitments,
            by_name: records.by_name(),
            former: self.former_huddles(input, records),
            unreadable,
            drafts: &sorted.hidden,
        };
        let of_huddles = records.huddles.iter().enumerate().map(|(at, huddle)| {
            let (date, id) = (huddle.record.date, huddle.record.id.as_str());
            (huddle.draft, ReportSource::Huddle(HuddleIndex::at(at)), date, id)
        });
        let of_updates = records.updates.iter().enumerate().map(|(at, update)| {
            // An update has no commitments of its own, which could be named without their huddle.
            (update.draft, ReportSource::Update(UpdateIndex::at(at)), RecordDate::Day(update.record.date), "")
        });
        let mut sources: Vec<_> = of_huddles.chain(of_updates).collect();
        sources.sort_by_key(|(_, _, date, _)| *date);
        let mut found = Vec::new();
        for (draft, source, date, id) in sources {
            let draft = &input.drafts[draft];
            let raw = match &draft.record {
                Record::Huddle(raw) => raw.reports.as_ref(),
                Record::Update(raw) => raw.reports.as_ref(),
                _ => None,
            };
            let minutes = |index: HuddleIndex| &records.huddles[index.position()].record.minutes;
            let is_withdrawn = matches!(source, ReportSource::Huddle(index) if *minutes(index) == Minutes::Withdrawn);
            if raw.is_some() && !is_withdrawn {
                found.extend(self.reports(draft, raw, &Giver { record: Some((source, date)), id }, &known));
            }
        }
        // A huddle that could not be made, for want of a date perhaps, has reports that may be wrong all the same.
        let made: HashSet<usize> = records.huddles.iter().map(|huddle| huddle.draft).collect();
        for &at in sorted.huddles.iter().filter(|at| !made.contains(at)) {
            let draft = &input.drafts[at];
            if let Record::Huddle(raw) = &draft.record
                && !withdrawn::is_withdrawn(raw)
            {
                self.reports(
                    draft,
                    raw.reports.as_ref(),
                    &Giver { record: None, id: draft.source.path.stem() },
                    &known,
                );
            }
        }
        Reports::new(found, records)
    }

    /// Ids of huddles that have mistakes of their own: what refers to them may be right, and is judged once these are
    /// mended.
    pub(super) fn unreadable(&self, input: &Input<'_>, sorted: &Sorted, huddles: &[PlacedHuddle]) -> HashSet<String> {
        let made: HashSet<usize> = huddles.iter().map(|huddle| huddle.draft).collect();
        let mistaken: HashSet<&SitePath> =
            self.diags.iter().map(|diag| &diag.place.file).chain(input.mistaken).collect();
        let mut unreadable = HashSet::new();
        for &at in &sorted.huddles {
            let draft = &input.drafts[at];
            if !made.contains(&at) || !draft.whole || mistaken.contains(&draft.source.path) {
                let Record::Huddle(raw) = &draft.record else { continue };
                unreadable.insert(raw.id.clone().unwrap_or_else(|| draft.source.path.stem().to_owned()));
            }
        }
        unreadable
            .extend(input.mistaken.iter().filter(|path| path.top() == "huddles").map(|path| path.stem().to_owned()));
        unreadable
    }
}
