//! Words by which a name or a text says what somebody is there for.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words by which a name says what somebody is there for.
pub(super) static ROLES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| ROLE_WORDS.split_whitespace().collect());

const ROLE_WORDS: &str = "
officer sergeant sgt lieutenant lt captain capt major chief commander deputy detective sheriff trooper agent
mayor councilmember councilman councilwoman councilor council commissioner alderman alderwoman supervisor
manager director coordinator chair chairperson chairman chairwoman president secretary treasurer principal
superintendent pastor reverend rev rabbi imam father bishop judge senator representative rep congresswoman
congressman governor attorney inspector engineer planner staff team department association partners police
city oficial sargento capitan alcalde alcaldesa concejal directora presidente presidenta comisionado
comisionada jefe jefa liaison advocate organizer organiser leader spokesperson host speaker moderator
facilitator interpreter clerk teacher volunteer block guard worker services works relations board committee
club pta owner nurse doctor firefighter prosecutor lawyer administrator analyst specialist ranger librarian
coach
";

/// Words for people who come for themselves.
pub(super) const RESIDENTS: &[&str] = &[
    "resident",
    "residents",
    "neighbor",
    "neighbors",
    "neighbour",
    "neighbours",
    "citizen",
    "citizens",
    "tenant",
    "tenants",
    "renter",
    "homeowner",
    "homeowners",
    "residente",
    "residentes",
    "vecino",
    "vecina",
    "vecinos",
    "ciudadano",
    "ciudadana",
    "inquilino",
    "inquilina",
];

/// Whether a word, folded, says what somebody does, or that they come for themselves.
pub(super) fn is_a_role(word: &str) -> bool {
    ROLES.contains(word) || RESIDENTS.contains(&word)
}
