use crate::support::html::*;
use crate::support::program::*;
use crate::support::sites::{LARKMOOR, SMALLEST};
use crate::support::*;
use std::fs;

const DIVISION: &str =
    "---\nname: Central\ncode: \"01\"\nresponse_areas: [{id: central-1, name: Response Area 1}]\n---\n";

#[test]
fn a_list_without_entries_says_so() {
    let home = Page::read(SMALLEST.page("")).said();
    assert!(
        home.contains("No huddles are scheduled at the moment.")
            && home.contains("No huddles have been published yet."),
        "{home}"
    );
}

#[test]
fn no_forbidden_character_of_the_details_reaches_a_page() {
    let record = "---\ntitle: \"a\\u0000b\\u0097c\"\nsummary: \"\\x01\"\ndate: 2026-05-07\ndivision: \
        central\nresponse_areas: [central-1]\ncommitments: [{id: a, text: \"\\0x\", owner: \
            {role: \"r\\x7f\"}}]\n---\nx\n";
    let built = Content::new(SMALLEST_SITE)
        .with("divisions/central.md", DIVISION)
        .with("huddles/central/2026-05-07-a.md", record)
        .build();
    for (path, text) in built.pages() {
        assert_eq!(forbidden_character(&Page::read(text).pieces), None, "{path}");
    }
}

#[test]
fn the_order_in_which_files_are_handed_over_changes_no_byte() {
    let mut backwards = Content::of_project();
    backwards.inputs.texts.reverse();
    assert_same_files(&LARKMOOR.files, &backwards.build().files, "another order");
}

#[test]
fn a_kill_between_the_swap_and_its_end_loses_no_version_control() {
    let workshop = Workshop::new();
    workshop.build().ends_with(0);
    // What a kill right after the exchange leaves: the old site, with its .git, in the stage folder.
    workshop.write(".public.huddle-stage-abc123/.git/HEAD", "ref: refs/heads/pages\n");
    workshop.run(&["build", "--today", "2026-11-23"]).ends_with(0);
    assert_eq!(fs::read_to_string(workshop.path("public/.git/HEAD")).unwrap_or_default(), "ref: refs/heads/pages\n");
}

#[test]
fn an_output_behind_a_link_that_leads_nowhere_is_reported_plainly() {
    let workshop = Workshop::new();
    std::os::unix::fs::symlink(workshop.path("nowhere/real"), workshop.path("public")).expect("a link");
    let ran = workshop.build();
    if ran.code != Some(0) {
        ran.refuses_saying(&["public"]);
    }
}

#[test]
fn a_lone_carriage_return_does_not_reach_the_terminal() {
    let content = Content::new(SMALLEST_SITE).with("pages/x.md", "---\ntitle: X\n---\nsafe\r[x](javascript:y)\n");
    let reported = huddle::diagnostics::text::render(&content.diags(), "");
    assert!(!reported.contains('\r') && reported.contains("H034"), "{reported:?}");
}

#[test]
fn no_control_character_reaches_the_log_of_a_build_service() {
    let content = Content::new(SMALLEST_SITE).with("pages/x.md", "---\ntitle: X\n\u{1b}[31m no field\n---\n");
    let reported = huddle::diagnostics::github::render(&content.diags(), "");
    assert!(reported.contains("::error") && !reported.contains('\u{1b}'), "{reported:?}");
}

#[test]
fn a_mail_address_in_angle_brackets_is_a_link_to_write_there() {
    let content = Content::new(&format!("{SMALLEST_SITE}allow: [{{text: clerk@city.example, reason: public}}]\n"))
        .with("pages/x.md", "---\ntitle: X\n---\nMail <clerk@city.example> now.\n");
    assert!(content.diags().is_empty(), "{:?}", content.diags());
    assert!(content.build().page("x/").contains("href=\"mailto:clerk@city.example\""));
}

