"""The mail servers that take what a full outbox sends: one that does nothing, and one in use."""

import contextlib
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import postfix
from contestants import REPOSITORY, BenchmarkError

START_SECONDS = 10


@dataclass
class KeepingSink:
    """aiosmtpd, which writes each mail and its envelope into files of a folder."""

    port: int
    folder: Path

    def taken(self) -> int:
        """How many mails it has taken so far."""
        return sum(1 for _ in self.folder.glob("*.json"))


@contextlib.contextmanager
def aiosmtpd(folder: Path, python: Path) -> Iterator[KeepingSink]:
    """Starts aiosmtpd with a fresh folder, and ends it whatever happens."""
    kept = folder / "kept-mails"
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    process = subprocess.Popen([python, REPOSITORY / "Tests/Support/smtp_sink.py", kept])
    try:
        yield KeepingSink(wait_for_port(kept / "port", process), kept)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def wait_for_port(file: Path, process: subprocess.Popen) -> int:
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        if file.exists():
            return int(file.read_text())
        time.sleep(0.01)
    raise BenchmarkError("aiosmtpd did not start; 'make bench' installs it")


@contextlib.contextmanager
def started(kind: str, folder: Path, python: Path) -> Iterator[KeepingSink | postfix.Sink]:
    """The mail server of that kind, "aiosmtpd" or "smtp-sink"."""
    server = aiosmtpd(folder, python) if kind == "aiosmtpd" else postfix.sink(folder)
    with server as sink:
        yield sink
