//! A look through the lines of details: what it has on its way, what it gives, and the words that it knows of lines.

use super::levels::Levels;
use crate::diagnostics::Diag;
use crate::record::parse::mend::Mends;
use crate::text::source::Source;

/// What a look at the lines gave.
#[derive(Debug, Default)]
pub struct Scan {
    /// What makes the details readable.
    pub mends: Mends,
    /// What is wrong with the lines.
    pub diags: Vec<Diag>,
    /// Whether anything was seen that only the careful reader may read (anchors, tags, deep nesting, mends).
    pub careful: bool,
    /// Whether a field may have been lost, since a line could not be understood.
    pub lost: bool,
}

/// Fields whose value is free text, in which a `#` is part of the sentence.
pub(super) const FREE_TEXT: &[&str] = &[
    "title",
    "summary",
    "text",
    "note",
    "reason",
    "name",
    "role",
    "address",
    "accessibility",
    "approved_by",
    "by",
    "host",
    "location",
    "hours",
    "footer",
];

/// Lists whose items are free text.
pub(super) const FREE_LISTS: &[&str] = &["participants", "streets", "neighborhoods"];

/// What word processors begin the items of a list with.
pub(super) const BULLETS: &[char] = &['•', '–', '—', '·', '‣', '▪', '◦', '*'];

/// Typed by word processors where people mean a space.
pub(super) const NO_BREAK_SPACE: char = '\u{A0}';

/// What the look through the lines has on its way.
pub(super) struct Scanner<'a> {
    /// The file, for the places of mistakes.
    pub(super) source: &'a Source,
    /// The details alone; all offsets here count in it.
    pub(super) text: &'a str,
    /// Where the details begin in the file, in bytes.
    pub(super) base: usize,
    /// What it gives, so far.
    pub(super) scan: Scan,
    /// The columns of the maps and lists that are open.
    pub(super) levels: Levels,
    /// The block of text that the line may belong to.
    pub(super) block: Option<Block>,
    /// The value without quotes that the next lines may go on with.
    pub(super) plain: Option<Plain<'a>>,
    /// The last field without a value on its line.
    pub(super) parent: &'a str,
    /// Inside the marks of a merge conflict: which side.
    pub(super) conflict: Option<Side>,
    /// The details were exported as Markdown, with backslashes before their signs.
    pub(super) is_exported: bool,
    /// They name parts and write them again by their names.
    pub(super) has_shortcuts: bool,
}

/// A block of text (`|` or `>`): the column of its field, and of its own first line.
pub(super) struct Block {
    /// The column of the field that it is the value of.
    pub(super) outer: usize,
    /// The column of its first line; None before that is read.
    pub(super) inner: Option<usize>,
}

/// A value without quotes.
#[derive(Clone, Copy)]
pub(super) struct Plain<'a> {
    /// The field that it is the value of.
    pub(super) key: &'a str,
    /// The column of that field.
    pub(super) column: usize,
    /// Where it begins.
    pub(super) start: usize,
}

/// Which side of a conflict a line is on.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    /// Above the line of equals signs.
    First,
    /// Below it.
    Second,
}

/// Where the content of a line stands: its byte in the details, and its column after all mends.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    /// Its byte in the details.
    pub(super) at: usize,
    /// From 0, after all mends.
    pub(super) column: usize,
}

/// `#0b4f2d`: a colour without its quotes, of which nothing would be read.
pub(super) fn is_color(value: &str) -> bool {
    let digits = value[1..].bytes().take_while(u8::is_ascii_hexdigit).count();
    let rest = value[1 + digits..].trim_start();
    matches!(digits, 3 | 4 | 6 | 8) && (rest.is_empty() || rest.starts_with(['#', ',', '}', ']']))
}

/// Whether this can be the name of a field.
pub(super) fn is_name(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}
