//! Reads outlines from GeoJSON (RFC 7946): finds the feature that a record names, and gives its corners as they are
//! written. What is wrong is reported with its place in the file; pieces are read as they stand in the text, so that
//! the place is known.

use crate::record::model::outline::{SPOTS_A_DEGREE, Spot};
use crate::text::source::{Source, Span};
use crate::text::{fold, list_of, nearest, one_line, shorten};
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::fmt;

/// Why no outline can be had: what is wrong, what to do, and where in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// `None` where it is the record that must be mended.
    pub at: Option<Span>,
    /// What is wrong, in words.
    pub message: String,
    /// What to do, in words.
    pub help: String,
}

/// Longitude and latitude as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corner(pub f64, pub f64);

impl Corner {
    /// The same on the grid of spots.
    pub fn spot(self) -> Spot {
        let round = |degrees: f64| (degrees * SPOTS_A_DEGREE).round() as i32;
        Spot { longitude: round(self.0), latitude: round(self.1) }
    }
}

/// A line as written, with what its feature is called.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedLine {
    /// The property `name`; empty where it has none.
    pub name: String,
    /// From its beginning to its end.
    pub corners: Vec<Corner>,
}

/// Rings of one polygon as written: the edge, then holes.
pub type Rings = Vec<Vec<Corner>>;

/// A file of outlines.
pub struct Collection<'a> {
    source: &'a Source,
    features: Vec<Feature<'a>>,
}

struct Feature<'a> {
    /// What it may be called by: its id first, then its properties `id`, `code` and `name`.
    names: Vec<String>,
    /// The property `name`.
    title: Option<String>,
    text: &'a str,
    geometry: Option<&'a str>,
}

/// Any object of GeoJSON. Geometries stay text until they are asked for.
#[derive(Deserialize)]
struct Object<'a> {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(borrow, default)]
    features: Option<Vec<&'a RawValue>>,
    #[serde(borrow, default)]
    geometry: Option<&'a RawValue>,
    #[serde(borrow, default)]
    coordinates: Option<&'a RawValue>,
    #[serde(borrow, default)]
    geometries: Option<Vec<&'a RawValue>>,
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    crs: Option<Value>,
}

/// How many collections may lie one inside the other.
const DEEPEST: u8 = 4;

/// Kinds of geometries that are no outlines.
const LINES_AND_POINTS: [&str; 4] = ["Point", "MultiPoint", "LineString", "MultiLineString"];

const EXPORT: &str = "export it again as GeoJSON with longitude and latitude (WGS 84, EPSG:4326)";

impl<'a> Collection<'a> {
    /// Reads the file as far as its features.
    ///
    /// # Errors
    /// What is not JSON, not GeoJSON, or in another system of coordinates than WGS 84.
    pub fn read(source: &'a Source) -> Result<Self, Refusal> {
        let text = &source.text[source.beginning()..];
        let empty = Self { source, features: Vec::new() };
        let top = empty.object(text)?;
        if let Some(crs) = top.crs.as_ref().filter(|crs| !is_wgs84(crs)) {
            let name = crs.pointer("/properties/name").and_then(Value::as_str).unwrap_or("another one");
            let at = text.find("\"crs\"").map_or(source.beginning(), |at| at + source.beginning());
            let message = format!(
                "the outlines are in another system of coordinates ({}) than longitude and latitude",
                one_line(name)
            );
            return Err(Refusal {
                at: Some(Span::new(at, at + 5)),
                message,
                help: format!("{EXPORT}, and delete the old file's `crs`"),
            });
        }
        let features = match (top.kind.as_str(), &top.features) {
            ("FeatureCollection", Some(list)) => {
                list.iter().map(|one| empty.feature(one.get())).collect::<Result<_, _>>()?
            }
            ("Feature", _) => vec![empty.feature(text)?],
            _ if top.coordinates.is_some() || top.geometries.is_some() => {
                vec![Feature { names: Vec::new(), title: None, text, geometry: Some(text) }]
            }
            _ => {
                let help = "the file should begin with \
                    {\"type\": \"FeatureCollection\", \"features\": [ and hold one feature for each outline";
                return Err(empty.refusal(
                    text,
                    "this is JSON, but not GeoJSON: it has no features".into(),
                    help.into(),
                ));
            }
        };
        Ok(Self { source, features })
    }

