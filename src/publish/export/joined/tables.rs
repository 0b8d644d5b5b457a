//! `data/` of a combined site: departments, divisions and topics with their figures, huddles, and the longest overdue
//! commitments, each as CSV and JSON Lines; and `federation.json`, the index of these.

use crate::federate::frame::INDEX;
use crate::federate::{Department, Federation, Promises, Viewer};
use crate::publish::export::csv::harmless;
use crate::publish::export::task::PutFile;
use crate::record::model::HuddleStatus;
use crate::site::artifact::{Artifact, FileSum};
use crate::site::plan::data;
use serde_json::{Map, Value, json};
use std::io;

/// What distinguishes these files from others of the same names.
const FORMAT: &str = "huddle-federation-data";

/// The figures of promises, as columns.
const COUNTS: [&str; 6] = ["commitments", "open", "overdue", "done", "dropped", "replaced"];

/// A table: its name, its columns, and its rows.
type Table = (&'static str, Vec<&'static str>, Vec<Vec<Value>>);

/// Every table and their index.
pub fn files(viewer: &Viewer<'_>, put: &PutFile<'_>) -> io::Result<()> {
    let federation = viewer.federation;
    let tables: [fn(&Federation) -> Table; 5] = [departments, divisions, topics, huddles, overdue];
    let mut listed = Map::new();
    for table in tables {
        let (name, columns, rows) = table(federation);
        for (ending, bytes) in [("csv", csv(&columns, &rows)?), ("jsonl", lines(&columns, &rows))] {
            let path = data::table(name, ending);
            let FileSum { bytes: length, sha256, .. } = FileSum::of(&bytes);
            listed.insert(
                path.as_str().to_owned(),
                json!({ "rows": rows.len(), "bytes": length, "sha256": sha256.to_string() }),
            );
            put(Artifact::new(path, bytes))?;
        }
    }
    let (first, last) = federation.as_of();
    let index = json!({
        "format": FORMAT,
        "version": "v1",
        "title": viewer.title,
        "base_url": federation.base_url,
        "languages": federation.languages.iter().map(|tag| tag.to_string()).collect::<Vec<_>>(),
        "as_of": { "first": first, "last": last },
        "fictional": federation.departments.iter().all(|one| one.about.fictional),
        "files": listed,
    });
    let mut bytes = serde_json::to_vec_pretty(&index)?;
    bytes.push(b'\n');
    put(Artifact::new(data::path(INDEX), bytes))
}

fn counts(promises: &Promises) -> [Value; 6] {
    [promises.made, promises.open, promises.overdue, promises.done, promises.dropped, promises.replaced]
        .map(Value::from)
}

fn departments(federation: &Federation) -> Table {
    let columns = ["id", "name", "title", "url", "as_of", "license", "license_url", "fictional", "huddles"];
    let row = |one: &Department| {
        let about = &one.about;
        let license = about.license.as_ref();
        let own = [
            json!(one.slug),
            json!(about.name),
            json!(about.title.original),
            json!(about.base_url),
            json!(about.as_of),
            json!(license.map(|license| &license.name)),
            json!(license.map(|license| &license.url).filter(|url| !url.is_empty())),
            json!(about.fictional),
            json!(one.huddles.len()),
        ];
        own.into_iter().chain(counts(&one.promises)).collect()
    };
    ("departments", columns.into_iter().chain(COUNTS).collect(), federation.departments.iter().map(row).collect())
}

fn divisions(federation: &Federation) -> Table {
    let columns = ["department_id", "department_url", "id", "name", "url", "huddles"];
    let rows = federation.departments.iter().flat_map(|one| {
        one.divisions.iter().map(move |division| {
            let own = [
                json!(one.slug),
                json!(one.about.base_url),
                json!(division.id),
                json!(division.name.original),
                json!(division.url),
                json!(division.huddles.len()),
            ];
            own.into_iter().chain(counts(&division.promises)).collect()
        })
    });
    ("divisions", columns.into_iter().chain(COUNTS).collect(), rows.collect())
}

/// A joined topic, with how many departments have it.
fn topics(federation: &Federation) -> Table {
    let columns = ["id", "name", "departments", "huddles"];
    let row = |topic: &crate::federate::Topic| {
        let parts = || topic.parts.iter().map(|part| federation.part(*part).1);
        let all = parts().fold(Promises::default(), |sum, own| sum.and(own.promises));
        let huddles: u64 = parts().map(|own| u64::from(own.huddles)).sum();
        let name = parts().next().map(|own| own.name.original.clone());
        let own = [json!(topic.id), json!(name), json!(topic.parts.len()), json!(huddles)];
        own.into_iter().chain(counts(&all)).collect()
    };
    ("topics", columns.into_iter().chain(COUNTS).collect(), federation.topics.iter().map(row).collect())
}

fn huddles(federation: &Federation) -> Table {
    let columns = ["department_id", "division_id", "date", "date_precision", "status", "title", "language", "url"];
    let rows = federation.departments.iter().flat_map(|one| {
        one.huddles.iter().map(move |huddle| {
            let date = huddle.date();
            let language = one.language_of(huddle);
            vec![
                json!(one.slug),
                json!(one.divisions[huddle.division()].id),
                json!(date.first_day()),
                json!(if date.day().is_some() { "day" } else { "month" }),
                json!(word(huddle.status())),
                json!(one.title_of(huddle)),
                json!(Some(language).filter(|tag| !tag.is_empty())),
                json!(one.url_of(huddle)),
            ]
        })
    });
    ("huddles", columns.into(), rows.collect())
}

/// The longest overdue of each department.
fn overdue(federation: &Federation) -> Table {
    let columns = ["department_id", "division_id", "overdue_since", "due", "text", "language", "url"];
    let rows = federation.departments.iter().flat_map(|one| {
        one.overdue.iter().map(move |item| {
            vec![
                json!(one.slug),
                json!(one.divisions[item.division].id),
                json!(item.since),
                json!(item.due),
                json!(item.text),
                json!(item.language.as_deref()),
                json!(item.url),
            ]
        })
    });
    ("overdue", columns.into(), rows.collect())
}

fn word(status: HuddleStatus) -> &'static str {
    crate::data::words::of_status(status)
}

fn lines(columns: &[&str], rows: &[Vec<Value>]) -> Vec<u8> {
    let mut out = Vec::new();
    for row in rows {
        for (at, (column, value)) in columns.iter().zip(row).enumerate() {
            out.extend_from_slice(if at == 0 { b"{" } else { b"," });
            out.extend_from_slice(format!("\"{column}\":{value}").as_bytes());
        }
        out.extend_from_slice(b"}\n");
    }
    out
}

/// As the CSV of a department: with a byte order mark, and no text that a spreadsheet would run.
fn csv(columns: &[&str], rows: &[Vec<Value>]) -> io::Result<Vec<u8>> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut out);
    writer.write_record(columns)?;
    for row in rows {
        let cells = row.iter().map(|value| match value {
            Value::Null => String::new(),
            Value::String(text) => harmless(text).into_owned(),
            other => other.to_string(),
        });
        writer.write_record(cells)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(out)
}
