//! Questions that are asked often, each a file in `recipes/`: what it answers in plain words, then the SQL.
//! docs/query.md has them all.

use crate::text::nearest;

/// A question with a name.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// What is typed behind `--recipe`.
    pub name: &'static str,
    /// The file: lines that begin with two hyphens, then the SQL.
    pub sql: &'static str,
}

impl Recipe {
    /// What is asked, in one sentence.
    pub fn question(&self) -> &'static str {
        self.sql.lines().next().unwrap_or_default().trim_start_matches("-- ")
    }
}

macro_rules! recipes {
    ($($name:literal),+ $(,)?) => {
        &[$(Recipe { name: $name, sql: include_str!(concat!("recipes/", $name, ".sql")) }),+]
    };
}

/// Every recipe. A new one is a file and a line here.
pub const RECIPES: &[Recipe] = recipes![
    "overdue-by-owner",
    "areas-without-huddle",
    "concerns-without-answer",
    "silent-promises",
    "share-kept-by-owner",
    "days-to-done-by-topic",
    "dates-moved-twice",
    "attendance-by-quarter",
    "topics-by-year",
    "corrections",
    "held-without-minutes",
];

/// The recipe of this name.
///
/// # Errors
/// What to print where there is none.
pub fn named(name: &str) -> Result<&'static Recipe, String> {
    RECIPES.iter().find(|recipe| recipe.name == name).ok_or_else(|| {
        let names = || RECIPES.iter().map(|recipe| recipe.name);
        match nearest(name, names()) {
            Some(near) => format!("there is no recipe \"{name}\"; did you mean `{near}`?"),
            None => format!("there is no recipe \"{name}\"; there are: {}", names().collect::<Vec<_>>().join(", ")),
        }
    })
}
