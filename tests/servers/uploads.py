"""Uploads as docs/publish.md says: rclone to an S3-compatible store on this machine, rsync into folders. After each of them
the files at the site are those of `public/`, byte for byte; an upload that breaks off is seen, and mended by the next."""

import json
import os
import shutil
import stat
import sys
import urllib.request

from common import PAGE, assert_same, blocks, build, check, counted, files, free_port, run, start, workshop

SITE = """title: "Minutes"
organization: {name: Office}
base_url: https://minutes.example/
timezone: America/New_York
languages: [en]
exports: {tables: true, database: true, feeds: true, calendars: true, maps: true}
"""
DIVISION = '---\nname: Central\ncode: "01"\nresponse_areas: [{id: central-1, name: Response Area 1}]\n---\n'
# Names that a list, a shell or an address could take for something else.
NAMES = ["#1.txt", "; 2.txt", "with space.txt", "Año 2026.txt", "100%25.txt", "a+b&c.txt", "quote'.txt"]


def minutes(day, words):
    return f'---\ntitle: "Huddle"\ndate: {day}\ndivision: central\nresponse_areas: [central-1]\n---\n{words}\n'


def write(folder, path, text):
    path = folder / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def content(folder):
    write(folder, "content/site.yaml", SITE)
    write(folder, "content/divisions/central.md", DIVISION)
    for month in range(1, 7):
        write(folder, f"content/huddles/central/2026-0{month}-05-central-1.md", minutes(f"2026-0{month}-05", "Lights are out."))
    write(folder, "content/pages/about.md", "---\ntitle: About\n---\nWhat huddles are.\n")
    for name in NAMES:
        write(folder, f"content/theme/static/{name}", name)


def change(folder):
    """Something is added, changed and gone."""
    write(folder, "content/huddles/central/2026-07-02-central-1.md", minutes("2026-07-02", "It was loud."))
    write(folder, "content/huddles/central/2026-06-05-central-1.md", minutes("2026-06-05", "Two trees fell."))
    for name in NAMES[:2]:
        (folder / "content/theme/static" / name).unlink()
    write(folder, "content/theme/static/# new.txt", "new")


class Store:
    """A bucket of a store, with rclone and the script of the page as they would be used."""

    def __init__(self, folder):
        port = free_port()
        moto = os.path.join(os.path.dirname(sys.executable), "moto_server")
        start([moto, "-H", "127.0.0.1", "-p", port], port, folder / "store.log")
        self.folder, self.address = folder, f"http://127.0.0.1:{port}/huddles/"
        self.log = folder / "rclone.log"
        remote = {"TYPE": "s3", "PROVIDER": "Other", "ENDPOINT": f"http://127.0.0.1:{port}", "REGION": "us-east-1",
                  "ACCESS_KEY_ID": "nobody", "SECRET_ACCESS_KEY": "nothing", "ACL": "public-read"}
        # Keys and certificates of other stores that somebody works with are not for this one.
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(("AWS_", "RCLONE_"))}
        self.env = {**kept, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", **{f"RCLONE_CONFIG_SITE_{name}": value for name, value in remote.items()},
                    "RCLONE_CONFIG": str(folder / "rclone.conf"), "RCLONE_LOG_LEVEL": "INFO", "RCLONE_LOG_FILE": str(self.log)}
        write(folder, "rclone.conf", "")
        [script] = [block for block in blocks("sh", "An object store, by rclone") if block.startswith("#!")]
        write(folder, "upload.sh", script)
        made = run("rclone", "mkdir", "site:huddles", env=self.env, code=None)
        check("a bucket is made", made.returncode == 0, self.log.read_text() + (folder / "store.log").read_text())

    def upload(self, code=0, env=None):
        """Runs the script; what rclone says that it copied and deleted."""
        self.log.write_text("")
        run("sh", "upload.sh", "site:huddles", cwd=self.folder, code=code, env=env or self.env)
        log = self.log.read_text().splitlines()
        return sum(": Copied (" in line for line in log), sum(": Deleted" in line for line in log)

    def files(self):
        copy = self.folder / "downloaded"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        run("rclone", "copy", "site:huddles", copy, env=self.env)
        return files(copy)

    def head(self, path):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.address + path, timeout=20) as answer:
            return answer.headers

    def failing_at(self, words):
        """An environment in which the rclone with these words ends before it sends anything."""
        tools = self.folder / "failing"
        tools.mkdir(exist_ok=True)
        (tools / "rclone").write_text(f'#!/bin/sh\ncase "$*" in *"{words}"*) exit 7 ;; esac\nexec {shutil.which("rclone")} "$@"\n')
        (tools / "rclone").chmod(0o755)
        return {**self.env, "PATH": f"{tools}:{os.environ['PATH']}"}


