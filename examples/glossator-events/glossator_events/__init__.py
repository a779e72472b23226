"""Events between two that are named: who met, accused, arrested, attacked or appointed whom."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, ClassVar

import glossator
from glossator_standard import Entity, Sentence, Token
from glossator_standard.inflection import verb_forms

VERBS = Path(__file__).with_name("verbs.toml")

ACTORS = ("PERSON", "ORG", "GPE", "NORP")
"""Labels of entities that can do something, or have it done to them."""

AUXILIARIES = frozenset({"was", "were", "is", "are", "been", "be", "being"})
BY = "by"


class Event(glossator.Relation):
    """Something that one does to another.

    Attributes:
        kind: The table of the list of verbs that its verb stands in.
        agent: Who does it.
        patient: To whom it is done.
        verb_span: The verb.
        passive: Whether the patient is named first, as in "was arrested by".
    """

    layer_type: ClassVar[str] = "events"
    label_field: ClassVar[str] = "kind"

    kind: str
    agent: Annotated[str, glossator.ref("entities")]
    patient: Annotated[str, glossator.ref("entities")]
    verb_span: glossator.Extent
    passive: bool = False


class Options(glossator.Options):
    """What a user may set, as in `--set events.reach=3`."""

    reach: Annotated[int, glossator.Meta(ge=0)] = 6
    """Tokens that may stand between a verb and the one that is named on either side of it."""


class EventAnnotator(glossator.Annotator[Options]):
    """Relates two entities of a sentence by the verb between them."""

    name = "events"
    provides = (Event,)
    requires = ("sentences", "tokens", "entities")
    languages = ("en",)

    def prepare(self) -> None:
        """Make all forms of the verbs."""
        self.kinds: dict[str, str] = {}
        self.participles: set[str] = set()
        for kind, verbs in tomllib.loads(VERBS.read_text("utf-8")).items():
            for verb in verbs:
                forms = verb_forms(verb)
                self.kinds |= dict.fromkeys(forms, kind)
                self.participles.add(forms.participle)

    def annotate(self, document: glossator.Document) -> Iterable[Event]:
        """Relate the entities of each sentence."""
        tokens = document.layers.of(Token)
        entities = document.layers.of(Entity)
        for sentence in document.layers.of(Sentence):
            actors = [one for one in entities.within(sentence) if one.label in ACTORS]
            if len(actors) > 1:
                words = list(tokens.within(sentence))
                yield from self.events(document, words, actors)

    def events(
        self, document: glossator.Document, words: list[Token], actors: list[Entity]
    ) -> Iterable[Event]:
        """The events of a sentence: its actors are asked once, from left to right."""
        texts = [document.text_of(one).casefold() for one in words]
        behind = 0
        for at, word in enumerate(words):
            while behind < len(actors) and actors[behind].start < word.end:
                behind += 1
            kind = self.kinds.get(texts[at])
            if kind is None or not 0 < behind < len(actors):
                continue
            left, right = actors[behind - 1], actors[behind]
            reach = self.options.reach
            is_near = (
                left.end <= word.start
                and left.end > words[max(at - reach - 1, 0)].start
                and right.start < words[min(at + reach + 1, len(words) - 1)].end
            )
            if not is_near:
                continue
            passive = texts[at] in self.participles and bool(
                AUXILIARIES & set(texts[max(at - 2, 0) : at])
            )
            if passive and BY not in texts[at + 1 : at + 3]:
                continue
            agent, patient = (right, left) if passive else (left, right)
            yield Event(
                kind=kind,
                agent=agent.id,
                patient=patient.id,
                verb_span=(word.start, word.end),
                passive=passive,
            )


@glossator.hookimpl
def glossator_annotators() -> list[type[glossator.Annotator]]:
    return [EventAnnotator]
