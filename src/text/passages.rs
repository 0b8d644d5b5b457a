//! Two texts compared word by word: first by lines, so that what stays is left out, then inside the lines that differ.

use serde::{Deserialize, Serialize};
use similar::{ChangeTag, DiffOp, TextDiff};

/// Words that are the same, gone or new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Piece {
    /// In both texts.
    Same(String),
    /// Only in the earlier text.
    Gone(String),
    /// Only in the later text.
    New(String),
}

/// A place where the texts differ: one line of the text, or several that took each other's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Passage {
    /// In the order of the text.
    pub pieces: Vec<Piece>,
}

/// The most words of two lines that are compared one by one; longer ones are shown whole.
const MOST_WORDS: usize = 4_000;

/// Where two texts differ; empty where they say the same.
pub fn passages(before: &str, after: &str) -> Vec<Passage> {
    let lines = |text: &'_ str| -> Vec<String> {
        text.lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect()
    };
    let (before, after) = (lines(before), lines(after));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.iter().map(String::as_str).collect(), after.iter().map(String::as_str).collect());
    let mut all = Vec::new();
    for operation in TextDiff::from_slices(&old, &new).ops() {
        match *operation {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { old_index, old_len, .. } => {
                let gone = &old[old_index..old_index + old_len];
                all.extend(gone.iter().map(|line| Passage { pieces: vec![Piece::Gone((*line).to_owned())] }));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                let added = &new[new_index..new_index + new_len];
                all.extend(added.iter().map(|line| Passage { pieces: vec![Piece::New((*line).to_owned())] }));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (gone, added) = (&old[old_index..old_index + old_len], &new[new_index..new_index + new_len]);
                if gone.len() == added.len() {
                    all.extend(gone.iter().zip(added).map(|(old, new)| passage(old, new)));
                } else {
                    all.push(passage(&gone.join(" "), &added.join(" ")));
                }
            }
        }
    }
    all
}

/// Two lines, word by word.
fn passage(before: &str, after: &str) -> Passage {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split(' ').collect(), after.split(' ').collect());
    if old.len() + new.len() > MOST_WORDS {
        return Passage { pieces: vec![Piece::Gone(before.to_owned()), Piece::New(after.to_owned())] };
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let diff = TextDiff::from_slices(&old, &new);
    for change in diff.iter_all_changes() {
        let word = change.value();
        let piece = match change.tag() {
            ChangeTag::Equal => Piece::Same(word.to_owned()),
            ChangeTag::Delete => Piece::Gone(word.to_owned()),
            ChangeTag::Insert => Piece::New(word.to_owned()),
        };
        match (pieces.last_mut(), &piece) {
            (Some(Piece::Same(text)), Piece::Same(_))
            | (Some(Piece::Gone(text)), Piece::Gone(_))
            | (Some(Piece::New(text)), Piece::New(_)) => {
                text.push(' ');
                text.push_str(word);
            }
            _ => pieces.push(piece),
        }
    }
    Passage { pieces }
}

impl Passage {
    /// What took whose place: the words that are gone, and those that are new; one of the two may be empty.
    pub fn replacements(&self) -> Vec<(&str, &str)> {
        let mut all = Vec::new();
        let mut pieces = self.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Same(_) => {}
                Piece::New(new) => all.push(("", new.as_str())),
                Piece::Gone(gone) => {
                    let new = pieces.next_if(|next| matches!(next, Piece::New(_)));
                    all.push((gone.as_str(), if let Some(Piece::New(new)) = new { new.as_str() } else { "" }));
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_stay_are_left_out_and_words_that_differ_are_marked() {
        let before = "The first line stays.\nThree lights are out on 5th Street.\nThe end.";
        let after = "The first line stays.\nTwo lights are out on 6th Street.\nThe end.";
        let found = passages(before, after);
        let expected = [
            Piece::Gone("Three".into()),
            Piece::New("Two".into()),
            Piece::Same("lights are out on".into()),
            Piece::Gone("5th".into()),
            Piece::New("6th".into()),
            Piece::Same("Street.".into()),
        ];
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].pieces, expected);
        assert_eq!(found[0].replacements(), [("Three", "Two"), ("5th", "6th")]);
        assert!(passages("a  b\n\nc", "a b\nc").is_empty());
    }

    #[test]
    fn lines_that_come_and_go_are_whole() {
        assert_eq!(passages("a\nb", "b"), [Passage { pieces: vec![Piece::Gone("a".into())] }]);
        assert_eq!(passages("b", "b\nc")[0].replacements(), [("", "c")]);
        let long = "word ".repeat(MOST_WORDS);
        assert_eq!(passages(&long, "short")[0].pieces.len(), 2);
    }
}
