//! What is shown of a body: one walk over its events decides it, and writers (`html`, `source`, `plain`) write it down.
//! Raw HTML is text, comments are gone, links lead where they may, bare addresses are links, numbers are the typed
//! ones.

use super::addresses;
use super::anchors::{Anchors, Parts, label_of};
use super::links::{Scheme, Target, scheme};
use super::raw_html::{is_break, without_comments};
use super::reading::Reading;
use crate::text::{one_line, web_address};
use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What the walk asks of the page that shows the body. `P` is what a writer needs of a picture.
pub(super) struct Rules<'r, P> {
    /// A first heading with this text is left out: the page has it already.
    pub title: &'r str,
    /// Finds a relative link.
    pub resolve: &'r dyn Fn(&str) -> Target,
    /// Finds a picture by its relative path.
    pub picture: &'r dyn Fn(&str) -> Option<P>,
}

/// Where a link leads.
pub(super) enum Address {
    /// To the web.
    Outside(String),
    /// To this mailbox.
    Mailbox(String),
    /// To a page or file of the site, as the page would write it.
    Site(String),
    /// To this anchor of the body.
    Part(String),
}

/// What begins.
pub(super) enum Element<'e> {
    /// A paragraph.
    Paragraph,
    /// Level as it is written, text, and anchor.
    Heading(u8, &'e str, &'e str),
    /// A block quote.
    Quote,
    /// A block of code.
    Code,
    /// With its first number, where it has numbers.
    List(Option<u64>),
    /// With its number, where that is not the next one.
    Item(Option<u64>),
    /// With the alignment of each column.
    Table(&'e [Alignment]),
    /// The first row of a table.
    Head,
    /// Any other row of a table.
    Row,
    /// A cell of a row or of the head.
    Cell,
    /// Words between single asterisks or underscores.
    Emphasis,
    /// Words between two asterisks or underscores.
    Strong,
    /// Words between two tildes.
    Struck,
    /// With its title. The last is whether it was written as nothing but its address.
    Link(&'e Address, &'e str, bool),
    /// A footnote's number, and whether it is the first with this number.
    Note(usize, bool),
}

/// What becomes of a picture.
pub(super) enum Picture<P> {
    /// With its title.
    Shown(P, String),
    /// One of another site: a link, so that no other server learns of a reader's visit.
    Linked(String),
    /// Its description stays.
    Dropped,
}

/// Writes down what is shown. Every element that is opened is closed.
pub(super) trait Writer<P> {
    fn open(&mut self, element: &Element<'_>);
    fn close(&mut self, element: TagEnd);
    fn text(&mut self, text: &str);
    fn code(&mut self, code: &str);
    /// The end of a line; `true` where the page breaks the line too.
    fn line_break(&mut self, is_hard: bool);
    fn rule(&mut self);
    fn tick(&mut self, is_ticked: bool);
    /// The number of a footnote, and whether it is referred to for the first time.
    fn note_reference(&mut self, number: usize, is_first: bool);
    fn picture(&mut self, picture: Picture<P>, description: &str);
}

/// Walks over a body.
pub(super) fn walk<P, W: Writer<P>>(reading: &Reading<'_>, rules: &Rules<'_, P>, writer: &mut W) {
    let mut walk = Walk {
        reading,
        rules,
        writer,
        anchors: Anchors::default(),
        parts: None,
        notes: HashMap::new(),
        defined: HashSet::new(),
        picture: None,
        links: Vec::new(),
        lists: Vec::new(),
        marker: None,
        in_code: false,
    };
    let mut at = 0;
    while at < reading.events.len() {
        at = walk.step(at);
    }
}

struct Walk<'w, 'b, P, W> {
    reading: &'w Reading<'b>,
    rules: &'w Rules<'w, P>,
    writer: &'w mut W,
    anchors: Anchors,
    /// Anchors that links inside the body may lead to, gathered for the first such link.
    parts: Option<Parts>,
    /// Numbers of footnotes by name, and how often each was referred to.
    notes: HashMap<String, (usize, usize)>,
    /// Footnotes that have been written.
    defined: HashSet<usize>,
    /// Inside a picture: its description, what becomes of it, and how many pictures are open.
    picture: Option<(String, Picture<P>, usize)>,
    /// What became of each open link.
    links: Vec<Linked>,
    /// What each open list is shown as.
    lists: Vec<Shape>,
    /// The number of an item that is a word of the paragraph that comes.
    marker: Option<String>,
    in_code: bool,
}

/// What a list is shown as.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// A list.
    List,
    /// Paragraphs that begin with their numbers.
    Lines,
    /// Items without numbers that begin with them.
    Worded,
}

