//! A prepared site as files: its pages rendered, its exports made, its input sealed.

use super::{Inputs, Observer, Options, Prepared, Stage, Stopped};
use crate::diagnostics::{Diag, Severity};
use crate::media::picture::Spoiled;
use crate::pages::language::Speech;
use crate::pages::view::spoken::Spoken;
use crate::pages::view::viewer::viewer_of;
use crate::pages::view::{Content, View, Viewer, view};
use crate::publish::export::{self, Exporter, Exporting, Makes, Means, Task};
use crate::publish::ledger::Each;
use crate::publish::seal::{self, InputSeal, Manifest};
use crate::site::artifact::{Artifact, FileSeal, FileSum, MediaReader, Placing, Sink, Summing, Writing};
use crate::site::check::{self};
use crate::site::plan::collisions::Holder;
use crate::site::plan::{self, Key, PlacedPage, Plan, Planned};
use crate::site::theme::OwnFiles;
use crate::text::SitePath;
use crate::text::source::Source;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

/// Pictures are written by so many threads, and large ones by one: an allocator keeps for each thread what its pictures
/// took.
fn painters(exporter: &str) -> Option<usize> {
    match exporter {
        export::LARGE_PICTURES => Some(1),
        export::PICTURES => Some(2),
        _ => None,
    }
}

/// The sums of the files of data that are made, for what lists them.
#[derive(Default)]
struct Sums(Mutex<BTreeMap<String, FileSum>>);

impl Sums {
    fn note(&self, path: &SitePath, sum: Option<FileSum>) {
        if let Some(sum) = sum.filter(|_| plan::data::is_listed(path)) {
            self.0.lock().expect("no thread panics while it holds this").insert(path.as_str().to_owned(), sum);
        }
    }

    fn of(&self, artifact: &Artifact) {
        if plan::data::is_listed(&artifact.path) {
            self.note(&artifact.path, Some(FileSum::of(&artifact.bytes)));
        }
    }

    fn so_far(&self) -> BTreeMap<String, FileSum> {
        self.0.lock().expect("no thread panics while it holds this").clone()
    }
}

fn in_threads<T: Send>(exporter: &str, work: impl FnOnce() -> Result<T, Stopped> + Send) -> Result<T, Stopped> {
    let Some(painters) = painters(exporter).filter(|painters| rayon::current_num_threads() > *painters) else {
        return work();
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(painters).build();
    pool.map_err(|error| Stopped::Machine(io::Error::other(error)))?.install(work)
}

/// Everything that exporters make, each with the name of its exporter.
pub(super) fn makers(exporting: &Exporting<'_>) -> Vec<(Makes, &'static str)> {
    let made = |name, tasks: &[Task<'_>]| {
        tasks.iter().flat_map(|task| &task.makes).map(|makes| (makes.clone(), name)).collect()
    };
    exported(exporting, |_| true, made)
}

/// Everything of the site that is no page, each with where it comes from.
pub(super) fn files(makers: &[(Makes, &str)], plan: &Plan, own: &OwnFiles) -> Vec<(SitePath, Holder)> {
    let statics: BTreeMap<SitePath, &SitePath> = own.published().collect();
    let holder = |exporter: &str, path: &SitePath| match statics.get(path) {
        Some(own) if exporter == export::STATICS => Holder::Own((*own).clone()),
        _ if export::ATTACHED.contains(&exporter) && plan.media.contains(path) => Holder::Own(path.clone()),
        _ => Holder::Made,
    };
    let made = makers.iter().map(|(makes, exporter)| (makes.path().clone(), holder(exporter, makes.path())));
    made.chain([(plan::data::path(plan::data::MANIFEST), Holder::Made)]).collect()
}

/// Runs over every exporter that is on and wanted, with its tasks, in their order. A site that lacks the words of a
/// language has none.
fn exported<T>(
    exporting: &Exporting<'_>,
    wanted: impl Fn(&Exporter) -> bool,
    mut each: impl FnMut(&'static str, &[Task<'_>]) -> Vec<T>,
) -> Vec<T> {
    let config = &exporting.site.config;
    if exporting.viewers.len() != config.languages.len() {
        return Vec::new();
    }
    let is_on = |exporter: &&Exporter| exporter.group.is_none_or(|group| config.exports.has(group));
    let exporters = export::EXPORTERS.iter().filter(is_on).filter(|exporter| wanted(exporter));
    exporters.flat_map(|exporter| each(exporter.name, &(exporter.export)(exporting))).collect()
}

