//! The names of the months that a site's languages have, found by their first word.

use super::tokens::tokens;
use std::collections::HashMap;

/// Of a name, only so many letters may be written: `Sept.`, `agos`.
const SHORT: [usize; 2] = [3, 4];

/// Names of months in each language and form that is known, in lower case.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MonthNames {
    /// By the first word of a name. The longest name comes first: `tháng 12` before `tháng 1`.
    names: HashMap<String, Vec<MonthName>>,
    /// By the first letters of a name of one word.
    beginnings: HashMap<String, Vec<u32>>,
}

/// A name of a month, as far as it stands behind its first word.
#[derive(Clone, Debug, PartialEq)]
struct MonthName {
    /// The words after the first.
    rest: Vec<String>,
    /// The months that it means, from 1.
    months: Vec<u32>,
}

impl MonthNames {
    /// Names in lower case, each with the month's number.
    pub(super) fn new(names: &[(String, u32)]) -> Self {
        let mut found = Self::default();
        for (name, month) in names {
            let mut rest: Vec<String> = tokens(name).iter().map(|token| token.text.to_lowercase()).collect();
            if rest.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
                continue;
            }
            let first = rest.remove(0);
            if rest.is_empty() {
                for letters in SHORT {
                    if first.len() > SHORT[1] && first.get(..letters).is_some_and(|start| start.is_ascii()) {
                        found.beginnings.entry(first[..letters].to_owned()).or_default().push(*month);
                    }
                }
            }
            let alike = found.names.entry(first).or_default();
            match alike.iter_mut().find(|known| known.rest == rest) {
                Some(known) => known.months.push(*month),
                None => alike.push(MonthName { rest, months: vec![*month] }),
            }
        }
        for alike in found.names.values_mut() {
            alike.sort_by(|a, b| (b.rest.len(), &b.rest).cmp(&(a.rest.len(), &a.rest)));
        }
        let of_names = found.names.values_mut().flatten().map(|name| &mut name.months);
        for months in of_names.chain(found.beginnings.values_mut()) {
            months.sort_unstable();
            months.dedup();
        }
        found
    }

    /// The months whose names begin with a word in lower case: the other words of the longest that `follow`, and the
    /// months that it means. A word that is only the beginning of a name counts where it is no name itself.
    pub(super) fn find(&self, word: &str, follow: impl Fn(&[String]) -> bool) -> Option<(usize, &[u32])> {
        let named = self.names.get(word).into_iter().flatten().find(|name| follow(&name.rest));
        let named = named.map(|name| (name.rest.len(), &name.months[..]));
        named.or_else(|| Some((0, &self.beginnings.get(word)?[..])))
    }
}
