//! Builds the site again after every change of the content folder, remembering what did not change. Where only words
//! below the details of records were changed, their pages are shown first, and the whole site is built after that
//! (docs/decisions/0033-the-preview-shows-an-edit-first.md).

use super::shown::Shown;
use crate::cli::arguments::{SiteArguments, prefix};
use crate::cli::build;
use crate::diagnostics;
use crate::disk::load::{self, Remembered, key};
use crate::publish::pipeline::edits::edits;
use crate::publish::pipeline::{Inputs, Memory, Options, Unobserved, prepare};
use crate::record::resolve::sealing::Sealing;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Instant;
use tokio::sync::broadcast;

/// Builds the site, and hands over what is shown.
pub struct Preview {
    arguments: SiteArguments,
    /// Nothing is reported but mistakes.
    is_quiet: bool,
    content: PathBuf,
    files: Remembered,
    memory: Memory,
    /// The key that the folder had when it was read last.
    key: Option<Sealing>,
    /// What was built last.
    built: Option<(Inputs, Options)>,
    shown: Arc<RwLock<Shown>>,
}

impl Preview {
    /// Builds the site for the first time.
    ///
    /// # Errors
    /// A folder that cannot be read, a date that is none.
    pub fn new(arguments: &SiteArguments, is_quiet: bool, changes: broadcast::Sender<u64>) -> anyhow::Result<Self> {
        let mut preview = Self {
            arguments: arguments.clone(),
            is_quiet,
            content: arguments.content.clone(),
            files: Remembered::default(),
            memory: Memory::keeping(),
            key: None,
            built: None,
            shown: Arc::new(RwLock::new(Shown::new(arguments.content.clone(), changes))),
        };
        preview.try_to(Self::build)?;
        Ok(preview)
    }

    /// What requests are answered from.
    pub fn shown(&self) -> &Arc<RwLock<Shown>> {
        &self.shown
    }

    /// Whether the folder differs from what was read last, or another day has begun.
    pub fn is_behind(&self) -> bool {
        let day = |(inputs, built): &(Inputs, Options)| {
            build::options(&self.arguments, inputs).is_ok_and(|now| now == *built)
        };
        !self.built.as_ref().is_some_and(day) || self.files.is_behind(&self.content)
    }

    /// Builds the site again from what is in the folder now, where that has changed; whether anything else is shown or
    /// reported since.
    pub fn rebuild(&mut self) -> bool {
        self.rebuild_with(Self::build)
    }

    /// As [`Preview::rebuild`] says, by a way that may fail or panic.
    fn rebuild_with(&mut self, build: fn(&mut Self) -> anyhow::Result<()>) -> bool {
        let before = self.now().version();
        if let Err(error) = self.try_to(build) {
            self.built = None;
            self.write().show_error(&error);
        }
        self.now().version() != before
    }

    fn try_to(&mut self, build: fn(&mut Self) -> anyhow::Result<()>) -> anyhow::Result<()> {
        catch_unwind(AssertUnwindSafe(|| build(self))).unwrap_or_else(|panic| {
            // What was remembered may be half of something.
            self.memory = Memory::keeping();
            self.files = Remembered::default();
            self.write().show_fault(&*panic);
            Ok(())
        })
    }

    /// Requests are answered while the site is prepared: what they are answered from is only changed at the end.
    fn build(&mut self) -> anyhow::Result<()> {
        let started = Instant::now();
        let (mut inputs, options) = self.read_folder()?;
        if self.built.as_ref().is_some_and(|(known, with)| *known == inputs && *with == options) {
            return Ok(());
        }
        self.show_edits(&inputs, &options);
        if self.key.is_none() {
            inputs.sealing = build::first_key(&inputs).0;
        }
        let (inputs, options) = self.built.insert((inputs, options));
        let prepared = prepare(inputs, options, &mut self.memory, &Unobserved);
        let mut report = diagnostics::text::painted(&prepared.diags, &prefix(&self.content));
        let mistakes = report.to_string();
        let summary = diagnostics::text::summary(&prepared.diags);
        let verdict =
            if prepared.has_errors() { "The last site without mistakes is shown." } else { "The site is up to date." };
        if !self.is_quiet {
            let space = if summary.is_empty() { "" } else { " " };
            let _ = writeln!(report, "{summary}{space}{verdict} ({} ms)", started.elapsed().as_millis());
        }
        self.write().show(prepared, mistakes, report);
        Ok(())
    }

    /// What the folder holds now, and how it is built.
    fn read_folder(&mut self) -> anyhow::Result<(Inputs, Options)> {
        let mut inputs: Inputs = load::load_again(&self.content, &mut self.files)?;
        let key = key::read(&self.content)?;
        // Without a key in both, that of before stands for what has to be made of all texts.
        let before = self.built.as_ref().filter(|_| self.key.is_none()).map(|(inputs, _)| inputs.sealing.clone());
        inputs.sealing = key.clone().or(before).unwrap_or_default();
        self.key = key;
        let options = build::options(&self.arguments, &inputs)?;
        Ok((inputs, options))
    }

    /// Shows what was edited since the last build, where nothing else was changed.
    fn show_edits(&mut self, inputs: &Inputs, options: &Options) {
        let Some((before, _)) = self.built.as_ref().filter(|(_, with)| with == options) else { return };
        let found = {
            let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
            shown.current().and_then(|site| edits(site, (before, inputs), &mut self.memory))
        };
        self.write().show_edits(found.unwrap_or_default());
    }

