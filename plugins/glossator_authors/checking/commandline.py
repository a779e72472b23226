"""Commands and chains, tried as a user would: on the command line, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import typer
from typer.main import get_command

import glossator
from glossator_authors.checking.asked import Asked
from glossator_authors.checking.finding import Finding
from glossator_authors.checking.subject import Thing

_LIMIT = 120
"""Seconds that a command may take."""

_USAGE = 2


def command(thing: Thing, asked: Asked) -> Iterator[Finding]:
    """Whether a command has its help, and says what is wrong on the command line."""
    if asked.subject.sources:
        message = "what --plugin names brings no command: it is there once its plugin is installed"
        yield Finding("warning", str(thing), "not-installed", message, "make it a package")
    else:
        helped = _run(thing.name, "--help")
        if helped.returncode:
            message = f"--help ends with {helped.returncode}: {_last_line(helped.stderr)}"
            yield Finding("error", str(thing), "help", message)
        wrong = _run(thing.name, "--no-such-option-at-all")
        if wrong.returncode != _USAGE or "Traceback" in wrong.stderr:
            message = f"expected exit code {_USAGE} for an unknown option, got {wrong.returncode}"
            yield Finding("error", str(thing), "usage", message)
    yield from _said(thing.value, f"command {thing.name}", f"glossator {thing.name}")


def _said(one: glossator.Command, about: str, called: str) -> Iterator[Finding]:
    """What the help of a command, or of each of a group, does not say."""
    for inner in one.commands:
        yield from _said(inner, f"{about} {inner.name}", f"{called} {inner.name}")
    if one.function is None:
        return
    if not one.example.startswith(called):
        hint = f'@glossator.command(example="{called} ...")'
        yield Finding("warning", about, "example", "its help ends without an example", hint)
    app = typer.Typer()
    app.command(one.name)(one.function)
    for parameter in get_command(app).params:
        if parameter.name and not getattr(parameter, "help", None):
            message = f"`{parameter.name}` has no help"
            hint = "say what it is: Annotated[..., typer.Option(help=...)]"
            yield Finding("warning", about, "parameter-help", message, hint)


def chain(thing: Thing, asked: Asked) -> Iterator[Finding]:
    """Whether a chain runs over a text, and all its layers are made."""
    plugins = [word for one in asked.subject.sources for word in ("--plugin", one)]
    named = str(thing.value) if asked.subject.name.endswith(".toml") else thing.name
    text = "Acting ambassador Jo Song Gil reportedly fled Rome in May 2018."
    done = _run("run", "-", "--chain", named, *plugins, "--to", "json", "--quiet", text=text)
    for line in done.stderr.splitlines():
        if line.startswith("Warning: "):
            yield Finding("warning", str(thing), "warns", line.removeprefix("Warning: "))
    if done.returncode:
        yield Finding("error", str(thing), "fails", _last_line(done.stderr))


def _run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # this program
        [sys.executable, "-m", "glossator", *arguments],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=_LIMIT,
    )


def _last_line(said: str) -> str:
    return next(iter(said.strip().splitlines()[-1:]), "").removeprefix("Error: ")
