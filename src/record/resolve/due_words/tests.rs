//! What words of a time come to, and which come to none.

use super::{Meant, meant};
use chrono::NaiveDate;

#[test]
fn words_of_a_time_come_to_a_date() {
    // A Thursday.
    let made = NaiveDate::from_ymd_opt(2026, 5, 7).unwrap();
    for (written, date) in [
        ("Q3 2026", "2026-09"),
        ("by Q1", "2027-03"),
        ("second quarter of 2027", "2027-06"),
        ("in two weeks", "2026-05-21"),
        ("within 30 days", "2026-06-06"),
        ("in a couple of weeks", "2026-05-21"),
        ("6 months", "2026-11-07"),
        ("next week", "2026-05-15"),
        ("end of the week", "2026-05-08"),
        ("next month", "2026-06"),
        ("by the end of the month", "2026-05"),
        ("end of year", "2026-12"),
        ("by the end of 2027", "2027-12"),
        ("2027", "2027-12"),
        ("tomorrow", "2026-05-08"),
        ("by Thanksgiving", "2026-11-26"),
        ("on Memorial Day", "2026-05-25"),
        ("Martin Luther King Day", "2027-01-18"),
        ("by the end of Christmas Day", "2026-12-25"),
        ("New Year's Eve", "2026-12-31"),
        ("para Navidad", "2026-12-25"),
        ("en dos semanas", "2026-05-21"),
        ("dentro de 60 días", "2026-07-06"),
        ("en un plazo de sesenta días", "2026-07-06"),
        ("de aquí a dos meses", "2026-07-07"),
        ("en los próximos 60 días", "2026-07-06"),
        ("a más tardar en 30 días", "2026-06-06"),
        ("a finales del mes", "2026-05"),
        ("fin de año", "2026-12"),
        ("within the next two months", "2026-07-07"),
        ("60 days from now", "2026-07-06"),
        ("30 days after the huddle", "2026-06-06"),
        ("within 10 business days", "2026-05-19"),
        ("in a fortnight", "2026-05-21"),
        ("EOY", "2026-12"),
        ("year-end 2027", "2027-12"),
        ("by EOM", "2026-05"),
        ("end of the quarter", "2026-06"),
        ("next quarter", "2026-09"),
        ("early 2027", "2027-03"),
        ("mid-2027", "2027-06"),
        ("a mediados de año", "2026-06"),
        ("early next year", "2027-03"),
        ("in a month or so", "2026-06-07"),
        ("H1 2027", "2027-06"),
        ("second half of 2026", "2026-12"),
        ("primer semestre de 2027", "2027-06"),
    ] {
        assert_eq!(meant(written, made), Some(Meant::Date(date.to_owned())), "{written}");
    }
    for (written, date) in [
        ("end of FY27", "2027-06-30"),
        ("FY 2027", "2027-06-30"),
        ("FY26-27", "2027-06-30"),
        ("fiscal year 2028", "2028-06-30"),
        ("by the end of the fiscal year", "2026-06-30"),
        ("next fiscal year", "2027-06-30"),
        ("Q1 FY27", "2026-09"),
        ("third quarter of FY 2027", "2027-03"),
        ("fin del año fiscal 2027", "2027-06-30"),
        ("by spring", "2026-05"),
        ("spring of next year", "2027-05"),
        ("fall 2026", "2026-11"),
        ("late summer", "2026-08"),
        ("winter 2026-27", "2027-02"),
        ("by next winter", "2027-02"),
        ("verano de 2027", "2027-08"),
        ("by the end of the school year", "2026-06"),
    ] {
        let meant = meant(written, made);
        assert!(matches!(&meant, Some(Meant::About(about, _)) if about == date), "{written}: {meant:?}");
    }
    for written in ["ASAP", "as soon as possible", "lo antes posible", "in a few weeks", "en unas semanas"] {
        assert_eq!(meant(written, made), Some(Meant::Never), "{written}");
    }
    for written in [
        "by the next huddle",
        "before the spring market opens",
        "each huddle from the next one on",
        "before the new year",
        "by the Thanksgiving market",
        "before Thanksgiving",
        "ongoing",
        "before summer 2026",
        "end of",
        "within two weeks of the next huddle",
        "two days before the meeting",
        "at the meeting",
        "when the summer pool opens",
        "the fall festival",
    ] {
        assert_eq!(meant(written, made), None, "{written}");
    }
}
