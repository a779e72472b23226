"""Web pages: the main text, and what they say of themselves."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sources import File, read

from glossator_formats.web import Html

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Ann left | The Paper</title>
<meta name="author" content="Bob Ray">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<link rel="canonical" href="https://x.example/a"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ann left</h1>
<p>Ann of Rome left the city yesterday, and she did so without a word to anyone at all.</p>
<p>Bob said that he was "sorry" &amp; that the 🎉 would miss her very much indeed.</p>
</article></body></html>
"""


def test_the_main_text_and_what_the_page_says_of_itself_are_read() -> None:
    (one,) = read(Html(), PAGE.encode())
    assert "Home" not in one.text
    assert 'he was "sorry" & that the 🎉 would miss' in one.text
    assert one.metadata["title"] == "Ann left"
    assert one.metadata["author"] == "Bob Ray"
    assert one.metadata["date"] == "2024-05-06"
    assert one.metadata["url"] == "https://x.example/a"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ('<p class="date">3 March 2015</p>', "2015-03-03"),
        ('<p class="date">March 2015</p>', None),
        ("<p>The bridge was built in 1998.</p>", None),
        ('<time datetime="2087-03-03">3 March 2087</time>', "2087-03-03"),
    ],
)
def test_a_page_has_the_date_that_it_says_itself_and_no_made_up_one(
    written: str, date: str | None
) -> None:
    undated = re.sub("<meta property.*", "", PAGE)
    page = undated.replace("</h1>", f"</h1>{written}")
    (one,) = read(Html(), page.encode())
    assert one.metadata.get("date") == date


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ('lang="en"', "en"),
        ('lang="pt_BR"', "pt-BR"),
        ('xml:lang="de"', "de"),
        ('lang=""', None),
        ('lang="english"', None),
        ("", None),
    ],
)
def test_a_page_is_in_the_language_that_it_says(said: str, language: str | None) -> None:
    (one,) = read(Html(), PAGE.replace('lang="en"', said).encode())
    assert one.language == language


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("", "cp1252"),
        ("", "utf-8"),
        ("", "utf-16"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso-8859-2"),
        ('<meta charset="none-such">', "cp1252"),
    ],
)
def test_a_page_is_in_the_encoding_that_a_browser_takes_it_for(said: str, encoding: str) -> None:
    words = "The “envoy” left the café" if encoding != "iso-8859-2" else "The café left Łódź"
    page = f"<html><head>{said}</head><body><p>{words} on Monday, they said.</p></body></html>"
    (one,) = read(Html(), page.encode(encoding))
    assert one.text.startswith(words)


def test_signs_of_notes_are_no_parts_of_words() -> None:
    raised = '<sup><a href="#n1">1</a></sup> by H<sub>2</sub>O for 3 m<sup>2</sup>'
    noted = f'Storm Wilma{raised}, <sup>[<a href="#n2">2</a>]</sup>she said.</p>'
    (one,) = read(Html(), PAGE.replace("at all.</p>", f"at all.</p><p>{noted}", 1).encode())
    assert "\nStorm Wilma by H2O for 3 m2, she said.\n" in one.text


def test_a_page_is_known_by_its_first_tag() -> None:
    html = Html()
    assert html.recognizes(File(PAGE.encode()))
    assert html.recognizes(File(b"\xef\xbb\xbf<!-- x --><HTML>"))
    assert not html.recognizes(File(b"<p>hypertext"))


def test_a_page_is_annotated_by_its_name(cli: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "page.htm").write_text(PAGE, "utf-8")
    (tmp_path / "bare.html").write_text("<html></html>", "utf-8")
    done = cli("run", "page.htm", "bare.html", "-l", "tokens", "--use", "rules")
    assert done.code == 3
    assert "bare.html: expected a page with a main text, found none in it" in done.err
    assert '"id":"page"' in done.out


def test_without_trafilatura_it_is_said_what_to_install(
    cli: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: None)
    done = cli("convert", "page.html")
    assert (done.code, "type `pip install 'glossator[web]'`" in done.err) == (2, True)


def test_the_words_of_a_sentence_stay_with_their_quotation_marks() -> None:
    inline = "On <time>June 5</time> she said <q>we left <q>home</q></q> and went <q>away</q>.</p>"
    page = PAGE.replace("at all.</p>", f"at all.</p><p>{inline}", 1)
    (one,) = read(Html(), page.encode())
    assert "\nOn June 5 she said “we left ‘home’” and went “away”.\n" in one.text
