//! `huddle check`: a build without writing, so that the two cannot disagree.

use super::arguments::{CheckArguments, Format};
use super::build::{left_out, options, report_mistakes, uncompared};
use super::outcome::Outcome;
use crate::diagnostics;
use crate::diagnostics::Diag;
use crate::disk::load;
use crate::disk::load::key;
use crate::disk::load::published::Publication;
use crate::media::picture::{Flaw, MOST_UNITS_MEMORY, has_all_units, memory};
use crate::pages::language::Speech;
use crate::pages::view::spoken::Spoken;
use crate::publish::pipeline::{Memory, Prepared, Unobserved, prepare};
use crate::publish::seal::{self, Manifest};
use crate::record::resolve::sealing::Sealing;
use crate::site::check::pictures::late;
use crate::site::plan::pictures::logo_file;
use crate::site::published::PublishedSite;
use crate::text::SitePath;
use crate::text::safe::visible_line;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

/// Runs the command.
///
/// # Errors
/// A system error.
pub fn run(arguments: &CheckArguments) -> anyhow::Result<Outcome> {
    let mut inputs = load::load(&arguments.site.content)?;
    let own = arguments.site.address(inputs.settings.as_deref())?;
    let publication = if arguments.if_published { Publication::Unknown } else { arguments.previous.publication() };
    let named = arguments.previous.manifest(&own, publication)?;
    inputs.published = arguments.previous.published(named.as_ref(), || built(Path::new("public")));
    // Searches everything, whatever a build found before.
    inputs.published.plain.clear();
    inputs.sealing = key::read(&arguments.site.content)?.unwrap_or(Sealing::Without);
    let options = options(&arguments.site, &inputs)?;
    let mut prepared = prepare(&inputs, &options, &mut Memory::none(), &Unobserved);
    if !prepared.has_errors() && !inputs.theme.texts.is_empty() {
        // Templates of one's own are tried on every page; the first mistake of each is reported.
        let mistakes: Vec<_> = prepared
            .plan
            .pages
            .par_iter()
            .filter_map(|placed| prepared.render(placed.page).err())
            .map(|mistake| *mistake)
            .collect();
        let mut reported = std::collections::BTreeSet::new();
        prepared
            .diags
            .extend(mistakes.into_iter().filter(|mistake| reported.insert((mistake.place.clone(), mistake.code))));
    }
    let cut_off = cut_off(&prepared, &arguments.site.content);
    prepared.diags.extend(cut_off);
    prepared.hidden.hide(&mut prepared.diags);
    diagnostics::sort(&mut prepared.diags);
    report_mistakes(&prepared.diags, arguments.report, &arguments.site.content);
    let refused = arguments.care.refuses(&prepared.diags);
    let verdict = match (prepared.has_errors(), refused) {
        (true, _) => "The site cannot be published as it is.",
        (false, true) => "The site could be published, but --strict takes warnings for errors.",
        (false, false) => "The site can be published.",
    };
    arguments.summary.write(&prepared.diags, (arguments.report.format, &arguments.site.content), verdict)?;
    if arguments.report.format == Format::Text && !arguments.care.quiet {
        let notes = left_out(&prepared, &arguments.site.content);
        let not_compared = arguments.previous.not_compared().to_owned();
        for notes in [notes, uncompared(&inputs), not_compared].iter().filter(|notes| !notes.is_empty()) {
            message!("{notes}");
        }
        for note in in_other_languages(&prepared) {
            message!("{note}");
        }
        let summary = diagnostics::text::summary(&prepared.diags);
        message!(
            "{}",
            if summary.is_empty() {
                format!("No mistakes in {} huddles. {verdict}", prepared.site.huddles.len())
            } else {
                format!("{summary} {verdict}")
            }
        );
        if prepared.exceptions > 0 {
            message!("{}", in_force(prepared.exceptions));
        }
    }
    Ok(if refused { Outcome::Mistakes } else { Outcome::Done })
}

/// What readers of each language see in another one, in a line for names and one for words of levels.
fn in_other_languages(prepared: &Prepared) -> Vec<String> {
    let of = |(speech, spoken): (&Speech, &Spoken)| {
        let language = &speech.language;
        let (count, names) = spoken.without_form();
        let names: Vec<String> = names.iter().map(|name| format!("\"{}\"", visible_line(name))).collect();
        let more = if count > names.len() { format!(" and {} more", count - names.len()) } else { String::new() };
        let have = if count == 1 { "1 name has" } else { &format!("{count} names have") };
        let names = (count > 0).then(|| {
            format!(
                "  {have} no form in \"{language}\" and stay as they are: {}{more}. Write `name_{language}` beside the \
                    name; the same again where it is the same",
                names.join(", ")
            )
        });
        let unknown = speech.names_without_gender(&prepared.site.config);
        let unknown: Vec<String> = unknown.into_iter().map(|name| format!("\"{}\"", visible_line(name))).collect();
        let genders = (!unknown.is_empty()).then(|| {
            format!(
                "  the gender of {} in \"{language}\" is not known: write it as the third word in `terms:`, \
                    such as [Base, Bases, f]",
                unknown.join(", ")
            )
        });
        [names, genders].into_iter().flatten()
    };
    prepared.voices().flat_map(of).collect()
}

/// How many exceptions hold: nobody should forget what was once let stand.
fn in_force(exceptions: usize) -> String {
    let (number, are) =
        if exceptions == 1 { ("1 exception".to_owned(), "is") } else { (format!("{exceptions} exceptions"), "are") };
    format!("{number} of `allow:` {are} in force.")
}

/// Published photos that were cut off and closed again: a build finds them when it writes them anew.
fn cut_off(prepared: &Prepared, content: &Path) -> Vec<Diag> {
    let (site, plan, read) = (&prepared.site, &prepared.plan, load::media_reader(content));
    let logo = logo_file(site);
    let is_cut_off = |file: &&SitePath| {
        let Some(Ok(picture)) = site.pictures.get(*file) else { return false };
        let _reserved = memory::reserve(picture.head.file + MOST_UNITS_MEMORY);
        read(file).is_ok_and(|bytes| !has_all_units(picture.kind, &bytes))
    };
    let files: BTreeSet<&SitePath> = plan.shown.iter().chain(&plan.media).chain(&logo).collect();
    let files = files.into_par_iter().filter(is_cut_off).collect::<Vec<_>>();
    files.into_iter().map(|file| late(site, &prepared.facts, file, &Flaw::Broken)).collect()
}

/// What the approved minutes said of the site that `build` wrote into this folder, if it did.
fn built(folder: &Path) -> PublishedSite {
    let manifest = std::fs::read(folder.join(seal::FILE)).ok().and_then(|bytes| Manifest::read(&bytes));
    manifest.map(|manifest| manifest.published()).unwrap_or_default()
}
