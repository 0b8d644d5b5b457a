//! What a person types and reads. Everything said here is said once, in plain words, with an exit code to match:
//! 0 done, 1 mistakes in the files or the question, 2 the machine would not.

/// Says something to a person, on a line of standard error. Whoever read it may be gone, which is no reason to fail. Here, in
/// [`tell_text`] and in [`answer`] texts leave the program: none of them has a sign that a terminal or a log would obey.
macro_rules! tell {
    ($($text:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), "{}", crate::text::safe::visible(&format!($($text)*)));
    }};
}

/// As [`tell`], without an end of line of its own.
macro_rules! tell_text {
    ($text:expr) => {{
        use std::io::Write;
        let _ = std::io::stderr().write_all(crate::text::safe::visible(&$text).as_bytes());
    }};
}

/// As [`tell`], on standard output: what was asked for.
macro_rules! answer {
    ($($text:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), "{}", crate::text::safe::visible(&format!($($text)*)));
    }};
}

/// A report for other programs on standard output, as it is: each of its formats writes such signs in its own way.
macro_rules! report {
    ($text:expr) => {{
        use std::io::Write;
        let _ = std::io::stdout().write_all($text.as_bytes());
    }};
}

pub mod build;
pub mod check;
pub mod create;
pub mod federate;
pub mod query;
#[cfg(feature = "serve")]
pub mod serve;
pub mod today;

use crate::disk::write::Trust;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Turns the minutes of community huddles, written in Markdown, into a public website.
#[derive(Debug, Parser)]
#[command(
    name = "huddle",
    version,
    about = "Turns the minutes of community huddles, written in Markdown, into a public website.",
    long_about = "Turns the minutes of community huddles, written in Markdown, into a public website.\n\n\
        Your minutes are files in a folder called content. `huddle build` reads them and writes the website into a folder called public; \
        you can put that folder on any web server. If something in your files is wrong, nothing is written: you are shown what, where, and what to type instead.",
    after_help = "Start here:\n  huddle init my-site          makes a small site that you can change\n  cd my-site\n  huddle serve                 shows it in your browser while you write\n  huddle new huddle central    starts the minutes of a huddle\n  huddle check                 looks for mistakes\n  huddle build                 writes the website into public/\n\nExit codes: 0 done; 1 something in your files or your question is wrong; 2 something on this computer is (a full disk, a missing folder)."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the website
    Build(BuildArguments),
    /// Look for mistakes, and write nothing
    Check(CheckArguments),
    /// Start a new file: a huddle, an update, a division or a page
    New(create::NewArguments),
    /// Make a new site that builds
    Init {
        /// The folder to make it in; it must be empty or not there yet
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Show the site in your browser while you write, on this computer only
    #[cfg(feature = "serve")]
    Serve(ServeArguments),
    /// Ask the built site: which promises are overdue, which areas had no meeting
    Query(query::QueryArguments),
    /// Join the published data of several sites into one site
    Federate(federate::FederateArguments),
    /// Print completions for your shell
    Completions {
        /// bash, zsh, fish, elvish or powershell
        shell: clap_complete::Shell,
    },
}

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
    fn found(self) -> Self {
        Self { content: content_folder(&self.content), ..self }
    }
}

/// The content folder that is meant: the folder itself, or the `content` in it where only that holds a site.
pub fn content_folder(folder: &Path) -> PathBuf {
    let inside = folder.join("content");
    let is_site = |folder: &Path| folder.join(crate::record::resolve::settings::FILE).is_file();
    if !is_site(folder) && is_site(&inside) { inside } else { folder.to_owned() }
}

/// The address of a site as it was typed behind `--base-url`: the same that `base_url` of site.yaml may be.
///
/// # Errors
/// A text that is no such address.
pub fn base_url(written: &str) -> anyhow::Result<String> {
    if written.contains('@') {
        anyhow::bail!("--base-url has a user or a password in it, which everybody could read: write the address of the site alone");
    }
    crate::text::site_address(written).ok_or_else(|| {
        let meant = crate::text::meant_site_address(written);
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

#[derive(Args, Debug)]
pub struct BuildArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// The folder to write the website into [default: public, or public-drafts with --drafts]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Also take the place of another site: of another address or kind, or one with records where this has none
    #[arg(long)]
    pub replace: bool,
    #[command(flatten)]
    pub report: ReportArguments,
    /// The built site to compare approved minutes with, if not the one in the output folder
    #[arg(long, value_name = "DIR")]
    pub previous: Option<PathBuf>,
    /// Read every file of the published site again, instead of trusting those whose length and time are as they were left
    #[arg(long)]
    pub reread: bool,
    /// Print how long each stage took, as JSON
    #[arg(long, hide = true)]
    pub timings: bool,
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

#[derive(Args, Debug)]
pub struct CheckArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub report: ReportArguments,
    /// The built site to compare approved minutes with
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub previous: PathBuf,
}

#[cfg(feature = "serve")]
#[derive(Args, Debug)]
pub struct ServeArguments {
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
    pub fn render(self, diags: &[crate::diagnostics::Diag], prefix: &str) -> String {
        match self {
            Self::Text => crate::diagnostics::text::render(diags, prefix),
            Self::Json => crate::diagnostics::json::render(diags, prefix),
            Self::Github => crate::diagnostics::github::render(diags, prefix),
            Self::Sarif => crate::diagnostics::sarif::render(diags, prefix),
        }
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Mistakes in the user's files, or in a question.
    Mistakes,
}

/// Runs the command line.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            if !error.use_stderr() {
                let _ = error.print();
                return ExitCode::SUCCESS;
            }
            // What was typed is quoted.
            tell_text!(error.render().to_string());
            return ExitCode::from(2);
        }
    };
    if let Err(error) = rayon::ThreadPoolBuilder::new().build_global() {
        let cause = std::error::Error::source(&error).and_then(|cause| cause.downcast_ref::<std::io::Error>());
        tell!("huddle: {}", cause.map_or_else(|| error.to_string(), crate::disk::write::machine::plain));
        return ExitCode::from(2);
    }
    let outcome = match cli.command {
        Command::Build(arguments) => build::run(&BuildArguments { site: arguments.site.found(), ..arguments }),
        Command::Check(arguments) => check::run(&CheckArguments { site: arguments.site.found(), ..arguments }),
        Command::New(arguments) => create::new_record(&arguments),
        Command::Init { folder } => create::init(&folder),
        Command::Federate(arguments) => federate::run(&arguments),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => crate::cli::serve::run(&ServeArguments { site: arguments.site.found(), ..arguments }),
        Command::Query(arguments) => query::run(&arguments),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "huddle", &mut std::io::stdout());
            Ok(Outcome::Done)
        }
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Mistakes) => ExitCode::from(1),
        Err(error) => {
            tell!("huddle: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// What stands before file names in messages: the content folder as it was typed.
pub fn prefix(content: &std::path::Path) -> String {
    let text = content.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    match text.as_str() {
        "." => String::new(),
        other if other.ends_with('/') => other.to_owned(),
        other => format!("{other}/"),
    }
}
