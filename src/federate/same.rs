//! Topics that mean the same although departments name them by other ids: said by whoever joins the sites.

use crate::text::is_address_part;
use std::collections::BTreeMap;

/// Which topics are taken as one, beside those of equal ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SameTopics {
    /// The id of the joined topic by what stands for it: an id of any department in lower case, or the address of one
    /// department's page of it.
    joined: BTreeMap<String, String>,
}

impl SameTopics {
    /// From ids of joined topics and what means the same as each.
    ///
    /// # Errors
    /// What is wrong with them, for whoever wrote them.
    pub fn new(written: &BTreeMap<String, Vec<String>>) -> Result<Self, String> {
        let mut joined: BTreeMap<String, String> = BTreeMap::new();
        for (id, others) in written {
            let id = id.trim().to_ascii_lowercase();
            if !is_address_part(&id) {
                return Err(format!("the id {id:?} cannot be part of an address"));
            }
            for other in others.iter().map(|other| other.trim()).chain([id.as_str()]) {
                let other = if other.contains("://") { other.to_owned() } else { other.to_ascii_lowercase() };
                match joined.get(&other) {
                    Some(known) if *known != id => {
                        return Err(format!("{other:?} cannot mean the same as both {known:?} and {id:?}"));
                    }
                    _ => drop(joined.insert(other, id.clone())),
                }
            }
        }
        Ok(Self { joined })
    }

    /// The id of the joined topic that a department's topic belongs to.
    pub fn of(&self, id: &str, url: &str) -> String {
        // Addresses that differ only in case are one on some disks.
        let id = id.to_ascii_lowercase();
        self.joined.get(url).or_else(|| self.joined.get(&id)).cloned().unwrap_or(id)
    }

    /// What is said to mean the same as something else, and is no topic of any department.
    pub fn unused<'a>(&'a self, topics: &[(String, String)]) -> Vec<&'a str> {
        let is_there = |word: &str| topics.iter().any(|(id, url)| id.eq_ignore_ascii_case(word) || url == word);
        let named = self.joined.iter().filter(|(word, id)| word != id).map(|(word, _)| word.as_str());
        named.filter(|word| !is_there(word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::SameTopics;
    use std::collections::BTreeMap;

    fn same(lines: &[(&str, &[&str])]) -> Result<SameTopics, String> {
        let list = |others: &[&str]| others.iter().map(|other| (*other).to_owned()).collect();
        let map: BTreeMap<String, Vec<String>> =
            lines.iter().map(|(id, others)| ((*id).to_owned(), list(others))).collect();
        SameTopics::new(&map)
    }

    #[test]
    fn an_id_or_an_address_stands_for_a_joined_topic() {
        let map = same(&[("lighting", &["Lamps", "https://a.example/topics/light/"])]).expect("it is right");
        assert_eq!(map.of("lamps", "https://b.example/topics/lamps/"), "lighting");
        assert_eq!(map.of("light", "https://a.example/topics/light/"), "lighting");
        assert_eq!(map.of("light", "https://b.example/topics/light/"), "light");
        assert_eq!(map.unused(&[("LAMPS".into(), String::new())]), ["https://a.example/topics/light/"]);
    }

    #[test]
    fn one_topic_cannot_mean_two() {
        assert!(same(&[("a", &["c"]), ("b", &["c"])]).is_err());
        assert!(same(&[("a/b", &["c"])]).is_err());
    }
}
