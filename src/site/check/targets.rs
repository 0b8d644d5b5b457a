//! Where links lead that are no files of the site: paths of the writer's own computer, pictures inside mails, addresses
//! that go through the redirect of a mail program, that only the office can open, or that are the site's own.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place, Severity};
use crate::record::model::{FormerAddress, Site, SourceIndex};
use crate::site::plan::record_at;
use crate::text::markdown::facts::{LinkFact, target_span};
use crate::text::paths::{in_media, is_own, own_name, relative, web_address_of};
use crate::text::redirects::{behind, host_of, is_redirect, mailbox_in};
use crate::text::source::{Source, Span};
use crate::text::{nearest, one_line, shorten};

/// Reports links to places that readers cannot reach.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for source in checked.seen_sources() {
        for (span, target) in &checked.facts[source].body.outside {
            diags.extend(outside(checked, source, *span, target));
        }
    }
}

/// A link that leads neither to the web nor to a file of the site.
pub(super) fn refused(file: &Source, link: &LinkFact) -> Diag {
    let target = one_line(&link.target);
    let place = Place::new(file, target_span(file, link));
    if let Some((message, help)) = own_path(file, link) {
        return Diag::new(Code::UnsafeLink, place, message, help);
    }
    if let Some(address) = web_address_of(&target) {
        let message =
            format!("\"{}\" is left out: an address of the web begins with https://", shorten(&target, LONGEST));
        return Diag::new(
            Code::UnsafeLink,
            place,
            message,
            Help::typed("write ", replaced(file, target_span(file, link), &link.target, &address)),
        );
    }
    let message = format!(
        "\"{}\" is left out: a link must begin with https:, http:, mailto: or tel:, or lead to a file of the site",
        shorten(&target, LONGEST)
    );
    let help =
        Help::new("write the whole address, or delete the link and keep its text").by(only_its_text(file, link.span));
    Diag::new(Code::UnsafeLink, place, message, help)
}

/// How much of a target is quoted.
const LONGEST: usize = 100;

/// A target that only the writer's own computer, mailbox or office can open.
pub(super) fn own_path(file: &Source, link: &LinkFact) -> Option<(String, Help)> {
    let target = one_line(&link.target);
    let small = target.to_ascii_lowercase();
    let in_mail = ["cid:", "data:", "blob:", "webkit-fake-url:", "content:", "about:blank"]
        .iter()
        .any(|scheme| small.starts_with(scheme));
    if !in_mail && !is_own(&target) {
        return None;
    }
    let name = if in_mail { mail_name(&small) } else { own_name(&target) };
    let path = in_media(&file.path, &name);
    let words = words_of(file, link.span).filter(|words| !words.trim().is_empty());
    let (whole, step) = match link.alternative.is_some() {
        true => (format!("![{}]({path})", words.as_deref().unwrap_or("…")), "save the picture in the folder media/ as"),
        false => {
            (format!("[{}]({path})", words.as_deref().unwrap_or(&name)), "copy the file into the folder media/ as")
        }
    };
    let (whole, fix) = match link.definition {
        // The words of the link are elsewhere.
        Some(_) => (path.clone(), Some(Fix::replace(file, target_span(file, link), path))),
        None => {
            let fix = words_of(file, link.span).map(|_| Fix::replace(file, link.span, whole.as_str()));
            (whole, fix)
        }
    };
    let fix = fix.ok_or(whole);
    let what =
        if in_mail { "is a picture inside a mail or a browser" } else { "is a path of your own computer or office" };
    let message = format!("\"{}\" {what}, which no reader can open", shorten(&target, LONGEST));
    Some((message, Help::typed(&format!("{step} {name}, and write "), fix)))
}

/// A name for a picture of a mail: `cid:image001.png@01DC5A2F`.
fn mail_name(target: &str) -> String {
    let named = target
        .strip_prefix("cid:")
        .and_then(|rest| rest.split('@').next())
        .filter(|name| name.contains('.') && !name.contains('/'));
    let kind = ["png", "gif", "webp"]
        .into_iter()
        .find(|kind| target.starts_with(&format!("data:image/{kind}")))
        .unwrap_or("jpg");
    named.map_or_else(|| format!("picture.{kind}"), str::to_owned)
}

/// The words of a link or the description of a picture.
pub(super) fn words_of(file: &Source, span: Span) -> Option<String> {
    let text = file.text[span.start..span.end].trim_start_matches('!');
    let (words, _) = text.strip_prefix('[')?.split_once("](").or_else(|| text.strip_prefix('[')?.split_once("]["))?;
    Some(words.to_owned())
}

