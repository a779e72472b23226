"""The engine of my things: runs a chain in this process, and says how far it is."""

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import glossator


class Options(glossator.Options):
    """What a user may set, as in `--set my-things.every=10`."""

    every: Annotated[int, glossator.Meta(ge=1)] = 100
    """After how many documents it says how far it is."""


class MyThingEngine(glossator.Engine[Options]):
    """In this process, document after document, with a word now and then."""

    name = "my-things"

    def run(self, runner: Any, documents: Iterable[glossator.Document]) -> Iterator[Any]:
        """Yield a job for each document, in their order: `runner` does the work.

        Workers elsewhere are set up with `glossator.distributed`.
        """
        for number, job in enumerate(runner.jobs(documents), start=1):
            if number % self.options.every == 0:
                print(f"my-things: {number} documents", file=sys.stderr)
            yield job


@glossator.hookimpl
def glossator_engines() -> list[type[glossator.Engine]]:
    return [MyThingEngine]
