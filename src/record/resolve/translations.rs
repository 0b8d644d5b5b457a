//! Translations join their originals: the same record, only its texts in another language.

use super::fields::Fields;
use super::first_language::IntoFirst;
use super::pending::{HuddleRecord, PlacedCommitment, PlacedHuddle, PlacedUpdate};
use super::placeholders;
use super::reported::Reports;
use super::resolver::Resolver;
use super::unknown_word::unknown_word;
use super::untranslated;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::agenda::in_next_year;
use crate::record::model::attachments::as_on_disk;
use crate::record::model::placeholder::is_untranslated;
use crate::record::model::{
    Body, CommitmentIndex, HuddleIndex, HuddleStatus, Language, Location, Minutes, RecordIndex, SourceIndex, Text,
    UpdateIndex, date,
};
use crate::record::parse::languages::is_language;
use crate::record::parse::raw::{RawHuddle, RawLocation, RawReport};
use crate::record::parse::shape::{List, TextOr};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::parse::{Draft, Record, hints};
use crate::text::{SitePath, fold, nearest, one_line};
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};

/// A file that translates another.
pub struct TranslationDraft {
    /// The position in [`super::input::Input::drafts`].
    pub draft: usize,
    /// Its file.
    pub source: SourceIndex,
    /// The path of the file that it translates.
    pub base: SitePath,
    /// As its name has it.
    pub language: String,
}

/// The records that translations may belong to.
pub struct Originals<'a> {
    /// The record of each file.
    pub of_file: &'a HashMap<SitePath, RecordIndex>,
    /// By index, as the others.
    pub divisions: &'a mut [crate::record::model::Division],
    /// Those that have their place.
    pub huddles: &'a mut [PlacedHuddle],
    /// Those that have their place.
    pub commitments: &'a mut [PlacedCommitment],
    /// Those that have their place.
    pub updates: &'a mut [PlacedUpdate],
    /// Those that have their place.
    pub pages: &'a mut [crate::record::model::Page],
    /// What was reported, with its notes.
    pub reports: &'a mut Reports,
    /// The files of the content folder that pages may show or link to.
    pub media: &'a BTreeMap<SitePath, u64>,
}

