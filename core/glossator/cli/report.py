"""The report of a run in a file, for programs: what ``--report`` writes."""

from __future__ import annotations

import errno
import os
import platform
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from glossator.chains.config import ChainFile
from glossator.chains.runner import Runner
from glossator.cli.ending import Ended
from glossator.cli.trouble import Unread
from glossator.cli.watching import Watch
from glossator.errors import InputError, OptionError
from glossator.files.atomic import atomic, write_all
from glossator.files.claims import Claim, resolved
from glossator.files.devices import is_device
from glossator.format.schema import Schema, struct_schema

VERSION = "1.0"
FORMAT = f"glossator-report/{VERSION}"

Seconds = Annotated[float, Meta(ge=0)]
Count = Annotated[int, Meta(ge=0)]


class Documents(Struct, frozen=True):
    """What became of the documents.

    Attributes:
        written: Those that were written.
        kept: Those of them that have all layers as they came with them.
        failed: Those in which a layer failed, written or not.
        unreadable: Documents and files that could not be read.
    """

    written: Count
    kept: Count
    failed: Count
    unreadable: Count


class Outcomes(Struct, frozen=True):
    """What became of a layer, in how many documents.

    Attributes:
        done: Whether it was kept or made, or failed.
        why: As a run says it; empty where there is nothing to say.
        documents: In how many documents.
    """

    done: Literal["kept", "made", "failed"]
    why: str
    documents: Count


class Made(Struct, frozen=True):
    """A layer in all documents.

    Attributes:
        annotations: How many it has.
        outcomes: What became of it.
    """

    annotations: Count
    outcomes: list[Outcomes]


class Failed(Struct, frozen=True):
    """A layer that failed in a document, or a document that the output's format failed on.

    Attributes:
        document: The document's id.
        annotator: Who failed: an annotator, or a format.
        kind: The class of the error.
        message: What it said, without what stands in the text.
    """

    document: str
    annotator: str
    kind: str
    message: str


class Versions(Struct, frozen=True):
    """What ran.

    Attributes:
        glossator: The version of Glossator.
        python: That of Python.
        platform: The operating system.
        plugins: The version of each plugin of the chain, by name.
        models: The model of each annotator that has one, by the annotator's name.
    """

    glossator: str
    python: str
    platform: str
    plugins: dict[str, str]
    models: dict[str, str]


class Memory(Struct, frozen=True):
    """The most that was in memory at once, in bytes.

    Attributes:
        this_process: In the process of the run.
        largest_child: In the largest process that it started and that has ended.
    """

    this_process: Count
    largest_child: Count


class Report(Struct, frozen=True):
    """What a run has done; nothing of it is of the documents' texts.

    Attributes:
        format: The version of this form.
        ended: How the run ended: at the end of its input, by a signal, or by an error.
        at: When, in UTC.
        seconds: How long it took.
        documents: What became of the documents.
        characters: Code points of the texts that were gone through.
        layers: What became of each layer, by name.
        annotators: Seconds that each annotator took, added up over all processes.
        failures: What failed: the first hundred.
        failures_not_listed: How many failures there are beyond these.
        unreadable: What could not be read, and why: the first hundred.
        versions: What ran.
        options: What was asked for, as in a chain file; what was not is left out.
        peak_memory: The most bytes in memory; null where the system does not say it.
    """

    format: Annotated[str, Meta(pattern=r"^glossator-report/1\.[0-9]+$")]
    ended: Ended
    at: Annotated[datetime, Meta(tz=True)]
    seconds: Seconds
    documents: Documents
    characters: Count
    layers: dict[str, Made]
    annotators: dict[str, Seconds]
    failures: list[Failed]
    failures_not_listed: Count
    unreadable: list[str]
    versions: Versions
    options: dict[str, Any]
    peak_memory: Memory | None


def report_schema() -> Schema:
    """The JSON Schema of a report."""
    head = {"$id": f"urn:glossator:report:{VERSION}", "title": "Report of a run"}
    return struct_schema(Report) | head


def write_report(
    path: Path,
    ended: Ended,
    watch: Watch,
    runner: Runner,
    unread: Unread,
    asked: ChainFile,
) -> None:
    """Write what a run has done.

    Args:
        path: Where to; an older file is replaced whole.
        ended: How the run ended.
        watch: What was counted of documents.
        runner: The chain.
        unread: What could not be read.
        asked: The options.

    Raises:
        InputError: where it cannot be written.
    """
    summary = runner.summary
    report = Report(
        format=FORMAT,
        ended=ended,
        at=datetime.now(UTC).replace(microsecond=0),
        seconds=round(watch.seconds, 3),
        documents=Documents(
            written=summary.documents,
            kept=summary.kept,
            failed=summary.failed_documents,
            unreadable=unread.count,
        ),
        characters=watch.characters,
        layers={
            name: Made(
                summary.annotations[name],
                [Outcomes(one.done, one.why, count) for one, count in sorted(outcomes.items())],
            )
            for name, outcomes in summary.outcomes.items()
        },
        annotators={name: round(spent, 3) for name, spent in summary.seconds.items()},
        failures=[
            Failed(document, failure.annotator, failure.kind, failure.message)
            for document, failure in summary.failures
        ],
        failures_not_listed=summary.failed - len(summary.failures),
        unreadable=[_without_values(one) for one in unread.first],
        versions=_versions(runner),
        options=_options(asked),
        peak_memory=_peak_memory(),
    )
    try:
        with atomic(path) as stream:
            write_all(stream, msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def check_place(path: Path, others: Iterable[Path]) -> None:
    """Refuse a report that could not be written, or in the place of what is read or written.

    It is told before the run, which may take hours.

    Raises:
        OptionError: where it is one of the others.
        InputError: where it cannot be written.
    """
    if resolved(path) in {resolved(other) for other in others}:
        raise OptionError(f"--report: {path} is an input or the output: name another file")
    if is_device(path):
        return
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with Claim(path) as claim:
            claim.give_up()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


_VALUE = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")


def _without_values(words: str) -> str:
    """What is wrong with an input, without what was found there: that may be of the text."""
    expected, got, found = words.partition(", got ")
    return expected + got + _VALUE.sub("…", found)


def _versions(runner: Runner) -> Versions:
    from importlib.metadata import version

    plans = runner.plans
    steps = list(plans.steps())
    made = [plans.annotator(step.annotator.name) for step in steps]
    models = {one.name: one.model_id_for(plans.language) for one in made}
    return Versions(
        glossator=version("glossator"),
        python=platform.python_version(),
        platform=platform.platform(),
        plugins={step.plugin: step.version for step in steps},
        models={name: model for name, model in models.items() if model},
    )


def _options(asked: ChainFile) -> dict[str, Any]:
    """What was asked for, as in a chain file; what was not is left out."""
    said: dict[str, Any] = msgspec.to_builtins(asked, enc_hook=str)  # of what is `Written`
    nothing: tuple[Any, ...] = (None, "", (), {})
    given = {key: one for key, one in said.items() if one not in nothing and one is not False}
    given.pop("files", None)
    return given


def _peak_memory() -> Memory | None:
    if sys.platform == "win32":
        return None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    own, children = (
        resource.getrusage(who).ru_maxrss * unit
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return Memory(own, children)
