//! What `huddle init` writes beside the site publishes it: the files, the rules that hold in them, and every step of
//! the workflows of both services, run in order as the service would.

use crate::support::program::{Workshop, copy, files, run, whole_site};
use crate::support::services::{Event, Job, PROGRAM, Place, context, github, gitlab, sum, yaml};
use crate::support::{expressions, project};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::sync::mpsc::channel;

/// The day on which the sample's promise is not overdue yet, and one on which it is.
const DAY: &str = "2026-06-01";
const LATER: &str = "2026-06-20";

const HUDDLE: &str = "content/huddles/central/2026-05-07-central-1.md";
const PAGE: &str = "content/pages/about.md";
const WORKFLOW: &str = ".github/workflows/publish.yml";

/// What makes GitHub run the workflow.
fn event(name: &'static str, day: &'static str) -> Event<'static> {
    let branch = if name == "pull_request" { "a-change" } else { "main" };
    Event { name, branch, first: false, day }
}

fn first(name: &'static str) -> Event<'static> {
    Event { first: true, ..event(name, DAY) }
}

/// A repository whose people wrote their own name, address and huddle.
fn place(ci: &str) -> Place {
    let place = Place::new(ci);
    let settings = place
        .read("content/site.yaml")
        .replace("https://huddles.example/", &place.address())
        .replace("Our Police Department", "Larkmoor Police Department");
    place.write("content/site.yaml", &settings);
    let division = place.read("content/divisions/central.md");
    place.write("content/divisions/central.md", &division.replace("serves Old Town", "is Old Town"));
    let huddle = place.read(HUDDLE);
    place.write(HUDDLE, huddle.split("\nChange this file").next().expect("a text"));
    place
}

/// The same, published.
fn published(ci: &str) -> Place {
    let place = place(ci);
    let jobs = if ci == "github" { github(&place, first("workflow_dispatch")) } else { gitlab(&place, first("web")) };
    assert!(jobs.iter().all(Job::is_done), "{jobs:#?}");
    whole_site(&place.published()).expect("a whole site");
    place
}

fn names(jobs: &[Job]) -> Vec<&str> {
    jobs.iter().map(|job| job.name.as_str()).collect()
}

/// A record with `count` mistakes of its own.
fn mistakes(count: usize) -> String {
    let fields: String = (0..count).map(|number| format!("unheard_of_{number}: x\n")).collect();
    format!("---\ntitle: How to take part\n{fields}---\nCome along.\n")
}

/// The site as it is published, file by file.
fn snapshot(place: &Place) -> BTreeMap<String, Vec<u8>> {
    files(&place.published())
}

#[test]
fn init_writes_what_the_service_needs_and_nothing_of_the_other() {
    let beside = ["README.md", ".editorconfig", ".gitattributes", ".gitignore"];
    for (ci, own) in [
        (
            "github",
            &[WORKFLOW, ".github/ISSUE_TEMPLATE/minutes.yml", ".github/pull_request_template.md", ".github/CODEOWNERS"]
                [..],
        ),
        (
            "gitlab",
            &[
                ".gitlab-ci.yml",
                ".gitlab/issue_templates/Default.md",
                ".gitlab/merge_request_templates/Default.md",
                ".gitlab/CODEOWNERS",
            ],
        ),
        ("none", &[]),
    ] {
        let workshop = Workshop::empty();
        workshop.run(&["init", "site", "--ci", ci]).ends_with(0);
        let written = files(&workshop.path("site"));
        let mut wanted: Vec<&str> = own.iter().chain(&beside).copied().collect();
        wanted.sort_unstable();
        let is_beside = |path: &str| path.starts_with("content/") || path.starts_with(".huddle/schema/");
        let outside: Vec<&str> = written.keys().map(String::as_str).filter(|path| !is_beside(path)).collect();
        assert_eq!(outside, wanted, "{ci}");
        for (path, bytes) in &written {
            let text = String::from_utf8(bytes.clone()).expect("texts");
            for gap in ["@GUIDE@", "@VERSION@", "@RELEASES@", "@TARGET@", "@SHA256@", "@WHAT HAPPENS@"] {
                assert!(!text.contains(gap), "{ci}: {gap} in {path} was not filled");
            }
            assert!(text.ends_with('\n') && !text.contains('\r') && !text.contains('\t'), "{path}");
        }
        assert!(workshop.read("site/README.md").contains("docs/repository.md"), "{ci}");
    }
    // What it chooses by itself is said.
    let workshop = Workshop::empty();
    let ran = workshop.run(&["init", "site"]).ends_with(0);
    assert!(ran.out.contains("GitHub Actions") && ran.out.contains("--ci gitlab"), "{}", ran.out);
    assert!(workshop.path("site").join(WORKFLOW).is_file());
}

#[test]
fn init_leaves_the_files_of_a_new_repository_as_they_are() {
    let workshop = Workshop::empty();
    let there = [
        (".git/HEAD", "ref: refs/heads/main\n"),
        ("README.md", "# Ours\n"),
        (".gitignore", "*.tmp\n"),
        (".github/CODEOWNERS", "* @somebody\n"),
    ];
    for (path, text) in there {
        workshop.write(path, text);
    }
    let reported = workshop.run(&["init"]).ends_with(0).reported;
    for (path, text) in there {
        assert_eq!(workshop.read(path), text, "{path}");
    }
    assert!(reported.contains("README.md was there already") && reported.contains("/public/"), "{reported}");
    assert!(workshop.path(WORKFLOW).is_file() && workshop.path("content/site.yaml").is_file());
    // A second time there is a site, which is left alone.
    workshop.run(&["init"]).refuses_saying(&["not empty"]);
}

/// What is wrong with a workflow of GitHub by the rules of this project, whatever its service accepts.
fn faults(text: &str) -> Vec<String> {
    let workflow = yaml(text);
    let mut found = Vec::new();
    let mut report = |is_right: bool, fault: String| {
        if !is_right {
            found.push(fault);
        }
    };
    // One secret, for the step that builds what is accepted.
    let secret = "          HUDDLE_LOG_KEY: ${{ secrets.HUDDLE_LOG_KEY }}\n";
    let of_secret = |step: &&Value| step["env"].to_string().contains("secrets.");
    let steps = workflow["jobs"].as_object().into_iter().flatten().filter_map(|(_, job)| job["steps"].as_array());
    for step in steps.flatten().filter(of_secret) {
        let is_accepted = step["if"] == "github.event_name != 'pull_request'" && step["run"].is_string();
        report(is_accepted, format!("{} gets a secret", step["name"]));
    }
    let text = &text.replacen(secret, "", 1);
    for word in ["pull_request_target", "workflow_run", "secrets.", "GITHUB_TOKEN", "github.token", "cargo", "rustup"] {
        report(!text.contains(word), format!("{word} is in it"));
    }
    report(workflow["permissions"] == serde_json::json!({"contents": "read"}), "more than reading is allowed".into());
    for (name, job) in workflow["jobs"].as_object().expect("jobs") {
        let minutes = job["timeout-minutes"].as_u64();
        report(minutes.is_some_and(|minutes| minutes <= 30), format!("{name} has no time limit"));
        let steps = job["steps"].as_array().expect("steps");
        let uses: Vec<&str> = steps.iter().filter_map(|step| step["uses"].as_str()).collect();
        let publishes = uses.iter().any(|action| action.starts_with("actions/deploy-pages@"));
        let allowed = match publishes {
            true => serde_json::json!({"pages": "write", "id-token": "write"}),
            false => Value::Null,
        };
        report(job["permissions"] == allowed, format!("{name} may do {}", job["permissions"]));
        report(!publishes || steps.len() - uses.len() <= 1, format!("{name} publishes and runs much else"));
        for action in uses {
            let commit = action.split_once('@').map_or("", |(_, commit)| commit);
            let is_pinned = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            report(is_pinned, format!("{action} is not pinned"));
            let line = text.lines().find(|line| line.contains(action)).unwrap_or_default();
            let version = line.split_once("# v").map(|(_, version)| version.split('.').count());
            report(version == Some(3), format!("{action} does not say its version"));
        }
        for step in steps {
            let script = step["run"].as_str().unwrap_or_default();
            // A title of a change that is pasted into a script is run by it.
            report(!script.contains("${{"), format!("{name}: an expression is pasted into a script"));
            let fetches = step["uses"].as_str().is_some_and(|action| action.starts_with("actions/checkout@"));
            let keeps = step["with"]["persist-credentials"] != false;
            report(!(fetches && keeps), format!("{name} leaves the token of the repository with later steps"));
        }
    }
    let group = |event: Event<'_>| {
        let text = |value: &Value| value.as_str().map(|text| expressions::filled(text, &context(event)));
        (text(&workflow["concurrency"]["group"]), text(&workflow["concurrency"]["cancel-in-progress"]))
    };
    let [push, nightly, by_hand, change] =
        ["push", "schedule", "workflow_dispatch", "pull_request"].map(|name| group(event(name, DAY)));
    report(push.0.is_some() && push == nightly && push == by_hand, "two publications at a time".into());
    report(push.1.as_deref() == Some("false"), "a publication is stopped halfway".into());
    report(change.0 != push.0 && change.1.as_deref() == Some("true"), "checks and publications wait together".into());
    found
}

