//! What to write instead of a value of another kind: a help with the words that stand there, where they can be used.

use super::walk::{Field, Walk};
use super::written::{in_brackets, quoted};
use crate::diagnostics::{Fix, Help};
use crate::record::parse::hints;
use crate::record::parse::shape::{Kind, Shape};
use crate::record::parse::tree::{Node, NodeValue};
use crate::text::one_line;
use crate::text::source::Span;

impl Walk<'_> {
    /// The line of a value taken away, where nothing else stands on it but the field's name.
    pub(super) fn without(&self, node: &Node) -> Option<Fix> {
        let line = self.source.position(node.span.start).column - 1;
        let before = self.source.line_at(node.span.start).chars().take(line).collect::<String>();
        let name = before.trim_end().strip_suffix(':')?.trim_start();
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let whole = self.source.line_at(node.span.start).trim_end().chars().count()
            == self.source.position(self.end(node)).column - 1;
        (is_name && whole).then(|| Fix::delete_lines(self.source, Span::new(node.span.start, self.end(node))))
    }

    /// What to write instead of a value of another kind, with the words that stand there where they can be used.
    pub(super) fn instead(&self, node: &Node, kind: Kind, field: Field<'_>) -> Help {
        let span = Span::new(node.span.start, self.end(node));
        let replace = |text: String| Fix::replace(self.source, span, text);
        let written = one_line(&match node.text() {
            Some(text) => text.to_owned(),
            None if node.is_flow(self.source) => {
                self.source.text[span.start + 1..span.end].trim_end_matches([']', '}']).to_owned()
            }
            None => "…".to_owned(),
        });
        // With the field's name before it, where that stands on the line.
        let field_of = |text: String| {
            let before = self.source.text[..span.start]
                .trim_end()
                .strip_suffix(':')
                .and_then(|before| before.strip_suffix(field.name));
            match before.filter(|_| !field.is_item && !field.name.is_empty()) {
                Some(before) => {
                    Fix::replace(self.source, Span::new(before.len(), span.end), format!("{}: {text}", field.name))
                }
                None => Fix::replace(self.source, span, text),
            }
        };
        let is_list = matches!(kind, Kind::List(_) | Kind::OneOrMany(_));
        if hints::says_nothing(&written) && node.text().is_some() && !field.is_item {
            return match self.without(node) {
                Some(delete) if is_list => {
                    Help::typed("delete the line, or write ", field_of("[]".into())).by([delete])
                }
                Some(delete) => Help::new("delete the line: what is not there needs no field").by([delete]),
                None if is_list => Help::typed("write ", replace("[]".into())),
                None => Help::new("delete the field: what is not there needs none"),
            };
        }
        if is_list && node.text().is_some() && !field.is_item && hints::points_elsewhere(&written) {
            return self.elsewhere(node, field.name);
        }
        match kind {
            Kind::List(Kind::Record(shape) | Kind::TextOr(Kind::Record(shape)))
            | Kind::OneOrMany(Kind::Record(shape)) => {
                self.items(node, matches!(kind, Kind::List(Kind::TextOr(_))), shape, &written)
            }
            Kind::List(_) | Kind::OneOrMany(_) => Help::typed(
                "write a list in \
                brackets: ",
                field_of(in_brackets(&written)),
            ),
            Kind::Record(shape) if field.name == "defaults" && shape.kind_of("response_areas").is_some() => {
                match written.eq_ignore_ascii_case("all") {
                    true => Help::typed(
                        "write it in braces, with its \
                        name: ",
                        field_of("{response_areas: all}".into()),
                    ),
                    false => Help::new(
                        "write its fields in braces, such as `{division: central, response_areas: all}`, or \
                            delete the line",
                    )
                    .by(self.without(node)),
                }
            }
            Kind::Record(shape) if shape.kind_of("start").is_some() && shape.kind_of("date").is_some() => {
                match hints::next_huddle(&written, self.date) {
                    Some(next) => Help::typed("write it in braces: ", replace(next)),
                    None => Help::new(
                        "write its date, and its time if it has one, in braces, as in `{date: …, start: …}`, \
                            or delete the line",
                    )
                    .by(self.without(node)),
                }
            }
            Kind::Record(shape) if matches!(node.value, NodeValue::Scalar { .. }) => Help::typed(
                "write it in \
                    braces: ",
                replace(format!("{{{}: {}}}", shape.main_field(), quoted(&written))),
            ),
            Kind::Record(shape) => Help::new(format!(
                "write its fields with their names, such as \
                `{{{}: …}}`",
                shape.main_field()
            )),
            Kind::CountOr(_) => Help::new("write one number, or `{residents: 31, police: 5}`"),
            Kind::Text | Kind::TextOr(_) if written != "…" => {
                Help::typed("write it as one text between straight quotes: ", field_of(quoted(&written)))
            }
            Kind::Text | Kind::TextOr(_) => Help::new(format!(
                "write one text on the line of `{}:`, between straight \
                quotes",
                field.name
            )),
            Kind::Flag => Help::any("write ", ["true", "false"].map(|word| replace(word.into()))),
            Kind::Count => Help::new(format!("write one whole number, such as `{}: 31`", field.name)),
            Kind::NamesOr(_) => Help::new(format!("write names in brackets, such as `{}: [civic]`", field.name)),
            Kind::Dictionary(_) => Help::new(format!(
                "write names with their values, such as `{}: \
                {{en: …}}`",
                field.name
            )),
        }
    }

    /// `attachments: see file cabinet`: a list that only says where its items are.
    fn elsewhere(&self, node: &Node, name: &str) -> Help {
        let words = "what is elsewhere is no part of the record: name it in the text below the details, and delete";
        Help::new(format!("{words} `{name}`")).by(self.without(node))
    }

    /// What to write instead of a list with names and names with a value: one set of fields, where all of them are
    /// known.
    pub(super) fn in_braces(&self, node: &Node, items: &[Node], kind: Kind) -> Help {
        let Kind::Record(shape) = kind else { return Help::new("write names in brackets") };
        let mut entries = Vec::new();
        for item in items {
            match &item.value {
                NodeValue::Map(own) => entries.extend(own.iter().map(|(key, value)| (key.text(), value.text()))),
                _ => entries.push((item.text(), Some("true"))),
            }
        }
        let entry = |(name, value): (Option<&str>, Option<&str>)| {
            let value = value.filter(|value| matches!(*value, "true" | "false" | "yes" | "no"))?;
            name.filter(|name| shape.kind_of(name).is_some()).map(|name| format!("{name}: {value}"))
        };
        match entries.into_iter().map(entry).collect::<Option<Vec<_>>>() {
            Some(entries) => {
                let text = format!("{{{}}}", entries.join(", "));
                Help::typed(
                    "write them in braces: ",
                    Fix::replace(self.source, Span::new(node.span.start, self.end(node)), text),
                )
            }
            None => Help::new(format!("write names in brackets, of: {}", crate::text::list_of(shape.names(), 24))),
        }
    }

    /// One entry without its hyphen: the edit that puts it there.
    pub(super) fn hyphen_before(&self, node: &Node) -> Option<Fix> {
        let NodeValue::Map(entries) = &node.value else { return None };
        let first = entries.first()?.0.span.start;
        if node.is_flow(self.source) {
            return None;
        }
        let indent = self.source.position(first).column - 1;
        let end = self.end(node);
        let lines = self.source.text[first..end].replace('\n', "\n  ");
        Some(Fix::replace(self.source, Span::new(first, end), format!("- {lines}"))).filter(|_| indent > 0)
    }

    /// Texts where entries are meant: each on a line of its own.
    pub(super) fn items(&self, node: &Node, may_be_texts: bool, shape: &Shape, written: &str) -> Help {
        let key = shape.main_field();
        let (at, source) = (node.span.start, self.source);
        let column = source.position(at).column - 1;
        let line = source.line_at(at);
        let indent = line.len() - line.trim_start().len();
        let in_block = line.trim_start().starts_with(|c: char| c.is_ascii_lowercase())
            && !line.chars().take(column).any(|c| "{[".contains(c));
        if node.text().is_none() || !in_block {
            let help = Help::new(format!(
                "begin each item on a line of its own with two spaces, a hyphen and a space: `  - {{{key}: …}}`"
            ));
            return match self.hyphen_before(node) {
                Some(fix) => Help::new(
                    "put a hyphen and a space before the first line of each item, and two spaces before its \
                        other lines",
                )
                .by([fix]),
                None => help,
            };
        }
        let is_names = may_be_texts
            && written.contains(',')
            && written.split(',').all(|name| name.split_whitespace().count() <= 4);
        let names: Vec<&str> = if is_names {
            written.split(',').map(str::trim).filter(|name| !name.is_empty()).collect()
        } else {
            Vec::new()
        };
        if names.len() > 1 {
            return Help::typed(
                "write a list in brackets: ",
                Fix::replace(source, Span::new(at, self.end(node)), in_brackets(written)),
            );
        }
        let value = if key == "date" { written.to_owned() } else { quoted(written) };
        let id = crate::text::slug(written).split('-').take(3).collect::<Vec<_>>().join("-");
        let fields = match shape.title {
            "a commitment" => format!("id: {id}, text: {value}, owner: {{role: …}}"),
            "an attachment" => format!("file: {value}, title: \"…\""),
            "an exception" => format!("text: {value}, reason: \"…\""),
            "a report" => format!("commitment: {value}, status: done, note: \"…\""),
            "a correction" => format!("date: {value}, reason: \"…\", by: \"…\""),
            _ => format!("{key}: {value}"),
        };
        let item = format!("\n{}- {{{fields}}}", " ".repeat(indent + 2));
        let end = self.end(node);
        let start = source.text[..at].trim_end().len();
        Help::typed(
            "begin each item on a line of its own with two spaces, a hyphen and a space: ",
            Fix::replace(source, Span::new(start, end), item),
        )
    }
}
