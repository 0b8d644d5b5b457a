//! What to type instead: words for a person, and the same as edits that a program can make. The words quote the edits'
//! own text, so that the two cannot differ; a test makes every edit of every scenario and checks again.

use crate::text::source::{Position, Source, Span};
use crate::text::{SitePath, shorten};

/// Stands for words that only the author knows: an edit that holds it has to be filled in.
pub const BLANK: char = '…';

/// How much of an edit's text is quoted in the words, in characters.
const QUOTED: usize = 200;

/// One way to mend a mistake: changes that go together, the one that is quoted first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix(pub Vec<Change>);

/// A change of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// `text` takes the place of what stands from `start` to `end`.
    Replace {
        /// Its path in the content folder.
        file: SitePath,
        /// The first character that is replaced.
        start: Position,
        /// The character after the last one; equal to `start` where text is only put in.
        end: Position,
        /// May hold line breaks; empty where text is only taken out.
        text: String,
    },
    /// The file gets another name, or another folder.
    Rename {
        /// Its path in the content folder.
        file: SitePath,
        /// Its new path in the content folder.
        to: SitePath,
    },
}

impl Fix {
    /// Puts `text` in the place of `span`.
    pub fn replace(source: &Source, span: Span, text: impl Into<String>) -> Self {
        let (start, end) = (source.position(span.start), source.position(span.end.max(span.start)));
        Self(vec![Change::Replace { file: source.path.clone(), start, end, text: text.into() }])
    }

    /// Puts `text` before the byte `at`.
    pub fn insert(source: &Source, at: usize, text: impl Into<String>) -> Self {
        Self::replace(source, Span::new(at, at), text)
    }

    /// Takes away the lines of `span`, with the end of the last one.
    pub fn delete_lines(source: &Source, span: Span) -> Self {
        let text = &source.text;
        let start = text[..span.start].rfind('\n').map_or(source.beginning(), |at| at + 1);
        let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
        Self::replace(source, Span::new(start, end), "")
    }

    /// Gives the file another name in its folder.
    pub fn rename(file: &SitePath, name: &str) -> Option<Self> {
        let to = file.beside(name).filter(|to| to != file)?;
        Some(Self(vec![Change::Rename { file: file.clone(), to }]))
    }

    /// Puts the file at another place.
    pub fn move_to(file: &SitePath, to: SitePath) -> Self {
        Self(vec![Change::Rename { file: file.clone(), to }])
    }

    /// The same with the changes of another: those of the text before those of names.
    #[must_use]
    pub fn with(mut self, other: Option<Self>) -> Self {
        self.0.extend(other.into_iter().flat_map(|other| other.0));
        self
    }

    /// Whether it can be made as it is: it holds no blank.
    pub fn is_complete(&self) -> bool {
        !self.0.iter().any(|change| matches!(change, Change::Replace { text, .. } if text.contains(BLANK)))
    }

    /// What a person types.
    fn typed(&self) -> String {
        match self.0.first() {
            Some(Change::Replace { text, .. }) => shorten(text.trim().trim_end_matches(','), QUOTED).replace('\n', " "),
            Some(Change::Rename { file, to }) if file.beside(to.file_name()).as_ref() == Some(to) => {
                to.file_name().to_owned()
            }
            Some(Change::Rename { to, .. }) => to.to_string(),
            None => String::new(),
        }
    }
}

/// What is quoted in a help: an edit; or only words to type, where no place for them is known.
pub enum Typed {
    /// An edit.
    Fix(Fix),
    /// Words alone.
    Words(String),
}

impl From<Fix> for Typed {
    fn from(fix: Fix) -> Self {
        Self::Fix(fix)
    }
}

impl From<Result<Fix, String>> for Typed {
    fn from(fix: Result<Fix, String>) -> Self {
        fix.map_or_else(Self::Words, Self::Fix)
    }
}

