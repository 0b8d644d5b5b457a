//! Paths as people write them who do not know how a content folder has them: of their own computer, with backslashes,
//! from the record on.

use super::{SitePath, decode, one_line};

/// What a path that is none in the content folder is meant for, and what to do, in words before it.
pub fn meant(written: &str) -> Option<(&'static str, SitePath)> {
    let written = one_line(written);
    if is_own(&written) {
        return Some((
            "copy the file into the folder media/, and write ",
            SitePath::new(&format!("media/{}", own_name(&written)))?,
        ));
    }
    let plain = written.replace('\\', "/");
    let path = SitePath::new(plain.trim_start_matches("../").trim_start_matches('/'))
        .filter(|path| !path.as_str().is_empty())?;
    if written.contains('\\') {
        return Some(("write `/` between its parts: ", path));
    }
    (path.top() == "media").then_some(("write its path in the content folder: ", path))
}

/// Whether a target is a path of a computer: `C:/…`, `//server/…`, `file:…`, `/Users/…`.
pub fn is_own(target: &str) -> bool {
    let path = target.replace('\\', "/");
    let small = path.to_ascii_lowercase();
    let drive = path
        .as_bytes()
        .get(..3)
        .is_some_and(|head| head[0].is_ascii_alphabetic() && head[1] == b':' && head[2] == b'/');
    let server = path.strip_prefix("//").or_else(|| path.strip_prefix('/').filter(|_| target.starts_with("\\")));
    // `//host.example/…` is an address of the web without its beginning.
    let server = server.is_some_and(|rest| rest.split('/').next().is_some_and(|host| !host.contains('.')));
    let home = ["/users/", "/home/", "/volumes/", "~/", "file:", "onedrive - ", "%userprofile%"];
    drive
        || server
        || home.iter().any(|start| small.starts_with(start))
        || small.contains("/onedrive - ") && !small.contains("://")
}

/// The name of a file at the end of a path of a computer.
pub fn own_name(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or(path).replace('\\', "/");
    let decoded = decode(path.trim_end_matches('/'));
    let name = decoded.rsplit('/').next().unwrap_or("").trim().trim_start_matches(['.', '~']);
    if name.is_empty() || name.contains(':') { "file.pdf".to_owned() } else { name.to_owned() }
}

/// The way from one file to another.
pub fn relative(from: &SitePath, to: &SitePath) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.as_str().split('/').collect(), to.as_str().split('/').collect());
    let same = from.iter().zip(&to).take(from.len().min(to.len()) - 1).take_while(|(one, two)| one == two).count();
    format!("{}{}", "../".repeat(from.len() - 1 - same), to[same..].join("/"))
}

/// The way from a file of the content folder to one of `media/`.
pub fn in_media(file: &SitePath, name: &str) -> String {
    format!("{}media/{name}", "../".repeat(file.as_str().matches('/').count()))
}

/// The address of the web that a target without a right beginning is meant for.
pub fn web_address_of(target: &str) -> Option<String> {
    if target.starts_with("www.") {
        return Some(format!("https://{target}"));
    }
    let small = target.to_ascii_lowercase();
    let ends = [
        "https//",
        "http//",
        "https:\\\\",
        "http:\\\\",
        "htps://",
        "htttps://",
        "hhtps://",
        "ttps://",
        "https;//",
        "http;//",
        "htp://",
        "httpss://",
    ];
    if let Some(wrong) = ends.iter().find(|wrong| small.starts_with(**wrong)) {
        return Some(format!("https://{}", target[wrong.len()..].replace('\\', "/")));
    }
    if let Some(rest) =
        target.strip_prefix("//").filter(|rest| rest.split('/').next().is_some_and(|host| host.contains('.')))
    {
        return Some(format!("https://{rest}"));
    }
    let host = target.split(['/', '?', '#']).next()?;
    let (name, ending) = host.rsplit_once('.')?;
    let is_host = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        && !name.is_empty()
        && !name.starts_with('.');
    let known =
        ["com", "org", "gov", "net", "edu", "us", "example", "mx"].contains(&ending.to_ascii_lowercase().as_str());
    (is_host && known).then(|| format!("https://{target}"))
}
