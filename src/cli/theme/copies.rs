//! The site's own copies of files of the theme, each with the original that it was made from. The program has only its
//! files of today: without an original nobody could say what has changed since.

use crate::cli::create::create;
use crate::site::theme::FOLDER;
use crate::text::SitePath;
use anyhow::Context;
use similar::TextDiff;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder in `theme/` that keeps the originals. Hidden, so that no site publishes or reads it.
const ORIGINALS: &str = ".originals";

/// The version that the program's files are of.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where a site has its own files.
pub(super) struct Place {
    /// Its folder `theme/`.
    pub folder: PathBuf,
}

/// Whether a site has its own file in place of one of the program's.
pub(super) enum Copied {
    /// It has none.
    Not,
    /// It has one, made from this original.
    From(String),
    /// It has this one, and nobody knows from which original it was made, if from any.
    Unknown(String),
}

impl Place {
    /// That of a content folder.
    pub fn in_content(content: &Path) -> Self {
        Self { folder: content.join(FOLDER) }
    }

    /// The site's own file.
    pub fn own(&self, path: &SitePath) -> PathBuf {
        self.folder.join(path.as_str())
    }

    /// Where the original of the site's own file is kept.
    pub fn original(&self, path: &SitePath) -> PathBuf {
        self.folder.join(ORIGINALS).join(path.as_str())
    }

    /// What the site has in place of a file of the program.
    ///
    /// # Errors
    /// A file that is there and cannot be read.
    pub fn copied(&self, path: &SitePath) -> anyhow::Result<Copied> {
        let Some(own) = read(&self.own(path))? else { return Ok(Copied::Not) };
        Ok(read(&self.original(path))?.map_or(Copied::Unknown(own), Copied::From))
    }

    /// Copies a file of the program, and keeps what it was.
    ///
    /// # Errors
    /// A file that is there already, or cannot be written.
    pub fn copy(&self, path: &SitePath, text: &str) -> anyhow::Result<()> {
        create(&self.own(path), text)?;
        self.keep_original(path, text)
    }

    /// Keeps the program's file of today as the original of the site's own.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn keep_original(&self, path: &SitePath, text: &str) -> anyhow::Result<()> {
        let original = self.original(path);
        let written = original.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&original, text));
        written.with_context(|| format!("{} cannot be written", original.display()))
    }
}

/// The text of a file; signs that are no UTF-8 are replaced. `None` where there is no file.
fn read(path: &Path) -> anyhow::Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

/// The text with ends of lines as the program writes them: git may have changed those of a file.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Whether two texts are the same but for the ends of their lines.
pub(super) fn is_same(one: &str, two: &str) -> bool {
    plain(one) == plain(two)
}

/// What differs between a text and the program's of today, as `diff -u` shows it.
pub(super) fn difference(old: &str, today: &str, (old_name, name): (&str, &str)) -> String {
    let (old, today) = (plain(old), plain(today));
    let diff = TextDiff::from_lines(&old, &today);
    let text = diff.unified_diff().header(old_name, &format!("{name} of huddle {VERSION}")).to_string();
    if text.is_empty() { format!("{name}: no line differs") } else { text.trim_end().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{difference, is_same};

    #[test]
    fn lines_that_differ_are_shown_as_diff_shows_them_and_their_ends_do_not_count() {
        assert!(is_same("a\r\nb\r\n", "a\nb\n") && !is_same("a\n", "b\n"));
        let shown = difference("a\r\nb\r\n", "a\nc\n", ("page.html as you copied it", "page.html"));
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[0], "--- page.html as you copied it");
        assert!(lines[1].starts_with("+++ page.html of huddle "));
        assert_eq!(lines[2..], ["@@ -1,2 +1,2 @@", " a", "-b", "+c"]);
    }
}
