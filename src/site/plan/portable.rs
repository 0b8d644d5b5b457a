//! Names of published files that not every system takes: Windows keeps some names and signs for itself, and takes names
//! that differ in case or in Unicode's form for one, as macOS does. Such a site could not be copied there as it is.

use crate::diagnostics::{Code, Diag, Place};
use crate::text::fold::file_key;
use crate::text::{SitePath, is_reserved, list_of};
use std::collections::{BTreeMap, BTreeSet};

/// Most bytes of a part of a path on the systems in use, and of a path that is copied into folders of usual length.
const LONGEST_PART: usize = 255;
const LONGEST_PATH: usize = 220;

/// Reports files of the content folder that are published under names that cannot be everywhere.
pub(super) fn check(media: &BTreeSet<SitePath>, diags: &mut Vec<Diag>) {
    let mut same: BTreeMap<String, Vec<&SitePath>> = BTreeMap::new();
    for path in media {
        same.entry(file_key(path.as_str()).into_owned()).or_default().push(path);
        if let Some(reason) = reason(path.as_str()) {
            let message = format!("\"{path}\" cannot be copied to every system: {reason}");
            let help = format!("rename it, such as to `{}`, and change what refers to it", portable(path.as_str()));
            diags.push(Diag::new(Code::UnusableName, Place::file(path), message, help).as_warning());
        }
    }
    for paths in same.values().filter(|paths| paths.len() > 1) {
        let others = list_of(paths[..paths.len() - 1].iter().map(|path| path.as_str()), 4);
        let last = paths[paths.len() - 1];
        let message =
            format!("\"{last}\" and \"{others}\" are one file on Windows and macOS, where one would replace the other");
        let help = "give one of them another name, and change what refers to it";
        diags.push(Diag::new(Code::SameAddress, Place::file(last), message, help).as_warning());
    }
}

/// Why a path cannot be on every system.
fn reason(path: &str) -> Option<String> {
    for part in path.split('/') {
        if let Some(sign) = part.chars().find(|sign| is_refused(*sign)) {
            let shown = if sign.is_control() { format!("U+{:04X}", u32::from(sign)) } else { format!("`{sign}`") };
            return Some(format!("Windows has no {shown} in names"));
        }
        if part.ends_with(['.', ' ']) {
            return Some("Windows drops the dot or space at the end".into());
        }
        if is_reserved(part) {
            return Some(format!("Windows keeps the name {part} for itself"));
        }
        if part.len() > LONGEST_PART {
            return Some(format!("it has a name of more than {LONGEST_PART} bytes"));
        }
    }
    (path.chars().count() > LONGEST_PATH).then(|| format!("it has more than {LONGEST_PATH} letters"))
}

fn is_refused(sign: char) -> bool {
    sign.is_control() || matches!(sign, '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*')
}

/// The path with every part such as all systems take it.
fn portable(path: &str) -> String {
    let part = |part: &str| {
        let (stem, extension) = part.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((part, ""));
        let plain: String = stem.chars().map(|sign| if is_refused(sign) { '-' } else { sign }).take(60).collect();
        let plain = plain.trim_end_matches(['.', ' ', '-']).to_owned();
        let plain = if plain.is_empty() || is_reserved(&plain) { format!("file-{plain}") } else { plain };
        let extension: String = extension.chars().filter(|sign| !is_refused(*sign) && *sign != ' ').collect();
        if extension.is_empty() { plain } else { format!("{plain}.{extension}") }
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_not_every_system_takes_are_reported_with_one_that_they_do() {
        for (path, safe) in [
            ("media/a:b?.pdf", "media/a-b.pdf"),
            ("media/con.pdf", "media/file-con.pdf"),
            ("media/NUL", "media/file-NUL"),
            ("media/LPT1.tar.gz", "media/file-LPT1.tar.gz"),
            ("media/report .", "media/report"),
            ("old./x.pdf", "old/x.pdf"),
            ("media/a\u{7}b.pdf", "media/a-b.pdf"),
        ] {
            assert!(reason(path).is_some(), "{path}");
            assert_eq!(portable(path), safe);
            assert_eq!(reason(safe), None, "{safe}");
        }
        let long = format!("media/{}.pdf", "é".repeat(140));
        assert!(reason(&long).is_some() && reason(&portable(&long)).is_none());
        for path in ["media/Año 2026 #1 [a]+b, 100%.pdf", "media/console.pdf", "media/.hidden", "media/com10.pdf"] {
            assert_eq!(reason(path), None, "{path}");
        }
    }

    #[test]
    fn names_that_differ_in_case_or_form_alone_are_one() {
        let path = |path: &str| SitePath::new(path).expect("a path");
        let media =
            ["media/A.pdf", "media/a.pdf", "media/ñ.pdf", "media/n\u{303}.pdf", "media/résumé.pdf", "media/resume.pdf"]
                .map(path);
        let mut diags = Vec::new();
        check(&BTreeSet::from(media), &mut diags);
        assert_eq!(diags.len(), 2, "{diags:?}");
    }
}
