//! Maps as data for their template: shapes with where they lead, what they are called and where the label goes. The
//! page that shows a map lists the same places in words.

use super::shapes::Link;
use super::viewer::Viewer;
use crate::pages::language::Argument;
use crate::record::model::outline::{GroundKind, Map};
use crate::record::model::{AreaIndex, DivisionIndex, Level};
use crate::site::plan::Key;
use chrono::NaiveDate;
use serde::Serialize;

/// A map, measured in its own units.
#[derive(Clone, Debug, Serialize)]
pub struct MapView {
    /// What the map shows.
    pub label: String,
    /// What it is good for, and where the same is in words.
    pub note: String,
    /// In the map's own units.
    pub width: i32,
    /// In the map's own units.
    pub height: i32,
    /// In the order in which they are drawn.
    pub paths: Vec<MapPath>,
    /// Streets and water, which are drawn first.
    pub ground: Vec<MapGround>,
    /// What the short labels stand for, in the order of the map's own places and then of those next to them.
    pub key: Vec<KeyItem>,
}

/// A short label of a map.
#[derive(Clone, Debug, Serialize)]
pub struct KeyItem {
    /// As it is on the map.
    pub label: String,
    /// What it stands for; without an address where that is the place that the page is about.
    pub link: Link,
}

/// Lines of one kind below the shapes of a map.
#[derive(Clone, Debug, Serialize)]
pub struct MapGround {
    /// `water` or `streets`.
    pub kind: &'static str,
    /// `d` of SVG.
    pub d: String,
}

/// A shape of a map.
#[derive(Clone, Debug, Serialize)]
pub struct MapPath {
    /// `d` of SVG.
    pub d: String,
    /// Where it leads; empty for the place that the page is about, and for what is only around it.
    pub address: String,
    /// A number or a short name, for the map.
    pub label: String,
    /// The whole name.
    pub title: String,
    /// Where the label's middle goes.
    pub x: i32,
    /// The same, downwards from the upper edge.
    pub y: i32,
    /// `place` leads somewhere, `near` too, to another division's; `here` is the place that the page is about, `around`
    /// is the edge of the whole.
    pub kind: &'static str,
}

/// The divisions of today.
pub fn of_city(viewer: &Viewer<'_>) -> Option<MapView> {
    let map = viewer.site.outlines.city.as_ref()?;
    let paths = map.shapes.iter().map(|shape| path(viewer, map, shape.level, "place")).collect();
    Some(sheet(viewer, map, viewer.word("map_of_divisions"), paths))
}

/// The areas of a division in use today.
pub fn of_division(viewer: &Viewer<'_>, index: DivisionIndex) -> Option<MapView> {
    areas(viewer, index, viewer.site.today, None)
}

/// An area within its division; one no longer in use among those of its last day.
pub fn of_area(viewer: &Viewer<'_>, index: AreaIndex) -> Option<MapView> {
    let area = viewer.site.area(index);
    viewer.site.outlines.areas[index.position()].as_ref()?;
    let today = viewer.site.today;
    let day = match (area.validity.from, area.validity.to) {
        (_, Some(to)) if to < today => to,
        (Some(from), _) if from > today => from,
        _ => today,
    };
    areas(viewer, area.division, day, Some(index))
}

