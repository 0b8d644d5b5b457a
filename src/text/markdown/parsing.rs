//! A text as Markdown takes it: its events with their places, and what is known of the bytes that no event holds. What
//! Markdown would hide of it is reported here and mended elsewhere (`mending`).

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, RefDefs, Tag, TagEnd};
use std::collections::HashSet;
use std::ops::Range;

/// What of Markdown is read beyond CommonMark. Never all: heading attributes and raw metadata would reach the page.
pub fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// How deep lists and quotes may be inside one another, and emphasis inside emphasis. What is deeper is read without
/// the structure: no minutes need as many levels, and browsers and writers of Markdown take time by the square of them.
pub(crate) const DEEPEST: usize = 32;

/// The most paragraphs, entries, cells, links and pieces of text that a body is read as; minutes of thirty pages have
/// four thousand. What is left of a body with more is not read, and the body is refused.
pub(crate) const MOST_PARTS: usize = 200_000;

/// A text, parsed.
pub(super) struct Parsed<'t> {
    /// In the order of the text.
    pub events: Vec<Event<'t>>,
    /// Of each event, its bytes in the text.
    pub ranges: Vec<Range<usize>>,
    /// Of links and pictures with a definition, by the position of the event.
    pub definitions: Vec<(usize, Range<usize>)>,
    /// What no event holds.
    pub rest: Rest,
}

/// What is known of the bytes that no event holds.
#[derive(Default)]
pub(super) struct Rest {
    /// Bytes outside all events that hold letters or digits.
    pub gaps: Vec<Range<usize>>,
    /// Definitions of links that a link uses, and those that are comments: hidden, as they are meant to be.
    pub hidden: Vec<Range<usize>>,
    /// Definitions of links that nothing uses.
    pub unused: Vec<Range<usize>>,
    /// Where definitions of footnotes stand that nothing refers to.
    pub unused_notes: Vec<usize>,
    /// Rows of tables that have more cells than the head: where the row is, and which table.
    pub wide: Vec<(Range<usize>, usize)>,
    /// Where tables are, and how many columns their heads have.
    pub tables: Vec<(Range<usize>, usize)>,
    /// The first list or quote that is deeper than any may be.
    pub too_deep: Option<Range<usize>>,
    /// Where there are more parts than are read.
    pub too_many: Option<Range<usize>>,
}

impl Rest {
    /// Bytes with letters or digits that are in no event and not meant to be hidden.
    pub fn lost(&self, text: &str) -> Vec<Range<usize>> {
        let mut lost = Vec::new();
        let mut hidden = self.hidden.iter().peekable();
        for gap in &self.gaps {
            let mut from = gap.start;
            while hidden.next_if(|range| range.end <= from).is_some() {}
            while let Some(range) = hidden.next_if(|range| range.start < gap.end) {
                if from < range.start {
                    lost.push(from..range.start);
                }
                from = range.end;
            }
            if from < gap.end {
                lost.push(from..gap.end);
            }
        }
        lost.retain(|range| has_word(&text[range.clone()]));
        lost
    }
}

/// Whether there is a letter or a digit.
fn has_word(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphanumeric()) || (!text.is_ascii() && text.contains(char::is_alphanumeric))
}

/// Parses a text.
pub(super) fn parse(text: &str) -> Parsed<'_> {
    let mut collector = Collector {
        text,
        parsed: Parsed {
            events: Vec::with_capacity(text.len() / 24 + 8),
            ranges: Vec::with_capacity(text.len() / 24 + 8),
            definitions: Vec::new(),
            rest: Rest::default(),
        },
        covered: 0,
        blocks: 0,
        emphases: 0,
        notes: Vec::new(),
        references: HashSet::new(),
    };
    let windows = text.contains('\\');
    let mut events = Parser::new_ext(text, options()).into_offset_iter();
    let mut used: HashSet<usize> = HashSet::new();
    while let Some((event, range)) = events.next() {
        let mut target = None;
        if let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) = &event
            && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
            && let Some(definition) = events.reference_definitions().get(id)
        {
            used.insert(definition.span.start);
            collector.parsed.definitions.push((collector.parsed.events.len(), definition.span.clone()));
            target = Some(definition.span.clone());
        }
        let event = if windows { with_slashes(event, &text[target.unwrap_or(range.clone())]) } else { event };
        if collector.parsed.events.len() >= MOST_PARTS {
            collector.parsed.rest =
                Rest { too_many: Some(range), too_deep: collector.parsed.rest.too_deep.take(), ..Rest::default() };
            return collector.parsed;
        }
        collector.event(event, range);
    }
    collector.gap(text.len());
    let mut parsed = collector.finished();
    if !parsed.rest.gaps.is_empty() {
        sort_definitions(text, events.reference_definitions(), &used, &mut parsed.rest);
    }
    parsed
}

/// Names of definitions that are comments, `[//]: # (words)`, as they are written where a file must hold no HTML. So
/// are those without a letter.
const COMMENTS: [&str; 6] = ["comment", "comments", "comentario", "todo", "fixme", "hidden"];

