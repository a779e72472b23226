"""What stands before all that the server does: who may ask, what every answer says, and limits.

It is ASGI, so that whatever happens within has an answer, and no text of a request gets into a log.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import sys
import traceback
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import typer
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from glossator.cli.shared import printable
from glossator_serve.refusals import ClientLeft, Refusal, refused, wants_page
from glossator_serve.settings import Settings

COOKIE = "glossator"
OPEN = ("/health", "/sign-in")
"""What those may ask who have not said the token; the style and the script, too."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: a browser would then say of a form of ours that its origin is null.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets requests through, or refuses them.

    Args:
        app: What answers.
        settings: Who may ask, and how much.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def sending(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "private, no-cache")
            try:
                # A client that takes nothing for so long holds its answer in memory.
                async with asyncio.timeout(self._settings.write_limit):
                    await send(message)
            except (TimeoutError, OSError):
                raise ClientLeft from None

        request = Request(scope, receive)
        try:
            answer = self._answer(request)
            await (answer or self._app)(scope, receive, sending)
        except Refusal as refusal:
            await refused(request, refusal)(scope, receive, sending)
        except ClientLeft:
            return
        except Exception as error:  # noqa: BLE001  # a server goes on
            tell(error)
            if not has_begun:
                said = "this is a mistake of the server: its log says where, not of what text"
                mistake = Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, said)
                await refused(request, mistake)(scope, receive, sending)

    def _answer(self, request: Request) -> ASGIApp | None:
        """An answer that takes nothing more; None where the request may go on.

        Raises:
            Refusal: where it may not.
        """
        self._check_host(request)
        self._check_origin(request)
        if self._settings.token is None or self._is_open(request.url.path):
            return None
        if self._is_signed(request):
            return None
        if self._says_token_in_address(request):
            return signed_in(request, self._settings, request.url.path)
        if wants_page(request) and request.method == "GET":
            return RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
        raise Refusal(
            HTTPStatus.UNAUTHORIZED,
            "expected the server's token: send `Authorization: Bearer TOKEN`",
            headers={"WWW-Authenticate": "Bearer"},
        )

    def _check_host(self, request: Request) -> None:
        hosts = request.headers.getlist("host")
        try:
            name = urlsplit(f"//{hosts[0]}").hostname if len(hosts) == 1 else None
        except ValueError:
            name = None
        if not name or not self._settings.is_known(name):
            raise Refusal(
                HTTPStatus.MISDIRECTED_REQUEST,
                "expected a Host that this server is known by: start it with --allow-host NAME",
            )

    def _check_origin(self, request: Request) -> None:
        """Refuse what a page elsewhere has a browser send."""
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return
        origin = request.headers.get("origin")
        is_own = origin is None or urlsplit(origin).netloc == request.headers["host"]
        site = request.headers.get("sec-fetch-site", "none")
        if not is_own or site not in ("none", "same-origin"):
            raise Refusal(
                HTTPStatus.FORBIDDEN, "expected a request of this server's own pages, or a program"
            )

    @staticmethod
    def _is_open(path: str) -> bool:
        return path in OPEN or path.startswith("/static/")

    def _is_signed(self, request: Request) -> bool:
        kind, _, said = request.headers.get("authorization", "").partition(" ")
        if kind.casefold() == "bearer" and is_token(said.strip(), self._settings):
            return True
        try:
            cookie = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return bool(cookie and hmac.compare_digest(cookie.value.encode(), _mark(self._settings)))

    def _says_token_in_address(self, request: Request) -> bool:
        """Whether it comes from the link that the server prints; the token leaves the address."""
        said = parse_qs(request.url.query).get("token", [""])[0]
        return request.method == "GET" and is_token(said, self._settings)


def is_token(said: str, settings: Settings) -> bool:
    """Whether it is the token, found out in the same time whatever it is."""
    return hmac.compare_digest(said.encode("utf-8", "replace"), (settings.token or "").encode())


def signed_in(request: Request, settings: Settings, address: str) -> RedirectResponse:
    """An answer that leads on, and by whose cookie the browser is known from then on."""
    answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
    answer.set_cookie(
        COOKIE,
        _mark(settings).decode(),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


def _mark(settings: Settings) -> bytes:
    """What a browser keeps in the place of the token."""
    token = (settings.token or "").encode()
    return hashlib.sha256(b"glossator sign-in " + token).hexdigest().encode()


def tell(error: BaseException) -> None:
    """Write into the log what went wrong and where, but nothing of what was asked."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "nowhere"
    typer.echo(printable(f"Error: {type(error).__name__} ({place})"), file=sys.stderr)
