//! The spellings of private things, as patterns: what offices type in minutes, in English and Spanish.

use super::cases;
use super::fact::PrivateKind;
use super::papers;
use super::parties;
use super::pattern::{
    AT, MONTH, NAME, Needs, PLATE, Pattern, SHORT_STREET, SOMEBODY, STREET_TYPE, Spelling, TITLED, of, street,
};
use crate::text::fold;
use crate::text::fold::plain_words;
use crate::text::pattern::of_words;
use regex::Regex;
use std::sync::{LazyLock, OnceLock};

/// Words of contact before a telephone number.
const CONTACT: &str = r"(?i)\b(?:call|calls|phone|phones|tel|telephone|cel|cell|mobile|text|texts|whatsapp|fax|pager|dial|ring|reach(?:ed|able)?|contact|tel[eé]fono|tlf|celular|m[oó]vil|llam[ae](?:r|n)?|marcar|contactar)\b";

const DIGIT: &str =
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)";

const AGE: &str =
    r"(?:1[0-7]|[1-9]|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)";

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

/// Whether so many digits in words are no telephone number.
pub(super) fn is_no_spoken_number(text: &str) -> bool {
    !matches!(plain_words(text).count(), 7 | 10 | 11)
}

static TYPE_ALONE: LazyLock<Regex> = LazyLock::new(|| of_words(&format!("^{STREET_TYPE}$")));

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

static STREET_NAME: LazyLock<Regex> =
    LazyLock::new(|| of_words(&format!(r"^(?:of )?(?:[A-Z0-9][\w'’.]* ){{1,4}}{STREET_TYPE}")));

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

static MONTHS: LazyLock<Regex> = LazyLock::new(|| of_words(&format!("^(?i:{MONTH})$")));

/// Whether a word is the name of a month: "Mrs. Alvarez of 12 May".
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.is_match(word)
}

/// Every pattern. What is found by an earlier one is not looked for by a later one.
pub(super) fn patterns() -> Vec<Pattern> {
    [
        emails(),
        identities(),
        papers::papers(),
        phones(),
        births(),
        cases::homes(),
        homes(),
        others(),
        parties::people(),
        cases::keys(),
    ]
    .into_iter()
    .flatten()
    .map(|(kind, needs, text)| Pattern { kind, needs, text, made: OnceLock::new() })
    .collect()
}

