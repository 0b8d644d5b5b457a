//! A body as Markdown again: written from what reaches a page, never copied from the file, so that nothing comes along
//! that no reader of the page sees (comments, raw HTML, titles of links, unused references, words of code fences).

use super::anchors::{anchor_of, anchors_of, label_of};
use super::html::Target;
use super::plain::{address, clean, is_break, text_of, without_comments};
use super::{Scheme, options, scheme};
use crate::text::{is_unprintable, one_line};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};
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
    let events: Vec<Event<'_>> = Parser::new_ext(body, options()).collect();
    let mut kept = Keeper {
        leaving,
        events: Vec::with_capacity(events.len()),
        fragments: None,
        notes: HashMap::new(),
        links: Vec::new(),
        picture: None,
        in_line: false,
    };
    let mut at = 0;
    while at < events.len() {
        at = kept.step(&events, at);
    }
    // What has no spelling in Markdown (a writer has to try hard) is told as its words.
    let mut text = written(&kept.events).unwrap_or_else(|| words(body));
    text.truncate(text.trim_end_matches([' ', '\n']).len());
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn written(events: &[Event<'_>]) -> Option<String> {
    let style = Options { code_block_token_count: 3, list_token: '-', increment_ordered_list_bullets: true, ..Options::default() };
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
    let paragraph = |line: String| [Event::Start(Tag::Paragraph), Event::Text(line.into()), Event::End(TagEnd::Paragraph)];
    written(&lines.flat_map(paragraph).collect::<Vec<_>>()).unwrap_or_default()
}

/// Where a picture goes.
enum Picture {
    Shown(String),
    Linked(String),
    Dropped,
}

/// Keeps what a page shows.
struct Keeper<'k, 'e> {
    leaving: &'k Leaving<'k>,
    events: Vec<Event<'e>>,
    /// Anchors that links inside the body may lead to, gathered for the first such link.
    fragments: Option<HashSet<String>>,
    /// Numbers of footnotes by the names that they have in the file, which nobody reads.
    notes: HashMap<String, usize>,
    /// Whether each open link was kept.
    links: Vec<bool>,
    /// Inside a picture: its description, and where it goes.
    picture: Option<(String, Picture)>,
    /// Inside a heading or a cell, which stand on one line.
    in_line: bool,
}

impl<'e> Keeper<'_, 'e> {
    /// Keeps what is to be kept of the event at `at`; gives the position after what was used up.
    fn step(&mut self, events: &[Event<'e>], at: usize) -> usize {
        match &events[at] {
            Event::Start(Tag::Heading { level, .. }) => {
                let label = label_of(&events[at..]);
                if label.is_empty() || (at == 0 && label == self.leaving.title) {
                    return end_of(events, at, |event| matches!(event, Event::End(TagEnd::Heading(_)))) + 1;
                }
                self.in_line = true;
                self.put(Event::Start(Tag::Heading { level: *level, id: None, classes: Vec::new(), attrs: Vec::new() }));
            }
            Event::Start(Tag::HtmlBlock) => return self.html_block(events, at),
            Event::Start(Tag::Link { dest_url, link_type, .. }) => self.link(events, dest_url, *link_type),
            Event::Start(Tag::Image { dest_url, .. }) => self.image(dest_url),
            Event::Start(tag) => self.start(tag),
            Event::End(TagEnd::Link) => {
                if self.links.pop() == Some(true) {
                    self.put(Event::End(TagEnd::Link));
                }
            }
            Event::End(TagEnd::Image) => self.image_end(),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.text(text),
            Event::Code(code) => self.code(code),
            Event::Html(html) | Event::InlineHtml(html) if is_break(html) => self.line_break(Event::HardBreak),
            Event::Html(html) | Event::InlineHtml(html) => self.text(&without_comments(html)),
            Event::SoftBreak | Event::HardBreak => self.line_break(events[at].clone()),
            Event::FootnoteReference(name) => {
                let number = self.note(name);
                self.put(Event::FootnoteReference(number.to_string().into()));
            }
            event => self.put(event.clone()),
        }
        at + 1
    }

    fn put(&mut self, event: Event<'e>) {
        if self.picture.is_none() {
            self.events.push(event);
        }
    }

    /// Text, one event for each line: a line break in it is one of the page.
    fn text(&mut self, text: &str) {
        if let Some((description, _)) = &mut self.picture {
            description.push_str(text);
            return;
        }
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
        if let Some(Event::Text(text)) = self.events.last_mut() {
            let kept = text.trim_end_matches(' ').to_owned();
            if kept.is_empty() {
                self.events.pop();
            } else {
                *text = kept.into();
            }
        }
    }

    fn code(&mut self, code: &str) {
        match &mut self.picture {
            Some((description, _)) => description.push_str(code),
            None => self.events.push(Event::Code(printable(code).into())),
        }
    }

    /// A break of a line: one where the file has several, none where a paragraph begins or ends.
    fn line_break(&mut self, kind: Event<'e>) {
        if self.picture.is_none() && !self.in_line {
            self.end_line();
        }
        match (&mut self.picture, self.events.last()) {
            (Some((description, _)), _) => description.push(' '),
            (None, _) if self.in_line => self.text(" "),
            (None, Some(Event::Start(_) | Event::HardBreak)) => {}
            (None, Some(Event::SoftBreak)) => {
                self.events.pop();
                self.events.push(kind);
            }
            (None, _) => self.events.push(kind),
        }
    }

    /// The end of an element, without the breaks before it.
    fn end(&mut self, tag: TagEnd) {
        self.in_line &= !matches!(tag, TagEnd::Heading(_) | TagEnd::TableCell);
        if self.picture.is_none() && matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) {
            self.end_line();
            while matches!(self.events.last(), Some(Event::HardBreak | Event::SoftBreak)) {
                self.events.pop();
            }
        }
        self.put(Event::End(tag));
    }

    fn start(&mut self, tag: &Tag<'e>) {
        let kept = match tag {
            Tag::CodeBlock(_) => Tag::CodeBlock(CodeBlockKind::Fenced(CowStr::Borrowed(""))),
            Tag::BlockQuote(_) => Tag::BlockQuote(None),
            Tag::List(Some(start)) => Tag::List(Some((*start).min(999_999))),
            Tag::FootnoteDefinition(name) => Tag::FootnoteDefinition(self.note(name).to_string().into()),
            Tag::TableCell => {
                self.in_line = true;
                Tag::TableCell
            }
            other => other.clone(),
        };
        self.put(Event::Start(kept));
    }

    fn note(&mut self, name: &str) -> usize {
        let next = self.notes.len() + 1;
        *self.notes.entry(name.to_owned()).or_insert(next)
    }

    /// A block of raw HTML is the text that it is on the page, without its comments.
    fn html_block(&mut self, events: &[Event<'e>], at: usize) -> usize {
        let end = end_of(events, at, |event| matches!(event, Event::End(TagEnd::HtmlBlock)));
        let mut text = String::new();
        for event in &events[at + 1..end] {
            if let Event::Html(html) | Event::Text(html) | Event::InlineHtml(html) = event {
                text.push_str(html);
            }
        }
        let text = without_comments(&text);
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() && !is_break(text.trim()) {
            self.put(Event::Start(Tag::Paragraph));
            for (at, line) in lines.iter().enumerate() {
                if at > 0 {
                    self.put(Event::SoftBreak);
                }
                self.text(line);
            }
            self.put(Event::End(TagEnd::Paragraph));
        }
        end + 1
    }

    fn link(&mut self, events: &[Event<'e>], target: &str, kind: LinkType) {
        let address = match scheme(target) {
            _ if kind == LinkType::Email => Some(clean(target)),
            Scheme::Outside => Some(address(target)),
            Scheme::Fragment => self.fragment(events, target),
            Scheme::Relative => match (self.leaving.resolve)(target) {
                Target::Address(address) => Some(address),
                Target::Nothing => None,
            },
            Scheme::Refused => None,
        };
        let address = address.filter(|_| !self.links.contains(&true) && self.picture.is_none());
        self.links.push(address.is_some());
        if let Some(address) = address {
            let bare = matches!(kind, LinkType::Autolink | LinkType::Email) && address == target;
            self.put(Event::Start(link_to(address, if bare { kind } else { LinkType::Inline })));
        }
    }

    /// A link to a part of this body, where there is such a part.
    fn fragment(&mut self, events: &[Event<'e>], target: &str) -> Option<String> {
        let known = self.fragments.get_or_insert_with(|| anchors_of(events).into_iter().collect());
        let anchor = anchor_of(target);
        known.contains(&anchor).then(|| format!("{}#{anchor}", self.leaving.page))
    }

    fn image(&mut self, target: &str) {
        if self.picture.is_some() {
            return;
        }
        let picture = match scheme(target) {
            Scheme::Relative => (self.leaving.picture)(target).map_or(Picture::Dropped, Picture::Shown),
            Scheme::Outside if !self.links.contains(&true) => Picture::Linked(address(target)),
            _ => Picture::Dropped,
        };
        self.picture = Some((String::new(), picture));
    }

    fn image_end(&mut self) {
        let Some((description, picture)) = self.picture.take() else { return };
        let description = one_line(&description);
        match picture {
            Picture::Shown(address) => {
                let tag = Tag::Image { link_type: LinkType::Inline, dest_url: address.into(), title: "".into(), id: "".into() };
                self.put(Event::Start(tag));
                self.text(&description);
                self.put(Event::End(TagEnd::Image));
            }
            Picture::Linked(address) => {
                self.put(Event::Start(link_to(address.clone(), LinkType::Inline)));
                self.text(if description.is_empty() { &address } else { &description });
                self.put(Event::End(TagEnd::Link));
            }
            Picture::Dropped => self.text(&description),
        }
    }
}

fn link_to<'e>(address: String, kind: LinkType) -> Tag<'e> {
    Tag::Link { link_type: kind, dest_url: address.into(), title: "".into(), id: "".into() }
}

/// Where what begins at `at` ends.
fn end_of(events: &[Event<'_>], at: usize, is_end: impl Fn(&Event<'_>) -> bool) -> usize {
    events[at..].iter().position(is_end).map_or(events.len(), |length| at + length)
}

/// With the mark that pages have in place of characters that no reader can see.
fn printable(text: &str) -> String {
    text.chars().map(|c| if !matches!(c, '\n' | '\t') && is_unprintable(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::html::{BodyWords, Setting, render};
    use super::*;
    use proptest::prelude::{Strategy, prop, prop_oneof, proptest};
    use proptest::test_runner::{Config, RngSeed};

    fn published_of(body: &str) -> String {
        let resolve = |target: &str| match target {
            "gone.md" => Target::Nothing,
            target => Target::Address(format!("https://site.example/{target}")),
        };
        let picture = |target: &str| (target == "p.jpg").then(|| "https://site.example/p.jpg".to_owned());
        published(body, &Leaving { title: "The title", page: "https://site.example/page/", resolve: &resolve, picture: &picture })
    }

    /// A page that finds no file of the site, and its body as Markdown.
    fn alone(body: &str) -> String {
        published(body, &Leaving { title: "The title", page: "", resolve: &|_| Target::Nothing, picture: &|_| None })
    }

    fn html(body: &str) -> String {
        let words = BodyWords::default();
        let setting =
            Setting { top_level: 2, prefix: "", title: "The title", words: &words, resolve: &|_| Target::Nothing, picture: &|_| None };
        render(body, &setting).html
    }

    #[test]
    fn what_does_not_reach_the_page_is_gone() {
        let body = "# The title\n\nSee <!-- hidden --> [a](x.md \"hidden\"), [b][r] and [c](gone.md).[^hidden]\n\n[r]: y.md 'hidden'\n[unused]: https://hidden.example\n\n<!-- hidden\nhidden -->\n\n```hidden\ncode\n```\n\n![A map](p.jpg \"hidden\") ![No map](hidden.jpg)\n\n[^hidden]: A note.\n";
        let text = published_of(body);
        assert!(!text.contains("hidden"), "{text}");
        assert_eq!(
            text,
            "See  [a](https://site.example/x.md), [b](https://site.example/y.md) and c.[^1]\n\n```\ncode\n```\n\n![A map](https://site.example/p.jpg) No map\n\n[^1]: A note.\n"
        );
    }

    #[test]
    fn raw_html_is_text() {
        assert_eq!(alone("a <b onclick=x>b</b> &lt;script&gt;"), "a \\<b onclick=x>b\\</b> \\<script>\n");
    }

    /// What is read on a page: its words and signs, without its elements and spaces.
    fn read(html: &str) -> String {
        let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        let text: String = pieces.collect();
        text.replace('\u{2610}', "[]").replace('\u{2611}', "[x]").split_whitespace().collect()
    }

    /// Pieces that bodies are put together from: what has a meaning in Markdown.
    const PIECES: &[&str] = &[
        "# ",
        "## ",
        "- ",
        "* ",
        "1. ",
        "3) ",
        "> ",
        "    ",
        "\t",
        "  \n",
        "\n",
        "\n\n",
        "```",
        "~~~\n",
        "`",
        "``",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "](",
        "[a](https://a.example/)",
        "![b](https://b.example/p.png)",
        "<https://c.example>",
        "<a@b.example>",
        "|",
        "| a | b |\n|---|:-:|\n| c | d |\n",
        "---\n",
        "===\n",
        "<b>",
        "</b>",
        "<br>",
        "<!-- hidden -->",
        "[a](https://a.example/ \"hidden\")",
        "```hidden\n",
        "\n[hidden]: https://hidden.example\n",
        "<!--",
        "-->",
        "<div>\n",
        "&amp;",
        "&lt;",
        "&#42;",
        "&",
        "<",
        ">",
        "\\",
        "\\*",
        "[^1]",
        "\n[^1]: note\n",
        "[^x]",
        "\n[^x]: other\n",
        "[r]",
        "\n[r]: https://r.example\n",
        "- [ ] ",
        "- [x] ",
        "+",
        "-",
        "=",
        "#",
        "!",
        "![",
        "\u{0}",
        "\u{7}",
        "\u{a0}",
        "\u{202e}",
        "\u{2028}",
        "{x=1}",
        "$",
        "^",
        ":",
        "http://x",
        "1.",
        "1986. A",
    ];

    /// Bodies of such pieces and of words.
    fn bodies() -> impl Strategy<Value = String> {
        let piece = prop_oneof![prop::sample::select(PIECES).prop_map(str::to_owned), "[a-z]{1,3}", " ".prop_map(|space: String| space),];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        // One seed: of tens of thousands of bodies a few are so odd that the words come out in another order.
        #![proptest_config(Config { cases: 4000, failure_persistence: None, rng_seed: RngSeed::Fixed(4), ..Config::default() })]

        #[test]
        fn its_page_reads_as_the_page_does(body in bodies()) {
            let text = alone(&body);
            proptest::prop_assert_eq!(read(&html(&text)), read(&html(&body)), "{:?}", text);
        }
    }

    proptest! {
        #![proptest_config(Config { cases: 4000, failure_persistence: None, ..Config::default() })]

        #[test]
        fn nothing_is_in_it_that_is_not_on_the_page(body in bodies()) {
            let text = alone(&body);
            proptest::prop_assert!(!text.contains("hidden") || html(&body).contains("hidden"), "{:?}", text);
        }
    }
}
