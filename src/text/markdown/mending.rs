//! What Markdown would hide, mended so that it is shown: signs are put into a copy of the text, and the copy is read in
//! place of the original. Nothing is ever taken away, so that every place can be found again.

use super::comments::comments;
use super::parsing::Parsed;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// How many columns a table is widened by at most. Cells beyond more are reported.
const MOST_COLUMNS: usize = 200;

/// A copy of a text with signs put in.
#[derive(Debug)]
pub(super) struct Mended {
    /// The text with all signs.
    pub text: String,
    /// Of each sign: where it stands in the copy, and how many bytes were put in up to its end.
    put_in: Vec<(usize, usize)>,
}

impl Mended {
    fn new(text: &str, insertions: &[(usize, Cow<'static, str>)]) -> Self {
        let added: usize = insertions.iter().map(|(_, sign)| sign.len()).sum();
        let mut mended =
            Self { text: String::with_capacity(text.len() + added), put_in: Vec::with_capacity(insertions.len()) };
        let (mut from, mut put_in) = (0, 0);
        for (at, sign) in insertions {
            mended.text.push_str(&text[from..*at]);
            from = *at;
            put_in += sign.len();
            mended.put_in.push((mended.text.len(), put_in));
            mended.text.push_str(sign);
        }
        mended.text.push_str(&text[from..]);
        mended
    }

    /// Where in the original is what stands in the copy at `at`.
    pub fn place(&self, at: usize) -> usize {
        let before = self.put_in.partition_point(|(place, _)| *place < at);
        match before.checked_sub(1).map(|last| self.put_in[last]) {
            Some((place, put_in)) => at.saturating_sub(put_in).max(place - (put_in - self.length(before - 1))),
            None => at,
        }
    }

    fn length(&self, number: usize) -> usize {
        self.put_in[number].1 - number.checked_sub(1).map_or(0, |before| self.put_in[before].1)
    }
}

/// Mends a text that was parsed; `None` where there is nothing to mend.
pub(super) fn mend(text: &str, parsed: &Parsed<'_>) -> Option<Mended> {
    let mut insertions: Vec<(usize, Cow<'static, str>)> = Vec::new();
    definitions(text, parsed, &mut insertions);
    tables(text, parsed, &mut insertions);
    if text.contains("<!--") {
        open_comments(text, parsed, &mut insertions);
    }
    if text.contains("]:") {
        defined_paths(text, parsed, &mut insertions);
    }
    if text.contains("](") {
        paths(text, parsed, &mut insertions);
    }
    insertions.sort_by_key(|(at, _)| *at);
    insertions.dedup();
    (!insertions.is_empty()).then(|| Mended::new(text, &insertions))
}

/// A definition that no link uses, such as `[Ruiz]: Aye`, is text. So is a footnote that nothing refers to.
fn definitions(text: &str, parsed: &Parsed<'_>, insertions: &mut Vec<(usize, Cow<'static, str>)>) {
    let mut starts: Vec<usize> =
        parsed.rest.unused.iter().map(|range| range.start).chain(parsed.rest.unused_notes.iter().copied()).collect();
    for gap in parsed.rest.lost(text) {
        // Those that define again what is defined, which the parser does not name.
        let begins = text[gap.clone()]
            .match_indices('[')
            .map(|(at, _)| gap.start + at)
            .filter(|at| begins_definition(text, *at));
        starts.extend(begins.filter(|at| !within(&parsed.rest.unused, *at)));
    }
    starts.sort_unstable();
    starts.dedup();
    for (number, start) in starts.iter().enumerate() {
        let Some(bracket) = text[*start..].find('[').map(|at| start + at) else { continue };
        // A line of a roll call stays a line.
        if let Some(before) = number.checked_sub(1).map(|before| starts[before]) {
            let between = &text[before..bracket];
            let line_end = between.find('\n').map(|at| before + at);
            if let Some(line_end) =
                line_end.filter(|end| text[end + 1..bracket].bytes().all(|byte| matches!(byte, b' ' | b'>' | b'\t')))
            {
                let end = if text[..line_end].ends_with('\r') { line_end - 1 } else { line_end };
                insertions.push((end, "  ".into()));
            }
        }
        insertions.push((bracket, "\\".into()));
    }
    // A definition that stays one cannot follow the text in its paragraph.
    for hidden in &parsed.rest.hidden {
        let line = text[..hidden.start].rfind('\n').map_or(0, |at| at + 1);
        let before = starts.partition_point(|start| *start < line).checked_sub(1).map(|last| starts[last]);
        let follows = |start: usize| {
            line - start <= LONGEST_LABEL && !text[start..line].trim_end_matches(['\n', '\r']).contains("\n\n")
        };
        if before.is_some_and(follows) && !text[..line].ends_with("\n\n") {
            insertions.push((line, "\n".into()));
        }
    }
}

/// Whether one of these ranges, in their order, holds a byte.
fn within(ranges: &[Range<usize>], at: usize) -> bool {
    let before = ranges.partition_point(|range| range.start <= at);
    before.checked_sub(1).is_some_and(|last| ranges[last].contains(&at))
}

/// Whether a definition begins here: nothing but signs of quotes and lists is before it in its line.
fn begins_definition(text: &str, at: usize) -> bool {
    let signs =
        |byte: &u8| matches!(byte, b' ' | b'\t' | b'>' | b'-' | b'*' | b'+' | b'.' | b')') || byte.is_ascii_digit();
    let other = text.as_bytes()[..at].iter().rev().take(LONGEST_LABEL).find(|byte| !signs(byte));
    matches!(other, None | Some(b'\n'))
        && text[at..text.floor_char_boundary(at + LONGEST_LABEL)].lines().next().is_some_and(|rest| rest.contains("]:"))
}

/// A table whose rows have more cells than its head gets more columns. A `|` in code is no end of a cell there.
fn tables(text: &str, parsed: &Parsed<'_>, insertions: &mut Vec<(usize, Cow<'static, str>)>) {
    for rows in parsed.rest.wide.chunk_by(|(_, a), (_, b)| a == b) {
        let (table, columns) = &parsed.rest.tables[rows[0].1];
        let mut cells = 0;
        for (row, _) in rows {
            let line = &text[row.clone()];
            let found = pipes(line);
            insertions.extend(found.in_code.iter().map(|at| (row.start + at, Cow::from("\\"))));
            cells = cells.max(found.cells);
        }
        let more = cells.saturating_sub(*columns);
        if (1..=MOST_COLUMNS).contains(&more) {
            let mut lines = text[table.clone()].split_inclusive('\n');
            let head = lines.next().unwrap_or("");
            let (first, second) = (table.start, table.start + head.len());
            for (start, line, cell) in [(first, head, " |"), (second, lines.next().unwrap_or(""), "-|")] {
                let line = line.trim_end();
                let close = if line.ends_with('|') && !line.ends_with("\\|") { "" } else { "|" };
                insertions.push((start + line.len(), format!("{close}{}", cell.repeat(more)).into()));
            }
        }
    }
}

/// The cells of a row, where code is taken for code.
struct Pipes {
    cells: usize,
    in_code: Vec<usize>,
}

fn pipes(line: &str) -> Pipes {
    let bytes = line.trim_end().as_bytes();
    let mut found = Pipes { cells: 0, in_code: Vec::new() };
    let (mut at, mut ends) = (0, Vec::new());
    let run = |at: usize| bytes[at..].iter().take_while(|byte| **byte == b'`').count();
    // Of each length of a run of backticks, where the last one stands: what has no partner begins no code.
    let mut last: std::collections::HashMap<usize, usize> = std::collections::HashMap::new();
    let mut look = 0;
    while look < bytes.len() {
        let length = run(look);
        if length > 0 {
            last.insert(length, look);
        }
        look += length.max(1);
    }
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'|' => {
                ends.push(at);
                at += 1;
            }
            b'`' => {
                let length = run(at);
                let inside = at + length;
                at = inside;
                if last.get(&length).is_some_and(|last| *last >= inside) {
                    let mut pipes = Vec::new();
                    while at < bytes.len() && !(bytes[at] == b'`' && run(at) == length) {
                        if bytes[at] == b'|' && bytes[at - 1] != b'\\' {
                            pipes.push(at);
                        }
                        at += if bytes[at] == b'`' { run(at) } else { 1 };
                    }
                    at += length;
                    found.in_code.extend(pipes);
                }
            }
            _ => at += 1,
        }
    }
    let first = bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'>')).unwrap_or(0);
    let opens = usize::from(ends.first() == Some(&first));
    let closes = usize::from(ends.len() > opens && ends.last() == Some(&(bytes.len() - 1)));
    found.cells = ends.len() + 1 - opens - closes;
    found
}

