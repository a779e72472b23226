"""Mentions of places and their readings, in marked sentences without entities."""

from typing import Any

import pytest

from glossator.testing import assert_marked


def check(text: str, **fields: Any) -> None:
    fields.setdefault("options", {"locations": {"smallest": 15000}})
    assert_marked(text, "locations", use={"tokens": "rules", "sentences": "rules"}, **fields)


@pytest.mark.parametrize(
    "text",
    [
        "Floods hit [Bangladesh|country=BD feature_class=A geonameid=1210997].",
        "She lives in [Paris|country=FR feature_class=P].",
        "They crossed the [Euphrates|feature_class=H country=IQ] by night.",
        "Talks about [Darfur|feature_class=A country=SD] failed.",
        "He flew to The [Hague|country=NL].",
        "It rained in [Dar es Salaam|country=TZ] and [Port-au-Prince|country=HT].",
        "Snow fell in [Bavaria|country=DE] and [St. Louis|country=US].",
        "The [U.S.|country=US] and the [UK|country=GB] agreed.",
        "Both flew from [Suvarnabhumi|country=TH] to [O'Hare Airport|country=US].",
        "War in the [Middle East|geonameid=6269133] goes on.",
    ],
)
def test_names(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "An [Iranian|kind=demonym country=IR] scientist met two [Swedes|kind=demonym country=SE].",
        "[New Yorkers|kind=demonym name=New_York_City] and [Londoners|kind=demonym country=GB].",
        "The [Chechen|kind=demonym name=Chechnya] fighters left.",
        "[East Asian|kind=demonym name=East_Asia] markets fell.",
        "An [Eastern European|kind=demonym name=Eastern_Europe] firm left.",
        "A [South Korean|kind=demonym country=KR] newspaper reported it.",
        "[Frenchmen|kind=demonym country=FR] and [Kurds|kind=demonym name=Kurdistan] met.",
    ],
)
def test_peoples(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "He fled [Rome|country=IT], [Italy|geonameid=3175395].",
        "He was born in [Rome|country=US], [Georgia|name=Georgia country=US].",
        "[WAUSAU|country=US], [Wis.|name=Wisconsin] (AP) - It took years.",
        "She moved to [Birmingham|country=US], [Ala.|name=Alabama]",
        "She moved to [London|country=CA], [Ontario|country=CA].",
    ],
)
def test_containment(text: str) -> None:
    check(text)


def test_one_sense_per_document() -> None:
    check("[Paris|country=US], [Texas|country=US], is small. In [Paris|country=US] it rains.")


def test_the_country_of_the_document_decides() -> None:
    check(
        "[Tbilisi|country=GE] and [Batumi|country=GE] are in [Georgia|country=GE], near "
        "[Armenia|country=AM]."
    )
    check(
        "[Atlanta|country=US] and [Savannah|country=US] are in [Georgia|country=US], near "
        "[Alabama|country=US]."
    )


def test_where_the_newspaper_appears_is_told_by_its_domain_and_the_text() -> None:
    text = (
        "Police in [Newark|country=US latitude=40.05812] and in [Granville|name=Granville] said so."
    )
    check(text, metadata={"domain": "www.newarkadvocate.com"}, options={"locations": {}})
    check("[Perth|country=GB] is quiet.", metadata={"url": "https://www.perthherald.co.uk/1.html"})
    check("[Malta|country=MT] is quiet.", metadata={"url": "http://maltatoday.com.mt/news"})


def test_the_words_beside_it_decide() -> None:
    check("It was seen on a [Washington|name=Washington feature_class=A] state farm.")
    check("They left the city of [New York|feature_class=P].")


def test_a_list_of_counties() -> None:
    check(
        "Roads in [Clay|feature_class=A], [Otter Tail|feature_class=A] and "
        "[Becker|feature_class=A] counties in [Minnesota|country=US] are closed."
    )


@pytest.mark.parametrize(
    "text",
    [
        "In May and August it rained.",
        "Mr. Houston and Gov. Lincoln agreed.",
        "The West Nile virus is back.",
        "He went to school to read and of course to us.",
        "Reading is fun. Nice weather, Mobile phones.",
        "The Zoo, the Hall and the River are closed.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Seoul|government=True] said it would wait.",
        "[Turkey|government=True] is seeking to bring both to the table.",
        "The [United States|government=True] broke off talks.",
        "[China|government=True] on April 4 unveiled a list.",
        "[Norway|government=False] is cold in May.",
        "[Pyongyang|government=True]'s acting ambassador fled.",
        "Talks with [Tehran|government=True] failed.",
        "[Beijing|government=True] lashed out at him.",
        "It angered [Riyadh|government=True] again.",
        "A storm slammed [Fiji|government=False] at dawn.",
        "Relations between [Moscow|government=True] and [Beijing|government=True] are bad.",
        "It accused [Russia|government=True] of lying.",
        "[Italy|government=True], which has denied it, agreed.",
        "[Norway|government=True], hit by strikes at its ports, ordered troops home.",
        "A girl from [Rome|government=False], [Italy|government=False], said it was cold.",
        "In [Kenya|government=False], hit by drought, police said so.",
        "[Peru|government=False], where it rained, is dry.",
        "We asked, but official [Minsk|government=True] kept silent.",
        "[China|government=True]'s Special Envoy left.",
        "The [Kremlin|government=True] denied it.",
        "A diplomat in [Rome|government=False] said it would wait.",
        "It snowed in [Moscow|government=False].",
        "[Chicago|government=False] said it would wait.",
        "[Egypt|government=False]'s desert is large.",
    ],
)
def test_governments(text: str) -> None:
    check(text)
