//! Links, pictures, attachments and evidence: what they lead to must be there, with its name written exactly so.

use super::Checked;
use crate::diag::{Code, Diag, Place};
use crate::markdown::facts::LinkFact;
use crate::model::commitment::Evidence;
use crate::model::Site;
use crate::parse::front_matter;
use crate::parse::tree::Step::{Index, Key};
use crate::plan::{linked, published_sources};
use crate::resolve::teller::Teller;
use crate::source::Source;
use crate::text::{SitePath, list_of, one_line};

pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for huddle in &checked.site.huddles {
        let missing: Vec<(usize, &SitePath)> = huddle.attachments.iter().map(|attachment| &attachment.file).enumerate().filter(|(_, file)| !checked.site.media.contains_key(*file)).collect();
        for (at, file) in missing {
            let source = checked.site.source(huddle.source);
            let position = position_in_list(source, "attachments", "file", file.as_str()).unwrap_or(at);
            tell(checked.site, source, &[Key("attachments"), Index(position), Key("file")], file, diags);
        }
    }
    evidence(checked, diags);
    boundaries(checked, diags);
    for source in published_sources(checked.site) {
        let file = &checked.site.sources[source];
        for link in &checked.facts[source].body.links {
            diags.extend(judge(checked.site, file, link));
        }
    }
}

fn tell(site: &Site, source: &Source, path: &[crate::parse::tree::Step<'_>], file: &SitePath, diags: &mut Vec<Diag>) {
    let split = front_matter::split(source, false, &mut Vec::new());
    let mut teller = Teller::new(source, &split);
    let (message, help, _) = words(site, file);
    teller.tell(Code::MissingFile, path, message, help);
    diags.append(&mut teller.diags);
}

/// Where in a list the entry with this value is, as the file has it.
fn position_in_list(source: &Source, list: &str, key: &str, value: &str) -> Option<usize> {
    let split = front_matter::split(source, false, &mut Vec::new());
    let tree = crate::parse::details::tree(source, &split, &mut Vec::new())?;
    let crate::parse::tree::NodeValue::List(items) = &tree.get(list)?.value else { return None };
    let matches = |node: &crate::parse::tree::Node| node.get(key).and_then(|node| node.text()).and_then(|text| SitePath::new(text.trim())).is_some_and(|path| path.as_str() == value);
    items.iter().position(matches)
}

fn evidence(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    for report in checked.site.commitments.iter().flat_map(|commitment| &commitment.reports) {
        for item in &report.evidence {
            let Evidence::File(file) = item else { continue };
            if checked.site.media.contains_key(file) {
                continue;
            }
            let source = match report.source {
                crate::model::commitment::ReportSource::Huddle(index) => checked.site.source(checked.site.huddle(index).source),
                crate::model::commitment::ReportSource::Update(index) => checked.site.source(checked.site.update(index).body.source),
            };
            let at = position_in_list(source, "reports", "evidence", file.as_str()).unwrap_or(0);
            tell(checked.site, source, &[Key("reports"), Index(at), Key("evidence")], file, diags);
        }
    }
}

/// Outlines: the file must be there. What is in it is not looked at here.
fn boundaries(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    for division in &site.divisions {
        let Some(body) = &division.body else { continue };
        let source = site.source(body.source);
        let missing = |boundary: &str| SitePath::new(boundary.split('#').next().unwrap_or("")).filter(|file| !boundary.is_empty() && !site.media.contains_key(file));
        if let Some(file) = missing(&division.boundary) {
            tell(site, source, &[Key("boundary")], &file, diags);
        }
        for (at, area) in division.areas.iter().enumerate() {
            if let Some(file) = missing(&site.area(*area).boundary) {
                tell(site, source, &[Key("response_areas"), Index(at), Key("boundary")], &file, diags);
            }
        }
    }
}

/// What is wrong with a link of a body, if anything.
fn judge(site: &Site, file: &Source, link: &LinkFact) -> Option<Diag> {
    let place = || Place::new(file, link.span);
    let target = one_line(&link.target);
    if link.refused {
        let message = format!("\"{target}\" is left out: a link must begin with https:, http:, mailto: or tel:, or lead to a file of the site");
        return Some(Diag::new(Code::UnsafeLink, place(), message, "write the whole address, or delete the link and keep its text"));
    }
    let outside = crate::markdown::scheme(&link.target) != crate::markdown::Scheme::Relative;
    if !outside && linked(site, &file.path, &link.target).is_none() {
        let path = link.target.split(['#', '?']).next().unwrap_or("");
        let wanted = file.path.beside(path).or_else(|| SitePath::new(path))?;
        let (message, help, differs) = words(site, &wanted);
        let diag = Diag::new(Code::MissingFile, place(), message, help);
        // A link into `media/` is meant for this site; anything else may be a habit of another tool.
        let meant = differs || wanted.top() == "media";
        return Some(if meant { diag } else { diag.as_warning() });
    }
    if link.is_image && link.lacks_alternative {
        let help = "say in a few words what it shows: `![A broken street light over a car park](…)`";
        return Some(Diag::new(Code::MissingAlternative, place(), "this picture has no description", help));
    }
    None
}

/// "there is no file X; the folder has x": with the likeliest meant, and whether only the case differs.
fn words(site: &Site, wanted: &SitePath) -> (String, String, bool) {
    let lower = wanted.as_str().to_lowercase();
    let all = || site.media.keys().chain(site.lookup.record_of_file.keys());
    if let Some(same) = all().find(|path| path.as_str().to_lowercase() == lower) {
        let message = format!("there is no file \"{}\"; the folder has \"{}\"", wanted.file_name(), same.file_name());
        return (message, format!("write it with the same capitals: {same}"), true);
    }
    let message = format!("there is no file \"{wanted}\"");
    let folder = wanted.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside: Vec<&str> = site.media.keys().filter(|path| path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder) == folder).map(SitePath::file_name).collect();
    let near = crate::text::nearest(wanted.file_name(), beside.iter().copied());
    let help = match near {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if beside.is_empty() => "put the file there, or delete the link".to_owned(),
        None => format!("put the file there, or link to one of: {}", list_of(beside, 8)),
    };
    (message, help, false)
}
