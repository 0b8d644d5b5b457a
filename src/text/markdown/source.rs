//! A body as Markdown again: written from what reaches a page, never copied from the file, so that nothing comes along
//! that no reader of the page sees (comments, addresses of files that are not published, languages of code).

use super::links::Target;
use super::options;
use super::plain::text_of;
use super::reading::read;
use super::walk::{Address, Element, Picture, Rules, Writer, walk};
use crate::text::{is_unprintable, one_line};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};
use pulldown_cmark_to_cmark::{Options, cmark_with_options};
use std::collections::{HashMap, HashSet};

/// What a body that leaves its page has to know.
pub struct Leaving<'a> {
    /// A first heading with this text is left out: it stands elsewhere.
    pub title: &'a str,
    /// The permanent address of the page that shows the body, for links to its parts.
    pub page: &'a str,
    /// Finds the permanent address of a relative link.
    pub resolve: &'a dyn Fn(&str) -> Target,
    /// Finds the permanent address of a picture by its relative path.
    pub picture: &'a dyn Fn(&str) -> Option<String>,
}

/// What is published of a body, as Markdown that ends with a line break; empty where that is nothing.
pub fn published(body: &str, leaving: &Leaving<'_>) -> String {
    let reading = read(body);
    let mut writer =
        Markdown { leaving, events: Vec::with_capacity(reading.events.len()), lists: Vec::new(), in_line: false };
    walk(&reading, &Rules { title: leaving.title, resolve: leaving.resolve, picture: leaving.picture }, &mut writer);
    // What has no spelling in Markdown (a writer has to try hard) is given as its words.
    let mut text = written(&tight(writer.events)).unwrap_or_else(|| words(body));
    text.truncate(text.trim_end_matches([' ', '\n']).len());
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Lists of one item that is one paragraph, as only its words: Markdown has no plain way to say that they are a
/// paragraph.
fn tight(mut events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    // Of each open thing: where it begins, and where the things in it begin and end.
    let mut open: Vec<(usize, Vec<(usize, usize)>)> = Vec::new();
    let mut inside: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
    let mut gone: HashSet<usize> = HashSet::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push((at, Vec::new())),
            Event::End(tag) => {
                let Some((start, parts)) = open.pop() else { continue };
                if let (TagEnd::List(_), [(item, _)]) = (tag, parts.as_slice())
                    && let Some([(first, last)]) = inside.get(item).map(Vec::as_slice)
                    && events[*first] == Event::Start(Tag::Paragraph)
                {
                    gone.extend([*first, *last]);
                }
                if *tag == TagEnd::Item {
                    inside.insert(start, parts);
                }
                if let Some((_, parts)) = open.last_mut() {
                    parts.push((start, at));
                }
            }
            _ => {}
        }
    }
    let mut at = 0;
    events.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
    events
}

fn written(events: &[Event<'_>]) -> Option<String> {
    let style = Options {
        code_block_token_count: 3,
        list_token: '-',
        increment_ordered_list_bullets: true,
        ..Options::default()
    };
    let mut text = String::new();
    cmark_with_options(events.iter(), &mut text, options(), style).ok()?;
    Some(text)
}

/// A text on one line as Markdown: nothing in it has a meaning.
pub fn escaped(text: &str) -> String {
    let paragraph = [Event::Start(Tag::Paragraph), Event::Text(one_line(text).into()), Event::End(TagEnd::Paragraph)];
    written(&paragraph).unwrap_or_default().trim_end_matches('\n').to_owned()
}

/// The words of a body, a paragraph for each of its blocks.
fn words(body: &str) -> String {
    let text = text_of(body);
    let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
    let paragraph =
        |line: String| [Event::Start(Tag::Paragraph), Event::Text(line.into()), Event::End(TagEnd::Paragraph)];
    written(&lines.flat_map(paragraph).collect::<Vec<_>>()).unwrap_or_default()
}

/// Gathers what a page shows as events of Markdown.
struct Markdown<'k> {
    leaving: &'k Leaving<'k>,
    events: Vec<Event<'static>>,
    /// Of each open list: whether it has an item.
    lists: Vec<bool>,
    /// Inside a heading or a cell, which stand on one line.
    in_line: bool,
}

