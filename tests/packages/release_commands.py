"""python release_commands.py ROOT PACKAGES FOLDER - runs the commands of the release workflow in order, as its shell does.

They run in FOLDER, which looks like a checkout with PACKAGES as what was built. What only the service has (`gh`, `docker`)
is a program that writes down how it was called. Compiling is left out: tests/packages/run has packaged already.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ruamel.yaml import YAML

root, packages, folder = (Path(argument).resolve() for argument in sys.argv[1:])
workflow = YAML(typ="safe").load(root / ".github/workflows/release.yml")
target = next(line[6:] for line in subprocess.check_output(["rustc", "-vV"], text=True).splitlines() if line.startswith("host: "))
cargo = json.loads(subprocess.check_output(["cargo", "metadata", "--no-deps", "--offline", "--format-version", "1"], cwd=root))
version, names = cargo["packages"][0]["version"], cargo["packages"][0]["metadata"]["names"]

shutil.rmtree(folder, ignore_errors=True)
(folder / "target").mkdir(parents=True)
(folder / "programs").mkdir()
for entry in root.iterdir():
    if entry.name not in ("target", ".git"):
        (folder / entry.name).symlink_to(entry)
(folder / "target/packages").symlink_to(packages)
shutil.copytree(packages, folder / "gathered")
(folder / "gathered/SHA256SUMS").unlink()
for name in ("gh", "docker"):
    program = folder / "programs" / name
    program.write_text(f'#!/usr/bin/env bash\n[ "$1" != login ] || cat >/dev/null\nprintf "%s\\n" {name} "$@" >>"$CALLS"\n')
    program.chmod(0o755)
(folder / "output").mkdir()

environment = {
    **os.environ,
    "PATH": f"{folder / 'programs'}:{os.environ['PATH']}",
    "CALLS": str(folder / "calls"),
    "CARGO_TARGET_DIR": str(folder / "output"),
    "TAG": f"v{version}",
    "TARGET": target,
    "GH_REPO": names["repository"],
    "REGISTRY": "images.example",
    "OWNER": "Larkmoor",
    "ACTOR": "somebody",
    "TOKEN": "a token",
}
LEFT_OUT = {"Install Rust", "Build the packages"}
problems, ran = [], 0


def run(job, step, tag):
    """How a command ends, for a tag."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=folder, env={**environment, "TAG": tag}, capture_output=True, text=True)
    print(f"== {job}: {step['name']} ({tag}): {done.returncode}\n{done.stdout}{done.stderr}")
    return done.returncode


for job, content in workflow["jobs"].items():
    for step in content["steps"]:
        if "run" in step and step["name"] not in LEFT_OUT:
            ran += 1
            if run(job, step, f"v{version}") != 0:
                problems.append(f"{job}: {step['name']} failed")
            if job == "version" and run(job, step, "v999.0.0") == 0:
                problems.append("a tag that is not the version goes through")

calls = (folder / "calls").read_text().splitlines()
files = sorted(path.name for path in (folder / "gathered").iterdir() if path.is_file())
published = sorted(Path(call).name for call in calls if call.startswith("./"))
if published != files or "SHA256SUMS" not in files:
    problems.append(f"published: {published}; there are {files}")
image = f"images.example/larkmoor/{names['container']}:{version}"
if image not in calls or "a token" in calls:
    problems.append(f"no image {image}, or the token is an argument: {calls}")
if [path.name for path in (folder / "wheels").iterdir()] != [path.name for path in packages.glob("*.whl")]:
    problems.append("the wheels are not taken")

print("\n".join(problems))
sys.exit(1 if problems or ran < 6 else 0)
