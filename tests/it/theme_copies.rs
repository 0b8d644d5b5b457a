//! `huddle theme`: the program's theme as people see it who have the binary alone, copies of it, and what changed since.

use crate::support::program::{Workshop, files};
use crate::support::{TODAY, project};
use huddle::site::theme::Theme;

const TEMPLATE: &str = "content/theme/templates/huddle.html";
const ORIGINAL: &str = "content/theme/.originals/templates/huddle.html";

fn program(name: &str) -> String {
    std::fs::read_to_string(project("themes/civic").join(name)).expect("the theme has this file")
}

#[test]
fn every_file_of_the_theme_is_listed_with_what_it_is_for() {
    let shop = Workshop::empty();
    let out = shop.run(&["theme", "list"]).ends_with(0).out;
    for (path, _) in Theme::civic_files() {
        let line = out.lines().find(|line| line.split_whitespace().next() == Some(path.file_name()));
        assert!(line.is_some_and(|line| line.len() > 40), "{path} is not in\n{out}");
    }
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    assert!(!out.contains("* "), "there is no site, and so no copy: {out}");
}

#[test]
fn a_copy_is_what_the_program_has_and_stands_in_its_place() {
    let shop = Workshop::new();
    for name in ["huddle.html", "templates/page.html", "content/theme/static/site.css", "favicon"] {
        shop.run(&["theme", "copy", name]).ends_with(0);
    }
    assert_eq!(shop.read(TEMPLATE), program("templates/huddle.html"));
    assert_eq!(shop.read("content/theme/static/site.css"), program("static/site.css"));
    let out = shop.run(&["theme", "list"]).ends_with(0).out;
    assert!(out.contains("* huddle.html") && out.contains("* site.css") && out.contains("  home.html"), "{out}");
    shop.write(
        TEMPLATE,
        &program("templates/huddle.html").replace("{%- block content %}", "{%- block content %}<p>Ours.</p>"),
    );
    shop.build().ends_with(0);
    assert!(shop.read("public/huddles/2026-05-07-central-1/index.html").contains("<p>Ours.</p>"));
    assert!(!shop.path("public/.originals").exists());
}

#[test]
fn copies_of_everything_give_the_site_that_the_program_gives() {
    let (plain, own) = (Workshop::new(), Workshop::new());
    let key = |shop: &Workshop| shop.write("content/.huddle-key", &"ab".repeat(32));
    [&plain, &own].into_iter().for_each(key);
    let names: Vec<String> = Theme::civic_files().map(|(path, _)| path.to_string()).collect();
    let mut copy = vec!["theme", "copy"];
    copy.extend(names.iter().map(String::as_str));
    let ran = own.run(&copy).ends_with(0);
    assert_eq!(ran.out.lines().count(), names.len());
    for shop in [&plain, &own] {
        shop.run(&["build", "--today", TODAY]).ends_with(0);
    }
    let built = |shop: &Workshop| {
        let mut files = files(&shop.path("public"));
        files.retain(|path, _| path != huddle::publish::seal::FILE);
        files
    };
    crate::support::assert_same_files(&built(&plain), &built(&own), "the same theme");
}

#[test]
fn a_file_that_is_there_is_never_copied_over_and_then_nothing_is() {
    let shop = Workshop::new();
    shop.write("content/theme/static/site.css", "body {}\n");
    shop.run(&["theme", "copy", "huddle.html", "site.css"])
        .refuses_saying(&["site.css is there already", "--diff site.css"]);
    assert_eq!(shop.read("content/theme/static/site.css"), "body {}\n");
    assert!(!shop.path(TEMPLATE).exists() && !shop.path("content/theme/.originals").exists());
}

#[test]
fn a_name_that_no_file_has_is_refused_with_the_nearest() {
    let shop = Workshop::new();
    shop.run(&["theme", "copy", "hudle.html"]).refuses_saying(&[
        "hudle.html",
        "did you mean huddle.html?",
        "theme list",
    ]);
    shop.run(&["theme", "copy", "find"]).refuses_saying(&["find.html or find.js"]);
    let ran = shop.run(&["theme", "copy"]).ends_with(2);
    assert!(ran.reported.contains("NAME"), "{}", ran.reported);
}

#[test]
fn a_file_is_shown_without_a_site() {
    let shop = Workshop::empty();
    let ran = shop.run(&["theme", "copy", "--print", "home.html"]).ends_with(0);
    assert_eq!(ran.out, program("templates/home.html"));
    assert!(shop.names().is_empty());
    shop.run(&["theme", "copy", "home.html"]).refuses_saying(&["content"]);
}

#[test]
fn what_changed_in_the_program_since_a_copy_was_made_is_shown_whatever_the_copy_says() {
    let shop = Workshop::new();
    shop.run(&["theme", "copy", "huddle.html", "page.html"]).ends_with(0);
    let diff = |names: &[&str]| shop.run(&[&["theme", "copy", "--diff"], names].concat()).ends_with(0);
    assert!(diff(&[]).reported.contains("Nothing has changed"));
    assert!(diff(&["huddle.html"]).out.contains("is as it was when you copied it"));
    // The copy was made from an older program, which had one line more and another first line; then people changed it.
    let today = program("templates/huddle.html");
    let older = format!("{}An older line.\n", today.replacen("base.html", "frame.html", 1));
    shop.write(ORIGINAL, &older.replace('\n', "\r\n"));
    shop.write(TEMPLATE, "Everything is ours.\n");
    for names in [&[][..], &["huddle.html"]] {
        let ran = diff(names);
        for line in ["--- templates/huddle.html as you copied it", "-An older line.", "+{% extends \"base.html\" %}"] {
            assert!(ran.out.lines().any(|known| known == line), "{line}\n{}", ran.out);
        }
        assert!(!ran.out.contains("ours") && !ran.out.contains("page.html as"), "{}", ran.out);
        assert!(ran.reported.contains("--merged"), "{}", ran.reported);
    }
    assert!(shop.run(&["theme", "list"]).ends_with(0).out.contains("! huddle.html"));
    shop.run(&["theme", "copy", "--merged", "huddle.html"]).ends_with(0);
    assert_eq!(shop.read(TEMPLATE), "Everything is ours.\n");
    assert!(diff(&[]).reported.contains("Nothing has changed"));
    assert!(shop.run(&["theme", "list"]).ends_with(0).out.contains("* huddle.html"));
}

#[test]
fn a_file_of_ones_own_that_was_never_copied_is_compared_with_the_programs_of_today_and_says_so() {
    let shop = Workshop::new();
    shop.write("content/theme/templates/page.html", "{% extends \"civic/page.html\" %}\n");
    let ran = shop.run(&["theme", "copy", "--diff", "page.html", "home.html"]).ends_with(0);
    assert!(ran.out.contains("is not known") && ran.out.contains("--- templates/page.html of your own"), "{}", ran.out);
    assert!(ran.out.contains("home.html: you have no copy of it"), "{}", ran.out);
    shop.run(&["theme", "copy", "--merged", "home.html"]).refuses_saying(&["home.html is not there"]);
}
