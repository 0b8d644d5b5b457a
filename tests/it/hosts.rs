//! `_headers` and `_redirects` by the rules of the hosts that read them, and the settings of docs/publish.md beside them.
//! The rules are those of Cloudflare's and Netlify's manuals; `tests/servers` runs nginx and Apache.

use crate::support::sites::{EMPTY, HOSTILE, LARKMOOR, RENAMED};
use crate::support::{Built, Content, SMALLEST_SITE, project};
use std::collections::{BTreeMap, BTreeSet};

/// Of Cloudflare: how many rules and redirects are read, and how long a line of each may be.
const MOST_RULES: usize = 100;
const LONGEST_LINE: usize = 2_000;
const LONGEST_REDIRECT: usize = 1_000;

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// A rule of `_headers`.
struct Rule {
    path: String,
    removes: Vec<String>,
    sets: Vec<(String, String)>,
}

/// Reads `_headers` as hosts do, and refuses what any of them would.
fn rules(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        assert!(line.chars().count() <= LONGEST_LINE && line.is_ascii(), "{line}");
        if line.starts_with('/') {
            assert!(line.matches('*').count() <= 1 && !line.contains([':', ' ']), "{line}");
            rules.push(Rule { path: line.to_owned(), removes: Vec::new(), sets: Vec::new() });
            continue;
        }
        let header = line.strip_prefix("  ").unwrap_or_else(|| panic!("neither a path nor a header: {line}"));
        let rule = rules.last_mut().expect("a path comes first");
        if let Some(name) = header.strip_prefix("! ") {
            rule.removes.push(name.to_owned());
            continue;
        }
        let (name, value) = header.split_once(": ").unwrap_or_else(|| panic!("no header: {line}"));
        assert!(name.chars().all(|c| c.is_ascii_alphabetic() || c == '-') && !value.is_empty(), "{line}");
        rule.sets.push((name.to_owned(), value.to_owned()));
    }
    let paths: BTreeSet<&str> = rules.iter().map(|rule| rule.path.as_str()).collect();
    assert_eq!(paths.len(), rules.len(), "two rules of one path:\n{text}");
    assert!(rules.len() <= MOST_RULES && rules.iter().all(|rule| !rule.sets.is_empty()), "{text}");
    rules
}

fn matches(pattern: &str, address: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => {
            address.len() >= start.len() + end.len() && address.starts_with(start) && address.ends_with(end)
        }
        None => pattern == address,
    }
}

/// What Cloudflare sends: every rule that matches adds its headers, and takes away what it names.
fn sent(rules: &[Rule], address: &str) -> BTreeMap<String, Vec<String>> {
    let mut sent: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for rule in rules.iter().filter(|rule| matches(&rule.path, address)) {
        rule.removes.iter().for_each(|name| drop(sent.remove(name)));
        rule.sets.iter().for_each(|(name, value)| sent.entry(name.clone()).or_default().push(value.clone()));
    }
    sent
}

fn headers(built: &Built) -> String {
    String::from_utf8(built.files["_headers"].clone()).expect("text")
}

