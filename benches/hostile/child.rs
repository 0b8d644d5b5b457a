//! Builds a content folder with the program in a process of its own, and says what that took.

#![allow(unsafe_code, reason = "the standard library does not say what a process took")]

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many seconds of CPU a build with a text may take before the system ends it.
pub const PATIENCE: u64 = 20;
/// How long by the clock, should it wait for something.
const LONG_PATIENCE: Duration = Duration::from_secs(600);
/// How much memory a build may ask for before the system refuses it, in KB.
const MEMORY_KB: u64 = 6_000_000;

/// What one build took.
#[derive(Debug)]
pub struct Used {
    pub cpu: f64,
    pub peak_mb: f64,
    /// Bytes of the built site.
    pub output: u64,
    /// Bytes that were printed.
    pub printed: u64,
    /// 0, 1 and 2 as the program says; `None` where it was ended.
    pub exit: Option<i32>,
}

/// Builds `folder/content` into `folder/public`, in at most so many seconds of CPU.
pub fn build(program: &Path, folder: &Path, patience: u64) -> Used {
    let printed = folder.join("printed");
    let log = fs::File::create(&printed).expect("the file can be made");
    #[expect(clippy::zombie_processes, reason = "`wait` below waits for it, with what it used")]
    // A shell sets the limits, so that no code here has to run between fork and exec.
    let child = Command::new("sh")
        .args(["-c", &format!("ulimit -v {MEMORY_KB}; ulimit -t {patience}; exec \"$0\" \"$@\"")])
        .arg(program)
        .args(["build", "--today", "2026-06-01", "--output"])
        .args([folder.join("public"), folder.join("content")])
        .stdout(log.try_clone().expect("the file can be shared"))
        .stderr(Stdio::from(log))
        .spawn()
        .expect("the program starts");
    let (status, usage) = wait(i32::try_from(child.id()).expect("a process id"));
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    Used {
        cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime),
        peak_mb: usage.ru_maxrss as f64 / 1000.0,
        output: size(&folder.join("public")).unwrap_or(0),
        printed: fs::metadata(&printed).map_or(0, |metadata| metadata.len()),
        exit: libc::WIFEXITED(status).then(|| libc::WEXITSTATUS(status)),
    }
}

/// Waits for a process of ours, and ends it when it takes too long.
fn wait(id: i32) -> (i32, libc::rusage) {
    let started = Instant::now();
    let (mut status, mut is_ended) = (0, false);
    loop {
        // SAFETY: `usage` is plain data that the call fills in, and the process is ours and not waited for elsewhere.
        let (found, usage) = unsafe {
            let mut usage: libc::rusage = std::mem::zeroed();
            (libc::wait4(id, &raw mut status, libc::WNOHANG, &raw mut usage), usage)
        };
        if found == id {
            return (status, usage);
        }
        if started.elapsed() > LONG_PATIENCE && !is_ended {
            // SAFETY: the process is ours and has not been waited for, so that its number is no other's.
            unsafe { libc::kill(id, libc::SIGKILL) };
            is_ended = true;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Bytes of all files below a folder.
pub fn size(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() { size(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(bytes)
}

/// Writes a family's files into a fresh `folder/content`, and takes away what a build before left.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let _ = fs::remove_dir_all(folder);
    for (path, bytes) in files {
        let path = folder.join("content").join(path);
        fs::create_dir_all(path.parent().expect("it has a folder"))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}
