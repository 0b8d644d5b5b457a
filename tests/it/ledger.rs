//! The log of everything published, as builds that name the published site keep it.

use crate::support::program::{Ran, Workshop, copy, ended, files, huddle, minutes, whole_site};
use crate::support::server::Server;
use crate::support::{TODAY, assert_same_files};
use huddle::log::checkpoint::Head;
use huddle::log::note::VerifierKey;
use huddle::log::tile;
use huddle::log::tree::{Tree, is_included, leaf_hash};
use huddle::publish::ledger::json::canonical;
use huddle::publish::ledger::leaf::{Leaf, PublicationLeaf, RecordLeaf, Salt, commitment};
use huddle::publish::ledger::unpacked;
use huddle::publish::seal::digests;
use huddle::site::history::ChangeKind;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

const LIGHTS: &str = "content/huddles/central/2026-05-07-central-1.md";
const TREES: &str = "content/huddles/central/2026-06-04-central-1.md";
const MOVED: &str = "content/huddles/central/2026-06-04-central-trees.md";
const ABOUT: &str = "content/pages/about.md";

/// The log of a site as anybody reads it: entries, salts and sources, with all that is said of them verified.
struct Log {
    head: Head,
    leaves: Vec<Leaf>,
    tree: Tree,
    salts: Vec<Salt>,
    sources: BTreeMap<u64, Value>,
}

impl Log {
    fn of(site: &Path) -> Self {
        let read =
            |path: &str| fs::read(site.join("tlog").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let head = Head::read(&read("checkpoint")).expect("a checkpoint");
        let size = head.checkpoint.size;
        let mut entries: Vec<Vec<u8>> = Vec::new();
        for bundle in tile::bundles(size) {
            let bytes = read(&bundle.path());
            let held = tile::read_bundle(&bundle, &bytes).expect("a whole bundle");
            entries.extend(held.into_iter().map(<[u8]>::to_vec));
        }
        let tree = Tree::of(entries.iter().map(|entry| leaf_hash(entry)));
        assert_eq!((tree.size(), tree.root()), (size, head.checkpoint.root), "the entries are those of the checkpoint");
        for hashes in tile::tiles(size) {
            assert_eq!(Some(read(&hashes.path())), tile::hashes(&hashes, &tree), "{}", hashes.path());
        }
        let leaves: Vec<Leaf> = entries.iter().map(|entry| Leaf::read(entry).expect("an entry")).collect();
        let salts = read("salts/000").as_chunks().0.to_vec();
        let mut sources = BTreeMap::new();
        for number in 0..size.div_ceil(16) {
            let path = site.join(format!("tlog/sources/{}.jsonl.gz", tile::number(number)));
            sources.extend(fs::read(path).ok().map(|bytes| unpacked(&bytes).expect("sources")).unwrap_or_default());
        }
        let log = Self { head, leaves, tree, salts, sources };
        for (entry, source) in &log.sources {
            let at = usize::try_from(*entry).expect("a small number");
            let Leaf::Record(leaf) = &log.leaves[at] else { panic!("entry {entry} is about no record") };
            let made = commitment(&log.salts[at], &canonical(source));
            assert_eq!(leaf.commitment, Some(made), "entry {entry} commits to its source");
        }
        log
    }

    fn records(&self) -> Vec<&RecordLeaf> {
        self.leaves.iter().filter_map(|leaf| if let Leaf::Record(leaf) = leaf { Some(leaf) } else { None }).collect()
    }

    /// Kind, record and revision of each entry about a record from `from` on.
    fn since(&self, from: usize) -> Vec<(ChangeKind, String, u32)> {
        let leaves = self.leaves[from..].iter();
        let records = leaves.filter_map(|leaf| if let Leaf::Record(leaf) = leaf { Some(leaf) } else { None });
        records.map(|leaf| (leaf.kind, leaf.now().to_owned(), leaf.revision)).collect()
    }

    fn last_publication(&self) -> &PublicationLeaf {
        let last = self.leaves.iter().rev().find_map(|leaf| match leaf {
            Leaf::Publication(leaf) => Some(leaf),
            _ => None,
        });
        last.expect("something was published")
    }
}

fn site() -> Workshop {
    let workshop = Workshop::new();
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "A tree fell."));
    workshop.write(ABOUT, "---\ntitle: About\n---\nWhat huddles are.\n");
    workshop
}

