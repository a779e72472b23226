"""Lists in JSON that are read element by element."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import glossator
from glossator.exchange import read_json
from glossator_formats import jsonlists
from glossator_formats.jsonrows import split_rows

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(VALUES), st.sampled_from([None, 0, 2]), st.booleans(), st.integers(1, 9))
def test_each_element_comes_as_it_stands_with_its_line(
    rows: list[object], indent: int | None, is_ascii: bool, chunk: int
) -> None:
    data = f"\n {json.dumps(rows, indent=indent, ensure_ascii=is_ascii)}\n ".encode()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(jsonlists, "_CHUNK", chunk)
        found = list(split_rows(io.BytesIO(data)))
    assert [json.loads(one.data) for one in found] == rows
    lines = data.splitlines(keepends=True)
    for one in found:
        assert b"".join(lines[one.line - 1 :]).find(one.data) in range(len(lines[one.line - 1]))


def test_no_more_is_held_than_a_few_elements() -> None:
    row = json.dumps({"text": "x" * 5000}).encode()
    stream = io.BytesIO(b"[" + b",".join([row] * 1000) + b"]")
    for number, _ in enumerate(split_rows(stream), start=1):
        assert stream.tell() - number * len(row) < 2 * jsonlists._CHUNK
    assert number == 1000


@pytest.mark.parametrize(
    ("data", "before"),
    [
        ('[{"a": 1},\n {"b": }]', 1),
        ('[{"é": 1}, {"b": }]', 1),
        ("[1,\n2", 1),
        ("[1\n 2]", 0),
        ("[1,\n]", 1),
        ("[1\n, ]", 1),
        ("[1\n]\n\n x", 1),
        ("[]]", 0),
        (" [", 0),
    ],
)
def test_what_is_no_list_is_told_as_if_it_was_read_whole(data: str, before: int) -> None:
    with pytest.raises(glossator.FormatError) as whole:
        read_json(data.encode())
    records = split_rows(io.BytesIO(data.encode()))
    assert len([next(records) for _ in range(before)]) == before
    with pytest.raises(glossator.FormatError) as found:
        next(records)
    assert str(found.value) == str(whole.value)


def test_what_is_too_deep_is_told() -> None:
    with pytest.raises(glossator.FormatError, match="^1: expected fewer levels of objects"):
        list(split_rows(io.BytesIO(b"[" * 9999)))


def test_an_endless_element_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlists, "_CHUNK", 10)
    monkeypatch.setattr(jsonlists, "_LARGEST", 100)
    stream = io.BytesIO(b'[\n1, "' + b"x" * 100_000)
    with pytest.raises(glossator.FormatError, match=r"^2: expected rows of at most"):
        list(split_rows(stream))
