//! What is around every page: title, navigation, languages, breadcrumb, footer.

use super::every_page::{Alternate, Common, DataFile, Feed, NavItem, Shared, Sign, Ways};
use super::heading::Heading;
use super::parts::crumb::{crumb, root_of};
use super::parts::introduction::INTRODUCTION;
use super::shapes::Link;
use super::viewer::Viewer;
use super::{linked, preview};
use crate::data::{Published, bodies};
use crate::pages::language::{Argument, Speech, direction};
use crate::record::config::ExportGroup;
use crate::record::model::{PageIndex, RecordDate, RecordIndex, Site};
use crate::site::plan::subscriptions::{self, CALENDAR, FEED, JSON_FEED, News, TASKS};
use crate::site::plan::{
    Followed, HuddleScope, Key, OutcomeScope, Planned, address, beside, data, key_of, key_of_former,
};
use crate::text::shorten;
use std::collections::{BTreeMap, BTreeSet};

/// Plain pages that the footer links to, in this order, where a site has them; others follow.
const FOOTER_FIRST: [&str; 5] = ["about", "take-part", "accessibility", "corrections-policy", "privacy"];

/// Characters that search engines show of a description, and the fewest that say anything.
const DESCRIPTION: std::ops::RangeInclusive<usize> = 40..=165;

/// The kinds of pages that a script makes easier to use, with the theme's files. Each of them works without it.
pub const SCRIPTS: &[(&str, &[&str])] = &[
    ("commitment", &["copy.js"]),
    ("find", &["fold.js", "find.js"]),
    ("huddle", &["copy.js"]),
    ("outcomes", &["outcomes.js"]),
    ("search", &["fold.js", "search.js"]),
    ("verify", &["verify.js"]),
];

/// Puts the frame around a page's heading.
pub fn around(viewer: &Viewer<'_>, planned: Planned, heading: Heading) -> Common {
    let own = address(viewer.site, planned);
    let root = match planned.key {
        Key::NotFound => viewer.site.config.base_path().to_owned(),
        _ => root_of(&own),
    };
    let site_title = viewer.name(&viewer.site.config.title);
    let head_title = if planned.key == Key::Home {
        site_title.to_owned()
    } else {
        viewer.speech.say(
            "head_title",
            &[("title", Argument::Text(&shorten(&heading.title, 90))), ("site", Argument::Text(site_title))],
        )
    };
    let permanent = format!("{}{own}", viewer.site.config.base_url);
    let cite = super::cite::cite(viewer, planned.key, &heading.title, &permanent);
    let description = description(&heading.description, &heading.title, site_title);
    let page = linked::Page {
        key: planned.key,
        url: &permanent,
        title: &heading.title,
        description: &description,
        breadcrumb: &heading.breadcrumb,
    };
    Common {
        linked_html: linked::blocks(viewer, &page),
        preview: preview::tags(viewer, planned.key, &heading.title),
        kind: heading.kind,
        scripts: SCRIPTS.iter().find(|(kind, _)| *kind == heading.kind).map_or(&[], |(_, files)| files),
        root,
        head_title,
        description,
        section: own,
        alternates: alternates(viewer, planned),
        breadcrumb: heading.breadcrumb,
        title_lang: heading.untranslated.as_ref().map_or(String::new(), |language| viewer.lang_of(language)),
        page_note: heading.untranslated.map_or(String::new(), |language| untranslated(viewer, &language)),
        printed: printed(viewer, &permanent, cite.as_ref().map_or("", |cite| &cite.version.text)),
        built: built(viewer, planned.key),
        feeds: feeds(viewer, planned.key),
        follow: follow(viewer, planned.key),
        data_files: data_files(viewer, planned.key),
        cite,
        canonical: canonical(viewer, planned.key, permanent),
        title: heading.title,
    }
}

/// The address under which a page wants to be found: that of the record where the page only leads to it.
fn canonical(viewer: &Viewer<'_>, key: Key, permanent: String) -> String {
    match key {
        Key::NotFound => String::new(),
        Key::Former(at) => {
            let now = viewer.address(key_of_former(&viewer.site.former[at]));
            format!("{}{now}", viewer.site.config.base_url)
        }
        _ => permanent,
    }
}

