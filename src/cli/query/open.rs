//! The database of a built site, opened so that nothing can be changed and no other file be reached: the question comes
//! from a person, but may have been copied from anywhere.

use super::limits::{self, Clock};
use crate::cli::today;
use crate::publish::seal;
use crate::site::plan::data;
use anyhow::{Context, bail};
use chrono::NaiveDate;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

/// Bytes of a question.
pub const LONGEST_QUESTION: u64 = 1_000_000;

/// What a question may ask of the database itself.
const PRAGMAS: [&str; 14] = [
    "application_id",
    "compile_options",
    "data_version",
    "encoding",
    "foreign_key_check",
    "foreign_key_list",
    "index_info",
    "index_list",
    "integrity_check",
    "page_count",
    "table_info",
    "table_list",
    "table_xinfo",
    "user_version",
];

/// A database that can be asked.
pub struct Opened {
    /// Guarded: it reads this file and nothing else.
    pub connection: Connection,
    /// When the question has to end.
    pub clock: Clock,
    /// The day up to which days are counted.
    pub today: NaiveDate,
}

/// Opens the database of a site. Days are counted up to `today`; otherwise up to the day on which the site was built,
/// so that the same site always gives the same answer; up to this day where a database lies alone.
///
/// # Errors
/// No site, or one without this version's database; a system error.
pub fn read_only(site: &Path, timeout: Duration, today: Option<NaiveDate>) -> anyhow::Result<Opened> {
    let path = data::table(data::DATABASE, "sqlite");
    // The site, its folder `data/`, or the database alone, as somebody may have downloaded it.
    let places = [site.join(path.as_str()), site.join(path.file_name()), site.to_owned()];
    let Some(file) = places.iter().find(|place| place.is_file()) else {
        if site.join(seal::FILE).is_file() {
            bail!(
                "the site in {} has no database to ask: write `exports: {{database: true}}` in its site.yaml and run: \
                    huddle build (a site that joins several departments has none: ask one of their own)",
                site.display()
            );
        }
        bail!(
            "there is no built site in {}; run `huddle build` first, or name its folder or database with --site",
            site.display()
        );
    };
    let address = address(&file.canonicalize().with_context(|| format!("{} cannot be read", file.display()))?);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let unreadable = || format!("{} cannot be read; run: huddle build", file.display());
    let mut connection = Connection::open_with_flags(address, flags).with_context(unreadable)?;
    let known: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0)).with_context(unreadable)?;
    if known != i64::from(crate::publish::export::sqlite::APPLICATION) {
        bail!("{} is not a database of huddle; run: huddle build", file.display());
    }
    let today = match today.or_else(|| built_on(&file.with_file_name(SITE))) {
        Some(day) => day,
        None => today::moment()?.date_naive(),
    };
    put_day(&connection, today)?;
    let clock = limits::set(&mut connection, timeout)?;
    guard(&mut connection)?;
    Ok(Opened { connection, clock, today })
}

/// What lies beside the database, where the site lies whole.
const SITE: &str = "site.json";

/// The largest such file that is read, in bytes.
const LARGEST_SITE: u64 = 4_000_000;

/// The day on which the site was built, as it says itself.
fn built_on(site: &Path) -> Option<NaiveDate> {
    let mut text = Vec::new();
    std::fs::File::open(site).ok()?.take(LARGEST_SITE).read_to_end(&mut text).ok()?;
    let about: serde_json::Value = serde_json::from_slice(&text).ok()?;
    about["as_of"].as_str()?.parse().ok()
}

/// Gives `current_date`, which the views count days up to, this value.
fn put_day(connection: &Connection, today: NaiveDate) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    let day = today.to_string();
    connection.create_scalar_function("current_date", 0, flags, move |_| Ok(day.clone()))
}

/// Only reads: set in every way that SQLite has.
fn guard(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // A name that nothing has is a mistake, not a text that happens to be in double quotes.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.authorizer(Some(
        |asked: AuthContext<'_>| if is_reading(&asked.action) { Authorization::Allow } else { Authorization::Deny },
    ))
}

fn is_reading(action: &AuthAction<'_>) -> bool {
    match action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => !matches!(*function_name, "load_extension" | "fts3_tokenizer"),
        AuthAction::Pragma { pragma_name, pragma_value } => {
            let sets = pragma_value.is_some() && matches!(*pragma_name, "application_id" | "encoding" | "user_version");
            !sets && PRAGMAS.contains(pragma_name)
        }
        _ => false,
    }
}

/// A file as SQLite's addresses write it; `immutable`, since a built site is never changed in place.
fn address(file: &Path) -> String {
    let mut address = String::from("file:");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' => address.push(char::from(*byte)),
            other => {
                let _ = write!(address, "%{other:02X}");
            }
        }
    }
    address + "?immutable=1"
}

/// The tables or the views with their columns, without those that the index of the search keeps for itself.
///
/// # Errors
/// What SQLite says.
pub fn tables(connection: &Connection, kind: &str) -> rusqlite::Result<Vec<(String, Vec<String>)>> {
    let own = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = ?1 AND name NOT LIKE 'sqlite!_%' \
        ESCAPE '!' ORDER BY name";
    let names: Vec<String> = connection.prepare(own)?.query_map([kind], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    names
        .into_iter()
        .map(|name| {
            let columns = statement.query_map([&name], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok((name, columns))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::address;
    use std::path::Path;

    #[test]
    fn no_character_of_a_path_is_taken_for_a_part_of_the_address() {
        assert_eq!(
            address(Path::new("/a b/é?mode=rw#x%.sqlite")),
            "file:/a%20b/%C3%A9%3Fmode%3Drw%23x%25.sqlite?immutable=1"
        );
    }
}
