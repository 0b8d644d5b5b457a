//! Details in JSON, as the same tree that YAML gives. Values know their place only by the name of their field.

use super::tree::{DEEPEST, Node, NodeValue};
use crate::diagnostics::{Code, Diag, Place};
use crate::text::source::{Source, Span};
use serde_json::Value;

/// Reads the JSON at `head`; what is wrong goes to `diags`.
pub fn parse(source: &Source, head: Span, diags: &mut Vec<Diag>) -> Option<Node> {
    let text = &source.text[head.start..head.end];
    match serde_json::from_str::<Value>(text) {
        Ok(value) => match node(&value, head, source, 0) {
            Some(node) => Some(node),
            None => {
                diags.push(super::nesting::too_deep(source, head));
                None
            }
        },
        Err(error) => {
            let line_start =
                text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
            let at = head.start + line_start;
            let end = at + source.text[at..].find('\n').unwrap_or(source.text.len() - at);
            let message = format!("this is no JSON ({error})");
            let help = "write fields as `\"name\": \"value\"` with commas between them, or as YAML between lines with \
                only `---`";
            diags.push(Diag::new(
                Code::Malformed,
                Place::new(source, Span::new(at, end.min(head.end).max(at))),
                message,
                help,
            ));
            None
        }
    }
}

fn node(value: &Value, span: Span, source: &Source, depth: usize) -> Option<Node> {
    if depth > DEEPEST {
        return None;
    }
    let scalar = |text: String, plain: bool| Some(Node { span, value: NodeValue::Scalar { text, plain } });
    match value {
        Value::Null => scalar(String::new(), true),
        Value::Bool(flag) => scalar(flag.to_string(), true),
        Value::Number(number) => scalar(number.to_string(), true),
        Value::String(text) => scalar(text.clone(), false),
        Value::Array(items) => {
            let items: Option<Vec<Node>> = items.iter().map(|item| node(item, span, source, depth + 1)).collect();
            Some(Node { span, value: NodeValue::List(items?) })
        }
        Value::Object(fields) => {
            let mut entries = Vec::with_capacity(fields.len());
            for (name, value) in fields {
                let place = place(name, span, source);
                let key = Node { span: place, value: NodeValue::Scalar { text: name.clone(), plain: false } };
                entries.push((key, node(value, place, source, depth + 1)?));
            }
            entries.sort_by_key(|(key, _)| key.span);
            Some(Node { span, value: NodeValue::Map(entries) })
        }
    }
}

/// Where the field's name stands first.
fn place(name: &str, within: Span, source: &Source) -> Span {
    let quoted = format!("\"{name}\"");
    source.text[within.start..within.end]
        .find(&quoted)
        .map_or(within, |at| Span::new(within.start + at, within.start + at + quoted.len()))
}
