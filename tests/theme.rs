//! A site changes the theme file by file, block by block and word by word, from its own folder.

mod support;

use huddle::source::Source;
use huddle::text::SitePath;
use huddle::theme::Theme;
use support::{Content, SMALLEST_SITE};

fn with_theme(settings: &str, files: &[(&str, &str)]) -> Content {
    let mut content = Content::new(settings).with("pages/about.md", "---\ntitle: About\n---\nThe words.\n");
    for (path, text) in files {
        let path = SitePath::new(path).expect("a plain path");
        if path.as_str().starts_with("theme/static/") {
            content.inputs.theme.statics.push((path, text.as_bytes().to_vec()));
        } else {
            content.inputs.theme.texts.push(Source::new(path, (*text).to_owned()));
        }
    }
    content
}

#[test]
fn a_block_of_a_template_is_changed_and_the_rest_stays() {
    let own = "{% extends \"civic/page.html\" %}{% block footer_extra %}{{ super() }}<p>Ask the desk.</p>{% endblock footer_extra %}";
    let built = with_theme(SMALLEST_SITE, &[("theme/templates/page.html", own)]).build();
    let page = built.page("about/");
    assert!(page.contains("<p>Ask the desk.</p>") && page.contains("The words.") && page.contains("class=\"skip\""), "{page}");
    assert!(!built.page("").contains("Ask the desk."), "only pages of this kind have it");
}

#[test]
fn a_block_of_the_base_is_changed_on_every_page() {
    let own = "{% extends \"civic/base.html\" %}{% block on_paper %}<p>Our paper.</p>{% endblock on_paper %}";
    let built = with_theme(SMALLEST_SITE, &[("theme/templates/base.html", own)]).build();
    for (path, page) in built.pages() {
        assert!(page.contains("<p>Our paper.</p>"), "{path}");
    }
}

#[test]
fn a_static_file_takes_the_place_of_the_themes_and_others_are_added() {
    let built = with_theme(SMALLEST_SITE, &[("theme/static/favicon.svg", "<svg/>"), ("theme/static/CNAME", "huddles.example")]).build();
    assert_eq!(built.files["favicon.svg"], b"<svg/>");
    assert_eq!(built.files["CNAME"], b"huddles.example");
    assert!(built.files.contains_key("site.css"));
}

#[test]
fn the_sites_title_and_footer_are_on_every_page() {
    let settings = format!("{SMALLEST_SITE}style: {{footer: \"Questions? [Ask us](https://desk.example/).\"}}\n");
    let built = with_theme(&settings, &[]).build();
    for (path, page) in built.pages() {
        assert!(page.contains("<strong>Minutes</strong>"), "{path} has no title");
        assert!(page.contains("Questions? <a href=\"https://desk.example/\""), "{path} has no footer");
    }
}

/// The names of the blocks that a template declares.
fn blocks(template: &str) -> Vec<&str> {
    let starts = template.split("{%").skip(1).filter_map(|rest| rest.trim_start_matches(['-', ' ']).strip_prefix("block "));
    starts.filter_map(|rest| rest.split([' ', '%', '-']).next()).collect()
}

#[test]
fn every_block_of_every_template_can_be_added_to() {
    let mut tried = 0;
    let plain = with_theme(SMALLEST_SITE, &[]).build();
    let templates: Vec<(String, &str)> = Theme::civic_templates().filter(|(name, _)| name != "components.html").collect();
    for (name, text) in &templates {
        // A comment stands in any block, be it in the head, an attribute's place or the text.
        let own: String = blocks(text)
            .iter()
            .map(|block| format!("{{% block {block} %}}{{{{ super() }}}}{{# #}}{{{{ \"\" }}}}{{% endblock {block} %}}\n"))
            .collect();
        tried += blocks(text).len();
        let template = format!("{{% extends \"civic/{name}\" %}}\n{own}");
        let path = format!("theme/templates/{name}");
        let changed = with_theme(SMALLEST_SITE, &[(path.as_str(), template.as_str())]).build();
        for (path, page) in plain.pages() {
            assert_eq!(changed.page(path), page, "{path} with every block of {name} given again");
        }
    }
    assert!(templates.len() > 10 && tried > 40, "only {tried} blocks of {} templates were found", templates.len());
}

#[test]
fn every_block_of_the_base_can_be_replaced() {
    let base = Theme::civic_templates().find(|(name, _)| name == "base.html").expect("the base").1;
    for block in blocks(base) {
        let own = format!("{{% extends \"civic/base.html\" %}}{{% block {block} %}}[{block} of our own]{{% endblock {block} %}}");
        let built = with_theme(&format!("{SMALLEST_SITE}fictional: true\n"), &[("theme/templates/base.html", own.as_str())]).build();
        let shown = built.pages().any(|(_, page)| page.contains(&format!("[{block} of our own]")));
        // Pages fill these in themselves, each in its own way.
        assert!(shown || ["main", "content", "heading", "heading_lang"].contains(&block), "{block} is shown on no page");
    }
}

#[test]
fn a_word_is_changed_and_a_language_is_added_without_any_rust() {
    let settings = format!("{SMALLEST_SITE}languages: [en, vi]\n");
    let words = "language_name = Tiếng Việt\nnav_home = Trang chủ\nnav_huddles = { $Huddles }\nterm_huddle_one = cuộc họp\nterm_huddle_many = cuộc họp\n";
    let built = with_theme(&settings, &[("theme/languages/vi.ftl", words), ("theme/languages/en.ftl", "nav_home = Start\n")]).build();
    assert!(built.page("").contains(">Start</a>"));
    let home = built.page("vi/");
    assert!(home.contains("<html lang=\"vi\"") && home.contains(">Trang chủ</a>") && home.contains("Cuộc họp"), "{home}");
}
