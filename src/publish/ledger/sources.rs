//! The records of a site with what they say: the canonical source that an entry of the log commits to, and a keyed hash
//! of what that source is made from, by which the next build knows a record that it need not read again.

use super::each::Each;
use super::json::canonical;
use super::logging::Logging;
use crate::record::model::{FormerAddress, Minutes, RecordIndex, Site, SourceIndex};
use crate::record::parse::said::{Said, said};
use crate::record::parse::{Class, FileFacts, Habits, TextHash};
use crate::record::resolve::kept::{Translations, translations};
use crate::record::resolve::outlines::Boundaries;
use crate::record::resolve::sealing::Sealing;
use crate::site::artifact::{Digest, Origin};
use crate::site::history::{RecordKind, record_key};
use crate::site::plan;
use crate::text::SitePath;
use crate::text::source::Source;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

/// What the sources are made from.
#[derive(Clone, Copy)]
pub struct Content<'a> {
    /// The whole record.
    pub site: &'a Site,
    /// What was read from each source, by its index.
    pub facts: &'a [Arc<FileFacts>],
    /// What each file is.
    pub texts: &'a [(Arc<Source>, Class)],
    /// How files are read.
    pub habits: &'a Habits,
    /// Files of outlines.
    pub boundaries: &'a Boundaries,
    /// How what is not published is hashed.
    pub sealing: &'a Sealing,
    /// site.yaml, which says how files of an archive are read.
    pub settings: Option<&'a Source>,
    /// Does something for each number below another, side by side.
    pub each: &'a Each,
}

/// A record of the site.
#[derive(Clone, Debug)]
pub struct Current {
    /// Where it is.
    pub index: RecordIndex,
    /// Its key.
    pub key: String,
    /// The keys that it had before.
    pub former: Vec<String>,
    /// What it is called, in its own language.
    pub title: String,
    /// Of its minutes only a notice is left.
    pub withdrawn: bool,
}

/// The records of a site in the order of their keys.
pub fn records(site: &Site) -> Vec<Current> {
    let title = |text: Option<&crate::record::model::Text>, otherwise: &str| {
        text.map_or(otherwise, |text| text.original.as_str()).to_owned()
    };
    let of = |index, kind, id: &str, title, withdrawn| Current {
        index,
        key: record_key(kind, id),
        former: Vec::new(),
        title,
        withdrawn,
    };
    let mut all = Vec::new();
    for (at, division) in site.divisions.iter().enumerate() {
        let index = RecordIndex::Division(crate::record::model::DivisionIndex::at(at));
        all.push(of(index, RecordKind::Division, &division.id, title(Some(&division.name), &division.id), false));
    }
    for (at, huddle) in site.huddles.iter().enumerate() {
        let index = RecordIndex::Huddle(crate::record::model::HuddleIndex::at(at));
        let withdrawn = huddle.minutes == Minutes::Withdrawn;
        all.push(of(index, RecordKind::Huddle, &huddle.id, title(Some(&huddle.title), &huddle.id), withdrawn));
    }
    for (at, update) in site.updates.iter().enumerate() {
        let index = RecordIndex::Update(crate::record::model::UpdateIndex::at(at));
        all.push(of(index, RecordKind::Update, &update.id, title(update.title.as_ref(), &update.id), false));
    }
    for (at, page) in site.pages.iter().enumerate() {
        let index = RecordIndex::Page(crate::record::model::PageIndex::at(at));
        all.push(of(index, RecordKind::Page, &page.id, title(Some(&page.title), &page.id), false));
    }
    let mut former: HashMap<RecordIndex, Vec<String>> = HashMap::new();
    for address in &site.former {
        let (index, kind, id) = match address {
            FormerAddress::Division { id, now } => (RecordIndex::Division(*now), RecordKind::Division, id),
            FormerAddress::Huddle { id, now } => (RecordIndex::Huddle(*now), RecordKind::Huddle, id),
            FormerAddress::Update { id, now } => (RecordIndex::Update(*now), RecordKind::Update, id),
            FormerAddress::Page { id, now } => (RecordIndex::Page(*now), RecordKind::Page, id),
            FormerAddress::Area { .. } | FormerAddress::Commitment { .. } => continue,
        };
        former.entry(index).or_default().push(record_key(kind, id));
    }
    for record in &mut all {
        record.former = former.remove(&record.index).unwrap_or_default();
    }
    all.sort_by(|one, other| one.key.cmp(&other.key));
    all
}

/// Makes the sources of records.
pub struct Sources<'a> {
    content: Content<'a>,
    logging: &'a Logging,
    classes: OnceLock<HashMap<&'a SitePath, Class>>,
    translations: Translations,
    /// What the hash of what a record is made from begins with; `None` where nothing is hashed.
    origin: Option<blake3::Hasher>,
}

