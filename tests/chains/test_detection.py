"""``--language auto``: what a text is in, where that can be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import glossator
from glossator.chains.languages import AUTO, finder
from glossator.model.document import Document

TEXTS = {
    "en": "The acting ambassador is said to have fled Rome with his family last week.",
    "de": "Der amtierende Botschafter soll letzte Woche mit seiner Familie geflohen sein.",
    "fr": "L'ambassadeur par intérim aurait fui Rome la semaine dernière avec sa famille.",
    "ru": "Исполняющий обязанности посла на прошлой неделе бежал из Рима вместе с семьёй.",
}
UNCLEAR = ("", "Berlin", "12.5 %", "1984-12-01 10:30", "Jo Song Gil", "…", "AAPL 172.5 +0.3 %")


@pytest.fixture
def library() -> None:
    pytest.importorskip("py3langid", reason="needs the extra `language`")


@pytest.mark.usefixtures("library")
def test_the_language_of_a_sentence_is_found() -> None:
    detect = finder(AUTO)
    assert {text: detect(text) for text in TEXTS.values()} == {
        text: language for language, text in TEXTS.items()
    }


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("text", UNCLEAR)
@pytest.mark.slow(reason="asks a model many times")
def test_what_is_too_short_to_tell_is_left_open(text: str) -> None:
    assert finder(AUTO)(text) is None


@pytest.mark.usefixtures("library")
def test_what_is_found_is_written_into_documents_that_have_none() -> None:
    documents = [
        Document(id="a", text=TEXTS["de"]),
        Document(id="b", text=TEXTS["de"], language="en"),
        Document(id="c", text="Berlin"),
    ]
    with glossator.chain("dates", name="light", language="auto") as chain:
        made = list(chain.pipe(documents))
    assert [document.language for document in made] == ["de", "en", None]
    # What is left open is taken for the chain's.
    assert ["dates" in document.layers for document in made] == [False, True, True]


def test_without_the_library_one_line_says_what_to_type(
    cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: None)
    done = cli("run", "-", "--language", "auto")
    assert (done.code, done.err) == (
        2,
        "Error: --language auto needs py3langid, which is not installed: "
        "type `pip install 'glossator[language]'`\n",
    )
