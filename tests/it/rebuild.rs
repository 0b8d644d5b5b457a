//! A page of the published site that was made from the same is taken over, not made again; no byte shows it.

use crate::support::program::{Workshop, files, whole_site};
use crate::support::{Built, Content, assert_same_files, day, options};
use huddle::disk::write::MemorySink;
use huddle::publish::pipeline::{Options, Prepared, Unobserved};
use huddle::publish::seal::Manifest;
use huddle::site::artifact::{Artifact, FileSeal, Origin, Sink};
use huddle::text::SitePath;
use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

/// A site that takes the place of another.
struct Successor<'a> {
    published: &'a Built,
    sink: MemorySink,
    kept: AtomicUsize,
}

impl Sink for Successor<'_> {
    fn put(&self, artifact: Artifact, seal: &FileSeal) -> std::io::Result<()> {
        self.sink.put(artifact, seal)
    }

    fn keep(&self, path: &SitePath, origin: &Origin) -> Option<FileSeal> {
        let seal =
            self.published.manifest.files.get(path.as_str()).filter(|seal| seal.origin.as_ref() == Some(origin))?;
        let artifact = Artifact::new(path.clone(), self.published.files[path.as_str()].clone());
        self.kept.fetch_add(1, Ordering::Relaxed);
        self.sink.put(artifact, seal).ok()?;
        Some(*seal)
    }

    fn published(&self, path: &SitePath) -> Option<Vec<u8>> {
        self.published.files.get(path.as_str()).cloned()
    }
}

/// Renders over a published site: the files, the manifest, and how many pages were taken over.
fn render_over(
    content: &Content,
    options: &Options,
    prepared: &Prepared,
    published: &Built,
) -> (BTreeMap<String, Vec<u8>>, Manifest, usize) {
    let reader = |path: &SitePath| content.read_media(path);
    let input = prepared.input_seal(&content.inputs, options, &reader).expect("the files can be read");
    let sink = Successor { published, sink: MemorySink::default(), kept: AtomicUsize::new(0) };
    let manifest = prepared.render_all(&sink, &reader, input, &Unobserved).expect("the site renders");
    let files = sink.sink.0.into_inner().expect("no thread panicked");
    (
        files.into_iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes)).collect(),
        manifest,
        sink.kept.into_inner(),
    )
}

/// What may be done to the records of a site. Every state of it is one that can be published.
struct Editor {
    random: TestRng,
    /// By the number of the huddle: the words of its title, its commitments' words, how many reports it has.
    huddles: BTreeMap<usize, (usize, Vec<usize>)>,
    /// Which of them say what came of which promise.
    reports: BTreeMap<usize, BTreeSet<(usize, usize)>>,
    title: usize,
    division: usize,
    template: bool,
    days: u64,
    next: usize,
}

impl Editor {
    fn new(seed: u8) -> Self {
        let mut editor = Self {
            random: TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]),
            huddles: BTreeMap::new(),
            reports: BTreeMap::new(),
            title: 0,
            division: 0,
            template: false,
            days: 0,
            next: 0,
        };
        (0..6).for_each(|_| editor.add());
        editor
    }

    fn below(&mut self, number: usize) -> usize {
        self.random.random_range(0..number)
    }

    fn any_huddle(&mut self) -> usize {
        let at = self.below(self.huddles.len());
        *self.huddles.keys().nth(at).expect("a huddle of the site")
    }

    fn add(&mut self) {
        let words = vec![self.below(1000), self.below(1000)];
        self.huddles.insert(self.next, (0, words));
        self.next += 1;
    }

    /// Takes one random step; says which, for messages.
    fn step(&mut self) -> &'static str {
        let huddle = self.any_huddle();
        match self.below(9) {
            0 => {
                self.add();
                "a huddle added"
            }
            1 if self.huddles.len() > 3 => {
                self.huddles.remove(&huddle);
                self.reports.remove(&huddle);
                self.reports.values_mut().for_each(|reports| reports.retain(|(of, _)| *of != huddle));
                "a huddle deleted"
            }
            2 => {
                // The record gets another name, and so another address; reports follow it.
                let moved = self.huddles.remove(&huddle).expect("a huddle of the site");
                let name = self.next;
                self.next += 1;
                self.huddles.insert(name, moved);
                let reports = std::mem::take(&mut self.reports);
                let renamed = |number: usize| if number == huddle { name } else { number };
                self.reports = reports
                    .into_iter()
                    .map(|(from, of)| (renamed(from), of.into_iter().map(|(of, at)| (renamed(of), at)).collect()))
                    .collect();
                "a huddle renamed"
            }
            3 => {
                let words = self.below(1000);
                self.huddles.get_mut(&huddle).expect("a huddle of the site").1[0] = words;
                "a commitment edited"
            }
            4 => {
                let of = self.any_huddle();
                self.reports.entry(huddle).or_default().insert((of, 1));
                "a report added"
            }
            5 => {
                self.title = self.below(3);
                "the site's title edited"
            }
            6 => {
                self.template = !self.template;
                "a template edited"
            }
            7 => {
                self.days += 1;
                "the next day"
            }
            _ => {
                self.division = self.below(1000);
                self.huddles.get_mut(&huddle).expect("a huddle of the site").0 += 1;
                "a huddle and a division edited"
            }
        }
    }

    fn content(&self) -> Content {
        let settings = format!(
            "title: \"Minutes {}\"\norganization: {{name: Office}}\nbase_url: https://minutes.example/\ntimezone: \
                America/New_York\nlanguages: [en, es]\nexports: {{tables: false, database: false, parquet: false, documents: false, maps: false, feeds: false, calendars: false}}\n",
            self.title
        );
        let division = format!(
            "---\nname: Central\nresponse_areas: [{{id: central-1, name: Area 1}}]\n---\nWords {}.\n",
            self.division
        );
        let mut content = Content::new(&settings).with("divisions/central.md", &division);
        if self.template {
            let own = include_str!("../../themes/civic/templates/huddle.html").replacen("<h2", "<p>Ours.</p><h2", 1);
            content = content.with("theme/templates/huddle.html", &own);
        }
        for (number, (edits, words)) in &self.huddles {
            let mut text = format!(
                "---\ntitle: Huddle {number}, {edits}\ndate: 2026-{:02}-{:02}\ndivision: central\nresponse_areas: \
                    [central-1]\ncommitments:\n",
                number % 9 + 1,
                number % 28 + 1
            );
            for (at, words) in words.iter().enumerate() {
                let _ = writeln!(
                    text,
                    "  - {{id: p{at}, text: Mend lamp {words} of {number}, owner: {{role: Foreman}}, due: 2026-12-{:02}}}",
                    at + 22
                );
            }
            let later = |of: &usize| self.huddles.contains_key(of) && (of % 9, of % 28) < (number % 9, number % 28);
            let mut reports = self.reports.get(number).into_iter().flatten().filter(|(of, _)| later(of)).peekable();
            if reports.peek().is_some() {
                text.push_str("reports:\n");
            }
            for (of, at) in reports {
                let _ = writeln!(
                    text,
                    "  - {{commitment: h{of}/p{at}, status: done, note: Lamp {at} of {of} burns again}}"
                );
            }
            let _ = write!(text, "---\nWhat was said at huddle {number}, in its own words {edits}.\n");
            content = content.with(&format!("huddles/central/h{number}.md"), &text);
        }
        content
    }

    fn options(&self) -> Options {
        Options { today: day(crate::support::TODAY) + chrono::Days::new(self.days), ..options() }
    }
}

