//! The records as they are written: every name of the record format, nothing judged yet. The comment of a field is what
//! editors show of it. To add a field, add a line here and use it in `resolve`; site.yaml is in `raw_site`.

use super::demand::{Form, words};
use super::shape::{CountOr, List, OneOrMany, TextOr, record};
use crate::record::config::SECTORS;
use crate::record::model::{CorrectionKind, HuddleStatus, Minutes, ReportStatus};
use std::collections::BTreeMap;

/// Texts by a key such as a language.
pub type Texts = BTreeMap<String, Option<String>>;

const HUDDLE_STATUS: [&str; 4] = words(&HuddleStatus::WORDS);
const REPORT_STATUS: [&str; 7] = words(&ReportStatus::WORDS);

record! {
    RawOwner: "an owner" one_of ["organization", "role"] {
        /// The organization that promised it: its id, name or short name in site.yaml.
        organization: String,
        /// The role of who promised it, such as Street lighting supervisor. Never a person's telephone or e-mail.
        role: String,
    }
}
record! {
    RawLocation: "a location" {
        /// What the place is called, such as First Ward Library.
        name: String,
        /// Street and house number, and the room.
        address: String,
        /// How people get in, such as "Step-free, hearing loop".
        accessibility: String,
    }
}
record! {
    RawParticipant: "a participant" {
        /// The name of somebody who was there in a public role. Private residents are counted, never named.
        name: String = Form::Filled.needed(),
        /// The public role, such as Mayor Pro Tem.
        role: String,
        /// For whom: an organization of site.yaml, or a name.
        organization: String,
        /// The part of public life that the person stands for.
        sector: String = Form::Usual(&SECTORS).optional(),
    }
}
record! {
    RawConcern: "a concern" {
        /// A short name for it, by which a translation finds it.
        id: String = Form::Any.optional().translated(),
        /// The response area that it is about: an id, a name or a number.
        response_area: String,
        /// The topic that it is about, so that it is found when it comes back.
        topic: String,
        /// What people asked for, in one sentence.
        text: String = Form::Filled.needed().translated(),
        /// Ids of the commitments of this huddle that answer it.
        answered_by: OneOrMany<String>,
    }
}
record! {
    RawCommitment: "a commitment" {
        /// A short name, such as lights-5th. Its address is made from it, so it never changes.
        id: String = Form::Id.needed().translated(),
        /// What was promised, in the words of the huddle.
        text: String = Form::Filled.needed().translated(),
        /// The response areas that it is for, where these are not those of the huddle.
        response_areas: OneOrMany<String>,
        /// The same as `response_areas`, for one area.
        response_area: OneOrMany<String>,
        /// Who promised it: an organization, a role, or both.
        owner: TextOr<RawOwner> = Form::Filled.needed(),
        /// By when: a date such as 2026-06-15, a month such as 2026-06 (due at its end), or words.
        due: String = Form::Due.optional(),
        /// The topic that it is about.
        topic: String,
    }
}
record! {
    RawReport: "a report" {
        /// The commitment that it is about: the id of its huddle, a slash and its own id.
        commitment: String = Form::Filled.needed().translated(),
        /// How far it is. All but `open` need a note.
        status: String = Form::LooseWords(&REPORT_STATUS).needed(),
        /// What was done, who it waits for, or why it is not done, in one sentence.
        note: String = Form::Filled.needed_unless("status", "open").translated(),
        /// Files in media/ or web addresses that show it.
        evidence: OneOrMany<String>,
        /// The new date, where it was moved.
        due: String = Form::NewDue.optional(),
        /// The commitment that takes its place, where it was replaced: huddle/commitment.
        successor: String,
        /// The day when it happened, where that was before this record.
        date: String = Form::Day.optional(),
    }
}
record! {
    RawAttachment: "an attachment" {
        /// The path of the file in the content folder, such as media/crime-report.pdf.
        file: String = Form::Filled.needed().translated(),
        /// What the file is, such as "Crime report, April".
        title: String = Form::Filled.needed().translated(),
        /// The language that the file is in.
        language: String,
    }
}
record! {
    RawCorrection: "a correction" {
        /// The day of the correction.
        date: String = Form::Day.needed(),
        /// What kind of change it is.
        kind: String = Form::Words(&CorrectionKind::WORDS).optional(),
        /// What was corrected, and why.
        reason: String = Form::Filled.needed(),
        /// The role of who corrected it, such as Division captain.
        by: String = Form::Filled.needed(),
    }
}
record! {
    RawNext: "the next huddle" {
        /// The day, or the month where the day is not known.
        date: String = Form::Date.optional(),
        /// When it begins, on a 24-hour clock.
        start: String = Form::Time.optional(),
        /// When it ends, on a 24-hour clock.
        end: String = Form::Time.optional(),
        /// Where people meet: the name of the place, or its name and address.
        location: TextOr<RawLocation>,
    }
}
record! {
    /// Something that looks private and may stand, with the reason.
    RawAllow: "an exception" one_of ["text", "kind"] {
        /// The text that may be published although it looks private: the whole of it.
        text: String,
        /// Everything of this kind, for a limited time.
        kind: String,
        /// Why it may be published.
        reason: String = Form::Filled.needed(),
        /// The role of who decided it, such as Division captain.
        by: String,
        /// The last day on which it holds.
        until: String = Form::Day.optional(),
    }
}
record! {
    RawHuddle: "a huddle"
    one_of ["response_areas", "response_area"] not_both ["response_areas", "response_area"]
    {
        /// Its name in its address, where that is not the name of its file. It never changes.
        id: String = Form::Id.optional(),
        /// What it is called, such as "Central huddle: street lights".
        title: String = Form::Filled.needed_unless("minutes", "withdrawn").translated(),
        /// The day on which it is held, or the month where the day is not known.
        date: String = Form::Date.needed(),
        /// When it begins, on a 24-hour clock.
        start: String = Form::Time.optional(),
        /// When it ends, on a 24-hour clock.
        end: String = Form::Time.optional(),
        /// The division that holds it: its id, name or code.
        division: String = Form::Filled.needed(),
        /// The response areas that it is for: ids, names or numbers, or `all`.
        response_areas: OneOrMany<String>,
        /// The same as `response_areas`, for one area.
        response_area: OneOrMany<String>,
        /// What became of it. Usually left out.
        status: String = Form::LooseWords(&HUDDLE_STATUS).optional(),
        /// How far the minutes are; draft where it is left out.
        minutes: String = Form::Words(&Minutes::WORDS).optional(),
        /// The day on which the minutes were approved.
        approved_on: String = Form::Day.needed_where("minutes", "approved"),
        /// The role of who approved the minutes, such as Division captain.
        approved_by: String = Form::Filled.needed_where("minutes", "approved"),
        /// Who invited: an organization of site.yaml, or a name.
        host: String,
        /// Where people meet: the name of the place, or its name and address.
        location: TextOr<RawLocation>,
        /// How many people came: one number, or one for each group.
        attendance: CountOr<BTreeMap<String, Option<u32>>> = Form::Usual(&ATTENDED).optional(),
        /// People who were there in a public role. Nobody else is named.
        participants: List<TextOr<RawParticipant>>,
        /// Topics that were spoken of: ids or names of site.yaml.
        topics: OneOrMany<String>,
        /// What happened, in one or two sentences.
        summary: String = Form::Any.optional().translated(),
        /// The language that it is written in, where that is not the first of the site.
        language: String = Form::Language.optional(),
        /// What people asked for.
        concerns: List<RawConcern> = Form::Any.optional().translated(),
        /// What was promised.
        commitments: List<RawCommitment> = Form::Any.optional().translated(),
        /// News of earlier commitments, given at this huddle.
        reports: List<RawReport> = Form::Any.optional().translated(),
        /// Files that belong to it.
        attachments: List<RawAttachment> = Form::Any.optional().translated(),
        /// Once minutes are approved, every change of them.
        corrections: List<RawCorrection>,
        /// What is known of the huddle after this one.
        next: RawNext,
        /// What was to be discussed, in Markdown, once minutes stand below the details.
        agenda: String = Form::Any.optional().translated(),
        /// Earlier ids of it: their addresses lead here.
        formerly: OneOrMany<String> = Form::Id.optional(),
        /// `false` keeps it out of the site.
        publish: bool,
        /// Texts that may be published although they look private.
        allow: List<RawAllow>,
    }
}

