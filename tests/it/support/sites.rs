//! Sites that tests only read: each is built once for all of them, when the first test asks for it.

use super::{Built, Content, SMALLEST_SITE, day, options};
use huddle::publish::pipeline::Options;
use std::sync::LazyLock;

/// The site of this project.
pub static LARKMOOR: LazyLock<Built> = LazyLock::new(|| Content::of_project().build());

/// The same, built on the next day.
pub static LARKMOOR_NEXT_DAY: LazyLock<Built> =
    LazyLock::new(|| Content::of_project().build_with(&Options { today: day("2026-11-23"), ..options() }));

/// The same, with its drafts.
pub static LARKMOOR_WITH_DRAFTS: LazyLock<Built> =
    LazyLock::new(|| Content::of_project().build_with(&Options { drafts: true, ..options() }));

/// The sites of `tests/sites/`.
pub static CHARLOTTE: LazyLock<Built> = LazyLock::new(|| Content::of_test_site("charlotte").build());
pub static EMPTY: LazyLock<Built> = LazyLock::new(|| Content::of_test_site("empty").build());
pub static HOSTILE: LazyLock<Built> = LazyLock::new(|| Content::of_test_site("hostile").build());
pub static RENAMED: LazyLock<Built> = LazyLock::new(|| Content::of_test_site("renamed").build());

/// The least that a site can be.
pub static SMALLEST: LazyLock<Built> = LazyLock::new(|| Content::new(SMALLEST_SITE).build());
