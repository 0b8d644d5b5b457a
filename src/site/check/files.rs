//! Links, pictures, attachments and evidence: what they lead to must be there, with its name written exactly so.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place, extend_kept};
use crate::media::picture;
use crate::record::model::{Minutes, RecordIndex, Site};
use crate::record::parse::NamedFile;
use crate::record::parse::tree::Step::{Index, Key};
use crate::record::resolve::fields::Fields;
use crate::site::plan::{Linked, PartsOfSources, linked, parts_of, record_at};
use crate::text::fold::file_key;
use crate::text::markdown::facts::{LinkFact, target_span};
use crate::text::markdown::{Scheme, scheme};
use crate::text::paths::{own_name, relative, web_address_of};
use crate::text::source::{Source, Span};
use crate::text::{SitePath, list_of, one_line, shorten};

/// Reports links, pictures, attachments and evidence that lead to files that are not there.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let mut known = PartsOfSources::new();
    for source in checked.seen_sources() {
        let file = &checked.site.sources[source];
        let facts = &checked.facts[source];
        if !facts.files.is_empty() {
            let teller = Fields::of(file, facts);
            extend_kept(diags, facts.files.iter().filter_map(|named| judge_named(checked.site, &teller, named)));
        }
        let of_links = facts.body.links.iter().flat_map(|link| {
            let is_expected = || {
                let path = link.target.split(['#', '?']).next().and_then(|path| file.path.beside(path));
                path.is_some_and(|path| checked.expected.contains(&path))
            };
            [
                judge(checked.site, file, link).filter(|_| !is_expected()),
                judge_part(checked.site, file, link, &mut known),
            ]
        });
        extend_kept(diags, of_links.flatten());
    }
}

/// Whether a text is the path of a file of the content folder.
fn names_media(site: &Site, text: &str) -> bool {
    SitePath::new(text.trim()).is_some_and(|path| site.media_file(&path).is_some())
}

/// What is wrong with a file that the details name, if anything. What is no path at all is reported by `resolve`.
fn judge_named(site: &Site, teller: &Fields<'_>, named: &NamedFile) -> Option<Diag> {
    let written = named.file.trim();
    if scheme(written) == Scheme::Outside && named.field == "evidence" {
        return None;
    }
    let Some(file) = SitePath::new(written) else {
        return (named.field == "evidence").then(|| {
            let path = [Key(named.list), Index(named.entry), Key(named.field), Index(named.position)];
            report(
                teller,
                named,
                "this is not a file of the content folder".into(),
                teller.own_file(&path, written, "media/lot.jpg"),
            )
        });
    };
    // A title that is a file has changed places with it, which is reported.
    let title = [Key(named.list), Index(named.entry), Key("title")];
    let is_swapped = || teller.text(&title).is_some_and(|title| names_media(site, &title));
    if site.media_file(&file).is_some() || named.list == "attachments" && is_swapped() {
        return None;
    }
    // `evidence: yes`: no file and no address.
    if named.field == "evidence"
        && !written.contains(['.', '/'])
        && !site.media.keys().any(|path| path.stem() == written)
    {
        let message =
            format!("\"{}\" is no file: evidence is a file or an address that shows what was done", one_line(written));
        let words = "write the path of the file, such as `media/the-file.pdf`, or an address that begins with \
            https://, or delete `evidence`";
        let fix = teller.without(&[Key(named.list), Index(named.entry), Key(named.field)]);
        return Some(report(teller, named, message, Help::new(words).by(fix)));
    }
    if let Some(reported) = address_for_file(teller, named, written) {
        return Some(reported);
    }
    let parts: Vec<&str> = written.split([',', ';']).map(str::trim).collect();
    if parts.len() > 1
        && parts.iter().all(|part| SitePath::new(part).is_some_and(|path| site.media.contains_key(&path)))
    {
        let list = teller.write(
            &[Key(named.list), Index(named.entry), Key(named.field)],
            &crate::record::parse::decode::in_brackets(written),
        );
        let help = Help::typed("write them as a list, in brackets: ", list);
        return Some(report(teller, named, format!("\"{written}\" are several files in one text"), help));
    }
    let elsewhere = || Some(moved(site, &file)?.to_string());
    let Missing { message, help, meant, .. } = missing(site, (written, &file), elsewhere);
    let path = [Key(named.list), Index(named.entry), Key(named.field), Index(named.position)];
    let fixes: Vec<Fix> = meant.iter().filter_map(|path_| teller.put(&path, path_)).collect();
    Some(report(teller, named, message, Help::new(help).by(fixes)))
}

