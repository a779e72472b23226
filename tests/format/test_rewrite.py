"""A document's bytes in the versions of today: what needs nothing is not touched."""

from __future__ import annotations

import codecs
import json

import pytest

import glossator
from glossator.format.rewrite import Rewritten, rewrite


class Plain(glossator.Span):
    """A layer type in its version 2.3, without steps."""

    layer_version = "2.3"


def rewritten(data: bytes) -> Rewritten:
    return rewrite(data, {"plain": Plain}, lambda _: None)


OLD = b'{"format": "glossator/1.0", "id": "a", "text": "one", "layers": {}}'


def test_a_newer_minor_version_is_left_as_it_is() -> None:
    data = OLD.replace(b"1.0", b"1.9").replace(b"}}", b'}, "new": 1}')
    with pytest.warns(UserWarning, match="'glossator/1.9' is newer than .*: left as it is"):
        assert rewritten(data) == (data, ())


@pytest.mark.parametrize(
    ("version", "message"), [("1.0", "its class has no `upgrade`"), ("3.0", "install the version")]
)
def test_a_layer_that_cannot_be_read_is_told_though_nothing_else_is_older(
    version: str, message: str
) -> None:
    layer = {"type": "plain", "version": version, "status": "ok", "annotations": []}
    row = {"format": glossator.FORMAT, "id": "a", "text": "", "layers": {"plain": layer}}
    with pytest.raises(glossator.FormatError, match=message):
        rewritten(json.dumps(row).encode())


@pytest.mark.parametrize("indent", [1, 2, 4])
def test_the_indentation_stays(indent: int) -> None:
    row = json.loads(OLD) | {"metadata": {"é": [1, 2.5, None, 12345678901234567890123]}}
    row = {key: row[key] for key in ("format", "id", "text", "metadata", "layers")}
    data = json.dumps(row, indent=indent, ensure_ascii=False).encode()
    made = rewritten(codecs.BOM_UTF8 + data + b"\n\n")
    assert made.data == data.replace(b"1.0", b"1.1") + b"\n\n"
    assert made.changes == ("glossator/1.0 to 1.1",)
