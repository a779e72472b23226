"""The style and the scripts of the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from glossator_serve.refusals import Refusal
from glossator_view import assets as view

HERE = Path(__file__).parent / "static"


@cache
def _own(name: str) -> str:
    return (HERE / name).read_text("utf-8")


FILES: Mapping[str, tuple[str, Callable[[], str]]] = {
    "view.css": ("text/css", view.style),
    "view.js": ("text/javascript", view.script),
    "serve.css": ("text/css", lambda: _own("serve.css")),
    "serve.js": ("text/javascript", lambda: _own("serve.js")),
}
"""File name to its media type, and what it holds."""


async def static(request: Request) -> Response:
    """One of the files; there are no others."""
    name = request.path_params["name"]
    if name not in FILES:
        raise Refusal(HTTPStatus.NOT_FOUND, "there is nothing at this address")
    kind, content = FILES[name]
    return Response(content(), media_type=kind)
