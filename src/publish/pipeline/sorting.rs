//! Says of each file of the content folder what it is, from its place, the adopt blocks and its name.

use super::inputs::Inputs;
use crate::diagnostics::Diag;
use crate::record::model::{LeftOut, LeftOutReason};
use crate::record::parse::adopt::AdoptRule;
use crate::record::parse::revision::is_kept;
use crate::record::parse::{Class, copies, translation_of};
use crate::text::SitePath;
use crate::text::source::Source;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Files by what they are.
#[derive(Default)]
pub(super) struct SortedFiles {
    /// Texts that are records, with what each is.
    pub texts: Vec<(Arc<Source>, Class)>,
    /// Files that pages may show or link to, with their sizes in bytes.
    pub media: BTreeMap<SitePath, u64>,
    /// Files that are not published, and why.
    pub left_out: Vec<LeftOut>,
    /// Texts in no folder of records.
    pub unknown: Vec<Arc<Source>>,
    /// Kept versions of records.
    pub revisions: Vec<Arc<Source>>,
    /// What is said of copies, which are no records.
    pub copies: Vec<Diag>,
    /// Those of them that are files of an archive.
    pub adopted_copies: Vec<SitePath>,
}

/// Says of each file what it is, from its place and the adopt blocks.
pub(super) fn sort_files(inputs: &Inputs, adopt: &[AdoptRule]) -> SortedFiles {
    let mut sorted = SortedFiles::default();
    let mut texts: Vec<&Arc<Source>> = inputs.texts.iter().collect();
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    let paths: HashSet<SitePath> =
        if adopt.is_empty() { HashSet::new() } else { texts.iter().map(|source| source.path.clone()).collect() };
    for source in texts {
        let path = &source.path;
        if is_kept(path) {
            sorted.revisions.push(source.clone());
            continue;
        }
        let class = match path.top() {
            "divisions" if path.as_str() != "divisions" => Some(Class::Division),
            "huddles" => Some(Class::Huddle),
            "updates" => Some(Class::Update),
            "pages" => Some(Class::Page),
            _ => None,
        };
        let rule = adopt.iter().position(|rule| rule.files.is_match(path.as_str()));
        let is_skipped = |path: &SitePath| adopt.iter().any(|rule| rule.skip.is_match(path.as_str()));
        // A translation goes where its original goes.
        let of_skipped = || translation_of(path).is_some_and(|(base, _)| is_skipped(&base) && paths.contains(&base));
        let skipped = is_skipped(path) || (rule.is_some() && of_skipped());
        match (class, rule) {
            _ if skipped => sorted.left_out.push(LeftOut { path: path.clone(), reason: LeftOutReason::Skipped }),
            (_, Some(rule)) => sorted.texts.push((source.clone(), Class::Adopted(rule))),
            (Some(class), None) => sorted.texts.push((source.clone(), class)),
            (None, None) => {
                sorted.left_out.push(LeftOut { path: path.clone(), reason: LeftOutReason::Unknown });
                sorted.unknown.push(source.clone());
            }
        }
    }
    let mut copies = copies::find(&sorted.texts.iter().map(|(source, _)| source).collect::<Vec<_>>());
    sorted.texts.retain(|(source, class)| {
        let Some(diag) = copies.remove(&source.path) else { return true };
        sorted.left_out.push(LeftOut { path: source.path.clone(), reason: LeftOutReason::Copy });
        let is_adopted = matches!(class, Class::Adopted(_));
        sorted.copies.push(if is_adopted { diag.as_warning() } else { diag });
        if is_adopted {
            sorted.adopted_copies.push(source.path.clone());
        }
        false
    });
    sorted.media = inputs.files.clone();
    sorted
}