#[test]
fn the_workflow_of_github_keeps_the_rules() {
    let text = Place::new("github").read(WORKFLOW);
    assert_eq!(faults(&text), Vec::<String>::new());
    let pinned =
        text.split("uses: actions/checkout@").nth(1).and_then(|rest| rest.split(' ').next()).expect("a commit");
    for (from, to) in [
        ("  pull_request:\n", "  pull_request_target:\n"),
        ("  contents: read\n", "  contents: write\n"),
        ("permissions:\n  contents: read\n", ""),
        ("      id-token: write", "      id-token: write\n      contents: write"),
        ("    timeout-minutes: 20\n", ""),
        ("          persist-credentials: false\n", "          fetch-depth: 1\n"),
        (pinned, "v7"),
        (" # v7.0.1", ""),
        ("group: minutes ${{ github.ref }}", "group: minutes ${{ github.event_name }}"),
        ("group: minutes ${{ github.ref }}", "group: minutes"),
        ("cancel-in-progress: ${{ github.event_name == 'pull_request' }}", "cancel-in-progress: true"),
        ("run: huddle check", "run: echo ${{ github.event.pull_request.title }}; huddle check"),
        ("run: huddle check", "run: cargo install huddle; huddle check"),
        ("          HUDDLE_LOG_KEY:", "          OTHER: ${{ secrets.OTHER }}\n          HUDDLE_LOG_KEY:"),
        ("        if: github.event_name != 'pull_request'\n        env:", "        env:"),
    ] {
        let spoiled = text.replacen(from, to, 1);
        assert_ne!(spoiled, text, "{from:?} is not in the workflow");
        assert!(!faults(&spoiled).is_empty(), "nobody notices {to:?} in the place of {from:?}");
    }
}

