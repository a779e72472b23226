"""The engine `serial`: the chain runs in this process, one batch after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.chains.outcome import Job
from glossator.chains.runner import Runner
from glossator.model.document import Document
from glossator.plugins.engine import Engine


class Serial(Engine):
    """In this process, one batch after the other."""

    name = "serial"

    def run(self, runner: Runner, documents: Iterable[Document]) -> Iterator[Job]:
        """Yield a job for each document, in order."""
        return runner.jobs(documents)
