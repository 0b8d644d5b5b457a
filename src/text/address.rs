//! Addresses and their parts: ids made of any text, what may stand in an address as it is, addresses of the web and of
//! mailboxes as their standards have them.

use super::fold::{is_apostrophe, is_invisible};
use std::borrow::Cow;

/// Turns any text into a part of an address: lower-case ASCII letters, digits and single hyphens. May be empty.
pub fn slug(text: &str) -> String {
    let plain: Cow<'_, str> = if text.is_ascii() {
        text.into()
    } else {
        let seen: String = text.chars().filter(|c| !is_apostrophe(*c) && !is_invisible(*c)).collect();
        deunicode::deunicode(&seen).into()
    };
    let mut out = String::with_capacity(plain.len());
    for character in plain.chars() {
        if character.is_ascii_alphanumeric() {
            out.push(character.to_ascii_lowercase());
        } else if !out.ends_with('-') && !out.is_empty() && character != '\'' {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    if is_reserved(&out) {
        out.push_str("-1");
    }
    out
}

/// The longest part of an address, in bytes: file systems take names of 255.
pub const LONGEST_ADDRESS_PART: usize = 200;

/// What is left of a longer id, before the mark of its whole text.
const SHORTENED_ID: usize = 120;

/// An id for a text of any length. Of a long one, or one without letters, it ends in a mark made of the whole text, so
/// that it stays the same and is that of no other.
pub fn id_of(text: &str) -> String {
    let plain = slug(text);
    if !plain.is_empty() && plain.len() <= LONGEST_ADDRESS_PART {
        return plain;
    }
    marked_id(&plain, text)
}

/// The id with a mark made of `whole`.
pub fn marked_id(id: &str, whole: &str) -> String {
    use sha2::Digest;
    let digest = sha2::Sha256::digest(whole.as_bytes());
    let mark: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    // A slug is ASCII.
    let kept = &id[..id.len().min(SHORTENED_ID)];
    let kept = if id.len() > SHORTENED_ID { kept.rsplit_once('-').map_or(kept, |(kept, _)| kept) } else { kept };
    if kept.is_empty() { format!("x-{mark}") } else { format!("{kept}-{mark}") }
}

/// Whether Windows keeps a file's name for itself, with any extension: CON, NUL, COM1.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let is_number = |text: &str| {
        let mut characters = text.chars();
        let is_digit = characters.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'));
        is_digit && characters.next().is_none()
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || ["com", "lpt"].iter().any(|port| stem.strip_prefix(port).is_some_and(is_number))
}

/// True where `text` may stand in an address as it is, and name a folder on every system: what [`slug`] gives, and `_`
/// and `.` inside.
pub fn is_address_part(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    !text.is_empty()
        && text.len() <= LONGEST_ADDRESS_PART
        && text.bytes().all(inner)
        && text.as_bytes()[0].is_ascii_alphanumeric()
        && !text.ends_with('.')
        && !is_reserved(text)
}

/// The longest address that is linked, in bytes.
const LONGEST_ADDRESS: usize = 2_000;

/// Whether a text is a whole address of the web (RFC 3986) without a user's name, in characters that need no escaping.
pub fn is_whole_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let in_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b':' | b'[' | b']');
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    text.len() <= LONGEST_ADDRESS && !host.is_empty() && host.bytes().all(in_host) && rest.bytes().all(plain)
}

/// Browsers resolve `..`, also where its dots are written as `%2e`.
pub fn stays_below(path: &str) -> bool {
    path.split(['/', '?', '#'])
        .all(|part| !matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | ".."))
}

/// The address of a site, a folder of the web, with the slash at its end; `None` where the text is none.
pub fn site_address(written: &str) -> Option<String> {
    let mut address = written.trim().to_owned();
    if !address.ends_with('/') {
        address.push('/');
    }
    // Pasted behind a beginning that was there already.
    let is_twice = address.matches("://").count() > 1;
    (is_whole_address(&address) && !is_twice && !address.contains(['?', '#']) && stays_below(&address))
        .then_some(address)
}

/// Whether a whole address leads to the machine on which it is opened, or into the network of an office: `localhost`,
/// loopback and private addresses (RFC 1122, 3.2.1.3; RFC 1918, 3), and names that only a local network knows (RFC
/// 6762, 3).
pub fn is_of_one_machine(address: &str) -> bool {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or_default();
    if host.starts_with('[') {
        return host.starts_with("[::1]");
    }
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let numbers: Vec<u8> = host.split('.').map_while(|part| part.parse().ok()).collect();
    match numbers[..] {
        [0, 0, 0, 0] | [10 | 127, _, _, _] | [192, 168, _, _] | [172, 16..=31, _, _] => true,
        _ => host == "localhost" || [".localhost", ".local"].iter().any(|ending| host.ends_with(ending)),
    }
}

/// The address of a site that a text probably means, which is none: `huddles.example.org` lacks its beginning.
pub fn meant_site_address(written: &str) -> String {
    let rest = written.trim().split(['?', '#']).next().unwrap_or_default();
    let rest = rest.rsplit_once("://").map_or(rest, |(_, rest)| rest);
    let rest = rest.split_once(':').map_or(rest, |(_, rest)| rest).trim_start_matches('/');
    let rest = if rest.contains('.') { rest } else { written.trim() };
    let host_has_dot = rest.split('/').next().is_some_and(|host| host.trim_matches('.').contains('.'));
    let whole = site_address(&format!("https://{rest}")).filter(|_| host_has_dot);
    whole.unwrap_or_else(|| "https://huddles.example.org/".to_owned())
}

/// A file's path as an address: what is not plain is percent-encoded (RFC 3986, 2.1).
pub fn address_of_file(path: &str) -> String {
    percent_encoded(path, |byte| is_unreserved(byte) || b"/(),".contains(&byte))
}

/// The address of a mailbox as what stands behind `mailto:` (RFC 6068, 2).
pub fn address_of_mailbox(mailbox: &str) -> String {
    percent_encoded(mailbox, |byte| is_unreserved(byte) || b"@!$'*+".contains(&byte))
}

/// An address of the web as its standard has it (RFC 3986): what people type and no address may hold is
/// percent-encoded; what is encoded already stays.
pub fn web_address(text: &str) -> String {
    let text = text.trim();
    let host = text.find("//").map_or(0, |at| at + 2);
    let rest = host + text[host..].find(['/', '?', '#']).unwrap_or(text.len() - host);
    let fragment = text[rest..].find('#').map_or(text.len(), |at| rest + at + 1);
    let legal = |byte: u8| is_unreserved(byte) || b"!$&'()*+,;=:@/?%".contains(&byte);
    let mut out = percent_encoded(&text[..rest], |byte| legal(byte) || b"[]".contains(&byte));
    let encoded = [
        percent_encoded(&text[rest..fragment], |byte| legal(byte) || byte == b'#'),
        percent_encoded(&text[fragment..], legal),
    ];
    for (at, part) in encoded.join("").split('%').enumerate() {
        let is_encoded = part.len() >= 2 && part.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit);
        out.push_str(if at == 0 {
            ""
        } else if is_encoded {
            "%"
        } else {
            "%25"
        });
        out.push_str(part);
    }
    out
}

fn percent_encoded(text: &str, plain: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if plain(byte) { out.push(byte as char) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

/// Percent-decoding (RFC 3986, 2.1) of a path; what is no valid text stays as it is.
pub fn decode(path: &str) -> String {
    if !path.contains('%') {
        return path.to_owned();
    }
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| path.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

/// What stands for itself everywhere in an address (RFC 3986, 2.3).
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte)
}
