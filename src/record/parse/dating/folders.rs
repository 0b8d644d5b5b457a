//! The date that folders of years give.

use super::clues::{Clue, FOLDERS, name_of, plain_or_written};
use crate::record::model::written_date::DateGrammar;
use crate::text::SitePath;

/// What folders of years say: `2024/04/02/minutes.md`, `2024/06/18-minutes.md`, `2024/June 18.md`.
pub fn in_folders(path: &SitePath, grammar: &DateGrammar) -> Option<Clue> {
    let (folders, _) = path.as_str().rsplit_once('/')?;
    let name = name_of(path);
    let folders: Vec<&str> = folders.split('/').collect();
    let is_year = |folder: &&str| folder.len() == 4 && folder.parse().is_ok_and(|year| grammar.years.contains(&year));
    let at = folders.iter().rposition(is_year)?;
    let year = folders[at];
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| (1..=2).contains(&text.len()));
    let leading = name.split(|c: char| !c.is_ascii_digit()).next().filter(|digits| digits.len() == 2);
    let month = folders.get(at + 1).and_then(|folder| number(folder));
    let day = month.and_then(|_| folders.get(at + 2)).and_then(|folder| number(folder)).or_else(|| number(leading?));
    let texts = match (month, day) {
        (Some(month), Some(day)) => vec![format!("{year}-{month:02}-{day:02}")],
        (Some(month), None) => vec![format!("{year}-{month:02}")],
        _ => {
            // A folder with the name of the month is read with the name of the file: `2024/June/18.md`.
            let name = [&folders[at + 1..], &[name]].concat().join(" ").replace(['-', '_'], " ");
            let words: Vec<&str> = name.split_whitespace().collect();
            let with_year = |at: usize| [&words[..at], &[year], &words[at..]].concat().join(" ");
            (0..=words.len()).rev().map(with_year).chain([format!("{year}_{}", words.join("_"))]).collect()
        }
    };
    let mut read = texts.into_iter().filter_map(|text| {
        let date = plain_or_written(&text, grammar).filter(|date| !date.readings.is_empty())?;
        Some(Clue { place: FOLDERS, text, date: Some(date), sure: false })
    });
    let first = read.next()?;
    if first.is_day() { Some(first) } else { read.find(Clue::is_day).or(Some(first)) }
}
