//! `huddle log witness`: a second party signs that the log of a site is the one that it saw before, and has only grown
//! (C2SP tlog-cosignature). It runs from a timer, needs no server, and writes the checkpoint with its signature into a
//! file, which the site takes with the next build.

use super::super::outcome::Outcome;
use super::super::today;
use super::super::verify::{checkpoint, keep, key};
use crate::disk::load::published::PublishedFiles;
use crate::disk::write::machine::plain;
use crate::log::checkpoint::{Checkpoint, Head};
use crate::log::note::{Algorithm, Note, SigningKey};
use crate::publish::verify::finding::{Failure, Known};
use crate::publish::verify::followed::Followed;
use anyhow::{Context, bail};
use clap::Args;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What is typed behind `huddle log witness`.
#[derive(Args, Debug)]
pub struct WitnessArguments {
    /// The site: its folder, or its address on the web
    #[arg(value_name = "DIR|URL")]
    place: String,
    /// The file that keeps what this witness signed last; the first run makes it
    #[arg(long, value_name = "FILE")]
    state: PathBuf,
    /// The file of the witness's own key, made with `huddle log key new FILE --witness NAME`
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The public half of the key that signs the log, or a file that holds it: without it, the first run takes the key
    /// that the site names
    #[arg(long, value_name = "KEY|FILE")]
    log_key: Vec<String>,
    /// Write the checkpoint with the signature into this file too, for the site to take
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// A key, a state or a site that cannot be read, and a file that cannot be written.
pub fn run(arguments: &WitnessArguments) -> anyhow::Result<Outcome> {
    let own = own_key(&arguments.key)?;
    // Two runs at once could sign two logs of one length.
    let _lock = locked(&arguments.state)?;
    let last = if arguments.state.exists() { Some(checkpoint(&arguments.state)?) } else { None };
    let keys = arguments.log_key.iter().map(|text| key(text)).collect::<anyhow::Result<Vec<_>>>()?.concat();
    let known = Known { keys, since: last, ..Known::default() };
    let files = PublishedFiles::at(&arguments.place);
    let read = |path: &str| files.read(path);
    let followed = Followed::read(&read);
    let seen =
        followed.and_then(|followed| followed.signers(&known, &read).map(|signers| (followed.log.head, signers)));
    let refused = |why: String| {
        message!(
            "{}: {why}. Nothing was signed; what this witness signed last is in {}.",
            arguments.place,
            arguments.state.display()
        );
    };
    let (head, signers) = match seen {
        Ok(seen) => seen,
        Err(Failure::Machine(error)) => return Err(error.into()),
        Err(Failure::NoLog) => {
            refused("the site keeps no log".to_owned());
            return Ok(Outcome::Code(3));
        }
        Err(Failure::Wrong(finding)) => {
            refused(format!("{} {}", finding.file, finding.why));
            return Ok(Outcome::Mistakes);
        }
    };
    let Some(signer) = signers.key else {
        refused("its log is not signed".to_owned());
        return Ok(Outcome::Code(3));
    };
    let time = u64::try_from(today::moment()?.timestamp()).context("the clock is set before 1970")?;
    // Of the signatures that it has, that of the log goes along; other witnesses' are theirs to hand on.
    let text = head.note.text.clone();
    let signatures = head.note.signatures.iter().filter(|signature| signature.is_of(&signer)).cloned();
    let note = Note { signatures: signatures.chain([own.sign(&text, time)]).collect(), text };
    let cosigned = Head { checkpoint: head.checkpoint, note };
    // What was signed is remembered before anybody sees the signature.
    keep(&arguments.state, &cosigned.file())?;
    match &arguments.output {
        Some(file) => keep(file, &cosigned.file())?,
        None => report!(cosigned.file()),
    }
    message!("{}", said(&cosigned.checkpoint, known.since.as_ref(), &own));
    Ok(Outcome::Done)
}

/// What was signed, in words.
fn said(checkpoint: &Checkpoint, last: Option<&Head>, own: &SigningKey) -> String {
    let since = match last.map(|last| last.checkpoint.size) {
        None => "it is the first of this log that this witness signs".to_owned(),
        Some(size) if size == checkpoint.size => "nothing was added since the last".to_owned(),
        Some(size) => format!("{} were added since the last, and none before was changed", checkpoint.size - size),
    };
    format!("{} entries of {} signed as {}; {since}", checkpoint.size, checkpoint.origin, own.public())
}

/// The key of a witness.
fn own_key(file: &Path) -> anyhow::Result<SigningKey> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => bail!("{} cannot be read: {}", file.display(), plain(&error)),
    };
    match SigningKey::read(&text) {
        Ok(key) if key.public().algorithm() == Algorithm::CosignatureV1 => Ok(key),
        Ok(_) => bail!(
            "{} holds the key of a log: a witness has a key of its own, which `huddle log key new FILE --witness NAME` makes",
            file.display()
        ),
        Err(_) => {
            bail!("{} holds no key of a witness: `huddle log key new FILE --witness NAME` makes one", file.display())
        }
    }
}

/// A lock beside the state, held until the command ends.
fn locked(state: &Path) -> anyhow::Result<File> {
    let mut name = state.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    let path = state.with_file_name(name);
    let file = File::options().create(true).append(true).open(&path);
    match file.and_then(|file| file.lock().map(|()| file)) {
        Ok(file) => Ok(file),
        Err(error) => bail!("{} cannot be locked: {}", path.display(), plain(&error)),
    }
}
