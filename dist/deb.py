"""Makes a Debian package from [package.metadata.deb] of Cargo.toml: deb.py TARGET PROFILE-FOLDER OUTPUT-FOLDER [OPTION-OF-DPKG-DEB...].

PROFILE-FOLDER stands in for target/release in the list of files. The same files give the same package: dpkg-deb takes the time
from SOURCE_DATE_EPOCH. Policy: https://www.debian.org/doc/debian-policy/ch-controlfields.html and ch-docs.html
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

target, built, output, *options = sys.argv[1:]
built, output = Path(built), Path(output)
root = Path(__file__).resolve().parent.parent
metadata = subprocess.run(
    ["cargo", "metadata", "--no-deps", "--offline", "--format-version", "1"], cwd=root, check=True, capture_output=True
)
package = json.loads(metadata.stdout)["packages"][0]
deb = package["metadata"]["deb"]
architecture = {"x86_64": "amd64", "aarch64": "arm64"}[target.split("-")[0]]
version = package["version"].replace("-", "~") + "-1"  # 1.0.0-rc.1 is older than 1.0.0


def install(source: Path, target: Path, mode: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


with tempfile.TemporaryDirectory() as folder:
    tree = Path(folder) / "tree"
    tree.mkdir(mode=0o755)
    for pattern, place, mode in deb["assets"]:
        base, pattern = (built, pattern.removeprefix("target/release/")) if pattern.startswith("target/release/") else (root, pattern)
        sources = sorted(base.glob(pattern))
        if not sources:
            sys.exit(f"deb.py: nothing is called {base / pattern}")
        for source in sources:
            install(source, tree / place / source.name, int(mode, 8))
    documents = tree / "usr/share/doc" / deb["name"]
    licence = (root / deb["license-file"][0]).read_text("utf-8")
    documents.mkdir(parents=True, exist_ok=True)
    (documents / "copyright").write_text(f"Copyright: {deb['copyright']}\n\n{licence}", "utf-8")
    news = documents / "CHANGELOG.md"
    (documents / "changelog.gz").write_bytes(gzip.compress(news.read_bytes(), 9, mtime=0))
    news.unlink()

    files = sorted(path for path in tree.rglob("*") if path.is_file())
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files)
    # A line of the description that is empty has a full stop.
    extended = "".join(f" {line or '.'}\n" for line in deb["extended-description"].splitlines())
    control = (
        f"Package: {deb['name']}\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: {deb['maintainer']}\n"
        f"Installed-Size: {size}\nDepends: {deb['depends']}\nSection: {deb['section']}\nPriority: {deb['priority']}\n"
        f"Homepage: {package['repository']}\nDescription: {package['description']}\n{extended}"
    )
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text(control, "utf-8")
    (tree / "DEBIAN/md5sums").write_text(sums, "utf-8")
    for path in tree.rglob("*"):
        path.chmod(0o755 if path.is_dir() else path.stat().st_mode & 0o777)
    for path in (documents / "copyright", documents / "changelog.gz", *(tree / "DEBIAN").iterdir()):
        path.chmod(0o644)
    file = output / f"{deb['name']}_{version}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", *options, "--build", tree, file], check=True)
