"""Lemma, parts of speech and features by Stanza's tagger, on the tokens of the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.utils import simplify_punct
from torch import Tensor
from torch.nn.functional import relu
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

from glossator_stanza.batching import batches
from glossator_stanza.lemmas import Lemmatizer
from glossator_stanza.runtime import Models
from glossator_stanza.words import Vectors, WordTable

Words = Sequence[Sequence[str]]
Form = tuple[str, str, str | None, str]
"""Lemma, UPOS, XPOS and features of a token."""

_COLUMNS = ("upos", "xpos", "feats")


class Morphology:
    """Runs the layers of Stanza's tagger on length-sorted batches, words looked up in a table."""

    def __init__(self, models: Models, budget: int) -> None:
        self.trainer = models.pos
        self.model = self.trainer.model
        self.device = models.device
        self.vectors = models.vectors("pos")
        self.lemmatize = Lemmatizer(models)
        self.budget = budget
        self.table = WordTable(self._encode)

    @staticmethod
    def runs(models: Models) -> bool:
        """Whether both models have only the layers that this plugin knows how to run."""
        files = [*models.bundle.files("pos"), *models.bundle.files("lemma")]
        if any("charlm" in item.kind for item in files):
            return False
        model = models.pos.model
        return (
            model.bert_model is None
            and tuple(model.tag_names) == _COLUMNS
            and not model.share_hid
            and hasattr(model, "charmodel")
            and not models.lemma.has_contextual_lemmatizers()
        )

    def __call__(self, sentences: Words) -> list[list[Form]]:
        """The forms of each sentence's tokens."""
        tags: list[list[tuple[str, str, str]]] = [[] for _ in sentences]
        for batch in batches([len(words) for words in sentences], self.budget):
            # Stanza's tagger learnt "?!?!" as "?".
            words = simplify_punct([[[word] for word in sentences[index]] for index in batch])
            found = self._tag([[word for (word,) in sentence] for sentence in words])
            for index, tagged in zip(batch, found, strict=True):
                tags[index] = tagged
        pairs = [
            (word, upos)
            for words, tagged in zip(sentences, tags, strict=True)
            for word, (upos, _, _) in zip(words, tagged, strict=True)
        ]
        lemmas = iter(self.lemmatize(pairs))
        return [
            [
                (next(lemmas), upos, None if xpos == "_" else xpos, "" if feats == "_" else feats)
                for upos, xpos, feats in tagged
            ]
            for tagged in tags
        ]

    def _pack(self, sentences: Words) -> tuple[PackedSequence, list[int]]:
        """The vectors of sentences, which come longest first; and their lengths."""
        lengths = [len(words) for words in sentences]
        rows, vectors = self.table.look_up([word for words in sentences for word in words])
        ids = torch.zeros((len(sentences), lengths[0]), dtype=torch.long)
        ends = np.cumsum(lengths)
        for row, (end, length) in enumerate(zip(ends.tolist(), lengths, strict=True)):
            ids[row, :length] = torch.from_numpy(rows[end - length : end])
        packed = pack_padded_sequence(ids, lengths, batch_first=True)
        found = torch.from_numpy(vectors)[packed.data].to(self.device)
        return PackedSequence(found, packed.batch_sizes), lengths

    def _encode(self, words: Sequence[str]) -> Vectors:
        model, vocab = self.model, self.trainer.vocab
        device = self.device
        parts = []
        if model.args["word_emb_dim"] > 0:
            parts.append(model.word_emb(torch.tensor(vocab["word"].map(words), device=device)))
        if model.args["pretrain"]:
            ids = self.vectors.vocab.map([word.lower() for word in words])
            parts.append(
                model.trans_pretrained(model.pretrained_emb(torch.tensor(ids, device=device)))
            )
        parts.append(model.trans_char(self._spell(words)))
        vectors: Vectors = torch.cat(parts, 1).cpu().numpy()
        return vectors

    def _spell(self, words: Sequence[str]) -> Tensor:
        """What the character LSTM makes of each word."""
        order = sorted(range(len(words)), key=lambda i: -len(words[i]))
        lengths = [len(words[i]) for i in order]
        ids = torch.zeros((len(words), lengths[0]), dtype=torch.long)
        for row, index in enumerate(order):
            ids[row, : lengths[row]] = torch.tensor(
                self.trainer.vocab["char"].map(list(words[index]))
            )
        # As one sentence of these words: its vectors come back unsorted and unpadded.
        packed: PackedSequence = self.model.charmodel(
            ids.to(self.device), None, order, [len(words)], lengths
        )
        return packed.data

    def _tag(self, sentences: Words) -> list[list[tuple[str, str, str]]]:
        """UPOS, XPOS and features of each token, as `Tagger.forward` finds them."""
        model = self.model
        packed, lengths = self._pack(sentences)
        initial = [
            state.expand(-1, len(sentences), -1).contiguous()
            for state in (model.taggerlstm_h_init, model.taggerlstm_c_init)
        ]
        output, _ = model.taggerlstm(packed, lengths, hx=tuple(initial))
        hidden = {"upos": relu(model.upos_hid(output.data))}
        scores = {"upos": model.upos_clf(hidden["upos"])}
        best = {"upos": scores["upos"].argmax(1)}
        for name in model.eval_order:
            hidden[name] = relu(model.tag_hid[name](output.data))
            parent = model.parent_representation(name, hidden, scores, {})
            classifier = model.tag_clf[name]
            if isinstance(classifier, torch.nn.ModuleList):
                found = [one(hidden[name], parent).argmax(1) for one in classifier]
                best[name] = torch.stack(found, 1)
            else:
                scores[name] = classifier(hidden[name], parent)
                best[name] = scores[name].argmax(1)
        columns = [self._unmap(name, best[name], packed.batch_sizes, lengths) for name in _COLUMNS]
        return [list(zip(*sentence, strict=True)) for sentence in zip(*columns, strict=True)]

    def _unmap(self, name: str, ids: Tensor, sizes: Tensor, lengths: list[int]) -> list[list[str]]:
        """The tags of a column, sentence by sentence."""
        padded, _ = pad_packed_sequence(PackedSequence(ids, sizes), batch_first=True)
        vocab: Any = self.trainer.vocab[name]
        return [
            vocab.unmap(row[:length]) for row, length in zip(padded.tolist(), lengths, strict=True)
        ]
