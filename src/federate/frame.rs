//! What is around every page of a combined site, and in whose words it is said: the theme's own where departments stand
//! side by side, a department's names for its levels on its own pages.

use super::federation::Federation;
use super::plan::{Key, Planned, address};
use crate::pages::language::messages::LanguageMistake;
use crate::pages::language::{Argument, Speech};
use crate::pages::render::Renderer;
use crate::pages::view::every_page::{Alternate, Common, Feed, NavItem, Shared};
use crate::pages::view::frame::{SCRIPTS, description};
use crate::pages::view::parts::crumb::root_of;
use crate::pages::view::shapes::Link;
use crate::record::config::{Config, Exports, LogSettings, MapFiles, Name, Previews, Publisher, Rules, Style, Term};
use crate::record::model::{Language, RecordDate, Text};
use crate::site::plan::subscriptions::{CALENDAR, FEED, JSON_FEED};
use crate::site::theme::Theme;
use std::collections::{BTreeMap, HashMap};

/// What the data of the combined site is, from the site's root.
pub const INDEX: &str = "data/federation.json";

/// The words of a language with the templates that say them.
pub struct Voice {
    /// Words, numbers and dates of the language.
    pub speech: Speech,
    /// Templates with these words and what all pages of the language share.
    pub renderer: Renderer,
}

/// Every voice of a combined site.
pub struct Voices {
    /// One for each language.
    shared: Vec<Voice>,
    /// Of departments with names of their own, by department and language.
    own: HashMap<(usize, usize), Voice>,
    /// The site's title in each language, the same on every page.
    titles: Vec<String>,
}

/// A page's own part of the frame.
pub struct Heading {
    /// The kind of the page, which chooses its template and is a class of its `body`.
    pub kind: &'static str,
    /// The heading, as plain text.
    pub title: String,
    /// For search engines and shared links, before it is shortened.
    pub description: String,
    /// The pages above this one, the home page first; empty on the home page.
    pub breadcrumb: Vec<Link>,
}

/// One page being made: what it is of, which, and in whose words.
#[derive(Clone, Copy)]
pub struct Viewer<'a> {
    /// All departments.
    pub federation: &'a Federation,
    /// Which page, in which language.
    pub planned: Planned,
    /// The words and templates of the page: a department's own where it is about one that renames levels.
    pub voice: &'a Voice,
    /// Of the whole site.
    pub title: &'a str,
}

impl Voices {
    /// # Errors
    /// Languages that the theme has no words for.
    ///
    /// # Panics
    /// Where the program's own templates cannot be read, which is a bug.
    pub fn new(federation: &Federation, theme: &Theme) -> Result<Self, Vec<LanguageMistake>> {
        let renderer =
            Renderer::new(theme).unwrap_or_else(|diags| panic!("the program's own templates are broken: {diags:?}"));
        let shared = voices(federation, &[], &BTreeMap::new(), (theme, &renderer))?;
        let titles: Vec<String> = shared.iter().map(|voice| title(federation, &voice.speech)).collect();
        let mut own = HashMap::new();
        for (at, department) in
            federation.departments.iter().enumerate().filter(|(_, department)| !department.about.terms.is_empty())
        {
            let spoken = voices(federation, &titles, &department.about.terms, (theme, &renderer))?;
            own.extend(spoken.into_iter().enumerate().map(|(language, voice)| ((at, language), voice)));
        }
        Ok(Self { shared, own, titles })
    }

    /// What is needed to make a page: a page of a department that renames levels is said in its words.
    pub fn viewer<'a>(&'a self, federation: &'a Federation, planned: Planned) -> Viewer<'a> {
        let department = match planned.key {
            Key::Department(at) | Key::Division(at, ..) => Some(at),
            _ => None,
        };
        let own = department.and_then(|at| self.own.get(&(at, planned.language)));
        Viewer {
            federation,
            planned,
            voice: own.unwrap_or(&self.shared[planned.language]),
            title: &self.titles[planned.language],
        }
    }

