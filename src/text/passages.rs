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
        put(&mut pieces, piece);
    }
    Passage { pieces }
}

/// A sentence that differs, whole, as it was and as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// As it was: words that stay and words that are gone; empty where the sentence is new.
    pub before: Vec<Piece>,
    /// As it is: words that stay and words that are new; empty where the sentence is gone.
    pub after: Vec<Piece>,
}

impl Passage {
    /// The sentences that differ, each whole.
    pub fn sentences(&self) -> Vec<Sentence> {
        let mut all = Vec::new();
        let mut sentence = Sentence::default();
        let mut pieces = self.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            // What took the place of other words belongs to the same sentence, however many it is made of.
            let is_replaced = matches!(piece, Piece::Gone(_)) && matches!(pieces.peek(), Some(Piece::New(_)));
            for word in piece.text().split(' ') {
                sentence.push(piece, word);
                if !is_replaced && sentence.is_whole() {
                    all.push(std::mem::take(&mut sentence));
                }
            }
        }
        all.push(sentence);
        all.retain(Sentence::differs);
        all
    }

    /// The whole of it as one sentence: a line that names a thing.
    pub fn line(&self) -> Sentence {
        let mut line = Sentence::default();
        for piece in &self.pieces {
            line.push(piece, piece.text());
        }
        line
    }
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
                    all.push((gone.as_str(), new.map_or("", Piece::text)));
                }
            }
        }
        all
    }
}

impl Piece {
    /// Its words.
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Gone(text) | Self::New(text) => text,
        }
    }
}

impl Sentence {
    fn push(&mut self, piece: &Piece, word: &str) {
        let text = || word.to_owned();
        match piece {
            Piece::Same(_) => {
                put(&mut self.before, Piece::Same(text()));
                put(&mut self.after, Piece::Same(text()));
            }
            Piece::Gone(_) => put(&mut self.before, Piece::Gone(text())),
            Piece::New(_) => put(&mut self.after, Piece::New(text())),
        }
    }

    /// Whether both texts are at the end of a sentence, or say nothing here.
    fn is_whole(&self) -> bool {
        let is_at_end = |side: &[Piece]| side.last().is_none_or(|piece| ends_sentence(piece.text()));
        is_at_end(&self.before) && is_at_end(&self.after)
    }

    fn differs(&self) -> bool {
        self.before.iter().chain(&self.after).any(|piece| !matches!(piece, Piece::Same(_)))
    }
}

/// Adds words to those of the same kind before them.
fn put(side: &mut Vec<Piece>, piece: Piece) {
    match (side.last_mut(), &piece) {
        (Some(Piece::Same(text)), Piece::Same(more))
        | (Some(Piece::Gone(text)), Piece::Gone(more))
        | (Some(Piece::New(text)), Piece::New(more)) => {
            text.push(' ');
            text.push_str(more);
        }
        _ => side.push(piece),
    }
}

/// Whether a sentence ends with these words: at a full stop, a question or exclamation mark, and what closes after it.
/// An abbreviation such as "Ave." is taken for its end too: less of the sentence is shown then, and nothing is wrong.
fn ends_sentence(text: &str) -> bool {
    const CLOSING: [char; 8] = [')', ']', '"', '\'', '”', '’', '»', '*'];
    let text = text.trim_end_matches(CLOSING);
    if !text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟']) {
        return false;
    }
    let last = text.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    // An initial, such as that of a name or of a street.
    text.ends_with("..") || last.chars().count() != 1 || !last.chars().all(char::is_uppercase)
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
        assert_eq!(passages("b", "b\nc"), [Passage { pieces: vec![Piece::New("c".into())] }]);
        let long = "word ".repeat(MOST_WORDS);
        assert_eq!(passages(&long, "short")[0].pieces.len(), 2);
    }

    /// Sentences of a passage, as they were and as they are, with marks around what differs.
    fn listed(before: &str, after: &str) -> Vec<(String, String)> {
        let marked = |side: &[Piece]| {
            let marked = side.iter().map(|piece| match piece {
                Piece::Same(text) => text.clone(),
                Piece::Gone(text) => format!("-{text}-"),
                Piece::New(text) => format!("+{text}+"),
            });
            marked.collect::<Vec<_>>().join(" ")
        };
        let sentences = passages(before, after).into_iter().flat_map(|passage| passage.sentences());
        sentences.map(|sentence| (marked(&sentence.before), marked(&sentence.after))).collect()
    }

    #[test]
    fn the_list_has_whole_sentences() {
        let one = |before: &str, after: &str| vec![(before.to_owned(), after.to_owned())];
        let rest = "Nobody knows why. Ask Mr. J. Doe.";
        assert_eq!(
            listed(&format!("Three lights are out. {rest}"), &format!("Two lights are out. {rest}")),
            one("-Three- lights are out.", "+Two+ lights are out.")
        );
        assert_eq!(
            listed(&format!("It rains. {rest}"), &format!("It rains. Two (or three) came! {rest}")),
            one("", "+Two (or three) came!+")
        );
        assert_eq!(
            listed(&format!("It rains. It pours. {rest}"), &format!("It rains. {rest}")),
            one("-It pours.-", "")
        );
        assert_eq!(
            listed("Five came to the hall. Nobody spoke.", "Five came to the hall, and nobody spoke."),
            one("Five came to the -hall. Nobody- spoke.", "Five came to the +hall, and nobody+ spoke.")
        );
        assert_eq!(listed("One came. Two left.", "One came. Two stayed.").len(), 1);
        assert_eq!(listed("A came. B left.", "A stayed. B spoke.").len(), 2);
    }
}
