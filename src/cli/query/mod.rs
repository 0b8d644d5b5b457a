//! `huddle query`: asks the database of a built site, and prints what it answers. Nothing is ever written.

mod limits;
mod mistake;
mod open;
mod print;
mod recipes;
mod spaced;

use super::outcome::Outcome;
use super::table::terminal_width;
use super::today;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use open::Opened;
use print::Printed;
use rusqlite::Connection;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::time::Duration;

pub use recipes::{RECIPES, Recipe};

/// What is typed behind `huddle query`.
#[derive(Args, Debug)]
pub struct QueryArguments {
    /// A question in SQL, such as "SELECT * FROM overdue_commitments"; `-` reads it from standard input; without one,
    /// what can be asked is listed
    #[arg(value_name = "SQL", conflicts_with = "recipe", allow_hyphen_values = true)]
    sql: Option<String>,
    /// Ask a question that the program knows, such as overdue-by-owner
    #[arg(long, short, value_name = "NAME")]
    recipe: Option<String>,
    /// The folder of the built site
    #[arg(long, value_name = "DIR", default_value = "public")]
    site: PathBuf,
    /// How the answer is printed
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    format: AnswerFormat,
    /// The day up to which days are counted; otherwise the day on which the site was built
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
    /// How many seconds a question may take
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = limits::SECONDS,
        value_parser = clap::value_parser!(u64).range(1..=86_400)
    )]
    timeout: u64,
    /// How many rows of a table are printed at most; otherwise 1,000 on a terminal and 100,000 elsewhere
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    rows: Option<u32>,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum AnswerFormat {
    /// For people, as wide as the terminal
    Table,
    /// For spreadsheets
    Csv,
    /// An array of objects, one on each line
    Json,
}

/// Runs the command.
///
/// # Errors
/// A system error; a site that is not there.
pub fn run(arguments: &QueryArguments) -> anyhow::Result<Outcome> {
    let sql = match (&arguments.recipe, arguments.sql.as_deref()) {
        (Some(name), _) => match recipes::named(name) {
            Ok(recipe) => Some(recipe.sql.to_owned()),
            Err(message) => {
                message!("huddle: {message}");
                return Ok(Outcome::Mistakes);
            }
        },
        (None, Some("-")) => Some(io::read_to_string(io::stdin().lock().take(open::LONGEST_QUESTION))?),
        (None, sql) => sql.map(str::to_owned),
    };
    let today = arguments.today.as_deref().map(|day| today::day("--today", day)).transpose()?;
    let Opened { connection, clock, today } = open::read_only(&arguments.site, arguments.timeout(), today)?;
    let mut out = io::BufWriter::new(limits::Unhurried { to: io::stdout().lock(), clock });
    let printed = match sql {
        None => list(&connection, today, &mut out).map(|()| Outcome::Done),
        Some(sql) => answer(&connection, &spaced::spaced(&sql), arguments, &mut out),
    };
    // Who reads the answer may have seen enough: `huddle query … | head`.
    match printed.and_then(|outcome| out.flush().map(|()| outcome).map_err(anyhow::Error::from)) {
        Err(error)
            if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) =>
        {
            Ok(Outcome::Done)
        }
        other => other,
    }
}

impl QueryArguments {
    fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout)
    }

    fn rows(&self) -> usize {
        self.rows.map_or_else(|| limits::rows(io::stdout().is_terminal()), |rows| rows as usize)
    }
}

/// Asks, and prints the answer or what is wrong with the question.
fn answer(
    connection: &Connection,
    sql: &str,
    arguments: &QueryArguments,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let format = arguments.format;
    let mistaken = |error: &rusqlite::Error| {
        message_text!(
            limits::message(error, arguments.timeout()).unwrap_or_else(|| mistake::message(connection, sql, error))
        );
        Ok(Outcome::Mistakes)
    };
    let mut statement = match connection.prepare(sql) {
        Ok(statement) => statement,
        Err(error) => return mistaken(&error),
    };
    if statement.column_count() == 0 {
        message!(
            "huddle: this asks nothing; write a question that begins with SELECT, or look at what there is: huddle \
                query"
        );
        return Ok(Outcome::Mistakes);
    }
    let printed = match format {
        AnswerFormat::Table => print::table(&mut statement, (terminal_width(), arguments.rows()), out),
        AnswerFormat::Csv => print::csv(&mut statement, out),
        AnswerFormat::Json => print::json(&mut statement, out),
    };
    match printed {
        Ok(Printed { rows, cut, more }) => {
            out.flush()?;
            if more {
                message!(
                    "the first {rows} {} of more: --rows {} prints more of them, --format csv or json all",
                    if rows == 1 { "row" } else { "rows" },
                    rows * 10
                );
            } else if format == AnswerFormat::Table {
                let cut = if cut {
                    "; what ends in … is cut to the terminal's width, --format csv or json has it whole"
                } else {
                    ""
                };
                message!("{rows} {}{cut}", if rows == 1 { "row" } else { "rows" });
            }
            Ok(Outcome::Done)
        }
        Err(print::Stopped::Question(error)) => {
            out.flush()?;
            mistaken(&error)
        }
        Err(print::Stopped::TooMuch) => {
            message!(
                "huddle: the table takes more than {} MB of memory; --format csv or json prints each row as it comes",
                limits::TABLE >> 20
            );
            Ok(Outcome::Mistakes)
        }
        Err(print::Stopped::Machine(error)) => Err(error.into()),
    }
}

/// What can be asked: tables, views and recipes.
fn list(connection: &Connection, today: NaiveDate, out: &mut dyn Write) -> anyhow::Result<()> {
    let title: String = connection.query_row("SELECT title FROM about", [], |row| row.get(0))?;
    writeln!(out, "{}, as of {today}.\n", crate::text::one_line(&title))?;
    for (heading, kind) in [("Tables", "table"), ("Views, with names in place of ids", "view")] {
        writeln!(out, "{heading}:")?;
        for (name, columns) in open::tables(connection, kind)? {
            writeln!(out, "  {name} ({})", columns.join(", "))?;
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "Search: SELECT title, url FROM search WHERE search MATCH 'street light*' ORDER BY rank\n\nRecipes, such as \
            `huddle query --recipe overdue-by-owner`:"
    )?;
    let widest = RECIPES.iter().map(|recipe| recipe.name.len()).max().unwrap_or(0);
    for recipe in RECIPES {
        writeln!(out, "  {:widest$}  {}", recipe.name, recipe.question())?;
    }
    Ok(())
}