/// Whether a definition without a target is a comment by its name. In `[Chen]: # (Nay)`, Chen is somebody.
fn is_comment(name: &str, target: &str, has_title: bool) -> bool {
    let name = name.to_lowercase();
    let leads_nowhere = target.is_empty() || (target == "#" && has_title);
    leads_nowhere && (!name.contains(char::is_alphanumeric) || COMMENTS.contains(&&*name) || name.starts_with("cmark-"))
}

/// Votes and the like in small letters; with a capital, any word is one.
const VOTES: [&str; 16] = [
    "aye",
    "nay",
    "yes",
    "no",
    "yea",
    "present",
    "absent",
    "abstain",
    "abstained",
    "excused",
    "recused",
    "here",
    "sí",
    "si",
    "ausente",
    "presente",
];

/// Whether what a definition leads to is a word, as in the roll call `[Ruiz]: Aye`, and no address.
fn is_word(target: &str) -> bool {
    let word = target.trim_end_matches(['.', ',', ';', '!', '?']);
    let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    letters && (word.starts_with(char::is_uppercase) || VOTES.contains(&word))
}

/// Says which definitions of links are meant to be hidden.
fn sort_definitions(text: &str, definitions: &RefDefs<'_>, used: &HashSet<usize>, rest: &mut Rest) {
    let mut hidden_starts = used.clone();
    for (name, definition) in definitions.iter() {
        if is_comment(name, &definition.dest, definition.title.is_some()) {
            hidden_starts.insert(definition.span.start);
        } else if is_word(&definition.dest) {
            hidden_starts.remove(&definition.span.start);
        }
        if hidden_starts.contains(&definition.span.start) { &mut rest.hidden } else { &mut rest.unused }
            .push(definition.span.clone());
    }
    rest.hidden.sort_by_key(|range| range.start);
    rest.unused.sort_by_key(|range| range.start);
    // What defines a label again, in the same way, says nothing new.
    let mut doubles = Vec::new();
    for gap in rest.lost(text) {
        let mut at = gap.start;
        for line in text[gap].split_inclusive('\n') {
            let again = line.split_once('[').and_then(|(_, rest)| rest.split_once("]:")).and_then(|(label, target)| {
                let definition =
                    definitions.get(label).filter(|definition| hidden_starts.contains(&definition.span.start))?;
                let target = target.split_whitespace().next()?.trim_start_matches('<').trim_end_matches('>');
                (target == &*definition.dest).then_some(())
            });
            doubles.extend(again.map(|()| at..at + line.len()));
            at += line.len();
        }
    }
    rest.hidden.extend(doubles);
    rest.hidden.sort_by_key(|range| range.start);
}

struct Collector<'t> {
    text: &'t str,
    parsed: Parsed<'t>,
    /// Up to where the events hold the text.
    covered: usize,
    /// How many lists and quotes are open, and how many emphases.
    blocks: usize,
    emphases: usize,
    /// Definitions of footnotes, and names that are referred to.
    notes: Vec<(CowStr<'t>, usize)>,
    references: HashSet<CowStr<'t>>,
}

