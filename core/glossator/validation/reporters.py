"""Findings as text, JSON, GitHub annotations or SARIF. Each reporter yields pieces of output.

None of them holds the findings: a corpus may have any number of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from glossator.files.inputs import STDIN
from glossator.terminal import Sparing, printable
from glossator.validation.finding import CODES, Finding

Reporter = Callable[[Iterable[Finding]], Iterator[str]]


def text(findings: Iterable[Finding]) -> Iterator[str]:
    """A line a finding, as compilers do it: ``file:line:column: severity: message [code]``.

    Of each code the first are told, then how many there are beside them.
    """
    sparing = Sparing()
    for finding in findings:
        if not sparing.is_told(finding.code):
            continue
        lines = [f"{place(finding)}: {finding.severity}: {finding.message} [{finding.code}]"]
        where = " ".join(part for part in (finding.pointer, _owner(finding)) if part)
        lines += [f"  at {where}"] if where else []
        lines += [f"  hint: {finding.hint}"] if finding.hint else []
        yield "".join(printable(line) + "\n" for line in lines)
    if rest := sparing.rest():
        yield f"{rest}; `--format json` lists all\n"


def as_json(findings: Iterable[Finding]) -> Iterator[str]:
    """One array of objects, a finding on each line."""
    yield "["
    for number, finding in enumerate(findings):
        yield ("\n" if number == 0 else ",\n") + msgspec.json.encode(finding).decode()
    yield "\n]\n"


def github(findings: Iterable[Finding]) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the lines that they name."""
    for finding in findings:
        properties = {"file": finding.file, "line": finding.line, "col": finding.column}
        properties["title"] = finding.code
        listing = ",".join(f"{name}={_property(one)}" for name, one in properties.items() if one)
        where = f" (at {finding.pointer})" if finding.pointer else ""
        hint = f"\nhint: {finding.hint}" if finding.hint else ""
        yield f"::{finding.severity} {listing}::{_command_data(finding.message + where + hint)}\n"


def sarif(findings: Iterable[Finding]) -> Iterator[str]:
    """SARIF 2.1.0, for code scanning and editors."""
    head, tail = _sarif_frame()
    yield head
    for number, finding in enumerate(findings):
        yield ("\n" if number == 0 else ",\n") + json.dumps(_sarif_result(finding))
    yield tail


REPORTERS: dict[str, Reporter] = {"text": text, "json": as_json, "github": github, "sarif": sarif}


def place(finding: Finding) -> str:
    """``file:line:column``, as far as they are known."""
    name = "<stdin>" if finding.file == STDIN else finding.file or "<data>"
    return ":".join(str(part) for part in (name, finding.line, finding.column) if part)


def _owner(finding: Finding) -> str:
    return f"({finding.annotation})" if finding.annotation else ""


def _command_data(value: object) -> str:
    """A value as GitHub's commands have it, on one line."""
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    """The same among the properties of a command."""
    return _command_data(value).replace(":", "%3A").replace(",", "%2C")


def _sarif_frame() -> tuple[str, str]:
    """What stands before and after the results."""
    from importlib.metadata import version

    mark = "\0"
    rules = [
        {
            "id": code.name,
            "shortDescription": {"text": code.title},
            "defaultConfiguration": {"level": code.severity},
            "properties": {"stage": int(code.stage)},
        }
        for code in CODES.values()
    ]
    driver = {"name": "glossator", "version": version("glossator"), "rules": rules}
    frame = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [mark]}
        ],
    }
    head, _, tail = json.dumps(frame).partition(json.dumps(mark))
    return head, tail + "\n"


def _sarif_result(finding: Finding) -> dict[str, Any]:
    physical: dict[str, Any] = {}
    if finding.file:
        physical["artifactLocation"] = {"uri": quote(finding.file)}
    if finding.line:
        physical["region"] = {"startLine": finding.line}
        if finding.column:
            physical["region"]["startColumn"] = finding.column
    location: dict[str, Any] = {"physicalLocation": physical} if finding.file else {}
    if finding.pointer:
        logical = {"fullyQualifiedName": finding.pointer, "kind": "value"}
        if finding.annotation:
            logical["name"] = finding.annotation
        location["logicalLocations"] = [logical]
    hint = f". Hint: {finding.hint}." if finding.hint else ""
    return {
        "ruleId": finding.code,
        "ruleIndex": list(CODES).index(finding.code),
        "level": finding.severity,
        "message": {"text": finding.message + hint},
        "locations": [location],
    }
