//! A site changes the theme file by file, block by block and word by word, from its own folder.

mod support;

use huddle::source::Source;
use huddle::text::SitePath;
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
fn colours_of_the_site_come_after_those_of_the_theme() {
    let settings = format!("{SMALLEST_SITE}style: {{colors: {{brand: \"#0b4f2d\"}}}}\n");
    let built = with_theme(&settings, &[]).build();
    let css = String::from_utf8_lossy(&built.files["site.css"]).into_owned();
    assert!(css.trim_end().ends_with("--brand: #0b4f2d;\n}"), "{}", &css[css.len().saturating_sub(200)..]);
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
