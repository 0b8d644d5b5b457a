"""check_previews.py SITE: every page says what stands for it where a link is shared, and the picture is there, as declared."""
import html.parser
import pathlib
import struct
import sys
import urllib.parse
import zlib

MOST_BYTES = 60_000
ONCE = ["og:title", "og:type", "og:url", "og:site_name", "og:description", "og:locale", "og:image", "og:image:width", "og:image:height", "og:image:alt", "twitter:card"]

site = pathlib.Path(sys.argv[1])
found = []


class Head(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.canonical = [], None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        name = values.get("property") or values.get("name") or ""
        if tag == "meta" and name.startswith(("og:", "twitter:")):
            self.tags.append((name, values.get("content") or ""))
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]


def picture(file):
    """Width and height of a PNG whose every chunk is whole and whose pixels are all there."""
    data = file.read_bytes()
    if len(data) > MOST_BYTES:
        found.append(f"{file}: {len(data)} bytes")
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("is no PNG")
    at, packed, size = 8, b"", None
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body, check = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if struct.pack(">I", zlib.crc32(kind + body)) != check:
            raise ValueError(f"has a broken chunk {kind}")
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", body[:10])
            size = width, height
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color]
    if len(zlib.decompress(packed)) != height * (1 + (width * depth * channels + 7) // 8):
        raise ValueError("has other pixels than its head says")
    return size


base = None
sizes = {}
pages = sorted(site.rglob("*.html"))
for page in pages:
    name = page.relative_to(site).as_posix()
    head = Head()
    head.feed(page.read_text(encoding="utf-8"))
    if head.canonical is None:
        if head.tags:
            found.append(f"{name}: tags on a page without an address")
        continue
    tags = dict(head.tags)
    for wanted in ONCE:
        contents = [content for tag, content in head.tags if tag == wanted]
        if len(contents) != 1 or not contents[0].strip():
            found.append(f"{name}: {wanted} is {contents}")
    if tags.get("og:url") != head.canonical:
        found.append(f"{name}: og:url is not the address of the page")
    if base is None and name == "index.html":
        base = head.canonical
    if base is None:
        base = head.canonical[: -len(name.removesuffix("index.html"))] if name != "index.html" else head.canonical
    image = tags.get("og:image", "")
    if not image.startswith(base):
        found.append(f"{name}: the picture {image} is not on the site {base}")
        continue
    file = urllib.parse.unquote(image[len(base) :])
    if file not in sizes:
        try:
            sizes[file] = picture(site / file)
        except (OSError, ValueError, KeyError, struct.error, zlib.error) as error:
            found.append(f"{file}: {error}")
            sizes[file] = None
    declared = tags.get("og:image:width", ""), tags.get("og:image:height", "")
    if sizes[file] and tuple(map(str, sizes[file])) != declared:
        found.append(f"{name}: {file} is {sizes[file]}, not {declared}")
unused = {file.relative_to(site).as_posix() for file in (site / "previews").rglob("*")if file.is_file()} - set(sizes)
found.extend(f"{file}: no page shows it" for file in sorted(unused))
for line in found[:40]:
    print(line)
print(f"previews: {len(pages)} pages, {len(sizes)} pictures, {len(found)} findings")
sys.exit(1 if found or not sizes else 0)