fn emails() -> Vec<Spelling> {
    const SIGNS: &[&str] = &[
        "(at", "[at", "{at", "<at", "( at", "[ at", "(AT", "[AT", "(At", "(a)", "(@", "[@", "arroba", " dot ", " DOT ",
        " Dot ", "(dot", "[dot", "{dot", "(DOT", "[DOT", " punto ", "(punto", " period ", "_at_", "-at-", " at-sign",
        " at sign", "%40", "[.]", " . ", "(.)", " @ ", "@ ", " @",
    ];
    let end = r"(?:com|org|net|edu|gov|us|info|example|test|invalid|biz|name|dev|app|online|site|email|mail|ca|uk|de|fr|es|mx|ar|co|io|me|tv)";
    let at = r"(?: ?[\[({<] ?(?:at|a|@|arroba) ?[\])}>] ?|[ -]at[- ]sign |[_-]at[_-]| arroba |%40)";
    let dot = r"(?: ?[\[({<] ?(?:dot|punto|period|\.) ?[\])}>] ?| (?:dot|punto|period) |[_-]dot[_-]| \. ?|\.)";
    let said = r"(?: (?:dot|punto|period) |[_-]dot[_-]| ?[\[({<] ?(?:dot|punto) ?[\])}>] ?)";
    let local = r"[\w%+'-]+?(?:(?:\.| (?:dot|punto|period) )[\w%+'-]+?)*";
    let near = |text: String| (Needs::Near(SIGNS), text);
    of(
        PrivateKind::Email,
        [
            (Needs::Sign("@"), r"[\w][\w.%+'-]*@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}".to_owned()),
            (
                Needs::Near(&[" @ "]),
                r"\b[^\W\d_][\w.%+'-]*[._0-9][\w.%+'-]* @ [\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}".to_owned(),
            ),
            (
                Needs::Near(&[" @ ", "@ ", " @"]),
                format!(r"(?i)\b(?P<word>[^\W\d_][\w%+'-]*) ?@ ?[\w-]+(?:\.[\w-]+)*\.{end}\b"),
            ),
            // As people write it against programs: dana (at) mail (dot) example, dana at mail dot example.
            near(format!(r"(?i)\b(?P<word>{local}){at}[\w-]+?(?:{dot}[\w-]+?)*?{dot}{end}\b")),
            near(format!(
                r"(?i)\b(?P<word>[^\W\d_][\w.%+'-]*) ?@ ?[\w-]+(?:\.[\w-]+)*(?: \. ?|{said}| ?[\[({{<]\.[\])}}>] ?){end}\b"
            )),
            near(format!(r"(?i)\b{local} at [\w-]+?(?:{dot}[\w-]+?)*?{said}{end}\b")),
            (
                Needs::Near(&["mail", "orreo", "write ", "Write ", "ddress", "send ", "Send "]),
                format!(
                    r"(?i)\b(?:e-?mail|mail|correo|write|address|send)\b[^\n@.]{{0,24}} (?P<local>[\w.%+'-]+) at [\w-]+(?:\.[\w-]+)*\.{end}\b"
                ),
            ),
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
            (Needs::Sign("+"), r"\+ ?[1-9](?:[0-9]{0,2}[ .-]{1,3}\(?[0-9]{1,4}\)?(?:[ .-]{1,3}[0-9]{2,8}){1,4}|[0-9]{9,14})\b".to_owned()),
            (Needs::LocalNumber, r"\b[2-9][0-9]{2}-[0-9]{4}\b".to_owned()),
            // As people who count in pairs write it.
            (Needs::Number, r"(?:\+?1[-. ]?)?[\[(][2-9][0-9]{2}[\])][-./· ]{0,3}(?:[2-9][0-9]{2}[-./· ]{0,3}[0-9]{2}[-./· ]{0,3}[0-9]{2}|[2-9][0-9][-./· ][0-9]{2}[-./· ][0-9]{3}|[2-9][0-9]{2}[-./· ]{0,3}[0-9]{4})\b".to_owned()),
            (Needs::LocalNumber, r"(?:\+?\b1[-. ])?\b[2-9][0-9]{2}(?:[-./· ]| - )(?:[2-9][0-9]{2}(?:[-./· ]| - )[0-9]{2}(?:[-./· ]| - )[0-9]{2}|[2-9][0-9](?:[-./· ]| - )[0-9]{2}(?:[-./· ]| - )[0-9]{3})\b".to_owned()),
            (Needs::Sign("+1"), r"\+1[2-9][0-9]{2}[-./· ][2-9][0-9]{2}[-./· ]?[0-9]{2}[-./· ]?[0-9]{2}\b".to_owned()),
            number(r"(?i)\b[2-9][0-9]{2}[-. ][0-9]{4} (?:is|was|es) (?:her|his|my|their|the|su|mi) (?:cell|mobile|phone|home|work|number|celular|m[oó]vil|n[uú]mero)\b"),
            (Needs::LocalNumber, r"\b[2-9][0-9]{5}[-.][0-9]{4}\b".to_owned()),
            // Two that end otherwise, and parts with words between them.
            number(r"\b[2-9][0-9]{2}-[0-9]{4}/[0-9]{4}\b"),
            (
                Needs::Near(&[
                    "rea code", "call ", "Call ", "cell ", "Cell ", "text ", "Text ", "number", "Number", "phone", "Phone",
                    "tel", "Tel", "úmero", "elular", "lame",
                ]),
                r"(?i)\b(?:area code|call|cell|text|number|phone|tel|n[uú]mero|celular|llame)\b[^0-9\n]{0,24}\(?[2-9][0-9]{2}[^0-9\n]{1,12}[2-9][0-9]{2}[^0-9\n]{1,12}[0-9]{4}\b".to_owned(),
            ),
            (Needs::LocalNumber, r"\b(?:1[ .-])?[2-9](?:[ .-][0-9]){9}\b".to_owned()),
            (Needs::Number, r"\b(?:00|011)[ -]?[1-9][0-9]{0,2}(?:[ .-][0-9]{2,4}){2,4}\b".to_owned()),
            // Ten digits in a row, or in two parts.
            (Needs::LocalNumber, r"\b[2-9][0-9]{2}[ .-]?[2-9][0-9]{6}\b".to_owned()),
            // In a list: dots, a colon or a name before it.
            (Needs::LocalNumber, r"(?:\.\.+|…|:|\b(?:at|is|al|es)) ?[2-9][0-9]{2}[. ](?:[0-9]{4}|[0-9]{2}[. ][0-9]{2})\b".to_owned()),
            (Needs::LocalNumber, format!(r"(?P<name>{NAME})(?:,| -|:)? [2-9][0-9]{{2}}[. ][0-9]{{4}}\b")),
            (Needs::Near(&[" ext", " Ext", "(ext", " x"]), format!(r"{CONTACT}[^0-9\n]{{0,24}}\b(?i:ext|extension|extensi[oó]n|x)\b\.? ?[0-9]{{2,5}}\b")),
            (Needs::Near(&["zero", "four", "five", "six", "seven", "eight", "nine", "cero", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]), format!(r"(?i)\b(?P<spoken>{DIGIT}(?:[ ,.-]{{1,3}}{DIGIT}){{6,}})\b")),
            (
                Needs::Number,
                r"(?i)(?:\bwa\.me/|\b(?:whatsapp|signal|viber|telegram)[\w.:/?=&#-]*?(?:phone=|p/|number=)|\b(?:sms|callto|skype):)\+?[0-9]{7,15}"
                    .to_owned(),
            ),
        ],
    )
}

