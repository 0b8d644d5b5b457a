//! `huddle build --changes`: whoever does what the lists say has the new site, byte for byte.

use crate::support::TODAY;
use crate::support::program::{Ran, Workshop, copy, files, minutes, whole_site};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const TREES: &str = "content/huddles/central/2026-06-04-central-1.md";

fn site() -> Workshop {
    let workshop = Workshop::new();
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "A tree fell."));
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWhat huddles are.\n");
    // Both programs would take lines that begin so for notes.
    workshop.write("content/theme/static/#1.txt", "one");
    workshop.write("content/theme/static/; 2.txt", "two");
    workshop
}

/// A record that is new, one that is changed, and one that is gone.
fn change(workshop: &Workshop) {
    workshop.write("content/huddles/central/2026-07-02-central-1.md", &minutes("2026-07-02", "Noise", "It was loud."));
    workshop.write(TREES, &minutes("2026-06-04", "Trees", "Two trees fell."));
    fs::remove_file(workshop.path("content/pages/about.md")).expect("the file is there");
    fs::remove_file(workshop.path("content/theme/static/#1.txt")).expect("the file is there");
}

fn build(workshop: &Workshop, more: &[&str]) -> Ran {
    workshop.run(&[&["build", "--today", TODAY, "--changes", "changes.json"], more].concat())
}

/// The lists beside `changes.json`, as rclone and rsync read them.
fn lists(workshop: &Workshop) -> [Vec<String>; 3] {
    ["added", "changed", "removed"].map(|name| {
        let text = workshop.read(&format!("changes.{name}"));
        assert!(text.is_empty() || text.ends_with('\n'), "{text:?}");
        text.lines().map(|line| line.trim_start_matches('/').to_owned()).collect()
    })
}

fn whole(workshop: &Workshop) -> BTreeMap<String, Vec<String>> {
    serde_json::from_str(&workshop.read("changes.json")).expect("an object of lists")
}

/// Does to the files of a site what the lists say, with files of `public/`, and the checkpoint of the log and the
/// manifest at the end.
fn uploaded(workshop: &Workshop, mut site: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let [added, changed, removed] = lists(workshop);
    let read = |path: &str| fs::read(workshop.path("public").join(path)).expect("a file of the new site");
    for path in added {
        assert!(site.insert(path.clone(), read(&path)).is_none(), "{path} was there before");
    }
    for path in changed {
        let old = site.insert(path.clone(), read(&path));
        assert!(old.is_some_and(|old| old != site[&path]), "{path} is no other than before");
    }
    for path in removed {
        assert!(site.remove(&path).is_some() && !workshop.path("public").join(&path).exists(), "{path}");
    }
    let checkpoint = "tlog/checkpoint";
    if workshop.path("public").join(checkpoint).exists() {
        site.insert(checkpoint.to_owned(), read(checkpoint));
    }
    site.insert("manifest.json".to_owned(), read("manifest.json"));
    site
}

#[test]
fn a_first_site_is_added_whole() {
    let workshop = site();
    let ran = build(&workshop, &[]).ends_with(0);
    let public = files(&workshop.path("public"));
    let count = public.len();
    let note =
        format!("  changes.json: {count} added, 0 changed, 0 removed, against no site, since none was in public");
    assert!(ran.reported.contains(&note), "{}", ran.reported);
    assert_eq!(uploaded(&workshop, BTreeMap::new()), public);
    let all = whole(&workshop);
    assert_eq!(all["added"].last().map(String::as_str), Some("manifest.json"));
    assert!(
        all["added"].contains(&"#1.txt".to_owned())
            && workshop.read("changes.added").starts_with("/#1.txt\n")
            && workshop.read("changes.added").contains("\n/; 2.txt\n")
    );
}

