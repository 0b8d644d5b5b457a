//! Version 1 of the rows: the names and kinds of columns that files published today promise to files published in ten
//! years. A column may be added at the end; none may change its meaning, its kind or its name, and none may go.
//!
//! What each column holds is said once, in the theme's messages (the id at the end of each line), in every language,
//! for the data page and for what describes the files.

use super::table::{Cell, Column, Form, Row, Table, Value};
use super::words::{
    CORRECTION_KINDS, FATES, HUDDLE_STATUSES, LEFT_OUT, MINUTES, PRECISIONS, REPORT_STATUSES, TRANSLATED,
    TRANSLATED_COLUMNS,
};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A text, borrowed from the record where it can be.
pub type Text<'a> = Cow<'a, str>;

/// Makes, for each table, the struct of its rows and the [`Table`] that describes them. After `=>` stands the table
/// that a column refers to, after `as` what its texts look like, and at the end of each line the message that describes
/// it.
macro_rules! tables {
    ($(
        $(#[$meta:meta])*
        $row:ident is $table:literal by [$($key:literal),+] description $description:literal {
            $($field:ident: $type:ty $(=> $target:literal)? $(as $form:expr)?, $column:literal;)+
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        pub struct $row<'a> {
            $(#[doc = concat!("Described by the message `", $column, "`.")] pub $field: $type,)+
        }

        impl<'a> $row<'a> {
            /// The table that the rows belong to.
            pub const TABLE: Table = Table {
                name: $table,
                key: &[$($key),+],
                description: $description,
                columns: &[$(Column {
                    name: stringify!($field),
                    kind: <$type as Value>::KIND,
                    optional: <$type as Value>::OPTIONAL,
                    target: tables!(@target $($target)?),
                    form: tables!(@form $($form)?),
                    description: $column,
                }),+],
            };
        }

        impl<'a> Row for $row<'a> {
            fn table(&self) -> &'static Table {
                const { &Self::TABLE }
            }

            fn cells(&self) -> Vec<Cell<'_>> {
                vec![$(self.$field.cell()),+]
            }

            fn json(&self) -> Vec<u8> {
                serde_json::to_vec(self).expect("a row serializes")
            }
        }
    )+};
    (@target) => { None };
    (@target $target:literal) => { Some($target) };
    (@form) => { Form::Free };
    (@form $form:expr) => { $form };
}

