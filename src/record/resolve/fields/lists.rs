//! Lists of names that may be written as one text.

use super::Fields;
use crate::diagnostics::{Code, Help};
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::shape::OneOrMany;
use crate::record::parse::tree::Step;
use crate::record::resolve::texts::strings;
use crate::text::one_line;

impl Fields<'_> {
    /// The texts of a list that may be written as one text. Several names in one text, of which at least one is `known`
    /// (all of them where a word joins two), are reported to lack their commas or brackets; those that are known are
    /// read. `known` gives the name under which the site knows a text.
    pub fn list(
        &mut self,
        written: Option<&OneOrMany<String>>,
        path: &[Step<'_>],
        known: impl Fn(&str) -> Option<String>,
    ) -> Vec<String> {
        let list = strings(written);
        let several = |text: &String| if known(text).is_some() { None } else { names_in(text, &known) };
        let split: Vec<Option<Vec<String>>> = list.iter().map(several).collect();
        let Some(at) = split.iter().position(Option::is_some) else { return list };
        let names =
            list.iter().zip(&split).flat_map(|(text, names)| names.clone().unwrap_or_else(|| vec![text.clone()]));
        let names: Vec<String> = names.map(|name| plain_or_quoted(&name)).collect();
        let help =
            Help::typed("write them as a list, in brackets: ", self.write(path, &format!("[{}]", names.join(", "))));
        let item: Vec<Step<'_>> = path.iter().copied().chain([Step::Index(at)]).collect();
        self.error(Code::WrongKind, &item, format!("\"{}\" are several names in one text", one_line(&list[at])), help);
        // The first name keeps the place of its text; the others, which are known, follow at the end.
        let mut more = Vec::new();
        let mut read = Vec::new();
        for (text, names) in list.into_iter().zip(split) {
            let mut names = names
                .map(|names| names.into_iter().filter(|name| known(name).is_some()).collect::<Vec<_>>())
                .unwrap_or(vec![text]);
            read.push(names.remove(0));
            more.append(&mut names);
        }
        read.append(&mut more);
        read
    }
}

/// The names in a text such as `noise, traffic`, `noise and traffic` or `Areas 1-3`, as the site knows them; none where
/// it is one name.
pub fn names_in(text: &str, known: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    const JOINS: [&str; 13] =
        [" and ", " y ", " e ", " und ", " plus ", " with ", " con ", "&", "+", "/", "|", "·", "•"];
    if let Some(names) = range_in(text).and_then(|names| names.iter().map(|name| known(name)).collect()) {
        return Some(names);
    }
    let plain = JOINS.iter().fold(text.to_owned(), |text, join| text.replace(join, ","));
    let is_joined = plain != text;
    let parts = || plain.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty());
    let names: Vec<String> = parts().map(|name| known(name).unwrap_or_else(|| name.to_owned())).collect();
    let fits =
        if is_joined { parts().all(|name| known(name).is_some()) } else { parts().any(|name| known(name).is_some()) };
    if names.len() > 1 {
        return fits.then_some(names);
    }
    // Nothing but spaces between them: each must be known by itself.
    let words: Vec<String> = plain.split_whitespace().map(&known).collect::<Option<_>>()?;
    (words.len() > 1).then_some(words)
}

/// The names of `Areas 1-3` or `1 to 3`, each with its number.
fn range_in(text: &str) -> Option<Vec<String>> {
    const TO: [&str; 9] = [" through ", " thru ", " to ", " al ", " a ", " hasta ", "-", "–", "—"];
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number < 100);
    let (before, last) = TO.iter().find_map(|to| text.split_once(to))?;
    let (words, first) = before.trim().rsplit_once(' ').unwrap_or(("", before.trim()));
    let (first, last) = (number(first)?, number(last)?);
    (first < last && last - first < 20)
        .then(|| (first..=last).map(|number| format!("{words} {number}").trim().to_owned()).collect())
}
