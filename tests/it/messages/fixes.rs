//! What the help proposes to type is typed, for every message of every scenario and every way that it names, and the
//! files are checked again: that message is gone, and nothing new stands in its place.

use super::reader::{Files, Scenario, folder, published, reported_of, scenarios, with_base, written};
use huddle::diagnostics::{Change, Code, Diag, Fix, Severity};
use huddle::site::published::PublishedSite;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Helps that propose nothing to type, by how they begin, and why they cannot.
const NOT_TYPED: &[(Code, &str, &str)] = &[
    (Code::WrongFence, "type `---`, then lines", "what the details are, only the author knows"),
    (Code::Placeholder, "say whose huddles these are", "how the site is called, only the author knows"),
    (Code::WrongFence, "move it out of huddles/", "whether it is a record, only the author knows"),
    (Code::Contradiction, "say of the one that still", "which of them still stands, only the author knows"),
    (Code::Unclosed, "write the details below it", "what the details are, only the author knows"),
    (Code::PastedText, "write the letter that was there", "which letter it was, only the author knows"),
    (Code::InvalidDate, "write year-month-day, with", "which day is meant, only the author knows"),
    (Code::InvalidDate, "write the day or the time", "which day or time is meant, only the author knows"),
    (Code::PastedText, "write it as a sentence", "which words are names, only the author knows"),
    (Code::UnclearLink, "put what it leads to", "what it leads to, only the author knows"),
    (Code::FutureOutcome, "check the year", "whether the date or the outcome is wrong, only the author knows"),
    (Code::MissingField, "add `file: media/…`", "which file is meant, only the author knows"),
    (
        Code::MissingField,
        "add a line such as `response_areas: [central-2]`",
        "which areas there are depends on the division, told too",
    ),
    (Code::MissingField, "write which: `commitment:", "which commitment is meant, only the author knows"),
    (Code::UnknownName, "write one of: central, north; divisions", "another division has other areas"),
    (Code::UnknownName, "write the division that held it", "which of the two held it, only the author knows"),
    (Code::UnknownName, "rename the folder to one of", "a folder is renamed outside of the files"),
    (Code::UnknownName, "write the huddle's id, a slash", "no commitment is near what is written"),
    (Code::UnknownName, "write the id of a response area or division", "no area is near what is written"),
    (Code::SameAddress, "the two files are the same", "which of the two stays, only the author knows"),
    (Code::SameAddress, "give one of", "which of the two keeps its address, only the author knows"),
    (Code::MissingFile, "put the file there, or delete", "there is no other file in the folder"),
    (Code::MissingFile, "put the file there, or name one", "no file of the folder is a picture"),
    (Code::MissingFile, "write its path in the content folder", "which file is meant, only the author knows"),
    (Code::ChangedAfterApproval, "add what changed, and why, to the list", "the list may have any form"),
    (Code::NotApprovedAgain, "when it says what it should", "a record is approved by a person, with a command"),
    (Code::KeptVersion, "bring the files of its folder back", "what they held is in the history of the repository"),
    (Code::LostCorrection, "bring it back as it is in", "the list may have any form"),
    (Code::UnknownRedaction, "write a reason of this list", "why something was taken out, only the author knows"),
    (Code::NotKept, "type `huddle approve", "a record is approved with a command"),
    (Code::Vanished, "bring its file back; if nobody", "what it held is in the history of the repository"),
    (Code::DuplicateField, "keep one of", "fields on one line, or a file in TOML"),
    (Code::DuplicateField, "write all areas in one line", "which areas count, only the author knows"),
    (Code::Malformed, "write for instance `title:", "nothing of the details could be read"),
    (Code::Malformed, "write it as `name: value`, or move", "what the line is, only the author knows"),
    (Code::Malformed, "write what belongs in it", "what belongs in the brackets, only the author knows"),
    (Code::TooLarge, "no record needs this", "nobody writes this by mistake"),
    (Code::TooLarge, "write the value itself here", "what the sign stands for, only the author knows"),
    (Code::Malformed, "write it as `name: value`, or put", "what the line is, only the author knows"),
    (Code::Theme, "compare", "a template is a program"),
    (Code::Theme, "add them to theme/languages/", "the words of a language, only who speaks it has"),
    (Code::Theme, "the names on this page", "no name of the page is near what is written"),
    (Code::WrongKind, "write the number of days", "a number between braces, which only the author knows"),
    (Code::WrongKind, "write the year, with", "a number between braces, which only the author knows"),
    (Code::WrongKind, "write one whole number", "a number between braces, which nobody may have counted"),
    (
        Code::ReportBeforeCommitment,
        "check the date",
        "whether the date or the commitment is wrong, only the author knows",
    ),
    (Code::TranslationMismatch, "add it to `languages:`", "the line is in another file, in any form"),
    (Code::TranslationMismatch, "copy what is right", "which of the two texts is right, only the author knows"),
    (Code::TranslationMismatch, "translate ", "the text, only the author has"),
    (Code::TranslationMismatch, "put the translation beside", "which original is meant, only the author knows"),
    (Code::InvalidSetting, "write it in quotes as", "which colour is meant, only the author knows"),
    (Code::InvalidSetting, "write theme/languages/", "a language is a whole file of words"),
    (Code::UnusableOutline, "", "outlines are drawn in a mapping program, or there are several to choose from"),
    (Code::OutlinesDisagree, "", "outlines are drawn in a mapping program"),
    (Code::Succession, "a successor is what", "which of the two came later, only the author knows"),
    (Code::Succession, "add the last day", "which day it was, only the author knows"),
    (
        Code::Private,
        "participants are people who act",
        "which role each has, or whom to leave out, only the author knows",
    ),
    (Code::Exception, "take out what it let stand", "whether it may still stand, only the author knows"),
    (Code::Exception, "delete the entry", "entries on one line, or the only one"),
    (Code::InvalidSetting, "write each in quotes", "which contact is meant, only the author knows"),
    (Code::Contradiction, "check the month, the day and the year", "which day it was, only the author knows"),
    (Code::Contradiction, "take the word out of the title", "whether it took place, only the author knows"),
    (Code::Contradiction, "rename the file: its name", "where the huddle was, only the author knows"),
    (Code::Contradiction, "name what has taken its place", "what has taken its place, only the author knows"),
    (Code::InvalidDate, "write year-month-day with", "which day is meant, only the author knows"),
    (Code::Placeholder, "", "what is to be said, only the author knows"),
    (Code::ConflictMarker, "keep the lines of one side", "which of the lines around it count, only the author knows"),
    (Code::ConflictMarker, "delete the line, and see", "which of the lines around it count, only the author knows"),
    (Code::Repeated, "", "which of the two stays, only the author knows"),
    (Code::MissingFile, "take the part after the #", "the text has no headings"),
    (Code::LostWords, "", "where a comment ends, only the author knows"),
    (Code::MissingFile, "save it as PDF in the folder media/", "the document is saved in another program"),
    (Code::PastedText, "take these signs away", "a text of several lines keeps its form"),
    (Code::WrongKind, "write the role of who it was", "who it was, only the author knows"),
    (Code::WrongKind, "write an organization or a role", "who promised it, only the author knows"),
    (Code::PastedText, "paste the text again", "the text is pasted anew"),
    (Code::PastedText, "put an empty line above it", "whether it is a heading or a line, only the author knows"),
    (
        Code::LongOverdueMinutes,
        "write the minutes below the line with only `---`, or put back",
        "the minutes, only the author has",
    ),
    (Code::NotARecord, "begin the file's name", "which day it was, only the author knows"),
    (Code::NotARecord, "add the year", "which year it was, only the author knows"),
    (Code::CarriedOver, "", "what was said this time, only the author knows"),
    (Code::PastedText, "delete what belongs to the mail", "what a line of two hyphens cuts off, only the author knows"),
    (Code::PastedText, "write `**words**`", "where the words end, the tags say"),
    (Code::SharedStreet, "each house belongs", "which area a house is in, only the author knows"),
    (Code::Misplaced, "", "the text is in a file of another format, or there twice"),
    (Code::Withdrawn, "", "which of them still hold, only the author knows"),
    (Code::UnusablePicture, "", "a picture is mended in a program for pictures"),
    (Code::UnsafeLink, "rename it without", "the file is named at several places"),
    (Code::ForeignFile, "open it in the program that made it", "a file is mended in the program that made it"),
];

