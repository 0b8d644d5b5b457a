//! The fields of one file, by the path that leads to them: where they stand, the edits that mend them, and the
//! diagnostics of them. Places are looked up only when something is reported, so that a file without mistakes never
//! pays for it.

mod dates;
mod entries;
pub mod lists;

use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::parse::front_matter::{Dialect, Split};
use crate::record::parse::tree::{Node, NodeValue, Step};
use crate::record::parse::{FileFacts, details};
use crate::text::source::{Source, Span};
use crate::text::{one_line, web_address};
use std::cell::OnceCell;
use std::sync::OnceLock;

/// The fields of one file. Diagnostics are gathered here, and handed over once, by [`Self::into_diagnostics`].
pub struct Fields<'a> {
    /// The file.
    pub source: &'a Source,
    split: &'a Split,
    tree: OnceCell<Option<Node>>,
    /// The same, where the file keeps it.
    kept: Option<&'a OnceLock<Option<Node>>>,
    diagnostics: Vec<Diag>,
    /// The file is adopted: contradictions are warnings, since its authors can hardly mend it any more.
    pub mild: bool,
    /// The file is a translation: what it has not translated yet is named by itself, once.
    pub is_translation: bool,
}

impl<'a> Fields<'a> {
    /// Those of a file that `split` divides into details and body.
    pub fn new(source: &'a Source, split: &'a Split) -> Self {
        Self {
            source,
            split,
            tree: OnceCell::new(),
            kept: None,
            diagnostics: Vec::new(),
            mild: false,
            is_translation: false,
        }
    }

    /// Those of a file that was parsed.
    pub fn of(source: &'a Source, facts: &'a FileFacts) -> Self {
        Self { kept: facts.tree.as_ref(), ..Self::new(source, &facts.split) }
    }

    /// How many diagnostics there are.
    pub fn count(&self) -> usize {
        self.diagnostics.len()
    }

    /// What was found, in the order in which it was found.
    pub fn into_diagnostics(self) -> Vec<Diag> {
        self.diagnostics
    }

    /// Takes the text of the line out of the last diagnostic, since it holds a password.
    pub fn hide_line(&mut self) {
        if let Some(diagnostic) = self.diagnostics.last_mut() {
            diagnostic.place.line_text.clear();
        }
    }

