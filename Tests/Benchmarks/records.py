"""Targets 5 and 6: reports and exports of many made-up responses, beside SQLite over JSON and DuckDB."""

import contextlib
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from contestants import REPOSITORY, BenchmarkError
from footprint import MEBIBYTE
from measure import Bench, Result
from questionnaire import FORM

MAKER = REPOSITORY / ".build/release/ResponseMaker"
CROSSED = ("diagnosis", "change")
PURPOSE = "research"
# Everything that the command line asks for once more takes longer than this.
PATIENCE = 600
QUESTION = """
    SELECT json_extract(answers, '$.diagnosis'), json_extract(answers, '$.change'), count(*)
    FROM response WHERE json_extract(answers, '$.region') = 'germany' GROUP BY 1, 2
"""
DUCK = """
import sys, duckdb
print(duckdb.sql(f\"\"\"
    SELECT diagnosis, change, count(*) FROM read_json('{sys.argv[1]}', format='newline_delimited',
        columns={{diagnosis: 'VARCHAR', change: 'VARCHAR', region: 'VARCHAR'}})
    WHERE region = 'germany' GROUP BY 1, 2\"\"\").fetchall())
"""


@dataclass
class Run:
    """How long a command took, and how large it grew."""

    seconds: float
    mebibytes: float


@dataclass(frozen=True)
class Records:
    """So many responses; what is asked of them, and in what time."""

    responses: int
    quick_responses: int
    most_milliseconds: int
    most_seconds: float
    least_times: float
    least_rows: int
    most_mebibytes: int
    number: int = 5

    @property
    def what(self) -> str:
        return f"reports and exports of {self.responses:,} responses"

    def run(self, bench: Bench) -> list[Result]:
        count = self.quick_responses if bench.is_quick else self.responses
        data, answers = bench.work / "made-up", bench.work / "answers.jsonl"
        survey = REPOSITORY / "forms" / f"{FORM}.yaml"
        call(MAKER, survey, data, count, answers)
        recount = [bench.tools.recount, "--data", data]
        return [
            self.one_way(bench, recount, count),
            self.crossed(bench, recount, answers, count),
            self.export(bench, recount, count),
        ]

    def one_way(self, bench: Bench, recount: list, count: int) -> Result:
        """The maintained counts, as the whole command with its start."""
        runs = [timed(*recount, "report", FORM, "--quick") for _ in range(bench.rounds)]
        milliseconds = 1_000 * statistics.median(run.seconds for run in runs)
        what = f"one-way report of {count:,} responses"
        result = Result(self.number, what, f"under {self.most_milliseconds} ms")
        result.reached = milliseconds < self.most_milliseconds
        result.figures = {"recount": {"milliseconds": milliseconds}}
        return result

    def crossed(self, bench: Bench, recount: list, answers: Path, count: int) -> Result:
        """A cross-table with a filter, which looks at every sealed response."""
        command = [*recount, "report", FORM, "--cross", *CROSSED, "--cross-only"]
        command += ["--filter", "region = germany"]
        runs = [timed(*command) for _ in range(bench.rounds)]
        seconds = statistics.median(run.seconds for run in runs)
        plain = by_sqlite(bench.work / "plain.sqlite", answers)
        columns = timed(bench.tools.python, "-c", DUCK, answers).seconds
        share = self.most_seconds * count / self.responses
        what = f"cross-table with a filter of {count:,} responses"
        target = f"under {share:g} s, {self.least_times:g} times as fast as SQLite over JSON"
        result = Result(self.number, what, target)
        result.reached = seconds < share and plain >= self.least_times * seconds
        result.figures = {"recount": {"milliseconds": 1_000 * seconds}}
        size = max(run.mebibytes for run in runs)
        result.checks.append(
            f"SQLite over JSON {plain:.2f} s, DuckDB over JSON Lines {columns:.2f} s; {size:.0f} MiB"
        )
        return result

    def export(self, bench: Bench, recount: list, count: int) -> Result:
        """All records that may be used for research, as comma-separated values."""
        runs = []
        for turn in range(bench.rounds):
            file = bench.work / f"records-{turn}.csv"
            command = [*recount, "export", "survey", FORM, "--records", "--purpose", PURPOSE]
            runs.append(timed(*command, "--format", "csv", "--output", file))
        with open(file, "rb") as lines:
            rows = sum(1 for _ in lines) - 1
        rate = rows / statistics.median(run.seconds for run in runs)
        size = max(run.mebibytes for run in runs)
        result = Result(6, f"export of {rows:,} of {count:,} records as CSV", "")
        result.target = f"{self.least_rows:,} rows/s, under {self.most_mebibytes} MiB"
        result.reached = rate >= self.least_rows and size < self.most_mebibytes
        result.figures = {"recount": {"rate": rate}}
        result.checks.append(f"{size:.0f} MiB")
        return result


def by_sqlite(path: Path, answers: Path) -> float:
    """Seconds for the same cross-table by SQLite, whose answers lie open in a JSON column."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE response (id INTEGER PRIMARY KEY, answers TEXT)")
        with open(answers, encoding="utf-8") as lines:
            database.executemany("INSERT INTO response (answers) VALUES (?)", zip(lines))
        database.commit()
        begin = time.monotonic()
        database.execute(QUESTION).fetchall()
        return time.monotonic() - begin


def call(*command: object) -> None:
    done = subprocess.run([str(word) for word in command], check=False, timeout=PATIENCE)
    if done.returncode != 0:
        raise BenchmarkError(f"{Path(str(command[0])).name} ended with {done.returncode}")


def timed(*command: object) -> Run:
    """Runs a command to its end; what it prints goes nowhere."""
    begin = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        print(f"bench: {command[0]} ended with {process.returncode}", file=sys.stderr)
        raise BenchmarkError(f"{Path(str(command[0])).name} failed")
    return Run(time.monotonic() - begin, usage.ru_maxrss * 1_024 / MEBIBYTE)
