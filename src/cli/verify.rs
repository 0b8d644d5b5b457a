//! `huddle verify`: whether a published site is what its log says, for those who trust neither the department nor this
//! program's word. Exit codes: 0 signed, 1 something differs, 2 this machine, 3 not signed or without a log, 4
//! witnesses that a policy wants are missing.

use super::outcome::Outcome;
use crate::disk::load::published::{PublishedError, PublishedFiles};
use crate::disk::write::machine::plain;
use crate::log::checkpoint::Head;
use crate::log::note::VerifierKey;
use crate::log::policy::Policy;
use crate::publish::export::policy;
use crate::publish::ledger::published::CHECKPOINT;
use crate::publish::seal::{self, Manifest};
use crate::publish::verify::finding::{Failure, Finding, Known};
use crate::publish::verify::followed::Followed;
use crate::publish::verify::opened::{Opened, Opening, is_unpacked};
use crate::publish::verify::signers::{Signers, Witnessed};
use crate::site::artifact::FileSeal;
use anyhow::{Context, bail};
use chrono::{DateTime, NaiveDate};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where the sources of the log are, which are packed.
const SOURCES_FOLDER: &str = "tlog/sources/";

/// How many files that differ a report for people lists.
const LISTED: usize = 20;

/// What is verified, and what is known beforehand.
#[derive(Args, Debug)]
pub struct VerifyArguments {
    /// The site: its folder, or its address on the web
    #[arg(value_name = "DIR|URL")]
    pub place: String,
    /// A checkpoint of its log that you kept from an earlier day: the log has to go on from there
    #[arg(long, value_name = "FILE")]
    pub since: Option<PathBuf>,
    /// Where all is well, keep the checkpoint in this file, for --since of another day
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// The public half of the key that signs the log, or a file that holds it
    #[arg(long, value_name = "KEY|FILE")]
    pub key: Vec<String>,
    /// A file that says which witnesses have to have signed, as C2SP tlog-policy writes it
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// A checkpoint that a witness of the policy signed, where the witness hands it out
    #[arg(long, value_name = "FILE|URL")]
    pub cosigned: Vec<String>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = VerifyFormat::Text)]
    pub format: VerifyFormat,
}

/// The form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// What was found.
#[derive(Debug, Default)]
struct Report {
    /// Files that differ, by their paths, with what is wrong.
    findings: BTreeMap<String, String>,
    /// How many files were compared with the manifest.
    files: usize,
    /// What the log proves; `None` where there is none, or it does not hold.
    proof: Option<Proof>,
    /// The site keeps no log.
    no_log: bool,
}

/// What a log that holds proves.
#[derive(Debug)]
struct Proof {
    head: Head,
    records: usize,
    opened: Opened,
    signers: Signers,
    published_on: Option<NaiveDate>,
}

/// Runs the command.
///
/// # Errors
/// A place, a file or a key that cannot be read.
pub fn run(arguments: &VerifyArguments) -> anyhow::Result<Outcome> {
    let known = known(arguments)?;
    let report = verified(&arguments.place, &known)?;
    let code = report.code();
    match arguments.format {
        VerifyFormat::Text => answer!("{}", report.in_words(&arguments.place).trim_end()),
        VerifyFormat::Json => report!(format!("{}\n", serde_json::to_string_pretty(&report.as_json())?)),
    }
    if let (0 | 3, Some(file), Some(proof)) = (code, &arguments.keep, &report.proof) {
        keep(file, &proof.head.file())?;
    }
    Ok(if code == 0 { Outcome::Done } else { Outcome::Code(code) })
}

/// What was typed about what is known.
fn known(arguments: &VerifyArguments) -> anyhow::Result<Known> {
    let keys = arguments.key.iter().map(|text| key(text)).collect::<anyhow::Result<Vec<_>>>()?.concat();
    let since = arguments.since.as_deref().map(checkpoint).transpose()?;
    let policy = arguments.policy.as_deref().map(policy_in).transpose()?;
    let keys = keys.into_iter().chain(policy.iter().flat_map(|policy| policy.logs.clone())).collect();
    let cosigned = arguments.cosigned.iter().map(|place| handed_out(place)).collect::<anyhow::Result<_>>()?;
    Ok(Known { keys, since, policy, cosigned })
}

