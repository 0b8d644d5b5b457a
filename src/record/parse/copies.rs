//! Copies that synchronizers and file managers leave beside a file, recognised by their names. They are no records:
//! read as such they would publish a text twice, or an older one.

use super::front_matter::{Dialect, is_field, split};
use crate::diagnostics::{Code, Diag, Place, Severity};
use crate::text::SitePath;
use crate::text::source::{Source, Span};
use regex::Regex;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// How sure a name is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A synchronizer kept both of two versions.
    Conflict,
    /// Somebody, or a program that was about to change the file, made a copy.
    Copy,
    /// A number or a computer's name, which a record of its own may have too: its details have to agree.
    Perhaps,
    /// Somebody's later or earlier version: `… FINAL v2`. Its details have to agree.
    Version,
    /// More words behind the name of another file: most of the text has to be the same too.
    PerhapsVersion,
}

/// Names in the languages of the sites, without `.md`; the group is the name of the original.
static NAMES: LazyLock<Vec<(Kind, Regex)>> = LazyLock::new(|| {
    const COPY: &str = "(?:copy|copie|kopie|copia|cópia)";
    const VERSION: &str = r"final|finished|definitiv[oa]?|v\.?[ _-]?\d+|version|versi[oó]n|rev|rev(?:ised|isad[oa])|correct(?:ed|ion)|corregid[oa]|\
                           new|newest|nuev[oa]|latest|last|updated?|edit(?:ed|s)?|fixed|clean|old|older|original|approved|aprobad[oa]|draft|\
                           borrador|signed|use|this|one|really";
    let patterns = [
        (Kind::Conflict, r"^(.+)\.sync-conflict-\d{8}-\d{6}(?:-\w+)?$".to_owned()),
        (Kind::Conflict, r"^(.+?)[ _.-]*[(\[][^()\[\]]*(?:conflict|konflikt|conflit)[^()\[\]]*[)\]]$".to_owned()),
        (Kind::Conflict, r"^(.+?)[._ -]+conflict(?:ed copy)?[-_ ]*\d{4}[-_ \d]*$".to_owned()),
        (Kind::Conflict, r"^(.+?)[._]conflict(?:ed)?(?:[ _-]?copy)?(?:[ ._-]?\d[\w-]*)?$".to_owned()),
        (Kind::Conflict, r"^(.+?)\.{1,2}path\d$".to_owned()),
        (Kind::Perhaps, r"^(.+?)[ -]+conflict(?:ed)?(?:[ _-]?copy)?(?:[ ._-]?\d{1,3})?$".to_owned()),
        (Kind::Conflict, r"^(.+?)[._](?:backup|base|local|remote)[._]\d+$".to_owned()),
        (Kind::Copy, format!(r"^(.+?)(?: - |[ _-]){COPY}(?:[ _-]*\(?\d+\)?)?$")),
        (Kind::Copy, format!(r"^(.+?)[ _-]*\((?:\w+ )?{COPY}(?: \d+)?\)$")),
        (Kind::Copy, format!(r"^{COPY}(?: ?\(\d+\))? (?:of|de|von) (.+)$")),
        (Kind::Copy, r"^(.+?)(?:\.(?:orig|bak|old|backup|tmp)|~)$".to_owned()),
        (Kind::Perhaps, r"^(.+?) ?\(\d{1,2}\)$".to_owned()),
        (Kind::Perhaps, r"^(.+?) \d{1,2}$".to_owned()),
        (Kind::Version, format!(r"^(.+?)(?:[ _.-]*[ _.(-](?:{VERSION})(?:[ _-]?\d{{1,2}})?\)?)+$")),
    ];
    patterns.map(|(kind, pattern)| (kind, Regex::new(&format!("(?i){pattern}")).expect("the pattern is right"))).into()
});

/// The name of a computer, which some synchronizers put behind a hyphen: it has a word for computers, or capitals
/// alone.
static COMPUTER: LazyLock<Regex> = LazyLock::new(|| {
    let words = "(?i:(?:desktop|laptop|win|pc)(?:-[a-z0-9-]+)?|[a-z0-9-]*(?:macbook|imac|thinkpad|surface)[a-z0-9-]*)";
    Regex::new(&format!("^(?:{words}|[A-Z0-9-]*[A-Z]{{2}}[A-Z0-9-]*)$")).expect("the pattern is right")
});

