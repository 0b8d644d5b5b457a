//! Files of others, and files that change: what is beside, in and before a site is taken for what it is, and never
//! removed, replaced or followed unasked.

use crate::support::program::{Ran, Workshop, ended, files, huddle, minutes, whole_site};
use crate::support::{SMALLEST_SITE, TODAY, asked};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the tests run as root, whom no permission stops.
fn is_root() -> bool {
    tempfile::tempfile().expect("a file").metadata().expect("its owner").uid() == 0
}

/// The program, run by somebody whom permissions stop.
fn as_somebody(workshop: &Workshop, arguments: &[&str]) -> Ran {
    if !is_root() {
        return workshop.run(arguments);
    }
    const NOBODY: u32 = 65_534;
    let program = workshop.path("program");
    if !program.exists() {
        // Not every folder above the program's own need be open to others. Another process copies it: a program that a test beside
        // this one starts meanwhile would hold a file of ours open for writing, and what is written to cannot be run.
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_huddle")).arg(&program).status().expect("cp runs");
        assert!(copied.success(), "the program could not be copied");
        Command::new("chown").args(["-R", "65534:65534"]).arg(workshop.path("")).status().expect("chown runs");
    }
    let mut command = Command::new(program);
    command.env("NO_COLOR", "1").env_remove("SOURCE_DATE_EPOCH").current_dir(workshop.path("")).args(arguments);
    ended(command.uid(NOBODY).gid(NOBODY).output().expect("the program starts"))
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").mode() & 0o7777
}

fn page(workshop: &Workshop, words: &str) {
    workshop.write("content/pages/about.md", &format!("---\ntitle: About\n---\n{words}\n"));
}

#[test]
fn the_output_keeps_its_rights_and_new_files_follow_the_umask() {
    let workshop = Workshop::new();
    let build = |umask: &str| {
        let script = format!("umask {umask}; exec \"$0\" build --today {TODAY}");
        let output = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_huddle")])
            .current_dir(workshop.path(""))
            .output();
        ended(output.expect("a shell")).ends_with(0);
    };
    let public = workshop.path("public");
    build("027");
    assert_eq!((mode(&public), mode(&public.join("huddles")), mode(&public.join("index.html"))), (0o750, 0o750, 0o640));
    fs::set_permissions(&public, fs::Permissions::from_mode(0o2775)).expect("rights");
    if is_root() {
        chown(&public, Some(12), Some(34)).expect("an owner");
        fs::set_permissions(&public, fs::Permissions::from_mode(0o2775)).expect("rights");
    }
    let before = fs::metadata(&public).expect("the output");
    page(&workshop, "New words.");
    build("022");
    let after = fs::metadata(&public).expect("the output");
    assert_ne!(before.ino(), after.ino(), "a new site took its place");
    assert_eq!((after.mode() & 0o7777, after.uid(), after.gid()), (0o2775, before.uid(), before.gid()));
    assert_eq!(mode(&public.join("about/index.html")), 0o644);
    assert_eq!(
        fs::metadata(public.join("about/index.html")).expect("a page").gid(),
        before.gid(),
        "the folder gives its group"
    );
}

#[test]
fn an_owner_that_cannot_be_kept_is_named_and_the_old_site_stays() {
    let workshop = Workshop::new();
    if !is_root() {
        println!("skipped: only root can give a folder to somebody else");
        return;
    }
    as_somebody(&workshop, &["build", "--today", TODAY]).ends_with(0);
    chown(workshop.path("public"), Some(12), Some(34)).expect("an owner");
    fs::set_permissions(workshop.path("public"), fs::Permissions::from_mode(0o777)).expect("rights");
    page(&workshop, "New words.");
    let before = files(&workshop.path("public"));
    as_somebody(&workshop, &["build", "--today", TODAY]).refuses_saying(&["public", "belongs to another user"]);
    assert_eq!(files(&workshop.path("public")), before);
}

