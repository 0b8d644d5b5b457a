//! Artifacts about artifacts: the manifest, which lists every file of the site with its hash, says what the site was
//! made from, and marks the folder as one that this program made. It never decides where files go.

use crate::artifact::Artifact;
use crate::check::Published;
use crate::model::Site;
use crate::resolve::approval::hex;
use crate::text::SitePath;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The manifest's name in the built site.
pub const FILE: &str = crate::plan::data::MANIFEST;

/// What the built site says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `huddle`: the mark of a folder that this program may replace.
    pub generator: String,
    pub version: String,
    /// The day of the build, ISO 8601.
    pub today: String,
    /// SHA-256 over everything that the site was made from; the same input gives the same site.
    pub input: String,
    /// Approved minutes: by huddle, SHA-256 of what they say and the number of their corrections.
    pub approved: BTreeMap<String, Approved>,
    /// Every other file: its length in bytes and SHA-256.
    pub files: BTreeMap<String, FileSeal>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Approved {
    pub sha256: String,
    pub corrections: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileSeal {
    pub bytes: u64,
    pub sha256: String,
}

impl FileSeal {
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)) }
    }
}

impl Manifest {
    pub fn new(site: &Site, input: String, files: BTreeMap<String, FileSeal>) -> Self {
        let approved = site.huddles.iter().filter(|huddle| !huddle.seal.is_empty());
        let approved = approved
            .map(|huddle| (huddle.id.clone(), Approved { sha256: huddle.seal.clone(), corrections: huddle.corrections.len() }))
            .collect();
        Self { approved, ..Self::of_files(site.today, input, files) }
    }

    /// Of a site without minutes of its own.
    pub fn of_files(today: NaiveDate, input: String, files: BTreeMap<String, FileSeal>) -> Self {
        Self {
            generator: "huddle".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            today: today.to_string(),
            input,
            approved: BTreeMap::new(),
            files,
        }
    }

    /// As a file of the site.
    pub fn artifact(&self) -> Artifact {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a manifest serializes");
        bytes.push(b'\n');
        Artifact::new(SitePath::new(FILE).expect("a plain name"), bytes)
    }

    /// Reads the manifest of a built site; `None` where it is not one of this program.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(bytes).ok().filter(|manifest| manifest.generator == "huddle")
    }

    /// What the approved minutes of the site said.
    pub fn published(&self) -> Published {
        self.approved.iter().map(|(id, approved)| (id.clone(), (approved.sha256.clone(), approved.corrections))).collect()
    }
}

/// One hash over everything that a site is made from.
pub struct InputSeal(Sha256);

impl InputSeal {
    /// Begins with what the program was made from and the options that change the output.
    pub fn new(options: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(env!("HUDDLE_SOURCES"));
        hash.update([0]);
        hash.update(options);
        Self(hash)
    }

    /// Adds a file: its path and content, each with its length, so that no two inputs give the same bytes.
    pub fn add(&mut self, path: &str, content: &[u8]) {
        self.0.update((path.len() as u64).to_le_bytes());
        self.0.update(path);
        self.0.update((content.len() as u64).to_le_bytes());
        self.0.update(content);
    }

    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}
