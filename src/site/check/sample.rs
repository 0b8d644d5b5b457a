//! What `huddle init` wrote as a sample does not stay in a department's own site: an invented huddle with an invented
//! promise, its division, and the made-up name and address of the site.

use super::Checked;
use crate::diagnostics::{Code, Diag, Place};
use crate::record::model::placeholder::{
    SAMPLE_ADDRESS, SAMPLE_DIVISION, SAMPLE_HUDDLE, SAMPLE_PUBLISHER, SAMPLE_TITLE,
};
use crate::record::model::{Body, Site};
use crate::record::parse::tree::Step::{self, Key};
use crate::record::resolve::settings;
use crate::text::source::Span;

/// Reports what `huddle init` wrote, once something else of the site is its own.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let is_sample = |body: &Body| site.text_of(body.source, body.span).contains(SAMPLE_HUDDLE);
    let has_own = site.huddles.iter().any(|huddle| !is_sample(&huddle.body));
    let publisher = &site.config.publisher.name.original;
    let names_itself = publisher != SAMPLE_PUBLISHER
        || site.config.base_url != SAMPLE_ADDRESS
        || site.config.title.original != SAMPLE_TITLE;
    if !has_own && !names_itself {
        // Nothing has been changed yet: somebody looks at what the program does.
        return;
    }
    for huddle in site.huddles.iter().filter(|huddle| is_sample(&huddle.body)) {
        let message = "this is the sample that `huddle init` wrote: its huddle and its promise are made up";
        diags.push(in_body(
            site,
            &huddle.body,
            SAMPLE_HUDDLE,
            (message, "delete the file, or write a huddle of your own in it, without this line"),
        ));
    }
    let divisions = site.divisions.iter().filter_map(|division| division.body.as_ref());
    for body in divisions.filter(|body| site.text_of(body.source, body.span).trim() == SAMPLE_DIVISION) {
        let message = "this is the sample that `huddle init` wrote: its response areas and streets are made up";
        diags.push(in_body(
            site,
            body,
            SAMPLE_DIVISION,
            (message, "write what your division is called and which areas it has, and a sentence of your own here"),
        ));
    }
    let Some(source) = checked.settings else { return };
    let mut report = |path: &[Step<'_>], message: String, help: &str| {
        diags.push(Diag::new(Code::Placeholder, settings::place(source, path), message, help).as_warning());
    };
    if publisher == SAMPLE_PUBLISHER {
        let message = format!("`organization` is still what `huddle init` wrote: \"{SAMPLE_PUBLISHER}\"");
        report(&[Key("organization")], message, "write the name of your organization and its address");
    }
    if site.config.base_url == SAMPLE_ADDRESS && source.text.contains(SAMPLE_ADDRESS) {
        let message = format!("`base_url` is still what `huddle init` wrote: \"{SAMPLE_ADDRESS}\"");
        report(&[Key("base_url")], message, "write the address where people will find the site");
    }
}

fn in_body(site: &Site, body: &Body, words: &str, (message, help): (&str, &str)) -> Diag {
    let source = site.source(body.source);
    let text = site.text_of(body.source, body.span);
    let start = body.span.start + text.find(words).unwrap_or(0);
    Diag::new(Code::Placeholder, Place::new(source, Span::new(start, start + words.len())), message, help)
}
