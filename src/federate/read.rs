//! One department's files to what is kept of it. Files come as streams from the shell, table by table; a table is never
//! held whole. What comes from elsewhere is not trusted: addresses, ids and tags are checked before they are used.

use super::department::{
    About, Department, Division, Huddle, MONTH_ONLY, NEWEST, OVERDUE, Overdue, OwnTopic, STATUSES,
};
use super::lines::{self, AGAIN, Flaw, day, decode};
use super::newest::{keep, newest_first, soonest_first};
use super::promises::Promises;
use super::{rows, web};
use crate::data::{VERSION, site};
use crate::diagnostics::{Code, Diag, Place, Severity};
use crate::record::config::{License, Term};
use crate::record::model::{HuddleStatus, ReportStatus, Text};
use crate::record::resolve::sealing::hex;
use crate::text::{SitePath, is_address_part, one_line, shorten};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, Read};

/// Opens a file of the folder `data/` by its name; `None` where it is not there.
pub type Open<'o> = dyn Fn(&str) -> io::Result<Option<Box<dyn BufRead>>> + Sync + 'o;

/// The file that says whose data it is, in the folder `data/`.
pub const SITE: &str = "site.json";

/// What the page of a folder is called: the folder of a division or a topic lies beside one.
const PAGE: &str = "index.html";

/// The largest such file, in bytes.
const LARGEST_SITE: u64 = 4_000_000;
/// The longest name and title that are shown, in characters.
const LONGEST_NAME: usize = 120;
const LONGEST_TITLE: usize = 240;

/// Reads a department; `None` where it has mistakes, which are reported.
///
/// # Errors
/// A system error.
pub fn department(open: &Open<'_>) -> io::Result<(Option<Department>, Vec<Diag>)> {
    let mut files = Files { open, digest: Sha256::new(), diags: Vec::new(), rows: BTreeMap::new(), strayed: 0 };
    let department = read(&mut files)?;
    let Files { mut diags, digest, .. } = files;
    crate::diagnostics::sort(&mut diags);
    let broken = diags.iter().any(|diag| diag.severity == Severity::Error);
    let department =
        department.filter(|_| !broken).map(|department| Department { digest: hex(&digest.finalize()), ..department });
    Ok((department, diags))
}

fn read(files: &mut Files<'_>) -> io::Result<Option<Department>> {
    let Some(about) = files.about()? else { return Ok(None) };
    let mut gathered = Gathered::new(about);
    files.table("divisions", |strayed, line| gathered.division(strayed, line))?;
    gathered.seen.clear();
    files.table("topics", |strayed, line| gathered.topic(strayed, line))?;
    gathered.seen.clear();
    files.table("huddles", |strayed, line| gathered.huddle(strayed, line))?;
    gathered.seen.clear();
    files.table("commitments", |strayed, line| gathered.commitment(strayed, line))?;
    if files.is_there("translations")? {
        files.table("translations", |_, line| gathered.translation(line))?;
    }
    Ok(Some(gathered.finish()))
}

/// The files of one department, and what is reported about them.
struct Files<'o> {
    open: &'o Open<'o>,
    digest: Sha256,
    diags: Vec<Diag>,
    /// How many rows each table has, as the department says.
    rows: BTreeMap<String, u64>,
    /// Addresses of the table that is being read which do not lie below the department's.
    strayed: usize,
}

impl Files<'_> {
    fn tell(&mut self, code: Code, file: &str, message: impl Into<String>, help: impl Into<crate::diagnostics::Help>) {
        self.diags.push(Diag::new(code, Place::file(&path(file)), message, help));
    }

    fn is_there(&self, table: &str) -> io::Result<bool> {
        Ok((self.open)(&format!("{table}.jsonl"))?.is_some())
    }

    /// What the department says of itself; `None` where that cannot be used, which is reported.
    fn about(&mut self) -> io::Result<Option<About>> {
        let Some(reader) = (self.open)(SITE)? else {
            let message = "there is no data/site.json, so this is not the folder of a site with published data";
            self.tell(
                Code::MissingFile,
                SITE,
                message,
                "name the folder that `huddle build` wrote, or one with its folder data/",
            );
            return Ok(None);
        };
        let mut bytes = Vec::new();
        reader.take(LARGEST_SITE).read_to_end(&mut bytes)?;
        self.digest.update(&bytes);
        let version: Result<rows::Version<'_>, _> = serde_json::from_slice(&bytes);
        let about = match version {
            Ok(version) if version.format != site::FORMAT => {
                Err((format!("the format is {:?}, not {:?}", version.format, site::FORMAT), AGAIN))
            }
            Ok(version) if version.version != VERSION => Err((
                format!("the data is of version {:?}; this program reads {VERSION:?}", shorten(&version.version, 20)),
                "use the release of huddle that knows this version, or ask the department for data of version v1",
            )),
            Ok(_) => serde_json::from_slice::<site::Site<'_>>(&bytes)
                .map_err(|error| (error.to_string(), AGAIN))
                .and_then(|said| {
                    self.rows = said.tables.iter().map(|(name, table)| (name.to_string(), table.rows)).collect();
                    about(said)
                }),
            Err(error) => Err((format!("this is no description of a site: {error}"), AGAIN)),
        };
        if let Err((message, help)) = &about {
            self.tell(Code::OtherSite, SITE, message, *help);
        }
        Ok(about.ok())
    }

    fn table(&mut self, name: &str, mut row: impl FnMut(&mut usize, &[u8]) -> Result<(), Flaw>) -> io::Result<()> {
        let file = format!("{name}.jsonl");
        let Some(mut reader) = (self.open)(&file)? else {
            self.tell(
                Code::MissingFile,
                &file,
                format!("there is no data/{file}"),
                "download every file of the folder data/ that ends in .jsonl",
            );
            return Ok(());
        };
        self.digest.update(name);
        self.strayed = 0;
        let Self { digest, diags, strayed, .. } = self;
        let rows = lines::each(&path(&file), &mut *reader, digest, diags, &mut |line| row(strayed, line))?;
        if let Some(said) = self.rows.get(name).filter(|said| **said != rows) {
            let message = format!("data/{file} has {rows} rows, but data/site.json says that there are {said}");
            self.tell(
                Code::OtherSite,
                &file,
                message,
                "download all files again, into an empty folder: this one is cut off, or of another day",
            );
        }
        if self.strayed > 0 {
            let message = format!(
                "{} addresses of this file do not lie below base_url of site.json: these rows are shown without a link",
                self.strayed
            );
            self.tell(
                Code::UnsafeLink,
                &file,
                message,
                "tell the department; its site was perhaps moved while it was built",
            );
        }
        Ok(())
    }
}

