"""A measurement: the place it runs in, what comes out of it, and how two rates are compared."""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from contestants import Contestant, Tools
from load import Load, interleave, median_rate, median_ratio, summary


class Length(Enum):
    """How long a measurement takes: rounds, and seconds of each sample."""

    FULL = (5, 2)
    QUICK = (3, 1)
    # To see that it runs: its figures mean nothing.
    REHEARSAL = (1, 1)


@dataclass(frozen=True)
class Sizes:
    """How many there are of something, for a measurement of each length."""

    full: int
    quick: int
    rehearsal: int


@dataclass
class Bench:
    """The tools, the place for data, and how long a measurement takes."""

    tools: Tools
    work: Path
    length: Length

    @property
    def rounds(self) -> int:
        return self.length.value[0]

    @property
    def seconds(self) -> int:
        return self.length.value[1]

    def count(self, sizes: Sizes) -> int:
        match self.length:
            case Length.FULL:
                return sizes.full
            case Length.QUICK:
                return sizes.quick
            case Length.REHEARSAL:
                return sizes.rehearsal

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
    reached: bool = False
    ratio: float | None = None
    figures: dict = field(default_factory=dict)
    checks: list[str] = field(default_factory=list)
    problem: str | None = None


def compare(
    bench: Bench, number: int, load: Load, target: float, chosen: list[Contestant]
) -> Result:
    """Loads all in turn, and holds Recount's rate against the ceiling's."""
    samples = interleave(chosen, load, bench.work, bench.rounds, bench.seconds)
    ratio = median_ratio(samples["recount"], samples["ceiling"])
    result = Result(number, load.describe(), f"{target} of the ceiling", ratio >= target, ratio)
    result.figures = {name: summary(taken) for name, taken in samples.items()}
    if "fastapi" in samples:
        times = median_rate(samples["recount"]) / median_rate(samples["fastapi"])
        result.checks.append(f"{times:.1f} times FastAPI's rate")
    return result
