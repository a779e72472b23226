"""Sentences, tokens, morphology and names by Stanza's trained models.

Four annotators over one set of models in memory for each language; each runs only its own part, on
the tokens that the document has, whoever made them. numpy runs the plain kind of model; Stanza and
torch are imported for the others alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import msgspec

import glossator
from glossator_standard import Entity, Morph, Name, Sentence, Token
from glossator_standard.segmentation import segments
from glossator_stanza.requirements import NUMPY, TORCH, require

if TYPE_CHECKING:
    from glossator_stanza.bundle import Bundle
    from glossator_stanza.engines import Engine, Run

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
    ] = 8_000


class _Installed:
    """The languages of which there are models: asked of the disk, for the user may add some."""

    def __get__(self, annotator: _Stanza | None, cls: type[_Stanza]) -> tuple[str, ...]:
        from glossator_stanza import bundle

        model = annotator.options.model if annotator else None
        found = bundle.languages(model, cls.processors)
        # English it is for in any case: who lacks its models is told what to type.
        return tuple(sorted(found if model else {*found, bundle.LANGUAGE}))


class _Stanza(glossator.Annotator[Options]):
    """What the annotators share: options, and models of each language, loaded once."""

    languages = _Installed()
    processors: ClassVar[Sequence[str]] = ()
    packages: ClassVar[Sequence[str]] = NUMPY

    def __init__(self, options: Options | None = None) -> None:
        super().__init__(options)
        self._engines: dict[Bundle, Engine] = {}
        self._bundles: dict[str | None, Bundle] = {}

    def prepare_for(self, language: str | None) -> None:
        """Load the models of a language."""
        self._engine(self._bundle(language))

    def model_id(self) -> str:
        """That of the models for texts whose language is not known."""
        return self.model_id_for(None)

    def model_id_for(self, language: str | None) -> str:
        """Names and checksums of the models of a language, read from the bundle's own list.

        Raises:
            ModelError: where Stanza or the models are not installed.
        """
        require(self.name, *self.packages, otherwise="take the chain `light`, which needs no model")
        return self._bundle(language).identify(*self.processors)

    def way_to_language(self, language: str) -> str | None:
        """What to type to download its models; nothing helps where others were chosen."""
        from glossator_stanza.bundle import way_to

        return None if self.options.model else way_to(language)

    def close(self) -> None:
        """Let the models go; they are freed with the last annotator that holds them."""
        self._engines.clear()

    def annotate(self, document: glossator.Document) -> Iterable[glossator.Annotation]:
        """The annotations of one document."""
        return next(iter(self.annotate_batch([document])))

    def annotate_batch(
        self, documents: Sequence[glossator.Document]
    ) -> Iterable[Iterable[glossator.Annotation]]:
        """The annotations of each document; the sentences of a language share batches.

        Raises:
            ModelError: where the models of a language are not there, or damaged.
        """
        by_bundle: dict[Bundle, list[int]] = {}
        for number, document in enumerate(documents):
            by_bundle.setdefault(self._bundle(document.language), []).append(number)
        found: dict[int, list[glossator.Annotation]] = {}
        for bundle, numbers in by_bundle.items():
            engine = self._engine(bundle)
            with engine.computing(self.options.threads):
                results = self._annotate([documents[number] for number in numbers], engine.run)
            found.update(zip(numbers, results, strict=True))
        return [found[number] for number in range(len(documents))]

    def _annotate(
        self, documents: Sequence[glossator.Document], run: Run
    ) -> list[list[glossator.Annotation]]:
        """The annotations of documents whose models are the same.

        Args:
            documents: In one language.
            run: Runs the first of the `processors`.
        """
        raise NotImplementedError

    def _bundle(self, language: str | None) -> Bundle:
        if language not in self._bundles:
            from glossator_stanza.bundle import find

            self._bundles[language] = find(self.options.model, language, self.processors)
        return self._bundles[language]

    def _engine(self, bundle: Bundle) -> Engine:
        if bundle not in self._engines:
            from glossator_stanza.engines import load

            options = self.options
            self._engines[bundle] = load(
                self.processors[0], bundle, device=options.device, budget=options.batch
            )
        return self._engines[bundle]

    def _by_sentence(
        self, documents: Sequence[glossator.Document], run: Run
    ) -> tuple[list[tuple[int, Sequence[Token]]], list[Any]]:
        """Every sentence with its document's number, and what the model says of each."""
        from glossator_standard.words import columns_of
        from glossator_stanza.sentences import tokens_by_sentence

        sentences = [
            (number, tokens)
            for number, document in enumerate(documents)
            for tokens in tokens_by_sentence(document)
        ]
        # In the order of the sentences, which lose none; what reads them next has them from here.
        words = chain.from_iterable(columns_of(document).words for document in documents)
        return sentences, run([list(islice(words, len(tokens))) for _, tokens in sentences])


