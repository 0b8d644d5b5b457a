//! What the interface says, in one language: messages (Fluent), dates, times and numbers (Unicode CLDR through ICU4X).
//! It knows the site's own words for its levels and no page.

pub mod dates;
pub mod messages;
pub mod missing;

use crate::record::config::{Config, Name, Term};
use crate::record::model::{Language, RecordDate};
use crate::site::theme::Theme;
use dates::Dates;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use messages::{LanguageMistake, Messages};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock, RwLock};

/// What goes into a message.
#[derive(Clone, Copy)]
pub enum Argument<'a> {
    /// A text, put in as it is.
    Text(&'a str),
    /// Chooses the plural; `n_text` is added by itself.
    Number(i64),
}

/// One language of the site.
pub struct Speech {
    /// The BCP 47 tag (RFC 5646), as site.yaml has it.
    pub language: Language,
    /// How dates, times and numbers are written.
    pub dates: Dates,
    /// Messages that hold nothing but the site's words, by their id; each is put together when it is first asked for.
    plain: BTreeMap<String, OnceLock<String>>,
    /// The site's languages, each as its own file of words calls itself.
    names: BTreeMap<Language, String>,
    bundle: FluentBundle<Arc<FluentResource>>,
    /// Which of the site's words each message uses.
    terms_of: HashMap<String, Vec<(String, String)>>,
    fallback: Option<Box<Speech>>,
    /// Sentences with one number or date in them, which many pages share.
    said: RwLock<HashMap<(&'static str, i64), Arc<str>>>,
}

/// The language that messages are taken from where a language lacks them.
pub const FALLBACK: &str = "en";

impl Speech {
    /// Puts the words of a language together.
    ///
    /// # Errors
    /// Files of strings that cannot be read, or a language without any.
    pub fn new(language: &Language, theme: &Theme, config: &Config) -> Result<Self, Vec<LanguageMistake>> {
        let files = theme.language_files(language);
        if files.is_empty() {
            let known = Theme::civic_languages().join(", ");
            let message = format!("there are no words for the language \"{language}\" (there are for {known})");
            return Err(vec![LanguageMistake { file: String::new(), at: 0, message }]);
        }
        let fallback = if &**language == FALLBACK {
            None
        } else {
            Self::new(&Language::from(FALLBACK), theme, config).ok().map(Box::new)
        };
        let identifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        let (mut mistakes, mut variables) = (Vec::new(), BTreeMap::new());
        for (file, text) in &files {
            match Messages::read(file, text) {
                Ok(messages) => {
                    bundle.add_resource_overriding(Arc::clone(&messages.resource));
                    variables.extend(messages.variables.clone());
                }
                Err(found) => mistakes.extend(found),
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let mut speech = Self {
            language: language.clone(),
            dates: Dates::new(language),
            plain: BTreeMap::new(),
            names: BTreeMap::new(),
            bundle,
            terms_of: HashMap::new(),
            fallback,
            said: RwLock::default(),
        };
        speech.index(variables, config);
        Ok(speech)
    }

    /// The words of every language of a site, which know each other's names; and what is wrong in files of strings,
    /// with its language.
    pub fn all(theme: &Theme, config: &Config) -> (Vec<Self>, Vec<(Language, LanguageMistake)>) {
        let (mut speeches, mut wrong) = (Vec::new(), Vec::new());
        for language in &config.languages {
            match Self::new(language, theme, config) {
                Ok(speech) => speeches.push(speech),
                Err(mistakes) => wrong.extend(mistakes.into_iter().map(|mistake| (language.clone(), mistake))),
            }
        }
        let names: BTreeMap<Language, String> =
            speeches.iter().filter_map(|speech| Some((speech.language.clone(), speech.own_name()?))).collect();
        for speech in &mut speeches {
            speech.names.clone_from(&names);
        }
        (speeches, wrong)
    }

    /// What the language calls itself in its own file; English is no name for a language that says nothing of it.
    fn own_name(&self) -> Option<String> {
        self.bundle.has_message("language_name").then(|| self.plain("language_name"))
    }

    /// A language of the site as it calls itself; its tag where its words do not say.
    pub fn name_of<'a>(&'a self, language: &'a str) -> &'a str {
        self.names.get(language).map_or(language, String::as_str)
    }

    /// Finds which of the site's words each message uses, from the variables of each.
    fn index(&mut self, used: BTreeMap<String, Vec<String>>, config: &Config) {
        let terms = self.terms(config);
        for (id, names) in used {
            let known: Vec<(String, String)> =
                names.iter().filter_map(|name| Some((name.clone(), terms.get(name)?.clone()))).collect();
            if known.len() == names.len() {
                self.plain.insert(id.clone(), OnceLock::new());
            }
            self.terms_of.insert(id, known);
        }
    }

    /// Messages that hold nothing but the site's words, by their id: what templates use.
    pub fn words(&self) -> BTreeMap<&str, &str> {
        let inherited = self.fallback.iter().flat_map(|fallback| fallback.plain.keys());
        let inherited = inherited.filter(|id| !self.terms_of.contains_key(*id));
        self.plain.keys().chain(inherited).map(|id| (id.as_str(), self.word(id))).collect()
    }

    /// The site's words for its levels: `huddle`, `huddles`, `Huddle`, `Huddles` and so on.
    fn terms(&self, config: &Config) -> HashMap<String, String> {
        let mut terms = HashMap::new();
        for (term, _, name) in Term::ALL {
            let own = config.terms.get(&term).and_then(|words| words.get(&*self.language));
            let (one, many, gender) = match own {
                Some(Name { one, many, gender }) if gender.is_empty() => {
                    (lower_first(one), lower_first(many), self.gender_of(one).unwrap_or_default())
                }
                Some(Name { one, many, gender }) => (lower_first(one), lower_first(many), gender.clone()),
                None => {
                    let word = |form: &str| self.plain(&format!("term_{name}_{form}"));
                    (word("one"), word("many"), self.own(&format!("gender_{name}")).unwrap_or_default())
                }
            };
            terms.insert(format!("{name}_gender"), gender);
            terms.insert(upper_first(name), upper_first(&one));
            terms.insert(format!("{}s", upper_first(name)), upper_first(&many));
            terms.insert(name.to_owned(), one);
            terms.insert(format!("{name}s"), many);
        }
        let outcomes = self.plain("term_outcomes");
        terms.insert("Outcomes".into(), upper_first(&outcomes));
        terms.insert("outcomes".into(), outcomes);
        terms
    }

    /// The gender of a noun by its ending, as the language's own words list endings: `dad=f o=m`. Of several words the
    /// first is the noun. `None` where no ending tells, and in languages that list none.
    fn gender_of(&self, noun: &str) -> Option<String> {
        let (endings, noun) = (self.own("gender_endings")?, noun.split_whitespace().next()?.to_lowercase());
        let told = endings.split_whitespace().filter_map(|ending| ending.split_once('='));
        let longest = told.filter(|(ending, _)| noun.ends_with(ending)).max_by_key(|(ending, _)| ending.len());
        longest.map(|(_, gender)| gender.to_owned())
    }

    /// The site's names for levels whose gender neither site.yaml nor their ending tells, in a language that needs it.
    pub fn names_without_gender<'c>(&self, config: &'c Config) -> Vec<&'c str> {
        if self.own("gender_endings").is_none() {
            return Vec::new();
        }
        let own = config.terms.values().filter_map(|words| words.get(&*self.language));
        let unknown = own.filter(|name| name.gender.is_empty() && self.gender_of(&name.one).is_none());
        unknown.map(|name| name.one.as_str()).collect()
    }

