//! The published site, read where readers get it: a folder, or an address on the web. Of it only `manifest.json` is
//! read, which lists everything else.

use crate::publish::seal::{self, Kind, Manifest};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;
use ureq::http::StatusCode;

/// The longest manifest that is read, in bytes: that of a site of 100,000 huddles has some 120 MB.
const LONGEST: u64 = 400_000_000;
/// How long a server may take until it answers, and until all of it has arrived.
const ANSWER: Duration = Duration::from_secs(30);
const WHOLE: Duration = Duration::from_secs(300);

/// Why the published site cannot be compared with.
#[derive(Debug, thiserror::Error)]
pub enum PublishedError {
    /// Nothing is there.
    #[error(
        "no site is published at {0}: {1}. Name the site that is published now, or add --first where none has been \
            published yet"
    )]
    Nothing(String, String),
    /// Something is there, though it was said that nothing is.
    #[error("a site is published at {0} already: leave out --first")]
    NotFirst(String),
    /// It cannot be reached or read.
    #[error("the published site at {0} cannot be read: {1}")]
    Unreadable(String, String),
}

/// Whether a site has been published before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    /// None has, so nothing can be there.
    First,
    /// One has.
    Further,
}

/// The manifest of the site that is published at `place`, a folder or an address that begins with `http://` or
/// `https://`; `None` before the first publication.
///
/// # Errors
/// A place where no site is, that cannot be read, or that has a site although this is the first publication.
pub fn manifest(place: &str, publication: Publication) -> Result<Option<Manifest>, PublishedError> {
    let found = if is_web(place) { fetch(place) } else { read(Path::new(place)) };
    let shown = || place.to_owned();
    match (found, publication) {
        (Err(Missing::Nothing(_)), Publication::First) => Ok(None),
        (Err(Missing::Nothing(why)), Publication::Further) => Err(PublishedError::Nothing(shown(), why)),
        (Err(Missing::Unreadable(why)), _) => Err(PublishedError::Unreadable(shown(), why)),
        (Ok(_), Publication::First) => Err(PublishedError::NotFirst(shown())),
        (Ok(bytes), Publication::Further) => {
            let manifest = Manifest::read(&bytes).ok_or_else(|| {
                PublishedError::Unreadable(shown(), format!("its {} is not one of this program", seal::FILE))
            })?;
            match manifest.kind {
                Some(Kind::Drafts | Kind::Federation) => {
                    let why = "it is a site of drafts, or of several departments, and not this department's";
                    Err(PublishedError::Unreadable(shown(), why.to_owned()))
                }
                Some(Kind::Site) | None => Ok(Some(manifest)),
            }
        }
    }
}

/// Why there is no manifest.
enum Missing {
    Nothing(String),
    Unreadable(String),
}

/// Whether the place is an address on the web.
fn is_web(place: &str) -> bool {
    place.starts_with("http://") || place.starts_with("https://")
}

fn read(folder: &Path) -> Result<Vec<u8>, Missing> {
    let file: PathBuf = folder.join(seal::FILE);
    fs::read(&file).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Missing::Nothing(format!("there is no {}", file.display())),
        _ => Missing::Unreadable(crate::disk::write::machine::plain(&error)),
    })
}

fn fetch(place: &str) -> Result<Vec<u8>, Missing> {
    let address = format!("{}/{}", place.trim_end_matches('/'), seal::FILE);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_connect(Some(ANSWER))
        .timeout_recv_response(Some(ANSWER))
        .timeout_global(Some(WHOLE))
        .http_status_as_error(false)
        .user_agent(concat!("huddle/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let unreadable = |error: ureq::Error| Missing::Unreadable(plain(&error));
    let mut answer = agent.get(&address).call().map_err(unreadable)?;
    match answer.status() {
        StatusCode::OK => answer.body_mut().with_config().limit(LONGEST).read_to_vec().map_err(unreadable),
        status @ (StatusCode::NOT_FOUND | StatusCode::GONE) => {
            Err(Missing::Nothing(format!("{address} answers {status}")))
        }
        status => Err(Missing::Unreadable(format!("{address} answers {status}"))),
    }
}

/// What went wrong between two machines, in words.
fn plain(error: &ureq::Error) -> String {
    match error {
        ureq::Error::HostNotFound => "there is no machine of this name, or no network".into(),
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => "no server answers there".into(),
        ureq::Error::Io(error) => crate::disk::write::machine::plain(error),
        ureq::Error::Timeout(_) => "the server takes too long".into(),
        other => other.to_string(),
    }
}
