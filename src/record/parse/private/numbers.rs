//! Numbers that are known by their own check digits, whatever stands beside them: payment cards (ISO/IEC 7812),
//! vehicle identification numbers (49 CFR 565), international bank accounts (ISO 13616).

use super::fact::PrivateKind;

/// Each such number: what, and where in the text it begins and ends.
pub(super) fn find(text: &str) -> Vec<(PrivateKind, usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let is_whole =
            || !text[..at].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric);
        let one = if bytes[at..end].iter().all(u8::is_ascii_lowercase) || !is_whole() {
            None
        } else if bytes[at].is_ascii_digit() {
            card(bytes, at)
                .map(|end| (PrivateKind::Card, end))
                .or_else(|| is_vehicle(&bytes[at..end]).then_some((PrivateKind::Vehicle, end)))
        } else {
            account(bytes, at)
                .map(|end| (PrivateKind::Account, end))
                .or_else(|| is_vehicle(&bytes[at..end]).then_some((PrivateKind::Vehicle, end)))
        };
        found.extend(one.map(|(kind, end)| (kind, at, end)));
        at = one.map_or(end, |(_, end)| end);
    }
    found
}

/// Where the number of a payment card ends that begins at `start`: digits in groups of four to six, one sign between
/// them, or in one.
fn card(bytes: &[u8], start: usize) -> Option<usize> {
    // What goes on from another number is a part of it.
    let before = bytes[..start].last();
    if matches!(before, Some(b'-' | b'.' | b'$')) {
        return None;
    }
    let mut digits = Vec::with_capacity(20);
    let mut groups = vec![0];
    let (mut at, mut end) = (start, start);
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            digits.push(byte - b'0');
            *groups.last_mut()? += 1;
            at += 1;
            end = at;
            if digits.len() > 19 {
                return None;
            }
        } else if matches!(byte, b' ' | b'-' | b'.' | b'/' | b'_' | b',') && !digits.is_empty() && groups.len() < 9 {
            // `, ` and ` - ` too.
            let width = bytes[at..].iter().take(3).take_while(|byte| b" -./_,".contains(*byte)).count();
            if !bytes.get(at + width).is_some_and(u8::is_ascii_digit) {
                break;
            }
            // A whole card is followed by something else: "…1111, 4012 …".
            if digits.len() >= 15 && is_card(&digits) && groups.len() > 2 {
                break;
            }
            groups.push(0);
            at += width;
        } else {
            break;
        }
    }
    if bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let is_grouped = match groups[..] {
        [_] => true,
        [4, 6, 4 | 5] | [8, 8] | [4, 4, 4, ..] => true,
        _ => groups.len() >= 6 && groups.iter().all(|group| *group == groups[0]),
    };
    (is_grouped && is_card(&digits)).then_some(end)
}

/// Whether digits begin as those of an issuer of cards, and their last one is right (ISO/IEC 7812-1, annex B).
fn is_card(digits: &[u8]) -> bool {
    let beginning = |length: usize| digits.iter().take(length).fold(0_u32, |sum, digit| sum * 10 + u32::from(*digit));
    let is_issued = match beginning(2) {
        34 | 37 => digits.len() == 15,
        30 | 36 | 38 | 39 => digits.len() == 14,
        35 | 51..=55 => digits.len() == 16,
        22..=27 => digits.len() == 16 && (2221..=2720).contains(&beginning(4)),
        40..=49 => matches!(digits.len(), 13 | 16 | 19),
        50 | 56..=69 => (16..=19).contains(&digits.len()),
        _ => false,
    };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match (at % 2, u32::from(*digit)) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    // Nothing but one digit is a blank form.
    is_issued && sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != digits[0])
}

