//! Response areas of concerns and commitments: those of the huddle itself, since only there its people came together.

use super::fields::Fields;
use super::resolver::Resolver;
use super::texts::strings;
use crate::diagnostics::{Code, Help};
use crate::record::model::{AreaIndex, DivisionIndex};
use crate::record::parse::raw::RawHuddle;
use crate::record::parse::shape::OneOrMany;
use crate::record::parse::tree::Step::{self, Index, Key};

impl Resolver<'_> {
    /// Reports areas of the division, named by concerns and commitments, that the huddle itself does not name. `own`
    /// are the huddle's areas; of a whole division all are its own.
    pub(super) fn own_areas(
        &self,
        fields: &mut Fields<'_>,
        raw: &RawHuddle,
        division: DivisionIndex,
        (own, is_whole): (&[AreaIndex], bool),
    ) {
        let of_huddle = raw.response_areas.as_ref().or(raw.response_area.as_ref());
        let knows_all = strings(of_huddle).iter().all(|area| self.places.area(division, area).is_ok());
        if is_whole || own.is_empty() || fields.mild || !knows_all {
            return;
        }
        let judge = |fields: &mut Fields<'_>, path: &[Step<'_>], list: Option<&OneOrMany<String>>| {
            for (at, written) in strings(list).iter().enumerate() {
                let found = self.places.area(division, written).ok().filter(|found| !own.contains(found));
                let item: Vec<Step<'_>> = path.iter().copied().chain([Index(at)]).collect();
                found.into_iter().for_each(|found| self.report_area(fields, &item, found, own));
            }
        };
        for (at, concern) in raw.concerns.iter().flatten().enumerate() {
            let area = concern.as_ref().and_then(|concern| concern.response_area.clone());
            let area = area.map(|area| OneOrMany(vec![Some(area)]));
            judge(fields, &[Key("concerns"), Index(at), Key("response_area")], area.as_ref());
        }
        for (at, commitment) in raw.commitments.iter().flatten().enumerate() {
            let Some(commitment) = commitment else { continue };
            let (key, list) = match &commitment.response_areas {
                Some(list) => ("response_areas", Some(list)),
                None => ("response_area", commitment.response_area.as_ref()),
            };
            judge(fields, &[Key("commitments"), Index(at), Key(key)], list);
        }
    }

    fn report_area(&self, fields: &mut Fields<'_>, path: &[Step<'_>], found: AreaIndex, own: &[AreaIndex]) {
        let id = |area: &AreaIndex| self.places.areas[area.position()].id.as_str();
        let ids: Vec<&str> = own.iter().map(id).collect();
        let message = format!("{} is not one of this huddle's areas: {}", id(&found), ids.join(", "));
        let key = if fields.has("response_areas") { "response_areas" } else { "response_area" };
        let all = format!("[{}, {}]", ids.join(", "), id(&found));
        let more = fields.write(&[Key(key)], &all);
        let help = Help::any("write ", ids.iter().map(|id| fields.put(path, id).ok_or_else(|| (*id).to_owned())))
            .or("; or, if the huddle was about it too, write at the top ", more);
        fields.warn(Code::UnknownName, path, message, help);
    }
}
