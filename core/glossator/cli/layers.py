"""``glossator layers``: the layer types that are known, and who provides them."""

from __future__ import annotations

import inspect

from glossator.api import registry_with
from glossator.cli.options import Plugins

EXAMPLE = "Example: glossator layers"


def layers(plugin: Plugins = None) -> None:
    """List layer types: what each marks, its fields, and the annotators that provide it."""
    from rich.console import Console
    from rich.table import Table

    registry = registry_with(plugin or ())
    table = Table()
    for column in ("layer", "version", "marks", "fields", "provided by"):
        table.add_column(column, no_wrap=column == "layer")
    for name, cls in sorted(registry.layer_types.items()):
        providers = [
            annotator.name
            for _, annotator in sorted(registry.annotators.items())
            if cls in annotator.provides
        ]
        own = [one for one in cls.__struct_fields__ if one not in ("id", "fragments")]
        summary = (inspect.getdoc(cls) or "").partition("\n")[0]
        table.add_row(name, cls.layer_version, summary, ", ".join(own), ", ".join(providers) or "-")
    Console().print(table)
