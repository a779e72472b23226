"""A smaller entity tagger that says what the trained one says (distillation).

Most time goes into the LSTM that reads a sentence. The student begins with the hidden units of the
teacher's that tell most, and is trained to give each tag of a token the probability that the
teacher gives it, mixed with what the corpora say. On texts without labels, the treebanks, it has
the teacher alone. What is computed once for each word stays as it is, and so do the scores of
transitions, but for those that the scheme does not allow, which are ruled out.
"""

from __future__ import annotations

import json
import logging
import math
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from stanza.models.ner.utils import bio2_to_bioes
from torch import nn

from glossator_stanza.decoder import Decoder
from glossator_stanza.lstm import Packed
from glossator_stanza.names import names
from training import crf, prepare, settings
from training.bundle import digest, file
from training.targets import Text
from training.teacher import DIRECTIONS, Teacher

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from glossator_stanza.checkpoint import Floats
    from training.entities import Sentence
    from training.pruning import Direction
    from training.settings import Places, Student

log = logging.getLogger(__name__)


def train(places: Places) -> None:
    """Make the student of the tagger that is trained, or of a bundle's, unless it is there."""
    options = settings.student()
    model = places.model("ner")
    if places.start and not model.exists():
        model = file(places.start, "ner")
    places.student.parent.mkdir(parents=True, exist_ok=True)
    done = places.models("ner") / "student.json"
    wanted = options._asdict() | {"teacher": digest(model, "sha256")}
    if done.exists() and json.loads(done.read_text(encoding="utf-8")) == wanted:
        log.info("%s: already trained", places.student)
        return
    torch.manual_seed(settings.SEED)
    torch.set_num_threads(1)
    labelled, held_out = prepare.entity_sentences(places)
    labelled += prepare.further_sentences(places)
    teacher = Teacher(model, places.vectors)
    text = Text(teacher, labelled, prepare.unlabelled_sentences(places))
    log.info("student: %d sentences, %d tokens", len(text.lengths), len(text.items))
    student = Network(teacher.smaller(*text.sample(), options.hidden), options.dropout)
    fit(student, text, Development(teacher, held_out), options)
    save(student, teacher, model, places.student)
    done.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


class Network(nn.Module):
    """The LSTM that reads a sentence, and the classes.

    Args:
        begin: Both directions of the LSTM, and the bias of the classes.
        dropout: The share of numbers that are left out in training, before and after the LSTM.
    """

    def __init__(self, begin: tuple[list[Direction], Floats], dropout: float) -> None:
        super().__init__()
        directions, bias = begin
        hidden, inputs = len(directions[0].hidden), directions[0].inputs.shape[1]
        self.lstm = nn.LSTM(inputs, hidden, bidirectional=True)
        self.classify = nn.Linear(2 * hidden, len(bias))
        self.hidden = nn.Parameter(_tensor([one.hidden for one in directions])[:, None])
        self.cell = nn.Parameter(_tensor([one.cell for one in directions])[:, None])
        self.dropout = nn.Dropout(dropout)
        with torch.no_grad():
            for direction, suffix in zip(directions, DIRECTIONS, strict=True):
                getattr(self.lstm, f"weight_ih_l0{suffix}").copy_(_tensor(direction.inputs))
                getattr(self.lstm, f"weight_hh_l0{suffix}").copy_(_tensor(direction.recurrent))
                getattr(self.lstm, f"bias_ih_l0{suffix}").copy_(_tensor(direction.bias))
                getattr(self.lstm, f"bias_hh_l0{suffix}").zero_()
            self.classify.weight.copy_(_tensor(np.hstack([one.classes for one in directions])))
            self.classify.bias.copy_(_tensor(bias))

    def forward(self, vectors: torch.Tensor, packed: Packed) -> torch.Tensor:
        """Return the scores of the tags of tokens."""
        rows = nn.utils.rnn.PackedSequence(
            self.dropout(vectors), torch.from_numpy(packed.sizes.copy())
        )
        count = len(packed.lengths)
        state = tuple(one.repeat(1, count, 1) for one in (self.hidden, self.cell))
        found, _ = self.lstm(rows, state)
        scores: torch.Tensor = self.classify(self.dropout(found.data))
        return scores


