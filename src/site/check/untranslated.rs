//! Titles, concerns and commitments of a translation that are still the original's, word for word: told once for each
//! file. A text below the details that is the original's is reported by [`super::repeats`], and these with it.

use super::Checked;
use crate::diagnostics::{Code, Diag};
use crate::record::model::{Huddle, Language, SourceIndex, Text};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::resolve::fields::Fields;
use crate::text::fold;

/// Fewer words may be the same in two languages: names of places.
const WORDS: usize = 4;

/// How many entries of a list are looked through.
const MOST: usize = 500;

/// Reports such texts of huddles.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for huddle in &checked.site.huddles {
        let own = checked.site.text_of(huddle.body.source, huddle.body.span).trim();
        for (language, source, span) in &huddle.body.translations {
            let is_copy = checked.site.text_of(*source, *span).trim() == own;
            let is_other = language.split('-').next() != huddle.language.split('-').next();
            if is_other && !is_copy && !checked.facts[source.position()].adopted {
                diags.extend(report(checked, huddle, (language, *source)));
            }
        }
    }
}

fn report(checked: &Checked<'_>, huddle: &Huddle, (language, source): (&Language, SourceIndex)) -> Option<Diag> {
    let fields = checked.fields(source);
    let mut paths: Vec<Vec<Step<'static>>> = Vec::new();
    if is_same(&huddle.title, language) {
        paths.push(vec![Key("title")]);
    }
    for concern in huddle.concerns.iter().filter(|concern| is_same(&concern.text, language)) {
        paths.extend(entry(&fields, "concerns", &concern.id));
    }
    for commitment in huddle.commitment_indices().map(|index| checked.site.commitment(index)) {
        if is_same(&commitment.text, language) {
            paths.extend(entry(&fields, "commitments", &commitment.id));
        }
    }
    paths.retain(|path| fields.is_there(path));
    let first = paths.first()?;
    let more = if paths.len() > 1 { format!(" (and {} more)", paths.len() - 1) } else { String::new() };
    let message = format!("this text{more} of the translation is the original's, word for word");
    let help = format!("translate it into `{language}`, or delete it: readers are then shown what the original says");
    Some(Diag::new(Code::Placeholder, fields.place(first), message, help).as_warning())
}

/// Whether a text in a language is the original's.
fn is_same(text: &Text, language: &Language) -> bool {
    let translated = text.translations.iter().find(|(known, _)| known == language).map(|(_, text)| text.trim());
    translated.is_some_and(|translated| {
        translated == text.original && fold::plain_words(translated).filter(|word| is_a_word(word)).count() >= WORDS
    })
}

/// Names have capitals, and numbers are the same everywhere.
fn is_a_word(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// The text of the entry of a list that has this id.
fn entry(fields: &Fields<'_>, list: &'static str, id: &str) -> Option<Vec<Step<'static>>> {
    let ids = (0..MOST).take_while(|at| fields.is_there(&[Key(list), Index(*at)]));
    let found = ids.into_iter().find(|at| fields.text(&[Key(list), Index(*at), Key("id")]).as_deref() == Some(id))?;
    Some(vec![Key(list), Index(found), Key("text")])
}
