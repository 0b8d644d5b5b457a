//! A site changes the theme file by file, block by block and word by word, from its own folder.

use crate::support::{Content, SMALLEST_SITE};
use huddle::site::theme::Theme;
use huddle::text::SitePath;
use huddle::text::source::Source;

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
    let own = "{% extends \"civic/page.html\" %}{% block footer_extra %}{{ super() }}<p>Ask the \
        desk.</p>{% endblock footer_extra %}";
    let built = with_theme(SMALLEST_SITE, &[("theme/templates/page.html", own)]).build();
    let page = built.page("about/");
    assert!(
        page.contains("<p>Ask the desk.</p>") && page.contains("The words.") && page.contains("class=\"skip\""),
        "{page}"
    );
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
fn what_pages_have_in_common_is_changed_in_one_place_and_leads_from_each_of_them() {
    let own = "{% extends \"civic/frame.html\" %}{% block nav %}{{ super() }}<p><a \
        href=\"{{ root }}desk/\">Desk</a></p>{% endblock nav %}";
    let built = with_theme(SMALLEST_SITE, &[("theme/templates/frame.html", own)]).build();
    assert!(built.page("").contains("<p><a href=\"./desk/\">Desk</a></p>"));
    assert!(built.page("about/").contains("<p><a href=\"../desk/\">Desk</a></p>"));
    let current = |path: &str| built.page(path).matches("aria-current=\"page\"").count();
    assert_eq!((current(""), current("divisions/"), current("about/"), current("404.html")), (1, 1, 0, 0));
}

#[test]
fn a_static_file_takes_the_place_of_the_themes_and_others_are_added() {
    let built =
        with_theme(SMALLEST_SITE, &[("theme/static/favicon.svg", "<svg/>"), ("theme/static/CNAME", "huddles.example")])
            .build();
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
    let starts =
        template.split("{%").skip(1).filter_map(|rest| rest.trim_start_matches(['-', ' ']).strip_prefix("block "));
    starts.filter_map(|rest| rest.split([' ', '%', '-']).next()).collect()
}

#[test]
fn every_block_of_every_template_can_be_added_to() {
    let mut tried = 0;
    let plain = with_theme(SMALLEST_SITE, &[]).build();
    let templates: Vec<(String, &str)> =
        Theme::civic_templates().filter(|(name, _)| name != "components.html").collect();
    for (name, text) in &templates {
        // A comment stands in any block, be it in the head, an attribute's place or the text.
        let own: String = blocks(text)
            .iter()
            .map(|block| {
                format!("{{% block {block} %}}{{{{ super() }}}}{{# #}}{{{{ \"\" }}}}{{% endblock {block} %}}\n")
            })
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
        let own = format!(
            "{{% extends \"civic/base.html\" %}}{{% block {block} %}}[{block} of our own]{{% endblock {block} %}}"
        );
        let built =
            with_theme(&format!("{SMALLEST_SITE}fictional: true\n"), &[("theme/templates/base.html", own.as_str())])
                .build();
        let shown = built.pages().any(|(_, page)| page.contains(&format!("[{block} of our own]")));
        // Pages fill these in themselves, each in its own way.
        assert!(
            shown || ["main", "content", "heading", "heading_lang"].contains(&block),
            "{block} is shown on no page"
        );
    }
}

#[test]
fn a_word_is_changed_and_a_language_is_added_without_any_rust() {
    let settings = format!("{SMALLEST_SITE}languages: [en, vi]\n");
    let words = "language_name = Tiếng Việt\nnav_home = Trang chủ\nnav_huddles = { $Huddles }\nterm_huddle_one = cuộc \
        họp\nterm_huddle_many = cuộc họp\n";
    let built =
        with_theme(&settings, &[("theme/languages/vi.ftl", words), ("theme/languages/en.ftl", "nav_home = Start\n")])
            .build();
    assert!(built.page("").contains(">Start</a>"));
    let home = built.page("vi/");
    assert!(
        home.contains("<html lang=\"vi\"") && home.contains(">Trang chủ</a>") && home.contains("Cuộc họp"),
        "{home}"
    );
}

/// What is reported of a site with these static files and other records, as `code file: message`.
fn reported(statics: &[(&str, &str)], more: &[(&str, &str)]) -> Vec<String> {
    let content = with_theme(SMALLEST_SITE, statics)
        .with("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n")
        .with(
            "huddles/one.md",
            "---\ntitle: One\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n---\nWords.\n",
        );
    let content = more.iter().fold(content, |content, (path, text)| content.with(path, text));
    content.diags().iter().map(|diag| format!("{} {}: {}", diag.code.label(), diag.place.file, diag.message)).collect()
}