    /// A message of the language's own files, which holds no arguments.
    fn own(&self, id: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    fn plain(&self, id: &str) -> String {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        match (pattern, &self.fallback) {
            (Some(pattern), _) => self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned(),
            (None, Some(fallback)) => fallback.plain(id),
            (None, None) => id.to_owned(),
        }
    }

    /// The message `id` with its arguments. A message that no file has is shown by its name; a test finds those.
    pub fn say(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return self.fallback.as_ref().map_or_else(|| id.to_owned(), |fallback| fallback.say(id, arguments));
        };
        let mut values = FluentArgs::with_capacity(arguments.len() + 4);
        for (name, argument) in arguments {
            match argument {
                Argument::Text(text) => values.set(*name, FluentValue::from(*text)),
                Argument::Number(number) => {
                    values.set(*name, FluentValue::from(*number));
                    values.set(format!("{name}_text"), FluentValue::from(self.dates.number(*number)));
                }
            }
        }
        for (name, word) in self.terms_of.get(id).into_iter().flatten() {
            if !arguments.iter().any(|(given, _)| given == name) {
                values.set(name.clone(), FluentValue::from(word.as_str()));
            }
        }
        self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }

    /// A message that holds nothing but the site's words.
    pub fn word(&self, id: &str) -> &str {
        match (self.plain.get(id), &self.fallback) {
            (Some(word), _) => word.get_or_init(|| self.say(id, &[])),
            (None, Some(fallback)) if !self.terms_of.contains_key(id) => fallback.word(id),
            (None, _) => "",
        }
    }

