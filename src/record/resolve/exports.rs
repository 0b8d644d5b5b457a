//! `exports:` of site.yaml: which groups of files are published beside the pages. A list switches groups on in addition
//! to those that every site has; names with true or false switch each one.

use super::fields::Fields;
use crate::diagnostics::{Code, Help};
use crate::record::config::{ExportGroup, Exports};
use crate::record::parse::raw_site::{RawExports, RawSite};
use crate::record::parse::shape::NamesOr;
use crate::record::parse::tree::Step::{Index, Key};
use crate::text::{fold, nearest, one_line};

const FIELD: &str = "exports";

/// The groups that a site publishes. A name that is no group is reported.
pub fn exports(raw: &RawSite, fields: &mut Fields<'_>) -> Exports {
    let mut exports = Exports::default();
    match &raw.exports {
        None => {}
        Some(NamesOr::Record(raw)) => {
            for (group, said) in switches(raw) {
                exports.set(group, said);
            }
        }
        Some(NamesOr::Names(names)) => {
            for (at, name) in names.iter().enumerate() {
                let Some(name) = name.as_deref().map(str::trim).filter(|name| !name.is_empty()) else { continue };
                match ExportGroup::named(&fold::fold(name)) {
                    Some(group) => exports.set(group, true),
                    None => unknown(fields, name, at),
                }
            }
        }
    }
    if cfg!(not(feature = "parquet")) && exports.has(ExportGroup::Parquet) {
        let help = "delete `parquet`, or use a release of huddle that writes Parquet";
        fields.error(
            Code::InvalidSetting,
            &[Key(FIELD)],
            "this program was made without Parquet, and cannot write it",
            help,
        );
    }
    exports
}

fn switches(raw: &RawExports) -> impl Iterator<Item = (ExportGroup, bool)> {
    let RawExports { tables, database, parquet, workbook, documents, maps, feeds, calendars, civic } = raw;
    let all = [
        (ExportGroup::Tables, tables),
        (ExportGroup::Database, database),
        (ExportGroup::Parquet, parquet),
        (ExportGroup::Workbook, workbook),
        (ExportGroup::Documents, documents),
        (ExportGroup::Maps, maps),
        (ExportGroup::Feeds, feeds),
        (ExportGroup::Calendars, calendars),
        (ExportGroup::Civic, civic),
    ];
    all.map(|(group, said)| (group, *said)).into_iter().filter_map(|(group, said)| Some((group, said?)))
}

fn unknown(fields: &mut Fields<'_>, name: &str, at: usize) {
    let names = || ExportGroup::ALL.iter().map(|(_, name, _)| *name);
    let path = [Key(FIELD), Index(at)];
    let help = Help::one_of(names(), nearest(&fold::fold(name), names()), |name| fields.put(&path, name));
    fields.error(
        Code::UnknownWord,
        &path,
        format!("\"{}\" is not a group of files that is published", one_line(name)),
        help,
    );
}
