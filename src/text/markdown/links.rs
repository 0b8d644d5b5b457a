//! Where links may lead, by how they begin, and where a page says that they do.

/// Where a link may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `http:`, `https:`, `mailto:` or `tel:`.
    Outside,
    /// `#part` of the same page.
    Fragment,
    /// A path relative to the file.
    Relative,
    /// Any other scheme, or an address without one (`//host`): left out.
    Refused,
}

/// Judges the target of a link as a browser would read it: white space and controls in a scheme do not count
/// (WHATWG URL, 4.4 "URL parsing": tabs and newlines are removed).
pub fn scheme(target: &str) -> Scheme {
    let clean: String = target.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(64).collect();
    if clean.starts_with('#') {
        return Scheme::Fragment;
    }
    if clean.starts_with("//") || clean.starts_with('\\') || clean.starts_with("/\\") {
        return Scheme::Refused;
    }
    let end = clean.find([':', '/', '?', '#']);
    match end {
        Some(at) if clean.as_bytes()[at] == b':' => {
            let name = clean[..at].to_ascii_lowercase();
            if matches!(name.as_str(), "http" | "https" | "mailto" | "tel") { Scheme::Outside } else { Scheme::Refused }
        }
        _ => Scheme::Relative,
    }
}

/// Where a relative link leads, as the page that shows it would write it.
pub enum Target {
    /// An address to link to, ready for `href` or `src`.
    Address(String),
    /// Nothing is there: the text stays, the link goes.
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_leave_the_site() {
        for bad in [
            "javascript:alert(1)",
            "JaVa\tScript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "\\\\evil",
            "file:///etc",
            "/\\evil.example",
        ] {
            assert_eq!(scheme(bad), Scheme::Refused, "{bad:?}");
        }
        assert_eq!(scheme("https://a.example"), Scheme::Outside);
        assert_eq!(scheme("../x.md"), Scheme::Relative);
        assert_eq!(scheme("a/b:c"), Scheme::Relative);
        assert_eq!(scheme("#part"), Scheme::Fragment);
    }
}