fn build(workshop: &Workshop, more: &[&str]) -> Ran {
    workshop.run(&[&["build", "--today", TODAY], more].concat())
}

/// A site that was published for the first time, in `public/`.
static PUBLISHED: LazyLock<Workshop> = LazyLock::new(|| {
    let workshop = site();
    build(&workshop, &["--first"]).ends_with(0);
    workshop
});

/// The same, to be changed.
fn published() -> Workshop {
    PUBLISHED.copied()
}

/// Builds on top of what is in `public/`.
fn next(workshop: &Workshop) -> Log {
    build(workshop, &["--previous", "public"]).ends_with(0);
    whole_site(&workshop.path("public")).expect("every file is in the manifest, those of the log too");
    Log::of(&workshop.path("public"))
}

fn said(kind: ChangeKind, record: &str, revision: u32) -> (ChangeKind, String, u32) {
    (kind, record.to_owned(), revision)
}

#[test]
fn a_log_begins_with_every_record_and_what_was_published() {
    let workshop = published();
    let log = Log::of(&workshop.path("public"));
    assert_eq!(log.head.checkpoint.origin, "minutes.example");
    assert!(!log.head.is_signed());
    let new = |record| said(ChangeKind::New, record, 1);
    let all = ["divisions/central", "huddles/2026-05-07-central-1", "huddles/2026-06-04-central-1", "pages/about"];
    assert_eq!(log.since(0), all.map(new));
    let manifest = whole_site(&workshop.path("public")).expect("a whole site");
    let (blake3, sha256) = digests(&manifest.files);
    let publication = log.last_publication();
    assert_eq!((&publication.blake3, &publication.sha256, publication.records), (&blake3, &sha256, 4));
    assert!(matches!(log.leaves.last(), Some(Leaf::Publication(_))));
    for (at, leaf) in log.leaves.iter().enumerate() {
        let (index, size) = (at as u64, log.tree.size());
        let proof = log.tree.inclusion(index, size).expect("it is in the tree");
        assert!(is_included(&leaf_hash(&leaf.bytes()), (index, size), &proof, &log.head.checkpoint.root));
    }
}

#[test]
fn a_trial_keeps_no_log_and_has_the_bytes_that_it_had() {
    let workshop = site();
    build(&workshop, &[]).ends_with(0);
    let trial = files(&workshop.path("public"));
    assert!(!trial.keys().any(|path| path.starts_with("tlog/")));
    assert!(!workshop.read("public/manifest.json").contains("origins"));
    // With a key in the environment, too.
    let mut ran = huddle();
    ran.current_dir(workshop.folder.path()).env("HUDDLE_LOG_KEY", "x").args(["build", "--today", TODAY]);
    ended(ran.output().expect("the program starts")).ends_with(0);
    assert_same_files(&files(&workshop.path("public")), &trial, "a trial");
}

