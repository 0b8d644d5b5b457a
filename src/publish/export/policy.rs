//! Which witnesses have to have signed the log, as site.yaml says it (C2SP tlog-policy): for programs that verify the
//! site. Whoever does not trust the site writes a policy of their own.

use super::task::{Exporting, Task};
use crate::record::config::LogSettings;
use crate::site::plan::data;
use std::fmt::Write;

/// The name of the file, from the root of the site.
pub const FILE: &str = "verify/policy.txt";

/// The file; none where no log is kept, or site.yaml asks for no witness.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let settings = &exporting.site.config.log;
    if exporting.plan.history.is_none() || settings.needed == 0 {
        return Vec::new();
    }
    vec![Task::file(data::path(FILE), move |_| Ok(policy(settings).into_bytes()))]
}

fn policy(settings: &LogSettings) -> String {
    let mut out = String::new();
    let mut names = String::new();
    for (at, key) in (1..).zip(&settings.witnesses) {
        let _ = writeln!(out, "witness w{at} {key}");
        let _ = write!(names, " w{at}");
    }
    let _ = writeln!(out, "group witnesses {}{names}\nquorum witnesses", settings.needed);
    out
}
