//! `huddle build`: reads the content, reports every mistake, and writes the site where there is none.

use super::arguments::{self, BuildArguments, Format, ReportArguments, SiteArguments, prefix, trust};
use super::changes::{self, Before};
use super::log::build as log;
use super::outcome::Outcome;
use super::today;
use crate::diagnostics::{self, Diag, Severity};
use crate::disk::load::{self, Remembered, key};
use crate::disk::write::{Left, Output, Published, Stage as Staged, Successor, WriteError, keep_apart};
use crate::publish::ledger::Ledger;
use crate::publish::pipeline::{Adopted, Inputs, Memory, Observer, Options, Prepared, Stage, Stopped, prepare};
use crate::publish::seal::{Kind, Manifest};
use crate::record::model::LeftOutReason;
use crate::record::resolve::sealing::Sealing;
use crate::site::artifact::{Artifact, FileSeal, FileSum, MediaReader, Origin, Placing, Sink, Writing};
use crate::text::SitePath;
use crate::text::safe::visible_line;
use anyhow::bail;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

/// How often a build starts over where its content changes meanwhile.
const ATTEMPTS: usize = 3;

/// Runs the command.
///
/// # Errors
/// A system error.
pub fn run(arguments: &BuildArguments) -> anyhow::Result<Outcome> {
    let started = Instant::now();
    let timer = Timer::default();
    let content = &arguments.site.content;
    let folder = arguments.output();
    keep_apart(&folder, content)?;
    load::find(content)?;
    let lists = changes::place(arguments)?;
    let output = Output::open(&folder, trust(arguments.reread), &|| {
        message!("another build is writing {}; waiting for it", folder.display())
    })?;
    for left in &output.left {
        message!("{}", not_removed(left));
    }
    for _ in 0..ATTEMPTS {
        timer.enter_named("load");
        if let Some(outcome) = attempt(arguments, &output, lists.clone(), (&timer, started))? {
            return Ok(outcome);
        }
    }
    bail!(
        "{} changed while it was read, {ATTEMPTS} times in a row, so nothing was published: build again once nobody \
            writes there",
        content.display()
    )
}

