"""What all releases say together, as linear constraints on how many people are of which class.

A person has one answer to each question and one set of releases that counted them. Questions that meet in
a table make a clique; cliques make a junction tree in which neighbours agree on what they share, and all
agree on how many people have which past. Whole numbers that agree so are always those of some people,
because a tree of cliques is decomposable (Lauritzen 1996, 4.4).
"""

from dataclasses import dataclass, field
from itertools import combinations

import numpy
from scipy import sparse

from release_document import Base, Cells, Document

# A node of the graph: ("question", name); ("held", base), in which of the filter's releases a person is
# counted, -1 for whoever does not fit; ("fits", base), whether they do.
Node = tuple[str, object]
OUTSIDE = -1


@dataclass
class Clique:
    nodes: frozenset[Node]
    shared: frozenset[Node]
    parent: int | None
    past: numpy.ndarray
    values: dict[Node, numpy.ndarray]
    start: int = 0

    @property
    def size(self) -> int:
        return len(self.past)


@dataclass
class Model:
    """Variables: first the people of each past, then those of each state of each clique."""

    document: Document
    pasts: numpy.ndarray
    cliques: list[Clique]
    size: int
    rows: sparse.csr_matrix
    lower: numpy.ndarray
    upper: numpy.ndarray
    # The component of each variable, -1 for the people of a past.
    component: numpy.ndarray
    memory: dict = field(default_factory=dict)

    def clique(self, nodes: frozenset[Node]) -> Clique:
        """The smallest clique with some nodes."""
        return min((clique for clique in self.cliques if nodes <= clique.nodes), key=lambda c: c.size)

    def places(self, cells: Cells, base: Base | None, counted) -> numpy.ndarray:
        """The variables of people in some cells whose past in a base is as `counted` says."""
        if not cells.questions and base is None:
            return numpy.flatnonzero(counted(self.pasts)) if cells.combinations else numpy.array([], int)
        nodes = frozenset(("question", name) for name in cells.questions)
        clique = self.clique(nodes | ({("held", base)} if base else frozenset()))
        past = clique.values[("held", base)] if base else clique.past
        held = counted(past) & (past != OUTSIDE)
        return clique.start + numpy.flatnonzero(held & self.inside(clique, cells))

    def complement(self, cells: Cells, base: Base, release: int) -> numpy.ndarray:
        """The variables of people in some cells whom a release counts, but not in a base."""
        nodes = frozenset(("question", name) for name in cells.questions)
        clique = self.clique(nodes | {("held", base)})
        held = clique.values[("held", base)]
        counted = (clique.past >> release & 1 == 1) & ~((held != OUTSIDE) & (held >> release & 1 == 1))
        return clique.start + numpy.flatnonzero(counted & self.inside(clique, cells))

    def inside(self, clique: Clique, cells: Cells) -> numpy.ndarray:
        key = (id(clique), cells)
        if key not in self.memory:
            sizes = [len(self.document.questions[name]) for name in cells.questions]
            wanted = numpy.zeros(sizes, bool)
            for combination in cells.combinations:
                wanted[combination] = True
            columns = tuple(clique.values[("question", name)] for name in cells.questions)
            # A table without questions counts everybody.
            self.memory[key] = wanted[columns] if columns else numpy.full(clique.size, bool(wanted))
        return self.memory[key]


def model_of(document: Document) -> Model:
    pasts = numpy.arange(1, 1 << len(document.releases))
    cliques = junction_tree(document, pasts)
    size = len(pasts)
    for clique in cliques:
        clique.start, size = size, size + clique.size
    rows = Rows(size)
    agree(rows, cliques, len(pasts))
    component = numpy.full(size, -1)
    for number, clique in enumerate(cliques):
        component[clique.start:clique.start + clique.size] = root(cliques, number)
    model = Model(document, pasts, cliques, size, rows.matrix(), rows.lower, rows.upper, component)
    add_changes(rows, document, pasts)
    add_tables(rows, model)
    model.rows = rows.matrix()
    model.lower, model.upper = numpy.array(rows.lower, float), numpy.array(rows.upper, float)
    return model


