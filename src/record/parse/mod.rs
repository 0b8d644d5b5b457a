//! One file's text becomes a draft: its record as written, its body's facts, and what is wrong with it.
//! It never fails and never stops at the first mistake, and it sees no other file.

pub mod adopt;
pub mod canonical;
mod conflict_marks;
mod conflicts;
pub mod copies;
pub mod dating;
pub mod decode;
pub mod demand;
pub mod details;
mod draft;
pub mod foreign;
pub mod front_matter;
pub mod hints;
mod hyphens;
mod impossible;
pub mod json_tree;
pub mod languages;
pub mod limits;
pub mod lines;
pub mod mend;
mod named;
mod nesting;
pub mod private;
pub mod raw;
pub mod raw_site;
mod record;
mod redacted;
pub mod redacting;
pub mod revision;
pub mod said;
pub mod shape;
pub mod signs;
mod strays;
pub mod toml_tree;
pub mod tree;
mod unwritten;
mod weekdays;

use crate::diagnostics::{Code, Diag, Place, Severity};
use crate::record::model::LeftOutReason;
use crate::record::model::redaction::{self, Shown as Redacted};
use crate::record::model::written_date::DateGrammar;
use crate::text::markdown::facts::{Searched, gather_shown};
use crate::text::markdown::shown::Shown;
use crate::text::source::{Source, Span};
use crate::text::{SitePath, misread, one_line};
use adopt::AdoptRule;
use chrono::NaiveDate;
use dating::Dating;
pub use draft::{Draft, FileFacts, TextHash};
use foreign::{Kind, Opening};
use front_matter::Split;
pub use named::NamedFile;
use named::{agenda_links, named_files};
use raw::RawHuddle;
pub use record::{Class, Record, Unpublished};
use shape::OneOrMany;
use std::sync::{Arc, Mutex, OnceLock};
pub use weekdays::WeekdayFact;

/// The largest text file that is read, in bytes.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// What parsing needs beside the file.
#[derive(Debug, Default)]
pub struct Habits {
    /// The adopt blocks of site.yaml, in its order; a file belongs to the first that has it.
    pub adopt: Vec<AdoptRule>,
    /// How written dates are read.
    pub dates: DateGrammar,
    /// The day of the build.
    pub today: NaiveDate,
    /// What was found in a file is used for several builds.
    pub several: bool,
    /// What readers see of what was taken out; without any words marks stay as they are written, as the log of what is
    /// published has them.
    pub redacted: Redacted,
}

/// Reads one file of the class `class`.
pub fn parse(source: Arc<Source>, class: Class, habits: &Habits) -> Draft {
    parse_searched(source, class, habits, Searched::NotYet)
}

