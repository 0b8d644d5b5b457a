//! Calendars of the site, of each division and of each area (iCalendar, RFC 5545 and 7986), in each language: the dates
//! of huddles, and what was promised, as a list of tasks of its own. Every stamp is the record's, so that the same
//! content gives the same bytes.

mod events;
pub mod lines;
mod parts;
mod todos;
mod zone;

use super::task::{Exporting, Task};
use crate::site::plan::subscriptions::{self, CALENDAR, TASKS};
use crate::site::plan::{self, Key};

/// Two calendars beside each page that has them, and the date of each huddle that is announced, in each language.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let places = subscriptions::calendars(exporting.site);
    let mut tasks = Vec::new();
    for viewer in exporting.viewers {
        let file =
            |key: Key, name: &str| plan::file_of(&subscriptions::calendar(viewer.site, key, viewer.language, name));
        for &(key, huddles, commitments) in &places {
            tasks.push(Task::file(file(key, CALENDAR), move |_| {
                Ok(events::calendar(viewer, key, huddles).into_bytes())
            }));
            tasks.push(Task::file(file(key, TASKS), move |_| {
                Ok(todos::calendar(viewer, key, commitments).into_bytes())
            }));
        }
        for &index in &exporting.plan.upcoming {
            if !subscriptions::has_event(exporting.site, exporting.site.huddle(index)) {
                continue;
            }
            let path = plan::file_of(&subscriptions::event(exporting.site, index, viewer.language));
            tasks.push(Task::file(path, move |_| Ok(events::single(viewer, index).into_bytes())));
        }
    }
    tasks
}
