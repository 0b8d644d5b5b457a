//! Versions that the published site has, and that are not kept any more: the only version of a record leaves no other
//! that would miss it.

use super::Record;
use crate::diagnostics::{Code, Diag};
use crate::record::model::revision::FOLDER;
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::fields::Fields;
use crate::site::check::Checked;

/// Reports a record of which the published site has versions that are not kept any more. Those that are gone themselves
/// are reported with their addresses; of withdrawn minutes none need be kept.
pub(super) fn lost(checked: &Checked<'_>, record: &Record<'_>) -> Option<Diag> {
    if checked.published.versions.is_empty() || record.is_withdrawn {
        return None;
    }
    let mut ids = std::iter::once(record.id).chain(record.former.iter().copied());
    let published = *ids.clone().filter_map(|id| checked.published.versions.get(id)).max()?;
    let kept = record.versions(checked).last().map_or(0, |version| version.number);
    if kept >= published || ids.any(|id| checked.site.revisions.is_damaged(&[id])) {
        return None;
    }
    let source = checked.site.source(record.source);
    let mut teller = Fields::of(source, &checked.facts[record.source.position()]);
    let folder = format!("{FOLDER}/{}/", record.id);
    let message = match kept {
        0 => format!("version {published} of this record is published, and nothing is kept of what it said"),
        _ => format!(
            "version {published} of this record is published, and version {kept} is the newest that is kept of it"
        ),
    };
    let help = format!(
        "bring the files in {folder} back as they were committed, such as with `git checkout`; if nobody may read it \
            any more, withdraw it: `huddle withdraw`"
    );
    teller.error(Code::LostVersion, &[Key(record.main)], message, help);
    teller.into_diagnostics().pop()
}
