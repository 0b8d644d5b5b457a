//! `huddle list`: what waits for somebody who looks after the record, by its state, for people and for programs.

mod found;

use super::arguments::content_folder;
use super::outcome::Outcome;
use super::table::{Cell, Table, terminal_width};
use super::today;
use crate::diagnostics;
use crate::disk::load;
use crate::publish::pipeline::{Inputs, Memory, Options, Prepared, Unobserved, prepare};
use crate::text::safe::visible_json;
use clap::{Args, ValueEnum};
use found::{Listed, Record, State};
use std::path::PathBuf;

/// What is typed behind `huddle list`.
#[derive(Args, Debug)]
pub struct ListArguments {
    /// What to list; without it all of it, each kind with its first lines
    #[arg(value_name = "WHAT", value_enum)]
    what: Option<State>,
    /// The form of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    format: ListFormat,
    /// List as if it were this day (YYYY-MM-DD); otherwise SOURCE_DATE_EPOCH, or the clock's day at the site
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
    /// The folder with your files
    #[arg(long, default_value = "content")]
    content: PathBuf,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// For people, as wide as the terminal
    Table,
    /// An array of objects, one on each line
    Json,
}

/// How many lines of each kind are shown where all kinds are.
const FEW: usize = 5;

/// How wide a list is where it is not shown on a terminal.
const WIDTH: usize = 80;

/// Runs the command.
///
/// # Errors
/// A system error, or a day that cannot be read.
pub fn run(arguments: &ListArguments) -> anyhow::Result<Outcome> {
    let inputs = load::load(&content_folder(&arguments.content))?;
    let options = Options { today: today::today(arguments.today.as_deref(), &inputs)?, drafts: false, base_url: None };
    let states = arguments.what.map_or_else(|| State::ALL.to_vec(), |one| vec![one]);
    let record = |drafts: bool| made(&inputs, &Options { drafts, ..options.clone() });
    let published = record(false);
    let whole = states.iter().any(|state| state.asks_for_drafts()).then(|| record(true));
    let record = Record { published: &published, whole: whole.as_ref().unwrap_or(&published) };
    let lists: Vec<(State, Vec<Listed>)> = states.into_iter().map(|state| (state, record.list(state))).collect();
    if arguments.format == ListFormat::Json {
        let lines: Vec<String> =
            lists.iter().flat_map(|(_, list)| list).map(serde_json::to_string).collect::<Result<_, _>>()?;
        report!(match lines.is_empty() {
            true => "[]\n".to_owned(),
            false => format!("[\n{}\n]\n", visible_json(&lines.join(",\n"))),
        });
    } else {
        show(&lists, arguments.what.is_some())?;
    }
    if published.has_errors() {
        message!(
            "{} Records with mistakes may be missing here: huddle check",
            diagnostics::text::summary(&published.diags)
        );
    }
    Ok(Outcome::Done)
}

fn made(inputs: &Inputs, options: &Options) -> Prepared {
    prepare(inputs, options, &mut Memory::none(), &Unobserved)
}

/// Lists for people; `whole` where one was asked for.
fn show(lists: &[(State, Vec<Listed>)], whole: bool) -> anyhow::Result<()> {
    let mut first = true;
    for (state, list) in lists.iter().filter(|(_, list)| whole || !list.is_empty()) {
        if list.is_empty() {
            answer!("{}", state.nothing());
            continue;
        }
        if !first {
            answer!("");
        }
        first = false;
        answer!("{} ({})", state.heading(), list.len());
        let shown = if whole { list.len() } else { list.len().min(FEW) };
        answer!("{}", table(*state, &list[..shown])?.trim_end());
        if shown < list.len() {
            answer!("and {} more: huddle list {}", list.len() - shown, state.word());
        }
    }
    if !whole && lists.iter().all(|(_, list)| list.is_empty()) {
        answer!("Nothing waits for anybody.");
    }
    Ok(())
}

/// As a table, without who promised, and then without titles, where there is no room for them.
fn table(state: State, list: &[Listed]) -> anyhow::Result<String> {
    let width = terminal_width().unwrap_or(WIDTH);
    let mut columns = state.columns().to_vec();
    let mut table = filled(&columns, list);
    for left_out in ["owner", "title"] {
        if table.fits(width) {
            break;
        }
        columns.retain(|column| *column != left_out);
        table = filled(&columns, list);
    }
    let mut out = Vec::new();
    table.print(Some(width), &mut out)?;
    Ok(String::from_utf8(out)?)
}

fn filled(columns: &[&str], list: &[Listed]) -> Table {
    let mut table = Table::new(columns).keeping(&["file", "commitment", "date", "due"]);
    for listed in list {
        let cell = |column: &&str| match *column {
            "date" | "due" => Cell::text(listed.date.as_deref().unwrap_or("")),
            "days" => Cell::number(&listed.days.map_or(String::new(), |days| days.to_string())),
            "size" => Cell::text(&listed.bytes.map_or(String::new(), crate::text::file_size)),
            "commitment" => Cell::text(&listed.id),
            "file" => Cell::text(&listed.file),
            "owner" => Cell::text(&listed.owner),
            "status" => Cell::text(listed.status),
            _ => Cell::text(&listed.title),
        };
        table.add(columns.iter().map(cell).collect());
    }
    table
}
