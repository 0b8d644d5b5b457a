//! Spanish as if written first: one word for one thing, agreement with names whose gender a site chooses, and nothing
//! in English on a page in Spanish that does not say so.

use crate::support::html::{Piece, VOID, well_formed};
use crate::support::sites::{LARKMOOR, RENAMED};
use crate::support::words::{literal, messages};
use crate::support::{Built, Content, options, page_alone, pages_alone, project};
use std::collections::BTreeMap;

/// Words of English that are none of Spanish, and that hardly any sentence does without.
const ENGLISH: [&str; 32] = [
    "the", "and", "of", "with", "was", "were", "from", "this", "that", "these", "those", "are", "have", "has", "been",
    "will", "would", "for", "at", "by", "their", "they", "which", "what", "who", "when", "not", "but", "said", "its",
    "your", "our",
];

/// Names that are the same in every language: of a standard, and of a business in minutes written in Spanish.
const NAMES: [&str; 2] = ["CSV on the Web", "Light and Power"];

fn spanish() -> BTreeMap<String, Vec<String>> {
    let file = project("themes/civic/languages/es.ftl");
    messages(&std::fs::read_to_string(file).expect("the theme has this language"))
}

/// What a page says in a language, without its head and its drawings.
fn said_in(page: &str, wanted: &str) -> Vec<String> {
    let mut open: Vec<(String, String)> = Vec::new();
    let mut said = Vec::new();
    for piece in well_formed(page).expect("a page that can be read") {
        match piece {
            Piece::Open(tag) if !VOID.contains(&tag.name.as_str()) => {
                let outer = open.last().map_or(String::new(), |(_, language)| language.clone());
                let translated = tag.get("translate") == Some("no");
                let own = if translated { "zxx".to_owned() } else { tag.get("lang").map_or(outer, str::to_owned) };
                open.push((tag.name, own));
            }
            Piece::Open(_) => {}
            Piece::Close(_) => {
                open.pop();
            }
            Piece::Text(text) => {
                let is_read = !open.iter().any(|(name, _)| ["head", "script", "svg", "code"].contains(&name.as_str()));
                if is_read && open.last().is_some_and(|(_, language)| language == wanted) {
                    said.push(text);
                }
            }
        }
    }
    said
}

fn english_in(text: &str) -> Option<&'static str> {
    let text = NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
    // Addresses, and codes of data, which are quoted.
    let (mut rest, mut quoted) = (String::new(), false);
    for word in text.split_whitespace().filter(|word| !word.contains('/')) {
        quoted |= word.contains('«');
        if !quoted {
            rest.push_str(word);
            rest.push(' ');
        }
        quoted &= !word.contains('»');
    }
    let text = rest;
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '\'').collect();
    ENGLISH.into_iter().find(|english| {
        words.iter().any(|word| word == english || (word.len() > 2 && word.eq_ignore_ascii_case(english)))
    })
}

/// Sentences of pages in Spanish with a word of English in them, each once with its page.
fn english<'p>(pages: impl Iterator<Item = (&'p str, &'p str)>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (path, page) in pages.filter(|(path, _)| path.starts_with("es/")) {
        for text in said_in(page, "es") {
            if let Some(word) = english_in(&text) {
                found.entry(format!("{word}: {:.140}", text.trim())).or_insert_with(|| path.to_owned());
            }
        }
    }
    found
}

#[test]
fn a_page_in_spanish_says_of_each_word_in_english_that_it_is() {
    assert_eq!(english(LARKMOOR.pages()), BTreeMap::new());
}

#[test]
fn a_title_in_english_has_a_sign_and_the_page_says_what_it_means() {
    let home = LARKMOOR.page("es/");
    assert!(
        home.contains("<span class=\"sign\" translate=\"no\">EN</span> Así se marca")
            && home.contains("\" lang=\"en\">")
    );
    assert!(!LARKMOOR.page("es/scoreboard/").contains("class=\"sign\""), "a page without such titles has none");
    assert!(!LARKMOOR.page("").contains("class=\"sign\" translate=\"no\">EN"), "in its own language nothing is marked");
    let css = std::fs::read_to_string(project("themes/civic/static/site.css")).expect("the theme's stylesheet");
    assert!(css.contains("content: attr(lang)"));
}

#[test]
fn names_have_the_form_of_the_page_or_say_which_language_they_are_in() {
    let area = LARKMOOR.page("es/divisions/harbor/harbor-2/");
    assert!(area.contains("<h1>Área de respuesta 2, División Harbor</h1>"), "a number needs no translation");
    assert!(area.contains("<strong>Reuniones vecinales de Larkmoor</strong>"));
    let untold = Content::of_project();
    let settings = untold.text("site.yaml").replace("titles: {es: \"Reuniones vecinales de Larkmoor\"}\n", "");
    let division = untold.text("divisions/westfield.md").replace("name_es: Westfield\n", "");
    let prepared = untold.with("site.yaml", &settings).with("divisions/westfield.md", &division).prepare(&options());
    let page = page_alone(&prepared, "es/divisions/westfield/");
    assert!(page.contains("<h1>División <span lang=\"en\">Westfield</span></h1>"));
    assert!(page.contains("<strong><span lang=\"en\">Larkmoor community huddles</span></strong>"));
    assert!(!page_alone(&prepared, "divisions/westfield/").contains("<span lang=\"en\">"));
    let (_, spoken) = prepared.voices().find(|(speech, _)| &*speech.language == "es").expect("Spanish");
    assert_eq!(spoken.without_form(), (2, &["Larkmoor community huddles".to_owned(), "Westfield".to_owned()][..]));
}

