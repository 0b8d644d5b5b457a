//! `huddle theme`: the files of the program's theme, to look at and to copy into the site's own folder, and what has
//! changed in them since they were copied (docs/decisions/0038-copies-of-the-theme.md).

mod copies;
mod purposes;

use super::arguments::content_folder;
use super::outcome::Outcome;
use crate::disk::load;
use crate::site::theme::{FOLDER, Theme};
use crate::text::{SitePath, list_of, nearest};
use anyhow::bail;
use clap::{Args, Subcommand};
use copies::{Copied, Place, difference};
use std::path::PathBuf;

/// What is typed behind `huddle theme`.
#[derive(Args, Debug)]
pub struct ThemeArguments {
    #[command(subcommand)]
    command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
enum ThemeCommand {
    /// List the program's templates, words, styles and scripts, and which of them you have a copy of
    List {
        /// The folder with your files
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Copy files of the program's theme into your own folder theme/, where you can change them
    Copy(CopyArguments),
}

#[derive(Args, Debug)]
struct CopyArguments {
    /// Names as `huddle theme list` has them, such as huddle.html or site.css
    #[arg(value_name = "NAME", required_unless_present = "diff")]
    names: Vec<String>,
    /// Print the program's file, and copy nothing
    #[arg(long)]
    print: bool,
    /// Show what has changed in the program's file since you copied it; without a name, in every file that you copied
    #[arg(long, conflicts_with = "print")]
    diff: bool,
    /// Your copy has what changed: from now on `--diff` begins at the program's file of today
    #[arg(long, conflicts_with_all = ["print", "diff"])]
    merged: bool,
    /// The folder with your files
    #[arg(long, default_value = "content")]
    content: PathBuf,
}

/// A file of the program's theme.
struct ThemeFile {
    /// Its path in the theme, such as `templates/huddle.html`.
    path: SitePath,
    text: &'static str,
}

/// Runs the command.
///
/// # Errors
/// A name that no file of the theme has; a copy that is there already, or cannot be written.
pub fn run(arguments: &ThemeArguments) -> anyhow::Result<Outcome> {
    match &arguments.command {
        ThemeCommand::List { content } => list(&Place::in_content(&content_folder(content))),
        ThemeCommand::Copy(arguments) => {
            let content = content_folder(&arguments.content);
            let files = arguments.names.iter().map(|name| named(name)).collect::<anyhow::Result<Vec<ThemeFile>>>()?;
            if arguments.print {
                files.iter().for_each(|file| report!(file.text));
                return Ok(Outcome::Done);
            }
            load::find(&content)?;
            let place = Place::in_content(&content);
            match (arguments.diff, arguments.merged) {
                (true, _) => changes(&place, files),
                (_, true) => merged(&place, &files),
                (false, false) => copy(&place, &files),
            }
        }
    }
}

/// Every file of the program's theme.
fn all() -> Vec<ThemeFile> {
    let text = |(path, bytes)| ThemeFile { path, text: std::str::from_utf8(bytes).unwrap_or_default() };
    Theme::civic_files().map(text).collect()
}

/// The file that is meant: by its path, the end of it, its name, or its name without the ending.
fn named(name: &str) -> anyhow::Result<ThemeFile> {
    let typed = name.replace('\\', "/");
    let is_it = |file: &ThemeFile| {
        let path = file.path.as_str();
        path == typed || typed.ends_with(&format!("{FOLDER}/{path}")) || file.path.file_name() == typed
    };
    if let Some(file) = all().into_iter().find(is_it) {
        return Ok(file);
    }
    let mut by_stem: Vec<ThemeFile> = all().into_iter().filter(|file| file.path.stem() == typed).collect();
    if by_stem.len() > 1 {
        let names = list_of(by_stem.iter().map(|file| file.path.file_name()), 10);
        bail!("\"{name}\" may be one of several files: write {}", names.replace(", ", " or "));
    }
    if let Some(file) = by_stem.pop() {
        return Ok(file);
    }
    let files = all();
    let near = nearest(&typed, files.iter().map(|file| file.path.file_name()));
    let meant = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
    bail!("the theme has no file \"{name}\"{meant} (huddle theme list shows all of them)")
}

const GROUPS: [(&str, &str); 3] =
    [("templates/", "Templates"), ("languages/", "Words"), ("static/", "Styles, scripts and other files")];

fn list(place: &Place) -> anyhow::Result<Outcome> {
    let (mut own, mut behind) = (0, 0);
    for (folder, title) in GROUPS {
        answer!("{title} ({folder})");
        let files: Vec<ThemeFile> = all().into_iter().filter(|file| file.path.as_str().starts_with(folder)).collect();
        for file in &files {
            let copied = place.copied(&file.path)?;
            let sign = match &copied {
                Copied::Not => ' ',
                Copied::From(original) if !copies::is_same(original, file.text) => '!',
                Copied::From(_) | Copied::Unknown(_) => '*',
            };
            own += usize::from(sign != ' ');
            behind += usize::from(sign == '!');
            answer!("{sign} {:<28}{}", file.path.file_name(), purposes::purpose(file.path.as_str()));
        }
        answer!("");
    }
    if own > 0 {
        answer!("*  you have your own file in its place, in {}", place.folder.display());
    }
    if behind > 0 {
        answer!("!  so you have, and the program's has changed since: huddle theme copy --diff");
    }
    answer!("huddle theme copy NAME copies one; --print only shows it.");
    Ok(Outcome::Done)
}

fn copy(place: &Place, files: &[ThemeFile]) -> anyhow::Result<Outcome> {
    if let Some(file) = files.iter().find(|file| place.own(&file.path).exists()) {
        bail!(
            "{} is there already; it is left as it is, and nothing was copied (what changed in the program's: huddle \
                theme copy --diff {})",
            place.own(&file.path).display(),
            file.path.file_name()
        );
    }
    for file in files {
        place.copy(&file.path, file.text)?;
        answer!("{}", place.own(&file.path).display());
    }
    message!(
        "These are yours now, and stay as they are when the program changes. After an upgrade, huddle theme copy --diff \
            shows what changed in the program's."
    );
    Ok(Outcome::Done)
}

fn merged(place: &Place, files: &[ThemeFile]) -> anyhow::Result<Outcome> {
    if let Some(file) = files.iter().find(|file| !place.own(&file.path).is_file()) {
        bail!(
            "{} is not there: there is no copy that could have what changed (huddle theme copy {} makes one)",
            place.own(&file.path).display(),
            file.path.file_name()
        );
    }
    for file in files {
        place.keep_original(&file.path, file.text)?;
        answer!("{} is compared with the program's file of today from now on.", place.own(&file.path).display());
    }
    Ok(Outcome::Done)
}

fn changes(place: &Place, named: Vec<ThemeFile>) -> anyhow::Result<Outcome> {
    let everything = named.is_empty();
    let mut shown = 0;
    for file in if everything { all() } else { named } {
        let name = file.path.as_str();
        match place.copied(&file.path)? {
            Copied::Not if everything => {}
            Copied::Not => answer!(
                "{name}: you have no copy of it, so the program's is used (huddle theme copy {} makes one)",
                file.path.file_name()
            ),
            Copied::From(original) if copies::is_same(&original, file.text) => {
                answer!("{name}: the program's file is as it was when you copied it");
            }
            Copied::From(original) => {
                answer!("{}", difference(&original, file.text, (&format!("{name} as you copied it"), name)));
                shown += 1;
            }
            Copied::Unknown(own) => {
                answer!(
                    "{name}: which file of the program it was made from is not known, since {} is not there; this is \
                        your file against the program's of today",
                    place.original(&file.path).display()
                );
                answer!("{}", difference(&own, file.text, (&format!("{name} of your own"), name)));
                shown += 1;
            }
        }
    }
    if shown > 0 {
        message!("Once your copy has what it should have of this: huddle theme copy --merged NAME");
    } else if everything {
        message!("Nothing has changed in the program's theme since you copied from it.");
    }
    Ok(Outcome::Done)
}