#[test]
fn workflows_of_this_repository_pin_what_they_use() {
    let folder = project(".github/workflows");
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let text = fs::read_to_string(entry.path()).expect("a workflow");
        for line in text.lines().filter(|line| line.trim_start().trim_start_matches("- ").starts_with("uses: ")) {
            let commit = line.split_once('@').map_or("", |(_, rest)| rest.split(' ').next().unwrap_or_default());
            let is_pinned = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(
                (is_pinned && line.contains("# v")) || line.contains("uses: ./"),
                "{}: {line}",
                entry.path().display()
            );
        }
    }
}

#[test]
fn nothing_is_published_before_somebody_said_so() {
    // As `huddle init` left it, the site has no address.
    let place = Place::new("github");
    let jobs = github(&place, first("workflow_dispatch"));
    assert_eq!(names(&jobs), ["website"]);
    let log = jobs[0].log();
    assert!(log.contains("::error file=content/site.yaml") && !jobs[0].is_done(), "{log}");
    assert!(log.contains("base_url: https://larkmoor-police.github.io/minutes/"), "{log}");
    // A proposed change is checked all the same.
    let jobs = github(&place, event("pull_request", DAY));
    assert!(jobs[0].is_done() && jobs[0].summary().contains("No site is published at https://huddles.example/ yet"));
    // With an address, a push asks for the first publication, and the box says that it is one.
    let place = self::place("github");
    for name in ["push", "schedule"] {
        let jobs = github(&place, event(name, DAY));
        assert_eq!(names(&jobs), ["website"], "{jobs:#?}");
        assert!(jobs[0].log().contains("::error title=The website was not built"), "{jobs:#?}");
        assert!(jobs[0].log().contains("no site is published at"), "{jobs:#?}");
    }
    assert!(!place.published().exists());
    let jobs = github(&place, first("workflow_dispatch"));
    assert!(names(&jobs) == ["website", "publish"] && jobs.iter().all(Job::is_done), "{jobs:#?}");
    assert!(!jobs[1].log().contains("::warning"), "{jobs:#?}");
    let manifest = whole_site(&place.published()).expect("a whole site");
    assert_eq!((manifest.base_url, manifest.today), (place.address(), DAY.to_owned()));
    // The box is not to be ticked again; by hand without it, and by a push, all goes on.
    let jobs = github(&place, first("workflow_dispatch"));
    assert!(names(&jobs) == ["website"] && jobs[0].log().contains("already: leave out --first"), "{jobs:#?}");
    let jobs = github(&place, event("push", DAY));
    assert!(names(&jobs) == ["website", "publish"] && jobs.iter().all(Job::is_done), "{jobs:#?}");
    // From another branch nothing is published, and a site that has another address is noticed.
    let other = Event { branch: "a-change", ..event("workflow_dispatch", DAY) };
    assert_eq!(names(&github(&place, other)), Vec::<&str>::new());
    let settings = place.read("content/site.yaml");
    // A domain of one's own shows the published site first, and is then written into the settings.
    copy(&place.published(), &place.path("web/domain"));
    place.write("content/site.yaml", &settings.replace("/minutes/", "/domain/"));
    let jobs = github(&place, event("push", DAY));
    assert!(names(&jobs) == ["website", "publish"] && jobs.iter().all(Job::is_done), "{jobs:#?}");
    place.write("content/site.yaml", &settings.replace("/minutes/", "/elsewhere/"));
    let jobs = github(&place, first("workflow_dispatch"));
    assert!(jobs[1].log().contains("::warning file=content/site.yaml"), "{jobs:#?}");
}

