//! Drafts become a [`Site`]: ids, order, cross references, and the story of each commitment.
//! After this nothing is mutable. Everything that is wrong is reported; what is left is whole.

mod agenda;
pub mod agreement;
pub mod approval;
mod attendance;
mod due;
mod due_words;
mod exports;
pub mod huddle;
mod listed;
pub mod lookup;
pub mod names;
mod neighborhoods;
pub mod others;
pub mod outlines;
pub mod parts;
mod placeholders;
pub mod places;
pub mod promises;
pub mod records;
pub mod reports;
pub mod sealing;
pub mod settings;
mod sorting;
pub mod story;
pub mod teller;
pub mod translations;
mod unknown_area;
mod withdrawn;

use crate::attachment::Contents;
use crate::config::Config;
use crate::diag::{Code, Diag, Help, Place};
use crate::model::commitment::{Evidence, ReportSource};
use crate::model::placeholder::says_something;
use crate::model::written_date::DateGrammar;
use crate::model::{
    Huddle, HuddleIndex, Language, LeftOut, LeftOutReason, Lookup, Minutes, Outlines, RecordDate, RecordIndex, Site, SourceIndex,
    UpdateIndex,
};
use crate::parse::adopt::AdoptRule;
use crate::parse::raw::RawHuddle;
use crate::parse::tree::Step::Key;
use crate::parse::{Class, Draft, FileFacts, Record};
use crate::picture::{Flaw, Picture};
use crate::source::Source;
use crate::text::{SitePath, one_line};
use chrono::NaiveDate;
use huddle::Made;
use names::Names;
use outlines::Boundaries;
use places::Places;
use records::{Records, mark_adopted_twins, reorder_reports};
use reports::Known;
use sealing::Sealing;
use settings::Settings;
use sorting::Sorted;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use teller::Teller;
use translations::Originals;

/// Everything that the site is made of.
pub struct Input<'a> {
    pub settings: &'a Settings,
    /// In the order of their paths. Those that nobody else holds lose what has been used of them.
    pub drafts: &'a mut [Arc<Draft>],
    pub media: BTreeMap<SitePath, u64>,
    pub boundaries: &'a Boundaries,
    pub attachments: BTreeMap<SitePath, Contents>,
    pub pictures: BTreeMap<SitePath, Result<Picture, Flaw>>,
    pub left_out: Vec<LeftOut>,
    pub today: NaiveDate,
    /// Whether records with `publish: false` are part of the site.
    pub with_drafts: bool,
    /// How approved minutes are hashed.
    pub sealing: &'a Sealing,
    /// Files in which mistakes have been told already, those that could not be read at all among them.
    pub mistaken: &'a [SitePath],
}

/// The site, and what each of its sources holds for the checks, in the order of [`Site::sources`].
pub struct Resolved {
    pub site: Site,
    pub facts: Vec<Arc<FileFacts>>,
    pub diags: Vec<Diag>,
}

/// What is known while records are resolved.
pub struct Resolver<'a> {
    pub(crate) adopt: &'a [AdoptRule],
    /// How a date by which something is due is read.
    pub(crate) due_dates: DateGrammar,
    pub(crate) sectors: &'a [String],
    pub(crate) languages: &'a [Language],
    pub(crate) default_language: Language,
    pub(crate) places: Places,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
    pub(crate) sealing: &'a Sealing,
    pub(crate) diags: Vec<Diag>,
    /// First headings that so many adopted files share that they name a section, not a huddle.
    pub(crate) section_names: HashSet<String>,
    /// site.yaml could not be read: what other files ask of it may be right.
    pub(crate) settings_unreadable: bool,
    /// Files of records that are not published, or have mistakes that are reported already.
    pub(crate) unpublished: HashSet<SitePath>,
}

/// A first heading that this many adopted files share is no title.
const SHARED_HEADING: usize = 3;

