//! What readers will see that they do not see now: two sites compared by the rows of their tables, the addresses of
//! their records, and the words of their texts. Nothing here knows where the two come from.

mod found;
mod prose;
mod written;

use super::v1;
use crate::site::plan::address_of;
use crate::site::published::{AddressedId, PublishedAddresses};
use serde_json::{Map, Value};
use similar::{ChangeTag, TextDiff};
use std::collections::{BTreeMap, BTreeSet};

pub use found::{
    Addresses, ChangedCommitment, ChangedField, ChangedRecord, ChangedWords, CommitmentChanges, CommitmentLine,
    Difference, Passage, RecordLine, ReportLine,
};
pub use prose::prose;
pub use written::{Form, written};

/// The rows of a table by their keys, as JSON Lines have them.
pub type Rows = BTreeMap<String, Map<String, Value>>;

/// A site, as far as it is compared.
#[derive(Debug, Default)]
pub struct Compared {
    /// By the name of their table; without those that the site does not publish.
    pub tables: BTreeMap<&'static str, Rows>,
    /// Where its records are.
    pub addresses: PublishedAddresses,
}

/// The tables that are compared: what stands on the pages of records. Others are counted from these.
pub const TABLES: [&str; 9] = [
    v1::Division::TABLE.name,
    v1::Area::TABLE.name,
    v1::Huddle::TABLE.name,
    v1::Update::TABLE.name,
    v1::Commitment::TABLE.name,
    v1::Report::TABLE.name,
    v1::Concern::TABLE.name,
    v1::Attachment::TABLE.name,
    v1::Correction::TABLE.name,
];

/// Columns that follow from other rows, or from the day.
const FOLLOWING: [&str; 30] = [
    "id",
    "url",
    "huddles",
    "last_huddle",
    "commitments",
    "open_commitments",
    "overdue_commitments",
    "concerns",
    "corrections",
    "reports",
    "last_changed",
    "seal",
    "version",
    "date_precision",
    "made_on",
    "made_on_precision",
    "due_moves",
    "overdue_since",
    "last_report_on",
    "silent_huddle_ids",
    "settled",
    "first_due",
    "has_minutes",
    "fate",
    "kept",
    "ended_on",
    "counts",
    "not_counted_because",
    "state_reason",
    "state_reason_language",
];

/// The text of a record as it was and as it is.
pub type Texts = (String, String);

/// Compares two sites. `text` gives the text of a record as it was and as it is, where the two may differ.
///
/// # Errors
/// What `text` says.
pub fn difference<E>(
    old: &Compared,
    new: &Compared,
    text: &mut dyn FnMut(&AddressedId) -> Result<Option<Texts>, E>,
) -> Result<Difference, E> {
    let mut all =
        Difference { commitments: commitments(old, new), addresses: addresses(old, new), ..Difference::default() };
    let (before, after) = (records(old), records(new));
    all.added = after.difference(&before).map(|id| line(new, id)).collect();
    all.removed = before.difference(&after).map(|id| line(old, id)).collect();
    for id in before.intersection(&after) {
        let fields = fields_of(old, new, id);
        let words = text(id)?.and_then(|(old, new)| words(&old, &new));
        if !fields.is_empty() || words.is_some() {
            all.changed.push(ChangedRecord { record: line(new, id), fields, words });
        }
    }
    all.reports = reports(old, new);
    Ok(all)
}

/// Everything that is a record of its own.
fn records(site: &Compared) -> BTreeSet<AddressedId> {
    let is_record = |id: &AddressedId| !matches!(id, AddressedId::Area(..) | AddressedId::Commitment(..));
    site.addresses.records.all().filter(is_record).collect()
}

fn row<'a>(site: &'a Compared, table: &str, id: &str) -> Option<&'a Map<String, Value>> {
    site.tables.get(table)?.get(id)
}

fn rows<'a>(site: &'a Compared, table: &str) -> impl Iterator<Item = (&'a String, &'a Map<String, Value>)> {
    site.tables.get(table).into_iter().flatten()
}

/// Whether both sites publish the table: where one does not, nothing is known of what changed in it.
fn are_known(old: &Compared, new: &Compared, table: &str) -> bool {
    [old, new].iter().all(|site| site.tables.contains_key(table))
}