    /// The same page in every language.
    pub fn languages<'a>(&'a self, federation: &'a Federation, key: Key) -> impl Iterator<Item = Viewer<'a>> {
        (0..self.shared.len()).map(move |language| self.viewer(federation, Planned { key, language }))
    }
}

type Terms = BTreeMap<Term, BTreeMap<String, Name>>;

/// One for each language; `titles` are given where they are known already.
fn voices(
    federation: &Federation,
    titles: &[String],
    terms: &Terms,
    (theme, renderer): (&Theme, &Renderer),
) -> Result<Vec<Voice>, Vec<LanguageMistake>> {
    let mut config = config(federation, terms);
    let (speeches, mistakes) = Speech::all(theme, &config);
    if !mistakes.is_empty() {
        return Err(mistakes.into_iter().map(|(_, mistake)| mistake).collect());
    }
    let voice = |(language, speech): (usize, Speech)| {
        config.title = Text::new(titles.get(language).cloned().unwrap_or_else(|| title(federation, &speech)));
        config.style.footer = Text::new(speech.word("federation_footer"));
        let shared = shared(federation, &speech, language);
        Voice { renderer: renderer.for_language(&config, &speech, &shared), speech }
    };
    Ok(speeches.into_iter().enumerate().map(voice).collect())
}

fn config(federation: &Federation, terms: &Terms) -> Config {
    Config {
        title: Text::default(),
        publisher: Publisher::default(),
        base_url: federation.base_url.clone(),
        timezone: chrono_tz::UTC,
        languages: federation.languages.clone(),
        theme: "civic".into(),
        style: Style::default(),
        map: MapFiles::default(),
        license: None,
        drafts: false,
        fictional: federation.departments.iter().all(|department| department.about.fictional),
        terms: terms.clone(),
        topics_closed: false,
        sectors: Vec::new(),
        rules: Rules::default(),
        previews: Previews::default(),
        exports: Exports::default(),
        allowed: Vec::new(),
        public_contacts: Vec::new(),
        log: LogSettings::default(),
        mailing_list: String::new(),
    }
}

fn title(federation: &Federation, speech: &Speech) -> String {
    if federation.title.is_empty() {
        speech.count("federation_title", number(federation.departments.len()))
    } else {
        federation.title.clone()
    }
}

fn shared(federation: &Federation, speech: &Speech, language: usize) -> Shared {
    let item = |(word, key): (&str, Key)| NavItem {
        label: speech.word(word).to_owned(),
        address: address(federation, Planned { key, language }),
    };
    Shared {
        nav: [("nav_home", Key::Home), ("nav_topics", Key::Topics), ("state_overdue", Key::Overdue)].map(item).into(),
        search_link: Some(Link {
            label: speech.word("nav_search").to_owned(),
            address: address(federation, Planned { key: Key::Search, language }),
            lang: String::new(),
        }),
        footer_links: vec![Link {
            label: speech.word("llms_data").to_owned(),
            address: INDEX.to_owned(),
            lang: String::new(),
        }],
        ways: crate::pages::view::frame::ways(&speech.language, federation.languages.iter().map(|tag| &**tag)),
        signs: crate::pages::view::frame::signs(speech, federation.languages.iter().map(|tag| &**tag)),
        ..Shared::default()
    }
}

