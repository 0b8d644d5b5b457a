//! Marks of Markdown and HTML in a text that is shown as it is typed, such as a title: the first of them, and the text
//! as it was meant.

use super::newlines;
use pulldown_cmark::{Event, Parser};
use regex::{Captures, Regex};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Entities of HTML: `&amp;`, `&#8217;`.
static ENTITY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"));

/// Tags that word processors and editors of pages write.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)</?(br|p|div|li|hr|tr|h[1-6]|b|i|u|s|em|strong|span|font|ul|ol|sup|sub|small|big|strike|mark|center|table|td|th|img|blockquote|code|del|ins)(?:\s[^<>]*)?/?>|<(a)\s[^<>]*>|</(a)>",
    )
});

/// What stands around words, and the words: bold, italic, struck through, program code, and links.
static AROUND: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"(?P<sign>\*\*\*?)(?P<words>[^*\n]*[^*\s][^*\n]*?)\*\*\*?",
        r"(?P<before>^|[^\w])(?P<sign>__)(?P<words>[^_\n]*[^_\s])__(?P<after>[^\w]|$)",
        r"(?P<before>^|[^\w*])(?P<sign>\*)(?P<words>[^*\s](?:[^*\n]*[^*\s])?)\*(?P<after>[^\w*]|$)",
        r"(?P<before>^|[^\w])(?P<sign>_)(?P<words>[^_\s](?:[^_\n]*[^_\s])?)_(?P<after>[^\w]|$)",
        r"(?P<sign>~~)(?P<words>[^~\n]+)~~",
        r"(?P<sign>`)(?P<words>[^`\n]{2,})`",
        r"!?(?P<sign>\[)(?P<words>[^\[\]\n]+)\]\([^()\s]+\)",
        r"(?P<sign>\\)(?P<words>[*_#&.\-!()\[\]+~>|`])",
    ]
    .map(pattern)
    .into()
});

/// The sign of a heading before the text.
static HEADING: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(#{1,6}) +(?P<words>[A-ZÁÉÍÓÚÑ].*)$"));

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is right")
}

/// The first mark in the text, as it is written, and the text without any; `None` where it has none.
pub fn unmarked(text: &str) -> Option<(String, String)> {
    if !text.contains(['&', '<', '*', '_', '~', '`', '[', '\\', '#']) {
        return None;
    }
    let mut first: Option<(usize, String)> = None;
    let mut clean = text.to_owned();
    let mut note = |at: usize, sign: &str| {
        if first.as_ref().is_none_or(|(known, _)| at < *known) {
            first = Some((at, sign.to_owned()));
        }
    };
    if let Some(found) = HEADING.captures(&clean) {
        note(0, &found[1]);
        clean = found["words"].to_owned();
    }
    for (start, end) in newlines::find(&clean).into_iter().rev() {
        note(start, &text[text.find("\\n").map_or(0..0, |at| at..at + 2)]);
        clean.replace_range(start..end, " ");
    }
    for pattern in AROUND.iter() {
        while let Some(found) = pattern.captures(&clean) {
            note(text.find(&found["sign"]).unwrap_or(0), &found["sign"]);
            let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
            let kept = format!("{}{}{}", part("before"), part("words"), part("after"));
            let whole = found.get(0).map_or(0..0, |whole| whole.range());
            clean.replace_range(whole, &kept);
        }
    }
    if let Some(found) = TAG.find(&clean) {
        note(text.find(found.as_str()).unwrap_or(0), found.as_str());
        clean = TAG
            .replace_all(
                &clean,
                |found: &Captures<'_>| if found.get(1).is_some_and(|tag| breaks(tag.as_str())) { " " } else { "" },
            )
            .into_owned();
    }
    // `&amp;amp;` was written twice.
    for _ in 0..3 {
        let Some(found) = ENTITY.find(&clean).filter(|found| entity(found.as_str()).is_some()) else { break };
        note(text.find(found.as_str()).unwrap_or(0), found.as_str());
        let decoded = ENTITY.replace_all(&clean, |found: &Captures<'_>| {
            entity(&found[0]).map_or_else(|| found[0].to_owned(), Cow::into_owned)
        });
        clean = decoded.into_owned();
    }
    let (_, sign) = first?;
    Some((sign, clean.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Whether a tag ends a line.
fn breaks(tag: &str) -> bool {
    matches!(&*tag.to_ascii_lowercase(), "br" | "p" | "div" | "li" | "hr" | "tr" | "td" | "th" | "blockquote")
        || tag.len() == 2 && tag.starts_with(['h', 'H'])
}

/// The characters that an entity stands for; `None` where it is none.
fn entity(written: &str) -> Option<Cow<'static, str>> {
    let mut text = String::new();
    for event in Parser::new(written) {
        if let Event::Text(part) = event {
            text.push_str(&part);
        }
    }
    (text != written && !text.is_empty()).then(|| Cow::Owned(text.replace('\u{A0}', " ")))
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn marks_are_found_and_taken_away() {
        for (text, sign, clean) in [
            ("Lights &amp; noise", "&amp;", "Lights & noise"),
            ("Repair the lights.\\nPaint the gate.", "\\n", "Repair the lights. Paint the gate."),
            ("Lights &amp;amp; noise", "&amp;", "Lights & noise"),
            ("The clerk&#8217;s office&nbsp;&ndash; closed", "&#8217;", "The clerk’s office – closed"),
            ("Se&ntilde;ales de tr&aacute;fico", "&ntilde;", "Señales de tráfico"),
            ("**Westgate huddle:** six checks", "**", "Westgate huddle: six checks"),
            ("__Lights__ at the lot", "__", "Lights at the lot"),
            ("*Lights* at the _lot_", "*", "Lights at the lot"),
            ("blocked by leaves<br>and sand", "<br>", "blocked by leaves and sand"),
            ("<b>Lights</b><br/>out", "<b>", "Lights out"),
            ("<span style=\"color:red\">Lights</span> out", "<span style=\"color:red\">", "Lights out"),
            ("See [the plan](https://larkmoor.example/plan)", "[", "See the plan"),
            ("Repair `lights`", "`", "Repair lights"),
            ("## Central huddle", "##", "Central huddle"),
            ("5th St\\. lights \\& noise", "\\", "5th St. lights & noise"),
        ] {
            assert_eq!(unmarked(text), Some((sign.to_owned(), clean.to_owned())), "{text}");
        }
    }

    #[test]
    fn signs_that_are_meant_stay() {
        for text in [
            "Lights & noise; signs",
            "AT&T; Q&A; R&D",
            "5 * 3 * 2 blocks",
            "Update #2",
            "# of lights: 5",
            "#lights",
            "snake_case_name and other_name",
            "a < b > c, <chief>, <5 mph>, <a>",
            "the sign `z`",
            "[Name withheld] spoke",
            "the lot* (* and the alley)",
            "C:\\files\\minutes",
            "& and &notanentity;",
            "~30 people",
            "2 ** 3",
        ] {
            assert_eq!(unmarked(text), None, "{text}");
        }
    }
}
