//! A day of the week that stands beside a date is that of the date: who reads both comes on one of two days.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place, report_first};
use crate::record::parse::WeekdayFact;
use crate::text::source::Source;

/// Reports days of the week that are not those of the dates beside them; of a file with many, the first ones.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for source in checked.seen_sources() {
        let file = &checked.site.sources[source];
        report_first(diags, &checked.facts[source].weekdays, |fact| report(file, fact));
    }
}

fn report(file: &Source, fact: &WeekdayFact) -> Diag {
    let WeekdayFact { span, day, right } = fact;
    let written = &file.text[span.start..span.end];
    let message =
        format!("\"{written}\" does not fit its date: {} is a {}", day.format("%B %-d, %Y"), day.format("%A"));
    let help = Help::typed("write ", Ok(Fix::replace(file, *span, right.as_str()))).and(", or correct the date");
    Diag::new(Code::Contradiction, Place::new(file, *span), message, help).as_warning()
}
