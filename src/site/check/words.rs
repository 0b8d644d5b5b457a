//! Words of bodies that no page would show, and text that was pasted from another program and would be shown otherwise
//! than it was meant. What of it can be shown as it is written is shown (`text::markdown::reading`), and not reported.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place, report_first};
use crate::text::fold::file_key;
use crate::text::markdown::facts::{Finding, FindingKind};
use crate::text::markdown::hidden::Hidden;
use crate::text::markdown::pasted::{Pasted, Wiki};
use crate::text::markdown::twice::Again;
use crate::text::paths::{in_media, own_name, relative};
use crate::text::source::{Source, Span};
use crate::text::{SitePath, list_of, nearest, one_line, shorten};

/// Reports words of bodies that would not be shown, and pasted text that would be shown wrongly.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for source in checked.seen_sources() {
        let file = &checked.site.sources[source];
        let facts = &checked.facts[source];
        // A formula of an old text is nobody's slip; the whole text twice is.
        let is_reported =
            |finding: &&Finding| !facts.adopted || !matches!(&finding.kind, FindingKind::Again(again) if !again.whole);
        let findings: Vec<&Finding> = facts.body.findings.iter().filter(is_reported).collect();
        report_first(diags, &findings, |finding| reported(checked, file, finding));
    }
}

fn reported(checked: &Checked<'_>, file: &Source, finding: &Finding) -> Diag {
    let place = Place::new(file, finding.span);
    let written = shorten(&one_line(&file.text[finding.span.start..finding.span.end]), 60).into_owned();
    match &finding.kind {
        FindingKind::Lost => {
            let message = format!("\"{written}\" would not be shown: Markdown takes it for a sign of its own");
            Diag::new(
                Code::LostWords,
                place,
                message,
                "write it as a line of text, with empty lines before and after it",
            )
        }
        FindingKind::OpenComment { closes, next } => {
            let (message, help) = open_comment(file, finding.span, (*closes, *next));
            Diag::new(Code::LostWords, place, message, help)
        }
        FindingKind::Hidden(hidden) => {
            let Hidden { first, count, words } = hidden;
            let others = if *count > 1 { format!(" and {} more", count - 1) } else { String::new() };
            let verb = if *count > 1 { "hide" } else { "hides" };
            let message = format!("this comment{others} {verb} {words} words from every reader");
            let end = file.position(first.end).line;
            let words = format!(
                "if they belong to the text, delete `<!--` here and `-->` in line {end}; if they are only for those who \
                    write, begin the comment with "
            );
            let note = Fix::insert(file, finding.span.end, " note:");
            Diag::new(Code::LostWords, place, message, Help::typed(&words, note))
        }
        FindingKind::ShownComment => {
            let message = format!(
                "\"{written}\" is shown as it is typed: only what begins with `[//]:` or `[comment]:` is a comment"
            );
            let name = file.text[finding.span.start..].find("]:").map_or(0, |at| at + 2);
            let fix = Fix::replace(file, Span::new(finding.span.start, finding.span.start + name), "[//]:");
            let help =
                Help::typed("write it as a line of text; or, if it is only for those who write, begin it with ", fix);
            Diag::new(Code::LostWords, place, message, help)
        }
        FindingKind::NoFootnote => {
            let message = format!("readers would see \"{written}\": the text has no such footnote");
            let delete = Fix::replace(file, finding.span, "");
            let words = format!("write the note on a line of its own below, `{written}: …`, or delete the sign here");
            Diag::new(Code::MissingFile, place, message, Help::new(words).by([delete])).as_warning()
        }
        FindingKind::NoPart(fragment, parts) => no_part((file, finding.span), fragment, "this text", parts),
        FindingKind::Again(again) => of_lines_twice(file, again),
        FindingKind::Pasted(Pasted::Wiki(wiki), _) => {
            let (message, help) = of_wiki(checked, (file, finding.span), wiki);
            Diag::new(Code::PastedText, place, message, help)
        }
        FindingKind::Pasted(pasted, edits) => {
            let (mut message, mut help) = of_pasted(file, pasted);
            if let (Pasted::Entry(line), [_]) = (pasted, edits.as_slice()) {
                message = "this is no beginning of an entry of a list: the line would run together with others".into();
                help = format!("write `{line}`");
            }
            if let (Pasted::Mail, [(span, _)]) = (pasted, edits.as_slice()) {
                let line = |at: usize| file.position(at).line;
                let (from, to) = (line(span.start), line(span.end));
                help = match to > from {
                    true => format!("delete what belongs to the mail, lines {from} to {to}, and keep the minutes"),
                    false => help,
                };
            }
            let edits = if edits.is_empty() { edit(file, finding.span, pasted) } else { Some(edited(file, edits)) };
            Diag::new(Code::PastedText, place, message, Help::new(help).by(edits))
        }
    }
}

