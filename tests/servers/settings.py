"""nginx and Apache with the settings that docs/publish.md shows: only the port, the folder and files of this machine are
put in. Asked of each: kinds of files, compression, caching, who may read data, policies, the page for addresses that lead
nowhere, former addresses, attachments; at the root of a host and under a path."""

import gzip
import http.client
import os
import pathlib
import re
import shutil

from common import PROJECT, blocks, build, check, counted, free_port, run, start, workshop

KINDS = {
    "html": r"text/html; charset=utf-8",
    "css": r"text/css; charset=utf-8",
    "js": r"(text|application)/javascript; charset=utf-8",
    "json": r"application/json",
    "jsonl": r"application/jsonl",
    "geojson": r"application/geo\+json",
    "csv": r"text/csv; charset=utf-8",
    "sqlite": r"application/vnd\.sqlite3",
    "parquet": r"application/vnd\.apache\.parquet",
    "xlsx": r"application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet",
    "xml": r"(text|application)/xml; charset=utf-8",
    "ics": r"text/calendar; charset=utf-8",
    "md": r"text/markdown; charset=utf-8",
    "txt": r"text/plain; charset=utf-8",
    "svg": r"image/svg\+xml",
    "png": r"image/png",
    "jpg": r"image/jpeg",
    "pdf": r"application/pdf",
    "bin": r"application/octet-stream",
}
COMPRESSED = {"html", "css", "js", "json", "jsonl", "geojson", "csv", "xml", "ics", "md", "txt", "svg"}
# Pictures, documents and files that are compressed already, and those that programs read in parts.
WHOLE = set(KINDS) - COMPRESSED
IMMUTABLE = "public, max-age=31536000, immutable"
HASH = re.compile(r"(?:^|[/.-])[0-9a-f]{20}(?:[/.-]|$)")
OLD, NEW = "huddles/old-name-of-lights/", "huddles/2026-05-07-central-2/"