#[test]
fn nothing_changed_appends_nothing_and_the_same_input_has_the_same_bytes() {
    let workshop = published();
    let first = files(&workshop.path("public"));
    let ran = build(&workshop, &["--previous", "public"]).ends_with(0);
    assert!(ran.reported.contains("Nothing has changed"), "{}", ran.reported);
    assert!(ran.reported.contains("5 entries, 0 of them new; not signed"), "{}", ran.reported);
    assert_same_files(&files(&workshop.path("public")), &first, "nothing has changed");
    // Where nothing is there yet, all of it is made again.
    copy(&workshop.path("public"), &workshop.path("published"));
    fs::remove_dir_all(workshop.path("public")).expect("the folder is there");
    build(&workshop, &["--previous", "published"]).ends_with(0);
    assert_same_files(&files(&workshop.path("public")), &first, "from another folder");
    let server = Server::of(workshop.path("published"));
    fs::remove_dir_all(workshop.path("public")).expect("the folder is there");
    build(&workshop, &["--previous", &server.address("/")]).ends_with(0);
    assert_same_files(&files(&workshop.path("public")), &first, "from a server");
    // A change gives the same from both, too.
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "Two trees fell."));
    for (place, output) in [("published", "one"), (server.address("/").as_str(), "two")] {
        build(&workshop, &["--previous", place, "--output", output]).ends_with(0);
    }
    assert_same_files(&files(&workshop.path("one")), &files(&workshop.path("two")), "a change");
    assert_eq!(Log::of(&workshop.path("one")).since(5), [said(ChangeKind::Changed, "huddles/2026-06-04-central-1", 2)]);
}

#[test]
fn each_kind_of_change_is_an_entry() {
    let workshop = published();
    workshop.write("content/huddles/central/2026-07-02-central-1.md", &minutes("2026-07-02", "Noise", "It was loud."));
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "Two trees fell."));
    let log = next(&workshop);
    let (trees, noise) = ("huddles/2026-06-04-central-1", "huddles/2026-07-02-central-1");
    assert_eq!(log.since(5), [said(ChangeKind::Changed, trees, 2), said(ChangeKind::New, noise, 1)]);
    assert_eq!(log.records()[4].previous, Some(2));
    let corrected = "title: \"Trees\"\ncorrections: [{date: 2026-08-01, reason: It was one., by: Captain, kind: fact}]";
    let text = minutes("2026-06-04", "Trees", "A tree fell.").replace("title: \"Trees\"", corrected);
    workshop.write(TREES, &text);
    let log = next(&workshop);
    assert_eq!(log.since(8), [said(ChangeKind::Corrected, trees, 3)]);
    // Written otherwise, it says the same.
    workshop.write(TREES, &text.replace("title: \"Trees\"", "# a note\ntitle:   Trees").replace('\n', "\r\n"));
    let again = next(&workshop);
    assert_eq!(again.since(log.leaves.len()), []);
    let before = again.leaves.len();
    fs::rename(workshop.path(TREES), workshop.path(MOVED)).expect("the file is there");
    workshop.write(MOVED, &text.replace("corrections:", "formerly: [2026-06-04-central-1]\ncorrections:"));
    let log = next(&workshop);
    let now = "huddles/2026-06-04-central-trees";
    assert_eq!(log.since(before), [said(ChangeKind::Moved, now, 4)]);
    let moved = log.records()[7];
    assert_eq!((moved.record.as_str(), moved.previous, moved.commitment.is_some()), (trees, Some(8), true));
    let before = log.leaves.len();
    workshop.write(MOVED, &workshop.read(MOVED).replace("A tree fell.", "A tree fell, and another."));
    assert_eq!(next(&workshop).since(before), [said(ChangeKind::Changed, now, 5)]);
}

