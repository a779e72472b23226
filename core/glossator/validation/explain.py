"""The slow way: a document that has something wrong with it, stage by stage, with places."""

from __future__ import annotations

import re
import warnings
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from glossator.errors import FormatError
from glossator.format import codec
from glossator.format.records import DocumentRecord, TextRecord
from glossator.format.schema import Schema, document_schema
from glossator.format.version import FORMAT, standing_of_format
from glossator.jsonpointer import unescape
from glossator.lines import line_and_column
from glossator.model.checks import Issue
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer
from glossator.validation import policy
from glossator.validation.causes import told_once
from glossator.validation.finding import (
    CODES,
    SAID_ONCE,
    Damage,
    Finding,
    cut,
    errors_in,
    make,
    nearest,
)
from glossator.validation.keys import lost_keys, repeated_keys
from glossator.validation.locate import Locator, Place
from glossator.validation.parse import Parsed, parse, unfolded
from glossator.validation.rules import Rules, meaning_issues
from glossator.validation.stage_layers import CheckedLayer, LargeNumberError
from glossator.validation.wording import faults

_LAYER = re.compile(r"/layers/([^/]*)(/annotations(?:/(\d+))?)?")


def explain(
    data: bytes,
    rules: Rules,
    *,
    line: int = 1,
    unfinished: bool = False,
    said: Container[str] = (),
    known: tuple[DocumentRecord, Mapping[str, Layer[Any]]] | None = None,
) -> Iterator[Finding]:
    """Everything wrong with one document, in the order of its text.

    Args:
        data: The document as JSON.
        rules: What it is checked against.
        line: The line that it begins on.
        unfinished: Whether it is a line of JSON Lines that no end of line follows.
        said: As in `glossator.validation.check.iter_findings`.
        known: What the document says, where its fields are as they should be, and those of its
            layers that are sound.
    """
    record, layers = known or (None, {})
    if record and (value := unfolded(record)):
        parsed = Parsed(data, value, [], True, record)
    else:
        parsed = parse(data, line=line, unfinished=unfinished)
    try:
        document, found = _after_parsing(parsed, rules, line, layers)
    except (LargeNumberError, UnicodeDecodeError):
        # Annotations are decoded apart from the rest.
        parsed = parse(data, line=line, unfinished=unfinished, large_numbers=True)
        document, found = _after_parsing(parsed, rules, line, layers)
    found = [*parsed.findings, *placed(found, parsed.data, document, line, said)]
    yield from sorted(found, key=_order)


def explain_meaning(
    data: bytes,
    document: Document,
    issues: Iterable[Issue],
    repeated: Iterable[Place],
    rules: Rules,
    *,
    line: int = 1,
    said: Container[str] = (),
) -> Iterator[Finding]:
    """What is wrong with a document that the first three stages pass, but for keys.

    Args:
        data: The document as JSON.
        document: What it says.
        issues: What is wrong with its meaning.
        repeated: The keys that stand twice.
        rules: What it is checked against.
        line: The line that it begins on.
        said: As in `glossator.validation.check.iter_findings`.
    """
    keys = list(repeated_keys(data, repeated, line))
    found = told_once(document, rules, issues, damage=_damage({"text": document.text}, keys))
    found += policy.iter_findings(document, rules)
    yield from sorted([*keys, *placed(found, data, document, line, said)], key=_order)


def _order(finding: Finding) -> tuple[int, int, int]:
    return finding.line, finding.column, CODES[finding.code].stage


