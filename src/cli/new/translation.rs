//! `huddle new translation`: the file of a record's translation, with the original's texts where they are to be
//! translated. Each says so itself, so that `huddle check` names what is not translated yet, and no page shows it.

use super::{NewFile, words};
use crate::cli::arguments::prefix;
use crate::cli::today;
use crate::pages::language::FALLBACK;
use crate::publish::pipeline::{Inputs, Memory, Options, Prepared, Unobserved, prepare};
use crate::record::model::placeholder::{TRANSLATED_BODY, TRANSLATION};
use crate::record::model::{
    Attachment, Body, CommitmentIndex, Division, Huddle, Language, Minutes, Page, RecordIndex, Site, Text, Update,
};
use crate::record::parse::decode::{plain_or_quoted, quoted};
use crate::record::parse::tree::{Node, NodeValue};
use crate::record::parse::{details, front_matter, translation_of};
use crate::text::fold::same;
use crate::text::source::Source;
use crate::text::{SitePath, nearest, one_line};
use anyhow::{Context, bail};
use clap::Args;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What is typed behind `huddle new translation`.
#[derive(Args, Debug)]
pub struct TranslationArguments {
    /// The file or the id of a huddle, update, page or division; `words` for the words of the interface
    #[arg(value_name = "FILE")]
    file: String,
    /// The language to translate into, by its tag, such as es; may be left out where the site has only one other
    #[arg(long, short, value_name = "TAG")]
    language: Option<String>,
    /// Print it, and make no file
    #[arg(long)]
    print: bool,
    /// The folder with your files
    #[arg(long, default_value = "content")]
    pub content: PathBuf,
}

/// The file to be made.
///
/// # Errors
/// A record that is not there, a language that the site does not have.
pub fn make(arguments: &TranslationArguments, content: &Path, inputs: &Inputs) -> anyhow::Result<NewFile> {
    let options = Options { today: today::today(None, inputs)?, drafts: true, base_url: None };
    let prepared = prepare(inputs, &options, &mut Memory::none(), &Unobserved);
    let site = &prepared.site;
    if arguments.file == words::NAME {
        // Every word is there in English, which is asked about only by name.
        let own = Language::from(if arguments.language.is_some() { "" } else { FALLBACK });
        let language = language(site, &own, arguments)?;
        return words::make(inputs, &language, content, arguments.print);
    }
    let (path, record) = named(&prepared, content, &arguments.file)?;
    let own = match record {
        RecordIndex::Huddle(index) => &site.huddle(index).language,
        RecordIndex::Update(index) => &site.update(index).language,
        RecordIndex::Division(index) => &site.division(index).language,
        RecordIndex::Page(index) => &site.page(index).language,
    };
    let language = language(site, own, arguments)?;
    let translated = path.beside(&format!("{}.{language}.md", path.stem())).context("the file has no usable name")?;
    let mut written = Written::default();
    match record {
        RecordIndex::Huddle(index) => huddle(&mut written, site, site.huddle(index))?,
        RecordIndex::Update(index) => update(&mut written, site, site.update(index)),
        RecordIndex::Division(index) => division(&mut written, site, site.division(index)),
        RecordIndex::Page(index) => page(&mut written, site, site.page(index)),
    }
    if let Some(source) = site.sources.iter().find(|source| source.path == path) {
        written.exceptions(source);
    }
    let note = format!(
        "Translate each text, and delete \"{}\" before it. Until then pages show the original's text there, and huddle \
            check says what is left.",
        TRANSLATION.text
    );
    Ok(NewFile { path: translated.to_string(), text: written.finished(), is_printed: arguments.print, note })
}