fn report(teller: &Fields<'_>, named: &NamedFile, message: String, help: impl Into<Help>) -> Diag {
    Diag::new(Code::MissingFile, place_named(teller, named), message, help)
}

/// Where the details name a file.
pub(super) fn place_named(teller: &Fields<'_>, named: &NamedFile) -> Place {
    teller.place(&[Key(named.list), Index(named.entry), Key(named.field), Index(named.position)])
}

/// What is wrong with a link of a body, if anything.
fn judge(site: &Site, file: &Source, link: &LinkFact) -> Option<Diag> {
    let place = || Place::new(file, target_span(file, link));
    if link.refused {
        return Some(super::targets::refused(file, link));
    }
    let outside = scheme(&link.target) != Scheme::Relative;
    if !outside && linked(site, &file.path, &link.target).is_none() {
        let path = link.target.split(['#', '?']).next().unwrap_or("");
        let wanted = file.path.beside(path).or_else(|| SitePath::new(path))?;
        if is_record(site, &wanted) {
            return None;
        }
        if let Some((message, help)) = super::targets::own_path(file, link).or_else(|| not_a_file(site, file, link)) {
            return Some(Diag::new(Code::MissingFile, place(), message, help).as_warning());
        }
        if let Some(reported) = word_file(site, file, link, &wanted) {
            return Some(reported);
        }
        let elsewhere = || Some(relative(&file.path, moved(site, &wanted)?));
        let Missing { message, help, differs, mut meant } = missing(site, (path, &wanted), elsewhere);
        let shows = |path: &String| {
            SitePath::new(path.trim_start_matches("../")).is_some_and(|path| picture::is_named_as_picture(&path))
        };
        meant.retain(|path| link.alternative.is_none() || shows(path));
        let span = target_span(file, link);
        let whole = file.text[span.start..span.end] == *link.target;
        let fixes = meant.iter().filter(|_| whole).map(|path| {
            Fix::replace(
                file,
                Span::new(span.start, span.start + link.target.find(['#', '?']).unwrap_or(link.target.len())),
                path.as_str(),
            )
        });
        let diag = Diag::new(Code::MissingFile, place(), message, Help::new(help).by(fixes.collect::<Vec<_>>()));
        // A link into `media/` is meant for this site; anything else may be a habit of another tool.
        let meant = differs || wanted.top() == "media";
        return Some(if meant { diag } else { diag.as_warning() });
    }
    None
}

/// A link into another record leads to a part that is there, in one of the languages.
fn judge_part(site: &Site, file: &Source, link: &LinkFact, known: &mut PartsOfSources) -> Option<Diag> {
    let (_, fragment) =
        link.target.split_once('#').filter(|(path, fragment)| !path.is_empty() && !fragment.is_empty())?;
    let is_link = link.alternative.is_none() && !link.refused && scheme(&link.target) == Scheme::Relative;
    let Some(Linked::Record(record)) = is_link.then(|| linked(site, &file.path, &link.target)).flatten() else {
        return None;
    };
    let languages = &site.config.languages;
    if matches!(record, RecordIndex::Huddle(index) if site.huddle(index).minutes == Minutes::Withdrawn) {
        return None;
    }
    if languages
        .iter()
        .any(|language| parts_of(site, record, language, known).is_some_and(|parts| parts.find(fragment).is_some()))
    {
        return None;
    }
    let parts =
        parts_of(site, record, &languages[0], known).map_or_else(Default::default, |parts| parts.fragments.clone());
    let target = link.target.split('#').next().unwrap_or("");
    let text = format!("\"{}\"", one_line(target));
    Some(super::words::no_part((file, target_span(file, link)), &format!("#{fragment}"), &text, &parts))
}