#[test]
fn drafts_go_into_a_folder_of_their_own_and_into_no_index() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    let before = files(&workshop.path("public"));
    workshop.write(
        "content/huddles/central/2026-05-08-x.md",
        &minutes("2026-05-08", "Hidden", "x").replacen("---\n", "---\npublish: false\n", 1),
    );
    workshop.run(&["build", "--today", TODAY, "--drafts"]).ends_with(0);
    assert_eq!(files(&workshop.path("public")), before);
    let drafts = files(&workshop.path("public-drafts"));
    assert!(drafts.contains_key("huddles/2026-05-08-x/index.html"));
    for (path, bytes) in drafts.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(String::from_utf8_lossy(bytes).contains("<meta name=\"robots\" content=\"noindex"), "{path}");
    }
    assert_eq!(String::from_utf8_lossy(&drafts["robots.txt"]), "User-agent: *\nDisallow: /\n");
    assert!(
        !before.iter().any(|(path, bytes)| path != "404.html" && String::from_utf8_lossy(bytes).contains("noindex"))
    );
    for replace in [
        &["build", "--today", TODAY, "--drafts", "-o", "public"][..],
        &["build", "--drafts", "-o", "public", "--replace"],
    ] {
        workshop.run(replace).refuses_saying(&["public", "never written over"]);
    }
    assert_eq!(files(&workshop.path("public")), before);
    workshop.run(&["build", "--today", TODAY, "-o", "public-drafts"]).refuses_saying(&[
        "public-drafts",
        "a site with drafts",
        "--replace",
    ]);
    workshop.run(&["build", "--today", TODAY, "-o", "public-drafts", "--replace"]).ends_with(0);
    assert!(!workshop.path("public-drafts/huddles/2026-05-08-x").exists());
}

#[test]
fn the_site_of_another_address_is_replaced_only_when_that_is_asked_for() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    let before = files(&workshop.path("public"));
    let other = ["build", "--today", TODAY, "--base-url", "https://other.example/"];
    workshop.run(&other).refuses_saying(&["public", "https://", "--replace"]);
    assert_eq!(files(&workshop.path("public")), before);
    workshop.run(&[&other[..], &["--replace"]].concat()).ends_with(0);
    assert!(workshop.read("public/sitemap.xml").contains("https://other.example/"));
}

#[test]
fn a_build_that_would_lose_every_record_is_refused_with_their_number() {
    let workshop = Workshop::new();
    page(&workshop, "Words.");
    workshop.build().ends_with(0);
    let before = files(&workshop.path("public"));
    fs::rename(workshop.path("content/huddles"), workshop.path("elsewhere")).expect("moved");
    workshop.build().refuses_saying(&["public", "1 huddle,", "--replace"]);
    fs::create_dir(workshop.path("content/huddles")).expect("an empty folder");
    workshop.build().refuses_saying(&["1 huddle,"]);
    assert_eq!(files(&workshop.path("public")), before);
    workshop.run(&["build", "--today", TODAY, "--replace"]).ends_with(0);
    for folder in ["pages", "divisions"] {
        fs::remove_dir_all(workshop.path(&format!("content/{folder}"))).expect("a folder");
    }
    workshop.build().refuses_saying(&["2 records,"]);
}

