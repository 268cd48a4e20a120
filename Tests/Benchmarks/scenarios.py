"""What is measured, against what, and what is to be reached."""

import contextlib
import re
import shutil
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import contestants
from contestants import BenchmarkError, Contestant, Tools
from load import Load, interleave, median_rate, median_ratio, summary
from submission import KEY_FIELD, PATH

MEBIBYTE = 1024 * 1024


@dataclass
class Bench:
    """The tools, the place for data, and how long a measurement takes."""

    tools: Tools
    work: Path
    rounds: int
    seconds: int

    @contextlib.contextmanager
    def running(self, *chosen: Contestant) -> Iterator[None]:
        """Starts the contestants, and ends them and removes their data whatever happens."""
        try:
            for contestant in chosen:
                contestant.start()
            yield
        finally:
            for contestant in chosen:
                contestant.stop()
                shutil.rmtree(contestant.folder, ignore_errors=True)


@dataclass
class Result:
    """One line of the table: a figure, what it is compared with, and what was to be reached."""

    number: int
    what: str
    target: str
    reached: bool | None = None
    ratio: float | None = None
    figures: dict = field(default_factory=dict)
    checks: list[str] = field(default_factory=list)
    problem: str | None = None


def page(bench: Bench) -> list[Result]:
    load = Load(32, submits=False)
    ceiling = contestants.ceiling(bench.tools, "static", bench.work, load.connections)
    recount = contestants.recount(bench.tools, bench.work)
    alternative = contestants.alternative(bench.tools, bench.work)
    with bench.running(ceiling, recount, alternative):
        size = len(recount.fetch("GET", PATH)[2].encode())
        result = compare(bench, 1, load, 0.8, [ceiling, recount, alternative])
    result.checks.append(f"the page has {size:,} bytes, the ceiling's 12,288")
    return [result]


def submission(
    bench: Bench,
    number: int,
    connections: int,
    target: float,
    mode: str = "group",
    slow: bool = False,
    with_alternative: bool = False,
) -> list[Result]:
    """Durable submissions against the ceiling, and the proof that what was acknowledged is stored."""
    ceiling = contestants.ceiling(bench.tools, mode, bench.work, connections)
    recount = contestants.recount(bench.tools, bench.work)
    chosen = [ceiling, recount]
    if slow:
        chosen = [contestants.with_slow_disk(each, bench.tools) for each in chosen]
    if with_alternative:
        chosen.append(contestants.alternative(bench.tools, bench.work))
    with bench.running(*chosen):
        load = Load(connections, submits=True, key_length=key_length(recount))
        proven = [prove(bench, each, load, slow) for each in chosen]
        result = compare(bench, number, load, target, chosen)
        for each, before in zip(chosen, proven):
            result.checks.append(conserved(each, before, load, result.figures[each.name]))
    if slow:
        result.what += f", {contestants.FSYNC_MICROSECONDS // 1000} ms more per fsync"
    return [result]


def compare(
    bench: Bench, number: int, load: Load, target: float, chosen: list[Contestant]
) -> Result:
    samples = interleave(chosen, load, bench.work, bench.rounds, bench.seconds)
    ratio = median_ratio(samples["recount"], samples["ceiling"])
    result = Result(number, load.describe(), f"{target} of the ceiling", ratio=ratio)
    result.figures = {name: summary(taken) for name, taken in samples.items()}
    result.reached = ratio >= target
    if load.submits and load.connections > 1:
        judge_tail(result)
    if "fastapi" in samples:
        times = median_rate(samples["recount"]) / median_rate(samples["fastapi"])
        result.checks.append(f"{times:.1f} times FastAPI's rate")
    return result


def judge_tail(result: Result) -> None:
    """p99 is to stay under ten times the median."""
    own = result.figures["recount"]
    times = own["p99"] / max(own["p50"], 1)
    result.reached = bool(result.reached) and times < 10
    result.target += ", p99 under 10 medians"
    result.checks.append(f"p99 is {times:.1f} times the median")


def key_length(recount: Contestant) -> int:
    """How long the submission key of Recount's own page is."""
    text = recount.fetch("GET", PATH)[2]
    for tag in re.findall(r"<input\b[^>]*>", text):
        if f'name="{KEY_FIELD}"' in tag:
            key = re.search(r'value="([A-Za-z0-9_-]+)"', tag)
            if key:
                return len(key[1])
    raise BenchmarkError(f"the page {PATH} has no hidden field {KEY_FIELD}")


