//! The log against those who would change it: 8,000 forged logs of six kinds, by five kinds of forgers, none of which
//! may pass; and the trees that other programs verify (tests/log/run).

use huddle::log::checkpoint::{Checkpoint, FILE, Head};
use huddle::log::note::{Algorithm, NoteError, SigningKey};
use huddle::log::tile;
use huddle::log::tree::{Hash, Tree, leaf_hash};
use huddle::log::whole::{FaultKind, Log, Unread};
use serde_json::json;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;

const ORIGIN: &str = "minutes.example/huddles";

/// The files of a log by their paths.
type Files = BTreeMap<String, Vec<u8>>;

/// Random numbers that are the same each time (xorshift64*).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 to below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("it is small")
    }
}

fn key(seed: u8) -> SigningKey {
    SigningKey::new(ORIGIN, Algorithm::Ed25519, [seed; 32]).expect("a name")
}

fn witness() -> SigningKey {
    SigningKey::new("library.example/witness", Algorithm::CosignatureV1, [9; 32]).expect("a name")
}

fn entries(size: usize, seed: u64) -> Vec<Vec<u8>> {
    let mut random = Random(seed + 1);
    (0..size)
        .map(|number| {
            let digits = "0123456789abcdef".repeat(random.below(6));
            format!("{{\"commitment\":\"{digits}{:016x}\",\"record\":\"huddles/{number}\"}}", random.next())
                .into_bytes()
        })
        .collect()
}

fn tree_of(entries: &[Vec<u8>]) -> Tree {
    Tree::of(entries.iter().map(|entry| leaf_hash(entry)))
}

fn checkpoint(tree: &Tree) -> Checkpoint {
    Checkpoint { origin: ORIGIN.to_owned(), size: tree.size(), root: tree.root() }
}

/// The bundles and tiles of a log, without its checkpoint.
fn unsigned(entries: &[Vec<u8>]) -> Files {
    let tree = tree_of(entries);
    let mut files = Files::new();
    for tile in tile::tiles(tree.size()) {
        files.insert(tile.path(), tile::hashes(&tile, &tree).expect("the tree has them"));
    }
    for (bundle, entries) in tile::bundles(tree.size()).zip(entries.chunks(256)) {
        files.insert(bundle.path(), tile::bundle(entries.iter().map(Vec::as_slice)).expect("none is too long"));
    }
    files
}

fn signed(entries: &[Vec<u8>], key: &SigningKey) -> Files {
    let mut files = unsigned(entries);
    files.insert(FILE.to_owned(), checkpoint(&tree_of(entries)).signed(key).to_string().into_bytes());
    files
}

/// Why a log does not pass.
#[derive(Debug, PartialEq, Eq)]
enum Caught {
    NoLog,
    File(String, FaultKind),
    Signature(Option<NoteError>),
    NotContinued,
}

/// What somebody does who knows the key of the log, and remembers an earlier checkpoint.
fn verify(files: &Files, key: &SigningKey, earlier: &Checkpoint) -> Result<Log, Caught> {
    let read = |path: &str| Ok::<_, Infallible>(files.get(path).cloned());
    let log = match Log::read(&read) {
        Ok(log) => log,
        Err(Unread::NoLog) => return Err(Caught::NoLog),
        Err(Unread::Fault(fault)) => return Err(Caught::File(fault.file, fault.kind)),
        Err(Unread::Machine(never)) => match never {},
    };
    match log.head.note.verify([key.public()]) {
        Ok(verified) if !verified.is_empty() => {}
        Ok(_) => return Err(Caught::Signature(None)),
        Err(error) => return Err(Caught::Signature(Some(error))),
    }
    if log.continues(earlier) { Ok(log) } else { Err(Caught::NotContinued) }
}

/// What is done to the entries; `None` where it would change nothing that was there when the earlier checkpoint was.
fn forge(kind: usize, entries: &[Vec<u8>], known: usize, random: &mut Random) -> Option<Vec<Vec<u8>>> {
    let mut forged = entries.to_vec();
    let at = random.below(known);
    match kind {
        0 => {
            let byte = random.below(forged[at].len());
            forged[at][byte] ^= 1 << random.below(8);
        }
        1 => drop(forged.remove(at)),
        2 => {
            let other = random.below(entries.len());
            forged.swap(at, other);
        }
        3 => forged.insert(at, format!("{{\"inserted\":{}}}", random.next()).into_bytes()),
        4 => forged.truncate(at),
        _ => {
            forged.truncate(at);
            forged.extend(self::entries(entries.len() - at + random.below(20), random.next() >> 1));
        }
    }
    (forged.get(..known) != entries.get(..known)).then_some(forged)
}

/// What a forger can do: only change bundles; make all files anew and keep the checkpoint; take the signature off; sign
/// with a key of the same name; sign with the key of the log, as its operator can.
fn publish(forger: usize, forged: &[Vec<u8>], honest: &Files) -> Files {
    let old = honest[FILE].clone();
    match forger {
        0 => {
            let mut files = honest.clone();
            files.retain(|path, _| !path.starts_with("tile/entries/"));
            files.extend(unsigned(forged).into_iter().filter(|(path, _)| path.starts_with("tile/entries/")));
            files
        }
        1 => {
            let mut files = unsigned(forged);
            files.insert(FILE.to_owned(), old);
            files
        }
        2 => {
            let mut files = unsigned(forged);
            files.insert(FILE.to_owned(), checkpoint(&tree_of(forged)).to_string().into_bytes());
            files
        }
        3 => signed(forged, &key(66)),
        _ => signed(forged, &key(1)),
    }
}

