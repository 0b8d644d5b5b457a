//! The forms of words that SQLite's tokenizer would not make of a text: folded as everywhere in this program, and
//! pieces of texts in scripts that are written without spaces. They are few in most languages, and a column of their
//! own, so that the texts stay as they are and are shown so.

use crate::search::{each_word, stands_alone};
use crate::text::fold::{fold, is_apostrophe, is_invisible};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Letters of the longest piece of a text without spaces that is found as it is; longer ones are found letter by
/// letter.
const LONGEST_PIECE: usize = 4;

/// Fills in the forms of everything that can be found.
pub fn fill_in(connection: &Connection) -> rusqlite::Result<()> {
    let mut texts = connection.prepare("SELECT number, title, text FROM searchable_texts")?;
    let mut update = connection.prepare("UPDATE searchable SET forms = ?2 WHERE number = ?1")?;
    let mut rows = texts.query([])?;
    let mut all: Vec<(i64, String)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (title, text) = (
            row.get_ref(1)?.as_str_or_null().map_err(rusqlite::Error::from)?.unwrap_or(""),
            row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?.unwrap_or(""),
        );
        let forms = forms([title, text]);
        if !forms.is_empty() {
            all.push((row.get(0)?, forms));
        }
    }
    drop(rows);
    for (number, forms) in all {
        update.execute(params![number, forms])?;
    }
    Ok(())
}

/// The forms of the words of texts, each once, in their order; letters of scripts without spaces in a row, for phrases.
fn forms(texts: [&str; 2]) -> String {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut out: Vec<String> = Vec::new();
    for text in texts.into_iter().filter(|text| !text.is_ascii() || text.contains(['\'', '`'])) {
        let mut run: Vec<&str> = Vec::new();
        let mut end = 0;
        each_word(text, |word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let alone = word.starts_with(stands_alone);
            if !run.is_empty() && (!alone || start != end) {
                pieces(&mut run, &mut seen, &mut out);
            }
            end = start + word.len();
            if alone {
                run.push(word);
            } else if is_made_anew(word) && seen.insert(fold(word).into_owned()) {
                out.push(fold(word).into_owned());
            }
        });
        pieces(&mut run, &mut seen, &mut out);
    }
    out.join(" ")
}

/// Whether the tokenizer makes something else of a word than folding does.
fn is_made_anew(word: &str) -> bool {
    if word.contains(is_apostrophe) {
        return true;
    }
    if word.is_ascii() {
        return false;
    }
    let plain: String = word
        .nfd()
        .filter(|letter| !('\u{300}'..='\u{36F}').contains(letter))
        .flat_map(char::to_lowercase)
        .nfc()
        .collect();
    word.contains(is_invisible) || plain != fold(word)
}

/// A run of letters that are words of their own: each letter in its place, then the pieces of some of them.
fn pieces(run: &mut Vec<&str>, seen: &mut BTreeSet<String>, out: &mut Vec<String>) {
    let letters: Vec<String> =
        run.drain(..).map(|letter| letter.chars().filter(|c| !is_invisible(*c)).collect()).collect();
    out.extend(letters.iter().map(|letter| fold(letter).into_owned()));
    for length in 2..=LONGEST_PIECE {
        for piece in letters.windows(length).map(<[String]>::concat) {
            for form in [fold(&piece).into_owned(), piece] {
                if seen.insert(form.clone()) {
                    out.push(form);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_tokenizer_leaves_out_is_a_form() {
        assert_eq!(forms(["Público mañana Élan", "plain words"]), "");
        assert_eq!(
            forms(["ʻEwa and O’Brien's", "neigh\u{AD}bor Straße O’Brien's שָׁלוֹם"]),
            "obriens neighbor strasse שלום"
        );
        assert_eq!(forms(["警察署", ""]), "警 察 署 警察 察署 警察署");
    }
}