/// The copies among `texts`, by their paths: what is said of each. `texts` are in the order of their paths.
pub fn find(texts: &[&Arc<Source>]) -> HashMap<SitePath, Diag> {
    let suspects: Vec<(&Source, Vec<(Kind, SitePath)>)> = texts
        .iter()
        .filter(|source| is_unusual(source.path.stem()))
        .map(|source| (&***source, originals(&source.path)))
        .collect();
    let mut copies = HashMap::new();
    if suspects.iter().all(|(_, originals)| originals.is_empty()) {
        return copies;
    }
    let by_path: HashMap<String, &Source> =
        texts.iter().map(|source| (source.path.as_str().to_lowercase(), &***source)).collect();
    // Copies of a file that is not there: the first stays.
    let mut orphans: HashMap<&SitePath, &Source> = HashMap::new();
    for (source, originals) in &suspects {
        let found = originals.iter().find_map(|(kind, path)| {
            let original =
                by_path.get(&path.as_str().to_lowercase()).filter(|original| original.path != source.path)?;
            let is_copy = match kind {
                Kind::Conflict | Kind::Copy => true,
                Kind::Perhaps | Kind::Version => agree(source, original),
                Kind::PerhapsVersion => agree(source, original) && say_nearly_the_same(source, original),
            };
            is_copy.then_some((*kind, *original))
        });
        let sure = originals.iter().find(|(kind, _)| matches!(kind, Kind::Conflict | Kind::Copy));
        let found = found.or_else(|| {
            let (kind, path) = sure?;
            let first = *orphans.entry(path).or_insert(source);
            (first.path != source.path).then_some((*kind, first))
        });
        if let Some((kind, original)) = found {
            copies.insert(source.path.clone(), diagnostic(kind, source, original));
        }
    }
    copies
}

/// Most records have names of small letters, digits and hyphens, and no word for a copy.
fn is_unusual(stem: &str) -> bool {
    let words =
        ["cop", "kopie", "conflict", "desktop", "laptop", "macbook", "imac", "thinkpad", "surface", "-pc-", "-win-"];
    !stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        || words.iter().any(|word| stem.contains(word))
}

/// What a file may be a copy of. The name of a translation may say so before its language.
fn originals(path: &SitePath) -> Vec<(Kind, SitePath)> {
    let stem = path.stem();
    let language =
        stem.rsplit_once('.').filter(|(_, tag)| tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_lowercase()));
    let both = [(stem, String::new())].into_iter().chain(language.map(|(base, tag)| (base, format!(".{tag}"))));
    both.flat_map(|(name, ending)| {
        let named = NAMES.iter().filter_map(move |(kind, pattern)| {
            let base = pattern.captures(name)?.get(1)?.as_str().trim_end();
            Some((*kind, base.strip_suffix(".md").unwrap_or(base)))
        });
        let hyphens = name.match_indices(['-', '_', '.', ' ']).filter(|(at, _)| COMPUTER.is_match(&name[at + 1..]));
        let named = named.chain(hyphens.map(|(at, _)| (Kind::Perhaps, &name[..at])));
        let gaps = name.match_indices([' ', '_', '(']);
        let shorter =
            gaps.map(move |(at, _)| (Kind::PerhapsVersion, name[..at].trim_end_matches([' ', '_', '-', '.'])));
        named.chain(shorter).filter_map(move |(kind, base)| Some((kind, path.beside(&format!("{base}{ending}.md"))?)))
    })
    .collect()
}

/// Whether two files are of one place and day, as far as their details say; without details, whether they say nearly
/// the same.
fn agree(one: &Source, two: &Source) -> bool {
    let (head, other) = (head(one), head(two));
    let (Some(head), Some(other)) = (head, other) else { return say_nearly_the_same(one, two) };
    let value = |head: &str, key: &str| {
        let line = head.lines().find(|line| line.split(':').next().is_some_and(|name| name.trim() == key))?;
        Some(line.split_once(':')?.1.trim().trim_matches(['"', '\'']).to_owned())
    };
    let named =
        ["date", "name", "title"].iter().any(|key| value(head, key).is_some() && value(head, key) == value(other, key));
    let differ = |key: &str| value(head, key).zip(value(other, key)).is_some_and(|(one, two)| one != two);
    named && !["date", "name", "division", "response_areas", "response_area", "code"].into_iter().any(differ)
}

