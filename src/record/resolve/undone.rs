//! Notes of reports that say otherwise than their status: `status: done` with "Not finished yet", or "Will be done in
//! May"; and notes that say no more than it: "Done."

use super::fields::Fields;
use crate::diagnostics::{Code, Help};
use crate::record::model::commitment::ReportSource;
use crate::record::model::written_date::DateGrammar;
use crate::record::model::{RecordDate, ReportStatus};
use crate::record::parse::tree::Step::{self, Key};
use crate::text::{fold, one_line};
use chrono::NaiveDate;
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
    words(&format!(r"\b(?:{})\b", patterns.join("|")))
});

/// Folded words before such a place by which it is of an earlier time: "the door that was not working".
static WAS: LazyLock<Regex> = LazyLock::new(|| words(r"\b(?:that|which|who) (?:was|were|had|had been) $"));

/// Folded words before such a place by which it is of nothing: "none will be built", "no se hará".
static NONE: LazyLock<Regex> = LazyLock::new(|| {
    words(concat!(
        r"\b(?:(?:none|nothing|neither|no one)(?: of (?:them|these|it))?|no (?:[a-z]+ )?[a-z]+",
        r"|ningun[oa]?(?: [a-z]+)?|nadie|nada|tampoco|ni|no) $",
    ))
});

/// What tells of the past behind `todavía no`, in folded words.
static IMPERFECT: LazyLock<Regex> = LazyLock::new(|| {
    words(
        r"^ (?:se |lo |la )?(?:habian?|estaban?|eran?|funcionaban?|tenian?|abrian?|cerraban?|servian?|llegaban?|podian?)\b",
    )
});

/// What becomes of something that did not work, in folded words behind that.
static MENDED: LazyLock<Regex> =
    LazyLock::new(|| words(r"\b(?:now|again|since|repaired|replaced|fixed|works?|worked|opens)\b"));

/// The first clause of a note, in folded words, that says that something goes on, or did not begin; and the status that
/// it is.
static CLAUSES: LazyLock<[(Regex, &str); 3]> = LazyLock::new(|| {
    let since = "(?: (?:since|until|till|at|for|with|by|because|due|as|now|right now|and|this|desde|hasta|por|para|con|aun|todavia|de) ?.*)?";
    let of = |list: &str| words(&format!("^(?:still |work |work is |it is |sigue |trabajo )?(?:{list}){since}$"));
    let going_on = "ongoing|in progress|under way|underway|en curso|en progreso|en proceso|en marcha";
    let not_begun = "not (?:yet )?(?:started|begun)|nothing (?:yet|so far)|nothing has happened(?: yet)?|nada (?:aun|todavia)|(?:aun|todavia) nada|sin (?:empezar|comenzar|iniciar)|no (?:se )?ha(?:n)? (?:empezado|comenzado|iniciado)";
    [
        (of(going_on), "in-progress"),
        (of(not_begun), "open"),
        (of("cancell?ed|called off|cancelad[oa]s?|suspendid[oa]s?"), "dropped"),
    ]
});

/// What a note begins with, in folded words, that is still awaited; and the status that it is.
static AWAITED: LazyLock<[(Regex, &str); 2]> = LazyLock::new(|| {
    let waiting = "(?:still )?(?:waiting (?:on|for)|awaiting|en espera de|a la espera de|esperando|pendientes? de)";
    let to_come = "(?:is |are )?(?:re)?scheduled (?:for|to)|programad[oa]s? para|se (?:abriran?|haran?|instalaran?|repararan?|pintaran?|pondran?|colocaran?|cambiaran?|comenzaran?|empezaran?|limpiaran?)";
    [(words(&format!("^{waiting} ")), "waiting"), (words(&format!("^(?:{to_come})(?: |$)")), "in-progress")]
});

/// Words by which what was awaited came, folded.
static CAME: LazyLock<Regex> = LazyLock::new(|| {
    words(
        r"\b(?:held|took place|came|arrived|opened|was done|were done|is done|are done|is over|finished|completed|ended|over now|repaired|installed|painted|replaced|fixed|issued|works?(?: now| again)|working again|llego|llegaron|se hizo|se hicieron|se abrio|termino|terminaron|reparo|repararon|instalo|instalaron|pinto|pintaron)\b",
    )
});

