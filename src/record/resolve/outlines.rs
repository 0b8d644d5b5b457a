//! The outlines that divisions and areas name: looked up, read, repaired, drawn. What cannot be is reported where the
//! record names it, or where the file of outlines is wrong.

use super::fields::Fields;
use super::settings;
use crate::diagnostics::{Code, Diag, Help, Place};
use crate::record::config::MapFiles;
use crate::record::geography::drawing::draw;
use crate::record::geography::geojson::{Collection, Refusal};
use crate::record::geography::ground::joined;
use crate::record::geography::measure::Extent;
use crate::record::geography::repair::{Grid, repair, within};
use crate::record::geography::simplify::Borders;
use crate::record::model::outline::{Ground, GroundKind, Map, Outline, Outlines, Part, Spot};
use crate::record::model::{Area, AreaIndex, Division, DivisionIndex, Level, Site, Validity};
use crate::record::parse::front_matter;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::text::source::Source;
use crate::text::{SitePath, list_of, nearest, one_line};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Files of outlines by their path.
pub type Boundaries = BTreeMap<SitePath, Arc<Source>>;

/// The folder of outlines.
pub const FOLDER: &str = "boundaries";

/// Bytes of the paths of a map: for the city, and for a division; with links, titles and labels around them the
/// pictures stay below 8 and 6 KB.
const CITY_BYTES: usize = 5_600;
const DIVISION_BYTES: usize = 4_200;

/// What a link around a path takes, about, for those beyond the first few.
const LINK_BYTES: usize = 170;
const FIRST_LINKS: usize = 8;

/// How much of its surroundings the map of a division shows on each side, as a part of its longer side.
const AROUND: f64 = 0.12;

/// What is coarser than this looks like any other shape.
const LEAST_BYTES: usize = 60;

/// Whether a file of the content folder is read as outlines: GeoJSON anywhere but among media, JSON in its folder.
pub fn is_boundary_file(path: &SitePath) -> bool {
    match path.extension().as_str() {
        "geojson" => !matches!(path.top(), "media" | "theme"),
        "json" => path.top() == FOLDER,
        _ => false,
    }
}

/// The divisions and areas of a site, by index, and the files that declare them.
#[derive(Clone, Copy)]
pub struct Levels<'a> {
    /// By [`DivisionIndex`].
    pub divisions: &'a [Division],
    /// By [`AreaIndex`].
    pub areas: &'a [Area],
    /// By [`crate::record::model::SourceIndex`].
    pub sources: &'a [Arc<Source>],
}

impl<'a> Levels<'a> {
    /// Those of a finished site.
    pub fn of(site: &'a Site) -> Self {
        Self { divisions: &site.divisions, areas: &site.areas, sources: &site.sources }
    }

    /// The division at this index.
    pub fn division(&self, index: DivisionIndex) -> &'a Division {
        &self.divisions[index.position()]
    }

    /// The area at this index.
    pub fn area(&self, index: AreaIndex) -> &'a Area {
        &self.areas[index.position()]
    }

    /// When a division or an area exists.
    pub fn validity(&self, level: Level) -> &'a Validity {
        match level {
            Level::Division(index) => &self.division(index).validity,
            Level::Area(index) => &self.area(index).validity,
        }
    }

    /// All divisions, then all areas.
    pub fn all(&self) -> impl Iterator<Item = Level> + use<> {
        let divisions = (0..self.divisions.len()).map(|at| Level::Division(DivisionIndex::at(at)));
        divisions.chain((0..self.areas.len()).map(|at| Level::Area(AreaIndex::at(at))))
    }
}

/// The files that outlines and lines are read from.
pub struct Files<'a> {
    /// Those of outlines and lines.
    pub boundaries: &'a Boundaries,
    /// The other files that the site has, with their size in bytes.
    pub media: &'a BTreeMap<SitePath, u64>,
    /// Those that maps show below divisions and areas.
    pub map: &'a MapFiles,
    /// The text of site.yaml, where there is one.
    pub settings: Option<&'a Source>,
}

