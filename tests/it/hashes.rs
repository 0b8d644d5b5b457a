//! Hashes of what is not published: made with a key that stays in the content folder, so that nobody can guess a text
//! and see in the published hash that the guess was right.

use crate::support::Content;
use crate::support::program::{Ran, Workshop, copy, files, whole_site};
use huddle::publish::seal::Manifest;
use huddle::record::resolve::sealing::Sealing;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;

const KEY: &str = "content/.huddle-key";
const RECORD: &str = "content/huddles/central/2026-05-07-central-1.md";

fn approved(body: &str) -> String {
    format!(
        "---\ntitle: Lights\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\nminutes: \
            approved\napproved_on: 2026-05-21\n\
        approved_by: Captain\n---\n{body}\n\n<!-- Asked by telephone: 555-0143. -->\n"
    )
}

fn workshop() -> Workshop {
    let workshop = Workshop::new();
    workshop.write(RECORD, &approved("Two lights are out."));
    workshop
}

fn holders(files: &BTreeMap<String, Vec<u8>>, text: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()));
    files.iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path.clone()).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the minutes' hash would be without a key.
fn plain_seal(text: &str) -> String {
    let division = "---\nname: Central\nresponse_areas: [{id: central-1, name: Response Area 1}]\n---\n";
    let content = Content::new(crate::support::SMALLEST_SITE)
        .publishing_everything()
        .with("divisions/central.md", division)
        .with("huddles/x.md", text);
    content.prepare(&crate::support::options()).site.huddles[0].seal.clone()
}

fn changed(ran: &Ran) -> bool {
    ran.reported.contains("error H019")
}

#[test]
fn a_first_build_makes_a_key_that_is_in_no_file_of_the_site() {
    let workshop = workshop();
    let reported = workshop.build().ends_with(0).reported;
    assert!(reported.contains(KEY) && reported.contains("never publish it"), "{reported}");
    let key = workshop.read(KEY);
    assert!(matches!(Sealing::read(&key), Some(Sealing::Keyed(_))), "{key:?}");
    assert_eq!(holders(&files(&workshop.path("public")), key.trim()), Vec::<String>::new());
    let reported = workshop.build().ends_with(0).reported;
    assert!(reported.contains("Nothing has changed") && !reported.contains(KEY), "{reported}");
    assert_eq!(workshop.read(KEY), key);
}

#[test]
fn no_hash_without_a_key_of_anything_unpublished_is_in_the_site() {
    let workshop = workshop();
    let photo = fs::read(crate::support::project("tests/sites/renamed/media/1.png")).expect("a picture");
    fs::create_dir_all(workshop.path("content/media")).expect("a folder");
    fs::write(workshop.path("content/media/1.png"), &photo).expect("a picture");
    let text = approved("Two lights are out. ![A lamp](../../media/1.png)");
    workshop.write(RECORD, &text);
    workshop.build().ends_with(0);
    let site = files(&workshop.path("public"));
    let plain = plain_seal(&text);
    assert_eq!(plain.len(), 64);
    let body = text.rsplit("---\n").next().expect("a body");
    for digest in [Sha256::digest(&text), Sha256::digest(body), Sha256::digest(&photo)]
        .map(|digest| hex(&digest))
        .iter()
        .chain([&plain])
    {
        assert_eq!(holders(&site, digest), Vec::<String>::new());
    }
    let inputs = huddle::disk::load::load(&workshop.path("content")).expect("the folder can be read");
    let picture = inputs.pictures.values().next().expect("a picture").as_ref().expect("a good one");
    assert_eq!(holders(&site, &picture.digest[..20]), Vec::<String>::new());
    let manifest = whole_site(&workshop.path("public")).expect("a whole site");
    let seal = &manifest.approved["2026-05-07-central-1"].seal;
    assert_eq!((seal.len(), manifest.input.len(), manifest.key.len()), (64, 64, 16));
    assert!(holders(&site, seal).contains(&"data/huddles.csv".to_owned()), "the data holds the keyed hash");
}

#[test]
fn the_same_content_with_the_same_key_gives_the_same_bytes() {
    let (one, two) = (workshop(), Workshop::empty());
    one.build().ends_with(0);
    copy(&one.path("content"), &two.path("content"));
    two.build().ends_with(0);
    assert_eq!(files(&one.path("public")), files(&two.path("public")));
    two.write(KEY, &"5a".repeat(32));
    two.build().ends_with(0);
    assert_ne!(files(&one.path("public"))["manifest.json"], files(&two.path("public"))["manifest.json"]);
}

