//! The place that was typed: a file, a line and columns.

use super::super::records::Folder;
use crate::text::source::{Position, Source, Span};
use anyhow::{Context, bail};
use std::sync::Arc;

/// The file and the bytes that `FILE:LINE:COLUMN-COLUMN` names; the last column belongs to it. The end may be on
/// another line: `FILE:LINE:COLUMN-LINE:COLUMN`.
pub(super) fn found(folder: &Folder, typed: &str) -> anyhow::Result<(Arc<Source>, Span)> {
    let form = || format!("\"{typed}\" is no place: write FILE:LINE:COLUMN-COLUMN, such as {EXAMPLE}");
    let (before, end) = typed.rsplit_once('-').with_context(form)?;
    let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| *number > 0);
    let mut parts = before.rsplitn(3, ':');
    let (Some(column), Some(line), Some(file)) =
        (parts.next().and_then(number), parts.next().and_then(number), parts.next())
    else {
        bail!(form());
    };
    let (last_line, last) = match end.split_once(':') {
        Some((line, column)) => (number(line), number(column)),
        None => (Some(line), number(end)),
    };
    let (Some(last_line), Some(last)) = (last_line, last) else { bail!(form()) };
    let source = folder.file(file)?.clone();
    let at = |line, column| {
        let length = source.text.split('\n').nth(line - 1).map(|text| text.trim_end_matches('\r').chars().count())?;
        // One more than the last is where the line ends.
        (column <= length + 1).then(|| source.offset(Position { line, column })).flatten()
    };
    let outside = || format!("{} has no line {line} with columns {column} to {last}", source.path);
    let start = at(line, column).with_context(outside)?;
    let end = at(last_line, last + 1).with_context(outside)?;
    if end <= start {
        bail!("the place ends before it begins: {line}:{column} to {last_line}:{last}");
    }
    Ok((source, Span::new(start, end)))
}

const EXAMPLE: &str = "content/huddles/central/2026-05-07-central-2.md:14:8-20";
