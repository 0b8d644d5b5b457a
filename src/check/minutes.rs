//! Minutes that are long due: a warning, since the site shows it too.

use super::Checked;
use crate::diag::{Code, Diag};
use crate::model::{HuddleStatus, Minutes};
use crate::parse::front_matter;
use crate::parse::tree::Step::Key;
use crate::resolve::teller::Teller;

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let due = i64::from(checked.site.config.rules.minutes_due_days);
    for huddle in checked.site.huddles.iter().filter(|huddle| huddle.status == HuddleStatus::Held && huddle.minutes != Minutes::Withdrawn) {
        let Some(day) = huddle.date.day() else { continue };
        let days = (checked.site.today - day).num_days();
        if days <= due || huddle.has_minutes(checked.site) {
            continue;
        }
        let source = checked.site.source(huddle.source);
        let mut told = Vec::new();
        let split = front_matter::split(source, true, &mut told);
        if !told.is_empty() {
            // Where the details end is not known, and so not whether minutes follow.
            continue;
        }
        let mut teller = Teller::new(source, &split);
        let message = format!("this huddle was held {days} days ago and has no minutes; they were due after {due} days");
        teller.warn(
            Code::LongOverdueMinutes,
            &[Key("date")],
            message,
            "write the minutes below the line with only `---`, or set `status: cancelled`",
        );
        diags.append(&mut teller.diags);
    }
}
