//! What is typed behind several commands, and what it means: the site, the report of mistakes, folders and addresses.

use crate::diagnostics::{self, Diag, Severity};
use crate::disk::load::published::{Publication, PublishedFiles};
use crate::disk::write::Trust;
use crate::disk::write::machine::plain;
use crate::publish::ledger::LogKey;
use crate::publish::seal::Manifest;
use crate::record::model::placeholder::SAMPLE_ADDRESS;
use crate::record::resolve::settings;
use crate::site::published::PublishedSite;
use crate::text::source::Source;
use crate::text::{meant_site_address, site_address};
use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use std::fs;
#[cfg(feature = "serve")]
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

/// What a site is made from.
#[derive(Args, Clone, Debug)]
pub struct SiteArguments {
    /// The folder with your files
    #[arg(value_name = "CONTENT", default_value = "content")]
    pub content: PathBuf,
    /// Build as if it were this day (YYYY-MM-DD); otherwise SOURCE_DATE_EPOCH, or the clock's day at the site
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// Use this address instead of base_url of site.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Also show records that say `publish: false`
    #[arg(long)]
    pub drafts: bool,
}

impl SiteArguments {
    /// The same, with the content folder where a folder that holds one was named.
    pub fn found(self) -> Self {
        Self { content: content_folder(&self.content), ..self }
    }

    /// The address of the site: as it was typed, else as site.yaml has it.
    ///
    /// # Errors
    /// A typed address that is none.
    pub fn address(&self, settings: Option<&Source>) -> anyhow::Result<String> {
        let typed = self.base_url.as_deref().map(base_url).transpose()?;
        Ok(typed.unwrap_or_else(|| settings::read(settings).0.config.base_url))
    }
}

/// The content folder that is meant: the folder itself, or the `content` in it where only that holds a site.
pub fn content_folder(folder: &Path) -> PathBuf {
    let inside = folder.join("content");
    let is_site = |folder: &Path| folder.join(settings::FILE).is_file();
    if !is_site(folder) && is_site(&inside) { inside } else { folder.to_owned() }
}

/// The address of a site as it was typed behind `--base-url`: the same that `base_url` of site.yaml may be.
///
/// # Errors
/// A text that is no such address.
pub fn base_url(written: &str) -> anyhow::Result<String> {
    if written.contains('@') {
        anyhow::bail!(
            "--base-url has a user or a password in it, which everybody could read: write the address of the site alone"
        );
    }
    site_address(written).ok_or_else(|| {
        let meant = meant_site_address(written);
        anyhow::anyhow!("--base-url {written} is not the address of a site: write it like --base-url {meant}")
    })
}

/// How mistakes are reported.
#[derive(Args, Clone, Copy, Debug)]
pub struct ReportArguments {
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Show every place of a message that has more than three; the other formats always do
    #[arg(long)]
    pub all: bool,
}

/// Where all mistakes are written to beside the report.
#[derive(Args, Clone, Debug, Default)]
pub struct SummaryArguments {
    /// Add all mistakes as Markdown to this file, such as the summary of a step of GitHub Actions
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
}

impl SummaryArguments {
    /// Adds all mistakes to the file; `verdict` is what became of the site, in a sentence. Says where they are if the
    /// report has no room for all.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn write(&self, diags: &[Diag], (format, content): (Format, &Path), verdict: &str) -> anyhow::Result<()> {
        let shown = diagnostics::github::SHOWN;
        if format == Format::Github && diags.len() > shown {
            let place = if self.summary.is_some() { "in the summary" } else { "written with --summary FILE" };
            message!("{shown} of {} mistakes are shown beside their lines; all of them are {place}.", diags.len());
        }
        let Some(path) = &self.summary else { return Ok(()) };
        let text = diagnostics::markdown::render(diags, &prefix(content), verdict);
        let file = std::fs::File::options().append(true).create(true).open(path);
        file.and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
            .with_context(|| format!("the summary {} cannot be written", path.display()))
    }
}

/// What counts as a mistake, and how much is said beside mistakes.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct CareArguments {
    /// Take every warning for an error
    #[arg(long)]
    pub strict: bool,
    /// Say nothing but mistakes and errors
    #[arg(long, short)]
    pub quiet: bool,
}

impl CareArguments {
    /// Whether these mistakes keep the site from being published.
    pub fn refuses(self, diags: &[Diag]) -> bool {
        diags.iter().any(|diag| self.strict || diag.severity == Severity::Error)
    }
}

