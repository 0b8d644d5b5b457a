//! One department's files to what is kept of it. Files come as streams from the shell, table by table; a table is never
//! held whole. What comes from elsewhere is not trusted: addresses, ids and tags are checked before they are used.

use super::department::{About, Department};
use super::gathered::{Gathered, name};
use super::lines::{self, AGAIN, Flaw, day};
use super::same::SameTopics;
use super::{rows, web};
use crate::data::v1::Text as Said;
use crate::data::{VERSION, site};
use crate::diagnostics::{Code, Diag, Place, Severity};
use crate::record::config::{License, Name, Term};
use crate::record::model::Text;
use crate::record::resolve::sealing::hex;
use crate::site::artifact::Summing;
use crate::site::plan::data;
use crate::text::{SitePath, shorten};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

/// Opens a file of the folder `data/` by its name; `None` where it is not there.
pub type Open<'o> = dyn Fn(&str) -> io::Result<Option<Box<dyn BufRead>>> + Sync + 'o;

/// The file that says whose data it is, in the folder `data/`.
pub const SITE: &str = "site.json";

/// The largest such file, in bytes.
const LARGEST_SITE: u64 = 4_000_000;

/// What to do about files that do not belong together.
const ALL_AGAIN: &str =
    "download all files again, into an empty folder: this one is cut off, changed, or of another day";

/// Reads a department; `None` where it has mistakes, which are reported.
///
/// # Errors
/// A system error.
pub fn department(open: &Open<'_>, same: &SameTopics) -> io::Result<(Option<Department>, Vec<Diag>)> {
    let mut files = Files {
        open,
        digest: Sha256::new(),
        diags: Vec::new(),
        rows: BTreeMap::new(),
        sums: BTreeMap::new(),
        strayed: 0,
    };
    let department = read(&mut files, same)?;
    let Files { mut diags, digest, .. } = files;
    crate::diagnostics::sort(&mut diags);
    let broken = diags.iter().any(|diag| diag.severity == Severity::Error);
    let department =
        department.filter(|_| !broken).map(|department| Department { digest: hex(&digest.finalize()), ..department });
    Ok((department, diags))
}

fn read(files: &mut Files<'_>, same: &SameTopics) -> io::Result<Option<Department>> {
    let Some(about) = files.about()? else { return Ok(None) };
    let mut gathered = Gathered::new(about, same);
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
    /// The digest of each of its files by their paths, as the department says.
    sums: BTreeMap<String, String>,
    /// Addresses of the table that is being read which do not lie below the department's.
    strayed: usize,
}

impl Files<'_> {
    fn report(
        &mut self,
        code: Code,
        file: &str,
        message: impl Into<String>,
        help: impl Into<crate::diagnostics::Help>,
    ) {
        self.diags.push(Diag::new(code, Place::file(&path(file)), message, help));
    }

    fn is_there(&self, table: &str) -> io::Result<bool> {
        Ok((self.open)(&format!("{table}.jsonl"))?.is_some())
    }

    /// What the department says of itself; `None` where that cannot be used, which is reported.
    fn about(&mut self) -> io::Result<Option<About>> {
        let Some(reader) = (self.open)(SITE)? else {
            let message = "there is no data/site.json, so this is not the folder of a site with published data";
            self.report(
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
        let mut mixed = None;
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
                    let sum =
                        |(path, file): (&Said<'_>, &site::DataFile<'_>)| (path.to_string(), file.sha256.to_string());
                    self.sums = said.files.iter().map(sum).collect();
                    mixed = mixed_days(&said);
                    about(said)
                }),
            Err(error) => Err((format!("this is no description of a site: {error}"), AGAIN)),
        };
        if let Err((message, help)) = &about {
            self.report(Code::OtherSite, SITE, message, *help);
        } else if let Some(message) = mixed {
            self.report(Code::MixedDays, SITE, message, ALL_AGAIN);
            return Ok(None);
        }
        Ok(about.ok())
    }

    fn table(&mut self, name: &str, mut row: impl FnMut(&mut usize, &[u8]) -> Result<(), Flaw>) -> io::Result<()> {
        let file = format!("{name}.jsonl");
        let Some(reader) = (self.open)(&file)? else {
            self.report(
                Code::MissingFile,
                &file,
                format!("there is no data/{file}"),
                "download every file of the folder data/ that ends in .jsonl",
            );
            return Ok(());
        };
        self.digest.update(name);
        self.strayed = 0;
        let mut reader = Summing::new(reader);
        let before = self.diags.len();
        let Self { digest, diags, strayed, .. } = self;
        let rows = lines::each(&path(&file), &mut reader, digest, diags, &mut |line| row(strayed, line))?;
        // Lines that cannot be used are reported already: that the file is not as it was published goes with them.
        if self.diags.len() == before {
            self.compare(name, rows, &reader.sum().sha256.to_string());
        }
        if self.strayed > 0 {
            let message = format!(
                "{} addresses of this file do not lie below base_url of site.json: these rows are shown without a link",
                self.strayed
            );
            self.report(
                Code::UnsafeLink,
                &file,
                message,
                "tell the department; its site was perhaps moved while it was built",
            );
        }
        Ok(())
    }
}

impl Files<'_> {
    /// Whether a file is the one that the department lists.
    fn compare(&mut self, name: &str, rows: u64, sum: &str) {
        let file = format!("{name}.jsonl");
        let message = match (self.rows.get(name), self.sums.get(&format!("{}/{file}", data::FOLDER))) {
            (Some(said), _) if *said != rows => {
                format!("data/{file} has {rows} rows, but data/site.json says that there are {said}")
            }
            (_, Some(said)) if said != sum => {
                format!("data/{file} is not the file that data/site.json lists: its SHA-256 is another")
            }
            (_, None) => {
                format!("data/site.json does not list data/{file}, so that nobody knows whether they belong together")
            }
            _ => return,
        };
        self.report(Code::MixedDays, &file, message, ALL_AGAIN);
    }
}

/// That the files which a site lists are of several days, or of another than it is itself.
fn mixed_days(said: &site::Site<'_>) -> Option<String> {
    let (path, file) = said.files.iter().find(|(_, file)| file.day != said.as_of)?;
    let (path, day, as_of) = (shorten(path, 100), file.day, said.as_of);
    Some(format!(
        "data/site.json is of {as_of}, but lists {path} of {day}: files of different days do not fit each other"
    ))
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

fn terms(said: &site::Site<'_>) -> BTreeMap<Term, BTreeMap<String, Name>> {
    let mut terms: BTreeMap<Term, BTreeMap<String, Name>> = BTreeMap::new();
    for (language, names) in &said.terms {
        for (term, _, word) in Term::ALL {
            let Some(own) = names.get(word) else { continue };
            // Their genders are told by their endings.
            let own = Name { one: name(&own.one, ""), many: name(&own.many, ""), gender: String::new() };
            if !own.one.is_empty() && !own.many.is_empty() {
                terms.entry(term).or_default().insert(language.to_string(), own);
            }
        }
    }
    terms
}
