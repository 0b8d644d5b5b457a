//! A body as HTML: what is shown of it, with headings below the page's own and tables that scroll in a box. Every tag
//! is written here; there is no way for a writer's tag or attribute to come through.

mod paragraphs;
mod tables;

pub use super::links::Target;
use super::picture::{self, PictureTag};
use super::reading::read;
use super::walk::{Address, Element, Picture, Rules, Writer, walk};
use crate::text::{address_of_mailbox, escape_into};
pub use paragraphs::Addressed;
use paragraphs::Paragraphs;
use pulldown_cmark::TagEnd;
use std::fmt::Write as _;
use tables::Cells;

/// What the renderer asks of the page.
pub struct Setting<'a> {
    /// Level that the body's highest heading gets, 2 to 5.
    pub top_level: u8,
    /// Put before every id of the body, where a page shows several bodies; else empty.
    pub prefix: &'a str,
    /// Whether each paragraph has an address of its own.
    pub paragraphs: Addressed,
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
    /// The label of the box that a wide table scrolls in.
    pub table: String,
    /// Read in place of a box that is ticked.
    pub ticked: String,
    /// Read in place of a box that is not.
    pub empty_box: String,
    /// The name of a footnote's number for screen readers.
    pub footnote: String,
}

/// A heading of the body: text and anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// As it is on the page: from 2, or below the heading that the body stands under, to 6.
    pub level: u8,
    /// Plain text.
    pub label: String,
    /// Its `id`, with the prefix of the body's setting.
    pub anchor: String,
}

/// A rendered body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Safe markup: nothing in it is as the writer typed it.
    pub html: String,
    /// In the order of the page.
    pub headings: Vec<Heading>,
}

/// Renders a body.
pub fn render(body: &str, setting: &Setting<'_>) -> Rendered {
    let mut writer = Html {
        setting,
        out: Rendered { html: String::with_capacity(body.len() + body.len() / 2), headings: Vec::new() },
        levels: Vec::new(),
        cells: None,
        paragraphs: Paragraphs::new(setting.paragraphs),
    };
    walk(&read(body), &Rules { title: setting.title, resolve: setting.resolve, picture: setting.picture }, &mut writer);
    writer.out
}

struct Html<'s> {
    setting: &'s Setting<'s>,
    out: Rendered,
    /// Levels of the body's headings that are open, as written.
    levels: Vec<u8>,
    cells: Option<Cells>,
    paragraphs: Paragraphs,
}

/// The longest number that fits beside a list; a longer one is written into the line.
const WIDEST_NUMBER: u64 = 999;