/// What is typed behind `huddle build`.
#[derive(Args, Debug)]
pub struct BuildArguments {
    /// What it is made from.
    #[command(flatten)]
    pub site: SiteArguments,
    /// The folder to write the website into [default: public, or public-drafts with --drafts]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Also take the place of another site: of another address or kind, or one with records where this has none
    #[arg(long)]
    pub replace: bool,
    /// How mistakes are reported.
    #[command(flatten)]
    pub report: ReportArguments,
    /// What the new site is compared with.
    #[command(flatten)]
    pub previous: PreviousArguments,
    /// Where all mistakes are written to as well.
    #[command(flatten)]
    pub summary: SummaryArguments,
    /// What holds a warning back.
    #[command(flatten)]
    pub care: CareArguments,
    /// What signs the log of everything published.
    #[command(flatten)]
    pub key: KeyArguments,
    /// Go on with the log without a signature, although it was signed: readers will see that
    #[arg(long, requires = "previous", conflicts_with = "log_key")]
    pub unsigned: bool,
    /// A checkpoint of the log that a witness of site.yaml signed, where the witness hands it out: it is kept beside
    /// the log
    #[arg(long, value_name = "FILE|URL", requires = "previous")]
    pub cosigned: Vec<String>,
    /// Write which files are added, changed and removed, against the site that --previous names, else against the one
    /// in the output folder: all of it as JSON, and beside it a list of each for rclone and rsync
    #[arg(long, value_name = "FILE")]
    pub changes: Option<PathBuf>,
    /// Read every file of the published site again, instead of trusting those whose length and time are as they were
    /// left
    #[arg(long)]
    pub reread: bool,
    /// Print how long each stage took, as JSON
    #[arg(long, hide = true)]
    pub timings: bool,
}

/// The variable of the environment that may hold the key itself.
pub const KEY_VARIABLE: &str = "HUDDLE_LOG_KEY";

/// The key that signs the log.
#[derive(Args, Clone, Debug, Default)]
pub struct KeyArguments {
    /// The file of the key that signs the log of everything published; without it, HUDDLE_LOG_KEY may hold the key
    #[arg(long, value_name = "FILE")]
    pub log_key: Option<PathBuf>,
}

impl KeyArguments {
    /// The key; `None` where none was given.
    ///
    /// # Errors
    /// What is no key, of which nothing is repeated.
    pub fn read(&self) -> anyhow::Result<Option<LogKey>> {
        let (text, place) = match &self.log_key {
            Some(file) => match fs::read_to_string(file) {
                Ok(text) => (text, file.display().to_string()),
                Err(error) => bail!("{} cannot be read: {}", file.display(), plain(&error)),
            },
            None => (std::env::var(KEY_VARIABLE).unwrap_or_default(), KEY_VARIABLE.to_owned()),
        };
        if text.trim().is_empty() && self.log_key.is_none() {
            return Ok(None);
        }
        match LogKey::read(&text) {
            Some(key) => Ok(Some(key)),
            None => bail!(
                "{place} holds no key of a log: it is a text that begins with PRIVATE+KEY+, as `huddle log key new` writes it"
            ),
        }
    }
}

/// The site that is published now, which the new one is compared with.
#[derive(Args, Clone, Debug, Default)]
pub struct PreviousArguments {
    /// The site that is published now, to compare with: an address (https://…), a folder, or `base_url`, the
    /// address in site.yaml
    #[arg(long, value_name = "URL|DIR")]
    pub previous: Option<String>,
    /// No site has been published yet: nothing is at the address or in the folder behind --previous, nor where the site
    /// is written
    #[arg(long)]
    pub first: bool,
    /// How many published records may go at once, where it is half of them or more
    #[arg(long, value_name = "NUMBER")]
    pub allow_removals: Option<usize>,
}

impl CheckArguments {
    /// The same, with what follows from what was typed.
    pub(super) fn completed(self) -> Self {
        let previous = self.previous.clone().or_first_in(Path::new("public"));
        Self { site: self.site.found(), previous, ..self }
    }
}

impl PreviousArguments {
    /// The same; where a first publication names no other place, no site may be in `output`.
    fn or_first_in(mut self, output: &Path) -> Self {
        if self.first && self.previous.is_none() {
            self.previous = Some(output.display().to_string());
        }
        self
    }

    /// What was said of the published site.
    pub fn publication(&self) -> Publication {
        if self.first { Publication::First } else { Publication::Further }
    }

    /// The manifest of the named site; `own` is the address of the new one. `None` where no site was named, and where
    /// none is published.
    ///
    /// # Errors
    /// A named site that cannot be read.
    pub fn manifest(&self, own: &str, publication: Publication) -> anyhow::Result<Option<Manifest>> {
        let Some(named) = &self.previous else { return Ok(None) };
        let place = published_place(named, own, publication)?;
        let manifest = place.map(|place| PublishedFiles::at(place).manifest(publication)).transpose()?.flatten();
        if manifest.is_none() && publication == Publication::Unknown && own != settings::NO_ADDRESS {
            message!("{}", not_published(named, own));
        }
        Ok(manifest)
    }

    /// The published site with this manifest, as far as the new one is compared with it. Where no site was named, only
    /// approved minutes are compared, with the site that is in `output`.
    pub fn published(&self, named: Option<&Manifest>, output: impl FnOnce() -> PublishedSite) -> PublishedSite {
        match named {
            Some(manifest) => manifest.compared(self.allow_removals),
            None if self.previous.is_some() => PublishedSite::default(),
            None => output(),
        }
    }

