//! Every file parsed, side by side, with what is remembered of them between builds.

use super::inputs::Inputs;
use super::plain::PlainTexts;
use super::words::Remembered;
use crate::record::model::redaction::Shown as Redacted;
use crate::record::model::written_date::DateGrammar;
use crate::record::parse::{Class, Draft, Habits, Record, parse_searched};
use crate::record::resolve::approval;
use crate::record::resolve::settings::Settings;
use crate::site::artifact::Origin;
use crate::text::SitePath;
use crate::text::source::Source;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Parsed files by path, and the words of the interface, remembered between builds; used again only where what they are
/// made from is the same.
#[derive(Default)]
pub struct Memory {
    /// Whether anything is remembered. A single build lets go of each file's details as it uses them.
    pub(super) keeps: bool,
    settings: Option<Arc<Source>>,
    dates: DateGrammar,
    today: NaiveDate,
    redacted: Redacted,
    /// By the paths of their files.
    pub(super) drafts: HashMap<SitePath, Arc<Draft>>,
    /// Those of the interface.
    pub(super) words: Option<Remembered>,
}

impl Memory {
    /// For several builds of one folder.
    pub fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// For a single build.
    pub fn none() -> Self {
        Self::default()
    }

    /// What files that are not adopted were parsed with.
    pub(super) fn habits(&self) -> Habits {
        Habits {
            adopt: Vec::new(),
            dates: self.dates.clone(),
            today: self.today,
            several: true,
            redacted: self.redacted.clone(),
        }
    }
}

/// Parses every file, in parallel, and what each is known by; what is remembered with the same text is used again.
pub(super) fn parse_all(
    inputs: &Inputs,
    texts: &[(Arc<Source>, Class)],
    (settings, redacted): (&mut Settings, &Redacted),
    (today, memory): (NaiveDate, &mut Memory),
) -> (Vec<Arc<Draft>>, Vec<Option<Origin>>) {
    let is_as_before = memory.settings == inputs.settings
        && memory.dates == settings.dates
        && memory.today == today
        && memory.redacted == *redacted;
    if !is_as_before {
        memory.drafts.clear();
        memory.settings.clone_from(&inputs.settings);
        memory.dates.clone_from(&settings.dates);
        memory.today = today;
        memory.redacted.clone_from(redacted);
    }
    let habits = Habits {
        adopt: std::mem::take(&mut settings.adopt),
        dates: settings.dates.clone(),
        today,
        several: memory.keeps,
        redacted: redacted.clone(),
    };
    let known = PlainTexts::new(inputs, &habits);
    let one = |(source, class): &(Arc<Source>, Class)| {
        let hash = known.hash(source, *class).filter(|_| !memory.keeps);
        let origin = known.origin(source, *class, hash.as_ref());
        let draft = match memory.drafts.get(&source.path) {
            Some(draft) if draft.class == *class && draft.source == *source => draft.clone(),
            _ => {
                let draft = parse_searched(source.clone(), *class, &habits, known.searched(origin.as_ref()));
                if let Some(hash) = hash {
                    let _ = draft.facts.hash.set(hash);
                }
                Arc::new(draft)
            }
        };
        // Here, where files are looked at side by side.
        if matches!(&draft.record, Record::Huddle(raw) if raw.minutes.as_deref().map(str::trim) == Some("approved")) {
            approval::seal_of(&draft, &inputs.sealing);
        }
        (draft, origin)
    };
    let (drafts, origins): (Vec<Arc<Draft>>, Vec<Option<Origin>>) = texts.par_iter().map(one).unzip();
    settings.adopt = habits.adopt;
    if memory.keeps {
        memory.drafts = drafts.iter().map(|draft| (draft.source.path.clone(), draft.clone())).collect();
    }
    (drafts, origins)
}
