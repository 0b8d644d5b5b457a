//! Values that begin with a sign which YAML keeps for itself: `@LarkmoorWorks`, `%5 of it`, `*urgent*`.

use super::scanner::Scanner;
use super::value::has_colon;
use crate::diagnostics::Code;
use crate::text::source::Span;

impl Scanner<'_> {
    /// Whether a value is the name of another part of the details, or gives its own part a name: the other of the two
    /// is there as well.
    pub(super) fn stands_for_another(&self, value: &str) -> bool {
        let length =
            value[1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
        let name = &value[1..=length];
        let other = if value.starts_with('&') { '*' } else { '&' };
        let is_name = |(at, found): (usize, &str)| {
            !self.text[at + found.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        };
        !name.is_empty() && self.text.match_indices(&format!("{other}{name}")).any(is_name)
    }

    /// A value between brackets that begins with such a sign. One with a colon is reported with that.
    pub(super) fn sign_in_brackets(&mut self, key: &str, at: usize, value: &str) {
        let is_sign = match value.as_bytes().first() {
            Some(b'@' | b'`' | b'%' | b'|' | b'>') => true,
            Some(b'&' | b'*') => !self.stands_for_another(value),
            Some(b'!') => !value.starts_with("!!") && !value.starts_with("!<"),
            _ => false,
        };
        if !is_sign {
            return;
        }
        if !has_colon(value) {
            let message = format!("a text that begins with {} needs straight quotes", &value[..1]);
            let help = self.quotes("write ", key, Span::new(at, at + value.len()), value);
            self.tell(Code::Malformed, Span::new(at, at + 1), message, help);
        }
        let nothing = self.scan.mends.stand_ins.nothing();
        self.scan.mends.insert(at, nothing);
    }
}
