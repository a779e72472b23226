"""How many threads numpy's matrix products may have."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np  # noqa: F401  # whose library is looked for
from threadpoolctl import ThreadpoolController


def limited(threads: int) -> AbstractContextManager[Any]:
    """Compute on so many threads, and leave the process as it was."""
    controller: AbstractContextManager[Any] = _controller().limit(limits=threads, user_api="blas")
    return controller


@cache
def _controller() -> ThreadpoolController:
    """What knows the libraries that are loaded: looking for them takes milliseconds."""
    return ThreadpoolController()
