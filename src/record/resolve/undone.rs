//! Notes of reports that say otherwise than their status: `status: done` with "Not finished yet", or "Will be done in
//! May".

use crate::text::fold;
use regex::Regex;
use std::sync::LazyLock;

/// Folded words, with single spaces between them, of a note that says that something is still to be done.
static UNDONE: LazyLock<Regex> = LazyLock::new(|| {
    let done = "(?:done|finished|complete|completed|built|started|begun|repaired|fixed|installed|replaced|ready|in place|working)";
    let patterns = [
        format!("not (?:yet )?(?:been )?(?:fully |entirely |quite )?{done}"),
        format!("(?:has|have|is|are|was|were)nt (?:yet )?(?:been )?(?:fully |entirely )?{done}"),
        format!("will (?:then )?be {done}"),
        format!("still (?:to be|needs? to be|must be|has to be|have to be) {done}"),
        "still (?:waiting|pending|in progress|under way|underway|unfinished|being|working on|to do)".to_owned(),
        "(?:half|partly|partially|nearly|almost|mostly) (?:done|finished|complete|completed|built)".to_owned(),
        "(?:work|it|this) (?:is ongoing|is in progress|is under way)".to_owned(),
        "no progress|nothing (?:has been|was) done|could not be (?:done|finished|completed|fixed|repaired)".to_owned(),
        "(?:aun|todavia) no|siguen? pendientes?|faltan? por|se (?:hara|haran|terminara|terminaran)|sin terminar|a medias".to_owned(),
    ];
    Regex::new(&format!(r"\b(?:{})\b", patterns.join("|"))).expect("the pattern is right")
});

/// Whether a note says that what it reports is not done, or not all of it.
pub(super) fn says_undone(note: &str) -> bool {
    UNDONE.is_match(&fold::words(note))
}

#[cfg(test)]
mod tests {
    use super::says_undone;

    #[test]
    fn what_is_still_to_be_done_is_said_in_many_ways() {
        for note in [
            "Not finished yet, still waiting for parts.",
            "Will be done by the end of October.",
            "Two of four lights are fixed; the others are still pending.",
            "The fence hasn't been repaired.",
            "Almost finished.",
            "It could not be done.",
            "Todavía no se ha instalado.",
            "Faltan por pintar dos cruces.",
        ] {
            assert!(says_undone(note), "{note}");
        }
        for note in [
            "The third light, on 6th Street, has worked since July 24 after a new cable was laid.",
            "Signs are up at both gates; no car has been broken into since.",
            "The count was finished in May and will be published with the minutes.",
            "Study finished February 27: the count is below what an all-way stop needs, so none will be put in.",
            "The pane was replaced on March 3.",
            "Residents said that it still works, and that the lot is still open to them.",
            "The list of lights to be replaced was handed over.",
            "He was unable to come; the sergeant brought the figures.",
            "Se pintaron los dos cruces.",
        ] {
            assert!(!says_undone(note), "{note}");
        }
    }
}