/// Whether the first lines of the texts are the same and at least half of the others: a version with a word mended is a
/// copy too.
fn say_nearly_the_same(one: &Source, two: &Source) -> bool {
    let [one, two] = [one, two].map(|source| {
        let body = split(source, &mut Vec::new()).body;
        source.text[body.start..body.end].lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>()
    });
    let same = one.iter().filter(|line| two.contains(line)).count();
    (one.first() == two.first() && same * 2 >= one.len().max(two.len())) || share_words(&one, &two)
}

/// Whether at least four of five words are in both: a paragraph in which one was mended is no line of the other.
fn share_words(one: &[&str], two: &[&str]) -> bool {
    let count = |lines: &[&str]| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        lines
            .iter()
            .flat_map(|line| line.split_whitespace())
            .for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
        counts
    };
    let (one, two) = (count(one), count(two));
    let both: usize = one.iter().map(|(word, times)| *times.min(two.get(word).unwrap_or(&0))).sum();
    let all = one.values().sum::<usize>().max(two.values().sum());
    all > 0 && both * 5 >= all * 4
}

fn head(source: &Source) -> Option<&str> {
    let (dialect, span) = split(source, &mut Vec::new()).head?;
    (dialect == Dialect::Yaml).then(|| &source.text[span.start..span.end])
}

fn diagnostic(kind: Kind, source: &Source, original: &Source) -> Diag {
    let name = original.path.file_name();
    let (message, help) = match kind {
        Kind::Conflict => (
            format!(
                "a synchronizer kept this version beside {}: two people's changes were never joined",
                original.path
            ),
            format!("copy what is right into {name}, then delete this file"),
        ),
        Kind::Version | Kind::PerhapsVersion => (
            format!("this looks like another version of {}", original.path),
            format!("keep the one that is right, under the name {name}, and delete the other"),
        ),
        Kind::Copy | Kind::Perhaps => (
            format!("this looks like a copy of {}", original.path),
            match own_name(source, original) {
                Some(own) => format!("delete this file; if it is a record of its own, rename it to `{own}`"),
                None => "delete this file; if it is a record of its own, give it a name of its own".to_owned(),
            },
        ),
    };
    let place = Place::new(source, Span::new(source.beginning(), source.beginning()));
    Diag { severity: Severity::Error, ..Diag::new(Code::Repeated, place, message, help) }
}

