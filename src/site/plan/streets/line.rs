//! The grammar of a street's line: a name, then its numbers, or the numbers first. Numbers are pieces such as `100-400
//! even`, `from 100 to 400`, `500 and up` or `37-12 to 45-10`, with commas or "and" between them, in English and
//! Spanish.

mod tokens;

use super::street::{House, Numbers, Range, Side, Street};
use crate::text::fold;
use tokens::{Sign, Token, plain, tokens};

const TO: &[&str] = &["to", "through", "thru", "until", "till", "al", "a", "hasta"];
const FROM: &[&str] = &["from", "del", "desde", "de", "starting"];
const ABOVE: &[&str] = &["above", "over", "after"];
const BELOW: &[&str] = &["below", "under", "before"];
const UP: &[&[&str]] = &[
    &["and", "up"],
    &["and", "above"],
    &["and", "over"],
    &["and", "higher"],
    &["or", "more"],
    &["or", "higher"],
    &["y", "mas"],
    &["o", "mas"],
    &["en", "adelante"],
    &["onwards"],
    &["onward"],
    &["up"],
];
const UP_TO: &[&[&str]] = &[&["up", "to"], &["until"], &["hasta"]];
const AND: &[&str] = &["and", "y", "e", "&", "or"];
const BETWEEN: &[&str] = &["between", "entre"];
/// Words that say that a number is a house's.
const NUMBER: &[&str] = &["no", "nos", "number", "numbers", "num", "nums", "numero", "numeros", "house", "houses", "#"];
/// Words that add nothing.
const FILLERS: &[&str] =
    &["only", "side", "sides", "the", "el", "la", "los", "las", "lado", "acera", "addresses", "at", "solo"];
const BLOCK: &[&str] = &["block", "blocks", "cuadra", "cuadras"];
const WHOLE: &[&str] = &["all", "whole", "entire", "toda", "todo"];
const ODD: &[&str] = &["odd", "odds", "impar", "impares"];
const EVEN: &[&str] = &["even", "evens", "par", "pares"];

/// Words after which a number belongs to the name: Route 66.
const NUMBERED: &str = "route rte rt highway hwy interstate i us u.s sr cr fm exit \
    pier dock gate lot autopista ruta carretera carrera km section phase unit parcel tract";
/// Words after which it does where they are the whole name so far (Avenue 7), or come after one of [`OF`] (County Road
/// 12).
const KINDS: &[&str] =
    &["street", "st", "avenue", "ave", "av", "road", "rd", "lane", "calle", "avenida", "camino", "via", "paseo", "way"];
const OF: &[&str] =
    &["state", "county", "township", "ranch", "farm", "forest", "private", "rural", "old", "access", "service", "fire"];

