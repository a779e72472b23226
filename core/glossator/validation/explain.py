"""The slow way: a document that has something wrong with it, stage by stage, with places."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from glossator.errors import FormatError
from glossator.format import codec
from glossator.format.schema import Schema, document_schema
from glossator.format.version import FORMAT, standing_of_format
from glossator.jsonpointer import unescape
from glossator.model.document import Document, Layers
from glossator.validation import policy
from glossator.validation.finding import CODES, Finding, cut, errors_in, make
from glossator.validation.parse import parse
from glossator.validation.rules import Rules, meaning_issues
from glossator.validation.scan import Lines, places
from glossator.validation.stage_layers import CheckedLayer
from glossator.validation.wording import faults

_ITEM = re.compile(r"/layers/([^/]*)/annotations/(\d+)")


def explain(
    data: bytes, rules: Rules, *, line: int = 1, unfinished: bool = False
) -> Iterator[Finding]:
    """Everything wrong with one document, in the order of its text."""
    parsed = parse(data, line=line, unfinished=unfinished)
    if not parsed.usable:
        yield from parsed.findings
        return
    found = _after_parsing(parsed.value, rules)
    if not errors_in([*parsed.findings, *found]):
        found += _refused(data, rules)
    found = [*parsed.findings, *placed(found, parsed.text, parsed.value, line)]
    yield from sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, int, int]:
    return finding.line, finding.column, CODES[finding.code].stage


def _after_parsing(value: object, rules: Rules) -> list[Finding]:
    """Stages 2 to 5."""
    if not isinstance(value, dict):
        hint = "a corpus is JSON Lines: one document on each line" if value else ""
        return [make("document-type", f"expected an object, got {cut(value)}", hint=hint)]
    found = _version(value.get("format", FORMAT))
    if errors_in(found):
        return found
    records = value.get("layers")
    layers = [
        CheckedLayer(name, record, rules)
        for name, record in (records if isinstance(records, dict) else {}).items()
        if isinstance(record, dict)
    ]
    found += _document_stage(value, layers)
    for layer in layers:
        found += (finding for finding in layer.findings if finding not in found)
    document = _usable(value, layers)
    whole = not errors_in(found)
    if isinstance(value.get("text"), str):
        found += _meaning_stage(document, layers, rules)
    named = {layer.name for layer in layers if layer.named}
    items = (_ITEM.match(finding.pointer) for finding in found)
    damaged = {unescape(item[1]) for item in items if item}
    stage = policy.iter_findings(document, rules, whole=whole, named=named, damaged=damaged)
    return [*found, *stage]


def _version(name: object) -> list[Finding]:
    standing = standing_of_format(name)
    if standing in ("current", "upgraded"):
        return []
    code = "format-newer" if standing == "newer" else "format-version"
    return [make(code, f"expected {FORMAT!r}, got {cut(name)}", pointer="/format")]


def _document_stage(value: dict[str, Any], layers: Iterable[CheckedLayer]) -> list[Finding]:
    """Stage 2; annotations of declared types are left to stage 3, which knows more of them."""
    left = {layer.name for layer in layers if layer.has_class}
    found = []
    for fault in faults(_schema(), value, strict=True):
        item = _ITEM.match(fault.pointer)
        if not item:
            code = f"document-{fault.sort}"
        elif unescape(item[1]) in left:
            continue
        else:
            code = f"layer-{fault.sort}"
        hint = fault.hint
        if fault.message.startswith("expected a field 'format'"):
            hint = "a row that only has text is an input: annotate it with `glossator run`"
        found.append(make(code, fault.message, pointer=fault.pointer, hint=hint))
    return found


@cache
def _schema() -> Schema:
    return document_schema()


def _usable(value: dict[str, Any], layers: Iterable[CheckedLayer]) -> Document:
    metadata, language = value.get("metadata"), value.get("language")
    return Document(
        id=str(value.get("id")),
        text=str(value.get("text")),
        language=language if isinstance(language, str) else None,
        metadata=metadata if isinstance(metadata, dict) else {},
        layers=Layers({layer.name: layer.usable for layer in layers}),
    )


def _meaning_stage(
    document: Document, layers: Iterable[CheckedLayer], rules: Rules
) -> Iterator[Finding]:
    """Stage 4; what follows from an earlier finding is not said again."""
    unknown = {layer.name for layer in layers if not layer.known_ids}
    damaged = {layer.name for layer in layers if not layer.whole}
    for issue in meaning_issues(document, rules, damaged):
        missing_id = issue.code == "id-form" and not issue.field
        if not missing_id and issue.target.rpartition(":")[0] not in unknown:
            yield make(issue.code, issue.message, pointer=issue.pointer)


def _refused(data: bytes, rules: Rules) -> list[Finding]:
    """What only the decoder refuses; whatever it accepts is valid, and nothing else is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            codec.decode(data.removeprefix(b"\xef\xbb\xbf"), rules.types)
    except FormatError as error:
        code = "layer-type" if _ITEM.match(error.pointer) else "document-type"
        return [make(code, error.message, pointer=error.pointer)]
    return []


def placed(found: Iterable[Finding], text: str, value: object, line: int) -> Iterator[Finding]:
    """The findings with line, column and annotation.

    Args:
        found: Findings that have a pointer only.
        text: The JSON text.
        value: What it parses to.
        line: The line that it begins on.
    """
    found = list(found)
    wanted = {finding.pointer for finding in found}
    known = {place.pointer: place for place in places(text) if place.pointer in wanted}
    lines = Lines(text, line)
    for finding in found:
        place = known.get(finding.pointer)
        if not place:
            yield msgspec.structs.replace(finding, line=line)
            continue
        at_key = finding.code.endswith("-unknown")
        row, column = lines.at(place.key if at_key else place.value)
        annotation = _annotation(value, finding.pointer)
        yield msgspec.structs.replace(finding, line=row, column=column, annotation=annotation)


def _annotation(value: Any, pointer: str) -> str:
    item = _ITEM.match(pointer)
    if not item:
        return ""
    row = value["layers"][unescape(item[1])]["annotations"][int(item[2])]
    name = row.get("id") if isinstance(row, dict) else ""
    return name if isinstance(name, str) else ""
