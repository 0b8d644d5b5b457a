//! What the documentation shows is right: every example of a record or of site.yaml passes the check, so does every line
//! "as it should be" of docs/messages.md, and every link between documents leads somewhere.

use crate::support::{Content, errors, project};
use std::path::PathBuf;

const SITE: &str = "title: \"Larkmoor community huddles\"
organization: {name: Larkmoor Police Department}
base_url: https://huddles.larkmoor.example/
timezone: America/New_York
languages: [en, es]
topics: [{id: lighting, name: Street lighting}, {id: noise, name: Noise}]
organizations:
  - {id: city-transport, name: City transport, sector: government}
  - {id: city-council, name: City council, sector: elected}
  - {id: center-city-partners, name: Center city partners, sector: business}
";
const DIVISION: &str = "name: Central
response_areas:
  - {id: central-2, name: Response Area 2, valid_from: 2025-07-01}
";
/// Examples give the areas of Central anew, so that the others are of another division.
const SOUTH: &str = "name: South
response_areas: [{id: central-3, name: Response Area 3}]
";
const HUDDLE: &str = "title: \"A huddle\"
date: 2026-05-07
division: central
response_areas: [central-2]
";
const COMMITMENT: &str = "  - id: cameras-lot
    text: \"Put two cameras at the lot\"
    owner: {organization: city-transport, role: Parking supervisor}
";

const DIVISION_FILE: &str = "divisions/central.md";
const HUDDLE_FILE: &str = "huddles/central/2026-05-07-central-2.md";

/// A street or a river.
const LINE: &str = "{\"type\": \"LineString\", \"coordinates\": [[-80.0, 35.0], [-79.99, 35.01]]}";

/// A site that has what the examples name.
fn site() -> Content {
    let outline = |id: &str, left: f64| {
        let (right, low, high) = (left + 0.01, 35.0, 35.01);
        format!(
            "{{\"type\": \"Feature\", \"id\": \"{id}\", \"properties\": {{}}, \"geometry\": {{\"type\": \"Polygon\", \"coordinates\": [[[{left}, {low}], [{right}, {low}], [{right}, {high}], [{left}, {high}], [{left}, {low}]]]}}}}"
        )
    };
    let outlines =
        |features: &[String]| format!("{{\"type\": \"FeatureCollection\", \"features\": [{}]}}", features.join(", "));
    let mut photo = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(640, 480).write_to(&mut photo, image::ImageFormat::Jpeg).expect("a photo");
    let badge = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\" viewBox=\"0 0 10 10\"><path \
        d=\"M0 0h9v9z\"/></svg>";
    Content::new(SITE)
        .with(DIVISION_FILE, &record(DIVISION))
        .with("divisions/south.md", &record(SOUTH))
        .with(
            "huddles/central/2026-02-05-central-2.md",
            &record(&format!(
                "title: Cameras\ndate: 2026-02-05\ndivision: south\nresponse_areas: \
                [central-3]\ncommitments:\n{COMMITMENT}"
            )),
        )
        .with(HUDDLE_FILE, &record(HUDDLE))
        .with("boundaries/divisions.geojson", &outlines(&[outline("central", -80.0)]))
        .with("boundaries/areas.geojson", &outlines(&[outline("central-2", -80.0), outline("central-9", -80.0)]))
        .with("boundaries/streets.geojson", LINE)
        .with("boundaries/water.geojson", LINE)
        .with_media("media/lot.jpg", photo.get_ref())
        .with_media("media/badge.svg", badge.as_bytes())
        .with_media("media/crime-report.pdf", b"%PDF-1.4")
        .with_media("media/counts.pdf", b"%PDF-1.4")
        .with_media("media/flyer.pdf", b"%PDF-1.4")
}

fn record(details: &str) -> String {
    format!("---\n{details}---\nThe text.\n")
}

/// The top-level keys of YAML.
fn keys(text: &str) -> Vec<String> {
    let map: serde_yaml::Mapping = serde_yaml::from_str(text).unwrap_or_default();
    map.keys().filter_map(|key| key.as_str().map(str::to_owned)).collect()
}

/// The base without the lines (and what is indented below them) of fields that the example gives, and then the example.
fn joined(base: &str, example: &str) -> String {
    let given = keys(example);
    let mut out = String::new();
    let mut keep = true;
    for line in base.lines() {
        if !line.starts_with([' ', '-']) {
            keep = !given.iter().any(|key| line.starts_with(&format!("{key}:")));
        }
        if keep {
            out.push_str(line);
            out.push('\n');
        }
    }
    format!("{out}{}\n", example.trim_end())
}