def prove(bench: Bench, contestant: Contestant, load: Load, slow: bool) -> int:
    """Looks at every status for a second and that the delay is felt; returns the stored rows."""
    connections = 1 if slow else load.connections
    proof = Load(connections, submits=True, key_length=load.key_length)
    before = contestants.fsyncs(contestant)
    sample = proof.sample(contestant, bench.work, 1, "statuses")
    if sample.accepted == 0:
        raise BenchmarkError(f"{contestant.name} answered no submission with 303")
    felt = contestants.fsyncs(contestant) > before
    if slow and not (felt and sample.p50 >= contestants.FSYNC_MICROSECONDS):
        raise BenchmarkError(f"{contestant.name} does not feel the slower fsync")
    return contestant.stored()


def conserved(contestant: Contestant, before: int, load: Load, figures: dict) -> str:
    """Every acknowledged submission is stored, and no more than could be on its way at an end."""
    acknowledged = sum(sample["requests"] for sample in figures["samples"])
    stored = contestant.stored() - before
    on_their_way = load.connections * contestant.loads
    if not acknowledged <= stored <= acknowledged + on_their_way:
        raise BenchmarkError(f"{contestant.name}: {acknowledged} acknowledged, {stored} stored")
    more = stored - acknowledged
    return f"{contestant.name}: {acknowledged:,} acknowledged, all stored (and {more:,} in flight)"


def footprint(bench: Bench) -> list[Result]:
    """Memory at 256 connections under load, and the start on the data that this leaves."""
    ceiling = contestants.ceiling(bench.tools, "group", bench.work, 256)
    recount = contestants.recount(bench.tools, bench.work)
    alternative = contestants.alternative(bench.tools, bench.work)
    with bench.running(ceiling, recount, alternative):
        length = key_length(recount)
        figures = {each.name: memory(bench, each, length) for each in (ceiling, recount, alternative)}
        rows = recount.stored()
        starts = {each.name: start_times(bench, each) for each in (ceiling, recount, alternative)}
    return [memory_result(figures), start_result(starts, rows)]


def memory(bench: Bench, contestant: Contestant, length: int) -> float:
    """The peak in MiB under pages and submissions."""
    for submits in (False, True):
        Load(256, submits, length).sample(contestant, bench.work, bench.seconds)
    return contestant.peak_memory() / MEBIBYTE


def memory_result(figures: dict[str, float]) -> Result:
    result = Result(7, "peak memory, 256 connections", "under 64 MiB")
    result.figures = {name: {"mebibytes": value} for name, value in figures.items()}
    result.reached = figures["recount"] < 64
    return result


def start_times(bench: Bench, contestant: Contestant) -> list[float]:
    """Milliseconds from a new process to the first page, on the data that is there."""
    times = []
    for _ in range(bench.rounds):
        contestant.stop()
        times.append(contestant.start() * 1_000)
    return times


def start_result(starts: dict[str, list[float]], rows: int) -> Result:
    result = Result(7, "start to first answer", "under 100 ms")
    result.figures = {
        name: {"milliseconds": statistics.median(times), "samples": times}
        for name, times in starts.items()
    }
    result.reached = result.figures["recount"]["milliseconds"] < 100
    result.checks.append(f"with {rows:,} responses stored")
    return result


@dataclass
class Scenario:
    """One measurement of target `number` of the performance budget."""

    number: int
    what: str
    run: Callable[[Bench], list[Result]]


SCENARIOS = [
    Scenario(1, "survey page", page),
    Scenario(
        2,
        "submissions, 32 connections",
        partial(submission, number=2, connections=32, target=0.5, with_alternative=True),
    ),
    Scenario(
        2,
        "submissions, 256 connections",
        partial(submission, number=2, connections=256, target=0.5),
    ),
    Scenario(
        2,
        "submissions, 600 connections",
        partial(submission, number=2, connections=600, target=0.5),
    ),
    Scenario(
        2,
        "submissions, 32 connections, slow disk",
        partial(submission, number=2, connections=32, target=0.5, slow=True),
    ),
    Scenario(
        2,
        "submissions, 256 connections, slow disk",
        partial(submission, number=2, connections=256, target=0.5, slow=True),
    ),
    Scenario(
        3,
        "submissions, one connection",
        partial(
            submission, number=3, connections=1, target=0.6, mode="each", with_alternative=True
        ),
    ),
    Scenario(7, "memory and start", footprint),
]