    fn feature(&self, text: &'a str) -> Result<Feature<'a>, Refusal> {
        let object = self.object(text)?;
        let property = |name: &str| {
            let all = object.properties.iter().flatten();
            all.filter(|(key, _)| fold::same(key, name)).find_map(|(_, value)| written(value))
        };
        let own = object.id.as_ref().and_then(written);
        let names = own.into_iter().chain(["id", "code", "name"].into_iter().filter_map(property)).collect();
        Ok(Feature { names, title: property("name"), text, geometry: object.geometry.map(RawValue::get) })
    }

    /// The polygons of the feature that a record names; an empty name means the only one of the file.
    ///
    /// # Errors
    /// No such feature or several, a feature that is no outline, coordinates that are no longitudes and latitudes.
    pub fn polygons(&self, name: &str) -> Result<Vec<Rings>, Refusal> {
        let feature = self.find(name)?;
        let Some(geometry) = feature.geometry else {
            return Err(self.refusal(
                feature.text,
                format!("the feature {} has no geometry", called(name)),
                "draw its outline, or leave out the `boundary:`".into(),
            ));
        };
        let mut polygons = Vec::new();
        self.gather(geometry, name, 0, &mut polygons)?;
        Ok(polygons)
    }

    /// The lines of all features: lines as they are, and the edges of polygons. Points are passed over.
    ///
    /// # Errors
    /// A file without a line, coordinates that are no longitudes and latitudes.
    pub fn lines(&self) -> Result<Vec<NamedLine>, Refusal> {
        let mut all = Vec::new();
        for feature in &self.features {
            let mut lines = Vec::new();
            if let Some(geometry) = feature.geometry {
                self.gather_lines(geometry, 0, &mut lines)?;
            }
            let name = feature.title.as_deref().unwrap_or_default();
            all.extend(lines.into_iter().map(|corners| NamedLine { name: name.to_owned(), corners }));
        }
        if all.is_empty() {
            let help = "draw streets or water there as features of the type LineString".to_owned();
            return Err(Refusal { at: None, message: format!("{} holds no line", self.source.path), help });
        }
        Ok(all)
    }

    fn gather_lines(&self, geometry: &'a str, depth: u8, into: &mut Rings) -> Result<(), Refusal> {
        let object = self.nested(geometry, depth)?;
        let coordinates = object.coordinates.map_or("[]", RawValue::get);
        match object.kind.as_str() {
            "Point" | "MultiPoint" => {}
            "LineString" => into.extend(self.checked(vec![self.typed(coordinates)?], coordinates, "")?),
            "MultiLineString" | "Polygon" => into.extend(self.checked(self.typed(coordinates)?, coordinates, "")?),
            "MultiPolygon" => {
                for rings in self.typed::<Vec<Rings>>(coordinates)? {
                    into.extend(self.checked(rings, coordinates, "")?);
                }
            }
            "GeometryCollection" => {
                for one in object.geometries.iter().flatten() {
                    self.gather_lines(one.get(), depth + 1, into)?;
                }
            }
            kind => {
                let help = "a line is a LineString or a MultiLineString".to_owned();
                return Err(self.refusal(geometry, no_type(kind), help));
            }
        }
        Ok(())
    }

    fn find(&self, name: &str) -> Result<&Feature<'a>, Refusal> {
        let names = || self.features.iter().filter_map(|feature| feature.names.first().map(String::as_str));
        let known = || list_of(names(), 12);
        let by_record = |message: String, help: String| Refusal { at: None, message, help };
        let file = self.source.path.as_str();
        if name.is_empty() {
            return match self.features.as_slice() {
                [only] => Ok(only),
                [] => Err(by_record(
                    format!("{file} holds no outline"),
                    "draw the outline there, or leave out the `boundary:`".into(),
                )),
                many => {
                    let help = format!(
                        "write which one is meant: `boundary: {file}#{}`; it has: {}",
                        names().next().unwrap_or("name"),
                        known()
                    );
                    Err(by_record(format!("{file} holds {} outlines", many.len()), help))
                }
            };
        }
        let same = |rule: &dyn Fn(&str) -> bool| -> Vec<&Feature<'a>> {
            self.features.iter().filter(|feature| feature.names.iter().any(|known| rule(known))).collect()
        };
        let mut found: Vec<&Feature<'a>> =
            self.features.iter().filter(|feature| feature.names.first().is_some_and(|id| id == name)).collect();
        if found.is_empty() {
            found = same(&|known| known == name);
        }
        if found.is_empty() {
            found = same(&|known| fold::key(known) == fold::key(name));
        }
        match found.as_slice() {
            [one] => Ok(one),
            [] => {
                let near =
                    nearest(name, self.features.iter().flat_map(|feature| feature.names.iter().map(String::as_str)));
                let help = match near {
                    Some(near) => format!("did you mean `{file}#{near}`?"),
                    None if names().next().is_none() => {
                        "give each feature an \"id\", and name it after the #".to_owned()
                    }
                    None => format!("write one of: {}", known()),
                };
                Err(by_record(format!("{file} has no feature \"{}\"", one_line(name)), help))
            }
            many => {
                let help = "give each feature an \"id\" of its own; an outline of several parts is one feature of the \
                    type MultiPolygon";
                Err(self.refusal(many[1].text, format!("two features are called {}", called(name)), help.into()))
            }
        }
    }

    /// The rings of a geometry; `depth` says how many collections it lies in.
    fn gather(&self, geometry: &'a str, name: &str, depth: u8, into: &mut Vec<Rings>) -> Result<(), Refusal> {
        let object = self.nested(geometry, depth)?;
        let coordinates = object.coordinates.map_or("[]", RawValue::get);
        match object.kind.as_str() {
            "Polygon" => into.push(self.checked(self.typed(coordinates)?, coordinates, name)?),
            "MultiPolygon" => {
                for rings in self.typed::<Vec<Rings>>(coordinates)? {
                    into.push(self.checked(rings, coordinates, name)?);
                }
            }
            "GeometryCollection" => {
                for one in object.geometries.iter().flatten() {
                    self.gather(one.get(), name, depth + 1, into)?;
                }
            }
            kind => {
                let message = if LINES_AND_POINTS.contains(&kind) {
                    format!("the feature {} is a {kind}, not an outline", called(name))
                } else {
                    no_type(kind)
                };
                return Err(self.refusal(
                    geometry,
                    message,
                    "an outline is a Polygon or a MultiPolygon: draw the area, not a line or a point".into(),
                ));
            }
        }
        Ok(())
    }

    /// A geometry that lies in so many collections.
    fn nested(&self, geometry: &'a str, depth: u8) -> Result<Object<'a>, Refusal> {
        if depth > DEEPEST {
            let help = "write each feature as one geometry, without collections".to_owned();
            let message = format!("more than {DEEPEST} collections lie one inside the other");
            return Err(self.refusal(geometry, message, help));
        }
        self.object(geometry)
    }

    /// Longitudes and latitudes that can be those of a city.
    fn checked(&self, rings: Rings, text: &'a str, name: &str) -> Result<Rings, Refusal> {
        let Some(Corner(x, y)) = rings.iter().flatten().copied().find(|corner| !is_on_earth(*corner)) else {
            return Ok(rings);
        };
        let name = called(name);
        let (message, help) = if x.abs() > 400.0 || y.abs() > 400.0 {
            (
                format!(
                    "the corners of {name} are no longitudes and latitudes, but perhaps metres or feet: [{x}, {y}]"
                ),
                EXPORT.to_owned(),
            )
        } else if is_on_earth(Corner(y, x)) {
            let help = format!("write the longitude first: [{y}, {x}]");
            (format!("the corners of {name} seem to have latitude and longitude swapped: [{x}, {y}]"), help)
        } else {
            (format!("a corner of {name} is not on the earth: [{x}, {y}]"), EXPORT.to_owned())
        };
        Err(self.refusal(text, message, help))
    }

    fn object(&self, text: &'a str) -> Result<Object<'a>, Refusal> {
        serde_json::from_str(text).map_err(|error| self.unreadable(text, &error))
    }

    fn typed<T: Deserialize<'a>>(&self, text: &'a str) -> Result<T, Refusal> {
        serde_json::from_str(text).map_err(|error| self.unreadable(text, &error))
    }

    /// What the reader of JSON says, at its place in the whole file.
    fn unreadable(&self, text: &str, error: &serde_json::Error) -> Refusal {
        let line_start = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let at = self.offset(text) + (line_start + error.column().saturating_sub(1)).min(text.len());
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or_default();
        let (message, help) = if error.is_data() {
            (
                format!("this is no GeoJSON: {said}"),
                "compare it with what your mapping program writes, or export the outlines again",
            )
        } else {
            (
                format!("the file is not JSON: {said}"),
                "export the outlines again; a file that was edited by hand often lacks a comma, a quote or a bracket",
            )
        };
        Refusal { at: Some(Span::new(at, at + 1)), message, help: help.into() }
    }

    fn refusal(&self, text: &str, message: String, help: String) -> Refusal {
        let at = self.offset(text);
        Refusal { at: Some(Span::new(at, at + 1)), message, help }
    }

    /// Where a piece of the file's text begins in it.
    fn offset(&self, piece: &str) -> usize {
        (piece.as_ptr() as usize).saturating_sub(self.source.text.as_ptr() as usize).min(self.source.text.len())
    }
}

