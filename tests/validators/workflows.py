"""workflows.py PROGRAM: the workflows that `huddle init` writes, its forms and those of this repository, read as YAML and
held against the schemas that their services publish, which the package check-jsonschema brings along. Nothing is fetched.
Each script in them is read by shellcheck."""
import pathlib
import subprocess
import sys
import tempfile

from ruamel.yaml import YAML

program = pathlib.Path(sys.argv[1]).resolve()
project = pathlib.Path(__file__).resolve().parents[2]
found = []
seen = 0


def check(schema, path):
    """What is wrong with a file, as text; empty where nothing is."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    ran = subprocess.run(command, capture_output=True, text=True)
    return "" if ran.returncode == 0 else (ran.stdout + ran.stderr).strip() or f"ended with {ran.returncode}"


def holds(schema, path, spoiled=()):
    """The file is right, and each edit of `spoiled` makes it wrong."""
    global seen
    seen += 1
    wrong = check(schema, path)
    if wrong:
        found.append(f"{path}: {wrong}")
    text = path.read_text(encoding="utf-8")
    for before, after in spoiled:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / path.name
            if before not in text:
                found.append(f"{path}: {before!r} is not in it")
                continue
            copy.write_text(text.replace(before, after, 1), encoding="utf-8")
            if not check(schema, copy):
                found.append(f"{path}: nobody notices {after!r} in the place of {before!r}")


def scripts(path):
    """The scripts of a workflow: their names, the shell that the service takes, and their lines."""
    file = YAML(typ="safe").load(path)
    for name, job in file.get("jobs", {}).items():
        for step in job["steps"]:
            if "run" in step:
                yield f"{name}, {step['name']}", "bash", step["run"]
    before = file.get("default", {}).get("before_script", [])
    for name, job in file.items():
        if isinstance(job, dict) and "script" in job:
            yield name, "dash", "\n".join(before + job["script"])


def lints(shell, script):
    # Both services stop a script at the first command that fails.
    script = f"set -e\n{script}"
    command = ["shellcheck", f"--shell={shell}", "--format=gcc", "--severity=info", "-"]
    ran = subprocess.run(command, input=script, capture_output=True, text=True)
    return "" if ran.returncode == 0 else (ran.stdout + ran.stderr).strip() or f"ended with {ran.returncode}"


def is_linted(path):
    """shellcheck finds nothing in the scripts of a file, and does where the quotes of a variable are taken away."""
    global seen
    found_scripts = list(scripts(path))
    seen += len(found_scripts)
    for name, shell, script in found_scripts:
        wrong = lints(shell, script)
        if wrong:
            found.append(f"{path}: {name}: {wrong}")
    if not any(lints(shell, script.replace('"$file"', "$file")) for _, shell, script in found_scripts):
        found.append(f"{path}: shellcheck notices nothing")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    for service in ("github", "gitlab"):
        subprocess.run([program, "init", folder / service, "--ci", service], check=True, capture_output=True)
    holds(
        "github-workflows",
        folder / "github/.github/workflows/publish.yml",
        [("runs-on: ubuntu-latest", "runs: ubuntu-latest"), ("contents: read", "contents: reading"), ("jobs:", "job:")],
    )
    holds("github-issue-forms", folder / "github/.github/ISSUE_TEMPLATE/minutes.yml", [("type: input", "type: line")])
    holds(
        "gitlab-ci",
        folder / "gitlab/.gitlab-ci.yml",
        [("resource_group: pages", "resource_groups: pages"), ("expose_as:", "exposed_as:"), ("when: always", "when: ever")],
    )
    is_linted(folder / "github/.github/workflows/publish.yml")
    is_linted(folder / "gitlab/.gitlab-ci.yml")
for workflow in sorted(project.glob(".github/workflows/*.yml")):
    holds("github-workflows", workflow)

for finding in found:
    print(finding)
print(f"{seen} files and scripts, {len(found)} findings")
sys.exit(1 if found else 0)
