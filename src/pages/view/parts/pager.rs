//! Lists that are shown a page at a time: the rows of a page, its number, and the way through all of them.

use crate::pages::language::{Argument, Speech};
use crate::pages::view::shapes::{Pager, PagerPage};
use crate::pages::view::viewer::Viewer;
use crate::site::plan::Key;

/// The rows of one page of a list that shows `each` on a page.
pub fn rows<T>(list: &[T], page: u32, each: usize) -> &[T] {
    let start = (page as usize - 1) * each;
    &list[start.min(list.len())..(start + each).min(list.len())]
}

/// A title with the number of the page, but on the first, in the viewer's language.
pub fn numbered(viewer: &Viewer<'_>, title: String, page: u32) -> String {
    numbered_in(viewer.speech, title, page)
}

/// A title with the number of the page, but on the first.
pub fn numbered_in(speech: &Speech, title: String, page: u32) -> String {
    if page <= 1 {
        title
    } else {
        speech.say("page_of_title", &[("title", Argument::Text(&title)), ("page", Argument::Text(&page.to_string()))])
    }
}

/// The way through a list of several pages: first, last, and those around the current one.
pub fn pager(viewer: &Viewer<'_>, count: u32, current: u32, key: impl Fn(u32) -> Key) -> Option<Pager> {
    pages(viewer.speech, count, current, |page| viewer.address(key(page)))
}

/// The same for any list, with the address of each of its pages.
pub fn pages(speech: &Speech, count: u32, current: u32, address: impl Fn(u32) -> String) -> Option<Pager> {
    if count <= 1 {
        return None;
    }
    let mut pages = Vec::new();
    let mut last = 0;
    for number in (1..=count).filter(|&number| number == 1 || number == count || number.abs_diff(current) <= 2) {
        if number > last + 1 {
            pages.push(PagerPage { number: 0, address: String::new(), current: false, gap: true });
        }
        pages.push(PagerPage { number, address: address(number), current: number == current, gap: false });
        last = number;
    }
    let (page, of) = (current.to_string(), count.to_string());
    Some(Pager {
        text: speech.say("page_of", &[("page", Argument::Text(&page)), ("pages", Argument::Text(&of))]),
        previous: (current > 1).then(|| address(current - 1)),
        next: (current < count).then(|| address(current + 1)),
        pages,
    })
}

/// A length as messages take numbers.
pub fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