    /// A message with one text in it.
    pub fn with(&self, id: &str, name: &str, text: &str) -> String {
        self.say(id, &[(name, Argument::Text(text))])
    }

    /// What a message says before and after the argument `name`: for words that need a mark of their own.
    pub fn around(&self, id: &str, name: &str, others: &[(&str, Argument<'_>)]) -> (String, String) {
        // No language writes this character.
        const PLACE: &str = "\u{1}";
        let arguments: Vec<(&str, Argument<'_>)> =
            others.iter().copied().chain([(name, Argument::Text(PLACE))]).collect();
        let text = self.say(id, &arguments);
        let (before, after) = text.split_once(PLACE).unwrap_or((&text, ""));
        (before.to_owned(), after.to_owned())
    }

    /// A message with one number in it, `$n`.
    pub fn count(&self, id: &'static str, number: i64) -> String {
        self.remembered(id, number, || self.say(id, &[("n", Argument::Number(number))]))
    }

    /// A message with one date in it, `$date`; `$precision` is `month` where the day is not known, else `day`.
    pub fn dated(&self, id: &'static str, date: RecordDate) -> String {
        let precision = if date.day().is_some() { "day" } else { "month" };
        let said = || {
            let text = self.dates.date(date);
            self.say(id, &[("date", Argument::Text(&text)), ("precision", Argument::Text(precision))])
        };
        self.remembered(id, date_key(date), said)
    }

    /// A date alone.
    pub fn date(&self, date: RecordDate) -> String {
        self.remembered("", date_key(date), || self.dates.date(date))
    }

    /// What was said before with this number, or what `make` says now.
    fn remembered(&self, id: &'static str, number: i64, make: impl Fn() -> String) -> String {
        if let Some(text) = self.said.read().expect("no thread panics while it holds this").get(&(id, number)) {
            return text.to_string();
        }
        let text = make();
        self.said.write().expect("no thread panics while it holds this").insert((id, number), text.as_str().into());
        text
    }

    /// Whether any file has this message.
    pub fn has(&self, id: &str) -> bool {
        self.terms_of.contains_key(id) || self.fallback.as_ref().is_some_and(|fallback| fallback.has(id))
    }

    /// `rtl` for languages that are written from right to left.
    pub fn direction(&self) -> &'static str {
        direction(&self.language)
    }
}

/// `rtl` for the tag of a language that is written from right to left, `ltr` for any other. A script that the tag names
/// (`uz-Arab`) decides.
pub fn direction(tag: &str) -> &'static str {
    const LANGUAGES: [&str; 19] = [
        "ar", "arc", "azb", "ckb", "dv", "fa", "he", "iw", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug",
        "ur", "yi",
    ];
    const SCRIPTS: [&str; 7] = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or("").to_ascii_lowercase();
    let script = parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let is_leftward = match script {
        Some(script) => SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
        None => LANGUAGES.contains(&language.as_str()),
    };
    if is_leftward { "rtl" } else { "ltr" }
}

/// One number for each date: a month is the negative of its first day.
fn date_key(date: RecordDate) -> i64 {
    let day = i64::from(date.first_day().to_epoch_days()) + 1_000_000;
    if date.day().is_some() { day } else { -day }
}

/// The first letter in upper case, the rest as it is.
pub fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + characters.as_str())
}

/// The first letter in lower case, unless the word is an abbreviation.
fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return String::new() };
    let rest = characters.as_str();
    if rest.chars().next().is_some_and(char::is_uppercase) {
        text.to_owned()
    } else {
        first.to_lowercase().collect::<String>() + rest
    }
}