#[test]
fn a_link_to_a_part_that_is_not_there_is_reported_or_not_made() {
    let content =
        Content::new(SMALLEST_SITE).with("pages/x.md", "---\ntitle: X\n---\n## One\n\n[a](#one) [b](#nowhere)\n");
    let reported = content.diags();
    assert!(!reported.is_empty() || !content.build().page("x/").contains("#m-nowhere"), "{reported:?}");
}

#[test]
fn a_link_to_a_part_of_another_page_keeps_the_part() {
    let content = Content::new(SMALLEST_SITE)
        .with("pages/x.md", "---\ntitle: X\n---\n[a](y.md#one)\n")
        .with("pages/y.md", "---\ntitle: Y\n---\n## One\n\nwords\n");
    assert!(content.build().page("x/").contains("href=\"../y/#m-one\""));
}

#[test]
fn an_untranslated_title_is_marked_with_its_language() {
    let page = Page::read(LARKMOOR.page("es/huddles/2025-01-16-harbor-1/"));
    let heading = page.tags().find(|tag| tag.name == "h1").unwrap();
    assert_eq!(heading.get("lang"), Some("en"));
}

#[test]
fn spanish_times_have_no_seconds() {
    let said = Page::read(LARKMOOR.page("es/huddles/2025-01-16-harbor-1/")).said();
    assert!(!said.contains("18:30:00"), "{said}");
}

#[test]
fn a_file_that_cannot_be_followed_or_named_is_reported() {
    let workshop = Workshop::new();
    workshop.write("other.md", "---\ntitle: L\n---\nx\n");
    fs::create_dir_all(workshop.path("content/pages")).unwrap();
    std::os::unix::fs::symlink(workshop.path("other.md"), workshop.path("content/pages/linked.md")).unwrap();
    let ran = workshop.build().ends_with(1);
    assert!(ran.reported.contains("content/pages/linked.md:1:1: error H062"), "symlink: {}", ran.reported);
}

#[test]
fn a_backslash_in_a_files_name_is_reported() {
    let workshop = Workshop::new();
    workshop.write("content/pages/back\\slash.md", "---\ntitle: L\n---\nx\n");
    let ran = workshop.build();
    assert!(ran.reported.contains("slash.md"), "backslash: {}", ran.reported);
}

#[test]
fn a_file_name_that_is_not_utf_8_is_reported_plainly() {
    use std::os::unix::ffi::OsStrExt;
    let workshop = Workshop::new();
    fs::create_dir_all(workshop.path("content/pages")).unwrap();
    fs::write(workshop.path("content/pages").join(std::ffi::OsStr::from_bytes(b"z\xff.md")), "---\ntitle: Z\n---\n")
        .unwrap();
    let ran = workshop.build();
    assert!(!ran.reported.contains("os error"), "{}", ran.reported);
}

#[test]
fn the_translation_of_a_draft_is_named_as_left_out_too() {
    let workshop = Workshop::new();
    workshop.write("content/site.yaml", &format!("{SMALLEST_SITE}languages: [en, es]\n"));
    workshop.write("content/pages/x.md", "---\ntitle: X\npublish: false\n---\n");
    workshop.write("content/pages/x.es.md", "---\ntitle: X\n---\n");
    let ran = workshop.build().ends_with(0);
    assert!(ran.reported.contains("x.es.md"), "{}", ran.reported);
}
#[test]
fn an_adopted_file_without_a_date_is_not_said_to_be_unknown() {
    let workshop = Workshop::new();
    workshop.write(
        "content/site.yaml",
        &format!(
            "{SMALLEST_SITE}adopt: [{{files: \"old/**\", defaults: {{division: central, response_areas: all}}}}]\n"
        ),
    );
    workshop.write("content/old/notes.md", "# Notes\n\nWords.\n");
    let ran = workshop.build().ends_with(0);
    assert!(!ran.reported.contains("since nothing says what it is"), "{}", ran.reported);
}
