"""How a command imports pyarrow: without what it looks for and we have no use for.

To import NumPy and pandas takes longer than to read a small corpus.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from glossator.cli.shared import Registry, is_own_process


def import_pyarrow(registry: Registry) -> None:
    """Let pyarrow look in vain for pandas, and for NumPy where nobody can miss it.

    It looks for pandas before its first array, to see whether the values are pandas'; what needs
    pandas later still imports it. It looks for NumPy when it is imported, and without it can never
    more exchange arrays with it: that is for a process which has nobody's code in it but ours.

    Args:
        registry: The plugins of this command.
    """
    hidden = ["pandas"]
    if is_own_process() and all(one.is_built_in for one in registry.plugins):
        hidden.append("numpy")
    with _hidden(*hidden):
        import pyarrow as pa

        pa.array([], pa.int64())


@contextmanager
def _hidden(*names: str) -> Iterator[None]:
    """While it lasts, these modules are not found, unless they have been imported before."""
    finder: Any = _Hidden(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Hidden:
    """Finds some modules not."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def find_spec(self, name: str, *_: Any) -> None:
        """Refuse these; leave all else to others."""
        if name in self._names:
            raise ModuleNotFoundError(name, name=name)