enum Linked {
    /// A link.
    Written,
    /// Text alone.
    Dropped,
    /// The link is text, since the file that it names is not there: its end.
    AsTyped(String),
}

impl<P, W: Writer<P>> Walk<'_, '_, P, W> {
    /// Goes over the event at `at`; gives the position after what was used up.
    fn step(&mut self, at: usize) -> usize {
        match &self.reading.events[at] {
            Event::Start(Tag::Heading { level, .. }) => return self.heading(at, *level as u8),
            Event::Start(Tag::HtmlBlock) => return self.html_block(at),
            Event::Start(Tag::Link { dest_url, link_type, title, .. }) => self.link(dest_url, *link_type, title),
            Event::Start(Tag::Image { dest_url, title, .. }) => self.image(dest_url, title),
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if !addresses::may_hold(text) => self.raw(text),
            Event::Text(text) => return self.texts(text, at),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => match &mut self.picture {
                Some((description, ..)) => description.push_str(code),
                None => self.writer.code(code),
            },
            Event::Html(html) | Event::InlineHtml(html) if is_break(html) => self.line_break(true),
            Event::Html(html) | Event::InlineHtml(html) => self.raw(&without_comments(html)),
            Event::SoftBreak => self.line_break(false),
            Event::HardBreak => self.line_break(true),
            Event::Rule => self.writer.rule(),
            Event::FootnoteReference(name) => self.note_reference(name),
            Event::TaskListMarker(is_ticked) => self.writer.tick(*is_ticked),
        }
        at + 1
    }

    /// Text without anything in it.
    fn raw(&mut self, text: &str) {
        match &mut self.picture {
            Some((description, ..)) => description.push_str(text),
            None if text.is_empty() => {}
            None => self.writer.text(text),
        }
    }

    /// Texts that follow one another, in which bare addresses are links: `a_b` and `&amp;` are texts of their own.
    fn texts(&mut self, first: &str, at: usize) -> usize {
        if self.in_code || self.picture.is_some() || !self.links.is_empty() {
            self.raw(first);
            return at + 1;
        }
        let mut end = at + 1;
        let mut text = Cow::Borrowed(first);
        while let Some(Event::Text(next)) = self.reading.events.get(end) {
            text.to_mut().push_str(next);
            end += 1;
        }
        self.linked(&text);
        end
    }

    fn linked(&mut self, text: &str) {
        let mut from = 0;
        while let Some(range) = addresses::next_in(text, from) {
            self.raw(&text[from..range.start]);
            from = range.end;
            let written = &text[range];
            let scheme = if written.as_bytes()[0].eq_ignore_ascii_case(&b'w') { "http://" } else { "" };
            let address = web_address(&format!("{scheme}{written}"));
            let is_bare = address == written;
            self.writer.open(&Element::Link(&Address::Outside(address), "", is_bare));
            self.writer.text(written);
            self.writer.close(TagEnd::Link);
        }
        self.raw(&text[from..]);
    }