/// A comment that is shown: where it may be meant to end, or where the next one begins.
fn open_comment(file: &Source, span: Span, (closes, next): (Option<usize>, Option<usize>)) -> (String, Help) {
    let line = |at: usize| file.position(at).line;
    let Some(closes) = closes else {
        let message = match next {
            Some(next) if line(next) > line(span.start) => {
                format!(
                    "this comment is not closed before the next one begins in line {}: it is shown, with all that is \
                        between",
                    line(next)
                )
            }
            Some(_) => "this comment is not closed before the next one begins: it is shown, with all that is between"
                .to_owned(),
            None => "this comment is never closed, so that it is shown, with all that follows it".to_owned(),
        };
        return (message, Help::new("type `-->` where the comment ends, or delete `<!--`"));
    };
    let end = line(closes);
    let message =
        format!("this comment is shown: an empty line or another paragraph is before the next `-->`, in line {end}");
    let words = format!(
        "if the comment ends in line {end}, put its `<!--` and its `-->` on lines of their own, with an empty line \
            before and after it; if not, type `-->` where it ends, or delete `<!--`"
    );
    // In lists, quotes and tables more than new lines would be needed.
    let is_plain = |at: usize| {
        let begins = file.text[..at].rfind('\n').map_or(0, |before| before + 1);
        !file.text[begins..].starts_with([' ', '\t', '>', '-', '*', '+', '|', '#'])
            && !file.text[begins..at].contains('|')
    };
    let inside = &file.text[span.end..closes];
    let is_plain = is_plain(span.start) && (is_plain(closes) || file.text[..closes].ends_with('\n'));
    if !is_plain || inside.contains("```") || inside.contains("~~~") {
        return (message, Help::new(words));
    }
    let alone = |at: usize| if file.text[..at].ends_with('\n') { "" } else { "\n" };
    let before = if alone(span.start).is_empty() { "" } else { "\n\n" };
    let fix = Fix::insert(file, closes + 3, "\n\n")
        .with(Some(Fix::insert(file, closes, alone(closes))))
        .with(Some(Fix::insert(file, span.start, before)));
    (message, Help::new(words).by([fix]))
}

/// A link or picture between two square brackets: to what file or record of this name it leads.
fn of_wiki(checked: &Checked<'_>, (file, span): (&Source, Span), wiki: &Wiki) -> (String, Help) {
    let Wiki { name, words, is_picture } = wiki;
    let (path, part) =
        name.split_once('#').map_or((name.as_str(), String::new()), |(path, part)| (path, format!("#{part}")));
    let last = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let site = checked.site;
    let named = |path: &&SitePath| file_key(path.file_name()) == file_key(last);
    let record = |path: &&SitePath| named(path) || file_key(path.stem()) == file_key(last);
    let there =
        crate::site::plan::linked(site, &file.path, path).filter(|_| last.contains('.')).map(|_| path.to_owned());
    let there = there.or_else(|| site.media.keys().find(named).map(|path| relative(&file.path, path)));
    let there = there.or_else(|| site.lookup.record_of_file.keys().find(record).map(|path| relative(&file.path, path)));
    let what = if *is_picture { "picture" } else { "link" };
    let message = format!("this {what} is written as in another program, and its brackets would be shown");
    let has_extension =
        last.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && (2..=4).contains(&ending.len()));
    let (before, address) = match there {
        Some(address) => ("write ", address),
        None if has_extension => ("save the file in the folder media/, and write ", in_media(&file.path, last)),
        None => {
            let fix = Fix::replace(file, span, words.as_deref().unwrap_or(name));
            return (message, Help::typed("write the words alone: ", fix));
        }
    };
    let address = if address.contains(' ') { format!("<{address}{part}>") } else { format!("{address}{part}") };
    let typed = match is_picture {
        true => format!("![{}]({address})", words.as_deref().unwrap_or("…")),
        false => format!("[{}]({address})", words.as_deref().unwrap_or(last)),
    };
    (message, Help::typed(before, Fix::replace(file, span, typed)))
}

/// Lines that stand in the text before.
fn of_lines_twice(file: &Source, again: &Again) -> Diag {
    let line = |at: usize| file.position(at).line;
    let (from, to, first) = (line(again.span.start), line(again.span.end), line(again.first));
    let what = if again.whole { "the text is here twice" } else { "a part of the text is here twice" };
    let message = format!("{what}: lines {from} to {to} repeat those from line {first} on, word for word");
    let help = Help::new(format!("delete lines {from} to {to}")).by([Fix::delete_lines(file, again.span)]);
    Diag::new(Code::Repeated, Place::new(file, again.span), message, help)
}