/// Whether the path is that of a record that could not be read: its own mistake is reported, and the link is right.
fn is_record(site: &Site, wanted: &SitePath) -> bool {
    let with_extension = format!("{wanted}.md");
    let names = |source: &Source| source.path == *wanted || source.path.as_str() == with_extension;
    site.sources.iter().any(|source| names(source))
        && !site.left_out.iter().any(|left| left.path == *wanted || left.path.as_str() == with_extension)
}

/// What is wrong with a link that was never meant for a file: an address of the web without its beginning, or the
/// address that a record has on the built site.
fn not_a_file(site: &Site, file: &Source, link: &LinkFact) -> Option<(String, Help)> {
    let span = target_span(file, link);
    let fix = |text: &str| {
        if file.text[span.start..span.end] == *link.target {
            Ok(Fix::replace(file, span, text))
        } else {
            Err(text.to_owned())
        }
    };
    let target = one_line(&link.target);
    if let Some(address) = web_address_of(&target) {
        let message = format!("\"{target}\" is taken for a file: an address of the web begins with https://");
        return Some((message, Help::typed("write ", fix(&address))));
    }
    if target.contains('@') && !target.contains('/') && target.rsplit('@').next().is_some_and(|host| host.contains('.'))
    {
        let message = format!("\"{target}\" is taken for a file: an address for mail begins with mailto:");
        return Some((message, Help::typed("write ", fix(&format!("mailto:{target}")))));
    }
    let Some((record, rest)) = record_at(site, file, &link.target) else {
        return super::targets::no_page(site, (file, span), link);
    };
    let message = format!("\"{target}\" is an address of the built site, not a file");
    let more = if rest { ", the file of the record" } else { "" };
    Some((message, Help::typed("link to the file: ", fix(&record)).and(more)))
}

/// A file that is not there, in words.
struct Missing {
    /// What may be meant, as it is written here.
    meant: Vec<String>,
    message: String,
    help: String,
    /// Only capitals differ from a file that is there.
    differs: bool,
}

/// An address of the web where the details name a file.
fn address_for_file(teller: &Fields<'_>, named: &NamedFile, written: &str) -> Option<Diag> {
    let address = if scheme(written) == Scheme::Outside { Some(written.to_owned()) } else { web_address_of(written) };
    let address = address.filter(|address| address.starts_with("http"))?;
    let message = format!(
        "\"{}\" is an address of the web, and `{}` names a file of the content folder",
        shorten(&one_line(written), 100),
        named.field
    );
    let name = own_name(&address);
    let is_file = name.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty() && (3..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let name = if is_file && address.matches('/').count() > 2 { name } else { "the-file.pdf".to_owned() };
    let words = "download it into the folder media/ and name that file, such as ";
    let path = [Key(named.list), Index(named.entry), Key(named.field), Index(named.position)];
    let typed = teller.put(&path, &format!("media/{name}")).ok_or_else(|| format!("{}: media/{name}", named.field));
    let help = Help::typed(words, typed).and(", or delete the entry and put the link into the text below the details");
    Some(report(teller, named, message, help))
}

/// Endings of what records are written or printed in elsewhere.
const DOCUMENTS: [&str; 10] = ["doc", "docx", "docm", "odt", "rtf", "pages", "pdf", "htm", "html", "txt"];

/// A link to the file of a word processor that a record was made of: the record itself has the same name.
fn word_file(site: &Site, file: &Source, link: &LinkFact, wanted: &SitePath) -> Option<Diag> {
    if !DOCUMENTS.contains(&wanted.extension().as_str()) {
        return None;
    }
    let key = file_key(wanted.stem());
    let mut named = site.lookup.record_of_file.keys().filter(|path| file_key(path.stem()) == key);
    let record = named.next().filter(|_| named.next().is_none() && link.alternative.is_none())?;
    let there = relative(&file.path, record);
    let span = target_span(file, link);
    let is_whole = file.text[span.start..span.end] == *link.target;
    let end = link.target.find(['#', '?']).unwrap_or(link.target.len());
    let typed = if is_whole {
        Ok(Fix::replace(file, Span::new(span.start, span.start + end), there.as_str()))
    } else {
        Err(there)
    };
    let message = format!("there is no file \"{}\"; the record of this name is \"{record}\"", wanted.file_name());
    let help = Help::typed("link to the record: ", typed);
    Some(Diag::new(Code::MissingFile, Place::new(file, span), message, help).as_warning())
}

/// The only file of this name, which lies in another folder.
fn moved<'s>(site: &'s Site, wanted: &SitePath) -> Option<&'s SitePath> {
    let key = file_key(wanted.file_name());
    let mut named = site.media.keys().filter(|path| file_key(path.file_name()) == key);
    named.next().filter(|_| named.next().is_none())
}

