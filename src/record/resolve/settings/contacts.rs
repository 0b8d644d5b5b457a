//! What site.yaml says of private things that are public: exceptions, numbers and addresses of the department.

use super::super::fields::Fields;
use crate::diagnostics::{Code, Help};
use crate::record::config::AllowedText;
use crate::record::parse::private::{PrivateKind, find_in, is_number};
use crate::record::parse::raw::RawAllow;
use crate::record::parse::raw_site::RawSite;
use crate::record::parse::tree::Step::{Index, Key};
use crate::text::mailbox::is_mailbox;
use crate::text::{one_line, web_address};
use chrono::NaiveDate;

/// An entry of `allow:`. What it lacks is reported by the check of what is private.
pub(super) fn allowed(raw: &RawAllow) -> AllowedText {
    let until = raw.until.as_deref().and_then(|day| NaiveDate::parse_from_str(day.trim(), "%Y-%m-%d").ok());
    AllowedText { text: raw.text.clone().unwrap_or_default(), until }
}

/// What is public for the whole site. An entry that would let everything stand, or nothing, is reported.
pub(super) fn public_contacts(raw: &RawSite, fields: &mut Fields<'_>) -> Vec<String> {
    let mut contacts = Vec::new();
    for (at, written) in raw.public_contacts.iter().flat_map(|list| list.0.iter()).enumerate() {
        let Some(text) = written.as_deref().map(str::trim).filter(|text| !text.is_empty()) else { continue };
        let host = text.strip_prefix("*@");
        let address = host.map_or(text.to_owned(), |host| format!("a@{host}"));
        let is_address =
            matches!(find_in(&address).as_slice(), [fact] if fact.kind == PrivateKind::Email && fact.text == address);
        if is_address || is_number(text) {
            contacts.push(text.to_owned());
        } else {
            let message = format!(
                "\"{}\" is neither a telephone number, an e-mail address nor `*@` and a domain",
                one_line(text)
            );
            let help = "write each in quotes: `public_contacts: [\"*@larkmoor.example\", \"desk@city.example\", \
                \"555-0100\"]`";
            fields.error(Code::InvalidSetting, &[Key("public_contacts"), Index(at)], message, help);
        }
    }
    contacts
}

/// An e-mail address as it is, or the address of a page as its standard has it. Empty where it is neither, which is
/// reported: "report an error" would lead nowhere.
pub(super) fn contact(written: Option<&str>, fields: &mut Fields<'_>) -> String {
    let Some(text) = written.map(str::trim).filter(|text| !text.is_empty()) else { return String::new() };
    let bare = text.strip_prefix("mailto:").unwrap_or(text);
    if text.contains("://") {
        return web_address(text);
    }
    let path = [Key("organization"), Key("contact")];
    let found = find_in(bare);
    let address = found.iter().find(|fact| fact.kind == PrivateKind::Email).map(|fact| fact.text.clone());
    match address {
        Some(_) if is_mailbox(bare) => return text.to_owned(),
        Some(address) => {
            let message = format!("\"{}\" is an e-mail address with other words", one_line(text));
            let help = Help::typed("write the address alone: ", fields.write(&path, &address));
            fields.error(Code::InvalidSetting, &path, message, help);
            return address;
        }
        None => {}
    }
    let message = format!("\"{}\" is neither an e-mail address nor the address of a page", one_line(text));
    let is_page = text.contains('.') && !text.contains([' ', '@', ':']) && !text.starts_with(['/', '.']);
    let help = if is_page && !is_number(text) {
        Help::typed("write the whole address: ", fields.write(&path, &format!("https://{text}")))
    } else {
        Help::new(
            "write where readers can report an error, such as `contact: huddles@police.example`, or delete `contact`",
        )
        .by(fields.without(&path))
    };
    fields.error(Code::InvalidSetting, &path, message, help);
    String::new()
}
