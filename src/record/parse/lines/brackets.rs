//! Brackets and braces that are open while a line is read, and those that are never closed.

use super::scanner::Scanner;
use crate::diagnostics::{Code, Help};
use crate::text::source::Span;

/// A bracket or brace that is open.
pub(super) struct Bracket<'a> {
    /// `[` or `{`.
    pub(super) sign: u8,
    /// Its byte in the details.
    pub(super) at: usize,
    /// The field whose value is read inside: in braces the last name, before that the field of the braces.
    pub(super) key: &'a str,
    /// The field that it is the value of.
    pub(super) of: &'a str,
    /// In braces: the next text is a field's name.
    pub(super) wants_key: bool,
    /// The field has its value.
    pub(super) filled: bool,
    /// That value, where it stands without quotes: what follows its comma may be a part of it.
    pub(super) value: Option<Span>,
}

fn pair(sign: u8) -> (char, char) {
    if sign == b'[' { ('[', ']') } else { ('{', '}') }
}

impl<'a> Scanner<'a> {
    /// A closing sign: that of the last bracket, or of one further out.
    pub(super) fn closed(&mut self, open: &mut Vec<Bracket<'a>>, at: usize, sign: char) {
        let fits = |bracket: &Bracket<'_>| (bracket.sign == b'[') == (sign == ']');
        while let Some(bracket) = open.pop() {
            if fits(&bracket) || !open.iter().any(fits) {
                return;
            }
            let (opening, closing) = pair(bracket.sign);
            let message = format!("the {opening} that opens here is never closed");
            self.report(
                Code::Malformed,
                Span::new(bracket.at, bracket.at + 1),
                message,
                Help::new(format!("put a {closing} where it ends"))
                    .by([self.fix(Span::new(at, at), closing.to_string())]),
            );
            self.scan.mends.insert(at, closing.to_string());
        }
    }

    /// Brackets that are still open where they must have ended.
    pub(super) fn unclosed(&mut self, key: &str, open: &[Bracket<'a>], at: usize, limit: usize) {
        let text = self.text[at..limit].trim_end();
        let closing: String = open.iter().rev().map(|bracket| pair(bracket.sign).1).collect();
        let Some(first) = open.first() else { return };
        let message = format!("the {} that opens here is never closed", pair(first.sign).0);
        let field = || {
            let before = self.text[..at].trim_end();
            let before = before.strip_suffix(':').and_then(|before| before.trim_end().strip_suffix(key));
            before.map_or((at, String::new()), |before| (before.len(), format!("{key}: ")))
        };
        if let Some(meant) = Some(text).filter(|text| !text.contains('\n')).and_then(|text| meant(text, &closing)) {
            let message = "a # inside brackets begins a comment, which hides the rest of the line";
            let ((start, name), whole) = (field(), Span::new(at, at + text.len()));
            let help = Help::typed("write ", self.fix(Span::new(start, whole.end), format!("{name}{meant}")));
            self.report(Code::LostAfterHash, whole, message, help);
            self.scan.mends.replace(whole, meant);
            return;
        }
        let is_empty = text.len() == 1;
        self.scan.lost |= is_empty;
        let help = if is_empty {
            Help::new(format!("write what belongs in it, and then `{closing}`"))
        } else if text.contains('\n') {
            let end = self.fix(Span::new(at + text.len(), at + text.len()), format!("\n{closing}"));
            Help::typed("put ", end).and(format!(" after line {}", self.source.position(self.base + limit).line))
        } else {
            let (start, name) = field();
            Help::typed("write ", self.fix(Span::new(start, at + text.len()), format!("{name}{text}{closing}")))
        };
        self.report(Code::Malformed, Span::new(at, at + text.len()), message, help);
        self.scan.mends.insert(at + text.len(), closing);
    }
}

/// What was meant by brackets of one line that a comment keeps open, which hides the rest of the line and the closing
/// sign with it: the words of `[#parking, #noise]` without the sign of a tag, or the closing signs before the comment;
/// `None` where no comment begins in them.
fn meant(text: &str, closing: &str) -> Option<String> {
    let at = start(text)?;
    let is_tag = |at: usize| {
        let follows = text[at + 1..].starts_with(|c: char| !c.is_whitespace());
        follows && text[..at].trim_end().ends_with(['[', '{', ','])
    };
    let inside = text.strip_suffix(closing).unwrap_or(text);
    if is_tag(at) {
        let signs = inside.match_indices('#').map(|(at, _)| at).filter(|at| is_tag(*at));
        let mut words = inside.to_owned();
        signs.collect::<Vec<_>>().into_iter().rev().for_each(|at| {
            words.remove(at);
        });
        return Some(words + closing);
    }
    let values = text[..at].trim_end().trim_end_matches(',');
    Some(format!("{values}{closing} {}", inside[at..].trim_end()))
}

/// Where a comment begins: at a `#` outside quotes, behind white space or a sign.
fn start(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        match quote {
            Some(mark) if character == mark => quote = None,
            Some(_) => {}
            None if character == '#' && (before.is_whitespace() || matches!(before, '[' | '{' | ',')) => {
                return Some(at);
            }
            None if matches!(character, '"' | '\'') && !before.is_alphanumeric() => quote = Some(character),
            None => {}
        }
        before = character;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_lose_their_sign_and_comments_come_after_the_end() {
        let pairs = [
            ("[#traffic, #parking]", "[traffic, parking]"),
            ("[#traffic, #parking", "[traffic, parking]"),
            ("[traffic, #parking]", "[traffic, parking]"),
            ("[traffic, parking # both]", "[traffic, parking] # both"),
            ("[traffic, # ask Dana", "[traffic] # ask Dana"),
            ("[\"a #1\", b #2", "[\"a #1\", b] #2"),
        ];
        for (typed, wanted) in pairs {
            assert_eq!(meant(typed, "]").as_deref(), Some(wanted), "{typed}");
        }
        assert_eq!(meant("[a, b", "]"), None);
        assert_eq!(meant("[\"#a\", b#c", "]"), None);
    }
}
