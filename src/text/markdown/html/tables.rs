//! Tables as HTML: a region that scrolls and has a name, heads that say what they head.

use crate::text::shorten;
use pulldown_cmark::Alignment;
use std::fmt::Write;

/// Where in a table the writer is.
pub(super) struct Cells {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

/// How much of a heading the name of a table below it holds, in characters.
const LONGEST_LABEL: usize = 100;

impl Cells {
    /// Begins a table: `name` is the word for one, `heading` what it stands below.
    pub fn open(html: &mut String, alignments: &[Alignment], name: &str, heading: Option<&str>) -> Self {
        let under = heading.map_or(String::new(), |heading| format!(": {}", shorten(heading, LONGEST_LABEL)));
        let label = crate::text::escape(&format!("{name}{under}"));
        let _ = writeln!(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"><table>");
        Self { alignments: alignments.to_vec(), column: 0, in_head: false }
    }

    /// Begins a row.
    pub fn row(&mut self, in_head: bool) {
        self.in_head = in_head;
        self.column = 0;
    }

    /// The beginning of a cell.
    pub fn cell(&mut self) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.column += 1;
        if self.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") }
    }
}

/// The end of a cell. An empty corner heads nothing: it is a cell, so that nobody hears of a head without words.
pub(super) fn cell_end(html: &mut String, cells: Option<&Cells>) {
    if !cells.is_some_and(|cells| cells.in_head) {
        return html.push_str("</td>");
    }
    let written = html.rfind("<th scope=\"col\"").filter(|at| html[*at..].find('>') == Some(html.len() - at - 1));
    match written {
        Some(at) => {
            html.truncate(at);
            html.push_str("<td></td>");
        }
        None => html.push_str("</th>"),
    }
}
