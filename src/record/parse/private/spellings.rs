//! The spellings of private things, as patterns: what offices type in minutes, in English and Spanish.

use super::cases;
use super::fact::PrivateKind;
use super::pattern::{
    AT, MONTH, NAME, Needs, Pattern, SHORT_STREET, SOMEBODY, STREET_TYPE, Spelling, TITLED, of, street,
};
use crate::text::fold;
use regex::Regex;
use std::sync::LazyLock;

/// Words of contact before a telephone number.
const CONTACT: &str = r"(?i)\b(?:call|calls|phone|phones|tel|telephone|cel|cell|mobile|text|texts|whatsapp|fax|pager|dial|ring|reach(?:ed|able)?|contact|tel[eé]fono|tlf|celular|m[oó]vil|llam[ae](?:r|n)?|marcar|contactar)\b";

const DIGIT: &str =
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)";

const AGE: &str =
    r"(?:1[0-7]|[1-9]|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)";

/// The number on a plate.
pub(super) const PLATE: &str = r"(?:[A-Z]{2,4}[- ]?[0-9]{2,4}|[0-9]{1,4}[- ]?[A-Z]{2,4}(?:[- ]?[0-9]{1,4})?|[A-Z]{1,2}[0-9]{2}[- ]?[A-Z]{3}|[a-z]{3}-?[0-9]{3,4})\b";

/// The number of a license or passport.
pub(super) const LICENSE_NUMBER: &str = "[a-z]{0,2}-?[0-9]{6,12}";

/// Words before a number that is no telephone's.
pub(super) const NUMBERED: &[&str] = &[
    "case",
    "cases",
    "report",
    "reports",
    "ordinance",
    "ordinances",
    "resolution",
    "bill",
    "permit",
    "file",
    "docket",
    "incident",
    "citation",
    "invoice",
    "account",
    "section",
    "sections",
    "§",
    "article",
    "parcel",
    "lot",
    "block",
    "room",
    "suite",
    "item",
    "part",
    "model",
    "serial",
    "page",
    "pages",
    "year",
    "years",
    "id",
    "reference",
    "order",
    "ticket",
    "tracking",
    "contract",
    "bid",
    "project",
    "policy",
    "form",
    "code",
    "chapter",
    "rule",
    "grant",
    "po",
    "zip",
    "between",
    "houses",
    "addresses",
    "blocks",
    "numbers",
    "from",
    "complaint",
    "request",
    "sr",
    "cfs",
    "caso",
    "expediente",
    "ordenanza",
    "informe",
    "permiso",
    "issue",
    "pr",
    "version",
    "route",
];

static TYPE_ALONE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("^{STREET_TYPE}$")).expect("the pattern is right"));

/// `Street`, `Rd`.
pub(super) fn is_street_type(word: &str) -> bool {
    TYPE_ALONE.is_match(word) || matches!(&*fold::fold(word), "calle" | "avenida" | "broadway")
}

/// Words before an `@` that means "at" in front of the address of a site: "watch it live @ city.gov".
const BEFORE_SITE: &str = "
us at on online website site web page visit see more live here it them this that information details news video
videos agenda agendas minutes form forms register registration apply posted published available streamed streaming
broadcast find found read watch learn download sign signup up and or is are was be map maps calendar facebook
mastodon bluesky twitter instagram visite vea sitio pagina
";

/// Whether what follows an `@` after this word is the address of a site.
pub(super) fn leads_to_a_site(word: &str) -> bool {
    let word = fold::fold(word);
    BEFORE_SITE.split_whitespace().any(|leading| leading == word)
}

static STREET_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?:of )?(?:[A-Z0-9][\w'’.]* ){{1,4}}{STREET_TYPE}")).expect("the pattern is right")
});

/// Whether a text begins with the name of a street.
pub(super) fn begins_with_street(text: &str) -> bool {
    STREET_NAME.is_match(text)
}

/// A house that is somebody's: "Mrs. Sharpe's living room", "the home of Mr. Hall".
pub(super) fn home() -> String {
    let rooms = "(?:house|home|apartment|residence|living room|back ?yard|yard|porch|garage|kitchen)";
    let person = r"\p{Uppercase}\p{Lowercase}+ \p{Uppercase}[\p{Alphabetic}-]+";
    format!(
        r"^(?:{TITLED}['’]s? (?i:{rooms})|{person}['’]s {rooms})\b|\b(?i:house|home|residence|apartment|casa|domicilio) (?:of|de) (?:la |el )?(?:{TITLED}|{person}$|the (?P<family>\p{{Uppercase}}[\p{{Alphabetic}}'’-]+s)\b)|^(?:the )?(?P<name>\p{{Uppercase}}[\p{{Alphabetic}}'’-]+) (?:(?i:residence|household)|home|house)$"
    )
}

