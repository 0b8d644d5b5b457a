//! A record that repeats an earlier one of another day: last month's file is a handy form, and what is left in it would
//! be published as if it had been said again. Told once for each file, with everything that is repeated.

use super::Checked;
use crate::diagnostics::{Code, Diag, Help, Place, Severity};
use crate::record::model::commitment::ReportSource;
use crate::record::model::{Body, Huddle, HuddleStatus, Site, SourceIndex};
use crate::record::parse::tree::Step::{Index, Key};
use crate::record::resolve::fields::Fields;
use crate::text::SitePath;
use crate::text::source::Span;
use std::collections::{BTreeMap, HashMap};

/// A text of fewer words may well be the same twice: "No minutes were taken."
const WORDS_OF_A_TEXT: usize = 25;
/// The same for a commitment or the note of a report: "Still waiting."
const WORDS_OF_A_NOTE: usize = 6;
/// The same for a summary.
const WORDS_OF_A_SUMMARY: usize = 10;

/// What of a record stands in an earlier one.
#[derive(Default)]
struct Repeated {
    text: bool,
    summary: bool,
    /// Positions in the lists of the file.
    commitments: Vec<usize>,
    reports: Vec<usize>,
}

/// By the record that repeats, and the one that is repeated.
type Found = BTreeMap<(SourceIndex, SourceIndex), Repeated>;

/// Reports records that repeat an earlier one, and translations that repeat their original.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    diags.extend(likeliest(checked).into_iter().map(|(pair, repeated)| report(checked, pair, &repeated)));
    translations(checked, diags);
}

/// Takes dates that contradict each other out of the messages where they came with what is repeated, and names them in
/// its message: of a file whose text is that of another day all, else those whose lines the earlier record has too.
pub(super) fn fold(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let is_date = |diag: &Diag| diag.code == Code::Contradiction;
    let has_dates = |file: &SitePath| diags.iter().any(|diag| is_date(diag) && diag.place.file == *file);
    if !diags.iter().any(|diag| diag.code == Code::CarriedOver && has_dates(&diag.place.file)) {
        return;
    }
    for ((source, earlier), repeated) in likeliest(checked) {
        let (file, earlier) = (&checked.site.source(source).path, &checked.site.source(earlier).text);
        let came_with = |diag: &Diag| {
            let line = diag.place.line_text.trim();
            is_date(diag)
                && diag.place.file == *file
                && (repeated.text || earlier.lines().any(|other| other.trim() == line))
        };
        let (folded, rest): (Vec<Diag>, Vec<Diag>) = std::mem::take(diags).into_iter().partition(came_with);
        *diags = rest;
        let Some(reported) = diags.iter_mut().find(|diag| diag.code == Code::CarriedOver && diag.place.file == *file)
        else {
            continue;
        };
        reported.severity = folded.iter().map(|diag| diag.severity).fold(reported.severity, Severity::min);
        let mut notes: Vec<(usize, String)> =
            folded.into_iter().map(|diag| (diag.place.start.line, diag.message)).collect();
        notes.sort();
        notes.dedup();
        let notes: Vec<String> =
            notes.into_iter().map(|(line, message)| format!("\nWith it came line {line}: {message}")).collect();
        reported.help.push_str(&notes.concat());
    }
}

/// The likeliest original of each file that repeats one, and no other.
fn likeliest(checked: &Checked<'_>) -> Vec<((SourceIndex, SourceIndex), Repeated)> {
    let mut list: Vec<((SourceIndex, SourceIndex), Repeated)> = found(checked).into_iter().collect();
    list.dedup_by_key(|((source, _), _)| *source);
    list
}

/// Every record that repeats an earlier one.
fn found(checked: &Checked<'_>) -> Found {
    let site = checked.site;
    let mut found = Found::new();
    let is_own = |huddle: &Huddle| !checked.facts[huddle.source.position()].adopted;
    let past: Vec<&Huddle> =
        site.huddles.iter().filter(|huddle| is_own(huddle) && !huddle.date.is_after(site.today)).collect();
    texts(site, &past, &mut found);
    summaries(&past, &mut found);
    commitments(site, &past, &mut found);
    reports(checked, &mut found);
    found
}

