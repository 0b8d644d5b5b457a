//! Divisions and response areas: from their files, and made from names where an adopt block allows it.

use super::fields::Fields;
use super::parts::{Usable, entry_id, record_id};
use super::texts::{said, strings, text};
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::{
    Area, AreaIndex, Body, Division, DivisionIndex, Language, Office, SourceIndex, Text, Validity,
};
use crate::record::parse::adopt::name_from_slug;
use crate::record::parse::raw::{RawArea, RawDivision};
use crate::record::parse::shape::{OneOrMany, TextOr};
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::parse::{Draft, hints};
use crate::text::near::nearest_ids;
use crate::text::{fold, id_of, nearest, one_line, slug};
use std::collections::HashMap;

/// Divisions and areas with the ways that people write them.
#[derive(Debug, Default)]
pub struct Places {
    /// In the order of their files, then those made from names.
    pub divisions: Vec<Division>,
    /// In the order of the files, then those made from names.
    pub areas: Vec<Area>,
    by_name: HashMap<String, DivisionIndex>,
    /// A division's file was there but could not be read: what refers to divisions is not reported to be wrong.
    pub incomplete: bool,
}

/// Why a name is no area of a division.
pub struct UnknownArea {
    /// What may be meant, in words.
    pub hint: Option<String>,
    /// The id and the name of the division whose area it is.
    pub division: Option<(String, String)>,
}

impl Places {
    /// Adds the division of one file. Gives what is wrong with it.
    pub fn add_file(&mut self, draft: &Draft, raw: &RawDivision, source: SourceIndex, default: &Language) -> Vec<Diag> {
        let mut fields = Fields::of(&draft.source, &draft.facts);
        let id = record_id(&mut fields, raw.id.as_deref(), draft.source.path.stem(), || None);
        let name = said(raw.name.as_deref()).or(said(raw.title.as_deref()));
        if name.is_none() && draft.whole {
            fields.missing(
                &[],
                "the division has no name",
                Help::typed("add a line such as ", fields.add(&[], &format!("name: {}", name_from_slug(&id)))),
            );
        }
        super::placeholders::in_division(&mut fields, raw, draft);
        let index = DivisionIndex::at(self.divisions.len());
        let name = text(name.or(Some(&id)), raw.names.as_ref());
        let validity =
            validity(&mut fields, raw.valid_from.as_deref(), raw.valid_to.as_deref(), raw.successors.as_ref(), &[]);
        let mut areas = Vec::new();
        for (at, entry) in raw.response_areas.iter().flatten().enumerate() {
            let Some(entry) = entry else { continue };
            if let Some(area) = area(&mut fields, entry, index, &id, at) {
                if areas.iter().any(|known: &AreaIndex| self.areas[known.position()].id == area.id) {
                    let message = format!("two response areas have the id \"{}\"", area.id);
                    fields.error(
                        Code::SameAddress,
                        &[Key("response_areas"), Index(at), Key("id")],
                        message,
                        "give one of the two another id",
                    );
                    continue;
                }
                areas.push(AreaIndex::at(self.areas.len()));
                self.areas.push(area);
            }
        }
        let office = raw.office.as_ref().map(|raw| office(raw, &mut fields));
        let list = raw.follow.as_ref().and_then(|follow| follow.email.as_deref());
        let mailing_list = fields.web_address(list, &[Key("follow"), Key("email")]);
        super::neighborhoods::check(&mut fields, raw);
        for key in
            [Some(id.as_str()), raw.id.as_deref(), raw.name.as_deref(), raw.code.as_deref()].into_iter().flatten()
        {
            self.by_name.entry(fold::key(key)).or_insert(index);
        }
        self.divisions.push(Division {
            id,
            name,
            code: raw.code.clone().unwrap_or_default(),
            areas,
            office,
            mailing_list,
            boundary: raw.boundary.clone().unwrap_or_default(),
            validity,
            language: raw.language.as_deref().map_or_else(|| default.clone(), Language::from),
            body: Some(Body { source, span: draft.split.body, translations: Vec::new() }),
        });
        fields.into_diagnostics()
    }

    /// The division that is written like this: by id, name or code.
    pub fn division(&self, written: &str) -> Option<DivisionIndex> {
        let by_id = self.divisions.iter().position(|division| division.id == written).map(DivisionIndex::at);
        by_id.or_else(|| self.by_name.get(&fold::key(written)).copied())
    }

