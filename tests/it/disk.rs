//! The program and the disk: whatever happens while it writes, a whole site stands; what is not its own is left alone;
//! and system errors are reported in one line.

use crate::support::program::{Ran, Workshop, ended, files, huddle, minutes, run, whole_site};
use crate::support::{SMALLEST_SITE, TODAY, asked};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A site of so many folders that it has a twin, and takes long enough to be killed. Plain pages are the least work for the
/// processor: most of the time goes to the disk, which is what is tried.
fn large() -> Workshop {
    let workshop = Workshop::new();
    for number in 0..250 {
        workshop.write(
            &format!("content/pages/p{number}.md"),
            &format!("---\ntitle: Page {number}\n---\nWhat is said on page {number}.\n\n- one\n- two\n"),
        );
    }
    workshop
}

/// The folders of sites that are being made.
fn stages(workshop: &Workshop) -> BTreeSet<String> {
    workshop.names().into_iter().filter(|name| name.starts_with(".public.huddle-stage-")).collect()
}

/// Waits until a build has begun a new site, or has ended.
fn wait_for_stage(workshop: &Workshop, before: &BTreeSet<String>, child: &mut std::process::Child) {
    while stages(workshop).is_subset(before) && child.try_wait().expect("the child").is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// A file's number and time: the same where it was not written again.
fn marks(folder: &Path) -> BTreeMap<String, (u64, i64, i64)> {
    let mark = |path: &str| {
        let data = fs::metadata(folder.join(path)).expect("a file");
        (data.ino(), data.mtime(), data.mtime_nsec())
    };
    files(folder).keys().map(|path| (path.clone(), mark(path))).collect()
}

fn start(workshop: &Workshop, arguments: &[&str]) -> std::process::Child {
    huddle()
        .current_dir(workshop.path(""))
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// More kills: `HUDDLE_KILLS=300 cargo test --locked --test it kill -- --nocapture`
#[test]
fn a_kill_at_any_moment_leaves_the_old_or_the_new_site_whole() {
    let kills = u32::try_from(asked("HUDDLE_KILLS", 20)).expect("a number of kills");
    let workshop = large();
    let public = workshop.path("public");
    let settings = |name: &str| SMALLEST_SITE.replace("\"Minutes\"", &format!("\"Minutes, {name}\""));
    let mut inputs = Vec::new();
    // How long a build takes, as far as the last ones show: kills are spread over that time.
    let mut span = Duration::ZERO;
    for name in ["one", "two"] {
        workshop.write("content/site.yaml", &settings(name));
        let began = Instant::now();
        workshop.build().ends_with(0);
        span = began.elapsed();
        inputs.push(whole_site(&public).expect("a whole site").input);
    }
    let (mut in_time, mut old, mut new) = (0, 0, 0);
    let mut standing = 1;
    for kill in 0..kills {
        workshop.write("content/site.yaml", &settings(["two", "one"][standing]));
        let mut child = start(&workshop, &["build", "--today", TODAY]);
        // Every other kill falls near the end, where the sites change places.
        let part = f64::from(kill * 7 % kills) / f64::from(kills);
        std::thread::sleep(span.mul_f64(if kill % 2 == 0 { part } else { 0.7 + part * 0.3 }));
        let ended = child.try_wait().expect("the child").is_some();
        span = span.mul_f64(if ended { 0.9 } else { 1.04 });
        let _ = child.kill();
        child.wait().expect("the child ends");
        let manifest = whole_site(&public).unwrap_or_else(|mistake| panic!("kill {kill}: {mistake}"));
        let now = inputs.iter().position(|input| *input == manifest.input).expect("the old or the new site");
        match (ended, now == standing) {
            (true, _) => {}
            (false, true) => (in_time, old) = (in_time + 1, old + 1),
            (false, false) => (in_time, new) = (in_time + 1, new + 1),
        }
        standing = now;
    }
    println!("{in_time} of {kills} kills came in time: {old} times the old site stood, {new} times the new one");
    assert!(in_time >= kills / 3 && old > 0, "the kills came too late to show anything");
    // The site of one of the two builds is published already, and such a build makes no twin.
    for (name, input) in [("one", &inputs[0]), ("two", &inputs[1])] {
        workshop.write("content/site.yaml", &settings(name));
        workshop.build().ends_with(0);
        assert_eq!(whole_site(&public).expect("a whole site").input, *input);
    }
    let twin = ".public.huddle-twin";
    assert_eq!(workshop.names(), [".public.huddle-lock", twin, "content", "public"], "something was left behind");
    assert_eq!(files(&public), files(&workshop.path(twin)));
}

#[test]
fn a_first_build_that_is_killed_leaves_nothing_in_the_way_of_the_next() {
    const KILLS: u32 = 8;
    let workshop = large();
    // How long a build goes on once it has begun the new site: kills are spread over that time.
    let mut child = start(&workshop, &["build", "--today", TODAY]);
    wait_for_stage(&workshop, &BTreeSet::new(), &mut child);
    let began = Instant::now();
    assert!(child.wait().expect("the child ends").success());
    let span = began.elapsed();
    let mut in_time = 0;
    for kill in 0..KILLS {
        // What an earlier kill left may be there; a site that stands would make it no first build.
        for folder in ["public", ".public.huddle-twin"].map(|name| workshop.path(name)).iter().filter(|it| it.exists())
        {
            fs::remove_dir_all(folder).expect("the folder goes");
        }
        let before = stages(&workshop);
        let mut child = start(&workshop, &["build", "--today", TODAY]);
        wait_for_stage(&workshop, &before, &mut child);
        std::thread::sleep(span.mul_f64(f64::from(kill) / f64::from(KILLS)));
        let _ = child.kill();
        child.wait().expect("the child ends");
        in_time += usize::from(!stages(&workshop).is_subset(&before));
        if workshop.path("public").exists() {
            whole_site(&workshop.path("public")).expect("what stands is whole");
        }
    }
    assert!(in_time > 0, "no kill came while a site was being made");
    workshop.build().ends_with(0);
    whole_site(&workshop.path("public")).expect("a whole site");
    let names = workshop.names().into_iter().filter(|name| name != ".public.huddle-twin");
    assert_eq!(names.collect::<Vec<_>>(), [".public.huddle-lock", "content", "public"]);
}

#[test]
fn builds_at_the_same_time_do_not_mix() {
    let workshop = large();
    workshop.build().ends_with(0);
    // Every page names the address that the site is built for.
    let addresses = ["https://one.example/", "https://two.example/", "https://three.example/", "https://four.example/"];
    let build = |address: &&str| start(&workshop, &["build", "--today", TODAY, "--base-url", address, "--replace"]);
    let children: Vec<_> = addresses.iter().map(build).collect();
    for mut child in children {
        assert!(child.wait().expect("the child ends").success());
    }
    let manifest = whole_site(&workshop.path("public")).expect("a whole site");
    assert!(addresses.contains(&manifest.base_url.as_str()), "{}", manifest.base_url);
    for (path, bytes) in files(&workshop.path("public")).iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        assert!(page.contains(&manifest.base_url), "{path} is of another build");
        let others = addresses.iter().filter(|address| **address != manifest.base_url);
        others.for_each(|other| assert!(!page.contains(other), "{path} is of another build"));
    }
    assert_eq!(workshop.names(), [".public.huddle-lock", ".public.huddle-twin", "content", "public"]);
}

#[test]
fn a_folder_of_somebody_else_is_refused_by_name() {
    let workshop = Workshop::new();
    workshop.write("public/holiday.jpg", "a picture");
    workshop.build().refuses_saying(&["public", "was not made by huddle"]);
    assert_eq!(files(&workshop.path("public")), BTreeMap::from([("holiday.jpg".to_owned(), b"a picture".to_vec())]));
}

#[test]
fn a_manifest_of_another_program_does_not_make_a_folder_ours() {
    let workshop = Workshop::new();
    for manifest in ["{\"name\": \"app\", \"icons\": []}", "{}", "", "{\"generator\": \"huddle", "[]"] {
        workshop.write("public/manifest.json", manifest);
        workshop.write("public/index.html", "mine");
        workshop.build().refuses_saying(&["public", "was not made by huddle"]);
        assert_eq!(workshop.read("public/index.html"), "mine");
    }
}

#[test]
fn a_file_that_somebody_put_into_the_site_is_not_thrown_away() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    workshop.write("public/huddles/notes/mine.txt", "mine");
    let before = files(&workshop.path("public"));
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
    workshop.build().refuses_saying(&["public", "huddles/notes/mine.txt"]);
    assert_eq!(files(&workshop.path("public")), before);
}