/// The edits together, the last first, so that places stay right. What becomes empty takes its line with it.
fn edited(file: &Source, edits: &[(Span, String)]) -> Fix {
    let of = |(span, text): &(Span, String)| {
        let begins = file.text[..span.start].ends_with('\n');
        let ends = file.text[span.end..].starts_with(['\n', '\r']) || span.end == file.text.len();
        if text.is_empty() && begins && ends {
            Fix::delete_lines(file, *span)
        } else {
            Fix::replace(file, *span, text.as_str())
        }
    };
    let mut edits: Vec<&(Span, String)> = edits.iter().collect();
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut fixes = edits.into_iter().map(of);
    let first = fixes.next().unwrap_or(Fix(Vec::new()));
    fixes.fold(first, |all, fix| all.with(Some(fix)))
}

/// How many headings a part that is not there is compared with.
const MOST_COMPARED: usize = 1_000;

/// A link to a part that is not there: "there is no heading …". The span is the link's, or its target's.
pub(super) fn no_part((file, span): (&Source, Span), fragment: &str, text: &str, parts: &[String]) -> Diag {
    let fragment = one_line(fragment);
    let names = || parts.iter().map(String::as_str);
    let at = file.text[span.start..span.end]
        .rfind(&fragment)
        .map(|at| Span::new(span.start + at, span.start + at + fragment.len()));
    let put = |part: &str| at.map(|at| Fix::replace(file, at, part));
    let help = match nearest(&fragment, names().take(MOST_COMPARED)) {
        Some(near) => Help::new(format!("did you mean `{near}`?")).by(put(near)),
        None if parts.is_empty() => Help::new("take the part after the # out of the link: there are no headings"),
        None => {
            Help::new(format!("write one of: {}", list_of(names(), 8))).by(parts.first().and_then(|part| put(part)))
        }
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
        Pasted::Link(_) => {
            text.find("] (").map(|at| Fix::replace(file, Span::new(at + 1, at + 2).shifted(span.start), ""))
        }
        Pasted::Picture(words, name) => Some(Fix::replace(file, span, picture(file, words, name))),
        Pasted::OwnPath(path) => {
            let name = own_name(path);
            Some(Fix::replace(file, span, format!("[{name}]({})", in_media(&file.path, &name))))
        }
        Pasted::Asterisks(Some((written, meant))) => {
            let at = span.start + text.find(written.as_str())?;
            Some(Fix::replace(file, Span::new(at, at + written.len()), meant.as_str()))
        }
        _ => None,
    }
}

/// What is said of a text from another program, and what to do. What has a way of its own is below.
fn of_pasted(file: &Source, pasted: &Pasted) -> (String, String) {
    match pasted {
        Pasted::Tabs(first, second) | Pasted::Semicolons(first, second) => (
            format!(
                "these columns have {} between them, and would be shown as one line of text",
                if matches!(pasted, Pasted::Tabs(..)) { "Tabs" } else { "semicolons" }
            ),
            format!(
                "write a table: `{}`, below it `{}`, then a line for each row",
                shorten(first, 100),
                shorten(second, 60)
            ),
        ),
        Pasted::Details => (
            "details of a record begin here, inside the text, and would be shown as text: a file was pasted into this one"
                .to_owned(),
            "delete what was pasted from this line on; another huddle needs a file of its own".to_owned(),
        ),
        Pasted::Bars(rule, false) => (
            "these rows have no line of hyphens below the first, and would be shown as bars in a text".to_owned(),
            format!("write `{}` below the first row", shorten(rule, 60)),
        ),
        Pasted::Bars(rule, true) => (
            "these rows are no table, and would be shown as bars in a text".to_owned(),
            format!(
                "write an empty line, the first row, below it `{}`, then the other rows, without empty lines",
                shorten(rule, 60)
            ),
        ),
        Pasted::Bullet(line) => (
            "this bullet is only a sign: the lines would run together".to_owned(),
            format!("begin each entry with a hyphen and a space: `{line}`"),
        ),
        Pasted::Heading(line) => ("a heading needs a space after its #".to_owned(), format!("write `{line}`")),
        Pasted::Link(link) => {
            ("this is no link, since there is a space between the brackets".to_owned(), format!("write `{link}`"))
        }
        Pasted::Underlined(line) => (
            format!("the line `{}` makes a heading of the text above it", shorten(line, 20)),
            "put an empty line above it, or delete it".to_owned(),
        ),
        Pasted::Markup(tag) => (
            format!("`{tag}` comes from a word processor, and would be shown"),
            "paste the text again as plain text (Ctrl+Shift+V)".to_owned(),
        ),
        Pasted::Mail => (
            "this looks like part of an e-mail".to_owned(),
            "delete what belongs to the mail, and keep the minutes".to_owned(),
        ),
        Pasted::MailHead(lines) => (
            "this is the head of an e-mail, and would be published".to_owned(),
            format!("delete its {lines} lines, and keep the minutes"),
        ),
        Pasted::Chat => (
            "this is said by a program that was asked to write the text, and not by the huddle".to_owned(),
            "delete the sentence, and keep the minutes".to_owned(),
        ),
        Pasted::Row(row) => (
            "this row of the table has Tabs between its columns, and would stand in one cell".to_owned(),
            format!("write `{}`, and the rows below it in the same way", shorten(row, 100)),
        ),
        Pasted::Entry(line) => (
            "these lines would run together: this is no beginning of an entry of a list".to_owned(),
            format!("write `{line}`, and the other lines in the same way"),
        ),
        Pasted::Indented => (
            "the Tab or the spaces before this line make it program code: it would be shown in a box".to_owned(),
            "delete the Tab or the spaces at the beginning of the line".to_owned(),
        ),
        Pasted::Talk(_) | Pasted::NewLine => of_program(pasted),
        Pasted::Comment(mark, text) => of_comment(file, mark, *text),
        Pasted::Field(_) => (
            "a word processor or another program left this, and it would be published".to_owned(),
            "delete it, or write what is meant in its place".to_owned(),
        ),
        Pasted::Tag(tag, instead) => (
            format!("`{tag}` would be shown as it is typed: texts hold no HTML"),
            format!("write {instead}, and delete the tags"),
        ),
        Pasted::Reversed(_) | Pasted::Reference(_) | Pasted::Picture(..) | Pasted::OwnPath(_) | Pasted::Wiki(_) => {
            of_link(file, pasted)
        }
        Pasted::Unclosed(line) => (
            "these asterisks would be shown: they open or close bold words, and nothing does the other".to_owned(),
            match line.is_empty() {
                true => "type `**` where the bold words begin or end, or delete these".to_owned(),
                false => format!("write `{line}`"),
            },
        ),
        Pasted::Asterisks(line) => (
            "these asterisks would be shown: with such signs or spaces inside they make nothing bold".to_owned(),
            line.as_ref()
                .map_or("put a space before the first two asterisks and after the last two".to_owned(), |(_, line)| {
                    format!("write `{line}`")
                }),
        ),
    }
}

