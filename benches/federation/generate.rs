//! The published data of any number of departments, always the same for the same number: rows as JSON Lines, without
//! building their sites. 13 divisions, 12 topics, ten years, 3 or 4 commitments a huddle.

use chrono::{Days, NaiveDate};
use huddle::site::artifact::{FileSum, Summing};
use serde_json::{Map, Value, json};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

const TOPICS: [&str; 12] = [
    "lighting",
    "noise",
    "traffic",
    "parking",
    "dumping",
    "theft",
    "parks",
    "vacant-property",
    "transit",
    "schools",
    "drainage",
    "trees",
];
const SUBJECTS: [&str; 8] = [
    "the street light at the corner",
    "the alley behind the market",
    "speeding on the hill",
    "the bus shelter by the library",
    "the vacant house on Mill Street",
    "loud music after midnight",
    "the crossing by the school",
    "tires dumped under the bridge",
];
const STATUSES: [&str; 7] = ["open", "in-progress", "waiting", "done", "confirmed", "dropped", "replaced"];
const DIVISIONS: usize = 13;

/// The day that all data is of.
pub fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

/// Where the department with this number publishes.
pub fn base_url(department: usize) -> String {
    format!("https://city{department}.example/huddles/")
}

/// Writes the folder of one department's site, with nothing but `data/` in it.
///
/// # Errors
/// A system error.
pub fn department(folder: &Path, number: usize, huddles: usize) -> io::Result<()> {
    let data = folder.join("data");
    fs::create_dir_all(&data)?;
    let base = base_url(number);
    let mut files = Map::new();
    let mut write = |name: &str, rows: &mut dyn Iterator<Item = Value>| -> io::Result<()> {
        let mut file = Summing::new(BufWriter::new(File::create(data.join(format!("{name}.jsonl")))?));
        for row in rows {
            writeln!(file, "{row}")?;
        }
        file.flush()?;
        let FileSum { bytes, lines, sha256 } = file.sum();
        let listed = json!({
            "rows": lines, "bytes": bytes, "sha256": sha256, "media_type": "application/jsonl", "day": as_of(),
        });
        files.insert(format!("data/{name}.jsonl"), listed);
        Ok(())
    };
    write("divisions", &mut (0..DIVISIONS).map(|at| division(&base, at)))?;
    write("topics", &mut TOPICS.iter().map(|id| topic(&base, id)))?;
    write("huddles", &mut (0..huddles).map(|at| huddle(&base, number, at)))?;
    write(
        "commitments",
        &mut (0..huddles)
            .flat_map(|at| (0..3 + at % 2).map(move |of| (at, of)))
            .map(|(at, of)| commitment(&base, at, of)),
    )?;
    write("translations", &mut std::iter::empty())?;
    fs::write(data.join("site.json"), site(number, files))
}

fn site(number: usize, files: Map<String, Value>) -> String {
    let site = json!({
        "$schema": format!("{}data/schema/v1/site.json", base_url(number)),
        "format": "huddle-data", "version": "v1",
        "title": format!("Huddles of City {number}"), "title_translations": {},
        "publisher": {"name": format!("City {number} Police Department"), "url": null},
        "base_url": base_url(number), "languages": ["en"], "timezone": "America/New_York", "license": null,
        "fictional": true, "as_of": as_of(), "terms": {}, "tables": {}, "modified": as_of(), "files": files,
    });
    site.to_string()
}

fn division_id(at: usize) -> String {
    format!("division-{at}")
}

fn day(at: usize) -> NaiveDate {
    as_of() - Days::new((at % 3650) as u64)
}

fn division(base: &str, at: usize) -> Value {
    json!({
        "id": division_id(at), "url": format!("{base}divisions/division-{at}/"), "name": format!("Division \
            {at}"), "language": "en",
        "huddles": 0, "commitments": 0, "open_commitments": 0, "overdue_commitments": 0,
    })
}

fn topic(base: &str, id: &str) -> Value {
    json!({"id": id, "url": format!("{base}topics/{id}/"), "name": id.replace('-', " "), "huddles": 0, "commitments": 0})
}

fn huddle_id(at: usize) -> String {
    format!("{}-division-{}-{at}", day(at), at % DIVISIONS)
}

fn huddle(base: &str, number: usize, at: usize) -> Value {
    let subject = SUBJECTS[at % SUBJECTS.len()];
    json!({
        "id": huddle_id(at),
        "url": format!("{base}huddles/{}/", huddle_id(at)),
        "title": format!("Huddle {at} of City {number}: {subject}"),
        "language": "en", "date": day(at), "date_precision": "day", "start": "18:00", "end": "19:30",
        "division_id": division_id(at % DIVISIONS),
        "area_ids": [format!("division-{}/1", at % DIVISIONS)],
        "whole_division": false, "status": "held", "minutes": "approved", "approved_on": day(at), "approved_by": "the sergeant",
        "host_id": null, "host_name": "The library", "location_name": "Library, large \
            room", "location_address": "12 Mill Street",
        "location_accessibility": "Step-free, with a loop for hearing aids", "attendance_total": 24,
        "topic_ids": [TOPICS[at % 12], TOPICS[(at / 12 + 5) % 12]],
        "summary": format!("Neighbors asked about {subject} and what came of the promises of spring. ").repeat(2),
        "concerns": 2, "commitments": 3, "corrections": 0, "last_changed": day(at), "next_date": null, "seal": "0".repeat(64),
    })
}

fn commitment(base: &str, at: usize, of: usize) -> Value {
    let open = (at + of) % 7 < 3;
    let id = huddle_id(at);
    json!({
        "id": format!("{id}/c{of}"),
        "url": format!("{base}commitments/{id}/c{of}/"),
        "huddle_id": id,
        "division_id": division_id(at % DIVISIONS),
        "area_ids": [format!("division-{}/1", at % DIVISIONS)],
        "text": format!("Look into {} and report at the next huddle what can be \
            done", SUBJECTS[(at + of) % SUBJECTS.len()]),
        "language": "en", "owner_id": "city-transport", "owner_role": "Traffic engineer", "topic_ids": [TOPICS[at % 12]],
        "made_on": day(at), "made_on_precision": "day", "first_due": day(at), "due": day(at), "due_words": null,
        "status": STATUSES[(at + of) % 7], "settled": !open,
        "overdue_since": (open && at.is_multiple_of(2)).then(|| as_of() - Days::new((at % 900) as u64)),
        "reports": 1, "last_report_on": day(at), "successor_id": null, "last_changed": day(at),
    })
}
