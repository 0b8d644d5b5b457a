//! What looks private is never repeated: no message, no help, no line of a file and no edit says it, in any format of
//! a report. Logs of a build server are kept for years, and often everybody can read them.

use super::allowed::Allowed;
use crate::diagnostics::{Change, Diag};
use crate::record::parse::private::{PrivateFact, find_in};
use crate::text::SitePath;
use crate::text::source::Source;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Stands for each sign of what is not repeated.
pub const MASK: char = '•';

/// How many texts of a file are looked for in what is said of it; others are found by what they look like.
const MOST_TEXTS: usize = 1_000;

/// What must not be repeated of one file.
#[derive(Debug, Default)]
struct OfFile {
    /// As it is written and as it is shown.
    texts: BTreeSet<String>,
    /// What the file's own exceptions let stand.
    allowed: Allowed,
    /// Line, first column and the one after the last.
    spans: Vec<(usize, usize, usize)>,
}

/// What no report repeats.
#[derive(Debug, Default)]
pub struct Hidden {
    files: HashMap<SitePath, OfFile>,
    /// Files of which everything is known that looks private.
    searched: HashSet<SitePath>,
    /// What is public on the whole site, which may be repeated.
    public: Vec<Allowed>,
}

impl Hidden {
    pub(super) fn new(public: Vec<Allowed>) -> Self {
        // What the program's own helps name as examples.
        let mut examples = Allowed::default();
        ["desk@city.example", "huddles@police.example", "555-0100"].iter().for_each(|text| examples.add(text));
        Self { public: public.into_iter().chain([examples]).collect(), ..Self::default() }
    }

    /// All that looks private in a file is known.
    pub(super) fn has_searched(&mut self, file: &SitePath) {
        self.searched.insert(file.clone());
    }

    /// Something in a file that is not repeated.
    pub(super) fn add(&mut self, source: &Source, fact: &PrivateFact) {
        let of_file = self.files.entry(source.path.clone()).or_default();
        let written = &source.text[fact.span.start..fact.span.end];
        for text in [written, &fact.text] {
            if text.chars().count() >= 4 && !text.contains('\n') && of_file.texts.len() < MOST_TEXTS {
                of_file.texts.insert(text.to_owned());
            }
        }
        let mut at = fact.span.start;
        for line in written.split_inclusive('\n') {
            let (start, end) = (source.position(at), source.position(at + line.trim_end().len()));
            of_file.spans.push((start.line, start.column, end.column));
            at += line.len();
        }
    }

    /// What may be said of a file, since it lets it stand itself.
    pub(super) fn allow(&mut self, file: &SitePath, text: &str) {
        self.files.entry(file.clone()).or_default().allowed.add(text);
    }

    /// Masks it in everything that is said.
    pub fn hide(&self, diags: &mut [Diag]) {
        // Helps say the same many times.
        let helps: HashSet<&str> = diags.iter().map(|diag| diag.help.as_str()).collect();
        let clean: HashSet<String> = helps
            .into_iter()
            .filter(|help| matches!(self.masked_quotes(None, help), Cow::Borrowed(_)))
            .map(str::to_owned)
            .collect();
        diags.iter_mut().for_each(|diag| self.hide_one(diag, &clean));
    }

