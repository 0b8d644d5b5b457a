//! Fields of an entry that begin too far to the left, and so look like fields of the record: one message for all of
//! them.

use super::walk::{Field, Walk};
use crate::diagnostics::{Code, Fix, Help};
use crate::record::parse::shape::{Kind, Shape};
use crate::record::parse::tree::{Node, NodeValue};
use crate::text::source::Span;
use serde_yaml::{Mapping, Value};

/// A field with fields of its own, and the column at which these stand.
pub(super) struct Host<'n> {
    key: &'n str,
    shape: &'static Shape,
    column: usize,
}

impl Walk<'_> {
    /// The field before the one at `at` whose entry it belongs to, where it stands too far to the left.
    pub(super) fn host_of<'n>(&self, entries: &'n [(Node, Node)], at: usize, shape: &Shape) -> Option<Host<'n>> {
        let name = entries[at].0.text()?;
        let before =
            (0..at).rev().find(|before| entries[*before].0.text().is_some_and(|name| shape.kind_of(name).is_some()))?;
        let (key, node) = &entries[before];
        let (inner, is_list): (&'static Shape, bool) = match shape.kind_of(key.text()?)? {
            Kind::Record(inner) => (inner, false),
            Kind::TextOr(Kind::Record(inner)) => (inner, false),
            Kind::List(Kind::Record(inner) | Kind::TextOr(Kind::Record(inner))) => (inner, true),
            _ => return None,
        };
        inner.kind_of(name)?;
        let column = |span: Span| self.source.position(span.start).column;
        let column = match &node.value {
            NodeValue::List(items) if is_list && !node.is_flow(self.source) => items
                .last()
                .filter(|item| matches!(item.value, NodeValue::Map(_)) && !item.is_flow(self.source))
                .map(|item| column(item.head()))?,
            NodeValue::Map(_) if !is_list && !node.is_flow(self.source) => column(node.head()),
            _ if node.is_null() && !is_list => column(key.span) + 2,
            _ => return None,
        };
        (column > self.source.position(entries[at].0.span.start).column).then_some(Host {
            key: key.text()?,
            shape: inner,
            column,
        })
    }

    /// Fields of an entry that stand too far to the left: reported once for all that follow each other, and read as
    /// what they are.
    pub(super) fn misplaced(&mut self, entries: &[(Node, Node)], at: usize, host: &Host<'_>, mapping: &mut Mapping) {
        let belongs = |(key, _): &&(Node, Node)| key.text().is_some_and(|name| host.shape.kind_of(name).is_some());
        let (key, node) = &entries[at];
        let Some(name) = key.text() else { return };
        let is_first = at == 0 || !belongs(&&entries[at - 1]) || entries[at - 1].0.text() == Some(host.key);
        if is_first {
            let run: Vec<&(Node, Node)> = entries[at..].iter().take_while(belongs).collect();
            let start = self.source.text[..key.span.start].rfind('\n').map_or(self.source.beginning(), |at| at + 1);
            let end = run
                .last()
                .map_or(key.span.end, |(key, node)| if node.is_null() { key.span.end } else { self.end(node) });
            let spaces = host.column - self.source.position(key.span.start).column;
            let moved: Vec<String> =
                self.source.text[start..end].split('\n').map(|line| format!("{}{line}", " ".repeat(spaces))).collect();
            let (first, last) = (self.source.position(start).line, self.source.position(end).line);
            let lines = if first == last { "it".to_owned() } else { format!("each of the lines {first} to {last}") };
            let help = Help::new(format!("put {spaces} spaces before {lines}")).by([Fix::replace(
                self.source,
                Span::new(start, end),
                moved.join("\n"),
            )]);
            let message = format!("`{name}` belongs to `{}` above it, but begins too far to the left", host.key);
            self.report(Code::Malformed, key.span, message, help);
        }
        let Some(value) =
            host.shape.kind_of(name).and_then(|kind| self.value(node, kind, Field { name, depth: 2, is_item: false }))
        else {
            return;
        };
        let entry = mapping.entry(Value::String(host.key.to_owned())).or_insert_with(|| Value::Mapping(Mapping::new()));
        let inner = match entry {
            Value::Sequence(items) => items.last_mut(),
            other => Some(other),
        };
        if let Some(Value::Mapping(inner)) = inner {
            inner.entry(Value::String(name.to_owned())).or_insert(value);
        }
    }
}
