"""Target 7: memory under load, and the time from a new process to its first page."""

import statistics
from dataclasses import dataclass

import contestants
from contestants import Contestant
from load import Load, PageKey
from measure import Bench, Result
from submissions import page_key

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Footprint:
    number: int
    connections: int
    most_mebibytes: int
    most_milliseconds: int
    what: str = "memory and start"

    def run(self, bench: Bench) -> list[Result]:
        ceiling = contestants.ceiling(bench.tools, "group", bench.work, self.connections)
        recount = contestants.recount(bench.tools, bench.work)
        chosen = [ceiling, recount, contestants.alternative(bench.tools, bench.work)]
        with bench.running(*chosen):
            key = page_key(recount)
            peaks = {each.name: self.peak(bench, each, key) for each in chosen}
            rows = recount.stored()
            starts = {each.name: start_times(bench, each) for each in chosen}
        return [self.judge_memory(peaks), self.judge_start(starts, rows)]

    def peak(self, bench: Bench, contestant: Contestant, key: PageKey) -> float:
        """The peak in MiB under pages, then submissions."""
        for submits in (False, True):
            Load(self.connections, submits, key).sample(contestant, bench.work, bench.seconds)
        return contestant.peak_memory() / MEBIBYTE

    def judge_memory(self, peaks: dict[str, float]) -> Result:
        what = f"peak memory, {self.connections} busy connections"
        result = Result(self.number, what, f"under {self.most_mebibytes} MiB")
        result.figures = {name: {"mebibytes": peak} for name, peak in peaks.items()}
        result.reached = peaks["recount"] < self.most_mebibytes
        return result

    def judge_start(self, starts: dict[str, list[float]], rows: int) -> Result:
        result = Result(self.number, "start to first page", f"under {self.most_milliseconds} ms")
        for name, times in starts.items():
            result.figures[name] = {"milliseconds": statistics.median(times), "samples": times}
        result.reached = result.figures["recount"]["milliseconds"] < self.most_milliseconds
        result.checks.append(f"with {rows:,} responses stored")
        return result


def start_times(bench: Bench, contestant: Contestant) -> list[float]:
    """Milliseconds from a new process to the first page, on the data that is there."""
    times = []
    for _ in range(bench.rounds):
        contestant.stop()
        times.append(contestant.start() * 1_000)
    return times
