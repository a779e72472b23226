"""The fast verdict and the worded errors agree on whatever a hand or a program gets wrong."""

from __future__ import annotations

import copy
import json
import warnings
from collections.abc import Iterable
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import TYPES, damaged, documents, json_values

import glossator
from glossator.format.codec import decode, decode_shape, encode
from glossator.format.schema import document_schema, layer_schema
from glossator.jsonpointer import escape
from glossator.model import checks
from glossator.model.checks import iter_issues
from glossator.validation import Rules, is_valid, iter_findings, validate
from glossator.validation.explain import explain
from glossator.validation.locate import Locator, keeps_keys
from glossator.validation.rules import Foreign
from glossator.validation.wording import faults

DOCUMENT = Foreign(document_schema())
RULES = Rules(types=TYPES)
SCHEMAS = {name: layer_schema(cls) for name, cls in TYPES.items()}
FOREIGN = Rules(foreign={name: Foreign(schema) for name, schema in SCHEMAS.items()})


def errors(data: bytes, rules: Rules) -> list[str]:
    found = explain(data, rules)
    return [f"{one.pointer}: {one.message}" for one in found if one.severity == "error"]


def refusal(data: bytes) -> str | None:
    """Why the strict reader refuses, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of newer versions
            decode(data, TYPES)
    except glossator.FormatError as error:
        return str(error)
    return None


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_valid_documents_have_no_findings_either_way(document: glossator.Document) -> None:
    data = encode(document)
    for rules in (RULES, FOREIGN):
        assert list(iter_findings(data, rules)) == []
        assert list(explain(data, rules)) == []


@pytest.mark.slow("many examples of Hypothesis")
@settings(max_examples=80)
@given(damaged())
def test_the_reader_the_verdict_and_the_words_agree(value: Any) -> None:
    data = json.dumps(value).encode()
    said = errors(data, RULES)
    assert is_valid(data, RULES) == (not said)
    assert bool(refusal(data)) == bool(said), said


@pytest.mark.slow("many examples of Hypothesis")
@settings(max_examples=80)
@given(damaged())
def test_the_quick_look_and_the_close_one_agree(value: Any) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of newer versions
            document = decode_shape(json.dumps(value), TYPES)
    except glossator.FormatError:
        return
    quick = list(iter_issues(document))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "is_sound", lambda *_, **__: False)
        assert list(iter_issues(document)) == quick


@settings(max_examples=50)
@given(damaged())
def test_the_decoder_and_the_words_agree_on_every_annotation(value: Any) -> None:
    layers = value.get("layers") if isinstance(value, dict) else None
    for layer in (layers if isinstance(layers, dict) else {}).values():
        for row in _rows(layer):
            for name, cls in TYPES.items():
                try:
                    accepted = bool(msgspec.convert(row, cls).id)
                except msgspec.ValidationError:
                    accepted = False
                worded = list(faults(SCHEMAS[name], row, strict=True))
                assert accepted == (not worded) or _too_large(row), worded


@settings(max_examples=50)
@given(damaged())
def test_jsonschema_finds_the_same_at_the_same_places(value: Any) -> None:
    assert _said(DOCUMENT.schema, value) == _said_by_jsonschema(DOCUMENT.schema, value)
    layers = value.get("layers") if isinstance(value, dict) else None
    for layer in (layers if isinstance(layers, dict) else {}).values():
        for row in _rows(layer):
            for schema in SCHEMAS.values():
                assert _said(schema, row) == _said_by_jsonschema(schema, row)
                assert Foreign(schema).validator.is_valid(row) == (not _said(schema, row))


def test_what_is_called_by_the_empty_string_has_a_place() -> None:
    whole = {"additionalProperties": {"type": "integer"}}
    schema = {"properties": {"notes": {"anyOf": [{"type": "object", **whole}, {"type": "null"}]}}}
    assert _said(schema, {"notes": {"a": 1, "": None}}) == {"/notes/"}
    assert _said(whole, {"": {"": 1}}) == {"/"}


def _said(schema: Any, value: Any) -> set[str]:
    """The objects and values that something is wrong with, by pointer."""
    found = faults(schema, value, strict=False)
    return {
        one.pointer.rpartition("/")[0] if one.sort == "unknown" else one.pointer for one in found
    }


def _said_by_jsonschema(schema: Any, value: Any) -> set[str]:
    pointers = set()
    for error in jsonschema.Draft202012Validator(schema).iter_errors(value):
        deepest = error
        while deepest.context:
            apart = [one for one in deepest.context if one.validator != "type" or one.relative_path]
            if not apart:
                break
            deepest = max(
                apart, key=lambda one: (len(one.relative_path), _before(value, one.absolute_path))
            )
        pointers.add("".join("/" + escape(str(step)) for step in deepest.absolute_path))
    return pointers


def _before(value: Any, path: Iterable[Any]) -> list[int]:
    """How near to the beginning of a value a place in it is: of several, the first is told."""
    steps = []
    for step in path:
        steps.append(-(list(value).index(step) if isinstance(value, dict) else step))
        value = value[step]
    return steps


def _rows(layer: Any) -> list[Any]:
    rows = layer.get("annotations") if isinstance(layer, dict) else None
    return rows if isinstance(rows, list) else []


def _too_large(row: object) -> bool:
    """Offsets beyond 64 bits: within JSON Schema's `minimum`, past what the decoder takes."""
    return "1180591620717411303424" in json.dumps(row)