#[test]
fn a_link_is_followed_only_inside_the_content_folder_and_all_else_is_an_error() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    let before = files(&workshop.path("public"));
    fs::rename(workshop.path("content/huddles"), workshop.path("content/records-of-huddles")).expect("moved");
    let at = workshop.path("content/huddles");
    let refused = |what: &str, place: &str| {
        for command in ["check", "build"] {
            let reported = workshop.run(&[command, "--today", TODAY]).ends_with(1).reported;
            assert!(
                reported.contains(&format!("content/{place}:1:1: error H062: ")) && !reported.contains("H011"),
                "{what}: {reported}"
            );
        }
        assert_eq!(files(&workshop.path("public")), before, "{what}");
    };
    fs::create_dir(workshop.path("outside")).expect("a folder");
    for (what, target) in [
        ("out of the folder", workshop.path("outside")),
        ("nowhere", workshop.path("content/nowhere")),
        ("up", workshop.path("content")),
        ("to itself", at.clone()),
        ("to a hidden file", workshop.path("content/.huddle-key")),
    ] {
        symlink(target, &at).expect("a link");
        refused(what, "huddles");
        fs::remove_file(&at).expect("the link");
    }
    assert!(Command::new("mkfifo").arg(&at).status().expect("mkfifo runs").success());
    refused("a pipe", "huddles");
    fs::remove_file(&at).expect("the pipe");
    drop(std::os::unix::net::UnixListener::bind(&at).expect("a socket"));
    refused("a socket", "huddles");
    fs::remove_file(&at).expect("the socket");
    // Hidden links are no part of a site, wherever they lead: editors make them.
    symlink("nobody@nowhere:1", workshop.path("content/.#site.yaml")).expect("a link");
    fs::rename(workshop.path("content/records-of-huddles"), &at).expect("moved back");
    page(&workshop, "Words.");
    symlink("about.md", workshop.path("content/pages/contact.md")).expect("a link");
    symlink("../pages", workshop.path("content/huddles/notes")).expect("a link that a hidden name keeps out");
    fs::rename(workshop.path("content/huddles/notes"), workshop.path("content/huddles/.notes")).expect("hidden");
    fs::rename(workshop.path("content/site.yaml"), workshop.path("content/media.yaml")).expect("moved");
    symlink("media.yaml", workshop.path("content/site.yaml")).expect("a link");
    let reported = workshop.build().ends_with(0).reported;
    assert!(!reported.contains("H062"), "{reported}");
    assert!(workshop.read("public/contact/index.html").contains("Words."));
    fs::remove_file(workshop.path("content/site.yaml")).expect("the link");
    assert!(Command::new("mkfifo").arg(workshop.path("content/site.yaml")).status().expect("mkfifo runs").success());
    let reported = workshop.build().ends_with(1).reported;
    assert!(reported.contains("content/site.yaml:1:1: error H062: ") && !reported.contains("H011"), "{reported}");
}

#[test]
fn what_has_the_name_of_the_lock_and_is_none_is_named_and_left() {
    let workshop = Workshop::new();
    let lock = workshop.path(".public.huddle-lock");
    fs::create_dir(&lock).expect("a folder");
    workshop.build().refuses_saying(&[".public.huddle-lock", "move it away"]);
    fs::remove_dir(&lock).expect("the folder");
    symlink(workshop.path("elsewhere"), &lock).expect("a link");
    workshop.build().refuses_saying(&[".public.huddle-lock"]);
    assert!(!workshop.path("elsewhere").exists(), "nothing was made behind the link");
    fs::remove_file(&lock).expect("the link");
    fs::write(&lock, "mine").expect("a file");
    workshop.write(".public.huddle-stage-notes/mine.txt", "mine");
    workshop.write(".public.huddle-old/mine.txt", "mine");
    workshop.build().ends_with(0);
    page(&workshop, "Words.");
    workshop.build().ends_with(0);
    for path in [".public.huddle-lock", ".public.huddle-stage-notes/mine.txt", ".public.huddle-old/mine.txt"] {
        assert_eq!(workshop.read(path), "mine");
    }
}

#[test]
fn an_output_that_cannot_be_looked_through_stops_the_build() {
    let workshop = Workshop::new();
    as_somebody(&workshop, &["build", "--today", TODAY]).ends_with(0);
    let locked = workshop.path("public/huddles");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("rights");
    page(&workshop, "Words.");
    as_somebody(&workshop, &["build", "--today", TODAY]).refuses_saying(&[
        "public/huddles",
        "cannot be read",
        "you may not open it",
    ]);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).expect("rights");
    whole_site(&workshop.path("public")).expect("the old site");
}