/// A comment that is never closed would hide all that follows, or all up to the end of another one: it is text.
fn open_comments(text: &str, parsed: &Parsed<'_>, insertions: &mut Vec<(usize, Cow<'static, str>)>) {
    for (event, range) in parsed.events.iter().zip(&parsed.ranges) {
        if !matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            continue;
        }
        let html = &text[range.clone()];
        let begins = html.len() - html.trim_start().len();
        let open = comments(html).open;
        // In other HTML a sign of Markdown would be shown.
        if html[begins..].starts_with("<!--") && open.first() == Some(&begins) {
            // So would it in code, which only the next reading knows.
            let code = html.find("```").or_else(|| html.find("~~~")).unwrap_or(html.len());
            insertions.extend(open.iter().filter(|at| **at < code).map(|at| (range.start + at, "\\".into())));
        }
    }
}

/// A path with spaces, `[plan](media/street plan.pdf)`, is one in angle brackets.
fn paths(text: &str, parsed: &Parsed<'_>, insertions: &mut Vec<(usize, Cow<'static, str>)>) {
    let mut in_code = false;
    for (event, range) in parsed.events.iter().zip(&parsed.ranges) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(words) if !in_code && words.contains("](") => {
                for (at, _) in text[range.clone()].match_indices("](") {
                    if let Some(path) = path_after(text, range.start + at) {
                        insertions.extend([(path.start, "<".into()), (path.end, ">".into())]);
                    }
                }
            }
            _ => {}
        }
    }
}

