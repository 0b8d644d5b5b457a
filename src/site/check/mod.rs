//! Judgements on a whole site: each check is a file with one function, and a line here.
//! A check reads and reports; it changes nothing.

mod announced;
mod approvals;
mod attachments;
mod colors;
mod dates;
mod doubles;
mod evenings;
mod files;
mod house_numbers;
mod impossible;
mod in_time;
mod kept;
mod link_words;
mod minutes;
mod misread;
mod named;
mod outlines;
pub mod pictures;
pub mod private;
mod repeats;
mod replaced;
mod sample;
mod shared_streets;
mod spoken;
mod streets;
mod succession;
mod targets;
mod templates;
mod untranslated;
mod vanished;
mod versions;
mod weekdays;
mod words;

use crate::diagnostics::Diag;
use crate::record::model::commitment::{Report, ReportSource};
use crate::record::model::written_date::DateGrammar;
use crate::record::model::{Commitment, Site, SourceIndex};
use crate::record::parse::FileFacts;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::resolve::fields::Fields;
use crate::record::resolve::sealing::Sealing;
use crate::site::published::PublishedSite;
use crate::site::theme::Theme;
use crate::text::SitePath;
use crate::text::source::Source;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What checks look at.
pub struct Checked<'a> {
    /// The whole record.
    pub site: &'a Site,
    /// In the order of the site's sources.
    pub facts: &'a [Arc<FileFacts>],
    /// What the published site has, which this one will take the place of.
    pub published: &'a PublishedSite,
    /// How what is not published is hashed.
    pub sealing: &'a Sealing,
    /// site.yaml, where it is there.
    pub settings: Option<&'a Source>,
    /// It could not be read: who publishes the site, and what it allows, is not known.
    pub settings_unreadable: bool,
    /// The program's theme with the site's own files.
    pub theme: &'a Theme,
    /// How dates are written.
    pub dates: &'a DateGrammar,
    /// Where records belong that lie elsewhere, which is reported already.
    pub expected: &'a [SitePath],
}

/// A check: its name, and what it does.
pub type Check = (&'static str, fn(&Checked<'_>, &mut Vec<Diag>));

/// Every check. A new one is a file beside this and a line here.
pub const CHECKS: &[Check] = &[
    ("files that records refer to are there", files::check),
    ("files that are published as they are hold nothing else", attachments::check),
    ("links lead where readers can follow", targets::check),
    ("links say where they lead", link_words::check),
    ("pictures can be shown and say what they show", pictures::check),
    ("colours stand out from what they stand on", colors::check),
    ("nothing private is published", private::check),
    ("approved minutes change only with a correction", approvals::check),
    ("approved records are what was kept of them", kept::check),
    ("no published address leads nowhere", vanished::check),
    ("minutes come in time", minutes::check),
    ("approved minutes are no draft", minutes::drafts),
    ("outlines fit each other", outlines::check),
    ("huddles name places of their time", dates::check),
    ("files are named for where their huddle was", named::check),
    ("what follows what makes sense", succession::check),
    ("templates of the site's own are used", templates::check),
    ("numbers of streets are understood", streets::check),
    ("a house is in one area", shared_streets::check),
    ("what was kept in time does not count as late", in_time::check),
    ("what is replaced does not lead back to itself", replaced::check),
    ("nothing is there twice", doubles::check),
    ("no record repeats an earlier one", repeats::check),
    ("a huddle has one record", versions::check),
    ("no word of a text disappears", words::check),
    ("texts are read in their own encoding", misread::check),
    ("an evening is not written as a morning", evenings::check),
    ("what is announced agrees with the huddle's own file", announced::check),
    ("days of the week fit their dates", weekdays::check),
    ("days and times exist", impossible::check),
    ("texts are in the language of their files", spoken::check),
    ("translations are translated", untranslated::check),
    ("house numbers of one place agree", house_numbers::check),
    ("the sample is not published as somebody's record", sample::check),
];

impl<'a> Checked<'a> {
    /// The details of a source: where they stand, and what would mend them.
    pub fn fields(&self, source: SourceIndex) -> Fields<'a> {
        Fields::of(self.site.source(source), &self.facts[source.position()])
    }

    /// The file that a report of `commitment` is in, and the places in its `reports:` of all that it says of it.
    /// Reports with mistakes are there too.
    fn entries(&self, commitment: &Commitment, report: &Report) -> (Fields<'a>, Vec<usize>) {
        let fields = self.fields(match report.source {
            ReportSource::Huddle(huddle) => self.site.huddle(huddle).source,
            ReportSource::Update(update) => self.site.update(update).body.source,
        });
        let entries = (0..).take_while(|at| fields.is_there(&[Key("reports"), Index(*at)]));
        let entries =
            entries.filter(|at| self.is_named(&fields, &[Key("reports"), Index(*at), Key("commitment")], commitment));
        let entries = entries.collect();
        (fields, entries)
    }

    /// Whether the field at `path` says the id of a commitment, with that of its huddle or without.
    fn is_named(&self, fields: &Fields<'_>, path: &[Step<'_>], commitment: &Commitment) -> bool {
        let written = fields.text(path);
        written.is_some_and(|written| written == commitment.id || written == self.full_id(commitment))
    }

    /// The id of a commitment with that of its huddle.
    fn full_id(&self, commitment: &Commitment) -> String {
        format!("{}/{}", self.site.huddle(commitment.huddle).id, commitment.id)
    }

    /// The sources whose mistakes are reported: all but those that the site leaves out, and those of withdrawn minutes.
    /// A record that could not be made into one counts too, so that its first mistake hides no other.
    pub fn seen_sources(&self) -> impl Iterator<Item = usize> {
        let left_out: BTreeSet<&SitePath> = self.site.left_out.iter().map(|left| &left.path).collect();
        // Translations of what is left out are left out by their own names.
        let is_seen = move |path: &SitePath| !left_out.contains(path);
        let stays = |source: &usize| !self.site.withdrawn.contains(&SourceIndex::at(*source));
        (0..self.site.sources.len()).filter(stays).filter(move |source| is_seen(&self.site.sources[*source].path))
    }
}

/// Puts together messages that have one cause, those of the resolver too.
pub fn fold(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    repeats::fold(checked, diags);
}
