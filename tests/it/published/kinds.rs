//! The kinds of files that a site is made of, and how each is read for the texts in it.

use std::io::{Read, Write};

/// How the texts in a file are found.
#[derive(Clone, Copy, PartialEq)]
enum Reading {
    /// They stand there as they are.
    Plain,
    /// Plain, and holds none of the record's texts.
    NoText,
    Search,
    Png,
    Gzip,
    Sqlite,
    Parquet,
    Workbook,
}

/// Every kind of file, by its ending. A new one gets a line that says how it is read.
const KINDS: &[(&str, Reading)] = &[
    ("html", Reading::Plain),
    ("xml", Reading::Plain),
    ("ics", Reading::Plain),
    ("csv", Reading::Plain),
    ("json", Reading::Plain),
    ("jsonl", Reading::Plain),
    ("md", Reading::Plain),
    ("txt", Reading::Plain),
    ("geojson", Reading::Plain),
    // What a server sends, by folders.
    ("", Reading::NoText),
    ("css", Reading::NoText),
    ("js", Reading::NoText),
    ("svg", Reading::NoText),
    ("jpg", Reading::NoText),
    ("webp", Reading::NoText),
    ("gif", Reading::NoText),
    ("pdf", Reading::Plain),
    ("png", Reading::Png),
    ("gz", Reading::Gzip),
    ("bin", Reading::Search),
    ("sqlite", Reading::Sqlite),
    ("parquet", Reading::Parquet),
    ("xlsx", Reading::Workbook),
];

/// The ending of a file's name.
pub fn kind(path: &str) -> &str {
    path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending)
}

/// Kinds of files in which texts of the record stand.
pub fn holding_text() -> impl Iterator<Item = &'static str> {
    KINDS.iter().filter(|(_, reading)| !matches!(reading, Reading::NoText | Reading::Png)).map(|(kind, _)| *kind)
}

/// The file as it is, and whatever is packed in it.
pub fn texts(path: &str, bytes: &[u8]) -> Vec<Vec<u8>> {
    let Some((_, reading)) = KINDS.iter().find(|(known, _)| *known == kind(path)) else {
        panic!("{path} is of a kind that nobody reads: say in tests/it/published/kinds.rs how");
    };
    let mut texts = vec![bytes.to_vec()];
    match reading {
        Reading::Plain | Reading::NoText => {}
        Reading::Search => {
            texts.push(huddle::search::unpacked(bytes).unwrap_or_else(|| panic!("{path} cannot be unpacked")))
        }
        Reading::Png => texts.extend(chunks(bytes)),
        Reading::Gzip => texts.push(inflated(flate2::read::GzDecoder::new(bytes))),
        Reading::Sqlite => texts.extend(rows(bytes)),
        Reading::Parquet => texts.extend(columns(bytes)),
        Reading::Workbook => texts.extend(parts(bytes)),
    }
    texts
}

fn inflated(mut reader: impl Read) -> Vec<u8> {
    let mut text = Vec::new();
    reader.read_to_end(&mut text).expect("what is packed can be unpacked");
    text
}

/// What stands in the chunks of a picture (PNG, 5.3) that are text; those that are packed, unpacked.
fn chunks(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut texts = Vec::new();
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let data = &bytes[at + 8..at + 8 + length];
        match &head[4..] {
            b"tEXt" | b"eXIf" => texts.push(data.to_vec()),
            b"zTXt" | b"iTXt" | b"iCCP" => {
                texts.push(data.to_vec());
                let packed = data.iter().position(|byte| *byte == 0x78).map_or(&data[..0], |start| &data[start..]);
                let mut text = Vec::new();
                let _ = flate2::read::ZlibDecoder::new(packed).read_to_end(&mut text);
                texts.push(text);
            }
            _ => {}
        }
        at += length + 12;
    }
    texts
}

/// Every text of every table of a database, whatever pages it is spread over.
fn rows(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut file = tempfile::NamedTempFile::new().expect("a file for the test");
    file.write_all(bytes).expect("the file takes it");
    let database = rusqlite::Connection::open(file.path()).expect("the database opens");
    let mut tables =
        database.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").expect("it has a schema");
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).expect("names").map(|name| name.expect("a name")).collect();
    let mut texts = Vec::new();
    for table in tables {
        let mut statement = database.prepare(&format!("SELECT * FROM \"{table}\"")).expect("the table can be read");
        let count = statement.column_count();
        let mut rows = statement.query([]).expect("the table can be read");
        while let Some(row) = rows.next().expect("a row") {
            for column in 0..count {
                match row.get_ref(column).expect("a value") {
                    rusqlite::types::ValueRef::Text(text) | rusqlite::types::ValueRef::Blob(text) => {
                        texts.push(text.to_vec())
                    }
                    _ => {}
                }
            }
        }
    }
    texts
}

/// The parts of a workbook, which is a packed folder of XML.
fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut packed = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is packed");
    (0..packed.len()).map(|at| inflated(packed.by_index(at).expect("a part"))).collect()
}

#[cfg(feature = "parquet")]
fn columns(bytes: &[u8]) -> Vec<Vec<u8>> {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    let mut file = tempfile::tempfile().expect("a file for the test");
    file.write_all(bytes).expect("the file takes it");
    let reader = SerializedFileReader::new(file).expect("the file opens");
    let mut texts = vec![format!("{:?}", reader.metadata()).into_bytes()];
    texts.extend(reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row").to_string().into_bytes()));
    texts
}

#[cfg(not(feature = "parquet"))]
fn columns(_: &[u8]) -> Vec<Vec<u8>> {
    panic!("there is a Parquet file, and the program was built without Parquet");
}