def changes(folder):
    lists = json.loads((folder / "changes.json").read_text())
    return {name: len(paths) for name, paths in lists.items()}


def built(folder, *more):
    """A build as automation does it: no older site is in the folder."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    build(folder, "--changes", "changes.json", *more)
    return files(folder / "public")


def store(folder):
    content(folder)
    bucket = Store(folder)
    public = built(folder, "--previous", bucket.address, "--first")
    bucket.upload()
    assert_same("the first site is in the bucket", bucket.files(), public)
    for path, kind in [("index.html", "text/html"), ("site.css", "text/css"), ("manifest.json", "application/json")]:
        headers = bucket.head(path)
        check(f"{path} is {kind}", headers["Content-Type"].startswith(kind), headers)
        check(f"{path} is asked for again", headers["Cache-Control"] == "no-cache", headers)

    build(folder, "--previous", bucket.address, "--first", code=2)
    change(folder)
    public = built(folder, "--previous", bucket.address)
    count = changes(folder)
    check("something was added, changed and removed", all(count.values()) and count["changed"] < len(public) / 2, count)
    sent, deleted = bucket.upload()
    assert_same("the changed site is in the bucket", bucket.files(), public)
    # The mark is sent and deleted beside the files of the lists.
    check("nothing else was sent", sent in (count["added"] + count["changed"], count["added"] + count["changed"] + 1), (sent, count))
    check("nothing else was deleted", deleted in (count["removed"], count["removed"] + 1), (deleted, count))

    built(folder, "--previous", bucket.address)
    check("nothing has changed", not any(changes(folder).values()), changes(folder))
    bucket.upload()
    assert_same("empty lists change nothing", bucket.files(), public)
    torn(folder, bucket, public)


def torn(folder, bucket, published):
    """An upload that breaks off, and is taken back before it is tried again."""
    write(folder, "content/huddles/central/2026-08-06-central-1.md", minutes("2026-08-06", "A secret."))
    write(folder, "content/huddles/central/2026-05-05-central-1.md", minutes("2026-05-05", "A secret too."))
    public = built(folder, "--previous", bucket.address)
    bucket.upload(code=7, env=bucket.failing_at("manifest.json"))
    there = bucket.files()
    check("the mark is there", "uploading" in there)
    check("the manifest is the old one", there["manifest.json"] == published["manifest.json"] != public["manifest.json"])
    known = json.loads(there["manifest.json"])["files"]
    added = [path for path in there if path not in known and path not in ("manifest.json", "uploading")]
    changed = [path for path in known if path in there and there[path] != published[path]]
    check("the manifest does not have what was sent", "huddles/2026-08-06-central-1/index.html" in added and changed, (added, changed))
    # A build compares with the manifest, and names what is still to be done.
    (folder / "content/huddles/central/2026-08-06-central-1.md").unlink()
    write(folder, "content/huddles/central/2026-05-05-central-1.md", minutes("2026-05-05", "Lights are out."))
    public = built(folder, "--previous", bucket.address)
    # What broke off had sent the checkpoint of the log, which people may have seen: the log goes on from there.
    lists = json.loads((folder / "changes.json").read_text())
    named = [path for paths in lists.values() for path in paths if path.startswith("huddles/2026-08-06")]
    check("lists cannot name what was taken back", not named, named)
    bucket.upload()
    assert_same("what broke off is mended", bucket.files(), public)
    # Of the record that changed, the list of changes says what was published; of the one that is gone, nothing says it.
    pages = {path: bytes_ for path, bytes_ in bucket.files().items() if path.endswith(".html")}
    left = [path for path, bytes_ in pages.items() if b"secret" in bytes_.replace(b"A secret too.", b"") or (b"secret" in bytes_ and not path.startswith("changes/"))]
    check("nothing that was taken back is left", not left, left)
    # One that breaks off in the middle, and once more.
    write(folder, "content/huddles/central/2026-04-05-central-1.md", minutes("2026-04-05", "Three trees fell."))
    public = built(folder, "--previous", bucket.address)
    bucket.upload(code=7, env=bucket.failing_at("changes.changed"))
    bucket.upload(code=7, env=bucket.failing_at("sync public"))
    check("the mark is still there", "uploading" in bucket.files())
    bucket.upload()
    assert_same("an upload that is tried again ends", bucket.files(), public)


def by_lists(folder):
    """rsync reads the same lists."""
    target = folder / "lists"
    [commands] = [block for block in blocks("sh", "Uploading only what changed") if "rsync" in block]
    content(folder)
    target.mkdir()
    for step in (lambda: None, lambda: change(folder), lambda: None):
        step()
        build(folder, "--changes", "changes.json")
        run("sh", "-euc", commands, cwd=folder, env={**os.environ, "site": f"{target}/"})
        assert_same("rsync did what the lists say", files(target), files(folder / "public"))


def by_folders(folder):
    """The script of the page: a folder for each upload, and a link to the one that is published."""
    remote = folder / "srv"
    remote.mkdir()
    content(folder)
    [script] = blocks("sh", "A server, by rsync")
    write(folder, "upload.sh", script)
    # A connection to this machine, as rsync and the script make it to another.
    tools = folder / "tools"
    tools.mkdir()
    (tools / "ssh").write_text('#!/bin/sh\nuntil [ "${1%%server.example}" != "$1" ]; do shift; done\nshift\nexec sh -c "$*"\n')
    (tools / "ssh").chmod(0o755)
    env = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}
    sites = []
    for step in (lambda: None, lambda: change(folder)):
        step()
        shutil.rmtree(folder / "public", ignore_errors=True)
        build(folder)
        if sites:
            run("sleep", "1")
        run("sh", "upload.sh", "deploy@server.example", remote, cwd=folder, env=env)
        sites.append(os.readlink(remote / "current"))
        assert_same("what is published is the new site", files(remote / "current" / "."), files(folder / "public"))
    old, new = (remote / site / "site.css" for site in sites)
    check("a file that has not changed is there once", old.stat()[stat.ST_INO] == new.stat()[stat.ST_INO])
    check("the earlier site is still whole", (remote / sites[0] / "#1.txt").exists() and not (remote / sites[1] / "#1.txt").exists())
    check("nothing is left of the step between", sorted(path.name for path in remote.iterdir()) == sorted([*sites, "current"]))
    written = "ln -sfn 2026-06-01-180000 next && mv -T next current"
    check("the page says how to go back", f"`{written}`" in PAGE)
    run("sh", "-c", written.replace("2026-06-01-180000", sites[0]), cwd=remote)
    check("the earlier site is published", os.readlink(remote / "current") == sites[0] and (remote / "current/#1.txt").exists())


def main():
    folder = workshop()
    for name, part in [("lists", by_lists), ("store", store), ("folders", by_folders)]:
        (folder / name).mkdir()
        part(folder / name)
    print(f"uploads by rclone and rsync: {counted()} things are as docs/publish.md says")


main()