impl Viewer<'_> {
    /// Words, numbers and dates of the page's language.
    pub fn speech(&self) -> &Speech {
        &self.voice.speech
    }

    /// A message without arguments, as it is in the page's words.
    pub fn word(&self, id: &str) -> String {
        self.speech().word(id).to_owned()
    }

    /// The address of another page in the same language, from the site's root.
    pub fn address(&self, key: Key) -> String {
        address(self.federation, Planned { key, language: self.planned.language })
    }

    /// A name in the page's language, else as it is.
    pub fn name<'t>(&self, text: &'t Text) -> &'t str {
        text.translated(&self.speech().language).unwrap_or(&text.original)
    }

    /// The language of a text, where it is not the page's.
    pub fn foreign(&self, language: &str) -> String {
        if *language == *self.speech().language { String::new() } else { language.to_owned() }
    }

    /// A link to another page in the same language, labelled with a message.
    pub fn crumb(&self, word: &str, key: Key) -> Link {
        Link { label: self.word(word), address: self.address(key), lang: String::new() }
    }

    /// Puts the frame around a page.
    pub fn around(&self, heading: Heading) -> Common {
        let own = address(self.federation, self.planned);
        let missing = self.planned.key == Key::NotFound;
        // Divisions of two departments may have one name.
        let whole = match self.planned.key {
            Key::Division(at, ..) => format!("{} · {}", heading.title, self.federation.departments[at].about.name),
            _ => heading.title.clone(),
        };
        let shown = crate::text::shorten(&whole, 90);
        let titled = [("title", Argument::Text(&shown)), ("site", Argument::Text(self.title))];
        let base = &self.federation.base_url;
        Common {
            kind: heading.kind,
            scripts: SCRIPTS.iter().find(|(kind, _)| *kind == heading.kind).map_or(&[], |(_, files)| files),
            feeds: self.feeds(),
            root: if missing { base_path(base) } else { root_of(&own) },
            head_title: if self.planned.key == Key::Home {
                self.title.to_owned()
            } else {
                self.speech().say("head_title", &titled)
            },
            description: description(&heading.description, &heading.title, self.title),
            alternates: self.alternates(),
            canonical: if missing || base.is_empty() { String::new() } else { format!("{base}{own}") },
            built: self.built(),
            printed: self.printed(base, &own),
            section: own,
            breadcrumb: heading.breadcrumb,
            title: heading.title,
            ..Common::default()
        }
    }

    /// News and dates, on the home page. News needs an address that is whole.
    fn feeds(&self) -> Vec<Feed> {
        if self.planned.key != Key::Home {
            return Vec::new();
        }
        let home = self.address(Key::Home);
        let feed = |word: &str, file: &str, media_type| Feed {
            label: self.word(word),
            title: self.title.to_owned(),
            address: format!("{home}{file}"),
            media_type,
        };
        let dates = feed("footer_calendar", CALENDAR, "text/calendar");
        if self.federation.base_url.is_empty() {
            return vec![dates];
        }
        let json = Feed { label: String::new(), ..feed("footer_feed", JSON_FEED, "application/feed+json") };
        vec![feed("footer_feed", FEED, "application/atom+xml"), json, dates]
    }

    /// The day of the data, on the home page only.
    fn built(&self) -> String {
        if self.planned.key != Key::Home {
            return String::new();
        }
        let (_, last) = self.federation.as_of();
        self.speech().dated("federation_built", RecordDate::Day(last))
    }

    fn printed(&self, base: &str, own: &str) -> String {
        let whole = if base.is_empty() { self.title.to_owned() } else { format!("{base}{own}") };
        self.speech().with("printed_line", "address", &whole)
    }

    fn alternates(&self) -> Vec<Alternate> {
        let exact = self.planned.key != Key::NotFound;
        let key = if exact { self.planned.key } else { Key::Home };
        let alternate = |(language, tag): (usize, &Language)| {
            let address = address(self.federation, Planned { key, language });
            let base = &self.federation.base_url;
            let url = if base.is_empty() { String::new() } else { format!("{base}{address}") };
            Alternate { lang: tag.to_string(), label: self.speech().name_of(tag).to_owned(), url, address, exact }
        };
        let languages = self.federation.languages.iter().enumerate().filter(|(at, _)| *at != self.planned.language);
        languages.map(alternate).collect()
    }
}

/// The folder of the server that a site is in, for the page that stands for addresses that lead nowhere.
fn base_path(base_url: &str) -> String {
    let rest = base_url.split_once("://").map_or("", |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..]).to_owned()
}

/// A length as messages take numbers.
pub fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