#[test]
fn approved_minutes_are_compared_by_their_keyed_hash() {
    let workshop = workshop();
    workshop.build().ends_with(0);
    workshop.write(RECORD, &approved("Three lights are out."));
    assert!(changed(&workshop.build().ends_with(1)));
    assert!(changed(&workshop.run(&["check", "--today", crate::support::TODAY]).ends_with(1)));
}

#[test]
fn with_another_key_nothing_is_taken_for_changed_and_that_is_reported() {
    let workshop = workshop();
    workshop.build().ends_with(0);
    fs::remove_file(workshop.path(KEY)).expect("the key");
    for command in ["check", "build"] {
        let ran = workshop.run(&[command, "--today", crate::support::TODAY]).ends_with(0);
        let reports = ran.reported.contains("approved minutes were not compared") || ran.reported.contains("made now");
        assert!(!changed(&ran) && reports, "{command}: {}", ran.reported);
    }
    workshop.write(RECORD, &approved("Three lights are out."));
    assert!(changed(&workshop.build().ends_with(1)), "the new key holds from then on");
}

#[test]
fn a_site_from_before_there_were_keys_is_compared_once_more() {
    let workshop = workshop();
    workshop.build().ends_with(0);
    let mut manifest: serde_json::Value = serde_json::from_str(&workshop.read("public/manifest.json")).expect("JSON");
    let entries = manifest.as_object_mut().expect("an object");
    for field in ["key", "kind", "base_url", "huddles", "records"] {
        entries.remove(field).expect("a field that is new");
    }
    entries["input"] = "the hash of another program".into();
    entries["approved"] = serde_json::json!({
        "2026-05-07-central-1": {"sha256": plain_seal(&approved("Two lights are out.")), "corrections": 0}
    });
    workshop.write("public/manifest.json", &manifest.to_string());
    workshop.run(&["check", "--today", crate::support::TODAY]).ends_with(0);
    workshop.write(RECORD, &approved("Three lights are out."));
    assert!(changed(&workshop.build().ends_with(1)));
    workshop.write(RECORD, &approved("Two lights are out."));
    workshop.build().ends_with(0);
    assert!(!workshop.read("public/manifest.json").contains(&plain_seal(&approved("Two lights are out."))));
}

#[test]
fn a_damaged_key_is_named_and_nothing_is_published() {
    let workshop = workshop();
    for damaged in ["", "abc\n", "<<<<<<< HEAD\n"] {
        workshop.write(KEY, damaged);
        workshop.build().refuses_saying(&[".huddle-key", "64 hexadecimal digits"]);
        assert_eq!(workshop.read(KEY), damaged);
    }
    assert!(!workshop.path("public").exists());
}

#[test]
fn where_no_key_can_be_kept_nothing_is_hashed() {
    let workshop = workshop();
    let folder = workshop.path("content");
    let mut rights = fs::metadata(&folder).expect("the folder").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&folder, rights.clone()).expect("the folder");
    let reported = workshop.build().ends_with(0).reported;
    assert!(reported.contains("cannot hold a key") && !workshop.path(KEY).exists(), "{reported}");
    let manifest: Manifest = whole_site(&workshop.path("public")).expect("a whole site");
    assert_eq!((manifest.input.as_str(), manifest.approved.len(), manifest.key.as_str()), ("", 0, ""));
    let before = files(&workshop.path("public"));
    let reported = workshop.build().ends_with(0).reported;
    assert!(reported.contains("Nothing has changed"), "{reported}");
    assert_eq!(files(&workshop.path("public")), before, "the same content gives the same bytes");
    #[expect(clippy::permissions_set_readonly_false, reason = "the folder of the test is deleted afterwards")]
    rights.set_readonly(false);
    fs::set_permissions(&folder, rights).expect("the folder");
}

#[test]
fn a_new_site_has_a_key() {
    let workshop = Workshop::empty();
    workshop.run(&["init"]).ends_with(0);
    assert!(Sealing::read(&workshop.read(KEY)).is_some());
    assert!(!workshop.run(&["build"]).ends_with(0).reported.contains(KEY));
}

#[test]
fn a_build_with_mistakes_makes_no_key() {
    let workshop = Workshop::new();
    workshop.write("content/pages/x.md", "---\ntitel: X\n---\n");
    workshop.build().ends_with(1);
    assert!(!workshop.path(KEY).exists());
}