#[test]
fn a_site_brings_what_stands_at_its_root() {
    let own = [
        ("theme/static/robots.txt", "User-agent: *\nDisallow: /\n"),
        ("theme/static/favicon.ico", "icon"),
        ("theme/static/CNAME", "huddles.example"),
        ("theme/static/.nojekyll", ""),
        ("theme/static/.well-known/security.txt", "Contact: mailto:huddles@huddles.example\n"),
        ("theme/static/ads.txt", "none"),
    ];
    assert!(reported(&own, &[]).is_empty());
    let built = with_theme(SMALLEST_SITE, &own).build();
    for (path, text) in own {
        let published = path.strip_prefix("theme/static/").expect("a static file");
        assert_eq!(built.files[published], text.as_bytes(), "{path}");
    }
    assert!(built.files.contains_key("sitemap.xml"), "all else is made as ever");
}

#[test]
fn a_static_file_that_wants_the_address_of_something_else_is_reported_with_both() {
    for (file, with) in [
        ("sitemap.xml", "a file that the program makes"),
        ("Sitemap.XML", "a file that the program makes"),
        ("manifest.json", "a file that the program makes"),
        ("data/huddles.csv", "a file that the program makes"),
        ("data", "a page that every site has, at /data/,"),
        ("huddles", "a page that every site has, at /huddles/,"),
        ("index.html", "a page that every site has, at /,"),
        ("404.html", "a page that every site has, at /404.html,"),
        ("huddles/one/index.html", "the huddle \"one\" (huddles/one.md), at /huddles/one/,"),
        ("huddles/one", "the huddle \"one\" (huddles/one.md), at /huddles/one/,"),
        ("search/en", "a folder that the program makes"),
        ("feed.xml/more.txt", "a file that the program makes (/feed.xml)"),
    ] {
        let path = format!("theme/static/{file}");
        let reported = reported(&[(&path, "x")], &[]);
        let [one] = reported.as_slice() else { panic!("{file}: {reported:#?}") };
        assert!(one.starts_with(&format!("H051 {path}: \"{path}\" and {with}")), "{one}");
    }
    let spanish = SMALLEST_SITE.to_owned() + "languages: [en, es]\n";
    let content = with_theme(&spanish, &[("theme/static/es/search", "x")]);
    let diags = content.diags();
    assert!(diags.len() == 1 && diags[0].message.contains("/es/search/"), "{diags:?}");
    let both = reported(&[("theme/static/a", "x"), ("theme/static/a/b.txt", "x")], &[]);
    assert_eq!(
        both,
        ["H051 theme/static/a: \"theme/static/a\" and the folder of \"theme/static/a/b.txt\" would have one \
                address: /a"]
    );
}

#[test]
fn a_record_named_like_a_file_of_the_site_is_reported() {
    let page = "---\ntitle: A page\n---\nWords.\n";
    for (id, code) in [
        ("index.html", "H016 pages/index.html.md"),
        ("404.html", "H016 pages/404.html.md"),
        ("robots.txt", "H016 pages/robots.txt.md"),
        ("Feed.xml", "H016 pages/Feed.xml.md"),
        ("site.css", "H016 pages/site.css.md"),
        ("manifest.json", "H016 pages/manifest.json.md"),
    ] {
        let reported = reported(&[], &[(&format!("pages/{id}.md"), page)]);
        // A name with the ending of another format before its own is reported as that, which mends both.
        let misnamed = code.replace("H016", "H052");
        let is_one =
            |one: &String| one.starts_with(&misnamed) || (one.starts_with(code) && one.contains("one address"));
        assert!(matches!(reported.as_slice(), [one] if is_one(one)), "{id}: {reported:#?}");
    }
    let huddle = "---\ntitle: Two\ndate: 2026-06-04\ndivision: central\nresponse_areas: [central-1]\n---\nWords.\n";
    let reported = reported(&[], &[("huddles/index.html.md", huddle)]);
    assert!(
        matches!(reported.as_slice(), [one] if one.starts_with("H016 huddles/index.html.md") || one.starts_with("H052 huddles/index.html.md")),
        "{reported:#?}"
    );
}
