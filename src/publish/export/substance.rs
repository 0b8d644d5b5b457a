//! What a record says, as Markdown for programs that read text: when and where, the summary, what was raised, what was
//! promised with how it stands, and what was reported. In the words of the pages, so that both say the same.

use crate::pages::view::Viewer;
use crate::pages::view::parts::whole_huddle::{RaisedConcern, facts, raised};
use crate::pages::view::shapes::{CommitmentItem, Fact, ReportItem};
use crate::record::model::{CommitmentIndex, HuddleIndex, RecordIndex};
use crate::text::markdown::source::escaped;
use crate::text::one_line;

/// What stands around the text of a record.
#[derive(Default)]
pub struct Substance {
    /// Before it: facts and the summary.
    pub before: String,
    /// Below it: concerns, commitments and reports.
    pub after: String,
}

/// That of a record, in the viewer's language; empty parts for one that has none.
pub fn of_record(viewer: &Viewer<'_>, record: RecordIndex) -> Substance {
    match record {
        RecordIndex::Huddle(index) => of_huddle(viewer, index),
        RecordIndex::Update(index) => {
            let update = viewer.site.update(index);
            let reports: Vec<String> =
                update.reports.iter().map(|at| report(viewer, &viewer.report_item(*at, &update.language))).collect();
            let summary = update.summary.as_ref().map(|text| viewer.said(text, &update.language).text);
            Substance {
                before: summary.map_or(String::new(), |text| format!("{}\n", escaped(text))),
                after: section(&viewer.word("reports_heading"), &reports),
            }
        }
        RecordIndex::Division(_) | RecordIndex::Page(_) => Substance::default(),
    }
}

fn of_huddle(viewer: &Viewer<'_>, index: HuddleIndex) -> Substance {
    let huddle = viewer.site.huddle(index);
    let mut before: String = facts(viewer, huddle).iter().map(|fact| format!("- {}\n", known(fact))).collect();
    if let Some(summary) = summary(viewer, index) {
        before.push_str(&format!("\n{}\n", escaped(summary)));
    }
    let after = [
        section(&viewer.word("concerns_raised_heading"), &concerns(viewer, index)),
        section(&viewer.word("commitments_made_heading"), &promises(viewer, index)),
        section(&viewer.word("reports_heading"), &reports(viewer, index)),
    ];
    let parts: Vec<String> = after.into_iter().filter(|part| !part.is_empty()).collect();
    Substance { before, after: parts.join("\n") }
}

/// The summary of a huddle; `None` where it has none.
pub fn summary<'a>(viewer: &Viewer<'a>, index: HuddleIndex) -> Option<&'a str> {
    let huddle = viewer.site.huddle(index);
    huddle.summary.as_ref().map(|summary| viewer.said(summary, &huddle.language).text)
}

/// A line for each concern that was raised at a huddle.
pub fn concerns(viewer: &Viewer<'_>, index: HuddleIndex) -> Vec<String> {
    let huddle = viewer.site.huddle(index);
    huddle.concerns.iter().map(|asked| concern(&raised(viewer, huddle, asked))).collect()
}

/// A line for each commitment that was made at a huddle.
pub fn promises(viewer: &Viewer<'_>, index: HuddleIndex) -> Vec<String> {
    viewer.site.huddle(index).commitment_indices().map(|at| promise(viewer, at)).collect()
}

/// A line for each report that was given at a huddle.
pub fn reports(viewer: &Viewer<'_>, index: HuddleIndex) -> Vec<String> {
    let huddle = viewer.site.huddle(index);
    huddle.reports.iter().map(|at| report(viewer, &viewer.report_item(*at, &huddle.language))).collect()
}

/// A commitment with how it stands, who made it, by when, and what was heard of it last.
pub fn promise(viewer: &Viewer<'_>, index: CommitmentIndex) -> String {
    let CommitmentItem { address, text, tag, owner, status, news, .. } = viewer.commitment_item(index);
    let note = viewer.site.commitment(index).last_report().and_then(|report| {
        let language = viewer.site.language_of(report.source);
        report.note.as_ref().map(|note| viewer.said(note, language).text)
    });
    let said = [tag.label.as_str(), &owner, &status, &news, note.unwrap_or_default()];
    format!("{} {}", link(viewer, &text, &address), sentences(&said))
}

fn report(viewer: &Viewer<'_>, item: &ReportItem) -> String {
    let link = link(viewer, &item.commitment.label, &item.commitment.address);
    format!("{link} {}", sentences(&[item.tag.label.as_str(), &item.note]))
}

fn concern(item: &RaisedConcern) -> String {
    let about: Vec<&str> = [item.area.as_str(), &item.topic].into_iter().filter(|text| !text.is_empty()).collect();
    let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
    escaped(&format!("{}{about}", item.text))
}

fn known(fact: &Fact) -> String {
    let values: Vec<&str> =
        fact.values.iter().map(|value| value.text.as_str()).filter(|text| !text.is_empty()).collect();
    let note = if fact.note.is_empty() { String::new() } else { format!(". {}", fact.note) };
    escaped(&format!("{}: {}{note}", fact.term, values.join(", ")))
}

/// A link to a page of the site, by its permanent address.
fn link(viewer: &Viewer<'_>, label: &str, address: &str) -> String {
    format!("[{}]({}{address}):", escaped(label), viewer.site.config.base_url)
}

/// Texts one after another, each ended as a sentence.
fn sentences(texts: &[&str]) -> String {
    let ended = |text: &&str| {
        let text = one_line(text);
        let is_ended = text.is_empty() || text.ends_with(['.', '!', '?', '。', '…']);
        if is_ended { text } else { format!("{text}.") }
    };
    escaped(&texts.iter().map(ended).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "))
}

fn section(heading: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    format!("## {}\n\n{lines}", escaped(heading))
}
