//! Paths as people write them who do not know how a content folder has them: of their own computer, with backslashes, from the record on.

use super::{SitePath, decode, one_line};

/// What a path that is none in the content folder is meant for, and what to do, in words before it.
pub fn meant(written: &str) -> Option<(&'static str, SitePath)> {
    let written = one_line(written);
    if is_own(&written) {
        return Some(("copy the file into the folder media/, and write ", SitePath::new(&format!("media/{}", own_name(&written)))?));
    }
    let plain = written.replace('\\', "/");
    let path = SitePath::new(plain.trim_start_matches("../").trim_start_matches('/')).filter(|path| !path.as_str().is_empty())?;
    if written.contains('\\') {
        return Some(("write `/` between its parts: ", path));
    }
    (path.top() == "media").then_some(("write its path in the content folder: ", path))
}

/// Whether a target is a path of a computer: `C:/…`, `//server/…`, `file:…`, `/Users/…`.
pub fn is_own(target: &str) -> bool {
    let path = target.replace('\\', "/");
    let small = path.to_ascii_lowercase();
    let drive = path.as_bytes().get(..3).is_some_and(|head| head[0].is_ascii_alphabetic() && head[1] == b':' && head[2] == b'/');
    let server = path.strip_prefix("//").or_else(|| path.strip_prefix('/').filter(|_| target.starts_with("\\")));
    // `//host.example/…` is an address of the web without its beginning.
    let server = server.is_some_and(|rest| rest.split('/').next().is_some_and(|host| !host.contains('.')));
    let home = ["/users/", "/home/", "/volumes/", "~/", "file:", "onedrive - ", "%userprofile%"];
    drive || server || home.iter().any(|start| small.starts_with(start)) || small.contains("/onedrive - ") && !small.contains("://")
}

/// The name of a file at the end of a path of a computer.
pub fn own_name(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or(path).replace('\\', "/");
    let decoded = decode(path.trim_end_matches('/'));
    let name = decoded.rsplit('/').next().unwrap_or("").trim().trim_start_matches(['.', '~']);
    if name.is_empty() || name.contains(':') { "file.pdf".to_owned() } else { name.to_owned() }
}
