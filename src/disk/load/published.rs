//! The published site, read where readers get it: a folder, or an address on the web.

use crate::disk::write::is_keepsake;
use crate::publish::seal::{self, Kind, Manifest};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;
use ureq::http::StatusCode;
use walkdir::{DirEntry, WalkDir};

/// The longest file that is read, in bytes: the manifest of a site of 100,000 huddles has some 120 MB.
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
    /// Nobody has said.
    Unknown,
}

/// The files of a published site: in a folder, or at an address that begins with `http://` or `https://`.
pub struct PublishedFiles {
    place: String,
    /// What asks the server; `None` for a folder.
    agent: Option<ureq::Agent>,
}

impl PublishedFiles {
    /// Those at this place, which is not looked at yet.
    pub fn at(place: &str) -> Self {
        let is_web = place.starts_with("http://") || place.starts_with("https://");
        let agent = is_web.then(|| {
            ureq::Agent::config_builder()
                .timeout_connect(Some(ANSWER))
                .timeout_recv_response(Some(ANSWER))
                .timeout_global(Some(WHOLE))
                .http_status_as_error(false)
                .user_agent(concat!("huddle/", env!("CARGO_PKG_VERSION")))
                .build()
                .into()
        });
        Self { place: place.to_owned(), agent }
    }

    /// The bytes of a file of the site; `None` where there is none.
    ///
    /// # Errors
    /// A file or a server that cannot be read.
    pub fn read(&self, file: &str) -> Result<Option<Vec<u8>>, PublishedError> {
        match self.bytes(file) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(Missing::Nothing(_)) => Ok(None),
            Err(Missing::Unreadable(why)) => Err(PublishedError::Unreadable(self.place.clone(), why)),
        }
    }

    /// The manifest of the site; `None` before the first publication, and where nothing is there and nobody said
    /// whether something is.
    ///
    /// # Errors
    /// A place where no site is, that cannot be read, or that has a site although this is the first publication.
    pub fn manifest(&self, publication: Publication) -> Result<Option<Manifest>, PublishedError> {
        let shown = || self.place.clone();
        let bytes = match (self.bytes(seal::FILE), publication) {
            (Err(Missing::Nothing(_)), Publication::First | Publication::Unknown) => return Ok(None),
            (Err(Missing::Nothing(why)), Publication::Further) => return Err(PublishedError::Nothing(shown(), why)),
            (Err(Missing::Unreadable(why)), _) => return Err(PublishedError::Unreadable(shown(), why)),
            (Ok(_), Publication::First) => return Err(PublishedError::NotFirst(shown())),
            (Ok(bytes), Publication::Further | Publication::Unknown) => bytes,
        };
        let not_one = || PublishedError::Unreadable(shown(), format!("its {} is not one of this program", seal::FILE));
        let manifest = Manifest::read(&bytes).filter(Manifest::stays_inside).ok_or_else(not_one)?;
        if matches!(manifest.kind, Some(Kind::Drafts | Kind::Federation)) {
            let why = "it is a site of drafts, or of several departments, and not this department's";
            return Err(PublishedError::Unreadable(shown(), why.to_owned()));
        }
        if manifest.addresses.is_none() {
            let why = "it was made by a version of this program that did not list the addresses of its records";
            return Err(PublishedError::Unreadable(shown(), why.to_owned()));
        }
        Ok(Some(manifest))
    }

    /// Whether a server is asked.
    pub fn is_web(&self) -> bool {
        self.agent.is_some()
    }

    /// The paths of all files there are, in their order; `None` on the web, where nobody lists them.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn names(&self) -> Result<Option<Vec<String>>, PublishedError> {
        if self.agent.is_some() {
            return Ok(None);
        }
        let root = Path::new(&self.place);
        let is_of_site = |entry: &DirEntry| entry.depth() != 1 || !is_keepsake(&entry.file_name().to_string_lossy());
        let mut names = Vec::new();
        for entry in WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter().filter_entry(is_of_site) {
            let entry = entry.map_err(|error| {
                let why = error.io_error().map_or_else(|| error.to_string(), crate::disk::write::machine::plain);
                PublishedError::Unreadable(self.place.clone(), why)
            })?;
            if !entry.file_type().is_dir() {
                let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
                names.push(path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"));
            }
        }
        Ok(Some(names))
    }

    fn bytes(&self, file: &str) -> Result<Vec<u8>, Missing> {
        match &self.agent {
            Some(agent) => fetch(agent, &format!("{}/{file}", self.place.trim_end_matches('/'))),
            None => read(&Path::new(&self.place).join(file)),
        }
    }
}

/// Why there is no file.
enum Missing {
    Nothing(String),
    Unreadable(String),
}

fn read(file: &Path) -> Result<Vec<u8>, Missing> {
    fs::read(file).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Missing::Nothing(format!("there is no {}", file.display())),
        _ => Missing::Unreadable(crate::disk::write::machine::plain(&error)),
    })
}

fn fetch(agent: &ureq::Agent, address: &str) -> Result<Vec<u8>, Missing> {
    let unreadable = |error: ureq::Error| Missing::Unreadable(plain(&error));
    let mut answer = agent.get(address).call().map_err(unreadable)?;
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
