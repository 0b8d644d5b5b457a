//! Words of places and of bodies with a public address, by which a name is no person's.

use super::roles::is_a_role;
use crate::text::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What has one of these is the name of a place, an organization or a day.
static PUBLIC: LazyLock<HashSet<&'static str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

const WORDS: &str = "
academy agency alley apartments arena association avenue ave bakery bank bar barn bistro block blvd board boulevard
brewery brewing bridge building bureau business cafe campus cathedral center centre chapel church city clinic club
coffee college commission committee community company co complex congregation council county court courthouse deli
department dental depot diner district division drive driveway elementary extension facility farm field fire
firehouse food
foundation garage garden gardens gallery grill grocery group gym hall headquarters high highway hill home homes
hospital hotel house housing inc inn institute intersection island kitchen lane laundry library llc location lodge lot
market marina meeting merchants middle ministries mission mosque motel museum office park parking parkway partners
pharmacy pizza place playground plaza police pool post precinct project pub public ranch recreation residence
restaurant ridge road room salon school senior services shelter shop shopping sheriff site square station store street
studio suite supermarket synagogue tavern temple terrace theater theatre tower towers town trail university village
ward warehouse way works ymca ywca zone monday tuesday wednesday thursday friday saturday sunday january february march
april june july august september october november december escuela iglesia biblioteca centro parque oficina calle
avenida
";

/// Whether a text has a word of a place or an organization.
pub fn names_a_place(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && PUBLIC.contains(&*fold::fold(word)))
}

/// Whether a plural such as "Merchants" is the name of a group, and not of a family.
pub fn names_a_group(plural: &str) -> bool {
    let folded = fold::fold(plural);
    let is_known = |word: &str| PUBLIC.contains(word) || is_a_role(word);
    let singular = folded.trim_end_matches('s');
    [&*folded, singular, singular.trim_end_matches('e')].into_iter().any(is_known)
}

/// What is at the end of the name of a building for everybody, and not of a street.
const BUILDINGS: &[&str] = &[
    "academy",
    "bakery",
    "bar",
    "building",
    "cafe",
    "cathedral",
    "center",
    "centre",
    "chapel",
    "church",
    "clinic",
    "club",
    "college",
    "courthouse",
    "diner",
    "firehouse",
    "gym",
    "hall",
    "headquarters",
    "hospital",
    "hotel",
    "inn",
    "library",
    "market",
    "mall",
    "mosque",
    "motel",
    "museum",
    "office",
    "offices",
    "pharmacy",
    "precinct",
    "restaurant",
    "salon",
    "school",
    "shelter",
    "shop",
    "station",
    "store",
    "supermarket",
    "synagogue",
    "tavern",
    "temple",
    "theater",
    "theatre",
    "university",
    "iglesia",
    "escuela",
    "biblioteca",
    "oficina",
];

/// Whether what follows a number is rather a building: "1 Police Station".
pub fn ends_as_a_building(street: &str) -> bool {
    street.rsplit(' ').next().is_some_and(|last| BUILDINGS.contains(&&*fold::fold(last)))
}

/// Words that two capital letters beside a label of a case name, where they are no person's.
const CASE_WORDS: &[&str] = &[
    "advocate",
    "advocacy",
    "adult",
    "assistance",
    "awareness",
    "bill",
    "bureau",
    "business",
    "compensation",
    "court",
    "crime",
    "crimes",
    "curfew",
    "detention",
    "dollar",
    "doe",
    "female",
    "fund",
    "hotline",
    "impact",
    "intake",
    "juvenile",
    "justice",
    "law",
    "male",
    "no",
    "none",
    "not",
    "offender",
    "protection",
    "program",
    "programa",
    "project",
    "rights",
    "society",
    "state",
    "statement",
    "statements",
    "suspect",
    "unit",
    "unknown",
    "unidentified",
    "various",
    "victim",
    "violence",
    "walmart",
    "target",
    "walgreens",
    "witness",
    "white",
    "black",
    "hispanic",
    "anonymous",
    "dispatch",
];

/// Whether a name beside a label of a case is that of an office, a business or of nobody.
pub fn names_no_person(name: &str) -> bool {
    let is_word = |word: &str| {
        let folded = fold::fold(word);
        CASE_WORDS.contains(&&*folded) || is_a_role(&folded)
    };
    names_a_place(name) || name.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && is_word(word))
}
