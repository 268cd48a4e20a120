"""Judges the ledger with pymerkle and rfc8785, which share no code with the product.

referee.py roots COUNT          roots of the trees of 0 to COUNT leaves, and proofs of inclusion, as JSON
referee.py proof FILE           believes a .tlog-proof: the record leads to its leaf, the leaf to the root
referee.py leaf FILE            prints the leaf that a .tlog-proof's record leads to
referee.py canonical FILE       believes that every line of a file is the canonical form of its own value
"""

import base64
import hashlib
import json
import sys
from datetime import datetime, timezone

import pymerkle
import rfc8785


def main() -> None:
    commands = {"roots": roots, "proof": proof, "leaf": print_leaf, "canonical": canonical}
    try:
        commands[sys.argv[1]](*sys.argv[2:])
    except (ValueError, KeyError, IndexError, pymerkle.InvalidProof,
            pymerkle.InvalidChallenge) as refusal:
        sys.exit(f"referee: refused: {type(refusal).__name__} {refusal}")


def tree_of(size: int) -> pymerkle.InmemoryTree:
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for number in range(size):
        tree.append_entry(f"leaf {number}".encode())
    return tree


def roots(count: str) -> None:
    tree = tree_of(int(count))
    found = []
    for size in range(int(count) + 1):
        places = {0, size // 3, size // 2, size - 1} if size else set()
        proofs = {
            # pymerkle counts leaves from 1, and the first of its hashes is the leaf.
            str(place): [part.hex() for part in tree.prove_inclusion(place + 1, size).path[1:]]
            for place in places
        }
        found.append({"size": size, "root": tree.get_root(size).hex(), "leaves": proofs})
    json.dump(found, sys.stdout)


def decoded(text: str, url: bool = False) -> bytes:
    if url:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    return base64.b64decode(text, validate=True)


def leaf_of(extra: bytes) -> bytes:
    shown = json.loads(extra)
    if rfc8785.dumps(shown) != extra:
        raise ValueError("the disclosure is not canonical")
    record, context = shown["record"], shown["context"]
    if hashlib.sha256(rfc8785.dumps(context)).hexdigest() != record["context"]:
        raise ValueError("the context is not the record's")
    decision = record["decisions"][shown["decision"]]
    notice = [notice for notice in context["notices"] if notice["kind"] == "consent"][-1]
    commitment = hashlib.sha256(
        b"\x02" + decoded(shown["opening"], url=True) + rfc8785.dumps(record)).digest()
    return rfc8785.dumps({
        "c": base64.urlsafe_b64encode(commitment).decode().rstrip("="),
        "e": decision["status"],
        "n": notice["sha256"],
        "p": decision["purpose"],
        "t": datetime.fromtimestamp(record["event"]["at"], timezone.utc).date().isoformat(),
        "v": 1,
    })


def parts(path: str) -> tuple[bytes, int, list[bytes], int, bytes]:
    with open(path, encoding="utf-8") as file:
        body, head = file.read().split("\n\n", 1)
    lines = body.split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1":
        raise ValueError("not a proof")
    extra = decoded(lines[1].removeprefix("extra "))
    index = int(lines[2].removeprefix("index "))
    _, size, root = head.split("\n")[:3]
    return extra, index, [decoded(line) for line in lines[3:]], int(size), decoded(root)


def proof(path: str) -> None:
    extra, index, hashes, size, root = parts(path)
    leaf = hashlib.sha256(b"\x00" + leaf_of(extra)).digest()
    # The order of the hashes, left or right, follows from index and size: pymerkle's own for them.
    like = tree_of(size).prove_inclusion(index + 1, size).serialize()
    like["path"] = [part.hex() for part in [leaf, *hashes]]
    pymerkle.verify_inclusion(
        leaf, root, pymerkle.MerkleProof.deserialize(like), index=index + 1, size=size,
        algorithm="sha256")


def print_leaf(path: str) -> None:
    sys.stdout.buffer.write(leaf_of(parts(path)[0]))


def canonical(path: str) -> None:
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")[:-1]
    for number, line in enumerate(lines, 1):
        if rfc8785.dumps(json.loads(line)) != line:
            raise ValueError(f"line {number} is not canonical")
    print(len(lines), "values")


if __name__ == "__main__":
    main()
