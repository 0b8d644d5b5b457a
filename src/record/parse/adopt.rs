//! Files that were never written for this program: what their path, their own fields and their text say, as a huddle.
//! It works on one file at a time; what needs the whole archive (made divisions, titles that are only section names)
//! is `resolve`'s.

use super::raw::RawHuddle;
use super::raw_site::{PLACEHOLDERS, RawAdopt};
use super::shape::{Kind, Shaped};
use super::tree::{Node, NodeValue};
use crate::text::{SitePath, id_of};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use regex::Regex;

/// An `adopt:` block, ready to use.
#[derive(Debug)]
pub struct AdoptRule {
    /// Paths that the block is for.
    pub files: GlobSet,
    /// Paths among these that it is not for.
    pub skip: GlobSet,
    path: Option<PathPattern>,
    renames: Vec<(String, Option<String>)>,
    /// Fields of other programs that are passed over in silence.
    pub keep: Vec<String>,
    /// What records say where their files do not.
    pub defaults: RawHuddle,
    /// Whether divisions that no file describes are made of their names.
    pub make_divisions: bool,
    /// The globs of `files:` as they are written.
    pub patterns: Vec<String>,
    /// Whether mistakes keep the site from being published.
    pub strict: bool,
}

/// `minutes/{division}/{date}.md` as an expression, and the same with any text where the date is.
#[derive(Debug)]
struct PathPattern {
    strict: Regex,
    loose: Regex,
}

/// What a path says.
#[derive(Debug, Default, PartialEq)]
pub struct PathFacts {
    /// A name or an id; `None` where the pattern has no such part.
    pub division: Option<String>,
    /// A name or an id; `None` where the pattern has no such part.
    pub response_area: Option<String>,
    /// In ISO 8601, the day or the month; `None` where the pattern has no year, or no such day exists.
    pub date: Option<String>,
    /// Words with spaces; `None` where the pattern has no such part.
    pub title: Option<String>,
}

/// Fields of other programs that say how a page is shown there. They are passed over in silence.
pub const OF_OTHERS: [&str; 41] = [
    "layout",
    "tags",
    "tag",
    "categories",
    "category",
    "permalink",
    "slug",
    "author",
    "authors",
    "draft",
    "published",
    "private",
    "unlisted",
    "hidden",
    "hide",
    "visibility",
    "sitemap",
    "publishDate",
    "publishdate",
    "expiryDate",
    "expirydate",
    "weight",
    "aliases",
    "alias",
    "keywords",
    "description",
    "toc",
    "sidebar_label",
    "sidebar_position",
    "nav_order",
    "parent",
    "has_children",
    "cssclass",
    "cssclasses",
    "lang",
    "type",
    "lastmod",
    "updated",
    "created",
    "url",
    "image",
];

/// What `status:` says of a page that is public in other programs.
const SHOWN: [&str; 5] = ["publish", "published", "public", "live", "inherit"];