/// Reads and draws every outline of the site, with what is wrong with them.
pub fn resolve(levels: Levels<'_>, files: &Files<'_>, today: NaiveDate) -> (Outlines, Vec<Diag>) {
    let mut reading =
        Reading { levels, files, collections: HashMap::new(), grid: Grid::default(), diagnostics: Vec::new() };
    let mut divisions: Vec<Option<Outline>> = levels.all().map(|level| reading.outline(level)).collect();
    let areas = divisions.split_off(levels.divisions.len());
    let ground = reading.ground();
    let drawing = Drawing { levels, divisions: &divisions, areas: &areas, ground: &ground, today };
    let city = drawing.city();
    let of_divisions = (0..levels.divisions.len()).map(|at| drawing.division(DivisionIndex::at(at))).collect();
    (Outlines { near: near(&divisions, &areas), city, of_divisions, divisions, areas }, reading.diagnostics)
}

/// What maps are drawn from.
struct Drawing<'a> {
    levels: Levels<'a>,
    /// By index.
    divisions: &'a [Option<Outline>],
    /// By index.
    areas: &'a [Option<Outline>],
    ground: &'a [Ground],
    today: NaiveDate,
}

impl Drawing<'_> {
    /// The divisions of today; one without an outline of its own is where its areas are.
    fn city(&self) -> Option<Map> {
        let Self { levels, divisions: of_divisions, areas: of_areas, today, .. } = *self;
        let mut shapes: Vec<(Level, Outline)> = Vec::new();
        for (at, division) in
            levels.divisions.iter().enumerate().filter(|(_, division)| division.validity.is_current(today))
        {
            let own = of_divisions[at].clone();
            let areas = division.areas.iter().filter(|area| levels.area(**area).validity.is_current(today));
            let parts: Vec<Part> = areas
                .filter_map(|area| of_areas[area.position()].as_ref())
                .flat_map(|area| area.parts.clone())
                .collect();
            let outline = own.or((!parts.is_empty()).then_some(Outline { parts }));
            shapes.extend(outline.map(|outline| (Level::Division(DivisionIndex::at(at)), outline)));
        }
        let borrowed: Vec<(Level, &Outline)> = shapes.iter().map(|(level, outline)| (*level, outline)).collect();
        draw(&borrowed, self.ground, budget(CITY_BYTES, borrowed.len()))
    }

    /// The areas of a division, those no longer in use too, and what lies next to them in other divisions: which of
    /// them are shown is for the page to say.
    fn division(&self, index: DivisionIndex) -> Option<Map> {
        let Self { levels, divisions: of_divisions, areas: of_areas, today, .. } = *self;
        let own = levels.division(index).areas.iter();
        let own: Vec<(Level, &Outline)> =
            own.filter_map(|area| Some((Level::Area(*area), of_areas[area.position()].as_ref()?))).collect();
        let whole = of_divisions[index.position()].as_ref().map(|whole| (Level::Division(index), whole));
        let sheet = Extent::of(own.iter().chain(&whole).flat_map(|(_, outline)| outline.rings()))?.wider(AROUND);
        let corners: HashSet<Spot> = own.iter().flat_map(|(_, outline)| outline.rings().flatten()).copied().collect();
        let near = levels.areas.iter().enumerate().filter(|(_, area)| area.division != index);
        let near = near.filter(|(_, area)| area.validity.is_current(today)).filter_map(|(at, _)| {
            let outline = of_areas[at].as_ref()?;
            let shared = outline.rings().flatten().filter(|corner| corners.contains(corner)).count();
            // Those that meet in one corner have no border in common.
            let shown = (shared > 1).then(|| within(outline, sheet)).flatten()?;
            Some((Level::Area(AreaIndex::at(at)), shown))
        });
        let near: Vec<(Level, Outline)> = near.collect();
        if own.is_empty() {
            return None;
        }
        // What is drawn first lies below.
        let near = near.iter().map(|(level, outline)| (*level, outline));
        let shapes: Vec<(Level, &Outline)> = near.chain(own).chain(whole).collect();
        draw(&shapes, self.ground, budget(DIVISION_BYTES, shapes.len()))
    }
}

fn budget(bytes: usize, shapes: usize) -> usize {
    bytes.saturating_sub(shapes.saturating_sub(FIRST_LINKS) * LINK_BYTES).max(shapes * LEAST_BYTES)
}

