//! The twin of a large published site: the same files, linked, in a folder beside it, which the next build begins with.
//! Whatever becomes of it, the site is what a clean build gives.

use crate::support::program::{Workshop, files, whole_site};
use crate::support::{TODAY, assert_same_files};
use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::SystemTime;

const TWIN: &str = ".public.huddle-twin";
/// So many pages that the site has more than 250 folders.
const PAGES: usize = 260;

fn page(workshop: &Workshop, name: &str, words: &str) {
    workshop.write(&format!("content/pages/{name}.md"), &format!("---\ntitle: Page {name}\n---\n{words}\n"));
}

/// A site with its twin: it was built twice, once for all tests.
static BUILT: LazyLock<Workshop> = LazyLock::new(|| {
    let workshop = Workshop::new();
    (0..PAGES).for_each(|number| page(&workshop, &format!("p{number}"), "Words."));
    workshop.build().ends_with(0);
    assert!(!workshop.path(TWIN).exists(), "a first build makes no folder more");
    page(&workshop, "p1", "Other words.");
    workshop.build().ends_with(0);
    is_twin(&workshop);
    workshop
});

/// The same in a folder of its own: the same bytes, times, rights and links.
fn built() -> Workshop {
    let workshop = Workshop::empty();
    let mut copied: HashMap<u64, PathBuf> = HashMap::new();
    for entry in walkdir::WalkDir::new(BUILT.folder.path()).contents_first(true) {
        let entry = entry.expect("an entry");
        let target = workshop.folder.path().join(entry.path().strip_prefix(BUILT.folder.path()).expect("inside"));
        let data = entry.metadata().expect("a file or folder");
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        if data.is_dir() {
            fs::create_dir_all(&target).expect("a folder");
        } else if let Some(first) = copied.get(&data.ino()) {
            fs::hard_link(first, &target).expect("a link");
            continue;
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
            copied.insert(data.ino(), target.clone());
        }
        fs::set_permissions(&target, data.permissions()).expect("rights");
        let time = data.modified().expect("a time");
        fs::File::open(&target).and_then(|file| file.set_modified(time)).expect("a time that files can have");
    }
    // Nothing came into a folder since the manifest was written: a build looks through those that have changed alone.
    let manifest = fs::File::open(workshop.path("public/manifest.json")).expect("a file");
    manifest.set_modified(SystemTime::now()).expect("a time that files can have");
    is_twin(&workshop);
    workshop
}

/// Asserts that the twin has the files of the site and no others, each of them linked, in the same folders.
fn is_twin(workshop: &Workshop) {
    let (public, twin) = (workshop.path("public"), workshop.path(TWIN));
    let here = files(&public);
    assert_same_files(&here, &files(&twin), "the twin has the files of the site");
    let mark = |file: &Path| {
        let data = fs::metadata(file).expect("a file");
        (data.dev(), data.ino())
    };
    for path in here.keys() {
        assert_eq!(mark(&public.join(path)), mark(&twin.join(path)), "{path} is not linked");
    }
    assert_eq!(folders(&public), folders(&twin));
    assert_eq!(fs::metadata(&twin).expect("the twin").mode() & 0o777, 0o700, "nobody else reads it");
    assert_eq!(workshop.names(), [".public.huddle-lock", TWIN, "content", "public"]);
}

/// The folders inside another, by their paths.
fn folders(folder: &Path) -> Vec<String> {
    let inside = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry"));
    let folders = inside.filter(|entry| entry.file_type().is_dir());
    folders.map(|entry| entry.path().strip_prefix(folder).expect("inside").to_string_lossy().into_owned()).collect()
}

/// Asserts that the site is that of a clean build into another folder.
fn is_clean(workshop: &Workshop, what: &str) {
    let public = workshop.path("public");
    whole_site(&public).unwrap_or_else(|mistake| panic!("{what}: {mistake}"));
    workshop.run(&["build", "--today", TODAY, "--output", "clean"]).ends_with(0);
    assert_same_files(&files(&workshop.path("clean")), &files(&public), what);
    assert_eq!(folders(&workshop.path("clean")), folders(&public), "{what}");
    for name in ["clean", ".clean.huddle-lock"] {
        let path = workshop.path(name);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("it was made just now");
    }
}

#[test]
fn edited_added_renamed_and_deleted_pages_come_and_go_in_both() {
    let workshop = built();
    let rename = |from: &str, to: &str| {
        fs::rename(workshop.path("content").join(from), workshop.path("content").join(to)).expect("a record");
    };
    let steps: [(&str, &dyn Fn()); 5] = [
        ("edited", &|| page(&workshop, "p2", "Secret words.")),
        ("edited again", &|| page(&workshop, "p2", "Words.")),
        ("added", &|| page(&workshop, "added", "Words.")),
        ("renamed", &|| rename("pages/p3.md", "pages/moved.md")),
        ("deleted", &|| fs::remove_file(workshop.path("content/pages/p4.md")).expect("a record")),
    ];
    for (what, step) in steps {
        step();
        workshop.build().ends_with(0);
        is_twin(&workshop);
        is_clean(&workshop, what);
    }
    let hidden = files(&workshop.path(TWIN));
    assert!(!hidden.values().any(|bytes| String::from_utf8_lossy(bytes).contains("Secret words")));
}

