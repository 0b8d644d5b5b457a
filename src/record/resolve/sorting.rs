//! Which draft is what: a record, a translation of one, or nothing that is published.

use super::input::Input;
use super::resolver::Resolver;
use super::translations::TranslationDraft;
use crate::diagnostics::{Code, Diag, Help, Place};
use crate::record::model::{LeftOut, LeftOutReason, SourceIndex};
use crate::record::parse::languages::is_language;
use crate::record::parse::{Class, Draft, Record, hints, translation_of};
use crate::text::SitePath;
use crate::text::fold::same;
use std::collections::HashSet;

/// Drafts by what they are: positions in [`Input::drafts`].
#[derive(Default)]
pub(super) struct Sorted {
    /// Divisions that are published.
    pub(super) divisions: Vec<usize>,
    /// Huddles that are published, adopted ones too.
    pub(super) huddles: Vec<usize>,
    /// Updates that are published.
    pub(super) updates: Vec<usize>,
    /// Plain pages that are published.
    pub(super) pages: Vec<usize>,
    /// Translations of any of these, with the record and the language of each.
    pub(super) translations: Vec<TranslationDraft>,
    /// Ids of records that are drafts or left out.
    pub(super) hidden: HashSet<String>,
}

impl Resolver<'_> {
    /// Sorts drafts; files that are not published are put into `left_out`, and what is wrong with names is reported.
    pub(super) fn sort_out(&mut self, input: &Input<'_>, left_out: &mut Vec<LeftOut>) -> Sorted {
        let mut sorted = Sorted::default();
        let paths: HashSet<&SitePath> = input.drafts.iter().map(|draft| &draft.source.path).collect();
        for (at, draft) in input.drafts.iter().enumerate() {
            let path = &draft.source.path;
            let is_adopted = matches!(draft.class, Class::Adopted(_));
            let translation = translation_of(path).filter(|(base, language)| {
                let of_site = self.languages.iter().any(|known| same(known, language));
                if paths.contains(base) {
                    of_site || !is_adopted || is_language(language)
                } else {
                    of_site && !is_adopted
                }
            });
            if translation.is_none() && self.is_named_with_a_hyphen(draft, &paths) {
                continue;
            }
            let (publish, id) = match &draft.record {
                Record::Huddle(raw) => (raw.publish, raw.id.as_deref()),
                Record::Update(raw) => (raw.publish, raw.id.as_deref()),
                Record::Page(raw) => (raw.publish, raw.id.as_deref()),
                Record::Division(raw) => (raw.publish, raw.id.as_deref()),
            };
            // A translation needs no date of its own.
            let stays = |reason: LeftOutReason| match reason {
                LeftOutReason::NoDate => translation.is_some(),
                LeftOutReason::Withheld => input.with_drafts,
                _ => false,
            };
            let left = draft.left_out.as_ref().filter(|left| !stays(left.reason));
            if let Some(left) = left {
                self.unpublished.insert(path.clone());
                if translation.is_none() {
                    sorted.hidden.insert(id.unwrap_or(path.stem()).to_owned());
                }
                self.diags.push(left.diag.clone());
                left_out.push(LeftOut { path: path.clone(), reason: left.reason });
                continue;
            }
            let is_draft = publish == Some(false) && !input.with_drafts;
            if let Some((base, language)) = translation {
                if is_draft {
                    // Its original may well be published; this is not, and nothing that only this leads to.
                    self.unpublished.insert(path.clone());
                    left_out.push(LeftOut { path: path.clone(), reason: LeftOutReason::Draft });
                    continue;
                }
                sorted.translations.push(TranslationDraft { draft: at, source: SourceIndex::at(at), base, language });
                continue;
            }
            if is_draft {
                self.unpublished.insert(path.clone());
                sorted.hidden.insert(id.unwrap_or(path.stem()).to_owned());
                left_out.push(LeftOut { path: path.clone(), reason: LeftOutReason::Draft });
                continue;
            }
            match &draft.record {
                Record::Huddle(_) => sorted.huddles.push(at),
                Record::Update(_) => sorted.updates.push(at),
                Record::Page(_) => sorted.pages.push(at),
                Record::Division(_) => sorted.divisions.push(at),
            }
        }
        for entry in &sorted.translations {
            if let Some(reason) = left_out.iter().find(|left| left.path == entry.base).map(|left| left.reason) {
                left_out.push(LeftOut { path: input.drafts[entry.draft].source.path.clone(), reason });
            }
        }
        sorted
    }

    /// Whether a file is named like a translation, but with a hyphen before its language, which is reported:
    /// `x-es.md` beside `x.md`.
    pub(super) fn is_named_with_a_hyphen(&mut self, draft: &Draft, paths: &HashSet<&SitePath>) -> bool {
        let path = &draft.source.path;
        let Some((base, language)) = path.stem().rsplit_once(['-', '_']) else { return false };
        let tag = hints::language_tag(language)
            .or_else(|| self.languages.iter().map(|known| &**known).find(|known| *known == language));
        let is_beside = || path.beside(&format!("{base}.md")).is_some_and(|base| paths.contains(&base));
        let Some(tag) = tag.filter(|_| !matches!(draft.class, Class::Adopted(_)) && is_beside()) else { return false };
        let Some(rename) = crate::diagnostics::Fix::rename(path, &format!("{base}.{tag}.md")) else { return false };
        let message = format!("this looks like the translation of \"{base}.md\", whose language stands after a dot");
        self.diags.push(Diag::new(
            Code::TranslationMismatch,
            Place::file(path),
            message,
            Help::typed("rename the file to ", rename),
        ));
        true
    }
}