fn path(file: &str) -> SitePath {
    SitePath::new(file).expect("a plain name")
}

/// What is wrong, and what to do.
type Refusal = (String, &'static str);

fn about(said: site::Site<'_>) -> Result<About, Refusal> {
    if !web::is_base(&said.base_url) {
        let message = format!("base_url is {:?}, which is no address of a site", shorten(&said.base_url, 100));
        return Err((message, "ask the department to build its site with the address at which it is published"));
    }
    let as_of = day(said.as_of).map_err(|_| ("as_of is no day that can be meant".to_owned(), AGAIN))?;
    let title = name(&said.title, &said.base_url);
    let link = |url: &Option<Cow<'_, str>>| {
        url.as_deref().filter(|url| crate::text::is_whole_address(url)).unwrap_or_default().to_owned()
    };
    let translations =
        said.title_translations.iter().filter_map(|(tag, text)| Some((web::tag(tag)?, name(text, &title))));
    Ok(About {
        name: name(&said.publisher.name, &title),
        title: Text { translations: translations.collect(), original: title.clone() },
        languages: said.languages.iter().filter_map(|tag| web::tag(tag)).collect(),
        license: said
            .license
            .as_ref()
            .map(|license| License { name: name(&license.name, "–"), url: link(&license.url) }),
        fictional: said.fictional,
        as_of,
        terms: terms(&said),
        base_url: said.base_url.into_owned(),
    })
}

fn terms(said: &site::Site<'_>) -> BTreeMap<Term, BTreeMap<String, (String, String)>> {
    let mut terms: BTreeMap<Term, BTreeMap<String, (String, String)>> = BTreeMap::new();
    for (language, names) in &said.terms {
        for (term, _, word) in Term::ALL {
            let Some(own) = names.get(word) else { continue };
            let (one, many) = (name(&own.one, ""), name(&own.many, ""));
            if !one.is_empty() && !many.is_empty() {
                terms.entry(term).or_default().insert(language.to_string(), (one, many));
            }
        }
    }
    terms
}

/// A name on one line, not too long; `other` where it is empty.
fn name(text: &str, other: &str) -> String {
    let line = one_line(text);
    if line.is_empty() { other.to_owned() } else { shorten(&line, LONGEST_NAME).into_owned() }
}

/// What has been read of a department so far.
struct Gathered {
    department: Department,
    divisions: HashMap<String, usize>,
    topics: HashMap<String, usize>,
    /// Position in `department.tags`.
    tags: HashMap<String, u8>,
    /// Hashes of the ids of the table that is being read.
    seen: HashSet<u64>,
}

impl Gathered {
    fn new(about: About) -> Self {
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
            tags: HashMap::new(),
            seen: HashSet::new(),
        }
    }

    fn division(&mut self, strayed: &mut usize, line: &[u8]) -> Result<(), Flaw> {
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

    fn topic(&mut self, strayed: &mut usize, line: &[u8]) -> Result<(), Flaw> {
        let row: rows::Named<'_> = decode(line, "topics")?;
        self.listed_once(&row.id, self.topics.len())?;
        self.topics.insert(row.id.to_string(), self.topics.len());
        self.department.topics.push(OwnTopic {
            name: Text::new(name(&row.name, &row.id)),
            url: self.linked(strayed, &row.url).map(str::to_owned),
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

    fn huddle(&mut self, strayed: &mut usize, line: &[u8]) -> Result<(), Flaw> {
        let row: rows::Huddle<'_> = decode(line, "huddles")?;
        self.told_once(&row.id)?;
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
            keep(&mut own.upcoming, huddle, NEWEST, |a, b| soonest_first(&own.words, a, b));
        }
        Ok(())
    }

    fn commitment(&mut self, strayed: &mut usize, line: &[u8]) -> Result<(), Flaw> {
        let row: rows::Commitment<'_> = decode(line, "commitments")?;
        self.told_once(&row.id)?;
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
    fn translation(&mut self, line: &[u8]) -> Result<(), Flaw> {
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
        self.told_once(&id.to_ascii_lowercase())
    }

    fn told_once(&mut self, id: &str) -> Result<(), Flaw> {
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
    fn finish(self) -> Department {
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
