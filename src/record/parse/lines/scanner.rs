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

pub(super) const NO_BREAK_SPACE: char = '\u{A0}';

pub(super) struct Scanner<'a> {
    pub(super) source: &'a Source,
    /// The details alone; all offsets here count in it.
    pub(super) text: &'a str,
    pub(super) base: usize,
    pub(super) scan: Scan,
    pub(super) levels: Levels,
    pub(super) block: Option<Block>,
    /// The value without quotes that the next lines may go on with.
    pub(super) plain: Option<Plain<'a>>,
    /// The last field without a value on its line.
    pub(super) parent: &'a str,
    pub(super) conflict: Option<Side>,
    /// The details were exported as Markdown, with backslashes before their signs.
    pub(super) is_exported: bool,
}

/// A block of text (`|` or `>`): the column of its field, and of its own first line.
pub(super) struct Block {
    pub(super) outer: usize,
    pub(super) inner: Option<usize>,
}

/// A value without quotes.
#[derive(Clone, Copy)]
pub(super) struct Plain<'a> {
    pub(super) key: &'a str,
    pub(super) column: usize,
    /// Where it begins.
    pub(super) start: usize,
}

/// Which side of a conflict a line is on.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    First,
    Second,
}

/// Where the content of a line stands: its byte in the details, and its column after all mends.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) at: usize,
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
