//! What stands for a page where somebody shares a link to it: tags of the Open Graph protocol (https://ogp.me/), and
//! the texts of the card that is its picture. The pages of a division and of an area have its card, the pages of a
//! huddle and of its commitments that of the area or division where it took place, all others the site's, each in the
//! page's language. Where site.yaml asks for it, a huddle has a card of its own, in the language of its record, which
//! its commitments share.

use super::cards::Places;
use super::every_page::LinkPreview;
use super::spoken::Spoken;
use super::viewer::{Viewer, viewer_of};
use crate::media::color::Color;
use crate::media::picture::card::{Card, Colors, SIZE, legible};
use crate::pages::language::{Argument, Speech};
use crate::record::config;
use crate::record::model::{AreaIndex, DivisionIndex, Huddle, HuddleIndex, HuddleStatus, Site};
use crate::site::plan::{self, HuddleScope, Key, OutcomeScope, Plan};
use crate::site::theme::Theme;
use crate::text::{SitePath, shorten};

pub use super::cards::Previews;

/// Characters of a title that are given: services show fewer.
const TITLE: usize = 120;

/// The theme's own colours, for a stylesheet that does not name them.
const GROUND: Color = Color { red: 0x16, green: 0x2e, blue: 0x51 };
const INK: Color = Color { red: 0xff, green: 0xff, blue: 0xff };

impl Places {
    fn new(viewer: &Viewer<'_>, colors: &Colors) -> Self {
        let digest = |subject| card(viewer, subject).digest(colors);
        Self {
            site: digest(Subject::Site),
            divisions: (0..viewer.site.divisions.len())
                .map(|at| digest(Subject::Division(DivisionIndex::at(at))))
                .collect(),
            areas: (0..viewer.site.areas.len()).map(|at| digest(Subject::Area(AreaIndex::at(at)))).collect(),
        }
    }
}

impl Previews {
    /// A site that lacks the words of a language has no pages, and so no cards.
    pub fn new(site: &Site, plan: &Plan, theme: &Theme, said: (&[Speech], &[Spoken])) -> Self {
        let (palette, own) = (theme.palette(), &site.config.style.colors.light);
        let named = |name: &str| own.get(name).or_else(|| palette.light.get(name)).copied();
        let colors = Colors::new(named("brand").unwrap_or(GROUND), named("on-brand").unwrap_or(INK));
        let mut previews =
            Self { colors, huddles: Vec::new(), places: Vec::new(), locales: said.0.iter().map(locale).collect() };
        if said.0.len() == site.config.languages.len() {
            let viewers: Vec<Viewer<'_>> = (0..said.0.len()).map(viewer_of(site, plan, &previews, said)).collect();
            let places = viewers.iter().map(|viewer| Places::new(viewer, &colors)).collect();
            let count = if site.config.previews == config::Previews::Huddles { site.huddles.len() } else { 0 };
            let indices = (0..count).map(HuddleIndex::at);
            let cards = indices.map(|index| card(&viewers[language_of(site, index)], Subject::Huddle(index)));
            let huddles = cards.map(|card| card.digest(&colors)).collect();
            previews = Self { places, huddles, ..previews };
        }
        previews
    }
}

/// A language and a territory, as the protocol wants them. A tag that names no territory has the one that its words
/// name; where they name none, the language is all that can be said.
fn locale(speech: &Speech) -> String {
    let (tag, word) = (speech.language.replace('-', "_"), speech.word("preview_locale"));
    if word.split('_').next() == Some(&tag) { word.to_owned() } else { tag }
}

/// What a page's picture is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The site.
    Site,
    /// A division.
    Division(DivisionIndex),
    /// An area.
    Area(AreaIndex),
    /// A huddle, where site.yaml asks for such cards.
    Huddle(HuddleIndex),
}

impl Subject {
    /// What the picture of a page is about.
    pub fn of(site: &Site, key: Key) -> Self {
        match key {
            Key::Huddle(index) => Self::of_record(site, index, &site.huddle(index).areas),
            Key::Commitment(index) => {
                Self::of_record(site, site.commitment(index).huddle, &site.commitment(index).areas)
            }
            Key::Division(index)
            | Key::Book(index, ..)
            | Key::Huddles(HuddleScope::Division(index), _)
            | Key::Huddles(HuddleScope::YearDivision(_, index), _)
            | Key::Outcomes(OutcomeScope::Division(index) | OutcomeScope::DivisionState(index, _), _) => {
                Self::Division(index)
            }
            Key::Area(index)
            | Key::Huddles(HuddleScope::Area(index), _)
            | Key::Outcomes(OutcomeScope::Area(index), _) => Self::Area(index),
            _ => Self::Site,
        }
    }

    /// Of what was said at a huddle about these areas.
    fn of_record(site: &Site, huddle: HuddleIndex, areas: &[AreaIndex]) -> Self {
        match (site.config.previews, areas) {
            (config::Previews::Huddles, _) => Self::Huddle(huddle),
            (config::Previews::Places, [only]) => Self::Area(*only),
            (config::Previews::Places, _) => Self::Division(site.huddle(huddle).division),
        }
    }
}

/// The position of the language that a huddle's card is in: that of its record, where it is one of the site's.
pub fn language_of(site: &Site, index: HuddleIndex) -> usize {
    let own = &site.huddle(index).language;
    site.config.languages.iter().position(|language| language == own).unwrap_or(0)
}

/// Where the picture is.
pub fn address(viewer: &Viewer<'_>, subject: Subject) -> SitePath {
    let places = &viewer.previews.places[viewer.language];
    match subject {
        Subject::Site => plan::previews::of_site(viewer.site, viewer.language, places.site),
        Subject::Division(index) => {
            plan::previews::of_division(viewer.site, index, viewer.language, places.divisions[index.position()])
        }
        Subject::Area(index) => {
            plan::previews::of_area(viewer.site, index, viewer.language, places.areas[index.position()])
        }
        Subject::Huddle(index) => {
            plan::previews::of_huddle(viewer.site, index, viewer.previews.huddles[index.position()])
        }
    }
}

