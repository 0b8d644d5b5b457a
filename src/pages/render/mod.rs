//! Data and templates become HTML. The only room that knows the template engine.
//! Templates get data and nothing else: no function reads a file, the clock or the network.

mod mistakes;

use crate::diagnostics::Diag;
use crate::pages::language::Speech;
use crate::pages::view::every_page::{Common, NavItem, Shared, Sign, Ways};
use crate::pages::view::shapes::Link;
use crate::pages::view::{TEMPLATES, View};
use crate::record::config::Config;
use crate::site::artifact::Origin;
use crate::site::theme::{STYLESHEET, Theme};
use crate::text::phrases::{one_of, tagged};
use crate::text::source::Source;
use crate::text::tongues::Names;
use aho_corasick::AhoCorasick;
use blake3::Hasher;
use mistakes::{diag, list_names, mistakes};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};
use tera::{Context, Error, Tera, Value};

/// The templates of a site, with what every page of one language is given.
pub struct Renderer {
    /// The same for every language.
    tera: Arc<Tera>,
    /// What every page of the language is given.
    global: Context,
    own: BTreeMap<String, Source>,
    /// A hash of what every page is made from: the program, the site's own templates and what all pages of the language
    /// share.
    shared: Origin,
    /// The addresses of the entries of the navigation: a page at one of them says there that it is this page.
    entries: Vec<String>,
    frames: Frames,
    /// What stands in place of what was taken out, as HTML: it gets a mark for eyes.
    redacted: Option<AhoCorasick>,
    /// Names in other languages than the page's.
    foreign: Option<Names>,
    /// Languages that are written in the other direction than the page's.
    ways: Ways,
    /// What is said of titles in another language, by that language.
    signs: BTreeMap<String, Sign>,
}

/// The tags around what stands in place of what was taken out.
const REDACTED: (&str, &str) = ("<span class=\"redacted\">", "</span>");

/// What pages have in common in their header and footer, as it was rendered for the first of them: by the way to the
/// site's root and by the entry of the navigation that the page is.
type Frames = RwLock<BTreeMap<(String, String), Value>>;

/// The section of pages that are no entry of the navigation: no address, since these begin without a slash.
const NO_ENTRY: &str = "/";

/// The template of what pages have in common, and its blocks. Pages are given each as `frame.NAME_html`.
const FRAME: &str = "frame.html";
const FRAME_BLOCKS: [(&str, &str); 5] = [
    ("brand", "brand_html"),
    ("way_in", "way_in_html"),
    ("nav", "nav_html"),
    ("footer_links", "footer_links_html"),
    ("publisher", "publisher_html"),
];

/// Where the icon is, from the site's root.
pub const ICON: &str = "favicon.svg";

/// The program's own templates, which are read once however many sites are built.
static CIVIC: LazyLock<Arc<Tera>> = LazyLock::new(|| {
    let mut tera = Tera::default();
    tera.set_fallback_prefixes(["civic/"]).expect("no template has been added yet");
    tera.autoescape_on(vec![".html", ".xml", ".svg"]);
    tera.set_escape_fn(escape);
    tera.add_raw_templates(Theme::civic_templates().map(|(name, text)| (format!("civic/{name}"), text)))
        .unwrap_or_else(|error| panic!("the program's own templates are broken: {error}"));
    Arc::new(tera)
});

#[derive(Serialize)]
struct Global<'a> {
    lang: &'a str,
    dir: &'a str,
    ways: &'a Ways,
    words: BTreeMap<&'a str, &'a str>,
    stylesheet: &'a str,
    icon: &'a str,
    nav: &'a [NavItem],
    find_link: Option<&'a Link>,
    search_link: Option<&'a Link>,
    footer_links: &'a [Link],
    search_description: &'a str,
    site: SiteData<'a>,
}

#[derive(Serialize)]
struct SiteData<'a> {
    title: &'a str,
    /// Where the site is published, with a slash at the end: addresses on paper begin with it.
    address: &'a str,
    organization: OrganizationData<'a>,
    drafts: bool,
    fictional: bool,
    license: Option<LicenseData<'a>>,
    style: StyleData<'a>,
    footer_html: String,
}

#[derive(Serialize)]
struct OrganizationData<'a> {
    name: &'a str,
    url: &'a str,
    contact: &'a str,
}

#[derive(Serialize)]
struct LicenseData<'a> {
    name: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct StyleData<'a> {
    /// Its address; empty where there is none.
    logo: &'a str,
    /// In CSS pixels; 0 where a drawing does not say.
    logo_width: u32,
    logo_height: u32,
}

