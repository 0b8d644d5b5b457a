//! What a terminal or the log of a build server gets to see: whatever people wrote, neither obeys it, in any format.

use crate::support::program::{Ran, Workshop, run};
use huddle::text::safe::is_obeyed;

/// Signs that clear a screen, ring, go back in the line, set colours, turn the order of the line, and begin a command
/// of a build server.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\r\u{9b}31m\u{202e}\u{2066}";

fn is_harmless(what: &str, ran: &Ran) {
    for text in [&ran.out, &ran.reported] {
        assert!(!text.chars().any(|c| c == '\r' || is_obeyed(c)), "{what}: {text:?}");
    }
}

/// No line begins with a command of a build server, and none holds one of the older kind.
fn commands_nothing(what: &str, text: &str) {
    for line in text.lines() {
        assert!(!line.trim_start().starts_with("::") && !line.contains("##["), "{what}: {line}");
    }
}

fn hostile_site() -> Workshop {
    let shop = Workshop::new();
    let name = format!("2026-06-04-{HOSTILE}\n::error::owned\n");
    shop.write(
        &format!("content/huddles/central/{name}.md"),
        &format!("---\ntitle: \"{HOSTILE}##[error]owned\"\ndate: 2026-06-04\ndivision: \
            cen{HOSTILE}tral\nresponse_areas: [central-1]\nun{HOSTILE}known: x\n---\n[a](../../media/gone{HOSTILE}.pdf)\n\n::error::owned [b](../../media/gone.pdf) ##[error]owned\n"),
    );
    shop.write("content/huddles/central/::error::owned.md", "---\ntitle: x\ndate: never\n---\nWords\n");
    shop.write(&format!("content/notes/{name}.md"), "Nothing\n");
    shop.write(&format!("content/media/{name}.pdf"), "no PDF");
    shop
}