impl Prepared {
    /// The words of each language of the site, and the names that it says.
    pub fn voices(&self) -> impl Iterator<Item = (&Speech, &Spoken)> {
        self.speeches.iter().zip(&self.spoken)
    }

    /// Whether a diagnostic is an error, so that the site must not be published.
    pub fn has_errors(&self) -> bool {
        self.diags.iter().any(|diag| diag.severity == Severity::Error)
    }

    /// One hash over everything that the site is made from.
    ///
    /// # Errors
    /// A file of the content folder that cannot be read.
    pub fn input_seal(&self, inputs: &Inputs, options: &Options, media: &MediaReader<'_>) -> io::Result<String> {
        let mut seal =
            InputSeal::new(&format!("{} {} {:?}", options.today, options.drafts, options.base_url), &inputs.sealing);
        let mut sources: Vec<&Source> =
            inputs.settings.iter().chain(&inputs.texts).map(Arc::as_ref).chain(&inputs.theme.texts).collect();
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        for source in sources {
            seal.add(source.path.as_str(), source.text.as_bytes());
        }
        for (path, source) in &inputs.boundaries {
            seal.add(path.as_str(), source.text.as_bytes());
        }
        for (path, bytes) in &inputs.theme.statics {
            seal.add(path.as_str(), bytes);
        }
        for path in &self.plan.media {
            if !self.site.pictures.contains_key(path) {
                seal.add(path.as_str(), &media(path)?);
            }
        }
        let logo = plan::pictures::logo_file(&self.site);
        for path in self.plan.media.iter().chain(&self.plan.shown).chain(&logo) {
            // What was looked at stands for the bytes.
            if let Some(Ok(picture)) = self.site.pictures.get(path) {
                seal.add(path.as_str(), picture.digest.as_bytes());
            }
        }
        if let Some(Ok(log)) = &self.log {
            seal.add("log", log.seal().as_bytes());
        }
        Ok(seal.finish())
    }

    /// Renders one page.
    ///
    /// # Errors
    /// A mistake of a template of the site's own.
    pub fn render(&self, planned: Planned) -> Result<Artifact, Box<Diag>> {
        let address = plan::address(&self.site, planned);
        let bytes = self.renderers[planned.language].render(&self.view(planned), &address)?;
        Ok(Artifact::new(plan::file_of(&address), bytes))
    }

    fn view(&self, planned: Planned) -> View {
        let mut page = view(&self.viewer(planned.language), planned);
        if let Content::NotFound(content) = &mut page.content {
            content.halves = (0..self.speeches.len())
                .map(|language| crate::pages::view::plain::half(&self.viewer(language)))
                .collect();
        }
        page
    }

    /// Takes a page of the published site over where it was made from the same, else renders it.
    fn page(
        &self,
        PlacedPage { page: planned, address }: &PlacedPage,
        sink: &dyn Sink,
    ) -> Result<(SitePath, FileSeal), Stopped> {
        let path = plan::file_of(address);
        let page = self.view(*planned);
        let renderer = &self.renderers[planned.language];
        let origin = self.sealing.begin_origin().map(|hasher| renderer.origin(&page, hasher));
        if let Some(seal) = origin.and_then(|origin| sink.keep(&path, &origin)) {
            return Ok((path, seal));
        }
        let bytes = renderer.render(&page, address).map_err(Stopped::Mistake)?;
        let seal = FileSeal { origin, ..FileSeal::of(&bytes) };
        sink.put(Artifact::new(path.clone(), bytes), &seal).map_err(Stopped::Machine)?;
        Ok((path, seal))
    }

