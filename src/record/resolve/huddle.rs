//! One huddle's draft becomes a [`HuddleRecord`] with its commitments. Reports come later, when every commitment is
//! known.

use super::day::{impossible_day, missing_date, renamed};
use super::fields::Fields;
use super::parts::{attachments, corrections, location, minutes, next, record_id};
use super::pending::{HuddleRecord, Made, Renamed};
use super::resolver::Resolver;
use super::unknown_word::unknown_word;
use super::{agreement, placeholders, swapped, twice, withdrawn};
use crate::diagnostics::{Code, Diag, Help, Place};
use crate::record::model::{
    AreaIndex, Body, DivisionIndex, HuddleStatus, Language, RecordDate, SourceIndex, Text, TopicIndex,
};
use crate::record::parse::raw::RawHuddle;
use crate::record::parse::tree::Step::{self, Index, Key};
use crate::record::parse::{Class, Draft};
use crate::text::fold::same;
use crate::text::{list_of, one_line};

/// Whether the file's name gives another date, which is reported: what the date disagrees with may be right.
fn is_doubtful(fields: &Fields<'_>) -> bool {
    fields.has_diagnostic(Code::FileNameDate)
}

impl Resolver<'_> {
    /// Whether mistakes of a file of this class keep no site from being published.
    pub(super) fn is_mild(&self, class: Class) -> bool {
        matches!(class, Class::Adopted(number) if !self.adopt[number].strict)
    }

    /// Makes the huddle of a draft; `None` where too little of it could be read.
    pub fn huddle(&mut self, number: usize, draft: &Draft, raw: &RawHuddle, source: SourceIndex) -> Option<Made> {
        let mut fields = Fields::of(&draft.source, &draft.facts);
        fields.mild = self.is_mild(draft.class);
        let mended = swapped::in_huddle(&mut fields, raw, self);
        let raw = mended.as_ref().unwrap_or(raw);
        let made = if withdrawn::is_withdrawn(raw) {
            withdrawn::report(&mut fields, raw);
            let made = self.make(&mut fields, number, draft, &withdrawn::notice(raw), source);
            made.map(|made| Made { record: withdrawn::take_back(made.record, raw), ..made })
        } else {
            self.make(&mut fields, number, draft, raw, source)
        };
        if made.is_some() {
            let renamed = Renamed::Record(draft.source.path.clone());
            self.formerly(&mut fields, &[], raw.formerly.as_ref(), &renamed);
        }
        self.collect(fields);
        made
    }

    fn make(
        &mut self,
        fields: &mut Fields<'_>,
        number: usize,
        draft: &Draft,
        raw: &RawHuddle,
        source: SourceIndex,
    ) -> Option<Made> {
        let usual = || super::parts::usual_name(raw).filter(|_| draft.class == Class::Huddle);
        let id = record_id(fields, raw.id.as_deref(), draft.source.path.stem(), usual);
        let date = self.huddle_date(fields, draft, raw);
        let division = self.huddle_division(fields, draft, raw);
        let is_withdrawn = withdrawn::is_withdrawn(raw);
        let title = if is_withdrawn { String::new() } else { self.huddle_title(fields, draft, raw, division, date) };
        let areas = division.map(|division| self.huddle_areas(fields, draft, raw, division));
        if areas.is_none() && raw.response_areas.is_none() && raw.response_area.is_none() && draft.whole {
            fields.missing(
                &[],
                "the huddle has no response area",
                Help::new("add a line such as `response_areas: [central-2]`, or `response_areas: all`"),
            );
        }
        let (minutes, seal) = minutes(fields, draft, raw, self.sealing);
        let status = self.status(fields, draft, raw, date);
        let start = raw.start.as_deref().and_then(|time| fields.time(time, &[Key("start")]));
        let end = raw.end.as_deref().and_then(|time| fields.time(time, &[Key("end")]));
        agreement::times(fields, (start, end), &[]);
        if !is_withdrawn {
            placeholders::in_huddle(fields, raw, draft);
        }
        let topics = self.huddle_topics(fields, raw);
        let participants = self.participants(fields, raw);
        let concerns = self.concerns(fields, raw, division);
        let areas_known = areas.clone().unwrap_or_default();
        let commitments = self.commitments(fields, raw, (division, date), &areas_known.0);
        if let Some(division) = division {
            self.own_areas(fields, raw, division, (&areas_known.0, areas_known.1));
        }
        let attendance = self.attendance(fields, raw);
        let next = next(fields, raw);
        if let Some(day) = date.and_then(RecordDate::day).filter(|_| !is_doubtful(fields) && !fields.mild) {
            agreement::title(fields, &title, day, &self.due_dates);
            if !draft.facts.adopted {
                agreement::heading(fields, draft, day, &self.due_dates);
            }
        }
        if !fields.mild {
            agreement::called_off(fields, raw, &title, status);
        }
        if let Some(date) = date.filter(|_| !is_doubtful(fields)) {
            agreement::next(fields, next.as_ref(), date);
            if !date.is_after(self.today) {
                agreement::dates(fields, raw, (date, self.today), &minutes, &commitments);
            }
        }
        let corrections = corrections(fields, raw.corrections.as_ref());
        let record = HuddleRecord {
            source,
            language: self.language(fields, raw.language.as_deref()),
            date: date?,
            division: division?,
            areas: areas_known.0,
            whole_division: areas_known.1,
            title: Text::new(title),
            start,
            end,
            status,
            minutes,
            seal,
            host: raw.host.as_deref().map(|host| self.host(fields, host)),
            location: raw.location.as_ref().map(location),
            attendance,
            participants,
            topics,
            summary: raw.summary.as_deref().map(|summary| Text::new(summary.trim())),
            concerns,
            withdrawn_commitments: 0,
            attachments: attachments(fields, raw, self.media),
            correction_count: corrections.len(),
            corrections,
            next,
            body: Body { source, span: draft.split.body, translations: Vec::new() },
            body_is_agenda: self.body_is_agenda(draft, raw, status, date?),
            body_says_something: draft.facts.unwritten.says_something,
            agenda: raw.agenda.as_deref().map(str::trim).filter(|agenda| !agenda.is_empty()).map(Text::new),
            translations: Vec::new(),
            title_from_body: draft.title_from_body,
            id,
        };
        Some(Made { record, commitments, draft: number })
    }

    fn huddle_date(&mut self, fields: &mut Fields<'_>, draft: &Draft, raw: &RawHuddle) -> Option<RecordDate> {
        let Some(written) = raw.date.as_deref() else {
            if draft.whole {
                fields.missing(&[], "the huddle has no date", missing_date(fields));
            }
            return None;
        };
        let date = fields.date(written, &[Key("date")])?;
        let stem = draft.source.path.stem();
        if draft.class == Class::Huddle && impossible_day(fields, stem, &date.to_string()) {
            return Some(date);
        }
        let named = crate::record::model::date::parse(stem.get(..10).unwrap_or(stem))
            .or_else(|_| crate::record::model::date::parse(stem.get(..7).unwrap_or(stem)))
            .ok();
        let differs = match (named, date) {
            (Some(RecordDate::Month(year, month)), RecordDate::Day(day)) => {
                !day.format("%Y-%m").to_string().eq(&format!("{year:04}-{month:02}"))
            }
            (Some(named), date) => named != date,
            (None, _) => false,
        };
        if differs && draft.class == Class::Huddle && stem.as_bytes().get(4) == Some(&b'-') {
            let named = named.map_or(String::new(), |named| named.to_string());
            let line = fields.place(&[Key("date")]).start.line;
            let message = format!("the file's name says {named}, but line {line} says {date}: make them the same");
            let help = Help::typed("write ", fields.write(&[Key("date")], &named))
                .and(format!(", or rename the file to begin with {date}"))
                .by(renamed(&draft.source, &date.to_string()));
            fields.error(Code::FileNameDate, &[Key("date")], message, help);
        }
        Some(date)
    }

    fn huddle_division(&mut self, fields: &mut Fields<'_>, draft: &Draft, raw: &RawHuddle) -> Option<DivisionIndex> {
        let Some(written) = raw.division.as_deref() else {
            if draft.whole {
                let first = self.places.divisions.first().map_or("central", |division| division.id.as_str());
                let help = Help::typed("add a line such as ", fields.add(&[], &format!("division: {first}")));
                fields.missing(&[], "the huddle has no division", help);
            }
            return None;
        };
        if let Some(found) = self.places.division(written) {
            return Some(found);
        }
        if self.makes_divisions(draft.class) {
            return self.places.make_division(written, &self.default_language);
        }
        if !self.places.incomplete {
            let near = self.places.nearest_division(written);
            if let Some(help) = self.of_folder(draft, written, near) {
                let message =
                    format!("\"{}\", in the path of the file, is not a division of this site", one_line(written));
                fields.push(Diag::new(Code::UnknownName, Place::file(&draft.source.path), message, help));
                return None;
            }
            super::unknown_division::report(&self.places, fields, raw, written);
        }
        None
    }

    /// What to do about the division of an adopted file that is named by its path and not by the file itself.
    fn of_folder(&self, draft: &Draft, written: &str, near: Option<&str>) -> Option<Help> {
        let Class::Adopted(number) = draft.class else { return None };
        let rule = &self.adopt[number];
        if rule.path_facts(&draft.source.path).division.as_deref() != Some(written) || rule.defaults.division.is_some()
        {
            return None;
        }
        let ids = list_of(self.places.divisions.iter().map(|division| division.id.as_str()), 24);
        let near = near.map_or(String::new(), |near| format!("   (did you mean {near}?)"));
        Some(Help::new(format!(
            "rename the folder to one of: {ids}{near}; or let the adopt block make divisions of names that are new: \
                `make_divisions: true`"
        )))
    }

    fn makes_divisions(&self, class: Class) -> bool {
        matches!(class, Class::Adopted(number) if self.adopt[number].make_divisions)
    }

    fn huddle_areas(
        &mut self,
        fields: &mut Fields<'_>,
        draft: &Draft,
        raw: &RawHuddle,
        division: DivisionIndex,
    ) -> (Vec<AreaIndex>, bool) {
        let key = if raw.response_areas.is_some() { "response_areas" } else { "response_area" };
        let list = raw.response_areas.as_ref().or(raw.response_area.as_ref());
        let written = fields.list(list, &[Key(key)], |area| self.places.area_meant(division, area));
        if written.is_empty() {
            if draft.whole {
                let areas = &self.places.divisions[division.position()].areas;
                let example = areas.first().map_or("all", |area| self.places.areas[area.position()].id.as_str());
                let help = Help::typed("add a line such as ", fields.add(&[], &format!("response_areas: [{example}]")))
                    .or(", or ", fields.add(&[], "response_areas: all"));
                fields.missing(&[], "the huddle has no response area", help);
            }
            return (Vec::new(), false);
        }
        if written.iter().any(|area| same(area, "all")) {
            let date = raw.date.as_deref().and_then(|date| crate::record::model::date::parse(date).ok());
            let valid =
                |area: &&AreaIndex| date.is_none_or(|date| self.places.areas[area.position()].validity.holds_on(date));
            return (self.places.divisions[division.position()].areas.iter().filter(valid).copied().collect(), true);
        }
        let mut areas = Vec::new();
        for (at, area) in written.iter().enumerate() {
            let found = if self.makes_divisions(draft.class) && self.places.area(division, area).is_err() {
                self.places.make_area(division, area)
            } else {
                self.area(fields, division, area, &[Key(key), Index(at)])
            };
            if let Some(known) = found.filter(|found| areas.contains(found) && !fields.mild) {
                let id = &self.places.areas[known.position()].id;
                twice::listed(fields, &[Key(key), Index(at)], area, id);
                continue;
            }
            areas.extend(found.filter(|found| !areas.contains(found)));
        }
        (areas, false)
    }

    /// The topics of `topics:`, each once.
    fn huddle_topics(&mut self, fields: &mut Fields<'_>, raw: &RawHuddle) -> Vec<TopicIndex> {
        let separated = raw.topics.as_ref().is_some_and(|list| self.names.separates_topics(list));
        let written = fields.list(raw.topics.as_ref(), &[Key("topics")], |topic| {
            let is_one = self.names.knows_topic(topic) || separated && !topic.contains([',', ';']);
            is_one.then(|| topic.to_owned())
        });
        let mut topics = Vec::new();
        for (at, topic) in written.iter().enumerate() {
            let path = [Key("topics"), Index(at)];
            let Some(found) = self.topic(fields, topic, &path) else { continue };
            if !topics.contains(&found) {
                topics.push(found);
            } else if !fields.mild {
                twice::listed(fields, &path, topic, &self.names.topics[found.position()].id);
            }
        }
        topics
    }

    /// The area of a division that is written like this; reported where there is none.
    pub fn area(
        &mut self,
        fields: &mut Fields<'_>,
        division: DivisionIndex,
        written: &str,
        path: &[Step<'_>],
    ) -> Option<AreaIndex> {
        match self.places.area(division, written) {
            Ok(area) => Some(area),
            Err(_) if self.places.incomplete => None,
            Err(unknown) => {
                super::unknown_area::report(&self.places, fields, division, (written, path), &unknown);
                None
            }
        }
    }

    /// The topic that is written like this; reported where the site has none.
    pub fn topic(&mut self, fields: &mut Fields<'_>, written: &str, path: &[Step<'_>]) -> Option<TopicIndex> {
        self.names
            .topic(written)
            .map_err(|_| {
                let known: Vec<(&str, &str)> =
                    self.names.topics.iter().map(|topic| (topic.id.as_str(), topic.name.original.as_str())).collect();
                let help = Help::one_id_of(&known, written, |name| fields.put(path, name))
                    .and("; topics are listed in content/site.yaml");
                fields.error(
                    Code::UnknownName,
                    path,
                    format!("\"{}\" is not a topic of this site", one_line(written)),
                    help,
                );
            })
            .ok()
    }

    /// The language of a record; that of the site where the record does not say, or no language.
    pub fn language(&self, fields: &mut Fields<'_>, written: Option<&str>) -> Language {
        let Some(written) = written else { return self.default_language.clone() };
        // A name such as "Spanish" has the form of a tag that nobody uses (RFC 5646, 2.2.1: five to eight letters are
        // reserved).
        let letters = written.split('-').next().map_or(0, str::len);
        if written.parse::<unic_langid::LanguageIdentifier>().is_err() || letters > 3 {
            let message = format!("\"{}\" is not a language tag", one_line(written));
            let help = match crate::record::parse::hints::language_tag(written) {
                Some(tag) => Help::typed("write ", fields.write(&[Key("language")], tag)),
                None => Help::new("write a tag such as `en`, `es` or `vi`"),
            };
            fields.error(Code::UnknownWord, &[Key("language")], message, help);
            return self.default_language.clone();
        }
        Language::from(written)
    }

    fn status(
        &mut self,
        fields: &mut Fields<'_>,
        draft: &Draft,
        raw: &RawHuddle,
        date: Option<RecordDate>,
    ) -> HuddleStatus {
        let future = date.is_some_and(|date| date.is_after(self.today));
        let written = raw.status.as_deref().map(str::trim);
        let status = written.and_then(|word| {
            HuddleStatus::WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, status)| *status)
        });
        if let (Some(word), None) = (written, status) {
            match word.to_lowercase().as_str() {
                "approved" | "draft" | "withdrawn" => said_of_the_minutes(fields, raw, word),
                _ => unknown_word(fields, &[Key("status")], word, &HuddleStatus::WORDS.map(|(word, _)| word)),
            }
        }
        let outcome = [
            (raw.minutes.is_some(), "minutes"),
            (status == Some(HuddleStatus::Held), "status: held"),
            (
                raw.agenda.is_some() && draft.facts.unwritten.says_something,
                "minutes below the details, beside `agenda:`",
            ),
        ];
        let mut found = agreement::outcomes(raw);
        found.extend(outcome.iter().filter(|(there, _)| *there).map(|(_, what)| *what));
        if let Some(date) = date.filter(|_| !future && !is_doubtful(fields)) {
            agreement::status(fields, raw, status, date);
        }
        if future && !found.is_empty() && !is_doubtful(fields) {
            let message = format!(
                "this huddle is on {}, after {}, but it has outcomes already ({})",
                date.map_or(String::new(), |date| date.to_string()),
                self.today,
                found.join(", ")
            );
            fields.error(
                Code::FutureOutcome,
                &[Key("date")],
                message,
                "check the year of the date, or remove them to list the huddle as upcoming",
            );
        }
        status.unwrap_or(if future { HuddleStatus::Scheduled } else { HuddleStatus::Held })
    }
}

/// `status: approved`: a word that says how far the minutes are, not what became of the huddle.
fn said_of_the_minutes(fields: &mut Fields<'_>, raw: &RawHuddle, word: &str) {
    let word = word.to_lowercase();
    let approval = match (word.as_str(), &raw.approved_on, &raw.approved_by) {
        ("approved", None, _) | ("approved", _, None) => ", with `approved_on:` and `approved_by:` below it",
        _ => "",
    };
    let line = format!("minutes: {word}");
    let there = raw.minutes.is_some().then(|| fields.put(&[Key("minutes")], &word)).flatten();
    let held = fields.put(&[Key("status")], "held");
    let fix = match there {
        Some(minutes) => held.map(|held| held.with(Some(minutes))),
        None => held.map(|held| held.with(fields.add(&[], &line).ok())),
    };
    let message = format!("\"{word}\" says how far the minutes are, and `status:` what became of the huddle");
    let help = Help::new(format!("write `status: held`, and `{line}` on a line of its own{approval}"));
    fields.error(Code::UnknownWord, &[Key("status")], message, help.by(fix.filter(|_| approval.is_empty())));
}
