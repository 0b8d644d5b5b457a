//! What stays of minutes that were withdrawn: where and when the huddle was, and the notice with its reason
//! (docs/decisions/0029-withdrawn-minutes.md). Everything else is taken away before it is resolved, so
//! that nothing after this can show it, count it or name it.

use super::fields::Fields;
use super::pending::{HuddleRecord, PlacedHuddle};
use crate::diagnostics::Code;
use crate::record::config::Config;
use crate::record::model::{Area, Body, Division, Minutes, Text};
use crate::record::parse::raw::RawHuddle;
use crate::record::parse::tree::Step::Key;
use crate::text::source::Span;

/// Whether a record says that its minutes were withdrawn.
pub(super) fn is_withdrawn(raw: &RawHuddle) -> bool {
    raw.minutes.as_deref().map(str::trim) == Some("withdrawn")
}

/// The fields that stay.
pub(super) fn notice(raw: &RawHuddle) -> RawHuddle {
    RawHuddle {
        id: raw.id.clone(),
        date: raw.date.clone(),
        division: raw.division.clone(),
        response_areas: raw.response_areas.clone(),
        response_area: raw.response_area.clone(),
        status: raw.status.clone(),
        minutes: raw.minutes.clone(),
        language: raw.language.clone(),
        corrections: raw.corrections.clone(),
        publish: raw.publish,
        ..RawHuddle::default()
    }
}

/// Leaves of a huddle whose minutes were withdrawn what its page still says: of its corrections the last, which says
/// why.
pub(super) fn take_back(huddle: HuddleRecord, raw: &RawHuddle) -> HuddleRecord {
    let start = huddle.body.span.start;
    HuddleRecord {
        withdrawn_commitments: raw.commitments.iter().flatten().flatten().count(),
        corrections: huddle.corrections.into_iter().last().into_iter().collect(),
        body: Body { span: Span::new(start, start), ..huddle.body },
        body_is_agenda: false,
        body_says_something: false,
        title_from_body: false,
        ..huddle
    }
}

/// What a page without a title of its own is called: its places and its day, in each language of the site. A title says
/// what was spoken of.
pub(super) fn titles(huddles: &mut [PlacedHuddle], divisions: &[Division], areas: &[Area], config: &Config) {
    for huddle in
        huddles.iter_mut().map(|huddle| &mut huddle.record).filter(|huddle| huddle.minutes == Minutes::Withdrawn)
    {
        let in_language = |language: &str| {
            let named = |name: &'_ Text| name.translated(language).unwrap_or(&name.original).to_owned();
            let places = if huddle.whole_division { &[][..] } else { &huddle.areas };
            let areas = places.iter().map(|area| named(&areas[area.position()].name));
            let names = std::iter::once(named(&divisions[huddle.division.position()].name)).chain(areas);
            names.chain([huddle.date.to_string()]).collect::<Vec<_>>().join(", ")
        };
        let others = config.languages.iter().filter(|language| **language != huddle.language);
        let translations = others.map(|language| (language.clone(), in_language(language))).collect();
        huddle.title = Text { original: in_language(&huddle.language), translations };
    }
}

/// Reports that what was promised and reported at the huddle is withdrawn with its minutes: others may rely on it.
pub(super) fn report(fields: &mut Fields<'_>, raw: &RawHuddle) {
    let count = |number: usize, one: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        many => Some(format!("{many} {one}s")),
    };
    let commitments = raw.commitments.iter().flatten().flatten().count();
    let reports = raw.reports.iter().flatten().flatten().count();
    let what: Vec<String> =
        [count(commitments, "commitment"), count(reports, "report")].into_iter().flatten().collect();
    if what.is_empty() {
        return;
    }
    let verb = if commitments + reports == 1 { "is" } else { "are" };
    let message = format!("{} {verb} withdrawn with these minutes, and no longer on the site", what.join(" and "));
    let help =
        "give those that still hold again in the record of a later huddle or in an update, then delete them here";
    fields.warn(Code::Withdrawn, &[Key("minutes")], message, help);
}
