//! Who hosts, comes or promises something: organizations of the list, and names that are nearly one.

use super::fields::Fields;
use super::resolver::Resolver;
use crate::diagnostics::{Code, Help};
use crate::record::model::Party;
use crate::record::parse::tree::Step::{self, Key};
use crate::text::near::nearest_ids;
use crate::text::{fold, is_address_part, one_line};

impl Resolver<'_> {
    /// Who invited. What is written as an id is one: as a name, readers would see its hyphens. A name with a slip of
    /// the finger would be another organization.
    pub(super) fn host(&self, fields: &mut Fields<'_>, written: &str) -> Party {
        let party = self.names.party(written);
        if let Party::Named(name) = &party {
            self.nearly_listed(fields, name, &[Key("host")], IdShaped::Always);
        }
        party
    }

    /// For whom somebody came.
    pub(super) fn organization_of(&self, fields: &mut Fields<'_>, written: &str, path: &[Step<'_>]) -> Party {
        let party = self.names.party(written);
        if let Party::Named(name) = &party {
            self.nearly_listed(fields, name, path, IdShaped::WhereNear);
        }
        party
    }

    /// Reports a name that is written as an id, or that is nearly one of the list. Whether it did.
    pub(super) fn nearly_listed(
        &self,
        fields: &mut Fields<'_>,
        name: &str,
        path: &[Step<'_>],
        id_shaped: IdShaped,
    ) -> bool {
        let organizations = self.names.organizations.iter().filter(|known| known.listed);
        let known: Vec<(&str, &str)> =
            organizations.map(|known| (known.id.as_str(), known.name.original.as_str())).collect();
        let is_near = || id_shaped == IdShaped::Always || !nearest_ids(name, &known).is_empty();
        if fields.mild {
            return false;
        }
        if name.contains('-') && is_address_part(name) && is_near() {
            let message = format!("no organization has the id \"{name}\", which would be shown as it is typed");
            let help =
                Help::one_id_of(&known, name, |id| fields.put(path, id)).and("; or write the name as people read it");
            fields.warn(Code::UnknownName, path, message, help);
        } else if let Some((id, meant)) = known.iter().find(|(id, known)| is_slip(name, known) || is_slip(name, id)) {
            let message = format!("\"{}\" is not on the list of organizations, and \"{meant}\" is", one_line(name));
            let help = Help::typed("write ", fields.write(path, id)).and(", if that is meant");
            fields.warn(Code::UnknownName, path, message, help);
        } else {
            return false;
        }
        true
    }

    /// Reports an owner that names two organizations of the list, `Public Works / Parks and Recreation`. Whether it
    /// did.
    pub(super) fn two_owners(&self, fields: &mut Fields<'_>, text: &str, path: &[Step<'_>]) -> bool {
        let Some([one, other]) = self.two_listed(text) else { return false };
        let message =
            format!("a commitment has one owner, and \"{}\" names two organizations: {one}, {other}", one_line(text));
        let help = Help::any("write who will see to it: ", [one, other].map(|id| fields.write(path, id)))
            .and("; the text of the commitment can name the other");
        fields.warn(Code::UnknownName, path, message, help);
        true
    }

    /// The ids of two listed organizations that a word or sign joins. Each may lack the first words of its name.
    fn two_listed(&self, text: &str) -> Option<[&str; 2]> {
        const JOINS: [&str; 8] = ["/", " and ", " & ", " + ", "; ", ", ", " y ", " e "];
        let id = |part: &str| self.names.listed_shortly(part.trim().trim_start_matches("the "));
        let parts = JOINS
            .iter()
            .flat_map(|join| text.match_indices(join).map(|(at, _)| (&text[..at], &text[at + join.len()..])));
        let mut found = parts.filter_map(|(one, other)| Some([id(one)?, id(other)?]));
        found.find(|[one, other]| one != other)
    }
}

/// When a name that is written as an id, and is none, is reported.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum IdShaped {
    /// Readers would see its hyphens.
    Always,
    /// Where it is near to an id of the list: it may be the name of something else.
    WhereNear,
}

/// What two neighbors differ in: Northside Tenants and Southside Tenants, in folded words.
const SIDES: [&str; 10] = ["north", "south", "east", "west", "norte", "sur", "este", "oeste", "upper", "lower"];

/// Whether one name is the other with one or two letters wrong. Numbers and sides tell neighbors apart.
fn is_slip(written: &str, known: &str) -> bool {
    if written.len().abs_diff(known.len()) > 2 * char::MAX.len_utf8() {
        return false;
    }
    let (written, known) = (fold::key(written), fold::key(known));
    let is_side = |word: &str| SIDES.iter().any(|side| word.starts_with(side));
    let tells_apart = |(one, other): (&str, &str)| {
        one != other && (one.contains(|c: char| c.is_ascii_digit()) || is_side(one) && is_side(other))
    };
    written.chars().count() >= 8
        && (1..=2).contains(&strsim::damerau_levenshtein(&written, &known))
        && !written.split_whitespace().zip(known.split_whitespace()).any(tells_apart)
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_slip_is_no_neighbor() {
        for (written, known) in
            [("Larkmoor Publc Works", "Larkmoor Public Works"), ("larkmoor-polise", "larkmoor-police")]
        {
            assert!(is_slip(written, known), "{written}");
        }
        for (written, known) in [
            ("6th Street Merchants", "5th Street Merchants"),
            ("Southside Tenants", "Northside Tenants"),
            ("Westside Neighbors", "Eastside Neighbors"),
            ("Harbor Neighbors", "Harbor Side Neighbors"),
            ("Parks", "Perks"),
        ] {
            assert!(!is_slip(written, known), "{written}");
        }
    }
}
