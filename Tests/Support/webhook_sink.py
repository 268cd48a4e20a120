"""A receiver of webhooks on a port of loopback that keeps what it takes, and can be told to fail.

FOLDER/port holds its port when it is ready; it ends with who started it. Of each message FOLDER gets
N.json with the fields of its head, its body, and whether its signature is genuine: that is judged by the
package of Standard Webhooks, which shares no code with us. Its body is held against what openapi.json says
of it.
"""

import argparse
import http.server
import json
import os
import pathlib
import signal
import ssl
import subprocess
import threading
import time

import jsonschema
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

LIFETIME = 3_600
DESCRIPTION = pathlib.Path(__file__).parents[2] / "Sources/Service/Interface/openapi.json"


def read_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate", help="the name in the certificate; none for no encryption")
    parser.add_argument("--secret")
    parser.add_argument("--status", type=int, default=204)
    parser.add_argument("--first", type=int, help="to how many messages the status is answered")
    parser.add_argument("--field", action="append", default=[])
    parser.add_argument("--fault", choices=("silence", "slow", "endless", "loss"))
    return parser.parse_args()


def write_whole(path, text):
    draft = path.with_suffix(".draft")
    draft.write_text(text)
    draft.rename(path)


class Keeper:
    """Keeps messages in the order in which they came."""

    def __init__(self, folder, secret):
        self.folder, self.secret = folder, secret
        self.description = json.loads(DESCRIPTION.read_text())
        self.count = len(list(folder.glob("*.json")))
        self.lock = threading.Lock()

    def keep(self, fields, body):
        facts = {"fields": fields, "body": body.decode(), "isGenuine": self.judge(fields, body),
                 "faults": self.compare(body)}
        with self.lock:
            self.count += 1
            write_whole(self.folder / f"{self.count:06}.json", json.dumps(facts))
            return self.count

    def judge(self, fields, body):
        if self.secret is None:
            return None
        try:
            Webhook(self.secret).verify(body, fields)
        except WebhookVerificationError:
            return False
        return True

    def compare(self, body):
        """What of a message is otherwise than described; all of it where its type is not."""
        try:
            message = json.loads(body)
            operation = self.description["webhooks"][message["type"]]["post"]
        except (ValueError, KeyError):
            return ["not described"]
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        whole = {**schema, "components": self.description["components"]}
        checker = jsonschema.Draft202012Validator(
            whole, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
        return [error.message for error in checker.iter_errors(message)]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    keeper = None
    arguments = None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        fields = {name.lower(): value for name, value in self.headers.items()}
        number = self.keeper.keep(fields, body)
        arguments = self.arguments
        if arguments.fault == "silence":
            time.sleep(LIFETIME)
        if arguments.fault == "loss":
            self.close_connection = True
            return
        if arguments.fault in ("slow", "endless"):
            self.drip(0.2 if arguments.fault == "slow" else 0)
            return
        is_over = arguments.first is not None and number > arguments.first
        self.send_response(204 if is_over else arguments.status)
        for field in [] if is_over else arguments.field:
            self.send_header(*field.split(": ", 1))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        """Whoever follows a redirection comes by GET or POST; neither may happen."""
        self.keeper.keep({"method": "GET"}, b"")
        self.send_error(404)

    def drip(self, pause):
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Length", "1000000000")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" if pause else b"x" * 4096)
                time.sleep(pause)
        except OSError:
            pass

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        """Whoever goes in the middle of an answer is no fault of ours."""


def encrypt(server, arguments):
    certificate, key = arguments.folder / "certificate.pem", arguments.folder / "key.pem"
    name = arguments.certificate
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}",
         "-keyout", key, "-out", certificate],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False)


def main():
    arguments = read_arguments()
    Handler.arguments, Handler.keeper = arguments, Keeper(arguments.folder, arguments.secret)
    server = Server(("127.0.0.1", arguments.port), Handler)
    if arguments.certificate:
        encrypt(server, arguments)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    write_whole(arguments.folder / "port", str(server.server_address[1]))
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(0)


# Who started this may have blocked it.
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
signal.alarm(LIFETIME)
main()
