//! Approved minutes that differ from those of the site that stands need a correction: no edit is silent.

use super::Checked;
use crate::diag::{Code, Diag};
use crate::parse::front_matter;
use crate::parse::tree::Step::Key;
use crate::resolve::teller::Teller;

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for huddle in checked.site.huddles.iter().filter(|huddle| !huddle.seal.is_empty()) {
        let Some((seal, corrections)) = checked.published.get(&huddle.id) else { continue };
        if *seal == huddle.seal || huddle.corrections.len() > *corrections {
            continue;
        }
        let source = checked.site.source(huddle.source);
        let split = front_matter::split(source, true, &mut Vec::new());
        let mut teller = Teller::new(source, &split);
        let message = "these minutes were approved and published, and have been changed since, without a correction";
        let help = format!(
            "add what changed, and why: `corrections: [{{date: {}, reason: \"…\", by: Division captain}}]`, or undo the change",
            checked.site.today
        );
        teller.tell(Code::ChangedAfterApproval, &[Key("minutes")], message, help);
        diags.append(&mut teller.diags);
    }
}
