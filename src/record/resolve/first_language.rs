//! The first language of the site, in which files without `language:` are taken to be.

use super::fields::Fields;
use super::settings;
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::Language;
use crate::record::parse::Draft;
use crate::record::parse::tree::Step::{Index, Key};
use crate::text::SitePath;
use crate::text::source::Source;
use std::sync::Arc;

/// How many translations into the first language say that another one is the records' own.
const SEVERAL: usize = 3;

/// A translation into the language that its original is taken to be in.
pub(crate) struct IntoFirst {
    /// The original.
    pub(super) original: SitePath,
    /// What is wrong with the translation alone.
    pub(super) diag: Diag,
}

/// What the site says of its languages, and how many translations there are in all.
pub(super) struct Translated<'a> {
    /// Of the site, in their order.
    pub(super) languages: &'a [Language],
    /// site.yaml.
    pub(super) settings: Option<&'a Source>,
    /// All files.
    pub(super) drafts: &'a [Arc<Draft>],
    /// Into any language.
    pub(super) translations: usize,
}

/// What is said of such translations: where most translations of a site with two languages are among them, that its
/// languages are in the wrong order; else of each that it is one.
pub(super) fn judge(own: Vec<IntoFirst>, site: &Translated<'_>) -> Vec<Diag> {
    let own_diags = |own: Vec<IntoFirst>| own.into_iter().map(|translation| translation.diag).collect();
    let ([first, second], Some(settings)) = (site.languages, site.settings) else { return own_diags(own) };
    let says_nothing = |translation: &IntoFirst| {
        let draft = site.drafts.iter().find(|draft| draft.source.path == translation.original);
        draft.is_some_and(|draft| {
            !draft.facts.adopted && !Fields::of(&draft.source, &draft.facts).is_there(&[Key("language")])
        })
    };
    let (meant, others): (Vec<_>, Vec<_>) = own.into_iter().partition(says_nothing);
    let count = meant.len();
    if count < SEVERAL || count * 2 <= site.translations {
        return own_diags(meant.into_iter().chain(others).collect());
    }
    let message = format!(
        "files without `language:` are taken to be in the first language of the site, \"{first}\", and {count} of them \
            have a translation into it"
    );
    let line = format!("[{second}, {first}]");
    let typed = settings::in_settings(settings, |fields| fields.write(&[Key("languages")], &line));
    let help = Help::typed("put the language of the records first: ", typed);
    let place = settings::place(settings, &[Key("languages"), Index(0)]);
    let mut diags = own_diags(others);
    diags.push(Diag::new(Code::TranslationMismatch, place, message, help));
    diags
}