struct Reading<'a> {
    levels: Levels<'a>,
    files: &'a Files<'a>,
    collections: HashMap<&'a SitePath, Result<Collection<'a>, Refusal>>,
    grid: Grid,
    diagnostics: Vec<Diag>,
}

impl<'a> Reading<'a> {
    fn outline(&mut self, level: Level) -> Option<Outline> {
        let written = match level {
            Level::Division(index) => &self.levels.division(index).boundary,
            Level::Area(index) => &self.levels.area(index).boundary,
        };
        let written = written.trim();
        if written.is_empty() {
            return None;
        }
        let (path, name) = written.split_once('#').unwrap_or((written, ""));
        let source = match self.file(path, name, "boundary") {
            Ok(source) => source,
            Err((code, refusal)) => {
                self.report(level, code, None, refusal);
                return None;
            }
        };
        let collection = self.collections.entry(&source.path).or_insert_with(|| Collection::read(source));
        let polygons =
            collection.as_ref().map_err(Clone::clone).and_then(|collection| collection.polygons(name.trim()));
        match polygons.and_then(|polygons| repair(&polygons, &mut self.grid)) {
            Ok(repaired) => {
                if repaired.had_crossings {
                    let message = format!(
                        "lines of the outline \"{}\" cross each other: the loops are cut off",
                        one_line(written)
                    );
                    let help = "look at the map; to mend the file itself, use \"Fix geometries\" of QGIS or the like";
                    let diag = Diag::new(Code::UnusableOutline, self.levels.place(level, "boundary"), message, help)
                        .as_warning();
                    self.diagnostics.push(diag);
                }
                Some(repaired.outline)
            }
            Err(refusal) => {
                self.report(level, Code::UnusableOutline, Some(source), refusal);
                None
            }
        }
    }

    /// The lines that site.yaml names, those that lie lowest first.
    fn ground(&mut self) -> Vec<Ground> {
        let kinds = [
            (GroundKind::Water, "water", &self.files.map.water),
            (GroundKind::Streets, "streets", &self.files.map.streets),
        ];
        let named = kinds.into_iter().filter(|(.., written)| !written.is_empty());
        named
            .filter_map(|(kind, field, written)| {
                let lines =
                    self.file(written, "", field).map_err(|(code, refusal)| (code, refusal, None)).and_then(|source| {
                        let lines = Collection::read(source).and_then(|collection| collection.lines());
                        lines.map_err(|refusal| (Code::UnusableOutline, refusal, Some(source)))
                    });
                match lines {
                    Ok(lines) => Some(Ground { kind, lines: joined(lines) }),
                    Err((code, refusal, source)) => {
                        self.report_setting(field, code, source, refusal);
                        None
                    }
                }
            })
            .collect()
    }

