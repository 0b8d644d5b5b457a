//! Edits of texts, taken over into a site that is prepared already. Where only words below the details of records were
//! changed, nothing else of the site can have: the pages that hold these words are shown at once, and the whole site is
//! prepared again after that (docs/decisions/0033-the-preview-shows-an-edit-first.md).

use super::{Inputs, Memory, Prepared};
use crate::diagnostics::Severity;
use crate::record::model::redaction::SIGN;
use crate::record::model::{RecordIndex, Site, SourceIndex};
use crate::record::parse::{Class, Draft, parse};
use crate::record::resolve::approval;
use crate::site::plan;
use crate::text::source::Source;
use std::sync::Arc;

/// One file of which only the text below its details was changed.
pub struct Edit {
    record: RecordIndex,
    source: SourceIndex,
    before: Arc<Draft>,
    after: Arc<Draft>,
}

/// What was edited between two readings of a folder, of which `prepared` was made from the first. `None` where anything
/// may have changed that is not the text of a record alone.
pub fn edits(prepared: &Prepared, (before, now): (&Inputs, &Inputs), memory: &mut Memory) -> Option<Vec<Edit>> {
    let is_taken = |source: &&Arc<Source>| {
        let index = record_of(&prepared.site, source).map(|(_, index)| index);
        index.is_some_and(|index| prepared.site.source(index) == &***source)
    };
    let changed = changed_texts(before, now)?.into_iter().filter(|source| !is_taken(source));
    changed.map(|source| edit(prepared, source, memory)).collect()
}

/// The texts that differ, where nothing else does.
fn changed_texts<'i>(before: &Inputs, now: &'i Inputs) -> Option<Vec<&'i Arc<Source>>> {
    // The first key of a folder is made of its texts: until the whole is prepared again, that of before is kept.
    let Inputs {
        settings,
        texts,
        files,
        boundaries,
        attachments,
        pictures,
        digests,
        refused,
        theme,
        published,
        sealing: _,
        log,
    } = before;
    let is_same = *settings == now.settings
        && *files == now.files
        && *boundaries == now.boundaries
        && *attachments == now.attachments
        && *pictures == now.pictures
        && *digests == now.digests
        && *refused == now.refused
        && *theme == now.theme
        && *published == now.published
        && log.is_none()
        && now.log.is_none()
        && texts.len() == now.texts.len()
        && texts.iter().zip(&now.texts).all(|(one, other)| one.path == other.path);
    let changed = texts.iter().zip(&now.texts).filter(|(one, other)| one != other).map(|(_, other)| other);
    is_same.then(|| changed.collect())
}

fn edit(prepared: &Prepared, source: &Arc<Source>, memory: &mut Memory) -> Option<Edit> {
    let site = &prepared.site;
    let before = memory.drafts.get(&source.path)?.clone();
    let (record, index) = record_of(site, source)?;
    let is_current = site.source(index) == &*before.source && !matches!(before.class, Class::Adopted(_));
    let has_marks = [&before.source, source].iter().any(|source| source.text.contains(SIGN));
    if !is_current || has_marks || site.withdrawn.contains(&index) {
        return None;
    }
    let after = Arc::new(parse(source.clone(), before.class, &memory.habits()));
    memory.drafts.insert(source.path.clone(), after.clone());
    differ_in_words_alone(&before, &after).then_some(Edit { record, source: index, before, after })
}

/// The record that a file is the original of, and its source. What introduces a division is part of many lists.
fn record_of(site: &Site, source: &Source) -> Option<(RecordIndex, SourceIndex)> {
    let record = *site.lookup.record_of_file.get(&source.path)?;
    let index = match record {
        RecordIndex::Huddle(index) => site.huddle(index).source,
        RecordIndex::Update(index) => site.update(index).body.source,
        RecordIndex::Page(index) => site.page(index).body.source,
        RecordIndex::Division(_) => return None,
    };
    Some((record, index))
}

/// Whether two texts of a file make the same record, whose links lead to the same places.
fn differ_in_words_alone(before: &Draft, after: &Draft) -> bool {
    fn details(draft: &Draft) -> &str {
        &draft.source.text[..draft.split.body.start]
    }
    let says = |draft: &Draft| draft.facts.unwritten.says_something;
    let links = |draft: &Draft| -> Vec<_> {
        let links = draft.facts.body.links.iter();
        links.map(|link| (link.target.clone(), link.alternative.is_some(), link.refused)).collect()
    };
    details(before) == details(after)
        && before.record == after.record
        && before.whole
        && after.whole
        && before.left_out.is_none()
        && after.left_out.is_none()
        && !after.diags.iter().any(|diag| diag.severity == Severity::Error)
        && says(before) == says(after)
        && links(before) == links(after)
        && before.facts.files == after.facts.files
}

impl Prepared {
    /// Takes edits over. The diagnostics stay as they are: the whole has to be prepared again for them.
    pub fn take_over(&mut self, edits: &[Edit]) {
        for edit in edits {
            self.put(edit, &edit.after);
        }
    }

    /// Puts back what was there before the edits.
    pub fn take_back(&mut self, edits: &[Edit]) {
        for edit in edits.iter().rev() {
            self.put(edit, &edit.before);
        }
    }

    fn put(&mut self, edit: &Edit, draft: &Draft) {
        let Self { site, facts, plan, sealing, .. } = self;
        let at = edit.source.position();
        site.sources[at] = draft.source.clone();
        facts[at] = draft.facts.clone();
        let body = match edit.record {
            RecordIndex::Huddle(index) => {
                let huddle = &mut site.huddles[index.position()];
                if !huddle.seal.is_empty() {
                    huddle.seal = approval::seal_of(draft, sealing);
                }
                &mut huddle.body
            }
            RecordIndex::Update(index) => &mut site.updates[index.position()].body,
            RecordIndex::Page(index) => &mut site.pages[index.position()].body,
            RecordIndex::Division(_) => return,
        };
        body.span = draft.split.body;
        if plan.parts.remove(&at).is_some() {
            for language in &site.config.languages {
                plan::parts_of(site, edit.record, language, &mut plan.parts);
            }
        }
    }

    /// Whether the pages and files of both are at the same addresses and made from the same files.
    pub fn is_laid_out_as(&self, other: &Self) -> bool {
        fn layout(site: &Site) -> (&[Arc<Source>], &[crate::record::model::LeftOut]) {
            (&site.sources, &site.left_out)
        }
        layout(&self.site) == layout(&other.site)
            && self.plan.pages == other.plan.pages
            && self.plan.media == other.plan.media
            && self.makers == other.makers
    }
}