#[test]
fn what_the_lists_say_makes_the_new_site_of_the_old_one() {
    let workshop = site();
    build(&workshop, &[]).ends_with(0);
    let old = files(&workshop.path("public"));
    change(&workshop);
    let ran = build(&workshop, &[]).ends_with(0);
    assert!(ran.reported.contains("against the site that was in public"), "{}", ran.reported);
    let all = whole(&workshop);
    let has = |list: &str, path: &str| all[list].iter().any(|known| known == path);
    assert!(has("added", "huddles/2026-07-02-central-1/index.html"), "{all:?}");
    assert!(has("changed", "huddles/2026-06-04-central-1/index.html"), "{all:?}");
    assert!(has("removed", "about/index.html") && has("removed", "#1.txt"), "{all:?}");
    assert!(!has("changed", "site.css"), "{all:?}");
    assert_eq!(all["changed"].last().map(String::as_str), Some("manifest.json"));
    assert_eq!(uploaded(&workshop, old), files(&workshop.path("public")));
    whole_site(&workshop.path("public")).expect("lists are not in the site");
}

#[test]
fn a_checkout_without_a_site_compares_with_the_published_one() {
    let workshop = site();
    build(&workshop, &[]).ends_with(0);
    let old = files(&workshop.path("public"));
    // Of the published site a build reads the manifest, whatever else is there.
    workshop.write("published/manifest.json", &workshop.read("public/manifest.json"));
    change(&workshop);
    build(&workshop, &["--previous", "published"]).ends_with(1);
    workshop.write("content/pages/about.md", "---\ntitle: About us\n---\nWhat huddles are.\n");
    let beside = {
        build(&workshop, &["--previous", "published"]).ends_with(0);
        workshop.read("changes.json")
    };
    assert_eq!(whole(&workshop)["added"].last().map(String::as_str), Some("tlog/checkpoint"), "it is sent last");
    assert!(!workshop.read("changes.added").contains("checkpoint"));
    fs::remove_dir_all(workshop.path("public")).expect("the folder is there");
    let ran = build(&workshop, &["--previous", "published"]).ends_with(0);
    assert!(ran.reported.contains("against the site at published"), "{}", ran.reported);
    assert_eq!(workshop.read("changes.json"), beside, "the same as with the old folder");
    assert_eq!(uploaded(&workshop, old.clone()), files(&workshop.path("public")));
    // The site in the folder is the new one already: what is published is still the old one.
    let ran = build(&workshop, &["--previous", "published"]).ends_with(0);
    assert!(ran.reported.contains("Nothing has changed"), "{}", ran.reported);
    assert_eq!(workshop.read("changes.json"), beside);
    let ran = build(&workshop, &["--previous", "nowhere", "--first"]).ends_with(0);
    assert!(ran.reported.contains("against no site, since this is the first publication"), "{}", ran.reported);
    assert_eq!(uploaded(&workshop, BTreeMap::new()), files(&workshop.path("public")));
}

#[test]
fn the_same_site_gives_empty_lists() {
    let workshop = site();
    build(&workshop, &[]).ends_with(0);
    copy(&workshop.path("public"), &workshop.path("published"));
    for more in [&[][..], &["--reread"], &["--previous", "published"]] {
        if more.contains(&"--previous") {
            // It begins a log, which is published then.
            build(&workshop, more).ends_with(0);
            fs::remove_dir_all(workshop.path("published")).expect("the folder is there");
            copy(&workshop.path("public"), &workshop.path("published"));
        }
        build(&workshop, more).ends_with(0);
        assert_eq!(workshop.read("changes.json"), "{\n  \"added\": [],\n  \"changed\": [],\n  \"removed\": []\n}\n");
        assert_eq!(lists(&workshop), [const { Vec::<String>::new() }; 3]);
    }
}

#[test]
fn what_somebody_did_in_the_folder_is_in_the_lists() {
    let workshop = site();
    build(&workshop, &[]).ends_with(0);
    let made = files(&workshop.path("public"));
    workshop.write("public/site.css", "body {}");
    fs::remove_file(workshop.path("public/favicon.svg")).expect("the file is there");
    let spoiled = files(&workshop.path("public"));
    build(&workshop, &[]).ends_with(0);
    let all = whole(&workshop);
    assert_eq!(
        (&all["added"][..], &all["changed"][..]),
        (&["favicon.svg".to_owned()][..], &["site.css".to_owned()][..])
    );
    assert_eq!(uploaded(&workshop, spoiled), made);
}