#[test]
fn what_nobody_may_read_any_more_is_in_no_byte_of_the_log() {
    let workshop = published();
    let secret = |text: &str| minutes("2026-06-04", "Trees", text);
    workshop.write(TREES, &secret("Mr Wexford of the corner said that a tree fell."));
    let before = next(&workshop);
    assert!(before.sources.values().any(|source| source.to_string().contains("Wexford")));
    assert!(workshop.read("public/data/changes.jsonl").contains("Wexford"), "until then, changes show what was said");
    let again = next(&workshop);
    assert!(workshop.read("public/data/changes.jsonl").contains("Wexford") && again.leaves == before.leaves);
    let redacted = "title: \"Trees\"\ncorrections: [{date: 2026-08-01, reason: A name., by: Captain, kind: redaction}]";
    let text = secret("[[redacted: private-name]] said that a tree fell.").replace("title: \"Trees\"", redacted);
    workshop.write(TREES, &text);
    let log = next(&workshop);
    let trees = "huddles/2026-06-04-central-1";
    assert_eq!(log.since(7), [said(ChangeKind::Redacted, trees, 3)]);
    assert!(!log.sources.values().any(|source| source.to_string().contains("Wexford")), "{:?}", log.sources);
    let holds = |bytes: &[u8]| bytes.windows(7).any(|window| window == b"Wexford");
    let all = files(&workshop.path("public"));
    let holders: Vec<&String> = all.iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect();
    assert!(holders.is_empty(), "{holders:?}");
    for entry in [2, 5] {
        assert!(log.salts[entry] == [0; 32] && !log.sources.contains_key(&(entry as u64)), "entry {entry}");
    }
    assert!(log.salts[7] != [0; 32] && log.sources.contains_key(&7));
    // What was proved before still holds.
    assert_eq!(log.tree.root_at(7), Some(before.head.checkpoint.root));
    assert_eq!(log.leaves[..7], before.leaves);
    // It stays gone, and the next change has words again.
    workshop.write(TREES, &text.replace("a tree fell", "two trees fell"));
    let log = next(&workshop);
    assert!(log.salts[2] == [0; 32] && !log.sources.contains_key(&2));
    assert_eq!(log.since(9), [said(ChangeKind::Changed, trees, 4)]);
    let withdrawn =
        "minutes: withdrawn\ncorrections: [{date: 2026-09-01, reason: A name., by: Captain, kind: withdrawal}]";
    workshop.write(TREES, &secret("").replace("title: \"Trees\"", withdrawn));
    let log = next(&workshop);
    assert_eq!(log.since(11), [said(ChangeKind::Withdrawn, trees, 5)]);
    assert_eq!(log.records()[7].commitment, None);
    for entry in [2, 5, 7, 9] {
        assert!(log.salts[entry] == [0; 32] && !log.sources.contains_key(&(entry as u64)), "entry {entry}");
    }
    let text = log.sources.values().map(Value::to_string).collect::<String>();
    assert!(!text.contains("trees fell"), "{text}");
    assert_eq!(next(&workshop).leaves.len(), log.leaves.len(), "a notice that stays is no change");
}

#[test]
fn what_was_taken_out_with_the_command_is_a_redaction() {
    let workshop = site();
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "A tree fell, said Mr Wexford."));
    build(&workshop, &["--first"]).ends_with(0);
    let place = {
        let text = workshop.read(TREES);
        let line = text.lines().position(|line| line.contains("Wexford")).expect("a line with the name") + 1;
        format!("{TREES}:{line}:19-28")
    };
    let redact = ["redact", &place, "--reason", "private-name", "--by", "Captain", "--on", "2026-08-01"];
    workshop.run(&redact).ends_with(0);
    let log = next(&workshop);
    assert_eq!(log.since(5), [said(ChangeKind::Redacted, "huddles/2026-06-04-central-1", 2)]);
    assert!(log.salts[2] == [0; 32] && !log.sources.contains_key(&2), "the former words cannot be proved any more");
    let holds = |bytes: &[u8]| bytes.windows(7).any(|window| window == b"Wexford");
    for folder in ["content", "public"] {
        let all = files(&workshop.path(folder));
        let holders: Vec<&String> = all.iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect();
        assert!(holders.is_empty(), "{folder}: {holders:?}");
    }
}

