//! What exporters work from, and the pieces of their work: which files each will make, and how.

use crate::pages::view::Viewer;
use crate::record::model::Site;
use crate::record::parse::FileFacts;
use crate::site::artifact::{Artifact, FileSum, MediaReader, Placing, Writing};
use crate::site::plan::Plan;
use crate::site::theme::Theme;
use crate::text::SitePath;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

/// What exporters work from.
pub struct Exporting<'a> {
    /// The whole record.
    pub site: &'a Site,
    /// Every address.
    pub plan: &'a Plan,
    /// The program's theme with the site's own files.
    pub theme: &'a Theme,
    /// What was read from each source, by its index.
    pub facts: &'a [Arc<FileFacts>],
    /// One for each of the site's languages, in their order.
    pub viewers: &'a [Viewer<'a>],
}

/// What an exporter may read while it makes files.
pub struct Means<'a> {
    /// Files of the content folder.
    pub media: &'a MediaReader<'a>,
    /// A file of the published site, where it is as it was made: for what is costly to make and has a name that says
    /// what it was made from.
    pub published: &'a (dyn Fn(&SitePath) -> Option<Vec<u8>> + Sync),
    /// Takes a file of the task that is whole, where the task makes so many that they are not to be held.
    pub put: &'a PutFile<'a>,
    /// Takes a file of the task as it is written ([`crate::site::artifact::Sink::write`]).
    pub write: &'a WriteFile<'a>,
    /// Takes a file of the task from where it will be ([`crate::site::artifact::Sink::place`]); whether there is one to
    /// write to.
    pub place: &'a PlaceFile<'a>,
    /// The files of the data that are made already ([`crate::site::plan::data::is_listed`]): all of them for an
    /// exporter that comes last.
    pub sums: &'a Sums<'a>,
}

/// [`Means::sums`], by their paths.
pub type Sums<'a> = dyn Fn() -> BTreeMap<String, FileSum> + Sync + 'a;

/// [`Means::put`].
pub type PutFile<'a> = dyn Fn(Artifact) -> io::Result<()> + Sync + 'a;

/// [`Means::write`].
pub type WriteFile<'a> = dyn Fn(&SitePath, &mut Writing<'_>) -> io::Result<()> + Sync + 'a;

/// [`Means::place`].
pub type PlaceFile<'a> = dyn Fn(&SitePath, &mut Placing<'_>) -> io::Result<bool> + Sync + 'a;

/// The addresses that a task takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Makes {
    /// A file.
    File(SitePath),
    /// Everything in a folder that is the task's own.
    Folder(SitePath),
}

impl Makes {
    /// From the site's root.
    pub fn path(&self) -> &SitePath {
        match self {
            Self::File(path) | Self::Folder(path) => path,
        }
    }

    /// Whether the file at `path` is one that the task makes.
    pub fn holds(&self, path: &SitePath) -> bool {
        match self {
            Self::File(file) => file == path,
            Self::Folder(folder) => {
                path.as_str().strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
            }
        }
    }
}

/// Makes the files of a task: those that it has not handed over yet.
pub type Make<'a> = Box<dyn Fn(&Means<'_>) -> io::Result<Vec<Artifact>> + Send + Sync + 'a>;

/// A piece of an exporter's work that stands on its own.
pub struct Task<'a> {
    /// Every address that it makes something at; no other task makes anything there.
    pub makes: Vec<Makes>,
    /// Makes it, in any thread.
    pub make: Make<'a>,
}

impl<'a> Task<'a> {
    /// A task that makes one file.
    pub fn file(path: SitePath, make: impl Fn(&Means<'_>) -> io::Result<Vec<u8>> + Send + Sync + 'a) -> Self {
        let makes = vec![Makes::File(path.clone())];
        Self { makes, make: Box::new(move |means| Ok(vec![Artifact::new(path.clone(), make(means)?)])) }
    }

    /// A task that writes one file, as large as the record is.
    pub fn written(path: SitePath, write: impl Fn(&mut dyn Write) -> io::Result<()> + Send + Sync + 'a) -> Self {
        let makes = vec![Makes::File(path.clone())];
        Self { makes, make: Box::new(move |means| (means.write)(&path, &mut |out| write(out)).map(|()| Vec::new())) }
    }
}