/// Builds from the content as it is now; `None` where it changed meanwhile.
fn attempt(
    arguments: &BuildArguments,
    output: &Output,
    place: Option<PathBuf>,
    (timer, started): (&Timer, Instant),
) -> anyhow::Result<Option<Outcome>> {
    let content = &arguments.site.content;
    let mut read = Remembered::default();
    let mut inputs = load::load_again(content, &mut read)?;
    let (sealing, key) = sealing(content, &inputs)?;
    inputs.sealing = sealing;
    let own = arguments.site.address(inputs.settings.as_deref())?;
    let named = arguments.previous.manifest(&own, arguments.previous.publication())?;
    let published = || output.published.as_ref().map(Manifest::published).unwrap_or_default();
    inputs.published = arguments.previous.published(named.as_ref(), published);
    inputs.log = log::logging(arguments, (&own, named.as_ref()), &inputs)?;
    let before = Before { arguments, place, output, named, own };
    // On a build service the output folder is empty, and the published site is elsewhere.
    let stands = output.published.is_some() || inputs.published.addresses.is_some();
    let options = options(&arguments.site, &inputs)?;
    let mut prepared = prepare(&inputs, &options, &mut Memory::none(), timer);
    if !read.is_still(content, &inputs) {
        return Ok(None);
    }
    if arguments.care.refuses(&prepared.diags) {
        report_mistakes(&prepared.diags, arguments.report, content);
        refused(arguments, &prepared.diags, stands)?;
        return Ok(Some(Outcome::Mistakes));
    }
    output.may_be_followed_by(&successor(&prepared, arguments))?;
    let mut note = uncompared(&inputs);
    if let Some(text) = key {
        match key::keep(content, &text) {
            Ok(path) => {
                note = format!(
                    "  {}: made now. Keep it with your files, in the repository too, and never publish it",
                    path.display()
                )
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
            Err(_) => {
                note = format!(
                    "  {} cannot hold a key, so the site holds no hashes: approved minutes will not be compared",
                    content.display()
                );
                inputs.sealing = Sealing::Without;
                prepared = prepare(&inputs, &options, &mut Memory::none(), timer);
            }
        }
    }
    let ledger = prepared.log.as_ref().map(Result::as_ref).transpose().map_err(Clone::clone)?;
    timer.enter_named("seal");
    let reader = load::media_reader(content);
    let input = prepared.input_seal(&inputs, &options, &reader)?;
    let checkpoint = log::checkpoint_in(output);
    let is_at = |ledger: &&Ledger| ledger.is_at(checkpoint.as_deref().unwrap_or_default());
    let current = ledger.is_none_or(|ledger| is_at(&ledger)) && output.is_current(&input);
    let counted = if arguments.care.quiet { 0 } else { prepared.plan.pages.len() };
    let rendered = if current { Ok(None) } else { render(&prepared, output, (&reader, input), (timer, counted)) };
    if !read.is_still(content, &inputs) {
        return Ok(None);
    }
    let lists;
    let published = match rendered? {
        Some(Rendered::Mistake(mistake)) => {
            let mistakes = [*mistake];
            report_mistakes(&mistakes, arguments.report, content);
            refused(arguments, &mistakes, stands)?;
            return Ok(Some(Outcome::Mistakes));
        }
        Some(Rendered::Whole(stage, manifest)) => {
            timer.enter_named("swap");
            if !arguments.replace {
                log::may_follow(output, checkpoint.as_deref(), ledger)?;
            }
            lists = before.write_lists(&manifest)?;
            Some(stage.publish(&manifest).inspect_err(|_| before.remove_lists())?)
        }
        None => {
            lists = output.published.as_ref().map_or(Ok(String::new()), |published| before.write_lists(published))?;
            None
        }
    };
    report_mistakes(&prepared.diags, arguments.report, content);
    arguments.summary.write(&prepared.diags, (arguments.report.format, content), "")?;
    timer.end(arguments.timings);
    if !arguments.care.quiet {
        let not_compared = if arguments.site.drafts { "" } else { arguments.previous.not_compared() };
        let kept = ledger.map(log::kept).unwrap_or_default();
        let notes = [left_out(&prepared, content), note, not_compared.to_owned(), kept, lists];
        notes.iter().filter(|notes| !notes.is_empty()).for_each(|notes| message!("{notes}"));
        done(&prepared, output, published.as_ref(), (&arguments.output(), started));
    }
    // The program ends now, and the system takes all memory back at once.
    std::mem::forget((prepared, inputs, read));
    Ok(Some(Outcome::Done))
}

/// The key of the content folder; where there is none its first one, and its text to be kept.
pub(crate) fn sealing(content: &Path, inputs: &Inputs) -> anyhow::Result<(Sealing, Option<String>)> {
    if let Some(sealing) = key::read(content)? {
        return Ok((sealing, None));
    }
    let (sealing, text) = first_key(inputs);
    Ok((sealing, Some(text)))
}

/// The key of a content folder that has none yet, and the same as its file has it.
pub(crate) fn first_key(inputs: &Inputs) -> (Sealing, String) {
    Sealing::first(
        inputs.settings.iter().chain(&inputs.texts).map(|source| (source.path.as_str(), source.text.as_str())),
    )
}

/// Why approved minutes could not be compared with the published site, if so.
pub(super) fn uncompared(inputs: &Inputs) -> String {
    let published = &inputs.published;
    if published.seals.is_empty() || published.sealing(&inputs.sealing).is_some() {
        return String::new();
    }
    let file = key::FILE;
    format!(
        "  approved minutes were not compared: the published site was made with another {file} than the content folder \
            has"
    )
}

fn successor<'a>(prepared: &'a Prepared, arguments: &BuildArguments) -> Successor<'a> {
    let site = &prepared.site;
    let huddles = site.huddles.len();
    Successor {
        kind: if arguments.site.drafts { Kind::Drafts } else { Kind::Site },
        base_url: &site.config.base_url,
        huddles,
        records: huddles + site.updates.len() + site.pages.len() + site.divisions.len(),
        keeps_log: prepared.log.is_some(),
        replaces: arguments.replace,
    }
}

