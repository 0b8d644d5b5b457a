//! Tells mistakes of one file by the path of fields that leads to them; their places are looked up only then.

use crate::diag::{Code, Diag, Place};
use crate::model::RecordDate;
use crate::model::date::{self, DateMistake};
use crate::parse::details;
use crate::parse::front_matter::Split;
use crate::parse::tree::{Node, Step};
use crate::source::{Source, Span};
use crate::text::{one_line, web_address};
use chrono::{NaiveDate, NaiveTime};
use std::cell::OnceCell;

pub struct Teller<'a> {
    pub source: &'a Source,
    split: &'a Split,
    tree: OnceCell<Option<Node>>,
    pub diags: Vec<Diag>,
    /// Mistakes of adopted files are told more mildly where the record can stand without the value.
    pub mild: bool,
}

impl<'a> Teller<'a> {
    pub fn new(source: &'a Source, split: &'a Split) -> Self {
        Self { source, split, tree: OnceCell::new(), diags: Vec::new(), mild: false }
    }

    /// The place that the path leads to, or the nearest that exists.
    pub fn place(&self, path: &[Step<'_>]) -> Place {
        let tree = self.tree.get_or_init(|| details::tree(self.source, self.split, &mut Vec::new()));
        let start = self.source.beginning();
        let span = match tree {
            Some(tree) if !path.is_empty() => tree.locate(path),
            _ => Span::new(start, start),
        };
        Place::new(self.source, span)
    }

    /// Whether the file itself has this field.
    pub fn has(&self, key: &str) -> bool {
        let tree = self.tree.get_or_init(|| details::tree(self.source, self.split, &mut Vec::new()));
        tree.as_ref().is_some_and(|tree| tree.get(key).is_some())
    }

    pub fn tell(&mut self, code: Code, path: &[Step<'_>], message: impl Into<String>, help: impl Into<String>) {
        let diag = Diag::new(code, self.place(path), message, help);
        self.diags.push(diag);
    }

    pub fn warn(&mut self, code: Code, path: &[Step<'_>], message: impl Into<String>, help: impl Into<String>) {
        let diag = Diag::new(code, self.place(path), message, help).as_warning();
        self.diags.push(diag);
    }

    /// What contradicts itself: only a warning in an adopted file, since its authors can hardly mend it any more.
    pub fn judge(&mut self, code: Code, path: &[Step<'_>], message: impl Into<String>, help: impl Into<String>) {
        if self.mild { self.warn(code, path, message, help) } else { self.tell(code, path, message, help) }
    }

    /// Something required is missing: told at the head of its record or entry.
    pub fn missing(&mut self, path: &[Step<'_>], message: impl Into<String>, help: impl Into<String>) {
        let place = if path.is_empty() {
            Place::new(self.source, Span::new(self.source.beginning(), self.source.beginning()))
        } else {
            self.entry_place(path)
        };
        self.diags.push(Diag::new(Code::MissingField, place, message, help));
    }

    /// Where an entry begins.
    pub fn entry_place(&self, path: &[Step<'_>]) -> Place {
        let tree = self.tree.get_or_init(|| details::tree(self.source, self.split, &mut Vec::new()));
        let mut node = tree.as_ref();
        for step in path {
            node = match (node, step) {
                (Some(node), Step::Key(key)) => node.get(key),
                (Some(Node { value: crate::parse::tree::NodeValue::List(items), .. }), Step::Index(index)) => items.get(*index),
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

    pub fn time(&mut self, text: &str, path: &[Step<'_>]) -> Option<NaiveTime> {
        let time = date::parse_time(text);
        if time.is_none() {
            let key = last_key(path);
            let message = format!("\"{}\" is not a time of day", one_line(text));
            let lines: Vec<String> = meant_times(text).iter().map(|time| format!("`{key}: \"{time}\"`")).collect();
            let example = if lines.is_empty() { format!("`{key}: \"18:00\"`") } else { lines.join(" or ") };
            self.tell(Code::InvalidDate, path, message, format!("write hours and minutes of a 24-hour clock: {example}"));
        }
        time
    }

    /// The address of a page elsewhere, as its standard has it; empty where there is none, or what is there leads to no
    /// page, which is told.
    pub fn web_address(&mut self, written: Option<&str>, path: &[Step<'_>]) -> String {
        let text = written.unwrap_or_default().trim();
        if text.is_empty() || text.starts_with("https://") || text.starts_with("http://") {
            return web_address(text);
        }
        let message = format!("\"{}\" is left out: it is not the address of a page", one_line(text));
        self.tell(Code::UnsafeLink, path, message, "write the whole address, such as `https://www.example.org/`, or delete it");
        String::new()
    }

    fn date_mistake(&mut self, text: &str, mistake: &DateMistake, path: &[Step<'_>]) {
        let key = last_key(path);
        let text = one_line(text);
        match mistake {
            DateMistake::Ambiguous(one, two) => {
                let (first, second) = (one.format("%B %-d"), two.format("%B %-d"));
                let message = format!("\"{text}\" could be {first} or {second}");
                let help = format!("write `{key}: {}` or `{key}: {}`", one.format("%Y-%m-%d"), two.format("%Y-%m-%d"));
                self.tell(Code::AmbiguousDate, path, message, help);
            }
            DateMistake::Invalid(words, meant) => {
                // "2026-05-07T18:00" holds the day.
                let meant = meant.or_else(|| text.get(..10).and_then(|day| date::parse_day(day).ok()));
                let help = match meant {
                    Some(meant) => format!("write year-month-day with two digits each: `{key}: {}`", meant.format("%Y-%m-%d")),
                    None => format!("write year-month-day with two digits each, such as `{key}: 2026-03-26`"),
                };
                self.tell(Code::InvalidDate, path, format!("\"{text}\": {words}"), help);
            }
        }
    }
}

/// `6:30 PM`, `7.30`, `6pm`: what may be meant; twice where morning and evening are both possible.
fn meant_times(text: &str) -> Vec<String> {
    let lower = text.trim().to_lowercase();
    let numbers: Vec<u32> =
        lower.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
    let (hour, minute) = match numbers.as_slice() {
        [hour] => (*hour, 0),
        [hour, minute] => (*hour, *minute),
        _ => return Vec::new(),
    };
    if hour > 23 || minute > 59 {
        return Vec::new();
    }
    let letters: String = lower.chars().filter(char::is_ascii_alphabetic).collect();
    let hours = match letters.as_str() {
        "am" | "a" => vec![hour % 12],
        "pm" | "p" => vec![hour % 12 + 12],
        _ if (1..12).contains(&hour) => vec![hour, hour + 12],
        _ => vec![hour],
    };
    hours.into_iter().map(|hour| format!("{hour:02}:{minute:02}")).collect()
}

fn last_key<'s>(path: &[Step<'s>]) -> &'s str {
    path.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(*key) } else { None }).unwrap_or("date")
}