/// Whether 17 letters and digits are the number of a vehicle, with the right check digit.
fn is_vehicle(bytes: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    const LETTERS: &[u8] = b"ABCDEFGH.JKLMN.P.R.STUVWXYZ";
    if bytes.len() != 17 || !bytes.iter().any(u8::is_ascii_digit) || !bytes.iter().any(u8::is_ascii_alphabetic) {
        return false;
    }
    // Letters count 1 to 9, in the rows of EBCDIC.
    let value = |byte: u8| match byte.to_ascii_uppercase() {
        digit @ b'0'..=b'9' => Some(u32::from(digit - b'0')),
        letter => LETTERS.iter().position(|known| *known == letter).map(|at| (at % 9 + 1) as u32),
    };
    let mut sum = 0;
    for (byte, weight) in bytes.iter().zip(WEIGHTS) {
        let Some(value) = value(*byte) else { return false };
        sum += value * weight;
    }
    let check = match sum % 11 {
        10 => b'X',
        digit => b'0' + digit as u8,
    };
    bytes[8].to_ascii_uppercase() == check
}

/// Where an international bank account ends that begins at `start`, with or without spaces.
fn account(bytes: &[u8], start: usize) -> Option<usize> {
    let head = bytes.get(start..start + 4)?;
    if !head[..2].iter().all(u8::is_ascii_uppercase) || !head[2..].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut signs = Vec::with_capacity(34);
    let mut at = start;
    let mut end = None;
    while let Some(byte) = bytes.get(at).filter(|_| signs.len() < 34) {
        if byte.is_ascii_digit() || byte.is_ascii_uppercase() {
            signs.push(*byte);
        } else if *byte != b' ' {
            break;
        }
        at += 1;
        let is_end = !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        if is_end && signs.len() >= 15 && bytes[at - 1] != b' ' && is_account(&signs) {
            end = Some(at);
        }
    }
    end
}

/// Whether the two check digits are right (ISO/IEC 7064, MOD 97-10).
fn is_account(signs: &[u8]) -> bool {
    let turned = signs[4..].iter().chain(&signs[..4]);
    let rest = turned.fold(0_u32, |rest, sign| match sign {
        b'0'..=b'9' => (rest * 10 + u32::from(sign - b'0')) % 97,
        _ => (rest * 100 + u32::from(sign - b'A') + 10) % 97,
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_check_digits_are_known() {
        for (text, kind, number) in [
            ("a 4111 1111 1111 1111.", PrivateKind::Card, "4111 1111 1111 1111"),
            ("378282246310005", PrivateKind::Card, "378282246310005"),
            ("3782 822463 10005", PrivateKind::Card, "3782 822463 10005"),
            ("3056 9309 0259 04", PrivateKind::Card, "3056 9309 0259 04"),
            ("4111.1111.1111.1111", PrivateKind::Card, "4111.1111.1111.1111"),
            ("41 11 11 11 11 11 11 11", PrivateKind::Card, "41 11 11 11 11 11 11 11"),
            ("VIN 1HGCM82633A004352,", PrivateKind::Vehicle, "1HGCM82633A004352"),
            ("1m8gdm9axkp042788", PrivateKind::Vehicle, "1m8gdm9axkp042788"),
            ("IBAN GB82 WEST 1234 5698 7654 32 was", PrivateKind::Account, "GB82 WEST 1234 5698 7654 32"),
            ("DE89370400440532013000", PrivateKind::Account, "DE89370400440532013000"),
        ] {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!((found[0].0, &text[found[0].1..found[0].2]), (kind, number));
        }
        let two = find("4111 1111 1111 1111, 4012 8888 8888 1881");
        assert_eq!(two.len(), 2, "{two:?}");
    }

    #[test]
    fn others_are_none() {
        for text in [
            "4111 1111 1111 1112",
            "4111-2222-3333-4444",
            "1HGCM82643A004352",
            "9400 1000 0000 0000 0000 00",
            "0000000000000000",
            "2026-05-07 18:00",
            "GB83 WEST 1234 5698 7654 32",
            "11111111111111111",
            "a-4111111111111111",
            "5000 to 6000",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
