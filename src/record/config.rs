//! What a site declares of itself in site.yaml: finished, checked, with every default filled in.

use crate::media::color::Color;
use crate::record::model::translated::{Language, Text};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A site's own settings; of a combined site those that its pages need.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The site's name, in the heads of pages and on cards.
    pub title: Text,
    /// Whose record it is: `organization:` in site.yaml.
    pub publisher: Publisher,
    /// With a slash at the end.
    pub base_url: String,
    /// The zone of the IANA database that times of day are in.
    pub timezone: chrono_tz::Tz,
    /// At least one; the first is the default.
    pub languages: Vec<Language>,
    /// The theme's name; `civic` where site.yaml names none.
    pub theme: String,
    /// What a site changes of the theme's looks.
    pub style: Style,
    /// What maps show below divisions and areas.
    pub map: MapFiles,
    /// Under which the record may be used; `None` where site.yaml names none.
    pub license: Option<License>,
    /// Whether the place and everything in the record are made up, which every page says.
    pub fictional: bool,
    /// Shows records that are not published: for its authors, not for search engines.
    pub drafts: bool,
    /// The site's own names for the levels, by term and language; empty where it uses the program's.
    pub terms: BTreeMap<Term, BTreeMap<String, Name>>,
    /// Whether `topics:` closes the list of topics.
    pub topics_closed: bool,
    /// What sectors organizations and attendance may have; the program's own where site.yaml lists none.
    pub sectors: Vec<String>,
    /// Limits and habits of checks.
    pub rules: Rules,
    /// What the picture of a shared link is about.
    pub previews: Previews,
    /// What is published beside the pages.
    pub exports: Exports,
    /// Texts that may stand although they look private, and files that may be published as they are.
    pub allowed: Vec<AllowedText>,
    /// What is public for the whole site: numbers, addresses, `*@` and a host.
    pub public_contacts: Vec<String>,
    /// How the log of everything published is known and signed.
    pub log: LogSettings,
    /// Where people sign up for the publisher's own mailing list: a web address; empty where it has none.
    pub mailing_list: String,
}

/// The log of everything published: `log:` in site.yaml.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogSettings {
    /// What people know it by; empty where it is the host and path of the site's address.
    pub origin: String,
    /// The verifier keys that it may be signed with (C2SP signed-note), the one in use first; empty where any may.
    pub keys: Vec<String>,
    /// The verifier keys of its witnesses.
    pub witnesses: Vec<String>,
    /// How many of the witnesses must have signed; 0 where site.yaml asks for none.
    pub needed: usize,
}

/// An entry of `allow:`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedText {
    /// What may stand, or the path of a file; empty where the entry names a kind.
    pub text: String,
    /// The last day on which it holds; none where it holds for good.
    pub until: Option<NaiveDate>,
}

/// What an organization is that publishes a record: `organization.kind` of site.yaml.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrganizationKind {
    /// A police department.
    Police,
    /// Another part of a government.
    Government,
    /// A council that was elected.
    Council,
    /// A school or a university.
    School,
    /// A charity, or another that works for no profit.
    Nonprofit,
    /// Of people who have joined.
    Association,
    /// Of people who do something together.
    Club,
    /// A business.
    Business,
    /// Anything else, and where site.yaml does not say.
    #[default]
    Other,
}

impl OrganizationKind {
    /// The words of site.yaml.
    pub const WORDS: [&'static str; 9] =
        ["police", "government", "council", "school", "nonprofit", "association", "club", "business", "other"];

    /// In the order of [`Self::WORDS`].
    const ALL: [Self; 9] = [
        Self::Police,
        Self::Government,
        Self::Council,
        Self::School,
        Self::Nonprofit,
        Self::Association,
        Self::Club,
        Self::Business,
        Self::Other,
    ];

    /// What a word stands for; `None` where it is none of them.
    pub fn named(word: &str) -> Option<Self> {
        Self::WORDS.iter().zip(Self::ALL).find(|(known, _)| **known == word).map(|(_, kind)| kind)
    }

    /// The type that schema.org has for it.
    pub fn schema_type(self) -> &'static str {
        match self {
            Self::Police | Self::Government | Self::Council => "GovernmentOrganization",
            Self::School => "EducationalOrganization",
            Self::Nonprofit => "NGO",
            Self::Association | Self::Club | Self::Business | Self::Other => "Organization",
        }
    }
}