#[test]
fn an_old_site_that_stays_is_named_and_the_next_build_goes_on() {
    let workshop = Workshop::new();
    page(&workshop, "Old words.");
    as_somebody(&workshop, &["build", "--today", TODAY]).ends_with(0);
    fs::set_permissions(workshop.path("public/about"), fs::Permissions::from_mode(0o555)).expect("rights");
    page(&workshop, "New words.");
    let reported = as_somebody(&workshop, &["build", "--today", TODAY]).ends_with(0).reported;
    let stage = || workshop.names().into_iter().find(|name| name.starts_with(".public.huddle-stage-"));
    let left = stage().expect("the old site is still there");
    assert!(reported.contains(&left) && reported.contains("could not be removed"), "{reported}");
    whole_site(&workshop.path("public")).expect("the new site");
    page(&workshop, "Newer words.");
    let reported = as_somebody(&workshop, &["build", "--today", TODAY]).ends_with(0).reported;
    assert!(
        reported.contains(&left) && workshop.read("public/about/index.html").contains("Newer words."),
        "{reported}"
    );
    fs::set_permissions(workshop.path(&left).join("about"), fs::Permissions::from_mode(0o755)).expect("rights");
    as_somebody(&workshop, &["build", "--today", TODAY]).ends_with(0);
    assert_eq!(stage(), None);
}

/// A library that lets calls of the system fail, by the name in SHIM. Rust links with the same compiler, so it is
/// there.
const SHIM: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
static int asked(const char *name) { const char *shim = getenv("SHIM"); return shim && !strcmp(shim, name); }
int pthread_create(void *thread, const void *attributes, void *(*start)(void *), void *argument) {
  if (asked("threads")) return EAGAIN;
  int (*real)(void *, const void *, void *(*)(void *), void *) = dlsym(RTLD_NEXT, "pthread_create");
  return real(thread, attributes, start, argument);
}
int flock(int file, int how) {
  if (asked("locks")) { errno = ENOLCK; return -1; }
  int (*real)(int, int) = dlsym(RTLD_NEXT, "flock");
  return real(file, how);
}
static int fails(const char *path) {
  const char *name = strrchr(path, '/');
  if (!name || strcmp(name, "/manifest.json")) return 0;
  if (asked("damage")) return EIO;
  return asked("files") ? EMFILE : 0;
}
#define OPEN(name) int name(const char *path, int flags, ...) { \
  va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list); \
  int error = (flags & O_CREAT) ? 0 : fails(path); \
  if (error) { errno = error; return -1; } \
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, #name); \
  return real(path, flags, mode); }
OPEN(open)
OPEN(open64)
"#;

/// Compiles the library; `None` where programs are not linked with the system's C library.
fn shim(workshop: &Workshop) -> Option<PathBuf> {
    if !cfg!(all(target_os = "linux", target_env = "gnu")) {
        println!("skipped: this system has no libraries that can stand before its own");
        return None;
    }
    workshop.write("shim.c", SHIM);
    let library = workshop.path("shim.so");
    let compiled = Command::new("cc")
        .args(["-shared", "-fPIC", "-w", "-o"])
        .arg(&library)
        .arg(workshop.path("shim.c"))
        .arg("-ldl")
        .status();
    assert!(compiled.expect("Rust links with cc").success());
    Some(library)
}

#[test]
fn what_the_machine_refuses_is_reported_in_plain_words() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    page(&workshop, "Words.");
    let Some(library) = shim(&workshop) else { return };
    let before = files(&workshop.path("public"));
    let with = |what: &str| -> Output {
        let mut command = huddle();
        command
            .current_dir(workshop.path(""))
            .args(["build", "--today", TODAY])
            .env("LD_PRELOAD", &library)
            .env("SHIM", what);
        command.output().expect("the program starts")
    };
    ended(with("threads")).refuses_saying(&["starts no more threads"]);
    ended(with("locks")).refuses_saying(&["public", "gives no locks"]);
    ended(with("damage")).refuses_saying(&["public/manifest.json", "cannot be read", "input/output error"]);
    ended(with("files")).refuses_saying(&["public/manifest.json", "as many files open as it may have"]);
    assert_eq!(files(&workshop.path("public")), before);
    ended(with("nothing")).ends_with(0);
    assert!(workshop.path("public/about/index.html").exists());
}

