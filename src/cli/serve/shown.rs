//! What the preview shows: the last site without mistakes, what keeps the content as it is now from being one, and what
//! the program said where it failed.

use super::page;
use crate::cli::arguments::prefix;
use crate::diagnostics;
use crate::diagnostics::paint::{Ink, Painted};
use crate::disk::load;
use crate::publish::pipeline::edits::Edit;
use crate::publish::pipeline::{Prepared, Stopped};
use crate::site::artifact::{Artifact, media_type};
use crate::text::{SitePath, decode};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use tokio::sync::broadcast;

/// What requests are answered from.
pub struct Shown {
    content: PathBuf,
    /// The last site without mistakes, with the edits that are shown before they are checked.
    good: Option<Prepared>,
    /// Edits in `good` that are not checked yet.
    unchecked: Vec<Edit>,
    /// The mistakes that keep the content as it is now from being published, for the page; empty where there are none.
    mistakes: String,
    /// What the program said when it failed on the content as it is now.
    fault: Option<String>,
    /// What to say in the terminal.
    report: Painted,
    /// Counts what was shown, one after another.
    version: u64,
    /// The browsers that wait for another version.
    changes: broadcast::Sender<u64>,
}

/// What is sent back.
pub enum Answer {
    /// A page or file, with its status of HTTP (RFC 9110, section 15) and its media type.
    Page { status: u16, media_type: &'static str, bytes: Vec<u8> },
    /// The same page at this path, which the browser asks for next.
    MovedTo(String),
}

impl Answer {
    /// A page in HTML.
    pub fn html(status: u16, html: String) -> Self {
        Self::Page { status, media_type: "text/html; charset=utf-8", bytes: html.into_bytes() }
    }
}

/// The words of a panic.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("it did not say why").to_owned()
}

/// A report without colours.
fn plain(text: &str) -> Painted {
    let mut report = Painted::default();
    report.add(Ink::Plain, text);
    report
}

impl Shown {
    /// Nothing yet, of this folder.
    pub fn new(content: PathBuf, changes: broadcast::Sender<u64>) -> Self {
        Self {
            content,
            good: None,
            unchecked: Vec::new(),
            mistakes: String::new(),
            fault: None,
            report: Painted::default(),
            version: 0,
            changes,
        }
    }

    /// The site of the content as it was built last; `None` where that has mistakes.
    pub fn current(&self) -> Option<&Prepared> {
        self.good.as_ref().filter(|_| self.mistakes.is_empty() && self.fault.is_none())
    }

    /// Shows edits of the current site before they are checked.
    pub fn show_edits(&mut self, edits: Vec<Edit>) {
        if let Some(good) = self.good.as_mut().filter(|_| !edits.is_empty()) {
            good.take_over(&edits);
            self.unchecked.extend(edits);
            self.is_another();
        }
    }

    /// Shows the site that was prepared from the content as it is now; where that has mistakes these, over the last
    /// site without any.
    pub fn show(&mut self, prepared: Prepared, mistakes: String, report: Painted) {
        self.report = report;
        if prepared.has_errors() {
            self.take_back();
            self.mistakes = mistakes;
        } else {
            let shown = self.current().filter(|_| !self.unchecked.is_empty());
            let is_shown = shown.is_some_and(|shown| prepared.is_laid_out_as(shown));
            self.unchecked.clear();
            self.mistakes.clear();
            // Letting go of a large site takes a while, for which nobody has to wait.
            let before = self.good.replace(prepared);
            std::thread::spawn(move || drop(before));
            if is_shown {
                return;
            }
        }
        self.fault = None;
        self.is_another();
    }

    /// Shows why the content cannot be read, once.
    pub fn show_error(&mut self, error: &anyhow::Error) {
        let report = format!("huddle: {error:#}\n");
        if self.mistakes != report {
            self.report = plain(&report);
            self.mistakes = report;
            self.is_another();
        }
    }

    /// Shows that the program failed.
    pub fn show_fault(&mut self, panic: &(dyn Any + Send)) {
        self.take_back();
        let words = words(panic);
        self.report = plain(&format!(
            "huddle failed, which is a fault of the program and not of yours: {words}\nYour \
                files are as they were. The next change is built again.\n"
        ));
        self.fault = Some(words);
        self.is_another();
    }

    /// Takes back what was shown before it was checked.
    fn take_back(&mut self) {
        let edits = std::mem::take(&mut self.unchecked);
        if let Some(good) = &mut self.good {
            good.take_back(&edits);
        }
    }

    fn is_another(&mut self) {
        self.version += 1;
        // Nobody hears of it where no browser is open.
        let _ = self.changes.send(self.version);
    }

    /// What to say in the terminal.
    pub fn report(&self) -> &Painted {
        &self.report
    }

    /// Counts what was shown, one after another.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The page or file at a path of the address. A fault of the program is a page too.
    pub fn answer(&self, path: &str) -> Answer {
        let relative = decode(path.trim_start_matches('/'));
        let is_page = relative.is_empty() || relative.ends_with('/') || relative.ends_with(".html");
        match &self.fault {
            Some(words) if is_page || self.good.is_none() => Answer::html(500, page::fault(words)),
            _ => catch_unwind(AssertUnwindSafe(|| self.found(&relative)))
                .unwrap_or_else(|panic| Answer::html(500, page::fault(&words(&*panic)))),
        }
    }

    fn found(&self, relative: &str) -> Answer {
        let Some(good) = &self.good else { return Answer::html(503, page::without_site(&self.mistakes)) };
        let is_folder = relative.is_empty() || relative.ends_with('/');
        let file = SitePath::new(&if is_folder { format!("{relative}index.html") } else { relative.to_owned() });
        let reader = load::media_reader(&self.content);
        let found = file.map_or(Ok(None), |file| good.at(&file, &reader));
        match found {
            Ok(Some(artifact)) => self.artifact(200, artifact),
            Ok(None) if !is_folder && self.is_page(good, relative) => Answer::MovedTo(format!("/{relative}/")),
            Ok(None) => match good.not_found() {
                Ok(artifact) => self.artifact(404, artifact),
                Err(mistake) => Answer::html(
                    500,
                    page::without_site(&diagnostics::text::render(&[*mistake], &prefix(&self.content))),
                ),
            },
            Err(Stopped::Mistake(mistake)) => {
                Answer::html(500, page::without_site(&diagnostics::text::render(&[*mistake], &prefix(&self.content))))
            }
            Err(Stopped::Machine(error)) => Answer::html(500, page::without_site(&error.to_string())),
        }
    }

    fn is_page(&self, good: &Prepared, relative: &str) -> bool {
        let reader = load::media_reader(&self.content);
        SitePath::new(&format!("{relative}/index.html"))
            .is_some_and(|file| matches!(good.at(&file, &reader), Ok(Some(_))))
    }

    fn artifact(&self, status: u16, artifact: Artifact) -> Answer {
        let media_type = media_type(&artifact.path);
        if !media_type.starts_with("text/html") {
            return Answer::Page { status, media_type, bytes: artifact.bytes };
        }
        let html = String::from_utf8(artifact.bytes).unwrap_or_default();
        Answer::html(status, page::with_reload(&html, &self.mistakes))
    }
}
