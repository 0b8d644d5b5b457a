"""verify.py FOLDER - verifies a log with pymerkle: the root over the entries, and that the proofs of proofs.json are the ones that pymerkle
makes and takes. Signatures are for the other two programs; of the checkpoint it reads size and root."""

import base64
import json
import pathlib
import sys

from pymerkle import InmemoryTree, verify_consistency, verify_inclusion


def check(is_right, what):
    if not is_right:
        sys.exit(what)


def number(n):
    return f"{n:03}" if n < 1000 else f"x{n // 1000:03}/{n % 1000:03}"


def entries(folder, size):
    for n in range((size + 255) // 256):
        width = min(256, size - 256 * n)
        bundle = (folder / f"tile/entries/{number(n)}{f'.p/{width}' if width < 256 else ''}").read_bytes()
        at = 0
        for _ in range(width):
            length = int.from_bytes(bundle[at : at + 2], "big")
            check(at + 2 + length <= len(bundle), "a bundle is cut off")
            yield bundle[at + 2 : at + 2 + length]
            at += 2 + length
        check(at == len(bundle), "a bundle is too long")


folder = pathlib.Path(sys.argv[1])
said = json.loads((folder / "proofs.json").read_text())
size, root = said["size"], bytes.fromhex(said["root"])
origin, head_size, head_root = (folder / "checkpoint").read_text().split("\n")[:3]
check(origin == said["key"].split("+")[0], "the checkpoint is of another log")
check(int(head_size) == size and base64.b64decode(head_root) == root, "the checkpoint has another root")

tree = InmemoryTree(algorithm="sha256")
for entry in entries(folder, size):
    tree.append_entry(entry)
check(tree.get_size() == size, "another size")
check(tree.get_root() == root, "the entries have another root")

for one in said["inclusion"]:
    proof = tree.prove_inclusion(one["index"] + 1)
    check([bytes.fromhex(text) for text in one["proof"]] == proof.path[1:], f"another proof of {one['index']}")
    verify_inclusion(bytes.fromhex(one["leaf"]), root, proof, index=one["index"] + 1, size=size)
for one in said["consistency"]:
    check(tree.get_root(one["old"]) == bytes.fromhex(one["root"]), f"another root at {one['old']}")
    proof = tree.prove_consistency(one["old"])
    verify_consistency(bytes.fromhex(one["root"]), root, proof, prior_size=one["old"], later_size=size)
check(said["inclusion"] and said["consistency"], "no proofs")