/// What the author types in the place of `…`.
const FILLED_IN: &str = "Two of three lights work again";

/// The beginning of the names of the files that are tried: all, unless `ONLY=52` asks for those of one number.
fn only() -> String {
    std::env::var("ONLY").unwrap_or_default()
}

/// Whether the scenarios of a file are tried.
pub fn is_tried(file: &str) -> bool {
    file.starts_with(&only())
}

/// Every scenario with its file.
fn all() -> Vec<(String, Scenario)> {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.retain(|name| name.ends_with(".md") && name != "base.md" && is_tried(name));
    names.sort();
    let of_file =
        |name: &String| scenarios(name).into_iter().map(|scenario| (name.clone(), scenario)).collect::<Vec<_>>();
    names.iter().flat_map(of_file).collect()
}

/// A scenario with its name, and what is reported of its files and those of the shared site.
pub struct Reported {
    pub name: String,
    /// The file of the folder that it is in.
    pub file: String,
    pub scenario: Scenario,
    pub files: Files,
    /// What was published before.
    published: PublishedSite,
    pub diags: Vec<Diag>,
}

/// Every scenario, each judged once for all tests.
pub static REPORTED: LazyLock<Vec<Reported>> = LazyLock::new(|| {
    let reported = |(file, scenario): (String, Scenario)| {
        let files = with_base(&scenario.files);
        let published = published(&scenario.before);
        let diags = reported_of(&files, &published);
        Reported { name: format!("{file}: {}", scenario.name), file, scenario, files, published, diags }
    };
    all().into_par_iter().map(reported).collect()
});

/// The byte of a line and a column.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = if line == 1 { 0 } else { text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1) };
    let mark = if text[start..].starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let rest = &text[start + mark..];
    start + mark + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at)
}

