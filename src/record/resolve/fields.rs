//! The fields of one file, by the path that leads to them: where they stand, the edits that mend them, and the
//! diagnostics of them. Places are looked up only when something is reported, so that a file without mistakes never
//! pays for it.

mod entries;

use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::RecordDate;
use crate::record::model::date::{self, DateMistake};
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::front_matter::{Dialect, Split};
use crate::record::parse::shape::OneOrMany;
use crate::record::parse::tree::{Node, NodeValue, Step};
use crate::record::parse::{FileFacts, details, hints};
use crate::text::source::{Source, Span};
use crate::text::{one_line, web_address};
use chrono::{Datelike, NaiveDate, NaiveTime};
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
}

impl<'a> Fields<'a> {
    /// Those of a file that `split` divides into details and body.
    pub fn new(source: &'a Source, split: &'a Split) -> Self {
        Self { source, split, tree: OnceCell::new(), kept: None, diagnostics: Vec::new(), mild: false }
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

    fn tree(&self) -> Option<&Node> {
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

    /// A date, or a month where the day is not known.
    pub fn date(&mut self, text: &str, path: &[Step<'_>]) -> Option<RecordDate> {
        date::parse(text).map_err(|mistake| self.date_mistake(text, &mistake, path)).ok()
    }

    /// A day and nothing less.
    pub fn day(&mut self, text: &str, path: &[Step<'_>]) -> Option<NaiveDate> {
        date::parse_day(text).map_err(|mistake| self.date_mistake(text, &mistake, path)).ok()
    }

    /// A time of day.
    pub fn time(&mut self, text: &str, path: &[Step<'_>]) -> Option<NaiveTime> {
        let time = date::parse_time(text);
        if time.is_none() {
            let is_end = last_key(path) == "end";
            let message = format!("\"{}\" is not a time of day", one_line(text));
            let mut times = hints::times(text, is_end);
            // Of two readings of an end, one before the start is none.
            let beginning = path
                .split_last()
                .and_then(|(_, above)| self.tree()?.follow(above)?.get("start")?.text().and_then(date::parse_time));
            if let Some(start) = beginning.filter(|_| is_end && times.len() > 1) {
                times.retain(|time| date::parse_time(time).is_some_and(|time| time > start));
            }
            let ends = if is_end { Vec::new() } else { hints::times(text, true) };
            let help = if let ([start], [end], Some((_, above))) =
                (times.as_slice(), ends.as_slice(), path.split_last())
                && date::parse_time(end) > date::parse_time(start)
            {
                // "6:30 - 8 pm" holds both.
                let beside = |key| [above, &[Step::Key(key)]].concat();
                let end_line = format!("end: \"{end}\"");
                let fix = match self.write(path, &format!("\"{start}\"")) {
                    Ok(fix) if !self.is_there(&beside("end")) => Ok(fix.with(self.add(above, &end_line).ok())),
                    fix => fix,
                };
                Help::typed("write hours and minutes of a 24-hour clock: ", fix)
                    .and(format!(" and, as a field of its own, `{end_line}`"))
            } else if times.is_empty() {
                let words = "write hours and minutes of a 24-hour clock between straight quotes, or delete the line if \
                    it is not known";
                Help::new(words).by(self.without(path))
            } else {
                let ways: Vec<_> = times.iter().map(|time| self.write(path, &format!("\"{time}\""))).collect();
                Help::any("write hours and minutes of a 24-hour clock: ", ways)
            };
            self.error(Code::InvalidDate, path, message, help);
        }
        time
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

    /// The day that the file's name begins with, for the record's own date.
    fn named_day(&self, path: &[Step<'_>]) -> Option<NaiveDate> {
        let is_own = matches!(path, [Step::Key("date")]) && !self.mild;
        let named = self.source.path.stem().get(..10).filter(|_| is_own)?;
        date::parse_day(named).ok()
    }

    /// A date of the record, and the file's name with it where that begins with another.
    fn own_date(&self, path: &[Step<'_>], day: &NaiveDate) -> Result<Fix, String> {
        let other = self.named_day(path).filter(|named| named != day);
        let name = other.and_then(|_| self.source.path.file_name().get(10..)).map(|rest| format!("{day}{rest}"));
        let rename = name.and_then(|name| Fix::rename(&self.source.path, &name));
        self.write(path, &day.to_string()).map(|fix| fix.with(rename))
    }

    fn name_too(&self, path: &[Step<'_>]) -> String {
        self.named_day(path)
            .map_or(String::new(), |named| format!("; the file's name says {named}, so give the file that date too"))
    }

    /// The texts of a list that may be written as one text. Several names in one text, of which at least one is `known`
    /// (all of them where a word joins two), are reported to lack their commas or brackets; those that are known are
    /// read.
    pub fn list(
        &mut self,
        written: Option<&OneOrMany<String>>,
        path: &[Step<'_>],
        known: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let list = super::texts::strings(written);
        let several = |text: &String| if known(text) { None } else { super::texts::names_in(text, &known) };
        let split: Vec<Option<Vec<String>>> = list.iter().map(several).collect();
        let Some(at) = split.iter().position(Option::is_some) else { return list };
        let names =
            list.iter().zip(&split).flat_map(|(text, names)| names.clone().unwrap_or_else(|| vec![text.clone()]));
        let names: Vec<String> = names.map(|name| plain_or_quoted(&name)).collect();
        let help =
            Help::typed("write them as a list, in brackets: ", self.write(path, &format!("[{}]", names.join(", "))));
        let item: Vec<Step<'_>> = path.iter().copied().chain([Step::Index(at)]).collect();
        self.error(Code::WrongKind, &item, format!("\"{}\" are several names in one text", one_line(&list[at])), help);
        // The first name keeps the place of its text; the others, which are known, follow at the end.
        let mut more = Vec::new();
        let mut read = Vec::new();
        for (text, names) in list.into_iter().zip(split) {
            let mut names = names
                .map(|names| names.into_iter().filter(|name| known(name)).collect::<Vec<_>>())
                .unwrap_or(vec![text]);
            read.push(names.remove(0));
            more.append(&mut names);
        }
        read.append(&mut more);
        read
    }

    /// The edit that gives the field at `path` another name.
    pub fn rename_key(&self, path: &[Step<'_>], name: &str) -> Option<Fix> {
        let (Step::Key(key), above) = path.split_last()? else { return None };
        let (node, _) = self.tree()?.follow(above)?.entry(key)?;
        Some(Fix::replace(self.source, node.span, name))
    }

    /// Of two days in different years, the only one that is within two years of the record's own date.
    fn near_the_record(&self, days: [NaiveDate; 2], path: &[Step<'_>]) -> Option<NaiveDate> {
        let own = self.tree().filter(|_| !matches!(path, [Step::Key("date")]))?.get("date")?;
        let own = date::parse(own.text()?).ok()?.first_day();
        let mut near = days.into_iter().filter(|day| (*day - own).num_days().abs() < 2 * 365);
        near.next().filter(|_| near.next().is_none())
    }

    fn date_mistake(&mut self, text: &str, mistake: &DateMistake, path: &[Step<'_>]) {
        let text = one_line(text);
        let near = match mistake {
            DateMistake::Ambiguous(one, two) if one.year() != two.year() => self.near_the_record([*one, *two], path),
            _ => None,
        };
        let decided =
            near.map(|day| DateMistake::Invalid("write the year first, with four digits".to_owned(), Some(day)));
        match decided.as_ref().unwrap_or(mistake) {
            DateMistake::Ambiguous(one, two) => {
                let form = if one.year() == two.year() { "%B %-d" } else { "%B %-d, %Y" };
                let (first, second) = (one.format(form), two.format(form));
                let message = format!("\"{text}\" could be {first} or {second}");
                let help = match self.named_day(path).filter(|named| named == one || named == two) {
                    Some(named) => {
                        Help::typed("write ", self.write(path, &named.to_string())).and(", as in the file's name")
                    }
                    None => {
                        Help::any("write ", [one, two].map(|day| self.own_date(path, day))).and(self.name_too(path))
                    }
                };
                self.error(Code::AmbiguousDate, path, message, help);
            }
            DateMistake::Invalid(words, meant) => {
                // "2026-05-07T18:00" holds the day.
                let meant = meant.or_else(|| text.get(..10).and_then(|day| date::parse_day(day).ok()));
                let help = match meant {
                    Some(meant) => {
                        let differs = self.named_day(path).is_some_and(|named| named != meant);
                        Help::typed("write year-month-day with two digits each: ", self.own_date(path, &meant))
                            .and(if differs { self.name_too(path) } else { String::new() })
                    }
                    None => match self.named_day(path) {
                        Some(named) => {
                            Help::typed("write ", self.write(path, &named.to_string())).and(", as in the file's name")
                        }
                        None => Help::new("write year-month-day, with two digits each for month and day"),
                    },
                };
                self.error(Code::InvalidDate, path, format!("\"{text}\": {words}"), help);
            }
        }
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

fn last_key<'s>(path: &[Step<'s>]) -> &'s str {
    path.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(*key) } else { None }).unwrap_or("date")
}
