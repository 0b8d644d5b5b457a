//! What a site is made from, handed in as it was read.

use crate::diagnostics::Diag;
use crate::media::attachment::Contents;
use crate::media::picture::{Flaw, Picture};
use crate::publish::ledger::Logging;
use crate::record::resolve::outlines::Boundaries;
use crate::record::resolve::sealing::Sealing;
use crate::site::published::PublishedSite;
use crate::site::theme::OwnFiles;
use crate::text::SitePath;
use crate::text::source::Source;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The content folder, read: everything that a site is made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    /// site.yaml, where it is there.
    pub settings: Option<Arc<Source>>,
    /// Markdown files, in the order of their paths.
    pub texts: Vec<Arc<Source>>,
    /// All other files with their size in bytes.
    pub files: BTreeMap<SitePath, u64>,
    /// Files of outlines.
    pub boundaries: Boundaries,
    /// What those of them hold that are neither pictures nor outlines.
    pub attachments: BTreeMap<SitePath, Contents>,
    /// What the pictures among them are, or why they cannot be published.
    pub pictures: BTreeMap<SitePath, Result<Picture, Flaw>>,
    /// The SHA-256, in hex, of files that kept versions name.
    pub digests: BTreeMap<SitePath, String>,
    /// Files that could not be read as text, reported already.
    pub refused: Vec<Diag>,
    /// The site's own templates, static files and languages.
    pub theme: OwnFiles,
    /// The published site, which this one will take the place of.
    pub published: PublishedSite,
    /// How what is not published is hashed.
    pub sealing: Sealing,
    /// What the log of everything published is kept with; `None` for a trial.
    pub log: Option<Arc<Logging>>,
}

/// What may differ between two builds of the same content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The day of the build.
    pub today: NaiveDate,
    /// Whether records with `publish: false` are shown.
    pub drafts: bool,
    /// In place of the one in site.yaml: the address of a site ([`crate::text::site_address`]).
    pub base_url: Option<String>,
}
