//! Finds what looks private in a text as its readers will see it: telephone numbers, e-mail addresses, birth dates,
//! home addresses, plates, children, and, in the details, people who are named without a role and lists of people who
//! came. It says what it looks like and where; whether that may stand is for the check to judge.

mod beside;
mod cases;
mod detail;
mod details;
mod disguise;
mod fact;
mod given;
mod homes;
mod lists;
mod look_alikes;
mod numbers;
pub mod of_file;
mod papers;
mod parties;
mod pattern;
mod patterns;
mod people;
mod places;
mod roles;
mod spellings;
mod words_of_numbers;

use crate::text::markdown::shown::Shown;
use crate::text::source::Span;
use crate::text::{fold, safe};
pub use detail::detail;
pub use details::shown as shown_details;
pub use fact::{PrivateFact, PrivateKind};
use lists::opens_a_list;
pub use people::{is_name_for_role, is_street};

/// Everything in a text as it is shown, in the order of the file.
pub fn find(shown: &Shown) -> Vec<PrivateFact> {
    let mut facts: Vec<PrivateFact> = patterns::find(&shown.text)
        .into_iter()
        .map(|(kind, start, end)| PrivateFact {
            kind,
            span: shown.place(start, end),
            text: shown.text[start..end].to_owned(),
        })
        .collect();
    // Facts lie one after the other, so that those inside a link are found by their places.
    let known: Vec<Span> = facts.iter().map(|fact| fact.span).collect();
    for (target, span) in &shown.links {
        // What a link shows is reported already; its target says it again.
        let next = known.partition_point(|fact| fact.end <= span.start);
        let inner = facts.last().map(|fact| fact.span);
        if known.get(next).into_iter().chain(&inner).any(|fact| fact.start < span.end && span.start < fact.end) {
            continue;
        }
        let found = patterns::find(&percent_decoded(target))
            .into_iter()
            .next()
            .map(|(kind, start, end)| (kind, target.get(start..end)));
        let number = target
            .get(..4)
            .filter(|scheme| scheme.eq_ignore_ascii_case("tel:"))
            .map(|_| (PrivateKind::Phone, target.get(4..)));
        let list = crate::text::markdown::scheme(target) == crate::text::markdown::Scheme::Relative;
        let list = opens_a_list(target)
            .filter(|_| list && !target.ends_with(".md"))
            .map(|words| (PrivateKind::List, Some(words)));
        if let Some((kind, text)) = found.or(number).or(list) {
            facts.push(PrivateFact { kind, span: *span, text: text.unwrap_or(target).to_owned() });
        }
    }
    for (kind, start, end) in beside::find(shown) {
        let span = shown.place(start, end);
        if !facts.iter().any(|fact| fact.span.start < span.end && span.start < fact.span.end) {
            facts.push(PrivateFact { kind, span, text: shown.text[start..end].to_owned() });
        }
    }
    credentials(shown, &mut facts);
    facts.sort_by_key(|fact| fact.span);
    facts
}

/// Users and passwords in addresses, which are nothing else beside. What they are is said nowhere.
fn credentials(shown: &Shown, facts: &mut Vec<PrivateFact>) {
    let text = safe::credentials(&shown.text).into_iter().map(|range| shown.place(range.start, range.end));
    let links = shown.links.iter().filter(|(target, _)| !safe::credentials(target).is_empty()).map(|(_, span)| *span);
    let mut spans: Vec<Span> = Vec::new();
    for span in text.chain(links) {
        // A link that shows its address holds it twice.
        if spans.iter().all(|known| known.end <= span.start || span.end <= known.start) {
            spans.push(span);
        }
    }
    let host = |fact: &PrivateFact, span: &Span| fact.span.start < span.end + 1 && span.start < fact.span.end;
    facts.retain(|fact| !spans.iter().any(|span| host(fact, span)));
    facts.extend(spans.into_iter().map(|span| PrivateFact {
        kind: PrivateKind::Credentials,
        span,
        text: String::new(),
    }));
}

/// Everything in a text alone, such as one that `allow:` lets stand.
pub fn find_in(text: &str) -> Vec<PrivateFact> {
    find(&Shown::of(text, 0))
}

