"""``/openapi.json``: what programs may ask, made of the types that answer them."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import glossator
from glossator.cli.shared import document_schema
from glossator.service import Service
from glossator_serve import facets, refusals
from glossator_serve.about import Health, LayerInfo, PluginInfo
from glossator_serve.asking import settable, written
from glossator_serve.bodies import JSON, LINES, TEXT
from glossator_serve.browsing import SORTS, FoundDocuments, FoundFacet
from glossator_serve.checking import Checked
from glossator_serve.refusals import Problem
from glossator_serve.state import Server, server_of
from glossator_serve.templating import rendered

Schema = dict[str, Any]

_REFUSED = {
    400: "A parameter is not what was expected",
    401: "The token is missing",
    403: "A page elsewhere asks, or for what is not allowed",
    404: "There is no such thing",
    405: "Another method was expected",
    408: "The body took too long to come",
    413: "The body is too large",
    415: "The body is of another type",
    421: "The server is not known by that Host",
    422: "The body is no document",
    500: "The server or the process that annotated failed",
    503: "Too much is going on: try again after `Retry-After` seconds",
    504: "It took too long",
}
_ALWAYS = (400, 401, 405, 421, 500)


async def openapi(request: Request) -> Response:
    """The description of the server in OpenAPI 3.1."""
    return Response(refusals.plain(described(server_of(request))), media_type=JSON)


async def page(request: Request) -> Response:
    """The same in words and examples, for people."""
    server = server_of(request)
    return HTMLResponse(rendered(request, "programs.html", has_corpus=server.index is not None))


def described(server: Server) -> Schema:
    """What a server answers, in OpenAPI 3.1."""
    made: Schema = {
        "openapi": "3.1.0",
        "info": {
            "title": "Glossator",
            "version": version("glossator"),
            "description": f"Annotates texts in layers, in documents of {glossator.FORMAT}.",
        },
        "paths": _paths(server),
        "components": {"schemas": _schemas()},
    }
    if server.settings.token is not None:
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}]
    return made


def _paths(server: Server) -> Schema:
    paths: Schema = {
        "/health": {"get": _operation("Whether it answers", _json("Health"))},
        "/layers": {"get": _operation("The layer types", _json("LayerInfo", many=True))},
        "/plugins": {"get": _operation("The plugins", _json("PluginInfo", many=True))},
        "/validate": {
            "post": _operation(
                "Check documents",
                _json("Checked"),
                body={JSON: {"schema": {}}, LINES: {"schema": {"type": "string"}}},
            )
        },
    }
    if server.service:
        paths["/annotate"] = {"post": _annotate(server.service)}
    if server.index:
        paths["/documents"] = {
            "get": _operation("Look for documents", _json("FoundDocuments"), _list(server))
        }
        paths["/values"] = {
            "get": _operation("The values of a facet", _json("FoundFacet"), _values(server))
        }
        identifier = _parameter("id", "The document's id.", {"type": "string"}, required=True)
        paths["/document"] = {
            "get": _operation("A document", _json("Document"), [identifier], also=(404,))
        }
    return paths


def _annotate(service: Service) -> Schema:
    document = {"$ref": "#/components/schemas/Document"}
    several = {"type": "array", "items": document}
    plain = {"$ref": "#/components/schemas/PlainDocument"}
    either = {"anyOf": [document, plain, {"type": "array", "items": {"anyOf": [document, plain]}}]}
    answer = {
        "description": "The documents with their layers, in the form in which they came",
        "content": {
            JSON: {"schema": {"anyOf": [document, several]}},
            LINES: {"schema": {"type": "string", "description": "A document on each line"}},
        },
    }
    return _operation(
        "Annotate documents",
        answer,
        [
            _layers(service),
            _parameter(
                "set",
                "ANNOTATOR.KEY=VALUE, an option; more than once.",
                {"type": "array", "items": {"type": "string", "pattern": _settings(service)}},
            ),
            _parameter(
                "language",
                "The language of documents that name none, or `auto`.",
                {"type": "string", "pattern": "^([a-z]{2}(-[A-Z]{2})?|auto)?$"},
            ),
            _parameter(
                "minimal", "Leave out layers that are used but not required.", {"type": "boolean"}
            ),
        ],
        body={
            JSON: {"schema": either},
            LINES: {"schema": {"type": "string"}},
            TEXT: {"schema": {"type": "string"}},
        },
        also=(403, 503, 504),
    )


def _layers(service: Service) -> Schema:
    registry = service.runner.registry
    assert registry
    made = {layer for one in registry.declared_annotators() for layer in one.provides}
    items = {"type": "string", "enum": sorted(made - {*registry.layer_types.contested()})}
    says = "Layers to make, comma-separated; the chain's unless given."
    described = _parameter("layers", says, {"type": "array", "items": items})
    return described | {"style": "form", "explode": False}


def _settings(service: Service) -> str:
    """The pattern of what may be set."""
    registry = service.runner.registry
    assert registry
    pairs = (
        f"{re.escape(name)}\\.{re.escape(key)}={written(kind)}"
        for name, key, kind in settable(registry)
    )
    return f"^({'|'.join(pairs)})?$"


def _parameter(name: str, says: str, schema: Schema, *, required: bool = False) -> Schema:
    return {
        "name": name,
        "in": "query",
        "description": says,
        "required": required,
        "schema": schema,
    }


def _list(server: Server) -> list[Schema]:
    """What may be asked of the list of documents."""
    text: Schema = {"type": "string"}
    day = {"type": "string", "pattern": "^([0-9]{4}(-[0-9]{2}){0,2})?$"}
    names = "|".join(map(re.escape, facets.offered(server.registry.layer_types)))
    term = {"type": "string", "pattern": f"^({names}):"}
    page = {"type": "integer", "minimum": 1, "maximum": 10**9 - 1}
    return [
        _parameter("q", "Words that all stand in a document; phrases in quotation marks.", text),
        _parameter(
            "with", "FACET:VALUE that each has; more than once.", {"type": "array", "items": term}
        ),
        _parameter(
            "without",
            "A layer type that none has; more than once.",
            {"type": "array", "items": text},
        ),
        _parameter("since", "The first day: 2018-11-02, a month, or a year.", day),
        _parameter("until", "The last day.", day),
        _parameter("sort", "Their order.", {"type": "string", "enum": list(SORTS)}),
        _parameter("page", "From 1.", page),
    ]


def _values(server: Server) -> list[Schema]:
    """What may be asked of the values of a facet."""
    names = {"type": "string", "enum": list(facets.offered(server.registry.layer_types))}
    return [
        _parameter("facet", "Its name.", names, required=True),
        _parameter("beginning", "What the values begin with.", {"type": "string"}),
        *_list(server)[:5],
    ]


def _operation(
    summary: str,
    answer: Schema,
    parameters: list[Schema] | None = None,
    *,
    body: Schema | None = None,
    also: tuple[int, ...] = (),
) -> Schema:
    codes = {*_ALWAYS, *also, *((408, 413, 403, 415, 422, 503) if body else ())}
    refused = {
        str(code): {
            "description": _REFUSED[code],
            "content": {refusals.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for code in sorted(codes)
    }
    made: Schema = {"summary": summary, "responses": {"200": answer, **refused}}
    if parameters:
        made["parameters"] = parameters
    if body:
        made["requestBody"] = {"required": True, "content": body}
    return made


def _json(name: str, *, many: bool = False) -> Schema:
    schema: Schema = {"$ref": f"#/components/schemas/{name}"}
    if many:
        schema = {"type": "array", "items": schema}
    return {"description": "The answer", "content": {JSON: {"schema": schema}}}


@cache
def _schemas() -> Schema:
    template = "#/components/schemas/{name}"
    types = (Health, LayerInfo, PluginInfo, Checked, FoundDocuments, FoundFacet, Problem)
    _, schemas = msgspec.json.schema_components(types, ref_template=template)
    document = document_schema()
    own = document.pop("$defs")
    for name in ("$schema", "$id"):
        document.pop(name, None)
    schemas |= {"Document": document, **own}
    schemas["PlainDocument"] = {
        "type": "object",
        "description": "Any object with a text: id, language and metadata are kept.",
        "properties": {
            "text": {"type": "string"},
            "id": {"type": ["string", "integer", "null"]},
            "language": {"description": "A language tag; anything else is left out."},
            "metadata": {"type": "object"},
        },
        "required": ["text"],
        "not": {"anyOf": [{"required": ["format"]}, {"required": ["layers"]}]},
    }
    made: Schema = json.loads(json.dumps(schemas).replace("#/$defs/", "#/components/schemas/"))
    return made
