//! The files of adopted archives: how mildly their mistakes are reported, and what became of them in numbers.

use super::sorting::SortedFiles;
use super::{Adopted, Inputs};
use crate::diagnostics::{Code, Diag, Severity};
use crate::record::model::{LeftOut, LeftOutReason, Site};
use crate::record::parse::Class;
use crate::record::parse::adopt::AdoptRule;
use crate::text::SitePath;
use std::collections::{HashMap, HashSet};

/// Files of adopted archives, and whether mistakes in them keep the site from being published.
pub(super) type Archive = HashMap<SitePath, bool>;

/// Which files are adopted. Those that could not be read as text are left out.
pub(super) fn archive(inputs: &Inputs, adopt: &[AdoptRule], sorted: &mut SortedFiles) -> Archive {
    let mut archive = Archive::new();
    for (source, class) in &sorted.texts {
        if let Class::Adopted(number) = class {
            archive.insert(source.path.clone(), adopt[*number].strict);
        }
    }
    for path in &sorted.adopted_copies {
        if let Some(rule) = adopt.iter().find(|rule| rule.files.is_match(path.as_str())) {
            archive.insert(path.clone(), rule.strict);
        }
    }
    for path in inputs.refused.iter().map(|diag| &diag.place.file) {
        if let Some(rule) = adopt.iter().find(|rule| rule.files.is_match(path.as_str())) {
            archive.insert(path.clone(), rule.strict);
            sorted.left_out.push(LeftOut { path: path.clone(), reason: LeftOutReason::Unreadable });
        }
    }
    archive
}

/// What the author of an archive's file cannot mend any more keeps no site from being published. What protects people
/// and approved minutes stays as it is.
pub(super) fn milder(diags: &mut [Diag], archive: &Archive) {
    for diag in diags
        .iter_mut()
        .filter(|diag| !matches!(diag.code, Code::Private | Code::Credentials | Code::ChangedAfterApproval))
    {
        if archive.get(&diag.place.file) == Some(&false) {
            diag.severity = Severity::Warning;
        }
    }
}

/// Counts the files of an archive, after everything about them has been reported.
pub(super) fn what_became(site: &Site, diags: &[Diag], archive: &Archive) -> Adopted {
    let left_out: HashSet<&SitePath> =
        site.left_out.iter().map(|left| &left.path).filter(|path| archive.contains_key(*path)).collect();
    let reported: HashSet<&SitePath> = diags
        .iter()
        .map(|diag| &diag.place.file)
        .filter(|path| archive.contains_key(*path) && !left_out.contains(path))
        .collect();
    Adopted { published: archive.len() - left_out.len(), with_warnings: reported.len(), left_out: left_out.len() }
}