impl Writer<PictureTag> for Html<'_> {
    fn open(&mut self, element: &Element<'_>) {
        match element {
            Element::Paragraph => {
                self.paragraphs.open(self.out.html.len() + "<p".len());
                self.push("<p>");
            }
            Element::Heading(level, label, anchor) => self.heading(*level, label, anchor),
            Element::Quote => self.push("<blockquote>\n"),
            Element::Code => self.push("<pre tabindex=\"0\"><code>"),
            Element::List(None) => self.push("<ul>\n"),
            Element::List(Some(1)) => self.push("<ol>\n"),
            Element::List(Some(first)) => {
                let class = if *first > WIDEST_NUMBER { " class=\"long\"" } else { "" };
                let _ = writeln!(self.out.html, "<ol{class} start=\"{first}\">");
            }
            Element::Item(None) => {
                self.paragraphs.open(self.out.html.len() + "<li".len());
                self.push("<li>");
            }
            Element::Item(Some(number)) => {
                self.paragraphs.open(self.out.html.len() + "<li".len());
                let _ = write!(self.out.html, "<li value=\"{number}\">");
            }
            Element::Emphasis => self.push("<em>"),
            Element::Strong => self.push("<strong>"),
            Element::Struck => self.push("<s>"),
            Element::Table(alignments) => {
                let heading = self.out.headings.last().map(|heading| heading.label.as_str());
                self.cells = Some(Cells::open(&mut self.out.html, alignments, &self.setting.words.table, heading));
            }
            Element::Head => {
                self.row(true);
                self.push("<thead><tr>");
            }
            Element::Row => {
                self.row(false);
                self.push("<tr>");
            }
            Element::Cell => {
                let tag = self.cells.as_mut().map_or(String::new(), Cells::cell);
                self.push(&tag);
            }
            Element::Link(address, title, _) => self.link(address, title),
            Element::Note(number, is_first) => {
                let prefix = self.setting.prefix;
                let id = if *is_first { format!(" id=\"{prefix}{NOTE}{number}\"") } else { String::new() };
                let _ = write!(self.out.html, "<div class=\"footnote\"{id}><span class=\"number\">{number}.</span> ");
            }
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.paragraphs.close(&mut self.out.html);
                self.push("</p>\n");
            }
            TagEnd::Heading(_) => {
                let level = self.out.headings.last().map_or(self.setting.top_level, |heading| heading.level);
                let _ = writeln!(self.out.html, "</h{level}>");
            }
            TagEnd::BlockQuote(_) => self.push("</blockquote>\n"),
            TagEnd::CodeBlock => self.push("</code></pre>\n"),
            TagEnd::List(true) => self.push("</ol>\n"),
            TagEnd::List(false) => self.push("</ul>\n"),
            TagEnd::Item => {
                self.paragraphs.close(&mut self.out.html);
                self.push("</li>\n");
            }
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</s>"),
            TagEnd::Table => {
                self.cells = None;
                self.push("</tbody></table></div>\n");
            }
            TagEnd::TableHead => self.push("</tr></thead><tbody>\n"),
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => tables::cell_end(&mut self.out.html, self.cells.as_ref()),
            TagEnd::Link => self.push("</a>"),
            TagEnd::FootnoteDefinition => self.push("</div>\n"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.paragraphs.text(text);
        escape_into(&mut self.out.html, text);
    }

    fn code(&mut self, code: &str) {
        self.push("<code>");
        self.text(code);
        self.push("</code>");
    }

    fn line_break(&mut self, is_hard: bool) {
        self.paragraphs.text(" ");
        self.push(if is_hard { "<br>\n" } else { "\n" });
    }

    fn rule(&mut self) {
        self.push("<hr>\n");
    }

    fn tick(&mut self, is_ticked: bool) {
        let words = self.setting.words;
        let (sign, word) = if is_ticked { ("\u{2611}", &words.ticked) } else { ("\u{2610}", &words.empty_box) };
        self.push("<span class=\"box\" role=\"img\" aria-label=\"");
        self.text(word);
        let _ = write!(self.out.html, "\">{sign}</span> ");
    }

    fn note_reference(&mut self, number: usize, is_first: bool) {
        let prefix = self.setting.prefix;
        let id = if is_first { format!(" id=\"{prefix}{REFERENCE}{number}\"") } else { String::new() };
        let _ = write!(self.out.html, "<sup><a{id} href=\"#{prefix}{NOTE}{number}\" aria-label=\"");
        self.text(&self.setting.words.footnote);
        let _ = write!(self.out.html, " {number}\">{number}</a></sup>");
    }

    fn picture(&mut self, picture: Picture<PictureTag>, description: &str) {
        match picture {
            Picture::Shown(tag, title) => {
                let html = picture::html(&tag, description, &title);
                self.push(&html);
            }
            Picture::Linked(address) => {
                self.link(&Address::Outside(address.clone()), "");
                self.text(if description.is_empty() { &address } else { description });
                self.push("</a>");
            }
            Picture::Dropped => self.text(description),
        }
    }
}

/// Ids of footnotes and of where they are referred to. No heading can have them: its own never hold two hyphens.
const NOTE: &str = "m--note-";
const REFERENCE: &str = "m--ref-";

impl Html<'_> {
    fn push(&mut self, html: &str) {
        self.out.html.push_str(html);
    }

    fn row(&mut self, in_head: bool) {
        if let Some(cells) = &mut self.cells {
            cells.row(in_head);
        }
    }

    fn heading(&mut self, written: u8, label: &str, anchor: &str) {
        while self.levels.last().is_some_and(|&open| open >= written) {
            self.levels.pop();
        }
        self.levels.push(written);
        let depth = u8::try_from(self.levels.len()).unwrap_or(6) - 1;
        let level = (self.setting.top_level + depth).min(6);
        let anchor = format!("{}{anchor}", self.setting.prefix);
        let _ = write!(self.out.html, "<h{level} id=\"{anchor}\">");
        self.out.headings.push(Heading { level, label: label.to_owned(), anchor });
    }

    fn link(&mut self, address: &Address, title: &str) {
        self.push("<a href=\"");
        match address {
            Address::Outside(address) | Address::Site(address) => self.text(address),
            Address::Mailbox(mailbox) => {
                self.push("mailto:");
                self.text(&address_of_mailbox(mailbox));
            }
            Address::Part(anchor) => {
                let _ = write!(self.out.html, "#{}{anchor}", self.setting.prefix);
            }
        }
        if !title.is_empty() {
            self.push("\" title=\"");
            self.text(title);
        }
        let is_outside = matches!(address, Address::Outside(_) | Address::Mailbox(_));
        self.push(if is_outside { "\" rel=\"noopener nofollow\">" } else { "\">" });
    }
}

#[cfg(test)]
mod tests;
