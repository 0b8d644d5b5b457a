//! Pictures: what pages show can be shown, what is published can be published without telling where it was taken, and
//! every picture says in words what it shows.

use super::Checked;
use super::files::place_named;
use crate::diagnostics::{Code, Diag, Fix, Help, Place, extend_kept};
use crate::media::picture::Flaw;
use crate::record::model::Site;
use crate::record::parse::tree::Step::Key;
use crate::record::parse::{FileFacts, NamedFile};
use crate::record::resolve::fields::Fields;
use crate::record::resolve::settings;
use crate::site::plan::linked_file;
use crate::text::markdown::facts::{LinkFact, target_span};
use crate::text::markdown::{Scheme, scheme};
use crate::text::source::{Source, Span};
use crate::text::{SitePath, fold, one_line};
use std::sync::Arc;

/// What some people write in place of a description, in small letters. Names that cameras and telephones give to
/// files begin with the second list.
const SAY_NOTHING: [&str; 20] = [
    "photo",
    "photograph",
    "picture",
    "image",
    "img",
    "pic",
    "screenshot",
    "graphic",
    "untitled",
    "alt",
    "alt text",
    "figure",
    "foto",
    "fotografía",
    "fotografia",
    "imagen",
    "captura",
    "captura de pantalla",
    "figura",
    "sin título",
];
const CAMERAS: [&str; 16] = [
    "img_",
    "img-",
    "img 20",
    "dsc",
    "pxl_",
    "mvimg",
    "image0",
    "image 20",
    "photo-",
    "photo 20",
    "screenshot_",
    "screenshot 20",
    "screen shot 20",
    "whatsapp image",
    "captura de pantalla",
    "signal-20",
];

/// How many bytes of a picture's description an edit may take away.
const LONGEST_DESCRIPTION: usize = 2_000;

/// Reports pictures that cannot be published, that say where they were taken, or that have no description.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for source in checked.seen_sources() {
        let file = &checked.site.sources[source];
        let facts = &checked.facts[source];
        if !facts.files.is_empty() {
            let teller = Fields::of(file, facts);
            let flaw =
                |named: &NamedFile| SitePath::new(named.file.trim()).and_then(|path| flaw_of(checked.site, &path));
            let flaws = facts.files.iter().filter_map(|named| Some((named, flaw(named)?)));
            extend_kept(diags, flaws.map(|(named, (path, flaw))| report(&path, flaw, place_named(&teller, named))));
        }
        let shown = facts.body.links.iter().filter(|link| !link.refused);
        extend_kept(diags, shown.filter_map(|link| judge(checked.site, file, link)));
    }
    logo(checked, diags);
}

fn flaw_of<'s>(site: &'s Site, path: &SitePath) -> Option<(SitePath, &'s Flaw)> {
    site.pictures.get(path).and_then(|picture| picture.as_ref().err()).map(|flaw| (path.clone(), flaw))
}

fn report(path: &SitePath, flaw: &Flaw, place: Place) -> Diag {
    let (message, help) = flaw.message_and_help(path);
    Diag::new(Code::UnusablePicture, place, message, help)
}