#[test]
fn files_of_version_control_stay_in_the_output() {
    let workshop = Workshop::new();
    workshop.write("public/.gitignore", "*\n");
    workshop.write("public/.git/HEAD", "ref: refs/heads/pages\n");
    workshop.build().ends_with(0);
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
    workshop.build().ends_with(0);
    assert_eq!(workshop.read("public/.gitignore"), "*\n");
    assert_eq!(workshop.read("public/.git/HEAD"), "ref: refs/heads/pages\n");
    whole_site(&workshop.path("public")).expect("a whole site");
    assert_eq!(workshop.names(), [".public.huddle-lock", "content", "public"]);
}

#[test]
fn an_empty_folder_is_taken() {
    let workshop = Workshop::new();
    fs::create_dir(workshop.path("public")).expect("a folder");
    workshop.build().ends_with(0);
    whole_site(&workshop.path("public")).expect("a whole site");
}

#[test]
fn a_file_where_the_folder_should_be_is_refused() {
    let workshop = Workshop::new();
    workshop.write("public", "words");
    workshop.build().refuses_saying(&["public", "is not a folder"]);
    assert_eq!(workshop.read("public"), "words");
}

#[test]
fn files_that_did_not_change_are_not_written_again() {
    let workshop = Workshop::new();
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nOld words.\n");
    workshop.build().ends_with(0);
    let before = marks(&workshop.path("public"));
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nNew words.\n");
    workshop.build().ends_with(0);
    let after = marks(&workshop.path("public"));
    let mut changed: Vec<&String> =
        after.iter().filter(|(path, mark)| before.get(*path) != Some(mark)).map(|(path, _)| path).collect();
    changed.sort();
    assert!(workshop.read("public/about/index.html").contains("New words."));
    assert!(changed.contains(&&"about/index.html".to_owned()) && changed.contains(&&"manifest.json".to_owned()));
    for still in ["site.css", "favicon.svg", "index.html", "huddles/2026-05-07-central-1/index.html"] {
        assert_eq!(before[still], after[still], "{still} was written again");
    }
}

