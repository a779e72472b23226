"""Pages as text: whatever stands in a document stays text, and nothing comes from outside."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

import glossator
import glossator_view
from glossator.model.provenance import Failure
from glossator.testing import document
from glossator_standard import Date, Entity, Location
from glossator_view import blocks, columns, signs

if TYPE_CHECKING:
    from browsing import Open

EVIL = "</script></article><img src=x onerror=alert(1)><!--<script>alert(2)</script>&amp; ]]> "


class Parsed(HTMLParser):
    """The text of the article, the data, and the elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.blocks: list[str] = []
        self.data: list[str] = []
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "p" and "article" in self._inside:
            self.blocks.append("")
        if tag == "script" and ("type", "application/json") in attrs:
            self.data.append("")
            tag = "json"
        if tag not in ("meta", "input", "img", "br", "path"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() not in (tag, "json" if tag == "script" else tag):
            pass

    def handle_data(self, data: str) -> None:
        if "article" in self._inside and "p" in self._inside:
            self.blocks[-1] += data
        elif self._inside[-1:] == ["json"]:
            self.data[-1] += data


def test_a_page_allows_its_own_style_and_script_alone() -> None:
    page = glossator_view.page([document("Hi")])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for kind, pattern in (
        ("style", r"<style>(.*?)</style>"),
        ("script", r'"module">(.*?)</script>'),
    ):
        found = re.search(pattern, page, re.DOTALL)
        assert found
        digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")
    assert not re.search(r"""(src|href|action)=["']?(https?:)?//""", page)
    assert " style=" not in page
    elements = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"<[^>]* on\w+=", elements)


class Note(glossator.Span):
    """Anything that is said of a stretch."""

    said: str


@pytest.mark.parametrize("text", [EVIL, EVIL + "\u2028\u2029\x00\x1b[31m\u202e", "a" * 7000])
def test_whatever_a_document_says_is_text(text: str, open_page: Open) -> None:
    made = document(
        text,
        Note(start=0, end=len(text), said=text),
        Entity(start=0, end=len(text), label="PERSON", rule=text),
        id=text[:80],
        language="en",
        metadata={"title": text, 'x"><script>': text},
    )
    page = open_page(made)
    assert page.evaluate("document.querySelectorAll('img, section script:not([type])').length") == 0
    shown = "".join(
        page.evaluate("[...document.querySelectorAll('article > p')].map((p) => p.textContent)")
    )
    assert shown.replace("\u2028", "").replace("\u2029", "") == signs.shown(text).replace(
        "\u2028", ""
    ).replace("\u2029", "")
    page.keyboard.press("ArrowRight")
    assert signs.shown(text)[:40].strip() in page.inner_text(".card")


def test_what_one_cannot_see_has_a_sign_that_says_what_it_is() -> None:
    page = glossator_view.page([document("a\x00b\u202ec\x85d")])
    assert '<span class="sign" title="U+0000 NULL">␀</span>' in page
    assert '<span class="sign" title="U+202E RIGHT-TO-LEFT OVERRIDE">⇠</span>' in page
    assert "\u202e" not in page
    assert "\x00" not in page


TEXTS = st.text(st.characters(codec=None, exclude_characters=""), max_size=200)


@given(TEXTS)
def test_the_blocks_have_all_of_the_text_but_white_space_between_them(text: str) -> None:
    at, parsed = 0, Parsed(glossator_view.page([document(text)]))
    for ((start, end), _), shown in zip(blocks.blocks(text), parsed.blocks, strict=True):
        assert text[at:start].strip() == ""
        assert shown == signs.shown(text[start:end])
        assert len(shown) == end - start
        at = end
    assert text[at:].strip() == ""


def test_a_long_paragraph_is_parted_at_spaces() -> None:
    text = "word " * 5000
    parts = blocks.blocks(text)
    assert len(parts) > 3
    assert all(end - start <= blocks.LONGEST for (start, end), _ in parts)
    assert all(text[start:end].startswith("word") for (start, end), _ in parts)
    assert [goes_on for _, goes_on in parts] == [False, *[True] * (len(parts) - 1)]


