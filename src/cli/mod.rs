//! What a person types and reads. Everything said here is said once, in plain words, with an exit code to match:
//! 0 done, 1 mistakes in the files or the question, 2 a system error.

/// Says something to a person, on a line of standard error. Whoever read it may be gone, which is no reason to fail.
/// Here, in [`tell_text`] and in [`answer`] texts leave the program: none of them has a sign that a terminal or a log
/// would obey.
macro_rules! message {
    ($($text:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), "{}", crate::text::safe::visible(&format!($($text)*)));
    }};
}

/// As [`tell`], without an end of line of its own.
macro_rules! message_text {
    ($text:expr) => {{
        use std::io::Write;
        let _ = std::io::stderr().write_all(crate::text::safe::visible(&$text).as_bytes());
    }};
}

/// As [`tell_text`], in colours where a terminal shows them (`cli/colors.rs`).
macro_rules! report_painted {
    ($text:expr) => {{
        use std::io::Write;
        let text = crate::cli::colors::written(&$text, crate::cli::colors::are_shown(&std::io::stderr()));
        let _ = anstream::stderr().write_all(text.as_bytes());
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

pub mod approve;
pub mod arguments;
pub mod build;
mod changes;
pub mod check;
pub mod colors;
pub mod create;
pub mod diff;
pub mod federate;
pub mod init;
pub mod list;
pub mod log;
pub mod manual;
pub mod move_record;
pub mod new;
pub mod outcome;
pub mod query;
mod records;
pub mod redact;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
mod table;
pub mod theme;
pub mod today;
pub mod verify;
pub mod withdraw;

use arguments::{BuildArguments, CheckArguments};
use clap::{CommandFactory, Parser, Subcommand};
use colors::Colors;
use outcome::Outcome;
use std::path::PathBuf;
use std::process::ExitCode;

#[cfg(feature = "serve")]
use arguments::ServeArguments;

/// Turns the minutes of community huddles, written in Markdown, into a public website.
#[derive(Debug, Parser)]
#[command(
    name = "huddle",
    version = env!("HUDDLE_VERSION"),
    about = "Turns the minutes of community huddles, written in Markdown, into a public website.",
    long_about = "Turns the minutes of community huddles, written in Markdown, into a public website.\n\n\
        Your minutes are files in a folder called content. `huddle build` reads them and writes the website into a folder called public; \
        you can put that folder on any web server. If something in your files is wrong, nothing is written: you are shown what, where, and what to type instead.",
    after_help = "Start here:\n  huddle init my-site          makes a small site that you can change\n  cd \
        my-site\n  huddle serve                 shows it in your browser while you write\n  huddle new huddle central    starts the minutes of a huddle\n  huddle check                 looks for mistakes\n  huddle build                 writes the website into public/\n\nExit codes: 0 done; 1 something in your files or your question is wrong; 2 something on this computer is (a full disk, a missing folder)."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When reports are in colours; `auto`: on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, global = true)]
    color: Colors,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the website
    Build(BuildArguments),
    /// Look for mistakes, and write nothing
    Check(CheckArguments),
    /// Show what readers will see that they do not see now
    Diff(diff::DiffArguments),
    /// Say that minutes were approved, and keep what they say
    Approve(approve::ApproveArguments),
    /// Leave a notice of minutes that nobody may read any more
    Withdraw(withdraw::WithdrawArguments),
    /// Take out of a record, and of every kept version, what nobody may read
    Redact(redact::RedactArguments),
    /// Give a record another id; the address that it had leads to it
    Move(move_record::MoveArguments),
    /// Start a new file: a huddle, an update, a division, a page, a translation or a report of what is open
    New(create::NewArguments),
    /// Make a new site, and what publishes it
    Init(init::InitArguments),
    /// Show the site in your browser while you write, on this computer only unless `--host` says otherwise
    #[cfg(feature = "serve")]
    Serve(ServeArguments),
    /// Show the program's templates, words and styles, and copy those that you want to change
    Theme(theme::ThemeArguments),
    /// List what waits for somebody: drafts, minutes that are due, what is overdue, unused files
    List(list::ListArguments),
    /// Ask the built site: which promises are overdue, which areas had no meeting
    Query(query::QueryArguments),
    /// See whether a published site is what its log says
    Verify(verify::VerifyArguments),
    /// Join the published data of several sites into one site
    Federate(federate::FederateArguments),
    /// Make the keys that sign the log of everything published, or sign that of others as a witness
    Log(log::LogArguments),
    /// What editors read to complete and check your files while you type
    Schema(schema::SchemaArguments),
    /// Print completions for your shell
    Completions {
        /// bash, zsh, fish, elvish or powershell
        shell: clap_complete::Shell,
    },
    /// Write the manual pages, for those who package the program
    #[command(hide = true)]
    Man {
        /// The folder to write them into
        folder: PathBuf,
    },
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
            message_text!(error.render().to_string());
            return ExitCode::from(2);
        }
    };
    cli.color.hold();
    if let Err(error) = rayon::ThreadPoolBuilder::new().build_global() {
        let cause = std::error::Error::source(&error).and_then(|cause| cause.downcast_ref::<std::io::Error>());
        message!("huddle: {}", cause.map_or_else(|| error.to_string(), crate::disk::write::machine::plain));
        return ExitCode::from(2);
    }
    let outcome = match cli.command {
        Command::Build(arguments) => build::run(&arguments.completed()),
        Command::Check(arguments) => check::run(&arguments.completed()),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Approve(arguments) => approve::run(&arguments),
        Command::Withdraw(arguments) => withdraw::run(&arguments),
        Command::Redact(arguments) => redact::run(&arguments),
        Command::Move(arguments) => move_record::run(&arguments),
        Command::New(arguments) => create::new_record(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Federate(arguments) => federate::run(&arguments),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&ServeArguments { site: arguments.site.found(), ..arguments }),
        Command::Theme(arguments) => theme::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        Command::Query(arguments) => query::run(&arguments),
        Command::Log(arguments) => log::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "huddle", &mut std::io::stdout());
            Ok(Outcome::Done)
        }
        Command::Man { folder } => manual::write(Cli::command(), &folder),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Mistakes) => ExitCode::from(1),
        Ok(Outcome::Code(code)) => ExitCode::from(code),
        Err(error) => {
            message!("huddle: {error:#}");
            ExitCode::from(2)
        }
    }
}
