//! The page of one huddle.

use super::heading::Heading;
use super::parts::crumb::{crumb, root_of};
use super::parts::whole_huddle::{HuddlePage, Place, whole};
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::{Huddle, HuddleIndex, Minutes};
use crate::site::plan::{HuddleScope, Key};

/// The page of a huddle, in the viewer's language.
pub fn view(viewer: &Viewer<'_>, index: HuddleIndex) -> (Heading, HuddlePage) {
    let huddle = viewer.site.huddle(index);
    let root = root_of(&viewer.address(Key::Huddle(index)));
    let content = whole(viewer, index, &Place { root: &root, top_level: 3, prefix: "" });
    let untranslated = (huddle.language != viewer.speech.language
        && !huddle.translations.contains(&viewer.speech.language))
    .then(|| huddle.language.clone());
    let heading = Heading {
        kind: "huddle",
        title: viewer.said(&huddle.title, &huddle.language).text.to_owned(),
        description: description(viewer, huddle),
        breadcrumb: vec![
            crumb(viewer, "nav_home", Key::Home),
            crumb(viewer, "nav_huddles", Key::Huddles(HuddleScope::All, 1)),
            viewer.division_link(huddle.division),
        ],
        untranslated,
    };
    (heading, content)
}

fn description(viewer: &Viewer<'_>, huddle: &Huddle) -> String {
    if let Some(summary) = &huddle.summary {
        return viewer.said(summary, &huddle.language).text.to_owned();
    }
    if huddle.minutes == Minutes::Withdrawn {
        return viewer.word("minutes_withdrawn_note");
    }
    let areas = viewer.area_names(&huddle.areas, huddle.whole_division);
    viewer.speech.say(
        "desc_huddle",
        &[
            ("date", Argument::Text(&viewer.speech.date(huddle.date))),
            ("division", Argument::Text(&viewer.division_name(huddle.division))),
            ("areas", Argument::Text(&areas)),
        ],
    )
}