/// The name of a copy that was given another date: that of the original with this date.
fn own_name(source: &Source, original: &Source) -> Option<String> {
    let date = |source: &Source| {
        let line = head(source)?.lines().find(|line| is_field(line) && line.starts_with("date:"))?;
        let written = line.trim_start_matches("date:").trim().trim_matches(['"', '\'']).get(..10)?.to_owned();
        crate::record::model::date::parse_day(&written).ok()
    };
    let (own, other) = (date(source)?, date(original)?);
    let rest = original.path.file_name().strip_prefix(&other.to_string())?;
    (own != other).then(|| format!("{own}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str =
        "---\ntitle: Central huddle\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-2]\n---\nWords.\n";

    fn copies(files: &[(&str, &str)]) -> Vec<String> {
        let mut texts: Vec<Arc<Source>> = files
            .iter()
            .map(|(path, text)| Arc::new(Source::new(SitePath::new(path).unwrap(), (*text).to_owned())))
            .collect();
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        let mut found: Vec<String> =
            find(&texts.iter().collect::<Vec<_>>()).into_keys().map(|path| path.file_name().to_owned()).collect();
        found.sort();
        found
    }

    #[test]
    fn what_synchronizers_and_file_managers_leave_is_known_beside_its_original() {
        for name in [
            "x.sync-conflict-20260508-101500-ABCDEFG",
            "x (conflicted copy 2026-05-08)",
            "x (Dana's conflicted copy 2026-05-08)",
            "x (copia en conflicto de Dana 2026-05-08)",
            "x_conflict-20260508-101500",
            "x (SFConflict dana 2026-05-08-10-15-00)",
            "x_BACKUP_1234",
            "x-DESKTOP-AB12",
            "x-LAPTOP-7Q2F",
            "x-LAPTOP",
            "x-Laptop",
            "x_LAPTOP-2",
            "x.conflict",
            "x.conflict-1",
            "x.conflict2",
            "x_conflict_2",
            "x-conflict",
            "x-conflict-1",
            "x [conflicted]",
            "x (Conflicted copy iPhone 202605081015)",
            "x..path1",
            "x-Danas-MacBook-Pro",
            "x-RECEPTION2",
            "x - Copy",
            "x - Copy (2)",
            "x copy",
            "x copy 2",
            "x-copy",
            "x_copy",
            "x (copy)",
            "x (another copy)",
            "x (3rd copy)",
            "x Kopie",
            "x - Kopie",
            "x - copia",
            "x (copia)",
            "Copy of x",
            "Copia de x",
            "Kopie von x",
            "x (1)",
            "x(1)",
            "x 2",
            "x~",
            "x.orig",
            "x.bak",
            "x.md.bak",
            "x.old",
        ] {
            let path = format!("huddles/central/{name}.md");
            assert_eq!(copies(&[("huddles/central/x.md", RECORD), (&path, RECORD)]), [format!("{name}.md")]);
            let alone = copies(&[("huddles/north/x.md", RECORD), (&path, RECORD)]);
            assert!(alone.is_empty(), "{name} is alone in its folder");
        }
        for name in [
            "x FINAL v2",
            "x_final",
            "x (corrected)",
            "x - Final Version 2",
            "x FINAL use this one",
            "x Denise's changes",
        ] {
            let path = format!("huddles/central/{name}.md");
            assert_eq!(copies(&[("huddles/central/x.md", RECORD), (&path, RECORD)]), [format!("{name}.md")]);
        }
        assert_eq!(
            copies(&[("pages/a.md", ""), ("pages/a.es.md", "1"), ("pages/a - Copy.es.md", "2")]),
            ["a - Copy.es.md"]
        );
        assert_eq!(copies(&[("pages/a - Copy.md", "1"), ("pages/a - Copy (2).md", "2")]).len(), 1, "one of them stays");
    }

    #[test]
    fn a_copy_whose_text_differs_by_a_word_is_a_copy() {
        let words = "The lights on 5th Street are out, and the captain promised two patrols by June. Residents asked \
            about noise.\n";
        let mended = words.replace("two patrols", "three patrols");
        let own = "The pool stays open until September, and the new steps at the ferry are done. Nobody asked about \
            the budget.\n";
        let record = |text: &str| RECORD.replace("Words.\n", text);
        for name in ["2026-05-07-central-2", "2024-03-05", "x"] {
            let original = format!("huddles/{name}.md");
            for ending in [
                ".conflict-1",
                "-LAPTOP",
                "-DESKTOP-AB12",
                "-Danas-MacBook-Pro",
                " (1)",
                " - Copy",
                "_copy",
                "-conflict",
                " 2",
            ] {
                let copy = format!("huddles/{name}{ending}.md");
                let file = vec![copy.trim_start_matches("huddles/").to_owned()];
                assert_eq!(copies(&[(&original, &record(words)), (&copy, &record(&mended))]), file, "with details");
                assert_eq!(copies(&[(&original, words), (&copy, &mended)]), file, "without details");
            }
            for ending in ["-LAPTOP", " (1)", " 2", "-PM"] {
                assert!(
                    copies(&[(&original, words), (&format!("huddles/{name}{ending}.md"), own)]).is_empty(),
                    "{name}{ending}"
                );
            }
        }
    }

    #[test]
    fn names_of_records_are_no_copies() {
        let other = RECORD.replace("central-2", "central-1");
        let youth = RECORD
            .replace("title: Central huddle", "title: The young")
            .replace("Words.", "Nine\nten\neleven\ntwelve\nyears.");
        let files = [
            ("huddles/x.md", RECORD),
            ("huddles/x-2.md", RECORD),
            ("huddles/x 2.md", other.as_str()),
            ("huddles/x (3).md", other.as_str()),
            ("huddles/x-PM.md", other.as_str()),
            ("huddles/x.es.md", RECORD),
            ("huddles/x-noise-conflict.md", RECORD),
            ("huddles/x-copying-machines.md", RECORD),
            ("huddles/x-surface.md", other.as_str()),
            ("huddles/x FINAL.md", other.as_str()),
            ("huddles/x Youth session.md", youth.as_str()),
        ];
        let found = copies(&files);
        assert_eq!(found, Vec::<String>::new());
    }
}
