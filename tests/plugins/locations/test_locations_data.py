"""The word lists are read, and the tokens are cut as names are."""

import re
from pathlib import Path
from typing import Any

import pytest
from entitled import segments

import glossator
from glossator.testing import document
from glossator_locations import (
    Locations,
    Options,
    candidates,
    evidence,
    tables,
)
from glossator_standard import ListChanges, Location, Token
from glossator_standard.words import DocumentWords


def test_every_word_list_is_used() -> None:
    folder = Path(evidence.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    patterns = (folder / "lists" / "patterns.toml").read_text("utf-8")
    asked = {*re.findall(r'listed\("(\w+)"\)', code), *re.findall(r"\{([a-z]\w+)\}", patterns)}
    assert tables.lists("words.toml") <= asked
    assert tables.lists("government.toml") == {*re.findall(r'_words\("(\w+)"\)', code)}


def test_tokens_are_cut_at_hyphens_and_clitics() -> None:
    text = "Rome's India-Pakistan"
    tokens = [Token(start=0, end=6), Token(start=7, end=21)]
    document = glossator.Document(id="a", text=text).with_layer(glossator.Layer.of(Token, tokens))
    found = DocumentWords(document, split=candidates.PARTS)
    assert found.words == ["Rome", "'s", "India", "-", "Pakistan"]


def test_a_project_has_places_of_its_own() -> None:
    own = {"phrase": "Kelmar Flats", "latitude": 61.5, "longitude": 23.8, "country": "FI"}
    made = located("Rain fell in Kelmar Flats.", add=(own,))
    assert [(one.name, one.latitude, one.country) for one in made] == [("Kelmar Flats", 61.5, "FI")]


def test_a_projects_place_comes_before_geonames() -> None:
    own = {"phrase": "Springfield", "latitude": 61.5, "longitude": 23.8, "country": "FI"}
    assert [one.country for one in located("Rain fell in Springfield.", add=(own,))] == ["FI"]


def test_what_is_no_place_for_a_project_is_none() -> None:
    text = "It rained in Nice and in Lyon."
    assert len(located(text)) == 2
    assert len(located(text, add=({"phrase": "Nice", "list": "no-places"},))) == 1


def test_a_projects_institutions_say_where_a_document_is() -> None:
    text = "In Georgia the zemstvo, the duma and the ispravnik met."
    words = [
        {"phrase": one, "list": "institutions", "country": "US"}
        for one in ("zemstvo", "duma", "ispravnik")
    ]
    assert [one.country for one in located(text)] == ["GE"]
    assert [one.country for one in located(text, add=tuple(words))] == ["US"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("Kelmar", "expected latitude and longitude of 'Kelmar'"),
        ({"phrase": "Kelmar", "latitude": 99, "longitude": 1}, "latitude: expected"),
        ({"phrase": "zemstvo", "list": "institutions"}, "expected the country of 'zemstvo'"),
    ],
)
def test_what_is_missing_of_an_entry_is_told(entry: object, message: str) -> None:
    with pytest.raises(glossator.OptionError, match=message):
        located("", add=(entry,))


def located(text: str, **changes: Any) -> list[Location]:
    """The places of a text, by lists with a project's changes."""
    annotator = Locations(Options(lists=ListChanges(**changes)))
    annotator.prepare()
    return list(annotator.annotate(document(text, *segments(text))))