/// More builds: `HUDDLE_CHANGING=50 cargo test --locked --test it changes_during -- --nocapture`
#[test]
fn content_that_changes_during_a_build_is_never_published_in_part() {
    let builds = asked("HUDDLE_CHANGING", 4);
    let mut published = 0;
    let workshop = Workshop::new();
    let paths: Vec<PathBuf> = (0..40).map(|number| workshop.path(&format!("content/pages/p{number}.md"))).collect();
    let write = |word: &str| {
        for path in &paths {
            fs::write(path, format!("---\ntitle: Page {word}\n---\nThis is {word}.\n")).expect("a page");
        }
    };
    page(&workshop, "Words.");
    write("oneone");
    workshop.build().ends_with(0);
    let ends = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !ends.load(Ordering::Relaxed) {
                ["twotwo", "oneone"].into_iter().for_each(write);
            }
        });
        for _ in 0..builds {
            let ran = workshop.build();
            published += u64::from(ran.code == Some(0));
            // A file that is being written is empty for a moment, which is a mistake like any other.
            assert!(
                ran.code == Some(0) || ran.code == Some(1) || ran.reported.contains("3 times in a row"),
                "{:?} {}",
                ran.code,
                ran.reported
            );
            let site = files(&workshop.path("public"));
            whole_site(&workshop.path("public")).expect("a whole site");
            let of = |word: &str| {
                site.iter()
                    .filter(|(path, bytes)| {
                        path.ends_with("/index.html") && String::from_utf8_lossy(bytes).contains(word)
                    })
                    .count()
            };
            let (one, two) = (of("This is oneone"), of("This is twotwo"));
            assert!((one, two) == (40, 0) || (one, two) == (0, 40), "{one} pages of one time and {two} of the other");
        }
        ends.store(true, Ordering::Relaxed);
    });
    println!("{published} of {builds} builds published a site while the content changed, the others said why not");
    write("twotwo");
    workshop.build().ends_with(0);
    assert!(workshop.read("public/p39/index.html").contains("This is twotwo"));
}

/// More files: `HUDDLE_FILES=100 cargo test --locked --test it during_a_build -- --nocapture`
#[test]
fn a_file_that_comes_into_the_output_during_a_build_is_never_lost() {
    let files_put = asked("HUDDLE_FILES", 10);
    let workshop = Workshop::new();
    for number in 0..60 {
        workshop.write(&format!("content/pages/p{number}.md"), "---\ntitle: Page\n---\nWords.\n");
    }
    page(&workshop, "Words.");
    let began = std::time::Instant::now();
    workshop.build().ends_with(0);
    let span = began.elapsed();
    let (mut refused, mut published) = (0, 0);
    for number in 0..files_put {
        page(&workshop, &format!("Words {number}."));
        let mut child = huddle();
        child
            .current_dir(workshop.path(""))
            .args(["build", "--today", TODAY])
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let child = child.spawn().expect("the program starts");
        // Every other file comes near the end, where the sites change places.
        let part = (number * 7 % files_put) as f64 / files_put as f64;
        std::thread::sleep(span.mul_f64(if number % 2 == 0 { part } else { 0.6 + part * 0.4 }));
        let name = format!("notes-{number}.txt");
        // Between two steps of the system there may be no folder of that name.
        while fs::write(workshop.path("public").join(&name), "mine").is_err() {}
        let ran = ended(child.wait_with_output().expect("the program ends"));
        assert_eq!(workshop.read(&format!("public/{name}")), "mine", "{name}: {}", ran.reported);
        match ran.code {
            Some(0) => published += 1,
            _ => refused += usize::from(ran.refuses_saying(&["public", &name]).code == Some(2)),
        }
        fs::remove_file(workshop.path("public").join(&name)).expect("the file");
        whole_site(&workshop.path("public")).expect("a whole site");
    }
    println!(
        "{files_put} files put into the output during builds: {refused} builds stopped at one, {published} were done \
            before, none was lost"
    );
}

