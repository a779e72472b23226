"""What the server is and has: its health, the layers and plugins that are installed."""

from __future__ import annotations

import inspect
from functools import lru_cache
from importlib.metadata import version
from typing import Any, Literal

import msgspec
from starlette.requests import Request
from starlette.responses import Response

import glossator
from glossator.cli.shared import Registry, layer_schema
from glossator_serve.asking import settable
from glossator_serve.bodies import JSON
from glossator_serve.state import server_of


class Health(msgspec.Struct, kw_only=True):
    """How the server is.

    Attributes:
        status: It answers.
        version: That of Glossator.
        format: That of documents.
        documents: How many the corpus has; null without one.
        workers: Processes that annotate.
        waiting: Documents that none of them has begun with.
    """

    status: Literal["ok"] = "ok"
    version: str
    format: str
    documents: int | None
    workers: int
    waiting: int


class LayerInfo(msgspec.Struct, kw_only=True):
    """A layer type.

    Attributes:
        name: Its name.
        version: That of its fields.
        description: What it marks.
        providers: The annotators that make it.
        schema: The JSON Schema of one annotation.
    """

    name: str
    version: str
    description: str
    providers: list[str]
    schema: dict[str, Any]


class AnnotatorInfo(msgspec.Struct, kw_only=True):
    """An annotator.

    Attributes:
        name: What `set` says.
        provides: The layers that it makes.
        requires: Those that it cannot do without.
        uses: Those that it reads where they are there.
        languages: What it is for; none for any.
        options: Those that a request may set.
    """

    name: str
    provides: list[str]
    requires: list[str]
    uses: list[str]
    languages: list[str]
    options: list[str]


class PluginInfo(msgspec.Struct, kw_only=True):
    """A plugin that is installed."""

    name: str
    version: str
    annotators: list[AnnotatorInfo]
    layers: list[str]
    formats: list[str]


async def health(request: Request) -> Response:
    """Say that the server answers, and what waits."""
    server = server_of(request)
    return _json(
        Health(
            version=version("glossator"),
            format=glossator.FORMAT,
            documents=server.index.documents if server.index else None,
            workers=len(server.service.processes) if server.service else 0,
            waiting=server.service.waiting if server.service else 0,
        )
    )


async def layers(request: Request) -> Response:
    """List the layer types that are known."""
    return _json(layers_of(server_of(request).registry))


async def plugins(request: Request) -> Response:
    """List the plugins that are installed, and what their annotators read and make."""
    return _json(plugins_of(server_of(request).registry))


_schema = lru_cache(maxsize=256)(layer_schema)


def layers_of(registry: Registry) -> list[LayerInfo]:
    """The layer types that are known."""
    contested = registry.layer_types.contested()
    return [
        LayerInfo(
            name=name,
            version=cls.layer_version,
            description=(inspect.getdoc(cls) or "").partition("\n")[0],
            providers=[one.name for one in registry.declared_annotators() if name in one.provides],
            schema=_schema(cls),
        )
        for name in sorted(registry.layer_types)
        if name not in contested
        for cls in [registry.layer_types[name]]
    ]


def plugins_of(registry: Registry) -> list[PluginInfo]:
    """The plugins that are installed."""
    options = settable(registry)
    return [
        PluginInfo(
            name=plugin.name,
            version=plugin.version,
            annotators=[
                AnnotatorInfo(
                    name=one.name,
                    provides=list(one.provides),
                    requires=list(one.requires),
                    uses=list(one.uses),
                    languages=list(one.languages or ()),
                    options=[key for name, key, _ in options if name == one.name],
                )
                for one in plugin.declared.annotators
            ],
            layers=[one.name for one in plugin.declared.layer_types],
            formats=[one.name for one in plugin.declared.formats],
        )
        for plugin in registry.plugins
    ]


def _json(value: object) -> Response:
    return Response(msgspec.json.encode(value), media_type=JSON)
