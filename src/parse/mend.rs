//! Mends of a text that remember where every byte came from: what is read after a mend is told at its place in the
//! text as it was written.

use crate::source::Span;

/// What is to be put in the place of what. A later mend of what an earlier one replaces does not count.
#[derive(Clone, Debug, Default)]
pub struct Mends(Vec<(Span, String)>);

impl Mends {
    pub fn replace(&mut self, span: Span, with: impl Into<String>) {
        self.0.push((span, with.into()));
    }

    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(Span::new(at, at), text);
    }

    /// Every `from` in the span becomes `to`.
    pub fn replace_each(&mut self, text: &str, span: Span, from: &str, to: &str) {
        for (at, found) in text[span.start..span.end].match_indices(from) {
            self.replace(Span::new(span.start + at, span.start + at + found.len()), to);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with every mend.
    pub fn apply(mut self, text: &str) -> Mended {
        self.0.sort_by_key(|(span, _)| *span);
        let mut mended = Mended { text: String::with_capacity(text.len() + 16), anchors: vec![(0, 0)] };
        let mut from = 0;
        for (span, with) in self.0.into_iter().filter(|(span, _)| span.end <= text.len()) {
            if span.start < from {
                continue;
            }
            mended.text.push_str(&text[from..span.start]);
            mended.anchors.push((mended.text.len(), span.start));
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
    pub text: String,
    /// Bytes here that stand for bytes of the original, in their order.
    anchors: Vec<(usize, usize)>,
}

impl Mended {
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
    fn the_first_of_two_mends_of_one_place_counts() {
        let mut mends = Mends::default();
        mends.replace(Span::new(0, 4), "x");
        mends.replace(Span::new(2, 3), "y");
        assert_eq!(mends.apply("abcdef").text, "xef");
    }
}
