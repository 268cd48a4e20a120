"""Judges releases as a reader would attack them; shares no code with the product.

release_auditor.py [--exact] FILE...
release_auditor.py --check COUNT        judges the auditor itself: see check_release_auditor.py

Each file is a document of all releases of a plan. What a reader can conclude from it is worked out by
integer programming (HiGHS): for each count of the plan that may be from 1 to 10 at least six values have to
stay possible, or all sizes of a group of fewer; and of no group that joined or left may it be certain that
all of it, or nobody, answered something. Where the document has true counts, they have to lie within what
is published, and only those from 1 to 10 are judged (of a group that joined or left all are judged: its
true counts are not there).

Prints a JSON list with the findings and a summary for each file; ends with 1 where there is a finding, with
2 for a file that is no such document. `--exact` works out the least and greatest value of every count, and
every value between them where there are few, also where six are long known to be possible.
"""

import json
import os
import sys
import time
from collections import Counter

import numpy
from scipy import sparse

import release_document
from release_model import Model, model_of
from release_solver import EDGE, Impossible, Solver, Undecided
from release_targets import Target, targets_of

# So many values of a small count stay possible.
VALUES = 6
SMALL = range(1, 11)
# From so many solutions others are sought by varying a component alone.
STARTS = 6


def main() -> None:
    arguments = sys.argv[1:]
    # HiGHS greets on the standard output, which is for the verdict.
    verdict = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if arguments[:1] == ["--check"]:
        import check_release_auditor

        finish(check_release_auditor.failures(int(arguments[1])))
    is_exact = "--exact" in arguments
    reports = []
    for path in (argument for argument in arguments if argument != "--exact"):
        try:
            with open(path, encoding="utf-8") as file:
                document = release_document.read(file.read())
        except (OSError, ValueError, KeyError, TypeError) as failure:
            print(f"release auditor: {path} is no document: {failure!r}", file=sys.stderr)
            sys.exit(2)
        reports.append({"file": path, **audit(document, is_exact)})
    json.dump(reports, verdict, indent=1)
    verdict.close()
    finish([f"{report['file']}: {len(report['findings'])} findings"
            for report in reports if report["findings"]])


def finish(complaints: list[str]) -> None:
    if complaints:
        print("referee: refused:", *complaints, sep="\n", file=sys.stderr)
    sys.exit(1 if complaints else 0)


def audit(document: release_document.Document, is_exact: bool = False) -> dict:
    started = time.monotonic()
    findings = untruths(document)
    summary = {}
    try:
        search = Search(model_of(document))
        findings += search.exact() if is_exact else search.findings()
        summary = search.summary()
        if is_exact:
            summary["ranges"] = search.ranges()
    except Impossible:
        findings.append({"why": "no people at all could have given what is published"})
    summary["seconds"] = round(time.monotonic() - started, 2)
    return {"findings": findings, "summary": summary}


def untruths(document: release_document.Document) -> list[dict]:
    """True counts outside what is published."""
    return [
        {"why": "the true count is not in what is published", "table": table.name,
         "releases": [document.releases[table.release]], "cell": document.words(entry.cells),
         "least": entry.lower, "most": entry.upper, "true": entry.true}
        for table in document.tables for entry in table.entries
        if entry.true is not None and not entry.lower <= entry.true <= entry.upper
    ]


