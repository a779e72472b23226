"""Language tags, and which annotators they choose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.model.language import canonical, determined, expected, includes, is_tag

TAGS = """en de-AT EN zh-Hans-CN sr-Latn-RS es-419 de-CH-1996 sl-rozaj-biske en-US-x-twain x-own
i-klingon en-u-ca-gregory und mul zxx iw grc"""


@pytest.mark.parametrize("tag", TAGS.split())
def test_tags_of_bcp_47_are_tags(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("english", "en"),
        ("German", "de"),
        ("Norwegian Bokmål", "nb"),
        ("en_US", "en-US"),
        ("en_US.UTF-8", "en-US"),
        ("eng", "en"),
        ("deu-AT", "de-AT"),
        ("en-", "en"),
        ("english-GB", "en-GB"),
    ],
)
def test_what_is_meant_by_other_texts_is_guessed(text: str, meant: str) -> None:
    assert not is_tag(text)
    assert expected(text).endswith(f"got {text!r}; did you mean {meant!r}?")


@pytest.mark.parametrize("text", ["", "e", "12", "xx", "jp", "en-a", "de-DE-DE", "x", "klingon"])
def test_or_is_not_guessed(text: str) -> None:
    assert not is_tag(text)
    assert expected(text).endswith(f"got {text!r}")


def test_a_language_includes_its_kinds() -> None:
    for tag in ("en", "en-GB", "EN-gb", "en_GB", "eng"):
        assert includes(["de", "en"], tag)
    for tag in ("de", "eno", "x-en", "und"):
        assert not includes(["en"], tag)
    assert not includes(["en-GB"], "en")
    assert includes(["*"], "de")


def test_an_undetermined_language_is_none() -> None:
    assert [determined(one) for one in (None, "", "und", "und-Latn")] == [None] * 4
    assert determined("en") == "en"


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert is_tag(text) or text in expected(text) or repr(text) in expected(text)
    assert canonical(canonical(text)) == canonical(text)
