"""What is read, what comes back as it was written, and what is refused."""

from pathlib import Path

import glossator
import pytest
from glossator.testing import check_format
from glossator_standard import Entity

EXAMPLE = Path(__file__).parent.with_name("example.my-things")


def test_what_is_read_is_written_as_it_was(tmp_path: Path) -> None:
    documents = list(glossator.read(str(EXAMPLE)))
    assert [one.id for one in documents] == ["rome", "lisbon"]
    glossator.write(documents, str(tmp_path / "again.my-things"))
    assert (tmp_path / "again.my-things").read_bytes() == EXAMPLE.read_bytes()


def test_labels_are_those_of_the_list() -> None:
    document = next(glossator.read(str(EXAMPLE)))
    found = [(document.text_of(one), one.label) for one in document.layers.of(Entity)]
    assert found == [("Jo", "PERSON"), ("Rome", "GPE")]


def test_an_unknown_label_is_refused_where_that_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "bad.my-things"
    path.write_text('{"id": "one", "text": "Jo fled."}\n0\t2\tHERO\n', "utf-8")
    [document] = glossator.read(str(path))
    assert [one.label for one in document.layers.of(Entity)] == ["MISC"]
    with pytest.raises(glossator.FormatError, match=r"bad\.my-things:2: unknown label 'HERO'"):
        list(glossator.read(str(path), format="my-things", options={"strict": True}))


@pytest.mark.parametrize("row", ["0 2 PER", "zero\t2\tPER", "0\t2"])
def test_a_line_that_is_none_is_told_with_its_number(row: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.my-things"
    path.write_text(f'{{"id": "one", "text": "Jo fled."}}\n{row}\n', "utf-8")
    with pytest.raises(glossator.FormatError, match=r":2: expected start, end and label"):
        list(glossator.read(str(path)))


def test_the_contract_is_kept() -> None:
    assert check_format("my-things", documents=glossator.read(str(EXAMPLE))) == []