/// The organization that publishes the record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publisher {
    /// In the site's languages.
    pub name: Text,
    /// What it is.
    pub kind: OrganizationKind,
    /// Its own website; empty where site.yaml has none.
    pub url: String,
    /// An email address or a web address; empty where site.yaml has none.
    pub contact: String,
}

/// Files of lines that maps show below divisions and areas: `map:` in site.yaml.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapFiles {
    /// The path of a GeoJSON file in the content folder; empty where there is none.
    pub streets: String,
    /// The same of rivers, shores and lakes.
    pub water: String,
}

/// What a site changes of the theme's looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    /// The path of a picture in the content folder; empty where there is none.
    pub logo: String,
    /// The site's own colours.
    pub colors: Colors,
    /// A sentence at the foot of every page; empty where there is none.
    pub footer: Text,
}

/// The site's own colours in place of the theme's, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Colors {
    /// For screens that are not set to dark.
    pub light: BTreeMap<String, Color>,
    /// For screens that are set to dark; the theme's own where there is none.
    pub dark: BTreeMap<String, Color>,
}

/// A license of the record.
#[derive(Clone, Debug, PartialEq)]
pub struct License {
    /// As pages show it.
    pub name: String,
    /// Where its text is; empty where site.yaml has no address.
    pub url: String,
}

/// Limits and habits of checks: `rules:` in site.yaml.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Minutes are expected this many days after a huddle.
    pub minutes_due_days: u32,
    /// A commitment is silent after this many days without a report.
    pub silence_days: u32,
    /// Whether something private in a text keeps the site from being published.
    pub private_is_error: bool,
    /// Dates found in adopted files are of this year or later.
    pub earliest_year: i32,
    /// And of this year or earlier; `None` is the year after the build's.
    pub latest_year: Option<i32>,
    /// Endings of files, in small letters, that may be attached beside the usual ones.
    pub attachments: Vec<String>,
}

impl Rules {
    /// The words of `private:` in site.yaml.
    pub const PRIVATE: [&'static str; 2] = ["error", "warning"];
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            minutes_due_days: 14,
            silence_days: 60,
            private_is_error: false,
            earliest_year: 1900,
            latest_year: None,
            attachments: Vec::new(),
        }
    }
}

/// What pictures of shared links are about (`previews:`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Previews {
    /// The site, its divisions and their areas.
    #[default]
    Places,
    /// These, and each huddle.
    Huddles,
}

impl Previews {
    /// The words of `previews:` in site.yaml.
    pub const WORDS: [(&'static str, Previews); 2] = [("places", Self::Places), ("huddles", Self::Huddles)];
}

/// A group of files beside the pages, which `exports:` switches on or off as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExportGroup {
    /// Tables as CSV and JSON Lines, with what describes them.
    Tables,
    /// The record as one SQLite database.
    Database,
    /// Tables as Parquet.
    Parquet,
    /// The tables as one workbook for spreadsheets.
    Workbook,
    /// `record.json` and `record.md` beside the page of each record.
    Documents,
    /// Divisions and areas as GeoJSON.
    Maps,
    /// News as Atom and JSON Feed.
    Feeds,
    /// Dates of huddles and what was promised as iCalendar.
    Calendars,
    /// Open Civic Data and Popolo.
    Civic,
}

impl ExportGroup {
    /// With its name in `exports:`, and whether it is published where site.yaml does not say (docs/decisions/0030).
    pub const ALL: [(ExportGroup, &'static str, bool); 9] = [
        (Self::Tables, "tables", true),
        (Self::Database, "database", false),
        (Self::Parquet, "parquet", false),
        (Self::Workbook, "workbook", false),
        (Self::Documents, "documents", false),
        (Self::Maps, "maps", true),
        (Self::Feeds, "feeds", true),
        (Self::Calendars, "calendars", true),
        (Self::Civic, "civic", false),
    ];

    /// The names in `exports:`.
    pub const NAMES: [&'static str; 9] = {
        let mut names = [""; 9];
        let mut at = 0;
        while at < names.len() {
            names[at] = Self::ALL[at].1;
            at += 1;
        }
        names
    };

    /// The group with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(group, ..)| *group)
    }
}

/// The groups that a site publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exports(BTreeSet<ExportGroup>);

impl Exports {
    /// Whether files of this group are published.
    pub fn has(&self, group: ExportGroup) -> bool {
        self.0.contains(&group)
    }

