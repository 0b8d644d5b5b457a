//! A theme as data: templates, static files and languages, the ones that come with the program under those of the
//! site's own folder `theme/`. It reads nothing; the shell hands over what it found.

use crate::media::color::Color;
use crate::text::SitePath;
use crate::text::source::Source;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;

static CIVIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/civic");

/// The stylesheet of a theme, from the site's root. The colours of a site are put at its end.
pub const STYLESHEET: &str = "site.css";

/// The stylesheet that browsers show a feed with.
pub const FEED_STYLESHEET: &str = "feed.css";

/// The folder of a site that holds its own templates, static files and languages.
pub const FOLDER: &str = "theme";

/// What a site has in its own folder `theme/`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnFiles {
    /// `theme/templates/*.html` and `theme/languages/*.ftl`.
    pub texts: Vec<Source>,
    /// `theme/static/**`.
    pub statics: Vec<(SitePath, Vec<u8>)>,
}

/// Where a site's own static files are.
pub const STATICS: &str = "theme/static/";

/// Names with a dot before them that belong to a site, at the top of its own static files: nothing else that is hidden
/// is published.
pub const HIDDEN: [&str; 4] = [".well-known", ".nojekyll", ".htaccess", ".domains"];

impl OwnFiles {
    /// Where each static file is in the built site, and where in the content folder.
    pub fn published(&self) -> impl Iterator<Item = (SitePath, &SitePath)> {
        self.statics.iter().filter_map(|(path, _)| Some((SitePath::new(path.as_str().strip_prefix(STATICS)?)?, path)))
    }
}

/// Templates, static files and languages, ready to be used.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The site's own templates, by the name that they override or add.
    pub own_templates: Vec<(String, Source)>,
    /// Static files by their published paths, the site's own in place of the program's.
    pub statics: Vec<(SitePath, Vec<u8>)>,
    /// The site's own files of words, by their language.
    pub own_languages: Vec<(String, Source)>,
}

impl Theme {
    /// The program's theme under the site's own files: a file of the same name takes the place of the program's.
    pub fn new(own: OwnFiles) -> Self {
        let mut theme = Self::default();
        for source in own.texts {
            let path = source.path.as_str();
            if let Some(name) = path.strip_prefix("theme/templates/") {
                theme.own_templates.push((name.to_owned(), source));
            } else if let Some(language) =
                path.strip_prefix("theme/languages/").and_then(|name| name.strip_suffix(".ftl"))
            {
                theme.own_languages.push((language.to_owned(), source));
            }
        }
        theme.statics = own
            .statics
            .into_iter()
            .filter_map(|(path, bytes)| Some((SitePath::new(path.as_str().strip_prefix(STATICS)?)?, bytes)))
            .collect();
        for (path, bytes) in embedded("static") {
            if !theme.statics.iter().any(|(own, _)| *own == path) {
                theme.statics.push((path, bytes.to_vec()));
            }
        }
        theme.statics.sort_by(|a, b| a.0.cmp(&b.0));
        theme
    }

    /// The program's templates: name and text.
    pub fn civic_templates() -> impl Iterator<Item = (String, &'static str)> {
        embedded("templates")
            .map(|(path, bytes)| (path.as_str().to_owned(), std::str::from_utf8(bytes).unwrap_or_default()))
    }

    /// Every file of the program's theme, by its path in it: templates, languages and static files.
    pub fn civic_files() -> impl Iterator<Item = (SitePath, &'static [u8])> {
        ["templates", "languages", "static"].into_iter().flat_map(|folder| {
            embedded(folder).filter_map(move |(path, bytes)| Some((SitePath::new(&format!("{folder}/{path}"))?, bytes)))
        })
    }

    /// Files of strings for a language, the program's first; a later one overrides an earlier, message by message.
    pub fn language_files(&self, language: &str) -> Vec<(String, &str)> {
        let name = format!("languages/{language}.ftl");
        let civic =
            CIVIC.get_file(&name).and_then(|file| file.contents_utf8()).map(|text| (civic_path(language), text));
        let own = self
            .own_languages
            .iter()
            .filter(|(tag, _)| tag == language)
            .map(|(_, source)| (source.path.to_string(), source.text.as_str()));
        civic.into_iter().chain(own).collect()
    }

    /// The paths of the program's own files of words, as [`Theme::language_files`] has them.
    pub fn civic_words() -> impl Iterator<Item = String> {
        Self::civic_languages().into_iter().map(|language| civic_path(&language))
    }

    /// Languages that the program has words for.
    pub fn civic_languages() -> Vec<String> {
        let mut tags: Vec<String> = embedded("languages")
            .filter_map(|(path, _)| path.as_str().strip_suffix(".ftl").map(str::to_owned))
            .collect();
        tags.sort();
        tags
    }
}

fn civic_path(language: &str) -> String {
    format!("civic/languages/{language}.ftl")
}

/// The colours that a stylesheet declares as custom properties, by name, as they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    /// On screens that are not set to dark.
    pub light: BTreeMap<String, Color>,
    /// Only what differs on screens that are set to dark.
    pub dark: BTreeMap<String, Color>,
}

impl Theme {
    /// The colours of the stylesheet: of its first `:root`, and of the first for dark screens.
    pub fn palette(&self) -> Palette {
        let bytes =
            self.statics.iter().find(|(path, _)| path.as_str() == STYLESHEET).map_or(&[][..], |(_, bytes)| bytes);
        let text = String::from_utf8_lossy(bytes);
        let dark = text.find("(prefers-color-scheme: dark)").map_or("", |at| &text[at..]);
        Palette { light: declared(&text), dark: declared(dark) }
    }
}

/// The colours of the first `:root { … }` of a stylesheet.
fn declared(stylesheet: &str) -> BTreeMap<String, Color> {
    let Some((_, rest)) = stylesheet.split_once(":root") else { return BTreeMap::new() };
    let block = rest.split_once('{').map_or("", |(_, rest)| rest).split('}').next().unwrap_or_default();
    let declaration = |text: &str| {
        // A comment stands behind a declaration, and so before the next.
        let text = text.rsplit("*/").next().unwrap_or_default();
        let (name, value) = text.trim().strip_prefix("--")?.split_once(':')?;
        Some((name.trim().to_owned(), Color::parse(value)?))
    };
    block.split(';').filter_map(declaration).collect()
}

fn embedded(folder: &str) -> impl Iterator<Item = (SitePath, &'static [u8])> {
    let mut files = Vec::new();
    if let Some(found) = CIVIC.get_dir(folder) {
        gather(found, &mut files);
    }
    let prefix = format!("{folder}/");
    files.into_iter().filter_map(move |file| {
        let path = file.path().to_str()?.replace('\\', "/");
        Some((SitePath::new(path.strip_prefix(&prefix)?)?, file.contents()))
    })
}

fn gather(folder: &'static Dir<'static>, files: &mut Vec<&'static include_dir::File<'static>>) {
    files.extend(folder.files());
    for inner in folder.dirs() {
        gather(inner, files);
    }
}