/// A site that was rendered.
enum Rendered<'a> {
    /// Written beside the output, with its manifest.
    Whole(Staged<'a>, Box<Manifest>),
    /// A file showed a mistake while it was written.
    Mistake(Box<Diag>),
}

/// Renders the site beside the published one; as many pages as are `counted` are so on a terminal.
fn render<'a>(
    prepared: &Prepared,
    output: &'a Output,
    (reader, input): (&MediaReader<'_>, String),
    (timer, counted): (&Timer, usize),
) -> anyhow::Result<Option<Rendered<'a>>> {
    let stage = output.stage()?;
    let progress = Progress::new(&stage, counted);
    let rendered = prepared.render_all(&progress, reader, input, timer);
    progress.clear();
    drop(progress);
    match rendered {
        Ok(manifest) => Ok(Some(Rendered::Whole(stage, Box::new(manifest)))),
        Err(Stopped::Mistake(mistake)) => Ok(Some(Rendered::Mistake(mistake))),
        Err(Stopped::Machine(error)) => Err(WriteError::from_io(output.folder(), &error).into()),
    }
}

/// The last line.
fn done(prepared: &Prepared, output: &Output, published: Option<&Published>, (folder, started): (&Path, Instant)) {
    let files = || output.published.as_ref().map_or(0, |manifest| manifest.files.len() + 1);
    match published {
        Some(Published { written, removed, left, .. }) if written + removed > 0 => {
            let changed = if output.published.is_some() {
                format!(" ({written} changed, {removed} removed)")
            } else {
                String::new()
            };
            message!("Built {}{changed} into {} in {}.", built(prepared), folder.display(), elapsed(started));
            left.iter().for_each(|left| message!("{}", not_removed(left)));
        }
        _ => message!(
            "Nothing has changed: {} is up to date ({} files, looked through in {}).",
            folder.display(),
            files(),
            elapsed(started)
        ),
    }
}

/// An old site that stays on the disk.
pub(super) fn not_removed(left: &Left) -> String {
    format!(
        "{} is an old site that could not be removed: {}. Delete it by hand; nothing needs it.",
        left.folder.display(),
        left.why
    )
}

/// What the arguments ask for.
///
/// # Errors
/// A date or an address that cannot be read.
pub fn options(arguments: &SiteArguments, inputs: &Inputs) -> anyhow::Result<Options> {
    let base_url = arguments.base_url.as_deref().map(arguments::base_url).transpose()?;
    Ok(Options { today: today::today(arguments.today.as_deref(), inputs)?, drafts: arguments.drafts, base_url })
}

/// Mistakes go to standard error for people, and to standard output for programs.
pub fn report_mistakes(diags: &[Diag], report: ReportArguments, content: &Path) {
    let prefix = prefix(content);
    match (report.format, report.all) {
        (Format::Text, false) => report_painted!(diagnostics::text::painted_once(diags, &prefix)),
        (Format::Text, true) => report_painted!(diagnostics::text::painted(diags, &prefix)),
        (format, _) => report!(format.render(diags, &prefix)),
    }
}

/// Says that nothing was published; `stands` is whether there is a published site.
pub(super) fn refuse(diags: &[Diag], stands: bool) {
    let is_strict = diags.iter().all(|diag| diag.severity == Severity::Warning);
    let why = if is_strict { " --strict takes warnings for errors." } else { "" };
    message!("{}{why} {}", diagnostics::text::summary(diags), unpublished(stands));
}