#[test]
fn files_are_a_part_of_what_a_record_says_and_looks_and_settings_are_not() {
    let workshop = site();
    workshop.write(
        "content/media/map.pdf",
        "%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n",
    );
    let attached = "title: \"Trees\"\nattachments: [{file: media/map.pdf, title: A map}]";
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "A tree fell.").replace("title: \"Trees\"", attached));
    build(&workshop, &["--previous", "public", "--first"]).ends_with(0);
    let before = Log::of(&workshop.path("public")).leaves.len();
    let settings = workshop.read("content/site.yaml");
    workshop.write(
        "content/site.yaml",
        &format!("{settings}style: {{footer: New}}\ntopics: [{{id: trees, name: Trees}}]\n"),
    );
    workshop.write("content/theme/static/site-extra.css", "p { color: black }");
    let log = next(&workshop);
    assert_eq!(log.since(before), [], "no record has changed");
    assert_eq!(log.leaves.len(), before + 1, "but something was published");
    let pdf = workshop.read("content/media/map.pdf");
    workshop.write("content/media/map.pdf", &pdf.replace("1.4", "1.5"));
    let log = next(&workshop);
    assert_eq!(log.since(before + 1), [said(ChangeKind::Changed, "huddles/2026-06-04-central-1", 2)]);
    let paths = |entry: u64| log.sources[&entry]["files"][0]["sha256"].clone();
    assert_ne!(paths(2), paths(before as u64 + 1));
}

#[test]
fn a_log_is_followed_by_its_continuation_alone() {
    let workshop = published();
    copy(&workshop.path("public"), &workshop.path("published"));
    build(&workshop, &[]).refuses_saying(&["public holds a site with a log", "--previous", "--replace"]);
    // Of two builds on one published site, the second is no continuation of the first.
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "Two trees fell."));
    build(&workshop, &["--previous", "published"]).ends_with(0);
    build(&workshop, &["--previous", "published"]).ends_with(0);
    let stands = files(&workshop.path("public"));
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "Three trees fell."));
    let ran = build(&workshop, &["--previous", "published"]).ends_with(2);
    assert!(
        ran.reported.contains("public holds a log with entries that the new one would not have"),
        "{}",
        ran.reported
    );
    assert_same_files(&files(&workshop.path("public")), &stands, "nothing was written");
    build(&workshop, &["--previous", "published", "--replace"]).ends_with(0);
    build(&workshop, &["--replace"]).ends_with(0);
    assert!(!workshop.path("public/tlog").exists());
}

/// An upload sends files of the log in any order, and the checkpoint after them.
#[test]
fn an_upload_that_broke_off_leaves_a_log_that_is_gone_on_with() {
    let workshop = published();
    copy(&workshop.path("public"), &workshop.path("published"));
    workshop.write("content/huddles/central/2026-07-02-central-1.md", &minutes("2026-07-02", "Noise", "It was loud."));
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "Two trees fell."));
    let new = next(&workshop);
    // Without the checkpoint, the old log stands beside newer files; the change is taken back meanwhile.
    copy(&workshop.path("public/tlog/tile"), &workshop.path("published/tlog/tile"));
    for path in ["tlog/salts/000", "tlog/sources/000.jsonl.gz"] {
        fs::copy(workshop.path("public").join(path), workshop.path("published").join(path)).expect("it is sent");
    }
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "A tree fell."));
    let both = ["--previous", "published", "--output", "again"];
    build(&workshop, &both).ends_with(0);
    let log = Log::of(&workshop.path("again"));
    assert_eq!(log.since(5), [said(ChangeKind::New, "huddles/2026-07-02-central-1", 1)]);
    // With it, people may have seen the new log: it is that which is gone on with.
    fs::copy(workshop.path("public/tlog/checkpoint"), workshop.path("published/tlog/checkpoint")).expect("it is sent");
    fs::remove_dir_all(workshop.path("again")).expect("the folder is there");
    build(&workshop, &both).ends_with(0);
    let log = Log::of(&workshop.path("again"));
    let trees = "huddles/2026-06-04-central-1";
    assert_eq!(log.since(new.leaves.len()), [said(ChangeKind::Changed, trees, 3)]);
    assert_eq!(log.tree.root_at(new.tree.size()), Some(new.head.checkpoint.root));
    fs::remove_file(workshop.path("content/huddles/central/2026-07-02-central-1.md")).expect("the file is there");
    fs::remove_dir_all(workshop.path("again")).expect("the folder is there");
    build(&workshop, &both).ends_with(0);
    let log = Log::of(&workshop.path("again"));
    let noise = "huddles/2026-07-02-central-1";
    assert_eq!(log.since(new.leaves.len())[1..], [said(ChangeKind::Removed, noise, 2)]);
    assert!(!log.sources.values().any(|source| source.to_string().contains("loud")), "{:?}", log.sources);
}

