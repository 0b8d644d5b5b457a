//! Times whole processes: wall and CPU seconds, and the most memory that was held.

#![allow(unsafe_code, reason = "the standard library does not say what a process took")]

use std::collections::VecDeque;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Instant;

/// What one run took.
pub struct Run {
    pub wall: f64,
    pub cpu: f64,
    pub peak_kb: f64,
    pub files: usize,
    pub bytes: u64,
    pub stages: String,
}

/// Builds `content` into `output` with the release binary. It is waited for with `wait4`, which tells what it used.
#[expect(clippy::zombie_processes, reason = "wait4 waits for it")]
pub fn build(content: &Path, output: &Path) -> Run {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_huddle"))
        .args(["build", "--today", "2026-06-20", "--timings", "--output"])
        .args([output, content])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary starts");
    let mut stages = String::new();
    std::io::Read::read_to_string(&mut child.stdout.take().expect("it is piped"), &mut stages).expect("it is text");
    let mut status = 0;
    // SAFETY: `usage` is plain data that the call fills in, and the process is ours and not waited for elsewhere.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::wait4(i32::try_from(child.id()).expect("a process id"), &raw mut status, 0, &raw mut usage);
        usage
    };
    let wall = started.elapsed().as_secs_f64();
    assert_eq!(status, 0, "the build failed");
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    let (files, bytes) = count(output);
    Run {
        wall,
        cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime),
        peak_kb: peak(&stages).unwrap_or(usage.ru_maxrss as f64),
        files,
        bytes,
        stages: stages.trim().to_owned(),
    }
}

/// What the program says of itself: the system's own figure of a child begins with its parent's memory.
fn peak(stages: &str) -> Option<f64> {
    let (_, rest) = stages.split_once("\"peak_kb\":")?;
    rest.split([',', '}']).next()?.parse().ok()
}

fn walk(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    let mut open = VecDeque::from([folder.to_owned()]);
    while let Some(folder) = open.pop_front() {
        for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
            let kind = entry.file_type().expect("it has a kind");
            if kind.is_dir() {
                open.push_back(entry.path());
            } else {
                found.push((entry.path(), entry.metadata().map_or(0, |metadata| metadata.len())));
            }
        }
    }
    found
}

fn count(folder: &Path) -> (usize, u64) {
    let files = walk(folder);
    (files.len(), files.iter().map(|(_, bytes)| bytes).sum())
}

/// Writes the same bytes to the same files in a fresh folder, from memory, with as many threads as there are cores.
pub fn floor(site: &Path, target: &Path) -> Run {
    let files: Vec<(PathBuf, Vec<u8>)> = walk(site)
        .into_iter()
        .map(|(path, _)| (path.strip_prefix(site).expect("it is inside").to_owned(), fs::read(&path).expect("it can be read")))
        .collect();
    let (count, bytes) = (files.len(), files.iter().map(|(_, bytes)| bytes.len() as u64).sum());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let queue = Mutex::new(files.chunks(64));
    let before = own_cpu();
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(chunk) = { queue.lock().expect("no thread panics").next() } {
                    for (path, bytes) in chunk {
                        write(&target.join(path), bytes);
                    }
                }
            });
        }
    });
    Run { wall: started.elapsed().as_secs_f64(), cpu: own_cpu() - before, peak_kb: 0.0, files: count, bytes, stages: String::new() }
}

fn write(path: &Path, bytes: &[u8]) {
    let open = || fs::File::options().write(true).create_new(true).open(path);
    let mut file = open().unwrap_or_else(|_| {
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
        open().expect("the file can be made")
    });
    file.write_all(bytes).expect("the bytes can be written");
}

/// CPU seconds of this process so far.
fn own_cpu() -> f64 {
    // SAFETY: `usage` is plain data that the call fills in.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_SELF, &raw mut usage);
        usage
    };
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    seconds(usage.ru_utime) + seconds(usage.ru_stime)
}
