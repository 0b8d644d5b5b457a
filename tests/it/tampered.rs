//! A published site against those who change it afterwards: 36 kinds of tampering, each of which `huddle verify` has to
//! catch and name the file of. Each is tried twice; `HUDDLE_TAMPERINGS=20 cargo test --test it -- tampered::` tries each
//! twenty times, with other files and bytes each time.

use crate::support::asked;
use crate::support::program::{Ran, Workshop, files, minutes};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use huddle::log::checkpoint::{Checkpoint, Head};
use huddle::log::note::{Algorithm, SigningKey};
use huddle::log::tile;
use huddle::log::tree::{Tree, leaf_hash};
use huddle::publish::seal::{FILE, Manifest};
use huddle::site::artifact::FileSeal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

type Site = BTreeMap<String, Vec<u8>>;

const LIGHTS: &str = "content/huddles/central/2026-05-07-central-1.md";
const TREES: &str = "content/huddles/central/2026-06-04-central-1.md";

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("it is small")
    }

    fn one<'t>(&mut self, of: &'t [String]) -> &'t str {
        &of[self.below(of.len())]
    }
}

/// A site of four publications, signed, with minutes that were withdrawn; beside it the checkpoint of the first, and the
/// whole site as it was the second time.
struct Published {
    workshop: Workshop,
    now: Site,
    before: Site,
    key: SigningKey,
}

fn build(workshop: &Workshop, day: &str, more: &[&str]) {
    let arguments = ["build", "--today", day, "--previous", "public", "--log-key", "log.key"];
    workshop.run(&[&arguments, more].concat()).ends_with(0);
}

impl Published {
    fn new() -> Self {
        let workshop = Workshop::new();
        workshop.write(TREES, &minutes("2026-06-04", "Trees", "Mr Wexford said that a tree fell."));
        workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWhat huddles are.\n");
        workshop.run(&["log", "key", "new", "log.key"]).ends_with(0);
        build(&workshop, "2026-07-01", &["--first"]);
        fs::copy(workshop.path("public/tlog/checkpoint"), workshop.path("kept")).expect("a checkpoint");
        for number in 8..28 {
            let date = format!("2026-06-{number:02}");
            let path = format!("content/huddles/central/{date}-central-1.md");
            workshop.write(&path, &minutes(&date, "Signs", &format!("Sign {number} is down.")));
        }
        build(&workshop, "2026-07-02", &[]);
        let before = files(&workshop.path("public"));
        workshop.write(LIGHTS, &minutes("2026-05-07", "Lights on Main Street", "Three lights are out."));
        build(&workshop, "2026-07-03", &[]);
        let withdrawn = "minutes: withdrawn\n\
                         corrections: [{date: 2026-07-04, reason: A name., by: Captain, kind: withdrawal}]";
        workshop.write(TREES, &minutes("2026-06-04", "Trees", "").replace("title: \"Trees\"", withdrawn));
        build(&workshop, "2026-07-04", &[]);
        let now = files(&workshop.path("public"));
        let key = SigningKey::read(&workshop.read("log.key")).expect("a key");
        Self { workshop, now, before, key }
    }

    /// Runs the verifier on what is in `public/`.
    fn verify(&self, more: &[&str]) -> Ran {
        self.workshop.run(&[&["verify", "public", "--format", "json"], more].concat())
    }

    /// Puts these files into `public/`, changes only what differs.
    fn put(&self, from: &Site, to: &Site) {
        let folder = self.workshop.path("public");
        for path in from.keys().filter(|path| !to.contains_key(*path)) {
            fs::remove_file(folder.join(path)).expect("it was there");
        }
        for (path, bytes) in to.iter().filter(|(path, bytes)| from.get(*path) != Some(bytes)) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }
}

fn manifest(site: &Site) -> Manifest {
    Manifest::read(&site[FILE]).expect("a manifest")
}

