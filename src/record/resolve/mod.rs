//! Drafts become a [`Site`]: ids, order, cross references, and the story of each commitment.
//! After this nothing is mutable. Everything that is wrong is reported; what is left is whole.

mod agenda;
pub mod agreement;
pub mod approval;
mod attendance;
pub mod commitments;
pub mod day;
mod due;
mod due_in_text;
mod due_words;
mod exports;
pub mod fields;
mod finished;
mod first_language;
mod former;
mod given;
pub mod huddle;
mod input;
pub mod kept;
mod listed;
pub mod lookup;
pub mod names;
mod neighborhoods;
pub mod others;
pub mod outlines;
mod own_areas;
mod parties;
pub mod parts;
mod pending;
mod placeholders;
pub mod places;
mod plainly;
pub mod records;
mod redacted;
mod reported;
pub mod reports;
mod resolver;
pub mod sealing;
pub mod settings;
mod sorting;
pub mod story;
mod swapped;
mod texts;
mod titles;
pub mod translations;
mod twice;
mod undone;
mod unknown_area;
mod unknown_division;
mod unknown_word;
mod untranslated;
mod withdrawn;

use crate::diagnostics::{Code, Diag, Help};
use crate::record::config::Config;
use crate::record::model::{LeftOut, LeftOutReason, Minutes, RecordIndex, Site, SourceIndex};
use crate::record::parse::raw::RawHuddle;
use crate::record::parse::tree::Step::Key;
use crate::record::parse::{Class, Draft, FileFacts, Record};
use crate::text::SitePath;
use crate::text::source::Source;
use fields::Fields;
use first_language::Translated;
pub use input::Input;
use names::Names;
use outlines::{Files, Levels};
use pending::{HuddleRecord, Made};
use places::Places;
use records::{Records, mark_adopted_twins};
pub use resolver::Resolver;
use sorting::Sorted;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use translations::Originals;

/// The site, and what each of its sources holds for the checks, in the order of [`Site::sources`].
pub struct Resolved {
    /// The site.
    pub site: Site,
    /// What was found in each source while it was parsed.
    pub facts: Vec<Arc<FileFacts>>,
    /// Everything that is wrong, in no order.
    pub diags: Vec<Diag>,
}

/// A first heading that this many adopted files share is no title.
const SHARED_HEADING: usize = 3;

/// Makes the site.
pub fn resolve(mut input: Input<'_>) -> Resolved {
    let config: &Config = &input.settings.config;
    let media = std::mem::take(&mut input.media);
    let mut resolver = Resolver::new(&input, &media);
    let mut left_out = std::mem::take(&mut input.left_out);
    let revisions = std::mem::take(&mut input.revisions);
    let redacted = redacted::of(&input);
    let sorted = resolver.sort_out(&input, &mut left_out);
    let sources: Vec<Arc<Source>> = input.drafts.iter().map(|draft| draft.source.clone()).collect();
    let facts = input.drafts.iter().map(|draft| draft.facts.clone()).collect();
    let mut of_file = HashMap::new();
    resolver.divisions(&input, &sorted, &mut of_file);
    let made = resolver.huddles(&mut input, &sorted, &mut left_out);
    let (huddles, commitments) = records::place(made, &mut of_file, &sources);
    let unreadable = resolver.unreadable(&input, &sorted, &huddles);
    let updates = resolver.updates(&input, &sorted, &mut of_file);
    let pages = resolver.plain_pages(&input, &sorted, &mut of_file);
    let mut records = Records { huddles, commitments, updates, pages };
    let mut reports = resolver.all_reports(&input, &sorted, &records, unreadable);
    let (former, doubled) = former::addresses(&resolver.former, &of_file, &records, &resolver.places);
    resolver.diags.extend(doubled);
    former::files(&former, &records, &sources, &mut of_file);
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
        reports: &mut reports,
        media: &media,
    };
    let withdrawn = resolver.join_translations(input.drafts, &sorted, &mut originals, &mut left_out);
    let has_minutes = |huddle: &HuddleRecord| !huddle.body_is_agenda && huddle.body_says_something;
    let records = records.finish(reports, areas.len(), has_minutes, input.today);
    left_out.sort();
    let levels = Levels { divisions: &divisions, areas: &areas, sources: &sources };
    let lookup = lookup::make(&levels, &records, topics.len(), organizations.len(), of_file);
    let files = Files { boundaries: input.boundaries, media: &media, map: &config.map, settings: input.settings_file };
    let (outlines, unusable) = outlines::resolve(levels, &files, input.today);
    let mut diags = resolver.diags;
    let translated = Translated {
        languages: &config.languages,
        settings: input.settings_file,
        drafts: input.drafts,
        translations: sorted.translations.len(),
    };
    diags.extend(first_language::judge(resolver.into_first, &translated));
    diags.extend(unusable);
    let site = Site {
        config: config.clone(),
        today: input.today,
        divisions,
        areas,
        huddles: records.huddles,
        commitments: records.commitments,
        updates: records.updates,
        pages: records.pages,
        former,
        topics,
        organizations,
        media,
        attachments: input.attachments,
        pictures: input.pictures,
        sources,
        withdrawn,
        left_out,
        revisions,
        redacted,
        lookup,
        outlines,
    };
    Resolved { site, facts, diags }
}

