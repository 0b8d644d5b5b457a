//! The floor under every build: the same bytes written to the same files from memory, by as many threads as there are
//! cores.

use crate::measure::own_cpu;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;
use walkdir::WalkDir;

/// Writes what is in `site` into `target`, which is not there yet. Gives wall and CPU seconds of the writing alone.
pub fn write(site: &Path, target: &Path) -> (f64, f64) {
    let entries = WalkDir::new(site).into_iter().map(|entry| entry.expect("the folder can be read"));
    let files: Vec<(PathBuf, Vec<u8>)> = entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inside = entry.path().strip_prefix(site).expect("it is inside");
            (target.join(inside), fs::read(entry.path()).expect("it can be read"))
        })
        .collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let queue = Mutex::new(files.chunks(64));
    let (started, before) = (Instant::now(), own_cpu());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(chunk) = { queue.lock().expect("no thread panics").next() } {
                    chunk.iter().for_each(|(path, bytes)| put(path, bytes));
                }
            });
        }
    });
    (started.elapsed().as_secs_f64(), own_cpu() - before)
}

fn put(path: &Path, bytes: &[u8]) {
    let open = || fs::File::options().write(true).create_new(true).open(path);
    let mut file = open().unwrap_or_else(|_| {
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
        open().expect("the file can be made")
    });
    file.write_all(bytes).expect("the bytes can be written");
}
