"""A worker of the engine `processes`: a chain in a process of its own, fed over pipes.

Messages are a length in eight bytes and a
pickle, between a process and its own children only. Standard output carries the answers, so what
plugins print, or the programs that they start, goes to standard error.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from dataclasses import dataclass, field
from typing import IO, Any

from glossator.chains.config import ChainFile
from glossator.chains.outcome import Summary
from glossator.errors import GlossatorError
from glossator.format.codec import decode_shape, encode
from glossator.model.provenance import Failure


@dataclass(frozen=True, slots=True)
class Answer:
    """What has become of one document."""

    data: bytes
    """The document as JSON."""
    failures: list[Failure] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Batch:
    """What has become of the documents of one batch, and what the chain counted over it."""

    answers: list[Answer]
    summary: Summary


def send(stream: IO[bytes], message: Any) -> None:
    """Write one message; raises OSError where nobody reads."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message.

    Raises:
        EOFError: where the other side has ended.
    """
    head = stream.read(8)
    if len(head) < 8:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)  # noqa: S301  # from our own parent or child


def main() -> None:
    """Annotate batches until there are no more."""
    # Ctrl-C reaches all processes of a terminal: the parent decides, and its end is ours.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    questions, answers = _pipes()
    try:
        asked: ChainFile = receive(questions)
        try:
            from glossator.chains.assemble import assemble, registry_of

            registry = registry_of(asked)
            runner = assemble(registry, asked)
        except GlossatorError as error:
            send(answers, error)
            return
        send(answers, "ready")
        with runner:
            while True:
                rows: list[bytes] = receive(questions)
                try:
                    send(answers, _annotate(runner, registry.layer_types, rows))
                except GlossatorError as error:
                    send(answers, error)
                    return
    except (EOFError, BrokenPipeError):
        return


def _annotate(runner: Any, types: Any, rows: list[bytes]) -> Batch:
    runner.summary = Summary()
    jobs = runner.run_batch([decode_shape(row, types) for row in rows])
    answers = [Answer(encode(job.document), job.failures, job.traces) for job in jobs]
    return Batch(answers, runner.summary)


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """What was standard input and output; in their places an empty one, and standard error."""
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return questions, answers