impl Renderer {
    /// Reads the templates: the program's under the site's own.
    ///
    /// # Errors
    /// Every template of the site's own with a mistake, each with its first one and the place.
    pub fn new(theme: &Theme) -> Result<Self, Vec<Diag>> {
        let own: BTreeMap<String, Source> = theme.own_templates.iter().cloned().collect();
        let mut tera = Arc::clone(&CIVIC);
        if !own.is_empty() {
            let all = own.iter().map(|(name, source)| (name.as_str(), source.text.as_str()));
            Arc::make_mut(&mut tera).add_raw_templates(all).map_err(|error| mistakes(&CIVIC, &own, &error))?;
        }
        let shared = origin(Hasher::new(), &(env!("HUDDLE_SOURCES"), texts(&own)));
        Ok(Self {
            tera,
            global: Context::new(),
            own,
            shared,
            entries: Vec::new(),
            frames: Frames::default(),
            redacted: None,
            foreign: None,
            ways: Ways::default(),
            signs: BTreeMap::new(),
        })
    }

    /// The same templates with what all pages of a language share.
    pub fn for_language(&self, config: &Config, speech: &Speech, shared: &Shared) -> Self {
        let name = |text: &'_ crate::record::model::Text| {
            text.translated(&speech.language).unwrap_or(&text.original).to_owned()
        };
        let (title, publisher, footer) =
            (name(&config.title), name(&config.publisher.name), name(&config.style.footer));
        let words = crate::text::markdown::html::BodyWords::default();
        let nothing = |_: &str| crate::text::markdown::html::Target::Nothing;
        let setting = crate::text::markdown::html::Setting {
            top_level: 2,
            prefix: "",
            paragraphs: crate::text::markdown::html::Addressed::None,
            title: "",
            words: &words,
            resolve: &nothing,
            picture: &|_| None,
        };
        let global = Global {
            lang: &speech.language,
            dir: speech.direction(),
            ways: &shared.ways,
            words: speech.words(),
            stylesheet: STYLESHEET,
            icon: ICON,
            nav: &shared.nav,
            find_link: shared.find_link.as_ref(),
            search_link: shared.search_link.as_ref(),
            footer_links: &shared.footer_links,
            search_description: &shared.search_description,
            site: SiteData {
                title: &title,
                address: &config.base_url,
                organization: OrganizationData {
                    name: &publisher,
                    url: &config.publisher.url,
                    contact: &config.publisher.contact,
                },
                fictional: config.fictional,
                drafts: config.drafts,
                license: config.license.as_ref().map(|license| LicenseData { name: &license.name, url: &license.url }),
                style: StyleData {
                    logo: &shared.logo.src,
                    logo_width: shared.logo.width,
                    logo_height: shared.logo.height,
                },
                footer_html: crate::text::markdown::html::render(&footer, &setting).html,
            },
        };
        let origin = origin(Hasher::new(), &(&self.shared, &global, &shared.foreign, &shared.signs));
        let ways_in = shared.find_link.iter().chain(&shared.search_link).map(|link| &link.address);
        let entries = shared.nav.iter().map(|entry| &entry.address).chain(ways_in).cloned().collect();
        Self {
            tera: Arc::clone(&self.tera),
            global: Context::from_serialize(&global).expect("the data of a site serializes"),
            own: self.own.clone(),
            shared: origin,
            entries,
            frames: Frames::default(),
            redacted: None,
            foreign: Names::new(&shared.foreign, (&shared.ways.of, shared.ways.dir)),
            ways: shared.ways.clone(),
            signs: shared.signs.clone(),
        }
    }

    /// The same with phrases that stand in place of what was taken out.
    pub fn marking(self, phrases: impl Iterator<Item = impl AsRef<str>>) -> Self {
        let phrases: Vec<String> = phrases.map(|phrase| crate::text::escape(phrase.as_ref())).collect();
        Self { redacted: (!phrases.is_empty()).then(|| one_of(&phrases)), ..self }
    }

    /// What a page is made from: the same gives the same bytes. `hasher` may hold a key already, which keeps what a
    /// page shows from being guessed by its hash.
    pub fn origin(&self, view: &View, hasher: Hasher) -> Origin {
        origin(hasher, &(&self.shared, view.template, &view.common, &view.content))
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A mistake of a template of the site's own, with its place; in the program's own templates it is a bug.
    pub fn render(&self, view: &View, address: &str) -> Result<Vec<u8>, Box<Diag>> {
        self.render_with(view.template, &view.common, &view.content, address)
    }

    /// Renders a template with what every page has and with data of its own.
    ///
    /// # Errors
    /// As [`Renderer::render`].
    pub fn render_with(
        &self,
        template: &str,
        common: &Common,
        content: &impl Serialize,
        address: &str,
    ) -> Result<Vec<u8>, Box<Diag>> {
        let mut context = self.global.clone();
        context.extend(Context::from_serialize(common).expect("the data of a page serializes"));
        let own = Value::from_serializable(content);
        context.insert("signs", &self.signs_of(&own));
        for (name, value) in own.as_map().into_iter().flatten() {
            context.insert_value(name.to_string(), value.clone());
        }
        let mistake = |error: Error| Box::new(diag(&error, &self.own, Some((address, list_names(common, content)))));
        context.insert_value("frame", self.frame(common).map_err(mistake)?);
        let mut bytes = Vec::with_capacity(16 * 1024);
        self.tera.render_to(template, &context, &mut bytes).map_err(mistake)?;
        bytes.push(b'\n');
        // The page's own title stands in its citation too.
        let own = own_title(&bytes, &common.title, &self.ways).filter(|_| !self.signs.is_empty());
        for names in own.iter().chain(&self.foreign) {
            bytes = names.marked(bytes);
        }
        Ok(match &self.redacted {
            Some(phrases) => tagged(bytes, phrases, REDACTED),
            None => bytes,
        })
    }

    /// The signs that stand beside titles of this page, in the order of their languages' tags.
    fn signs_of(&self, content: &Value) -> Vec<&Sign> {
        if self.signs.is_empty() {
            return Vec::new();
        }
        let mut tags = BTreeSet::new();
        titles_in(content, &mut tags);
        tags.into_iter().filter_map(|tag| self.signs.get(tag)).collect()
    }

    /// What the page has in common with others.
    fn frame(&self, common: &Common) -> Result<Value, Error> {
        let section = if self.entries.contains(&common.section) { common.section.as_str() } else { NO_ENTRY };
        let key = (common.root.clone(), section.to_owned());
        if let Some(frame) = self.frames.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(frame.clone());
        }
        let mut context = self.global.clone();
        context.insert("root", &common.root);
        context.insert("section", section);
        let mut blocks = BTreeMap::new();
        for (block, name) in FRAME_BLOCKS {
            blocks.insert(name, Value::safe_string(&self.tera.render_block(FRAME, block, &context)?));
        }
        let frame = Value::from(blocks);
        self.frames.write().unwrap_or_else(PoisonError::into_inner).insert(key, frame.clone());
        Ok(frame)
    }

    /// Whether every kind of page has a template.
    pub fn is_complete(&self) -> bool {
        TEMPLATES.iter().all(|(_, file)| self.has(file))
    }

    /// Whether the program's theme has a template.
    pub fn has(&self, file: &str) -> bool {
        self.tera.contains_template(&format!("civic/{file}"))
    }
}

