//! `huddle new`: files to begin with, never over files that are there.

use super::arguments::content_folder;
use super::new::NewFile;
use super::new::report::{self, OpenArguments};
use super::new::translation::{self, TranslationArguments};
use super::outcome::Outcome;
use super::schema;
use super::today;
use crate::disk::load;
use crate::publish::pipeline::{Inputs, Memory, Options, Unobserved, prepare};
use crate::record::model::placeholder;
use crate::text::fold::same;
use crate::text::{list_of, nearest, slug};
use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use std::fs;
use std::path::{Path, PathBuf};

/// What is typed behind `huddle new`.
#[derive(Args, Debug)]
pub struct NewArguments {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    /// The minutes of a huddle
    Huddle {
        /// The division's id, such as central
        division: String,
        /// The response areas, such as central-2; `all` for the whole division
        #[arg(long, short, default_value = "all")]
        area: Vec<String>,
        /// The day (YYYY-MM-DD); today if left out
        #[arg(long, short)]
        date: Option<String>,
        #[arg(long, short)]
        title: Option<String>,
        #[command(flatten)]
        place: Place,
    },
    /// News of commitments between huddles
    Update {
        /// A few words for the file's name, such as lights-fixed
        name: String,
        /// The day (YYYY-MM-DD); today if left out
        #[arg(long, short)]
        date: Option<String>,
        #[command(flatten)]
        place: Place,
    },
    /// A division with its response areas
    Division {
        /// Its name, such as Central
        name: String,
        /// Its code, such as 01
        #[arg(long, short)]
        code: Option<String>,
        #[command(flatten)]
        place: Place,
    },
    /// A plain page, such as About
    Page {
        title: String,
        #[command(flatten)]
        place: Place,
    },
    /// The translation of a record, or the words of the interface in another language
    Translation(TranslationArguments),
    /// An update that names what is open in a response area or a division, to be filled in
    Report(OpenArguments),
}

impl Kind {
    fn content(&self) -> &Path {
        match self {
            Self::Huddle { place, .. }
            | Self::Update { place, .. }
            | Self::Division { place, .. }
            | Self::Page { place, .. } => &place.content,
            Self::Translation(arguments) => &arguments.content,
            Self::Report(arguments) => &arguments.content,
        }
    }
}

#[derive(Args, Debug)]
struct Place {
    /// The folder with your files
    #[arg(long, default_value = "content")]
    content: PathBuf,
}

/// Runs `huddle new`.
///
/// # Errors
/// A file that is there already, or cannot be written; a division that is not there.
pub fn new_record(arguments: &NewArguments) -> anyhow::Result<Outcome> {
    let content = content_folder(arguments.kind.content());
    let (path, text) = match &arguments.kind {
        Kind::Huddle { division, area, date, title, .. } => {
            let inputs = load::load(&content)?;
            known_division(&inputs, division)?;
            let date = date_or_today(date.as_deref(), &inputs)?;
            let area = &known_areas(&inputs, division, area)?;
            let areas =
                if area.iter().any(|area| area == "all") { "all".to_owned() } else { format!("[{}]", area.join(", ")) };
            let part = area.iter().find(|area| *area != "all").map_or_else(
                || division.clone(),
                |area| if area.starts_with(division.as_str()) { area.clone() } else { format!("{division}-{area}") },
            );
            let title = title.clone().unwrap_or_else(|| placeholder::TITLE.text.to_owned());
            (
                format!("huddles/{division}/{date}-{}.md", slug(&part)),
                huddle(&title, &date.to_string(), division, &areas, date > today::today(None, &inputs)?),
            )
        }
        Kind::Update { name, date, .. } => {
            let date = date_or_today(date.as_deref(), &load::load(&content)?)?;
            let text = format!(
                "---\ntitle: {}\ndate: {date}\n# For each commitment with news, a line as below without its \
                    #:\n#reports:\n#  - {{commitment: 2026-05-07-central-2/lights-5th, status: done, note: {}}}\n# status: open, in-progress, waiting, done, confirmed, dropped or replaced\n---\n",
                quoted(name),
                quoted(placeholder::NOTE.text)
            );
            (format!("updates/{}/{date}-{}.md", date.format("%Y"), slug(name)), text)
        }
        Kind::Division { name, code, .. } => {
            let id = slug(name);
            let code = code.as_ref().map_or(String::new(), |code| format!("code: {}\n", quoted(code)));
            let text = format!(
                "---\nname: {}\n{code}response_areas:\n  - \
                    {{id: {id}-1, name: Response Area 1, neighborhoods: [], streets: []}}\n---\n{}\n",
                quoted(name),
                placeholder::DIVISION.text
            );
            (format!("divisions/{id}.md"), text)
        }
        Kind::Page { title, .. } => (
            format!("pages/{}.md", slug(title)),
            format!("---\ntitle: {}\n---\n\n{}\n", quoted(title), placeholder::PAGE.text),
        ),
        Kind::Translation(arguments) => {
            return write(&content, &translation::make(arguments, &content, &load::load(&content)?)?);
        }
        Kind::Report(arguments) => {
            return match report::make(arguments, &load::load(&content)?)? {
                Some(made) => write(&content, &made),
                None => {
                    answer!("Nothing is open there, so no file was made.");
                    Ok(Outcome::Done)
                }
            };
        }
    };
    let full = content.join(&path);
    create(&full, &schema::with_line_where_there_are(&content, &path, &text))?;
    answer!("{}", full.display());
    Ok(Outcome::Done)
}

