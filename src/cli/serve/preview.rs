//! The site as the preview has it: built again after every change, remembering what did not change.

use super::page;
use crate::cli::arguments::{SiteArguments, prefix};
use crate::cli::build;
use crate::diagnostics;
use crate::disk::load::{self, Remembered};
use crate::publish::pipeline::{Inputs, Memory, Options, Prepared, Stopped, Unobserved, prepare};
use crate::site::artifact::{Artifact, media_type};
use crate::text::SitePath;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Instant;

/// The state of a preview.
pub struct Preview {
    arguments: SiteArguments,
    content: PathBuf,
    files: Remembered,
    memory: Memory,
    /// What was built last.
    built: Option<(Inputs, Options)>,
    /// The last site without mistakes.
    good: Option<Prepared>,
    /// The mistakes that keep the content as it is now from being published, for the page; empty where there are none.
    mistakes: String,
    /// What the program said when it failed on the content as it is now.
    fault: Option<String>,
    /// What to say in the terminal.
    report: String,
    /// Counts builds.
    pub version: u64,
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
            built: None,
            good: None,
            mistakes: String::new(),
            fault: None,
            report: String::new(),
            version: 0,
        };
        preview.try_to(Self::build)?;
        Ok(preview)
    }

    /// Whether the folder differs from what was read last, or another day has begun.
    pub fn is_behind(&self) -> bool {
        let day = |(inputs, built): &(Inputs, Options)| {
            build::options(&self.arguments, inputs).is_ok_and(|now| now == *built)
        };
        !self.built.as_ref().is_some_and(day) || self.files.is_behind(&self.content)
    }

    /// Builds the site again from what is in the folder now, where that has changed.
    pub fn rebuild(&mut self) {
        self.rebuild_with(Self::build);
    }

    /// As [`Preview::rebuild`] says, by a way that may fail or panic.
    fn rebuild_with(&mut self, build: fn(&mut Self) -> anyhow::Result<()>) {
        let Err(error) = self.try_to(build) else { return };
        self.built = None;
        let told = format!("huddle: {error:#}\n");
        if self.mistakes != told {
            self.report.clone_from(&told);
            self.mistakes = told;
            self.version += 1;
        }
    }

    fn try_to(&mut self, build: fn(&mut Self) -> anyhow::Result<()>) -> anyhow::Result<()> {
        catch_unwind(AssertUnwindSafe(|| build(self))).unwrap_or_else(|panic| {
            // What was remembered may be half of something.
            self.memory = Memory::keeping();
            self.files = Remembered::default();
            let words = words(&*panic);
            self.report = format!(
                "huddle failed, which is a fault of the program and not of yours: {words}\nYour \
                files are as they were. The next change is built again.\n"
            );
            self.fault = Some(words);
            self.version += 1;
            Ok(())
        })
    }

    fn build(&mut self) -> anyhow::Result<()> {
        let started = Instant::now();
        let mut inputs: Inputs = load::load_again(&self.content, &mut self.files)?;
        inputs.sealing = build::sealing(&self.content, &inputs)?.0;
        let options = build::options(&self.arguments, &inputs)?;
        if self.built.as_ref().is_some_and(|(known, with)| *known == inputs && *with == options) {
            return Ok(());
        }
        let (inputs, options) = self.built.insert((inputs, options));
        let prepared = prepare(inputs, options, &mut self.memory, &Unobserved);
        let told = diagnostics::text::render(&prepared.diags, &prefix(&self.content));
        let summary = diagnostics::text::summary(&prepared.diags);
        let verdict =
            if prepared.has_errors() { "The last site without mistakes is shown." } else { "The site is up to date." };
        self.report = format!(
            "{told}{summary}{}{verdict} ({} ms)\n",
            if summary.is_empty() { "" } else { " " },
            started.elapsed().as_millis()
        );
        self.fault = None;
        self.version += 1;
        if prepared.has_errors() {
            self.mistakes = told;
        } else {
            self.mistakes.clear();
            // Letting go of a large site takes a while, for which nobody has to wait.
            let before = self.good.replace(prepared);
            std::thread::spawn(move || drop(before));
        }
        Ok(())
    }

    /// What to say in the terminal.
    pub fn report(&self) -> &str {
        &self.report
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

fn decode(path: &str) -> String {
    crate::text::decode(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn preview() -> (tempfile::TempDir, Preview) {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = "title: Minutes\norganization: {name: Office}\nbase_url: https://minutes.example/\ntimezone: \
            America/New_York\n";
        fs::write(folder.path().join("site.yaml"), settings).expect("it can be written");
        page(&folder, "First words.");
        let arguments = SiteArguments {
            content: folder.path().to_owned(),
            today: Some("2026-11-22".into()),
            drafts: false,
            base_url: None,
        };
        let preview = Preview::new(&arguments).expect("it can be read");
        (folder, preview)
    }

    fn page(folder: &tempfile::TempDir, words: &str) {
        fs::create_dir_all(folder.path().join("pages")).expect("a folder");
        fs::write(folder.path().join("pages/about.md"), format!("---\ntitle: About\n---\n{words}\n"))
            .expect("it can be written");
    }

    fn shown(preview: &Preview, path: &str) -> (u16, String) {
        match preview.answer(path) {
            Answer::Page { status, bytes, .. } => (status, String::from_utf8(bytes).expect("text")),
            Answer::MovedTo(address) => (308, address),
        }
    }

    #[test]
    fn a_panic_is_a_page_and_the_next_change_is_built_again() {
        let (folder, mut preview) = preview();
        assert!(shown(&preview, "/about/").1.contains("First words."));
        for round in 0..2 {
            let before = preview.version;
            preview.rebuild_with(|_| panic!("the <lamp> is out"));
            let (status, html) = shown(&preview, "/about/");
            assert_eq!((status, preview.version), (500, before + 1));
            assert!(html.contains("the &lt;lamp&gt; is out") && html.contains("Your files are as they were"), "{html}");
            assert!(html.contains(super::super::addresses::SCRIPT), "the page does not follow the next change: {html}");
            assert_eq!(shown(&preview, "/site.css").0, 200);
            assert!(preview.report().contains("the <lamp> is out") && !preview.report().contains("up to date"));
            let words = format!("Words of round {round}.");
            page(&folder, &words);
            preview.rebuild();
            let (status, html) = shown(&preview, "/about/");
            assert!(status == 200 && html.contains(&words), "{status} {html}");
        }
    }

    #[test]
    fn a_panic_at_the_first_build_is_a_page_too() {
        let (_folder, mut preview) = preview();
        preview.good = None;
        preview.rebuild_with(|_| std::panic::panic_any(7));
        assert_eq!(shown(&preview, "/site.css").0, 500);
        assert!(shown(&preview, "/").1.contains("it did not say why"));
    }

    #[test]
    fn nothing_is_built_where_nothing_has_changed() {
        let (folder, mut preview) = preview();
        assert!(!preview.is_behind());
        preview.rebuild();
        page(&folder, "First words.");
        preview.rebuild();
        assert_eq!(preview.version, 1);
        page(&folder, "Other words.");
        assert!(preview.is_behind());
        preview.rebuild();
        assert_eq!(preview.version, 2);
        assert!(!preview.is_behind());
    }

    #[test]
    fn a_folder_that_is_gone_is_reported_once_and_read_when_it_is_back() {
        let (folder, mut preview) = preview();
        let elsewhere = folder.path().with_extension("elsewhere");
        fs::rename(folder.path(), &elsewhere).expect("it can be renamed");
        for _ in 0..2 {
            assert!(preview.is_behind());
            preview.rebuild();
            assert!(preview.report().contains("there is no folder") && preview.version == 2, "{}", preview.report());
        }
        assert!(shown(&preview, "/about/").1.contains("there is no folder"));
        fs::rename(&elsewhere, folder.path()).expect("it can be renamed");
        assert!(preview.is_behind());
        preview.rebuild();
        assert!(!shown(&preview, "/about/").1.contains("there is no folder"));
    }

    /// Times of files have steps: two changes within one leave no trace in them.
    #[test]
    fn a_change_without_a_trace_in_the_time_or_the_length_is_seen() {
        let (folder, mut preview) = preview();
        for number in 0..200 {
            let words = format!("Words {:03}.", number);
            page(&folder, &words);
            preview.rebuild();
            assert!(shown(&preview, "/about/").1.contains(&words), "{words}");
        }
        // A file with the length and the time of another in its place.
        let (here, there) = (folder.path().join("pages/about.md"), folder.path().join("about.other"));
        let time = fs::metadata(&here).expect("it is there").modified().expect("a time");
        fs::write(&there, "---\ntitle: About\n---\nOther 199.\n").expect("it can be written");
        fs::File::options().write(true).open(&there).expect("it is there").set_modified(time).expect("it can be set");
        fs::rename(&there, &here).expect("it can be renamed");
        preview.rebuild();
        assert!(shown(&preview, "/about/").1.contains("Other 199."));
    }
}
