"""Sign-ups: how fast they are taken, and whether their time tells who is known."""

import email
import http
import http.client
import random
import re
import statistics
import subprocess
import time
import urllib.parse
from dataclasses import dataclass, replace
from email import policy

import contestants
from contestants import BenchmarkError, Contestant
from load import Load, PageKey, interleave, median_ratio, summary
from measure import Bench, Result, Sizes
from submissions import READING_SECONDS, page_key

PATH = "/sign-up"
MAIL_SECONDS = 20
# How many warm requests go before those that are measured.
WARM_UP = 50


@dataclass(frozen=True)
class SignUps:
    """Every sign-up is of a fresh address, so that each becomes a subscriber and a mail."""

    connections: int
    target: float
    number: int = 10

    @property
    def what(self) -> str:
        return f"sign-up against submission, {self.connections} connections"

    def run(self, bench: Bench) -> list[Result]:
        recount = contestants.recount(bench.tools, bench.work)
        with bench.running(recount):
            submission = Load(self.connections, True, page_key(recount))
            box = replace(recount, page=PATH)
            body = urllib.parse.urlencode(fields(box)) + "&email={key}@example.org"
            load = Load(self.connections, True, PageKey(), body=body)
            taken = {"recount": [], "submission": []}
            for _ in range(bench.rounds):
                for name, each, what in (
                    ("recount", box, load),
                    ("submission", recount, submission),
                ):
                    samples = interleave([each], what, bench.work, 1, bench.seconds)
                    taken[name] += samples["recount"]
        ratio = median_ratio(taken["recount"], taken["submission"])
        target = f"{self.target} of its own submissions"
        result = Result(self.number, self.what, target, ratio >= self.target, ratio)
        result.figures = {name: summary(samples) for name, samples in taken.items()}
        return [result]


@dataclass(frozen=True)
class SignUpTimes:
    """New, waiting, confirmed and suppressed addresses in turn, on one connection."""

    requests: Sizes
    most_percent: float
    number: int = 10
    what: str = "time of a sign-up by what is known of its address"

    def run(self, bench: Bench) -> list[Result]:
        recount = contestants.recount(bench.tools, bench.work)
        with bench.running(recount):
            form = fields(replace(recount, page=PATH))
            known = {kind: f"{kind}@example.org" for kind in ("waiting", "confirmed", "suppressed")}
            for address in known.values():
                sign_up(recount, form, address)
            confirm(recount, known["confirmed"])
            suppress(bench, recount, known["suppressed"])
            times = measure(recount, form, known, bench, bench.count(self.requests))
        medians = {kind: statistics.median(taken) for kind, taken in times.items()}
        spread = (max(medians.values()) / min(medians.values()) - 1) * 100
        target = f"medians within {self.most_percent:g} %"
        result = Result(self.number, self.what, target, spread <= self.most_percent)
        result.figures = {kind: {"microseconds": median} for kind, median in medians.items()}
        listed = ", ".join(f"{kind} {median:.0f}" for kind, median in medians.items())
        result.checks.append(f"{spread:.1f} % apart; medians in µs: {listed}")
        return [result]


def fields(recount: Contestant) -> dict[str, str]:
    """What the page's form sends beside the address, as soon as a person could have filled it in."""
    status, _, text = recount.fetch("GET", PATH)
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text)
    if status != http.HTTPStatus.OK or not hidden:
        raise BenchmarkError(f"{PATH} has no form: {status} {text[:200]}")
    time.sleep(READING_SECONDS)
    return dict(hidden) | {"purpose": "updates"}


def sign_up(recount: Contestant, form: dict[str, str], address: str) -> str:
    """Signs an address up; returns the page that answers."""
    body = urllib.parse.urlencode(form | {"email": address})
    status, _, text = recount.fetch("POST", PATH, body)
    if status != http.HTTPStatus.OK:
        raise BenchmarkError(f"a sign-up was answered with {status}: {text[:200]}")
    return text


def confirm(recount: Contestant, address: str) -> None:
    """Follows the link of the mail to `address`, and presses the button."""
    end = time.monotonic() + MAIL_SECONDS
    while time.monotonic() < end:
        for path in (recount.folder / "data" / "mail" / "new").glob("*"):
            message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
            text = message.get_body(("plain",)).get_content()
            link = re.search(r"/confirm/[A-Za-z0-9_-]+", text)
            if message["To"] == address and link:
                status, _, page = recount.fetch("POST", link[0], "action=confirm")
                if status == http.HTTPStatus.OK:
                    return
                raise BenchmarkError(f"{status} for a confirmation: {page[:200]}")
        time.sleep(0.1)
    raise BenchmarkError("the mail that asks to confirm did not come")


def suppress(bench: Bench, recount: Contestant, address: str) -> None:
    command = [str(bench.tools.recount), "--data", str(recount.folder / "data")]
    subprocess.run([*command, "erase", "--email", address], check=True, capture_output=True)


def measure(
    recount: Contestant, form: dict[str, str], known: dict[str, str], bench: Bench, requests: int
) -> dict[str, list[float]]:
    """Microseconds of each kind, asked in turns by lot so that what goes on beside meets all alike."""
    times = {kind: [] for kind in ("new", *known)}
    connection = http.client.HTTPConnection("127.0.0.1", recount.port, timeout=10)
    for number in range(-WARM_UP, requests):
        for kind in random.sample(list(times), len(times)):
            address = known.get(kind) or f"new{number + WARM_UP:06d}@example.org"
            body = urllib.parse.urlencode(form | {"email": address})
            begin = time.perf_counter()
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", PATH, body, headers)
            response = connection.getresponse()
            response.read()
            if number >= 0:
                times[kind].append((time.perf_counter() - begin) * 1e6)
            if response.status != http.HTTPStatus.OK:
                raise BenchmarkError(f"a sign-up was answered with {response.status}")
    connection.close()
    return times
