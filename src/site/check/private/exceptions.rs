//! What `allow:` of site.yaml and of the records lets stand: read, judged, and counted. An exception names a text, or
//! a kind for a limited time, with its reason; it may say who decided and until when it holds.

use super::allowed::Allowed;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::parse::private::{PrivateFact, PrivateKind};
use crate::record::parse::tree::{Node, NodeValue};
use crate::text::source::{Source, Span};
use chrono::NaiveDate;
use std::cell::Cell;

/// One entry of `allow:`.
struct Exception {
    /// Where the entry stands in its file.
    span: Span,
    /// Of this kind alone; all of it, where the entry names no text.
    kind: Option<PrivateKind>,
    has_text: bool,
    text: String,
    /// It names a file, which other checks ask for.
    is_file: bool,
    /// The day after which it holds no more, where that is over.
    over: Option<NaiveDate>,
    is_used: Cell<bool>,
    /// Something else is wrong with it, which is reported.
    is_mistaken: bool,
}

/// The entries of one file.
#[derive(Default)]
pub(super) struct Exceptions {
    list: Vec<Exception>,
    /// What their texts let stand.
    allowed: Allowed,
    /// Those without a text.
    whole_kinds: Vec<usize>,
}

impl Exceptions {
    /// Reads the entries of a file. What is missing or unreadable in one is reported, unless `diags` is not there.
    pub(super) fn read(file: &Source, details: &Node, today: NaiveDate, mut diags: Option<&mut Vec<Diag>>) -> Self {
        let mut exceptions = Self::default();
        let Some(NodeValue::List(items)) = details.get("allow").map(|node| &node.value) else { return exceptions };
        for item in items.iter().filter(|item| !item.is_null()) {
            let part = |key: &str| {
                let text = item.get(key).filter(|node| !node.is_null()).and_then(Node::text);
                text.map(str::trim).filter(|text| !text.is_empty())
            };
            let (text, kind) = (part("text"), part("kind"));
            let (until, wrong_until) = match part("until") {
                Some(until) => match NaiveDate::parse_from_str(until, "%Y-%m-%d") {
                    Ok(day) => (Some(day), false),
                    Err(_) => (None, true),
                },
                None => (None, false),
            };
            let named = kind.and_then(PrivateKind::from_id);
            let mut is_mistaken = false;
            if let Some(diags) = diags.as_deref_mut() {
                let found = mistakes(file, item, wrong_until);
                is_mistaken = !found.is_empty();
                diags.extend(found);
            }
            if text.is_none() && named.is_some() {
                exceptions.whole_kinds.push(exceptions.list.len());
            }
            exceptions.allowed.add_of(text.unwrap_or_default(), exceptions.list.len());
            let end = item.span.start + file.text[item.span.start..item.span.end].trim_end().len();
            exceptions.list.push(Exception {
                span: Span::new(item.span.start, end),
                kind: named,
                has_text: text.is_some(),
                text: text.unwrap_or_default().to_owned(),
                is_file: text.is_some_and(|text| text.contains('/') && !text.contains(' ')),
                over: until.filter(|day| *day < today),
                is_used: Cell::new(false),
                is_mistaken,
            });
        }
        exceptions
    }

    /// Whether one of them lets it stand, which then is needed.
    pub(super) fn permit(&self, fact: &PrivateFact) -> bool {
        let mut is_permitted = false;
        let of_kind = |at: &usize| !self.list[*at].has_text && self.list[*at].kind == Some(fact.kind);
        let whole_kinds = self.whole_kinds.iter().copied().filter(of_kind);
        let naming = self.allowed.permitting(fact);
        for exception in naming.into_iter().chain(whole_kinds).map(|at| &self.list[at]) {
            if exception.kind.is_none_or(|kind| kind == fact.kind) && fact.kind != PrivateKind::Credentials {
                exception.is_used.set(true);
                is_permitted |= exception.over.is_none();
            }
        }
        is_permitted
    }

    /// Whether it is what an entry itself names, which is published nowhere.
    pub(super) fn hold(&self, fact: &PrivateFact) -> bool {
        self.list.iter().any(|exception| exception.span.start <= fact.span.start && fact.span.end <= exception.span.end)
    }

    /// The texts of those that hold today.
    pub(super) fn texts_in_force(&self) -> impl Iterator<Item = &str> {
        self.list.iter().filter(|exception| exception.over.is_none()).map(|exception| exception.text.as_str())
    }

    /// How many hold today.
    pub(super) fn in_force(&self) -> usize {
        self.list.iter().filter(|exception| exception.over.is_none()).count()
    }