#[test]
fn a_log_that_does_not_hold_is_refused() {
    for (path, words) in [
        ("tlog/tile/entries/000.p/5", "its entries are not those of its checkpoint"),
        ("tlog/checkpoint", "the log of the published site does not hold"),
        ("tlog/salts/000", "it has not a salt for each entry"),
    ] {
        let workshop = published();
        copy(&workshop.path("public"), &workshop.path("published"));
        let place = workshop.path("published").join(path);
        let mut bytes = fs::read(&place).expect("a file of the log");
        match path {
            "tlog/salts/000" => bytes.truncate(100),
            "tlog/checkpoint" => bytes[20] ^= 1,
            _ => {
                let at = bytes.windows(7).position(|word| word == b"central").expect("a record");
                bytes[at] ^= 1;
            }
        }
        fs::write(&place, bytes).expect("it is written");
        let ran = build(&workshop, &["--previous", "published"]).ends_with(2);
        assert!(ran.reported.contains(words), "{path}: {}", ran.reported);
        fs::remove_file(&place).expect("it is there");
        let ran = build(&workshop, &["--previous", "published"]).ends_with(2);
        assert!(ran.reported.contains(&format!("there is no {path}")), "{path}: {}", ran.reported);
    }
    let workshop = published();
    let settings = workshop.read("content/site.yaml");
    workshop.write("content/site.yaml", &format!("{settings}log: {{origin: other.example}}\n"));
    let ran = build(&workshop, &["--previous", "public"]).ends_with(2);
    assert!(ran.reported.contains("`log: {origin: minutes.example}`"), "{}", ran.reported);
    // An address that has changed does not give the log another name.
    workshop.write("content/site.yaml", &settings.replace("minutes.example", "huddles.example"));
    let ran = build(&workshop, &["--previous", "public", "--replace"]).ends_with(0);
    assert!(ran.reported.contains("of them new"), "{}", ran.reported);
    assert_eq!(Log::of(&workshop.path("public")).head.checkpoint.origin, "minutes.example");
}

fn new_key(workshop: &Workshop, arguments: &[&str]) -> VerifierKey {
    let ran = workshop.run(&[&["log"], arguments].concat()).ends_with(0);
    let file = workshop.read(arguments.last().expect("a file"));
    let secret = file.split_whitespace().next().expect("a key");
    assert!(secret.starts_with("PRIVATE+KEY+") && !ran.reported.contains(secret) && !ran.out.contains(secret));
    VerifierKey::read(ran.out.trim()).expect("a public key")
}

fn signed(workshop: &Workshop, key: &str) -> Ran {
    build(workshop, &["--previous", "public", "--log-key", key])
}

fn is_signed_by(workshop: &Workshop, key: &VerifierKey) -> bool {
    Log::of(&workshop.path("public")).head.note.verify([key]).is_ok_and(|all| all.len() == 1)
}