fn seal(site: &mut Site, manifest: &Manifest) {
    let mut bytes = Vec::new();
    manifest.write(&mut bytes).expect("what goes into memory is always written");
    site.insert(FILE.to_owned(), bytes);
}

/// Writes the manifest anew for some files: as they are, or without them where they are gone.
fn reseal(site: &mut Site, paths: &[&str]) {
    let mut manifest = manifest(site);
    for path in paths {
        match site.get(*path) {
            Some(bytes) => manifest.files.insert((*path).to_owned(), FileSeal::of(bytes)),
            None => manifest.files.remove(*path),
        };
    }
    seal(site, &manifest);
}

fn names(site: &Site, is_one: impl Fn(&str) -> bool) -> Vec<String> {
    let all: Vec<String> = site.keys().filter(|path| is_one(path)).cloned().collect();
    assert!(!all.is_empty());
    all
}

/// Changes a bit; a file without any gets a byte.
fn flip(bytes: &mut Vec<u8>, random: &mut Random) {
    if bytes.is_empty() {
        bytes.push(b'x');
        return;
    }
    let at = random.below(bytes.len());
    bytes[at] ^= 1 << random.below(8);
}

fn entries(site: &Site) -> Vec<Vec<u8>> {
    let head = Head::read(&site["tlog/checkpoint"]).expect("a checkpoint");
    let bundles = tile::bundles(head.checkpoint.size);
    bundles
        .flat_map(|bundle| {
            let bytes = &site[&format!("tlog/{}", bundle.path())];
            tile::read_bundle(&bundle, bytes).expect("a bundle").into_iter().map(<[u8]>::to_vec).collect::<Vec<_>>()
        })
        .collect()
}

/// Writes the whole log anew with these entries, and signs it.
fn rewrite(site: &mut Site, entries: &[Vec<u8>], key: &SigningKey) {
    let tree = Tree::of(entries.iter().map(|entry| leaf_hash(entry)));
    site.retain(|path, _| !path.starts_with("tlog/tile/"));
    for (bundle, entries) in tile::bundles(tree.size()).zip(entries.chunks(256)) {
        let bytes = tile::bundle(entries.iter().map(Vec::as_slice)).expect("none is too long");
        site.insert(format!("tlog/{}", bundle.path()), bytes);
    }
    for hashes in tile::tiles(tree.size()) {
        site.insert(format!("tlog/{}", hashes.path()), tile::hashes(&hashes, &tree).expect("the tree has them"));
    }
    let origin = key.public().name().to_owned();
    let checkpoint = Checkpoint { origin, size: tree.size(), root: tree.root() };
    site.insert("tlog/checkpoint".to_owned(), checkpoint.signed(key).to_string().into_bytes());
    let paths: Vec<String> = site.keys().filter(|path| path.starts_with("tlog/")).cloned().collect();
    let mut manifest = manifest(site);
    manifest.files.retain(|path, _| !path.starts_with("tlog/"));
    manifest.files.extend(paths.into_iter().map(|path| (path.clone(), FileSeal::of(&site[&path]))));
    seal(site, &manifest);
}

fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).expect("packed text");
    text
}

fn packed(text: &str) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(text.as_bytes()).expect("it goes into memory");
    out.finish().expect("it goes into memory")
}

/// What somebody does to a site; the beginning of the path of the file that has to be named.
type Tampering = fn(&mut Site, &Published, &mut Random) -> String;

fn page(site: &Site, random: &mut Random) -> String {
    random.one(&names(site, |path| path.ends_with(".html"))).to_owned()
}

fn sources(site: &Site, random: &mut Random) -> String {
    random.one(&names(site, |path| path.starts_with("tlog/sources/"))).to_owned()
}

