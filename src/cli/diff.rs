//! `huddle diff`: what readers will see that they do not see now, of two content folders, two published sites, or one
//! of each.

use super::arguments::{Format, ReportArguments, content_folder, not_published, published_place};
use super::build::report_mistakes;
use super::outcome::Outcome;
use super::today;
use crate::data::difference::{self, Compared, Form, TABLES, difference, prose, written};
use crate::data::{Published, Row, Selection, source};
use crate::diagnostics::Diag;
use crate::disk::load;
use crate::disk::load::published::{Publication, PublishedFiles};
use crate::publish::export::json::LINES;
use crate::publish::pipeline::{Memory, Options, Prepared, Unobserved, prepare};
use crate::publish::seal::Manifest;
use crate::record::model::{Body, Site};
use crate::record::resolve::settings;
use crate::site::artifact::FileSeal;
use crate::site::check::private::hidden::Hidden;
use crate::site::plan::{self, Planned, address_of, file_of};
use crate::site::published::{AddressedId, PublishedAddresses};
use anyhow::Context;
use clap::{Args, ValueEnum};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// What is compared, and how it is shown.
#[derive(Args, Debug)]
pub struct DiffArguments {
    /// What readers see now: a content folder, a built site, or the address of the published one (`base_url`: the
    /// address that NEW has)
    #[arg(value_name = "OLD")]
    pub old: String,
    /// What they will see: the same kinds of places
    #[arg(value_name = "NEW")]
    pub new: String,
    /// Compare where a site is published at OLD, and say so where none is
    #[arg(long)]
    pub if_published: bool,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
    /// Read content folders as if it were this day (YYYY-MM-DD); otherwise SOURCE_DATE_EPOCH, or the clock's day
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}

/// The form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people
    Text,
    /// For the page of a change
    Markdown,
    /// One JSON object
    Json,
}

/// Runs the command.
///
/// # Errors
/// A place that cannot be read.
pub fn run(arguments: &DiffArguments) -> anyhow::Result<Outcome> {
    let today = arguments.today.as_deref();
    let new = match Side::at(&arguments.new, today, Publication::Further)? {
        Ok(side) => side,
        Err(unseen) => return Ok(unseen.reported(arguments, &arguments.new)),
    };
    let publication = if arguments.if_published { Publication::Unknown } else { Publication::Further };
    let own = new.address().to_owned();
    let old = match published_place(&arguments.old, &own, publication)? {
        Some(place) => Side::at(place, today, publication)?,
        None => Err(Unseen::Unpublished),
    };
    let old = match old {
        Ok(side) => side,
        Err(unseen) => return Ok(unseen.reported(arguments, &own)),
    };
    let (before, after) = (old.compared()?, new.compared()?);
    for (place, site) in [(&arguments.old, &before), (&arguments.new, &after)] {
        if site.tables.is_empty() {
            message!(
                "{place} publishes no tables, so fields and commitments are not compared, only addresses and words."
            );
        }
    }
    let texts = Texts::new(&old, &new);
    let found = difference(&before, &after, &mut |id| texts.of(id))?;
    // Comments on a change are read by everybody, and stay when the change does not.
    let public = Hidden::default();
    let hidden = [&new, &old].into_iter().find_map(Side::hidden).unwrap_or(&public);
    match arguments.format {
        DiffFormat::Text => answer!("{}", masked_lines(hidden, written(&found, Form::Text).trim_end())),
        DiffFormat::Markdown => answer!("{}", masked_lines(hidden, written(&found, Form::Markdown).trim_end())),
        DiffFormat::Json => {
            let mut found = serde_json::to_value(&found).context("the difference cannot be written")?;
            mask_values(hidden, &mut found);
            let text = serde_json::to_string_pretty(&found).context("the difference cannot be written")?;
            report!(format!("{text}\n"));
        }
    }
    Ok(Outcome::Done)
}

fn masked_lines(hidden: &Hidden, text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| hidden.masked(line)).collect();
    lines.join("\n")
}