class Search:
    """Looks for data that print the same and differ in each count; what stays close is solved exactly."""

    def __init__(self, model: Model):
        self.model = model
        self.targets = targets_of(model)
        self.matrix = matrix_of([target.places for target in self.targets], model.size)
        places = {target.places.tobytes(): number for number, target in enumerate(self.targets)}
        # The group that a count is a part of, by number; -1 for none.
        self.groups = numpy.array([
            -1 if target.size is None else places.get(target.size.places.tobytes(), -1)
            for target in self.targets], int)
        self.chance = numpy.random.default_rng(1)
        self.calls: Counter[str] = Counter()
        finite = model.upper[numpy.isfinite(model.upper)]
        self.cap = 1000 + 2 * float(finite.max(initial=0))
        self.whole = Solver(model.rows, model.lower, model.upper, self.cap)
        # What was seen in whole solutions, and what fractions do not exceed.
        count = len(self.targets)
        self.seen_least, self.seen_most = numpy.full(count, numpy.inf), numpy.full(count, -numpy.inf)
        self.least, self.most = numpy.zeros(count), numpy.full(count, numpy.inf)
        self.values: dict[int, list[int]] = {}
        self.start = self.first()

    def first(self) -> numpy.ndarray:
        # Without a first solution there is nothing to judge.
        self.whole.seconds = 600
        _, solution = self.whole.exact(numpy.zeros(self.model.size))
        self.whole.seconds = Solver.seconds
        self.see(solution)
        return solution

    def see(self, solution: numpy.ndarray) -> None:
        values = self.matrix @ solution
        numpy.minimum(self.seen_least, values, out=self.seen_least)
        numpy.maximum(self.seen_most, values, out=self.seen_most)

    # What has to be shown

    def findings(self) -> list[dict]:
        self.explore()
        return [finding for number in numpy.flatnonzero(self.open()) if (finding := self.settle(int(number)))]

    def exact(self) -> list[dict]:
        for number in range(len(self.targets)):
            self.range(number)
            self.enumerate(number)
        return [finding for number in range(len(self.targets)) if (finding := self.judge(number))]

    def open(self) -> numpy.ndarray:
        """The counts of which too few values were seen so far."""
        return self.matters() & (self.seen_most - self.seen_least < self.needed())

    def needed(self) -> numpy.ndarray:
        """How far values have to lie apart: six values, or all of a group that never has five people."""
        size = numpy.where(self.groups < 0, numpy.inf, self.most[self.groups])
        return numpy.minimum(VALUES - 1, size)

    def matters(self) -> numpy.ndarray:
        """Counts that may be small, as far as the reader or the document tells."""
        truths = numpy.array([numpy.nan if target.true is None else target.true for target in self.targets])
        may = (self.least <= SMALL[-1]) & (self.most >= SMALL[0])
        known = numpy.isfinite(truths)
        is_group = numpy.array([target.kind in ("left", "joined") and target.size is None
                                for target in self.targets], bool)
        return numpy.where(known, (truths >= SMALL[0]) & (truths <= SMALL[-1]), may) & ~is_group

    # Solutions that differ

    def explore(self) -> None:
        """Keeps the people of each past and lets each component vary by itself, then all together."""
        self.bound_groups()
        start = self.start
        for _ in range(STARTS):
            for component in numpy.unique(self.model.component[self.model.component >= 0]):
                self.vary(Part(self, int(component), start))
            if not self.open().any():
                return
            signs = self.chance.choice([-1.0, 1.0], int(self.open().sum()))
            found = self.sought(signs @ self.matrix[self.open()], enough=-self.cap ** 2)
            start = start if found is None else found

    def bound_groups(self) -> None:
        for number in {int(group) for group in self.groups if group >= 0}:
            if self.seen_most[number] < VALUES - 1:
                self.range(number)

    def vary(self, part: "Part") -> None:
        idle = 0
        while idle < 3:
            wanted = part.targets[self.open()[part.targets]]
            if not len(wanted):
                return
            sign = self.chance.choice([-1.0, 1.0], len(wanted))
            part.solve(sign @ self.matrix[wanted])
            left = self.open()[part.targets].sum()
            idle = 0 if left < len(wanted) else idle + 1
        for number in part.targets[self.open()[part.targets]]:
            for sign in (1, -1):
                if self.open()[number]:
                    part.solve(sign * self.objective(number))

    def objective(self, number: int) -> numpy.ndarray:
        return self.matrix[number].toarray()[0]

    # What can be

    def settle(self, number: int) -> dict | None:
        """A finding where too few values are possible; else shows that enough are."""
        self.bound(number)
        if self.most[number] - self.least[number] >= self.needed()[number]:
            self.widen(number)
        if self.open()[number] or (self.targets[number].size and self.most[number] == 0):
            self.range(number)
            return self.judge(number)
        return None

    def widen(self, number: int) -> None:
        """Looks for whole numbers just far enough apart, where fractions are."""
        for sign in (1, -1, 1):
            if self.open()[number]:
                self.calls["wide"] += 1
                other = self.seen_least[number] if sign > 0 else -self.seen_most[number]
                enough = other + self.needed()[number]
                self.sought(sign * self.objective(number), enough)

    def sought(self, objective: numpy.ndarray, enough: float = numpy.inf) -> numpy.ndarray | None:
        """A whole solution that reaches the greatest value, or enough; None when it takes too long."""
        try:
            _, solution = self.whole.exact(objective, enough)
        except Undecided:
            self.calls["undecided"] += 1
            return None
        self.see(solution)
        return solution

    def bound(self, number: int) -> None:
        """Bounds over fractions: whole numbers may reach less, never more."""
        for sign in (1, -1):
            self.calls["bounds"] += 1
            value, solution = self.whole.relaxed(sign * self.objective(number))
            if self.whole.is_solution(solution):
                self.see(numpy.round(solution))
            if sign > 0:
                self.most[number] = min(self.most[number], numpy.floor(value + EDGE))
            else:
                self.least[number] = max(self.least[number], numpy.ceil(-value - EDGE))

    def range(self, number: int) -> None:
        """The exact least and greatest value; where they take too long to find, the bounds stay."""
        for sign in (1, -1):
            edge, seen = (self.most, self.seen_most) if sign > 0 else (self.least, self.seen_least)
            if edge[number] != seen[number]:
                self.calls["exact"] += 1
                solution = self.sought(sign * self.objective(number))
                if solution is not None:
                    edge[number] = (self.matrix[number] @ solution)[0]

    def enumerate(self, number: int) -> None:
        """Every value between the least and the greatest, where there may be gaps that matter."""
        least, most = int(self.least[number]), int(self.most[number])
        if most - least > 2 * VALUES:
            return
        places = self.targets[number].places
        rows = sparse.vstack([self.model.rows, matrix_of([places], self.model.size)]).tocsr()
        self.values[number] = []
        for value in range(least, most + 1):
            solver = Solver(rows, numpy.append(self.model.lower, value),
                            numpy.append(self.model.upper, value), self.cap)
            try:
                solver.exact(numpy.zeros(self.model.size))
                self.values[number].append(value)
            except Impossible:
                self.calls["gaps"] += 1

    def judge(self, number: int) -> dict | None:
        """The finding about a count whose least and greatest value are known."""
        target, least, most = self.targets[number], self.least[number], self.most[number]
        matters = self.matters()[number]
        if not matters and not (target.size and most == 0):
            return None
        possible = len(self.values[number]) if number in self.values else most - least + 1
        if self.open()[number] and possible >= self.needed()[number] + 1 and number not in self.values:
            return self.finding(number, "not shown to be open")
        if target.size is None:
            return self.finding(number, "too few values") if possible < VALUES else None
        group = int(self.groups[number])
        self.range(group)
        if self.least[group] > 0 and most == 0:
            return self.finding(number, "certainly nobody of the group")
        if matters and possible < min(VALUES, self.most[group] + 1):
            return self.finding(number, "too few values")
        return None

    def finding(self, number: int, why: str) -> dict:
        target, document = self.targets[number], self.model.document
        found = {
            "why": why, "kind": target.kind, "table": target.table,
            "releases": [document.releases[release] for release in target.releases],
            "cell": document.words(target.cells),
            "least": int(self.least[number]), "most": int(self.most[number]),
        }
        if target.true is not None:
            found["true"] = target.true
        if target.size is not None:
            group = int(self.groups[number])
            found["group"] = [int(self.least[group]), int(self.most[group])]
        return found

    def summary(self) -> dict:
        return {
            "releases": len(self.model.document.releases), "counts": len(self.targets),
            "variables": self.model.size, "constraints": self.model.rows.shape[0], **self.calls,
        }

    def ranges(self) -> list[dict]:
        return [{**self.finding(number, ""), "values": self.values.get(number)}
                for number in range(len(self.targets))]