    fn hide_one(&self, diag: &mut Diag, clean_helps: &HashSet<String>) {
        let of_file = self.files.get(&diag.place.file);
        if let Some(of_file) = of_file {
            // Of a long line only a part is shown, and of many spans few are in it.
            let (cut, length) = (diag.place.cut, diag.place.line_text.chars().count());
            let of_line = of_file.spans.iter().filter(|(line, ..)| *line == diag.place.start.line);
            let shown = of_line
                .map(|(_, from, to)| (from.saturating_sub(1 + cut), to.saturating_sub(1 + cut)))
                .filter(|(from, to)| *from < length && *to > 0);
            for (from, to) in shown {
                diag.place.line_text = masked_columns(&diag.place.line_text, from, to);
            }
        }
        let clean = |text: &mut String, is_searched: bool| {
            if let Cow::Owned(masked) = self.masked_of(of_file, text, is_searched) {
                *text = masked;
            }
        };
        clean(&mut diag.message, false);
        let is_clean = clean_helps.contains(&diag.help);
        clean(&mut diag.help, is_clean);
        if !self.searched.contains(&diag.place.file)
            && let Cow::Owned(masked) = self.masked_in(of_file, &diag.place.line_text)
        {
            diag.place.line_text = masked;
        }
        clean(&mut diag.place.line_text, true);
        // An edit with a masked text would write the mask into the file.
        diag.fixes.retain(|fix| {
            fix.0.iter().all(|change| match change {
                Change::Replace { text, .. } => {
                    matches!(self.masked_in(of_file, text), Cow::Borrowed(_))
                        && matches!(self.masked_of(of_file, text, true), Cow::Borrowed(_))
                }
                Change::Rename { .. } => true,
            })
        });
        if let Cow::Owned(name) = self.masked(diag.place.file.as_str())
            && let Some(path) = SitePath::new(&name)
        {
            diag.place.file = path;
        }
    }

    /// `is_searched`: everything in it is known.
    fn masked_of<'t>(&self, of_file: Option<&OfFile>, text: &'t str, is_searched: bool) -> Cow<'t, str> {
        let mut masked = if is_searched { Cow::Borrowed(text) } else { self.masked_quotes(of_file, text) };
        for secret in of_file.iter().flat_map(|of_file| &of_file.texts) {
            if masked.contains(secret.as_str()) {
                masked = Cow::Owned(masked.replace(secret.as_str(), &mask_of(secret)));
            }
        }
        masked
    }

    /// What the program says quotes what people wrote, and nothing else in it can be theirs: "the file is 4294967296
    /// bytes large" is no number of a file.
    fn masked_quotes<'t>(&self, of_file: Option<&OfFile>, text: &'t str) -> Cow<'t, str> {
        let mut out = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(['"', '`']) {
            let quote = &rest[start..=start];
            let end = rest[start + 1..].find(quote).map_or(rest.len(), |more| start + 1 + more);
            out.push_str(&rest[..=start]);
            out.push_str(&self.masked_in(of_file, &rest[start + 1..end]));
            rest = &rest[end..];
            if let Some(after) = rest.strip_prefix(quote) {
                out.push_str(quote);
                rest = after;
            }
        }
        out.push_str(rest);
        if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
    }

    /// A text with everything masked that looks private and is not public on the site.
    pub fn masked<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.masked_in(None, text)
    }

    fn masked_in<'t>(&self, of_file: Option<&OfFile>, text: &'t str) -> Cow<'t, str> {
        if !text.contains(|c: char| c.is_alphanumeric()) {
            return Cow::Borrowed(text);
        }
        let mut out: Option<String> = None;
        // From the last on, so that places stay right.
        for fact in find_in(text).iter().rev() {
            let is_whole = text.is_char_boundary(fact.span.start) && text.is_char_boundary(fact.span.end);
            let own = of_file.map(|of_file| &of_file.allowed);
            if !is_whole || self.public.iter().chain(own).any(|allowed| allowed.permits(fact)) {
                continue;
            }
            let mask = mask_of(&text[fact.span.start..fact.span.end]);
            out.get_or_insert_with(|| text.to_owned()).replace_range(fact.span.start..fact.span.end, &mask);
        }
        out.map_or(Cow::Borrowed(text), Cow::Owned)
    }
}

fn mask_of(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || c == '@' { MASK } else { c }).collect()
}

fn masked_columns(line: &str, from: usize, to: usize) -> String {
    let is_in = |at: usize| from <= at && at < to;
    line.chars().enumerate().map(|(at, c)| if is_in(at) && !c.is_whitespace() { MASK } else { c }).collect()
}
