//! The words of the site's languages, and what is wrong with them, as mistakes of its files.

use super::inputs::Inputs;
use crate::diagnostics::{Code, Diag, Help, Place};
use crate::pages::language::messages::LanguageMistake;
use crate::pages::language::{Speech, missing};
use crate::record::config::{Config, Name, Term};
use crate::record::model::Language;
use crate::record::model::redaction::{REASONS, Shown as Redacted, Words};
use crate::record::resolve::settings;
use crate::site::theme::Theme;
use crate::text::source::{Source, Span};
use crate::text::{SitePath, list_of};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many messages are named of those that a language lacks.
const NAMED: usize = 8;

/// The words of the languages of a site, and what they were put together from.
pub(super) struct Remembered {
    own: Vec<(String, Source)>,
    languages: Vec<Language>,
    terms: BTreeMap<Term, BTreeMap<String, Name>>,
    speeches: Arc<Vec<Speech>>,
}

/// The words of each language, put together anew where they are not those that are remembered, and those of what was
/// taken out.
pub(super) fn speeches(
    config: &Config,
    (theme, inputs): (&Theme, &Inputs),
    diags: &mut Vec<Diag>,
    remembered: Option<&mut Option<Remembered>>,
) -> (Arc<Vec<Speech>>, Redacted) {
    let is_same = |known: &&Remembered| {
        known.own == theme.own_languages && known.languages == config.languages && known.terms == config.terms
    };
    let known = remembered.as_deref().and_then(Option::as_ref).filter(is_same).map(|known| known.speeches.clone());
    let speeches = known.unwrap_or_else(|| {
        let (speeches, mistakes) = Speech::all(theme, config);
        diags.extend(mistakes.iter().map(|(language, wrong)| mistake(wrong, language, inputs)));
        let speeches = Arc::new(speeches);
        if let Some(remembered) = remembered {
            // A mistake is reported by every build.
            *remembered = mistakes.is_empty().then(|| Remembered {
                own: theme.own_languages.clone(),
                languages: config.languages.clone(),
                terms: config.terms.clone(),
                speeches: speeches.clone(),
            });
        }
        speeches
    });
    diags.extend(speeches.iter().filter_map(|speech| missing(theme, &speech.language, inputs)));
    let redacted = redacted(&speeches);
    (speeches, redacted)
}

/// What readers of each language see in place of marks of what was taken out.
fn redacted(speeches: &[Speech]) -> Redacted {
    let words = |speech: &Speech| {
        let of = |message: &'static str| {
            let name = |reason: &&str| speech.word(&format!("redacted_{}", reason.replace('-', "_"))).to_owned();
            REASONS.iter().map(name).map(|name| speech.with(message, "what", &name)).collect()
        };
        let words = Words { marks: of("redacted_mark"), corrections: of("redacted_correction") };
        (speech.language.clone(), words)
    };
    Redacted::new(speeches.iter().map(words).collect())
}

/// A mistake of a file of words, or that a language has none.
fn mistake(mistake: &LanguageMistake, language: &str, inputs: &Inputs) -> Diag {
    if let Some(source) = own_file(&mistake.file, inputs) {
        let place = Place::new(source, Span::new(mistake.at, mistake.at));
        let help = "compare the line with the file of the same name in the program's theme: huddle theme copy --print \
            en.ftl";
        return Diag::new(Code::Theme, place, mistake.message.clone(), help);
    }
    let help = format!(
        "write theme/languages/{language}.ftl with the words of the interface (`huddle new translation words --language \
            {language}` begins it), or take `{language}` out of `languages:`"
    );
    Diag::new(Code::InvalidSetting, named_in_settings(language, inputs), mistake.message.clone(), help)
}

/// That a language lacks messages which English has, in one warning that names them.
fn missing(theme: &Theme, language: &str, inputs: &Inputs) -> Option<Diag> {
    let missing = missing::missing(theme, language);
    if missing.is_empty() {
        return None;
    }
    let file = missing::file_of(language);
    let place = match own_file(&file, inputs) {
        Some(source) => Place::new(source, Span::new(source.beginning(), source.beginning())),
        None => named_in_settings(language, inputs),
    };
    let message = format!(
        "\"{language}\" has no words for {} of the {} messages of the interface, which are shown in English: {}",
        missing.len(),
        missing::count(theme),
        list_of(missing.iter().copied(), NAMED)
    );
    let help = format!(
        "add them to {file}; `huddle new translation words --language {language} --print` shows them as English has them"
    );
    Some(Diag::new(Code::Theme, place, message, Help::new(help)).as_warning())
}

fn own_file<'i>(path: &str, inputs: &'i Inputs) -> Option<&'i Source> {
    inputs.theme.texts.iter().find(|source| source.path.as_str() == path)
}

/// Where site.yaml names a language.
fn named_in_settings(language: &str, inputs: &Inputs) -> Place {
    let Some(source) = &inputs.settings else {
        return Place::file(&SitePath::new(settings::FILE).expect("a plain name"));
    };
    const KEY: &str = "languages";
    let (text, key) = (&source.text, source.text.find(KEY));
    let from = key.map_or(0, |key| key + KEY.len());
    let is_part = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let is_tag = |at: &usize| {
        let (before, after) = (&text[..*at], &text[*at + language.len()..]);
        !is_part(before.chars().next_back()) && !is_part(after.chars().next())
    };
    let tag = text[from..].match_indices(language).map(|(at, _)| from + at).find(is_tag);
    let (at, length) = match (tag, key) {
        (Some(at), _) => (at, language.len()),
        (None, Some(key)) => (key, KEY.len()),
        (None, None) => (source.beginning(), 0),
    };
    Place::new(source, Span::new(at, at + length))
}
