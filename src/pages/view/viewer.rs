//! What the pages of one language share: how a date, a huddle or a commitment is put to a reader of it.

use super::cards::Previews;
use super::shapes::{AreaItem, Date, DivisionItem, EvidenceItem, Fact, HuddleItem, Link, ReportItem, Tag, Value};
use super::spoken::Spoken;
use crate::pages::language::{Argument, Speech};
use crate::record::model::commitment::Evidence;
use crate::record::model::{
    AreaIndex, Attendance, CommitmentIndex, DivisionIndex, Huddle, HuddleIndex, HuddleStatus, Language, Level,
    Location, Minutes, Party, RecordDate, ReportStatus, Site, State, Text,
};
use crate::site::plan::{self, HuddleScope, Key, Outcome, Plan, Planned};
use crate::text::{SitePath, address_of_file};
use chrono::NaiveTime;

/// The part of a huddle's page that holds its agenda.
pub const AGENDA: &str = "agenda";

/// One language's way of showing the site.
pub struct Viewer<'a> {
    /// The whole record.
    pub site: &'a Site,
    /// Every address.
    pub plan: &'a Plan,
    /// Words, numbers and dates of the language.
    pub speech: &'a Speech,
    /// Position in the site's languages.
    pub language: usize,
    /// Names that almost every page says, in this language.
    pub spoken: &'a Spoken,
    /// What the cards of shared links are made of.
    pub previews: &'a Previews,
}

/// The ways in which each of the site's languages shows it.
pub fn viewer_of<'a>(
    site: &'a Site,
    plan: &'a Plan,
    previews: &'a Previews,
    (speeches, spoken): (&'a [Speech], &'a [Spoken]),
) -> impl Fn(usize) -> Viewer<'a> {
    move |language| Viewer { site, plan, speech: &speeches[language], language, spoken: &spoken[language], previews }
}

/// A text and its language where that is not the page's.
pub struct Said<'a> {
    /// As it is shown.
    pub text: &'a str,
    /// The BCP 47 tag; empty where it is the page's language.
    pub lang: String,
}

impl<'a> Viewer<'a> {
    /// The address of a page in this language, from the site's root.
    pub fn address(&self, key: Key) -> String {
        plan::address(self.site, Planned { key, language: self.language })
    }

    /// A message without arguments.
    pub fn word(&self, id: &str) -> String {
        self.speech.word(id).to_owned()
    }

