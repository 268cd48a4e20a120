"""A mail server on a port of loopback that keeps what it takes, and can be told to fail.

FOLDER/port holds its port when it is ready; it ends with who started it. Of each mail FOLDER gets
N.eml, the bytes with dot-stuffing undone, and then N.json, the envelope; of each connection a line
in FOLDER/connections.
"""

import argparse
import asyncio
import functools
import json
import os
import pathlib
import signal
import ssl
import subprocess

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

LIFETIME = 3_600
COMMANDS = ("EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA")


def read_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--security", choices=("none", "starttls", "tls"), default="none")
    parser.add_argument("--name", default="localhost", help="whom the certificate is for")
    parser.add_argument("--user")
    parser.add_argument("--password")
    faults = ("answer", "silence", "slow", "greylist", "loss", "garbage")
    parser.add_argument("--fault", choices=faults)
    parser.add_argument("--at", choices=("GREETING", *COMMANDS, "MESSAGE"))
    parser.add_argument("--reply")
    return parser.parse_args()


def make_context(arguments):
    if arguments.security == "none":
        return None
    certificate, key = arguments.folder / "certificate.pem", arguments.folder / "key.pem"
    names = f"subjectAltName=DNS:{arguments.name}"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", f"/CN={arguments.name}", "-addext", names,
         "-keyout", key, "-out", certificate],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def write_whole(path, text):
    draft = path.with_suffix(".draft")
    draft.write_text(text)
    draft.rename(path)


class Keeper:
    """What aiosmtpd asks about each recipient and each mail."""

    def __init__(self, arguments):
        self.arguments = arguments
        self.seen = set()
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.arguments.fault == "greylist" and address not in self.seen:
            self.seen.add(address)
            return "451 4.7.1 come again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server, session, envelope):
        if reply := await server.fault_at("MESSAGE"):
            return reply
        self.keep(server, session, envelope)
        if self.arguments.fault == "loss":
            server.transport.abort()
        return "250 2.0.0 kept"

    def keep(self, server, session, envelope):
        self.count += 1
        path = self.arguments.folder / f"{self.count:04}.eml"
        path.write_bytes(envelope.original_content)
        facts = {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "hello": session.host_name,
            "isEncrypted": server.transport.get_extra_info("sslcontext") is not None,
            "user": session.auth_data.login.decode() if session.authenticated else None,
        }
        # The envelope appears whole, and after the mail.
        write_whole(path.with_suffix(".json"), json.dumps(facts))


class Server(SMTP):
    """aiosmtpd's server for one connection, with one fault."""

    arguments = None

    async def fault_at(self, command):
        """The reply to give instead of the right one, or None; or no end."""
        arguments = self.arguments
        if arguments.fault == "slow":
            await asyncio.sleep(0.2)
        if arguments.at != command:
            return None
        if arguments.fault == "silence":
            await asyncio.sleep(LIFETIME)
        return arguments.reply

    async def _handle_client(self):
        if reply := await self.fault_at("GREETING"):
            await self.push(reply)
            self.transport.close()
            return
        await super()._handle_client()


def faulty(command):
    original = getattr(SMTP, f"smtp_{command}")

    @functools.wraps(original)
    async def answer(server, argument):
        if reply := await server.fault_at(command):
            await server.push(reply)
        elif command == "STARTTLS" and server.arguments.fault == "garbage":
            await server.push("220 2.0.0 go on")
            server.transport.write(b"this is no handshake\r\n" * 20)
            server.transport.close()
        else:
            await original(server, argument)

    return answer


for name in COMMANDS:
    setattr(Server, f"smtp_{name}", faulty(name))


def authenticator(arguments):
    expected = LoginPassword((arguments.user or "").encode(), (arguments.password or "").encode())

    def check(server, session, envelope, mechanism, given):
        if given == expected:
            return AuthResult(success=True, auth_data=given)
        return AuthResult(success=False, handled=False)

    return check if arguments.user else None


async def serve(arguments):
    loop = asyncio.get_running_loop()
    context, keeper = make_context(arguments), Keeper(arguments)
    Server.arguments = arguments
    connections = open(arguments.folder / "connections", "a", buffering=1)

    def accept():
        connections.write("one\n")
        return Server(
            keeper, loop=loop, hostname="sink.test", enable_SMTPUTF8=False,
            tls_context=context if arguments.security == "starttls" else None,
            require_starttls=arguments.security == "starttls",
            authenticator=authenticator(arguments), auth_required=bool(arguments.user),
            auth_require_tls=arguments.security == "starttls")

    direct = context if arguments.security == "tls" else None
    server = await loop.create_server(accept, "127.0.0.1", arguments.port, ssl=direct)
    write_whole(arguments.folder / "port", str(server.sockets[0].getsockname()[1]))
    parent = os.getppid()
    while os.getppid() == parent:
        await asyncio.sleep(0.5)
    os._exit(0)


# Who started this may have blocked it.
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
signal.alarm(LIFETIME)
asyncio.run(serve(read_arguments()))