/// The same of a file that may have been searched before.
pub fn parse_searched(source: Arc<Source>, class: Class, habits: &Habits, searched: Searched) -> Draft {
    let mut diags = Vec::new();
    let strict = !matches!(class, Class::Adopted(_));
    let source = if strict { source } else { with_line_ends(source) };
    let mut split = if strict { front_matter::split(&source, &mut diags) } else { Split::none(&source) };
    let mut left_out = None;
    let (record, whole) = match class {
        Class::Huddle => wrap(details::read(&source, &split, &mut diags), |raw| Record::Huddle(Box::new(raw))),
        Class::Update => wrap(details::read(&source, &split, &mut diags), Record::Update),
        Class::Division => wrap(details::read(&source, &split, &mut diags), |raw| Record::Division(Box::new(raw))),
        Class::Page => wrap(details::read(&source, &split, &mut diags), Record::Page),
        Class::Adopted(number) => {
            let adopted = adopted(&source, &habits.adopt[number], habits, &mut diags);
            (split, left_out) = (adopted.split, adopted.left_out);
            (Record::Huddle(Box::new(adopted.record)), true)
        }
    };
    let conflicts = conflicts::find(&source, &split);
    if strict && split.head.is_none() && conflicts.is_empty() {
        diags.push(no_details(&source));
    }
    let joined = !conflicts.iter().any(|diag| diag.severity == Severity::Error);
    diags.extend(conflicts);
    diags.extend(two_ways(&source, &split, &record));
    if strict {
        diags.extend(strays::find(&source, &split));
    }
    diags.extend(redacted::find(&source));
    let body = &source.text[split.body.start..split.body.end];
    let mut shown = Shown::default();
    let mut body = gather_shown(body, split.body.start, &mut shown, searched);
    body.links.extend(agenda_links(&source, &split, &record));
    match limits::record_over(&source, &split, &record, &body) {
        Some(diag) if strict => diags.push(diag),
        over => left_out = left_out.or_else(|| over.as_ref().map(limits::left_out)),
    }
    let details = shown_without_marks(&source, &split, &mut shown);
    let original = |field| match class {
        Class::Adopted(number) => habits.adopt[number].original(field),
        _ => field,
    };
    let private = match searched {
        Searched::NotYet => {
            private::of_file::facts((&source, &split), (&record, whole), (details.as_ref(), &shown), original)
        }
        Searched::Nothing => Vec::new(),
    };
    let is_mild = matches!(class, Class::Adopted(number) if !habits.adopt[number].strict);
    let below = &source.text[split.body.start..split.body.end];
    let facts = FileFacts {
        body,
        private,
        weekdays: Vec::new(),
        impossible: Vec::new(),
        hash: OnceLock::new(),
        body_start: split.body.start,
        tree: habits.several.then(OnceLock::new),
        split: split.clone(),
        adopted: !strict,
        files: named_files(&record),
        unwritten: unwritten::find(below, split.body.start, is_mild),
        misread: misread::find(&source.text),
    };
    let shown: Vec<Shown> = details.into_iter().chain([shown]).collect();
    let closed = !diags.iter().any(|diag| diag.code == Code::Unclosed);
    let whole = whole && closed && joined && (split.head.is_some() || !strict);
    let mut draft = Draft {
        source,
        class,
        record,
        whole,
        split,
        facts: Arc::new(facts),
        diags,
        title_from_body: false,
        left_out,
        seal: Mutex::default(),
        filled_in: OnceLock::new(),
    };
    if let Class::Adopted(number) = class {
        let rule = &habits.adopt[number];
        fill_in(&mut draft, rule, &habits.dates);
        if !rule.strict {
            draft.diags.iter_mut().for_each(|diag| diag.severity = Severity::Warning);
        }
        if let Some(left) = draft.left_out.as_mut().filter(|left| rule.strict && left.reason != LeftOutReason::Withheld)
        {
            left.diag.severity = Severity::Error;
        }
    }
    if let Some(facts) = Arc::get_mut(&mut draft.facts) {
        if searched == Searched::NotYet {
            facts.weekdays = weekdays::misfits(&draft.record, &shown, &habits.dates);
            facts.impossible = impossible::find(&draft.source, &shown, &habits.dates);
        }
        let language = language_of(&draft.source, &draft.record);
        redacted::put_words(&draft.source, &mut draft.record, facts, (&habits.redacted, &language));
    }
    draft
}

/// What readers see of the details. Marks of what was taken out are blanked there and in `body`: a reason such as
/// "victim-name" says nothing of the names beside it.
fn shown_without_marks(source: &Source, split: &Split, body: &mut Shown) -> Option<Shown> {
    let shown = |head: Span| private::shown_details(&source.text[head.start..head.end], head.start);
    let mut details = split.head.map(|(_, head)| shown(head));
    for shown in details.iter_mut().chain([body]) {
        redaction::marks(&shown.text).iter().for_each(|mark| shown.blank(mark.range.clone()));
    }
    details
}

fn wrap<T>(details: details::Details<T>, make: fn(T) -> Record) -> (Record, bool) {
    (make(details.record), details.whole)
}

/// Names of files that say what is in a folder.
const ABOUT_A_FOLDER: [&str; 4] = ["readme", "license", "contributing", "changelog"];

fn no_details(source: &Source) -> Diag {
    let is_empty = source.text[source.beginning()..].trim().is_empty();
    let message = if is_empty {
        "the file is empty"
    } else {
        "the file does not begin with its details: the first line must be three hyphens, `---`"
    };
    let mut help =
        "type `---`, then lines such as `title: \"…\"` and `date: 2026-05-07`, then `---` again, above the text"
            .to_owned();
    if ABOUT_A_FOLDER.iter().any(|name| source.path.stem().eq_ignore_ascii_case(name)) {
        help = format!("move it out of {}/, where every file is a record; if it is one, {help}", source.path.top());
    }
    Diag::new(Code::WrongFence, Place::new(source, Span::new(source.beginning(), source.beginning())), message, help)
}

/// Response areas in both ways of writing them, of which only one would count.
fn two_ways(source: &Source, split: &Split, record: &Record) -> Option<Diag> {
    let Record::Huddle(huddle) = record else { return None };
    huddle.response_areas.as_ref().and(huddle.response_area.as_ref())?;
    let tree = details::tree(source, split, &mut Vec::new())?;
    let (one, two) = (tree.entry("response_areas")?.0.span, tree.entry("response_area")?.0.span);
    let lines = [one.min(two), one.max(two)].map(|span| source.position(span.start).line);
    let message = format!(
        "`response_area` and `response_areas` are one field, and both are given, on lines {} and {}",
        lines[0], lines[1]
    );
    let help = "write all areas in one line, `response_areas: […]`, and delete the other";
    Some(Diag::new(Code::DuplicateField, Place::new(source, one.max(two)), message, help))
}

