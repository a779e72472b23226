"""Write the JSON Schemas that `glossator schema` prints into this folder."""

from __future__ import annotations

from pathlib import Path

from glossator.chains.config import chain_schema
from glossator.cli.report import report_schema
from glossator.format.schema import (
    CHAIN,
    DOCUMENT,
    REPORT,
    SUFFIX,
    document_schema,
    dumps,
    layer_schema,
)
from glossator.model.annotation import Annotation
from glossator.plugins.discovery import default_registry
from glossator.plugins.registry import Registry


def built_in(registry: Registry) -> list[type[Annotation]]:
    """The layer types of the plugins that came with this package."""
    names = {
        one.name
        for plugin in registry.plugins
        if plugin.is_built_in
        for one in plugin.declared.layer_types
    }
    found = {registry.layer_types[name] for name in names}
    return sorted(found, key=lambda cls: cls.type_name())


def files(registry: Registry) -> dict[str, str]:
    """File name to text of every schema that is checked in."""
    schemas = {DOCUMENT: document_schema(), CHAIN: chain_schema(), REPORT: report_schema()}
    schemas |= {cls.type_name(): layer_schema(cls) for cls in built_in(registry)}
    return {name + SUFFIX: dumps(schema) for name, schema in schemas.items()}


def write(folder: Path, registry: Registry) -> None:
    """Make the folder hold exactly the current schemas."""
    current = files(registry)
    for old in folder.glob(f"*{SUFFIX}"):
        if old.name not in current:
            old.unlink()
    for name, text in current.items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write(Path(__file__).parent, default_registry())