    /// That nobody named the published site, if so.
    pub fn not_compared(&self) -> &'static str {
        if self.previous.is_some() {
            return "";
        }
        "  not compared with the published site, so a published record could be gone: name it with --previous and its \
            address (before the first publication with --first too)"
    }
}

/// What is typed for the published site where it is at the address that the new one will have.
pub const OWN_ADDRESS: &str = "base_url";

/// The place of the published site: what was typed, or `own` for [`OWN_ADDRESS`]. `None` where there can be none: the
/// address is still the sample's, and nobody said that a site is there, or it cannot be read, which is reported.
///
/// # Errors
/// The address of the sample, which no site is published at.
pub fn published_place<'p>(typed: &'p str, own: &'p str, publication: Publication) -> anyhow::Result<Option<&'p str>> {
    match (typed, own, publication) {
        (OWN_ADDRESS, settings::NO_ADDRESS, _) | (OWN_ADDRESS, SAMPLE_ADDRESS, Publication::Unknown) => Ok(None),
        (OWN_ADDRESS, SAMPLE_ADDRESS, _) => bail!(
            "base_url in site.yaml is still {SAMPLE_ADDRESS}, which `huddle init` wrote: write the address where people \
                will find the site"
        ),
        (OWN_ADDRESS, own, _) => Ok(Some(own)),
        (typed, ..) => Ok(Some(typed)),
    }
}

/// That no site is published, where that is no mistake.
pub fn not_published(typed: &str, own: &str) -> String {
    let place = if typed == OWN_ADDRESS { own } else { typed };
    format!("No site is published at {place} yet, so there is nothing to compare with.")
}

/// How a command that writes a site looks at the published one.
pub(crate) fn trust(reread: bool) -> Trust {
    if reread { Trust::Bytes } else { Trust::LengthAndTime }
}

impl BuildArguments {
    /// The same, with what follows from what was typed.
    pub(super) fn completed(self) -> Self {
        let previous = self.previous.clone().or_first_in(&self.output());
        Self { site: self.site.found(), previous, ..self }
    }

    /// The folder to write into. Drafts never go where the published site is.
    pub fn output(&self) -> PathBuf {
        let default = if self.site.drafts { "public-drafts" } else { "public" };
        self.output.clone().unwrap_or_else(|| PathBuf::from(default))
    }
}

/// What is typed behind `huddle check`.
#[derive(Args, Debug)]
pub struct CheckArguments {
    /// What is checked.
    #[command(flatten)]
    pub site: SiteArguments,
    /// How mistakes are reported.
    #[command(flatten)]
    pub report: ReportArguments,
    /// What the new site is compared with.
    #[command(flatten)]
    pub previous: PreviousArguments,
    /// Compare where a site is published behind --previous, and say so where none is
    #[arg(long, requires = "previous", conflicts_with = "first")]
    pub if_published: bool,
    /// Where all mistakes are written to as well.
    #[command(flatten)]
    pub summary: SummaryArguments,
    /// What holds a warning back.
    #[command(flatten)]
    pub care: CareArguments,
}

/// What is typed behind `huddle serve`.
#[cfg(feature = "serve")]
#[derive(Args, Debug)]
pub struct ServeArguments {
    /// What it is made from.
    #[command(flatten)]
    pub site: SiteArguments,
    /// The port to use; the next free one where it is taken
    #[arg(long, short, default_value_t = 8000)]
    pub port: u16,
    /// The address of this computer to answer at: others on its network can then read your drafts (0.0.0.0: all its
    /// addresses)
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub host: IpAddr,
    /// Open the site in your browser
    #[arg(long)]
    pub open: bool,
    /// Say nothing but mistakes and errors
    #[arg(long, short)]
    pub quiet: bool,
}

/// The form of a report of mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions, at most ten
    Github,
    /// Code Quality of GitLab
    Gitlab,
    /// SARIF 2.1.0
    Sarif,
}

impl Format {
    /// The mistakes in this format. `prefix` stands before file names.
    pub fn render(self, diags: &[Diag], prefix: &str) -> String {
        match self {
            Self::Text => diagnostics::text::render(diags, prefix),
            Self::Json => diagnostics::json::render(diags, prefix),
            Self::Github => diagnostics::github::render(diags, prefix),
            Self::Gitlab => diagnostics::gitlab::render(diags, prefix),
            Self::Sarif => diagnostics::sarif::render(diags, prefix),
        }
    }
}

/// What stands before file names in messages: the content folder as it was typed.
pub fn prefix(content: &Path) -> String {
    let text = content.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    match text.as_str() {
        "." => String::new(),
        other if other.ends_with('/') => other.to_owned(),
        other => format!("{other}/"),
    }
}
