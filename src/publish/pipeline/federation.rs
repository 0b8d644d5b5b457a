//! The order of a combined site: read each department, join, render. It is handed streams and gives artifacts; the
//! departments and the pages are worked on in parallel.

use super::{Observer, Stage};
use crate::diagnostics::Diag;
use crate::federate::frame::Voices;
use crate::federate::join::{Wishes, join, same_site};
use crate::federate::plan::{Key, Planned, address, pages};
use crate::federate::read::{Open, department};
use crate::federate::view::{half, view};
use crate::federate::{Department, Federation, SameTopics, Viewer};
use crate::pages::language::messages::LanguageMistake;
use crate::pages::render::ICON;
use crate::pages::view::frame::SCRIPTS;
use crate::publish::export::{headers, joined};
use crate::publish::seal::{self, InputSeal, Manifest};
use crate::record::config::base_path;
use crate::record::resolve::sealing::Sealing;
use crate::site::artifact::{Artifact, FileSeal, Sink};
use crate::site::plan::{data, file_of};
use crate::site::theme::{FEED_STYLESHEET, OwnFiles, STYLESHEET, Theme};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

/// One folder of a department's data: its name for messages, and its files.
pub struct Folder<'o> {
    /// As messages name it.
    pub name: String,
    /// Opens its files by name.
    pub open: Box<Open<'o>>,
}

/// A combined site that can be rendered.
pub struct Joined {
    /// All departments together.
    pub federation: Federation,
    voices: Voices,
    theme: Theme,
    input: String,
}

/// What came of the folders that were named.
pub struct Gathered {
    /// In the order of the folders; none where one of them has mistakes.
    pub departments: Vec<Department>,
    /// What is wrong in each folder.
    pub diags: Vec<Vec<Diag>>,
}

/// Reads every folder. All mistakes of all folders are reported at once.
///
/// # Errors
/// A system error.
pub fn gather(folders: &[Folder<'_>], same: &SameTopics, observer: &dyn Observer) -> io::Result<Gathered> {
    observer.enter(Stage::Parse);
    let read: Vec<(Option<Department>, Vec<Diag>)> =
        folders.par_iter().map(|folder| department(&*folder.open, same)).collect::<io::Result<_>>()?;
    let (departments, mut diags): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    // One site may have been fetched in two ways.
    let place = |department: &Department| {
        let rest = department.about.base_url.split_once("://").map_or("", |(_, rest)| rest);
        rest.strip_prefix("www.").unwrap_or(rest).to_lowercase()
    };
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for (at, department) in departments.iter().enumerate() {
        let Some(department) = department else { continue };
        match taken.get(&place(department)) {
            Some(first) => diags[at].push(same_site(department, &folders[*first].name)),
            None => drop(taken.insert(place(department), at)),
        }
    }
    let broken = diags.iter().flatten().any(|diag| diag.severity == crate::diagnostics::Severity::Error);
    let departments = if broken { Vec::new() } else { departments.into_iter().flatten().collect() };
    Ok(Gathered { departments, diags })
}

impl Joined {
    /// Joins departments as its maker wishes.
    ///
    /// # Errors
    /// Languages that the theme has no words for.
    pub fn new(
        departments: Vec<Department>,
        wishes: &Wishes,
        observer: &dyn Observer,
    ) -> Result<Self, Vec<LanguageMistake>> {
        observer.enter(Stage::Plan);
        let theme = Theme::new(OwnFiles::default());
        let federation = join(departments, wishes);
        let mut input = InputSeal::new(&format!("{wishes:?}"), &Sealing::Plain);
        for department in &federation.departments {
            input.add(&department.about.base_url, department.digest.as_bytes());
        }
        let voices = Voices::new(&federation, &theme)?;
        Ok(Self { federation, voices, theme, input: input.finish() })
    }

    /// One hash over everything that the site is made from.
    pub fn input_seal(&self) -> &str {
        &self.input
    }

    /// Renders everything into the sink, in parallel; the manifest last.
    ///
    /// # Errors
    /// A system error.
    pub fn render_all(&self, sink: &dyn Sink, observer: &dyn Observer) -> io::Result<Manifest> {
        observer.enter(Stage::Render);
        let seals = Mutex::new(BTreeMap::new());
        let put = |artifact: Artifact| -> io::Result<()> {
            let seal = FileSeal::of(&artifact.bytes);
            seals.lock().expect("no thread panics while it holds this").insert(artifact.path.as_str().to_owned(), seal);
            sink.put(artifact, &seal)
        };
        pages(&self.federation).par_iter().try_for_each(|planned| put(self.page(*planned)))?;
        let scripts = SCRIPTS.iter().filter(|(kind, _)| *kind == "search").flat_map(|(_, files)| files.iter().copied());
        let shown = |path: &str| {
            path == STYLESHEET
                || path == ICON
                || path == FEED_STYLESHEET
                || scripts.clone().any(|script| script == path)
        };
        for (path, bytes) in self.theme.statics.iter().filter(|(path, _)| shown(path.as_str())) {
            put(Artifact::new(path.clone(), bytes.clone()))?;
        }
        let viewers: Vec<Viewer<'_>> = self.voices.languages(&self.federation, Key::Home).collect();
        joined::files(&viewers, &|path| sink.published(path), &|artifact| put(artifact))?;
        let headers = headers::of_pages(base_path(&self.federation.base_url));
        put(Artifact::new(data::path(headers::NAME), headers.into_bytes()))?;
        let files = seals.into_inner().expect("no thread panics while it holds this");
        let manifest = Manifest {
            kind: Some(seal::Kind::Federation),
            base_url: self.federation.base_url.clone(),
            ..Manifest::of_files(self.federation.as_of().1, self.input.clone(), files)
        };
        manifest.put(sink)?;
        Ok(manifest)
    }

    fn page(&self, planned: Planned) -> Artifact {
        let viewer = self.voices.viewer(&self.federation, planned);
        let halves = || self.voices.languages(&self.federation, Key::NotFound).map(|viewer| half(&viewer)).collect();
        let page = view(&viewer, halves);
        let address = address(&self.federation, planned);
        let bytes = viewer.voice.renderer.render_with(page.template, &page.common, &page.content, &address);
        let bytes = bytes
            .unwrap_or_else(|diag| panic!("the program's own template {} is broken: {}", page.template, diag.message));
        Artifact::new(file_of(&address), bytes)
    }

    /// How many pages the site has.
    pub fn page_count(&self) -> usize {
        pages(&self.federation).len()
    }
}