def root(cliques: list[Clique], number: int) -> int:
    parent = cliques[number].parent
    return number if parent is None else root(cliques, parent)


class Rows:
    """Constraints as they come."""

    def __init__(self, size: int):
        self.size = size
        self.columns: list[numpy.ndarray] = []
        self.factors: list[numpy.ndarray] = []
        self.lower: list[float] = []
        self.upper: list[float] = []

    def add(self, plus: numpy.ndarray, minus: numpy.ndarray, lower: float, upper: float) -> None:
        self.columns.append(numpy.concatenate([plus, minus]))
        self.factors.append(numpy.concatenate([numpy.ones(len(plus)), -numpy.ones(len(minus))]))
        self.lower.append(lower)
        self.upper.append(upper)

    def matrix(self) -> sparse.csr_matrix:
        ends = numpy.cumsum([0] + [len(columns) for columns in self.columns])
        columns = numpy.concatenate(self.columns) if self.columns else numpy.array([], int)
        factors = numpy.concatenate(self.factors) if self.factors else numpy.array([], float)
        return sparse.csr_matrix((factors, columns, ends), shape=(len(self.columns), self.size))


NOBODY = numpy.array([], int)


def agree(rows: Rows, cliques: list[Clique], pasts: int) -> None:
    """Cliques agree with their parents on what they share, and the others on the people of each past."""
    for clique in cliques:
        own = states(clique, clique.shared)
        if clique.parent is None:
            theirs = {(past + 1,): numpy.array([past]) for past in range(pasts)}
        else:
            theirs = states(cliques[clique.parent], clique.shared)
        for state in own.keys() | theirs.keys():
            rows.add(own.get(state, NOBODY), theirs.get(state, NOBODY), 0, 0)


def states(clique: Clique, nodes: frozenset[Node]) -> dict[tuple, numpy.ndarray]:
    columns = [clique.past] + [clique.values[node] for node in sorted(nodes, key=str)]
    kinds, places = numpy.unique(numpy.stack(columns, axis=1), axis=0, return_inverse=True)
    order = numpy.argsort(places.reshape(-1), kind="stable")
    ends = numpy.searchsorted(places.reshape(-1)[order], numpy.arange(len(kinds) + 1))
    return {tuple(map(int, kind)): clique.start + order[ends[n]:ends[n + 1]]
            for n, kind in enumerate(kinds)}


def add_changes(rows: Rows, document: Document, pasts: numpy.ndarray) -> None:
    for release, (left, joined) in enumerate(document.changes):
        before, now = pasts >> (release - 1 if release else 0) & 1 == 1, pasts >> release & 1 == 1
        if left is not None and release:
            rows.add(numpy.flatnonzero(before & ~now), NOBODY, left, left)
        if joined is not None and release:
            rows.add(numpy.flatnonzero(~before & now), NOBODY, joined, joined)


def add_tables(rows: Rows, model: Model) -> None:
    for table in model.document.tables:
        for entry in table.entries:
            if entry.lower > 0 or numpy.isfinite(entry.upper):
                places = model.places(
                    entry.cells, table.base, lambda past: past >> table.release & 1 == 1)
                rows.add(places, NOBODY, entry.lower, entry.upper)


# The junction tree


