"""What the smaller entity tagger is trained on: sentences, and how likely their tags should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from stanza.models.ner.utils import bio2_to_bioes

from glossator_stanza.lstm import Packed
from training import crf, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossator_stanza.checkpoint import Floats
    from glossator_stanza.lstm import Indexes
    from training.entities import Sentence
    from training.teacher import Teacher

LONGEST = 120
"""Longer sentences are few, and are left out."""
TABLE = 8_000
"""Tokens, or words, that the teacher reads at once."""


class Batch(NamedTuple):
    """Sentences to train on.

    Attributes:
        vectors: Those of their tokens, in packed order.
        packed: The order.
        targets: How likely each tag of each token should be.
    """

    vectors: torch.Tensor
    packed: Packed
    targets: Floats


class Text:
    """What the student is trained on: longest sentences first, words by number.

    Args:
        teacher: Who says how likely the tags are.
        labelled: Sentences with tags.
        unlabelled: Sentences whose tags mean nothing.
    """

    def __init__(
        self, teacher: Teacher, labelled: Sequence[Sentence], unlabelled: Sequence[Sentence]
    ) -> None:
        self.transitions = teacher.allowed
        self._generator = np.random.default_rng(settings.SEED)
        every = [(one, True) for one in labelled] + [(one, False) for one in unlabelled]
        every = [(one, has_tags) for one, has_tags in every if 0 < len(one) <= LONGEST]
        every.sort(key=lambda one: -len(one[0]))
        sentences = [one for one, _ in every]
        self.lengths = np.array([len(sentence) for sentence in sentences])
        self.begins = np.cumsum(self.lengths) - self.lengths
        numbers = {word.text: 0 for sentence in sentences for word in sentence}
        numbers = {word: number for number, word in enumerate(numbers)}
        words = list(numbers)
        table = [teacher.encode(words[at : at + TABLE]) for at in range(0, len(words), TABLE)]
        self.vectors = np.concatenate(table)
        self.items = np.array([numbers[word.text] for one in sentences for word in one])
        tags = {tag: number for number, tag in enumerate(teacher.tags)}
        # -1 where nobody has said.
        self.gold = np.array(
            [
                tags.get(tag, -1) if has_tags else -1
                for one, has_tags in every
                for tag in bio2_to_bioes([word.tag for word in one])
            ]
        )
        # Half precision: there are 41 for each of more than a million tokens.
        self.soft = np.empty((len(self.items), len(teacher.tags)), np.float16)
        for chosen in self._parts(TABLE):
            places, packed = self._places(chosen)
            scores = teacher.scores(self.vectors[self.items[places]], packed)
            self.soft[places] = crf.marginals(scores, packed, teacher.transitions)

    def sample(self, count: int = 1000) -> tuple[Floats, Packed]:
        """Return the vectors of some sentences, and their order."""
        chosen = np.sort(self._generator.choice(len(self.lengths), count))
        places, packed = self._places(chosen)
        return self.vectors[self.items[places]], packed

    def batches(self, size: int, gold: float) -> Iterator[Batch]:
        """Yield batches of about so many tokens for ever, their sentences anew in each round.

        Args:
            size: How many tokens.
            gold: How much what the corpora say counts, of 1.
        """
        parts = list(self._parts(size))
        while True:
            draw = self._generator
            # Sentences of nearly the same length change places.
            near = self.lengths + draw.integers(0, 3, len(self.lengths))
            order = np.lexsort((draw.random(len(near)), -near))
            for number in draw.permutation(len(parts)):
                chosen = order[parts[number]]
                yield self._batch(chosen[np.argsort(-self.lengths[chosen], kind="stable")], gold)

    def _batch(self, chosen: Indexes, gold: float) -> Batch:
        places, packed = self._places(chosen)
        targets = self.soft[places].astype(np.float32)
        known = np.flatnonzero(self.gold[places] >= 0)
        targets[known] *= 1 - gold
        targets[known, self.gold[places][known]] += gold
        return Batch(torch.from_numpy(self.vectors[self.items[places]]), packed, targets)

    def _parts(self, size: int) -> Iterator[Indexes]:
        """Yield the numbers of sentences, longest first, of about so many tokens."""
        at = 0
        while at < len(self.lengths):
            stop = min(at + max(1, size // int(self.lengths[at])), len(self.lengths))
            yield np.arange(at, stop)
            at = stop

    def _places(self, chosen: Indexes) -> tuple[Indexes, Packed]:
        packed = Packed(self.lengths[chosen].tolist())
        return self.begins[chosen][packed.rows] + packed.steps, packed
