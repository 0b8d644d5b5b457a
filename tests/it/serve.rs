//! The preview: what it shows, how it follows changes, and whom it answers.

use crate::support::asked;
use crate::support::program::{Workshop, huddle};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long is waited for what must come: far longer than it takes on a machine that does nothing else.
const PATIENCE: Duration = Duration::from_secs(180);

/// A preview that runs, and its port.
struct Running {
    child: Child,
    port: u16,
    reported: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the preview of a workshop and waits until it says where it is.
fn serve(workshop: &Workshop, port: u16) -> Running {
    serve_with(workshop, port, &mut huddle())
}

/// As [`serve`], by a command that has arguments or an environment of its own.
fn serve_with(workshop: &Workshop, port: u16, command: &mut Command) -> Running {
    command.current_dir(workshop.folder.path());
    if command.get_args().next().is_none() {
        command.arg("serve");
    }
    command.args(["--today", "2026-11-22", "--port", &port.to_string()]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut lines = BufReader::new(child.stderr.take().expect("it is piped"));
    let mut reported = String::new();
    let port = loop {
        let mut line = String::new();
        assert_ne!(lines.read_line(&mut line).expect("it is text"), 0, "the preview ended:\n{reported}");
        reported.push_str(&line);
        if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
            break rest.split('/').next().and_then(|port| port.parse().ok()).expect("a port");
        }
    };
    // What is said later must not fill the pipe.
    std::thread::spawn(move || lines.read_to_end(&mut Vec::new()));
    Running { child, port, reported }
}

impl Running {
    /// The answer to a request for a path, head and body.
    fn get(&self, path: &str) -> String {
        self.ask(path, &format!("127.0.0.1:{}", self.port))
    }

    fn ask(&self, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers in UTF-8");
        answer
    }

