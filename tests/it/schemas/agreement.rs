//! What a schema and the program say of the details of one file, compared.

use boon::{Compiler, ErrorKind, SchemaIndex, Schemas, ValidationError};
use huddle::diagnostics::{Code, Diag, Severity};
use huddle::record::parse::details;
use huddle::record::parse::front_matter::{Dialect, Split, split};
use huddle::record::parse::translation_of;
use huddle::record::parse::tree::{Node, NodeValue, Step};
use huddle::record::schema::{KINDS, RecordKind, of_file};
use huddle::text::SitePath;
use huddle::text::source::{Source, Span};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex};

/// Codes of mistakes that a schema says as well.
pub const SAID: [Code; 13] = [
    Code::AmbiguousDate,
    Code::InvalidDate,
    Code::MissingField,
    Code::UnknownField,
    Code::MissingOwner,
    Code::MissingNote,
    Code::DuplicateField,
    Code::TooLarge,
    Code::WrongKind,
    Code::UnknownWord,
    Code::ApprovalIncomplete,
    Code::InvalidSetting,
    Code::UnusableName,
];

const LINES: &str = "it is about lines: an editor's own reader of YAML reports what is no YAML";
const SITE: &str = "it takes the whole site to know";
const TEXTS: &str = "it is about what a text says";
const FILES: &str = "it is about files";

/// Codes of what no schema can say, and why.
pub const NOT_SAID: &[(Code, &str)] = &[
    (Code::UnquotedColon, LINES),
    (Code::LeadingTab, LINES),
    (Code::CurlyQuotes, LINES),
    (Code::Unclosed, LINES),
    (Code::WrongFence, LINES),
    (Code::LostAfterHash, LINES),
    (Code::ConflictMarker, LINES),
    (Code::Malformed, LINES),
    (Code::FileNameDate, FILES),
    (Code::FutureOutcome, "it depends on the day"),
    (Code::UnknownName, SITE),
    (Code::SameAddress, SITE),
    (Code::MissingFile, FILES),
    (Code::WrongFileFormat, FILES),
    (Code::ChangedAfterApproval, SITE),
    (Code::Private, TEXTS),
    (Code::Theme, FILES),
    (Code::ReportBeforeCommitment, SITE),
    (Code::TranslationMismatch, SITE),
    (Code::NotARecord, FILES),
    (Code::MissingAlternative, TEXTS),
    (Code::UnsafeLink, TEXTS),
    (Code::LongOverdueMinutes, "it depends on the day"),
    (Code::UnusableOutline, FILES),
    (Code::OutlinesDisagree, SITE),
    (Code::PlaceOutOfUse, SITE),
    (Code::Succession, "it is about several dates"),
    (Code::UnusablePicture, FILES),
    (Code::LowContrast, "it is about several colours"),
    (Code::OtherSite, SITE),
    (Code::MixedDays, SITE),
    (Code::UnclearLink, TEXTS),
    (Code::LostWords, TEXTS),
    (Code::PastedText, TEXTS),
    (Code::Contradiction, "it is about several dates"),
    (Code::Repeated, SITE),
    (Code::Placeholder, TEXTS),
    (Code::NotPublic, FILES),
    (Code::UnclearStreet, TEXTS),
    (Code::AddressTaken, FILES),
    (Code::Misplaced, FILES),
    (Code::CarriedOver, SITE),
    (Code::SharedStreet, SITE),
    (Code::MoreMistakes, "it counts mistakes"),
    (Code::FileDetails, FILES),
    (Code::ForeignFile, FILES),
    (Code::Credentials, TEXTS),
    (Code::Withdrawn, SITE),
    (Code::NotFollowed, FILES),
    (Code::Vanished, SITE),
    (Code::MostlyGone, SITE),
    (Code::NotApprovedAgain, SITE),
    (Code::KeptVersion, FILES),
    (Code::LostCorrection, SITE),
    (Code::NotKept, FILES),
    (Code::LostVersion, FILES),
    (Code::Exception, "it depends on the day"),
    (Code::UnknownRedaction, "it is in a text, which may hold anything"),
    (Code::UnrecordedRedaction, SITE),
];

