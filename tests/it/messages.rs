//! What the program says about mistakes: every scenario of tests/mistakes with its exact places, the formats, and
//! what is harmless and must be accepted in silence.

mod disk;
pub mod fixes;
mod formats;
pub mod reader;
mod ways;

use fixes::Reported;

/// One test for each file of scenarios.
macro_rules! reported {
    ($($name:ident: $file:literal;)*) => {
        $(#[test]
        fn $name() {
            every_scenario_of($file);
        })*

        const FILES: &[&str] = &[$($file),*];
    };
}

reported! {
    a_value_with_a_colon_is_given_quotes: "01-colon.md";
    a_tab_is_reported_with_its_line: "02-tab.md";
    quotes_of_a_word_processor_are_retyped: "03-curly-quotes.md";
    details_that_are_never_closed_are_reported_where_to_close: "04-unclosed.md";
    a_text_is_in_the_language_of_its_file: "72-languages.md";
    a_first_line_that_is_no_fence_is_reported: "05-first-line.md";
    what_would_be_lost_after_a_hash_is_reported: "06-hash.md";
    a_date_of_two_readings_is_never_guessed: "07-ambiguous-date.md";
    a_date_that_does_not_exist_is_reported: "08-impossible-date.md";
    a_file_name_and_its_date_agree: "09-file-name.md";
    what_has_not_happened_yet_has_no_outcomes: "10-future.md";
    what_is_required_is_asked_for: "11-missing.md";
    a_field_that_does_not_exist_is_reported_with_the_nearest: "12-unknown-field.md";
    names_that_are_on_no_list_are_reported_with_the_list: "13-unknown-name.md";
    a_commitment_has_an_owner: "14-owner.md";
    a_report_says_what_was_done: "15-note.md";
    two_records_never_share_an_address: "16-address.md";
    what_is_linked_is_there: "17-files.md";
    approved_minutes_change_only_with_a_correction: "19-approved.md";
    what_looks_private_is_reported: "20-private.md";
    a_field_is_given_once: "21-twice.md";
    a_conflict_that_was_never_joined_is_reported: "22-conflict.md";
    a_line_that_cannot_be_read_is_reported_as_it_should_be: "23-lines.md";
    what_is_too_deep_or_too_long_is_refused: "24-limits.md";
    a_mistake_of_a_template_is_reported_with_its_page: "25-theme.md";
    values_of_another_kind_are_reported: "26-kinds.md";
    one_mistake_neither_hides_nor_causes_another: "27-others.md";
    pictures_can_be_published_and_say_what_they_show: "30-pictures.md";
    colours_of_a_site_can_be_read: "31-colors.md";
    numbers_of_a_street_are_understood_or_asked_for: "32-streets.md";
    a_house_is_in_one_area_and_a_street_has_one_name: "54-shared-streets.md";
    where_links_lead_that_readers_cannot_follow: "34-targets.md";
    an_outline_that_cannot_be_used_is_reported: "28-outlines.md";
    places_are_named_in_their_time: "29-dated-places.md";
    times_of_a_huddle_agree: "32-times.md";
    dates_of_a_record_agree: "33-dates.md";
    the_same_thing_twice_is_reported: "34-doubles.md";
    an_id_can_be_part_of_an_address: "36-ids.md";
    what_goes_with_withdrawn_minutes_is_named: "61-withdrawn.md";
    groups_of_files_are_switched_by_their_names: "63-exports.md";
    words_of_a_text_that_would_not_be_shown_are_reported: "44-lost-words.md";
    what_was_pasted_from_another_program_is_reported: "45-pasted.md";
    texts_in_another_encoding_are_reported: "46-encoding.md";
    an_attached_file_holds_nothing_that_it_does_not_show: "58-attachments.md";
    a_password_in_an_address_is_refused: "60-credentials.md";
    a_date_in_words_is_read_or_reported: "35-dates-in-words.md";
    a_placeholder_is_replaced: "37-placeholders.md";
    words_dates_and_copies_of_an_office_are_reported: "40-office.md";
    no_record_repeats_an_earlier_one: "53-carried-over.md";
    a_record_is_read_where_it_lies: "52-misplaced.md";
    ten_mistakes_are_reported_in_one_run: "many.md";
    slips_of_an_office_are_reported_with_what_is_meant: "36-slips.md";
    habits_of_other_programs_are_reported_with_their_cause: "38-habits.md";
    what_two_places_show_together_is_reported: "63-office-slips.md";
    what_is_still_to_come_is_reported_before_readers_see_it: "65-still-to-come.md";
    what_looks_private_in_other_words_is_reported: "66-private-in-words.md";
    signs_links_and_comments_that_say_less_than_they_should_are_reported: "67-signs-and-links.md";
    values_stand_where_they_belong: "68-values.md";
    what_was_copied_from_other_files_is_reported: "69-copied.md";
    what_was_approved_is_what_was_kept: "70-revisions.md";
    marks_of_what_was_taken_out_say_why: "71-redaction.md";
    words_that_say_nothing_or_otherwise_are_reported: "73-office-words.md";
    exceptions_of_what_looks_private_are_judged: "80-exceptions.md";
    what_is_harmless_is_accepted_in_silence: "harmless.md";
}

fn every_scenario_of(file: &str) {
    let scenarios: Vec<&Reported> = fixes::REPORTED.iter().filter(|reported| reported.file == file).collect();
    assert!(!scenarios.is_empty() || !fixes::is_tried(file), "{file} has no scenario");
    let wrong: Vec<String> =
        scenarios.iter().filter_map(|Reported { scenario, diags, .. }| scenario.check(diags).err()).collect();
    assert!(wrong.is_empty(), "\n{file} is told otherwise. This is what is told:\n\n{}", wrong.join("\n"));
}

#[test]
fn every_file_of_scenarios_is_run() {
    let entries = std::fs::read_dir(reader::folder()).expect("the folder is there");
    for name in entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name")) {
        assert!(
            !name.ends_with(".md") || name == "base.md" || FILES.contains(&name.as_str()),
            "{name} is run by no test"
        );
    }
}
