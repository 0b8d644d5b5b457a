//! How much is said, what counts as a mistake, and in which colours: `--strict`, `--quiet` and `--color`.

use crate::support::TODAY;
use crate::support::program::{Ran, Workshop, ended, huddle};

/// A site with one warning: a huddle whose minutes are long due.
fn with_a_warning() -> Workshop {
    let shop = Workshop::new();
    shop.write(
        "content/huddles/central/2026-06-04-central-1.md",
        "---\ntitle: Noise\ndate: 2026-06-04\ndivision: central\nresponse_areas: [central-1]\nstatus: held\n---\n",
    );
    shop
}

fn with_an_error(shop: &Workshop) {
    shop.write("content/pages/about.md", "---\ntitle: About: us\n---\nWords.\n");
}

#[test]
fn strict_takes_a_warning_for_an_error_and_publishes_nothing() {
    let shop = with_a_warning();
    let plain = shop.run(&["check", "--today", TODAY]).ends_with(0);
    assert!(
        plain.reported.contains("warning H035") && plain.reported.contains("can be published"),
        "{}",
        plain.reported
    );
    let strict = shop.run(&["check", "--today", TODAY, "--strict"]).ends_with(1);
    assert!(
        strict.reported.contains("warning H035") && strict.reported.contains("--strict takes warnings"),
        "{}",
        strict.reported
    );
    let json = shop.run(&["check", "--today", TODAY, "--strict", "--format", "json"]).ends_with(1);
    assert!(json.out.contains("\"warning\""), "{}", json.out);
    let built = shop.run(&["build", "--today", TODAY, "--strict"]).ends_with(1);
    assert!(
        built.reported.contains("--strict takes warnings for errors. Nothing was published")
            && !shop.path("public").exists(),
        "{}",
        built.reported
    );
    shop.build().ends_with(0);
    Workshop::new().run(&["check", "--today", "2026-05-08", "--strict"]).ends_with(0);
    Workshop::new().run(&["build", "--today", "2026-05-08", "--strict"]).ends_with(0);
}

#[test]
fn quiet_says_nothing_but_mistakes() {
    let shop = Workshop::new();
    for command in ["check", "build"] {
        let ran = shop.run(&[command, "--today", "2026-05-08", "--quiet"]).ends_with(0);
        assert_eq!((ran.out.as_str(), ran.reported.as_str()), ("", ""), "{command}");
        assert!(!shop.run(&[command, "--today", "2026-05-08"]).ends_with(0).reported.is_empty(), "{command}");
    }
    assert!(shop.path("public/index.html").exists(), "what is quiet is built all the same");
    with_an_error(&shop);
    for (command, refused) in [("check", false), ("build", true)] {
        let ran = shop.run(&[command, "--today", "2026-05-08", "-q"]).ends_with(1);
        assert!(ran.reported.contains("error H001") && ran.reported.contains("help: "), "{}", ran.reported);
        assert!(!ran.reported.contains("not compared"), "{}", ran.reported);
        assert_eq!(ran.reported.contains("Nothing was published"), refused, "{}", ran.reported);
    }
}

/// Runs a check where the environment asks for nothing about colours but this.
fn colored(shop: &Workshop, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    let mut command = huddle();
    command.current_dir(shop.folder.path()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env("TERM", "xterm");
    command.envs(environment.iter().copied());
    ended(command.args(["check", "--today", TODAY]).args(arguments).output().expect("the program starts"))
}

#[test]
fn colours_are_where_they_are_asked_for_and_say_nothing_of_their_own() {
    let shop = with_a_warning();
    with_an_error(&shop);
    let plain = colored(&shop, &[], &[]).ends_with(1);
    assert!(
        !plain.reported.contains('\u{1b}') && plain.reported.contains("error H001"),
        "no pipe has colours: {}",
        plain.reported
    );
    let forced = [
        colored(&shop, &["--color", "always"], &[]),
        colored(&shop, &["--color", "always"], &[("NO_COLOR", "1")]),
        colored(&shop, &[], &[("CLICOLOR_FORCE", "1")]),
    ];
    for ran in forced {
        let reported = ran.ends_with(1).reported;
        for mark in [
            "\u{1b}[91merror H001\u{1b}[0m: ",
            "\u{1b}[33mwarning H035\u{1b}[0m: ",
            "^\u{1b}[0m\n",
            "\u{1b}[36m  help:\u{1b}[0m ",
        ] {
            assert!(reported.contains(mark), "{mark:?} is not in {reported:?}");
        }
        // Without its colours it is the report that everybody gets.
        let mut without = String::new();
        for (at, piece) in reported.split('\u{1b}').enumerate() {
            without.push_str(if at == 0 { piece } else { piece.split_once('m').expect("a colour ends").1 });
        }
        assert_eq!(without, plain.reported);
    }
    for ran in [
        colored(&shop, &["--color", "never"], &[("CLICOLOR_FORCE", "1")]),
        colored(&shop, &["--color", "auto"], &[("NO_COLOR", "1")]),
    ] {
        assert!(!ran.ends_with(1).reported.contains('\u{1b}'));
    }
    for format in ["json", "github", "sarif"] {
        let ran = colored(&shop, &["--color", "always", "--format", format], &[]).ends_with(1);
        assert!(
            !ran.out.contains('\u{1b}') && !ran.reported.contains('\u{1b}'),
            "{format}: {}{}",
            ran.out,
            ran.reported
        );
    }
}

#[test]
fn what_a_writer_typed_is_not_obeyed_among_colours() {
    let shop = Workshop::new();
    shop.write("content/pages/about.md", "---\ntitle: \"A\"\nun\u{1b}[2Jknown: \u{1b}]0;x\u{7}\n---\n");
    let reported = colored(&shop, &["--color", "always"], &[]).ends_with(1).reported;
    let codes: Vec<&str> =
        reported.split('\u{1b}').skip(1).map(|rest| rest.split_inclusive('m').next().unwrap_or("")).collect();
    assert!(!codes.is_empty() && codes.iter().all(|code| code.starts_with('[') && code.len() <= 4), "{codes:?}");
    assert!(!reported.contains('\u{7}'));
}
