//! Numbers of lists as they were typed. Markdown keeps the first and counts on from it; minutes say "5." and mean it.

use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What the events of lists do not say, by their positions.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Items whose number is not the one that follows the item before.
    pub typed: HashMap<usize, u64>,
    /// Lists that are none: paragraphs that begin with a number, such as "2026. That was the year."
    pub none: HashSet<usize>,
    /// Lists whose numbers have zeros before them, and whose items hold more than lines: the numbers are words of their
    /// items.
    pub worded: HashSet<usize>,
    /// The numbers of their items, as they were typed.
    pub markers: HashMap<usize, String>,
}

struct Open {
    at: usize,
    is_ordered: bool,
    items: Vec<(usize, u64)>,
    paragraphs: usize,
    has_blocks: bool,
}

/// Goes through the events of `text`.
pub(super) fn number(text: &str, events: &[Event<'_>], ranges: &[Range<usize>]) -> Numbers {
    let mut numbers = Numbers::default();
    if !events.iter().any(|event| matches!(event, Event::Start(Tag::List(Some(_))))) {
        return numbers;
    }
    let mut lists: Vec<Open> = Vec::new();
    // The last number of a list that ended here, for each thing that lists can be in.
    let mut before: Vec<Option<u64>> = vec![None];
    for (at, event) in events.iter().enumerate() {
        if let Some(list) = lists.last_mut() {
            list.has_blocks |= is_block(event);
            list.paragraphs += usize::from(matches!(event, Event::Start(Tag::Paragraph)));
        }
        match event {
            Event::Start(Tag::List(start)) => {
                let is_ordered = start.is_some();
                lists.push(Open { at, is_ordered, items: Vec::new(), paragraphs: 0, has_blocks: false });
            }
            Event::Start(Tag::Item) => {
                before.push(None);
                let Some(list) = lists.last_mut().filter(|list| list.is_ordered) else { continue };
                list.items
                    .push((at, marker(&text[ranges[at].clone()]).trim_end_matches(['.', ')']).parse().unwrap_or(0)));
            }
            Event::Start(Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)) => before.push(None),
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition) => drop(before.pop()),
            Event::End(TagEnd::List(_)) => {
                let (Some(list), Some(before)) = (lists.pop(), before.last_mut()) else { continue };
                if list.is_ordered {
                    numbers.list(list, before, |item| marker(&text[ranges[item].clone()]).to_owned());
                }
            }
            _ => {}
        }
    }
    numbers
}

/// Whether something begins that is more than a line of text.
fn is_block(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::List(_)
                | Tag::BlockQuote(_)
                | Tag::FootnoteDefinition(_)
                | Tag::CodeBlock(_)
                | Tag::Heading { .. }
                | Tag::Table(_)
                | Tag::HtmlBlock
        ),
        event => *event == Event::Rule,
    }
}

impl Numbers {
    fn list(&mut self, list: Open, before: &mut Option<u64>, marker: impl Fn(usize) -> String) {
        let [(_, first), ..] = list.items[..] else { return };
        // "1. 1. 1." leaves the counting to the program.
        let is_counted = first <= 1 && list.items.iter().all(|(_, number)| *number == first);
        let follows = |pair: &[(usize, u64)]| pair[1].1 == pair[0].1 + 1;
        let goes_on = (before.is_some() && *before == first.checked_sub(1)) || list.items.windows(2).any(follows);
        // `007.` has no other way to be shown.
        let has_zeros = list.items.iter().any(|(item, _)| marker(*item).len() > 2 && marker(*item).starts_with('0'));
        let is_lines = !list.has_blocks && list.paragraphs <= list.items.len();
        if has_zeros || (!is_counted && !goes_on && is_lines) {
            if is_lines { &mut self.none } else { &mut self.worded }.insert(list.at);
            self.markers.extend(list.items.iter().map(|(item, _)| (*item, marker(*item))));
            if has_zeros {
                *before = list.items.last().map(|(_, number)| *number);
            }
            return;
        }
        let mut next = first;
        for (at, number) in &list.items {
            if *number != next && !is_counted {
                self.typed.insert(*at, *number);
                next = *number;
            }
            next += 1;
        }
        *before = Some(next - 1);
    }
}

/// The number of an item with the sign after it.
fn marker(item: &str) -> &str {
    let item = item.trim_start();
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    &item[..(digits + 1).min(item.len())]
}
