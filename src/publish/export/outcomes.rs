//! Where every commitment stands in the list of all, by what it can be filtered by: what the theme's script needs to
//! combine filters. Ids and positions only, the same for all languages; rows and names come from the site's pages.

use super::task::{Exporting, Task};
use crate::record::model::{Commitment, Site};
use crate::site::plan::{OUTCOMES_INDEX, Outcome, OutcomeScope, Plan, ROWS};
use crate::text::SitePath;
use chrono::NaiveDate;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One file for all languages.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let path = SitePath::new(OUTCOMES_INDEX).expect("a plain path");
    vec![Task::file(path, move |_| {
        Ok(serde_json::to_vec(&index(exporting.site, exporting.plan)).expect("texts serialize"))
    })]
}

/// The ids that one commitment answers to, by the name of the filter.
type Ids<'a> = BTreeMap<&'static str, Vec<Cow<'a, str>>>;

/// Filters whose values depend on each other share a column.
const COLUMNS: [&[&str]; 5] = [&["state"], &["division", "area"], &["topic"], &["owner"], &["year"]];

#[derive(Serialize)]
struct Index<'a> {
    /// How many commitments there are, and how many rows a page of the list has.
    total: usize,
    rows: usize,
    columns: Vec<Column<'a>>,
    /// For each commitment, in the order of the list, how many days after the first of all it was made.
    made: String,
    /// When it is due: 0 where nothing more is expected or no date was promised, else days from 1.
    due: String,
}

/// Each combination of ids once, and for each commitment, in the order of the list, which of them it has.
#[derive(Serialize)]
struct Column<'a> {
    filters: &'static [&'static str],
    values: Vec<Ids<'a>>,
    codes: String,
}

fn index<'a>(site: &'a Site, plan: &Plan) -> Index<'a> {
    let list = plan.outcomes(OutcomeScope::All);
    let column = |filters: &&'static [&'static str]| {
        let of = list.iter().map(|index| {
            let commitment = site.commitment(*index);
            filters.iter().map(|filter| (*filter, ids(site, commitment, filter))).collect()
        });
        coded(filters, of)
    };
    let days = |day: &dyn Fn(&Commitment) -> Option<NaiveDate>| {
        days_coded(&list.iter().map(|index| day(site.commitment(*index))).collect::<Vec<_>>())
    };
    Index {
        total: list.len(),
        rows: ROWS,
        columns: COLUMNS.iter().map(column).collect(),
        made: days(&|commitment| Some(commitment.made_on(site).first_day())),
        due: days(&|commitment| commitment.state.open_due()),
    }
}

/// Days as numbers from 1, the first of them all; 0 where there is none. All are as long.
fn days_coded(days: &[Option<NaiveDate>]) -> String {
    let first = days.iter().flatten().min().copied().unwrap_or_default();
    let number = |day: &Option<NaiveDate>| {
        day.map_or(0, |day| usize::try_from((day - first).num_days() + 1).unwrap_or_default())
    };
    let numbers: Vec<usize> = days.iter().map(number).collect();
    let width = width(numbers.iter().max().map_or(0, |most| most + 1));
    numbers.into_iter().flat_map(|number| letters(number, width)).collect()
}

fn ids<'a>(site: &'a Site, commitment: &'a Commitment, filter: &str) -> Vec<Cow<'a, str>> {
    let huddle = site.huddle(commitment.huddle);
    match filter {
        "state" => Outcome::ALL
            .into_iter()
            .filter(|outcome| outcome.holds(commitment.state))
            .map(|outcome| outcome.word().into())
            .collect(),
        "division" => vec![site.division(huddle.division).id.as_str().into()],
        "area" => commitment.areas.iter().map(|area| site.area(*area).id.as_str().into()).collect(),
        "topic" => commitment.topics.iter().map(|topic| site.topic(*topic).id.as_str().into()).collect(),
        "owner" => {
            commitment.owner.organization.iter().map(|owner| site.organization(*owner).id.as_str().into()).collect()
        }
        _ => vec![format!("{:04}", huddle.date.year()).into()],
    }
}

fn coded<'a>(filters: &'static [&'static str], of: impl Iterator<Item = Ids<'a>>) -> Column<'a> {
    let mut known: BTreeMap<Ids<'a>, usize> = BTreeMap::new();
    let mut values = Vec::new();
    let numbers: Vec<usize> = of
        .map(|ids| {
            *known.entry(ids).or_insert_with_key(|ids| {
                values.push(ids.clone());
                values.len() - 1
            })
        })
        .collect();
    let width = width(values.len());
    Column { filters, values, codes: numbers.into_iter().flat_map(|number| letters(number, width)).collect() }
}

/// Printable characters of ASCII that JSON writes as themselves: all but the quotation mark and the backslash.
const LETTERS: usize = 93;

/// How many letters distinguish so many values.
fn width(values: usize) -> u32 {
    (1..).find(|width| LETTERS.pow(*width) >= values).expect("there are not so many values")
}

/// A number as letters, the highest first.
fn letters(number: usize, width: u32) -> impl Iterator<Item = char> {
    (0..width).rev().map(move |place| {
        let digit = u8::try_from(number / LETTERS.pow(place) % LETTERS).expect("a digit is less than 93");
        let code = digit + b' ';
        char::from(code + u8::from(code >= b'"') + u8::from(code >= b'\\' - 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_letters_of_its_own_that_json_leaves_as_they_are() {
        let text: String = (0..LETTERS).flat_map(|number| letters(number, 1)).collect();
        assert_eq!(text.len(), LETTERS);
        assert!(text.starts_with(" !#") && text.ends_with("}~") && !text.contains(['"', '\\']), "{text}");
        assert_eq!(serde_json::to_string(&text).unwrap().len(), LETTERS + 2);
        assert_eq!(letters(LETTERS + 2, 2).collect::<String>(), "!#");
        assert_eq!((width(0), width(93), width(94)), (1, 1, 2));
    }

    #[test]
    fn days_are_as_long_as_the_last_of_them_and_none_is_the_least() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().checked_add_days(chrono::Days::new(day));
        assert_eq!(days_coded(&[]), "");
        assert_eq!(days_coded(&[None, None]), "  ");
        assert_eq!(days_coded(&[day(1), None, day(0)]), "# !");
        assert_eq!(days_coded(&[day(92), day(0)]).len(), 4);
    }
}
