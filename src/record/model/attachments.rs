//! Which files of the content folder may be published as they are: documents, tables, sound and film that are what
//! their names say. Whatever a browser would run at the address of the site is none of them.

use super::site::Site;
use crate::media::attachment::Flaw;
use crate::media::attachment::kinds::{KINDS, LIVE, run_inside};
use crate::record::config::AllowedText;
use crate::text::{SitePath, fold};
use std::collections::BTreeMap;

impl Site {
    /// Whether a file may be published; pictures are judged by what is in them.
    pub fn may_attach(&self, file: &SitePath) -> bool {
        self.pictures.contains_key(file) || (self.is_kind_to_attach(file) && self.attachment_flaw(file).is_none())
    }

    /// Whether a file's name says that it is of a kind that may be published.
    pub fn is_kind_to_attach(&self, file: &SitePath) -> bool {
        let extension = file.extension();
        let is_allowed = !LIVE.contains(&extension.as_str()) && self.config.rules.attachments.contains(&extension);
        (KINDS.contains(&extension.as_str()) || is_allowed) && run_inside(file.file_name()).is_none()
    }

    /// Why a file cannot be published, as far as the site does not let it stand.
    pub fn attachment_flaw(&self, file: &SitePath) -> Option<&Flaw> {
        let flaw = self.attachments.get(file)?.flaw.as_ref()?;
        (!flaw.can_be_allowed() || !self.is_allowed_file(file)).then_some(flaw)
    }

    /// Whether `allow:` of site.yaml names this file.
    pub fn is_allowed_file(&self, file: &SitePath) -> bool {
        let holds = |allowed: &&AllowedText| allowed.until.is_none_or(|last| self.today <= last);
        self.config
            .allowed
            .iter()
            .filter(holds)
            .any(|allowed| SitePath::new(allowed.text.trim()).as_ref() == Some(file))
    }

    /// The file of this name, which may be written in another form of Unicode than on the disk that it came from.
    pub fn media_file(&self, wanted: &SitePath) -> Option<&SitePath> {
        file_of(&self.media, wanted)
    }
}

/// The file of this name among those of the disk, which may have it in another form of Unicode.
fn file_of<'m>(media: &'m BTreeMap<SitePath, u64>, wanted: &SitePath) -> Option<&'m SitePath> {
    let exact = media.get_key_value(wanted).map(|(path, _)| path);
    let is_same = |path: &&SitePath| !path.as_str().is_ascii() && fold::same_form(path.as_str(), wanted.as_str());
    exact.or_else(|| if wanted.as_str().is_ascii() { None } else { media.keys().find(is_same) })
}

/// The name that a file has on the disk; the one that a record gives it where there is no such file.
pub fn as_on_disk(media: &BTreeMap<SitePath, u64>, file: SitePath) -> SitePath {
    if file.as_str().is_ascii() { file } else { file_of(media, &file).cloned().unwrap_or(file) }
}
