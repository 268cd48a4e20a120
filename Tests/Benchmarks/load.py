"""Load by wrk: one sample, and samples of several contestants in turn."""

import json
import secrets
import statistics
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

import questionnaire
from contestants import HERE, BenchmarkError, Contestant

# A disk shared with others can stall for longer than a sample; an empty one says nothing.
ATTEMPTS = 3


@dataclass
class Sample:
    """What wrk measured in one go; times in microseconds."""

    requests: int
    microseconds: int
    failed: int
    broken: int
    p50: int
    p99: int
    accepted: int
    other: int

    @property
    def rate(self) -> float:
        return self.requests * 1e6 / self.microseconds


@dataclass(frozen=True)
class PageKey:
    """What a page's key looks like: so many letters of its own, and a stamp behind them."""

    length: int = 22
    stamp: str = ""


@dataclass
class Load:
    """One kind of request on so many keep-alive connections."""

    connections: int
    submits: bool
    key: PageKey = PageKey()
    body: str = ""
    # Says what every browser says: that the answer may be compressed.
    takes_gzip: bool = False

    def sample(
        self, contestant: Contestant, scripts: Path, seconds: int, count: str = ""
    ) -> Sample:
        """Loads `contestant`; with `count` "statuses" every answer's status is looked at."""
        for _ in range(ATTEMPTS):
            sample = self.attempt(contestant, scripts, seconds, count)
            if sample.requests:
                return checked(sample, contestant)
        raise BenchmarkError(f"{contestant.name} answered nothing to {self.describe()}")

    def attempt(self, contestant: Contestant, scripts: Path, seconds: int, count: str) -> Sample:
        contestant.loads += 1
        name = "submit" if self.submits else "page"
        command = ["wrk", f"-t{min(2, self.connections)}", f"-c{self.connections}"]
        command += ["-H", "Accept-Encoding: gzip"] if self.takes_gzip else []
        command += [f"-d{seconds}s", "--timeout", "10s", "-s", str(script(scripts, name))]
        command += [contestant.base + contestant.page, "--", self.stamped()]
        command += [str(secrets.randbelow(2**32)), str(self.key.length), count]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=seconds + 30
        )
        if done.returncode != 0:
            raise BenchmarkError(f"wrk against {contestant.name}: {done.stderr or done.stdout}")
        return Sample(**json.loads(done.stdout.splitlines()[-1]))

    def stamped(self) -> str:
        """The body, whose key tells when its page was made."""
        body = self.body or questionnaire.body()
        return body.replace(questionnaire.KEY_MARK, questionnaire.KEY_MARK + self.key.stamp)

    def describe(self) -> str:
        connections = "1 connection" if self.connections == 1 else f"{self.connections} connections"
        return f"{'submission' if self.submits else 'page'}, {connections}"


def script(folder: Path, name: str) -> Path:
    """One script for wrk out of `name`.lua and report.lua; wrk takes a single file."""
    path = folder / f"{name}.lua"
    path.write_text((HERE / "report.lua").read_text() + (HERE / f"{name}.lua").read_text())
    return path


def checked(sample: Sample, contestant: Contestant) -> Sample:
    """Refuses a sample in which anything but success was measured."""
    if sample.failed or sample.broken or sample.other:
        raise BenchmarkError(
            f"{contestant.name}: {sample.failed} refused, {sample.broken} broken, {sample.other} "
            f"not 303 of {sample.requests} requests\n{contestant.last_words()}"
        )
    return sample


def interleave(
    contestants: list[Contestant], load: Load, scripts: Path, rounds: int, seconds: int
) -> dict[str, list[Sample]]:
    """Samples A B C A B C …, so that a change of the machine's mood meets all alike."""
    samples = {contestant.name: [] for contestant in contestants}
    for _ in range(rounds):
        for contestant in contestants:
            samples[contestant.name].append(load.sample(contestant, scripts, seconds))
    return samples


def median_rate(samples: list[Sample]) -> float:
    return statistics.median(sample.rate for sample in samples)


def median_ratio(samples: list[Sample], others: list[Sample]) -> float:
    """The median of the ratios of samples that were taken next to each other."""
    return statistics.median(
        one.rate / other.rate for one, other in zip(samples, others, strict=True)
    )


def summary(samples: list[Sample]) -> dict:
    """What the JSON result holds of one contestant."""
    return {
        "rate": median_rate(samples),
        "p50": statistics.median(sample.p50 for sample in samples),
        "p99": statistics.median(sample.p99 for sample in samples),
        "samples": [asdict(sample) for sample in samples],
    }
