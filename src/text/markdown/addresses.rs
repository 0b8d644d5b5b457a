//! Bare addresses of the web in a text, as GitHub finds them (GitHub Flavored Markdown, 6.9 "Autolinks"): no sign at
//! their end that belongs to the sentence.

use std::ops::Range;

const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

/// Whether a text may hold an address at all.
pub(super) fn may_hold(text: &str) -> bool {
    text.contains("://") || text.contains("www.") || text.contains("WWW.")
}

/// The first address from `from` on.
pub(super) fn next_in(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    loop {
        let candidate = at + text.as_bytes()[at..].iter().position(|byte| matches!(byte, b'h' | b'H' | b'w' | b'W'))?;
        at = candidate + 1;
        let joins =
            text[..candidate].chars().next_back().is_some_and(|before| before.is_ascii_alphanumeric() || before == '/');
        let rest = text.as_bytes();
        if joins {
            continue;
        }
        let Some(beginning) = BEGINNINGS.iter().find(|word| starts_with(&rest[candidate..], word)) else { continue };
        let host_from = if *beginning == "www." { candidate } else { candidate + beginning.len() };
        let end = end_of(text, host_from);
        if has_host(&text[host_from..end], *beginning == "www.") {
            return Some(candidate..end);
        }
        at = end.max(at);
    }
}

fn starts_with(bytes: &[u8], word: &str) -> bool {
    bytes.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
}

/// Where the address ends whose host begins here.
fn end_of(text: &str, host: usize) -> usize {
    // Signs of full width and of Chinese and Japanese end it: no address has them, and no space comes before them.
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '`' | '|' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '“' | '”' | '«' | '»')
            || c.is_control()
    };
    let mut end = text[host..].find(ends).map_or(text.len(), |length| host + length);
    let part = &text.as_bytes()[host..end];
    let count = |sign: u8| part.iter().filter(|byte| **byte == sign).count();
    // How many brackets close that were never opened.
    let mut open = [(b')', count(b')').saturating_sub(count(b'('))), (b']', count(b']').saturating_sub(count(b'[')))];
    while let Some(last) = text[host..end].chars().next_back() {
        let is_of_sentence =
            matches!(last, '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '’' | '…' | '‘');
        let unopened = open.iter_mut().find(|(sign, number)| *sign as char == last && *number > 0);
        match unopened {
            Some((_, number)) => *number -= 1,
            None if is_of_sentence => {}
            None => break,
        }
        end -= last.len_utf8();
    }
    end
}

/// Whether it begins with the name of a host: words with dots between.
fn has_host(address: &str, is_bare: bool) -> bool {
    let host = address.split(['/', '?', '#', ':']).next().unwrap_or("");
    let host = host.rsplit('@').next().unwrap_or("");
    let parts = host.split('.');
    let dots = parts.clone().count() - 1;
    let is_word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    dots > usize::from(is_bare) && parts.clone().all(is_word) || (!is_bare && host == "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(range) = next_in(text, from) {
            from = range.end;
            found.push(&text[range]);
        }
        found
    }

    #[test]
    fn signs_of_the_sentence_stay_outside() {
        assert_eq!(all("Agenda: https://city.example/agenda.pdf"), ["https://city.example/agenda.pdf"]);
        assert_eq!(
            all("See https://a.example/b_c, (http://b.example/x(1)) and www.c.example."),
            ["https://a.example/b_c", "http://b.example/x(1)", "www.c.example"]
        );
        assert_eq!(all("\"HTTPS://A.example?x=1&y=2\"!"), ["HTTPS://A.example?x=1&y=2"]);
        assert_eq!(all("会議はhttps://a.example/あ。次"), ["https://a.example/あ"]);
        assert_eq!(all("https://a.example...), www.b.example/?"), ["https://a.example", "www.b.example/"]);
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for text in [
            "https://",
            "http:// x",
            "www.",
            "www.x",
            "xhttps://a.example",
            "awww.b.example",
            "the www",
            "https://.example",
            "http://nothing",
        ] {
            assert_eq!(all(text), Vec::<&str>::new(), "{text}");
        }
    }
}
