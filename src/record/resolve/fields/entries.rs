//! Edits that add an entry to a list at the top of the details, such as an exception of `allow:`, and those of paths in
//! entries.

use super::Fields;
use crate::diagnostics::{Fix, Help};
use crate::record::parse::decode::{plain_or_quoted, quoted};
use crate::record::parse::front_matter::Dialect;
use crate::record::parse::tree::{Node, NodeValue, Step};
use crate::text::paths;

impl Fields<'_> {
    /// The edit that adds an entry to the list `key`, or that begins this list. `fields` are the texts of the entry by
    /// their names; a text without a name is the entry itself. Only the words to type, where the list is in a form that
    /// no edit is known for.
    pub fn append(&self, key: &str, fields: &[(&str, &str)]) -> Result<Fix, String> {
        let entry = entry(fields, if self.dialect() == Dialect::Toml { " = " } else { ": " });
        let list = self.tree().and_then(|tree| tree.get(key)).filter(|node| !node.is_null());
        match (list, self.dialect()) {
            (None, Dialect::Toml) => {
                let (_, head) = self.split.head.ok_or(entry.as_str())?;
                Ok(Fix::insert(self.source, head.start, format!("{key} = [{entry}]\n")))
            }
            (None, _) => self.add(&[], &format!("{key}: [{entry}]")),
            (Some(_), Dialect::Json) => Err(entry),
            (Some(list), _) => self.before_first(list, &entry).ok_or(format!("- {entry}")),
        }
    }

    /// What to write in the place of a path that is none in the content folder.
    pub fn own_file(&self, path: &[Step<'_>], written: &str, example: &str) -> Help {
        let Some((words, meant)) = paths::meant(written) else {
            return Help::new(format!("write its path in the content folder, such as `{example}`"));
        };
        let meant = plain_or_quoted(meant.as_str());
        Help::typed(words, self.put(path, &meant).ok_or(meant))
    }

    /// The edit that puts an entry before the first of a list.
    fn before_first(&self, list: &Node, entry: &str) -> Option<Fix> {
        let NodeValue::List(items) = &list.value else { return None };
        let text = &self.source.text;
        if list.is_flow(self.source) {
            let comma = if items.is_empty() { "" } else { ", " };
            return Some(Fix::insert(self.source, list.span.start + 1, format!("{entry}{comma}")));
        }
        let first = items.first()?.beginning(self.source).start;
        let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let indent = text[line..first].find('-').filter(|_| text[line..first].trim() == "-")?;
        Some(Fix::insert(self.source, line + indent, format!("- {entry}\n{}", &text[line..line + indent])))
    }
}

fn entry(fields: &[(&str, &str)], between: &str) -> String {
    match fields {
        [("", text)] => quoted(text),
        _ => {
            let fields: Vec<String> =
                fields.iter().map(|(name, text)| format!("{name}{between}{}", quoted(text))).collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}