/// The record that is meant: by the path of its file as it was typed, or in the content folder, or by its id.
fn named(prepared: &Prepared, content: &Path, typed: &str) -> anyhow::Result<(SitePath, RecordIndex)> {
    let site = &prepared.site;
    let slashed = typed.replace('\\', "/");
    let below = |path: &str| path.strip_prefix(&prefix(content)).unwrap_or(path).trim_start_matches("./").to_owned();
    let on_disk = || {
        let (file, folder) = (Path::new(typed).canonicalize().ok()?, content.canonicalize().ok()?);
        Some(file.strip_prefix(folder).ok()?.to_str()?.replace('\\', "/"))
    };
    let paths = [Some(below(&slashed)), on_disk()].into_iter().flatten().filter_map(|path| SitePath::new(&path));
    for path in paths {
        if let Some(record) = site.lookup.record_of_file.get(&path) {
            return Ok((path, *record));
        }
        if let Some((base, _)) = translation_of(&path)
            && site.lookup.record_of_file.contains_key(&base)
        {
            bail!("{path} is a translation itself: name its original, {base}");
        }
        if site.sources.iter().any(|source| source.path == path) {
            bail!("{path} is no record that could be translated, or has mistakes: huddle check");
        }
    }
    let named = |(path, record): (&SitePath, &RecordIndex)| {
        let id = id_of(site, *record);
        (id == typed || path.stem() == typed || path.file_name() == typed).then(|| (path.clone(), *record))
    };
    let mut found: Vec<(SitePath, RecordIndex)> = site.lookup.record_of_file.iter().filter_map(named).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => {
            let mut ids: Vec<&str> = site.lookup.record_of_file.values().map(|record| id_of(site, *record)).collect();
            ids.sort_unstable();
            let near = nearest(typed, ids).map_or(String::new(), |near| format!("; did you mean {near}?"));
            bail!("there is no record \"{typed}\"{near} (write its file, such as {}pages/about.md)", prefix(content))
        }
        several => {
            let paths: Vec<String> = several.iter().map(|(path, _)| path.to_string()).collect();
            bail!("\"{typed}\" may be one of several records: write {}", paths.join(" or "))
        }
    }
}

fn id_of(site: &Site, record: RecordIndex) -> &str {
    match record {
        RecordIndex::Huddle(index) => &site.huddle(index).id,
        RecordIndex::Update(index) => &site.update(index).id,
        RecordIndex::Division(index) => &site.division(index).id,
        RecordIndex::Page(index) => &site.page(index).id,
    }
}

/// The language that is meant: the one that was named, else the only one that is not the record's own.
fn language(site: &Site, own: &Language, arguments: &TranslationArguments) -> anyhow::Result<Language> {
    let all = site.config.languages.iter().map(|language| &**language).collect::<Vec<_>>().join(", ");
    let others: Vec<&Language> = site.config.languages.iter().filter(|language| *language != own).collect();
    let Some(asked) = &arguments.language else {
        return match others.as_slice() {
            [one] => Ok((*one).clone()),
            [] => bail!(
                "the site has no other language: add one to `languages:` in site.yaml, such as `languages: [{all}, es]`"
            ),
            [one, ..] => {
                bail!("say into which language: --language {one} (the site has {all})")
            }
        };
    };
    if same(asked, own) {
        bail!("the record is written in {own} itself; the site has {all}");
    }
    match others.iter().find(|language| same(language, asked)) {
        Some(language) => Ok((*language).clone()),
        None => bail!(
            "{asked} is not a language of the site: add it to `languages:` in site.yaml, `languages: [{all}, {asked}]`"
        ),
    }
}

/// A translation that is being written.
#[derive(Default)]
struct Written {
    details: String,
    body: String,
}

/// A text that is to be translated, as YAML.
fn waiting(text: &str) -> String {
    quoted(&format!("{} {}", TRANSLATION.text, one_line(text)))
}

impl Written {
    fn field(&mut self, name: &str, text: Option<&Text>) {
        if let Some(text) = text.filter(|text| !text.original.trim().is_empty()) {
            let _ = writeln!(self.details, "{name}: {}", waiting(&text.original));
        }
    }

