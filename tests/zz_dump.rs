mod support;
use support::*;
#[test]
fn dump() {
    let b = Content::of_project().build();
    let s = &b.prepared.site;
    for c in &s.commitments {
        let st: Vec<String> = c.story.iter().map(|e| format!("{} {}", e.date, match &e.kind { huddle::model::EventKind::Reported(at) => format!("R:{}", c.reports[*at].status.word()), huddle::model::EventKind::DueMoved{from,to} => format!("moved {from:?}->{to}"), huddle::model::EventKind::NotMentioned(h) => format!("notmentioned {}", s.huddle(*h).id), o => format!("{o:?}") })).collect();
        println!("{}/{} [{:?} od={:?} due={:?}] {}", s.huddle(c.huddle).id, c.id, c.state.status, c.state.overdue_days, c.state.due, st.join(" | "));
    }
}