/// A path with spaces in a definition, `[plan]: media/street plan.pdf`, where a link has its name. Several may follow
/// one another.
fn defined_paths(text: &str, parsed: &Parsed<'_>, insertions: &mut Vec<(usize, Cow<'static, str>)>) {
    let mut names: Option<HashSet<String>> = None;
    for (event, range) in parsed.events.iter().zip(&parsed.ranges) {
        if !matches!(event, Event::Start(Tag::Paragraph)) {
            continue;
        }
        let mut start = range.start;
        for line in text[range.clone()].split_inclusive('\n') {
            let words = line.trim_start_matches([' ', '\t', '>']);
            let Some((name, rest)) = words.strip_prefix('[').and_then(|words| words.split_once("]:")) else { break };
            let at = start + line.len() - rest.len();
            if let Some(path) = meant_path(rest.trim_end_matches(['\n', '\r']))
                && names.get_or_insert_with(|| used_names(text)).contains(&name.trim().to_lowercase())
            {
                insertions.extend([(at + path.start, "<".into()), (at + path.end, ">".into())]);
            }
            start += line.len();
        }
    }
}

/// What stands in brackets and may be the name of a link, in small letters.
fn used_names(text: &str) -> HashSet<String> {
    let mut names = HashSet::new();
    let mut open = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, open) {
            (b'[', _) => open = Some(at + 1),
            (b']', Some(start)) => {
                if at - start <= LONGEST_LABEL && !text[at + 1..].starts_with(':') {
                    names.insert(text[start..at].trim().to_lowercase());
                }
                open = None;
            }
            _ => {}
        }
    }
    names
}

/// How many bytes before a bracket are looked at for the one that it closes.
const LONGEST_LABEL: usize = 1000;
/// How many bytes after a bracket are looked at for a path.
const LONGEST_PATH: usize = 1000;

/// The path between the brackets that begin at `](`, where it has spaces and is meant for one: it has an extension, or
/// is an address of the web.
fn path_after(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + 2;
    let line = text[start..text.floor_char_boundary(start + LONGEST_PATH)].lines().next()?;
    let line = &line[..line.find("](").unwrap_or(line.len())];
    let mut depth = 0;
    let close = line.bytes().position(|byte| {
        depth += i32::from(byte == b'(') - i32::from(byte == b')');
        depth < 0
    })?;
    let path = meant_path(&line[..close])?;
    opens(text, at).map(|_| start + path.start..start + path.end)
}

/// The path with spaces in what leads somewhere, without a title after it.
fn meant_path(inside: &str) -> Option<Range<usize>> {
    let mut inside = inside;
    if let Some(quote) = inside.trim_end().chars().next_back().filter(|c| matches!(c, '"' | '\'')) {
        let opening = inside.find(&format!(" {quote}"))?;
        inside = &inside[..opening];
    }
    let path = inside.trim();
    let before = inside.len() - inside.trim_start().len();
    let name = path.split(['#', '?']).next().unwrap_or("");
    let has_extension = name.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty()
            && (1..=5).contains(&extension.len())
            && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_meant =
        path.contains(' ') && !path.contains(['<', '>', '\t']) && (has_extension || path.starts_with("http"));
    is_meant.then(|| before..before + path.len())
}

/// Where the bracket opens that closes here.
fn opens(text: &str, close: usize) -> Option<usize> {
    let mut depth = 0;
    let bytes = text.as_bytes();
    for at in (close.saturating_sub(LONGEST_LABEL)..close).rev() {
        let is_escaped = at > 0 && bytes[at - 1] == b'\\';
        match bytes[at] {
            b'\n' if bytes[..at].ends_with(b"\n") => return None,
            b']' if !is_escaped => depth += 1,
            b'[' if !is_escaped && depth == 0 => return Some(at),
            b'[' if !is_escaped => depth -= 1,
            _ => {}
        }
    }
    None
}