/// Whether a text is nothing but a telephone number, short ones such as 311 too.
pub fn is_number(text: &str) -> bool {
    let signs = |c: char| {
        fold::digit(c).is_some() || fold::is_dash(c) || c.is_whitespace() || matches!(c, '+' | '(' | ')' | '.' | '/')
    };
    text.chars().all(signs) && text.chars().filter(|c| fold::digit(*c).is_some()).count() >= 3
}

fn percent_decoded(target: &str) -> String {
    target.replace("%40", "@").replace("%20", " ").replace("%2B", "+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_things_are_seen() {
        for (text, kind) in [
            ("write to dana.ruiz@mail.example today", PrivateKind::Email),
            ("josé.núñez@correo.example", PrivateKind::Email),
            ("dana＠mail．example", PrivateKind::Email),
            ("da\u{AD}na@mail.example", PrivateKind::Email),
            ("dana (at) mail (dot) example", PrivateKind::Email),
            ("dana.ruiz [at] mail.example", PrivateKind::Email),
            ("her number is 704-555-0123.", PrivateKind::Phone),
            ("her number is 704‑555–0123.", PrivateKind::Phone),
            ("her number is 704\u{2009}555\u{A0}0123.", PrivateKind::Phone),
            ("her number is ７０４-５５５-０１２３.", PrivateKind::Phone),
            ("her number is ٧٠٤-٥٥٥-٠١٢٣", PrivateKind::Phone),
            ("704 - 555 - 0123", PrivateKind::Phone),
            ("704/555/0123", PrivateKind::Phone),
            ("(704) 555-0123", PrivateKind::Phone),
            ("(704)-555-0123", PrivateKind::Phone),
            ("call Sam at 555-0123", PrivateKind::Phone),
            ("Phone 5550134567", PrivateKind::Phone),
            ("Phone: 5550123", PrivateKind::Phone),
            ("Teléfono: 555 0123", PrivateKind::Phone),
            ("llame al 555-0123", PrivateKind::Phone),
            ("+44 20 7946 0958", PrivateKind::Phone),
            ("+17045550123", PrivateKind::Phone),
            ("SSN 078-05-1120", PrivateKind::IdentityNumber),
            ("born on 04/12/1987", PrivateKind::BirthDate),
            ("Born April 12, 1987", PrivateKind::BirthDate),
            ("born 12 April 1987", PrivateKind::BirthDate),
            ("born on the 12th of April 1987", PrivateKind::BirthDate),
            ("born on April 12th of 1987", PrivateKind::BirthDate),
            ("born in April 1987", PrivateKind::BirthDate),
            ("nacida en abril de 1987", PrivateKind::BirthDate),
            ("nacido el 12 de abril de 1987", PrivateKind::BirthDate),
            ("DOB: 1987-04-12", PrivateKind::BirthDate),
            ("DOB 4/12/87", PrivateKind::BirthDate),
            ("she lives at 210 Hall St", PrivateKind::HomeAddress),
            ("vive en la calle Mayor 12", PrivateKind::HomeAddress),
            ("Dana Ruiz, 210 Hall St", PrivateKind::HomeAddress),
            ("Dana Ruiz, 210 N. Hall Street, spoke", PrivateKind::HomeAddress),
            ("Dana M. Ruiz of 210 5th Avenue", PrivateKind::HomeAddress),
            ("Dana O’Brien-Ruiz (37-12 82nd Street)", PrivateKind::HomeAddress),
            ("a van with plate ABC-1234", PrivateKind::Plate),
            ("Questions to the man at 150: 612-4471.", PrivateKind::Phone),
            ("Her cell is 612 4471", PrivateKind::Phone),
            ("Reach him at 612.4471 after six", PrivateKind::Phone),
            ("Ellen Pruitt ..... 555 0187", PrivateKind::Phone),
            ("Dana Ruiz 555 0187", PrivateKind::Phone),
            ("cel. 311.555.01.42 after six", PrivateKind::Phone),
            ("Contact the clerk, ext. 412", PrivateKind::Phone),
            ("7046124471 (cell)", PrivateKind::Phone),
            ("five five five, oh one eight seven", PrivateKind::Phone),
            ("seis uno dos cuatro cuatro siete uno", PrivateKind::Phone),
            ("https://wa.me/13115550142", PrivateKind::Phone),
            ("dana at mail dot com", PrivateKind::Email),
            ("dana.ruiz @ mail.example", PrivateKind::Email),
            ("dana arroba correo punto example", PrivateKind::Email),
            ("Mrs. Tasker (b. 3-4-1951) fell", PrivateKind::BirthDate),
            ("DOB: 14MAR71", PrivateKind::BirthDate),
            ("DOB 03141971", PrivateKind::BirthDate),
            ("fecha de nac.: 14/03/1971", PrivateKind::BirthDate),
            ("Dana Ruiz (born 1971)", PrivateKind::BirthDate),
            ("sam @ mail.example", PrivateKind::Email),
            ("sam@ mail.example", PrivateKind::Email),
            ("Sam @mail.example", PrivateKind::Email),
            ("SSN 078 05 1120", PrivateKind::IdentityNumber),
            ("the last four of his social security number, 1120", PrivateKind::IdentityNumber),
            ("driver's license no. A1234567", PrivateKind::License),
            ("Mrs. Alvarez of 214 Pippin Street, Apt. 3, says", PrivateKind::HomeAddress),
            ("Mr. Hall's house at 12 Kiln St", PrivateKind::HomeAddress),
            ("the resident of 214 Pippin Street", PrivateKind::HomeAddress),
            ("Lopez, Maria, 214 Pippin Street", PrivateKind::HomeAddress),
            ("M. Lopez, 214 Pippin Street", PrivateKind::HomeAddress),
            ("lives on Pippin Street 214", PrivateKind::HomeAddress),
            ("her house is at 214 Pippin Street", PrivateKind::HomeAddress),
            ("214 Pippin Street, Apt. 3", PrivateKind::HomeAddress),
            ("Mrs. Hall lives beside the vacant lot, at 214 Pippin Street", PrivateKind::HomeAddress),
            ("the house at 214 Pippin Street is empty when she works", PrivateKind::HomeAddress),
            ("A man lives in the abandoned house at 212 Orchard Avenue", PrivateKind::HomeAddress),
        ] {
            assert_eq!(find_in(text).first().map(|fact| fact.kind), Some(kind), "{text}");
        }
    }

    #[test]
    fn plates_and_children_are_seen() {
        for (text, kind) in [
            ("plate no. is KTR 4821", PrivateKind::Plate),
            ("a gray Charger, HKR-4471, was seen", PrivateKind::Plate),
            ("placa HKR4471", PrivateKind::Plate),
            ("Kevin Duarte, 15 years old, was caught", PrivateKind::Child),
            ("15-year-old Kevin Duarte", PrivateKind::Child),
            ("Kevin Duarte (age 15)", PrivateKind::Child),
            ("her son Kevin, 15, was caught", PrivateKind::Child),
            ("Kevin, 14, broke the lamp", PrivateKind::Child),
            ("Kevin (9) climbed the fence", PrivateKind::Child),
            ("Kevin Duarte, de 15 años", PrivateKind::Child),
            ("case 2026-0501-1234", PrivateKind::Case),
            ("case number 20260501", PrivateKind::Case),
            ("incident no. P260044119", PrivateKind::Case),
            ("expediente 26-CR-01188", PrivateKind::Case),
            ("card 4111 1111 1111 1111", PrivateKind::Card),
            ("1HGCM82633A004352 is towed", PrivateKind::Vehicle),
            ("account number 000123456789", PrivateKind::Account),
            ("IBAN GB82 WEST 1234 5698 7654 32", PrivateKind::Account),
            ("the victim, Rosa Delgado, spoke", PrivateKind::Party),
            ("Marcus Bell, a juvenile, was seen", PrivateKind::Party),
            ("la víctima, Rosa Delgado", PrivateKind::Party),
        ] {
            assert_eq!(find_in(text).first().map(|fact| fact.kind), Some(kind), "{text}");
        }
    }

    #[test]
    fn what_is_disguised_is_seen() {
        for (text, kind) in [
            ("three one three, five five five, zero one four two", PrivateKind::Phone),
            ("313 dash 555 dash 0142", PrivateKind::Phone),
            ("3l3-555-O142", PrivateKind::Phone),
            ("𝟑𝟏𝟑-𝟓𝟓𝟓-𝟎𝟏𝟓𝟓", PrivateKind::Phone),
            ("call 31355501fortytwo", PrivateKind::Phone),
            ("her social is two one nine, zero nine, nine nine nine nine", PrivateKind::IdentityNumber),
            ("S S N 219 09 9999", PrivateKind::IdentityNumber),
            ("card forty-two forty-two forty-two forty-two forty-two forty-two forty-two forty-two", PrivateKind::Card),
            ("born on the fourteenth of March, nineteen sixty-one", PrivateKind::BirthDate),
            ("nació el catorce de marzo de mil novecientos sesenta y uno", PrivateKind::BirthDate),
            ("She lives at fourteen twenty-three Maple Street.", PrivateKind::HomeAddress),
            ("vive en la calle Roble número dos mil doscientos diez", PrivateKind::HomeAddress),
            ("VIN 1 H G C M 8 2 6 3 3 A 0 0 4 3 5 2", PrivateKind::Vehicle),
            ("plate alpha bravo charlie one two three four", PrivateKind::Plate),
            ("plate 7АВС123", PrivateKind::Plate),
            ("v i c t i m: Rosa Delgado", PrivateKind::Party),
            ("the v1ctim, Rosa Delgado", PrivateKind::Party),
            ("case-26-001234.pdf", PrivateKind::Case),
            ("home-of-pell-1423-maple-street.jpg", PrivateKind::HomeAddress),
            ("dana punto pell arroba mail punto example", PrivateKind::Email),
            ("jdoe_at_mail_dot_example", PrivateKind::Email),
        ] {
            let found = find_in(text);
            assert_eq!(found.first().map(|fact| fact.kind), Some(kind), "{text}: {found:?}");
        }
    }

    #[test]
    fn the_plain_business_of_minutes_is_not_private() {
        for text in [
            "900-1100 block of 5th Street",
            "on 2026-05-07 at 18:00",
            "case 4 of 12 in the report of 2026",
            "call 20260501 was closed",
            "meeting ID 684-020-0019",
            "born of a complaint",
            "born in Larkmoor, of 12 members",
            "the lot (at Mill Road) and the yard (dot on the map)",
            "the stop (at) noon",
            "born on 5th Street 100-400",
            "5th Street 100-400",
            "call 911 or 311",
            "text 311",
            "First Ward Library, 210 Hall St",
            "Larkmoor Police Department, 119 Wharf St",
            "Harbor Street Merchants, 210 Hall St",
            "Corner Bakery, 12 Mill Road",
            "Hall Street, 210 Mill Road",
            "The lights at 210 Hall St are out",
            "On May 7, 2026 the lights at 210 Hall St",
            "follow us at @larkmoor",
            "watch it live @ larkmoor.example",
            "we meet at 6:30 @ hall.org",
            "questions @ noon.",
            "the 300-1500 block of Mill Road",
            "Mill Road 300-1500",
            "300-1500 Mill Road",
            "ordinance 250-2019",
            "pages 212-2310",
            "one, two, three, four",
            "the tag 5th Street",
            "A man at 210 Hall Street was arrested",
            "The vacant house at 212 Orchard Avenue will be boarded up.",
            "The boarded-up house at 212 Orchard Avenue is for sale",
            "The house at 212 Orchard Avenue has been vacant since May",
            "La casa abandonada en 212 Orchard Avenue",
            "a truck and 12 vans",
            "a boy of eleven",
            "Street Lighting, 12 lamps",
            "Mill Road School, 15 years old",
            "they looked at the dot on the map",
            "residents who live between 60 and 150 Orchard Avenue",
            "everybody living from 60 to 150 Orchard Avenue",
            "los que viven entre el 60 y el 150 Orchard Avenue",
        ] {
            assert_eq!(find_in(text), [], "{text}");
        }
    }

    #[test]
    fn a_link_that_shows_it_is_reported_once() {
        let mut shown = Shown::default();
        let body = "[call](tel:+17045550123) <dana@mail.example> [mail](mailto:sam%40mail.example)";
        crate::text::markdown::facts::gather_shown(body, 0, &mut shown, crate::text::markdown::facts::Searched::NotYet);
        let found: Vec<(PrivateKind, String)> = find(&shown).into_iter().map(|fact| (fact.kind, fact.text)).collect();
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[1], (PrivateKind::Email, "dana@mail.example".into()));
    }
}
