"""What workers answer, put together again: the jobs of a run, as if it had been in this process."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator

from glossator.chains.outcome import Job
from glossator.chains.runner import Runner
from glossator.distributed.units import Lost, Result
from glossator.errors import GlossatorError
from glossator.files.corpus import Corpus
from glossator.model.document import Document


def jobs(answers: Iterable[bytes], runner: Runner, documents: Iterable[Document]) -> Iterator[Job]:
    """A job for each document that can be read, counted and told as if it had been read here.

    Args:
        answers: What workers have answered, in the order of the units; an answer may come again
            where a unit was given to a second worker.
        runner: The chain.
        documents: What the units were cut from.

    Raises:
        GlossatorError: what kept a worker from its work, or where an answer is missing.
    """
    corpus = documents if isinstance(documents, Corpus) else None
    for result in _in_order(answers):
        runner.summary.spend(result.seconds)
        for item in result.items:
            if isinstance(item, Lost):
                assert corpus  # documents that were given have been read
                corpus.lose(corpus.files[item.file], item.error)
            else:
                job, origin = item.answer.job(runner.types, item.source), item.origin
                if not corpus or corpus.admits(
                    job.document, origin.line, corpus.files[origin.file]
                ):
                    yield runner.count(job)
            if corpus and corpus.ended:
                return


def _in_order(answers: Iterable[bytes]) -> Iterator[Result]:
    """The results, each once."""
    wanted = (0, 0)
    for answer in answers:
        result: Result | GlossatorError = pickle.loads(answer)  # noqa: S301  # of our own workers
        if isinstance(result, GlossatorError):
            raise result
        if (result.unit, result.number) < wanted:
            continue
        if (result.unit, result.number) != wanted:
            raise GlossatorError(
                f"expected result {wanted[1]} of work unit {wanted[0]}, "
                f"got result {result.number} of {result.unit}"
            )
        yield result
        wanted = (result.unit + 1, 0) if result.is_last else (result.unit, result.number + 1)
