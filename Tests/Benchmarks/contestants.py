"""The programs that are compared: how each is started, watched, counted and ended."""

import contextlib
import http
import http.client
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import questionnaire

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
FSYNC_MICROSECONDS = 8_000
START_SECONDS = 20


class BenchmarkError(Exception):
    """A contestant or the load generator did not do what the measurement relies on."""


@dataclass
class Tools:
    """What the contestants are started from."""

    ceiling: Path
    ceiling_postgresql: Path
    slow_fsync: Path
    recount: Path
    python: Path

    @staticmethod
    def build(folder: Path, recount: Path, python: Path) -> "Tools":
        """Compiles the C parts into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        programs = [folder / name for name in ("ceiling", "ceiling_postgresql", "slow_fsync.so")]
        tools = Tools(*programs, recount, python)
        flags = ["-std=c17", "-O2", "-Wall", "-Wextra", "-Werror", "-pthread"]
        common = HERE / "ceiling.c"
        compile_c(
            [common, HERE / "ceiling_sqlite.c"],
            tools.ceiling,
            flags,
            ["-lmicrohttpd", "-lsqlite3"],
        )
        compile_c(
            [common, HERE / "ceiling_postgresql.c"],
            tools.ceiling_postgresql,
            [*flags, "-I/usr/include/postgresql"],
            ["-lmicrohttpd", "-lpq"],
        )
        compile_c([HERE / "slow_fsync.c"], tools.slow_fsync, [*flags, "-shared", "-fPIC"], ["-ldl"])
        return tools


def compile_c(sources: list[Path], output: Path, flags: list[str], libraries: list[str]) -> None:
    newest = max(path.stat().st_mtime for path in [*sources, HERE / "ceiling.h"])
    if output.exists() and output.stat().st_mtime > newest:
        return
    subprocess.run(["cc", *flags, "-o", output, *sources, *libraries], check=True)


@dataclass
class Contestant:
    """One program that serves the survey in `folder`, alone in its process group.

    `loads` counts the runs of the load generator, each of which ends with requests on their way.
    """

    name: str
    command: list[str]
    folder: Path
    port: int
    environment: dict[str, str] = field(default_factory=dict)
    page: str = questionnaire.PATH
    count: str = "SELECT count(*) FROM response"
    process: subprocess.Popen | None = None
    loads: int = 0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def start(self) -> float:
        """Starts the program; returns the seconds until its first answer."""
        self.folder.mkdir(parents=True, exist_ok=True)
        begin = time.monotonic()
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=os.environ | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() - begin > START_SECONDS:
                raise BenchmarkError(f"{self.name} did not start:\n{self.last_words()}")
            time.sleep(0.001)
        return time.monotonic() - begin

    def answers(self) -> bool:
        try:
            status, _, _ = self.fetch("GET", self.page)
        except (OSError, http.client.HTTPException):
            return False
        return status == http.HTTPStatus.OK

    def fetch(self, method: str, path: str, body: str | None = None) -> tuple[int, str, str]:
        """Sends one request; returns its status, Location and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.closing(connection):
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            return response.status, response.headers.get("Location", ""), text

    def size(self, path: str, takes_gzip: bool) -> int:
        """How many bytes a page is sent in."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.closing(connection):
            coding = "gzip" if takes_gzip else "identity"
            connection.request("GET", path, headers={"Accept-Encoding": coding})
            return len(connection.getresponse().read())

    def stop(self) -> None:
        """Ends the program's whole process group: asks first, and insists after five seconds."""
        if self.process is None:
            return
        for number, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
                break
        # Workers whose parent is gone.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process = None

    def stored(self) -> int:
        """How many submissions the database holds, read past the program."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and is_database(path):
                with contextlib.closing(sqlite3.connect(path, timeout=30)) as connection:
                    return connection.execute(self.count).fetchone()[0]
        raise BenchmarkError(f"{self.name} left no database in {self.folder}")

    def peak_memory(self) -> int:
        """The peak resident memory of all of its processes, in bytes."""
        return self.memory("VmHWM")

    def processor_seconds(self) -> float:
        """Seconds of processor time that its processes have had so far."""
        return sum(processor_seconds(process) for process in group_members(self.process.pid))

    def memory(self, figure: str = "VmRSS") -> int:
        """The resident memory of all of its processes at this moment, in bytes."""
        return sum(memory(process, figure) for process in group_members(self.process.pid))

    def last_words(self) -> str:
        return self.log.read_text(errors="replace")[-2_000:]


@dataclass
class OnServer(Contestant):
    """One that stores in a database of a PostgreSQL server, which `ask` asks."""

    ask: Callable[[str], str] | None = None

    def stored(self) -> int:
        return int(self.ask(self.count))


def is_database(path: Path) -> bool:
    with open(path, "rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def group_members(group: int) -> list[int]:
    processes = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal())
    return [process for process in processes if belongs(process, group)]


def belongs(process: int, group: int) -> bool:
    try:
        return os.getpgid(process) == group
    except ProcessLookupError:
        return False


def processor_seconds(process: int) -> float:
    """Those of a process and of its children that have ended; none once it is gone."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")
    return 0.0