const OF_SITE: [&str; 17] = [
    "map",
    "follow",
    "log",
    "exports",
    "adopt",
    "style",
    "terms",
    "rules",
    "title",
    "organization",
    "base_url",
    "timezone",
    "languages",
    "topics",
    "organizations",
    "public_contacts",
    "allow",
];
const OF_DIVISION: [&str; 6] = ["name", "code", "response_areas", "boundary", "office", "follow"];
const OF_HUDDLE: [&str; 25] = [
    "title",
    "date",
    "start",
    "end",
    "division",
    "response_areas",
    "status",
    "minutes",
    "approved_on",
    "approved_by",
    "host",
    "location",
    "attendance",
    "participants",
    "topics",
    "summary",
    "concerns",
    "commitments",
    "reports",
    "attachments",
    "corrections",
    "next",
    "agenda",
    "formerly",
    "id",
];

/// The site with an example where it belongs, by its keys. None where it belongs nowhere.
fn placed(example: &str) -> Option<Content> {
    let details = example.strip_prefix("---\n").map_or(example, |rest| rest.split("\n---").next().unwrap_or(rest));
    let given = keys(details);
    let all_of = |known: &[&str]| !given.is_empty() && given.iter().all(|key| known.contains(&key.as_str()));
    let has = |key: &str| given.iter().any(|known| known == key);
    let places = has("response_areas") && details.contains("{id:");
    if all_of(&OF_DIVISION) && (places || has("boundary") || has("name") || has("code")) {
        return Some(site().with(DIVISION_FILE, &record(&joined(DIVISION, details))));
    }
    if example.starts_with("---\n") && all_of(&OF_HUDDLE) && has("division") {
        return Some(site().with(DIVISION_FILE, &record(DIVISION)).with(HUDDLE_FILE, example));
    }
    if has("reports") && has("date") && all_of(&["title", "date", "summary", "reports"]) {
        return Some(site().with("updates/2026/2026-06-01-news.md", &record(details)));
    }
    if all_of(&OF_HUDDLE) && !all_of(&["title", "topics"]) {
        return Some(site().with(HUDDLE_FILE, &record(&joined(HUDDLE, details))));
    }
    all_of(&OF_SITE).then(|| site().with("site.yaml", &joined(SITE, details)))
}

/// Files that are read: README.md and everything directly in docs/.
fn documents() -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(project("docs")).expect("docs/").map(|entry| entry.expect("an entry").path()).collect();
    paths.push(project("README.md"));
    paths.retain(|path| path.extension().is_some_and(|end| end == "md"));
    paths.sort();
    let read = |path: PathBuf| (path.display().to_string(), std::fs::read_to_string(&path).expect("a document"));
    paths.into_iter().map(read).collect()
}

/// Files that people read: the documents, the decisions, and those at the root.
fn everything() -> Vec<(PathBuf, String)> {
    let of = |folder: &str| std::fs::read_dir(project(folder)).expect("a folder").flatten().map(|entry| entry.path());
    let files = of(".").chain(of("docs")).chain(of("docs/decisions"));
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).expect("a document"))).collect()
}

/// The address that GitHub and others give a heading inside its page.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// Without the lines of code blocks.
fn prose(text: &str) -> String {
    let mut is_code = false;
    let lines = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        is_code ^= fence;
        !is_code && !fence
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let documents = everything();
    let headings = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let prose = prose(&text);
        let headings = prose
            .lines()
            .filter_map(|line| line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')));
        headings.map(anchor).collect::<Vec<_>>()
    };
    let (mut seen, mut dead) = (0, Vec::new());
    for (path, text) in &documents {
        // What stands between backticks is shown and leads nowhere.
        let text: String = prose(text).split('`').step_by(2).collect();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            seen += 1;
            let (file, part) = target.split_once('#').unwrap_or((target, ""));
            let full = if file.is_empty() { path.clone() } else { path.parent().expect("a folder").join(file) };
            let name = path.file_name().expect("a name").to_string_lossy();
            if !full.exists() || !part.is_empty() && !headings(&full).iter().any(|anchor| anchor == part) {
                dead.push(format!("{name}: {target}"));
            }
        }
    }
    assert!(seen > 80 && dead.is_empty(), "{seen} links\n{}", dead.join("\n"));
}

