"""A second opinion on a message: Python's parser, and rules of the RFCs that it does not look at.

judge.py MESSAGE.eml EXPECTED.json: prints each finding, and exits with 1 when there is one.
"""

import email
import email.header
import email.policy
import email.utils
import json
import re
import sys
from datetime import datetime, timezone

HEADER = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted",
          "Content-Language", "Content-Type"]
UNSUBSCRIPTION = ["List-Unsubscribe", "List-Unsubscribe-Post"]
ENCODED = re.compile(r"=\?[^?\s]+\?[QB]\?[^?\s]+\?=")

findings = []


def hold(condition, words):
    if not condition:
        findings.append(words)


def judge_bytes(raw):
    hold(all(byte in (9, 10, 13) or 32 <= byte < 127 for byte in raw), "a byte is not printable")
    hold(not re.search(rb"(?<!\r)\n|\r(?!\n)", raw), "a line does not end in CRLF")
    lines = raw.decode("latin-1").split("\r\n")
    hold(lines[-1] == "", "the last line has no end")
    hold(all(len(line) <= 998 for line in lines), "a line is longer than 998 (RFC 5322 2.1.1)")
    hold(not any(line.startswith(("From ", ".")) for line in lines), "a line that relays change")
    head = lines[:lines.index("")]
    body = lines[lines.index(""):]
    hold(all(len(line) <= 76 for line in body), "a line of a part is over 76 (RFC 2045 6.7)")
    hold(not any(line.endswith((" ", "\t")) for line in lines), "a line ends in a space")
    for line in head:
        # One word alone cannot be folded.
        words = line.split(": ", 1)[-1].split()
        hold(len(line) <= 76 or len(words) == 1, f"a field is not folded: {line[:20]}")
        hold(line[:1] != " " or line.strip(), "a folded line is empty (RFC 5322 3.2.2)")
        judge_encoded(line)


def judge_encoded(line):
    for word in ENCODED.findall(line):
        hold(len(word) <= 75, "an encoded word is longer than 75 (RFC 2047 2)")
        try:
            text = "".join(
                part if isinstance(part, str) else part.decode(charset or "ascii")
                for part, charset in email.header.decode_header(word))
            hold(text, "an encoded word is empty")
        except UnicodeDecodeError:
            findings.append("a character is torn between encoded words (RFC 2047 5)")


def judge_fields(message, expected):
    wanted = list(HEADER)
    wanted += UNSUBSCRIPTION if expected.get("listUnsubscribe") else []
    wanted += ["Reply-To"] if expected.get("replyTo") else []
    hold(sorted(message.keys()) == sorted(wanted), f"the fields are {message.keys()}")
    for part in message.walk():
        hold(not part.defects, f"defects of a part: {part.defects}")
        for name, value in part.items():
            hold(not value.defects, f"defects of {name}: {value.defects}")
    judge_address(message["From"], expected["sender"], "From")
    hold(shown_name(message) == expected["name"], f"the name is {shown_name(message)!r}")
    judge_address(message["To"], expected["recipient"], "To")
    if expected.get("replyTo"):
        judge_address(message["Reply-To"], expected["replyTo"], "Reply-To")
    hold(str(message["Subject"]) == expected["subject"], f"the subject is {message['Subject']!r}")
    moment = datetime.fromtimestamp(expected["seconds"], timezone.utc)
    hold(message["Date"].datetime == moment, f"the date is {message['Date']}")
    hold(message["Date"] == email.utils.format_datetime(moment), "the date is written otherwise")
    hold(message["Message-ID"] == expected["messageID"], f"the id is {message['Message-ID']}")
    hold(message["MIME-Version"] == "1.0", "the version of MIME")
    hold(message["Auto-Submitted"] == "auto-generated", "Auto-Submitted (RFC 3834 5)")
    hold(message["Content-Language"] == expected["language"], "the language")
    hold(message["List-Unsubscribe"] == expected.get("listUnsubscribe"), "RFC 2369 3.2")
    if expected.get("listUnsubscribe"):
        hold(message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click", "RFC 8058 3.1")


def judge_address(field, address, words):
    hold(len(field.addresses) == 1, f"{words} has {len(field.addresses)} addresses")
    for found in field.addresses:
        hold(found.addr_spec == address, f"{words} is at another address")


def shown_name(message):
    """The name by Python's older parser: the newer one leaves the space between encoded words of a
    name, against RFC 2047 6.2."""
    [source] = (value for name, value in message.raw_items() if name == "From")
    phrase, _ = email.utils.parseaddr(re.sub(r"\r\n", "", source))
    return str(email.header.make_header(email.header.decode_header(phrase)))


def judge_parts(message, expected):
    hold(message.get_content_type() == "multipart/alternative", "the kind of the message")
    hold(not message.preamble and not message.epilogue, "text outside of the parts")
    parts = message.get_payload()
    kinds = [part.get_content_type() for part in parts]
    hold(kinds == ["text/plain", "text/html"], f"the parts are {kinds}")
    for part, text in zip(parts, (expected["text"], expected["html"])):
        fields = sorted(name.lower() for name in part.keys())
        hold(fields == ["content-transfer-encoding", "content-type"], f"a part has {fields}")
        hold(part.get_content_charset() == "utf-8", "the character set of a part")
        hold(part["Content-Transfer-Encoding"] == "quoted-printable", "the encoding of a part")
        lines = re.sub(r"\r\n|\r|\n", "\r\n", text)
        hold(part.get_payload(decode=True) == lines.encode(), f"it reads {part.get_content()!r}")


def main(message_path, expected_path):
    with open(message_path, "rb") as file:
        raw = file.read()
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    message = email.message_from_bytes(raw, policy=email.policy.SMTP)
    for look in (lambda: judge_bytes(raw), lambda: judge_fields(message, expected),
                 lambda: judge_parts(message, expected)):
        try:
            look()
        except Exception as error:  # what the parser cannot read is a finding, too
            findings.append(f"{type(error).__name__}: {error}")
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)


main(*sys.argv[1:])