@settings(max_examples=50)
@given(damaged())
def test_validation_never_changes_nor_crashes_and_every_finding_has_its_place(value: Any) -> None:
    before = copy.deepcopy(value)
    data = json.dumps(value, indent=1).encode()
    for rules in (RULES, FOREIGN, Rules()):
        for finding in iter_findings(data, rules):
            assert finding.message
            assert finding.line >= 1
            assert finding.column >= 1, finding
            assert _resolves(value, finding.pointer), finding
    assert json.loads(data) == before


def _resolves(value: Any, pointer: str) -> bool:
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return True


@given(st.binary(max_size=60) | json_values.map(lambda value: json.dumps(value).encode()))
def test_anything_at_all_gives_findings_and_no_exception(data: bytes) -> None:
    found = list(iter_findings(data, RULES))
    assert found
    assert not is_valid(data, RULES)
    with pytest.raises(glossator.FormatError):
        validate(data, RULES)


@pytest.mark.slow("many examples of Hypothesis")
@given(documents(), st.data())
def test_a_key_written_twice_is_always_found(
    document: glossator.Document, data: st.DataObject
) -> None:
    written = encode(document).decode()
    spots = [at for at in range(len(written)) if written.startswith('"id":', at)]
    at = data.draw(st.sampled_from(spots))
    twice = written[:at] + '"id":"x\\"y",' + written[at:]
    try:
        value = json.loads(twice)
    except json.JSONDecodeError:
        return  # the spot was inside a string
    if json.dumps(value) != json.dumps(json.loads(written)):
        return  # likewise
    found = {finding.code for finding in iter_findings(twice, RULES)}
    assert "parse-duplicate" in found
    assert not is_valid(twice, RULES)


@given(documents(), st.booleans(), st.sampled_from([None, 1]))
def test_no_key_is_lost_however_a_valid_document_is_written(
    document: glossator.Document, ascii_only: bool, indent: int | None
) -> None:
    written = json.dumps(json.loads(encode(document)), ensure_ascii=ascii_only, indent=indent)
    assert keeps_keys(written.encode())
    assert not list(Locator(written.encode()).repeated())
    assert is_valid(written, RULES)


def test_the_words_do_not_depend_on_the_schema_validator_that_is_strict() -> None:
    whole = {"id": "pieces:1", "start": 0.0, "end": 1}
    assert not list(faults(SCHEMAS["pieces"], whole, strict=False))
    (fault,) = faults(SCHEMAS["pieces"], whole, strict=True)
    assert fault.message == "expected integer, got number 0.0"
    assert jsonschema.Draft202012Validator(SCHEMAS["pieces"]).is_valid(whole)
