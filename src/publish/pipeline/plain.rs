//! Texts that need not be searched again. Most of what it costs to look at a record goes into the search for what
//! looks private, was pasted or cannot be, and in most records there is nothing of the kind. The published site says
//! which texts those were (docs/decisions/0054-texts-that-were-searched.md).

use super::inputs::Inputs;
use crate::record::parse::{Class, Draft, Habits, TextHash};
use crate::record::resolve::sealing::Sealing;
use crate::site::artifact::{Digest, Origin};
use crate::site::check::Checked;
use crate::text::SitePath;
use crate::text::markdown::facts::Searched;
use crate::text::source::Source;
use blake3::Hasher;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is known of texts before they are parsed.
pub(super) struct PlainTexts<'i> {
    /// Begun with the key alone, and with what all texts are searched with; `None` without a key, since a hash that
    /// anybody can make would say what is in texts that are not published.
    hashers: Option<(Hasher, Hasher)>,
    published: &'i BTreeSet<Origin>,
}

impl<'i> PlainTexts<'i> {
    /// Of texts that are read with these habits.
    pub(super) fn new(inputs: &'i Inputs, habits: &Habits) -> Self {
        let begun = inputs.sealing.begin_origin().filter(|_| matches!(inputs.sealing, Sealing::Keyed(_)));
        let hashers = begun.map(|begun| {
            let mut hasher = begun.clone();
            let settings = inputs.settings.as_ref().map_or("", |settings| settings.text.as_str());
            // How words are read depends on the year, and what marks are shown as on the site's languages.
            let (year, marks) = (habits.today.year().to_string(), format!("{:?}", habits.redacted));
            for part in [env!("HUDDLE_SOURCES"), settings, &year, &marks] {
                add(&mut hasher, part.as_bytes());
            }
            (begun, hasher)
        });
        Self { hashers, published: &inputs.published.plain }
    }

    /// The hash of a text, which the log of everything published asks for too; `None` for files of an archive, which
    /// are read in ways of their own.
    pub(super) fn hash(&self, source: &Source, class: Class) -> Option<TextHash> {
        let (begun, _) = self.hashers.as_ref().filter(|_| !matches!(class, Class::Adopted(_)))?;
        Some(*begun.clone().update(source.text.as_bytes()).finalize().as_bytes())
    }

    /// What a text with this hash is known by.
    pub(super) fn origin(&self, source: &Source, class: Class, hash: Option<&TextHash>) -> Option<Origin> {
        let (_, hasher) = self.hashers.as_ref()?;
        let mut hasher = hasher.clone();
        for part in [format!("{class:?}").as_bytes(), source.path.as_str().as_bytes(), hash?] {
            add(&mut hasher, part);
        }
        Some(Digest::of(&hasher.finalize()))
    }

    /// Whether nothing was found in it before.
    pub(super) fn searched(&self, origin: Option<&Origin>) -> Searched {
        if origin.is_some_and(|origin| self.published.contains(origin)) { Searched::Nothing } else { Searched::NotYet }
    }
}

/// Those in which nothing was found, by their paths.
pub(super) fn plain(drafts: &[Arc<Draft>], origins: &[Option<Origin>]) -> BTreeMap<SitePath, Origin> {
    let plain = drafts.iter().zip(origins).filter(|(draft, _)| draft.facts.is_plain());
    plain.filter_map(|(draft, origin)| Some((draft.source.path.clone(), (*origin)?))).collect()
}

/// Those of them that the site publishes: how many others there are is nobody's business.
pub(super) fn published(checked: &Checked<'_>, mut plain: BTreeMap<SitePath, Origin>) -> BTreeSet<Origin> {
    let sources = checked.seen_sources().map(|source| &checked.site.sources[source].path);
    sources.filter_map(|path| plain.remove(path)).collect()
}

fn add(hasher: &mut Hasher, part: &[u8]) {
    hasher.update(&(part.len() as u64).to_le_bytes());
    hasher.update(part);
}