def junction_tree(document: Document, pasts: numpy.ndarray) -> list[Clique]:
    """Cliques of the graph of tables, made chordal by taking out the cheapest node first."""
    graph = graph_of(document)
    sets: list[frozenset[Node]] = []
    order: list[Node] = []
    while graph:
        node = min(graph, key=lambda node: (weight(document, graph[node] | {node}), str(node)))
        neighbours = graph.pop(node)
        for neighbour in neighbours:
            graph[neighbour] = (graph[neighbour] | neighbours) - {node, neighbour}
        order.append(node)
        sets.append(frozenset(neighbours | {node}))
    cliques: list[Clique] = []
    numbers: dict[Node, int] = {}
    # The clique of a node hangs on that of the next of its neighbours to be taken out.
    for node, nodes in reversed(list(zip(order, sets))):
        rest = nodes - {node}
        parent = numbers[min(rest, key=order.index)] if rest else None
        numbers[node] = len(cliques)
        past, values = enumerate_states(document, pasts, nodes)
        cliques.append(Clique(nodes, rest, parent, past, values))
    return merged(cliques)


def merged(cliques: list[Clique]) -> list[Clique]:
    """Takes out every clique that a child holds whole: the child takes its place."""
    while True:
        pair = next(((number, clique.parent) for number, clique in enumerate(cliques)
                     if clique.parent is not None
                     and cliques[clique.parent].nodes <= clique.nodes), None)
        if pair is None:
            return cliques
        child, parent = pair
        cliques[child].shared, cliques[child].parent = cliques[parent].shared, cliques[parent].parent
        for clique in cliques:
            if clique.parent == parent and clique is not cliques[child]:
                clique.parent = child
        del cliques[parent]
        for clique in cliques:
            if clique.parent is not None and clique.parent > parent:
                clique.parent -= 1


def graph_of(document: Document) -> dict[Node, frozenset[Node]]:
    groups: list[frozenset[Node]] = []
    for table in document.tables:
        nodes = {("question", name) for name in table.questions}
        if table.base:
            nodes |= {("held", table.base), ("fits", table.base)}
            groups.append(frozenset({("fits", table.base), ("question", table.base.question)}))
        groups.append(frozenset(nodes))
    graph: dict[Node, frozenset[Node]] = {node: frozenset() for nodes in groups for node in nodes}
    for nodes in groups:
        for one, other in combinations(nodes, 2):
            graph[one] |= {other}
            graph[other] |= {one}
    return graph


def weight(document: Document, nodes: frozenset[Node]) -> float:
    product = 1.0
    for kind, value in nodes:
        if kind == "question":
            product *= len(document.questions[value])
        elif kind == "held":
            product *= 1.5 ** len(document.releases) + 1
        elif ("held", value) not in nodes and ("question", value.question) not in nodes:
            product *= 2
    return product


def enumerate_states(
    document: Document, pasts: numpy.ndarray, nodes: frozenset[Node]
) -> tuple[numpy.ndarray, dict[Node, numpy.ndarray]]:
    """All states of a clique: a past and a value of each node that can be together."""
    columns: dict[Node, numpy.ndarray] = {}
    past = pasts
    kinds = {"question": 0, "fits": 1, "held": 2}
    for node in sorted(nodes, key=lambda node: (kinds[node[0]], str(node))):
        choices = [options(document, node, {name: column[row] for name, column in columns.items()},
                           int(past[row])) for row in range(len(past))]
        repeat = numpy.array([len(choice) for choice in choices])
        columns = {name: numpy.repeat(column, repeat) for name, column in columns.items()}
        past = numpy.repeat(past, repeat)
        columns[node] = numpy.array([value for choice in choices for value in choice], int)
    return past, columns


def options(document: Document, node: Node, values: dict[Node, int], past: int) -> list[int]:
    kind, base = node
    if kind == "question":
        return list(range(len(document.questions[base])))
    answer = values.get(("question", base.question))
    fits = values.get(("fits", base)) if answer is None else int(answer in base.categories)
    if kind == "fits":
        return [0, 1] if fits is None else [fits]
    shown = sum(1 << release for release in {
        table.release for table in document.tables if table.base == base})
    inside = subsets(past & shown)
    return ([] if fits == 1 else [OUTSIDE]) + ([] if fits == 0 else inside)


def subsets(bits: int) -> list[int]:
    found, subset = [0], bits
    while subset:
        found.append(subset)
        subset = (subset - 1) & bits
    return found