class Part:
    """The questions of one component, with the people of each past as a solution has them."""

    def __init__(self, search: Search, component: int, start: numpy.ndarray):
        self.search, self.start = search, start
        model = search.model
        own = model.component == component
        touching = search.matrix[:, own].getnnz(axis=1) > 0
        self.targets = numpy.flatnonzero(touching)
        # Nobody is of a class whose past nobody has.
        pasts = numpy.zeros(model.size, bool)
        for clique in model.cliques:
            pasts[clique.start:clique.start + clique.size] = start[clique.past - 1] > 0
        self.columns = numpy.flatnonzero(own & pasts)
        rows = numpy.flatnonzero(model.rows[:, own].getnnz(axis=1) > 0)
        part = model.rows[rows][:, self.columns]
        fixed = model.rows[rows] @ numpy.where(own, 0, start)
        self.solver = Solver(
            part.tocsr(), model.lower[rows] - fixed, model.upper[rows] - fixed, search.cap)

    def solve(self, objective: numpy.ndarray) -> None:
        self.search.calls["parts"] += 1
        try:
            _, found = self.solver.exact(numpy.asarray(objective).reshape(-1)[self.columns])
        except Undecided:
            return
        solution = self.start.copy()
        solution[self.search.model.component == self.search.model.component[self.columns[0]]] = 0
        solution[self.columns] = found
        self.search.see(solution)


def matrix_of(rows: list[numpy.ndarray], size: int) -> sparse.csr_matrix:
    ends = numpy.cumsum([0] + [len(row) for row in rows])
    columns = numpy.concatenate(rows) if rows else numpy.array([], int)
    return sparse.csr_matrix((numpy.ones(len(columns)), columns, ends), shape=(len(rows), size))


if __name__ == "__main__":
    main()