    /// A division made from its name, as an adopt block allows.
    pub fn make_division(&mut self, written: &str, language: &Language) -> Option<DivisionIndex> {
        if slug(written).is_empty() {
            return None;
        }
        let id = id_of(written);
        if let Some(known) = self.division(written).or_else(|| self.division(&id)) {
            return Some(known);
        }
        let index = DivisionIndex::at(self.divisions.len());
        self.by_name.insert(fold::key(written), index);
        self.by_name.entry(fold::key(&id)).or_insert(index);
        self.divisions.push(Division {
            id,
            name: Text::new(name_from_slug(written)),
            code: String::new(),
            areas: Vec::new(),
            office: None,
            mailing_list: String::new(),
            boundary: String::new(),
            validity: Validity::default(),
            language: language.clone(),
            body: None,
        });
        Some(index)
    }

    /// An area made from its name, as an adopt block allows.
    pub fn make_area(&mut self, division: DivisionIndex, written: &str) -> Option<AreaIndex> {
        let part = slug(written);
        if part.is_empty() {
            return None;
        }
        let owner = &mut self.divisions[division.position()];
        let id =
            id_of(&if part.starts_with(&format!("{}-", owner.id)) { part } else { format!("{}-{part}", owner.id) });
        if let Some(known) = owner.areas.iter().find(|area| self.areas[area.position()].id == id) {
            return Some(*known);
        }
        let index = AreaIndex::at(self.areas.len());
        owner.areas.push(index);
        self.areas.push(Area {
            id,
            division,
            name: Text::new(name_from_slug(written)),
            neighborhoods: Vec::new(),
            streets: Vec::new(),
            boundary: String::new(),
            validity: Validity::default(),
        });
        Some(index)
    }

    /// The area of this division that is written like this, by id, name or number; `None` where there is none. Nothing
    /// is looked for that may be meant, so it costs little to ask of any text.
    pub fn known_area(&self, division: DivisionIndex, written: &str) -> Option<AreaIndex> {
        let owner = &self.divisions[division.position()];
        // Nearly always it is the id, which costs nothing to compare.
        if let Some(found) = owner.areas.iter().find(|index| self.areas[index.position()].id == written) {
            return Some(*found);
        }
        let wanted = fold::key(written);
        owner.areas.iter().find(|index| self.is_called(**index, &wanted)).copied()
    }

    /// The area of this division that is written like this: by id, name or number.
    ///
    /// # Errors
    /// The names that exist, and the area of another division that may be meant.
    pub fn area(&self, division: DivisionIndex, written: &str) -> Result<AreaIndex, UnknownArea> {
        if let Some(found) = self.known_area(division, written) {
            return Ok(found);
        }
        let owner = &self.divisions[division.position()];
        let wanted = fold::key(written);
        let ids = || owner.areas.iter().map(|index| self.areas[index.position()].id.as_str());
        // An id of another division is that area, however near one of this division is.
        let other = self.areas.iter().find(|area| area.division != division && area.id == written.trim());
        if let Some(area) = other {
            let other = &self.divisions[area.division.position()];
            return Err(UnknownArea { hint: None, division: Some((other.id.clone(), other.name.original.clone())) });
        }
        let named: Vec<(&str, &str)> = owner
            .areas
            .iter()
            .map(|index| &self.areas[index.position()])
            .map(|area| (area.id.as_str(), area.name.original.as_str()))
            .collect();
        let near = nearest_ids(written, &named);
        // Of several that are as near none is likelier.
        let meant = self.area_meant(division, written);
        let here = if near.len() == 1 { near.first().copied() } else { meant.as_deref() };
        let is_unclear = near.len() != 1 && nearest(written, ids()).is_some();
        let elsewhere = || {
            let all = self.areas.iter().filter(|area| area.division != division);
            let called = |area: &&Area| {
                fold::key(&area.id) == wanted || fold::key(&area.name.original) == wanted || self.spoken(area) == wanted
            };
            let found = all.clone().find(called).or_else(|| {
                let name = nearest(written, all.clone().flat_map(|area| [area.id.as_str()]))?;
                all.clone().find(|area| area.id == name)
            });
            found.or_else(|| {
                let spoken: Vec<(String, &Area)> = all.clone().map(|area| (self.spoken(area), area)).collect();
                let name = nearest(&wanted, spoken.iter().map(|(name, _)| name.as_str()))?.to_owned();
                spoken.iter().find(|(spoken, _)| *spoken == name).map(|(_, area)| *area)
            })
        };
        let hint = match here {
            Some(name) => Some(name.to_owned()),
            None if is_unclear => None,
            None => elsewhere()
                .map(|area| format!("{}, of {}", area.id, self.divisions[area.division.position()].name.original)),
        };
        Err(UnknownArea { hint, division: None })
    }

