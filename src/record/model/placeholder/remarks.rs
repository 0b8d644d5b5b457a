//! Remarks for a colleague that were left in a text: `((Captain, ok to say this?))`, `(Sgt., is this right?)`, `DO NOT
//! PUBLISH`; and lines that keep a whole document from the public: `CONFIDENTIAL`, `For internal use only`.

use super::brackets::{Bracketed, bracketed};
use super::markers;
use crate::text::fold;
use crate::text::pattern::of_words;
use aho_corasick::AhoCorasick;
use regex::Regex;
use std::sync::LazyLock;

/// Words between brackets that begin with whom they are for, or ask what only a colleague is asked.
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?ix)
        ^\W*(?:captain|capt|cap|sgt|sergeant|chief|lt|lieut|lieutenant|boss|sarge|editor|ed|capit[aá]n|sargento|jef[ea]|comandante|teniente)\b\.?(?:\ \p{Alphabetic}+)?\s*[,:–—-].*\?\W*$
        | ^(?-i:\p{Uppercase}\p{Lowercase}+),\ (?:is|are|can|could|should|shall|do|did|may|please|ok|you)\b.*\?\W*$
        | ^\W*(?:is|are)\ (?:this|that|it|these|they|we)\ (?:ok|okay|right|true|correct|still|public|all\ right|sure|safe)\b.*\?\W*$
        | ^\W*ok(?:ay)?\ (?:to|with|like|so|if)\b.*\?\W*$
        | ^\W*(?:can|may|should|do|shall)\ (?:we|i)\ (?:really\ )?(?:say|publish|post|print|keep|leave|write|put|mention|name|include|share)\b.*\?\W*$
        | ^\W*(?:do\ you\ want\ this|want\ this)\b.*\?\W*$
        | ^\W*(?:est[aá]\ bien|se\ puede|podemos|puedo|lo|la)\ (?:as[ií]|decir|publicar|poner|dejar|dejamos|ponemos|publicamos|nombrar|esto)\b.*\?\W*$";
    of_words(pattern)
});

/// What is said only of a text that is not out yet.
static KEPT_BACK: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?ix)
        \b(?:do\ not|don['’]?t|not\ to\ be|never)\ (?:publish|post|print|release|upload)(?:ed)?\b
        | \bnot\ for\ (?:publication|release|the\ (?:public|web|website|site|page))\b
        | \bbefore\ (?:posting|publishing|we\ (?:post|publish)|it\ goes\ (?:out|up|online))\b
        | \b(?:take|leave)\ (?:this|it)\ out\b
        | \b(?:delete|remove|cut)\ (?:this|me|before)\b
        | \b(?:internal\ (?:only|note|use)|for\ internal\ use)\b
        | \bno\ publicar\b | \b(?:solo|s[oó]lo|uso)\ interno\b | \bquitar\ antes\ de\b";
    of_words(pattern)
});

/// The same without brackets, in capital letters.
static SHOUTED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"\b((?:DO NOT|DON['’]T) (?:PUBLISH|POST|PRINT|RELEASE)|NOT FOR (?:PUBLICATION|RELEASE|THE (?:PUBLIC|WEB|WEBSITE))|NOTE TO SELF|NO PUBLICAR)\b";
    of_words(pattern)
});

/// A whole line that keeps a document from the public, folded, with single spaces between its words.
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    let notice = "(?:(?:strictly |highly )?(?:private and )?confidential|(?:for )?(?:internal|official|police|staff|law enforcement)(?: use)? only|(?:internal|restricted) use|law enforcement sensitive|(?:do not|dont|not to be) (?:publish(?:ed)?|distribute(?:d)?|share(?:d)?|release(?:d)?|forward(?:ed)?|circulate(?:d)?|copy|copied)(?: further| externally| publicly| or [a-z]+| outside (?:the |of the |our |this )?[a-z]+)?|not for (?:publication|release|distribution|public (?:release|distribution|use)|the (?:public|web|website|press))|(?:estrictamente )?confidencial|(?:solo |exclusivo )?(?:para |de )?uso interno|no (?:publicar|distribuir|difundir|divulgar|compartir))";
    let around = "(?:draft|minutes|notes?|document|memo|copy|borrador|acta|notas)";
    of_words(&format!("^(?:{around} )*{notice}(?: (?:and |y )?(?:{notice}|{around}))*$"))
});

