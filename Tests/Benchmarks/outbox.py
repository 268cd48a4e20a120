"""A full outbox: how fast its mails leave, and whether memory grows with them."""

import contextlib
import sqlite3
import statistics
import time
import urllib.parse
from dataclasses import dataclass, replace
from pathlib import Path

import contestants
import mail_servers
import postfix
from contestants import BenchmarkError, Contestant
from footprint import MEBIBYTE
from load import Load, PageKey
from measure import Bench, Result, Sizes
from signups import PATH, fields, sign_up

SIGN_UP_CONNECTIONS = 32
PLACES = (0.1, 0.5, 0.9)
MAIL_SECONDS = 20
# A rate below this one is a failure, and not a figure.
LEAST_RATE = Sizes(100, 100, 20)
WAITING = "SELECT count(*) FROM outbox WHERE ended_at IS NULL"
ASKED = "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM address_request)"
REQUESTS = "SELECT count(*) FROM address_request"
NOT_AT_ONCE = "SELECT count(*) FROM outbox WHERE state <> 'sent' OR attempts <> 1"


@dataclass(frozen=True)
class Outbox:
    """Real sign-ups fill the outbox while mails are off; then they leave for a mail server."""

    server: str
    mails: Sizes
    # How many mails a sample of the plain sender has.
    sample: int
    connections: int
    target: float
    most_mebibytes: int
    most_growth: float
    number: int = 11

    @property
    def what(self) -> str:
        return self.describe(self.mails.full)

    def describe(self, count: int) -> str:
        return f"{count:,} waiting mails to {self.server}, {self.connections} connections"

    def run(self, bench: Bench) -> list[Result]:
        recount = contestants.recount(bench.tools, bench.work)
        with bench.running(recount):
            sample = sample_mail(recount, bench.work)
            count = fill(recount, bench, bench.count(self.mails))
            samples = self.ceiling(bench, sample)
            rate, memory = self.empty(bench, recount, count)
            samples += self.ceiling(bench, sample)
        return [self.judge_rate(count, rate, samples), self.judge_memory(count, memory)]

    def ceiling(self, bench: Bench, mail: Path) -> list[float]:
        """What a sender without a store reaches on as many connections."""
        with mail_servers.started(self.server, bench.work, bench.tools.python) as sink:
            return [
                postfix.send(mail, self.sample, self.connections, sink.port)
                for _ in range(bench.rounds)
            ]

    def empty(
        self, bench: Bench, recount: Contestant, count: int
    ) -> tuple[float, dict[float, float]]:
        """Sends everything; returns mails per second, and MiB at each place of the way."""
        with mail_servers.started(self.server, bench.work, bench.tools.python) as sink:
            recount.environment |= relay(sink.port, self.connections)
            begin = time.monotonic()
            recount.start()
            memory = watch(recount, count, begin + count / bench.count(LEAST_RATE))
            rate = count / (time.monotonic() - begin)
            recount.stop()
            if (taken := sink.taken()) != count:
                raise BenchmarkError(f"the mail server took {taken:,} of {count:,} mails")
        if others := ask(recount, NOT_AT_ONCE):
            raise BenchmarkError(f"{others:,} mails did not leave at the first attempt")
        return rate, memory

    def judge_rate(self, count: int, rate: float, samples: list[float]) -> Result:
        what = self.describe(count)
        ceiling = statistics.median(samples)
        ratio = rate / ceiling
        target = f"{self.target} of a sender without a store"
        result = Result(self.number, what, target, ratio >= self.target, ratio)
        result.figures = {
            "recount": {"rate": rate},
            "ceiling": {"rate": ceiling, "samples": samples},
        }
        result.checks.append("each left once, at the first attempt")
        return result

    def judge_memory(self, count: int, memory: dict[float, float]) -> Result:
        result = Result(self.number, f"memory while {count:,} mails leave for {self.server}", "")
        result.target = f"under {self.most_mebibytes} MiB, {self.most_growth:g} MiB more on the way"
        result.figures = {
            "recount": {
                "mebibytes": max(memory.values()),
                "places": {f"{place:.0%}": size for place, size in memory.items()},
            }
        }
        growth = memory[PLACES[-1]] - memory[PLACES[0]]
        result.reached = max(memory.values()) < self.most_mebibytes and growth <= self.most_growth
        places = ", ".join(f"{size:.1f} at {place:.0%}" for place, size in memory.items())
        result.checks.append(f"MiB of the mails that left: {places}")
        return result


def relay(port: int, connections: int) -> dict[str, str]:
    """Settings for mails over a relay of loopback, whose certificates are left out."""
    return {
        "RECOUNT_MAIL_TRANSPORT": "smtp",
        "RECOUNT_MAIL_SMTP_HOST": "127.0.0.1",
        "RECOUNT_MAIL_SMTP_PORT": str(port),
        "RECOUNT_MAIL_SMTP_SECURITY": "none",
        "RECOUNT_MAIL_CONNECTIONS": str(connections),
        "RECOUNT_MAIL_FROM": "news@example.org",
        "RECOUNT_MAIL_RETURN_PATH": "bounces@example.org",
        "RECOUNT_PUBLIC_URL": "https://surveys.example.org",
    }


def sample_mail(recount: Contestant, folder: Path) -> Path:
    """A mail as Recount writes it, for the sender without a store to repeat."""
    sign_up(recount, fields(replace(recount, page=PATH)), "sample@example.org")
    end = time.monotonic() + MAIL_SECONDS
    while time.monotonic() < end:
        for path in (recount.folder / "data" / "mail" / "new").glob("*"):
            mail = folder / "sample.eml"
            # The sender ends lines itself.
            mail.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
            recount.stop()
            return mail
        time.sleep(0.1)
    raise BenchmarkError("the mail that asks to confirm did not come")


def fill(recount: Contestant, bench: Bench, count: int) -> int:
    """Lets so many people sign up, or a few more; returns how many mails wait then."""
    recount.environment |= {"RECOUNT_MAIL_TRANSPORT": "off"}
    recount.start()
    box = replace(recount, page=PATH)
    body = urllib.parse.urlencode(fields(box)) + "&email={key}@example.org"
    load = Load(SIGN_UP_CONNECTIONS, True, PageKey(), body=body)
    while ask(recount, ASKED) < count:
        load.sample(box, bench.work, 1)
    while ask(recount, REQUESTS):
        time.sleep(0.2)
    recount.stop()
    return ask(recount, WAITING)


def watch(recount: Contestant, count: int, deadline: float) -> dict[float, float]:
    """Waits until all mails have left; returns the memory at each place of the way, in MiB."""
    memory = {}
    with contextlib.closing(database(recount)) as connection:
        while waiting := connection.execute(WAITING).fetchone()[0]:
            for place in PLACES:
                if place not in memory and count - waiting >= place * count:
                    memory[place] = recount.memory() / MEBIBYTE
            if time.monotonic() > deadline:
                raise BenchmarkError(f"{waiting:,} of {count:,} mails did not leave in time")
            time.sleep(0.1)
    if len(memory) < len(PLACES):
        raise BenchmarkError("the mails left faster than memory could be looked at")
    return memory


def ask(recount: Contestant, question: str) -> int:
    with contextlib.closing(database(recount)) as connection:
        return connection.execute(question).fetchone()[0]


def database(recount: Contestant) -> sqlite3.Connection:
    path = recount.folder / "data" / "recount.sqlite"
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)