/// A cell as it is shown: a list with commas.
fn shown(row: &Map<String, Value>, column: &str) -> String {
    match row.get(column) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => {
            items.iter().map(|item| item.as_str().unwrap_or_default()).collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
    }
}

fn line(site: &Compared, id: &AddressedId) -> RecordLine {
    let (kind, id_text, table, name) = match id {
        AddressedId::Division(id) => ("division", id, v1::Division::TABLE.name, "name"),
        AddressedId::Huddle(id) => ("huddle", id, v1::Huddle::TABLE.name, "title"),
        AddressedId::Update(id) => ("update", id, v1::Update::TABLE.name, "title"),
        AddressedId::Page(id) | AddressedId::Area(_, id) | AddressedId::Commitment(_, id) => ("page", id, "", ""),
    };
    let row = row(site, table, id_text);
    let cell = |column: &str| row.map_or(String::new(), |row| shown(row, column));
    let title = Some(cell(name)).filter(|title| !title.is_empty()).unwrap_or_else(|| id_text.clone());
    RecordLine { kind, id: id_text.clone(), title, date: cell("date"), address: format!("/{}", address_of(id)) }
}

/// The columns of a row that hold something else.
fn changed_columns(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<ChangedField> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let names = names.into_iter().filter(|name| !FOLLOWING.contains(&name.as_str()));
    let changed = names.filter(|name| old.get(*name).unwrap_or(&Value::Null) != new.get(*name).unwrap_or(&Value::Null));
    changed
        .map(|name| ChangedField { name: name.replace('_', " "), old: shown(old, name), new: shown(new, name) })
        .collect()
}

/// What is different in the fields of a record, and in what belongs to it.
fn fields_of(old: &Compared, new: &Compared, id: &AddressedId) -> Vec<ChangedField> {
    let (table, id) = match id {
        AddressedId::Division(id) => (v1::Division::TABLE.name, id),
        AddressedId::Huddle(id) => (v1::Huddle::TABLE.name, id),
        AddressedId::Update(id) => (v1::Update::TABLE.name, id),
        _ => return Vec::new(),
    };
    let mut fields = match (row(old, table, id), row(new, table, id)) {
        (Some(old), Some(new)) => changed_columns(old, new),
        _ => Vec::new(),
    };
    let parts = [
        ("response area", v1::Area::TABLE.name, "division_id", "name"),
        ("concern", v1::Concern::TABLE.name, "huddle_id", "text"),
        ("attachment", v1::Attachment::TABLE.name, "huddle_id", "title"),
        ("correction", v1::Correction::TABLE.name, "huddle_id", "reason"),
        ("correction", v1::Correction::TABLE.name, "update_id", "reason"),
    ];
    for (name, table, owner, text) in parts {
        fields.extend(changed_parts((old, new), name, table, (owner, id, text)));
    }
    fields
}

/// What was added to the rows of a record, taken out of them, or says something else.
fn changed_parts(
    (old, new): (&Compared, &Compared),
    name: &str,
    table: &str,
    (owner, id, text): (&str, &str, &str),
) -> Vec<ChangedField> {
    if !are_known(old, new, table) {
        return Vec::new();
    }
    let of = |site| {
        let rows: BTreeMap<&String, &Map<String, Value>> =
            rows(site, table).filter(|(_, row)| row.get(owner).and_then(Value::as_str) == Some(id)).collect();
        rows
    };
    let (before, after) = (of(old), of(new));
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).copied().collect();
    let mut fields = Vec::new();
    for key in keys {
        match (before.get(key), after.get(key)) {
            (Some(old), Some(new)) => {
                let columns = changed_columns(old, new).into_iter();
                fields.extend(columns.map(|field| ChangedField { name: format!("{name}: {}", field.name), ..field }));
            }
            (old, new) => fields.push(ChangedField {
                name: name.to_owned(),
                old: old.map_or(String::new(), |row| shown(row, text)),
                new: new.map_or(String::new(), |row| shown(row, text)),
            }),
        }
    }
    fields
}

fn commitment(id: &str, row: &Map<String, Value>) -> CommitmentLine {
    let parts = [shown(row, "owner_name"), shown(row, "owner_role")];
    let due = [shown(row, "due"), shown(row, "due_words")];
    CommitmentLine {
        id: id.to_owned(),
        text: shown(row, "text"),
        owner: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        due: due.into_iter().find(|due| !due.is_empty()).unwrap_or_default(),
        status: shown(row, "status"),
    }
}

