"""Inputs that several processes read together."""

from __future__ import annotations

from pathlib import Path

import pytest

import glossator
from glossator.cli.shared import Formats, Ids, Share, find_inputs, read_share
from glossator.plugins.discovery import default_registry


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_all_shares_together_have_each_document_once_in_order(
    tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.files.ranges.SIZE", 100)
    expected = [f"{name}{number}" for name in "ac" for number in range(20)]
    for name in "ac":
        texts = [glossator.Document(id=f"{name}{one}", text="é" * one) for one in range(20)]
        glossator.write(texts, str(tmp_path / f"{name}.jsonl"))
    (tmp_path / "b.txt").write_text("whole")
    (tmp_path / "d.txt").write_text("")
    files = list(find_inputs([str(tmp_path)], Formats(default_registry().formats)))

    shares = [list(read_share(files, Share(one, count), Ids())) for one in range(count)]

    found = [one.id for share in shares for one in share if isinstance(one, glossator.Document)]
    assert found == [*expected[:20], "b", *expected[20:], "d"]


def test_a_share_of_lines_is_about_as_large_as_another(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    glossator.write([glossator.Document(id=f"{one:02}", text="x") for one in range(100)], str(path))
    files = list(find_inputs([str(path)], Formats(default_registry().formats)))

    sizes = [len(list(read_share(files, Share(one, 4), Ids()))) for one in range(4)]

    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("count", [2, 5, 11])
def test_lines_keep_their_numbers(tmp_path: Path, count: int) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n\n{"text": "b"}\n\n\n{"text": "c"}\n{"text": ""}')
    files = list(find_inputs([str(path)], Formats(default_registry().formats)))

    shares = [list(read_share(files, Share(one, count), Ids())) for one in range(count)]

    found = [one.id for share in shares for one in share if isinstance(one, glossator.Document)]
    assert found == ["a-1", "a-3", "a-6", "a-7"]
