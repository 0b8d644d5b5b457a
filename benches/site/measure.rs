//! Times whole processes: wall and CPU seconds, and the most memory that was held; and counts what they wrote.

#![allow(unsafe_code, reason = "the standard library does not say what a process took")]

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use walkdir::WalkDir;

/// What one run took.
#[derive(Debug, Clone, Default)]
pub struct Run {
    pub wall: f64,
    pub cpu: f64,
    /// The most memory that was held, in KB.
    pub peak_kb: f64,
    /// What the process printed.
    pub printed: String,
}

/// What a built site holds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Size {
    pub files: usize,
    pub pages: usize,
    pub bytes: u64,
}

/// Runs a command to its end, and says so where progress is shown. What was written before it is on the disk first, so
/// that none pays for another.
///
/// The system's figure of memory begins with what this process holds, so nothing large may be held here: the floor and
/// the preview are measured in processes of their own.
#[expect(clippy::zombie_processes, reason = "wait4 waits for it")]
pub fn run(what: &str, command: &mut Command) -> Run {
    // SAFETY: it takes nothing and gives nothing.
    unsafe { libc::sync() };
    let started = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut printed = String::new();
    child.stdout.take().expect("it is piped").read_to_string(&mut printed).expect("it is text");
    let mut status = 0;
    // SAFETY: `usage` is plain data that the call fills in, and the process is ours and not waited for elsewhere.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::wait4(i32::try_from(child.id()).expect("a process id"), &raw mut status, 0, &raw mut usage);
        usage
    };
    let wall = started.elapsed().as_secs_f64();
    assert_eq!(status, 0, "{command:?} failed: {printed}");
    eprintln!("  {what}: {wall:.2} s, {:.2} s of CPU, {} MB", seconds(&usage), usage.ru_maxrss / 1000);
    Run { wall, cpu: seconds(&usage), peak_kb: usage.ru_maxrss as f64, printed: printed.trim().to_owned() }
}

/// CPU seconds of this process so far.
pub fn own_cpu() -> f64 {
    // SAFETY: `usage` is plain data that the call fills in.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_SELF, &raw mut usage);
        usage
    };
    seconds(&usage)
}

fn seconds(usage: &libc::rusage) -> f64 {
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

/// Counts the files below a folder, and the pages among them.
pub fn size(folder: &Path) -> Size {
    let files = WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file());
    files.fold(Size::default(), |sum, entry| Size {
        files: sum.files + 1,
        pages: sum.pages + usize::from(entry.path().extension().is_some_and(|ending| ending == "html")),
        bytes: sum.bytes + entry.metadata().map_or(0, |metadata| metadata.len()),
    })
}