/// The edit that keeps the words of a link alone.
fn only_its_text(file: &Source, span: Span) -> Option<Fix> {
    let text = &file.text[span.start..span.end];
    let near = &text[..text.floor_char_boundary(2_000)];
    let words = near.strip_prefix('[').and_then(|rest| rest.split_once("](")).map(|(words, _)| words)?;
    Some(Fix::replace(file, span, words))
}

/// What is wrong with a link to another site, if anything.
fn outside(checked: &Checked<'_>, source: usize, span: Span, target: &str) -> Option<Diag> {
    let file = &checked.site.sources[source];
    let whole = one_line(target);
    let place = || Place::new(file, place_of(file, span, target));
    if is_redirect(&whole) {
        return Some(redirect(checked, file, span, target));
    }
    if is_of_office(&whole) {
        let shown = shorten(&whole, LONGEST);
        let message = if host_of(&whole).ends_with(".sharepoint.com") {
            format!("\"{shown}\" is in your office's own storage, where most readers cannot open it")
        } else {
            format!("\"{shown}\" can be opened in your office or mailbox alone")
        };
        let name = own_name(&whole);
        let help = match name.rsplit_once('.').filter(|(_, ending)| (2..=4).contains(&ending.len())) {
            Some(_) => Help::new(format!(
                "save the file in the folder media/ as {name}, and link to `{}`",
                in_media(&file.path, &name)
            )),
            None => Help::new("delete the link and keep its text"),
        };
        return Some(Diag::new(Code::MissingFile, place(), message, help.by(only_its_text(file, span))).as_warning());
    }
    if !checked.facts[source].adopted && is_shared_document(&whole) {
        let message = format!(
            "this link leads to a document that is shared from {}: readers may have to log in, and it may be changed \
                or withdrawn",
            host_of(&whole)
        );
        let name = "the-document.pdf";
        let help = format!(
            "save it as PDF in the folder media/, and link to that, such as `{}`; or delete the link and keep its text",
            in_media(&file.path, name)
        );
        return Some(
            Diag::new(Code::MissingFile, place(), message, Help::new(help).by(only_its_text(file, span))).as_warning(),
        );
    }
    own_site(checked, file, span, target)
}

/// A link that a mail program or a search wrapped: what it leads to, and whose mail it was.
fn redirect(checked: &Checked<'_>, file: &Source, span: Span, target: &str) -> Diag {
    let (whole, place) = (one_line(target), place_of(file, span, target));
    let host = host_of(&whole);
    let mailbox = mailbox_in(&whole);
    let names = if mailbox { ", and has the address of a mailbox in it" } else { "" };
    let message = format!("this link goes through {host}, which sees who follows it and may stop working{names}");
    let help = match behind(&whole) {
        Some(real) => Help::typed("write ", replaced(file, place, target, &real)),
        None => Help::new("open it, and write the address that it leads to; or delete the link and keep its text")
            .by(only_its_text(file, span)),
    };
    let diag = Diag::new(Code::PastedText, Place::new(file, place), message, help);
    let is_error = mailbox && checked.site.config.rules.private_is_error;
    if is_error { Diag { severity: Severity::Error, ..diag } } else { diag }
}

/// A link to the site itself: by its address it breaks where the site moves, and nobody checks it.
fn own_site(checked: &Checked<'_>, file: &Source, span: Span, target: &str) -> Option<Diag> {
    let base = checked.site.config.base_url.trim_end_matches('/');
    let bare = |text: &str| text.split_once("://").map_or(text.to_owned(), |(_, rest)| rest.to_owned());
    let path = bare(target)
        .strip_prefix(&bare(base))
        .map(str::to_owned)
        .filter(|path| path.starts_with('/') && path.len() > 1)?;
    let place = place_of(file, span, target);
    if let Some((record, _)) = record_at(checked.site, file, &path) {
        let words = words_of(file, span);
        let fix = if words.is_some() { replaced(file, place, target, &record) } else { Err(record) };
        let message = format!(
            "\"{}\" is an address of this site: a link to the file stays right and is checked",
            one_line(target)
        );
        return Some(
            Diag::new(Code::MissingFile, Place::new(file, place), message, Help::typed("link to the file: ", fix))
                .as_warning(),
        );
    }
    let (kind, id) = path.trim_start_matches('/').split_once('/')?;
    let id = id.split(['/', '?', '#']).next().filter(|id| !id.is_empty())?;
    if !matches!(kind, "huddles" | "updates" | "divisions") {
        return None;
    }
    let message = format!("this site has no page \"/{kind}/{id}/\"");
    let help = Help::new(
        "link to the file of the record, such as `2026-05-07-central-2.md`, or delete the link and keep its text",
    );
    Some(
        Diag::new(Code::MissingFile, Place::new(file, place), message, help.by(only_its_text(file, span))).as_warning(),
    )
}