/// The day of the build, on the two pages that say it: any other would be published anew each day with nothing new to
/// read.
fn built(viewer: &Viewer<'_>, key: Key) -> String {
    match key {
        Key::Home | Key::Data => viewer.speech.dated("built_on", RecordDate::Day(viewer.site.today)),
        _ => String::new(),
    }
}

/// The last line on paper: where the copy is from, and its version.
fn printed(viewer: &Viewer<'_>, permanent: &str, version: &str) -> String {
    let arguments = [("address", Argument::Text(permanent)), ("version", Argument::Text(version))];
    viewer.speech.say(if version.is_empty() { "printed_line" } else { "printed_version" }, &arguments)
}

/// The way to the page that says how to follow what a page is about.
fn follow(viewer: &Viewer<'_>, key: Key) -> Option<Link> {
    let followed = Followed::on(key).filter(|followed| subscriptions::can_follow(viewer.site, *followed))?;
    Some(crumb(viewer, "follow_here", Key::Follow(followed)))
}

/// The news and the dates that are about what a page is about.
fn feeds(viewer: &Viewer<'_>, key: Key) -> Vec<Feed> {
    let news = match key {
        Key::Follow(_) => return Vec::new(),
        Key::Outcomes(scope @ (OutcomeScope::All | OutcomeScope::Division(_) | OutcomeScope::Area(_)), _) => {
            vec![News::Changes(scope)]
        }
        Key::Changes(None, _) => vec![News::Published],
        Key::Corrections => vec![News::Corrections],
        _ => Followed::on(key).map_or(Vec::new(), |followed| subscriptions::news_of(viewer.plan, followed)),
    };
    let place = matches!(key, Key::Home | Key::Division(_) | Key::Area(_)).then_some(key);
    let exports = &viewer.site.config.exports;
    let news = news.into_iter().filter(|_| exports.has(ExportGroup::Feeds)).flat_map(|news| news_feeds(viewer, news));
    let place = place.filter(|_| exports.has(ExportGroup::Calendars));
    news.chain(place.into_iter().flat_map(|place| calendars(viewer, place))).collect()
}

/// A feed in both formats. The second is for programs, which find it in the page's head.
pub fn news_feeds(viewer: &Viewer<'_>, news: News) -> [Feed; 2] {
    let feed = |label: String, file: &str, media_type| Feed {
        label,
        title: news_title(viewer, news),
        address: subscriptions::feed(viewer.site, news, viewer.language, file),
        media_type,
    };
    let label = match news {
        News::Huddles(_) => "footer_feed",
        News::Changes(_) => "feed_changes",
        News::Corrections => "feed_corrections",
        News::Published => "changes_title",
    };
    [feed(viewer.word(label), FEED, "application/atom+xml"), feed(String::new(), JSON_FEED, "application/feed+json")]
}

/// The dates of a place, and what was promised there.
pub fn calendars(viewer: &Viewer<'_>, place: Key) -> [Feed; 2] {
    let name = followed_name(viewer, place).unwrap_or_default();
    let calendar = |(label, title, file): (&str, &str, &str)| Feed {
        label: viewer.word(label),
        title: viewer.speech.with(title, "name", &name),
        address: subscriptions::calendar(viewer.site, place, viewer.language, file),
        media_type: "text/calendar",
    };
    [("footer_calendar", "calendar_title", CALENDAR), ("calendar_tasks", "calendar_tasks_title", TASKS)].map(calendar)
}

/// "Minutes and news: Central Division".
pub fn news_title(viewer: &Viewer<'_>, news: News) -> String {
    let (id, place) = match news {
        News::Huddles(_) => ("feed_title", subscriptions::page_of(news)),
        News::Changes(OutcomeScope::Division(index)) => ("feed_changes_title", Key::Division(index)),
        News::Changes(OutcomeScope::Area(index)) => ("feed_changes_title", Key::Area(index)),
        News::Changes(_) => ("feed_changes_title", Key::Home),
        News::Corrections => ("feed_corrections_title", Key::Home),
        News::Published => ("changes_feed_title", Key::Home),
    };
    viewer.speech.with(id, "name", &followed_name(viewer, place).unwrap_or_default())
}

/// What a feed has, in a sentence.
pub fn news_subtitle(viewer: &Viewer<'_>, news: News) -> String {
    viewer.word(match news {
        News::Huddles(_) => "desc_feed_huddles",
        News::Changes(_) => "desc_feed_changes",
        News::Corrections => "desc_feed_corrections",
        News::Published => "desc_changes",
    })
}

