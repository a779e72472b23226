"""Divisions of all countries: full names, and bare ones that the words beside them tell."""

from __future__ import annotations

import pytest

import glossator


@pytest.fixture(scope="module")
def chain() -> glossator.Chain:
    return glossator.chain("locations", name="light")


def places(chain: glossator.Chain, text: str) -> list[tuple[str, str | None, str | None]]:
    document = chain(text)
    return [
        (document.text_of(one), one.country, one.feature_class)
        for one in document.layers["locations"]
    ]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Ana Ruiz opened a clinic in Narok County on Monday.", "Narok County", "KE"),
        ("The flood reached Kitgum District.", "Kitgum District", "UG"),
        ("Ifugao Governor Tom Oke closed the schools.", "Ifugao", "PH"),
        ("The talks were held in Muchinga Province.", "Muchinga Province", "ZM"),
        ("Marsabit Governor Ana Ruiz signed a deal.", "Marsabit", "KE"),
        ("Masbate's governor agreed.", "Masbate", "PH"),
        ("A quake shook Puno province.", "Puno", "PE"),
        ("Ana Ruiz flew to Niue.", "Niue", "NU"),
        ("They met in the Ningxia Hui Autonomous Region.", "Ningxia Hui Autonomous Region", "CN"),
    ],
)
def test_a_division_is_found(chain: glossator.Chain, text: str, name: str, country: str) -> None:
    assert places(chain, text) == [(name, country, "A")]


@pytest.mark.parametrize(
    "text",
    [
        "Arab media say that the deal is near.",
        "He sells Antique clocks.",
        "The North West is dry.",
    ],
)
def test_other_words_are_none(chain: glossator.Chain, text: str) -> None:
    assert places(chain, text) == []


def test_a_country_that_ends_like_its_people_is_a_country(chain: glossator.Chain) -> None:
    document = chain("The toll of the quake in the Philippines rose. Filipino ships left.")
    assert [one.kind for one in document.layers["locations"]] == ["toponym", "demonym"]
