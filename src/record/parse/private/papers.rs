//! Numbers that words beside them tell what they are: of social security, of licenses and passports, of plates, of
//! police cases, of accounts and insurance, in English and Spanish.

use super::fact::PrivateKind;
use super::pattern::{Needs, PLATE, Spelling, is_date, of};
use crate::text::fold;

/// Between what a number is and the number: signs, words that say nothing, names of states.
const GAP: &str = r"(?:[ :#()=.,;_“”\x22'’`\[-]|\b(?i:numbers?|num|nos?|n[uú]m|n[uú]meros?|nº|id|is|was|are|for|the|her|his|its|their|my|as|es|era|son|de|del|la|el|al|su|card|plate|read|reads|reading|given|both|parties|clave|with|con|full|whole|and|of|in|driver|car|auto|carro|coche|vehicle|veh[ií]culo)\b|\p{Uppercase}\p{Lowercase}+\b|\b[A-Z]{2}\b){1,10}?";

/// Letters and digits in groups, each with a digit, or letters between two of digits: `26-CR-01188`.
const NUMBER: &str =
    r"(?:[A-Z]{1,8}[- ]?)?[0-9][A-Za-z0-9]*(?:(?:-[A-Za-z]{1,4})?[-/. :][A-Za-z]{0,3}[0-9][A-Za-z0-9]*){0,6}";

/// The number of a license or passport.
pub(super) const PAPER: &str =
    r"(?:[A-Za-z]{1,8}-?|[A-Z] )?[0-9][A-Za-z0-9]*(?:[-. ][A-Za-z]{0,2}[0-9][A-Za-z0-9]*){0,5}";

/// A driver's license and what else somebody shows who is asked who they are.
const LICENSE: &str = r"(?:(?i:(?:driver|operator|chauffeur)['’]?s?|drv|driving) (?i:licen[cs]es?|lic\b\.?)|(?i:licen[cs]e) ?#?(?i:\(| \(?| of the )(?i:driver)|(?i:(?:his|her|my|your|their|photo|state|non-driver|driver|tribal|military|national) id\b|learner['’]?s permit|passport|pasaporte|green card|tarjeta verde|residencia|consular id|matr[ií]cula consular|a-number|alien (?:registration|number)|state id|id card|identification(?: card)?|c[eé]dula(?: de identidad)?|visa (?:no|number)|credencial de elector|clave de elector|tarjeta de residente|uscis)|(?i:lic(?:encia|\.) (?:de|para) (?:conducir|manejo|manejar|conductor))|\b(?:CDL|OLN|DLN?|DUI|DNI|NIE|CURP|INE|dl[ #]|D\.L\.|d\.l\.|O\.L\.N\.|ID (?:number|no\.?|#)))";

/// What is filed under a number, by the police or a court.
const CASE: &str = r"(?i:(?:(?:police|crime|incident|accident|crash|court|arrest|juvenile) )?(?:cases?|incidents?|reports?|complaints?|citations?|warrants?|dockets?|files?|petitions?|events?|tickets?|casos?|expedientes?|reportes?|folios?|denuncias?|causas?|infracci[oó]n|infracciones|incidentes?|parte policial)(?: (?:del? |of the )?(?:report|reporte|policial|penal|de polic[ií]a))*)";

/// What money, water, power or treatment is booked under.
const ACCOUNT: &str = r"(?i:(?:bank |savings |checking )?\b(?:accounts?|acct|acc)\b\.?|\ba/c\b|\bcuentas?(?: bancarias?| de ahorros?| corriente)?|routing|\baba\b|\bruta\b|\bclabe\b|\biban\b|\bchecking\b|medical record|\bmrn\b|(?:expediente|historia|historial) (?:m[eé]dic[oa]|cl[ií]nic[oa])|medicare|medicaid|(?:member|insurance|policy|plan|patient|subscriber|beneficiary|claim) ?(?:id|numbers?|no\b\.?|#)|p[oó]liza(?: de seguro)?)";

/// Every pattern of a number with its words.
pub(super) fn papers() -> Vec<Spelling> {
    [security(), vehicles(), licenses(), cases(), accounts(), plates()].into_iter().flatten().collect()
}

