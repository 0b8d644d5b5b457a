//! What the streets of response areas say of each other: a house is in one area, and a street is written in one way.

mod near;

use super::Checked;
use super::succession::is_said_to_end_too_late;
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::{AreaIndex, Level, Validity};
use crate::record::parse::decode::quoted;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::resolve::fields::Fields;
use crate::site::plan::streets::{House, Numbers, Range, Street, street_key, without_type};
use crate::text::one_line;
use std::collections::BTreeMap;

/// A line of a street, and where it stands.
struct Line<'s> {
    area: AreaIndex,
    /// Of the division: which area, and which line of it.
    at: (usize, usize),
    division: usize,
    text: &'s str,
    street: Street,
}

/// Reports houses that are in two areas, and streets that are written in two ways.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let mut streets: BTreeMap<String, Vec<Line<'_>>> = BTreeMap::new();
    for (division, place) in checked.site.divisions.iter().enumerate().filter(|(_, division)| division.body.is_some()) {
        for (at, area) in place.areas.iter().enumerate() {
            for (position, text) in checked.site.area(*area).streets.iter().enumerate() {
                let street = Street::read(text);
                if street.unclear.is_none() {
                    let line = Line { area: *area, at: (at, position), division, text, street };
                    streets.entry(street_key(&line.street.name).0).or_default().push(line);
                }
            }
        }
    }
    join_short_names(&mut streets);
    for lines in streets.values().filter(|lines| lines.len() > 1) {
        let reported = diags.len();
        two_ways(checked, lines, diags);
        if diags.len() == reported {
            overlaps(checked, lines, diags);
            whole_and_part(checked, lines, diags);
        }
    }
    near::check(checked, &streets, diags);
}

/// `Hall 300-500` is Hall Street where there is one street of that name, of one kind.
fn join_short_names(streets: &mut BTreeMap<String, Vec<Line<'_>>>) {
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for key in streets.keys() {
        if let Some(name) = without_type(key) {
            kinds.entry(name.to_owned()).or_default().push(key.clone());
        }
    }
    for (name, keys) in kinds {
        let has_numbers = |lines: &Vec<Line<'_>>| lines.iter().all(|line| !line.street.numbers.ranges.is_empty());
        if keys.len() == 1 && streets.get(&name).is_some_and(has_numbers) {
            let lines = streets.remove(&name).unwrap_or_default();
            streets.entry(keys[0].clone()).or_default().extend(lines);
        }
    }
}

/// One street that is written in several ways: reported at each line of those that are not the usual one.
fn two_ways(checked: &Checked<'_>, lines: &[Line<'_>], diags: &mut Vec<Diag>) {
    let plain = |name: &str| crate::text::fold::fold(name).replace('.', "");
    let mut counts: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
    for line in lines {
        let entry = counts.entry(plain(&line.street.name)).or_insert((0, line.street.name.len(), &line.street.name));
        entry.0 += 1;
    }
    let Some((usual, (_, _, name))) = counts.iter().max_by_key(|(_, (count, length, _))| (*count, *length)) else {
        return;
    };
    for line in lines.iter().filter(|line| plain(&line.street.name) != *usual) {
        let text = one_line(&line.text.replacen(&line.street.name, name, 1));
        let message = format!(
            "\"{}\" is \"{name}\", written in another way, so that the list of streets has it twice",
            one_line(&line.street.name)
        );
        report(checked, line, message, diags, |teller, path| {
            Help::typed("write ", teller.put(path, &quoted(&text)).ok_or(text))
        });
    }
}

/// Where a line stands in the details of its division.
fn path_of(line: &Line<'_>) -> [Step<'static>; 4] {
    [Key("response_areas"), Index(line.at.0), Key("streets"), Index(line.at.1)]
}

/// Tells something at the line of a street.
fn report(
    checked: &Checked<'_>,
    line: &Line<'_>,
    message: String,
    diags: &mut Vec<Diag>,
    help: impl FnOnce(&Fields<'_>, &[Step<'_>]) -> Help,
) {
    let Some(body) = &checked.site.divisions[line.division].body else { return };
    let teller = checked.fields(body.source);
    let path = path_of(line);
    diags.push(Diag::new(Code::SharedStreet, teller.place(&path), message, help(&teller, &path)));
}

/// Houses that are in two areas of one time. Areas may share the number where one ends and the other begins.
fn overlaps(checked: &Checked<'_>, lines: &[Line<'_>], diags: &mut Vec<Diag>) {
    for (at, later) in lines.iter().enumerate() {
        for earlier in &lines[..at] {
            if !are_compared(checked, earlier, later) {
                continue;
            }
            let shared = shared(&earlier.street.numbers, &later.street.numbers);
            let Some((first, last)) = shared else { continue };
            // Of two that overlap, the one that holds the other is likelier to be wrong, else the one that came later.
            let (line, other) =
                if holds(&earlier.street.numbers, &later.street.numbers) { (earlier, later) } else { (later, earlier) };
            let message = format!(
                "\"{}\" and \"{}\" of {} overlap: houses {first} to {} are in both",
                one_line(line.text),
                one_line(other.text),
                area_of(checked, other),
                last.map_or("the end".to_owned(), |last| last.to_string())
            );
            let ways = (apart(&line.street, &other.street.numbers), apart(&other.street, &line.street.numbers));
            report(checked, line, message, diags, |teller, path| apart_help((teller, path), ways, (line, other)));
        }
    }
}