#[test]
fn every_document_is_found_from_the_list_and_the_readme() {
    let list = std::fs::read_to_string(project("docs/README.md")).expect("the list");
    let readme = std::fs::read_to_string(project("README.md")).expect("the README");
    assert!(readme.contains("(docs/README.md)"), "the README does not lead to the list");
    for (path, _) in documents() {
        let name = path.rsplit(['/', '\\']).next().expect("a name");
        if name != "README.md" {
            assert!(list.contains(&format!("({name}")), "docs/README.md does not name {name}");
        }
    }
}

#[test]
fn every_example_of_the_documentation_passes_the_check() {
    assert!(errors(&site().diags()).is_empty(), "{:?}", errors(&site().diags()));
    let (mut seen, mut wrong) = (0, Vec::new());
    for (path, text) in documents() {
        for block in text.split("```yaml\n").skip(1) {
            let example = block.split("```").next().expect("a block");
            seen += 1;
            match placed(example) {
                None => wrong.push(format!("{path}: it belongs nowhere:\n{example}")),
                Some(content) => {
                    let reported = errors(&content.diags());
                    if !reported.is_empty() {
                        wrong.push(format!("{path}:\n{example}{}", reported.join("\n")));
                    }
                }
            }
        }
    }
    assert!(seen >= 8 && wrong.is_empty(), "{seen} examples\n{}", wrong.join("\n\n"));
}

/// Where a line of the table stands that is no field at the top of a huddle, a division or site.yaml.
fn within(line: &str) -> Option<Content> {
    let key = line.split(':').next()?;
    let huddle = |details: String| Some(site().with(HUDDLE_FILE, &record(&joined(HUDDLE, &details))));
    match key {
        "owner" => huddle(format!("commitments:\n  - id: lights\n    text: \"Mend the lights\"\n    {line}")),
        "note" => {
            huddle(format!("reports:\n  - commitment: 2026-02-05-central-2/cameras-lot\n    status: done\n    {line}"))
        }
        "commitment" => huddle(format!("reports:\n  - status: done\n    note: \"Two cameras work.\"\n    {line}")),
        "allow" | "publish" => huddle(line.to_owned()),
        "valid_to" | "streets" => Some(site().with(
            DIVISION_FILE,
            &record(&format!("{DIVISION}  - id: central-9\n    name: Response Area 9\n    {line}\n")),
        )),
        "link" => Some(site().with("site.yaml", &format!("{SITE}style:\n  colors:\n    {line}\n"))),
        "path" => {
            Some(site().with("site.yaml", &format!("{SITE}adopt:\n  - files: \"minutes/**/*.md\"\n    {line}\n")))
        }
        _ => None,
    }
}

#[test]
fn every_line_as_it_should_be_is_accepted() {
    let table = std::fs::read_to_string(project("docs/messages.md")).expect("the table");
    let (mut seen, mut wrong) = (0, Vec::new());
    for row in table.lines().filter(|row| row.starts_with("| H")) {
        let cell = row.split(" | ").nth(2).unwrap_or("");
        // Every second piece stands between backticks.
        for line in cell
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|line| !keys(line).is_empty() && !line.starts_with(['[', '!', '#']))
        {
            seen += 1;
            let code = &row[2..6];
            // The date, the approval and the status of a huddle depend on its other lines; what is judged is the line.
            let around = match line {
                _ if line.starts_with("date:") => Some(
                    site()
                        .with(HUDDLE_FILE, "")
                        .without(HUDDLE_FILE)
                        .with(&format!("huddles/central/{}-central-2.md", &line[6..]), &record(&joined(HUDDLE, line))),
                ),
                _ if line.starts_with("approved_on:") => Some(site().with(
                    HUDDLE_FILE,
                    &record(&joined(HUDDLE, &format!("minutes: approved\napproved_by: Captain\n{line}"))),
                )),
                _ if line.starts_with("end:") => {
                    Some(site().with(HUDDLE_FILE, &record(&joined(HUDDLE, &format!("start: \"18:00\"\n{line}")))))
                }
                _ => within(line).or_else(|| placed(line)),
            };
            match around {
                None => wrong.push(format!("{code}: it belongs nowhere: {line}")),
                Some(content) => {
                    let reported = errors(&content.diags());
                    if !reported.is_empty() {
                        wrong.push(format!("{code}: {line}\n{}", reported.join("\n")));
                    }
                }
            }
        }
    }
    assert!(seen >= 25 && wrong.is_empty(), "{seen} lines\n{}", wrong.join("\n\n"));
}
