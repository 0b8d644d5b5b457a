//! `_headers`: what only a server can say of a site, in the form that several hosts of static sites read (one address with
//! signs for any part of it, then the headers further in). docs/publishing.md has the same for other servers.

use super::{Exporting, Task};
use crate::plan::data;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The name of the file, at the root of the site.
const NAME: &str = "_headers";

/// What every page may load and do. A page says the same of itself, less where it has no script; that nobody may frame it
/// counts in a header only (Content Security Policy Level 3, 3.3).
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What an attached file may do that is opened by itself all the same.
const OF_ATTACHMENTS: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    // A site that brings its own says itself what its server sends.
    if exporting.theme.statics.iter().any(|(path, _)| path.as_str() == NAME) {
        return Vec::new();
    }
    vec![Task::file(data::path(NAME), move |_| Ok(headers(exporting).into_bytes()))]
}

fn headers(exporting: &Exporting<'_>) -> String {
    let base = exporting.site.config.base_path();
    let mut out = format!(
        "{base}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  Cross-Origin-Opener-Policy: same-origin\n  Permissions-Policy: camera=(), geolocation=(self), microphone=(), payment=(), usb=()\n"
    );
    // Files of other people are saved, not shown at the site's own address. Pictures on pages are shown all the same.
    let folders: BTreeSet<&str> =
        exporting.plan.media.iter().filter_map(|file| file.as_str().split_once('/').map(|(top, _)| top)).collect();
    for folder in folders.into_iter().filter(|folder| crate::text::is_address_part(folder)) {
        let _ = write!(
            out,
            "\n{base}{folder}/*\n  ! Content-Security-Policy\n  Content-Security-Policy: {OF_ATTACHMENTS}\n  Content-Disposition: attachment\n"
        );
    }
    out
}
