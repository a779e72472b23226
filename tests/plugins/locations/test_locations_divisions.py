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
        ("A boat sank off Saint Lucy Parish.", "Saint Lucy Parish", "BB"),
        (
            "It was seen in Oruk Anam Local Government Area.",
            "Oruk Anam Local Government Area",
            "NG",
        ),
        ("The school is in Kodagu District.", "Kodagu District", "IN"),
        ("Ana Ruiz works for Balonne Shire.", "Balonne Shire", "AU"),
        ("They moved to Lejweleputswa District.", "Lejweleputswa District", "ZA"),
    ],
)
def test_a_division_is_found(chain: glossator.Chain, text: str, name: str, country: str) -> None:
    assert places(chain, text) == [(name, country, "A")]


def test_a_parish_goes_before_namesakes_abroad_where_the_text_is_at_home(
    chain: glossator.Chain,
) -> None:
    text = "Men from Clarendon and from Manchester were held in May Pen, Jamaica."
    assert {country for _, country, _ in places(chain, text)} == {"JM"}
    text = "Men in Red Hill, St Andrew, and in Zenfort, Manchester, fled. In Jamaica, all knew."
    assert {country for _, country, _ in places(chain, text)} == {"JM"}
    text = "They flew from Manchester to London, and drove from Clarendon to Memphis."
    assert {country for _, country, _ in places(chain, text)} == {"GB", "US"}


@pytest.mark.parametrize(
    "text",
    [
        "Arab media say that the deal is near.",
        "He sells Antique clocks.",
        "The North West is dry.",
        "They paid a bid of ten pounds for the Banana Club.",
    ],
)
def test_other_words_are_none(chain: glossator.Chain, text: str) -> None:
    assert places(chain, text) == []


def test_a_country_that_ends_like_its_people_is_a_country(chain: glossator.Chain) -> None:
    document = chain("The toll of the quake in the Philippines rose. Filipino ships left.")
    assert [one.kind for one in document.layers["locations"]] == ["toponym", "demonym"]
