//! The names of the months that a site's languages have, found by their first word.

use super::tokens::tokens;
use std::collections::HashMap;

/// Of a name, only so many letters may be written: `Sept.`, `agos`.
const SHORT: [usize; 2] = [3, 4];

/// Names of months in each language and form that is known, in lower case.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MonthNames {
    /// By the first word of a name: the words after it and the months that the name means. The longest name comes
    /// first: `tháng 12` before `tháng 1`.
    names: HashMap<String, Vec<(Vec<String>, Vec<u32>)>>,
    /// By the first letters of a name of one word.
    beginnings: HashMap<String, Vec<u32>>,
}

impl MonthNames {
    /// Names in lower case, each with the month's number.
    pub(super) fn new(names: &[(String, u32)]) -> Self {
        let mut found = Self::default();
        for (name, month) in names {
            let mut words: Vec<String> = tokens(name).iter().map(|token| token.text.to_lowercase()).collect();
            if words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
                continue;
            }
            let first = words.remove(0);
            if words.is_empty() {
                for letters in SHORT {
                    if first.len() > SHORT[1] && first.get(..letters).is_some_and(|start| start.is_ascii()) {
                        found.beginnings.entry(first[..letters].to_owned()).or_default().push(*month);
                    }
                }
            }
            let alike = found.names.entry(first).or_default();
            match alike.iter_mut().find(|(rest, _)| *rest == words) {
                Some((_, months)) => months.push(*month),
                None => alike.push((words, vec![*month])),
            }
        }
        for alike in found.names.values_mut() {
            alike.sort_by(|(a, _), (b, _)| (b.len(), b).cmp(&(a.len(), a)));
        }
        let of_names = found.names.values_mut().flatten().map(|(_, months)| months);
        for months in of_names.chain(found.beginnings.values_mut()) {
            months.sort_unstable();
            months.dedup();
        }
        found
    }

    /// The months whose names begin with a word in lower case: the other words of the longest that `follow`, and the
    /// months that it means. A word that is only the beginning of a name counts where it is no name itself.
    pub(super) fn find(&self, word: &str, follow: impl Fn(&[String]) -> bool) -> Option<(usize, &[u32])> {
        let alike = self.names.get(word).into_iter().flatten();
        let named = alike.into_iter().find(|(rest, _)| follow(rest)).map(|(rest, months)| (rest.len(), &months[..]));
        named.or_else(|| Some((0, &self.beginnings.get(word)?[..])))
    }
}
