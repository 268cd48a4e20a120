"""A page that is saved costs no more than a submission."""

from dataclasses import dataclass

import contestants
import questionnaire
from load import Load, interleave, median_ratio, summary
from measure import Bench, Result
from submissions import page_key


@dataclass(frozen=True)
class Saves:
    connections: int
    target: float
    number: int = 9

    @property
    def what(self) -> str:
        return f"saved page against submission, {self.connections} connections"

    def run(self, bench: Bench) -> list[Result]:
        recount = contestants.recount(bench.tools, bench.work)
        with bench.running(recount):
            key = page_key(recount)
            submission = Load(self.connections, True, key)
            page = Load(self.connections, True, key, body=questionnaire.first_page())
            taken = {"recount": [], "submission": []}
            for _ in range(bench.rounds):
                for name, load in (("recount", page), ("submission", submission)):
                    taken[name] += interleave(
                        [recount], load, bench.work, 1, bench.seconds
                    )["recount"]
            page.sample(recount, bench.work, 1, "statuses")
        ratio = median_ratio(taken["recount"], taken["submission"])
        target = f"{self.target} of its own submissions"
        result = Result(self.number, self.what, target, ratio >= self.target, ratio)
        result.figures = {name: summary(samples) for name, samples in taken.items()}
        result.checks.append(f"{result.figures['submission']['rate']:,.0f} submissions/s beside it")
        return [result]
