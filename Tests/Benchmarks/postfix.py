"""Postfix's own test programs: a mail server that keeps nothing, and a sender that stores nothing."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contestants import REPOSITORY, BenchmarkError, free_port

PACKAGE = REPOSITORY / ".tools/postfix"
ENVIRONMENT = os.environ | {"LD_LIBRARY_PATH": str(PACKAGE / "usr/lib/postfix")}
BACKLOG = "100"
START_SECONDS = 10
SEND_SECONDS = 120


@dataclass
class Sink:
    """An smtp-sink that takes mails on a port of loopback."""

    port: int
    counters: Path

    def taken(self) -> int:
        """How many mails it has taken so far."""
        found = re.findall(r"mesg=([0-9]+)", self.counters.read_text())
        return int(found[-1]) if found else 0


@contextlib.contextmanager
def sink(folder: Path) -> Iterator[Sink]:
    """Starts a sink that counts in `folder`, and ends it whatever happens."""
    port = free_port()
    # Root's rights it gives up, and insists on being told for whose.
    own = ("-u", "nobody") if os.geteuid() == 0 else ()
    command = [str(PACKAGE / "usr/sbin/smtp-sink"), *own, "-c", f"127.0.0.1:{port}", BACKLOG]
    counters = folder / "mails-taken"
    with open(counters, "wb") as output:
        process = subprocess.Popen(
            command, env=ENVIRONMENT, stdout=output, start_new_session=True
        )
    try:
        wait_for(port, process)
        yield Sink(port, counters)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(port: int, process: subprocess.Popen) -> None:
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.01)
    raise BenchmarkError("smtp-sink did not start; 'make bench' unpacks it")


def send(mail: Path, count: int, connections: int, port: int) -> float:
    """Sends the same mail so many times on connections that stay; returns mails per second."""
    command = [str(PACKAGE / "usr/sbin/smtp-source"), "-d", "-s", str(connections)]
    command += ["-m", str(count), "-F", str(mail), "-f", "news@example.org"]
    command += ["-t", "reader@example.org", "-M", "localhost", f"127.0.0.1:{port}"]
    begin = time.monotonic()
    done = subprocess.run(
        command, env=ENVIRONMENT, check=False, capture_output=True, text=True, timeout=SEND_SECONDS
    )
    if done.returncode != 0:
        raise BenchmarkError(f"smtp-source: {done.stderr or done.stdout}")
    return count / (time.monotonic() - begin)