def _after_parsing(
    parsed: Parsed, rules: Rules, line: int, known: Mapping[str, Layer[Any]]
) -> tuple[Document | None, list[Finding]]:
    """Stages 2 to 5: what is sound of the document, and what they find.

    Raises:
        LargeNumberError: where an annotation has one.
        UnicodeDecodeError: where one is not UTF-8.
    """
    value = parsed.value
    if not parsed.usable:
        return None, []
    if not isinstance(value, dict):
        parsed.findings.extend(repeated_keys(parsed.data, Locator(parsed.data).repeated(), line))
        hint = "a corpus is JSON Lines: one document on each line" if value else ""
        got = cut(value)
        return None, [make("document-type", f"expected an object, got {got}", hint=hint)]
    found = _version(value.get("format", FORMAT))
    if errors_in(found):
        return None, found
    records = value.get("layers")
    records = records if isinstance(records, dict) else {}
    # Where some layers are known, those that are not were refused.
    is_known = bool(known)
    layers = {
        name: CheckedLayer(name, record, rules, known.get(name), is_refused=is_known)
        for name, record in records.items()
        if isinstance(record, dict)
    }
    document = _usable(value, layers)
    sound = {name: layer.usable for name, layer in layers.items() if layer.is_whole}
    keys = lost_keys(parsed.data, parsed.record or value, sound)
    parsed.findings.extend(repeated_keys(parsed.data, keys, line))
    if not parsed.record:
        found += _document_stage(value, is_newer=bool(found))
    for layer in layers.values():
        found += layer.findings
    if not parsed.record and not errors_in([*parsed.findings, *found]):
        found += _refused(parsed.data)
    # What is odd in the text was replaced: what is said of it there is enough.
    odd = [
        one.pointer for one in parsed.findings if one.code in ("parse-number", "parse-surrogate")
    ]
    found = [one for one in found if not any(_is_below(one.pointer, above) for above in odd)]
    damage = _damage(value, [*parsed.findings, *found])
    issues: Iterable[Issue] = ()
    if _text(value) is not None:
        unknown = records.keys() - {name for name, layer in layers.items() if layer.known_ids}
        issues = [
            issue
            for issue in meaning_issues(document, rules, damage.annotations)
            if not _follows(issue, unknown)
            and not any(_is_below(issue.pointer, one) for one in odd)
        ]
    found = told_once(document, rules, issues, found, damage)
    named = {name for name, layer in layers.items() if layer.named}
    return document, [*found, *policy.iter_findings(document, rules, named=named)]


def _is_below(pointer: str, above: str) -> bool:
    return pointer == above or pointer.startswith(above + "/")


def _follows(issue: Issue, unknown: Iterable[str]) -> bool:
    """Whether an issue only says that an id is not there, which an earlier stage has said."""
    missing_id = issue.code == "id-form" and not issue.field
    return missing_id or issue.target.rpartition(":")[0] in unknown


def _damage(value: dict[str, Any], found: Iterable[Finding]) -> Damage:
    """What errors in values keep from being compared with what layers were made from."""
    sources = _text(value) is None
    records, annotations = set(), set()
    for finding in found:
        match = _LAYER.match(finding.pointer)
        # A field too many damages nothing; under a misspelt name it is one too few.
        is_misspelt = finding.hint.startswith("did you mean ")
        if finding.severity != "error" or (finding.code == "document-unknown" and not is_misspelt):
            continue
        if finding.code == "document-unknown":
            sources |= not match
            names = {unescape(match.group(1))} if match else set[str]()
            records |= names
            annotations |= names
        elif match:
            name, below, _ = match.groups()
            annotations |= (
                {unescape(name)} if below or match.end() == len(finding.pointer) else set()
            )
            records |= set() if below else {unescape(name)}
        elif finding.pointer.split("/")[1:2] in (["text"], ["language"], ["metadata"]):
            sources = True
    return Damage(sources, records, annotations)


def _version(name: object) -> list[Finding]:
    standing = standing_of_format(name)
    if standing in ("current", "upgraded"):
        return []
    code = "format-newer" if standing == "newer" else "format-version"
    message = f"expected {FORMAT!r}, got {cut(name)}"
    return [make(code, message, pointer="/format", hint=_version_hint(name))]


def _version_hint(name: object) -> str:
    """Of what is no version of our format; of another version the code's own hint is right."""
    own, _, _ = FORMAT.partition("/")
    if (
        re.fullmatch(r"\d+\.\d+", str(name))
        and standing_of_format(meant := f"{own}/{name}") != "unknown"
    ):
        return f"write the format's name too: {meant!r}"
    if isinstance(name, str) and re.fullmatch(rf"{own}/\d+\.\d+", name):
        return ""
    if isinstance(name, str) and nearest(name, (FORMAT,)):
        return f"did you mean {FORMAT!r}?"
    return f"only documents of Glossator can be checked; if it is one, write {FORMAT!r}"