/// Minutes that are those of an earlier day. Equal texts have one length: only those are compared.
fn texts(site: &Site, past: &[&Huddle], found: &mut Found) {
    let mut lengths: HashMap<usize, Vec<(&Huddle, &str)>> = HashMap::new();
    for huddle in past.iter().filter(|huddle| huddle.has_minutes()) {
        let text = site.text_of(huddle.body.source, huddle.body.span).trim();
        let same = lengths.entry(text.len()).or_default();
        match same.iter().find(|(other, known)| *known == text && other.date < huddle.date) {
            Some((other, _)) if text.split_whitespace().nth(WORDS_OF_A_TEXT - 1).is_some() => {
                found.entry((huddle.source, other.source)).or_default().text = true;
            }
            _ => same.push((huddle, text)),
        }
    }
}

/// Summaries of huddles that were held, with the words of an earlier one.
fn summaries(past: &[&Huddle], found: &mut Found) {
    let mut known: HashMap<&str, &Huddle> = HashMap::new();
    for huddle in past.iter().filter(|huddle| huddle.status == HuddleStatus::Held) {
        let Some(summary) = huddle.summary.as_ref().map(|summary| summary.original.as_str()) else { continue };
        if summary.split_whitespace().nth(WORDS_OF_A_SUMMARY - 1).is_none() {
            continue;
        }
        match known.get(summary) {
            Some(earlier) if earlier.date < huddle.date => {
                found.entry((huddle.source, earlier.source)).or_default().summary = true;
            }
            _ => drop(known.insert(summary, huddle)),
        }
    }
}

/// Commitments with the words and the date of an earlier one of the division. What several divisions promise alike,
/// they may mean alike.
fn commitments(site: &Site, past: &[&Huddle], found: &mut Found) {
    let mut known = HashMap::new();
    for huddle in past {
        for (at, index) in huddle.commitment_indices().enumerate() {
            let commitment = site.commitment(index);
            let text = commitment.text.original.as_str();
            if commitment.due_when_made.is_none() || text.split_whitespace().nth(WORDS_OF_A_NOTE - 1).is_none() {
                continue;
            }
            let key = (huddle.division, text, commitment.due_when_made.as_ref());
            match known.get(&key) {
                Some((source, date)) if *date < huddle.date => {
                    found.entry((huddle.source, *source)).or_default().commitments.push(at);
                }
                _ => drop(known.insert(key, (huddle.source, huddle.date))),
            }
        }
    }
}

/// Reports with the words of an earlier one on the same commitment.
fn reports(checked: &Checked<'_>, found: &mut Found) {
    let site = checked.site;
    let source_of = |source: ReportSource| match source {
        ReportSource::Huddle(index) => site.huddle(index).source,
        ReportSource::Update(index) => site.update(index).body.source,
    };
    for commitment in site.commitments.iter().filter(|commitment| commitment.reports.len() > 1) {
        for (at, report) in commitment.reports.iter().enumerate() {
            let Some(note) = report.note.as_ref().map(|note| note.original.as_str()) else { continue };
            if note.split_whitespace().nth(WORDS_OF_A_NOTE - 1).is_none()
                || checked.facts[source_of(report.source).position()].adopted
            {
                continue;
            }
            let says_so = |other: &&crate::record::model::Report| {
                other.was_given_before(report) && other.note.as_ref().is_some_and(|other| other.original == note)
            };
            if let Some(earlier) = commitment.reports.iter().find(says_so) {
                let list = match report.source {
                    ReportSource::Huddle(index) => &site.huddle(index).reports,
                    ReportSource::Update(index) => &site.update(index).reports,
                };
                let position = list
                    .iter()
                    .position(|(index, number)| std::ptr::eq(site.commitment(*index), commitment) && *number == at);
                let repeated = found.entry((source_of(report.source), source_of(earlier.source))).or_default();
                repeated.reports.extend(position);
            }
        }
    }
}

