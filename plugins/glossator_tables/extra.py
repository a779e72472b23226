"""The libraries of the extra `tables`, which Glossator does without unless tables are asked for."""

from __future__ import annotations

from importlib.util import find_spec

import glossator

LIBRARIES = ("duckdb", "pyarrow")


def check() -> None:
    """Say what to type where a library is missing.

    Raises:
        OptionError: with the name of the library.
    """
    for name in LIBRARIES:
        if find_spec(name) is None:
            raise glossator.OptionError(
                f"tables need {name}, which is not there: type `pip install 'glossator[tables]'`"
            )