tables! {
    /// A division.
    Division is "divisions" by ["id"] description "data_divisions" {
        id: Text<'a>, "column_id";
        url: Text<'a> as Form::Address, "column_url";
        name: Text<'a>, "column_name";
        code: Option<Text<'a>>, "column_division_code";
        language: Text<'a> as Form::Language, "column_language";
        valid_from: Option<NaiveDate>, "column_valid_from";
        valid_to: Option<NaiveDate>, "column_valid_to";
        successor_ids: Vec<Text<'a>>, "column_successor_ids";
        office_name: Option<Text<'a>>, "column_office_name";
        office_address: Option<Text<'a>>, "column_office_address";
        office_phone: Option<Text<'a>>, "column_office_phone";
        office_email: Option<Text<'a>>, "column_office_email";
        office_hours: Option<Text<'a>>, "column_office_hours";
        office_url: Option<Text<'a>>, "column_office_url";
        huddles: i64, "column_huddles";
        last_huddle: Option<NaiveDate>, "column_last_huddle";
        commitments: i64, "column_commitments";
        open_commitments: i64, "column_open_commitments";
        overdue_commitments: i64, "column_overdue_commitments";
        last_changed: Option<NaiveDate>, "column_last_changed";
    }

    /// A response area of a division.
    Area is "areas" by ["id"] description "data_areas" {
        id: Text<'a>, "column_area_id_own";
        url: Text<'a> as Form::Address, "column_url";
        division_id: Text<'a> => "divisions", "column_division_id";
        name: Text<'a>, "column_name";
        language: Text<'a> as Form::Language, "column_language";
        neighborhoods: Vec<Text<'a>>, "column_neighborhoods";
        streets: Vec<Text<'a>>, "column_streets";
        valid_from: Option<NaiveDate>, "column_valid_from";
        valid_to: Option<NaiveDate>, "column_valid_to";
        successor_ids: Vec<Text<'a>>, "column_successor_ids";
        huddles: i64, "column_huddles";
        last_huddle: Option<NaiveDate>, "column_last_huddle";
        commitments: i64, "column_commitments";
        open_commitments: i64, "column_open_commitments";
        overdue_commitments: i64, "column_overdue_commitments";
        last_changed: Option<NaiveDate>, "column_last_changed";
    }

    /// A topic.
    Topic is "topics" by ["id"] description "data_topics" {
        id: Text<'a>, "column_id";
        url: Text<'a> as Form::Address, "column_url";
        name: Text<'a>, "column_name";
        huddles: i64, "column_huddles";
        commitments: i64, "column_commitments";
        open_commitments: i64, "column_open_commitments";
        overdue_commitments: i64, "column_overdue_commitments";
    }

    /// An organization that promises, hosts or takes part.
    Organization is "organizations" by ["id"] description "data_organizations" {
        id: Text<'a>, "column_id";
        url: Text<'a> as Form::Address, "column_url";
        name: Text<'a>, "column_name";
        sector: Option<Text<'a>>, "column_sector";
        website: Option<Text<'a>>, "column_website";
        huddles: i64, "column_organization_huddles";
        commitments: i64, "column_organization_commitments";
        open_commitments: i64, "column_open_commitments";
        overdue_commitments: i64, "column_overdue_commitments";
    }

    /// A huddle.
    Huddle is "huddles" by ["id"] description "data_huddles" {
        id: Text<'a>, "column_id";
        url: Text<'a> as Form::Address, "column_url";
        title: Text<'a>, "column_title";
        language: Text<'a> as Form::Language, "column_language";
        date: NaiveDate, "column_date";
        date_precision: Text<'a> as Form::OneOf(PRECISIONS), "column_date_precision";
        start: Option<Text<'a>> as Form::Clock, "column_start";
        end: Option<Text<'a>> as Form::Clock, "column_end";
        timezone: Text<'a> as Form::TimeZone, "column_timezone";
        division_id: Text<'a> => "divisions", "column_division_id";
        area_ids: Vec<Text<'a>> => "areas", "column_area_ids";
        whole_division: bool, "column_whole_division";
        status: Text<'a> as Form::OneOf(HUDDLE_STATUSES), "column_huddle_status";
        minutes: Text<'a> as Form::OneOf(MINUTES), "column_minutes";
        has_minutes: bool, "column_has_minutes";
        approved_on: Option<NaiveDate>, "column_approved_on";
        approved_by: Option<Text<'a>>, "column_approved_by";
        host_id: Option<Text<'a>> => "organizations", "column_host_id";
        host_name: Option<Text<'a>>, "column_host_name";
        location_name: Option<Text<'a>>, "column_location_name";
        location_address: Option<Text<'a>>, "column_location_address";
        location_accessibility: Option<Text<'a>>, "column_location_accessibility";
        attendance_total: Option<i64>, "column_attendance_total";
        topic_ids: Vec<Text<'a>> => "topics", "column_topic_ids";
        summary: Option<Text<'a>>, "column_summary";
        concerns: i64, "column_huddle_concerns";
        commitments: i64, "column_huddle_commitments";
        corrections: i64, "column_corrections";
        last_changed: Option<NaiveDate>, "column_last_changed";
        next_date: Option<NaiveDate>, "column_next_date";
        next_start: Option<Text<'a>> as Form::Clock, "column_next_start";
        next_end: Option<Text<'a>> as Form::Clock, "column_next_end";
        next_location_name: Option<Text<'a>>, "column_next_location_name";
        next_location_address: Option<Text<'a>>, "column_next_location_address";
        translated_into: Vec<Text<'a>> as Form::Language, "column_translated_into";
        seal: Option<Text<'a>> as Form::Sha256, "column_seal";
        agenda: Option<Text<'a>>, "column_agenda";
        version: Option<i64>, "column_version";
    }

    /// News between huddles.
    Update is "updates" by ["id"] description "data_updates" {
        id: Text<'a>, "column_id";
        url: Text<'a> as Form::Address, "column_url";
        date: NaiveDate, "column_update_date";
        title: Option<Text<'a>>, "column_title";
        language: Text<'a> as Form::Language, "column_language";
        summary: Option<Text<'a>>, "column_summary";
        reports: i64, "column_update_reports";
        last_changed: NaiveDate, "column_last_changed";
        translated_into: Vec<Text<'a>> as Form::Language, "column_translated_into";
    }

    /// A promise.
    Commitment is "commitments" by ["id"] description "data_commitments" {
        id: Text<'a>, "column_commitment_id_own";
        url: Text<'a> as Form::Address, "column_url";
        huddle_id: Text<'a> => "huddles", "column_commitment_huddle_id";
        division_id: Text<'a> => "divisions", "column_division_id";
        area_ids: Vec<Text<'a>> => "areas", "column_area_ids";
        text: Text<'a>, "column_commitment_text";
        language: Text<'a> as Form::Language, "column_language";
        owner_id: Option<Text<'a>> => "organizations", "column_owner_id";
        owner_name: Option<Text<'a>>, "column_owner_name";
        owner_role: Option<Text<'a>>, "column_owner_role";
        topic_ids: Vec<Text<'a>> => "topics", "column_topic_ids";
        made_on: NaiveDate, "column_made_on";
        made_on_precision: Text<'a> as Form::OneOf(PRECISIONS), "column_date_precision";
        first_due: Option<NaiveDate>, "column_first_due";
        due: Option<NaiveDate>, "column_due";
        due_words: Option<Text<'a>>, "column_due_words";
        due_moves: i64, "column_due_moves";
        status: Text<'a> as Form::OneOf(REPORT_STATUSES), "column_commitment_status";
        settled: bool, "column_settled";
        overdue_since: Option<NaiveDate>, "column_overdue_since";
        reports: i64, "column_reports";
        last_report_on: Option<NaiveDate>, "column_last_report_on";
        silent_huddle_ids: Vec<Text<'a>> => "huddles", "column_silent_huddle_ids";
        successor_id: Option<Text<'a>> => "commitments", "column_successor_id";
        last_changed: NaiveDate, "column_last_changed";
        fate: Text<'a> as Form::OneOf(FATES), "column_fate";
        kept: bool, "column_kept";
        ended_on: Option<NaiveDate>, "column_ended_on";
        counts: bool, "column_counts";
        not_counted_because: Option<Text<'a>> as Form::OneOf(LEFT_OUT), "column_not_counted_because";
        state_reason: Option<Text<'a>>, "column_state_reason";
        state_reason_language: Option<Text<'a>> as Form::Language, "column_state_reason_language";
    }

    /// News of a commitment.
    Report is "reports" by ["id"] description "data_reports" {
        id: Text<'a>, "column_report_id_own";
        url: Text<'a> as Form::Address, "column_report_url";
        commitment_id: Text<'a> => "commitments", "column_commitment_id";
        date: NaiveDate, "column_report_date";
        date_precision: Text<'a> as Form::OneOf(PRECISIONS), "column_date_precision";
        given_on: NaiveDate, "column_given_on";
        huddle_id: Option<Text<'a>> => "huddles", "column_report_huddle_id";
        update_id: Option<Text<'a>> => "updates", "column_report_update_id";
        status: Text<'a> as Form::OneOf(REPORT_STATUSES), "column_report_status";
        note: Option<Text<'a>>, "column_note";
        language: Text<'a> as Form::Language, "column_language";
        due: Option<NaiveDate>, "column_report_due";
        successor_id: Option<Text<'a>> => "commitments", "column_successor_id";
        evidence: Vec<Text<'a>>, "column_evidence";
    }

    /// What someone asked to have solved.
    Concern is "concerns" by ["id"] description "data_concerns" {
        id: Text<'a>, "column_concern_id_own";
        url: Text<'a> as Form::Address, "column_concern_url";
        huddle_id: Text<'a> => "huddles", "column_concern_huddle_id";
        area_id: Option<Text<'a>> => "areas", "column_concern_area_id";
        topic_id: Option<Text<'a>> => "topics", "column_topic_id";
        text: Text<'a>, "column_concern_text";
        language: Text<'a> as Form::Language, "column_language";
        commitment_ids: Vec<Text<'a>> => "commitments", "column_answered_by";
    }

    /// A head count of one group at a huddle.
    Attendance is "attendance" by ["huddle_id", "group"] description "data_attendance" {
        huddle_id: Text<'a> => "huddles", "column_huddle_id";
        group: Text<'a>, "column_group";
        people: i64, "column_people";
    }

    /// Someone who acted in a public or named role.
    Participant is "participants" by ["huddle_id", "position"] description "data_participants" {
        huddle_id: Text<'a> => "huddles", "column_huddle_id";
        position: i64, "column_position";
        name: Text<'a>, "column_participant_name";
        role: Option<Text<'a>>, "column_role";
        organization_id: Option<Text<'a>> => "organizations", "column_participant_organization_id";
        organization_name: Option<Text<'a>>, "column_organization_name";
        sector: Option<Text<'a>>, "column_sector";
    }

    /// A file that belongs to a huddle.
    Attachment is "attachments" by ["id"] description "data_attachments" {
        id: Text<'a>, "column_attachment_id_own";
        huddle_id: Text<'a> => "huddles", "column_huddle_id";
        position: i64, "column_position";
        title: Text<'a>, "column_attachment_title";
        url: Option<Text<'a>> as Form::Address, "column_attachment_url";
        media_type: Text<'a> as Form::MediaType, "column_media_type";
        bytes: Option<i64>, "column_bytes";
    }

    /// A dated note that a record was changed.
    Correction is "corrections" by ["id"] description "data_corrections" {
        id: Text<'a>, "column_correction_id_own";
        url: Text<'a> as Form::Address, "column_correction_url";
        huddle_id: Option<Text<'a>> => "huddles", "column_correction_huddle_id";
        update_id: Option<Text<'a>> => "updates", "column_correction_update_id";
        date: NaiveDate, "column_correction_date";
        reason: Text<'a>, "column_reason";
        by: Text<'a>, "column_corrected_by";
        language: Text<'a> as Form::Language, "column_language";
        kind: Option<Text<'a>> as Form::OneOf(CORRECTION_KINDS), "column_correction_kind";
    }

    /// A text of another row in another language.
    Translation is "translations" by ["table", "row_id", "column", "language"] description "data_translations" {
        table: Text<'a> as Form::OneOf(TRANSLATED), "column_table";
        row_id: Text<'a>, "column_row_id";
        column: Text<'a> as Form::OneOf(TRANSLATED_COLUMNS), "column_column";
        language: Text<'a> as Form::Language, "column_translation_language";
        text: Text<'a>, "column_translation_text";
    }
}
