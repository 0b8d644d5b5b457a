//! Every digit in the line of a street is understood, or its writer is asked.

use super::Checked;
use crate::diag::{Code, Diag, Fix, Help, Place};
use crate::parse::front_matter;
use crate::parse::tree::Step::{Index, Key};
use crate::plan::streets::Street;
use crate::resolve::teller::Teller;
use crate::text::one_line;

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for division in &checked.site.divisions {
        let lines = division.areas.iter().enumerate().flat_map(|(at, index)| {
            let streets = checked.site.area(*index).streets.iter().enumerate();
            streets.map(move |(position, line)| (at, position, line.as_str()))
        });
        let unclear: Vec<(usize, usize, &str, String)> =
            lines.filter_map(|(at, position, line)| Some((at, position, line, Street::read(line).unclear?))).collect();
        let (false, Some(body)) = (unclear.is_empty(), &division.body) else { continue };
        let source = checked.site.source(body.source);
        let split = front_matter::split(source, &mut Vec::new());
        let teller = Teller::new(source, &split);
        for (at, position, line, part) in unclear {
            let path = [Key("response_areas"), Index(at), Key("streets"), Index(position)];
            let all = format!("{} all", one_line(line));
            let all = teller.put(&path, &crate::parse::decode::plain_or_quoted(&all)).ok_or(all);
            diags.push(unclear_street(teller.place(&path), line, &part, all));
        }
    }
}

fn unclear_street(place: Place, line: &str, part: &str, all: Result<Fix, String>) -> Diag {
    let line = one_line(line);
    let message = format!("it is not clear what \"{part}\" says in \"{line}\", so the whole line is taken for a street's name");
    let help = Help::new(format!(
        "write the name, then the house numbers: `{}`; several ranges have commas between them, `37-12 to 45-10` are numbers of blocks.\n",
        example(&line, part)
    ))
    .or("Where the number belongs to the name, end the line with the word all: ", all);
    Diag::new(Code::UnclearStreet, place, message, help)
}

/// The line with a range in place of what is not clear.
fn example(line: &str, part: &str) -> String {
    let (before, after) = line.split_once(part).unwrap_or((line, ""));
    let trimmed = |text: &str| text.trim_matches([',', ';', ':', '(', ')', ' ']).to_owned();
    let name = [trimmed(before), trimmed(after)].into_iter().find(|name| name.contains(char::is_alphabetic));
    format!("{} 100-400", name.as_deref().unwrap_or("Elm Street"))
}
