//! Words of bodies that no page would show, and text that was pasted from another program and would be shown otherwise
//! than it was meant. What of it can be shown as it is written is shown (`markdown::reading`), and not told.

use super::Checked;
use crate::diag::{Code, Diag, Fix, Help, Place, tell_first};
use crate::markdown::facts::{Finding, FindingKind};
use crate::markdown::pasted::Pasted;
use crate::source::{Source, Span};
use crate::text::{list_of, nearest, one_line, shorten};

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for source in checked.seen_sources() {
        let file = &checked.site.sources[source];
        tell_first(diags, &checked.facts[source].body.findings, |finding| told(file, finding));
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
        FindingKind::NoPart(fragment, parts) => no_part((file, finding.span), fragment, "this text", parts),
        FindingKind::Pasted(pasted) => {
            let (message, help) = of_pasted(pasted);
            Diag::new(Code::PastedText, place, message, Help::new(help).by(edit(file, finding.span, pasted)))
        }
    }
}

/// A link to a part that is not there: "there is no heading …". The span is the link's, or its target's.
pub(super) fn no_part((file, span): (&Source, Span), fragment: &str, text: &str, parts: &[String]) -> Diag {
    let fragment = one_line(fragment);
    let names = || parts.iter().map(String::as_str);
    let at = file.text[span.start..span.end].rfind(&fragment).map(|at| Span::new(span.start + at, span.start + at + fragment.len()));
    let put = |part: &str| at.map(|at| Fix::replace(file, at, part));
    let help = match nearest(&fragment, names()) {
        Some(near) => Help::new(format!("did you mean `{near}`?")).by(put(near)),
        None if parts.is_empty() => Help::new("take the part after the # out of the link: there are no headings"),
        None => Help::new(format!("write one of: {}", list_of(names(), 8))).by(parts.first().and_then(|part| put(part))),
    };
    let message = format!("{text} has no heading \"{}\"", fragment.trim_start_matches('#'));
    Diag::new(Code::MissingFile, Place::new(file, span), message, help).as_warning()
}

/// The edit that mends what is on one line.
fn edit(file: &Source, span: Span, pasted: &Pasted) -> Option<Fix> {
    let text = &file.text[span.start..span.end];
    match pasted {
        Pasted::Heading(_) => {
            let signs = text.bytes().take_while(|byte| *byte == b'#').count();
            Some(Fix::insert(file, span.start + signs, " "))
        }
        Pasted::Link(_) => text.find("] (").map(|at| Fix::replace(file, Span::new(at + 1, at + 2).shifted(span.start), "")),
        Pasted::Asterisks(Some((written, meant))) => {
            let at = span.start + text.find(written.as_str())?;
            Some(Fix::replace(file, Span::new(at, at + written.len()), meant.as_str()))
        }
        _ => None,
    }
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
            line.as_ref().map_or("put a space before the first two asterisks and after the last two".to_owned(), |(_, line)| {
                format!("write `{line}`")
            }),
        ),
    }
}
