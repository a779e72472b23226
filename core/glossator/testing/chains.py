"""Chains that tests share, so that their models and lists are loaded once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import glossator.api
from glossator.api import Chain
from glossator.plugins.discovery import default_registry
from glossator.plugins.registry import Registry


class Chains:
    """Makes chains as `glossator.chain` does; those that were asked for lately are there already.

    Attributes:
        most: How many are kept; all where it is None.
    """

    def __init__(self, most: int | None = None) -> None:
        self.most = most
        self._made: dict[str, tuple[Registry, Chain]] = {}

    def __call__(self, *layers: str, plugins: Sequence[str | Path] = (), **asked: Any) -> Chain:
        """The chain for these layers; `asked` are the other arguments of `glossator.chain`."""
        named = [str(one) for one in plugins]
        # What it depends on besides: our variables, the folder, files of plugins as they are now.
        ours = sorted(item for item in os.environ.items() if item[0].startswith("GLOSSATOR_"))
        files = [(one, Path(one).stat().st_mtime_ns) for one in named if Path(one).is_file()]
        key = repr((layers, named, sorted(asked.items()), ours, files, Path.cwd()))
        known, made = self._made.pop(key, (None, None))
        if made is None or known is not default_registry():
            made = glossator.api.chain(*layers, plugins=named, **asked)
        self._made[key] = default_registry(), made
        while self.most is not None and len(self._made) > self.most:
            self._made.pop(next(iter(self._made)))[1].close()
        return made

    def close(self) -> None:
        """Free their models."""
        for _, one in self._made.values():
            one.close()
        self._made.clear()
