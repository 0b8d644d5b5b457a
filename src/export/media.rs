//! Photos and attachments that published pages show or link to, as they are.

use super::{Exporting, Put};
use crate::artifact::Artifact;
use std::io;

pub fn export(exporting: &Exporting<'_>, put: &mut Put<'_>) -> io::Result<()> {
    for path in &exporting.plan.media {
        put(Artifact::new(path.clone(), (exporting.media)(path)?))?;
    }
    Ok(())
}
