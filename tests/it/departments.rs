//! The sites of twelve departments, generated: their tables as Parquet have the same columns and together hold what each
//! site says that it has. They are left in the target folder, where tests/validators/departments.py reads them as one
//! with DuckDB.

use crate::support::{Built, Content, errors, options};
use huddle::disk::load::departments;
use huddle::disk::write::MemorySink;
use huddle::federate::SameTopics;
use huddle::federate::join::Wishes;
use huddle::publish::pipeline::Unobserved;
use huddle::publish::pipeline::federation::{Joined, gather};
use huddle::site::artifact::{Artifact, FileSeal, Origin, Sink};
use huddle::text::SitePath;
use parquet::file::reader::{FileReader, SerializedFileReader};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Names of departments and how many huddles each has.
const DEPARTMENTS: &[(&str, usize)] = &[
    ("alder", 20),
    ("birch", 36),
    ("cedar", 54),
    ("elm", 12),
    ("fir", 13),
    ("hazel", 14),
    ("larch", 15),
    ("maple", 16),
    ("oak", 17),
    ("pine", 18),
    ("rowan", 14),
    ("willow", 12),
];

/// Takes the files of data alone: pages and pictures are as if they stood already, so that none is made.
#[derive(Default)]
struct Data(MemorySink);

impl Sink for Data {
    fn put(&self, artifact: Artifact, seal: &FileSeal) -> std::io::Result<()> {
        if artifact.path.top() == "data" { self.0.put(artifact, seal) } else { Ok(()) }
    }

    fn keep(&self, path: &SitePath, _: &Origin) -> Option<FileSeal> {
        (path.top() != "data").then(|| FileSeal::of(b""))
    }

    fn published(&self, path: &SitePath) -> Option<Vec<u8>> {
        (path.top() == "previews").then(Vec::new)
    }
}

/// The data of a department's site, by the paths of its files.
fn department(name: &str, huddles: usize) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let content = folder.path().join("content");
    crate::generated_site::generate(&content, huddles).expect("the content can be written");
    let settings = fs::read_to_string(content.join("site.yaml")).expect("the settings are there");
    let ours = |line: &str| {
        let own = !line.starts_with("title:") && !line.starts_with("base_url:");
        own.then(|| format!("{line}\n"))
    };
    let settings: String = settings.lines().filter_map(ours).collect();
    let own = format!("title: \"Minutes of {name}\"\nbase_url: https://{name}.example/\n{settings}");
    // What is read as one: the tables, and these as Parquet.
    let exports =
        "exports: {parquet: true, database: false, documents: false, maps: false, feeds: false, calendars: false}";
    fs::write(content.join("site.yaml"), format!("{own}{exports}\n")).expect("the settings can be written");
    let content = Content::at(&content);
    let prepared = content.prepare(&options());
    assert_eq!(errors(&prepared.diags), Vec::<String>::new());
    let sink = Data::default();
    let reader = |path: &SitePath| content.read_media(path);
    prepared.render_all(&sink, &reader, String::new(), &Unobserved).expect("the site renders");
    let files = sink.0.0.into_inner().expect("no thread panicked");
    files.into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect()
}

/// Writes the data of a site, and gives its folder.
fn written(name: &str, files: &BTreeMap<String, Vec<u8>>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("departments").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (path, bytes) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(file, bytes).expect("a file");
    }
    folder
}

/// The table that a file is of, without its year.
fn table(path: &str) -> &str {
    let name = path.trim_start_matches("data/").trim_end_matches(".parquet");
    name.split_once('-').map_or(name, |(table, _)| table)
}

#[test]
fn sites_of_twelve_departments_are_read_as_one_table() {
    let mut columns: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, huddles) in DEPARTMENTS {
        let files = department(name, *huddles);
        let folder = written(name, &files);
        let mut rows: BTreeMap<String, usize> = BTreeMap::new();
        for path in files.keys().filter(|path| path.ends_with(".parquet")) {
            let reader =
                SerializedFileReader::new(File::open(folder.join(path)).expect("it is written")).expect("it opens");
            let file = reader.metadata().file_metadata();
            let described = format!("{:?}", file.schema());
            columns.entry(table(path).to_owned()).or_default().insert(described);
            assert_eq!(file.created_by(), Some("huddle"), "{path}");
            let reported = file.key_value_metadata().expect("it says what it is");
            assert!(
                reported.iter().any(|pair| pair.key == "huddle.version" && pair.value.as_deref() == Some("v1")),
                "{path}: {reported:?}"
            );
            let read = reader.get_row_iter(None).expect("rows").inspect(|row| {
                let row = row.as_ref().expect("a row").to_string();
                assert!(row.starts_with(&format!("{{department: \"https://{name}.example/\"")), "{path}: {row}");
            });
            let count = read.count();
            assert!(count > 0, "{name}: {path} has no rows");
            *rows.entry(table(path).to_owned()).or_default() += count;
        }
        assert_eq!(rows["huddles"], huddles + crate::generated_site::ANNOUNCED, "{name}");
        for source in huddle::data::TABLES {
            let lines =
                files[&format!("data/{}.jsonl", source.table.name)].iter().filter(|byte| **byte == b'\n').count();
            assert_eq!(rows.get(source.table.name).copied().unwrap_or(0), lines, "{name}: {}", source.table.name);
        }
    }
    assert!(columns.len() > 8, "{:?}", columns.keys());
    for (table, described) in columns {
        assert_eq!(described.len(), 1, "files of {table} have different columns: {described:#?}");
    }
    joined();
}

/// Joins the sites that were written, for programs that count the same.
fn joined() {
    let all = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folders: Vec<_> = DEPARTMENTS
        .iter()
        .map(|(name, _)| departments::folder(&all.join("departments").join(name)).expect("it is written"))
        .collect();
    let gathered = gather(&folders, &SameTopics::default(), &Unobserved).expect("the files can be read");
    assert!(gathered.diags.iter().all(Vec::is_empty), "{:?}", gathered.diags);
    let joined = Joined::new(gathered.departments, &Wishes::default(), &Unobserved).expect("the theme has words");
    let sink = MemorySink::default();
    joined.render_all(&sink, &Unobserved).expect("memory takes everything");
    let folder = all.join("departments-joined");
    let _ = fs::remove_dir_all(&folder);
    for (path, bytes) in sink.0.into_inner().expect("no thread panicked") {
        let file = folder.join(path.as_str());
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(file, bytes).expect("a file");
    }
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let parquet = |built: Built| -> BTreeMap<String, Vec<u8>> {
        built.files.into_iter().filter(|(path, _)| path.ends_with(".parquet")).collect()
    };
    let content = Content::of_test_site("hostile");
    let (one, two) = (parquet(content.build()), parquet(content.build()));
    assert!(one.len() > 10, "{:?}", one.keys());
    crate::support::assert_same_files(&one, &two, "built twice");
}
