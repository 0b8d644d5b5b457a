//! `huddle build`: reads the content, reports every mistake, and writes the site where there is none.

use super::{BuildArguments, Format, Outcome, ReportArguments, SiteArguments, prefix, today};
use crate::artifact::{Artifact, Sink};
use crate::diag::{self, Diag};
use crate::load;
use crate::model::LeftOutReason;
use crate::pipeline::{Adopted, Inputs, Memory, Observer, Options, Prepared, Stage, Stopped, prepare};
use crate::seal::Manifest;
use crate::text::SitePath;
use crate::text::safe::visible_line;
use crate::write::{Output, WriteError, keep_apart};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

/// Runs the command.
///
/// # Errors
/// What the machine says.
pub fn run(arguments: &BuildArguments) -> anyhow::Result<Outcome> {
    let started = Instant::now();
    let timer = Timer::default();
    timer.enter_named("load");
    keep_apart(&arguments.output, &arguments.site.content)?;
    let mut inputs = load::load(&arguments.site.content)?;
    let output = Output::open(&arguments.output, &|| tell!("another build is writing {}; waiting for it", arguments.output.display()))?;
    inputs.published = match &arguments.previous {
        Some(folder) => published(folder),
        None => output.standing.as_ref().map(Manifest::published).unwrap_or_default(),
    };
    let options = options(&arguments.site, &inputs)?;
    let prepared = prepare(&inputs, &options, &mut Memory::none(), &timer);
    tell(&prepared.diags, arguments.report, &arguments.site.content);
    if prepared.has_errors() {
        refuse(&prepared.diags, output.standing.is_some());
        return Ok(Outcome::Mistakes);
    }
    timer.enter_named("seal");
    let reader = load::media_reader(&arguments.site.content);
    let input = prepared.input_seal(&inputs, &options, &reader)?;
    if output.is_current(&input) {
        timer.end(arguments.timings);
        tell!("{}", left_out(&prepared, &arguments.site.content));
        tell!(
            "Nothing has changed: {} is up to date ({} files, looked through in {}).",
            arguments.output.display(),
            output.standing.as_ref().map_or(0, |manifest| manifest.files.len() + 1),
            elapsed(started)
        );
        return Ok(Outcome::Done);
    }
    let stage = output.stage()?;
    let progress = Progress::new(&stage, prepared.plan.pages.len());
    let manifest = match prepared.render_all(&progress, &reader, input, &timer) {
        Ok(manifest) => manifest,
        Err(Stopped::Mistake(mistake)) => {
            progress.clear();
            let mistakes = [*mistake];
            tell(&mistakes, arguments.report, &arguments.site.content);
            refuse(&mistakes, output.standing.is_some());
            return Ok(Outcome::Mistakes);
        }
        Err(Stopped::Machine(error)) => return Err(WriteError::from_io(&arguments.output, &error).into()),
    };
    progress.clear();
    timer.enter_named("swap");
    drop(progress);
    let published = stage.publish(&manifest)?;
    timer.end(arguments.timings);
    let notes = left_out(&prepared, &arguments.site.content);
    if !notes.is_empty() {
        tell!("{notes}");
    }
    let changed =
        if output.standing.is_some() { format!(" ({} changed, {} removed)", published.written, published.removed) } else { String::new() };
    tell!("Built {}{changed} into {} in {}.", built(&prepared), arguments.output.display(), elapsed(started));
    Ok(Outcome::Done)
}

/// What the arguments ask for.
///
/// # Errors
/// A date or an address that cannot be read.
pub fn options(arguments: &SiteArguments, inputs: &Inputs) -> anyhow::Result<Options> {
    let base_url = arguments.base_url.as_deref().map(super::base_url).transpose()?;
    Ok(Options { today: today::today(arguments.today.as_deref(), inputs)?, drafts: arguments.drafts, base_url })
}

/// Approved minutes of a built site; none where there is no such site.
pub fn published(folder: &Path) -> crate::check::Published {
    std::fs::read(folder.join(crate::seal::FILE))
        .ok()
        .and_then(|bytes| Manifest::read(&bytes))
        .map(|manifest| manifest.published())
        .unwrap_or_default()
}

/// Mistakes go to standard error for people, and to standard output for programs.
pub fn tell(diags: &[Diag], report: ReportArguments, content: &Path) {
    let prefix = prefix(content);
    let text = if report.format == Format::Text && !report.all {
        diag::text::render_once(diags, &prefix)
    } else {
        report.format.render(diags, &prefix)
    };
    if report.format == Format::Text {
        tell_text!(text);
    } else {
        report!(text);
    }
}

pub(super) fn refuse(diags: &[Diag], stands: bool) {
    let old = if stands { "the published site is unchanged" } else { "there was no site before" };
    tell!("{} Nothing was published; {old}.", diag::text::summary(diags));
}

