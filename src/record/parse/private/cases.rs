//! The spellings of people who are named by the house that they live in, and of the codes that let people into a
//! meeting or a door, in English and Spanish.

use super::fact::PrivateKind;
use super::pattern::{Needs, Spelling, of, street};
use crate::text::fold;

/// Somebody who lives where they are said to be.
const LIVING: &str = r"\b(?i:lad(?:y|ies)|residents?|tenants?|renters?|home ?owners?|occupants?|neighbou?rs?|couple|famil(?:y|ies)|widow(?:er)?|landlord|landlady|(?:old|elderly|young) (?:wo)?man|mothers?|fathers?|grand(?:mothers?|fathers?|parents|ma|pa)|mom|dad|complainant|caller|folks|señor(?:a|ita)?s?|vecin[oa]s?|familias?|inquilin[oa]s?|propietari[oa]s?|arrendatari[oa]s?|pareja|abuel[oa]s?|residentes?|viud[oa])\b";

/// Somebody who may only have been there, if nothing says which: "a man at 210 Hall Street".
const THIS: &str = r"\b(?i:the|that|this|our|el|la|ese|esa|aquel|aquella) (?P<who>(?:\p{Lowercase}+ ){0,2}(?i:man|woman|men|women|gentleman|guy|fellow|kids?|boys?|girls?|child|children|person|people|owners?|hombre|mujer|joven|muchach[oa]s?|niñ[oa]s?|chic[oa]s?|persona|gente|dueñ[oa]s?))\b";

/// Where in the house.
const FLAT: &str = r"(?: in (?:the |an? )?(?:[A-Za-z]+[ -]){0,2}(?:flat|apartment|unit|basement|house)| del (?:piso|apartamento)(?: de)? \w+)?";

/// Between somebody and the house that they live in.
const LIVES_AT: &str = r"(?:,? (?:who (?:lives|rents|stays)|living|residing|que (?:vive|viven|alquila|renta)))?,? (?i:over at|up at|down at|at|from|en el|en la|en|del|de la)(?i: number| no\.?| #| n[uú]mero| n[uú]m\.?)?";

/// A street without its kind, in up to three words.
const SHORT: &str =
    r"(?P<street>(?:[NSEW]\.? )?\p{Uppercase}[\p{Lowercase}'’]{2,}(?: \p{Uppercase}[\p{Alphabetic}'’]+){0,2})\b";

/// What may follow the number of a house: ", Apt. 3", "(upstairs)", ", second floor".
const STOREY: &str = r"(?:\.?,? (?i:apt|apartment|apto|apartamento|unit|#)\.? ?#?\w{1,5}|,? \(?(?i:upstairs|downstairs|basement|rear|(?:front|top|upper|lower|ground|first|second|third|1st|2nd|3rd)[ -](?:floor|flat))\b(?i: flat| apartment| unit)?)?";

const NUMBER: &str = "[0-9]{1,5}";

/// Homes of people who are not named.
pub(super) fn homes() -> Vec<Spelling> {
    let (street, number) = (street(), NUMBER);
    let spanish = r"(?:(?i:calle|avenida|av\.|paseo|camino|callej[oó]n|pasaje) (?:de (?:la |los |las )?|del )?)";
    let named = r"\p{Uppercase}[\p{Alphabetic}'’]+(?: \p{Uppercase}[\p{Alphabetic}'’]+){0,2}";
    let house = |text: String| (Needs::House, text);
    let mut list = Vec::new();
    for who in [LIVING, THIS] {
        list.push(house(format!("{who}{FLAT}{LIVES_AT} {street}{STOREY}")));
        list.push(house(format!("{who}{FLAT}{LIVES_AT} {number} (?:de )?(?:la )?{spanish}?{SHORT}{STOREY}")));
        list.push((
            Needs::Near(&["calle ", "Calle ", "venida ", "av. ", "Av. ", "aseo ", "amino ", "allejón ", "asaje "]),
            format!("{who}(?:,? que vive)? (?:de|en)(?: la| el)? {spanish}{named},? (?:n[uú]m(?:ero|\\.)? |n[º°] ?|#)?{number}\\b"),
        ));
    }
    let flat = r"(?i:(?:the )?(?:upstairs|downstairs|basement|rear|(?:front|top|upper|lower|ground|first|second|third|1st|2nd|3rd)(?:[ -]floor)?) (?:flat|apartment))";
    list.push((Needs::Near(&["flat", "apartment"]), format!(r"\b{number} {SHORT}(?:\.?,? \(?)(?:in )?{flat}\b")));
    list.push((Needs::Near(&["flat", "apartment"]), format!(r"\b{flat} (?:at|of) {number} {SHORT}")));
    of(PrivateKind::HomeAddress, list)
}

