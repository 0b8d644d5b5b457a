//! Searches in scripts that are written without spaces, as people type them. The index has each of their letters by
//! itself, so `MATCH '警察'` asks for the letters in a row: `MATCH '"警 察"'`.

use crate::search::stands_alone;
use std::borrow::Cow;

/// The question with what is searched for put so that the index finds it. Everything else stays as it is.
pub fn spaced(sql: &str) -> Cow<'_, str> {
    if !sql.contains(stands_alone) {
        return sql.into();
    }
    let mut out = String::with_capacity(sql.len() + 16);
    for (at, part) in sql.split('\'').enumerate() {
        let before = sql[..part.as_ptr() as usize - sql.as_ptr() as usize].trim_end_matches('\'').trim_end();
        let is_searched = at % 2 == 1
            && before.get(before.len().saturating_sub(5)..).is_some_and(|word| word.eq_ignore_ascii_case("match"));
        if at > 0 {
            out.push('\'');
        }
        if is_searched { phrases(part, &mut out) } else { out.push_str(part) }
    }
    out.into()
}

fn phrases(searched: &str, out: &mut String) {
    for (at, part) in searched.split('"').enumerate() {
        let quoted = at % 2 == 1;
        if at > 0 {
            out.push('"');
        }
        let mut in_run = false;
        let mut letters = part.chars().peekable();
        while let Some(letter) = letters.next() {
            let alone = stands_alone(letter);
            if alone && !in_run && !quoted {
                out.push('"');
            }
            out.push(letter);
            let next = letters.peek().copied().is_some_and(stands_alone);
            if alone && next {
                out.push(' ');
            } else if alone && !quoted {
                out.push('"');
            }
            in_run = alone && next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn letters_in_a_row_are_a_phrase_where_something_is_searched_for() {
        for (sql, asked) in [
            (
                "SELECT '警察' FROM search WHERE search MATCH '警察'",
                "SELECT '警察' FROM search WHERE search MATCH '\"警 察\"'",
            ),
            ("search match '警察 OR light*'", "search match '\"警 察\" OR light*'"),
            ("search MATCH '\"警察署\"'", "search MATCH '\"警 察 署\"'"),
            ("title LIKE '%警察%'", "title LIKE '%警察%'"),
            ("search MATCH 'light'", "search MATCH 'light'"),
        ] {
            assert_eq!(spaced(sql), asked);
        }
    }
}
