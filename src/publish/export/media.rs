//! Attachments that published pages link to, as they are. Pictures are another exporter's.

use super::task::{Exporting, Task};

/// A file for each attachment that is linked to.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let others = exporting.plan.media.iter().filter(|path| !exporting.site.pictures.contains_key(*path));
    others.map(|path| Task::file(path.clone(), move |means| (means.media)(path))).collect()
}
