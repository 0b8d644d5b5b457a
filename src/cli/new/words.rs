//! `huddle new translation words`: the words of the interface that a language lacks, each as English has it behind a
//! `#`, so that what is not translated yet is shown in English and named by `huddle check`.

use super::NewFile;
use crate::pages::language::missing::{self, Line};
use crate::publish::pipeline::Inputs;
use crate::site::theme::Theme;
use anyhow::bail;
use std::fmt::Write;
use std::path::Path;

/// What is typed in place of a record's file.
pub const NAME: &str = "words";

/// The file to be made.
///
/// # Errors
/// A file that is there already; a language that lacks nothing.
pub fn make(inputs: &Inputs, language: &str, content: &Path, is_printed: bool) -> anyhow::Result<NewFile> {
    let theme = Theme::new(inputs.theme.clone());
    let path = missing::file_of(language);
    let full = content.join(&path);
    let missing = missing::missing(&theme, language);
    if missing.is_empty() {
        bail!("{language} has words for every message of the interface");
    }
    if !is_printed && full.exists() {
        bail!(
            "{} is there already; add what it lacks: huddle new translation words --language {language} --print >> {}",
            full.display(),
            full.display()
        );
    }
    let is_new = theme.language_files(language).is_empty();
    let mut text = String::new();
    if is_new {
        let _ = writeln!(
            text,
            "### The words of the interface in \"{language}\". To translate a message, delete the `# ` before it and before\n\
             ### the lines that belong to it, and write your words behind the `=`. What keeps its `#` is shown in English.\n"
        );
    }
    for line in missing::lines(&theme) {
        match line {
            Line::Of(id, line) if missing.contains(&id) => {
                let _ = writeln!(text, "{}", format!("# {line}").trim_end());
            }
            Line::Beside(line) if is_new => {
                let _ = writeln!(text, "{}{line}", if line.starts_with('#') { "##" } else { "" });
            }
            _ => {}
        }
    }
    let note = format!("{} messages wait for their words; huddle check names those that still do.", missing.len());
    Ok(NewFile { path, text, is_printed, note })
}
