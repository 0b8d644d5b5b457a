//! Reads the details of a file into a record: at once where nothing looks wrong, carefully where something does.
//! Both ways give the same record for the same text; a test holds them together.

use super::decode::Decoder;
use super::front_matter::{Dialect, Split};
use super::hyphens;
use super::limits;
use super::lines;
use super::mend::Mended;
use super::nesting::too_deep;
use super::shape::Shaped;
use super::tree::{self, Node, NodeValue, TreeError, TreeErrorKind};
use crate::diagnostics::{Code, Diag, Place};
use crate::text::source::{Source, Span};
use serde::de::DeserializeOwned;

/// The most bytes of details that are read.
pub const LARGEST: usize = 64 * 1024;

/// What came of reading.
pub struct Details<T> {
    /// What could be read; fields that are absent or were left out are None.
    pub record: T,
    /// Whether the record is all there, or parts (or all) of it could not be read and have been reported.
    pub whole: bool,
}

/// Reads the details of `source`. Everything wrong goes to `diags`.
pub fn read<T: DeserializeOwned + Shaped + Default>(
    source: &Source,
    split: &Split,
    diags: &mut Vec<Diag>,
) -> Details<T> {
    let Some((dialect, head)) = split.head else { return Details { record: T::default(), whole: true } };
    if dialect == Dialect::Yaml && head.end - head.start <= LARGEST {
        let scan = lines::scan(source, head);
        if !scan.careful
            && !limits::may_be_over(source, &source.text[head.start..head.end])
            && let Ok(record) = serde_yaml::from_str::<Option<T>>(&source.text[head.start..head.end])
        {
            return Details { record: record.unwrap_or_default(), whole: true };
        }
    }
    match tree_and_loss(source, split, diags) {
        Some((node, lost)) => {
            let decoded = Decoder { source, diags, keep: &[] }.read(&node);
            Details { record: decoded.record, whole: !lost && !decoded.lost }
        }
        None => Details { record: T::default(), whole: false },
    }
}

/// The details as a tree, with every line that is wrong reported and mended. `None` where nothing can be read.
pub fn tree(source: &Source, split: &Split, diags: &mut Vec<Diag>) -> Option<Node> {
    tree_and_loss(source, split, diags).map(|(node, _)| node)
}

/// The details as a tree, and whether a line of them was left out.
pub fn tree_and_loss(source: &Source, split: &Split, diags: &mut Vec<Diag>) -> Option<(Node, bool)> {
    let (dialect, head) = split.head?;
    if head.end - head.start > LARGEST {
        let message =
            format!("the details at the top are {} bytes long; at most {LARGEST} are read", head.end - head.start);
        diags.push(Diag::new(
            Code::TooLarge,
            Place::file(&source.path),
            message,
            "move long texts below the line with only `---`",
        ));
        return None;
    }
    let (node, lost) = match dialect {
        Dialect::Toml => (super::toml_tree::parse(source, head, diags)?, false),
        Dialect::Json => (super::json_tree::parse(source, head, diags)?, false),
        Dialect::Yaml => yaml(source, head, &tree::parse, diags)?,
        Dialect::AnyYaml => yaml(source, head, &tree::parse_any, diags)?,
    };
    if let Some(diag) = limits::over(source, &node) {
        diags.push(diag);
        return None;
    }
    match node.value {
        NodeValue::Map(_) => Some((node, lost)),
        _ if node.is_null() => Some((Node { span: node.span, value: NodeValue::Map(Vec::new()) }, lost)),
        _ => {
            let message = "the details at the top must be lines of the form `name: value`";
            diags.push(Diag::new(
                Code::Malformed,
                Place::new(source, node.span),
                message,
                "write for instance `title: \"…\"`",
            ));
            None
        }
    }
}

/// How a mended text becomes a tree.
type Reading = dyn Fn(&Mended, usize) -> Result<Node, TreeError>;

fn yaml(source: &Source, head: Span, reading: &Reading, diags: &mut Vec<Diag>) -> Option<(Node, bool)> {
    let lines::Scan { mends, diags: reported, lost, .. } = lines::scan(source, head);
    let reported_lines: Vec<usize> = reported.iter().map(|diag| diag.place.start.line).collect();
    diags.extend(reported);
    match reading(&mends.apply(&source.text[head.start..head.end]), head.start) {
        Ok(mut node) => {
            hyphens::part(&mut node, source, diags);
            Some((node, lost))
        }
        Err(error) => {
            let diag = explain(source, &error);
            // Where something near was reported already, it is the cause.
            let line = diag.place.start.line;
            if !matches!(error.kind, TreeErrorKind::Syntax(_))
                || !reported_lines.iter().any(|reported| reported.abs_diff(line) <= 1)
            {
                diags.push(diag);
            }
            None
        }
    }
}

fn explain(source: &Source, error: &TreeError) -> Diag {
    let place = Place::new(source, error.span);
    match &error.kind {
        TreeErrorKind::TooDeep => too_deep(source, error.span),
        TreeErrorKind::Refused(sign) => Diag::new(
            Code::TooLarge,
            place,
            format!(
                "{sign} at the start of a value stands for a part that is written elsewhere, which records may not use"
            ),
            "write the value itself here; if the sign belongs to a text, put the text between straight quotes",
        ),
        TreeErrorKind::Syntax(words) => syntax(source, error.span, words),
    }
}

/// The scanner's words, with the likeliest cause in plain ones.
fn syntax(source: &Source, span: Span, words: &str) -> Diag {
    let mut span = span;
    // The scanner often notices at the start of the next line, or at the end of the text.
    while span.start > 0 && source.line_at(span.start).trim().trim_matches('-').is_empty() {
        span.start -= 1;
        span.end = span.start;
    }
    let line = source.line_at(span.start).to_owned();
    let number = source.position(span.start).line;
    let (message, help) = if words.contains("quoted") || line.matches('"').count() % 2 == 1 {
        ("a quote is opened and never closed".to_owned(), "put a straight quote at the end of the text".to_owned())
    } else if words.contains("flow") || words.contains("',' or") || line.contains(['[', '{']) {
        (
            "a list in brackets or braces is not closed, or a comma is missing".to_owned(),
            "count the brackets, and put texts that hold a colon, comma or quote between straight quotes".to_owned(),
        )
    } else if words.contains("indent") || line.starts_with(' ') {
        (
            format!("line {number} does not line up with the lines above it"),
            "put as many spaces before it as before its neighbours, or none if it is a field of its own".to_owned(),
        )
    } else {
        (
            format!("line {number} cannot be read ({words})"),
            "write it as `name: value`, with the value between straight quotes".to_owned(),
        )
    };
    let column = line.len() - line.trim_start().len();
    let start = span.start - (source.position(span.start).column - 1).min(span.start) + column;
    let start = if source.line_at(start) == line { start } else { span.start };
    Diag::new(Code::Malformed, Place::new(source, Span::new(start, start + line.trim().len())), message, help)
}
