//! What people asked for and what was promised: the concerns and commitments of one huddle's draft.

use super::due::due_of;
use super::due_in_text;
use super::fields::Fields;
use super::parties::IdShaped;
use super::parts::{Usable, entry_id};
use super::pending::{CommitmentRecord, ConcernRecord};
use super::resolver::Resolver;
use super::texts::strings;
use super::twice;
use crate::diagnostics::{Code, Help};
use crate::record::model::{AreaIndex, DivisionIndex, Owner, RecordDate, Text};
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::raw::{RawCommitment, RawConcern, RawHuddle, RawOwner};
use crate::record::parse::shape::TextOr;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::fold::{self, same};
use crate::text::{is_address_part, nearest, one_line, slug};
use std::collections::HashSet;

impl Resolver<'_> {
    /// The entries of `concerns:`; those with mistakes are reported and left out.
    pub(super) fn concerns(
        &mut self,
        fields: &mut Fields<'_>,
        raw: &RawHuddle,
        division: Option<DivisionIndex>,
    ) -> Vec<ConcernRecord> {
        let mut list: Vec<ConcernRecord> = Vec::with_capacity(raw.concerns.as_ref().map_or(0, Vec::len));
        let mut said = HashSet::new();
        for (at, entry) in raw.concerns.iter().flatten().enumerate() {
            let Some(entry) = entry else { continue };
            let Some(concern) = self.concern(fields, (raw, entry), at, division) else { continue };
            if list.iter().any(|known| known.id == concern.id) {
                let message = format!("two concerns of this huddle have the id \"{}\"", concern.id);
                fields.error(
                    Code::SameAddress,
                    &[Key("concerns"), Index(at), Key("id")],
                    message,
                    "give one of the two another id",
                );
                continue;
            }
            check_answers(fields, raw, &concern, at);
            if !said.insert((concern.area, fold::words(&concern.text.original))) && !fields.mild {
                let path = [Key("concerns"), Index(at), Key("text")];
                twice::said(fields, (&path, 2), "this concern is listed above, in the same words".to_owned());
            }
            list.push(concern);
        }
        list
    }

    fn concern(
        &mut self,
        fields: &mut Fields<'_>,
        (huddle, raw): (&RawHuddle, &RawConcern),
        at: usize,
        division: Option<DivisionIndex>,
    ) -> Option<ConcernRecord> {
        let Some(text) = raw.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) else {
            fields.missing(
                &[Key("concerns"), Index(at)],
                "a concern has no text",
                Help::typed(
                    "say in one sentence what was asked for: ",
                    fields.add(&[Key("concerns"), Index(at)], "text: \"…\""),
                ),
            );
            return None;
        };
        let area = match (division, raw.response_area.as_deref()) {
            (Some(division), Some(area)) if !same(area, "all") => {
                self.area(fields, division, area, &[Key("concerns"), Index(at), Key("response_area")])
            }
            _ => None,
        };
        let topic = raw
            .topic
            .as_deref()
            .and_then(|topic| self.topic(fields, topic, &[Key("concerns"), Index(at), Key("topic")]));
        let id = raw.id.as_deref().map_or_else(|| format!("{}", at + 1), slug);
        let answered_by =
            fields.list(raw.answered_by.as_ref(), &[Key("concerns"), Index(at), Key("answered_by")], |id| {
                ids(huddle).any(|known| known == id).then(|| id.to_owned())
            });
        Some(ConcernRecord { id, area, topic, text: Text::new(text), answered_by })
    }

    /// The entries of `commitments:`; those with mistakes are reported and left out.
    pub(super) fn commitments(
        &mut self,
        fields: &mut Fields<'_>,
        raw: &RawHuddle,
        (division, date): (Option<DivisionIndex>, Option<RecordDate>),
        areas: &[AreaIndex],
    ) -> Vec<CommitmentRecord> {
        let mut list: Vec<CommitmentRecord> = Vec::with_capacity(raw.commitments.as_ref().map_or(0, Vec::len));
        for (at, entry) in raw.commitments.iter().flatten().enumerate() {
            let Some(entry) = entry else { continue };
            let Some(commitment) = self.commitment(fields, (raw, entry), at, (division, date), areas) else { continue };
            if list.iter().any(|known| known.id == commitment.id) {
                let message = format!("two commitments of this huddle have the id \"{}\"", commitment.id);
                fields.error(
                    Code::SameAddress,
                    &[Key("commitments"), Index(at), Key("id")],
                    message,
                    "give one of the two another id",
                );
                continue;
            }
            if let Some(known) = list.iter().find(|known| is_same_promise(known, &commitment)) {
                let message = format!("this is promised above, as \"{}\": it would be counted twice", known.id);
                let here = [Key("commitments"), Index(at)];
                let delete = fields.without(&here);
                let help = Help::new("delete one of the two; or say in each what is promised by it alone").by(delete);
                fields.warn(Code::Repeated, &[here[0], here[1], Key("text")], message, help);
            }
            list.push(commitment);
        }
        list
    }

    fn commitment(
        &mut self,
        fields: &mut Fields<'_>,
        (huddle, raw): (&RawHuddle, &RawCommitment),
        at: usize,
        (division, date): (Option<DivisionIndex>, Option<RecordDate>),
        areas: &[AreaIndex],
    ) -> Option<CommitmentRecord> {
        let here = [Key("commitments"), Index(at)];
        let text = raw.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            fields.missing(
                &here,
                "a commitment has no text",
                Help::typed("write what was promised, in the words of the huddle: ", fields.add(&here, "text: \"…\"")),
            );
        }
        if raw.id.is_none() {
            let example = text
                .map_or("lights-5th".to_owned(), |text| slug(text).split('-').take(3).collect::<Vec<_>>().join("-"));
            fields.missing(
                &here,
                "a commitment has no id",
                Help::typed("give it a short name that never changes: ", fields.add(&here, &format!("id: {example}"))),
            );
        }
        let owner = self.owner(fields, raw, &here);
        let mut own = Vec::new();
        let key = if raw.response_areas.is_some() { "response_areas" } else { "response_area" };
        let list = raw.response_areas.as_ref().or(raw.response_area.as_ref());
        let written = match division {
            Some(division) => {
                fields.list(list, &[here[0], here[1], Key(key)], |area| self.places.area_meant(division, area))
            }
            None => strings(list),
        };
        for (position, area) in written.iter().enumerate() {
            if let Some(division) = division.filter(|_| !same(area, "all")) {
                own.extend(self.area(fields, division, area, &[here[0], here[1], Key(key), Index(position)]));
            }
        }
        let topics = raw
            .topic
            .as_deref()
            .and_then(|topic| self.topic(fields, topic, &[here[0], here[1], Key("topic")]))
            .into_iter()
            .collect();
        let due = raw.due.as_deref();
        let due = due.and_then(|due| due_of(fields, due, &[here[0], here[1], Key("due")], &self.due_dates, date));
        due_in_text::check(fields, &here, (text.unwrap_or_default(), due.as_ref()), &self.due_dates);
        let id = raw.id.as_deref()?.trim();
        let id = match named_by_concerns(huddle, id) {
            Some(meant) => entry_id(fields, &[here[0], here[1], Key("id")], id, Usable::Known(meant)),
            None => entry_id(
                fields,
                &[here[0], here[1], Key("id")],
                id,
                Usable::Like(raw.text.as_deref().unwrap_or_default()),
            ),
        };
        Some(CommitmentRecord {
            id,
            text: Text::new(text?),
            areas: if own.is_empty() { areas.to_vec() } else { own },
            owner: owner.unwrap_or_default(),
            due,
            topics,
        })
    }

    fn owner(&mut self, fields: &mut Fields<'_>, raw: &RawCommitment, here: &[Step<'_>; 2]) -> Option<Owner> {
        let owner = match &raw.owner {
            Some(TextOr::Record(owner)) => owner.clone(),
            Some(TextOr::Text(text)) if matches!(self.names.party(text), crate::record::model::Party::Listed(_)) => {
                RawOwner { organization: Some(text.clone()), role: None }
            }
            Some(TextOr::Text(text)) => {
                let path = [here[0], here[1], Key("owner")];
                let is_reported = self.two_owners(fields, text, &path)
                    || self.nearly_listed(fields, text.trim(), &path, IdShaped::WhereNear);
                if let Some((organization, role)) = self.names.named_in(text).filter(|_| !is_reported) {
                    let message = format!(
                        "\"{}\" is taken for a role, but it names the organization \"{organization}\"",
                        one_line(text)
                    );
                    let whole = match plain_or_quoted(&role) {
                        role if role == "\"\"" => format!("{{organization: {organization}}}"),
                        role => format!("{{organization: {organization}, role: {role}}}"),
                    };
                    fields.warn(Code::UnknownName, &path, message, Help::typed("write ", fields.write(&path, &whole)));
                }
                RawOwner { organization: None, role: Some(text.clone()) }
            }
            None => RawOwner::default(),
        };
        let role = owner.role.as_deref().map(one_line).unwrap_or_default();
        let Some(organization) = owner.organization.as_deref().map(str::trim).filter(|name| !name.is_empty()) else {
            if role.is_empty() {
                let name = raw
                    .id
                    .as_deref()
                    .map_or("a commitment".to_owned(), |id| format!("the commitment \"{}\"", one_line(id)));
                let owner = Key("owner");
                let own = [here[0], here[1], owner];
                let line = match self.names.organizations.first() {
                    Some(first) => format!("owner: {{organization: {}, role: …}}", first.id),
                    None => "owner: {organization: …, role: …}".to_owned(),
                };
                let fix = if raw.owner.is_some() {
                    fields.write(&own, &line["owner: ".len()..]).ok()
                } else {
                    fields.add(here, &line).ok()
                };
                let words = "add `owner: {organization: …, role: …}` with an organization or a role, never a person's \
                    phone or e-mail";
                let help = Help::new(words).by(fix);
                let place = fields.entry_place(here);
                fields.push(crate::diagnostics::Diag::new(
                    Code::MissingOwner,
                    place,
                    format!("{name} has no owner"),
                    help,
                ));
                return None;
            }
            return Some(Owner { organization: None, role });
        };
        match self.names.organization(organization) {
            Ok(index) => Some(Owner { organization: Some(index), role }),
            Err(_) => {
                let path = [here[0], here[1], Key("owner"), Key("organization")];
                let known = self
                    .names
                    .organizations
                    .iter()
                    .map(|organization| (organization.id.as_str(), organization.name.original.as_str()));
                let help = Help::one_id_of(&known.collect::<Vec<_>>(), organization, |name| fields.put(&path, name))
                    .and("; organizations are listed in content/site.yaml");
                fields.error(
                    Code::UnknownName,
                    &path,
                    format!("\"{}\" is not an organization of this site", one_line(organization)),
                    help,
                );
                None
            }
        }
    }
}

