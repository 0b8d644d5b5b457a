//! `huddle check`: a build without writing, so that the two cannot disagree.

use super::arguments::{CheckArguments, Format};
use super::build::{left_out, options, published, tell, uncompared};
use super::outcome::Outcome;
use crate::diagnostics;
use crate::disk::load;
use crate::disk::load::key;
use crate::publish::pipeline::{Memory, Unobserved, prepare};
use crate::record::resolve::sealing::Sealing;
use rayon::prelude::*;

/// Runs the command.
///
/// # Errors
/// What the machine says.
pub fn run(arguments: &CheckArguments) -> anyhow::Result<Outcome> {
    let mut inputs = load::load(&arguments.site.content)?;
    inputs.published = published(&arguments.previous);
    inputs.sealing = key::read(&arguments.site.content)?.unwrap_or(Sealing::Without);
    let options = options(&arguments.site, &inputs)?;
    let mut prepared = prepare(&inputs, &options, &mut Memory::none(), &Unobserved);
    if !prepared.has_errors() && !inputs.theme.texts.is_empty() {
        // Templates of one's own are tried on every page; the first mistake of each is told.
        let mistakes: Vec<_> = prepared
            .plan
            .pages
            .par_iter()
            .filter_map(|placed| prepared.render(placed.page).err())
            .map(|mistake| *mistake)
            .collect();
        let mut told = std::collections::BTreeSet::new();
        prepared
            .diags
            .extend(mistakes.into_iter().filter(|mistake| told.insert((mistake.place.clone(), mistake.code))));
        diagnostics::sort(&mut prepared.diags);
    }
    tell(&prepared.diags, arguments.report, &arguments.site.content);
    if arguments.report.format == Format::Text {
        let notes = left_out(&prepared, &arguments.site.content);
        for notes in [notes, uncompared(&inputs)].iter().filter(|notes| !notes.is_empty()) {
            tell!("{notes}");
        }
        let summary = diagnostics::text::summary(&prepared.diags);
        let verdict =
            if prepared.has_errors() { "The site cannot be published as it is." } else { "The site can be published." };
        tell!(
            "{}",
            if summary.is_empty() {
                format!("No mistakes in {} huddles. {verdict}", prepared.site.huddles.len())
            } else {
                format!("{summary} {verdict}")
            }
        );
    }
    Ok(if prepared.has_errors() { Outcome::Mistakes } else { Outcome::Done })
}
