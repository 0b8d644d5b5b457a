//! The files that are made of pictures. Their names are made of what the picture holds, so that one that has not
//! changed is taken over from the published site, and a picture that is there twice is published once.

use crate::media::picture::{Cut, Picture};
use crate::record::model::Site;
use crate::text::SitePath;

/// The folder of pictures that pages show.
const FOLDER: &str = "pictures";

/// Digits of the digest that a name holds: 80 bits.
const DIGITS: usize = 20;

/// A file that is made of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// From the site's root.
    pub path: SitePath,
    /// How large it is, and in what it is written.
    pub cut: Cut,
}

/// What is made of a picture that pages show in their text.
pub fn shown(picture: &Picture) -> Vec<Made> {
    picture.cuts().into_iter().map(|cut| made(picture, cut)).collect()
}

/// The address of a picture that pages show in their text: the first of what is made of it, or the drawing itself.
pub fn address(site: &Site, file: &SitePath) -> Option<String> {
    let picture = site.pictures.get(file)?.as_ref().ok()?;
    if picture.is_drawing() {
        return Some(crate::text::address_of_file(file.as_str()));
    }
    shown(picture).first().map(|made| made.path.as_str().to_owned())
}

/// What is made of the logo.
pub fn logo(picture: &Picture) -> Option<Made> {
    picture.logo().map(|cut| made(picture, cut))
}

fn made(picture: &Picture, cut: Cut) -> Made {
    let name = &picture.mark[..DIGITS.min(picture.mark.len())];
    let path = format!("{FOLDER}/{name}-{}.{}", cut.size.width, cut.encoding.extension());
    Made { path: SitePath::new(&path).expect("digits and letters"), cut }
}

/// The file of the content folder that is the logo, where there is such a file.
pub fn logo_file(site: &Site) -> Option<SitePath> {
    SitePath::new(&site.config.style.logo).filter(|path| site.media.contains_key(path))
}

/// Where it is written which pictures the files at addresses of their own were made of.
pub fn record() -> SitePath {
    SitePath::new(&format!("{FOLDER}/made-from.json")).expect("a plain name")
}