class Server:
    """A server of a site, asked as a browser does."""

    def __init__(self, name, port, base, site):
        self.name, self.port, self.base, self.site = name, port, base, site

    def ask(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", self.base + path, headers=asked)
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    def check(self, what, is_so, shown=""):
        check(f"{self.name} at {self.base}: {what}", is_so, shown)


def address(path):
    return path.removesuffix("index.html")


def ending(path):
    return path.rsplit(".", 1)[-1].lower()


def one_of_each(site):
    """The largest file of each kind, those of media apart, and every file at the root."""
    found = {}
    for path in sorted(site.rglob("*")):
        name = str(path.relative_to(site))
        if path.is_file() and path.name not in ("_headers", "_redirects", ".htaccess"):
            key = (ending(name), name.split("/")[0] == "media", bool(HASH.search(name)), name if "/" not in name else "")
            if key not in found or path.stat().st_size > found[key].stat().st_size:
                found[key] = path
    return [(str(path.relative_to(site)), path.read_bytes()) for path in found.values()]


def policies(site):
    """Which headers the site itself asks for, by the rule of `_headers`."""
    rules, rule = {}, None
    for line in (site / "_headers").read_text().splitlines():
        if line.startswith("/"):
            rule = rules.setdefault(line, {})
        elif ": " in line and not line.startswith("  ! "):
            name, value = line.strip().split(": ", 1)
            rule[name] = value
    return rules


def files_of(server):
    rules = policies(server.site)
    of_all, of_media = rules[server.base + "*"], rules[f"{server.base}media/*"]
    kinds = set()
    for path, bytes_ in one_of_each(server.site):
        kind, is_media = ending(path), path.startswith("media/")
        server.check(f"{path} is of a kind that this test knows", kind in KINDS)
        kinds.add(kind)
        answer = server.ask(address(path))
        server.check(f"{path} is there", answer.status == 200 and answer.body == bytes_, answer.status)
        server.check(f"{path} is {KINDS[kind]}", re.fullmatch(KINDS[kind], answer.headers["Content-Type"] or "", re.I), answer.headers)
        for name, value in {**of_all, **(of_media if is_media else {})}.items():
            server.check(f"{path} has {name} once and right", answer.headers.get_all(name) == [value], answer.headers)
        cache = IMMUTABLE if HASH.search(path) else "no-cache"
        if path != "pictures/made-from.json":
            server.check(f"{path} has Cache-Control: {cache}", answer.headers.get_all("Cache-Control") == [cache], answer.headers)
        disposition = ["attachment"] if is_media and kind not in ("jpg", "png", "svg") else None
        server.check(f"{path} is saved or shown", answer.headers.get_all("Content-Disposition") == disposition, answer.headers)
        packed = server.ask(address(path), Accept_Encoding="gzip")
        is_packed = packed.headers["Content-Encoding"] == "gzip"
        server.check(f"{path} is the same compressed", (gzip.decompress(packed.body) if is_packed else packed.body) == bytes_)
        if not is_media and (kind in WHOLE or len(bytes_) > 1_000):
            server.check(f"{path} is compressed or not", is_packed == (kind in COMPRESSED), packed.headers)
        if is_packed:
            server.check(f"{path} varies", "accept-encoding" in (packed.headers["Vary"] or "").lower(), packed.headers)
        for given in [{"Accept_Encoding": "gzip"}, {}]:
            mark = server.ask(address(path), **given).headers["ETag"]
            again = server.ask(address(path), If_None_Match=mark, **given)
            server.check(f"{path} is not sent twice ({given})", again.status == 304 and not again.body, (mark, again.status))
    server.check("every kind of file was asked for", kinds == set(KINDS), set(KINDS) ^ kinds)


def nowhere(server):
    page = (server.site / "404.html").read_bytes()
    of_all = policies(server.site)[server.base + "*"]
    for path in ["nowhere/", "nowhere", "huddles/nowhere/", "media/nowhere.pdf", "pictures/nowhere.png", "a%20b/%22"]:
        answer = server.ask(path)
        server.check(f"{path} answers 404 with the page", answer.status == 404 and answer.body == page, (answer.status, answer.body[:200]))
        for name, value in {**of_all, "Cache-Control": "no-cache"}.items():
            server.check(f"{path} has {name} of a page", answer.headers.get_all(name) == [value], answer.headers)
        server.check(f"{path} is shown", answer.headers["Content-Disposition"] is None, answer.headers)
        server.check(f"{path} is a page", answer.headers["Content-Type"].startswith("text/html"), answer.headers)


def folders(server):
    answer = server.ask("huddles")
    where = answer.headers["Location"] or ""
    server.check("a folder without its slash leads on", answer.status == 301 and where.endswith(f"{server.base}huddles/"), (answer.status, where))
    answer = server.ask("previews/")
    server.check("no folder is listed", answer.status in (403, 404) and b"previews/" not in answer.body.replace(b"/previews/", b""), answer.body[:300])


def former(server, redirected):
    answer = server.ask(OLD)
    if redirected:
        where = answer.headers["Location"] or ""
        server.check("a former address is a redirect", answer.status == 301 and where.endswith(server.base + NEW), (answer.status, where))
    else:
        server.check("a former address leads on", answer.status == 200 and b'http-equiv="refresh"' in answer.body, answer.status)


def nginx(folder, base, root, redirects=None):
    """The settings of the page, in the least that nginx needs around them."""
    port = free_port()
    settings, table, use = blocks("nginx", "nginx")
    if base != "/":
        lines = [re.sub(r"(?<=[\^ ])/", base, line, count=1) if line.endswith("# path") else line for line in settings.splitlines()]
        settings = "\n".join(lines) + "\n"
        check("three lines name the path", sum(base in line for line in lines if line.endswith("# path")) == 3, settings)
    put = [("listen 80;", f"listen 127.0.0.1:{port};"), ("root /srv/huddles/current;", f"root {root};"),
           ("include /etc/nginx/mime.types;", f"include {os.environ['NGINX_TYPES']};")]
    if redirects:
        settings = table + settings.replace("    location ", use + "    location ", 1)
        put.append(("include /srv/huddles/redirects.map;", f"include {redirects};"))
    for written, here in put:
        check(f"the settings have {written}", written in settings, settings)
        settings = settings.replace(written, here)
    state = folder / f"nginx-{port}"
    state.mkdir()
    temporary = "".join(f"{kind}_temp_path {state}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    (state / "nginx.conf").write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {state}/pid;\nerror_log {state}/error.log;\n"
        f"events {{ worker_connections 64; }}\nhttp {{\naccess_log off;\n{temporary}{settings}\n}}\n")
    command = [os.environ["NGINX_PROGRAM"], "-p", state, "-e", state / "error.log", "-c", state / "nginx.conf"]
    tested = run(*command, "-t")
    check("nginx has nothing to say of the settings", "warn" not in tested.stderr, tested.stderr)
    start(command, port, state / "log")
    return port


def htaccess(base):
    [settings] = blocks("apache", "Apache")
    if base == "/":
        return settings
    changed = settings.replace("^/", f"^{base}").replace(" /404.html", f" {base}404.html")
    check("five addresses name the path", changed.count(base) == 5, changed)
    return changed


def apache(folder, root, redirects=""):
    """A server that allows what the page asks for: its own settings are in the site, as `.htaccess`."""
    port = free_port()
    state = folder / f"apache-{port}"
    state.mkdir()
    modules = ["mpm_event", "authz_core", "autoindex", "alias", "deflate", "dir", "filter", "headers", "mime", "setenvif"]
    loaded = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules)
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    (state / "apache.conf").write_text(
        f"ServerRoot {state}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {state}/pid\nErrorLog {state}/error.log\n"
        f"DefaultRuntimeDir {state}\nMutex file:{state} default\n{loaded}{user}TypesConfig /etc/mime.types\nDocumentRoot {root}\n{redirects}"
        f"<Directory {root}>\nOptions Indexes FollowSymLinks\nAllowOverride All\nRequire all granted\n</Directory>\n")
    start(["/usr/sbin/apache2", "-d", state, "-f", state / "apache.conf", "-DFOREGROUND"], port, state / "log")
    return port


