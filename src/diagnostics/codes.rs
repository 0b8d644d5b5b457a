//! The table of codes. A code never changes its meaning and is never used again for another.
//! docs/messages.md explains each to the person who gets it; a test holds the two together.

/// How bad it is: an error keeps the site from being published, a warning does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site must not be published.
    Error,
    /// The site may be published.
    Warning,
}

impl Severity {
    /// As reports write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($name:ident = $number:literal, $severity:ident, $title:literal;)*) => {
        /// What kind of mistake it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $title] $name = $number),* }

        impl Code {
            /// Every code, in the order of its number.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// What it is about, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Code::$name => $title),* }
            }

            /// How bad it is unless a check says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity),* }
            }
        }
    };
}

codes! {
    UnquotedColon = 1, Error, "a value with a colon needs quotes";
    LeadingTab = 2, Error, "a line starts with a Tab";
    CurlyQuotes = 3, Error, "quotes of a word processor instead of straight ones";
    Unclosed = 4, Error, "the details at the top are never closed";
    WrongFence = 5, Error, "the first line is not three hyphens";
    LostAfterHash = 6, Error, "the rest of a value would be lost after #";
    AmbiguousDate = 7, Error, "a date that can be read in two ways";
    InvalidDate = 8, Error, "a date or time that does not exist or is written differently";
    FileNameDate = 9, Error, "the file's name and its date disagree";
    FutureOutcome = 10, Error, "a huddle that has not happened yet has outcomes";
    MissingField = 11, Error, "something required is missing";
    UnknownField = 12, Error, "a field that does not exist";
    UnknownName = 13, Error, "a name that is not on the site's list";
    MissingOwner = 14, Error, "a commitment without an owner";
    MissingNote = 15, Error, "a report that does not say what was done";
    SameAddress = 16, Error, "two records with one address";
    MissingFile = 17, Error, "a link or attachment that is not there";
    WrongFileFormat = 18, Error, "a file that cannot be read as text";
    ChangedAfterApproval = 19, Error, "approved minutes changed without a correction";
    Private = 20, Warning, "something private";
    DuplicateField = 21, Error, "the same field twice";
    ConflictMarker = 22, Error, "two people's changes were never joined";
    Malformed = 23, Error, "a line that cannot be read";
    TooLarge = 24, Error, "larger or deeper than this program accepts";
    Theme = 25, Error, "a mistake in a template or theme";
    WrongKind = 26, Error, "a value of another kind than the field takes";
    UnknownWord = 27, Error, "a value that is not one of the known words";
    ApprovalIncomplete = 28, Error, "approved minutes need a date and a role";
    ReportBeforeCommitment = 29, Error, "a report that is older than its commitment";
    TranslationMismatch = 30, Error, "a translation that fits no record";
    InvalidSetting = 31, Error, "a setting of site.yaml that cannot be used";
    NotARecord = 32, Warning, "a file that is not part of the site";
    MissingAlternative = 33, Error, "a picture without a description";
    UnsafeLink = 34, Warning, "a link that is left out for safety";
    LongOverdueMinutes = 35, Warning, "minutes are due";
    UnusableName = 36, Error, "a name that cannot be part of an address";
    UnusableOutline = 37, Error, "an outline that cannot be used";
    OutlinesDisagree = 38, Warning, "outlines that do not fit each other";
    PlaceOutOfUse = 39, Warning, "a place that did not exist on that date";
    Succession = 40, Warning, "dates and successors that contradict each other";
    UnusablePicture = 41, Error, "a picture that cannot be published";
    LowContrast = 42, Error, "a colour that cannot be read";
    OtherSite = 43, Error, "data of another site that cannot be used";
    LostWords = 44, Warning, "words of a text that would not be shown";
    PastedText = 45, Warning, "text pasted from another program that would be shown wrongly";
    Contradiction = 46, Error, "dates or times that contradict each other";
    Repeated = 47, Warning, "the same thing is there twice";
    Placeholder = 48, Error, "a placeholder that was never replaced";
    NotPublic = 49, Warning, "a file of an adopted archive that is left out";
    UnclearStreet = 50, Warning, "a line of a street whose numbers are not understood";
    AddressTaken = 51, Error, "a file stands where a page or an export does";
    Misplaced = 52, Error, "a record in a folder or under a name where it is not read";
    CarriedOver = 53, Warning, "words of an earlier record under another date";
    SharedStreet = 54, Warning, "streets of response areas that do not fit each other";
    MoreMistakes = 55, Warning, "more mistakes in a file than are listed";
    FileDetails = 58, Warning, "a file that says more of its authors than its pages do";
    ForeignFile = 59, Error, "a file that is not what its name says, or does more than to be read";
    Credentials = 60, Error, "an address with a user or a password in it";
    Withdrawn = 61, Warning, "what was withdrawn with the minutes of a huddle";
    NotFollowed = 62, Error, "a link that is not followed, or something that is no file";
    Vanished = 63, Error, "a published address that would lead nowhere";
    MostlyGone = 64, Error, "half of the published records would be gone";
    NotApprovedAgain = 65, Error, "a corrected record that was not approved again";
    KeptVersion = 66, Error, "a kept version that was changed or is missing";
    LostCorrection = 67, Error, "a correction that was changed or taken out";
    NotKept = 68, Warning, "approved minutes of which nothing is kept";
    Exception = 70, Warning, "an exception that is over or that nothing needs";
    UnknownRedaction = 74, Error, "a mark of what was taken out without a known reason";
    UnrecordedRedaction = 75, Error, "something was taken out of a version, and no correction says so";
    LostVersion = 77, Error, "a published version that is not kept any more";
    MixedDays = 79, Error, "files of data that do not belong together";
    UnclearLink = 81, Warning, "a link that does not say where it leads";
}

impl Code {
    /// `H012`: what people search for.
    pub fn label(self) -> String {
        format!("H{:03}", self as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unique_and_in_their_order() {
        for pair in Code::ALL.windows(2) {
            assert!(pair[0] < pair[1], "{} stands before {}", pair[0].label(), pair[1].label());
        }
    }

    #[test]
    fn every_code_is_explained_to_people() {
        let page = include_str!("../../docs/messages.md");
        for code in Code::ALL {
            assert!(page.contains(&format!("| {} |", code.label())), "{} is not in docs/messages.md", code.label());
        }
    }
}
