//! Artifacts about artifacts: the manifest, which lists every file of the site with its hash, says what the site was
//! made from, and marks the folder as one that this program made. It never decides where files go.

pub mod changes;

use crate::record::model::Site;
use crate::record::resolve::sealing::{Hash, Sealing};
use crate::site::artifact::{FileSeal, Origin, Sealer, Sink};
use crate::site::published::{PublishedAddresses, PublishedSite};
use crate::text::SitePath;
use changes::SealedFiles;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// The manifest's name in the built site.
pub const FILE: &str = crate::site::plan::data::MANIFEST;

/// What the built site says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `huddle`: the mark of a folder that this program may replace.
    pub generator: String,
    /// The version of the program that made it.
    pub version: String,
    /// What kind of site it is; `None` in manifests from before that was said.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Where it is published.
    #[serde(default)]
    pub base_url: String,
    /// How many huddles it has.
    #[serde(default)]
    pub huddles: usize,
    /// How many records of all kinds.
    #[serde(default)]
    pub records: usize,
    /// The day of the build, ISO 8601.
    pub today: String,
    /// Which key the hashes of what is not published are made with; empty where there is none.
    #[serde(default)]
    pub key: String,
    /// A keyed hash over everything that the site was made from; the same input gives the same site. Empty without a
    /// key.
    pub input: String,
    /// Approved minutes: by huddle, a keyed hash of what they say and the number of their corrections.
    pub approved: BTreeMap<String, Approved>,
    /// The number of the newest version that is kept, by the id of its record; absent where none are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub versions: BTreeMap<String, u32>,
    /// Where its records are; `None` in manifests of sites without records of their own.
    #[serde(default)]
    pub addresses: Option<PublishedAddresses>,
    /// What the records were made from, by their keys; empty where no log is kept.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub origins: BTreeMap<String, Origin>,
    /// Keyed hashes of the texts in which nothing was found that looks private, was pasted or cannot be: the next build
    /// need not search them again. Empty without a key.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub plain: BTreeSet<Origin>,
    /// Every other file.
    pub files: BTreeMap<String, FileSeal>,
}

/// Whether a file of the site is one of the log, which proves itself.
pub fn is_of_log(path: &str) -> bool {
    path.starts_with("tlog/")
}

/// What an entry of the log about a publication commits to: each file but the manifest and those of the log, in the
/// order of their paths, as a line of the BLAKE3 hash in hex, the length in bytes and the path, with a space between.
pub fn digest_text(files: &BTreeMap<String, FileSeal>) -> String {
    let lines = files.iter().filter(|(path, _)| !is_of_log(path) && *path != FILE);
    lines.map(|(path, seal)| format!("{} {} {path}\n", seal.blake3, seal.bytes)).collect()
}

/// The BLAKE3 and the SHA-256 hash of [`digest_text`], in lower-case hex digits.
pub fn digests(files: &BTreeMap<String, FileSeal>) -> (String, String) {
    let text = digest_text(files);
    let sha256 = crate::record::resolve::sealing::hex(&Sha256::digest(&text));
    (blake3::hash(text.as_bytes()).to_hex().to_string(), sha256)
}

/// Kinds of sites: none may take the place of another unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The site of a department.
    Site,
    /// The same, with records that are not published: for its authors.
    Drafts,
    /// Several departments' sites joined.
    Federation,
}

/// What a published site says of approved minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Approved {
    /// Plain in manifests from before there were keys, which name no key.
    #[serde(alias = "sha256")]
    pub seal: String,
    /// How many corrections they have.
    pub corrections: usize,
}