static MONTHS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("^(?i:{MONTH})$")).expect("the pattern is right"));

/// Whether a word is the name of a month: "Mrs. Alvarez of 12 May".
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.is_match(word)
}

/// Every pattern. What is found by an earlier one is not looked for by a later one.
pub(super) fn patterns() -> Vec<Pattern> {
    [emails(), phones(), identities(), births(), cases::homes(), homes(), others(), cases::people(), cases::keys()]
        .into_iter()
        .flatten()
        .map(|(kind, needs, text)| Pattern {
            kind,
            needs,
            expression: Regex::new(&text).expect("the pattern is right"),
        })
        .collect()
}

fn emails() -> Vec<Spelling> {
    let at_dot = r"(?i)\b(?:\w+ dot )?[\w.%+-]+ at [\w-]+(?: dot [\w-]+)* dot (?:com|org|net|edu|gov|us|info|example|es|mx|io|me)\b";
    of(
        PrivateKind::Email,
        [
            (Needs::Sign("@"), r"[\w][\w.%+'-]*@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}".to_owned()),
            (Needs::Near(&[" @ "]), r"\b[^\W\d_][\w.%+'-]*[._0-9][\w.%+'-]* @ [\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}".to_owned()),
            (
                Needs::Near(&[" @ ", "@ ", " @"]),
                r"(?i)\b(?P<word>[^\W\d_][\w%+'-]*) ?@ ?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|us|info|example|es|mx|io|me)\b"
                    .to_owned(),
            ),
            // As people write it against programs: dana (at) mail (dot) example, dana at mail dot example.
            (
                Needs::Near(&["(at", "[at", "{at", "( at", "[ at", "(AT", "[AT", "(At"]),
                r"(?i)\b[\w.%+-]+ ?[(\[{] ?at ?[)\]}] ?[\w-]+(?: ?[(\[{] ?dot ?[)\]}] ?[\w-]+| dot [\w-]+|\.[\w-]+)+".to_owned(),
            ),
            (Needs::Near(&[" dot "]), at_dot.to_owned()),
            (Needs::Near(&["arroba"]), r"(?i)\b[\w.%+-]+ ?[(\[]?arroba[)\]]? ?[\w-]+(?:(?: ?[(\[]?punto[)\]]? ?|\.)[\w-]+)+".to_owned()),
        ],
    )
}

