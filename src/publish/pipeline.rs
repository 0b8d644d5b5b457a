//! The only place that knows the order: parse, resolve, check, plan; then view, render, export, seal, into a sink.
//! The only parallelism too. It reads no disk and no clock; what it needs is handed in.

mod archive;
pub mod edits;
pub mod federation;
mod inputs;
mod output;
mod parsing;
mod plain;
mod sorting;
mod strays;
mod words;

use crate::diagnostics::{self, Code, Diag, Severity};
use crate::media::picture::{Flaw, Picture};
use crate::pages::language::Speech;
use crate::pages::language::dates::{date_orders, weekday_names, written_months};
use crate::pages::render::Renderer;
use crate::pages::view::Viewer;
use crate::pages::view::frame::shared;
use crate::pages::view::preview::Previews;
use crate::pages::view::spoken::Spoken;
use crate::pages::view::viewer::viewer_of;
use crate::publish::export::{Exporting, Makes};
use crate::publish::ledger::{self, Content, Each, Ledger, LogError, Logging};
use crate::record::config::Config;
use crate::record::model::written_date::{DateGrammar, DateOrder};
use crate::record::model::{LeftOutReason, Site};
use crate::record::parse::{Class, Draft, FileFacts, Habits, Record, Unpublished, revision};
use crate::record::resolve::sealing::Sealing;
use crate::record::resolve::settings::{self, Settings};
use crate::record::resolve::{Input, resolve};
use crate::site::artifact::Origin;
use crate::site::check::private::hidden::Hidden;
use crate::site::check::{self, Checked};
use crate::site::plan::Plan;
use crate::site::theme::Theme;
use crate::text::SitePath;
use crate::text::source::Source;
use chrono::{Datelike, NaiveDate};

pub use inputs::{Inputs, Options};
pub use parsing::Memory;
use parsing::parse_all;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

/// Stages of a build, in their order, for timings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Texts to drafts.
    Parse,
    /// Drafts to the site.
    Resolve,
    /// Judgements on the whole site.
    Check,
    /// Every address, and words and templates of every language.
    Plan,
    /// Pages.
    Render,
    /// Files beside the pages, and the manifest.
    Export,
}

/// Is called when a stage begins. The core has no clock; the shell may.
pub trait Observer: Sync {
    /// A stage begins; the one before it is over.
    fn enter(&self, stage: Stage);

    /// An exporter begins, inside [`Stage::Export`].
    fn export(&self, _name: &str) {}
}

/// Ignores every event.
pub struct Unobserved;

impl Observer for Unobserved {
    fn enter(&self, _: Stage) {}
}

/// A site that can be rendered, and everything that was reported about it.
pub struct Prepared {
    /// The whole record.
    pub site: Site,
    /// What was read from each source, by its index.
    pub facts: Vec<Arc<FileFacts>>,
    /// Every address.
    pub plan: Plan,
    /// Sorted; where one is an error the site must not be published.
    pub diags: Vec<Diag>,
    /// What became of the files of adopted archives.
    pub adopted: Adopted,
    /// How many entries of `allow:` hold.
    pub exceptions: usize,
    /// What looks private, which no report repeats.
    pub hidden: Hidden,
    /// The log of everything published, or why it cannot be gone on with; `None` for a trial, and for a site with
    /// errors.
    pub log: Option<Result<Ledger, LogError>>,
    speeches: Arc<Vec<Speech>>,
    spoken: Vec<Spoken>,
    previews: Previews,
    renderers: Vec<Renderer>,
    theme: Theme,
    sealing: Sealing,
    /// Keyed hashes of the texts that need not be searched again.
    plain: BTreeSet<Origin>,
    /// What exporters make, each with the name of its exporter.
    makers: Vec<(Makes, &'static str)>,
}

/// What became of the files of adopted archives, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    /// Files that are records of the site.
    pub published: usize,
    /// Of those published, how many have mistakes that were reported.
    pub with_warnings: usize,
    /// Files that are not published, with or without a mistake.
    pub left_out: usize,
}

/// Why rendering stopped.
#[derive(Debug)]
pub enum Stopped {
    /// A mistake of the site's own files that shows only now: of a template, of a picture that is broken inside.
    Mistake(Box<Diag>),
    /// The sink could not take an artifact, or a file could not be read.
    Machine(io::Error),
}

