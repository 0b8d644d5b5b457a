//! What a site is resolved from.

use super::outlines::Boundaries;
use super::sealing::Sealing;
use super::settings::Settings;
use crate::media::attachment::Contents;
use crate::media::picture::{Flaw, Picture};
use crate::record::model::redaction::Shown;
use crate::record::model::{LeftOut, Revisions};
use crate::record::parse::Draft;
use crate::text::SitePath;
use crate::text::source::Source;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that the site is made of.
pub struct Input<'a> {
    /// site.yaml.
    pub settings: &'a Settings,
    /// The text of site.yaml, where there is one.
    pub settings_file: Option<&'a Source>,
    /// In the order of their paths. Those that nobody else holds lose what has been used of them.
    pub drafts: &'a mut [Arc<Draft>],
    /// Files that pages may show or link to, with their size in bytes.
    pub media: BTreeMap<SitePath, u64>,
    /// Files of outlines.
    pub boundaries: &'a Boundaries,
    /// What the files of `media` hold that are neither pictures nor outlines.
    pub attachments: BTreeMap<SitePath, Contents>,
    /// What the pictures among `media` are, or why they cannot be published.
    pub pictures: BTreeMap<SitePath, Result<Picture, Flaw>>,
    /// Files that are not published, as far as it is known before records are resolved.
    pub left_out: Vec<LeftOut>,
    /// What readers see of what was taken out.
    pub redacted: Shown,
    /// Kept versions of records.
    pub revisions: Revisions,
    /// The day of the build.
    pub today: NaiveDate,
    /// Whether records with `publish: false` are part of the site.
    pub with_drafts: bool,
    /// How approved minutes are hashed.
    pub sealing: &'a Sealing,
    /// Files in which mistakes are reported already, those that could not be read at all among them.
    pub mistaken: &'a [SitePath],
}
