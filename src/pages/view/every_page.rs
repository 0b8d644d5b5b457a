//! What is around every page and in its head, as typed data for `base.html` and `frame.html`. Addresses are relative to
//! the site's root unless they are said to be permanent; only fields that end in `_html` hold markup.

use super::shapes::{Date, Link};
use crate::text::markdown::picture::PictureTag;
use serde::Serialize;
use std::collections::BTreeMap;

/// What every page has.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Common {
    /// The kind of the page: its template's name without the ending, and a class of its `body`.
    pub kind: &'static str,
    /// What leads from the page to the site's root: `../../`; an absolute path for addresses that lead nowhere.
    pub root: String,
    /// The heading, as plain text.
    pub title: String,
    /// The heading, shortened, with the site's title.
    pub head_title: String,
    /// For search engines, at most as long as they show.
    pub description: String,
    /// The permanent address; empty for addresses that lead nowhere, and where the site has none.
    pub canonical: String,
    /// The address of the entry of the navigation that this page is.
    pub section: String,
    /// The page in every other language of the site.
    pub alternates: Vec<Alternate>,
    /// The pages above this one, the home page first; empty on the home page.
    pub breadcrumb: Vec<Link>,
    /// The BCP 47 tag of the language of the record that is shown untranslated, and so of the title; empty where it is
    /// not.
    pub title_lang: String,
    /// That the record is shown untranslated, as a sentence; empty where it is not.
    pub page_note: String,
    /// The day of the build, on the home page and the data page only.
    pub built: String,
    /// The last line on paper: where the copy is from, and its version.
    pub printed: String,
    /// News and dates of what the page is about, where people can subscribe to them.
    pub feeds: Vec<Feed>,
    /// The way to the page that says how to follow what this one is about; `None` where there is none.
    pub follow: Option<Link>,
    /// The same for programs: the record's document, and its text in the page's language; none of what is no record.
    pub data_files: Vec<DataFile>,
    /// How the page is cited, where it stands for a record or a place.
    pub cite: Option<Cite>,
    /// Scripts of the page, from the site's root; nearly every page has none.
    pub scripts: &'static [&'static str],
    /// What the page says as linked data: JSON-LD, each block ready for a `script` element that holds data.
    pub linked_html: Vec<String>,
    /// What stands for the page where somebody shares a link to it.
    pub preview: LinkPreview,
}

/// How a page is cited, and its version.
#[derive(Clone, Debug, Serialize)]
pub struct Cite {
    /// Ready to be copied: publisher, title, what it is, version, permanent address.
    pub text: String,
    /// The day of the last change on record; empty where there is none.
    pub version: Date,
    /// What the version is, in words.
    pub note: String,
    /// Where the log has the version; `None` where no log is kept, and on pages that stand for no record.
    pub log: Option<LogLine>,
    /// Where a mistake is reported (`mailto:` with the page's address, or a page elsewhere); empty where that is
    /// neither.
    pub report: String,
}

/// Where the log of everything published has the version of a record that its page shows.
#[derive(Clone, Debug, Serialize)]
pub struct LogLine {
    /// "Version 3 of September 2, 2026, entry 1,204 of the log".
    pub text: String,
    /// That the log is not signed, as a sentence; empty where it is.
    pub unsigned: String,
    /// Leads to the list of all changes.
    pub changes: Link,
    /// Leads to the page where readers verify the entry themselves.
    pub verify: Link,
}

/// What stands for a page where somebody shares a link to it (https://ogp.me/).
#[derive(Clone, Debug, Default, Serialize)]
pub struct LinkPreview {
    /// `article` for what is about one date, `website` for everything else.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The heading, shortened.
    pub title: String,
    /// A whole address, as the protocol wants it.
    pub image: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What the picture says.
    pub alt: String,
    /// The page's language with a territory: `en_US`.
    pub locale: String,
    /// The same of the site's other languages.
    pub other_locales: Vec<String>,
}

/// A file to subscribe to.
#[derive(Clone, Debug, Serialize)]
pub struct Feed {
    /// Empty where it stands in the page's head only: the same as another in a format for programs.
    pub label: String,
    /// What it holds, with the name of the place.
    pub title: String,
    /// From the site's root.
    pub address: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// A page's record as a file.
#[derive(Clone, Debug, Serialize)]
pub struct DataFile {
    /// From the site's root.
    pub address: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// What all pages of a language share.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Shared {
    /// The entries of the navigation, in their order; the two ways in below stand beside them.
    pub nav: Vec<NavItem>,
    /// The way to one's area, where the site has any.
    pub find_link: Option<Link>,
    /// The way to the search.
    pub search_link: Option<Link>,
    /// Leads to plain pages and lists, at the foot of every page.
    pub footer_links: Vec<Link>,
    /// The address of the file that says to a browser how the site is searched.
    pub search_description: String,
    /// The picture beside the title; without an address where the site has none.
    pub logo: PictureTag,
    /// Languages whose texts need a direction of their own.
    pub ways: Ways,
    /// Names in a language that is not the page's, each with its BCP 47 tag.
    pub foreign: Vec<(String, String)>,
    /// What is said on pages with titles in another language, by its BCP 47 tag: that a sign marks them.
    pub signs: BTreeMap<String, Sign>,
}

/// The sign of what is in another language than the page's.
#[derive(Clone, Debug, Serialize)]
pub struct Sign {
    /// As it stands beside a title: the tag in capitals.
    pub sign: String,
    /// What it says, as a sentence after the sign.
    pub text: String,
}

/// The languages of the site's texts that are written in the other direction than a page's own.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Ways {
    /// The other direction: `rtl` or `ltr`.
    pub dir: &'static str,
    /// Their BCP 47 tags, in alphabetical order.
    pub of: Vec<String>,
}

/// An entry of the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// In the page's language.
    pub label: String,
    /// From the site's root.
    pub address: String,
}

/// A page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The BCP 47 tag of that language.
    pub lang: String,
    /// What the language calls itself.
    pub label: String,
    /// From the site's root.
    pub address: String,
    /// The permanent address; empty where the site has none.
    pub url: String,
    /// The same page, rather than the language's home.
    pub exact: bool,
}
