//! Updates and plain pages.

use super::fields::Fields;
use super::input::Input;
use super::pending::{Renamed, UpdateRecord};
use super::resolver::Resolver;
use super::sorting::Sorted;
use super::texts::said;
use super::{agreement, parts, placeholders};
use crate::diagnostics::{Code, Help};
use crate::record::model::{Body, Page, PageIndex, RecordDate, RecordIndex, SourceIndex, Text};
use crate::record::parse::raw::{RawPage, RawUpdate};
use crate::record::parse::tree::Step::Key;
use crate::record::parse::{Draft, Record};
use crate::text::{SitePath, one_line};
use std::collections::HashMap;

impl Resolver<'_> {
    /// An update of its draft; `None` where it has no usable date. What is wrong with it is reported.
    pub(super) fn update(&mut self, draft: &Draft, raw: &RawUpdate, source: SourceIndex) -> Option<UpdateRecord> {
        let mut fields = Fields::of(&draft.source, &draft.facts);
        let id = parts::record_id(&mut fields, raw.id.as_deref(), draft.source.path.stem(), || None);
        let date = match raw.date.as_deref() {
            Some(written) => fields.day(written, &[Key("date")]),
            None if draft.whole => {
                fields.missing(&[], "the update has no date", super::day::missing_date(&fields));
                None
            }
            None => None,
        };
        if let Some(date) = date.filter(|date| *date > self.today) {
            let message = format!("this update is of {date}, which is after {}", self.today);
            fields.error(Code::FutureOutcome, &[Key("date")], message, "check the year of the date");
        }
        let stem = draft.source.path.stem();
        if let Some(date) = date {
            super::day::impossible_day(&mut fields, stem, &date.to_string());
        }
        if let (Some(date), Some(Ok(named))) = (date, stem.get(..10).map(crate::record::model::date::parse_day))
            && named != date
        {
            let message = format!("the file's name says {named}, but the date is {date}: make them the same");
            let help = Help::typed("write ", fields.write(&[Key("date")], &named.to_string()))
                .and(", or rename the file")
                .by(super::day::renamed(&draft.source, &date.to_string()));
            fields.error(Code::FileNameDate, &[Key("date")], message, help);
        }
        placeholders::in_fields(&mut fields, &[("title", &raw.title), ("summary", &raw.summary)]);
        placeholders::in_reports(&mut fields, raw.reports.as_ref());
        placeholders::in_corrections(&mut fields, raw.corrections.as_ref());
        placeholders::in_body(&mut fields, draft);
        says_nothing(&mut fields, draft, raw);
        let corrections = parts::corrections(&mut fields, raw.corrections.as_ref());
        if let Some(date) = date {
            agreement::corrections(
                &mut fields,
                raw.corrections.as_ref(),
                (RecordDate::Day(date), self.today),
                "the update",
            );
        }
        let language = self.language(&mut fields, raw.language.as_deref());
        self.formerly(&mut fields, &[], raw.formerly.as_ref(), &Renamed::Record(draft.source.path.clone()));
        self.collect(fields);
        Some(UpdateRecord {
            id,
            language,
            title: raw.title.as_deref().map(|title| Text::new(one_line(title))),
            date: date?,
            summary: raw.summary.as_deref().map(|summary| Text::new(summary.trim())),
            corrections,
            body: Body { source, span: draft.split.body, translations: Vec::new() },
            translations: Vec::new(),
        })
    }

    /// The plain pages; `of_file` learns which file each is of.
    pub(super) fn plain_pages(
        &mut self,
        input: &Input<'_>,
        sorted: &Sorted,
        of_file: &mut HashMap<SitePath, RecordIndex>,
    ) -> Vec<Page> {
        let mut pages = Vec::new();
        for &at in &sorted.pages {
            let draft = &input.drafts[at];
            let Record::Page(raw) = &draft.record else { continue };
            let page = self.page(draft, raw, SourceIndex::at(at));
            of_file.insert(draft.source.path.clone(), RecordIndex::Page(PageIndex::at(pages.len())));
            pages.push(page);
        }
        pages
    }

    fn page(&mut self, draft: &Draft, raw: &RawPage, source: SourceIndex) -> Page {
        let mut fields = Fields::of(&draft.source, &draft.facts);
        let id = parts::record_id(&mut fields, raw.id.as_deref(), draft.source.path.stem(), || None);
        if said(raw.title.as_deref()).is_none() && draft.whole {
            fields.missing(
                &[],
                "the page has no title",
                Help::typed("add a line such as ", fields.add(&[], "title: About these huddles")),
            );
        }
        placeholders::in_fields(&mut fields, &[("title", &raw.title), ("summary", &raw.summary)]);
        placeholders::in_body(&mut fields, draft);
        let language = self.language(&mut fields, raw.language.as_deref());
        self.formerly(&mut fields, &[], raw.formerly.as_ref(), &Renamed::Record(draft.source.path.clone()));
        self.collect(fields);
        Page {
            id,
            language,
            title: Text::new(raw.title.as_deref().map(one_line).unwrap_or_default()),
            summary: raw.summary.as_deref().map(|summary| Text::new(summary.trim())),
            body: Body { source, span: draft.split.body, translations: Vec::new() },
            translations: Vec::new(),
        }
    }
}

/// Reports an update in which nobody has written anything yet, as `huddle new` leaves it.
fn says_nothing(fields: &mut Fields<'_>, draft: &Draft, raw: &RawUpdate) {
    let has_reports = raw.reports.as_ref().is_some_and(|reports| !reports.is_empty());
    let has_summary = raw.summary.as_deref().is_some_and(|summary| !summary.trim().is_empty());
    // An empty `reports:` above lines with a # is reported by itself.
    let is_reported = || draft.diags.iter().any(|diag| diag.code == Code::LostAfterHash);
    if !draft.whole || has_reports || has_summary || draft.facts.unwritten.says_something || is_reported() {
        return;
    }
    let message = "this update says nothing: it has no reports, no summary and no text";
    let help = "fill in a line of `reports:` and delete the # before it, write a text, or delete the file";
    fields.warn(Code::Placeholder, &[], message, help);
}