/// The title of a page whose heading says that it is in another language than the page.
fn own_title(html: &[u8], title: &str, ways: &Ways) -> Option<Names> {
    const HEADING: &[u8] = b"<h1 lang=\"";
    let at = memchr::memmem::find(html, HEADING)? + HEADING.len();
    let length = memchr::memchr(b'"', &html[at..])?;
    let tag = std::str::from_utf8(&html[at..at + length]).ok()?;
    Names::new(&[(title.to_owned(), tag.to_owned())], (&ways.of, ways.dir))
}

/// The languages, by their tags, of what a page says whole in another language: its own title, and what stands in
/// lists. Of words inside a sentence, and of texts with a note of their own, none is told.
fn titles_in<'v>(value: &'v Value, tags: &mut BTreeSet<&'v str>) {
    for value in value.as_array().into_iter().flatten() {
        titles_in(value, tags);
    }
    let Some(map) = value.as_map() else { return };
    let text = |name: &'static str| {
        map.get(&tera::value::Key::Str(name)).and_then(Value::as_str).filter(|text| !text.is_empty())
    };
    let is_title =
        map.len() > 1 && text("address").or(text("url")).or(text("text")).is_some() && text("words").is_none();
    tags.extend(text("title_lang").into_iter().chain(text("lang").filter(|_| is_title)));
    for value in map.values() {
        titles_in(value, tags);
    }
}

/// The hash of data as it is serialized.
fn origin(hasher: Hasher, data: &impl Serialize) -> Origin {
    let mut writer = BufWriter::new(hasher);
    serde_json::to_writer(&mut writer, data).expect("the data of a page serializes");
    let hasher = writer.into_inner().unwrap_or_else(|error| panic!("a hash takes all bytes: {error}"));
    Origin::of(&hasher.finalize())
}

fn texts(own: &BTreeMap<String, Source>) -> Vec<(&str, &str)> {
    own.iter().map(|(name, source)| (name.as_str(), source.text.as_str())).collect()
}

/// Our own escaping: it also replaces what HTML forbids.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut written = Ok(());
    crate::text::escape_parts(text, &mut |part| {
        if written.is_ok() {
            written = out.write_all(part.as_bytes());
        }
    });
    written
}