#[test]
fn a_change_shows_what_readers_will_see() {
    let place = published("github");
    let before = snapshot(&place);
    place.write(PAGE, &place.read(PAGE).replace("every promise", "each and every promise"));
    place.write("content/pages/take-part.md", "---\ntitle: How to take part\n---\nCome along.\n");
    let jobs = github(&place, event("pull_request", DAY));
    assert!(names(&jobs) == ["website"] && jobs[0].is_done(), "{jobs:#?}");
    let summary = jobs[0].summary();
    // The address of this machine, at which these sites are published.
    for words in ["## 1 warning in 1 file\n", "\n\n## What readers will see\n", "<ins>each and", "`/take-part/`"] {
        assert!(summary.contains(words), "{words:?} is not in\n{summary}");
    }
    assert_eq!(snapshot(&place), before);
    let jobs = github(&place, event("push", DAY));
    assert!(jobs.iter().all(Job::is_done) && jobs[0].summary().contains("`/take-part/`"), "{jobs:#?}");
    assert!(snapshot(&place).contains_key("take-part/index.html"));
}

#[test]
fn a_change_with_mistakes_is_refused_with_all_of_them() {
    let place = published("github");
    let before = snapshot(&place);
    place.write("content/pages/take-part.md", &mistakes(14));
    place.write(PAGE, &place.read(PAGE).replace("title: About", "title: About\n<b>`*x*`: y"));
    for (name, step, verdict) in [
        ("pull_request", "Look for mistakes", "The site cannot be published as it is."),
        ("push", "Build the website", "Nothing was published; the published site is unchanged."),
    ] {
        let jobs = github(&place, event(name, DAY));
        assert_eq!(names(&jobs), ["website"]);
        let last = jobs[0].steps.last().expect("a step");
        assert_eq!((last.name.as_str(), last.code), (step, 1), "{jobs:#?}");
        let annotations = last.log.lines().filter(|line| line.starts_with("::")).count();
        assert_eq!(annotations, 10, "{}", last.log);
        assert!(last.log.contains("::error file=content/pages/take-part.md,line=3,col=1"), "{}", last.log);
        assert!(last.log.contains("10 of 16 mistakes are shown beside their lines; all of them are in the summary."));
        for number in 0..14 {
            assert!(last.summary.contains(&format!("unheard_of_{number}: x")), "{}", last.summary);
        }
        assert!(last.summary.contains(verdict) && last.summary.contains("15 problems"), "{}", last.summary);
        // What people wrote is text there, and no markup.
        assert!(!last.summary.replace("`<b>", "").contains("\n<b>"), "{}", last.summary);
        assert_eq!(snapshot(&place), before, "{name}");
    }
}

