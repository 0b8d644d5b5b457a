//! GitHub Actions and GitLab CI/CD, played on this machine: what a workflow says to run is run in a clean folder, by
//! the shell that the service takes, with the variables and files that it hands over. What it uses of the service (fetching
//! the repository, keeping files, publishing) is copying folders.

use super::expressions::{filled, holds};
use super::program::{copy, run};
use super::server::Server;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock, Mutex};
use tempfile::TempDir;

/// The name of the program among the files of a release.
pub const PROGRAM: &str = "huddle-x86_64-unknown-linux-gnu";

/// The program as a release holds it, without what only debuggers read, and its SHA-256 sum.
static RELEASED: LazyLock<(TempDir, String)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(PROGRAM);
    fs::copy(env!("CARGO_BIN_EXE_huddle"), &file).expect("a copy of the program");
    let _ = Command::new("strip").arg(&file).status();
    let sum = Command::new("sha256sum").arg(&file).output().expect("sha256sum is there").stdout;
    let sum = String::from_utf8(sum).expect("text").chars().take(64).collect();
    (folder, sum)
});

/// The SHA-256 sum of the released program.
pub fn sum() -> &'static str {
    &RELEASED.1
}

/// What happens to a step at which a test wants to do something.
type Hook = Box<dyn FnOnce() + Send>;

/// A repository, the published site and the place of releases.
pub struct Place {
    folder: TempDir,
    pub server: Server,
    /// Jobs that may not run side by side, by the name of their group.
    groups: Mutex<HashMap<String, Arc<Mutex<()>>>>,
    /// Runs once, just before a site is published.
    pub before_publishing: Mutex<Option<Hook>>,
    /// Runs once, where a job has to wait for another.
    pub while_waiting: Mutex<Option<Hook>>,
}

impl Place {
    /// A new repository, as `huddle init` makes it.
    pub fn new(ci: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let web = folder.path().join("web");
        let releases = web.join(format!("releases/v{}", env!("CARGO_PKG_VERSION")));
        fs::create_dir_all(&releases).expect("a folder");
        let program = RELEASED.0.path().join(PROGRAM);
        fs::hard_link(&program, releases.join(PROGRAM)).expect("a link to the program");
        fs::write(releases.join("SHA256SUMS"), format!("{}  other\n{}  {PROGRAM}\n", "0".repeat(64), sum()))
            .expect("a file");
        run(folder.path(), &["init", "repository", "--ci", ci]).ends_with(0);
        Self {
            server: Server::of(web),
            folder,
            groups: Mutex::default(),
            before_publishing: Mutex::default(),
            while_waiting: Mutex::default(),
        }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file of the repository.
    pub fn write(&self, path: &str, text: &str) {
        let full = self.path("repository").join(path);
        fs::create_dir_all(full.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(full, text).expect("a file");
    }

    /// A file of the repository.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path("repository").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file of the release.
    pub fn release(&self, file: &str) -> PathBuf {
        self.path(&format!("web/releases/v{}/{file}", env!("CARGO_PKG_VERSION")))
    }

    /// The published site.
    pub fn published(&self) -> PathBuf {
        self.path("web/minutes")
    }

    /// Its address.
    pub fn address(&self) -> String {
        self.server.address("/minutes/")
    }

    /// Puts a built site in the place of the published one.
    fn publish(&self, built: &Path) {
        if let Some(hook) = self.before_publishing.lock().expect("no panic").take() {
            hook();
        }
        let _ = fs::remove_dir_all(self.published());
        copy(built, &self.published());
    }

    /// Does something while nothing else of the same group runs.
    fn alone<T>(&self, group: &str, work: impl FnOnce() -> T) -> T {
        let group = self.groups.lock().expect("no panic").entry(group.to_owned()).or_default().clone();
        let _alone = group.try_lock().unwrap_or_else(|_| {
            if let Some(hook) = self.while_waiting.lock().expect("no panic").take() {
                hook();
            }
            group.lock().expect("no panic")
        });
        work()
    }

    /// A command with nothing of this machine's environment but where programs are.
    fn shell(&self, shell: &str, workspace: &Path, day: &str) -> Command {
        let midday = chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").expect("a day").and_hms_opt(16, 0, 0);
        let moment = midday.expect("an hour").and_utc().timestamp();
        let mut command = Command::new(shell);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", workspace)
            .env("CI", "true")
            .env("SOURCE_DATE_EPOCH", moment.to_string())
            .current_dir(workspace);
        command
    }
}

/// What makes a service run a workflow.
#[derive(Clone, Copy)]
pub struct Event<'e> {
    /// Such as `pull_request`.
    pub name: &'e str,
    /// The branch that is built or would be changed.
    pub branch: &'e str,
    /// Whether somebody said that nothing has been published yet.
    pub first: bool,
    /// The day.
    pub day: &'e str,
}

/// A step that was run.
#[derive(Debug)]
pub struct Step {
    pub name: String,
    pub code: i32,
    /// Everything that it wrote, as the log shows it.
    pub log: String,
    /// The summary of the run that it wrote.
    pub summary: String,
}

/// A job that was run.
#[derive(Debug, Default)]
pub struct Job {
    pub name: String,
    /// The steps that were run, without those that were left out.
    pub steps: Vec<Step>,
}

impl Job {
    pub fn is_done(&self) -> bool {
        self.steps.iter().all(|step| step.code == 0)
    }

