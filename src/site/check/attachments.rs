//! Files that are published as they are: each is of a kind that may be, is what its name says, and says nothing of
//! people that its pages do not show.

use super::Checked;
use super::files::place_named;
use super::private;
use crate::diagnostics::{Code, Diag, Help, Place, Severity, extend_kept};
use crate::media::attachment::kinds::{KINDS, LIVE, run_inside};
use crate::media::attachment::{Detail, Flaw};
use crate::record::model::{Site, Text};
use crate::record::resolve::fields::Fields;
use crate::record::resolve::settings;
use crate::site::plan::linked_file;
use crate::text::markdown::facts::target_span;
use crate::text::markdown::{Scheme, scheme};
use crate::text::{SitePath, fold};
use std::collections::BTreeSet;

/// Reports files of a kind that may not be published, that are not what they are named, or that name people.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    // What is in a file is reported once, where it is named first; that its kind may not be published at each place.
    let mut reported = BTreeSet::new();
    for source in checked.seen_sources() {
        let mut of_file = Vec::new();
        let (file, facts) = (&site.sources[source], &checked.facts[source]);
        let mut judge = |path: SitePath, place: &dyn Fn() -> Place| {
            let found = if !site.media.contains_key(&path) || site.pictures.contains_key(&path) {
                Vec::new()
            } else if !site.is_kind_to_attach(&path) {
                vec![unknown_kind(&path, place())]
            } else if reported.insert(path.clone()) {
                let own = contents(checked, &path, place).or_else(|| editable(checked, &path, place));
                own.into_iter().chain(private::of_attachment(checked, &path, place)).collect()
            } else {
                Vec::new()
            };
            // What its author cannot mend any more is only left out.
            of_file.extend(found.into_iter().map(|diag| if facts.adopted { diag.as_warning() } else { diag }));
        };
        for named in &facts.files {
            if let Some(path) = SitePath::new(named.file.trim()) {
                judge(path, &|| place_named(&Fields::of(file, facts), named));
            }
        }
        for link in facts.body.links.iter().filter(|link| !link.refused && link.alternative.is_none()) {
            let own = (scheme(&link.target) == Scheme::Relative)
                .then(|| linked_file(site, &file.path, &link.target))
                .flatten();
            if let Some(path) = own {
                judge(path, &|| Place::new(file, target_span(file, link)));
            }
        }
        extend_kept(diags, of_file);
    }
}

/// A file of a kind that may not be published.
fn unknown_kind(file: &SitePath, place: Place) -> Diag {
    let ending = file.extension();
    let inside = run_inside(file.file_name()).filter(|inside| *inside != ending);
    let kind = match inside {
        Some(inside) => format!("\".{inside}\" in their names may be run by a server"),
        None if ending.is_empty() => "no ending are none of those that may be attached".to_owned(),
        None => format!(".{ending} are none of those that may be attached"),
    };
    let message = format!("\"{}\" is not published: files with {kind}", file.file_name());
    let usual = KINDS.join(", ");
    let help = if inside.is_some() {
        format!("rename it without \".{}\", here and in the folder", inside.unwrap_or_default())
    } else if LIVE.contains(&ending.as_str()) || ending.is_empty() {
        format!(
            "save it as PDF or as a picture, and name that file; what can be attached ends in {usual}, or is a picture"
        )
    } else {
        format!(
            "save it as PDF, or allow this kind in site.yaml: `rules: {{attachments: [{ending}]}}`; usual are {usual}, \
                and pictures"
        )
    };
    Diag { severity: Severity::Error, ..Diag::new(Code::UnsafeLink, place, message, help) }
}

/// What is wrong with what a file holds.
fn contents(checked: &Checked<'_>, file: &SitePath, place: &dyn Fn() -> Place) -> Option<Diag> {
    if let Some(flaw) = checked.site.attachment_flaw(file) {
        return Some(flawed(checked, file, flaw, place()));
    }
    // Which names are public, and what is allowed, is in site.yaml.
    let contents = checked.site.attachments.get(file).filter(|_| !checked.settings_unreadable)?;
    let mut details = contents.details.clone();
    // What everybody knows who publishes the site is no secret of a file.
    if contents.names.iter().all(|name| is_public(checked.site, name)) {
        details.retain(|detail| !matches!(detail, Detail::Author | Detail::Editor | Detail::Company));
    }
    let details = &details;
    (!details.is_empty() && !checked.site.is_allowed_file(file)).then(|| detailed(checked, file, details, place()))
}

/// A document that somebody may go on writing, with all that such files keep.
fn editable(checked: &Checked<'_>, file: &SitePath, place: &dyn Fn() -> Place) -> Option<Diag> {
    if file.extension() != "docx" || checked.site.is_allowed_file(file) {
        return None;
    }
    let message = format!(
        "\"{}\" is a document to go on writing: such files keep more than they show, and look different elsewhere",
        file.file_name()
    );
    let help = or_allow(checked, file, "save it as PDF, and attach that");
    Some(Diag::new(Code::FileDetails, place(), message, help))
}

/// Whether a name is that of the publisher, or of an organization or division of the site.
fn is_public(site: &Site, name: &str) -> bool {
    let all = |text: &Text| {
        std::iter::once(text.original.clone())
            .chain(text.translations.iter().map(|(_, text)| text.clone()))
            .collect::<Vec<_>>()
    };
    let mut known = [all(&site.config.publisher.name), all(&site.config.title)].concat();
    known.extend(site.organizations.iter().flat_map(|organization| all(&organization.name)));
    known.extend(site.divisions.iter().flat_map(|division| all(&division.name)));
    !name.is_empty() && known.iter().any(|known| fold::same(known.trim(), name))
}

fn flawed(checked: &Checked<'_>, file: &SitePath, flaw: &Flaw, place: Place) -> Diag {
    let (message, help) = flaw.message_and_help(file);
    let help = if flaw.can_be_allowed() { or_allow(checked, file, &help) } else { help.into() };
    Diag::new(Code::ForeignFile, place, message, help)
}

/// What a file says of its authors. It is reported and not taken out: decision 28 says why.
fn detailed(checked: &Checked<'_>, file: &SitePath, details: &BTreeSet<Detail>, place: Place) -> Diag {
    let all: Vec<&str> = details.iter().map(|detail| detail.words()).collect();
    let message =
        format!("\"{}\" is published as it is, and holds more than it shows: {}", file.file_name(), all.join("; "));
    let how = match file.extension().as_str() {
        "pdf" => {
            "take it out in the program that made it and save the PDF anew, without document properties and comments"
        }
        "docx" | "xlsx" | "pptx" => {
            "take it out in the program that made it (File, Info, Inspect Document) and save it again"
        }
        "odt" | "ods" => {
            "take it out in the program that made it (File, Properties, Reset Properties; Edit, Track Changes) and \
                save it again"
        }
        "mp4" => "save it anew without its notes in the program that cuts it, and turn off the position in the camera",
        _ => "take it out in the program that made it and save it again",
    };
    let help = or_allow(checked, file, how);
    Diag::new(Code::FileDetails, place, message, help)
}

/// The advice, or the exception in site.yaml that lets the file stand.
fn or_allow(checked: &Checked<'_>, file: &SitePath, advice: &str) -> Help {
    let exception = [("text", file.as_str()), ("reason", "…")];
    let words = format!("{advice}. If it may be published so, allow it in site.yaml with the reason: ");
    let Some(source) = checked.settings else { return Help::new(advice) };
    Help::typed(&words, settings::in_settings(source, |teller| teller.append("allow", &exception)))
}