fn identities() -> Vec<Spelling> {
    let security = r"(?i)\b(?:ssn|ss ?#|s\.s\.n\.?|social security|seguro social|itin)\b[^0-9\n]{0,24}(?P<security>(?:[0-9x*]{3}[- .]?[0-9x*]{2}[- .]?)?[0-9]{4})\b";
    of(
        PrivateKind::IdentityNumber,
        [
            (Needs::Number, r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b".to_owned()),
            (Needs::Near(&["SSN", "ssn", "SS", "S.S.", "ocial ", "ITIN"]), security.to_owned()),
        ],
    )
}

fn births() -> Vec<Spelling> {
    let word = r"(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?da(?:te|y)|b-?day|naci[oó]|nacid[oa]|(?:f\.? ?|fecha (?:de )?)nac(?:imiento|\.)?)";
    let nth = r"(?:st|nd|rd|th|\.?[ºª°]|ro|er)?";
    let of_day = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]{3,6}teenth|twentieth|thirtieth|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|primero)";
    let year = "(?:19|20)[0-9]{2}";
    let joint = r"(?:[., ]{1,2}| of | del? |,? in |,? año |,? (?:in )?(?:the )?year )";
    let day = format!(r"(?:the )?(?:[0-9]{{1,2}}{nth}|{of_day})");
    let date = format!(
        r"(?:[0-9]{{1,4}} ?[-/.] ?[0-9]{{1,2}} ?[-/.] ?[0-9]{{2,4}}|{MONTH},? {day}{joint}{year}|{day}(?: of | de | |, ){MONTH}{joint}{year}|{year},? {MONTH},? {day}|[0-9]{{1,2}}\. ?[IVX]{{1,4}}\. ?{year}|[0-9]{{1,2}}[- ][0-9]{{1,2}}[- ](?:{year}|[0-9]{{2}})|[0-9]{{8}}|[0-9]{{5,6}})"
    );
    // `'61`
    let short = "['’‘`´][0-9]{2}";
    of(
        PrivateKind::BirthDate,
        [
            (
                Needs::Near(&[
                    "born", "Born", "BORN", "dob", "DOB", "Dob", "d.o", "D.O", "D.o", "irth", "IRTH", "day", "Day",
                    "naci", "Naci", "NACI", "nac", "Nac", "NAC",
                ]),
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
            // Whatever stands between the words and the day.
            (
                Needs::Near(&[
                    "DOB",
                    "D.O.B",
                    "dob",
                    "d.o.b",
                    "d-o-b",
                    "birth",
                    "Birth",
                    "BIRTH",
                    "nacimiento",
                    "Nacimiento",
                    "nac.",
                    "FDN",
                    "FN",
                ]),
                format!(
                    r"(?i)\b(?:d[.-]?o[.-]?b\.?|birth(?:day| ?date| ?certificate)?|fecha de nac(?:imiento|\.)?|f\. ?nac\.|fdn)\b[^0-9\n]{{0,18}}?{date}\b"
                ),
            ),
            (
                Needs::Near(&["born ", "Born ", "born:", "Born:", "naci", "Naci"]),
                format!(
                    r"(?i)\b(?:born|naci[oó]|nacid[oa])(?i:[ :,(]{{1,2}}|\b(?:in|this|house|here|on|at|home|the|in town|el|un|d[ií]a|en)\b){{1,10}}{date}\b"
                ),
            ),
            (
                Needs::Near(&["irth", "umple"]),
                format!(
                    r"(?i)\b(?:birthday|cumplea[nñ]os)[^0-9\n]{{0,16}}(?:{MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} de {MONTH})[^0-9\n]{{1,28}}(?:19|20)[0-9]{{2}}\b"
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
    const LIVING: &[&str] = &[
        "live", "Live", "LIVE", "living", "Living", "LIVING", "esid", "ESID", "stay", "Stay", "STAY", "ome addr",
        "OME ADDR", "ome Addr",
    ];
    let near = |words: &'static [&'static str], text: String| (Needs::Near(words), text);
    let number = "[0-9]{1,5}";
    // Before a word that only begins with a capital letter.
    let unit = r"\.?,? (?:(?:Apt|Apartment|Apto|Apartamento|Unit)\.? ?#?[0-9]\w{0,4}|(?:Apt|Unit)\.? ?#?[A-Z]\b)";
    let apartment = r"(?:\.?,? (?i:apt|apartment|apto|apartamento|unit|#)\.? ?#?\w{1,5})?";
    of(
        PrivateKind::HomeAddress,
        [
            near(LIVING, format!(
                r"(?i)\b(?:lives|lived|living|resides|residing|stays|staying|home address(?: is)?)(?: over)?(?: at)? ?:? [0-9]+ [a-z0-9][a-z0-9]*(?-i:{unit}| [A-Z][A-Za-z0-9]*)*{apartment}"
            )),
            near(&["lives ", "lived ", "resides ", "stays "], format!(r"\b(?:lives|lived|resides|stays) (?:at|on|in) (?:[A-Z]\w* ){{1,3}}{STREET_TYPE},? (?:no\.? |number |#)?[0-9]{{1,5}}\b")),
            near(&["vive", "Vive", "VIVE", "eside", "ESIDE", "omicili", "OMICILI"],
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
            near(&["lives", "Lives", "live ", "resides", "ouse", "ome ", "vive", "Vive", "casa", "omicilio"], format!(
                r"\b(?i:lives?|resides?|house|home|vive|casa|domicilio)\b(?i: (?:at|is|in|es|en))*(?i: number| no\.| n[uú]mero| n[uú]m\.| #| el){{1,2}} ?[0-9]{{1,5}},? (?:on |in |of |de |de la )?(?:[A-Z0-9][\w'’.]* ){{1,3}}{STREET_TYPE}"
            )),
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
            (Needs::Near(&["year"]), format!(r"(?P<name>{NAME}),? \(?(?:who is )?(?i:aged? )?(?i:an? )?(?i:{AGE})(?i:[- ](?:years?|yrs?)[- ]old| y/?o)\b")),
            (Needs::Near(&["year", "yr", "y/o", "yo "]), format!(r"\b(?i:{AGE})[- ](?i:(?:years?|yrs?)[- ]old|y/?o),? (?:(?:boy|girl|{child}),? )?(?:named |called )?(?P<name>{named})\b")),
            (Needs::Age, format!(r"(?P<name>{NAME}),? \(?(?i:aged? )(?i:{AGE})\b")),
            (Needs::Near(&["años"]), format!(r"(?P<name>{NAME}),? \(?(?:de )?{AGE} años\b")),
            (Needs::Age, format!(r"(?P<name>{NAME}), (?:1[0-7]|[6-9]), (?:was|were|is|has|had|who|of|said|told|fue|es|que)\b")),
            // A given name alone, and what the child did.
            (
                Needs::Age,
                r"\b(?P<given>\p{Uppercase}\p{Lowercase}+)(?: \p{Uppercase}[\p{Alphabetic}'’-]+)?(?:, (?:1[0-7]|[6-9]),| \((?:1[0-7]|[6-9])\),?) (?:[a-z]{2,}ed|broke|took|got|ran|stole|threw|hit|saw|came|went|did|has|was|is|who|lives|goes|asked|says|said|told|dice|dijo|vive|que|fue|es|rompió|robó)\b".to_owned(),
            ),
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