/// What is not on the site and why: never dropped in silence.
pub fn left_out(prepared: &Prepared, content: &Path) -> String {
    let site = &prepared.site;
    let prefix = prefix(content);
    let mut lines = Vec::new();
    for (reason, words) in [
        (LeftOutReason::Draft, "not published because it says `publish: false`, or its original does (--drafts shows it)"),
        (LeftOutReason::Withheld, "left out, since it says that it is not for the public (--drafts shows it)"),
        (LeftOutReason::Translation, "left out, since it is a translation into a language that the site does not have"),
        (LeftOutReason::Unreadable, "left out, since it cannot be read"),
        (LeftOutReason::NoDate, "left out, since no date was found"),
        (LeftOutReason::Copy, "left out, since its name says that it is a copy of another file"),
        (LeftOutReason::Skipped, "skipped, as `adopt:` in site.yaml asks"),
        (LeftOutReason::Unknown, "left out, since nothing says what it is (records are in huddles/, updates/, divisions/ and pages/)"),
    ] {
        let files: Vec<&str> = site.left_out.iter().filter(|left| left.reason == reason).map(|left| left.path.as_str()).collect();
        lines.extend(files.iter().take(SHOWN).map(|file| format!("  {}: {words}", visible_line(&format!("{prefix}{file}")))));
        if files.len() > SHOWN {
            lines.push(format!("  and {} more: {words}", files.len() - SHOWN));
        }
    }
    let upcoming = site.huddles.iter().filter(|huddle| huddle.date.is_after(site.today)).count();
    if upcoming > 0 {
        lines.push(format!("  {upcoming} with a date after {}: listed as upcoming", site.today));
    }
    let Adopted { published, with_warnings, left_out } = prepared.adopted;
    if published + left_out > 0 {
        lines.push(format!("  adopted: {published} files published, {with_warnings} of them with warnings; {left_out} left out"));
    }
    lines.join("\n")
}

/// How many files of a kind are named one by one.
const SHOWN: usize = 10;

fn built(prepared: &Prepared) -> String {
    let site = &prepared.site;
    let count = |number: usize, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
    format!(
        "{}: {}, {}, {}, {}",
        count(prepared.plan.pages.len(), "page", "pages"),
        count(site.huddles.len(), "huddle", "huddles"),
        count(site.commitments.len(), "commitment", "commitments"),
        count(site.updates.len(), "update", "updates"),
        count(site.divisions.len(), "division", "divisions"),
    )
}

pub(super) fn elapsed(started: Instant) -> String {
    let seconds = started.elapsed().as_secs_f64();
    if seconds < 1.0 { format!("{:.0} ms", seconds * 1000.0) } else { format!("{seconds:.1} s") }
}

/// Counts artifacts on a terminal, on their way to the disk.
pub(super) struct Progress<'a> {
    sink: &'a dyn Sink,
    bar: ProgressBar,
}

impl<'a> Progress<'a> {
    /// A site of a few hundred pages is done before a bar could be read.
    const WORTH_A_BAR: usize = 1_000;

    pub(super) fn new(sink: &'a dyn Sink, pages: usize) -> Self {
        let shown = pages >= Self::WORTH_A_BAR && io::stderr().is_terminal();
        let bar = if shown { ProgressBar::new(pages as u64) } else { ProgressBar::hidden() };
        bar.set_style(ProgressStyle::with_template("{bar:30} {pos} of {len} pages").unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self { sink, bar }
    }

    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Sink for Progress<'_> {
    fn put(&self, artifact: Artifact) -> io::Result<()> {
        self.sink.put(artifact)?;
        self.bar.inc(1);
        Ok(())
    }

    fn standing(&self, path: &SitePath) -> Option<Vec<u8>> {
        self.sink.standing(path)
    }
}

/// How long each stage took.
#[derive(Default)]
pub(super) struct Timer(Mutex<Vec<(String, Instant)>>);

impl Timer {
    pub(super) fn enter_named(&self, name: &str) {
        self.0.lock().expect("no thread panics while it holds this").push((name.to_owned(), Instant::now()));
    }

    /// One line of JSON on standard output: seconds by stage, and the most memory held, in kilobytes (Linux).
    pub(super) fn end(&self, print: bool) {
        self.enter_named("end");
        if !print {
            return;
        }
        let marks = self.0.lock().expect("no thread panics while it holds this");
        let mut stages: serde_json::Map<String, serde_json::Value> =
            marks.windows(2).map(|pair| (pair[0].0.clone(), (pair[1].1 - pair[0].1).as_secs_f64().into())).collect();
        stages.extend(peak_memory().map(|kilobytes| ("peak_kb".to_owned(), kilobytes.into())));
        report!(format!("{}\n", serde_json::Value::Object(stages)));
    }
}

/// The most memory that this process has held, as Linux counts it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().trim_end_matches(" kB").parse().ok())
}

impl Observer for Timer {
    fn enter(&self, stage: Stage) {
        self.enter_named(&format!("{stage:?}").to_lowercase());
    }

    fn export(&self, name: &str) {
        self.enter_named(name);
    }
}