/// The file with line feeds at the end of its lines, where an old system wrote carriage returns.
fn with_line_ends(source: Arc<Source>) -> Arc<Source> {
    let alone = |(at, _): (usize, &str)| source.text.as_bytes().get(at + 1) != Some(&b'\n');
    if !source.text.match_indices('\r').any(alone) {
        return source;
    }
    let text = source.text.replace("\r\n", "\u{0}\n").replace('\r', "\n").replace("\u{0}\n", "\r\n");
    Arc::new(Source::new(source.path.clone(), text))
}

/// What an adopted file's own details say.
struct Adopted {
    split: Split,
    record: RawHuddle,
    left_out: Option<Unpublished>,
}

/// Reads an adopted file's own details, if it has any: with its fields renamed, and milder with what it does not know.
/// What cannot be read, or says that it is not for the public, is left out.
fn adopted(source: &Source, rule: &AdoptRule, habits: &Habits, diags: &mut Vec<Diag>) -> Adopted {
    let Opening { split, kind, comments } = foreign::opening(source);
    let now = signs::Now { today: habits.today, dates: &habits.dates };
    let mut adopted = Adopted { split, record: RawHuddle::default(), left_out: None };
    if let Kind::Broken(span, why) = &kind {
        adopted.left_out = unreadable(
            Place::new(source, *span),
            why,
            "write the details between two lines with only `---`, at the top",
        );
        return adopted;
    }
    let mut sign = comments.and_then(|span| signs::in_lines(&source.text[span.start..span.end], span.start, now));
    let mut reported = Vec::new();
    let read = adopted.split.head.and_then(|_| details::tree_and_loss(source, &adopted.split, &mut reported));
    match (read, adopted.split.head) {
        (Some((mut tree, lost)), head) => {
            sign = sign.or_else(|| signs::in_details(&tree, now));
            if let Some((_, head)) = head.filter(|_| lost || !reported.is_empty()) {
                sign = sign.or_else(|| signs::in_lines(&source.text[head.start..head.end], head.start, now));
            }
            rule.rename(&mut tree);
            adopted.record = decode::Decoder { source, diags: &mut reported, keep: &rule.keep }.record(&tree);
            diags.extend(reported);
        }
        (None, Some((_, head))) => {
            let inner = &source.text[head.start..head.end];
            if kind == Kind::Details || foreign::has_foreign_field(inner) {
                let place = reported
                    .first()
                    .map_or_else(|| Place::new(source, Span::new(head.start, head.start)), |diag| diag.place.clone());
                let why =
                    reported.first().map_or("the details at the top cannot be read", |diag| diag.message.as_str());
                adopted.left_out = unreadable(
                    place,
                    why,
                    reported.first().map_or("write them as `name: value`", |diag| diag.help.as_str()),
                );
                return adopted;
            }
            // A line of hyphens that opens the minutes themselves.
            adopted.split = Split::none(source);
            sign = sign.or_else(|| signs::in_lines(inner, head.start, now));
        }
        (None, None) => {
            let (start, top) = foreign::leading_fields(source);
            sign = sign.or_else(|| signs::in_lines(top, start, now));
        }
    }
    let body = adopted.split.body;
    let sign = sign.or_else(|| signs::below_heading(&source.text[body.start..body.end], body.start));
    if let Some(sign) = sign.filter(|_| adopted.record.publish != Some(false)) {
        let message = format!("`{}` says that it is not for the public: it is left out", one_line(&sign.words));
        adopted.left_out = withheld(
            Place::new(source, sign.span),
            message,
            "delete the line to publish the file; `--drafts` shows it",
        );
    }
    if let Some(folder) = signs::in_path(&source.path, &rule.patterns) {
        let message = format!("it is in the folder \"{folder}\", which is kept from the public: it is left out");
        let help = "move it out of the folder to publish it, or name the folder in `files:` of its adopt block";
        adopted.left_out = withheld(Place::file(&source.path), message, help);
    }
    adopted
}

fn withheld(place: Place, message: String, help: &str) -> Option<Unpublished> {
    Some(Unpublished { reason: LeftOutReason::Withheld, diag: Diag::new(Code::NotPublic, place, message, help) })
}

fn unreadable(place: Place, why: &str, help: &str) -> Option<Unpublished> {
    let message = format!("{why}: the file is left out, since its details may say that it is not for the public");
    Some(Unpublished { reason: LeftOutReason::Unreadable, diag: Diag::new(Code::NotPublic, place, message, help) })
}

