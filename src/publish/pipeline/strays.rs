//! Records where they are not read: in the folder of another kind of record or in none, or under an ending that is no
//! record's. Each is reported once, with the place or name to give it, and taken out, so that nothing else is said of
//! it.

use super::inputs::Inputs;
use super::sorting::SortedFiles;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::parse::details;
use crate::record::parse::front_matter::{self, Split};
use crate::record::parse::tree::{Node, NodeValue};
use crate::record::parse::{Class, Draft, Record, translation_of};
use crate::record::resolve::settings;
use crate::text::source::{Source, Span};
use crate::text::{SitePath, slug};
use std::collections::HashSet;
use std::sync::Arc;

/// What was taken out.
#[derive(Default)]
pub(super) struct Strays {
    /// Where each should be, one diagnostic for each file.
    pub(super) diags: Vec<Diag>,
    /// Where each belongs: what refers to it there may be right.
    pub(super) meant: Vec<SitePath>,
}

/// The folders of records.
const FOLDERS: [&str; 4] = ["huddles", "updates", "divisions", "pages"];

/// Endings that editors, file managers and other programs give to a text.
const TEXT_ENDINGS: [&str; 20] = [
    "txt", "text", "mdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext", "rmd", "qmd", "mdx", "bak", "backup", "orig",
    "old", "tmp", "temp", "save", "sav", "copy",
];
/// Endings of files whose text has to be taken over by hand.
const OTHER_FORMATS: [&str; 7] = ["html", "htm", "pdf", "eml", "msg", "yaml", "yml"];

/// Takes out what is no record where it is.
pub(super) fn take_out(inputs: &Inputs, sorted: &SortedFiles, drafts: &mut Vec<Arc<Draft>>) -> Strays {
    let mut strays = Strays::default();
    misplaced(drafts, &mut strays);
    outside(sorted, drafts, &mut strays);
    misnamed(inputs, drafts, &mut strays);
    strays
}

/// Whether a file is named as the settings of a site are, or nearly so.
fn is_of_settings(path: &&SitePath) -> bool {
    let name = path.as_str().to_lowercase();
    name != "site.yaml.example" && (name.starts_with("site.yaml") || name.starts_with("site.yml"))
}

/// The settings of the site under a name that is not read: `site.yml`, `site.yaml.txt`, `Site.yaml`.
pub(super) fn misnamed_settings(inputs: &Inputs) -> Option<Diag> {
    let path = inputs.files.keys().find(is_of_settings).filter(|_| inputs.settings.is_none())?;
    let message = format!(
        "the settings of the site are not read, since they are in \"{path}\" and not in \"{}\"",
        settings::FILE
    );
    let help = Help::typed("rename the file to ", Fix::rename(path, settings::FILE)?);
    Some(Diag::new(Code::Misplaced, Place::file(path), message, help))
}

/// Reports other files of settings, which nothing reads.
pub(super) fn unread_settings(inputs: &Inputs) -> impl Iterator<Item = Diag> {
    let others = inputs.files.keys().filter(is_of_settings).filter(|_| inputs.settings.is_some());
    others.map(|path| {
        let message = format!("nothing reads this file: the settings of the site are those of \"{}\"", settings::FILE);
        let help = format!("delete it; what it says and should hold, write into {}", settings::FILE);
        Diag::new(Code::Misplaced, Place::file(path), message, help).as_warning()
    })
}

/// What the fields of a file's details say that it is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Minutes of a huddle.
    Huddle,
    /// An update.
    Update,
    /// A division.
    Division,
    /// A plain page.
    Page,
}

impl Kind {
    fn words(self) -> &'static str {
        match self {
            Self::Huddle => "a huddle",
            Self::Update => "an update",
            Self::Division => "a division",
            Self::Page => "a page",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Huddle => "huddles",
            Self::Update => "updates",
            Self::Division => "divisions",
            Self::Page => "pages",
        }
    }
}

