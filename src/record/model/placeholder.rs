//! What `huddle new` writes for people to put their own words in its place: one list, for the command that writes it
//! and for the check that finds what was left.

mod brackets;
pub mod elsewhere;
mod markers;
mod no_date;
pub mod nothing;
pub mod remarks;
pub mod unwritten;

/// A text that stands for one that is still to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// As it is written.
    pub text: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

const fn placeholder(text: &'static str, help: &'static str) -> Placeholder {
    Placeholder { text, help }
}

/// The title of a huddle.
pub const TITLE: Placeholder = placeholder("What this huddle was about", "say in a few words what it was about");
/// The location of a huddle.
pub const LOCATION: Placeholder = placeholder("Where you met", "write where it was, or delete `location`");
/// The summary of a record.
pub const SUMMARY: Placeholder = placeholder("One or two sentences.", "write the summary, or delete `summary`");
/// The text of a concern.
pub const CONCERN: Placeholder =
    placeholder("What was asked for", "write what was asked for, in the words of the huddle");
/// The text of a commitment.
pub const COMMITMENT: Placeholder =
    placeholder("What was promised", "write what was promised, in the words of the huddle");
/// The owner of a commitment.
pub const OWNER: Placeholder =
    placeholder("Who promised it", "write an organization or a role, such as Street lighting supervisor");
/// The note of a report.
pub const NOTE: Placeholder = placeholder("What was done", "say in one sentence what was done");
/// The body of a huddle.
pub const MINUTES: Placeholder =
    placeholder("Write the minutes here.", "write the minutes in its place, or delete the line");
/// The body of a page.
pub const PAGE: Placeholder = placeholder("Write the page here.", "write the page in its place, or delete the line");
/// The body of a division.
pub const DIVISION: Placeholder = placeholder(
    "A sentence or two that introduce the division.",
    "introduce the division in its place, or delete the line",
);

/// What stands before each text of the details of a translation until it is translated.
pub const TRANSLATION: Placeholder =
    placeholder("Not translated yet:", "translate what follows, and delete these words");
/// What stands above the body of a translation until it is translated.
pub const TRANSLATED_BODY: Placeholder = placeholder(
    "Not translated yet: the text below is that of the original.",
    "translate what follows, and delete the line",
);

/// The last line of the huddle that `huddle init` writes.
pub const SAMPLE_HUDDLE: &str = "Change this file, or delete it and start your own with `huddle new huddle central`.";
/// The text of the division that `huddle init` writes.
pub const SAMPLE_DIVISION: &str = "Central Division serves Old Town and Riverside.";
/// The title in the site.yaml that `huddle init` writes.
pub const SAMPLE_TITLE: &str = "Community huddles";
/// The organization in the site.yaml that `huddle init` writes.
pub const SAMPLE_PUBLISHER: &str = "Our Police Department";
/// The address in the site.yaml that `huddle init` writes.
pub const SAMPLE_ADDRESS: &str = "https://huddles.example/";

const ALL: [Placeholder; 10] = [TITLE, LOCATION, SUMMARY, CONCERN, COMMITMENT, OWNER, NOTE, MINUTES, PAGE, DIVISION];

impl Placeholder {
    /// The placeholder that a text is, and nothing else: its case and full stop do not count.
    pub fn in_text(text: &str) -> Option<Self> {
        if is_untranslated(text) {
            return Some(TRANSLATION);
        }
        let plain = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
        ALL.into_iter()
            .find(|known| known.text.len().abs_diff(text.trim().len()) <= 1 && plain(known.text) == plain(text))
    }

    /// The placeholder on a line of its own in the text below the details, and the byte where it begins.
    pub fn in_body(body: &str) -> Option<(usize, Self)> {
        let of = |known: Self| {
            let mut places = memchr::memmem::find_iter(body.as_bytes(), known.text);
            let at = places.find(|at| {
                let before = body[..*at].rsplit('\n').next().unwrap_or("");
                let after = body[at + known.text.len()..].split('\n').next().unwrap_or("");
                before.trim().is_empty() && after.trim().is_empty()
            })?;
            Some((at, known))
        };
        [MINUTES, PAGE, DIVISION, TRANSLATED_BODY].into_iter().find_map(of)
    }
}

/// Whether a text of a translation is still that of its original.
pub fn is_untranslated(text: &str) -> bool {
    text.trim_start().starts_with(TRANSLATION.text)
}

/// Whether a text below the details says anything: a placeholder alone does not.
pub fn says_something(body: &str) -> bool {
    let body = body.trim();
    !body.is_empty() && Placeholder::in_text(body).is_none()
}

#[cfg(test)]
mod tests {
    use super::{MINUTES, Placeholder, TITLE, says_something};

    #[test]
    fn the_sample_is_what_huddle_init_writes() {
        assert!(include_str!("../../cli/new_site/huddle.md").contains(super::SAMPLE_HUDDLE));
        assert!(include_str!("../../cli/new_site/central.md").contains(super::SAMPLE_DIVISION));
        let settings = include_str!("../../cli/new_site/site.yaml");
        for written in [super::SAMPLE_TITLE, super::SAMPLE_PUBLISHER, super::SAMPLE_ADDRESS] {
            assert!(settings.contains(written), "{written}");
        }
    }

    #[test]
    fn a_placeholder_is_known_alone_and_not_in_a_sentence() {
        assert_eq!(Placeholder::in_text(" what this huddle was about. "), Some(TITLE));
        assert_eq!(Placeholder::in_text("What this huddle was about: lights"), None);
        assert_eq!(Placeholder::in_text("Not translated yet: Lights"), Some(super::TRANSLATION));
        assert_eq!(Placeholder::in_text("The sign is not translated yet: a list"), None);
        assert_eq!(Placeholder::in_body("Lights.\n\nWrite the minutes here.\n"), Some((9, MINUTES)));
        assert_eq!(Placeholder::in_body("They said: Write the minutes here.\n"), None);
        assert!(
            !says_something("\n\nWrite the minutes here.\n") && says_something("Lights.") && !says_something(" \n")
        );
    }
}
