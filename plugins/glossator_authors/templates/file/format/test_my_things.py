"""What is read, written and refused; run it with `pytest`."""

from pathlib import Path

import glossator
import pytest
from glossator.testing import check_format

PLUGINS = [str(Path(__file__).with_name("my_things.py"))]


def test_the_contract_is_kept() -> None:
    assert check_format("my-things", plugins=PLUGINS) == []


def test_a_line_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.my-things"
    path.write_text("one, without a text\n", "utf-8")
    with pytest.raises(glossator.FormatError, match=r"my-things:1: expected an id, a tab"):
        list(glossator.read(str(path), plugins=PLUGINS))
