"""Every entry of every list is read by the rule it was written for."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from tagging import entities_of

from glossator_entities import gazetteer, kinds
from glossator_entities.lexicon import own_lexicon
from glossator_entities.lists import FOLDER, PERSONS, entries, words
from glossator_standard import ListChanges

USED = {
    "contexts": {
        "weapons", "governed",
        "bodies", "seated",
        "organisation_before", "organisation_owned", "organisation_after", "organisation_verbs",
        "person_owned", "person_after", "place_owned", "place_after", "place_before",
        "place_perhaps", "no_place_before", "group_before", "group_after", "other_before",
        "other_after", "organisation_deeds", "matches",
        "people", "moves", "plays", "opposed", "players", "outcomes", "only_firms",
        "only_firms_have", "dwellers", "colours",
    },
    "headlines": {"in_bodies", "participles_in_names",
        "verbs", "in_names", "nouns", "plurals", "subjects", "leaders", "people", "matches",
    },
    "facilities": {
        "facilities", "certain", "nature", "numbered", "nature_openers", "governed", "openers",
        "governed_openers", "surnames", "counties", "units_of", "traffic",
    },
    "groups": {"demonyms", "peoples", "faiths", "politics"},
    "organisations": {
        "media", "bodies", "parliaments", "irish", "companies", "parties", "heads", "houses",
        "suffixes", "openers",
        "first_words", "sure_suffixes", "with_fields", "seats", "shared",
        "before_bodies", "papers", "branches", "ends",
        "no_banks", "before_members", "members", "partners", "partnerships", "levels", "governing",
        "fields_too", "utilities", "houses_of",
    },
    "persons": {
        "honorifics", "styles", "offices", "fields", "roles", "several", "verbs", "particles",
        "given_names", "surnames", "parties", "degrees", "short_offices", "aliases",
        "elected", "heads_of", "ranks", "managing", "filiation", "after_subjects", "of_papers",
        "place_offices", "addresses",
    },
    "places": {"countries", "regions", "features", "not_places", "halved"},
    "sourced": {"companies", "newspapers", "teams", "clubs"},
    "words": {
        "calendar", "common", "acronyms", "directions", "events", "things", "others",
        "empty", "compounds", "currencies", "counts", "credited",
        "event_openers", "storms", "one", "ships", "vessels",
        "before_things", "months", "before_months",
        "after_names", "openers", "tribes",
        "issues", "region_nouns", "behind_firms", "firm_nouns", "before_sides", "town_houses",
        "of_persons", "before_days", "before_towns", "before_roads", "along", "streets", "suffixes",
        "desks", "where", "desk_credits", "before_names", "hyphened_prefixes", "constituencies",
        "onto", "behind_roads", "cargoes", "said_by_one", "breeds", "livestock",
    },
}  # fmt: skip
SOURCES = "".join(path.read_text("utf-8") for path in sorted(FOLDER.parent.glob("*.py")))


def test_every_list_is_known_here_and_read_by_a_rule() -> None:
    for path in sorted(FOLDER.glob("*.toml")):
        keys = set(tomllib.loads(path.read_text("utf-8")))
        assert keys == USED[path.stem], path.name
        for key in keys:
            read = (f'"{key}"', f"{path.stem.upper()}.{key}")
            assert any(one in SOURCES for one in read), f"{path.name}: no rule reads {key}"


def test_no_rule_reads_a_list_that_there_is_not() -> None:
    for file, key in re.findall(
        r"\b(CONTEXTS|FACILITIES|GROUPS|HEADLINES|ORGANISATIONS|PERSONS|WORDS)\.([a-z_]+)\b",
        SOURCES,
    ):
        assert key in USED[file.lower()], f"{file}.{key}"
    with pytest.raises(AttributeError, match="persons.toml has no list 'heroes'"):
        _ = PERSONS.heroes


@pytest.mark.parametrize(
    ("file", "key"), [(file, key) for file, keys in sorted(USED.items()) for key in sorted(keys)]
)
def test_no_entry_stands_twice(file: str, key: str) -> None:
    listed = entries(file, key)
    assert len(listed) == len(set(listed)), {one for one in listed if listed.count(one) > 1}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_file_names_its_source_and_licence(path: object) -> None:
    head = path.read_text("utf-8")[:400]  # type: ignore[attr-defined]  # a Path
    assert "Source:" in head
    assert "Licence:" in head


@pytest.mark.parametrize(
    ("phrases", "file", "key"),
    [
        *(("places", "places", key) for key in ("countries", "regions", "features")),
        *(("groups", "groups", key) for key in sorted(USED["groups"])),
        *(
            ("organisations", "organisations", key)
            for key in ("media", "bodies", "companies", "parties")
        ),
        *(("organisations", "sourced", key) for key in sorted(USED["sourced"])),
    ],
)
def test_every_listed_name_is_found_in_a_text(phrases: str, file: str, key: str) -> None:
    for name in entries(file, key):
        found = getattr(own_lexicon(), phrases).at(f"{name} won.", 0, name.split()[0])
        assert found is not None, name
        assert found[0] == len(name)


@pytest.mark.parametrize(
    ("key", "label"),
    [("facilities", "FAC"), ("nature", "LOC"), ("governed", "GPE")],
)
def test_every_word_that_ends_a_place_gives_its_kind(key: str, label: str) -> None:
    earlier = {"facilities": set(), "nature": words("facilities", "facilities")}.get(
        key, words("facilities", "facilities", "nature")
    )
    for word in entries("facilities", key):
        if " " not in word and word not in earlier:
            assert kinds.place_kind(own_lexicon(), f"Zzyzx {word}")[0] == label, word


def test_every_unlikely_place_is_a_large_city_that_stays_out() -> None:
    for name in entries("places", "not_places"):
        assert name in gazetteer.large_cities(name.split()[0]), name
        assert own_lexicon().places.get(name) is None, name


@pytest.mark.parametrize(("key", "label"), [("events", "EVENT"), ("things", "MISC")])
def test_every_word_that_ends_an_event_or_a_law_is_one(key: str, label: str) -> None:
    for word in entries("words", key):
        if " " not in word:
            assert kinds.thing(own_lexicon(), f"Zzyzx {word}", "LOC")[0] == label, word


@pytest.mark.parametrize(
    ("names", "changes", "expected"),
    [
        (
            "In [1999|l=DATE] shares of Kelmar Ten fell.",
            {"add": ("Kelmar Ten",)},
            ["Kelmar Ten/ORG"],
        ),
        ("In [1999|l=DATE] it was by Shutterstock.", {"cut": ("Shutterstock",)}, []),
        (
            "By [1999|l=DATE] the Zyx Flats flooded.",
            {"add": ({"phrase": "Zyx Flats", "list": "places", "kind": "LOC"},)},
            ["Zyx Flats/LOC"],
        ),
        (
            "In [1999|l=DATE] two Ruranians left.",
            {"add": ({"phrase": "Ruranian", "list": "groups"},)},
            ["Ruranians/NORP"],
        ),
        (
            "The [Spotlight|l=ORG] fell.",
            {"add": ({"phrase": "Spotlight", "list": "no-names"},)},
            [],
        ),
    ],
)
def test_a_project_changes_the_names_without_code(
    names: str, changes: dict[str, Any], expected: list[str]
) -> None:
    text, entities = entities_of(names, ListChanges(**changes))
    found = [f"{text[one.start : one.end]}/{one.label}" for one in entities if one.label != "DATE"]
    assert found == expected
    assert entities != entities_of(names)[1]
