"""The style and the script of a page, and the policy that allows these alone.

What stands here as ``.js`` and ``.css`` is for people; pages have the ``.min`` files, which
``make assets`` writes from it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
STYLE = "page.min.css"
SCRIPT = "page.min.js"
SEVERAL = "documents.min.js"
"""What a page of several documents has before `SCRIPT`: together they are one module."""


@cache
def style() -> str:
    """The page's style."""
    return _read(STYLE)


@cache
def script(*, several: bool = False) -> str:
    """The script of a page of one document, or of several: an ES module."""
    return (_read(SEVERAL) if several else "") + _read(SCRIPT)


def policy(*, several: bool = False) -> str:
    """The Content-Security-Policy of a page with `style` and `script` written into it.

    Nothing may be loaded, sent or run but these two.
    """
    own = _hash(script(several=several))
    return (
        f"default-src 'none'; style-src {_hash(style())}; script-src {own}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
