"""What a reader does with a page: layers on and off, references, search, keys, colours, print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import pytest

import glossator
import glossator_view
from glossator.testing import document
from glossator_standard import Entity, Mention, Person, Quotation, Title

if TYPE_CHECKING:
    from browsing import Open, Until
    from playwright.sync_api import Page

TEXT = "Envoy Ana Silva left Rome.\n\n“I may return,” Silva said in Rome.\n"


@pytest.fixture(scope="module")
def article() -> glossator.Document:
    """Entities, and what refers to them."""
    silva = Entity(start=6, end=15, label="PERSON", rule="r")
    short = Entity(start=44, end=49, label="PERSON", rule="r")
    rome = Entity(start=21, end=25, label="GPE", rule="gazetteer")
    made = glossator.Document(id="envoy", text=TEXT).with_layer(
        glossator.Layer.of(Entity, [silva, short, rome])
    )
    title = Title(start=0, end=5, when="former", holder="entities:1", holder_span=(6, 15), rule="x")
    said = Quotation(
        start=28, end=42, kind="direct", speaker="entities:3", cue_span=(50, 54), rule="q"
    )
    made = made.with_layer(glossator.Layer.of(Title, [title]))
    return made.with_layer(glossator.Layer.of(Quotation, [said]))


@pytest.fixture(scope="module")
def with_people(article: glossator.Document) -> glossator.Document:
    """The same with its person."""
    mentions = [
        Mention(start=0, end=15, kind="name", entity="entities:1", title="titles:1", rule="r"),
        Mention(start=44, end=49, kind="name", entity="entities:3", rule="r"),
    ]
    made = article.with_layer(glossator.Layer.of(Mention, mentions))
    silva = Person(
        start=6,
        end=15,
        name="Ana Silva",
        mentions=["mentions:1", "mentions:2"],
        titles=["titles:1"],
    )
    return made.with_layer(glossator.Layer.of(Person, [silva]))


def shown(page: Page) -> dict[str, int]:
    """Layer name to how many of its annotations have a bar."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.bar[id]')].map((one) => one.annotation.layer.name)"
    )
    return {name: found.count(name) for name in sorted(set(found))}


def highlighted(page: Page, name: str) -> list[str]:
    made: list[str] = page.evaluate(
        "(name) => [...CSS.highlights.get(name) ?? []].map(String)", name
    )
    return made


def test_layers_and_labels_are_turned_on_and_off_and_counted(
    open_page: Open, until: Until, article: glossator.Document
) -> None:
    page = open_page(article)
    assert shown(page) == {"entities": 3, "quotations": 1, "titles": 1}
    assert "entities 3" in page.inner_text(".legend")
    page.click("[data-layer=titles]")
    until(page, "document.querySelectorAll('.bar[id]').length === 4")
    assert shown(page) == {"entities": 3, "quotations": 1}
    page.click("summary[aria-label='labels of entities']")
    assert "PERSON 2" in page.inner_text(".legend")
    page.click("[data-label=PERSON]")
    until(page, "document.querySelectorAll('.bar[id]').length === 2")
    assert shown(page) == {"entities": 1, "quotations": 1}


def test_layers_that_only_segment_the_text_are_there_but_off(
    open_page: Open, until: Until, embassy: glossator.Document
) -> None:
    page = open_page(embassy)
    assert {"sentences", "tokens", "structure"}.isdisjoint(shown(page))
    page.check("[data-layer=tokens]")
    until(page, "document.querySelectorAll('.bar').length > 250")
    assert "tokens 359" in page.inner_text(".legend")


def test_layers_that_are_asked_for_are_on(open_page: Open, embassy: glossator.Document) -> None:
    assert shown(open_page(embassy, layers=["tokens", "titles"])).keys() == {"tokens", "titles"}


def test_an_address_opens_at_an_annotation_with_what_it_points_at(
    open_page: Open, article: glossator.Document
) -> None:
    page = open_page(article, hash="#titles:1")
    card = page.inner_text(".card")
    assert "titles former" in card
    assert "holder\nAna Silva" in card
    assert "holder_span" not in card  # the stretch that the reference marks
    assert "titles:1 · 0–5" in card
    assert highlighted(page, "this") == ["Envoy"]
    assert highlighted(page, "that") == ["Ana Silva"]
    assert page.text_content(".arcs text") == "holder"


def test_references_lead_there_and_back(open_page: Open, article: glossator.Document) -> None:
    page = open_page(article, hash="#quotations:1")
    assert highlighted(page, "that") == ["Silva", "said"]
    page.click(".card dl a")
    assert page.evaluate("location.hash") == "#entities:3"
    assert "quotations, speaker" in page.inner_text(".card .referrers")
    page.click(".card .referrers a")
    assert page.evaluate("location.hash") == "#quotations:1"


