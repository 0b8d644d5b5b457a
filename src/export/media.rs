//! Photos and attachments that published pages show or link to, as they are.

use super::{Exporting, Task};

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    exporting.plan.media.iter().map(|path| Task::file(path.clone(), move |means| (means.media)(path))).collect()
}
