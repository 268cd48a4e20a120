"""Measures Recount beside a C ceiling and a FastAPI alternative: `make bench`.

Ratios are what counts: every figure is the median of interleaved samples of one run on one machine.
Exit code: 0 if every target is reached, 1 if one is missed, 2 if a measurement failed.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path

from contestants import REPOSITORY, BenchmarkError, Tools
from measure import Bench, Length, Result
from scenarios import SCENARIOS
from table import render

LIMIT_SECONDS = 1_800
# A rehearsal does not have the machine for itself.
REHEARSED_CONNECTIONS = 8


def main() -> int:
    options = parse(sys.argv[1:])
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGALRM, end)
    signal.alarm(LIMIT_SECONDS)
    begin = time.monotonic()
    options.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.work) as work:
        tools = Tools.build(options.work / "bin", options.recount, options.python)
        bench = Bench(tools, Path(work), options.length)
        results = measure(bench, options.only)
    report(results, options.json, time.monotonic() - begin)
    return verdict(results, options.length)


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    tools = REPOSITORY / ".tools"
    length = parser.add_mutually_exclusive_group()
    length.set_defaults(length=Length.FULL)
    for option, choice, words in (
        ("--quick", Length.QUICK, "three samples of one second each, and fewer mails"),
        ("--rehearse", Length.REHEARSAL, "as short as can be, to see that it runs; no target counts"),
    ):
        length.add_argument(option, dest="length", action="store_const", const=choice, help=words)
    numbers = sorted({scenario.number for scenario in SCENARIOS})
    parser.add_argument(
        "--only",
        type=int,
        choices=numbers,
        action="append",
        metavar="N",
        help=f"only this target of {', '.join(map(str, numbers))}; repeatable",
    )
    parser.add_argument(
        "--recount",
        type=Path,
        default=REPOSITORY / ".build/release/recount",
        help="the program to measure",
    )
    parser.add_argument(
        "--python",
        type=Path,
        default=tools / "bench-venv/bin/python",
        help="a Python that has FastAPI and uvicorn",
    )
    parser.add_argument(
        "--work",
        type=Path,
        default=tools / "bench",
        help="where databases go: a real disk, not a tmpfs",
    )
    parser.add_argument(
        "--json", type=Path, default=tools / "bench/result.json", help="where the figures go"
    )
    options = parser.parse_args(arguments)
    for program in (options.recount, options.python):
        if not os.access(program, os.X_OK):
            parser.error(f"'{program}' is not there; 'make bench' makes it")
    if not shutil.which("wrk"):
        parser.error("wrk is not installed; 'make bench' installs it")
    return options


def end(number: int, _frame: object) -> None:
    """Unwinds, so that every contestant is ended and its data removed."""
    cause = "took too long" if number == signal.SIGALRM else "was ended"
    print(f"bench: {cause}", file=sys.stderr)
    raise SystemExit(2)


def measure(bench: Bench, only: list[int] | None) -> list[Result]:
    results = []
    for scenario in SCENARIOS:
        if only and scenario.number not in only:
            continue
        if bench.length is Length.REHEARSAL:
            scenario = rehearsed(scenario)
        print(f"bench: {scenario.number}: {scenario.what}", file=sys.stderr)
        try:
            results += scenario.run(bench)
        except BenchmarkError as error:
            results.append(Result(scenario.number, scenario.what, "", problem=str(error)))
    return results


def rehearsed(scenario: object) -> object:
    """The same on few connections."""
    if (connections := getattr(scenario, "connections", 0)) <= REHEARSED_CONNECTIONS:
        return scenario
    return replace(scenario, connections=REHEARSED_CONNECTIONS)


def report(results: list[Result], path: Path, seconds: float) -> None:
    print(render(results))
    machine = {"processors": os.cpu_count(), "kernel": platform.release()}
    whole = {
        "machine": machine,
        "seconds": round(seconds, 1),
        "results": [asdict(result) for result in results],
    }
    path.write_text(json.dumps(whole, indent=1) + "\n")
    print(f"{seconds:.0f} s; all samples are in {path}")


def verdict(results: list[Result], length: Length) -> int:
    if any(result.problem for result in results):
        return 2
    if length is Length.REHEARSAL:
        return 0
    return 0 if all(result.reached for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