/// What is wrong with the picture that a body shows or links to, or with its description.
fn judge(site: &Site, file: &Source, link: &LinkFact) -> Option<Diag> {
    let place = || Place::new(file, target_span(file, link));
    let is_own = scheme(&link.target) == Scheme::Relative;
    let target = is_own.then(|| linked_file(site, &file.path, &link.target)).flatten();
    if let Some((path, flaw)) = target.as_ref().and_then(|path| flaw_of(site, path)) {
        return Some(report(&path, flaw, place()));
    }
    let alternative = link.alternative.as_ref()?;
    if is_own && target.is_none() {
        return None;
    }
    if let Some(path) = target.filter(|path| !site.pictures.contains_key(path)) {
        let message = format!("\"{}\" is not a picture, so it cannot be shown", path.file_name());
        let is_mark = file.text[link.span.start..].starts_with('!');
        let fix = is_mark.then(|| Fix::replace(file, Span::new(link.span.start, link.span.start + 1), ""));
        let help = Help::new("delete the ! before the bracket: a link leads to the file").by(fix);
        return Some(Diag::new(Code::UnusablePicture, place(), message, help));
    }
    let target = one_line(&link.target);
    let words = format!("say between the brackets what it shows: `![A broken street light over a car park]({target})`");
    let text = &file.text[link.span.start..link.span.end];
    let near = &text[..text.floor_char_boundary(LONGEST_DESCRIPTION)];
    let bracket = near.strip_prefix("![").and_then(|rest| Some((2, 2 + rest.find("](")?)));
    let described = bracket.map(|(from, to)| Fix::replace(file, Span::new(from, to).shifted(link.span.start), "…"));
    let help = Help::new(words).by(described);
    if alternative.is_empty() {
        return Some(Diag::new(
            Code::MissingAlternative,
            Place::new(file, link.span),
            "this picture has no description",
            help,
        ));
    }
    says_nothing(alternative, &target).then(|| {
        let message = format!("\"{alternative}\" does not say what the picture shows");
        Diag::new(Code::MissingAlternative, Place::new(file, link.span), message, help).as_warning()
    })
}

/// Whether a description is a file's name or a word that fits every picture.
fn says_nothing(alternative: &str, target: &str) -> bool {
    let said = fold::fold(alternative.trim().trim_end_matches('.')).into_owned();
    let stem = target
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map_or(String::new(), |(stem, _)| fold::fold(stem).into_owned());
    let is_file = SitePath::new(&said)
        .is_some_and(|path| !said.contains(' ') && crate::media::picture::is_named_as_picture(&path));
    is_file
        || said == stem
        || SAY_NOTHING.contains(&said.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
        || CAMERAS
            .iter()
            .any(|camera| said.strip_prefix(camera).is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit())))
        || !said.contains(char::is_alphabetic)
}

/// The logo is a picture of the content folder.
fn logo(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let written = &checked.site.config.style.logo;
    let (false, Some(settings)) = (written.is_empty(), checked.settings) else { return };
    let place = settings::place(settings, &[Key("style"), Key("logo")]);
    let Some(path) = SitePath::new(written).filter(|path| checked.site.media.contains_key(path)) else {
        let message = format!("there is no file \"{}\" in the content folder", one_line(written));
        let near = crate::text::nearest(written, checked.site.pictures.keys().map(SitePath::as_str));
        let help = match near {
            Some(near) => {
                let fix = settings::in_settings(settings, |teller| teller.put(&[Key("style"), Key("logo")], near));
                Help::new(format!("did you mean `{near}`?")).by(fix)
            }
            None => Help::new("write the path of a picture, such as `logo: media/badge.png`"),
        };
        diags.push(Diag::new(Code::MissingFile, place, message, help));
        return;
    };
    match checked.site.pictures.get(&path) {
        Some(Ok(_)) => {}
        Some(Err(flaw)) => diags.push(report(&path, flaw, place)),
        None => diags.push(report(&path, &Flaw::NotAPicture, place)),
    }
}

/// A flaw that showed only when the picture was written: reported where a published record uses it first.
pub fn late(site: &Site, facts: &[Arc<FileFacts>], file: &SitePath, flaw: &Flaw) -> Diag {
    let of_source = |(source, facts): (&Arc<Source>, &Arc<FileFacts>)| {
        let named = facts.files.iter().find(|named| SitePath::new(named.file.trim()).as_ref() == Some(file));
        let link = || {
            facts
                .body
                .links
                .iter()
                .find(|link| !link.refused && linked_file(site, &source.path, &link.target).as_ref() == Some(file))
        };
        named
            .map(|named| place_named(&Fields::of(source, facts), named))
            .or_else(|| link().map(|link| Place::new(source, target_span(source, link))))
    };
    report(file, flaw, site.sources.iter().zip(facts).find_map(of_source).unwrap_or_else(|| Place::file(file)))
}
