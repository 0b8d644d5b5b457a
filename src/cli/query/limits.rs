//! What a question may take: time, memory, and rows of a table. Questions are copied from anywhere, and one that joins
//! every table with every other would run until somebody stops it.

use rusqlite::limits::Limit;
use rusqlite::{Connection, Error, ErrorCode};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a question may take where nobody says otherwise, in seconds.
pub const SECONDS: u64 = 30;

/// What the database may take, in bytes.
const MEMORY: u64 = 512 << 20;
/// What the texts of a table may take, since it is put together before it is printed.
pub const TABLE: usize = 256 << 20;

/// Rows of a table on a terminal, and elsewhere.
const ON_A_TERMINAL: usize = 1_000;
const ELSEWHERE: usize = 100_000;

/// The longest value, and the longest pattern of LIKE, in bytes: what is done to one value cannot be stopped halfway.
const LONGEST_VALUE: i32 = 10_000_000;
const LONGEST_PATTERN: i32 = 500;

/// So many steps of the database are made between two looks at the clock.
const STEPS: i32 = 10_000;

/// Rows of a table that are printed where nobody says otherwise.
pub fn rows(is_terminal: bool) -> usize {
    if is_terminal { ON_A_TERMINAL } else { ELSEWHERE }
}

/// The time that a question has left. It stands still while somebody reads.
#[derive(Clone)]
pub struct Clock(Arc<Mutex<Instant>>);

impl Clock {
    fn ends(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pause(&self, paused: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += paused;
    }
}

/// Sets the limits. They go before the guard, which lets no question change them.
///
/// # Errors
/// What SQLite says.
pub fn set(connection: &mut Connection, timeout: Duration) -> rusqlite::Result<Clock> {
    connection.query_row(&format!("PRAGMA hard_heap_limit = {MEMORY}"), [], |_| Ok(()))?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LONGEST_PATTERN)?;
    let clock = Clock(Arc::new(Mutex::new(Instant::now() + timeout)));
    let own = clock.clone();
    connection.progress_handler(STEPS, Some(move || Instant::now() > own.ends()))?;
    Ok(clock)
}

/// What to say where a limit was reached.
pub fn message(error: &Error, timeout: Duration) -> Option<String> {
    let Error::SqliteFailure(failure, _) = error else { return None };
    let seconds = timeout.as_secs();
    let message = match failure.code {
        ErrorCode::OperationInterrupted => format!(
            "the question took longer than {seconds} {}, and was stopped\n  help: ask for less (WHERE, LIMIT, fewer \
                tables), or allow more: --timeout {}",
            if seconds == 1 { "second" } else { "seconds" },
            seconds * 10
        ),
        ErrorCode::OutOfMemory => format!(
            "the question took more than {} MB of memory, and was stopped\n  help: ask for less: WHERE, LIMIT, fewer \
                tables or columns",
            MEMORY >> 20
        ),
        ErrorCode::TooBig => {
            format!(
                "a value is longer than {} MB\n  help: ask for a part of it: substr(text, 1, 1000)",
                LONGEST_VALUE / 1_000_000
            )
        }
        _ => return None,
    };
    Some(format!("huddle: {message}\n"))
}

/// Hands on what is written, and stops the clock meanwhile.
pub struct Unhurried<W> {
    /// Where it is written.
    pub to: W,
    /// The clock of the question.
    pub clock: Clock,
}

impl<W: Write> Write for Unhurried<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let started = Instant::now();
        let written = self.to.write(bytes);
        self.clock.pause(started.elapsed());
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        let started = Instant::now();
        let flushed = self.to.flush();
        self.clock.pause(started.elapsed());
        flushed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_fewer_rows() {
        assert_eq!((rows(true), rows(false)), (1_000, 100_000));
    }

    #[test]
    fn the_clock_stands_still_while_somebody_reads() {
        let end = Instant::now() + Duration::from_secs(1);
        let clock = Clock(Arc::new(Mutex::new(end)));
        clock.pause(Duration::from_secs(5));
        assert_eq!(clock.ends(), end + Duration::from_secs(5));
        let mut out = Unhurried { to: Vec::new(), clock: clock.clone() };
        out.write_all(b"a").expect("memory takes it");
        assert!(clock.ends() >= end + Duration::from_secs(5) && out.to == b"a");
    }
}
