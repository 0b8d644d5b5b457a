//! The beginning of a list on a page that is about more than it: how many of how many are here, and the way to all.

use super::pager::number;
use crate::pages::language::Argument;
use crate::pages::view::shapes::{Link, Listed};
use crate::pages::view::viewer::Viewer;
use crate::site::plan::Key;
use crate::site::plan::data::{self, Format};
use crate::text::address_of_file;

/// Items that a page shows of a list of `whole`; `all` is the page that has every one of them.
pub fn listed<T>(viewer: &Viewer<'_>, items: Vec<T>, whole: usize, all: Key) -> Listed<T> {
    let link = (items.len() < whole).then(|| Link {
        label: viewer.speech.count("list_all", number(whole)),
        address: viewer.address(all),
        lang: String::new(),
    });
    Listed { shown: shown(viewer, items.len(), whole), all: link, csv: None, items }
}

/// Leads to a table of the whole site as CSV, said in the words of the message `word`; `None` where it is not
/// published.
pub fn table_link(viewer: &Viewer<'_>, table: &str, word: &str) -> Option<Link> {
    let files = data::files(viewer.site, table).into_iter();
    let file = files.filter(|(format, _)| *format == Format::Csv).map(|(_, path)| path).next()?;
    Some(Link { label: viewer.word(word), address: address_of_file(file.as_str()), lang: String::new() })
}

/// "10 of 43".
pub fn shown(viewer: &Viewer<'_>, part: usize, whole: usize) -> String {
    let text = |length: usize| viewer.speech.dates.number(number(length));
    let (part, whole) = (text(part), text(whole));
    viewer.speech.say("list_part", &[("part", Argument::Text(&part)), ("whole", Argument::Text(&whole))])
}

/// "51 to 100 of 346"; empty where there is nothing.
pub fn shown_on_page(viewer: &Viewer<'_>, before: usize, here: usize, whole: usize) -> String {
    if here == 0 {
        return String::new();
    }
    let text = |length: usize| viewer.speech.dates.number(number(length));
    let (from, to, whole) = (text(before + 1), text(before + here), text(whole));
    let arguments = [("from", Argument::Text(&from)), ("to", Argument::Text(&to)), ("whole", Argument::Text(&whole))];
    viewer.speech.say("list_page", &arguments)
}