#[test]
fn every_night_the_site_is_built_for_its_day() {
    let place = published("github");
    let overdue = |place: &Place| {
        let page =
            fs::read_to_string(place.published().join("commitments/2026-05-07-central-1/lights-main/index.html"));
        page.expect("the page of the promise").contains("Overdue")
    };
    assert!(!overdue(&place));
    let before = snapshot(&place);
    let jobs = github(&place, event("schedule", LATER));
    assert!(names(&jobs) == ["website", "publish"] && jobs.iter().all(Job::is_done), "{jobs:#?}");
    let after = snapshot(&place);
    assert!(overdue(&place), "the promise was due on 2026-06-15");
    // A year of the search has the state of promises, and is in a folder named by its hash.
    let unhashed = |path: &str| {
        let hash = path.split('/').nth(3).filter(|part| part.len() == 20).unwrap_or("-");
        path.replace(hash, "-")
    };
    // The last file of each row of the log's says how much it holds.
    let names_of = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let of_site = files.keys().filter(|path| !path.starts_with("tlog/tile/"));
        of_site.map(|path| if path.starts_with("search/en/") { unhashed(path) } else { path.clone() }).collect()
    };
    assert_eq!(names_of(&before), names_of(&after));
    // On a night on which nothing became overdue, the same site is published.
    let jobs = github(&place, event("schedule", LATER));
    assert!(jobs.iter().all(Job::is_done), "{jobs:#?}");
    assert_eq!(snapshot(&place), after);
    assert!(jobs[0].summary().contains("Nothing is different for readers."), "{}", jobs[0].summary());
}

#[test]
fn a_record_that_would_be_gone_is_refused() {
    let place = published("github");
    let before = snapshot(&place);
    fs::remove_file(place.path("repository").join(PAGE)).expect("the page");
    for name in ["pull_request", "push", "schedule", "workflow_dispatch"] {
        let jobs = github(&place, event(name, DAY));
        assert!(names(&jobs) == ["website"] && !jobs[0].is_done(), "{jobs:#?}");
        assert!(jobs[0].log().contains("title=H063"), "{}", jobs[0].log());
        assert!(jobs[0].summary().contains("bring its file back"), "{}", jobs[0].summary());
    }
    assert_eq!(snapshot(&place), before);
}