/// Each kind with its name. Those that end with `, sealed` write the manifest anew, as somebody does who knows how it is
/// made.
const KINDS: [(&str, Tampering); 36] = [
    ("a bit of a page", |site, _, random| {
        let path = page(site, random);
        flip(site.get_mut(&path).expect("it is there"), random);
        path
    }),
    ("more at the end of a page", |site, _, random| {
        let path = page(site, random);
        site.get_mut(&path).expect("it is there").push(b'\n');
        path
    }),
    ("a page cut off", |site, _, random| {
        let path = page(site, random);
        let length = random.below(site[&path].len());
        site.get_mut(&path).expect("it is there").truncate(length);
        path
    }),
    ("an empty page", |site, _, random| {
        let path = page(site, random);
        site.insert(path.clone(), Vec::new());
        path
    }),
    ("a page that is gone", |site, _, random| {
        let path = page(site, random);
        site.remove(&path);
        path
    }),
    ("two pages exchanged", |site, _, random| {
        let pages = names(site, |path| path.starts_with("huddles/2026") && path.ends_with(".html"));
        let at = random.below(pages.len());
        let other = &pages[(at + 1 + random.below(pages.len() - 1)) % pages.len()];
        let (one, two) = (site[&pages[at]].clone(), site[other].clone());
        site.insert(pages[at].clone(), two);
        site.insert(other.clone(), one);
        pages[at].clone()
    }),
    ("a page of an earlier day", |site, published, random| {
        let differs = |path: &str| {
            path.ends_with(".html") && published.before.get(path).is_some_and(|bytes| *bytes != published.now[path])
        };
        let path = random.one(&names(site, differs)).to_owned();
        site.insert(path.clone(), published.before[&path].clone());
        path
    }),
    ("a row of data", |site, _, random| {
        let path = random.one(&names(site, |path| path.starts_with("data/"))).to_owned();
        flip(site.get_mut(&path).expect("it is there"), random);
        path
    }),
    ("a feed or a calendar", |site, _, random| {
        let is_one = |path: &str| path.ends_with(".xml") || path.ends_with(".ics");
        let path = random.one(&names(site, is_one)).to_owned();
        flip(site.get_mut(&path).expect("it is there"), random);
        path
    }),
    ("a script or a style", |site, _, random| {
        let path = random.one(&names(site, |path| path.ends_with(".js") || path.ends_with(".css"))).to_owned();
        flip(site.get_mut(&path).expect("it is there"), random);
        path
    }),
    ("a file more", |site, _, random| {
        let path = format!("media/{}.pdf", random.below(1000));
        site.insert(path.clone(), b"%PDF-1.4".to_vec());
        path
    }),
    ("a file more in the log", |site, _, random| {
        let path = format!("tlog/tile/entries/{:03}", 100 + random.below(800));
        site.insert(path.clone(), vec![0; 40]);
        path
    }),
    ("a file more in the log, sealed", |site, _, random| {
        let path = format!("tlog/{}", ["more", "tile/0/900", "salts/900", "sources/900.jsonl.gz"][random.below(4)]);
        site.insert(path.clone(), vec![0; 32]);
        reseal(site, &[&path]);
        path
    }),
    ("a bit of a page, sealed", |site, _, random| {
        let path = page(site, random);
        flip(site.get_mut(&path).expect("it is there"), random);
        reseal(site, &[&path]);
        FILE.to_owned()
    }),
    ("a page that is gone, sealed", |site, _, random| {
        let path = page(site, random);
        site.remove(&path);
        reseal(site, &[&path]);
        FILE.to_owned()
    }),
    ("a page more, sealed", |site, _, random| {
        let path = format!("huddles/2026-09-{:02}-central-1/index.html", 1 + random.below(28));
        site.insert(path.clone(), b"<!doctype html>".to_vec());
        reseal(site, &[&path]);
        FILE.to_owned()
    }),
    ("the manifest cut off", |site, _, random| {
        let length = random.below(site[FILE].len());
        site.get_mut(FILE).expect("it is there").truncate(length);
        FILE.to_owned()
    }),
    ("the manifest gone", |site, _, _| {
        site.remove(FILE);
        FILE.to_owned()
    }),
    ("a record gone from the manifest", |site, _, random| {
        let mut manifest = manifest(site);
        let records = &mut manifest.addresses.as_mut().expect("it has records").records;
        let ids: Vec<String> = records.huddles.keys().cloned().collect();
        records.huddles.remove(random.one(&ids));
        seal(site, &manifest);
        FILE.to_owned()
    }),
    ("the site of an earlier day with the log of now", |site, published, _| {
        site.retain(|path, _| path.starts_with("tlog/"));
        site.extend(
            published.before.iter().filter(|(path, _)| !path.starts_with("tlog/")).map(|(p, b)| (p.clone(), b.clone())),
        );
        let paths: Vec<String> = site.keys().filter(|path| path.starts_with("tlog/")).cloned().collect();
        let mut manifest = manifest(site);
        manifest.files.retain(|path, _| !path.starts_with("tlog/"));
        manifest.files.extend(paths.into_iter().map(|path| (path.clone(), FileSeal::of(&site[&path]))));
        seal(site, &manifest);
        FILE.to_owned()
    }),
    ("a bit of an entry", |site, _, random| {
        let path = random.one(&names(site, |path| path.starts_with("tlog/tile/entries/"))).to_owned();
        flip(site.get_mut(&path).expect("it is there"), random);
        path
    }),
    ("a bit of an entry, sealed", |site, _, random| {
        let path = random.one(&names(site, |path| path.starts_with("tlog/tile/entries/"))).to_owned();
        flip(site.get_mut(&path).expect("it is there"), random);
        reseal(site, &[&path]);
        path
    }),
    ("the entries gone", |site, _, random| {
        let path = random.one(&names(site, |path| path.starts_with("tlog/tile/entries/"))).to_owned();
        site.remove(&path);
        reseal(site, &[&path]);
        path
    }),
    ("a hash of a tile, sealed", |site, _, random| {
        let path = random.one(&names(site, |path| path.starts_with("tlog/tile/0/"))).to_owned();
        flip(site.get_mut(&path).expect("it is there"), random);
        reseal(site, &[&path]);
        path
    }),
    ("a tile gone, sealed", |site, _, random| {
        let path = random.one(&names(site, |path| path.starts_with("tlog/tile/0/"))).to_owned();
        site.remove(&path);
        reseal(site, &[&path]);
        path
    }),
    ("the checkpoint of an earlier day, sealed", |site, published, _| {
        site.insert("tlog/checkpoint".to_owned(), published.before["tlog/checkpoint"].clone());
        reseal(site, &["tlog/checkpoint"]);
        "tlog/".to_owned()
    }),
    ("a bit of the signature, sealed", |site, _, random| {
        let mut head = Head::read(&site["tlog/checkpoint"]).expect("a checkpoint");
        flip(&mut head.note.signatures[0].bytes, random);
        site.insert("tlog/checkpoint".to_owned(), head.file().into_bytes());
        reseal(site, &["tlog/checkpoint"]);
        "tlog/checkpoint".to_owned()
    }),
    ("no signature, sealed", |site, _, _| {
        let mut head = Head::read(&site["tlog/checkpoint"]).expect("a checkpoint");
        head.note.signatures.clear();
        site.insert("tlog/checkpoint".to_owned(), head.file().into_bytes());
        reseal(site, &["tlog/checkpoint"]);
        "tlog/checkpoint".to_owned()
    }),
    ("the signature of another key, sealed", |site, published, random| {
        let name = published.key.public().name();
        let other = SigningKey::new(name, Algorithm::Ed25519, [u8::try_from(random.below(256)).expect("a byte"); 32]);
        let head = Head::read(&site["tlog/checkpoint"]).expect("a checkpoint");
        let text = head.checkpoint.signed(&other.expect("a name")).to_string();
        site.insert("tlog/checkpoint".to_owned(), text.into_bytes());
        reseal(site, &["tlog/checkpoint"]);
        "tlog/checkpoint".to_owned()
    }),
    ("another list of keys, sealed", |site, published, random| {
        let name = published.key.public().name();
        let other = SigningKey::new(name, Algorithm::Ed25519, [u8::try_from(random.below(256)).expect("a byte"); 32]);
        let key = other.expect("a name").public().to_string();
        site.insert("tlog/key".to_owned(), format!("{key}\n").into_bytes());
        reseal(site, &["tlog/key"]);
        "tlog/key".to_owned()
    }),
    ("a bit of a salt", |site, _, random| {
        let path = "tlog/salts/000".to_owned();
        flip(site.get_mut(&path).expect("it is there"), random);
        path
    }),
    ("what an entry commits to, sealed", |site, _, random| {
        let path = sources(site, random);
        let text = unpacked(&site[&path]).replacen("central", "centrex", 1).replacen("Central", "Centrex", 1);
        site.insert(path.clone(), packed(&text.replacen("What", "That", 1)));
        reseal(site, &[&path]);
        path
    }),
    ("a source gone, sealed", |site, _, random| {
        let path = sources(site, random);
        let text = unpacked(&site[&path]);
        let lines: Vec<&str> = text.lines().collect();
        let gone = random.below(lines.len());
        let rest = lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| format!("{line}\n"));
        site.insert(path.clone(), packed(&rest.collect::<String>()));
        reseal(site, &[&path]);
        path
    }),
    ("what was withdrawn put back, sealed", |site, published, _| {
        let holds =
            |path: &String| path.starts_with("tlog/sources/") && unpacked(&published.before[path]).contains("Wexford");
        let path = published.before.keys().find(|path| holds(path)).expect("it was there").clone();
        site.insert(path.clone(), published.before[&path].clone());
        reseal(site, &[&path]);
        path
    }),
    ("an old entry changed by who holds the key", |site, published, random| {
        let mut all = entries(site);
        // Among those of the first publication, whose checkpoint is kept.
        let at = random.below(4);
        let mut leaf: Value = serde_json::from_slice(&all[at]).expect("an entry is JSON");
        leaf["day"] = Value::String(format!("2026-06-{:02}", 1 + random.below(28)));
        all[at] = huddle::publish::ledger::json::canonical(&leaf).into_bytes();
        rewrite(site, &all, &published.key);
        "tlog/checkpoint".to_owned()
    }),
    ("the log made anew by who holds another key", |site, published, random| {
        let other = SigningKey::new(published.key.public().name(), Algorithm::Ed25519, [7; 32]).expect("a name");
        let mut all = entries(site);
        let own = published.key.public().to_string();
        for entry in &mut all {
            let text = String::from_utf8(entry.clone()).expect("an entry is JSON");
            *entry = text.replace(&own, &other.public().to_string()).into_bytes();
        }
        let _ = random.below(2);
        site.insert("tlog/key".to_owned(), format!("{}\n", other.public()).into_bytes());
        rewrite(site, &all, &other);
        "tlog/checkpoint".to_owned()
    }),
];