/// A checkpoint in a file.
///
/// # Errors
/// A file that cannot be read or holds none.
pub(super) fn checkpoint(file: &Path) -> anyhow::Result<Head> {
    let bytes = read(file)?;
    Head::read(&bytes).with_context(|| format!("{} holds no checkpoint of a log", file.display()))
}

/// A checkpoint in a file or at an address.
///
/// # Errors
/// A place that cannot be read or holds none.
pub(super) fn handed_out(place: &str) -> anyhow::Result<Head> {
    let (folder, name) = place.rsplit_once('/').unwrap_or((".", place));
    let Some(bytes) = PublishedFiles::at(folder).read(name)? else { bail!("there is no {place}") };
    Head::read(&bytes).with_context(|| format!("{place} is no checkpoint of a log"))
}

/// The keys that a text is, or that the file of that name holds.
///
/// # Errors
/// A text that is neither.
pub(super) fn key(text: &str) -> anyhow::Result<Vec<VerifierKey>> {
    if let Ok(key) = VerifierKey::read(text) {
        return Ok(vec![key]);
    }
    let held = String::from_utf8(read(Path::new(text))?).unwrap_or_default();
    let keys: Result<Vec<_>, _> = held.split_whitespace().map(VerifierKey::read).collect();
    match keys {
        Ok(keys) if !keys.is_empty() => Ok(keys),
        _ => {
            bail!("{text} holds no key: one is a text like minutes.example+0a1b2c3d+Ab… , as tlog/key of a site has it")
        }
    }
}

/// Writes a file, whole or not at all.
///
/// # Errors
/// A file that cannot be written.
pub(super) fn keep(file: &Path, text: &str) -> anyhow::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut new| {
        new.write_all(text.as_bytes())?;
        new.as_file().sync_all()?;
        // What it says is for everybody.
        #[cfg(unix)]
        new.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
        new.persist(file).map(|_| ()).map_err(|error| error.error)
    });
    match written {
        Ok(()) => Ok(()),
        Err(error) => bail!("{} cannot be written: {}", file.display(), plain(&error)),
    }
}

fn policy_in(file: &Path) -> anyhow::Result<Policy> {
    let text = String::from_utf8(read(file)?).unwrap_or_default();
    Policy::read(&text).with_context(|| format!("{} holds no policy", file.display()))
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    match fs::read(file) {
        Ok(bytes) => Ok(bytes),
        Err(error) => bail!("{} cannot be read: {}", file.display(), plain(&error)),
    }
}

/// Verifies all of a site.
fn verified(place: &str, known: &Known) -> anyhow::Result<Report> {
    let files = PublishedFiles::at(place);
    let mut report = Report::default();
    let bytes = files.read(seal::FILE)?;
    if bytes.is_none() && files.read(CHECKPOINT)?.is_none() {
        bail!("there is no site at {place}: it has no {}", seal::FILE);
    }
    let manifest = bytes.as_deref().and_then(Manifest::read).filter(Manifest::stays_inside);
    let Some(manifest) = manifest else {
        let why = if bytes.is_none() { "is not there" } else { "is not written as such a file is" };
        report.find(Finding::new(seal::FILE, why));
        return Ok(report);
    };
    match followed(&files, &manifest, known, &mut report) {
        Ok(proof) => report.proof = Some(proof),
        Err(Failure::Machine(error)) => return Err(error.into()),
        Err(Failure::Wrong(finding)) => report.find(finding),
        Err(Failure::NoLog) => {
            report.no_log = !manifest.files.keys().any(|path| seal::is_of_log(path));
            if known.since.is_some() || !known.keys.is_empty() {
                report.find(Finding::new(CHECKPOINT, "is not there, and the log was"));
            }
        }
    }
    for finding in differing(&files, &manifest)? {
        report.find(finding);
    }
    for path in files.names()?.unwrap_or_default() {
        if path != seal::FILE && !manifest.files.contains_key(&path) {
            report.find(Finding::new(path, "is not in the manifest"));
        }
    }
    report.files = manifest.files.len() + 1;
    Ok(report)
}

