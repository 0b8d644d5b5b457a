//! How long after an edit the preview has the new page: load, prepare and render, as `serve` does it.

use crate::oldest_huddle;
use huddle::disk::load;
use huddle::publish::pipeline;
use std::path::Path;
use std::time::Instant;

/// Edits one huddle six times, and gives milliseconds: the median of all but the first.
pub fn after_an_edit(content: &Path) -> f64 {
    let mut files = load::Remembered::default();
    let mut memory = pipeline::Memory::keeping();
    let options = pipeline::Options { today: crate::TODAY.parse().expect("a day"), drafts: false, base_url: None };
    let mut times = Vec::new();
    let edited = oldest_huddle(&content.join("huddles/harbor"));
    let text = std::fs::read_to_string(&edited).expect("it can be read");
    for round in 0..6 {
        std::fs::write(&edited, format!("{text}\nEdit {round}.\n")).expect("it can be written");
        let started = Instant::now();
        let inputs = load::load_again(content, &mut files).expect("the folder can be read");
        let prepared = pipeline::prepare(&inputs, &options, &mut memory, &pipeline::Unobserved);
        assert!(!prepared.has_errors(), "{:?}", prepared.diags.first());
        let page = prepared
            .plan
            .pages
            .iter()
            .find(|placed| matches!(placed.page.key, huddle::site::plan::Key::Huddle(_)))
            .expect("there is a huddle");
        prepared.render(page.page).expect("it renders");
        if round > 0 {
            times.push(started.elapsed().as_secs_f64() * 1000.0);
        }
    }
    std::fs::write(&edited, text).expect("it can be written");
    crate::median(times)
}
