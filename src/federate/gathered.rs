//! What is kept of a department's tables, row by row.

use super::department::{
    About, Coming, Department, Division, Huddle, MONTH_ONLY, NEWEST, OVERDUE, Overdue, OwnTopic, STATUSES,
};
use super::lines::{Flaw, day, decode};
use super::newest::{keep, newest_first, soonest_first};
use super::promises::Promises;
use super::same::SameTopics;
use super::{rows, web};
use crate::record::model::{HuddleStatus, ReportStatus, Text};
use crate::text::{is_address_part, one_line, shorten};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the page of a folder is called: the folder of a division or a topic lies beside one.
const PAGE: &str = "index.html";

/// The longest name and title that are shown, in characters.
const LONGEST_NAME: usize = 120;

const LONGEST_TITLE: usize = 240;

/// A name on one line, not too long; `other` where it is empty.
pub(super) fn name(text: &str, other: &str) -> String {
    let line = one_line(text);
    if line.is_empty() { other.to_owned() } else { shorten(&line, LONGEST_NAME).into_owned() }
}

/// What has been read of a department so far.
pub(super) struct Gathered {
    department: Department,
    divisions: HashMap<String, usize>,
    topics: HashMap<String, usize>,
    /// Which topics are taken as one, and where the one is.
    same: SameTopics,
    joined: HashMap<String, usize>,
    /// Position in `department.tags`.
    tags: HashMap<String, u8>,
    /// Hashes of the ids of the table that is being read.
    pub(super) seen: HashSet<u64>,
}

impl Gathered {
    pub(super) fn new(about: About, same: &SameTopics) -> Self {
        let department = Department {
            about,
            slug: String::new(),
            divisions: Vec::new(),
            topics: Vec::new(),
            huddles: Vec::new(),
            words: String::new(),
            tags: vec![String::new()],
            promises: Promises::default(),
            latest: Vec::new(),
            upcoming: Vec::new(),
            overdue: Vec::new(),
            digest: String::new(),
        };
        Self {
            department,
            divisions: HashMap::new(),
            topics: HashMap::new(),
            same: same.clone(),
            joined: HashMap::new(),
            tags: HashMap::new(),
            seen: HashSet::new(),
        }
    }

    pub(super) fn division(&mut self, strayed: &mut usize, line: &[u8]) -> Result<(), Flaw> {
        let row: rows::Named<'_> = decode(line, "divisions")?;
        self.listed_once(&row.id, self.divisions.len())?;
        self.divisions.insert(row.id.to_string(), self.divisions.len());
        self.department.divisions.push(Division {
            name: Text::new(name(&row.name, &row.id)),
            url: self.linked(strayed, &row.url).map(str::to_owned),
            id: row.id.into_owned(),
            promises: Promises::default(),
            huddles: 0..0,
        });
        Ok(())
    }

    pub(super) fn topic(&mut self, strayed: &mut usize, line: &[u8]) -> Result<(), Flaw> {
        let row: rows::Named<'_> = decode(line, "topics")?;
        self.listed_once(&row.id, self.topics.len())?;
        let url = self.linked(strayed, &row.url).map(str::to_owned);
        let joined = self.same.of(&row.id, &row.url);
        if let Some(at) = self.joined.get(&joined) {
            self.topics.insert(row.id.to_string(), *at);
            let also = (row.id.to_string(), name(&row.name, &row.id), url);
            self.department.topics[*at].also.push(also);
            return Ok(());
        }
        let at = self.department.topics.len();
        self.topics.insert(row.id.to_string(), at);
        self.joined.insert(joined.clone(), at);
        self.department.topics.push(OwnTopic {
            name: Text::new(name(&row.name, &row.id)),
            url,
            joined,
            also: Vec::new(),
            id: row.id.into_owned(),
            promises: Promises::default(),
            huddles: 0,
            newest: Vec::new(),
        });
        Ok(())
    }