/// What heads are usually counted by.
const ATTENDED: [&str; 10] =
    ["residents", "business", "government", "elected", "police", "nonprofit", "faith", "education", "media", "other"];

record! {
    RawUpdate: "an update" {
        /// Its name in its address, where that is not the name of its file. It never changes.
        id: String = Form::Id.optional(),
        /// What it is called, where its reports do not say it.
        title: String = Form::Any.optional().translated(),
        /// The day of the news.
        date: String = Form::Day.needed(),
        /// News of commitments.
        reports: List<RawReport> = Form::Any.optional().translated(),
        /// What is new, in one or two sentences.
        summary: String = Form::Any.optional().translated(),
        /// The language that it is written in, where that is not the first of the site.
        language: String = Form::Language.optional(),
        /// Earlier ids of it: their addresses lead here.
        formerly: OneOrMany<String> = Form::Id.optional(),
        /// `false` keeps it out of the site.
        publish: bool,
        /// Changes of it after it was published.
        corrections: List<RawCorrection>,
        /// Texts that may be published although they look private.
        allow: List<RawAllow>,
    }
}
record! {
    RawPage: "a page" {
        /// Its name in its address, where that is not the name of its file. It never changes.
        id: String = Form::Id.optional(),
        /// Its heading.
        title: String = Form::Filled.needed().translated(),
        /// What it is about, in one sentence.
        summary: String = Form::Any.optional().translated(),
        /// The language that it is written in, where that is not the first of the site.
        language: String = Form::Language.optional(),
        /// Earlier ids of it: their addresses lead here.
        formerly: OneOrMany<String> = Form::Id.optional(),
        /// `false` keeps it out of the site.
        publish: bool,
        /// Texts that may be published although they look private.
        allow: List<RawAllow>,
    }
}
record! {
    RawArea: "a response area" one_of ["name", "id"] {
        /// Its short name, such as central-2. Its address is made from it, so it never changes.
        id: String = Form::Id.optional(),
        /// What people call it, such as Response Area 2.
        name: String,
        /// Its name in other languages, by their tags.
        names: Texts,
        /// Names of the neighborhoods in it.
        neighborhoods: OneOrMany<String>,
        /// Its streets, with house numbers where only a part of one lies in it: "5th Street 100-400".
        streets: OneOrMany<String>,
        /// Its outline: a file in boundaries/, a # and the name of the outline in it.
        boundary: String,
        /// The first day on which it was in use.
        valid_from: String = Form::Day.optional(),
        /// The last day on which it was in use.
        valid_to: String = Form::Day.optional(),
        /// Ids of the areas that took its place.
        successors: OneOrMany<String>,
        /// Earlier ids of it: their addresses lead here.
        formerly: OneOrMany<String> = Form::Id.optional(),
    }
}
record! {
    RawOffice: "an office" {
        /// What it is called.
        name: String,
        /// Street and house number.
        address: String,
        /// Its public telephone number.
        phone: String,
        /// Its public e-mail address.
        email: String,
        /// When it is open, such as Mon-Fri 9-5.
        hours: String,
        /// Its own page on the web.
        url: String,
    }
}
record! {
    RawFollow: "the ways to follow" {
        /// The page on the web where people sign up for your own mailing list.
        email: String,
    }
}
record! {
    RawDivision: "a division" one_of ["name", "title"] {
        /// Its name in its address, where that is not the name of its file. It never changes.
        id: String = Form::Id.optional(),
        /// What people call it, such as Central.
        name: String = Form::Any.optional().translated(),
        /// Its name in other languages, by their tags.
        names: Texts,
        /// The same as `name`.
        title: String = Form::Any.optional().translated(),
        /// What it is, in one sentence.
        summary: String,
        /// The number or letters that people know it by, such as 01.
        code: String,
        /// Its response areas.
        response_areas: List<TextOr<RawArea>>,
        /// Its outline: a file in boundaries/, a # and the name of the outline in it.
        boundary: String,
        /// Where people find it: a name, or its name and address.
        office: TextOr<RawOffice>,
        /// Its own ways to hear of news, in place of the site's.
        follow: RawFollow,
        /// The first day on which it was in use.
        valid_from: String = Form::Day.optional(),
        /// The last day on which it was in use.
        valid_to: String = Form::Day.optional(),
        /// Ids of the divisions or areas that took its place.
        successors: OneOrMany<String>,
        /// The language that it is written in, where that is not the first of the site.
        language: String,
        /// Earlier ids of it: their addresses lead here.
        formerly: OneOrMany<String> = Form::Id.optional(),
        /// `false` keeps it out of the site.
        publish: bool,
        /// Texts that may be published although they look private.
        allow: List<RawAllow>,
    }
}