fn security() -> Vec<Spelling> {
    const WORDS: &[&str] = &[
        "SSN", "ssn", "SS", "ss#", "ss #", "S.S", "s.s.", "ocial", "OCIAL", "TIN", "oc. sec", "oc. Sec", "oc sec",
        "NSS", "axpayer",
    ];
    let label = r"\b(?i:ssn|ss ?#|s\.s\.(?:n\.)?|soc(?:ial|\.)? sec(?:urity|\.)?|seguro social|nss|itin|tin|taxpayer id|(?:my|his|her|your|full|the|el|mi|su|\w+['’]s) social\b|social ?:)";
    // Nine digits, however they are put apart.
    let nine = r"[0-9](?:[ ./_*-]{0,3}[0-9]){8}\b";
    of(
        PrivateKind::IdentityNumber,
        [
            (Needs::Near(WORDS), format!(r"{label}[^0-9\n]{{0,28}}{nine}")),
            (
                Needs::Near(WORDS),
                format!(r"{label}[^0-9\n]{{0,16}}[0-9]{{3}}[^0-9\n]{{1,8}}[0-9]{{2}}[^0-9\n]{{1,8}}[0-9]{{4}}\b"),
            ),
            (Needs::LocalNumber, r"\b[0-9]{3}[ .][0-9]{2}[ .][0-9]{4}\b".to_owned()),
        ],
    )
}

fn vehicles() -> Vec<Spelling> {
    let label = r"\b(?i:vin|v\.i\.n\.?|niv|vehicle (?:id|identification)|chassis|chasis|bastidor|n[uú]mero de serie)\b";
    let number = r"(?P<vehicle>[A-Z0-9](?:[ -]?[A-Z0-9]){16})\b";
    of(
        PrivateKind::Vehicle,
        [(
            Needs::Near(&[
                "VIN", "vin", "V.I.N", "NIV", "ehicle I", "ehicle i", "hassis", "hasis", "astidor", "de serie",
            ]),
            format!("{label}[^\\n0-9]{{0,20}}?{number}"),
        )],
    )
}

fn licenses() -> Vec<Spelling> {
    const WORDS: &[&str] = &[
        "icens",
        "icenc",
        "ICENS",
        "ICENC",
        "rv lic",
        "or lic",
        "s lic",
        "ic. de",
        "earner",
        "assport",
        "asaporte",
        "reen card",
        "arjeta verde",
        "esidencia",
        "onsular",
        "-number",
        "lien ",
        "tate ID",
        "ID card",
        "dentification",
        "elector",
        "CDL",
        "OLN",
        "DL",
        "dl ",
        "dl#",
        "D.L",
        "d.l.",
        "O.L.N",
        "édula",
        "edula",
        "visa n",
        "Visa n",
        "arjeta de res",
        "USCIS",
        "DUI",
        "DNI",
        "NIE",
        "CURP",
        "INE",
        " ID",
        " id ",
        "ID n",
        "ID #",
        "ID:",
    ];
    let of_somebody = r"[A-Z][0-9]{7,12}|[A-Z][0-9]{3}(?:-[0-9]{3,4}){2,4}|[0-9]{3} [0-9]{3} [0-9]{3}";
    of(
        PrivateKind::License,
        [
            (Needs::Near(WORDS), format!("{LICENSE}{GAP}(?P<paper>{PAPER})")),
            (
                Needs::Near(WORDS),
                format!(r"{LICENSE},? ?(?i:numbers?|nos?\b\.?|#|n[uú]mero)[^0-9\n]{{0,48}}[ :(](?P<paper>{PAPER})"),
            ),
            // "the passport of the student (No. X12345678)", "your driver's license; hers is …"
            (
                Needs::Near(WORDS),
                format!(r"{LICENSE}[^0-9\n]{{0,40}}?\b(?i:no\.|number|n[uú]m\.|is|es) ?(?P<paper>{PAPER})"),
            ),
            (
                Needs::Near(WORDS),
                format!(r"(?i:licen[cs]e|licencia)(?i: number| no\.?| n[uú]m\.?)?[ ,:#(]{{1,3}}(?:{of_somebody})\b"),
            ),
        ],
    )
}

