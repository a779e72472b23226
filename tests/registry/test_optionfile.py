"""Options that are files."""

from __future__ import annotations

from pathlib import Path

import pytest

import glossator
from glossator.plugins.fieldtypes import check_fields
from glossator.plugins.optionfile import OptionFile


def test_an_option_file_may_be_of_bytes(tmp_path: Path) -> None:
    (tmp_path / "mine.npz").write_bytes(b"PK\xff\x00")
    (tmp_path / "moved.npz").write_bytes(b"PK\xff\x00")
    mine, moved = (OptionFile.read(str(tmp_path / f"{name}.npz")) for name in ("mine", "moved"))
    assert (mine.data, mine.digest) == (b"PK\xff\x00", moved.digest)
    with pytest.raises(glossator.OptionError, match="mine.npz:1:3: expected UTF-8, got byte 0xff"):
        _ = mine.text
    marked = OptionFile("a.txt", b"\xef\xbb\xbfone")
    assert (marked.text, marked.digest) == ("one", OptionFile("b.txt", "one").digest)


def test_a_path_as_an_option_is_refused_with_what_it_can_be() -> None:
    class Paths(glossator.Options):
        model: Path = Path()

    with pytest.raises(glossator.PluginError, match="Path.* glossator.OptionFile"):
        check_fields(Paths, "an option")
