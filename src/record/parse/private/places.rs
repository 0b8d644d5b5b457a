//! Words of places and of bodies with a public address, by which a name is no person's.

use super::roles::is_a_role;
use crate::text::fold;
use crate::text::fold::plain_words;
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
ward warehouse way works ymca ywca zone monday tuesday wednesday thursday friday saturday sunday january february
march
april june july august september october november december escuela iglesia biblioteca centro parque oficina calle
avenida liquor union credit federal parish polling yard laundromat salon nursery daycare stadium arena hq clinica
ayuntamiento
alcaldia mercado tienda taller parroquia
signal signals drain drains traffic hydrant sidewalk pothole potholes crosswalk streetlight streetlights
dumping graffiti bench fence
";

/// Whether a text has a word of a place or an organization.
pub fn names_a_place(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && PUBLIC.contains(&*fold::fold(word)))
}

/// Words of a place that are of streets and homes too.
const HOMES: &str = "
ave avenue alley block blvd boulevard drive driveway lane road street way place terrace home homes house housing
residence apartments
parkway garden gardens kitchen room garage
";

/// Whether a text has a word of a place for everybody, or of a body that has an address.
pub fn names_a_venue(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let word = fold::fold(word);
        !word.is_empty() && PUBLIC.contains(&*word) && !HOMES.split_whitespace().any(|known| known == word)
    })
}

/// Words of those who help people in cases, and of what is done for them: after "victim" they make an office of it.
const HELPERS: &str = "
advocate advocates advocacy assistance service services coordinator support fund compensation rights impact
protection program hotline unit bureau
court justice division detective detectives officer sgt lt captain judge law panel statement statements week
awareness fees fee center team group
foundation association society lawyer attorney prosecutor specialist counselor liaison director manager abogada
abogado coordinadora coordinador
servicios apoyo defensora defensor division fiscal tribunal fiscalia oficial detention hall league traffic repairs
damage danos
";

/// Words between "victim" and a name by which the name is of a place or of somebody else.
const ELSEWHERE: [&str; 9] = ["at", "on", "in", "near", "to", "by", "from", "en", "al"];

/// Whether the words between somebody in a case and a name say that the name is not theirs.
pub fn leads_elsewhere(words: &str) -> bool {
    names_a_helper(words) || words.split(' ').any(|word| ELSEWHERE.contains(&word))
}

/// Whether a text has a word of somebody who helps people in cases.
pub fn names_a_helper(text: &str) -> bool {
    let text = fold::fold(text);
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| !word.is_empty() && HELPERS.split_whitespace().any(|known| known == word))
}

/// Things and bodies that are born, in a manner of speaking.
const THINGS: &str = "
project idea plan program group movement tradition festival team effort campaign initiative club band league fair
market pier garden city town
department coalition huddle meeting partnership proyecto grupo fiesta equipo ciudad tradicion
";

/// Whether a text names a thing, a place or a body, and nobody.
pub fn names_a_thing(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let word = fold::fold(word);
        THINGS.split_whitespace().any(|known| known == word)
            || word.len() > 4 && names_a_venue(&word) && *word != *"house"
    })
}

/// Words of places that are names of families too.
const SURNAMES: &[&str] = &[
    "hill", "lane", "park", "field", "bridge", "church", "garden", "bill", "white", "black", "law", "target", "ward",
    "post", "barn", "bar", "lodge", "food", "farm",
];

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
    "advocates",
    "crisis",
    "days",
    "day",
    "list",
    "panel",
    "review",
    "services",
    "support",
    "week",
    "abogada",
    "abogado",
    "coordinadora",
    "coordinador",
    "servicios",
    "apoyo",
    "league",
    "traffic",
    "repairs",
    "lawyer",
    "attorney",
    "interview",
    "interviews",
    "against",
    "drunk",
    "detective",
    "det",
    "officer",
    "ofc",
    "lt",
    "sgt",
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
    let is_public = |word: &str| names_a_place(word) || is_word(word);
    let words: Vec<&str> = plain_words(name).collect();
    // "Zoe Hill", "Bill Farrow": one of two words may be a family's name.
    let is_surname = |word: &str| words.len() == 2 && SURNAMES.contains(&&*fold::fold(word));
    words.iter().filter(|word| is_public(word)).count() > words.iter().filter(|word| is_surname(word)).count().min(1)
}
