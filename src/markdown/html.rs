//! A body as HTML: headings below the page's own, tables that scroll in a box, links through the plan, raw HTML as
//! text. Every tag is written here; there is no way for a writer's tag or attribute to come through.

use super::anchors::{anchor_of, anchors_of, label_of};
use super::picture::{self, PictureTag};
use super::plain::{address, clean, is_break, without_comments};
use super::{Scheme, options, scheme};
use crate::text::{escape_into, one_line};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// Where a relative link leads, as the page that shows it would write it.
pub enum Target {
    /// An address to link to, ready for `href` or `src`.
    Address(String),
    /// Nothing is there: the text stays, the link goes.
    Nothing,
}

/// What the renderer asks of the page.
pub struct Setting<'a> {
    /// Level that the body's highest heading gets, 2 to 5.
    pub top_level: u8,
    /// Put before every id of the body, where a page shows several bodies; else empty.
    pub prefix: &'a str,
    /// A first heading with this text is left out: the page has it already.
    pub title: &'a str,
    /// Labels of the interface: a table's box, a ticked and an empty box, a footnote.
    pub words: &'a BodyWords,
    /// Finds a relative link.
    pub resolve: &'a (dyn Fn(&str) -> Target + Sync),
    /// Finds a picture by its relative path.
    pub picture: &'a (dyn Fn(&str) -> Option<PictureTag> + Sync),
}

/// Words of the interface that a body needs, in the page's language.
#[derive(Clone, Debug, Default)]
pub struct BodyWords {
    pub table: String,
    pub ticked: String,
    pub empty_box: String,
    pub footnote: String,
    pub back: String,
    pub picture: String,
}

/// A heading of the body: text and anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub level: u8,
    pub label: String,
    pub anchor: String,
}

/// A rendered body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    pub html: String,
    pub headings: Vec<Heading>,
}

/// Renders a body.
pub fn render(body: &str, setting: &Setting<'_>) -> Rendered {
    let events: Vec<Event<'_>> = Parser::new_ext(body, options()).collect();
    let mut writer = Writer {
        setting,
        out: Rendered { html: String::with_capacity(body.len() + body.len() / 2), headings: Vec::new() },
        levels: Vec::new(),
        anchors: anchors_of(&events).into_iter(),
        fragments: None,
        notes: HashSet::new(),
        footnotes: HashMap::new(),
        cells: None,
        plain: None,
        links: Vec::new(),
        first: true,
    };
    let mut at = 0;
    while at < events.len() {
        at = writer.step(&events, at);
    }
    writer.out
}

struct Cells {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

struct Writer<'s> {
    setting: &'s Setting<'s>,
    out: Rendered,
    /// Levels of the body's headings that are open, as written.
    levels: Vec<u8>,
    /// Of the headings that are still to come.
    anchors: std::vec::IntoIter<String>,
    /// Anchors that links inside the body may lead to, gathered for the first such link.
    fragments: Option<HashSet<String>>,
    /// Footnotes that have been written.
    notes: HashSet<usize>,
    /// Numbers of footnotes by name, and how often each was referred to.
    footnotes: HashMap<String, (usize, usize)>,
    cells: Option<Cells>,
    /// Inside a picture: its description, as text.
    plain: Option<(String, Picture)>,
    /// Whether each open link was written.
    links: Vec<bool>,
    first: bool,
}

enum Picture {
    Shown(PictureTag),
    Linked(String),
    Dropped,
}