fn areas(viewer: &Viewer<'_>, division: DivisionIndex, day: NaiveDate, here: Option<AreaIndex>) -> Option<MapView> {
    let map = viewer.site.outlines.of_divisions[division.position()].as_ref()?;
    let is_shown = |level: Level| match level {
        Level::Area(index) => here == Some(index) || viewer.site.area(index).validity.is_current(day),
        Level::Division(_) => true,
    };
    let kind = |level: Level| match level {
        Level::Division(_) => "around",
        Level::Area(index) if here == Some(index) => "here",
        Level::Area(index) if viewer.site.area(index).division != division => "near",
        Level::Area(_) => "place",
    };
    let levels = map.shapes.iter().map(|shape| shape.level).filter(|level| is_shown(*level));
    let mut paths: Vec<MapPath> = levels.map(|level| path(viewer, map, level, kind(level))).collect();
    // Numbers may be those of this division's areas: what is next to them has letters.
    let near = paths.iter_mut().filter(|path| path.kind == "near");
    near.zip('A'..='Z').for_each(|(path, letter)| path.label = letter.to_string());
    // What is drawn later lies above: the place that the page is about comes last.
    paths.sort_by_key(|path| path.kind == "here");
    if !paths.iter().any(|path| matches!(path.kind, "place" | "here")) {
        return None;
    }
    let name = viewer.division_name(division);
    let label = if day == viewer.site.today {
        viewer.speech.with("map_of_areas", "division", &name)
    } else {
        let date = viewer.speech.dates.day(day);
        viewer.speech.say("map_of_areas_on", &[("division", Argument::Text(&name)), ("date", Argument::Text(&date))])
    };
    Some(sheet(viewer, map, label, paths))
}

fn sheet(viewer: &Viewer<'_>, map: &Map, label: String, paths: Vec<MapPath>) -> MapView {
    let short = |path: &&MapPath| !path.label.is_empty() && path.label != path.title;
    let (near, own): (Vec<_>, Vec<_>) = paths.iter().filter(short).partition(|path| path.kind == "near");
    let own = own.into_iter().filter(|_| map.shapes.iter().any(|shape| matches!(shape.level, Level::Area(_))));
    let item = |path: &MapPath| KeyItem {
        label: path.label.clone(),
        link: Link { label: path.title.clone(), address: path.address.clone(), lang: String::new() },
    };
    let mut key: Vec<KeyItem> = own.map(item).collect();
    key.sort_by(|one, other| one.label.len().cmp(&other.label.len()).then_with(|| one.label.cmp(&other.label)));
    key.extend(near.into_iter().map(item));
    let ground: Vec<MapGround> =
        map.ground.iter().map(|lines| MapGround { kind: word(lines.kind), d: lines.path.clone() }).collect();
    let notes = ground.iter().map(|lines| viewer.word(if lines.kind == "water" { "map_water" } else { "map_streets" }));
    let note = std::iter::once(viewer.word("map_note")).chain(notes).collect::<Vec<_>>().join(" ");
    MapView { label, note, width: map.width, height: map.height, ground, paths, key }
}

fn word(kind: GroundKind) -> &'static str {
    match kind {
        GroundKind::Water => "water",
        GroundKind::Streets => "streets",
    }
}

fn path(viewer: &Viewer<'_>, map: &Map, level: Level, kind: &'static str) -> MapPath {
    let shape = map.shape(level).expect("the level was taken from the map");
    let (title, name, key) = match level {
        Level::Division(index) => {
            (viewer.division_name(index), viewer.name(&viewer.site.division(index).name), Key::Division(index))
        }
        Level::Area(index) => {
            let name = viewer.area_name(index);
            let title = if kind == "near" { viewer.area_title(index) } else { name.to_owned() };
            (title, name, Key::Area(index))
        }
    };
    let is_edge = kind == "around";
    MapPath {
        d: shape.path.clone(),
        address: if matches!(kind, "place" | "near") { viewer.address(key) } else { String::new() },
        label: if is_edge { String::new() } else { short(name).to_owned() },
        title: if is_edge { String::new() } else { title },
        x: shape.inside.0,
        y: shape.inside.1,
        kind,
    }
}

/// The number that a name ends in, or the whole name: "2" of "Response Area 2", "H2" of "Sector H2".
fn short(name: &str) -> &str {
    let last = name.rsplit(' ').next().unwrap_or(name);
    if last.chars().any(|c| c.is_ascii_digit()) { last } else { name }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_label_is_the_number_where_there_is_one() {
        assert_eq!((short("Response Area 2"), short("Sector H2"), short("Old Mill")), ("2", "H2", "Old Mill"));
    }
}
