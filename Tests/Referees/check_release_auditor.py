"""Judges the auditor of releases: documents whose answer is known, and all data sets of a few people.

Of the latter COUNT documents by chance for each kind of small population: release_auditor.py --check COUNT.
"""

import json
from itertools import combinations, product

import numpy

import release_auditor
import release_document
from release_document import Base
from release_model import model_of

NAMES = ("1", "2", "3")


def failures(count: int) -> list[str]:
    return known_cases() + brute_cases(count)


# Documents by hand


def table(name: str, release: str, dims: dict[str, list[str]], cells: dict, **more) -> dict:
    """A table from `{"a": value}` or `{("a", "c"): value}`; with `*` a value is a margin."""
    entries = [{"at": [*at] if isinstance(at, tuple) else [at], "value": value}
               for at, value in cells.items()]
    return {
        "name": name, "release": release,
        "dims": [{"question": question, "categories": codes, "complete": True}
                 for question, codes in dims.items()],
        "cells": [entry for entry in entries if "*" not in entry["at"]],
        "margins": [entry for entry in entries if "*" in entry["at"]], **more,
    }


def document(tables: list[dict], *changes: tuple[int, int]) -> dict:
    questions = {dim["question"]: dim["categories"] for table in tables for dim in table["dims"]}
    for one in tables:
        for name in one.get("filter", {}):
            questions.setdefault(name, ["yes", "no"])
    releases = [{"name": "1"}] + [
        {"name": name, "left": left, "joined": joined}
        for name, (left, joined) in zip(NAMES[1:], changes)]
    return {"threshold": 11, "presence": "any", "questions": questions, "releases": releases,
            "tables": tables}


def one(values: dict, release: str = "1", question: str = "q1", **more) -> dict:
    codes = [code for code in values if code != "*"]
    return table(f"T-{question}", release, {question: codes}, values, **more)


YES = {"filter": {"q9": "yes"}}
PAIR = {"q1": ["a", "b"], "q2": ["c", "d"]}
SMALL = "<11"

# By name: a document, and what has to be found: kind, releases, cell, least, most. Nothing else may be.
KNOWN = {
    "a count is printed as it is": (
        [one({"a": 40, "b": 3, "*": 43})], [],
        [("count", "1", "q1 = b", 3, 3)]),
    "bands of one question say little": ([one({"a": [41, 45], "b": SMALL, "*": None})], [], []),
    "the total gives a cell away": (
        [one({"a": [51, 55], "b": SMALL, "*": [51, 55]})], [],
        [("count", "1", "q1 = b", 0, 4)]),
    "a total apart by enough gives nothing away": (
        [one({"a": [51, 55], "b": SMALL, "*": [56, 60]})], [], []),
    "the total of one question gives away a cell of another": (
        [one({"a": 30, "b": 30}), one({"c": [56, 60], "d": SMALL}, question="q2")], [],
        [("count", "1", "q2 = d", 0, 4)]),
    "two tables differ by one": (
        [one({"a": 30, "b": 40}), one({"a": 29, "b": [21, 25]}, **YES)], [],
        [("outside the filter", "1", "q1 = a", 1, 1)]),
    "a filter within one band leaves few outside": (
        [one({"a": [31, 35], "b": [41, 45]}), one({"a": [31, 35], "b": [21, 25]}, **YES)], [],
        [("outside the filter", "1", "q1 = a", 0, 4)]),
    "a margin gives a cell away": (
        [table("T", "1", PAIR, {
            ("a", "c"): [21, 25], ("a", "d"): SMALL, ("b", "c"): [21, 25], ("b", "d"): [21, 25],
            ("a", "*"): [21, 25], ("b", "*"): None, ("*", "c"): None, ("*", "d"): None,
            ("*", "*"): None})], [],
        [("count", "1", "q1 = a × q2 = d", 0, 4)]),
    "margins apart by enough give nothing away": (
        [table("T", "1", PAIR, {
            ("a", "c"): [21, 25], ("a", "d"): SMALL, ("b", "c"): [21, 25], ("b", "d"): [21, 25],
            ("a", "*"): [26, 30], ("b", "*"): [46, 50], ("*", "c"): None, ("*", "d"): None,
            ("*", "*"): None})], [], []),
    "one person leaves and a band falls": (
        [one({"a": [21, 25], "b": [21, 25]}), one({"a": [16, 20], "b": [21, 25]}, "2")], [(1, 0)],
        [("left", "1 2", "q1 = b", 0, 0), ("left", "1 2", "q1 = a", 1, 1)]),
    "one person leaves and no band changes": (
        [one({"a": [21, 25], "b": [21, 25]}), one({"a": [21, 25], "b": [21, 25]}, "2")], [(1, 0)], []),
    "exact counts show who left": (
        [one({"a": 25, "b": 31}), one({"a": 25, "b": 19}, "2")], [(12, 0)],
        [("left", "1 2", "q1 = a", 0, 0)]),
    "all who joined answered the same": (
        [one({"a": [16, 20], "b": 30}), one({"a": [26, 35], "b": 30}, "2")], [(0, 12)],
        [("joined", "1 2", "q1 = b", 0, 0)]),
    "a band that stays shows that few joined": (
        [one({"a": [31, 35], "b": [31, 45]}), one({"a": [31, 35], "b": [31, 45]}, "2")], [(0, 12)],
        [("joined", "1 2", "q1 = a", 0, 4), ("joined", "1 2", "q1 = b", 8, 12)]),
    "a release between hides nothing of the two around it": (
        [one({"a": 25, "b": [21, 25]}), one({"a": [21, 25], "b": [21, 25]}, "2"),
         one({"a": 25, "b": [21, 30]}, "3")], [(0, 0), (0, 0)], []),
    "nobody could have given that": (
        [one({"a": [21, 25], "b": SMALL, "*": [41, 45]})], [], None),
    "a merged category hides its parts": (
        [table("T", "1", {"q1": ["a", "b", "c"]}, {
            "a": [41, 45], "x": [11, 15], "*": None})], [], []),
    "nothing was said": ([], [], []),
}


