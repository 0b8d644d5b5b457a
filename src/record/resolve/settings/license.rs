//! `license:`: its name and its address are of one license.

use crate::diagnostics::{Code, Help};
use crate::record::config::License;
use crate::record::parse::raw_site::RawSite;
use crate::record::parse::tree::Step::Key;
use crate::record::resolve::fields::Fields;
use crate::text::fold;

/// What the licenses of Creative Commons are put together of, in their order, with the words for it in a name.
const PARTS: [(&str, &str); 4] =
    [("by", "attribution"), ("nc", "noncommercial"), ("sa", "sharealike"), ("nd", "noderivatives")];

/// The license of the record; `None` where site.yaml names none.
pub(super) fn license(raw: &RawSite, fields: &mut Fields<'_>) -> Option<License> {
    let license = raw.license.as_ref()?;
    let name = license.name.clone().unwrap_or_default();
    let url = fields.web_address(license.url.as_deref(), &[Key("license"), Key("url")]);
    if let (Some(of_url), Some(of_name)) = (in_address(&url), in_name(&name))
        && !of_url.is_of(&of_name)
    {
        let path = [Key("license"), Key("url")];
        let message = format!("this is the address of {}, and the license is called \"{name}\"", of_url.words());
        let meant = of_name.with_version_of(&of_url);
        let help = Help::typed("write ", fields.write(&path, &meant.address()))
            .or(", or ", fields.write(&[Key("license"), Key("name")], &of_url.words()));
        fields.warn(Code::Contradiction, &path, message, help);
    }
    Some(License { name, url })
}

/// A license of Creative Commons. CC0 has no parts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Commons {
    parts: Vec<&'static str>,
    /// `4.0`; empty where a name does not say.
    version: String,
}

impl Commons {
    fn is_of(&self, name: &Self) -> bool {
        self.parts == name.parts && (name.version.is_empty() || self.version == name.version)
    }

    fn words(&self) -> String {
        if self.parts.is_empty() {
            return format!("CC0 {}", self.version);
        }
        format!("CC {} {}", self.parts.join("-").to_uppercase(), self.version)
    }

    /// The same with a version: 4.0 is the last, but of CC0.
    fn with_version_of(mut self, other: &Self) -> Self {
        if self.parts.is_empty() {
            self.version = "1.0".to_owned();
        } else if self.version.is_empty() {
            self.version = if other.parts.is_empty() { "4.0".to_owned() } else { other.version.clone() };
        }
        self
    }

    fn address(&self) -> String {
        if self.parts.is_empty() {
            return format!("https://creativecommons.org/publicdomain/zero/{}/", self.version);
        }
        format!("https://creativecommons.org/licenses/{}/{}/", self.parts.join("-"), self.version)
    }
}

/// The license that an address leads to.
fn in_address(url: &str) -> Option<Commons> {
    let (_, path) = url.split_once("creativecommons.org/")?;
    let mut steps = path.split('/');
    let (kind, code, version) = (steps.next()?, steps.next()?, steps.next().unwrap_or_default());
    let is_version = version.len() == 3 && version.as_bytes()[1] == b'.';
    let parts: Vec<&'static str> = match (kind, code) {
        ("publicdomain", "zero") => Vec::new(),
        ("licenses", code) => {
            let known = |part: &str| PARTS.iter().find(|(known, _)| *known == part).map(|(known, _)| *known);
            code.split('-').map(known).collect::<Option<_>>()?
        }
        _ => return None,
    };
    is_version.then(|| Commons { parts, version: version.to_owned() })
}

/// The license that a name names: `CC BY-NC 4.0`, `Creative Commons Attribution-ShareAlike 4.0 International`.
fn in_name(name: &str) -> Option<Commons> {
    let folded = fold::words(name).replace("non commercial", "noncommercial").replace("share alike", "sharealike");
    let folded = folded.replace("no derivatives", "noderivatives");
    let words: Vec<&str> = folded.split(' ').collect();
    let begins = words.iter().any(|word| matches!(*word, "cc" | "cc0")) || folded.contains("creative commons");
    let digits = |word: &&str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_digit());
    let version = words.windows(2).find(|pair| pair.iter().all(digits)).map_or(String::new(), |pair| pair.join("."));
    if words.contains(&"cc0") {
        return Some(Commons { parts: Vec::new(), version });
    }
    let is_there = |(code, word): &&(&str, &str)| words.contains(code) || words.contains(word);
    let parts: Vec<&'static str> = PARTS.iter().filter(is_there).map(|(code, _)| *code).collect();
    (begins && parts.first() == Some(&"by")).then_some(Commons { parts, version })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_of_one_license_or_not() {
        let by = "https://creativecommons.org/licenses/by/4.0/";
        for (url, name, is_same) in [
            (by, "CC BY 4.0", true),
            (by, "Creative Commons Attribution 4.0 International", true),
            (by, "CC BY", true),
            ("https://creativecommons.org/licenses/by-nc-sa/4.0/deed.es", "CC BY-NC-SA 4.0", true),
            ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0", true),
            ("https://creativecommons.org/licenses/by-nc/4.0/", "CC BY 4.0", false),
            (by, "CC BY 3.0", false),
            (by, "Creative Commons Attribution Share Alike 4.0", false),
            (by, "CC0", false),
        ] {
            let found = in_address(url).zip(in_name(name)).map(|(url, name)| url.is_of(&name));
            assert_eq!(found, Some(is_same), "{url} {name}");
        }
        for name in ["Open Data of Larkmoor", "Public domain", "CC-licensed", "Made by the city"] {
            assert_eq!(in_name(name), None, "{name}");
        }
        assert_eq!(in_address("https://creativecommons.org/about/"), None);
    }
}
