"""The command line: one file a command. Only here are errors turned into lines and exit codes."""

from __future__ import annotations

import atexit
import gc
import inspect
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Annotated, Any, get_type_hints

import typer

from glossator import stdout
from glossator.chains.collector import SELDOM
from glossator.cli import trouble
from glossator.cli.ending import BROKEN, INTERRUPTED, UNREADABLE, code_of
from glossator.cli.signals import unwind_on_signals
from glossator.errors import GlossatorError, OptionError, unknown
from glossator.plugins.command import Command
from glossator.plugins.declared import DeclaredClass
from glossator.plugins.discovery import VARIABLE, default_registry, leaving_out
from glossator.plugins.plugin import NOUNS, Plugin
from glossator.stdout import ReaderGone
from glossator.terminal import printable

_WITHOUT = "--without"


def make_app(arguments: Sequence[str] | None = ()) -> typer.Typer:
    """The application: our commands and those of the plugins.

    Only the command that is called is imported; of the others what they declare is enough.

    Args:
        arguments: The command line, to see which one that is; all where a shell completes it.
            None for an application with all of them.
    """
    app = typer.Typer(
        name="glossator",
        help="Annotate text in layers, check the annotations, and look at them.",
        no_args_is_help=True,
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_main)
    commands = default_registry().commands
    called = _called(arguments or ())
    plugs = any(one.startswith("--plugin") for one in arguments or ())
    if called and called not in commands:
        _check_no_kind(called)
        if plugs:
            raise OptionError(
                unknown("command", called, commands) + "; what --plugin names brings none: a "
                "command is there once its plugin is installed"
            )
        if commands.broken:
            raise OptionError(commands.unknown(called))
    everything = arguments is None or "_GLOSSATOR_COMPLETE" in os.environ
    # Where one stands first, no --help of them all does, and no other is asked for.
    is_alone = called in commands and called == next(iter(arguments or ()), None)
    for name in commands:
        if name == called or everything:
            _add(app, commands[name])
        elif not is_alone:
            _list(app, commands.first(name))
    return app


def _check_no_kind(word: str) -> None:
    """Point to what lists a kind of things that plugins bring, where that is what was typed."""
    wanted = word.lower().replace("-", "_")
    for kind, noun in NOUNS.items():
        if wanted in (kind, noun.replace(" ", "_"), noun.partition(" ")[0]):
            which = "layers" if kind == "layer_types" else "plugins"
            also = ""
            if default_registry().named(kind):
                also = f", `glossator plugins {kind}` describes those that come with it"
            raise OptionError(
                f"no such command {word!r}: `glossator {which}` lists all {noun}s{also}"
            )


def _without(arguments: list[str]) -> tuple[list[str], list[str]]:
    """What ``--without`` names, wherever it stands, and the command line without it.

    A command may be one of those that two plugins bring, so that this is asked before all else.
    """
    found: list[str] = []
    others: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            others += [word, *words]
        elif word == _WITHOUT:
            found += next(words, "").split(",")
        elif word.startswith(f"{_WITHOUT}="):
            found += word.partition("=")[2].split(",")
        else:
            others.append(word)
    return found, others


def _handed_on(names: list[str], arguments: list[str]) -> list[str]:
    """The command line, with ``--without`` where the command itself wants to know of it."""
    called = _called(arguments)
    if not names or called is None:
        return arguments
    command = default_registry().commands.get(called)
    if command is None or "without" not in inspect.signature(command.function or len).parameters:
        return arguments
    at = arguments.index(called) + 1
    return [*arguments[:at], *(f"{_WITHOUT}={name}" for name in names), *arguments[at:]]


def _called(arguments: Sequence[str]) -> str | None:
    return next((word for word in arguments if not word.startswith("-")), None)


def _add(app: typer.Typer, command: Command) -> None:
    """Add a command, or a group with its commands."""
    epilog = f"Example: {command.example}" if command.example else None
    if function := command.function:
        # Typer evaluates them four times, a third of what it takes until a command begins.
        function.__annotations__.update(get_type_hints(function, include_extras=True))
        app.command(command.name, help=command.help, epilog=epilog)(function)
        return
    inside = typer.Typer(help=command.help, no_args_is_help=True, rich_markup_mode=None)
    for one in command.commands:
        _add(inside, one)
    app.add_typer(inside, name=command.name)


def _list(app: typer.Typer, found: tuple[Plugin, DeclaredClass] | None) -> None:
    """Add a command's name and help alone."""
    if found:
        app.command(found[1].name, help=found[1].summary)(lambda: None)


def _main(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and exit."),
    traceback: bool = typer.Option(  # noqa: ARG001  # `main` looks for it: it may stand anywhere
        False,
        trouble.OPTION,
        help=f"Before an error, print all that led to it; or set {trouble.VARIABLE}=1.",
    ),
    without: Annotated[  # noqa: ARG001  # `main` looks for it, too
        list[str] | None,
        typer.Option(_WITHOUT, help=f"Leave out this installed plugin; or set {VARIABLE}."),
    ] = None,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"glossator {version_of('glossator')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; the console script's entry point."""
    if arguments is None:
        stdout.claim()
    warnings.showwarning = _show_warning
    # Little of what a run makes is in cycles, so it need not be looked through all the time; what
    # is left at the end goes with the process.
    gc.set_threshold(*SELDOM)
    atexit.register(gc.freeze)
    unwind_on_signals()
    try:
        try:
            given = trouble.ask(sys.argv[1:] if arguments is None else arguments)
            names, bare = _without(given)
            with leaving_out(names):
                with stdout.aside():
                    app = make_app(bare)
                words = _handed_on(names, bare)
                return app(args=words, obj=words)
        finally:
            stdout.release()
    except GlossatorError as error:
        fail(error, code_of(error))
    except KeyboardInterrupt:
        fail("interrupted", INTERRUPTED)
    except ReaderGone:  # as that of ``| head``
        raise SystemExit(0) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        fail(f"{where}{error.strerror or error}", UNREADABLE)
    except Exception as error:  # of a plugin's command or engine, or of ours
        if arguments is not None:  # called from Python, which sees it as it is
            raise
        trouble.tell_unexpected(error)
        raise SystemExit(BROKEN) from None


def fail(error: object, code: int) -> None:
    """Say what went wrong on one line and leave."""
    trouble.tell(error)
    raise SystemExit(code)


def _show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    typer.echo(f"Warning: {printable(str(message))}", err=True)
