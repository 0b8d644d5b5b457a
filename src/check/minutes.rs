//! Minutes that are long due: a warning, since the site shows it too.

use super::Checked;
use crate::diag::{Code, Diag, Help};
use crate::model::placeholder::Placeholder;
use crate::model::{Huddle, HuddleStatus, Minutes, Site};
use crate::parse::front_matter;
use crate::parse::tree::Step::Key;
use crate::resolve::teller::Teller;

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let due = i64::from(site.config.rules.minutes_due_days);
    let took_place = |huddle: &&Huddle| matches!(huddle.status, HuddleStatus::Held | HuddleStatus::Scheduled);
    for huddle in site.huddles.iter().filter(took_place).filter(|huddle| huddle.minutes != Minutes::Withdrawn) {
        let Some(day) = huddle.date.day() else { continue };
        let days = (site.today - day).num_days();
        // A placeholder in their place is told by itself.
        let is_placeholder = Placeholder::in_body(site.text_of(huddle.body.source, huddle.body.span)).is_some();
        if days <= due || huddle.has_minutes(site) || is_placeholder {
            continue;
        }
        let source = site.source(huddle.source);
        let mut told = Vec::new();
        let split = front_matter::split(source, &mut told);
        if !told.is_empty() {
            // Where the details end is not known, and so not whether minutes follow.
            continue;
        }
        let mut teller = Teller::new(source, &split);
        let (message, help) = words(site, huddle, days, due);
        let cancelled =
            if teller.has("status") { teller.write(&[Key("status")], "cancelled") } else { teller.add(&[], "status: cancelled") };
        let help = Help::new(help).by(cancelled);
        teller.warn(Code::LongOverdueMinutes, &[Key("date")], message, help);
        diags.append(&mut teller.diags);
    }
}

/// What is said of a huddle without minutes, and what to do.
fn words(site: &Site, huddle: &Huddle, days: i64, due: i64) -> (String, String) {
    let late = format!("they were due after {due} days");
    let below = huddle.body_is_agenda && huddle.has_agenda(site);
    match (huddle.status, below) {
        (HuddleStatus::Scheduled, _) => (
            format!("this huddle was {days} days ago, is still `status: scheduled`, and has no minutes; {late}"),
            "write `status: held` and the minutes, or `status: cancelled`".into(),
        ),
        (_, true) => (
            format!("this huddle was held {days} days ago and has only its agenda, no minutes; {late}"),
            "move the agenda into `agenda: |` among the details and write the minutes in its place; if the text below the details is the minutes \
             already, add `minutes: draft`"
                .into(),
        ),
        (_, false) => (
            format!("this huddle was held {days} days ago and has no minutes; {late}"),
            "write the minutes below the line with only `---`, or set `status: cancelled`".into(),
        ),
    }
}
