//! site.yaml becomes a [`Config`]: every default filled in, every setting that cannot be used reported.

mod contacts;
mod license;
mod log;
mod whereabouts;

use super::fields::Fields;
use super::listed::{self, DeclaredOrganization};
use super::placeholders;
use super::texts::{said, strings, text};
use super::unknown_word::unknown_word;
use crate::diagnostics::{Code, Diag, Help, Place};
use crate::media::attachment::kinds::LIVE;
use crate::media::color::Color;
use crate::record::config::{
    Colors, Config, MapFiles, Name, OrganizationKind, Previews, Publisher, Rules, SECTORS, Style, THEMES, Term,
};
use crate::record::model::Text;
use crate::record::model::written_date::DateGrammar;
use crate::record::parse::adopt::AdoptRule;
use crate::record::parse::decode::Decoder;
use crate::record::parse::details;
use crate::record::parse::front_matter::{Dialect, Split};
use crate::record::parse::raw::Texts;
use crate::record::parse::raw_site::{RawRules, RawSite};
use crate::record::parse::shape::TextOr;
use crate::record::parse::tree::Node;
use crate::record::parse::tree::Step::{Index, Key};
use crate::text::source::{Source, Span};
use crate::text::{SitePath, one_line};
use contacts::{allowed, contact, public_contacts};
use std::collections::BTreeMap;
pub use whereabouts::NO_ADDRESS;
use whereabouts::{base_url, languages, timezone};

/// The settings of a site and what its records are resolved against.
#[derive(Debug)]
pub struct Settings {
    /// What the site declares of itself.
    pub config: Config,
    /// Which files are adopted, and how: `adopt:`.
    pub adopt: Vec<AdoptRule>,
    /// How dates are read that are written in words. The pipeline adds the names of months, which are not this layer's.
    pub dates: DateGrammar,
    /// (id, name) of `topics:`.
    pub topics: Vec<(String, Text)>,
    /// Those of `organizations:`.
    pub organizations: Vec<DeclaredOrganization>,
    /// site.yaml is there, but a line of it or all could not be read: what other files ask of it may be right.
    pub unreadable: bool,
}

/// The file that every site has.
pub const FILE: &str = "site.yaml";

/// Reads site.yaml, and gives what is wrong with it. `None` is a site without one, which is reported.
pub fn read(source: Option<&Source>) -> (Settings, Vec<Diag>) {
    let empty = Source::new(SitePath::new(FILE).expect("a plain name"), String::new());
    let Some(source) = source else {
        let help = "write content/site.yaml with at least title, organization, base_url and timezone, or run `huddle \
            init` for a new site";
        let missing = Diag::new(
            Code::MissingField,
            Place::file(&empty.path),
            "there is no site.yaml in the content folder",
            help,
        );
        return (finish(&RawSite::default(), &mut Fields::new(&empty, &whole(&empty))), vec![missing]);
    };
    let split = whole(source);
    let mut diags = Vec::new();
    let Some((tree, lost)) = details::tree_and_loss(source, &split, &mut diags) else {
        let settings = finish(&RawSite::default(), &mut Fields::new(source, &split));
        return (Settings { unreadable: true, ..settings }, diags);
    };
    let raw: RawSite = Decoder { source, diags: &mut diags, keep: &[] }.record(&tree);
    let mut fields = Fields::new(source, &split);
    if !lost {
        require(&raw, &mut fields);
    }
    placeholders::in_settings(&mut fields, &raw);
    let settings = finish(&raw, &mut fields);
    diags.extend(fields.into_diagnostics());
    (Settings { unreadable: lost, ..settings }, diags)
}

fn whole(source: &Source) -> Split {
    let span = Span::new(source.beginning(), source.text.len());
    Split { head: Some((Dialect::Yaml, span)), body: Span::new(span.end, span.end) }
}