/// A site whose levels have other names and genders.
fn with_terms(huddle: &str, area: &str, division: &str, commitment: &str) -> Built {
    let renamed = Content::of_test_site("renamed");
    let settings = renamed.text("site.yaml");
    let settings = settings
        .replace("es: [Junta de ronda, Juntas de ronda]", &format!("es: [{huddle}]"))
        .replace("es: [Ronda, Rondas]", &format!("es: [{area}]"))
        .replace("es: [Distrito, Distritos]", &format!("es: [{division}]"))
        .replace("es: [Encargo, Encargos]", &format!("es: [{commitment}]"));
    renamed.with("site.yaml", &settings).build()
}

fn all_said(built: &Built) -> String {
    built.pages().flat_map(|(_, page)| said_in(page, "es")).map(|text| text + "\n").collect()
}

#[test]
fn sentences_agree_with_the_gender_of_the_names_that_a_site_gives_its_levels() {
    let own = all_said(&RENAMED);
    let masculine =
        all_said(&with_terms("Encuentro, Encuentros", "Sector, Sectores", "Zona, Zonas", "Promesa, Promesas"));
    let told = all_said(&with_terms("Base, Bases, f", "Parte, Partes, f", "Base, Bases, m", "Encargo, Encargos"));
    for (said, words) in [
        (
            &own,
            ["Próxima junta de ronda", "Última junta de ronda", "Esta ronda ya no existe", "Encargos ya concluidos"],
        ),
        (&masculine, ["Próximo encuentro", "Último encuentro", "Este sector ya no existe", "Promesas ya concluidas"]),
        (&told, ["Próxima base", "Última base", "Esta parte ya no existe", "Este base ya no existe"]),
    ] {
        for word in words {
            assert!(said.contains(word), "nothing says {word:?}");
        }
    }
    assert!(!own.contains("Próximo junta") && !masculine.contains("Próxima encuentro"));
}

#[test]
fn the_words_contract_repeat_nothing_and_keep_to_one_word_for_one_thing() {
    /// With the word that is used in its place.
    const INSTEAD: [(&str, &str); 9] = [
        ("barrio", "vecindario"),
        ("barrios", "vecindarios"),
        ("vencimiento", "plazo"),
        ("retraso de", "plazo vencido"),
        ("tabla de resultados", "Balance"),
        ("ordenador", "computadora"),
        ("clic", "elija"),
        ("email", "correo electrónico"),
        ("promesas", "{ $commitments }"),
    ];
    const TWICE: [&str; 13] = ["el", "la", "los", "las", "de", "del", "en", "que", "y", "un", "una", "su", "se"];
    /// Of people who are addressed as `tú`.
    const FAMILIAR: [&str; 9] = ["tu", "tus", "tú", "te", "contigo", "puedes", "quieres", "tienes", "haz"];
    let mut wrong = Vec::new();
    for (id, lines) in spanish().iter().filter(|(id, _)| !id.starts_with("gender_") && *id != "find_short_forms") {
        for line in lines {
            let text = literal(line).to_lowercase();
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let pair = |one: &str, two: &str| text.contains(&format!(" {one} {two} "));
            if pair("de", "el") || pair("a", "el") || pair("y", "i") || TWICE.iter().any(|word| pair(word, word)) {
                wrong.push(format!("{id}: {text}"));
            }
            let familiar = FAMILIAR.iter().find(|word| words.contains(*word));
            let other =
                INSTEAD.iter().find(|(word, _)| format!(" {} ", words.join(" ")).contains(&format!(" {word} ")));
            wrong.extend(familiar.map(|word| format!("{id} says {word:?}, and readers are usted")));
            wrong.extend(other.map(|(word, instead)| format!("{id} says {word:?} for {instead:?}")));
            let count = |sign: char| text.matches(sign).count();
            if count('«') != count('»')
                || count('¿') != count('?')
                || count('¡') != count('!')
                || text.contains(['“', '”'])
            {
                wrong.push(format!("{id}: signs that do not fit each other: {text}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn each_of_these_notices_what_it_is_for() {
    let planted = |content: &str| {
        let template =
            format!("{{% extends \"civic/page.html\" %}}{{% block content %}}{content}{{% endblock content %}}");
        let pages =
            pages_alone(&Content::of_project().with("theme/templates/page.html", &template).prepare(&options()));
        english(pages.iter().map(|(path, page)| (path.as_str(), page.as_str())))
    };
    assert!(!planted("<p>Lea <b>the</b> acta</p>").is_empty());
    assert!(planted("<p>Lea <b lang=\"en\">the minutes</b></p>").is_empty());
}
