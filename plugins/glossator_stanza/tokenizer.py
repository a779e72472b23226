"""Sentences and tokens by Stanza's character tagger.

Its labels say after which characters a token, or a sentence, ends. The texts of a whole batch of
documents are cut into windows of the same length, so that the tagger reads many at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from glossator_standard.paragraphs import paragraphs
from glossator_stanza.batching import batches
from glossator_stanza.mending import Cut, cutting, mend
from glossator_stanza.runtime import Models
from glossator_stanza.units import UnitReader, Units

Extent = tuple[int, int]
Labels = npt.NDArray[np.int8]
Segments = tuple[list[Extent], list[Extent]]
"""The sentences and the tokens of a text."""

WINDOW = 256
MARGIN = 48
"""How far from a cut the labels of the neighbouring window, which sees more, are taken."""


OTHER_SPACES = frozenset({"bo", "ja", "km", "lo", "lzh", "my", "th", "vi", "zh-hans", "zh-hant"})
"""Languages that put no space between words or sentences, or put one inside of a word."""


class Segmenter:
    """Runs Stanza's tokeniser over the paragraphs of many texts."""

    def __init__(self, models: Models, budget: int) -> None:
        trainer = models.tokenizer
        self.model = trainer.model
        self.device = models.device
        self.budget = budget
        self.cut = cutting(models.bundle.language)
        self.read = UnitReader(trainer.vocab, trainer.args["feat_funcs"])

    @staticmethod
    def runs(models: Models) -> bool:
        """Whether the model has only the layers and features that this class knows."""
        if models.bundle.language in OTHER_SPACES or len(models.bundle.files("tokenize")) > 1:
            return False
        args = models.tokenizer.args
        return (
            not args["use_dictionary"]
            and not args.get("skip_newline")
            and UnitReader.reads(args["feat_funcs"])
        )

    def __call__(self, texts: Sequence[str]) -> list[Segments]:
        """The sentences and tokens of each text."""
        where: list[tuple[int, int, Units]] = []
        for number, text in enumerate(texts):
            for start, end in paragraphs(text):
                begin = start + len(text[start:end]) - len(text[start:end].lstrip())
                units = self.read(text[begin:end])
                if not units.spaces.all():
                    where.append((number, begin, units))
        found: list[Segments] = [([], []) for _ in texts]
        labels = self._labels([units for _, _, units in where])
        for (number, begin, units), marks in zip(where, labels, strict=True):
            sentences, tokens = found[number]
            for first, sentence in _segments(texts[number], begin, units, marks, self.cut):
                tokens += sentence
                sentences.append((first, sentence[-1][1]))
        return found

    def _labels(self, paragraphs_: Sequence[Units]) -> list[Labels]:
        """The label of each character: 0 inside, 1 the end of a token, 2 of a sentence."""
        labels = [np.zeros(len(units.ids), dtype=np.int8) for units in paragraphs_]
        windows = [
            (number, at)
            for number, units in enumerate(paragraphs_)
            for at in _starts(len(units.ids))
        ]
        lengths = [min(WINDOW, len(paragraphs_[number].ids) - at) for number, at in windows]
        for batch in batches(lengths, self.budget):
            rows = [windows[index] for index in batch]
            predicted = self._predict(paragraphs_, rows, [lengths[index] for index in batch])
            for (number, at), marks in zip(rows, predicted, strict=True):
                skip = MARGIN if at else 0
                labels[number][at + skip : at + WINDOW] = marks[skip : len(labels[number]) - at]
        return labels

    def _predict(
        self, paragraphs_: Sequence[Units], rows: list[tuple[int, int]], lengths: list[int]
    ) -> Labels:
        ids = torch.zeros((len(rows), lengths[0]), dtype=torch.long)
        features = torch.zeros((len(rows), lengths[0], paragraphs_[0].features.shape[1]))
        for row, ((number, at), length) in enumerate(zip(rows, lengths, strict=True)):
            units = paragraphs_[number]
            ids[row, :length] = torch.from_numpy(units.ids[at : at + length])
            features[row, :length] = torch.from_numpy(units.features[at : at + length])
        scores: Any = self.model(ids.to(self.device), features.to(self.device), lengths)
        marks: Labels = scores.argmax(2).cpu().numpy().astype(np.int8)
        # 3 and 4 are the ends of words that Stanza's own models leave joined ("Korea's").
        return np.where(marks > 2, marks - 2, marks)


def _starts(length: int) -> range:
    """Where windows begin, each overlapping the one before by twice the margin."""
    return range(0, max(1, length - 2 * MARGIN), WINDOW - 2 * MARGIN)


def _segments(
    text: str, begin: int, units: Units, labels: Labels, cut: Cut
) -> Iterator[tuple[int, list[Extent]]]:
    """Yield each sentence of a paragraph: where it begins, and its tokens."""
    labels = mend(text, begin, units, labels)
    ends = np.flatnonzero(labels)
    starts = np.concatenate([[0], ends[:-1] + 1])
    starts += units.spaces[starts]
    extents = zip(
        (units.offsets[starts] + begin).tolist(),
        (units.offsets[ends] + begin + 1).tolist(),
        (labels[ends] == 2).tolist(),
        strict=True,
    )
    tokens: list[Extent] = []
    for start, end, last in extents:
        tokens += cut(text, start, end)
        if last:
            yield tokens[0][0], tokens
            tokens = []