/// What to do about a mistake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// What to do, in words.
    pub(super) words: String,
    /// Edits that the words propose, the likeliest first.
    pub(super) fixes: Vec<Fix>,
}

impl Help {
    /// Words that propose nothing to type.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), fixes: Vec::new() }
    }

    /// `words`, and then what the fix types, in backquotes.
    pub fn typed(words: &str, fix: impl Into<Typed>) -> Self {
        Self::default().or(words, fix)
    }

    /// Another way: `words`, and then what the fix types, in backquotes.
    pub fn or(mut self, words: &str, fix: impl Into<Typed>) -> Self {
        match fix.into() {
            Typed::Fix(fix) => {
                self.words.push_str(&format!("{words}`{}`", fix.typed()));
                self.fixes.push(fix);
            }
            Typed::Words(text) => self.words.push_str(&format!("{words}`{}`", shorten(&text, QUOTED))),
        }
        self
    }

    /// The words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Whether it holds an edit.
    pub fn has_fixes(&self) -> bool {
        !self.fixes.is_empty()
    }

    /// Further words.
    pub fn and(mut self, words: impl AsRef<str>) -> Self {
        self.words.push_str(words.as_ref());
        self
    }

    /// A fix that the words describe without quoting it ("delete the line").
    pub fn by(mut self, fix: impl IntoIterator<Item = Fix>) -> Self {
        self.fixes.extend(fix);
        self
    }

    /// The fixes of several ways, in the words of `join`: "a, b or c".
    pub fn any(words: &str, fixes: impl IntoIterator<Item = impl Into<Typed>>) -> Self {
        let mut help = Self::default();
        for (at, fix) in fixes.into_iter().enumerate() {
            help = help.or(if at == 0 { words } else { " or " }, fix);
        }
        help
    }

    /// `write one of: a, b, c   (did you mean a?)`: each of `names` can be typed by the fix that `fix` makes of it.
    pub fn one_of<'n>(
        names: impl IntoIterator<Item = &'n str>,
        near: Option<&str>,
        fix: impl Fn(&str) -> Option<Fix>,
    ) -> Self {
        let names: Vec<&str> = names.into_iter().collect();
        let shown = names.len().min(SHOWN_NAMES);
        let near_words = near.map_or(String::new(), |near| format!("   (did you mean {near}?)"));
        let words = format!("write one of: {}{near_words}", crate::text::list_of(names.iter().copied(), SHOWN_NAMES));
        let nearest = near.into_iter().filter(|near| names.contains(near));
        let others = names[..shown].iter().copied().filter(|name| Some(*name) != near);
        Self { words, fixes: nearest.chain(others).filter_map(fix).collect() }
    }
}

impl Help {
    /// The same for things with an id and a name: where two are near, both are asked for, with their names.
    pub fn one_id_of(known: &[(&str, &str)], written: &str, fix: impl Fn(&str) -> Option<Fix>) -> Self {
        let near = crate::text::near::nearest_ids(written, known);
        let ids = known.iter().map(|(id, _)| *id);
        let [one, two] = near.as_slice() else { return Self::one_of(ids, near.first().copied(), fix) };
        let named = |id: &str| {
            known.iter().find(|(known, _)| *known == id).map_or(String::new(), |(id, name)| format!("{id} ({name})"))
        };
        let asked = format!("{} or {}", named(one), named(two));
        let mut help = Self::one_of(ids, Some(&asked), &fix);
        // The two first.
        let first: Vec<Fix> = near.iter().filter_map(|id| fix(id)).collect();
        help.fixes.retain(|fix| !first.contains(fix));
        help.fixes.splice(0..0, first);
        help
    }
}

/// How many names of a list are written out.
const SHOWN_NAMES: usize = 24;

impl From<&str> for Help {
    fn from(words: &str) -> Self {
        Self::new(words)
    }
}

impl From<String> for Help {
    fn from(words: String) -> Self {
        Self::new(words)
    }
}
