"""The conformance run of engines: the same documents in the same order, whatever fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from glossator.chains.assemble import assemble, engine_of
from glossator.chains.config import ChainFile, OnError
from glossator.errors import AnnotatorError, unknown
from glossator.format.codec import encode
from glossator.model.document import Document
from glossator.plugins.discovery import registry_with
from glossator.testing.kit import located

COUNT = 24
"""Documents of a run; every seventh of them fails."""

AHEAD = 2_000
"""Documents that an engine may not have read before it gives the first."""

PROBE = "glossator.testing.probe"
"""The plugin that brings what the documents are annotated with."""


def check_engine(
    name: str,
    *,
    options: Mapping[str, Any] | None = None,
    plugins: Sequence[str | Path] = (),
) -> None:
    """Run documents through an engine, some of which fail; assert that it keeps the contract.

    What comes out is what a run in one process gives, byte for byte and in the same order: with
    failures recorded, left out, and ended at. What is counted is the same, documents are read as
    they are needed, and an engine whose results nobody takes any more ends.

    Args:
        name: The engine's name.
        options: Its options.
        plugins: Further plugins: modules, or ``.py`` files, looked for from the test's own file on.

    Raises:
        AssertionError: saying what differed from the engine ``serial``.
    """
    run = _Run(name, [*located(plugins), PROBE], dict(options or {}))
    ways: tuple[OnError, ...] = ("record", "skip", "stop")
    for on_error in ways:
        _compare(run.results("serial", on_error), run.results(name, on_error), on_error, name)
    run.check_reading()


def _compare(expected: _Results, got: _Results, on_error: str, name: str) -> None:
    where = f"engine {name!r} with on_error={on_error!r}"
    assert len(got.documents) == len(expected.documents), (
        f"{where}: expected {len(expected.documents)} documents, got {len(got.documents)}: yield a "
        "job for each, also for those that failed"
    )
    for number, (one, other) in enumerate(zip(expected.documents, got.documents, strict=True)):
        assert one == other, f"{where}: document {number + 1} is not that of a run in one process"
    assert got.error == expected.error, (
        f"{where}: expected it to end with {expected.error!r}, got {got.error!r}"
    )
    # How far one that is stopped has come by then is its own affair.
    if on_error != "stop":
        assert got.counts == expected.counts, (
            f"{where}: expected the summary to count {expected.counts} (documents, failed layers), "
            f"got {got.counts}: what was annotated elsewhere goes through `runner.count`"
        )


class _Results:
    """What came out of a run: documents, how it ended, what was counted."""

    def __init__(self) -> None:
        self.documents: list[bytes] = []
        self.error = ""
        self.counts = (0, 0)


class _Run:
    def __init__(self, name: str, plugins: Sequence[str], options: dict[str, Any]) -> None:
        self.name, self.options = name, options
        self.registry = registry_with(plugins)
        self.plugins = plugins
        if name not in self.registry.engines:
            raise AssertionError(unknown("engine", name, self.registry.engines))

    def _chain(self, engine: str, on_error: OnError) -> ChainFile:
        return ChainFile(
            layers=("probe",),
            plugins=tuple(self.plugins),
            engine=engine,
            on_error=on_error,
            batch_size=4,
            set={engine: self.options} if engine == self.name and self.options else {},
        )

    def results(self, engine: str, on_error: OnError) -> _Results:
        """What an engine makes of the documents."""
        asked = self._chain(engine, on_error)
        running, results = engine_of(self.registry, asked), _Results()
        with assemble(self.registry, asked) as runner:
            try:
                for document in runner.kept(running.run(runner, _documents(COUNT))):
                    results.documents.append(encode(document))
            except AnnotatorError as error:
                results.error = str(error)
            results.counts = runner.summary.documents, runner.summary.failed
        return results

    def check_reading(self) -> None:
        """Assert that it does not read all before it gives the first, and ends when it is left."""
        asked = self._chain(self.name, "record")
        read = 0

        def counted() -> Iterator[Document]:
            nonlocal read
            for document in _documents(AHEAD):
                read += 1
                yield document

        with assemble(self.registry, asked) as runner:
            jobs = iter(engine_of(self.registry, asked).run(runner, counted()))
            next(jobs)
            close = getattr(jobs, "close", None)
            assert close, f"engine {self.name!r}: `run` is to be a generator, which can be closed"
            close()
        assert read < AHEAD, (
            f"engine {self.name!r}: it has read all {AHEAD} documents before it gave the first: "
            "a corpus does not fit into memory"
        )


def _documents(count: int) -> Iterator[Document]:
    for number in range(count):
        text = f"Text {number} is to fail." if number % 7 == 6 else f"Text {number} is fine."
        yield Document(id=f"text-{number}", text=text)