/// Records in the folder of another kind.
fn misplaced(drafts: &mut Vec<Arc<Draft>>, strays: &mut Strays) {
    let wrong: Vec<(SitePath, Kind, SitePath)> = drafts
        .iter()
        .filter(|draft| may_be_misplaced(draft))
        .filter_map(|draft| {
            let (kind, to) = belongs(&draft.source, &draft.split, drafts)?;
            (Some(kind.folder()) != folder_of(draft.class)).then(|| (draft.source.path.clone(), kind, to))
        })
        .collect();
    for (path, kind, to) in wrong {
        let Some(at) = drafts.iter().position(|draft| draft.source.path == path) else { continue };
        let is_taken = drafts.iter().any(|draft| draft.source.path == to);
        let draft = drafts.remove(at);
        let translations = translations_of(&path, drafts.iter().map(|draft| &draft.source.path));
        let message = format!("this is {}, but it lies in {}/", kind.words(), path.top());
        let mut diag = moved(&draft.source, message, (&to, is_taken), translations);
        if is_hidden(&draft.record) {
            diag = diag.as_warning();
        }
        // Its translations go with it.
        drafts.retain(|other| translation_of(&other.source.path).is_none_or(|(base, _)| base != path));
        strays.diags.push(diag);
        strays.meant.push(to);
    }
}

/// Whether a draft lacks what its folder asks for, or has what it does not know: only then its fields are looked at.
fn may_be_misplaced(draft: &Draft) -> bool {
    if translation_of(&draft.source.path).is_some() {
        return false;
    }
    let unknown = || draft.diags.iter().any(|diag| diag.code == Code::UnknownField);
    match (&draft.record, draft.class) {
        (_, Class::Adopted(_)) => false,
        (Record::Huddle(raw), _) => {
            raw.division.is_none() && raw.response_area.is_none() && (unknown() || raw.response_areas.is_none())
        }
        (Record::Update(_), _) => unknown(),
        (Record::Division(raw), _) => unknown() || raw.name.is_none(),
        (Record::Page(_), _) => unknown(),
    }
}

fn folder_of(class: Class) -> Option<&'static str> {
    match class {
        Class::Huddle => Some("huddles"),
        Class::Update => Some("updates"),
        Class::Division => Some("divisions"),
        Class::Page => Some("pages"),
        Class::Adopted(_) => None,
    }
}

fn is_hidden(record: &Record) -> bool {
    let publish = match record {
        Record::Huddle(raw) => raw.publish,
        Record::Update(raw) => raw.publish,
        Record::Division(raw) => raw.publish,
        Record::Page(raw) => raw.publish,
    };
    publish == Some(false)
}

/// Records in no folder of records: at the top, in `Huddles/` or `minutes/`.
fn outside(sorted: &SortedFiles, drafts: &[Arc<Draft>], strays: &mut Strays) {
    for source in &sorted.unknown {
        let split = front_matter::split(source, &mut Vec::new());
        let Some((kind, to)) = belongs(source, &split, drafts).filter(|(kind, _)| *kind != Kind::Page) else {
            continue;
        };
        let is_taken = drafts.iter().any(|draft| draft.source.path == to);
        let message = format!("this is {}, but it lies outside of {}/, and is not read", kind.words(), kind.folder());
        let translations = translations_of(&source.path, sorted.unknown.iter().map(|source| &source.path));
        strays.diags.push(moved(source, message, (&to, is_taken), translations));
        strays.meant.push(to);
    }
}

/// The translations among `paths` of the file at `path`.
fn translations_of<'a>(path: &SitePath, paths: impl Iterator<Item = &'a SitePath>) -> Vec<SitePath> {
    paths.filter(|other| translation_of(other).is_some_and(|(base, _)| base == *path)).cloned().collect()
}

fn moved(source: &Source, message: String, (to, is_taken): (&SitePath, bool), translations: Vec<SitePath>) -> Diag {
    let place = Place::new(source, Span::new(source.beginning(), source.beginning()));
    let help = if is_taken {
        Help::new(format!("{to} is there already: copy what is right into it, and delete this file"))
    } else {
        let with = translations.iter().filter_map(|path| Some(Fix::move_to(path, to.beside(path.file_name())?)));
        let fix = with.fold(Fix::move_to(&source.path, to.clone()), |fix, other| fix.with(Some(other)));
        Help::typed("move the file to ", fix).and(if translations.is_empty() {
            ""
        } else {
            ", and its translations with it"
        })
    };
    Diag::new(Code::Misplaced, place, message, help)
}

