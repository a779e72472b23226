"""W3C Web Annotations, both ways, and what a JSON-LD processor makes of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from exchanged import LAYERS, lost, read_one
from hypothesis import given
from pyld import jsonld
from sources import File
from strategies import documents, extents, texts

import glossator
from glossator.exchange import ForeignField
from glossator.testing import document
from glossator_formats.webannotation import WebAnnotation, WebAnnotationOptions
from glossator_formats.webannotation_writing import ANNO, quoted
from glossator_standard.entities import Entity

FORMAT = WebAnnotation(types=LAYERS)

OA = "http://www.w3.org/ns/oa#"

CONTEXT: dict[str, Any] = json.loads(Path(__file__).with_name("anno.jsonld").read_text("utf-8"))
"""The terms of W3C's context that we use, as the Recommendation's vocabulary defines them."""


def bundled(url: str, options: object) -> dict[str, Any]:
    """A document loader without a network: there is that one context."""
    assert url == ANNO
    return {
        "contextUrl": None,
        "documentUrl": url,
        "contentType": "application/ld+json",
        "document": CONTEXT,
    }


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_everything_is_kept(one: glossator.Document) -> None:
    assert lost(FORMAT, one) == []


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_a_processor_drops_no_annotation(one: glossator.Document) -> None:
    data = FORMAT.encode(one)
    # Its own keywords and warnings aside, all that has no term is dropped when it is expanded.
    (top,) = jsonld.expand(json.loads(data), {"documentLoader": bundled})
    (page,) = top["http://www.w3.org/ns/activitystreams#first"]
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    (source,) = top["urn:glossator:document"]
    assert source["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"] == [{"@value": one.text}]
    spans = [item for layer in ("pieces", "mentions") for item in one.layers.get(layer, ())]
    shown = [item for item in items["@list"] if _motivation(item) == f"{OA}tagging"]
    assert len(shown) == len(spans)
    for item, span in zip(shown, spans, strict=True):
        assert item["@type"] == [f"{OA}Annotation"]
        stretches = span.fragments or ((span.start, span.end),)
        targets = item[f"{OA}hasTarget"]
        assert [_positions(target) for target in targets] == list(stretches)
        assert all(target[f"{OA}hasSource"] == [{"@id": source["@id"]}] for target in targets)
    for link, item in zip(
        one.layers.get("links", ()),
        [item for item in items["@list"] if _motivation(item) == f"{OA}linking"],
        strict=True,
    ):
        ends = [target["@id"].rpartition("/")[2] for target in item[f"{OA}hasTarget"]]
        assert ends == [link.source, link.target]


def _motivation(item: Any) -> str:
    return str(item[f"{OA}motivatedBy"][0]["@id"])


def _positions(target: Any) -> tuple[int, int]:
    (place,) = [
        one for one in target[f"{OA}hasSelector"] if one["@type"] == [f"{OA}TextPositionSelector"]
    ]
    return place[f"{OA}start"][0]["@value"], place[f"{OA}end"][0]["@value"]


def test_ids_survive_as_rdf() -> None:
    one = document("Ann", Entity(start=0, end=3, label="PERSON", rule="r"), id="a b/ü?#%")
    quads = jsonld.to_rdf(json.loads(FORMAT.encode(one)), {"documentLoader": bundled})
    said = {(quad["predicate"]["value"], quad["object"]["value"]) for quad in quads["@default"]}
    assert (f"{OA}exact", "Ann") in said
    assert (f"{OA}hasSource", "urn:glossator:document:a%20b%2F%C3%BC%3F%23%25") in said
    assert read_one(FORMAT, FORMAT.encode(one)).id == "a b/ü?#%"


def test_a_text_that_is_published_has_its_own_address() -> None:
    made = WebAnnotation(WebAnnotationOptions(base="https://example.org/notes/"), LAYERS)
    one = document("Ann", Entity(start=0, end=3, label="PERSON", rule="r"), id="https://x.org/a b")
    (item,) = json.loads(made.encode(one))["first"]["items"]
    assert item["id"] == "https://example.org/notes/https%3A%2F%2Fx.org%2Fa%20b/entities:1"
    assert item["target"]["source"] == "https://x.org/a%20b"
    assert lost(made, one) == []


@given(texts, extents(40))
def test_a_quote_stands_in_one_place(text: str, extent: tuple[int, int]) -> None:
    start, end = (min(offset, len(text)) for offset in extent)
    prefix, exact, suffix = quoted(text * 9, start, end)
    assert exact == (text * 9)[start:end]
    words = prefix + exact + suffix
    assert (text * 9).find(words) == (text * 9).rfind(words) == start - len(prefix)


def annotation(**given: Any) -> dict[str, Any]:
    one = {"@context": ANNO, "id": "http://x.org/a1", "type": "Annotation"}
    return {**one, "body": {"type": "TextualBody", "value": "Person"}, **given}


def read_all(text: str, *items: dict[str, Any]) -> glossator.Document:
    return read_one(FORMAT, json.dumps(items).encode(), {".txt": text.encode()})


def test_others_annotations_are_read_with_all_they_say() -> None:
    one = read_all(
        "Ann met 🎉 Ann",
        annotation(
            target={
                "source": "http://x.org/doc",
                "selector": {"type": "TextQuoteSelector", "exact": "Ann", "prefix": "🎉 "},
            },
            creator="http://x.org/me",
            body=[
                {"type": "TextualBody", "value": "Person", "purpose": "tagging"},
                {"type": "TextualBody", "value": "who?", "purpose": "commenting"},
            ],
        ),
        annotation(
            id="http://x.org/a2",
            motivation="commenting",
            body={"type": "TextualBody", "value": "why?"},
            target={
                "source": "http://x.org/doc",
                "selector": {"type": "FragmentSelector", "value": "char=4,7"},
            },
        ),
        annotation(
            id="http://x.org/a3", motivation="linking", target="http://x.org/a1", body="u:x"
        ),
    )
    assert [(item.start, item.end, item.label) for item in one.layers.of(Entity)] == [
        (10, 13, "PERSON")
    ]
    assert {(item.name, str(item.value)) for item in one.layers.of(ForeignField)} == {
        ("creator", "http://x.org/me"),
        ("body", "[{'type': 'TextualBody', 'value': 'who?', 'purpose': 'commenting'}]"),
    }
    (comment,) = one.layers["commenting"]
    assert (comment.start, comment.end) == (4, 7)
    assert comment.data["body"] == [{"type": "TextualBody", "value": "why?"}]
    (link,) = one.layers["linking"]
    assert link.data == {"id": "linking:1", "target": "entities:1", "body": ["u:x"]}
    assert lost(FORMAT, one) == []
    items = json.loads(FORMAT.encode(one))["first"]["items"]
    assert (items[0]["creator"], len(items[0]["body"])) == ("http://x.org/me", 2)


def test_offsets_in_bytes_are_read() -> None:
    selector = {"type": "DataPositionSelector", "start": 5, "end": 8}
    one = read_all("🎉 Ann", annotation(target={"source": "x", "selector": selector}))
    assert one.text_of(one.layers.of(Entity)[0]) == "Ann"


@pytest.mark.parametrize(
    ("fragment", "words"), [("char=4,7", "met"), ("char=,3", "Ann"), ("char=8,", "Bob")]
)
def test_an_address_may_say_itself_which_part_is_meant(fragment: str, words: str) -> None:
    for target in (f"http://x.org/d#{fragment}", {"source": f"http://x.org/d#{fragment}"}):
        one = read_all("Ann met Bob", annotation(target=target))
        assert [one.text_of(it) for it in one.layers.of(Entity)] == [words]


def test_a_quote_that_fits_several_places_means_all() -> None:
    selector = {"type": "TextQuoteSelector", "exact": "Ann"}
    one = read_all("Ann and Ann", annotation(target={"source": "x", "selector": selector}))
    assert one.layers.of(Entity)[0].fragments == ((0, 3), (8, 11))


def at(source: str, start: int, end: int) -> dict[str, Any]:
    selector = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": source, "selector": selector}


TEXTS = ("http://x.org/d.txt", "http://x.org/e.txt")
OF_TWO_TEXTS = [
    annotation(id="u:1", target=[at(TEXTS[0], 0, 3), at(TEXTS[1], 0, 99)]),
    annotation(id="u:2", target=at(TEXTS[1], 4, 7)),
    annotation(id="u:3", motivation="linking", target="u:4"),
    annotation(id="u:4", motivation="linking", target="u:2"),
    annotation(id="u:5", motivation="linking", target=["u:1", "u:2"], body="u:x"),
    annotation(id="u:6", target={"type": "Composite", "items": [at(TEXTS[0], 8, 11)]}),
]


def test_of_a_choice_the_first_that_is_in_the_text_is_meant() -> None:
    pages = {"type": "Choice", "items": [at("http://x.org/scan.pdf", 9, 9), at(TEXTS[0], 8, 11)]}
    spans = {"type": "Choice", "items": [at(TEXTS[0], 0, 3), at(TEXTS[0], 4, 7)]}
    bodies = [{"type": "TextualBody", "value": value} for value in ("ORG", "PER")]
    one = read_all(
        "Ann met Bob",
        annotation(id="u:1", target=pages),
        annotation(id="u:2", target=spans, body={"type": "Choice", "items": bodies}),
    )
    found = [(one.text_of(item), item.label) for item in one.layers.of(Entity)]
    assert found == [("Ann", "ORG"), ("Bob", "PERSON")]
    [said] = one.layers.of(ForeignField)  # all that there is to choose from
    assert (said.name, said.value) == ("body", [{"type": "Choice", "items": bodies}])
    assert lost(FORMAT, one) == []


def test_targets_in_other_texts_are_left_out_and_told() -> None:
    with pytest.warns(UserWarning, match=r"^d: 5 of the annotations .* \(http://x.org/e.txt\)"):
        one = read_all("Ann met Bob", *OF_TWO_TEXTS)  # in d.json, with d.txt
    assert [one.text_of(item) for item in one.layers.of(Entity)] == ["Ann", "Bob"]
    (link,) = one.layers["linking"]
    assert link.data == {"id": "linking:1", "target": "entities:1", "body": ["u:x"]}


def test_what_the_file_or_the_user_says_is_the_text() -> None:
    page = {"type": "AnnotationPage", "items": OF_TWO_TEXTS}
    given = {**page, "document": {"id": TEXTS[1], "value": "x" * 99}}
    with pytest.warns(UserWarning, match=r"2 of the annotations .* \(http://x.org/d.txt\)"):
        one = read_one(FORMAT, json.dumps(given).encode())
    assert [(item.start, item.end) for item in one.layers.of(Entity)] == [(0, 99), (4, 7)]
    asked = WebAnnotation(WebAnnotationOptions(source=TEXTS[1]), LAYERS)
    with pytest.warns(UserWarning, match="other texts"):
        one = read_one(asked, json.dumps(page).encode(), {".txt": b"x" * 99})
    assert len(one.layers.of(Entity)) == 2


@pytest.mark.parametrize(("target", "found"), [([], "none"), (5, "something else")])
def test_an_annotation_of_nothing_is_told(target: Any, found: str) -> None:
    with pytest.raises(glossator.FormatError, match=rf"expected a target, found {found} \(at /0\)"):
        read_all("Ann", annotation(target=target))


def test_texts_of_which_none_is_called_as_the_file_are_told() -> None:
    items = [annotation(target=at(f"http://x.org/{name}", 0, 3)) for name in "abc"]
    with pytest.raises(
        glossator.FormatError,
        match=r"of one text, got those of 3 \(http://x.org/a, .*--set webannotation.source=IRI",
    ):
        read_all("Ann", *items)


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ({"type": "TextPositionSelector", "start": 1, "end": 99}, "text of 5 char.*got 1 to 99"),
        ({"type": "TextPositionSelector", "start": "1", "end": 2}, "got '1' to 2"),
        ({"type": "DataPositionSelector", "start": 1, "end": 4}, "inside the character at 0"),
        ({"type": "TextQuoteSelector", "exact": "Bob"}, "'Bob' does not stand there"),
        ({"type": "XPathSelector", "value": "/p"}, "got XPathSelector"),
        (
            [
                {"type": "TextPositionSelector", "start": 0, "end": 3},
                {"type": "TextQuoteSelector", "exact": "Ann"},
            ],
            "expected 'Ann' at 0 to 3.*it stands at 2",
        ),
    ],
)
def test_what_does_not_fit_the_text_is_told_with_its_place(selector: Any, message: str) -> None:
    with pytest.raises(glossator.FormatError, match=rf"{message}.*\(at /0\)"):
        read_all("🎉 Ann", annotation(target={"source": "x", "selector": selector}))


POSITIONS = [{"type": "TextPositionSelector", "start": at, "end": at + 3} for at in (0, 4, 8)]


@pytest.mark.parametrize(
    ("selector", "extent"),
    [
        (
            {
                "type": "RangeSelector",
                "startSelector": POSITIONS[1],
                "endSelector": {"type": "TextQuoteSelector", "exact": "Bob"},
            },
            (4, 8),
        ),
        (
            {
                "type": "TextQuoteSelector",
                "exact": "wed Bob",
                "refinedBy": {"type": "TextPositionSelector", "start": 4, "end": 7},
            },
            (8, 11),
        ),
        ({**POSITIONS[2], "refinedBy": {"type": "TextQuoteSelector", "exact": "ob"}}, (9, 11)),
    ],
)
def test_ranges_and_refined_selectors_mean_what_they_say(
    selector: Any, extent: tuple[int, int]
) -> None:
    one = read_all("Ann wed Bob", annotation(target={"source": "x", "selector": selector}))
    (layer,) = one.layers.values()
    assert [(item.start, item.end) for item in layer] == [extent]


def test_a_page_that_names_the_next_one_is_read() -> None:
    page = {"type": "AnnotationPage", "next": "http://x.org/2", "items": [annotation(target="x")]}
    one = read_one(FORMAT, json.dumps(page).encode(), {".txt": b"Ann"})
    assert sum(map(len, one.layers.values())) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('{"type": "Annotation",\n', "^2: expected one JSON document|malformed"),
        ('{"type": "AnnotationCollection", "first": "http://x.org/1"}', "stand elsewhere"),
        ('{"type": "Thing"}', "expected an Annotation, or a collection"),
        ("[" * 5000, "malformed|expected"),
    ],
)
def test_what_is_no_annotation_is_told(data: str, message: str) -> None:
    with pytest.raises(glossator.FormatError, match=message):
        read_one(FORMAT, data.encode(), {".txt": b"x"})


def test_a_text_is_asked_for_where_there_is_none() -> None:
    with pytest.raises(glossator.FormatError, match=r"in `document.value`, or in a file"):
        read_one(FORMAT, json.dumps(annotation(target="x")).encode())


def test_its_files_are_told_from_our_own(cli: Callable[..., Any], tmp_path: Path) -> None:
    one = document("He left", Entity(start=0, end=2, label="PERSON", rule="r"), id="d")
    data = FORMAT.encode(one)
    assert FORMAT.recognizes(File(data))
    assert not FORMAT.recognizes(File(b'{"format": "glossator/1.1", "text": "anno.jsonld"}'))
    (tmp_path / "a.json").write_bytes(data)
    (tmp_path / "b.json").write_text(json.dumps({"text": f'"@context": "{ANNO}"'}), "utf-8")
    made = cli("convert", "a.json", "b.json", "--output", "all.jsonl")
    assert (made.code, made.err) == (0, "2 documents written\n")
    ids = [json.loads(row)["id"] for row in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert ids == ["d", "b"]
    (tmp_path / "c.json").write_text(json.dumps(annotation(target="x")), "utf-8")
    bad = cli("convert", "a.json", "c.json", "--output", "more.jsonl")
    assert bad.code == 3
    assert bad.err.startswith("c.json: expected the text") or "c.json" in bad.err
    assert "1 document written" in bad.err
