//! What pages of a large site weigh: the budget of the pages that people land on holds for thousands of huddles too.

#[path = "../benches/site/generate.rs"]
#[allow(dead_code, reason = "the random numbers are for the bench's own tests")]
mod generate;
mod support;

use flate2::Compression;
use flate2::write::GzEncoder;
use huddle::plan::{Key, Planned};
use std::collections::BTreeMap;
use std::io::Write;
use support::{Content, options};

/// As many as a city of thirteen divisions holds in six years.
const HUDDLES: usize = 2_000;

/// Bytes over the wire of a page with its stylesheet and icon (tests/browser/lib/weight.mjs has the same budget).
const BUDGET: usize = 30_000;

/// Every page of a kind that there are few of, and every so-manieth of the others.
const EVERY: usize = 40;

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes everything");
    encoder.finish().expect("memory takes everything").len()
}

fn kind(key: Key) -> Option<&'static str> {
    match key {
        Key::Home => Some("home"),
        Key::Division(_) => Some("division"),
        Key::Area(_) => Some("area"),
        Key::Huddle(_) => Some("huddle"),
        _ => None,
    }
}

#[test]
fn pages_of_a_large_site_stay_within_their_budget() {
    let folder = tempfile::tempdir().expect("a folder");
    generate::generate(folder.path(), HUDDLES).expect("the content can be written");
    let prepared = Content::at(folder.path()).prepare(&options());
    assert!(!prepared.has_errors(), "{:?}", prepared.diags.first());
    let stylesheet = std::fs::read(support::project("themes/civic/static/site.css")).expect("the theme's stylesheet");
    let icon = std::fs::read(support::project("themes/civic/static/favicon.svg")).expect("the theme's icon");
    let around = gzip(&stylesheet) + gzip(&icon);
    let mut heaviest: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    let mut seen = BTreeMap::<&str, usize>::new();
    for planned in prepared.plan.pages.iter().copied() {
        let Some(kind) = kind(planned.key) else { continue };
        let number = seen.entry(kind).or_default();
        *number += 1;
        if kind == "huddle" && !number.is_multiple_of(EVERY) {
            continue;
        }
        let (bytes, path) = rendered(&prepared, planned);
        let total = gzip(&bytes) + around;
        if heaviest.get(kind).is_none_or(|(most, _)| total > *most) {
            heaviest.insert(kind, (total, path));
        }
    }
    println!("{heaviest:?}");
    assert_eq!(heaviest.len(), 4);
    assert!(seen["huddle"] >= HUDDLES && seen["area"] >= 39, "{seen:?}");
    for (kind, (total, path)) in heaviest {
        assert!(total <= BUDGET, "the {kind} page {path} weighs {total} bytes; {BUDGET} are allowed");
    }
}

fn rendered(prepared: &huddle::pipeline::Prepared, planned: Planned) -> (Vec<u8>, String) {
    let artifact = prepared.render(planned).expect("it renders");
    let path = artifact.path.to_string();
    (artifact.bytes.to_vec(), path)
}