#[test]
fn a_mistake_leaves_the_lists_of_the_site_that_stands() {
    let workshop = site();
    build(&workshop, &[]).ends_with(0);
    let before = workshop.read("changes.json");
    workshop.write(TREES, &minutes("2026-06-40", "Trees", "A tree fell."));
    build(&workshop, &[]).ends_with(1);
    assert_eq!(workshop.read("changes.json"), before);
}

#[test]
fn lists_are_never_inside_the_site_or_the_content() {
    let workshop = site();
    let inside = |file: &str| workshop.run(&["build", "--today", TODAY, "--changes", file]);
    for file in
        ["public/changes.json", "public/lists/changes.json", "public", "content/changes.json", "./content/../public/x"]
    {
        inside(file).refuses_saying(&[" lies inside ", "name a file outside of it with --changes"]);
        assert!(!workshop.path("public/manifest.json").exists(), "{file}");
        fs::remove_dir_all(workshop.path("public")).unwrap_or_default();
    }
    fs::create_dir(workshop.path("folder")).expect("a folder");
    inside("folder").refuses_saying(&["folder is not a file"]);
    assert!(!workshop.path("public/manifest.json").exists());
    fs::create_dir(workshop.path("x.removed")).expect("a folder");
    inside("x.json").refuses_saying(&["x.removed is not a file"]);
    inside("lists/of/today.json").ends_with(0);
    assert!(!workshop.read("lists/of/today.added").is_empty());
    assert_eq!(workshop.names(), [".public.huddle-lock", "content", "folder", "lists", "public", "x.removed"]);
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_lists_into_the_site() {
    use std::os::unix::fs::symlink;
    let workshop = site();
    workshop.build().ends_with(0);
    symlink(workshop.path("public"), workshop.path("shortcut")).expect("a link");
    let inside = |file: &str| workshop.run(&["build", "--today", TODAY, "--changes", file]);
    inside("shortcut/changes.json").refuses_saying(&["lies inside"]);
    workshop.write("mine.txt", "mine");
    symlink(workshop.path("mine.txt"), workshop.path("changes.json")).expect("a link");
    inside("changes.json").refuses_saying(&["changes.json is not a file"]);
    assert_eq!(workshop.read("mine.txt"), "mine");
    whole_site(&workshop.path("public")).expect("nothing was put there");
}

#[test]
fn a_manifest_that_names_files_elsewhere_is_none() {
    let workshop = site();
    workshop.build().ends_with(0);
    let manifest = workshop.read("public/manifest.json");
    for path in ["../secret", "/etc/passwd", "a/../../b", "a//b", "a/./b"] {
        let spoiled = manifest.replacen("\"site.css\"", &format!("\"{path}\""), 1);
        assert_ne!(spoiled, manifest);
        workshop.write("published/manifest.json", &spoiled);
        build(&workshop, &["--previous", "published"]).refuses_saying(&["manifest.json is not one of this program"]);
        assert!(!workshop.path("changes.json").exists());
    }
}

#[cfg(unix)]
#[test]
fn lists_are_for_whom_the_umask_says_and_leave_nothing_beside() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = site();
    build(&workshop, &[]).ends_with(0);
    build(&workshop, &[]).ends_with(0);
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    workshop.write("other.txt", "");
    assert_eq!(mode(&workshop.path("changes.json")), mode(&workshop.path("other.txt")));
    let lists = ["changes.added", "changes.changed", "changes.json", "changes.removed"];
    let mut names = [".public.huddle-lock", "content", "other.txt", "public"].to_vec();
    names.extend(lists);
    names.sort_unstable();
    assert_eq!(workshop.names(), names);
}

#[test]
fn a_name_of_two_lines_is_refused_before_anything_is_published() {
    let workshop = site();
    workshop.write("content/theme/static/two\nlines.txt", "x");
    let ran = build(&workshop, &[]);
    ran.refuses_saying(&["two\\nlines.txt", "rename that file"]);
    assert!(!workshop.path("public/manifest.json").exists() && !workshop.path("changes.json").exists());
}