/// `Will be opened in May`; `Will Harper` is somebody.
static WILL: LazyLock<Regex> = LazyLock::new(|| {
    words(concat!(
        r"^Will (?:then |now |soon |also |all )?(?:be|open|reopen|start|begin|happen|take|go|come|arrive|follow|need|install|repair|replace|paint",
        r"|clean|clear|send|meet|ask|call|check|look|have|do|get|put|report|continue|finish|complete|build|plant|post|order)\b",
    ))
});

/// What of a note is no more than its status, folded.
const NOTHING_SAID: &[&str] = &[
    "done",
    "all done",
    "completed",
    "complete",
    "finished",
    "closed",
    "resolved",
    "confirmed",
    "yes",
    "y",
    "ok",
    "okay",
    "good",
    "in progress",
    "ongoing",
    "under way",
    "underway",
    "work in progress",
    "working on it",
    "waiting",
    "on hold",
    "pending",
    "dropped",
    "cancelled",
    "canceled",
    "replaced",
    "open",
    "noted",
    "discussed",
    "as discussed",
    "reported",
    "update",
    "updated",
    "no update",
    "no updates",
    "no update at this time",
    "no updates at this time",
    "no change",
    "no changes",
    "no news",
    "nothing new",
    "nothing to report",
    "see minutes",
    "see the minutes",
    "see notes",
    "see attached",
    "see attachment",
    "see text",
    "see report",
    "si",
    "hecho",
    "hecha",
    "listo",
    "lista",
    "terminado",
    "terminada",
    "confirmado",
    "en curso",
    "en proceso",
    "esperando",
    "en espera",
    "sin novedad",
    "sin cambios",
    "ver acta",
];

/// Words that may stand beside a date that is all of a note, folded.
const AROUND_A_DATE: &[&str] = &[
    "on",
    "by",
    "for",
    "until",
    "from",
    "the",
    "el",
    "para",
    "hasta",
    "desde",
    "due",
    "expected",
    "planned",
    "opens",
    "starts",
    "scheduled",
];

/// A pattern of folded words.
fn words(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is right")
}

/// The status of what a note says that is not done, or not all of it; `None` where it says nothing of that.
fn undone(note: &str) -> Option<&'static str> {
    let folded = fold::words(note);
    let begun = begins_undone(note, &folded);
    begun.or_else(|| UNDONE.find_iter(&folded).any(|found| is_left(&folded, found.range())).then_some("in-progress"))
}

/// Whether words that say that something is not done are of now, and of something.
fn is_left(folded: &str, place: std::ops::Range<usize>) -> bool {
    let (before, said, after) = (&folded[..place.start], &folded[place.clone()], &folded[place.end..]);
    let is_past = said.starts_with("was") || said.starts_with("were");
    let is_of_then = WAS.is_match(before)
        || is_past && ["that ", "which ", "who "].iter().any(|word| before.ends_with(word))
        || said.ends_with(" no") && before.ends_with("que ") && IMPERFECT.is_match(after);
    let did_not_work = said.ends_with("working") && (is_past || before.ends_with("was ") || before.ends_with("were "));
    let is_of_nothing = (said.starts_with("will") || said.starts_with("se ")) && NONE.is_match(before);
    !(is_of_then || is_of_nothing || did_not_work && MENDED.is_match(after))
}

/// The same of how a note begins: "In progress", "Waiting on the permit", "Will open in May", "Cancelled".
fn begins_undone(note: &str, folded: &str) -> Option<&'static str> {
    let end = note.find(['.', ',', ';', ':', '!', '(', '–', '—']).into_iter().chain(note.find(" - ")).min();
    let clause = fold::words(&note[..end.unwrap_or(note.len())]);
    if CAME.is_match(folded) && !UNDONE.is_match(folded) {
        return None;
    }
    let goes_on = CLAUSES.iter().find(|(pattern, _)| pattern.is_match(&clause));
    let is_awaited = || AWAITED.iter().find(|(pattern, _)| pattern.is_match(folded));
    let found = goes_on.or_else(is_awaited).map(|(_, status)| *status);
    found.or_else(|| WILL.is_match(note).then_some("in-progress"))
}

