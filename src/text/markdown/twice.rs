//! Lines that stand in a text twice, one after the other as they were pasted: one press of Ctrl+V too many.

use crate::text::source::Span;
use std::collections::HashMap;

/// Lines that stood before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// Those that come again.
    pub span: Span,
    /// The first of the lines before.
    pub first: usize,
    /// They are most of what is above them: the whole text was pasted twice.
    pub whole: bool,
}

/// A line of fewer words may be one of a list or a roll call, which are ordinarily the same twice.
const WORDS_OF_A_SENTENCE: usize = 8;
/// Fewer words in such lines may be a formula that is said more than once.
const WORDS: usize = 40;

/// Every run of lines that stand right before, or make up most of what is before, in the same order.
pub(super) fn find(body: &str) -> Vec<Again> {
    let mut start = 0;
    let mut lines: Vec<(Span, &str)> = Vec::new();
    for line in body.split_inclusive('\n') {
        let text = line.trim();
        if !text.is_empty() {
            let at = start + line.len() - line.trim_start().len();
            lines.push((Span::new(at, at + text.len()), text));
        }
        start += line.len();
    }
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(lines.len());
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(&before) = first.get(lines[at].1) else {
            first.insert(lines[at].1, at);
            at += 1;
            continue;
        };
        let length = (0..).take_while(|more| {
            at + more < lines.len() && before + more < at && lines[before + more].1 == lines[at + more].1
        });
        let run = length.count().max(1);
        let words: usize = lines[at..at + run]
            .iter()
            .map(|(_, text)| text.split_whitespace().count())
            .filter(|words| *words >= WORDS_OF_A_SENTENCE)
            .sum();
        // Minutes repeat their own agenda here and there: that is meant.
        let is_pasted = before + run == at || run * 2 > at;
        if words >= WORDS && is_pasted {
            let span = Span::new(lines[at].0.start, lines[at + run - 1].0.end);
            found.push(Again { span, first: lines[before].0.start, whole: run * 2 > at });
        }
        at += run;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "## Trucks\n\nTrucks before six in the morning on Mill Road were the first item of the \
        evening.\nThe planner will count them for one whole week, and bring the numbers to the next huddle.\n\n- They come from the lot behind the market hall, not from the harbor.\n";

    fn reported(body: &str) -> Vec<(usize, usize, bool)> {
        find(body).iter().map(|again| (again.span.start, again.first, again.whole)).collect()
    }

    #[test]
    fn a_text_that_was_pasted_twice_is_found_where_it_begins_again() {
        assert_eq!(reported(&format!("{TEXT}\n{TEXT}")), [(TEXT.len() + 1, 0, true)]);
        assert_eq!(reported(&format!("{TEXT}{TEXT}").replace('\n', "\r\n")).len(), 1);
        let other = "One was said.\n\nTwo was said.\n\nThree was said.\n\nFour was said.\n\nFive was said.\n\n";
        assert_eq!(reported(&format!("{other}{TEXT}{TEXT}")).len(), 1);
        assert_eq!(reported(&format!("{TEXT}{other}{TEXT}")), [], "an item of the agenda");
    }

    #[test]
    fn what_is_said_more_than_once_is_not() {
        let roll = "Ruiz: Aye\nAlvarez: Aye\nOduya: Nay\n".repeat(40);
        let motion = "The motion was made by one member, seconded by another, and passed unanimously.\n";
        for body in [TEXT, &roll, &format!("{motion}\nLights.\n\n{motion}\nTrees.\n\n{motion}"), ""] {
            assert_eq!(reported(body), [], "{body}");
        }
    }

    #[test]
    fn many_equal_lines_cost_no_more_than_others() {
        assert!(find(&"a\n\n".repeat(300_000)).is_empty());
    }
}
