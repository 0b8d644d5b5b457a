//! The shapes that several templates share. Addresses are relative to the site's root, texts are finished and plain;
//! only fields that end in `_html` hold markup. docs/themes.md describes them for writers of templates.

use serde::Serialize;

/// Words that are the same in both texts, gone or new.
#[derive(Clone, Debug, Serialize)]
pub struct PieceItem {
    /// same, del or ins.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// A link inside the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    /// As plain text.
    pub label: String,
    /// From the site's root.
    pub address: String,
    /// The label's language, where it is not the page's.
    pub lang: String,
}

/// A short mark on a row or a page.
#[derive(Clone, Debug, Serialize)]
pub struct Tag {
    /// done, progress, late, no, other or note.
    pub kind: &'static str,
    /// In the page's language.
    pub label: String,
}

/// A day or a month.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Date {
    /// ISO 8601: `2026-05-07`, or `2026-05` where the day is not known; empty where there is no date.
    pub iso: String,
    /// In the page's language.
    pub text: String,
}

/// A term and what is known of it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fact {
    /// What is known, in the page's language.
    pub term: String,
    /// Shown one after another; never empty.
    pub values: Vec<Value>,
    /// A remark below them; empty where there is none.
    pub note: String,
}

/// What is known: plain text, a link or a date.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Value {
    /// As it is shown.
    pub text: String,
    /// Inside the site.
    pub address: Option<String>,
    /// Outside.
    pub url: Option<String>,
    /// The BCP 47 tag of the text; empty where it is the page's language.
    pub lang: String,
    /// Of a date, in ISO 8601; empty for anything else.
    pub date_iso: String,
}

impl Value {
    /// A text that leads nowhere.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A link inside the site.
    pub fn link(link: Link) -> Self {
        Self { text: link.label, address: Some(link.address), lang: link.lang, ..Self::default() }
    }
}

/// A sentence with words of a record in it that are not in the page's language.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Phrase {
    /// In the page's language.
    pub before: String,
    /// The words of the record.
    pub words: String,
    /// Their BCP 47 tag.
    pub lang: String,
    /// In the page's language.
    pub after: String,
}

/// A huddle as a row of a list.
#[derive(Clone, Debug, Serialize)]
pub struct HuddleItem {
    /// Its page.
    pub address: String,
    /// In the page's language where it is translated, else as it is.
    pub title: String,
    /// The BCP 47 tag of the title; empty where it is the page's language.
    pub lang: String,
    /// The day or the month; of what is to come with the day of the week.
    pub date: Date,
    /// When it begins and ends; empty where it is not to come, or that is not known.
    pub time: String,
    /// The division's name, with the word for divisions.
    pub division: String,
    /// Names of areas, or that all are meant; empty where it names none.
    pub areas: String,
    /// Where it will be; empty where it is not to come, or that is not known.
    pub place: String,
    /// At most 240 characters, as plain text; empty where there is none.
    pub summary: String,
    /// What sets it apart from a huddle that was held and whose minutes are approved.
    pub tags: Vec<Tag>,
    /// How many people came, in words; empty where nobody counted.
    pub attendance: String,
    /// Where the agenda of a huddle that is still to come can be read; empty where there is none.
    pub agenda_address: String,
}

/// A commitment in a list: what was promised, where, by whom, and how it stands. Rows say when it was last spoken of
/// too; lines leave that to its page.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentItem {
    /// Its page.
    pub address: String,
    /// In the page's language where it is translated, else as it is.
    pub text: String,
    /// The BCP 47 tag of the text; empty where it is the page's language.
    pub lang: String,
    /// The division's name, with the word for divisions.
    pub division: String,
    /// Names of the areas that it is about; empty where it names none.
    pub areas: String,
    /// Who promised, with the role; empty where nobody is named.
    pub owner: String,
    /// The same in parts, where some of it is not in the page's language.
    pub owner_parts: Option<Phrase>,
    /// Its state on the day of the build.
    pub tag: Tag,
    /// What is said after the tag: since when it is overdue, by when it is due, when and how it ended.
    pub status: String,
    /// The same in parts, where the promise is in words that are not in the page's language.
    pub status_parts: Option<Phrase>,
    /// When it was last spoken of, or that it never was; empty in lines, and of what is settled.
    pub news: String,
    /// Whether it is a row: it stands in full on few pages, and in a line on the others.
    pub is_row: bool,
}