/// An id or a name: a text or a number.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn no_type(kind: &str) -> String {
    format!("\"{}\" is no type of geometry", shorten(&one_line(kind), 30))
}

fn called(name: &str) -> String {
    if name.is_empty() { "of this file".to_owned() } else { format!("\"{}\"", one_line(name)) }
}

/// The `crs` of the older GeoJSON of 2008, where it says nothing else than RFC 7946 does.
fn is_wgs84(crs: &Value) -> bool {
    let name = crs.pointer("/properties/name").and_then(Value::as_str);
    crs.is_null()
        || name
            .is_some_and(|name| name.ends_with("CRS84") || name.ends_with("EPSG::4326") || name.ends_with("EPSG:4326"))
}

/// Nobody polices nearer to the poles than 60° south and 80° north; American longitudes that stand where latitudes
/// belong are reported by that.
fn is_on_earth(Corner(longitude, latitude): Corner) -> bool {
    longitude.abs() <= 180.0 && (-60.0..=80.0).contains(&latitude)
}

impl<'de> Deserialize<'de> for Corner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Position;
        impl<'de> Visitor<'de> for Position {
            type Value = Corner;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a longitude and a latitude")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Corner, A::Error> {
                let few = |length| A::Error::invalid_length(length, &"a longitude and a latitude");
                let longitude = list.next_element()?.ok_or_else(|| few(0))?;
                let latitude = list.next_element()?.ok_or_else(|| few(1))?;
                // A height may follow.
                while list.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                Ok(Corner(longitude, latitude))
            }
        }
        deserializer.deserialize_seq(Position)
    }
}
