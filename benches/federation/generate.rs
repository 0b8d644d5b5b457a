//! The published data of any number of departments, always the same for the same number: rows of version 1 as JSON Lines,
//! without building their sites. 13 divisions, 12 topics, ten years, 3 or 4 commitments a huddle.

use chrono::{Days, NaiveDate};
use huddle::opendata::{Row, v1};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

const TOPICS: [&str; 12] =
    ["lighting", "noise", "traffic", "parking", "dumping", "theft", "parks", "vacant-property", "transit", "schools", "drainage", "trees"];
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
/// What the machine says.
pub fn department(folder: &Path, number: usize, huddles: usize) -> io::Result<()> {
    let data = folder.join("data");
    fs::create_dir_all(&data)?;
    fs::write(data.join("site.json"), site(number))?;
    let base = base_url(number);
    let write = |name: &str, rows: &mut dyn Iterator<Item = Vec<u8>>| -> io::Result<()> {
        let mut file = BufWriter::new(File::create(data.join(format!("{name}.jsonl")))?);
        for row in rows {
            file.write_all(&row)?;
            file.write_all(b"\n")?;
        }
        file.flush()
    };
    write("divisions", &mut (0..DIVISIONS).map(|at| division(&base, at).json()))?;
    write("topics", &mut TOPICS.iter().map(|id| topic(&base, id).json()))?;
    write("huddles", &mut (0..huddles).map(|at| huddle(&base, number, at).json()))?;
    write(
        "commitments",
        &mut (0..huddles).flat_map(|at| (0..3 + at % 2).map(move |of| (at, of))).map(|(at, of)| commitment(&base, at, of).json()),
    )?;
    write("translations", &mut std::iter::empty())
}

fn site(number: usize) -> String {
    let site = serde_json::json!({
        "$schema": format!("{}data/schema/v1/site.json", base_url(number)),
        "format": "huddle-data", "version": "v1",
        "title": format!("Huddles of City {number}"), "title_translations": {},
        "publisher": {"name": format!("City {number} Police Department"), "url": null},
        "base_url": base_url(number), "languages": ["en"], "timezone": "America/New_York", "license": null,
        "fictional": true, "as_of": as_of(), "terms": {}, "tables": {},
    });
    site.to_string()
}

fn division_id(at: usize) -> Cow<'static, str> {
    format!("division-{at}").into()
}

fn day(at: usize) -> NaiveDate {
    as_of() - Days::new((at % 3650) as u64)
}

fn division(base: &str, at: usize) -> v1::Division<'static> {
    v1::Division {
        id: division_id(at),
        url: format!("{base}divisions/division-{at}/").into(),
        name: format!("Division {at}").into(),
        code: None,
        language: "en".into(),
        valid_from: None,
        valid_to: None,
        successor_ids: Vec::new(),
        office_name: None,
        office_address: None,
        office_phone: None,
        office_email: None,
        office_hours: None,
        office_url: None,
        huddles: 0,
        commitments: 0,
        open_commitments: 0,
        overdue_commitments: 0,
        last_changed: None,
    }
}

fn topic(base: &str, id: &'static str) -> v1::Topic<'static> {
    v1::Topic {
        id: id.into(),
        url: format!("{base}topics/{id}/").into(),
        name: id.replace('-', " ").into(),
        huddles: 0,
        commitments: 0,
        open_commitments: 0,
        overdue_commitments: 0,
    }
}

fn huddle_id(at: usize) -> String {
    format!("{}-division-{}-{at}", day(at), at % DIVISIONS)
}

fn huddle(base: &str, number: usize, at: usize) -> v1::Huddle<'static> {
    let subject = SUBJECTS[at % SUBJECTS.len()];
    v1::Huddle {
        url: format!("{base}huddles/{}/", huddle_id(at)).into(),
        id: huddle_id(at).into(),
        title: format!("Huddle {at} of City {number}: {subject}").into(),
        language: "en".into(),
        date: day(at),
        date_precision: "day".into(),
        start: Some("18:00".into()),
        end: Some("19:30".into()),
        division_id: division_id(at % DIVISIONS),
        area_ids: vec![format!("division-{}/1", at % DIVISIONS).into()],
        whole_division: false,
        status: "held".into(),
        minutes: "approved".into(),
        approved_on: Some(day(at)),
        approved_by: Some("the sergeant".into()),
        host_id: None,
        host_name: Some("The library".into()),
        location_name: Some("Library, large room".into()),
        location_address: Some("12 Mill Street".into()),
        location_accessibility: Some("Step-free, with a loop for hearing aids".into()),
        attendance_total: Some(24),
        topic_ids: vec![TOPICS[at % 12].into(), TOPICS[(at / 12 + 5) % 12].into()],
        summary: Some(format!("Neighbors asked about {subject} and what came of the promises of spring. ").repeat(2).into()),
        concerns: 2,
        commitments: 3,
        corrections: 0,
        last_changed: Some(day(at)),
        next_date: None,
        seal: None,
    }
}

fn commitment(base: &str, at: usize, of: usize) -> v1::Commitment<'static> {
    let status = STATUSES[(at + of) % 7];
    let open = (at + of) % 7 < 3;
    let overdue = (open && at.is_multiple_of(2)).then(|| i64::try_from(at % 900 + 1).expect("a small number"));
    v1::Commitment {
        id: format!("{}/c{of}", huddle_id(at)).into(),
        url: format!("{base}commitments/{}/c{of}/", huddle_id(at)).into(),
        huddle_id: huddle_id(at).into(),
        division_id: division_id(at % DIVISIONS),
        area_ids: vec![format!("division-{}/1", at % DIVISIONS).into()],
        text: format!("Look into {} and report at the next huddle what can be done", SUBJECTS[(at + of) % SUBJECTS.len()]).into(),
        language: "en".into(),
        owner_id: Some("city-transport".into()),
        owner_role: Some("Traffic engineer".into()),
        topic_ids: vec![TOPICS[at % 12].into()],
        made_on: day(at),
        made_on_precision: "day".into(),
        first_due: Some(day(at)),
        due: Some(day(at)),
        due_words: None,
        status: status.into(),
        settled: !open,
        overdue_days: overdue,
        reports: 1,
        last_report: Some(day(at)),
        silent_days: 10,
        successor_id: None,
        last_changed: day(at),
    }
}