impl Resolver<'_> {
    /// Joins one translation with its original. Says whether it could.
    pub fn translation(&mut self, entry: &TranslationDraft, draft: &Draft, known: &mut Originals<'_>) -> bool {
        let mut fields = Fields::of(&draft.source, &draft.facts);
        let known_language = self.languages.iter().find(|known| fold::same(known, &entry.language));
        let language = known_language.cloned().unwrap_or_else(|| Language::from(entry.language.as_str()));
        if !self.languages.contains(&language) {
            if self.settings_unreadable {
                return false;
            }
            let names: Vec<&str> = self.languages.iter().map(|language| &**language).collect();
            let meant =
                hints::language_tag(&entry.language).filter(|tag| self.languages.iter().any(|known| **known == **tag));
            let message = match is_language(&language) || meant.is_some() {
                true => format!(
                    "this is a translation into \"{language}\", which is not a language of the site ({})",
                    names.join(", ")
                ),
                false => {
                    format!(
                        "\"{language}\" in the file's name is no language: a dot stands there before the language of a \
                            translation"
                    )
                }
            };
            let help = if is_language(&language) {
                format!("add it to `languages:` in content/site.yaml: `languages: [{}, {language}]`", names.join(", "))
            } else {
                let stem = entry.base.stem();
                format!(
                    "name it for a language of the site, such as `{stem}.{}.md`, or without a dot: \
                        `{stem}-{language}.md`",
                    names.last().unwrap_or(&"es")
                )
            };
            let name = |ending: &str| Fix::rename(&draft.source.path, &format!("{}{ending}.md", entry.base.stem()));
            let help = match (meant.and_then(|tag| name(&format!(".{tag}"))), name(&format!("-{language}"))) {
                (Some(rename), _) => Help::typed("rename the file to ", rename),
                (None, Some(rename)) if !is_language(&language) => {
                    Help::typed("if it is a record of its own, rename it to ", rename)
                }
                _ => Help::new(help),
            };
            self.diags.push(Diag::new(Code::TranslationMismatch, Place::file(&draft.source.path), message, help));
            return false;
        }
        let Some(record) = known.of_file.get(&entry.base).copied() else {
            if !self.unpublished.contains(&entry.base) && !self.waits_for_its_year(&entry.base, known) {
                let message = format!("this translates \"{}\", which is not there", entry.base.file_name());
                let help = beside_original(entry, &draft.source.path, known.of_file);
                self.diags.push(Diag::new(Code::TranslationMismatch, Place::file(&draft.source.path), message, help));
            }
            return false;
        };
        if fold::same(own_language(record, known), &language) {
            let message = format!(
                "{} is written in \"{language}\" itself, and this is its translation into \"{language}\"",
                entry.base
            );
            let help = format!(
                "copy what is right into {0} and delete this file; if {0} is in another language, say so there with a \
                    line such as `language: es`",
                entry.base.file_name()
            );
            let diag = Diag::new(Code::TranslationMismatch, Place::file(&draft.source.path), message, help);
            match language == self.default_language {
                true => self.into_first.push(IntoFirst { original: entry.base.clone(), diag }),
                false => self.diags.push(diag),
            }
            return false;
        }
        fields.mild = self.is_mild(draft.class);
        fields.is_translation = true;
        placeholders::in_translation(&mut fields, draft);
        fields.mild = false;
        untranslated::report(&mut fields, draft);
        if let (RecordIndex::Huddle(index), Record::Huddle(raw)) = (record, &draft.record)
            && let Some(path) = self.of_another(raw, index.position(), known)
        {
            let message =
                format!("this is the translation of another huddle: its concerns and commitments are those of {path}");
            let help = format!(
                "translate {} here, or delete the file until then: the site says itself where a translation is missing",
                entry.base.file_name()
            );
            let list = if raw.concerns.is_some() { "concerns" } else { "commitments" };
            fields.error(Code::TranslationMismatch, &[Key(list), Index(0), Key("id")], message, help);
            self.collect(fields);
            return false;
        }
        let joined = Joined { language, source: entry.source, draft, says_something: Cell::new(false) };
        match record {
            RecordIndex::Huddle(index) => huddle(&mut fields, &joined, known, index.position()),
            RecordIndex::Update(index) => update(&mut fields, &joined, known, index.position()),
            RecordIndex::Division(index) => division(&joined, &mut known.divisions[index.position()]),
            RecordIndex::Page(index) => page(&joined, &mut known.pages[index.position()]),
        }
        self.collect(fields);
        true
    }

    /// The file of the other huddle whose concerns and commitments a translation has, and not those of its original:
    /// last month's file was its form.
    fn of_another(&self, raw: &RawHuddle, own: usize, known: &Originals<'_>) -> Option<SitePath> {
        let concerns = raw.concerns.iter().flatten().flatten().filter_map(|concern| concern.id.as_deref());
        let commitments = raw.commitments.iter().flatten().flatten().filter_map(|commitment| commitment.id.as_deref());
        let ids: Vec<&str> = concerns.chain(commitments).collect();
        let has = |at: usize, id: &str| {
            let huddle: &PlacedHuddle = &known.huddles[at];
            let commitments = &known.commitments[huddle.commitments.clone()];
            huddle.record.concerns.iter().any(|concern| concern.id == id)
                || commitments.iter().any(|commitment| commitment.record.id == id)
        };
        let strange = ids.iter().filter(|id| !has(own, id)).count();
        if strange < 2 || strange * 2 <= ids.len() {
            return None;
        }
        let others = known.of_file.iter().filter_map(|(path, record)| match record {
            RecordIndex::Huddle(index) if index.position() != own => Some((path, index.position())),
            _ => None,
        });
        others.filter(|(_, at)| ids.iter().all(|id| has(*at, id))).map(|(path, _)| path.clone()).min()
    }

    /// Whether the original is there under the year before, which is reported of the original.
    fn waits_for_its_year(&self, base: &SitePath, known: &Originals<'_>) -> bool {
        known.of_file.iter().any(|(path, record)| {
            let RecordIndex::Huddle(index) = record else { return false };
            let huddle = &known.huddles[index.position()].record;
            let is_announced = huddle.body_is_agenda && huddle.status != HuddleStatus::Cancelled;
            let meant = in_next_year(huddle.date, self.today).filter(|_| is_announced);
            let rest = path.file_name().get(10..).unwrap_or_default();
            meant.is_some_and(|day| path.beside(&format!("{day}{rest}")).as_ref() == Some(base))
        })
    }
}

