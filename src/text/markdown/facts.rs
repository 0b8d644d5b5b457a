//! What a body holds that checks and the resolver ask for: links and pictures with their places, the first heading,
//! words that would not be shown, and what was pasted from another program.

use super::addresses;
use super::anchors::{Parts, label_of};
use super::comments::comments;
use super::hidden::{self, Hidden};
use super::links::{Scheme, scheme};
use super::pasted::{self, Pasted};
use super::reading::{Reading, read};
use super::shown::Shown;
use super::twice::{self, Again};
use crate::text::one_line;
use crate::text::source::{Source, Span};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// A link or picture that leads to a file of the site, or that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFact {
    /// In the file.
    pub span: Span,
    /// In the file, where the target stands in a definition: `[plan]: media/plan.pdf`.
    pub definition: Option<Span>,
    /// As it is written, its escapes read.
    pub target: String,
    /// Of a picture: its description, on one line, empty where there is none. `None` for a link.
    pub alternative: Option<String>,
    /// Whether it is left out, since its scheme is none that pages lead to.
    pub refused: bool,
}

/// Something that a body says and its page would not, or not as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// In the file.
    pub span: Span,
    /// What is wrong.
    pub kind: FindingKind,
}

/// What is wrong with a part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// Words that are shown nowhere.
    Lost,
    /// The beginning of a comment that is not closed where Markdown looks for its end, so that it is shown: where in
    /// the file the `-->` is that may be meant for its end, and else where the next comment begins.
    OpenComment {
        /// The first byte in the file of the `-->` that may be meant.
        closes: Option<usize>,
        /// The first byte in the file of the next comment; `None` where `closes` is known, or there is none.
        next: Option<usize>,
    },
    /// Comments that hide whole paragraphs.
    Hidden(Hidden),
    /// A definition of a link in the way of a comment, with a name that is none for a comment, so that it is shown.
    ShownComment,
    /// A link to a part of this text that has none of that name, and the parts that there are.
    NoPart(String, Arc<Vec<String>>),
    /// The sign of a footnote that the text does not have, so that it is shown as it is typed.
    NoFootnote,
    /// Lines that stand in the text before.
    Again(Again),
    /// Text from another program, and what takes the place of what.
    Pasted(Pasted, Vec<(Span, String)>),
}

/// What a body holds that checks and the resolver ask for; all places are in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyFacts {
    /// Links and pictures of the site, and those that are left out, in the order of the text.
    pub links: Vec<LinkFact>,
    /// Links to other sites, those that are typed bare too.
    pub outside: Vec<(Span, String)>,
    /// Pairs of names with a slash between them that readers see or a link leads to: what may be the id of a promise
    /// (`2026-05-07-central-2/lights-5th`), in order, each once.
    pub named: BTreeSet<(String, String)>,
    /// The text of the first heading, on one line.
    pub first_heading: Option<String>,
    /// In the order in which they were found.
    pub findings: Vec<Finding>,
    /// The first list or quote that is inside more others than any may be, in the file.
    pub too_deep: Option<Span>,
    /// Where the body has more parts than are read.
    pub too_many: Option<Span>,
}

/// What is known of a text before it is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Searched {
    /// Nothing.
    NotYet,
    /// It was searched before, as it would be now, for what looks private, was pasted or stands there twice, and for
    /// days and times that cannot be. Nothing was found.
    Nothing,
}

/// Looks through the body that begins at `offset` of its file.
pub fn gather(body: &str, offset: usize) -> BodyFacts {
    gather_shown(body, offset, &mut Shown::default(), Searched::NotYet)
}

/// The words of the first heading of a body.
pub fn first_heading(body: &str) -> Option<String> {
    let reading = read(body);
    let at = reading.events.iter().position(|event| matches!(event, Event::Start(Tag::Heading { .. })))?;
    Some(label_of(&reading.events[at..]))
}