    /// Asks until the answer holds `words`.
    fn shows(&self, path: &str, words: &str) -> String {
        let started = Instant::now();
        loop {
            let answer = self.get(path);
            if answer.contains(words) {
                return answer;
            }
            assert!(started.elapsed() < PATIENCE, "{words:?} never came:\n{answer}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn the_preview_shows_the_site_and_follows_a_change() {
    let workshop = Workshop::new();
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nFirst words.\n");
    let running = serve(&workshop, 18_400);
    assert!(running.get("/").starts_with("HTTP/1.1 200"));
    let page = running.shows("/about/", "First words.");
    assert!(page.contains("script-src 'self';"), "the preview's own script may run: {page}");
    assert!(
        page.contains("/__huddle/reload.js") && !page.contains("script-src 'none'"),
        "the page may not reload itself:\n{page}"
    );
    assert!(running.get("/site.css").contains("text/css"));
    assert!(running.get("/about").starts_with("HTTP/1.1 308"));
    assert!(running.get("/nothing/").starts_with("HTTP/1.1 404"));
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nSecond words.\n");
    running.shows("/about/", "Second words.");
}

#[test]
fn mistakes_are_shown_in_the_page_over_the_last_site_without_any() {
    let workshop = Workshop::new();
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nGood words.\n");
    let running = serve(&workshop, 18_450);
    workshop.write("content/pages/about.md", "---\ntitle: About: this\n---\nOther words.\n");
    let page = running.shows("/about/", "huddle-mistakes");
    assert!(page.contains("H001") && page.contains("Good words.") && !page.contains("Other words."), "{page}");
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nMended words.\n");
    assert!(!running.shows("/about/", "Mended words.").contains("huddle-mistakes"));
}

#[test]
fn a_site_that_begins_with_mistakes_is_shown_once_they_are_mended() {
    let workshop = Workshop::new();
    workshop.write("content/pages/about.md", "---\ntitl: About\n---\n");
    let running = serve(&workshop, 18_500);
    assert!(running.get("/").contains("H012"));
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
    running.shows("/about/", "Words.");
}

#[test]
fn the_preview_repeats_nothing_private_in_its_mistakes() {
    let workshop = Workshop::new();
    let settings = workshop.read("content/site.yaml");
    workshop.write("content/site.yaml", &format!("{settings}rules: {{private: error}}\n"));
    workshop.write(
        "content/pages/about.md",
        "---\ntitle: About\n---\nCall 313-555-0142. The victim, Rosa Delgado, spoke.\n",
    );
    let running = serve(&workshop, 18_520);
    let page = running.shows("/", "H020");
    assert!(!page.contains("0142") && !page.contains("Delgado"), "{page}");
}

#[test]
fn the_browser_is_reported_of_a_change() {
    let workshop = Workshop::new();
    let running = serve(&workshop, 18_550);
    let mut stream = TcpStream::connect(("127.0.0.1", running.port)).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time limit");
    write!(stream, "GET /__huddle/events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", running.port).expect("it reads");
    let mut lines = BufReader::new(stream);
    let mut line = String::new();
    while line.trim() != "" || line.is_empty() {
        line.clear();
        lines.read_line(&mut line).expect("a head");
    }
    workshop.write("content/pages/new.md", "---\ntitle: New\n---\nWords.\n");
    loop {
        line.clear();
        lines.read_line(&mut line).expect("an event comes");
        if line.starts_with("data:") {
            break;
        }
    }
}

#[test]
fn another_port_is_used_where_one_is_taken() {
    let workshop = Workshop::new();
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let running = serve(&workshop, port);
    assert_ne!(running.port, port);
    assert!(running.reported.contains(&format!("port {port} is taken")), "{}", running.reported);
}

#[test]
fn a_name_of_another_site_that_leads_here_is_not_answered() {
    let running = serve(&Workshop::new(), 18_600);
    for path in ["/", "/__huddle/events", "/__huddle/reload.js"] {
        assert!(running.ask(path, "evil.example").starts_with("HTTP/1.1 403"), "{path}");
    }
}

#[test]
fn a_file_with_nothing_but_a_fence_is_reported_and_the_preview_recovers() {
    let workshop = Workshop::new();
    let running = serve(&workshop, 18_460);
    running.shows("/", "Minutes");
    for fence in ["---", "+++", "---\r", "\u{feff}---"] {
        workshop.write("content/huddles/central/2026-06-04-central-1.md", fence);
        running.shows("/", "never closed");
        std::fs::remove_file(workshop.path("content/huddles/central/2026-06-04-central-1.md")).expect("it is there");
        let started = Instant::now();
        while running.get("/").contains("never closed") {
            assert!(started.elapsed() < PATIENCE, "{fence:?} is told still");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn the_preview_follows_a_folder_that_was_put_in_the_place_of_another() {
    let workshop = Workshop::new();
    let page = |words: &str| format!("---\ntitle: About\n---\n{words}\n");
    workshop.write("content/pages/about.md", &page("First words."));
    let running = serve(&workshop, 18_480);
    running.shows("/about/", "First words.");
    for (number, words) in ["Second words.", "Third words."].into_iter().enumerate() {
        let other = format!("other-{number}");
        crate::support::program::copy(&workshop.path("content"), &workshop.path(&other));
        workshop.write(&format!("{other}/pages/about.md"), &page(words));
        std::fs::rename(workshop.path("content"), workshop.path(&format!("old-{number}"))).expect("it can be renamed");
        std::fs::rename(workshop.path(&other), workshop.path("content")).expect("it can be renamed");
        running.shows("/about/", words);
        let later = format!("{words} And more.");
        workshop.write("content/pages/about.md", &page(&later));
        running.shows("/about/", &later);
    }
}

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// The pages and rows that the preview must show: those of a clean build, with the preview's own script and styles
/// allowed.
fn clean(workshop: &Workshop, number: usize) -> Vec<(String, String)> {
    let output = format!("clean-{number}");
    workshop.run(&["build", "content", "--output", &output, "--today", "2026-11-22"]).ends_with(0);
    let is_looked_at = |path: &str| {
        let depth = path.matches('/').count();
        path == "data/huddles.jsonl"
            || path.ends_with("index.html") && (depth < 2 || depth == 2 && path.starts_with("huddles/"))
    };
    let files =
        crate::support::program::files(&workshop.path(&output)).into_iter().filter(|(path, _)| is_looked_at(path));
    let text = |bytes: Vec<u8>| {
        String::from_utf8(bytes)
            .expect("text")
            .replace("script-src 'none'", "script-src 'self'")
            .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    };
    let mut clean: Vec<(String, String)> =
        files.map(|(path, bytes)| (path.trim_end_matches("index.html").to_owned(), text(bytes))).collect();
    // What must be gone.
    let pages = (0..PAGES).map(|page| format!("p{page}/")).filter(|page| !workshop.path(&output).join(page).exists());
    clean.extend(pages.collect::<Vec<_>>().into_iter().map(|page| (page, String::new())));
    clean
}

/// Waits until the preview shows what a clean build gives.
fn equals_a_clean_build(running: &Running, workshop: &Workshop, number: usize) {
    let expected = clean(workshop, number);
    let started = Instant::now();
    let script = "<script src=\"/__huddle/reload.js\"></script>\n";
    let shown = |path: &str| match running.get(&format!("/{path}")).split_once("\r\n\r\n") {
        Some((head, body)) if head.starts_with("HTTP/1.1 200") => body.replace(script, ""),
        _ => String::new(),
    };
    loop {
        let Some((path, text)) = expected.iter().find(|(path, text)| shown(path) != *text) else { return };
        let has = shown(path);
        assert!(started.elapsed() < PATIENCE, "storm {number}: {path} is not that of a clean build:\n{has}\n{text}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// How many pages there are at most.
const PAGES: usize = 6;

/// One change of a folder that people and programs work in.
fn change(workshop: &Workshop, numbers: &mut Numbers, step: usize) {
    let page = |words: &str| format!("---\ntitle: About\n---\n{words}\n");
    let path = |path: String| workshop.path(&path);
    let name = format!("content/pages/p{}.md", numbers.next(PAGES));
    let tree = |number: usize| format!("content/huddles/t{number}");
    let (one, other) = (numbers.next(4), numbers.next(4));
    let date = format!("2026-0{}-1{}", 1 + step % 9, step % 10);
    match numbers.next(24) {
        0..8 => workshop.write(&name, &page(&format!("Words {step:05}."))),
        8..11 => drop(std::fs::remove_file(workshop.path(&name))),
        // As most editors save.
        11..14 => {
            workshop.write("content/pages/.save", &page(&format!("Saved {step:05}.")));
            std::fs::rename(workshop.path("content/pages/.save"), workshop.path(&name)).expect("it can be renamed");
        }
        // A folder, and a file in it at once.
        14..18 => {
            let minutes = crate::support::program::minutes(&date, &format!("Step {step}"), "Words.");
            workshop.write(&format!("{}/deep/{date}-s{step}.md", tree(one)), &minutes);
        }
        18..21 => drop(std::fs::rename(path(tree(one)), path(tree(other)))),
        21..23 => drop(std::fs::remove_dir_all(path(tree(one)))),
        _ => {
            // The whole folder is put back from a copy, as programs that synchronize do.
            let (away, back) = (workshop.path(&format!("away-{step}")), workshop.path(&format!("back-{step}")));
            crate::support::program::copy(&workshop.path("content"), &back);
            std::fs::rename(workshop.path("content"), &away).expect("it can be renamed");
            std::fs::rename(&back, workshop.path("content")).expect("it can be renamed");
            std::fs::remove_dir_all(&away).expect("it can be removed");
        }
    }
}

/// More storms, each another: `HUDDLE_STORMS=50 cargo test --locked --test it storm -- --nocapture`
#[test]
fn after_a_storm_of_changes_the_preview_equals_a_clean_build() {
    let (storms, changes) = (asked("HUDDLE_STORMS", 1) as usize, asked("HUDDLE_CHANGES", 250) as usize);
    let mut numbers = Numbers(asked("HUDDLE_SEED", 20_261_122));
    for storm in 0..storms {
        let workshop = Workshop::new();
        workshop.write("content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
        let running = serve(&workshop, 18_700);
        for step in 0..changes {
            change(&workshop, &mut numbers, step);
        }
        equals_a_clean_build(&running, &workshop, storm);
    }
    println!("{storms} storms of {changes} changes each");
}

#[test]
fn reports_of_changes_that_the_system_lost_are_made_up_for() {
    let workshop = Workshop::new();
    let page = |words: &str| format!("---\ntitle: About\n---\n{words}\n");
    workshop.write("content/pages/about.md", &page("First words."));
    let running = serve(&workshop, 18_750);
    let say = |signal: &str| {
        let ended = std::process::Command::new("kill").args([signal, &running.child.id().to_string()]).status();
        assert!(ended.expect("the program kill").success());
    };
    // While the program stands still, more is reported than the system keeps, which is 16,384.
    say("-STOP");
    for step in 0..17_000 {
        std::fs::write(workshop.path(&format!("content/pages/{}.tmp", step % 2)), "x").expect("it can be written");
    }
    workshop.write(
        "content/huddles/new/deep/2026-05-07-x.md",
        &crate::support::program::minutes("2026-05-07", "Lamps", "Words."),
    );
    workshop.write("content/pages/about.md", &page("Second words."));
    for name in ["0.tmp", "1.tmp"] {
        std::fs::remove_file(workshop.path("content/pages").join(name)).expect("it is there");
    }
    say("-CONT");
    running.shows("/about/", "Second words.");
    running.shows("/huddles/2026-05-07-x/", "Lamps");
    // The folder that nobody reported is followed.
    workshop.write(
        "content/huddles/new/deep/2026-05-07-x.md",
        &crate::support::program::minutes("2026-05-07", "Benches", "Words."),
    );
    running.shows("/huddles/2026-05-07-x/", "Benches");
    equals_a_clean_build(&running, &workshop, 0);
}

/// A port that nobody uses now.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port()
}

/// The answer of a preview at an address of this computer, asked by a name.
#[cfg(target_os = "linux")]
fn ask_at(address: &str, port: u16, host: &str) -> String {
    let mut stream = TcpStream::connect((address, port)).expect("it listens");
    write!(stream, "GET /about/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers in UTF-8");
    answer
}

/// Another address of this computer alone, which Linux has without being asked.
#[test]
#[cfg(target_os = "linux")]
fn another_address_is_answered_where_it_is_asked_for_and_called_by_its_own_name() {
    let workshop = Workshop::new();
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nThe words.\n");
    let port = free_port();
    let mut command = huddle();
    command.current_dir(workshop.folder.path()).stderr(Stdio::null());
    command.args(["serve", "--host", "127.0.0.2", "--quiet", "--port", &port.to_string(), "--today", "2026-11-22"]);
    let _running = Running { child: command.spawn().expect("the program starts"), port, reported: String::new() };
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.2", port)).is_err() {
        assert!(started.elapsed() < PATIENCE, "it never listened");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(ask_at("127.0.0.2", port, &format!("127.0.0.2:{port}")).contains("The words."));
    for other in ["evil.example", "127.0.0.1", "127.0.0.3"] {
        let answer = ask_at("127.0.0.2", port, &format!("{other}:{port}"));
        assert!(answer.starts_with("HTTP/1.1 403") && !answer.contains("The words."), "{other}: {answer}");
    }
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "no other address is listened at");
}

#[test]
fn an_address_that_this_computer_does_not_have_is_refused() {
    let workshop = Workshop::new();
    let ran = workshop.run(&["serve", "--quiet", "--host", "192.0.2.7"]);
    ran.refuses_saying(&["192.0.2.7 is not an address of this computer", "--host 0.0.0.0"]);
    let ran = workshop.run(&["serve", "--host", "desk.example"]).ends_with(2);
    assert!(ran.reported.contains("--host"), "{}", ran.reported);
}

#[test]
fn a_quiet_preview_says_nothing_but_mistakes() {
    let workshop = Workshop::new();
    let port = free_port();
    let mut command = huddle();
    command.current_dir(workshop.folder.path()).stderr(Stdio::piped());
    command.args(["serve", "-q", "--port", &port.to_string(), "--today", "2026-05-08"]);
    let mut running = Running { child: command.spawn().expect("the program starts"), port, reported: String::new() };
    let reported = running.child.stderr.take().expect("it is piped");
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(started.elapsed() < PATIENCE, "it never listened");
        std::thread::sleep(Duration::from_millis(20));
    }
    workshop.write("content/pages/about.md", "---\ntitle: About: this\n---\nWords.\n");
    running.shows("/", "H001");
    let mut first = String::new();
    BufReader::new(reported).read_line(&mut first).expect("it is text");
    assert!(first.contains("content/pages/about.md:2:") && first.contains("error H001"), "{first}");
}

#[test]
#[cfg(target_os = "linux")]
fn the_browser_is_opened_with_the_address_and_where_that_fails_it_is_only_said() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = Workshop::new();
    let (opener, asked) = (workshop.path("bin/xdg-open"), workshop.path("asked"));
    workshop
        .write("bin/xdg-open", &format!("#!/bin/sh\nprintf %s \"$1\" > {0}.new\nmv {0}.new {0}\n", asked.display()));
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    let path = format!("{}:{}", workshop.path("bin").display(), std::env::var("PATH").unwrap_or_default());
    let running = serve_with(&workshop, 18_750, huddle().args(["serve", "--open"]).env("PATH", path));
    let started = Instant::now();
    while !asked.exists() {
        assert!(started.elapsed() < PATIENCE, "no browser was opened");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(workshop.read("asked"), format!("http://127.0.0.1:{}/", running.port));
    let without = serve_with(&workshop, 18_800, huddle().args(["serve", "--open"]).env("PATH", "/nowhere"));
    assert!(without.get("/").starts_with("HTTP/1.1 200"));
}
