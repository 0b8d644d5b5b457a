//! Earlier ids of records, `formerly:`. The addresses that were made of them lead to the record that took their place.

use super::fields::Fields;
use super::pending::{FormerId, Renamed};
use super::places::Places;
use super::records::Records;
use super::resolver::Resolver;
use super::texts::strings;
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::{AreaIndex, CommitmentIndex, DivisionIndex, FormerAddress, RecordIndex};
use crate::record::parse::Draft;
use crate::record::parse::raw::RawDivision;
use crate::record::parse::shape::{OneOrMany, TextOr};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::source::Source;
use crate::text::{SitePath, is_address_part, one_line};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The field.
const FIELD: &str = "formerly";

impl Resolver<'_> {
    /// Takes over the earlier ids of the record or entry at `path`; what cannot have been an id is reported.
    pub(super) fn formerly(
        &mut self,
        fields: &mut Fields<'_>,
        path: &[Step<'_>],
        written: Option<&OneOrMany<String>>,
        renamed: &Renamed,
    ) {
        let list = [path, &[Key(FIELD)]].concat();
        let written = strings(written);
        for (at, id) in written.iter().enumerate() {
            let entry = [list.as_slice(), &[Index(at)]].concat();
            let is_item = fields.is_there(&entry);
            let step = if is_item { &entry } else { &list };
            if !is_address_part(id) {
                let message = format!("\"{}\" cannot be the earlier id of a record", one_line(id));
                let meant = meant_id(id).and_then(|meant| fields.put(step, &meant).map(|fix| (meant, fix)));
                let help = match meant {
                    Some((meant, fix)) => Help::new(format!("write the id alone: `{meant}`")).by([fix]),
                    None => "write the id that the record had: the last part of its old address".into(),
                };
                fields.error(Code::UnusableName, step, message, help);
                continue;
            }
            let without = if written.len() > 1 { fields.without_item(&entry) } else { fields.without(&list) };
            self.former.push(FormerId { id: id.clone(), renamed: renamed.clone(), place: fields.place(step), without });
        }
    }
}

impl Resolver<'_> {
    /// Takes over the earlier ids of a division and its response areas.
    pub(super) fn former_places(&mut self, draft: &Draft, raw: &RawDivision, division: DivisionIndex) {
        let mut fields = Fields::new(&draft.source, &draft.split);
        let renamed = Renamed::Record(draft.source.path.clone());
        self.formerly(&mut fields, &[], raw.formerly.as_ref(), &renamed);
        for (at, entry) in raw.response_areas.iter().flatten().enumerate() {
            let Some(TextOr::Record(area)) = entry else { continue };
            let Some(index) = area.id.as_deref().and_then(|id| self.places.area(division, id).ok()) else { continue };
            let path = [Key("response_areas"), Index(at)];
            self.formerly(&mut fields, &path, area.formerly.as_ref(), &Renamed::Area(index));
        }
        self.collect(fields);
    }
}

/// The id in an address, a path or a file's name.
fn meant_id(written: &str) -> Option<String> {
    let last = written.trim_end_matches('/').rsplit('/').next()?;
    let id = last.strip_suffix(".md").unwrap_or(last);
    is_address_part(id).then(|| id.to_owned())
}

/// The addresses that lead to other records, in a fixed order; of ids that are in use the mistakes.
pub(super) fn addresses(
    former: &[FormerId],
    of_file: &HashMap<SitePath, RecordIndex>,
    records: &Records,
    places: &Places,
) -> (Vec<FormerAddress>, Vec<Diag>) {
    let mut known = taken(records, places);
    let mut diags = Vec::new();
    let mut addresses = Vec::new();
    let mut divisions: Vec<(String, DivisionIndex)> = Vec::new();
    let mut areas: Vec<(String, AreaIndex)> = Vec::new();
    for entry in former {
        let Some((kind, own)) = target(&entry.renamed, of_file, records, places) else { continue };
        if let Some(holder) = known.get(&(kind, entry.id.clone())) {
            diags.push(in_use(entry, holder, *holder == own));
            continue;
        }
        known.insert((kind, entry.id.clone()), own);
        let id = entry.id.clone();
        match &entry.renamed {
            Renamed::Area(now) => areas.push((id, *now)),
            Renamed::Record(file) => match of_file[file] {
                RecordIndex::Division(now) => divisions.push((id, now)),
                RecordIndex::Update(now) => addresses.push(FormerAddress::Update { id, now }),
                RecordIndex::Page(now) => addresses.push(FormerAddress::Page { id, now }),
                RecordIndex::Huddle(now) => {
                    let commitments = records.huddles[now.position()].commitments.clone();
                    let commitments = commitments.map(CommitmentIndex::at);
                    addresses.extend(commitments.map(|now| FormerAddress::Commitment { huddle: id.clone(), now }));
                    addresses.push(FormerAddress::Huddle { id, now });
                }
            },
        }
    }
    addresses.extend(of_places(divisions, &areas, places));
    (addresses, diags)
}