    /// Whether there is a diagnostic of this kind already.
    pub fn has_diagnostic(&self, code: Code) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.code == code)
    }

    /// Adds a diagnostic of the file that is not of one of its fields.
    pub fn push(&mut self, diagnostic: Diag) {
        self.diagnostics.push(diagnostic);
    }

    /// The place that the path leads to, or the nearest that exists.
    pub fn place(&self, path: &[Step<'_>]) -> Place {
        let tree = self.tree();
        let start = self.source.beginning();
        let span = match tree {
            Some(tree) if !path.is_empty() => tree.locate(path),
            _ => Span::new(start, start),
        };
        Place::new(self.source, span)
    }

    /// A help in words alone that says "write `due: 2026-06-15`" or "delete `end`" of the field at `path` or one beside
    /// it, with the edits that it speaks of. What it only gives as an example ("such as") is none.
    fn with_fixes(&self, help: Help, path: &[Step<'_>]) -> Help {
        let Some((Step::Key(_), above)) = path.split_last().filter(|_| !help.has_fixes()) else { return help };
        let words = help.words().to_owned();
        let quotes: Vec<(usize, &str)> = words.match_indices('`').collect();
        let mut fixes: Vec<Fix> = Vec::new();
        let mut end = 0;
        for pair in quotes.chunks_exact(2) {
            let (before, text) = (words[end..pair[0].0].trim(), &words[pair[0].0 + 1..pair[1].0]);
            let is_joined = before == "and" && !fixes.is_empty();
            end = pair[1].0 + 1;
            if before.ends_with("delete") {
                let named = path.iter().position(|step| *step == Step::Key(text));
                fixes.extend(named.and_then(|at| self.without(&path[..=at])));
            }
            let is_typed = ["write", "instance", "or", "and", "add"].iter().any(|word| before.ends_with(word));
            let Some((key, value)) = text.split_once(": ").filter(|_| is_typed) else { continue };
            let field: Vec<Step<'_>> = above.iter().copied().chain([Step::Key(key)]).collect();
            let fix = if self.is_there(&field) { self.write(&field, value).ok() } else { self.add(above, text).ok() };
            match fixes.last_mut() {
                Some(last) if is_joined => *last = last.clone().with(fix),
                _ => fixes.extend(fix),
            }
        }
        help.by(fixes)
    }

    /// All details of the file; `None` where they cannot be read.
    pub fn tree(&self) -> Option<&Node> {
        let make = || details::tree(self.source, self.split, &mut Vec::new());
        self.kept.map_or_else(|| self.tree.get_or_init(make), |kept| kept.get_or_init(make)).as_ref()
    }

    /// Whether the file itself has this field.
    pub fn has(&self, key: &str) -> bool {
        self.tree().is_some_and(|tree| tree.get(key).is_some())
    }

    /// Whether there is a value at `path`.
    pub fn is_there(&self, path: &[Step<'_>]) -> bool {
        self.tree().and_then(|tree| tree.follow(path)).is_some_and(|node| !node.is_null())
    }

    /// The text of the value at `path`; that of a list with one item is this item's.
    pub fn text(&self, path: &[Step<'_>]) -> Option<String> {
        let node = self.tree()?.follow(path)?;
        match &node.value {
            NodeValue::List(items) if items.len() == 1 => items[0].text(),
            _ => node.text(),
        }
        .map(str::to_owned)
    }

    /// Where the value at `path` stands.
    pub fn span(&self, path: &[Step<'_>]) -> Option<Span> {
        self.tree()?.follow(path).map(|node| Span::new(node.span.start, self.end(node)))
    }

    /// The edit that gives the field at `path` the value `value` (as YAML has it); only the words to type, where the
    /// file has no such field.
    pub fn write(&self, path: &[Step<'_>], value: &str) -> Result<Fix, String> {
        let Some((Step::Key(key), above)) = path.split_last() else { return Err(value.to_owned()) };
        let words = || format!("{key}: {value}");
        let (name, node) =
            self.tree().and_then(|tree| tree.follow(above)).and_then(|node| node.entry(key)).ok_or_else(words)?;
        let end = if node.is_null() { name.span.end } else { self.end(node) };
        match self.dialect() {
            Dialect::Yaml | Dialect::AnyYaml if node.is_null() => {
                let colon = self.source.text[end..].find(':').map_or(end, |colon| end + colon + 1);
                Ok(Fix::replace(self.source, Span::new(name.span.start, colon), words()))
            }
            Dialect::Yaml | Dialect::AnyYaml => Ok(Fix::replace(self.source, Span::new(name.span.start, end), words())),
            Dialect::Toml => Ok(Fix::replace(self.source, node.span, toml_value(value))),
            // Its values do not know their places.
            Dialect::Json => Err(words()),
        }
    }

    /// The edit that puts `text` in the place of the value or item at `path`.
    pub fn put(&self, path: &[Step<'_>], text: &str) -> Option<Fix> {
        let node = self.tree()?.follow(path).filter(|node| !node.is_null() && self.dialect() != Dialect::Json)?;
        let text = if self.dialect() == Dialect::Toml { toml_value(text) } else { text.to_owned() };
        Some(Fix::replace(self.source, Span::new(node.span.start, self.end(node)), text))
    }

    /// The edit that gives the record or entry at `path` another field, a line such as `title: "…"`.
    pub fn add(&self, path: &[Step<'_>], line: &str) -> Result<Fix, String> {
        let words = || line.to_owned();
        let node = self
            .tree()
            .and_then(|tree| tree.follow(path))
            .filter(|_| self.dialect() != Dialect::Json)
            .ok_or_else(words)?;
        let (key, value) = line.split_once(": ").unwrap_or((line, ""));
        if node
            .entry(key)
            .is_some_and(|(_, value)| value.is_null() || value.text().is_some_and(|text| text.trim().is_empty()))
        {
            // The field is there without a value.
            let own: Vec<Step<'_>> = path.iter().copied().chain([Step::Key(key)]).collect();
            return self.write(&own, value);
        }
        if path.is_empty() {
            let (_, head) = self.split.head.ok_or_else(words)?;
            let at = if self.dialect() == Dialect::Toml { head.start } else { self.last_line(head) };
            let line = match line.split_once(": ") {
                Some((key, value)) if self.dialect() == Dialect::Toml => format!("{key} = {}", toml_value(value)),
                _ => line.to_owned(),
            };
            let before =
                if self.source.text[..at].is_empty() || self.source.text[..at].ends_with('\n') { "" } else { "\n" };
            return Ok(Fix::insert(self.source, at, format!("{before}{line}\n")));
        }
        let NodeValue::Map(entries) = &node.value else { return Err(words()) };
        let first = entries.first().map(|(key, _)| key.span.start).ok_or_else(words)?;
        if self.dialect() == Dialect::Toml || node.is_flow(self.source) {
            return Ok(Fix::insert(self.source, first, format!("{line}, "))).map_err(|_: String| words());
        }
        let indent = " ".repeat(self.source.position(first).column - 1);
        Ok(Fix::insert(self.source, first, format!("{line}\n{indent}")))
    }

    /// The edit that takes the field at `path` away, where it has lines of its own.
    pub fn without(&self, path: &[Step<'_>]) -> Option<Fix> {
        let (Step::Key(key), above) = path.split_last()? else { return None };
        let (name, node) = self.tree()?.follow(above)?.entry(key)?;
        let end = if node.is_null() { name.span.end } else { self.end(node).max(name.span.end) };
        crate::record::parse::decode::lines_of_its_own(self.source, Span::new(name.span.start, end))
    }

    /// The edit that takes an item out of a list: its lines, or what stands between the commas.
    pub fn without_item(&self, path: &[Step<'_>]) -> Option<Fix> {
        let node = self.tree()?.follow(path).filter(|_| matches!(self.dialect(), Dialect::Yaml | Dialect::AnyYaml))?;
        let text = &self.source.text;
        let (start, end) = (node.beginning(self.source).start, self.end(node));
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        if text[line..start].trim() == "-" {
            return Some(Fix::delete_lines(self.source, Span::new(start, end)));
        }
        let after = &text[end..];
        if let Some(rest) = after.trim_start().strip_prefix(',') {
            let rest = rest.trim_start_matches(' ');
            return Some(Fix::replace(self.source, Span::new(start, text.len() - rest.len()), ""));
        }
        let before = text[..start].trim_end();
        let start = if before.ends_with(',') { before.len() - 1 } else { start };
        (before.ends_with([',', '['])).then(|| Fix::replace(self.source, Span::new(start, end), ""))
    }

    fn dialect(&self) -> Dialect {
        self.split.head.map_or(Dialect::Yaml, |(dialect, _)| dialect)
    }

    /// Where a value ends, without the white space that follows a block.
    fn end(&self, node: &Node) -> usize {
        let from = node.span.start;
        from + self.source.text[from..node.span.end.max(from)].trim_end().len()
    }

    /// Where another field can stand below those at `head`: after its last line with text.
    fn last_line(&self, head: Span) -> usize {
        let text = &self.source.text[head.start..head.end];
        let end = head.start + text.trim_end().len();
        self.source.text[end..head.end].find('\n').map_or(head.end, |length| end + length + 1)
    }

    /// Reports what is wrong with the field at `path`; the severity is that of the code.
    pub fn error(&mut self, code: Code, path: &[Step<'_>], message: impl Into<String>, help: impl Into<Help>) {
        let diag = Diag::new(code, self.place(path), message, self.with_fixes(help.into(), path));
        self.diagnostics.push(diag);
    }

    /// Reports, as a warning, what may be wrong with the field at `path`.
    pub fn warn(&mut self, code: Code, path: &[Step<'_>], message: impl Into<String>, help: impl Into<Help>) {
        let diag = Diag::new(code, self.place(path), message, self.with_fixes(help.into(), path)).as_warning();
        self.diagnostics.push(diag);
    }

    /// Reports what contradicts itself: an error, and a warning only in an adopted file.
    pub fn error_unless_mild(
        &mut self,
        code: Code,
        path: &[Step<'_>],
        message: impl Into<String>,
        help: impl Into<Help>,
    ) {
        if self.mild { self.warn(code, path, message, help) } else { self.error(code, path, message, help) }
    }

    /// Reports that something required is missing, at the head of its record or entry.
    pub fn missing(&mut self, path: &[Step<'_>], message: impl Into<String>, help: impl Into<Help>) {
        let place = if path.is_empty() {
            Place::new(self.source, Span::new(self.source.beginning(), self.source.beginning()))
        } else {
            self.entry_place(path)
        };
        self.diagnostics.push(Diag::new(Code::MissingField, place, message, help));
    }

    /// Where an entry begins.
    pub fn entry_place(&self, path: &[Step<'_>]) -> Place {
        let mut node = self.tree();
        for step in path {
            node = match (node, step) {
                (Some(node), Step::Key(key)) => node.get(key),
                (Some(Node { value: NodeValue::List(items), .. }), Step::Index(index)) => items.get(*index),
                (other, Step::Index(_)) => other,
                _ => None,
            };
        }
        node.map_or_else(|| self.place(path), |node| Place::new(self.source, node.head()))
    }

    /// The address of a page elsewhere, as its standard has it; empty where there is none, or what is there leads to no
    /// page, which is reported.
    pub fn web_address(&mut self, written: Option<&str>, path: &[Step<'_>]) -> String {
        let text = written.unwrap_or_default().trim();
        if text.is_empty() || text.starts_with("https://") || text.starts_with("http://") {
            return web_address(text);
        }
        let is_secret = text.contains('@') && text.contains(':');
        let shown = if is_secret { "this".to_owned() } else { format!("\"{}\"", one_line(text)) };
        let message = format!("{shown} is left out: it is not the address of a page");
        let is_host = text.contains('.') && !text.contains([':', ' ', '@']) && !text.starts_with(['/', '.']);
        let help = if is_host {
            Help::typed("write the whole address: ", self.write(path, &format!("https://{text}"))).and(", or delete it")
        } else {
            Help::new("write the whole address, such as `https://www.example.org/`, or delete it")
        };
        self.error(Code::UnsafeLink, path, message, help.by(self.without(path)));
        if is_secret {
            self.hide_line();
        }
        String::new()
    }

    /// The edit that gives the field at `path` another name.
    pub fn rename_key(&self, path: &[Step<'_>], name: &str) -> Option<Fix> {
        let (Step::Key(key), above) = path.split_last()? else { return None };
        let (node, _) = self.tree()?.follow(above)?.entry(key)?;
        Some(Fix::replace(self.source, node.span, name))
    }
}

/// A value of YAML as TOML has it: texts between quotes, alone and in lists.
fn toml_value(value: &str) -> String {
    match value.strip_prefix('[').and_then(|items| items.strip_suffix(']')) {
        Some(items) => format!("[{}]", items.split(", ").map(toml_value).collect::<Vec<_>>().join(", ")),
        None if value.starts_with(['"', '{', '['])
            || matches!(value, "true" | "false")
            || value.parse::<u32>().is_ok() =>
        {
            value.to_owned()
        }
        None => crate::record::parse::decode::quoted(value),
    }
}
