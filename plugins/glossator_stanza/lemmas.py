"""Lemmas by Stanza's lemmatiser: its dictionary, and its character model for the rest."""

from __future__ import annotations

from collections.abc import Sequence

from stanza.models.common.doc import Document
from stanza.models.lemma.data import DataLoader

from glossator_stanza.runtime import Models

LIMIT = 100_000
"""Lemmas kept; one depends on word and part of speech alone."""
_LONGEST = 50
"""Longer tokens are addresses and the like: their own lemma."""

Pair = tuple[str, str]


class Lemmatizer:
    """Lemma by (word, UPOS); each pair is asked for once."""

    def __init__(self, models: Models) -> None:
        self.trainer = models.lemma
        self._known: dict[Pair, str] = {}

    def __call__(self, pairs: Sequence[Pair]) -> list[str]:
        """The lemma of each pair."""
        if len(self._known) > LIMIT:
            self._known.clear()
        short = (pair for pair in dict.fromkeys(pairs) if len(pair[0]) <= _LONGEST)
        self._learn([pair for pair in short if pair not in self._known])
        return [self._known.get(pair, pair[0]) for pair in pairs]

    def _learn(self, pairs: list[Pair]) -> None:
        trainer = self.trainer
        found = trainer.skip_seq2seq(pairs) if trainer.args.get("ensemble_dict", True) else []
        if trainer.args["dict_only"]:
            self._known.update(zip(pairs, trainer.predict_dict(pairs), strict=True))
            return
        listed = [pair for pair, skip in zip(pairs, found, strict=False) if skip]
        self._known.update(zip(listed, trainer.predict_dict(listed), strict=True))
        rest = [pair for pair in pairs if pair not in self._known]
        if rest:
            self._known.update(zip(rest, self._spell(rest), strict=True))

    def _spell(self, pairs: list[Pair]) -> list[str]:
        """The character model's lemmas; the word itself where it gives none."""
        trainer = self.trainer
        words = [{"id": (i,), "text": w, "upos": p} for i, (w, p) in enumerate(pairs, start=1)]
        batch_size = trainer.args["batch_size"]
        loader = DataLoader(
            Document([words]),
            batch_size,
            trainer.args,
            vocab=trainer.vocab,
            evaluation=True,
            expand_unk_vocab=True,
        )
        lemmas: list[str] = []
        edits: list[int] = []
        for batch in loader:
            found, kinds = trainer.predict(batch, trainer.args["beam_size"], loader.vocab)
            lemmas += found
            edits += kinds or []
        lemmas = trainer.postprocess([word for word, _ in pairs], lemmas, edits=edits)
        return [lemma or word for lemma, (word, _) in zip(lemmas, pairs, strict=True)]
