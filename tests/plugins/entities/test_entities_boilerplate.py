"""Names of what is no article are no entities."""

from itertools import pairwise

from glossator import Annotation
from glossator.testing import document
from glossator_entities import Entities
from glossator_standard import Block, Name, Sentence, Token

TEXT = "Follow Oslo Post\nJan Dole left Bergen"


def entities(*blocks: Block) -> list[str]:
    """The entities of the text, in which a tagger has found three names."""
    cuts = [-1, *(at for at, char in enumerate(TEXT) if char.isspace()), len(TEXT)]
    layers: list[Annotation] = [
        *(Token(start=before + 1, end=after) for before, after in pairwise(cuts)),
        Sentence(start=0, end=16),
        Sentence(start=17, end=len(TEXT)),
        Name(start=7, end=16, label="ORG", rule="model"),
        Name(start=17, end=25, label="PERSON", rule="model"),
        Name(start=31, end=37, label="GPE", rule="model"),
        *blocks,
    ]
    made = document(TEXT, *layers)
    annotator = Entities()
    annotator.prepare()
    return [made.text_of(entity) for entity in annotator.annotate(made)]


def promo(confidence: float) -> Block:
    return Block(start=0, end=16, kind="promo", rule="test", confidence=confidence)


def test_a_name_in_boilerplate_is_no_entity() -> None:
    assert entities(promo(0.95)) == ["Jan Dole", "Bergen"]


def test_a_name_is_kept_where_it_is_not_sure_or_not_known_what_is_article() -> None:
    everything = ["Oslo Post", "Jan Dole", "Bergen"]
    assert entities(promo(0.6)) == everything
    assert entities() == everything
