"""What runs models, and whether it is there: an install of Glossator alone has nothing of it."""

from __future__ import annotations

import glossator

NUMPY = ("numpy", "threadpoolctl")
"""What the plain kind of model needs."""
TORCH = ("stanza", "torch")
"""What every other needs."""

_EXTRAS = {"numpy": "models", "threadpoolctl": "models", "stanza": "stanza", "torch": "stanza"}


def require(who: str, *names: str, otherwise: str = "") -> None:
    """Look for packages, importing none.

    Args:
        who: What needs them.
        names: The packages.
        otherwise: What else the user may do, as it stands behind "or".

    Raises:
        ModelError: where one is not installed, with what to type.
    """
    for name in names:
        install = f"glossator[{_EXTRAS[name]}]"
        glossator.require(
            who, name, install=install, otherwise=otherwise, error=glossator.ModelError
        )