impl AdoptRule {
    /// Makes a rule of a block.
    ///
    /// # Errors
    /// A glob or a placeholder that cannot be used: the field, and the words for it.
    pub fn new(raw: &RawAdopt) -> Result<Self, (&'static str, String)> {
        let list = |field: &'static str, patterns: &Option<super::shape::OneOrMany<String>>| {
            globs(patterns.iter().flat_map(|list| list.0.iter().flatten())).map_err(|words| (field, words))
        };
        let path = raw.path.as_deref().map(PathPattern::new).transpose().map_err(|words| ("path", words))?;
        Ok(Self {
            files: list("files", &raw.files)?,
            skip: list("skip", &raw.skip)?,
            path,
            renames: raw.fields.clone().unwrap_or_default().into_iter().collect(),
            keep: raw
                .keep
                .iter()
                .flat_map(|list| list.0.iter().flatten().cloned())
                .chain(OF_OTHERS.map(str::to_owned))
                .collect(),
            defaults: raw.defaults.clone().unwrap_or_default(),
            make_divisions: raw.make_divisions.unwrap_or(false),
            patterns: raw.files.iter().flat_map(|list| list.0.iter().flatten().cloned()).collect(),
            strict: raw.strict.unwrap_or(false),
        })
    }

    /// What the path of a file says.
    pub fn path_facts(&self, path: &SitePath) -> PathFacts {
        let Some(pattern) = &self.path else { return PathFacts::default() };
        let Some(found) = pattern.strict.captures(path.as_str()).or_else(|| pattern.loose.captures(path.as_str()))
        else {
            return PathFacts::default();
        };
        let text =
            |name: &str| found.name(name).map(|part| part.as_str().trim().to_owned()).filter(|part| !part.is_empty());
        let date = found.name("date").map(|part| whole_date(path.as_str(), part.range())).or_else(|| {
            match (text("year"), text("month"), text("day")) {
                (Some(year), Some(month), Some(day)) => Some(format!("{year}-{month:0>2}-{day:0>2}")),
                (Some(year), Some(month), None) => Some(format!("{year}-{month:0>2}")),
                _ => None,
            }
        });
        PathFacts { division: text("division"), response_area: text("response_area"), date, title: text("title") }
    }

    /// Turns the renames round where the block gives them the wrong way: from a field of huddles to a name that none
    /// has. Gives the first such field.
    pub fn turn_round(&mut self) -> Option<String> {
        let is_reversed =
            |(from, to): &&(String, Option<String>)| is_field(from) && to.as_deref().is_some_and(|to| !is_field(to));
        let first = self.renames.iter().find(is_reversed)?.0.clone();
        for rename in self.renames.iter_mut().filter(|rename| is_reversed(&&**rename)) {
            if let Some(to) = rename.1.take() {
                rename.1 = Some(std::mem::replace(&mut rename.0, to));
            }
        }
        Some(first)
    }

    /// The renames as `fields:` has them.
    pub fn renames_as_written(&self) -> String {
        let pairs: Vec<String> =
            self.renames.iter().map(|(from, to)| format!("{from}: {}", to.as_deref().unwrap_or("null"))).collect();
        format!("{{{}}}", pairs.join(", "))
    }

    /// The name that a field of the record format has in the files.
    pub fn original<'a>(&'a self, field: &'a str) -> &'a str {
        self.renames.iter().find(|(_, to)| to.as_deref() == Some(field)).map_or(field, |(from, _)| from)
    }

    /// Renames and drops the top-level fields that the block names. `Title:` is `title:`, where that is not there too,
    /// and what other programs say in `status:` of a page that is public there is no status of a huddle.
    pub fn rename(&self, tree: &mut Node) {
        self.rename_named(tree);
        let NodeValue::Map(entries) = &mut tree.value else { return };
        let names: Vec<String> = entries.iter().filter_map(|(key, _)| key.text().map(str::to_owned)).collect();
        for (key, _) in entries.iter_mut() {
            let NodeValue::Scalar { text, .. } = &mut key.value else { continue };
            let small = text.to_lowercase();
            let alone = names.iter().filter(|name| name.to_lowercase() == small).count() == 1;
            if alone && *text != small && (is_field(&small) || OF_OTHERS.contains(&small.as_str())) {
                *text = small;
            }
        }
        let is_shown =
            |value: &Node| value.text().is_some_and(|text| SHOWN.contains(&text.trim().to_lowercase().as_str()));
        entries.retain(|(key, value)| !(key.text() == Some("status") && is_shown(value)));
    }

    fn rename_named(&self, tree: &mut Node) {
        let NodeValue::Map(entries) = &mut tree.value else { return };
        entries.retain_mut(|(key, _)| {
            let rule = key
                .text()
                .and_then(|name| self.renames.iter().find(|(from, _)| from == name))
                .map(|(_, to)| to.clone());
            match (rule, &mut key.value) {
                (Some(None), _) => false,
                (Some(Some(to)), NodeValue::Scalar { text, .. }) => {
                    *text = to;
                    true
                }
                _ => true,
            }
        });
    }
}

/// Whether huddles have a field of this name.
fn is_field(name: &str) -> bool {
    matches!(RawHuddle::KIND, Kind::Record(shape) if shape.kind_of(name).is_some())
}

/// The text that a pattern took for the date; where digits go on beside it, all of that part of the path.
fn whole_date(path: &str, range: std::ops::Range<usize>) -> String {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let goes_on =
        is_digit(path.as_bytes().get(range.end)) || (range.start > 0 && is_digit(path.as_bytes().get(range.start - 1)));
    let (start, end) = if goes_on {
        let start = path[..range.start].rfind('/').map_or(0, |slash| slash + 1);
        (start, path[range.end..].find('/').map_or(path.len(), |length| range.end + length))
    } else {
        (range.start, range.end)
    };
    path[start..end].trim().to_owned()
}

/// A set of patterns over paths; `*` stays within a folder, `**` does not.
fn globs<'a>(patterns: impl Iterator<Item = &'a String>) -> Result<GlobSet, String> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let pattern = pattern.trim_start_matches("./").trim_start_matches('/');
        set.add(GlobBuilder::new(pattern).literal_separator(true).build().map_err(|error| error.kind().to_string())?);
    }
    set.build().map_err(|error| error.to_string())
}