#[test]
fn check_reports_what_the_build_would_meet() {
    let workshop = Workshop::new();
    let settings = format!("{SMALLEST_SITE}languages: [en, es]\ntopics: [{{id: lamps, name: Lamps}}]\n");
    workshop.write("content/site.yaml", &settings);
    page(&workshop, "Words.");
    workshop.build().ends_with(0);
    let mut names: Vec<String> = fs::read_dir(workshop.path("public"))
        .expect("the site")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.extend(["index.html", "Manifest.json", "INDEX.HTML", "es", "data.json"].map(str::to_owned));
    names.retain(|name| name != "about" && !name.starts_with('.'));
    names.sort();
    names.dedup();
    let mut paths: Vec<String> = names.iter().map(|name| format!("content/pages/{name}.md")).collect();
    paths.iter().for_each(|path| workshop.write(path, "---\ntitle: X\n---\nx\n"));
    // All of them first; then, without those that are refused, what passes the check is built.
    loop {
        let refused = agree(&workshop, "pages");
        if refused.is_empty() {
            break;
        }
        let is_wrong = |path: &String| refused.iter().any(|line| line.starts_with(&format!("{path}:")));
        let (wrong, right): (Vec<String>, Vec<String>) = paths.into_iter().partition(is_wrong);
        assert!(!wrong.is_empty(), "{refused:?}");
        wrong.iter().for_each(|path| fs::remove_file(workshop.path(path)).expect("the page"));
        paths = right;
    }
    assert!(!paths.is_empty() && paths.len() < names.len(), "{paths:?} of {names:?}");
    paths.iter().for_each(|path| fs::remove_file(workshop.path(path)).expect("the page"));
    for (folder, id) in [
        ("huddles/central", "index.html"),
        ("huddles/central", "2026"),
        ("huddles/central", "feed.xml"),
        ("updates", "index.html"),
    ] {
        let path = format!("content/{folder}/2026-05-08-x.md");
        let record = if folder == "updates" {
            "---\ndate: 2026-05-08\n---\nx\n".to_owned()
        } else {
            minutes("2026-05-08", "X", "x")
        };
        workshop.write(&path, &record.replacen("---\n", &format!("---\nid: {id}\n"), 1));
        agree(&workshop, &path);
        fs::remove_file(workshop.path(&path)).expect("the record");
    }
    for id in ["index.html", "feed.xml", "huddles"] {
        let path = format!("content/divisions/{id}.md");
        workshop.write(
            &path,
            &format!(
                "---\nname: X\nresponse_areas: [{{id: {id}-1, name: A}}, {{id: index.html, name: B}}, \
                    {{id: calendar.ics, name: C}}]\n---\n"
            ),
        );
        agree(&workshop, &path);
        fs::remove_file(workshop.path(&path)).expect("the division");
    }
}

/// What passes the check is built; what does not is reported by both with the same exit code and places. What both report.
fn agree(workshop: &Workshop, path: &str) -> Vec<String> {
    let errors = |ran: &Ran| {
        ran.reported.lines().filter(|line| line.contains(": error H")).map(str::to_owned).collect::<Vec<_>>()
    };
    let checked = workshop.run(&["check", "--today", TODAY]);
    let built = workshop.build();
    assert!(matches!(built.code, Some(0 | 1)), "{path}: {}", built.reported);
    assert_eq!((checked.code, errors(&checked)), (built.code, errors(&built)), "{path}");
    assert_eq!(built.code == Some(0), errors(&built).is_empty(), "{path}: {}", built.reported);
    errors(&built)
}
