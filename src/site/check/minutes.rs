//! Minutes that are long due: a warning, since the site shows it too; and approved ones that call themselves a draft.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::record::model::placeholder::Placeholder;
use crate::record::model::{Huddle, HuddleStatus, Minutes, Site};
use crate::record::parse::tree::Step::Key;
use crate::record::parse::{front_matter, translation_of};
use crate::record::resolve::day::renamed;
use crate::record::resolve::fields::Fields;
use crate::text::SitePath;
use crate::text::fold;
use crate::text::source::{Source, Span};
use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;

/// Reports huddles without minutes after so many days as `rules: {minutes_due_days}` allows.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let due = i64::from(site.config.rules.minutes_due_days);
    let took_place = |huddle: &&Huddle| matches!(huddle.status, HuddleStatus::Held | HuddleStatus::Scheduled);
    for huddle in site.huddles.iter().filter(took_place).filter(|huddle| huddle.minutes != Minutes::Withdrawn) {
        let Some(day) = huddle.date.day() else { continue };
        let days = (site.today - day).num_days();
        // A placeholder in their place is reported by itself.
        let is_placeholder = || Placeholder::in_body(site.text_of(huddle.body.source, huddle.body.span)).is_some();
        if days <= due || huddle.has_minutes() || is_placeholder() {
            continue;
        }
        let source = site.source(huddle.source);
        let mut reported = Vec::new();
        let split = front_matter::split(source, &mut reported);
        if !reported.is_empty() {
            // Where the details end is not known, and so not whether minutes follow.
            continue;
        }
        let mut teller = Fields::new(source, &split);
        let (message, help) = match huddle.likely_next_year(site.today) {
            Some(meant) => next_year(site, huddle, days, (meant, &teller)),
            None => {
                let (message, help) = words(huddle, days, due);
                let cancelled = if teller.has("status") {
                    teller.write(&[Key("status")], "cancelled")
                } else {
                    teller.add(&[], "status: cancelled")
                };
                (message, Help::new(help).by(cancelled.ok().filter(|_| !has_outcomes(huddle))))
            }
        };
        teller.warn(Code::LongOverdueMinutes, &[Key("date")], message, help);
        diags.extend(teller.into_diagnostics());
    }
}

/// The first line of minutes that says that they are not approved, folded, with single spaces between its words.
static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
    let state = "(?:not yet approved|unapproved|not approved|for (?:review|approval|comments?)|pending (?:review|approval)|(?:pending|subject to) approval(?: at the next (?:huddle|meeting))?|sin aprobar|por aprobar|pendientes? de aprobacion)";
    let draft = "(?:(?:first |second |rough )?draft|borrador)";
    let around = "(?:the |these |this is (?:a )?|minutes|notes|version|only|copy|of the minutes|are|a|del? (?:acta|las notas)|acta)";
    Regex::new(&format!("^(?:{around} ?)*(?:{draft}|{state})(?: (?:{around}|{state}|[0-9]+))*$"))
        .expect("the pattern is right")
});

/// The longest first line that is looked at, in bytes.
const LONGEST_LINE: usize = 120;

/// Reports approved minutes whose first line says that they are a draft: nobody could rely on either.
pub fn drafts(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let is_approved = |huddle: &&Huddle| matches!(huddle.minutes, Minutes::Approved { .. });
    for huddle in site.huddles.iter().filter(is_approved) {
        let source = site.source(huddle.body.source);
        let text = &source.text[huddle.body.span.start..huddle.body.span.end];
        let Some(line) = text.lines().find(|line| !line.trim().is_empty()).filter(|line| line.len() <= LONGEST_LINE)
        else {
            continue;
        };
        let words = line.trim_matches(|c: char| !c.is_alphanumeric());
        let at = text.find(words).filter(|_| !words.is_empty() && DRAFT.is_match(&fold::words(words)));
        let Some(at) = at else { continue };
        let start = huddle.body.span.start + at;
        let span = Span::new(start, start + words.len());
        let message = format!("the minutes are approved, but begin with \"{words}\"");
        let help = Help::new("delete the line; if they are not approved yet, make them a draft in the details too")
            .by([Fix::delete_lines(source, span)]);
        diags.push(Diag::new(Code::Contradiction, Place::new(source, span), message, help).as_warning());
    }
}

/// Whether it cannot have been cancelled: minutes were approved, people counted, things promised or reported.
fn has_outcomes(huddle: &Huddle) -> bool {
    matches!(huddle.minutes, Minutes::Approved { .. })
        || huddle.attendance.is_some()
        || !huddle.commitments.is_empty()
        || !huddle.reports.is_empty()
}

/// A huddle that is still to come, and was given the year that is about to end.
fn next_year(site: &Site, huddle: &Huddle, days: i64, (meant, teller): (NaiveDate, &Fields<'_>)) -> (String, Help) {
    let source = site.source(huddle.source);
    let named = |path: &SitePath| path.stem().starts_with(&huddle.date.to_string());
    let rename = |source: &Source| renamed(source, &meant.to_string()).filter(|_| named(&source.path));
    let translations =
        site.sources.iter().filter(|other| translation_of(&other.path).is_some_and(|(base, _)| base == source.path));
    let renames = std::iter::once(source).chain(translations.map(|source| &**source)).filter_map(rename);
    let fix = teller.write(&[Key("date")], &meant.to_string());
    let fix = fix.map(|fix| renames.fold(fix, |fix, rename| fix.with(Some(rename))));
    let message = format!("this huddle was {days} days ago, and nothing says that it was held: the year may be wrong");
    let file = if named(&source.path) { ", and give the file that date too" } else { "" };
    let help = Help::typed("if it is still to come, write ", fix)
        .and(file)
        .and("; if it was held, write the minutes below the line with only `---`, and `minutes: draft`");
    (message, help)
}

/// What is said of a huddle without minutes, and what to do.
fn words(huddle: &Huddle, days: i64, due: i64) -> (String, String) {
    let late = format!("they were due after {due} days");
    let below = huddle.body_is_agenda && huddle.has_agenda();
    match (huddle.status, below) {
        (HuddleStatus::Scheduled, _) => (
            format!("this huddle was {days} days ago, is still `status: scheduled`, and has no minutes; {late}"),
            "write `status: held` and the minutes, or `status: cancelled`".into(),
        ),
        (_, true) => (
            format!("this huddle was held {days} days ago and has only its agenda, no minutes; {late}"),
            "move the agenda into `agenda: |` among the details and write the minutes in its place; if the text below \
                the details is the minutes \
             already, add `minutes: draft`"
                .into(),
        ),
        (_, false) => (
            if matches!(huddle.minutes, Minutes::Approved { .. }) {
                format!("the minutes of this huddle are approved, but there is no text below the details; {late}")
            } else {
                format!("this huddle was held {days} days ago and has no minutes; {late}")
            },
            match has_outcomes(huddle) {
                true => "write the minutes below the line with only `---`, or put back the text that was there".into(),
                false => "write the minutes below the line with only `---`, or set `status: cancelled`".into(),
            },
        ),
    }
}
