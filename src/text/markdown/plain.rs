//! A body as nothing but its words.

use super::links::Target;
use super::reading::read;
use super::walk::{Element, Picture, Rules, Writer, walk};
use pulldown_cmark::TagEnd;

/// The words of a body, a line for each of its blocks: all that a page shows as text, but no markup and no addresses.
pub fn text_of(body: &str) -> String {
    let mut words = Words { text: String::with_capacity(body.len()) };
    let rules = Rules { title: "", resolve: &|_| Target::Address(String::new()), picture: &|_| None::<()> };
    walk(&read(body), &rules, &mut words);
    words.text
}

struct Words {
    text: String,
}

impl Writer<()> for Words {
    fn open(&mut self, _: &Element<'_>) {}

    fn close(&mut self, element: TagEnd) {
        let ends_line = matches!(
            element,
            TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::CodeBlock
        );
        if element == TagEnd::TableCell {
            self.text.push(' ');
        } else if ends_line && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn code(&mut self, code: &str) {
        self.text.push_str(code);
    }

    fn line_break(&mut self, _: bool) {
        self.text.push(' ');
    }

    fn rule(&mut self) {}

    fn tick(&mut self, _: bool) {}

    fn note_reference(&mut self, _: usize, _: bool) {}

    fn picture(&mut self, _: Picture<()>, description: &str) {
        self.text.push_str(description);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_body_only_the_words_are_left() {
        let body = "# Two *lamps*\n\nSee [the plan](x.md), now.<!-- not this -->\n\n- one\n- `two`\n\n| A | B \
            |\n|---|---|\n| c | d |\n";
        assert_eq!(text_of(body), "Two lamps\nSee the plan, now.\none\ntwo\nA B \nc d \n");
    }

    #[test]
    fn words_that_a_page_shows_as_raw_html_are_words() {
        let body = "<div>The gazebo was \
            painted</div>\n\n<table><tr><td>Budget</td><td>carousel</td></tr></table>\n\n[Ruiz]: Aye\n\nA <b>bandstand</b>.\n";
        let text = text_of(body);
        for word in ["gazebo", "carousel", "Ruiz", "Aye", "bandstand"] {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert_eq!(text_of("<!-- hidden -->\n\n<br>\n"), " ");
    }
}
