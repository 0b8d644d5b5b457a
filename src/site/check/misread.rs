//! Texts that were read in an older encoding than they were written in: `â€™` where `’` is meant. They are looked for
//! in whole files, since a program that reads wrongly does so in details and body alike.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::text::misread::{Misread, find, mended};
use crate::text::source::{Source, Span};
use crate::text::{one_line, shorten};

/// Reports the misread texts of each file and of site.yaml.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let records = checked.seen_sources();
    diags.extend(records.filter_map(|at| of_file(&checked.site.sources[at], &checked.facts[at].misread)));
    diags.extend(checked.settings.and_then(|settings| of_file(settings, &find(&settings.text))));
    let files = checked.seen_sources().map(|at| &*checked.site.sources[at]).chain(checked.settings);
    diags.extend(files.filter_map(lost));
}

/// The sign that programs put in the place of what they could not read (U+FFFD): what stood there is gone.
fn lost(file: &Source) -> Option<Diag> {
    const SIGN: char = char::REPLACEMENT_CHARACTER;
    let start = file.text.find(SIGN)?;
    let others = match file.text[start + SIGN.len_utf8()..].matches(SIGN).count() {
        0 => String::new(),
        1 => " (and 1 more place)".to_owned(),
        more => format!(" (and {more} more places)"),
    };
    let message = format!("a program could not read a letter here{others}, and readers would see \"{SIGN}\"");
    let help = "write the letter that was there; or convert the original again, and choose UTF-8 as its encoding";
    let place = Place::new(file, Span::new(start, start + SIGN.len_utf8()));
    Some(Diag::new(Code::PastedText, place, message, help))
}

/// How many places one edit changes. A file with more is better opened again.
const MOST_CHANGED: usize = 500;

/// How much of the word around the first place is quoted, in characters on each side.
const LONGEST: usize = 40;

/// One message for a file: what went wrong once went wrong everywhere.
fn of_file(file: &Source, found: &[Misread]) -> Option<Diag> {
    let first = found.first()?;
    let word = word_around(&file.text, first);
    let written = &file.text[word.start..word.end];
    let meant = mended(written);
    let others = match found.iter().filter(|one| one.place.start >= word.end).count() {
        0 => String::new(),
        1 => " (and 1 more place)".to_owned(),
        more => format!(" (and {more} more places)"),
    };
    let message = format!("\"{}\"{others} was read in another encoding than it was written in", shown(written));
    let fixes = found
        .iter()
        .rev()
        .map(|one| Fix::replace(file, Span::new(one.place.start, one.place.end), one.meant.replace('\u{A0}', " ")));
    let edit = (found.len() <= MOST_CHANGED).then(|| fixes.reduce(|all, fix| all.with(Some(fix)))).flatten();
    let rest = if others.is_empty() { "" } else { ", and the others in the same way" };
    let again = "; or convert the original again, and choose UTF-8 as its encoding";
    let help = Help::new(format!("write `{}`{rest}{again}", shown(&meant))).by(edit);
    Some(Diag::new(Code::PastedText, Place::new(file, word), message, help))
}

fn shown(text: &str) -> String {
    shorten(&one_line(text), 2 * LONGEST).into_owned()
}

/// The word that holds a place.
fn word_around(text: &str, one: &Misread) -> Span {
    let is_outside = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let before = text[..one.place.start]
        .chars()
        .rev()
        .take(LONGEST)
        .take_while(|c| !is_outside(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    let after =
        text[one.place.end..].chars().take(LONGEST).take_while(|c| !is_outside(*c)).map(char::len_utf8).sum::<usize>();
    Span::new(one.place.start - before, one.place.end + after)
}