fn require(raw: &RawSite, fields: &mut Fields<'_>) {
    let organization = raw.organization.as_ref().and_then(|organization| said(organization.name.as_deref()));
    for (present, key, example) in [
        (said(raw.title.as_deref()).is_some(), "title", "title: \"Larkmoor community huddles\""),
        (organization.is_some(), "organization.name", "organization: {name: Larkmoor Police Department}"),
        (raw.base_url.is_some(), "base_url", "base_url: https://huddles.example.org/"),
        (raw.timezone.is_some(), "timezone", "timezone: America/New_York"),
    ] {
        if !present {
            let inner = key.split_once('.').filter(|(outer, _)| fields.has(outer));
            let fix = match inner {
                Some((outer, inner)) => fields.add(&[Key(outer)], &format!("{inner}: Larkmoor Police Department")),
                None => fields.add(&[], example),
            };
            fields.missing(&[], format!("site.yaml has no `{key}`"), Help::typed("add a line such as ", fix));
        }
    }
}

fn finish(raw: &RawSite, fields: &mut Fields<'_>) -> Settings {
    let languages = languages(raw, fields);
    let publisher = raw.organization.clone().unwrap_or_default();
    let rules = rules(raw, fields);
    let style = raw.style.clone().unwrap_or_default();
    let map = raw.map.clone().unwrap_or_default();
    let sectors = strings(raw.sectors.as_ref());
    let config = Config {
        title: text(raw.title.as_deref(), raw.titles.as_ref()),
        publisher: Publisher {
            name: text(publisher.name.as_deref(), publisher.names.as_ref()),
            kind: organization_kind(publisher.kind.as_deref(), fields),
            url: fields.web_address(publisher.url.as_deref(), &[Key("organization"), Key("url")]),
            contact: contact(publisher.contact.as_deref(), fields),
        },
        base_url: base_url(raw, fields),
        timezone: timezone(raw, fields),
        languages,
        theme: raw.theme.clone().unwrap_or_else(|| "civic".into()),
        style: Style {
            logo: style.logo.unwrap_or_default(),
            colors: colors(style.colors.unwrap_or_default(), fields),
            footer: text(style.footer.as_deref(), style.footers.as_ref()),
        },
        map: MapFiles {
            streets: map.streets.unwrap_or_default().trim().to_owned(),
            water: map.water.unwrap_or_default().trim().to_owned(),
        },
        license: license::license(raw, fields),
        fictional: raw.fictional.unwrap_or(false),
        drafts: false,
        terms: terms(raw, fields),
        topics_closed: raw.topics.is_some(),
        sectors: if sectors.is_empty() { SECTORS.map(str::to_owned).to_vec() } else { sectors },
        rules,
        previews: previews(raw, fields),
        exports: super::exports::exports(raw, fields),
        public_contacts: public_contacts(raw, fields),
        allowed: raw.allow.iter().flatten().flatten().map(allowed).collect(),
        log: log::log(raw, fields),
        mailing_list: fields.web_address(
            raw.follow.as_ref().and_then(|follow| follow.email.as_deref()),
            &[Key("follow"), Key("email")],
        ),
    };
    if !THEMES.contains(&config.theme.as_str()) {
        let message = format!("there is no theme called \"{}\"", config.theme);
        let theme = fields.write(&[Key("theme")], "civic");
        fields.error(
            Code::InvalidSetting,
            &[Key("theme")],
            message,
            Help::typed("write ", theme).and("; to change it, put files of your own in content/theme/"),
        );
    }
    Settings {
        dates: DateGrammar::default(),
        adopt: adopt(raw, fields),
        topics: listed::topics(raw, fields),
        organizations: listed::organizations(raw, &config, fields),
        config,
        unreadable: false,
    }
}

/// `colors:`, each read as CSS reads it; those of dark screens stand below `dark`.
fn colors(written: BTreeMap<String, Option<TextOr<Texts>>>, fields: &mut Fields<'_>) -> Colors {
    let mut colors = Colors::default();
    for (name, value) in written {
        match value {
            None => {}
            Some(TextOr::Text(text)) if name != "dark" => {
                colors.light.extend(
                    color(&text, &[Key("style"), Key("colors"), Key(&name)], fields).map(|color| (name.clone(), color)),
                );
            }
            Some(TextOr::Record(dark)) if name == "dark" => {
                for (name, text) in dark.into_iter().filter_map(|(name, text)| Some((name, text?))) {
                    let place = [Key("style"), Key("colors"), Key("dark"), Key(&name)];
                    colors.dark.extend(color(&text, &place, fields).map(|color| (name.clone(), color)));
                }
            }
            Some(_) => {
                let help =
                    "write `link: \"#005ea2\"`, and for screens that are set to dark `dark: {link: \"#73b3e7\"}`";
                let message = format!("`{name}` is written in another way than colours are");
                fields.error(Code::WrongKind, &[Key("style"), Key("colors"), Key(&name)], message, help);
            }
        }
    }
    colors
}