/// The date, from the first place that has a certain one. Without any the file is left out.
fn fill_in_date(draft: &mut Draft, rule: &AdoptRule, facts: &adopt::PathFacts, dates: &DateGrammar) {
    if draft.left_out.as_ref().is_some_and(|left| left.reason == LeftOutReason::Unreadable) {
        return;
    }
    let Record::Huddle(huddle) = &mut draft.record else { return };
    let written = huddle.date.take();
    let place = |draft: &Draft| {
        let tree = written.as_ref().and_then(|_| details::tree(&draft.source, &draft.split, &mut Vec::new()));
        let value =
            tree.as_ref().and_then(|tree| Some(tree.get(rule.original("date")).or_else(|| tree.get("Date"))?.span));
        value.map_or_else(|| Place::file(&draft.source.path), |span| Place::new(&draft.source, span))
    };
    let default = rule.defaults.date.clone();
    let (mut note, mut missing) = (None, None);
    let date = match dating::date_of(draft, written.as_deref(), facts, dates) {
        Dating::Found(found) => {
            let help = format!("write `{}: {}`, or the right day, to be sure", rule.original("date"), found.date);
            note = found.note.as_ref().map(|words| Diag::new(Code::InvalidDate, place(draft), words.clone(), help));
            note = note.or_else(|| dating::disagreement(draft, &found, dates));
            Some(found.date.to_string())
        }
        Dating::Unclear(..) | Dating::Nothing if default.is_some() => default,
        Dating::Unclear(why, readings) => {
            let help = dating::help_of(&readings, rule.original("date"), written.as_deref());
            missing = Some(Diag::new(Code::NotPublic, place(draft), format!("{why}: the file is left out"), help));
            None
        }
        Dating::Nothing => {
            missing = Some(dating::missing(draft, dates));
            None
        }
    };
    let left_out = missing.map(|diag| Unpublished { reason: LeftOutReason::NoDate, diag });
    draft.left_out = draft.left_out.take().or(left_out);
    let Record::Huddle(huddle) = &mut draft.record else { return };
    huddle.date = date;
    draft.diags.extend(note);
}

/// Fills in what the file itself does not say: from its path, then from its text, then from the block's defaults.
fn fill_in(draft: &mut Draft, rule: &AdoptRule, dates: &DateGrammar) {
    let facts = rule.path_facts(&draft.source.path);
    fill_in_date(draft, rule, &facts, dates);
    let Record::Huddle(huddle) = &mut draft.record else { return };
    let path = &draft.source.path;
    let defaults = &rule.defaults;
    let one = |text: String| OneOrMany(vec![Some(text)]);
    huddle.id = huddle.id.take().or_else(|| Some(adopt::id_from_path(path)));
    huddle.division = huddle.division.take().or(facts.division).or_else(|| defaults.division.clone());
    let areas = huddle.response_areas.take().or_else(|| huddle.response_area.take());
    huddle.response_areas = areas
        .or_else(|| facts.response_area.map(one))
        .or_else(|| defaults.response_areas.clone().or_else(|| defaults.response_area.clone()));
    huddle.title = huddle.title.take().or(facts.title).or_else(|| defaults.title.clone());
    draft.title_from_body = huddle.title.is_none();
    macro_rules! from_defaults {
        ($($field:ident),*) => { $(if huddle.$field.is_none() { huddle.$field = defaults.$field.clone(); })* };
    }
    from_defaults!(
        start,
        end,
        status,
        minutes,
        approved_on,
        approved_by,
        host,
        location,
        attendance,
        topics,
        summary,
        language,
        publish,
        allow
    );
}

/// The language that a file is written in, by its name or its own word; empty where it is the site's own.
pub fn language_of(source: &Source, record: &Record) -> String {
    let own = match record {
        Record::Huddle(raw) => &raw.language,
        Record::Update(raw) => &raw.language,
        Record::Division(raw) => &raw.language,
        Record::Page(raw) => &raw.language,
    };
    let of_name = translation_of(&source.path).map(|(_, language)| language);
    of_name.or_else(|| own.as_deref().map(|language| language.trim().to_owned())).unwrap_or_default()
}

/// The path and language of the file that a translation belongs to: `x.es.md` is for `x.md`.
pub fn translation_of(path: &SitePath) -> Option<(SitePath, String)> {
    let (base, language) = path.as_str().strip_suffix(".md")?.rsplit_once('.')?;
    let letters = language.split('-').next().unwrap_or("");
    let plain = (2..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    let tag = language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !(plain && tag) || base.ends_with('/') {
        None
    } else {
        Some((SitePath::new(&format!("{base}.md"))?, language.to_owned()))
    }
}