/// Everything that the log says, and whether the site is that.
fn followed(
    files: &PublishedFiles,
    manifest: &Manifest,
    known: &Known,
    report: &mut Report,
) -> Result<Proof, Failure<PublishedError>> {
    let read = |path: &str| files.read(path);
    let followed = Followed::read(&read)?;
    if let Err(finding) = followed.published(manifest) {
        report.find(finding);
    }
    // Without a policy of the reader's own, that of the site holds.
    let own = if known.policy.is_some() { None } else { site_policy(files, manifest)? };
    let known = &Known { policy: own.or_else(|| known.policy.clone()), ..known.clone() };
    let signers = match followed.signers(known, &read) {
        Ok(signers) => signers,
        Err(Failure::Wrong(finding)) => {
            report.find(finding);
            Signers::default()
        }
        Err(other) => return Err(other),
    };
    for path in manifest.files.keys().filter(|path| seal::is_of_log(path)) {
        match followed.belongs(path, &read) {
            Ok(()) => {}
            Err(Failure::Wrong(finding)) => report.find(finding),
            Err(other) => return Err(other),
        }
    }
    let opening = Opening::new(&followed, manifest, &read)?;
    let opened: Vec<_> = (0..opening.files())
        .into_par_iter()
        .map(|number| opening.file(number, &|path: &str| files.read(path)))
        .collect();
    let mut sum = Opened::default();
    for part in opened {
        match part {
            Ok(part) => sum = sum.and(part),
            Err(Failure::Wrong(finding)) => report.find(finding),
            Err(other) => return Err(other),
        }
    }
    let records = followed.state.records.values().filter(|known| known.is_there()).count();
    let published_on = followed.state.publication.as_ref().map(|publication| publication.day);
    Ok(Proof { head: followed.log.head, records, opened: sum, signers, published_on })
}

/// The policy that the site has, where it asks for witnesses.
fn site_policy(files: &PublishedFiles, manifest: &Manifest) -> Result<Option<Policy>, Failure<PublishedError>> {
    if !manifest.files.contains_key(policy::FILE) {
        return Ok(None);
    }
    let bytes = files.read(policy::FILE).map_err(Failure::Machine)?.unwrap_or_default();
    let read = std::str::from_utf8(&bytes).ok().and_then(|text| Policy::read(text).ok());
    read.map(Some).ok_or_else(|| Finding::new(policy::FILE, "is no policy").into())
}

/// Files that are not what the manifest says.
fn differing(files: &PublishedFiles, manifest: &Manifest) -> Result<Vec<Finding>, PublishedError> {
    let listed: Vec<(&String, &FileSeal)> = manifest.files.iter().collect();
    // What a server unpacked on the way was opened, or the log would not hold.
    let was_opened =
        |path: &str, bytes: &[u8]| files.is_web() && path.starts_with(SOURCES_FOLDER) && is_unpacked(bytes);
    let compare = |(path, seal): &(&String, &FileSeal)| match files.read(path) {
        Ok(Some(bytes)) if FileSeal::of(&bytes).is_same(seal) || was_opened(path, &bytes) => Ok(None),
        Ok(Some(_)) => Ok(Some(Finding::new((*path).clone(), "is not what the manifest says"))),
        Ok(None) => Ok(Some(Finding::new((*path).clone(), "is not there"))),
        Err(error) => Err(error),
    };
    let found: Result<Vec<Option<Finding>>, PublishedError> = listed.par_iter().map(compare).collect();
    Ok(found?.into_iter().flatten().collect())
}

