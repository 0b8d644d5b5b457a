//! How long after an edit the preview has the new page, and how long until the whole site is checked: load, take over
//! and render, then prepare, as `serve` does it.

use crate::oldest_huddle;
use huddle::disk::load;
use huddle::publish::pipeline::edits::edits;
use huddle::publish::pipeline::{self, Unobserved};
use std::path::Path;
use std::time::Instant;

/// Edits one huddle six times, and gives milliseconds until its page is there and until everything is checked: the
/// medians of all but the first.
pub fn after_an_edit(content: &Path) -> (f64, f64) {
    let mut files = load::Remembered::default();
    let mut memory = pipeline::Memory::keeping();
    let options = pipeline::Options { today: crate::TODAY.parse().expect("a day"), drafts: false, base_url: None };
    let edited = oldest_huddle(&content.join("huddles/harbor"));
    let text = std::fs::read_to_string(&edited).expect("it can be read");
    let mut inputs = load::load_again(content, &mut files).expect("the folder can be read");
    let mut site = pipeline::prepare(&inputs, &options, &mut memory, &Unobserved);
    let key = site
        .plan
        .pages
        .iter()
        .map(|placed| placed.page)
        .find(|page| matches!(page.key, huddle::site::plan::Key::Huddle(index) if is_of(&site, index, &edited)))
        .expect("the edited huddle has a page");
    let (mut pages, mut checked) = (Vec::new(), Vec::new());
    for round in 0..6 {
        let words = format!("Edit {round}.");
        std::fs::write(&edited, format!("{text}\n{words}\n")).expect("it can be written");
        let started = Instant::now();
        let now = load::load_again(content, &mut files).expect("the folder can be read");
        if let Some(edits) = edits(&site, (&inputs, &now), &mut memory) {
            site.take_over(&edits);
        } else {
            site = pipeline::prepare(&now, &options, &mut memory, &Unobserved);
        }
        let page = site.render(key).expect("it renders");
        let shown = started.elapsed();
        assert!(String::from_utf8_lossy(&page.bytes).contains(&words), "the page has the edit");
        inputs = now;
        let before = std::mem::replace(&mut site, pipeline::prepare(&inputs, &options, &mut memory, &Unobserved));
        std::thread::spawn(move || drop(before));
        assert!(!site.has_errors(), "{:?}", site.diags.first());
        if round > 0 {
            pages.push(shown.as_secs_f64() * 1000.0);
            checked.push(started.elapsed().as_secs_f64() * 1000.0);
        }
    }
    std::fs::write(&edited, text).expect("it can be written");
    (crate::median(pages), crate::median(checked))
}

/// Whether a huddle was read from this file.
fn is_of(site: &pipeline::Prepared, index: huddle::record::model::HuddleIndex, file: &Path) -> bool {
    file.ends_with(site.site.source(site.site.huddle(index).source).path.as_str())
}
