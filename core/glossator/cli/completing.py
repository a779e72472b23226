"""What a shell offers for the value of an option: the names of what is installed."""

from __future__ import annotations

from glossator.files.recognition import declared_format
from glossator.plugins.declared import DeclaredFormat
from glossator.plugins.discovery import default_registry


def layers(incomplete: str) -> list[str]:
    """Layers; in a comma list those that are not there yet."""
    before, comma, _ = incomplete.rpartition(",")
    known = default_registry().layer_types
    return [f"{before}{comma}{name}" for name in sorted(set(known) - set(before.split(",")))]


def providers() -> list[str]:
    """Annotators, and plugins for all that theirs provide."""
    registry = default_registry()
    owners = {registry.annotators.owner(name).name for name in registry.annotators}
    return sorted({*registry.annotators, *owners})


def plugins() -> list[str]:
    """Installed plugins."""
    return sorted(plugin.name for plugin in default_registry().plugins)


def chains() -> list[str]:
    """Named chains; the shell itself completes the names of files."""
    return sorted(default_registry().chains)


def engines() -> list[str]:
    """Where a chain can run."""
    return sorted(default_registry().engines)


def readers() -> list[str]:
    """Formats that can be read."""
    formats = default_registry().formats
    return sorted(name for name in formats if _declared(name).reads)


def writers() -> list[str]:
    """Formats that can be written."""
    formats = default_registry().formats
    return sorted(name for name in formats if _declared(name).writes)


def _declared(name: str) -> DeclaredFormat:
    return declared_format(default_registry().formats, name)
