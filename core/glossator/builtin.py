"""What the core itself brings, as any plugin would: its commands, the
formats of texts and of our own documents, and the engine `serial`."""

from __future__ import annotations

from collections.abc import Iterable

from glossator.model.annotation import Annotation
from glossator.plugins.command import Command
from glossator.plugins.engine import Engine
from glossator.plugins.format import Format
from glossator.plugins.hookspecs import hookimpl


@hookimpl
def glossator_commands() -> Iterable[Command]:
    from glossator.cli.convert import convert
    from glossator.cli.explain import explain
    from glossator.cli.layers import layers
    from glossator.cli.plugins import plugins
    from glossator.cli.run import run
    from glossator.cli.schema import schema
    from glossator.cli.show import show
    from glossator.cli.upgrade import upgrade
    from glossator.cli.validate import validate

    return [run, convert, validate, show, explain, plugins, layers, schema, upgrade]


@hookimpl
def glossator_formats() -> Iterable[type[Format]]:
    from glossator.files.formats import BUILT_IN

    return BUILT_IN.values()


@hookimpl
def glossator_engines() -> Iterable[type[Engine]]:
    from glossator.chains.processes import Processes
    from glossator.chains.serial import Serial

    return [Serial, Processes]


@hookimpl
def glossator_layer_types() -> Iterable[type[Annotation]]:
    from glossator.exchange.layers import ForeignField, ForeignRelation

    return [ForeignField, ForeignRelation]
