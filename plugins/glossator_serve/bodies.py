"""The bodies of requests: read up to a limit, and taken apart into documents."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, NamedTuple

import msgspec
from starlette.requests import ClientDisconnect, Request

from glossator import Document, Format, FormatError, Record
from glossator.cli.shared import Registry
from glossator_serve.refusals import ClientLeft, Refusal, busy, malformed
from glossator_serve.settings import Settings

JSON, LINES, TEXT, FORM = (
    "application/json",
    "application/x-ndjson",
    "text/plain",
    "application/x-www-form-urlencoded",
)
ALIASES = {"application/jsonl": LINES, "application/ndjson": LINES}


class Bodies:
    """Reads bodies, so many bytes of them at once and no more.

    Args:
        settings: The limits.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._held = 0

    @asynccontextmanager
    async def read(self, request: Request, *types: str) -> AsyncIterator[tuple[str, bytes]]:
        """The media type of a body and its bytes, which count as held while it lasts.

        Args:
            request: Whose body it is.
            types: The media types that are taken.

        Raises:
            Refusal: where it is of another type, too large, or too slow.
        """
        kind = _media_type(request, types)
        size = self._size(request)
        if self._held and self._held + size > self._settings.held:
            raise busy("too much is being read at present: try again in a while")
        self._held += size
        try:
            yield kind, await self._whole(request)
        finally:
            self._held -= size

    def _size(self, request: Request) -> int:
        """How many bytes it may have."""
        most, said = self._settings.max_bytes, request.headers.get("content-length", "")
        if said.isdecimal():
            if int(said) > most:
                raise _too_large(most)
            return int(said)
        return most

    async def _whole(self, request: Request) -> bytes:
        data = bytearray()
        try:
            async with asyncio.timeout(self._settings.read_limit):
                async for piece in request.stream():
                    data += piece
                    if len(data) > self._settings.max_bytes:
                        raise _too_large(self._settings.max_bytes)
        except TimeoutError:
            raise Refusal(
                HTTPStatus.REQUEST_TIMEOUT,
                f"expected the whole body within {self._settings.read_limit:g} s",
                headers={"Connection": "close"},
            ) from None
        except ClientDisconnect:
            raise ClientLeft from None
        return bytes(data)


def _too_large(most: int) -> Refusal:
    return Refusal(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"expected a body of at most {most:,} bytes: send fewer documents at once, or start the "
        "server with --max-bytes",
        headers={"Connection": "close"},
    )


def _media_type(request: Request, types: Collection[str]) -> str:
    said = request.headers.get("content-type", "")
    kind, _, parameters = said.partition(";")
    kind = ALIASES.get(kind.strip().casefold(), kind.strip().casefold())
    charset = parameters.casefold().replace('"', "").replace(" ", "").partition("charset=")[2]
    coding = request.headers.get("content-encoding", "identity").casefold()
    if kind in types and charset in ("", "utf-8", "utf8", "us-ascii") and coding == "identity":
        return kind
    got = said if coding == "identity" else f"{said} in {coding}"
    raise Refusal(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        f"expected a body of Content-Type {', '.join(types)}, in UTF-8, got {got[:100] or 'none'}",
        headers={"Accept": ", ".join(types)},
    )


class _Source(NamedTuple):
    """Where the documents of a request come from, as formats ask for it."""

    identifier: str = "text"
    name: str = "the request"
    head: bytes = b""

    def has(self, companion: str) -> bool:  # noqa: ARG002  # nothing stands beside a request
        return False

    def companion(self, companion: str) -> bytes:
        raise AssertionError(companion)

    def warn(self, message: str, line: int = 0) -> None:
        raise FormatError(message, line=line)


class Posted(NamedTuple):
    """Documents as they were sent, and how they were: so they go back."""

    documents: list[Document]
    kind: str
    """Their media type."""
    is_one: bool
    """Whether it was one document, and no list of them."""


def documents_of(registry: Registry, kind: str, body: bytes) -> Posted:
    """The documents of a body: ours, or plain objects with ``text``, or a text.

    Raises:
        Refusal: where one cannot be read.
    """
    is_list = kind == JSON and body.lstrip().startswith(b"[")
    name = "jsonl" if kind == LINES or is_list else "json" if kind == JSON else "text"
    made: Format = registry.formats[name](types=registry.layer_types)
    documents: list[Document] = []
    try:
        records = _items(body) if is_list else lines_of(body) if kind == LINES else [Record(body)]
    except FormatError as error:
        raise malformed(error) from None
    for one in records:
        try:
            documents.append(_decoded(made, one))
        except FormatError as error:
            pointer = f"/{len(documents)}{error.pointer}" if is_list else error.pointer
            line = 0 if is_list else error.line
            raise malformed(FormatError(error.message, line=line, pointer=pointer)) from None
    return Posted(documents, kind, is_one=not is_list and kind != LINES)


def _decoded(made: Format, record: Record) -> Document:
    try:
        return made.decode(record, _Source())
    except FormatError as error:
        line = record.line or error.line
        raise FormatError(error.message, line=line, pointer=error.pointer) from None
    except UnicodeDecodeError as error:
        found = f"expected UTF-8, got byte 0x{record.data[error.start]:02x}"
        raise FormatError(found, line=record.line) from None


def _items(body: bytes) -> list[Record]:
    items: list[msgspec.Raw]
    try:
        items = msgspec.json.decode(body, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FormatError(f"expected a list of JSON documents: {error}") from None
    return [Record(bytes(one), number) for number, one in enumerate(items, start=1)]


def lines_of(body: bytes) -> list[Record]:
    """The documents of JSON Lines, with their lines."""
    lines = enumerate(body.split(b"\n"), start=1)
    return [Record(line, number) for number, line in lines if line.strip()]


def pieces(answer: list[bytes], posted: Posted) -> Iterator[bytes]:
    """Documents as they go back, in the form that they came in."""
    if posted.kind == LINES:
        for one in answer:
            yield one
            yield b"\n"
    elif posted.is_one:
        yield answer[0]
    else:
        for number, one in enumerate(answer):
            yield b"," if number else b"["
            yield one
        yield b"]" if answer else b"[]"


def media_type(posted: Posted) -> str:
    """The media type that they go back in."""
    return LINES if posted.kind == LINES else JSON


def decoded(body: bytes) -> dict[str, Any]:
    """The fields of a form.

    Raises:
        Refusal: where it is not UTF-8, or has too many.
    """
    from urllib.parse import parse_qs

    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=100, errors="strict")
    except ValueError:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "expected a form in UTF-8") from None
