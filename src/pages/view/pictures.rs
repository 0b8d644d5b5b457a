//! Pictures as pages show them: their addresses, and how large they stand.

use crate::record::model::Site;
use crate::site::plan;
use crate::text::markdown::picture::PictureTag;
use crate::text::{SitePath, address_of_file};

/// A picture in the text of a page whose way back to the root is `root`. `None` where there is no picture.
pub fn tag(site: &Site, file: &SitePath, root: &str) -> Option<PictureTag> {
    let picture = site.pictures.get(file)?.as_ref().ok()?;
    let shown = picture.shown();
    let (width, height) = shown.map_or((0, 0), |size| (size.width, size.height));
    if picture.is_drawing() {
        return Some(PictureTag {
            src: format!("{root}{}", address_of_file(file.as_str())),
            sources: Vec::new(),
            width,
            height,
        });
    }
    let made = plan::pictures::shown(picture);
    let mut sources: Vec<(String, u32)> =
        made.iter().map(|made| (format!("{root}{}", made.path), made.cut.size.width)).collect();
    let src = sources.first()?.0.clone();
    if sources.len() == 1 {
        sources.clear();
    }
    Some(PictureTag { src, sources, width, height })
}

/// The logo of the head of every page, seen from the root.
pub fn logo(site: &Site) -> Option<PictureTag> {
    let file = plan::pictures::logo_file(site)?;
    let picture = site.pictures.get(&file)?.as_ref().ok()?;
    let (width, height) = picture.logo_shown().map_or((0, 0), |size| (size.width, size.height));
    let src = if picture.is_drawing() {
        address_of_file(file.as_str())
    } else {
        plan::pictures::logo(picture)?.path.to_string()
    };
    Some(PictureTag { src, sources: Vec::new(), width, height })
}
