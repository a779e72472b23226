"""Whether the name of a new plugin is free, beside all that is installed."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

from glossator import OptionError
from glossator.cli.shared import Registry
from glossator_authors.names import Names
from glossator_authors.scaffold import Template


def check_free(names: Names, template: Template, registry: Registry) -> None:
    """Raise OptionError where something has the name, naming it."""
    for taken in _takers(names, template, registry):
        raise OptionError(
            f"{names.plain!r} is taken: {taken}; choose another, as 'my-{names.plain}'"
        )


def _takers(names: Names, template: Template, registry: Registry) -> Iterator[str]:
    """What has the name already, in words."""
    if found := registry.table(f"{template.brings}s").first(names.plain):
        yield f"{template.brings} {names.plain!r} of plugin {found[0]}"
    if template.brings == "annotator" and (found := registry.layer_types.first(names.module)):
        yield f"layer type {names.module!r} of plugin {found[0]}"
    if template.brings == "format":
        yield from _suffixes(f".{names.plain}", registry)
    origins = [(one.name, one.origin) for one in registry.plugins]
    origins += [(one.name, one.origin) for one in registry.broken]
    for name, origin in origins:
        if name in (names.plain, names.distribution):
            yield f"the plugin {name!r} ({origin})"
    if template.is_file:
        if names.module in sys.stdlib_module_names or _is_installed(names.module):
            yield f"{names.module}.py would hide the module {names.module} from its test"
    else:
        if _is_distribution(names.distribution):
            yield f"the distribution {names.distribution} is installed"
        if _is_installed(names.package):
            yield f"the module {names.package} is installed"
    for identifier in template.clashes(names):
        yield f"the new plugin needs the name {identifier} for something else"


def _suffixes(suffix: str, registry: Registry) -> Iterator[str]:
    for name in registry.formats.keys() - registry.formats.contested():
        one = registry.formats[name]
        if suffix in (*one.suffixes, *one.companions):
            yield f"files named *{suffix} are of the format {name!r}"


def _is_installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _is_distribution(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
