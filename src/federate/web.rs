//! Addresses and names that come from elsewhere: what may become a link, what may stand in an attribute.

use crate::record::model::Language;
use crate::text::{is_whole_address, site_address, stays_below};

/// Whether a text can be the address of a site: a folder of the web.
pub fn is_base(text: &str) -> bool {
    site_address(text).as_deref() == Some(text)
}

/// The part of an address below `base`; `None` where it leads elsewhere.
pub fn below<'u>(base: &str, url: &'u str) -> Option<&'u str> {
    let rest = url.strip_prefix(base)?;
    (!rest.is_empty() && is_whole_address(url) && stays_below(rest)).then_some(rest)
}

/// A language tag (RFC 5646) as far as its form goes.
pub fn tag(text: &str) -> Option<Language> {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let well_formed = (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    (well_formed && text.len() <= 35).then(|| Language::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_below_the_site_is_linked() {
        let base = "https://city.example/huddles/";
        assert!(is_base(base) && is_base("http://localhost:8000/"));
        assert_eq!(below(base, "https://city.example/huddles/a/b/?c#d"), Some("a/b/?c#d"));
        for url in [
            base,
            "javascript:alert(1)",
            "https://city.example/other/",
            "https://city.example/huddles/../other/",
            "https://city.example/huddles/%2E%2e/other/",
            "https://city.example/huddles/a\"b",
            "https://city.example/huddles/a b",
            "https://city.example/huddles/é",
        ] {
            assert_eq!(below(base, url), None, "{url}");
        }
        for url in [
            "https://city.example@evil.example/",
            "https:///x/",
            "ftp://city.example/",
            "https://city.example",
            "https://a.example/?/",
        ] {
            assert!(!is_base(url), "{url}");
        }
    }

    #[test]
    fn a_language_tag_cannot_leave_its_attribute() {
        assert!(tag("en").is_some() && tag("zh-Hant-TW").is_some());
        for text in ["", "e", "en\" onclick", "en--x", "-en", "123", "en_US"] {
            assert!(tag(text).is_none(), "{text:?}");
        }
    }
}