fn phones() -> Vec<Spelling> {
    let number = |text: &str| (Needs::Number, text.to_owned());
    of(
        PrivateKind::Phone,
        [
            // North American Numbering Plan: neither area nor exchange code begins with 0 or 1.
            number(r"(?:\+?1[-. ])?(?:\([2-9][0-9]{2}\)[-. ]?|\b[2-9][0-9]{2}(?:[-./· ]| - ))[2-9][0-9]{2}(?:[-./· ]| - )[0-9]{4}\b"),
            number(&format!(r"{CONTACT}[^0-9\n]{{0,24}}(?:\(?[0-9]{{3}}\)?[-. ]?)?[0-9]{{3}}[-. ]?[0-9]{{4}}\b")),
            number(&format!(r"{CONTACT}[^0-9\n]{{0,24}}[0-9]{{2,4}}(?:[-. ][0-9]{{2,4}}){{2,4}}\b")),
            number(r"(?i)\b[2-9][0-9]{2}[-. ]?[2-9][0-9]{2}[-. ]?[0-9]{4},? \(?(?:cell|mobile|phone|home|work|celular|m[oó]vil|casa)\b"),
            (Needs::Sign("+"), r"\+[1-9](?:[0-9]{0,2}[ .-]\(?[0-9]{1,4}\)?(?:[ .-][0-9]{2,4}){1,4}|[0-9]{9,14})\b".to_owned()),
            (Needs::LocalNumber, r"\b[2-9][0-9]{2}-[0-9]{4}\b".to_owned()),
            // As people who count in pairs write it.
            (Needs::Number, r"(?:\+?1[-. ]?)?[\[(][2-9][0-9]{2}[\])][-./· ]{0,3}(?:[2-9][0-9]{2}[-./· ]{0,3}[0-9]{2}[-./· ]{0,3}[0-9]{2}|[2-9][0-9][-./· ][0-9]{2}[-./· ][0-9]{3}|[2-9][0-9]{2}[-./· ]{0,3}[0-9]{4})\b".to_owned()),
            (Needs::LocalNumber, r"(?:\+?\b1[-. ])?\b[2-9][0-9]{2}(?:[-./· ]| - )(?:[2-9][0-9]{2}(?:[-./· ]| - )[0-9]{2}(?:[-./· ]| - )[0-9]{2}|[2-9][0-9](?:[-./· ]| - )[0-9]{2}(?:[-./· ]| - )[0-9]{3})\b".to_owned()),
            (Needs::Sign("+1"), r"\+1[2-9][0-9]{2}[-./· ][2-9][0-9]{2}[-./· ]?[0-9]{2}[-./· ]?[0-9]{2}\b".to_owned()),
            (Needs::LocalNumber, r"\b[2-9][0-9]{5}[-.][0-9]{4}\b".to_owned()),
            (Needs::LocalNumber, r"\b(?:1[ .-])?[2-9](?:[ .-][0-9]){9}\b".to_owned()),
            (Needs::Number, r"\b(?:00|011)[ -]?[1-9][0-9]{0,2}(?:[ .-][0-9]{2,4}){2,4}\b".to_owned()),
            // Ten digits in a row, or in two parts.
            (Needs::LocalNumber, r"\b[2-9][0-9]{2}[ .-]?[2-9][0-9]{6}\b".to_owned()),
            // In a list: dots, a colon or a name before it.
            (Needs::LocalNumber, r"(?:\.\.+|…|:|\b(?:at|is|al|es)) ?[2-9][0-9]{2}[. ](?:[0-9]{4}|[0-9]{2}[. ][0-9]{2})\b".to_owned()),
            (Needs::LocalNumber, format!(r"(?P<name>{NAME})(?:,| -|:)? [2-9][0-9]{{2}}[. ][0-9]{{4}}\b")),
            (Needs::Near(&[" ext", " Ext", "(ext", " x"]), format!(r"{CONTACT}[^0-9\n]{{0,24}}\b(?i:ext|extension|extensi[oó]n|x)\b\.? ?[0-9]{{2,5}}\b")),
            (Needs::Near(&["zero", "four", "five", "six", "seven", "eight", "nine", "cero", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]), format!(r"(?i)\b{DIGIT}(?:[ ,.-]{{1,3}}{DIGIT}){{6,}}\b")),
            (
                Needs::Number,
                r"(?i)(?:\bwa\.me/|\b(?:whatsapp|signal|viber|telegram)[\w.:/?=&#-]*?(?:phone=|p/|number=)|\b(?:sms|callto|skype):)\+?[0-9]{7,15}"
                    .to_owned(),
            ),
        ],
    )
}

