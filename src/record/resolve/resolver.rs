//! What is known while records are resolved, and what was found to be wrong with them.

use super::fields::Fields;
use super::first_language::IntoFirst;
use super::names::Names;
use super::pending::FormerId;
use super::places::Places;
use super::sealing::Sealing;
use crate::diagnostics::Diag;
use crate::record::model::Language;
use crate::record::model::written_date::DateGrammar;
use crate::record::parse::adopt::AdoptRule;
use crate::text::SitePath;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

/// What is known while records are resolved.
pub struct Resolver<'a> {
    /// The adopt blocks of site.yaml, in its order.
    pub(crate) adopt: &'a [AdoptRule],
    /// How a date by which something is due is read.
    pub(crate) due_dates: DateGrammar,
    /// The sectors that organizations and attendance may have.
    pub(crate) sectors: &'a [String],
    /// The languages of the site; the first is its own.
    pub(crate) languages: &'a [Language],
    /// Of records that name none.
    pub(crate) default_language: Language,
    /// Divisions and areas by the names that records may use for them.
    pub(crate) places: Places,
    /// Topics and organizations by the names that records may use for them.
    pub(crate) names: Names,
    /// The day of the build.
    pub(crate) today: NaiveDate,
    /// How what approved minutes say is hashed.
    pub(crate) sealing: &'a Sealing,
    /// The files of the content folder that pages may show or link to, with their sizes in bytes.
    pub(crate) media: &'a BTreeMap<SitePath, u64>,
    /// What was found to be wrong, of all files so far.
    pub(crate) diags: Vec<Diag>,
    /// Ids that records had before, as they say.
    pub(super) former: Vec<FormerId>,
    /// First headings that so many adopted files share that they name a section, not a huddle.
    pub(crate) section_names: HashSet<String>,
    /// site.yaml could not be read: what other files ask of it may be right.
    pub(crate) settings_unreadable: bool,
    /// Translations into the language that their originals are taken for, as nothing says another.
    pub(crate) into_first: Vec<IntoFirst>,
    /// Files of records that are not published, or have mistakes that are reported already.
    pub(crate) unpublished: HashSet<SitePath>,
}

impl Resolver<'_> {
    /// Takes over what was found in the fields of a file.
    pub(crate) fn collect(&mut self, fields: Fields<'_>) {
        self.diags.extend(fields.into_diagnostics());
    }
}
