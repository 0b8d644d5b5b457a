//! What search engines begin with: every page in every language (`sitemap.xml`, the Sitemaps protocol 0.9; each page
//! names its other languages itself), where that is (`robots.txt`), and how the site is searched
//! (`opensearch.xml`, OpenSearch 1.1).

use super::task::{Exporting, Task};
use crate::pages::view::Viewer;
use crate::record::model::{RecordDate, Site};
use crate::site::plan::{self, Key, Plan, Planned, data};
use crate::text::escape;
use chrono::NaiveDate;
use std::fmt::Write;

/// The most that one file may hold (the protocol's own limits): addresses, and bytes.
const ADDRESSES: usize = 50_000;
const BYTES: usize = 50_000_000;

/// Where programs that read the site look for what they may (RFC 9309).
const ROBOTS: &str = "robots.txt";

/// How long a name may be (OpenSearch 1.1, "ShortName" and "LongName").
const SHORT_NAME: usize = 16;
const LONG_NAME: usize = 48;

/// The map, in parts where it is too long for one file; `robots.txt`; a description of the search for each language.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let (site, plan) = (exporting.site, exporting.plan);
    let pages = listed(plan);
    let parts: Vec<Vec<Planned>> = pages.chunks(addresses_in_a_part(site, &pages)).map(<[_]>::to_vec).collect();
    let mut tasks = Vec::new();
    if parts.len() > 1 {
        let count = parts.len();
        tasks.push(Task::file(data::path(data::SITEMAP), move |_| Ok(index(site, count))));
    }
    let single = parts.len() == 1;
    for (at, part) in parts.into_iter().enumerate() {
        let path = if single { data::path(data::SITEMAP) } else { data::sitemap_part(at + 1) };
        tasks.push(Task::file(path, move |_| Ok(sitemap(site, plan, &part))));
    }
    // A site that brings its own says itself what it keeps from whom.
    if !exporting.theme.statics.iter().any(|(path, _)| path.as_str() == ROBOTS) {
        tasks.push(Task::file(data::path(ROBOTS), move |_| Ok(robots(site))));
    }
    tasks.extend(exporting.viewers.iter().map(|viewer| {
        let path = data::path(&data::search_description(site, viewer.language));
        Task::file(path, move |_| Ok(search_description(viewer)))
    }));
    tasks
}

/// Every page that names itself as the one to find: all but the one for addresses that lead nowhere, and those of
/// addresses that lead elsewhere. Later pages of
/// long lists are among them: each shows what no other page of the list does, and names itself.
fn listed(plan: &Plan) -> Vec<Planned> {
    plan.pages.iter().map(|placed| placed.page).filter(is_found).collect()
}

fn is_found(planned: &Planned) -> bool {
    !matches!(planned.key, Key::NotFound | Key::Former(_))
}

/// As many as are sure to fit, were every address as long as the longest.
fn addresses_in_a_part(site: &Site, pages: &[Planned]) -> usize {
    let longest = pages.iter().map(|planned| escape(&plan::address(site, *planned)).len()).max().unwrap_or(0);
    let address = escape(&site.config.base_url).len() + longest;
    // The tags around an address and its day.
    const AROUND: usize = 120;
    (BYTES / (address + AROUND)).clamp(1, ADDRESSES)
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn index(site: &Site, parts: usize) -> Vec<u8> {
    let mut text = String::from(HEAD);
    text.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for part in 1..=parts {
        let _ = writeln!(
            text,
            "<sitemap><loc>{}{}</loc></sitemap>",
            escape(&site.config.base_url),
            data::sitemap_part(part)
        );
    }
    text.push_str("</sitemapindex>\n");
    text.into_bytes()
}

fn sitemap(site: &Site, plan: &Plan, pages: &[Planned]) -> Vec<u8> {
    let mut text = String::with_capacity(pages.len() * 140);
    text.push_str(HEAD);
    text.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let base = escape(&site.config.base_url);
    for &planned in pages {
        let _ = write!(text, "<url><loc>{base}{}</loc>", escape(&plan::address(site, planned)));
        if let Some(day) = last_changed(site, plan, planned.key) {
            let _ = write!(text, "<lastmod>{day}</lastmod>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text.into_bytes()
}

/// The day of the last change on record or in the log; lists have none, plain pages only in the log, and a month is no
/// day.
fn last_changed(site: &Site, plan: &Plan, key: Key) -> Option<NaiveDate> {
    let changed = match key {
        Key::Huddle(index) => plan.huddle_changed(site, index),
        Key::Commitment(index) => Some(plan.commitment_changed(site, index)),
        Key::Update(index) => Some(plan.update_changed(site, index)),
        Key::Division(index) => plan.division_changed(site, index),
        Key::Area(index) => plan.area_changed(site, index),
        Key::Plain(index) => plan.page_changed(index),
        Key::Changes(None, _) => Some(plan.changed(site)),
        _ => None,
    };
    changed.and_then(RecordDate::day)
}

/// Nothing is kept from anyone: what is on the site is published (RFC 9309). A site with drafts is for nobody's index.
fn robots(site: &Site) -> Vec<u8> {
    if site.config.drafts {
        return b"User-agent: *\nDisallow: /\n".to_vec();
    }
    format!("User-agent: *\nDisallow:\n\nSitemap: {}{}\n", site.config.base_url, data::SITEMAP).into_bytes()
}

/// The first words of a name, as many as have room; of a single long word its first letters.
fn cut(name: &str, room: usize) -> String {
    let mut cut: String = name.chars().take(room).collect();
    if cut.len() < name.len()
        && let Some(end) = cut.rfind(' ')
    {
        cut.truncate(end);
    }
    cut.trim_end().to_owned()
}

fn search_description(viewer: &Viewer<'_>) -> Vec<u8> {
    let site = viewer.site;
    let title = crate::text::one_line(viewer.name(&site.config.title));
    let description = viewer.speech.with("search_description", "site", &crate::text::shorten(&title, 400));
    let base = escape(&site.config.base_url);
    let own = data::search_description(site, viewer.language);
    let mut text = String::from(HEAD);
    text.push_str("<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n");
    let _ = write!(
        text,
        "<ShortName>{}</ShortName>\n<Description>{}</Description>\n",
        escape(&cut(&title, SHORT_NAME)),
        escape(&description)
    );
    let _ = writeln!(
        text,
        "<Url type=\"text/html\" template=\"{base}{}?q={{searchTerms}}\"/>",
        viewer.address(Key::Search)
    );
    let _ =
        writeln!(text, "<Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"{base}{own}\"/>");
    let _ = writeln!(text, "<LongName>{}</LongName>", escape(&cut(&title, LONG_NAME)));
    let _ = writeln!(text, "<Language>{}</Language>", escape(&viewer.speech.language));
    text.push_str("</OpenSearchDescription>\n");
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_name_is_cut_between_words() {
        assert_eq!(cut("Larkmoor community huddles", 16), "Larkmoor");
        assert_eq!(cut("Larkmoor", 16), "Larkmoor");
        assert_eq!(cut("Llanfairpwllgwyngyll", 16), "Llanfairpwllgwyn");
    }
}
