//! Entries of lists that say that there is nothing to list: `No concerns were raised.`, `Sin compromisos`.

use crate::text::fold;
use regex::Regex;
use std::sync::LazyLock;

/// The longest that is looked at, in bytes.
const LONGEST: usize = 80;

/// What all of them begin with: "No", "There", "Sin".
const BEGINNINGS: [char; 6] = ['N', 'n', 'T', 't', 'S', 's'];

/// Folded, with single spaces between its words.
static NOTHING: LazyLock<Regex> = LazyLock::new(|| {
    let thing = "(?:concerns?|issues?|complaints?|questions?|problems?|commitments?|promises?|actions?(?: items?)?|follow ups?|tasks?|items?)";
    let done = "(?:were |was |is |are |have been |has been )?(?:raised|reported|made|taken|needed|required|requested|noted|identified|recorded|given|brought up|voiced|expressed)";
    let when = "(?:(?:at |in |for |by |during )?(?:this|the|that) (?:time|month|week|meeting|huddle|quarter|evening|session)|tonight|today|so far|by residents|by anyone|yet)";
    let cosa = "(?:preocupaci(?:on|ones)|quejas?|compromisos?|acci(?:on|ones)|preguntas?|problemas?|tareas?|temas?|inquietud(?:es)?|pendientes?)";
    let pattern = format!(
        "^(?:(?:there (?:were|was|are|is) )?no (?:new |further |other |specific )?{thing}(?: {done})?(?: {when})*\
            |none (?:{done}|{when}|to report)(?: {when})*|nothing(?: {done}| to report| new| promised)(?: {when})*\
            |(?:no hubo|no hay|sin|no se (?:presentaron|plantearon|hicieron)|ningun[oa]?) (?:nuev[oa]s? )?{cosa}(?: (?:este mes|esta vez|esta noche|nuev[oa]s?))?\
            |ningun[oa] (?:este mes|esta vez|esta noche))$"
    );
    Regex::new(&pattern).expect("the pattern is right")
});

/// Whether a text says no more than that there is nothing.
pub fn says_that_there_is_none(text: &str) -> bool {
    text.len() <= LONGEST && text.trim_start().starts_with(BEGINNINGS) && NOTHING.is_match(&fold::words(text))
}

/// The same of a concern: that something was not done may be what somebody complains of ("No follow-up").
pub fn says_that_no_one_complained(text: &str) -> bool {
    const DEEDS: [&str; 8] = ["action", "follow", "task", "commit", "promise", "accion", "compromiso", "tarea"];
    let folded = fold::words(text);
    says_that_there_is_none(text) && !folded.split(' ').any(|word| DEEDS.iter().any(|deed| word.starts_with(deed)))
}

#[cfg(test)]
mod tests {
    use super::says_that_there_is_none;

    #[test]
    fn texts_that_say_that_there_is_nothing() {
        for text in [
            "No concerns were raised.",
            "None this month",
            "No action",
            "No action needed at this time.",
            "There were no new commitments",
            "Nothing to report",
            "No hubo quejas",
            "Sin compromisos",
            "Ninguna este mes",
        ] {
            assert!(says_that_there_is_none(text), "{text}");
        }
        for text in [
            "No lights on Hall Street",
            "No action was taken on the broken gate",
            "None of the lights work",
            "Nothing is done about the noise",
            "No issues of parking permits to businesses",
            "Sin luz en la calle Hall",
            "No parking this month at the school",
        ] {
            assert!(!says_that_there_is_none(text), "{text}");
        }
    }
}