/// Where a translation belongs whose original is not beside it: to the only record of that name, else to the one in its
/// folder whose name is nearest.
fn beside_original(entry: &TranslationDraft, path: &SitePath, of_file: &HashMap<SitePath, RecordIndex>) -> Help {
    let mut same = of_file.keys().filter(|known| known.file_name() == entry.base.file_name());
    if let (Some(original), None) = (same.next(), same.next())
        && let Some(to) = original.beside(path.file_name())
    {
        return Help::typed("move the translation to its original: ", Fix::move_to(path, to));
    }
    let mut names: Vec<&str> = of_file
        .keys()
        .filter(|known| path.beside(known.file_name()).as_ref() == Some(known))
        .map(SitePath::stem)
        .collect();
    names.sort_unstable();
    let name = nearest(entry.base.stem(), names).map(|stem| format!("{stem}.{}.md", entry.language));
    let help = "put the translation beside its original, with the same name before the language";
    match name.and_then(|name| Fix::rename(path, &name)) {
        Some(rename) => Help::new(format!("{help}: ")).or("", rename),
        None => Help::new(help),
    }
}

/// The language that a record is written in.
fn own_language<'k>(record: RecordIndex, known: &'k Originals<'_>) -> &'k Language {
    match record {
        RecordIndex::Huddle(index) => &known.huddles[index.position()].record.language,
        RecordIndex::Update(index) => &known.updates[index.position()].record.language,
        RecordIndex::Division(index) => &known.divisions[index.position()].language,
        RecordIndex::Page(index) => &known.pages[index.position()].language,
    }
}

struct Joined<'a> {
    language: Language,
    source: SourceIndex,
    draft: &'a Draft,
    /// Whether any of its texts is there to be read.
    says_something: Cell<bool>,
}

impl Joined<'_> {
    fn add(&self, text: &mut Text, translated: Option<&str>) {
        let is_said = |text: &&str| !text.is_empty() && !is_untranslated(text);
        if let Some(translated) = translated.map(str::trim).filter(is_said) {
            self.says_something.set(true);
            // The translation's own file is nearer to its reader than a line in the original.
            text.translations.retain(|(language, _)| *language != self.language);
            text.translations.push((self.language.clone(), translated.to_owned()));
        }
    }

    /// Names the language as one of those of a record, unless nothing of the file is translated yet.
    fn name(&self, languages: &mut Vec<Language>) {
        if self.says_something.get() || untranslated::found(self.draft).is_empty() {
            languages.push(self.language.clone());
        }
    }

    fn add_body(&self, body: &mut Body) {
        let span = self.draft.split.body;
        let is_waiting = untranslated::body(self.draft).is_some();
        if !is_waiting && !self.draft.source.text[span.start..span.end].trim().is_empty() {
            self.says_something.set(true);
            body.translations.push((self.language.clone(), self.source, span));
        }
    }
}

