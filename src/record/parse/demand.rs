//! What is demanded of a field beside its kind: the form of its text, and when it must be there. `resolve` judges
//! values, with the words of their record; here stands what of that can be said before a file is read, for schemas of
//! records. `tests/it/schemas.rs` holds the two together.

/// The form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Anything.
    Any,
    /// Something: more than spaces.
    Filled,
    /// A day: `2026-05-07`.
    Day,
    /// A day, or a month where the day is not known: `2026-05`.
    Date,
    /// A time of the 24-hour clock: `18:00`.
    Time,
    /// A date, a month, or words.
    Due,
    /// A date, a month, or words that hold one.
    NewDue,
    /// A part of an address, without spaces around it.
    Id,
    /// The tag of a language: `es`, `pt-BR`.
    Language,
    /// One of these words.
    Words(&'static [&'static str]),
    /// One of these words, in capitals or not, and with a space for a hyphen.
    LooseWords(&'static [&'static str]),
    /// These words, or others that the site has.
    Usual(&'static [&'static str]),
    /// Only these words as keys.
    Keys(&'static [&'static str]),
    /// Texts by name, and those of dark screens below `dark`.
    Colors,
    /// A name of the IANA database of time zones.
    TimeZone,
    /// The address of a site.
    SiteAddress,
    /// An e-mail address, or the address of a page.
    Contact,
    /// A path with names between braces, of these.
    PathPattern(&'static [&'static str]),
}

/// When a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// It may be left out.
    Never,
    /// In every record of its kind.
    Always,
    /// Where the field that is named has this word; its form counts only then.
    Where(&'static str, &'static str),
    /// Unless the field that is named has this word.
    Unless(&'static str, &'static str),
}

/// What is demanded of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The form of its text, or of each of its texts.
    pub form: Form,
    /// When it must be there.
    pub needed: Needed,
    /// Whether a translation gives it again.
    pub translated: bool,
}

impl Demand {
    /// Nothing at all.
    pub const NONE: Self = Form::Any.optional();

    /// The same of a field that a translation gives again.
    pub const fn translated(self) -> Self {
        Self { translated: true, ..self }
    }
}

impl Form {
    /// Of a field that may be left out.
    pub const fn optional(self) -> Demand {
        self.with(Needed::Never)
    }

    /// Of a field that must be there.
    pub const fn needed(self) -> Demand {
        self.with(Needed::Always)
    }

    /// Of a field that must be there where `field` is `word`.
    pub const fn needed_where(self, field: &'static str, word: &'static str) -> Demand {
        self.with(Needed::Where(field, word))
    }

    /// Of a field that must be there unless `field` is `word`.
    pub const fn needed_unless(self, field: &'static str, word: &'static str) -> Demand {
        self.with(Needed::Unless(field, word))
    }

    const fn with(self, needed: Needed) -> Demand {
        Demand { form: self, needed, translated: false }
    }
}

/// The words of a table of words and what they stand for.
pub const fn words<T, const N: usize>(pairs: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = pairs[at].0;
        at += 1;
    }
    words
}
