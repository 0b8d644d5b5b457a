//! Pictures of published pages, written anew so that nothing but the picture is published: photos in the sizes that
//! pages show, at their own address where a page links to them; drawings without their notes. What the published site
//! has of an unchanged photo is taken over, and the photo is not decoded.

use super::task::{Exporting, Make, Makes, Means, Task};
use crate::media::picture::{Flaw, Picture, Spoiled, clean, draw, memory};
use crate::site::artifact::Artifact;
use crate::site::plan::pictures::{self, Made};
use crate::text::SitePath;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, OnceLock};

/// Digests of the photos that files at addresses of their own were made of, by address.
type MadeFrom = BTreeMap<String, String>;

/// A photo and everything that is made of it.
struct Photo<'a> {
    file: &'a SitePath,
    picture: &'a Picture,
    files: Vec<Wanted>,
}

impl Photo<'_> {
    fn is_large(&self) -> bool {
        let cuts: Vec<_> = self.files.iter().map(|wanted| wanted.made.cut).collect();
        memory::needs(self.picture, &cuts) > LARGE
    }
}

struct Wanted {
    made: Made,
    /// Whether its name says what it was made of; else [`pictures::record`] does.
    named_by_content: bool,
}

/// Photos of more than this many bytes of memory are large: fewer than two fit beside each other.
const LARGE: u64 = memory::SHARED / 2;

/// The large photos.
pub fn export_large<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let published = Arc::new(OnceLock::new());
    photos(exporting).into_values().filter(Photo::is_large).map(|photo| task(photo, published.clone())).collect()
}

/// All other pictures, and what says of all photos what they were made from.
pub fn export<'a>(exporting: &'a Exporting<'a>) -> Vec<Task<'a>> {
    let photos = photos(exporting);
    let own: MadeFrom = photos
        .values()
        .flat_map(|photo| {
            photo.files.iter().filter(|wanted| !wanted.named_by_content).map(move |wanted| (wanted, photo))
        })
        .map(|(wanted, photo)| (wanted.made.path.to_string(), photo.picture.mark.clone()))
        .collect();
    let published = Arc::new(OnceLock::new());
    let mut tasks: Vec<Task<'a>> =
        photos.into_values().filter(|photo| !photo.is_large()).map(|photo| task(photo, published.clone())).collect();
    tasks.extend(drawings(exporting));
    if !own.is_empty() {
        tasks.push(Task::file(pictures::record(), move |_| Ok(serde_json::to_vec_pretty(&own)?)));
    }
    tasks
}

/// The photos that pages show or link to, by what they hold: one that is there twice is made once.
fn photos<'a>(exporting: &'a Exporting<'a>) -> BTreeMap<&'a str, Photo<'a>> {
    let (site, plan) = (exporting.site, exporting.plan);
    let mut photos: BTreeMap<&str, Photo<'a>> = BTreeMap::new();
    let logo = pictures::logo_file(site);
    for (file, picture) in site.pictures.iter().filter_map(|(file, picture)| Some((file, picture.as_ref().ok()?))) {
        let mut files: Vec<Wanted> = Vec::new();
        if plan.shown.contains(file) {
            files.extend(pictures::shown(picture).into_iter().map(|made| Wanted { made, named_by_content: true }));
        }
        if logo.as_ref() == Some(file) {
            files.extend(pictures::logo(picture).map(|made| Wanted { made, named_by_content: true }));
        }
        if plan.media.contains(file) {
            let made = picture.linked().map(|cut| Made { path: file.clone(), cut });
            files.extend(made.map(|made| Wanted { made, named_by_content: false }));
        }
        if files.is_empty() || picture.is_drawing() {
            continue;
        }
        let known = photos.entry(&picture.digest).or_insert_with(|| Photo { file, picture, files: Vec::new() });
        for wanted in files {
            if !known.files.iter().any(|other| other.made.path == wanted.made.path) {
                known.files.push(wanted);
            }
        }
    }
    photos
}

fn task<'a>(photo: Photo<'a>, published: Arc<OnceLock<MadeFrom>>) -> Task<'a> {
    let makes = photo.files.iter().map(|wanted| Makes::File(wanted.made.path.clone())).collect();
    let make: Make<'a> = Box::new(move |means| make(&photo, means, &published));
    Task { makes, make }
}

/// Takes over what stands, and makes the rest of one decoding.
fn make(photo: &Photo<'_>, means: &Means<'_>, published: &OnceLock<MadeFrom>) -> io::Result<Vec<Artifact>> {
    let mut artifacts = Vec::new();
    let mut missing: Vec<&Made> = Vec::new();
    for Wanted { made, named_by_content } in &photo.files {
        let same = || published.get_or_init(|| made_from(means)).get(made.path.as_str()) == Some(&photo.picture.mark);
        match (*named_by_content || same()).then(|| (means.published)(&made.path)).flatten() {
            Some(bytes) => artifacts.push(Artifact::new(made.path.clone(), bytes)),
            None => missing.push(made),
        }
    }
    if missing.is_empty() {
        return Ok(artifacts);
    }
    let cuts: Vec<_> = missing.iter().map(|made| made.cut).collect();
    let _reserved = memory::reserve(memory::needs(photo.picture, &cuts));
    let bytes = (means.media)(photo.file)?;
    let drawn = draw(photo.picture, bytes, &cuts).map_err(|flaw| spoiled(photo.file, flaw))?;
    artifacts.extend(missing.into_iter().zip(drawn).map(|(made, bytes)| Artifact::new(made.path.clone(), bytes)));
    Ok(artifacts)
}

/// What the published site says of its own pictures.
fn made_from(means: &Means<'_>) -> MadeFrom {
    (means.published)(&pictures::record()).and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn drawings<'a>(exporting: &'a Exporting<'a>) -> impl Iterator<Item = Task<'a>> {
    let published = exporting.plan.media.iter();
    let drawings = published
        .filter(|file| matches!(exporting.site.pictures.get(*file), Some(Ok(picture)) if picture.is_drawing()));
    drawings.map(|file| {
        let cleaned = move |means: &Means<'_>| {
            clean(&(means.media)(file)?).map(|(bytes, _)| bytes).map_err(|flaw| spoiled(file, flaw))
        };
        Task::file(file.clone(), cleaned)
    })
}

fn spoiled(file: &SitePath, flaw: Flaw) -> io::Error {
    io::Error::other(Spoiled { file: file.clone(), flaw })
}