#[test]
fn a_program_that_is_not_the_expected_one_is_not_run() {
    let place = published("github");
    let before = snapshot(&place);
    let workflow = place.read(WORKFLOW);
    let pin = |sum: &str| {
        place.write(WORKFLOW, &workflow.replace("HUDDLE_SHA256: \"\"", &format!("HUDDLE_SHA256: \"{sum}\"")))
    };
    let refuses = |what: &str, words: &str| {
        for name in ["pull_request", "push"] {
            let jobs = github(&place, event(name, DAY));
            let step = jobs[0].step("Fetch the program");
            assert!(step.code != 0 && step.log.contains(words), "{what}: {jobs:#?}");
            assert_eq!(jobs[0].steps.len(), 2, "{what}: nothing runs after it");
        }
        assert_eq!(snapshot(&place), before, "{what}");
    };
    let list = fs::read_to_string(place.release("SHA256SUMS")).expect("the list");
    let log = github(&place, event("pull_request", DAY))[0].log();
    assert!(log.contains(&format!("HUDDLE_SHA256: \"{}\"", sum())), "the sum to pin is shown: {log}");
    fs::write(place.release("SHA256SUMS"), list.replace(sum(), &"1".repeat(64))).expect("a file");
    refuses("another sum in the list", "::error title=The program is not the expected one");
    fs::write(place.release("SHA256SUMS"), format!("{}  other-{PROGRAM}.deb\n", sum())).expect("a file");
    refuses("not in the list", "::error title=The program is not the expected one");
    fs::remove_file(place.release("SHA256SUMS")).expect("the list");
    refuses("no list", "::error title=The program could not be fetched");
    pin(sum());
    let jobs = github(&place, event("pull_request", DAY));
    assert!(jobs[0].is_done() && !jobs[0].log().contains("write in .github"), "a pinned sum needs no list: {jobs:#?}");
    pin(&"1".repeat(64));
    refuses("another sum is pinned", "::error title=The program is not the expected one");
    pin(sum());
    fs::remove_file(place.release(PROGRAM)).expect("the program");
    fs::write(place.release(PROGRAM), "#!/bin/sh\nmkdir public\n").expect("a file");
    refuses("another program", "::error title=The program is not the expected one");
    fs::remove_file(place.release(PROGRAM)).expect("the program");
    refuses("no program", "::error title=The program could not be fetched");
}

#[test]
fn a_publication_waits_for_the_one_before_it() {
    waits("github", github);
}

#[test]
fn a_publication_of_gitlab_waits_for_the_one_before_it() {
    waits("gitlab", gitlab);
}

