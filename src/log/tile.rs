//! A tree and its entries as files (<https://c2sp.org/tlog-tiles>). A tile holds 256 hashes of one height, a bundle the
//! 256 entries below a tile of the lowest level; the last of each may hold fewer and then says so in its name. A file
//! that is full never changes again.

use super::tree::{Hash, Tree};

/// Hashes of a full tile, and entries of a full bundle.
pub const WIDTH: u64 = 256;

/// Levels of tiles that a tree can have: 2^64 entries need 8.
const LEVELS: u8 = 8;

/// What a file of the log holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Entries.
    Entries,
    /// Hashes, those of leaves at 0; each level above has one hash for each full tile below.
    Hashes(u8),
}

/// A file of the log: a tile of hashes or a bundle of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// What it holds.
    pub level: Level,
    /// How many full ones of its level are before it.
    pub index: u64,
    /// How many hashes or entries it holds: 1 to 256.
    pub width: u16,
}

impl Tile {
    /// Where it is below the folder of the log: `tile/0/x001/234`, `tile/entries/000.p/17`.
    pub fn path(&self) -> String {
        let level = match self.level {
            Level::Entries => "entries".to_owned(),
            Level::Hashes(level) => level.to_string(),
        };
        let partial = if self.is_full() { String::new() } else { format!(".p/{}", self.width) };
        format!("tile/{level}/{}{partial}", number(self.index))
    }

    /// Reads a path as [`Tile::path`] writes it; `None` for every other text.
    pub fn read(path: &str) -> Option<Self> {
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let level = match level {
            "entries" => Level::Entries,
            other => Level::Hashes(plain(other, 2)?.try_into().ok().filter(|level| *level < 64)?),
        };
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, plain(width, 3)?),
            None => (rest, WIDTH),
        };
        let digits: String = index.split('/').map(|part| part.trim_start_matches('x')).collect();
        let tile = Self { level, index: digits.parse().ok()?, width: u16::try_from(width).ok()? };
        (tile.index <= u64::MAX / WIDTH && (1..=WIDTH).contains(&width) && tile.path() == path).then_some(tile)
    }

    /// Whether it holds as much as it can, and so will never change.
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == WIDTH
    }

    /// Whether a log of `size` entries has this very file.
    pub fn was_there(&self, size: u64) -> bool {
        width(self.level, self.index, size) == u64::from(self.width)
    }

    /// The number of the first leaf, entry or subtree of its level that it holds.
    pub fn first(&self) -> u64 {
        self.index * WIDTH
    }
}

/// How much the file at `index` of a level holds where the log has `size` entries; 0 where it is not there.
fn width(level: Level, index: u64, size: u64) -> u64 {
    let height = match level {
        Level::Entries => 0,
        Level::Hashes(level) => 8 * u32::from(level),
    };
    let all = size.checked_shr(height).unwrap_or(0);
    all.saturating_sub(index.saturating_mul(WIDTH)).min(WIDTH)
}

fn of_level(level: Level, size: u64) -> impl Iterator<Item = Tile> {
    (0..)
        .map(move |index| (index, width(level, index, size)))
        .take_while(|(_, width)| *width > 0)
        .map(move |(index, width)| Tile { level, index, width: width as u16 })
}

/// The tiles of hashes of a log with so many entries, from the lowest level up.
pub fn tiles(size: u64) -> impl Iterator<Item = Tile> {
    (0..LEVELS).flat_map(move |level| of_level(Level::Hashes(level), size))
}

/// The bundles of entries of a log with so many.
pub fn bundles(size: u64) -> impl Iterator<Item = Tile> {
    of_level(Level::Entries, size)
}

/// The bytes of a tile of hashes; `None` where the tree has not all of them, and for a bundle.
pub fn hashes(tile: &Tile, tree: &Tree) -> Option<Vec<u8>> {
    let Level::Hashes(level) = tile.level else { return None };
    let mut bytes = Vec::with_capacity(32 * usize::from(tile.width));
    for index in tile.first()..tile.first() + u64::from(tile.width) {
        bytes.extend_from_slice(tree.complete(8 * u32::from(level), index)?);
    }
    Some(bytes)
}

/// Reads the hashes of a tile; `None` where there are more or fewer bytes than it holds.
pub fn read_hashes(tile: &Tile, bytes: &[u8]) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks();
    (rest.is_empty() && hashes.len() == usize::from(tile.width)).then(|| hashes.to_vec())
}

/// The bytes of a bundle of these entries; `None` where one has more than 65,535 bytes.
pub fn bundle<'e>(entries: impl IntoIterator<Item = &'e [u8]>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for entry in entries {
        bytes.extend_from_slice(&u16::try_from(entry.len()).ok()?.to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    Some(bytes)
}

/// Reads the entries of a bundle; `None` where it is cut off, or holds more or fewer than its name says.
pub fn read_bundle<'b>(tile: &Tile, mut bytes: &'b [u8]) -> Option<Vec<&'b [u8]>> {
    let mut entries = Vec::with_capacity(usize::from(tile.width));
    while let Some((length, rest)) = bytes.split_first_chunk() {
        let (entry, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        entries.push(entry);
        bytes = rest;
    }
    (bytes.is_empty() && entries.len() == usize::from(tile.width)).then_some(entries)
}

