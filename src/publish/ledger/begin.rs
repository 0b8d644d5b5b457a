//! Begins a log, or goes on with the published one: what signs it, and what of the records has changed.

use super::book::Ledger;
use super::each::Each;
use super::error::LogError;
use super::leaf::{KeyLeaf, Leaf};
use super::logging::Logging;
use super::sources::Content;
use crate::log::note::VerifierKey;
use crate::record::config::LogSettings;
use crate::record::resolve::sealing::Sealing;
use crate::site::history::{Change, History};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Begins or goes on with a log.
///
/// # Errors
/// A log that cannot be gone on with.
pub fn ledger(content: Content<'_>, logging: &Arc<Logging>, day: NaiveDate) -> Result<Ledger, LogError> {
    let settings = &content.site.config.log;
    let origin = origin_of(settings, &content.site.config.base_url, logging)?;
    if !matches!(content.sealing, Sealing::Keyed(_)) {
        return Err(LogError::NoSalt(".huddle-key".to_owned()));
    }
    let published = logging.published.as_deref();
    let mut ledger = Ledger {
        logging: logging.clone(),
        origin,
        day,
        state: published.map(|log| log.state.clone()).unwrap_or_default(),
        tree: published.map(|log| log.tree.clone()).unwrap_or_default(),
        written: OnceLock::new(),
        added: Vec::new(),
        witnesses: settings.witnesses.iter().filter_map(|key| VerifierKey::read(key).ok()).collect(),
        key: None,
        records: Vec::new(),
        origins: BTreeMap::new(),
        history: Arc::default(),
    };
    ledger.take_key(settings)?;
    let changes = ledger.compare(content)?;
    ledger.history = Arc::new(ledger.history(changes, content.each));
    Ok(ledger)
}

/// What people know the log by: that of the published one, else as site.yaml says, else the host and path of the site.
fn origin_of(settings: &LogSettings, base_url: &str, logging: &Logging) -> Result<String, LogError> {
    let wanted = if settings.origin.is_empty() { default_origin(base_url) } else { settings.origin.clone() };
    match &logging.published {
        Some(log) if settings.origin.is_empty() || log.head.checkpoint.origin == wanted => {
            Ok(log.head.checkpoint.origin.clone())
        }
        Some(log) => Err(LogError::OtherOrigin { published: log.head.checkpoint.origin.clone(), wanted }),
        None => Ok(wanted),
    }
}

/// The host and path of a site's address: `minutes.example`, `city.example/huddles`.
pub fn default_origin(base_url: &str) -> String {
    let bare = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    bare.trim_end_matches('/').to_owned()
}

impl Ledger {
    /// Decides what signs, and says so in the log where it is another key than before.
    fn take_key(&mut self, settings: &LogSettings) -> Result<(), LogError> {
        let is_signed = self.logging.published.as_ref().is_some_and(|log| log.head.is_signed());
        let Some(key) = self.logging.key.clone().filter(|_| !self.logging.unsigned) else {
            return if is_signed && !self.logging.unsigned { Err(LogError::NoKey) } else { Ok(()) };
        };
        let public = key.public().to_string();
        if key.public().name() != self.origin {
            return Err(LogError::OtherLog { key: key.public().name().to_owned(), origin: self.origin.clone() });
        }
        if !settings.keys.is_empty() && !settings.keys.contains(&public) {
            return Err(LogError::UnlistedKey(public));
        }
        if self.state.keys.last() != Some(&public) {
            let before = self.state.keys.last().filter(|_| is_signed);
            let signature = match before {
                Some(before) => {
                    Some(key.succeeds(&self.origin, before).ok_or_else(|| LogError::OtherKey(before.clone()))?)
                }
                None => None,
            };
            self.add(Leaf::Key(KeyLeaf { day: self.day, key: public, signature }), None, None)?;
        }
        self.key = Some(key);
        Ok(())
    }

    /// What the log says, for pages and data; `new` are the changes that this build adds.
    fn history(&self, new: Vec<Change>, each: &Each) -> History {
        let there = self.state.records.iter().filter(|(_, known)| known.is_there());
        let records = there.map(|(key, known)| (key.clone(), known.history())).collect();
        let mut changes = self.published_changes(each);
        changes.extend(new);
        self.erase(&mut changes);
        let signed = self.key.is_some();
        History { size: self.state.size, signed, origin: self.origin.clone(), records, changes }
    }
}