/// Reads a line; one that is not understood is a street with the whole line as its name.
pub(super) fn read(line: &str) -> Street {
    let words: Vec<&str> = line.split_whitespace().collect();
    let name = |range: std::ops::Range<usize>| {
        let text = words[range].join(" ");
        let text = text.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | ' '));
        // Brackets that belong to each other are a part of the name.
        let is_whole = text.ends_with(')') && text.contains('(') && !text.starts_with('(');
        if is_whole {
            text.to_owned()
        } else {
            text.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | ' ')).to_owned()
        }
    };
    let tokens = tokens(&words);
    let starts: Vec<usize> =
        (0..tokens.len()).filter(|at| *at == 0 || tokens[*at - 1].word < tokens[*at].word).collect();
    let whole = || Street { name: words.join(" "), numbers: Numbers::default(), unclear: None, backwards: false };
    for &at in starts.iter().skip(1) {
        let before = tokens[at].word;
        if matches!(tokens[at].sign, Sign::Number(_)) && takes_number(&words[..before]) && !is_range(&tokens[at..]) {
            continue;
        }
        if let Some(spec) = Spec::read(&tokens[at..]) {
            let clear = spec.is_whole || unclear(&words[..before]).is_none();
            if clear && !spec.is_lone {
                return Street {
                    name: name(0..before),
                    numbers: spec.numbers,
                    unclear: None,
                    backwards: spec.backwards,
                };
            }
        }
    }
    for &at in starts.iter().skip(1).rev() {
        let from = tokens[at].word;
        let Some(spec) = Spec::read(&tokens[..at]).filter(|spec| !spec.is_lone && !spec.is_whole) else { continue };
        let of = usize::from(["of", "de"].contains(&plain(words[from]).as_str()));
        // `100-400 Oak St (even)`: the side of the numbers stands behind the name.
        let behind = starts.iter().filter(|start| tokens[**start].word > from + of).find_map(|start| {
            let side = Spec::read(&tokens[*start..]).filter(|spec| spec.numbers.ranges.is_empty())?.numbers.side?;
            Some((tokens[*start].word, side))
        });
        let end = behind.map_or(words.len(), |(end, _)| end);
        if from + of < end && unclear(&words[from + of..end]).is_none() {
            let mut numbers = spec.numbers;
            let sides = numbers.ranges.iter_mut().map(|range| &mut range.side).filter(|side| side.is_none());
            sides.for_each(|side| *side = behind.map(|(_, side)| side));
            return Street { name: name(from + of..end), numbers, unclear: None, backwards: spec.backwards };
        }
    }
    Street { unclear: unclear(&words), ..whole() }
}

/// Whether the next two signs are the beginning of a range, which no name has.
fn is_range(tokens: &[Token]) -> bool {
    tokens.get(1).is_some_and(|next| match &next.sign {
        Sign::Dash(_) | Sign::Plus => true,
        Sign::Word(word) => TO.contains(&word.as_str()) || BLOCK.contains(&word.as_str()),
        _ => false,
    })
}

fn takes_number(before: &[&str]) -> bool {
    let Some(last) = before.last().map(|word| plain(word)) else { return false };
    let earlier = before.len().checked_sub(2).map(|at| plain(before[at]));
    NUMBERED.split(' ').any(|word| word == last)
        || (KINDS.contains(&last.as_str()) && earlier.is_none_or(|earlier| OF.contains(&earlier.as_str())))
}

/// The first word of a name with digits that are no part of a name.
fn unclear(words: &[&str]) -> Option<String> {
    let is_clear = |at: usize| {
        let word = plain(words[at]);
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        let rest = &word[digits..];
        if !word.chars().any(|c| fold::digit(c).is_some()) {
            return true;
        }
        match digits {
            // US-29, A1
            0 => word.starts_with(char::is_alphabetic),
            _ if matches!(
                rest,
                "st" | "nd" | "rd" | "th" | "er" | "ra" | "ro" | "do" | "da" | "to" | "ta" | "º" | "ª" | "o" | "a"
            ) =>
            {
                true
            }
            _ if rest.is_empty() => {
                let next = words.get(at + 1).map(|word| plain(word));
                takes_number(&words[..at]) || next.as_deref() == Some("de")
            }
            _ => false,
        }
    };
    (0..words.len()).find(|at| !is_clear(*at)).map(|at| words[at].trim_matches([',', ';', ':', '(', ')']).to_owned())
}

/// What the numbers of a line say.
struct Spec {
    numbers: Numbers,
    /// A single number that nothing calls a house's.
    is_lone: bool,
    /// The whole street, said so.
    is_whole: bool,
    backwards: bool,
}

/// A walk over the tokens.
struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    /// Pairs such as `37-12` are houses, not ranges.
    has_blocks: bool,
    /// Something calls the numbers those of houses.
    called: bool,
    /// A range was written from its last number to its first.
    backwards: bool,
}

impl Spec {
    /// `None` where the tokens are anything else.
    fn read(tokens: &[Token]) -> Option<Self> {
        if let [Token { sign: Sign::Word(word), .. }] = tokens
            && WHOLE.contains(&word.as_str())
        {
            return Some(Self { numbers: Numbers::default(), is_lone: false, is_whole: true, backwards: false });
        }
        let mut reader = Reader { tokens, at: 0, has_blocks: false, called: false, backwards: false };
        while reader.at < tokens.len() && !reader.has_blocks {
            reader.has_blocks = reader.block_range().is_some();
            reader.at += 1;
        }
        reader.at = 0;
        reader.spec()
    }
}