/// Lines of a chat or a transcript, and the sign for the end of a line.
fn of_program(pasted: &Pasted) -> (String, String) {
    match pasted {
        Pasted::Talk(1) => (
            "this line comes from a chat or a transcript, with who said it and when".to_owned(),
            "delete it, and say in a sentence what the huddle said".to_owned(),
        ),
        Pasted::Talk(lines) => (
            format!("{lines} lines come from a chat or a transcript, with who said it and when"),
            "delete them, and say in a sentence what the huddle said".to_owned(),
        ),
        _ => (
            "`\\n` would be shown: it is the sign of a program for the end of a line".to_owned(),
            "write a space in its place, or begin a new line".to_owned(),
        ),
    }
}

fn of_comment(file: &Source, mark: &str, text: Option<Span>) -> (String, String) {
    let more =
        text.map_or(String::new(), |text| format!(", and its text stands in line {}", file.position(text.start).line));
    let help = if text.is_some() {
        "delete both: a comment is for those who write"
    } else {
        "delete it: a comment is for those who write"
    };
    (format!("`{mark}` is the mark of a comment in a word processor{more}"), help.to_owned())
}

/// Links and pictures that are none.
fn of_link(file: &Source, pasted: &Pasted) -> (String, String) {
    match pasted {
        Pasted::Reversed(link) => (
            "this is no link: the words and the address stand in each other's brackets".to_owned(),
            format!("write `{link}`"),
        ),
        Pasted::Reference(words) => (
            "this link has no address, so that its brackets would be shown".to_owned(),
            format!(
                "write the address in round brackets, such as `[{words}](https://www.example.org/)`, or only the words"
            ),
        ),
        Pasted::Picture(words, name) => (
            "this picture has no file, so that its signs would be shown".to_owned(),
            format!("save the picture in the folder media/, and write `{}`", picture(file, words, name)),
        ),
        Pasted::OwnPath(path) => {
            let name = own_name(path);
            (
                "this is a path of your own computer or office, which no reader can open".to_owned(),
                format!(
                    "copy the file into the folder media/ and link to it: `[{name}]({})`",
                    in_media(&file.path, &name)
                ),
            )
        }
        _ => Default::default(),
    }
}

fn picture(file: &Source, words: &str, name: &str) -> String {
    let name = if name.contains('.') {
        name.to_owned()
    } else {
        format!("{}.jpg", if name.trim().is_empty() { "picture" } else { name })
    };
    format!("![{}]({})", if words.trim().is_empty() { "…" } else { words }, in_media(&file.path, &name))
}