    fn now(&self) -> RwLockReadGuard<'_, Shown> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Shown> {
        self.shown.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::super::addresses;
    use super::super::shown::Answer;
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
        let preview = Preview::new(&arguments, false, broadcast::channel(16).0).expect("it can be read");
        (folder, preview)
    }

    fn page(folder: &tempfile::TempDir, words: &str) {
        fs::create_dir_all(folder.path().join("pages")).expect("a folder");
        fs::write(folder.path().join("pages/about.md"), format!("---\ntitle: About\n---\n{words}\n"))
            .expect("it can be written");
    }

    fn report(preview: &Preview) -> String {
        preview.now().report().to_string()
    }

    fn shown(preview: &Preview, path: &str) -> (u16, String) {
        match preview.now().answer(path) {
            Answer::Page { status, bytes, .. } => (status, String::from_utf8(bytes).expect("text")),
            Answer::MovedTo(address) => (308, address),
        }
    }

    #[test]
    fn a_panic_is_a_page_and_the_next_change_is_built_again() {
        let (folder, mut preview) = preview();
        assert!(shown(&preview, "/about/").1.contains("First words."));
        for round in 0..2 {
            let before = preview.now().version();
            preview.rebuild_with(|_| panic!("the <lamp> is out"));
            let (status, html) = shown(&preview, "/about/");
            assert_eq!((status, preview.now().version()), (500, before + 1));
            assert!(html.contains("the &lt;lamp&gt; is out") && html.contains("Your files are as they were"), "{html}");
            assert!(html.contains(addresses::SCRIPT), "the page does not follow the next change: {html}");
            assert_eq!(shown(&preview, "/site.css").0, 200);
            assert!(report(&preview).contains("the <lamp> is out") && !report(&preview).contains("up to date"));
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
        let nothing = Shown::new(preview.content.clone(), broadcast::channel(16).0);
        preview.shown = Arc::new(RwLock::new(nothing));
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
        assert_eq!(preview.now().version(), 1);
        page(&folder, "Other words.");
        assert!(preview.is_behind());
        preview.rebuild();
        assert_eq!(preview.now().version(), 2);
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
            assert!(
                report(&preview).contains("there is no folder") && preview.now().version() == 2,
                "{}",
                report(&preview)
            );
        }
        assert!(shown(&preview, "/about/").1.contains("there is no folder"));
        fs::rename(&elsewhere, folder.path()).expect("it can be renamed");
        assert!(preview.is_behind());
        preview.rebuild();
        assert!(!shown(&preview, "/about/").1.contains("there is no folder"));
    }

    #[test]
    fn words_are_shown_before_the_whole_site_is_built_again() {
        let (folder, mut preview) = preview();
        page(&folder, "Other words.");
        let (inputs, options) = preview.read_folder().expect("it can be read");
        preview.show_edits(&inputs, &options);
        assert_eq!(preview.now().version(), 2);
        assert!(shown(&preview, "/about/").1.contains("Other words."));
        assert!(!preview.rebuild(), "the browser has it already");
        assert!(!preview.is_behind() && shown(&preview, "/about/").1.contains("Other words."));
    }

    #[test]
    fn words_that_keep_the_site_from_being_published_are_taken_back() {
        let (folder, mut preview) = preview();
        let long = "Some people of the street said that the lamps are out again and that nobody has come to look at \
            them since the storm in the spring of the year.";
        fs::create_dir_all(folder.path().join("divisions")).expect("a folder");
        fs::create_dir_all(folder.path().join("huddles")).expect("a folder");
        fs::write(
            folder.path().join("divisions/central.md"),
            "---\nname: Central\nresponse_areas: [{id: central-1, name: One}]\n---\n",
        )
        .expect("it can be written");
        let huddle = |day: &str, words: &str| {
            let text =
                format!("---\ntitle: Lamps\ndate: {day}\ndivision: central\nresponse_areas: all\n---\n{words}\n");
            fs::write(folder.path().join(format!("huddles/{day}-lamps.md")), text).expect("it can be written");
        };
        huddle("2026-09-10", long);
        huddle("2026-10-08", "First words of October.");
        preview.rebuild();
        let address = "/huddles/2026-10-08-lamps/";
        assert!(shown(&preview, address).1.contains("First words of October."), "{}", report(&preview));
        // Word for word what was said in September.
        huddle("2026-10-08", long);
        let (inputs, options) = preview.read_folder().expect("it can be read");
        preview.show_edits(&inputs, &options);
        assert!(shown(&preview, address).1.contains("since the storm"));
        assert!(preview.rebuild());
        let html = shown(&preview, address).1;
        assert!(html.contains("First words of October.") && !html.contains("since the storm in"), "{html}");
        assert!(html.contains("H053") && !report(&preview).contains("up to date"), "{html}");
        // With mistakes nothing is shown before it is checked.
        huddle("2026-10-08", "Second words of October.");
        let (inputs, options) = preview.read_folder().expect("it can be read");
        preview.show_edits(&inputs, &options);
        assert!(shown(&preview, address).1.contains("First words of October."));
        assert!(preview.rebuild() && shown(&preview, address).1.contains("Second words of October."));
        huddle("2026-10-08", "Third words of October.");
        preview.rebuild();
        preview.rebuild_with(|_| panic!("the lamp is out"));
        preview.rebuild();
        assert_eq!(shown(&preview, address).0, 500);
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
