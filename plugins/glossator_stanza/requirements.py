"""Whether Stanza and torch are there: an install of Glossator alone has neither."""

from __future__ import annotations

from importlib.util import find_spec

from glossator import ModelError


def require(who: str, otherwise: str = "") -> None:
    """Look for Stanza and torch, importing neither.

    Args:
        who: What needs them.
        otherwise: What else the user may do, as the end of the sentence.

    Raises:
        ModelError: where one is not installed, with what to type.
    """
    for name in ("stanza", "torch"):
        spec = find_spec(name)
        if spec is None or spec.origin is None:  # a mere folder of that name is no package
            raise ModelError(
                f"{who} needs {name.capitalize()}, which is not installed: "
                f"type `pip install 'glossator[stanza]'`{otherwise}"
            )
