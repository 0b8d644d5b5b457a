//! site.yaml as it is written, nothing judged yet.

use super::demand::{Form, words};
use super::raw::{RawAllow, RawFollow, RawHuddle, Texts};
use super::shape::{List, NamesOr, OneOrMany, TextOr, record};
use crate::record::config::{ExportGroup, OrganizationKind, Previews, Rules, SECTORS, THEMES, Term};
use std::collections::BTreeMap;

/// Names that a `path:` may hold between braces.
pub const PLACEHOLDERS: [&str; 8] = ["division", "response_area", "date", "year", "month", "day", "title", "slug"];

const PREVIEWS: [&str; 2] = words(&Previews::WORDS);
const EXPORTS: [&str; 9] = ExportGroup::NAMES;
const TERMS: [&str; 14] = Term::KEYS;

record! {
    RawPublisher: "the organization" {
        /// Who publishes the site, such as Larkmoor Police Department.
        name: String = Form::Filled.needed(),
        /// Its name in other languages, by their tags.
        names: Texts,
        /// What it is: a police department, a council, a club. It decides what search engines are told of it.
        kind: String = Form::LooseWords(&OrganizationKind::WORDS).optional(),
        /// Its own website.
        url: String,
        /// Where readers report an error: an e-mail address, or the address of a page.
        contact: String = Form::Contact.optional(),
    }
}
record! {
    RawLicense: "the license" {
        /// What it is called, such as CC BY 4.0.
        name: String,
        /// Where its text is on the web.
        url: String,
    }
}
record! {
    RawTopic: "a topic" one_of ["id", "name"] {
        /// Its short name, such as lighting. Its address is made from it, so it never changes.
        id: String = Form::Id.optional(),
        /// What people call it, such as Street lighting.
        name: String,
        /// Its name in other languages, by their tags.
        names: Texts,
    }
}
record! {
    RawOrganization: "an organization" one_of ["id", "name"] {
        /// Its short name, such as city-transport.
        id: String = Form::Id.optional(),
        /// What people call it, such as City transport.
        name: String,
        /// Its name in other languages, by their tags.
        names: Texts,
        /// The part of public life that it belongs to.
        sector: String = Form::Usual(&SECTORS).optional(),
        /// Its own page on the web.
        url: String,
    }
}
record! {
    RawRules: "the rules" {
        /// How many days after a huddle its minutes are expected; 14 where it is left out.
        minutes_due_days: u32,
        /// After how many days without a report a commitment is called silent; 60 where it is left out.
        silence_days: u32,
        /// Whether what looks private keeps the site from being published (error) or is only reported (warning).
        private: String = Form::Words(&Rules::PRIVATE).optional(),
        /// The first year that a date of an adopted archive may have; 1900 where it is left out.
        earliest_year: u32,
        /// The last year that a date of an adopted archive may have; the next year where it is left out.
        latest_year: u32,
        /// Endings of files that may be attached beside the usual ones, such as doc.
        attachments: OneOrMany<String>,
    }
}
record! {
    /// Groups of files, as `config::ExportGroup` names them.
    RawExports: "the exports" {
        /// Every kind of record as a table, for spreadsheets and programs.
        tables: bool,
        /// The whole record as one SQLite database.
        database: bool,
        /// The tables as Parquet.
        parquet: bool,
        /// The tables as one workbook, for spreadsheets.
        workbook: bool,
        /// record.json and record.md beside the page of each record.
        documents: bool,
        /// Divisions and areas with their outlines, as GeoJSON.
        maps: bool,
        /// News that people subscribe to.
        feeds: bool,
        /// Dates of huddles and what was promised, for calendar programs.
        calendars: bool,
        /// The record in the words of Open Civic Data and Popolo.
        civic: bool,
    }
}
record! {
    RawLog: "the log" {
        /// What people know the log by. Without it the host and path of base_url; it never changes.
        origin: String,
        /// The public keys that the log may be signed with, as `huddle log key new` prints them.
        keys: OneOrMany<String>,
        /// The public keys of those who sign the log as witnesses.
        witnesses: OneOrMany<String>,
        /// How many of the witnesses must have signed.
        needed: u32,
    }
}
record! {
    RawStyle: "the style" {
        /// The path of a picture in the content folder.
        logo: String,
        /// Colours of the theme by their names, such as link: "#005ea2"; those of dark screens below `dark`.
        colors: BTreeMap<String, Option<TextOr<Texts>>> = Form::Colors.optional(),
        /// A sentence at the foot of every page.
        footer: String,
        /// The same in other languages, by their tags.
        footers: Texts,
    }
}
record! {
    RawMap: "the map" {
        /// The path of a GeoJSON file with the lines of streets, such as boundaries/streets.geojson.
        streets: String,
        /// The path of a GeoJSON file with rivers, shores and lakes.
        water: String,
    }
}
record! {
    RawAdopt: "an adopt block" {
        /// Which files of the content folder it is for, such as minutes/**/*.md.
        files: OneOrMany<String> = Form::Any.needed(),
        /// What the path of a file says, such as minutes/{division}/{date}.md.
        path: String = Form::PathPattern(&PLACEHOLDERS).optional(),
        /// Fields of the files, each with the field of a huddle that it is; nothing for one that is passed over.
        fields: Texts,
        /// Fields of the files that are passed over.
        keep: OneOrMany<String>,
        /// What its huddles have where their files do not say.
        defaults: RawHuddle,
        /// Whether divisions that no file describes are made of their names.
        make_divisions: bool,
        /// Files that it is not for.
        skip: OneOrMany<String>,
        /// Whether mistakes in the files keep the site from being published.
        strict: bool,
    }
}
record! {
    RawSite: "site.yaml" {
        /// What the site is called.
        title: String = Form::Filled.needed(),
        /// The same in other languages, by their tags.
        titles: Texts,
        /// Who publishes the site.
        organization: RawPublisher = Form::Any.needed(),
        /// The address where people find the site, such as https://huddles.example.org/.
        base_url: String = Form::SiteAddress.needed(),
        /// The time zone of the place, such as America/New_York.
        timezone: String = Form::TimeZone.needed(),
        /// Languages of the site by their tags, the usual one first.
        languages: OneOrMany<String> = Form::Language.optional(),
        /// How the site looks. There is one theme; files of your own go into content/theme/.
        theme: String = Form::Words(&THEMES).optional(),
        /// What is changed of the looks.
        style: RawStyle,
        /// What maps show below divisions and areas, so that people see where they are.
        map: RawMap,
        /// Under which the record may be used.
        license: RawLicense,
        /// `true` where the place and everything in the record are made up; every page says so.
        fictional: bool,
        /// Your own names for divisions, areas and the like: by language, one and several.
        terms: BTreeMap<String, Option<BTreeMap<String, Option<OneOrMany<String>>>>> = Form::Keys(&TERMS).optional(),
        /// The topics that records may have. Without it they may have any.
        topics: List<TextOr<RawTopic>>,
        /// The organizations that owners may be. Without it they may be any.
        organizations: List<TextOr<RawOrganization>>,
        /// Groups that people are counted by and organizations belong to, in place of the usual ones.
        sectors: OneOrMany<String>,
        /// Limits and habits of checks.
        rules: RawRules,
        /// Archives of files that were written for other programs, and how they are read.
        adopt: OneOrMany<RawAdopt>,
        /// Texts that may be published although they look private.
        allow: List<RawAllow>,
        /// Telephone numbers and e-mail addresses that are public; *@city.example for all of a domain.
        public_contacts: OneOrMany<String>,
        /// Whether each huddle has a picture of its own where links to it are shared.
        previews: String = Form::Words(&PREVIEWS).optional(),
        /// What is published beside the pages: names of groups, or groups with true or false.
        exports: NamesOr<RawExports> = Form::LooseWords(&EXPORTS).optional(),
        /// How the log of everything published is known and signed.
        log: RawLog,
        /// Your own ways to hear of news, beside those that the site has.
        follow: RawFollow,
    }
}
