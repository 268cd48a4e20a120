"""Targets 5 and 6: reports and exports of many made-up responses, beside SQLite over JSON and DuckDB."""

import contextlib
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from contestants import REPOSITORY, BenchmarkError
from footprint import MEBIBYTE
from measure import Bench, Length, Result, Sizes
from questionnaire import FORM

DATABASE = "recount.sqlite"
MAKER = REPOSITORY / ".build/release/ResponseMaker"
CROSSED = ("diagnosis", "change")
PURPOSE = "research"
OTHERS = ("jsonl", "sav", "dta", "xlsx", "fhir", "datapackage")
# Everything that the command line asks for once more takes longer than this.
PATIENCE = 600
# How many sheets there are, and how long they are together.
SHEETS = """
    SELECT count(*), coalesce(sum(length(answers) + length(texts)), 0)
    FROM answer_sheet JOIN form ON form.id = form_id WHERE form.name = ?
"""
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
    """How long a command took, how long it kept a processor, and how large it grew."""

    seconds: float
    processor: float
    mebibytes: float


@dataclass(frozen=True)
class Records:
    """So many responses; what is asked of them, and in what time."""

    responses: Sizes
    most_milliseconds: int
    most_seconds: float
    least_times: float
    least_rows: int
    most_mebibytes: int
    # How much larger an export may grow with ten times the records.
    most_growth: float
    number: int = 5

    @property
    def what(self) -> str:
        return f"reports and exports of {self.responses.full:,} responses"

    def run(self, bench: Bench) -> list[Result]:
        count = bench.count(self.responses)
        answers = bench.work / "answers.jsonl"
        recount = made_up(bench, count, answers)
        tenth = made_up(bench, count // 10, bench.work / "tenth.jsonl")
        return [
            self.one_way(bench, recount, count),
            self.crossed(bench, recount, answers, count),
            self.export(bench, recount, tenth, count),
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
        """A cross-table with a filter of sealed responses, laid out by question and opened one by one."""
        command = [*recount, "report", FORM, "--cross", *CROSSED, "--cross-only"]
        chosen = [*command, "--filter", "region = germany"]
        data = Path(recount[-1])
        runs = [timed(*chosen) for _ in range(bench.rounds)]
        seconds = statistics.median(run.seconds for run in runs)
        plain = by_sqlite(bench.work / "plain.sqlite", answers)
        columns = timed(bench.tools.python, "-c", DUCK, answers).seconds
        share = self.most_seconds * count / self.responses.full
        what = f"cross-table with a filter of {count:,} responses"
        target = f"under {share:g} s, {self.least_times:g} times as fast as SQLite over JSON"
        result = Result(self.number, what, target)
        result.reached = seconds < share and plain >= self.least_times * seconds
        result.figures = {"recount": {"milliseconds": 1_000 * seconds}}
        result.checks += [
            f"{described(runs)}; SQLite over JSON {plain:.2f} s, DuckDB over JSON Lines {columns:.2f} s",
            f"on {sheets(data)}",
            f"without the filter {described([timed(*command)])}",
            f"one question {described([timed(*recount, 'report', FORM, '--question', CROSSED[0])])}",
            f"all questions {described([timed(*recount, 'report', FORM)])}",
            f"all with the filter {described([timed(*recount, 'report', FORM, *chosen[-2:])])}",
        ]
        with contextlib.closing(sqlite3.connect(data / DATABASE, isolation_level=None)) as database:
            database.execute("DELETE FROM answer_sheet")
        result.checks.append(f"without sheets {described([timed(*chosen) for _ in range(bench.rounds)])}")
        return result

    def export(self, bench: Bench, recount: list, tenth: list, count: int) -> Result:
        """All records that may be used for research, as comma-separated values; and of a tenth."""
        runs, rows = exported(bench, recount, "csv", bench.rounds)
        few, _ = exported(bench, tenth, "csv", 1)
        rate = rows / statistics.median(run.seconds for run in runs)
        size = max(run.mebibytes for run in runs)
        result = Result(6, f"export of {rows:,} of {count:,} records as CSV", "")
        result.target = f"{self.least_rows:,} rows/s, under {self.most_mebibytes} MiB, {self.most_growth:g} of a tenth's"
        is_constant = size <= self.most_growth * few[0].mebibytes
        result.reached = rate >= self.least_rows and size < self.most_mebibytes and is_constant
        result.figures = {"recount": {"rate": rate}}
        result.checks.append(f"{described(runs)}; {few[0].mebibytes:.0f} MiB for a tenth of the records")
        for format in () if bench.length is Length.QUICK else OTHERS:
            others, _ = exported(bench, recount, format, 1)
            result.checks.append(f"{format}: {rows / others[0].seconds:,.0f} rows/s, {described(others)}")
        return result


def made_up(bench: Bench, count: int, answers: Path) -> list:
    """The beginning of a command on so many made-up responses; their answers lie in a file."""
    data = bench.work / f"made-up-{count}"
    call(MAKER, REPOSITORY / "forms" / f"{FORM}.yaml", data, count, answers)
    return [bench.tools.recount, "--data", data]


def sheets(data: Path) -> str:
    """How many sheets there are on which answers are laid out by question, and how long they are."""
    with contextlib.closing(sqlite3.connect(data / DATABASE)) as database:
        count, size = database.execute(SHEETS, (FORM,)).fetchone()
    return f"{count:,} sheets of {size / MEBIBYTE:.0f} MiB together"


def exported(bench: Bench, recount: list, format: str, rounds: int) -> tuple[list[Run], int]:
    """Exports the records so many times; tells how long that took, and how many lines that made."""
    runs, lines = [], 0
    for _ in range(rounds):
        place = bench.work / f"records.{format}"
        command = [*recount, "export", "survey", FORM, "--records", "--purpose", PURPOSE]
        runs.append(timed(*command, "--format", format, "--output", place))
        if format == "csv":
            with open(place, "rb") as file:
                lines = sum(1 for _ in file) - 1
        remove(place)
    return runs, lines


def remove(place: Path) -> None:
    """Removes an export with what lies beside it."""
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink()
        place.with_name(place.name + ".export.json").unlink()


def described(runs: list[Run]) -> str:
    """The medians of some runs in words."""
    seconds = statistics.median(run.seconds for run in runs)
    processor = statistics.median(run.processor for run in runs)
    size = max(run.mebibytes for run in runs)
    return f"{seconds:.2f} s, {processor:.2f} s of processor time, {size:.0f} MiB"


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
    # What it tells of its progress is not wanted either.
    process = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        print(f"bench: {command[0]} ended with {process.returncode}", file=sys.stderr)
        raise BenchmarkError(f"{Path(str(command[0])).name} failed")
    processor = usage.ru_utime + usage.ru_stime
    return Run(time.monotonic() - begin, processor, usage.ru_maxrss * 1_024 / MEBIBYTE)