class StanzaTokens(_Stanza):
    """Sentences and tokens in one pass, clitics as tokens of their own."""

    name = "stanza-tokens"
    provides = (Sentence, Token)
    processors = ("tokenize",)

    def _annotate(
        self, documents: Sequence[glossator.Document], run: Run
    ) -> list[list[glossator.Annotation]]:
        found = run([document.text for document in documents])
        return [
            [*segments(Sentence, sentences), *segments(Token, tokens)]
            for sentences, tokens in found
        ]

    def explain(
        self, annotation: glossator.Annotation, document: glossator.Document
    ) -> glossator.Explanation | None:
        """Why a sentence or a token ends where it does."""
        from glossator_standard.segment_reasons import segment_explanation

        return segment_explanation(annotation, document.text, inside="model", touching="model")


class StanzaMorphology(_Stanza):
    """Lemma, parts of speech and features of the document's tokens."""

    name = "stanza-morphology"
    provides = (Morph,)
    requires = ("sentences", "tokens")
    processors = ("pos", "lemma")
    packages = TORCH

    def _annotate(
        self, documents: Sequence[glossator.Document], run: Run
    ) -> list[list[glossator.Annotation]]:
        result: list[list[glossator.Annotation]] = [[] for _ in documents]
        for (number, tokens), forms in zip(*self._by_sentence(documents, run), strict=True):
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
        self, documents: Sequence[glossator.Document], run: Run
    ) -> list[list[glossator.Annotation]]:
        from glossator_stanza.labels import label

        result: list[list[glossator.Annotation]] = [[] for _ in documents]
        for (number, tokens), names in zip(*self._by_sentence(documents, run), strict=True):
            for first, last, found, probabilities in names:
                if known := label(found):
                    extent = {"start": tokens[first].start, "end": tokens[last - 1].end}
                    said = {"label": known, "rule": "model", **self._said(probabilities)}
                    result[number].append(self.provides[0](**extent, **said))
        return result

    def _said(self, probabilities: Mapping[str, float]) -> Mapping[str, Any]:
        """What an annotation says besides, by how likely each of the tagger's labels is."""
        raise NotImplementedError


class StanzaNames(_Tagger):
    """Names as the tagger marks them, for a plugin that considers the whole document."""

    name = "stanza-names"
    provides = (Name,)

    def _said(self, probabilities: Mapping[str, float]) -> Mapping[str, Any]:
        from glossator_stanza.labels import ours

        return {"probabilities": ours(probabilities)}


class StanzaEntities(_Tagger):
    """The tagger's names as they are, in the layer of entities."""

    name = "stanza-entities"
    provides = (Entity,)

    def _said(
        self,
        probabilities: Mapping[str, float],  # noqa: ARG002  # of a label alone, entities' confidence is of the extent too
    ) -> Mapping[str, Any]:
        return {}


@glossator.hookimpl
def glossator_annotators() -> Iterator[type[glossator.Annotator]]:
    yield from (StanzaTokens, StanzaMorphology, StanzaNames, StanzaEntities)


@glossator.hookimpl
def glossator_commands() -> Iterator[glossator.Command]:
    from glossator_stanza.commands import MODELS

    yield MODELS