/// What a line begins with that is for nobody else, folded, up to a sign: "Off the record: …".
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    of_words(r"(?i)^(?:off the record|note to self|fuera de actas?|nota (?:para m[ií]|personal))(?: *[:,;.–—(]| +-|$)")
});

/// A whole sentence that keeps what stands beside it from the public, folded, with single spaces between its words.
static KEPT: LazyLock<Regex> = LazyLock::new(|| {
    let this = "(?:this|that|these|it|the following|any of this)";
    let part = "(?: part| bit| section| paragraph| sentence| line| name| names| item)?";
    let page = "(?:the )?(?:public )?(?:website|web site|web|web page|site|internet|page|minutes)";
    of_words(&format!(
        "^(?:(?:please|pls) )?(?:do not|dont) (?:(?:put|post|publish|print|include|show) {this}{part} (?:on|in) {page}|publish(?: {this}{part})?|put {this}{part} online)(?: please)?$\
            |^(?:{this}{part} (?:is|are) )?(?:strictly )?not for (?:publication|{page})$\
            |^(?:por favor )?no (?:publicar|poner|publiquen|pongan)(?: esto| esta parte)?(?: en (?:la pagina|el sitio|la web|internet))?$"
    ))
});

/// What such lines have in them, so that no other line is looked at.
static SIGNS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    const SIGNS: [&str; 15] = [
        "off the record",
        "note to self",
        "fuera de acta",
        "nota para m",
        "nota personal",
        "not for ",
        "do not p",
        "do not include",
        "do not show",
        "dont p",
        "don't p",
        "don\u{2019}t p",
        "no pu",
        "no pongan",
        "no poner",
    ];
    AhoCorasick::builder().ascii_case_insensitive(true).build(SIGNS).expect("the signs are few")
});

/// Sentences that keep what stands beside them from the public, and lines that are an aside.
fn kept(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut end = 0;
    for sign in SIGNS.find_iter(text) {
        if sign.start() < end {
            continue;
        }
        let start = text[..sign.start()].rfind('\n').map_or(0, |at| at + 1);
        end = text[sign.end()..].find('\n').map_or(text.len(), |length| sign.end() + length);
        kept_in_line(text, (start, end), &mut found);
    }
    found
}

fn kept_in_line(text: &str, (start, end): (usize, usize), found: &mut Vec<(usize, usize)>) {
    let line = &text[start..end];
    let words = line.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | ')'));
    let begin = start + line.find(words).unwrap_or_default();
    if ASIDE.is_match(words) {
        return found.push((begin, begin + words.len()));
    }
    let mut from = 0;
    for sentence in words.split_inclusive(['.', '!', '?', ':', ';', '(', ')', '—', '–']) {
        let said = sentence.trim_matches(|c: char| !c.is_alphanumeric());
        let place = begin + from + sentence.find(said).unwrap_or_default();
        from += sentence.len();
        if (1..=LONGEST_NOTICE).contains(&said.len()) && KEPT.is_match(&fold::words(said)) {
            let is_ended = words[place - begin + said.len()..].starts_with(['.', '!', '?']);
            found.push((place, place + said.len() + usize::from(is_ended)));
        }
    }
}

/// The longest line that is looked at, in bytes.
const LONGEST_NOTICE: usize = 120;