def _document_stage(value: dict[str, Any], *, is_newer: bool) -> Iterator[Finding]:
    """Stage 2, annotations aside: stage 3 knows more of them."""
    head, layers = dict(value), value.get("layers")
    if isinstance(layers, dict):
        head["layers"] = {name: _without_annotations(layer) for name, layer in layers.items()}
    for fault in faults(_schema(), head, strict=True):
        if is_newer and fault.sort == "unknown":
            continue  # it is read as far as it is known
        hint = fault.hint
        if fault.message.startswith("expected a field 'format', got none"):
            hint = "a row that only has text is an input: annotate it with `glossator run`"
        yield make(f"document-{fault.sort}", fault.message, pointer=fault.pointer, hint=hint)


def _without_annotations(layer: Any) -> Any:
    has_some = isinstance(layer, dict) and isinstance(layer.get("annotations"), msgspec.Raw)
    return {**layer, "annotations": []} if has_some else layer


@cache
def _schema() -> Schema:
    return document_schema()


def _text(value: dict[str, Any]) -> str | None:
    """The text of a document, or what is known of it; None where there is neither."""
    found = value.get("text")
    if isinstance(found, str):
        return found
    try:
        return codec.text_of(msgspec.convert(found, TextRecord))
    except msgspec.ValidationError:
        return None


def _usable(value: dict[str, Any], layers: dict[str, CheckedLayer]) -> Document:
    metadata, language = value.get("metadata"), value.get("language")
    return Document(
        id=str(value.get("id")),
        text=_text(value) or "",
        language=language if isinstance(language, str) else None,
        metadata=metadata if isinstance(metadata, dict) else {},
        layers=Layers({name: layer.usable for name, layer in layers.items()}),
    )


def _refused(data: bytes) -> list[Finding]:
    """What only the decoder refuses of the fields of a document and its layers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            codec.decode_record(data)
        except FormatError as error:
            return [make("document-type", error.message, pointer=error.pointer)]
    return []


def placed(
    found: Sequence[Finding],
    data: bytes,
    document: Document | None,
    line: int,
    said: Container[str] = (),
) -> Iterator[Finding]:
    """The findings with line, column and annotation.

    Args:
        found: Findings that have a pointer only.
        data: The JSON text.
        document: What is sound of the document.
        line: The line that it begins on.
        said: Messages of findings that need no place, as they were told before.
    """
    wanted = {
        finding.pointer
        for finding in found
        if finding.code not in SAID_ONCE or finding.message not in said
    }
    known = _places(data, wanted) if wanted else {}
    for finding in found:
        place = known.get(finding.pointer)
        if not place:
            yield msgspec.structs.replace(finding, line=line)
            continue
        at_key = finding.code.endswith("-unknown")
        row, column = line_and_column(data, place.key if at_key else place.value, line)
        annotation = _annotation(document, finding.pointer)
        yield msgspec.structs.replace(finding, line=row, column=column, annotation=annotation)


def _places(data: bytes, wanted: set[str]) -> dict[str, Place]:
    """Where the values are that the pointers lead to.

    A field that has got its name by an upgrade is not in the file: its annotation is.
    """
    locator = Locator(data)
    found = locator.find(wanted)
    absent = {pointer: pointer.rpartition("/")[0] for pointer in wanted - found.keys()}
    around = locator.find(absent.values()) if absent else {}
    return found | {one: around[above] for one, above in absent.items() if above in around}


def _annotation(document: Document | None, pointer: str) -> str:
    """The id of the annotation that a pointer leads into."""
    match = _LAYER.match(pointer)
    if document is None or not match or match[3] is None:
        return ""
    return str(document.layers[unescape(match[1])][int(match[3])].id)