/// What a file is, by its fields, and where it belongs.
fn belongs(source: &Source, split: &Split, drafts: &[Arc<Draft>]) -> Option<(Kind, SitePath)> {
    split.head?;
    let tree = details::tree(source, split, &mut Vec::new())?;
    let kind = kind_of(&tree, source, split)?;
    let name = source.path.file_name();
    let folder = match kind {
        Kind::Huddle => tree.get("division").and_then(Node::text).map(|division| id_of_division(division, drafts)),
        Kind::Update => name.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned),
        Kind::Division | Kind::Page => None,
    };
    let folder = folder.filter(|folder| !folder.is_empty()).map_or(String::new(), |folder| format!("{folder}/"));
    Some((kind, SitePath::new(&format!("{}/{folder}{name}", kind.folder()))?))
}

/// The id of a division that is named by its id, name or code.
fn id_of_division(written: &str, drafts: &[Arc<Draft>]) -> String {
    let wanted = slug(written);
    let is_meant = |draft: &&Arc<Draft>| {
        let Record::Division(raw) = &draft.record else { return false };
        let names = [Some(draft.source.path.stem()), raw.id.as_deref(), raw.name.as_deref(), raw.code.as_deref()];
        names.into_iter().flatten().any(|name| slug(name) == wanted)
    };
    drafts.iter().find(is_meant).map_or(wanted.clone(), |draft| draft.source.path.stem().to_owned())
}

fn kind_of(tree: &Node, source: &Source, split: &Split) -> Option<Kind> {
    const OF_HUDDLES: [&str; 16] = [
        "division",
        "response_area",
        "response_areas",
        "attendance",
        "participants",
        "concerns",
        "commitments",
        "location",
        "start",
        "end",
        "minutes",
        "approved_on",
        "next",
        "host",
        "agenda",
        "status",
    ];
    const OF_DIVISIONS: [&str; 5] = ["code", "office", "boundary", "valid_from", "valid_to"];
    const OF_PAGES: [&str; 7] = ["id", "title", "summary", "language", "publish", "allow", "names"];
    let NodeValue::Map(entries) = &tree.value else { return None };
    let names: Vec<String> = entries.iter().filter_map(|(key, _)| key.text().map(str::to_lowercase)).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    let count = |list: &[&str]| names.iter().filter(|name| list.contains(&name.as_str())).count();
    let areas_in_full = tree.get("response_areas").is_some_and(|areas| match &areas.value {
        NodeValue::List(items) => items.iter().any(|item| matches!(item.value, NodeValue::Map(_))),
        _ => false,
    });
    let body = &source.text[split.body.start..split.body.end];
    if !has("date") && (areas_in_full || has("name") && count(&OF_DIVISIONS) > 0) {
        Some(Kind::Division)
    } else if has("date")
        && count(&OF_HUDDLES) >= 2
        && (has("division") || has("response_areas") || has("response_area"))
    {
        Some(Kind::Huddle)
    } else if has("date") && has("reports") && count(&OF_HUDDLES) == 0 {
        Some(Kind::Update)
    } else if has("title") && count(&OF_PAGES) == names.len() && !body.trim().is_empty() && !begins_with_digit(source) {
        Some(Kind::Page)
    } else {
        None
    }
}

/// Names of huddles and updates begin with their date.
fn begins_with_digit(source: &Source) -> bool {
    source.path.file_name().starts_with(|c: char| c.is_ascii_digit())
}

/// Files of the records' folders whose ending is not that of a record, and which no record attaches or links to.
fn misnamed(inputs: &Inputs, drafts: &mut Vec<Arc<Draft>>, strays: &mut Strays) {
    let files = inputs.files.keys().filter(|path| FOLDERS.contains(&path.top()));
    let suspects = files.filter_map(|path| Some((path.clone(), record_name(path)?)));
    let read = drafts.iter().filter_map(|draft| Some((draft.source.path.clone(), twice_named(draft)?)));
    let all: Vec<(SitePath, String)> = suspects.chain(read).collect();
    if all.is_empty() {
        return;
    }
    let used = used_files(drafts);
    let there: HashSet<SitePath> = drafts.iter().map(|draft| draft.source.path.clone()).collect();
    for (path, name) in all {
        let Some(meant) = path.beside(&name).filter(|_| !used.contains(&path)) else { continue };
        if there.contains(&meant) && path.file_name().ends_with('~') {
            // An editor's own copy, of which nobody need know.
            continue;
        }
        strays.diags.push(misnamed_diag(&path, &meant, there.contains(&meant)));
        strays.meant.extend(Some(meant).filter(|meant| !there.contains(meant)));
    }
    drafts.retain(|draft| twice_named(draft).is_none());
}

