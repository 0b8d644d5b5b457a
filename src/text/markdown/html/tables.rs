//! Tables as HTML: a region that scrolls and has a name, heads that say what they head.

use super::Html;
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

impl Html<'_> {
    pub(super) fn table(&mut self, alignments: &[Alignment]) {
        self.cells = Some(Cells { alignments: alignments.to_vec(), column: 0, in_head: false });
        let under = self.out.headings.last().map_or(String::new(), |heading| format!(": {}", shorten(&heading.label, LONGEST_LABEL)));
        let label = crate::text::escape(&format!("{}{under}", self.setting.words.table));
        let _ = writeln!(self.out.html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"><table>");
    }

    pub(super) fn cell_state(&mut self, in_head: bool) {
        if let Some(cells) = &mut self.cells {
            cells.in_head = in_head;
            cells.column = 0;
        }
    }

    pub(super) fn cell(&mut self) {
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
    pub(super) fn cell_end(&mut self) {
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
}