    /// As [`exported`] says, for this site.
    fn exported<T>(
        &self,
        wanted: impl Fn(&Exporter) -> bool,
        each: impl FnMut(&'static str, &[Task<'_>]) -> Vec<T>,
    ) -> Vec<T> {
        let viewers: Vec<Viewer<'_>> = (0..self.speeches.len()).map(|language| self.viewer(language)).collect();
        let exporting =
            Exporting { site: &self.site, plan: &self.plan, theme: &self.theme, facts: &self.facts, viewers: &viewers };
        exported(&exporting, wanted, each)
    }

    fn viewer(&self, language: usize) -> Viewer<'_> {
        viewer_of(&self.site, &self.plan, &self.previews, (&self.speeches, &self.spoken))(language)
    }

    /// Renders everything into the sink, in parallel, each artifact handed over as it is made; the manifest last.
    ///
    /// # Errors
    /// A template's mistake, or a system error.
    ///
    /// # Panics
    /// Where the site has errors: such a site is never rendered.
    pub fn render_all(
        &self,
        sink: &dyn Sink,
        media: &MediaReader<'_>,
        input: String,
        observer: &dyn Observer,
    ) -> Result<Manifest, Stopped> {
        assert!(!self.has_errors(), "a site with errors is not published");
        observer.enter(Stage::Render);
        let seals = Mutex::new(BTreeMap::new());
        let note = |path: SitePath, seal: FileSeal| {
            seals.lock().expect("no thread panics while it holds this").insert(path.as_str().to_owned(), seal);
        };
        self.plan
            .pages
            .par_iter()
            .try_for_each(|placed| self.page(placed, sink).map(|(path, seal)| note(path, seal)))?;
        observer.enter(Stage::Export);
        let sums = Sums::default();
        let put = |artifact: Artifact| {
            let seal = FileSeal::of(&artifact.bytes);
            note(artifact.path.clone(), seal);
            sums.of(&artifact);
            sink.put(artifact, &seal)
        };
        let published = |path: &SitePath| sink.published(path);
        let write = |path: &SitePath, make: &mut Writing<'_>| {
            let mut sum = None;
            let seal = sink.write(path, &mut |out| {
                if !plan::data::is_listed(path) {
                    return make(out);
                }
                let mut out = Summing::new(out);
                make(&mut out)?;
                sum = Some(out.sum());
                Ok(())
            })?;
            sums.note(path, sum);
            note(path.clone(), seal);
            Ok(())
        };
        let place = |path: &SitePath, make: &mut Placing<'_>| {
            let Some((seal, sum)) = sink.place(path, make)? else { return Ok(false) };
            sums.note(path, Some(sum));
            note(path.clone(), seal);
            Ok(true)
        };
        let known = || sums.so_far();
        let means = Means { media, published: &published, put: &put, write: &write, place: &place, sums: &known };
        let run = |name: &'static str, tasks: &[Task<'_>]| {
            observer.export(name);
            let one = |task: &Task<'_>| {
                let rest = (task.make)(&means).map_err(|error| self.stopped(error))?;
                rest.into_iter().try_for_each(&put).map_err(Stopped::Machine)
            };
            vec![in_threads(name, || tasks.par_iter().try_for_each(one))]
        };
        // What says of other files what they hold comes when they are made.
        for last in [false, true] {
            self.exported(|exporter| exporter.last == last, run).into_iter().collect::<Result<(), Stopped>>()?;
        }
        let mut files = seals.into_inner().expect("no thread panics while it holds this");
        let mut origins = BTreeMap::new();
        if let Some(Ok(log)) = &self.log {
            observer.export("files of the log");
            let each: &Each = &|count, work| (0..count).into_par_iter().for_each(work);
            files.extend(log.write(&files, sink, each).map_err(Stopped::Machine)?);
            origins.clone_from(&log.origins);
        }
        let kind = if self.site.config.drafts { seal::Kind::Drafts } else { seal::Kind::Site };
        let (key, plain) = (self.sealing.name(), self.plain.clone());
        let manifest = Manifest { kind: Some(kind), key, origins, plain, ..Manifest::new(&self.site, input, files) };
        manifest.put(sink).map_err(Stopped::Machine)?;
        Ok(manifest)
    }

    /// The page or file at an address of the site, made now: for the preview.
    ///
    /// # Errors
    /// A template's mistake, or a file that cannot be read.
    pub fn at(&self, path: &SitePath, media: &MediaReader<'_>) -> Result<Option<Artifact>, Stopped> {
        if let Some(PlacedPage { page, .. }) = self.plan.pages.iter().find(|placed| placed.is_in(path)) {
            return self.render(*page).map(Some).map_err(Stopped::Mistake);
        }
        let found = Mutex::new(None);
        let put = |artifact: Artifact| {
            if artifact.path == *path {
                *found.lock().expect("no thread panics while it holds this") = Some(artifact);
            }
            Ok(())
        };
        let holds = |name: &str| self.makers.iter().any(|(makes, maker)| *maker == name && makes.holds(path));
        let is_maker = |exporter: &Exporter| holds(exporter.name);
        let makes = |task: &Task<'_>| task.makes.iter().any(|makes| makes.holds(path));
        let Some(maker) = export::EXPORTERS.iter().find(|exporter| is_maker(exporter)) else { return Ok(None) };
        let sums = if maker.last { self.sums_before(maker, media)? } else { Sums::default() };
        self.made(is_maker, makes, (media, &sums), &put)?;
        Ok(found.into_inner().expect("no thread panics while it holds this"))
    }

    /// The sums of the files of data that are made before those of an exporter, which are made for that alone.
    fn sums_before(&self, maker: &Exporter, media: &MediaReader<'_>) -> Result<Sums, Stopped> {
        let sums = Sums::default();
        let put = |artifact: Artifact| {
            sums.of(&artifact);
            Ok(())
        };
        let is_listed = |makes: &Makes| match makes {
            Makes::File(path) => plan::data::is_listed(path),
            Makes::Folder(folder) => folder.as_str().starts_with(plan::data::FOLDER),
        };
        let lists = |task: &Task<'_>| task.makes.iter().any(is_listed);
        let others = export::EXPORTERS.iter().filter(|exporter| !exporter.last);
        // Of those that come last, each is told of the one before it.
        let earlier = export::EXPORTERS.iter().filter(|exporter| exporter.last);
        for other in others.chain(earlier.take_while(|exporter| exporter.name != maker.name)) {
            self.made(|exporter| exporter.name == other.name, lists, (media, &sums), &put)?;
        }
        Ok(sums)
    }

    /// Makes what some exporters make, in memory, and hands it over.
    fn made(
        &self,
        wanted: impl Fn(&Exporter) -> bool,
        makes: impl Fn(&Task<'_>) -> bool,
        (media, sums): (&MediaReader<'_>, &Sums),
        put: &(dyn Fn(Artifact) -> io::Result<()> + Sync),
    ) -> Result<(), Stopped> {
        let write = |path: &SitePath, make: &mut Writing<'_>| {
            let mut bytes = Vec::new();
            make(&mut bytes)?;
            put(Artifact::new(path.clone(), bytes))
        };
        let known = || sums.so_far();
        let means = Means { media, published: &|_| None, put, write: &write, place: &|_, _| Ok(false), sums: &known };
        let run = |_: &'static str, tasks: &[Task<'_>]| {
            tasks.iter().filter(|task| makes(task)).map(|task| (task.make)(&means)).collect()
        };
        for artifacts in self.exported(wanted, run) {
            artifacts.map_err(|error| self.stopped(error))?.into_iter().try_for_each(put).map_err(Stopped::Machine)?;
        }
        Ok(())
    }

    /// Why an exporter stopped: a broken picture is the user's mistake, all else a system error.
    fn stopped(&self, error: io::Error) -> Stopped {
        match error.downcast::<Spoiled>() {
            Ok(Spoiled { file, flaw }) => {
                Stopped::Mistake(Box::new(check::pictures::late(&self.site, &self.facts, &file, &flaw)))
            }
            Err(error) => Stopped::Machine(error),
        }
    }

    /// The page that stands for addresses that lead nowhere.
    ///
    /// # Errors
    /// A template's mistake.
    pub fn not_found(&self) -> Result<Artifact, Box<Diag>> {
        self.render(Planned { key: Key::NotFound, language: 0 })
    }
}
