//! A file of the built site, in memory, and the place that artifacts are handed to, or written to as they are made.

use crate::text::SitePath;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

/// One file of the built site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// From the site's root.
    pub path: SitePath,
    /// All of the file, as it is written.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// A file from its path and its bytes.
    pub fn new(path: SitePath, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path, bytes: bytes.into() }
    }
}

/// A BLAKE3 hash (https://c2sp.org/BLAKE3), whole or its first half. Written as lower-case hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest<const BYTES: usize>([u8; BYTES]);

impl<const BYTES: usize> Digest<BYTES> {
    /// The first bytes of a hash.
    pub fn of(hash: &blake3::Hash) -> Self {
        Self(std::array::from_fn(|at| hash.as_bytes()[at]))
    }

    /// Reads hex digits; `None` where there are more, fewer or others.
    pub fn read(text: &str) -> Option<Self> {
        let mut bytes = [0; BYTES];
        if text.len() != 2 * BYTES || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl<const BYTES: usize> std::fmt::Display for Digest<BYTES> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl<const BYTES: usize> Serialize for Digest<BYTES> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const BYTES: usize> Deserialize<'de> for Digest<BYTES> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| serde::de::Error::custom("not a hash"))
    }
}

/// What a page was made from: a keyed hash of its data and its templates. Two pages with the same have the same bytes.
pub type Origin = Digest<16>;

/// What the manifest says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSeal {
    /// Its length in bytes.
    pub bytes: u64,
    /// The hash of its bytes.
    pub blake3: Digest<32>,
    /// What it was made from, where that is known without making it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

impl FileSeal {
    /// The seal of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, blake3: Digest::of(&blake3::hash(bytes)), origin: None }
    }

    /// Whether a file with this seal has the bytes of one with the other.
    pub fn is_same(&self, other: &Self) -> bool {
        self.bytes == other.bytes && self.blake3 == other.blake3
    }
}

/// Passes bytes on, and seals the file that they are.
pub struct Sealer<W> {
    /// Where they go.
    inner: W,
    /// Of all that were passed on.
    hasher: blake3::Hasher,
    /// How many there were.
    bytes: u64,
}

impl<W: Write> Sealer<W> {
    /// Passes nothing on yet.
    pub fn new(inner: W) -> Self {
        Self { inner, hasher: blake3::Hasher::new(), bytes: 0 }
    }

    /// The seal of what was passed on.
    pub fn seal(&self) -> FileSeal {
        FileSeal { bytes: self.bytes, blake3: Digest::of(&self.hasher.finalize()), origin: None }
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..taken]);
        self.bytes += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// What the index of the data says of a file: `data/site.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileSum {
    /// Its length in bytes.
    pub bytes: u64,
    /// How many lines it has.
    pub lines: u64,
    /// The SHA-256 (FIPS 180-4) of its bytes, which programs everywhere can work out.
    pub sha256: Digest<32>,
}

impl FileSum {
    /// That of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut so_far = SoFar::default();
        so_far.add(bytes);
        Summing { inner: (), so_far }.sum()
    }
}

/// Passes bytes on, and sums the file that they are.
pub struct Summing<W> {
    /// Where they go, or come from.
    inner: W,
    so_far: SoFar,
}

/// What is known of a file after a part of it.
#[derive(Default)]
struct SoFar {
    hasher: Sha256,
    bytes: u64,
    lines: u64,
}

impl SoFar {
    fn add(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
        self.lines += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
    }
}

impl<W> Summing<W> {
    /// Passes nothing on yet.
    pub fn new(inner: W) -> Self {
        Self { inner, so_far: SoFar::default() }
    }

    /// The sum of what was passed on.
    pub fn sum(self) -> FileSum {
        let SoFar { hasher, bytes, lines } = self.so_far;
        FileSum { bytes, lines, sha256: Digest(hasher.finalize().into()) }
    }
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.inner.write(bytes)?;
        self.so_far.add(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<R: BufRead> Read for Summing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.so_far.add(&buffer[..read]);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Summing<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What was handed out is there still: nothing is read anew.
        if let Ok(buffer) = self.inner.fill_buf() {
            self.so_far.add(&buffer[..amount]);
        }
        self.inner.consume(amount);
    }
}

/// Writes the bytes of a file as it makes them.
pub type Writing<'a> = dyn FnMut(&mut dyn Write) -> io::Result<()> + 'a;

/// Puts a file together in an empty one.
pub type Placing<'a> = dyn FnMut(&Path) -> io::Result<()> + 'a;

/// Takes artifacts as they are made, from any thread. The core hands over bytes and does not know where they go.
pub trait Sink: Sync {
    /// Takes a file with its seal.
    ///
    /// # Errors
    /// A system error (a full disk, a folder that cannot be written). The build then stops.
    fn put(&self, artifact: Artifact, seal: &FileSeal) -> io::Result<()>;

    /// Takes a file as it is written, for what is too large to be held; its seal. `make` may be asked twice.
    ///
    /// # Errors
    /// As [`Sink::put`], and what `make` says.
    fn write(&self, path: &SitePath, make: &mut Writing<'_>) -> io::Result<FileSeal> {
        let mut bytes = Vec::new();
        make(&mut bytes)?;
        let seal = FileSeal::of(&bytes);
        self.put(Artifact::new(path.clone(), bytes), &seal)?;
        Ok(seal)
    }

    /// Takes a file that a library puts together where it will be, in the empty file that `make` is given; its seal and
    /// its sum. `None` where there is no such place: the file is then made in memory.
    ///
    /// # Errors
    /// As [`Sink::write`].
    fn place(&self, _path: &SitePath, _make: &mut Placing<'_>) -> io::Result<Option<(FileSeal, FileSum)>> {
        Ok(None)
    }

    /// Takes the file of the published site over, where it has this origin and is as it was made; its seal.
    fn keep(&self, _path: &SitePath, _origin: &Origin) -> Option<FileSeal> {
        None
    }

    /// Takes the file of the published site over, where it has this seal and is as it was made; whether it was so.
    fn same(&self, _path: &SitePath, _seal: &FileSeal) -> bool {
        false
    }

    /// A file of the published site, where there is one and it is as it was made.
    fn published(&self, _path: &SitePath) -> Option<Vec<u8>> {
        None
    }
}

/// Reads the bytes of a file of the content folder: what the core is handed in place of a disk.
pub type MediaReader<'a> = dyn Fn(&SitePath) -> io::Result<Vec<u8>> + Sync + 'a;

/// The media type of a file by its extension, for the preview server and the data that lists files.
pub fn media_type(path: &SitePath) -> &'static str {
    match path.extension().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "avif" => "image/avif",
        "pdf" => "application/pdf",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "jsonl" => "application/jsonl",
        "sqlite" => "application/vnd.sqlite3",
        "parquet" => "application/vnd.apache.parquet",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ics" => "text/calendar; charset=utf-8",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