#[test]
fn a_signed_log_stays_signed() {
    let workshop = published();
    let key = new_key(&workshop, &["key", "new", "one.key"]);
    assert_eq!(key.name(), "minutes.example");
    signed(&workshop, "one.key").ends_with(0);
    assert!(is_signed_by(&workshop, &key));
    let log = Log::of(&workshop.path("public"));
    assert!(matches!(&log.leaves[5], Leaf::Key(leaf) if leaf.key == key.to_string() && leaf.signature.is_none()));
    assert_eq!(workshop.read("public/tlog/key"), format!("{key}\n"));
    let all = files(&workshop.path("public"));
    signed(&workshop, "one.key").ends_with(0);
    assert_same_files(&files(&workshop.path("public")), &all, "the same key signs the same");
    build(&workshop, &["--previous", "public"]).refuses_saying(&["signed", "no key was given", "--unsigned"]);
    // The key itself may be in the environment.
    let mut ran = huddle();
    ran.current_dir(workshop.folder.path()).env("HUDDLE_LOG_KEY", workshop.read("one.key"));
    ended(ran.args(["build", "--today", TODAY, "--previous", "public"]).output().expect("it starts")).ends_with(0);
    assert_same_files(&files(&workshop.path("public")), &all, "the key of the environment");
    new_key(&workshop, &["key", "new", "other.key"]);
    signed(&workshop, "other.key").refuses_saying(&["signed with another key", &key.to_string(), "rotate-key"]);
    build(&workshop, &["--previous", "public", "--unsigned"]).ends_with(0);
    assert!(!Log::of(&workshop.path("public")).head.is_signed());
    // Where the key is lost, another may begin after that.
    signed(&workshop, "other.key").ends_with(0);
    assert_eq!(workshop.read("public/tlog/key").lines().count(), 2);
}

#[test]
fn a_key_says_which_takes_its_place() {
    let workshop = published();
    let one = new_key(&workshop, &["key", "new", "one.key"]);
    signed(&workshop, "one.key").ends_with(0);
    let two = new_key(&workshop, &["rotate-key", "--log-key", "one.key", "two.key"]);
    signed(&workshop, "two.key").ends_with(0);
    assert!(is_signed_by(&workshop, &two) && !is_signed_by(&workshop, &one));
    assert_eq!(workshop.read("public/tlog/key"), format!("{two}\n{one}\n"));
    let log = Log::of(&workshop.path("public"));
    let leaf = log.leaves.iter().rev().find_map(|leaf| if let Leaf::Key(leaf) = leaf { Some(leaf) } else { None });
    assert!(leaf.is_some_and(|leaf| leaf.key == two.to_string() && leaf.signature.is_some()));
    // It goes on signing, and the one before does not.
    signed(&workshop, "two.key").ends_with(0);
    signed(&workshop, "one.key").ends_with(2);
    workshop.run(&["log", "key", "new", "one.key"]).refuses_saying(&["one.key is there already"]);
    workshop.run(&["log", "key", "new", "content/x.key"]).refuses_saying(&["content/x.key lies in the content folder"]);
    workshop.run(&["log", "rotate-key", "three.key"]).refuses_saying(&["the key in use", "HUDDLE_LOG_KEY"]);
}

#[test]
fn no_key_is_ever_repeated() {
    let workshop = published();
    new_key(&workshop, &["key", "new", "one.key"]);
    let secret = workshop.read("one.key").trim().to_owned();
    let damaged = format!("{}A", &secret[..secret.len() - 3]);
    workshop.write("damaged.key", &damaged);
    let ran = signed(&workshop, "damaged.key").refuses_saying(&["damaged.key holds no key"]);
    assert!(!ran.reported.contains(&damaged[..30]), "{}", ran.reported);
    let mut ran = huddle();
    ran.current_dir(workshop.folder.path()).env("HUDDLE_LOG_KEY", &damaged);
    let ran = ended(ran.args(["build", "--today", TODAY, "--previous", "public"]).output().expect("it starts"));
    let ran = ran.refuses_saying(&["HUDDLE_LOG_KEY holds no key"]);
    assert!(!ran.reported.contains(&damaged[..30]), "{}", ran.reported);
    let other = workshop.run(&["log", "key", "new", "--origin", "other.example", "other.key"]).ends_with(0);
    assert!(other.out.starts_with("other.example+"));
    signed(&workshop, "other.key").refuses_saying(&["the key for the log is for other.example"]);
    // A secret key in site.yaml is reported, and not shown.
    let settings = workshop.read("content/site.yaml");
    workshop.write("content/site.yaml", &format!("{settings}log:\n  keys: [\"{secret}\"]\n"));
    let ran = build(&workshop, &["--previous", "public"]).ends_with(1);
    assert!(ran.reported.contains("the secret half of a key") && !ran.reported.contains(&secret), "{}", ran.reported);
    for (line, words) in [
        ("origin: a b", "cannot be the origin of a log"),
        ("keys: [nonsense]", "\"nonsense\" is no public key of the log"),
        ("witnesses: [nonsense]", "\"nonsense\" is no public key of a witness"),
        ("needed: 2", "2 witnesses are needed, and 0 are listed"),
    ] {
        workshop.write("content/site.yaml", &format!("{settings}log:\n  {line}\n"));
        let ran = build(&workshop, &["--previous", "public"]).ends_with(1);
        assert!(ran.reported.contains(words), "{line}: {}", ran.reported);
    }
    let key = new_key(&workshop, &["key", "new", "two.key"]);
    workshop.write("content/site.yaml", &format!("{settings}log: {{keys: [\"{key}\"]}}\n"));
    signed(&workshop, "one.key").refuses_saying(&["not among `log: keys`"]);
    signed(&workshop, "two.key").ends_with(0);
}

