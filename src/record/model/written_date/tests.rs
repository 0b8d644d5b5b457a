//! Dates as people write them, with what they mean.

use super::{DateGrammar, DateOrder};

/// Names of months, each language's in their order.
const ENGLISH: &str = "january february march april may june july august september october november december";
const SPANISH: &str = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre";
const GERMAN: &str = "januar februar märz april mai juni juli august september oktober november dezember";
const FRENCH: &str = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre";

fn months(languages: &[&str]) -> Vec<(String, u32)> {
    languages.iter().flat_map(|names| names.split(' ').map(str::to_owned).zip(1..)).collect()
}

/// In English and Spanish.
pub(super) fn two_languages() -> Vec<(String, u32)> {
    months(&[ENGLISH, SPANISH])
}

fn grammar(orders: &[DateOrder]) -> DateGrammar {
    let mut names = months(&[ENGLISH, SPANISH, GERMAN, FRENCH]);
    names.extend((1..=12).map(|month| (format!("tháng {month}"), month)));
    DateGrammar::new(&names, orders, 1900..=2027, chrono_tz::America::New_York)
}

/// The readings of the first date, joined by `|`; `-` for none, `?` for a day that does not exist.
fn read(text: &str) -> String {
    read_with(&grammar(&[DateOrder::MonthFirst, DateOrder::DayFirst]), text)
}

fn read_with(grammar: &DateGrammar, text: &str) -> String {
    match grammar.date_in(text) {
        None => "-".into(),
        Some(date) if date.readings.is_empty() => "?".into(),
        Some(date) => date.readings.iter().map(ToString::to_string).collect::<Vec<_>>().join("|"),
    }
}