    /// The id of the area of this division that a text names, perhaps with words such as `Areas` before its number.
    pub fn area_meant(&self, division: DivisionIndex, written: &str) -> Option<String> {
        let owner = &self.divisions[division.position()];
        let id = |found: AreaIndex| self.areas[found.position()].id.clone();
        if let Some(found) = self.known_area(division, written) {
            return Some(id(found));
        }
        const USUAL: [&str; 18] = [
            "area",
            "areas",
            "response",
            "ra",
            "zone",
            "zones",
            "zona",
            "zonas",
            "sector",
            "sectors",
            "sectores",
            "beat",
            "beats",
            "no",
            "nos",
            "de",
            "respuesta",
            "district",
        ];
        let names: Vec<String> =
            owner.areas.iter().map(|area| fold::key(&self.areas[area.position()].name.original)).collect();
        let own = fold::key(&owner.name.original);
        let known = |word: &&str| {
            USUAL.contains(word)
                || own.split(' ').any(|part| part == *word)
                || names.iter().any(|name| name.split(' ').any(|part| part == word.trim_end_matches('s')))
        };
        let key = fold::key(written);
        // The letters and the digits of "RA2" are words of their own.
        let rest: Vec<&str> = fold::plain_words(&key).flat_map(letters_and_digits).collect();
        let is_digits = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
        // A word for a number may be one of a name: "Three Rivers", "Five Points".
        let in_words = |word: &&str| hints::number(word).filter(|_| !known(word)).map(|number| number.to_string());
        let is_number = |word: &&str| is_digits(word) || in_words(word).is_some();
        let mut numbers = rest.iter().enumerate().filter(|(_, word)| is_number(word));
        let (at, number) = numbers.next().filter(|_| numbers.next().is_none())?;
        // "C-2": the beginning of the division's name, before the number.
        let is_short = |place: usize, word: &str| place < at && own.split(' ').any(|part| part.starts_with(word));
        let is_alone = rest.iter().enumerate().all(|(place, word)| place == at || known(word) || is_short(place, word));
        let number = in_words(number).unwrap_or_else(|| (*number).to_owned());
        let found = self.known_area(division, &number).or_else(|| {
            let plain = number.trim_start_matches('0');
            self.known_area(division, plain).filter(|_| !plain.is_empty())
        });
        found.filter(|_| is_alone).map(id)
    }

    /// "north 2": a division's name with an area's number.
    fn spoken(&self, area: &Area) -> String {
        let number: String =
            area.id.chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>().into_iter().rev().collect();
        format!("{} {number}", fold::key(&self.divisions[area.division.position()].name.original))
    }

