"""Commands of plugins: functions with Typer's annotations, as the built-in ones are."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from glossator.errors import PluginError


@dataclass(frozen=True, slots=True)
class Command:
    """One command, or a group of them.

    Attributes:
        name: What the user types after ``glossator``.
        function: What runs; its parameters are annotated for Typer. None for a group.
        help: What it does; the function's docstring, whose first line the list of commands shows.
        example: A line for the end of its help: ``glossator eval gold.jsonl out.jsonl``.
        commands: The commands of a group.
    """

    name: str
    function: Callable[..., Any] | None = None
    help: str = ""
    example: str = ""
    commands: tuple[Command, ...] = ()

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Call the function, as if it had not been made a command."""
        assert self.function
        return self.function(*arguments, **keywords)


def command(
    name: str | None = None, *, example: str = ""
) -> Callable[[Callable[..., Any]], Command]:
    """Make a command from a function; it takes the function's name, with ``_`` as ``-``.

    Raises:
        PluginError: where the function has no docstring: it is the command's help.
    """

    def decorate(function: Callable[..., Any]) -> Command:
        own = name or function.__name__.strip("_").replace("_", "-")
        said = inspect.getdoc(function) or ""
        if not said:
            raise PluginError(f"command {own!r}: its function needs a docstring, to be its help")
        return Command(own, function, said, example)

    return decorate


def command_group(name: str, help: str, commands: Sequence[Command]) -> Command:  # noqa: A002  # Typer's word
    """A command that has commands of its own (``glossator models list``)."""
    return Command(name, None, help, "", tuple(commands))
