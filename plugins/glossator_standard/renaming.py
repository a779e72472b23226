"""For the `upgrade` of a layer type whose fields have got other names."""

from typing import Any


def renamed(record: dict[str, Any], **names: str) -> dict[str, Any]:
    """A record whose fields have their new names, all at once: one may take another's old one.

    Args:
        record: An annotation as it stands in a file.
        names: Old name to new.
    """
    return {names.get(name, name): value for name, value in record.items()}
