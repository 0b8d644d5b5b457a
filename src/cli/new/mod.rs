//! Files that `huddle new` makes from what is there already: a translation, the words of a language, and an update that
//! names what is open. Each gives its path in the content folder and its text; `cli/create.rs` writes it.

pub mod report;
pub mod translation;
pub mod words;

/// A file that is not written yet.
#[derive(Debug)]
pub struct NewFile {
    /// From the content folder.
    pub path: String,
    /// What it will hold.
    pub text: String,
    /// The text is printed, and no file made.
    pub is_printed: bool,
    /// What to say beside; empty where there is nothing.
    pub note: String,
}