/// Makes the site.
pub fn resolve(mut input: Input<'_>) -> Resolved {
    let config: &Config = &input.settings.config;
    let mut resolver = Resolver {
        adopt: &input.settings.adopt,
        due_dates: input.settings.dates.with_years(due::YEARS),
        sectors: &config.sectors,
        languages: &config.languages,
        default_language: config.default_language().clone(),
        places: Places::default(),
        names: Names::new(input.settings),
        today: input.today,
        sealing: input.sealing,
        diags: Vec::new(),
        section_names: shared_headings(input.drafts),
        settings_unreadable: input.settings.unreadable,
        unpublished: input.mistaken.iter().cloned().collect(),
    };
    let mut left_out = std::mem::take(&mut input.left_out);
    let sorted = resolver.sort_out(&input, &mut left_out);
    let sources: Vec<Arc<Source>> = input.drafts.iter().map(|draft| draft.source.clone()).collect();
    let facts = input.drafts.iter().map(|draft| draft.facts.clone()).collect();
    let mut of_file = HashMap::new();
    resolver.divisions(&input, &sorted, &mut of_file);
    let made = resolver.huddles(&mut input, &sorted, &mut left_out);
    let mut records = Records::gather(made, &mut of_file, &sources);
    resolver.attach_reports(&input, &sorted, &mut records, &mut of_file);
    resolver.plain_pages(&input, &sorted, &mut records, &mut of_file);
    let Resolver { places, names, .. } = &mut resolver;
    let mut divisions = std::mem::take(&mut places.divisions);
    let areas = std::mem::take(&mut places.areas);
    let (topics, organizations) = (std::mem::take(&mut names.topics), std::mem::take(&mut names.organizations));
    withdrawn::titles(&mut records.huddles, &divisions, &areas, config);
    let mut originals = Originals {
        of_file: &of_file,
        divisions: &mut divisions,
        huddles: &mut records.huddles,
        commitments: &mut records.commitments,
        updates: &mut records.updates,
        pages: &mut records.pages,
    };
    let withdrawn = resolver.join_translations(input.drafts, &sorted, &mut originals, &mut left_out);
    let has_minutes = |huddle: &crate::model::Huddle| {
        let text = &sources[huddle.body.source.position()].text[huddle.body.span.start..huddle.body.span.end];
        !huddle.body_is_agenda && says_something(text)
    };
    let calendar = story::Calendar::new(&records.huddles, areas.len(), &has_minutes);
    for commitment in &mut records.commitments {
        story::tell(commitment, &records.huddles, &calendar, input.today);
    }
    left_out.sort();
    let mut site = Site {
        config: config.clone(),
        today: input.today,
        divisions,
        areas,
        huddles: records.huddles,
        commitments: records.commitments,
        updates: records.updates,
        pages: records.pages,
        topics,
        organizations,
        media: input.media,
        attachments: input.attachments,
        pictures: input.pictures,
        sources,
        withdrawn,
        left_out,
        lookup: Lookup::default(),
        outlines: Outlines::default(),
    };
    files_as_they_are(&mut site);
    site.lookup = lookup::make(&site, of_file);
    site.outlines = outlines::resolve(&site, input.boundaries, &mut resolver.diags);
    Resolved { site, facts, diags: resolver.diags }
}

/// Attachments and evidence name files of the disk, in the form of Unicode that their names have there.
fn files_as_they_are(site: &mut Site) {
    let (mut huddles, mut commitments) = (std::mem::take(&mut site.huddles), std::mem::take(&mut site.commitments));
    let attached = huddles.iter_mut().flat_map(|huddle| &mut huddle.attachments).map(|attachment| &mut attachment.file);
    let evidence = commitments.iter_mut().flat_map(|commitment| &mut commitment.reports).flat_map(|report| &mut report.evidence);
    let shown = evidence.filter_map(|evidence| match evidence {
        Evidence::File(file) => Some(file),
        Evidence::Url(_) => None,
    });
    for file in attached.chain(shown).filter(|file| !file.as_str().is_ascii()) {
        if let Some(there) = site.media_file(file) {
            *file = there.clone();
        }
    }
    (site.huddles, site.commitments) = (huddles, commitments);
}

/// Lets go of a huddle's details but for what the second look at it needs, where nobody else holds the draft.
fn release(draft: &mut Arc<Draft>) {
    if let Some(Draft { record: Record::Huddle(raw), .. }) = Arc::get_mut(draft) {
        let whole = std::mem::take(&mut **raw);
        **raw = RawHuddle { id: whole.id, reports: whole.reports, minutes: whole.minutes, publish: whole.publish, ..RawHuddle::default() };
    }
}

fn shared_headings(drafts: &[Arc<Draft>]) -> HashSet<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for draft in drafts.iter().filter(|draft| draft.title_from_body) {
        if let Some(heading) = &draft.facts.body.first_heading {
            *counts.entry(heading).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= SHARED_HEADING).map(|(heading, _)| heading.to_owned()).collect()
}