class Anything(glossator.Span):
    """Fields of all sorts."""

    layer_type: ClassVar[str] = "any"

    words: str = ""
    number: float | None = None
    several: list[str] = glossator.field(default_factory=list)
    record: dict[str, Any] = glossator.field(default_factory=dict)
    rows: list[dict[str, Any]] = glossator.field(default_factory=list)


def decoded(column: Any) -> list[Any]:
    if isinstance(column, list):
        return column
    return [column["values"][number] for number in column["of"]]


VALUES = st.builds(
    Anything,
    start=st.integers(0, 20),
    end=st.integers(20, 40),
    words=st.text(st.characters(codec="utf-8")),
    number=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    several=st.lists(st.sampled_from("ab")),
    record=st.dictionaries(st.sampled_from("xyz"), st.integers(0, 3)),
    rows=st.lists(st.fixed_dictionaries({"p": st.integers(0, 2), "q": st.sampled_from("qQ")})),
)


@given(st.lists(VALUES, max_size=12))
def test_columns_have_what_the_fields_say(items: list[Anything]) -> None:
    layer = document("x" * 40, *items).layers.get_or_empty("any")
    made = json.loads(columns.encoded(columns.columns_of("any", layer)))
    fields = {name: decoded(column) for name, _, column in made.get("fields", [])}
    start = 0
    for number, one in enumerate(layer):
        start += made["at"][2 * number]
        assert (start, made["at"][2 * number + 1]) == (one.start, one.end - one.start)
        for name in ("words", "number", "several", "record"):
            default = getattr(Anything(start=0, end=0), name)
            value = fields[name][number] if name in fields else None
            assert (default if value is None else value) == getattr(one, name)
        table = fields["rows"][number] if "rows" in fields else None
        rows = (
            [dict(zip(table["names"], row, strict=True)) for row in table["rows"]] if table else []
        )
        assert rows == one.rows


def test_a_layer_that_no_document_has_is_told_with_the_nearest() -> None:
    made = document("Rome", Entity(start=0, end=4, label="GPE", rule="r"))
    with pytest.raises(
        glossator.OptionError, match="unknown layer 'entitis'; did you mean 'entities'"
    ):
        glossator_view.page([made], layers=["entitis"])


def test_a_failed_layer_is_told_with_the_reason(open_page: Open) -> None:
    made = document("Rome", Entity(start=0, end=4, label="GPE", rule="r"))
    failure = Failure(annotator="dates", kind="ValueError", message="<no> way")
    failed: glossator.Layer[Date] = glossator.Layer(
        type="dates", version="1.0", status="error", annotations=(), error=failure
    )
    page = open_page(made.with_layer(failed))
    assert "dates: dates failed: <no> way" in page.inner_text(".legend")


def test_layers_are_stale_that_were_made_from_something_else(embassy: glossator.Document) -> None:
    other = embassy.with_layer(
        glossator.Layer.of(Entity, [Entity(start=0, end=5, label="ORG", rule="r")])
    )
    [data] = Parsed(glossator_view.page([other])).data
    stale = {one["name"] for one in json.loads(data)["layers"] if one.get("stale")}
    assert {"locations", "titles", "quotations"} <= stale
    assert "dates" not in stale


def test_a_page_of_places_has_a_map_and_a_table_with_their_credit(open_page: Open) -> None:
    def place(start: int, end: int, name: str, x: float, y: float) -> Location:
        return Location(
            start=start, end=end, kind="toponym", geonameid=start + 1, name=name, country="XX",
            longitude=x, latitude=y, reason="r",
        )  # fmt: skip

    text = "From <Suva> to Anadyr, back to Suva."
    page = open_page(
        document(text, place(5, 11, "<Suva>", 178.4, -18.1), place(15, 21, "Anadyr", 177.5, 64.7))
    )
    view = page.locator("[data-view=places]")
    assert view.locator("circle").count() == 2
    assert "GeoNames" in view.inner_text()
    assert "Natural Earth" in view.inner_text()
    assert view.locator("tbody tr").all_inner_texts() == [
        "<Suva>\tXX\t<Suva>",
        "Anadyr\tXX\tAnadyr",
    ]
    first = view.locator("circle").first.bounding_box()
    land = view.locator(".map > path").bounding_box()
    assert first
    assert land
    assert land["width"] > 50
    view.locator("svg a").first.click()
    assert page.evaluate("location.hash").startswith("#locations:")