#[test]
fn what_somebody_did_to_the_twin_is_not_published() {
    let workshop = built();
    let twin = |path: &str| workshop.path(TWIN).join(path);
    let remove = |path: &str| fs::remove_file(twin(path)).expect("a file of the twin");
    let steps: [(&str, &dyn Fn()); 5] = [
        ("a file is gone", &|| remove("p5/index.html")),
        ("a folder is gone", &|| fs::remove_dir_all(twin("p6")).expect("a folder of the twin")),
        ("a file is another", &|| {
            remove("p7/index.html");
            fs::write(twin("p7/index.html"), "Mine.").expect("a file");
        }),
        ("a folder is where a file was", &|| {
            remove("p8/index.html");
            fs::create_dir(twin("p8/index.html")).expect("a folder");
        }),
        ("the twin is gone", &|| fs::remove_dir_all(workshop.path(TWIN)).expect("the twin")),
    ];
    for (number, (what, step)) in steps.into_iter().enumerate() {
        step();
        page(&workshop, "p9", &format!("Words, the {number}th."));
        workshop.build().ends_with(0);
        is_twin(&workshop);
        is_clean(&workshop, what);
    }
}

#[test]
fn a_file_that_somebody_put_into_the_twin_is_neither_published_nor_removed() {
    let workshop = built();
    let mine = format!("{TWIN}/p5/mine.txt");
    workshop.write(&mine, "mine");
    for words in ["First words.", "Second words."] {
        page(&workshop, "p5", words);
        let reported = workshop.build().ends_with(0).reported;
        assert!(reported.contains(TWIN) && reported.contains("p5/mine.txt"), "{reported}");
        assert_eq!(workshop.read(&mine), "mine");
        is_clean(&workshop, words);
    }
    fs::remove_dir_all(workshop.path(TWIN)).expect("a folder that was named");
    page(&workshop, "p5", "Third words.");
    workshop.build().ends_with(0);
    is_twin(&workshop);
}

#[test]
fn a_file_that_somebody_put_into_a_large_site_stops_the_build() {
    let workshop = built();
    workshop.write("public/p5/mine.txt", "mine");
    page(&workshop, "p6", "Other words.");
    workshop.build().refuses_saying(&["public", "p5/mine.txt"]);
    fs::remove_file(workshop.path("public/p5/mine.txt")).expect("the file");
    workshop.write("public/new/below/mine.txt", "mine");
    workshop.build().refuses_saying(&["public", "new/below/mine.txt"]);
    fs::remove_dir_all(workshop.path("public/new")).expect("the folder");
    workshop.build().ends_with(0);
    is_twin(&workshop);
}

#[test]
fn a_file_that_came_with_a_copy_of_a_large_site_stops_the_build() {
    let workshop = built();
    let published = files(&workshop.path("public"));
    fs::remove_dir_all(workshop.path("public")).expect("the site goes");
    fs::remove_dir_all(workshop.path(TWIN)).expect("its twin goes");
    // As version control and uploads lay a site: the manifest comes after what somebody added, with a time of its own.
    workshop.write("public/data/of-others.csv", "a,b\n");
    let (manifest, rest): (Vec<_>, Vec<_>) = published.iter().partition(|(path, _)| *path == "manifest.json");
    for (path, bytes) in rest.into_iter().chain(manifest) {
        let file = workshop.path(&format!("public/{path}"));
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, bytes).expect("a file");
    }
    page(&workshop, "p2", "Other words.");
    workshop.build().refuses_saying(&["public", "data/of-others.csv"]);
    assert!(workshop.path("public/data/of-others.csv").exists());
}

#[test]
fn a_damaged_file_of_the_site_is_mended_in_both() {
    let workshop = built();
    workshop.write("public/p5/index.html", "damaged");
    let other = workshop.path("public/p6/index.html");
    fs::remove_file(&other).expect("a page");
    fs::write(&other, "another").expect("a file");
    workshop.build().ends_with(0);
    is_twin(&workshop);
    is_clean(&workshop, "mended");
}

#[test]
fn the_twin_goes_with_the_site() {
    let workshop = built();
    fs::remove_dir_all(workshop.path("public")).expect("the site");
    workshop.write("content/pages/broken.md", "---\ntitel: X\n---\n");
    workshop.build().ends_with(1);
    assert_eq!(workshop.names(), [".public.huddle-lock", "content"]);
}

#[test]
fn a_site_that_becomes_small_has_none_and_what_is_in_its_place_stays() {
    let workshop = built();
    for number in 10..PAGES {
        fs::remove_file(workshop.path(&format!("content/pages/p{number}.md"))).expect("a record");
    }
    workshop.build().ends_with(0);
    is_clean(&workshop, "small");
    assert_eq!(workshop.names(), [".public.huddle-lock", "content", "public"]);
    workshop.write(TWIN, "mine");
    page(&workshop, "p1", "Words.");
    workshop.build().ends_with(0);
    assert_eq!(workshop.read(TWIN), "mine");
}

#[test]
fn a_build_that_stops_leaves_the_old_site_and_no_half_of_a_twin() {
    let workshop = built();
    let before = files(&workshop.path("public"));
    page(&workshop, "p1", "Newer words.");
    // A template of the site's own that fails when its page is rendered.
    workshop.write("content/theme/templates/page.html", "{{ nothing.there }}");
    workshop.build().ends_with(1);
    assert_eq!(files(&workshop.path("public")), before);
    assert!(!workshop.names().iter().any(|name| name.contains("stage")), "{:?}", workshop.names());
    fs::remove_dir_all(workshop.path("content/theme")).expect("the theme");
    for words in ["Newer words.", "The newest words."] {
        page(&workshop, "p1", words);
        workshop.build().ends_with(0);
        is_twin(&workshop);
        is_clean(&workshop, words);
    }
}

#[test]
fn the_twin_takes_over_the_rights_of_the_site() {
    let workshop = built();
    let public = workshop.path("public");
    fs::set_permissions(&public, fs::Permissions::from_mode(0o750)).expect("rights");
    page(&workshop, "p1", "Newer words.");
    workshop.build().ends_with(0);
    assert_eq!(fs::metadata(&public).expect("the site").mode() & 0o777, 0o750);
    is_twin(&workshop);
}
