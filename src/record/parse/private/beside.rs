//! What only the cells or lines beside it make private: a day in a column "DOB", a house in the row of somebody's
//! name, an address on the line below a name. Each is searched as the sentence that its reader makes of it: "DOB:
//! 03/14/1961", "Odell Garner, 316 Kiln Street".

use super::fact::PrivateKind;
use super::given::is_somebody;
use super::patterns;
use super::places::{names_a_place, names_a_venue, names_no_person};
use crate::text::fold;
use crate::text::markdown::shown::{Row, Shown};
use std::ops::Range;

/// The longest cell or line that is looked at, in bytes: what is longer is a text of its own.
const LONGEST: usize = 160;

/// Headings of columns, and labels of lines, that hold names of people who come for themselves.
const NAMES: [&str; 18] = [
    "name",
    "full name",
    "resident",
    "neighbor",
    "owner",
    "homeowner",
    "tenant",
    "applicant",
    "speaker",
    "contact",
    "complainant",
    "caller",
    "who",
    "nombre",
    "vecino",
    "residente",
    "dueno",
    "solicitante",
];

/// Labels before an address on a line.
const ADDRESSES: [&str; 6] = ["address", "addr", "street", "direccion", "home", "casa"];

/// Each thing: what, and where in the text it begins and ends.
pub(super) fn find(shown: &Shown) -> Vec<(PrivateKind, usize, usize)> {
    let mut found = Vec::new();
    let mut head: &[Range<usize>] = &[];
    for row in &shown.rows {
        of_row(&shown.text, head, row, &mut found);
        if row.is_head {
            head = &row.cells;
        }
    }
    of_lines(&shown.text, &mut found);
    found
}

/// A part of a text without white space at its ends.
fn trimmed(text: &str, range: &Range<usize>) -> (usize, String) {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    (start, part.trim().to_owned())
}

fn of_row(text: &str, head: &[Range<usize>], row: &Row, found: &mut Vec<(PrivateKind, usize, usize)>) {
    let cells: Vec<(usize, String)> = row.cells.iter().map(|cell| trimmed(text, cell)).collect();
    let heading = |column: usize| head.get(column).map(|cell| trimmed(text, cell).1).filter(|words| !words.is_empty());
    let is_venue = cells.iter().any(|(_, words)| names_a_venue(words));
    let is_name = |(column, words): (usize, &String)| {
        is_somebody(words) || is_name(words) && heading(column).is_some_and(|words| is_label(&words, &NAMES))
    };
    let person = (0..).zip(&cells).find(|(column, (_, words))| is_name((*column, words)));
    let person = person.filter(|_| !is_venue && !row.is_head);
    for (column, (start, own)) in cells.iter().enumerate() {
        if own.is_empty() || own.len() > LONGEST {
            continue;
        }
        let label = (column == 1).then(|| format!("{}: ", cells[0].1)).filter(|lead| lead.len() > 2);
        let of_heading = heading(column).filter(|_| !row.is_head).map(|words| format!("{words}: "));
        let of_person = person.filter(|(named, _)| *named != column).map(|(_, (_, name))| format!("{name}, "));
        for lead in [of_heading, label].into_iter().flatten() {
            found.extend(led(&lead, own, *start).filter(|(kind, ..)| says_so(*kind, &lead)));
        }
        let of_person = of_person.and_then(|lead| led(&lead, own, *start));
        found.extend(of_person.filter(|(kind, ..)| matches!(kind, PrivateKind::HomeAddress | PrivateKind::BirthDate)));
    }
}

/// Whether a heading may make this of a cell. One that says what is at a place, or counts calls, does not.
fn says_so(kind: PrivateKind, heading: &str) -> bool {
    let folded = fold::fold(heading);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    match kind {
        PrivateKind::HomeAddress => has(&["home", "residence", "resident", "domicilio", "vive", "lives"]),
        PrivateKind::Phone => has(&["phone", "tel", "cel", "mobile", "movil"]),
        _ => true,
    }
}

/// What is found in a text where these words lead to it, and begins or ends in it.
fn led(lead: &str, own: &str, start: usize) -> Option<(PrivateKind, usize, usize)> {
    let whole = format!("{lead}{own}");
    let (kind, from, to) = patterns::find(&whole).into_iter().find(|(_, _, to)| *to > lead.len())?;
    Some((kind, start + from.max(lead.len()) - lead.len(), start + to - lead.len()))
}

