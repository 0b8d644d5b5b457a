//! Characters of UTF-8 that were read in an older encoding and kept so: `â€™` for `’`, `Ã±` for `ñ`. What was meant is
//! found by going the way back. What a language may write, such as `MANHÃ”` at the end of a quotation, is not taken for
//! it.

use std::ops::Range;

/// The characters of the bytes from 128 to 191, which follow the first byte of a character: Windows-1252, Mac OS Roman,
/// and code pages 437 and 850. What Windows-1252 leaves open is a control character.
const WINDOWS: &str =
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿";
const MACINTOSH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø";
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐";
const DOS_LATIN: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐";

/// How a character begins that was read wrongly: with what, in which encoding, its first byte, and how many there are.
const BEGINNINGS: [(char, &str, u8, usize); 14] = [
    ('Â', WINDOWS, 0xC2, 2),
    ('Ã', WINDOWS, 0xC3, 2),
    ('â', WINDOWS, 0xE2, 3),
    ('ð', WINDOWS, 0xF0, 4),
    ('¬', MACINTOSH, 0xC2, 2),
    ('√', MACINTOSH, 0xC3, 2),
    ('‚', MACINTOSH, 0xE2, 3),
    ('┬', DOS, 0xC2, 2),
    ('├', DOS, 0xC3, 2),
    ('Γ', DOS, 0xE2, 3),
    ('┬', DOS_LATIN, 0xC2, 2),
    ('├', DOS_LATIN, 0xC3, 2),
    ('Ô', DOS_LATIN, 0xE2, 3),
    ('\u{AD}', DOS_LATIN, 0xF0, 4),
];

/// Where a text was read wrongly, and what was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Bytes of the text.
    pub place: Range<usize>,
    /// What stood there before it was read in the older encoding.
    pub meant: String,
}

/// All such places, in their order. Those that follow one another are one.
pub fn find(text: &str) -> Vec<Misread> {
    let mut found: Vec<Misread> = Vec::new();
    let mut at = 0;
    while let Some(ahead) = text[at..].bytes().position(|byte| !byte.is_ascii()) {
        at += ahead;
        let first = text[at..].chars().next().map_or(1, char::len_utf8);
        let Some((length, meant)) = character(text, at) else {
            at += first;
            continue;
        };
        match found.last_mut().filter(|last| last.place.end == at) {
            Some(last) => {
                last.place.end += length;
                last.meant.push(meant);
            }
            None => found.push(Misread { place: at..at + length, meant: meant.into() }),
        }
        at += length;
    }
    // It may have happened twice.
    found.iter_mut().for_each(|one| one.meant = mended(&one.meant));
    found
}

/// The text as it was meant.
pub fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for one in find(text) {
        mended.push_str(&text[from..one.place.start]);
        mended.push_str(&one.meant);
        from = one.place.end;
    }
    mended + &text[from..]
}

/// The character that begins at `at` and was read wrongly: how many bytes it takes, and what was meant.
fn character(text: &str, at: usize) -> Option<(usize, char)> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let before = text[..at].chars().next_back();
    let beginnings = BEGINNINGS.iter().filter(|(beginning, ..)| *beginning == first);
    let read = beginnings.filter_map(|(_, encoding, byte, count)| {
        let written: Vec<char> = rest.chars().take(*count).collect();
        let meant = character_of(encoding, *byte, &written).filter(|meant| is_likely(*meant))?;
        let length = written.iter().map(|c| c.len_utf8()).sum();
        let after = rest[length..].chars().next();
        let is_surely = match (*encoding == WINDOWS, count) {
            (true, 2) => !ends_a_word(before, written[1], after),
            (true, 3) => written[1] == '€' || !before.is_some_and(char::is_alphabetic),
            (false, 2) => [before, after].into_iter().flatten().any(|beside| beside.is_ascii_alphabetic()),
            _ => true,
        };
        is_surely.then_some((length, meant))
    });
    read.into_iter().next().or_else(|| quotation(rest))
}

fn character_of(encoding: &str, first: u8, written: &[char]) -> Option<char> {
    let rest = written[1..].iter().map(|c| encoding.chars().position(|known| known == *c).map(|at| 0x80 + at as u8));
    let bytes: Vec<u8> = std::iter::once(Some(first)).chain(rest).collect::<Option<_>>()?;
    std::str::from_utf8(&bytes).ok()?.chars().next()
}

/// What minutes hold beside ASCII: letters of western Europe, punctuation, arrows, bullets and small pictures.
fn is_likely(meant: char) -> bool {
    matches!(
        meant,
        '\u{A0}'..='\u{FF}'
            | '\u{2010}'..='\u{203A}'
            | '€'
            | '™'
            | '\u{2190}'..='\u{21FF}'
            | '\u{2500}'..='\u{27BF}'
            | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// Whether `Ã` or `Â` is the last capital letter of a word, with what closes a quotation or a sentence behind it.
fn ends_a_word(before: Option<char>, next: char, after: Option<char>) -> bool {
    before.is_some_and(char::is_uppercase)
        && !after.is_some_and(char::is_alphabetic)
        && matches!(next, '”' | '’' | '»' | '›' | '…' | '–' | '—' | '\u{A0}')
}

/// `â€` without its last character, which many programs drop or make a straight one: a closing quotation mark or a
/// dash.
fn quotation(rest: &str) -> Option<(usize, char)> {
    let beginning = "â€";
    let rest = rest.strip_prefix(beginning)?;
    Some(if rest.starts_with('"') { (beginning.len() + 1, '–') } else { (beginning.len(), '”') })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_in_another_encoding_is_read_again() {
        for (text, meant) in [
            ("The clerkâ€™s office â€“ closed", "The clerk’s office – closed"),
            ("â€œMore lightsâ€\u{9D}, â€˜nowâ€™ â€” all", "“More lights”, ‘now’ — all"),
            ("â€œMore lightsâ€ and MayÂ\u{A0}5", "“More lights” and May\u{A0}5"),
            ("5 â€\" 7 people", "5 – 7 people"),
            (
                "La señora: niÃ±os, reuniÃ³n, aquÃ\u{AD}, Â¿quiÃ©n? Â¡Ya!",
                "La señora: niños, reunión, aquí, ¿quién? ¡Ya!",
            ),
            ("EDUCACIÃ“N, MUÃ‘OZ, Ãšltimo", "EDUCACIÓN, MUÑOZ, Último"),
            ("clerkÃ¢â‚¬â„¢s cafÃƒÂ©", "clerk’s café"),
            ("Caf√© ‚Äì ni√±os ‚Äúhere‚Äù", "Café – niños “here”"),
            ("clerkΓÇÖs Caf├⌐ ni├▒os", "clerk’s Café niños"),
            ("clerkÔÇÖs Caf├® reuni├│n", "clerk’s Café reunión"),
            ("â€¢ Lights â†’ 5th Street ðŸ™‚ 70Â°F, Â½ price", "• Lights → 5th Street 🙂 70°F, ½ price"),
        ] {
            assert_eq!(mended(text), meant, "{text}");
        }
    }

    #[test]
    fn what_languages_write_is_left_alone() {
        for text in [
            "niños, reunión, ¿quién? “Sí” – ‘no’ — 5 € • 70 °F…",
            "“AMANHÃ” e «MAÇû, AMANHÃ…",
            "CÂMARA, SÃO PAULO, ÂNGELA, âge, château, dîner, Þórr, ðegn",
            "câ”, “mâ”… quâ’",
            "√π, √2 and ¬a; Γειά, Ôter",
            "├── src\n│   ├─┬ text\n└── end ┬┬",
            "警察 пример",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
