//! The site as the preview has it: built again after every change, remembering what did not change.

use super::page;
use crate::artifact::{Artifact, media_type};
use crate::cli::{SiteArguments, build, prefix};
use crate::diag;
use crate::load::{self, Remembered};
use crate::pipeline::{Inputs, Memory, Prepared, Stopped, Unobserved, prepare};
use crate::text::SitePath;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Instant;

/// What is said where the program itself has a fault.
pub const FAILED: &str =
    "huddle failed on these files, which is a fault of the program: please report it with the file that you changed last.";

pub struct Preview {
    arguments: SiteArguments,
    content: PathBuf,
    files: Remembered,
    memory: Memory,
    /// The last site without mistakes.
    good: Option<Prepared>,
    /// The mistakes that keep the content as it is now from being published, for the page; empty where there are none.
    mistakes: String,
    /// What to say in the terminal.
    report: String,
    /// Counts builds.
    pub version: u64,
}

/// What is sent back.
pub enum Answer {
    Page { status: u16, media_type: &'static str, bytes: Vec<u8> },
    MovedTo(String),
}

impl Answer {
    pub fn html(status: u16, html: String) -> Self {
        Self::Page { status, media_type: "text/html; charset=utf-8", bytes: html.into_bytes() }
    }
}

impl Preview {
    /// Builds the site for the first time.
    ///
    /// # Errors
    /// A folder that cannot be read, a date that is none.
    pub fn new(arguments: &SiteArguments) -> anyhow::Result<Self> {
        let mut preview = Self {
            arguments: arguments.clone(),
            content: arguments.content.clone(),
            files: Remembered::default(),
            memory: Memory::keeping(),
            good: None,
            mistakes: String::new(),
            report: String::new(),
            version: 0,
        };
        preview.rebuild()?;
        Ok(preview)
    }

    /// Builds the site again from what is in the folder now.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn rebuild(&mut self) -> anyhow::Result<()> {
        let built = catch_unwind(AssertUnwindSafe(|| self.build()));
        self.version += 1;
        built.unwrap_or_else(|_| {
            // What was remembered may be half of something.
            self.memory = Memory::keeping();
            self.files = Remembered::default();
            self.mistakes = format!("{FAILED} The last change is not shown; this page follows the next.\n");
            self.report = format!("{FAILED}\n");
            Ok(())
        })
    }

    fn build(&mut self) -> anyhow::Result<()> {
        let started = Instant::now();
        let inputs: Inputs = load::load_again(&self.content, &mut self.files)?;
        let options = build::options(&self.arguments, &inputs)?;
        let prepared = prepare(&inputs, &options, &mut self.memory, &Unobserved);
        let told = diag::text::render(&prepared.diags, &prefix(&self.content));
        let summary = diag::text::summary(&prepared.diags);
        let verdict = if prepared.has_errors() { "The last site without mistakes is shown." } else { "The site is up to date." };
        self.report =
            format!("{told}{summary}{}{verdict} ({} ms)\n", if summary.is_empty() { "" } else { " " }, started.elapsed().as_millis());
        if prepared.has_errors() {
            self.mistakes = told;
        } else {
            self.mistakes.clear();
            self.good = Some(prepared);
        }
        Ok(())
    }

    /// What to say in the terminal.
    pub fn report(&self) -> &str {
        &self.report
    }

    /// The page or file at a path of the address.
    pub fn answer(&self, path: &str) -> Answer {
        let Some(good) = &self.good else { return Answer::html(503, page::without_site(&self.mistakes)) };
        let relative = decode(path.trim_start_matches('/'));
        let is_folder = relative.is_empty() || relative.ends_with('/');
        let file = SitePath::new(&if is_folder { format!("{relative}index.html") } else { relative.clone() });
        let reader = load::media_reader(&self.content);
        let found = file.map_or(Ok(None), |file| good.at(&file, &reader));
        match found {
            Ok(Some(artifact)) => self.artifact(200, artifact),
            Ok(None) if !is_folder && self.is_page(good, &relative) => Answer::MovedTo(format!("/{relative}/")),
            Ok(None) => match good.not_found() {
                Ok(artifact) => self.artifact(404, artifact),
                Err(mistake) => Answer::html(500, page::without_site(&diag::text::render(&[*mistake], &prefix(&self.content)))),
            },
            Err(Stopped::Mistake(mistake)) => {
                Answer::html(500, page::without_site(&diag::text::render(&[*mistake], &prefix(&self.content))))
            }
            Err(Stopped::Machine(error)) => Answer::html(500, page::without_site(&error.to_string())),
        }
    }

    fn is_page(&self, good: &Prepared, relative: &str) -> bool {
        let reader = load::media_reader(&self.content);
        SitePath::new(&format!("{relative}/index.html")).is_some_and(|file| matches!(good.at(&file, &reader), Ok(Some(_))))
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

fn decode(path: &str) -> String {
    crate::text::decode(path)
}