impl<'a> Sources<'a> {
    /// Those of a site.
    pub fn new(content: Content<'a>, logging: &'a Logging) -> Self {
        Self {
            content,
            logging,
            classes: OnceLock::new(),
            translations: translations(content.site),
            origin: content.sealing.begin_origin(),
        }
    }

    /// The file of a record; `None` for a division that no file describes.
    fn own(&self, record: RecordIndex) -> Option<SourceIndex> {
        let site = self.content.site;
        match record {
            RecordIndex::Division(index) => site.division(index).body.as_ref().map(|body| body.source),
            RecordIndex::Huddle(index) => Some(site.huddle(index).source),
            RecordIndex::Update(index) => Some(site.update(index).body.source),
            RecordIndex::Page(index) => Some(site.page(index).body.source),
        }
    }

    /// The translations of a record that are published, in the order of their languages.
    fn translated(&self, record: RecordIndex, own: SourceIndex) -> Vec<(&str, SourceIndex)> {
        let site = self.content.site;
        let of_division: Vec<_>;
        let languages = match record {
            RecordIndex::Division(index) => {
                of_division = site.division(index).body.iter().flat_map(|body| &body.translations).collect();
                let mut all: Vec<_> = of_division.iter().map(|(language, ..)| &**language).collect();
                all.extend(site.division(index).name.translations.iter().map(|(language, _)| &**language));
                all
            }
            RecordIndex::Huddle(index) => site.huddle(index).translations.iter().map(|language| &**language).collect(),
            RecordIndex::Update(index) => site.update(index).translations.iter().map(|language| &**language).collect(),
            RecordIndex::Page(index) => site.page(index).translations.iter().map(|language| &**language).collect(),
        };
        let all = self.translations.get(&site.source(own).path).map_or(&[][..], Vec::as_slice);
        let is_shown = |language: &str| languages.contains(&language);
        let all = all.iter().filter(|(language, index)| is_shown(language) && !site.withdrawn.contains(index));
        let mut all: Vec<_> = all.map(|(language, index)| (language.as_str(), *index)).collect();
        all.sort_unstable_by_key(|(language, _)| *language);
        all
    }

    /// The files that a record's page shows or links to, each with what its bytes are known by.
    fn files(&self, record: RecordIndex, sources: &[SourceIndex]) -> BTreeMap<SitePath, Map<String, Value>> {
        let site = self.content.site;
        let mut paths: Vec<SitePath> = Vec::new();
        for &index in sources {
            let facts = &self.content.facts[index.position()];
            let named = facts.files.iter().filter_map(|named| SitePath::new(named.file.trim()));
            paths.extend(named.filter_map(|path| site.media_file(&path).cloned()));
            let links = facts.body.links.iter().filter(|link| !link.refused);
            paths.extend(links.filter_map(|link| plan::linked_file(site, &site.source(index).path, &link.target)));
        }
        let known = paths.into_iter().filter(|path| site.may_attach(path));
        let mut files: BTreeMap<SitePath, Map<String, Value>> =
            known.filter_map(|path| self.known_by(&path).map(|hash| (path, hash))).collect();
        if let RecordIndex::Division(index) = record {
            let division = site.division(index);
            let areas = division.areas.iter().map(|area| site.area(*area).boundary.as_str());
            for boundary in areas.chain([division.boundary.as_str()]) {
                let path = SitePath::new(boundary.split('#').next().unwrap_or_default());
                let outlines = path.and_then(|path| Some((self.content.boundaries.get(&path)?, path)));
                if let Some((source, path)) = outlines {
                    files.insert(
                        path,
                        self.sealed(self.content.sealing.of(source.text.replace("\r\n", "\n").as_bytes())),
                    );
                }
            }
        }
        files
    }

    /// The SHA-256 of a file that is published as it is; of a picture, which is published otherwise than it lies there,
    /// a hash that only who has the key can make.
    fn known_by(&self, path: &SitePath) -> Option<Map<String, Value>> {
        match self.content.site.pictures.get(path) {
            Some(Ok(picture)) => Some(self.sealed(picture.mark.clone())),
            Some(Err(_)) => None,
            None => {
                let digest = self.logging.digests.get(path)?;
                Some(Map::from_iter([("sha256".to_owned(), Value::String(digest.clone()))]))
            }
        }
    }

    fn sealed(&self, seal: String) -> Map<String, Value> {
        let key = self.content.sealing.name();
        Map::from_iter([("key".to_owned(), Value::String(key)), ("seal".to_owned(), Value::String(seal))])
    }