/// Lines that say nothing but that the text is not for the public.
fn notices(text: &str) -> impl Iterator<Item = (usize, usize)> {
    /// Folded, a part of every notice.
    const PARTS: [&str; 6] = ["confiden", "only", "not", "intern", "sensitive", "no "];
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    });
    lines.filter_map(|(start, line)| {
        let words = line.trim_matches(|c: char| !c.is_alphanumeric());
        if words.is_empty() || line.len() > LONGEST_NOTICE {
            return None;
        }
        let folded = fold::fold(words);
        if !PARTS.iter().any(|part| folded.contains(part)) {
            return None;
        }
        let begin = start + line.find(words)?;
        NOTICE.is_match(&fold::words(words)).then_some((begin, begin + words.len()))
    })
}

/// The first `most` remarks of a text, as bytes, in their order.
pub fn first_in_text(text: &str, most: usize) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> =
        bracketed(text).filter(is_remark).take(most).map(|found| (found.start, found.end)).collect();
    if text.contains("NOT") || text.contains("DON") || text.contains("NO PUB") {
        let shouted = SHOUTED.find_iter(text).map(|found| (found.start(), found.end()));
        let is_new = |one: &(usize, usize)| all.iter().all(|(start, end)| one.1 <= *start || *end <= one.0);
        let more: Vec<(usize, usize)> = shouted.filter(is_new).take(most).collect();
        all.extend(more);
    }
    let is_new = |one: &(usize, usize)| all.iter().all(|(start, end)| one.1 <= *start || *end <= one.0);
    let more: Vec<(usize, usize)> = notices(text).filter(is_new).take(most).collect();
    all.extend(more);
    let is_new = |one: &(usize, usize)| all.iter().all(|(start, end)| one.1 <= *start || *end <= one.0);
    let more: Vec<(usize, usize)> = kept(text).into_iter().filter(is_new).take(most).collect();
    all.extend(more);
    all.sort_unstable();
    all.truncate(most);
    all
}

fn is_remark(found: &Bracketed<'_>) -> bool {
    let inner = found.inner.trim();
    // Two round brackets are no signs of Markdown, and no sentence needs them; two square ones are those of notes.
    let is_aside = found.is_doubled
        && (inner.contains(' ') || inner.ends_with('?'))
        && match found.sign {
            b'(' => !markers::is_in(inner),
            _ => inner.ends_with('?'),
        };
    is_aside
        || is_of_a_review(found)
        || inner.contains('?') && ASKED.is_match(inner)
        || may_be_kept_back(inner) && KEPT_BACK.is_match(inner)
}

/// What a word processor or CriticMarkup leaves of a review: `[Comment KM1: …]`, `{--taken out--}`, `{>>why?<<}`.
fn is_of_a_review(found: &Bracketed<'_>) -> bool {
    let inner = found.inner.trim();
    let is_between = |open: &str, close: &str| inner.len() > 4 && inner.starts_with(open) && inner.ends_with(close);
    match found.sign {
        b'{' => [("--", "--"), ("++", "++"), ("~~", "~~"), (">>", "<<"), ("==", "==")]
            .iter()
            .any(|(open, close)| is_between(open, close)),
        b'[' => inner.split_once(':').is_some_and(|(label, words)| {
            let label = label.to_lowercase();
            let who = label.strip_prefix("comment ").or_else(|| label.strip_prefix("comentario ")).unwrap_or_default();
            let letters = who.trim_end_matches(|c: char| c.is_ascii_digit());
            !words.trim().is_empty()
                && who.len() > letters.len()
                && letters.len() <= 4
                && letters.chars().all(char::is_alphabetic)
        }),
        _ => false,
    }
}

/// A quick look: most words between brackets hold none of these.
fn may_be_kept_back(inner: &str) -> bool {
    const PARTS: [&str; 16] = [
        "publi",
        "post",
        "print",
        "relea",
        "upload",
        "not for",
        "before",
        " out",
        "delete",
        "remove",
        "cut ",
        "internal",
        "uso ",
        "quitar",
        "olo inter",
        "ólo inter",
    ];
    let small = inner.to_lowercase();
    PARTS.iter().any(|part| small.contains(part))
}