const NAMES: &str = "it takes the names of the site to know";
const WORDS: &str = "a schema does not read dates in words";
const MEANT: &str = "it takes the values of other fields to know";

/// Of the codes that schemas say, messages that none can say: by a part of them, a part of the name of the field or of
/// its line, and why.
pub const UNSAYABLE: &[(Code, &str, &str, &str)] = &[
    (Code::UnknownWord, "is not a known word here", "sector", "a site may have sectors of its own"),
    (Code::UnknownWord, "is not a known word here", "attendance", "a site may have sectors of its own"),
    (Code::UnknownWord, "is not a sector", "sector", "a site may have sectors of its own"),
    (Code::UnknownWord, "is no kind of what looks private", "allow", "kinds are named where they are looked for"),
    (Code::MissingField, "an exception for a whole kind needs", "allow", "what it needs depends on what it names"),
    (Code::WrongKind, "are several names in one text", "", NAMES),
    (Code::WrongKind, "have each other's value", "", MEANT),
    (Code::WrongKind, "says who it was, and", "", "it is about what a text says"),
    (Code::InvalidSetting, "is neither a telephone number", "public_contacts", "it is about what a text says"),
    (Code::InvalidSetting, "there are no words for the language", "languages", "it is about files of the theme"),
    (Code::InvalidSetting, "is not how the language is written", "languages", "it has the form of a tag"),
    (Code::InvalidSetting, "is not a colour that can be used here", "style", "CSS has many ways to write a colour"),
    (Code::UnknownField, "the theme has no colour called", "style", "it is about files of the theme"),
    (Code::AmbiguousDate, "could be", "due: \"by", WORDS),
    (Code::AmbiguousDate, "holds two dates", "due", WORDS),
    (Code::InvalidDate, "holds a day that does not exist", "due", WORDS),
    (Code::TooLarge, "which records may not use", "", "it is about signs of YAML"),
];

/// What is reported at another place than where a schema refuses.
const ELSEWHERE: &[(Code, &str, &str)] = &[
    (Code::Misplaced, "", "a record in the folder of another kind is not judged by that kind"),
    (Code::Malformed, "belongs to", "fields of an entry that begin too far to the left are reported once"),
];

/// Scenarios whose lines the program mends in silence, and an editor's reader of YAML does not.
const MENDED: [&str; 3] = ["U+2028", "empty values in entries", "a no-break space where a space is meant"];

static USED: Mutex<BTreeSet<usize>> = Mutex::new(BTreeSet::new());

/// The entries of [`UNSAYABLE`] that no record of the tests had.
pub fn unused() -> Vec<&'static (Code, &'static str, &'static str, &'static str)> {
    let used = USED.lock().expect("no thread panicked");
    UNSAYABLE.iter().enumerate().filter(|(at, _)| !used.contains(at)).map(|(_, entry)| entry).collect()
}

fn is_unsayable(diag: &Diag, field: &str) -> bool {
    let fits = |(code, part, place, _): &(Code, &str, &str, &str)| {
        *code == diag.code
            && diag.message.contains(part)
            && (field.contains(place) || diag.place.line_text.contains(place))
    };
    let at = UNSAYABLE.iter().position(fits);
    USED.lock().expect("no thread panicked").extend(at);
    at.is_some()
}

/// The schemas, compiled, and the place of each kind's among them.
struct Validators {
    schemas: Schemas,
    places: BTreeMap<&'static str, SchemaIndex>,
}

static VALIDATORS: LazyLock<Validators> = LazyLock::new(|| {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let mut place = |kind: &'static RecordKind| {
        let address = format!("https://schemas.example/{}", kind.file_name());
        let added = compiler.add_resource(&address, kind.schema());
        added.unwrap_or_else(|error| panic!("{}: {error}", kind.name));
        // What the metaschema refuses is not compiled.
        let compiled = compiler.compile(&address, &mut schemas);
        (kind.name, compiled.unwrap_or_else(|error| panic!("{}: {error:#}", kind.name)))
    };
    let places = KINDS.iter().map(&mut place).collect();
    Validators { schemas, places }
});

/// How many kinds have a schema that the metaschema accepts.
pub fn compiled() -> usize {
    VALIDATORS.places.len()
}

