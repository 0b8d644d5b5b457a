//! Lines of a chat or of a transcript, with who said it and when: those of WhatsApp, Zoom and programs that listen.

use super::found::{Found, Pasted};
use crate::text::pattern::of_all;
use crate::text::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The beginning of such a line. Times of minutes have no seconds, and no date before them.
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    let date = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}, ?\d{1,2}:\d{2}(?::\d{2})?(?:[ \x{202F}]?[AaPp]\.? ?[Mm]\.?)?";
    let time = r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?";
    let who = r"[\p{Uppercase}+~][^:\n]{0,40}:(?: |$)";
    let zoom = r"(?:From|De)[ \t]+[^:\n]{1,60}?(?:[ \t]+(?:to|To|a|para)[ \t]+[^:\n]{1,40}?)?[ \t]*:";
    of_all(&format!(
        r"^(?:\[{date}\] ?{who}|{date} - {who}|[\[(]?{time}[\])]?[ \t]+(?:-->|{zoom}|{who})|(?:Unknown )?(?:Speaker|Hablante) ?\d{{0,2}} +\d{{1,2}}:\d{{2}}(?::\d{{2}})?$)"
    ))
});

/// What only programs write.
static SIGN: LazyLock<Regex> = LazyLock::new(|| of_all(r"\d{1,2}:\d{2}:\d{2}|(?:Speaker|Hablante) ?\d"));

/// Adds the lines of a paragraph that come from a chat: one message for all of them.
pub(super) fn find(lines: &[(Span, &str)], found: &mut Vec<Found>) {
    let is_said = |(_, line): &&(Span, &str)| {
        (line.contains(':') && line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '('))
            || line.contains("peaker")
            || line.starts_with("Hablante"))
            && LINE.is_match(line)
    };
    let said: Vec<(Span, String)> = lines.iter().filter(is_said).map(|(span, _)| (*span, String::new())).collect();
    // One line with a day and a time may announce something; those of programs have seconds, or come in numbers.
    let has_sign = |span: &Span| lines.iter().any(|(other, line)| other == span && SIGN.is_match(line));
    let [(first, _), more @ ..] = said.as_slice() else { return };
    if !more.is_empty() || has_sign(first) {
        let first = *first;
        found.push(Found { span: first, pasted: Pasted::Talk(said.len()), edits: said });
    }
}

#[cfg(test)]
mod tests {
    use super::LINE;

    #[test]
    fn lines_of_chats_and_transcripts() {
        for line in [
            "12/11/2026, 17:04 - Ana: the gate is open",
            "12/11/26, 5:04 PM - Ana Ruiz: the gate is open",
            "[12/11/26, 17:04:11] Ana: the gate is open",
            "17:04:11 From Mara K to Everyone: the gate is open",
            "17:04:11 From Mara K : the gate is open",
            "00:04:12 Speaker 1: so the gate",
            "[00:04:12] Mara: so the gate",
            "00:04:12.000 --> 00:04:15.000",
            "Speaker 2  00:04:12",
        ] {
            assert!(LINE.is_match(line), "{line}");
        }
        for line in [
            "18:05 Area 3: two lights are out",
            "18:05 - Area 3: two lights are out",
            "**18:05** Area 3",
            "12/11/2026: Area 3",
            "12/11/2026 - Area 3: two lights",
            "Speaker 1 asked for a lamp",
            "[12/11/26] Ana: the gate",
            "The call came at 17:04:11 From then on: nothing",
        ] {
            assert!(!LINE.is_match(line), "{line}");
        }
    }
}
