"""Where things are, and what the trainers are told."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

SEED = 1234
SEEDS = {
    "newswire": 7,
    "wikipedia": 8,
    "order": 9,
    "noise": 3,
    "treebank": 5,
    "more": 17,
    "most": 18,
}
CORRECTED = 5
"""How often what people have corrected is trained on: it is little, and what is wanted."""
NAME = "glossator"
VECTORS = 132_000

Options = dict[str, str | int | float | bool | Path]


def generator(purpose: str) -> random.Random:
    """Return the random generator of one purpose, always in the same state."""
    return random.Random(SEEDS[purpose])  # noqa: S311 - augmentation, not cryptography


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that a run reads and writes."""

    data: Path
    gold: Path
    work: Path
    open_only: bool = False
    corrections: tuple[Path, ...] = ()
    start: Path | None = None
    small: bool = False

    @property
    def entities(self) -> Path:
        """Return the folder of NER files: each variant has its own."""
        return self.work / f"ner{self.variant}"

    @property
    def variant(self) -> str:
        """Return what tells the folders of a variant of the entity tagger from the plain one's."""
        return "-open" * self.open_only + "-corrected" * bool(self.corrections)

    @property
    def treebank(self) -> Path:
        """Return the folder of UD files."""
        return self.work / "ud"

    @property
    def vectors(self) -> Path:
        """Return the word vectors, in Stanza's format."""
        return self.work / "vectors.pt"

    @property
    def student(self) -> Path:
        """Return the smaller entity tagger."""
        return self.models("ner") / "student.pt"

    def shipped(self, kind: str) -> Path:
        """Return what goes into the bundle."""
        return self.student if kind == "ner" and self.small else self.model(kind)

    def models(self, kind: str) -> Path:
        """Return the folder where a trainer saves."""
        return self.work / "saved" / (f"ner{self.variant}" if kind == "ner" else kind)

    def model(self, kind: str) -> Path:
        """Return the best model of a finished training."""
        return self.models(kind) / f"{NAME}.pt"


def ner(places: Places) -> Options:
    """Options of the entity tagger; the vectors stay fixed, so the tagger's own file is small."""
    options: Options = {
        "train_file": places.entities / "train.json",
        "eval_file": places.entities / "dev.json",
        "wordvec_pretrain_file": places.vectors,
        "no_emb_finetune": True,
        "char_emb_dim": 32,
        "char_hidden_dim": 50,
        "hidden_dim": 160,
        "batch_size": 64,
        "max_batch_words": 1600,
        "optim": "adam",
        "lr": 0.003,
        "patience": 1,
        "lr_decay": 0.5,
        "min_lr": 0.0001,
        "eval_interval": 300,
        "max_steps": 6600,
    }
    further: Options = {"lr": 0.001, "eval_interval": 100, "max_steps": 1500}
    return options | further if places.start else options


class Student(NamedTuple):
    """How the smaller entity tagger is made of the trained one.

    Attributes:
        hidden: Hidden units of each direction.
        steps: Batches.
        words: Tokens in a batch, about.
        rate: Of learning; it falls along half a cosine.
        dropout: Share of numbers that are left out.
        gold: How much the corpora count beside the teacher, of 1.
        average: How much of the mean of states is kept at each step.
        interval: Steps between two measurements.
    """

    hidden: int
    steps: int
    words: int
    rate: float
    dropout: float
    gold: float
    average: float
    interval: int


def student() -> Student:
    """Options of the smaller entity tagger."""
    return Student(
        hidden=112,
        steps=5000,
        words=2000,
        rate=0.001,
        dropout=0.2,
        gold=0.3,
        average=0.999,
        interval=300,
    )


def tokenize(places: Places) -> Options:
    """Options of the tokeniser and sentence splitter."""
    return {
        "lang": "en",
        "txt_file": places.treebank / "train.txt",
        "label_file": places.treebank / "train.labels",
        "dev_txt_file": places.treebank / "dev.txt",
        "dev_label_file": places.treebank / "dev.labels",
        "dev_conll_gold": places.treebank / "dev.conllu",
        "mwt_json_file": places.treebank / "mwt.json",
        "max_seqlen": 300,
        "no_use_mwt": True,
        "emb_dim": 32,
        "hidden_dim": 48,
        "lr0": 0.003,
        "anneal": 0.7,
        "anneal_after": 2000,
        "steps": 4000,
        "eval_steps": 250,
    }


def pos(places: Places) -> Options:
    """Options of the part-of-speech tagger; a batch counts sentences, so it is small."""
    return {
        "lang": "en",
        "train_file": places.treebank / "tagger.conllu",
        "eval_file": places.treebank / "dev.conllu",
        "wordvec_pretrain_file": places.vectors,
        "num_layers": 1,
        "hidden_dim": 160,
        "char_emb_dim": 32,
        "char_hidden_dim": 64,
        "word_emb_dim": 50,
        "transformed_dim": 64,
        "tag_emb_dim": 25,
        "deep_biaff_hidden_dim": 100,
        "composite_deep_biaff_hidden_dim": 50,
        "dropout": 0.33,
        "word_dropout": 0.2,
        "batch_size": 50,
        "lr": 0.004,
        "second_optim": "adam",
        "second_lr": 0.0008,
        "second_optim_reload": True,
        "eval_interval": 250,
        "fix_eval_interval": True,
        "max_steps_before_stop": 500,
        "max_steps": 3000,
    }


def lemma(places: Places) -> Options:
    """Options of the lemmatiser: a dictionary, and a small network for words that are not in it."""
    return {
        "train_file": places.treebank / "train.conllu",
        "eval_file": places.treebank / "dev.conllu",
        "hidden_dim": 100,
        "emb_dim": 50,
        "pos_dim": 50,
        "num_epoch": 1,
        "decay_epoch": 1,
        "batch_size": 100,
        "lr": 0.002,
    }
