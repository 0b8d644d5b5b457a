//! Texts in another language than their files: pages say the language to programs that read aloud, and to translators.

use super::Checked;
use crate::diagnostics::{Code, Diag, Help, Place};
use crate::record::model::{Body, Language, SourceIndex};
use crate::record::parse::tree::Step::Key;
use crate::text::fold;
use crate::text::source::Span;

/// How many words of a text are looked at, and how many tell nothing.
const MOST: usize = 200;
const FEWEST: usize = 20;

/// Words that most sentences of a language have one of, and those of the others do not.
const FREQUENT: [(&str, &str, &[&str]); 2] = [
    (
        "en",
        "English",
        &[
            "the", "and", "of", "to", "is", "was", "were", "that", "for", "with", "on", "at", "by", "they", "have",
            "has", "had", "not", "be", "are", "this", "from", "will", "about", "which", "it", "we",
        ],
    ),
    (
        "es",
        "Spanish",
        &[
            "el", "la", "los", "las", "de", "del", "que", "y", "en", "un", "una", "por", "para", "con", "se", "su",
            "fue", "son", "es", "esta", "como", "pero", "lo", "al", "ha", "han", "hay",
        ],
    ),
];

/// Words of Spanish that its neighbors (Catalan, French, Galician, Italian, Portuguese) do not have, or hardly.
const SPANISH_ALONE: [&str; 4] = ["el", "los", "las", "y"];

/// How many of those, out of a hundred words.
const ALONE: usize = 3;

/// The language that most of a text's first words are of, with its name; `None` where that is not clear.
fn spoken(text: &str) -> Option<(&'static str, &'static str)> {
    let beginning: String = text.chars().take(MOST * 12).collect();
    let folded = fold::fold(&beginning);
    let words: Vec<&str> = fold::plain_words(&folded).take(MOST).collect();
    let share = |list: &[&str]| words.iter().filter(|word| list.contains(word)).count() * 100 / words.len().max(1);
    let [one, two] = FREQUENT.map(|(.., list)| share(list));
    let (most, other, at) = if one >= two { (one, two, 0) } else { (two, one, 1) };
    let (tag, name, _) = FREQUENT[at];
    let is_clear = words.len() >= FEWEST && most >= 15 && other <= 4;
    let is_alone = tag != "es" || share(&SPANISH_ALONE) >= ALONE;
    (is_clear && is_alone).then_some((tag, name))
}

/// Reports such texts of huddles, updates, pages and divisions, and of their translations; not of adopted files.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let site = checked.site;
    let huddles = site.huddles.iter().map(|huddle| (&huddle.body, &huddle.language));
    let updates = site.updates.iter().map(|update| (&update.body, &update.language));
    let pages = site.pages.iter().map(|page| (&page.body, &page.language));
    let divisions = site.divisions.iter().filter_map(|division| Some((division.body.as_ref()?, &division.language)));
    for (body, language) in huddles.chain(updates).chain(pages).chain(divisions) {
        diags.extend(original(checked, body, language));
        let text = |source: SourceIndex, span: Span| site.source(source).text[span.start..span.end].trim();
        let own = text(body.source, body.span);
        // One that is still the original is reported as that.
        let translations = body.translations.iter().filter(|(_, source, span)| text(*source, *span) != own);
        diags.extend(translations.filter_map(|(language, source, span)| {
            let (message, place, _) = found(checked, (*source, *span), language)?;
            let help =
                "translate it, or delete the file until then: the site says itself where a translation is missing";
            Some(Diag::new(Code::TranslationMismatch, place, message, help).as_warning())
        }));
    }
}

fn original(checked: &Checked<'_>, body: &Body, language: &Language) -> Option<Diag> {
    let (message, place, tag) = found(checked, (body.source, body.span), language)?;
    let fields = checked.fields(body.source);
    let typed = match fields.is_there(&[Key("language")]) {
        true => fields.write(&[Key("language")], tag),
        false => fields.add(&[], &format!("language: {tag}")),
    };
    let help = Help::typed("say which language the file is in: ", typed);
    Some(Diag::new(Code::TranslationMismatch, place, message, help).as_warning())
}

/// What is said of a text in another language than its file's, where, and the tag of that language.
fn found(
    checked: &Checked<'_>,
    (source, span): (SourceIndex, Span),
    language: &str,
) -> Option<(String, Place, &'static str)> {
    let file = checked.site.source(source);
    let text = &file.text[span.start..span.end];
    let (tag, name) = spoken(text).filter(|(tag, _)| language.split('-').next() != Some(tag))?;
    if checked.facts[source.position()].adopted {
        return None;
    }
    let start = span.start + (text.len() - text.trim_start().len());
    let end = start + file.text[start..span.end].find('\n').unwrap_or(span.end - start);
    let message = format!("the text is in {name}, and the language of the file is \"{language}\"");
    Some((message, Place::new(file, Span::new(start, end)), tag))
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn neighbors_of_spanish_are_not_taken_for_it() {
        let french = "La capitaine a ouvert la réunion et a dit que les lampes de la rue Hall ont été réparées en mai. \
            Les voisins ont demandé une autre visite au passage de l'école, qui est sombre la nuit.";
        let italian = "Il capitano ha aperto la riunione e ha detto che le luci di via Hall sono state riparate a maggio. \
            I vicini hanno chiesto un'altra visita al passaggio della scuola, che resta buio la sera.";
        let portuguese = "A capitã abriu a reunião e disse que as luzes da rua Hall foram reparadas em maio. Os vizinhos \
            pediram outra visita à passagem da escola, que continua escura à noite.";
        let catalan = "La capitana va obrir la reunió i va dir que els llums del carrer Hall es van reparar el maig. Els \
            veïns van demanar una altra visita al pas de l'escola, que és fosc a la nit.";
        for text in [french, italian, portuguese, catalan] {
            assert_eq!(spoken(text), None, "{text}");
        }
    }

    #[test]
    fn a_language_is_known_by_its_frequent_words() {
        let english = "The captain opened the meeting and said that the lights on Hall Street were repaired in May. \
            Neighbors asked for a second look at the crossing by the school.";
        let spanish = "La capitana abrió la reunión y dijo que las luces de la calle Hall se repararon en mayo. Los \
            vecinos pidieron otra visita al cruce de la escuela, que sigue oscuro por la noche.";
        assert_eq!(spoken(english).map(|(tag, _)| tag), Some("en"));
        assert_eq!(spoken(spanish).map(|(tag, _)| tag), Some("es"));
        assert_eq!(spoken(&format!("{english} {spanish}")), None, "both");
        assert_eq!(spoken("The lights were repaired."), None, "too short");
        assert_eq!(spoken(&"Harbor Side 5th Street 21:00 ".repeat(20)), None, "names and numbers");
    }
}
