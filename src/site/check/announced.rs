//! `next:` of the latest minutes and the file of the huddle that is to come give one day and one time. Minutes of long
//! ago may have announced another day: only what is still to come is compared.

use super::Checked;
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::{AreaIndex, Huddle, HuddleStatus, RecordDate};
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::agreement::evening;
use crate::record::resolve::day::renamed;
use std::collections::HashMap;

/// Reports minutes whose `next:` differs from the file of the next huddle of the same areas.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let mut groups: HashMap<Vec<AreaIndex>, Vec<&Huddle>> = HashMap::new();
    // Huddles are in the order of their dates.
    for huddle in &site.huddles {
        let mut areas = huddle.areas.clone();
        areas.sort();
        groups.entry(areas).or_default().push(huddle);
    }
    for series in groups.values() {
        let coming: Vec<&Huddle> = series
            .iter()
            .copied()
            .filter(|huddle| huddle.date.is_after(site.today) && huddle.status == HuddleStatus::Scheduled)
            .collect();
        let Some(first) = coming.first() else { continue };
        let latest = series.iter().rfind(|huddle| !huddle.date.is_after(site.today) && huddle.next.is_some());
        let Some((minutes, next)) = latest.and_then(|huddle| Some((huddle, huddle.next.as_ref()?))) else { continue };
        let Some(announced @ RecordDate::Day(day)) = next.date else { continue };
        if day <= site.today {
            continue;
        }
        match coming.iter().find(|huddle| huddle.date == announced) {
            Some(same) => times(checked, minutes, same, diags),
            None => dates(checked, minutes, (announced, first), diags),
        }
    }
}

fn dates(checked: &Checked<'_>, minutes: &Huddle, (announced, coming): (RecordDate, &Huddle), diags: &mut Vec<Diag>) {
    let (mut teller, theirs) = (checked.fields(minutes.source), checked.fields(coming.source));
    let other = theirs.source;
    let path = [Key("next"), Key("date")];
    let message = format!("`next` announces a huddle on {announced}, but {} is on {}", other.path, coming.date);
    let theirs = theirs.write(&[Key("date")], &announced.to_string());
    let help = Help::typed("write here ", teller.write(&path, &coming.date.to_string()))
        .or(", or in that file ", theirs.map(|fix| fix.with(renamed(other, &announced.to_string()))))
        .and(", and give it that date in its name too");
    teller.warn(Code::Contradiction, &path, message, help);
    diags.extend(teller.into_diagnostics());
}

fn times(checked: &Checked<'_>, minutes: &Huddle, coming: &Huddle, diags: &mut Vec<Diag>) {
    let Some((announced, start)) = minutes.next.as_ref().and_then(|next| next.start).zip(coming.start) else { return };
    // A morning that was meant as an evening is reported by `evenings`.
    if announced == start || evening(start) == Some(announced) || evening(announced) == Some(start) {
        return;
    }
    let (mut teller, theirs) = (checked.fields(minutes.source), checked.fields(coming.source));
    let path = [Key("next"), Key("start")];
    let (announced, start) = (announced.format("%H:%M"), start.format("%H:%M"));
    let message = format!("`next` announces the huddle for {announced}, but {} starts at {start}", theirs.source.path);
    let theirs = theirs.write(&[Key("start")], &format!("\"{announced}\""));
    let help =
        Help::typed("write here ", teller.write(&path, &format!("\"{start}\""))).or(", or in that file ", theirs);
    teller.warn(Code::Contradiction, &path, message, help);
    diags.extend(teller.into_diagnostics());
}
