//! Entries of lists that Markdown does not see: lines with a bullet of a word processor, with a dash, or with a number
//! that nothing parts from the words.

use super::found::{Found, LONGEST, Pasted};
use crate::text::source::Span;
use crate::text::{one_line, shorten};

/// Bullets on the lines below the first of an entry of a list, as where only the first of several was mended.
/// Paragraphs and entries inside it are looked through by themselves.
pub(super) fn bullets_in_entry(body: &str, span: Span) -> Option<Found> {
    let text = body[span.start..span.end].trim_end();
    let mut at = span.start;
    let mut edits: Vec<(Span, String)> = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        if number > 0 && (words.is_empty() || words.starts_with("- ")) {
            break;
        }
        let entry = bullet(words, false).filter(|_| number > 0);
        edits.extend(entry.map(|entry| (Span::new(start, start + words.len()), entry)));
    }
    let (span, line) = edits.first().cloned()?;
    Some(Found { span, pasted: Pasted::Bullet(shorten(&line, LONGEST).into_owned()), edits })
}

/// Lines of one paragraph that begin with a dash, a number without its space, or a letter: they would run together.
pub(super) fn entries(lines: &[(Span, &str)], found: &mut Vec<Found>) {
    let ways: [fn(&str) -> Option<String>; 4] = [
        |line| {
            line.strip_prefix(['–', '—']).filter(|rest| rest.starts_with(' ')).map(|rest| format!("- {}", rest.trim()))
        },
        |line| {
            line.strip_prefix('-')
                .filter(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '"') || rest.starts_with("**"))
                .map(|rest| format!("- {rest}"))
        },
        |line| numbered(line).map(|(_, line)| line),
        |line| {
            // `a) Lights`, `b. Trash`, `(1) Lights`
            let inner = line.strip_prefix('(').unwrap_or(line);
            let mark = inner
                .chars()
                .next()
                .filter(|mark| mark.is_ascii_lowercase() || (mark.is_ascii_digit() && inner.len() < line.len()))?;
            let rest = inner[1..]
                .strip_prefix(") ")
                .or_else(|| inner[1..].strip_prefix(". ").filter(|_| inner.len() == line.len()))?;
            Some(format!("- {mark}) {}", rest.trim()))
        },
    ];
    for way in ways {
        let edits: Vec<(Span, String)> = lines.iter().filter_map(|(at, line)| Some((*at, way(line)?))).collect();
        // A hyphen or a number that touches bold words begins an entry also alone.
        let is_sure =
            || edits.first().is_some_and(|(at, _)| lines.iter().any(|(span, line)| span == at && touches_bold(line)));
        // Those of an entry of a list are found with it.
        let is_reported = edits.first().is_some_and(|(at, _)| found.iter().any(|known| known.span == *at));
        if !is_reported && (edits.len() > 1 || is_sure()) {
            let pasted = Pasted::Entry(shorten(&edits[0].1, LONGEST).into_owned());
            found.push(Found { span: edits[0].0, pasted, edits });
            return;
        }
    }
}

/// `4.**The light**`, `-**The light**`.
pub(super) fn touches_bold(line: &str) -> bool {
    line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-')).starts_with("**")
        && !line.starts_with('*')
}

/// The number and the line as an entry of a list, where it begins with a number that nothing parts from the words:
/// `4.The light`, `4.**The light**`, `4.- The light`.
pub(super) fn numbered(line: &str) -> Option<(u32, String)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let dashed = rest.strip_prefix(['-', '–']).map(str::trim_start);
    let words = dashed.unwrap_or(rest);
    let begins = |words: &str| {
        words.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '¿' | '¡')) || words.starts_with("**")
    };
    let number = line[..digits].parse().ok().filter(|_| (1..=2).contains(&digits) && begins(words))?;
    Some((number, format!("{number}. {words}")))
}

/// Lines of an entry of a list that begin with the next number, and no space behind it: they would run together with
/// the entry.
pub(super) fn numbers_in_entry(body: &str, span: Span) -> Option<Found> {
    let text = body[span.start..span.end].trim_end();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut next: u32 = text[..digits].parse::<u32>().ok()? + 1;
    let mut at = span.start;
    let mut edits: Vec<(Span, String)> = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        if number > 0 && words.is_empty() {
            break;
        }
        if let Some((_, line)) = numbered(words).filter(|(own, _)| number > 0 && *own == next) {
            edits.push((Span::new(start, start + words.len()), line));
            next += 1;
        }
    }
    let (span, line) = edits.first().cloned()?;
    Some(Found { span, pasted: Pasted::Entry(shorten(&line, LONGEST).into_owned()), edits })
}

/// The line as an entry of a list, where it begins with a bullet. `are_bullets` says whether all lines beside it begin
/// with an o.
pub(super) fn bullet(line: &str, are_bullets: bool) -> Option<String> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let is_spaced = rest.starts_with(['\t', '\u{a0}', '\u{2003}', '\u{3000}']) || rest.starts_with("  ");
    let is_bullet = match first {
        '•' | '‣' | '▪' | '◦' | '●' | '○' | '■' | '□' | '➢' | '➤' | '✓' | '✔' | '❖' | '☐' | '☑' => {
            rest.starts_with(char::is_whitespace) || rest.starts_with(char::is_alphanumeric)
        }
        '\u{e000}'..='\u{f8ff}' => true,
        // A middle dot, an o and a section sign are bullets only where what follows stands apart, or in several lines.
        '·' => rest.starts_with(char::is_whitespace),
        'o' => is_spaced || (rest.starts_with(' ') && are_bullets),
        '§' => is_spaced,
        // `-**The trees**`
        '-' => rest.starts_with("**"),
        _ => false,
    };
    let words = one_line(rest);
    (is_bullet && words.contains(char::is_alphanumeric)).then(|| format!("- {words}"))
}
