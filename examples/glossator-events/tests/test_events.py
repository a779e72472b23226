"""Who does what to whom, and what an option changes."""

from collections.abc import Callable
from pathlib import Path

import glossator
import pytest
from glossator.testing import annotate, check_annotator, document, marked
from glossator_standard import Entity

from glossator_events import Event, EventAnnotator

EXAMPLE = Path(__file__).parent.with_name("example.txt")


def events(text: str, **options: int) -> list[tuple[str, str, str]]:
    """Kind, agent and patient of the events of a text whose entities are marked."""
    plain, marks = marked(text)
    entities = [Entity(start=m.start, end=m.end, label="PERSON", rule="test") for m in marks]
    made = document(plain, *entities, language="en")
    made = annotate(made, "events", use=["rules", "gazetteer-names"], options={"events": options})
    by_id = {one.id: made.text_of(one) for one in made.layers["entities"]}
    found = made.layers.of(Event)
    return [(one.kind, by_id[one.agent], by_id[one.patient]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ana] met [Bo] in June.", [("meet", "Ana", "Bo")]),
        ("[Ana] was arrested by [Bo].", [("arrest", "Bo", "Ana")]),
        ("[Ana] has been accused by [Bo].", [("accuse", "Bo", "Ana")]),
        ("[Ana] was arrested, [Bo] said.", []),
        ("[Ana] met. [Bo] left.", []),
        ("[Ana] met [Bo] and accused [Kim].", [("meet", "Ana", "Bo"), ("accuse", "Bo", "Kim")]),
        ("Met by nobody, [Ana] slept.", []),
    ],
)
def test_who_does_what_to_whom(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert events(text) == expected


def test_what_stands_too_far_from_the_verb_is_left_out() -> None:
    text = "[Ana] met in the old town hall [Bo]."
    assert events(text) == [("meet", "Ana", "Bo")]
    assert events(text, reach=2) == []


def test_the_example_is_as_it_was_when_somebody_looked(
    glossator_chain: Callable[..., glossator.Chain], glossator_snapshot: Callable[..., None]
) -> None:
    chain = glossator_chain("events", name="light")
    glossator_snapshot(chain(EXAMPLE.read_text("utf-8")), "events")


def test_each_form_of_a_verb_is_known() -> None:
    annotator = EventAnnotator()
    annotator.prepare()
    assert {annotator.kinds[form] for form in ("met", "meets", "meeting")} == {"meet"}


def test_the_contract_is_kept() -> None:
    check_annotator("events", use=["rules", "gazetteer-names", "entities=entities"])
