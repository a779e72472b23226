"""What is read, written and refused; run it with `pytest`."""

from pathlib import Path

import glossator
import pytest

PLUGINS = [str(Path(__file__).with_name("my_things.py"))]


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    documents = [
        glossator.Document(id="one", text="Two lines,\n“quoted”."),
        glossator.Document(id="two", text=""),
    ]
    path = str(tmp_path / "texts.my-things")
    glossator.write(documents, path, plugins=PLUGINS)
    assert list(glossator.read(path, plugins=PLUGINS)) == documents


def test_a_line_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.my-things"
    path.write_text("one, without a text\n", "utf-8")
    with pytest.raises(glossator.FormatError, match=r"my-things:1: expected an id, a tab"):
        list(glossator.read(str(path), plugins=PLUGINS))
