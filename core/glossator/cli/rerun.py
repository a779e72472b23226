"""``glossator run --watch``: run again when a plugin changes, and say what differs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import typer

from glossator import stdout
from glossator.chains.config import ChainFile
from glossator.chains.runner import Runner
from glossator.errors import OptionError
from glossator.files.inputs import InputFile
from glossator.plugins.identity import plugin_paths
from glossator.plugins.registry import Registry
from glossator.terminal import printable

OPTION = "--watch"


class Watched(NamedTuple):
    """What a run depends on."""

    files: Iterable[Path]
    """Files that there are."""
    folders: Iterable[Path] = ()
    """Folders that are read, in which there may be new ones."""
    is_input: Callable[[str], bool] = bool
    """Whether a new file of a name would be read."""


def keep_running(
    arguments: Sequence[str],
    output: str | None,
    watched: Watched,
    plugins: Sequence[str],
) -> None:
    """Run, and again after each change, in processes of their own; until it is interrupted.

    Layers that are up to date are taken over, so that a round makes only what has changed.

    Args:
        arguments: The command line.
        output: The file to write; else nothing is left of the documents.
        watched: What is watched.
        plugins: Plugins that were named, whose layers are to be understood.

    Raises:
        OptionError: where the extra is not installed, or the output is no file.
    """
    if not find_spec("watchfiles"):
        raise OptionError(
            f"{OPTION} needs watchfiles, which is not installed: type "
            "`pip install 'glossator[watch]'`"
        )
    if output and (output.endswith("/") or Path(output).is_dir()):
        raise OptionError(f"{OPTION} compares files: name one with --output, as out.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(output) if output else Path(folder, "out.jsonl")
        before = Path(folder, "before" + "".join(target.suffixes))
        command = [word for word in arguments if word != OPTION]
        command += ["--update", *([] if output else ["--output", str(target)])]
        try:
            for changed in _rounds(watched):
                if changed:
                    typer.echo(f"── {', '.join(changed)} changed", err=True)
                if target.exists():
                    shutil.copy(target, before)
                if _glossator(*command) == 0 and before.exists():
                    named = [word for one in plugins for word in ("--plugin", one)]
                    _glossator("diff", str(before), str(target), *named)
        except KeyboardInterrupt:
            typer.echo("Watching ended.", err=True)


def _rounds(watched: Watched) -> Iterator[list[str]]:
    """The first round, and one after each change: the names of the files.

    Folders are watched, not files: many editors put a new file in the place of the old one.
    """
    from watchfiles import watch

    files = {_place(path) for path in watched.files}
    folders = {_place(Path(one)) for top in watched.folders for one, _, _ in os.walk(top)}

    def is_meant(_: object, path: str) -> bool:
        place = _place(Path(path))
        return place in files or (place.parent in folders and watched.is_input(place.name))

    yield []
    places = {*folders, *(path.parent for path in files)}
    changed = watch(*places, watch_filter=is_meant, recursive=False, raise_interrupt=True)
    for changes in changed:
        yield sorted({printable(Path(path).name) for _, path in changes})


def _place(path: Path) -> Path:
    return Path(os.path.realpath(path.parent), path.name)


def _glossator(*arguments: str) -> int:
    """Run the command line, whose results are ours; its exit code."""
    return subprocess.run(  # noqa: S603  # this program
        [sys.executable, "-m", "glossator", *arguments], stdout=stdout.results(), check=False
    ).returncode


def files_of(
    runner: Runner, registry: Registry, asked: ChainFile, inputs: Iterable[InputFile]
) -> list[Path]:
    """What a run depends on: its plugins' code and lists, its chain files, its inputs.

    Raises:
        OptionError: where an input can be read only once.
    """
    modules = {step.annotator.__module__ for step in runner.plans.steps()}
    modules |= {one.module for one in registry.plugins if not one.is_built_in}
    found = {Path(path) for one in modules for path in plugin_paths(one)}
    found |= {Path(path) for path in asked.files.values()}
    for file in inputs:
        paths = list(file.paths())
        if not paths:
            raise OptionError(f"{OPTION}: {file.name} can be read only once: name a file")
        found.update(paths)
    return sorted(one for one in found if one.exists())