fn waits(ci: &str, service: fn(&Place, Event<'_>) -> Vec<Job>) {
    let place = published(ci);
    place.write("content/pages/take-part.md", "---\ntitle: How to take part\n---\nCome along.\n");
    let (built, is_built) = channel();
    let (go, may_go) = channel();
    *place.before_publishing.lock().expect("no panic") = Some(Box::new(move || {
        built.send(()).expect("the test waits");
        may_go.recv().expect("the test answers");
    }));
    let (one, two) = std::thread::scope(|scope| {
        let one = scope.spawn(|| service(&place, event("push", DAY)));
        is_built.recv().expect("the first is built");
        // Meanwhile a change on the main branch takes the page away again, and a second run begins.
        fs::remove_file(place.path("repository/content/pages/take-part.md")).expect("the page");
        *place.while_waiting.lock().expect("no panic") = Some(Box::new(move || go.send(()).expect("the first waits")));
        let two = scope.spawn(|| service(&place, event("schedule", DAY)));
        let two = two.join().expect("no panic");
        // Where the second did not wait, the first would do so for ever.
        let has_waited = place.while_waiting.lock().expect("no panic").take().is_none();
        assert!(has_waited, "two publications at a time: {two:#?}");
        (one.join().expect("no panic"), two)
    });
    assert!(one.iter().all(Job::is_done), "{one:#?}");
    // It was compared with what the first published.
    assert!(two.len() == 1 && !two[0].is_done() && two[0].log().contains("H063"), "{two:#?}");
    whole_site(&place.published()).expect("a whole site");
    assert!(snapshot(&place).contains_key("take-part/index.html"));
}

#[test]
fn gitlab_checks_and_publishes_in_the_same_way() {
    let place = place("gitlab");
    let text = place.read(".gitlab-ci.yml");
    let file = yaml(&text);
    assert_eq!(file["pages"]["resource_group"], "pages", "one publication at a time");
    assert_eq!(file["pages"]["interruptible"], false, "none is stopped halfway");
    assert!(["check", "pages"].iter().all(|job| file[*job]["timeout"].is_string()), "every job has a time limit");
    // GitLab refuses other signs here, which its schema does not say.
    let link = file["check"]["artifacts"]["expose_as"].as_str().expect("a name");
    assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || " -_".contains(c)), "{link}");
    let jobs = gitlab(&place, event("push", DAY));
    assert!(names(&jobs) == ["pages"] && !jobs[0].is_done() && !place.published().exists(), "{jobs:#?}");
    assert!(jobs[0].log().contains("FIRST_PUBLICATION set to yes"), "{jobs:#?}");
    let jobs = gitlab(&place, first("web"));
    assert!(names(&jobs) == ["pages"] && jobs[0].is_done(), "{jobs:#?}");
    whole_site(&place.published()).expect("a whole site");
    let before = snapshot(&place);

    // A change, with and without mistakes.
    let change = event("merge_request_event", DAY);
    place.write("content/pages/take-part.md", &mistakes(14));
    let jobs = gitlab(&place, change);
    assert!(names(&jobs) == ["check"] && jobs[0].steps[0].code == 1, "{jobs:#?}");
    assert!(jobs[0].log().contains("The site cannot be published as it is."), "{}", jobs[0].log());
    assert_eq!(jobs[0].steps[0].summary.matches(" error H012").count(), 14, "{}", jobs[0].steps[0].summary);
    let quality: Value = serde_json::from_str(&jobs[0].step("codequality").log).expect("JSON");
    let entries = quality.as_array().expect("a list");
    // One of them is the address of this machine.
    assert_eq!(entries.len(), 15);
    assert_eq!(entries[0]["location"]["path"], "content/pages/take-part.md");
    assert_eq!(entries[0]["location"]["lines"]["begin"], 3);
    let prints: std::collections::BTreeSet<&str> =
        entries.iter().filter_map(|entry| entry["fingerprint"].as_str()).collect();
    assert_eq!(prints.len(), 15, "each has a name of its own");
    let jobs = gitlab(&place, event("push", DAY));
    assert!(!jobs[0].is_done() && jobs[0].log().contains("the published site is unchanged"), "{jobs:#?}");
    assert_eq!(snapshot(&place), before);
    place.write("content/pages/take-part.md", "---\ntitle: How to take part\n---\nCome along.\n");
    let jobs = gitlab(&place, change);
    let report = &jobs[0].steps[0].summary;
    assert!(jobs[0].is_done() && report.contains("The site can be published."), "{jobs:#?}");
    assert!(report.contains("What readers will see") && report.contains("page “take-part”"), "{report}");
    assert_eq!(snapshot(&place), before);

    // Accepted, and by night.
    assert!(gitlab(&place, event("push", DAY))[0].is_done());
    assert!(snapshot(&place).contains_key("take-part/index.html"));
    let jobs = gitlab(&place, event("schedule", LATER));
    assert!(names(&jobs) == ["pages"] && jobs[0].is_done(), "{jobs:#?}");
    let page = &snapshot(&place)["commitments/2026-05-07-central-1/lights-main/index.html"];
    assert!(String::from_utf8_lossy(page).contains("Overdue"));
    let other = Event { branch: "a-change", ..event("push", DAY) };
    assert!(gitlab(&place, other).is_empty(), "a branch alone is neither checked nor published");

    // A removed record, and another program.
    let before = snapshot(&place);
    fs::remove_file(place.path("repository").join(PAGE)).expect("the page");
    for name in ["merge_request_event", "push", "schedule"] {
        let jobs = gitlab(&place, event(name, LATER));
        assert!(!jobs[0].is_done() && jobs[0].log().contains("error H063"), "{jobs:#?}");
    }
    place.write(
        ".gitlab-ci.yml",
        &text.replace("HUDDLE_SHA256: \"\"", &format!("HUDDLE_SHA256: \"{}\"", "1".repeat(64))),
    );
    let jobs = gitlab(&place, event("push", LATER));
    assert!(jobs[0].steps[0].code == 1 && jobs[0].log().contains("is not the expected one"), "{jobs:#?}");
    fs::write(place.release("SHA256SUMS"), format!("{}  other\n", sum())).expect("a file");
    place.write(".gitlab-ci.yml", &text);
    let jobs = gitlab(&place, event("push", LATER));
    assert!(jobs[0].steps[0].code == 1 && jobs[0].log().contains("is not the expected one"), "{jobs:#?}");
    assert_eq!(snapshot(&place), before);
}

