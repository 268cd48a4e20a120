"""A PostgreSQL of its own on a Unix socket, as durable as it comes: fsync and synchronous_commit on."""

import contextlib
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contestants import BenchmarkError, processor_seconds

BINARIES = Path("/usr/lib/postgresql/15/bin")
# PostgreSQL refuses to run as root.
NOBODY = 65534
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0777
fsync = on
synchronous_commit = on
shared_buffers = 256MB
max_wal_size = 4GB
max_connections = 100
"""


@dataclass
class Server:
    """A running server; its databases belong to `recount`."""

    folder: Path
    # Where its socket lies.
    sockets: Path

    def address(self, database: str) -> str:
        return f"postgresql://recount@/{database}?host={self.sockets}"

    def ask(self, sql: str, database: str = "postgres") -> str:
        """Runs SQL; returns what it prints, without alignment."""
        command = [BINARIES / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", sql]
        return called([*command, self.address(database)]).strip()

    def make(self, name: str, like: str | None = None) -> None:
        """Makes a database, empty or as one that nobody is connected to."""
        template = f" TEMPLATE {like}" if like else ""
        self.ask(f"CREATE DATABASE {name}{template}")

    def drop(self, name: str) -> None:
        self.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def processor_seconds(self) -> float:
        """Seconds of processor time of all of its processes, also of those that have ended."""
        leader = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        return sum(map(processor_seconds, [leader, *children(leader)]))


@contextlib.contextmanager
def server(work: Path) -> Iterator[Server]:
    """Starts a server with its files under `work`, and ends it whatever happens."""
    folder = work / f"pg-{secrets.token_hex(3)}"
    folder.mkdir()
    # A socket's path may have 107 letters, and the repository may lie deep.
    sockets = Path(tempfile.mkdtemp(prefix="bench-"))
    if os.geteuid() == 0:
        for own in (folder, sockets):
            os.chown(own, NOBODY, NOBODY)
        # The folder above is the benchmark's own, made for this run.
        os.chmod(work, 0o711)
    try:
        initialise(folder, sockets)
        control(folder, "start", "-l", folder / "server.log")
        yield Server(folder, sockets)
    finally:
        with contextlib.suppress(BenchmarkError):
            control(folder, "stop", "-m", "immediate")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(sockets, ignore_errors=True)


def initialise(folder: Path, sockets: Path) -> None:
    if not (BINARIES / "initdb").exists():
        raise BenchmarkError("PostgreSQL 15 is not installed; 'make bench' installs it")
    command = [BINARIES / "initdb", "-D", folder / "data", "-U", "recount", "--auth=trust"]
    as_nobody([*command, "--encoding=UTF8", "--locale=C"])
    with open(folder / "data/postgresql.conf", "a") as file:
        file.write(SETTINGS.format(sockets=sockets))


def control(folder: Path, *words: object) -> None:
    as_nobody([BINARIES / "pg_ctl", "--silent", "--wait", "-D", folder / "data", *words])


def as_nobody(command: list) -> str:
    if os.geteuid() != 0:
        return called(command)
    return called(["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command])


def called(command: list) -> str:
    # pg_ctl leaves a server behind that would hold a pipe open.
    with open("/dev/null") as nothing:
        is_start = "start" in command
        output = subprocess.DEVNULL if is_start else subprocess.PIPE
        done = subprocess.run(
            [str(word) for word in command],
            check=False, stdin=nothing, stdout=output, stderr=output, text=True, cwd="/",
        )
    if done.returncode != 0:
        raise BenchmarkError(f"{Path(str(command[0])).name} failed:\n{done.stderr or ''}")
    return done.stdout or ""


def children(process: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