    pub fn step(&self, name: &str) -> &Step {
        self.steps.iter().find(|step| step.name == name).unwrap_or_else(|| panic!("{name} did not run: {self:#?}"))
    }

    /// Everything that its steps wrote.
    pub fn log(&self) -> String {
        self.steps.iter().map(|step| step.log.as_str()).collect()
    }

    pub fn summary(&self) -> String {
        self.steps.iter().map(|step| step.summary.as_str()).collect()
    }
}

/// A file of YAML.
pub fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What an event says of itself to the expressions of a workflow.
pub fn context(event: Event<'_>) -> Value {
    let (reference, short) = match event.name {
        "pull_request" => ("refs/pull/7/merge".to_owned(), "7/merge".to_owned()),
        _ => (format!("refs/heads/{}", event.branch), event.branch.to_owned()),
    };
    // The payload of a schedule says nothing of the repository.
    let payload = if event.name == "schedule" { json!({}) } else { json!({"repository": {"default_branch": "main"}}) };
    json!({
        "github": {"event_name": event.name, "ref": reference, "ref_name": short, "event": payload},
        "inputs": if event.name == "workflow_dispatch" { json!({"first": event.first}) } else { json!({}) },
        "secrets": {},
        "steps": {},
        "needs": {},
        "job": {"status": "success"},
    })
}

/// Runs the workflow of GitHub as it is in the repository. Jobs that are left out are not among those returned.
pub fn github(place: &Place, event: Event<'_>) -> Vec<Job> {
    let workflow = yaml(&place.read(".github/workflows/publish.yml"));
    let mut context = context(event);
    let group = filled(workflow["concurrency"]["group"].as_str().unwrap_or("{{none}}"), &context);
    let mut work = || {
        let mut done: Vec<Job> = Vec::new();
        let artifact = tempfile::tempdir().expect("a folder");
        let mut waiting: Vec<(&String, &Value)> = workflow["jobs"].as_object().expect("jobs").iter().collect();
        while !waiting.is_empty() {
            let is_next = |(_, job): &(&String, &Value)| {
                let needed = needs(job);
                !waiting.iter().any(|(name, _)| needed.contains(*name))
            };
            let (name, job) = waiting.remove(waiting.iter().position(is_next).expect("jobs wait for each other"));
            let needed = needs(job);
            let are_done = needed.iter().all(|need| done.iter().any(|job| job.name == *need && job.is_done()));
            context["job"]["status"] = json!(if are_done { "success" } else { "skipped" });
            context["steps"] = json!({});
            if holds(job["if"].as_str(), &context) {
                let ran = github_job(place, (name, job, &workflow), &mut context, (artifact.path(), event.day));
                done.push(ran);
            }
        }
        done
    };
    if workflow["concurrency"].is_null() { work() } else { place.alone(&group, work) }
}

/// The jobs that have to be done before this one.
fn needs(job: &Value) -> Vec<String> {
    match &job["needs"] {
        Value::String(one) => vec![one.clone()],
        Value::Array(all) => all.iter().map(text).collect(),
        _ => Vec::new(),
    }
}

fn github_job(
    place: &Place,
    (name, job, workflow): (&str, &Value, &Value),
    context: &mut Value,
    (artifact, day): (&Path, &str),
) -> Job {
    let runner = tempfile::tempdir().expect("a folder");
    let workspace = runner.path().join("work");
    fs::create_dir(&workspace).expect("a folder");
    fs::create_dir(runner.path().join("temp")).expect("a folder");
    let mut ran = Job { name: name.to_owned(), steps: Vec::new() };
    let mut paths = Vec::new();
    for step in job["steps"].as_array().expect("steps") {
        context["job"]["status"] = json!(if ran.is_done() { "success" } else { "failure" });
        if !holds(step["if"].as_str(), context) {
            continue;
        }
        let mut outputs = json!({});
        let done = match step["uses"].as_str() {
            Some(action) => {
                outputs = played(place, action, &step["with"], (&workspace, artifact));
                Step { name: action.to_owned(), code: 0, log: String::new(), summary: String::new() }
            }
            None => {
                let mut command = place.shell("bash", &workspace, day);
                let environments = [&workflow["env"], &job["env"], &step["env"]];
                for (key, value) in environments.iter().filter_map(|given| given.as_object()).flatten() {
                    command.env(key, filled(&text(value), context));
                }
                // A mirror is set in the same place.
                command.env("HUDDLE_RELEASES", place.server.address("/releases"));
                github_step(step, (command, runner.path()), (&mut paths, &mut outputs))
            }
        };
        if let Some(id) = step["id"].as_str() {
            context["steps"][id] = json!({"outputs": outputs});
        }
        ran.steps.push(done);
    }
    let mut outputs = json!({});
    for (key, value) in job["outputs"].as_object().into_iter().flatten() {
        outputs[key] = json!(filled(&text(value), context));
    }
    context["needs"][name] = json!({"outputs": outputs});
    ran
}

/// Runs a `run:` step as GitHub's runner does.
fn github_step(
    step: &Value,
    (mut command, runner): (Command, &Path),
    (paths, outputs): (&mut Vec<String>, &mut Value),
) -> Step {
    let script = runner.join("step.sh");
    fs::write(&script, step["run"].as_str().expect("a step runs something or uses an action")).expect("a file");
    let files = ["GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV"];
    for name in files {
        fs::write(runner.join(name), "").expect("a file");
        command.env(name, runner.join(name));
    }
    let path = std::env::var("PATH").unwrap_or_default();
    let path = paths.iter().rev().cloned().chain([path]).collect::<Vec<_>>().join(":");
    command
        .env("PATH", path)
        .env("RUNNER_TEMP", runner.join("temp"))
        .env("GITHUB_ACTIONS", "true")
        .env("GITHUB_REPOSITORY", "larkmoor-police/minutes")
        .env("GITHUB_REPOSITORY_OWNER", "larkmoor-police")
        .args(["--noprofile", "--norc", "-eo", "pipefail"])
        .arg(&script);
    let output = command.output().expect("bash is there");
    let read = |name: &str| fs::read_to_string(runner.join(name)).expect("a file");
    paths.extend(read("GITHUB_PATH").lines().map(str::to_owned));
    for (name, value) in read("GITHUB_OUTPUT").lines().filter_map(|line| line.split_once('=')) {
        outputs[name] = json!(value);
    }
    Step {
        name: step["name"].as_str().unwrap_or_default().to_owned(),
        code: output.status.code().expect("nothing kills it"),
        log: format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)),
        summary: read("GITHUB_STEP_SUMMARY"),
    }
}

