//! What was promised at a place, or about something, and is open: the first of it, how much there is, and what is
//! older.

use super::listed::{listed, table_link};
use super::pager::number;
use crate::pages::view::shapes::{CommitmentItem, Link, Listed};
use crate::pages::view::viewer::Viewer;
use crate::record::model::{CommitmentIndex, ListPart, ReportStatus};
use crate::site::plan::{Key, OutcomeScope, rows};
use crate::text::address_of_file;
use serde::Serialize;

/// How many open commitments, and how many settled ones, a page shows that is about more than them.
const OPEN: usize = 20;
const SETTLED: usize = 10;

/// Where older ones begin in a list of commitments.
pub const OLDER: &str = "older";

/// Where settled ones begin in a list of commitments.
pub const SETTLED_PART: &str = "settled";

/// What was promised, and what became of it.
#[derive(Serialize)]
pub struct Promised {
    /// "2 open, 1 overdue", as text.
    pub counts: String,
    /// Open, and promised this year or last, by the calendar; of all that are open.
    pub open: Listed<CommitmentItem>,
    /// Leads to those that are open and older; `None` where there are none.
    pub older: Option<Link>,
    /// "5 settled: 4 kept, 1 dropped"; empty where none is settled.
    pub settled_counts: String,
    /// The last that were settled.
    pub settled: Listed<CommitmentItem>,
}

/// What the list `scope` holds, for a page that shows its beginning. `row` says which of its open ones are rows.
pub fn promised(viewer: &Viewer<'_>, scope: OutcomeScope, row: impl Fn(CommitmentIndex) -> bool) -> Promised {
    let list = viewer.plan.outcomes(scope);
    let of = |list_part: ListPart| -> Vec<CommitmentIndex> {
        list.iter()
            .copied()
            .filter(|index| viewer.site.commitment(*index).list_part(viewer.site) == list_part)
            .collect()
    };
    let (recent, older, closed) = (of(ListPart::Recent), of(ListPart::Older), of(ListPart::Settled));
    let item = |index: &CommitmentIndex| {
        if row(*index) { viewer.commitment_item(*index) } else { viewer.commitment_line(*index) }
    };
    let items = recent.iter().take(OPEN).map(item).collect();
    let mut open = listed(viewer, items, recent.len() + older.len(), Key::Outcomes(scope, 1));
    open.csv = rows::file(viewer.site, viewer.plan, scope).map(|file| Link {
        label: viewer.word("csv_rows"),
        address: address_of_file(file.as_str()),
        lang: String::new(),
    });
    let settled = viewer.commitment_lines(&closed[..closed.len().min(SETTLED)]);
    let mut settled = listed(viewer, settled, closed.len(), Key::Outcomes(scope, 1));
    settled.csv = table_link(viewer, "commitments", "csv_commitments");
    if let Some(all) = &mut settled.all {
        all.address = part_address(viewer, scope, recent.len() + older.len(), SETTLED_PART);
    }
    Promised {
        counts: counts(viewer, list),
        open,
        older: older_link(viewer, scope),
        settled_counts: settled_counts(viewer, &closed),
        settled,
    }
}

/// How many of a list are open and overdue, in words.
pub fn counts(viewer: &Viewer<'_>, list: &[CommitmentIndex]) -> String {
    let (open, overdue) = viewer.open_of(list);
    let text = viewer.speech.count("count_open", open);
    if overdue > 0 { format!("{text}, {}", viewer.speech.count("count_overdue", overdue)) } else { text }
}

/// Leads to where a list has those that are open and were promised before last year; `None` where there are none, or
/// the list does not tell them apart.
pub fn older_link(viewer: &Viewer<'_>, scope: OutcomeScope) -> Option<Link> {
    if !scope.has_parts() {
        return None;
    }
    let list = viewer.plan.outcomes(scope);
    let is = |index: &CommitmentIndex| viewer.site.commitment(*index).list_part(viewer.site) == ListPart::Older;
    let first = list.iter().position(is)?;
    let count = list.iter().filter(|index| is(index)).count();
    Some(Link {
        label: viewer.speech.count("older_open", number(count)),
        address: part_address(viewer, scope, first, OLDER),
        lang: String::new(),
    })
}

/// The page of a list that has its row `at`, from 0, and the part that begins there.
fn part_address(viewer: &Viewer<'_>, scope: OutcomeScope, at: usize, part: &str) -> String {
    let page = u32::try_from(at / scope.page_length() + 1).unwrap_or(u32::MAX);
    format!("{}#{part}", viewer.address(Key::Outcomes(scope, page)))
}

/// "5 settled: 4 kept, 1 dropped".
fn settled_counts(viewer: &Viewer<'_>, closed: &[CommitmentIndex]) -> String {
    if closed.is_empty() {
        return String::new();
    }
    let status = |index: &CommitmentIndex| viewer.site.commitment(*index).state.status;
    let count = |is: &dyn Fn(ReportStatus) -> bool| closed.iter().filter(|index| is(status(index))).count();
    let parts = [
        ("count_kept", count(&|status| status.is_kept())),
        ("count_dropped", count(&|status| status == ReportStatus::Dropped)),
        ("count_replaced", count(&|status| status == ReportStatus::Replaced)),
    ];
    let parts = parts.into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts.map(|(id, count)| viewer.speech.count(id, number(count))).collect();
    format!("{}: {}", viewer.speech.count("count_settled", number(closed.len())), parts.join(", "))
}