fn huddle(fields: &mut Fields<'_>, joined: &Joined<'_>, known: &mut Originals<'_>, at: usize) {
    let Record::Huddle(raw) = &joined.draft.record else { return };
    let PlacedHuddle { record: huddle, commitments: own, .. } = &mut known.huddles[at];
    differing(fields, raw, huddle);
    joined.add(&mut huddle.title, raw.title.as_deref());
    if let Some(summary) = &mut huddle.summary {
        joined.add(summary, raw.summary.as_deref());
    }
    if let Some(agenda) = &mut huddle.agenda {
        joined.add(agenda, raw.agenda.as_deref());
    }
    for (position, entry) in raw.concerns.iter().flatten().enumerate() {
        let Some(entry) = entry else { continue };
        let ids: Vec<&str> = huddle.concerns.iter().map(|concern| concern.id.as_str()).collect();
        let id = entry.id.as_deref().unwrap_or("");
        match ids.iter().position(|known| *known == id) {
            Some(found) => joined.add(&mut huddle.concerns[found].text, entry.text.as_deref()),
            None => unmatched(fields, &[Key("concerns"), Index(position), Key("id")], "concern", id, &ids),
        }
    }
    let commitments = &mut known.commitments[own.clone()];
    for (position, entry) in raw.commitments.iter().flatten().enumerate() {
        let Some(entry) = entry else { continue };
        let ids: Vec<String> = commitments.iter().map(|commitment| commitment.record.id.clone()).collect();
        let id = entry.id.as_deref().unwrap_or("");
        match ids.iter().position(|known| known == id) {
            Some(found) => joined.add(&mut commitments[found].record.text, entry.text.as_deref()),
            None => {
                let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                unmatched(fields, &[Key("commitments"), Index(position), Key("id")], "commitment", id, &ids);
            }
        }
    }
    for entry in raw.attachments.iter().flatten().flatten() {
        let Some(file) = entry.file.as_deref().and_then(SitePath::new) else { continue };
        let file = as_on_disk(known.media, file);
        if let Some(attachment) = huddle.attachments.iter_mut().find(|attachment| attachment.file == file) {
            joined.add(&mut attachment.title, entry.title.as_deref());
        }
    }
    joined.add_body(&mut huddle.body);
    joined.name(&mut huddle.translations);
    notes(joined, raw.reports.as_ref(), RecordIndex::Huddle(HuddleIndex::at(at)), known);
}