/// Both ways to take the shared houses out of one of two lines, where both are in one file: which is wrong, only the
/// author knows.
fn apart_help(
    (teller, path): (&Fields<'_>, &[Step<'_>]),
    (own, theirs): (Option<String>, Option<String>),
    (line, other): (&Line<'_>, &Line<'_>),
) -> Help {
    let Some(text) = own else {
        return Help::new("each house belongs to one area: change the numbers of one of the two lines");
    };
    let help = Help::typed("write ", teller.put(path, &quoted(&text)).ok_or(text));
    let Some(text) = theirs.filter(|_| line.division == other.division) else {
        return help.and(", or change the other line");
    };
    let path = path_of(other);
    let number = teller.place(&path).start.line;
    help.or(&format!(", or, on line {number}, "), teller.put(&path, &quoted(&text)).ok_or(text))
}

/// Whether the lines are of two areas of one time.
fn are_compared(checked: &Checked<'_>, earlier: &Line<'_>, later: &Line<'_>) -> bool {
    let validity = |line: &Line<'_>| &checked.site.area(line.area).validity;
    // Of what was replaced, the last day is known, and often not the first of what came after it.
    let is_past = |line: &Line<'_>| validity(line).is_retired(checked.site.today);
    let are_apart = is_past(earlier) != is_past(later) || !meet(validity(earlier), validity(later));
    // Of a division that is a copy of another, that is reported.
    let ids =
        |line: &Line<'_>| checked.site.divisions[line.division].areas.iter().map(|area| &checked.site.area(*area).id);
    let is_copy = earlier.division != later.division && ids(earlier).any(|id| ids(later).any(|other| id == other));
    // Of an area whose last day is wrong, that is reported.
    let is_late = |line: &Line<'_>| is_said_to_end_too_late(checked.site, Level::Area(line.area));
    earlier.area != later.area && !are_apart && !is_copy && !is_late(earlier) && !is_late(later)
}

/// `Central, Response Area 2`.
fn area_of(checked: &Checked<'_>, line: &Line<'_>) -> String {
    let area = checked.site.area(line.area);
    format!("{}, {}", checked.site.division(area.division).name.original, area.name.original)
}

/// A street that is given without house numbers in one area, and with some in another. Without numbers in both, it is
/// the border between them.
fn whole_and_part(checked: &Checked<'_>, lines: &[Line<'_>], diags: &mut Vec<Diag>) {
    for line in lines.iter().filter(|line| line.street.numbers.ranges.is_empty()) {
        let side = line.street.numbers.side;
        let is_apart = |range: &Range| matches!((side, range.side), (Some(one), Some(two)) if one != two);
        let is_part = |other: &&Line<'_>| other.street.numbers.ranges.iter().any(|range| !is_apart(range));
        let mut parts = lines.iter().filter(|other| are_compared(checked, line, other)).filter(is_part);
        let Some(part) = parts.next() else { continue };
        let whole = if side.is_some() { "one side of the whole street" } else { "the whole street" };
        let text = one_line(line.text);
        let message =
            format!("\"{text}\" is {whole}, but \"{}\" is in {}", one_line(part.text), area_of(checked, part));
        let rest = rest_of(&line.street, &part.street.numbers).filter(|_| parts.next().is_none());
        report(checked, line, message, diags, |teller, path| match rest {
            Some(rest) => {
                Help::typed("write ", teller.put(path, &quoted(&rest)).ok_or(rest)).and(", or delete the entry")
            }
            None => Help::new("write the numbers of the houses that are in this area, or delete the entry")
                .by(teller.without_item(path)),
        });
    }
}

/// A whole street without the houses of another area, where these are at its beginning or its end.
fn rest_of(street: &Street, other: &Numbers) -> Option<String> {
    const FIRST: u32 = 2;
    let [other] = &other.ranges[..] else { return None };
    let house = |number| House { block: None, number };
    let (first, last) = match other.last {
        _ if other.first.block.is_some() || other.side.is_some() => return None,
        Some(last) if other.first.number <= FIRST => (house(last.number.checked_add(1)?), None),
        None => (house(1), Some(house(other.first.number.checked_sub(1)?))),
        Some(_) => return None,
    };
    let range = Range { first, last, side: street.numbers.side };
    Some(format!("{} {}", street.name, Numbers { ranges: vec![range], side: None }.line()))
}

/// Whether two places exist at one time.
fn meet(one: &Validity, two: &Validity) -> bool {
    let before = |one: &Validity, two: &Validity| matches!((one.to, two.from), (Some(to), Some(from)) if to < from);
    !before(one, two) && !before(two, one)
}

/// More than one house that both have.
fn shared(one: &Numbers, two: &Numbers) -> Option<(House, Option<House>)> {
    let pairs = one.ranges.iter().flat_map(|a| two.ranges.iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.first.block.is_some() == b.first.block.is_some()).find_map(|(a, b)| {
        let is_one_side = matches!((a.side, b.side), (Some(one), Some(two)) if one != two);
        let first = a.first.max(b.first);
        let last = match (a.last, b.last) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        (!is_one_side && last.is_none_or(|last| first < last)).then_some((first, last))
    })
}

/// Whether each house of `inner` is one of `outer`, which has more.
fn holds(outer: &Numbers, inner: &Numbers) -> bool {
    let within = |range: &Range| {
        outer.ranges.iter().any(|wide| {
            wide.first <= range.first
                && wide.last.is_none_or(|last| range.last.is_some_and(|inner| inner <= last))
                && wide != range
        })
    };
    inner.ranges.iter().all(within)
}

/// A line of one range without the houses of the other.
fn apart(street: &Street, other: &Numbers) -> Option<String> {
    let ([own], [other]) = (&street.numbers.ranges[..], &other.ranges[..]) else { return None };
    let mut range = *own;
    if own.first < other.first {
        range.last = Some(other.first);
    } else {
        range.first = other.last.filter(|last| own.last.is_none_or(|own| *last < own))?;
    }
    Some(format!("{} {}", street.name, Numbers { ranges: vec![range], side: None }.line()))
}