impl Writer<String> for Markdown<'_> {
    fn open(&mut self, element: &Element<'_>) {
        let tag = match element {
            Element::Paragraph => Tag::Paragraph,
            Element::Heading(level, ..) => {
                let level = HeadingLevel::try_from(usize::from(*level)).unwrap_or(HeadingLevel::H6);
                Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }
            }
            Element::Quote => Tag::BlockQuote(None),
            Element::Code => Tag::CodeBlock(CodeBlockKind::Fenced(CowStr::Borrowed(""))),
            Element::List(first) => {
                self.lists.push(false);
                Tag::List(*first)
            }
            Element::Item(number) => return self.item(*number),
            Element::Table(alignments) => Tag::Table(alignments.to_vec()),
            Element::Head => Tag::TableHead,
            Element::Row => Tag::TableRow,
            Element::Cell => Tag::TableCell,
            Element::Emphasis => Tag::Emphasis,
            Element::Strong => Tag::Strong,
            Element::Struck => Tag::Strikethrough,
            Element::Link(address, title, is_bare) => self.link(address, title, *is_bare),
            Element::Note(number, _) => Tag::FootnoteDefinition(number.to_string().into()),
        };
        self.in_line |= matches!(tag, Tag::Heading { .. } | Tag::TableCell);
        self.events.push(Event::Start(tag));
    }

    /// The end of an element, without the breaks before it.
    fn close(&mut self, tag: TagEnd) {
        self.in_line &= !matches!(tag, TagEnd::Heading(_) | TagEnd::TableCell);
        if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) {
            self.end_line();
            while matches!(self.events.last(), Some(Event::HardBreak | Event::SoftBreak)) {
                self.events.pop();
            }
        }
        if matches!(tag, TagEnd::List(_)) {
            self.lists.pop();
        }
        self.events.push(Event::End(tag));
    }

    /// Text: a line break in it is one of the page.
    fn text(&mut self, text: &str) {
        let mut clean = printable(text);
        if self.begins_line() {
            clean = clean.trim_start_matches(' ').to_owned();
        }
        // A backslash before the end of a cell would keep the cell open, escaped or not: it is written by its number.
        let number = self.in_line && clean.ends_with('\\');
        if number {
            clean.pop();
        }
        if !clean.is_empty() {
            self.events.push(Event::Text(clean.into()));
        }
        if number {
            self.events.push(Event::InlineHtml("&#92;".into()));
        }
    }

    fn code(&mut self, code: &str) {
        self.events.push(Event::Code(printable(code).into()));
    }

    /// A break of a line: one where the file has several, none where a paragraph begins or ends.
    fn line_break(&mut self, is_hard: bool) {
        if self.in_line {
            return self.text(" ");
        }
        self.end_line();
        let kind = if is_hard { Event::HardBreak } else { Event::SoftBreak };
        match self.events.last() {
            Some(Event::Start(_) | Event::HardBreak) => {}
            Some(Event::SoftBreak) => {
                self.events.pop();
                self.events.push(kind);
            }
            Some(Event::End(tag)) if is_block(*tag) => {}
            None => {}
            _ => self.events.push(kind),
        }
    }

    fn rule(&mut self) {
        self.events.push(Event::Rule);
    }

    fn tick(&mut self, is_ticked: bool) {
        self.events.push(Event::TaskListMarker(is_ticked));
    }

    fn note_reference(&mut self, number: usize, _: bool) {
        self.events.push(Event::FootnoteReference(number.to_string().into()));
    }

    fn picture(&mut self, picture: Picture<String>, description: &str) {
        let (tag, text) = match &picture {
            Picture::Shown(address, title) => {
                let (address, title) = (address.clone().into(), one_line(title).into());
                (Tag::Image { link_type: LinkType::Inline, dest_url: address, title, id: "".into() }, description)
            }
            Picture::Linked(address) => (
                link_to(address.clone(), "", LinkType::Inline),
                if description.is_empty() { address } else { description },
            ),
            Picture::Dropped => return self.text(description),
        };
        let end = tag.to_end();
        self.events.push(Event::Start(tag));
        self.text(text);
        self.events.push(Event::End(end));
    }
}

impl Markdown<'_> {
    /// An item whose number is not the next one begins a list of its own, as Markdown has no other way to say it.
    fn item(&mut self, number: Option<u64>) {
        let has_item = self.lists.last_mut().map(|has_item| std::mem::replace(has_item, true));
        if let (Some(number), Some(true)) = (number, has_item) {
            self.events.push(Event::End(TagEnd::List(true)));
            self.events.push(Event::Start(Tag::List(Some(number))));
        }
        self.events.push(Event::Start(Tag::Item));
    }

    /// Whether what comes next is the first of its line, where spaces have no meaning.
    fn begins_line(&self) -> bool {
        let start = |tag: &Tag<'_>| matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell);
        match self.events.last() {
            Some(Event::Start(tag)) => start(tag),
            last => matches!(last, Some(Event::SoftBreak | Event::HardBreak)),
        }
    }

    /// The spaces at the end of a line have no meaning.
    fn end_line(&mut self) {
        if self.in_line {
            return;
        }
        if let Some(Event::Text(text)) = self.events.last_mut() {
            let kept = text.trim_end_matches(' ').len();
            if kept == 0 {
                self.events.pop();
            } else if kept < text.len() {
                *text = text[..kept].to_owned().into();
            }
        }
    }

    fn link(&self, address: &Address, title: &str, is_bare: bool) -> Tag<'static> {
        let title = one_line(title);
        match address {
            Address::Mailbox(mailbox) if is_bare => link_to(mailbox.clone(), &title, LinkType::Email),
            Address::Mailbox(mailbox) => link_to(format!("mailto:{mailbox}"), &title, LinkType::Inline),
            Address::Outside(address) if is_bare => link_to(address.clone(), &title, LinkType::Autolink),
            Address::Outside(address) | Address::Site(address) => link_to(address.clone(), &title, LinkType::Inline),
            Address::Part(anchor) => link_to(format!("{}#{anchor}", self.leaving.page), &title, LinkType::Inline),
        }
    }
}

fn is_block(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

fn link_to(address: String, title: &str, kind: LinkType) -> Tag<'static> {
    Tag::Link { link_type: kind, dest_url: address.into(), title: title.to_owned().into(), id: "".into() }
}

/// With the mark that pages have in place of characters that no reader can see.
fn printable(text: &str) -> String {
    text.chars().map(|c| if !matches!(c, '\n' | '\t') && is_unprintable(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests;