#[test]
fn every_tampering_is_caught_and_its_file_named() {
    let times = asked("HUDDLE_TAMPERINGS", 2);
    let published = Published::new();
    let key = published.key.public().to_string();
    let known = ["--key", &key, "--since", "kept"];
    published.verify(&[]).ends_with(0);
    published.verify(&known).ends_with(0);
    let mut random = Random(20_261_127);
    let mut missed = Vec::new();
    for (kind, tamper) in KINDS {
        for _ in 0..times {
            let mut site = published.now.clone();
            let file = tamper(&mut site, &published, &mut random);
            assert_ne!(site, published.now, "{kind} changes nothing");
            published.put(&published.now, &site);
            let ran = published.verify(&known);
            published.put(&site, &published.now);
            let found: Value = serde_json::from_str(&ran.out).unwrap_or_default();
            let findings = found["findings"].as_array().cloned().unwrap_or_default();
            let is_named =
                findings.iter().any(|finding| finding["file"].as_str().is_some_and(|name| name.starts_with(&file)));
            if ran.code != Some(1) || !is_named {
                missed.push(format!("{kind} ({file}): exit code {:?}, {findings:?} {}", ran.code, ran.reported));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
    published.verify(&known).ends_with(0);
}

#[test]
fn the_exit_code_says_what_was_found() {
    let published = Published::new();
    let workshop = &published.workshop;
    let ran = workshop.run(&["verify", "public", "--keep", "now"]).ends_with(0);
    for words in ["public is what its log says", "signed with minutes.example+", "opened: 24 entries; 1 more"] {
        assert!(ran.out.contains(words), "{}", ran.out);
    }
    assert_eq!(workshop.read("now"), workshop.read("public/tlog/checkpoint"));
    workshop.run(&["verify", "public", "--since", "now"]).ends_with(0);
    // A site without a log, and one that is no site.
    workshop.run(&["build", "--today", "2026-07-04", "--output", "trial"]).ends_with(0);
    let ran = workshop.run(&["verify", "trial"]).ends_with(3);
    assert!(ran.out.contains("keeps no log"), "{}", ran.out);
    workshop.run(&["verify", "trial", "--since", "now"]).ends_with(1);
    workshop.run(&["verify", "content"]).refuses_saying(&["there is no site at content"]);
    workshop.run(&["verify", "public", "--since", "log.key"]).refuses_saying(&["log.key holds no checkpoint"]);
    workshop.run(&["verify", "public", "--key", "now"]).refuses_saying(&["now holds no key"]);
    // Not signed any more, which whoever knows the key does not let pass.
    let build = ["build", "--today", "2026-07-05", "--previous", "public", "--unsigned"];
    workshop.run(&build).ends_with(0);
    let ran = workshop.run(&["verify", "public"]).ends_with(3);
    assert!(ran.out.contains("not signed, although it was"), "{}", ran.out);
    workshop.run(&["verify", "public", "--since", "now"]).ends_with(1);
    workshop.run(&["verify", "public", "--key", "public/tlog/key"]).ends_with(1);
}

/// A witness's key in a file.
fn witness(folder: &Path, name: &str, seed: u8) -> SigningKey {
    let key = SigningKey::new(name, Algorithm::CosignatureV1, [seed; 32]).expect("a name");
    fs::write(folder.join(format!("{seed}.key")), format!("{}\n", key.secret())).expect("a file");
    key
}

#[test]
fn witnesses_sign_what_only_grew_and_a_policy_asks_for_them() {
    let published = Published::new();
    let workshop = &published.workshop;
    let folder = workshop.folder.path();
    let [library, paper] =
        [("library.example/w", 1), ("paper.example/w", 2)].map(|(name, seed)| witness(folder, name, seed));
    let policy =
        format!("witness l {}\nwitness p {}\ngroup both all l p\nquorum both\n", library.public(), paper.public());
    workshop.write("policy", &policy);
    workshop.run(&["verify", "public", "--policy", "policy"]).ends_with(4);
    let sign = |seed: u8| {
        let (key, state, output) = (format!("{seed}.key"), format!("{seed}.state"), format!("{seed}.cosigned"));
        workshop.run(&["log", "witness", "public", "--key", &key, "--state", &state, "--output", &output])
    };
    sign(1).ends_with(0);
    let ran = workshop.run(&["verify", "public", "--policy", "policy", "--cosigned", "1.cosigned"]).ends_with(4);
    assert!(ran.out.contains("witnessed by library.example/w"), "{}", ran.out);
    sign(2).ends_with(0);
    let both = ["verify", "public", "--policy", "policy", "--cosigned", "1.cosigned", "--cosigned", "2.cosigned"];
    workshop.run(&both).ends_with(0);
    // A later publication: the witnesses have seen the one before.
    workshop.write(LIGHTS, &minutes("2026-05-07", "Lights on Main Street", "No light is out."));
    build(workshop, "2026-07-06", &[]);
    let ran = workshop.run(&both).ends_with(0);
    assert!(ran.out.contains("fewer entries"), "{}", ran.out);
    assert!(sign(1).ends_with(0).reported.contains("were added since the last"));
    // The log is made anew by who holds its key: the witness signs nothing, and what it signed shows it.
    let state = workshop.read("1.state");
    let mut site = files(&workshop.path("public"));
    let now = site.clone();
    let mut all = entries(&site);
    all[2] = String::from_utf8(all[2].clone()).expect("JSON").replace("2026-07-01", "2026-06-30").into_bytes();
    rewrite(&mut site, &all, &published.key);
    published.put(&now, &site);
    workshop.run(&["verify", "public"]).ends_with(0);
    let ran = sign(1).ends_with(1);
    assert!(ran.reported.contains("Nothing was signed"), "{}", ran.reported);
    assert_eq!(workshop.read("1.state"), state);
    workshop.run(&both).ends_with(1);
    workshop.run(&["verify", "public", "--since", "1.state"]).ends_with(1);
    workshop
        .run(&["log", "witness", "public", "--key", "log.key", "--state", "s"])
        .refuses_saying(&["a key of its own"]);
}

#[test]
fn a_site_keeps_what_its_witnesses_signed() {
    let published = Published::new();
    let workshop = &published.workshop;
    let folder = workshop.folder.path();
    let keys = [("library.example/w", 1), ("paper.example/w", 2)].map(|(name, seed)| witness(folder, name, seed));
    let settings = workshop.read("content/site.yaml");
    let [one, two] = keys.each_ref().map(|key| key.public().to_string());
    workshop.write("content/site.yaml", &format!("{settings}log: {{witnesses: [\"{one}\", \"{two}\"], needed: 2}}\n"));
    build(workshop, "2026-07-06", &[]);
    let ran = workshop.run(&["verify", "public"]).ends_with(4);
    assert!(ran.out.contains("witnesses that the policy wants are missing"), "{}", ran.out);
    for seed in [1, 2] {
        let (key, state, output) = (format!("{seed}.key"), format!("{seed}.state"), format!("{seed}.cosigned"));
        let run = ["log", "witness", "public", "--key", &key, "--state", &state, "--output", &output];
        workshop.run(&run).ends_with(0);
    }
    let both = ["--cosigned", "1.cosigned", "--cosigned", "2.cosigned"];
    build(workshop, "2026-07-06", &both);
    workshop.run(&["verify", "public"]).ends_with(0);
    let checkpoint = workshop.read("public/tlog/checkpoint");
    assert_eq!(checkpoint.lines().filter(|line| line.starts_with('\u{2014}')).count(), 3, "{checkpoint}");
    let kept = files(&workshop.path("public"));
    build(workshop, "2026-07-06", &[]);
    assert_eq!(kept["tlog/checkpoint"], files(&workshop.path("public"))["tlog/checkpoint"], "what was signed stays");
    // The next publication is one that no witness has seen.
    workshop.write(LIGHTS, &minutes("2026-05-07", "Lights on Main Street", "No light is out."));
    build(workshop, "2026-07-07", &["--cosigned", "https://127.0.0.1:9/none", "--cosigned", "1.cosigned"]);
    let ran = workshop.run(&["verify", "public"]).ends_with(0);
    assert_eq!(ran.out.matches("fewer entries").count(), 2, "{}", ran.out);
    let now = files(&workshop.path("public"));
    let path = names(&now, |path| path.starts_with("tlog/witness/")).remove(0);
    let mut random = Random(7);
    for _ in 0..4 {
        let mut site = now.clone();
        flip(site.get_mut(&path).expect("it is there"), &mut random);
        reseal(&mut site, &[&path]);
        published.put(&now, &site);
        let ran = published.verify(&[]).ends_with(1);
        assert!(ran.out.contains(&path), "{}", ran.out);
        published.put(&site, &now);
    }
}
