//! Rows with bars between their cells that Markdown does not take for a table: without a line of hyphens below the
//! first row, with one that has another number of columns, with empty lines between the rows, or directly below a text.

use super::found::{Found, Pasted};
use crate::text::source::Span;

/// Rows that follow one another.
pub(super) struct Block {
    span: Span,
    rows: Vec<Vec<String>>,
    has_rule: bool,
    /// Every row begins and ends with a bar.
    is_framed: bool,
    /// Text of the same paragraph is above or below it.
    below_text: bool,
    above_text: bool,
}

/// The first rows of a paragraph, given by its lines.
pub(super) fn block(lines: &[(Span, &str)]) -> Option<Block> {
    let first = lines.iter().position(|(_, line)| is_row(line) || is_rule(line))?;
    let count = lines[first..].iter().take_while(|(_, line)| is_row(line) || is_rule(line)).count();
    let part = &lines[first..first + count];
    let rows: Vec<&str> = part.iter().map(|(_, line)| *line).filter(|line| !is_rule(line)).collect();
    Some(Block {
        span: Span::new(part[0].0.start, part[count - 1].0.end),
        rows: rows.iter().map(|row| cells(row)).collect(),
        has_rule: rows.len() < count,
        is_framed: rows.iter().all(|row| row.starts_with('|') && row.ends_with('|')),
        below_text: first > 0,
        above_text: first + count < lines.len(),
    })
}

/// Adds what was meant as a table. Blocks with only empty lines between them are one.
pub(super) fn find(body: &str, blocks: Vec<Block>, found: &mut Vec<Found>) {
    let mut joined: Vec<Block> = Vec::new();
    for block in blocks {
        let goes_on = |last: &&mut Block| {
            let are_rows = last.is_framed && block.is_framed && !last.above_text && !block.below_text;
            are_rows && body[last.span.end..block.span.start].trim().is_empty()
        };
        match joined.last_mut().filter(goes_on) {
            Some(last) => {
                last.span.end = block.span.end;
                last.rows.extend(block.rows);
                last.has_rule |= block.has_rule;
                last.above_text = block.above_text;
            }
            None => joined.push(block),
        }
    }
    found.extend(joined.iter().filter(|block| is_table(block)).map(|block| of_block(body, block)));
}

fn is_table(block: &Block) -> bool {
    let columns = block.rows.first().map_or(0, Vec::len);
    let are_alike = block.rows.iter().all(|row| row.len() == columns);
    columns > 1 && (block.is_framed || are_alike) && (block.rows.len() > 1 || block.has_rule)
}

fn of_block(body: &str, block: &Block) -> Found {
    let columns = block.rows.iter().map(Vec::len).max().unwrap_or(0);
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let mut head = block.rows[0].clone();
    head.resize(columns, String::new());
    let rule = format!("|{}", "---|".repeat(columns));
    let rows = block.rows[1..].iter().map(|cells| format!("\n{}", row(cells))).collect::<String>();
    let (before, after) = (if block.below_text { "\n" } else { "" }, if block.above_text { "\n" } else { "" });
    let text = format!("{before}{}\n{rule}{rows}{after}", row(&head));
    // In quotes and lists, signs would have to stand before the new line.
    let begins = |at: usize| at == 0 || body[..at].ends_with('\n');
    let edits = if begins(block.span.start) { vec![(block.span, text)] } else { Vec::new() };
    let first = body[block.span.start..].lines().next().map_or(0, |line| line.trim_end().len());
    let span = Span::new(block.span.start, block.span.start + first);
    Found { span, pasted: Pasted::Bars(rule, block.has_rule), edits }
}

fn is_row(line: &str) -> bool {
    let is_framed = line.len() > 1 && line.starts_with('|') && line.ends_with('|');
    (is_framed || line.contains(" | ")) && cells(line).len() > 1 && line.contains(char::is_alphanumeric)
}

/// A line of hyphens, as Markdown and other programs write it: `|---|---|`, `+---+---+`.
fn is_rule(line: &str) -> bool {
    line.starts_with(['|', '+', '-', ':'])
        && line.contains("--")
        && line.contains(['|', '+'])
        && line.chars().all(|c| matches!(c, '|' | '+' | '-' | '=' | ':' | ' '))
}

fn cells(row: &str) -> Vec<String> {
    let inner = row.strip_prefix('|').unwrap_or(row);
    let inner = inner.strip_suffix('|').filter(|inner| !inner.ends_with('\\')).unwrap_or(inner);
    let mut cells = vec![String::new()];
    for part in inner.split('|') {
        let last = cells.len() - 1;
        cells[last].push_str(part);
        // A bar behind a backslash is a sign of its cell.
        if part.ends_with('\\') { cells[last].push('|') } else { cells.push(String::new()) }
    }
    cells.pop();
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}