    /// The address, where it lies below the department's own.
    fn linked<'u>(&self, strayed: &mut usize, url: &'u str) -> Option<&'u str> {
        let below = web::below(&self.department.about.base_url, url);
        *strayed += usize::from(below.is_none());
        below.map(|_| url)
    }

    pub(super) fn huddle(&mut self, strayed: &mut usize, line: &[u8]) -> Result<(), Flaw> {
        let row: rows::Huddle<'_> = decode(line, "huddles")?;
        self.reported_once(&row.id)?;
        let division = find(&self.divisions, &row.division_id, "division")?;
        let topics = self.topics_of(&row.topic_ids)?;
        let status = status(&row.status)?;
        let marks =
            STATUSES.iter().position(|known| *known == status).and_then(|at| u8::try_from(at).ok()).unwrap_or_default();
        let month = if row.date_precision == "month" { MONTH_ONLY } else { 0 };
        let day = day(row.date)?;
        let language = self.tag(&row.language);
        let own = &mut self.department;
        let rest = web::below(&own.about.base_url, &row.url);
        *strayed += usize::from(rest.is_none());
        let title = one_line(&row.title);
        let title = shorten(if title.is_empty() { &row.id } else { &title }, LONGEST_TITLE).into_owned();
        let words = u32::try_from(own.words.len())
            .map_err(|_| Flaw::new("the titles of this department take more than 4 GB"))?;
        let rest = rest.unwrap_or_default();
        own.words.push_str(&title);
        own.words.push_str(rest);
        let length = |text: &str| u16::try_from(text.len()).expect("titles and addresses are shortened");
        let division = u16::try_from(division).expect("divisions are counted when they are read");
        let huddle = Huddle {
            day,
            words,
            title: length(&title),
            address: length(rest),
            division,
            language,
            marks: marks | month,
        };
        own.huddles.push(huddle);
        for topic in topics {
            let topic = &mut own.topics[topic];
            topic.huddles += 1;
            keep(&mut topic.newest, huddle, NEWEST, |a, b| newest_first(&own.words, a, b));
        }
        if status == HuddleStatus::Held {
            keep(&mut own.latest, huddle, NEWEST, |a, b| newest_first(&own.words, a, b));
        } else if status == HuddleStatus::Scheduled && huddle.date().last_day() >= own.about.as_of {
            let coming = Coming { huddle, times: times(&row, day), place: place(&row) };
            keep(&mut own.upcoming, coming, NEWEST, |a, b| soonest_first(&own.words, &a.huddle, &b.huddle));
        }
        Ok(())
    }

    pub(super) fn commitment(&mut self, strayed: &mut usize, line: &[u8]) -> Result<(), Flaw> {
        let row: rows::Commitment<'_> = decode(line, "commitments")?;
        self.reported_once(&row.id)?;
        let division = find(&self.divisions, &row.division_id, "division")?;
        let topics = self.topics_of(&row.topic_ids)?;
        let known = ReportStatus::WORDS.iter().find(|(word, _)| *word == row.status);
        let Some((_, status)) = known else { return Err(unknown("status of a commitment", &row.status)) };
        let due = row.due.map(day).transpose()?;
        let since = row.overdue_since.map(day).transpose()?;
        let overdue = since.is_some();
        let url = self.linked(strayed, &row.url);
        let own = &mut self.department;
        own.promises.add(*status, overdue);
        own.divisions[division].promises.add(*status, overdue);
        for topic in topics {
            own.topics[topic].promises.add(*status, overdue);
        }
        let Some(since) = since.filter(|_| !status.is_settled()) else { return Ok(()) };
        if own.overdue.len() == OVERDUE && own.overdue.last().is_some_and(|last| last.since < since) {
            return Ok(());
        }
        let text = shorten(&one_line(&row.text), LONGEST_TITLE).into_owned();
        let language = web::tag(&row.language);
        let item = Overdue { due, since, text, language, url: url.map(str::to_owned), division };
        let order =
            |a: &Overdue, b: &Overdue| a.since.cmp(&b.since).then_with(|| (&a.url, &a.text).cmp(&(&b.url, &b.text)));
        keep(&mut own.overdue, item, OVERDUE, order);
        Ok(())
    }

    /// Names of divisions and topics in other languages; other texts are shown as they were written.
    pub(super) fn translation(&mut self, line: &[u8]) -> Result<(), Flaw> {
        let row: rows::Translation<'_> = decode(line, "translations")?;
        if row.column != "name" {
            return Ok(());
        }
        let own = &mut self.department;
        let text = match &*row.table {
            "divisions" => self.divisions.get(&*row.row_id).map(|at| &mut own.divisions[*at].name),
            "topics" => self.topics.get(&*row.row_id).map(|at| &mut own.topics[*at].name),
            _ => None,
        };
        let words = name(&row.text, "");
        if let (Some(text), Some(tag)) = (text, web::tag(&row.language))
            && !words.is_empty()
            && text.translated(&tag).is_none()
        {
            text.translations.push((tag, words));
        }
        Ok(())
    }

    /// An id that pages are named by. Addresses that differ only in case are one on some disks.
    fn listed_once(&mut self, id: &str, before: usize) -> Result<(), Flaw> {
        if !is_address_part(id) {
            return Err(Flaw::new(format!("the id {:?} cannot be part of an address", shorten(id, 60))));
        }
        if id.eq_ignore_ascii_case(PAGE) {
            return Err(Flaw::new(format!("the id {id:?} is the name of a file of the combined site")));
        }
        if before > usize::from(u16::MAX) {
            return Err(Flaw::new("at most 65,536 divisions and as many topics of a department are read"));
        }
        self.reported_once(&id.to_ascii_lowercase())
    }

    fn reported_once(&mut self, id: &str) -> Result<(), Flaw> {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        if self.seen.insert(hasher.finish()) { Ok(()) } else { Err(twice(id)) }
    }

    fn topics_of(&self, ids: &[Cow<'_, str>]) -> Result<Vec<usize>, Flaw> {
        let mut topics = ids.iter().map(|id| find(&self.topics, id, "topic")).collect::<Result<Vec<_>, _>>()?;
        topics.sort_unstable();
        topics.dedup();
        Ok(topics)
    }

    /// The position of a language tag; 0 for none, or where a department has more than are worth keeping.
    fn tag(&mut self, text: &str) -> u8 {
        if let Some(at) = self.tags.get(text) {
            return *at;
        }
        let (Some(_), Ok(at)) = (web::tag(text), u8::try_from(self.department.tags.len())) else { return 0 };
        self.department.tags.push(text.to_owned());
        self.tags.insert(text.to_owned(), at);
        at
    }

    /// Puts the huddles in the order of their divisions, newest first.
    pub(super) fn finish(self) -> Department {
        let mut department = self.department;
        let mut huddles = std::mem::take(&mut department.huddles);
        huddles.sort_unstable_by(|a, b| a.division.cmp(&b.division).then_with(|| department.newest_first(a, b)));
        huddles.shrink_to_fit();
        department.words.shrink_to_fit();
        for (at, division) in department.divisions.iter_mut().enumerate() {
            let first = huddles.partition_point(|huddle| huddle.division() < at);
            let end = huddles.partition_point(|huddle| huddle.division() <= at);
            division.huddles = first..end;
        }
        department.huddles = huddles;
        department
    }
}