    /// A text of several lines.
    fn block(&mut self, name: &str, text: &str) {
        let _ = writeln!(self.details, "{name}: |\n  {}\n", TRANSLATION.text);
        for line in text.trim_end().lines() {
            let _ = writeln!(self.details, "{}", format!("  {line}").trim_end());
        }
    }

    fn list(&mut self, name: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            let _ = writeln!(self.details, "{name}:");
            for item in &items {
                let _ = writeln!(self.details, "  - {{{item}}}");
            }
        }
    }

    fn body(&mut self, site: &Site, body: &Body) {
        // With the marks of what was taken out, not with their words.
        let text = &site.source(body.source).text[body.span.start..body.span.end];
        let text = text.trim_matches(['\n', '\r']).trim_end();
        if !text.is_empty() {
            self.body = format!("\n{}\n\n{text}\n", TRANSLATED_BODY.text);
        }
    }

    /// What the original's record says may stand there although it looks private: so it may in its translation.
    fn exceptions(&mut self, source: &Source) {
        let split = front_matter::split(source, &mut Vec::new());
        let Some(tree) = details::tree(source, &split, &mut Vec::new()) else { return };
        let Some(NodeValue::List(items)) = tree.get("allow").map(|node| &node.value) else { return };
        let one = |item: &Node| {
            let part = |key: &str| item.get(key).and_then(Node::text).map(quoted);
            Some(format!("text: {}, reason: {}", part("text")?, part("reason")?))
        };
        self.list("allow", items.iter().filter_map(one));
    }

    fn finished(&self) -> String {
        format!("---\n{}---\n{}", self.details, self.body)
    }
}

fn huddle(written: &mut Written, site: &Site, huddle: &Huddle) -> anyhow::Result<()> {
    if huddle.minutes == Minutes::Withdrawn {
        bail!(
            "the minutes of {} were withdrawn: only a notice is left, which the site says in every language",
            huddle.id
        );
    }
    written.field("title", Some(&huddle.title).filter(|_| !huddle.title_from_body));
    written.field("summary", huddle.summary.as_ref());
    if let Some(agenda) = &huddle.agenda {
        written.block("agenda", &agenda.original);
    }
    let concern = |id: &str, text: &Text| format!("id: {}, text: {}", plain_or_quoted(id), waiting(&text.original));
    written.list("concerns", huddle.concerns.iter().map(|one| concern(&one.id, &one.text)));
    let commitments = huddle.commitment_indices().map(|index| site.commitment(index));
    written.list("commitments", commitments.map(|one| concern(&one.id, &one.text)));
    notes(written, site, &huddle.reports);
    let attachment = |one: &Attachment| {
        format!("file: {}, title: {}", plain_or_quoted(one.file.as_str()), waiting(&one.title.original))
    };
    written.list("attachments", huddle.attachments.iter().filter(|one| !one.title.original.is_empty()).map(attachment));
    written.body(site, &huddle.body);
    Ok(())
}

/// The notes of the reports that a record gives.
fn notes(written: &mut Written, site: &Site, reports: &[(CommitmentIndex, usize)]) {
    let note = |(index, at): &(CommitmentIndex, usize)| {
        let commitment = site.commitment(*index);
        let note = commitment.reports[*at].note.as_ref()?;
        let name = format!("{}/{}", site.huddle(commitment.huddle).id, commitment.id);
        Some(format!("commitment: {name}, note: {}", waiting(&note.original)))
    };
    written.list("reports", reports.iter().filter_map(note));
}

fn update(written: &mut Written, site: &Site, update: &Update) {
    written.field("title", update.title.as_ref());
    written.field("summary", update.summary.as_ref());
    notes(written, site, &update.reports);
    written.body(site, &update.body);
}

fn division(written: &mut Written, site: &Site, division: &Division) {
    written.field("name", Some(&division.name));
    if let Some(body) = &division.body {
        written.body(site, body);
    }
}

fn page(written: &mut Written, site: &Site, page: &Page) {
    written.field("title", Some(&page.title));
    written.field("summary", page.summary.as_ref());
    written.body(site, &page.body);
}
