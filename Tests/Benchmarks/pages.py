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
    takes_gzip: bool = False

    @property
    def what(self) -> str:
        asked = "survey page as browsers ask for it" if self.takes_gzip else "survey page"
        return f"{asked}, {self.connections} connections"

    def run(self, bench: Bench) -> list[Result]:
        ceiling = contestants.ceiling(bench.tools, "static", bench.work, self.connections)
        recount = contestants.recount(bench.tools, bench.work)
        alternative = contestants.alternative(bench.tools, bench.work)
        chosen = [ceiling, recount, alternative]
        with bench.running(*chosen):
            size = recount.size(PATH, takes_gzip=self.takes_gzip)
            load = Load(self.connections, submits=False, takes_gzip=self.takes_gzip)
            result = compare(bench, self.number, load, self.target, chosen)
        result.what = self.what
        result.checks.append(f"the page is sent in {size:,} bytes, the ceiling's in 12,288")
        return [result]