/// Masks every text of a value; names of fields are the program's own.
fn mask_values(hidden: &Hidden, value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(masked) = hidden.masked(text) {
                *text = masked;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| mask_values(hidden, value)),
        Value::Object(fields) => fields.values_mut().for_each(|value| mask_values(hidden, value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Why nothing can be compared.
enum Unseen {
    /// A content folder that is not published as it is.
    Mistakes { content: PathBuf, diags: Vec<Diag> },
    /// No site is published there.
    Unpublished,
}

impl Unseen {
    /// Says so; `place` is the content folder with the mistakes, or the address of the new site.
    fn reported(&self, arguments: &DiffArguments, place: &str) -> Outcome {
        match self {
            Self::Mistakes { content, diags } => {
                report_mistakes(diags, ReportArguments { format: Format::Text, all: false }, content);
                message!("{} has mistakes, so nobody will see it as it is: mend them first.", content.display());
                return Outcome::Mistakes;
            }
            Self::Unpublished => {
                let nothing = not_published(&arguments.old, place);
                match arguments.format {
                    DiffFormat::Text => answer!("What readers will see\n{nothing}"),
                    DiffFormat::Markdown => answer!("## What readers will see\n\n{nothing}"),
                    DiffFormat::Json => report!("null\n"),
                }
            }
        }
        Outcome::Done
    }
}

/// One of the two sites.
enum Side {
    /// A content folder, ready to be rendered.
    Content(Box<Prepared>),
    /// A built site.
    Built(Box<Manifest>, PublishedFiles),
}

impl Side {
    /// The site at this place, or why there is none to compare with.
    fn at(place: &str, today: Option<&str>, publication: Publication) -> anyhow::Result<Result<Self, Unseen>> {
        let folder = content_folder(Path::new(place));
        if !folder.join(settings::FILE).is_file() {
            let files = PublishedFiles::at(place);
            let manifest = files.manifest(publication)?;
            return Ok(manifest.map_or(Err(Unseen::Unpublished), |found| Ok(Self::Built(Box::new(found), files))));
        }
        let inputs = load::load(&folder)?;
        let options = Options { today: today::today(today, &inputs)?, drafts: false, base_url: None };
        let prepared = prepare(&inputs, &options, &mut Memory::none(), &Unobserved);
        if prepared.has_errors() {
            return Ok(Err(Unseen::Mistakes { content: folder, diags: prepared.diags }));
        }
        Ok(Ok(Self::Content(Box::new(prepared))))
    }

    /// Where it is published.
    fn address(&self) -> &str {
        match self {
            Self::Content(prepared) => &prepared.site.config.base_url,
            Self::Built(manifest, _) => &manifest.base_url,
        }
    }

    /// What is not repeated of a content folder; what a published site has is judged by itself.
    fn hidden(&self) -> Option<&Hidden> {
        match self {
            Self::Content(prepared) => Some(&prepared.hidden),
            Self::Built(..) => None,
        }
    }

    fn compared(&self) -> anyhow::Result<Compared> {
        let mut tables = BTreeMap::new();
        for name in TABLES {
            tables.extend(self.rows(name)?.map(|rows| (name, rows)));
        }
        let addresses = match self {
            Self::Content(prepared) => PublishedAddresses::of(&prepared.site),
            Self::Built(manifest, _) => manifest.addresses.clone().unwrap_or_default(),
        };
        Ok(Compared { tables, addresses })
    }

    /// The rows of a table; `None` where a site does not publish it.
    fn rows(&self, table: &str) -> anyhow::Result<Option<difference::Rows>> {
        let lines = match self {
            Self::Content(prepared) => {
                let published = Published { site: &prepared.site, plan: &prepared.plan };
                let mut lines = Vec::new();
                let source = source(table).context("a table that is compared is one of the site's")?;
                (source.rows)(&published, &Selection::all(&prepared.site), &mut |row: &dyn Row| lines.push(row.json()));
                lines
            }
            Self::Built(_, files) => {
                let file = plan::data::table(table, LINES);
                let Some(bytes) = files.read(file.as_str())? else { return Ok(None) };
                bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(<[u8]>::to_vec).collect()
            }
        };
        let read = |line: Vec<u8>| -> anyhow::Result<(String, Map<String, Value>)> {
            let row: Map<String, Value> =
                serde_json::from_slice(&line).with_context(|| format!("a row of the table {table} is damaged"))?;
            let id = row.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            Ok((id, row))
        };
        lines.into_iter().map(read).collect::<anyhow::Result<difference::Rows>>().map(Some)
    }

    /// The languages of the site's pages, as the beginnings of their addresses.
    fn prefixes(&self) -> Vec<String> {
        match self {
            Self::Content(prepared) => {
                let others = prepared.site.config.languages.iter().skip(1);
                std::iter::once(String::new()).chain(others.map(|tag| format!("{tag}/"))).collect()
            }
            Self::Built(manifest, _) => {
                let others = manifest.files.keys().filter_map(|file| file.strip_suffix("huddles/index.html"));
                others.filter(|prefix| prefix.matches('/').count() <= 1).map(str::to_owned).collect()
            }
        }
    }

    /// The page at an address; none where there is no such page.
    fn page(&self, address: &str, placed: &HashMap<&str, Planned>) -> anyhow::Result<Option<Vec<u8>>> {
        match self {
            Self::Content(prepared) => {
                let Some(planned) = placed.get(address) else { return Ok(None) };
                let page = prepared.render(*planned);
                page.map(|artifact| Some(artifact.bytes)).map_err(|mistake| anyhow::anyhow!("{}", mistake.message))
            }
            Self::Built(_, files) => Ok(files.read(file_of(address).as_str())?),
        }
    }
}

/// The texts of records on both sites.
struct Texts<'a> {
    sides: [(&'a Side, HashMap<&'a str, Planned>); 2],
    /// Of each language that one of the two has.
    prefixes: BTreeSet<String>,
    /// Hashes of what staff wrote, where both sites are content folders: what is the same need not be rendered.
    written: Option<[HashMap<AddressedId, blake3::Hash>; 2]>,
}

impl<'a> Texts<'a> {
    fn new(old: &'a Side, new: &'a Side) -> Self {
        let written = match (old, new) {
            (Side::Content(old), Side::Content(new)) => Some([hashes(&old.site), hashes(&new.site)]),
            _ => None,
        };
        let prefixes = old.prefixes().into_iter().chain(new.prefixes()).collect();
        Self { sides: [old, new].map(|side| (side, placed(side))), prefixes, written }
    }

    /// The text of a record as it was and as it is; `None` where the two are sure to be the same.
    fn of(&self, id: &AddressedId) -> anyhow::Result<Option<difference::Texts>> {
        let address = address_of(id);
        let is_same = match &self.written {
            Some([old, new]) => old.get(id) == new.get(id),
            None => self.has_same_pages(&address)?,
        };
        if is_same {
            return Ok(None);
        }
        let [old, new] = &self.sides;
        Ok(Some((self.text(old, &address)?, self.text(new, &address)?)))
    }

    /// Whether the pages of a record are byte for byte the same, by what the manifest of a built site says of them: of
    /// a published site only the pages that changed are fetched; all of them where it keeps a log, whose entries pages
    /// name.
    fn has_same_pages(&self, address: &str) -> anyhow::Result<bool> {
        for prefix in &self.prefixes {
            let address = format!("{prefix}{address}");
            let [old, new] = &self.sides;
            let same = match (seal(old, &address)?, seal(new, &address)?) {
                (Some(old), Some(new)) => old.is_same(&new),
                (old, new) => old.is_none() && new.is_none(),
            };
            if !same {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The text in each language that it has one in.
    fn text(&self, (side, placed): &(&Side, HashMap<&str, Planned>), address: &str) -> anyhow::Result<String> {
        let mut texts: Vec<String> = Vec::new();
        for prefix in &self.prefixes {
            let page = side.page(&format!("{prefix}{address}"), placed)?.unwrap_or_default();
            let text = prose(&String::from_utf8_lossy(&page));
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        Ok(texts.join("\n"))
    }
}

/// The seal of the page at an address; none where there is no such page.
fn seal((side, placed): &(&Side, HashMap<&str, Planned>), address: &str) -> anyhow::Result<Option<FileSeal>> {
    Ok(match side {
        Side::Built(manifest, _) => manifest.files.get(file_of(address).as_str()).cloned(),
        Side::Content(_) => side.page(address, placed)?.map(|bytes| FileSeal::of(&bytes)),
    })
}

/// The pages of a content folder by their addresses.
fn placed(side: &Side) -> HashMap<&str, Planned> {
    match side {
        Side::Content(prepared) => {
            prepared.plan.pages.iter().map(|placed| (placed.address.as_str(), placed.page)).collect()
        }
        Side::Built(..) => HashMap::new(),
    }
}

/// A hash of the text of each record, with its translations.
fn hashes(site: &Site) -> HashMap<AddressedId, blake3::Hash> {
    let hash = |body: &Body| {
        let mut hasher = blake3::Hasher::new();
        let translations = body.translations.iter().map(|(_, source, span)| (*source, *span));
        for (source, span) in std::iter::once((body.source, body.span)).chain(translations) {
            hasher.update(site.text_of(source, span).as_bytes());
            hasher.update(&[0]);
        }
        hasher.finalize()
    };
    let huddles = site.huddles.iter().map(|huddle| (AddressedId::Huddle(huddle.id.clone()), hash(&huddle.body)));
    let updates = site.updates.iter().map(|update| (AddressedId::Update(update.id.clone()), hash(&update.body)));
    let pages = site.pages.iter().map(|page| (AddressedId::Page(page.id.clone()), hash(&page.body)));
    let divisions = site
        .divisions
        .iter()
        .filter_map(|division| Some((AddressedId::Division(division.id.clone()), hash(division.body.as_ref()?))));
    huddles.chain(updates).chain(pages).chain(divisions).collect()
}
