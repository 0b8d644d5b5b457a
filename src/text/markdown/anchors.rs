//! Anchors of a body's headings: made from their text, the same wherever the body is shown, so that links to parts can
//! be judged without rendering.

use super::raw_html::{is_break, without_comments};
use super::reading::{Reading, read};
use crate::text::{decode, one_line, slug};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The longest anchor, without the number that distinguishes equal ones.
const LONGEST: usize = 60;

/// The text of the heading that begins here, on one line: what a page shows of it, raw HTML included.
pub(super) fn label_of(events: &[Event<'_>]) -> String {
    let mut label = String::new();
    for event in events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_)))) {
        match event {
            Event::Text(text) | Event::Code(text) => label.push_str(text),
            Event::InlineHtml(html) if !is_break(html) => label.push_str(&without_comments(html)),
            Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => label.push(' '),
            _ => {}
        }
    }
    one_line(&label)
}

/// Gives anchors that no heading before had. Equal names cost no more than different ones.
#[derive(Default)]
pub(super) struct Anchors {
    taken: HashSet<String>,
    /// Of a name that was given before: the number that the next one is tried with.
    next: HashMap<String, usize>,
}

impl Anchors {
    /// The anchor of the next heading with this text: the first has none, a second one ends in `-2`.
    pub fn give(&mut self, label: &str) -> String {
        let base: String = slug(label).chars().take(LONGEST).collect();
        let base = if base.is_empty() { "m-part".to_owned() } else { format!("m-{base}") };
        self.unique(base, 2)
    }

    /// `base`, else with the first free number from `first` on.
    fn unique(&mut self, base: String, first: usize) -> String {
        if self.taken.insert(base.clone()) {
            return base;
        }
        let number = self.next.entry(base.clone()).or_insert(first);
        loop {
            let anchor = format!("{base}-{number}");
            *number += 1;
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

/// The parts of a body that links may lead to.
#[derive(Debug)]
pub struct Parts {
    anchors: Vec<String>,
    /// By anchor, by the id that GitHub gives (what editors show a writer), and by the slug of the heading's text.
    by_anchor: HashMap<String, usize>,
    by_editor: HashMap<String, usize>,
    by_slug: HashMap<String, usize>,
    /// What a writer may type for each heading.
    pub fragments: Arc<Vec<String>>,
}

/// The parts of a body that stands below `title`.
pub fn parts(body: &str, title: &str) -> Parts {
    Parts::of(&read(body), title)
}

impl Parts {
    /// The parts of a text; a heading that repeats the title has none.
    pub(super) fn of(reading: &Reading<'_>, title: &str) -> Self {
        let events = &reading.events;
        let mut parts = Self {
            anchors: Vec::new(),
            by_anchor: HashMap::new(),
            by_editor: HashMap::new(),
            by_slug: HashMap::new(),
            fragments: Arc::default(),
        };
        let mut fragments = Vec::new();
        let (mut anchors, mut editor) = (Anchors::default(), Anchors::default());
        let starts = events.iter().enumerate().filter(|(_, event)| matches!(event, Event::Start(Tag::Heading { .. })));
        for (at, _) in starts {
            let label = label_of(&events[at..]);
            if label.is_empty() {
                continue;
            }
            let (number, anchor, typed) =
                (parts.anchors.len(), anchors.give(&label), editor.unique(editor_id(&label), 1));
            parts.by_anchor.insert(anchor.clone(), number);
            parts.by_editor.insert(typed.clone(), number);
            parts.by_slug.entry(slug(&label)).or_insert(number);
            fragments.push(format!("#{typed}"));
            // A first heading that repeats the page's title is not shown: a link to it leads to the page.
            parts.anchors.push(if at == 0 && label == title { String::new() } else { anchor });
        }
        parts.fragments = Arc::new(fragments);
        parts
    }

    /// The anchor that a fragment (`#part`) means: an anchor of the page, an id as GitHub forms it, or the heading's
    /// words. Empty where that is the page itself; `None` where no heading fits.
    pub fn find(&self, fragment: &str) -> Option<&str> {
        let fragment = decode(fragment.trim_start_matches('#'));
        let words = slug(&fragment);
        let found = self
            .by_anchor
            .get(&fragment)
            .or_else(|| self.by_editor.get(&fragment))
            .or_else(|| self.by_editor.get(&fragment.to_lowercase()))
            .or_else(|| self.by_slug.get(&words).filter(|_| !words.is_empty()))
            .or_else(|| self.by_anchor.get(&format!("m-{words}")));
        found.map(|at| self.anchors[*at].as_str())
    }
}

/// The id that GitHub gives a heading: small letters, signs dropped, a hyphen for each space.
fn editor_id(label: &str) -> String {
    let keep = |c: char| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
        _ => None,
    };
    label.to_lowercase().chars().filter_map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_by_what_writers_type() {
        let parts =
            parts("# Budget\n\n## Street lights & noise\n\n## Part\n\n## Part\n\n## Part 2\n\n## Größe\n", "Budget");
        assert_eq!(parts.find("#Street-lights--noise"), Some("m-street-lights-noise"));
        assert_eq!(parts.find("street-lights-noise"), Some("m-street-lights-noise"));
        assert_eq!(parts.find("Street%20lights%20&%20noise"), Some("m-street-lights-noise"));
        assert_eq!(parts.find("#part"), Some("m-part"));
        // As GitHub counts, the second is 1; as the address of the page, it is 2.
        assert_eq!((parts.find("#part-1"), parts.find("#m-part-2")), (Some("m-part-2"), Some("m-part-2")));
        assert_eq!(parts.find("#part-2"), Some("m-part-2-2"));
        assert_eq!((parts.find("#größe"), parts.find("#gr%C3%B6%C3%9Fe")), (Some("m-grosse"), Some("m-grosse")));
        assert_eq!((parts.find("#budget"), parts.find("#nothing")), (Some(""), None));
    }

    #[test]
    fn equal_headings_get_anchors_of_their_own() {
        let mut anchors = Anchors::default();
        let given: Vec<String> = ["A", "A", "A 2", "A", "«»", "«»"].iter().map(|label| anchors.give(label)).collect();
        assert_eq!(given, ["m-a", "m-a-2", "m-a-2-2", "m-a-3", "m-part", "m-part-2"]);
    }
}