fn report(checked: &Checked<'_>, (source, earlier): (SourceIndex, SourceIndex), repeated: &Repeated) -> Diag {
    let facts = &checked.facts[source.position()];
    let (source, earlier) = (checked.site.source(source), checked.site.source(earlier));
    let teller = Fields::of(source, facts);
    let body = facts.split.body;
    let lines = |list: &'static str, positions: &[usize]| {
        let mut lines: Vec<usize> =
            positions.iter().map(|at| teller.place(&[Key(list), Index(*at)]).start.line).collect();
        lines.sort_unstable();
        let shown = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let word = if lines.len() == 1 { "line" } else { "lines" };
        (!lines.is_empty()).then(|| format!("its {list} on {word} {shown}"))
    };
    let text = repeated.text.then(|| "the text below its details".to_owned());
    let summary = repeated.summary.then(|| "its summary".to_owned());
    let parts: Vec<String> =
        [text, summary, lines("commitments", &repeated.commitments), lines("reports", &repeated.reports)]
            .into_iter()
            .flatten()
            .collect();
    let message = format!("this record repeats {} word for word: {}", earlier.path, parts.join("; "));
    let help = if repeated.text {
        "write the minutes of this huddle; delete the concerns, commitments, reports and counts of the other, and its \
            summary"
    } else if repeated.summary {
        "write in a few sentences what this huddle was about, or delete `summary`; report only what is new"
    } else {
        "delete what was reported or promised there already; of a promise that goes on, report what is new"
    };
    let place = match (repeated.text, repeated.commitments.first(), repeated.reports.iter().min()) {
        (false, ..) if repeated.summary => teller.place(&[Key("summary")]),
        (true, ..) => Place::new(source, Span::new(body.start + leading_space(&source.text[body.start..]), body.end)),
        (_, Some(at), _) => teller.place(&[Key("commitments"), Index(*at), Key("text")]),
        (_, None, Some(at)) => teller.place(&[Key("reports"), Index(*at), Key("note")]),
        _ => teller.place(&[]),
    };
    let severity = if repeated.text { Severity::Error } else { Severity::Warning };
    Diag { severity, ..Diag::new(Code::CarriedOver, place, message, Help::new(help)) }
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Translations whose text is still that of the original.
fn translations(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let huddles = site.huddles.iter().map(|huddle| &huddle.body);
    let others = site.updates.iter().map(|update| &update.body).chain(site.pages.iter().map(|page| &page.body));
    let divisions = site.divisions.iter().filter_map(|division| division.body.as_ref());
    for body in huddles.chain(others).chain(divisions).filter(|body| !body.translations.is_empty()) {
        diags.extend(untranslated(site, body));
    }
    let mut known: HashMap<&str, SourceIndex> = HashMap::new();
    for (_, source, span) in site.huddles.iter().flat_map(|huddle| &huddle.body.translations) {
        let text = site.text_of(*source, *span).trim();
        if text.split_whitespace().nth(WORDS_OF_A_TEXT).is_none() {
            continue;
        }
        // Huddles are in the order of their dates.
        match known.get(text) {
            Some(earlier) => diags.push(of_another(site, (*source, *span), *earlier)),
            None => drop(known.insert(text, *source)),
        }
    }
}

/// A translation with the text of another's: that of last month was its form.
fn of_another(site: &Site, (source, span): (SourceIndex, Span), earlier: SourceIndex) -> Diag {
    let file = site.source(source);
    let start = span.start + leading_space(&file.text[span.start..span.end]);
    let message = format!("the text of this translation is that of {}, word for word", site.source(earlier).path);
    let help = "translate the huddle's own minutes, or delete the file until then: the site says itself where a \
        translation is missing";
    let diag = Diag::new(Code::CarriedOver, Place::new(file, Span::new(start, span.end)), message, help);
    Diag { severity: Severity::Error, ..diag }
}

fn untranslated<'a>(site: &'a Site, body: &'a Body) -> impl Iterator<Item = Diag> + 'a {
    const FEW: usize = 8;
    let original = site.text_of(body.source, body.span).trim();
    let same = move |source: SourceIndex, span: Span| {
        original.split_whitespace().nth(FEW).is_some() && site.text_of(source, span).trim() == original
    };
    body.translations.iter().filter(move |(_, source, span)| same(*source, *span)).map(
        move |(language, source, span)| {
            let file = site.source(*source);
            let start = span.start + leading_space(&file.text[span.start..span.end]);
            let message = format!(
                "the text of this translation is that of {}, word for \
            word",
                site.source(body.source).path
            );
            let help = format!(
                "translate it into `{language}`, or delete the file until then: the site says itself where a \
                translation is missing"
            );
            Diag::new(Code::CarriedOver, Place::new(file, Span::new(start, span.end)), message, help)
        },
    )
}
