//! `huddle new report`: an update that names every open commitment of an area or a division, with what is known of it,
//! to be filled in before or after a huddle. What has no news stays a comment.

use super::NewFile;
use crate::cli::today;
use crate::publish::pipeline::{Inputs, Memory, Options, Unobserved, prepare};
use crate::record::model::{
    AreaIndex, Commitment, CommitmentIndex, DivisionIndex, Due, ReportStatus, Site, placeholder,
};
use crate::record::parse::decode::quoted;
use crate::text::fold::same;
use crate::text::{list_of, nearest, one_line, slug};
use anyhow::bail;
use clap::Args;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

/// What is typed behind `huddle new report`.
#[derive(Args, Debug)]
pub struct OpenArguments {
    /// A response area, such as central-2; a division, such as central; or a single commitment, such as
    /// 2026-05-07-central-2/lights-5th
    #[arg(value_name = "PLACE", required = true)]
    places: Vec<String>,
    /// The day (YYYY-MM-DD); today if left out
    #[arg(long, short)]
    date: Option<String>,
    /// Print the lines, for the minutes of a huddle, and make no file
    #[arg(long)]
    print: bool,
    /// The folder with your files
    #[arg(long, default_value = "content")]
    pub content: PathBuf,
}

/// The update to be made; `None` where nothing is open there.
///
/// # Errors
/// A place that is not there.
pub fn make(arguments: &OpenArguments, inputs: &Inputs) -> anyhow::Result<Option<NewFile>> {
    let today = today::today(None, inputs)?;
    let date = arguments.date.as_deref().map_or(Ok(today), |asked| today::day("--date", asked))?;
    let options = Options { today: date, drafts: false, base_url: None };
    let site = prepare(inputs, &options, &mut Memory::none(), &Unobserved).site;
    let mut chosen: BTreeSet<CommitmentIndex> = BTreeSet::new();
    for place in &arguments.places {
        chosen.extend(open_in(&site, place)?);
    }
    if chosen.is_empty() {
        return Ok(None);
    }
    let mut chosen: Vec<&Commitment> = chosen.into_iter().map(|index| site.commitment(index)).collect();
    // The longest overdue first; without a date last.
    chosen.sort_by_key(|commitment| (commitment.state.due.is_none(), commitment.state.due));
    let overdue = chosen.iter().filter(|commitment| commitment.state.is_overdue()).count();
    let entries: String = chosen.iter().map(|commitment| entry(&site, commitment)).collect();
    let place = arguments.places.join(" and ");
    let note = format!("{} in {place}, {overdue} of them overdue.", counted(chosen.len()));
    let text = if arguments.print {
        format!("reports:\n{entries}")
    } else {
        format!(
            "---\n#title: {}\ndate: {date}\n# {} in {place}, as of {date}. Where there is news, delete the # before the \
                line\n# that begins with `- {{commitment`, and say in `status` and `note` what it is. Lines with a # are \
                not published.\n# status: open, in-progress, waiting, done, confirmed, dropped or replaced; `due: \
                2026-12-01` moves the date\nreports:\n{entries}---\n",
            quoted(&format!("News of {place}")),
            counted(chosen.len())
        )
    };
    let name = slug(&arguments.places.join("-").replace('/', "-"));
    let path = format!("updates/{}/{date}-news-{name}.md", date.format("%Y"));
    Ok(Some(NewFile { path, text, is_printed: arguments.print, note }))
}

fn counted(number: usize) -> String {
    format!("{number} open commitment{}", if number == 1 { "" } else { "s" })
}

/// What is known of a commitment, and the line to be filled in.
fn entry(site: &Site, commitment: &Commitment) -> String {
    let huddle = site.huddle(commitment.huddle);
    let mut entry = format!("\n  # {}\n", one_line(&commitment.text.original));
    let _ = write!(entry, "  #   {}, promised {}", commitment.owner.words(site), huddle.date);
    match (commitment.state.due, commitment.due().as_deref()) {
        (Some(due), _) if commitment.state.is_overdue() => {
            let _ = write!(entry, ", was due {due} ({} days ago)", (site.today - due).num_days());
        }
        (Some(due), _) => {
            let _ = write!(entry, ", due {due}");
        }
        (None, Some(Due::Words(words))) => {
            let _ = write!(entry, ", due \"{}\"", one_line(words));
        }
        (None, _) => entry.push_str(", without a date"),
    }
    entry.push('\n');
    let status = match commitment.last_report() {
        Some(report) => {
            let note = report.note.as_ref().map_or(String::new(), |note| format!(": {}", one_line(&note.original)));
            let _ = writeln!(entry, "  #   {} {}{note}", report.date, report.status.word());
            report.status
        }
        None => {
            entry.push_str("  #   nobody has reported on it yet\n");
            ReportStatus::InProgress
        }
    };
    let status = if status == ReportStatus::Open { ReportStatus::InProgress } else { status };
    let note = quoted(placeholder::NOTE.text);
    let _ = writeln!(
        entry,
        "  #- {{commitment: {}/{}, status: {}, note: {note}}}",
        huddle.id,
        commitment.id,
        status.word()
    );
    entry
}

/// The open commitments of a place, or the commitment of that name, open or not.
fn open_in(site: &Site, place: &str) -> anyhow::Result<Vec<CommitmentIndex>> {
    let open = |list: &[CommitmentIndex]| -> Vec<CommitmentIndex> {
        list.iter().copied().filter(|index| !site.commitment(*index).state.status.is_settled()).collect()
    };
    if let Some(index) = commitment(site, place) {
        return Ok(vec![index]);
    }
    let areas: Vec<usize> = (0..site.areas.len()).filter(|at| is_area(site, AreaIndex::at(*at), place)).collect();
    if let [one] = areas.as_slice() {
        return Ok(open(&site.lookup.commitments_of_area[*one]));
    }
    let named = |at: &usize| {
        let division = site.division(DivisionIndex::at(*at));
        division.id == place || same(&division.name.original, place) || !place.is_empty() && division.code == place
    };
    if let Some(at) = (0..site.divisions.len()).find(named) {
        return Ok(open(&site.lookup.commitments_of_division[at]));
    }
    let ids: Vec<&str> = site.areas.iter().map(|area| area.id.as_str()).collect();
    if areas.len() > 1 {
        let which: Vec<&str> = areas.iter().map(|at| ids[*at]).collect();
        bail!("several response areas are called \"{place}\": write {}", which.join(" or "));
    }
    let all: Vec<&str> = site.divisions.iter().map(|division| division.id.as_str()).chain(ids).collect();
    let near = nearest(place, all.iter().copied()).map_or(String::new(), |near| format!("; did you mean {near}?"));
    bail!("there is no response area, division or commitment \"{place}\"; there are: {}{near}", list_of(all, 24))
}

/// Whether a response area is meant: by its id, its name, or its number behind the division's id.
fn is_area(site: &Site, index: AreaIndex, place: &str) -> bool {
    let area = site.area(index);
    let division = &site.division(area.division).id;
    area.id == place || format!("{division}-{}", area.id) == place || same(&area.name.original, place)
}

/// The commitment of this name, as reports have it.
fn commitment(site: &Site, name: &str) -> Option<CommitmentIndex> {
    let (huddle, id) = name.split_once('/')?;
    let is_it = |at: &usize| {
        let commitment = &site.commitments[*at];
        commitment.id == id && site.huddle(commitment.huddle).id == huddle
    };
    (0..site.commitments.len()).find(is_it).map(CommitmentIndex::at)
}
