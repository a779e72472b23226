"""Signing in: a person says the token once, and the browser is known from then on."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from glossator_serve import bodies
from glossator_serve.bodies import FORM
from glossator_serve.guard import is_token, signed_in
from glossator_serve.state import server_of
from glossator_serve.templating import rendered


async def show(request: Request) -> Response:
    """The form."""
    if server_of(request).settings.token is None:
        return RedirectResponse("/", HTTPStatus.SEE_OTHER)
    return HTMLResponse(rendered(request, "sign-in.html", wrong=False))


async def submit(request: Request) -> Response:
    """Take the token."""
    server = server_of(request)
    async with server.bodies.read(request, FORM) as (_, body):
        said = bodies.decoded(body).get("token", [""])[0].strip()
    if server.settings.token is None or is_token(said, server.settings):
        return signed_in(request, server.settings, "/")
    page = rendered(request, "sign-in.html", wrong=True)
    return HTMLResponse(page, HTTPStatus.UNAUTHORIZED)