/// A list that a page shows, whole or a part of it, and the way to all of it.
#[derive(Clone, Debug, Serialize)]
pub struct Listed<T> {
    /// In the order that is said.
    pub items: Vec<T>,
    /// How many of how many are here: "10 of 43".
    pub shown: String,
    /// Leads to all; `None` where they are all here.
    pub all: Option<Link>,
    /// Leads to a file with these rows, or with those of the whole site, as it says; `None` where none is published.
    pub csv: Option<Link>,
}

/// An area in the list of its division.
#[derive(Clone, Debug, Serialize)]
pub struct AreaItem {
    /// In the page's language where it is translated, else as it is.
    pub name: String,
    /// Its page.
    pub address: String,
    /// Their names, separated by commas; empty where it names none.
    pub neighborhoods: String,
    /// Their lines as they were written, separated by commas; empty where it names none.
    pub streets: String,
    /// The next huddle, with the day of the week; `None` where none is announced.
    pub next: Option<Date>,
    /// The page of that huddle; empty where none is announced.
    pub next_address: String,
    /// The last huddle that was held; `None` where there was none.
    pub last: Option<Date>,
    /// The page of that huddle; empty where there was none.
    pub last_address: String,
    /// How many of its commitments are open, in words.
    pub open: String,
    /// How many of these are overdue, in words; empty where none is.
    pub overdue: String,
    /// Until when it existed and what came after it; empty where it still exists.
    pub retired: String,
}

/// A division with its areas.
#[derive(Clone, Debug, Serialize)]
pub struct DivisionItem {
    /// Its name, with the word for divisions.
    pub name: String,
    /// As its record has it; empty where it has none.
    pub code: String,
    /// Its page.
    pub address: String,
    /// Those that exist, in the order of the division.
    pub areas: Vec<AreaItem>,
    /// The next huddle, with the day of the week; `None` where none is announced.
    pub next: Option<Date>,
    /// The page of that huddle; empty where none is announced.
    pub next_address: String,
    /// Where its agenda can be read; empty where it has none.
    pub next_agenda: String,
    /// How many of its commitments are open, in words.
    pub open: String,
    /// How many of these are overdue, in words; empty where none is.
    pub overdue: String,
}

/// A number with what it counts, linked to the list.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// In the language's digits.
    pub count: String,
    /// What is counted.
    pub label: String,
    /// The list of what is counted.
    pub address: String,
    /// late, progress, done, no or other, as the kinds of a tag.
    pub kind: &'static str,
}

/// The way through a list of several pages.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// Which page this is, of how many, in words.
    pub text: String,
    /// The page before; `None` on the first.
    pub previous: Option<String>,
    /// The page after; `None` on the last.
    pub next: Option<String>,
    /// The first, the last, and those around this one.
    pub pages: Vec<PagerPage>,
}

/// A page of a list, or a gap between two.
#[derive(Clone, Debug, Serialize)]
pub struct PagerPage {
    /// From 1; 0 for a gap.
    pub number: u32,
    /// Empty for a gap.
    pub address: String,
    /// Whether it is this page.
    pub current: bool,
    /// Pages are left out here.
    pub gap: bool,
}

/// Links that narrow a list, each with how many rows it leads to.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    /// What the list is narrowed by.
    pub label: String,
    /// In the order of the site.
    pub options: Vec<Choice>,
}

/// The filters of the outcomes, and what their script needs.
#[derive(Clone, Debug, Serialize)]
pub struct Finder {
    /// The list of all commitments, which the others are parts of.
    pub list: String,
    /// The file that says where each commitment stands in that list.
    pub index: &'static str,
    /// In the order in which addresses have them.
    pub filters: Vec<FinderFilter>,
    /// How many commitments, in words: examples of numbers with the sentence for them, in JSON.
    pub counts: String,
    /// "Page {page} of {pages}", with these places open.
    pub page: String,
    /// The words for the orders that can be chosen, in JSON: that of the pages, longest overdue, due next, newest.
    pub orders: String,
    /// "Remove the filter: {filter}", with this place open.
    pub remove: String,
}

