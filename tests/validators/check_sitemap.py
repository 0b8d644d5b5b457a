"""check_sitemap.py SITE: sitemap, robots.txt, descriptions of the search and llms.txt, as those who read them do."""
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as ET

here = pathlib.Path(__file__).resolve().parent
site = pathlib.Path(sys.argv[1])
base = json.loads((site / "data/site.json").read_text("utf-8"))["base_url"]
found = []
S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def jing(schema, files):
    told = subprocess.run(["jing", "-c", here / schema, *files], capture_output=True, text=True)
    if told.returncode:
        found.append(told.stdout.strip() or told.stderr.strip() or f"jing ended with {told.returncode}")


def file_of(address):
    """The file that an address of the site is."""
    if not address.startswith(base):
        return None
    path = urllib.parse.unquote(address[len(base):].split("#")[0].split("?")[0])
    return path + "index.html" if path == "" or path.endswith("/") else path


def there(where, address):
    file = file_of(address)
    if file is None or not (site / file).is_file():
        found.append(f"{where}: {address} leads nowhere")
    return file


maps = [site / "sitemap.xml"]
root = ET.parse(maps[0]).getroot()
if root.tag == S + "sitemapindex":
    maps += [site / (there("sitemap.xml", loc.text) or "sitemap.xml") for loc in root.iter(S + "loc")]
jing("sitemap.rnc", maps)
listed = []
for file in maps:
    if file.stat().st_size > 50_000_000:
        found.append(f"{file.name}: {file.stat().st_size} bytes")
    urls = ET.parse(file).getroot().findall(S + "url")
    if len(urls) > 50_000:
        found.append(f"{file.name}: {len(urls)} addresses")
    for url in urls:
        loc = url.findtext(S + "loc")
        listed.append(there(file.name, loc))
pages = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
pages = [page for page in pages if page != "404.html"]
if sorted(filter(None, listed)) != pages:
    found.append(f"sitemap: {len(listed)} addresses of {len(pages)} pages; {sorted(set(pages) ^ set(listed))[:5]}")

robots = (site / "robots.txt").read_text("utf-8").splitlines()
if f"Sitemap: {base}sitemap.xml" not in robots or any(line.startswith("Disallow: ") for line in robots):
    found.append(f"robots.txt: {robots}")

searches = sorted(site.rglob("opensearch.xml"))
jing("opensearch.rnc", searches)
for file in searches:
    name = file.relative_to(site).as_posix()
    for url in ET.parse(file).getroot().iter("{http://a9.com/-/spec/opensearch/1.1/}Url"):
        there(name, url.get("template"))
for page in site.rglob("*.html"):
    head = page.read_text("utf-8").split("</head>")[0]
    links = re.findall(r'<link rel="search" type="application/opensearchdescription\+xml" title="[^"]*" href="([^"]*)">', head)
    if "commitments" in page.relative_to(site).parts:
        # There are more of these pages than of all others together; a browser learns of the search on the way there.
        if links:
            found.append(f"{page.relative_to(site)}: the search is named")
    elif page.name != "404.html" and [(page.parent / link).resolve() in [file.resolve() for file in searches] for link in links] != [True]:
        found.append(f"{page.relative_to(site)}: the search is named by {links}")

llms = (site / "llms.txt").read_text("utf-8")
lines = llms.splitlines()
if not (lines[0].startswith("# ") and lines[2].startswith("> ") and sum(line.startswith("# ") for line in lines) == 1):
    found.append("llms.txt: not a title and a summary")
for line in lines[lines.index(next(line for line in lines if line.startswith("## "))):]:
    link = re.fullmatch(r"- \[(?:[^\[\]\\]|\\.)+\]\((https?://[^\s()]+)\)(: .+)?", line)
    if link:
        there("llms.txt", link[1])
    elif re.match(r"( {2})+- \S", line):  # what the linked page says; a list below its link
        for address in re.findall(r"\]\((https?://[^\s()]+)\)", line):
            there("llms.txt", address)
    elif line and not line.startswith("## "):
        found.append(f"llms.txt: {line[:80]!r} is no link")

for line in found[:40]:
    print(line)
print(f"sitemap: {len(listed)} addresses in {len(maps)} files, {len(searches)} descriptions of the search, {len(found)} findings")
sys.exit(1 if found else 0)
