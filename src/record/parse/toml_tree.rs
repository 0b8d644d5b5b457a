//! Details in TOML, between `+++` lines, as the same tree that YAML gives.

use super::tree::{DEEPEST, Node, NodeValue};
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::text::source::{Source, Span};
use toml::de::{DeTable, DeValue};

/// Reads the TOML at `head`; what is wrong goes to `diags`.
pub fn parse(source: &Source, head: Span, diags: &mut Vec<Diag>) -> Option<Node> {
    let text = &source.text[head.start..head.end];
    let depth = text.bytes().fold((0usize, 0usize), |(open, most), byte| match byte {
        b'[' | b'{' => (open + 1, most.max(open + 1)),
        b']' | b'}' => (open.saturating_sub(1), most),
        _ => (open, most),
    });
    if depth.1 > DEEPEST {
        diags.push(super::nesting::too_deep(source, head));
        return None;
    }
    match DeTable::parse(text) {
        Ok(table) => Some(Node { span: head, value: NodeValue::Map(entries(table.get_ref(), head.start)) }),
        Err(error) => {
            let span = error.span().map_or(head, |range| Span::new(range.start, range.end).shifted(head.start));
            diags.push(explain(source, span, error.message()));
            None
        }
    }
}

/// The parser's words in plain ones, with the line as it should be.
fn explain(source: &Source, span: Span, words: &str) -> Diag {
    let line = source.line_at(span.start);
    let place = Place::new(source, span);
    let key = line.split('=').next().unwrap_or("").trim();
    if words.contains("duplicate key") {
        let message = format!("`{key}` is given twice");
        return Diag::new(Code::DuplicateField, place, message, "keep one of the two lines and delete the other");
    }
    let value = line
        .split_once('=')
        .map(|(_, value)| value.trim())
        .filter(|value| !value.is_empty() && !value.starts_with(['"', '\'', '[', '{']));
    match value {
        Some(value) => {
            let start = span.start - (source.position(span.start).column - 1).min(span.start);
            let from = source.text[..span.start].rfind('\n').map_or(start, |at| at + 1);
            let whole = Span::new(from + line.len() - line.trim_start().len(), from + line.trim_end().len());
            let help =
                Help::typed("write ", Fix::replace(source, whole, format!("{key} = {}", super::decode::quoted(value))));
            Diag::new(Code::Malformed, place, format!("this value of `{key}` needs straight quotes"), help)
        }
        None => Diag::new(
            Code::Malformed,
            place,
            format!("this line cannot be read ({words})"),
            "between `+++` lines, write fields as `name = \"value\"`",
        ),
    }
}

fn entries(table: &DeTable<'_>, offset: usize) -> Vec<(Node, Node)> {
    let mut list: Vec<(Node, Node)> = table
        .iter()
        .map(|(key, value)| {
            let name = scalar(key.get_ref().to_string(), span(key.span(), offset));
            (name, node(value.get_ref(), span(value.span(), offset), offset))
        })
        .collect();
    list.sort_by_key(|(key, _)| key.span);
    list
}

fn node(value: &DeValue<'_>, place: Span, offset: usize) -> Node {
    match value {
        DeValue::Array(items) => {
            let parts = items.iter().map(|item| node(item.get_ref(), span(item.span(), offset), offset)).collect();
            Node { span: place, value: NodeValue::List(parts) }
        }
        DeValue::Table(table) => Node { span: place, value: NodeValue::Map(entries(table, offset)) },
        DeValue::String(text) => scalar(text.to_string(), place),
        DeValue::Integer(number) => scalar(number.to_string(), place),
        DeValue::Float(number) => scalar(number.to_string(), place),
        DeValue::Boolean(flag) => scalar(flag.to_string(), place),
        DeValue::Datetime(date) => scalar(date.to_string(), place),
    }
}

fn scalar(text: String, span: Span) -> Node {
    Node { span, value: NodeValue::Scalar { text, plain: false } }
}

fn span(range: std::ops::Range<usize>, offset: usize) -> Span {
    Span::new(range.start, range.end).shifted(offset)
}