/// One thing that commitments are filtered by.
#[derive(Clone, Debug, Serialize)]
pub struct FinderFilter {
    /// Its name in addresses: state, division, area, topic, owner, year.
    pub name: &'static str,
    /// Its name in the page's language.
    pub label: String,
    /// What is chosen.
    pub value: String,
    /// Every value with its list, the first for all; none where another filter must be chosen first.
    pub options: Vec<Choice>,
}

/// A list that can be chosen, with how many it holds.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// In the page's language.
    pub label: String,
    /// In the language's digits; empty where it is not said.
    pub count: String,
    /// The page of the list.
    pub address: String,
    /// Whether it is the list of this page.
    pub current: bool,
    /// What the choice is called in addresses, where that is not the last part of its own.
    pub id: String,
}

/// Something that happened to a commitment.
#[derive(Clone, Debug, Serialize)]
pub struct StoryItem {
    /// The day or the month on which it happened.
    pub date: Date,
    /// made, report, automatic or due.
    pub kind: &'static str,
    /// Of a report: the status that it gives.
    pub tag: Option<Tag>,
    /// What happened, as a sentence; of a report its note, where it has one.
    pub text: String,
    /// The same in parts, where a title in it is not in the page's language.
    pub text_parts: Option<Phrase>,
    /// The BCP 47 tag of the text; empty where it is the page's language.
    pub lang: String,
    /// What was promised before, in the words of the record; empty where that was a date or nothing.
    pub note: String,
    /// The BCP 47 tag of the note; empty where it is the page's language.
    pub note_lang: String,
    /// Leads to the record that says so; `None` where no record says it.
    pub source: Option<Link>,
    /// Of a report: what shows it.
    pub evidence: Vec<EvidenceItem>,
}

/// What shows that a report is true: a file of the site, or an address elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceItem {
    /// A title or name with kind and size, or the address without its scheme, at most 60 characters.
    pub label: String,
    /// The BCP 47 tag of the label; empty where it is the page's language.
    pub lang: String,
    /// Of a file that is published: from the site's root.
    pub address: Option<String>,
    /// Of an address elsewhere: as it was written.
    pub url: Option<String>,
}

/// What a huddle or an update says of a commitment.
#[derive(Clone, Debug, Serialize)]
pub struct ReportItem {
    /// Leads to the commitment, by its words.
    pub commitment: Link,
    /// The status that was reported.
    pub tag: Tag,
    /// What was said, as plain text; empty where there is no note.
    pub note: String,
    /// The BCP 47 tag of the note; empty where it is the page's language.
    pub lang: String,
    /// What shows it.
    pub evidence: Vec<EvidenceItem>,
}

/// Something to know before reading on: corrected, cancelled, a draft.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Note {
    /// corrected, cancelled, postponed, scheduled, draft, withdrawn, retired or silent.
    pub kind: &'static str,
    /// A heading of some words.
    pub title: String,
    /// A sentence or two; may be empty where there are items.
    pub text: String,
    /// Why, in the words of the record; empty where it does not say.
    pub reason: String,
    /// The BCP 47 tag of the reason; empty where it is the page's language.
    pub reason_lang: String,
    /// The date that takes the place of this one; `None` where that is not known.
    pub next: Option<Fact>,
    /// Of corrections: each of them, oldest first.
    pub items: Vec<NoteItem>,
}

/// A correction.
#[derive(Clone, Debug, Serialize)]
pub struct NoteItem {
    /// On which day.
    pub date: Date,
    /// What kind of change it is, in the page's language; empty where the record does not say.
    pub kind: String,
    /// The reason, as it was written.
    pub text: String,
    /// The role of who made it, as it was written.
    pub by: String,
    /// The BCP 47 tag of reason and role; empty where it is the page's language.
    pub lang: String,
}

/// A concern in a list that is not its huddle's.
#[derive(Clone, Debug, Serialize)]
pub struct ConcernItem {
    /// What was asked for.
    pub text: String,
    /// The BCP 47 tag of the text; empty where it is the page's language.
    pub lang: String,
    /// The name of its topic; empty where it has none.
    pub topic: String,
    /// Leads to the huddle where it was raised.
    pub huddle: Link,
    /// The day or the month of that huddle.
    pub date: Date,
}

/// A topic or an organization in the list of all.
#[derive(Clone, Debug, Serialize)]
pub struct ListedItem {
    /// Its name.
    pub label: String,
    /// Its page.
    pub address: String,
    /// How many huddles and commitments it has, in words.
    pub meta: String,
}
