"""Attacks a person who left between two releases, as somebody would who knows that and one answer at most.

release_attack.py FILE...

Each file has a document of two releases, the category of the person's answer to each question, and the
question whose answer is known:

    {"document": {…}, "person": {"q1": "c0"}, "known": "q1"}

The person was counted in the first release. For each other question three things are asked: does the
answer follow with certainty, over all data sets that print the same (HiGHS); does it follow that it is not
one of the categories; and is the best guess right? That guess weighs how common a category is and how much
its count fell. The base rate is that of guessing the most common category. Prints a JSON list.
"""

import json
import os
import sys

import numpy
from scipy import sparse

import release_document
from release_auditor import matrix_of
from release_document import Cells
from release_model import Model, model_of
from release_solver import Solver
from release_targets import ALL


def main() -> None:
    verdict = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    results = []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            case = json.load(file)
        document = release_document.read(json.dumps(case["document"]))
        results.append(attack(document, case["person"], case.get("known")))
    json.dump(results, verdict)
    verdict.close()


def attack(document: release_document.Document, person: dict[str, str], known: str | None) -> dict:
    """By question: is the answer certain, is a category excluded, are guess and base rate right?"""
    reader = Reader(document, person, known)
    found = {"questions": 0, "certain": 0, "narrowed": 0, "guessed": 0, "base": 0}
    for question in document.questions:
        if question == known:
            continue
        answer = document.questions[question].index(person[question])
        possible = reader.possible(question)
        if answer not in possible:
            raise ValueError(f"the reader excludes the truth about {question}")
        found["questions"] += 1
        found["certain"] += len(possible) == 1
        found["narrowed"] += len(possible) < len(document.questions[question])
        found["guessed"] += reader.guess(question, possible) == answer
        found["base"] += reader.most_common(question) == answer
    return found


def cell(question: str, category: int) -> Cells:
    return Cells((question,), frozenset({(category,)}))


def left(past: numpy.ndarray) -> numpy.ndarray:
    return past == 1


class Reader:
    """What somebody makes of two releases."""

    def __init__(self, document: release_document.Document, person: dict[str, str], known: str | None):
        self.document = document
        self.model: Model = model_of(document)
        rows, lower, upper = self.model.rows, self.model.lower, self.model.upper
        # Somebody left, with the known answer.
        facts = [ALL] + ([cell(known, document.questions[known].index(person[known]))]
                         if known and self.is_shown(known) else [])
        places = [self.model.places(fact, None, left) for fact in facts]
        rows = sparse.vstack([rows, matrix_of(places, self.model.size)]).tocsr()
        lower = numpy.append(lower, numpy.ones(len(facts)))
        upper = numpy.append(upper, numpy.full(len(facts), numpy.inf))
        self.solver = Solver(rows, lower, upper, 1000 + 2 * float(upper[numpy.isfinite(upper)].max()))

    def is_shown(self, question: str) -> bool:
        return any(question in table.questions for table in self.document.tables)

    def possible(self, question: str) -> list[int]:
        """The categories that the person can be in: somebody who left is there in one data set."""
        categories = range(len(self.document.questions[question]))
        if not self.is_shown(question):
            return list(categories)
        return [category for category in categories
                if self.solver.exact(self.objective(question, category), enough=1)[0] >= 1]

    def objective(self, question: str, category: int) -> numpy.ndarray:
        objective = numpy.zeros(self.model.size)
        objective[self.model.places(cell(question, category), None, left)] = 1
        return objective

    def band(self, question: str, category: int, release: int) -> tuple[float, float] | None:
        """Middle and variance of what is published of a category, if all counts in it were as likely."""
        for table in self.document.tables:
            if table.release == release and table.questions == (question,) and table.base is None:
                for entry in table.entries:
                    codes = {code for code, in entry.cells.combinations} if entry.cells.questions else ()
                    if category in codes:
                        width = entry.upper - entry.lower + 1
                        return ((entry.lower + entry.upper) / 2 / len(codes),
                                (width ** 2 - 1) / 12 / len(codes))
        return None

    def most_common(self, question: str) -> int:
        return int(numpy.argmax(self.shares(question)))

    def shares(self, question: str) -> numpy.ndarray:
        sizes = numpy.ones(len(self.document.questions[question]))
        for category in range(len(sizes)):
            for release in (1, 0):
                if (band := self.band(question, category, release)) is not None:
                    sizes[category] = max(band[0], 0.1)
        return sizes / sizes.sum()

    def guess(self, question: str, possible: list[int]) -> int:
        """The category of most of those who left: the best linear estimate from how far counts fell."""
        gone, come = self.document.changes[1]
        expected = numpy.full(len(self.document.questions[question]), -numpy.inf)
        for category in possible:
            share = self.shares(question)[category]
            expected[category] = gone * share
            before, after = (self.band(question, category, release) for release in (0, 1))
            if before is None or after is None:
                continue
            spread = share * (1 - share)
            noise = come * spread + before[1] + after[1]
            weight = gone * spread / max(gone * spread + noise, 1e-9)
            expected[category] += weight * (before[0] - after[0] - share * (gone - come))
        return int(numpy.argmax(expected))


if __name__ == "__main__":
    main()