def memory(process: int, figure: str) -> int:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(f"{figure}:"):
            return int(line.split()[1]) * 1024
    return 0


def free_port() -> int:
    """A port below those that the system gives out, so that nobody else is given it meanwhile."""
    while True:
        port = random.randrange(20_000, 32_000)
        with contextlib.closing(socket.socket()) as listener, contextlib.suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


def ceiling(tools: Tools, mode: str, folder: Path, connections: int) -> Contestant:
    """The C program of ceiling.c with as many threads as so many connections need."""
    # A hundred a thread leaves room for an uneven spread below ceiling.c's limit of 120.
    threads = max(2, -(-connections // 100))
    port = free_port()
    own = folder / "ceiling"
    command = [str(tools.ceiling), mode, str(port), str(threads)]
    if mode != "static":
        command.append(str(own / "ceiling.sqlite"))
    return Contestant("ceiling", command, own, port)


def survey_folder(own: Path) -> Path:
    """The demonstration with its survey on one page, so that one page has all questions."""
    forms = own / "forms"
    shutil.copytree(REPOSITORY / "forms", forms, dirs_exist_ok=True)
    survey = forms / f"{questionnaire.FORM}.yaml"
    survey.write_text(survey.read_text().replace("\nsections:", "\npages: one\n\nsections:", 1))
    return forms


def recount(tools: Tools, folder: Path) -> Contestant:
    """Recount as an operator runs it, except that one address may send as much as it likes."""
    port = free_port()
    own = folder / "recount"
    command = [str(tools.recount), "--data", str(own / "data")]
    command += ["serve", "--listen", f"127.0.0.1:{port}"]
    environment = {
        "RECOUNT_FORMS": str(survey_folder(own)),
        "RECOUNT_LIMITS_CONNECTIONS_PER_ADDRESS": "0",
        "RECOUNT_LIMITS_REQUESTS_PER_MINUTE": "0",
        "RECOUNT_GUARD_SENDS_PER_HOUR": "0",
        "RECOUNT_MAIL_TRANSPORT": "folder",
        "RECOUNT_MAIL_PER_HOUR": "0",
        "RECOUNT_MAIL_PER_DOMAIN_AND_MINUTE": "0",
    }
    return Contestant("recount", command, own, port, environment)


def alternative(tools: Tools, folder: Path) -> Contestant:
    """The FastAPI program of alternative.py under uvicorn with two workers."""
    port = free_port()
    own = folder / "fastapi"
    command = [str(tools.python), "-m", "uvicorn", "alternative:app", "--app-dir", str(HERE)]
    command += ["--port", str(port), "--workers", "2", "--no-access-log", "--log-level", "warning"]
    return Contestant(
        "fastapi", command, own, port, {"ALTERNATIVE_DATABASE": str(own / "alternative.sqlite")}
    )


def with_slow_disk(contestant: Contestant, tools: Tools) -> Contestant:
    """Makes every fsync of `contestant` take longer."""
    contestant.environment |= {
        "LD_PRELOAD": str(tools.slow_fsync),
        "BENCH_FSYNC_MICROSECONDS": str(FSYNC_MICROSECONDS),
        "BENCH_FSYNC_COUNT": str(contestant.folder / "fsyncs"),
    }
    return contestant


def fsyncs(contestant: Contestant) -> int:
    """How many slowed fsyncs were counted so far."""
    path = contestant.folder / "fsyncs"
    return int.from_bytes(path.read_bytes(), "little") if path.exists() else 0