/// As [`gather`], and puts what readers will see into `shown`.
pub fn gather_shown(body: &str, offset: usize, shown: &mut Shown, searched: Searched) -> BodyFacts {
    let reading = read(body);
    let in_file = |span: Span| span.shifted(offset);
    let limits = (reading.too_deep.map(in_file), reading.too_many.map(in_file));
    let mut facts = BodyFacts { too_deep: limits.0, too_many: limits.1, ..BodyFacts::default() };
    let mut pictures: Vec<(usize, String)> = Vec::new();
    let mut parts: Option<Parts> = None;
    let mut definitions: HashSet<usize> = HashSet::new();
    let (mut in_code, mut link_end) = (false, 0);
    for (at, (event, span)) in reading.events.iter().zip(&reading.spans).enumerate() {
        let written = &body[span.start..span.end];
        let span = span.shifted(offset);
        if *event == Event::Start(Tag::HtmlBlock) {
            shown.hide(written, span);
        }
        shown.event(event, span);
        if matches!(event, Event::Start(Tag::Link { .. })) {
            link_end = span.end;
        }
        let definition = || reading.definition_of(at).map(|definition| definition.shifted(offset));
        match event {
            Event::Start(Tag::Heading { .. }) if facts.first_heading.is_none() => {
                facts.first_heading = Some(label_of(&reading.events[at..]))
            }
            Event::Start(Tag::Link { dest_url, link_type, .. }) if *link_type != LinkType::Email => {
                named(&mut facts.named, dest_url);
                match scheme(dest_url) {
                    Scheme::Fragment => {
                        let parts = parts.get_or_insert_with(|| Parts::of(&reading, ""));
                        if parts.find(dest_url).is_none() {
                            let kind = FindingKind::NoPart(dest_url.to_string(), parts.fragments.clone());
                            facts.findings.push(Finding { span, kind });
                        }
                    }
                    // A definition is reported once, whatever uses it.
                    _ => match definition() {
                        Some(definition) if !definitions.insert(definition.start) => {}
                        definition => link(&mut facts, (span, definition), dest_url, None),
                    },
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                link(&mut facts, (span, definition()), dest_url, Some(String::new()));
                pictures.push((facts.links.len(), String::new()));
            }
            Event::End(TagEnd::Image) => {
                if let Some((at, text)) = pictures.pop()
                    && let Some(fact) = at.checked_sub(1).and_then(|at| facts.links.get_mut(at))
                    && fact.alternative.is_some()
                {
                    fact.alternative = Some(one_line(&text));
                }
            }
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) | Event::Code(text) => {
                named(&mut facts.named, text);
                if let Some((_, alternative)) = pictures.last_mut() {
                    alternative.push_str(text);
                }
                // The text of a link may be its address.
                let is_plain = matches!(event, Event::Text(_)) && !in_code && span.start >= link_end;
                if is_plain && addresses::may_hold(text) && text.len() == span.end - span.start {
                    bare(&mut facts, span, text);
                }
            }
            _ => {}
        }
    }
    add_findings(body, (&reading, offset), &mut facts);
    if searched == Searched::NotYet {
        add_sought(body, (&reading, offset), &mut facts);
    }
    facts
}

/// Adds what would be shown otherwise than it was meant.
fn add_findings(body: &str, (reading, offset): (&Reading<'_>, usize), facts: &mut BodyFacts) {
    facts.findings.extend(findings(body, reading).map(|(span, kind)| {
        let shifted = |at: Option<usize>| at.map(|at| at + offset);
        let kind = match kind {
            FindingKind::OpenComment { closes, next } => {
                FindingKind::OpenComment { closes: shifted(closes), next: shifted(next) }
            }
            kind => kind,
        };
        Finding { span: span.shifted(offset), kind }
    }));
    if body.contains("<!--")
        && let Some(hidden) = hidden::find(body, reading)
    {
        let first = hidden.first.shifted(offset);
        let span = Span::new(first.start, first.start + "<!--".len());
        facts.findings.push(Finding { span, kind: FindingKind::Hidden(Hidden { first, ..hidden }) });
    }
}

/// Adds what stands there twice or was pasted.
fn add_sought(body: &str, (reading, offset): (&Reading<'_>, usize), facts: &mut BodyFacts) {
    facts.findings.extend(twice::find(body).into_iter().map(|again| {
        let again = Again { span: again.span.shifted(offset), first: again.first + offset, ..again };
        Finding { span: again.span, kind: FindingKind::Again(again) }
    }));
    facts.findings.extend(pasted::find(body, reading).into_iter().map(|found| {
        let edits = found.edits.into_iter().map(|(span, text)| (span.shifted(offset), text)).collect();
        let pasted = match found.pasted {
            Pasted::Comment(mark, text) => Pasted::Comment(mark, text.map(|span| span.shifted(offset))),
            pasted => pasted,
        };
        Finding { span: found.span.shifted(offset), kind: FindingKind::Pasted(pasted, edits) }
    }));
}

fn findings<'r>(body: &'r str, reading: &'r Reading<'_>) -> impl Iterator<Item = (Span, FindingKind)> + 'r {
    let lost = reading.lost.iter().map(|span| (words_in(body, *span), FindingKind::Lost));
    let comments = body.contains("<!--").then(|| open_comments(body, reading)).into_iter().flatten();
    let shown = body.contains("]: ").then(|| shown_comments(body, reading)).into_iter().flatten();
    let notes = body.contains("[^").then(|| unknown_footnotes(body, reading)).into_iter().flatten();
    lost.chain(comments).chain(shown).chain(notes)
}