/// A part of the details that a schema refuses.
#[derive(Debug)]
pub struct Refusal {
    /// A pointer of JSON to it.
    path: String,
    /// The field that is missing in it, if that is why.
    missing: Option<String>,
    message: String,
}

/// What a schema says of the details of a file: `None` where they are no YAML.
pub fn refusals(kind: &RecordKind, details: &str) -> Option<Vec<Refusal>> {
    let value: serde_yaml::Value = serde_yaml::from_str(details).ok()?;
    let value = json(value)?;
    let mut refusals = Vec::new();
    if let Err(error) = VALIDATORS.schemas.validate(&value, VALIDATORS.places[kind.name]) {
        refuse(&error, &mut refusals);
    }
    Some(refusals)
}

/// Adds what is refused: of several that must all hold each that does not, of a choice the whole.
fn refuse(error: &ValidationError, into: &mut Vec<Refusal>) {
    let (path, message) = (error.instance_location.to_string(), error.to_string());
    match &error.kind {
        ErrorKind::Group | ErrorKind::Schema { .. } | ErrorKind::Reference { .. } | ErrorKind::AllOf => {
            error.causes.iter().for_each(|cause| refuse(cause, into));
        }
        ErrorKind::AdditionalProperties { got } => into.extend(got.iter().map(|name| {
            let name = name.replace('~', "~0").replace('/', "~1");
            Refusal { path: format!("{path}/{name}"), missing: None, message: message.clone() }
        })),
        ErrorKind::Required { want } => into.extend(want.iter().map(|field| Refusal {
            path: path.clone(),
            missing: Some((*field).to_owned()),
            message: message.clone(),
        })),
        _ => into.push(Refusal { path, missing: None, message }),
    }
}

/// YAML as JSON has it; `None` where it has tags.
fn json(value: serde_yaml::Value) -> Option<Value> {
    Some(match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(is) => Value::Bool(is),
        serde_yaml::Value::Number(number) => serde_json::to_value(&number).ok()?,
        serde_yaml::Value::String(text) => Value::String(text),
        serde_yaml::Value::Sequence(items) => Value::Array(items.into_iter().map(json).collect::<Option<_>>()?),
        serde_yaml::Value::Mapping(entries) => {
            let entry = |(key, value): (serde_yaml::Value, serde_yaml::Value)| {
                let key = match json(key)? {
                    Value::String(key) => key,
                    other => other.to_string(),
                };
                Some((key, json(value)?))
            };
            Value::Object(entries.into_iter().map(entry).collect::<Option<_>>()?)
        }
        serde_yaml::Value::Tagged(_) => return None,
    })
}

/// The kind of record of a file among others; `None` where it is none, or belongs to no original.
fn kind_of(path: &SitePath, files: &BTreeMap<String, String>) -> Option<&'static RecordKind> {
    match translation_of(path) {
        Some((base, _)) if !files.contains_key(base.as_str()) => None,
        _ => of_file(path),
    }
}

/// The details of a file that are in YAML: where they stand, and its lines.
fn head(source: &Source) -> Option<(Split, Span)> {
    if source.path.as_str() == "site.yaml" {
        let span = Span::new(source.beginning(), source.text.len());
        return Some((Split { head: Some((Dialect::Yaml, span)), body: Span::new(span.end, span.end) }, span));
    }
    let split = split(source, &mut Vec::new());
    let (dialect, span) = split.head?;
    (dialect == Dialect::Yaml).then_some((split, span))
}

/// The lines of the part of the details that a path of JSON leads to, with that of its name.
fn lines_of(source: &Source, tree: Option<&Node>, path: &str) -> Option<(usize, usize)> {
    let mut node = tree?;
    let mut start = node.head().start;
    for part in path.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        if let Some((name, value)) = node.entry(&part) {
            (start, node) = (name.span.start, value);
        } else {
            node = node.follow(&[Step::Index(part.parse().ok()?)])?;
            start = node.head().start;
        }
    }
    let end = node.span.end.max(start);
    Some((source.position(start).line, source.position(end).line))
}

