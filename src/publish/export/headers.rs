//! `_headers`: what only a server can say of a site, in the form that several hosts of static sites read (one address
//! with signs for any part of it, then the headers further in). docs/publish.md has the same for other servers, and
//! decision 28 the reasons.

use super::task::{Exporting, Task};
use crate::site::plan::data;
use crate::text::{SitePath, is_address_part};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The name of the file, at the root of the site.
pub const NAME: &str = "_headers";

/// What every page may load and do. A page says the same of itself, less where it has no script; that nobody may frame
/// it counts in a header only (Content Security Policy Level 3, 3.3).
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What a picture or an attached file may do that is opened by itself.
const OF_FILES: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// Files whose names are made of what they hold, so that a browser that has one never asks for it again.
const NAMED_BY_CONTENT: [&str; 3] = ["pictures/*", "previews/*", "search/*.bin"];

/// The file of headers; none where the site brings its own.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    // A site that brings its own says itself what its server sends.
    if exporting.theme.statics.iter().any(|(path, _)| path.as_str() == NAME) {
        return Vec::new();
    }
    vec![Task::file(data::path(NAME), move |_| Ok(headers(exporting).into_bytes()))]
}

fn headers(exporting: &Exporting<'_>) -> String {
    let base = exporting.site.config.base_path();
    let mut out = of_pages(base);
    for files in NAMED_BY_CONTENT {
        let _ = write!(out, "\n{base}{files}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    // Documents of other people are saved, not shown at the site's own address. Pictures are the site's own: written
    // anew from their pixels or from lists of what draws, so a link to one shows it.
    let is_picture = |file: &SitePath| exporting.site.pictures.contains_key(file);
    let files = exporting.plan.media.iter().filter_map(|file| Some((file, file.as_str().split_once('/')?.0)));
    let files: Vec<(&SitePath, &str)> = files.filter(|(_, folder)| is_address_part(folder)).collect();
    let folders: BTreeSet<&str> = files.iter().map(|(_, folder)| *folder).collect();
    let documents = files.iter().filter(|(file, _)| !is_picture(file));
    let endings: BTreeSet<(&str, &str)> =
        documents.filter_map(|(file, folder)| Some((*folder, ending(file)?))).collect();
    for folder in folders {
        let _ = write!(out, "\n{base}{folder}/*\n  ! Content-Security-Policy\n  Content-Security-Policy: {OF_FILES}\n");
    }
    for (folder, ending) in endings {
        let _ = write!(out, "\n{base}{folder}/*.{ending}\n  Content-Disposition: attachment\n");
    }
    out
}

/// The ending of a file's name as it is written, since addresses distinguish large letters from small ones.
fn ending(file: &SitePath) -> Option<&str> {
    let (_, ending) = file.file_name().rsplit_once('.')?;
    is_address_part(ending).then_some(ending)
}

/// What is sent with every page and file below `base`, a path with a slash at its end.
pub fn of_pages(base: &str) -> String {
    format!(
        "{base}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: \
            strict-origin-when-cross-origin\n  Cross-Origin-Opener-Policy: same-origin\n  Permissions-Policy: camera=(), geolocation=(self), microphone=(), payment=(), usb=()\n  Access-Control-Allow-Origin: *\n"
    )
}