/// Where documents are published: that of the page's record, a commitment's being its huddle's, and its text where it
/// is in the page's language.
fn data_files(viewer: &Viewer<'_>, key: Key) -> Vec<DataFile> {
    if !viewer.site.config.exports.has(ExportGroup::Documents) {
        return Vec::new();
    }
    let (record, own_page) = match key {
        Key::Huddle(index) => (RecordIndex::Huddle(index), true),
        Key::Commitment(index) => (RecordIndex::Huddle(viewer.site.commitment(index).huddle), false),
        Key::Update(index) => (RecordIndex::Update(index), true),
        Key::Division(index) => (RecordIndex::Division(index), true),
        Key::Plain(index) => (RecordIndex::Page(index), true),
        _ => return Vec::new(),
    };
    let published = Published { site: viewer.site, plan: viewer.plan };
    let record_page = Planned { key: key_of(record), language: 0 };
    let document = DataFile { address: beside(viewer.site, record_page, data::RECORD), media_type: "application/json" };
    let here = |language: &&crate::record::model::Language| {
        bodies::page_in(published, record, language).language == viewer.language
    };
    let text = bodies::languages(published, record).into_iter().find(here).filter(|_| own_page);
    let text = text.map(|language| DataFile {
        address: beside(viewer.site, bodies::page_in(published, record, language), data::SOURCE),
        media_type: "text/markdown",
    });
    std::iter::once(document).chain(text).collect()
}

/// The name of what people can subscribe to; `None` where a page is about something else.
pub fn followed_name(viewer: &Viewer<'_>, key: Key) -> Option<String> {
    match key {
        Key::Home => Some(viewer.name(&viewer.site.config.title).to_owned()),
        Key::Division(index) => Some(viewer.division_name(index)),
        Key::Area(index) => Some(viewer.area_title(index)),
        Key::Topic(index) => Some(viewer.name(&viewer.site.topic(index).name).to_owned()),
        _ => None,
    }
}

/// That the page's record has no translation.
fn untranslated(viewer: &Viewer<'_>, language: &str) -> String {
    let name = viewer.speech.name_of(language);
    viewer.speech.say("translated_fallback", &[("language", Argument::Text(name)), ("tag", Argument::Text(language))])
}

/// What search engines show of a page: not too long, and with its title where it would say too little.
pub fn description(text: &str, title: &str, site: &str) -> String {
    let text = crate::text::one_line(text);
    let short = shorten(&text, *DESCRIPTION.end()).into_owned();
    if short.chars().count() >= *DESCRIPTION.start() {
        return short;
    }
    let longer = if short.is_empty() { format!("{title}. {site}") } else { format!("{short} {title}. {site}") };
    shorten(&longer, *DESCRIPTION.end()).into_owned()
}

/// What all pages of a language share.
pub fn shared(viewer: &Viewer<'_>) -> Shared {
    Shared {
        nav: navigation(viewer),
        find_link: viewer.plan.directory.has_areas().then(|| crumb(viewer, "find_link", Key::Find)),
        search_link: Some(crumb(viewer, "nav_search", Key::Search)),
        footer_links: footer(viewer),
        search_description: data::search_description(viewer.site, viewer.language),
        logo: crate::pages::view::pictures::logo(viewer.site).unwrap_or_default(),
        ways: ways(&viewer.speech.language, languages(viewer.site)),
        foreign: viewer.spoken.foreign().iter().map(|(name, tag)| (name.clone(), tag.to_string())).collect(),
        signs: signs(viewer.speech, languages(viewer.site)),
    }
}

/// What the signs of other languages than the page's say.
pub fn signs<'t>(speech: &Speech, languages: impl IntoIterator<Item = &'t str>) -> BTreeMap<String, Sign> {
    let sign = |tag: &'t str| {
        let arguments = [("language", Argument::Text(speech.name_of(tag))), ("tag", Argument::Text(tag))];
        (tag.to_owned(), Sign { sign: tag.to_uppercase(), text: speech.say("sign_note", &arguments) })
    };
    languages.into_iter().filter(|tag| **tag != *speech.language).map(sign).collect()
}

