//! Remarks for a colleague that were left in a text: `((Captain, ok to say this?))`, `(Sgt., is this right?)`, `DO NOT
//! PUBLISH`.

use super::brackets::{Bracketed, bracketed};
use super::markers;
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
    Regex::new(pattern).expect("the pattern is right")
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
    Regex::new(pattern).expect("the pattern is right")
});

/// The same without brackets, in capital letters.
static SHOUTED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"\b((?:DO NOT|DON['’]T) (?:PUBLISH|POST|PRINT|RELEASE)|NOT FOR (?:PUBLICATION|RELEASE|THE (?:PUBLIC|WEB|WEBSITE))|NOTE TO SELF|NO PUBLICAR)\b";
    Regex::new(pattern).expect("the pattern is right")
});

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
    is_aside || inner.contains('?') && ASKED.is_match(inner) || may_be_kept_back(inner) && KEPT_BACK.is_match(inner)
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
