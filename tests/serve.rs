//! The preview: what it shows, how it follows changes, and whom it answers.
#![cfg(feature = "serve")]

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use support::program::{Workshop, huddle};

/// A preview that runs, and its port.
struct Running {
    child: Child,
    port: u16,
    told: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the preview of a workshop and waits until it says where it is.
fn serve(workshop: &Workshop, port: u16) -> Running {
    let mut command = huddle();
    command.current_dir(workshop.folder.path()).args(["serve", "--today", "2026-11-22", "--port", &port.to_string()]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut lines = BufReader::new(child.stderr.take().expect("it is piped"));
    let mut told = String::new();
    let port = loop {
        let mut line = String::new();
        assert_ne!(lines.read_line(&mut line).expect("it is text"), 0, "the preview ended:\n{told}");
        told.push_str(&line);
        if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
            break rest.split('/').next().and_then(|port| port.parse().ok()).expect("a port");
        }
    };
    // What is said later must not fill the pipe.
    std::thread::spawn(move || lines.read_to_end(&mut Vec::new()));
    Running { child, port, told }
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
            assert!(started.elapsed() < Duration::from_secs(20), "{words:?} never came:\n{answer}");
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
    assert!(page.contains("/__huddle/reload.js") && !page.contains("script-src 'none'"), "the page may not reload itself:\n{page}");
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
fn the_browser_is_told_of_a_change() {
    let workshop = Workshop::new();
    let running = serve(&workshop, 18_550);
    let mut stream = TcpStream::connect(("127.0.0.1", running.port)).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time limit");
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
    assert!(running.told.contains(&format!("port {port} is taken")), "{}", running.told);
}

#[test]
fn a_name_of_another_site_that_leads_here_is_not_answered() {
    let running = serve(&Workshop::new(), 18_600);
    for path in ["/", "/__huddle/events", "/__huddle/reload.js"] {
        assert!(running.ask(path, "evil.example").starts_with("HTTP/1.1 403"), "{path}");
    }
}

#[test]
fn a_file_with_nothing_but_a_fence_is_told_and_the_preview_recovers() {
    let workshop = Workshop::new();
    let running = serve(&workshop, 18_460);
    running.shows("/", "Minutes");
    for fence in ["---", "+++", "---\r", "\u{feff}---"] {
        workshop.write("content/huddles/central/2026-06-04-central-1.md", fence);
        running.shows("/", "never closed");
        std::fs::remove_file(workshop.path("content/huddles/central/2026-06-04-central-1.md")).expect("it is there");
        let started = Instant::now();
        while running.get("/").contains("never closed") {
            assert!(started.elapsed() < Duration::from_secs(20), "{fence:?} is told still");
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
        support::program::copy(&workshop.path("content"), &workshop.path(&other));
        workshop.write(&format!("{other}/pages/about.md"), &page(words));
        std::fs::rename(workshop.path("content"), workshop.path(&format!("old-{number}"))).expect("it can be renamed");
        std::fs::rename(workshop.path(&other), workshop.path("content")).expect("it can be renamed");
        running.shows("/about/", words);
        let later = format!("{words} And more.");
        workshop.write("content/pages/about.md", &page(&later));
        running.shows("/about/", &later);
    }
}