impl Report {
    /// What was found of a file first is what is said of it.
    fn find(&mut self, finding: Finding) {
        self.findings.entry(finding.file).or_insert(finding.why);
    }

    /// The exit code.
    fn code(&self) -> u8 {
        match &self.proof {
            _ if !self.findings.is_empty() => 1,
            Some(proof) if proof.signers.key.is_none() => 3,
            Some(proof) if !proof.signers.is_enough => 4,
            Some(_) => 0,
            None => 3,
        }
    }

    fn in_words(&self, place: &str) -> String {
        let mut text = String::new();
        let mut line = |words: String| {
            text.push_str(&words);
            text.push('\n');
        };
        if let Some((file, why)) = self.findings.first_key_value() {
            line(format!("{place} is not what was published. The first file that differs: {file} {why}."));
            for (file, why) in self.findings.iter().skip(1).take(LISTED) {
                line(format!("  {file} {why}"));
            }
            if self.findings.len() > LISTED + 1 {
                line(format!("  and {} more", self.findings.len() - LISTED - 1));
            }
            return text;
        }
        let Some(proof) = &self.proof else {
            line(format!(
                "{place} keeps no log, so nobody can see whether it was changed. Its {} files are those of its \
                manifest, which whoever changes them can change too.",
                self.files
            ));
            return text;
        };
        let checkpoint = &proof.head.checkpoint;
        line(format!("{place} is what its log says: {} files, {} records.", self.files, proof.records));
        let day = proof.published_on.map(|day| format!(", published last on {day}")).unwrap_or_default();
        line(format!("  log: {}, {} entries{day}", checkpoint.origin, checkpoint.size));
        line(format!(
            "  opened: {} entries; {} more say what nobody may read any more",
            proof.opened.opened, proof.opened.erased
        ));
        match &proof.signers.key {
            Some(key) => line(format!("  signed with {key}")),
            None if proof.signers.was_signed => line("  not signed, although it was".to_owned()),
            None => line("  not signed: whoever can change the site can make all of the log anew".to_owned()),
        }
        if let Some(entry) = proof.signers.unlinked {
            line(format!("  from entry {entry} on another key signs, and the one before did not say so: ask why"));
        }
        proof.signers.witnesses.iter().for_each(|witness| line(witnessed(witness, checkpoint.size)));
        if !proof.signers.is_enough {
            line("  witnesses that the policy wants are missing".to_owned());
        }
        text
    }

    fn as_json(&self) -> Value {
        let verdict = match self.code() {
            1 => "tampered",
            4 => "witnesses missing",
            0 => "signed",
            _ if self.no_log => "no log",
            _ => "unsigned",
        };
        let findings: Vec<Value> = self.findings.iter().map(|(file, why)| json!({"file": file, "why": why})).collect();
        let proof = self.proof.as_ref().map(|proof| {
            let witnesses = proof.signers.witnesses.iter();
            json!({
                "origin": proof.head.checkpoint.origin, "size": proof.head.checkpoint.size,
                "checkpoint": proof.head.file(), "records": proof.records, "opened": proof.opened.opened,
                "erased": proof.opened.erased, "published_on": proof.published_on,
                "key": proof.signers.key.as_ref().map(ToString::to_string), "unlinked": proof.signers.unlinked,
                "witnesses": witnesses.map(|one| json!({"name": one.name, "size": one.size, "time": one.time}))
                    .collect::<Vec<_>>(),
            })
        });
        json!({"verdict": verdict, "files": self.files, "findings": findings, "log": proof})
    }
}

/// What a witness signed last, in words.
fn witnessed(witness: &Witnessed, size: u64) -> String {
    let time = i64::try_from(witness.time).ok().and_then(|time| DateTime::from_timestamp(time, 0));
    let day = time.map(|time| format!(" on {}", time.date_naive())).unwrap_or_default();
    let since = match size - witness.size {
        0 => String::new(),
        one => format!(", when there were {one} fewer entries"),
    };
    format!("  witnessed by {}{day}{since}", witness.name)
}
