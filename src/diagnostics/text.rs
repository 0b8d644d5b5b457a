//! Mistakes for a person at a terminal: place, words, the line with the offending part underlined, what to type.

use super::Severity;
use super::diag::{Diag, count};
use super::paint::{Ink, Painted};
use crate::text::safe::{is_obeyed, visible_line};
use std::collections::HashMap;
use std::fmt::Write;

/// How much of a long line is shown, in characters.
const SHOWN: usize = 100;

/// How many places of one message are named.
const NAMED: usize = 3;

/// All of `diags`, each as a paragraph. `prefix` is put before file names (the content folder as it was typed).
pub fn render(diags: &[Diag], prefix: &str) -> String {
    painted(diags, prefix).to_string()
}

/// The same in pieces, for a terminal with colours.
pub fn painted(diags: &[Diag], prefix: &str) -> Painted {
    let mut out = Painted::default();
    for diag in diags {
        paragraph(&mut out, diag, prefix);
    }
    out
}

/// The same, but what is said of more than three places only once: with the first three, and how many there are.
pub fn painted_once(diags: &[Diag], prefix: &str) -> Painted {
    let mut same: HashMap<_, Vec<&Diag>> = HashMap::new();
    for diag in diags {
        same.entry(key(diag)).or_default().push(diag);
    }
    let mut out = Painted::default();
    for diag in diags {
        match same.get(&key(diag)).map(Vec::as_slice) {
            // What looks private says only its kind, so that many are the same: each has its own place to be mended.
            Some(all) if all.len() > NAMED && diag.code != super::Code::Private => {
                if std::ptr::eq(all[0], diag) {
                    paragraph(&mut out, diag, prefix);
                    let place = |diag: &&Diag| {
                        format!("{}:{}:{}", file(diag, prefix), diag.place.start.line, diag.place.start.column)
                    };
                    let others: Vec<String> = all[1..NAMED].iter().map(place).collect();
                    let _ = writeln!(
                        out,
                        "  the same {} times: also at {}, and at {} more (--all shows every one)",
                        all.len(),
                        others.join(", "),
                        all.len() - NAMED
                    );
                }
            }
            _ => paragraph(&mut out, diag, prefix),
        }
    }
    out
}

/// The file of a message, as it was typed.
fn file(diag: &Diag, prefix: &str) -> String {
    visible_line(&format!("{prefix}{}", diag.place.file))
}

/// What two messages have in common that say the same.
fn key(diag: &Diag) -> (super::Code, super::Severity, &str) {
    (diag.code, diag.severity, &diag.message)
}

/// `3 problems in 2 files.` Nothing where there is none.
pub fn summary(diags: &[Diag]) -> String {
    let (errors, warnings) = count(diags);
    let mut files: Vec<_> = diags.iter().map(|diag| &diag.place.file).collect();
    files.sort();
    files.dedup();
    let plural = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => String::new(),
        (0, _) => format!("{} in {}.", plural(warnings, "warning"), plural(files.len(), "file")),
        (_, 0) => format!("{} in {}.", plural(errors, "problem"), plural(files.len(), "file")),
        _ => format!(
            "{} and {} in {}.",
            plural(errors, "problem"),
            plural(warnings, "warning"),
            plural(files.len(), "file")
        ),
    }
}

fn paragraph(out: &mut Painted, diag: &Diag, prefix: &str) {
    let place = &diag.place;
    let ink = match diag.severity {
        Severity::Error => Ink::Error,
        Severity::Warning => Ink::Warning,
    };
    let _ = write!(out, "{}:{}:{}: ", file(diag, prefix), place.start.line, place.start.column);
    out.add(ink, format!("{} {}", diag.severity.word(), diag.code.label()));
    out.add(Ink::Plain, ": ");
    out.add(Ink::Message, printable(&diag.message));
    out.add(Ink::Plain, "\n");
    if !place.line_text.trim().is_empty() {
        let (line, from) =
            window(&place.line_text, place.start.column - 1 - place.cut.min(place.start.column - 1), place.cut > 0);
        let number = place.start.line.to_string();
        out.add(Ink::Frame, format!("  {number} | "));
        let _ = writeln!(out, "{line}");
        let before: String = line.chars().take(from).map(blank).collect();
        let room = line.chars().count().saturating_sub(from).max(1);
        let wide: usize = line
            .chars()
            .skip(from)
            .take(place.end_column.saturating_sub(place.start.column).clamp(1, room))
            .map(width)
            .sum();
        out.add(Ink::Frame, format!("  {} | ", " ".repeat(number.len())));
        out.add(Ink::Plain, before);
        out.add(ink, "^".repeat(wide.max(1)));
        out.add(Ink::Plain, "\n");
    }
    if !diag.help.is_empty() {
        out.add(Ink::Help, "  help:");
        let _ = writeln!(out, " {}", printable(&diag.help).replace('\n', "\n        "));
    }
}

/// The part of a long line around `column`, and where in it the column is.
fn window(line: &str, column: usize, is_cut: bool) -> (String, usize) {
    let total = line.chars().count();
    let start =
        if total <= SHOWN || column < SHOWN / 2 { 0 } else { (column - SHOWN / 2).min(total - SHOWN.min(total)) };
    let mut text: String =
        line.chars().skip(start).take(SHOWN).map(|c| if c == '\r' || is_obeyed(c) { '\u{FFFD}' } else { c }).collect();
    let mut at = column - start.min(column);
    if start > 0 || is_cut {
        text.insert(0, '…');
        at += 1;
    }
    if start + SHOWN < total {
        text.push('…');
    }
    (text, at)
}

fn blank(character: char) -> String {
    if character == '\t' { "\t".into() } else { " ".repeat(width(character)) }
}

fn width(character: char) -> usize {
    unicode_width::UnicodeWidthChar::width(character).unwrap_or(1)
}

/// Messages quote what people wrote; a terminal must not obey it.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c == '\r' || (c != '\n' && is_obeyed(c)) { '\u{FFFD}' } else { c }).collect()
}