fn identities() -> Vec<Spelling> {
    let security = r"(?i)\b(?:ssn|ss ?#|s\.s\.n\.?|social security|seguro social|itin)\b[^0-9\n]{0,24}(?:[0-9x*]{3}[- .]?[0-9x*]{2}[- .]?)?[0-9]{4}\b";
    let license = format!(
        r"(?i)\b(?:driver['’]?s? licen[cs]e|licencia de conducir|passport|pasaporte|o\.?l\.?n\.?|d\.?l\.? ?(?:#|no\.?|number))[^0-9\n]{{0,16}}{LICENSE_NUMBER}\b"
    );
    let mut list = of(
        PrivateKind::IdentityNumber,
        [
            (Needs::Number, r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b".to_owned()),
            (Needs::Near(&["SSN", "ssn", "SS", "S.S.", "ocial ", "ITIN"]), security.to_owned()),
        ],
    );
    list.extend(of(
        PrivateKind::License,
        [(Needs::Near(&["licen", "Licen", "LICEN", "assport", "asaporte", "OLN", "DL", "O.L.N", "D.L"]), license)],
    ));
    list
}

fn births() -> Vec<Spelling> {
    let word = r"(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?da(?:te|y)|naci[oó]|nacid[oa]|(?:f\.? ?|fecha (?:de )?)nac(?:imiento|\.)?)";
    let nth = r"(?:st|nd|rd|th|\.?[ºª°]|ro|er)?";
    let of_day = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]{3,6}teenth|twentieth|thirtieth|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|primero)";
    // `'61`
    let short = "['’‘`´][0-9]{2}";
    of(
        PrivateKind::BirthDate,
        [
            (
                Needs::Digit,
                format!(
                    r"(?i)\b{word}(?:[^0-9\n]{{0,16}}(?:[0-9]{{1,4}}{nth}|{of_day})(?:[-/. ]| of | del? )(?:[0-9]{{1,2}}|{MONTH})(?:[-/., ]+| of | del? |,? in )(?:[0-9]{{2,4}}|{short})|[^0-9a-z\n]{{0,3}}(?:is |in |on |en )?{MONTH}(?: (?:the )?(?:[0-9]{{1,2}}{nth}|{of_day}))?(?:,? | of |,? in | del? )(?:[0-9]{{4}}|{short}))\b"
                ),
            ),
            (
                Needs::Near(&["DOB", "D.O.B", "dob", "d.o.b", "birth", "Birth", "BIRTH"]),
                format!(
                    r"(?i)\b(?:d\.?o\.?b\.?|date of birth|birth ?date)[^0-9a-z\n]{{0,4}}(?:[0-9]{{8}}|[0-9]{{6}}|[0-9]{{1,2}}[ -]?{MONTH}[ -]?[0-9]{{2,4}})\b"
                ),
            ),
            (
                Needs::Near(&["b.", "B.", "(b", "(B"]),
                format!(
                    r"(?i)\bb\. ?(?:[0-9]{{1,4}}[-/.][0-9]{{1,2}}[-/.](?:[0-9]{{2,4}}|{short})|{MONTH} [0-9]{{1,2}}{nth},? (?:[0-9]{{4}}|{short})|[0-9]{{1,2}}{nth} (?:of )?{MONTH},? (?:[0-9]{{4}}|{short}))\b"
                ),
            ),
            (
                Needs::Near(&["(b", "(n", "(B", "(N"]),
                format!(r"(?i)\((?:b\.|born|nacid[oa]|n\.)(?: in| en)? ?(?:(?:19|20)[0-9]{{2}}|{short})\)"),
            ),
        ],
    )
}

fn homes() -> Vec<Spelling> {
    let street = street();
    let digit = |text: String| (Needs::Digit, text);
    let near = |words: &'static [&'static str], text: String| (Needs::Near(words), text);
    let number = "[0-9]{1,5}";
    // Before a word that only begins with a capital letter.
    let unit = r"\.?,? (?:(?:Apt|Apartment|Apto|Apartamento|Unit)\.? ?#?[0-9]\w{0,4}|(?:Apt|Unit)\.? ?#?[A-Z]\b)";
    let apartment = r"(?:\.?,? (?i:apt|apartment|apto|apartamento|unit|#)\.? ?#?\w{1,5})?";
    of(
        PrivateKind::HomeAddress,
        [
            digit(format!(
                r"(?i)\b(?:lives|lived|living|resides|residing|stays|staying|home address(?: is)?)(?: over)?(?: at)? ?:? [0-9]+ [a-z0-9][a-z0-9]*(?-i:{unit}| [A-Z][A-Za-z0-9]*)*{apartment}"
            )),
            near(&["lives ", "lived ", "resides ", "stays "], format!(r"\b(?:lives|lived|resides|stays) (?:at|on|in) (?:[A-Z]\w* ){{1,3}}{STREET_TYPE},? (?:no\.? |number |#)?[0-9]{{1,5}}\b")),
            digit(
                r"\b(?i:vive|viven|reside|residen|domicilio|domiciliad[oa])(?i: en)?:? (?:(?i:la|el) )?(?:(?:\p{Uppercase}|calle|avenida|paseo)[\w.]*,? ){1,4}(?i:n[uú]m\.? |n[º°] ?)?[0-9]{1,5}\b"
                    .to_owned(),
            ),
            near(&["house", "home", "address", "apartment", "residence", "casa ", "domicilio"], format!(
                r"\b(?i:his|her|their|whose|my|su)\b (?i:home|house|apartment|address|residence|casa|domicilio)(?: address)?(?:,| is| at| on| in| es| en)*:? {street}{apartment}"
            )),
            (Needs::House, format!(r"{TITLED}{AT}{street}{apartment}")),
            (Needs::House, format!(r"{SOMEBODY}{AT}{street}{apartment}")),
            (Needs::House, format!(r"\b[Tt]he (?P<family>\p{{Uppercase}}[\p{{Alphabetic}}'’-]+s){AT}{street}{apartment}")),
            // As neighbours say it: "the Lindquists at 212 Pippin".
            (Needs::House, format!(r"\b[Tt]he (?P<family>\p{{Uppercase}}[\p{{Alphabetic}}'’-]+s)(?:,? (?:at|of|from|over at|up at|down at|in) ){number} {SHORT_STREET}{apartment}")),
            (Needs::House, format!(r"(?:{TITLED}|{SOMEBODY})(?:['’]s (?:house|home|place|apartment|yard|porch))?,? (?:who lives )?(?:at|residing at|en el|en la|en) {number} {SHORT_STREET}{apartment}")),
            (Needs::House, format!(r"{TITLED},? of {number} {SHORT_STREET}{apartment}")),
            (Needs::House, format!(r"(?P<name>{NAME})(?:['’]s (?:house|home|apartment|residence) at |, (?:of |at |from |residing at )?| of | from | \(| - |: ){street}{apartment}")),
            near(&["Apt", "apt", "Apartment", "apartment", "pto", "partamento"], format!(r"\b{street}\.?,? (?i:apt|apartment|apto|apartamento|depto)\b\.? ?#?\w{{1,5}}")),
            near(&[" #"], format!(r"\b{street}\.?,? #[0-9]{{1,3}}[A-Z]\b")),
            near(&[" live at ", " reside at ", " stay at "], format!(r"\b(?:live|reside|stay) at {street}{apartment}")),
        ],
    )
}

