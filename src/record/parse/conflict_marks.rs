//! The marks that git leaves where two people's changes were never joined, and what is said of each.

use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::text::source::{Source, Span};

/// Whether a line is the mark that git writes: seven signs, and nothing else or a name after a space.
pub(super) fn is_mark(line: &str, sign: char) -> bool {
    let mut rest = line;
    for _ in 0..7 {
        let Some(shorter) = rest.strip_prefix(sign) else { return false };
        rest = shorter;
    }
    let named = sign != '=' && rest.strip_prefix(' ').is_some_and(|name| !name.trim().is_empty());
    named || rest.trim().is_empty()
}

/// Says that two people's changes were never joined.
pub(super) fn conflict(source: &Source, span: Span) -> Diag {
    let help =
        "keep the lines of one side and delete the others, with the lines that start with <<<<<<<, ======= and >>>>>>>";
    let help = Help::new(help).by(sides(source, span.start));
    Diag::new(Code::ConflictMarker, Place::new(source, span), "two people's changes were never joined here", help)
}

/// The edits that keep one side of the conflict that begins at `start`, and then the other.
fn sides(source: &Source, start: usize) -> Vec<Fix> {
    let (mut first, mut second) = (String::new(), String::new());
    let mut side = 0;
    let mut at = start;
    for line in source.text[start..].split_inclusive('\n') {
        at += line.len();
        match line.get(..7) {
            Some("<<<<<<<") if side == 0 => side = 1,
            Some("|||||||") if side == 1 => side = 2,
            Some("=======") if side == 1 || side == 2 => side = 3,
            Some(">>>>>>>") if side == 3 => {
                return [first, second].map(|text| Fix::replace(source, Span::new(start, at), text)).into();
            }
            Some("<<<<<<<" | "=======" | ">>>>>>>") => return Vec::new(),
            _ if side == 1 => first.push_str(line),
            _ if side == 3 => second.push_str(line),
            _ => {}
        }
    }
    Vec::new()
}

/// A mark of which the others are gone.
pub(super) fn lone(source: &Source, span: Span) -> Diag {
    let place = Place::new(source, span);
    let mark = &place.line_text[..7];
    let message = format!("this line was left over where two people's changes were joined: `{mark}`");
    let help = "delete the line, and see that what stands above and below it is there once";
    Diag::new(Code::ConflictMarker, place, message, help)
}
