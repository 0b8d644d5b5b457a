//! `log:` of site.yaml: what the log of everything published is known by, and whose keys sign it.

use super::super::fields::Fields;
use super::super::texts::strings;
use crate::diagnostics::Code;
use crate::log::note::{Algorithm, VerifierKey};
use crate::record::config::LogSettings;
use crate::record::parse::raw_site::RawSite;
use crate::record::parse::tree::Step::{Index, Key};
use crate::text::one_line;

/// What the site says of its log. What cannot be used is reported.
pub(super) fn log(raw: &RawSite, fields: &mut Fields<'_>) -> LogSettings {
    let Some(raw) = &raw.log else { return LogSettings::default() };
    let origin = raw.origin.as_deref().map(str::trim).unwrap_or_default().to_owned();
    if origin.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+') {
        let message = format!("\"{}\" cannot be the origin of a log", one_line(&origin));
        let help = "write the host and path of the site without spaces, such as `city.example/huddles`, or delete it";
        fields.error(Code::InvalidSetting, &[Key("log"), Key("origin")], message, help);
    }
    let keys = strings(raw.keys.as_ref());
    let witnesses = strings(raw.witnesses.as_ref());
    for (name, algorithm, list) in
        [("keys", Algorithm::Ed25519, &keys), ("witnesses", Algorithm::CosignatureV1, &witnesses)]
    {
        for (at, key) in list.iter().enumerate() {
            if VerifierKey::read(key.trim()).is_ok_and(|key| key.algorithm() == algorithm) {
                continue;
            }
            let path = [Key("log"), Key(name), Index(at)];
            if key.trim().starts_with("PRIVATE+KEY+") {
                let message = "this is the secret half of a key, which nobody may read";
                let help = "make another key with `huddle log key new`, and write the line that it prints";
                fields.error(Code::InvalidSetting, &path, message, help);
                fields.hide_line();
            } else {
                let whose = if name == "keys" { "the log" } else { "a witness" };
                let message = format!("\"{}\" is no public key of {whose}", one_line(key));
                let help = "write the whole line that it was given out as: a name, an id and the key, with + between";
                fields.error(Code::InvalidSetting, &path, message, help);
            }
        }
    }
    let needed = raw.needed.map_or(0, |needed| usize::try_from(needed).unwrap_or(usize::MAX));
    if needed > witnesses.len() {
        let message = format!("{needed} witnesses are needed, and {} are listed", witnesses.len());
        let help = "list more witnesses, or ask for as many as there are";
        fields.error(Code::InvalidSetting, &[Key("log"), Key("needed")], message, help);
    }
    let trimmed = |keys: Vec<String>| keys.into_iter().map(|key| key.trim().to_owned()).collect();
    LogSettings { origin, keys: trimmed(keys), witnesses: trimmed(witnesses), needed }
}
