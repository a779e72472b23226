"""``POST /annotate``: documents in, the same documents with their layers out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from glossator import Document, GlossatorError
from glossator.cli.shared import encode
from glossator.service import TIME_LIMIT, WORKER_DIED, BusyError, Job, Runner, Service
from glossator_serve import bodies
from glossator_serve.asking import chain_of
from glossator_serve.bodies import JSON, LINES, TEXT
from glossator_serve.refusals import ClientLeft, Refusal, busy
from glossator_serve.state import server_of

PIECE = 1 << 16
"""Bytes that are sent at once: a client that takes some of them is still there."""


async def annotate(request: Request) -> Response:
    """Annotate the documents of the body, with the chain that the address asks for."""
    server = server_of(request)
    service = server.annotating
    asked = parse_qs(request.url.query, keep_blank_values=True)
    async with server.bodies.read(request, JSON, LINES, TEXT) as (kind, body):
        runner = await run_in_threadpool(chain_of, service, asked, server.settings.allowed)
        posted = await run_in_threadpool(bodies.documents_of, server.registry, kind, body)
        jobs = await jobs_of(request, service, posted.documents, runner)
        answer = [encode(job.document) for job in jobs]
    size = sum(map(len, bodies.pieces(answer, posted)))
    return StreamingResponse(
        _cut(bodies.pieces(answer, posted)),
        headers={"Content-Length": str(size)},
        media_type=bodies.media_type(posted),
    )


async def jobs_of(
    request: Request, service: Service, documents: Sequence[Document], runner: Runner
) -> list[Job]:
    """What has become of documents.

    Raises:
        Refusal: where too many wait, it takes too long, or every document was lost.
        ClientLeft: where the client has gone meanwhile.
    """
    try:
        future = service.submit(documents, runner)
    except BusyError as error:
        raise busy(f"{error}: try again in a while") from None
    limit = server_of(request).settings.request_limit
    try:
        jobs = await _awaited(request, future, limit)
    except GlossatorError as error:
        raise Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, str(error)) from None
    if jobs and all(map(_is_lost, jobs)):
        first = jobs[0].failures[0]
        late = first.kind == TIME_LIMIT
        status = HTTPStatus.GATEWAY_TIMEOUT if late else HTTPStatus.INTERNAL_SERVER_ERROR
        raise Refusal(status, f"the document could not be annotated: {first.message}")
    return jobs


def _is_lost(job: Job) -> bool:
    """Whether no annotator has come to an end with it."""
    return any(one.kind in (TIME_LIMIT, WORKER_DIED) for one in job.failures)


async def _awaited(request: Request, future: Future[list[Job]], limit: float) -> list[Job]:
    """What comes of a future, as long as the client waits for it."""
    answer = asyncio.wrap_future(future)
    gone = asyncio.create_task(_gone(request))
    try:
        both: set[asyncio.Future[Any]] = {answer, gone}
        await asyncio.wait(both, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            return answer.result()
        if gone.done():
            raise ClientLeft
        raise Refusal(
            HTTPStatus.GATEWAY_TIMEOUT,
            f"expected an answer within {limit:g} s: send fewer documents at once, or start the "
            "server with --request-limit",
            headers={"Retry-After": "5"},
        )
    finally:
        gone.cancel()
        future.cancel()
        answer.cancel()
        with suppress(asyncio.CancelledError):
            await gone


async def _gone(request: Request) -> None:
    """Wait until the client has left."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _cut(pieces: Iterator[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        for start in range(0, len(piece), PIECE):
            yield piece[start : start + PIECE]
