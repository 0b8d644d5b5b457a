//! Which files a new site adds to the one before it, changes and removes: for uploads that send nothing else. It
//! compares what manifests say, and reads no file.

use crate::site::artifact::FileSeal;
use crate::site::plan::data::MANIFEST;
use serde::Serialize;
use std::collections::BTreeMap;

/// The files of a site by their paths from its root, the manifest too.
pub type SealedFiles = BTreeMap<String, FileSeal>;

/// Files that are sent when all others are there: the checkpoint, which says of the log's files that they are, and the
/// manifest, which says so of all.
const LAST: [&str; 2] = ["tlog/checkpoint", MANIFEST];

/// What differs between two sites. Each list is in the order of paths, but that the checkpoint of the log and the
/// manifest are the last of the files that are sent: a site with an old manifest and new files is one whose upload did
/// not end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Files that the site before does not have; all of them where there was none.
    pub added: Vec<String>,
    /// Files that both sites have, with other bytes.
    pub changed: Vec<String>,
    /// Files that only the site before has.
    pub removed: Vec<String>,
}

/// A file whose name cannot be a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlistable(
    /// Its path from the site's root.
    pub String,
);

impl Changes {
    /// What has to be done to a site with the files of `before`, so that it has those of `now`.
    pub fn between(before: &SealedFiles, now: &SealedFiles) -> Self {
        let mut changes = Self::default();
        let at_the_end = LAST.iter().filter_map(|path| now.get_key_value(*path));
        let ordered = now.iter().filter(|(path, _)| !LAST.contains(&path.as_str())).chain(at_the_end);
        for (path, seal) in ordered {
            match before.get(path) {
                None => changes.added.push(path.clone()),
                Some(old) if !old.is_same(seal) => changes.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        changes.removed = before.keys().filter(|path| !now.contains_key(*path)).cloned().collect();
        changes
    }

    /// All of it, as a JSON object with a path on each line.
    pub fn json(&self) -> String {
        let text = serde_json::to_string_pretty(self).expect("lists of strings serialize");
        format!("{text}\n")
    }

    /// The lists by their names, without the checkpoint and the manifest, which are sent by themselves when all else is
    /// there: a path on each
    /// line, as the options `--files-from` of rclone and rsync read them.
    ///
    /// # Errors
    /// A path that is more than a line.
    pub fn lists(&self) -> Result<[(&'static str, String); 3], Unlistable> {
        let added = listed(&self.added)?;
        Ok([("added", added), ("changed", listed(&self.changed)?), ("removed", listed(&self.removed)?)])
    }
}

fn listed(paths: &[String]) -> Result<String, Unlistable> {
    let mut list = String::new();
    for path in paths.iter().filter(|path| !LAST.contains(&path.as_str())) {
        if path.contains(['\n', '\r']) {
            return Err(Unlistable(path.clone()));
        }
        // Both programs take a line that begins so for a note, or cut it; a slash before it means nothing to them.
        if path.starts_with(['#', ';']) || path.starts_with(char::is_whitespace) {
            list.push('/');
        }
        list.push_str(path);
        list.push('\n');
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> SealedFiles {
        files.iter().map(|(path, text)| ((*path).to_owned(), FileSeal::of(text.as_bytes()))).collect()
    }

    #[test]
    fn files_are_compared_by_their_bytes_and_the_manifest_is_sent_last() {
        let before = site(&[("a", "1"), ("gone/b", "1"), ("manifest.json", "1"), ("same", "1")]);
        let now = site(&[("a", "2"), ("manifest.json", "2"), ("new/c", "1"), ("same", "1"), ("z", "1")]);
        let changes = Changes::between(&before, &now);
        assert_eq!(changes.added, ["new/c", "z"]);
        assert_eq!(changes.changed, ["a", "manifest.json"]);
        assert_eq!(changes.removed, ["gone/b"]);
        let lists = changes.lists().expect("plain names");
        let lists = lists.map(|(_, list)| list);
        assert_eq!(lists, ["new/c\nz\n".to_owned(), "a\n".to_owned(), "gone/b\n".to_owned()]);
        let first = Changes::between(&SealedFiles::new(), &now);
        assert_eq!(first.added, ["a", "new/c", "same", "z", "manifest.json"]);
        assert_eq!(Changes::between(&now, &now), Changes::default());
    }

    #[test]
    fn another_origin_is_no_change() {
        let mut now = site(&[("a", "1")]);
        let before = now.clone();
        now.get_mut("a").expect("it is there").origin = crate::site::artifact::Digest::read(&"0f".repeat(16));
        assert_eq!(Changes::between(&before, &now), Changes::default());
    }

    #[test]
    fn a_name_is_one_line_and_no_note() {
        let changes =
            Changes::between(&SealedFiles::new(), &site(&[("#a", ""), (";b", ""), (" c", ""), ("d #e ;f", "")]));
        let [(_, added), ..] = changes.lists().expect("each is a line");
        assert_eq!(added, "/ c\n/#a\n/;b\nd #e ;f\n");
        let two = Changes::between(&site(&[("media/a\nb.pdf", "")]), &SealedFiles::new());
        assert_eq!(two.lists(), Err(Unlistable("media/a\nb.pdf".to_owned())));
        assert_eq!(
            two.json(),
            "{\n  \"added\": [],\n  \"changed\": [],\n  \"removed\": [\n    \"media/a\\nb.pdf\"\n  ]\n}\n"
        );
    }
}