#[track_caller]
fn assert_all(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, right)| read(text) != *right)
        .map(|(text, right)| format!("{text:?} is {right}, not {}", read(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn day_month_and_year_are_read_where_they_stand_together() {
    assert_all(&[
        ("March 5, 2024", "2024-03-05"),
        ("Tuesday, March 5th, 2024 at 6:30 pm", "2024-03-05"),
        ("Mar. 5 2024", "2024-03-05"),
        ("Legal, Sept. 14, 2023", "2023-09-14"),
        ("12 March 2020", "2020-03-12"),
        ("the 3rd of May, 2024", "2024-05-03"),
        ("5-Mar-2024", "2024-03-05"),
        ("5-Mar-24", "2024-03-05"),
        ("05mar2024", "2024-03-05"),
        ("March 5, '24", "2024-03-05"),
        ("Minutes of 7 de mayo de 2026", "2026-05-07"),
        ("1.º de marzo de 2024", "2024-03-01"),
        ("14 de marzo del 2024", "2024-03-14"),
        ("7. Mai 2026", "2026-05-07"),
        ("5. März 2024", "2024-03-05"),
        ("le 1er mars 2024", "2024-03-01"),
        ("le 5 d'octobre 2024", "2024-10-05"),
        ("2024 March 5", "2024-03-05"),
        ("2024-Mar-05", "2024-03-05"),
        ("ngày 5 tháng 12 năm 2024", "2024-12-05"),
        ("2024年3月5日", "2024-03-05"),
        ("2024년 3월 5일 회의", "2024-03-05"),
        ("March 5-6, 2024", "2024-03-05"),
        ("5-6 May 2024", "2024-05-05"),
        ("5 and 6 May 2024", "2024-05-05"),
    ]);
}

#[test]
fn numbers_nearby_are_no_part_of_a_date() {
    assert_all(&[
        ("District 4 Council – June 12, 2023", "2023-06-12"),
        ("Minutes of the 3rd regular meeting, May 7, 2024", "2024-05-07"),
        ("Beat 12 meeting — Jan 9, 2024", "2024-01-09"),
        ("Meeting at 1200 Main Street, May 9, 2024", "2024-05-09"),
        ("Ordinance 2019-04: hearing on 12 March 2020", "2020-03-12"),
        ("Residents may speak for 3 minutes. April 4, 2023, 6:30 pm.", "2023-04-04"),
        ("Budget 2024-25 hearing, June 3, 2024", "2024-06-03"),
        ("Acta 3 – 14 de marzo de 2024", "2024-03-14"),
        ("Ward 2 meeting at 7 pm, March 21, 2024", "2024-03-21"),
        ("Ward 2 May 7, 2024", "2024-05-07"),
        ("Ordinance 2019-04", "-"),
        ("We may meet 12 residents in 2024", "-"),
        ("Call 555-0100 or 2024 Main Street", "-"),
        ("ticket 202403", "-"),
        ("section 3.4.12", "-"),
        ("192.168.10.2024", "-"),
        ("version 1.2.2024.5", "-"),
        ("Budget 2024-25", "-"),
        ("In 1066, on March 5", "-"),
        ("March 5, 1866", "-"),
    ]);
}

#[test]
fn years_first_are_read_with_any_sign_and_end_at_a_non_digit() {
    assert_all(&[
        ("2024-03-05", "2024-03-05"),
        ("notes_2024.03.05_final", "2024-03-05"),
        ("2023.12.3", "2023-12-03"),
        ("2024_0305", "2024-03-05"),
        ("20240305-council", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2012-05-2012-05-21-minutes", "2012-05-21"),
        ("2023-04-061", "-"),
        ("2024-03-05-2", "2024-03-05"),
        ("2024-02-30", "?"),
        ("2024-13-01", "-"),
        ("2024-03", "2024-03"),
        ("Council – 2024-03", "2024-03"),
        ("06/2026", "2026-06"),
    ]);
}

#[test]
fn a_month_is_read_only_where_no_day_stands_beside_it() {
    assert_all(&[
        ("June 2026", "2026-06"),
        ("junio de 2026", "2026-06"),
        ("District 4 – June 2023", "2023-06"),
        ("June 31, 2024", "?"),
        ("31 June 2024", "?"),
        ("June 2026, held on June 3, 2026", "2026-06-03"),
    ]);
}

#[test]
fn what_can_be_read_in_two_ways_gives_both() {
    assert_all(&[
        ("03/04/2024", "2024-03-04|2024-04-03"),
        ("12/25/2024", "2024-12-25"),
        ("25.12.2024", "2024-12-25"),
        ("3/4/24", "2024-03-04|2024-04-03"),
        ("03042024", "2024-03-04|2024-04-03"),
        ("31/31/2024", "?"),
    ]);
    assert_eq!(read_with(&grammar(&[DateOrder::DayFirst]), "03/04/2024"), "2024-04-03");
    assert_eq!(read_with(&grammar(&[DateOrder::DayFirst]), "12/25/2024"), "2024-12-25");
}

#[test]
fn moments_are_days_of_the_sites_time_zone() {
    assert_all(&[
        ("2024-03-06T01:30:00Z", "2024-03-05"),
        ("2024-03-06T01:30:00.000Z", "2024-03-05"),
        ("2024-03-06 01:30:00 +0000", "2024-03-05"),
        ("2024-03-06 01:30 UTC", "2024-03-05"),
        ("Wed, 6 Mar 2024 01:30:00 +0000", "2024-03-05"),
        ("2024-03-05T20:30:00-05:00", "2024-03-05"),
        ("2024-03-05T20:30:00-08:00", "2024-03-05"),
        ("2024-03-05T22:30:00-08:00", "2024-03-06"),
        ("2024-03-06T01:30:00", "2024-03-06"),
        ("2024-03-06 01:30", "2024-03-06"),
    ]);
    let midnight = grammar(&[]).date_in("2024-03-05T00:00:00Z").unwrap();
    assert_eq!(
        (midnight.certain().unwrap().to_string().as_str(), midnight.midnight.unwrap().to_string().as_str()),
        ("2024-03-04", "2024-03-05")
    );
}

#[test]
fn a_date_knows_its_place() {
    let text = "Due by 12/15/2026 (tentative), or 2026-12-20";
    let found = grammar(&[DateOrder::MonthFirst]).dates_in(text);
    let words: Vec<&str> = found.iter().map(|date| &text[date.start..date.end]).collect();
    assert_eq!(words, ["12/15/2026", "2026-12-20"]);
}
