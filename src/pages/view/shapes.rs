//! The shapes that several templates share. Addresses are relative to the site's root, texts are finished and plain;
//! only fields that end in `_html` hold markup. docs/themes.md describes them to those who write templates.

use crate::text::markdown::picture::PictureTag;
use serde::Serialize;

#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    pub label: String,
    pub address: String,
    /// The label's language, where it is not the page's.
    pub lang: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Tag {
    /// done, progress, late, no, other or note.
    pub kind: &'static str,
    pub label: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Date {
    pub iso: String,
    pub text: String,
}

/// A term and what is known of it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fact {
    pub term: String,
    pub values: Vec<Value>,
    pub note: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Value {
    pub text: String,
    /// Inside the site.
    pub address: Option<String>,
    /// Outside.
    pub url: Option<String>,
    pub lang: String,
    pub date_iso: String,
}

impl Value {
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn link(link: Link) -> Self {
        Self { text: link.label, address: Some(link.address), lang: link.lang, ..Self::default() }
    }
}

/// A sentence with words of a record in it that are not in the page's language.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Phrase {
    pub before: String,
    pub words: String,
    pub lang: String,
    pub after: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct HuddleItem {
    pub address: String,
    pub title: String,
    pub lang: String,
    pub date: Date,
    pub time: String,
    pub division: String,
    pub areas: String,
    pub place: String,
    pub summary: String,
    pub tags: Vec<Tag>,
    pub attendance: String,
    /// Where the agenda of a huddle that is still to come can be read; empty where there is none.
    pub agenda_address: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct CommitmentItem {
    pub address: String,
    pub text: String,
    pub lang: String,
    pub tag: Tag,
    pub owner: String,
    /// The same in parts, where some of it is not in the page's language.
    pub owner_parts: Option<Phrase>,
    pub due: String,
    pub due_parts: Option<Phrase>,
    pub lateness: String,
    pub made: Date,
    pub made_at: Link,
    pub areas: String,
    pub last: String,
}

/// A commitment in a line: what was promised, how it stands, who and by when. Rows say more.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentLine {
    pub address: String,
    pub text: String,
    pub lang: String,
    pub tag: Tag,
    pub owner: String,
    /// The same in parts, where some of it is not in the page's language.
    pub owner_parts: Option<Phrase>,
    /// The date by which it is due, where there is one and it is not settled.
    pub due: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct AreaItem {
    pub name: String,
    pub address: String,
    pub neighborhoods: String,
    pub streets: String,
    pub last: Option<Date>,
    pub last_address: String,
    pub open: String,
    pub retired: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct DivisionItem {
    pub name: String,
    pub code: String,
    pub address: String,
    pub areas: Vec<AreaItem>,
    pub next: Option<Date>,
    pub next_address: String,
    /// Where its agenda can be read; empty where it has none.
    pub next_agenda: String,
    pub open: String,
    pub overdue: String,
}

/// A number with what it counts, linked to the list.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub count: String,
    pub label: String,
    pub address: String,
    pub kind: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    pub text: String,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub pages: Vec<PagerPage>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PagerPage {
    pub number: u32,
    pub address: String,
    pub current: bool,
    /// Pages are left out here.
    pub gap: bool,
}

/// Links that narrow a list, each with how many rows it leads to.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    pub label: String,
    pub options: Vec<Choice>,
}

/// The filters of the outcomes, and what their script needs.
#[derive(Clone, Debug, Serialize)]
pub struct Finder {
    /// The list of all commitments, which the others are parts of.
    pub list: String,
    /// The file that says where each commitment stands in that list.
    pub index: &'static str,
    pub filters: Vec<FinderFilter>,
    /// How many commitments, in words: examples of numbers with the sentence for them, in JSON.
    pub counts: String,
    /// "Page {page} of {pages}" and "Remove the filter: {filter}", with these places open.
    pub page: String,
    pub remove: String,
}

/// One thing that commitments are filtered by.
#[derive(Clone, Debug, Serialize)]
pub struct FinderFilter {
    /// Its name in addresses: state, division, area, topic, owner, year.
    pub name: &'static str,
    pub label: String,
    /// What is chosen.
    pub value: String,
    /// Every value with its list, the first for all; none where another filter must be chosen first.
    pub options: Vec<Choice>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub label: String,
    pub count: String,
    pub address: String,
    pub current: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct StoryItem {
    pub date: Date,
    /// made, report, automatic or due.
    pub kind: &'static str,
    pub tag: Option<Tag>,
    pub text: String,
    /// The same in parts, where a title in it is not in the page's language.
    pub text_parts: Option<Phrase>,
    pub lang: String,
    /// What was promised before, in the words of the record, and their language where it is not the page's.
    pub note: String,
    pub note_lang: String,
    pub source: Option<Link>,
    pub evidence: Vec<EvidenceItem>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EvidenceItem {
    pub label: String,
    pub lang: String,
    pub address: Option<String>,
    pub url: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReportItem {
    pub commitment: Link,
    pub tag: Tag,
    pub note: String,
    pub lang: String,
    pub evidence: Vec<EvidenceItem>,
}

/// Something to know before reading on: corrected, cancelled, a draft.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Note {
    pub kind: &'static str,
    pub title: String,
    pub text: String,
    pub items: Vec<NoteItem>,
}

#[derive(Clone, Debug, Serialize)]
pub struct NoteItem {
    pub date: Date,
    pub text: String,
    pub by: String,
    pub lang: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ConcernItem {
    pub text: String,
    pub lang: String,
    pub topic: String,
    pub huddle: Link,
    pub date: Date,
}

#[derive(Clone, Debug, Serialize)]
pub struct ListedItem {
    pub label: String,
    pub address: String,
    pub meta: String,
}

/// What every page has.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Common {
    pub kind: &'static str,
    pub root: String,
    pub title: String,
    pub head_title: String,
    pub description: String,
    pub canonical: String,
    /// The address of the entry of the navigation that this page is.
    pub section: String,
    pub alternates: Vec<Alternate>,
    pub breadcrumb: Vec<Link>,
    pub page_note: String,
    /// The day of the build, on the home page and the data page only.
    pub built: String,
    pub printed: String,
    /// News and dates of what the page is about, where people can subscribe to them.
    pub feeds: Vec<Feed>,
    /// The same for programs: the record's document, and its text in the page's language; none of what is no record.
    pub data_files: Vec<DataFile>,
    /// How the page is cited, where it stands for a record or a place.
    pub cite: Option<Cite>,
    /// Scripts of the page, from the site's root; nearly every page has none.
    pub scripts: &'static [&'static str],
    /// What the page says as linked data: JSON-LD, each block ready for a `script` element that holds data.
    pub linked_html: Vec<String>,
    pub preview: LinkPreview,
}

/// How a page is cited, and its version.
#[derive(Clone, Debug, Serialize)]
pub struct Cite {
    /// Ready to be copied: publisher, title, what it is, version, permanent address.
    pub text: String,
    /// The day of the last change that the record tells; empty where it tells none.
    pub version: Date,
    /// What the version is, in words.
    pub note: String,
    /// Where a mistake is reported (`mailto:` with the page's address, or a page elsewhere); empty where that is
    /// neither.
    pub report: String,
}

/// What stands for a page where somebody shares a link to it (https://ogp.me/).
#[derive(Clone, Debug, Default, Serialize)]
pub struct LinkPreview {
    /// `article` for what is about one date, `website` for everything else.
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: String,
    /// A whole address, as the protocol wants it.
    pub image: String,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// What the picture says.
    pub alt: String,
    pub locale: String,
    pub other_locales: Vec<String>,
}

/// A file to subscribe to.
#[derive(Clone, Debug, Serialize)]
pub struct Feed {
    /// Empty where it stands in the page's head only: the same as another in a format for programs.
    pub label: String,
    /// What it holds, with the name of the place.
    pub title: String,
    pub address: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// A page's record as a file.
#[derive(Clone, Debug, Serialize)]
pub struct DataFile {
    pub address: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// What all pages of a language share.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Shared {
    pub nav: Vec<NavItem>,
    /// The way to one's area, where the site has any.
    pub find_link: Option<Link>,
    pub footer_links: Vec<Link>,
    /// The address of the file that tells a browser how the site is searched.
    pub search_description: String,
    pub logo: PictureTag,
    pub ways: Ways,
}

/// The languages of the site's texts that are written in the other direction than a page's own.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Ways {
    /// The other direction: `rtl` or `ltr`.
    pub dir: &'static str,
    pub of: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    pub label: String,
    pub address: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    pub lang: String,
    pub label: String,
    pub address: String,
    pub url: String,
    /// The same page, rather than the language's home.
    pub exact: bool,
}
