"""Engines: where a chain runs over many documents. `serial`, in this process, is built in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from glossator.plugins.options import Configurable, O_co

if TYPE_CHECKING:
    from glossator.model.document import Document


class Engine(Configurable[O_co]):
    """Runs a chain over documents, wherever that is; derive from it and write `run`.

    With options, derive from ``Engine[MyOptions]``: `options` is then of that class.

    Attributes:
        name: Unique among the installed engines; what ``--engine`` says.
        options: The options as the user set them.
    """

    name: ClassVar[str] = ""

    def run(self, runner: Any, documents: Iterable[Document]) -> Iterator[Any]:
        """Yield a `glossator.chains.outcome.Job` for each document, in the order of the documents.

        Args:
            runner: The `glossator.chains.runner.Runner` of the chain. Its `run_batch` annotates
                some documents at once; what it counts belongs into its `summary`.
            documents: Read one after the other, never all at once. Those of a run's inputs are a
                `glossator.files.corpus.Corpus`: its workers may read its files for themselves.
        """
        raise NotImplementedError
