//! The finished record of a site. Everything refers to everything by index, every reference resolves, and nothing
//! changes after `resolve` has made it. No `Option` here means "not yet": it means "the record does not say".

pub mod agenda;
pub mod attachments;
pub mod changes;
pub mod commitment;
pub mod date;
mod former;
mod huddle;
mod index;
pub mod instant;
mod named;
pub mod outline;
mod page;
pub mod placeholder;
mod places;
pub mod redaction;
pub mod revision;
mod silence;
mod site;
pub mod translated;
mod update;
mod versions;
pub mod written_date;

pub use commitment::{Commitment, Due, Event, EventKind, Owner, Report, ReportStatus, State};
pub use date::RecordDate;
pub use former::FormerAddress;
pub use huddle::{
    Attachment, Attendance, Concern, Correction, CorrectionKind, Huddle, HuddleStatus, Location, Minutes, Next,
    Participant, Party,
};
pub use index::{
    AreaIndex, CommitmentIndex, DivisionIndex, HuddleIndex, OrganizationIndex, PageIndex, SourceIndex, TopicIndex,
    UpdateIndex,
};
pub use named::{Organization, Topic};
pub use outline::{Level, Outlines};
pub use page::Page;
pub use places::{Area, Division, Office, Validity};
pub use revision::{DamagedRevision, KeptRedaction, KeptUpdate, Revision, Revisions};
pub use silence::ListPart;
pub use site::{LeftOut, LeftOutReason, Lookup, RecordIndex, Redacted, Site};
pub use translated::{Body, Language, Text};
pub use update::Update;
