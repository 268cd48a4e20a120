"""Targets 2 and 3: durable submissions against the ceiling, none of them lost."""

import re
import time
from dataclasses import dataclass

import contestants
from contestants import FSYNC_MICROSECONDS, BenchmarkError, Contestant
from load import Load, PageKey
from measure import Bench, Result, compare
from questionnaire import KEY_FIELD, PATH

MOST_MEDIANS = 10
# Longer than Recount takes a page for filled in by a program.
READING_SECONDS = 4


@dataclass(frozen=True)
class Submissions:
    """`mode` is the ceiling's: "group" or "each". With `slow` every fsync takes longer."""

    number: int
    connections: int
    target: float
    mode: str = "group"
    slow: bool = False
    beside_alternative: bool = False

    @property
    def what(self) -> str:
        plain = Load(self.connections, submits=True).describe()
        return f"{plain}, {FSYNC_MICROSECONDS // 1000} ms more per fsync" if self.slow else plain

    def run(self, bench: Bench) -> list[Result]:
        return [self.compared(bench, self.contestants(bench))]

    def compared(self, bench: Bench, chosen: list[Contestant]) -> Result:
        """Measures the ceiling, Recount and what else is chosen, in turn."""
        with bench.running(*chosen):
            load = Load(self.connections, submits=True, key=page_key(chosen[1]))
            proven = {each.name: self.prove(bench, each, load) for each in chosen}
            result = compare(bench, self.number, load, self.target, chosen)
            if self.connections > 1:
                judge_tail(result)
            for each in chosen:
                figures = result.figures[each.name]
                result.checks.append(conserved(each, proven[each.name], load, figures))
        result.what = self.what
        return result

    def contestants(self, bench: Bench) -> list[Contestant]:
        chosen = [
            contestants.ceiling(bench.tools, self.mode, bench.work, self.connections),
            contestants.recount(bench.tools, bench.work),
        ]
        if self.beside_alternative:
            chosen.append(contestants.alternative(bench.tools, bench.work))
        if self.slow:
            chosen = [contestants.with_slow_disk(each, bench.tools) for each in chosen]
        return chosen

    def prove(self, bench: Bench, contestant: Contestant, load: Load) -> int:
        """Looks at every status for a second, and that a slow disk is felt; returns the rows."""
        connections = 1 if self.slow else load.connections
        proof = Load(connections, submits=True, key=load.key)
        sample = proof.sample(contestant, bench.work, 1, "statuses")
        if sample.accepted == 0:
            raise BenchmarkError(f"{contestant.name} answered no submission with 303")
        felt = contestants.fsyncs(contestant) > 0 and sample.p50 >= FSYNC_MICROSECONDS
        if self.slow and not felt:
            raise BenchmarkError(f"{contestant.name} does not feel the slower fsync")
        return contestant.stored()


def page_key(recount: Contestant) -> PageKey:
    """The key of Recount's own page, as soon as a person could have filled that page in."""
    status, _, text = recount.fetch("GET", PATH)
    for tag in re.findall(r"<input\b[^>]*>", text):
        key = re.search(r'value="([A-Za-z0-9_-]+)([.][A-Za-z0-9_-]+)"', tag)
        if key and f'name="{KEY_FIELD}"' in tag:
            time.sleep(READING_SECONDS)
            return PageKey(len(key[1]), key[2])
    raise BenchmarkError(f"{PATH} has no hidden field '{KEY_FIELD}': {status} {text[:200]}")


def judge_tail(result: Result) -> None:
    """p99 is to stay under ten times the median."""
    own = result.figures["recount"]
    times = own["p99"] / max(own["p50"], 1)
    result.reached = result.reached and times < MOST_MEDIANS
    result.target += f", p99 under {MOST_MEDIANS} medians"
    result.checks.append(f"p99 is {times:.1f} times the median")


def conserved(contestant: Contestant, before: int, load: Load, figures: dict) -> str:
    """Every acknowledged submission is stored, and no more than could be on its way at an end."""
    acknowledged = sum(sample["requests"] for sample in figures["samples"])
    stored = contestant.stored() - before
    on_their_way = load.connections * contestant.loads
    if not acknowledged <= stored <= acknowledged + on_their_way:
        raise BenchmarkError(f"{contestant.name}: {acknowledged} acknowledged, {stored} stored")
    more = stored - acknowledged
    return f"{contestant.name}: {acknowledged:,} acknowledged, all stored (and {more:,} in flight)"
