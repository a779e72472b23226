"""Names by Stanza's tagger, on the tokens of the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import fix_singleton_tags
from stanza.models.ner.utils import decode_from_bioes
from torch import Tensor
from torch.nn.utils.rnn import PackedSequence, pad_packed_sequence

from glossator_stanza.batching import batches
from glossator_stanza.runtime import Models
from glossator_stanza.words import WordTable, character_vectors

Words = Sequence[Sequence[str]]
Found = list[tuple[int, int, str]]
"""Names of a sentence: first token, the token after the last, Stanza's label."""


class NameTagger:
    """Runs the layers of Stanza's tagger on length-sorted batches, words looked up in a table."""

    def __init__(self, models: Models, budget: int) -> None:
        self.trainer = models.ner
        self.model = self.trainer.model
        self.budget = budget
        self.table = WordTable(self._encode)
        column = self.trainer.args.get("predict_tagset") or 0
        self.tags: list[str] = self.trainer.vocab["tag"]._id2unit[column]
        self.column = column
        self.transitions: np.ndarray[Any, Any] = (
            self.model.crits[column]._transitions.detach().cpu().numpy()
        )

    @staticmethod
    def runs(models: Models) -> bool:
        """Whether the model has only the layers that this class knows how to run."""
        if any("charlm" in item.kind for item in models.bundle.files("ner")):
            return False
        model = models.ner.model
        return (
            model.bert_model is None
            and getattr(model, "delta_emb", None) is None
            and "word" in model.vocab
            and not model.args.get("connect_output_layers")
            and not model.args.get("char_lowercase")
            and hasattr(model, "charmodel")
        )

    def __call__(self, sentences: Words) -> list[Found]:
        """The names of each sentence."""
        found: list[Found] = [[] for _ in sentences]
        for batch in batches([len(words) for words in sentences], self.budget):
            scores, lengths = self._scores([sentences[index] for index in batch])
            for index, tags in zip(batch, self._decode(scores, lengths), strict=True):
                found[index] = _names(tags)
        return found

    def _encode(self, words: Sequence[str]) -> Tensor:
        model, vocab = self.model, self.trainer.vocab
        lower = model.args.get("lowercase", True)
        ids = vocab["word"].map([word.lower() if lower else word for word in words])
        parts = [
            model.word_emb(torch.tensor(ids, device=model.word_emb.weight.device)),
            character_vectors(model.charmodel, vocab["char"], words),
        ]
        vectors = torch.cat(parts, 1)
        transformed: Tensor = model.input_transform(vectors) if model.input_transform else vectors
        return transformed

    def _scores(self, sentences: Words) -> tuple[np.ndarray[Any, Any], list[int]]:
        model = self.model
        packed, lengths = self.table.pack(sentences)
        initial = [
            state.expand(-1, len(sentences), -1).contiguous()
            for state in (model.taggerlstm_h_init, model.taggerlstm_c_init)
        ]
        output, _ = model.taggerlstm(packed, lengths, hx=tuple(initial))
        scores = model.tag_clfs[self.column](output.data)
        padded, _ = pad_packed_sequence(
            PackedSequence(scores, packed.batch_sizes), batch_first=True
        )
        return padded.cpu().numpy(), lengths

    def _decode(self, scores: np.ndarray[Any, Any], lengths: list[int]) -> list[list[str]]:
        """The best tags of each sentence (Viterbi), all sentences of the batch at once."""
        rows, width, kinds = scores.shape
        back = np.zeros((width, rows, kinds), dtype=np.int32)
        best = scores[:, 0].copy()
        for step in range(1, width):
            # Longest first: those that go on are the first rows.
            live = int(np.searchsorted([-n for n in lengths], -step))
            paths = best[:live, :, None] + self.transitions
            back[step, :live] = paths.argmax(1)
            best[:live] = scores[:live, step] + paths.max(1)
        decoded = []
        for row, length in enumerate(lengths):
            tag = int(best[row].argmax())
            path = [tag]
            for step in range(length - 1, 0, -1):
                tag = int(back[step, row, tag])
                path.append(tag)
            decoded.append([self.tags[max(tag, VOCAB_PREFIX_SIZE)] for tag in reversed(path)])
        return decoded


def _names(tags: list[str]) -> Found:
    if all(tag == "O" for tag in tags):
        return []
    spans = decode_from_bioes(fix_singleton_tags(tags))
    return [(span["start"], span["end"] + 1, span["type"]) for span in spans]
