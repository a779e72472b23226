"""Marks spacy: the words of `words.toml`, each with its kind."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, ClassVar

import glossator
from glossator_standard import Entity, Sentence, Token

WORDS = Path(__file__).with_name("words.toml")


class Spacy(glossator.Span):
    """A word of the list.

    Attributes:
        kind: The table of the list that it stands in.
        entity: The last entity before it in its sentence.
    """

    layer_type: ClassVar[str] = "spacy"
    label_field: ClassVar[str] = "kind"

    kind: str
    entity: Annotated[str, glossator.ref("entities")] | None = None


class Options(glossator.Options):
    """What a user may set, as in `--set spacy.shortest=6`."""

    shortest: Annotated[int, glossator.Meta(ge=1)] = 1
    """Letters that a word has at least, or it is left out."""


class SpacyAnnotator(glossator.Annotator[Options]):
    """Marks the words of a list, in capitals or not."""

    name = "spacy"
    provides = (Spacy,)
    requires = ("sentences", "tokens")
    uses = ("entities",)
    languages = ("en",)

    def prepare(self) -> None:
        """Load what takes time here: it is called once, before the first document."""
        tables: dict[str, list[str]] = tomllib.loads(WORDS.read_text("utf-8"))
        self.kinds = {word: kind for kind, words in tables.items() for word in words}

    def annotate(self, document: glossator.Document) -> Iterable[Spacy]:
        """Yield annotations in any order: the core gives ids, sorts and checks."""
        tokens = document.layers.of(Token)
        entities = document.layers.get_or_empty(Entity)
        for sentence in document.layers.of(Sentence):
            before = None
            named = list(entities.within(sentence))
            for token in tokens.within(sentence):
                while named and named[0].end <= token.start:
                    before = named.pop(0).id
                kind = self.kinds.get(document.text_of(token).casefold())
                if kind and token.end - token.start >= self.options.shortest:
                    yield Spacy(start=token.start, end=token.end, kind=kind, entity=before)


@glossator.hookimpl
def glossator_annotators() -> list[type[glossator.Annotator]]:
    return [SpacyAnnotator]