def test_pointing_at_a_bar_shows_it_until_one_points_elsewhere(
    open_page: Open, article: glossator.Document
) -> None:
    page = open_page(article)
    page.hover("[id='titles:1']")
    assert "former" in page.inner_text(".card h2")
    page.hover("h1")
    assert "Point at a bar" in page.inner_text(".card")


def test_pointing_at_a_link_of_a_view_shows_it_in_the_text_and_the_other_way_round(
    open_page: Open, with_people: glossator.Document
) -> None:
    page = open_page(with_people)
    page.hover("[data-view=people] .titles a")
    assert highlighted(page, "this") == ["Envoy"]
    page.hover("[id='people:1']")
    assert page.inner_text("[data-view=people] a.now") == "Ana Silva"


def test_a_person_has_titles_other_forms_and_quotations(
    open_page: Open, with_people: glossator.Document
) -> None:
    panel = open_page(with_people).inner_text("[data-view=people]")
    for said in ("Ana Silva 2×", "Envoy former", "Silva", "I may return"):
        assert said in panel


def test_a_click_in_the_text_chooses_the_shortest_annotation_there(
    open_page: Open, article: glossator.Document
) -> None:
    page = open_page(article)
    box = page.evaluate(
        "(() => { const range = new Range();"
        "const text = document.querySelectorAll('article p')[1].firstChild;"
        "range.setStart(text, 17); range.setEnd(text, 18);"
        "const { left, top } = range.getBoundingClientRect(); return { left, top }; })()"
    )
    page.mouse.click(box["left"] + 2, box["top"] + 5)
    assert "entities PERSON" in page.inner_text(".card h2")


def test_search_finds_text_and_fields(
    open_page: Open, until: Until, article: glossator.Document
) -> None:
    page = open_page(article)
    page.keyboard.press("/")
    page.keyboard.insert_text("silva")
    until(page, "document.querySelector('#found').textContent.startsWith('2 in the text')")
    assert highlighted(page, "hit") == ["Silva", "Silva"]
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.inner_text("#found") == "2 of 2 in the text"
    page.fill("#search", "gazetteer")
    page.wait_for_selector("#fields a")
    assert page.inner_text("#found") == "0 in the text, 1 in fields"
    page.click("#fields a")
    assert page.evaluate("location.hash") == "#entities:2"


def test_enter_searches_at_once(open_page: Open, article: glossator.Document) -> None:
    page = open_page(article)
    page.fill("#search", "silva")
    page.press("#search", "Enter")
    assert page.inner_text("#found") == "1 of 2 in the text"


@pytest.mark.parametrize(
    ("asked", "count"), [("may  return", 1), ("(", 0), (".", 2), ("ROME", 2), ("“i", 1), ("\\", 0)]
)
def test_what_is_searched_is_taken_as_it_is_typed(
    asked: str, count: int, open_page: Open, until: Until, article: glossator.Document
) -> None:
    page = open_page(article)
    page.fill("#search", asked)
    until(page, f"document.querySelector('#found').textContent.startsWith('{count} in the text')")


@pytest.mark.slow("draws in a browser")
def test_the_keyboard_alone_is_enough(open_page: Open, article: glossator.Document) -> None:
    page = open_page(article)

    def here() -> Any:
        return page.evaluate("document.activeElement.id")

    order = []
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        order.append(here())
    assert order == ["titles:1", "entities:1", "entities:2", "quotations:1", "entities:3"]
    page.keyboard.press("ArrowUp")
    assert here() == "entities:2"
    page.keyboard.press("ArrowDown")
    assert here() == "entities:3"
    page.keyboard.press("ArrowLeft")
    assert here() == "quotations:1"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    page.keyboard.press("Enter")
    assert here() == "entities:3"
    page.keyboard.press("Escape")
    assert "Point at a bar" in page.inner_text(".card")
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("?")
    assert not page.is_visible("#help")
    page.keyboard.press("l")
    page.wait_for_selector(".bar[data-label=PERSON]")


def test_tab_comes_to_all_that_can_be_used(
    open_page: Open, with_people: glossator.Document
) -> None:
    page = open_page(with_people)
    seen = []
    for _ in range(20):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.localName"))
    assert {"search", "button", "article", "input", "summary", "a"} <= set(seen)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_and_can_be_turned(
    scheme: str, open_page: Open, article: glossator.Document
) -> None:
    page = open_page(article, color_scheme=scheme)

    def paper() -> int:
        shade: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return int(shade.removeprefix("rgb(").partition(",")[0])

    is_dark = paper() < 128
    assert is_dark == (scheme == "dark")
    page.keyboard.press("t")
    assert (paper() < 128) != is_dark


