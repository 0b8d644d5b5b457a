//! Addresses of mail.

/// The signs of a name beside letters and digits (RFC 5322, 3.2.3), without those that an address of the web would take
/// for its own.
const SIGNS: &str = "!#$%&'*+-_`{|}~=.";

/// Whether the text is one address of mail and nothing else: a name, and a host with a dot.
pub fn is_mailbox(text: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || SIGNS.contains(c));
    text.split_once('@').is_some_and(|(name, host)| is_plain(name) && is_plain(host) && host.contains('.'))
}