fn others() -> Vec<Spelling> {
    let car = r"(?i:car|truck|van|suv|sedan|pickup|vehicle|motorcycle|coupe|minivan|charger|honda|toyota|ford|chevy|chevrolet|nissan|dodge|buick|jeep|kia|hyundai|camioneta|carro|coche)";
    let mut list = of(
        PrivateKind::Plate,
        [
            (
                Needs::Near(&[
                    "licen",
                    "Licen",
                    "LICEN",
                    "plate",
                    "Plate",
                    "PLATE",
                    "Tag",
                    "tag",
                    "TAG",
                    "placa",
                    "Placa",
                    "matr",
                    "Matr",
                    "reg.",
                    "Reg.",
                    "egistration",
                ]),
                format!(
                    r"\b(?i:licen[cs]e plates?|licen[cs]e|plates?|tags?|placas?|matr[ií]cula|registration|reg\.)(?i: number| no\.?| n[uú]m\.?| #|,|:| is| was| of| reading| reads| with| de)* ?[:#(]? ?{PLATE}"
                ),
            ),
            (Needs::Plate, format!(r"\b{car}\b[^.;\n0-9]{{0,16}}[ (][A-Z]{{3}}[- ][0-9]{{3,4}}\b")),
        ],
    );
    let child = r"(?i:son|daughter|boy|girl|child|student|teen|teenager|juvenile|minor|grandson|granddaughter|nephew|niece|hij[oa]|niñ[oa]|nieto|nieta|sobrin[oa])";
    let named = r"\p{Uppercase}\p{Lowercase}+(?: \p{Uppercase}[\p{Alphabetic}'’-]+)?";
    list.extend(of(
        PrivateKind::Child,
        [
            (Needs::Near(&["year"]), format!(r"(?P<name>{NAME}),? \(?(?:who is )?(?i:aged? )?(?i:{AGE})(?i:[- ]years?[- ]old)\b")),
            (Needs::Near(&["year"]), format!(r"\b(?i:{AGE})[- ](?i:years?[- ]old),? (?:{child} )?(?:named |called )?(?P<name>{named})\b")),
            (Needs::Age, format!(r"(?P<name>{NAME}),? \(?(?i:aged? )(?i:{AGE})\b")),
            (Needs::Near(&["años"]), format!(r"(?P<name>{NAME}),? \(?(?:de )?{AGE} años\b")),
            (Needs::Age, format!(r"(?P<name>{NAME}), (?:1[0-7]|[6-9]), (?:was|is|has|had|who|of|said|told|fue|es|que)\b")),
            (
                Needs::Age,
                format!(
                    r"\b{child},? (?:named |called |llamad[oa] )?(?P<name>{named}),? \(?(?i:aged? |de )?(?:1[0-7]|[1-9])\b(?:[,;)]| años)"
                ),
            ),
        ],
    ));
    list
}
