"""Variants of a chain: other layers and options, over the models that are loaded already."""

from __future__ import annotations

from contextlib import suppress

from glossator.chains.assemble import assemble
from glossator.chains.config import ChainFile
from glossator.chains.runner import Runner
from glossator.plugins.annotator import Annotator

MOST = 16
"""Variants that are kept; those not asked for longest go first."""


class Variants:
    """The variants of a chain, made when they are asked for.

    An annotator that has the same options in several of them is one, and is loaded once.

    Args:
        base: The chain; what its variants have loaded is closed with it.
    """

    def __init__(self, base: Runner) -> None:
        self._base = base
        self._made: dict[str, Runner] = {}

    def get(self, asked: ChainFile | None) -> Runner:
        """The variant that a user asked for, the base where nothing was.

        Raises:
            GlossatorError: where the chain cannot be made.
        """
        registry = self._base.registry
        if asked is None or registry is None:
            return self._base
        key = repr(asked)
        runner = self._made.pop(key, None)
        if runner is None:
            runner = assemble(registry, asked, self._known)
            runner.prepared = self._base.prepared
        self._made[key] = runner
        while len(self._made) > MOST:
            self._forget(self._made.pop(next(iter(self._made))))
        return runner

    def _known(self, made: Annotator) -> Annotator:
        """The annotator that is there already, where it is just like the one that was made."""
        for one in self._annotators():
            if type(one) is type(made) and one.options == made.options:
                return one
        return made

    def _annotators(self) -> list[Annotator]:
        return [
            one
            for runner in (self._base, *self._made.values())
            for one in runner.plans.annotators()
        ]

    def _forget(self, runner: Runner) -> None:
        """Close the annotators that no other variant has."""
        kept = {id(one) for one in self._annotators()}
        for one in runner.plans.annotators():
            if id(one) not in kept and self._base.prepared.pop(id(one), None) is not None:
                with suppress(Exception):  # it is not needed any more
                    one.close()
