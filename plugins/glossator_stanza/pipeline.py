"""Models with character language models or transformers, run by Stanza itself.

Slower, but it runs whatever Stanza can; what it returns has the same shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import stanza
from stanza.models.common.doc import Document

from glossator_standard.paragraphs import paragraphs
from glossator_stanza.mending import cutting
from glossator_stanza.runtime import Models

Words = Sequence[Sequence[str]]
Extent = tuple[int, int]


def pipeline(models: Models, *processors: str, **options: Any) -> Any:
    """Stanza's pipeline of these processors, made once for each set of models."""
    key = "+".join(processors)
    if key not in models.pipelines:
        for processor in processors:
            models.verified(processor)
            models.vectors(processor)
        models.pipelines[key] = stanza.Pipeline(
            models.bundle.language,
            dir=str(models.bundle.folder),
            package=None,
            processors={name: models.bundle.processors[name] for name in processors},
            download_method=None,
            device=models.device,
            verbose=False,
            foundation_cache=models.foundation,
            **options,
        )
    return models.pipelines[key]


class Segmenter:
    """Sentences and tokens; words that Stanza leaves joined are parted at the clitic."""

    def __init__(self, models: Models) -> None:
        self.run = pipeline(models, "tokenize")
        self.cut = cutting(models.bundle.language)

    def __call__(self, texts: Sequence[str]) -> list[tuple[list[Extent], list[Extent]]]:
        """The sentences and tokens of each text."""
        found: list[tuple[list[Extent], list[Extent]]] = [([], []) for _ in texts]
        where = [(n, extent) for n, text in enumerate(texts) for extent in paragraphs(text)]
        pieces = [texts[number][start:end] for number, (start, end) in where]
        for (number, (begin, _)), document in zip(
            where, self.run.bulk_process(pieces), strict=True
        ):
            sentences, tokens = found[number]
            for sentence in document.sentences:
                extents = [
                    (begin + one.start_char, begin + one.end_char) for one in sentence.tokens
                ]
                tokens += self.cut(texts[number], extents)
                sentences.append((extents[0][0], extents[-1][1]))
        return found


class Morphology:
    """Lemma, parts of speech and features of given tokens."""

    def __init__(self, models: Models) -> None:
        self.run = pipeline(models, "tokenize", "pos", "lemma", **_PRETOKENIZED)

    def __call__(self, sentences: Words) -> list[list[tuple[str, str, str | None, str]]]:
        """The forms of each sentence's tokens."""
        return [
            [
                (word.lemma or word.text, word.upos, word.xpos, word.feats or "")
                for word in one.words
            ]
            for one in _run(self.run, sentences)
        ]


class Names:
    """Names on given tokens."""

    def __init__(self, models: Models) -> None:
        self.run = pipeline(models, "tokenize", "ner", **_PRETOKENIZED)

    def __call__(self, sentences: Words) -> list[list[tuple[int, int, str, dict[str, float]]]]:
        """The names of each sentence: first token, the token after the last, label.

        How likely other labels are Stanza does not say.
        """
        return [
            [
                (name.tokens[0].id[0] - 1, name.tokens[-1].id[0], name.type, {})
                for name in sentence.ents
            ]
            for sentence in _run(self.run, sentences)
        ]


_PRETOKENIZED = {"tokenize_pretokenized": True}


def _run(pipe: Any, sentences: Words) -> list[Any]:
    if not sentences:
        return []
    document = Document(
        [
            [{"id": (number,), "text": word} for number, word in enumerate(words, start=1)]
            for words in sentences
        ]
    )
    for name, processor in pipe.processors.items():
        if name not in ("tokenize", "mwt"):
            document = processor.process(document)
    return list(document.sentences)
