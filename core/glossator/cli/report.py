"""The report of a run in a file, for programs: what ``--report`` writes."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from glossator.chains.config import ChainFile
from glossator.chains.runner import Runner
from glossator.cli.trouble import Unread
from glossator.cli.watching import Watch
from glossator.errors import InputError, OptionError
from glossator.files.atomic import atomic, write_all

FORMAT = "glossator-report/1.0"


def write_report(
    path: Path, ended: str, watch: Watch, runner: Runner, unread: Unread, asked: ChainFile
) -> None:
    """Write what a run has done; nothing of it is of the documents' texts.

    Args:
        path: Where to; an older file is replaced whole.
        ended: How the run ended: ``complete``, ``interrupted`` or ``stopped``.
        watch: What was counted of documents.
        runner: The chain.
        unread: What could not be read.
        asked: The options.

    Raises:
        InputError: where it cannot be written.
    """
    summary = runner.summary
    report = {
        "format": FORMAT,
        "ended": ended,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(watch.seconds, 3),
        "documents": {
            "written": summary.documents,
            "kept": summary.kept,
            "failed": summary.failed_documents,
            "unreadable": unread.count,
        },
        "characters": watch.characters,
        "layers": {
            name: {
                "annotations": summary.annotations[name],
                "outcomes": [
                    {"done": one.done, "why": one.why, "documents": count}
                    for one, count in sorted(outcomes.items())
                ],
            }
            for name, outcomes in summary.outcomes.items()
        },
        "annotators": {name: round(spent, 3) for name, spent in summary.seconds.items()},
        "failures": [
            {
                "document": document,
                "annotator": failure.annotator,
                "kind": failure.kind,
                "message": failure.message,
            }
            for document, failure in summary.failures
        ],
        "failures_not_listed": summary.failed - len(summary.failures),
        "unreadable": unread.first,
        "versions": _versions(runner),
        "options": _options(asked),
        "peak_memory": _peak_memory(),
    }
    try:
        with atomic(path) as stream:
            write_all(stream, msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def check_no_document(path: Path, others: Iterable[Path]) -> None:
    """Refuse a report in the place of what is read or written.

    Raises:
        OptionError: naming it.
    """
    if path.resolve() in {other.resolve() for other in others}:
        raise OptionError(f"--report: {path} is an input or the output: name another file")


def _versions(runner: Runner) -> dict[str, Any]:
    plans = runner.plans
    steps = list(plans.steps())
    made = [plans.annotator(step.annotator.name) for step in steps]
    models = {one.name: one.model_id_for(plans.language) for one in made}
    return {
        "glossator": version("glossator"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "plugins": {step.plugin: step.version for step in steps},
        "models": {name: model for name, model in models.items() if model},
    }


def _options(asked: ChainFile) -> dict[str, Any]:
    """What was asked for, as in a chain file; what was not is left out."""
    said: dict[str, Any] = msgspec.to_builtins(asked)
    nothing: tuple[Any, ...] = (None, "", (), {})
    given = {key: one for key, one in said.items() if one not in nothing and one is not False}
    given.pop("files", None)
    return given


def _peak_memory() -> dict[str, int] | None:
    """The most bytes that this process had, and the largest that it started; None on Windows."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return {
        name: resource.getrusage(who).ru_maxrss * unit
        for name, who in (
            ("this_process", resource.RUSAGE_SELF),
            ("largest_child", resource.RUSAGE_CHILDREN),
        )
    }
