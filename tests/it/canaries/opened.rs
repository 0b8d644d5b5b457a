//! Files as programs read them, with all that is packed in them: also what no kind of file that is published now has.

use crate::published::kinds;
use std::io::{Cursor, Read, Write};

/// The bytes of a file, and of everything that is packed in it.
pub fn opened(path: &str, bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all = match kinds::kind(path) {
        "zip" | "docx" => vec![bytes.to_vec()],
        _ => kinds::texts(path, bytes),
    };
    if bytes.starts_with(b"PK") {
        all.extend(entries(bytes));
    }
    if bytes.starts_with(b"%PDF") {
        all.extend(streams(bytes));
    }
    if path.ends_with(".ics") {
        // Long lines are folded.
        all.push(String::from_utf8_lossy(bytes).replace("\r\n ", "").into_bytes());
    }
    all
}

/// The entries of a zip file, with their names.
fn entries(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a zip file");
    let mut all = vec![archive.comment().to_vec()];
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("it has this entry");
        let mut text = entry.name().expect("a name").as_bytes().to_vec();
        entry.read_to_end(&mut text).expect("it can be unpacked");
        all.push(text);
    }
    all
}

/// The packed streams of a PDF.
fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let starts = memchr::memmem::find_iter(bytes, b"stream\n").map(|at| at + b"stream\n".len());
    starts
        .map(|start| {
            let mut text = Vec::new();
            let _ = flate2::read::ZlibDecoder::new(&bytes[start..]).read_to_end(&mut text);
            text
        })
        .collect()
}

/// A zip file with one entry.
pub fn zipped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory takes it");
    archive.write_all(bytes).expect("memory takes it");
    archive.finish().expect("memory takes it").into_inner()
}

/// Files that hold these bytes, each in another way.
pub fn packed(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let deflated = |bytes: &[u8]| {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    };
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(bytes).expect("memory takes it");
    let pdf = [b"%PDF-1.4\n1 0 obj <</Filter /FlateDecode>> stream\n".as_slice(), &deflated(bytes), b"\nendstream\n"]
        .concat();
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    let chunk = [b"Author\0\0".as_slice(), &deflated(bytes)].concat();
    picture.extend(u32::try_from(chunk.len()).expect("it is short").to_be_bytes());
    picture.extend(b"zTXt");
    picture.extend(&chunk);
    picture.extend([0; 4]);
    vec![
        ("a/index.html".into(), bytes.to_vec()),
        ("a.css".into(), bytes.to_vec()),
        ("a.jpg".into(), bytes.to_vec()),
        ("data/a.csv.gz".into(), gzip.finish().expect("memory takes it")),
        ("a.docx".into(), zipped("word/document.xml", bytes)),
        ("a.pdf".into(), pdf),
        ("a.png".into(), picture),
    ]
}
