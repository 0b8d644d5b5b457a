//! How many mistakes of one file are reported: the first hundred, and then how many more there are. Nobody mends more
//! at once, and a file can be made to hold a hundred thousand.

use super::codes::Code;
use super::diag::Diag;
use std::collections::HashMap;

/// How many mistakes of a file are reported one by one.
const MOST: usize = 100;

/// How many of one kind come before those of other kinds that are further down.
const MOST_OF_A_KIND: usize = 10;

/// Adds mistakes of one file. There may be many: they are thinned as they come.
pub fn extend_kept(diags: &mut Vec<Diag>, of_file: impl IntoIterator<Item = Diag>) {
    let from = diags.len();
    for diag in of_file {
        diags.push(diag);
        if diags.len() - from >= 8 * MOST {
            keep(diags, from);
        }
    }
    keep(diags, from);
}

/// Reports the first hundred of many things in one file, and counts the others, of which none is worse than the one
/// that follows: they cost nothing.
pub fn report_first<T>(diags: &mut Vec<Diag>, things: &[T], mut report: impl FnMut(&T) -> Diag) {
    diags.extend(things.iter().take(MOST).map(&mut report));
    if let Some(next) = things.get(MOST).map(report) {
        diags.push(counted(next, things.len() - MOST));
    }
}

/// Keeps the first hundred of each file from `from` on: errors before warnings, and the first of each kind before the
/// rest. The others become one that counts them, an error where one of them is. So a file of which an error is not
/// reported has a hundred that are.
pub(super) fn keep(diags: &mut Vec<Diag>, from: usize) {
    let mut of_file: HashMap<_, usize> = HashMap::new();
    diags[from..]
        .iter()
        .for_each(|diag| *of_file.entry(&diag.place.file).or_default() += if is_count(diag) { MOST + 1 } else { 1 });
    if of_file.values().all(|number| *number <= MOST) {
        return;
    }
    let full: Vec<_> = of_file.into_iter().filter(|(_, number)| *number > MOST).map(|(file, _)| file.clone()).collect();
    for file in full {
        let (all, others): (Vec<Diag>, Vec<Diag>) = diags.drain(from..).partition(|diag| diag.place.file == file);
        diags.extend(others);
        thin(all, diags);
    }
    diags[from..].sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
}

/// Keeps the first hundred of one file.
fn thin(all: Vec<Diag>, kept: &mut Vec<Diag>) {
    let mut of_kind: HashMap<Code, usize> = HashMap::new();
    let rank = |diag: &Diag| {
        let before = of_kind.entry(diag.code).or_default();
        *before += 1;
        (is_count(diag), diag.severity, *before > MOST_OF_A_KIND)
    };
    let mut ranked: Vec<_> = all.iter().map(rank).collect::<Vec<_>>().into_iter().zip(all).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let at = ranked.iter().take(MOST).take_while(|(_, diag)| !is_count(diag)).count();
    let mut rest: Vec<Diag> = ranked.split_off(at).into_iter().map(|(_, diag)| diag).collect();
    kept.extend(ranked.into_iter().map(|(_, diag)| diag));
    let number = rest.iter().map(|diag| diag.stands_for).sum();
    let Some(severity) = rest.iter().map(|diag| diag.severity).min() else { return };
    rest.sort_by(|a, b| a.place.cmp(&b.place));
    kept.push(counted(Diag { severity, ..rest.swap_remove(0) }, number));
}

/// One that stands for so many, at the place of their first.
fn counted(first: Diag, number: usize) -> Diag {
    let message = format!("and {} more in this file", grouped(number));
    let diag = Diag::new(Code::MoreMistakes, first.place, message, "mend those that are listed, and check again");
    Diag { severity: first.severity, stands_for: number, ..diag }
}

/// A number with commas between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let (first, rest) = digits.split_at((digits.len() - 1) % 3 + 1);
    rest.as_bytes().chunks(3).fold(first.to_owned(), |text, part| format!("{text},{}", String::from_utf8_lossy(part)))
}

fn is_count(diag: &Diag) -> bool {
    diag.code == Code::MoreMistakes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Place, count};
    use crate::text::SitePath;
    use crate::text::source::{Source, Span};

    fn reported(name: &str, code: Code, number: usize) -> Vec<Diag> {
        let file = Source::new(SitePath::new(name).unwrap(), "\n".repeat(number));
        (0..number).map(|at| Diag::new(code, Place::new(&file, Span::new(at, at)), format!("{at}"), "")).collect()
    }

    #[test]
    fn a_hundred_of_a_file_are_reported_and_the_rest_are_counted() {
        let mut diags = Vec::new();
        extend_kept(&mut diags, reported("a.md", Code::Private, 8_000));
        assert_eq!((diags.len(), diags[100].message.as_str()), (101, "and 7,900 more in this file"));
        extend_kept(&mut diags, reported("a.md", Code::LostWords, 50));
        diags.extend(reported("b.md", Code::Private, 100));
        crate::diagnostics::sort(&mut diags);
        assert_eq!(diags.iter().filter(|diag| diag.place.file.as_str() == "b.md").count(), 100);
        for code in [Code::LostWords, Code::Private] {
            let first = diags.iter().filter(|diag| diag.code == code && diag.place.start.line <= 10);
            assert_eq!(
                first.count(),
                10 + if code == Code::Private { 10 } else { 0 },
                "the first of each kind are listed"
            );
        }
        assert_eq!((diags.len(), count(&diags)), (201, (0, 8_150)));
        let before = diags.clone();
        crate::diagnostics::sort(&mut diags);
        assert_eq!(diags, before);
    }

    #[test]
    fn an_error_is_never_counted_as_a_warning() {
        let mut diags = reported("a.md", Code::Private, 5_000);
        diags.extend(reported("a.md", Code::MissingFile, 3));
        crate::diagnostics::sort(&mut diags);
        assert_eq!(count(&diags), (3, 5_000));
        assert_eq!(diags.iter().filter(|diag| diag.code == Code::MissingFile).count(), 3);
        let mut errors = reported("a.md", Code::MissingFile, 250);
        errors.extend(reported("a.md", Code::Private, 5));
        crate::diagnostics::sort(&mut errors);
        assert_eq!(
            (errors.len(), count(&errors).0),
            (101, 255),
            "one error among those that are counted makes the count an error"
        );
    }
}
