//! Keys of the log: made, kept in files that their owner alone may read, and never shown.

use super::super::arguments::{KEY_VARIABLE, KeyArguments, base_url, content_folder};
use super::super::outcome::Outcome;
use crate::disk::load;
use crate::disk::write::machine::plain;
use crate::log::note::{Algorithm, KEY_BYTES, SigningKey};
use crate::publish::ledger::default_origin;
use crate::record::resolve::settings;
use anyhow::{Context, bail};
use clap::Args;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What is typed behind `huddle log key new`.
#[derive(Args, Debug)]
pub struct NewKeyArguments {
    /// The file to write the key into: not there yet, and never in the content folder or in a repository
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The folder with your files, whose site.yaml says which log the key is for
    #[arg(long, value_name = "CONTENT", default_value = "content")]
    content: PathBuf,
    /// The log that the key is for, instead of the one that site.yaml says, such as minutes.example
    #[arg(long, value_name = "ORIGIN")]
    origin: Option<String>,
    /// Make the key of a witness, who signs the logs of others, with a name such as library.example/huddles
    #[arg(long, value_name = "NAME", conflicts_with_all = ["origin", "content"])]
    witness: Option<String>,
}

/// What is typed behind `huddle log rotate-key`.
#[derive(Args, Debug)]
pub struct RotateArguments {
    /// The file to write the next key into: not there yet, and never in the content folder or in a repository
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The key in use.
    #[command(flatten)]
    key: KeyArguments,
}

/// Writes a new key.
///
/// # Errors
/// A file that is there already or cannot be written, and a site that has no address yet.
pub(super) fn new(arguments: &NewKeyArguments) -> anyhow::Result<Outcome> {
    if let Some(name) = &arguments.witness {
        return new_witness(&arguments.file, name.trim());
    }
    let origin = match &arguments.origin {
        Some(origin) => origin.trim().to_owned(),
        None => origin(&arguments.content)?,
    };
    apart(&arguments.file, &arguments.content)?;
    let Some(key) = SigningKey::new(&origin, Algorithm::Ed25519, random()?) else {
        bail!("a log cannot have this origin: write one without spaces and plus signs, such as minutes.example");
    };
    write(&arguments.file, &format!("{}\n", key.secret()))?;
    answer!("{}", key.public());
    message!(
        "{} signs the log from the next build on: name it with --log-key, or put what is in it into {KEY_VARIABLE} (in \
            automation, a secret of that name). Nobody else may read it, and a copy belongs where it is not lost.\nThe \
            line above is its public half: write it into content/site.yaml below `log:` as `keys:`, and give it to \
            whoever verifies the log.",
        arguments.file.display()
    );
    Ok(Outcome::Done)
}

/// Writes a new key of a witness.
fn new_witness(file: &Path, name: &str) -> anyhow::Result<Outcome> {
    let Some(key) = SigningKey::new(name, Algorithm::CosignatureV1, random()?) else {
        bail!(
            "a witness cannot have this name: write one without spaces and plus signs, such as library.example/huddles"
        );
    };
    write(file, &format!("{}\n", key.secret()))?;
    answer!("{}", key.public());
    message!(
        "{} is the key of the witness: name it with `huddle log witness --key`. Nobody else may read it, and a copy \
            belongs where it is not lost.\nThe line above is its public half: give it to those whose log you sign, and \
            to whoever verifies one.",
        file.display()
    );
    Ok(Outcome::Done)
}

/// Writes the key that takes the place of the one in use.
///
/// # Errors
/// No key in use, or a file that is there already or cannot be written.
pub(super) fn rotate(arguments: &RotateArguments) -> anyhow::Result<Outcome> {
    let Some(key) = arguments.key.read()? else {
        bail!("the key in use has to sign the next one: put it into {KEY_VARIABLE}, or name its file with --log-key")
    };
    let (next, text) = key.successor(random()?).context("the key in use signs no log")?;
    write(&arguments.file, &text)?;
    answer!("{}", next.public());
    message!(
        "{} takes the place of the key in use from the next build on: name it with --log-key, or put all that is in \
            it into {KEY_VARIABLE}. The log says then that the key before has signed it; keep that one \
            until the site is published.\nThe line above is the public half of the new key: write it into \
            content/site.yaml below `log:` before the one in `keys:`.",
        arguments.file.display()
    );
    Ok(Outcome::Done)
}

/// The origin that the log of a site has.
fn origin(content: &Path) -> anyhow::Result<String> {
    let content = content_folder(content);
    let inputs = load::load(&content)?;
    let config = settings::read(inputs.settings.as_deref()).0.config;
    if !config.log.origin.is_empty() {
        return Ok(config.log.origin);
    }
    if config.base_url == settings::NO_ADDRESS || base_url(&config.base_url).is_err() {
        bail!(
            "site.yaml has no address of the site (base_url), after which the log is called: write it, or add --origin"
        );
    }
    Ok(default_origin(&config.base_url))
}

/// Refuses a key among what is published or kept with it.
fn apart(file: &Path, content: &Path) -> anyhow::Result<()> {
    let whole = |path: &Path| path.canonicalize().ok();
    let folder = std::path::absolute(file)?;
    let folder = folder.parent().and_then(whole);
    if folder.zip(whole(&content_folder(content))).is_some_and(|(folder, content)| folder.starts_with(content)) {
        bail!("{} lies in the content folder, where others read it: write the key somewhere else", file.display());
    }
    Ok(())
}

fn random() -> anyhow::Result<[u8; KEY_BYTES]> {
    let mut seed = [0; KEY_BYTES];
    getrandom::fill(&mut seed).map_err(io::Error::other).context("this machine has no random numbers")?;
    Ok(seed)
}

/// Writes a file that its owner alone may read, where none is.
fn write(file: &Path, text: &str) -> anyhow::Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file).and_then(|mut out| out.write_all(text.as_bytes()).and_then(|()| out.sync_all())) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already, and no key is written over: name another file", file.display())
        }
        Err(error) => bail!("{} cannot be written: {}", file.display(), plain(&error)),
        Ok(()) => Ok(()),
    }
}
