"""`read_lists`: the lists that a plugin brings, in the notation of a project's own."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
import pytest

import glossator
from glossator_standard import NoFields, WordList, read_lists


class Unit(glossator.Options):
    """What is said of a unit."""

    size: int = 1
    kind: Literal["length", "weight"] = "length"
    names: tuple[Literal["short", "long"], ...] = ()


def check(phrase: str, fields: Unit) -> None:
    if fields.size < 1:
        raise ValueError(f"size: expected 1 or more, got {fields.size}")


LISTS = [
    WordList("units", Unit, "Units.", check=check),
    WordList("never", NoFields, "Words that are no units."),
]


def written(folder: Path, text: str, name: str = "units.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_entries_of_each_list_have_their_fields_and_places(tmp_path: Path) -> None:
    path = written(tmp_path, 'units = [\n  "inch",\n  {phrase = "long  mile", size = 3},\n]\n')
    found = read_lists(path, LISTS)
    assert [(one.phrase, one.fields) for one in found["units"]] == [
        ("inch", Unit()),
        ("long mile", Unit(size=3)),
    ]
    assert found["units"][1].origin == f"{path}:3:3"
    assert found["never"] == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("units.csv", "phrase,size,names\nmile,3,short;long\n"),
        ("units.tsv", "phrase\tsize\tnames\nmile\t3\tshort;long\n"),
        ("units.toml", '[[units]]\nphrase = "mile"\nsize = 3\nnames = ["short", "long"]\n'),
    ],
)
def test_a_list_may_be_a_table(name: str, text: str, tmp_path: Path) -> None:
    [entry] = read_lists(written(tmp_path, text, name), LISTS)["units"]
    assert msgspec.structs.asdict(entry.fields) == {
        "size": 3,
        "kind": "length",
        "names": ("short", "long"),
    }


def test_an_option_file_is_read_as_a_file_is() -> None:
    file = glossator.OptionFile("ours.txt", "# theirs\nmile\n\nfoot\n")
    assert [one.phrase for one in read_lists(file, LISTS)["units"]] == ["mile", "foot"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", 'unit = ["mile"]', "1:9: unknown list 'unit'; did you mean 'units'?"),
        ("a.toml", 'units = [{phrase = "mile", sise = 2}]', "1:28: unknown field of units 'sise'"),
        (
            "a.toml",
            'units = [{phrase = "mile", kind = "lenght"}]',
            "1:28: kind: expected length or weight, got 'lenght'; did you mean 'length'?",
        ),
        (
            "a.csv",
            "phrase,names\nmile,short;lung\n",
            "2:6: names: expected short or long, got 'lung'; did you mean 'long'?",
        ),
        ("a.csv", "phrase,size\nmile,many\n", "2:6: size: expected a whole number, got 'many'"),
        ("a.csv", "phrase,size\nmile,0\n", "2:1: size: expected 1 or more, got 0"),
        ("a.toml", "units = [\n  {size = 2}]", "2:3: expected 'phrase' with some words, got noth"),
        ("a.csv", "word\nmile\n", "1:1: expected a column 'phrase' in the first line, got word"),
    ],
)
def test_a_wrong_entry_is_told_with_file_line_and_column(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text, name)
    with pytest.raises(glossator.OptionError) as told:
        read_lists(path, LISTS)
    assert str(told.value).startswith(f"{path}:{said}")


@pytest.mark.parametrize(
    "text",
    [
        "phrase;list;size\nmile;units;3\n",
        "sep=\t\nPhrase\tList\tsize\nmile\tunits\t3\n",
    ],
)
def test_a_table_may_be_as_a_spreadsheet_writes_it(text: str, tmp_path: Path) -> None:
    [entry] = read_lists(written(tmp_path, text, "a.csv"), LISTS)["units"]
    assert (entry.phrase, entry.fields.size) == ("mile", 3)
    wrong = written(tmp_path, text.replace("3", "many"), "b.csv")
    column = len(text.splitlines()[-1])
    with pytest.raises(glossator.OptionError, match=f":{len(text.splitlines())}:{column}: size"):
        read_lists(wrong, LISTS)


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(glossator.OptionError, match=r"gone\.csv: No such file"):
        read_lists(tmp_path / "gone.csv", LISTS)


def test_what_has_no_default_must_be_said(tmp_path: Path) -> None:
    class Code(glossator.Options):
        code: str

    path = written(tmp_path, "phrase,code\nmile,mi\nfoot,\n", "codes.csv")
    with pytest.raises(glossator.OptionError) as told:
        read_lists(path, [WordList("codes", Code, "Codes.")])
    assert str(told.value) == f"{path}:3:1: missing required field `code`"