fn misnamed_diag(path: &SitePath, meant: &SitePath, is_there: bool) -> Diag {
    let name = meant.file_name();
    let ending = path.file_name().strip_prefix(meant.stem()).unwrap_or_default();
    let what = if ending.is_empty() { "has no ending".to_owned() } else { format!("ends in \"{ending}\"") };
    if is_there {
        let message = format!("this looks like a copy of {name} that is not read, since its name {what}");
        let help = "delete this file, or move it out of the content folder";
        return Diag::new(Code::Misplaced, Place::file(path), message, help).as_warning();
    }
    if OTHER_FORMATS.contains(&path.extension().as_str()) {
        let message = format!("this file is not read as a record, since its name {what}");
        let help = format!(
            "copy its text into a new file `{name}`; to attach this file to a record, move it to media/ and name it \
                there"
        );
        return Diag::new(Code::Misplaced, Place::file(path), message, help).as_warning();
    }
    let message = format!("this file is not read as a record, since its name {what}: those of records end in \".md\"");
    let help = match Fix::rename(path, name) {
        Some(fix) => Help::typed("rename the file to ", fix),
        None => Help::new(format!("rename the file to `{name}`")),
    };
    let hidden = if ending.to_lowercase().starts_with(".md.") {
        " (let your file manager show the endings of names)"
    } else {
        ""
    };
    Diag::new(Code::Misplaced, Place::file(path), message, help.and(hidden))
}

/// The name that a file with another ending would have as a record; none where nothing says that it is one.
fn record_name(path: &SitePath) -> Option<String> {
    let name = path.file_name();
    let ending = path.extension();
    let plain = name.trim_end_matches('~');
    let is_dated = name.as_bytes().iter().take(4).all(u8::is_ascii_digit) && name.as_bytes().get(4) == Some(&b'-');
    let known = plain.len() < name.len()
        || TEXT_ENDINGS.contains(&ending.as_str())
        || OTHER_FORMATS.contains(&ending.as_str())
        || (ending.starts_with("md") && ending.len() <= 4)
        // No ending, or a name such as `2026-05-07-central-2.` or `2026-05-07 St. Brannoc`.
        || (is_dated && (ending.is_empty() || ending.contains(' ')));
    known.then(|| format!("{}.md", without_endings(plain)))
}

/// A record that is read, but under a name such as `x.md.md`, or as a translation whose ending is not read as one.
fn twice_named(draft: &Draft) -> Option<String> {
    let path = &draft.source.path;
    let stem = path.stem();
    let is_own = !matches!(draft.class, Class::Adopted(_));
    if !is_own || path.file_name().ends_with(".md") && !stem.contains('.') {
        return None;
    }
    let name = format!("{}.md", without_endings(path.file_name()));
    let is_translation =
        !path.file_name().ends_with(".md") && path.beside(&name).is_some_and(|path| translation_of(&path).is_some());
    let is_doubled = without_endings(stem) != stem;
    (is_translation || is_doubled).then_some(name)
}

/// The name without the endings of records and of [`TEXT_ENDINGS`].
fn without_endings(name: &str) -> &str {
    let mut rest = name.trim_end_matches(['~', '.', ' ']);
    while let Some((before, ending)) = rest.rsplit_once('.') {
        let ending = ending.trim().to_lowercase();
        let known = ["md", "markdown", "docx", "doc"].contains(&ending.as_str())
            || ending.starts_with("md") && ending.len() <= 4;
        if !(known || TEXT_ENDINGS.contains(&ending.as_str()) || OTHER_FORMATS.contains(&ending.as_str()))
            || before.is_empty()
        {
            break;
        }
        rest = before.trim_end_matches(['~', '.', ' ']);
    }
    rest
}

/// The files that records attach or link to.
fn used_files(drafts: &[Arc<Draft>]) -> HashSet<SitePath> {
    let mut used = HashSet::new();
    for draft in drafts {
        used.extend(draft.facts.files.iter().filter_map(|named| SitePath::new(named.file.trim())));
        let linked = draft.facts.body.links.iter().filter_map(|link| {
            let path = crate::text::decode(link.target.split(['#', '?']).next().unwrap_or_default());
            draft.source.path.beside(&path)
        });
        used.extend(linked);
    }
    used
}
