//! The records as they are written: every name of the record format, nothing judged yet.
//! To add a field, add a line here and use it in `resolve`.

use super::shape::{CountOr, List, NamesOr, OneOrMany, TextOr, record};
use std::collections::BTreeMap;

/// Texts by a key such as a language.
pub type Texts = BTreeMap<String, Option<String>>;

record! { RawOwner: "an owner" { organization: String, role: String } }
record! { RawLocation: "a location" { name: String, address: String, accessibility: String } }
record! { RawParticipant: "a participant" { name: String, role: String, organization: String, sector: String } }
record! {
    RawConcern: "a concern" {
        id: String, response_area: String, topic: String, text: String, answered_by: OneOrMany<String>,
    }
}
record! {
    RawCommitment: "a commitment" {
        id: String, text: String, response_areas: OneOrMany<String>, response_area: OneOrMany<String>,
        owner: TextOr<RawOwner>, due: String,
        topic: String,
    }
}
record! {
    RawReport: "a report" {
        commitment: String, status: String, note: String, evidence: OneOrMany<String>, due: String, successor: String,
        date: String,
    }
}
record! { RawAttachment: "an attachment" { file: String, title: String, language: String } }
record! { RawCorrection: "a correction" { date: String, kind: String, reason: String, by: String } }
record! { RawNext: "the next huddle" { date: String, start: String, end: String, location: TextOr<RawLocation> } }
record! {
    /// Something that looks private and may stand, with the reason.
    RawAllow: "an exception" { text: String, kind: String, reason: String, by: String, until: String }
}
record! {
    RawHuddle: "a huddle" {
        id: String, title: String, date: String, start: String, end: String, division: String,
        response_areas: OneOrMany<String>, response_area: OneOrMany<String>, status: String, minutes: String,
        approved_on: String,
        approved_by: String, host: String, location: TextOr<RawLocation>, attendance: CountOr<BTreeMap<String,
        Option<u32>>>,
        participants: List<TextOr<RawParticipant>>, topics: OneOrMany<String>, summary: String, language: String,
        concerns: List<RawConcern>, commitments: List<RawCommitment>, reports: List<RawReport>,
        attachments: List<RawAttachment>,
        corrections: List<RawCorrection>, next: RawNext, agenda: String, formerly: OneOrMany<String>, publish: bool,
        allow: List<RawAllow>,
    }
}
record! {
    RawUpdate: "an update" {
        id: String, title: String, date: String, reports: List<RawReport>, summary: String, language: String,
        formerly: OneOrMany<String>, publish: bool,
        corrections: List<RawCorrection>, allow: List<RawAllow>,
    }
}
record! { RawPage: "a page" {
    id: String, title: String, summary: String, language: String, formerly: OneOrMany<String>, publish: bool,
    allow: List<RawAllow>,
} }
record! {
    RawArea: "a response area" {
        id: String, name: String, names: Texts, neighborhoods: OneOrMany<String>, streets: OneOrMany<String>,
        boundary: String,
        valid_from: String, valid_to: String, successors: OneOrMany<String>, formerly: OneOrMany<String>,
    }
}
record! { RawOffice: "an office" {
    name: String, address: String, phone: String, email: String, hours: String, url: String,
} }
record! {
    RawDivision: "a division" {
        id: String, name: String, names: Texts, title: String, summary: String, code: String,
        response_areas: List<TextOr<RawArea>>, boundary: String,
        office: TextOr<RawOffice>, valid_from: String, valid_to: String, successors: OneOrMany<String>,
        language: String, formerly: OneOrMany<String>,
        publish: bool, allow: List<RawAllow>,
    }
}
record! { RawPublisher: "the organization" { name: String, names: Texts, url: String, contact: String } }
record! { RawLicense: "the license" { name: String, url: String } }
record! { RawTopic: "a topic" { id: String, name: String, names: Texts } }
record! { RawOrganization: "an organization" { id: String, name: String, names: Texts, sector: String, url: String } }
record! {
    RawRules: "the rules" {
        minutes_due_days: u32, silence_days: u32, private: String, earliest_year: u32, latest_year: u32,
        attachments: OneOrMany<String>,
    }
}
record! {
    /// Groups of files, as `config::ExportGroup` names them.
    RawExports: "the exports" {
        tables: bool, database: bool, parquet: bool, documents: bool, maps: bool, feeds: bool, calendars: bool,
        civic: bool,
    }
}
record! { RawStyle: "the style" {
    logo: String, colors: BTreeMap<String, Option<TextOr<Texts>>>, footer: String, footers: Texts,
} }
record! {
    RawAdopt: "an adopt block" {
        files: OneOrMany<String>, path: String, fields: Texts, keep: OneOrMany<String>, defaults: RawHuddle,
        make_divisions: bool,
        skip: OneOrMany<String>, strict: bool,
    }
}
record! {
    RawSite: "site.yaml" {
        title: String, titles: Texts, organization: RawPublisher, base_url: String, timezone: String,
        languages: OneOrMany<String>, theme: String,
        style: RawStyle, license: RawLicense, fictional: bool, terms: BTreeMap<String, Option<BTreeMap<String,
        Option<OneOrMany<String>>>>>,
        topics: List<TextOr<RawTopic>>, organizations: List<TextOr<RawOrganization>>, sectors: OneOrMany<String>,
        rules: RawRules,
        adopt: OneOrMany<RawAdopt>, allow: List<RawAllow>, public_contacts: OneOrMany<String>, previews: String,
        exports: NamesOr<RawExports>,
    }
}