/// Text to a checked and planned site. All mistakes of all files are reported at once.
pub fn prepare(inputs: &Inputs, options: &Options, memory: &mut Memory, observer: &dyn Observer) -> Prepared {
    observer.enter(Stage::Parse);
    let mut diags = inputs.refused.clone();
    let mut settings = settings_of(inputs, options, &mut diags);
    let theme = Theme::new(inputs.theme.clone());
    let remembered = memory.keeps.then_some(&mut memory.words);
    let (speeches, redacted) = words::speeches(&settings.config, (&theme, inputs), &mut diags, remembered);
    let mut sorted = sorting::sort_files(inputs, &settings.adopt);
    let archive = archive::archive(inputs, &settings.adopt, &mut sorted);
    archive::milder(&mut diags, &archive);
    let (mut drafts, origins) = parse_all(inputs, &sorted.texts, (&mut settings, &redacted), (options.today, memory));
    let plain = plain::plain(&drafts, &origins);
    let kept = sorted.revisions.par_iter().filter_map(revision::parse).collect();
    let strays = strays::take_out(inputs, &sorted, &mut drafts);
    diags.extend(drafts.iter().flat_map(|draft| reported_by(draft, options)));
    observer.enter(Stage::Resolve);
    let errors = diags.iter().filter(|diag| diag.severity == Severity::Error);
    let mistaken: Vec<SitePath> =
        errors.map(|diag| diag.place.file.clone()).chain(strays.meant.iter().cloned()).collect();
    diags.extend(sorted.copies);
    diags.extend(strays.diags);
    let input = Input {
        mistaken: &mistaken,
        settings: &settings,
        settings_file: inputs.settings.as_deref(),
        drafts: &mut drafts,
        media: sorted.media,
        boundaries: &inputs.boundaries,
        attachments: inputs.attachments.clone(),
        pictures: marked(inputs),
        left_out: sorted.left_out,
        redacted,
        revisions: revision::join(kept, &inputs.digests),
        today: options.today,
        with_drafts: options.drafts,
        sealing: &inputs.sealing,
    };
    // In a thread that parsed, so that the memory of each draft that is let go of is used again.
    let resolved = rayon::scope(|_| resolve(input));
    drop(drafts);
    diags.extend(resolved.diags);
    observer.enter(Stage::Check);
    let checked = Checked {
        site: &resolved.site,
        facts: &resolved.facts,
        published: &inputs.published,
        sealing: &inputs.sealing,
        settings: inputs.settings.as_deref(),
        settings_unreadable: settings.unreadable,
        theme: &theme,
        dates: &settings.dates,
        expected: &strays.meant,
    };
    diags.extend(judge(&checked));
    check::fold(&checked, &mut diags);
    archive::milder(&mut diags, &archive);
    let plain = plain::published(&checked, plain);
    let adopted = archive::what_became(&resolved.site, &diags, &archive);
    let log = inputs.log.as_ref().filter(|_| !diags.iter().any(|diag| diag.severity == Severity::Error));
    let log = log.map(|logging| {
        observer.export("log");
        let habits =
            Habits { adopt: settings.adopt, dates: settings.dates.clone(), today: options.today, ..Habits::default() };
        gone_on(inputs, logging, (&resolved.site, &resolved.facts), &sorted.texts, &habits)
    });
    observer.enter(Stage::Plan);
    let history = log.as_ref().and_then(|log| log.as_ref().ok()).map(|log| log.history.clone());
    let plan = Plan::new(&resolved.site, &resolved.facts, history);
    let spoken: Vec<Spoken> = (0..speeches.len()).map(|at| Spoken::new(&resolved.site, &speeches, at)).collect();
    let previews = Previews::new(&resolved.site, &plan, &theme, (&speeches, &spoken));
    let viewer = viewer_of(&resolved.site, &plan, &previews, (&speeches, &spoken));
    let viewers: Vec<Viewer<'_>> = (0..speeches.len()).map(viewer).collect();
    let renderers = renderers(&theme, &viewers, &mut diags);
    let (site, facts) = (&resolved.site, resolved.facts.as_slice());
    let makers = output::makers(&Exporting { site, plan: &plan, theme: &theme, facts, viewers: &viewers });
    diags.extend(plan.check(site, &output::files(&makers, &plan, &inputs.theme)));
    diagnostics::sort(&mut diags);
    let (hidden, exceptions) = (check::private::hidden(&checked), check::private::exceptions_in_force(&checked));
    hidden.hide(&mut diags);
    Prepared {
        exceptions,
        hidden,
        log,
        site: resolved.site,
        facts: resolved.facts,
        plan,
        diags,
        adopted,
        speeches,
        spoken,
        previews,
        renderers,
        theme,
        sealing: inputs.sealing.clone(),
        plain,
        makers,
    }
}

/// The log with what this site changes.
fn gone_on(
    inputs: &Inputs,
    logging: &Arc<Logging>,
    (site, facts): (&Site, &[Arc<FileFacts>]),
    texts: &[(Arc<Source>, Class)],
    habits: &Habits,
) -> Result<Ledger, LogError> {
    let each: &Each = &|count, work| (0..count).into_par_iter().for_each(work);
    let content = Content {
        site,
        facts,
        texts,
        habits,
        boundaries: &inputs.boundaries,
        sealing: &inputs.sealing,
        settings: inputs.settings.as_deref(),
        each,
    };
    ledger::ledger(content, logging, habits.today)
}