def redirects_by(site, kind):
    """The command of the page that makes redirects of `_redirects`, and what it makes."""
    page = " ".join((PROJECT / "docs/publish.md").read_text(encoding="utf-8").split())
    commands = re.findall(r"`(awk '[^`]*)`", page)
    [command] = [command for command in commands if ("RedirectMatch" in command) == (kind == "apache")]
    return run("sh", "-c", command.split(" > ")[0], cwd=site.parent).stdout


def sample(folder, base):
    """The sample with a former address, and with the settings for Apache in it."""
    project = folder / ("root" if base == "/" else "below")
    shutil.copytree(PROJECT / "content", project / "content")
    record = next((project / "content/huddles").rglob("2026-05-07-central-2.md"))
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("---\n", f"---\nformerly: [{OLD.split('/')[1]}]\n", 1), encoding="utf-8")
    static = project / "content/theme/static"
    static.mkdir(parents=True, exist_ok=True)
    (static / ".htaccess").write_text(htaccess(base), encoding="utf-8")
    site = project / "www" / base.strip("/") if base != "/" else project / "www"
    build(project, "--output", site, "--base-url", f"https://city.example{base}")
    (project / "public").symlink_to(site)
    return project / "www", site


def main():
    folder = workshop()
    for base in ("/", "/huddles/"):
        root, site = sample(folder, base)
        table = folder / f"redirects-{len(base)}.map"
        table.write_text(redirects_by(project_of(site, base), "nginx"))
        with_redirects = redirects_by(project_of(site, base), "apache")
        check("every former address is in the tables", table.read_text().count(";") == with_redirects.count("RedirectMatch") > 0)
        for name, plain, redirecting in [
            ("nginx", nginx(folder, base, root), nginx(folder, base, root, table)),
            ("Apache", apache(folder, root), apache(folder, root, with_redirects)),
        ]:
            server = Server(name, plain, base, site)
            files_of(server)
            nowhere(server)
            folders(server)
            former(server, redirected=False)
            former(Server(name, redirecting, base, site), redirected=True)
    print(f"settings of nginx and Apache: {counted()} answers are as docs/publish.md says")


def project_of(site, base):
    """Where `public` is, as the commands of the page have it."""
    return (site.parent if base == "/" else site.parent.parent) / "public"


main()