/// An address of the built site, `/huddles/2026-05-07-central-2/`, of which no record is there: what is nearest to it.
pub(super) fn no_page(site: &Site, (file, span): (&Source, Span), link: &LinkFact) -> Option<(String, Help)> {
    let path = link.target.split(['#', '?']).next()?.trim_start_matches("../").trim_matches('/');
    let (kind, id) = path.split_once('/').filter(|(_, id)| !id.is_empty() && !id.contains(['/', '.']))?;
    let huddles = site.huddles.iter().map(|huddle| (huddle.id.as_str(), huddle.source));
    let updates = site.updates.iter().map(|update| (update.id.as_str(), update.body.source));
    let mut known: Vec<(&str, SourceIndex)> = match kind {
        "huddles" => huddles.collect(),
        "updates" => updates.collect(),
        _ => return None,
    };
    // Lists of years and pages of lists are there, former ids lead on, and a record with a mistake is reported itself.
    let is_list = id.bytes().all(|byte| byte.is_ascii_digit());
    let is_former = site.former.iter().any(|former| match former {
        FormerAddress::Huddle { id: had, .. } | FormerAddress::Update { id: had, .. } => had == id,
        _ => false,
    });
    if is_list || is_former || site.sources.iter().any(|source| source.path.stem() == id) {
        return None;
    }
    known.retain(|(_, source)| site.source(*source).path != file.path);
    let message = format!("there is no {} \"{}\"", kind.trim_end_matches('s'), one_line(id));
    let near = nearest(id, known.iter().map(|(id, _)| *id));
    let near = near.and_then(|near| known.iter().find(|(id, _)| *id == near));
    let help = match near {
        Some((_, source)) => {
            let record = relative(&file.path, &site.source(*source).path);
            Help::typed("did you mean the file of the nearest, ", replaced(file, span, &link.target, &record)).and("?")
        }
        None => Help::new("link to the file of the record that is meant, or delete the link and keep its text")
            .by(only_its_text(file, link.span)),
    };
    Some((message, help))
}

fn place_of(file: &Source, span: Span, target: &str) -> Span {
    let text = &file.text[span.start..span.end];
    text.rfind(target).map_or(span, |at| Span::new(span.start + at, span.start + at + target.len()))
}

fn replaced(file: &Source, place: Span, target: &str, text: &str) -> Result<Fix, String> {
    if file.text[place.start..place.end] == *target {
        Ok(Fix::replace(file, place, text))
    } else {
        Err(text.to_owned())
    }
}

/// Hosts of documents that are shared with everybody who has the link, with the beginnings of their paths. What is
/// published there for everybody (`/pub`, forms) is left alone.
const SHARED: [&str; 10] = [
    "docs.google.com/document/",
    "docs.google.com/spreadsheets/",
    "docs.google.com/presentation/",
    "docs.google.com/drawings/",
    "drive.google.com/",
    "onedrive.live.com/",
    "1drv.ms/",
    "www.dropbox.com/",
    "dropbox.com/",
    "www.icloud.com/",
];

/// Whether an address leads to a document that somebody shares.
fn is_shared_document(target: &str) -> bool {
    let Some((scheme, rest)) = target.split_once("://") else { return false };
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let is_published = path.split('/').any(|part| matches!(part, "pub" | "pubhtml" | "embed" | "pubchart"));
    scheme.starts_with("http")
        && !is_published
        && SHARED.iter().any(|shared| rest.starts_with(shared) && rest.len() > shared.len())
}

/// Whether an address leads into an office's own network or somebody's mailbox.
fn is_of_office(target: &str) -> bool {
    let host = host_of(target);
    let name = host.split(':').next().unwrap_or("");
    let is_scheme = target.starts_with("http");
    let private =
        name.starts_with("10.") || name.starts_with("192.168.") || name.starts_with("127.") || name == "localhost";
    let numbers = name.split('.').all(|part| part.parse::<u8>().is_ok()) && name.split('.').count() == 4;
    let ends =
        [".local", ".lan", ".internal", ".intranet", ".corp", ".sharepoint.com"].iter().any(|end| name.ends_with(end));
    let mail = ["outlook.office.com", "outlook.office365.com", "outlook.live.com", "mail.google.com"].contains(&name);
    is_scheme
        && (ends
            || mail
            || name == "localhost"
            || (private && numbers)
            || (!name.is_empty() && !name.contains('.') && !name.contains('%')))
}
