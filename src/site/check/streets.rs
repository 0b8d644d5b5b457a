//! The lines of streets: every digit is understood, or its writer is asked; a line names one street; ranges run
//! upwards. What the lines say of each other is judged in `shared_streets`.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::parse::decode::{plain_or_quoted, quoted};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::resolve::fields::Fields;
use crate::site::plan::streets::{Street, several};
use crate::text::{fold, one_line};

/// Reports lines of streets that are not understood, that run backwards, or that name several streets.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for division in &checked.site.divisions {
        let lines = division.areas.iter().enumerate().flat_map(|(at, index)| {
            let streets = checked.site.area(*index).streets.iter().enumerate();
            streets.map(move |(position, line)| (at, position, line.as_str()))
        });
        let wrong: Vec<(usize, usize, &str, Street)> = lines
            .map(|(at, position, line)| (at, position, line, Street::read(line)))
            .filter(|(_, _, line, street)| {
                street.unclear.is_some() || street.backwards || !several(line).is_empty() || mistyped(line).is_some()
            })
            .collect();
        let (false, Some(body)) = (wrong.is_empty(), &division.body) else { continue };
        let teller = checked.fields(body.source);
        for (at, position, line, street) in wrong {
            let path = [Key("response_areas"), Index(at), Key("streets"), Index(position)];
            let parts = several(line);
            diags.push(if let Some((word, meant)) = mistyped(line) {
                letter_for_digit(&teller, &path, line, (word, &meant))
            } else if !parts.is_empty() {
                several_streets(&teller, &path, line, &parts)
            } else if let Some((part, first)) = half_range(line).filter(|_| street.unclear.is_some()) {
                without_last(&teller, &path, line, (part, first))
            } else if let Some(part) = &street.unclear {
                let all = format!("{} all", one_line(line));
                let all = teller.put(&path, &plain_or_quoted(&all)).ok_or(all);
                unclear_street(teller.place(&path), line, part, all)
            } else {
                backwards(&teller, &path, line, &street)
            });
        }
    }
}

/// A range of house numbers with letters that look like digits, and the range that is meant: `l-300`, `1OO-300`.
/// `I-77` is a highway.
fn mistyped(line: &str) -> Option<(&str, String)> {
    let digit = |c: char| match c {
        'l' | 'I' => '1',
        'O' | 'o' => '0',
        other => other,
    };
    let is_range = |word: &str| {
        let parts: Vec<&str> = word.split(fold::is_dash).collect();
        let is_number = |part: &&str| {
            !part.is_empty() && part.chars().map(digit).all(|c| c.is_ascii_digit()) && (*part != "I" || parts.len() > 2)
        };
        parts.len() == 2 && parts.iter().all(is_number)
    };
    let words = line.split([' ', ',', ';']).skip(1);
    let mut mistyped = words.filter(|word| {
        word.contains(|c: char| c.is_ascii_digit()) && word.contains(['l', 'I', 'O', 'o']) && is_range(word)
    });
    mistyped.next().map(|word| (word, word.chars().map(digit).collect()))
}

fn letter_for_digit(teller: &Fields<'_>, path: &[Step<'_>], line: &str, (word, meant): (&str, &str)) -> Diag {
    let line = one_line(line);
    let message =
        format!("\"{word}\" in \"{line}\" has letters that look like digits, and is taken for part of a name");
    let right = line.replacen(word, meant, 1);
    let help = Help::typed("write ", teller.put(path, &quoted(&right)).ok_or(right));
    Diag::new(Code::UnclearStreet, teller.place(path), message, help)
}