impl Manifest {
    /// The manifest of a site; `input` is the keyed hash over what it was made from, `files` every other file.
    pub fn new(site: &Site, input: String, files: BTreeMap<String, FileSeal>) -> Self {
        let approved = site.huddles.iter().filter(|huddle| !huddle.seal.is_empty());
        let approved = approved
            .map(|huddle| {
                (huddle.id.clone(), Approved { seal: huddle.seal.clone(), corrections: huddle.correction_count })
            })
            .collect();
        let huddles = site.huddles.len();
        let records = huddles + site.updates.len() + site.pages.len() + site.divisions.len();
        let base_url = site.config.base_url.clone();
        Self {
            kind: Some(Kind::Site),
            base_url,
            huddles,
            records,
            approved,
            versions: site.newest_versions(),
            addresses: Some(PublishedAddresses::of(site)),
            ..Self::of_files(site.today, input, files)
        }
    }

    /// Of a site without minutes of its own.
    pub fn of_files(today: NaiveDate, input: String, files: BTreeMap<String, FileSeal>) -> Self {
        Self {
            generator: "huddle".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            kind: None,
            base_url: String::new(),
            huddles: 0,
            records: 0,
            today: today.to_string(),
            key: String::new(),
            input,
            approved: BTreeMap::new(),
            versions: BTreeMap::new(),
            addresses: None,
            origins: BTreeMap::new(),
            plain: BTreeSet::new(),
            files,
        }
    }

    /// Hands itself over as a file of the site, which nothing seals.
    ///
    /// # Errors
    /// A system error.
    pub fn put(&self, sink: &dyn Sink) -> io::Result<()> {
        let path = SitePath::new(FILE).expect("a plain name");
        sink.write(&path, &mut |out| self.write(out)).map(|_| ())
    }

    /// Writes itself as the file has it.
    ///
    /// # Errors
    /// A system error.
    pub fn write(&self, mut out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut out, self)?;
        out.write_all(b"\n")
    }

    /// Every file of the site with its seal, this one too.
    pub fn all_files(&self) -> SealedFiles {
        let mut sealer = Sealer::new(io::sink());
        self.write(&mut sealer).expect("what goes nowhere is always written");
        let mut files = self.files.clone();
        files.insert(FILE.to_owned(), sealer.seal());
        files
    }

    /// Whether each file that it names is one below the site's root: what a server sends may name any.
    pub fn stays_inside(&self) -> bool {
        self.files.keys().all(|path| SitePath::new(path).is_some_and(|clean| clean.as_str() == path))
    }

    /// Reads the manifest of a built site; `None` where it is not one of this program.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(bytes).ok().filter(|manifest| manifest.generator == "huddle")
    }

    /// What the approved minutes of the site said.
    pub fn published(&self) -> PublishedSite {
        let seals =
            self.approved.iter().map(|(id, approved)| (id.clone(), (approved.seal.clone(), approved.corrections)));
        PublishedSite {
            key: self.key.clone(),
            seals: seals.collect(),
            versions: self.versions.clone(),
            plain: self.plain.clone(),
            ..PublishedSite::default()
        }
    }

    /// The same, with the addresses that must still lead somewhere. `removals` is how many records may go at once where
    /// it is half of all.
    pub fn compared(&self, removals: Option<usize>) -> PublishedSite {
        PublishedSite { addresses: self.addresses.clone(), removals, ..self.published() }
    }
}

/// One hash over everything that a site is made from.
pub struct InputSeal(Option<Hash>);

impl InputSeal {
    /// Begins with what the program was made from and the options that change the output.
    pub fn new(options: &str, sealing: &Sealing) -> Self {
        let mut hash = sealing.begin();
        if let Some(hash) = &mut hash {
            hash.update(env!("HUDDLE_SOURCES"));
            hash.update([0]);
            hash.update(options);
        }
        Self(hash)
    }

    /// Adds a file: its path and content, each with its length, so that no two inputs give the same bytes.
    pub fn add(&mut self, path: &str, content: &[u8]) {
        let Some(hash) = &mut self.0 else { return };
        hash.update((path.len() as u64).to_le_bytes());
        hash.update(path);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }

    /// Empty where nothing is hashed.
    pub fn finish(self) -> String {
        self.0.map_or(String::new(), Hash::finish)
    }
}
