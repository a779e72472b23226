"""Sentences, tokens, morphology and names by Stanza's trained models.

Four annotators over one set of models in memory; each runs only its own part, on the tokens that
the document has, whoever made them. Nothing of Stanza or torch is imported before `prepare`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import msgspec

import glossator
from glossator_standard import Entity, Morph, Name, Sentence, Token
from glossator_stanza.requirements import require

if TYPE_CHECKING:
    from glossator_stanza.runtime import Models

__all__ = ["Options", "StanzaEntities", "StanzaMorphology", "StanzaNames", "StanzaTokens"]


class Options(glossator.Options, frozen=True):
    """Options of every annotator of the plugin: ``--set stanza.model=...`` reaches all."""

    # The models' checksums say what they are, wherever they lie.
    without_effect: ClassVar = ("model", "threads", "device", "batch")

    model: Annotated[
        str | None,
        msgspec.Meta(description="A folder of models, or the name of a downloaded package."),
    ] = None
    # The layers are too small to share: a second thread gains little on an idle machine and waits
    # more than it works on a busy one.
    threads: Annotated[int, msgspec.Meta(ge=1, description="Threads of one process.")] = 1
    device: Annotated[
        str, msgspec.Meta(description="cpu, cuda, ...; auto takes a GPU where there is one.")
    ] = "cpu"
    batch: Annotated[
        int, msgspec.Meta(ge=1, description="Tokens in a batch, padding included.")
    ] = 4_000


class _Stanza(glossator.Annotator[Options]):
    """What the annotators share: options, and models that are loaded once."""

    languages: ClassVar[Sequence[str]] = ("en",)
    processors: ClassVar[Sequence[str]] = ()
    _models: Models | None = None
    _run: Any = None
    _identity: str | None = None

    def prepare(self) -> None:
        """Load and verify the models; raises ModelError where they are not there."""
        from glossator_stanza import engines
        from glossator_stanza.bundle import find
        from glossator_stanza.runtime import share

        self._models = share(find(self.options.model), self.options.device)
        self._run = engines.make(self.processors[0], self._models, self.options.batch)

    def model_id(self) -> str:
        """Names and checksums of the models, read from the bundle's own list.

        Raises:
            ModelError: where Stanza or the models are not installed.
        """
        if self._identity is None:
            from glossator_stanza.bundle import find

            require(self.name, ", or take the chain `light`, which needs no model")
            self._identity = find(self.options.model).identify(*self.processors)
        return self._identity

    def close(self) -> None:
        """Let the models go; they are freed with the last annotator that holds them."""
        self._run = self._models = None

    def annotate(self, document: glossator.Document) -> Iterable[glossator.Annotation]:
        """The annotations of one document."""
        return next(iter(self.annotate_batch([document])))

    def annotate_batch(
        self, documents: Sequence[glossator.Document]
    ) -> Iterable[Iterable[glossator.Annotation]]:
        """The annotations of each document; their sentences share batches."""
        from glossator_stanza.runtime import inference

        with inference(self.options.threads):
            return self._annotate(documents)

    def _annotate(
        self, documents: Sequence[glossator.Document]
    ) -> Iterable[Iterable[glossator.Annotation]]:
        raise NotImplementedError

    def _by_sentence(
        self, documents: Sequence[glossator.Document]
    ) -> tuple[list[tuple[int, Sequence[Token]]], list[Any]]:
        """Every sentence with its document's number, and what the model says of each."""
        from glossator_stanza.sentences import tokens_by_sentence

        sentences = [
            (number, tokens)
            for number, document in enumerate(documents)
            for tokens in tokens_by_sentence(document)
        ]
        words = [
            [documents[number].text[token.start : token.end] for token in tokens]
            for number, tokens in sentences
        ]
        return sentences, self._run(words)


class StanzaTokens(_Stanza):
    """Sentences and tokens in one pass, clitics as tokens of their own."""

    name = "stanza-tokens"
    provides = (Sentence, Token)
    processors = ("tokenize",)

    def _annotate(
        self, documents: Sequence[glossator.Document]
    ) -> list[list[glossator.Annotation]]:
        found = self._run([document.text for document in documents])
        return [
            [
                *(Sentence(start=start, end=end) for start, end in sentences),
                *(Token(start=start, end=end) for start, end in tokens),
            ]
            for sentences, tokens in found
        ]


class StanzaMorphology(_Stanza):
    """Lemma, parts of speech and features of the document's tokens."""

    name = "stanza-morphology"
    provides = (Morph,)
    requires = ("sentences", "tokens")
    processors = ("pos", "lemma")

    def _annotate(
        self, documents: Sequence[glossator.Document]
    ) -> list[list[glossator.Annotation]]:
        result: list[list[glossator.Annotation]] = [[] for _ in documents]
        for (number, tokens), forms in zip(*self._by_sentence(documents), strict=True):
            result[number] += (
                Morph(token=token.id, lemma=lemma, upos=upos, xpos=xpos, features=features)
                for token, (lemma, upos, xpos, features) in zip(tokens, forms, strict=True)
            )
        return result


class _Tagger(_Stanza):
    """Names on the document's tokens; the two layers differ in what a name is to them."""

    requires = ("sentences", "tokens")
    processors = ("ner",)

    def _annotate(
        self, documents: Sequence[glossator.Document]
    ) -> list[list[glossator.Annotation]]:
        from glossator_stanza.labels import label

        kind: Any = self.provides[0]
        result: list[list[glossator.Annotation]] = [[] for _ in documents]
        for (number, tokens), names in zip(*self._by_sentence(documents), strict=True):
            for first, last, found in names:
                known = label(found)
                if known:
                    start, end = tokens[first].start, tokens[last - 1].end
                    result[number].append(kind(start=start, end=end, label=known, rule="model"))
        return result


class StanzaNames(_Tagger):
    """Names as the tagger marks them, for a plugin that considers the whole document."""

    name = "stanza-names"
    provides = (Name,)


class StanzaEntities(_Tagger):
    """The tagger's names as they are, in the layer of entities."""

    name = "stanza-entities"
    provides = (Entity,)


@glossator.hookimpl
def glossator_annotators() -> Iterator[type[glossator.Annotator]]:
    yield from (StanzaTokens, StanzaMorphology, StanzaNames, StanzaEntities)


@glossator.hookimpl
def glossator_commands() -> Iterator[glossator.Command]:
    from glossator_stanza.commands import MODELS

    yield MODELS
