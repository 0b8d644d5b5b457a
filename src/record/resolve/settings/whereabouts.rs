//! Where a site is published, in which languages, and which clock its times are those of.

use crate::diagnostics::{Code, Help};
use crate::record::model::Language;
use crate::record::parse::raw_site::RawSite;
use crate::record::parse::tree::Step::{Index, Key};
use crate::record::resolve::fields::Fields;
use crate::text::{fold, is_of_one_machine, meant_site_address, one_line, safe, site_address};
use std::sync::Arc;

/// Stands for the address of a site whose settings have none that can be read, which is reported.
pub const NO_ADDRESS: &str = "https://example.invalid/";

/// The languages of the site, the first of which is that of records that name none; English where there is none.
pub(super) fn languages(raw: &RawSite, fields: &mut Fields<'_>) -> Vec<Language> {
    let mut list: Vec<Language> = Vec::new();
    let is_tag = |tag: &str| {
        tag.parse::<unic_langid::LanguageIdentifier>().is_ok()
            && tag.split('-').next().is_some_and(|name| name.len() <= 3)
    };
    let meant = |tag: &str| is_tag(tag).then(|| other_tag(tag).unwrap_or(tag).to_owned());
    for (at, tag) in fields.list(raw.languages.as_ref(), &[Key("languages")], meant).into_iter().enumerate() {
        if !is_tag(&tag) || !crate::text::is_address_part(&tag) {
            let message = format!("\"{tag}\" is not a language tag");
            let path = [Key("languages"), Index(at)];
            let fix = crate::record::parse::hints::language_tag(&tag).and_then(|tag| fields.put(&path, tag));
            let help = fix.map_or("write tags such as `en`, `es` or `pt-BR`".into(), |fix| Help::typed("write ", fix));
            fields.error(Code::InvalidSetting, &path, message, help);
        } else {
            let meant = other_tag(&tag);
            if let Some(meant) = meant {
                let path = [Key("languages"), Index(at)];
                let message = format!("\"{tag}\" is not how the language is written whose tag is \"{meant}\"");
                fields.error(
                    Code::InvalidSetting,
                    &path,
                    message,
                    Help::typed("write ", fields.put(&path, meant).ok_or(meant.to_owned())),
                );
            }
            let tag = meant.unwrap_or(&tag);
            if list.iter().any(|known| fold::same(known, tag)) {
                let path = [Key("languages"), Index(at)];
                let message = format!("\"{tag}\" is listed twice");
                fields.warn(Code::Repeated, &path, message, "delete one of the two");
            } else {
                list.push(Arc::from(tag));
            }
        }
    }
    if list.is_empty() { vec![Arc::from("en")] } else { list }
}

/// The tag of a language that people write in another way: `sp` for Spanish. What is the tag of another is left alone.
fn other_tag(tag: &str) -> Option<&'static str> {
    crate::record::parse::hints::language_tag(tag).filter(|meant| !fold::same(meant, tag) && !fold::same(tag, "kr"))
}

/// The address of the site, with a slash at its end.
pub(super) fn base_url(raw: &RawSite, fields: &mut Fields<'_>) -> String {
    let Some(written) = raw.base_url.as_deref().map(str::trim) else { return NO_ADDRESS.into() };
    let address = site_address(written);
    if address.as_deref().is_some_and(is_of_one_machine) {
        let message = format!("nobody else can open \"{}\": it is an address of one machine", one_line(written));
        let path = [Key("base_url")];
        let help = Help::typed(
            "write the address at which people will find the site, such as ",
            fields.write(&path, "https://huddles.example.org/"),
        );
        fields.warn(Code::InvalidSetting, &path, message, help);
    }
    address.unwrap_or_else(|| {
        let none = NO_ADDRESS.to_owned();
        if !safe::credentials(written).is_empty() {
            // The check of what is private reports that, with its place.
            return none;
        }
        let is_secret = written.contains('@');
        let shown = if is_secret { "this".to_owned() } else { format!("\"{}\"", one_line(written)) };
        let message = format!("{shown} is not the address of a site");
        let help =
            Help::typed("write the whole address: ", fields.write(&[Key("base_url")], &meant_site_address(written)));
        fields.error(Code::InvalidSetting, &[Key("base_url")], message, help);
        if is_secret {
            fields.hide_line();
        }
        none
    })
}

/// The time zone of the site; that of no place where none can be read.
pub(super) fn timezone(raw: &RawSite, fields: &mut Fields<'_>) -> chrono_tz::Tz {
    let Some(written) = raw.timezone.as_deref().map(str::trim) else { return chrono_tz::UTC };
    // The names are there for old programs: these zones never change their clocks.
    let meant = match written {
        "EST" => Some("America/New_York"),
        "MST" => Some("America/Denver"),
        _ => None,
    };
    if let Some(meant) = meant {
        let path = [Key("timezone")];
        let message =
            format!("\"{written}\" has no summer time: from March to November each huddle would be an hour off");
        let help = Help::typed("write the name of a place, such as ", fields.write(&path, meant));
        fields.warn(Code::InvalidSetting, &path, message, help);
    }
    written.parse().unwrap_or_else(|_| {
        let near = crate::text::nearest(written, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()));
        let help = match near {
            Some(near) => Help::new(format!("did you mean `{near}`?")).by(fields.put(&[Key("timezone")], near)),
            None => Help::new("write a name such as `America/New_York`"),
        };
        fields.error(Code::InvalidSetting, &[Key("timezone")], format!("\"{written}\" is not a time zone"), help);
        chrono_tz::UTC
    })
}
