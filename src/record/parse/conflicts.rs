//! Lines that git leaves where two people's changes were never joined: `<<<<<<<`, `=======` and `>>>>>>>`, also those
//! of which the others are gone. Those in the details are reported with the lines there.

use super::conflict_marks::{conflict, is_mark, lone};
use super::front_matter::{Dialect, Split};
use crate::diagnostics::Diag;
use crate::text::source::{Source, Span};

/// How many conflicts of one file are looked for: a file with so many is mended with other means.
const MOST: usize = 1_000;

/// The marks outside the details: one message for each conflict.
pub(super) fn find(source: &Source, split: &Split) -> Vec<Diag> {
    let text = source.text.as_str();
    if !["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| text.contains(mark)) {
        return Vec::new();
    }
    let in_details = |at: usize| match split.head {
        Some((Dialect::Yaml | Dialect::AnyYaml, head)) => (head.start..head.end).contains(&at),
        _ => false,
    };
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut at = source.beginning();
    for line in text[at..].split_inclusive('\n') {
        lines.push((at, line.trim_end_matches(['\n', '\r'])));
        at += line.len();
    }
    // The last line that is each mark.
    let last = ['<', '=', '>'].map(|sign| (sign, lines.iter().rposition(|(_, line)| is_mark(line, sign))));
    let mut diags = Vec::new();
    let mut fence: Option<&str> = None;
    let mut is_open = false;
    for (number, &(at, line)) in lines.iter().enumerate() {
        if diags.len() > MOST {
            break;
        }
        let trimmed = line.trim_start();
        match fence {
            None if trimmed.starts_with("```") || trimmed.starts_with("~~~") => fence = Some(&trimmed[..3]),
            Some(open) if trimmed.starts_with(open) => fence = None,
            _ => {}
        }
        let later = |sign: char| last.iter().any(|(known, at)| *known == sign && *at > Some(number));
        let span = Span::new(at, at + line.len());
        let is_reported = !in_details(at) && at >= source.beginning();
        if is_mark(line, '<') {
            let whole = later('>') || later('=');
            is_open = whole;
            if is_reported && whole {
                diags.push(conflict(source, span));
            } else if is_reported && fence.is_none() {
                diags.push(lone(source, span));
            }
        } else if is_mark(line, '>') {
            // Seven signs before a quotation in a quotation are those of a mail.
            let is_quote = [number.wrapping_sub(1), number + 1]
                .iter()
                .any(|near| lines.get(*near).is_some_and(|(_, line)| line.starts_with('>')));
            if !is_open && is_reported && fence.is_none() && !is_quote {
                diags.push(lone(source, span));
            }
            is_open = false;
        } else if is_mark(line, '=') && !is_open && is_reported && fence.is_none() {
            if later('>') && !later('<') {
                diags.push(conflict(source, span));
                is_open = true;
            } else if !underlines(&lines, number) {
                diags.push(lone(source, span).as_warning());
            }
        }
    }
    diags
}

/// Whether seven `=` are the line below a heading: one line of text that ends no sentence stands above them, or nothing
/// follows at once.
fn underlines(lines: &[(usize, &str)], at: usize) -> bool {
    let text = |number: usize| lines.get(number).map_or("", |(_, line)| line.trim());
    let above = if at == 0 { "" } else { text(at - 1) };
    let is_text = !above.is_empty() && !above.starts_with(['#', '>', '|', '-', '*', '+', '<']);
    let is_sentence = above.ends_with(['.', ';', ',', ':']);
    let is_one_line = at < 2 || text(at - 2).is_empty() || text(at - 2).starts_with("---");
    is_text && (text(at + 1).is_empty() || (is_one_line && !is_sentence))
}