/// Plays an action of GitHub; gives its outputs.
fn played(place: &Place, action: &str, with: &Value, (workspace, artifact): (&Path, &Path)) -> Value {
    match action.split('@').next().expect("a name") {
        "actions/checkout" => copy(&place.path("repository"), workspace),
        "actions/upload-pages-artifact" => {
            let site = workspace.join(with["path"].as_str().expect("a path"));
            assert!(site.join("index.html").is_file(), "there is a site to keep");
            copy(&site, artifact);
        }
        "actions/deploy-pages" => {
            place.publish(artifact);
            return json!({"page_url": place.address()});
        }
        other => panic!("{other} is not known to the tests"),
    }
    json!({})
}

/// Runs the jobs of GitLab that an event asks for: `merge_request_event`, `push`, `schedule` or `web`.
pub fn gitlab(place: &Place, event: Event<'_>) -> Vec<Job> {
    let file = yaml(&place.read(".gitlab-ci.yml"));
    let mut variables = HashMap::from([
        ("CI_PIPELINE_SOURCE".to_owned(), event.name.to_owned()),
        ("CI_DEFAULT_BRANCH".to_owned(), "main".to_owned()),
        ("CI_PAGES_URL".to_owned(), "https://larkmoor-police.gitlab.example/minutes".to_owned()),
    ]);
    if event.name != "merge_request_event" {
        variables.insert("CI_COMMIT_BRANCH".to_owned(), event.branch.to_owned());
    }
    for (name, value) in file["variables"].as_object().expect("variables") {
        let value = if value.is_object() { &value["value"] } else { value };
        variables.insert(name.clone(), text(value));
    }
    variables.insert("HUDDLE_RELEASES".to_owned(), place.server.address("/releases"));
    if event.first {
        variables.insert("FIRST_PUBLICATION".to_owned(), "yes".to_owned());
    }
    if !applies(&file["workflow"]["rules"], &variables) {
        return Vec::new();
    }
    let is_job = |(_, job): &(&String, &Value)| !job["script"].is_null();
    let jobs = file.as_object().expect("jobs").iter().filter(is_job);
    jobs.filter(|(_, job)| applies(&job["rules"], &variables))
        .map(|(name, job)| {
            let work = || gitlab_job(place, (name, job, &file), &variables, event.day);
            match job["resource_group"].as_str() {
                Some(group) => place.alone(group, work),
                None => work(),
            }
        })
        .collect()
}