/// What the picture says, in the language of the viewer. What the letters of cards cannot write is left out, and
/// something else takes the place of a title.
pub fn card(viewer: &Viewer<'_>, subject: Subject) -> Card {
    let config = &viewer.site.config;
    let host = || legible(host(&config.base_url)).unwrap_or_default();
    let site = legible(viewer.name(&config.title));
    let publisher = || legible(viewer.name(&config.publisher.name)).unwrap_or_default();
    let mut card = match subject {
        Subject::Site => Card { title: site.unwrap_or_else(host), lead: publisher(), ..Card::default() },
        Subject::Division(index) => Card {
            name: site.unwrap_or_else(host),
            title: legible(&viewer.division_name(index)).unwrap_or_default(),
            lead: publisher(),
            ..Card::default()
        },
        Subject::Area(index) => {
            let area = viewer.site.area(index);
            Card {
                name: site.unwrap_or_else(host),
                title: legible(viewer.area_name(index)).unwrap_or_default(),
                lead: legible(&viewer.division_name(area.division)).unwrap_or_default(),
                detail: publisher(),
                ..Card::default()
            }
        }
        Subject::Huddle(index) => {
            Card { name: site.unwrap_or_else(host), ..of_huddle(viewer, viewer.site.huddle(index)) }
        }
    };
    for other in [&mut card.lead, &mut card.detail, &mut card.name] {
        if card.title.is_empty() {
            card.title = std::mem::take(other);
        }
    }
    card
}

fn of_huddle(viewer: &Viewer<'_>, huddle: &Huddle) -> Card {
    let (division, areas) = (legible(&viewer.division_name(huddle.division)), legible(&areas(viewer, huddle)));
    Card {
        name: String::new(),
        title: legible(viewer.said(&huddle.title, &huddle.language).text).unwrap_or_default(),
        lead: legible(&viewer.speech.date(huddle.date)).unwrap_or_else(|| huddle.date.to_string()),
        detail: division.into_iter().chain(areas).collect::<Vec<_>>().join(" · "),
        tag: called_off(huddle).and_then(|word| legible(viewer.speech.word(word))).unwrap_or_default(),
    }
}

/// The areas by name; all of a division in one word; nothing where none is named.
fn areas(viewer: &Viewer<'_>, huddle: &Huddle) -> String {
    viewer.area_names(&huddle.areas, huddle.whole_division)
}

/// The message that says that a huddle did not take place.
fn called_off(huddle: &Huddle) -> Option<&'static str> {
    match huddle.status {
        HuddleStatus::Cancelled => Some("status_cancelled"),
        HuddleStatus::Postponed => Some("status_postponed"),
        HuddleStatus::Scheduled | HuddleStatus::Held => None,
    }
}

/// The host of an address.
fn host(url: &str) -> &str {
    let after = url.split_once("://").map_or(url, |(_, rest)| rest);
    after.split('/').next().unwrap_or_default()
}

/// The tags of a page with this title.
pub fn tags(viewer: &Viewer<'_>, key: Key, title: &str) -> LinkPreview {
    let subject = Subject::of(viewer.site, key);
    let is_article = matches!(key, Key::Huddle(_) | Key::Commitment(_) | Key::Update(_));
    let locales = &viewer.previews.locales;
    let others = locales.iter().enumerate().filter(|(at, _)| *at != viewer.language);
    LinkPreview {
        kind: if is_article { "article" } else { "website" },
        title: shorten(title, TITLE).into_owned(),
        image: format!("{}{}", viewer.site.config.base_url, address(viewer, subject)),
        width: SIZE.width,
        height: SIZE.height,
        alt: alt(viewer, subject),
        locale: locales[viewer.language].clone(),
        other_locales: others.map(|(_, locale)| locale.clone()).collect(),
    }
}

/// What the picture says, in the language of the page.
fn alt(viewer: &Viewer<'_>, subject: Subject) -> String {
    let config = &viewer.site.config;
    let site = viewer.name(&config.title);
    let place_alt = |name: &str| {
        viewer
            .speech
            .say("preview_place", &[("name", Argument::Text(&shorten(name, TITLE))), ("site", Argument::Text(site))])
    };
    match subject {
        Subject::Site => viewer.speech.with("preview_site", "site", &shorten(site, TITLE)),
        Subject::Division(index) => place_alt(&viewer.division_name(index)),
        Subject::Area(index) => place_alt(&viewer.area_title(index)),
        Subject::Huddle(index) => {
            let huddle = viewer.site.huddle(index);
            let title = shorten(viewer.said(&huddle.title, &huddle.language).text, TITLE);
            let title = match called_off(huddle) {
                Some(word) => viewer.speech.say(
                    "calendar_state",
                    &[("state", Argument::Text(viewer.speech.word(word))), ("title", Argument::Text(&title))],
                ),
                None => title.into_owned(),
            };
            let (date, place) = (viewer.speech.date(huddle.date), place(viewer, huddle));
            let arguments =
                [("title", Argument::Text(&title)), ("date", Argument::Text(&date)), ("place", Argument::Text(&place))];
            viewer.speech.say("preview_huddle", &arguments)
        }
    }
}

fn place(viewer: &Viewer<'_>, huddle: &Huddle) -> String {
    let (division, areas) = (viewer.division_name(huddle.division), areas(viewer, huddle));
    let place = if areas.is_empty() { division } else { format!("{division}, {areas}") };
    shorten(&place, TITLE).into_owned()
}