impl Resolver<'_> {
    /// Joins translations with their originals. Gives the sources of withdrawn minutes, their translations among them.
    fn join_translations(
        &mut self,
        drafts: &[Arc<Draft>],
        sorted: &Sorted,
        known: &mut Originals<'_>,
        left_out: &mut Vec<LeftOut>,
    ) -> BTreeSet<SourceIndex> {
        let is_withdrawn = |huddle: &Huddle| huddle.minutes == Minutes::Withdrawn;
        let mut withdrawn: BTreeSet<SourceIndex> =
            known.huddles.iter().filter(|huddle| is_withdrawn(huddle)).map(|huddle| huddle.source).collect();
        for entry in &sorted.translations {
            let draft = &drafts[entry.draft];
            if let Some(RecordIndex::Huddle(index)) = known.of_file.get(&entry.base)
                && is_withdrawn(&known.huddles[index.position()])
            {
                withdrawn.insert(entry.source);
                continue;
            }
            let joined = self.translation(entry, draft, known);
            let is_named = left_out.iter().any(|left| left.path == draft.source.path);
            if !joined && matches!(draft.class, Class::Adopted(_)) && !is_named {
                left_out.push(LeftOut { path: draft.source.path.clone(), reason: LeftOutReason::Translation });
            }
        }
        withdrawn
    }

    fn divisions(&mut self, input: &Input<'_>, sorted: &Sorted, of_file: &mut HashMap<SitePath, RecordIndex>) {
        let default = self.default_language.clone();
        let unread = |path: &&SitePath| path.top() == "divisions" && !input.drafts.iter().any(|draft| draft.source.path == **path);
        self.places.incomplete = input.mistaken.iter().any(|path| unread(&path));
        for &at in &sorted.divisions {
            let draft = &input.drafts[at];
            let Record::Division(raw) = &draft.record else { continue };
            self.places.incomplete |= !draft.whole;
            let index = crate::model::DivisionIndex::at(self.places.divisions.len());
            self.places.add_file(draft, raw, SourceIndex::at(at), &default, &mut self.diags);
            of_file.insert(draft.source.path.clone(), RecordIndex::Division(index));
        }
        let mut unknown = Vec::new();
        self.places.check_successors(&mut |division, successor| unknown.push((division.to_owned(), successor.to_owned())));
        for (division, successor) in unknown {
            let Some(&at) = sorted.divisions.iter().find(|at| input.drafts[**at].source.path.stem() == division) else { continue };
            let source = &input.drafts[at].source;
            let start = source.text.find(&successor).unwrap_or(0);
            let place = Place::new(source, crate::source::Span::new(start, start + successor.len()));
            let message = format!("the successor \"{}\" is neither a division nor a response area", one_line(&successor));
            self.diags.push(Diag::new(Code::UnknownName, place, message, "write the id of a response area or division of this site"));
        }
    }

    fn huddles(&mut self, input: &mut Input<'_>, sorted: &Sorted, left_out: &mut Vec<LeftOut>) -> Vec<Made> {
        let mut all = Vec::with_capacity(sorted.huddles.len());
        for &at in &sorted.huddles {
            let draft = input.drafts[at].clone();
            let Record::Huddle(raw) = &draft.record else { continue };
            let made = self.huddle(at, &draft, raw, SourceIndex::at(at));
            if made.is_none() {
                self.unpublished.insert(draft.source.path.clone());
            }
            if made.is_none() && matches!(draft.class, Class::Adopted(_)) {
                left_out.push(LeftOut { path: draft.source.path.clone(), reason: LeftOutReason::Unreadable });
            }
            all.extend(made);
            drop(draft);
            release(&mut input.drafts[at]);
        }
        mark_adopted_twins(input.drafts, &mut all);
        all.sort_by(|a, b| (a.huddle.date, &a.huddle.id).cmp(&(b.huddle.date, &b.huddle.id)));
        self.one_record_an_address(input, &mut all);
        all
    }

    /// Two files with one id: told in the second, which is left out.
    fn one_record_an_address(&mut self, input: &Input<'_>, made: &mut Vec<Made>) {
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut order: Vec<usize> = (0..made.len()).collect();
        order.sort_by_key(|&at| made[at].draft);
        let mut doubled = HashSet::new();
        for at in order {
            let id = made[at].huddle.id.clone();
            let draft = made[at].draft;
            if let Some(other) = first.get(&id) {
                self.same_address(&input.drafts[*other], &input.drafts[draft], &id);
                doubled.insert(draft);
            } else {
                first.insert(id, draft);
            }
        }
        made.retain(|made| !doubled.contains(&made.draft));
    }

    fn same_address(&mut self, one: &Draft, two: &Draft, id: &str) {
        let mut teller = Teller::new(&two.source, &two.split);
        let message = format!("\"{id}\" is the address of two records: {} and {}", one.source.path, two.source.path);
        let path: &[_] = if teller.has("id") { &[Key("id")] } else { &[] };
        let other = format!("{id}-2");
        let line = if teller.has("id") { teller.write(&[Key("id")], &other) } else { teller.add(&[], &format!("id: {other}")) };
        let help = if one.source.text == two.source.text {
            Help::new("the two files are the same: delete one of them")
        } else {
            Help::typed("rename one of the files, or give it another id: ", line)
        };
        teller.tell(Code::SameAddress, path, message, help);
        self.diags.append(&mut teller.diags);
    }

    fn attach_reports(&mut self, input: &Input<'_>, sorted: &Sorted, records: &mut Records, of_file: &mut HashMap<SitePath, RecordIndex>) {
        let readable: HashSet<usize> = records.draft_of_huddle.iter().copied().collect();
        // What refers to a record with mistakes of its own may be right: it is told once these are mended.
        let mistaken: HashSet<&SitePath> = self.diags.iter().map(|diag| &diag.place.file).chain(input.mistaken).collect();
        let mut unreadable = sorted.unreadable.clone();
        for &at in &sorted.huddles {
            let draft = &input.drafts[at];
            if !readable.contains(&at) || !draft.whole || mistaken.contains(&draft.source.path) {
                let Record::Huddle(raw) = &draft.record else { continue };
                unreadable.insert(raw.id.clone().unwrap_or_else(|| draft.source.path.stem().to_owned()));
            }
        }
        unreadable.extend(input.mistaken.iter().filter(|path| path.top() == "huddles").map(|path| path.stem().to_owned()));
        let by_name = std::mem::take(&mut records.by_name);
        let mut known =
            Known { huddles: &records.huddles, commitments: &mut records.commitments, by_name, unreadable, drafts: sorted.hidden.clone() };
        let mut updates = Vec::new();
        for &at in &sorted.updates {
            let draft = &input.drafts[at];
            let Record::Update(raw) = &draft.record else { continue };
            updates.extend(self.update(draft, raw, SourceIndex::at(at)).map(|update| (at, update)));
        }
        updates.sort_by(|a, b| (a.1.date, &a.1.id).cmp(&(b.1.date, &b.1.id)));
        let mut given: Vec<(ReportSource, usize)> =
            records.draft_of_huddle.iter().enumerate().map(|(at, draft)| (ReportSource::Huddle(HuddleIndex::at(at)), *draft)).collect();
        given.extend(updates.iter().enumerate().map(|(at, (draft, _))| (ReportSource::Update(UpdateIndex::at(at)), *draft)));
        let date_of = |source: &ReportSource| match source {
            ReportSource::Huddle(index) => known_date(&records.huddles, *index),
            ReportSource::Update(index) => RecordDate::Day(updates[index.position()].1.date),
        };
        given.sort_by_key(|(source, _)| date_of(source));
        let mut lists: HashMap<(bool, usize), Vec<(crate::model::CommitmentIndex, usize)>> = HashMap::new();
        for (source, draft) in &given {
            let draft = &input.drafts[*draft];
            let (raw, key, id) = match (&draft.record, source) {
                (Record::Huddle(raw), ReportSource::Huddle(index)) => {
                    (raw.reports.as_ref(), (true, index.position()), known.huddles[index.position()].id.clone())
                }
                (Record::Update(raw), ReportSource::Update(index)) => (raw.reports.as_ref(), (false, index.position()), String::new()),
                _ => continue,
            };
            let is_withdrawn =
                matches!(source, ReportSource::Huddle(index) if known.huddles[index.position()].minutes == Minutes::Withdrawn);
            if raw.is_some() && !is_withdrawn {
                let list = self.reports(draft, raw, (*source, date_of(source), &id), &mut known);
                lists.insert(key, list);
            }
        }
        // A huddle that could not be made, for want of a date perhaps, has reports that may be wrong all the same.
        for &at in sorted.huddles.iter().filter(|at| !readable.contains(at)) {
            if let Record::Huddle(raw) = &input.drafts[at].record
                && !withdrawn::is_withdrawn(raw)
            {
                self.judge_reports(&input.drafts[at], raw.reports.as_ref(), &known);
            }
        }
        for ((is_huddle, at), list) in lists {
            if is_huddle {
                records.huddles[at].reports = list;
            } else {
                updates[at].1.reports = list;
            }
        }
        reorder_reports(records, &mut updates);
        for (at, (draft, _)) in updates.iter().enumerate() {
            of_file.insert(input.drafts[*draft].source.path.clone(), RecordIndex::Update(UpdateIndex::at(at)));
        }
        records.updates = updates.into_iter().map(|(_, update)| update).collect();
    }
}

fn known_date(huddles: &[crate::model::Huddle], index: HuddleIndex) -> RecordDate {
    huddles[index.position()].date
}