#[test]
fn a_build_without_changes_writes_nothing() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    let folder = |path: &str| fs::metadata(workshop.path(path)).expect("a folder");
    let (before, inode) = (marks(&workshop.path("public")), folder("public").ino());
    let ran = workshop.build().ends_with(0);
    assert!(ran.reported.contains("Nothing has changed"), "{}", ran.reported);
    assert_eq!((marks(&workshop.path("public")), folder("public").ino()), (before, inode));
}

#[test]
fn a_damaged_site_is_mended_though_nothing_changed_in_the_content() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    let good = files(&workshop.path("public"));
    workshop.write("public/index.html", "damaged");
    fs::remove_file(workshop.path("public/site.css")).expect("a file");
    workshop.build().ends_with(0);
    assert_eq!(files(&workshop.path("public")), good);
}

#[test]
fn pages_of_records_that_are_gone_are_gone() {
    let workshop = Workshop::new();
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
    workshop.build().ends_with(0);
    fs::remove_file(workshop.path("content/pages/about.md")).expect("a file");
    workshop.build().ends_with(0);
    assert!(!workshop.path("public/about").exists());
    whole_site(&workshop.path("public")).expect("a whole site");
}

#[test]
fn a_mistake_in_the_content_leaves_the_site_as_it_stands() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    let before = marks(&workshop.path("public"));
    workshop.write(
        "content/huddles/central/2026-06-04-central-1.md",
        "---\ntitle: Lamps\ndate: 03/04/2026\ndivsion: central\n---\n",
    );
    let ran = workshop.build().ends_with(1);
    assert!(ran.reported.contains("content/huddles/central/2026-06-04-central-1.md:3:7"), "{}", ran.reported);
    assert!(ran.reported.contains("the published site is unchanged"), "{}", ran.reported);
    assert_eq!(marks(&workshop.path("public")), before);
    assert_eq!(workshop.names(), [".public.huddle-lock", "content", "public"]);
}

