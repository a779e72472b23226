"""``glossator repair``: mend damaged annotation files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated

import typer

from glossator import FormatError, GlossatorError, InputError, OptionError, Record, command
from glossator.cli.shared import (
    INVALID,
    UNREADABLE,
    FileReport,
    InputFile,
    Plugins,
    Registry,
    Rewritten,
    Sparing,
    counted,
    echo,
    find_annotations,
    iter_json,
    names,
    plan_targets,
    printable,
    registry_with,
    rewrite_file,
    unknown,
)
from glossator.validation import Finding
from glossator_repair.fixes import FIXES, SAFE
from glossator_repair.mending import Mender


@command(example="glossator repair damaged.jsonl --output sound.jsonl")
def repair(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Annotation files, directories, globs, - for standard input."),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="A file, or a directory for several; else standard output."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be done; write nothing.")
    ] = False,
    destructive: Annotated[
        bool,
        typer.Option("--destructive", help="Also apply fixes by which something is lost."),
    ] = False,
    fix: Annotated[
        list[str] | None,
        typer.Option("--fix", help="Apply these alone, safe or not, comma-separated."),
    ] = None,
    plugin: Plugins = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Tell what is left alone, not what was done.")
    ] = False,
) -> None:
    """Mend what is wrong with annotation files; texts are never touched.

    Only fixes by which nothing is lost are applied, unless others are asked for. What `glossator
    validate` still finds after them is named; where JSON is none, a document stays as it was.

    Exit code 0: all is valid now; 1: something is left; 2: wrong usage; 3: an input could not be
    read.
    """
    registry = registry_with(plugin or ())
    chosen = _chosen(fix, destructive=destructive)
    files = find_annotations(inputs)
    targets = [] if dry_run else plan_targets(files, output, in_place=False)
    telling = _Telling(registry, chosen, out=dry_run, quiet=quiet)
    errors: list[GlossatorError] = []
    for file in files if dry_run else ():
        errors += _looked_at(file, telling)
    for file, target in targets:
        report: FileReport = rewrite_file(
            file, target, partial(telling.mended, file), alone=len(targets) == 1, anew=True
        )
        errors += report.errors
    for error in errors:
        typer.echo(f"Error: {printable(str(error))}", err=True)
    typer.echo(telling.conclusion(), err=True)
    if errors:
        raise typer.Exit(UNREADABLE)
    if telling.left:
        raise typer.Exit(INVALID)


def _chosen(fix: Iterable[str] | None, *, destructive: bool) -> frozenset[str]:
    known = [one.name for one in FIXES]
    asked = names(*fix or ())
    for name in asked:
        if name not in known:
            raise OptionError(f"--fix: {unknown('fix', name, known)}")
    if asked and destructive:
        raise OptionError("--fix and --destructive: choose one")
    if asked:
        return frozenset(asked)
    return frozenset(known if destructive else SAFE)


def _looked_at(file: InputFile, telling: _Telling) -> list[GlossatorError]:
    """What would be done to a file is told; why it cannot be read is returned."""
    try:
        for record in iter_json(file):
            telling.mended(file, record)
    except (FormatError, InputError) as error:
        return [error]
    return []


@dataclass
class _Telling:
    """Says what was done to each document, and what is left."""

    registry: Registry
    chosen: frozenset[str]
    out: bool
    quiet: bool
    documents: int = 0
    mended_ones: int = 0
    left: int = 0
    done: Counter[str] = field(default_factory=Counter)
    would: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._sparing = Sparing()
        self._mender = Mender(self.registry, self.chosen)
        self._all = Mender(self.registry, frozenset(one.name for one in FIXES))

    def mended(self, file: InputFile, record: Record) -> Rewritten:
        """Mend a document and say how."""
        is_line = file.format.many
        made = self._mender.mend(record.data, line=record.line or 1, is_line=is_line)
        place = ":".join(str(part) for part in (file.name, record.line) if part)
        self.documents += 1
        self.mended_ones += bool(made.done)
        for one in made.done:
            self.done[one.fix] += 1
            if not self.quiet:
                self._say(one.fix, f"{place}: {one.fix}: {one.words}")
        found = [one for one in made.left if one.severity == "error"]
        for finding in found:
            self._say(finding.code, _worded(file, finding))
        if found:
            self.left += len(found)
            after = self._all.mend(made.data, line=record.line or 1, is_line=is_line)
            codes = {one.code for one in found}
            fixes = {one.fix for one in after.done}
            self.would |= {one.name for one in FIXES if one.name in fixes and codes & {*one.mends}}
        return Rewritten(made.data, tuple(dict.fromkeys(one.fix for one in made.done)))

    def conclusion(self) -> str:
        """All in one line, after what was not told one by one."""
        if rest := self._sparing.rest():
            self._echo(rest)
        would = "would be " if self.out else ""
        told = [f"{counted(self.documents, 'document')}: {self.mended_ones} {would}mended"]
        told[0] += "".join(
            f"{', ' if number else ' ('}{name} {count}"
            for number, (name, count) in enumerate(self.done.items())
        ) + (")" if self.done else "")
        if self.left:
            told.append(f"{counted(self.left, 'error')} left")
        if more := [one.name for one in FIXES if one.name in self.would - self.chosen]:
            told.append(f"--destructive would mend more, with losses ({', '.join(more)})")
            told.append(f"--fix {','.join(more)} does that alone")
        return "; ".join(told)

    def _say(self, kind: str, words: str) -> None:
        if self._sparing.is_told(kind):
            self._echo(words)

    def _echo(self, words: str) -> None:
        if self.out:
            echo(printable(words))
        else:
            typer.echo(printable(words), err=True)


def _worded(file: InputFile, finding: Finding) -> str:
    place = f"{file.name}:{finding.line}:{finding.column}"
    return f"{place}: error: {finding.message} [{finding.code}]"
