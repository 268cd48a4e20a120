"""The counts that a reader might work out of what was published."""

from dataclasses import dataclass

import numpy

from release_document import Base, Cells, Document
from release_model import Model

ALL = Cells((), frozenset({()}))


@dataclass
class Target:
    """A count: `kind` tells whose, `table` where it belongs, `size` is the group of a part of it."""

    kind: str
    table: str
    releases: tuple[int, ...]
    cells: Cells
    base: Base | None
    places: numpy.ndarray
    true: int | None = None
    size: "Target | None" = None


def targets_of(model: Model) -> list[Target]:
    """All counts once, each under the first of its names."""
    document, found = model.document, {}

    def add(target: Target) -> Target:
        key = target.places.tobytes()
        return found.setdefault(key, target)

    for name, questions, base in dict.fromkeys(
        (table.name, table.questions, table.base) for table in document.tables
    ):
        shown = [number for number in range(len(document.releases)) if base is None or any(
            table.base == base and table.release == number for table in document.tables)]
        for cells in cells_of(document, questions, base):
            if cells.combinations:
                for target in counts(model, name, cells, base, shown):
                    add(target)
                    if target.size:
                        add(target.size)
    return [target for target in found.values() if len(target.places)]


def cells_of(document: Document, questions: tuple[str, ...], base: Base | None) -> list[Cells]:
    """The cells of a table as planned and as printed in any release, margins, and the rest of each."""
    planned = [Cells(questions, frozenset({cell})) for cell in document.combinations(questions)]
    margins = [Cells((name,), frozenset({(code,)}))
               for name in questions for code in range(len(document.questions[name]))]
    printed = [entry.cells for table in document.tables
               if table.questions == questions and table.base == base for entry in table.entries]
    cells = dict.fromkeys(document.plain(cells) for cells in planned + margins + printed)
    rests = [document.plain(document.others(one)) for one in cells if one.questions]
    return list(dict.fromkeys([*cells, *rests]))


def counts(model: Model, name: str, cells: Cells, base: Base | None, shown: list[int]):
    """The counts of some cells: in each release, outside the filter, and between any two releases."""
    truths = true_counts(model.document)
    for release in shown:
        places = model.places(cells, base, lambda past: past >> release & 1 == 1)
        yield Target("count", name, (release,), cells, base, places, truths.get((base, release, cells)))
        if base:
            whole, part = truths.get((None, release, cells)), truths.get((base, release, cells))
            true = None if whole is None or part is None else whole - part
            yield Target("outside the filter", name, (release,), cells, base,
                         model.complement(cells, base, release), true)
    for before in shown:
        for after in shown:
            if before != after:
                yield between(model, name, cells, base, before, after)


def between(
    model: Model, name: str, cells: Cells, base: Base | None, before: int, after: int
) -> Target:
    """People counted in one release and not in another: they left, or joined when it is the later."""
    kind = "left" if before < after else "joined"

    def counted(past: numpy.ndarray) -> numpy.ndarray:
        return (past >> before & 1 == 1) & (past >> after & 1 == 0)

    releases = (min(before, after), max(before, after))
    group = Target(kind, name, releases, ALL, base, model.places(ALL, base, counted))
    if cells == ALL:
        return group
    return Target(kind, name, releases, cells, base, model.places(cells, base, counted), size=group)


def true_counts(document: Document) -> dict[tuple[Base | None, int, Cells], int]:
    """True counts by base, release and cells, as far as the document tells; rests follow from totals."""
    truths = {(table.base, table.release, entry.cells): entry.true
              for table in document.tables for entry in table.entries if entry.true is not None}
    for (base, release, cells), true in list(truths.items()):
        if (total := truths.get((base, release, ALL))) is not None and cells.questions:
            truths.setdefault((base, release, document.plain(document.others(cells))), total - true)
    return truths