def known_cases() -> list[str]:
    failures = []
    for name, (tables, changes, expected) in KNOWN.items():
        tables = json.loads(json.dumps(tables))
        for one_table in tables:
            for entry in one_table["cells"]:
                # A merged category.
                entry["at"] = [["b", "c"] if code == "x" else code for code in entry["at"]]
        text = json.dumps(document(tables, *changes))
        for is_exact in (False, True):
            found = release_auditor.audit(release_document.read(text), is_exact)["findings"]
            if expected is None:
                agrees = [finding["why"][:22] for finding in found] == ["no people at all could"]
            else:
                agrees = sorted(expected) == sorted(
                    (finding["kind"], " ".join(finding["releases"]), finding["cell"],
                     finding["least"], finding["most"]) for finding in found)
            if not agrees:
                failures.append(f"{name} (exact: {is_exact}): found {json.dumps(found, indent=1)}")
    return failures


# Everything that a few people can have answered


class World:
    """All data sets of up to `most` people with two questions, by how many are of which class."""

    def __init__(self, releases: int, sizes: tuple[int, int], shape: str, most: int):
        self.releases, self.sizes, self.shape, self.most = releases, sizes, shape, most
        self.base = Base("q2", frozenset({0})) if shape == "filter" else None
        self.classes = [
            (past, held, first, second)
            for past in range(1, 1 << releases) for first in range(sizes[0])
            for second in range(sizes[1])
            for held in (range(1 << releases) if shape == "filter" and second == 0 else [0])
            if held & ~past == 0
        ]
        self.sets = numpy.array([
            vector for count in range(most + 1) for vector in spread(count, len(self.classes))])

    def count(self, cells, base: Base | None, counted) -> numpy.ndarray:
        """How many people of each data set are in some cells, as `counted` says of past and holding."""
        names = ("q1", "q2")
        is_in = numpy.array([
            counted(past, held if base else past) and (base is None or second == 0)
            and tuple((first, second)[names.index(name)] for name in cells.questions)
            in cells.combinations
            for past, held, first, second in self.classes])
        return self.sets @ is_in


def spread(count: int, places: int):
    """All ways to put some people into classes."""
    for bars in combinations(range(count + places - 1), places - 1):
        edges = (-1, *bars, count + places - 1)
        yield [after - before - 1 for before, after in zip(edges, edges[1:])]


def brute_cases(count: int) -> list[str]:
    chance = numpy.random.default_rng(7)
    failures = []
    for world in (World(2, (2, 2), "pair", 4), World(2, (2, 2), "filter", 3),
                  World(3, (2, 2), "apart", 3), World(2, (3, 2), "apart", 4)):
        for _ in range(count):
            text = json.dumps(by_chance(world, chance))
            if failure := compare(world, release_document.read(text)):
                failures.append(f"{world.shape}, {world.releases} releases: {failure}\n{text}")
    return failures