#[test]
fn no_report_of_mistakes_is_obeyed() {
    let shop = hostile_site();
    for format in ["text", "json", "github", "gitlab", "sarif"] {
        for command in ["check", "build"] {
            for place in [vec!["content"], vec!["content", "--all"]] {
                let ran = shop
                    .run(&[&[command, "--today", "2026-11-22", "--format", format][..], &place].concat())
                    .ends_with(1);
                is_harmless(&format!("{command} {format}"), &ran);
                commands_nothing(&format!("{command} {format}"), &ran.reported);
                if format != "github" {
                    commands_nothing(&format!("{command} {format}"), &ran.out);
                }
                assert!(ran.out.contains("H0") || ran.reported.contains("H0"), "something is told");
            }
        }
        // From inside the folder no word stands before the names of files.
        let ran = run(&shop.path("content"), &["check", ".", "--format", format]).ends_with(1);
        is_harmless(format, &ran);
        commands_nothing(format, &ran.reported);
    }
    let ran = shop.run(&["check", "content", "--format", "github"]).ends_with(1);
    for line in ran.out.lines() {
        assert!(line.starts_with("::error file=") || line.starts_with("::warning file="), "{line}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&shop.run(&["check", "content", "--format", "json"]).out).expect("JSON");
    let files: Vec<&str> =
        json["diagnostics"].as_array().expect("a list").iter().filter_map(|diag| diag["file"].as_str()).collect();
    assert!(files.iter().any(|file| file.contains(HOSTILE)), "JSON says the name as it is, in escapes: {files:?}");
}

#[test]
fn nothing_that_was_typed_is_obeyed() {
    let shop = Workshop::new();
    for arguments in [
        vec!["build", HOSTILE],
        vec!["build", "content", "--today", HOSTILE],
        vec!["build", "content", "--base-url", HOSTILE],
        vec![HOSTILE],
        vec!["check", "--format", HOSTILE],
        vec!["query", "--recipe", HOSTILE],
        vec!["query", "--site", HOSTILE, "SELECT 1"],
        vec!["federate", HOSTILE],
        vec!["new", "huddle", HOSTILE],
        vec!["new", "update", "::error::owned"],
        vec!["new", "page", HOSTILE, "--content", HOSTILE],
        vec!["init", HOSTILE],
        vec!["theme", "copy", HOSTILE],
        vec!["theme", "list", "--content", HOSTILE],
        vec!["list", HOSTILE],
        vec!["list", "--content", HOSTILE],
        vec!["new", "translation", HOSTILE],
        vec!["new", "translation", "central", "--language", HOSTILE],
        vec!["new", "report", HOSTILE],
        vec!["check", "--color", HOSTILE],
    ] {
        let ran = shop.run(&arguments);
        is_harmless(&format!("{arguments:?}"), &ran);
        commands_nothing(&format!("{arguments:?}"), &ran.reported);
        commands_nothing(&format!("{arguments:?}"), &ran.out);
    }
}

#[test]
fn no_answer_to_a_question_is_obeyed() {
    let shop = Workshop::new();
    shop.write(
        "content/huddles/central/2026-06-04-x.md",
        &crate::support::program::minutes("2026-06-04", "Lights \\e[2J\\x9b\\u202e \\a two", "Words."),
    );
    shop.write("content/site.yaml", &format!("{}exports: {{database: true}}\n", shop.read("content/site.yaml")));
    shop.run(&["build", "content", "--today", "2026-11-22"]).ends_with(0);
    for format in ["table", "csv", "json"] {
        for sql in [
            "SELECT title FROM huddles",
            "SELECT char(27) || '[2J' || char(155) || char(8238) AS \"\u{1b}[2J\", 'a' || char(13)",
        ] {
            let ran = shop.run(&["query", sql, "--format", format]).ends_with(0);
            let out = if format == "csv" { ran.out.replace("\r\n", "\n") } else { ran.out };
            is_harmless(format, &Ran { code: None, out, reported: ran.reported });
        }
        let wrong = shop.run(&["query", &format!("SELECT {HOSTILE}"), "--format", format]).ends_with(1);
        is_harmless(format, &wrong);
    }
}

#[test]
fn no_list_and_no_file_that_is_begun_is_obeyed() {
    let shop = Workshop::new();
    let hostile = "Lights \\e[2J\\x9b\\u202e \\a ##[error]two";
    shop.write(
        "content/huddles/central/2026-06-04-x.md",
        &format!(
            "---\ntitle: \"{hostile}\"\ndate: 2026-06-04\ndivision: central\nresponse_areas: [central-1]\ncommitments:\n  - {{id: \
                lights, text: \"{hostile}\", owner: {{role: \"{hostile}\"}}, due: 2026-07-01}}\n---\nWords.\n"
        ),
    );
    shop.write("content/site.yaml", &format!("{}languages: [en, es]\n", shop.read("content/site.yaml")));
    for arguments in [
        vec!["list", "--today", "2026-11-22"],
        vec!["list", "--today", "2026-11-22", "--format", "json"],
        vec!["new", "report", "central-1", "--print"],
        vec!["new", "report", "central-1"],
        vec!["new", "translation", "2026-06-04-x", "--print"],
    ] {
        let ran = shop.run(&arguments).ends_with(0);
        is_harmless(&format!("{arguments:?}"), &ran);
        commands_nothing(&format!("{arguments:?}"), &ran.out);
    }
    let ran = shop.run(&["list", "overdue", "--today", "2026-11-22", "--format", "json"]).ends_with(0);
    let list: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(list[0]["id"], "2026-06-04-x/lights");
}

#[test]
fn no_password_is_said() {
    let shop = Workshop::new();
    let secret = "hunter2";
    let address = format!("https://desk:{secret}@a.example/");
    shop.write(
        "content/site.yaml",
        &format!(
            "title: x\norganization: \
        {{name: y, url: \"{address}\", contact: \"{address}\"}}\nbase_url: {address}\ntimezone: UTC\nlicense: {{name: \
            z, url: \"{address}\"}}\nunknown: {address}\n"
        ),
    );
    shop.write("content/pages/about.md", &format!("---\ntitle: About {address}\n---\nSee {address} and \
        [this](https:/desk:{secret}@a.example) and <ftp://desk:{secret}@a.example> [x](javascript:https://desk:{secret}@a.example)\n"));
    for format in ["text", "json", "github", "sarif"] {
        let ran = shop.run(&["check", "content", "--all", "--format", format]).ends_with(1);
        assert!(!ran.out.contains(secret) && !ran.reported.contains(secret), "{format}: {}{}", ran.out, ran.reported);
        assert!(ran.out.contains("H060") || ran.reported.contains("H060"), "{format}");
    }
    for wrong in [&*address, "desk:hunter2@a.example", "https://desk:hunter2@"] {
        let shop = Workshop::new();
        shop.write(
            "content/site.yaml",
            &format!("title: x\norganization: {{name: y}}\nbase_url: \"{wrong}\"\ntimezone: UTC\n"),
        );
        let ran = shop.build().ends_with(1);
        assert!(!ran.reported.contains(secret), "{}", ran.reported);
        let ran = Workshop::new().run(&["build", "content", "--base-url", wrong]).ends_with(2);
        assert!(!ran.reported.contains(secret) && ran.reported.contains("--base-url"), "{}", ran.reported);
        let ran = Workshop::new().run(&["federate", "a", "b", "--base-url", wrong]).ends_with(2);
        assert!(!ran.reported.contains(secret), "{}", ran.reported);
    }
}