/// What an author types in the place of the first `…` of an exception: what stands at the place of the message, which no
/// message repeats.
fn with_offending(files: &Files, diag: &Diag, fix: &Fix) -> Fix {
    let Some(text) = files.get(diag.place.file.as_str()).filter(|_| diag.code == Code::Private) else {
        return fix.clone();
    };
    let line = diag.place.start.line;
    let (from, to) = (offset(text, line, diag.place.start.column), offset(text, line, diag.place.end_column));
    let offending = serde_json::to_string(&text[from..to]).expect("a text");
    let mut fix = fix.clone();
    for change in &mut fix.0 {
        if let Change::Replace { text, .. } = change {
            for blank in ["{text: \"…\"", "{text = \"…\"", "[\"…\"", "- \"…\"", "- …", "\"…\"]"] {
                if text.contains(blank) {
                    *text = text.replacen(blank, &blank.replace("\"…\"", &offending).replace('…', &offending), 1);
                    break;
                }
            }
        }
    }
    fix
}

/// The files after the edit.
fn typed(files: &Files, fix: &Fix) -> Files {
    let mut files = files.clone();
    for change in &fix.0 {
        match change {
            Change::Replace { file, start, end, text } => {
                let old = files.get(file.as_str()).unwrap_or_else(|| panic!("{file} is no file"));
                let (from, to) = (offset(old, start.line, start.column), offset(old, end.line, end.column));
                let new = format!("{}{}{}", &old[..from], text.replace('…', FILLED_IN), &old[to..]);
                files.insert(file.to_string(), new);
            }
            Change::Rename { file, to } => {
                let text = files.remove(file.as_str()).unwrap_or_else(|| panic!("{file} is no file"));
                assert!(files.insert(to.to_string(), text).is_none(), "{to} is there already");
            }
        }
    }
    files
}

/// What a message says wherever it stands: numbers of lines move.
fn said(diag: &Diag) -> String {
    let digits = |c: char| if c.is_ascii_digit() { '0' } else { c };
    format!("{} {} {}", diag.code.label(), diag.severity.word(), diag.message.chars().map(digits).collect::<String>())
}

/// What is wrong after the edit that was not wrong before it, or is still there.
fn left(before: &[Diag], mended: &Diag, after: &[Diag], then: &[String]) -> Vec<String> {
    let mut known: Vec<String> = before.iter().map(said).collect();
    let this = known.iter().position(|known| *known == said(mended)).expect("it is one of them");
    known.swap_remove(this);
    let mut new = Vec::new();
    for diag in after {
        match known.iter().position(|known| *known == said(diag)) {
            Some(at) => drop(known.swap_remove(at)),
            None if said(diag) != said(mended)
                && (diag.severity == Severity::Warning || then.contains(&diag.code.label())) => {}
            None => new.push(written(diag)),
        }
    }
    new
}

#[test]
fn what_a_help_says_to_type_mends_the_mistake_and_makes_none() {
    let edits: Vec<(&Reported, &Diag, &Fix)> = REPORTED
        .iter()
        .flat_map(|reported| {
            reported.diags.iter().flat_map(move |diag| diag.fixes.iter().map(move |fix| (reported, diag, fix)))
        })
        .collect();
    let leaves = |&(reported, diag, fix): &(&Reported, &Diag, &Fix)| {
        let Reported { name, scenario, files, published, diags: before, .. } = reported;
        let after = typed(files, &with_offending(files, diag, fix));
        let expected = scenario.expected.iter().flatten().filter(|expected| expected.is_of(diag));
        let then: Vec<String> = expected.flat_map(|expected| expected.then.clone()).collect();
        let left = left(before, diag, &reported_of(&after, published), &then);
        (!left.is_empty()).then(|| format!("## {name}\n{}{fix:?}\n  leaves\n{}", written(diag), left.concat()))
    };
    let (tried, wrong) = (edits.len(), edits.par_iter().filter_map(leaves).collect::<Vec<String>>());
    assert!(wrong.is_empty(), "\n{}\n{} of {tried}", wrong.join("\n"), wrong.len());
    assert!(tried > 200 || !only().is_empty(), "only {tried} edits were tried");
}

#[test]
fn a_help_without_anything_to_type_says_why_in_the_table() {
    let mut used = BTreeSet::new();
    let mut missing = Vec::new();
    for Reported { name, diags, .. } in &*REPORTED {
        for diag in diags {
            if !diag.fixes.is_empty() {
                continue;
            }
            match NOT_TYPED.iter().position(|(code, start, _)| *code == diag.code && diag.help.starts_with(start)) {
                Some(at) => drop(used.insert(at)),
                None => missing.push(format!("## {name}\n{}", written(diag))),
            }
        }
    }
    assert!(missing.is_empty(), "\n{}\n{}", missing.join("\n"), missing.len());
    let unused: Vec<_> =
        NOT_TYPED.iter().enumerate().filter(|(at, _)| !used.contains(at)).map(|(_, entry)| entry).collect();
    assert!(unused.is_empty() || !only().is_empty(), "no scenario needs these: {unused:#?}");
}
