"""Older layers are upgraded by their class as they are read; what reads them stays fresh."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pytest

import glossator
from glossator.format import upgrade
from glossator.format.codec import decode, encode
from glossator.format.upgrade import STEPS, upgrade_document
from glossator.format.version import FORMAT, OLDER, standing_of_format, standing_of_layer
from glossator.model.provenance import Producer
from glossator.model.staleness import Maker, fingerprint_in, settled, staleness
from glossator.testing import document

ARCHIVE = Path(__file__).parent / "archive"


class Mood(glossator.Span):
    """A mood as 2.0 declares it: `mood` was a number in 1.0, `kind` in 1.1."""

    layer_version = "2.0"

    kind: str
    after: Annotated[str, glossator.ref("mood")] | None = None

    @classmethod
    def upgrade(cls, record: dict[str, Any], version: str) -> dict[str, Any]:
        if version == "1.0":
            record["kind"] = ["sad", "glad"][record.pop("mood")]
        return record


class Plain(glossator.Span):
    """A layer type in its version 2.3, without steps."""

    layer_version = "2.3"


TYPES: dict[str, type[glossator.Annotation]] = {"mood": Mood, "plain": Plain}


def old(name: str = "mood", version: str = "1.0", **changes: Any) -> dict[str, Any]:
    """A document with a layer of version 1.0."""
    rows = [
        {"id": f"{name}:1", "start": 0, "end": 3, "mood": 0},
        {"id": f"{name}:2", "start": 4, "end": 7, "mood": 1, "after": f"{name}:1"},
    ]
    layer = {"type": "mood", "version": version, "status": "ok", "annotations": rows, **changes}
    return {"format": FORMAT, "id": "a", "text": "one two", "layers": {name: layer}}


def read(row: dict[str, Any]) -> glossator.Document:
    return decode(json.dumps(row), TYPES)


@pytest.mark.parametrize("name", ["mood", "gold:mood"])
def test_an_older_layer_is_upgraded_whoever_made_it(name: str) -> None:
    made = read(old(name))
    layer = made.layers.of(Mood, name)
    assert layer.version == "2.0"
    assert [(one.id, one.kind, one.after) for one in layer] == [
        (f"{name}:1", "sad", None),
        (f"{name}:2", "glad", f"{name}:1"),
    ]
    assert decode(encode(made), TYPES) == settled(made, lambda _: None)


def test_an_upgrade_that_moves_annotations_leaves_them_in_order() -> None:
    class Moved(Mood):
        layer_type = "mood"

        @classmethod
        def upgrade(cls, record: dict[str, Any], version: str) -> dict[str, Any]:
            made = super().upgrade(record, version)
            return {**made, "start": 7 - made["end"], "end": 7 - made["start"]}

    made = decode(json.dumps(old()), {"mood": Moved})
    assert [one.id for one in made.layers["mood"]] == ["mood:2", "mood:1"]


def test_a_failed_layer_is_upgraded_too() -> None:
    error = {"annotator": "x", "kind": "E", "message": "m"}
    assert read(old(annotations=[], status="error", error=error)).layers["mood"].version == "2.0"


@pytest.mark.parametrize(
    ("rows", "message", "pointer"),
    [
        ([{"mood": 7}], "from 1.0 to 2.0 failed: IndexError: list index out of range", ""),
        ([{"mood": 1, "colour": 1}], "from 1.0 to 2.0: found unknown field `colour`", ""),
        ([{"mood": 1, "start": "0"}], "expected `int`, got `str`", "/start"),
        ([3], "expected `object`, got `int`", ""),
    ],
)
def test_what_cannot_be_upgraded_is_named(rows: list[Any], message: str, pointer: str) -> None:
    base = {"id": "mood:1", "start": 0, "end": 3}
    given = [{**base, **row} if isinstance(row, dict) else row for row in rows]
    with pytest.raises(glossator.FormatError) as raised:
        read(old(annotations=given))
    assert message in raised.value.message
    assert raised.value.pointer == f"/layers/mood/annotations/0{pointer}"


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (None, "expected a dict, got NoneType"),
        ({"id": "mood:9"}, "expected the id to stay 'mood:1'"),
    ],
)
def test_a_step_keeps_ids_and_returns_a_dict(
    result: Any, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Mood, "upgrade", classmethod(lambda *_: result))
    with pytest.raises(glossator.FormatError, match=message):
        read(old())


def test_without_a_step_an_older_minor_version_is_read_as_it_is() -> None:
    rows = [{"id": "plain:1", "start": 0, "end": 3}]
    made = read(old("plain", type="plain", version="2.1", annotations=rows))
    assert made.layers["plain"].version == "2.1"


def test_without_a_step_an_older_major_version_is_refused_with_what_to_do() -> None:
    with pytest.raises(glossator.FormatError, match="its class has no `upgrade` from there; inst"):
        read(old("plain", type="plain", version="1.9", annotations=[]))


@pytest.mark.parametrize(
    ("version", "standing"),
    [
        ("2.0", "current"),
        ("1.9", "upgraded"),
        ("1.0", "upgraded"),
        ("2.1", "newer"),
        ("3.0", "unknown"),
        ("two", "unknown"),
        (None, "unknown"),
    ],
)
def test_what_is_done_with_a_version(version: object, standing: str) -> None:
    assert standing_of_layer(version, Mood) == standing


def test_every_older_format_leads_to_that_of_today_step_by_step() -> None:
    assert tuple(STEPS) == OLDER
    for name in OLDER:
        assert standing_of_format(name) == "upgraded"
        empty = {"format": name, "id": "a", "text": "", "layers": {}}
        assert upgrade_document(empty)["format"] == FORMAT
    assert {f"glossator/{folder.name}" for folder in ARCHIVE.iterdir()} == set(OLDER)


@pytest.mark.parametrize("path", sorted(ARCHIVE.glob("*/*.json")), ids=lambda path: path.stem)
def test_reading_an_older_document_is_taking_the_steps(path: Path) -> None:
    data = path.read_bytes()
    assert decode(json.dumps(upgrade_document(json.loads(data))), {}) == decode(data, {})


def test_a_document_that_takes_a_step_to_be_read_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def step(row: dict[str, Any]) -> dict[str, Any]:
        row["text"] = row.pop("body")
        return {**row, "format": FORMAT}

    monkeypatch.setattr(upgrade, "STEPS", {"glossator/1.0": step})
    row = {"format": "glossator/1.0", "id": "a", "body": "one", "layers": {}}
    assert read(row).text == "one"
    del row["body"]
    with pytest.raises(glossator.FormatError, match="missing required field `text`"):
        read(row)


class Old(glossator.Span):
    """A mood as 1.0 declared it."""

    layer_type = "mood"

    mood: int


MAKER = Maker(version="1", metadata=("date",), identity="sha256:1")


def with_sum(metadata: tuple[str, ...], **inputs: str) -> glossator.Document:
    """A document of the days of `Old`, with a layer `sum` made from its moods, read today."""
    then = document("one two", Old(start=0, end=3, mood=1), metadata={"date": "2020", "x": 1})
    inputs = {"mood": then.layers["mood"].digest, **inputs}
    producer = Producer(
        annotator="sums", plugin="p", version="1", identity=MAKER.identity, fingerprint=""
    )
    mark = fingerprint_in(then, producer, metadata=metadata, inputs=inputs)
    made: glossator.Layer[Any] = glossator.Layer(
        type="sum",
        version="1.0",
        status="ok",
        producer=msgspec.structs.replace(producer, fingerprint=mark),
        inputs=inputs,
        annotations=(),
    )
    return decode(encode(then.with_layer(made)), TYPES)


@pytest.mark.parametrize(
    ("metadata", "maker"), [(("date",), MAKER), ((), None), (("date",), None)], ids=repr
)
def test_a_layer_made_from_an_upgraded_one_stays_fresh(
    metadata: tuple[str, ...], maker: Maker | None
) -> None:
    made = with_sum(metadata)
    now = settled(made, lambda _: maker)
    assert now.layers["sum"].inputs == {"mood": now.layers["mood"].digest}
    for one in (made, now):
        assert list(staleness(one, one.layers["sum"], lambda _: maker)) == []
    producer, inputs = now.layers["sum"].producer, now.layers["sum"].inputs
    assert producer
    mark = fingerprint_in(now, producer, metadata=metadata, inputs=inputs)
    assert producer.fingerprint == mark
    assert settled(now, lambda _: maker) is now


def test_a_layer_that_was_stale_stays_stale() -> None:
    made = with_sum((), mood="sha256:0")
    now = settled(made, lambda _: MAKER)
    assert now.layers["sum"].inputs == {"mood": "sha256:0"}
    for one in (made, now):
        assert "input mood changed" in list(staleness(one, one.layers["sum"], lambda _: MAKER))
