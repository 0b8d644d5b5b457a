//! What several kinds of pages show.

pub mod books;
pub mod changed_words;
pub mod concern;
pub mod contact;
pub mod contents;
pub mod corrections;
pub mod crumb;
pub mod figures;
pub mod find_form;
pub mod introduction;
pub mod listed;
pub mod log_line;
pub mod next_date;
pub mod next_huddle;
pub mod office;
pub mod pager;
pub mod promised;
pub mod record_link;
pub mod retired;
pub mod standing;
pub mod told;
pub mod update_link;
pub mod version_words;
pub mod whole_huddle;
pub mod wording;
pub mod years;
