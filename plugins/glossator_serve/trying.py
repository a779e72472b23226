"""Trying a text: it is pasted, annotated with warm models, and shown."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterable
from http import HTTPStatus
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from glossator import Document
from glossator.cli.shared import Registry, decode, encode
from glossator.service import Job, Service
from glossator_serve import bodies
from glossator_serve.annotating import jobs_of
from glossator_serve.article import article
from glossator_serve.asking import chain_of
from glossator_serve.bodies import FORM
from glossator_serve.refusals import Refusal
from glossator_serve.state import server_of
from glossator_serve.templating import rendered

EXAMPLE = (
    "North Korea's acting ambassador to Italy may have defected, an official said on Thursday. "
    "“He left the embassy in Rome in November,” the lawmaker Kim Min-ki told reporters in Seoul."
)


class Choice(NamedTuple):
    """A layer to choose."""

    name: str
    says: str
    is_on: bool


async def show(request: Request) -> Response:
    """The form, empty."""
    return _page(request, text="", layers=None, settings="", result=None)


async def submit(request: Request) -> Response:
    """The form with a text, and what the chain makes of it."""
    server = server_of(request)
    service = server.annotating
    async with server.bodies.read(request, FORM) as (_, body):
        form = bodies.decoded(body)
        text = "\n".join(form.get("text", [""])).replace("\r\n", "\n").replace("\r", "\n")
        layers = form.get("layers", [])
        settings = " ".join(form.get("set", [""]))
        try:
            if not text.strip():
                said = "paste a text first"
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, said)
            asked = {"layers": layers, "set": settings.split()}
            allowed = server.settings.allowed
            runner = await run_in_threadpool(chain_of, service, asked, allowed)
            document = Document(id="text", text=text)
            [job] = await jobs_of(request, service, [document], runner)
        except Refusal as refusal:
            return _page(
                request,
                text=text,
                layers=layers,
                settings=settings,
                result=None,
                trouble=refusal.problem.detail,
                status=refusal.problem.status,
            )
        made = await run_in_threadpool(_drawn, job, layers, server.registry)
    return _page(request, text=text, layers=layers, settings=settings, result=made, job=job)


def _drawn(job: Job, layers: Collection[str], registry: Registry) -> str:
    """The text with the layers that were chosen, without those that they only use."""
    document = decode(encode(job.document), registry.layer_types)
    shown = [name for name in document.layers if name in layers]
    if len(shown) == len(document.layers):
        shown = []  # all, as a page has them: not all of them turned on
    return article(document, registry, "The text with its layers", shown or None)


def _page(
    request: Request,
    *,
    text: str,
    layers: Iterable[str] | None,
    settings: str,
    result: str | None,
    job: Job | None = None,
    trouble: str = "",
    status: int = 200,
) -> Response:
    server = server_of(request)
    page = rendered(
        request,
        "try.html",
        text=text,
        settings=settings,
        choices=_choices(server.annotating, server.registry, layers),
        result=result,
        failures=job.failures if job else [],
        trouble=trouble,
        example=EXAMPLE,
    )
    return HTMLResponse(page, status)


def _choices(service: Service, registry: Registry, chosen: Iterable[str] | None) -> list[Choice]:
    """The layers that the chain makes, with a word on each; all are on at first."""
    made = service.runner.plans.usual.layers
    on = set(made if chosen is None else chosen)
    return [Choice(name, _says(registry, name), name in on) for name in made]


def _says(registry: Registry, layer: str) -> str:
    return (inspect.getdoc(registry.layer_types[layer]) or "").partition("\n")[0]
