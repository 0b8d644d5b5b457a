//! A commitment as an Action: what was promised, by whom, for what and where, and how far it is.

use super::organization::{AdministrativeArea, Organization, organization};
use super::{Page, Thing, identity, url};
use crate::model::{Commitment, CommitmentIndex, ReportStatus};
use crate::plan::Key;
use crate::view::Viewer;
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub struct Action<'a> {
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    description: &'a str,
    url: &'a str,
    action_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    agent: Option<Agent<'a>>,
    /// The concerns that it answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    object: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    location: Vec<AdministrativeArea<'a>>,
    /// The huddle at which it was promised.
    subject_of: Reference,
    /// The day or month in which it was promised.
    start_time: String,
    /// The day on which it was last said to be done; until then the day by which it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    end_time: Option<String>,
    /// Why it will not be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Thing<'a>>,
}

/// An organization, or someone of whom only the role is known.
#[derive(Serialize)]
#[serde(untagged)]
enum Agent<'a> {
    Organization(Organization<'a>),
    Person(Person<'a>),
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Person<'a> {
    job_title: &'a str,
}

#[derive(Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

pub fn action<'a>(viewer: &'a Viewer<'_>, index: CommitmentIndex, page: &'a Page<'_>) -> Action<'a> {
    let commitment = viewer.site.commitment(index);
    Action {
        id: identity(viewer, Key::Commitment(index)),
        name: page.title,
        description: page.description,
        url: page.url,
        action_status: status(commitment.state.status),
        agent: agent(viewer, commitment),
        object: answered(viewer, index, commitment),
        location: commitment.areas.iter().map(|area| AdministrativeArea::named(viewer, *area)).collect(),
        subject_of: Reference { id: identity(viewer, Key::Huddle(commitment.huddle)) },
        start_time: commitment.made_on(viewer.site).to_string(),
        end_time: end(commitment),
        error: failure(viewer, commitment),
    }
}

/// What is dropped, or has another promise in its place, is not done any more.
fn status(status: ReportStatus) -> &'static str {
    match status {
        ReportStatus::Open => "https://schema.org/PotentialActionStatus",
        ReportStatus::InProgress | ReportStatus::Waiting => "https://schema.org/ActiveActionStatus",
        ReportStatus::Done | ReportStatus::Confirmed => "https://schema.org/CompletedActionStatus",
        ReportStatus::Dropped | ReportStatus::Replaced => "https://schema.org/FailedActionStatus",
    }
}

fn agent<'a>(viewer: &'a Viewer<'_>, commitment: &'a Commitment) -> Option<Agent<'a>> {
    let owner = &commitment.owner;
    let role = || (!owner.role.is_empty()).then(|| Agent::Person(Person { job_title: &owner.role }));
    owner.organization.map(|index| Agent::Organization(organization(viewer, index))).or_else(role)
}

fn answered<'a>(viewer: &'a Viewer<'_>, index: CommitmentIndex, commitment: &Commitment) -> Vec<Thing<'a>> {
    let huddle = viewer.site.huddle(commitment.huddle);
    let concerns = huddle.concerns.iter().filter(|concern| concern.answered_by.contains(&index));
    let thing = |concern: &'a crate::model::Concern| Thing {
        name: Cow::Borrowed(viewer.said(&concern.text, &huddle.language).text),
        url: format!("{}#concern-{}", url(viewer, Key::Huddle(commitment.huddle)), concern.id).into(),
    };
    concerns.map(thing).collect()
}

fn end(commitment: &Commitment) -> Option<String> {
    let state = commitment.state;
    if state.status.is_settled() {
        return commitment.ended_on().map(|date| date.to_string());
    }
    state.due.map(|day| day.to_string())
}

/// The state in words, and the promise that took its place.
fn failure<'a>(viewer: &'a Viewer<'_>, commitment: &Commitment) -> Option<Thing<'a>> {
    let status = commitment.state.status;
    if !status.is_settled() || status.is_kept() {
        return None;
    }
    let successor = commitment.reports.last().and_then(|report| report.successor);
    Some(Thing {
        name: viewer.status_tag(status).label.into(),
        url: successor.map_or(Cow::Borrowed(""), |index| url(viewer, Key::Commitment(index)).into()),
    })
}