/// The field at the top of the details that a line belongs to.
fn field_at(source: &Source, tree: Option<&Node>, line: usize) -> String {
    let entries = match tree.map(|tree| &tree.value) {
        Some(NodeValue::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    let begins_before = |(key, _): &&(Node, Node)| source.position(key.span.start).line <= line;
    let key = entries.iter().rfind(begins_before).and_then(|(key, _)| key.text());
    key.unwrap_or_default().to_owned()
}

/// Compares what is said of every record among `files`; gives how many there were.
pub fn disagreements(name: &str, files: &BTreeMap<String, String>, diags: &[Diag], wrong: &mut Vec<String>) -> usize {
    let mut judged = 0;
    for (path, text) in files {
        let Some(path) = SitePath::new(path) else { continue };
        let Some(kind) = kind_of(&path, files) else { continue };
        let source = Source::new(path.clone(), text.clone());
        let Some((split, span)) = head(&source) else { continue };
        let own: Vec<&Diag> =
            diags.iter().filter(|diag| diag.place.file == path && diag.severity == Severity::Error).collect();
        let tree = details::tree(&source, &split, &mut Vec::new());
        if tree.as_ref().and_then(|tree| tree.get("publish")).and_then(Node::text) == Some("false") {
            // A draft is not judged.
            continue;
        }
        judged += 1;
        let reported = disagreement((&source, span), kind, tree.as_ref(), &own);
        wrong.extend(reported.into_iter().map(|reported| format!("{name}: {path}: {reported}")));
    }
    let is_mended = |reported: &String| reported.ends_with(NO_YAML) && MENDED.iter().any(|known| name.ends_with(known));
    wrong.retain(|reported| !is_mended(reported));
    judged
}

const NO_YAML: &str = "no YAML, and nothing is reported";

fn disagreement((source, span): (&Source, Span), kind: &RecordKind, tree: Option<&Node>, own: &[&Diag]) -> Vec<String> {
    let Some(refusals) = refusals(kind, &source.text[span.start..span.end]) else {
        return if own.is_empty() { vec![NO_YAML.to_owned()] } else { Vec::new() };
    };
    // Whether a message is about what is refused: on its lines, or with the name of what is missing.
    let is_about = |diag: &Diag, refusal: &Refusal| {
        let names = |field: &str| diag.message.contains(field) || diag.help.contains(field);
        let last = refusal.path.rsplit('/').next().unwrap_or_default();
        let lines = lines_of(source, tree, &refusal.path);
        match (&refusal.missing, refusal.path.is_empty()) {
            (Some(field), true) => names(field),
            (None, true) => true,
            _ if is_of_the_whole(diag) && names(last) => true,
            _ => lines.is_none_or(|(first, last)| (first..=last).contains(&diag.place.start.line)),
        }
    };
    let mut wrong = Vec::new();
    let is_elsewhere =
        |diag: &&Diag| ELSEWHERE.iter().any(|(code, part, _)| *code == diag.code && diag.message.contains(part));
    for refusal in refusals.iter().filter(|_| !own.iter().any(is_elsewhere)) {
        if !own.iter().any(|diag| is_about(diag, refusal)) {
            wrong.push(format!("refused, not reported: {}: {}", refusal.path, short(&refusal.message)));
        }
    }
    // The name of a file is none of its details, which begin below their first line.
    let lines = source.position(span.start).line..=source.position(span.end).line;
    for diag in own {
        let line = diag.place.start.line;
        let is_here = lines.contains(&line) || diag.code == Code::MissingField && diag.place.start.line == 1;
        if !SAID.contains(&diag.code) || !is_here || is_unsayable(diag, &field_at(source, tree, line)) {
            continue;
        }
        if !refusals.iter().any(|refusal| is_about(diag, refusal)) {
            wrong.push(format!("line {line}: reported, not refused: {} {}", diag.code.label(), diag.message));
        }
    }
    wrong
}

/// Whether a message is about what a record has or lacks as a whole.
fn is_of_the_whole(diag: &Diag) -> bool {
    matches!(diag.code, Code::MissingField | Code::ApprovalIncomplete | Code::DuplicateField)
}

fn short(text: &str) -> String {
    if text.chars().count() > 300 {
        let end: String = text.chars().skip(text.chars().count() - 150).collect();
        format!("{}…{end}", text.chars().take(140).collect::<String>())
    } else {
        text.to_owned()
    }
}