fn color(text: &str, path: &[crate::record::parse::tree::Step<'_>], fields: &mut Fields<'_>) -> Option<Color> {
    let color = Color::parse(text);
    if color.is_none() {
        let message = format!("\"{}\" is not a colour that can be used here", crate::text::one_line(text));
        let help = "write it in quotes as `\"#005ea2\"`, `\"rgb(0 94 162)\"`, `\"hsl(205 100% 32%)\"` or a name of \
            CSS, without transparency";
        fields.error(Code::InvalidSetting, path, message, help);
    }
    color
}

/// What `look` finds in site.yaml, such as the edit of a setting.
pub fn in_settings<T>(source: &Source, look: impl FnOnce(&Fields<'_>) -> T) -> T {
    look(&Fields::new(source, &whole(source)))
}

/// Where a setting stands in site.yaml.
pub fn place(source: &Source, path: &[crate::record::parse::tree::Step<'_>]) -> Place {
    Fields::new(source, &whole(source)).place(path)
}

/// The details as a tree.
pub fn tree(source: &Source) -> Option<Node> {
    details::tree(source, &whole(source), &mut Vec::new())
}

fn previews(raw: &RawSite, fields: &mut Fields<'_>) -> Previews {
    let Some(written) = &raw.previews else { return Previews::default() };
    let known = Previews::WORDS.iter().find(|(word, _)| word == written);
    known.map_or_else(
        || {
            let words = || Previews::WORDS.iter().map(|(word, _)| *word);
            let path = [Key("previews")];
            let help = Help::one_of(words(), crate::text::nearest(written, words()), |word| fields.put(&path, word));
            fields.error(Code::UnknownWord, &path, format!("`previews: {written}` is not known"), help);
            Previews::default()
        },
        |(_, previews)| *previews,
    )
}

fn organization_kind(word: Option<&str>, fields: &mut Fields<'_>) -> OrganizationKind {
    let Some(word) = word else { return OrganizationKind::default() };
    OrganizationKind::named(&crate::text::fold::fold(word.trim())).unwrap_or_else(|| {
        unknown_word(fields, &[Key("organization"), Key("kind")], word, &OrganizationKind::WORDS);
        OrganizationKind::default()
    })
}

fn rules(raw: &RawSite, fields: &mut Fields<'_>) -> Rules {
    let default = Rules::default();
    let Some(rules) = &raw.rules else { return default };
    let private_is_error = match rules.private.as_deref() {
        None | Some("warning") => false,
        Some("error") => true,
        Some(other) => {
            let message = format!("`private: {other}` is not known");
            let path = [Key("rules"), Key("private")];
            let help = Help::any("write ", Rules::PRIVATE.map(|word| fields.write(&path, word)));
            fields.error(Code::UnknownWord, &path, message, help);
            false
        }
    };
    let year = |year: Option<u32>| year.and_then(|year| i32::try_from(year).ok()).filter(|year| *year <= 9999);
    Rules {
        minutes_due_days: rules.minutes_due_days.unwrap_or(default.minutes_due_days),
        silence_days: rules.silence_days.unwrap_or(default.silence_days),
        private_is_error,
        earliest_year: year(rules.earliest_year).unwrap_or(default.earliest_year),
        latest_year: year(rules.latest_year),
        attachments: attachments(rules, fields),
    }
}

/// Endings of files that may be attached too, without their dots.
fn attachments(rules: &RawRules, fields: &mut Fields<'_>) -> Vec<String> {
    let mut endings = Vec::new();
    for (at, written) in strings(rules.attachments.as_ref()).iter().enumerate() {
        let ending = written.trim().trim_start_matches(['*', '.']).to_ascii_lowercase();
        if LIVE.contains(&ending.as_str()) {
            let message = format!(
                "files that end in .{ending} are never published: a browser, a server or a reader's machine would run \
                    what is in them"
            );
            let path = [Key("rules"), Key("attachments"), Index(at)];
            fields.error(Code::InvalidSetting, &path, message, "delete it; attach a PDF or a picture of the page");
        } else {
            endings.push(ending);
        }
    }
    endings
}

fn terms(raw: &RawSite, fields: &mut Fields<'_>) -> BTreeMap<Term, BTreeMap<String, Name>> {
    let mut terms = BTreeMap::new();
    for (key, by_language) in raw.terms.iter().flatten() {
        let Some((term, ..)) = Term::ALL.iter().find(|(_, name, alias)| name == key || alias == key) else {
            let names: Vec<&str> = Term::ALL.iter().map(|(_, name, _)| *name).collect();
            let message = format!("\"{key}\" is not a word that can be renamed");
            let near = crate::text::nearest(key, names.iter().copied());
            let help =
                Help::one_of(names.iter().copied(), near, |name| fields.rename_key(&[Key("terms"), Key(key)], name));
            fields.error(Code::UnknownField, &[Key("terms"), Key(key)], message, help);
            continue;
        };
        let mut words = BTreeMap::new();
        for (language, forms) in by_language.iter().flatten() {
            match strings(forms.as_ref()).as_slice() {
                [one, many] => {
                    words
                        .insert(language.clone(), Name { one: one.clone(), many: many.clone(), gender: String::new() });
                }
                [one, many, gender] if Name::GENDERS.contains(&gender.as_str()) => {
                    let name = Name { one: one.clone(), many: many.clone(), gender: gender.clone() };
                    words.insert(language.clone(), name);
                }
                [_, _, gender] => {
                    let message = format!("\"{}\" is no grammatical gender", one_line(gender));
                    let path = [Key("terms"), Key(key), Key(language), Index(2)];
                    let help = Help::one_of(Name::GENDERS, None, |gender| fields.put(&path, gender));
                    fields.error(Code::UnknownWord, &path, message, help);
                }
                _ => {
                    let help = format!("write both in brackets: `{language}: [District, Districts]`");
                    fields.error(
                        Code::WrongKind,
                        &[Key("terms"), Key(key), Key(language)],
                        "a word needs its singular and its plural",
                        help,
                    );
                }
            }
        }
        terms.insert(*term, words);
    }
    terms
}

fn adopt(raw: &RawSite, fields: &mut Fields<'_>) -> Vec<AdoptRule> {
    let mut rules = Vec::new();
    for (at, block) in raw.adopt.iter().flat_map(|list| list.0.iter()).enumerate() {
        let Some(block) = block else { continue };
        if block.files.is_none() {
            let help = Help::typed(
                "add a line such as ",
                fields.add(&[Key("adopt"), Index(at)], "files: \"minutes/**/*.md\""),
            );
            fields.missing(&[Key("adopt"), Index(at)], "an adopt block needs `files`", help);
        }
        match AdoptRule::new(block) {
            Ok(mut rule) => {
                if let Some(ours) = rule.turn_round() {
                    let path = [Key("adopt"), Index(at), Key("fields")];
                    let message = format!(
                        "`fields:` names a field of the files first, and then the field of a huddle: `{ours}` is one \
                            of a huddle"
                    );
                    let help = Help::typed("write ", fields.write(&path, &rule.renames_as_written()));
                    fields.error(Code::InvalidSetting, &path, message, help);
                }
                rules.push(rule);
            }
            Err((field, words)) => {
                let message = format!("this pattern cannot be used: {words}");
                let help =
                    "write for instance `files: \"minutes/**/*.md\"` and `path: \"minutes/{division}/{date}.md\"`";
                fields.error(Code::InvalidSetting, &[Key("adopt"), Index(at), Key(field)], message, help);
            }
        }
    }
    rules
}
