//! Names beside words for people in police cases, in English and Spanish: victims, witnesses, children, suspects.

use super::fact::PrivateKind;
use super::pattern::{NAME, Needs, Spelling, TITLED, of};

const LABELS: &[&str] = &[
    "ictim",
    "ICTIM",
    "vic:",
    "Vic",
    "vic.",
    "vic,",
    "the vic",
    "itness",
    "ITNESS",
    "wit.",
    "Wit.",
    "uvenile",
    "UVENILE",
    "uvie",
    "juv.",
    "Juv.",
    "minor",
    "Minor",
    "omplainant",
    "OMPLAINANT",
    "uspect",
    "USPECT",
    "rrestee",
    "unaway",
    "eporting",
    "urvivor",
    "nderage",
    "íctima",
    "ÍCTIMA",
    "estigo",
    "ESTIGO",
    "menor",
    "Menor",
    "MENOR",
    "MINOR",
    "ospechos",
    "enunciante",
    "etenid",
    "obreviviente",
];

const YOUNG: &[&str] = &["teen", " boy", " girl", "child", " kid", "toddler", "infant", "adolescente", "niñ", "joven"];

/// What somebody is in a case.
const LABEL: &str = r"\b(?i:victims?|vic\b[.:]?|(?:eye)?witness(?:es)?|wit\.|juveniles?|juvie|juv\.|(?-i:minors?\b|Minors?\b[,:])|complainants?|suspects?|arrestees?|runaways?|survivors?|underage \w+|reporting (?:party|person)|v[ií]ctimas?|testigos?|menor(?:es)?(?: de edad)?|sospechos[oa]s?|denunciantes?|detenid[oa]s?|sobrevivientes?)(?: ?#? ?[0-9]\b)?";

/// The same, of those whom a report may not name, at the end of what is said of somebody.
const CLOSE: &str = r"(?i:victims?|(?:eye)?witness(?:es)?|juvenile|minor|complainant|runaway|survivor|v[ií]ctimas?|testigos?|menor|denunciante)\b";

/// Every pattern.
pub(super) fn people() -> Vec<Spelling> {
    let near = |text: String| (Needs::Near(LABELS), text);
    let person = format!(
        r"(?P<person>(?:\p{{Uppercase}}\p{{Lowercase}}+ (?:and|y|&) )?{NAME}|\p{{Uppercase}}{{2,}},? \p{{Uppercase}}{{2,}}\b|{TITLED}|\p{{Uppercase}}\p{{Lowercase}}+ \p{{Uppercase}}\.)"
    );
    let names = r"(?i:(?:['’]s)?(?: first| full| last)? names? (?:is|was|are|were)|(?: es| nombre)? ?se llama)";
    let noted = r"(?:[WBHAIUL]/[MF]\b|(?:[WBHAIUL]/[MF],? )?[0-9]{1,2}[- ]?(?:yoa|YOA|y/?o|Y/?O)\b)";
    let words = r"(?P<words>(?:['’]s)?(?: \p{Lowercase}[\p{Alphabetic}-]*){0,3}?)";
    of(
        PrivateKind::Party,
        [
            near(format!(
                "{LABEL}{words}(?:,|:| -|\\.| \\(|:? ?[\"“])? ?\\(?(?i:(?:,? ?(?:is|was|are|were|named|called|identified as|including|such as|llamad[oa]|fue|fueron|es|son|nombre|names?):?,? )*){person}"
            )),
            near(format!(
                r"{LABEL}'?s? (?i:(?:impact )?statements?|interviews?|testimony) (?i:from|of|by|given by) {person}"
            )),
            near(format!(r"{LABEL}{names} (?P<who>\p{{Uppercase}}\p{{Lowercase}}+)")),
            // Words of every day lead to a name only in small letters: "Girl Scouts" is nobody.
            (
                Needs::Near(YOUNG),
                format!(
                    r"\b(?:teen|teenager|boy|girl|child|kid|toddler|infant|adolescente|niñ[oa]|joven)s?(?:,| \(| named| called| llamad[oa]| de [0-9]{{1,2}} años,?(?: llamad[oa])?)? {person}"
                ),
            ),
            near(format!(r"{person} \((?i:the |an? |la |el )?{CLOSE}\)")),
            near(format!(
                r"{person},?(?: \(?[0-9]{{1,2}}\)?,?)?(?i:,? (?:who (?:is|was)|que (?:es|fue)|is|was|were|es|fue|fueron))? ?(?i:also |only |the |an? |una? |la |el |los |las )*(?:\b{CLOSE})(?P<words>(?: \p{{Alphabetic}}+)?)"
            )),
            (Needs::Near(&["/M", "/F", "yoa", "YOA", "y/o", "Y/O", "yo,", " YO"]), format!(r"{person},? \(?{noted}")),
        ],
    )
}
