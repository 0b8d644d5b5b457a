//! Entries of a list that run into each other since a hyphen is missing: the fields of the second look like doubles of
//! those of the first.

use super::tree::{Node, NodeValue};
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::text::one_line;
use crate::text::source::{Source, Span};

/// Takes such entries apart, in every list of the tree. Each missing hyphen is reported in `diags`.
pub fn part(node: &mut Node, source: &Source, diags: &mut Vec<Diag>) {
    match &mut node.value {
        NodeValue::Scalar { .. } => {}
        NodeValue::Map(entries) => entries.iter_mut().for_each(|(_, value)| part(value, source, diags)),
        NodeValue::List(items) => {
            let mut at = 0;
            while at < items.len() {
                if let Some(second) = second_entry(&mut items[at], source) {
                    diags.push(missing(&second, source));
                    items.insert(at + 1, second);
                }
                part(&mut items[at], source, diags);
                at += 1;
            }
        }
    }
}

/// The fields of an entry from where those of another begin: at its first field's name, with one more that is there
/// twice.
fn second_entry(item: &mut Node, source: &Source) -> Option<Node> {
    if item.is_flow(source) {
        return None;
    }
    let NodeValue::Map(entries) = &mut item.value else { return None };
    let name = |at: usize| entries.get(at).and_then(|(key, _)| key.text());
    let first = name(0)?;
    let again = (1..entries.len()).find(|at| name(*at) == Some(first))?;
    let is_another = (again + 1..entries.len())
        .any(|at| name(at) != Some(first) && (1..again).any(|before| name(before) == name(at)));
    if !is_another {
        return None;
    }
    let rest = entries.split_off(again);
    let span = Span::new(rest.first()?.0.span.start, item.span.end);
    item.span.end = span.start;
    Some(Node { span, value: NodeValue::Map(rest) })
}

fn missing(entry: &Node, source: &Source) -> Diag {
    let key = entry.head();
    let line = source.text[..key.start].rfind('\n').map_or(source.beginning(), |at| at + 1);
    let indent = &source.text[line..key.start];
    let rest = source.text[key.start..].lines().next().unwrap_or("").trim_end();
    let message = format!(
        "another entry of the list begins here, with a second `{}`, but its hyphen is missing",
        one_line(&source.text[key.start..key.end])
    );
    let help = match indent.strip_suffix("  ").filter(|before| before.trim().is_empty()) {
        Some(before) => Help::typed(
            "write ",
            Fix::replace(source, Span::new(line + before.len(), key.start + rest.len()), format!("- {rest}")),
        )
        .and(format!(", with {} before the hyphen", spaces(before.len()))),
        None => Help::new("put a hyphen and a space before it, as before the other entries"),
    };
    Diag::new(Code::Malformed, Place::new(source, key), message, help)
}

/// So many spaces, in words as messages say it.
pub(super) fn spaces(number: usize) -> String {
    match number {
        0 => "no space".to_owned(),
        1 => "one space".to_owned(),
        2 => "two spaces".to_owned(),
        _ => format!("{number} spaces"),
    }
}
