//! What a page says as linked data: JSON-LD in the words of schema.org, for search engines and other programs. Typed
//! data of its own for each family, made from what the page shows and nothing else. Blocks stand beside one another,
//! each complete; what hangs from another thing (an area from the office that serves it) is inside its block.

mod breadcrumb;
mod dataset;
mod event;
mod organization;
mod page;
mod script;
mod website;

use super::viewer::Viewer;
use crate::site::plan::Key;
use crate::site::plan::data::Format;
use serde::Serialize;

pub use page::Page;

/// The vocabulary that every block is in.
const CONTEXT: &str = "https://schema.org";

#[derive(Serialize)]
struct Block<T> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(flatten)]
    thing: T,
}

/// The blocks of a page, each ready to stand inside a `script` element that holds data.
pub fn blocks(viewer: &Viewer<'_>, page: &Page<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    match page.key {
        // A commitment has an address of its own to be linked by; search engines find it through its huddle.
        Key::NotFound | Key::Former(_) | Key::Commitment(_) => return blocks,
        Key::Home => {
            blocks.push(block(website::of_home(viewer, page)));
            blocks.push(block(organization::publisher(viewer)));
            blocks.extend(dataset::of_site(viewer, &[Format::Csv]).map(block));
        }
        Key::Data => {
            let formats = [Format::Csv, Format::JsonLines, Format::GeoJson];
            blocks.extend(dataset::of_site(viewer, &formats).map(block));
        }
        Key::Division(index) => blocks.push(block(organization::division(viewer, index, page))),
        Key::Area(index) => blocks.push(block(organization::of_area(viewer, index, page))),
        Key::Huddle(index) => blocks.push(block(event::event(viewer, index, page))),
        _ => {}
    }
    blocks.extend(breadcrumb::list(viewer, page).map(block));
    blocks
}

fn block<T: Serialize>(thing: T) -> String {
    script::written(&Block { context: CONTEXT, thing })
}