impl Writer<'_> {
    /// Writes the event at `at`; gives the position after what was used up.
    fn step(&mut self, events: &[Event<'_>], at: usize) -> usize {
        let first = std::mem::replace(&mut self.first, false);
        match &events[at] {
            Event::Start(Tag::Heading { level, .. }) => return self.heading(events, at, *level as u8, first),
            Event::Start(Tag::Link { dest_url, link_type, .. }) => self.link(events, dest_url, *link_type),
            Event::Start(Tag::HtmlBlock) => return self.html_block(events, at),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.text(text),
            Event::Code(code) => self.wrapped("code", code),
            Event::Html(html) | Event::InlineHtml(html) => self.raw(html),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::FootnoteReference(name) => self.footnote_reference(name),
            Event::TaskListMarker(ticked) => self.task(*ticked),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.wrapped("code", text),
        }
        at + 1
    }

    fn push(&mut self, html: &str) {
        if self.plain.is_none() {
            self.out.html.push_str(html);
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.plain {
            Some((plain, _)) => plain.push_str(text),
            None => escape_into(&mut self.out.html, text),
        }
    }

    fn wrapped(&mut self, tag: &str, text: &str) {
        self.push(&format!("<{tag}>"));
        self.text(text);
        self.push(&format!("</{tag}>"));
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.push("<p>"),
            Tag::BlockQuote(_) => self.push("<blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => self.push("<pre tabindex=\"0\"><code>"),
            Tag::List(None) => self.push("<ul>\n"),
            Tag::List(Some(1)) => self.push("<ol>\n"),
            Tag::List(Some(start)) => self.push(&format!("<ol start=\"{}\">\n", (*start).min(999_999))),
            Tag::Item => self.push("<li>"),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<s>"),
            Tag::Table(alignments) => {
                self.cells = Some(Cells { alignments: alignments.clone(), column: 0, in_head: false });
                let under = self.out.headings.last().map_or(String::new(), |heading| format!(": {}", heading.label));
                let label = crate::text::escape(&format!("{}{under}", self.setting.words.table));
                self.push(&format!("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"><table>\n"));
            }
            Tag::TableHead => {
                self.cell_state(true);
                self.push("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell_state(false);
                self.push("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Image { dest_url, .. } => self.image(dest_url),
            Tag::FootnoteDefinition(name) => self.footnote(name),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.push("</p>\n"),
            TagEnd::BlockQuote(_) => self.push("</blockquote>\n"),
            TagEnd::CodeBlock => self.push("</code></pre>\n"),
            TagEnd::List(true) => self.push("</ol>\n"),
            TagEnd::List(false) => self.push("</ul>\n"),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</s>"),
            TagEnd::Table => {
                self.cells = None;
                self.push("</tbody></table></div>\n");
            }
            TagEnd::TableHead => self.push("</tr></thead><tbody>\n"),
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => self.cell_end(),
            TagEnd::Link => {
                let written = self.links.pop() == Some(true);
                self.push(if written { "</a>" } else { "" });
            }
            TagEnd::Image => self.image_end(),
            TagEnd::FootnoteDefinition => self.push("</div>\n"),
            _ => {}
        }
    }

    fn cell_state(&mut self, in_head: bool) {
        if let Some(cells) = &mut self.cells {
            cells.in_head = in_head;
            cells.column = 0;
        }
    }

    fn cell(&mut self) {
        let Some(cells) = &mut self.cells else { return };
        let class = match cells.alignments.get(cells.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        cells.column += 1;
        let tag = if cells.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") };
        self.push(&tag);
    }

    /// An empty corner heads nothing: it is a cell, so that nobody hears of a head without words.
    fn cell_end(&mut self) {
        if !self.cells.as_ref().is_some_and(|cells| cells.in_head) {
            return self.push("</td>");
        }
        let written =
            self.out.html.rfind("<th scope=\"col\"").filter(|at| self.out.html[*at..].find('>') == Some(self.out.html.len() - at - 1));
        match written {
            Some(at) => {
                self.out.html.truncate(at);
                self.push("<td></td>");
            }
            None => self.push("</th>"),
        }
    }

    /// A heading whole, since its anchor is made from its text. A first one that repeats the page's title is left out.
    fn heading(&mut self, events: &[Event<'_>], at: usize, written: u8, first: bool) -> usize {
        let end = events[at..].iter().position(|event| matches!(event, Event::End(TagEnd::Heading(_)))).map_or(events.len(), |n| at + n);
        let label = label_of(&events[at..]);
        if label.is_empty() {
            return end + 1;
        }
        let anchor = format!("{}{}", self.setting.prefix, self.anchors.next().unwrap_or_default());
        if first && label == self.setting.title {
            return end + 1;
        }
        while self.levels.last().is_some_and(|&open| open >= written) {
            self.levels.pop();
        }
        self.levels.push(written);
        let depth = u8::try_from(self.levels.len()).unwrap_or(6) - 1;
        let level = (self.setting.top_level + depth).min(6);
        let _ = write!(self.out.html, "<h{level} id=\"{anchor}\">");
        let mut inner = at + 1;
        while inner < end {
            inner = self.step(events, inner);
        }
        let _ = writeln!(self.out.html, "</h{level}>");
        self.out.headings.push(Heading { level, label, anchor });
        end + 1
    }

    /// A block of raw HTML is shown as the text it is; comments are left out, as they were never meant to be read.
    fn html_block(&mut self, events: &[Event<'_>], at: usize) -> usize {
        let end = events[at..].iter().position(|event| matches!(event, Event::End(TagEnd::HtmlBlock))).map_or(events.len(), |n| at + n);
        let mut text = String::new();
        for event in &events[at + 1..end] {
            if let Event::Html(html) | Event::Text(html) | Event::InlineHtml(html) = event {
                text.push_str(html);
            }
        }
        let text = without_comments(&text);
        if is_break(text.trim()) {
            self.push("<br>\n");
        } else if !text.trim().is_empty() {
            self.push("<p>");
            self.text(text.trim());
            self.push("</p>\n");
        }
        end + 1
    }

    fn raw(&mut self, html: &str) {
        if is_break(html) {
            self.push("<br>");
        } else {
            self.text(&without_comments(html));
        }
    }

    fn link(&mut self, events: &[Event<'_>], target: &str, kind: LinkType) {
        let outside = kind == LinkType::Email || scheme(target) == Scheme::Outside;
        let address = match scheme(target) {
            _ if kind == LinkType::Email => Some(format!("mailto:{}", clean(target))),
            Scheme::Outside => Some(address(target)),
            Scheme::Fragment => self.fragment(events, target),
            Scheme::Relative => match (self.setting.resolve)(target) {
                Target::Address(address) => Some(address),
                Target::Nothing => None,
            },
            Scheme::Refused => None,
        };
        // A link inside a link would end the outer one; Markdown allows none, pictures may hold one.
        let address = address.filter(|_| !self.links.contains(&true) && self.plain.is_none());
        self.links.push(address.is_some());
        if let Some(address) = address {
            self.push("<a href=\"");
            self.text(&address);
            self.push(if outside { "\" rel=\"noopener nofollow\">" } else { "\">" });
        }
    }

    /// A link to a part of this body, where there is such a part.
    fn fragment(&mut self, events: &[Event<'_>], target: &str) -> Option<String> {
        let known = self.fragments.get_or_insert_with(|| anchors_of(events).into_iter().collect());
        let anchor = anchor_of(target);
        known.contains(&anchor).then(|| format!("#{}{anchor}", self.setting.prefix))
    }

    /// Pictures of the site are shown; those of others become links, so that no reader's visit is told elsewhere.
    fn image(&mut self, target: &str) {
        if self.plain.is_some() {
            return;
        }
        let picture = match scheme(target) {
            Scheme::Relative => (self.setting.picture)(target).map_or(Picture::Dropped, Picture::Shown),
            Scheme::Outside if !self.links.contains(&true) => Picture::Linked(address(target)),
            _ => Picture::Dropped,
        };
        self.plain = Some((String::new(), picture));
    }

    fn image_end(&mut self) {
        let Some((text, picture)) = self.plain.take() else { return };
        let alternative = one_line(&text);
        match picture {
            Picture::Shown(tag) => {
                let html = picture::html(&tag, &alternative);
                self.push(&html);
            }
            Picture::Linked(address) => {
                self.push("<a href=\"");
                self.text(&address);
                self.push("\" rel=\"noopener nofollow\">");
                let label = if alternative.is_empty() { self.setting.words.picture.clone() } else { alternative };
                self.text(&label);
                self.push("</a>");
            }
            Picture::Dropped => self.text(&alternative),
        }
    }

    fn footnote_number(&mut self, name: &str) -> &mut (usize, usize) {
        let next = self.footnotes.len() + 1;
        self.footnotes.entry(name.to_owned()).or_insert((next, 0))
    }

    fn footnote_reference(&mut self, name: &str) {
        let entry = self.footnote_number(name);
        entry.1 += 1;
        let (number, times) = *entry;
        let prefix = self.setting.prefix;
        let id = if times == 1 { format!(" id=\"{prefix}m-ref-{number}\"") } else { String::new() };
        let mut label = String::new();
        escape_into(&mut label, &self.setting.words.footnote);
        self.push(&format!("<sup><a{id} href=\"#{prefix}m-note-{number}\" aria-label=\"{label} {number}\">{number}</a></sup>"));
    }

    fn footnote(&mut self, name: &str) {
        let number = self.footnote_number(name).0;
        let prefix = self.setting.prefix;
        let id = if self.notes.insert(number) { format!(" id=\"{prefix}m-note-{number}\"") } else { String::new() };
        self.push(&format!("<div class=\"footnote\"{id}><span class=\"number\">{number}.</span> "));
    }

    fn task(&mut self, ticked: bool) {
        let words = self.setting.words;
        let (sign, word) = if ticked { ("\u{2611}", &words.ticked) } else { ("\u{2610}", &words.empty_box) };
        let mut label = String::new();
        escape_into(&mut label, word);
        self.push(&format!("<span class=\"box\" role=\"img\" aria-label=\"{label}\">{sign}</span> "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(body: &str) -> String {
        let words = BodyWords {
            table: "Table".into(),
            ticked: "done".into(),
            empty_box: "not done".into(),
            footnote: "Note".into(),
            ..BodyWords::default()
        };
        let resolve = |target: &str| if target.contains("missing") { Target::Nothing } else { Target::Address(format!("../{target}")) };
        let picture = |target: &str| {
            let sources = vec![("../p-640.jpg".to_owned(), 640), ("../p-1216.jpg".to_owned(), 1216)];
            Some(PictureTag { src: format!("../{target}"), sources, width: 608, height: 456 })
        };
        render(body, &Setting { top_level: 3, prefix: "", title: "The title", words: &words, resolve: &resolve, picture: &picture }).html
    }

    #[test]
    fn raw_html_is_text_and_comments_are_gone() {
        assert_eq!(html("a <script>x</script> <!-- secret --> <br> b"), "<p>a &lt;script&gt;x&lt;/script&gt;  <br> b</p>\n");
        assert_eq!(html("<div onclick=x>\n<!-- note -->\n</div>\n"), "<p>&lt;div onclick=x&gt;\n\n&lt;/div&gt;</p>\n");
        assert_eq!(html("# A {onclick=alert(1)}\n"), "<h3 id=\"m-a-onclick-alert-1\">A {onclick=alert(1)}</h3>\n");
    }

    #[test]
    fn links_lead_only_where_they_may() {
        assert_eq!(html("[a](javascript:x) [b](y.md) [c](missing.md)"), "<p>a <a href=\"../y.md\">b</a> c</p>\n");
        assert_eq!(
            html("![map](https://a.example/m.png)"),
            "<p><a href=\"https://a.example/m.png\" rel=\"noopener nofollow\">map</a></p>\n"
        );
        assert_eq!(
            html("![a \"b\" <c>](p.jpg)"),
            "<p><img src=\"../p.jpg\" srcset=\"../p-640.jpg 640w, ../p-1216.jpg 1216w\" sizes=\"(min-width: 42em) 608px, calc(100vw - 2.5rem)\" width=\"608\" height=\"456\" alt=\"a &quot;b&quot; &lt;c&gt;\" loading=\"lazy\" decoding=\"async\"></p>\n"
        );
    }

    #[test]
    fn headings_start_below_the_page_and_never_skip() {
        assert_eq!(
            html("# The title\n\n#### A\n\n###### B\n\n## A\n"),
            "<h3 id=\"m-a\">A</h3>\n<h4 id=\"m-b\">B</h4>\n<h3 id=\"m-a-2\">A</h3>\n"
        );
    }

    #[test]
    fn every_id_and_every_link_to_one_has_the_prefix() {
        let resolve = |_: &str| Target::Nothing;
        let words = BodyWords::default();
        let setting = Setting { top_level: 4, prefix: "h7-", title: "", words: &words, resolve: &resolve, picture: &|_| None };
        let html = render("# Part\n\n[up](#part) x[^1]\n\n[^1]: note\n", &setting).html;
        assert!(html.contains("<h4 id=\"h7-m-part\">") && html.contains("href=\"#h7-m-part\""), "{html}");
        assert!(html.contains("id=\"h7-m-ref-1\" href=\"#h7-m-note-1\"") && html.contains("id=\"h7-m-note-1\""), "{html}");
    }

    #[test]
    fn boxes_and_notes_have_names() {
        assert!(html("- [x] a\n").contains("role=\"img\" aria-label=\"done\""));
        let notes = html("x[^1] y[^1]\n\n[^1]: note\n");
        assert_eq!(notes.matches("id=\"m-ref-1\"").count(), 1);
        assert_eq!(notes.matches("id=\"m-note-1\"").count(), 1);
    }
}
