//! `huddle federate`: reads the published data of several sites, reports every mistake, and writes one site where there
//! is none.

use super::arguments::{Format, base_url, trust};
use super::build::{Progress, Timer, elapsed, not_removed, refuse};
use super::outcome::Outcome;
use crate::disk::load::departments;
use crate::disk::write::{Output, Successor, WriteError, keep_apart};
use crate::federate::join::Wishes;
use crate::federate::{Department, OwnTopic, SameTopics};
use crate::publish::pipeline::federation::{Folder, Joined, gather};
use crate::publish::seal::Kind;
use crate::record::model::Language;
use anyhow::{Context, bail};
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What a combined site is made from.
#[derive(Args, Debug)]
pub struct FederateArguments {
    /// Folders of built sites, or their folders `data/` alone
    #[arg(value_name = "SITE", required = true)]
    pub sites: Vec<PathBuf>,
    /// The folder to write the combined site into
    #[arg(long, short, value_name = "DIR", default_value = "public-federated")]
    pub output: PathBuf,
    /// Also take the place of another site
    #[arg(long)]
    pub replace: bool,
    /// Read every file of the published site again, instead of trusting those whose length and time are as they were
    /// left
    #[arg(long)]
    pub reread: bool,
    /// What the combined site is called
    #[arg(long, value_name = "TITLE", default_value = "", hide_default_value = true)]
    pub title: String,
    /// Where it will be published, for links that must be whole
    #[arg(long, value_name = "URL", default_value = "", hide_default_value = true)]
    pub base_url: String,
    /// Its languages, the first one first; otherwise those that all sites share
    #[arg(long = "language", value_name = "TAGS", value_delimiter = ',')]
    pub languages: Vec<String>,
    /// A file of topics that mean the same: `lighting: [street-lights, lamps]`
    #[arg(long, value_name = "FILE")]
    pub topics: Option<PathBuf>,
    /// Print how long each stage took, as JSON
    #[arg(long, hide = true)]
    pub timings: bool,
}

/// Runs the command.
///
/// # Errors
/// A system error.
pub fn run(arguments: &FederateArguments) -> anyhow::Result<Outcome> {
    let started = Instant::now();
    let timer = Timer::default();
    let wishes = wishes(arguments)?;
    for site in &arguments.sites {
        keep_apart(&arguments.output, site)?;
    }
    let folders = arguments.sites.iter().map(|site| departments::folder(site)).collect::<Result<Vec<_>, _>>()?;
    let output = Output::open(&arguments.output, trust(arguments.reread), &|| {
        message!("another build is writing {}; waiting for it", arguments.output.display())
    })?;
    for left in &output.left {
        message!("{}", not_removed(left));
    }
    let next = Successor {
        kind: Kind::Federation,
        base_url: &wishes.base_url,
        huddles: 0,
        records: 0,
        keeps_log: false,
        replaces: arguments.replace,
    };
    output.may_be_followed_by(&next)?;
    let gathered = gather(&folders, &wishes.topics, &timer)?;
    if report_mistakes(&folders, &gathered.diags, output.published.is_some()) == Outcome::Mistakes {
        return Ok(Outcome::Mistakes);
    }
    for word in unused_topics(&wishes.topics, &gathered.departments) {
        message!("--topics: no department has the topic {word:?}");
    }
    let joined = match Joined::new(gathered.departments, &wishes, &timer) {
        Ok(joined) => joined,
        Err(mistakes) => bail!(
            "--language: {}",
            mistakes.iter().map(|mistake| mistake.message.as_str()).collect::<Vec<_>>().join("; ")
        ),
    };
    timer.enter_named("compare");
    if output.is_current(joined.input_seal()) {
        timer.end(arguments.timings);
        message!(
            "Nothing has changed: {} is up to date (looked through in {}).",
            arguments.output.display(),
            elapsed(started)
        );
        return Ok(Outcome::Done);
    }
    let stage = output.stage()?;
    let progress = Progress::new(&stage, joined.page_count());
    let manifest =
        joined.render_all(&progress, &timer).map_err(|error| WriteError::from_io(&arguments.output, &error))?;
    progress.clear();
    drop(progress);
    timer.enter_named("swap");
    let published = stage.publish(&manifest)?;
    published.left.iter().for_each(|left| message!("{}", not_removed(left)));
    timer.end(arguments.timings);
    message!("Joined {} into {} in {}.", made(&joined), arguments.output.display(), elapsed(started));
    Ok(Outcome::Done)
}

/// # Errors
/// An address that is none.
fn wishes(arguments: &FederateArguments) -> anyhow::Result<Wishes> {
    let base_url = if arguments.base_url.is_empty() { String::new() } else { base_url(&arguments.base_url)? };
    let mut languages: Vec<Language> = Vec::new();
    for tag in arguments.languages.iter().map(|tag| Language::from(tag.trim())) {
        if !languages.contains(&tag) {
            languages.push(tag);
        }
    }
    let topics = arguments.topics.as_deref().map(same_topics).transpose()?.unwrap_or_default();
    Ok(Wishes { title: crate::text::one_line(&arguments.title), base_url, languages, topics })
}

/// # Errors
/// A file that cannot be read, or does not say which topics mean the same.
fn same_topics(file: &Path) -> anyhow::Result<SameTopics> {
    let shown = file.display();
    let text = std::fs::read_to_string(file).with_context(|| format!("--topics: {shown} cannot be read"))?;
    let written: BTreeMap<String, Vec<String>> = serde_yaml::from_str(&text).with_context(|| {
        format!("--topics: {shown} is no list of topics: write lines such as `lighting: [street-lights, lamps]`")
    })?;
    SameTopics::new(&written).map_err(|message| anyhow::anyhow!("--topics: {shown}: {message}"))
}

/// What the file of topics names and no department has.
fn unused_topics<'s>(same: &'s SameTopics, departments: &[Department]) -> Vec<&'s str> {
    let own = |topic: &OwnTopic| {
        let first = (topic.id.clone(), topic.url.clone().unwrap_or_default());
        let also = topic.also.iter().map(|(id, _, url)| (id.clone(), url.clone().unwrap_or_default()));
        std::iter::once(first).chain(also).collect::<Vec<_>>()
    };
    let topics: Vec<(String, String)> = departments.iter().flat_map(|one| &one.topics).flat_map(own).collect();
    same.unused(&topics)
}

/// Says what is wrong, folder by folder.
fn report_mistakes(folders: &[Folder<'_>], diags: &[Vec<crate::diagnostics::Diag>], stands: bool) -> Outcome {
    for (folder, diags) in folders.iter().zip(diags) {
        message_text!(Format::Text.render(diags, &format!("{}/", folder.name.trim_end_matches('/'))));
    }
    let all: Vec<crate::diagnostics::Diag> = diags.iter().flatten().cloned().collect();
    if crate::diagnostics::count(&all).0 == 0 {
        return Outcome::Done;
    }
    refuse(&all, stands);
    Outcome::Mistakes
}

fn made(joined: &Joined) -> String {
    let federation = &joined.federation;
    let huddles: usize = federation.departments.iter().map(|department| department.huddles.len()).sum();
    let promises: u64 = federation.departments.iter().map(|department| u64::from(department.promises.made)).sum();
    let count = federation.departments.len();
    format!(
        "{count} {}: {} pages, {huddles} huddles, {promises} commitments, {} topics",
        if count == 1 { "department" } else { "departments" },
        joined.page_count(),
        federation.topics.len()
    )
}