    fn is_called(&self, index: AreaIndex, wanted: &str) -> bool {
        let area = &self.areas[index.position()];
        let division = &self.divisions[area.division.position()];
        let id = fold::key(&area.id);
        let short = id.strip_prefix(&format!("{} ", fold::key(&division.id))).unwrap_or(&id).to_owned();
        let name = fold::key(&area.name.original);
        let number = name.rsplit(' ').next().filter(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        wanted == id || wanted == name || wanted == short || number == Some(wanted) || wanted == self.spoken(area)
    }

    /// The id of the division whose id or name is nearest to what is written, if one is near.
    pub fn nearest_division(&self, written: &str) -> Option<&str> {
        let names = self.divisions.iter().flat_map(|division| [division.id.as_str(), division.name.original.as_str()]);
        let near = nearest(written, names)?;
        self.divisions
            .iter()
            .find(|division| division.id == near || division.name.original == near)
            .map(|division| division.id.as_str())
    }

    /// Reports successors in the file of a division that are neither divisions nor areas of the site.
    pub fn unknown_successors(&self, draft: &Draft, raw: &RawDivision) -> Vec<Diag> {
        let ids = self.areas.iter().map(|area| area.id.as_str());
        let known: Vec<&str> = ids.chain(self.divisions.iter().map(|division| division.id.as_str())).collect();
        let mut fields = Fields::of(&draft.source, &draft.facts);
        let mut judge = |path: &[Step<'_>], successors: Option<&OneOrMany<String>>| {
            for (at, written) in strings(successors).iter().enumerate().filter(|(_, id)| !known.contains(&id.as_str()))
            {
                let path: Vec<Step<'_>> = path.iter().copied().chain([Key("successors"), Index(at)]).collect();
                let message =
                    format!("the successor \"{}\" is neither a division nor a response area", one_line(written));
                let near = nearest_ids(written, &known.iter().map(|id| (*id, *id)).collect::<Vec<_>>());
                let near = <[&str; 1]>::try_from(near).ok().and_then(|[near]| fields.put(&path, near));
                let help = "write the id of a response area or division of this site";
                let help = match near {
                    Some(fix) => Help::typed(&format!("{help}, perhaps "), Ok(fix)),
                    None => Help::new(help),
                };
                fields.error(Code::UnknownName, &path, message, help);
            }
        };
        judge(&[], raw.successors.as_ref());
        for (at, entry) in raw.response_areas.iter().flatten().enumerate() {
            if let Some(TextOr::Record(area)) = entry {
                judge(&[Key("response_areas"), Index(at)], area.successors.as_ref());
            }
        }
        fields.into_diagnostics()
    }
}

/// The runs of digits of a word, and what is between them: `ra2` is `ra` and `2`.
fn letters_and_digits(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let is_digit = rest.chars().next()?.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        rest = behind;
        Some(part)
    })
}

fn area(
    fields: &mut Fields<'_>,
    entry: &TextOr<RawArea>,
    division: DivisionIndex,
    division_id: &str,
    at: usize,
) -> Option<Area> {
    let raw = match entry {
        TextOr::Text(name) => RawArea { name: Some(name.clone()), ..RawArea::default() },
        TextOr::Record(raw) => raw.clone(),
    };
    let here = [Key("response_areas"), Index(at)];
    let Some(name) = said(raw.name.as_deref()).or(said(raw.id.as_deref())) else {
        fields.missing(&here, "a response area has no name", "write `{id: central-2, name: Response Area 2}`");
        return None;
    };
    let id = raw.id.clone().unwrap_or_else(|| format!("{division_id}-{}", slug(name)));
    let id = entry_id(fields, &[here[0], here[1], Key("id")], &id, Usable::Like(name));
    let validity = validity(fields, raw.valid_from.as_deref(), raw.valid_to.as_deref(), raw.successors.as_ref(), &here);
    Some(Area {
        id,
        division,
        name: text(Some(name), raw.names.as_ref()),
        neighborhoods: strings(raw.neighborhoods.as_ref()),
        streets: strings(raw.streets.as_ref()),
        boundary: raw.boundary.clone().unwrap_or_default(),
        validity,
    })
}

fn validity(
    fields: &mut Fields<'_>,
    from: Option<&str>,
    to: Option<&str>,
    successors: Option<&OneOrMany<String>>,
    path: &[crate::record::parse::tree::Step<'_>],
) -> Validity {
    let mut day = |key: &'static str, written: Option<&str>| {
        let written = written?;
        let mut full = path.to_vec();
        full.push(Key(key));
        fields.day(written, &full)
    };
    Validity { from: day("valid_from", from), to: day("valid_to", to), successors: strings(successors) }
}

fn office(raw: &TextOr<crate::record::parse::raw::RawOffice>, fields: &mut Fields<'_>) -> Office {
    match raw {
        TextOr::Text(name) => Office { name: name.clone(), ..Office::default() },
        TextOr::Record(raw) => Office {
            name: raw.name.clone().unwrap_or_default(),
            address: raw.address.clone().unwrap_or_default(),
            phone: raw.phone.clone().unwrap_or_default(),
            email: raw.email.clone().unwrap_or_default(),
            hours: raw.hours.clone().unwrap_or_default(),
            url: fields.web_address(raw.url.as_deref(), &[Key("office"), Key("url")]),
        },
    }
}