#[test]
fn a_mistake_in_a_first_build_makes_no_site() {
    let workshop = Workshop::new();
    workshop.write("content/pages/x.md", "---\ntitel: X\n---\n");
    let ran = workshop.build().ends_with(1);
    assert!(ran.reported.contains("there was no site before"), "{}", ran.reported);
    assert!(!workshop.path("public").exists());
}

#[test]
fn check_and_build_report_the_same_and_check_writes_nothing() {
    let workshop = Workshop::new();
    workshop.write("content/pages/x.md", "---\ntitel: X\n---\n");
    let paragraphs = |ran: &Ran| {
        ran.reported
            .lines()
            .filter(|line| line.contains(": error ") || line.contains("help:"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let checked = workshop.run(&["check", "--today", TODAY]).ends_with(1);
    assert_eq!(workshop.names(), ["content"]);
    let built = workshop.build().ends_with(1);
    assert_eq!(paragraphs(&checked), paragraphs(&built));
    assert!(paragraphs(&checked).len() >= 2);
}

#[test]
fn an_output_behind_a_link_stays_behind_the_link() {
    let workshop = Workshop::new();
    fs::create_dir(workshop.path("real")).expect("a folder");
    std::os::unix::fs::symlink(workshop.path("real"), workshop.path("public")).expect("a link");
    for title in ["One", "Two"] {
        workshop.write("content/pages/about.md", &format!("---\ntitle: {title}\n---\nWords.\n"));
        workshop.build().ends_with(0);
        assert!(fs::symlink_metadata(workshop.path("public")).expect("the link").is_symlink());
        whole_site(&workshop.path("real")).expect("a whole site");
        assert!(workshop.read("real/about/index.html").contains(title));
    }
}

#[test]
fn an_output_inside_the_content_or_around_it_is_refused() {
    let workshop = Workshop::new();
    for output in ["content/public", "content", ".", "content/../content/x"] {
        workshop.run(&["build", "--today", TODAY, "--output", output]).refuses_saying(&["content", "--output"]);
    }
    assert_eq!(workshop.names(), ["content"]);
    assert_eq!(files(&workshop.path("content")).len(), 3);
}

#[test]
fn a_missing_content_folder_is_reported_with_what_to_do() {
    let workshop = Workshop::empty();
    workshop.build().refuses_saying(&["there is no folder content", "name the content folder"]);
    workshop.run(&["check"]).refuses_saying(&["there is no folder content"]);
    workshop.run(&["build", "elsewhere"]).refuses_saying(&["elsewhere"]);
    workshop.run(&["new", "page", "About"]).ends_with(0);
}

/// A file system of its own for one test, taken away at its end.
struct Mount(PathBuf);

impl Mount {
    /// `None` where this user may mount nothing, which is said.
    fn new(folder: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(folder).expect("a folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder)
            .stderr(Stdio::null())
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(folder.to_owned()));
        }
        println!("skipped: this user may not mount a file system, so a full or read-only disk cannot be tried");
        None
    }

    fn remount(&self, options: &str) {
        let status = Command::new("mount")
            .args(["-o", &format!("remount,{options}")])
            .arg(&self.0)
            .status()
            .expect("mount runs");
        assert!(status.success());
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_one_line_and_the_old_site_stands() {
    let workshop = Workshop::new();
    const SIZE: u64 = 2 * 1_024 * 1_024;
    let Some(mount) = Mount::new(&workshop.path("disk"), &format!("size={SIZE}")) else { return };
    let build = || workshop.run(&["build", "--today", TODAY, "--output", "disk/public"]);
    build().ends_with(0);
    let before = marks(&workshop.path("disk/public"));
    for number in 0..40 {
        workshop.write(
            &format!("content/pages/p{number}.md"),
            &format!("---\ntitle: Page {number}\n---\n{}\n", "Words and words. ".repeat(1_500)),
        );
    }
    let reported = build().refuses_saying(&["the disk is full", "public", "more bytes are needed"]).reported;
    assert_eq!(marks(&workshop.path("disk/public")), before);
    whole_site(&workshop.path("disk/public")).expect("the old site");
    let left: Vec<_> =
        fs::read_dir(workshop.path("disk")).expect("the disk").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 2, "the half of a site was left on a full disk: {left:?}");
    let missing: u64 = reported
        .rsplit("; ")
        .next()
        .and_then(|end| end.split(' ').next())
        .and_then(|bytes| bytes.parse().ok())
        .expect("a number");
    mount.remount(&format!("size={}", SIZE + missing));
    build().ends_with(0);
    whole_site(&workshop.path("disk/public")).expect("with that many bytes more, the new site");
}

#[test]
fn a_read_only_disk_is_one_line_and_the_old_site_stands() {
    let workshop = Workshop::new();
    let Some(mount) = Mount::new(&workshop.path("disk"), "size=4m") else { return };
    let build = || workshop.run(&["build", "--today", TODAY, "--output", "disk/public"]);
    build().ends_with(0);
    let before = marks(&workshop.path("disk/public"));
    mount.remount("ro");
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
    build().refuses_saying(&["disk/public", "read-only"]);
    assert_eq!(marks(&workshop.path("disk/public")), before);
}

#[test]
fn the_day_is_the_one_asked_for_then_the_one_of_the_environment() {
    let workshop = Workshop::new();
    let built_on = |environment: Option<&str>, arguments: &[&str]| {
        let mut command = huddle();
        command.current_dir(workshop.path("")).arg("build").args(arguments);
        if let Some(seconds) = environment {
            command.env("SOURCE_DATE_EPOCH", seconds);
        }
        ended(command.output().expect("the program starts")).ends_with(0);
        whole_site(&workshop.path("public")).expect("a whole site").today
    };
    // 2026-11-22 02:00 in London is the day before in New York, where the site is.
    assert_eq!(built_on(Some("1795312800"), &[]), "2026-11-21");
    assert_eq!(built_on(Some("1795312800"), &["--today", "2026-05-08"]), "2026-05-08");
    let clock = built_on(None, &[]);
    assert!(clock.len() == 10 && clock.as_str() > "2026-01-01", "{clock}");
}

#[test]
fn hidden_files_are_published_only_where_a_site_needs_them() {
    let workshop = Workshop::new();
    for name in [
        ".nojekyll",
        ".well-known/security.txt",
        "robots.txt",
        ".DS_Store",
        ".git/config",
        ".well-known/.hidden",
        "inner/.nojekyll",
    ] {
        workshop.write(&format!("content/theme/static/{name}"), "own");
    }
    workshop.build().ends_with(0);
    let published = files(&workshop.path("public"));
    let own: Vec<&String> = published.iter().filter(|(_, bytes)| *bytes == b"own").map(|(path, _)| path).collect();
    assert_eq!(own, [".nojekyll", ".well-known/security.txt", "robots.txt"]);
    whole_site(&workshop.path("public")).expect("a whole site");
    workshop.write("content/theme/static/huddles", "own");
    for command in ["check", "build"] {
        let reported = workshop.run(&[command, "--today", TODAY]).ends_with(1).reported;
        assert!(
            reported.contains("content/theme/static/huddles:1:1: error H051") && !reported.contains("os error"),
            "{reported}"
        );
    }
}

#[test]
fn a_day_that_cannot_be_read_is_reported() {
    let workshop = Workshop::new();
    workshop.run(&["build", "--today", "tomorrow"]).refuses_saying(&["--today tomorrow", "2026-05-07"]);
    workshop.run(&["build", "--today", "2026-05"]).refuses_saying(&["--today 2026-05"]);
    for epoch in ["yesterday", "99999999999999999"] {
        let output = huddle().current_dir(workshop.path("")).arg("build").env("SOURCE_DATE_EPOCH", epoch).output();
        ended(output.expect("the program starts")).refuses_saying(&["SOURCE_DATE_EPOCH", epoch]);
    }
    assert!(!workshop.path("public").exists());
}

#[test]
fn a_new_site_builds_and_checks_without_a_word_of_warning() {
    let workshop = Workshop::empty();
    workshop.run(&["init", "my-site"]).ends_with(0);
    let site = workshop.path("my-site");
    for arguments in [&["check"][..], &["build"], &["check"]] {
        let ran = run(&site, arguments).ends_with(0);
        assert!(!ran.reported.contains("warning"), "{}", ran.reported);
        assert!(!ran.reported.contains("publish: false") && !ran.reported.contains("left out"), "{}", ran.reported);
    }
    whole_site(&site.join("public")).expect("a whole site");
    assert!(fs::read_to_string(site.join(".gitignore")).expect("the file").contains("/public/"));
}

#[test]
fn init_leaves_a_folder_with_files_as_it_is() {
    let workshop = Workshop::new();
    let before = files(&workshop.path(""));
    workshop.run(&["init"]).refuses_saying(&["not empty", "huddle init my-site"]);
    assert_eq!(files(&workshop.path("")), before);
}

#[test]
fn every_new_file_is_right_but_for_its_placeholders() {
    let workshop = Workshop::empty();
    workshop.run(&["init"]).ends_with(0);
    let made = |arguments: &[&str]| {
        let ran = workshop.run(arguments).ends_with(0);
        let path = ran.out.trim().to_owned();
        assert!(workshop.path(&path).is_file(), "{path}");
        let reported = workshop.run(&["check"]).reported;
        let errors = reported.matches(": error H").count();
        let warnings = reported.matches(": warning H").count();
        let of_placeholders = |severity: &str| reported.matches(&format!(": {severity} H048: ")).count();
        assert!(errors == of_placeholders("error") && warnings == of_placeholders("warning"), "{path}: {reported}");
        path
    };
    assert_eq!(made(&["new", "division", "North Side", "--code", "02"]), "content/divisions/north-side.md");
    assert_eq!(made(&["new", "page", "How to \"take part\": a guide"]), "content/pages/how-to-take-part-a-guide.md");
    assert_eq!(
        made(&["new", "huddle", "central", "--date", "2026-06-04"]),
        "content/huddles/central/2026-06-04-central.md"
    );
    assert_eq!(
        made(&[
            "new",
            "huddle",
            "north-side",
            "--area",
            "north-side-1",
            "--date",
            "2026-07-02",
            "--title",
            "Lamps: \"again\" # 2"
        ]),
        "content/huddles/north-side/2026-07-02-north-side-1.md"
    );
    assert_eq!(
        made(&["new", "huddle", "central", "--date", "2999-01-03", "--area", "central-1", "--area", "central-2"]),
        "content/huddles/central/2999-01-03-central-1.md"
    );
    assert_eq!(
        made(&["new", "update", "lights fixed", "--date", "2026-06-20"]),
        "content/updates/2026/2026-06-20-lights-fixed.md"
    );
    made(&["new", "huddle", "central"]);
    made(&["new", "update", "today's news"]);
    let reported = run(&workshop.path(""), &["build"]).ends_with(1).reported;
    assert!(
        reported.contains("Write the minutes here.") && reported.contains("`title` is still what `huddle new` wrote"),
        "{reported}"
    );
}

#[test]
fn a_new_file_is_never_put_over_one_that_is_there() {
    let workshop = Workshop::new();
    workshop.run(&["new", "page", "About"]).ends_with(0);
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nMy words.\n");
    workshop.run(&["new", "page", "About"]).refuses_saying(&["content/pages/about.md", "is there already"]);
    assert!(workshop.read("content/pages/about.md").contains("My words."));
    workshop.run(&["new", "huddle", "centrall"]).refuses_saying(&["centrall", "central"]);
}

#[test]
fn the_help_names_every_command_and_every_exit_code() {
    let help = run(Path::new("."), &["--help"]).ends_with(0).out;
    for word in ["build", "check", "new", "init", "completions", "Exit codes: 0", "huddle init my-site"] {
        assert!(help.contains(word), "{word:?} is not in\n{help}");
    }
    for command in ["build", "check", "new", "init", "completions"] {
        assert!(run(Path::new("."), &[command, "--help"]).ends_with(0).out.contains("Usage: huddle"), "{command}");
    }
    for option in ["--version", "-V"] {
        let said = run(Path::new("."), &[option]).ends_with(0).out;
        let inner = said.trim_end().strip_prefix(concat!("huddle ", env!("CARGO_PKG_VERSION"), " (commit "));
        let (commit, target) = inner.and_then(|rest| rest.strip_suffix(')')?.split_once(", ")).expect(&said);
        assert!(!commit.is_empty() && target.contains(std::env::consts::ARCH), "{said}");
    }
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(Path::new("."), &["completions", shell]).ends_with(0).out;
        for command in ["build", "check", "init"] {
            assert!(script.contains(command), "{shell} does not know {command}");
        }
    }
}

#[test]
fn what_was_typed_wrong_ends_with_2() {
    for arguments in [
        &["bild"][..],
        &["build", "--outptu", "x"],
        &[],
        &["new"],
        &["new", "hudle", "central"],
        &["completions", "dos"],
        &["build", "--format", "xml"],
    ] {
        let ran = run(Path::new("."), arguments).ends_with(2);
        assert!(
            ran.reported.contains("Usage: huddle") || ran.reported.contains("possible values"),
            "{arguments:?}: {}",
            ran.reported
        );
    }
}

#[test]
fn mistakes_for_programs_go_to_standard_output_and_are_all_there_is() {
    let workshop = Workshop::new();
    workshop.write("content/pages/x.md", "---\ntitel: X\n---\n");
    for format in ["json", "sarif"] {
        let ran = workshop.run(&["check", "--format", format]).ends_with(1);
        serde_json::from_str::<serde_json::Value>(&ran.out)
            .unwrap_or_else(|error| panic!("{format}: {error}\n{}", ran.out));
    }
    let ran = workshop.run(&["check", "--format", "github"]).ends_with(1);
    assert!(
        ran.out.lines().all(|line| line.starts_with("::error ")) && ran.out.contains("file=content/pages/x.md"),
        "{}",
        ran.out
    );
}

#[test]
fn a_record_that_is_not_published_is_named_at_the_end() {
    let workshop = Workshop::new();
    workshop.write(
        "content/huddles/central/2026-06-04-central-1.md",
        &minutes("2026-06-04", "Not yet", "Words.").replace("---\nWords", "publish: false\n---\nWords"),
    );
    workshop.write("content/notes.md", "# What is this\n");
    let ran = workshop.build().ends_with(0);
    assert!(
        ran.reported.contains(
            "content/huddles/central/2026-06-04-central-1.md: not published because it says `publish: false`"
        ),
        "{}",
        ran.reported
    );
    assert!(ran.reported.contains("content/notes.md: left out"), "{}", ran.reported);
    assert!(!workshop.path("public/huddles/2026-06-04-central-1").exists());
}

#[test]
fn a_site_is_readable_for_everybody() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    assert_eq!(fs::metadata(workshop.path("public")).expect("the site").mode() & 0o777, 0o755);
    assert_eq!(fs::metadata(workshop.path("public/index.html")).expect("a page").mode() & 0o444, 0o444);
}

#[test]
fn approved_minutes_that_were_changed_in_silence_are_not_published() {
    let workshop = Workshop::new();
    let path = "content/huddles/central/2026-05-07-central-1.md";
    let approved = minutes("2026-05-07", "Lights", "Two lights are out.")
        .replace("---\nTwo", "minutes: approved\napproved_on: 2026-05-21\napproved_by: Captain\n---\nTwo");
    workshop.write(path, &approved);
    workshop.build().ends_with(0);
    let changed = approved.replace("Two lights", "No lights");
    workshop.write(path, &changed);
    let ran = workshop.build().ends_with(1);
    assert!(ran.reported.contains("corrections:"), "{}", ran.reported);
    assert!(workshop.read("public/huddles/2026-05-07-central-1/index.html").contains("Two lights are out."));
    workshop.write(
        path,
        &changed.replace(
            "---\nNo",
            "corrections: [{date: 2026-06-01, reason: \"All lights are on.\", by: Captain}]\n---\nNo",
        ),
    );
    workshop.build().ends_with(0);
    assert!(workshop.read("public/huddles/2026-05-07-central-1/index.html").contains("No lights are out."));
}
