"""Cutting files of lines into ranges that other processes read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import glossator
from glossator.errors import EmptyInputError, FormatError
from glossator.files import streams
from glossator.files.ranges import ranges_of, records_in
from glossator.files.reading import iter_records
from glossator.files.sources import find_inputs

DATA = st.sampled_from([b'{"text": "one"}', b"{}", b"{", "é".encode()])
LINES = st.builds(
    lambda before, one, after: [*before, one, *after],
    st.lists(DATA | st.sampled_from([b"", b" "])),
    DATA,
    st.lists(DATA | st.sampled_from([b"", b" "])),
)


@given(lines=LINES, end=st.sampled_from([b"", b"\n"]), size=st.integers(1, 60))
def test_ranges_hold_what_the_file_holds(
    lines: list[bytes], end: bytes, size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("ranges") / "a.jsonl"
    path.write_bytes(b"\n".join(lines) + end)
    (file,) = find_inputs([str(path)])
    parts = list(ranges_of(file, size) or ())
    (again,) = find_inputs([str(path)])
    assert [one for part in parts for one in records_in(part)] == list(iter_records(again))
    assert all(part.size >= min(size, path.stat().st_size - part.offset) for part in parts)


def test_empty_lines_alone_are_told_whoever_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n \n" * 100)
    (file,) = find_inputs([str(tmp_path / "a.jsonl")])
    with pytest.raises(EmptyInputError, match=r"a\.jsonl: expected a document, got nothing"):
        list(ranges_of(file, 10) or ())
    with pytest.raises(EmptyInputError):
        list(iter_records(file))


@pytest.mark.parametrize("opening", ["{", "["])
def test_other_json_is_told_once_whoever_reads_it(opening: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(opening + '\n  "text": "He left."\n' * 9)
    for read in (ranges_of, iter_records):
        [file] = find_inputs([str(path)])
        with pytest.raises(FormatError, match=r"a\.jsonl:1: expected a document on each line"):
            list(read(file) or ())


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl.gz"])
def test_what_is_no_plain_file_of_lines_is_not_cut(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    assert ranges_of(find_inputs([str(tmp_path / name)])[0]) is None


def test_what_stands_before_a_line_without_end_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LARGEST", 100)
    (tmp_path / "a.jsonl").write_bytes(b"{}\n{}\n" + b"x" * 500)
    found = ranges_of(find_inputs([str(tmp_path / "a.jsonl")])[0], size=10)
    assert found
    assert [one.line for one in records_in(next(found))] == [1, 2]
    with pytest.raises(
        glossator.InputError, match="expected lines of at most .*, line 3: only what"
    ):
        next(found)


def test_a_file_that_became_shorter_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}\n{}\n")
    (part,) = list(ranges_of(find_inputs([str(tmp_path / "a.jsonl")])[0]) or ())
    (tmp_path / "a.jsonl").write_bytes(b"{}\n")
    with pytest.raises(glossator.InputError, match=r"a\.jsonl: expected 6 bytes at 0, got 3"):
        list(records_in(part))
