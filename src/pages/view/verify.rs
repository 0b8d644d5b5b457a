//! The page on which readers verify a record on their own device, with a script of a few kilobytes; and what that
//! cannot prove, for everyone. It is there where the site keeps a log.

use super::heading::Heading;
use super::parts::crumb::crumb;
use super::viewer::Viewer;
use crate::site::plan::Key;
use serde::Serialize;

/// The page that verifies a record.
#[derive(Serialize)]
pub struct VerifyPage {
    /// What people know the log by.
    pub origin: String,
    /// The log is signed.
    pub signed: bool,
    /// The address of the site, for programs that verify all of it.
    pub site_url: String,
}

/// The page, in the viewer's language.
pub fn view(viewer: &Viewer<'_>) -> (Heading, VerifyPage) {
    let history = viewer.plan.history.as_ref();
    let content = VerifyPage {
        origin: history.map_or(String::new(), |history| history.origin.clone()),
        signed: history.is_some_and(|history| history.signed),
        site_url: viewer.site.config.base_url.clone(),
    };
    let heading = Heading {
        kind: "verify",
        title: viewer.word("verify_title"),
        description: viewer.word("verify_desc"),
        breadcrumb: vec![crumb(viewer, "nav_home", Key::Home)],
        untranslated: None,
    };
    (heading, content)
}