/// The texts outside of blocks of code, with their places in the body.
fn texts_outside_code<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (&'r str, Span)> {
    let mut in_code = false;
    reading.events.iter().zip(&reading.spans).filter_map(move |(event, span)| {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code => return Some((&**text, *span)),
            _ => {}
        }
        None
    })
}

/// Signs of footnotes, `[^1]`, that no note belongs to. The parser takes them for text.
fn unknown_footnotes(body: &str, reading: &Reading<'_>) -> Vec<(Span, FindingKind)> {
    /// Of a label, in bytes: more are no sign.
    const LONGEST: usize = 40;
    let mut found = Vec::new();
    for (_, span) in texts_outside_code(reading) {
        for (at, _) in body[span.start..span.end].match_indices('[') {
            let start = span.start + at;
            let Some(rest) = body[start..].strip_prefix("[^") else { continue };
            let label = rest.split([']', '[', '\n']).next().unwrap_or_default();
            let is_label = !label.is_empty() && label.len() <= LONGEST && !label.contains(char::is_whitespace);
            if is_label && rest[label.len()..].starts_with(']') && !body[..start].ends_with('\\') {
                found.push((Span::new(start, start + label.len() + "[^]".len()), FindingKind::NoFootnote));
            }
        }
    }
    found
}

/// Definitions in the way of comments, `[Chen]: # (Nay)`, that are shown since their names are words.
fn shown_comments(body: &str, reading: &Reading<'_>) -> Vec<(Span, FindingKind)> {
    let mut found = Vec::new();
    for (_, span) in texts_outside_code(reading).filter(|(text, _)| text.starts_with('[')) {
        let line = body[span.start..].lines().next().unwrap_or("").trim_end();
        let rest = line.split_once("]: ").map(|(_, rest)| rest.trim_start());
        let words =
            rest.and_then(|rest| rest.strip_prefix('#').or_else(|| rest.strip_prefix("<>"))).map(str::trim_start);
        if words.is_some_and(|words| words.len() > 2 && words.starts_with(['(', '"', '\''])) {
            found.push((Span::new(span.start, span.start + line.len()), FindingKind::ShownComment));
        }
    }
    found
}

/// The words of a piece, without the signs around them.
fn words_in(body: &str, span: Span) -> Span {
    let text = &body[span.start..span.end];
    let is_word = |c: char| c.is_alphanumeric();
    let first = text.find(is_word).unwrap_or(0);
    let last = text.char_indices().rfind(|(_, c)| is_word(*c)).map_or(text.len(), |(at, c)| at + c.len_utf8());
    Span::new(span.start + first, span.start + last.max(first))
}

/// Comments that readers see, since they are not closed where Markdown looks for the end.
fn open_comments(body: &str, reading: &Reading<'_>) -> Vec<(Span, FindingKind)> {
    let mut found = Vec::new();
    let mut in_code = false;
    let mut block: Option<Span> = None;
    for (event, span) in reading.events.iter().zip(&reading.spans) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::HtmlBlock) => block = Some(*span),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(span) = block.take() {
                    let open = comments(&body[span.start..span.end]).open;
                    found.extend(open.into_iter().map(|at| Span::new(span.start + at, span.start + at + 4)));
                }
            }
            Event::Text(text) if !in_code && text.contains("<!--") => {
                let written = &body[span.start..span.end];
                found.extend(
                    written.match_indices("<!--").map(|(at, _)| Span::new(span.start + at, span.start + at + 4)),
                );
            }
            _ => {}
        }
    }
    let is_meant = |span: &Span| span.start == 0 || !body[..span.start].ends_with('\\');
    let reported = |span: Span| {
        let next = body[span.end..].find("<!--").map(|at| span.end + at);
        let closes = body[span.end..next.unwrap_or(body.len())].find("-->").map(|at| span.end + at);
        (span, FindingKind::OpenComment { closes, next: next.filter(|_| closes.is_none()) })
    };
    found.into_iter().filter(is_meant).map(reported).collect()
}