/// Words that stand behind "Password:" and are none.
const PLAIN: &[&str] = &[
    "required",
    "needed",
    "none",
    "protected",
    "reset",
    "changed",
    "there",
    "please",
    "optional",
    "which",
    "check",
    "sent",
    "ninguna",
    "requerida",
    "necesaria",
    "cambiada",
    "security",
    "protection",
    "policy",
    "policies",
    "rules",
    "management",
    "storage",
    "problems",
    "issues",
];

/// Whether a word behind "Password:" says something of passwords.
pub(super) fn is_no_secret(word: &str) -> bool {
    PLAIN.contains(&&*fold::fold(word))
}

/// Codes that let whoever knows them into a meeting, or lead it, and through doors.
pub(super) fn keys() -> Vec<Spelling> {
    const WORDS: &[&str] = &[
        "asscode",
        "ass code",
        "ASSCODE",
        "assword",
        "ASSWORD",
        "ost key",
        "OST KEY",
        "ost pin",
        "ost PIN",
        "ost code",
        "pwd",
        "Pwd",
        "PWD",
        "ontraseña",
        "ONTRASEÑA",
        "lave ",
        "lave:",
        "ódigo de ",
        "odigo de ",
        "code ",
        "code:",
        "Code",
        "CODE",
        "oderator",
        "PIN",
    ];
    let label = r"(?i:pass ?codes?|passwords?|pwd|(?:host|leader|moderator|organi[sz]er|chair(?:person)?)['’]?s? (?:key|pin|code|password)|(?:meeting|zoom|teams|webex) (?:pin|key|code)|(?:door|gate|alarm|lock ?box|key ?pad|garage|entry) (?:code|pin|combination)|contraseñas?|clave(?: de(?:l)? (?:anfitri[oó]n|acceso|la reuni[oó]n|la sala|la puerta|zoom))?|c[oó]digo de (?:acceso|anfitri[oó]n|la reuni[oó]n|la puerta|entrada))";
    let between = r"(?i: (?:for|of|to|at|de|del) (?:the |our |la )?[A-Za-z ]{1,24}| \([A-Za-z ]{1,20}\))?(?: ?[:=#-]{1,2} ?| (?i:is|es|will be|ser[aá]):? )";
    // A number may follow at once: "passcode 447112".
    let token = r"[A-Za-z0-9_!@#$%&*?+.=-]{0,20}[0-9][A-Za-z0-9_!@#$%&*?+=-]{0,20}";
    of(
        PrivateKind::MeetingKey,
        [
            (Needs::Near(WORDS), format!(r"\b{label}{between}[“\x22'`]?{token}")),
            (Needs::Near(WORDS), format!(r"\b{label},? [“\x22'`(]?[0-9][0-9 -]{{2,9}}[0-9]\b")),
            // Letters and digits beside each other are no word: "passcode hJ7kQ2".
            (
                Needs::Near(WORDS),
                format!(r"\b{label},? [“\x22'`(]?(?:[A-Za-z]{{1,12}}[0-9]|[0-9]{{1,8}}[A-Za-z])[A-Za-z0-9_!@#$%&*-]{{2,20}}"),
            ),
            // A word alone, where a sign says that it is one: "Password: harborlight".
            (
                Needs::Near(WORDS),
                r"\b(?i:(?:pass ?code|password|pwd|contraseña))(?: ?[:=] ?)[“\x22'`]?(?P<secret>[A-Za-z0-9_!@#$%&*?+=-]{5,24})"
                    .to_owned(),
            ),
            (Needs::Near(&["PIN"]), r"\bPIN(?: ?[:#=] ?| (?:is )?)[0-9]{4,8}\b".to_owned()),
            (Needs::Near(&["zak=", "zoom.us/s/"]), r"\bzoom\.us/(?:s/[0-9]{9,}|\S*[?&]zak=)\S*".to_owned()),
        ],
    )
}