#[test]
fn a_comparison_with_the_published_site_passes_over_what_its_log_says() {
    let place = published("github");
    let reported = |new: &str| {
        let ran = run(&place.path("repository"), &["diff", "base_url", new, "--today", DAY]);
        ran.ends_with(0).out
    };
    // Its pages name entries of the log, which those of a trial do not.
    let page = fs::read_to_string(place.published().join("huddles/2026-05-07-central-1/index.html")).expect("a page");
    assert!(page.contains("entry") && place.published().join("tlog/checkpoint").exists(), "{page}");
    assert!(reported("content").contains("Nothing is different for readers."), "{}", reported("content"));
    place.write(PAGE, &place.read(PAGE).replace("every promise", "each promise"));
    let shown = reported("content");
    assert!(shown.contains("1 added, 1 removed") && !shown.contains("/huddles/"), "{shown}");
    run(&place.path("repository"), &["build", "--today", DAY]).ends_with(0);
    assert_eq!(reported("public"), shown);
}

#[test]
fn gitlab_asks_for_the_address_first() {
    let place = Place::new("gitlab");
    let jobs = gitlab(&place, first("web"));
    assert!(jobs[0].log().contains("base_url: https://larkmoor-police.gitlab.example/minutes/"), "{jobs:#?}");
    assert!(!jobs[0].is_done() && !place.published().exists());
    let jobs = gitlab(&place, event("merge_request_event", DAY));
    assert!(jobs[0].is_done() && jobs[0].log().contains("No site is published at https://huddles.example/ yet"));
}

#[test]
fn the_address_of_the_settings_stands_for_the_published_site() {
    let place = place("none");
    let site = place.path("repository");
    let reported = |arguments: &[&str]| run(&site, &[arguments, &["--today", DAY]].concat());
    reported(&["check", "--previous", "base_url"]).refuses_saying(&[
        "no site is published at",
        &place.address(),
        "--first",
    ]);
    let ran = reported(&["check", "--previous", "base_url", "--if-published"]).ends_with(0);
    assert!(ran.reported.contains(&format!("No site is published at {} yet", place.address())), "{}", ran.reported);
    reported(&["check", "--previous", "base_url", "--if-published", "--first"]).ends_with(2);
    reported(&["build", "--previous", "base_url", "--first", "--output", "../web/minutes"]).ends_with(0);
    reported(&["check", "--previous", "base_url"]).ends_with(0);
    reported(&["check", "--previous", "base_url", "--first"]).refuses_saying(&["already: leave out --first"]);
    let ran = reported(&["diff", "base_url", "content"]).ends_with(0);
    assert!(ran.out.contains("Nothing is different for readers."), "{}", ran.out);
    let elsewhere = place.server.address("/elsewhere/");
    reported(&["check", "--previous", "base_url", "--base-url", &elsewhere])
        .refuses_saying(&["no site is published at"]);
    let settings = place.read("content/site.yaml");
    place.write("content/site.yaml", &settings.replace(&place.address(), &elsewhere));
    reported(&["diff", "base_url", "content"]).refuses_saying(&["no site is published at"]);
    let ran = reported(&["diff", "base_url", "content", "--if-published", "--format", "markdown"]).ends_with(0);
    assert!(ran.out.starts_with("## What readers will see\n\nNo site is published at"), "{}", ran.out);
    assert_eq!(
        reported(&["diff", "base_url", "content", "--if-published", "--format", "json"]).ends_with(0).out,
        "null\n"
    );
    // A server that fails is no reason to compare nothing.
    place.write("content/site.yaml", &settings.replace(&place.address(), &place.server.address("/broken/")));
    reported(&["check", "--previous", "base_url", "--if-published"]).refuses_saying(&["500"]);
    // An address that cannot be read is a mistake like any other, and all of them are reported.
    place.write("content/site.yaml", &settings.replace(&place.address(), "nowhere"));
    let ran = reported(&["check", "--previous", "base_url"]).ends_with(1);
    assert!(ran.reported.contains("is not the address of a site"), "{}", ran.reported);
}
