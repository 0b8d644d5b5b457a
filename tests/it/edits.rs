//! Edits of texts below the details: the preview shows them before it prepares the whole site again, and what it shows
//! is what a clean build gives.

use crate::support::sites::LARKMOOR;
use crate::support::{Content, DrawnOnce, SMALLEST_SITE, assert_same_files, options};
use huddle::disk::write::MemorySink;
use huddle::publish::pipeline::edits::{Edit, edits};
use huddle::publish::pipeline::{Inputs, Memory, Prepared, Unobserved, prepare};
use huddle::text::SitePath;
use std::collections::BTreeMap;

/// A site as the preview has it.
struct Shown {
    content: Content,
    memory: Memory,
    site: Prepared,
}

impl Shown {
    fn new(content: Content) -> Self {
        let mut memory = Memory::keeping();
        let site = prepare(&content.inputs, &options(), &mut memory, &Unobserved);
        assert!(!site.has_errors(), "{:?}", site.diags.first());
        Self { content, memory, site }
    }

    /// What was edited, where the content is now `now`.
    fn edits(&mut self, now: &Inputs) -> Option<Vec<Edit>> {
        edits(&self.site, (&self.content.inputs, now), &mut self.memory)
    }

    /// Puts texts in the place of others, each in its file, and takes them over.
    fn edit(mut self, files: &[(&str, &str, &str)]) -> (Self, Vec<Edit>) {
        let before = self.content.inputs.clone();
        for (path, from, to) in files {
            self.content = self.content.edited(path, from, to);
        }
        let edits =
            edits(&self.site, (&before, &self.content.inputs), &mut self.memory).expect("only words were edited");
        assert_eq!(edits.len(), files.len());
        self.site.take_over(&edits);
        (self, edits)
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let reader = |path: &SitePath| self.content.read_media(path);
        let input = self.site.input_seal(&self.content.inputs, &options(), &reader).expect("the files can be read");
        let sink = DrawnOnce(MemorySink::default());
        self.site.render_all(&sink, &reader, input, &Unobserved).expect("the site renders");
        let files = sink.0.0.into_inner().expect("no thread panicked");
        files.into_iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes)).collect()
    }
}

/// The end of the details of a file, and the same with words below it.
fn below(content: &Content, path: &str, words: &str) -> (String, String) {
    let text = content.text(path);
    let end = text.find("\n---\n").expect("it has details") + "\n---\n".len();
    let last_line = text[..end - "---\n".len()].trim_end().rsplit('\n').next().expect("a line");
    let end = format!("{last_line}\n---\n");
    (end.clone(), format!("{end}\n{words}\n"))
}

#[test]
fn a_site_that_took_edits_over_is_that_of_a_clean_build() {
    let mut shown = Shown::new(Content::of_project());
    let texts = shown.content.inputs.texts.iter().map(|source| source.path.as_str().to_owned());
    let originals = texts.filter(|path| !path.starts_with("divisions/") && !path.contains(".es."));
    let paths: Vec<String> = originals.collect();
    let of = |folder: &str| paths.iter().filter(|path| path.starts_with(folder)).take(3).cloned().collect::<Vec<_>>();
    let mut taken = Vec::new();
    for path in [of("huddles/"), of("updates/"), of("pages/")].concat() {
        let (from, to) = below(&shown.content, &path, &format!("Words that were put into {path}."));
        let (now, edits) = shown.edit(&[(&path, &from, &to)]);
        shown = now;
        taken.extend(edits);
    }
    assert!(taken.len() > 5);
    assert_same_files(&shown.files(), &shown.content.build().files, "with all edits taken over");
    shown.site.take_back(&taken);
    let back = Shown { content: Content::of_project(), ..shown }.files();
    assert_same_files(&LARKMOOR.files, &back, "with all edits taken back");
}

fn small() -> Content {
    let page = |title: &str, words: &str| format!("---\ntitle: {title}\n---\n{words}\n");
    Content::new(SMALLEST_SITE)
        .with(
            "divisions/central.md",
            "---\nname: Central\nresponse_areas: [{id: central-1, name: One}]\n---\nAll of it.\n",
        )
        .with("pages/about.md", &page("About", "See [the costs](costs.md#lamps)."))
        .with("pages/costs.md", &page("Costs", "## Lamps\n\nThey cost a lot."))
        .with(
            "huddles/2026-05-07-lamps.md",
            "---\ntitle: Lamps\ndate: 2026-05-07\ndivision: central\nresponse_areas: all\n---\nWords of the lamps.\n",
        )
}

#[test]
fn links_into_an_edited_text_lead_where_a_clean_build_has_them_lead() {
    let shown = Shown::new(small());
    let (shown, _) = shown.edit(&[
        ("pages/costs.md", "## Lamps", "## Benches\n\n## Lamps"),
        ("huddles/2026-05-07-lamps.md", "Words of", "Other words of"),
    ]);
    assert_same_files(&shown.files(), &shown.content.build().files, "a heading before another");
}

#[test]
fn what_may_touch_other_pages_is_not_taken_over() {
    for (path, from, to) in [
        ("huddles/2026-05-07-lamps.md", "title: Lamps", "title: Benches"),
        ("huddles/2026-05-07-lamps.md", "Words of the lamps.", ""),
        ("huddles/2026-05-07-lamps.md", "Words of the", "Words of [the](../pages/about.md)"),
        ("pages/costs.md", "title: Costs", "titel: Costs"),
        ("pages/about.md", "costs.md#lamps", "costs.md"),
        ("divisions/central.md", "All of it.", "Most of it."),
        ("site.yaml", "Minutes", "Records"),
    ] {
        let mut shown = Shown::new(small());
        assert!(shown.edits(&small().edited(path, from, to).inputs).is_none(), "{path}: {to}");
    }
    let mut shown = Shown::new(small());
    let another = small().with("pages/more.md", "---\ntitle: More\n---\nWords.\n");
    assert!(shown.edits(&another.inputs).is_none(), "another file");
    assert!(shown.edits(&small().without("pages/about.md").inputs).is_none(), "a file less");
    assert!(shown.edits(&small().inputs).is_some_and(|edits| edits.is_empty()), "nothing");
}
