"""Target 1: the survey's page against a static page of 12 KiB."""

from dataclasses import dataclass

import contestants
from load import Load
from measure import Bench, Result, compare
from questionnaire import PATH


@dataclass(frozen=True)
class Pages:
    number: int
    connections: int
    target: float

    @property
    def what(self) -> str:
        return f"survey page, {self.connections} connections"

    def run(self, bench: Bench) -> list[Result]:
        ceiling = contestants.ceiling(bench.tools, "static", bench.work, self.connections)
        recount = contestants.recount(bench.tools, bench.work)
        alternative = contestants.alternative(bench.tools, bench.work)
        chosen = [ceiling, recount, alternative]
        with bench.running(*chosen):
            size = len(recount.fetch("GET", PATH)[2].encode())
            load = Load(self.connections, submits=False)
            result = compare(bench, self.number, load, self.target, chosen)
        result.checks.append(f"the page has {size:,} bytes, the ceiling's 12,288")
        return [result]
