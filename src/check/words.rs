//! Words of bodies that no page would show, and text that was pasted from another program and would be shown otherwise
//! than it was meant. What of it can be shown as it is written is shown (`markdown::reading`), and not told.

use super::Checked;
use crate::diag::{Code, Diag, Place};
use crate::markdown::facts::{Finding, FindingKind};
use crate::markdown::pasted::Pasted;
use crate::source::Source;
use crate::text::{list_of, nearest, one_line, shorten};

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for source in checked.seen_sources() {
        let file = &checked.site.sources[source];
        diags.extend(checked.facts[source].body.findings.iter().map(|finding| told(file, finding)));
    }
}

fn told(file: &Source, finding: &Finding) -> Diag {
    let place = Place::new(file, finding.span);
    let written = shorten(&one_line(&file.text[finding.span.start..finding.span.end]), 60).into_owned();
    match &finding.kind {
        FindingKind::Lost => {
            let message = format!("\"{written}\" would not be shown: Markdown takes it for a sign of its own");
            Diag::new(Code::LostWords, place, message, "write it as a line of text, with empty lines before and after it")
        }
        FindingKind::OpenComment(false) => {
            let message = "this comment is never closed, so that it is shown, with all that follows it";
            Diag::new(Code::LostWords, place, message, "type `-->` where the comment ends, or delete `<!--`")
        }
        FindingKind::OpenComment(true) => {
            let message = "this comment is shown: an empty line or another paragraph is before its `-->`";
            Diag::new(Code::LostWords, place, message, "begin the comment on a line of its own, with an empty line before it")
        }
        FindingKind::NoPart(fragment, parts) => no_part(place, fragment, "this text", parts),
        FindingKind::Pasted(pasted) => {
            let (message, help) = of_pasted(pasted);
            Diag::new(Code::PastedText, place, message, help)
        }
    }
}

/// A link to a part that is not there: "there is no heading …".
pub(super) fn no_part(place: Place, fragment: &str, text: &str, parts: &[String]) -> Diag {
    let fragment = one_line(fragment);
    let names = || parts.iter().map(String::as_str);
    let help = match nearest(&fragment, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if parts.is_empty() => "take the part after the # out of the link: there are no headings".to_owned(),
        None => format!("write one of: {}", list_of(names(), 8)),
    };
    Diag::new(Code::MissingFile, place, format!("{text} has no heading \"{}\"", fragment.trim_start_matches('#')), help).as_warning()
}

fn of_pasted(pasted: &Pasted) -> (String, String) {
    match pasted {
        Pasted::Tabs(first, second) => (
            "these columns have Tabs between them, and would be shown as one line of text".to_owned(),
            format!("write a table: `{}`, below it `{}`, then a line for each row", shorten(first, 100), shorten(second, 60)),
        ),
        Pasted::Bullet(line) => (
            "this bullet is only a sign: the lines would run together".to_owned(),
            format!("begin each entry with a hyphen and a space: `{line}`"),
        ),
        Pasted::Heading(line) => ("a heading needs a space after its #".to_owned(), format!("write `{line}`")),
        Pasted::Link(link) => ("this is no link, since there is a space between the brackets".to_owned(), format!("write `{link}`")),
        Pasted::Underlined(line) => (
            format!("the line `{}` makes a heading of the text above it", shorten(line, 20)),
            "put an empty line above it, or delete it".to_owned(),
        ),
        Pasted::Markup(tag) => (
            format!("`{tag}` comes from a word processor, and would be shown"),
            "paste the text again as plain text (Ctrl+Shift+V)".to_owned(),
        ),
        Pasted::Mail => {
            ("this looks like part of an e-mail".to_owned(), "delete what belongs to the mail, and keep the minutes".to_owned())
        }
        Pasted::Asterisks(line) => (
            "these asterisks would be shown: next to such signs they make nothing bold".to_owned(),
            line.as_ref()
                .map_or("put a space before the first two asterisks and after the last two".to_owned(), |line| format!("write `{line}`")),
        ),
    }
}
