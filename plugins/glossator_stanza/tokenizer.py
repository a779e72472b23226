"""Sentences and tokens by Stanza's character tagger.

Its labels say after which characters a token, or a sentence, ends. What is asked of the texts of a
whole batch of documents is cut into windows, so that the tagger reads many at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from glossator_stanza.batching import batches
from glossator_stanza.bundle import Bundle
from glossator_stanza.certain import Known, known
from glossator_stanza.checkpoint import Floats, ForeignError, Vocabulary, floats, read
from glossator_stanza.ends import settle
from glossator_stanza.lstm import BiLSTM, Packed
from glossator_stanza.mending import Cut, cutting, mend
from glossator_stanza.units import UnitReader, Units

Extent = tuple[int, int]
Labels = npt.NDArray[np.int8]
Segments = tuple[list[Extent], list[Extent]]
"""The sentences and the tokens of a text."""

WINDOW = 256
MARGIN = 48
"""How far from a cut the labels of the neighbouring window, which sees more, are taken."""
CONTEXT = 24
"""How much the model reads on both sides of what it is asked."""


OTHER_SPACES = frozenset({"bo", "ja", "km", "lo", "lzh", "my", "th", "vi", "zh-hans", "zh-hant"})
"""Languages that put no space between words or sentences, or put one inside of a word."""


class Window(NamedTuple):
    """A part of a paragraph that the model reads."""

    text: Units
    start: int
    end: int
    known: Known
    """Of the text: what the model is asked is entered there."""
    skip: int
    """Its first characters that are another window's, which sees more of what is before."""

    def __len__(self) -> int:
        return self.end - self.start

    def take(self, labels: Labels) -> None:
        """Enter what the model says of the characters that it is asked."""
        part = slice(self.start + self.skip, self.end)
        asked = self.known.asked[part]
        np.copyto(self.known.labels[part], labels[self.skip : len(self)], where=asked)


class Segmenter:
    """Runs Stanza's tokeniser over the paragraphs of many texts.

    Args:
        bundle: The models.
        budget: Characters in a batch, padding included.

    Raises:
        ForeignError: where the model has layers or features that this class does not know.
    """

    def __init__(self, bundle: Bundle, budget: int) -> None:
        files = bundle.files("tokenize")
        if bundle.language in OTHER_SPACES or len(files) > 1:
            raise ForeignError("a tokeniser with character language models, or of another script")
        state = read(files[0].path)
        weights, config = state["model"], state["config"]
        _check(weights, config)
        self.budget = budget
        self.cut = cutting(bundle.language)
        self.read = UnitReader(Vocabulary(state["vocab"]), config["feat_funcs"])
        self._vectors = floats(weights["embeddings.weight"])
        is_english = bundle.language == "en"
        self.known = known if is_english else _unknown
        self.settle = settle if is_english else _leave
        self._first = BiLSTM(weights, "rnn")
        heads = ["tok_clf", "sent_clf"] + ["mwt_clf"] * config["use_mwt"]
        self._heads = _heads(weights, heads)
        self._second = None
        if config["hierarchical"]:
            self._second = BiLSTM(weights, "rnn2"), _heads(weights, [f"{one}2" for one in heads])
        self._sharpness = config["hier_invtemp"]

    def __call__(self, texts: Sequence[str]) -> list[Segments]:
        """The sentences and tokens of each text."""
        read = [self.read(text) for text in texts]
        found: list[Segments] = []
        for text, units, labels in zip(texts, read, self._labels(read), strict=True):
            marks = mend(units, labels)
            self.settle(units, marks)
            found.append(_segments(text, units, marks, self.cut))
        return found

    def _labels(self, texts: Sequence[Units]) -> list[Labels]:
        """The label of each character: 0 inside, 1 the end of a token, 2 of a sentence."""
        known = [self.known(units) for units in texts]
        read = [
            Window(units, start, end, one, skip)
            for units, one in zip(texts, known, strict=True)
            for start, end, skip in windows(one.asked, units)
        ]
        for batch in batches([len(window) for window in read], self.budget):
            rows = [read[index] for index in batch]
            for window, labels in zip(rows, self._predict(rows), strict=True):
                window.take(labels)
        return [one.labels for one in known]

    def _predict(self, rows: Sequence[Window]) -> Labels:
        """The labels of windows, which come longest first: an array (windows, characters)."""
        lengths = [len(window) for window in rows]
        packed = Packed(lengths)
        kinds = np.zeros((len(rows), lengths[0]), np.int64)
        for row, window in enumerate(rows):
            kinds[row, : len(window)] = window.text.kinds[window.start : window.end]
        distinct, items = np.unique(kinds[packed.rows, packed.steps], return_inverse=True)
        ids, features = self.read.parts(distinct)
        inputs = np.concatenate([self._vectors[ids], features], axis=1)
        hidden = self._first(self._first.table(inputs), items, packed)
        weights, bias = self._heads
        scores = hidden @ weights + bias
        if self._second:
            lstm, (weights, _) = self._second
            if self._sharpness > 0:
                # Less of what is no end of a token; s(x) = (1 + tanh(x/2)) / 2.
                hidden *= (1 + np.tanh(scores[:, :1] * (self._sharpness / 2))) / 2
            every = np.arange(len(hidden))
            scores += lstm(lstm.table(hidden), every, packed) @ weights
        labels: Labels = np.zeros(kinds.shape, np.int8)
        labels[packed.rows, packed.steps] = _best(scores)
        return labels