fn commitments(old: &Compared, new: &Compared) -> CommitmentChanges {
    let table = v1::Commitment::TABLE.name;
    let mut changes = CommitmentChanges::default();
    if !are_known(old, new, table) {
        return changes;
    }
    for (id, row_now) in rows(new, table) {
        let Some(before) = row(old, table, id) else {
            changes.made.push(commitment(id, row_now));
            continue;
        };
        let is_settled = |row: &Map<String, Value>| row.get("settled") == Some(&Value::Bool(true));
        if is_settled(row_now) && !is_settled(before) {
            changes.settled.push(commitment(id, row_now));
        }
        let fields = changed_columns(before, row_now);
        if !fields.is_empty() {
            changes.changed.push(ChangedCommitment { commitment: commitment(id, row_now), fields });
        }
    }
    let gone = rows(old, table).filter(|(id, _)| row(new, table, id).is_none());
    changes.gone = gone.map(|(id, row)| commitment(id, row)).collect();
    changes
}

fn reports(old: &Compared, new: &Compared) -> Vec<ReportLine> {
    let table = v1::Report::TABLE.name;
    if !are_known(old, new, table) {
        return Vec::new();
    }
    let news = rows(new, table).filter(|(id, _)| row(old, table, id).is_none());
    news.map(|(_, row)| ReportLine {
        commitment: shown(row, "commitment_id"),
        date: shown(row, "date"),
        status: shown(row, "status"),
        note: shown(row, "note"),
    })
    .collect()
}

fn addresses(old: &Compared, new: &Compared) -> Addresses {
    let all = |site: &Compared| -> BTreeSet<AddressedId> { site.addresses.records.all().collect() };
    let led_on = |site: &Compared| -> BTreeSet<AddressedId> { site.addresses.former.all().collect() };
    let (before, after) = (all(old), all(new));
    let (led_before, leads_now) = (led_on(old), led_on(new));
    let text = |id: &AddressedId| format!("/{}", address_of(id));
    let lost = before.union(&led_before).filter(|id| !after.contains(id));
    Addresses {
        come: after.difference(&before).map(text).collect(),
        go: lost.clone().filter(|id| !leads_now.contains(id)).map(text).collect(),
        lead_on: lost.filter(|id| leads_now.contains(id) && !led_before.contains(id)).map(text).collect(),
    }
}

/// How many words around a change are shown.
const AROUND: usize = 5;

/// The words that came and went; `None` where the texts say the same.
fn words(old: &str, new: &str) -> Option<ChangedWords> {
    let split = |text: &'_ str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (split(old), split(new));
    if old == new {
        return None;
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let diff = TextDiff::from_slices(&old, &new);
    let mut all = ChangedWords::default();
    for group in diff.grouped_ops(AROUND) {
        let mut passage = Passage::default();
        for change in group.iter().flat_map(|operation| diff.iter_changes(operation)) {
            let (word, is_changed) = (change.value(), !passage.removed.is_empty() || !passage.added.is_empty());
            match change.tag() {
                ChangeTag::Equal if is_changed => push(&mut passage.after, word),
                ChangeTag::Equal => push(&mut passage.before, word),
                tag => {
                    // Words between two changes belong to both.
                    if !passage.after.is_empty() {
                        let between = std::mem::take(&mut passage.after);
                        push(&mut passage.removed, &between);
                        push(&mut passage.added, &between);
                    }
                    if tag == ChangeTag::Delete {
                        all.removed += 1;
                        push(&mut passage.removed, word);
                    } else {
                        all.added += 1;
                        push(&mut passage.added, word);
                    }
                }
            }
        }
        all.passages.push(passage);
    }
    Some(all)
}

fn push(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_came_and_went_are_shown_with_those_around_them() {
        let words = words(
            "One lamp on Main Street is out today, they said.",
            "Two lamps on Main Street are out today, they said.",
        );
        let words = words.expect("they differ");
        assert_eq!((words.removed, words.added), (3, 3));
        assert_eq!(words.passages.len(), 1);
        assert_eq!(words.passages[0].removed, "One lamp on Main Street is");
        assert_eq!(words.passages[0].added, "Two lamps on Main Street are");
        assert_eq!(words.passages[0].after, "out today, they said.");
        assert!(super::words("a  b\nc", "a b c").is_none());
    }
}
