"""The systems to compare: a Stanza bundle, and spaCy where it is installed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from training.scores import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINE = re.compile(r"[^\n]*\S[^\n]*")


class System(Protocol):
    """Analyses texts."""

    def __call__(self, texts: list[str]) -> list[Analysis]:
        """Return one analysis a text."""


class Stanza:
    """A Stanza bundle.  Each line of a text is a paragraph of its own."""

    def __init__(self, bundle: Path, processors: str) -> None:
        """Load the bundle; its vectors become single precision once."""
        import stanza
        from stanza.models.common.foundation_cache import FoundationCache

        from glossator_stanza.runtime import word_vectors

        cache = FoundationCache(local_files_only=True)
        for path in bundle.glob("en/pretrain/*.pt"):
            word_vectors(cache, path)
        options = {"dir": str(bundle), "download_method": None, "use_gpu": False, "verbose": False}
        self.pipeline = stanza.Pipeline(
            "en", processors=processors, foundation_cache=cache, **options
        )

    def __call__(self, texts: list[str]) -> list[Analysis]:
        """Analyse texts, all their lines in one batch."""
        lines = [
            (index, found.start(), found.group())
            for index, text in enumerate(texts)
            for found in LINE.finditer(text)
        ]
        results = [Analysis([], []) for _ in texts]
        documents = self.pipeline.bulk_process([line for _, _, line in lines])
        for (index, offset, _), document in zip(lines, documents, strict=True):
            add(results[index], document, offset)
        return results


def add(analysis: Analysis, document: Any, offset: int) -> None:
    """Add what Stanza found in one line."""
    entities = [(e.start_char + offset, e.end_char + offset, e.type) for e in document.ents]
    analysis.entities.extend(entities)
    for sentence in document.sentences:
        analysis.sentences.append(
            (sentence.tokens[0].start_char + offset, sentence.tokens[-1].end_char + offset)
        )
        for token in sentence.tokens:
            word = token.words[0]
            analysis.tokens.append(
                (
                    token.start_char + offset,
                    token.end_char + offset,
                    word.upos or "",
                    word.lemma or "",
                )
            )


class Spacy:
    """A spaCy model, given whole texts, as its users do."""

    def __init__(self, name: str) -> None:
        """Load the model."""
        import spacy  # only in an environment made for comparing

        self.pipeline = spacy.load(name)

    def __call__(self, texts: list[str]) -> list[Analysis]:
        """Analyse texts in batches."""
        return list(self.analyses(texts))

    def analyses(self, texts: list[str]) -> Iterator[Analysis]:
        """Yield one analysis a text; white space is no token in the treebanks."""
        for document in self.pipeline.pipe(texts):
            yield Analysis(
                [(e.start_char, e.end_char, e.label_) for e in document.ents],
                [stripped(s.text, s.start_char) for s in document.sents if s.text.strip()],
                [(t.idx, t.idx + len(t), t.pos_, t.lemma_) for t in document if not t.is_space],
            )


def stripped(text: str, offset: int) -> tuple[int, int]:
    """Return the range of a text without the white space around it."""
    start = offset + len(text) - len(text.lstrip())
    return start, start + len(text.strip())
