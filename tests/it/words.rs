//! Words: a site that renames its levels shows no default name anywhere, a language is one file, and no word of the
//! interface stands in a template or in the program.

use crate::support::sites::RENAMED;
use crate::support::words::{
    Saying, foreign, foreign_messages, foreign_record, literal, messages, plain_words, sayings,
};
use crate::support::{Built, Content, project};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The seven names of levels that a site may change.
const TERMS: [&str; 7] = ["huddle", "division", "area", "commitment", "concern", "report", "update"];

fn strings(language: &str) -> String {
    std::fs::read_to_string(project("themes/civic/languages").join(format!("{language}.ftl")))
        .expect("the theme has this language")
}

/// The default names of the levels in every language of the theme: one and many, in lower case.
static DEFAULTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let of = |language: &str| {
        let all = messages(&strings(language));
        TERMS
            .iter()
            .flat_map(|term| {
                ["one", "many"].map(|number| all[&format!("term_{term}_{number}")].join(" ").to_lowercase())
            })
            .collect::<Vec<_>>()
    };
    ["en", "es"].into_iter().flat_map(of).collect()
});

/// The default name in a text, where it is a word of its own.
fn default_name(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let whole = |at: usize, word: &str| {
        !lower[..at].chars().next_back().is_some_and(char::is_alphabetic)
            && !lower[at + word.len()..].chars().next().is_some_and(char::is_alphabetic)
    };
    DEFAULTS.iter().find(|word| lower.match_indices(word.as_str()).any(|(at, found)| whole(at, found))).cloned()
}

/// Where a default name is still read, once for each text.
fn default_names(built: &Built) -> Vec<String> {
    let mut found = BTreeMap::new();
    for Saying { path, words, .. } in sayings(built) {
        if let Some(word) = default_name(&words) {
            found.entry((word, words)).or_insert(path);
        }
    }
    found.into_iter().map(|((word, words), path)| format!("{path}: {word:?} in {words:.160?}")).collect()
}

fn renamed() -> Content {
    Content::of_test_site("renamed")
}

#[test]
fn a_site_that_renames_its_levels_and_has_spanish_first_shows_no_default_name_in_any_file() {
    let built = &*RENAMED;
    assert!(built.page("").contains("<html lang=\"es\">") && built.page("en/").contains("<html lang=\"en\">"));
    assert_eq!(default_names(built), Vec::<String>::new());
    let said: String = sayings(built).into_iter().map(|saying| saying.words + "\n").collect();
    for own in [
        "Distritos",
        "Rondas",
        "Juntas de ronda",
        "Encargos",
        "Quejas",
        "Aviso",
        "Boletín",
        "Districts",
        "Beats",
        "Beat meetings",
        "Pledges",
        "Worries",
        "Answer",
        "Bulletin",
    ] {
        assert!(said.contains(own), "{own} is nowhere");
    }
}

#[test]
fn a_default_name_is_found_wherever_it_stands() {
    let planted = |content: &str| {
        let template =
            format!("{{% extends \"civic/page.html\" %}}{{% block content %}}{content}{{% endblock content %}}");
        default_names(&renamed().with("theme/templates/page.html", &template).build())
    };
    let noticed = [
        ("<p>Each division</p>", "Each division"),
        ("<p>Un <b>área</b> de <i>respuesta</i></p>", "Un área de respuesta"),
        ("<p aria-label=\"Huddles\">x</p>", "Huddles"),
        ("<p title=\"Una inquietud\">x</p>", "Una inquietud"),
        ("<p data-none=\"No commitments\">x</p>", "No commitments"),
        ("<img src=\"x.png\" alt=\"A report\" width=\"1\" height=\"1\">", "A report"),
        ("<p lang=\"en\">Updates</p>", "Updates"),
    ];
    let found = planted(&noticed.map(|(content, _)| content).concat());
    for (content, words) in noticed {
        assert!(
            found.iter().any(|line| line.ends_with(&format!(" in {words:?}"))),
            "{content} was not noticed: {found:?}"
        );
    }
    assert_eq!(
        planted("<p>x</p><p>Subdivisions <a href=\"../huddles/\">x</a></p>"),
        Vec::<String>::new(),
        "a part of a word, and an address, are no default name"
    );
    let built = renamed().with("theme/languages/en.ftl", "skip = Skip to the huddle\n").build();
    assert!(!default_names(&built).is_empty());
}

#[test]
fn no_message_holds_a_default_name() {
    for language in ["en", "es"] {
        let all = messages(&strings(language));
        assert!(all.len() > 200);
        let wrong: Vec<String> = all
            .iter()
            .filter(|(id, _)| !id.starts_with("term_"))
            .filter_map(|(id, lines)| {
                Some(format!(
                    "{language}: {id} says {:?}",
                    default_name(&lines.iter().map(|line| literal(line)).collect::<Vec<_>>().join(" "))?
                ))
            })
            .collect();
        assert_eq!(wrong, Vec::<String>::new());
    }
}