def _check(weights: Any, config: Any) -> None:
    """Raise ForeignError where the model has other layers or features than the plain ones."""
    is_plain = (
        not config["use_dictionary"]
        and not config.get("skip_newline")
        and config.get("conv_res") is None
        and UnitReader.reads(config["feat_funcs"])
        and BiLSTM.reads(weights, "rnn")
        and (not config["hierarchical"] or BiLSTM.reads(weights, "rnn2"))
    )
    if not is_plain:
        raise ForeignError("a tokeniser with other layers")


def _heads(weights: Any, names: Sequence[str]) -> tuple[Floats, Floats]:
    """Classifiers as one layer: its weights, as rows are multiplied with them, and its bias."""
    columns = [floats(weights[f"{name}.weight"][0]) for name in names]
    bias = [floats(weights.get(f"{name}.bias", np.zeros(1))) for name in names]
    return np.stack(columns, axis=1), np.concatenate(bias)


def _best(scores: Floats) -> Labels:
    """The likeliest label of each character.

    Args:
        scores: An array (characters, 2 or 3), as log odds: that a token ends, that a sentence
            does, and that the token is split into words ("Korea's"), which is an end in any case.
    """
    token, sentence, *words = scores.T
    # log p = -log(1 + exp(-x))
    inside, ends = -np.logaddexp(0, token), -np.logaddexp(0, -token)
    for odds in words:
        ends -= np.logaddexp(0, -abs(odds))
    goes_on, stops = ends - np.logaddexp(0, sentence), ends - np.logaddexp(0, -sentence)
    best: Labels = np.stack([inside, goes_on, stops]).argmax(0).astype(np.int8)
    return best


def windows(asked: npt.NDArray[np.bool_], units: Units) -> Iterator[tuple[int, int, int]]:
    """Yield where the model reads a text: start, end, and how much is but context there."""
    places = np.flatnonzero(asked)
    if not len(places):
        return
    paragraph = np.searchsorted(units.firsts, places, side="right") - 1
    is_apart = (np.diff(places) > 2 * CONTEXT) | (np.diff(paragraph) > 0)
    begins = np.concatenate([[0], np.flatnonzero(is_apart) + 1])
    ends = np.append(begins[1:], len(places)) - 1
    firsts = np.maximum(places[begins] - CONTEXT, units.firsts[paragraph[begins]])
    stops = np.minimum(places[ends] + CONTEXT, units.lasts[paragraph[ends]]) + 1
    for first, stop in zip(firsts.tolist(), stops.tolist(), strict=True):
        # Each overlaps the one before by twice the margin.
        for start in range(first, max(first + 1, stop - 2 * MARGIN), WINDOW - 2 * MARGIN):
            yield start, min(start + WINDOW, stop), MARGIN if start > first else 0


def _unknown(units: Units) -> Known:
    """Of languages without rules nothing is known."""
    return Known(np.zeros(len(units.kinds), np.int8), ~units.spaces)


def _leave(units: Units, labels: Labels) -> None:
    """Of languages without rules every end is the network's."""


def _segments(text: str, units: Units, labels: Labels, cut: Cut) -> Segments:
    """The sentences and the tokens of a text whose labels are settled."""
    ends = np.flatnonzero(labels)
    starts = np.concatenate([[0], ends[:-1] + 1])[: len(ends)]
    starts += units.spaces[starts]
    begins, stops = units.offsets[starts], units.offsets[ends] + 1
    last = np.flatnonzero(labels[ends] == 2)
    first = np.concatenate([[0], last[:-1] + 1])[: len(last)]
    sentences = list(zip(begins[first].tolist(), stops[last].tolist(), strict=True))
    tokens = list(zip(begins.tolist(), stops.tolist(), strict=True))
    return sentences, cut(text, tokens)