/// Lets go of a huddle's details but for what the second look at it needs, where nobody else holds the draft.
fn release(draft: &mut Arc<Draft>) {
    if let Some(Draft { record: Record::Huddle(raw), .. }) = Arc::get_mut(draft) {
        let whole = std::mem::take(&mut **raw);
        **raw = RawHuddle {
            id: whole.id,
            reports: whole.reports,
            minutes: whole.minutes,
            publish: whole.publish,
            ..RawHuddle::default()
        };
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

impl<'a> Resolver<'a> {
    fn new(input: &Input<'a>, media: &'a BTreeMap<SitePath, u64>) -> Self {
        Self {
            adopt: &input.settings.adopt,
            due_dates: input.settings.dates.with_years(due::YEARS),
            sectors: &input.settings.config.sectors,
            languages: &input.settings.config.languages,
            default_language: input.settings.config.default_language().clone(),
            places: Places::default(),
            names: Names::new(input.settings),
            today: input.today,
            sealing: input.sealing,
            media,
            diags: Vec::new(),
            former: Vec::new(),
            section_names: shared_headings(input.drafts),
            settings_unreadable: input.settings.unreadable,
            into_first: Vec::new(),
            unpublished: input.mistaken.iter().cloned().collect(),
        }
    }
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
        let is_withdrawn = |huddle: &HuddleRecord| huddle.minutes == Minutes::Withdrawn;
        let huddles = known.huddles.iter().map(|huddle| &huddle.record);
        let mut withdrawn: BTreeSet<SourceIndex> =
            huddles.filter(|huddle| is_withdrawn(huddle)).map(|huddle| huddle.source).collect();
        for entry in &sorted.translations {
            let draft = &drafts[entry.draft];
            if let Some(RecordIndex::Huddle(index)) = known.of_file.get(&entry.base)
                && is_withdrawn(&known.huddles[index.position()].record)
            {
                withdrawn.insert(entry.source);
                continue;
            }
            let joined = self.translation(entry, draft, known);
            let is_named = || left_out.iter().any(|left| left.path == draft.source.path);
            if !joined && matches!(draft.class, Class::Adopted(_)) && !is_named() {
                left_out.push(LeftOut { path: draft.source.path.clone(), reason: LeftOutReason::Translation });
            }
        }
        withdrawn
    }

    fn divisions(&mut self, input: &Input<'_>, sorted: &Sorted, of_file: &mut HashMap<SitePath, RecordIndex>) {
        let default = self.default_language.clone();
        let unread = |path: &&SitePath| {
            path.top() == "divisions" && !input.drafts.iter().any(|draft| draft.source.path == **path)
        };
        self.places.incomplete = input.mistaken.iter().any(|path| unread(&path));
        for &at in &sorted.divisions {
            let draft = &input.drafts[at];
            let Record::Division(raw) = &draft.record else { continue };
            self.places.incomplete |= !draft.whole;
            let index = crate::record::model::DivisionIndex::at(self.places.divisions.len());
            let found = self.places.add_file(draft, raw, SourceIndex::at(at), &default);
            self.diags.extend(found);
            self.former_places(draft, raw, index);
            of_file.insert(draft.source.path.clone(), RecordIndex::Division(index));
        }
        for &at in &sorted.divisions {
            let draft = &input.drafts[at];
            if let Record::Division(raw) = &draft.record {
                self.diags.extend(self.places.unknown_successors(draft, raw));
            }
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
        all.sort_by(|a, b| (a.record.date, &a.record.id).cmp(&(b.record.date, &b.record.id)));
        self.one_record_an_address(input, &mut all);
        all
    }

    /// Two files with one id: reported in the second, which is left out.
    fn one_record_an_address(&mut self, input: &Input<'_>, made: &mut Vec<Made>) {
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut order: Vec<usize> = (0..made.len()).collect();
        order.sort_by_key(|&at| made[at].draft);
        let mut doubled = HashSet::new();
        for at in order {
            let id = made[at].record.id.clone();
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
        let mut fields = Fields::new(&two.source, &two.split);
        let message = format!("\"{id}\" is the address of two records: {} and {}", one.source.path, two.source.path);
        let path: &[_] = if fields.has("id") { &[Key("id")] } else { &[] };
        let other = format!("{id}-2");
        let line = if fields.has("id") {
            fields.write(&[Key("id")], &other)
        } else {
            fields.add(&[], &format!("id: {other}"))
        };
        let help = if one.source.text == two.source.text {
            Help::new("the two files are the same: delete one of them")
        } else {
            Help::typed("rename one of the files, or give it another id: ", line)
        };
        fields.error(Code::SameAddress, path, message, help);
        self.collect(fields);
    }
}