/// An address below a name.
fn of_lines(text: &str, found: &mut Vec<(PrivateKind, usize, usize)>) {
    let mut at = 0;
    let mut before: Option<&str> = None;
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let (label, own) = labelled(line, &ADDRESSES);
        let is_house = own.starts_with(|c: char| c.is_ascii_digit()) && own.len() <= LONGEST;
        if let Some(before) = before.filter(|_| is_house) {
            let (named, name) = labelled(before, &NAMES);
            let is_mailed = lines.peek().is_some_and(|next| ends_with_zip(next));
            if is_somebody(name.trim()) || is_name(name.trim()) && (is_mailed || !named.is_empty()) {
                let lead = if label.is_empty() { 0 } else { label.len() + 2 };
                found.extend(led(&format!("{}, ", name.trim()), own, at + lead));
            }
        }
        before = (!line.trim().is_empty() && line.len() <= LONGEST).then_some(line);
        at += line.len() + 1;
    }
}

/// Whether a text may be a name: two or three words with capitals, none of which is of a place or an office.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_word = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    (2..=3).contains(&words.len()) && words.iter().all(is_word) && !names_a_place(text) && !names_no_person(text)
}

/// The longest label that is looked for, in bytes.
const LONGEST_LABEL: usize = 32;

/// The label that a line begins with, if it is one of these, and what stands behind it.
fn labelled<'l>(line: &'l str, known: &[&str]) -> (&'l str, &'l str) {
    let start = &line.as_bytes()[..line.len().min(LONGEST_LABEL + 2)];
    let end = memchr::memmem::find(start, b": ");
    let parts = end.map(|end| (&line[..end], &line[end + 2..]));
    parts.filter(|(label, _)| is_label(label, known)).unwrap_or(("", line))
}

fn is_label(label: &str, known: &[&str]) -> bool {
    let folded = fold::fold(label.trim().trim_end_matches(['.', ':']));
    known.contains(&&*folded) || known.contains(&folded.trim_end_matches('s'))
}

/// `Larkmoor, NC 28202`
fn ends_with_zip(line: &str) -> bool {
    let mut words = line.trim().rsplit(' ');
    let (zip, state) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    zip.len() >= 5
        && zip.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        && state.len() == 2
        && state.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown::facts::{Searched, gather_shown};

    fn seen(body: &str) -> Vec<(PrivateKind, String)> {
        let mut shown = Shown::default();
        gather_shown(body, 0, &mut shown, Searched::NotYet);
        super::super::find(&shown).into_iter().map(|fact| (fact.kind, fact.text)).collect()
    }

    #[test]
    fn what_the_heading_or_the_row_makes_private_is_seen() {
        for (body, kind, text) in [
            ("| Name | DOB |\n|---|---|\n| Tolman | 03/14/1961 |\n", PrivateKind::BirthDate, "03/14/1961"),
            ("| Nombre | Placa |\n|---|---|\n| Furgón | HKR 4471 |\n", PrivateKind::Plate, "HKR 4471"),
            ("| Report | Case no. |\n|---|---|\n| Theft | 26-0412871 |\n", PrivateKind::Case, "26-0412871"),
            (
                "| Name | Address |\n|---|---|\n| Odell Garner | 316 Kiln Street |\n",
                PrivateKind::HomeAddress,
                "316 Kiln Street",
            ),
            (
                "| Address | Wish |\n|---|---|\n| 316 Kiln Street | Rita Tolman |\n",
                PrivateKind::HomeAddress,
                "316 Kiln Street",
            ),
            ("| Role | Who spoke |\n|---|---|\n| Victim | Rita Tolman |\n", PrivateKind::Party, "Rita Tolman"),
            ("Odell Garner\\\n316 Kiln Street\\\nLarkmoor, NC 28202\n", PrivateKind::HomeAddress, "316 Kiln Street"),
            ("- Name: Odell Garner\n- Address: 316 Kiln Street\n", PrivateKind::HomeAddress, "316 Kiln Street"),
        ] {
            assert_eq!(seen(body), [(kind, text.to_owned())], "{body}");
        }
    }

    #[test]
    fn the_plain_business_of_tables_is_not_private() {
        for body in [
            "| Site | Address |\n|---|---|\n| First Ward Library | 210 Hall St |\n",
            "| Issue | Location |\n|---|---|\n| Broken Light | 316 Kiln Street |\n",
            "| Business | Address | Owner |\n|---|---|---|\n| Kiln Street Bakery | 316 Kiln Street | Rita Tolman |\n",
            "| Meeting | Date |\n|---|---|\n| Budget | 03/14/2026 |\n",
            "| Beat | Calls |\n|---|---|\n| 312 | 5550142 |\n",
            "| Permit | Number |\n|---|---|\n| Block party | 26-0412871 |\n",
            "Larkmoor Police Department\\\n119 Wharf Street\n",
            "Street Lighting\\\n316 Kiln Street\n",
        ] {
            assert_eq!(seen(body), [], "{body}");
        }
    }
}