/// Links between files go on leading to a record whose file had another name: that of its earlier id.
pub(super) fn files(
    former: &[FormerAddress],
    records: &Records,
    sources: &[Arc<Source>],
    of_file: &mut HashMap<SitePath, RecordIndex>,
) {
    for address in former {
        let (id, record, source) = match address {
            FormerAddress::Huddle { id, now } => {
                (id, RecordIndex::Huddle(*now), records.huddles[now.position()].record.source)
            }
            FormerAddress::Update { id, now } => {
                (id, RecordIndex::Update(*now), records.updates[now.position()].record.body.source)
            }
            FormerAddress::Page { id, now } => (id, RecordIndex::Page(*now), records.pages[now.position()].body.source),
            _ => continue,
        };
        let file = sources[source.position()].path.beside(&format!("{id}.md"));
        if let Some(file) = file.filter(|file| !sources.iter().any(|source| source.path == *file)) {
            of_file.entry(file).or_insert(record);
        }
    }
}

/// Addresses of divisions, and of areas: these have the id of the division in them, so that an area of a division that
/// had another id had other addresses too.
fn of_places(
    divisions: Vec<(String, DivisionIndex)>,
    areas: &[(String, AreaIndex)],
    places: &Places,
) -> Vec<FormerAddress> {
    let mut addresses = Vec::new();
    let ids_of = |area: AreaIndex| {
        let own = places.areas[area.position()].id.clone();
        areas.iter().filter(move |(_, now)| *now == area).map(|(id, _)| id.clone()).chain([own])
    };
    for (old, division) in &divisions {
        for &now in &places.divisions[division.position()].areas {
            addresses.extend(ids_of(now).map(|id| FormerAddress::Area { division: old.clone(), id, now }));
        }
    }
    for (id, now) in areas {
        let division = places.divisions[places.areas[now.position()].division.position()].id.clone();
        addresses.push(FormerAddress::Area { division, id: id.clone(), now: *now });
    }
    addresses.extend(divisions.into_iter().map(|(id, now)| FormerAddress::Division { id, now }));
    addresses
}

/// The kinds of ids: each is unique among its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Division,
    Area,
    Huddle,
    Update,
    Page,
}

/// Ids in use, each with itself.
fn taken(records: &Records, places: &Places) -> BTreeMap<(Kind, String), String> {
    let of = |kind: Kind, id: &str| ((kind, id.to_owned()), id.to_owned());
    let divisions = places.divisions.iter().map(|division| of(Kind::Division, &division.id));
    let areas = places.areas.iter().map(|area| of(Kind::Area, &area.id));
    let huddles = records.huddles.iter().map(|huddle| of(Kind::Huddle, &huddle.record.id));
    let updates = records.updates.iter().map(|update| of(Kind::Update, &update.record.id));
    let pages = records.pages.iter().map(|page| of(Kind::Page, &page.id));
    divisions.chain(areas).chain(huddles).chain(updates).chain(pages).collect()
}

/// What has another id now: its kind, and its id.
fn target(
    renamed: &Renamed,
    of_file: &HashMap<SitePath, RecordIndex>,
    records: &Records,
    places: &Places,
) -> Option<(Kind, String)> {
    let (kind, id) = match renamed {
        Renamed::Area(index) => (Kind::Area, &places.areas[index.position()].id),
        Renamed::Record(file) => match of_file.get(file)? {
            RecordIndex::Division(index) => (Kind::Division, &places.divisions[index.position()].id),
            RecordIndex::Huddle(index) => (Kind::Huddle, &records.huddles[index.position()].record.id),
            RecordIndex::Update(index) => (Kind::Update, &records.updates[index.position()].record.id),
            RecordIndex::Page(index) => (Kind::Page, &records.pages[index.position()].id),
        },
    };
    Some((kind, id.clone()))
}

/// An earlier id that leads elsewhere already: to the record that has it, or to another that had it.
fn in_use(entry: &FormerId, holder: &str, is_own: bool) -> Diag {
    let id = &entry.id;
    let (message, words) = if is_own && holder == id {
        (format!("\"{id}\" is the id that this record has now, not an earlier one"), "take it out of the list".into())
    } else if holder == id {
        (
            format!("\"{id}\" is the id of another record, so its address cannot lead here"),
            format!("take it out of the list, or give the record \"{id}\" another id"),
        )
    } else if is_own {
        (format!("\"{id}\" is in the list twice"), "take one of the two out of the list".into())
    } else {
        (
            format!("\"{id}\" is said to be an earlier id of \"{holder}\" too"),
            "take it out of the list of one of the two: an address leads to one record".into(),
        )
    };
    Diag::new(Code::SameAddress, entry.place.clone(), message, Help::new(words).by(entry.without.clone()))
}