#[test]
fn no_forged_log_passes() {
    let own = key(1);
    let mut random = Random(20_261_127);
    let sizes = [1, 2, 3, 5, 8, 13, 21, 34, 48, 255, 256, 257, 300];
    let honest: Vec<(Vec<Vec<u8>>, Files)> = sizes
        .iter()
        .map(|size| {
            let entries = entries(*size, *size as u64);
            let files = signed(&entries, &own);
            (entries, files)
        })
        .collect();
    for (entries, files) in &honest {
        for known in 0..=entries.len() {
            let earlier = checkpoint(&tree_of(&entries[..known]));
            assert!(verify(files, &own, &earlier).is_ok(), "an honest log of {} that was of {known}", entries.len());
        }
    }
    let mut caught = [[0_usize; 5]; 6];
    let mut count = 0;
    while count < 8_000 {
        // Mostly small logs, of which there are more different forgeries; each fortieth has about a tile or more.
        let which = if count % 40 == 0 { 9 + random.below(4) } else { random.below(9) };
        let (entries, files) = &honest[which];
        let known = 1 + random.below(entries.len());
        let (kind, forger) = (count % 6, random.below(5));
        // An entry that is swapped with itself is no forgery, and is not counted.
        let Some(forged) = forge(kind, entries, known, &mut random) else { continue };
        let earlier = checkpoint(&tree_of(&entries[..known]));
        let result = verify(&publish(forger, &forged, files), &own, &earlier);
        let why = result.err().unwrap_or_else(|| panic!("forgery {count} of kind {kind} by forger {forger} passed"));
        let is_right = match (forger, &why) {
            (0, Caught::File(file, _)) => file.starts_with("tile/entries/"),
            (1, Caught::File(..)) => true,
            (2 | 3, Caught::Signature(None)) => true,
            (4, Caught::NotContinued) => true,
            _ => false,
        };
        assert!(is_right, "forgery {count} of kind {kind} by forger {forger}: {why:?}");
        caught[kind][forger] += 1;
        count += 1;
    }
    assert!(caught.iter().flatten().all(|caught| *caught > 200), "{caught:?}");
}

#[test]
fn each_file_of_a_log_is_named_when_it_is_wrong() {
    let (own, entries) = (key(1), entries(600, 6));
    let files = signed(&entries, &own);
    let earlier = checkpoint(&tree_of(&entries[..300]));
    for path in files.keys().filter(|path| *path != FILE) {
        for (spoiled, kind) in [
            (None, FaultKind::Missing),
            (Some(files[path][..files[path].len() - 1].to_vec()), FaultKind::Malformed),
            (Some(files[path].iter().rev().copied().collect()), FaultKind::Differs),
        ] {
            let mut forged = files.clone();
            match spoiled {
                None => forged.remove(path),
                Some(bytes) => forged.insert(path.clone(), bytes),
            };
            let Err(Caught::File(file, found)) = verify(&forged, &own, &earlier) else { panic!("{path} passed") };
            assert_eq!(file, *path);
            assert!(found == kind || found != FaultKind::Missing && kind != FaultKind::Missing, "{path}: {found:?}");
        }
    }
    let mut forged = files.clone();
    let longer = String::from_utf8(files[FILE].clone()).expect("text").replacen("\n600\n", "\n601\n", 1);
    forged.insert(FILE.to_owned(), longer.into_bytes());
    assert!(verify(&forged, &own, &earlier).is_err());
    forged.remove(FILE);
    assert_eq!(verify(&forged, &own, &earlier).map(|log| log.size()), Err(Caught::NoLog));
}

/// How many entries the trees have that other programs verify.
const SIZES: [u64; 12] = [1, 2, 3, 7, 8, 255, 256, 257, 1000, 4096, 65_537, 100_000];

#[test]
fn the_trees_that_other_programs_verify_are_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("log");
    let _ = fs::remove_dir_all(&folder);
    let hex = |hash: &Hash| hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let all = entries(100_000, 7);
    let whole = tree_of(&all);
    for size in SIZES {
        let place = folder.join(size.to_string());
        let entries = &all[..usize::try_from(size).expect("it is small")];
        let tree = tree_of(entries);
        for (path, bytes) in unsigned(entries) {
            let path = place.join(path);
            fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        let mut head = Head::read(checkpoint(&tree).signed(&key(1)).to_string().as_bytes()).expect("a checkpoint");
        let cosigned = witness().sign(&head.note.text, 1_800_000_000 + size);
        head.add([cosigned]);
        fs::write(place.join(FILE), head.file()).expect("a file");
        let mut random = Random(size);
        let mut some: Vec<u64> = (0..20).map(|_| random.next() % size).chain([0, size / 2, size - 1]).collect();
        some.sort_unstable();
        some.dedup();
        let inclusion = some.iter().map(|index| {
            let proof = tree.inclusion(*index, size).expect("it is there");
            json!({"index": index, "leaf": hex(tree.leaf(*index).expect("it is there")),
                "proof": proof.iter().map(hex).collect::<Vec<_>>()})
        });
        let consistency = some.iter().map(|index| index + 1).map(|old| {
            let proof = tree.consistency(old, size).expect("it was that long");
            json!({"old": old, "root": hex(&whole.root_at(old).expect("it was that long")),
                "proof": proof.iter().map(hex).collect::<Vec<_>>()})
        });
        let said = json!({"size": size, "root": hex(&tree.root()), "key": key(1).public().to_string(),
            "witness": witness().public().to_string(), "time": 1_800_000_000 + size,
            "inclusion": inclusion.collect::<Vec<_>>(), "consistency": consistency.collect::<Vec<_>>()});
        fs::write(place.join("proofs.json"), said.to_string()).expect("a file");
    }
}