fn gitlab_job(
    place: &Place,
    (name, job, file): (&str, &Value, &Value),
    variables: &HashMap<String, String>,
    day: &str,
) -> Job {
    let folder = tempfile::tempdir().expect("a folder");
    let workspace = folder.path().join("work");
    copy(&place.path("repository"), &workspace);
    // The runner makes one script of all lines.
    let lines = [&file["default"]["before_script"], &job["script"]];
    let lines: Vec<String> = lines.iter().filter_map(|lines| lines.as_array()).flatten().map(text).collect();
    let script = folder.path().join("script.sh");
    fs::write(&script, lines.join("\n")).expect("a file");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("a file of ours");
    let mut command = place.shell("sh", &workspace, day);
    let output = command.envs(variables).env("CI_PROJECT_DIR", &workspace).arg("-e").arg(&script).output();
    let output = output.expect("sh is there");
    let code = output.status.code().expect("nothing kills it");
    let log = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let kept: Vec<PathBuf> = job["artifacts"]["paths"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|path| workspace.join(text(path)))
        .filter(|path| path.exists() && (code == 0 || job["artifacts"]["when"] == "always"))
        .collect();
    // A job of this name publishes the folder `public` of what it keeps.
    if name == "pages" && code == 0 {
        place.publish(&workspace.join("public"));
    }
    let reports: String = kept.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let quality = job["artifacts"]["reports"]["codequality"].as_str();
    let quality = quality.and_then(|path| fs::read_to_string(workspace.join(path)).ok()).unwrap_or_default();
    let step = |name: &str, code: i32, log: String| Step { name: name.into(), code, log, summary: String::new() };
    let script = Step { summary: reports, ..step("script", code, log) };
    Job { name: name.to_owned(), steps: vec![script, step("codequality", 0, quality)] }
}

/// Whether the first rule that fits says that something is run.
fn applies(rules: &Value, variables: &HashMap<String, String>) -> bool {
    let fits = |rule: &&Value| rule["if"].as_str().is_none_or(|condition| is_met(condition, variables));
    let rule = rules.as_array().into_iter().flatten().find(fits);
    rule.is_some_and(|rule| rule["when"] != "never")
}

/// A condition of a rule: comparisons with `==`, joined by `&&`.
fn is_met(condition: &str, variables: &HashMap<String, String>) -> bool {
    let value = |side: &str| match side.trim().strip_prefix('$') {
        Some(name) => variables.get(name).cloned(),
        None => Some(side.trim().trim_matches('"').to_owned()),
    };
    condition.split("&&").all(|part| {
        let (one, other) = part.split_once("==").unwrap_or_else(|| panic!("{part} is not known to the tests"));
        value(one) == value(other)
    })
}
