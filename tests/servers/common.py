"""What both parts use: the page that says how to publish, sites that are built, servers that are started and ended."""

import atexit
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["HUDDLE_PROGRAM"]
PAGE = (PROJECT / "docs/publish.md").read_text(encoding="utf-8")
TODAY = "2026-11-22"
_counted = []


def blocks(kind, heading):
    """The code of one kind below a heading of the page, as it stands there."""
    section = re.split(r"\n##+ ", PAGE.split(f" {heading}\n", 1)[1])[0]
    found = re.findall(rf"```{kind}\n(.*?)```", section, re.S)
    assert found, f"docs/publish.md has no {kind} below {heading}"
    return found


def check(what, is_so, shown=""):
    """Counts one thing that was looked at; a first failure ends the run."""
    _counted.append(what)
    if not is_so:
        raise SystemExit(f"NOT SO: {what}\n{shown}")


def counted():
    return len(_counted)


def workshop():
    """A folder for this run that everybody may read, since servers work as users of their own."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="huddle-servers-"))
    folder.chmod(0o755)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def run(*command, cwd=None, code=0, env=None):
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, text=True, capture_output=True)
    if code is not None and done.returncode != code:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done


def build(folder, *more, code=0):
    return run(PROGRAM, "build", "--today", TODAY, *more, cwd=folder, code=code)


def files(folder):
    """Every file below a folder with its bytes."""
    folder = pathlib.Path(folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def assert_same(what, one, two):
    missing, added = sorted(two.keys() - one.keys()), sorted(one.keys() - two.keys())
    differing = sorted(path for path in one.keys() & two.keys() if one[path] != two[path])
    check(what, not (missing or added or differing), f"missing {missing[:9]}, too many {added[:9]}, other bytes {differing[:9]}")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def start(command, port, log, env=None):
    """Starts a server in the foreground and waits until it answers; it is ended with this program."""
    with open(log, "wb") as out:
        server = subprocess.Popen([str(part) for part in command], stdout=out, stderr=out, env=env)
    atexit.register(end, server)
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return server
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{command[0]} does not answer:\n{pathlib.Path(log).read_text(errors='replace')}")


def end(server):
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