/// What the log commits to must stay what it is: another text would look like a change of every record.
#[test]
fn a_source_stays_as_it_is() {
    let workshop = Workshop::new();
    workshop.write(
        "content/media/map.pdf",
        "%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n",
    );
    let settings = workshop.read("content/site.yaml");
    workshop.write("content/site.yaml", &format!("{settings}languages: [en, es]\n"));
    workshop.write(
        LIGHTS,
        "---\ntitle: 'Lights,  again'\ndate: 2026-05-07\nstart: \"18:00\"\ndivision: central\nresponse_area: central-1\n\
        status: held\nlocation: The library\nattendance: {residents: 31, police: 5}\nparticipants: [{name: A. Mayor, role: Mayor}]\n\
        topics: lighting\nsummary: \"Cafe\u{301} lights.\"\nconcerns:\n  - {id: dark, text: It is dark., answered_by: lamps}\n\
        commitments:\n  - {id: lamps, text: Two lamps are mended., owner: {role: Captain}, due: 2026-06-15}\n\
        attachments: [{file: media/map.pdf, title: A map}]\nnext: {date: 2026-08-06}\nallow: [{text: x, reason: y}]\n---\n\
        Two lights <!-- of three --> are out.\r\n\r\n\r\nMore.  \r\n",
    );
    workshop.write(
        "content/huddles/central/2026-05-07-central-1.es.md",
        "---\ntitle: Luces\ndate: 2026-05-07\ncommitments:\n  - {id: lamps, text: Se reparan dos faroles.}\n---\nDos luces.\n",
    );
    build(&workshop, &["--previous", "public", "--first"]).ends_with(0);
    let log = Log::of(&workshop.path("public"));
    let expected = r#"{"details":{"attachments":[{"file":"media/map.pdf","title":"A map"}],"attendance":{"police":5,"residents":31},"commitments":[{"due":"2026-06-15","id":"lamps","owner":{"role":"Captain"},"text":"Two lamps are mended."}],"concerns":[{"answered_by":["lamps"],"id":"dark","text":"It is dark."}],"date":"2026-05-07","division":"central","location":{"name":"The library"},"next":{"date":"2026-08-06"},"participants":[{"name":"A. Mayor","role":"Mayor"}],"response_areas":["central-1"],"start":"18:00","summary":"Café lights.","title":"Lights, again","topics":["lighting"]},"files":[{"path":"media/map.pdf","sha256":"8c243580ecbb1b54b4b5d5403cbf0c11e224d93fdb9ca2d481cbf838d6fc0cd9"}],"text":"Two lights  are out.\n\nMore.","translations":[{"details":{"commitments":[{"id":"lamps","text":"Se reparan dos faroles."}],"title":"Luces"},"language":"es","text":"Dos luces."}]}"#;
    assert_eq!(canonical(&log.sources[&1]), expected);
    assert_eq!(
        canonical(&log.sources[&0]),
        r#"{"details":{"code":"01","name":"Central","response_areas":[{"id":"central-1","name":"Response Area 1"}]}}"#
    );
}