#[cfg(test)]
mod tests {
    use super::first_in_text;

    fn first(text: &str) -> Option<&str> {
        first_in_text(text, 1).first().map(|(start, end)| &text[*start..*end])
    }

    #[test]
    fn remarks_for_a_colleague() {
        for text in [
            "((Captain, ok to say this?))",
            "[Comment KM1: is this right?]",
            "{--taken out--}",
            "{>>why so many?<<}",
            "((check with Joan))",
            "[[Captain, ok?]]",
            "{{ok like this?}}",
            "(Sgt. Ames: is this right?)",
            "[Chief - can we name the street?]",
            "(ok to publish?)",
            "[is this still true?]",
            "(can we say this?)",
            "(should we name the bakery?)",
            "(do not publish)",
            "[not for the website]",
            "(take this out before posting)",
            "(Joan, is that his street?)",
            "((ok?))",
            "((capitán, ¿está bien?))",
            "(jefa, ¿lo dejamos?)",
            "(¿se puede decir?)",
            "(no publicar)",
            "DO NOT PUBLISH",
        ] {
            assert_eq!(first(&format!("The sofa has no owner. {text} It stays.")), Some(text), "{text}");
        }
    }

    #[test]
    fn lines_that_keep_a_document_from_the_public() {
        for text in [
            "CONFIDENTIAL",
            "Strictly confidential",
            "For internal use only",
            "INTERNAL USE ONLY – DO NOT DISTRIBUTE",
            "Draft: not for public release",
            "Law Enforcement Sensitive / For Official Use Only",
            "Do not share outside the department",
            "Confidencial",
            "Solo uso interno",
            "No difundir",
        ] {
            for line in [format!("**{text}**"), format!("> {text}."), format!("# {text}"), text.to_owned()] {
                assert_eq!(first(&format!("{line}\n\nThe sofa has no owner.\n")), Some(text), "{line}");
            }
        }
        for text in [
            "Tips stay confidential.",
            "Confidential tip line",
            "Do not park here",
            "Do not share your passwords",
            "Residents only",
            "Only two came.",
            "Internal affairs",
            "No parking",
            "Not for long",
        ] {
            assert_eq!(first(&format!("{text}\n\nThe sofa has no owner.\n")), None, "{text}");
        }
    }

    #[test]
    fn sentences_that_are_for_nobody_else() {
        for (text, words) in [
            ("Off the record: he is to retire in May.", "Off the record: he is to retire in May."),
            ("- Note to self - ask Ana", "Note to self - ask Ana"),
            (
                "The chief was clear. Do not put this part on the website. He went on.",
                "Do not put this part on the website.",
            ),
            ("He may leave in May (not for publication).", "(not for publication)"),
            ("Please do not publish this!", "Please do not publish this!"),
        ] {
            assert_eq!(first(text), Some(words), "{text}");
        }
        for text in [
            "Off the record player came a song.",
            "The record is off the record store's shelf",
            "The tow company does not publish its fees.",
            "They asked neighbors: do not post this number on Facebook.",
            "Please do not put trash on the website of the city",
            "The figures are not for publication before June, the analyst said.",
            "Do not publish addresses of victims, the chief asked.",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn the_plain_words_of_minutes_are_no_remarks() {
        for text in [
            "The captain asked (is that why it floods?) and went on.",
            "They said (right?) so, and (really?) meant it.",
            "Directors the Foundation ((s-)elections set for July?)",
            "(Captain Lund) (the chief, who was there) (by phone)",
            "[is this true?](https://larkmoor.example)",
            "The sergeant said not to post bills on poles (do not park here).",
            "f((x)) and ((1))",
            "(who owns it?)",
            "What do we use (is this part of it?) and why?",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
