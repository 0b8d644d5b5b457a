//! Marks for what is still to come into a text: `[TABLE GOES HERE]`, `<<photo>>`, `(add list)`, `names TK`, `aquí va la
//! tabla`.

use super::brackets::{Bracketed, bracketed};
use crate::text::pattern::of_words;
use regex::Regex;
use std::sync::LazyLock;

/// What people leave a place for.
const THING: &str = r"(?:tables?|photos?|photographs?|pictures?|pics?|images?|screenshots?|charts?|graphs?|graphics?|maps?|diagrams?|figures?|lists?|names?|numbers?|stats|statistics|totals?|logos?|signatures?|scans?|links?|flyers?|captions?|rosters?|quotes?|tablas?|fotos?|fotograf[ií]as?|im[aá]gen(?:es)?|gr[aá]fic[oa]s?|mapas?|listas?|nombres?|n[uú]meros?|cifras?|datos|enlaces?|cuadros?|firmas?|planos?)";

/// Words between brackets of every kind.
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    let word = r"[A-Za-z0-9À-ÿ'’&/-]+";
    of_words(&format!(
        r"(?ix)
        \b(?:goes|go|belongs?|comes|to\ go|will\ go|to\ be\ [a-z]+)\ (?:in\ )?here\b
        | ^(?:\W*{word}\ ){{0,8}}{THING}(?:\ {word}){{0,6}}\ here$
        | ^\W*(?:please\ )?(?:insert|add|put|paste|attach|fill\ in|drop\ in|insertar|agregar|añadir|poner|pegar|adjuntar|falta|faltan)
          (?:\ in)?(?:\ {word}){{0,4}}\ {THING}\b
        | ^(?:{word}\ ){{0,4}}{THING}(?:\ {word}){{0,5}},?\ (?:to\ (?:follow|come|be\ [a-z]+)|pending|tb[acd]|tk|coming(?:\ soon)?|pendientes?|por\ venir|aqu[ií])$
        | \baqu[ií]\ (?:va|van|ir[aá]n?|se\ pone|poner|falta)\b
        | \b(?:va|van|ir[aá]n?)\ aqu[ií]\b
        "
    ))
});

/// Square, pointed and curly brackets alone: a form's `[MAP]`, a mail's `[image: image.png]`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    of_words(concat!(
        r"^\s*(?:[A-Z0-9ÁÉÍÓÚÑ'’/&-]+ )*(?:TABLE|PHOTO|PICTURE|IMAGE|CHART|GRAPH|MAP|DIAGRAM|LIST|LOGO|SIGNATURE|FOTO|TABLA|MAPA|LISTA|IMAGEN|GR[AÁ]FIC[AO])S?(?: [A-Z0-9ÁÉÍÓÚÑ'’/&-]+)*\s*$",
        r"|^(?i:image|photo|foto|imagen|cid)(?:: ?[^\n]{1,80})?$",
        r"|^(?i:need|needs|missing|awaiting|waiting for|waiting on|still need) (?:[A-Za-z0-9À-ÿ'’-]+ ){0,3}(?i:tables?|photos?|pictures?|images?|charts?|maps?|lists?|names?|numbers?|figures?|logos?)\b",
    ))
});