/// Writes a file that was made of what is there, or prints it.
fn write(content: &Path, made: &NewFile) -> anyhow::Result<Outcome> {
    if made.is_printed {
        answer!("{}", made.text.trim_end_matches('\n'));
        return Ok(Outcome::Done);
    }
    let full = content.join(&made.path);
    create(&full, &schema::with_line_where_there_are(content, &made.path, &made.text))?;
    answer!("{}", full.display());
    message!("{}", made.note);
    Ok(Outcome::Done)
}

fn known_division(inputs: &Inputs, division: &str) -> anyhow::Result<()> {
    let ids: Vec<&str> = inputs
        .texts
        .iter()
        .filter(|source| source.path.top() == "divisions")
        .map(|source| source.path.stem())
        .filter(|stem| !stem.contains('.'))
        .collect();
    if ids.contains(&division) {
        return Ok(());
    }
    let near = nearest(division, ids.iter().copied()).map_or(String::new(), |near| format!("; did you mean {near}?"));
    bail!(
        "there is no division \"{division}\"; there are: {}{near} (or start one: huddle new division {division})",
        ids.join(", ")
    )
}

fn date_or_today(asked: Option<&str>, inputs: &Inputs) -> anyhow::Result<NaiveDate> {
    asked.map_or_else(|| today::today(None, inputs), |asked| today::day("--date", asked))
}

/// The ids of the response areas that were named by their id, their name or their number.
fn known_areas(inputs: &Inputs, division: &str, asked: &[String]) -> anyhow::Result<Vec<String>> {
    let options = Options { today: today::today(None, inputs)?, drafts: true, base_url: None };
    let site = prepare(inputs, &options, &mut Memory::none(), &Unobserved).site;
    let Some(declared) =
        site.divisions.iter().find(|known| known.id == division).filter(|known| !known.areas.is_empty())
    else {
        return Ok(asked.to_vec());
    };
    let areas: Vec<(&str, &str)> = declared
        .areas
        .iter()
        .map(|index| site.area(*index))
        .map(|area| (area.id.as_str(), area.name.original.as_str()))
        .collect();
    let id_of = |asked: &String| {
        let full = format!("{division}-{asked}");
        let found = areas.iter().find(|(id, name)| id == asked || *id == full || same(name, asked));
        match found {
            Some((id, _)) => Ok((*id).to_owned()),
            None if asked == "all" => Ok(asked.clone()),
            None => {
                let ids = areas.iter().map(|(id, _)| *id);
                let near =
                    nearest(asked, ids.clone()).map_or(String::new(), |near| format!(" (did you mean --area {near}?)"));
                bail!("\"{asked}\" is not a response area of {division}; there are: {}{near}", list_of(ids, 24))
            }
        }
    };
    asked.iter().map(id_of).collect()
}

fn huddle(title: &str, date: &str, division: &str, areas: &str, ahead: bool) -> String {
    let head = format!(
        "---\ntitle: {}\ndate: {date}\n#start: \"18:00\"\n#end: \"19:30\"\ndivision: {division}\nresponse_areas: \
            {areas}\nlocation: {{name: {}}}\n",
        quoted(title),
        placeholder::LOCATION.text
    );
    if ahead {
        return format!(
            "{head}# The agenda, if there is one, goes below the next line; once there are minutes, it moves up here: \
                agenda: |\n---\n"
        );
    }
    let [summary, concern, commitment, owner, note, minutes] = [
        placeholder::SUMMARY,
        placeholder::CONCERN,
        placeholder::COMMITMENT,
        placeholder::OWNER,
        placeholder::NOTE,
        placeholder::MINUTES,
    ]
    .map(|placeholder| placeholder.text);
    format!(
        "{head}minutes: draft\nsummary: {}\n# To use one of these, delete its # and those of the lines below \
            it:\n#attendance: {{residents: 12, police: 2}}\n#concerns:\n#  - {{id: dark-blocks, text: {}, answered_by: [lights-5th]}}\n#commitments:\n#  - {{id: lights-5th, text: {}, owner: {{role: {owner}}}, due: {date}}}\n#reports:\n#  - {{commitment: 2026-02-05-central-2/cameras-lot, status: done, note: {}}}\n---\n\n{minutes}\n",
        quoted(summary),
        quoted(concern),
        quoted(commitment),
        quoted(note)
    )
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes a file that is not there yet.
///
/// # Errors
/// A file that is there already, or cannot be written.
pub(super) fn create(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
    }
    let file = fs::File::options().write(true).create_new(true).open(path);
    match file {
        Ok(mut file) => std::io::Write::write_all(&mut file, text.as_bytes())
            .with_context(|| format!("{} cannot be written", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            bail!("{} is there already; it is left as it is", path.display())
        }
        Err(error) => Err(error).with_context(|| format!("{} cannot be written", path.display())),
    }
}