/// What a translation gives again, and otherwise than its original, which is shown: dates, times, the place, whether it
/// takes place, whether the minutes are approved.
fn differing(fields: &mut Fields<'_>, raw: &RawHuddle, huddle: &HuddleRecord) {
    let time = |time: Option<chrono::NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
    let next = huddle.next.as_ref();
    let approved = match &huddle.minutes {
        Minutes::Approved { on, .. } => Some(on.to_string()),
        _ => None,
    };
    let written = raw.next.as_ref();
    let place = |location: Option<&Location>| location.map(|location| location.name.clone());
    let pairs: [(&[Step<'_>], Option<&String>, Option<String>); 10] = [
        (&[Key("status")], raw.status.as_ref(), Some(huddle.status.word().to_owned())),
        (&[Key("minutes")], raw.minutes.as_ref(), Some(huddle.minutes.word().to_owned())),
        (&[Key("location")], raw.location.as_ref().and_then(named), place(huddle.location.as_ref())),
        (&[Key("date")], raw.date.as_ref(), Some(huddle.date.to_string())),
        (&[Key("start")], raw.start.as_ref(), time(huddle.start)),
        (&[Key("end")], raw.end.as_ref(), time(huddle.end)),
        (&[Key("approved_on")], raw.approved_on.as_ref(), approved),
        (
            &[Key("next"), Key("date")],
            written.and_then(|next| next.date.as_ref()),
            next.and_then(|next| next.date).map(|date| date.to_string()),
        ),
        (
            &[Key("next"), Key("start")],
            written.and_then(|next| next.start.as_ref()),
            time(next.and_then(|next| next.start)),
        ),
        (&[Key("next"), Key("end")], written.and_then(|next| next.end.as_ref()), time(next.and_then(|next| next.end))),
    ];
    for (path, own, original) in pairs {
        let Some(own) = own.map(|text| text.trim()).filter(|text| !text.is_empty()) else { continue };
        let is_same = |original: &str| {
            fold::same(original, own)
                || date::parse_time(own).is_some_and(|time| Some(time) == date::parse_time(original))
        };
        if original.as_deref().is_some_and(is_same) {
            continue;
        }
        let Some(Key(key)) = path.last() else { continue };
        let (says, write) = match &original {
            Some(original) => {
                let typed = if original.contains(':') { format!("\"{original}\"") } else { original.clone() };
                (format!("its original says {original}, which is shown"), fields.write(path, &typed).ok())
            }
            None => ("its original does not, so that it is not shown".to_owned(), None),
        };
        let message = format!("this translation says `{key}: {}`, but {says}", one_line(own));
        let delete = fields.without(path);
        let help = match write {
            Some(write) => {
                Help::typed("write ", write).and(format!(", or delete `{key}`: a translation needs only texts"))
            }
            None => Help::new(format!("delete `{key}`: a translation needs only texts")),
        };
        fields.warn(Code::TranslationMismatch, path, message, help.by(delete));
    }
}

/// The name of a place.
fn named(location: &TextOr<RawLocation>) -> Option<&String> {
    match location {
        TextOr::Text(name) => Some(name),
        TextOr::Record(location) => location.name.as_ref(),
    }
}

fn update(_: &mut Fields<'_>, joined: &Joined<'_>, known: &mut Originals<'_>, at: usize) {
    let Record::Update(raw) = &joined.draft.record else { return };
    let update = &mut known.updates[at].record;
    if let Some(title) = &mut update.title {
        joined.add(title, raw.title.as_deref());
    }
    if let Some(summary) = &mut update.summary {
        joined.add(summary, raw.summary.as_deref());
    }
    joined.add_body(&mut update.body);
    joined.name(&mut update.translations);
    notes(joined, raw.reports.as_ref(), RecordIndex::Update(UpdateIndex::at(at)), known);
}

/// Notes of the reports that a record gives, matched by the commitment they are of, else by their order.
fn notes(joined: &Joined<'_>, raw: Option<&List<RawReport>>, record: RecordIndex, known: &mut Originals<'_>) {
    let reports = &mut *known.reports;
    let given = match record {
        RecordIndex::Huddle(index) => &reports.of_huddles[index.position()],
        RecordIndex::Update(index) => &reports.of_updates[index.position()],
        RecordIndex::Division(_) | RecordIndex::Page(_) => return,
    };
    for (position, entry) in raw.into_iter().flatten().enumerate() {
        let Some(entry) = entry else { continue };
        let name = |index: &CommitmentIndex| {
            let commitment = &known.commitments[index.position()];
            format!("{}/{}", known.huddles[commitment.huddle.position()].record.id, commitment.record.id)
        };
        let found = match entry.commitment.as_deref() {
            Some(written) => given.iter().find(|(index, _)| name(index) == written),
            None => given.get(position),
        };
        if let Some((index, at)) = found
            && let Some(note) = &mut reports.of_commitments[index.position()][*at].note
        {
            joined.add(note, entry.note.as_deref());
        }
    }
}

fn division(joined: &Joined<'_>, division: &mut crate::record::model::Division) {
    let Record::Division(raw) = &joined.draft.record else { return };
    joined.add(&mut division.name, raw.name.as_deref().or(raw.title.as_deref()));
    if let Some(body) = &mut division.body {
        joined.add_body(body);
    }
}

fn page(joined: &Joined<'_>, page: &mut crate::record::model::Page) {
    let Record::Page(raw) = &joined.draft.record else { return };
    joined.add(&mut page.title, raw.title.as_deref());
    if let Some(summary) = &mut page.summary {
        joined.add(summary, raw.summary.as_deref());
    }
    joined.add_body(&mut page.body);
    joined.name(&mut page.translations);
}

fn unmatched(fields: &mut Fields<'_>, path: &[Step<'_>], what: &str, id: &str, known: &[&str]) {
    if known.is_empty() {
        unknown_word(fields, path, id, known);
        return;
    }
    let near = nearest(id, known.iter().copied());
    let message = format!("the original has no {what} \"{}\"", one_line(id));
    let help = Help::one_of(known.iter().copied(), near, |name| fields.put(path, name));
    fields.error(Code::TranslationMismatch, path, message, help);
}