    /// The text in the page's language, else as it was written.
    pub fn said<'t>(&self, text: &'t Text, own: &Language) -> Said<'t> {
        if *own == self.speech.language {
            return Said { text: &text.original, lang: String::new() };
        }
        match text.translated(&self.speech.language) {
            Some(translated) => Said { text: translated, lang: String::new() },
            None => Said { text: &text.original, lang: own.to_string() },
        }
    }

    /// A name of the site (a division, a topic): in the page's language, else as it is.
    pub fn name<'t>(&self, text: &'t Text) -> &'t str {
        text.translated(&self.speech.language).unwrap_or(&text.original)
    }

    /// A day or a month.
    pub fn date(&self, date: RecordDate) -> Date {
        Date { iso: date.to_string(), text: self.speech.date(date) }
    }

    /// A day.
    pub fn day(&self, day: chrono::NaiveDate) -> Date {
        self.date(RecordDate::Day(day))
    }

    /// A day with the day of the week, or a month: of what is to come.
    pub fn weekday(&self, date: RecordDate) -> Date {
        Date { iso: date.to_string(), text: self.speech.dates.weekday(date) }
    }

    /// A time of day, or from one to another; empty where no beginning is known.
    pub fn time(&self, start: Option<NaiveTime>, end: Option<NaiveTime>) -> String {
        let text = |time| self.speech.dates.time(time);
        match (start, end) {
            (Some(start), Some(end)) => self
                .speech
                .say("time_range", &[("start", Argument::Text(&text(start))), ("end", Argument::Text(&text(end)))]),
            (Some(start), None) => text(start),
            _ => String::new(),
        }
    }

    /// The name of a place with its address; one of them where the other is missing.
    pub fn place(&self, location: &Location) -> String {
        match (location.name.as_str(), location.address.as_str()) {
            ("", address) => address.to_owned(),
            (name, "") => name.to_owned(),
            (name, address) => {
                self.speech.say("place_at", &[("name", Argument::Text(name)), ("address", Argument::Text(address))])
            }
        }
    }

    /// "Central Division"; the name alone where it holds the word already.
    pub fn division_name(&self, index: DivisionIndex) -> String {
        self.spoken.division(index).to_owned()
    }

    /// "Response Area 2": in the page's language where that can be said, else as it is.
    pub fn area_name(&self, index: AreaIndex) -> &'a str {
        self.spoken.area(index)
    }

    /// "Response Area 2, Central Division".
    pub fn area_title(&self, index: AreaIndex) -> String {
        let area = self.site.area(index);
        let division = self.division_name(area.division);
        self.speech.say(
            "area_title",
            &[("area", Argument::Text(self.area_name(index))), ("division", Argument::Text(&division))],
        )
    }

    /// The names of areas, or that all are meant.
    pub fn area_names(&self, areas: &[AreaIndex], whole_division: bool) -> String {
        if whole_division {
            return self.word("all_areas");
        }
        areas.iter().map(|index| self.area_name(*index)).collect::<Vec<_>>().join(", ")
    }

    /// Leads to an area, by its name alone.
    pub fn area_link(&self, index: AreaIndex) -> Link {
        Link { label: self.area_name(index).to_owned(), address: self.address(Key::Area(index)), lang: String::new() }
    }

    /// Leads to a division, by its name with the word for divisions.
    pub fn division_link(&self, index: DivisionIndex) -> Link {
        Link { label: self.division_name(index), address: self.address(Key::Division(index)), lang: String::new() }
    }

    /// Leads to a huddle, by its title.
    pub fn huddle_link(&self, index: HuddleIndex) -> Link {
        let huddle = self.site.huddle(index);
        let said = self.said(&huddle.title, &huddle.language);
        Link { label: said.text.to_owned(), address: self.address(Key::Huddle(index)), lang: said.lang }
    }

    /// Leads to a commitment, by its words.
    pub fn commitment_link(&self, index: CommitmentIndex) -> Link {
        let commitment = self.site.commitment(index);
        let said = self.said(&commitment.text, &self.site.huddle(commitment.huddle).language);
        Link { label: said.text.to_owned(), address: self.address(Key::Commitment(index)), lang: said.lang }
    }

    /// An organization's name, with its page where it is one of the site.
    pub fn party(&self, party: &Party) -> Value {
        match party {
            Party::Listed(index) => Value {
                text: self.name(&self.site.organization(*index).name).to_owned(),
                address: Some(self.address(Key::Organization(*index))),
                ..Value::default()
            },
            Party::Named(name) => Value::text(name.clone()),
        }
    }

    /// Empty where the text is in the page's language.
    pub fn lang_of(&self, own: &Language) -> String {
        if *own == self.speech.language { String::new() } else { own.to_string() }
    }

    /// How many people came, in words; empty where nobody counted.
    pub fn attendance_total(&self, attendance: Option<&Attendance>) -> String {
        attendance
            .map_or(String::new(), |attendance| self.speech.count("attendance_total", i64::from(attendance.total())))
    }

    /// "31 residents, 6 from businesses".
    pub fn attendance_parts(&self, attendance: &Attendance) -> String {
        let Attendance::Parts(parts) = attendance else { return String::new() };
        let part = |(group, count): &(String, u32)| {
            let id = format!("attend_{group}");
            if self.speech.has(&id) {
                return self.speech.say(&id, &[("n", Argument::Number(i64::from(*count)))]);
            }
            let plural = format!("{id}s");
            if self.speech.has(&plural) {
                return self.speech.say(&plural, &[("n", Argument::Number(i64::from(*count)))]);
            }
            self.speech
                .say("attend_group", &[("name", Argument::Text(group)), ("n", Argument::Number(i64::from(*count)))])
        };
        parts.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    /// `48 KB`, `1.2 MB`, in the language's numbers.
    pub fn file_size(&self, bytes: u64) -> String {
        const STEP: u64 = 1_000;
        let whole = |id, number: u64| self.speech.count(id, i64::try_from(number).unwrap_or(i64::MAX));
        match bytes {
            0..STEP => whole("size_bytes", bytes),
            STEP..1_000_000 => whole("size_kilobytes", bytes.div_ceil(STEP)),
            _ => self.speech.with("size_megabytes", "size", &self.speech.dates.tenths(bytes.div_ceil(100_000))),
        }
    }

    /// A status that was reported, whether overdue or not.
    pub fn status_tag(&self, status: ReportStatus) -> Tag {
        let (kind, id) = match status {
            ReportStatus::Open => ("other", "state_open"),
            ReportStatus::InProgress => ("progress", "state_in_progress"),
            ReportStatus::Waiting => ("progress", "state_waiting"),
            ReportStatus::Done => ("done", "state_done"),
            ReportStatus::Confirmed => ("done", "state_confirmed"),
            ReportStatus::Dropped => ("no", "state_dropped"),
            ReportStatus::Replaced => ("other", "state_replaced"),
        };
        Tag { kind, label: self.word(id) }
    }

    /// The state on the day of the build: overdue where it is.
    pub fn state_tag(&self, state: State) -> Tag {
        if state.is_overdue() {
            Tag { kind: "late", label: self.word("state_overdue") }
        } else {
            self.status_tag(state.status)
        }
    }

    /// Tags that set a huddle apart from one that was held and whose minutes are approved.
    pub fn huddle_tags(&self, huddle: &Huddle) -> Vec<Tag> {
        let mut tags = Vec::new();
        let mut tag = |kind, id| tags.push(Tag { kind, label: self.word(id) });
        match huddle.status {
            HuddleStatus::Cancelled => tag("no", "status_cancelled"),
            HuddleStatus::Postponed => tag("late", "status_postponed"),
            HuddleStatus::Scheduled => tag("other", "status_scheduled"),
            HuddleStatus::Held if huddle.minutes == Minutes::Withdrawn => tag("no", "minutes_withdrawn"),
            HuddleStatus::Held if !huddle.has_minutes() => tag("other", "held_no_minutes_title"),
            HuddleStatus::Held if huddle.minutes == Minutes::Draft => tag("note", "minutes_draft"),
            HuddleStatus::Held => {}
        }
        // Of withdrawn minutes the correction says why they were withdrawn.
        if !huddle.corrections.is_empty() && huddle.minutes != Minutes::Withdrawn {
            tag("note", "corrected_tag");
        }
        tags
    }

    /// A huddle as a row of a list.
    pub fn huddle_item(&self, index: HuddleIndex) -> HuddleItem {
        let huddle = self.site.huddle(index);
        let title = self.said(&huddle.title, &huddle.language);
        let summary = huddle.summary.as_ref().map(|summary| self.said(summary, &huddle.language));
        let ahead = huddle.status == HuddleStatus::Scheduled;
        HuddleItem {
            address: self.address(Key::Huddle(index)),
            title: title.text.to_owned(),
            lang: title.lang,
            date: if huddle.is_to_come(self.site.today) { self.weekday(huddle.date) } else { self.date(huddle.date) },
            time: if ahead { self.time(huddle.start, huddle.end) } else { String::new() },
            division: self.division_name(huddle.division),
            areas: self.area_names(&huddle.areas, huddle.whole_division),
            place: huddle.location.as_ref().filter(|_| ahead).map_or(String::new(), |location| self.place(location)),
            summary: summary.map_or(String::new(), |said| crate::text::shorten(said.text, 240).into_owned()),
            tags: self.huddle_tags(huddle),
            attendance: self.attendance_total(huddle.attendance.as_ref()),
            agenda_address: if ahead { self.agenda_address(index) } else { String::new() },
        }
    }

    /// Where the agenda of a huddle stands; empty where it has none.
    pub fn agenda_address(&self, index: HuddleIndex) -> String {
        let has_agenda = self.site.huddle(index).has_agenda();
        if has_agenda { format!("{}#{AGENDA}", self.address(Key::Huddle(index))) } else { String::new() }
    }

    /// Rows, in the order of the list.
    pub fn huddle_items(&self, list: &[HuddleIndex]) -> Vec<HuddleItem> {
        list.iter().map(|index| self.huddle_item(*index)).collect()
    }

    /// A report of a commitment, by the commitment and its number; `language` is that of the record that gives it.
    pub fn report_item(&self, (index, at): (CommitmentIndex, usize), language: &Language) -> ReportItem {
        let report = &self.site.commitment(index).reports[at];
        let note = report.note.as_ref().map(|note| self.said(note, language));
        ReportItem {
            commitment: self.commitment_link(index),
            tag: self.status_tag(report.status),
            lang: note.as_ref().map_or(String::new(), |said| said.lang.clone()),
            note: note.map_or(String::new(), |said| said.text.to_owned()),
            evidence: self.evidence(&report.evidence),
        }
    }

    /// Files by the title that a huddle gave them, else by kind and name; addresses elsewhere as they are.
    pub fn evidence(&self, list: &[Evidence]) -> Vec<EvidenceItem> {
        let item = |evidence: &Evidence| match evidence {
            Evidence::File(path) => {
                let said = self.file_label(path);
                let there = self.plan.media.contains(path);
                EvidenceItem {
                    label: said.0,
                    lang: said.1,
                    address: there.then(|| address_of_file(path.as_str())),
                    url: None,
                }
            }
            Evidence::Url(url) => {
                let label = url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
                let label = crate::text::shorten(label, 60).into_owned();
                EvidenceItem { label, lang: String::new(), address: None, url: Some(url.clone()) }
            }
        };
        list.iter().map(item).collect()
    }

    /// "Incident figures for the First Ward (PDF, 84 KB)" or "Photo: lot light (JPEG, 120 KB)", and its language.
    fn file_label(&self, path: &SitePath) -> (String, String) {
        let size = self.site.media.get(path).map_or(String::new(), |bytes| self.file_size(*bytes));
        let kind = match path.extension().as_str() {
            "jpg" => "JPEG".to_owned(),
            other => other.to_uppercase(),
        };
        let label = |id: &str, name: &str| {
            let arguments =
                [("name", Argument::Text(name)), ("kind", Argument::Text(&kind)), ("size", Argument::Text(&size))];
            self.speech.say(id, &arguments)
        };
        if let Some((huddle, at)) = self.spoken.attached(path) {
            let huddle = self.site.huddle(huddle);
            let said = self.said(&huddle.attachments[at].title, &huddle.language);
            return (label("evidence_titled", said.text), said.lang);
        }
        let name = path.stem().replace(['-', '_'], " ");
        let photo = matches!(kind.as_str(), "JPEG" | "PNG" | "WEBP" | "GIF" | "AVIF");
        (label(if photo { "evidence_photo" } else { "evidence_file" }, &name), String::new())
    }

    /// An area in the list of its division.
    pub fn area_item(&self, index: AreaIndex) -> AreaItem {
        let area = self.site.area(index);
        let held = |huddle: &&HuddleIndex| self.site.huddle(**huddle).status == HuddleStatus::Held;
        let last = self.plan.huddles(HuddleScope::Area(index)).iter().find(held);
        let (open, overdue) = self.open_of(&self.site.lookup.commitments_of_area[index.position()]);
        let next = self.next_huddle(|huddle| huddle.areas.contains(&index));
        AreaItem {
            name: self.area_name(index).to_owned(),
            address: self.address(Key::Area(index)),
            neighborhoods: area.neighborhoods.join(", "),
            streets: area.streets.join(", "),
            next: next.map(|huddle| self.weekday(self.site.huddle(huddle).date)),
            next_address: next.map_or(String::new(), |huddle| self.address(Key::Huddle(huddle))),
            last: last.map(|huddle| self.date(self.site.huddle(*huddle).date)),
            last_address: last.map_or(String::new(), |huddle| self.address(Key::Huddle(*huddle))),
            open: self.speech.count("count_open", open),
            overdue: if overdue > 0 { self.speech.count("count_overdue", overdue) } else { String::new() },
            retired: self.retired(Level::Area(index)),
        }
    }

    /// Open and overdue commitments of a list.
    pub fn open_of(&self, list: &[CommitmentIndex]) -> (i64, i64) {
        let states = list.iter().map(|index| self.site.commitment(*index).state);
        states.fold((0, 0), |(open, overdue), state| {
            (open + i64::from(Outcome::Open.holds(state)), overdue + i64::from(state.is_overdue()))
        })
    }

    /// The first of the huddles to come that is not called off and belongs.
    pub fn next_huddle(&self, belongs: impl Fn(&Huddle) -> bool) -> Option<HuddleIndex> {
        let announced = |huddle: &Huddle| huddle.status == HuddleStatus::Scheduled;
        self.plan
            .upcoming
            .iter()
            .copied()
            .find(|index| announced(self.site.huddle(*index)) && belongs(self.site.huddle(*index)))
    }

    /// A division with its areas.
    pub fn division_item(&self, index: DivisionIndex) -> DivisionItem {
        let division = self.site.division(index);
        let next = self.next_huddle(|huddle| huddle.division == index);
        let (open, overdue) = self.open_of(&self.site.lookup.commitments_of_division[index.position()]);
        let current = division.areas.iter().filter(|area| !self.site.area(**area).validity.is_retired(self.site.today));
        DivisionItem {
            name: self.division_name(index),
            code: division.code.clone(),
            address: self.address(Key::Division(index)),
            areas: current.map(|area| self.area_item(*area)).collect(),
            next: next.map(|huddle| self.weekday(self.site.huddle(huddle).date)),
            next_address: next.map_or(String::new(), |huddle| self.address(Key::Huddle(huddle))),
            next_agenda: next.map_or(String::new(), |huddle| self.agenda_address(huddle)),
            open: self.speech.count("count_open", open),
            overdue: if overdue > 0 { self.speech.count("count_overdue", overdue) } else { String::new() },
        }
    }

    /// A fact with one text; nothing where the text is empty.
    pub fn fact(&self, term: &str, text: impl Into<String>) -> Option<Fact> {
        let text = text.into();
        (!text.is_empty()).then(|| self.fact_of(term, vec![Value::text(text)]))
    }

    /// Values under a term that is a message, without a note.
    pub fn fact_of(&self, term: &str, values: Vec<Value>) -> Fact {
        Fact { term: self.word(term), values, note: String::new() }
    }
}
