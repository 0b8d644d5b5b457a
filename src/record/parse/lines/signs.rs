//! Values that begin with a sign which YAML keeps for itself: `@LarkmoorWorks`, `%5 of it`, `*urgent*`.

use super::scanner::Scanner;
use super::value::has_colon;
use crate::diagnostics::Code;
use crate::text::source::Span;

/// How many names of parts are looked for.
const MOST_NAMES: usize = 40;

/// The name behind the sign that a text begins with.
fn name(text: &str) -> &str {
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    &text[1..=text[1..].bytes().take_while(is_inner).count()]
}

/// Whether the details name a part (`&here`) and write it again by its name (`*here`).
pub(super) fn has_shortcuts(text: &str) -> bool {
    let parts = text.match_indices('&').map(|(at, _)| name(&text[at..])).filter(|name| !name.is_empty());
    parts.take(MOST_NAMES).any(|part| text.match_indices('*').any(|(at, _)| name(&text[at..]) == part))
}

impl Scanner<'_> {
    /// Whether a value is the name of another part of the details, or gives its own part a name: the details have both.
    pub(super) fn stands_for_another(&self, value: &str) -> bool {
        self.has_shortcuts && !name(value).is_empty()
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
            self.report(Code::Malformed, Span::new(at, at + 1), message, help);
        }
        let nothing = self.scan.mends.stand_ins.nothing();
        self.scan.mends.insert(at, nothing);
    }
}
