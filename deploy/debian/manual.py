#!/usr/bin/env python3
"""Makes the manual page of the program out of what it says of itself.

    recount --experimental-dump-help | manual.py VERSION DAY >recount.1

DAY is the page's date, YYYY-MM-DD. What the program does not say of itself stands in manual.man,
behind the commands.
"""
import json
import pathlib
import re
import sys

# Every command takes these; the page tells of them once.
SHARED = {"data", "config", "help", "version"}


def main(version, day):
    command = json.load(sys.stdin)["command"]
    lines = [
        f'.TH RECOUNT 1 {day} "recount {version}" "User Commands"',
        ".SH NAME",
        f"recount \\- {escaped(sentence(command['abstract']))}",
        ".SH SYNOPSIS",
        "\\fBrecount\\fR [\\fIoptions\\fR] \\fIcommand\\fR ...",
        ".SH DESCRIPTION",
        *paragraphs(command["discussion"]),
        ".SH OPTIONS",
        "Every command takes these, before or behind its name.",
        *options(command, {"help", "data", "config", "version"}),
        ".SH COMMANDS",
    ]
    for part in parts(command):
        lines += section(part)
    rest = pathlib.Path(__file__).with_name("manual.man").read_text(encoding="utf-8")
    print("\n".join(lines) + "\n" + rest, end="")


def parts(command):
    """The commands that do something, in the order of the help; a group is named by what is in it."""
    for part in command.get("subcommands", []):
        if part["commandName"] == "help" or not part["shouldDisplay"]:
            continue
        if part.get("subcommands") is None or takes_something(part):
            yield part
        yield from parts(part)


def takes_something(command):
    return "defaultSubcommand" not in command and any(own(command))


def own(command):
    """The arguments that no other command shares."""
    return (a for a in command.get("arguments", []) if a["shouldDisplay"] and not names(a) & SHARED)


def names(argument):
    return {name["name"] for name in argument.get("names", [])}


def section(command):
    positional = [a for a in own(command) if a["kind"] == "positional"]
    return [
        f'.SS "{synopsis(command).replace(chr(34), chr(92) + "(dq")}"',
        escaped(command.get("abstract", "")),
        *paragraphs(command.get("discussion", "")),
        *(line for argument in positional for line in entry(argument)),
        *options(command, None),
    ]


def synopsis(command):
    words = " ".join(command.get("superCommands", []) + [command["commandName"]])
    parts = [f"\\fB{escaped(words)}\\fR"]
    if any(a["kind"] != "positional" for a in own(command)):
        parts.append("[\\fIoptions\\fR]")
    for argument in own(command):
        if argument["kind"] == "positional":
            name = placeholder(argument)
            parts.append(f"[{name}]" if argument["isOptional"] else name)
    return " ".join(parts)


def options(command, wanted):
    """The options of a command: those that are `wanted`, or without that all of its own."""
    arguments = own(command) if wanted is None else (
        a for a in command["arguments"] if names(a) & wanted)
    for argument in arguments:
        if argument["kind"] != "positional":
            yield from entry(argument)


def entry(argument):
    yield ".TP"
    yield heading(argument)
    facts = [argument.get("abstract", "")]
    values = argument.get("allValues")
    if values and not all(value in facts[0] for value in values):
        facts.append("One of: " + ", ".join(values) + ".")
    if argument.get("defaultValue") is not None:
        facts.append(f"Default: {argument['defaultValue']}.")
    yield escaped(" ".join(fact for fact in facts if fact).replace("\n", " ")) or "\\&"


def heading(argument):
    if argument["kind"] == "positional":
        return placeholder(argument)
    spelled = ", ".join(
        "\\fB" + escaped(("-" if name["kind"] == "short" else "--") + name["name"]) + "\\fR"
        for name in argument["names"])
    return spelled if argument["kind"] == "flag" else f"{spelled} {placeholder(argument)}"


def placeholder(argument):
    name = escaped(argument.get("valueName", "value"))
    return f"\\fI{name}\\fR" + (" ..." if argument["isRepeating"] else "")


def paragraphs(text):
    """Text in paragraphs; indented lines stay as they are."""
    for block in re.split(r"\n\s*\n", text.strip("\n")) if text else []:
        yield ".PP"
        if block.startswith(" "):
            yield from [".nf", *map(escaped, block.split("\n")), ".fi"]
        else:
            yield escaped(block.replace("\n", " "))


def sentence(text):
    """As whatis(1) wants it: lower case, without a full stop."""
    return text[:1].lower() + text[1:].rstrip(".")


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^(?=[.'])", r"\\&", text)


main(*sys.argv[1:])
