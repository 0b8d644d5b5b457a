//! Mends of a text that remember where every byte came from: what is read after a mend is reported at its place in the
//! text as it was written.

use crate::text::source::Span;

/// Characters that stand for signs which YAML would read as its own, from the range that Unicode leaves to everybody;
/// none of them is in the text itself. What is read is given its own signs back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandIns(u32);

/// What the stand-ins stand for, in their order. The last is for nothing: it only keeps a sign from being the first.
const SIGNS: [&str; 4] = [":", "#", ",", ""];

impl Default for StandIns {
    fn default() -> Self {
        Self(0xE000)
    }
}

impl StandIns {
    /// Stand-ins that the text does not have.
    fn for_text(text: &str) -> Self {
        let taken = |c: char| (0xE000..0xF900).contains(&(c as u32)) || c as u32 >= 0xF_0000;
        if text.is_ascii() || !text.contains(taken) {
            return Self::default();
        }
        // Details are short, and one of these ranges is longer than any of them.
        let free = |start: u32| !text.chars().any(|c| (start..start + 4).contains(&(c as u32)));
        (0xE000..0xF8FC).chain(0xF_0000..0xF_FFF0).step_by(4).find(|start| free(*start)).map_or(Self::default(), Self)
    }

    fn sign(self, offset: u32) -> String {
        char::from_u32(self.0 + offset).map(String::from).unwrap_or_default()
    }

    /// Stands for a colon that is text.
    pub fn colon(self) -> String {
        self.sign(0)
    }

    /// Stands for a number sign that is text.
    pub fn hash(self) -> String {
        self.sign(1)
    }

    /// Stands for a comma that is text.
    pub fn comma(self) -> String {
        self.sign(2)
    }

    /// Stands for nothing: keeps the sign behind it from being the first of its value.
    pub fn nothing(self) -> String {
        self.sign(3)
    }

    /// The text with its own signs.
    pub fn taken_back(self, text: &str) -> String {
        let mut own = String::with_capacity(text.len());
        for c in text.chars() {
            match (c as u32).checked_sub(self.0).and_then(|offset| SIGNS.get(offset as usize)) {
                Some(sign) => own.push_str(sign),
                None => own.push(c),
            }
        }
        own
    }
}

/// What is to be put in the place of what. A later mend of what an earlier one replaces does not count.
#[derive(Clone, Debug, Default)]
pub struct Mends {
    list: Vec<(Span, String)>,
    /// Characters that the text does not have.
    pub stand_ins: StandIns,
}

impl Mends {
    /// For mends of this text.
    pub fn of(text: &str) -> Self {
        Self { list: Vec::new(), stand_ins: StandIns::for_text(text) }
    }

    /// Puts a text in the place of some bytes.
    pub fn replace(&mut self, span: Span, with: impl Into<String>) {
        self.list.push((span, with.into()));
    }

    /// Puts a text before a byte.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(Span::new(at, at), text);
    }

    /// Every `from` in the span becomes `to`.
    pub fn replace_each(&mut self, text: &str, span: Span, from: &str, to: &str) {
        for (at, found) in text[span.start..span.end].match_indices(from) {
            self.replace(Span::new(span.start + at, span.start + at + found.len()), to);
        }
    }

    /// Whether the text is as it should be.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The text with every mend.
    pub fn apply(mut self, text: &str) -> Mended {
        self.list.sort_by_key(|(span, _)| *span);
        let mut mended =
            Mended { text: String::with_capacity(text.len() + 16), anchors: vec![(0, 0)], stand_ins: self.stand_ins };
        let mut from = 0;
        for (span, with) in self.list.into_iter().filter(|(span, _)| span.end <= text.len()) {
            if span.start < from {
                continue;
            }
            mended.text.push_str(&text[from..span.start]);
            let here = mended.text.len();
            mended.anchors.push((here, span.start));
            if !text[span.start..span.end].is_ascii() {
                // A byte in what is put there stands for a character of what was there, not for a part of one.
                let whole = |at: usize| text.floor_char_boundary((span.start + at).min(span.end));
                mended.anchors.extend((1..with.len()).map(|at| (here + at, whole(at))));
            }
            mended.text.push_str(&with);
            mended.anchors.push((mended.text.len(), span.end));
            from = span.end;
        }
        mended.text.push_str(&text[from..]);
        mended
    }
}

/// A mended text.
#[derive(Clone, Debug)]
pub struct Mended {
    /// What is read in place of the original.
    pub text: String,
    /// Bytes here that stand for bytes of the original, in their order.
    anchors: Vec<(usize, usize)>,
    /// What to put back in texts that are read.
    pub stand_ins: StandIns,
}

impl Mended {
    /// Whether anything is not as it was written.
    pub fn is_mended(&self) -> bool {
        self.anchors.len() > 1
    }

    /// The byte of the original that the byte `at` stands for.
    pub fn original(&self, at: usize) -> usize {
        let next = self.anchors.partition_point(|(here, _)| *here <= at);
        let (here, there) = self.anchors[next - 1];
        let limit = self.anchors.get(next).map_or(usize::MAX, |(_, there)| *there);
        (there + at - here).min(limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_byte_stands_for_a_part_of_a_character() {
        for (was, with) in [("–", "- x"), ("“a”", "\"a\""), ("é", "e\u{301}"), ("–", "")] {
            let text = format!("a: {was} ñ\n");
            let mut mends = Mends::default();
            mends.replace(Span::new(3, 3 + was.len()), with);
            let mended = mends.apply(&text);
            let origins: Vec<usize> = (0..=mended.text.len()).map(|at| mended.original(at)).collect();
            for (at, _) in mended.text.char_indices() {
                assert!(text.is_char_boundary(origins[at]), "{text:?} {:?} {at}: {origins:?}", mended.text);
            }
            assert!(origins.is_sorted() && origins.last() == Some(&text.len()), "{origins:?}");
        }
    }

    #[test]
    fn every_byte_of_a_mended_text_knows_where_it_came_from() {
        let text = "a: “b”\n-c\n";
        let mut mends = Mends::default();
        mends.replace(Span::new(3, 6), "\"");
        mends.replace(Span::new(7, 10), "\"");
        mends.insert(text.find('c').unwrap(), " ");
        let mended = mends.apply(text);
        assert_eq!(mended.text, "a: \"b\"\n- c\n");
        let origin = |part: char| mended.original(mended.text.find(part).unwrap());
        assert_eq!((origin('a'), origin('b'), origin('c')), (0, text.find('b').unwrap(), text.find('c').unwrap()));
    }

    #[test]
    fn stand_ins_are_none_of_the_texts_own_characters() {
        for text in ["plain", "caf\u{E9}", "\u{E000}\u{E001} icons \u{E004}", "\u{E000}:\u{F8FF}"] {
            let stand_ins = Mends::of(text).stand_ins;
            let mended = text.replace(':', &stand_ins.colon()) + &stand_ins.nothing();
            assert_eq!(stand_ins.taken_back(&mended), text);
        }
    }

    #[test]
    fn the_first_of_two_mends_of_one_place_counts() {
        let mut mends = Mends::default();
        mends.replace(Span::new(0, 4), "x");
        mends.replace(Span::new(2, 3), "y");
        assert_eq!(mends.apply("abcdef").text, "xef");
    }
}
