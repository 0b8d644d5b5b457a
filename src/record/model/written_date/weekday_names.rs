//! The names of the days of the week that a site's languages have.

use regex::Regex;

/// The names of the seven days, Monday first, in each language and form that is known.
#[derive(Clone, Debug, Default)]
pub struct WeekdayNames {
    sets: Vec<[String; 7]>,
    /// Finds them in a text.
    pub(super) expression: Option<Regex>,
}

impl PartialEq for WeekdayNames {
    fn eq(&self, other: &Self) -> bool {
        self.sets == other.sets
    }
}

impl WeekdayNames {
    /// Names in lower case.
    pub fn new(sets: Vec<[String; 7]>) -> Self {
        // The longer of two that begin alike comes first.
        let mut names: Vec<&String> = sets.iter().flatten().filter(|name| !name.is_empty()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let names: Vec<String> = names.into_iter().map(|name| regex::escape(name)).collect();
        let expression = (!names.is_empty()).then(|| format!(r"(?i)\b(?:{})\b", names.join("|")));
        Self { expression: expression.and_then(|expression| Regex::new(&expression).ok()), sets }
    }

    /// Whether a name, in lower case, is that of a day of the week.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The days that a name means, from Monday, and the set that it is of.
    pub(super) fn find(&self, name: &str) -> Option<(&[String; 7], usize)> {
        let lower = name.to_lowercase();
        self.sets.iter().find_map(|set| Some((set, set.iter().position(|known| *known == lower)?)))
    }
}
