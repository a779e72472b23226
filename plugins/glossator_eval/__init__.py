"""Scores of annotations against gold: the command ``eval``, and what benchmarks measure with."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_eval.command import eval_

    return [eval_]