impl PathPattern {
    fn new(pattern: &str) -> Result<Self, String> {
        let compile = |date: &str| Regex::new(&expression(pattern, date)?).map_err(|error| error.to_string());
        Ok(Self { strict: compile(r"\d{4}[-_.]?\d{2}(?:[-_.]?\d{2})?")?, loose: compile("[^/]*?")? })
    }
}

fn expression(pattern: &str, date: &str) -> Result<String, String> {
    let mut out = String::from("^");
    let mut rest = pattern.trim_start_matches("./");
    let mut seen: Vec<&str> = Vec::new();
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("**/") {
            out.push_str("(?:.*/)?");
            rest = after;
        } else if let Some(after) = rest.strip_prefix("**") {
            out.push_str(".*");
            rest = after;
        } else if let Some(after) = rest.strip_prefix('*') {
            out.push_str("[^/]*");
            rest = after;
        } else if let Some(after) = rest.strip_prefix('{') {
            let (name, after) = after.split_once('}').ok_or("a brace { is not closed")?;
            if !PLACEHOLDERS.contains(&name) {
                return Err(format!("{{{name}}} is not known; write one of {{{}}}", PLACEHOLDERS.join("}, {")));
            }
            let inner = match name {
                "date" => date,
                "year" => r"\d{4}",
                "month" | "day" => r"\d{1,2}",
                _ => "[^/]*?",
            };
            let group = if seen.contains(&name) { format!("(?:{inner})") } else { format!("(?P<{name}>{inner})") };
            out.push_str(&group);
            seen.push(name);
            rest = after;
        } else {
            out.push_str(&regex::escape(&first.to_string()));
            rest = &rest[first.len_utf8()..];
        }
    }
    out.push('$');
    Ok(out)
}

/// The id of an adopted file: its path without extension, joined by hyphens; of a long path its beginning and a mark.
pub fn id_from_path(path: &SitePath) -> String {
    let whole = path.as_str();
    id_of(whole.rsplit_once('.').map_or(whole, |(stem, _)| stem))
}

/// A name from a part of a path: `sync-meeting` becomes `Sync meeting`; a name with spaces or capitals stays.
pub fn name_from_slug(text: &str) -> String {
    if text.chars().any(|c| c.is_whitespace() || c.is_uppercase()) {
        return text.to_owned();
    }
    let words = text.replace(['-', '_'], " ");
    let mut characters = words.trim().chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(path: &str) -> AdoptRule {
        AdoptRule::new(&RawAdopt { path: Some(path.to_owned()), ..RawAdopt::default() }).unwrap()
    }

    #[test]
    fn a_path_reports_what_its_pattern_names() {
        let facts = rule("minutes/{division}/{year}/{date}-{slug}.md")
            .path_facts(&SitePath::new("minutes/north/2024/2024-03-05-park.md").unwrap());
        assert_eq!((facts.division.as_deref(), facts.date.as_deref()), (Some("north"), Some("2024-03-05")));
        let facts = rule("{division}/**/{date}.md").path_facts(&SitePath::new("tech/2019/a/20190402.md").unwrap());
        assert_eq!((facts.division.as_deref(), facts.date.as_deref()), (Some("tech"), Some("20190402")));
        let facts = rule("{date}*.md").path_facts(&SitePath::new("2012-05-2012-05-21-minutes.md").unwrap());
        assert_eq!(
            facts.date.as_deref(),
            Some("2012-05-2012-05-21-minutes.md"),
            "digits that go on are no end of a date"
        );
        assert!(AdoptRule::new(&RawAdopt { path: Some("{city}/x.md".into()), ..RawAdopt::default() }).is_err());
    }

    #[test]
    fn ids_and_names_come_from_paths() {
        assert_eq!(
            id_from_path(&SitePath::new("minutes/Sync Meeting/2023-06-15.md").unwrap()),
            "minutes-sync-meeting-2023-06-15"
        );
        let long = |end: &str| {
            id_from_path(&SitePath::new(&format!("minutes/{}{end}.md", "a-long-title-".repeat(19))).unwrap())
        };
        assert!(long("a").len() <= 140 && long("a") == long("a") && long("a") != long("b"), "{}", long("a"));
        assert!(crate::text::is_address_part(&id_from_path(&SitePath::new("🎉.md").unwrap())));
        assert_eq!(name_from_slug("sync-meeting"), "Sync meeting");
        assert_eq!(name_from_slug("AI and Dataset"), "AI and Dataset");
    }
}