#[test]
fn every_language_of_the_theme_has_the_same_messages_with_the_same_arguments() {
    let arguments = |lines: &[String]| -> BTreeSet<String> {
        let all = lines.join("\n");
        let names = all
            .split('$')
            .skip(1)
            .map(|part| part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>());
        names
            .filter(|name| {
                !TERMS.iter().any(|term| *name == format!("{term}_gender"))
                    && !TERMS
                        .iter()
                        .any(|term| name.to_lowercase().strip_suffix('s').unwrap_or(&name.to_lowercase()) == *term)
                    && name.to_lowercase() != "outcomes"
            })
            .collect()
    };
    let (english, spanish) = (messages(&strings("en")), messages(&strings("es")));
    // Only languages with grammatical genders say which those of the terms are.
    let ids = |all: &BTreeMap<String, Vec<String>>| {
        all.keys().filter(|id| !id.starts_with("gender_")).cloned().collect::<BTreeSet<_>>()
    };
    assert_eq!(ids(&english), ids(&spanish));
    for (id, lines) in spanish.iter().filter(|(id, _)| !id.starts_with("gender_")) {
        let (own, known) = (arguments(lines), arguments(&english[id]));
        let known_with_number: BTreeSet<String> = known
            .iter()
            .flat_map(|name| [name.clone(), format!("{name}_text")])
            .chain(["tag", "precision"].map(str::to_owned))
            .collect();
        assert!(
            own.is_subset(&known_with_number) || known.iter().any(|name| name.ends_with("_text")),
            "{id} says {own:?}, in English {known:?}"
        );
    }
}

/// The renamed site in other letters, with a language that is nothing but a file of its own.
fn with_language(tag: &str, strings: &str) -> Content {
    let mut content = renamed();
    for source in content.inputs.texts.clone() {
        let path = source.path.as_str();
        content = if path.ends_with(".en.md") {
            content.without(path)
        } else {
            content.with(path, &foreign_record(&source.text))
        };
    }
    let settings =
        foreign_record(&content.text("site.yaml")).replace("languages: [es, en]", &format!("languages: [es, {tag}]"));
    content.with("site.yaml", &settings).with(&format!("theme/languages/{tag}.ftl"), strings)
}

/// Words in plain letters that a site says in a language: they came from no record and no file of strings.
fn from_nowhere(built: &Built, language: &str) -> Vec<String> {
    let mut found = BTreeMap::new();
    for saying in sayings(built).into_iter().filter(|saying| saying.language == language) {
        for word in plain_words(&saying.words) {
            found.entry(word).or_insert_with(|| format!("{}: {:.120}", saying.path, saying.words));
        }
    }
    found.into_iter().map(|(word, place)| format!("{word:?} at {place}")).collect()
}

#[test]
fn a_language_is_one_file_and_no_word_of_the_interface_comes_from_elsewhere() {
    let own = foreign_messages(&strings("en"));
    let built = with_language("vi", &own).build();
    assert!(sayings(&built).iter().filter(|saying| saying.language == "vi").count() > 1000);
    assert_eq!(from_nowhere(&built, "vi"), Vec::<String>::new());
    let home = built.page("vi/");
    assert!(
        home.contains(&foreign("Skip to main content")) && home.contains("tháng 11"),
        "its own words, and dates as Unicode has them"
    );
    assert!(
        built.page("").contains(&format!("lang=\"vi\" hreflang=\"vi\" rel=\"alternate\">{}<", foreign("English"))),
        "it calls itself as its file says"
    );
}

#[test]
fn a_word_that_no_file_of_strings_has_is_found() {
    let own = foreign_messages(&strings("en"));
    let hard = "{% extends \"civic/page.html\" %}{% block content %}<p>Read more</p>{% endblock content %}";
    assert!(from_nowhere(&with_language("vi", &own).with("theme/templates/page.html", hard).build(), "vi").len() > 1);
    let part: String =
        own.lines().filter(|line| !line.starts_with("skip = ")).map(|line| format!("{line}\n")).collect();
    assert!(
        !from_nowhere(&with_language("vi", &part).build(), "vi").is_empty(),
        "a message that the file lacks is said in English"
    );
}

#[test]
fn a_language_from_right_to_left_says_so_on_every_page() {
    let built = with_language("ar", &foreign_messages(&strings("en"))).build();
    let pages: Vec<_> = built.pages().filter(|(path, _)| path.starts_with("ar/")).collect();
    assert!(pages.len() > 40);
    for (path, page) in pages {
        assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{path}");
    }
    assert!(built.page("").contains("<html lang=\"es\">"), "only what is in that language has its direction");
    assert_eq!(from_nowhere(&built, "ar"), Vec::<String>::new());
}
