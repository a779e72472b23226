"""What is said where a request is not answered: JSON to programs, a page to browsers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from glossator import FormatError
from glossator_serve.templating import rendered

MEDIA_TYPE = "application/problem+json"
"""Of RFC 9457."""

RETRY = 2
"""Seconds after which a client may try again where too much is going on."""


class Problem(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Why a request was not answered, after RFC 9457.

    Attributes:
        title: The status in words.
        status: The status of the answer.
        detail: What was expected, what was found, and what to do.
        pointer: Where in the document, as a JSON Pointer.
        line: On which line of the body.
    """

    title: str
    status: int
    detail: str
    pointer: str = ""
    line: int = 0


class Refusal(Exception):  # noqa: N818  # it is an answer
    """Ends a request with this answer.

    Args:
        status: The status.
        detail: What was expected, what was found, and what to do.
        headers: Further headers.
        pointer: Where in the document.
        line: On which line of the body.
    """

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        pointer: str = "",
        line: int = 0,
    ) -> None:
        super().__init__(detail)
        self.headers = dict(headers or {})
        self.problem = Problem(
            title=status.phrase,
            status=status.value,
            detail=without_paths(detail),
            pointer=pointer,
            line=line,
        )


class ClientLeft(Exception):  # noqa: N818  # it is nobody's mistake
    """Ends a request that nobody waits for any more."""


def busy(detail: str) -> Refusal:
    """The refusal of a request that may be made again in a while."""
    headers = {"Retry-After": str(RETRY)}
    return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=headers)


def malformed(error: FormatError) -> Refusal:
    """The refusal of a document that cannot be read."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return Refusal(status, error.message, pointer=error.pointer, line=error.line)


def refused(request: Request, refusal: Refusal) -> Response:
    """The answer of a refusal, as the client can read it."""
    problem, headers = refusal.problem, refusal.headers
    if wants_page(request):
        page = rendered(request, "error.html", problem=problem)
        return Response(page, problem.status, headers, media_type="text/html")
    data = msgspec.json.encode(problem)
    return Response(data, problem.status, headers, media_type=MEDIA_TYPE)


async def of_starlette(request: Request, error: Exception) -> Response:
    """The answer to what no route answers."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    said = {
        HTTPStatus.NOT_FOUND: "there is nothing at this address: / leads to what there is",
        HTTPStatus.METHOD_NOT_ALLOWED: f"expected another method than {request.method} here",
    }
    detail = said.get(status, str(error.detail))
    return refused(request, Refusal(status, detail, headers=error.headers))


def wants_page(request: Request) -> bool:
    """Whether a browser asks, which shows what it gets to a person."""
    return "text/html" in request.headers.get("accept", "")


def without_paths(words: str) -> str:
    """A message without the folders of this machine: of a path only its last part stays."""

    def shortened(found: re.Match[str]) -> str:
        return found[2] if _top(found[1]).exists() else found[0]

    return re.sub(r"(?<![\w.])(/[^\s'\":,;]*/)([^\s/'\":,;]+)", shortened, words)


def _top(path: str) -> Path:
    """The first folder of a path: a JSON Pointer has none that exists."""
    return Path("/", path.strip("/").split("/")[0])


def plain(value: Any) -> bytes:
    """A value as JSON."""
    return msgspec.json.encode(value)
