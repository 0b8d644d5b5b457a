//! Who was there: the people who acted in a public role, and the head count.

use super::fields::Fields;
use super::resolver::Resolver;
use super::unknown_word::unknown_word;
use crate::diagnostics::{Code, Help};
use crate::record::model::{Attendance, Participant};
use crate::record::parse::raw::{RawHuddle, RawParticipant};
use crate::record::parse::shape::{CountOr, TextOr};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::{nearest, one_line};
use std::collections::BTreeMap;

/// More people than come to a huddle about a few streets: a number above it has a digit too many.
const MOST_PEOPLE: u32 = 2_000;

/// Reports a head count that no huddle has.
fn plausible(fields: &mut Fields<'_>, path: &[Step<'_>], count: u32) {
    if count > MOST_PEOPLE {
        let message = format!("{count} people are more than come to a huddle");
        let help = Help::new("check the number, or delete it if nobody counted").by(fields.without(path));
        fields.warn(Code::Contradiction, path, message, help);
    }
}

/// Reports a total that is not the sum of the groups beside it; the sum is what is published.
fn adds_up(fields: &mut Fields<'_>, parts: &BTreeMap<String, Option<u32>>) {
    let Some(Some(total)) = parts.get("total") else { return };
    let groups = parts.iter().filter(|(group, _)| *group != "total").map(|(_, count)| count.map(u64::from));
    let Some(sum) = groups.sum::<Option<u64>>().filter(|sum| parts.len() > 1 && *sum != u64::from(*total)) else {
        return;
    };
    let path = [Key("attendance"), Key("total")];
    let help = Help::typed("if the groups are right, write ", fields.write(&path, &sum.to_string()));
    fields.warn(Code::Contradiction, &path, format!("the groups add up to {sum}, and the total says {total}"), help);
}

impl Resolver<'_> {
    /// The people of `participants:`; entries without a name are reported and left out.
    pub(super) fn participants(&mut self, fields: &mut Fields<'_>, raw: &RawHuddle) -> Vec<Participant> {
        let mut list = Vec::new();
        for (at, entry) in raw.participants.iter().flatten().enumerate() {
            let entry = match entry {
                None => continue,
                Some(TextOr::Text(name)) => RawParticipant { name: Some(name.clone()), ..RawParticipant::default() },
                Some(TextOr::Record(raw)) => raw.clone(),
            };
            let Some(name) = entry.name.as_deref().map(one_line).filter(|name| !name.is_empty()) else {
                let named = fields.add(&[Key("participants"), Index(at)], "name: …").ok();
                fields.missing(
                    &[Key("participants"), Index(at)],
                    "a participant has no name",
                    Help::new("write `{name: Dana Ruiz, role: Mayor Pro Tem}`").by(named),
                );
                continue;
            };
            if let Some(sector) =
                entry.sector.as_deref().filter(|sector| !self.sectors.iter().any(|known| known == sector))
            {
                let known: Vec<&str> = self.sectors.iter().map(String::as_str).collect();
                unknown_word(fields, &[Key("participants"), Index(at), Key("sector")], sector, &known);
            }
            if list.iter().any(|known: &Participant| known.name == name) {
                let path = [Key("participants"), Index(at)];
                let help = Help::new("delete one of the two").by(fields.without_item(&path));
                fields.warn(Code::Repeated, &path, format!("\"{name}\" is in this list twice"), help);
            }
            let organization = entry.organization.as_deref().map(|organization| {
                let path = [Key("participants"), Index(at), Key("organization")];
                self.organization_of(fields, organization, &path)
            });
            list.push(Participant {
                name,
                role: entry.role.unwrap_or_default(),
                organization,
                sector: entry.sector.unwrap_or_default(),
            });
        }
        list
    }

    /// The head count, whole or by group; `None` where the record has none. Groups that are no sectors are reported.
    pub(super) fn attendance(&mut self, fields: &mut Fields<'_>, raw: &RawHuddle) -> Option<Attendance> {
        match raw.attendance.as_ref()? {
            CountOr::Count(total) => {
                plausible(fields, &[Key("attendance")], *total);
                Some(Attendance::Total(*total))
            }
            CountOr::Parts(parts) => {
                adds_up(fields, parts);
                let mut list = Vec::new();
                for (group, count) in parts {
                    let path = [Key("attendance"), Key(group)];
                    let known = group == "other"
                        || group == "total"
                        || self.sectors.iter().any(|sector| sector == group || format!("{sector}s") == *group);
                    if !known {
                        let names: Vec<String> = self
                            .sectors
                            .iter()
                            .map(|sector| if sector == "resident" { "residents".into() } else { sector.clone() })
                            .collect();
                        let words: Vec<&str> = names.iter().map(String::as_str).chain(["other"]).collect();
                        let free = |name: &str| fields.rename_key(&path, name).filter(|_| !parts.contains_key(name));
                        let help = Help::one_of(words.iter().copied(), nearest(group, words.iter().copied()), free);
                        fields.error(
                            Code::UnknownWord,
                            &path,
                            format!("\"{}\" is not a known word here", one_line(group)),
                            help,
                        );
                    }
                    count.iter().for_each(|count| plausible(fields, &path, *count));
                    list.extend(count.map(|count| (group.clone(), count)));
                }
                let order = |group: &str| {
                    self.sectors
                        .iter()
                        .position(|sector| sector == group || format!("{sector}s") == group)
                        .unwrap_or(usize::MAX)
                };
                list.sort_by_key(|(group, _)| (order(group), group.clone()));
                if let [(group, total)] = list.as_slice()
                    && group == "total"
                {
                    return Some(Attendance::Total(*total));
                }
                list.retain(|(group, _)| group != "total");
                (!list.is_empty()).then_some(Attendance::Parts(list))
            }
        }
    }
}