@pytest.mark.slow("draws in a browser")
def test_what_is_printed_has_the_whole_article_and_its_bars(
    open_page: Open, until: Until, embassy: glossator.Document
) -> None:
    page = open_page(embassy, color_scheme="dark")
    page.emulate_media(media="print")
    until(page, "document.documentElement.classList.contains('printing')")
    widths = page.evaluate(
        "[...document.querySelectorAll('article > p')].map((one) => one.offsetWidth)"
    )
    assert set(widths) == {640}
    assert not page.is_visible(".top")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    bars = page.evaluate(
        "[...document.querySelectorAll('article .bar')].every((bar) =>"
        " bar.getBoundingClientRect().right <= bar.closest('p').getBoundingClientRect().right + 1)"
    )
    assert bars
    assert page.pdf().startswith(b"%PDF")


def test_the_text_is_text(open_page: Open, article: glossator.Document) -> None:
    page = open_page(article)
    page.keyboard.press("l")
    page.wait_for_selector(".bar[data-label=PERSON]")
    said = page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('article')),String(getSelection())"
    )
    assert said.split() == TEXT.split()


def test_without_a_script_the_article_is_there(
    browser: Any, with_people: glossator.Document
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(glossator_view.page([with_people]))
    assert "I may return" in page.inner_text("article")
    assert "Ana Silva" in page.inner_text(".people")
    context.close()


class Deal(glossator.Relation):
    """Who has to do with whom; it has no place of its own."""

    layer_type: ClassVar[str] = "deals"
    label_field: ClassVar[str] = "kind"

    kind: str
    one: Annotated[str, glossator.ref("entities")]
    other: Annotated[str, glossator.ref("entities")] | None = None


def test_a_relation_of_a_plugin_stands_where_its_first_reference_does(
    open_page: Open, article: glossator.Document
) -> None:
    deal = Deal(kind="visit", one="entities:1", other="entities:2")
    page = open_page(article.with_layer(glossator.Layer.of(Deal, [deal])), hash="#deals:1")
    assert shown(page)["deals"] == 1
    assert highlighted(page, "this") == ["Ana Silva"]
    assert highlighted(page, "that") == ["Ana Silva", "Rome"]


def test_what_nothing_declares_is_shown_with_all_its_fields(open_page: Open) -> None:
    record = {"id": "odd:1", "start": 0, "end": 5, "what": "<b>x</b>", "deep": {"a": [1, 2]}}
    layer = glossator.Layer(
        type="odd",
        version="1.0",
        status="ok",
        annotations=(glossator.OpaqueAnnotation(id="odd:1", start=0, end=5, data=record),),
    )
    page = open_page(glossator.Document(id="x", text="Hello").with_layer(layer), hash="#odd:1")
    assert "<b>x</b>" in page.inner_text(".card")
    assert page.inner_text(".card dl dl") == "a\n[1,2]"


def test_several_documents_have_a_list_and_addresses_of_their_own(open_page: Open) -> None:
    names = ["a/b", "ü ä", "a/b"]
    made = [
        document(
            f"Text {number} of Rome.", Entity(start=10, end=14, label="GPE", rule="r"), id=name
        )
        for number, name in enumerate(names)
    ]
    page = open_page(*made)
    assert page.inner_text("article").strip() == "Text 0 of Rome."
    page.click("nav li:nth-child(3) a")
    assert page.inner_text("section:not([hidden]) article").strip() == "Text 2 of Rome."
    page.goto(page.url.partition("#")[0] + "#%C3%BC%20%C3%A4/entities:1")
    assert page.inner_text("section:not([hidden]) article").strip() == "Text 1 of Rome."
    assert "entities GPE" in page.inner_text("section:not([hidden]) .card")


def test_search_goes_on_in_the_next_document(open_page: Open, until: Until) -> None:
    texts = ["Rome, then Rome.", "Oslo.", "To Rome."]
    page = open_page(*(document(text, id=str(at)) for at, text in enumerate(texts)))
    page.fill("#search", "rome")
    until(page, "document.querySelectorAll('nav b').length === 2")
    assert page.locator("nav b").all_inner_texts() == [" 2", " 1"]
    shown = "document.querySelector('section:not([hidden])').dataset.id"
    seen = []
    for _ in range(4):
        page.press("#search", "Enter")
        until(page, "document.querySelector('#found').textContent.includes(' of ')")
        seen.append((page.evaluate(shown), page.inner_text("#found")))
    assert seen == [
        ("0", "1 of 2 in the text"),
        ("0", "2 of 2 in the text"),
        ("2", "1 of 1 in the text"),
        ("0", "1 of 2 in the text"),
    ]
    page.press("#search", "Shift+Enter")
    until(page, f"{shown} === '2'")
    page.fill("#search", "")
    until(page, "!document.querySelector('nav b')")