/// Runs every check, side by side.
fn judge(checked: &Checked<'_>) -> Vec<Diag> {
    let run = |(_, check): &check::Check| {
        let mut diags = Vec::new();
        check(checked, &mut diags);
        diags
    };
    check::CHECKS.par_iter().flat_map_iter(run).collect()
}

/// site.yaml, with what the command line says instead.
fn settings_of(inputs: &Inputs, options: &Options, diags: &mut Vec<Diag>) -> Settings {
    let (mut settings, found) = settings::read(inputs.settings.as_deref());
    diags.extend(found);
    let misnamed = strays::misnamed_settings(inputs);
    if misnamed.is_some() || inputs.refused.iter().any(|diag| diag.place.file.as_str() == settings::FILE) {
        // It is there, but could not be read, which is reported: it is not missing.
        diags.retain(|diag| diag.place.file.as_str() != settings::FILE || diag.code != Code::MissingField);
        settings.unreadable = true;
    }
    diags.extend(misnamed);
    diags.extend(strays::unread_settings(inputs));
    if let Some(base_url) = &options.base_url {
        settings.config.base_url = if base_url.ends_with('/') { base_url.clone() } else { format!("{base_url}/") };
    }
    settings.config.drafts = options.drafts;
    settings.dates = date_grammar(&settings.config, options.today);
    settings
}

/// The pictures, with what their published names are made of: a picture's own file is not published, nor is its digest.
fn marked(inputs: &Inputs) -> BTreeMap<SitePath, Result<Picture, Flaw>> {
    let mut pictures = inputs.pictures.clone();
    if matches!(inputs.sealing, Sealing::Keyed(_)) {
        for picture in pictures.values_mut().flatten() {
            picture.mark = inputs.sealing.of(picture.digest.as_bytes());
        }
    }
    pictures
}

/// Mistakes of a record that is not published are only warnings.
fn reported_by(draft: &Draft, options: &Options) -> Vec<Diag> {
    let publish = match &draft.record {
        Record::Huddle(raw) => raw.publish,
        Record::Update(raw) => raw.publish,
        Record::Page(raw) => raw.publish,
        Record::Division(raw) => raw.publish,
    };
    let hidden = publish == Some(false) && !options.drafts;
    let withheld = |left: &Unpublished| left.reason != LeftOutReason::Withheld || !options.drafts;
    if draft.left_out.as_ref().is_some_and(withheld) {
        // Why it is left out is reported; nothing else of it is.
        return Vec::new();
    }
    draft.diags.iter().cloned().map(|diag| if hidden { diag.as_warning() } else { diag }).collect()
}

/// How dates are read: with the names of months and the orders of the site's languages. English names are known
/// everywhere; they are on the files of many programs.
fn date_grammar(config: &Config, today: NaiveDate) -> DateGrammar {
    let languages = || config.languages.iter().map(|language| &**language);
    let names: Vec<(String, u32)> = languages().chain(["en"]).flat_map(written_months).collect();
    let orders: Vec<DateOrder> = languages().flat_map(date_orders).collect();
    let years = config.rules.earliest_year..=config.rules.latest_year.unwrap_or(today.year() + 1);
    let mut weekdays: Vec<[String; 7]> = languages().chain(["en"]).flat_map(weekday_names).collect();
    // English has several short forms.
    weekdays.push(["mon", "tues", "weds", "thur", "fri", "sat", "sun"].map(str::to_owned));
    weekdays.push(["mon", "tues", "weds", "thurs", "fri", "sat", "sun"].map(str::to_owned));
    weekdays.dedup();
    DateGrammar::new(&names, &orders, years, config.timezone).with_weekdays(weekdays)
}

/// The templates, once for each language with what its pages share; none where there is an error, since nothing is
/// rendered then.
fn renderers(theme: &Theme, viewers: &[Viewer<'_>], diags: &mut Vec<Diag>) -> Vec<Renderer> {
    let renderer = match Renderer::new(theme) {
        Ok(renderer) => renderer,
        Err(mistakes) => {
            diags.extend(mistakes);
            return Vec::new();
        }
    };
    if diags.iter().any(|diag| diag.severity == Severity::Error) {
        return Vec::new();
    }
    let of_language = |viewer: &Viewer<'_>| {
        let renderer = renderer.for_language(&viewer.site.config, viewer.speech, &shared(viewer));
        renderer.marking(viewer.site.redacted.phrases())
    };
    viewers.iter().map(of_language).collect()
}