fn cases() -> Vec<Spelling> {
    const WORDS: &[&str] = &[
        "case",
        "Case",
        "CASE",
        "ncident",
        "NCIDENT",
        "eport",
        "EPORT",
        "omplaint",
        "itation",
        "arrant",
        "ocket",
        " file ",
        "File ",
        " file,",
        "ile:",
        "etition",
        "vent n",
        "vent #",
        "icket",
        "caso",
        "Caso",
        "xpediente",
        "folio",
        "Folio",
        "enuncia",
        "causa",
        "Causa",
        "nfracci",
        "arte polic",
    ];
    const SHORT: &[&str] =
        &["CR", "IR", "DR ", "DR#", "CCN", "OCA", "CFS", "CAD", "RD ", "RD#", "PPO", "TRO ", "inc. ", "rpt "];
    const COURT: &[&str] =
        &["-CR-", "-CV-", "-JV-", "-DV-", "-TRO-", "-IA-", "-CF-", "-CM-", "-PO-", "-cr-", "-cv-", "-mj-"];
    let count = r"(?i:numbers?|nos?\b\.?|num\b\.?|#|n[uú]m\b\.?|n[uú]meros?|nº)";
    of(
        PrivateKind::Case,
        [
            (
                Needs::Near(WORDS),
                format!(r"\b{CASE},? ?{count}[ :.#(]{{0,4}}(?i:is |was |are |es )?(?P<case>{NUMBER})"),
            ),
            (
                Needs::Near(WORDS),
                format!(r"(?i:n[uú]mero|number) (?i:de|of)(?i: the| la)? {CASE}[ :.#(]{{1,3}}(?P<case>{NUMBER})"),
            ),
            (Needs::Near(WORDS), format!(r"\b{CASE} ?{count}[^0-9\n.]{{1,24}}\b(?P<file>{NUMBER})")),
            (Needs::Near(WORDS), format!(r"\b{CASE}[ :#(_-]{{1,3}}(?i:is |are |was )?(?P<file>{NUMBER})")),
            (
                Needs::Near(SHORT),
                format!(
                    r"\b(?:CR|IR|DR|CCN|OCA|CFS|CAD|RD|PPO|TRO|inc\.|rpt)(?i: ?#| no\.?| number| incident)?[ :.#]{{1,2}}(?P<file>{NUMBER})"
                ),
            ),
            (
                Needs::Near(COURT),
                r"\b[0-9]{2,4}-(?:CR|CV|JV|DV|TRO|IA|CF|CM|PO)-[0-9]{3,7}\b|\b[0-9]:[0-9]{2}-(?:cr|cv|mj)-[0-9]{3,6}\b"
                    .to_owned(),
            ),
        ],
    )
}

fn accounts() -> Vec<Spelling> {
    const WORDS: &[&str] = &[
        "ccount",
        "CCOUNT",
        "cct",
        "CCT",
        "A/C",
        "a/c",
        "uenta",
        "outing",
        "ABA",
        "ruta ",
        "Ruta ",
        "CLABE",
        "labe",
        "IBAN",
        "hecking",
        "edical",
        "MRN",
        "médic",
        "clínic",
        "edicar",
        "edicai",
        "ember",
        "nsurance",
        "olicy",
        "lan ID",
        "lan id",
        "atient",
        "ubscriber",
        "eneficiary",
        "óliza",
        "oliza",
        "claim",
        "Claim",
    ];
    of(
        PrivateKind::Account,
        [
            (Needs::Near(WORDS), format!("{ACCOUNT}{GAP}(?P<account>{NUMBER})")),
            // The number of Medicare, which no word has to stand beside.
            (Needs::Plate, r"\b[1-9][A-Z][A-Z0-9][0-9]-?[A-Z][A-Z0-9][0-9]-?[A-Z]{2}[0-9]{2}\b".to_owned()),
        ],
    )
}

