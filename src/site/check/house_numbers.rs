//! House numbers of places to meet whose digits changed places: 210 Hall Street last time, 120 Hall Street now.

use super::Checked;
use crate::diagnostics::{Code, Diag, Help};
use crate::record::model::{DivisionIndex, Huddle, Location};
use crate::record::parse::decode::plain_or_quoted;
use crate::record::parse::tree::Step::Key;
use crate::text::fold;
use std::collections::HashMap;

/// Reports a place of a division with the name of the one before and nearly its address. Huddles are in the order of
/// their dates.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let mut known: HashMap<(DivisionIndex, String), (&Huddle, &str)> = HashMap::new();
    for huddle in &checked.site.huddles {
        let Some(Location { name, address, .. }) = &huddle.location else { continue };
        if name.is_empty() || address.is_empty() || checked.facts[huddle.source.position()].adopted {
            continue;
        }
        let before = known.insert((huddle.division, fold::key(name)), (huddle, address));
        let Some((earlier, other)) = before.filter(|(_, other)| is_exchanged(address, other)) else { continue };
        let fields = checked.fields(huddle.source);
        let path = [Key("location"), Key("address")];
        let message = format!("\"{name}\" is at \"{address}\" here, and was at \"{other}\" in {}", earlier.id);
        let help = Help::typed("if it was right then, write ", fields.write(&path, &plain_or_quoted(other)))
            .and("; if it is right now, correct it there");
        diags.push(Diag::new(Code::Contradiction, fields.place(&path), message, help).as_warning());
    }
}

/// Whether two addresses are the same but for the order of the digits of the number that they begin with.
fn is_exchanged(one: &str, other: &str) -> bool {
    let split = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let mut digits: Vec<u8> = text.as_bytes()[..end].to_vec();
        digits.sort_unstable();
        (digits, fold::words(&text[end..]), text[..end].to_owned())
    };
    let ((one, street, number), (other, other_street, other_number)) = (split(one), split(other));
    number != other_number && one.len() > 1 && one == other && street == other_street && !street.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_exchanged;

    #[test]
    fn digits_are_exchanged_or_others() {
        assert!(is_exchanged("120 Hall Street", "210 Hall Street"));
        for (one, other) in [
            ("210 Hall Street", "210 Hall Street"),
            ("211 Hall Street", "210 Hall Street"),
            ("120 Hall Street", "210 Mill Road"),
            ("Hall Street", "210 Hall Street"),
        ] {
            assert!(!is_exchanged(one, other), "{one} {other}");
        }
    }
}
