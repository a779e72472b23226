"""The libraries of the extra `serve`, which Glossator does without unless something is served."""

from __future__ import annotations

from importlib.util import find_spec

import glossator

LIBRARIES = ("jinja2", "starlette", "uvicorn")


def check() -> None:
    """Say what to type where a library is missing.

    Raises:
        OptionError: with the name of the library.
    """
    for name in LIBRARIES:
        if find_spec(name) is None:
            raise glossator.OptionError(
                f"serve needs {name}, which is not there: type `pip install 'glossator[serve]'`"
            )