    /// Reports those that are over and those that nothing needs.
    pub(super) fn report(&self, file: &Source, diags: &mut Vec<Diag>) {
        for exception in self.list.iter().filter(|exception| !exception.is_mistaken) {
            let place = Place::new(file, Span::new(exception.span.start, first_line(file, exception.span)));
            if let Some(day) = exception.over {
                let message = format!("this exception was good until {day}, and what it let stand is reported again");
                let help = "take out what it let stand, and then the entry; or write a later day after `until:`, where \
                    somebody has decided it anew";
                diags.push(Diag::new(Code::Exception, place, message, help));
            } else if !exception.is_used.get() && !exception.is_file && (exception.has_text || exception.kind.is_some())
            {
                let help = Help::new("delete the entry").by(without(file, exception.span));
                let message = "this exception lets nothing stand: what it names is not there, or is not reported";
                diags.push(Diag::new(Code::Exception, place, message, help));
            }
        }
    }
}

fn first_line(file: &Source, span: Span) -> usize {
    file.text[span.start..span.end].find('\n').map_or(span.end, |at| span.start + at)
}

/// Takes an entry away that stands on lines of its own.
fn without(file: &Source, span: Span) -> Option<Fix> {
    let line = file.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let others = file.text[..line].trim_end().rsplit('\n').next().unwrap_or_default();
    let next = file.text[span.end..].trim_start_matches([' ', '\r']);
    let following = next.strip_prefix('\n').unwrap_or("").trim_start();
    // The only entry goes with its key, which a person sees better.
    let is_only = others.trim_end() == "allow:" && !following.starts_with("- ");
    let is_own = file.text[line..span.start].trim() == "-" && (next.is_empty() || next.starts_with('\n'));
    (is_own && !is_only).then(|| Fix::delete_lines(file, span))
}

/// What an entry lacks, and what in it cannot be read.
fn mistakes(file: &Source, item: &Node, wrong_until: bool) -> Vec<Diag> {
    let part = |key: &str| {
        let text = item.get(key).filter(|node| !node.is_null()).and_then(Node::text);
        text.map(str::trim).filter(|text| !text.is_empty())
    };
    let place = |key: &str| {
        let span = item.get(key).map_or(item.head(), |node| node.span);
        Place::new(file, span)
    };
    let mut diags = Vec::new();
    if let Some(kind) = part("kind").filter(|kind| PrivateKind::from_id(kind).is_none()) {
        let span = item.get("kind").map_or(item.head(), |node| node.span);
        let near = crate::text::nearest(kind, PrivateKind::IDS.iter().map(|(id, _)| *id));
        let message = format!("\"{}\" is no kind of what looks private", crate::text::one_line(kind));
        let help =
            Help::one_of(PrivateKind::IDS.iter().map(|(id, _)| *id), near, |id| Some(Fix::replace(file, span, id)));
        diags.push(Diag::new(Code::UnknownWord, place("kind"), message, help));
    }
    if wrong_until {
        let message = "the last day of this exception is no date";
        diags.push(Diag::new(
            Code::InvalidDate,
            place("until"),
            message,
            "write year-month-day, with two digits each, such as 2027-06-30",
        ));
    }
    let missing: Vec<&str> = if part("text").is_some() {
        ["reason"].into_iter().filter(|key| part(key).is_none()).collect()
    } else if part("kind").is_some() {
        // It lets much stand, so somebody stands for it, for a time.
        ["reason", "by", "until"].into_iter().filter(|key| part(key).is_none()).collect()
    } else {
        vec!["text"].into_iter().chain(["reason"].into_iter().filter(|key| part(key).is_none())).collect()
    };
    if !missing.is_empty() {
        let message = if part("text").is_none() && part("kind").is_some() {
            "an exception for a whole kind needs the reason, the role of who decided and its last day"
        } else {
            "an exception needs the text and the reason"
        };
        let words: Vec<String> = missing.iter().map(|key| format!("{key}: \"…\"")).collect();
        let words = words.join(", ");
        let help = Help::new(format!("add `{words}` to the entry")).by(into_entry(file, item, &words));
        diags.push(Diag::new(Code::MissingField, Place::new(file, item.head()), message, help));
    }
    diags
}

/// Puts fields into an entry.
fn into_entry(file: &Source, item: &Node, words: &str) -> Option<Fix> {
    let text = &file.text[item.span.start..item.span.end];
    let end = item.span.start + text.trim_end().len();
    if text.trim_end().ends_with('}') {
        let is_empty = text.trim_start_matches('{').trim_end_matches('}').trim().is_empty();
        return Some(Fix::insert(file, end - 1, if is_empty { words.to_owned() } else { format!(", {words}") }));
    }
    if text.trim().is_empty() || item.is_flow(file) {
        return None;
    }
    let line = file.text[..item.span.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = " ".repeat(file.text[line..item.span.start].chars().count());
    let lines: Vec<String> = words.split(", ").map(|field| format!("\n{indent}{field}")).collect();
    Some(Fix::insert(file, end, lines.concat()))
}