impl Reader<'_> {
    fn spec(&mut self) -> Option<Spec> {
        let mut ranges: Vec<Range> = Vec::new();
        // A side before ranges holds until another is named, and one after them for those that have none yet.
        let (mut leading, mut first_without) = (None, 0);
        let mut alone = None;
        let mut singles = 0;
        let mut joined = true;
        loop {
            self.fillers();
            if let Some(side) = self.side() {
                self.fillers();
                let is_trailing = ranges.len() > first_without && !(joined && self.sees_number());
                if is_trailing {
                    ranges[first_without..].iter_mut().for_each(|range| range.side = Some(side));
                    (leading, first_without) = (None, ranges.len());
                } else {
                    leading = Some(side);
                    (alone, first_without) = (Some(side), ranges.len());
                }
            } else if self.at == self.tokens.len() {
                break;
            } else {
                let from = self.at;
                let (mut range, is_single) = self.range()?;
                if !joined && (is_single || singles > 0) && !matches!(self.tokens[from].sign, Sign::Word(_)) {
                    return None;
                }
                singles += usize::from(is_single);
                range.side = leading;
                ranges.push(range);
                if leading.is_some() {
                    first_without = ranges.len();
                }
                joined = false;
            }
            self.fillers();
            let separators =
                std::iter::from_fn(|| self.take(|sign| *sign == Sign::Comma || is_word(sign, AND))).count();
            joined |= separators > 0;
        }
        if ranges.is_empty() && alone.is_none() {
            return None;
        }
        let is_lone = ranges.len() == 1 && singles == 1 && !self.called && alone.is_none() && ranges[0].side.is_none();
        let side = if ranges.is_empty() { alone } else { None };
        ranges.sort_unstable();
        Some(Spec { numbers: Numbers { ranges, side }, is_lone, is_whole: false, backwards: self.backwards })
    }

    fn take(&mut self, wanted: impl Fn(&Sign) -> bool) -> Option<()> {
        let found = self.tokens.get(self.at).is_some_and(|token| wanted(&token.sign));
        self.at += usize::from(found);
        found.then_some(())
    }

    fn phrase(&mut self, phrases: &[&[&str]]) -> Option<()> {
        let is_here = |phrase: &&&[&str]| {
            phrase
                .iter()
                .enumerate()
                .all(|(n, word)| self.tokens.get(self.at + n).is_some_and(|token| is_word(&token.sign, &[word])))
        };
        let found = phrases.iter().find(is_here)?.len();
        self.at += found;
        Some(())
    }

    fn fillers(&mut self) {
        while self.take(|sign| is_word(sign, FILLERS)).is_some()
            || self.take(|sign| is_word(sign, NUMBER)).map(|()| self.called = true).is_some()
        {}
    }

    fn side(&mut self) -> Option<Side> {
        let odd = self.take(|sign| is_word(sign, ODD)).map(|()| Side::Odd);
        odd.or_else(|| self.take(|sign| is_word(sign, EVEN)).map(|()| Side::Even))
    }

    fn sees_number(&self) -> bool {
        let mut next = self.tokens[self.at..].iter().map(|token| &token.sign);
        next.find(|sign| !is_word(sign, FROM) && !is_word(sign, BETWEEN) && !is_word(sign, FILLERS))
            .is_some_and(|sign| matches!(sign, Sign::Number(_)))
    }

    /// One range, and whether it is a single number.
    fn range(&mut self) -> Option<(Range, bool)> {
        let made = |first, last| Some((Range { first, last, side: None }, false));
        let plain = |number| House { block: None, number };
        if self.take(|sign| is_word(sign, ABOVE)).is_some() {
            self.fillers();
            let house = self.house()?;
            return made(House { number: house.number + 1, ..house }, None);
        }
        let below = self.take(|sign| is_word(sign, BELOW)).is_some();
        if below || self.phrase(UP_TO).is_some() {
            self.fillers();
            let house = self.house()?;
            return made(
                plain(1),
                Some(House { number: house.number - u32::from(below && house.number > 1), ..house }),
            );
        }
        let between = self.take(|sign| is_word(sign, BETWEEN)).is_some();
        let from = !between && self.take(|sign| is_word(sign, FROM)).is_some();
        self.fillers();
        if let Some((first, last)) = self.block_range() {
            self.backwards |= first > last;
            return made(first.min(last), Some(first.max(last)));
        }
        let first = self.house()?;
        let back = self.at;
        let joined = if between {
            self.take(|sign| is_word(sign, &["and", "y"]))
        } else {
            self.take(|sign| matches!(sign, Sign::Dash(_)) || is_word(sign, TO))
        };
        if joined.is_some() {
            let glued = self.tokens[back].sign == Sign::Dash(true);
            self.fillers();
            // `100-` may be open, or cut off: that is asked.
            let last = self.house()?;
            if matches!(self.tokens.get(self.at).map(|token| &token.sign), Some(Sign::Dash(_))) {
                return None;
            }
            // 37-12 may be a house of a block.
            if glued
                && !self.has_blocks
                && first.number > last.number
                && (10..100).contains(&last.number)
                && first.number < 1_000
            {
                return None;
            }
            self.backwards |= first > last;
            let (first, last) = (first.min(last), first.max(last));
            return made(first, Some(House { number: last.number + self.blocks(last), ..last }));
        }
        if between {
            return None;
        }
        if from || self.take(|sign| *sign == Sign::Plus).is_some() || self.phrase(UP).is_some() {
            let _ = from.then(|| self.phrase(UP));
            return made(first, None);
        }
        match self.blocks(first) {
            0 => Some((Range { first, last: Some(first), side: None }, true)),
            more => made(first, Some(House { number: first.number + more, ..first })),
        }
    }

    /// The numbers of a block after its first: 99 after "900 block".
    fn blocks(&mut self, house: House) -> u32 {
        let is_block = self.take(|sign| is_word(sign, BLOCK)).is_some();
        if is_block && house.number.is_multiple_of(100) { 99 } else { 0 }
    }

    fn number(&mut self) -> Option<u32> {
        let Some(Token { sign: Sign::Number(number), .. }) = self.tokens.get(self.at) else { return None };
        self.at += 1;
        Some(*number)
    }

    /// A house, of a block where the line has such.
    fn house(&mut self) -> Option<House> {
        let number = self.number()?;
        if self.has_blocks
            && let Some([dash, Token { sign: Sign::Number(inner), .. }]) = self.tokens.get(self.at..self.at + 2)
            && dash.sign == Sign::Dash(true)
        {
            self.at += 2;
            return Some(House { block: Some(number), number: *inner });
        }
        Some(House { block: None, number })
    }

    /// `37-12 to 45-10`: two houses of blocks. Nothing is taken where it is something else.
    fn block_range(&mut self) -> Option<(House, House)> {
        let back = self.at;
        let mut pair = || {
            let block = self.number()?;
            self.take(|sign| *sign == Sign::Dash(true))?;
            Some(House { block: Some(block), number: self.number()? })
        };
        let found = pair().and_then(|first| {
            self.take(|sign| matches!(sign, Sign::Dash(_)) || is_word(sign, TO))?;
            self.fillers();
            let block = self.number()?;
            self.take(|sign| *sign == Sign::Dash(true))?;
            Some((first, House { block: Some(block), number: self.number()? }))
        });
        let followed = matches!(self.tokens.get(self.at).map(|token| &token.sign), Some(Sign::Dash(_)));
        if found.is_none() || followed {
            self.at = back;
            return None;
        }
        found
    }
}

fn is_word(sign: &Sign, list: &[&str]) -> bool {
    matches!(sign, Sign::Word(word) if list.contains(&word.as_str()))
}
