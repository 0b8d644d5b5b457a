//! Commitments in figures, each linked to its list.

use crate::pages::view::shapes::Figure;
use crate::pages::view::viewer::Viewer;
use crate::site::plan::{Key, Outcome, OutcomeScope};

/// Commitments by outcome, each linked to its list.
pub fn figures(viewer: &Viewer<'_>) -> Vec<Figure> {
    let figure = |outcome: Outcome| {
        let (label, kind) = match outcome {
            Outcome::Overdue => ("figure_overdue_of", "late"),
            Outcome::Open => ("figure_open", "progress"),
            Outcome::Done => ("figure_done", "done"),
            Outcome::Dropped => ("figure_dropped", "no"),
            Outcome::Replaced => ("figure_replaced", "other"),
        };
        let scope = OutcomeScope::State(outcome);
        let count = i64::try_from(viewer.plan.outcomes(scope).len()).unwrap_or(i64::MAX);
        Figure {
            count: viewer.speech.dates.number(count),
            label: viewer.word(label),
            address: viewer.address(Key::Outcomes(scope, 1)),
            kind,
        }
    };
    Outcome::ALL.into_iter().map(figure).collect()
}