fn unpublished(stands: bool) -> String {
    let old = if stands { "the published site is unchanged" } else { "there was no site before" };
    format!("Nothing was published; {old}.")
}

/// The same, in the summary too.
fn refused(arguments: &BuildArguments, diags: &[Diag], stands: bool) -> anyhow::Result<()> {
    refuse(diags, stands);
    arguments.summary.write(diags, (arguments.report.format, &arguments.site.content), &unpublished(stands))
}

/// What is not on the site and why: never dropped in silence.
pub fn left_out(prepared: &Prepared, content: &Path) -> String {
    let site = &prepared.site;
    let prefix = prefix(content);
    let mut lines = Vec::new();
    for (reason, words) in [
        (
            LeftOutReason::Draft,
            "not published because it says `publish: false`, or its original does (--drafts shows it)",
        ),
        (LeftOutReason::Withheld, "left out, since it says that it is not for the public (--drafts shows it)"),
        (LeftOutReason::Translation, "left out, since it is no translation into another language of the site"),
        (LeftOutReason::Unreadable, "left out, since it cannot be read"),
        (LeftOutReason::NoDate, "left out, since no date was found"),
        (LeftOutReason::Copy, "left out, since its name says that it is a copy of another file"),
        (LeftOutReason::Skipped, "skipped, as `adopt:` in site.yaml asks"),
        (
            LeftOutReason::Unknown,
            "left out, since nothing says what it is (records are in huddles/, updates/, divisions/ and pages/)",
        ),
    ] {
        let files: Vec<&str> =
            site.left_out.iter().filter(|left| left.reason == reason).map(|left| left.path.as_str()).collect();
        lines.extend(
            files.iter().take(SHOWN).map(|file| format!("  {}: {words}", visible_line(&format!("{prefix}{file}")))),
        );
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
        lines.push(format!(
            "  adopted: {published} files published, {with_warnings} of them with warnings; {left_out} left out"
        ));
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

/// How long ago, in milliseconds or seconds, in words.
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

    /// Counts pages that `sink` gets; a bar is shown on a terminal from some thousands of pages on.
    pub(super) fn new(sink: &'a dyn Sink, pages: usize) -> Self {
        let shown = pages >= Self::WORTH_A_BAR && io::stderr().is_terminal();
        let bar = if shown { ProgressBar::new(pages as u64) } else { ProgressBar::hidden() };
        bar.set_style(
            ProgressStyle::with_template("{bar:30} {pos} of {len} pages")
                .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        Self { sink, bar }
    }

    /// Removes the bar.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Sink for Progress<'_> {
    fn put(&self, artifact: Artifact, seal: &FileSeal) -> io::Result<()> {
        self.sink.put(artifact, seal)?;
        self.bar.inc(1);
        Ok(())
    }

    fn write(&self, path: &SitePath, make: &mut Writing<'_>) -> io::Result<FileSeal> {
        self.sink.write(path, make).inspect(|_| self.bar.inc(1))
    }

    fn place(&self, path: &SitePath, make: &mut Placing<'_>) -> io::Result<Option<(FileSeal, FileSum)>> {
        self.sink.place(path, make).inspect(|_| self.bar.inc(1))
    }

    fn keep(&self, path: &SitePath, origin: &Origin) -> Option<FileSeal> {
        self.sink.keep(path, origin).inspect(|_| self.bar.inc(1))
    }

    fn same(&self, path: &SitePath, seal: &FileSeal) -> bool {
        self.sink.same(path, seal)
    }

    fn published(&self, path: &SitePath) -> Option<Vec<u8>> {
        self.sink.published(path)
    }
}

/// How long each stage took.
#[derive(Default)]
pub(super) struct Timer(Mutex<Vec<(String, Instant)>>);

impl Timer {
    /// Begins a stage that the pipeline does not know.
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