fn address(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// Whether a name is made of what the file holds: it has twenty digits of a hash.
fn is_named_by_content(path: &str) -> bool {
    let is_hash = |part: &str| part.len() == 20 && part.bytes().all(|byte| b"0123456789abcdef".contains(&byte));
    path.split(['/', '-', '.']).any(is_hash)
}

#[test]
fn every_file_of_a_site_has_each_header_once_and_the_right_one() {
    for (name, built) in [("Larkmoor", &*LARKMOOR), ("empty", &EMPTY), ("hostile", &HOSTILE), ("renamed", &RENAMED)] {
        let rules = rules(&headers(built));
        let mut hashed = 0;
        for path in built.files.keys() {
            let sent = sent(&rules, &address(path));
            let one = |header: &str| match sent.get(header).map(Vec::as_slice) {
                Some([value]) => value.as_str(),
                None => "",
                Some(many) => panic!("{name}: {path} has {header} {} times", many.len()),
            };
            let is_media = path.starts_with("media/");
            assert_eq!(one("Content-Security-Policy").contains("sandbox"), is_media, "{name}: {path}");
            assert_eq!(one("Content-Security-Policy").contains("frame-ancestors 'none'"), !is_media, "{name}: {path}");
            for (header, value) in [("X-Content-Type-Options", "nosniff"), ("Access-Control-Allow-Origin", "*")] {
                assert_eq!(one(header), value, "{name}: {path}");
            }
            let is_picture = [".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp"]
                .iter()
                .any(|ending| path.to_lowercase().ends_with(ending));
            assert_eq!(one("Content-Disposition") == "attachment", is_media && !is_picture, "{name}: {path}");
            // Which pictures were made of what is read by builds alone.
            if path != "pictures/made-from.json" {
                assert_eq!(one("Cache-Control") == IMMUTABLE, is_named_by_content(path), "{name}: {path}");
                hashed += usize::from(is_named_by_content(path));
            }
        }
        assert!(hashed > 0 || name == "empty", "{name}");
    }
}

#[test]
fn former_addresses_are_lines_that_every_host_reads() {
    let record = |formerly: &str| {
        format!(
            "---\ntitle: Lights\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n{formerly}---\nx\n"
        )
    };
    for (base, path) in [("https://minutes.example/", "/"), ("https://city.example/huddles/", "/huddles/")] {
        let built = Content::new(&SMALLEST_SITE.replace("https://minutes.example/", base))
            .with(
                "divisions/central.md",
                "---\nname: Central\nformerly: [middle, old.town]\nresponse_areas: [{id: central-1, name: One}]\n---\n",
            )
            .with("huddles/central/2026-05-07-lights.md", &record("formerly: [2026-05-07-central-1, lamps]\n"))
            .build();
        let redirects = String::from_utf8(built.files["_redirects"].clone()).expect("text");
        let mut old = BTreeSet::new();
        for line in redirects.lines() {
            assert!(line.chars().count() <= LONGEST_REDIRECT && line.is_ascii(), "{line}");
            let parts: Vec<&str> = line.split(' ').collect();
            let [from, to, "301"] = parts[..] else { panic!("{line}") };
            for address in [from, to] {
                // Signs that hosts take for more than themselves; a slash at the end keeps both forms of an address.
                assert!(address.starts_with(path) && address.ends_with('/') && !address.contains(['*', ':', '?', '#']));
                let file = format!("{}index.html", &address[path.len()..]);
                assert!(built.files.contains_key(&file), "{line}: there is no {file}");
            }
            assert!(old.insert(from.to_owned()), "{from} leads to two addresses");
        }
        for line in redirects.lines() {
            assert!(!old.contains(line.split(' ').nth(1).expect("where it leads")), "{line} leads to a former address");
        }
        assert!(old.len() >= 4, "{redirects}");
        assert!(headers(&built).starts_with(&format!("{path}*\n")));
        rules(&headers(&built));
    }
}

#[test]
fn the_settings_for_servers_have_the_same_headers() {
    let page = std::fs::read_to_string(project("docs/publish.md")).expect("the page");
    let rules = rules(&headers(&LARKMOOR));
    let settings = |language: &str| {
        page.split(&format!("```{language}\n")).nth(1).and_then(|rest| rest.split("```").next()).expect("settings")
    };
    let (nginx, apache) = (settings("nginx"), settings("apache"));
    let values: BTreeSet<(&str, &str)> =
        rules.iter().flat_map(|rule| &rule.sets).map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert!(values.len() >= 8, "{values:?}");
    for (name, value) in values {
        assert!(nginx.contains(name) && nginx.contains(value), "nginx lacks {name}: {value}");
        assert!(apache.contains(name) && apache.contains(value), "Apache lacks {name}: {value}");
    }
}
