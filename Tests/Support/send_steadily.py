"""Sends one answer after the other until FOLDER/stop is there, and each again until somebody has taken it.

    send_steadily.py URL BODY FOLDER

FOLDER/taken gets a line for each: its key, the code of its receipt, and how many seconds it took.
"""

import json
import ssl
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

SENDERS = 3
# One address may ask 300 times a minute.
PAUSE = 1


def main() -> None:
    url, body, folder = sys.argv[1], sys.argv[2].encode(), Path(sys.argv[3])
    trust = ssl.create_default_context(cafile=folder / "surveys.pem")
    senders = [
        threading.Thread(target=send_on, args=(number, url, body, folder, trust))
        for number in range(SENDERS)
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()


def send_on(sender: int, url: str, body: bytes, folder: Path, trust: ssl.SSLContext) -> None:
    number = 0
    while not (folder / "stop").exists():
        key = f"sender-{sender}-answer-{number}"
        begin = time.monotonic()
        while (code := send(url, body, key, trust)) is None:
            time.sleep(PAUSE)
        with open(folder / "taken", "a") as taken:
            taken.write(f"{key} {code} {time.monotonic() - begin:.1f}\n")
        number += 1
        time.sleep(PAUSE)


def send(url: str, body: bytes, key: str, trust: ssl.SSLContext) -> str | None:
    """The code of the receipt; None if it has to be sent again."""
    fields = {"Content-Type": "application/json", "Idempotency-Key": key}
    request = urllib.request.Request(url, body, fields)
    try:
        with urllib.request.urlopen(request, timeout=15, context=trust) as answer:
            return json.load(answer)["code"]
    except urllib.error.HTTPError as error:
        if error.code in (502, 503, 504):
            return None
        raise
    except (OSError, ValueError):
        return None


main()