/// Without brackets, words that say it all the same.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    let of_line = r"[ \t]*[.!*_:]*[ \t]*\r?$";
    of_words(&format!(
        r"(?mx)
        \b((?:[A-Z][A-Z'’]+\ ){{1,8}}(?:GOES|GO|BELONGS)\ HERE)\b
        | \b((?:INSERT|ADD|PUT|PASTE|ATTACH|(?:TABLE|PHOTO|PICTURE|MAP|LIST|CHART|FOTO|TABLA|MAPA|LISTA)S?)(?:\ [A-Z'’]+){{0,6}}\ (?:HERE|AQU[IÍ]))\b
        | ^[\ \t>*_-]*((?i:(?:[A-Za-zÀ-ÿ]+\ ){{0,5}}{THING}(?:\ [A-Za-z0-9À-ÿ'’]+){{0,6}}\ (?:goes|go|will\ go|to\ go|should\ go|belongs?)\ (?:in\ )?here)){of_line}
        | ^[\ \t>*_-]*((?i:(?:insert|add|put|paste|place|attach)\ [A-Za-z0-9À-ÿ\ '’]{{1,50}}\ here)){of_line}
        | \b((?i:aqu[ií]|acá)\ (?i:va|van|ir[aá]n?|poner|falta)\ (?i:la|el|los|las|una?|unos|unas)\ (?i:[A-Za-zÀ-ÿ]+\ ){{0,2}}(?i:{THING}))\b
        | \b((?i:la|el|los|las)\ (?i:{THING})(?:\ [A-Za-zÀ-ÿ]+){{0,5}}\ (?i:va|van|ir[aá]n?)\ (?i:aqu[ií]))(?:\W|$)
        "
    ))
});

/// What printers write for words that are to come.
static TO_COME: LazyLock<Regex> = LazyLock::new(|| {
    let things = "(?:names?|numbers?|dates?|figures?|photos?|quotes?|lists?|tables?|totals?|details|counts?|times?|places?|links?|address)";
    of_words(&format!(
        r"(?m)\b(TK ?TK)\b|\b{things} (TK)\b|\b(TK) {things}\b|\$(TK)\b|^[ \t>*_-]*(TK)[ \t.*_]*\r?$|[\[(<]\s*(TK)\s*[\])>]"
    ))
});

/// The first mark, as bytes.
pub(super) fn first(text: &str) -> Option<(usize, usize)> {
    let inside = bracketed(text).find(is_mark).map(|found| (found.start, found.end));
    let of = |pattern: &Regex| {
        pattern.captures(text)?.iter().skip(1).flatten().next().map(|found| (found.start(), found.end()))
    };
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let bare = holds(&[" here", " HERE", " Here", "aqu", "Aqu", "AQU", "acá", "Acá"]).then(|| of(&BARE)).flatten();
    let to_come = holds(&["TK"]).then(|| of(&TO_COME)).flatten();
    inside.into_iter().chain(bare).chain(to_come).min()
}

/// Whether the words between brackets stand for what is to come.
pub(super) fn is_in(inner: &str) -> bool {
    INSIDE.is_match(inner.trim())
}

fn is_mark(found: &Bracketed<'_>) -> bool {
    let inner = found.inner.trim();
    // A question is one to a colleague.
    if inner.ends_with('?') || inner.contains("://") {
        return false;
    }
    let is_field = found.sign == b'{' && inner.split_whitespace().count() < 3;
    let is_doubled = found.is_doubled && (is_field || found.sign == b'<') && inner.len() > 2;
    let see = inner.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("see ")) || inner.starts_with("ver ");
    is_doubled || !see && (may_be(inner) && INSIDE.is_match(inner) || found.sign != b'(' && NAMED.is_match(inner))
}

/// A quick look: most words between brackets hold none of these.
fn may_be(inner: &str) -> bool {
    const PARTS: [&str; 24] = [
        "here",
        "aqu",
        "insert",
        "add",
        "put",
        "paste",
        "attach",
        "fill",
        "drop",
        "agrega",
        "añad",
        "poner",
        "pegar",
        "adjunt",
        "falta",
        "to follow",
        "to come",
        "to be",
        "pend",
        "tb",
        "tk",
        "coming",
        "por ",
        "acá",
    ];
    let small = inner.to_lowercase();
    PARTS.iter().any(|part| small.contains(part))
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn marks_for_what_is_to_come() {
        for (text, mark) in [
            ("<<TABLE FROM INSPECTOR GOES HERE>>", "<<TABLE FROM INSPECTOR GOES HERE>>"),
            ("Then: [TABLE FROM INSPECTOR GOES HERE]", "[TABLE FROM INSPECTOR GOES HERE]"),
            ("(table from the inspector goes here)", "(table from the inspector goes here)"),
            ("TABLE FROM INSPECTOR GOES HERE", "TABLE FROM INSPECTOR GOES HERE"),
            ("The list.\nThe table of the houses goes here.\n", "The table of the houses goes here"),
            ("See the INSERT TABLE HERE now.", "INSERT TABLE HERE"),
            ("---PHOTO HERE---", "PHOTO HERE"),
            ("[insert photo]", "[insert photo]"),
            ("(insert photo of the lot)", "(insert photo of the lot)"),
            ("Those who came (add list)", "(add list)"),
            ("Those who came (add the names of the owners)", "(add the names of the owners)"),
            ("[photo to follow]", "[photo to follow]"),
            ("(map of the route to come)", "(map of the route to come)"),
            ("{chart pending}", "{chart pending}"),
            ("[MAP]", "[MAP]"),
            ("<PHOTO OF THE LOT>", "<PHOTO OF THE LOT>"),
            ("[image: image001.png]", "[image: image001.png]"),
            ("[need names from Joan]", "[need names from Joan]"),
            ("{{figures}}", "{{figures}}"),
            ("Insert the map of the route here", "Insert the map of the route here"),
            ("Signed by (names TK).", "(names TK)"),
            ("Signed by names TK.", "TK"),
            ("[TK]", "TK"),
            ("It cost $TK.", "TK"),
            ("TK\n", "TK"),
            ("Aquí va la tabla", "Aquí va la tabla"),
            ("[AQUÍ VA LA FOTO]", "[AQUÍ VA LA FOTO]"),
            ("La tabla de las casas va aquí.", "La tabla de las casas va aquí"),
            ("(insertar la foto del lote)", "(insertar la foto del lote)"),
            ("(falta la lista)", "(falta la lista)"),
            ("[lista pendiente]", "[lista pendiente]"),
        ] {
            assert_eq!(first(text).map(|(start, end)| &text[start..end]), Some(mark), "{text}");
        }
    }

    #[test]
    fn the_plain_words_of_minutes_are_no_marks() {
        for text in [
            "The traffic goes here at noon.",
            "The list (see the list here) is long.",
            "[the table](../../media/table.pdf) and [a list][list]",
            "They asked to add names to the list.",
            "It goes here and there (and nobody came here).",
            "The map <https://larkmoor.example/map> is new.",
            "TK: We said so. AB and TK agreed.",
            "(by phone) (photo by Dana) (figure 3) (12 names)",
            "He put the list here on the table, and left.",
            "Aquí va mucha gente a la escuela.",
            "a [sic] and [redacted] and [Ruiz]: Aye",
            "The owner (name withheld) came.",
        ] {
            assert_eq!(first(text).map(|(start, end)| &text[start..end]), None, "{text}");
        }
    }
}