    fn line_break(&mut self, is_hard: bool) {
        match &mut self.picture {
            Some((description, ..)) => description.push('\n'),
            None => self.writer.line_break(is_hard),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        let numbers = &self.reading.numbers;
        let element = match tag {
            Tag::Item if self.lists.last().is_some_and(|shape| *shape != Shape::List) => {
                let marker = format!("{} ", numbers.markers.get(&at).map_or("", String::as_str));
                let is_line = self.lists.last() == Some(&Shape::Lines);
                self.writer.open(if is_line { &Element::Paragraph } else { &Element::Item(None) });
                match self.reading.events.get(at + 1) {
                    Some(Event::Start(Tag::Paragraph)) if !is_line => self.marker = Some(marker),
                    _ => self.writer.text(&marker),
                }
                return;
            }
            // In an item that is a paragraph already.
            Tag::Paragraph if self.lists.last() == Some(&Shape::Lines) => return,
            Tag::Paragraph if self.marker.is_some() => {
                self.writer.open(&Element::Paragraph);
                return self.writer.text(&self.marker.take().unwrap_or_default());
            }
            Tag::Paragraph => Element::Paragraph,
            Tag::BlockQuote(_) => Element::Quote,
            Tag::CodeBlock(_) => {
                self.in_code = true;
                Element::Code
            }
            Tag::List(first) => {
                let shape = match at {
                    at if numbers.none.contains(&at) => Shape::Lines,
                    at if numbers.worded.contains(&at) => Shape::Worded,
                    _ => Shape::List,
                };
                self.lists.push(shape);
                match shape {
                    Shape::Lines => return,
                    Shape::Worded => Element::List(None),
                    Shape::List => Element::List(*first),
                }
            }
            Tag::Item => Element::Item(numbers.typed.get(&at).copied()),
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            Tag::Strikethrough => Element::Struck,
            Tag::Table(alignments) => Element::Table(alignments),
            Tag::TableHead => Element::Head,
            Tag::TableRow => Element::Row,
            Tag::TableCell => Element::Cell,
            Tag::FootnoteDefinition(name) => {
                let number = self.note(name).0;
                Element::Note(number, self.defined.insert(number))
            }
            _ => return,
        };
        if self.picture.is_none() {
            self.writer.open(&element);
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let is_list = self.lists.last() != Some(&Shape::Lines);
        let mut tag = tag;
        match tag {
            TagEnd::Link => return self.link_end(),
            TagEnd::Image => return self.image_end(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::List(is_ordered) => {
                let shape = self.lists.pop();
                if !is_list {
                    return;
                }
                tag = TagEnd::List(is_ordered && shape != Some(Shape::Worded));
            }
            TagEnd::Item if !is_list => return self.writer.close(TagEnd::Paragraph),
            TagEnd::Paragraph if !is_list => return,
            TagEnd::HtmlBlock => return,
            _ => {}
        }
        if self.picture.is_none() {
            self.writer.close(tag);
        }
    }

    /// A heading whole, since its anchor is made from its text. A first one that repeats the page's title is left out.
    fn heading(&mut self, at: usize, level: u8) -> usize {
        let events = &self.reading.events;
        let end = end_of(events, at, |event| matches!(event, Event::End(TagEnd::Heading(_))));
        let label = label_of(&events[at..]);
        let has_picture = || events[at..end].iter().any(|event| matches!(event, Event::Start(Tag::Image { .. })));
        if label.is_empty() && !has_picture() {
            return end + 1;
        }
        let anchor = if label.is_empty() { String::new() } else { self.anchors.give(&label) };
        if at == 0 && label == self.rules.title && !label.is_empty() {
            return end + 1;
        }
        let heading = Element::Heading(level, &label, &anchor);
        self.writer.open(if label.is_empty() { &Element::Paragraph } else { &heading });
        let mut inner = at + 1;
        while inner < end {
            inner = self.step(inner);
        }
        match events.get(end) {
            Some(Event::End(tag)) if !label.is_empty() => self.writer.close(*tag),
            _ => self.writer.close(TagEnd::Paragraph),
        }
        end + 1
    }

    /// A block of raw HTML is shown as the text it is; comments are left out, as they were never meant to be read.
    fn html_block(&mut self, at: usize) -> usize {
        let events = &self.reading.events;
        let end = end_of(events, at, |event| matches!(event, Event::End(TagEnd::HtmlBlock)));
        let mut html = String::new();
        for event in &events[at + 1..end] {
            if let Event::Html(part) | Event::Text(part) | Event::InlineHtml(part) = event {
                html.push_str(part);
            }
        }
        let text = without_comments(&html);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        if is_break(&text) {
            self.writer.line_break(true);
        } else if lines.clone().next().is_some() {
            self.writer.open(&Element::Paragraph);
            for (number, line) in lines.enumerate() {
                if number > 0 {
                    self.writer.line_break(false);
                }
                self.writer.text(line);
            }
            self.writer.close(TagEnd::Paragraph);
        }
        end + 1
    }

    fn link(&mut self, target: &str, kind: LinkType, title: &str) {
        let address = match scheme(target) {
            _ if kind == LinkType::Email => Some(Address::Mailbox(target.to_owned())),
            Scheme::Outside => Some(Address::Outside(web_address(target))),
            Scheme::Fragment => self.part(target),
            Scheme::Relative => match (self.rules.resolve)(target) {
                Target::Address(address) => Some(Address::Site(address)),
                Target::Nothing => None,
            },
            Scheme::Refused => None,
        };
        // A link inside a link would end the outer one; Markdown allows none, pictures may hold one.
        let is_alone = self.picture.is_none() && !self.links.iter().any(|link| matches!(link, Linked::Written));
        let is_path = scheme(target) == Scheme::Relative && target.contains(' ');
        self.links.push(match address.filter(|_| is_alone) {
            Some(address) => {
                let is_bare = match (&address, kind) {
                    (Address::Outside(address), LinkType::Autolink) => address == target,
                    _ => kind == LinkType::Email,
                };
                self.writer.open(&Element::Link(&address, title, is_bare));
                Linked::Written
            }
            None if is_alone && is_path => {
                self.writer.text("[");
                Linked::AsTyped(format!("]({target})"))
            }
            None => Linked::Dropped,
        });
    }

    fn link_end(&mut self) {
        match self.links.pop() {
            Some(Linked::Written) => self.writer.close(TagEnd::Link),
            Some(Linked::AsTyped(end)) => self.raw(&end),
            _ => {}
        }
    }

    /// A link to a part of this body, where there is such a part.
    fn part(&mut self, target: &str) -> Option<Address> {
        let parts = self.parts.get_or_insert_with(|| Parts::of(self.reading, self.rules.title));
        parts.find(target).filter(|anchor| !anchor.is_empty()).map(|anchor| Address::Part(anchor.to_owned()))
    }

    /// Pictures of the site are shown.
    fn image(&mut self, target: &str, title: &str) {
        if let Some((_, _, open)) = &mut self.picture {
            *open += 1;
            return;
        }
        let picture = match scheme(target) {
            Scheme::Relative => match (self.rules.picture)(target) {
                Some(picture) => Picture::Shown(picture, title.to_owned()),
                None => Picture::Dropped,
            },
            Scheme::Outside if !self.links.iter().any(|link| matches!(link, Linked::Written)) => {
                Picture::Linked(web_address(target))
            }
            _ => Picture::Dropped,
        };
        self.picture = Some((String::new(), picture, 1));
    }

    fn image_end(&mut self) {
        let Some((_, _, open)) = &mut self.picture else { return };
        *open -= 1;
        if *open > 0 {
            return;
        }
        if let Some((description, picture, _)) = self.picture.take() {
            self.writer.picture(picture, &one_line(&description));
        }
    }

    fn note(&mut self, name: &str) -> &mut (usize, usize) {
        let next = self.notes.len() + 1;
        self.notes.entry(name.to_owned()).or_insert((next, 0))
    }

    fn note_reference(&mut self, name: &str) {
        let note = self.note(name);
        note.1 += 1;
        let (number, times) = *note;
        if self.picture.is_none() {
            self.writer.note_reference(number, times == 1);
        }
    }
}

/// Where what begins at `at` ends.
fn end_of(events: &[Event<'_>], at: usize, is_end: impl Fn(&Event<'_>) -> bool) -> usize {
    events[at..].iter().position(is_end).map_or(events.len(), |length| at + length)
}