impl<'t> Collector<'t> {
    fn event(&mut self, event: Event<'t>, range: Range<usize>) {
        match &event {
            Event::End(TagEnd::Link | TagEnd::Image) => self.covered = self.covered.max(range.end),
            Event::End(TagEnd::TableRow) => self.row_end(&range),
            Event::End(_) => self.gap(range.end),
            Event::Start(tag) => {
                self.gap(range.start);
                self.start(tag, &range);
            }
            _ => {
                self.gap(range.start);
                self.covered = self.covered.max(range.end);
            }
        }
        match event {
            Event::Text(text) => self.text_event(text, range),
            Event::FootnoteReference(name) => {
                self.references.insert(name.clone());
                self.push(Event::FootnoteReference(name), range);
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if info.contains(char::is_whitespace) => {
                // More than the name of a language: words that somebody wrote.
                self.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced("".into()))), range.clone());
                self.push(Event::Text(format!("{}\n", info.trim()).into()), range.start..self.covered);
            }
            event => self.nest(event, range),
        }
    }

    /// Keeps an event, unless it is too deep inside others.
    fn nest(&mut self, event: Event<'t>, range: Range<usize>) {
        let is_kept = match &event {
            Event::Start(Tag::List(_) | Tag::BlockQuote(_)) => {
                self.blocks += 1;
                if self.blocks > DEEPEST && self.parsed.rest.too_deep.is_none() {
                    self.parsed.rest.too_deep = Some(range.clone());
                }
                self.blocks <= DEEPEST
            }
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_)) => {
                self.blocks -= 1;
                self.blocks < DEEPEST
            }
            Event::Start(Tag::Item) | Event::End(TagEnd::Item) => self.blocks <= DEEPEST,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {
                self.emphases += 1;
                self.emphases <= DEEPEST
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                self.emphases -= 1;
                self.emphases < DEEPEST
            }
            _ => true,
        };
        if is_kept {
            self.push(event, range);
        } else if matches!(event, Event::Start(Tag::Item)) {
            self.push(Event::SoftBreak, range);
        }
    }

    fn push(&mut self, event: Event<'t>, range: Range<usize>) {
        self.parsed.events.push(event);
        self.parsed.ranges.push(range);
    }

    /// Texts that follow one another in the file are one.
    fn text_event(&mut self, text: CowStr<'t>, range: Range<usize>) {
        let own = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or("");
        let stands =
            |text: &str, range: &Range<usize>| own(range).len() == text.len() && own(range).as_ptr() == text.as_ptr();
        if let (Some(Event::Text(before)), Some(place)) = (self.parsed.events.last_mut(), self.parsed.ranges.last_mut())
            && place.end == range.start
            && stands(before, place)
            && stands(&text, &range)
        {
            place.end = range.end;
            *before = CowStr::Borrowed(own(place));
            return;
        }
        self.push(Event::Text(text), range);
    }

    /// What is between the last event and `to` is in no event.
    fn gap(&mut self, to: usize) {
        if self.covered < to {
            if has_word(&self.text[self.covered..to]) {
                self.parsed.rest.gaps.push(self.covered..to);
            }
            self.covered = to;
        }
    }

    /// What of the beginning of an element is a sign of its own.
    fn start(&mut self, tag: &Tag<'t>, range: &Range<usize>) {
        let rest = &self.text[range.start..range.end.max(range.start)];
        let signs = match tag {
            Tag::Item => marker_end(rest),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => rest.find('\n').unwrap_or(rest.len()),
            Tag::FootnoteDefinition(name) => {
                self.notes.push((name.clone(), range.start));
                rest.find("]:").map_or(0, |at| at + 2)
            }
            Tag::Table(alignments) => {
                self.parsed.rest.tables.push((range.clone(), alignments.len()));
                0
            }
            _ => 0,
        };
        self.covered = self.covered.max(range.start + signs);
    }

    /// What follows the last cell of a row is more cells.
    fn row_end(&mut self, range: &Range<usize>) {
        let rest = self.text.get(self.covered..range.end).unwrap_or("");
        if rest.contains(|c: char| !c.is_whitespace() && c != '|') {
            self.parsed.rest.wide.push((range.clone(), self.parsed.rest.tables.len() - 1));
        }
        self.gap(range.end);
    }

    fn finished(mut self) -> Parsed<'t> {
        let unused = self.notes.iter().filter(|(name, _)| !self.references.contains(name)).map(|(_, at)| *at);
        self.parsed.rest.unused_notes = unused.collect();
        self.parsed
    }
}

/// How many bytes of an item are looked at for its marker, the white space around that, and a box.
const LONGEST_MARKER: usize = 200;

/// Where the words of an item begin: after its number or sign, and after a box.
fn marker_end(item: &str) -> usize {
    // Lists that begin in one line have their markers in it one after the other: each looks at its own.
    let item = &item[..item.floor_char_boundary(LONGEST_MARKER)];
    let words = item.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')')
    });
    let has_box = words.get(..3).is_some_and(|sign| sign.eq_ignore_ascii_case("[x]"));
    // Digits after the marker are words.
    let spaces = item.len() - item.trim_start_matches([' ', '\t', '>']).len();
    let digits = item[spaces..].bytes().take_while(u8::is_ascii_digit).count();
    if has_box { item.len() - words.len() + 3 } else { spaces + digits }
}

/// A path as Windows writes it, in a link or picture, as addresses have it: `..\media\plan.pdf`. `written` is the link
/// or the definition that it has its target from.
fn with_slashes<'t>(event: Event<'t>, written: &str) -> Event<'t> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = windows_path(link_type, written).map_or(dest_url, CowStr::from);
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let dest_url = windows_path(link_type, written).map_or(dest_url, CowStr::from);
            Event::Start(Tag::Image { link_type, dest_url, title, id })
        }
        other => other,
    }
}

/// The path that a link is written with, where it holds backslashes that are no escapes.
fn windows_path(kind: LinkType, written: &str) -> Option<String> {
    let inside = match kind {
        LinkType::Inline => written[written.rfind("](")? + 2..].strip_suffix(')')?,
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => written.split_once("]:")?.1,
        _ => return None,
    };
    let inside = inside.trim();
    let path = match inside.strip_prefix('<') {
        Some(inside) => &inside[..inside.find('>')?],
        None => inside.split(char::is_whitespace).next()?,
    };
    let steps =
        path.as_bytes().windows(2).any(|pair| pair[0] == b'\\' && (pair[1].is_ascii_alphanumeric() || pair[1] == b'.'));
    (steps && !path.starts_with("\\\\") && !path.contains("://")).then(|| path.replace('\\', "/"))
}
