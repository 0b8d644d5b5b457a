//! One file's text becomes a draft: its record as written, its body's facts, and what is wrong with it.
//! It never fails and never stops at the first mistake, and it sees no other file.

pub mod adopt;
pub mod decode;
pub mod details;
pub mod front_matter;
pub mod lines;
pub mod mend;
pub mod private;
pub mod raw;
pub mod shape;
pub mod toml_tree;
pub mod tree;

use crate::diag::{Code, Diag, Place};
use crate::markdown::facts::{BodyFacts, gather};
use crate::source::{Source, Span};
use crate::text::SitePath;
use adopt::{AdoptRule, MonthNames};
use front_matter::Split;
use private::PrivateFact;
use raw::{RawDivision, RawHuddle, RawPage, RawUpdate};
use shape::OneOrMany;
use std::sync::Arc;

/// The largest text file that is read, in bytes.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// What a file is, from its place in the content folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Huddle,
    Update,
    Division,
    Page,
    /// A huddle by the adopt block with this number.
    Adopted(usize),
}

/// What a file says.
#[derive(Clone, Debug)]
pub enum Record {
    Huddle(Box<RawHuddle>),
    Update(RawUpdate),
    Division(RawDivision),
    Page(RawPage),
}

/// One file, read.
#[derive(Debug)]
pub struct Draft {
    pub source: Arc<Source>,
    pub class: Class,
    pub record: Record,
    /// Whether all of its details could be read.
    pub whole: bool,
    pub split: Split,
    pub facts: Arc<FileFacts>,
    pub diags: Vec<Diag>,
    /// The huddle's title is still to come from its first heading.
    pub title_from_body: bool,
}

/// What a file's text holds that checks ask for.
#[derive(Debug, Default)]
pub struct FileFacts {
    pub body: BodyFacts,
    pub private: Vec<PrivateFact>,
    /// Where the body begins.
    pub body_start: usize,
}

/// What parsing needs beside the file.
#[derive(Debug, Default)]
pub struct Habits {
    pub adopt: Vec<AdoptRule>,
    pub months: MonthNames,
}

/// Reads one file of the class `class`.
pub fn parse(source: Arc<Source>, class: Class, habits: &Habits) -> Draft {
    let mut diags = Vec::new();
    let strict = !matches!(class, Class::Adopted(_));
    let mut split = front_matter::split(&source, strict, &mut diags);
    let (record, whole) = match class {
        Class::Huddle => boxed(details::read::<RawHuddle>(&source, &split, &mut diags)),
        Class::Update => wrap(details::read(&source, &split, &mut diags), Record::Update),
        Class::Division => wrap(details::read(&source, &split, &mut diags), Record::Division),
        Class::Page => wrap(details::read(&source, &split, &mut diags), Record::Page),
        Class::Adopted(number) => adopted(&source, &mut split, &habits.adopt[number], &mut diags),
    };
    if strict && split.head.is_none() {
        diags.push(no_details(&source));
    }
    let body = &source.text[split.body.start..split.body.end];
    let facts = FileFacts {
        body: gather(body, split.body.start),
        private: private::find(&source.text, 0),
        body_start: split.body.start,
    };
    let whole = whole && !diags.iter().any(|diag| matches!(diag.code, Code::Unclosed | Code::WrongFence)) && (split.head.is_some() || !strict);
    let mut draft = Draft { source, class, record, whole, split, facts: Arc::new(facts), diags, title_from_body: false };
    if let Class::Adopted(number) = class {
        fill_in(&mut draft, &habits.adopt[number], &habits.months);
    }
    draft
}

fn wrap<T>(details: details::Details<T>, make: fn(T) -> Record) -> (Record, bool) {
    (make(details.record), details.whole)
}

fn boxed(details: details::Details<RawHuddle>) -> (Record, bool) {
    (Record::Huddle(Box::new(details.record)), details.whole)
}

fn no_details(source: &Source) -> Diag {
    let message = "the file does not begin with its details: the first line must be three hyphens, `---`";
    let help = "type `---`, then lines such as `title: \"…\"` and `date: 2026-05-07`, then `---` again, above the text";
    Diag::new(Code::WrongFence, Place::new(source, Span::new(source.beginning(), source.beginning())), message, help)
}

/// An adopted file's own details, if it has any: with its fields renamed, and milder with what it does not know.
fn adopted(source: &Source, split: &mut Split, rule: &AdoptRule, diags: &mut Vec<Diag>) -> (Record, bool) {
    let mut told = Vec::new();
    let tree = details::tree(source, split, &mut told);
    let Some(mut tree) = tree else {
        if split.head.is_some() {
            // A line of hyphens that opens the minutes themselves, or details that are none.
            *split = Split { head: None, body: Span::new(source.beginning(), source.text.len()) };
        }
        return (Record::Huddle(Box::default()), true);
    };
    rule.rename(&mut tree);
    let record = decode::Decoder { source, diags: &mut told, keep: &rule.keep }.record(&tree);
    diags.extend(told.into_iter().map(Diag::as_warning));
    (Record::Huddle(Box::new(record)), true)
}

/// Fills in what the file itself does not say: from its path, then from its text, then from the block's defaults.
fn fill_in(draft: &mut Draft, rule: &AdoptRule, months: &MonthNames) {
    let Record::Huddle(huddle) = &mut draft.record else { return };
    let path = &draft.source.path;
    let facts = rule.path_facts(path);
    let defaults = &rule.defaults;
    let body = &draft.source.text[draft.split.body.start..draft.split.body.end];
    let one = |text: String| OneOrMany(vec![Some(text)]);
    huddle.id = huddle.id.take().or_else(|| Some(adopt::id_from_path(path)));
    let written = huddle.date.take().map(|date| adopt::date_in(&date).unwrap_or(date));
    huddle.date = written.or(facts.date).or_else(|| defaults.date.clone());
    if huddle.date.is_none() {
        huddle.date = adopt::date_from_text(path, draft.facts.body.first_heading.as_deref(), body, months);
    }
    huddle.division = huddle.division.take().or(facts.division).or_else(|| defaults.division.clone());
    let areas = huddle.response_areas.take().or_else(|| huddle.response_area.take());
    huddle.response_areas = areas.or_else(|| facts.response_area.map(one)).or_else(|| defaults.response_areas.clone().or_else(|| defaults.response_area.clone()));
    huddle.title = huddle.title.take().or(facts.title).or_else(|| defaults.title.clone());
    draft.title_from_body = huddle.title.is_none();
    macro_rules! from_defaults {
        ($($field:ident),*) => { $(if huddle.$field.is_none() { huddle.$field = defaults.$field.clone(); })* };
    }
    from_defaults!(start, end, status, minutes, approved_on, approved_by, host, location, attendance, topics, summary, language, publish, allow);
}

/// The path and language of the file that a translation belongs to: `x.es.md` is for `x.md`.
pub fn translation_of(path: &SitePath) -> Option<(SitePath, String)> {
    let (base, language) = path.as_str().strip_suffix(".md")?.rsplit_once('.')?;
    let letters = language.split('-').next().unwrap_or("");
    let plain = (2..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    let tag = language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !(plain && tag) || base.ends_with('/') { None } else { Some((SitePath::new(&format!("{base}.md"))?, language.to_owned())) }
}