/// Adds the pairs of names in a text or an address. The part of a file's address, `2026-05-07-central-2.md#lights-5th`,
/// is a name too.
fn named(pairs: &mut BTreeSet<(String, String)>, text: &str) {
    if !text.contains(['/', '#']) {
        return;
    }
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    for path in text.split(|c: char| !is_name(c) && c != '/' && c != '#') {
        let mut before = "";
        for part in path.split(['/', '#']) {
            let part = part.trim_matches('.');
            if !before.is_empty() && !part.is_empty() {
                pairs.insert((before.to_owned(), part.to_owned()));
            }
            before = part.strip_suffix(".md").unwrap_or(part);
        }
    }
}

/// Addresses of the web without brackets around them.
fn bare(facts: &mut BodyFacts, span: Span, text: &str) {
    let mut from = 0;
    while let Some(found) = addresses::next_in(text, from) {
        let place = Span::new(span.start + found.start, span.start + found.end);
        facts.outside.push((place, text[found.clone()].to_owned()));
        from = found.end;
    }
}

/// Adds a link or picture: where it stands, and where its definition.
fn link(facts: &mut BodyFacts, (span, definition): (Span, Option<Span>), target: &str, alternative: Option<String>) {
    let refused = match scheme(target) {
        Scheme::Relative => false,
        Scheme::Refused => true,
        Scheme::Outside | Scheme::Fragment if alternative.is_some() => false,
        Scheme::Outside => return facts.outside.push((definition.unwrap_or(span), target.to_owned())),
        Scheme::Fragment => return,
    };
    facts.links.push(LinkFact { span, definition, target: target.to_owned(), alternative, refused });
}

/// Where the target stands in a link: it is what has to be mended.
pub fn target_span(file: &Source, link: &LinkFact) -> Span {
    let written = link.definition.unwrap_or(link.span);
    let text = &file.text[written.start..written.end];
    let Some(at) = text.rfind(&link.target).filter(|_| !link.target.is_empty()) else { return written };
    Span::new(at, at + link.target.len()).shifted(written.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_with_their_bytes() {
        let body =
            "# A *title*\n\nSee [x](../y.md) and ![](media/p.jpg), [web](https://a.example), [bad](javascript:x).\n";
        let facts = gather(body, 10);
        assert_eq!(facts.first_heading.as_deref(), Some("A title"));
        let reported: Vec<_> =
            facts.links.iter().map(|link| (link.target.as_str(), link.alternative.as_deref(), link.refused)).collect();
        assert_eq!(
            reported,
            [("../y.md", None, false), ("media/p.jpg", Some(""), false), ("javascript:x", None, true)]
        );
        assert_eq!(&body[facts.links[0].span.start - 10..facts.links[0].span.end - 10], "[x](../y.md)");
    }

    #[test]
    fn a_path_is_what_was_meant() {
        let body = "[plan](../../media/street plan.pdf) ![x](..\\..\\media\\p.svg) [a](media\\my plan.pdf \"T\") \
            [b](a\\_b.md)\n\n[see](page 4) [c](<d e.md>) [ruiz]: [x]( a b.md )\n";
        let targets: Vec<String> = gather(body, 0).links.into_iter().map(|link| link.target).collect();
        assert_eq!(
            targets,
            ["../../media/street plan.pdf", "../../media/p.svg", "media/my plan.pdf", "a_b.md", "d e.md", "a b.md"]
        );
    }

    #[test]
    fn a_comment_that_is_never_closed_is_found_in_its_place() {
        let open = |body: &str| -> Vec<(usize, FindingKind)> {
            gather(body, 0).findings.into_iter().map(|found| (found.span.start, found.kind)).collect()
        };
        let found = |closes, next| FindingKind::OpenComment { closes, next };
        assert_eq!(open("Before.\n\n<!-- reviewed\n\n## Next\n"), [(9, found(None, None))]);
        assert_eq!(open("a <!-- b\n\nc --> d\n"), [(2, found(Some(12), None))]);
        assert_eq!(open("<nav>\n<!-- b\n</nav>\n"), [(6, found(None, None))]);
        assert_eq!(open("<!-- a\n\nb\n\n<!-- c -->\n"), [(0, found(None, Some(11)))]);
        assert_eq!(open("a <!-- b\nc <!-- d --> e\n"), [(2, found(None, Some(11)))]);
        assert_eq!(open("<!-- a\n\nAye --> Nay\n"), [(0, found(Some(12), None))]);
        assert_eq!(open("[Chen]: # (Nay)\n[//]: # (b)\n"), [(0, FindingKind::ShownComment)]);
        assert_eq!(open("<!-- a -->\n\n`<!--` \\<!-- c <!-- d -->\n\n```\n<!--\n```\n"), []);
    }
}