/// The languages of all texts of the site.
fn languages(site: &Site) -> BTreeSet<&str> {
    let own = site.huddles.iter().map(|huddle| (&huddle.language, Some(&huddle.body)));
    let own = own.chain(site.updates.iter().map(|update| (&update.language, Some(&update.body))));
    let own = own.chain(site.pages.iter().map(|page| (&page.language, Some(&page.body))));
    let own = own.chain(site.divisions.iter().map(|division| (&division.language, division.body.as_ref())));
    let all = own
        .flat_map(|(own, body)| body.into_iter().flat_map(|body| &body.translations).map(|(tag, ..)| tag).chain([own]));
    all.chain(&site.config.languages).map(|tag| &**tag).collect()
}

/// Which of these languages are written in the other direction than `own`.
pub fn ways<'t>(own: &str, languages: impl IntoIterator<Item = &'t str>) -> Ways {
    let way = direction(own);
    let of = languages.into_iter().filter(|tag| direction(tag) != way).map(str::to_owned).collect();
    Ways { dir: if way == "rtl" { "ltr" } else { "rtl" }, of }
}

fn navigation(viewer: &Viewer<'_>) -> Vec<NavItem> {
    let mut items = vec![
        ("nav_home", Key::Home),
        ("nav_divisions", Key::Divisions),
        ("nav_huddles", Key::Huddles(HuddleScope::All, 1)),
        ("nav_outcomes", Key::Outcomes(OutcomeScope::All, 1)),
        ("nav_upcoming", Key::Upcoming),
    ];
    if !viewer.site.topics.is_empty() {
        items.push(("nav_topics", Key::Topics));
    }
    let item = |(word, target): (&str, Key)| NavItem { label: viewer.word(word), address: viewer.address(target) };
    items.into_iter().map(item).collect()
}

/// The same page in the site's other languages. Every page exists in every language, in words of the original where
/// there is no translation.
fn alternates(viewer: &Viewer<'_>, planned: Planned) -> Vec<Alternate> {
    let languages = viewer.site.config.languages.iter().enumerate().filter(|(at, _)| *at != viewer.language);
    let alternate = |(at, tag): (usize, &crate::record::model::Language)| {
        let key = if planned.key == Key::NotFound { Key::Home } else { planned.key };
        let address = address(viewer.site, Planned { key, language: at });
        Alternate {
            lang: tag.to_string(),
            label: viewer.speech.name_of(tag).to_owned(),
            url: format!("{}{address}", viewer.site.config.base_url),
            address,
            exact: !matches!(planned.key, Key::NotFound | Key::Former(_)),
        }
    };
    languages.map(alternate).collect()
}

fn footer(viewer: &Viewer<'_>) -> Vec<Link> {
    let pages = &viewer.site.pages;
    let rank = |id: &str| FOOTER_FIRST.iter().position(|known| *known == id).unwrap_or(FOOTER_FIRST.len());
    let mut order: Vec<usize> = (0..pages.len()).filter(|at| pages[*at].id != INTRODUCTION).collect();
    order.sort_by_key(|at| (rank(&pages[*at].id), *at));
    let mut links: Vec<Link> = order
        .into_iter()
        .map(|at| {
            let said = viewer.said(&pages[at].title, &pages[at].language);
            Link {
                label: said.text.to_owned(),
                address: viewer.address(Key::Plain(PageIndex::at(at))),
                lang: said.lang,
            }
        })
        .collect();
    links.push(super::score::link(viewer, "title_scoreboard"));
    if !viewer.site.organizations.is_empty() {
        links.push(Link {
            label: viewer.word("footer_organizations"),
            address: viewer.address(Key::Organizations),
            lang: String::new(),
        });
    }
    if viewer.plan.history.is_some() {
        links.push(crumb(viewer, "changes_title", Key::Changes(None, 1)));
    }
    if !viewer.plan.corrected.is_empty() {
        links.push(crumb(viewer, "feed_corrections", Key::Corrections));
    }
    links.push(crumb(viewer, "open_title", Key::Data));
    links.extend(viewer.plan.history.as_ref().map(|_| crumb(viewer, "verify_title", Key::Verify)));
    if subscriptions::can_follow(viewer.site, Followed::Site) {
        links.push(crumb(viewer, "footer_follow", Key::Follow(Followed::Site)));
    }
    links
}
