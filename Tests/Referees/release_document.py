"""Reads the document of all releases of a plan, and nothing else, as an outsider could."""

import json
import math
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

INFINITE = math.inf


class Base(NamedTuple):
    """A filter: people whose answer to a question is one of some categories."""

    question: str
    categories: frozenset[int]


class Cells(NamedTuple):
    """A set of cells of a table: combinations of categories, one for each question."""

    questions: tuple[str, ...]
    combinations: frozenset[tuple[int, ...]]


@dataclass
class Entry:
    """A cell, margin or total as it is printed; `true` is the true count where it is given."""

    cells: Cells
    lower: float
    upper: float
    true: int | None


@dataclass
class Table:
    name: str
    release: int
    questions: tuple[str, ...]
    base: Base | None
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Document:
    threshold: int
    questions: dict[str, list[str]]
    releases: list[str]
    # By release: how many left and joined since the one before, or None where that is not said.
    changes: list[tuple[int | None, int | None]]
    tables: list[Table]

    @property
    def bases(self) -> list[Base]:
        return list(dict.fromkeys(table.base for table in self.tables if table.base))

    def combinations(self, questions: tuple[str, ...]) -> frozenset[tuple[int, ...]]:
        """All combinations of categories of some questions."""
        return frozenset(product(*(range(len(self.questions[name])) for name in questions)))

    def plain(self, cells: Cells) -> Cells:
        """The same cells by the fewest questions: a margin is a cell of one question."""
        questions, combinations = cells
        for place in range(len(questions)):
            rest = frozenset(cell[:place] + cell[place + 1:] for cell in combinations)
            if len(combinations) == len(rest) * len(self.questions[questions[place]]):
                return self.plain(Cells(questions[:place] + questions[place + 1:], rest))
        return cells

    def others(self, cells: Cells) -> Cells:
        """All other cells of the table."""
        return Cells(cells.questions, self.combinations(cells.questions) - cells.combinations)

    def words(self, cells: Cells) -> str:
        """The cells as a reader would name them."""
        if not cells.questions:
            return "everybody"
        parts = [sorted({cell[place] for cell in cells.combinations})
                 for place in range(len(cells.questions))]
        if len(cells.combinations) != math.prod(map(len, parts)):
            return f"not ({self.words(self.others(cells))})"
        return " × ".join(
            f"{name} = {' or '.join(self.questions[name][code] for code in codes)}"
            for name, codes in zip(cells.questions, parts))


def read(text: str) -> Document:
    """The document, or ValueError for what is none."""
    raw = json.loads(text)
    if raw["presence"] != "any":
        raise ValueError("the auditor knows only readers who do not know who is in")
    questions = {name: list(codes) for name, codes in raw["questions"].items()}
    for table in raw["tables"]:
        for dimension in table["dims"]:
            if not dimension["complete"] and "(other)" not in questions[dimension["question"]]:
                questions[dimension["question"]].append("(other)")
    releases = [release["name"] for release in raw["releases"]]
    if len(set(releases)) != len(releases):
        raise ValueError("two releases have one name")
    document = Document(
        threshold=raw["threshold"], questions=questions, releases=releases,
        changes=[(release.get("left"), release.get("joined")) for release in raw["releases"]],
        tables=[])
    document.tables = [table_of(document, table) for table in raw["tables"]]
    return document


def table_of(document: Document, raw: dict) -> Table:
    names = tuple(dimension["question"] for dimension in raw["dims"])
    if len(set(names)) != len(names):
        raise ValueError("a table has a question twice")
    table = Table(
        raw["name"], document.releases.index(raw["release"]), names,
        base_of(document, raw.get("filter")))
    for entry in raw["cells"] + raw["margins"]:
        table.entries.append(entry_of(document, names, entry))
    return table


def base_of(document: Document, raw: dict | None) -> Base | None:
    if not raw:
        return None
    (name, codes), = raw.items()
    return Base(name, numbers(document, name, codes))


def numbers(document: Document, question: str, codes: str | list[str]) -> frozenset[int]:
    all_codes = document.questions[question]
    if codes == "*":
        return frozenset(range(len(all_codes)))
    return frozenset(all_codes.index(code) for code in ([codes] if isinstance(codes, str) else codes))


def entry_of(document: Document, names: tuple[str, ...], raw: dict) -> Entry:
    if len(raw["at"]) != len(names):
        raise ValueError("a cell has a place for each question")
    sets = [numbers(document, name, codes) for name, codes in zip(names, raw["at"])]
    cells = document.plain(Cells(names, frozenset(product(*sets))))
    lower, upper = limits(raw["value"])
    return Entry(cells, lower, upper, raw.get("true"))


def limits(value: None | str | int | list[int]) -> tuple[float, float]:
    match value:
        case None:
            return 0, INFINITE
        case int():
            return value, value
        case str() if value.startswith("<"):
            return 0, int(value[1:]) - 1
        case [int() as lower, int() as upper] if lower <= upper:
            return lower, upper
    raise ValueError(f"{value} is no count")
