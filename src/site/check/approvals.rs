//! Approved minutes that differ from those of the published site need a correction: no edit is silent.

use super::{Checked, kept};
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::{FormerAddress, Huddle, Minutes};
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::approval;
use std::borrow::Cow;

/// Reports approved minutes whose keyed hash is another than the published site's, without a new correction.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let Some(sealing) = checked.published.sealing(checked.sealing) else { return };
    for huddle in &checked.site.huddles {
        let Some((published, corrections)) = published_minutes(checked, huddle) else { continue };
        if huddle.minutes == Minutes::Withdrawn || huddle.correction_count > *corrections {
            continue;
        }
        let source = checked.site.source(huddle.source);
        let split = &checked.facts[huddle.source.position()].split;
        // Minutes that were made a draft again are compared too: else a change could pass in two steps.
        let is_known = sealing == checked.sealing && !huddle.seal.is_empty();
        let seal = if is_known { Cow::from(&huddle.seal) } else { Cow::from(approval::seal(source, split, sealing)) };
        if seal == published.as_str() || kept::is_reported(checked, huddle) {
            continue;
        }
        let by = match &huddle.minutes {
            Minutes::Approved { by, .. } => by.as_str(),
            _ => "Division captain",
        };
        let message = "these minutes were approved and published, and have been changed since, without a correction";
        let mut teller = checked.fields(huddle.source);
        let entry = format!("{{date: {}, reason: \"…\", by: {}}}", checked.site.today, plain_or_quoted(by));
        let line = format!("corrections: [{entry}]");
        let help = if teller.has("corrections") {
            Help::new(format!("add what changed, and why, to the list of corrections: `- {entry}`, or undo the change"))
        } else {
            Help::typed("add what changed, and why: ", teller.add(&[], &line)).and(", or undo the change")
        };
        teller.error(Code::ChangedAfterApproval, &[Key("minutes")], message, help);
        diags.extend(teller.into_diagnostics());
    }
}

/// What the approved minutes said, under the id that the huddle has or had.
fn published_minutes<'a>(checked: &Checked<'a>, huddle: &Huddle) -> Option<&'a (String, usize)> {
    let former = checked.site.former.iter().filter_map(|former| match former {
        FormerAddress::Huddle { id, now } if checked.site.huddle(*now).id == huddle.id => Some(id.as_str()),
        _ => None,
    });
    std::iter::once(huddle.id.as_str()).chain(former).find_map(|id| checked.published.seals.get(id))
}