fn plates() -> Vec<Spelling> {
    const WORDS: &[&str] = &[
        "plate",
        "Plate",
        "PLATE",
        "Tag",
        "tag",
        "TAG",
        "plac",
        "Plac",
        "PLAC",
        "matr",
        "Matr",
        "MATR",
        "ablilla",
        "egistration",
        "LP",
        "icense no",
        "icense #",
        "reg.",
        "Reg.",
    ];
    let label = r"\b(?i:(?:(?:licen[cs]e|lic\.?|registration|vanity) ?)?plates?|tags?|placas?|matr[ií]culas?|tablillas?|registration|reg\.|lic\.? ?(?:#|no\b\.?))|\bLP|(?i:licen[cs]e (?:no\.?|number|#) of the (?:car|truck|van|vehicle))";
    let token = r"[A-Z0-9]{1,7}(?:[- ·.][A-Z0-9]{1,6}){0,3}";
    // A word in capitals that its owner chose.
    let chosen = r"[A-Z]{5,8}";
    let gap = r"(?:[ :#(“\x22'’=,-]|\b(?i:numbers?|no|nos|n[uú]m|n[uú]mero|down|beginning|starting|is|was|as|es|era|son|with|con|reads?|reading|del?|el|la|auto|coche|carro|the|it)\b\.?|\b[A-Z]{2} |\p{Uppercase}\p{Lowercase}+\b){0,8}?";
    of(
        PrivateKind::Plate,
        [
            (Needs::Near(WORDS), format!(r"(?:{label}){gap}\b(?P<plate>{token})\b")),
            (Needs::Near(WORDS), format!(r"(?i:vanity plate|plate)[ “\x22:]{{1,3}}{chosen}\b")),
            (Needs::Near(WORDS), format!(r"(?:{label}){gap}\b{PLATE}")),
            (
                Needs::Near(WORDS),
                r"(?i:plates?|tags?)(?i: that)? (?i:starts?|begins?) (?i:with|in) [A-Z0-9]{1,4}(?i:,? and|,) (?i:ends? (?:with|in)) [A-Z0-9]{2,5}\b".to_owned(),
            ),
        ],
    )
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn letters(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_alphabetic).count()
}

/// Whether letters and digits in their number hold too few digits for a vehicle's.
pub(super) fn is_no_vehicle(number: &str) -> bool {
    digits(number) < 5
}

/// Whether what follows the word for a license has too few digits for one, or is a day.
pub(super) fn is_no_paper(number: &str) -> bool {
    digits(number) < 6 || is_date(number)
}

/// Whether what follows "case number" is none.
pub(super) fn is_no_case(number: &str) -> bool {
    digits(number) < 4 || is_date(number)
}

/// Whether what follows "case" is no number of one: "case 4 of 12", "report 2026".
pub(super) fn is_no_file(number: &str) -> bool {
    let (digits, letters) = (digits(number), letters(number));
    let is_split = number.contains(['-', '/']) || letters > 0;
    !(digits >= 7 || digits >= 5 && is_split) || is_date(number) || number.contains(". ")
}

/// Whether what follows "plate" is no number of one: too short or long, or without letters and digits.
pub(super) fn is_no_plate(number: &str) -> bool {
    let (digits, letters) = (digits(number), letters(number));
    digits == 0 || letters == 0 || !(4..=9).contains(&(digits + letters))
}

/// Words before "license", "case", "tag" and "account" that make something public of it.
const PUBLIC: &str = "
liquor business contractor dog cat rental marijuana cannabis fcc radio vendor food marriage fishing hunting gun
zoning planning board permit service street site use study book brief grant bid budget school
graffiti price asset pole name home steel hydrant tree ear hash skid tectonic glass trail zip gift
fund general city county department line program project revenue expense
";

/// Whether the word before a label says that it is of something public.
pub(super) fn is_of_something_public(before: &str) -> bool {
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let word = fold::fold(word.unwrap_or_default());
    let word = word.strip_suffix("'s").unwrap_or(&word);
    PUBLIC.split_whitespace().any(|public| public == word || word.strip_suffix('s') == Some(public))
}

/// Whether what follows an account says that it is one of a budget.
pub(super) fn is_of_a_budget(after: &str) -> bool {
    let end = after.find(['\n', '.']).unwrap_or(after.len()).min(48);
    let after = fold::fold(&after[..after.floor_char_boundary(end)]).into_owned();
    ["fund", "budget", "levy", "pays for"].iter().any(|word| after.contains(word))
}

/// Whether what stands before "ID number" says that an insurance gave it.
pub(super) fn is_of_an_insurance(before: &str) -> bool {
    let before = fold::fold(before).into_owned();
    ["insurance", "member", "patient", "policy", "health", "plan"].iter().any(|word| before.contains(word))
}