/// Two streets in one pair of quotes.
fn several_streets(teller: &Fields<'_>, path: &[Step<'_>], line: &str, parts: &[String]) -> Diag {
    let message = format!(
        "\"{}\" are {} streets in one text, and would be one street with a long name",
        one_line(line),
        parts.len()
    );
    let before = teller.span(path).map_or("", |span| teller.source.text[..span.start].trim_end_matches(' '));
    let list: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
    let text = if before.ends_with(['[', ',']) {
        list.join(", ")
    } else if before.ends_with('-') {
        let line = before.rsplit('\n').next().unwrap_or("");
        list.join(&format!("\n{}- ", " ".repeat(line.len() - line.trim_start().len())))
    } else {
        format!("[{}]", list.join(", "))
    };
    // The whole list is one text: there are no entries to write these among.
    if let Some((_, above)) = path.split_last()
        && !before.ends_with(['[', ',', '-'])
    {
        let help = Help::typed("write a list, each street in quotes of its own: ", teller.write(above, &text));
        return Diag::new(Code::UnclearStreet, teller.place(path), message, help);
    }
    let entries: Vec<String> = list.iter().map(|entry| format!("`{entry}`")).collect();
    let help = Help::new(format!("write each in quotes of its own, as entries of the list: {}", entries.join(" and ")))
        .by(teller.put(path, &text));
    Diag::new(Code::UnclearStreet, teller.place(path), message, help)
}

fn backwards(teller: &Fields<'_>, path: &[Step<'_>], line: &str, street: &Street) -> Diag {
    let numbers = street.numbers.line();
    let message = format!("the house numbers of \"{}\" run backwards, and are read as {numbers}", one_line(line));
    let text = format!("{} {numbers}", street.name);
    let help = Help::typed("write ", teller.put(path, &quoted(&text)).ok_or(text)).and(", or the right numbers");
    Diag::new(Code::SharedStreet, teller.place(path), message, help)
}

/// The first range of a line that has no last number, and its first number: `10-`, `10 -`, `10 to`.
fn half_range(line: &str) -> Option<(&str, &str)> {
    const TO: [&str; 4] = ["to", "a", "al", "hasta"];
    line.split([',', ';']).map(str::trim).find_map(|part| {
        let before = part.trim_end_matches(fold::is_dash);
        let open = if before.len() < part.len() {
            Some(before)
        } else {
            TO.iter().find_map(|to| part.strip_suffix(to)?.strip_suffix(' '))
        };
        let number = open?.trim_end().rsplit(' ').next().filter(|number| !number.is_empty())?;
        let is_number = number.chars().all(|c| fold::digit(c).is_some());
        is_number.then(|| (&part[part.rfind(number).unwrap_or(0)..], number))
    })
}

/// `Bench Street 10-`: which number was to follow only the writer knows.
fn without_last(teller: &Fields<'_>, path: &[Step<'_>], line: &str, (part, first): (&str, &str)) -> Diag {
    let line = one_line(line);
    let message =
        format!("\"{part}\" in \"{line}\" has no last number, so the whole line is taken for a street's name");
    let open = line.replacen(part, &format!("{first}+"), 1);
    let help = Help::typed(
        "write the last house number behind it; where the area goes on to the end of the street, write ",
        teller.put(path, &quoted(&open)).ok_or(open),
    );
    Diag::new(Code::UnclearStreet, teller.place(path), message, help)
}

fn unclear_street(place: Place, line: &str, part: &str, all: Result<Fix, String>) -> Diag {
    let line = one_line(line);
    let message =
        format!("it is not clear what \"{part}\" says in \"{line}\", so the whole line is taken for a street's name");
    let help = Help::new(format!(
        "write the name, then the house numbers: `{}`; several ranges have commas between them, `37-12 to 45-10` are \
            numbers of blocks.\n",
        example(&line, part)
    ))
    .or("Where the number belongs to the name, end the line with the word all: ", all);
    Diag::new(Code::UnclearStreet, place, message, help)
}

/// The line with a range in place of what is not clear, or without that where it has a range besides.
fn example(line: &str, part: &str) -> String {
    let (before, after) = line.split_once(part).unwrap_or((line, ""));
    let trimmed = |text: &str| text.trim_matches([',', ';', ':', '(', ')', ' ']).to_owned();
    let name = [trimmed(before), trimmed(after)].into_iter().find(|name| name.contains(char::is_alphabetic));
    let name = name.unwrap_or_else(|| "Elm Street".to_owned());
    if Street::read(&name).numbers.ranges.is_empty() { format!("{name} 100-400") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_has_house_numbers_once() {
        assert_eq!(example("Elm Street 500", "500"), "Elm Street 100-400");
        assert_eq!(example("+1 Mill Road 100-400", "+1"), "Mill Road 100-400");
        assert_eq!(example("37-12", "37-12"), "Elm Street 100-400");
    }
}