def by_chance(world: World, chance: numpy.random.Generator) -> dict:
    """What might be published of one of the data sets, from which it is known that people are few."""
    while True:
        truth = world.sets[chance.integers(len(world.sets))]
        changes = [(flow(world, truth, release - 1, release), flow(world, truth, release, release - 1))
                   for release in range(1, world.releases)]
        first = flow(world, truth, 0, None)
        if first + sum(joined for _, joined in changes) <= world.most:
            break
    codes = {"q1": ["a", "b", "c"][:world.sizes[0]], "q2": ["d", "e"]}
    tables = []
    for release in range(world.releases):
        shapes = [(("q1",), None), (("q2",), None)]
        shapes += [(("q1", "q2"), None)] if world.shape == "pair" else []
        shapes += [(("q1",), world.base)] if world.base and chance.random() < 0.8 else []
        for names, base in shapes:
            values = {}
            for at in product(*(codes[name] + ["*"] for name in names)):
                true = true_count(world, truth, release, base, dict(zip(names, at)), codes)
                values[at] = printed(true, chance)
            if release == 0 and names == ("q1",) and base is None:
                values[("*",)] = first
            more = {"filter": {"q2": "d"}} if base else {}
            tables.append(table(
                f"{names} {bool(base)}", NAMES[release], {name: codes[name] for name in names},
                values, **more))
    return document(tables, *changes)


def flow(world: World, truth: numpy.ndarray, one: int, other: int | None) -> int:
    """How many are in one release and not in another."""
    return int(sum(
        number for number, (past, *_) in zip(truth, world.classes)
        if past >> one & 1 and (other is None or not past >> other & 1)))


def true_count(world: World, truth: numpy.ndarray, release: int, base: Base | None,
               at: dict[str, str], codes: dict[str, list[str]]) -> int:
    return int(sum(
        number for number, (past, held, first, second) in zip(truth, world.classes)
        if (held if base else past) >> release & 1
        and all(code == "*" or codes[name].index(code) == {"q1": first, "q2": second}[name]
                for name, code in at.items())))


def printed(true: int, chance: numpy.random.Generator):
    """Nothing, the count, or a band that holds it."""
    kind = int(chance.integers(4))
    if kind == 0:
        return None
    lower = max(0, true - int(chance.integers(kind)))
    upper = max(true, lower + int(chance.integers(kind)))
    return [lower, upper] if lower < upper else true


def compare(world: World, read: release_document.Document) -> str | None:
    """Where the auditor and all data sets disagree."""
    fits = numpy.ones(len(world.sets), bool)
    for one_table in read.tables:
        for entry in one_table.entries:
            count = world.count(entry.cells, one_table.base,
                                lambda past, held: held >> one_table.release & 1)
            fits &= (count >= entry.lower) & (count <= entry.upper)
    everybody = read.plain(release_document.Cells((), frozenset({()})))
    for release, (left, joined) in enumerate(read.changes):
        if left is not None:
            for one_release, other, number in ((release - 1, release, left), (release, release - 1, joined)):
                fits &= number == world.count(
                    everybody, None, lambda past, _: past >> one_release & 1 and not past >> other & 1)
    search = release_auditor.Search(model_of(read))
    reported = names_of(search.exact(), read)
    quick = names_of(release_auditor.Search(model_of(read)).findings(), read)
    expected = set()
    for number, target in enumerate(search.targets):
        values, sizes = (numpy.unique(of[fits]) for of in (
            counts_of(world, target), counts_of(world, target.size) if target.size else world.sets[:, 0]))
        if search.values.get(number) != [int(value) for value in values]:
            return (f"{target.kind} {target.releases} {target.cells}: {list(values)} are possible, "
                    f"not {search.values.get(number)}")
        if is_told(target, values, sizes):
            expected.add((target.kind, target.releases, read.words(target.cells), target.table))
    for name, told in (("exact", reported), ("quick", quick)):
        if told != expected:
            return f"{name}: misses {expected - told}, invents {told - expected}"
    return None


def names_of(findings: list[dict], read: release_document.Document) -> set[tuple]:
    return {(finding["kind"], tuple(map(read.releases.index, finding["releases"])), finding["cell"],
             finding["table"]) for finding in findings}


def counts_of(world: World, target) -> numpy.ndarray:
    one, other = target.releases[0], target.releases[-1]
    if target.kind == "joined":
        one, other = other, one
    match target.kind:
        case "count":
            return world.count(target.cells, target.base, lambda past, held: held >> one & 1)
        case "outside the filter":
            inside = world.count(target.cells, target.base, lambda past, held: held >> one & 1)
            return world.count(target.cells, None, lambda past, held: past >> one & 1) - inside
        case "left" | "joined":
            return world.count(target.cells, target.base,
                               lambda past, held: held >> one & 1 and not held >> other & 1)
    raise ValueError(target.kind)


def is_told(target, values: numpy.ndarray, sizes: numpy.ndarray) -> bool:
    """G1 in other words: by all values of a count, and of the size of the group that it is a part of."""
    may_be_small = any(1 <= value <= 10 for value in values)
    if target.kind in ("count", "outside the filter"):
        return may_be_small and len(values) < 6
    if target.size is None or sizes[-1] == 0:
        return False
    if sizes[0] > 0 and values[-1] == 0:
        return True
    return may_be_small and len(values) < min(6, sizes[-1] + 1)