def test_dates_stand_on_a_line_in_their_order(open_page: Open) -> None:
    def date(start: int, end: int, value: str) -> Date:
        return Date(start=start, end=end, type="DATE", value=value, rule="r")

    text = "In 2020, May 2018, 3 June 2018 and for years."
    page = open_page(
        document(
            text,
            date(3, 7, "2020"),
            date(9, 17, "2018-05"),
            date(19, 30, "2018-06-03"),
            date(39, 44, "P3Y"),
        )
    )
    view = page.locator("[data-view=timeline]")
    assert view.locator("tbody th").all_inner_texts() == ["2018-05", "2018-06-03", "2020"]
    places = [float(one.get_attribute("cx") or 0) for one in view.locator("circle").all()]
    assert places == sorted(places)


class Weather(glossator.View):
    """A view of a plugin."""

    name = "weather"
    title = "Weather <now>"
    layers = ("entities",)

    def draw(self, document: glossator.Document) -> str:
        first = document.layers["entities"][0]
        return f"<p>{self.link(first, '<' + document.text_of(first) + '>')}</p>"


class Broken(Weather):
    """One that fails."""

    name = "broken"

    def draw(self, document: glossator.Document) -> str:
        raise ValueError(document.text)


def test_a_plugin_brings_a_view_and_one_that_fails_costs_no_page(tmp_path: Any) -> None:
    from glossator.cli.shared import registry_with

    source = f"import glossator\nfrom {__name__} import Broken, Weather\n\n\n@glossator.hookimpl\n"
    path = tmp_path / "weather_views.py"
    path.write_text(source + "def glossator_views():\n    return [Weather, Broken]\n", "utf-8")
    made = document("Rome", Entity(start=0, end=4, label="GPE", rule="r"))
    page = glossator_view.page([made], registry=registry_with([str(path)]))
    assert (
        '<summary>Weather &lt;now&gt;</summary><p><a href="#entities:1"><bdi>&lt;Rome&gt;' in page
    )
    assert "the view broken failed: ValueError" in page


@pytest.mark.parametrize("text", ["", " \n", "a", "\n\n a\n\n\n", "a\r\nb\rc"])
def test_a_text_may_be_empty_or_have_any_line_breaks(text: str, open_page: Open) -> None:
    page = open_page(document(text, *([Note(start=0, end=1, said="x")] if text else [])))
    page.keyboard.press("ArrowRight")
    assert page.evaluate(
        "[...document.querySelectorAll('article > p')].map((one) => one.textContent)"
    ) == [text[start:end] for (start, end), _ in blocks.blocks(text)]


def test_halves_of_surrogate_pairs_cost_no_page(open_page: Open) -> None:
    text = "a\ud800b"
    layer = glossator.Layer(
        type="odd",
        version="1.0",
        status="ok",
        annotations=(
            glossator.OpaqueAnnotation(
                id="x\udc00",
                start=0,
                end=3,
                data={"id": "x\udc00", "start": 0, "end": 3, "v": text},
            ),
        ),
    )
    made = glossator.Document(id="d\ud800", text=text, metadata={"title": text})
    page = open_page(made.with_layer(layer), made)
    page.keyboard.press("ArrowRight")
    assert "a\ufffdb" in page.inner_text("section:not([hidden]) .card")


def test_the_headline_and_what_is_no_article_are_told_apart() -> None:
    text = "Home\nSport\nMayor quits over dam\nBy Ana Ruiz\n\nThe mayor of Tull quit on Monday.\n"
    made = glossator.chain("structure")(text)
    page = glossator_view.page([made, document(text)])
    assert '<p class="ends k-headline">Mayor quits over dam</p>' in page
    assert '<p class="ends k-promo">Home</p>' in page
    assert "<small><bdi>Mayor quits over dam</bdi></small>" in page
    assert (
        "<small><bdi>Home Sport Mayor quits over dam By Ana Ruiz The mayor of</bdi></small>" in page
    )
    [layer] = json.loads(Parsed(glossator_view.page([made])).data[0])["layers"]
    assert layer["on"]  # where there is no other