class Development:
    """Sentences that are held out, to choose the best state by.

    Args:
        teacher: How words are read, and the tags.
        sentences: With tags.
    """

    def __init__(self, teacher: Teacher, sentences: Sequence[Sentence]) -> None:
        self._tags = [_parted(tag) for tag in teacher.tags]
        self._decode = Decoder(teacher.allowed)
        self._rows = []
        ordered = sorted(filter(None, sentences), key=len, reverse=True)
        for at in range(0, len(ordered), 100):
            some = ordered[at : at + 100]
            vectors = [teacher.encode([word.text for word in one]) for one in some]
            packed = Packed([len(one) for one in some])
            rows = np.concatenate(vectors)[packed.places]
            self._rows.append((torch.from_numpy(rows), packed))
        self._gold = [
            set(names([_parted(tag) for tag in bio2_to_bioes([word.tag for word in one])]))
            for one in ordered
        ]

    def score(self, network: Network) -> float:
        """Return the F1 of the names that it finds."""
        found = []
        with torch.inference_mode():
            for vectors, packed in self._rows:
                tags = self._decode(network(vectors, packed).numpy(), packed)
                for row in range(len(packed.lengths)):
                    own = tags[packed.rows == row].tolist()
                    found.append(set(names([self._tags[tag] for tag in own])))
        right = sum(len(a & b) for a, b in zip(found, self._gold, strict=True))
        return 2 * right / max(1, sum(map(len, found)) + sum(map(len, self._gold)))


def fit(network: Network, text: Text, development: Development, options: Student) -> None:
    """Train, and leave the network in the best of the states that were tried.

    Tried are the last state, and the mean of the last ones, in which new ones count most.
    """
    optimizer = torch.optim.Adam(network.parameters(), betas=(0.9, 0.99))
    mean = deepcopy(network)
    best, state = 0.0, network.state_dict()
    batches = text.batches(options.words, options.gold)
    for step, batch in zip(range(1, options.steps + 1), batches, strict=False):
        share = (1 + math.cos(math.pi * step / options.steps)) / 2
        optimizer.param_groups[0]["lr"] = options.rate * min(1, step / 100) * (0.02 + 0.98 * share)
        network.train()
        scores = network(batch.vectors, batch.packed)
        likely = crf.marginals(scores.detach().numpy(), batch.packed, text.transitions)
        optimizer.zero_grad()
        # The gradient of the cross entropy of paths, by the scores of their tags.
        scores.backward(torch.from_numpy((likely - batch.targets) / len(batch.packed.lengths)))
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        # The first states count less than they would.
        kept = min(options.average, step / (step + 10))
        with torch.no_grad():
            for average, weight in zip(mean.parameters(), network.parameters(), strict=True):
                average.lerp_(weight, 1 - kept)
        if step % options.interval == 0 or step == options.steps:
            for kind, one in (("last", network), ("mean", mean)):
                score = development.score(one.eval())
                log.info("student: step %d, %s: F1 %.4f", step, kind, score)
                if score > best:
                    best = score
                    state = {name: weight.clone() for name, weight in one.state_dict().items()}
    network.load_state_dict(state)


def save(network: Network, teacher: Teacher, model: Path, target: Path) -> None:
    """Write the teacher's file with the student's layers: Stanza loads it as any other."""
    checkpoint = torch.load(model, map_location="cpu", weights_only=True)
    found = network.state_dict()
    weights = checkpoint["model"]
    weights |= {
        f"taggerlstm.{name}": weight for name, weight in found.items() if name.startswith("lstm.")
    }
    weights |= {"taggerlstm_h_init": found["hidden"], "taggerlstm_c_init": found["cell"]}
    weights |= {f"tag_clfs.0.{kind}": found[f"classify.{kind}"] for kind in ("weight", "bias")}
    weights["crits.0._transitions"] = _tensor(teacher.allowed)
    checkpoint["config"]["hidden_dim"] = network.lstm.hidden_size
    torch.save(checkpoint, target)


def _tensor(numbers: Any) -> torch.Tensor:
    return torch.from_numpy(np.asarray(numbers, np.float32))


def _parted(tag: str) -> tuple[str, str]:
    letter, _, label = tag.partition("-")
    # What stands for padding is no name.
    return (letter, label) if label else ("O", "")