    /// What a record says, as the log commits to it.
    pub fn source(&self, record: RecordIndex) -> Value {
        let Some(own) = self.own(record) else { return self.unwritten(record) };
        let translated = self.translated(record, own);
        let sources: Vec<SourceIndex> =
            std::iter::once(own).chain(translated.iter().map(|(_, index)| *index)).collect();
        let mut all = part(self.said(own, false));
        let files = self.files(record, &sources).into_iter().map(|(path, mut file)| {
            file.insert("path".to_owned(), Value::String(path.as_str().to_owned()));
            Value::Object(file)
        });
        let files: Vec<Value> = files.collect();
        let translations = translated.iter().filter_map(|(language, index)| {
            let mut said = part(self.said(*index, true));
            (!said.is_empty()).then(|| {
                said.insert("language".to_owned(), Value::String((*language).to_owned()));
                Value::Object(said)
            })
        });
        let translations: Vec<Value> = translations.collect();
        for (name, list) in [("files", files), ("translations", translations)] {
            if !list.is_empty() {
                all.insert(name.to_owned(), Value::Array(list));
            }
        }
        Value::Object(all)
    }

    /// A division that was made from a name in other records.
    fn unwritten(&self, record: RecordIndex) -> Value {
        let RecordIndex::Division(index) = record else { return json!({}) };
        json!({"details": {"name": self.content.site.division(index).name.original}})
    }

    fn said(&self, index: SourceIndex, translation: bool) -> Said {
        let source = &self.content.site.sources[index.position()];
        let texts = || self.content.texts.iter().map(|(source, class)| (&source.path, *class)).collect();
        let class = self.classes.get_or_init(texts).get(&source.path).copied().unwrap_or(Class::Page);
        said(source, class, self.content.habits, translation)
    }

    /// The keyed hash of a file's text, which was made when the file was parsed, or is made now.
    fn text_hash(&self, index: SourceIndex) -> Option<TextHash> {
        let begun = self.origin.as_ref()?;
        let text = &self.content.site.source(index).text;
        let make = || *begun.clone().update(text.as_bytes()).finalize().as_bytes();
        Some(*self.content.facts[index.position()].hash.get_or_init(make))
    }

    /// A keyed hash of everything that [`Self::source`] is made from; `None` where nothing is hashed.
    pub fn origin(&self, record: RecordIndex) -> Option<Origin> {
        let mut hash = self.origin.clone()?;
        let mut add = |bytes: &[u8]| {
            hash.update(&(bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        add(b"what a record says, 2");
        match self.own(record) {
            None => add(canonical(&self.unwritten(record)).as_bytes()),
            Some(own) => {
                let translated = self.translated(record, own);
                let mut sources = vec![own];
                let site = self.content.site;
                if self.content.facts[own.position()].adopted {
                    // What an archive's files say depends on their names and on site.yaml.
                    add(site.source(own).path.as_str().as_bytes());
                    add(self.content.settings.map_or("", |settings| &settings.text).as_bytes());
                }
                add(&self.text_hash(own)?);
                for (language, index) in translated {
                    add(language.as_bytes());
                    add(&self.text_hash(index)?);
                    sources.push(index);
                }
                for (path, file) in self.files(record, &sources) {
                    add(path.as_str().as_bytes());
                    file.values().filter_map(Value::as_str).for_each(|hash| add(hash.as_bytes()));
                }
            }
        }
        Some(Digest::of(&hash.finalize()))
    }
}

/// What a file says as a part of a source.
fn part(said: Said) -> Map<String, Value> {
    let mut part = Map::new();
    if !said.details.is_empty() {
        part.insert("details".to_owned(), Value::Object(said.details));
    }
    if !said.text.is_empty() {
        part.insert("text".to_owned(), Value::String(said.text));
    }
    part
}

/// Whether two sources say the same of files that are only known by hashes of two keys: nobody can tell whether the
/// bytes are the same, so they count as such.
pub fn differ_in_keys_alone(before: &Value, after: &Value) -> bool {
    let unsealed = |source: &Value| {
        let mut source = source.clone();
        for file in source.get_mut("files").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(file) = file.as_object_mut().filter(|file| file.contains_key("seal")) {
                file.remove("seal");
                file.remove("key");
            }
        }
        source
    };
    let keys = |source: &'_ Value| -> BTreeMap<String, String> {
        let files = source.get("files").and_then(Value::as_array).into_iter().flatten();
        let text = |file: &Value, name| file.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        files.map(|file| (text(file, "path"), text(file, "key") + &text(file, "seal"))).collect()
    };
    let (old, new) = (keys(before), keys(after));
    // 16 digits name the key.
    let is_of_other_key = |path: &String| {
        let (old, new) = (&old[path], new.get(path));
        new.is_none_or(|new| old == new || old.get(..16) != new.get(..16))
    };
    unsealed(before) == unsealed(after) && old.keys().all(is_of_other_key)
}