/// Steps of each of the chains below.
const STEPS: usize = 75;

/// Edits, adds, renames and deletes at random, each build over the one before it.
fn chain(seed: u8) {
    let mut editor = Editor::new(seed);
    let mut published = editor.content().build_with(&editor.options());
    let (mut kept, mut pages) = (0, 0);
    for number in 0..STEPS {
        let step = editor.step();
        let (content, options) = (editor.content(), editor.options());
        let prepared = content.prepare(&options);
        let (files, manifest, taken) = render_over(&content, &options, &prepared, &published);
        let clean = Built::render(&content, &options, prepared);
        assert_same_files(&clean.files, &files, &format!("step {number} of chain {seed}: {step}"));
        assert_eq!(clean.manifest, manifest);
        kept += taken;
        pages += clean.pages().count();
        published = clean;
    }
    assert!(kept * 3 > pages, "{kept} of {pages} pages were taken over");
}

#[test]
fn a_build_over_another_equals_a_clean_one_1() {
    chain(1);
}

#[test]
fn a_build_over_another_equals_a_clean_one_2() {
    chain(2);
}

#[test]
fn a_build_over_another_equals_a_clean_one_3() {
    chain(3);
}

#[test]
fn a_build_over_another_equals_a_clean_one_4() {
    chain(4);
}

/// Sets when a file was written back by an hour.
fn an_hour_ago(workshop: &Workshop, path: &str) {
    let file = std::fs::File::options().write(true).open(workshop.path(path)).expect("a file of the site");
    file.set_modified(SystemTime::now() - Duration::from_secs(3600)).expect("a time that files can have");
}

#[test]
fn a_published_file_that_was_changed_is_made_again() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    let before = files(&workshop.path("public"));
    let page = "public/divisions/index.html";
    let damaged = workshop.read(page).replacen("Divisions", "Divisionz", 1);
    for (content_changes, reread) in [(false, false), (true, false), (false, true), (true, true)] {
        workshop.write(page, &damaged);
        if reread {
            // Its length and its time are what they were: only its bytes give it away.
            an_hour_ago(&workshop, page);
        }
        if content_changes {
            workshop.write("content/pages/new.md", "---\ntitle: New\n---\nWords.\n");
        }
        let arguments: &[&str] = if reread {
            &["build", "--today", crate::support::TODAY, "--reread"]
        } else {
            &["build", "--today", crate::support::TODAY]
        };
        workshop.run(arguments).ends_with(0);
        whole_site(&workshop.path("public")).expect("a whole site");
        std::fs::remove_file(workshop.path("content/pages/new.md")).ok();
        workshop.build().ends_with(0);
        assert_same_files(&before, &files(&workshop.path("public")), "as it was");
    }
}

#[test]
fn a_build_that_changes_nothing_reads_no_published_file_but_says_so_where_asked_to() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    let page = "public/divisions/index.html";
    workshop.write(page, &workshop.read(page).replacen("Divisions", "Divisionz", 1));
    an_hour_ago(&workshop, page);
    assert!(workshop.build().ends_with(0).reported.contains("Nothing has changed"));
    let reported = workshop.run(&["build", "--today", crate::support::TODAY, "--reread"]).ends_with(0).reported;
    assert!(reported.contains("(1 changed, 0 removed)"), "{reported}");
    whole_site(&workshop.path("public")).expect("a whole site");
}