/// Whether a note is nothing but a day after the one on which it was given.
fn is_a_later_day(note: &str, dates: &DateGrammar, given: NaiveDate) -> bool {
    let found = dates.dates_in(note);
    let [date] = found.as_slice() else { return false };
    let around = format!("{} {}", &note[..date.start], &note[date.end..]);
    let day = date.certain().and_then(RecordDate::day);
    day.is_some_and(|day| day > given)
        && fold::plain_words(&fold::fold(&around)).all(|word| AROUND_A_DATE.contains(&word))
}

/// Reports a note that says otherwise than its status or no more than it, and `confirmed` in an update. `given` is the
/// record of the report, and its date.
pub(super) fn check(
    fields: &mut Fields<'_>,
    here: &[Step<'_>; 2],
    (status, note): (ReportStatus, Option<&str>),
    dates: &DateGrammar,
    given: Option<(ReportSource, RecordDate)>,
) {
    if fields.mild {
        return;
    }
    let is_kept = matches!(status, ReportStatus::Done | ReportStatus::Confirmed);
    let path = [here[0], here[1], Key("status")];
    let is_later = |note: &str| given.is_some_and(|(_, date)| is_a_later_day(note, dates, date.last_day()));
    let left = note.filter(|_| is_kept).and_then(|note| undone(note).or(is_later(note).then_some("in-progress")));
    if let Some(instead) = left {
        let message =
            format!("the report says `{}`, but its note that it is not done, or not all of it", status.word());
        let help = Help::typed("if it is not done, write ", fields.write(&path, instead))
            .and("; if it is, say in the note what was done");
        return fields.warn(Code::Contradiction, &path, message, help);
    }
    if status == ReportStatus::Confirmed && matches!(given, Some((ReportSource::Update(_), _))) {
        let message = "`confirmed` is what a later huddle says of a promise, and this is an update";
        let help = Help::typed("write ", fields.write(&path, "done"))
            .and("; once a huddle agrees, report it there as `confirmed`");
        fields.warn(Code::Contradiction, &path, message, help);
    }
    if let Some(note) = note.filter(|note| NOTHING_SAID.contains(&fold::words(note).as_str())) {
        let note_path = [here[0], here[1], Key("note")];
        let missing = match status {
            ReportStatus::Waiting => "who it waits for",
            ReportStatus::Dropped => "why it will not be done",
            ReportStatus::Replaced => "what replaces it",
            ReportStatus::InProgress => "what has been done so far",
            ReportStatus::Open => "what is new",
            ReportStatus::Done | ReportStatus::Confirmed => "what was done",
        };
        let message = format!("the note says only \"{}\", and not {missing}", one_line(note));
        let help = Help::typed("say it in one sentence: ", fields.write(&note_path, "\"…\""));
        fields.warn(Code::MissingNote, &note_path, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::undone;

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
            "In progress.",
            "Ongoing: two of four are up.",
            "Waiting on the permit.",
            "Will open in May.",
            "Scheduled for December 10.",
            "Nothing yet.",
            "Not started",
            "Cancelled by the owner.",
            "En curso.",
            "A la espera de un permiso.",
            "Se abrirá en mayo.",
            "Programada para el 10 de diciembre.",
            "The lights that are not working are on order.",
            "The third, which is still pending, follows in May.",
        ] {
            assert!(undone(note).is_some(), "{note}");
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
            "Repaired on October 1: the door that was not working opens again.",
            "The lights weren't working and were replaced on May 3.",
            "Study handed out: humps are not needed, and none will be built.",
            "Study handed out: no humps will be built.",
            "The permit that was still pending in May was issued and the lockers are open.",
            "Se reparó la puerta que todavía no funcionaba en mayo.",
            "El estudio dice que no son necesarios, y no se hará ninguno.",
            "Not all residents were happy.",
            "Not yet painted.",
            "Will Harper of Public Works opened the gate.",
            "Ongoing noise stopped on May 3.",
            "Pending permits were issued.",
            "Scheduled for May 3 and held on May 5.",
        ] {
            assert!(undone(note).is_none(), "{note}");
        }
    }
}