    /// Whether files of one of these groups are published.
    pub fn has_any(&self, groups: &[ExportGroup]) -> bool {
        groups.iter().any(|group| self.has(*group))
    }

    /// Switches a group on or off.
    pub fn set(&mut self, group: ExportGroup, published: bool) {
        if published {
            self.0.insert(group);
        } else {
            self.0.remove(&group);
        }
    }
}

impl Default for Exports {
    fn default() -> Self {
        Self(ExportGroup::ALL.iter().filter(|(.., published)| *published).map(|(group, ..)| *group).collect())
    }
}

/// A word that a site may rename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// A part of the place that a department serves.
    Division,
    /// A part of a division.
    Area,
    /// A meeting of people with their division.
    Huddle,
    /// Something that was promised at a huddle.
    Commitment,
    /// Something that people asked for at a huddle.
    Concern,
    /// What a later huddle or update says of a commitment.
    Report,
    /// A record of reports between huddles.
    Update,
}

impl Term {
    /// With the key of `terms:` and the name that the theme's messages use.
    pub const ALL: [(Term, &'static str, &'static str); 7] = [
        (Self::Division, "division", "division"),
        (Self::Area, "response_area", "area"),
        (Self::Huddle, "huddle", "huddle"),
        (Self::Commitment, "commitment", "commitment"),
        (Self::Concern, "concern", "concern"),
        (Self::Report, "report", "report"),
        (Self::Update, "update", "update"),
    ];

    /// The keys that `terms:` may have: both names of each.
    pub const KEYS: [&'static str; 14] = {
        let mut keys = [""; 14];
        let mut at = 0;
        while at < Self::ALL.len() {
            keys[at] = Self::ALL[at].1;
            keys[Self::ALL.len() + at] = Self::ALL[at].2;
            at += 1;
        }
        keys
    };
}

/// What a site calls a level in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// One of them.
    pub one: String,
    /// Several of them.
    pub many: String,
    /// Its grammatical gender, one of [`Name::GENDERS`]; empty where site.yaml does not say, and in languages without.
    pub gender: String,
}

impl Name {
    /// Masculine, feminine and neuter, as the third word of an entry of `terms:`.
    pub const GENDERS: [&'static str; 3] = ["m", "f", "n"];
}

/// What `theme:` in site.yaml may be.
pub const THEMES: [&str; 1] = ["civic"];

/// Sectors that attendance is counted by and organizations belong to, unless a site names its own.
pub const SECTORS: [&str; 9] =
    ["resident", "business", "government", "elected", "police", "nonprofit", "faith", "education", "media"];

impl Config {
    /// The first of its languages: that of its root and of records that name none.
    pub fn default_language(&self) -> &Language {
        &self.languages[0]
    }

    /// The part of the base address that the site is under: `/` or `/sub/path/`.
    pub fn base_path(&self) -> &str {
        base_path(&self.base_url)
    }
}

/// The part of an address of a site that it is under: `/` or `/sub/path/`.
pub fn base_path(base_url: &str) -> &str {
    let after = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    after.find('/').map_or("/", |at| &after[at..])
}