fn twice(id: &str) -> Flaw {
    Flaw::new(format!("the id {:?} is in this file twice", shorten(id, 60)))
}

fn unknown(what: &str, word: &str) -> Flaw {
    Flaw::new(format!("{:?} is no {what} of version 1", shorten(word, 60)))
}

fn find(known: &HashMap<String, usize>, id: &str, what: &str) -> Result<usize, Flaw> {
    let message = || format!("the {what} {:?} is not in the department's list", shorten(id, 60));
    known.get(id).copied().ok_or_else(|| Flaw::new(message()))
}

/// When a huddle begins and ends; `None` where no beginning is known, or its zone is none.
fn times(row: &rows::Huddle<'_>, day: NaiveDate) -> Option<(DateTime<Tz>, Option<DateTime<Tz>>)> {
    if row.date_precision == "month" {
        return None;
    }
    let zone: Tz = row.timezone.as_deref()?.parse().ok()?;
    let time = |text: &Option<Cow<'_, str>>| NaiveTime::parse_from_str(text.as_deref()?, "%H:%M").ok();
    let at = |day: NaiveDate, time: NaiveTime| zone.from_local_datetime(&day.and_time(time)).earliest();
    let start = time(&row.start)?;
    let end = time(&row.end).and_then(|end| at(if end > start { day } else { day.succ_opt()? }, end));
    Some((at(day, start)?, end))
}

/// Where a huddle is, on one line; empty where that is not known.
fn place(row: &rows::Huddle<'_>) -> String {
    let parts = [&row.location_name, &row.location_address].map(|part| part.as_deref().unwrap_or_default());
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    shorten(&one_line(&parts.join(", ")), LONGEST_TITLE).into_owned()
}

/// What a word of version 1 says of a huddle.
fn status(word: &str) -> Result<HuddleStatus, Flaw> {
    match word {
        "held" => Ok(HuddleStatus::Held),
        "scheduled" => Ok(HuddleStatus::Scheduled),
        "cancelled" => Ok(HuddleStatus::Cancelled),
        "postponed" => Ok(HuddleStatus::Postponed),
        other => Err(unknown("status of a huddle", other)),
    }
}
