"""The style and the script of a page, and the policy that allows these alone."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_SCRIPTS = ("elements", "data", "block", "article", "card", "legend", "search", "reader", "main")
"""The files of the script, each after those it uses: together they are one module."""
_SEVERAL = ("documents", *_SCRIPTS)
"""Those of a page of several documents."""

_LOOSE = re.compile(r'("(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)| *([={}(),;:?<>&|*!]) *')
"""Spaces beside a sign of the script, which mean nothing; and its strings, in which they do."""


@cache
def style() -> str:
    """The page's style."""
    lean = _lean((_HERE / "page.css").read_text("utf-8"))
    return re.sub(r"(?<=:) | *([{};,]) *", r"\1", lean)


@cache
def script(*, several: bool = False) -> str:
    """The script of a page of one document, or of several: an ES module."""
    names = _SEVERAL if several else _SCRIPTS
    lean = "".join(_lean((_HERE / f"{name}.js").read_text("utf-8")) for name in names)
    return _LOOSE.sub(lambda found: found[1] or found[2], lean)


def policy(*, several: bool = False) -> str:
    """The Content-Security-Policy of a page with `style` and `script` written into it.

    Nothing may be loaded, sent or run but these two.
    """
    own = _hash(script(several=several))
    return (
        f"default-src 'none'; style-src {_hash(style())}; script-src {own}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _lean(text: str) -> str:
    """Without the margins of lines and the comments that have lines of their own."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*")))
