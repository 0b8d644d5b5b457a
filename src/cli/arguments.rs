//! What is typed behind several commands, and what it means: the site, the report of mistakes, folders and addresses.

use crate::diagnostics::{self, Diag};
use crate::disk::load::published::{Publication, PublishedFiles};
use crate::disk::write::Trust;
use crate::record::resolve::settings;
use crate::site::published::PublishedSite;
use crate::text::{meant_site_address, site_address};
use clap::{Args, ValueEnum};
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
    /// Read every file of the published site again, instead of trusting those whose length and time are as they were
    /// left
    #[arg(long)]
    pub reread: bool,
    /// Print how long each stage took, as JSON
    #[arg(long, hide = true)]
    pub timings: bool,
}

/// The site that is published now, which the new one is compared with.
#[derive(Args, Clone, Debug, Default)]
pub struct PreviousArguments {
    /// The site that is published now, to compare with: an address (https://…) or a folder
    #[arg(long, value_name = "URL|DIR")]
    pub previous: Option<String>,
    /// No site has been published yet: nothing is at the address or in the folder behind --previous
    #[arg(long, requires = "previous")]
    pub first: bool,
    /// How many published records may go at once, where it is half of them or more
    #[arg(long, value_name = "NUMBER")]
    pub allow_removals: Option<usize>,
}

impl PreviousArguments {
    /// The published site, as far as the new one is compared with it. Where none was named, only approved minutes are
    /// compared, with the site that is in `output`.
    ///
    /// # Errors
    /// A named site that cannot be read.
    pub fn published(&self, output: impl FnOnce() -> PublishedSite) -> anyhow::Result<PublishedSite> {
        let Some(place) = &self.previous else { return Ok(output()) };
        let publication = if self.first { Publication::First } else { Publication::Further };
        let manifest = PublishedFiles::at(place).manifest(publication)?;
        Ok(manifest.map(|manifest| manifest.compared(self.allow_removals)).unwrap_or_default())
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

/// How a command that writes a site looks at the published one.
pub(crate) fn trust(reread: bool) -> Trust {
    if reread { Trust::Bytes } else { Trust::LengthAndTime }
}

impl BuildArguments {
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
}

/// The form of a report of mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions
    Github,
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