/// A file's number as folders of three digits: `x001/x234/067`.
pub fn number(index: u64) -> String {
    let mut parts = vec![format!("{:03}", index % 1000)];
    let mut rest = index / 1000;
    while rest > 0 {
        parts.push(format!("x{:03}", rest % 1000));
        rest /= 1000;
    }
    parts.reverse();
    parts.join("/")
}

/// A number of at most `digits` digits as it is written: none before it, no sign.
fn plain(text: &str, digits: usize) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (text.len() <= digits && number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::tree::leaf_hash;

    fn paths(tiles: impl Iterator<Item = Tile>) -> Vec<String> {
        tiles.map(|tile| tile.path()).collect()
    }

    #[test]
    fn paths_are_those_of_the_specification() {
        let tile = |level, index, width| Tile { level, index, width };
        for (tile, path) in [
            (tile(Level::Hashes(0), 1_234_067, 256), "tile/0/x001/x234/067"),
            (tile(Level::Hashes(2), 0, 1), "tile/2/000.p/1"),
            (tile(Level::Entries, 999, 256), "tile/entries/999"),
            (tile(Level::Entries, 1000, 17), "tile/entries/x001/000.p/17"),
        ] {
            assert_eq!(tile.path(), path);
            assert_eq!(Tile::read(path), Some(tile));
        }
        for path in [
            "tile/00/000",
            "tile/64/000",
            "tile/0/00",
            "tile/0/0000",
            "tile/0/x000/001",
            "tile/0/001/001",
            "tile/0/xx001/001",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/",
            "tile/entries/",
            "tile/+1/000",
            "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
            "/tile/0/000",
        ] {
            assert_eq!(Tile::read(path), None, "{path}");
        }
    }

    #[test]
    fn a_log_has_the_tiles_of_the_specification() {
        let all = paths(tiles(70_000));
        assert_eq!(all.len(), 273 + 1 + 1 + 1 + 1);
        assert_eq!(all[272..], ["tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"]);
        assert_eq!(paths(tiles(256)), ["tile/0/000", "tile/1/000.p/1"]);
        assert_eq!(paths(tiles(1)), ["tile/0/000.p/1"]);
        assert_eq!(paths(bundles(257)), ["tile/entries/000", "tile/entries/001.p/1"]);
        assert!(tiles(0).next().is_none() && bundles(0).next().is_none());
        let new: Vec<String> = paths(tiles(300).filter(|tile| !tile.was_there(256)));
        assert_eq!(new, ["tile/0/001.p/44"]);
        assert!(tiles(u64::from(u32::MAX) / 1000).count() > 16_000);
    }

    #[test]
    fn tiles_hold_the_hashes_of_the_tree() {
        let tree = Tree::of((0..70_000_u32).map(|number| leaf_hash(&number.to_be_bytes())));
        for tile in tiles(tree.size()) {
            let bytes = hashes(&tile, &tree).expect("the tree has them");
            let read = read_hashes(&tile, &bytes).expect("as many as it says");
            assert_eq!(read.len(), usize::from(tile.width));
            if let (Level::Hashes(level @ 1..), true) = (tile.level, tile.index == 0) {
                let below = Tile { level: Level::Hashes(level - 1), index: 0, width: 256 };
                let below = read_hashes(&below, &hashes(&below, &tree).expect("it is full")).expect("it is full");
                assert_eq!(Tree::of(below).root(), read[0]);
            }
            assert_eq!(read_hashes(&tile, &bytes[1..]), None);
            assert_eq!(read_hashes(&tile, &bytes[32..]), None);
        }
        let beyond = Tile { level: Level::Hashes(0), index: 273, width: 113 };
        assert_eq!(hashes(&beyond, &tree), None);
    }

    #[test]
    fn bundles_are_read_back() {
        let tile = Tile { level: Level::Entries, index: 0, width: 3 };
        let entries: [&[u8]; 3] = [b"one", b"", &[7; 65_535]];
        let bytes = bundle(entries).expect("none is too long");
        assert_eq!(bytes[..5], [0, 3, b'o', b'n', b'e']);
        assert_eq!(read_bundle(&tile, &bytes), Some(entries.to_vec()));
        assert_eq!(read_bundle(&Tile { width: 2, ..tile }, &bytes), None);
        for cut in [1, 2, 4, 6, bytes.len() - 1] {
            assert_eq!(read_bundle(&tile, &bytes[..cut]), None, "{cut}");
        }
        let long: &[u8] = &[0; 65_536];
        assert_eq!(bundle([long]), None);
    }
}
