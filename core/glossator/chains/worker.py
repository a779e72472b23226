"""A worker of the engine `processes`: a chain in a process of its own, fed over pipes.

Messages are pickles, between a process and its own children only. Standard output carries the
answers, so what plugins print, or the programs that they start, goes to standard error.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import threading
from collections.abc import Callable
from typing import IO, Any, NamedTuple

from glossator import pipes
from glossator.chains.config import ChainFile
from glossator.chains.languages import LanguageNote
from glossator.chains.outcome import Job, Outcome, Summary
from glossator.chains.runner import Runner
from glossator.chains.variants import Variants
from glossator.errors import GlossatorError
from glossator.format.codec import decode_shape, encode
from glossator.format.layers import ALL, LayerTypes
from glossator.format.unread import unread
from glossator.model.provenance import Failure


class Answer(NamedTuple):
    """What has become of one document: a `Job` that goes from process to process."""

    data: bytes
    """The document as JSON."""
    outcomes: dict[str, Outcome]
    notes: list[LanguageNote]
    failures: list[Failure]
    traces: list[str]
    annotations: dict[str, int]

    @classmethod
    def of(cls, job: Job) -> Answer:
        """A job as it is sent."""
        data = encode(job.document)
        return cls(data, job.outcomes, job.notes, job.failures, job.traces, job.annotations)

    def job(self, types: LayerTypes, source: str | None) -> Job:
        """The job again; of the document's layers only those are decoded that are asked for."""
        document = unread(self.data, types).read_from(source)
        return Job(
            document,
            document.language,
            outcomes=self.outcomes,
            notes=self.notes,
            failures=self.failures,
            traces=self.traces,
            annotations=self.annotations,
        )


class Batch(NamedTuple):
    """What has become of the documents of one batch, and the seconds that each annotator took."""

    answers: list[Answer]
    seconds: dict[str, float]


class Request(NamedTuple):
    """Documents to annotate."""

    chain: ChainFile | None
    """Another chain than the worker's own, of which it is a variant."""
    rows: list[bytes]
    """The documents as JSON."""


def send(stream: IO[bytes], message: Any) -> None:
    """Write one message; raises OSError where nobody reads."""
    pipes.send(stream, pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL))


def receive(stream: IO[bytes]) -> Any:
    """Read one message.

    Raises:
        EOFError: where the other side has ended.
    """
    return pickle.loads(pipes.receive(stream))  # noqa: S301  # from our own parent or child


def main() -> None:
    """Be a worker in a fresh process."""
    # Ctrl-C reaches all processes of a terminal: the parent decides, and its end is ours.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(*_pipes(), _assembled)


def serve(questions: IO[bytes], answers: IO[bytes], make: Callable[[ChainFile], Runner]) -> None:
    """Annotate batches until there are no more.

    Args:
        questions: Where the chain's recipe comes from, then batches.
        answers: Where it is told that all is ready, then that each batch has come, and what has
            become of it.
        make: The chain of the recipe.
    """
    threading.Thread(target=_end_with_parent, args=(questions.fileno(),), daemon=True).start()
    try:
        asked: ChainFile = receive(questions)
        try:
            runner = make(asked)
        except GlossatorError as error:
            send(answers, error)
            return
        send(answers, "ready")
        with runner:
            variants = Variants(runner)
            while True:
                request: Request = receive(questions)
                send(answers, "begun")
                try:
                    send(answers, _annotate(variants.get(request.chain), request.rows))
                except GlossatorError as error:
                    send(answers, error)
    except (EOFError, BrokenPipeError):
        return


def _assembled(asked: ChainFile) -> Runner:
    from glossator.chains.assemble import assemble, registry_of

    return assemble(registry_of(asked), asked)


def _annotate(runner: Runner, rows: list[bytes]) -> Batch:
    runner.summary = Summary()
    jobs = runner.run_batch([decode_shape(row, runner.types, replaced=ALL) for row in rows])
    answers = [Answer.of(job) for job in jobs]
    return Batch(answers, dict(runner.summary.seconds))


def _end_with_parent(questions: int) -> None:
    """End as soon as nobody can ask any more: a parent that is killed cannot end its children."""
    if hasattr(select, "poll"):
        hung_up = select.poll()
        hung_up.register(questions, 0)
        hung_up.poll()
        os._exit(1)


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """What was standard input and output."""
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    leave_pipes()
    return questions, answers


def leave_pipes() -> None:
    """Put an empty one in the place of standard input, and standard error in that of output."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
