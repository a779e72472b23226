"""Libraries that a plugin needs and Glossator does without, until one uses the plugin."""

from __future__ import annotations

import re
from importlib.util import find_spec

from glossator.errors import GlossatorError, OptionError


def require(
    who: str,
    *packages: str,
    install: str,
    otherwise: str = "",
    error: type[GlossatorError] = OptionError,
) -> None:
    """Look for packages, importing none.

    Args:
        who: What needs them, as the beginning of the sentence.
        packages: The names that they are imported by.
        install: What brings them, as pip takes it: ``glossator[tables]``.
        otherwise: What else the user may do, as it stands behind "or".
        error: What is raised.

    Raises:
        GlossatorError: of the class `error`, where one is not installed, with what to type.
    """
    for name in packages:
        spec = find_spec(name)
        if spec is None or spec.origin is None:  # a mere folder of that name is no package
            message = f"{who} needs {name}, which is not installed: type `pip install '{install}'`"
            raise error(f"{message}, or {otherwise}" if otherwise else message)


def missing_of(distribution: str) -> list[str]:
    """What a distribution requires and is not installed, as pip takes it.

    What it requires only of some machines, or for an extra, is not looked for.
    """
    from importlib import metadata  # every start would wait for it

    def is_installed(requirement: str) -> bool:
        name = re.match(r"[\w.-]+", requirement)
        try:
            return name is None or bool(metadata.distribution(name[0]))
        except metadata.PackageNotFoundError:
            return False

    try:
        wanted = metadata.requires(distribution) or []
    except (metadata.PackageNotFoundError, ValueError):  # a file, or a module on the path
        return []
    return [one for one in wanted if ";" not in one and not is_installed(one)]