    /// The file of outlines, or what is wrong with the way `field` names it.
    fn file(&self, written: &str, name: &str, field: &str) -> Result<&'a Source, (Code, Refusal)> {
        let refused = |code, message: String, help: String| Err((code, Refusal { at: None, message, help }));
        let example = match field {
            "boundary" => "such as `boundary: boundaries/areas.geojson#central-2`".to_owned(),
            _ => format!("such as `{field}: boundaries/{field}.geojson`"),
        };
        let Some(path) = SitePath::new(written.trim()) else {
            let message = format!("\"{}\" is not a file of the content folder", one_line(written));
            return refused(Code::MissingFile, message, format!("write its path in the content folder, {example}"));
        };
        if let Some(source) = self.files.boundaries.get(&path) {
            return Ok(source);
        }
        if self.files.media.contains_key(&path) {
            let help = format!("outlines are GeoJSON files in the folder {FOLDER}/: write {example}");
            return refused(Code::UnusableOutline, format!("\"{path}\" is not a file of outlines"), help);
        }
        let known = || self.files.boundaries.keys().map(SitePath::as_str);
        let hash = if name.is_empty() { String::new() } else { format!("#{name}") };
        let help = match nearest(path.as_str(), known()) {
            Some(near) => format!("did you mean `{near}{hash}`?"),
            None if self.files.boundaries.is_empty() => {
                format!("put a GeoJSON file there, or leave out the `{field}:`; {example}")
            }
            None => format!("put the file there, or name one that is there: {}", list_of(known(), 8)),
        };
        refused(Code::MissingFile, format!("there is no file \"{path}\""), help)
    }

    fn report_setting(&mut self, field: &'static str, code: Code, source: Option<&Source>, refusal: Refusal) {
        let path = [Key("map"), Key(field)];
        let own = || match self.files.settings {
            Some(settings) => settings::place(settings, &path),
            None => Place::file(&SitePath::new(settings::FILE).expect("a plain name")),
        };
        let place = refusal.at.zip(source).map_or_else(own, |(span, source)| Place::new(source, span));
        let meant = refusal.help.strip_prefix("did you mean `").and_then(|rest| rest.strip_suffix("`?"));
        let fix = meant
            .zip(self.files.settings)
            .and_then(|(meant, settings)| settings::in_settings(settings, |fields| fields.put(&path, meant)));
        self.diagnostics.push(Diag::new(code, place, refusal.message, Help::new(refusal.help.as_str()).by(fix)));
    }

    fn report(&mut self, level: Level, code: Code, source: Option<&Source>, refusal: Refusal) {
        let place = match (refusal.at, source) {
            (Some(span), Some(source)) => Place::new(source, span),
            _ => self.levels.place(level, "boundary"),
        };
        let meant = refusal.help.strip_prefix("did you mean `").and_then(|rest| rest.strip_suffix("`?"));
        let fix = meant.and_then(|meant| {
            self.levels.in_details(level, |fields, path| fields.put(&[path, &[Key("boundary")]].concat(), meant))
        });
        self.diagnostics.push(Diag::new(
            code,
            place,
            refusal.message,
            Help::new(refusal.help.as_str()).by(fix.flatten()),
        ));
    }
}

impl Levels<'_> {
    /// Where a field of a division or an area stands; of an area that is in no file, the beginning of nothing.
    pub fn place(&self, level: Level, field: &'static str) -> Place {
        let place = self.in_details(level, |fields, path| fields.place(&[path, &[Key(field)]].concat()));
        place.unwrap_or_else(|| Place::file(&SitePath::new("site.yaml").expect("a plain name")))
    }

    /// What `look` finds in the details of a division's file, at the path of the division or of the area. `None` where
    /// no file declares it.
    pub fn in_details<T>(&self, level: Level, look: impl FnOnce(&Fields<'_>, &[Step<'_>]) -> T) -> Option<T> {
        let index = match level {
            Level::Division(index) => index,
            Level::Area(index) => self.area(index).division,
        };
        let division = self.division(index);
        let source = &self.sources[division.body.as_ref()?.source.position()];
        let split = front_matter::split(source, &mut Vec::new());
        let fields = Fields::new(source, &split);
        Some(match level {
            Level::Division(_) => look(&fields, &[]),
            Level::Area(area) => {
                let entry = division.areas.iter().position(|known| *known == area).unwrap_or(0);
                look(&fields, &[Key("response_areas"), Index(entry)])
            }
        })
    }
}

/// Where a field of a division or an area of a site stands.
pub fn place(site: &Site, level: Level, field: &'static str) -> Place {
    Levels::of(site).place(level, field)
}

/// How far the outlines may be off by which a page says which area a reader is in, and by which outlines are compared,
/// in metres.
const NEAR: f64 = 8.0;

fn near(divisions: &[Option<Outline>], areas: &[Option<Outline>]) -> BTreeMap<Level, Outline> {
    let divisions = divisions.iter().enumerate().map(|(at, outline)| (Level::Division(DivisionIndex::at(at)), outline));
    let areas = areas.iter().enumerate().map(|(at, outline)| (Level::Area(AreaIndex::at(at)), outline));
    let known: Vec<(Level, &Outline)> =
        divisions.chain(areas).filter_map(|(level, outline)| Some((level, outline.as_ref()?))).collect();
    let borders = Borders::of(&known.iter().map(|(_, outline)| *outline).collect::<Vec<_>>());
    known.iter().map(|(level, _)| *level).zip(borders.simplified(NEAR)).collect()
}
