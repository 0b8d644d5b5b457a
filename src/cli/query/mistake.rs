//! What is wrong with a question, in plain words: what SQLite says, where, and the name that may have been meant.

use super::open;
use crate::text::nearest;
use crate::text::safe::is_obeyed;
use rusqlite::{Connection, Error, ErrorCode};
use std::fmt::Write;

/// The mistake as a paragraph.
pub fn message(connection: &Connection, sql: &str, error: &Error) -> String {
    let (message, at) = match error {
        Error::SqlInputError { msg, offset, .. } => (msg.clone(), usize::try_from(*offset).ok()),
        Error::MultipleStatement => ("one question at a time".to_owned(), None),
        Error::SqliteFailure(failure, _) if failure.code == ErrorCode::AuthorizationForStatementDenied => {
            (DENIED.to_owned(), None)
        }
        Error::SqliteFailure(failure, _) if failure.code == ErrorCode::ReadOnly => (DENIED.to_owned(), None),
        Error::SqliteFailure(_, Some(message)) => (message.clone(), None),
        other => (other.to_string(), None),
    };
    let message = if message == "not authorized" { DENIED.to_owned() } else { message };
    let mut out = format!("huddle: {}\n", printable(&message));
    if let Some((number, line, column)) = at.and_then(|at| place(sql, at)) {
        let _ = writeln!(out, "  {number} | {}", printable(line));
        let _ = writeln!(out, "  {} | {}^", " ".repeat(number.to_string().len()), " ".repeat(column));
    }
    if let Some(help) = help(connection, sql, &message) {
        let _ = writeln!(out, "  help: {}", printable(&help));
    }
    out
}

const SEARCHED: &str = "put what is searched for in double quotes inside the single ones: MATCH '\"5th street\"'";

const DENIED: &str = "a built site can be asked, not changed; only SELECT is possible";

/// The number of the line, the line, and how far in it the byte at `at` is, in columns of a terminal.
fn place(sql: &str, at: usize) -> Option<(usize, &str, usize)> {
    let before = sql.get(..at)?;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = sql[start..].lines().next().unwrap_or_default();
    Some((before.matches('\n').count() + 1, line, unicode_width::UnicodeWidthStr::width(&before[start..])))
}

/// What to type instead, where that can be guessed.
fn help(connection: &Connection, sql: &str, message: &str) -> Option<String> {
    if message == DENIED {
        return None;
    }
    if let Some(name) = message.strip_prefix("no such table: ") {
        let known = known(connection);
        let names = known.iter().map(|(name, _)| name.as_str());
        let near = nearest(name, names).map(|near| format!("did you mean `{near}`?"));
        return Some(near.unwrap_or_else(|| "`huddle query` lists all tables and views".to_owned()));
    }
    if let Some(named) = message.strip_prefix("no such column: ") {
        let name = named.split(" - ").next().unwrap_or(named).trim_matches('"');
        let name = name.rsplit('.').next().unwrap_or(name);
        return Some(column_help(&known(connection), sql, name));
    }
    if message.starts_with("fts5: syntax error") || message.starts_with("unterminated string") {
        return Some(SEARCHED.to_owned());
    }
    None
}

fn column_help(known: &[(String, Vec<String>)], sql: &str, name: &str) -> String {
    let lower = crate::text::fold::fold(sql);
    if sql.contains(&format!("\"{name}\"")) {
        return format!("text is written in single quotes: '{name}'");
    }
    // Columns of tables that the question names, before all others.
    let asked = known
        .iter()
        .filter(|(table, _)| lower.contains(table.as_str()))
        .flat_map(|(_, columns)| columns)
        .map(String::as_str);
    let all = known.iter().flat_map(|(_, columns)| columns).map(String::as_str);
    match nearest(name, asked).or_else(|| nearest(name, all)) {
        // A word of what is searched for, which the search took for a column of its own.
        _ if lower.contains(" match ") && lower.contains(&format!("-{}", crate::text::fold::fold(name))) => {
            SEARCHED.to_owned()
        }
        Some(near) => format!("did you mean `{near}`?"),
        None => "`huddle query` lists the columns of every table".to_owned(),
    }
}

fn known(connection: &Connection) -> Vec<(String, Vec<String>)> {
    ["table", "view", "virtual"].iter().flat_map(|kind| open::tables(connection, kind).unwrap_or_default()).collect()
}

/// What was typed may have been copied from anywhere; a terminal must not obey it.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c == '\r' || (c != '\n' && is_obeyed(c)) { '\u{fffd}' } else { c }).collect()
}