/// "there is no file X; the folder has x": with the likeliest meant. `written` is how the path stands in the text,
/// `elsewhere` gives the way to a file of this name in another folder.
fn missing(site: &Site, (written, wanted): (&str, &SitePath), elsewhere: impl Fn() -> Option<String>) -> Missing {
    let key = file_key(wanted.as_str());
    let all = || site.media.keys().chain(site.lookup.record_of_file.keys());
    if let Some(same) = all().find(|path| file_key(path.as_str()) == key) {
        let (given, there) = if wanted.file_name() == same.file_name() {
            (wanted.as_str(), same.as_str())
        } else {
            (wanted.file_name(), same.file_name())
        };
        let message = format!("there is no file \"{given}\"; the folder has \"{there}\"");
        let meant = like(written, same);
        return Missing {
            message,
            help: format!("write it with the same capitals: `{meant}`"),
            differs: true,
            meant: vec![meant],
        };
    }
    if let Some(meant) = elsewhere() {
        let message = format!("there is no file \"{wanted}\", but one of this name in another folder");
        return Missing { message, help: format!("write `{meant}`"), differs: false, meant: vec![meant] };
    }
    let folder =
        |path: &SitePath| path.as_str().rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let beside: Vec<&SitePath> = site.media.keys().filter(|path| folder(path) == folder(wanted)).collect();
    let names = || beside.iter().map(|path| path.file_name());
    let near = crate::text::nearest(wanted.file_name(), names())
        .and_then(|near| beside.iter().find(|path| path.file_name() == near));
    let (help, meant) = match near {
        Some(near) => (format!("did you mean `{}`?", like(written, near)), vec![like(written, near)]),
        None if beside.is_empty() => ("put the file there, or delete what refers to it".to_owned(), Vec::new()),
        None => {
            let meant = beside.iter().take(8).map(|path| like(written, path)).collect();
            (format!("put the file there, or name one that is there: {}", list_of(names(), 8)), meant)
        }
    };
    Missing { message: format!("there is no file \"{wanted}\""), help, differs: false, meant }
}

/// The path of `file`, written in the way of `written`: with the same steps up before it.
fn like(written: &str, file: &SitePath) -> String {
    let steps: String = written.split_inclusive('/').take_while(|part| matches!(*part, "../" | "./" | "/")).collect();
    let rest = &written[steps.len()..];
    let length = rest.split('/').count();
    let parts: Vec<&str> = file.as_str().split('/').collect();
    format!("{steps}{}", parts[parts.len().saturating_sub(length)..].join("/"))
}