/// The ids of the commitments of a huddle, as they are written.
fn ids(raw: &RawHuddle) -> impl Iterator<Item = &str> {
    raw.commitments.iter().flatten().flatten().filter_map(|commitment| commitment.id.as_deref())
}

/// The name by which the concerns of a huddle speak of a commitment whose own id cannot be used: the only one that no
/// commitment has.
fn named_by_concerns<'r>(raw: &'r RawHuddle, id: &str) -> Option<&'r str> {
    if is_address_part(id) || ids(raw).filter(|id| !is_address_part(id.trim())).count() > 1 {
        return None;
    }
    let concerns = raw.concerns.iter().flatten().flatten();
    let answers = concerns.flat_map(|concern| concern.answered_by.iter().flat_map(|list| list.0.iter().flatten()));
    let mut open: Vec<&str> = answers.map(|id| id.trim()).filter(|id| !ids(raw).any(|known| known == *id)).collect();
    open.dedup();
    match open.as_slice() {
        [one] if is_address_part(one) => Some(one),
        _ => None,
    }
}

/// Reports what a concern is answered by that is no commitment of its huddle.
fn check_answers(fields: &mut Fields<'_>, raw: &RawHuddle, concern: &ConcernRecord, at: usize) {
    let known: Vec<&str> = ids(raw).collect();
    if known.iter().any(|id| !is_address_part(id.trim())) {
        // An id that cannot be used is the cause, and reported.
        return;
    }
    for (position, id) in concern.answered_by.iter().enumerate() {
        let path = [Key("concerns"), Index(at), Key("answered_by"), Index(position)];
        if concern.answered_by[..position].contains(id) && !fields.mild {
            twice::listed(fields, &path, id, id);
        }
        if known.contains(&id.as_str()) {
            continue;
        }
        let help = if known.is_empty() {
            Help::new("this huddle has no commitments; delete `answered_by`").by(fields.without(&path[..3]))
        } else {
            Help::one_of(known.iter().copied(), nearest(id, known.iter().copied()), |name| fields.put(&path, name))
        };
        fields.error(
            Code::UnknownName,
            &path,
            format!("\"{}\" is not a commitment of this huddle", one_line(id)),
            help,
        );
    }
}

/// Whether one commitment says the same as the other, of the same places, by the same owner.
fn is_same_promise(one: &CommitmentRecord, other: &CommitmentRecord) -> bool {
    one.owner == other.owner && one.areas == other.areas && same(&one.text.original, &other.text.original)
}
